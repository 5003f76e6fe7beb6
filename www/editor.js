// The editor: one <p> a paragraph, plain text inside, and the browser's own typing, caret and undo.
//
// Its text is its paragraphs joined by line feeds. A long paste, the sample and clearing replace whole paragraphs at
// once, which the browser's undo does not see: `#history` holds the nodes that were taken out, and undo puts those
// very nodes back, so that the browser's own steps before them still find their places.

import { textOfHtml } from './html.js';

/** What the browser's own insertion takes without a pause; longer pastes replace paragraphs instead. */
const NATIVE_CHARS = 6000;
const NATIVE_LINES = 16;
/** From so many paragraphs on, those off screen are not laid out. */
const LONG = 300;
/** Replacements that can be taken back. */
const KEPT = 20;

/** Fires `change` after every change of the text, whoever made it, and `file` with a file that was pasted as its detail. */
export class Editor extends EventTarget {
  #root;
  /** The text of each paragraph that has not changed since it was read. */
  #texts = new WeakMap();
  #starts = [0];
  /** The lines joined, once somebody asks for them. */
  #text = null;
  /** The paragraphs and their texts as they were read last. */
  #nodes = [];
  #lines = [''];
  /** The lines as they were told last. */
  #taken = [''];
  /** What has changed since: anything, the text of these paragraphs, which paragraphs there are. */
  #stale = true;
  #dirty = new Set();
  /** What an engine's editing may have made something else of than a paragraph of plain text. */
  #untidy = new Set();
  #moved = true;
  #observer;
  #history = [];
  #undone = [];
  #composing = false;
  /** Whether a piece of this very text is being dragged. */
  #dragging = false;

  constructor(root) {
    super();
    this.#root = root;
    this.#observer = new MutationObserver((changes) => this.#changed(changes));
    this.#observe();
    root.addEventListener('paste', (event) => this.#paste(event));
    root.addEventListener('copy', (event) => this.#copy(event));
    root.addEventListener('cut', (event) => this.#copy(event) && document.execCommand('delete'));
    root.addEventListener('dragstart', () => (this.#dragging = true));
    root.addEventListener('dragend', () => (this.#dragging = false));
    root.addEventListener('drop', (event) => this.#drop(event));
    root.addEventListener('compositionstart', () => (this.#composing = true));
    root.addEventListener('compositionend', () => {
      this.#composing = false;
      this.#tidy();
    });
    root.addEventListener('beforeinput', (event) => this.#beforeInput(event));
    root.addEventListener('keydown', (event) => this.#keydown(event));
  }

  /** The paragraphs. */
  get paragraphs() {
    return this.#root.children;
  }

  /** The text. */
  get text() {
    this.#read();
    return (this.#text ??= this.#lines.join('\n'));
  }

  /** The length of the text. */
  get length() {
    return this.starts.at(-1) - 1;
  }

  /** The first lines of the text, to about `length` characters; empty where the first alone is several times as long. */
  beginning(length) {
    this.#read();
    let [lines, at] = [0, 0];
    while (lines < this.#lines.length && at < length) at += this.#lines[lines++].length + 1;
    return at > 4 * length ? '' : this.#lines.slice(0, lines).join('\n');
  }

  /** What has changed since this was asked last: `text` in place of the lines from `first` up to `last`; else nothing. */
  takeChange() {
    this.#read();
    const [before, now] = [this.#taken, this.#lines];
    if (before === now) return null;
    this.#taken = now;
    let first = 0;
    const shorter = Math.min(before.length, now.length);
    while (first < shorter && before[first] === now[first]) first++;
    if (first === shorter && before.length === now.length) return null;
    let same = 0;
    while (same < shorter - first && before.at(-1 - same) === now.at(-1 - same)) same++;
    // A change of nothing but lines that are gone leaves a line beside them: a text has one line or more.
    if (first === now.length - same) first > 0 ? first-- : same--;
    return { first, last: before.length - same, text: now.slice(first, now.length - same).join('\n') };
  }

  /** Where each paragraph starts in the text, and behind them the text's length plus one. */
  get starts() {
    this.#read();
    return this.#starts;
  }

  /** A value that is another one whenever this paragraph's text or nodes have changed. */
  version(paragraph) {
    this.#read();
    return this.#texts.get(paragraph);
  }

  /** Puts `text` in place of all there is; `undoable` unless it is what the page starts with. */
  replace(text, { undoable = true } = {}) {
    this.#splice(0, this.paragraphs.length, text.split('\n'), undoable);
    this.#root.scrollTop = 0;
  }

  /** Takes back the last replacement. */
  undoReplacement() {
    const change = this.#history.pop();
    if (!change) return;
    this.#undone.push(change);
    this.#exchange(change.inserted, change.removed, change.before);
  }

  /** The place of a DOM position in the text, or null when it lies outside. */
  offset(node, at) {
    if (node === this.#root) return Math.min(this.starts[at], this.length);
    const paragraph = this.#paragraph(node);
    const index = paragraph ? this.index(paragraph) : -1;
    if (index < 0) return null;
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(node, at);
    return this.starts[index] + before.toString().length;
  }

  /** Which paragraph this is; -1 when it is none. */
  index(paragraph) {
    this.#read();
    return this.#nodes.indexOf(paragraph);
  }

  /** The number of the paragraph in which the offset lies. */
  paragraphAt(offset) {
    const { starts } = this;
    let low = 0;
    let high = starts.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Puts the caret before the character at `offset`. */
  placeCaret(offset) {
    const index = this.paragraphAt(offset);
    let left = offset - this.starts[index];
    const walker = document.createTreeWalker(this.paragraphs[index], NodeFilter.SHOW_TEXT);
    let last = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (left < node.length) return getSelection().collapse(node, left);
      left -= node.length;
      last = node;
    }
    return getSelection().collapse(last ?? this.paragraphs[index], last ? last.length : 0);
  }

  #observe() {
    this.#observer.observe(this.#root, { childList: true, characterData: true, subtree: true });
  }

  #paragraph(node) {
    while (node && node.parentNode !== this.#root) node = node.parentNode;
    return node;
  }

  #changed(changes) {
    for (const { target, addedNodes } of changes) {
      const paragraph = target === this.#root ? null : this.#paragraph(target);
      if (target === this.#root) this.#moved = true;
      for (const node of target === this.#root ? addedNodes : []) this.#untidy.add(node);
      if (!paragraph) continue;
      this.#texts.delete(paragraph);
      this.#dirty.add(paragraph);
      this.#untidy.add(paragraph);
    }
    this.#stale = true;
    this.#tidy();
    this.#root.classList.toggle('long', this.paragraphs.length > LONG);
    this.dispatchEvent(new Event('change'));
  }

  #read() {
    if (!this.#stale) return;
    this.#stale = false;
    if (this.#moved) {
      this.#moved = false;
      this.#nodes = [...this.paragraphs];
      this.#lines = this.#nodes.map((paragraph) => this.#line(paragraph));
    } else {
      const lines = [...this.#lines];
      for (const paragraph of this.#dirty) {
        const index = this.#nodes.indexOf(paragraph);
        if (index >= 0) lines[index] = this.#line(paragraph);
      }
      this.#lines = lines;
    }
    this.#dirty.clear();
    const starts = new Array(this.#lines.length + 1);
    let at = 0;
    for (let i = 0; i < this.#lines.length; i++) {
      starts[i] = at;
      at += this.#lines[i].length + 1;
    }
    starts[this.#lines.length] = Math.max(at, 1);
    this.#starts = starts;
    this.#text = null;
  }

  /** The text of a paragraph. A line feed inside would part it in two: it counts as a space. */
  #line(paragraph) {
    let read = this.#texts.get(paragraph);
    if (!read) {
      read = { text: paragraph.textContent.replaceAll('\n', ' ') };
      this.#texts.set(paragraph, read);
    }
    return read.text;
  }

  /** Brings whatever an engine's editing left behind back to one <p> a paragraph with plain text inside. */
  #tidy() {
    if (this.#composing) return;
    const odd = [...this.#untidy].filter((node) => node.parentNode === this.#root && isOdd(node));
    this.#untidy.clear();
    if (odd.length === 0 && this.#root.firstChild) return;
    const caret = getSelection();
    const inside = this.#root.contains(caret.anchorNode);
    let last = null;
    for (const node of odd) {
      const lines = linesOf(node).map(paragraphOf);
      node.replaceWith(...lines);
      last = lines.at(-1) ?? last;
    }
    if (!this.#root.firstChild) this.#root.append((last = paragraphOf('')));
    if (inside && last) {
      caret.selectAllChildren(last);
      caret.collapseToEnd();
    }
  }

  #beforeInput(event) {
    if (event.inputType === 'historyUndo' && this.#takeBack()) event.preventDefault();
    if (event.inputType === 'historyRedo' && this.#doAgain()) event.preventDefault();
    if (event.inputType === 'insertLineBreak') {
      event.preventDefault();
      document.execCommand('insertParagraph');
    }
  }

  /** The shortcuts of undo and redo: with nothing of its own to undo, the browser sends no `beforeinput`. */
  #keydown(event) {
    if (event.isComposing || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    const redo = event.code === 'KeyY' || (event.code === 'KeyZ' && event.shiftKey);
    const done = redo ? this.#doAgain() : event.code === 'KeyZ' && this.#takeBack();
    if (done) event.preventDefault();
  }

  /** Undoes the last replacement if the text is as it left it. */
  #takeBack() {
    const change = this.#history.at(-1);
    if (!change || !this.#is(change.after)) return false;
    this.undoReplacement();
    return true;
  }

  #doAgain() {
    const change = this.#undone.at(-1);
    if (!change || !this.#is(change.before)) return false;
    this.#undone.pop();
    this.#history.push(change);
    this.#exchange(change.removed, change.inserted, change.after);
    return true;
  }

  /** Whether these are the lines of the text. */
  #is(lines) {
    this.#read();
    return lines === this.#lines || (lines.length === this.#lines.length && lines.every((line, i) => line === this.#lines[i]));
  }

  #paste(event) {
    event.preventDefault();
    const { clipboardData } = event;
    const text = pastedText(clipboardData);
    // A file that was copied: the page opens it.
    if (text === '' && clipboardData.files.length > 0) this.dispatchEvent(new CustomEvent('file', { detail: clipboardData.files[0] }));
    else this.#insert(text);
  }

  /** Copies the text as it is: browsers would put blank lines between its paragraphs. */
  #copy(event) {
    const selection = getSelection();
    if (selection.isCollapsed || selection.rangeCount === 0) return false;
    const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
    const [start, end] = [this.offset(startContainer, startOffset), this.offset(endContainer, endOffset)];
    if (start === null || end === null) return false;
    event.clipboardData.setData('text/plain', this.text.slice(start, end));
    event.preventDefault();
    return true;
  }

  #drop(event) {
    if (this.#dragging || event.dataTransfer.types.includes('Files')) return;
    const text = pastedText(event.dataTransfer);
    if (!text) return;
    event.preventDefault();
    const place = caretAt(event.clientX, event.clientY);
    if (place && this.#root.contains(place.node)) getSelection().collapse(place.node, place.offset);
    this.#insert(text);
  }

  /** Puts text in place of the selection. */
  #insert(text) {
    if (!text) return;
    const lines = text.split('\n');
    if (text.length <= NATIVE_CHARS && lines.length <= NATIVE_LINES) {
      this.#root.focus();
      document.execCommand('insertText', false, text);
      return;
    }
    const selection = getSelection();
    const range = selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    const from = (range && this.offset(range.startContainer, range.startOffset)) ?? this.length;
    const to = (range && this.offset(range.endContainer, range.endOffset)) ?? this.length;
    const whole = from === 0 && to === this.length;
    const [first, last] = [this.paragraphAt(from), this.paragraphAt(to)];
    const tail = this.#lines[last].slice(to - this.starts[last]);
    lines[0] = this.#lines[first].slice(0, from - this.starts[first]) + lines[0];
    const caret = lines.at(-1).length;
    lines[lines.length - 1] += tail;
    this.#splice(first, last + 1, lines, true, caret);
    const end = first + lines.length - 1;
    // A text that is new as a whole shows its beginning. Scrolling waits until the page is laid out.
    const goal = this.paragraphs[whole ? 0 : end];
    requestAnimationFrame(() => setTimeout(() => goal.scrollIntoView({ block: 'nearest' })));
  }

  /** Puts new paragraphs in place of those from `first` up to `end`; the caret comes to `caret` in the last one, if it is given. */
  #splice(first, end, lines, undoable, caret = null) {
    this.#read();
    const before = this.#lines;
    const removed = Array.prototype.slice.call(this.paragraphs, first, end);
    const inserted = lines.map(paragraphOf);
    this.#swap(removed, inserted, caret);
    if (!undoable) return;
    this.#read();
    this.#history.push({ before, after: this.#lines, removed, inserted });
    if (this.#history.length > KEPT) this.#history.shift();
    this.#undone.length = 0;
  }

  /** Puts back the nodes of a replacement; where typing since has taken others in, paragraphs made anew. */
  #exchange(removed, inserted, lines) {
    if (removed.every((node) => node.parentNode === this.#root)) this.#swap(removed, inserted);
    else this.#splice(0, this.paragraphs.length, lines, false);
  }

  /**
   * Puts nodes in place of others that stand in a row. A browser lays out what is there before it sets the caret: so it is
   * set while the last paragraph is there alone, and the others come before that.
   */
  #swap(removed, inserted, caret = null) {
    const next = removed.at(-1)?.nextSibling ?? null;
    const nodes = document.createDocumentFragment();
    const first = caret === null ? inserted : inserted.slice(-1);
    for (const node of first) nodes.append(node);
    this.#root.classList.toggle('long', this.paragraphs.length - removed.length + inserted.length > LONG);
    if (removed.length === this.#root.childNodes.length) this.#root.replaceChildren(nodes);
    else {
      for (const node of removed) node.remove();
      this.#root.insertBefore(nodes, next);
    }
    if (caret !== null) {
      const [last] = first;
      getSelection().collapse(last.firstChild?.nodeType === Node.TEXT_NODE ? last.firstChild : last, caret);
      for (const node of inserted.slice(0, -1)) nodes.append(node);
      last.before(nodes);
    }
    this.#stale = true;
    this.#moved = true;
  }
}

/** The place in the text's nodes under a point of the window; null where there is none. */
export function caretAt(x, y) {
  if (document.caretPositionFromPoint) {
    const place = document.caretPositionFromPoint(x, y);
    return place && { node: place.offsetNode, offset: place.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

/** Pasted text as paragraphs: that of a page or of Word clean of what only served to set it, plain text as it is. */
function pastedText(data) {
  const html = data.getData('text/html');
  return (html && textOfHtml(html)) || data.getData('text/plain').replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
}

function paragraphOf(line) {
  const paragraph = document.createElement('p');
  if (line) paragraph.textContent = line;
  else paragraph.append(document.createElement('br'));
  return paragraph;
}

/** Whether a child of the editor is anything but a paragraph of plain text, or of nothing but its place-holding break. */
function isOdd(node) {
  if (node.localName !== 'p') return true;
  const child = node.firstElementChild;
  return child !== null && (child.localName !== 'br' || node.childNodes.length > 1);
}

/** The lines of text in a node that an engine's editing has made. */
function linesOf(node) {
  const lines = [''];
  const walk = (parent) => {
    for (const child of parent.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) lines[lines.length - 1] += child.data;
      else if (child.localName === 'br') lines.push('');
      else {
        if (/^(p|div|li|h[1-6]|blockquote|pre)$/.test(child.localName) && lines.at(-1)) lines.push('');
        walk(child);
      }
    }
  };
  if (node.nodeType === Node.TEXT_NODE) return node.data.trim() ? node.data.split('\n') : [];
  walk(node);
  if (lines.length > 1 && !lines.at(-1)) lines.pop(); // the last break only closes its line
  return lines;
}
