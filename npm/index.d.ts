import type { Analysis, Options, RuleText } from './types.js';

export type * from './types.js';

/** How the core is opened. */
export interface OpenOptions {
  /** Analyse in a worker, so that long texts hold up nothing else; in this thread where it is left out. */
  worker?: boolean;
  /**
   * The core where it is not the file beside those of this package: the address of `isnad_bg.wasm` (a string or a `URL`),
   * its bytes, or the compiled `WebAssembly.Module`.
   */
  wasm?: string | object;
}

/** The analysis, in this thread or in a worker. */
export interface Isnad {
  /**
   * Finds every quote, speaker and date of `text`. Offsets count UTF-16 code units: `text.slice(start, end)` is the words.
   * Rejects with an `Error` where the day of publication is no day.
   */
  analyze(text: string, options?: Options): Promise<Analysis>;
  /** Every rule that quotes, speakers and dates may carry the id of, with its explanation. */
  rules(): Promise<RuleText[]>;
  /** Ends the worker; what still waits for an answer is rejected. Without a worker nothing happens. */
  close(): void;
}

/** Loads the core. */
export declare function open(options?: OpenOptions): Promise<Isnad>;
