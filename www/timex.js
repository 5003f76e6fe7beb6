// A TIMEX3 value as people write it: `2024-10-15` as 15 أكتوبر 2024. What has no plain wording stays as it is.

import { day, language, number, word } from './i18n.js';

const DATE = { day: 'numeric', month: 'long', year: 'numeric' };

/** The wording of a date's value in the language of the page. */
export function wording({ value, type, mod }) {
  const text = type === 'DURATION' || type === 'SET' ? duration(value) : point(value);
  return mod ? `${word(mod)} ${text}` : text;
}

function point(value) {
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
  if (/^\d{3}$/.test(value)) return language() === 'ar' ? `${word('decade')} ${value}0` : `${value}0s`;
  if (/^\d\d$/.test(value)) return `${word('century')} ${+value + 1}`;
  if ((m = /^(\d{4})-W(\d\d)$/.exec(value))) return `${word('week')} ${+m[2]}، ${m[1]}`.replace('،', comma());
  if ((m = /^(\d{4})-Q(\d)$/.exec(value))) return `${word('quarter')} ${m[2]}، ${m[1]}`.replace('،', comma());
  if ((m = /^(\d{4})-H(\d)$/.exec(value))) return `${word('half')} ${m[2]}، ${m[1]}`.replace('،', comma());
  if ((m = /^(\d{4})-(SP|SU|FA|AU|WI)$/.exec(value))) return `${word(m[2])} ${m[1]}`;
  if ((m = /^(\d{4})\/(\d{4})$/.exec(value))) return `${m[1]}–${m[2]}`;
  return null;
}

const comma = () => (language() === 'ar' ? '،' : ',');

const UNITS = { Y: 'year', M: 'month', W: 'week', D: 'day' };
const TIMES = { H: 'hour', M: 'minute', S: 'second' };

function duration(value) {
  const m = /^P(T?)(\d+(?:\.\d+)?)([YMWDHS])$/.exec(value);
  const unit = m && (m[1] ? TIMES : UNITS)[m[3]];
  return unit ? number(+m[2], { style: 'unit', unit, unitDisplay: 'long' }) : value;
}
