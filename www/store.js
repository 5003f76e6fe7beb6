// Keeps the text and the settings on the device. A short text is written at once, so that not even a crash loses it;
// a long one goes to a database, which takes any length.

const PREFIX = 'isnad.';
/** Longer texts go to the database: writing them at once would hold up typing, and the quota is a few megabytes. */
const SHORT = 200_000;

/** A setting; null where there is none. */
export function get(key) {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null; // storage is switched off
  }
}

/** Keeps a setting, or forgets it where `value` is null; says whether it could. */
export function set(key, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
    return true;
  } catch {
    return false;
  }
}

/** The text kept last; empty where there is none. */
export async function loadText() {
  const text = get('text');
  if (text !== null) return text;
  if (get('long') === null) return '';
  try {
    return (await inDatabase('readonly', (texts) => texts.get('text'))) ?? '';
  } catch {
    return '';
  }
}

/** Keeps the text in place of the one before; says whether it could. */
export async function saveText(text) {
  if (text.length <= SHORT) {
    const kept = set('text', text);
    if (kept && get('long') !== null) await dropLong();
    if (kept) return true;
  }
  try {
    await inDatabase('readwrite', (texts) => texts.put(text, 'text'));
    return set('long', '1') && set('text', null);
  } catch {
    return false;
  }
}

/** Forgets the text. */
export async function forgetText() {
  set('text', null);
  if (get('long') !== null) await dropLong();
}

/** Keeps a text beside the one of the editor, in place of another kept so before; says whether it could. */
export async function keepBefore(text) {
  try {
    await inDatabase('readwrite', (texts) => texts.put(text, 'before'));
    return set('before', '1');
  } catch {
    return false;
  }
}

/** Whether a text is kept so. */
export const hasBefore = () => get('before') !== null;

/** Gives the text that was kept so, and keeps it no longer. */
export async function takeBefore() {
  set('before', null);
  const text = await inDatabase('readonly', (texts) => texts.get('before'));
  await inDatabase('readwrite', (texts) => texts.delete('before'));
  return text ?? '';
}

async function dropLong() {
  try {
    await inDatabase('readwrite', (texts) => texts.delete('text'));
    set('long', null);
  } catch {
    // Without a database nothing was kept in it.
  }
}

async function inDatabase(mode, act) {
  const transaction = (await connect()).transaction('texts', mode);
  return new Promise((resolve, reject) => {
    let value;
    act(transaction.objectStore('texts')).onsuccess = ({ target }) => (value = target.result);
    transaction.oncomplete = () => resolve(value);
    transaction.onabort = () => reject(transaction.error);
  });
}

let connection = null;

/** The open database. */
function connect() {
  connection ??= new Promise((resolve, reject) => {
    const opening = indexedDB.open('isnad', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('texts');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const forget = () => (connection = null);
      database.onclose = forget;
      // Another page of this site may delete or renew it.
      database.onversionchange = () => {
        database.close();
        forget();
      };
      resolve(database);
    };
  });
  return connection;
}
