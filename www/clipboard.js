// Copying, also where the page may not use the clipboard by itself.

/** Puts text on the clipboard; says whether it could. `text` may still be on its way: browsers ask for the click's own turn. */
export async function copy(text) {
  try {
    if (typeof text !== 'string' && globalThis.ClipboardItem) {
      const blob = text.then((words) => new Blob([words], { type: 'text/plain' }));
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    } else await navigator.clipboard.writeText(await text);
    return true;
  } catch {
    return copyBySelection(await text);
  }
}

function copyBySelection(text) {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'hidden';
  (before?.closest('dialog') ?? document.body).append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  before?.focus({ preventScroll: true });
  return done;
}
