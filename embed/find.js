// Where the article of a page is, for readers who bring Isnad along: the bookmarklet and the user script.

/**
 * Puts the element beside the article: the narrowest of the usual places with most of the page's Arabic. Where it is there
 * already, takes it away. The bookmarklet carries the text of this function, so it needs nothing from outside.
 */
export function toggle(page) {
  const before = page.querySelector('isnad-text[data-brought]');
  if (before) return before.remove();
  const letters = (selector) => page.querySelector(selector)?.textContent.match(/[\u0620-\u064A]/g)?.length ?? 0;
  const all = letters('body');
  if (all < 200) return;
  const places = ['[itemprop~="articleBody"]', 'article', 'main', '[role="main"]', '#content', '.content', 'body'];
  const element = page.createElement('isnad-text');
  element.dataset.brought = '';
  element.setAttribute('for', places.find((selector) => letters(selector) > all * 0.4) ?? 'body');
  element.setAttribute('panel', 'drawer');
  page.body.append(element);
}
