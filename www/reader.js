// What the reader points at, clicks on or walks to: shown in the text, in the lists and on the card at once.
//
// A target is {quote}, {date} or {speaker} with an id; {speaker, mention} is one of the places that name the speaker.

import { caretAt } from './editor.js';
import { contentOf } from './dom.js';
import { Card, placeOf } from './card.js';
import { copy } from './clipboard.js';
import { word } from './i18n.js';

export { Card, copy };

/** How long the pointer rests on words before their card opens, and how long it may be away before it closes, in ms. */
const REST = 220;
const AWAY = 320;
/** How far a finger may slip in a tap, in px. */
const SLIP = 10;

/** The reading of one text. */
export class Reader {
  #editor;
  #root;
  #painter;
  #panel;
  #card;
  #say;
  #text = null;
  #analysis = null;
  #hidden = new Set();
  #chosen = null;
  /** What the card is about that was opened last. */
  #shown = null;
  /** From where somebody went into the card: there the focus goes back to. */
  #from = null;
  /** Whether the focus goes back to an entry whose card has just been closed: it shall not open again for that. */
  #closing = false;
  #timer = 0;
  /** Where the mentions of speakers stand: {start, end, speaker, mention} in the order of the text. */
  #mentions = null;

  /** `root` is the element of the editor; `say` tells a line to screen readers. */
  constructor({ editor, root, painter, panel, card, say }) {
    this.#editor = editor;
    this.#root = root;
    this.#painter = painter;
    this.#panel = panel;
    this.#card = card;
    this.#say = say;
    this.#listen();
  }

  /** The text that was read, and what was found in it. */
  show(text, analysis) {
    this.#text = text;
    this.#analysis = analysis;
    this.#mentions = null;
    this.#chosen = null;
  }

  /** After a change of the text nothing is chosen. */
  forget() {
    this.#text = null;
    this.#chosen = null;
    this.#painter.mark('lit', []);
    this.#painter.mark('mention', []);
    this.#card.close();
  }

  /** Leaves out these kinds. */
  hide(kinds) {
    this.#hidden = kinds;
    this.#card.close();
  }

  /** Makes a target the chosen one; nothing where it is null. */
  choose(target, { scroll = false } = {}) {
    if (!this.#ready) return;
    this.#chosen = target;
    this.#light(target);
    this.#panel.choose(target);
    const range = target && this.#range(target);
    if (!range) return this.#card.close();
    if (scroll) bringIntoSight(range);
    this.#explain(target, range, true);
    this.#uncover(range);
  }

  /** On a phone the card lies at the foot: the words move above it. */
  #uncover(range) {
    const card = document.querySelector('#card').getBoundingClientRect();
    const words = range.getBoundingClientRect();
    if (card.width < document.documentElement.clientWidth || words.bottom < card.top) return;
    scrollBy({ top: Math.min(words.bottom - card.top + SLIP, words.top - SLIP), behavior: 'instant' });
  }

  /** Goes on to the next target of the same kind, or back. */
  step(by) {
    const row = this.#chosen && this.#row(this.#chosen);
    if (!row) return this.walk(by);
    const [index, all] = row;
    const next = all[(index + by + all.length) % all.length];
    this.choose(next, { scroll: true });
    this.#tell(next);
  }

  /** Goes to the quote after or before the caret. */
  walk(by) {
    if (!this.#ready) return;
    const shown = this.#quotes();
    const { focusNode, focusOffset } = getSelection();
    const here = (focusNode && this.#editor.offset(focusNode, focusOffset)) ?? 0;
    const start = (quote) => quote.content[0].start;
    const next = by > 0 ? shown.find((quote) => start(quote) > here) : shown.findLast((quote) => start(quote) < here);
    if (!next) return;
    this.#root.focus({ preventScroll: true });
    this.#editor.placeCaret(start(next));
    this.choose({ quote: next.id }, { scroll: true });
    this.#tell({ quote: next.id });
  }

  /** Whether what was found is of the text as it stands. */
  get #ready() {
    return this.#analysis !== null && this.#text !== null && this.#text === this.#editor.text;
  }

  #quotes() {
    return this.#analysis.quotes.filter((quote) => !this.#hidden.has(quote.kind) && quote.content.length > 0);
  }

  /** The index of a target among those of its kind, and all of them. */
  #row(target) {
    if (target.speaker !== undefined) {
      const { mentions } = this.#analysis.speakers[target.speaker];
      return [target.mention ?? 0, mentions.map((_, mention) => ({ speaker: target.speaker, mention }))];
    }
    const [key, all] = target.quote === undefined ? ['date', this.#analysis.dates] : ['quote', this.#quotes()];
    return [all.findIndex((one) => one.id === target[key]), all.map(({ id }) => ({ [key]: id }))];
  }

  /** The stretches of the text that a target is. */
  #stretches(target) {
    const pairs = (spans) => spans.filter(Boolean).map(({ start, end }) => [start, end]);
    if (target.date !== undefined) return pairs([this.#analysis.dates[target.date]]);
    if (target.speaker !== undefined) return pairs(this.#analysis.speakers[target.speaker].mentions);
    const quote = this.#analysis.quotes[target.quote];
    return pairs([...quote.content, quote.cue, quote.source]);
  }

  #light(target) {
    const spans = target ? this.#stretches(target) : [];
    const speaker = target?.speaker !== undefined;
    this.#painter.mark('lit', speaker ? [] : spans);
    this.#painter.mark('mention', speaker ? spans : []);
  }

  /** The words beside which the card of a target stands. */
  #range(target) {
    const [start, end] = this.#stretches(target)[target.mention ?? 0] ?? [0, 0];
    return this.#painter.ranges(start, end)[0] ?? null;
  }

  #explain(target, range, pinned) {
    const [index, all] = this.#row(target);
    this.#shown = target;
    this.#card.show(target, { text: this.#text, analysis: this.#analysis, range, pinned, place: [index, all.length] });
  }

  /** Tells screen readers, which know nothing of highlights, where the reader has come to. */
  #tell(target) {
    const [index, all] = this.#row(target);
    const { quotes, speakers, dates } = this.#analysis;
    const of = placeOf(index, all.length);
    if (target.quote !== undefined) {
      const quote = quotes[target.quote];
      const name = speakers[quote.speaker]?.name ?? word('unknown');
      this.#say(`${of} · ${word(quote.kind)} · ${name}: ${contentOf(quote, this.#text)}`);
    } else if (target.date !== undefined) {
      const { start, end } = dates[target.date];
      this.#say(`${of} · ${this.#text.slice(start, end)}`);
    } else this.#say(`${of} · ${speakers[target.speaker].name}`);
  }

  /** What lies under a point of the window: its target and range; null where nothing does. */
  #under(x, y) {
    if (!this.#ready) return null;
    const place = caretAt(x, y);
    const offset = place && this.#root.contains(place.node) ? this.#editor.offset(place.node, place.offset) : null;
    if (offset === null) return null;
    // The caret falls between two characters: the one before it may be the one under the pointer.
    for (const at of [offset, offset - 1]) {
      if (at < 0) continue;
      for (const { target, start, end } of this.#at(at)) {
        const range = this.#painter.ranges(start, end).find((r) => [...r.getClientRects()].some((box) => inside(box, x, y)));
        if (range) return { target, range };
      }
    }
    return null;
  }

  /** The targets that lie over an offset, the shortest first; a source is its speaker's mention. */
  #at(offset) {
    const found = this.#painter.at(offset).map(({ kind, start, end, id }) => {
      return { target: kind === 'date' ? { date: id } : { quote: id }, start, end };
    });
    if (!this.#hidden.has('source')) found.push(...this.#mentionsAt(offset));
    return found.sort((a, b) => a.end - a.start - (b.end - b.start) || (b.target.speaker !== undefined) - (a.target.speaker !== undefined));
  }

  *#mentionsAt(offset) {
    this.#mentions ??= this.#analysis.speakers
      .flatMap(({ id, mentions, quotes }) => (quotes.length > 0 ? mentions.map((span, mention) => ({ ...span, speaker: id, mention })) : []))
      .sort((a, b) => a.start - b.start);
    let low = 0;
    let high = this.#mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#mentions[middle].start <= offset) low = middle + 1;
      else high = middle;
    }
    // Mentions hardly nest: the few before the place are all that can reach it.
    for (const { start, end, speaker, mention } of this.#mentions.slice(Math.max(low - 4, 0), low)) {
      if (offset < end) yield { target: { speaker, mention }, start, end };
    }
  }

  #later(ms, act) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, ms);
  }

  #listen() {
    const [root, card] = [this.#root, this.#card];
    root.addEventListener('click', ({ clientX, clientY }) => {
      clearTimeout(this.#timer);
      if (getSelection().isCollapsed) this.choose(this.#under(clientX, clientY)?.target ?? null);
    });
    this.#touch();
    root.addEventListener('pointermove', ({ clientX, clientY, pointerType, buttons, movementX, movementY }) => {
      // Text that scrolls under a pointer at rest is no pointing.
      if (pointerType !== 'mouse' || buttons || (movementX === 0 && movementY === 0)) return;
      this.#later(REST, () => {
        const found = this.#under(clientX, clientY);
        if (!found) this.#leave();
        else if (!card.pinned || !same(found.target, this.#chosen)) this.#explain(found.target, found.range, false);
      });
    });
    root.addEventListener('pointerleave', () => this.#later(AWAY, () => this.#leave()));
    const box = document.querySelector('#card');
    box.addEventListener('pointerenter', () => clearTimeout(this.#timer));
    box.addEventListener('pointerleave', () => this.#later(AWAY, () => this.#leave()));
    card.addEventListener('step', ({ detail }) => this.step(detail));
    card.addEventListener('choose', ({ detail }) => this.choose(detail, { scroll: true }));
    card.addEventListener('close', () => this.#dismiss());
    this.#panel.addEventListener('choose', ({ detail }) => this.choose(detail, { scroll: true }));
    this.#panel.addEventListener('peek', ({ detail }) => this.#peek(detail));
    addEventListener('keydown', (event) => this.#key(event));
    addEventListener('scroll', () => card.follow(), { passive: true });
    addEventListener('resize', () => card.follow(), { passive: true });
  }

  /** A tap on a quote opens its card, and leaves the keyboard of the phone closed while nobody is writing. */
  #touch() {
    let from = null;
    this.#root.addEventListener('touchstart', ({ touches }) => (from = touches.length === 1 ? touches[0] : null), { passive: true });
    this.#root.addEventListener('touchend', (event) => {
      const [touch] = event.changedTouches;
      const tapped = from && Math.hypot(touch.clientX - from.clientX, touch.clientY - from.clientY) < SLIP;
      if (!tapped || document.activeElement === this.#root) return;
      const found = this.#under(touch.clientX, touch.clientY);
      if (!found) return;
      event.preventDefault();
      this.choose(found.target);
    });
  }

  #key(event) {
    if (event.key === 'Escape' && !event.defaultPrevented) this.#dismiss();
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Enter' && this.#card.open) this.#enter();
    else if (event.key === 'ArrowDown') this.walk(1);
    else if (event.key === 'ArrowUp') this.walk(-1);
    else return;
    event.preventDefault();
  }

  /** Goes into the card by the keys; a card that only showed itself stays from now on. */
  #enter() {
    const { activeElement } = document;
    if (!document.querySelector('#card').contains(activeElement)) this.#from = activeElement;
    if (!this.#card.pinned) this.choose(this.#shown);
    this.#card.focus();
  }

  /** Closes the card, and gives the focus back to where it came from, else to the text. */
  #dismiss() {
    const inside = document.querySelector('#card').contains(document.activeElement);
    clearTimeout(this.#timer);
    this.choose(null);
    if (!inside) return;
    const back = this.#from?.isConnected && this.#from !== document.body ? this.#from : this.#root;
    this.#closing = true;
    back.focus({ preventScroll: true });
    this.#closing = false;
  }

  /** A card that nobody chose goes when the pointer does; the chosen one comes back into its place. */
  #leave() {
    if (!this.#card.pinned) this.#card.close();
  }

  /** Lights what an entry of the lists is about, as long as the pointer or the focus is on it. */
  #peek(detail) {
    if (!this.#ready) return;
    this.#light(detail?.target ?? this.#chosen);
    if (!detail) return this.#leave();
    if (!detail.focus || this.#closing) return;
    const range = this.#range(detail.target);
    const box = range?.getBoundingClientRect();
    if (box && box.top > 0 && box.bottom < innerHeight) this.#explain(detail.target, range, false);
  }
}

const inside = (box, x, y) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
const same = (a, b) => a !== null && b !== null && Object.keys(a).every((key) => a[key] === b[key]);

function bringIntoSight(range) {
  range.startContainer.parentElement.scrollIntoView({ block: 'nearest' });
  const box = range.getBoundingClientRect();
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  if (box.top < innerHeight * 0.15 || box.bottom > innerHeight * 0.7) scrollBy({ top: box.top - innerHeight * 0.3, behavior });
}
