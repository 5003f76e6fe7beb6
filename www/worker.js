// The worker: analyses the texts that engine.js sends, and keeps the last analysis for when its objects are asked for.

import init, { Reading, prepare } from './isnad.js';

let reading = null;

self.onmessage = async ({ data }) => {
  try {
    if (data.module) {
      await init({ module_or_path: data.module });
      self.postMessage({ ready: true });
      prepare();
    } else if (data.details) {
      self.postMessage({ analysis: reading?.analysis() ?? null });
    } else {
      const next = new Reading(data.text, { date: data.date });
      reading?.free();
      reading = next;
      const [spans, keys] = [reading.spans(), reading.speakerKeys()];
      self.postMessage({ spans, keys }, [spans.buffer, keys.buffer]);
    }
  } catch (error) {
    self.postMessage({ error: String(error?.message ?? error) });
  }
};
