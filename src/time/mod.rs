//! Text to temporal expressions to values (TIMEX3).

use crate::{Options, Paragraph, Span, Timex};

/// A day of the Gregorian calendar, from the year 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

impl core::str::FromStr for Date {
    type Err = String;

    /// Reads `YYYY-MM-DD`.
    fn from_str(s: &str) -> Result<Self, String> {
        let wrong = || format!("expected a date as `2024-10-15`, but found `{s}`");
        let mut parts = s.split('-');
        let (Some(y), Some(m), Some(d), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return Err(wrong());
        };
        let (year, month, day) =
            (y.parse().map_err(|_| wrong())?, m.parse().map_err(|_| wrong())?, d.parse().map_err(|_| wrong())?);
        Ok(Self { year, month, day })
    }
}

/// A temporal expression before its value is known.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where it stands, in bytes.
    pub span: Span,
}

/// Appends the temporal expressions of one paragraph, in the order of the text.
pub fn find(_paragraph: &Paragraph<'_>, _found: &mut Vec<Found>) {}

/// Gives each its value: relative ones count from the day of publication and from the dates around them.
#[must_use]
pub fn resolve(_text: &str, _found: Vec<Found>, _options: &Options) -> Vec<Timex> {
    Vec::new()
}
