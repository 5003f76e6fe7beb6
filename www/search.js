// Search in what the lists show: letters as people type them, so that أ finds ا, ة finds ه, and diacritics do not matter.

const FOLDS = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ئ: 'ي', ؤ: 'و', ة: 'ه', ک: 'ك' };
/** What is written over or between letters: diacritics, tatweel, marks of direction. */
const SKIPPED = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069]/;

/** The folded letters of a text, and where each stands in it. */
function fold(text) {
  let letters = '';
  const places = [];
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (SKIPPED.test(letter)) continue;
    const digit = '٠١٢٣٤٥٦٧٨٩'.indexOf(letter);
    letters += digit >= 0 ? digit : (FOLDS[letter] ?? letter.toLowerCase()[0]);
    places.push(i);
  }
  return { letters, places };
}

/** A search for words, all of which must be there; null for no words. */
export function search(words) {
  const wanted = fold(words).letters.split(/\s+/).filter(Boolean);
  globalThis.CSS?.highlights?.delete('found');
  if (wanted.length === 0) return null;
  return {
    /** Whether all the words stand in a quote, or all in its speaker's name. */
    finds(_quote, ...texts) {
      return texts.some((text) => {
        const { letters } = fold(text);
        return wanted.every((word) => letters.includes(word));
      });
    },
    /** Highlights the words below an element. */
    mark(box) {
      if (globalThis.CSS?.highlights) CSS.highlights.set('found', new Highlight(...ranges(box, wanted)));
    },
  };
}

function* ranges(box, wanted) {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest('q, strong')) continue;
    const { letters, places } = fold(node.data);
    for (const word of wanted) {
      for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + word.length)) {
        const range = document.createRange();
        range.setStart(node, places[at]);
        range.setEnd(node, places[at + word.length - 1] + 1);
        yield range;
      }
    }
  }
}
