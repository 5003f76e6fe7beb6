//! Folding: which letters a word is looked up by.
//!
//! Spellings that Arabic writers use for one word meet in one *code* a letter, of five bits: hamza on alef goes
//! (أ إ آ ٱ are ا), hamza on waw and yeh is hamza (ؤ ئ are ء), ى is ي, ة is ه; diacritics, tatweel and invisible
//! directional marks do not count; Persian and Urdu letters stand for their Arabic neighbours; presentation forms, as PDF files
//! give them, for the letters they draw. Latin letters and digits are lower-cased. What the text itself says is never
//! changed: [`Shape`](super::Shape) remembers the spellings that matter for the grammar.

/// What one character is to the tokeniser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A letter with its code (0 where it belongs to no alphabet that the lexicon knows).
    Letter(u8),
    /// Belongs to the word around it and has no code: a diacritic, tatweel, a directional mark, a joiner.
    Silent,
    /// A decimal digit and its value.
    Digit(u8),
    /// White space within a line.
    Space,
    /// All other characters.
    Other,
}

/// Codes of Arabic letters are below, those of others and of digits (ASCII) above.
pub const ARABIC: u8 = 1 << BITS;
/// How many bits the code of an Arabic letter has.
pub const BITS: u32 = 5;
/// The code of hamza, and of waw and yeh that bear one.
pub const HAMZA: u8 = 1;
/// The code of alef, with hamza or without.
pub const ALEF: u8 = 2;
/// The code of heh, and of teh marbuta.
pub const HEH: u8 = 27;
/// The code of waw.
pub const WAW: u8 = 28;
/// The code of yeh, and of alef maqsura.
pub const YEH: u8 = 29;
/// The code of each letter of the Arabic script that no word of the lists has. No letter has a higher one.
const OTHER_LETTER: u8 = 30;

/// The code of an Arabic letter of the basic block (U+0620 to U+064A), folded.
const fn arabic(c: u32) -> u8 {
    let folded = match c {
        0x0622 | 0x0623 | 0x0625 | 0x0671 => 0x0627,
        0x0624 | 0x0626 => 0x0621,
        0x0649 | 0x06CC | 0x06CD | 0x06D2 | 0x0620 => 0x064A,
        0x0629 | 0x06C1 | 0x06BE | 0x06D5 | 0x06C0 | 0x06C2 => 0x0647,
        0x06A9 | 0x06AF | 0x06AD => 0x0643,
        0x067E => 0x0628,
        0x0686 => 0x062C,
        0x0698 => 0x0632,
        0x06A4 => 0x0641,
        _ => c,
    };
    match folded {
        0x0621 => HAMZA,
        0x0627..=0x0628 => (folded - 0x0627) as u8 + ALEF,
        0x062A..=0x063A => (folded - 0x062A) as u8 + ALEF + 2,
        0x0641..=0x0648 => (folded - 0x0641) as u8 + WAW - 7,
        0x064A => YEH,
        _ => OTHER_LETTER,
    }
}

/// The letter of a code, for people to read.
pub(super) const fn of(code: u8) -> Option<char> {
    let letter = code as u32;
    char::from_u32(match letter {
        1 => 0x621,
        2..=3 => letter + 0x625,
        4..=20 => letter + 0x626,
        21..=28 => letter + 0x62C,
        29 => 0x64A,
        _ => return None,
    })
}

/// The letter of each presentation form from U+FE80 to U+FEF4: the last form of each, and its letter.
const FORMS: [(u32, u32); 36] = [
    (0xFE80, 0x621),
    (0xFE82, 0x622),
    (0xFE84, 0x623),
    (0xFE86, 0x624),
    (0xFE88, 0x625),
    (0xFE8C, 0x626),
    (0xFE8E, 0x627),
    (0xFE92, 0x628),
    (0xFE94, 0x629),
    (0xFE98, 0x62A),
    (0xFE9C, 0x62B),
    (0xFEA0, 0x62C),
    (0xFEA4, 0x62D),
    (0xFEA8, 0x62E),
    (0xFEAA, 0x62F),
    (0xFEAC, 0x630),
    (0xFEAE, 0x631),
    (0xFEB0, 0x632),
    (0xFEB4, 0x633),
    (0xFEB8, 0x634),
    (0xFEBC, 0x635),
    (0xFEC0, 0x636),
    (0xFEC4, 0x637),
    (0xFEC8, 0x638),
    (0xFECC, 0x639),
    (0xFED0, 0x63A),
    (0xFED4, 0x641),
    (0xFED8, 0x642),
    (0xFEDC, 0x643),
    (0xFEE0, 0x644),
    (0xFEE4, 0x645),
    (0xFEE8, 0x646),
    (0xFEEC, 0x647),
    (0xFEEE, 0x648),
    (0xFEF0, 0x649),
    (0xFEF4, 0x64A),
];

/// The letter that a presentation form draws.
const fn drawn(form: u32) -> Option<u32> {
    let mut i = 0;
    while i < FORMS.len() {
        #[expect(clippy::indexing_slicing, reason = "a constant function has no other way; i is below the length")]
        let (last, letter) = FORMS[i];
        if form <= last {
            return Some(letter);
        }
        i += 1;
    }
    None
}

/// What a character is. Lam-alef ligatures (U+FEF5 to U+FEFC) count as the lam; [`ligature`] tells of their alef.
#[must_use]
pub const fn class(c: char) -> Class {
    let u = c as u32;
    match u {
        0x30..=0x39 => Class::Digit((u - 0x30) as u8),
        0x41..=0x5A => Class::Letter((u + 0x20) as u8),
        0x61..=0x7A => Class::Letter(u as u8),
        0x09 | 0x0B | 0x0C | 0x20 | 0xA0 | 0x1680 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000 => Class::Space,
        0x660..=0x669 => Class::Digit((u - 0x660) as u8),
        0x6F0..=0x6F9 => Class::Digit((u - 0x6F0) as u8),
        0x620..=0x63A | 0x641..=0x64A => Class::Letter(arabic(u)),
        0x671..=0x6D3 | 0x6D5 => Class::Letter(arabic(u)),
        0x640
        | 0x610..=0x61A
        | 0x61C
        | 0x64B..=0x65F
        | 0x670
        | 0x6D6..=0x6DC
        | 0x6DF..=0x6E8
        | 0x6EA..=0x6ED
        | 0x200C..=0x200F
        | 0x202A..=0x202E
        | 0x2066..=0x2069
        | 0xFEFF
        | 0xAD
        | 0x2060 => Class::Silent,
        0x300..=0x36F | 0xFE70..=0xFE7F => Class::Silent,
        0xFE80..=0xFEF4 => match drawn(u) {
            Some(letter) => Class::Letter(arabic(letter)),
            None => Class::Other,
        },
        0xFEF5..=0xFEFC => Class::Letter(arabic(0x644)),
        0x00C0..=0x00D6 | 0x00D8..=0x00F6 | 0x00F8..=0x02AF | 0x0370..=0x052F | 0x0531..=0x0556 | 0x0561..=0x0587 => {
            Class::Letter(0)
        }
        0x05D0..=0x05EA | 0x0710..=0x072F | 0x0750..=0x077F | 0x08A0..=0x08C7 | 0x0900..=0x1FFF => Class::Letter(0),
        0x3040..=0x9FFF | 0xAC00..=0xD7A3 | 0x2C00..=0x2DFF | 0xA000..=0xABFF | 0x20000..=0x3FFFF => Class::Letter(0),
        _ => Class::Other,
    }
}

/// As [`class`], at once for what stands between almost all words of a text.
#[inline]
#[must_use]
pub const fn sign(c: char) -> Class {
    match c {
        '\u{9}' | ' ' => Class::Space,
        '0'..='9' => Class::Digit(c as u8 - b'0'),
        '!'..='@' | '«' | '»' | '،' | '؛' | '؟' | '\u{2010}'..='\u{2027}' => Class::Other,
        _ => class(c),
    }
}

/// The code of each letter from U+0600 to U+067F and [`LETTER`], or [`SILENT`], [`DIGIT`] or [`OTHER`] for what is no letter:
/// what almost every character of an Arabic text is found in. By its two bytes as one number, from the first of them on, so that one
/// comparison tells those of other blocks; what lies between the blocks of the two leading bytes is no character.
#[expect(clippy::indexing_slicing, reason = "the loop stays inside the table")]
static ARABIC_BLOCK: [u8; 0x140] = {
    let mut table = [OTHER; 0x140];
    let mut i = 0;
    while i < 128 {
        if let Some(c) = char::from_u32(0x600 + i as u32) {
            table[(i & 0x40) << 2 | i & 0x3F] = match class(c) {
                Class::Letter(code) => code | LETTER,
                Class::Silent => SILENT,
                Class::Digit(_) => DIGIT,
                _ => OTHER,
            };
        }
        i += 1;
    }
    table
};

/// What `ARABIC_BLOCK` has for the character of these two bytes; [`OTHER`] for those of another block.
#[inline(always)]
#[must_use]
#[expect(clippy::indexing_slicing, reason = "the place is compared with the length")]
pub const fn arabic_block(bytes: [u8; 2]) -> u8 {
    let place = (u16::from_be_bytes(bytes) as usize).wrapping_sub(0xD880);
    if place < ARABIC_BLOCK.len() { ARABIC_BLOCK[place] } else { OTHER }
}

/// In `ARABIC_BLOCK`: the bit of letters.
pub const LETTER: u8 = 0x80;
/// In `ARABIC_BLOCK`: what is neither of the other two.
pub const OTHER: u8 = 0;
/// In `ARABIC_BLOCK`: see [`Class::Silent`].
pub const SILENT: u8 = 1;
/// In `ARABIC_BLOCK`: see [`Class::Digit`].
pub const DIGIT: u8 = 2;

/// The letter of the basic block that a character is or draws last: of lam-alef the alef.
#[must_use]
pub const fn letter(c: char) -> u32 {
    let u = c as u32;
    match u {
        0xFE80..=0xFEF4 => match drawn(u) {
            Some(letter) => letter,
            None => u,
        },
        0xFEF7 | 0xFEF8 => 0x623,
        0xFEF9 | 0xFEFA => 0x625,
        _ => u,
    }
}

/// Whether the character draws lam and alef in one.
#[must_use]
pub const fn ligature(c: char) -> bool {
    matches!(c as u32, 0xFEF5..=0xFEFC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_letter_meet() {
        for set in ["اأإآٱ", "يىی", "هة", "كکگ", "ءؤئ", "بپ"] {
            let classes: Vec<Class> = set.chars().map(class).collect();
            assert!(classes.windows(2).all(|w| w[0] == w[1]), "{set}: {classes:?}");
        }
    }

    #[test]
    fn a_code_tells_its_letter() {
        for c in "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي".chars() {
            let Class::Letter(code) = class(c) else { panic!("{c} is no letter") };
            assert_eq!(of(code), Some(c));
        }
        let codes = |letters: &str| letters.chars().map(class).collect::<Vec<_>>();
        assert_eq!(codes("ءاهوي"), [HAMZA, ALEF, HEH, WAW, YEH].map(Class::Letter));
        assert_eq!(class('ٹ'), Class::Letter(OTHER_LETTER));
    }

    #[test]
    fn both_ways_to_ask_agree() {
        for c in '\0'..='\u{FFFF}' {
            assert_eq!(sign(c), class(c), "{c:?}");
        }
    }

    #[test]
    fn presentation_forms_stand_for_their_letters() {
        for (forms, letter) in [("ﺍﺎ", 'ا'), ("ﻕﻖﻗﻘ", 'ق'), ("ﻱﻲﻳﻴ", 'ي'), ("ﻩﻪﻫﻬ", 'ه')]
        {
            for form in forms.chars() {
                assert_eq!(class(form), class(letter), "{form}");
            }
        }
        assert!(ligature('ﻻ'));
    }

    #[test]
    fn digits_of_three_scripts_have_one_value() {
        for (i, (a, b)) in "٠١٢٣٤٥٦٧٨٩".chars().zip("۰۱۲۳۴۵۶۷۸۹".chars()).enumerate() {
            assert_eq!(class(a), Class::Digit(i as u8));
            assert_eq!(class(b), Class::Digit(i as u8));
        }
    }
}
