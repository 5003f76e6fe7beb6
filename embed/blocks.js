// The text of an article as it is rendered: blocks, each a run of text nodes that stand in one line of thought, with inline
// tags, links and line breaks inside. What is not read: scripts, fields, drawings, what is hidden, what is to be skipped.
//
// A block-level element keeps its blocks until something below it changes: reading again reads what changed.

/** Elements whose text is no prose. */
const SKIPPED = new Set(
  'script style noscript template textarea select input button datalist svg math iframe object embed video audio canvas rp rt isnad-text'.split(' '),
);
const INLINE = /^(inline|inline-.*|ruby|ruby-base|contents)$/;
/** A sentence that has ended, whatever closes behind it. */
const ENDED = /[.؟?!…][\s»”"’')\]]*$/;
const ARABIC = /[\u0620-\u064A]/;

/** A stretch that is analysed as one paragraph: its text, and where each of its nodes stands in it. */
export class Block {
  text = '';
  /** `{node, start, end}` in the order of the text. */
  pieces = [];

  /** `container` is the element of the first node; `box` is that or the nearest around it that has a box, and can be seen. */
  constructor(container, box) {
    this.container = container;
    this.box = box;
  }

  /** `[node, from, to]` for each node that the stretch `start` to `end` of the text runs over. */
  parts(start, end) {
    const found = [];
    for (const piece of this.pieces) {
      if (piece.end <= start) continue;
      if (piece.start >= end) break;
      found.push([piece.node, Math.max(start, piece.start) - piece.start, Math.min(end, piece.end) - piece.start]);
    }
    return found;
  }
}

/** A run of blocks that is being read. */
class Run {
  blocks = [];
  #block = null;
  #breaks = 0;

  text(node, parent, box, pre) {
    const { data } = node;
    if (data === '') return;
    const block = (this.#block ??= new Block(parent, box));
    if (this.#breaks > 0 && block.text !== '') block.text += this.#breaks > 1 || ENDED.test(block.text) ? '\n' : ' ';
    this.#breaks = 0;
    const start = block.text.length;
    block.text += pre ? data.replaceAll('\r', '\n') : data.replace(/[\t\n\f\r\u2028\u2029]/g, ' ');
    block.pieces.push({ node, start, end: block.text.length });
  }

  /** A `<br>`: one is a space within a sentence, two are a new paragraph. */
  lineBreak() {
    this.#breaks++;
  }

  /** What follows is another paragraph. */
  end() {
    if (this.#block && /\S/.test(this.#block.text)) this.blocks.push(this.#block);
    this.#block = null;
    this.#breaks = 0;
  }
}

/** Reads one article, again and again. */
export class Reader {
  #root;
  #skip;
  /** The blocks of each block-level element that has not changed since. */
  #known = new WeakMap();

  /** `skip` is a selector of what is left out, or empty. */
  constructor(root, skip) {
    this.#root = root;
    this.#skip = skip;
  }

  /** Its blocks in order; the same objects where nothing has changed. */
  read() {
    const run = new Run();
    const { visibility, whiteSpace } = getComputedStyle(this.#root);
    this.#walk(this.#root, boxed(this.#root), run, visibility === 'visible', preserves(whiteSpace));
    run.end();
    return run.blocks;
  }

  /** Something below `node` has changed. */
  forget(node) {
    for (let at = node; at; at = at.parentNode) {
      this.#known.delete(at);
      if (at === this.#root) return;
    }
  }

  /** `box` is what `parent` is seen by: itself, unless it has `display: contents`. */
  #walk(parent, box, run, visible, pre) {
    if (parent.localName === 'details' && !parent.open) {
      const summary = [...parent.children].find((child) => child.localName === 'summary');
      if (summary) this.#element(summary, box, run);
      return;
    }
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 3) {
        if (visible) run.text(node, parent, box, pre);
      } else if (node.nodeType === 1) {
        this.#element(node, box, run);
      }
    }
  }

  #element(element, around, run) {
    const name = element.localName;
    if (name === 'br') return run.lineBreak();
    if (SKIPPED.has(name) || (this.#skip && element.matches(this.#skip))) return;
    const known = this.#known.get(element);
    if (known) {
      run.end();
      run.blocks.push(...known);
      return;
    }
    // A browser works each property out when it is asked for: none is asked for twice, or needlessly.
    const style = getComputedStyle(element);
    const { display } = style;
    if (display === 'none' || style.contentVisibility === 'hidden' || isClipped(style)) return;
    const visible = style.visibility === 'visible';
    const pre = preserves(style.whiteSpace);
    const box = display === 'contents' ? around : element;
    if (INLINE.test(display)) return this.#walk(element, box, run, visible, pre);
    run.end();
    const own = new Run();
    this.#walk(element, box, own, visible, pre);
    own.end();
    this.#known.set(element, own.blocks);
    run.blocks.push(...own.blocks);
  }
}

/** The nearest element that has a box: one with `display: contents` is never seen. */
function boxed(element) {
  let at = element;
  while (at.parentElement && getComputedStyle(at).display === 'contents') at = at.parentElement;
  return at;
}

const preserves = (whiteSpace) => /^(pre|break-spaces|preserve)/.test(whiteSpace);

/** Whether it is there for screen readers alone. */
function isClipped(style) {
  const { position } = style;
  if (position !== 'absolute' && position !== 'fixed') return false;
  const { clip, clipPath } = style;
  return (clip !== '' && clip !== 'auto') || /^inset\((50|100)%/.test(clipPath);
}

/** The blocks as one text, with the start of each; `has` says whether there is Arabic in it. */
export function joined(blocks) {
  const starts = [];
  let at = 0;
  for (const { text } of blocks) {
    starts.push(at);
    at += text.length + 1;
  }
  const text = blocks.map((block) => block.text).join('\n');
  return { text, starts, has: ARABIC.test(text) };
}

/** `[index, start, end]` within each block that the stretch `start` to `end` of the whole text runs over. */
export function within(blocks, starts, start, end) {
  const found = [];
  const [first, behind] = over(starts, start, end);
  for (let i = first; i < behind; i++) {
    const part = cut(blocks, starts, i, start, end);
    if (part) found.push([i, ...part]);
  }
  return found;
}

/** The first block that a stretch of the whole text runs over, and the one behind the last. */
export function over(starts, start, end) {
  const first = Math.max(blockAt(starts, start), 0);
  let behind = first;
  while (behind < starts.length && starts[behind] < end) behind++;
  return [first, behind];
}

/** `[start, end]` within a block of what stands in it of a stretch of the whole text; null where that is nothing. */
export function cut(blocks, starts, i, start, end) {
  const from = Math.max(start - starts[i], 0);
  const to = Math.min(end - starts[i], blocks[i].text.length);
  return from < to ? [from, to] : null;
}

/** The index of the block that holds an offset of the whole text. */
function blockAt(starts, offset) {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
