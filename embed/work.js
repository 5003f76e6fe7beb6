// Work that nobody waits for, in slices between which the page goes on.

/** How long a slice may be, in ms. */
const SLICE = 6;

const tasks = [];
let asked = false;

/** Does `task` soon. */
export function soon(task) {
  tasks.push(task);
  ask();
}

function ask() {
  if (asked) return;
  asked = true;
  const idle = globalThis.requestIdleCallback;
  if (idle) idle(slice, { timeout: 200 });
  else setTimeout(slice, 1);
}

function slice() {
  asked = false;
  const until = performance.now() + SLICE;
  while (tasks.length > 0 && performance.now() < until) {
    try {
      tasks.shift()();
    } catch (error) {
      reportError(error);
    }
  }
  if (tasks.length > 0) ask();
}
