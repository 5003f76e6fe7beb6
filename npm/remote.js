// A worker that analyses: how it is asked, and how it answers. It knows neither browsers nor Node.

/** The analysis in a worker: what is asked of it is answered in turn. */
export class Remote {
  #worker;
  #waiting = new Map();
  #asked = 0;
  #ended = null;

  /** `worker` has `postMessage` and `terminate`; what it sends is to be given to `receive`, its failure to `fail`. */
  constructor(worker) {
    this.#worker = worker;
  }

  /** Loads the core there and gives this; `wasm` is where it is, or what it is. Closes where that fails. */
  async start(wasm) {
    try {
      await this.#ask('start', wasm instanceof URL ? wasm.href : wasm);
      return this;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  analyze(text, options) {
    return this.#ask('analyze', text, options);
  }

  rules() {
    return this.#ask('rules');
  }

  close() {
    this.fail(new Error('the worker is closed'));
    this.#worker.terminate();
  }

  receive({ id, value, error }) {
    const asked = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) asked?.resolve(value);
    else asked?.reject(new Error(error));
  }

  fail(error) {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #ask(call, ...given) {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      const id = this.#asked++;
      this.#waiting.set(id, { resolve, reject });
      try {
        this.#worker.postMessage({ id, call, given });
      } catch (error) {
        this.#waiting.delete(id);
        reject(error);
      }
    });
  }
}

/** The answer to a message of `Remote`, in the worker; `core` has `analyze` and `rules`, `start` loads it. */
export async function answer(core, { id, call, given }, start) {
  try {
    return { id, value: call === 'start' ? void (await start(...given)) : core[call](...given) };
  } catch (error) {
    return { id, error: String(error?.message ?? error) };
  }
}
