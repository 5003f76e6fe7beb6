// The page: connects the editor, the engine, the painting, the lists and the controls.

import { asset } from './assets.js';
import { Editor } from './editor.js';
import { frame, open } from './engine.js';
import { counted, language, number, translate, word } from './i18n.js';
import { Painter, native } from './paint.js';
import { forgetText, get, hasBefore, keepBefore, loadText, saveText, set, takeBefore } from './store.js';

const root = document.documentElement;
const find = (selector) => document.querySelector(selector);
const SAMPLE_DAY = '2024-10-16';
/** How long after an edit the text is kept and the counts are said, in ms. */
const KEEP = 300;
const SAY = 1000;
/** How long after an edit the lists follow, in ms: later the longer the text, since they are made of objects. */
const lists = (length) => 100 + length / 1000;
/** How long a notice stays, and one with something to do, in ms; it waits for whoever is about to do it. */
const READ = 8000;
const DECIDE = 20_000;
/** So many characters of a new text, which are more than a window shows, are read in the page: its first frame has their highlights. */
const BEGINNING = 6000;
/** Work that takes longer than this shows that it goes on, in ms. */
const PATIENCE = 200;

/** Does what nobody waits for. */
const idle = globalThis.requestIdleCallback ?? setTimeout;

const editor = new Editor(find('#editor'));
const dayField = find('#date');
const hidden = new Set((get('hidden') ?? '').split(' ').filter(Boolean));
const timers = new Map();

let engine = null;
let painter = null;
let panel = null;
let reader = null;
/** The reader on its way. */
let opening = null;
/** Makes the printed page, once it is loaded. */
let print = null;
/** Who set the day of publication: `user`, `text`, `page`, or nobody. */
let dayBy = '';
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
  // `?plain` is the page without its highlighting, which `cargo xtask measure` compares with.
  const plain = new URLSearchParams(location.search).has('plain');
  const starting = plain ? null : open();
  translate();
  editor.replace(await loadText(), { undoable: false });
  showDay(get('day') ?? '', get('dayBy') ?? 'user');
  editor.addEventListener('change', changed);
  legend();
  follow();
  await openLink();
  if (hasBefore()) offerBefore();
  if (plain) {
    face();
    return (root.dataset.state = 'ready');
  }
  let ready;
  try {
    ready = await starting;
  } catch (error) {
    root.dataset.state = 'failed';
    notice(word('failed'));
    throw error;
  }
  const registry = native ?? (await import('./mirror.js')).mirror(editor, find('.sheet'));
  painter = new Painter(editor, ready.kinds, registry);
  painter.hide(hidden);
  ready.told = (share) => (find('#busy progress').value = share);
  engine = ready;
  await analyse();
  if (editor.length === 0) idle(() => engine.prepare());
  face();
  idle(async () => (await import('./offline.js')).offline({ keep, notice }));
}

/** Lets the text's own face come, behind all that the first highlights need. */
function face() {
  const styles = find('#fonts');
  if (!styles) return;
  idle(async () => {
    styles.media = 'all';
    // All of it, so that a text that is pasted later is laid out once.
    await document.fonts.load('1rem "Isnad Naskh"', 'قال 1').catch(() => []);
    set('face', '1');
  });
}

/** The lists, and what answers to the pointer and to keys, come once the first highlights are there. */
async function openReader() {
  const [{ Card, Reader, copy }, { Panel }, printing] = await Promise.all([import('./reader.js'), import('./panel.js'), import('./print.js')]);
  print = printing;
  panel = new Panel(find('#results'));
  panel.hide(hidden);
  const card = new Card(find('#card'), engine.rules);
  card.addEventListener('cite', ({ detail }) => cite(detail, copy));
  const made = new Reader({ editor, root: find('#editor'), painter, panel, card, say: (line) => (find('#live').textContent = line) });
  made.hide(hidden);
  return made;
}

/** After every change of the text. */
function changed() {
  edit++;
  reader?.forget();
  follow();
  // Counted from the first change that is not kept: who types without a pause must not lose what was typed.
  if (!timers.has('keep')) later('keep', KEEP, keep);
  if (engine) analyse();
}

/** What shows at once whether there is text. */
function follow() {
  const empty = editor.length === 0;
  root.dataset.text = empty ? 'none' : 'some';
  for (const id of ['#clear', '#share', '#export']) find(id).disabled = empty;
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
  const { length } = editor;
  if (root.dataset.state === 'ready') root.dataset.state = 'reading';
  // Of an empty page there is nothing to read, however long the module takes to come.
  later('busy', PATIENCE, () => (find('#busy').hidden = length === 0));
  try {
    const beginning = painter.blank ? editor.beginning(BEGINNING) : '';
    if (beginning !== '') {
      const { spans, keys } = engine.beginning(beginning);
      painter.show(spans, keys);
      // On two cores the worker would take its time from the painting.
      if (length > BEGINNING) await frame();
      if (mine !== edit) return;
    }
    const result = await read();
    if (!result || mine !== edit) return;
    tellDay(result.day);
    painter.show(result.spans, result.keys);
    done();
    if (result.left > 0) notice(word('stopped'), analyse, word('goOn'));
    later('lists', analysed === '' ? 0 : lists(length), () => list(mine));
  } catch (error) {
    done();
    root.dataset.state = 'failed';
    notice(word('failed'));
    throw error;
  }
}

function done() {
  clearTimeout(timers.get('busy'));
  find('#busy').hidden = true;
  find('#busy progress').removeAttribute('value');
}

/** Reads what has changed; a day of publication that is none is left out, and the field says so. */
async function read() {
  const valid = dayField.validity.valid;
  dayField.setAttribute('aria-invalid', String(!valid));
  if (!valid) notice(word('badDay'));
  const auto = dayBy !== 'user';
  return engine.update({ ...editor.takeChange(), date: valid && dayBy !== 'text' ? dayField.value : '', auto });
}

/** Brings the lists and counts up to date with what is painted; the frame that shows the highlights comes before. */
async function list(mine) {
  await frame();
  if (mine !== edit) return;
  const found = await engine.details();
  if (!found || mine !== edit) return;
  const { text } = editor;
  reader ??= await (opening ??= openReader());
  if (mine !== edit) return;
  analysis = found;
  analysed = text;
  reader.show(text, analysis);
  panel.show(text, text.trim() === '' ? null : analysis, dayField.validity.valid ? dayField.value : '');
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
      reader?.hide(hidden);
      painter?.hide(hidden);
      panel?.hide(hidden);
    });
  }
}

/** A line at the foot of the page, with something to do where there is any: as a rule the way back. */
function notice(text, act, label = word('undo')) {
  const box = find('#notice');
  box.textContent = text;
  if (act) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', () => {
      // The keys would be nowhere; a finger would call up its keyboard.
      if (button.matches(':focus-visible')) find('#editor').focus({ preventScroll: true });
      box.hidden = true;
      act();
    });
    box.append(' ', button);
  }
  box.hidden = false;
  const leave = () => later('notice', act ? DECIDE : READ, () => (box.matches(':hover, :focus-within') ? leave() : (box.hidden = true)));
  leave();
}

function replace(text, day, message) {
  const [before, dayBefore, by] = [editor.text, dayField.value, dayBy];
  editor.replace(text);
  setDay(day, 'page');
  if (before.trim() === '') return;
  notice(message, () => {
    editor.undoReplacement();
    setDay(dayBefore, by);
  });
}

/** Sets the day of publication, and keeps it; `by` tells who set it: `user`, `text` or `page`. */
function setDay(day, by) {
  showDay(day, by);
  set('day', day || null);
  set('dayBy', by === 'user' ? null : by);
}

function showDay(day, by) {
  dayField.value = day;
  dayBy = by === 'user' && !day ? '' : by;
  const note = find('#day-note');
  const told = dayBy === 'text' ? 'dayFromText' : '';
  if (note.dataset.t === told) return;
  note.dataset.t = told;
  note.textContent = told && word(told);
  note.title = told && word('dayFromTextHint');
}

/** Takes the day of publication from the text where the text tells it and nobody else has. */
function tellDay(told) {
  if (dayBy === 'user') return;
  if (told === '' && dayBy !== 'text') return;
  if (told !== dayField.value || dayBy !== 'text') setDay(told, told ? 'text' : '');
}

/** What leaves the page is of this text, as it was read. */
const source = () => ({ text: analysed, analysis, hidden, day: dayField.validity.valid ? dayField.value : '' });

async function cite({ quote, language: lang, button }, copy) {
  const done = await copy(import('./out.js').then(({ cite }) => cite(quote, lang, source())));
  notice(word(done ? 'copied' : 'copyByHand'));
  button.classList.toggle('done', done);
}

async function share() {
  const { share } = await import('./share.js');
  await share(editor.text, source().day, notice);
}

async function exportText() {
  if (!analysis || analysed !== editor.text) return;
  const { choose } = await import('./out.js');
  await choose(source(), notice);
}

/** Opens the text of the link that led here; what was in the editor is kept beside it. */
async function openLink() {
  if (!location.hash.startsWith('#t1')) return;
  const { fromHash } = await import('./share.js');
  const linked = await fromHash(location.hash);
  history.replaceState(null, '', location.pathname + location.search);
  if (!linked) return notice(word('badLink'));
  const own = editor.text;
  if (own === linked.text) return;
  const kept = own.trim() !== '' && (await keepBefore(own));
  replace(linked.text, linked.day, word('linkOpened'));
  if (kept) offerBefore();
}

async function offerBefore() {
  const { offerBefore: offer } = await import('./share.js');
  const restore = async () => replace(await takeBefore(), '', word('replaced'));
  offer(find('.sheet'), restore, takeBefore);
}

async function sample() {
  const response = await asset('sample.txt');
  replace((await response.text()).trimEnd(), SAMPLE_DAY, word('replaced'));
  scrollTo({ top: 0 });
}

/** Puts the text of a file in place of the text. */
async function openFile(file) {
  if (!file) return;
  try {
    const { textOf } = await import('./import.js');
    const text = await textOf(file);
    if (text.trim() === '') return notice(word('noWords'));
    replace(text, '', word('opened'));
    scrollTo({ top: 0 });
  } catch {
    notice(word('badFile'));
  }
}

/** A file that is dragged over the page may be dropped anywhere. */
function drops() {
  const carries = (event) => event.dataTransfer?.types.includes('Files');
  const show = (over) => root.classList.toggle('dropping', over);
  addEventListener('dragover', (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    show(true);
  });
  addEventListener('dragleave', (event) => event.relatedTarget === null && show(false));
  addEventListener('drop', (event) => {
    show(false);
    if (!carries(event)) return;
    event.preventDefault();
    openFile(event.dataTransfer.files[0]);
  });
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
  reader?.choose(null);
  panel?.render();
  // What was last announced is said anew, in this language.
  find('#status').textContent = '';
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
find('#open').addEventListener('click', () => find('#file').click());
find('#file').addEventListener('change', ({ target }) => {
  openFile(target.files[0]);
  target.value = '';
});
editor.addEventListener('file', ({ detail }) => openFile(detail));
drops();
find('#stop').addEventListener('click', () => engine.stop());
find('#share').addEventListener('click', share);
find('#export').addEventListener('click', exportText);
find('#lang').addEventListener('click', () => setLanguage(language() === 'en' ? 'ar' : 'en'));
find('#theme').addEventListener('click', toggleTheme);
for (const type of ['input', 'change']) {
  dayField.addEventListener(type, () => {
    setDay(dayField.value, 'user');
    if (engine) analyse();
  });
}
addEventListener('hashchange', openLink);
addEventListener('beforeprint', () => analysis && print?.prepare(source()));
addEventListener('afterprint', () => print?.clear());
addEventListener('pagehide', () => timers.has('keep') && keep());
document.addEventListener('visibilitychange', () => document.hidden && timers.has('keep') && keep());
// In a narrow window the lists stand below the text: a link leads there as long as they are out of sight.
// It goes before it would lie over them.
new IntersectionObserver(([{ isIntersecting }]) => (find('.jump').hidden = isIntersecting), { rootMargin: '0px 0px 96px 0px' }).observe(find('.panel'));

showLanguage();
start();
