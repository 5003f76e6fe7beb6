// The analysis behind one interface: in a worker, or in the page where module workers are missing.
//
//   read(text, date) → {spans, keys} once this text is analysed, or null when a later text has taken its place;
//   details()        → the Analysis of the text read last, as objects, or null when a later one is on its way.

import { asset, startWorker } from './assets.js';
import init, { PageText, Reading, dateline, rules, spanKinds } from './isnad.js';

export { PageText, dateline };

/** Numbers in a record of `spans`: kind, start, end, id, speaker, kind of the quote. */
export const FIELDS = 6;

const WASM = 'isnad_bg.wasm';

/** Loads the core into the page and starts the worker beside it. */
export async function open() {
  let worker = null;
  try {
    worker = startWorker();
  } catch {
    // No module workers: the page does the work itself.
  }
  const module = await compile();
  await init({ module_or_path: module });
  const remote = worker && (await RemoteEngine.start(worker, module));
  const engine = remote ?? new LocalEngine();
  engine.kinds = spanKinds();
  engine.rules = new Map(rules().map((rule) => [rule.id, rule]));
  return engine;
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
  #reading = null;

  async read(text, date) {
    const reading = new Reading(text, { date });
    this.#reading?.free();
    this.#reading = reading;
    return { spans: reading.spans(), keys: reading.speakerKeys() };
  }

  async details() {
    return this.#reading?.analysis() ?? null;
  }
}

/** Analyses in a worker, one text at a time; of those that wait, only the latest is ever read. */
class RemoteEngine {
  #worker;
  #running = null;
  #waiting = null;
  #details = [];

  constructor(worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (event) => this.#receive({ error: event.message });
  }

  /** The engine once the worker has answered; null when it cannot run here. */
  static start(worker, module) {
    return new Promise((resolve) => {
      const fail = () => {
        worker.terminate();
        resolve(null);
      };
      worker.onerror = fail;
      worker.onmessage = ({ data }) => (data.ready ? resolve(new RemoteEngine(worker)) : fail());
      worker.postMessage({ module });
    });
  }

  read(text, date) {
    return new Promise((resolve, reject) => {
      this.#waiting?.resolve(null);
      this.#waiting = { text, date, resolve, reject };
      this.#next();
    });
  }

  details() {
    if (this.#running || this.#waiting) return Promise.resolve(null);
    return new Promise((resolve, reject) => {
      this.#details.push({ resolve, reject });
      this.#worker.postMessage({ details: true });
    });
  }

  #next() {
    if (this.#running || !this.#waiting) return;
    this.#running = this.#waiting;
    this.#waiting = null;
    const { text, date } = this.#running;
    this.#worker.postMessage({ text, date });
  }

  #receive({ spans, keys, analysis, error }) {
    const asked = analysis !== undefined || (error && !this.#running) ? this.#details.shift() : this.#running;
    if (asked === this.#running) this.#running = null;
    if (error) asked?.reject(new Error(error));
    else asked?.resolve(spans ? { spans, keys } : analysis);
    this.#next();
  }
}
