// The page's own files and its worker: the only module that knows where they are. In the page in one file they are inside,
// and xtask/onefile/assets.js stands in its place.

/** A file of the page, as a Response. */
export const asset = (name) => fetch(new URL(name, import.meta.url));

/** Starts the worker; throws where there are no module workers. */
export const startWorker = () => new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
