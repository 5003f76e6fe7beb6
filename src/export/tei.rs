//! TEI P5: the text with `said` and `quote`, names and dates, behind a header and the lists of who speaks.
//!
//! `said` is what a person, body or place is reported to have said, `quote` what a document says; `who` and `source` point
//! to the lists in `standOff`. A quote of several parts, or one that paragraphs or other quotes cut, is as many elements,
//! tied by `next` and `prev`. Dates carry what TEI's attributes can say of their value, else it is in `when-custom`.

use super::nest::{Element, Step, in_paragraphs, walk};
use super::{Work, escape};
use crate::{Calendar, Quote, QuoteKind, Speaker, SpeakerKind, Timex, TimexType, time};

const PARAGRAPH: u8 = 0;
const SAID: u8 = 1;
const NAME: u8 = 2;
const CUE: u8 = 3;
const DATE: u8 = 4;
/// The id of a name whose bearer is not known.
const NOBODY: u32 = u32::MAX;

/// The document.
pub fn write(work: &Work<'_>) -> String {
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n");
    header(&mut out, work);
    stand_off(&mut out, &work.analysis.speakers);
    out.push_str("<text xml:lang=\"ar\"><body>\n");
    let elements = in_paragraphs(work.text, &elements(work));
    if elements.is_empty() {
        out.push_str("<p/>\n");
    }
    let mut inside = false;
    let mut parts = vec![0; work.analysis.quotes.len()];
    walk(work.text, elements, |step| match step {
        Step::Text(text) if inside => escape::xml(&mut out, text.trim_start_matches('\u{FEFF}')),
        // What parts paragraphs is white space of any kind.
        Step::Text(_) => out.push('\n'),
        Step::Open(part) => {
            inside = true;
            open(&mut out, work, part, &mut parts);
        }
        Step::Close(part) => {
            inside = part.layer != PARAGRAPH;
            out.push_str("</");
            out.push_str(name(work, part));
            out.push('>');
        }
    });
    out.push_str("\n</body></text>\n</TEI>\n");
    out
}

/// Everything that is marked in the text.
fn elements(work: &Work<'_>) -> Vec<Element> {
    let analysis = work.analysis;
    let mut elements = Vec::new();
    for speaker in &analysis.speakers {
        elements.extend(speaker.mentions.iter().map(|span| Element::new(*span, NAME, speaker.id)));
    }
    for quote in &analysis.quotes {
        elements.extend(quote.content.iter().map(|span| Element::new(*span, SAID, quote.id)));
        elements.extend(quote.cue.map(|span| Element::new(span, CUE, quote.id)));
        elements.extend(quote.source.map(|span| Element::new(span, NAME, NOBODY)));
    }
    elements.extend(analysis.dates.iter().map(|date| Element::new(date.span, DATE, date.id)));
    // One cue may report twice, and one source speak twice; a mention comes before the source that it is.
    crate::order::by_key(&mut elements, |e| (crate::order::place(e.span.start, e.span.end) << 8) | u128::from(e.layer));
    elements.dedup_by_key(|e| (e.span, e.layer, if e.layer == SAID { e.id } else { 0 }));
    elements
}

/// The name of an element.
fn name(work: &Work<'_>, part: Element) -> &'static str {
    let kind = work.analysis.speakers.get(part.id as usize).map(|s| s.kind);
    match part.layer {
        SAID => match work.analysis.quotes.get(part.id as usize).and_then(|quote| work.speaker(quote)) {
            Some(Speaker { kind: SpeakerKind::Document, .. }) => "quote",
            _ => "said",
        },
        NAME => match kind {
            Some(SpeakerKind::Person) => "persName",
            Some(SpeakerKind::Organisation) => "orgName",
            Some(SpeakerKind::Place) => "placeName",
            _ => "rs",
        },
        CUE => "seg",
        DATE => match work.analysis.dates.get(part.id as usize) {
            Some(Timex { kind: TimexType::Time, .. }) => "time",
            _ => "date",
        },
        _ => "p",
    }
}

/// The tag with which a part of an element begins.
fn open(out: &mut String, work: &Work<'_>, part: Element, parts: &mut [u32]) {
    out.push('<');
    out.push_str(name(work, part));
    match part.layer {
        SAID => {
            if let (Some(quote), Some(count)) =
                (work.analysis.quotes.get(part.id as usize), parts.get_mut(part.id as usize))
            {
                said(out, work, quote, part, *count);
                *count += 1;
            }
        }
        NAME => {
            if let Some(speaker) = work.analysis.speakers.get(part.id as usize) {
                pointer(out, "ref", 's', speaker.id);
                if name(work, part) == "rs" {
                    escape::attribute(out, "type", speaker.kind.name());
                }
            } else {
                out.push_str(" type=\"source\"");
            }
            cut(out, part);
        }
        CUE => {
            out.push_str(" type=\"cue\"");
            pointer(out, "corresp", 'q', part.id);
            cut(out, part);
        }
        DATE => {
            if let Some(date) = work.analysis.dates.get(part.id as usize).filter(|_| part.first()) {
                dated(out, date);
            }
        }
        _ => {}
    }
    out.push('>');
}

/// The attributes of a part of what was said; `count` parts of it stand before.
fn said(out: &mut String, work: &Work<'_>, quote: &Quote, part: Element, count: u32) {
    let id = |out: &mut String, name: &str, sign: &str, count: u32| {
        out.push_str(name);
        out.push_str(sign);
        out.push('q');
        escape::number(out, quote.id);
        if count > 0 {
            out.push('.');
            escape::number(out, count);
        }
        out.push('"');
    };
    id(out, " xml:id=\"", "", count);
    if count > 0 {
        id(out, " prev=\"", "#", count - 1);
    }
    if !(part.last() && quote.content.last() == Some(&part.whole)) {
        id(out, " next=\"", "#", count + 1);
    }
    let document = name(work, part) == "quote";
    if let Some(speaker) = work.speaker(quote) {
        pointer(out, if document { "source" } else { "who" }, 's', speaker.id);
    }
    if !document {
        escape::attribute(out, "direct", if quote.kind == QuoteKind::Direct { "true" } else { "false" });
    }
    escape::attribute(out, "ana", ["#", quote.kind.name()].concat().as_str());
    out.push_str(" cert=\"");
    escape::confidence(out, quote.confidence);
    out.push('"');
}

/// An attribute that points to an id of a letter and a number.
fn pointer(out: &mut String, name: &str, letter: char, id: u32) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"#");
    out.push(letter);
    escape::number(out, id);
    out.push('"');
}

/// Which part of an element this is, where it is not all of it.
fn cut(out: &mut String, part: Element) {
    match (part.first(), part.last()) {
        (true, true) => {}
        (true, false) => out.push_str(" part=\"I\""),
        (false, false) => out.push_str(" part=\"M\""),
        (false, true) => out.push_str(" part=\"F\""),
    }
}

/// The attributes of a date.
fn dated(out: &mut String, date: &Timex) {
    out.push_str(" xml:id=\"d");
    escape::number(out, date.id);
    out.push('"');
    escape::attribute(out, "type", date.kind.name());
    if date.calendar == Calendar::Hijri {
        out.push_str(" calendar=\"#hijri\"");
    }
    value(out, date);
    out.push_str(" cert=\"");
    escape::confidence(out, date.confidence);
    out.push('"');
}

/// The value as TEI has it.
fn value(out: &mut String, date: &Timex) {
    let value = &*date.value;
    if let Some(length) = value.strip_prefix('P').filter(|length| !length.contains('X')) {
        if date.kind == TimexType::Duration {
            let plain = !length.contains(['W', '.']);
            return escape::attribute(out, if plain { "dur" } else { "dur-iso" }, value);
        }
    } else if let Some(when) = w3c(value) {
        return escape::attribute(out, "when", &when);
    } else if let Some((from, to)) = period(value) {
        escape::attribute(out, "from", &from);
        return escape::attribute(out, "to", &to);
    }
    escape::attribute(out, "when-custom", value);
}

/// A value as a date or time of XML Schema.
fn w3c(value: &str) -> Option<String> {
    let (day, clock) = value.split_once('T').map_or((value, None), |(day, clock)| (day, Some(clock)));
    let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    let mut parts = day.split('-');
    let (year, month, of_month) = (parts.next()?, parts.next(), parts.next());
    let known = digits(year, 4) && year != "0000";
    let good = parts.next().is_none()
        && (known || (year == "XXXX" && month.is_some() && clock.is_none()))
        && month.is_none_or(|m| digits(m, 2))
        && of_month.is_none_or(|d| digits(d, 2));
    if !good {
        return None;
    }
    let mut out = if known { day.to_string() } else { day.replacen("XXXX-", "--", 1) };
    if let Some(clock) = clock {
        // Hours alone, or hours and minutes, have no place in XML Schema without seconds.
        let zone = clock.find(['Z', '+', '-']).unwrap_or(clock.len());
        let (clock, zone) = clock.split_at_checked(zone)?;
        of_month?;
        out.push('T');
        out.push_str(clock);
        match clock.split(':').map(|n| digits(n, 2)).collect::<Vec<_>>().as_slice() {
            [true] => out.push_str(":00:00"),
            [true, true] => out.push_str(":00"),
            [true, true, true] => {}
            _ => return None,
        }
        out.push_str(zone);
    }
    Some(out)
}

/// The first and the last day, month or year of a period.
fn period(value: &str) -> Option<(String, String)> {
    if let Some((from, to)) = value.split_once('/') {
        return Some((w3c(from)?, w3c(to)?));
    }
    let number = |s: &str| s.parse::<u32>().ok().filter(|_| s.bytes().all(|b| b.is_ascii_digit()));
    match value.split_once('-') {
        // A decade and a century.
        None if (2..=3).contains(&value.len()) && number(value)? > 0 => {
            let (zeros, nines) = if value.len() == 3 { ("0", "9") } else { ("00", "99") };
            Some(([value, zeros].concat(), [value, nines].concat()))
        }
        Some((year, part)) if year.len() == 4 => {
            let of_year = number(year)?;
            let n = number(part.get(1..)?)?;
            let months = |from: u32, to: u32| {
                let month = |n: u32| {
                    let mut out = [year, "-"].concat();
                    escape::digits(&mut out, n, 2);
                    out
                };
                Some((month(from), month(to)))
            };
            match part.as_bytes() {
                [b'Q', b'1'..=b'4'] => months(n * 3 - 2, n * 3),
                [b'H', b'1'..=b'2'] => months(n * 6 - 5, n * 6),
                [b'W', _, _] => {
                    // The fourth of January is in the first week, which begins on a Monday.
                    let fourth = time::Date::new(of_year as i32, 1, 4)?;
                    let monday = fourth.day_number() - (fourth.day_number() + 3).rem_euclid(7) + (n as i32 - 1) * 7;
                    let day = |number| {
                        let mut out = String::new();
                        escape::day(&mut out, time::Date::from_day_number(number)?);
                        Some(out)
                    };
                    Some((day(monday)?, day(monday + 6)?))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// The header.
fn header(out: &mut String, work: &Work<'_>) {
    let title = Some(work.title()).filter(|title| !title.is_empty()).unwrap_or("[بلا عنوان]");
    out.push_str("<teiHeader>\n<fileDesc>\n<titleStmt><title>");
    escape::xml(out, title);
    out.push_str(
        "</title></titleStmt>\n<publicationStmt><p>Written by Isnad.</p></publicationStmt>\n<sourceDesc><bibl><title>",
    );
    escape::xml(out, title);
    out.push_str("</title>");
    if let Some(day) = work.settings.date {
        out.push_str(" <date when=\"");
        escape::day(out, day);
        out.push_str("\">");
        escape::day(out, day);
        out.push_str("</date>");
    }
    if let Some(url) = work.url() {
        out.push_str(" <ref");
        escape::attribute(out, "target", &url);
        out.push('>');
        escape::xml(out, &url);
        out.push_str("</ref>");
    }
    out.push_str("</bibl></sourceDesc>\n</fileDesc>\n<encodingDesc>\n<appInfo><application ident=\"isnad\"");
    escape::attribute(out, "version", work.analysis.version);
    out.push_str("><label>Isnad</label></application></appInfo>\n<classDecl><taxonomy>");
    for kind in QuoteKind::ALL {
        out.push_str("<category");
        escape::attribute(out, "xml:id", kind.name());
        out.push_str("><catDesc>");
        out.push_str(kind.name());
        out.push_str("</catDesc></category>");
    }
    out.push_str("</taxonomy></classDecl>\n</encodingDesc>\n<profileDesc>\n");
    if work.analysis.dates.iter().any(|date| date.calendar == Calendar::Hijri) {
        out.push_str("<calendarDesc><calendar xml:id=\"hijri\"><p>Umm al-Qura</p></calendar></calendarDesc>\n");
    }
    out.push_str("<langUsage><language ident=\"ar\">العربية</language></langUsage>\n</profileDesc>\n</teiHeader>\n");
}

/// The lists of who speaks.
fn stand_off(out: &mut String, speakers: &[Speaker]) {
    if speakers.is_empty() {
        return;
    }
    out.push_str("<standOff>\n");
    for (list, of) in [("listPerson", 0), ("listOrg", 1), ("listPlace", 2), ("listBibl", 3)] {
        let mut any = false;
        for speaker in speakers {
            let (kind, element, named) = match speaker.kind {
                SpeakerKind::Person => (0, "person", "persName"),
                SpeakerKind::Role | SpeakerKind::Anonymous => (0, "person", "note"),
                SpeakerKind::Group => (0, "personGrp", "note"),
                SpeakerKind::Organisation => (1, "org", "orgName"),
                SpeakerKind::Place => (2, "place", "placeName"),
                SpeakerKind::Document => (3, "bibl", "title"),
            };
            if kind != of {
                continue;
            }
            if !any {
                out.push('<');
                out.push_str(list);
                out.push_str(">\n");
                any = true;
            }
            entry(out, speaker, element, named);
        }
        if any {
            out.push_str("</");
            out.push_str(list);
            out.push_str(">\n");
        }
    }
    out.push_str("</standOff>\n");
}

/// One who speaks.
fn entry(out: &mut String, speaker: &Speaker, element: &str, named: &str) {
    out.push('<');
    out.push_str(element);
    out.push_str(" xml:id=\"s");
    escape::number(out, speaker.id);
    out.push_str("\"><");
    out.push_str(named);
    if named == "note" {
        escape::attribute(out, "type", speaker.kind.name());
    }
    out.push('>');
    escape::xml(out, &speaker.name);
    out.push_str("</");
    out.push_str(named);
    out.push('>');
    if let Some(role) = speaker.role.as_deref().filter(|_| element == "person" && !role_is_name(speaker)) {
        out.push_str("<occupation>");
        escape::xml(out, role);
        out.push_str("</occupation>");
    }
    out.push_str("</");
    out.push_str(element);
    out.push_str(">\n");
}

/// Whether the name says the role already.
fn role_is_name(speaker: &Speaker) -> bool {
    speaker.role.as_deref() == Some(&*speaker.name)
}
