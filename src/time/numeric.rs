//! Dates and times in digits: a short run of digits and signs is written out in ASCII, and a few patterns read it.

use std::sync::LazyLock;

use regex::Regex;

use super::calendar::exists;
use super::expr::{Hit, Part, When, Year};
use super::rules;
use super::scan::Scan;
use crate::lexicon::temporal::Shift;
use crate::text::fold;
use crate::text::token::Kind;
use crate::text::word;

/// The longest run that can be a date: `30/12/1445`, `2024-10-15`, with spare room.
const LONGEST: usize = 24;

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

struct Patterns {
    day_first: Regex,
    year_first: Regex,
    month_year: Regex,
    day_month: Regex,
    clock: Regex,
}

static PATTERNS: LazyLock<Option<Patterns>> = LazyLock::new(|| {
    Some(Patterns {
        day_first: Regex::new("^([0-9]{1,2})([/.-])([0-9]{1,2})([/.-])([0-9]{4}|[0-9]{2})$").ok()?,
        year_first: Regex::new("^([0-9]{4})([/.-])([0-9]{1,2})([/.-])([0-9]{1,2})$").ok()?,
        month_year: Regex::new("^(?:([0-9]{1,2})/([0-9]{4})|([0-9]{4})/([0-9]{1,2}))$").ok()?,
        day_month: Regex::new("^([0-9]{1,2})/([0-9]{1,2})$").ok()?,
        clock: Regex::new("^([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?$").ok()?,
    })
});

/// A run of digits and signs, in ASCII.
struct Run {
    bytes: [u8; LONGEST],
    len: usize,
    /// Behind its last token.
    end: usize,
}

impl Run {
    fn push(&mut self, byte: u8) -> Option<()> {
        *self.bytes.get_mut(self.len)? = byte;
        self.len += 1;
        Some(())
    }

    fn as_str(&self) -> &str {
        self.bytes.get(..self.len).and_then(|b| core::str::from_utf8(b).ok()).unwrap_or_default()
    }
}

impl Scan<'_> {
    /// The digits and signs glued together from `i` on, where more than one number is among them.
    fn digit_run(&self, i: usize) -> Option<Run> {
        let mut run = Run { bytes: [0; LONGEST], len: 0, end: i };
        let before = self.before(i, 1);
        if self.at(i).glued && !matches!(before.kind, Kind::Word | Kind::Mark | Kind::Comma | Kind::Colon) {
            return None;
        }
        let mut at = i;
        loop {
            for c in self.at(at).span.of(self.text).chars() {
                match fold::class(c) {
                    fold::Class::Digit(d) => run.push(b'0' + d)?,
                    fold::Class::Silent => {}
                    _ => return None,
                }
            }
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
            // `23 - 09 - 2012`: spaces on both sides of a sign, which must be the same all through.
            let spaced = !sign.glued && !digits.glued && sign.kind != Kind::Colon && self.spaced_date(i);
            if !(sign.glued && digits.glued || spaced) || digits.kind != Kind::Number {
                break;
            }
            run.push(byte)?;
            at += 1;
        }
        (run.end > i + 1).then_some(run)
    }

    /// Whether `23 - 09 - 2012` or `4 / 11 / 1426` stands at `i`.
    fn spaced_date(&self, i: usize) -> bool {
        let sign = |n: usize| matches!(self.at(i + n).kind, Kind::Slash | Kind::Dash) && !self.at(i + n).glued;
        let digits = |n: usize, most: u32| self.at(i + n).kind == Kind::Number && self.at(i + n).num <= most;
        sign(1) && sign(3) && digits(0, 31) && digits(2, 31) && digits(4, 2200) && self.at(i + 4).num >= 1300
    }

    /// What the run of digits at `i` says, and where it ends.
    pub(crate) fn numeric(&self, i: usize) -> Option<(Numeric, usize)> {
        if self.at(i).kind != Kind::Number || !(self.at(i + 1).glued || self.spaced_date(i)) {
            return None;
        }
        let run = self.digit_run(i)?;
        Some((read(run.as_str())?, run.end))
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
            if era.key == word!("ه") || era.key == word!("هجري") || era.key == word!("هجرية") {
                hijri = Some(true);
                end += 1;
            } else if era.key == word!("م") || era.key == word!("ميلادي") || era.key == word!("ميلادية") {
                hijri = Some(false);
                end += 1;
            }
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
        const CUES: [crate::text::Key; 6] =
            [word!("بتاريخ"), word!("تاريخ"), word!("الموافق"), word!("المصادف"), word!("وبتاريخ"), word!("للموافق")];
        w.is(crate::lexicon::temporal::TimeWord::WEEKDAY)
            || (w.unit == crate::lexicon::temporal::Unit::Day && w.is(crate::lexicon::temporal::TimeWord::ONE))
            || CUES.contains(&self.before(i, 1).key)
            || (matches!(self.before(i, 1).kind, Kind::Comma | Kind::Mark)
                && self.word_before(i, 2).is(crate::lexicon::temporal::TimeWord::WEEKDAY))
    }

    fn month_cue(&self, i: usize) -> bool {
        self.date_cue(i)
            || self.word_before(i, 1).unit == crate::lexicon::temporal::Unit::Month
            || [word!("في"), word!("منذ"), word!("حتى"), word!("بحلول")].contains(&self.before(i, 1).key)
            || (self.before(i, 1).ch == '(' && matches!(self.at(i + 3).ch, ')'))
            || (i == 0 && self.tokens.len() == 3)
    }
}

/// Reads a run of digits in ASCII.
fn read(run: &str) -> Option<Numeric> {
    let patterns = PATTERNS.as_ref()?;
    let number = |c: &regex::Captures<'_>, i: usize| c.get(i).and_then(|m| m.as_str().parse::<u16>().ok());
    let same_sign = |c: &regex::Captures<'_>| c.get(2).map(|m| m.as_str()) == c.get(4).map(|m| m.as_str());
    if let Some(c) = patterns.year_first.captures(run) {
        let (y, m, d) = (number(&c, 1)?, number(&c, 3)?, number(&c, 5)?);
        return same_sign(&c).then_some(Numeric::Day(i32::from(y), m as u8, d as u8)).filter(|_| m <= 12 && d <= 31);
    }
    if let Some(c) = patterns.day_first.captures(run) {
        let (d, m, y) = (number(&c, 1)?, number(&c, 3)?, number(&c, 5)?);
        let short = c.get(5).is_some_and(|m| m.len() == 2);
        // Two digits for the year only between slashes: `1.5.10` numbers a section.
        if !same_sign(&c) || (short && c.get(2).is_none_or(|s| s.as_str() != "/")) {
            return None;
        }
        let y = if !short {
            y
        } else if y < 50 {
            y + 2000
        } else {
            y + 1900
        };
        // The day first; where that cannot be, as Americans write.
        let (d, m) = if m > 12 && d <= 12 { (m, d) } else { (d, m) };
        return (m <= 12 && d <= 31).then_some(Numeric::Day(i32::from(y), m as u8, d as u8));
    }
    if let Some(c) = patterns.clock.captures(run) {
        let (h, m, s) = (number(&c, 1)?, number(&c, 2)?, number(&c, 3));
        let fits = h <= 24 && m < 60 && s.is_none_or(|s| s < 60) && (h < 24 || m == 0);
        return fits.then_some(Numeric::Clock(h as u8, m as u8, s.map(|s| s as u8)));
    }
    if let Some(c) = patterns.month_year.captures(run) {
        let (m, y) = number(&c, 1).zip(number(&c, 2)).or_else(|| number(&c, 4).zip(number(&c, 3)))?;
        return (1..=12).contains(&m).then_some(Numeric::Month(i32::from(y), m as u8));
    }
    let c = patterns.day_month.captures(run)?;
    let (d, m) = (number(&c, 1)?, number(&c, 2)?);
    ((1..=12).contains(&m) && (1..=31).contains(&d)).then_some(Numeric::MonthDay(m as u8, d as u8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_compile_and_read() {
        assert_eq!(read("15/10/2024"), Some(Numeric::Day(2024, 10, 15)));
        assert_eq!(read("2024-10-15"), Some(Numeric::Day(2024, 10, 15)));
        assert_eq!(read("10/15/2024"), Some(Numeric::Day(2024, 10, 15)));
        assert_eq!(read("15.10.2024"), Some(Numeric::Day(2024, 10, 15)));
        assert_eq!(read("15/10-2024"), None);
        assert_eq!(read("1.5.10"), None);
        assert_eq!(read("32/13/2024"), None);
        assert_eq!(read("23:59:59"), Some(Numeric::Clock(23, 59, Some(59))));
        assert_eq!(read("24:01"), None);
        assert_eq!(read("2/2013"), Some(Numeric::Month(2013, 2)));
        assert_eq!(read("15/10"), Some(Numeric::MonthDay(10, 15)));
    }
}
