// The worker: an Analyst that is spoken to by messages.

import { Analyst } from './analyst.js';
import * as core from './isnad.js';

/** Bytes that are read at a time. */
const SLICE = 250_000;
/** Objects of the analysis that are sent at a time: the page makes them anew, and must not stand still for that. */
const PART = 400;

let analyst = null;

self.onmessage = async ({ data }) => {
  try {
    if (data.module) {
      await core.default({ module_or_path: data.module });
      analyst = new Analyst(core, SLICE, (share, turn) => self.postMessage({ share, turn }));
      self.postMessage({ ready: true });
      core.prepare();
    } else if (data.update) {
      const result = await analyst.update(data.update);
      if (result) self.postMessage({ turn: data.turn, result }, [result.spans.buffer, result.keys.buffer]);
    } else if (data.stop) analyst.stop();
    else if (data.details) send(data.details, analyst.details());
  } catch (error) {
    self.postMessage({ turn: data.turn, details: data.details, error: String(error?.message ?? error) });
  }
};

/** Sends the analysis in parts; `details` is the number of the question. */
function send(details, analysis) {
  if (analysis) {
    for (const name of ['quotes', 'speakers', 'dates']) {
      const all = analysis[name];
      for (let i = 0; i < all.length; i += PART) self.postMessage({ details, name, part: all.slice(i, i + PART) });
    }
    analysis = { ...analysis, quotes: [], speakers: [], dates: [] };
  }
  self.postMessage({ details, analysis });
}
