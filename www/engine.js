// The analysis behind one interface. The beginning of a text is read in the page, so that it shows with the very frame that
// shows the text; the text is read in a worker, or in the page as well where module workers are missing.
//
//   prepare()       → reads the words ahead of the first text;
//   beginning(text) → {spans, keys} of a few thousand characters, at once;
//   update(change)  → {spans, keys, day, left} once the text is analysed, or null when a later change has taken its
//                     place; see Analyst.update. The text is empty at first and changes by these updates alone;
//   stop()          → ends the reading of a long text: its update gives what has been read;
//   details()       → the Analysis of the last update as objects, or null when a later one is on its way;
//   told            → is called with the share of a long text that has been read;
//   kinds, rules    → the names of the kinds of span by their codes; the rules by their ids.

import { asset, startWorker } from './assets.js';
import * as core from './isnad.js';

/** Numbers in a record of `spans`: kind, start, end, id, speaker, kind of the quote. */
export const FIELDS = 6;

const WASM = 'isnad_bg.wasm';
/** More bytes than any text has. */
const ALL = 0xffffffff;
/** In the page, so many bytes are read at a time: it must not stand still meanwhile. */
const SLICE = 30_000;

/** How long to wait for a frame where nobody looks and none is painted, in ms. */
const NO_FRAME = 200;

/** Once the next frame is painted. */
export const frame = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, NO_FRAME);
  });

/** Loads the core and starts it. */
export async function open() {
  let worker = null;
  try {
    worker = startWorker();
  } catch {
    // No module workers: the page does the work itself.
  }
  // The worker and the module load side by side.
  const ready = worker && RemoteEngine.ready(worker);
  const module = await compile();
  worker?.postMessage({ module });
  await core.default({ module_or_path: module });
  return new Engine(ready);
}

class Engine {
  told = () => {};
  /** What reads the whole text, once it is there. */
  #whole;
  #rules = null;

  constructor(ready) {
    this.kinds = core.spanKinds();
    this.#whole = this.#open(ready);
  }

  async #open(ready) {
    const whole = (await ready) ?? (await LocalEngine.start());
    whole.told = (share) => this.told(share);
    return whole;
  }

  get rules() {
    return (this.#rules ??= new Map(core.rules().map((rule) => [rule.id, rule])));
  }

  /** Gets ready for the first text, at a time when nobody waits. */
  prepare() {
    core.prepare();
  }

  beginning(text) {
    const session = new core.Session();
    session.replace(0, 1, text);
    session.read(ALL);
    const reading = session.reading();
    const found = { spans: reading.spans(), keys: reading.speakerKeys() };
    reading.free();
    session.free();
    return found;
  }

  async update(change) {
    return (await this.#whole).update(change);
  }

  async stop() {
    (await this.#whole).stop();
  }

  async details() {
    return (await this.#whole).details();
  }
}

async function compile() {
  const response = await asset(WASM);
  if (!response.ok) throw new Error(`${WASM}: ${response.status}`);
  // A host that names another type than application/wasm can still be read whole.
  const streams = response.headers.get('content-type')?.startsWith('application/wasm');
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** Analyses in the page itself. */
class LocalEngine {
  told = () => {};
  #analyst;
  #turn = 0;
  #running = 0;

  static async start() {
    const { Analyst } = await import('./analyst.js');
    const engine = new LocalEngine();
    engine.#analyst = new Analyst(core, SLICE, (share, turn) => turn === engine.#turn && engine.told(share));
    return engine;
  }

  async update(change) {
    this.#turn++;
    this.#running++;
    try {
      return await this.#analyst.update(change);
    } finally {
      this.#running--;
    }
  }

  stop() {
    this.#analyst.stop();
  }

  async details() {
    return this.#running ? null : this.#analyst.details();
  }
}

/** Analyses in a worker. */
class RemoteEngine {
  told = () => {};
  #worker;
  #turn = 0;
  /** The last update, while it has no answer. */
  #asked = null;
  /** Questions for details by their numbers: who asked, and the parts that have come. */
  #details = new Map();
  #questions = 0;

  constructor(worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (event) => this.#receive({ error: event.message, turn: this.#turn });
  }

  /** The engine once the worker has answered; null when it cannot run here. */
  static ready(worker) {
    return new Promise((resolve) => {
      const fail = () => {
        worker.terminate();
        resolve(null);
      };
      worker.onerror = fail;
      worker.onmessage = ({ data }) => (data.ready ? resolve(new RemoteEngine(worker)) : fail());
    });
  }

  update(change) {
    return new Promise((resolve, reject) => {
      this.#asked?.resolve(null);
      this.#asked = { resolve, reject };
      this.#worker.postMessage({ update: change, turn: ++this.#turn });
    });
  }

  stop() {
    this.#worker.postMessage({ stop: true });
  }

  details() {
    if (this.#asked) return Promise.resolve(null);
    return new Promise((resolve, reject) => {
      const details = ++this.#questions;
      this.#details.set(details, { resolve, reject, quotes: [], speakers: [], dates: [] });
      this.#worker.postMessage({ details });
    });
  }

  #receive(data) {
    const { turn, result, share, details, name, part, analysis, error } = data;
    if (share !== undefined) return turn === this.#turn && this.told(share);
    const asked = details ? this.#details.get(details) : turn === this.#turn ? this.#asked : null;
    if (!asked) return;
    if (part) return asked[name].push(...part);
    if (details) this.#details.delete(details);
    else this.#asked = null;
    if (error) asked.reject(new Error(error));
    else if (!details) asked.resolve(result);
    else asked.resolve(analysis && { ...analysis, quotes: asked.quotes, speakers: asked.speakers, dates: asked.dates });
  }
}
