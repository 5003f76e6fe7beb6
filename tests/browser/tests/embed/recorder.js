// The first script of each page of a host: notes what happens to it.
window.events = [];
window.violations = [];
for (const type of ['isnad-analysis', 'isnad-select', 'isnad-error']) {
  document.addEventListener(type, (event) => events.push([type, event.detail, event.target.id]));
}
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => violations.push(`${violatedDirective} ${blockedURI}`));
window.shifts = 0;
if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shifts += value))).observe({ type: 'layout-shift', buffered: true });
}
/** What the host has: its markup, where each element stands, and how it looks. */
window.taken = () => {
  const elements = [...document.querySelectorAll('body *:not(isnad-text)')];
  return JSON.stringify([
    document.documentElement.outerHTML,
    elements.map((element) => Object.values(element.getBoundingClientRect().toJSON()).map(Math.round)),
    elements.map((element) => [...getComputedStyle(element)].filter((name) => !name.startsWith('-')).map((name) => getComputedStyle(element).getPropertyValue(name)).join('|')),
  ]);
};
/** Where what the host has now differs from what it had; empty where it does not. */
window.changed = () => {
  const now = taken();
  const at = [...before].findIndex((letter, i) => letter !== now[i]);
  return now === before ? '' : `${before.slice(at - 40, at + 60)} ⇒ ${now.slice(at - 40, at + 60)}`;
};
/** The words of every highlight. */
window.painted = () =>
  Object.fromEntries([...CSS.highlights].filter(([, { size }]) => size > 0).map(([name, ranges]) => [name, [...ranges].map((r) => r.startContainer.data.slice(r.startOffset, r.endOffset))]));
window.all = (selector) => [...document.querySelectorAll(selector)];
window.states = () => [...new Set(all('isnad-text').map(({ state }) => state))].join();
/** The middle of some words of the page. */
window.placeOf = (words) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0 || node.parentElement.closest('script')) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    node.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = range.getClientRects()[0];
    return [left + width / 2, top + height / 2];
  }
  return null;
};
