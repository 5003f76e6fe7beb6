// The formats, for who wants them: their types are complete as well.
import init, { cite, exportAs, formats, search } from 'isnad/export';
import type { Analysis } from 'isnad';

export async function written(wasm: BufferSource, text: string, analysis: Analysis): Promise<string[]> {
  await init({ module_or_path: wasm });
  const all = formats().map(({ name }) => exportAs(text, analysis, name, { date: '2024-10-16', language: 'en' }));
  const found: Uint32Array = search(text, analysis, 'آمن');
  return [...all, cite(text, analysis, 0, { date: '2024-10-16', language: 'ar' }), String(found.length)];
}
