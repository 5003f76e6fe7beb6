// What the element looks like: the highlights in the article, and card and panel in the shadow tree.
//
// Every colour is a custom property of the host's with our own value behind it. Kinds are told apart by the line under
// them, speakers by colour, as on the page of Isnad.

/** How many colours speakers have. */
export const TINTS = 8;
/** Their hues; the first is of nobody known. */
const HUES = [0, 168, 255, 40, 320, 110, 215, 15, 290];

const THEMES = {
  light: {
    line: 'oklch(0.3 0.02 80 / 60%)',
    cue: 'oklch(0.46 0.1 55)',
    date: 'oklch(0.43 0.13 262)',
    chosen: 'oklch(0.88 0.13 92 / 62%)',
    paper: 'oklch(0.998 0.002 85)',
    ink: 'oklch(0.25 0.012 60)',
    quiet: 'oklch(0.47 0.014 65)',
    rule: 'oklch(0.905 0.008 80)',
    wash: 'oklch(0.955 0.01 85)',
    accent: 'oklch(0.42 0.07 185)',
    ...tints((h) => [`0.72 0.13 ${h} / 15%`, `0.74 0.14 ${h} / 30%`, `0.42 0.11 ${h}`], ['0.6 0 0 / 10%', '0.6 0 0 / 17%', '0.35 0 0']),
  },
  dark: {
    line: 'oklch(0.92 0.02 80 / 60%)',
    cue: 'oklch(0.82 0.1 75)',
    date: 'oklch(0.81 0.1 255)',
    chosen: 'oklch(0.6 0.11 90 / 45%)',
    paper: 'oklch(0.24 0.009 75)',
    ink: 'oklch(0.91 0.012 85)',
    quiet: 'oklch(0.74 0.014 80)',
    rule: 'oklch(0.36 0.01 75)',
    wash: 'oklch(0.3 0.01 75)',
    accent: 'oklch(0.8 0.08 185)',
    ...tints((h) => [`0.72 0.11 ${h} / 15%`, `0.68 0.12 ${h} / 30%`, `0.83 0.1 ${h}`], ['0.8 0 0 / 11%', '0.8 0 0 / 19%', '0.9 0 0']),
  },
};

/** The colours of speakers: behind what is retold, behind their words, of their names; number 0 is grey, for nobody known. */
function tints(of, grey) {
  const colours = {};
  for (let n = 0; n <= TINTS; n++) {
    const [soft, speaker, source] = n === 0 ? grey : of(HUES[n]);
    Object.assign(colours, { [`soft-${n}`]: `oklch(${soft})`, [`speaker-${n}`]: `oklch(${speaker})`, [`source-${n}`]: `oklch(${source})` });
  }
  return colours;
}

/** A colour: the host's, else ours. */
const colour = (theme, name) => `var(--isnad-${name}, ${THEMES[theme][name]})`;

/** What each highlight draws, by its name. An act has the colour of its speaker and no line. */
function drawn(theme) {
  const under = (style, name) => `text-decoration: underline ${style} ${colour(theme, name)}; text-underline-offset: 0.3em`;
  const rules = {
    direct: under('solid 1px', 'line'),
    mixed: under('dashed 1px', 'line'),
    indirect: under('dotted 1.5px', 'line'),
    cue: `color: ${colour(theme, 'cue')}; ${under('solid 1px', 'cue')}`,
    source: 'text-shadow: 0 0 0.6px currentcolor',
    date: `color: ${colour(theme, 'date')}; ${under('double 1px', 'date')}`,
    chosen: `background-color: ${colour(theme, 'chosen')}`,
  };
  for (let n = 0; n <= TINTS; n++) {
    for (const name of [`soft-${n}`, `speaker-${n}`]) rules[name] = `background-color: ${colour(theme, name)}`;
    rules[`source-${n}`] = `color: ${colour(theme, `source-${n}`)}`;
  }
  return rules;
}

/** The name of a highlight in the page's one registry. */
export const registered = (theme, name) => `isnad-${theme}-${name}`;

/** The rules of some highlights of a theme. */
export function highlightRules(theme, names) {
  const bodies = drawn(theme);
  return [...names].map((name) => `::highlight(${registered(theme, name)}) { ${bodies[name]} }`).join('\n');
}

/** A sheet that a strict policy allows: it is made, not parsed from the page. */
export function sheet(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

/** The colours of card and panel as short variables. */
function variables(theme) {
  const names = ['paper', 'ink', 'quiet', 'rule', 'wash', 'accent', 'date'];
  for (let n = 0; n <= TINTS; n++) names.push(`source-${n}`);
  return names.map((name) => `--${name}: ${colour(theme, name)};`).join(' ');
}

/** The boxes of `overlay.js`: a line under words is the lower border of a box. */
const boxes = (theme) =>
  Object.entries(drawn(theme))
    .map(([name, body]) => `.layer${theme === 'dark' ? '.dark' : ''} .${name} { ${body.replace(/text-decoration: underline (.*?px) /, 'border-block-end: $1 ')} }`)
    .join('\n');

/** The style sheet of the shadow tree. */
export const shadow = () => `
:host([panel='inline']) { display: block; }
.ui { all: initial; ${variables('light')} color: var(--ink); font: 15px/1.6 var(--isnad-font, system-ui, 'Segoe UI', Tahoma, sans-serif); color-scheme: light; }
.ui.dark { ${variables('dark')} color-scheme: dark; }
.ui[lang='ar'] { direction: rtl; text-align: right; }
.ui[lang='en'] { direction: ltr; text-align: left; }
.ui * { box-sizing: border-box; }
[hidden], .card:not(.open), .drawer:not(.open) { display: none !important; }
p, h2, ol, dl, dd { margin: 0; padding: 0; }
ol { list-style: none; }
button { font: inherit; color: inherit; cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }

.card, .drawer, .pill { position: fixed; z-index: 2147483000; box-sizing: border-box; inset: auto; margin: 0; overflow: visible; border: 1px solid var(--rule); background: var(--paper); color: var(--ink); }
.card { width: max-content; max-width: min(360px, calc(100vw - 16px)); padding: 12px 16px; border-block-start: 3px solid var(--tone, var(--accent)); border-radius: 12px; box-shadow: 0 8px 28px rgb(20 16 10 / 20%); font-size: 14px; }
.card .head { display: flex; align-items: baseline; gap: 8px; font-size: 16px; }
.card .role, .card .why, .card .sure, .card small { color: var(--quiet); line-height: 1.5; }
.card dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 10px; margin-block: 6px; }
.card dt { color: var(--quiet); }
.card dd.wide { grid-column: 1 / -1; }
.card .cue { font-weight: 600; }
.card .why { padding-block-start: 7px; border-block-start: 1px solid var(--rule); color: var(--ink); }
.card .sure, .card small { font-size: 13px; }
code { font: 13px ui-monospace, monospace; }

.dot { flex: none; width: 10px; height: 10px; border-radius: 50%; background: var(--tone, var(--quiet)); }
.pill { inset-block-end: calc(16px + var(--isnad-pill-offset, 0px)); inset-inline-end: 16px; display: flex; align-items: center; gap: 8px; min-height: 44px; padding: 6px 18px; border-radius: 44px; box-shadow: 0 4px 16px rgb(20 16 10 / 18%); }
.pill b { color: var(--accent); font-weight: 700; }
.pill span { color: var(--quiet); font-size: 14px; }
.drawer { inset-block: 12px; inset-inline-end: 12px; display: flex; flex-direction: column; width: min(380px, calc(100vw - 24px)); height: auto; max-height: none; border-radius: 16px; box-shadow: 0 12px 44px rgb(20 16 10 / 24%); overflow: hidden; }
.bar { display: flex; align-items: center; gap: 8px; padding: 10px 18px; border-block-end: 1px solid var(--rule); }
.bar h2 { flex: 1; font-size: 16px; line-height: 1.6; color: var(--accent); }
.close { display: grid; place-items: center; width: 36px; height: 36px; padding: 0; border: 0; border-radius: 10px; background: none; color: var(--quiet); font-size: 22px; line-height: 1; }
.close:hover, .list button:hover { background: var(--wash); }
.list { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 8px 8px 16px; scrollbar-width: thin; }
.inline { display: flex; flex-direction: column; height: var(--isnad-panel-height, 30rem); border: 1px solid var(--rule); border-radius: 14px; background: var(--paper); overflow: hidden; }
.list h3 { margin: 14px 10px 4px; font-size: 14px; color: var(--quiet); font-weight: 600; }
.list button { display: block; width: 100%; padding: 6px 10px; border: 0; border-radius: 9px; background: none; text-align: start; }
.list .name { display: flex; align-items: baseline; gap: 9px; margin-block-start: 8px; }
.list .name strong { flex: 1; font-weight: 600; }
.list .name .count, .list .role, .list .kind, .list .words, .none { font-size: 13px; color: var(--quiet); line-height: 1.5; }
.list .role { padding-inline: 29px 10px; }
.list ol.quotes { padding-inline-start: 19px; }
.list .quote { border-inline-start: 2px solid var(--tone); border-start-start-radius: 0; border-end-start-radius: 0; margin-block: 3px; }
.list .quote.indirect { border-inline-start-style: dotted; }
.list .quote.mixed { border-inline-start-style: dashed; }
.list .kind, .list .words { display: block; }
.list q { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; line-clamp: 3; overflow: hidden; quotes: none; }
.list [aria-current] { background: color-mix(in oklch, var(--tone, var(--accent)) 14%, transparent); }
.none { padding: 8px 10px; }
${Array.from({ length: TINTS + 1 }, (_, n) => `.tint-${n} { --tone: var(--source-${n}); }`).join('\n')}
.tint-date { --tone: var(--date); }

.layer { position: absolute; width: 0; height: 0; margin: 0; padding: 0; border: 0; pointer-events: none; z-index: 1; }
.layer i { position: absolute; display: block; mix-blend-mode: multiply; }
.layer.dark i { mix-blend-mode: screen; }
${boxes('light')}
${boxes('dark')}
@media print { .pill, .drawer, .card { display: none !important; } }
@media (prefers-reduced-motion: no-preference) { .drawer.open { animation: in 0.18s ease-out; } }
@keyframes in { from { opacity: 0; translate: 0 12px; } }
`;
