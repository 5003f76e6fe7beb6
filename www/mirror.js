// Where the CSS Custom Highlight API is missing: a copy of the text below the editor, for reading, with mark elements.

import { asset } from './assets.js';
import { word } from './i18n.js';

/** A registry like the browser's, which draws its highlights in a copy of the text after each painting. */
export function mirror(editor, sheet) {
  const copy = document.createElement('div');
  copy.className = 'mirror';
  copy.setAttribute('role', 'region');
  copy.setAttribute('aria-label', word('mirror'));
  sheet.append(copy);
  style();
  const highlights = new Map();
  return { create: () => new Set(), highlights, painted: () => copy.replaceChildren(...paragraphs(editor, highlights)) };
}

/** The same style sheet, its highlights read as classes. */
async function style() {
  const response = await asset('highlights.css');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync((await response.text()).replace(/::highlight\(([\w-]+)\)/g, 'mark.hl-$1'));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** The painted paragraphs with their marks. */
function* paragraphs(editor, highlights) {
  const marks = new Map();
  for (const [name, ranges] of highlights) {
    for (const range of ranges) {
      const start = editor.offset(range.startContainer, range.startOffset);
      const end = editor.offset(range.endContainer, range.endOffset);
      if (start === null || end === null) continue;
      const index = editor.paragraphAt(start);
      if (!marks.has(index)) marks.set(index, []);
      marks.get(index).push({ name, start: start - editor.starts[index], end: end - editor.starts[index] });
    }
  }
  for (const [index, own] of [...marks].sort(([a], [b]) => a - b)) {
    yield marked(editor.paragraphs[index].textContent, own);
  }
}

/** A paragraph in which every stretch between two ends of marks is one element. */
function marked(text, marks) {
  const paragraph = document.createElement('p');
  const ends = new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])]);
  const cuts = [...ends].sort((a, b) => a - b);
  for (let i = 0; i + 1 < cuts.length; i++) {
    const names = marks.filter(({ start, end }) => start <= cuts[i] && cuts[i + 1] <= end).map(({ name }) => `hl-${name}`);
    const part = text.slice(cuts[i], cuts[i + 1]);
    if (names.length === 0) {
      paragraph.append(part);
      continue;
    }
    const mark = document.createElement('mark');
    mark.className = names.join(' ');
    mark.textContent = part;
    paragraph.append(mark);
  }
  return paragraph;
}
