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
  // Who was here before has the face of the text on the device: it need not wait.
  if (read('face') !== null) document.querySelector('#fonts')?.setAttribute('media', 'all');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
}
