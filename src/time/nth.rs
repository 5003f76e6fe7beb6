//! The first, second or last day or week of a month.

use super::expr::{Hit, Part, When, Year};
use super::period::LAST;
use super::rules;
use super::scan::{Scan, words};
use crate::lexicon::Clitics;
use crate::lexicon::temporal::{Shift, TimeWord, Unit};
use crate::text::word;
use crate::{TimexMod, TimexType};

impl Scan<'_> {
    /// `أول ثلاثاء من شهر أكتوبر`, `الثلاثاء الأخير من مارس`, `الأسبوع الأول من أكتوبر 2014`.
    pub(crate) fn nth(&self, i: usize) -> Option<Hit> {
        let w = self.word(i);
        let bare = self.clitics(i).0 & !(Clitics::CONJ | Clitics::PREP) == 0;
        // `الأيام الأولى من رمضان`
        let days = w.unit == Unit::Day && w.is(TimeWord::MANY) && self.has_al(i);
        // `العشر الأواخر من رمضان`
        let ten = w.card == 10 && self.has_al(i) && self.word(i + 1).is(TimeWord::EDGE) && self.has_al(i + 1);
        let days = days || ten;
        let last = self.one_of(i, &LAST) || w.is(TimeWord::EDGE) && w.code == 3 && self.at(i).key == word!("آخر");
        let (n, weekday, end) = if ten {
            (if self.word(i + 1).code == 1 { 1 } else { -1 }, 0, i + 2)
        } else if bare && (w.is(TimeWord::ORD) || last) && w.unit == Unit::None {
            // `أول ثلاثاء`, `ثالث يوم ثلاثاء`, `آخر أسبوع`
            let mut at = i + 1;
            if self.word(at).unit == Unit::Day
                && self.word(at).is(TimeWord::ONE)
                && self.word(at + 1).is(TimeWord::WEEKDAY)
            {
                at += 1;
            }
            let day = self.word(at);
            let week = day.unit == Unit::Week && day.is(TimeWord::ONE);
            if self.has_al(at) || !(day.is(TimeWord::WEEKDAY) || week) {
                return None;
            }
            (if last { -1 } else { w.ord as i8 }, if week { 0 } else { day.weekday }, at + 1)
        } else {
            // `الثلاثاء الأول`, `الأسبوع الأخير`
            let (weekday, end) = if days || w.unit == Unit::Week && w.is(TimeWord::ONE) && self.has_al(i) {
                (0, i + 1)
            } else {
                self.weekday_head(i)?
            };
            if self.one_of(end, &LAST) {
                (-1, weekday, end + 1)
            } else {
                let n = self.ordinal(end).filter(|n| (1..=5).contains(&n.value))?;
                (n.value as i8, weekday, n.end)
            }
        };
        let of = if self.one_of(end, &[words::MIN, words::FI]) { end + 1 } else { end };
        // `الأسبوع الأول لشهر مارس`
        let clitic = self.clitics(of).has(Clitics::BI | Clitics::LI);
        if of == end && !clitic {
            return None;
        }
        let named = || self.named_month(of).filter(|_| of > end);
        let month = self.month_year(of).or_else(named).or_else(|| self.relative_period(of))?;
        let when = match month.when {
            // Some days, and the week of a lunar month: the value of the whole.
            When::Calendar { hijri, part: Part::Month(_), .. } if days || hijri && weekday == 0 => {
                let modifier = side(n.unsigned_abs(), if n < 0 { 1 } else { 4 });
                return Some(Hit { start: i, modifier: Some(modifier), rule: rules::NTH, ..month });
            }
            When::Calendar { hijri: false, year, part: Part::Month(month), .. } => {
                When::Nth { n, weekday, year, month }
            }
            When::Plus { unit: Unit::Month, by, from } if !days => When::NthOf { n, weekday, by, from },
            _ => return None,
        };
        Some(Hit::new(i, month.end, TimexType::Date, when, rules::NTH).sure(90))
    }

    /// The name of a month at `i`, where what stands before it leaves no doubt that it is one, whatever else it could be (`مارس`).
    pub(crate) fn named_month(&self, i: usize) -> Option<Hit> {
        let month = self.month_name(i, true).filter(|month| month.strength > 0)?;
        let part = Part::Month(month.month);
        let when = When::Calendar { hijri: month.hijri, year: Year::Missing, part, shift: Shift::None, weekday: 0 };
        Some(Hit::date(i, month.end, when, rules::MONTH).sure(85))
    }

    /// Whether the ordinal at `i` counts what stands before it: `الأسبوع · الأول من مارس` is no first of March.
    pub(crate) fn counts(&self, i: usize) -> bool {
        let before = self.word_before(i, 1);
        let unit = before.is(TimeWord::ONE) && !matches!(before.unit, Unit::Day | Unit::None);
        self.has_al(i) && i > 0 && self.has_al(i - 1) && (unit || before.is(TimeWord::FRACTION))
    }

    /// `أول أيام`, `ثاني أيام`, `أول يوم من`: which day of a month, and the place behind it.
    pub(crate) fn first_days(&self, i: usize) -> Option<(u8, usize)> {
        let (w, day) = (self.word(i), self.word(i + 1));
        let bare = self.clitics(i).0 & !(Clitics::CONJ | Clitics::PREP) == 0 && self.clitics(i + 1).0 == 0;
        let days = day.unit == Unit::Day && day.is(TimeWord::ONE | TimeWord::MANY);
        let named = self.month_name(self.skip_of(i + 2), true).is_some_and(|month| month.strength > 0);
        (w.is(TimeWord::ORD) && w.unit == Unit::None && bare && days && named).then_some((w.ord, i + 2))
    }
}

/// Where the `n`th of `parts` lies in the whole.
pub(crate) const fn side(n: u8, parts: u8) -> TimexMod {
    match n {
        n if n >= parts => TimexMod::End,
        1 => TimexMod::Start,
        _ => TimexMod::Mid,
    }
}
