//! Isnad (إسناد) finds quotes, speakers and dates in Arabic text.

pub mod analysis;
pub mod export;
pub mod lexicon;
mod order;
pub mod quote;
pub mod rule;
pub mod span;
pub mod speaker;
pub mod text;
pub mod time;
#[cfg(all(feature = "wasm", target_arch = "wasm32"))]
pub mod wasm;
#[cfg(all(feature = "wasm-export", target_arch = "wasm32"))]
pub mod wasm_export;

pub use analysis::{Analysis, Calendar, Quote, QuoteKind, Speaker, SpeakerKind, Timex, TimexMod, TimexType};
pub use rule::{Rule, RuleId};
pub use span::{OffsetMap, Offsets, Span};

use lexicon::Lexicon;
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
    let lexicon = lexicon::lexicon();
    let mut tokens = Vec::new();
    let mut dates = Vec::new();
    let mut quotes = Vec::new();
    let mut facts = speaker::Facts::default();
    for (index, span) in text::paragraph::paragraphs(text).enumerate() {
        tokens.clear();
        text::token::tokenize(text, span, &mut tokens);
        lexicon.read_all(&mut tokens);
        let paragraph = Paragraph { text, span, tokens: &tokens, lexicon, index: index as u32 };
        let first_date = dates.len();
        time::find(&paragraph, &mut dates);
        let first_quote = quotes.len();
        quote::find(&paragraph, dates.get(first_date..).unwrap_or_default(), &mut quotes);
        speaker::find(&paragraph, quotes.get(first_quote..).unwrap_or_default(), &mut facts);
    }
    quote::link(text, &mut quotes);
    let dates = time::resolve(text, dates, options);
    let (quotes, speakers) = speaker::resolve(text, quotes, facts, &dates);
    Analysis { version: env!("CARGO_PKG_VERSION"), offsets: Offsets::Utf8, quotes, speakers, dates }
}

/// The examples of the README, for the tests alone.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
