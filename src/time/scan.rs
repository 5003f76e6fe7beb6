//! Reading a paragraph: where an expression may begin, and which rule reads most of it.

use super::expr::{Found, Hit};
use crate::Span;
use crate::lexicon::Clitics;
use crate::lexicon::temporal::{NO_TIME, Names, TimeWord, Unit};
use crate::text::token::{Kind, Shape};
use crate::text::{Key, Token, word};

/// Function words.
pub(crate) mod words {
    use super::{Key, word};
    pub(crate) const FI: Key = word!("في");
    pub(crate) const MIN: Key = word!("من");
    pub(crate) const ILA: Key = word!("إلى");
    pub(crate) const HATTA: Key = word!("حتى");
    pub(crate) const BAYN: Key = word!("بين");
    pub(crate) const WA: Key = word!("و");
    pub(crate) const LI: Key = word!("ل");
    pub(crate) const BI: Key = word!("ب");
    pub(crate) const AL: Key = word!("ال");
    pub(crate) const QABLA: Key = word!("قبل");
    pub(crate) const BAAD: Key = word!("بعد");
    pub(crate) const ALA: Key = word!("على");
    pub(crate) const KULL: Key = word!("كل");
}

/// The tokens of one paragraph, and what is known of them.
pub(crate) struct Scan<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) names: &'a Names,
}

/// A token that stands nowhere.
static NOTHING: Token = Token {
    span: Span { start: 0, end: 0 },
    key: Key::NONE,
    word: crate::lexicon::Reading::NONE,
    kind: Kind::Stop,
    shape: Shape(0),
    glued: false,
    ch: ' ',
    num: 0,
};

impl<'a> Scan<'a> {
    /// The token at `i`; one that stands nowhere behind the end.
    pub(crate) fn at(&self, i: usize) -> &'a Token {
        self.tokens.get(i).unwrap_or(&NOTHING)
    }

    /// The token `n` before `i`.
    pub(crate) fn before(&self, i: usize, n: usize) -> &'a Token {
        i.checked_sub(n).map_or(&NOTHING, |i| self.at(i))
    }

    /// What the word at `i` is in an expression of time.
    pub(crate) fn word(&self, i: usize) -> &'a TimeWord {
        Self::time_word(self.at(i))
    }

    /// What the word `n` before `i` is in an expression of time.
    pub(crate) fn word_before(&self, i: usize, n: usize) -> &'a TimeWord {
        Self::time_word(self.before(i, n))
    }

    fn time_word(t: &'a Token) -> &'a TimeWord {
        static NONE: TimeWord = NO_TIME;
        if t.kind != Kind::Word && t.kind != Kind::Foreign {
            return &NONE;
        }
        let time = &t.word.entry.time;
        // No preposition stands behind the article: `البيومي` is a name.
        let name = time.front & Clitics::PREP != 0 && t.word.clitics.has(Clitics::AL);
        if name { &NONE } else { time }
    }

    /// The clitics of the word at `i`.
    pub(crate) fn clitics(&self, i: usize) -> Clitics {
        let word = &self.at(i).word;
        Clitics(word.clitics.0 | word.entry.time.front)
    }

    /// The word at `i` without its clitics.
    pub(crate) fn stem(&self, i: usize) -> Key {
        self.at(i).key.skip(self.clitics(i).letters())
    }

    /// Whether the word at `i` has the article.
    pub(crate) fn has_al(&self, i: usize) -> bool {
        self.clitics(i).has(Clitics::AL)
    }

    /// Whether the word at `i` is one of `keys`.
    pub(crate) fn one_of(&self, i: usize, keys: &[Key]) -> bool {
        keys.contains(&self.at(i).key)
    }

    /// Whether the word at `i` is `key`, with a conjunction before it or not.
    pub(crate) fn is(&self, i: usize, key: Key) -> bool {
        let t = self.at(i);
        t.key == key || (t.kind == Kind::Word && t.key.at(0) == words::WA.at(0) && t.key.skip(1) == key)
    }

    /// Whether the word at `i` begins with the article, known or not.
    pub(crate) fn looks_definite(&self, i: usize) -> bool {
        let t = self.at(i);
        // `إلى`, `إلا` and `آلاف` begin with its letters.
        let other = t.key == words::ILA || t.key == word!("إلا") || t.key == word!("آلاف");
        t.kind == Kind::Word && !other && (self.has_al(i) || t.key.starts(words::AL))
    }

    /// Every expression of the paragraph.
    pub(crate) fn run(&self, paragraph: u32, found: &mut Vec<Found>) {
        let first = found.len();
        let (mut i, mut sentence) = (0, 0);
        // Where the last expression ended.
        let mut last_end = usize::MAX;
        while i < self.tokens.len() {
            let t = self.at(i);
            let opens = match t.kind {
                Kind::Word | Kind::Foreign => t.opens_time() || t.may_open_time() && self.time_ahead(i),
                Kind::Number => true,
                Kind::Stop => {
                    sentence += 1;
                    false
                }
                _ => false,
            };
            if opens && let Some(end) = self.place_name(i) {
                i = end;
                continue;
            }
            if opens {
                let previous = found.get(first..).and_then(<[Found]>::last).copied();
                if let Some((hit, second)) = self.read(i, last_end, previous.as_ref()) {
                    for hit in core::iter::once(hit).chain(second) {
                        let free = if last_end == usize::MAX { 0 } else { last_end };
                        found.push(self.place(&hit, free, (paragraph, sentence)));
                        last_end = hit.end;
                        i = hit.end.max(i + 1);
                    }
                    continue;
                }
            }
            i += 1;
        }
    }

    /// Whether one of the next words has to do with time: what a numeral or `هذا` needs to open an expression.
    fn time_ahead(&self, i: usize) -> bool {
        (i + 1..i + 5).any(|n| {
            let t = self.at(n);
            t.kind == Kind::Number
                || (t.kind == Kind::Word
                    && (t.word.entry.time.is(TimeWord::OPENERS | TimeWord::PART_ADVERB)
                        || t.key == word!("منه")
                        || t.key == word!("النهار")
                        || t.key == word!("بالتوقيت")
                        || t.key == word!("بتوقيت")))
        })
    }

    /// Behind what looks like a date and is none: a day that its month has not, the name of a town, a street, a bridge
    /// (`مدينة السادس من أكتوبر`).
    fn place_name(&self, i: usize) -> Option<usize> {
        if let Some(end) = self.impossible_day(i) {
            return Some(end);
        }
        if !self.names_place(i) {
            return None;
        }
        self.day_month(i).map(|hit| hit.end)
    }

    /// Whether what stands before `i` takes a date for its name (`مدينة`, `صلاة`); not in `إلى المدينة الأحد`.
    pub(crate) fn names_place(&self, i: usize) -> bool {
        self.word_before(i, 1).is(TimeWord::OCCASION)
            && !self.has_al(i.wrapping_sub(1))
            && !self.clitics(i).has(Clitics::CONJ)
    }

    /// The longest expression that begins at `i`, or the two of a range.
    fn read(&self, i: usize, last_end: usize, previous: Option<&Found>) -> Option<(Hit, Option<Hit>)> {
        let spans = self.at(i).kind == Kind::Number
            || self.word(i).is(TimeWord::ORD | TimeWord::CARD | TimeWord::PAIR | TimeWord::MANY);
        if spans && let Some((a, b)) = self.span_of_days(i) {
            return Some((a, Some(b)));
        }
        if spans
            && let Some(hit) = previous
                .filter(|_| last_end <= i && i - last_end < 8)
                .and_then(|p| self.day_of_it(i, p).or_else(|| self.next_century(i, p).filter(|_| last_end == i)))
        {
            return Some((hit, None));
        }
        let t = self.at(i);
        let number = t.kind == Kind::Number;
        let roles = self.word(i).roles;
        let has = |mask: u64| roles & mask != 0;
        // What no list has: `هذا`, `قبل` and the like.
        let function = !number && !has(TimeWord::OPENERS);
        const NUMERAL: u64 = TimeWord::CARD | TimeWord::ORD;
        const UNIT: u64 = TimeWord::ONE | TimeWord::TWO | TimeWord::MANY | TimeWord::OWN;
        let when = |yes: bool, rule: &dyn Fn() -> Option<Hit>| if yes { rule() } else { None };
        let hits = [
            when(
                number
                    || function
                    || has(TimeWord::EACH
                        | TimeWord::HEAD
                        | TimeWord::SOME
                        | NUMERAL
                        | TimeWord::ONE
                        | TimeWord::EDGE
                        | TimeWord::PART),
                &|| self.every(i),
            ),
            when(number || has(NUMERAL | TimeWord::ONE), &|| self.clock(i)),
            when(function || has(TimeWord::PART | TimeWord::EDGE | TimeWord::HEAD), &|| self.day_part(i)),
            when(has(TimeWord::EDGE), &|| self.edge(i)),
            when(function || has(TimeWord::LENGTH_CUE), &|| self.distance(i)),
            self.point(i),
            when(number || has(UNIT | NUMERAL | TimeWord::FRACTION | TimeWord::SOME), &|| self.length(i)),
            when(number, &|| self.bare_year(i, last_end, previous)),
        ];
        // The first of the longest.
        let mut best: Option<Hit> = None;
        for hit in hits.into_iter().flatten() {
            if best.is_none_or(|b| hit.end > b.end) {
                best = Some(hit);
            }
        }
        let best = self.each_year(best?);
        Some((self.with_time_behind(best), None))
    }

    /// Any date that begins at `i`, without a time of day.
    pub(crate) fn point(&self, i: usize) -> Option<Hit> {
        let number = self.at(i).kind == Kind::Number;
        let w = self.word(i);
        let function = !number && !w.is(TimeWord::OPENERS);
        if function && !self.at(i).may_open_time() {
            return None;
        }
        const NUMERAL: u64 = TimeWord::CARD | TimeWord::ORD;
        let day = w.unit == Unit::Day || w.is(TimeWord::HEAD);
        let when = |yes: bool, rule: &dyn Fn() -> Option<Hit>| if yes { rule() } else { None };
        let hits = [
            when(w.is(TimeWord::FEAST), &|| self.feast(i)),
            when(w.is(TimeWord::WEEKDAY) || day, &|| self.weekday(i)),
            when(function || day || w.is(TimeWord::DAY | TimeWord::ORD), &|| self.relative_day(i)),
            when(number || w.is(NUMERAL | TimeWord::MONTH | TimeWord::FIRST) || w.unit != Unit::None, &|| {
                self.calendar(i)
            }),
            when(function || w.is(TimeWord::ONE | TimeWord::HEAD), &|| self.relative_period(i)),
            when(function || w.is(TimeWord::FRACTION | TimeWord::SEASON | TimeWord::HEAD), &|| self.part_of_year(i)),
            when(w.is(TimeWord::DECADE) || matches!(w.unit, Unit::Decade | Unit::Century), &|| {
                self.decade_or_century(i)
            }),
            when(w.is(NUMERAL | TimeWord::EDGE | TimeWord::WEEKDAY) || day || w.unit == Unit::Week, &|| self.nth(i)),
        ];
        let mut best: Option<Hit> = None;
        for hit in hits.into_iter().flatten() {
            if best.is_none_or(|b| hit.end > b.end) {
                best = Some(hit);
            }
        }
        best
    }

    /// Gives a hit its place in the text: whole words, with the preposition that is glued to a number.
    /// Nothing before the token `free` belongs to it.
    fn place(&self, hit: &Hit, free: usize, place: (u32, u32)) -> Found {
        let mut start = hit.start;
        // `في14`, `الـ 28`
        while start > free
            && (self.at(start).glued || self.before(start, 1).key == words::AL)
            && self.at(start).kind == Kind::Number
            && self.before(start, 1).kind == Kind::Word
        {
            start -= 1;
        }
        // `(30) عاما`, `الـ (28) من شعبان`
        if start > free && start + 1 < hit.end && self.in_brackets(start, start + 1) {
            start -= 1;
            start -= usize::from(start > free && self.before(start, 1).key == words::AL);
        }
        let span = Span::new(self.at(start).span.start, self.before(hit.end, 1).span.end);
        Found {
            span,
            kind: hit.kind,
            when: hit.when,
            tod: hit.tod,
            modifier: hit.modifier,
            rule: hit.rule,
            sure: hit.sure,
            place,
            joined: hit.joined,
        }
    }
}
