// The element <isnad-text>: finds quotes, speakers and dates in its own content or in the article that `for` names, and
// shows them without changing a node of the host's page. See docs/embed.md.

import { language, speak } from '../www/i18n.js';
import { joined, Reader, within } from './blocks.js';
import { Card } from './card.js';
import { element } from './dom.js';
import { kindsOf, Laid, stretches, Tints } from './found.js';
import { enter, Marks, native } from './marks.js';
import { Overlay } from './overlay.js';
import { Panel } from './panel.js';
import { caretAt, itemAt, rectangles } from './point.js';
import { day, published } from './published.js';
import { shadow, sheet } from './style.js';
import { onTheme, themeOf } from './theme.js';
import { soon } from './work.js';

/** The name of the element. */
export const TAG = 'isnad-text';
/** How long changes of the content are gathered, in ms. */
const GATHER = 120;
/** How long the pointer rests on words before their card opens, in ms. */
const REST = 350;
/** Between the buttons of several drawers, in px. */
const STEP = 56;

const WATCHED = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['class', 'style', 'hidden', 'open'] };
const NOTHING = { quotes: [], speakers: [], dates: [] };
/** The elements with a drawer, in the order of their buttons. */
const drawers = [];
let shadowSheet = null;

// Where there are no elements, as in a worker or in Node.js, the module loads and defines nothing.
const Base = globalThis.HTMLElement ?? class {};

/** Loads the analysis; said by whoever defines the element. */
let engine = null;

/** The class of the element. */
export class IsnadText extends Base {
  static observedAttributes = ['for', 'kinds', 'date', 'lang', 'theme', 'panel', 'skip'];

  /** The shadow tree; none until there is something to put into it, since a browser lays the content out anew for it. */
  #root = null;
  #ui = null;
  #card = null;
  #panel = null;
  #article = null;
  #reader = null;
  #painter = null;
  #observer = null;
  #ended = null;
  #release = null;
  #timer = 0;
  #rest = 0;
  /** Counts the readings; what comes back for an earlier one is let go. */
  #reading = 0;
  /** Counts the cards that were to open or to close; one that is late does not open. */
  #asked = 0;
  #blocks = [];
  #starts = [];
  /** Where each text node stands in its block; made once somebody points at one. */
  #places = null;
  /** What is shown over the blocks. */
  #laid = null;
  #tints = new Tints();
  #text = null;
  #date = '';
  #analysis = null;
  #state = 'idle';

  /** The analysis shown last; null before the first. */
  get analysis() {
    return this.#analysis;
  }

  /** The text that `analysis` is of: its offsets count the UTF-16 code units of this string. */
  get text() {
    return this.#text ?? '';
  }

  /** `idle`, `reading`, `ready` or `failed`. */
  get state() {
    return this.#state;
  }

  /** The element that is read: the one that `for` names, else this one. */
  get article() {
    return this.#article;
  }

  /** Reads everything again. */
  refresh() {
    if (this.isConnected) this.#restart();
  }

  connectedCallback() {
    this.#restart();
  }

  disconnectedCallback() {
    this.#stop();
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected) return;
    if (name === 'for' || name === 'skip' || name === 'date') this.#restart();
    else if (name === 'panel') this.#form();
    else if (this.#analysis && this.#article) this.#show();
  }

  #restart() {
    this.#stop();
    const mine = ++this.#reading;
    const start = () => mine === this.#reading && this.#start();
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => soon(start), { once: true });
    else soon(start);
  }

  #stop() {
    this.#reading++;
    clearTimeout(this.#timer);
    clearTimeout(this.#rest);
    this.#timer = 0;
    this.#observer?.disconnect();
    this.#ended?.abort();
    this.#painter?.stop();
    this.#release?.();
    this.#close();
    this.#article = this.#reader = this.#painter = this.#release = null;
    this.#text = this.#analysis = null;
    this.#state = 'idle';
    const place = drawers.indexOf(this);
    if (place >= 0) drawers.splice(place, 1);
    for (const other of drawers) other.#stack();
  }

  #start() {
    const selector = this.getAttribute('for');
    const article = selector === null ? this : find(this, selector);
    if (!article) return this.#await();
    this.#article = article;
    this.#reader = new Reader(article, valid(this.getAttribute('skip')));
    if (native()) {
      this.#release = enter(article.getRootNode());
      this.#painter = new Marks();
    } else {
      this.#painter = new Overlay(this.#layer(), article);
    }
    this.#observer = new MutationObserver((records) => this.#changed(records));
    this.#observer.observe(article, WATCHED);
    this.#ended = new AbortController();
    this.#listen(article, this.#ended.signal);
    this.#form();
    this.#read();
  }

  /** The article is not there yet: a page may put it in later. */
  #await() {
    this.#observer = new MutationObserver(() => find(this, this.getAttribute('for')) && this.#restart());
    this.#observer.observe(this.getRootNode(), { subtree: true, childList: true, attributes: true, attributeFilter: ['id', 'class'] });
  }

  #changed(records) {
    for (const { type, target } of records) {
      this.#reader.forget(target);
      if (type === 'attributes') for (const below of target.querySelectorAll('*')) this.#reader.forget(below);
    }
    this.#timer ||= setTimeout(() => {
      this.#timer = 0;
      soon(() => this.#article && this.#read());
    }, GATHER);
  }

  async #read() {
    const mine = ++this.#reading;
    const blocks = this.#reader.read();
    const { text, starts, has } = joined(blocks);
    const date = this.#day();
    const known = text === this.#text && date === this.#date;
    let analysis = known ? this.#analysis : NOTHING;
    if (!known && has) {
      this.#state = 'reading';
      try {
        analysis = await (await engine()).analyze(text, { date });
      } catch (error) {
        if (mine === this.#reading) this.#fail(error);
        return;
      }
      if (mine !== this.#reading) return;
    }
    soon(() => {
      if (mine !== this.#reading) return;
      [this.#blocks, this.#starts, this.#text, this.#date, this.#analysis] = [blocks, starts, text, date, analysis];
      this.#places = null;
      this.#tints.assign(analysis.speakers);
      this.#close();
      this.#painter.choose([]);
      this.#show();
      this.#state = 'ready';
      if (!known) this.#tell('isnad-analysis', { analysis, text });
    });
  }

  #fail(error) {
    this.#state = 'failed';
    this.#tell('isnad-error', { error });
  }

  #tell(type, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true }));
  }

  /** The day of publication: the attribute, else what the page says; `none` means unknown. */
  #day() {
    const given = this.getAttribute('date');
    return given === null || given === 'auto' ? published(this.#article) : day(given);
  }

  #kinds() {
    return kindsOf(this.getAttribute('kinds'));
  }

  #theme() {
    const given = this.getAttribute('theme');
    return given === 'light' || given === 'dark' ? given : themeOf(this.#article);
  }

  /** Paints, and brings the panel up to date. */
  #show() {
    const kinds = this.#kinds();
    this.#laid = new Laid(this.#analysis, this.#blocks, this.#starts, kinds, this.#tints);
    const theme = this.#theme();
    this.#painter.show(this.#blocks, this.#laid, theme, this.#article.getRootNode());
    if (!this.#ui) return;
    this.#dress(theme);
    this.#panel?.show({ text: this.#text, analysis: this.#analysis, kinds, tint: (speaker) => this.#tints.of(speaker) });
  }

  /** Language and theme of card and panel. */
  #dress(theme) {
    const given = this.getAttribute('lang') ?? this.parentElement?.closest('[lang]')?.lang ?? document.documentElement.lang;
    speak(/^ar\b/i.test(given) || given === '' ? 'ar' : 'en');
    this.#ui.lang = language();
    this.#ui.classList.toggle('dark', theme === 'dark');
  }

  #tree() {
    if (!this.#root) {
      shadowSheet ??= sheet(shadow());
      this.#root = this.attachShadow({ mode: 'open' });
      this.#root.adoptedStyleSheets = [shadowSheet];
      this.#root.append(document.createElement('slot'));
    }
    return this.#root;
  }

  /** The part of the shadow tree for card and panel; an element that shows neither has none. */
  #made() {
    if (!this.#ui) {
      this.#ui = element('div', { className: 'ui' });
      this.#tree().append(this.#ui);
    }
    return this.#ui;
  }

  #layer() {
    const layer = element('div', { className: 'layer', part: 'layer', ariaHidden: 'true' });
    this.#tree().querySelector('.layer')?.remove();
    this.#root.append(layer);
    return layer;
  }

  /** Makes, changes or removes the panel, as the attribute says. */
  #form() {
    const form = this.getAttribute('panel');
    this.#ui?.querySelectorAll('.pill, .drawer, .inline').forEach((box) => box.remove());
    this.#panel = null;
    if (form === null || form === 'none' || !this.#article) return;
    const inline = form === 'inline';
    this.#made();
    this.#dress(this.#theme());
    this.#panel = new Panel();
    this.#ui.prepend(...this.#panel.boxes(inline ? 'inline' : 'drawer'));
    this.#panel.addEventListener('choose', ({ detail }) => this.#choose(detail, 'panel'));
    if (!inline && !drawers.includes(this)) drawers.push(this);
    this.#stack();
    if (this.#analysis) this.#show();
  }

  #stack() {
    const place = Math.max(drawers.indexOf(this), 0);
    this.#ui?.style.setProperty('--isnad-pill-offset', `${place * STEP}px`);
  }

  #listen(article, signal) {
    const passive = { passive: true, signal };
    article.addEventListener('click', (event) => this.#click(event), { signal });
    article.addEventListener('pointermove', (event) => this.#hover(event), passive);
    article.addEventListener('pointerleave', () => this.#hover(null), passive);
    for (const type of ['scroll', 'resize']) addEventListener(type, () => this.#card?.follow(), { ...passive, capture: true });
    addEventListener('keydown', ({ key }) => key === 'Escape' && this.#dismiss(), { signal });
    addEventListener('beforeprint', () => this.#painter?.all(), { signal });
    onTheme(() => this.#analysis && this.#show(), signal);
  }

  /** A click chooses what is under it; links and buttons of the host keep their meaning, as does selecting text. */
  #click(event) {
    if (event.defaultPrevented || this.#isOurs(event) || !getSelection()?.isCollapsed) return;
    if (event.target.closest?.('a[href], button, input, label, summary, [contenteditable]')) return;
    this.#choose(this.#under(event.clientX, event.clientY), 'text');
  }

  /** Whether an event happened in our card or panel, not in the article. */
  #isOurs(event) {
    return this.#ui !== null && event.composedPath().includes(this.#ui);
  }

  #hover(event) {
    clearTimeout(this.#rest);
    if (event && this.#isOurs(event)) return;
    if (event && (event.pointerType !== 'mouse' || event.buttons)) return;
    this.#rest = setTimeout(() => {
      const found = event && this.#under(event.clientX, event.clientY);
      if (found) this.#explain(found);
      else this.#close();
    }, REST);
  }

  /** `{quote}` or `{date}` under a point of the window; null where nothing is. */
  #under(x, y) {
    if (!this.#analysis || !this.#article) return null;
    const [node, offset] = caretAt(this.#article.getRootNode(), x, y) ?? [];
    this.#places ??= new Map(this.#blocks.flatMap((block, i) => block.pieces.map((piece) => [piece.node, [i, piece.start]])));
    const [i, start] = this.#places.get(node) ?? [];
    if (i === undefined) return null;
    const item = itemAt(this.#blocks[i], this.#laid.items(i), start + offset, x, y);
    return item ? (item.quote === undefined ? { date: item.date } : { quote: item.quote }) : null;
  }

  /** What is chosen, of what kind, and where it stands in the text. */
  #resolve({ quote, date, speaker } = {}) {
    if (quote !== undefined) return ['quote', this.#analysis.quotes[quote], stretches(this.#analysis.quotes[quote])];
    if (date !== undefined) return ['date', this.#analysis.dates[date], [this.#analysis.dates[date]]];
    if (speaker !== undefined) return ['speaker', this.#analysis.speakers[speaker], this.#analysis.speakers[speaker].mentions];
    return [null, null, []];
  }

  /** Makes a quote, a date or a speaker the chosen one; a listener may prevent that. */
  #choose(chosen, origin) {
    if (!this.#analysis || !this.#painter) return;
    const [kind, item, spans] = this.#resolve(chosen ?? undefined);
    if (kind && !this.#tell('isnad-select', { kind, item, origin }, true)) return;
    const stretched = spans.flatMap(({ start, end }) => this.#within(start, end));
    this.#painter.choose(stretched);
    this.#panel?.choose(chosen);
    if (stretched.length > 0 && origin === 'panel') reveal(...stretched[0]);
    if (kind === 'quote' || kind === 'date') this.#explain(chosen);
    else this.#close();
  }

  #within(start, end) {
    return within(this.#blocks, this.#starts, start, end).map(([i, from, to]) => [this.#blocks[i], from, to]);
  }

  /** Escape: the card goes, and one that was about to open does not. */
  #dismiss() {
    clearTimeout(this.#rest);
    if (this.#card?.open) this.#choose(null);
    else this.#close();
  }

  #close() {
    this.#asked++;
    this.#card?.close();
  }

  /** Opens the card over a quote or a date. */
  async #explain(chosen) {
    const mine = ++this.#asked;
    const explained = await rules();
    if (mine !== this.#asked || !this.#analysis) return;
    this.#made();
    this.#dress(this.#theme());
    if (!this.#card) {
      this.#card = new Card();
      this.#ui.append(this.#card.box);
    }
    const [kind, item, [first]] = this.#resolve(chosen);
    const tint = kind === 'date' ? 'date' : this.#tints.of(item.speaker);
    const place = () => this.#within(first.start, first.end).flatMap((stretch) => rectangles(...stretch));
    this.#card.show({ [kind]: item }, { analysis: this.#analysis, text: this.#text }, explained, tint, place);
  }
}

let explanations = null;

/** Every rule by its id, asked for when the first card opens. */
async function rules() {
  explanations ??= engine().then((core) => core.rules());
  return new Map((await explanations).map((rule) => [rule.id, rule]));
}

/** The element of a selector, in the tree of `from` or in the document. */
function find(from, selector) {
  if (!valid(selector)) return null;
  return from.getRootNode().querySelector?.(selector) ?? document.querySelector(selector);
}

/** A selector, or nothing where it is none. */
function valid(selector) {
  if (!selector) return '';
  try {
    document.createDocumentFragment().querySelector(selector);
    return selector;
  } catch {
    return '';
  }
}

/** Scrolls a stretch of a block to where it can be read. */
function reveal(block, start, end) {
  block.box.scrollIntoView({ block: 'nearest' });
  const [first] = rectangles(block, start, end);
  if (!first || (first.top > innerHeight * 0.15 && first.bottom < innerHeight * 0.75)) return;
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  scrollBy({ top: first.top - innerHeight * 0.35, behavior });
}

/** Properties that are attributes. */
const REFLECTED = { htmlFor: 'for', kinds: 'kinds', date: 'date', theme: 'theme', panel: 'panel', skip: 'skip' };

for (const [property, attribute] of Object.entries(REFLECTED)) {
  Object.defineProperty(IsnadText.prototype, property, {
    get() {
      return this.getAttribute(attribute) ?? '';
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
    configurable: true,
    enumerable: true,
  });
}

/** Defines the element, unless the page has it already; `load()` gives the analysis. */
export function define(load) {
  if (!globalThis.customElements || customElements.get(TAG)) return;
  engine = load;
  customElements.define(TAG, IsnadText);
}
