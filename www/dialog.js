// A dialog over the page: the browser's own, with its focus, its Escape and its backdrop.

import { button, element } from './dom.js';
import { word } from './i18n.js';

/** Opens a dialog with these parts; returns what closes it. */
export function openDialog(title, parts) {
  const dialog = element('dialog', 'dialog');
  const heading = element('h2', '', title);
  heading.id = 'dialog-title';
  dialog.setAttribute('aria-labelledby', heading.id);
  const away = button('icon');
  away.setAttribute('aria-label', word('close'));
  away.append(element('span', 'cross'));
  const head = element('div', 'dialog-head');
  head.append(heading, away);
  const body = element('div', 'dialog-body');
  body.append(...parts);
  dialog.append(head, body);
  const close = () => dialog.close();
  away.addEventListener('click', close);
  // A click beside it: the dialog itself is hit only where none of its parts is.
  dialog.addEventListener('pointerdown', ({ target }) => target === dialog && close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return close;
}
