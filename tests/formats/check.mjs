// Checks the pages that `isnad analyze --format html` wrote: valid HTML (html-validate), of no element or attribute that
// could run or load anything, holding the text and nothing else of it. Usage: check.mjs FOLDER MODULES

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';

const [folder, modules] = process.argv.slice(2);
const { HtmlValidate } = createRequire(`${modules}/`)('html-validate');

const ELEMENTS = `html head meta title style body header h1 p time a span section ul ol li mark bdi main footer`.split(' ');
const ATTRIBUTES = `lang dir charset name content http-equiv class id title href rel aria-label datetime data-speaker`.split(' ');
// What HTML reads as a date, a week, a time or a length.
const DATETIME =
  /^(\d{4}(-\d\d(-\d\d)?|-W\d\d)?|\d\d-\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?|P(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?)$/;

const words = (text) =>
  text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
    .replaceAll('\ufeff', '')
    .split(/[\s\u0085]+/)
    .join(' ')
    .trim();
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r', '#10': '\n', '#9': '\t' };
const plain = (html) => html.replace(/<[^>]*>/g, '').replace(/&([^;]*);/g, (_, name) => NAMED[name]);

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:standard'],
  // It counts references, not the characters that they stand for.
  rules: { 'long-title': 'off' },
});
const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
assert.ok(pages.length, `no pages in ${folder}`);
for (const name of pages) {
  const page = readFileSync(`${folder}/${name}`, 'utf8');
  const report = await validator.validateString(page, name);
  const messages = report.results.flatMap((result) => result.messages);
  assert.deepEqual(messages.map(({ line, message }) => `${name}:${line}: ${message}`), []);

  const [head, style, rest] = page.split(/<style>|(?=<\/style>)/);
  assert.ok(!/url\(|@import/.test(style), `${name}: the style loads something`);
  // No `<` of the text is left as it is, so whatever looks like a tag is one.
  for (const [, tag, attributes] of `${head}${rest}`.matchAll(/<([a-z][^\s>]*)([^>]*)>/gi)) {
    assert.ok(ELEMENTS.includes(tag), `${name}: <${tag}>`);
    for (const [, attribute, value] of attributes.matchAll(/\s([^\s=]+)="([^"]*)"/g)) {
      assert.ok(ATTRIBUTES.includes(attribute), `${name}: ${attribute} in <${tag}>`);
      if (attribute === 'datetime') assert.match(value, DATETIME, name);
      if (attribute === 'href') assert.match(value, /^(#q\d+|https?:\/\/.*)$/, name);
    }
  }
  const text = readFileSync(`${folder}/${name.replace(/html$/, 'txt')}`, 'utf8');
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
  assert.equal(words(plain(main)), words(text), `${name}: the text is not the same`);
}
console.log(`${pages.length} pages are valid HTML`);
