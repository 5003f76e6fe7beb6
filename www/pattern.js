// Search by a regular expression. The core reads it, so that spelling makes no difference here either.

import { contentOf } from './dom.js';
import { ready } from './formats.js';
import { search } from './isnad_export.js';

/** A search for a pattern in the quotes of an analysis; throws an `Error` where it is none. */
export async function searchPattern(pattern, text, analysis) {
  await ready;
  const places = new Map();
  const found = search(text, analysis, pattern);
  for (let i = 0; i < found.length; i += 3) {
    const place = { start: found[i + 1], end: found[i + 2] };
    if (places.has(found[i])) places.get(found[i]).push(place);
    else places.set(found[i], [place]);
  }
  return {
    finds: (quote) => places.has(quote.id),
    /** Highlights what fits, below an element. */
    mark(box) {
      if (globalThis.CSS?.highlights) CSS.highlights.set('found', new Highlight(...ranges(box, places, text, analysis)));
    },
  };
}

function* ranges(box, places, text, analysis) {
  for (const entry of box.querySelectorAll('[data-quote]')) {
    const quote = analysis.quotes[entry.dataset.quote];
    const node = entry.querySelector('q')?.firstChild;
    if (!places.has(quote?.id) || node?.data !== contentOf(quote, text)) continue;
    for (const { start, end } of places.get(quote.id)) {
      let before = 0;
      for (const part of quote.content) {
        if (start >= part.start && end <= part.end) {
          const range = document.createRange();
          range.setStart(node, before + start - part.start);
          range.setEnd(node, before + end - part.start);
          yield range;
        }
        before += part.end - part.start + ' … '.length;
      }
    }
  }
}
