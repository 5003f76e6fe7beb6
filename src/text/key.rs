//! Keys: a folded word packed into one number.

use super::fold::{self, Class};

/// A folded word of up to sixteen letters, a code a byte, the first letter lowest. Longer words have the key
/// [`Key::LONG`], which is in no list: no word of the lexicon is that long, and nothing is allocated for any word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Key(pub u128);

impl Key {
    /// The key of a word longer than sixteen letters.
    pub const LONG: Self = Self(u128::MAX);
    /// The key of what is no word.
    pub const NONE: Self = Self(0);

    /// How many letters it has; 16 for a longer word too.
    #[must_use]
    pub const fn len(self) -> usize {
        16 - (self.0.leading_zeros() / 8) as usize
    }

    /// Whether there is no letter in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The code of the letter at `i`, 0 where there is none.
    #[must_use]
    pub const fn at(self, i: usize) -> u8 {
        if i < 16 { (self.0 >> (8 * i)) as u8 } else { 0 }
    }

    /// The word without its first `n` letters.
    #[must_use]
    pub const fn skip(self, n: usize) -> Self {
        if n >= 16 || self.0 == u128::MAX { Self(0) } else { Self(self.0 >> (8 * n)) }
    }

    /// The word without its last `n` letters.
    #[must_use]
    pub const fn chop(self, n: usize) -> Self {
        let len = self.len();
        if n >= len || self.0 == u128::MAX { Self(0) } else { self.head(len - n) }
    }

    /// The first `n` letters.
    #[must_use]
    pub const fn head(self, n: usize) -> Self {
        if n >= 16 { self } else { Self(self.0 & ((1u128 << (8 * n)) - 1)) }
    }

    /// Whether it begins with the letters of `prefix`.
    #[must_use]
    pub const fn starts(self, prefix: Self) -> bool {
        self.0 != u128::MAX && self.head(prefix.len()).0 == prefix.0
    }

    /// Whether it ends with the letters of `suffix`.
    #[must_use]
    pub const fn ends(self, suffix: Self) -> bool {
        let (len, tail) = (self.len(), suffix.len());
        self.0 != u128::MAX && len >= tail && self.skip(len - tail).0 == suffix.0
    }

    /// The word with one more letter, by its code; [`Key::LONG`] where it grows too long.
    #[must_use]
    pub const fn push(self, code: u8) -> Self {
        let len = self.len();
        if len >= 16 || code == 0 { Self::LONG } else { Self(self.0 | (code as u128) << (8 * len)) }
    }

    /// One word behind the other; [`Key::LONG`] where it grows too long.
    #[must_use]
    pub const fn join(self, other: Self) -> Self {
        let (len, more) = (self.len(), other.len());
        if len + more > 16 || self.0 == u128::MAX || other.0 == u128::MAX {
            Self::LONG
        } else if len == 16 {
            self
        } else {
            Self(self.0 | other.0 << (8 * len))
        }
    }
}

/// A word in a quarter of its key's room, to compare the words of one text by: two that share a tag by chance are one in four
/// thousand million.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Tag(u32);

impl Tag {
    /// The tag of no word.
    pub const NONE: Self = Self(0);

    /// Whether it is that of no word.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The tag of this word and another behind it.
    #[must_use]
    pub const fn then(self, other: Self) -> Self {
        Self(self.0.rotate_left(7) ^ other.0.wrapping_mul(0x9E37_79B1) | 1)
    }
}

impl From<Tag> for u32 {
    fn from(tag: Tag) -> Self {
        tag.0
    }
}

impl Key {
    /// The tag of the word; [`Tag::NONE`] of [`Key::NONE`] alone.
    #[must_use]
    pub const fn tag(self) -> Tag {
        let high = ((self.0 >> 64) as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        let mixed = (self.0 as u64 ^ high ^ high >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let tag = (mixed >> 32) as u32;
        Tag(if tag == 0 && self.0 != 0 { 1 } else { tag })
    }
}

/// A list of words of up to eight letters that the code itself asks for. Most words are told not to be in it by one bit.
#[derive(Clone, Copy, Debug)]
pub struct Words<const N: usize> {
    words: [u64; N],
    /// A bit for each word.
    bits: [u64; 4],
}

impl<const N: usize> Words<N> {
    /// The list of `words`, made at compile time.
    ///
    /// # Panics
    /// At compile time, where a word has more than eight letters.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the loop stays inside both arrays")]
    pub const fn new(words: [Key; N]) -> Self {
        let mut list = Self { words: [0; N], bits: [0; 4] };
        let mut i = 0;
        while i < N {
            assert!(words[i].len() <= 8, "longer than eight letters");
            list.words[i] = words[i].0 as u64;
            let (part, bit) = place(list.words[i]);
            list.bits[part] |= bit;
            i += 1;
        }
        list
    }

    /// Whether `word` is one of them.
    #[must_use]
    #[inline]
    pub fn has(&self, word: Key) -> bool {
        let low = word.0 as u64;
        let (part, bit) = place(low);
        self.bits.get(part).is_some_and(|bits| bits & bit != 0) && word.0 >> 64 == 0 && self.words.contains(&low)
    }
}

/// Which bit stands for a word, and in which of four numbers.
const fn place(word: u64) -> (usize, u64) {
    let hash = word.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((hash >> 62) as usize, 1 << (hash >> 56 & 63))
}

impl core::fmt::Debug for Key {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if *self == Self::LONG {
            return f.write_str("Key(long)");
        }
        f.write_str("Key(")?;
        for i in 0..self.len() {
            let code = self.at(i);
            let c = if code < fold::ARABIC { u32::from(code) } else { 0x600 + u32::from(code - fold::ARABIC) };
            write!(f, "{}", char::from_u32(c).unwrap_or('?'))?;
        }
        f.write_str(")")
    }
}

/// The key of a word, at compile time too. Characters that are no letters are passed over.
///
/// ```
/// use isnad::text::{Key, key};
/// const SAID: Key = key("قال");
/// assert_eq!(SAID, key("قَالَ"));
/// assert_eq!(key("إلى"), key("الي"));
/// assert_eq!(key("وقال").skip(1), SAID);
/// ```
///
/// In a function, where the words are known when it is written, the macro `word!` makes them then: `word!("قال")`.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "a constant function has no other way; i is below the length")]
pub const fn key(word: &str) -> Key {
    let bytes = word.as_bytes();
    let mut letters = Letters::new();
    let mut i = 0;
    while i < bytes.len() {
        // Almost every letter is one of U+0600 to U+067F: two bytes, the first of them one of two.
        if bytes[i] & 0xFE == 0xD8 {
            let code = fold::ARABIC_BLOCK[((bytes[i] & 1) << 6 | bytes[i + 1] & 0x3F) as usize];
            if code >= fold::ARABIC {
                letters.push(code);
                i += 2;
                continue;
            }
        }
        let (c, len) = decode(bytes, i);
        i += len;
        match fold::class(c) {
            Class::Letter(0) => return Key::LONG,
            Class::Letter(code) => {
                letters.push(code);
                if fold::ligature(c) {
                    letters.push(fold::ARABIC + 0x27);
                }
            }
            Class::Digit(d) => letters.push(b'0' + d),
            _ => {}
        }
    }
    letters.key()
}

/// The key of a word that is written in the code, made when it is compiled.
macro_rules! word {
    ($letters:literal) => {
        const { $crate::text::key::key($letters) }
    };
}
pub(crate) use word;

/// A key as it grows, in two halves, since a shift of 128 bits costs a call in wasm.
pub(super) struct Letters {
    low: u64,
    high: u64,
    len: u32,
}

impl Letters {
    pub(super) const fn new() -> Self {
        Self { low: 0, high: 0, len: 0 }
    }

    /// The `len` letters, eight at most, with these codes, the first lowest.
    #[inline(always)]
    pub(super) const fn few(low: u64, len: u32) -> Self {
        Self { low, high: 0, len }
    }

    /// The codes of the first eight letters.
    #[inline(always)]
    pub(super) const fn low(&self) -> u64 {
        self.low
    }

    /// Adds the `n` letters in `codes`, the first lowest, behind eight or more.
    #[inline(always)]
    pub(super) const fn push_high(&mut self, codes: u32, n: u32) {
        if self.len < 16 {
            self.high |= (codes as u64) << (8 * (self.len - 8));
        }
        self.len += n;
    }

    /// How many letters were pushed, more than a key holds too.
    pub(super) const fn len(&self) -> u32 {
        self.len
    }

    #[inline(always)]
    pub(super) const fn push(&mut self, code: u8) {
        match self.len {
            0..8 => self.low |= (code as u64) << (8 * self.len),
            8..16 => self.high |= (code as u64) << (8 * (self.len - 8)),
            _ => {}
        }
        self.len += 1;
    }

    /// The code of the last letter; 0 where there is none, or where a key has no room for it.
    pub(super) const fn last(&self) -> u8 {
        match self.len {
            1..=8 => (self.low >> (8 * (self.len - 1))) as u8,
            9..=16 => (self.high >> (8 * (self.len - 9))) as u8,
            _ => 0,
        }
    }

    /// Puts another letter in place of the last.
    pub(super) const fn replace_last(&mut self, code: u8) {
        let change = (self.last() ^ code) as u64;
        match self.len {
            1..=8 => self.low ^= change << (8 * (self.len - 1)),
            9..=16 => self.high ^= change << (8 * (self.len - 9)),
            _ => {}
        }
    }

    #[inline(always)]
    pub(super) const fn key(&self) -> Key {
        if self.len > 16 { Key::LONG } else { Key((self.high as u128) << 64 | self.low as u128) }
    }
}

/// The character at byte `i` and its length, in a constant function.
#[expect(clippy::indexing_slicing, reason = "a constant function has no other way; a &str holds whole characters")]
const fn decode(bytes: &[u8], i: usize) -> (char, usize) {
    let b = bytes[i] as u32;
    let (code, len) = if b < 0x80 {
        (b, 1)
    } else if b < 0xE0 {
        ((b & 0x1F) << 6 | (bytes[i + 1] as u32 & 0x3F), 2)
    } else if b < 0xF0 {
        ((b & 0x0F) << 12 | (bytes[i + 1] as u32 & 0x3F) << 6 | (bytes[i + 2] as u32 & 0x3F), 3)
    } else {
        let low = (bytes[i + 2] as u32 & 0x3F) << 6 | (bytes[i + 3] as u32 & 0x3F);
        ((b & 0x07) << 18 | (bytes[i + 1] as u32 & 0x3F) << 12 | low, 4)
    };
    match char::from_u32(code) {
        Some(c) => (c, len),
        None => ('\u{FFFD}', len),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_key() {
        let k = key("والوزير");
        assert_eq!(k.len(), 7);
        assert_eq!(k.skip(1), key("الوزير"));
        assert!(k.starts(key("وال")) && k.ends(key("ير")) && !k.ends(key("وزيرة")));
        assert_eq!(k.chop(2), key("والوز"));
        assert_eq!(key("قال").join(key("وا")), key("قالوا"));
        assert_eq!(k.skip(7), Key::NONE);
    }

    #[test]
    fn the_macro_and_the_function_agree() {
        assert_eq!(word!("وقَالَ ﻻ 12"), key("وقال لا ١٢"));
        assert_eq!(key("я"), Key::LONG);
    }

    #[test]
    fn a_list_has_its_words_and_no_others() {
        const LIST: Words<3> = Words::new([word!("في"), word!("من"), word!("إلى")]);
        assert!(LIST.has(key("في")) && LIST.has(key("الى")));
        for other in ["", "ف", "فيه", "عن", "مستشفيات", "الاستشاريين", "ابتثجحخدذرزسشصضطظ"]
        {
            assert!(!LIST.has(key(other)), "{other}");
        }
    }

    #[test]
    fn sixteen_letters_fit_and_seventeen_do_not() {
        assert_eq!(key("ابتثجحخدذرزسشصضط").len(), 16);
        assert_ne!(key("ابتثجحخدذرزسشصضط"), Key::LONG);
        let long = key("ابتثجحخدذرزسشصضطظ");
        assert_eq!(long, Key::LONG);
        assert_eq!(long.skip(1), Key::NONE);
        assert!(!long.starts(key("ا")) && !long.ends(key("ظ")));
    }
}
