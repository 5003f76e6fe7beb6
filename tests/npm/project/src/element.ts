// What a page does with the element; checked by TypeScript at its strictest.
import type { IsnadErrorEvent, IsnadText, Kind } from './element/isnad.js';

export function listen(kind: Kind): IsnadText | null {
  const element = document.querySelector('isnad-text');
  element?.addEventListener('isnad-error', ({ detail }: IsnadErrorEvent) => console.error(detail.error));
  document.addEventListener('isnad-analysis', ({ detail: { analysis, text } }) => {
    for (const { content } of analysis.quotes) for (const { start, end } of content) console.log(text.slice(start, end));
  });
  addEventListener('isnad-select', (event) => {
    const { detail } = event;
    if (detail.origin === 'panel') event.preventDefault();
    if (detail.kind === 'quote') console.log(detail.item.cue?.start);
    else if (detail.kind === 'date') console.log(detail.item.value);
    else console.log(detail.item.name);
  });
  const made = document.createElement('isnad-text');
  made.htmlFor = '#article';
  made.kinds = kind;
  made.refresh();
  return made.state === 'failed' ? null : made;
}
