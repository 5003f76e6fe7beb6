// Sets language and theme before the first paint, so that neither flashes.
{
  const read = (key) => {
    try {
      return localStorage.getItem(`isnad.${key}`);
    } catch {
      return null; // storage is switched off
    }
  };
  const root = document.documentElement;
  if (read('lang') === 'en') {
    root.lang = 'en';
    root.dir = 'ltr';
  }
  const theme = read('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
}
