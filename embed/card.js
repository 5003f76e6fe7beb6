// The card over a quote or a date: who, how, in which word, and why the analysis says so.

import { language, number, word } from '../www/i18n.js';
import { wording } from '../www/timex.js';
import { bidi, element, lift, lower } from './dom.js';

/** Between the words and the card, and between the card and the window's edge, in px. */
const GAP = 8;

/** The card of one element. */
export class Card {
  #box = element('div', { className: 'card', part: 'card', role: 'status', popover: 'manual' });
  /** Where its words are on screen; null while it is closed. */
  #place = null;

  /** The element of the card. */
  get box() {
    return this.#box;
  }

  /** Whether it is open. */
  get open() {
    return this.#place !== null;
  }

  /** Shows a quote, a date or a speaker; `place()` gives the rectangles of its words, `tint` its colour. */
  show({ quote, date }, { analysis, text }, rules, tint, place) {
    const item = quote ?? date;
    const why = rules.get(item.rule)?.[language()];
    this.#box.className = `card tint-${tint}${this.open ? ' open' : ''}`;
    this.#box.replaceChildren(
      ...(quote ? this.#quote(quote, analysis, text, rules) : this.#date(date)),
      why ? element('p', { className: 'why', part: 'card-why', title: item.rule }, bidi(why)) : '',
      element('p', { className: 'sure' }, `${word('sure')} ${number(item.confidence, { style: 'percent' })}`),
    );
    this.#place = place;
    lift(this.#box);
    this.follow();
  }

  #quote(quote, analysis, text, rules) {
    const speaker = analysis.speakers[quote.speaker];
    const of = ({ start, end }) => text.slice(start, end);
    const list = element('dl', {}, element('dd', { className: 'wide', part: 'card-kind' }, word(quote.kind), ' ', quote.cue ? element('bdi', { className: 'cue' }, of(quote.cue)) : ''));
    const dates = new Set(quote.dates.map((id) => wording(analysis.dates[id])));
    if (dates.size > 0) list.append(element('dt', {}, word('date')), element('dd', {}, bidi([...dates].join(' · '))));
    if (quote.antecedent && quote.speaker_rule) {
      const how = rules.get(quote.speaker_rule)?.[language()] ?? '';
      list.append(element('dt', {}, word('traced')), element('dd', {}, bidi(of(quote.antecedent)), element('br'), element('small', {}, how)));
    }
    return [
      element('p', { className: 'head' }, element('i', { className: 'dot' }), element('strong', { part: 'card-name' }, bidi(speaker?.name ?? word('unknown')))),
      speaker ? element('p', { className: 'role', part: 'card-role' }, bidi(speaker.role ?? word(speaker.kind))) : '',
      list,
    ];
  }

  #date(date) {
    const list = element('dl', {}, element('dt', {}, word('value')), element('dd', {}, element('code', {}, date.value)));
    if (date.calendar === 'hijri') list.append(element('dd', { className: 'wide' }, word('hijri')));
    return [element('p', { className: 'head' }, element('strong', { part: 'card-name' }, bidi(wording(date)))), list];
  }

  /** Closes it. */
  close() {
    if (!this.open) return;
    this.#place = null;
    lower(this.#box);
  }

  /** Stands below its words, or above where there is no room; closes once they are out of the window. */
  follow() {
    if (!this.open) return;
    const lines = this.#place();
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || last.bottom < 0 || first.top > innerHeight) return this.close();
    const { offsetWidth: width, offsetHeight: height } = this.#box;
    const { clientWidth } = document.documentElement;
    const above = first.top - height - GAP;
    const up = last.bottom + height + 2 * GAP > innerHeight && above > GAP;
    const line = up ? first : last;
    const top = up ? above : Math.min(last.bottom + GAP, innerHeight - height - GAP);
    const left = Math.max(Math.min(line.left + line.width / 2 - width / 2, clientWidth - width - GAP), GAP);
    Object.assign(this.#box.style, { left: `${left}px`, top: `${top}px` });
  }
}
