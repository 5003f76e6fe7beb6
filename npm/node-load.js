// Loads the core in Node.js, whose fetch knows no files.

import { readFile } from 'node:fs/promises';
import init from './isnad.js';

/** `wasm` is its address, its bytes or the compiled module; the file beside this one where it is not given. */
export async function load(wasm = new URL('./isnad_bg.wasm', import.meta.url)) {
  const url = typeof wasm === 'string' || wasm instanceof URL ? new URL(wasm) : null;
  await init({ module_or_path: url?.protocol === 'file:' ? await readFile(url) : (url ?? wasm) });
}
