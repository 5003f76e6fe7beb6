// Elements with text in them: never markup made of text.

/** An element with text, of a class. */
export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** An element whose text has a direction of its own, and stands where the page's direction puts it. */
export function bidi(name, className, text) {
  const made = element(name, className);
  const own = element('bdi', '', text);
  own.dir = 'auto';
  made.append(own);
  return made;
}

/** A button with text, and with `data-…` attributes. */
export function button(className, text, data = {}) {
  const made = element('button', className, text);
  made.type = 'button';
  Object.assign(made.dataset, data);
  return made;
}

/** What a target of the lists, of the card and of the text is: `{quote}`, `{date}` or `{speaker}`; null where none is. */
export function targetOf(node) {
  const { quote, date, speaker } = node?.closest?.('[data-quote], [data-date], [data-speaker]')?.dataset ?? {};
  if (quote !== undefined) return { quote: Number(quote) };
  if (date !== undefined) return { date: Number(date) };
  return speaker === undefined ? null : { speaker: Number(speaker) };
}

/** The words of a quote, its parts joined. */
export const contentOf = (quote, text) => quote.content.map(({ start, end }) => text.slice(start, end)).join(' … ');
