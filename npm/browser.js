// Isnad in a browser.

import init from './isnad.js';
import { Local } from './local.js';
import { Remote } from './remote.js';

export async function open({ worker = false, wasm } = {}) {
  if (!worker) {
    await init({ module_or_path: wasm ?? new URL('./isnad_bg.wasm', import.meta.url) });
    return new Local();
  }
  const thread = new Worker(new URL('./browser-worker.js', import.meta.url), { type: 'module' });
  const remote = new Remote(thread);
  thread.onmessage = ({ data }) => remote.receive(data);
  thread.onerror = ({ message }) => remote.fail(new Error(message || 'the worker could not be loaded'));
  return remote.start(wasm);
}
