// What leaves the page, into the reader's own hands: citations on the clipboard, files in the formats of the core.

import { button, element } from './dom.js';
import { openDialog } from './dialog.js';
import { language, word } from './i18n.js';
import { ready } from './formats.js';
import { cite as citation, exportFile, formats } from './isnad_export.js';

/** The formats, those that most people want first. */
const ORDER = ['csv', 'html', 'json', 'tei', 'webannotation', 'timeml'];

/** A quote as a citation in a language. */
export async function cite(quote, lang, { text, analysis, day }) {
  await ready;
  return citation(text, analysis, quote, { date: day, language: lang });
}

/** Opens the dialog of the formats. */
export async function choose(source, say) {
  await ready;
  const list = element('ul', 'formats');
  const infos = formats().sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
  for (const { name } of infos) {
    const entry = button('format', undefined, { format: name });
    entry.append(element('b', '', word(`format-${name}`)), element('span', '', word(`about-${name}`)));
    entry.addEventListener('click', () => {
      save(exportFile(source.text, source.analysis, name, { date: source.day, language: language() }));
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

/** Offers a file to keep. */
function save(file) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the file after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
