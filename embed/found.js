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

/** What is shown over blocks, worked out for a block when it is asked for: only those near the window ever are. */
export class Laid {
  /** By block: `[start, end, item, names]` of all that stands in it; `names` are highlights, `item` is what it is of. */
  #parts = [];
  #marks = [];
  #items = [];

  constructor({ quotes, dates }, blocks, starts, kinds, tints) {
    const lay = (span, item, names) => {
      for (const [i, start, end] of within(blocks, starts, span.start, span.end)) (this.#parts[i] ??= []).push([start, end, item, names]);
    };
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

  /** What is painted over a block: arrays of `[highlight, start, end]`. */
  marks(i) {
    return (this.#marks[i] ??= this.#in(i).flatMap(([start, end, , names]) => names.map((name) => [name, start, end])));
  }

  /** What lies where in a block: `{quote | date, start, end}`. */
  items(i) {
    return (this.#items[i] ??= this.#in(i).map(([start, end, item]) => ({ ...item, start, end })));
  }

  #in(i) {
    return this.#parts[i] ?? [];
  }
}
