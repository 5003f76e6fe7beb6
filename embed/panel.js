// The panel: who said what, and when; in a drawer that a button opens, or where the host put the element.

import { counted, speak, word } from '../www/i18n.js';
import { wording } from '../www/timex.js';
import { bidi, element, lift, lower } from './dom.js';

/** Entries of a list at first, and with each «more». */
const PAGE = 100;

/** Fires `choose` with `detail: {quote}`, `{date}` or `{speaker}`: ids, when an entry is clicked. */
export class Panel extends EventTarget {
  #list = element('div', { className: 'list', part: 'list' });
  #title = element('h2', { part: 'panel-title' });
  #close = element('button', { className: 'close', part: 'panel-close' }, '×');
  #count = element('span');
  #name = element('b');
  #pill = element('button', { className: 'pill', part: 'button', ariaExpanded: 'false' }, this.#name, this.#count);
  #box = null;
  #found = null;
  #open = false;
  #limit = PAGE;

  constructor() {
    super();
    this.#list.addEventListener('click', ({ target }) => this.#click(target.closest('button')));
    this.#pill.addEventListener('click', () => this.toggle(true));
    this.#close.addEventListener('click', () => this.toggle(false));
  }

  /** The elements of the panel in one of its forms, `inline` or `drawer`. */
  boxes(form) {
    const drawer = form === 'drawer';
    const bar = element('div', { className: 'bar', part: 'panel-bar' }, this.#title, drawer ? this.#close : null);
    this.#box = element('section', { className: form, part: 'panel', ...(drawer && { popover: 'manual' }) }, bar, this.#list);
    this.#box.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !drawer) return;
      event.stopPropagation();
      this.toggle(false);
    });
    this.render();
    return drawer ? [this.#pill, this.#box] : [this.#box];
  }

  /** Opens or closes the drawer. */
  toggle(open) {
    this.#open = open;
    this.#pill.hidden = open;
    this.#pill.ariaExpanded = String(open);
    if (open) lift(this.#box);
    else lower(this.#box);
    (open ? this.#close : this.#pill).focus({ preventScroll: true });
  }

  /** Lists what was found: `{text, analysis, tint, kinds}`. */
  show(found) {
    this.#found = found;
    this.render();
  }

  /** Writes everything again, as in another language. */
  render() {
    this.#name.textContent = word('name');
    this.#title.textContent = word('who');
    this.#close.setAttribute('aria-label', word('close'));
    const quotes = this.#found ? this.#found.analysis.quotes.filter(({ kind }) => this.#found.kinds.has(kind)) : [];
    // The button comes when there is something to tell, and does not grow before the reader's eyes.
    this.#pill.hidden = this.#open || !this.#found;
    this.#count.textContent = this.#found ? counted('quotes', quotes.length) : '';
    this.#box?.setAttribute('aria-label', word('results'));
    this.#list.replaceChildren(...(this.#found ? this.#entries(quotes) : []));
  }

  /** Shows which entry is the chosen one; `chosen` is as in the event. */
  choose(chosen) {
    for (const entry of this.#list.querySelectorAll('[aria-current]')) entry.removeAttribute('aria-current');
    const [key, id] = Object.entries(chosen ?? {})[0] ?? [];
    const entry = key && this.#list.querySelector(`[data-${key}="${id}"]`);
    if (!entry) return;
    entry.setAttribute('aria-current', 'true');
    const [inner, outer] = [entry.getBoundingClientRect(), this.#list.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) this.#list.scrollTop += inner.top - outer.top - outer.height / 3;
  }

  #click(entry) {
    if (!entry) return;
    if (entry.dataset.more) {
      const place = [...this.#list.querySelectorAll('button')].indexOf(entry);
      this.#limit *= 4;
      // Another element of the page may speak another language.
      speak(this.#list.closest('.ui').lang);
      this.render();
      return this.#list.querySelectorAll('button')[place]?.focus();
    }
    const [[key, id]] = Object.entries(entry.dataset);
    this.dispatchEvent(new CustomEvent('choose', { detail: { [key]: Number(id) } }));
  }

  *#entries(quotes) {
    const { analysis, kinds } = this.#found;
    const groups = new Map();
    for (const quote of quotes.slice(0, this.#limit)) {
      if (!groups.has(quote.speaker)) groups.set(quote.speaker, []);
      groups.get(quote.speaker).push(quote);
    }
    for (const [id, own] of [...groups].sort(([a], [b]) => (a === null) - (b === null))) yield this.#speaker(analysis.speakers[id], own);
    if (quotes.length === 0) yield element('p', { className: 'none' }, word('noQuotes'));
    const dates = kinds.has('date') ? analysis.dates : [];
    if (dates.length > 0) {
      yield element('h3', {}, word('when'));
      yield element('ol', {}, ...dates.slice(0, this.#limit).map((date) => element('li', {}, this.#date(date))));
    }
    if (Math.max(quotes.length, dates.length) > this.#limit) yield element('button', { dataMore: 'more' }, word('more'));
  }

  #speaker(speaker, quotes) {
    const head = element(speaker ? 'button' : 'p', { className: 'name', part: 'speaker' }, element('i', { className: 'dot' }), element('strong', {}, bidi(speaker?.name ?? word('unknown'))), element('span', { className: 'count' }, counted('quotes', quotes.length)));
    if (speaker) head.dataset.speaker = speaker.id;
    return element(
      'section',
      { className: `tint-${this.#found.tint(speaker?.id ?? null)}` },
      head,
      speaker ? element('p', { className: 'role' }, bidi(speaker.role ?? word(speaker.kind))) : null,
      element('ol', { className: 'quotes' }, ...quotes.map((quote) => element('li', {}, this.#quote(quote)))),
    );
  }

  #quote(quote) {
    const words = quote.content.map(({ start, end }) => this.#found.text.slice(start, end)).join(' … ');
    return element('button', { className: `quote ${quote.kind}`, part: 'quote', dataQuote: quote.id }, element('span', { className: 'kind' }, word(quote.kind)), element('q', { dir: 'auto' }, words));
  }

  #date(date) {
    const words = this.#found.text.slice(date.start, date.end);
    return element('button', { className: 'tint-date', part: 'date', dataDate: date.id }, element('strong', {}, bidi(wording(date))), element('span', { className: 'words' }, bidi(words)));
  }
}
