//! Isnad (إسناد) reads Arabic news text and finds who said what, in which words, and when: every quote with the word that
//! reports it and the one who said it, and every date with its value.
//!
//! [`analyze`] is the whole of it; what it gives is an [`Analysis`]: quotes, speakers and dates that refer to each other by
//! number, and to the text by [`Span`].
//!
//! ```
//! use isnad::{Options, QuoteKind, analyze};
//!
//! let text = "قالت الطبيبة هدى الصالح أمس: «اللقاح آمن».";
//! let analysis = analyze(text, &Options { date: "2024-10-16".parse().ok(), ..Options::default() });
//! let quote = &analysis.quotes[0];
//! assert_eq!((quote.kind, quote.content[0].of(text)), (QuoteKind::Direct, "اللقاح آمن"));
//! assert_eq!(analysis.speakers[0].name, "هدى الصالح");
//! assert_eq!(analysis.dates[0].value, "2024-10-15");
//! ```
//!
//! - Nothing fails: there is no text of which `analyze` makes an error or a panic, and its time grows linearly.
//! - Offsets count bytes and lie on character boundaries; [`Analysis::with_offsets`] gives those that JavaScript or Python
//!   count by.
//! - [`export`] writes an analysis as JSON, CSV, TEI, Web Annotation, TimeML or HTML, and a quote as a citation.
//! - [`time::dates`] finds dates alone. [`Session`] is for a text that is being edited.
//! - Each result names the [`Rule`] that made it, whose id is stable and never reused.
//!
//! # Features
//!
//! Without features the library has no dependency. The default feature `cli` makes the command `isnad` and brings `serde`,
//! which makes the results serialisable, and `search`, regular expressions over quotes. `wasm` and `wasm-export` are the
//! bindings for JavaScript.
//!
//! # What is stable
//!
//! The modules [`lexicon`], [`quote`], [`speaker`] and [`text`] are the stages of the analysis. They are public for the tests
//! and tools of the repository, and may change in any version; the rest follows semantic versioning, and `docs/api.txt` in
//! the repository lists it.

pub mod analysis;
pub mod export;
pub mod lexicon;
mod order;
pub mod quote;
pub mod rule;
#[cfg(feature = "search")]
pub mod search;
mod session;
pub mod span;
pub mod speaker;
mod stretch;
pub mod text;
pub mod time;
#[cfg(all(feature = "wasm", target_arch = "wasm32"))]
pub mod wasm;
#[cfg(all(feature = "wasm-export", target_arch = "wasm32"))]
pub mod wasm_export;

pub use analysis::{Analysis, Calendar, Quote, QuoteKind, Speaker, SpeakerKind, Timex, TimexMod, TimexType};
pub use rule::{Rule, RuleId};
pub use session::Session;
pub use span::{OffsetMap, Offsets, Span};

use lexicon::Lexicon;
use std::mem;
use stretch::Stretch;
use text::Token;

/// What the caller knows of the text.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The day on which the text was published: what `أمس` and a month without a year count from.
    pub date: Option<time::Date>,
    /// Whether a bare day of the week is the next one; else it is the latest up to the day of publication, as reports
    /// mean it.
    pub weekdays_forward: bool,
}

/// One paragraph as the stages see it.
#[derive(Clone, Copy, Debug)]
pub struct Paragraph<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Where the paragraph stands in it, in bytes.
    pub span: Span,
    /// Its tokens; their spans count bytes of the whole text.
    pub tokens: &'a [Token],
    /// The words.
    pub lexicon: &'static Lexicon,
    /// Its number, from 0.
    pub index: u32,
}

/// Finds every quote, speaker and date of `text`. Total: no input makes it fail; its time grows linearly. Offsets count
/// bytes. Of a text longer than 4 GiB only the beginning is read.
///
/// ```
/// use isnad::{Options, analyze};
/// let text = "وقال الوزير: «لن نتراجع».";
/// let analysis = analyze(text, &Options::default());
/// assert_eq!(analysis.quotes[0].content[0].of(text), "لن نتراجع");
/// ```
#[must_use]
pub fn analyze(text: &str, options: &Options) -> Analysis {
    let text = text.get(..text.floor_char_boundary(u32::MAX as usize)).unwrap_or_default();
    Notes::read(text, &mut Stretch::default()).settle(text, options)
}

/// What paragraphs tell, each by itself.
#[derive(Debug, Default)]
struct Notes {
    paragraphs: u32,
    dates: Vec<time::Found>,
    quotes: Vec<quote::Attribution>,
    facts: speaker::Facts,
}

impl Notes {
    /// Reads a text; `stretch` is room for a part of it.
    fn read(text: &str, stretch: &mut Stretch) -> Self {
        let mut notes = Self::default();
        let mut spans = text::paragraph::paragraphs(text);
        while stretch.fill(text, &mut spans) {
            notes.stretch(text, stretch);
        }
        notes
    }

    /// Takes the next stretch of `text` through the stages.
    fn stretch(&mut self, text: &str, stretch: &Stretch) {
        let Self { paragraphs, dates, quotes, facts } = self;
        let first = *paragraphs;
        let (mut date, mut quote) = (dates.len(), quotes.len());
        // Where the dates of each paragraph end, and then its quotes.
        let mut ends = Vec::new();
        for paragraph in stretch.paragraphs(text, first) {
            time::find(&paragraph, dates);
            ends.push(dates.len());
        }
        for (paragraph, end) in stretch.paragraphs(text, first).zip(&mut ends) {
            quote::find(&paragraph, dates.get(date..*end).unwrap_or_default(), quotes);
            date = mem::replace(end, quotes.len());
        }
        for (paragraph, end) in stretch.paragraphs(text, first).zip(ends) {
            speaker::find(&paragraph, quotes.get(quote..end).unwrap_or_default(), facts);
            quote = end;
            *paragraphs += 1;
        }
    }

    /// Adds what a stretch tells that begins at byte `from` of the text, behind all that is here.
    fn append(&mut self, part: &Self, from: u32) {
        let Self { paragraphs, dates, quotes, facts } = self;
        dates.extend(part.dates.iter().map(|found| found.moved(from, *paragraphs)));
        let hosts = quotes.len() as u32;
        quotes.extend(part.quotes.iter().map(|quote| quote.moved(from, *paragraphs, hosts)));
        facts.append(&part.facts, from, *paragraphs);
        *paragraphs += part.paragraphs;
    }

    /// Settles what crosses paragraphs.
    fn settle(mut self, text: &str, options: &Options) -> Analysis {
        quote::link(text, &mut self.quotes);
        let dates = time::resolve(text, self.dates, options);
        let (quotes, speakers) = speaker::resolve(text, self.quotes, self.facts, &dates);
        Analysis { version: env!("CARGO_PKG_VERSION"), offsets: Offsets::Utf8, quotes, speakers, dates }
    }
}

/// The examples of the README, for the tests alone.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
