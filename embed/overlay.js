// Where the CSS Custom Highlight API is missing: boxes over the words, in the element's own shadow tree. The host's nodes
// are as untouched as with highlights, and letters stay joined, which <mark> elements would part in some browsers.

/** How far from the window boxes are drawn, in its heights. */
const MARGIN = 1;

/** The painting of one article by boxes; the same interface as `Marks`. */
export class Overlay {
  #layer;
  #root;
  #blocks = [];
  #laid = null;
  #chosen = [];
  #frame = 0;
  #far = false;
  #size = new ResizeObserver(() => this.#later());
  #ended = new AbortController();

  /** `layer` is an element of the shadow tree, `root` the article. */
  constructor(layer, root) {
    this.#layer = layer;
    this.#root = root;
    this.#size.observe(root);
    this.#size.observe(document.documentElement);
    for (const type of ['scroll', 'resize']) {
      addEventListener(type, () => this.#later(), { capture: true, passive: true, signal: this.#ended.signal });
    }
  }

  show(blocks, laid, theme) {
    [this.#blocks, this.#laid] = [blocks, laid];
    this.#layer.classList.toggle('dark', theme === 'dark');
    this.#later();
  }

  choose(stretches) {
    this.#chosen = stretches;
    this.#later();
  }

  all() {
    this.#far = true;
    this.#draw();
    this.#far = false;
  }

  stop() {
    this.#ended.abort();
    this.#size.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#layer.replaceChildren();
  }

  #later() {
    this.#frame ||= requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (!this.#root.isConnected) return;
    const origin = this.#layer.getBoundingClientRect();
    const near = ({ top, bottom }) => this.#far || (bottom > -MARGIN * innerHeight && top < (1 + MARGIN) * innerHeight);
    const boxes = [];
    for (const [i, block] of this.#blocks.entries()) {
      if (!near(block.container.getBoundingClientRect())) continue;
      for (const [name, start, end] of this.#laid.marks(i)) boxes.push(...over(block, name, start, end, origin));
    }
    for (const [block, start, end] of this.#chosen) boxes.push(...over(block, 'chosen', start, end, origin));
    this.#layer.replaceChildren(...boxes);
  }
}

/** The boxes over a stretch of a block. */
function* over(block, name, start, end, origin) {
  const range = document.createRange();
  for (const [node, from, to] of block.parts(start, end)) {
    if (to > node.length) continue; // the host has changed it, and it is about to be read again
    range.setStart(node, from);
    range.setEnd(node, to);
    for (const { left, top, width, height } of range.getClientRects()) {
      if (width === 0) continue;
      const box = document.createElement('i');
      box.className = name;
      Object.assign(box.style, { left: `${left - origin.left}px`, top: `${top - origin.top}px`, width: `${width}px`, height: `${height}px` });
      yield box;
    }
  }
}
