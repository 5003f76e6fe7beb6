//! CSV: a row for each quote, as RFC 4180 has it, safe to open in a spreadsheet.

use super::{Work, escape};

/// The names of the columns.
const COLUMNS: &str = "id,kind,speaker,speaker_kind,role,source,cue,content,dates,parent,start,end,rule,confidence";

/// The table. `start` and `end` are code points of the text, from the first to behind the last of the content; `dates`
/// are values, parted by spaces.
pub fn write(work: &Work<'_>) -> String {
    let map = crate::OffsetMap::new(work.text, crate::Offsets::Char);
    let mut out = String::new();
    if work.settings.bom {
        out.push('\u{FEFF}');
    }
    out.push_str(COLUMNS);
    out.push_str("\r\n");
    for quote in &work.analysis.quotes {
        let speaker = work.speaker(quote);
        let words = |span: Option<crate::Span>| span.unwrap_or_default().of(work.text);
        escape::number(&mut out, quote.id);
        for text in [
            quote.kind.name(),
            speaker.map_or("", |s| &s.name),
            speaker.map_or("", |s| s.kind.name()),
            speaker.and_then(|s| s.role.as_deref()).unwrap_or_default(),
            words(quote.source),
            words(quote.cue),
            &work.content(quote),
        ] {
            out.push(',');
            escape::csv(&mut out, text);
        }
        out.push(',');
        let mut dates = String::new();
        for date in work.dates(quote) {
            if !dates.is_empty() {
                dates.push(' ');
            }
            dates.push_str(&date.value);
        }
        escape::csv(&mut out, &dates);
        let first = quote.content.first().map(|span| map.get(span.start));
        let last = quote.content.last().map(|span| map.get(span.end));
        for n in [quote.parent, first, last] {
            out.push(',');
            if let Some(n) = n {
                escape::number(&mut out, n);
            }
        }
        out.push(',');
        escape::csv(&mut out, quote.rule.id());
        out.push(',');
        escape::confidence(&mut out, quote.confidence);
        out.push_str("\r\n");
    }
    out
}
