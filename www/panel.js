// What stands beside the text: who said what, when, and an overview, a tab each. The first is here, the others come
// when they are opened.

import { bidi, button, contentOf, element, targetOf } from './dom.js';
import { counted, word } from './i18n.js';
import { tint } from './tints.js';

/** Entries that are listed at first, and with each «more»; those before a chosen one that is far down. */
const PAGE = 200;
const BEFORE = 20;
/** The tabs, and where what draws the others comes from. */
const VIEWS = { who: null, when: () => import('./timeline.js'), overview: () => import('./overview.js') };

/** Fires `choose` and `peek` with a target (`{quote}`, `{date}`, `{speaker}`) as `detail`; `peek` also with null. */
export class Panel extends EventTarget {
  #box;
  #tab = 'who';
  #text = '';
  /** The day of publication; empty where it is unknown. */
  #day = '';
  #analysis = null;
  #hidden = new Set();
  #chosen = null;
  /** Which entries of the open tab are listed: the first, and how many. */
  #from = 0;
  #limit = PAGE;
  /** The entry under the pointer. */
  #pointed = null;
  /** What the search is for, and whether an entry has it; null while nobody searches. */
  #search = null;
  /** Why there is none though somebody searches: what is wrong with the pattern. */
  #fault = '';
  #views = {};

  /** `box` holds the tabs and their panels. */
  constructor(box) {
    super();
    this.#box = box;
    box.addEventListener('click', (event) => this.#click(event));
    box.addEventListener('keydown', (event) => this.#key(event));
    // Not `pointerover`: a list that scrolls under a pointer at rest is no pointing.
    box.addEventListener('pointermove', (event) => this.#point(event));
    box.addEventListener('pointerleave', () => this.#peek(null));
    box.addEventListener('focusin', ({ target }) => target.matches(':focus-visible') && this.#peek(targetOf(target), true));
    box.addEventListener('focusout', () => this.#peek(null));
    const field = this.#find('#search');
    field.addEventListener('input', () => this.#seek());
    const pattern = this.#find('#pattern');
    pattern.addEventListener('click', () => {
      pattern.setAttribute('aria-pressed', String(!this.#byPattern));
      field.dir = this.#byPattern ? 'auto' : '';
      field.focus();
      this.#seek();
    });
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !field.value) return;
      event.stopPropagation();
      field.value = '';
      this.#seek();
    });
  }

  /** Shows what was found in `text`; `analysis` is null while there is no text, `day` that of publication. */
  show(text, analysis, day) {
    this.#text = text;
    this.#day = day;
    this.#analysis = analysis;
    // What a pattern found are quotes of the analysis before.
    if (this.#byPattern && this.#find('#search').value) this.#seek();
    else this.render();
  }

  get #byPattern() {
    return this.#find('#pattern').getAttribute('aria-pressed') === 'true';
  }

  /** Leaves out these kinds. */
  hide(kinds) {
    this.#hidden = kinds;
    this.render();
  }

  /** Draws the open tab again, for example in another language. */
  render() {
    const focused = targetOf(document.activeElement);
    this.#counts();
    this.#draw();
    if (focused) this.#entry(focused)?.focus({ preventScroll: true });
  }

  /** Opens a tab. */
  async open(tab) {
    this.#tab = tab;
    this.#page(0);
    for (const button of this.#box.querySelectorAll('[role=tab]')) {
      const own = button.dataset.tab === tab;
      button.setAttribute('aria-selected', String(own));
      button.tabIndex = own ? 0 : -1;
      this.#find(`#${button.dataset.tab}`).hidden = !own;
    }
    if (VIEWS[tab] && !this.#views[tab]) this.#views[tab] = await VIEWS[tab]();
    this.#draw();
  }

  /** Shows which entry belongs to what was chosen in the text; nothing where `target` is null. */
  async choose(target) {
    this.#chosen = target;
    for (const entry of this.#box.querySelectorAll('[aria-current]')) entry.removeAttribute('aria-current');
    if (!target) return;
    const tab = target.date !== undefined ? 'when' : 'who';
    if (this.#tab !== tab && !this.#entry(target, this.#tab)) await this.open(tab);
    if (this.#chosen !== target) return;
    if (!this.#entry(target)) {
      const index = this.#index(target);
      if (index >= 0) this.#page(Math.max(index - BEFORE, 0));
      this.#draw();
    }
    this.#mark();
  }

  #page(from) {
    this.#from = from;
    this.#limit = PAGE;
  }

  /** Which entry a target is among all of the open tab, listed or not. */
  #index({ quote, date, speaker }) {
    if (date !== undefined) return date;
    const row = [...this.#groups().values()].flat();
    return row.findIndex((one) => (quote === undefined ? one.speaker === speaker : one.id === quote));
  }

  #find(selector) {
    return this.#box.querySelector(selector);
  }

  #entry(target, tab = this.#tab) {
    const [[key, id]] = Object.entries(target);
    return this.#find(`#${tab} [data-${key}="${id}"]`);
  }

  /** Marks the entry of what is chosen, and brings it into sight: the lists scroll, the page stays. */
  #mark() {
    const entry = this.#chosen && this.#entry(this.#chosen);
    entry?.setAttribute('aria-current', 'true');
    const box = entry?.closest('.list');
    if (!box || box.scrollHeight <= box.clientHeight) return;
    const [inner, outer] = [entry.getBoundingClientRect(), box.getBoundingClientRect()];
    if (inner.top < outer.top || inner.top > outer.bottom - 48) box.scrollBy({ top: inner.top - outer.top - outer.height / 3 });
  }

  #point({ target, pointerType, movementX, movementY }) {
    if (pointerType !== 'mouse' || (movementX === 0 && movementY === 0)) return;
    const entry = target.closest('[data-quote], [data-date], [data-speaker]');
    if (entry === this.#pointed) return;
    this.#pointed = entry;
    this.#peek(targetOf(entry));
  }

  #peek(target, focus = false) {
    if (!target) this.#pointed = null;
    this.dispatchEvent(new CustomEvent('peek', { detail: target && { target, focus } }));
  }

  #click({ target }) {
    const pressed = target.closest('button');
    if (pressed?.dataset.tab) this.open(pressed.dataset.tab);
    else if (pressed?.dataset.more) this.#more(pressed);
    else {
      const chosen = pressed && targetOf(pressed);
      if (chosen) this.dispatchEvent(new CustomEvent('choose', { detail: chosen }));
    }
  }

  /** Lists more; whoever came by the keys stands before what is new. */
  #more(pressed) {
    const box = pressed.closest('.list');
    const before = pressed.dataset.more === 'before';
    const next = targetOf(before ? box.querySelector('[data-quote], [data-date]') : [...box.querySelectorAll('[data-quote], [data-date]')].at(-1));
    if (before) this.#from = Math.max(this.#from - PAGE, 0);
    this.#limit += PAGE;
    this.#draw();
    if (next) this.#entry(next)?.focus();
  }

  /** The arrows go from tab to tab and from entry to entry. */
  #key(event) {
    const { key, target } = event;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    let row = null;
    let step = 0;
    if (target.matches('[role=tab]')) {
      row = [...this.#box.querySelectorAll('[role=tab]')];
      const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
      if (key === 'ArrowLeft' || key === 'ArrowRight') step = key === forward ? 1 : -1;
    } else if (target.closest('.list') && target.matches('button')) {
      row = [...target.closest('.list').querySelectorAll('button')];
      if (key === 'ArrowDown' || key === 'ArrowUp') step = key === 'ArrowDown' ? 1 : -1;
    }
    if (!row) return;
    const at = row.indexOf(target);
    const next = key === 'Home' ? row[0] : key === 'End' ? row.at(-1) : step ? row[(at + step + row.length) % row.length] : null;
    if (!next) return;
    event.preventDefault();
    next.focus();
    if (next.dataset.tab) this.open(next.dataset.tab);
  }

  async #seek() {
    const asked = [this.#find('#search').value, this.#byPattern, this.#analysis];
    const [words, byPattern, analysis] = asked;
    let [found, fault] = [null, ''];
    try {
      if (byPattern && words && analysis) {
        const { searchPattern } = await import('./pattern.js');
        found = await searchPattern(words, this.#text, analysis);
      } else {
        const { search } = await import('./search.js');
        found = search(byPattern ? '' : words);
      }
    } catch (error) {
      fault = error.message;
    }
    const now = [this.#find('#search').value, this.#byPattern, this.#analysis];
    if (asked.some((part, i) => part !== now[i])) return;
    [this.#search, this.#fault] = [found, fault];
    this.#page(0);
    this.render();
  }

  #counts() {
    const count = (tab, n) => (this.#find(`[data-tab=${tab}] b`).textContent = n || '');
    count('who', this.#analysis?.quotes.filter((quote) => !this.#hidden.has(quote.kind)).length);
    count('when', this.#hidden.has('date') ? 0 : this.#analysis?.dates.length);
  }

  #draw() {
    const context = { text: this.#text, analysis: this.#analysis, hidden: this.#hidden, from: this.#from, to: this.#from + this.#limit, day: this.#day };
    if (this.#tab === 'who') {
      this.#find('.search').hidden = !this.#analysis?.quotes.length;
      const groups = this.#groups();
      this.#find('#quotes').replaceChildren(...this.#speakers(groups));
      this.#turn(this.#find('#quotes'), [...groups.values()].reduce((sum, own) => sum + own.length, 0));
      this.#search?.mark(this.#find('#quotes'));
    } else {
      const list = this.#find(`#${this.#tab} .list`);
      list.replaceChildren(...(this.#views[this.#tab]?.draw(context) ?? []));
      if (this.#tab === 'when' && !this.#hidden.has('date')) this.#turn(list, this.#analysis?.dates.length ?? 0);
    }
    this.#mark();
  }

  /** Ways to the entries before and behind those that are listed, of so many. */
  #turn(list, count) {
    if (this.#from > 0) list.prepend(button('more', word('moreBefore'), { more: 'before' }));
    if (this.#from + this.#limit < count) list.append(button('more', word('more'), { more: 'behind' }));
  }

  /** The quotes that are shown, by their speakers, in the order of their first quote; what has no speaker comes last. */
  #groups() {
    const { quotes, speakers } = this.#analysis ?? { quotes: [] };
    let shown = quotes.filter((quote) => !this.#hidden.has(quote.kind));
    // A pattern that is none finds nothing.
    if (this.#fault) shown = [];
    if (this.#search) {
      const has = this.#search.finds;
      shown = shown.filter((quote) => has(quote, contentOf(quote, this.#text), speakers[quote.speaker]?.name ?? ''));
    }
    const groups = Map.groupBy(shown, (quote) => quote.speaker);
    const nobody = groups.get(null);
    if (nobody && groups.delete(null)) groups.set(null, nobody);
    return groups;
  }

  *#speakers(groups) {
    if (!this.#analysis) return yield element('p', 'none', word('waiting'));
    if (this.#fault) {
      const fault = bidi('p', 'found', this.#fault);
      fault.setAttribute('role', 'status');
      yield fault;
    } else if (this.#search) {
      const found = element('p', 'found', counted('quotes', [...groups.values()].flat().length));
      found.setAttribute('role', 'status');
      yield found;
    } else if (groups.size === 0) return yield element('p', 'none', word('noQuotes'));
    let at = 0;
    for (const [id, own] of groups) {
      const listed = own.slice(Math.max(this.#from - at, 0), Math.max(this.#from + this.#limit - at, 0));
      if (listed.length > 0) yield this.#speaker(id === null ? null : this.#analysis.speakers[id], own.length, listed);
      at += own.length;
    }
  }

  #speaker(speaker, count, quotes) {
    const group = element('section', `speaker tint-${tint(speaker?.id ?? null)}`);
    const head = speaker ? button('name', undefined, { speaker: speaker.id }) : element('p', 'name');
    head.append(element('i', 'dot'), bidi('strong', '', speaker?.name ?? word('unknown')), element('b', 'count', counted('quotes', count)));
    const title = element('h3', '');
    title.append(head);
    group.append(title);
    if (speaker) group.append(bidi('p', 'role', speaker.role ?? word(speaker.kind)));
    const list = element('ol', '');
    for (const quote of quotes) list.append(quoteItem(quote, this.#text));
    group.append(list);
    return group;
  }
}

/** An entry of a list for a quote; where `by` is given, it tells who speaks. */
export function quoteItem(quote, text, by = null) {
  const entry = button(`quote kind-${quote.kind}`, undefined, { quote: quote.id });
  const said = element('q', '', contentOf(quote, text));
  said.dir = 'auto';
  const label = element('span', 'kind', by ? by.how : word(quote.kind));
  if (by) label.prepend(bidi('b', '', by.name), ' · ');
  entry.append(label, said);
  const item = element('li', `${by ? `tint-${tint(quote.speaker)}` : ''} ${quote.parent === null ? '' : 'nested'}`.trim());
  item.append(entry);
  return item;
}
