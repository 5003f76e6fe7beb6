// assets.js of the page in one file: its files are inside. `files.json` and `worker.txt` are made by xtask; the wasm is
// packed, in a block of the page that no browser runs.

import FILES from './files.json';
import WORKER from './worker.txt';

/** A file of the page, as a Response. */
export async function asset(name) {
  return name in FILES ? new Response(FILES[name]) : unpacked(document.getElementById(name));
}

async function unpacked(block) {
  const text = atob(block.textContent);
  const bytes = Uint8Array.from(text, (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream, { headers: { 'content-type': block.type.split(';')[0] } });
}

/** Starts the worker. */
export function startWorker() {
  const url = URL.createObjectURL(new Blob([WORKER], { type: 'text/javascript' }));
  try {
    return new Worker(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}
