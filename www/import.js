// The text of a file: plain, Markdown, HTML, Word.

import { clean, textOfHtml } from './html.js';

/** Larger files are refused, in bytes; and so is a document that unpacks to more. */
const MOST = 64e6;

/** The text of a file, a paragraph a line; throws where it is none that can be read. */
export async function textOf(file) {
  if (file.size > MOST) throw new Error('too large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = file.name.toLowerCase().match(/\.(\w+)$/)?.[1] ?? '';
  if (kind === 'docx' || (bytes[0] === 0x50 && bytes[1] === 0x4b)) return textOfWord(bytes);
  const text = decode(bytes);
  if (text.includes('\0')) throw new Error('no text');
  if (/^(x?html?|htm)$/.test(kind) || file.type === 'text/html') return textOfHtml(text, { page: true });
  const lines = text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').trimEnd();
  return /^(md|markdown)$/.test(kind) ? textOfMarkdown(lines) : lines;
}

/** By the mark at its beginning, else UTF-8, else what it says of itself, else the code page of old Arabic Windows. */
function decode(bytes) {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 2000));
    const named = head.match(/<meta[^>]+charset\s*=\s*["']?([\w-]+)/i)?.[1];
    try {
      return new TextDecoder(named ?? 'windows-1256').decode(bytes);
    } catch {
      return new TextDecoder('windows-1256').decode(bytes);
    }
  }
}

/** What begins a block by itself in Markdown: a heading, an item, a quotation. */
const OPENS = /^\s*(#{1,6}\s+|[-*+]\s+|>\s?)+/;

/** Markdown without its marks: lines of one paragraph are joined. */
function textOfMarkdown(text) {
  const blocks = [];
  let open = false;
  const body = text.replace(/^---\n[^]*?\n---\n/, '').replace(/<!--[^]*?-->/g, '');
  for (const line of body.split('\n')) {
    const rule = /^\s*([-*_=]\s*){3,}$|^\s*(```|~~~)|^\s*\|?\s*:?-+:?\s*(\|\s*:?-*:?\s*)*$|^\s*\[[^\]]+\]:\s/.test(line);
    if (line.trim() === '' || rule) {
      open = false;
      continue;
    }
    const table = /^\s*\|.*\|\s*$/.test(line);
    const own = OPENS.test(line) || /^\s*\d+[.)]\s/.test(line) || table;
    const words = inline((table ? line.replace(/\s*\|\s*/g, ' ') : line).replace(OPENS, '').replace(/\s#+\s*$/, ''));
    if (open && !own) blocks.push(`${blocks.pop()} ${words}`);
    else blocks.push(words);
    open = !/^\s*#/.test(line) && !table && !/( {2}|\\)$/.test(line);
  }
  return blocks.map(clean).filter(Boolean).join('\n');
}

/** A line without the marks of emphasis, links, pictures and code. */
function inline(line) {
  return line
    .replace(/\\$/, '')
    .replace(/!\[[^\]]*\]\([^)]*\)|\[\^[^\]]+\]|<\/?[a-z][^>]*>/gi, '')
    .replace(/\[([^\]]+)\](\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/(\*\*\*|\*\*|__|~~|`+)(?=\S)(.+?)\1/g, '$2')
    .replace(/(^|[^\p{L}\p{N}\\])([*_])(?=\S)(.+?)\2(?![\p{L}\p{N}])/gu, '$1$3')
    .replace(/\\([\\`*_{}[\]()#+.!>~|-])/g, '$1');
}

/** What of a Word document is no text of it: properties, what was struck out, the second form of a picture. */
const NOT_WORDS = /^(pPr|rPr|del|moveFrom|instrText|delText|Fallback|sectPr|tblPr|trPr|tcPr)$/;

async function textOfWord(bytes) {
  const xml = new DOMParser().parseFromString(await unzip(bytes, 'word/document.xml'), 'application/xml');
  if (xml.querySelector('parsererror')) throw new Error('no document');
  const lines = [''];
  const walk = (parent) => {
    for (const child of parent.children) {
      const name = child.localName;
      if (NOT_WORDS.test(name)) continue;
      if (name === 'p' || name === 'br' || name === 'cr') lines.push('');
      if (name === 't') lines[lines.length - 1] += child.textContent;
      else if (name === 'tab') lines[lines.length - 1] += ' ';
      else if (name === 'noBreakHyphen') lines[lines.length - 1] += '-';
      else walk(child);
      if (name === 'p') lines.push('');
    }
  };
  walk(xml);
  return lines.map(clean).filter(Boolean).join('\n');
}

/** A file of a ZIP archive as text. */
async function unzip(bytes, wanted) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new Error('no archive');
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0 && view.getUint32(at, true) === 0x02014b50; left--) {
    const [method, packed, size] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const local = view.getUint32(at + 42, true);
    if (new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)) !== wanted) {
      at += 46 + name + extra + comment;
      continue;
    }
    if (size > MOST) throw new Error('too large');
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const data = new Blob([bytes.subarray(from, from + packed)]);
    if (method === 0) return data.text();
    return new Response(data.stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
  }
  throw new Error('no document');
}
