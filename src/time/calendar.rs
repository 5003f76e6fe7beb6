//! Days, months and years of the calendars.

use super::date::{self, Date};
use super::expr::{Found, From, Hit, Part, When, Year};
use super::hijri::{self, HijriDate};
use super::rules;
use super::scan::{Scan, words};
use crate::lexicon::Clitics;
use crate::lexicon::temporal::{Shift, TimeWord, Unit};
use crate::text::token::Kind;
use crate::text::{Key, word};

pub(crate) const MUWAFIQ: [Key; 9] = [
    word!("الموافق"),
    word!("الموافقة"),
    word!("موافق"),
    word!("المصادف"),
    word!("الموافقين"),
    word!("للموافق"),
    word!("يوافق"),
    word!("المقابل"),
    word!("والموافق"),
];
pub(crate) const ERA_HIJRI: [Key; 6] =
    [word!("ه"), word!("هجري"), word!("هجرية"), word!("للهجرة"), word!("الهجري"), word!("الهجرية")];
pub(crate) const ERA_COMMON: [Key; 6] =
    [word!("م"), word!("ميلادي"), word!("ميلادية"), word!("للميلاد"), word!("الميلادي"), word!("الميلادية")];

/// Whether `word` tells that a year is of the Hijra, or of the common era.
pub(crate) fn era_of(word: Key) -> Option<bool> {
    if ERA_HIJRI.contains(&word) { Some(true) } else { ERA_COMMON.contains(&word).then_some(false) }
}

impl Scan<'_> {
    /// A day, month or year of a calendar; two calendars together are one date.
    pub(crate) fn calendar(&self, i: usize) -> Option<Hit> {
        let first = self
            .numeric_date(i)
            .or_else(|| self.day_range(i))
            .or_else(|| self.day_month(i))
            .or_else(|| self.month_day(i))
            .or_else(|| self.month_year(i))
            .or_else(|| self.year(i))?;
        Some(self.two_calendars(first).unwrap_or(first))
    }

    /// `15 أكتوبر 2024`, `الخامس عشر من أكتوبر`, `يوم 22 فيفري الماضي`, `15 من الشهر الجاري`.
    pub(crate) fn day_month(&self, i: usize) -> Option<Hit> {
        let mut at = i;
        let w = self.word(at);
        if w.is(TimeWord::ONE | TimeWord::MANY | TimeWord::PAIR) && w.unit == Unit::Day {
            at += 1;
            // `يوم (15 أكتوبر)`, `يوم الـ15 من أكتوبر`
            if self.at(at).kind == Kind::Mark && self.at(at).ch == '(' || self.at(at).key == words::AL {
                at += 1;
            }
        }
        // `الأسبوع الأول من مارس`, `الأيام الأولى من مارس`
        if self.counts(at) || at > i && w.is(TimeWord::MANY) && self.word(at).is(TimeWord::ORD) && self.has_al(at) {
            return None;
        }
        let (day, end, in_digits) = self.day_number(at)?;
        // `26-يوليو-2012`
        let dash = matches!(self.at(end).kind, Kind::Dash | Kind::Slash)
            && self.single_month(end + 1).is_some_and(|m| {
                matches!(self.at(m.end).kind, Kind::Dash | Kind::Slash) && self.at(m.end + 1).kind == Kind::Number
            });
        let of = if dash { end + 1 } else { self.skip_of(end) };
        let ordinal = self.has_al(at);
        if let Some(month) = self.month_name(of, true) {
            let tail = self.year_tail(month.end, month.hijri);
            let company = month.strength == 2
                || (month.strength == 1 && (in_digits || ordinal || of > end))
                || tail.as_ref().is_some_and(|t| matches!(t.year, Year::Is(_)));
            if !company || !valid(day, month.month, month.hijri) {
                return None;
            }
            let (year, shift, end) = tail.map_or((Year::Missing, Shift::None, month.end), |t| (t.year, t.shift, t.end));
            if let Year::Is(y) = year
                && !exists(y, month.month, day, month.hijri)
            {
                // A day that this year has not: the month alone would say what the text does not.
                return None;
            }
            // Everybody knows the year of these attacks.
            const ATTACKS: [Key; 4] = [word!("هجمات"), word!("أحداث"), word!("اعتداءات"), word!("تفجيرات")];
            let attacks =
                (day, month.month, month.hijri) == (11, 9, false) && ATTACKS.contains(&self.before(i, 1).stem());
            let year = if attacks && year == Year::Missing { Year::Is(2001) } else { year };
            let when =
                When::Calendar { hijri: month.hijri, year, part: Part::Day(month.month, day), shift, weekday: 0 };
            let sure = if matches!(year, Year::Is(_)) { 99 } else { 95 };
            return Some(Hit::date(i, end, when, rules::DAY_MONTH_YEAR).sure(sure));
        }
        // `الخامس والعشرين من كل شهر`; not `الجمعة · الأولى من كل شهر`
        if of > end
            && self.at(of).key == words::KULL
            && self.word(of + 1).unit == Unit::Month
            && !self.word_before(at, 1).is(TimeWord::WEEKDAY)
        {
            let when = When::DayOfMonth { day, by: 0, from: From::Publication };
            return Some(Hit::date(i, end, when, rules::DAY_MONTH_YEAR));
        }
        // `السبت 19 الجاري`, `في 15 المقبل`
        if in_digits
            && (at > i || self.month_cue(at) || self.before(at, 1).key == words::ILA)
            && !self.at(end).key.ends(word!("ة"))
            && let Some((by, from, end)) = self.shift_behind(end, Unit::Month).filter(|s| s.1 == From::Publication)
        {
            return Some(Hit::date(i, end, When::DayOfMonth { day, by, from }, rules::DAY_MONTH_YEAR));
        }
        // The month by its distance: `15 من الشهر الجاري`.
        if of > end
            && let Some(month) = self.relative_period(of)
            && let When::Plus { unit: Unit::Month, by, from } = month.when
        {
            return Some(Hit::date(i, month.end, When::DayOfMonth { day, by, from }, rules::DAY_MONTH_YEAR));
        }
        None
    }

    /// Behind a day that its month has not (`31 فبراير 2024`): no date, and the month alone is not what is said.
    pub(crate) fn impossible_day(&self, i: usize) -> Option<usize> {
        let n = self.digits(i).filter(|n| (29..=31).contains(&n.value))?;
        let month = self.month_name(self.skip_of(n.end), true).filter(|m| m.strength > 0)?;
        let tail = self.year_tail(month.end, month.hijri);
        let day = n.value as u8;
        let wrong = match tail.as_ref().map(|t| t.year) {
            Some(Year::Is(y)) => !exists(y, month.month, day, month.hijri),
            _ => !valid(day, month.month, month.hijri),
        };
        wrong.then_some(tail.map_or(month.end, |t| t.end))
    }

    /// `يوليو 16, 2012`, as Americans write.
    fn month_day(&self, i: usize) -> Option<Hit> {
        let month = self.month_name(i, true)?;
        let day = self.at(month.end);
        let comma = self.at(month.end + 1);
        if day.kind != Kind::Number || comma.kind != Kind::Comma || month.hijri {
            return None;
        }
        let (d, n) = (u8::try_from(day.num).ok()?, self.digits(month.end + 2)?);
        let y = i32::try_from(n.value).ok().filter(|y| (1800..=2100).contains(y))?;
        let when = When::day(Date::new(y, month.month, d)?);
        Some(Hit::date(i, n.end, when, rules::DAY_MONTH_YEAR))
    }

    /// The number of a day, in digits or as an ordinal; where it ends; whether it is in digits.
    pub(crate) fn day_number(&self, i: usize) -> Option<(u8, usize, bool)> {
        if let Some((day, end)) = self.first_days(i) {
            return Some((day, end, true));
        }
        // `الفاتح من نوفمبر`
        if self.at(i).key.ends(word!("الفاتح")) && self.at(i + 1).key == words::MIN {
            return Some((1, i + 1, false));
        }
        let n = match self.digits(i) {
            Some(n) => n,
            None => match self.ordinal(i) {
                Some(n) => n,
                // `عشرين مارس`
                None => {
                    let w = self.word(i);
                    let bare = self.clitics(i).0 & !Clitics::CONJ == 0;
                    // `أول أكتوبر`, `سابع أكتوبر`
                    let named =
                        w.ord == 1 || w.is(TimeWord::ORD) && self.single_month(i + 1).is_some_and(|m| m.strength == 2);
                    if w.is(TimeWord::ORD) && bare && named {
                        return Some((w.ord, i + 1, false));
                    }
                    self.cardinal(i).filter(|n| n.value >= 2 && self.month_name(self.skip_of(n.end), true).is_some())?
                }
            },
        };
        let day = u8::try_from(n.value).ok().filter(|d| (1..=31).contains(d))?;
        // `(28) من شعبان`
        Some((day, n.end + usize::from(self.in_brackets(i, n.end)), n.digits))
    }

    /// Behind `من`, `من شهر`, `لشهر` and the like, where they stand at `i`.
    pub(crate) fn skip_of(&self, i: usize) -> usize {
        let mut at = i;
        if self.at(at).key == words::MIN || self.at(at).key == words::FI {
            at += 1;
        }
        let w = self.word(at);
        if w.is(TimeWord::ONE) && w.unit == Unit::Month && !self.has_al(at) && self.month_name(at + 1, true).is_some() {
            at += 1;
        }
        at
    }

    /// `والتاسع منه` behind `الخامس من مايو`: a day of the month that was named before.
    pub(crate) fn day_of_it(&self, i: usize, previous: &Found) -> Option<Hit> {
        let month = matches!(
            previous.when,
            When::Calendar { part: Part::Day(..) | Part::Month(_), .. } | When::DayOfMonth { .. } | When::Days { .. }
        );
        let (day, end, _) = self.day_number(i).filter(|_| month)?;
        let when = When::DayOfMonth { day, by: 0, from: From::Context };
        (self.at(end).key == word!("منه")).then(|| Hit::date(i, end + 1, when, rules::CONTEXT).sure(85))
    }

    /// Behind `الموافق`, `الموافق ليوم`, where they stand at `i`.
    pub(crate) fn behind_said(&self, i: usize) -> usize {
        if !self.one_of(i, &MUWAFIQ) {
            return i;
        }
        let at = i + 1 + usize::from(self.one_of(i + 1, &[words::LI, words::FI, words::BI]));
        let w = self.word(at);
        at + usize::from(w.is(TimeWord::ONE) && w.unit == Unit::Day && !self.word(at + 1).is(TimeWord::WEEKDAY))
    }

    /// `25 شوال 1436 هـ الموافق 10 اغسطس 2015 م`: one date, with the Gregorian value that is printed.
    fn two_calendars(&self, first: Hit) -> Option<Hit> {
        let mut at = first.end;
        let open = self.at(at).kind == Kind::Mark && self.at(at).ch == '(';
        if open || self.at(at).kind == Kind::Comma {
            at += 1;
        }
        let from = at;
        at = self.behind_said(at);
        let said = at > from;
        if !said && (matches!(self.at(at).kind, Kind::Slash | Kind::Dash) || self.at(at).ch == '=') {
            at += 1;
        } else if !said && !open {
            return None;
        }
        let day = self.weekday_head(at);
        if let Some((_, end)) = day {
            at = end;
        }
        let second = self
            .numeric_date(at)
            .or_else(|| self.day_month(at))
            .or_else(|| self.month_year(at))
            .or_else(|| self.year(at))?;
        let (a, b) = (first.when.is_hijri(), second.when.is_hijri());
        if a == b && !(said && matches!(first.when, When::Weekday { .. })) {
            return None;
        }
        let mut end = second.end;
        if open {
            if self.at(end).ch != ')' {
                return None;
            }
            end += 1;
        }
        let (hijri, other) = if a { (first, second) } else { (second, first) };
        let mut hit = Hit { start: first.start, end, rule: rules::TWO_CALENDARS, sure: 99, ..other };
        // The printed Gregorian date may lack its year: the Islamic one has it.
        if let (
            When::Calendar { year: Year::Missing, part: Part::Day(m, d), .. },
            When::Calendar { year: Year::Is(y), part: Part::Day(hm, hd), .. },
        ) = (other.when, hijri.when)
            && let Some(g) = HijriDate::new(y, hm, hd).and_then(HijriDate::to_gregorian)
        {
            let near = [g.year() - 1, g.year(), g.year() + 1]
                .into_iter()
                .filter_map(|y| Date::new(y, m, d))
                .min_by_key(|c| (c.day_number() - g.day_number()).abs());
            if let Some(date) = near {
                hit.when = When::day(date);
            }
        }
        Some(hit)
    }
}

/// Whether some year has that day.
pub(crate) fn valid(day: u8, month: u8, hijri: bool) -> bool {
    let last = match hijri {
        true => 30,
        false => date::month_length(2024, month),
    };
    (1..=12).contains(&month) && (1..=last).contains(&day)
}

/// Whether that year has that day.
pub(crate) fn exists(year: i32, month: u8, day: u8, hijri: bool) -> bool {
    match hijri && year <= 1700 {
        // A month of 29 days may be seen to have 30: the day after its last is meant.
        true => day <= 30 && hijri::month_length(year, month) > 0,
        false if hijri => day <= 30,
        false => Date::new(year, month, day).is_some(),
    }
}
