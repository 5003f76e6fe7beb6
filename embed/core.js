// What runs where the analysis runs: the core, its glue, and the answers to the page. xtask makes one function of this file,
// whose text is what a worker made of a Blob consists of, and which is called where no worker may be.

import { answer } from '../npm/remote.js';
import init, { analyze, prepare, rules } from '../npm/isnad.js';

const core = { analyze, rules };

/** The bytes of the wasm, which the script carries as characters: first the alphabet in the order of bytes, then the text. */
export function bytes(characters) {
  const values = new Uint8Array(512);
  for (let byte = 0; byte < 256; byte++) values[characters.charCodeAt(byte)] = byte;
  const made = new Uint8Array(characters.length - 256);
  for (let i = 0; i < made.length; i++) made[i] = values[characters.charCodeAt(i + 256)];
  return made;
}

/** Loads the core from its characters. */
async function start(characters) {
  await init({ module_or_path: await WebAssembly.compile(bytes(characters)) });
}

/** The core in this thread. */
export async function open(characters) {
  await start(characters);
  return { analyze: async (text, options) => analyze(text, options), rules: async () => rules(), prepare, close() {} };
}

/** Answers the messages of a page; `own()` gives the characters where the worker has them itself. */
export function serve(scope, own) {
  scope.onmessage = async ({ data }) => {
    scope.postMessage(await answer(core, data, (given) => start(given ?? own())));
    if (data.call === 'start') prepare();
  };
}
