//! Words: the letters of one, and how it is spelt.

use super::fold::{self, Class};
use super::key::Letters;
use super::token::{Kind, Shape, Token, Tokenizer};

/// What a hamza that follows the letters makes of the last: أ or إ, and ؤ or ئ, which fold to a hamza.
fn hamza(letters: &mut Letters, above: bool, shape: &mut u8) {
    match letters.last() {
        fold::ALEF if letters.len() > 3 => {}
        fold::ALEF => *shape |= if above { Shape::HAMZA_ABOVE } else { Shape::HAMZA_BELOW },
        fold::WAW | fold::YEH => letters.replace_last(fold::HAMZA),
        _ => {}
    }
}

/// The hamzas on alefs among the first three letters of a word that begins with these bytes and has `len` Arabic letters. All are
/// compared at once: no processor foresees which words have one.
#[inline(always)]
fn hamzas(head: u64, len: u32) -> u8 {
    const ONES: u64 = 0x0001_0001_0001_0001;
    let behind = u64::MAX << (16 * len.min(3));
    let among = |letter: [u8; 2]| {
        let other = head ^ (ONES * u64::from(u16::from_le_bytes(letter))) | behind;
        u8::from(other.wrapping_sub(ONES) & !other & (ONES << 15) != 0)
    };
    (among([0xD8, 0xA3]) * Shape::HAMZA_ABOVE) | (among([0xD8, 0xA5]) * Shape::HAMZA_BELOW)
}

/// A word as far as it has been read.
pub(super) struct Read {
    letters: Letters,
    pub(super) end: usize,
    shape: u8,
}

/// The spelling that a letter shows as the last of `count`.
const fn spelling(letter: u32, count: u32) -> u8 {
    match letter {
        0x623 if count <= 3 => Shape::HAMZA_ABOVE,
        0x625 if count <= 3 => Shape::HAMZA_BELOW,
        0x629 => Shape::TA_MARBUTA,
        0x649 => Shape::ALEF_MAQSURA,
        _ => 0,
    }
}

impl Tokenizer<'_> {
    /// Reads Arabic letters with nothing between them, the whole of almost every word; nothing where the paragraph ends within eight
    /// bytes.
    #[inline(always)]
    pub(super) fn plain(&self, from: usize) -> Read {
        let word = self.bytes.get(from..).unwrap_or_default();
        let Some(head) = word.first_chunk() else { return Read { letters: Letters::new(), end: from, shape: 0 } };
        let (mut codes, mut len, mut last) = (0, 0, 0);
        for pair in word.as_chunks::<2>().0.iter().take(Letters::ROOM) {
            let code = fold::arabic_block(*pair);
            if code < fold::LETTER {
                break;
            }
            codes |= u64::from(code ^ fold::LETTER) << (fold::BITS * len);
            last = pair[1];
            len += 1;
        }
        // U+0629 and U+0649 alone among the letters have these second bytes.
        let ending = (u8::from(last == 0xA9) * Shape::TA_MARBUTA) | (u8::from(last == 0x89) * Shape::ALEF_MAQSURA);
        let shape = hamzas(u64::from_le_bytes(*head), len) | ending;
        Read { letters: Letters::of(codes, len), end: from + 2 * len as usize, shape }
    }

    /// Reads the word at `from`, of which `read` has been read; returns where it ends.
    #[inline(always)]
    pub(super) fn word(&self, from: usize, mut read: Read, glued: bool, tokens: &mut Vec<Token>) -> usize {
        let ch = match self.bytes.get(from..from + 2) {
            Some([lead, second]) if read.end > from => {
                char::from_u32(u32::from(lead & 0x1F) << 6 | u32::from(second & 0x3F))
            }
            _ => self.char_at(from),
        };
        // Nothing of ASCII goes on with an Arabic word, nor does a sign of its own block.
        let over = read.end > from
            && self
                .bytes
                .get(read.end)
                .is_none_or(|next| next.is_ascii() || self.arabic(read.end) == Some(fold::OTHER));
        let mut latin = false;
        if !over {
            (read, latin) = self.rest(read);
        }
        let kind = if latin { Kind::Foreign } else { Kind::Word };
        let value = (read.letters.key(), Shape(read.shape), 0);
        self.push(tokens, (from, read.end), kind, glued, ch.unwrap_or(' '), value);
        read.end
    }

    /// Reads on in a word of any letters and signs; returns also whether its letters are of another alphabet.
    #[inline(never)]
    fn rest(&self, Read { mut letters, mut end, mut shape }: Read) -> (Read, bool) {
        let mut at = end;
        let mut latin = false;
        while let Some(c) = self.char_at(at) {
            // Of the block of almost all letters.
            let basic = matches!(c, '\u{600}'..='\u{67F}');
            match fold::class(c) {
                Class::Letter(code) => {
                    let is_arabic = (1..fold::ARABIC).contains(&code);
                    if letters.len() == 0 {
                        latin = !is_arabic;
                    } else if latin == is_arabic && !basic {
                        break;
                    }
                    letters.push(if code == 0 { fold::ARABIC } else { code });
                    if fold::ligature(c) {
                        letters.push(fold::ALEF);
                    }
                    shape &= !(Shape::TA_MARBUTA | Shape::ALEF_MAQSURA | Shape::OPEN);
                    shape |= spelling(fold::letter(c), letters.len());
                    at += c.len_utf8();
                    end = at;
                }
                Class::Silent => {
                    at += c.len_utf8();
                    match c {
                        // A hamza of its own, as texts have it whose letters were taken apart.
                        '\u{654}' | '\u{655}' => hamza(&mut letters, c == '\u{654}', &mut shape),
                        '\u{64B}'..='\u{64D}' => shape |= Shape::TANWIN,
                        '\u{651}' => shape |= Shape::SHADDA,
                        '\u{64F}' if letters.len() <= 2 => shape |= Shape::DAMMA,
                        '\u{640}' => shape |= Shape::OPEN,
                        _ => {}
                    }
                    // U+061C, a directional mark, belongs to no word unless letters follow.
                    if basic && c != '\u{61C}' || matches!(c, '\u{6D6}'..='\u{6ED}' | '\u{300}'..='\u{36F}') {
                        end = at;
                    }
                }
                // Latin names hold digits (`G20`) and inner apostrophes or hyphens are left to the signs.
                Class::Digit(d) if latin && c.is_ascii() => {
                    letters.push(b'0' + d);
                    at += 1;
                    end = at;
                }
                _ => break,
            }
        }
        (Read { letters, end, shape }, latin)
    }
}

#[cfg(test)]
mod tests {
    use crate::text::token::{Shape, Token, tokenize};
    use crate::{Span, text};

    fn word(text: &str) -> Token {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len() as u32), &mut tokens);
        tokens[0]
    }

    /// Checks that the second of each pair is the same word as the first, and spelt the same.
    fn check(pairs: &[(&str, &str)]) {
        for (other, plain) in pairs {
            let (other, plain) = (word(other), word(plain));
            assert_eq!((other.key, other.shape), (plain.key, plain.shape), "{plain:?}");
        }
    }

    #[test]
    fn letters_that_were_taken_apart_are_the_same_word() {
        check(&[
            ("ا\u{654}ن", "أن"),
            ("ا\u{655}نه", "إنه"),
            ("مسو\u{654}ول", "مسؤول"),
            ("ري\u{654}يس", "رئيس"),
            ("القرا\u{653}ن", "القرآن"),
            ("سا\u{654}ل", "سأل"),
        ]);
    }

    #[test]
    fn presentation_forms_show_the_same_spellings() {
        check(&[
            ("\u{FE83}\u{FEE5}", "أن"),
            ("\u{FE87}\u{FEE7}\u{FEEA}", "إنه"),
            ("\u{FEED}\u{FEF7}\u{FEE5}", "ولأن"),
            ("\u{FED3}\u{FEFA}\u{FEE5}", "فلإن"),
            ("\u{FED9}\u{FEE0}\u{FEE4}\u{FE93}", "كلمة"),
            ("\u{FECB}\u{FEE0}\u{FEF0}", "على"),
        ]);
        assert!(!word("\u{FED9}\u{FEE0}\u{FEE4}\u{FE97}\u{FEEA}").shape.has(Shape::TA_MARBUTA));
        assert_eq!(word("كلمة").key, text::word!("كلمه"));
    }
}
