// From an analysis to what is painted over each block.

import { within } from './blocks.js';
import { TINTS } from './style.js';

/** Every kind that can be shown; the first four are kinds of quotes. */
export const KINDS = ['direct', 'indirect', 'mixed', 'act', 'cue', 'source', 'date'];

/** The kinds that an attribute names; all where it names none. */
export function kindsOf(attribute) {
  const named = (attribute ?? '').split(/[\s,]+/).filter((kind) => KINDS.includes(kind));
  return new Set(named.length > 0 ? named : KINDS);
}

/** The colours of speakers: a name keeps its own while the text changes. */
export class Tints {
  #byName = new Map();
  #byId = [];

  /** Gives every speaker a colour; a new one gets the colour least in use. */
  assign(speakers) {
    const next = new Map();
    const used = new Array(TINTS).fill(0);
    const take = (name, n) => {
      next.set(name, n);
      used[n - 1]++;
    };
    for (const { name } of speakers) if (this.#byName.has(name) && !next.has(name)) take(name, this.#byName.get(name));
    for (const { name } of speakers) if (!next.has(name)) take(name, used.indexOf(Math.min(...used)) + 1);
    this.#byName = next;
    this.#byId = speakers.map(({ name }) => next.get(name));
  }

  /** The number of a speaker's colour; 0 for nobody known. */
  of(speaker) {
    return this.#byId[speaker] ?? 0;
  }
}

/** The stretches of a quote, what was said first. */
export const stretches = (quote) => [...quote.content, quote.cue, quote.source].filter(Boolean);

/** Calls `lay(span, item, names)` for all that is shown: `names` are highlights, `item` is what it is of. */
function each({ quotes, dates }, kinds, tints, lay) {
  for (const quote of quotes) {
    if (!kinds.has(quote.kind)) continue;
    const item = { quote: quote.id };
    const tint = tints.of(quote.speaker);
    const own = quote.kind === 'direct' || quote.kind === 'mixed';
    const names = [`${own ? 'speaker' : 'soft'}-${tint}`, ...(quote.kind === 'act' ? [] : [quote.kind])];
    for (const span of quote.content) lay(span, item, names);
    if (quote.cue && kinds.has('cue')) lay(quote.cue, item, ['cue']);
    if (quote.source && kinds.has('source')) lay(quote.source, item, ['source', `source-${tint}`]);
  }
  if (kinds.has('date')) for (const date of dates) lay(date, { date: date.id }, ['date']);
}

/** For each block what is painted: arrays of `[highlight, start, end]`. */
export function marksOf(analysis, blocks, starts, kinds, tints) {
  const marks = blocks.map(() => []);
  each(analysis, kinds, tints, (span, _, names) => {
    for (const [i, start, end] of within(blocks, starts, span.start, span.end)) {
      for (const name of names) marks[i].push([name, start, end]);
    }
  });
  return marks;
}

/** For each block what lies where: `{quote | date, start, end}`. */
export function itemsOf(analysis, blocks, starts, kinds, tints) {
  const items = blocks.map(() => []);
  each(analysis, kinds, tints, (span, item) => {
    for (const [i, start, end] of within(blocks, starts, span.start, span.end)) items[i].push({ ...item, start, end });
  });
  return items;
}
