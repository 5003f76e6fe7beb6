//! What recurs.

use super::expr::{Hit, Length, Part, Tod, When, Year};
use super::length::one;
use super::rules;
use super::scan::{Scan, words};
use crate::TimexType;
use crate::lexicon::Clitics;
use crate::lexicon::temporal::{Shift, TimeWord, Unit};
use crate::text::token::Kind;
use crate::text::{Words, word};

impl Scan<'_> {
    /// `8 مارس من كل عام`, `الخميس من كل أسبوع`, `الخامس من كل شهر`: what recurs on a day or in a month.
    pub(crate) fn each_year(&self, hit: Hit) -> Hit {
        let each = self.at(hit.end).key == words::MIN
            && self.at(hit.end + 1).key == words::KULL
            && match hit.when {
                When::Calendar { year: Year::Missing, part: Part::Day(..) | Part::Month(_), .. } => Unit::Year,
                When::Weekday { shift: Shift::None, .. } => Unit::Week,
                When::DayOfMonth { .. } => Unit::Month,
                _ => return hit,
            } == self.word(hit.end + 2).unit;
        if each { Hit { kind: TimexType::Set, end: hit.end + 3, rule: rules::EVERY, ..hit } } else { hit }
    }

    /// `يوميا`, `كل عام`, `مرتين في السنة`, `كل يوم جمعة`, `بصفة يومية`.
    pub(crate) fn every(&self, i: usize) -> Option<Hit> {
        let w = self.word(i);
        let set = |start: usize, end: usize, length: Length| {
            Some(Hit::new(start, end, TimexType::Set, When::Every(length), rules::EVERY))
        };
        if w.is(TimeWord::EACH) && w.unit != Unit::Minute {
            // `شهري أكتوبر ونوفمبر`, `يومي السبت والأحد`
            if w.is(TimeWord::PAIR)
                && !self.has_al(i)
                && (self.month_name(i + 1, true).is_some()
                    || self.word(i + 1).is(TimeWord::WEEKDAY)
                    || self.at(i + 1).kind == Kind::Number)
            {
                return None;
            }
            if self.clitics(i).has(Clitics::BI | Clitics::LI) && !self.has_al(i) {
                return None;
            }
            // `يومية المساء` is a paper.
            let named = self.looks_definite(i + 1) && !self.clitics(i + 1).has(Clitics::PREP);
            if named && self.at(i).key.ends(word!("ية")) && !self.has_al(i) {
                return None;
            }
            // `إبراهيم الشهري` is a name: an adjective with the article stands behind a noun with it.
            if w.unit == Unit::Month
                && self.at(i).key == word!("الشهري")
                && !self.looks_definite(i.wrapping_sub(1))
                && !self.before(i, 1).key.ends(word!("ه"))
            {
                return None;
            }
            const MANNER: Words<6> = Words::new([
                word!("بصفة"),
                word!("بشكل"),
                word!("بصورة"),
                word!("وبشكل"),
                word!("وبصفة"),
                word!("شبه"),
            ]);
            let before = self.before(i, 1);
            let frac = self.word_before(i, 1);
            if frac.is(TimeWord::FRACTION) && frac.card < 600 {
                return set(i - 1, i + 1, one(u64::from(frac.card), w.unit));
            }
            let start = if MANNER.has(before.key) { i - 1 } else { i };
            return set(start, i + 1, one(1000, w.unit));
        }
        // `صباح كل أحد`, `نهاية كل شهر`
        if w.is(TimeWord::PART | TimeWord::EDGE) && self.at(i + 1).key == words::KULL {
            let each = self.every(i + 1)?;
            let tod = if matches!(each.when, When::EveryWeekday(_)) { Tod::Part(w.part) } else { each.tod };
            return Some(Hit { start: i, tod, ..each });
        }
        // `كل يوم`, `كل ثلاثة أشهر`, `كل يوم جمعة`, `كل سبت`
        if self.is(i, words::KULL) || self.at(i).key == word!("لكل") {
            let next = self.word(i + 1);
            let plain = self.clitics(i + 1).0 == 0;
            let headed = next.unit == Unit::Day && next.is(TimeWord::ONE) && plain;
            let day = self.word(i + 1 + usize::from(headed));
            if day.is(TimeWord::WEEKDAY)
                && (headed || day.card == 0 || self.word_before(i, 1).is(TimeWord::PART))
                && !self.has_al(i + 1)
            {
                let end = i + 2 + usize::from(headed);
                return Some(Hit::new(i, end, TimexType::Set, When::EveryWeekday(day.weekday), rules::EVERY));
            }
            if next.is(TimeWord::ONE)
                && plain
                && next.unit != Unit::Second
                && next.unit != Unit::Sport
                && next.unit != Unit::Decade
            {
                return set(i, i + 2, one(1000, next.unit));
            }
            // `كل خريف`
            if next.is(TimeWord::SEASON) && plain {
                let part = Part::Season(next.code);
                let when = When::Calendar { hijri: false, year: Year::Missing, part, shift: Shift::None, weekday: 0 };
                return Some(Hit::new(i, i + 2, TimexType::Set, when, rules::EVERY));
            }
            if next.is(TimeWord::PART) && plain {
                return set(i, i + 2, one(1000, Unit::Day));
            }
            let m = self.measured(i + 1).filter(|m| !m.bare && !m.placed)?;
            return (!self.has_al(i + 1)).then(|| set(i, m.end, m.length)).flatten();
        }
        // `100 ألف برميل في اليوم الواحد`
        if w.is(TimeWord::ONE) && self.has_al(i) && matches!(w.unit, Unit::Day | Unit::Year | Unit::Month | Unit::Week)
        {
            let one_each = [word!("الواحد"), word!("الواحدة")].contains(&self.at(i + 1).key);
            let by = self.clitics(i).has(Clitics::BI) || self.before(i, 1).key == words::FI;
            return (one_each && by).then(|| set(i, i + 2, one(1000, w.unit))).flatten();
        }
        // `مرتين في السنة`, `عدة مرات في العام`, `مرة كل عامين`, `3 مرات أسبوعيا`
        const TIMES: Words<6> =
            Words::new([word!("مرة"), word!("مرتين"), word!("مرات"), word!("مرتان"), word!("ومرة"), word!("لمرة")]);
        let counted = TIMES.has(self.at(i).key);
        let number = !counted
            && (w.is(TimeWord::CARD | TimeWord::SOME) || self.at(i).kind == Kind::Number)
            && TIMES.has(self.at(i + 1).key);
        if !counted && !number {
            return None;
        }
        let mut at = i + 1 + usize::from(number);
        if self.word(at).is(TimeWord::CARD) && self.word(at).card == 1 {
            at += 1;
        }
        if self.at(at).key == words::FI {
            let unit = self.word(at + 1);
            if unit.is(TimeWord::ONE)
                && self.clitics(at + 1).0 == Clitics::AL
                && unit.unit != Unit::Sport
                && !self.word(at + 2).is(TimeWord::SHIFT)
            {
                let end = at
                    + 2
                    + usize::from(self.at(at + 2).key == word!("الواحد") || self.at(at + 2).key == word!("الواحدة"));
                return set(i, end, one(1000, unit.unit));
            }
            return None;
        }
        let rest = self.every(at).filter(|_| at < i + 4 && !TIMES.has(self.at(at).key))?;
        (rest.start == at).then_some(Hit { start: i, ..rest })
    }
}
