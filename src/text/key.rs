//! Keys: a folded word packed into one number.

use super::fold::{self, Class};

/// A folded word in one number: a code of [`fold::BITS`] bits for each of its first twelve letters, the first lowest, and how many
/// letters it has in the four bits above. No word of the lists is longer, and of news one in five thousand is; nothing is allocated
/// for any word. A word in other letters is told by its key, but neither begins nor ends like an Arabic word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Key(pub u64);

/// How many letters a key holds.
const ROOM: usize = 12;
/// The highest number of letters that is told.
const MOST: u32 = 15;
/// The golden ratio's fraction in 64 bits: what is multiplied by it is spread over the high bits.
pub(crate) const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
/// Where the number of letters stands.
const LENGTH: u32 = bits(ROOM);

/// How many bits the codes of `n` letters have.
const fn bits(n: usize) -> u32 {
    fold::BITS * n as u32
}

/// The codes of the first `n` letters, twelve at most.
const fn first(n: usize) -> u64 {
    (1 << bits(n)) - 1
}

impl Key {
    /// The key of a word that is longer than a key has room for, where its letters do not matter.
    pub const LONG: Self = Self((MOST as u64) << LENGTH);
    /// The key of what is no word.
    pub const NONE: Self = Self(0);

    const fn new(codes: u64, len: usize) -> Self {
        Self(codes | (len as u64) << LENGTH)
    }

    /// The codes of the letters.
    const fn codes(self) -> u64 {
        self.0 & first(ROOM)
    }

    /// How many letters it has; 15 where it has more.
    #[must_use]
    pub const fn len(self) -> usize {
        (self.0 >> LENGTH) as usize
    }

    /// Whether there is no letter in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether it has more letters than there is room for: such a word is in no list.
    #[must_use]
    pub const fn is_long(self) -> bool {
        self.len() > ROOM
    }

    /// The code of the letter at `i`, 0 where there is none.
    #[must_use]
    pub const fn at(self, i: usize) -> u8 {
        if i < ROOM { (self.0 >> bits(i)) as u8 & (fold::ARABIC - 1) } else { 0 }
    }

    /// The word without its first `n` letters.
    #[must_use]
    pub const fn skip(self, n: usize) -> Self {
        let len = self.len();
        if n >= len || n > ROOM { Self::NONE } else { Self::new(self.codes() >> bits(n), len - n) }
    }

    /// The word without its last `n` letters.
    #[must_use]
    pub const fn chop(self, n: usize) -> Self {
        self.head(self.len().saturating_sub(n))
    }

    /// The first `n` letters.
    #[must_use]
    pub const fn head(self, n: usize) -> Self {
        if n >= self.len() || n > ROOM { self } else { Self::new(self.0 & first(n), n) }
    }

    /// Whether it begins with the letters of `prefix`.
    #[must_use]
    pub const fn starts(self, prefix: Self) -> bool {
        let len = prefix.len();
        len <= ROOM && (self.0 ^ prefix.0) & first(len) == 0
    }

    /// Whether it ends with the letters of `suffix`.
    #[must_use]
    pub const fn ends(self, suffix: Self) -> bool {
        let (len, tail) = (self.len(), suffix.len());
        tail <= len && len <= ROOM && self.codes() >> bits(len - tail) == suffix.codes()
    }

    /// The word with one more letter, by its code.
    #[must_use]
    pub const fn push(self, code: u8) -> Self {
        self.join(Self::new(code as u64, 1))
    }

    /// One word behind the other.
    #[must_use]
    pub const fn join(self, other: Self) -> Self {
        let len = self.len();
        let codes = if len < ROOM { other.codes() << bits(len) & first(ROOM) } else { 0 };
        let together = len + other.len();
        Self::new(self.codes() | codes, if together > MOST as usize { MOST as usize } else { together })
    }
}

/// A word in half of its key's room, to compare the words of one text by: two that share a tag by chance are one in four
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
        let tag = (self.0.wrapping_mul(GOLDEN) >> 32) as u32;
        Tag(if tag == 0 && self.0 != 0 { 1 } else { tag })
    }
}

/// A list of words that the code itself asks for. Most words are told not to be in it by one bit.
#[derive(Clone, Copy, Debug)]
pub struct Words<const N: usize> {
    words: [u64; N],
    /// A bit for each of them, which other words may share.
    sieve: [u64; 4],
}

impl<const N: usize> Words<N> {
    /// The list of `words`, made at compile time.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the loop stays inside both arrays")]
    pub const fn new(words: [Key; N]) -> Self {
        let mut list = Self { words: [0; N], sieve: [0; 4] };
        let mut i = 0;
        while i < N {
            list.words[i] = words[i].0;
            let (part, bit) = place(list.words[i]);
            list.sieve[part] |= bit;
            i += 1;
        }
        list
    }

    /// Whether `word` is one of them.
    #[must_use]
    #[inline]
    pub fn has(&self, word: Key) -> bool {
        passes(&self.sieve, word) && self.words.contains(&word.0)
    }
}

/// Whether the bit that stands for a word is there; one function for lists of all lengths.
#[inline]
fn passes(sieve: &[u64; 4], word: Key) -> bool {
    let (part, bit) = place(word.0);
    sieve.get(part).is_some_and(|bits| bits & bit != 0)
}

/// Which bit stands for a word, and in which of four numbers.
const fn place(word: u64) -> (usize, u64) {
    let hash = word.wrapping_mul(GOLDEN);
    ((hash >> 62) as usize, 1 << (hash >> 56 & 63))
}

impl core::fmt::Debug for Key {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Key(")?;
        for i in 0..self.len() {
            write!(f, "{}", fold::of(self.at(i)).unwrap_or('?'))?;
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
            let code = fold::arabic_block([bytes[i], bytes[i + 1]]);
            if code >= fold::LETTER {
                letters.push(code ^ fold::LETTER);
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
                    letters.push(fold::ALEF);
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
        const {
            let key = $crate::text::key::key($letters);
            assert!(!key.is_long(), "longer than a key has room for");
            key
        }
    };
}
pub(crate) use word;

/// A key as it grows.
pub(super) struct Letters {
    /// The codes of the first letters, as a key has them.
    codes: u64,
    len: u32,
    /// Whether any is of no Arabic letter: then `codes` are mixed.
    foreign: bool,
}

impl Letters {
    /// The most letters that [`Letters::of`] takes.
    pub(super) const ROOM: usize = ROOM;

    pub(super) const fn new() -> Self {
        Self::of(0, 0)
    }

    /// Arabic letters: their codes as a key has them, and how many they are.
    #[inline(always)]
    pub(super) const fn of(codes: u64, len: u32) -> Self {
        Self { codes, len, foreign: false }
    }

    /// How many letters were pushed, more than a key holds too.
    pub(super) const fn len(&self) -> u32 {
        self.len
    }

    /// Adds an Arabic letter to others.
    #[inline(always)]
    const fn push_arabic(&mut self, code: u8) {
        if self.len < ROOM as u32 {
            self.codes |= (code as u64) << (fold::BITS * self.len);
        }
        self.len += 1;
    }

    pub(super) const fn push(&mut self, code: u8) {
        if code < fold::ARABIC && !self.foreign {
            return self.push_arabic(code);
        }
        self.foreign = true;
        let mixed = (self.codes ^ code as u64).wrapping_mul(GOLDEN);
        self.codes = mixed ^ mixed >> 32;
        self.len += 1;
    }

    /// Where the last letter stands in the codes, if it does.
    const fn last_place(&self) -> Option<u32> {
        if self.len == 0 || self.len > ROOM as u32 || self.foreign { None } else { Some(fold::BITS * (self.len - 1)) }
    }

    /// The code of the last letter; 0 where there is none, or where a key has no room for it.
    pub(super) const fn last(&self) -> u8 {
        match self.last_place() {
            Some(place) => (self.codes >> place) as u8,
            None => 0,
        }
    }

    /// Puts another letter in place of the last.
    pub(super) const fn replace_last(&mut self, code: u8) {
        if let Some(place) = self.last_place() {
            self.codes ^= ((self.last() ^ code) as u64) << place;
        }
    }

    #[inline(always)]
    pub(super) const fn key(&self) -> Key {
        // The code that no letter has, in the first places and the last, so that no Arabic word begins or ends alike.
        const ENDS: u64 = 0x1F << bits(ROOM - 1) | first(4);
        let codes = if self.foreign { (self.codes | ENDS) & first(ROOM) } else { self.codes };
        Key::new(codes, if self.len > MOST { MOST } else { self.len } as usize)
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
        assert_eq!((k.chop(2), k.chop(8)), (key("والوز"), Key::NONE));
        assert_eq!(key("قال").join(key("وا")), key("قالوا"));
        assert_eq!(k.skip(7), Key::NONE);
    }

    #[test]
    fn the_macro_and_the_function_agree() {
        assert_eq!(word!("وقَالَ ﻻ"), key("وقال لا"));
        assert_eq!(key("я"), Key::LONG);
    }

    #[test]
    fn a_list_has_its_words_and_no_others() {
        const LIST: Words<4> = Words::new([word!("في"), word!("من"), word!("إلى"), word!("الاستشاريين")]);
        assert!(LIST.has(key("في")) && LIST.has(key("الى")) && LIST.has(key("الاستشاريين")));
        for other in ["", "ف", "فيه", "عن", "مستشفيات", "الاستشاريون", "ابتثجحخدذرزسشصضطظ", "fi"]
        {
            assert!(!LIST.has(key(other)), "{other}");
        }
    }

    #[test]
    fn twelve_letters_fit_and_of_more_the_first() {
        let twelve = key("ابتثجحخدذرزس");
        assert_eq!((twelve.len(), twelve.is_long()), (12, false));
        assert!(twelve.ends(key("زس")) && twelve.skip(10) == key("زس"));
        assert_eq!(twelve.push(key("ش").at(0)), key("ابتثجحخدذرزسش"));
        assert_eq!(key("ابتثجحخدذ").join(key("رزسش")), key("ابتثجحخدذرزسش"));
        for long in ["ابتثجحخدذرزسش", "ابتثجحخدذرزسشص", "ابتثجحخدذرزسشصضطظع"]
        {
            let key = key(long);
            assert!(key.is_long() && key.starts(super::key("ابت")) && key != twelve, "{long}");
            for end in ["", "ز", "س", "زس", "ش", "ص", "ظع"].map(super::key).into_iter().skip(1) {
                assert!(!key.ends(end) && !key.skip(1).ends(end) && !key.skip(12).ends(end), "{long} {end:?}");
            }
        }
    }

    #[test]
    fn words_in_other_letters_are_no_arabic_ones() {
        let words = ["x", "us", "un", "eu", "cnn", "g20", "g7", "associated", "international"];
        for (i, word) in words.iter().enumerate() {
            let key = key(word);
            assert!(key != Key::LONG && words.iter().take(i).all(|other| super::key(other) != key), "{word}");
            for letter in "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي".chars() {
                let letter = super::key(letter.encode_utf8(&mut [0; 4]));
                assert!(!key.starts(letter) && !key.ends(letter) && !key.skip(1).starts(letter), "{word}");
            }
        }
    }
}
