// The generator: cleans what is pasted, shows it in the element, and writes the tag.

import { bookmarklet } from './bookmarklet.js';

const SAMPLE = `<h1>الميناء الجديد يفتح أبوابه في الربيع</h1>
<figure><figcaption>قال المصور إن الصورة التقطت قبل عام.</figcaption></figure>
<p>أكد وزير النقل <a href="#">سالم المنصوري</a>، الثلاثاء، أن الميناء سيفتح في 15 مارس المقبل، مضيفا: «لن ندفع درهما واحدا أكثر مما اتفقنا عليه».</p>
<p>ورحبت غرفة التجارة بالقرار. وقالت رئيستها هدى الصالح إن «التجار انتظروا هذا اليوم ثلاثة أعوام»، بينما حذر خبراء البيئة من أثر الحفر في الشاطئ.</p>`;

const KINDS = 7;
const find = (selector) => document.querySelector(selector);
const form = find('#options');
const arabic = new Map();

/** The pasted markup without what acts: scripts, frames, handlers, addresses that run. */
function cleaned(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of body.querySelectorAll('script, style, link, meta, base, iframe, object, embed, form, isnad-text')) element.remove();
  for (const element of body.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (/^(on|style$|srcdoc$|srcset$|id$)/i.test(name) || /^(href|src|action|formaction|xlink:href)$/i.test(name) && !/^(https?:|#)/i.test(value)) element.removeAttribute(name);
    }
    if (element.hasAttribute('src')) element.removeAttribute('src');
  }
  return [...body.childNodes];
}

/** The chosen attributes, in the order in which they are written. */
function chosen() {
  const data = new FormData(form);
  const kinds = data.getAll('kinds');
  const given = { for: data.get('for').trim(), kinds: kinds.length === KINDS ? '' : kinds.join(' '), date: data.get('date') };
  for (const name of ['panel', 'theme', 'lang', 'skip']) given[name] = data.get(name).trim();
  return Object.entries(given).filter(([, value]) => value !== '');
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

function write(attributes, integrity) {
  const script = new URL('isnad.js', location.href).href;
  const tag = `<isnad-text${attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('')}>`;
  const elsewhere = attributes.some(([name]) => name === 'for');
  const lines = [`<script type="module" src="${script}"`, `  integrity="${integrity}" crossorigin></script>`, '', elsewhere ? `${tag}</isnad-text>` : `${tag}\n  …\n</isnad-text>`];
  if (attributes.some(([name, value]) => name === 'panel' && value === 'inline')) lines.push('', '<style>isnad-text { display: block }</style>');
  find('#tag').textContent = lines.join('\n');
}

function show(attributes) {
  const element = document.createElement('isnad-text');
  for (const [name, value] of attributes) if (name !== 'for') element.setAttribute(name, value);
  const article = document.createElement('article');
  article.append(...cleaned(find('#html').value));
  element.append(article);
  const theme = new FormData(form).get('theme');
  find('#preview').className = theme;
  find('#preview').replaceChildren(element);
}

let timer = 0;
function later(integrity) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const attributes = chosen();
    write(attributes, integrity);
    show(attributes);
  }, 200);
}

function speak(english) {
  const root = document.documentElement;
  [root.lang, root.dir] = english ? ['en', 'ltr'] : ['ar', 'rtl'];
  for (const element of document.querySelectorAll('[data-en]')) {
    if (!arabic.has(element)) arabic.set(element, [...element.childNodes]);
    element.replaceChildren(...(english ? [element.dataset.en] : arabic.get(element)));
  }
  const button = find('#language');
  [button.lang, button.dir, button.textContent] = english ? ['ar', 'rtl', 'العربية'] : ['en', 'ltr', 'English'];
}

async function copy() {
  const code = find('#tag');
  try {
    await navigator.clipboard.writeText(code.textContent);
  } catch {
    getSelection().selectAllChildren(code); // without leave to write, the reader's own keys do it
  }
}

async function start() {
  const response = await fetch(new URL('integrity.txt', import.meta.url));
  const integrity = response.ok ? (await response.text()).trim() : '';
  find('#html').value = SAMPLE;
  find('#bookmarklet').href = bookmarklet(new URL('isnad.js', location.href).href);
  find('#copy').addEventListener('click', copy);
  find('#language').addEventListener('click', () => {
    speak(document.documentElement.lang === 'ar');
    later(integrity);
  });
  form.addEventListener('input', () => later(integrity));
  form.addEventListener('submit', (event) => event.preventDefault());
  later(integrity);
}

start();
