// Small things of the shadow tree. Text is always text: nothing here makes markup of it.

/** An element with a class, parts of the shadow tree that hosts may style by `::part`, and children. */
export function element(name, { className, part, dir, lang, ...rest } = {}, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (part) made.setAttribute('part', part);
  if (dir) made.dir = dir;
  if (lang) made.lang = lang;
  if (name === 'button') made.type = 'button';
  for (const [key, value] of Object.entries(rest)) made.setAttribute(key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), value);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Text in a direction of its own. */
export const bidi = (text) => element('bdi', { dir: 'auto' }, text);

/** Shows an element above everything of the host's page, whatever stacks or clips there. */
export function lift(box) {
  box.classList.add('open');
  if (!box.matches('[popover]') || !box.showPopover) return;
  // What was opened last is on top.
  if (box.matches(':popover-open')) box.hidePopover();
  box.showPopover();
}

/** The opposite of `lift`. */
export function lower(box) {
  box.classList.remove('open');
  if (box.hidePopover && box.matches(':popover-open')) box.hidePopover();
}
