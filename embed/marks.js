// Painting: ranges in the page's own registry of highlights (CSS Custom Highlight API). No node of the host's is touched.
//
// Ranges are static: the browser need not keep them up while the host changes its page; what changed is painted anew.
// A block is painted while it is near the window, and all are for printing.

import { highlightRules, registered } from './style.js';

/** Where the API is missing, `overlay.js` draws boxes. */
export const native = () => Boolean(globalThis.CSS?.highlights && globalThis.Highlight);

/** What lies over what: later ones over earlier ones. */
const RANK = { direct: 1, mixed: 1, indirect: 1, source: 2, cue: 2, date: 3, chosen: 4 };

/** The style sheet of each theme, and the names of the highlights that it has: a browser works each out for every element. */
const sheets = {};
/** How many elements show something in each document or shadow tree. */
const shown = new Map();

/** Takes note of an article in a tree; the function returned says that it has gone, and with the last one go the sheets. */
export function enter(root) {
  shown.set(root, (shown.get(root) ?? 0) + 1);
  return () => {
    const left = shown.get(root) - 1;
    if (left > 0) return shown.set(root, left);
    shown.delete(root);
    const own = Object.values(sheets).map(({ sheet }) => sheet);
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => !own.includes(other));
  };
}

/** The first blocks that are in the window, as long as they follow each other; what else is there the observer tells. */
function inWindow(blocks) {
  const found = [];
  for (const block of blocks) {
    const { top, bottom } = block.box.getBoundingClientRect();
    if (top >= innerHeight) break;
    if (bottom > 0) found.push(block);
  }
  return found;
}

/** The sheet of the theme, with the highlights of these names, is in the tree, even where the host has set its own sheets since. */
function adopt(root, theme, wanted) {
  const { sheet, names } = (sheets[theme] ??= { sheet: new CSSStyleSheet(), names: new Set() });
  const before = names.size;
  for (const name of wanted) names.add(name);
  if (names.size > before) sheet.replaceSync(highlightRules(theme, names));
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** How many ranges are registered. */
let count = 0;
/** How far from the window blocks are painted once somebody scrolls: as far as one does in a frame or two. */
const NEAR = '60% 0px';

const rank = (full) => RANK[full.slice(full.indexOf('-', 6) + 1)] ?? 0;

/** Adds a range to the highlight of a name. */
function register(theme, name, range) {
  const full = registered(theme, name);
  if (!CSS.highlights.has(full)) arrange(theme);
  const highlight = CSS.highlights.get(full);
  highlight.add(range);
  count++;
  return [full, range];
}

function remove(full, range) {
  if (CSS.highlights.get(full)?.delete(range)) count--;
  if (count === 0) take();
}

/** Takes our highlights out of the registry. */
function take() {
  const own = [...CSS.highlights].filter(([name]) => name.startsWith('isnad-'));
  for (const [name] of own) CSS.highlights.delete(name);
  return own;
}

/**
 * Registers all highlights of a theme's sheet, and those that are there, in the order in which they lie over each other:
 * WebKitGTK 2.50 ends the page where overlapping highlights have priorities.
 */
function arrange(theme) {
  const all = new Map([...sheets[theme].names].map((name) => [registered(theme, name), new Highlight()]));
  for (const [name, highlight] of take()) all.set(name, highlight);
  for (const [name, highlight] of [...all].sort(([a], [b]) => rank(a) - rank(b))) CSS.highlights.set(name, highlight);
}

/** The painting of one article by the browser's highlights. */
export class Marks {
  #theme = 'light';
  /** By block: its marks once they have been asked for, and its ranges while it is near. */
  #painted = new Map();
  #chosen = [];
  #observed = new Map();
  #observer = null;
  /** Until somebody scrolls what is in the window is enough: painting more costs the page more. */
  #margin = '0px';
  #ended = new AbortController();

  constructor() {
    addEventListener('scroll', () => this.#widen(), { capture: true, passive: true, once: true, signal: this.#ended.signal });
  }

  /** Shows over each of the blocks of a tree what is laid there; those that show the same keep their ranges. */
  show(blocks, laid, theme, root) {
    // The first time what is in the window is painted in the frame that takes the styles. Where it is is asked before these come.
    const first = this.#observer ? [] : inWindow(blocks);
    adopt(root, theme, laid.names);
    const before = theme === this.#theme ? this.#painted : new Map();
    if (before !== this.#painted) this.#clear();
    this.#theme = theme;
    this.#painted = new Map();
    for (const [i, block] of blocks.entries()) {
      const old = before.get(block);
      before.delete(block);
      const kept = old?.ranges && same(old.marks, laid.marks(i));
      if (old && !kept) this.#unpaint(old);
      this.#painted.set(block, kept ? old : { marks: null, made: () => laid.marks(i), ranges: null });
    }
    for (const old of before.values()) this.#unpaint(old);
    this.#observe(blocks);
    for (const block of first) {
      this.#observed.get(block.box).near = true;
      this.#paint(block, this.#painted.get(block));
    }
  }

  /** Marks the chosen stretches: `[block, start, end]` each. */
  choose(stretches) {
    for (const [name, range] of this.#chosen) remove(name, range);
    this.#chosen = stretches.flatMap(([block, start, end]) => this.#add(block, ['chosen', start, end]));
  }

  /** Paints what is far from the window as well, as for printing. */
  all() {
    for (const [block, painted] of this.#painted) this.#paint(block, painted);
  }

  /** Takes everything away. */
  stop() {
    this.#ended.abort();
    this.#observer?.disconnect();
    this.#observer = null;
    this.#observed.clear();
    this.#clear();
    this.choose([]);
  }

  #clear() {
    for (const painted of this.#painted.values()) this.#unpaint(painted);
    this.#painted.clear();
  }

  /** Watches which containers come near the window; a new observer tells of all at once. */
  #observe(blocks) {
    const wanted = new Map();
    for (const block of blocks) {
      const { box } = block;
      if (!wanted.has(box)) wanted.set(box, []);
      wanted.get(box).push(block);
    }
    this.#observer ??= this.#watch();
    for (const box of this.#observed.keys()) if (!wanted.has(box)) this.#observer.unobserve(box);
    for (const [box, own] of wanted) {
      const known = this.#observed.get(box);
      if (!known) this.#observer.observe(box);
      else if (known.near) for (const block of own) this.#paint(block, this.#painted.get(block));
      wanted.set(box, { blocks: own, near: known?.near ?? false });
    }
    this.#observed = wanted;
  }

  #watch() {
    return new IntersectionObserver((entries) => this.#seen(entries), { rootMargin: this.#margin });
  }

  #widen() {
    this.#margin = NEAR;
    if (!this.#observer) return;
    this.#observer.disconnect();
    this.#observer = this.#watch();
    for (const box of this.#observed.keys()) this.#observer.observe(box);
  }

  #seen(entries) {
    for (const { target, isIntersecting } of entries) {
      const seen = this.#observed.get(target);
      if (!seen) continue;
      seen.near = isIntersecting;
      for (const block of seen.blocks) {
        const painted = this.#painted.get(block);
        if (isIntersecting) this.#paint(block, painted);
        else this.#unpaint(painted);
      }
    }
  }

  #paint(block, painted) {
    painted.marks ??= painted.made();
    painted.ranges ??= painted.marks.flatMap((mark) => this.#add(block, mark));
  }

  #unpaint(painted) {
    for (const [name, range] of painted.ranges ?? []) remove(name, range);
    painted.ranges = null;
  }

  #add(block, [name, start, end]) {
    return block.parts(start, end).map(([node, from, to]) => {
      const range = new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to });
      return register(this.#theme, name, range);
    });
  }
}

const same = (some, others) => some.length === others.length && some.every((mark, i) => mark.every((part, j) => part === others[i][j]));
