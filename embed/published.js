// The day a page was published, as the page itself says.

const METAS = [
  'article:published_time',
  'og:article:published_time',
  'datePublished',
  'date',
  'pubdate',
  'publishdate',
  'parsely-pub-date',
  'sailthru.date',
  'DC.date.issued',
  'dcterms.issued',
  'dcterms.date',
];

/** As `2024-10-15`; empty where the page does not say. The nearest source to the article comes first. */
export function published(article) {
  const { ownerDocument: page } = article;
  const times = (where, selector) => [...where.querySelectorAll(selector)].map((time) => time.getAttribute('datetime') ?? time.getAttribute('content'));
  const sources = [
    () => times(article, '[itemprop~="datePublished"], time[pubdate]'),
    () => [...page.querySelectorAll('script[type="application/ld+json"]')].flatMap(({ textContent }) => linked(textContent)),
    () => METAS.flatMap((name) => times(page, `meta[property="${name}" i], meta[name="${name}" i], meta[itemprop="${name}" i]`)),
    () => times(article, 'time[datetime]'),
    () => times(page, '[itemprop~="datePublished"], time[pubdate]'),
    () => times(page, 'header time[datetime], main time[datetime]'),
  ];
  for (const source of sources) {
    const found = source().map(day).find(Boolean);
    if (found) return found;
  }
  return '';
}

/** Every `datePublished` of linked data, articles first. */
function linked(json) {
  let data;
  try {
    data = JSON.parse(json);
  } catch {
    return []; // not ours to mend
  }
  const found = [];
  const visit = (node, depth) => {
    if (node === null || typeof node !== 'object' || depth > 6) return;
    if (typeof node.datePublished === 'string') found.push([/Article|Posting/.test(String(node['@type'])), node.datePublished]);
    for (const value of Object.values(node)) visit(value, depth + 1);
  };
  visit(data, 0);
  return found.sort(([a], [b]) => b - a).map(([, date]) => date);
}

/** The day in a date as pages write it: as it stands there, whatever the zone. */
export function day(written) {
  const [, year, month, date] = /^\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)/.exec(written ?? '') ?? [];
  if (!year) return '';
  const iso = `${year}-${month}-${date}`;
  const when = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(+when) && when.toISOString().startsWith(iso) ? iso : '';
}
