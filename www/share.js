// A link that carries the text: compressed, behind the `#`, which browsers send to no server.
//
//   #t1<base64url of deflate-raw of UTF-8: the day of publication or nothing, a line feed, the text>
//
// The digit is the version of this format.

import { copy } from './clipboard.js';
import { button, element } from './dom.js';
import { openDialog } from './dialog.js';
import { number, word } from './i18n.js';

const MARK = '#t1';
/** Links that some applications cut off, and those that some browsers do not open, in characters. */
const LONG = 8_000;
const TOO_LONG = 64_000;
/** The most that a link may unfold to, in bytes: a small link can hold a great deal of nothing. */
const MOST = 50_000_000;

/** The link to this page with a text in it. */
export async function linkTo(text, day) {
  const bytes = new TextEncoder().encode(`${day}\n${text}`);
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const letters = base64url(new Uint8Array(await new Response(packed).arrayBuffer()));
  return `${location.href.split('#')[0]}${MARK}${letters}`;
}

/** The text and day in the fragment of an address: {text, day}; null where it holds none. */
export async function fromHash(hash) {
  if (!hash.startsWith(MARK)) return null;
  try {
    const whole = new TextDecoder('utf-8', { fatal: true }).decode(await unpacked(bytesOf(hash.slice(MARK.length))));
    const end = whole.indexOf('\n');
    const day = whole.slice(0, end);
    if (end < 0 || !/^(\d{4}-\d\d-\d\d)?$/.test(day)) return null;
    return { day, text: whole.slice(end + 1).replace(/\r\n?/g, '\n') };
  } catch {
    return null; // cut off on the way, or never one of ours
  }
}

async function unpacked(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > MOST) throw new Error('too long');
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function base64url(bytes) {
  let letters = '';
  for (let i = 0; i < bytes.length; i += 0x8000) letters += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytesOf(letters) {
  return Uint8Array.from(atob(letters.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}

/** Opens the dialog with the link. */
export async function share(text, day, say) {
  const link = await linkTo(text, day);
  const field = element('input', 'link-field');
  field.readOnly = true;
  field.dir = 'ltr';
  field.value = link;
  field.setAttribute('aria-label', word('shareLink'));
  field.addEventListener('focus', () => field.select());
  const send = button('primary', word('copyLink'));
  const row = element('p', 'row');
  row.append(field, send);
  const parts = [element('p', 'quiet', word('shareHow')), row];
  if (link.length > LONG) {
    const warning = element('p', 'warning', word(link.length > TOO_LONG ? 'linkTooLong' : 'linkLong').replace('#', number(link.length)));
    warning.setAttribute('role', 'alert');
    parts.push(warning);
  }
  const close = openDialog(word('share'), parts);
  send.focus();
  send.addEventListener('click', async () => {
    if (await copy(link)) {
      close();
      say(word('copied'));
    } else {
      field.focus();
      say(word('copyByHand'));
    }
  });
}

/** A line above the text as long as an earlier text waits to be taken back: `restore` and `drop` act on it. */
export function offerBefore(sheet, restore, drop) {
  sheet.querySelector('.before')?.remove();
  const line = element('div', 'before');
  line.setAttribute('role', 'status');
  const act = (label, then) => {
    const made = button('', word(label));
    made.dataset.t = label;
    made.addEventListener('click', () => {
      line.remove();
      then();
    });
    return made;
  };
  const told = element('span', '', word('before'));
  told.dataset.t = 'before';
  line.append(told, act('restore', restore), act('dropBefore', drop));
  sheet.prepend(line);
}
