// The module that wasm-bindgen makes, for who wants its classes: its types are complete as well.
import init, { Reading, analyze, type InitInput } from 'isnad/core';

export async function spans(wasm: InitInput, text: string): Promise<[number, number]> {
  await init({ module_or_path: wasm });
  const reading = new Reading(text, { date: '2024-10-16' });
  const found = reading.spans().length;
  reading.free();
  return [found, analyze(text).quotes.length];
}
