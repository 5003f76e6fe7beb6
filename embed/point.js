// What lies under a point of the window.

/** `[node, offset]` of the character under a point, in the tree that an article is in; null where there is none. */
export function caretAt(root, x, y) {
  if (document.caretPositionFromPoint) {
    const at = document.caretPositionFromPoint(x, y, root instanceof ShadowRoot ? { shadowRoots: [root] } : {});
    return at && [at.offsetNode, at.offset];
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? [range.startContainer, range.startOffset] : null;
}

/** The rectangles on screen of a stretch of a block, none where the host has changed its nodes since. */
export function rectangles(block, start, end) {
  const range = document.createRange();
  const found = [];
  for (const [node, from, to] of block.parts(start, end)) {
    if (to > node.length) continue;
    range.setStart(node, from);
    range.setEnd(node, to);
    found.push(...range.getClientRects());
  }
  return found.filter(({ width }) => width > 0);
}

/** The shortest of a block's `items` under the point; the caret at `offset` stands before or behind its character. */
export function itemAt(block, items, offset, x, y) {
  const inside = ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom;
  return items
    .filter(({ start, end }) => start <= offset && offset <= end)
    .sort((a, b) => a.end - a.start - (b.end - b.start))
    .find(({ start, end }) => rectangles(block, start, end).some(inside));
}
