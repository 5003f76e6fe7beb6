// Analyses a text that is being edited, for engine.js: in the worker, or in the page where there is none. A line is read
// once, and again when it changes; long texts are read in slices, between which later edits and «stop» are heard.

import { Session } from './isnad.js';

/** Characters that are taken, read and told before the rest of a long text: more than a window shows. */
const FIRST = 16_000;
/** After longer waits it is worth looking whether another edit has come, in ms. */
const SLOW = 8;

export class Analyst {
  #session = new Session();
  #reading = null;
  /** Counts the edits; an earlier one gives up once a later one has come. */
  #turn = 0;
  #stopped = false;
  /** The lines of a long text behind its beginning that are not taken yet: where they come, and what they are. */
  #rest = null;
  /** Lets the reading go on that waits for the page to show the beginning; null where none waits. */
  #on = null;
  #slice;
  #told;
  /** How long the last reading took to put together, in ms. */
  #cost = 0;

  /**
   * Reads `slice` bytes at a time, and tells after each which share of the text is read, by which update; and of a text
   * that is new from its beginning what there is to paint of that; then it waits for `goOn`.
   */
  constructor(slice, told) {
    this.#slice = slice;
    this.#told = told;
  }

  /**
   * Puts `text` in place of the lines from `first` up to `last`, where there is a change, and gives what there is to
   * paint; null when another edit has come meanwhile. `date` is the day of publication; with `auto` the text's own
   * comes before it. `left` tells how many bytes were not read since somebody said stop.
   */
  async update({ first, last, text, date, auto }) {
    const turn = ++this.#turn;
    this.#stopped = false;
    this.goOn();
    this.#append();
    if (text !== undefined) this.#replace(first, last, text);
    if (this.#rest) {
      this.#session.read(2 * FIRST);
      const reading = this.#session.reading({ date });
      this.#told(0, turn, { spans: reading.spans(), keys: reading.speakerKeys() });
      reading.free();
      // Two cores have enough to do with showing that.
      await new Promise((resolve) => (this.#on = resolve));
      if (turn !== this.#turn) return null;
      this.#append();
    }
    let left = this.#session.read(this.#stopped ? 0 : this.#slice);
    const whole = left + this.#slice;
    while (left > 0 && !this.#stopped) {
      this.#told(1 - left / whole, turn, null);
      await pause();
      if (turn !== this.#turn) return null;
      if (!this.#stopped) left = this.#session.read(this.#slice);
    }
    if (this.#cost > SLOW) await pause();
    if (turn !== this.#turn) return null;
    const begun = performance.now();
    const day = auto ? (this.#session.dateline() ?? '') : '';
    const reading = this.#session.reading({ date: day || date });
    this.#reading?.free();
    this.#reading = reading;
    const result = { spans: reading.spans(), keys: reading.speakerKeys(), day, left };
    this.#cost = performance.now() - begun;
    return result;
  }

  /** Of a long text that is new from its first line on only the beginning is taken at once. */
  #replace(first, last, text) {
    const end = first === 0 ? text.indexOf('\n', FIRST) : -1;
    const head = end < 0 ? text : text.slice(0, end);
    this.#session.replace(first, last, head);
    if (end >= 0) this.#rest = { at: head.split('\n').length, text: text.slice(end + 1) };
  }

  #append() {
    if (!this.#rest) return;
    const { at, text } = this.#rest;
    this.#rest = null;
    this.#session.replace(at, at, text);
  }

  /** Reads on behind the beginning, which shows. */
  goOn() {
    this.#on?.();
    this.#on = null;
  }

  /** Makes do with what has been read. */
  stop() {
    this.#stopped = true;
    this.goOn();
  }

  /** The last analysis as objects. */
  details() {
    return this.#reading?.analysis() ?? null;
  }
}

const { port1, port2 } = new MessageChannel();
const waiting = [];
port1.onmessage = () => waiting.shift()();

/** Lets all that has come be heard first. */
const pause = () =>
  new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(0);
  });
