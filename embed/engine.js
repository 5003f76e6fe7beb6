// The one engine of a page, shared by all its elements: a worker wherever the page's policy allows one.
//
// 1. A worker of this very script, where the page's own host serves it: nothing but the script itself is asked for.
// 2. A worker of a Blob, for scripts from elsewhere; a strict policy allows it by `worker-src blob:`.
// 3. This thread, in pieces, where there may be no worker.

import { Remote } from '../npm/remote.js';
import carried from './core.built.js';

/** Carries the wasm as a comment, which xtask puts here when the script is bundled: of a literal every page would make a string. */
function carrier() {
  'ISNAD_WASM';
}
/** The wasm as characters, see core.js: what stands in the comment above; there is no other star in it. */
export const characters = () => String(carrier).split('*')[1] ?? '';
/** What a worker of this very script is called: by that it knows what it is. */
export const WORKER = 'isnad-text';
/** How long a worker may take to load, in ms. */
const PATIENCE = 10_000;

let opening = null;

/** The engine, loaded at the first call; rejects where WebAssembly may not run. */
export const engine = () => (opening ??= open());

/** Where this script is; empty where it stands in a page itself. */
let address = '';

/** Says where this script is, so that a worker can be made of it. */
export function own(url) {
  address = url ?? '';
}

async function open() {
  for (const attempt of [ownWorker, blobWorker]) {
    const remote = await attempt().catch(() => null);
    if (remote) return remote;
  }
  return carried().open(characters());
}

async function ownWorker() {
  const here = new URL(address);
  if (!/^https?:$/.test(here.protocol) || here.origin !== location.origin) return null;
  if (here.pathname === location.pathname) return null; // it stands in the page itself
  return begin(new Worker(trusted(here.href), { type: 'module', name: WORKER }));
}

async function blobWorker() {
  const source = new Blob([`(${carried})().serve(self)`], { type: 'text/javascript' });
  const url = URL.createObjectURL(source);
  try {
    return await begin(new Worker(trusted(url), { name: WORKER }), characters());
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function begin(worker, given) {
  const remote = new Remote(worker);
  worker.onmessage = ({ data }) => remote.receive(data);
  worker.onerror = (event) => {
    event.preventDefault();
    remote.fail(new Error(event.message || 'the worker could not be loaded'));
  };
  const timer = setTimeout(() => remote.fail(new Error('the worker does not answer')), PATIENCE);
  try {
    await remote.start(given);
    return remote;
  } catch (error) {
    remote.close();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

let policy;

/** The address of a worker as pages with Trusted Types want it. */
function trusted(url) {
  try {
    policy ??= globalThis.trustedTypes?.createPolicy('isnad', { createScriptURL: (given) => given }) ?? null;
  } catch {
    policy = null; // the page allows no policy of this name
  }
  return policy ? policy.createScriptURL(url) : url;
}
