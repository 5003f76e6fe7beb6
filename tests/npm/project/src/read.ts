// What a program does with the package; checked by TypeScript at its strictest, and run.
import { open, type Analysis, type Isnad, type OpenOptions, type Quote, type Speaker, type Timex } from 'isnad';

export interface Found {
  said: string[];
  by: (string | null)[];
  when: string[];
  rules: boolean;
  refused: string;
}

export const text = 'قالت الطبيبة هدى الصالح أمس: «اللقاح آمن». وأضافت أن الموسم بدأ في 3 مارس 2024.';

/** Everything that the interface offers, once. */
export async function read(options: OpenOptions): Promise<Found> {
  const isnad: Isnad = await open(options);
  try {
    const wrong = isnad.analyze(text, { date: 'yesterday' });
    const [analysis, refused]: [Analysis, string] = await Promise.all([
      isnad.analyze(text, { date: '2024-10-16' }),
      wrong.then(() => 'accepted', (error: Error) => error.message),
    ]);
    const speaker = (quote: Quote): Speaker | undefined =>
      quote.speaker === null ? undefined : analysis.speakers[quote.speaker];
    const rules = new Set((await isnad.rules()).map((rule) => rule.id));
    return {
      said: analysis.quotes.flatMap((quote) => quote.content.map(({ start, end }) => text.slice(start, end))),
      by: analysis.quotes.map((quote) => speaker(quote)?.name ?? null),
      when: analysis.dates.map((date: Timex) => date.value),
      rules: analysis.quotes.every((quote) => rules.has(quote.rule)),
      refused,
    };
  } finally {
    isnad.close();
  }
}
