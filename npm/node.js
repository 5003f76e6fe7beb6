// Isnad in Node.js.

import { Worker } from 'node:worker_threads';
import { Local } from './local.js';
import { Remote } from './remote.js';
import { load } from './node-load.js';

export async function open({ worker = false, wasm } = {}) {
  if (!worker) {
    await load(wasm);
    return new Local();
  }
  const thread = new Worker(new URL('./node-worker.js', import.meta.url));
  const remote = new Remote(thread);
  thread.on('message', (data) => remote.receive(data));
  thread.on('error', (error) => remote.fail(error));
  thread.on('exit', () => remote.fail(new Error('the worker has ended')));
  return remote.start(wasm);
}
