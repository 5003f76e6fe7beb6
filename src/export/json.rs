//! The analysis as the JSON that the command and JavaScript share. serde writes the same (a test compares them); this
//! needs neither serde nor the printing of floating-point numbers.

use super::escape;
use crate::{Analysis, Quote, Span, Speaker, Timex};

/// The whole analysis.
pub fn analysis(analysis: &Analysis) -> String {
    let Analysis { version, offsets, quotes, speakers, dates } = analysis;
    let mut out = String::with_capacity(64 + 400 * (quotes.len() + dates.len()));
    out.push('{');
    string(&mut out, "version", version);
    string(&mut out, "offsets", offsets.name());
    key(&mut out, "quotes");
    list(&mut out, quotes, quote);
    key(&mut out, "speakers");
    list(&mut out, speakers, speaker);
    key(&mut out, "dates");
    list(&mut out, dates, date);
    out.push('}');
    out
}

/// Dates alone, as an array.
#[must_use]
pub fn dates_json(dates: &[Timex]) -> String {
    let mut out = String::new();
    list(&mut out, dates, date);
    out
}

fn quote(out: &mut String, quote: &Quote) {
    out.push('{');
    number(out, "id", Some(quote.id));
    string(out, "kind", quote.kind.name());
    key(out, "content");
    list(out, &quote.content, span);
    for (name, value) in [("cue", quote.cue), ("source", quote.source)] {
        key(out, name);
        maybe(out, value.as_ref(), span);
    }
    number(out, "speaker", quote.speaker);
    key(out, "speaker_rule");
    maybe(out, quote.speaker_rule.as_ref(), |out, rule| escape::json(out, rule.id()));
    key(out, "antecedent");
    maybe(out, quote.antecedent.as_ref(), span);
    number(out, "parent", quote.parent);
    key(out, "dates");
    list(out, &quote.dates, |out, id| escape::number(out, *id));
    string(out, "rule", quote.rule.id());
    key(out, "confidence");
    escape::confidence(out, quote.confidence);
    out.push('}');
}

fn speaker(out: &mut String, speaker: &Speaker) {
    out.push('{');
    number(out, "id", Some(speaker.id));
    string(out, "name", &speaker.name);
    string(out, "kind", speaker.kind.name());
    key(out, "role");
    maybe(out, speaker.role.as_ref(), |out, role| escape::json(out, role));
    key(out, "mentions");
    list(out, &speaker.mentions, span);
    key(out, "quotes");
    list(out, &speaker.quotes, |out, id| escape::number(out, *id));
    out.push('}');
}

fn date(out: &mut String, date: &Timex) {
    out.push('{');
    number(out, "id", Some(date.id));
    number(out, "start", Some(date.span.start));
    number(out, "end", Some(date.span.end));
    string(out, "type", date.kind.name());
    string(out, "value", &date.value);
    key(out, "mod");
    maybe(out, date.modifier.as_ref(), |out, modifier| escape::json(out, modifier.name()));
    string(out, "calendar", date.calendar.name());
    string(out, "rule", date.rule.id());
    key(out, "confidence");
    escape::confidence(out, date.confidence);
    out.push('}');
}

fn span(out: &mut String, span: &Span) {
    out.push('{');
    number(out, "start", Some(span.start));
    number(out, "end", Some(span.end));
    out.push('}');
}

/// The name of a field, with the comma before it.
pub fn key(out: &mut String, name: &str) {
    if !out.ends_with('{') {
        out.push(',');
    }
    escape::json(out, name);
    out.push(':');
}

/// A field that is a text.
pub fn string(out: &mut String, name: &str, value: &str) {
    key(out, name);
    escape::json(out, value);
}

/// A field that is a number or null.
pub fn number(out: &mut String, name: &str, value: Option<u32>) {
    key(out, name);
    maybe(out, value.as_ref(), |out, n| escape::number(out, *n));
}

fn maybe<T>(out: &mut String, value: Option<&T>, write: impl FnOnce(&mut String, &T)) {
    match value {
        Some(value) => write(out, value),
        None => out.push_str("null"),
    }
}

/// An array.
pub fn list<T>(out: &mut String, items: &[T], mut write: impl FnMut(&mut String, &T)) {
    out.push('[');
    for (item, i) in items.iter().zip(0u32..) {
        if i > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(']');
}
