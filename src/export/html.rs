//! A page of its own with highlights: no script, nothing loaded, in either direction of writing, fit for print.
//!
//! Colours tell speakers apart, and so do their numbers; lines tell kinds apart: what is printed in grey says as much.

use super::nest::{Element, Step, in_paragraphs, walk};
use super::{Language, Work, escape};
use crate::{QuoteKind, Speaker, Timex};

const STYLE: &str = include_str!("html.css");
/// How many colours there are.
const COLOURS: u32 = 8;
const QUOTE: u8 = 1;
const SOURCE: u8 = 2;
const CUE: u8 = 3;
const DATE: u8 = 4;

/// What stands around the text, in both languages: the kinds of quotes in their order, then the rest.
struct Words {
    kinds: [&'static str; 4],
    cue: &'static str,
    source: &'static str,
    date: &'static str,
    legend: &'static str,
    speakers: &'static str,
    unknown: &'static str,
    untitled: &'static str,
    made: &'static str,
}

const ARABIC: Words = Words {
    kinds: ["قول بنصّه", "قول بمعناه", "بنصّه ومعناه", "فحوى القول"],
    cue: "لفظ الإسناد",
    source: "المصدر",
    date: "تاريخ",
    legend: "ما يظهر في النص",
    speakers: "من قال ماذا",
    unknown: "بلا مصدر معلوم",
    untitled: "بلا عنوان",
    made: "أعدّه إسناد آليا، وقد يخطئ.",
};

const ENGLISH: Words = Words {
    kinds: ["Direct", "Indirect", "Mixed", "Speech act"],
    cue: "Cue",
    source: "Source",
    date: "Date",
    legend: "What the text shows",
    speakers: "Who said what",
    unknown: "No known source",
    untitled: "Untitled",
    made: "Made by Isnad, a program, which may err.",
};

/// The page.
pub fn write(work: &Work<'_>) -> String {
    let (words, language, direction) = match work.settings.language {
        Language::Arabic => (&ARABIC, "ar", "rtl"),
        Language::English => (&ENGLISH, "en", "ltr"),
    };
    let title = Some(work.title()).filter(|title| !title.is_empty()).unwrap_or(words.untitled);
    let mut out = String::with_capacity(work.text.len() * 2 + STYLE.len() + 2000);
    out.push_str("<!DOCTYPE html>\n<html");
    escape::attribute(&mut out, "lang", language);
    escape::attribute(&mut out, "dir", direction);
    out.push_str(
        ">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"Isnad ",
    );
    escape::xml(&mut out, work.analysis.version);
    out.push_str(
        "\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>",
    );
    escape::xml(&mut out, title);
    out.push_str("</title>\n<style>\n");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n<header>\n<h1 dir=\"auto\">");
    escape::xml(&mut out, title);
    out.push_str("</h1>\n");
    published(&mut out, work);
    out.push_str("</header>\n");
    legend(&mut out, work, words);
    out.push_str("<main lang=\"ar\">\n");
    article(&mut out, work, words);
    out.push_str("\n</main>\n<footer><p>");
    out.push_str(words.made);
    out.push_str("</p></footer>\n</body>\n</html>\n");
    out
}

/// When and where the text was published.
fn published(out: &mut String, work: &Work<'_>) {
    if work.settings.date.is_none() && work.settings.url.is_none() {
        return;
    }
    out.push_str("<p>");
    if let Some(day) = work.settings.date {
        out.push_str("<time>");
        escape::day(out, day);
        out.push_str("</time>");
    }
    if let Some(url) = work.url() {
        // Only addresses of the web are followed; whatever else stands there is shown.
        let web = url.starts_with("https://") || url.starts_with("http://");
        out.push_str(if web { " <a rel=\"noreferrer\"" } else { " <span" });
        if web {
            escape::attribute(out, "href", &url);
        }
        out.push_str(" dir=\"ltr\">");
        escape::xml(out, &url);
        out.push_str(if web { "</a>" } else { "</span>" });
    }
    out.push_str("</p>\n");
}

/// The kinds and the speakers that there are, with how many quotes each has.
fn legend(out: &mut String, work: &Work<'_>, words: &Words) {
    out.push_str("<section class=\"legend\"");
    escape::attribute(out, "aria-label", words.legend);
    out.push_str(">\n<ul>\n");
    for (kind, word) in QuoteKind::ALL.iter().zip(words.kinds) {
        let count = work.analysis.quotes.iter().filter(|quote| quote.kind == *kind).count();
        if count > 0 {
            out.push_str("<li><mark");
            escape::attribute(out, "class", kind.name());
            out.push('>');
            out.push_str(word);
            out.push_str("</mark> ");
            escape::number(out, count as u32);
            out.push_str("</li>\n");
        }
    }
    for (class, word) in [("cue", words.cue), ("source", words.source), ("date", words.date)] {
        out.push_str("<li><span");
        escape::attribute(out, "class", class);
        out.push('>');
        out.push_str(word);
        out.push_str("</span></li>\n");
    }
    out.push_str("</ul>\n");
    let mut speakers = work.analysis.speakers.iter().filter(|speaker| !speaker.quotes.is_empty()).peekable();
    if speakers.peek().is_some() {
        out.push_str("<ol");
        escape::attribute(out, "aria-label", words.speakers);
        out.push_str(">\n");
        for speaker in speakers {
            out.push_str("<li><mark");
            class(out, "", Some(speaker));
            out.push_str("><bdi>");
            escape::xml(out, &speaker.name);
            out.push_str("</bdi></mark>");
            if let Some(role) = speaker.role.as_ref().filter(|role| **role != speaker.name) {
                out.push_str(" <bdi>");
                escape::xml(out, role);
                out.push_str("</bdi>");
            }
            for (id, i) in speaker.quotes.iter().zip(1..) {
                out.push_str(" <a href=\"#q");
                escape::number(out, *id);
                out.push_str("\">");
                escape::number(out, i);
                out.push_str("</a>");
            }
            out.push_str("</li>\n");
        }
        out.push_str("</ol>\n");
    }
    out.push_str("</section>\n");
}

/// The text with everything that was found in it.
fn article(out: &mut String, work: &Work<'_>, words: &Words) {
    let mut elements = Vec::new();
    for quote in &work.analysis.quotes {
        elements.extend(quote.content.iter().map(|span| Element::new(*span, QUOTE, quote.id)));
        elements.extend(quote.source.map(|span| Element::new(span, SOURCE, 0)));
        elements.extend(quote.cue.map(|span| Element::new(span, CUE, 0)));
    }
    elements.extend(work.analysis.dates.iter().map(|date| Element::new(date.span, DATE, date.id)));
    // One cue may report twice, and one source speak twice.
    crate::order::by_key(&mut elements, |e| (crate::order::place(e.span.start, e.span.end) << 8) | u128::from(e.layer));
    elements.dedup();
    let mut inside = false;
    let mut begun = vec![false; work.analysis.quotes.len()];
    walk(work.text, in_paragraphs(work.text, &elements), |step| match step {
        Step::Text(text) if inside => escape::xml(out, text.trim_start_matches('\u{FEFF}')),
        // What parts paragraphs is white space of any kind.
        Step::Text(_) => out.push('\n'),
        Step::Open(part) => match part.layer {
            QUOTE => quote(out, work, words, part, &mut begun),
            SOURCE => out.push_str("<span class=\"source\">"),
            CUE => out.push_str("<span class=\"cue\">"),
            DATE => match work.analysis.dates.get(part.id as usize) {
                Some(date) => dated(out, date),
                None => out.push_str("<span>"),
            },
            _ => {
                inside = true;
                out.push_str("<p dir=\"auto\">");
            }
        },
        Step::Close(part) => out.push_str(match part.layer {
            QUOTE => "</mark>",
            SOURCE | CUE => "</span>",
            DATE => match work.analysis.dates.get(part.id as usize).map_or("span", date_element) {
                "time" => "</time>",
                _ => "</span>",
            },
            _ => {
                inside = false;
                "</p>"
            }
        }),
    });
}

/// The tag of a part of a quote. The first part has its id, and says on hovering who speaks and how.
fn quote(out: &mut String, work: &Work<'_>, words: &Words, part: Element, begun: &mut [bool]) {
    let Some(quote) = work.analysis.quotes.get(part.id as usize) else { return out.push_str("<mark>") };
    let speaker = work.speaker(quote);
    out.push_str("<mark");
    if let Some(begun) = begun.get_mut(part.id as usize).filter(|begun| !**begun) {
        *begun = true;
        out.push_str(" id=\"q");
        escape::number(out, quote.id);
        out.push('"');
    }
    // The number of the speaker stands where the quote ends.
    let ends = part.last() && quote.content.last() == Some(&part.whole);
    class(out, quote.kind.name(), speaker.filter(|_| ends));
    let kind =
        QuoteKind::ALL.iter().zip(words.kinds).find(|(kind, _)| **kind == quote.kind).map_or("", |(_, word)| word);
    let name = speaker.map_or(words.unknown, |speaker| &speaker.name);
    escape::attribute(out, "title", &[name, " · ", kind].concat());
    out.push('>');
}

/// The attribute `class` of a mark, and the number of the speaker.
fn class(out: &mut String, kind: &str, speaker: Option<&Speaker>) {
    out.push_str(" class=\"");
    out.push_str(kind);
    if let Some(speaker) = speaker {
        out.push_str(if kind.is_empty() { "s" } else { " s" });
        escape::number(out, speaker.id % COLOURS);
    }
    out.push('"');
    if let Some(speaker) = speaker {
        out.push_str(" data-speaker=\"");
        escape::number(out, speaker.id + 1);
        out.push('"');
    }
}

/// The tag of a date: `<time>` where HTML has a form for the value, else an element that only shows it.
fn dated(out: &mut String, date: &Timex) {
    out.push('<');
    out.push_str(date_element(date));
    out.push_str(" class=\"date\"");
    escape::attribute(out, "title", &date.value);
    if date_element(date) == "time" {
        escape::attribute(out, "datetime", &date.value);
    }
    out.push('>');
}

fn date_element(date: &Timex) -> &'static str {
    if in_html(&date.value) { "time" } else { "span" }
}

/// Whether HTML has the form: years, months, weeks, days, times of a day; lengths in days and their parts.
fn in_html(value: &str) -> bool {
    // Each digit as 0, so that a form is a text.
    let form: String = value.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    match form.strip_prefix('P') {
        None => {
            let (day, clock) = form.split_once('T').map_or((&*form, None), |(day, clock)| (day, Some(clock)));
            let clock = clock.map(|clock| clock.trim_end_matches('Z').split('+').next().unwrap_or_default());
            match clock {
                None => matches!(day, "0000" | "0000-00" | "0000-00-00" | "0000-W00") && value != "0000",
                Some(clock) => day == "0000-00-00" && matches!(clock, "00:00" | "00:00:00"),
            }
        }
        Some(length) => {
            let (days, time) = length.split_once('T').map_or((length, ""), |(days, time)| (days, time));
            days.chars().all(|c| matches!(c, '0' | 'D')) && time.chars().all(|c| matches!(c, '0' | 'H' | 'M' | 'S'))
        }
    }
}
