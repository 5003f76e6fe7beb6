// The text of HTML as clean paragraphs. It is parsed in a document of its own, where nothing runs and nothing loads.

const BLOCK =
  /^(address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul)$/;
/** What is not text, whoever pastes it. */
const NO_TEXT =
  /^(audio|button|canvas|datalist|embed|head|iframe|img|input|link|math|meta|noscript|object|picture|script|select|style|svg|template|textarea|title|video)$/;
/** What in a whole page stands around its text. */
const AROUND = /^(aside|footer|form|nav)$/;
/** What is not shown, and the bullets that Word writes as text. */
const UNSEEN = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-list\s*:\s*ignore/i;

/** The text of a piece of HTML, a paragraph a line; of a whole page only what it is about. */
export function textOfHtml(html, { page = false } = {}) {
  const parsed = new DOMParser().parseFromString(quiet(html), 'text/html');
  const lines = [''];
  walk(page ? content(parsed) : parsed.body, lines, page, false);
  return lines.map(clean).filter(Boolean).join('\n');
}

/** The same without what the policy of this page forbids and the parser would complain of. It would not run either way. */
const quiet = (html) =>
  html
    .replace(/<(script|style)\b[^]*?<\/\1\s*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'])(style|on[a-z]+)(?=\s*=)/gi, '$1 data-$2'));

/** What a page is about: its one article, else its main part, else all of it. */
function content(page) {
  const articles = page.querySelectorAll('article');
  return (articles.length === 1 && articles[0]) || page.querySelector('main, [role=main]') || page.body;
}

function walk(parent, lines, page, pre) {
  for (const child of parent.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      const [first, ...rest] = pre ? child.data.split('\n') : [child.data.replace(/[ \t\r\n\f]+/g, ' ')];
      lines[lines.length - 1] += first;
      lines.push(...rest);
    } else if (child.nodeType === Node.ELEMENT_NODE) element(child, lines, page, pre);
  }
}

function element(child, lines, page, pre) {
  const name = child.localName;
  if (NO_TEXT.test(name) || (page && AROUND.test(name)) || child.hidden || UNSEEN.test(child.getAttribute('data-style') ?? '')) return;
  if (name === 'br') return lines.push('');
  // The marks around <q> are the browser's: they are in no text.
  const [before, after] = name === 'q' ? ['«', '»'] : ['', name === 'td' || name === 'th' ? ' ' : ''];
  const block = BLOCK.test(name);
  if (block) lines.push('');
  lines[lines.length - 1] += before;
  walk(child, lines, page, pre || name === 'pre');
  lines[lines.length - 1] += after;
  if (block) lines.push('');
}

/** A line without what only served to set it: no-break spaces, soft hyphens, spaces in a row. */
export const clean = (line) => line.replace(/[\u00AD\u200B\uFEFF]/g, '').replace(/[\s\u00A0]+/g, ' ').trim();
