// The one script: defines <isnad-text>, with the core inside. In a worker that the element has made of it, it is the worker.

import { define } from './element.js';
import { WORKER, characters, engine, own } from './engine.js';
import carried from './core.built.js';

if (globalThis.WorkerGlobalScope && self instanceof WorkerGlobalScope) {
  if (self.name === WORKER) carried().serve(self, characters);
} else {
  own(import.meta.url);
  define(engine);
}
