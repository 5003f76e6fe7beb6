// The page: connects the editor, the engine, the painting, the lists and the controls.

import { Card } from './card.js';
import { caretAt, Editor } from './editor.js';
import { open } from './engine.js';
import { counted, language, number, translate, word } from './i18n.js';
import { Painter, native } from './paint.js';
import { Panel } from './panel.js';
import { forgetText, get, loadText, saveText, set } from './store.js';

const root = document.documentElement;
const find = (selector) => document.querySelector(selector);
const SAMPLE_DAY = '2024-10-16';
/** How long after an edit the text is kept and the counts are said, in ms. */
const KEEP = 300;
const SAY = 1000;
/** How long after an edit the lists follow, in ms: later the longer the text, since they are made of objects. */
const lists = (text) => 100 + text.length / 1000;
/** Work that takes longer than this shows that it goes on, in ms. */
const PATIENCE = 200;
/** How long the pointer rests on words before their card opens, in ms. */
const REST = 220;

const editor = new Editor(find('#editor'));
const panel = new Panel(find('#quotes'), find('#dates'));
const dayField = find('#date');
const hidden = new Set((get('hidden') ?? '').split(' ').filter(Boolean));
const timers = new Map();

let engine = null;
let painter = null;
let card = null;
let analysis = null;
/** The text that `analysis` is of. */
let analysed = '';
/** Counts the edits; what comes back for an earlier one is let go. */
let edit = 0;

/** Runs `act` in `ms`, unless it is asked for again before. */
function later(name, ms, act) {
  clearTimeout(timers.get(name));
  timers.set(name, setTimeout(act, ms));
}

async function start() {
  const opening = open();
  translate();
  editor.replace(await loadText(), { undoable: false });
  dayField.value = get('day') ?? '';
  editor.addEventListener('change', changed);
  panel.hide(hidden);
  legend();
  follow();
  try {
    engine = await opening;
  } catch (error) {
    root.dataset.state = 'failed';
    notice(word('failed'));
    throw error;
  }
  const registry = native ?? (await import('./mirror.js')).mirror(editor, find('.sheet'));
  painter = new Painter(editor, engine.kinds, registry);
  painter.hide(hidden);
  card = new Card(find('#card'), engine.rules);
  analyse();
}

/** After every change of the text. */
function changed() {
  edit++;
  card?.close();
  painter?.mark('lit', []);
  painter?.mark('mention', []);
  follow();
  later('keep', KEEP, keep);
  if (engine) analyse();
}

/** What shows at once whether there is text. */
function follow() {
  const empty = editor.text === '';
  root.dataset.text = empty ? 'none' : 'some';
  find('#clear').disabled = empty;
}

async function keep() {
  timers.delete('keep');
  const { text } = editor;
  if (text === '') await forgetText();
  else if (!(await saveText(text))) notice(word('notKept'));
}

/** Analyses the text and shows what is found. */
async function analyse() {
  const mine = ++edit;
  const { text } = editor;
  later('busy', PATIENCE, () => (find('.progress').hidden = false));
  try {
    const result = await read(text);
    if (!result || mine !== edit) return;
    painter.show(result.spans, result.keys);
    done();
    later('lists', analysed === '' ? 0 : lists(text), () => list(mine, text));
  } catch (error) {
    done();
    root.dataset.state = 'failed';
    notice(word('failed'));
    throw error;
  }
}

function done() {
  clearTimeout(timers.get('busy'));
  find('.progress').hidden = true;
}

/** Reads the text; a day of publication that is none is left out, and the field says so. */
async function read(text) {
  const valid = dayField.validity.valid;
  dayField.setAttribute('aria-invalid', String(!valid));
  if (!valid) notice(word('badDay'));
  return engine.read(text, valid ? dayField.value : '');
}

/** Brings the lists and counts up to date with what is painted. */
async function list(mine, text) {
  const found = await engine.details();
  if (!found || mine !== edit) return;
  analysis = found;
  analysed = text;
  panel.show(text, text.trim() === '' ? null : analysis);
  counts();
  root.dataset.state = 'ready';
  root.dataset.revision = String(Number(root.dataset.revision) + 1);
}

function counts() {
  const some = analysis && analysed.trim() !== '';
  const of = (kind) => {
    if (kind === 'date') return analysis.dates.length;
    if (kind === 'cue' || kind === 'source') return analysis.quotes.filter((quote) => quote[kind]).length;
    return analysis.quotes.filter((quote) => quote.kind === kind).length;
  };
  for (const button of document.querySelectorAll('[data-kind]')) {
    button.querySelector('b').textContent = some ? number(of(button.dataset.kind)) : '';
  }
  if (!some) find('#status').textContent = '';
  find('.jump').textContent = some ? `${counted('quotes', analysis.quotes.length)} ↓` : '';
  later('say', SAY, () => {
    if (!some) return;
    const speakers = analysis.speakers.filter((speaker) => speaker.quotes.length > 0).length;
    const parts = [counted('quotes', analysis.quotes.length), counted('speakers', speakers), counted('dates', analysis.dates.length)];
    find('#status').textContent = parts.join(language() === 'ar' ? '، ' : ', ');
  });
}

/** The legend's buttons hide and show their kinds. */
function legend() {
  for (const button of document.querySelectorAll('[data-kind]')) {
    const { kind } = button.dataset;
    button.setAttribute('aria-pressed', String(!hidden.has(kind)));
    button.addEventListener('click', () => {
      if (!hidden.delete(kind)) hidden.add(kind);
      button.setAttribute('aria-pressed', String(!hidden.has(kind)));
      set('hidden', [...hidden].join(' ') || null);
      card?.close();
      painter?.hide(hidden);
      panel.hide(hidden);
    });
  }
}

/** The stretches of a quote, content first. */
const stretches = (quote) => [...quote.content, quote.cue, quote.source].filter(Boolean).map(({ start, end }) => [start, end]);

/** Makes a quote, a date or a speaker the chosen one, in the text and in the lists. */
function choose(chosen, { scroll = false } = {}) {
  if (!painter || !analysis || analysed !== editor.text) return;
  const quote = chosen?.quote !== undefined ? analysis.quotes[chosen.quote] : null;
  const date = chosen?.date !== undefined ? analysis.dates[chosen.date] : null;
  const speaker = chosen?.speaker !== undefined ? analysis.speakers[chosen.speaker] : null;
  const lit = quote ? stretches(quote) : date ? [[date.start, date.end]] : [];
  painter.mark('lit', lit);
  painter.mark('mention', speaker ? speaker.mentions.map(({ start, end }) => [start, end]) : []);
  panel.choose(chosen);
  const [first] = lit.length > 0 ? lit : (speaker?.mentions.slice(0, 1).map(({ start, end }) => [start, end]) ?? []);
  if (!first) return card.close();
  const [range] = painter.ranges(...first);
  if (!range) return card.close();
  if (scroll) {
    const { startContainer } = range;
    startContainer.parentElement.scrollIntoView({ block: 'nearest' });
    const rect = range.getBoundingClientRect();
    const smooth = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
    if (rect.top < innerHeight * 0.15 || rect.bottom > innerHeight * 0.75) scrollBy({ top: rect.top - innerHeight * 0.35, behavior: smooth });
  }
  if (quote || date) explain(quote, date, range);
  else card.close();
}

function explain(quote, date, range) {
  if (quote) card.quote(quote, analysis, analysed, range);
  else card.date(date, analysed, range);
}

/** What is painted under a point of the window: {quote} or {date} and its range; null where nothing is. */
function under(x, y) {
  if (!painter || !analysis || analysed !== editor.text) return null;
  const place = caretAt(x, y);
  const offset = place && find('#editor').contains(place.node) ? editor.offset(place.node, place.offset) : null;
  if (offset === null) return null;
  // The caret falls between two characters: the one before it may be the one under the pointer.
  for (const at of [offset, offset - 1]) {
    if (at < 0) continue;
    for (const span of painter.at(at)) {
      const range = painter.ranges(span.start, span.end).find((r) => [...r.getClientRects()].some((box) => inside(box, x, y)));
      if (range) return { chosen: span.kind === 'date' ? { date: span.id } : { quote: span.id }, range };
    }
  }
  return null;
}

const inside = (box, x, y) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;

/** Goes to the quote after or before the caret. */
function step(by) {
  if (!analysis || analysed !== editor.text) return;
  const shown = analysis.quotes.filter((quote) => !hidden.has(quote.kind) && quote.content.length > 0);
  const { focusNode, focusOffset } = getSelection();
  const here = (focusNode && editor.offset(focusNode, focusOffset)) ?? 0;
  const start = (quote) => quote.content[0].start;
  const next = by > 0 ? shown.find((quote) => start(quote) > here) : shown.findLast((quote) => start(quote) < here);
  if (!next) return;
  find('#editor').focus({ preventScroll: true });
  editor.placeCaret(start(next));
  choose({ quote: next.id }, { scroll: true });
}

/** A line at the foot of the page, with a way back where there is one. */
function notice(text, undo) {
  const box = find('#notice');
  box.textContent = text;
  if (undo) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = word('undo');
    button.addEventListener('click', () => {
      box.hidden = true;
      undo();
    });
    box.append(' ', button);
  }
  box.hidden = false;
  later('notice', 8000, () => (box.hidden = true));
}

function replace(text, day, message) {
  const [before, dayBefore] = [editor.text, dayField.value];
  editor.replace(text);
  setDay(day);
  if (before.trim() === '') return;
  notice(message, () => {
    editor.undoReplacement();
    setDay(dayBefore);
  });
}

function setDay(day) {
  dayField.value = day;
  set('day', day || null);
}

async function sample() {
  const response = await fetch(new URL('sample.txt', import.meta.url));
  replace((await response.text()).trimEnd(), SAMPLE_DAY, word('replaced'));
  scrollTo({ top: 0 });
}

function clear() {
  replace('', '', word('cleared'));
  find('#editor').focus();
}

function setLanguage(lang) {
  root.lang = lang;
  root.dir = lang === 'en' ? 'ltr' : 'rtl';
  set('lang', lang);
  showLanguage();
  translate();
  card?.close();
  panel.render();
  if (analysis) counts();
}

function showLanguage() {
  const [other, text] = language() === 'en' ? ['ar', 'العربية'] : ['en', 'English'];
  const button = find('#lang');
  button.lang = other;
  button.dir = other === 'ar' ? 'rtl' : 'ltr';
  button.textContent = text;
}

function toggleTheme() {
  const dark = root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  root.dataset.theme = dark === 'dark' ? 'light' : 'dark';
  set('theme', root.dataset.theme);
}

find('#sample').addEventListener('click', sample);
find('.try').addEventListener('click', sample);
find('#clear').addEventListener('click', clear);
find('#lang').addEventListener('click', () => setLanguage(language() === 'en' ? 'ar' : 'en'));
find('#theme').addEventListener('click', toggleTheme);
for (const type of ['input', 'change']) {
  dayField.addEventListener(type, () => {
    set('day', dayField.value || null);
    if (engine) analyse();
  });
}
panel.addEventListener('choose', ({ detail }) => choose(detail, { scroll: true }));
find('#editor').addEventListener('click', ({ clientX, clientY }) => {
  if (getSelection().isCollapsed) choose(under(clientX, clientY)?.chosen);
});
find('#editor').addEventListener('pointermove', ({ clientX, clientY, pointerType, buttons }) => {
  if (pointerType !== 'mouse' || buttons) return;
  later('rest', REST, () => {
    const found = under(clientX, clientY);
    if (!found) {
      card?.close();
      return;
    }
    const { quote, date } = found.chosen;
    explain(analysis.quotes[quote] ?? null, analysis.dates[date] ?? null, found.range);
  });
});
find('#editor').addEventListener('pointerleave', () => {
  clearTimeout(timers.get('rest'));
  card?.close();
});
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') choose(null);
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  step(event.key === 'ArrowDown' ? 1 : -1);
});
addEventListener('scroll', () => card?.follow(), { passive: true });
addEventListener('resize', () => card?.follow(), { passive: true });
addEventListener('pagehide', () => timers.has('keep') && keep());
document.addEventListener('visibilitychange', () => document.hidden && timers.has('keep') && keep());
// In a narrow window the lists stand below the text: a link leads there as long as they are out of sight.
new IntersectionObserver(([{ isIntersecting }]) => (find('.jump').hidden = isIntersecting)).observe(find('.panel'));

showLanguage();
start();
