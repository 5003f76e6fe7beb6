// The lists beside the text: quotes under those who said them, and the dates.

import { counted, word } from './i18n.js';
import { wording } from './timex.js';
import { tint } from './tints.js';

/** Entries that are listed at first, and with each «more». */
const PAGE = 200;

/** Fires `choose` with `detail: {quote}`, `{date}` or `{speaker}` when an entry is clicked. */
export class Panel extends EventTarget {
  #quotes;
  #dates;
  #text = '';
  #analysis = null;
  #hidden = new Set();
  #limit = { quotes: PAGE, dates: PAGE };

  /** The elements that hold the lists. */
  constructor(quotes, dates) {
    super();
    this.#quotes = quotes;
    this.#dates = dates;
    for (const list of [quotes, dates]) list.addEventListener('click', (event) => this.#click(event));
  }

  /** Lists what was found in `text`; `analysis` is null while there is no text. */
  show(text, analysis) {
    this.#text = text;
    this.#analysis = analysis;
    this.render();
  }

  /** Leaves out these kinds. */
  hide(kinds) {
    this.#hidden = kinds;
    this.render();
  }

  /** Writes the lists again, for example in another language. */
  render() {
    const focused = document.activeElement?.closest?.('[data-quote], [data-date], [data-speaker]')?.dataset;
    this.#quotes.replaceChildren(...this.#speakers());
    this.#dates.replaceChildren(...this.#times());
    if (!focused) return;
    const [[key, id]] = Object.entries(focused);
    this.#entry(key, id)?.focus({ preventScroll: true });
  }

  /** Shows which entry belongs to the place in the text; `chosen` is {quote}, {date} or nothing. */
  choose(chosen) {
    for (const entry of document.querySelectorAll('.panel [aria-current]')) entry.removeAttribute('aria-current');
    const [[key, id]] = Object.entries(chosen ?? {}).concat([[null, null]]);
    if (key === null) return;
    let entry = this.#entry(key, id);
    if (!entry) {
      this.#limit[`${key}s`] = Infinity;
      this.render();
      entry = this.#entry(key, id);
    }
    entry?.setAttribute('aria-current', 'true');
    // The lists scroll by themselves; the page must stay where the reader is.
    const box = entry?.closest('#quotes, #dates');
    if (box && box.scrollHeight > box.clientHeight) {
      const [inner, outer] = [entry.getBoundingClientRect(), box.getBoundingClientRect()];
      if (inner.top < outer.top || inner.bottom > outer.bottom) {
        box.scrollBy({ top: inner.top - outer.top - outer.height / 3 });
      }
    }
  }

  #entry(key, id) {
    return document.querySelector(`.panel [data-${key}="${id}"]`);
  }

  #click(event) {
    const entry = event.target.closest('button');
    if (!entry) return;
    if (entry.dataset.more) {
      this.#limit[entry.dataset.more] += PAGE;
      this.render();
      return;
    }
    const [[key, id]] = Object.entries(entry.dataset);
    this.dispatchEvent(new CustomEvent('choose', { detail: { [key]: Number(id) } }));
  }

  *#speakers() {
    if (!this.#analysis) return yield element('p', 'none', word('waiting'));
    const { quotes, speakers } = this.#analysis;
    const shown = quotes.filter((quote) => !this.#hidden.has(quote.kind));
    if (shown.length === 0) return yield element('p', 'none', word('noQuotes'));
    const bySpeaker = Map.groupBy(shown, (quote) => quote.speaker);
    // In the order of their first quote; what has no speaker comes last.
    const order = [...bySpeaker.keys()].sort((a, b) => (a === null) - (b === null));
    let left = this.#limit.quotes;
    for (const id of order) {
      if (left <= 0) break;
      const own = bySpeaker.get(id);
      yield this.#speaker(id === null ? null : speakers[id], own, left);
      left -= own.length;
    }
    if (left < 0 || shown.length > this.#limit.quotes) yield more('quotes');
  }

  #speaker(speaker, quotes, limit) {
    const group = element('section', `speaker tint-${tint(speaker?.id ?? null)}`);
    const head = speaker ? element('button', 'name') : element('p', 'name');
    if (speaker) {
      head.type = 'button';
      head.dataset.speaker = speaker.id;
    }
    head.append(element('i', 'dot'), bidi('strong', '', speaker?.name ?? word('unknown')), element('b', 'count', counted('quotes', quotes.length)));
    group.append(head);
    if (speaker) group.append(bidi('p', 'role', speaker.role ?? word(speaker.kind)));
    const list = element('ol', '');
    for (const quote of quotes.slice(0, limit)) list.append(this.#quote(quote));
    group.append(list);
    return group;
  }

  #quote(quote) {
    const entry = element('button', `quote kind-${quote.kind}`);
    entry.type = 'button';
    entry.dataset.quote = quote.id;
    const words = quote.content.map((span) => this.#text.slice(span.start, span.end)).join(' … ');
    const said = element('q', '', words);
    said.dir = 'auto';
    entry.append(element('span', 'kind', word(quote.kind)), said);
    const item = element('li', '');
    item.append(entry);
    return item;
  }

  *#times() {
    if (!this.#analysis) return yield element('p', 'none', word('waitingDates'));
    const dates = this.#hidden.has('date') ? [] : this.#analysis.dates;
    if (dates.length === 0) return yield element('p', 'none', word('noDates'));
    const list = element('ol', '');
    for (const date of dates.slice(0, this.#limit.dates)) {
      const entry = element('button', 'date');
      entry.type = 'button';
      entry.dataset.date = date.id;
      entry.append(bidi('strong', '', wording(date)), bidi('span', '', this.#text.slice(date.start, date.end)));
      const item = element('li', '');
      item.append(entry);
      list.append(item);
    }
    yield list;
    if (dates.length > this.#limit.dates) yield more('dates');
  }
}

function more(what) {
  const button = element('button', 'more', word('more'));
  button.type = 'button';
  button.dataset.more = what;
  return button;
}

/** An element with text, of a class. */
export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** An element whose text has a direction of its own, and stands where the page's direction puts it. */
export function bidi(name, className, text) {
  const made = element(name, className);
  const own = element('bdi', '', text);
  own.dir = 'auto';
  made.append(own);
  return made;
}
