//! W3C Web Annotation: an `AnnotationPage` in JSON-LD with an annotation for each quote and each date.
//!
//! A target is given twice, by its position (code points of the text) and by its words with what stands around them, so
//! that a reader finds it again in a page that has changed. Of a quote one body identifies the speaker and one tags its
//! kind; of a date one body has the value.

use super::json::{key, list, number, string};
use super::{Work, escape};
use crate::{OffsetMap, Offsets, Span};

/// How many characters of the text stand before and behind the words of a target.
const AROUND: usize = 32;

/// The page.
pub fn write(work: &Work<'_>) -> String {
    let map = OffsetMap::new(work.text, Offsets::Char);
    let mut base = String::from("urn:isnad:");
    hash(&mut base, work.text);
    let source = work.url().unwrap_or_else(|| base.clone());
    let writer = Writer { work, map, base: &base, source: &source };
    let mut out = String::from("{\"@context\":\"http://www.w3.org/ns/anno.jsonld\"");
    string(&mut out, "id", &[&base, "#annotations"].concat());
    string(&mut out, "type", "AnnotationPage");
    key(&mut out, "items");
    out.push('[');
    for quote in &work.analysis.quotes {
        writer.open(&mut out, "quote", quote.id);
        key(&mut out, "body");
        out.push('[');
        let speaker = work.speaker(quote);
        if let Some(speaker) = speaker {
            body(&mut out, "identifying", &speaker.name);
            if let Some(role) = &speaker.role {
                body(&mut out, "describing", role);
            }
        }
        body(&mut out, "tagging", quote.kind.name());
        out.push(']');
        writer.targets(&mut out, &quote.content);
    }
    for date in &work.analysis.dates {
        writer.open(&mut out, "date", date.id);
        key(&mut out, "body");
        out.push('[');
        body(&mut out, "identifying", &date.value);
        body(&mut out, "tagging", date.kind.name());
        out.push(']');
        writer.targets(&mut out, &[date.span]);
    }
    out.push_str("]}\n");
    out
}

struct Writer<'a> {
    work: &'a Work<'a>,
    map: OffsetMap<'a>,
    /// The IRI of the text by itself, of which those of the annotations are made.
    base: &'a str,
    /// The IRI of what is annotated.
    source: &'a str,
}

impl Writer<'_> {
    /// The beginning of an annotation.
    fn open(&self, out: &mut String, what: &str, id: u32) {
        out.push_str(if out.ends_with('[') { "{" } else { ",{" });
        let mut name = [self.base, "#", what, "-"].concat();
        escape::number(&mut name, id);
        string(out, "id", &name);
        string(out, "type", "Annotation");
        string(out, "motivation", "identifying");
        key(out, "generator");
        out.push_str("{\"id\":\"urn:isnad\",\"type\":\"Software\"");
        string(out, "name", &["isnad ", self.work.analysis.version].concat());
        out.push('}');
    }

    /// The targets, and the end of the annotation.
    fn targets(&self, out: &mut String, spans: &[Span]) {
        key(out, "target");
        list(out, spans, |out, span| {
            out.push('{');
            string(out, "source", self.source);
            key(out, "selector");
            out.push_str("[{\"type\":\"TextPositionSelector\"");
            number(out, "start", Some(self.map.get(span.start)));
            number(out, "end", Some(self.map.get(span.end)));
            out.push_str("},{\"type\":\"TextQuoteSelector\"");
            string(out, "exact", span.of(self.work.text));
            let (before, behind) = around(self.work.text, *span);
            string(out, "prefix", before);
            string(out, "suffix", behind);
            out.push_str("}]}");
        });
        out.push('}');
    }
}

/// A body that is a text.
fn body(out: &mut String, purpose: &str, value: &str) {
    out.push_str(if out.ends_with('[') { "{" } else { ",{" });
    string(out, "type", "TextualBody");
    string(out, "purpose", purpose);
    string(out, "format", "text/plain");
    string(out, "value", value);
    out.push('}');
}

/// What stands before and behind a span.
fn around(text: &str, span: Span) -> (&str, &str) {
    let before = text.get(..span.start as usize).unwrap_or_default();
    let behind = text.get(span.end as usize..).unwrap_or_default();
    let from = before.char_indices().rev().take(AROUND).last().map_or(before.len(), |(at, _)| at);
    let to = behind.char_indices().nth(AROUND).map_or(behind.len(), |(at, _)| at);
    (before.get(from..).unwrap_or_default(), behind.get(..to).unwrap_or_default())
}

/// Appends a number that texts hardly share (FNV-1a, 64 bits), in hexadecimal digits.
fn hash(out: &mut String, text: &str) {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    for shift in (0..16).rev() {
        let digit = (hash >> (shift * 4)) as u8 & 15;
        out.push(char::from(if digit < 10 { b'0' + digit } else { b'a' + digit - 10 }));
    }
}
