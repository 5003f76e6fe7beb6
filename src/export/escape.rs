//! Text made safe for XML, JSON and CSV, and numbers in writing.

/// Appends text as the content of an XML or HTML element or of an attribute in double quotation marks.
///
/// What XML has no place for (control characters, U+FFFE, U+FFFF) becomes U+FFFD; carriage returns are written as
/// references, since a parser reads bare ones as line feeds.
pub fn xml(out: &mut String, text: &str) {
    escape(out, text, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\r' => Some("&#13;"),
        '\t' | '\n' => None,
        '\0'..=' ' if c != ' ' => Some("\u{FFFD}"),
        '\u{FFFE}' | '\u{FFFF}' => Some("\u{FFFD}"),
        _ => None,
    });
}

/// Appends text as an attribute of XML, where line breaks and tabs would be read as spaces.
pub fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    let mut rest = value;
    while let Some(at) = rest.find(['\n', '\t']) {
        xml(out, rest.get(..at).unwrap_or_default());
        out.push_str(if rest.as_bytes().get(at) == Some(&b'\n') { "&#10;" } else { "&#9;" });
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    xml(out, rest);
    out.push('"');
}

/// Appends text as a JSON string, as serde writes it.
pub fn json(out: &mut String, text: &str) {
    out.push('"');
    escape(out, text, |c| match c {
        '"' => Some("\\\""),
        '\\' => Some("\\\\"),
        '\n' => Some("\\n"),
        '\r' => Some("\\r"),
        '\t' => Some("\\t"),
        '\u{8}' => Some("\\b"),
        '\u{C}' => Some("\\f"),
        '\0'..='\u{1F}' => CONTROLS.get(c as usize * 6..c as usize * 6 + 6),
        _ => None,
    });
    out.push('"');
}

/// The control characters as JSON writes them, six letters each.
const CONTROLS: &str = "\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\u0008\\u0009\\u000a\\u000b\\u000c\\u000d\\u000e\\u000f\
    \\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f";

/// Appends one field of CSV, safe in a spreadsheet: where it begins with a sign by which spreadsheets know a formula
/// (also after white space, and in full width), an apostrophe goes before it, which they read as "this is text".
pub fn csv(out: &mut String, text: &str) {
    let formula = text.starts_with(['\t', '\r', '\n', '\0'])
        || text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']);
    let quoted = text.contains([',', '"', '\r', '\n']) || text.trim() != text || formula;
    if quoted {
        out.push('"');
    }
    if formula {
        out.push('\'');
    }
    escape(out, text, |c| match c {
        '"' => Some("\"\""),
        '\0' => Some("\u{FFFD}"),
        _ => None,
    });
    if quoted {
        out.push('"');
    }
}

/// Copies `text`, with another text for some of its characters.
fn escape(out: &mut String, text: &str, other: impl Fn(char) -> Option<&'static str>) {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if let Some(other) = other(c) {
            out.push_str(text.get(from..at).unwrap_or_default());
            out.push_str(other);
            from = at + c.len_utf8();
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
}

/// Appends a number.
pub fn number(out: &mut String, n: u32) {
    if n >= 10 {
        number(out, n / 10);
    }
    out.push(char::from(b'0' + (n % 10) as u8));
}

/// Appends a number with at least `width` digits.
pub fn digits(out: &mut String, n: u32, width: u32) {
    (1..width).rev().filter(|i| n < 10u32.saturating_pow(*i)).for_each(|_| out.push('0'));
    number(out, n);
}

/// Appends a confidence, to three digits: `0.95`, `1.0`. Written by hand, since printing floating-point numbers is
/// twenty kilobytes of wasm.
pub fn confidence(out: &mut String, confidence: f32) {
    let mut thousandths = (confidence.clamp(0.0, 1.0) * 1000.0).round() as u32;
    number(out, thousandths / 1000);
    out.push('.');
    thousandths %= 1000;
    loop {
        out.push(char::from(b'0' + (thousandths / 100) as u8));
        thousandths = thousandths % 100 * 10;
        if thousandths == 0 {
            break;
        }
    }
}

/// Appends a day as `2024-10-15`.
pub fn day(out: &mut String, day: crate::time::Date) {
    digits(out, day.year() as u32, 4);
    out.push('-');
    digits(out, day.month().into(), 2);
    out.push('-');
    digits(out, day.day().into(), 2);
}
