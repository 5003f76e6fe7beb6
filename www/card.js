// The card over a quote or a date: who, how, in which word, and why the analysis says so.

import { language, number, word } from './i18n.js';
import { bidi, element } from './panel.js';
import { wording } from './timex.js';
import { tint } from './tints.js';

/** Between the words and the card, and between the card and the window's edge. */
const GAP = 8;

/** The one card of the page. */
export class Card {
  #box;
  #rules;
  #range = null;

  /** `rules` are the rules of the analysis by their ids. */
  constructor(box, rules) {
    this.#box = box;
    this.#rules = rules;
  }

  /** Whether the card is open. */
  get open() {
    return !this.#box.hidden;
  }

  /** Shows a quote beside its words; `range` are those. */
  quote(quote, analysis, text, range) {
    const speaker = quote.speaker === null ? null : analysis.speakers[quote.speaker];
    const head = element('div', 'head');
    head.append(element('i', 'dot'), bidi('strong', '', speaker?.name ?? word('unknown')));
    const role = speaker && bidi('p', 'role', speaker.role ?? word(speaker.kind));
    const rows = [[null, element('span', `kind kind-${quote.kind}`, word(quote.kind))]];
    if (quote.cue) rows[0][1].append(' ', element('bdi', 'cue', text.slice(quote.cue.start, quote.cue.end)));
    const dates = quote.dates.map((id) => wording(analysis.dates[id]));
    if (dates.length > 0) rows.push([word('date'), element('bdi', '', [...new Set(dates)].join(' · '))]);
    // A speaker whom the verb alone or a short form means: how they were found, and in which words before.
    if (quote.speaker_rule && quote.antecedent) {
      const { start, end } = quote.antecedent;
      rows.push([word('traced'), element('bdi', '', text.slice(start, end)), this.#explain(quote.speaker_rule)]);
    }
    this.#show(`tint-${tint(quote.speaker)}`, head, role, rows, quote, range);
  }

  /** Shows a date beside its words. */
  date(date, text, range) {
    const head = element('div', 'head');
    head.append(bidi('strong', '', wording(date)));
    const rows = [[word('value'), element('code', '', date.value)]];
    if (date.calendar === 'hijri') rows.push([null, element('span', '', word('hijri'))]);
    this.#show('tint-date', head, null, rows, date, range);
  }

  #explain(rule) {
    return this.#rules.get(rule)?.[language()] ?? rule;
  }

  /** Closes the card. */
  close() {
    this.#box.hidden = true;
    this.#range = null;
  }

  #show(tintName, head, role, rows, { rule, confidence }, range) {
    const list = element('dl', '');
    for (const [name, value, note] of rows) {
      list.append(element('dt', name ? '' : 'hidden', name ?? ''), wrap(value));
      if (note) list.append(wrap(element('small', '', note)));
    }
    const reason = bidi('p', 'why', this.#explain(rule));
    reason.title = rule;
    const meter = element('p', 'sure', `${word('sure')} ${number(confidence, { style: 'percent' })}`);
    this.#box.className = tintName;
    this.#box.replaceChildren(head, ...(role ? [role] : []), list, reason, meter);
    this.#box.hidden = false;
    this.#range = range;
    this.follow();
  }

  /** Stands below its words, or above where there is no room; closes once they are out of the window. */
  follow() {
    if (!this.open) return;
    const lines = this.#range.getClientRects();
    const [first, last] = [lines[0], lines[lines.length - 1]];
    if (!first || last.bottom < 0 || first.top > innerHeight) return this.close();
    const { offsetWidth: width, offsetHeight: height } = this.#box;
    const below = last.bottom + GAP;
    const above = first.top - height - GAP;
    const top = below + height + GAP > innerHeight && above > GAP ? above : Math.min(below, innerHeight - height - GAP);
    const line = top === above ? first : last;
    const left = Math.max(Math.min(line.left + line.width / 2 - width / 2, innerWidth - width - GAP), GAP);
    this.#box.style.left = `${left}px`;
    this.#box.style.top = `${top}px`;
  }
}

function wrap(value) {
  const cell = element('dd', '');
  cell.append(value);
  return cell;
}
