//! Times that lie some length before or after now.

use super::expr::{Amount, From, Hit, When};
use super::rules;
use super::scan::{Scan, words};
use crate::TimexType;
use crate::lexicon::Clitics;
use crate::lexicon::function::Function;
use crate::lexicon::temporal::{TimeWord, Unit};
use crate::text::word;

impl Scan<'_> {
    /// `قبل ثلاثة أيام`, `بعد عامين`: counted from now, one date.
    pub(crate) fn distance(&self, i: usize) -> Option<Hit> {
        let past = self.is(i, words::QABLA);
        if !past && !self.is(i, words::BAAD) {
            return None;
        }
        let mut at = i + 1;
        // `نحو`, `أكثر من`; `ما يقرب من`, `ما يزيد على`: a few at most, since each قبل looks for itself.
        for _ in 0..3 {
            let w = self.word(at);
            at += if w.is(TimeWord::COUNT_CUE) && w.is(TimeWord::LENGTH_CUE) {
                1
            } else if self.at(at).key == word!("ما") {
                2
            } else {
                break;
            };
            at += usize::from(self.one_of(at, &[words::MIN, words::ALA, word!("عن")]));
        }
        if self.clitics(at).has(Clitics::PREP | Clitics::CONJ) {
            return None;
        }
        let m = self.measured(at)?;
        let w = self.word(at);
        if m.placed || (self.has_al(at)) || (w.is(TimeWord::ONE) && w.unit == Unit::Sport) {
            return None;
        }
        if m.bare && self.again(at) {
            return None;
        }
        // `قبل عام 2014`, `قبل شهر رمضان`, `قبل يوم الثلاثاء`
        if m.bare
            && w.is(TimeWord::ONE)
            && (self.point(at).is_some() || self.looks_definite(m.end) && !self.after_verb(m.end))
        {
            return None;
        }
        if m.bare && w.is(TimeWord::MANY) && self.looks_definite(m.end) && w.unit != Unit::Year {
            return None;
        }
        // Counted from an event: a length.
        let only = usize::from(self.at(m.end).key == word!("فقط"));
        let event = only == 1
            // `على بعد يومين من`
            || self.before(i, 1).key == words::ALA
            || self.at(m.end + only).key == words::MIN && self.at(m.end + only + 1).key != word!("الآن")
            || self.at(m.end + only).key == words::ALA;
        let Amount { n, unit } = m.length.main;
        // A tale goes on with `وبعد أربع ساعات`: from what happened before, as with hours, whose day is not told.
        let small = matches!(unit, Unit::Hour | Unit::Minute | Unit::Second);
        let before = self.before(i, 1);
        let on = before.word.entry.function.has(Function::CONNECTIVE) || before.key == word!("أي");
        let next = self.at(m.end);
        let perfect = next.word.entry.class.any(crate::lexicon::Class::VERB)
            && !next.word.entry.class.any(crate::lexicon::Class::NOUN)
            && !matches!(next.key.at(0), c if [word!("ي"), word!("ت"), word!("ن"), word!("ا"), word!("س")].iter().any(|k| k.at(0) == c));
        // `لكن بعد 58 عاما`, `بعد عامين قرر`; nobody plans for decades.
        let far = unit >= Unit::Year && n.is_some_and(|n| n >= if unit == Unit::Year { 30_000 } else { 3000 });
        let tale = !past
            && (perfect || far || on || self.clitics(i).has(Clitics::CONJ) || self.at(i).key != words::BAAD || small);
        if event || tale || (n.is_none() && !past) {
            return Some(Hit::new(at, m.end, TimexType::Duration, When::Lasts(m.length), rules::LENGTH).sure(88));
        }
        let end = m.end;
        // `قبل 66 مليون سنة` too lies before all years.
        let by = |n: u64| (n / 1000).min(1_000_000) as i32 * if past { -1 } else { 1 };
        let when = match (n, unit) {
            (None, _) => When::Past,
            (Some(n), Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century)
                if m.length.more.is_none() =>
            {
                // Halves count in the next smaller unit.
                let (n, unit) = match unit {
                    Unit::Year if n % 1000 != 0 => (n * 12, Unit::Month),
                    Unit::Decade => (n * 10, Unit::Year),
                    Unit::Century => (n * 100, Unit::Year),
                    _ => (n, unit),
                };
                When::Plus { unit, by: by(n), from: From::Publication }
            }
            _ if past => When::Past,
            _ => When::Future,
        };
        Some(Hit::date(i, end, when, rules::DISTANCE).sure(85))
    }

    /// Whether the unit at `i` comes after itself, again and again: `يوما بعد يوم`.
    pub(crate) fn again(&self, i: usize) -> bool {
        let (unit, first) = (self.word(i), self.word_before(i, 2));
        self.before(i, 1).key == words::BAAD
            && unit.is(TimeWord::ONE)
            && first.is(TimeWord::ONE)
            && first.unit == unit.unit
    }

    fn after_verb(&self, i: usize) -> bool {
        // A definite noun right behind a bare unit is its complement (`قبل عام الفيل`), unless it is the subject.
        self.at(i).word.entry.class.any(crate::lexicon::Class::NOUN)
    }
}
