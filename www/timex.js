// A TIMEX3 value as people write it: `2024-10-15` as 15 أكتوبر 2024. What has no plain wording stays as it is.

import { day, language, number, word } from './i18n.js';

const DATE = { day: 'numeric', month: 'long', year: 'numeric' };

/** The wording of a date's value in the language of the page. */
export function wording({ value, type, mod }) {
  const text = type === 'SET' ? every(value) : type === 'DURATION' ? duration(value) : point(value);
  return mod ? `${word(mod)} ${text}` : text;
}

function point(value) {
  if (/^(PAST|PRESENT|FUTURE)_REF$/.test(value)) return word(value);
  const [date, time] = value.split('T');
  const text = calendar(date);
  if (text === null) return value;
  if (!time) return text;
  const part = /^(MO|MI|AF|EV|NI|DT)$/.test(time) ? word(time) : time;
  return `${text}${language() === 'ar' ? '،' : ','} ${part}`;
}

/** The wording of the part of a value before its `T`; null where there is none. */
function calendar(value) {
  let m;
  if ((m = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value))) return day(+m[1], +m[2], +m[3], { weekday: 'long', ...DATE });
  if ((m = /^XXXX-(\d\d)-(\d\d)$/.exec(value))) return day(2000, +m[1], +m[2], { day: 'numeric', month: 'long' });
  if ((m = /^(\d{4})-(\d\d)$/.exec(value))) return day(+m[1], +m[2], 1, { month: 'long', year: 'numeric' });
  if ((m = /^XXXX-(\d\d)$/.exec(value))) return day(2000, +m[1], 1, { month: 'long' });
  if ((m = /^XXXX-WXX-([1-7])$/.exec(value))) return day(2001, 1, +m[1], { weekday: 'long' }); // a Monday was the first
  if (/^\d{4}$/.test(value)) return String(+value);
  if (/^\d{3}$/.test(value)) return fill('decade', `${value}0`);
  if (/^\d\d$/.test(value)) return fill('century', +value + 1);
  if ((m = /^(\d{4})-W(\d\d)$/.exec(value))) return fill('week', +m[2], m[1]);
  if ((m = /^(\d{4})-Q([1-4])$/.exec(value))) return fill('quarter', nth(m[2]), m[1]);
  if ((m = /^(\d{4})-H([12])$/.exec(value))) return fill('half', nth(m[2]), m[1]);
  if ((m = /^(\d{4}|XXXX)-(SP|SU|FA|AU|WI)$/.exec(value))) return `${word(m[2])} ${m[1].replace('XXXX', '')}`.trim();
  if ((m = /^(\d{4})\/(\d{4})$/.exec(value))) return `${m[1]}–${m[2]}`;
  return null;
}

/** A wording with its gaps filled. */
const fill = (key, ...parts) => parts.reduce((text, part) => text.replace('#', part), word(key));

const nth = (n) => word('nth').split(' ')[n - 1];

const UNITS = { Y: 'year', M: 'month', W: 'week', D: 'day' };
const TIMES = { H: 'hour', M: 'minute', S: 'second' };

function duration(value) {
  const m = /^P(T?)(\d+(?:\.\d+)?|X)([YMWDHS])$/.exec(value);
  const unit = m && (m[1] ? TIMES : UNITS)[m[3]];
  if (!unit) return value;
  if (m[2] === 'X') return word(`${unit}s`);
  return number(+m[2], { style: 'unit', unit, unitDisplay: 'long' });
}

/** What comes again: «every day», not «every 1 day». */
const every = (value) => fill('every', duration(value).replace(/^1 /, ''));

/** The first and the last day of what a value names, as numbers of milliseconds; null where it is no time of its own. */
export function interval(value) {
  const [date] = value.split('T');
  let m;
  const utc = (year, month, day) => new Date(Date.UTC(2000, month, day)).setUTCFullYear(year, month, day);
  if ((m = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date))) return [utc(+m[1], m[2] - 1, +m[3]), utc(+m[1], m[2] - 1, +m[3])];
  if ((m = /^(\d{4})-(\d\d)$/.exec(date))) return [utc(+m[1], m[2] - 1, 1), utc(+m[1], +m[2], 0)];
  if ((m = /^(\d{4})-W(\d\d)$/.exec(date))) {
    // The fourth of January is in the first week.
    const fourth = new Date(utc(+m[1], 0, 4));
    const monday = fourth.setUTCDate(4 - ((fourth.getUTCDay() + 6) % 7) + (m[2] - 1) * 7);
    return [monday, monday + 6 * 86_400_000];
  }
  if ((m = /^(\d{4})-Q([1-4])$/.exec(date))) return [utc(+m[1], m[2] * 3 - 3, 1), utc(+m[1], m[2] * 3, 0)];
  if ((m = /^(\d{4})-H([12])$/.exec(date))) return [utc(+m[1], m[2] * 6 - 6, 1), utc(+m[1], m[2] * 6, 0)];
  if ((m = /^(\d{4})-(SP|SU|FA|AU|WI)$/.exec(date))) {
    const first = { SP: 2, SU: 5, FA: 8, AU: 8, WI: 11 }[m[2]];
    return [utc(+m[1], first, 1), utc(+m[1], first + 3, 0)];
  }
  if ((m = /^(\d{4})(?:\/(\d{4}))?$/.exec(date))) return [utc(+m[1], 0, 1), utc(+(m[2] ?? m[1]), 11, 31)];
  if ((m = /^(\d{3})$/.exec(date))) return [utc(m[1] * 10, 0, 1), utc(m[1] * 10 + 9, 11, 31)];
  if ((m = /^(\d\d)$/.exec(date))) return [utc(m[1] * 100, 0, 1), utc(m[1] * 100 + 99, 11, 31)];
  return null;
}

/** A value's days in the Islamic calendar; null where it names no days, or more than some years of them. */
export function hijri(value) {
  const days = interval(value);
  if (!days || days[1] - days[0] > 4 * 366 * 86_400_000) return null;
  const length = days[1] - days[0];
  const parts = length === 0 ? { day: 'numeric', month: 'long' } : length < 200 * 86_400_000 ? { month: 'long' } : {};
  const locale = `${language() === 'ar' ? 'ar' : 'en-GB'}-u-ca-islamic-umalqura-nu-latn`;
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...parts, year: 'numeric' });
  return length === 0 ? format.format(days[0]) : format.formatRange(...days);
}
