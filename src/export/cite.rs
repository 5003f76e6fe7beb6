//! A quote as a citation, in plain text.

use super::{Language, Settings, Work, escape, in_bytes, joined};
use crate::{Analysis, QuoteKind, time};

const MONTHS_ARABIC: [&str; 12] =
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];
const MONTHS_ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The quote of that number as a citation: who says it, the words, and what `settings` know of the text. None where
/// there is no such quote.
///
/// Words of the speaker stand in quotation marks; a clause in the reporter's words, or an act, is marked as such. In the
/// English style every Arabic part is isolated (U+2068, U+2069), so that the line reads in order wherever it is pasted.
///
/// ```
/// use isnad::export::{Language, Settings, cite};
/// use isnad::{Options, analyze};
///
/// let text = "وقال وزير النقل سالم المنصوري: «لن ندفع درهما واحدا».";
/// let settings = Settings { title: Some("جسر جديد".into()), date: "2024-09-11".parse().ok(), ..Settings::default() };
/// let citation = cite(text, &analyze(text, &Options::default()), 0, &settings);
/// assert_eq!(citation.as_deref(), Some("سالم المنصوري (وزير النقل): «لن ندفع درهما واحدا». «جسر جديد»، 11 سبتمبر 2024."));
/// ```
#[must_use]
pub fn cite(text: &str, analysis: &Analysis, quote: u32, settings: &Settings) -> Option<String> {
    let analysis = &*in_bytes(text, analysis);
    let work = Work { text, analysis, settings };
    let quote = analysis.quotes.get(quote as usize)?;
    let speaker = work.speaker(quote);
    let arabic = settings.language == Language::Arabic;
    let mut out = String::new();
    let name = match speaker {
        Some(speaker) => &speaker.name,
        None => quote.source.unwrap_or_default().of(text),
    };
    if !name.is_empty() {
        isolated(&mut out, name, arabic);
        if let Some(role) = speaker.and_then(|speaker| speaker.role.as_deref()).filter(|role| *role != name) {
            out.push_str(" (");
            isolated(&mut out, role, arabic);
            out.push(')');
        }
        out.push_str(": ");
    }
    let content = joined(text, &quote.content, " […] ");
    let content = content.trim();
    if quote.kind == QuoteKind::Direct {
        marked(&mut out, content, arabic);
    } else {
        isolated(&mut out, content, arabic);
        out.push_str(match (quote.kind, arabic) {
            (QuoteKind::Act, true) => " [فحوى القول]",
            (QuoteKind::Act, false) => " [speech act]",
            (QuoteKind::Mixed, true) => " [بعضه بالمعنى]",
            (QuoteKind::Mixed, false) => " [partly paraphrased]",
            (_, true) => " [نقل بالمعنى]",
            (_, false) => " [paraphrased]",
        });
    }
    out.push('.');
    published(&mut out, &work, arabic);
    Some(out)
}

/// Where the words stand: title, day, address.
fn published(out: &mut String, work: &Work<'_>, arabic: bool) {
    let comma = if arabic { "، " } else { ", " };
    let mut between = " ";
    let title = work.title();
    if !title.is_empty() {
        out.push_str(between);
        between = comma;
        marked(out, title, arabic);
    }
    if let Some(date) = work.settings.date {
        out.push_str(between);
        between = comma;
        day(out, date, arabic);
    }
    if let Some(url) = work.url() {
        out.push_str(between);
        between = comma;
        out.push_str(&url);
    }
    if between == comma && !out.ends_with('.') {
        out.push('.');
    }
}

/// Words in quotation marks; where they hold such marks themselves, in others.
fn marked(out: &mut String, words: &str, arabic: bool) {
    let inner = words.contains(['«', '»']);
    let (open, close) = if arabic && !inner { ("«", "»") } else { ("“", "”") };
    out.push_str(open);
    isolated(out, words, arabic);
    out.push_str(close);
}

/// Words that keep their direction among English ones; breaks of lines are spaces.
fn isolated(out: &mut String, words: &str, arabic: bool) {
    if !arabic {
        out.push('\u{2068}');
    }
    let mut first = true;
    for word in words.split_whitespace() {
        if !core::mem::take(&mut first) {
            out.push(' ');
        }
        out.push_str(word);
    }
    if !arabic {
        out.push('\u{2069}');
    }
}

/// A day as `11 سبتمبر 2024` or `11 September 2024`.
fn day(out: &mut String, date: time::Date, arabic: bool) {
    let months = if arabic { &MONTHS_ARABIC } else { &MONTHS_ENGLISH };
    escape::number(out, date.day().into());
    out.push(' ');
    out.push_str(months.get(usize::from(date.month()).wrapping_sub(1)).unwrap_or(&""));
    out.push(' ');
    escape::number(out, date.year() as u32);
}
