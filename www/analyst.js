// Analyses a text that is being edited, for engine.js: in the worker, or in the page where there is none. A line is read
// once, and again when it changes; long texts are read in slices, between which later edits and «stop» are heard.

/** After longer waits it is worth looking whether another edit has come, in ms. */
const SLOW = 8;

export class Analyst {
  #session;
  #reading = null;
  /** Counts the edits; an earlier one gives up once a later one has come. */
  #turn = 0;
  #stopped = false;
  #slice;
  #told;
  /** How long the last reading took to put together, in ms. */
  #cost = 0;

  /** Reads with `core` `slice` bytes at a time, and tells after each which share of the text is read, by which update. */
  constructor({ Session }, slice, told) {
    this.#session = new Session();
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
    if (text !== undefined) this.#session.replace(first, last, text);
    let left = this.#session.read(this.#slice);
    const whole = left + this.#slice;
    while (left > 0 && !this.#stopped) {
      this.#told(1 - left / whole, turn);
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

  /** Makes do with what has been read. */
  stop() {
    this.#stopped = true;
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
