// The words of the interface in both languages, and what depends on the language: plurals, numbers, dates.

const WORDS = {
  ar: {
    name: 'إسناد',
    motto: 'من قال ماذا، ومتى',
    title: 'إسناد: من قال ماذا، ومتى',
    skip: 'إلى النص',
    sample: 'نص للتجربة',
    try: 'أو جرّب هذا الخبر',
    clear: 'امسح النص',
    clearHint: 'يمسح النص من الصفحة ومن هذا الجهاز',
    theme: 'المظهر: فاتح أو داكن',
    controls: 'أدوات العرض',
    legend: 'ما يظهر في النص',
    direct: 'قول بنصّه',
    indirect: 'قول بمعناه',
    mixed: 'بنصّه ومعناه',
    act: 'فحوى القول',
    cue: 'لفظ الإسناد',
    source: 'المصدر',
    date: 'تاريخ',
    day: 'يوم النشر',
    dayHint: 'منه تُحسب «أمس» و«الثلاثاء الماضي» وما شابههما',
    text: 'النص',
    keys: 'للانتقال بين الأقوال: مفتاح Alt مع السهم الأسفل أو الأعلى. لإغلاق البطاقة: Escape.',
    emptyLead: 'الصق خبرا أو مقالا هنا',
    emptyMore: 'تظهر الأقوال وأصحابها والتواريخ وأنت تكتب، والنص لا يغادر جهازك.',
    results: 'ما وُجد في النص',
    who: 'من قال ماذا',
    when: 'متى',
    noQuotes: 'لم يُعثر على أقوال في هذا النص.',
    noDates: 'لم يُعثر على تواريخ.',
    waiting: 'تظهر هنا الأقوال مرتبة بحسب أصحابها.',
    waitingDates: 'وهنا تواريخ النص وقيمها.',
    unknown: 'بلا مصدر معلوم',
    person: 'شخص',
    role: 'صاحب منصب',
    organisation: 'جهة',
    place: 'دولة أو عاصمة',
    document: 'وثيقة',
    group: 'جماعة',
    anonymous: 'مصدر لم يُسمَّ',
    traced: 'يعود إلى',
    value: 'القيمة',
    why: 'السبب',
    sure: 'الثقة',
    more: 'أظهر المزيد',
    undo: 'تراجع',
    cleared: 'مُسح النص من الصفحة ومن هذا الجهاز.',
    replaced: 'استُبدل النص.',
    notKept: 'تعذّر حفظ النص على هذا الجهاز: قد يضيع إذا أُغلقت الصفحة.',
    failed: 'تعذّر تشغيل المحلّل في هذا المتصفح. النص سليم.',
    badDay: 'يوم النشر غير صحيح، فلم يُحسب.',
    private: 'كل شيء يجري في متصفحك: لا يُرسل النص إلى أحد، ويُحفظ على هذا الجهاز وحده حتى تمسحه.',
    mirror: 'النص مظللا',
    hijri: 'هجري',
    MO: 'صباحا',
    MI: 'ظهرا',
    AF: 'بعد الظهر',
    EV: 'مساء',
    NI: 'ليلا',
    DT: 'نهارا',
    START: 'مطلع',
    MID: 'منتصف',
    END: 'نهاية',
    week: 'الأسبوع #، #',
    quarter: 'الربع # من #',
    half: 'النصف # من #',
    nth: 'الأول الثاني الثالث الرابع',
    decade: 'عقد #',
    century: 'القرن #',
    every: 'كل #',
    years: 'سنوات',
    months: 'أشهر',
    weeks: 'أسابيع',
    days: 'أيام',
    hours: 'ساعات',
    minutes: 'دقائق',
    seconds: 'ثوان',
    PAST_REF: 'في الماضي',
    PRESENT_REF: 'الآن',
    FUTURE_REF: 'في المستقبل',
    SP: 'ربيع',
    SU: 'صيف',
    FA: 'خريف',
    AU: 'خريف',
    WI: 'شتاء',
  },
  en: {
    name: 'Isnad',
    motto: 'who said what, and when',
    title: 'Isnad: who said what, and when',
    skip: 'To the text',
    sample: 'Sample',
    try: 'or try this article',
    clear: 'Clear',
    clearHint: 'Removes the text from the page and from this device',
    theme: 'Theme: light or dark',
    controls: 'View',
    legend: 'What the text shows',
    direct: 'Direct',
    indirect: 'Indirect',
    mixed: 'Mixed',
    act: 'Speech act',
    cue: 'Cue',
    source: 'Source',
    date: 'Date',
    day: 'Published',
    dayHint: 'What “yesterday” and “last Tuesday” count from',
    text: 'Text',
    keys: 'Alt with the down or up arrow goes to the next or previous quote. Escape closes the card.',
    emptyLead: 'Paste Arabic news here',
    emptyMore: 'Quotes, speakers and dates light up as you type. The text never leaves your device.',
    results: 'What was found',
    who: 'Who said what',
    when: 'When',
    noQuotes: 'No quotes found in this text.',
    noDates: 'No dates found.',
    waiting: 'Quotes appear here, under those who said them.',
    waitingDates: 'And here the dates with their values.',
    unknown: 'No known source',
    person: 'person',
    role: 'office holder',
    organisation: 'organisation',
    place: 'state or capital',
    document: 'document',
    group: 'group',
    anonymous: 'unnamed source',
    traced: 'Traced to',
    value: 'Value',
    why: 'Why',
    sure: 'Confidence',
    more: 'Show more',
    undo: 'Undo',
    cleared: 'The text is removed from the page and from this device.',
    replaced: 'The text was replaced.',
    notKept: 'The text could not be kept on this device: it may be lost when the page closes.',
    failed: 'The analysis cannot run in this browser. The text is safe.',
    badDay: 'The day of publication is not valid and was left out.',
    private: 'Everything happens in your browser: the text is sent to no one, and is kept on this device alone until you clear it.',
    mirror: 'The text with its highlights',
    hijri: 'Hijri',
    MO: 'morning',
    MI: 'midday',
    AF: 'afternoon',
    EV: 'evening',
    NI: 'night',
    DT: 'daytime',
    START: 'early',
    MID: 'mid',
    END: 'late',
    week: 'week #, #',
    quarter: '# quarter of #',
    half: '# half of #',
    nth: 'first second third fourth',
    decade: '#s',
    century: 'century #',
    every: 'every #',
    years: 'years',
    months: 'months',
    weeks: 'weeks',
    days: 'days',
    hours: 'hours',
    minutes: 'minutes',
    seconds: 'seconds',
    PAST_REF: 'in the past',
    PRESENT_REF: 'now',
    FUTURE_REF: 'in the future',
    SP: 'spring',
    SU: 'summer',
    FA: 'autumn',
    AU: 'autumn',
    WI: 'winter',
  },
};

const COUNTED = {
  ar: {
    quotes: { zero: 'لا أقوال', one: 'قول واحد', two: 'قولان', few: '# أقوال', many: '# قولا', other: '# قول' },
    speakers: { zero: 'بلا مصادر', one: 'مصدر واحد', two: 'مصدران', few: '# مصادر', many: '# مصدرا', other: '# مصدر' },
    dates: { zero: 'لا تواريخ', one: 'تاريخ واحد', two: 'تاريخان', few: '# تواريخ', many: '# تاريخا', other: '# تاريخ' },
  },
  en: {
    quotes: { zero: 'no quotes', one: 'one quote', other: '# quotes' },
    speakers: { zero: 'no sources', one: 'one source', other: '# sources' },
    dates: { zero: 'no dates', one: 'one date', other: '# dates' },
  },
};

const LOCALES = { ar: 'ar-u-ca-gregory-nu-latn', en: 'en-GB-u-ca-gregory' };

/** The language of the interface: `ar` or `en`. */
export const language = () => (document.documentElement.lang === 'en' ? 'en' : 'ar');

/** A word of the interface. */
export const word = (key) => WORDS[language()][key] ?? key;

const formats = new Map();

/** A number as the language writes it; `options` are those of Intl.NumberFormat. */
export function number(n, options) {
  const key = language() + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.NumberFormat(LOCALES[language()], options));
  return formats.get(key).format(n);
}

/** How many of something: `quotes`, `speakers` or `dates`. */
export function counted(what, n) {
  const forms = COUNTED[language()][what];
  const form = n === 0 ? 'zero' : new Intl.PluralRules(language()).select(n);
  return (forms[form] ?? forms.other).replace('#', number(n));
}

/** A date of the Gregorian calendar as the language writes it; `parts` are options of Intl.DateTimeFormat. */
export function day(year, month, date, parts) {
  const when = new Date(Date.UTC(2000, month - 1, date));
  when.setUTCFullYear(year);
  return new Intl.DateTimeFormat(LOCALES[language()], { timeZone: 'UTC', ...parts }).format(when);
}

/** Writes the words of the current language into the page. */
export function translate() {
  document.title = word('title');
  for (const element of document.querySelectorAll('[data-t]')) element.textContent = word(element.dataset.t);
  for (const element of document.querySelectorAll('[data-t-label]')) {
    element.setAttribute('aria-label', word(element.dataset.tLabel));
    if (element.localName === 'button') element.title = word(element.dataset.tLabel);
  }
  for (const element of document.querySelectorAll('[data-t-title]')) element.title = word(element.dataset.tTitle);
}
