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
  /** What is in each block, by its number: `n` is the quote of that number, `~n` the date. */
  #inside = [];
  #quotes;
  #dates;
  #blocks;
  #starts;
  #kinds;
  #tints;
  /** By kind, and in there by tint: the names of the highlights of a quote's words, and of its source. */
  #names = {};
  #parts = [];
  #marks = [];
  #items = [];
  /** The names of all highlights that it takes. */
  names = new Set(['chosen']);

  constructor({ quotes, dates }, blocks, starts, kinds, tints) {
    [this.#quotes, this.#dates, this.#blocks, this.#starts, this.#kinds, this.#tints] = [quotes, dates, blocks, starts, kinds, tints];
    for (let n = 0; n < quotes.length; n++) {
      const { kind, content, cue, source, speaker } = quotes[n];
      if (!kinds.has(kind)) continue;
      const start = Math.min(content[0].start, cue?.start ?? Infinity, source?.start ?? Infinity);
      const end = Math.max(content[content.length - 1].end, cue?.end ?? 0, source?.end ?? 0);
      this.#put(n, start, end);
      this.#named(kind, tints.of(speaker));
    }
    if (kinds.has('cue')) this.names.add('cue');
    if (!kinds.has('date') || dates.length === 0) return;
    for (let n = 0; n < dates.length; n++) this.#put(~n, dates[n].start, dates[n].end);
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
  #named(kind, tint) {
    const own = (this.#names[kind] ??= []);
    if (!own[tint]) {
      const loud = kind === 'direct' || kind === 'mixed';
      const words = [`${loud ? 'speaker' : 'soft'}-${tint}`, ...(kind === 'act' ? [] : [kind])];
      own[tint] = [words, this.#kinds.has('source') ? ['source', `source-${tint}`] : []];
      for (const names of own[tint]) for (const name of names) this.names.add(name);
    }
    return own[tint];
  }

  /** The stretches of a quote that show, each with the names of its highlights. */
  #quote(quote) {
    const [words, source] = this.#named(quote.kind, this.#tints.of(quote.speaker));
    const shown = quote.content.map((span) => [span, words]);
    if (quote.cue && this.#kinds.has('cue')) shown.push([quote.cue, ['cue']]);
    if (quote.source && source.length > 0) shown.push([quote.source, source]);
    return shown;
  }

  /** By block: `[start, end, item, names]` of all that stands in it; `names` are highlights, `item` is what it is of. */
  #in(i) {
    return (this.#parts[i] ??= (this.#inside[i] ?? []).flatMap((n) => {
      const shown = n < 0 ? [[this.#dates[~n], ['date']]] : this.#quote(this.#quotes[n]);
      const item = n < 0 ? { date: ~n } : { quote: n };
      return shown.flatMap(([{ start, end }, names]) => {
        const part = cut(this.#blocks, this.#starts, i, start, end);
        return part ? [[...part, item, names]] : [];
      });
    }));
  }
}
