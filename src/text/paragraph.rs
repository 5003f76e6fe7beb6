//! Paragraphs: what is analysed by itself.

use crate::span::Span;

/// The paragraphs of a text in order: its lines that are not blank, without the line break (LF, CR, NEL, U+2028,
/// U+2029).
///
/// ```
/// use isnad::text::paragraph::paragraphs;
/// let text = "قال.\n\nثم قال.\r\n";
/// let found: Vec<&str> = paragraphs(text).map(|span| span.of(text)).collect();
/// assert_eq!(found, ["قال.", "ثم قال."]);
/// ```
pub fn paragraphs(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    core::iter::from_fn(move || {
        loop {
            let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
            let (len, gap) = line_end(rest);
            let span = Span::new(at as u32, (at + len) as u32);
            at += len + gap;
            if !rest.get(..len)?.trim().is_empty() {
                return Some(span);
            }
        }
    })
}

/// The length of the first line, and of the break behind it.
fn line_end(rest: &str) -> (usize, usize) {
    let bytes = rest.as_bytes();
    let mut from = 0;
    while let Some(i) = bytes.get(from..).and_then(line_break) {
        let at = from + i;
        match bytes.get(at..) {
            Some([b'\n' | b'\r', ..]) => return (at, 1),
            Some([0xC2, 0x85, ..]) => return (at, 2),
            Some([0xE2, 0x80, 0xA8 | 0xA9, ..]) => return (at, 3),
            _ => from = at + 1,
        }
    }
    (rest.len(), 0)
}

/// The first byte that may begin a line break. Eight bytes are tested at a time: most lines are long.
fn line_break(bytes: &[u8]) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        if (has(word, b'\n') | has(word, b'\r') | has(word, 0xC2) | has(word, 0xE2)) != 0 {
            let from = at * 8;
            // A borrow between bytes can raise a false alarm: then the search goes on behind these eight.
            match bytes.get(from..from + 8)?.iter().position(begins_break) {
                Some(i) => return Some(from + i),
                None => continue,
            }
        }
    }
    rest.iter().position(begins_break).map(|i| words.len() * 8 + i)
}

fn begins_break(byte: &u8) -> bool {
    matches!(byte, b'\n' | b'\r' | 0xC2 | 0xE2)
}

/// Not zero where a byte of `word` is `byte`.
const fn has(word: u64, byte: u8) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    let same = word ^ (ONES * byte as u64);
    same.wrapping_sub(ONES) & !same & (ONES << 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_break_parts() {
        let text = "أ\nب\rج\u{85}د\u{2028}ه\u{2029}و «ز»\u{A0}";
        let found: Vec<&str> = paragraphs(text).map(|s| s.of(text)).collect();
        assert_eq!(found, ["أ", "ب", "ج", "د", "ه", "و «ز»\u{A0}"]);
        assert_eq!(paragraphs("").count(), 0);
        assert_eq!(paragraphs(" \n\t\n").count(), 0);
    }
}
