// Whether an article is light or dark: by the colour of its own text, whatever made it so.

const changes = new EventTarget();
let watching = false;
/** Colours may change in a transition: they are looked at once more, in ms. */
const SETTLED = 600;

/** `light` or `dark`. */
export function themeOf(element) {
  const { color } = getComputedStyle(element);
  const numbers = (color.match(/-?[\d.]+%?/g) ?? []).map((n) => (n.endsWith('%') ? parseFloat(n) / 100 : parseFloat(n)));
  if (numbers.length < 3) return 'light';
  const [a, b, c] = numbers;
  if (/^(ok)?l(ab|ch)/.test(color)) return (color.startsWith('ok') || a <= 1 ? a : a / 100) > 0.6 ? 'dark' : 'light';
  const whole = color.startsWith('rgb') ? 255 : 1;
  return (0.299 * a + 0.587 * b + 0.114 * c) / whole > 0.55 ? 'dark' : 'light';
}

/** Calls `act` whenever the page may have become light or dark, until `signal` aborts. */
export function onTheme(act, signal) {
  changes.addEventListener('change', act, { signal });
  if (watching) return;
  watching = true;
  let timer = 0;
  const tell = () => {
    changes.dispatchEvent(new Event('change'));
    clearTimeout(timer);
    timer = setTimeout(() => changes.dispatchEvent(new Event('change')), SETTLED);
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tell);
  const observer = new MutationObserver(tell);
  for (const element of [document.documentElement, document.body]) {
    if (element) observer.observe(element, { attributes: true, attributeFilter: ['class', 'style', 'data-theme', 'data-color-scheme', 'data-mode'] });
  }
}
