//! Dates and times in digits: a short run of numbers and the signs between them, and what it can be.

use super::calendar::{MUWAFIQ, era_of, exists};
use super::expr::{Hit, Part, When, Year};
use super::rules;
use super::scan::Scan;
use crate::lexicon::temporal::Shift;
use crate::text::fold;
use crate::text::token::Kind;
use crate::text::word;
use crate::text::{Key, Words};

/// The most numbers that a date or a time of day has.
const NUMBERS: usize = 3;

/// What a run of digits says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numeric {
    /// Year, month, day.
    Day(i32, u8, u8),
    /// Month and day.
    MonthDay(u8, u8),
    /// Year and month.
    Month(i32, u8),
    /// Hour, minute, second.
    Clock(u8, u8, Option<u8>),
}

/// Numbers with a sign between each two.
#[derive(Default)]
struct Run {
    numbers: [Number; NUMBERS],
    signs: [u8; NUMBERS],
    len: usize,
    /// Behind its last token.
    end: usize,
}

/// A number, and in how many digits it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Number {
    value: u32,
    digits: u8,
}

impl Run {
    fn push(&mut self, number: Number) -> Option<()> {
        *self.numbers.get_mut(self.len)? = number;
        self.len += 1;
        Some(())
    }

    fn sign(&mut self, sign: u8) -> Option<()> {
        *self.signs.get_mut(self.len.checked_sub(1)?)? = sign;
        Some(())
    }
}

impl Scan<'_> {
    /// The digits and signs glued together from `i` on, where more than one number is among them.
    fn digit_run(&self, i: usize) -> Option<Run> {
        let mut run = Run::default();
        let before = self.before(i, 1);
        if self.at(i).glued && !matches!(before.kind, Kind::Word | Kind::Mark | Kind::Comma | Kind::Colon) {
            return None;
        }
        let mut at = i;
        loop {
            let mut number = Number::default();
            for c in self.at(at).span.of(self.text).chars() {
                match fold::class(c) {
                    fold::Class::Digit(d) => {
                        number.value = number.value.saturating_mul(10).saturating_add(d.into());
                        number.digits = number.digits.saturating_add(1);
                    }
                    fold::Class::Silent => {}
                    _ => return None,
                }
            }
            run.push(number)?;
            at += 1;
            run.end = at;
            let sign = self.at(at);
            let byte = match sign.kind {
                Kind::Slash => b'/',
                Kind::Dash => b'-',
                Kind::Colon => b':',
                Kind::Other | Kind::Stop if sign.ch == '.' => b'.',
                _ => break,
            };
            let digits = self.at(at + 1);
            // `23 - 09 - 2012`, `23/ 9/ 2012`: spaces beside a sign, which must be the same all through.
            let spaced = sign.kind != Kind::Colon && self.spaced_date(i);
            if !(sign.glued && digits.glued || spaced) || digits.kind != Kind::Number {
                break;
            }
            run.sign(byte)?;
            at += 1;
        }
        (run.end > i + 1).then_some(run)
    }

    /// Whether `23 - 09 - 2012` or `4/ 11/ 1426` stands at `i`.
    fn spaced_date(&self, i: usize) -> bool {
        let sign = |n: usize| matches!(self.at(i + n).kind, Kind::Slash | Kind::Dash);
        let digits = |n: usize, most: u32| self.at(i + n).kind == Kind::Number && self.at(i + n).num <= most;
        sign(1) && sign(3) && digits(0, 31) && digits(2, 31) && digits(4, 2200) && self.at(i + 4).num >= 1300
    }

    /// What the run of digits at `i` says, and where it ends.
    pub(crate) fn numeric(&self, i: usize) -> Option<(Numeric, usize)> {
        if self.at(i).kind != Kind::Number || !(self.at(i + 1).glued || self.spaced_date(i)) {
            return None;
        }
        let run = self.digit_run(i)?;
        Some((read(&run)?, run.end))
    }

    /// A date in digits.
    pub(crate) fn numeric_date(&self, i: usize) -> Option<Hit> {
        // `يوم 15/10/2024`
        let w = self.word(i);
        let headed = w.unit == crate::lexicon::temporal::Unit::Day && w.is(crate::lexicon::temporal::TimeWord::ONE);
        let at = if headed { i + 1 } else { i };
        let (said, mut end) = self.numeric(at)?;
        let era = self.at(end);
        let mut hijri = None;
        let lone = !(self.at(end + 1).glued && self.at(end + 1).kind == Kind::Word);
        if era.kind == Kind::Word && lone {
            hijri = era_of(era.key);
            end += usize::from(hijri.is_some());
        }
        let (year, part) = match said {
            Numeric::Day(y, m, d) => {
                let hijri = hijri.unwrap_or((1300..=1500).contains(&y));
                if y < 100 && hijri || !exists(y, m, d, hijri) {
                    return None;
                }
                let when =
                    When::Calendar { hijri, year: Year::Is(y), part: Part::Day(m, d), shift: Shift::None, weekday: 0 };
                return Some(Hit::date(i, end, when, rules::NUMERIC).sure(97));
            }
            Numeric::Month(y, m) if (1900..=2100).contains(&y) && (headed || self.month_cue(at)) => {
                (Year::Is(y), Part::Month(m))
            }
            Numeric::MonthDay(m, d)
                if (headed || self.date_cue(at)) && super::calendar::valid(d, m, hijri == Some(true)) =>
            {
                (Year::Missing, Part::Day(m, d))
            }
            _ => return None,
        };
        let when = When::Calendar { hijri: hijri.unwrap_or(false), year, part, shift: Shift::None, weekday: 0 };
        Some(Hit::date(i, end, when, rules::NUMERIC).sure(75))
    }

    /// Whether what stands before `i` calls for a date: a day of the week, `يوم`, `بتاريخ`, `الموافق`.
    fn date_cue(&self, i: usize) -> bool {
        let w = self.word_before(i, 1);
        const CUES: [Key; 3] = [word!("بتاريخ"), word!("تاريخ"), word!("وبتاريخ")];
        w.is(crate::lexicon::temporal::TimeWord::WEEKDAY)
            || (w.unit == crate::lexicon::temporal::Unit::Day && w.is(crate::lexicon::temporal::TimeWord::ONE))
            || CUES.contains(&self.before(i, 1).key)
            || MUWAFIQ.contains(&self.before(i, 1).key)
            || (matches!(self.before(i, 1).kind, Kind::Comma | Kind::Mark)
                && self.word_before(i, 2).is(crate::lexicon::temporal::TimeWord::WEEKDAY))
    }

    pub(crate) fn month_cue(&self, i: usize) -> bool {
        self.date_cue(i)
            || self.word_before(i, 1).unit == crate::lexicon::temporal::Unit::Month
            || const { Words::new([word!("في"), word!("منذ"), word!("حتى"), word!("بحلول")]) }
                .has(self.before(i, 1).key)
            || (self.before(i, 1).ch == '(' && matches!(self.at(i + 3).ch, ')'))
            || (i == 0 && self.tokens.len() == 3)
    }
}

/// What a run can be: the number of digits of each part, and the signs between them, tell.
fn read(run: &Run) -> Option<Numeric> {
    let ([a, b, c], [first, second, _]) = (run.numbers, run.signs);
    let day = |number: Number| (1..=2).contains(&number.digits);
    let date = |sign: u8| matches!(sign, b'/' | b'.' | b'-');
    match run.len {
        3 if first == b':' && second == b':' => clock(a, b, Some(c)),
        3 if first != second || !date(first) || !day(b) => None,
        3 if a.digits == 4 && day(c) => whole(a.value, b.value, c.value),
        3 if day(a) && c.digits == 4 => day_first(a.value, b.value, c.value),
        // Two digits for the year only between slashes: `1.5.10` numbers a section.
        3 if day(a) && c.digits == 2 && first == b'/' => {
            day_first(a.value, b.value, c.value + if c.value < 50 { 2000 } else { 1900 })
        }
        2 if first == b':' => clock(a, b, None),
        2 if first == b'/' && day(a) && b.digits == 4 => month(b.value, a.value),
        2 if first == b'/' && a.digits == 4 && day(b) => month(a.value, b.value),
        2 if first == b'/' && day(a) && day(b) => {
            let fits = (1..=12).contains(&b.value) && (1..=31).contains(&a.value);
            fits.then_some(Numeric::MonthDay(b.value as u8, a.value as u8))
        }
        _ => None,
    }
}

/// The day first; where that cannot be, as Americans write.
fn day_first(day: u32, month: u32, year: u32) -> Option<Numeric> {
    if month > 12 && day <= 12 { whole(year, day, month) } else { whole(year, month, day) }
}

fn whole(year: u32, month: u32, day: u32) -> Option<Numeric> {
    (month <= 12 && day <= 31).then_some(Numeric::Day(year as i32, month as u8, day as u8))
}

fn month(year: u32, month: u32) -> Option<Numeric> {
    (1..=12).contains(&month).then_some(Numeric::Month(year as i32, month as u8))
}

fn clock(hour: Number, minute: Number, second: Option<Number>) -> Option<Numeric> {
    let digits = (1..=2).contains(&hour.digits) && minute.digits == 2 && second.is_none_or(|s| s.digits == 2);
    let (h, m, s) = (hour.value, minute.value, second.map(|s| s.value));
    let fits = digits && h <= 24 && m < 60 && s.is_none_or(|s| s < 60) && (h < 24 || m == 0);
    fits.then_some(Numeric::Clock(h as u8, m as u8, s.map(|s| s as u8)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a run of ASCII digits and signs is.
    fn read(text: &str) -> Option<Numeric> {
        let mut run = Run::default();
        let signs = text.matches(|c: char| !c.is_ascii_digit());
        for number in text.split(|c: char| !c.is_ascii_digit()) {
            run.push(Number { value: number.parse().unwrap(), digits: number.len() as u8 }).unwrap();
        }
        signs.zip(0..).for_each(|(sign, i): (&str, usize)| run.signs[i] = sign.as_bytes()[0]);
        super::read(&run)
    }

    #[test]
    fn numbers_and_signs_are_dates_and_times() {
        assert_eq!(read("15/10/2024"), Some(Numeric::Day(2024, 10, 15)));
        assert_eq!(read("2024-10-15"), Some(Numeric::Day(2024, 10, 15)));
        assert_eq!(read("10/15/2024"), Some(Numeric::Day(2024, 10, 15)));
        assert_eq!(read("15.10.2024"), Some(Numeric::Day(2024, 10, 15)));
        assert_eq!(read("15/10/24"), Some(Numeric::Day(2024, 10, 15)));
        assert_eq!(read("15/10/67"), Some(Numeric::Day(1967, 10, 15)));
        assert_eq!(read("15/10-2024"), None);
        assert_eq!(read("15:10/2024"), None);
        assert_eq!(read("1.5.10"), None);
        assert_eq!(read("32/13/2024"), None);
        assert_eq!(read("150/10/2024"), None);
        assert_eq!(read("15/10/02024"), None);
        assert_eq!(read("23:59:59"), Some(Numeric::Clock(23, 59, Some(59))));
        assert_eq!(read("9:05"), Some(Numeric::Clock(9, 5, None)));
        assert_eq!(read("9:5"), None);
        assert_eq!(read("24:01"), None);
        assert_eq!(read("2/2013"), Some(Numeric::Month(2013, 2)));
        assert_eq!(read("2013/2"), Some(Numeric::Month(2013, 2)));
        assert_eq!(read("2013-2"), None);
        assert_eq!(read("15/10"), Some(Numeric::MonthDay(10, 15)));
        assert_eq!(read("10.5"), None);
    }
}
