// The text at a glance: how much of it is said by others, by whom, and whether they have names.

import { bidi, button, element } from './dom.js';
import { counted, number, word } from './i18n.js';
import { tint } from './tints.js';

/** The kinds of quote; where they overlap the first counts. */
const KINDS = ['direct', 'mixed', 'indirect', 'act'];
/** The speakers that are shown by name. */
const SPEAKERS = 8;
/** The kinds of speaker, from those who can be asked to those who cannot. */
const SOURCES = ['person', 'role', 'organisation', 'place', 'group', 'document', 'anonymous'];
const NAMING = { person: 'named', organisation: 'named', place: 'named', document: 'named', role: 'byRole', group: 'byRole', anonymous: 'nameless' };

/** The parts of the tab. */
export function* draw({ text, analysis }) {
  if (!analysis || analysis.quotes.length === 0) return yield element('p', 'none', word(analysis ? 'noQuotes' : 'waitingOverview'));
  const { shares, bySpeaker, letters } = measure(text, analysis);
  yield part('shareOfText', [
    bar([...KINDS, 'none'].map((kind) => ({ name: word(kind === 'none' ? 'unattributed' : kind), value: shares[kind] ?? 0, className: `share-${kind}` })), letters),
  ]);
  yield part('roomOfSpeakers', [speakers(analysis, bySpeaker)]);
  const said = analysis.quotes.length;
  const named = { named: 0, byRole: 0, nameless: 0, unsourced: 0 };
  for (const { speaker } of analysis.quotes) named[speaker === null ? 'unsourced' : NAMING[analysis.speakers[speaker].kind]]++;
  yield part('namedOrNot', [bar(Object.entries(named).map(([key, value]) => ({ name: word(key), value, className: `naming-${key}` })), said, (n) => counted('quotes', n))]);
  yield part('sourcesByKind', [sources(analysis)]);
}

/** How many letters are within quotes of each kind, and of each speaker; white space does not count. */
function measure(text, { quotes }) {
  const owner = new Uint8Array(text.length);
  const bySpeaker = new Map();
  for (const kind of [...KINDS].reverse()) {
    for (const quote of quotes) {
      if (quote.kind !== kind) continue;
      for (const { start, end } of quote.content) {
        owner.fill(KINDS.indexOf(kind) + 1, start, end);
        bySpeaker.set(quote.speaker, (bySpeaker.get(quote.speaker) ?? 0) + end - start);
      }
    }
  }
  const shares = {};
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) <= 32) continue;
    letters++;
    const kind = KINDS[owner[i] - 1] ?? 'none';
    shares[kind] = (shares[kind] ?? 0) + 1;
  }
  return { shares, bySpeaker, letters };
}

function part(title, content) {
  const made = element('section', 'part');
  made.append(element('h3', '', word(title)), ...content);
  return made;
}

const percent = (share) => number(share, { style: 'percent', maximumFractionDigits: 0 });

/** A bar in parts, and under it what they are. */
function bar(parts, whole, shown = null) {
  const box = element('div', 'stack');
  const line = element('div', 'bars');
  line.setAttribute('aria-hidden', 'true');
  const list = element('ul', 'key');
  for (const { name, value, className } of parts) {
    if (value === 0) continue;
    const piece = element('i', className);
    piece.style.setProperty('--share', value);
    line.append(piece);
    const row = element('li', '');
    row.append(element('i', className), element('span', '', name), element('b', '', shown ? shown(value) : percent(value / whole)));
    list.append(row);
  }
  box.append(line, list);
  return box;
}

/** Whose words fill how much of what is said. */
function speakers({ speakers: all }, bySpeaker) {
  const rows = [...bySpeaker].sort((a, b) => b[1] - a[1]);
  const most = rows[0]?.[1] ?? 1;
  const whole = rows.reduce((sum, [, length]) => sum + length, 0);
  const list = element('ol', 'ranks');
  for (const [id, length] of rows.slice(0, SPEAKERS)) {
    const item = element('li', `tint-${tint(id)}`);
    const entry = id === null ? element('p', 'rank') : button('rank', undefined, { speaker: id });
    const line = element('i', 'bar');
    line.style.setProperty('--share', length / most);
    entry.append(bidi('span', 'who', id === null ? word('unknown') : all[id].name), element('b', '', percent(length / whole)), line);
    item.append(entry);
    list.append(item);
  }
  return list;
}

function sources({ speakers: all }) {
  const list = element('ul', 'key');
  for (const kind of SOURCES) {
    const own = all.filter((speaker) => speaker.kind === kind && speaker.quotes.length > 0);
    if (own.length === 0) continue;
    const row = element('li', '');
    const quotes = own.reduce((sum, speaker) => sum + speaker.quotes.length, 0);
    row.append(element('span', '', word(`${kind}s`)), element('b', '', `${number(own.length)} · ${counted('quotes', quotes)}`));
    list.append(row);
  }
  return list;
}
