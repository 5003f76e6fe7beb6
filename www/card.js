// The card over a quote, a date or a speaker: who, how, in which word, when, and why the analysis says so.

import { bidi, button, contentOf, element } from './dom.js';
import { counted, language, number, word } from './i18n.js';
import { hijri, wording } from './timex.js';
import { tint } from './tints.js';

/** Between the words and the card, and between the card and the window's edge. */
const GAP = 8;

/** Fires `step` (detail: 1 or -1), `choose` (a target), `cite` ({quote, language}) and `close`. */
export class Card extends EventTarget {
  #box;
  #rules;
  #range = null;

  /** `rules` are the rules of the analysis by their ids. */
  constructor(box, rules) {
    super();
    this.#box = box;
    this.#rules = rules;
    box.addEventListener('click', ({ target }) => this.#click(target.closest('button')));
  }

  /** Whether the card is open. */
  get open() {
    return !this.#box.hidden;
  }

  /** Whether it stays until it is closed. */
  get pinned() {
    return this.open && this.#box.dataset.pinned !== undefined;
  }

  /**
   * Shows a target beside its words. `at` is {text, analysis, range, pinned, place}: `range` are the words, `place` is
   * which of how many it is.
   */
  show(target, at) {
    const { analysis } = at;
    const drawn =
      target.quote !== undefined
        ? this.#quote(analysis.quotes[target.quote], at)
        : target.date !== undefined
          ? this.#date(analysis.dates[target.date], at)
          : this.#speaker(analysis.speakers[target.speaker]);
    // Whoever goes from card to card by the keys stays on the button that they press.
    const held = this.#box.contains(document.activeElement) ? (document.activeElement.dataset.step ?? '') : null;
    this.#box.className = drawn.tint;
    this.#box.replaceChildren(this.#head(drawn, at), ...drawn.body);
    this.#box.toggleAttribute('data-pinned', at.pinned);
    this.#box.hidden = false;
    this.#range = at.range;
    this.follow();
    if (held !== null) (this.#box.querySelector(`[data-step="${held}"]`) ?? this.#box.querySelector('button'))?.focus({ preventScroll: true });
  }

  /** Puts the focus on it. */
  focus() {
    this.#box.querySelector('button')?.focus();
  }

  /** Closes the card. */
  close() {
    this.#box.hidden = true;
    this.#range = null;
  }

  #click(pressed) {
    if (!pressed) return;
    const { step, quote, speaker, mention, cite, close } = pressed.dataset;
    const tell = (name, detail) => this.dispatchEvent(new CustomEvent(name, { detail }));
    if (close) tell('close');
    else if (step) tell('step', Number(step));
    else if (cite) tell('cite', { quote: Number(quote), language: cite, button: pressed });
    else if (quote) tell('choose', { quote: Number(quote) });
    else if (speaker) tell('choose', { speaker: Number(speaker), ...(mention ? { mention: Number(mention) } : {}) });
  }

  /** The name, and in a card that stays the way to the next one. */
  #head({ name, dot = true, speaker }, { pinned, place }) {
    const head = element('div', 'head');
    if (dot) head.append(element('i', 'dot'));
    const title = bidi('strong', '', name);
    title.id = 'card-name';
    head.append(title);
    if (!pinned) return head;
    const [index, count] = place;
    const nav = element('span', 'nav');
    const icon = (className, label, sign, data) => {
      const made = button(className, undefined, data);
      made.setAttribute('aria-label', word(label));
      made.title = word(label);
      made.append(element('span', sign));
      return made;
    };
    if (count > 1) {
      nav.append(
        icon('icon', 'previous', 'chevron back', { step: -1 }),
        element('span', 'place', placeOf(index, count)),
        icon('icon', 'next', 'chevron', { step: 1 }),
      );
    }
    nav.append(icon('icon', 'close', 'cross', { close: 'true' }));
    head.append(nav);
    return head;
  }

  #quote(quote, { text, analysis, pinned }) {
    const speaker = quote.speaker === null ? null : analysis.speakers[quote.speaker];
    const body = [];
    if (speaker) body.push(bidi('p', 'role', speaker.role ?? word(speaker.kind)));
    const facts = element('p', 'facts');
    facts.append(element('span', `chip kind-${quote.kind}`, word(quote.kind)));
    if (quote.cue) facts.append(bidi('span', 'cue', text.slice(quote.cue.start, quote.cue.end)));
    facts.append(sure(quote.confidence));
    body.push(facts);
    const rows = [];
    const dates = quote.dates.map((id) => wording(analysis.dates[id]));
    if (dates.length > 0) rows.push([word('date'), bidi('span', '', [...new Set(dates)].join(' · '))]);
    if (quote.parent !== null) {
      const outer = analysis.quotes[quote.parent];
      const by = analysis.speakers[outer.speaker]?.name ?? contentOf(outer, text).slice(0, 40);
      const link = button('link', undefined, { quote: outer.id });
      link.append(bidi('span', '', by));
      rows.push([word('within'), link]);
    }
    rows.push([word('why'), bidi('span', '', this.#explain(quote.rule)), quote.rule]);
    if (quote.speaker_rule && speaker) {
      rows.push([word('whySpeaker'), bidi('span', '', this.#explain(quote.speaker_rule)), quote.speaker_rule]);
      if (quote.antecedent) {
        const { start, end } = quote.antecedent;
        const mention = speaker.mentions.findIndex((span) => span.start <= start && end <= span.end);
        const link = button('link', undefined, { speaker: speaker.id, mention: Math.max(mention, 0) });
        link.append(bidi('span', '', `«${text.slice(start, end)}»`));
        rows.push([word('traced'), link]);
      }
    }
    body.push(table(rows));
    if (pinned) {
      const cite = element('p', 'cite');
      cite.append(element('span', '', word('cite')));
      for (const lang of ['ar', 'en']) {
        const copy = button('', word(lang === 'ar' ? 'inArabic' : 'inEnglish'), { cite: lang, quote: quote.id });
        cite.append(copy);
      }
      body.push(cite);
    }
    return { tint: `tint-${tint(quote.speaker)}`, name: speaker?.name ?? word('unknown'), body };
  }

  #date(date, { text, analysis }) {
    const rows = [[word('value'), element('code', '', date.value)]];
    const other = hijri(date.value);
    if (other) rows.unshift([word('hijri'), bidi('span', '', other)]);
    const quotes = analysis.quotes.filter((quote) => quote.dates.includes(date.id));
    for (const quote of quotes.slice(0, 3)) {
      const link = button('link', undefined, { quote: quote.id });
      link.append(bidi('span', '', analysis.speakers[quote.speaker]?.name ?? `«${contentOf(quote, text).slice(0, 30)}…»`));
      rows.push([word('saidBy'), link]);
    }
    rows.push([word('why'), bidi('span', '', this.#explain(date.rule)), date.rule]);
    const facts = element('p', 'facts');
    facts.append(bidi('span', 'words', text.slice(date.start, date.end)), sure(date.confidence));
    return { tint: 'tint-date', name: wording(date), dot: false, body: [facts, table(rows)] };
  }

  #speaker(speaker) {
    const facts = element('p', 'facts');
    const parts = [word(speaker.kind), counted('quotes', speaker.quotes.length), counted('mentions', speaker.mentions.length)];
    facts.append(element('span', '', parts.join(' · ')));
    const body = [facts];
    if (speaker.role) body.unshift(bidi('p', 'role', speaker.role));
    return { tint: `tint-${tint(speaker.id)}`, name: speaker.name, body };
  }

  #explain(rule) {
    return this.#rules.get(rule)?.[language()] ?? rule;
  }

  /** Stands below its words, or above where there is no room; closes once they are out of the window. */
  follow() {
    if (!this.open) return;
    // On a phone it lies at the foot of the window: the style sheet says so.
    if (matchMedia('(max-width: 36rem)').matches) return this.#box.removeAttribute('style');
    const lines = this.#range.getClientRects();
    const [first, last] = [lines[0], lines[lines.length - 1]];
    if (!first || last.bottom < 0 || first.top > innerHeight) return this.close();
    const { offsetWidth: width, offsetHeight: height } = this.#box;
    // Over the text, not over the lists beside it.
    const sheet = document.querySelector('.page').getBoundingClientRect();
    const [least, most] = [Math.max(sheet.left, 0) + GAP, Math.min(sheet.right, innerWidth) - GAP - width];
    const below = last.bottom + GAP;
    const above = first.top - height - GAP;
    const top = below + height + GAP > innerHeight && above > GAP ? above : Math.min(below, innerHeight - height - GAP);
    const line = top === above ? first : last;
    const left = Math.max(Math.min(line.left + line.width / 2 - width / 2, most), least);
    this.#box.style.left = `${left}px`;
    this.#box.style.top = `${Math.max(top, GAP)}px`;
  }
}

/** Which of how many, in words. */
export const placeOf = (index, count) => `${number(index + 1)} ${word('of')} ${number(count)}`;

/** How sure the analysis is, as a number and as a bar. */
function sure(confidence) {
  const share = number(confidence, { style: 'percent' });
  const made = element('span', 'sure', `${word('sure')} ${share}`);
  const bar = element('i', 'bar');
  bar.style.setProperty('--share', confidence);
  made.append(bar);
  return made;
}

/** Rows of a name, a value, and the id of the rule that the value explains. */
function table(rows) {
  const list = element('dl', '');
  for (const [name, value, rule] of rows) {
    const cell = element('dd', '');
    cell.append(value);
    if (rule) cell.title = rule;
    list.append(element('dt', '', name), cell);
  }
  return list;
}
