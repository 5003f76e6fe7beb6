// The second wasm of the core: formats, citations, search by a pattern. Nobody needs it before something is asked of it.

import { asset } from './assets.js';
import init from './isnad_export.js';

/** Done when the functions of `isnad_export.js` can be called. */
export const ready = asset('isnad_export_bg.wasm').then((response) => init({ module_or_path: response }));
