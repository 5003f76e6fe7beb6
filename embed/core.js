// What runs where the analysis runs: the core, its glue, and the answers to the page. xtask makes one function of this file,
// whose text is what a worker made of a Blob consists of, and which is called where no worker may be.

import { answer } from '../npm/remote.js';
import init, { analyze, prepare, rules } from '../npm/isnad.js';

const core = { analyze, rules };

/** What stands before the second character of a byte that has two. */
const RARE = 0x7e;

/** The bytes of the wasm, which the script carries as characters: first the alphabet in the order of bytes, then the text. */
export function bytes(characters) {
  let at = 0;
  const next = () => {
    const code = characters.charCodeAt(at++);
    return code === RARE ? 256 + characters.charCodeAt(at++) : code;
  };
  const values = new Uint8Array(512);
  for (let byte = 0; byte < 256; byte++) values[next()] = byte;
  const made = new Uint8Array(characters.length);
  let length = 0;
  while (at < characters.length) made[length++] = values[next()];
  return made.subarray(0, length);
}

/** Loads the core from its characters. */
async function start(characters) {
  if (characters === '') throw new Error('the script carries no core: something has taken its comments out');
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
