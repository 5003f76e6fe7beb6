//! Words: the letters of one, and how it is spelt.

use super::fold::{self, Class};
use super::key::Letters;
use super::token::{Kind, Shape, Token, Tokenizer};
use crate::lexicon::Reading;
use crate::span::Span;

/// What a hamza that follows the letters makes of the last: أ or إ, and ؤ or ئ, which fold to a hamza.
fn hamza(letters: &mut Letters, low: u8, shape: &mut u8) {
    match letters.last() {
        fold::ALEF if letters.len() > 3 => {}
        fold::ALEF => *shape |= if low == 0x94 { Shape::HAMZA_ABOVE } else { Shape::HAMZA_BELOW },
        fold::WAW | fold::YEH => letters.replace_last(fold::HAMZA),
        _ => {}
    }
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
    /// Reads Arabic letters with nothing between them, the whole of almost every word. Returns the letters, where they end, and
    /// their shape.
    #[inline(always)]
    fn plain(&self, from: usize) -> (Letters, usize, u8) {
        let mut letters = Letters::new();
        let (mut shape, mut last) = (0, 0);
        let word = self.bytes.get(from..self.end).unwrap_or_default();
        for pair in word.chunks_exact(2) {
            let &[lead, second] = pair else { break };
            let code = fold::arabic_block(lead, second);
            if code < fold::LETTER {
                break;
            }
            letters.push_arabic(code ^ fold::LETTER);
            // U+0623 and U+0625 alone among the letters have these second bytes, as U+0629 and U+0649 have theirs.
            match second {
                0xA3 if letters.len() <= 3 => shape |= Shape::HAMZA_ABOVE,
                0xA5 if letters.len() <= 3 => shape |= Shape::HAMZA_BELOW,
                _ => {}
            }
            last = second;
        }
        shape |= match last {
            0xA9 => Shape::TA_MARBUTA,
            0x89 => Shape::ALEF_MAQSURA,
            _ => 0,
        };
        let end = from + 2 * letters.len() as usize;
        (letters, end, shape)
    }

    /// Reads the word at `from`; returns where it ends.
    pub(super) fn word(&self, from: usize, glued: bool, tokens: &mut Vec<Token>) -> usize {
        let (mut letters, mut end, mut shape) = self.plain(from);
        let mut latin = false;
        let ch = match self.bytes.get(from..from + 2) {
            Some([lead, second]) if end > from => {
                char::from_u32(u32::from(lead & 0x1F) << 6 | u32::from(second & 0x3F))
            }
            _ => self.char_at(from),
        }
        .unwrap_or(' ');
        // Nothing of ASCII goes on with an Arabic word, nor does a sign of its own block.
        let over = end > from
            && self.bytes.get(end).is_none_or(|next| next.is_ascii() || self.arabic(end) == Some(fold::OTHER));
        if !over {
            (end, latin) = self.rest(end, &mut letters, &mut shape);
        }
        tokens.push(Token {
            span: Span::new(from as u32, end as u32),
            key: letters.key(),
            word: Reading::NONE,
            kind: if latin { Kind::Foreign } else { Kind::Word },
            shape: Shape(shape),
            glued,
            ch,
            num: 0,
        });
        end
    }

    /// Reads on in a word of any letters and signs; returns where it ends, and whether its letters are of another alphabet.
    #[inline(never)]
    fn rest(&self, from: usize, letters: &mut Letters, shape: &mut u8) -> (usize, bool) {
        let (mut at, mut end) = (from, from);
        let mut latin = false;
        loop {
            let coded = self.arabic(at).filter(|_| at < self.end);
            if let (Some(code), Some([lead, low])) = (coded, self.bytes.get(at..at + 2)) {
                if code >= fold::LETTER {
                    letters.push(code ^ fold::LETTER);
                    at += 2;
                    end = at;
                    *shape &= !(Shape::TA_MARBUTA | Shape::ALEF_MAQSURA | Shape::OPEN);
                    *shape |= spelling(u32::from(lead & 0x1F) << 6 | u32::from(low & 0x3F), letters.len());
                    continue;
                }
                if code == fold::SILENT {
                    at += 2;
                    match low {
                        // U+0654 and U+0655: a hamza of its own, as texts have it whose letters were taken apart.
                        0x94 | 0x95 => hamza(letters, *low, shape),
                        0x8B..=0x8D => *shape |= Shape::TANWIN,
                        0x91 => *shape |= Shape::SHADDA,
                        0x8F if letters.len() <= 2 => *shape |= Shape::DAMMA,
                        0x80 => *shape |= Shape::OPEN,
                        // U+061C, a directional mark, belongs to no word unless letters follow.
                        0x9C => continue,
                        _ => {}
                    }
                    end = at;
                    continue;
                }
                break;
            }
            let Some(c) = self.char_at(at) else { break };
            match fold::class(c) {
                Class::Letter(code) => {
                    let is_arabic = (1..fold::ARABIC).contains(&code);
                    if letters.len() == 0 {
                        latin = !is_arabic;
                    } else if latin == is_arabic {
                        break;
                    }
                    letters.push(if code == 0 { fold::ARABIC } else { code });
                    if fold::ligature(c) {
                        letters.push(fold::ALEF);
                    }
                    *shape &= !(Shape::TA_MARBUTA | Shape::ALEF_MAQSURA | Shape::OPEN);
                    *shape |= spelling(fold::letter(c), letters.len());
                    at += c.len_utf8();
                    end = at;
                }
                Class::Silent => {
                    at += c.len_utf8();
                    if matches!(c, '\u{670}' | '\u{610}'..='\u{61A}' | '\u{6D6}'..='\u{6ED}' | '\u{300}'..='\u{36F}') {
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
        (end, latin)
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
