//! TimeML 1.2.1: the text with a `TIMEX3` for each date.
//!
//! The schema allows fewer values than the annotation guidelines and the analysis do. What it has no place for is said
//! as it can be: a range is a DURATION between two dates of its own, fractions are rounded down and marked MORE_THAN,
//! zones are left out, years before our era are PAST_REF.

use std::borrow::Cow;

use super::nest::{Element, Step, walk};
use super::{Work, escape};
use crate::{Timex, TimexMod, TimexType, time};

/// The document.
pub fn write(work: &Work<'_>) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>");
    escape::xml(&mut out, work.url().as_deref().unwrap_or("isnad"));
    out.push_str("</DOCID>\n<DCT>");
    if let Some(date) = work.settings.date {
        out.push_str("<TIMEX3 tid=\"t0\" type=\"DATE\" value=\"");
        escape::day(&mut out, date);
        out.push_str("\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">");
        escape::day(&mut out, date);
        out.push_str("</TIMEX3>");
    }
    out.push_str("</DCT>\n");
    // Of a text without a title the title is a line of the text, which stands below.
    if work.settings.title.is_some() {
        out.push_str("<TITLE>");
        escape::xml(&mut out, work.title());
        out.push_str("</TITLE>\n");
    }
    out.push_str("<TEXT>");
    let dates = &work.analysis.dates;
    let elements = dates.iter().map(|date| Element::new(date.span, 1, date.id)).collect();
    let mut more = dates.len() as u32;
    walk(work.text, elements, |step| match step {
        Step::Text(text) => escape::xml(&mut out, text),
        Step::Open(part) => match dates.get(part.id as usize) {
            // A date that crosses another is marked once, in its first part.
            Some(date) if part.first() => open(&mut out, date, more),
            _ => {}
        },
        Step::Close(part) => match dates.get(part.id as usize) {
            Some(date) if part.first() => {
                out.push_str("</TIMEX3>");
                if let Some(ends) = date.value.split_once('/') {
                    for end in [ends.0, ends.1] {
                        more += 1;
                        start(&mut out, more, TimexType::Date, &value(end).0);
                        out.push_str("/>");
                    }
                }
            }
            _ => {}
        },
    });
    out.push_str("</TEXT>\n</TimeML>\n");
    out
}

/// The tag of a date; `more` is how many numbers have been given.
fn open(out: &mut String, date: &Timex, more: u32) {
    if let Some((from, to)) = date.value.split_once('/') {
        start(out, date.id + 1, TimexType::Duration, &between(from, to));
        for (name, id) in [(" beginPoint=\"t", more + 1), (" endPoint=\"t", more + 2)] {
            out.push_str(name);
            escape::number(out, id);
            out.push('"');
        }
    } else {
        let (value, rounded) = value(&date.value);
        start(out, date.id + 1, date.kind, &value);
        let modifier = date.modifier.map(TimexMod::name).or(rounded.then_some("MORE_THAN"));
        if let Some(modifier) = modifier {
            escape::attribute(out, "mod", modifier);
        }
        if date.kind == TimexType::Set {
            out.push_str(" quant=\"EVERY\"");
        }
    }
    out.push('>');
}

/// The beginning of a tag.
fn start(out: &mut String, id: u32, kind: TimexType, value: &str) {
    out.push_str("<TIMEX3 tid=\"t");
    escape::number(out, id);
    out.push('"');
    escape::attribute(out, "type", kind.name());
    escape::attribute(out, "value", value);
}

/// The length of a range, both ends included.
fn between(from: &str, to: &str) -> String {
    let mut out = String::from("P");
    let year = |s: &str| s.parse::<u32>().ok().filter(|_| s.len() == 4);
    if let (Some(from), Some(to)) = (year(from), year(to)) {
        escape::number(&mut out, to.saturating_sub(from) + 1);
        out.push('Y');
    } else if let (Ok(from), Ok(to)) = (from.parse::<time::Date>(), to.parse::<time::Date>()) {
        escape::number(&mut out, (to.day_number() - from.day_number()).max(0) as u32 + 1);
        out.push('D');
    } else {
        out.push_str("XXD");
    }
    out
}

/// A value as the schema has it, and whether it was rounded down.
fn value(value: &str) -> (Cow<'_, str>, bool) {
    if value.starts_with("BC") || value.starts_with('-') {
        return (Cow::Borrowed("PAST_REF"), false);
    }
    if let Some(length) = value.strip_prefix('P').filter(|length| !length.starts_with("AST")) {
        return duration(value, length);
    }
    // The zone of a time, and fractions of a second.
    let clock = value.find('T').unwrap_or(value.len());
    let end = value.get(clock..).and_then(|clock| clock.find(['+', '-', 'Z', '.']));
    if let Some(end) = end {
        return (Cow::Borrowed(value.get(..clock + end).unwrap_or(value)), false);
    }
    (Cow::Borrowed(value), false)
}

/// The units of a length in the order in which they are written: those of the date, and from `H` on those of the time.
const UNITS: &str = "YMWDHMS";

/// A length without fractions; weeks that stand with other units are days.
fn duration<'a>(value: &'a str, length: &str) -> (Cow<'a, str>, bool) {
    let fraction = length.contains('.');
    let mixed = length.contains('W') && !length.ends_with('W');
    if !fraction && !mixed {
        return (Cow::Borrowed(value), false);
    }
    let mut amounts = [None; UNITS.len()];
    let mut from = 0;
    for part in length.split_inclusive(|c: char| c.is_ascii_alphabetic()) {
        let Some(unit) = part.chars().last() else { continue };
        if unit == 'T' {
            from = 4;
        }
        let place = UNITS.get(from..).and_then(|units| units.find(unit)).map(|at| at + from);
        let whole = part.split(['.', unit]).next().unwrap_or_default();
        if let Some(amount) = place.and_then(|place| amounts.get_mut(place)) {
            *amount = Some(whole.parse::<u32>().unwrap_or_default());
        }
    }
    if let [_, _, weeks, days, ..] = &mut amounts
        && mixed
    {
        *days = Some(days.unwrap_or_default() + weeks.take().unwrap_or_default().saturating_mul(7));
    }
    let mut out = String::from("P");
    for ((amount, unit), place) in amounts.into_iter().zip(UNITS.chars()).zip(0..) {
        let Some(amount) = amount else { continue };
        if place >= 4 && !out.contains('T') {
            out.push('T');
        }
        escape::number(&mut out, amount);
        out.push(unit);
    }
    (Cow::Owned(out), fraction)
}
