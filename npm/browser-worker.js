// The worker of browser.js.

import init from './isnad.js';
import { core } from './local.js';
import { answer } from './remote.js';

const start = (wasm) => init({ module_or_path: wasm ?? new URL('./isnad_bg.wasm', import.meta.url) });

self.onmessage = async ({ data }) => self.postMessage(await answer(core, data, start));
