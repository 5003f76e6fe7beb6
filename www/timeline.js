// The dates in the order of time, in both calendars, and the quotes that speak of them or were said then.

import { bidi, button, element } from './dom.js';
import { word } from './i18n.js';
import { quoteItem } from './panel.js';
import { hijri, interval, wording } from './timex.js';

/** Quotes under one date before the rest is left out. */
const QUOTES = 12;

/** The entries of the tab: the dates `from` up to `to` of the text. */
export function* draw({ text, analysis, hidden, from, to, day }) {
  if (!analysis) return yield element('p', 'none', word('waitingDates'));
  const dates = hidden.has('date') ? [] : analysis.dates;
  if (dates.length === 0) return yield element('p', 'none', word('noDates'));
  const moments = inOrder(dates.slice(from, to));
  const tied = quotesOf(analysis, hidden);
  const nameOf = ({ speaker }) => analysis.speakers[speaker]?.name ?? word('unknown');
  const published = day ? interval(day)[0] : null;
  let heading = null;
  let list = null;
  let told = published === null;
  for (const moment of moments) {
    const next = yearOf(moment);
    if (next !== heading) {
      heading = next;
      yield element('h3', 'year', heading);
      yield (list = element('ol', 'timeline'));
    }
    if (!told && (!moment.days || moment.days[0] > published)) {
      told = true;
      list.append(publication(day));
    }
    list.append(item(moment, text, tied, nameOf));
  }
  if (!told) list.append(publication(day));
}

/** The dates of one value together, in the order of time; what is no time of its own comes last. */
function inOrder(dates) {
  const byValue = new Map();
  for (const date of dates) {
    const key = `${date.mod ?? ''} ${date.value}`;
    if (!byValue.has(key)) byValue.set(key, { days: date.type === 'DATE' || date.type === 'TIME' ? interval(date.value) : null, type: date.type, dates: [] });
    byValue.get(key).dates.push(date);
  }
  const rank = ({ days, type }) => (days ? 0 : type === 'DATE' || type === 'TIME' ? 1 : 2);
  const within = ({ dates: [{ value }] }) => value.split('T')[1] ?? '';
  return [...byValue.values()].sort((a, b) => {
    if (rank(a) !== rank(b) || !a.days) return rank(a) - rank(b);
    return a.days[0] - b.days[0] || a.days[1] - b.days[1] || (within(a) < within(b) ? -1 : 1);
  });
}

function yearOf({ days, type }) {
  if (days) return String(new Date(days[0]).getUTCFullYear());
  return word(type === 'DATE' || type === 'TIME' ? 'undated' : 'lengths');
}

/** For each date the quotes whose words hold it, and those that were said then. */
function quotesOf({ quotes, dates }, hidden) {
  const tied = dates.map(() => []);
  const shown = quotes.filter((quote) => !hidden.has(quote.kind));
  for (const quote of shown) {
    for (const id of quote.dates) tied[id].push({ quote, how: 'mentions' });
    // Between the source, the cue and the words: the day on which it was said.
    const spans = [...quote.content, quote.cue, quote.source].filter(Boolean);
    const [from, to] = [Math.min(...spans.map((span) => span.start)), Math.max(...spans.map((span) => span.end))];
    const inside = ({ start, end }) => quote.content.some((span) => span.start <= start && end <= span.end);
    for (let i = firstFrom(dates, from); i < dates.length && dates[i].end <= to; i++) {
      if (!inside(dates[i]) && !quote.dates.includes(i)) tied[i].push({ quote, how: 'saidThen' });
    }
  }
  return tied;
}

/** The index of the first date that starts at `offset` or later. */
function firstFrom(dates, offset) {
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (dates[middle].start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function item({ dates }, text, tied, nameOf) {
  const made = element('li', 'moment');
  dates.forEach((date, i) => {
    const entry = button('date', undefined, { date: date.id });
    if (i === 0) {
      entry.append(bidi('strong', '', wording(date)));
      const other = hijri(date.value);
      if (other) entry.append(bidi('small', '', other));
    }
    entry.append(bidi('span', 'words', text.slice(date.start, date.end)));
    made.append(entry);
  });
  const quotes = dates.flatMap(({ id }) => tied[id]);
  if (quotes.length > 0) {
    const list = element('ol', '');
    for (const { quote, how } of quotes.slice(0, QUOTES)) list.append(quoteItem(quote, text, { name: nameOf(quote), how: word(how) }));
    made.append(list);
  }
  return made;
}

function publication(day) {
  const made = element('li', 'moment published');
  made.append(bidi('p', '', `${word('day')}: ${wording({ value: day, type: 'DATE' })}`));
  return made;
}
