//! Numbers in digits and words.

use super::scan::Scan;
use crate::lexicon::temporal::TimeWord;
use crate::text::token::Kind;
use crate::text::word;

/// A number and where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) value: u64,
    pub(crate) end: usize,
    /// Whether it is written in digits.
    pub(crate) digits: bool,
}

impl Scan<'_> {
    /// A whole number in digits that is not part of a longer one (1.5, 2,000, 15/10).
    pub(crate) fn digits(&self, i: usize) -> Option<Number> {
        let t = self.at(i);
        if t.kind != Kind::Number || self.continues(i + 1) || (t.glued && self.part_of_number(i)) {
            return None;
        }
        Some(Number { value: u64::from(t.num), end: i + 1, digits: true })
    }

    /// Whether the sign at `i` and the digits behind it belong to the number before.
    fn continues(&self, i: usize) -> bool {
        let sign = self.at(i);
        sign.glued && sign.kind == Kind::Other && self.at(i + 1).glued && self.at(i + 1).kind == Kind::Number
            || sign.glued && matches!(sign.ch, '%' | '٪')
    }

    fn part_of_number(&self, i: usize) -> bool {
        let before = self.before(i, 1);
        match before.kind {
            Kind::Other | Kind::Slash => self.before(i, 2).kind == Kind::Number,
            Kind::Foreign | Kind::Number => true,
            _ => false,
        }
    }

    /// A cardinal in digits or words (`24`, `خمسة عشر`, `ألفين وأربعة وعشرين`, `3 آلاف`).
    pub(crate) fn cardinal(&self, i: usize) -> Option<Number> {
        if let Some(mut n) = self.digits(i) {
            let w = self.word(n.end);
            if w.is(TimeWord::CARD) && matches!(w.card, 100 | 1000 | 1_000_000) && self.clitics(n.end).0 == 0 {
                n.value = n.value.saturating_mul(u64::from(w.card));
                n.end += 1;
            }
            return Some(n);
        }
        let (mut total, mut group) = (0u64, 0u64);
        let mut at = i;
        // What the last word was: a smaller one may follow behind و, a multiplier directly.
        let mut last = u64::MAX;
        loop {
            let w = self.word(at);
            // `الأربع والعشرين ساعة`
            let al = |at| self.clitics(at).has(crate::lexicon::Clitics::AL);
            if !w.is(TimeWord::CARD)
                || at > i && al(at) && !(al(i) && self.clitics(at).has(crate::lexicon::Clitics::WA))
            {
                break;
            }
            let value = u64::from(w.card);
            // `وأحد عشر` has the letters of `واحد`.
            let eleven = at > i && self.at(at).key == word!("واحد") && self.word(at + 1).card == 10;
            let and = eleven || self.clitics(at).has(crate::lexicon::Clitics::CONJ);
            if at == i {
                group = value;
            } else if and {
                // Units before tens (خمسة وعشرين), else falling (مئة وخمسة).
                let tens_after_unit = last < 10 && (20..100).contains(&value);
                if !(value < last && last >= 20 && value != last || tens_after_unit) || value >= 1_000_000 {
                    break;
                }
                if value >= 1000 || last >= 1000 {
                    total += group;
                    group = value;
                } else {
                    group += value;
                }
            } else if value == 10 && last < 10 {
                group += 10;
            } else if matches!(value, 100 | 1000 | 1_000_000) && last < value && last < 1000 {
                group *= value;
            } else {
                break;
            }
            last = if !and && value == 10 && at > i { 15 } else { value };
            at += 1;
        }
        (at > i).then_some(Number { value: total + group, end: at, digits: false })
    }

    /// An ordinal with the article (`الخامس عشر`, `الحادي والعشرين`, `العشرين`).
    pub(crate) fn ordinal(&self, i: usize) -> Option<Number> {
        let al = crate::lexicon::Clitics::AL;
        let w = self.word(i);
        if !self.clitics(i).has(al) {
            return None;
        }
        let next = self.word(i + 1);
        let end = i + 1;
        // `القرن الواحد والعشرين`
        let unit = if w.is(TimeWord::ORD) {
            u32::from(w.ord)
        } else if w.card == 1 {
            1
        } else {
            10
        };
        if unit < 10 {
            if next.is(TimeWord::CARD) && next.card == 10 && self.clitics(end).0 == 0 {
                return Some(Number { value: u64::from(unit) + 10, end: i + 2, digits: false });
            }
            let tens = next.is(TimeWord::CARD) && (20..100).contains(&next.card);
            if tens && self.clitics(end).has(crate::lexicon::Clitics::WA) && self.clitics(end).has(al) {
                return Some(Number { value: u64::from(unit + next.card), end: i + 2, digits: false });
            }
        }
        if w.is(TimeWord::ORD) {
            return Some(Number { value: u64::from(w.ord), end, digits: false });
        }
        let tens = w.is(TimeWord::CARD) && (20..=100).contains(&w.card);
        tens.then_some(Number { value: u64::from(w.card), end, digits: false })
    }
}
