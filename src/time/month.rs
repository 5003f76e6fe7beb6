//! Months: their names in every country, and where an ordinary word is one.

use super::expr::{Hit, Part, When, Year};
use super::rules;
use super::scan::{Scan, words};
use crate::lexicon::Clitics;
use crate::lexicon::temporal::{Shift, TimeWord, Unit};
use crate::text::token::Kind;
use crate::text::{Key, Words, word};

/// The name of a month.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Month {
    pub(crate) month: u8,
    pub(crate) hijri: bool,
    pub(crate) end: usize,
    /// 2: it can be nothing else; 1: its neighbours must make it a month; 0: a day and a year must.
    pub(crate) strength: u8,
}

impl Scan<'_> {
    /// The name of a month at `i`, with its other name in another country behind it. `in_date`: a date stands around it.
    pub(crate) fn month_name(&self, i: usize, in_date: bool) -> Option<Month> {
        let mut month = self.single_month(i)?;
        // `أكتوبر/تشرين الأول`, `أكتوبر (تشرين الأول)`, `أغسطس آب`
        let sign = self.at(month.end);
        let bracket = sign.kind == Kind::Mark && matches!(sign.ch, '(' | '[');
        let at = if bracket || matches!(sign.kind, Kind::Slash | Kind::Dash) { month.end + 1 } else { month.end };
        if let Some(other) = self.single_month(at)
            && other.month == month.month
            && other.hijri == month.hijri
            && (month.strength == 2 || self.at(at).key != self.at(i).key)
            && self.clitics(at).0 & !Clitics::AL == 0
        {
            let close = self.at(other.end);
            if bracket && close.kind == Kind::Mark && matches!(close.ch, ')' | ']') {
                month.end = other.end + 1;
                month.strength = 2;
            } else if !bracket {
                month.end = other.end;
                month.strength = 2;
            }
        }
        (month.strength > 0 || in_date).then_some(month)
    }

    pub(crate) fn single_month(&self, i: usize) -> Option<Month> {
        let w = self.word(i);
        if w.is(TimeWord::FIRST) {
            let first = self.at(i);
            let second = self.at(i + 1);
            let number = if second.kind == Kind::Number { second.num } else { 0 };
            // The key without clitics other than the article.
            let bare = first.key.skip((Clitics(self.clitics(i).0 & !Clitics::AL)).letters());
            let definite = words::AL.join(bare);
            // What the second part may be spelt like, as the list has it: `تشرين 2`, `ربيع الأول`, `ربيع أول`.
            let full = match number {
                1..10 => Key::NONE.push(b'0' + number as u8),
                0 if second.kind == Kind::Word => second.key,
                _ => Key::LONG,
            };
            let short = if full.starts(words::AL) { full.skip(words::AL.len()) } else { full };
            for &(a, b, month, hijri) in &self.names.months {
                if (a == bare || a == definite) && (b == full || b == short) {
                    let strict = a == word!("أي") || a == word!("أين");
                    // `محرم الحرام` is a second name of what is a month by itself.
                    return Some(Month { month, hijri, end: i + 2, strength: if strict { 0 } else { 2 } });
                }
            }
        }
        if !w.is(TimeWord::MONTH) {
            return None;
        }
        let strength = if w.is(TimeWord::STRICT) {
            0
        } else if w.is(TimeWord::COMPANY) {
            1
        } else {
            2
        };
        // The Libyan names have an article, the others none but `المحرم`.
        let al = self.has_al(i);
        if al && !w.is(TimeWord::STRICT | TimeWord::HIJRI) || (strength == 0 && self.at(i).key == word!("صيف")) {
            return None;
        }
        Some(Month { month: w.month, hijri: w.is(TimeWord::HIJRI), end: i + 1, strength })
    }

    /// `أكتوبر 2024`, `شهر مارس`, `شهري أكتوبر ونوفمبر`, `ديسمبر الماضي`.
    pub(crate) fn month_year(&self, i: usize) -> Option<Hit> {
        let w = self.word(i);
        let head = w.unit == Unit::Month && w.is(TimeWord::ONE | TimeWord::PAIR | TimeWord::MANY);
        if head && let Some(hit) = self.month_by_number(i) {
            return Some(hit);
        }
        // `الشهر الكريم` is a name itself.
        let named = self.has_al(i) && self.month_name(i, false).is_some();
        let head = head && !named;
        let at = if head { i + 1 } else { i };
        let month = match self.month_name(at, true) {
            Some(month) => month,
            // `شهر 3`
            None if head && w.is(TimeWord::ONE) && !self.has_al(i) => {
                let n = self.digits(at).or_else(|| self.cardinal(at)).filter(|n| (1..=12).contains(&n.value))?;
                let tail = self.year_tail(n.end, false);
                // `شهر عشرة`, as people speak; not in `خلال شهر ثلاثة حوادث`.
                let ends = matches!(self.at(n.end).kind, Kind::Stop | Kind::Comma) || n.end >= self.tokens.len();
                if !n.digits && tail.is_none() && !ends {
                    return None;
                }
                if self.word(n.end).is(TimeWord::ONE | TimeWord::MANY) && tail.is_none() {
                    return None;
                }
                Month { month: n.value as u8, hijri: false, end: n.end, strength: 1 }
            }
            None => return None,
        };
        let tail = self.year_tail(month.end, month.hijri);
        let has_year = tail.as_ref().is_some_and(|t| t.year != Year::Missing);
        let shifted = tail.as_ref().is_some_and(|t| t.shift != Shift::None);
        let placed = head || has_year || (shifted && month.strength > 0);
        let company = match month.strength {
            2 => true,
            1 => placed || self.month_position(i),
            _ => head && has_year,
        };
        if !company {
            return None;
        }
        let (year, shift, end) = tail.map_or((Year::Missing, Shift::None, month.end), |t| (t.year, t.shift, t.end));
        let when = When::Calendar { hijri: month.hijri, year, part: Part::Month(month.month), shift, weekday: 0 };
        let sure = if month.strength == 2 { 97 } else { 85 };
        Some(Hit::date(i, end, when, rules::MONTH).sure(sure))
    }

    /// `الشهر التاسع من عام 2024`; without its year only at the end of a clause (`في الشهر التاسع.`).
    pub(crate) fn month_by_number(&self, i: usize) -> Option<Hit> {
        if !self.word(i).is(TimeWord::ONE) || !self.has_al(i) {
            return None;
        }
        let n = self.ordinal(i + 1).filter(|n| n.value <= 12)?;
        let month = |year, end| {
            let part = Part::Month(n.value as u8);
            let when = When::Calendar { hijri: false, year, part, shift: Shift::None, weekday: 0 };
            Some(Hit::date(i, end, when, rules::MONTH).sure(80))
        };
        if let Some((year, end)) = self.of_year(n.end) {
            return month(year, end);
        }
        let ends = matches!(self.at(n.end).kind, Kind::Stop | Kind::Comma) || n.end >= self.tokens.len();
        let placed = [words::FI, word!("منذ"), word!("بحلول")].contains(&self.before(i, 1).key);
        // Not of a pregnancy.
        let with_child = (2..=4)
            .any(|n| const { Words::new([word!("حامل"), word!("حاملا"), word!("الحمل")]) }.has(self.before(i, n).key));
        if ends && placed && !with_child { month(Year::Missing, n.end) } else { None }
    }

    /// Whether what stands before an ambiguous month at `i` leaves it nothing but a month.
    fn month_position(&self, i: usize) -> bool {
        // `في باب العقوبات`: no preposition stands behind another.
        if self.clitics(i).has(Clitics::PREP) {
            return false;
        }
        // `بين مارس ويوليو`
        // `من مارس إلى يونيو`
        let to = usize::from(self.one_of(i + 1, &[words::ILA, words::HATTA]));
        if (to == 1 || self.clitics(i + 1).has(Clitics::WA))
            && self.single_month(i + 1 + to).is_some_and(|m| m.strength == 2)
        {
            return true;
        }
        if self.clitics(i).has(Clitics::CONJ) && self.before(i, 1).kind != Kind::Stop {
            // `يناير ومارس`
            let w = self.word_before(i, 1);
            return w.is(TimeWord::MONTH) && !w.is(TimeWord::COMPANY | TimeWord::STRICT)
                || (w.is(TimeWord::ORD) && self.word_before(i, 2).is(TimeWord::FIRST));
        }
        // `من أكتوبر إلى مارس`
        if self.before(i, 1).key == words::ILA && self.word_before(i, 2).is(TimeWord::MONTH) {
            return !self.word_before(i, 2).is(TimeWord::COMPANY);
        }
        if self.before(i, 1).kind == Kind::Comma {
            let w = self.word_before(i, 2);
            return w.is(TimeWord::MONTH);
        }
        const PLACES: Words<11> = Words::new([
            word!("في"),
            word!("منذ"),
            word!("خلال"),
            word!("حتى"),
            word!("بحلول"),
            word!("وفي"),
            word!("ومنذ"),
            word!("وخلال"),
            word!("طوال"),
            word!("طيلة"),
            word!("وحتى"),
        ]);
        let before = self.before(i, 1);
        let placed = PLACES.has(before.key) || self.word_before(i, 1).is(TimeWord::EDGE);
        // A name behind it would make it a name too (`في رمضان عبد الله` hardly occurs; `في صفر` is rare).
        placed && !self.word(i).is(TimeWord::STRICT) && self.word(i).month != 0 && self.at(i).key != word!("صفر")
    }
}
