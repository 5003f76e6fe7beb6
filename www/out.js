// What leaves the page, into the reader's own hands: citations on the clipboard, files in the formats of the core.

import { copy } from './clipboard.js';
import { button, element } from './dom.js';
import { openDialog } from './dialog.js';
import { language, word } from './i18n.js';
import * as core from './isnad.js';

/** The formats, those that most people want first: the core's name, the ending of the file, its type. */
const FORMATS = [
  ['csv', 'csv', 'text/csv'],
  ['html', 'html', 'text/html'],
  ['json', 'json', 'application/json'],
  ['tei', 'xml', 'application/tei+xml'],
  ['webannotation', 'jsonld', 'application/ld+json'],
  ['timeml', 'tml', 'application/xml'],
];

/** Copies a quote as a citation in a language; says whether it could. */
export async function cite(quote, lang, { text, day }) {
  return 'cite' in core && copy(core.cite(text, quote, { date: day, language: lang }));
}

/** Opens the dialog of the formats. */
export function choose(source, say) {
  const list = element('ul', 'formats');
  for (const [format, ending, type] of 'export' in core ? FORMATS : []) {
    const entry = button('format', undefined, { format });
    entry.append(element('b', '', word(`format-${format}`)), element('span', '', word(`about-${format}`)));
    entry.addEventListener('click', () => {
      save(core.export(source.text, format, { date: source.day, language: language() }), `isnad${source.day && `-${source.day}`}.${ending}`, type);
      close();
      say(word('saved'));
    });
    const item = element('li', '');
    item.append(entry);
    list.append(item);
  }
  const print = button('format', undefined, { format: 'print' });
  print.append(element('b', '', word('print')), element('span', '', word('aboutPrint')));
  print.addEventListener('click', () => {
    close();
    window.print();
  });
  const item = element('li', '');
  item.append(print);
  list.append(item);
  const close = openDialog(word('export'), [element('p', 'quiet', word('exportHow')), list]);
}

/** Saves text as a file, with the mark that tells spreadsheets that it is UTF-8 where the core has put it. */
function save(content, name, type) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the file after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
