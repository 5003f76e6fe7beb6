// Offline: sw.js keeps the page's files. A new version is fetched while this one runs, and takes its place when the reader
// says so or loads the page again; never while the page is open in a second tab, whose text it could cost.

import { word } from './i18n.js';

/** How often a page that stays open asks for a new version, in ms. */
const OFTEN = 3_600_000;

/** `keep()` writes the text down; `notice(text, act, label)` says something and offers to act. */
export async function offline({ keep, notice }) {
  if (!navigator.serviceWorker || !/^https?:$/.test(location.protocol)) return;
  let registration;
  try {
    registration = await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
  } catch {
    return; // switched off, or the host serves no sw.js: the page needs neither
  }
  const offer = () => registration.waiting && navigator.serviceWorker.controller && notice(word('update'), renew, word('updateNow'));
  const renew = async () => {
    await keep();
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    if (!(await ask(registration.waiting))) notice(word('otherTabs'));
  };
  offer();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', ({ target }) => target.state === 'installed' && offer());
  });
  // Whoever leaves or loads the page again finds the new version.
  addEventListener('pagehide', () => registration.waiting?.postMessage('take over'));
  setInterval(() => registration.update().catch(() => {}), OFTEN);
}

/** Asks the new version to take over; says whether it does. */
function ask(worker) {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage('take over', [channel.port2]);
  });
}
