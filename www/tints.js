// The colours of speakers. A speaker keeps theirs while the text is edited: it goes by the name, not by the number.

/** How many colours there are; see highlights.css. */
export const TINTS = 8;

/** The colour of each name by its key, and of each speaker of the text by their id. */
let byKey = new Map();
let byId = [];

/** Gives every speaker a colour; `keys` are `speakerKeys()` of the reading. Who is new gets the colour least in use. */
export function colour(keys) {
  const next = new Map();
  const used = new Array(TINTS).fill(0);
  for (const key of keys) {
    const kept = byKey.get(key);
    if (kept === undefined || next.has(key)) continue;
    next.set(key, kept);
    used[kept - 1]++;
  }
  byId = Array.from(keys, (key) => {
    if (!next.has(key)) {
      const least = used.indexOf(Math.min(...used));
      used[least]++;
      next.set(key, least + 1);
    }
    return next.get(key);
  });
  byKey = next;
}

/** The number of a speaker's colour, from 1; 0 where nobody is known. */
export const tint = (speaker) => byId[speaker] ?? 0;
