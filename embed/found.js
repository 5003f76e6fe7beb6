// From an analysis to what is painted over each block.

import { cut, over } from './blocks.js';
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
  /** The quotes and dates in each block, by its number. */
  #inside = [];
  #blocks;
  #starts;
  #kinds;
  #tints;
  #names = new Map();
  #parts = [];
  #marks = [];
  #items = [];
  /** The names of all highlights that it takes. */
  names = new Set(['chosen']);

  constructor({ quotes, dates }, blocks, starts, kinds, tints) {
    [this.#blocks, this.#starts, this.#kinds, this.#tints] = [blocks, starts, kinds, tints];
    for (const quote of quotes) {
      if (!kinds.has(quote.kind)) continue;
      let [{ start }, { end }] = [quote.content[0], quote.content.at(-1)];
      for (const span of [quote.cue, quote.source]) {
        if (span?.start < start) start = span.start;
        if (span?.end > end) end = span.end;
      }
      this.#put({ quote }, start, end);
      this.#named(quote);
    }
    for (const [words, source] of this.#names.values()) for (const name of [...words, ...source]) this.names.add(name);
    if (kinds.has('cue')) this.names.add('cue');
    if (!kinds.has('date') || dates.length === 0) return;
    for (const date of dates) this.#put({ date }, date.start, date.end);
    this.names.add('date');
  }

  /** What is painted over a block: arrays of `[highlight, start, end]`. */
  marks(i) {
    return (this.#marks[i] ??= this.#in(i).flatMap(([start, end, , names]) => names.map((name) => [name, start, end])));
  }

  /** What lies where in a block: `{quote | date, start, end}`. */
  items(i) {
    return (this.#items[i] ??= this.#in(i).map(([start, end, item]) => ({ ...item, start, end })));
  }

  #put(found, start, end) {
    const [first, behind] = over(this.#starts, start, end);
    for (let i = first; i < behind; i++) (this.#inside[i] ??= []).push(found);
  }

  /** The names of the highlights of a quote's words, and of its source. */
  #named({ kind, speaker }) {
    const tint = this.#tints.of(speaker);
    const key = `${kind}-${tint}`;
    let names = this.#names.get(key);
    if (!names) {
      const own = kind === 'direct' || kind === 'mixed';
      const words = [`${own ? 'speaker' : 'soft'}-${tint}`, ...(kind === 'act' ? [] : [kind])];
      names = [words, this.#kinds.has('source') ? ['source', `source-${tint}`] : []];
      this.#names.set(key, names);
    }
    return names;
  }

  /** The stretches of a quote that show, each with the names of its highlights. */
  #quote(quote) {
    const [words, source] = this.#named(quote);
    const shown = quote.content.map((span) => [span, words]);
    if (quote.cue && this.#kinds.has('cue')) shown.push([quote.cue, ['cue']]);
    if (quote.source && source.length > 0) shown.push([quote.source, source]);
    return shown;
  }

  /** By block: `[start, end, item, names]` of all that stands in it; `names` are highlights, `item` is what it is of. */
  #in(i) {
    return (this.#parts[i] ??= (this.#inside[i] ?? []).flatMap(({ quote, date }) => {
      const shown = quote ? this.#quote(quote) : [[date, ['date']]];
      const item = quote ? { quote: quote.id } : { date: date.id };
      return shown.flatMap(([{ start, end }, names]) => {
        const part = cut(this.#blocks, this.#starts, i, start, end);
        return part ? [[...part, item, names]] : [];
      });
    }));
  }
}
