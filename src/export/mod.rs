//! An analysis in the formats that other programs read: a file a format.
//!
//! Every format is a function of the text and its [`Analysis`]; [`export`] chooses by [`Format`]. Whatever unit the
//! offsets of the analysis count, the exports are the same, but for JSON, which carries the offsets as they are.
//!
//! ```
//! use isnad::export::{Format, Settings, export};
//! use isnad::{Options, analyze};
//!
//! let text = "وقال الوزير: «لن نتراجع».";
//! let analysis = analyze(text, &Options::default());
//! let table = export(text, &analysis, Format::Csv, &Settings::default());
//! assert!(table.contains("direct,الوزير,role"));
//! ```
//!
//! Escaping is done here by hand: three small functions in `escape.rs`, where a library for each of XML, JSON and CSV
//! would be the larger part of what a page loads. What comes out is read back by such libraries in the tests.

mod annotation;
mod cite;
mod csv;
mod escape;
mod html;
mod json;
mod nest;
mod tei;
mod timeml;

pub use crate::time::Language;
pub use cite::cite;
pub use json::dates_json;

use std::borrow::Cow;

use crate::{Analysis, Offsets, Quote, Span, Speaker, Timex, time};

crate::analysis::names! {
    /// A format that an analysis can be written in.
    Format {
        /// The analysis itself, as the command and JavaScript share it.
        Json = "json",
        /// A table with a row for each quote (RFC 4180), safe to open in a spreadsheet.
        Csv = "csv",
        /// TEI P5: the text with `said`, `quote`, `persName`, `date`.
        Tei = "tei",
        /// W3C Web Annotation: an `AnnotationPage` in JSON-LD.
        WebAnnotation = "webannotation",
        /// TimeML 1.2.1: the text with `TIMEX3`.
        TimeMl = "timeml",
        /// A page of its own with highlights: no script, fit for print.
        Html = "html",
    }
}

impl Format {
    /// The usual ending of a file's name, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Tei => "xml",
            Self::WebAnnotation => "jsonld",
            Self::TimeMl => "tml",
            Self::Html => "html",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Csv => "text/csv;charset=utf-8",
            Self::Tei => "application/tei+xml",
            Self::WebAnnotation => "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\"",
            Self::TimeMl => "application/xml",
            Self::Html => "text/html;charset=utf-8",
        }
    }
}

impl core::str::FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|format| format.name() == name);
        found.copied().ok_or_else(|| one_of("a format", Self::ALL.iter().map(|f| f.name()), name))
    }
}

impl core::str::FromStr for Language {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|language| language.name() == name);
        found.copied().ok_or_else(|| one_of("a language", Self::ALL.iter().map(|l| l.name()), name))
    }
}

/// What to say where a name is none of the known ones.
fn one_of(what: &str, names: impl Iterator<Item = &'static str>, found: &str) -> String {
    let mut out = String::from("expected ");
    out.push_str(what);
    for (name, i) in names.zip(0u32..) {
        out.push_str(if i == 0 { " (`" } else { "`, `" });
        out.push_str(name);
    }
    out.push_str("`), but found `");
    out.push_str(found);
    out.push('`');
    out
}

/// What is known of the text beside the analysis, and how it shall be written. Nothing of it must be known.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The title of the text; else the beginning of its first line stands for it.
    pub title: Option<String>,
    /// The day of publication.
    pub date: Option<time::Date>,
    /// Where the text was published, as an address that programs read (an IRI).
    pub url: Option<String>,
    /// The language of labels and of citations.
    pub language: Language,
    /// Whether CSV begins with a byte order mark, without which Excel takes it for another encoding.
    pub bom: bool,
}

impl Default for Settings {
    /// Nothing is known; labels are Arabic; CSV begins with its mark.
    fn default() -> Self {
        Self { title: None, date: None, url: None, language: Language::Arabic, bom: true }
    }
}

/// Writes `analysis`, which was made of `text`, in a format. Total: an analysis of another text gives a file that is
/// well-formed and says nothing.
#[must_use]
pub fn export(text: &str, analysis: &Analysis, format: Format, settings: &Settings) -> String {
    if format == Format::Json {
        return json::analysis(analysis);
    }
    let analysis = &*in_bytes(text, analysis);
    let work = Work { text, analysis, settings };
    match format {
        Format::Csv | Format::Json => csv::write(&work),
        Format::Tei => tei::write(&work),
        Format::WebAnnotation => annotation::write(&work),
        Format::TimeMl => timeml::write(&work),
        Format::Html => html::write(&work),
    }
}

/// The analysis with offsets that count bytes, as every writer here wants them.
fn in_bytes<'a>(text: &str, analysis: &'a Analysis) -> Cow<'a, Analysis> {
    match analysis.offsets {
        Offsets::Utf8 => Cow::Borrowed(analysis),
        Offsets::Utf16 | Offsets::Char => Cow::Owned(analysis.clone().in_bytes(text)),
    }
}

/// What a writer works on.
struct Work<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    settings: &'a Settings,
}

impl<'a> Work<'a> {
    fn speaker(&self, quote: &Quote) -> Option<&'a Speaker> {
        self.analysis.speakers.get(quote.speaker? as usize)
    }

    fn dates(&self, quote: &'a Quote) -> impl Iterator<Item = &'a Timex> {
        quote.dates.iter().filter_map(|id| self.analysis.dates.get(*id as usize))
    }

    /// The content of a quote; ` … ` stands between its parts.
    fn content(&self, quote: &Quote) -> Cow<'a, str> {
        joined(self.text, &quote.content, " … ")
    }

    /// The title, or the beginning of the first line: as many whole words as are a title's length.
    fn title(&self) -> &'a str {
        /// In characters, which is what search engines show of a title.
        const LENGTH: usize = 70;
        if let Some(title) = self.settings.title.as_deref().map(str::trim).filter(|title| !title.is_empty()) {
            return title;
        }
        let line = crate::text::paragraph::paragraphs(self.text).next().unwrap_or_default().of(self.text);
        let line = line.trim_start_matches('\u{FEFF}').trim();
        let Some((end, _)) = line.char_indices().nth(LENGTH) else { return line };
        let head = line.get(..end).unwrap_or_default();
        head.rfind(' ').and_then(|at| head.get(..at)).unwrap_or(head)
    }

    /// The address, with what has no place in an IRI written in hexadecimal digits.
    fn url(&self) -> Option<String> {
        let url = self.settings.url.as_deref().map(str::trim).filter(|url| !url.is_empty())?;
        let mut out = String::with_capacity(url.len());
        for c in url.chars() {
            if c <= ' ' || c == '\u{7F}' || "<>\"{}|\\^`".contains(c) {
                let hex = |digit: u8| char::from(digit + if digit < 10 { b'0' } else { b'A' - 10 });
                out.extend(['%', hex(c as u8 >> 4), hex(c as u8 & 15)]);
            } else {
                out.push(if c.is_whitespace() { '_' } else { c });
            }
        }
        Some(out)
    }
}

/// The words of several spans as one.
fn joined<'a>(text: &'a str, spans: &[Span], between: &str) -> Cow<'a, str> {
    match spans {
        [] => Cow::Borrowed(""),
        [one] => Cow::Borrowed(one.of(text)),
        [first, more @ ..] => {
            let mut out = first.of(text).to_string();
            for span in more {
                out.push_str(between);
                out.push_str(span.of(text));
            }
            Cow::Owned(out)
        }
    }
}

#[cfg(test)]
mod tests;
