// The analysis behind one interface: in a worker, or in the page where module workers are missing.
//
//   update(change)  → {spans, keys, day, left} once the text is analysed, or null when a later change has taken its
//                     place; see Analyst.update. The text is empty at first and changes by these updates alone;
//   stop()          → ends the reading of a long text: its update gives what has been read;
//   details()       → the Analysis of the last update as objects, or null when a later one is on its way;
//   told            → is called with the share of a long text that has been read, and at first with {spans, keys} of
//                     its beginning;
//   kinds, rules    → the names of the kinds of span by their codes; the rules by their ids.

import { asset, startWorker } from './assets.js';

/** Numbers in a record of `spans`: kind, start, end, id, speaker, kind of the quote. */
export const FIELDS = 6;

const WASM = 'isnad_bg.wasm';
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
  return (await ready) ?? LocalEngine.start(module);
}

async function compile() {
  const response = await asset(WASM);
  if (!response.ok) throw new Error(`${WASM}: ${response.status}`);
  // A host that names another type than application/wasm can still be read whole.
  const streams = response.headers.get('content-type')?.startsWith('application/wasm');
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

const byId = (rules) => new Map(rules.map((rule) => [rule.id, rule]));

/** Analyses in the page itself. */
class LocalEngine {
  told = () => {};
  #analyst;
  #turn = 0;
  #running = 0;

  static async start(module) {
    const [{ Analyst }, core] = await Promise.all([import('./analyst.js'), import('./isnad.js')]);
    await core.default({ module_or_path: module });
    const engine = new LocalEngine();
    engine.#analyst = new Analyst(SLICE, async (share, turn, early) => {
      if (turn === engine.#turn) engine.told(share, early);
      if (!early) return;
      await frame();
      if (turn === engine.#turn) engine.#analyst.goOn();
    });
    engine.kinds = core.spanKinds();
    engine.rules = byId(core.rules());
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

  constructor(worker, { kinds, rules }) {
    this.kinds = kinds;
    this.rules = byId(rules);
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
      worker.onmessage = ({ data }) => (data.kinds ? resolve(new RemoteEngine(worker, data)) : fail());
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

  /** The beginning of a long text is shown before the worker reads on. */
  async #tell({ turn, share, early }) {
    if (turn !== this.#turn) return;
    this.told(share, early);
    if (early) await frame();
    if (early && turn === this.#turn) this.#worker.postMessage({ on: true });
  }

  #receive(data) {
    const { turn, result, share, details, name, part, analysis, error } = data;
    if (share !== undefined) return this.#tell(data);
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
