//! Tokens: words, numbers and signs of one paragraph, each with its folded key.

use super::fold::{self, Class};
use super::key::Key;
use crate::lexicon::Reading;
use crate::span::Span;

/// What kind of token it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A word in Arabic letters, with its clitics.
    Word,
    /// A word in letters of another alphabet.
    Foreign,
    /// A run of decimal digits of any script; [`Token::num`] is its value.
    Number,
    /// A quotation mark, an angle bracket, a parenthesis or bracket of any kind; [`Token::ch`] tells which.
    Mark,
    /// `.` `!` `?` `؟` `۔` where it ends a sentence.
    Stop,
    /// `…`, or two or more full stops together.
    Ellipsis,
    /// `،` or `,` that parts words.
    Comma,
    /// `؛` or `;`.
    Semicolon,
    /// `:`.
    Colon,
    /// A dash or hyphen of any length, or a tatweel that stands alone.
    Dash,
    /// `/` or `\`.
    Slash,
    /// Any other sign, and a full stop or comma within a number or an abbreviation.
    Other,
}

/// Spellings that folding forgets and the grammar needs: a set of the constants below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape(pub u8);

impl Shape {
    /// An alef with hamza above it is among the first three letters (أ).
    pub const HAMZA_ABOVE: u8 = 1;
    /// An alef with hamza below it is among the first three letters (إ).
    pub const HAMZA_BELOW: u8 = 2;
    /// It has tanwin (ً ٌ ٍ).
    pub const TANWIN: u8 = 4;
    /// It has a shadda.
    pub const SHADDA: u8 = 8;
    /// Its last letter is ة.
    pub const TA_MARBUTA: u8 = 16;
    /// Its last letter is ى.
    pub const ALEF_MAQSURA: u8 = 32;
    /// Its last letter is a tatweel: the word goes on behind a mark (`بـ«…»`).
    pub const OPEN: u8 = 64;
    /// It has a damma on one of its first two letters: mostly a passive (قُتل).
    pub const DAMMA: u8 = 128;

    /// Whether any of `flags` is set.
    #[must_use]
    pub const fn has(self, flags: u8) -> bool {
        self.0 & flags != 0
    }
}

/// One token of a paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Its place in the whole text, in bytes.
    pub span: Span,
    /// Its folded letters, clitics included; [`Key::NONE`] for signs and numbers.
    pub key: Key,
    /// What the lexicon knows of it.
    pub word: Reading,
    /// What it is.
    pub kind: Kind,
    /// Spellings that folding forgets.
    pub shape: Shape,
    /// Whether nothing visible lies between it and the token before it.
    pub glued: bool,
    /// The sign itself; for words and numbers their first character.
    pub ch: char,
    /// The value of a number, saturated; 0 for others.
    pub num: u32,
}

impl Token {
    /// Whether it is the very word `key`, without any clitic.
    #[must_use]
    pub fn is(&self, key: Key) -> bool {
        self.key == key
    }

    /// The word without the clitics in front, as far as the lexicon took them off.
    #[must_use]
    pub fn stem(&self) -> Key {
        self.key.skip(self.word.clitics.letters())
    }

    /// Whether it is a word, in Arabic or other letters.
    #[must_use]
    pub fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Foreign)
    }
}

/// Appends the tokens of `text[span]` to `tokens`. Spans count bytes of the whole text.
#[inline(never)]
pub fn tokenize(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let end = (span.end as usize).min(text.len());
    let bytes = text.as_bytes().get(..end).unwrap_or_default();
    Tokenizer { text, bytes, end, first: tokens.len() }.run(span, tokens);
}

pub(super) struct Tokenizer<'t> {
    text: &'t str,
    /// Its bytes as far as the paragraph.
    pub(super) bytes: &'t [u8],
    /// Where the paragraph ends.
    pub(super) end: usize,
    /// Where the tokens of this paragraph begin.
    first: usize,
}

impl Tokenizer<'_> {
    /// The character at `at`, if it is within the paragraph.
    pub(super) fn char_at(&self, at: usize) -> Option<char> {
        if at >= self.end {
            return None;
        }
        self.text.get(at..)?.chars().next()
    }

    fn run(&self, span: Span, tokens: &mut Vec<Token>) {
        let (mut at, mut glued) = (span.start as usize, false);
        while let Some(byte) = self.bytes.get(at) {
            // What almost every character is comes first: a space, or an Arabic letter.
            if *byte == b' ' {
                (at, glued) = (at + 1, false);
                continue;
            }
            let read = self.plain(at);
            let apart = if read.end == at { self.no_word(at, glued, tokens) } else { None };
            (at, glued) = apart.unwrap_or_else(|| (self.word(at, read, glued, tokens), true));
        }
    }

    /// Reads what stands at `at` if it is no letter; returns where it ends, and whether what follows is glued to a token.
    #[inline(never)]
    fn no_word(&self, at: usize, glued: bool, tokens: &mut Vec<Token>) -> Option<(usize, bool)> {
        let c = self.char_at(at)?;
        let mut next = at + c.len_utf8();
        match fold::sign(c) {
            Class::Letter(_) => return None,
            Class::Space => return Some((next, false)),
            Class::Digit(_) => next = self.number(at, glued, tokens),
            Class::Silent if c == '\u{640}' => {
                // A run of tatweel that belongs to no word is a dash.
                while self.char_at(next) == Some('\u{640}') {
                    next += 2;
                }
                self.sign('\u{640}', at, next, Kind::Dash, glued, tokens);
            }
            Class::Silent => return Some((next, glued)),
            Class::Other => next = self.other(c, at, glued, tokens),
        }
        Some((next, true))
    }

    /// The code of the character at `at` where it is one of U+0600 to U+067F.
    #[inline(always)]
    pub(super) fn arabic(&self, at: usize) -> Option<u8> {
        match self.bytes.get(at..at + 2) {
            Some(&[lead @ (0xD8 | 0xD9), low]) => Some(fold::arabic_block([lead, low])),
            _ => None,
        }
    }

    /// Reads the digits at `from`; returns where they end.
    fn number(&self, from: usize, glued: bool, tokens: &mut Vec<Token>) -> usize {
        let (mut at, mut end, mut num) = (from, from, 0u32);
        while let Some(c) = self.char_at(at) {
            match fold::sign(c) {
                Class::Digit(d) => {
                    num = num.saturating_mul(10).saturating_add(u32::from(d));
                    at += c.len_utf8();
                    end = at;
                }
                Class::Silent if c != '\u{640}' => at += c.len_utf8(),
                _ => break,
            }
        }
        let ch = self.char_at(from).unwrap_or('0');
        self.push(tokens, (from, end), Kind::Number, glued, ch, (Key::NONE, Shape::default(), num));
        end
    }

    fn sign(&self, ch: char, from: usize, end: usize, kind: Kind, glued: bool, tokens: &mut Vec<Token>) {
        self.push(tokens, (from, end), kind, glued, ch, (Key::NONE, Shape::default(), 0));
    }

    /// Adds a token; `value` is the key and the shape of a word, and the value of a number.
    #[inline]
    pub(super) fn push(
        &self,
        tokens: &mut Vec<Token>,
        (from, end): (usize, usize),
        kind: Kind,
        glued: bool,
        ch: char,
        (key, shape, num): (Key, Shape, u32),
    ) {
        let span = Span::new(from as u32, end as u32);
        tokens.push(Token { span, key, word: Reading::NONE, kind, shape, glued, ch, num });
    }

    /// Reads a sign at `from`; returns where it ends.
    fn other(&self, c: char, from: usize, glued: bool, tokens: &mut Vec<Token>) -> usize {
        let mut end = from + c.len_utf8();
        // A directional mark may stand within a number: «5.‏0».
        let mut behind = end;
        while let Some(mark) = self.char_at(behind).filter(|c| fold::sign(*c) == Class::Silent) {
            behind += mark.len_utf8();
        }
        let next = self.char_at(behind).map(fold::sign);
        let before = tokens.get(self.first..).and_then(<[Token]>::last);
        let digit_before = glued && before.is_some_and(|t| t.kind == Kind::Number);
        let digit_after = matches!(next, Some(Class::Digit(_)));
        let kind = match c {
            '.' | '\u{6D4}' if self.char_at(end) == Some('.') => {
                while self.char_at(end) == Some('.') {
                    end += 1;
                }
                Kind::Ellipsis
            }
            '.' if digit_before && (digit_after || self.numbering(tokens)) => Kind::Other,
            '.' if glued && (self.abbreviation(end, next, tokens) || self.address(end)) => Kind::Other,
            '.' | '!' | '?' | '\u{61F}' | '\u{6D4}' | '\u{203C}' | '\u{2047}'..='\u{2049}' => Kind::Stop,
            '\u{2026}' => Kind::Ellipsis,
            ',' | '\u{60C}' | '\u{66B}' | '\u{66C}' if digit_before && digit_after => Kind::Other,
            ',' | '\u{60C}' | '\u{3001}' => Kind::Comma,
            ';' | '\u{61B}' => Kind::Semicolon,
            ':' => Kind::Colon,
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '_' => Kind::Dash,
            '/' | '\\' | '\u{2044}' => Kind::Slash,
            '"'
            | '\''
            | '«'
            | '»'
            | '\u{2018}'..='\u{201F}'
            | '‹'
            | '›'
            | '<'
            | '>'
            | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '\u{FD3E}'
            | '\u{FD3F}'
            | '`'
            | '\u{B4}'
            | '\u{FF02}'
            | '\u{300A}'..='\u{300F}'
            | '\u{2032}'
            | '\u{2033}' => Kind::Mark,
            _ => Kind::Other,
        };
        self.sign(c, from, end, kind, glued, tokens);
        end
    }

    /// Whether the end of an address stands at `at`: `.كوم`, `.نت`.
    fn address(&self, at: usize) -> bool {
        ["كوم", "نت", "كم", "أورغ"].iter().any(|name| {
            self.text.get(at..self.end).is_some_and(|rest| rest.starts_with(name))
                && !matches!(self.char_at(at + name.len()).map(fold::class), Some(Class::Letter(_)))
        })
    }

    /// Whether the full stop before `at` belongs to an abbreviation or an address (`د.`, `و.م.ع`, `سي.إن.إن`, `example.com`): no word
    /// of two letters ends a sentence there (`به.وقال`) unless others as short stand beside it.
    fn abbreviation(&self, at: usize, next: Option<Class>, tokens: &[Token]) -> bool {
        let Some((before, earlier)) = tokens.get(self.first..).and_then(<[Token]>::split_last) else { return false };
        let letter_after = matches!(next, Some(Class::Letter(_)));
        match before.kind {
            Kind::Word if before.key.len() == 1 => true,
            Kind::Word => {
                let dotted = || earlier.last().is_some_and(|t| t.ch == '.' && t.kind == Kind::Other && before.glued);
                let behind = self.text.get(at..self.end).unwrap_or_default();
                let short = || !behind.chars().take(3).all(|c| matches!(fold::class(c), Class::Letter(_)));
                letter_after && before.key.len() == 2 && (dotted() || short())
            }
            Kind::Foreign => letter_after || before.key.len() == 1,
            _ => false,
        }
    }

    /// Whether the number just read numbers an item: nothing stands before it in the paragraph.
    fn numbering(&self, tokens: &[Token]) -> bool {
        tokens.len() == self.first + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::key;

    fn tokens(text: &str) -> Vec<Token> {
        let mut out = Vec::new();
        tokenize(text, Span::new(0, text.len() as u32), &mut out);
        out
    }

    /// Each token as `kind «text»`, glued ones behind a `+`.
    fn show(text: &str) -> String {
        let words: Vec<String> = tokens(text)
            .iter()
            .map(|t| format!("{}{:?} «{}»", if t.glued { "+" } else { "" }, t.kind, t.span.of(text)))
            .collect();
        words.join("\n")
    }

    fn check(text: &str, expect: &str) {
        let expect: Vec<&str> = expect.trim().lines().map(str::trim).collect();
        assert_eq!(show(text), expect.join("\n"), "{text}");
    }

    #[test]
    fn words_numbers_and_signs() {
        check(
            "قال في14 مايو: «نعم».",
            "Word «قال»\nWord «في»\n+Number «14»\nWord «مايو»\n+Colon «:»\nMark ««»\n+Word «نعم»\n+Mark «»»\n+Stop «.»",
        );
    }

    #[test]
    fn diacritics_belong_to_words_and_directional_marks_do_not() {
        check("قائلاً\u{200f} قَالَ\u{61c}.", "Word «قائلاً»\nWord «قَالَ»\n+Stop «.»");
        check("15\u{200f}/\u{200f}10", "Number «15»\n+Slash «/»\n+Number «10»");
    }

    #[test]
    fn a_tatweel_joins_or_stands_as_a_dash() {
        check("وكالات ـ بـ\"خلافات\"", "Word «وكالات»\nDash «ـ»\nWord «بـ»\n+Mark «\"»\n+Word «خلافات»\n+Mark «\"»");
        assert!(tokens("بـ\"خلافات\"")[0].shape.has(Shape::OPEN));
    }

    #[test]
    fn a_full_stop_in_a_number_or_an_abbreviation_ends_nothing() {
        check("360.000", "Number «360»\n+Other «.»\n+Number «000»");
        check("5.\u{200f}0", "Number «5»\n+Other «.»\n+Number «0»");
        check("د. أحمد", "Word «د»\n+Other «.»\nWord «أحمد»");
        check("1. أولا.", "Number «1»\n+Other «.»\nWord «أولا»\n+Stop «.»");
        check("في عام 2016.", "Word «في»\nWord «عام»\nNumber «2016»\n+Stop «.»");
        check("لكن...", "Word «لكن»\n+Ellipsis «...»");
        check("سي.إن.إن", "Word «سي»\n+Other «.»\n+Word «إن»\n+Other «.»\n+Word «إن»");
        check("جي.بي.مورغان", "Word «جي»\n+Other «.»\n+Word «بي»\n+Other «.»\n+Word «مورغان»");
        check("به.وقال", "Word «به»\n+Stop «.»\n+Word «وقال»");
    }

    #[test]
    fn shapes_remember_spellings() {
        let has = |word: &str, flag| tokens(word)[0].shape.has(flag);
        assert!(has("إن", Shape::HAMZA_BELOW) && has("وإنه", Shape::HAMZA_BELOW) && !has("أن", Shape::HAMZA_BELOW));
        assert!(has("أن", Shape::HAMZA_ABOVE) && has("قائلاً", Shape::TANWIN) && has("بيّن", Shape::SHADDA));
        assert!(has("كلمة", Shape::TA_MARBUTA) && !has("كلمته", Shape::TA_MARBUTA) && has("على", Shape::ALEF_MAQSURA));
        assert!(has("قُتل", Shape::DAMMA));
    }

    #[test]
    fn words_in_other_letters() {
        check("فيروسWannaCry وG20", "Word «فيروس»\n+Foreign «WannaCry»\nWord «و»\n+Foreign «G20»");
        assert_eq!(tokens("WannaCry")[0].key, key("wannacry"));
    }

    #[test]
    fn nothing_is_lost_whatever_the_text() {
        let text = "\u{0}قال\u{202e}«»“”((<<٣٤٥ \u{1F600}د.أ؟!ـــ ﻗﺎﻝ ﻻ";
        let mut at = 0;
        for t in tokens(text) {
            let gap = &text[at..t.span.start as usize];
            assert!(gap.chars().all(|c| matches!(fold::class(c), Class::Space | Class::Silent)), "lost «{gap}»");
            at = t.span.end as usize;
        }
        assert_eq!(at, text.len());
        assert_eq!(tokens("ﻗﺎﻝ")[0].key, key("قال"));
        assert_eq!(tokens("ﻻ")[0].key, key("لا"));
    }
}
