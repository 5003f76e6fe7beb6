//! Days, months and years of the calendars.

use super::date::{self, Date};
use super::expr::{Found, Hit, Part, When, Year};
use super::hijri::{self, HijriDate};
use super::rules;
use super::scan::{Scan, words};
use crate::lexicon::Clitics;
use crate::lexicon::temporal::{Shift, TimeWord, Unit};
use crate::text::token::Kind;
use crate::text::{Key, word};

/// The name of a month.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Month {
    pub(crate) month: u8,
    pub(crate) hijri: bool,
    pub(crate) end: usize,
    /// 2: it can be nothing else; 1: its neighbours must make it a month; 0: a day and a year must.
    pub(crate) strength: u8,
}

/// A year and what follows from how it is named.
#[derive(Clone, Copy, Debug)]
pub(crate) struct YearAt {
    pub(crate) year: Year,
    pub(crate) end: usize,
    pub(crate) shift: Shift,
    /// `Some` where its era is told.
    pub(crate) hijri: Option<bool>,
    pub(crate) before_christ: bool,
}

const MUWAFIQ: [Key; 10] = [
    word!("الموافق"),
    word!("الموافقة"),
    word!("موافق"),
    word!("المصادف"),
    word!("الموافقين"),
    word!("للموافق"),
    word!("الموافقه"),
    word!("يوافق"),
    word!("المقابل"),
    word!("والموافق"),
];
const ERA_HIJRI: [Key; 6] =
    [word!("ه"), word!("هجري"), word!("هجرية"), word!("للهجرة"), word!("الهجري"), word!("الهجرية")];
const ERA_COMMON: [Key; 6] =
    [word!("م"), word!("ميلادي"), word!("ميلادية"), word!("للميلاد"), word!("الميلادي"), word!("الميلادية")];

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
            if self.at(at).kind == Kind::Mark && self.at(at).ch == '(' {
                at += 1;
            }
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
            const ATTACKS: [Key; 6] =
                [word!("هجمات"), word!("أحداث"), word!("اعتداءات"), word!("لهجمات"), word!("تفجيرات"), word!("بهجمات")];
            let attacks = (day, month.month, month.hijri) == (11, 9, false) && ATTACKS.contains(&self.before(i, 1).key);
            let year = if attacks && year == Year::Missing { Year::Is(2001) } else { year };
            let when =
                When::Calendar { hijri: month.hijri, year, part: Part::Day(month.month, day), shift, weekday: 0 };
            let sure = if matches!(year, Year::Is(_)) { 99 } else { 95 };
            return Some(Hit::date(i, end, when, rules::DAY_MONTH_YEAR).sure(sure));
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

    /// `13-15 يوليو`, `17 - 23 شوال`, `يوليو 13-15`: one expression.
    fn day_range(&self, i: usize) -> Option<Hit> {
        let range = |at: usize| {
            let (first, sign, last) = (self.at(at), self.at(at + 1), self.at(at + 2));
            let day = |t: &crate::text::Token| {
                u8::try_from(t.num).ok().filter(|d| t.kind == Kind::Number && (1..=31).contains(d))
            };
            let (a, b) = day(first).zip(day(last))?;
            (matches!(sign.kind, Kind::Dash | Kind::Slash) && a < b && !self.at(at + 3).glued).then_some((a, b, at + 3))
        };
        let w = self.word(i);
        let at = i + usize::from(w.unit == Unit::Day && w.is(TimeWord::MANY | TimeWord::PAIR | TimeWord::ONE));
        let (first, last, month, end) = if let Some((a, b, end)) = range(at) {
            let month = self.month_name(self.skip_of(end), true)?;
            (a, b, month, month.end)
        } else {
            let month = self.month_name(i, false)?;
            let (a, b, end) = range(month.end)?;
            (a, b, month, end)
        };
        let tail = self.year_tail(end, month.hijri);
        let (year, shift, end) = tail.map_or((Year::Missing, Shift::None, end), |t| (t.year, t.shift, t.end));
        if !valid(last, month.month, month.hijri) {
            return None;
        }
        let when = When::Days { hijri: month.hijri, year, month: month.month, first, last, shift };
        Some(Hit::date(i, end, when, rules::RANGE).sure(92))
    }

    /// The number of a day, in digits or as an ordinal; where it ends; whether it is in digits.
    pub(crate) fn day_number(&self, i: usize) -> Option<(u8, usize, bool)> {
        let n = match self.digits(i) {
            Some(n) => n,
            None => match self.ordinal(i) {
                Some(n) => n,
                // `أول أكتوبر`, `عشرين مارس`
                None => {
                    let w = self.word(i);
                    let bare = self.clitics(i).0 & !Clitics::CONJ == 0;
                    if w.is(TimeWord::ORD) && w.ord == 1 && bare {
                        return Some((1, i + 1, false));
                    }
                    self.cardinal(i).filter(|n| n.value >= 2 && self.month_name(self.skip_of(n.end), true).is_some())?
                }
            },
        };
        let day = u8::try_from(n.value).ok().filter(|d| (1..=31).contains(d))?;
        Some((day, n.end, n.digits))
    }

    /// Behind `من`, `من شهر`, `لشهر` and the like, where they stand at `i`.
    fn skip_of(&self, i: usize) -> usize {
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

    fn single_month(&self, i: usize) -> Option<Month> {
        let w = self.word(i);
        if w.is(TimeWord::FIRST) {
            let first = self.at(i);
            let second = self.at(i + 1);
            let number = if second.kind == Kind::Number { second.num } else { 0 };
            // The key without clitics other than the article.
            let bare = first.key.skip((Clitics(self.clitics(i).0 & !Clitics::AL)).letters());
            let full = second.key;
            for &(a, b, month, hijri) in &self.names.months {
                let by_number = number > 0 && number < 10 && b == Key::NONE.push(b'0' + number as u8);
                let by_word = number == 0 && second.kind == Kind::Word && (full == b || full == words::AL.join(b));
                if (a == bare || a == words::AL.join(bare)) && (by_number || by_word) {
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
        if !company || (month.strength < 2 && has_year && !head && !self.plain_year_behind(month.end, &tail)) {
            return None;
        }
        let (year, shift, end) = tail.map_or((Year::Missing, Shift::None, month.end), |t| (t.year, t.shift, t.end));
        let when = When::Calendar { hijri: month.hijri, year, part: Part::Month(month.month), shift, weekday: 0 };
        let sure = if month.strength == 2 { 97 } else { 85 };
        Some(Hit::date(i, end, when, rules::MONTH).sure(sure))
    }

    /// `الشهر التاسع من عام 2024`; without its year only at the end of a clause (`في الشهر التاسع.`).
    fn month_by_number(&self, i: usize) -> Option<Hit> {
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
        let with_child =
            (2..=4).any(|n| [word!("حامل"), word!("حاملا"), word!("الحمل")].contains(&self.before(i, n).key));
        if ends && placed && !with_child { month(Year::Missing, n.end) } else { None }
    }

    /// `والتاسع منه` behind `الخامس من مايو`: a day of the month that was named before.
    pub(crate) fn day_of_it(&self, i: usize, previous: &Found) -> Option<Hit> {
        let month = matches!(
            previous.when,
            When::Calendar { part: Part::Day(..) | Part::Month(_), .. } | When::DayOfMonth { .. } | When::Days { .. }
        );
        let (day, end, _) = self.day_number(i).filter(|_| month)?;
        let when = When::DayOfMonth { day, by: 0, from: super::expr::From::Context };
        (self.at(end).key == word!("منه")).then(|| Hit::date(i, end + 1, when, rules::CONTEXT).sure(85))
    }

    /// Whether the year behind an ambiguous month stands right beside it.
    fn plain_year_behind(&self, _end: usize, tail: &Option<YearAt>) -> bool {
        tail.is_some()
    }

    /// Whether what stands before an ambiguous month at `i` leaves it nothing but a month.
    fn month_position(&self, i: usize) -> bool {
        if self.clitics(i).has(Clitics::CONJ) && self.before(i, 1).kind != Kind::Stop {
            // `يناير ومارس`
            let w = self.word_before(i, 1);
            return w.is(TimeWord::MONTH) && !w.is(TimeWord::COMPANY | TimeWord::STRICT)
                || (w.is(TimeWord::ORD) && self.word_before(i, 2).is(TimeWord::FIRST));
        }
        if self.before(i, 1).kind == Kind::Comma {
            let w = self.word_before(i, 2);
            return w.is(TimeWord::MONTH);
        }
        const PLACES: [Key; 12] = [
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
            word!("فى"),
            word!("وحتى"),
        ];
        let before = self.before(i, 1);
        let placed = PLACES.contains(&before.key) || self.word_before(i, 1).is(TimeWord::EDGE);
        // A name behind it would make it a name too (`في رمضان عبد الله` hardly occurs; `في صفر` is rare).
        placed && !self.word(i).is(TimeWord::STRICT) && self.word(i).month != 0 && self.at(i).key != word!("صفر")
    }

    /// The year behind a month: `2024`, `من عام 2024`, `الماضي`, `من العام نفسه`.
    pub(crate) fn year_tail(&self, i: usize, hijri: bool) -> Option<YearAt> {
        let w = self.word(i);
        // `نهاية أغسطس المقبل`, `22 فيفري الماضي`
        if w.is(TimeWord::SHIFT) && self.has_al(i) && !self.clitics(i).has(Clitics::CONJ | Clitics::PREP) {
            let shift = Shift::from_code(w.code);
            if !matches!(shift, Shift::Latest | Shift::Same) {
                // `أكتوبر الماضي 2023`
                if let Some(y) = self.bare_year_number(i + 1, hijri) {
                    return Some(y);
                }
                return Some(YearAt { year: Year::Missing, end: i + 1, shift, hijri: None, before_christ: false });
            }
        }
        let mut at = i;
        if self.at(at).kind == Kind::Comma && self.at(at + 1).kind == Kind::Number {
            at += 1;
            return self.bare_year_number(at, hijri).filter(|y| matches!(y.year, Year::Is(1900..=2100)));
        }
        if matches!(self.at(at).kind, Kind::Dash | Kind::Slash)
            && self.at(at + 1).kind == Kind::Number
            && self.at(at + 1).num >= 1000
        {
            return self.bare_year_number(at + 1, hijri);
        }
        if let Some(y) = self.bare_year_number(at, hijri) {
            return Some(y);
        }
        if self.one_of(at, &[words::MIN, words::FI, words::LI]) {
            at += 1;
        }
        if let Some(y) = self.headed_year(at, hijri) {
            return Some(y);
        }
        if let Some(y) = self.bare_year_number(at, hijri).filter(|_| at > i && self.at(i).key == words::MIN) {
            return Some(y);
        }
        let hit = self.relative_period(at)?;
        let When::Plus { unit: Unit::Year, by, from } = hit.when else { return None };
        let year = match from {
            super::expr::From::Publication => Year::Plus(by),
            super::expr::From::Context => Year::After(by),
        };
        Some(YearAt { year, end: hit.end, shift: Shift::None, hijri: None, before_christ: false })
    }

    /// `عام 2024`, `العام 2024`, `سنة ألف وتسعمئة وسبع وستين`.
    pub(crate) fn headed_year(&self, i: usize, hijri: bool) -> Option<YearAt> {
        let w = self.word(i);
        if w.unit != Unit::Year || !w.is(TimeWord::ONE | TimeWord::PAIR | TimeWord::MANY) {
            return None;
        }
        let mut at = i + 1;
        // `العام الهجري 1445`, `العام الدراسي 2015`
        const KINDS: [Key; 6] =
            [word!("الهجري"), word!("الميلادي"), word!("الدراسي"), word!("المالي"), word!("المالية"), word!("الدراسية")];
        let era = self.at(at).key;
        let mut told = None;
        if self.has_al(i) && KINDS.contains(&era) {
            told = (era == word!("الهجري")).then_some(true);
            at += 1;
        }
        if self.at(at).kind == Kind::Mark
            && self.at(at).ch == '('
            && self.at(at + 1).kind == Kind::Number
            && self.at(at + 2).ch == ')'
        {
            let mut y = self.year_number(at + 1, hijri, true)?;
            y.end += usize::from(self.at(y.end).ch == ')');
            return Some(y);
        }
        // `عام ،1964`: the comma on the wrong side.
        if self.at(at).kind == Kind::Comma && self.at(at + 1).glued && self.at(at + 1).num >= 1000 {
            at += 1;
        }
        let mut y = self.year_number(at, hijri, true)?;
        if told.is_some() && y.hijri.is_none() {
            y.hijri = told;
        }
        Some(y)
    }

    /// A year in four digits with nothing before it.
    fn bare_year_number(&self, i: usize, hijri: bool) -> Option<YearAt> {
        if self.at(i).kind != Kind::Number {
            return None;
        }
        let y = self.year_number(i, hijri, false)?;
        // `في مارس 2000 شخص`
        let w = self.word(y.end);
        if w.is(TimeWord::ONE | TimeWord::MANY)
            && !self.has_al(y.end)
            && self.clitics(y.end).0 == 0
            && w.unit != Unit::Year
        {
            return None;
        }
        Some(y)
    }

    /// A year by its number and its era. `headed`: the word for year stands before it.
    fn year_number(&self, i: usize, in_hijri: bool, headed: bool) -> Option<YearAt> {
        let n = match self.digits(i) {
            Some(n) => n,
            None if headed => {
                let n = self.cardinal(i).filter(|n| n.value >= 100)?;
                if self.has_al(i) {
                    return None;
                }
                n
            }
            None => return None,
        };
        let mut end = n.end;
        let era = self.at(end);
        let mut hijri = None;
        let mut before_christ = false;
        let lone = |t: &crate::text::Token| {
            t.kind == Kind::Word && !(t.key.len() == 1 && self.at(end + 1).glued && self.at(end + 1).kind == Kind::Word)
        };
        if lone(era) && ERA_HIJRI.contains(&era.key) {
            hijri = Some(true);
            end += 1;
        } else if lone(era) && ERA_COMMON.contains(&era.key) {
            hijri = Some(false);
            end += 1;
        } else if let Some(behind) = self.before_christ(end) {
            before_christ = true;
            end = behind;
        }
        let y = i32::try_from(n.value).ok()?;
        let told = hijri.is_some() || before_christ;
        let fits = if before_christ {
            (1..=9999).contains(&y)
        } else if hijri == Some(true) || (in_hijri && hijri.is_none()) {
            if told || headed {
                (1..=1600).contains(&y)
            } else {
                (1200..=1600).contains(&y) || (1800..=2100).contains(&y)
            }
        } else if headed {
            (100..=2999).contains(&y) && !self.counted(end)
        } else {
            (1000..=2200).contains(&y)
        };
        if !fits {
            return None;
        }
        Some(YearAt { year: Year::Is(y), end, shift: Shift::None, hijri, before_christ })
    }

    /// Whether the number before `i` counts what stands there (`عام 500 شخص` is no year).
    fn counted(&self, i: usize) -> bool {
        self.word(i).is(TimeWord::ONE | TimeWord::MANY) && self.clitics(i).0 == 0
    }

    /// Behind `قبل الميلاد`, `ق.م`, `ق م` at `i`.
    fn before_christ(&self, i: usize) -> Option<usize> {
        const Q: Key = word!("ق");
        const M: Key = word!("م");
        if self.at(i).key == words::QABLA && self.at(i + 1).key == word!("الميلاد") {
            return Some(i + 2);
        }
        if self.at(i).key != Q {
            return None;
        }
        let dot = usize::from(self.at(i + 1).ch == '.');
        (self.at(i + 1 + dot).key == M).then_some(i + 2 + dot)
    }

    /// `عام 2014`, `2014م`, `1445هـ`, `عامي 2014`, `القرن …` aside.
    pub(crate) fn year(&self, i: usize) -> Option<Hit> {
        let y = match self.headed_year(i, false) {
            Some(y) => y,
            None => {
                // By its era alone.
                let y = self.year_number(i, false, false).or_else(|| {
                    let n = self.digits(i)?;
                    let hijri = ERA_HIJRI.contains(&self.at(n.end).key) || self.before_christ(n.end).is_some();
                    hijri.then(|| self.year_number(i, true, true))?
                })?;
                let glued = self.at(i + 1).glued || self.at(i + 1).key.len() > 1;
                if y.hijri.is_none() && !y.before_christ || (y.hijri == Some(false) && !glued) {
                    return None;
                }
                y
            }
        };
        let Year::Is(number) = y.year else { return None };
        if y.before_christ {
            return Some(Hit::date(i, y.end, When::Bc(number), rules::YEAR));
        }
        // `عام 2014-2015`, `العام الدراسي 2015/2016`
        if matches!(self.at(y.end).kind, Kind::Slash | Kind::Dash)
            && self.at(y.end + 1).kind == Kind::Number
            && let Some(last) = second_year(number, u64::from(self.at(y.end + 1).num))
            && (self.at(y.end + 1).num >= 1000 || self.at(y.end).glued && self.at(y.end + 1).glued)
        {
            let mut end = y.end + 2;
            if ERA_COMMON.contains(&self.at(end).key) || ERA_HIJRI.contains(&self.at(end).key) {
                end += 1;
            }
            return Some(Hit::date(i, end, When::Years(number, last), rules::RANGE));
        }
        let hijri = y.hijri.unwrap_or((1300..=1499).contains(&number) && self.hijri_around(i, y.end));
        Some(Hit::date(i, y.end, When::year(y.year, hijri), rules::YEAR).sure(98))
    }

    /// Whether an Islamic year is more likely than one of the Middle Ages: the Gregorian year stands beside it.
    fn hijri_around(&self, _i: usize, end: usize) -> bool {
        self.one_of(end, &MUWAFIQ)
    }

    /// A year that only its neighbours show to be one (`في 2016`, `مونديال 1986`, `و2008` behind a year).
    pub(crate) fn bare_year(&self, i: usize, last_end: usize, previous: Option<&Found>) -> Option<Hit> {
        let t = self.at(i);
        if t.kind != Kind::Number || !(1000..=2200).contains(&t.num) {
            return None;
        }
        if let Some(hit) = self.year_range(i) {
            return Some(hit);
        }
        let n = self.digits(i)?;
        let number = n.value as i32;
        let after = self.at(n.end);
        // What is counted follows: no year.
        let after_fi = [words::FI, word!("وفي"), word!("منذ"), word!("فى")].contains(&self.before(i, 1).key)
            && !n.value.is_multiple_of(50);
        if self.counts_something(n.end) && !(after_fi && after.kind == Kind::Word && !self.counted_noun(n.end)) {
            return None;
        }
        let glued_before = t.glued && self.before(i, 1).kind == Kind::Word;
        let conj = self.before(i, 1).key == words::WA;
        let at = if glued_before || conj { i - 1 } else { i };
        let cue = self.word_before(at, 1);
        let previous_year =
            previous.filter(|_| last_end == at || last_end + 1 == at || last_end + 2 == at).and_then(|p| {
                match p.when {
                    When::Calendar { year: Year::Is(y), part, hijri: false, .. } => Some((y, part)),
                    _ => None,
                }
            });
        // `عامي 2014 و2016`, `2010، 2011`, `من عام 2024 إلى 2027`
        if let Some((y, part)) = previous_year
            && (conj
                || matches!(self.before(at, 1).kind, Kind::Comma | Kind::Dash)
                || self.before(at, 1).key == words::ILA
                || self.before(at, 1).key == words::HATTA)
            && (y - number).abs() < 200
        {
            let part = match part {
                Part::Season(s) => Part::Season(s),
                _ => Part::Whole,
            };
            let when = When::Calendar { hijri: false, year: Year::Is(number), part, shift: Shift::None, weekday: 0 };
            return Some(Hit::date(i, n.end, when, rules::BARE_YEAR).sure(90));
        }
        if !(1800..=2100).contains(&number)
            || cue.is(TimeWord::COUNT_CUE)
            || (cue.is(TimeWord::CARD) && cue.card >= 100)
        {
            return None;
        }
        let round = number % 100 == 0 && number != 2000;
        let ends = matches!(
            after.kind,
            Kind::Stop | Kind::Comma | Kind::Semicolon | Kind::Mark | Kind::Ellipsis | Kind::Colon | Kind::Dash
        ) || n.end >= self.tokens.len();
        let before = self.before(at, 1);
        let (open, close) =
            (before.ch == '(' && before.kind == Kind::Mark, after.ch == ')' && after.kind == Kind::Mark);
        let cued = (cue.is(TimeWord::YEAR_CUE) && !self.clitics(at).has(Clitics::PREP))
            || (glued_before && matches!(before_key(self, i), k if k == words::FI || k == words::LI));
        let strong = before.key == words::FI
            || before.key == word!("وفي")
            || before.key == word!("منذ")
            || before.key == word!("بحلول");
        let sure = if open && close {
            85
        } else if cued
            && (!round || strong)
            && (ends || strong || self.function_word(n.end))
            && !self.quantity_before(at)
        {
            if ends { 90 } else { 80 }
        } else if (1950..=2050).contains(&number)
            && !round
            && (ends || self.function_word(n.end))
            && self.looks_definite(at.wrapping_sub(1))
            && self.recent_name(at)
        {
            70
        } else {
            return None;
        };
        Some(Hit::date(i, n.end, When::year(Year::Is(number), false), rules::BARE_YEAR).sure(sure))
    }

    /// `2014-2016`, `2015 ـــ 2020م`, `موسم 2015-2016`.
    fn year_range(&self, i: usize) -> Option<Hit> {
        let first = self.at(i);
        if first.kind != Kind::Number
            || !(1000..=2200).contains(&first.num)
            || (first.glued && matches!(self.before(i, 1).kind, Kind::Slash | Kind::Dash | Kind::Other | Kind::Foreign))
        {
            return None;
        }
        let sign = self.at(i + 1);
        let second = self.at(i + 2);
        if !matches!(sign.kind, Kind::Slash | Kind::Dash) || second.kind != Kind::Number {
            return None;
        }
        let n = super::number::Number { value: u64::from(second.num), end: i + 3, digits: true };
        let goes_on = matches!(self.at(n.end).kind, Kind::Slash | Kind::Dash | Kind::Other);
        if goes_on && self.at(n.end).glued && self.at(n.end + 1).glued && self.at(n.end + 1).kind == Kind::Number {
            return None;
        }
        let glued = sign.glued && second.glued;
        let last = second_year(first.num as i32, n.value).filter(|_| glued || n.value >= 1000)?;
        let mut end = n.end;
        if ERA_COMMON.contains(&self.at(end).key) && self.at(end).glued {
            end += 1;
        }
        if self.word(end).is(TimeWord::CARD | TimeWord::ONE | TimeWord::MANY) && self.clitics(end).0 == 0
            || self.word_before(i, 1).is(TimeWord::COUNT_CUE)
        {
            return None;
        }
        let head = self.word_before(i, 1);
        let season = head.unit == Unit::Sport
            || [word!("موسم"), word!("الموسم"), word!("لموسم"), word!("للموسم"), word!("بموسم")]
                .contains(&self.before(i, 1).key);
        let start = if season { i - 1 } else { i };
        let rule = if season { rules::SEASON_YEARS } else { rules::RANGE };
        Some(Hit::date(start, end, When::Years(first.num as i32, last), rule).sure(90))
    }

    /// Whether a noun stands at `i` that the number before it may count (`2000 قطعة`, `2024 دولارا`, `2000 من الجنود`).
    fn counts_something(&self, i: usize) -> bool {
        let t = self.at(i);
        match t.kind {
            Kind::Word => {
                let w = self.word(i);
                if w.is(TimeWord::CARD) && w.card >= 1000
                    || w.is(TimeWord::ONE | TimeWord::MANY) && self.clitics(i).0 == 0
                {
                    return true;
                }
                t.shape.has(crate::text::token::Shape::TANWIN) && t.key.ends(word!("ا"))
            }
            Kind::Other => {
                t.glued && self.at(i + 1).glued && self.at(i + 1).kind == Kind::Number
                    || matches!(t.ch, '%' | '٪' | '$' | '€')
            }
            Kind::Foreign => t.glued,
            _ => false,
        }
    }

    /// Whether the noun at `i` is one that is counted in thousands (`2000 دولارا`).
    fn counted_noun(&self, i: usize) -> bool {
        const NOUNS: [Key; 14] = [
            word!("دولارا"),
            word!("ريالا"),
            word!("جنيها"),
            word!("درهما"),
            word!("دينارا"),
            word!("شخصا"),
            word!("قتيلا"),
            word!("جريحا"),
            word!("مترا"),
            word!("كيلومترا"),
            word!("طنا"),
            word!("برميلا"),
            word!("مسلحا"),
            word!("جنديا"),
        ];
        NOUNS.contains(&self.at(i).key) || self.word(i).is(TimeWord::CARD | TimeWord::ONE | TimeWord::MANY)
    }

    /// Whether the word at `i` is no noun that a number could count.
    fn function_word(&self, i: usize) -> bool {
        const WORDS: [Key; 34] = [
            word!("في"),
            word!("من"),
            word!("إلى"),
            word!("على"),
            word!("عن"),
            word!("أن"),
            word!("إن"),
            word!("حتى"),
            word!("مع"),
            word!("بعد"),
            word!("قبل"),
            word!("بين"),
            word!("خلال"),
            word!("عندما"),
            word!("حين"),
            word!("حيث"),
            word!("التي"),
            word!("الذي"),
            word!("كما"),
            word!("لكن"),
            word!("أو"),
            word!("أي"),
            word!("إذ"),
            word!("ثم"),
            word!("كان"),
            word!("كانت"),
            word!("قال"),
            word!("بسبب"),
            word!("ضد"),
            word!("عبر"),
            word!("لم"),
            word!("لا"),
            word!("قد"),
            word!("هو"),
        ];
        let t = self.at(i);
        if t.kind != Kind::Word {
            return false;
        }
        WORDS.contains(&t.key)
            || t.key.at(0) == words::WA.at(0)
            || (t.key.at(0) == words::BI.at(0) && t.key.len() > 3)
            || (t.key.at(0) == words::LI.at(0) && t.key.len() > 3)
            || self.looks_definite(i)
            || t.word.entry.class.any(crate::lexicon::Class::VERB)
            || matches!(t.key.at(0), c if c == word!("ت").at(0) || c == word!("ي").at(0)) && t.key.len() > 3
    }

    /// Whether the number at `i` stands in a range of quantities (`من 2000 إلى 2500`).
    fn quantity_before(&self, i: usize) -> bool {
        let near = [1, 2].iter().any(|n| self.word_before(i, *n).is(TimeWord::COUNT_CUE));
        let to = self.before(i, 1).key == words::ILA && {
            let other = self.before(i, 2);
            !(other.kind == Kind::Number && (1800..=2100).contains(&other.num))
        };
        // `من 2000 إلى 2500`
        let far = self.at(i + 2);
        let from = self.before(i, 1).key == words::MIN && self.at(i + 1).key == words::ILA;
        if from && far.kind == Kind::Number && !(1800..=2100).contains(&far.num) {
            return true;
        }
        let rose = self.before(i, 1).key == words::MIN || to;
        near || (rose && self.word_before(i, 2).is(TimeWord::COUNT_CUE))
            || (to && !self.word_before(i, 2).is(TimeWord::ONE))
    }

    /// Whether the year at `i` is the number of a plan, a cup, an edition (`الرقمية 2020`).
    fn recent_name(&self, i: usize) -> bool {
        let before = self.before(i, 1);
        before.kind == Kind::Word && before.key.len() > 4 && !before.word.entry.class.any(crate::lexicon::Class::VERB)
    }

    /// `25 شوال 1436 هـ الموافق 10 اغسطس 2015 م`: one date, with the Gregorian value that is printed.
    fn two_calendars(&self, first: Hit) -> Option<Hit> {
        let mut at = first.end;
        let open = self.at(at).kind == Kind::Mark && self.at(at).ch == '(';
        if open || self.at(at).kind == Kind::Comma {
            at += 1;
        }
        let said = self.one_of(at, &MUWAFIQ);
        if said {
            at += 1;
            if self.one_of(at, &[words::LI, word!("ل"), word!("في"), words::BI]) {
                at += 1;
            }
        } else if matches!(self.at(at).kind, Kind::Slash | Kind::Dash) || self.at(at).ch == '=' {
            at += 1;
        } else if !open {
            return None;
        }
        let w = self.word(at);
        if said && w.is(TimeWord::ONE) && w.unit == Unit::Day && !self.word(at + 1).is(TimeWord::WEEKDAY) {
            at += 1;
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

/// What the preposition is that is glued to the number at `i`.
fn before_key(scan: &Scan<'_>, i: usize) -> Key {
    scan.before(i, 1).key
}

/// The last year of a range whose second number may leave out the century (`2015/16`).
fn second_year(first: i32, second: u64) -> Option<i32> {
    let second = i32::try_from(second).ok()?;
    let last = if second < 100 { first / 100 * 100 + second } else { second };
    (last > first && last - first < 300).then_some(last)
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
