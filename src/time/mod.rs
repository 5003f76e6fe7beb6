//! Text to temporal expressions to values (TIMEX3).
//!
//! A paragraph is read once, word by word ([`find`]): only at words of the temporal lists and at numbers a rule is
//! tried, and the longest reading wins. What the expressions mean is settled across the document ([`resolve`]): relative
//! ones count from the day of publication, `في اليوم التالي` and `من العام نفسه` from the date before them.
//!
//! For dates alone, without quotes and speakers, there is [`dates`]:
//!
//! ```
//! use isnad::{Options, time};
//! let options = Options { date: Some("2024-10-16".parse()?), ..Options::default() };
//! let text = "قال أمس إن القمة ستعقد في 15 تشرين الثاني/نوفمبر المقبل وتستمر ثلاثة أيام.";
//! let found: Vec<(&str, String)> =
//!     time::dates(text, &options).into_iter().map(|d| (d.span.of(text), d.value)).collect();
//! assert_eq!(found[0], ("أمس", "2024-10-15".to_string()));
//! assert_eq!(found[1], ("15 تشرين الثاني/نوفمبر المقبل", "2024-11-15".to_string()));
//! assert_eq!(found[2], ("ثلاثة أيام", "P3D".to_string()));
//! # Ok::<(), time::ParseDateError>(())
//! ```

mod calendar;
mod clock;
mod date;
mod dateline;
mod distance;
mod explain;
mod expr;
mod feast;
mod hijri;
mod length;
mod month;
mod nearest;
mod nth;
mod number;
mod numeric;
mod period;
mod range;
mod recurrence;
mod resolve;
pub mod rules;
mod scan;
#[cfg(test)]
mod tests;
mod today;
mod umalqura;
mod value;
mod weekday;
mod year;

pub use date::{Date, ParseDateError, month_length};
pub use dateline::dateline;
pub use explain::{Language, both_calendars, explain};
pub use expr::Found;
pub use hijri::HijriDate;

use crate::stretch::Stretch;
use crate::{Options, Paragraph, Timex};

/// Appends the temporal expressions of one paragraph, in the order of the text.
#[inline(never)]
pub fn find(paragraph: &Paragraph<'_>, found: &mut Vec<Found>) {
    scan::Scan { text: paragraph.text, tokens: paragraph.tokens, names: paragraph.lexicon.times() }
        .run(paragraph.index, found);
}

/// Gives each its value: relative ones count from the day of publication and from the dates around them.
#[must_use]
pub fn resolve(_text: &str, found: Vec<Found>, options: &Options) -> Vec<Timex> {
    resolve::resolve(&found, options)
}

/// The temporal expressions of `text` alone, in the order of the text; offsets count bytes. The same dates as
/// [`analyze`](crate::analyze) finds, at several times its speed. Total: no input makes it fail.
///
/// ```
/// use isnad::{Options, time};
/// let found = time::dates("وُقّع الاتفاق في ١٥ أكتوبر ٢٠٢٤.", &Options::default());
/// assert_eq!(found[0].value, "2024-10-15");
/// ```
#[must_use]
pub fn dates(text: &str, options: &Options) -> Vec<Timex> {
    let text = text.get(..text.floor_char_boundary(u32::MAX as usize)).unwrap_or_default();
    let mut spans = crate::text::paragraph::paragraphs(text);
    let (mut stretch, mut found) = (Stretch::default(), Vec::new());
    let mut first = 0;
    while stretch.fill(text, &mut spans) {
        for paragraph in stretch.paragraphs(text, first) {
            find(&paragraph, &mut found);
            first = paragraph.index + 1;
        }
    }
    resolve(text, found, options)
}
