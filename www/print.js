// What goes to the printer or into a PDF: the text with marks that every browser prints, the number of the speaker
// behind each quote, and the speakers by their numbers. Without colour nothing is lost.

import { bidi, element } from './dom.js';
import { counted, word } from './i18n.js';
import { wording } from './timex.js';
import { tint } from './tints.js';

/** Puts the printed page into the document, in place of one before. */
export function prepare({ text, analysis, hidden, day }) {
  clear();
  const page = element('article', '');
  page.id = 'print';
  const quotes = analysis.quotes.filter((quote) => !hidden.has(quote.kind));
  const numbers = new Map();
  for (const { speaker } of quotes) if (speaker !== null && !numbers.has(speaker)) numbers.set(speaker, numbers.size + 1);
  const marks = marksOf(quotes, analysis, hidden, numbers).sort((a, b) => a.start - b.start || b.end - a.end);
  let at = 0;
  let first = 0;
  for (const line of text.split('\n')) {
    const end = at + line.length;
    while (first < marks.length && marks[first].end <= at) first++;
    const own = [];
    for (let i = first; i < marks.length && marks[i].start < end; i++) if (marks[i].end > at) own.push(marks[i]);
    if (line.trim()) page.append(paragraph(line, at, own));
    at = end + 1;
  }
  page.append(...appendix(analysis, quotes, numbers, hidden, day));
  document.body.append(page);
}

/** Takes the printed page away. */
export function clear() {
  document.querySelector('#print')?.remove();
}

/** The stretches of the text that are marked; `note` stands behind the last part of a quote. */
function marksOf(quotes, analysis, hidden, numbers) {
  const marks = [];
  const add = (span, className, note) => span && marks.push({ ...span, className, note });
  for (const quote of quotes) {
    const last = quote.content.length - 1;
    quote.content.forEach((span, i) => add(span, `p-${quote.kind} tint-${tint(quote.speaker)}`, i === last ? numbers.get(quote.speaker) : undefined));
    if (!hidden.has('cue')) add(quote.cue, 'p-cue');
    if (!hidden.has('source')) add(quote.source, `p-source tint-${tint(quote.speaker)}`);
  }
  if (!hidden.has('date')) for (const date of analysis.dates) add(date, 'p-date');
  return marks;
}

/** A paragraph in which every stretch between two ends of marks is one element. */
function paragraph(line, at, marks) {
  const made = element('p', '');
  made.dir = 'auto';
  const ends = new Set([0, line.length]);
  for (const { start, end } of marks) for (const place of [start, end]) if (place > at && place < at + line.length) ends.add(place - at);
  const cuts = [...ends].sort((a, b) => a - b);
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [at + cuts[i], at + cuts[i + 1]];
    const own = marks.filter(({ start, end }) => start <= from && to <= end);
    const words = line.slice(cuts[i], cuts[i + 1]);
    made.append(own.length > 0 ? element('mark', own.map(({ className }) => className).join(' '), words) : words);
    for (const { end, note } of own) if (end === to && note) made.append(element('sup', '', String(note)));
  }
  return made;
}

function* appendix({ speakers }, quotes, numbers, hidden, day) {
  const key = element('p', 'p-key');
  for (const kind of ['direct', 'mixed', 'indirect', 'act', 'cue', 'source', 'date']) {
    if (!hidden.has(kind)) key.append(element('mark', `p-${kind} tint-0`, word(kind)), ' ');
  }
  yield key;
  if (numbers.size > 0) yield element('h2', '', word('who'));
  const list = element('ol', 'p-speakers');
  for (const [id, number] of numbers) {
    const { name, role } = speakers[id];
    const item = element('li', `tint-${tint(id)}`);
    item.value = number;
    item.append(bidi('b', '', name), ...(role ? [' — ', bidi('span', '', role)] : []), ` (${counted('quotes', quotes.filter((quote) => quote.speaker === id).length)})`);
    list.append(item);
  }
  yield list;
  const made = element('p', 'p-made', word('printed'));
  if (day) made.append(` · ${word('day')}: ${wording({ value: day, type: 'DATE' })}`);
  yield made;
}
