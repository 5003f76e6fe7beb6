//! Search in what was said: a regular expression reads each quote by itself.
//!
//! Arabic spells one word in several ways, and nobody who searches thinks of them all: hamza on alef, ى and ي, ة and ه,
//! diacritics and tatweel make no difference, in the pattern as in the quote. Neither do capital letters of ASCII.
//!
//! ```
//! use isnad::search::{Pattern, search};
//! use isnad::{Options, analyze};
//!
//! let text = "وقال الوزير: «لن نوقّع أيّ اتفاقية جديدة».";
//! let analysis = analyze(text, &Options::default());
//! let pattern = Pattern::new("نوقع|نرفض").unwrap();
//! let found = search(text, &analysis, &pattern);
//! assert_eq!(found[0].span.of(text), "نوقّع");
//! ```

use regex::{Regex, RegexBuilder};

use crate::text::fold::{Class, class};
use crate::{Analysis, OffsetMap, Span};

/// The largest compiled pattern, in bytes: far more than anybody types, far less than would hold up a page.
const LARGEST: usize = 1 << 20;

/// What is searched for: a regular expression of the crate `regex` without its Unicode tables, so that `\b`, `\w`, `\d`
/// and `\s` must be asked for as ASCII: `(?-u:\d)`.
#[derive(Clone, Debug)]
pub struct Pattern(Regex);

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// A message in English that says what is wrong with it, where it is no regular expression or too large a one.
    pub fn new(pattern: &str) -> Result<Self, String> {
        let folded = fold(pattern, true).text;
        if folded.is_empty() {
            return Err("expected a pattern, but found none".to_string());
        }
        let regex = RegexBuilder::new(&folded).size_limit(LARGEST).build().map_err(|e| {
            // The library draws where it went wrong, and ends with why.
            let drawn = e.to_string();
            let why = drawn.lines().next_back().unwrap_or_default().trim_start_matches("error: ");
            ["`", pattern, "` is no regular expression that can be read: ", why].concat()
        })?;
        Ok(Self(regex))
    }
}

/// A place in a quote that fits the pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The id of the quote.
    pub quote: u32,
    /// The place, in the unit of the analysis.
    pub span: Span,
}

/// Every place in a quote's content that fits the pattern, quote by quote. Empty matches are left out. Its time grows linearly
/// with the length of the quotes; of the text outside them nothing is read.
#[must_use]
pub fn search(text: &str, analysis: &Analysis, pattern: &Pattern) -> Vec<Match> {
    let map = OffsetMap::new(text, analysis.offsets);
    let mut found = Vec::new();
    for quote in &analysis.quotes {
        for part in &quote.content {
            let bytes = Span::new(map.byte(part.start), map.byte(part.end));
            let folded = fold(bytes.of(text), false);
            for hit in pattern.0.find_iter(&folded.text).filter(|hit| !hit.is_empty()) {
                let (Some(start), Some(end)) = (folded.start(hit.start()), folded.end(hit.end())) else { continue };
                let span = Span::new(bytes.start + start, bytes.start + end);
                found.push(Match { quote: quote.id, span: map.span(span) });
            }
        }
    }
    found
}

/// A text as it is searched, and where it came from.
struct Folded {
    text: String,
    /// For each letter of `text`: where it begins there, and where it begins and ends in the original, in bytes.
    letters: Vec<(u32, u32, u32)>,
}

impl Folded {
    /// How many letters stand before byte `at`.
    fn before(&self, at: usize) -> usize {
        self.letters.partition_point(|(place, ..)| (*place as usize) < at)
    }

    /// Where the letter at byte `at` begins in the original.
    fn start(&self, at: usize) -> Option<u32> {
        Some(self.letters.get(self.before(at))?.1)
    }

    /// Where the letter before byte `at` ends in the original, with the diacritics on it.
    fn end(&self, at: usize) -> Option<u32> {
        Some(self.letters.get(self.before(at).checked_sub(1)?)?.2)
    }
}

/// One spelling for all. In a pattern a letter behind a backslash stands as it is.
fn fold(text: &str, pattern: bool) -> Folded {
    let mut folded = Folded { text: String::with_capacity(text.len()), letters: Vec::with_capacity(text.len() / 2) };
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        let end = (at + c.len_utf8()) as u32;
        let letter = match class(c) {
            _ if escaped => c,
            Class::Silent => {
                if let Some(last) = folded.letters.last_mut() {
                    last.2 = end;
                }
                continue;
            }
            // The code of a letter of ASCII is its lower case; that of an Arabic letter its place in the Arabic block.
            Class::Letter(code @ 1..0x80) => char::from(code),
            Class::Letter(code @ 0x80..) => char::from_u32(0x600 + u32::from(code - 0x80)).unwrap_or(c),
            Class::Digit(digit) => char::from(b'0' + digit),
            _ => c,
        };
        escaped = pattern && c == '\\' && !escaped;
        folded.letters.push((folded.text.len() as u32, at as u32, end));
        folded.text.push(letter);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Offsets, Options, analyze};

    /// The words that a pattern finds in the quotes of a text.
    fn check(text: &str, pattern: &str, expect: &[&str]) {
        let pattern = Pattern::new(pattern).unwrap();
        for unit in [Offsets::Utf8, Offsets::Utf16, Offsets::Char] {
            let analysis = analyze(text, &Options::default()).with_offsets(text, unit);
            let map = OffsetMap::new(text, unit);
            let found: Vec<&str> = search(text, &analysis, &pattern)
                .iter()
                .map(|m| Span::new(map.byte(m.span.start), map.byte(m.span.end)).of(text))
                .collect();
            assert_eq!(found, expect, "{unit:?}");
        }
    }

    const TEXT: &str = "😀 وصل الأمير أمس. وقال الأمير: «نُحِبُّ الأمنَ والأمـان في 2024 وWHO». وأكدت الوزيرة أن الأمن أولوية.";

    #[test]
    fn spelling_makes_no_difference_and_nothing_outside_quotes_is_found() {
        check(TEXT, "الامن", &["الأمنَ", "الأمن"]);
        check(TEXT, "الأمان|ألأمير", &["الأمـان"]);
        check(TEXT, "الأمير", &[]);
        check(TEXT, "وَالأَمان", &["والأمـان"]);
        check(TEXT, "[٠-٩]{4}", &["2024"]);
        check(TEXT, "Who", &["WHO"]);
        check(TEXT, "الام[ا-ي]+", &["الأمنَ", "الأمـان", "الأمن"]);
        check(TEXT, "وزيرة", &[]);
        check(TEXT, "x*", &[]);
    }

    #[test]
    fn bad_patterns_are_told() {
        for pattern in ["", "ـَ", "(", "[ا", r"\w+", "(?:(?:.{1000}){1000}){1000}"] {
            assert!(Pattern::new(pattern).is_err(), "{pattern}");
        }
        assert!(Pattern::new(r"(?-u:\d)+").is_ok());
    }
}
