// Paints spans over the editor's plain text with the CSS Custom Highlight API, without touching its nodes.
//
// Every kind is one Highlight under its own name, and every speaker has a tint: `speaker-N` for the speaker's words,
// `soft-N` where they are retold, `source-N` for who says them; N is the number of the colour.
// A paragraph whose text and spans have not changed keeps its ranges: an edit repaints its own paragraph.

import { FIELDS } from './engine.js';
import { colour, TINTS, tint } from './tints.js';

/** Up to so many paragraphs all are painted, of more those near the window. */
const FEW = 60;
/** So many characters fill a window: of a new text that is longer they are painted first, the rest behind the first frame. */
const WINDOW = 4000;
/** More than so many are never painted for being near a while ago. */
const ALL = 400;
/** How far from the window, in its own heights. */
const MARGIN = 1.5;

/** What lies over the tints of speakers, from below. */
const OVER = ['direct', 'indirect', 'mixed', 'act', 'source', 'cue', 'date', 'mention', 'lit'];

/** The browser's own registry; null where there is none. */
export const native = globalThis.CSS?.highlights
  ? { create: () => new Highlight(), highlights: CSS.highlights, painted() {} }
  : null;

/** The highlights of one editor. */
export class Painter {
  #editor;
  #kinds;
  #hidden = new Set();
  #spans = new Uint32Array(0);
  /** The index in `#spans` of the first record of each paragraph. */
  #first = [0];
  /** What each painted paragraph shows: its version, its records and its ranges. */
  #painted = new Map();
  #highlights = new Map();
  #registry;
  #frame = 0;
  /** The first and the last paragraph that are painted. */
  #ends = [];

  /** `kinds` are the names of the kinds of span by their codes; `registry` is where highlights are put. */
  constructor(editor, kinds, registry) {
    this.#editor = editor;
    this.#kinds = kinds;
    this.#registry = registry;
    // The later one lies over the earlier. Not by `priority`: WebKitGTK 2.50 ends the page where highlights that lie over each
    // other have one.
    for (let n = 0; n <= TINTS; n++) for (const name of ['speaker', 'soft', 'source']) this.#register(`${name}-${n}`);
    for (const name of OVER) this.#register(name);
    for (const type of ['scroll', 'resize']) addEventListener(type, () => this.#later(), { passive: true });
  }

  /** Paints behind the next frame, where the page is laid out: asking where paragraphs stand costs nothing then. */
  #later() {
    this.#frame ||= requestAnimationFrame(() => setTimeout(() => this.#paint(true)));
  }

  /** Shows the spans of the text as it is now; `keys` are those of its speakers. */
  show(spans, keys) {
    this.#spans = spans;
    colour(keys);
    this.#sortIn();
    this.#paint(false);
    if (this.#editor.paragraphs.length > FEW) this.#later();
    // Seen in traces of the browser: from here on what shows is right.
    performance.mark('isnad-painted');
    performance.clearMarks('isnad-painted');
  }

  /** Whether nothing that it has painted is there any more: the text is new. */
  get blank() {
    for (const [paragraph, { ranges }] of this.#painted) if (ranges.length > 0 && paragraph.isConnected) return false;
    return true;
  }

  /** Hides these kinds. */
  hide(kinds) {
    this.#hidden = kinds;
    this.#painted.clear();
    for (const highlight of this.#highlights.values()) highlight.clear();
    this.#paint(true);
  }

  /** Marks some stretches of the text, for example those of the quote that was chosen; the name is `lit` or `mention`. */
  mark(name, spans) {
    const highlight = this.#highlights.get(name);
    highlight.clear();
    for (const [start, end] of spans) for (const range of this.ranges(start, end)) highlight.add(range);
  }

  /** The ranges of a stretch of the text, one a paragraph. */
  ranges(start, end) {
    const { starts, paragraphs } = this.#editor;
    const ranges = [];
    for (let i = this.#editor.paragraphAt(start); i < paragraphs.length && starts[i] < end; i++) {
      const pair = [Math.max(start - starts[i], 0), Math.min(end, starts[i + 1] - 1) - starts[i]];
      if (pair[0] < pair[1]) ranges.push(...rangesIn(paragraphs[i], pair));
    }
    return ranges;
  }

  /** The records that lie over an offset and are shown, the shortest first. */
  at(offset) {
    const found = [];
    const [from, to] = this.#records(this.#editor.paragraphAt(offset));
    for (let i = from; i < to; i += FIELDS) {
      const [kind, start, end, id, speaker, of] = this.#spans.subarray(i, i + FIELDS);
      const name = this.#kinds[kind];
      if (start <= offset && offset < end && this.#shown(name)) found.push({ kind: name, start, end, id, speaker, of });
    }
    return found.sort((a, b) => a.end - a.start - (b.end - b.start));
  }

  #shown(kind) {
    return kind !== 'mention' && !this.#hidden.has(kind);
  }

  /** Sorts the records into paragraphs; those that run over several are cut at their ends. */
  #sortIn() {
    const { starts } = this.#editor;
    const spans = this.#cut(starts);
    const first = new Array(starts.length).fill(spans.length);
    let paragraph = 0;
    first[0] = 0;
    for (let i = 0; i < spans.length; i += FIELDS) {
      while (paragraph + 1 < starts.length && spans[i + 1] >= starts[paragraph + 1]) first[++paragraph] = i;
    }
    this.#spans = spans;
    this.#first = first;
  }

  #cut(starts) {
    const whole = this.#spans;
    const rest = [];
    let paragraph = 0;
    for (let i = 0; i < whole.length; i += FIELDS) {
      while (paragraph + 2 < starts.length && whole[i + 1] >= starts[paragraph + 1]) paragraph++;
      const end = whole[i + 2];
      for (let p = paragraph + 1; p + 1 < starts.length && starts[p] < end; p++) {
        rest.push([whole[i], starts[p], Math.min(end, starts[p + 1] - 1), ...whole.subarray(i + 3, i + FIELDS)]);
        if (p === paragraph + 1) whole[i + 2] = starts[p] - 1;
      }
    }
    if (rest.length === 0) return whole;
    for (let i = 0; i < whole.length; i += FIELDS) rest.push([...whole.subarray(i, i + FIELDS)]);
    return Uint32Array.from(rest.sort((a, b) => a[1] - b[1]).flat());
  }

  #records(paragraph) {
    return [this.#first[paragraph] ?? this.#spans.length, this.#first[paragraph + 1] ?? this.#spans.length];
  }

  /**
   * Paints the paragraphs near the window: those that are near now, or, unless they are to be `found`, those that were;
   * of a new text the first. Finding them lays the page out, for which its first frame should not wait.
   */
  #paint(found) {
    this.#frame = 0;
    const { paragraphs, starts } = this.#editor;
    const [from, to] = found ? this.#near() : (this.#still() ?? this.#beginning());
    const kept = new Map();
    for (let p = from; p < to; p++) {
      const paragraph = paragraphs[p];
      const version = this.#editor.version(paragraph);
      const records = relative(this.#spans, ...this.#records(p), starts[p]);
      let painted = this.#painted.get(paragraph);
      if (painted?.version !== version || !same(painted.records, records)) {
        if (painted) unpaint(painted);
        painted = { version, records, ranges: this.#add(paragraph, records) };
      }
      this.#painted.delete(paragraph);
      kept.set(paragraph, painted);
    }
    this.#painted.forEach(unpaint);
    this.#painted = kept;
    this.#ends = [paragraphs[from], paragraphs[to - 1]];
    this.#registry.painted();
  }

  /** Makes the ranges of one paragraph and puts each into its highlights. */
  #add(paragraph, records) {
    const pairs = [];
    const names = [];
    for (let i = 0; i < records.length; i += FIELDS) {
      const [code, start, end, , n, of] = records.subarray(i, i + FIELDS);
      const kind = this.#kinds[code];
      if (!this.#shown(kind)) continue;
      pairs.push(start, end);
      names.push([kind, ...tintOf(kind, n, this.#kinds[of])]);
    }
    if (pairs.length === 0) return [];
    return rangesIn(paragraph, pairs).flatMap((range, i) =>
      names[i].map((name) => {
        const highlight = this.#highlights.get(name);
        highlight.add(range);
        return { highlight, range };
      }),
    );
  }

  #register(name) {
    const highlight = this.#registry.create();
    this.#highlights.set(name, highlight);
    this.#registry.highlights.set(name, highlight);
  }

  /** The painted paragraphs and what has come between them; null where one of the ends is gone. */
  #still() {
    if (this.#editor.paragraphs.length <= FEW) return null;
    const [first, last] = this.#ends.map((end) => this.#editor.index(end));
    return 0 <= first && first <= last && last - first < ALL ? [first, last + 1] : null;
  }

  #beginning() {
    const { paragraphs, starts } = this.#editor;
    if (paragraphs.length <= FEW) return [0, paragraphs.length];
    let to = 1;
    while (to < FEW && starts[to] < WINDOW) to++;
    return [0, to];
  }

  /** The paragraphs to paint: from the first up to the last, left out. */
  #near() {
    const { paragraphs } = this.#editor;
    if (paragraphs.length <= FEW) return [0, paragraphs.length];
    const below = (y) => {
      let low = 0;
      let high = paragraphs.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (paragraphs[middle].getBoundingClientRect().bottom < y) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    return [below(-MARGIN * innerHeight), Math.min(below((1 + MARGIN) * innerHeight) + 1, paragraphs.length)];
  }
}

/** The highlights that colour a span by its speaker. */
function tintOf(kind, n, of) {
  if (kind === 'direct' || kind === 'mixed') return [`speaker-${n}`];
  if (kind === 'indirect' || kind === 'act') return [`soft-${n}`];
  return kind === 'source' && of ? [`source-${n}`] : [];
}

/** A range for each pair of start and end, counted from the paragraph's start. */
function rangesIn(paragraph, pairs) {
  const ranges = [];
  const only = paragraph.firstChild;
  for (let i = 0; i < pairs.length; i += 2) {
    const range = new Range();
    if (only?.nodeType === Node.TEXT_NODE && !only.nextSibling) {
      range.setStart(only, Math.min(pairs[i], only.length));
      range.setEnd(only, Math.min(pairs[i + 1], only.length));
    } else {
      range.setStart(...placeIn(paragraph, pairs[i], true));
      range.setEnd(...placeIn(paragraph, pairs[i + 1], false));
    }
    ranges.push(range);
  }
  return ranges;
}

/** The node and the place in it where the character after (or else before) `offset` stands: typing may part a text. */
function placeIn(paragraph, offset, after) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let place = [paragraph, 0];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    place = [node, Math.min(offset, node.length)];
    if (after ? offset < node.length : offset <= node.length) break;
    offset -= node.length;
  }
  return place;
}

function unpaint({ ranges }) {
  for (const { highlight, range } of ranges) highlight.delete(range);
}

/** What shows of the records `from` up to `to`: offsets from the paragraph's start, colours for speakers, no ids. */
function relative(spans, from, to, start) {
  const records = spans.slice(from, to);
  for (let i = 0; i < records.length; i += FIELDS) {
    records[i + 1] -= start;
    records[i + 2] -= start;
    records[i + 3] = 0;
    records[i + 4] = tint(records[i + 4]);
  }
  return records;
}

const same = (a, b) => a.length === b.length && a.every((n, i) => n === b[i]);
