// The analysis in this thread, behind the same interface as in a worker.

import { analyze, rules } from './isnad.js';

/** What a worker's answers come from, too. */
export const core = { analyze, rules };

export class Local {
  async analyze(text, options) {
    return analyze(text, options);
  }

  async rules() {
    return rules();
  }

  close() {}
}
