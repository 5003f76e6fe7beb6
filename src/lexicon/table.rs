//! One hash table for all words: open addressing over packed keys, and a small filter before it, since most words of
//! a text are in no list.

use super::Entry;
use crate::text::Key;

/// From folded word to entry.
#[derive(Debug)]
pub struct Table {
    /// A power of two; [`Key::NONE`] marks a free place.
    keys: Vec<Key>,
    /// The entry of each place.
    index: Vec<u16>,
    entries: Vec<Entry>,
    /// A bit for each of the low bits of the hashes that are in the table.
    filter: Vec<u64>,
}

/// Places at the start: enough for all lists, so that nothing is placed twice. The table doubles when three in four are
/// taken.
const START: usize = 1 << 15;
/// Words of 64 bits in the filter.
const FILTER: usize = 1 << 12;

impl Default for Table {
    fn default() -> Self {
        let mut entries = Vec::with_capacity(START / 2 + 1);
        entries.push(Entry::default());
        Self { keys: vec![Key::NONE; START], index: vec![0; START], entries, filter: vec![0; FILTER] }
    }
}

/// Mixes the two halves; the constant is the golden ratio's.
const fn hash(key: Key) -> u64 {
    let folded = (key.0 as u64) ^ ((key.0 >> 64) as u64).rotate_left(23).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let h = folded.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    h ^ (h >> 29)
}

impl Table {
    /// The entry of `key`.
    #[must_use]
    pub fn get(&self, key: Key) -> Option<&Entry> {
        let hash = hash(key);
        let bit = hash >> 40;
        if self.filter.get((bit >> 6) as usize % FILTER)? >> (bit & 63) & 1 == 0 || key.is_empty() {
            return None;
        }
        self.entries.get(usize::from(*self.index.get(self.place(key, hash)?)?))
    }

    /// Where `key` stands.
    fn place(&self, key: Key, hash: u64) -> Option<usize> {
        let at = self.seek(key, hash)?;
        (!self.keys.get(at)?.is_empty()).then_some(at)
    }

    /// Where `key` stands, or the free place where it would.
    fn seek(&self, key: Key, hash: u64) -> Option<usize> {
        let mask = self.keys.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let there = *self.keys.get(at)?;
            if there == key || there.is_empty() {
                return Some(at);
            }
            at = (at + 1) & mask;
        }
    }

    /// The entry of `key`, made where there is none; `None` for keys that no word can have.
    pub fn add(&mut self, key: Key) -> Option<&mut Entry> {
        if key.is_empty() || key == Key::LONG || self.entries.len() > usize::from(u16::MAX) {
            return None;
        }
        let h = hash(key);
        let mut at = self.seek(key, h)?;
        if self.keys.get(at)?.is_empty() {
            if self.entries.len() * 4 > self.keys.len() * 3 {
                self.grow();
                at = self.seek(key, h)?;
            }
            *self.keys.get_mut(at)? = key;
            *self.index.get_mut(at)? = self.entries.len() as u16;
            let bit = h >> 40;
            *self.filter.get_mut((bit >> 6) as usize % FILTER)? |= 1 << (bit & 63);
            self.entries.push(Entry::default());
        }
        let index = *self.index.get(at)?;
        self.entries.get_mut(usize::from(index))
    }

    fn grow(&mut self) {
        let keys = core::mem::take(&mut self.keys);
        let index = core::mem::take(&mut self.index);
        self.keys = vec![Key::NONE; keys.len() * 2];
        self.index = vec![0; keys.len() * 2];
        for (key, i) in keys.into_iter().zip(index).filter(|(k, _)| !k.is_empty()) {
            let Some(at) = self.seek(key, hash(key)) else { continue };
            if let (Some(k), Some(n)) = (self.keys.get_mut(at), self.index.get_mut(at)) {
                (*k, *n) = (key, i);
            }
        }
    }

    /// How many words it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len() - 1
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Class;
    use crate::text::key;

    #[test]
    fn what_goes_in_comes_out() {
        let mut table = Table::default();
        let letters: Vec<char> = "ابتثجحخدرزسشصعفقكلمنهوي".chars().collect();
        let words: Vec<String> = (0..30_000usize)
            .map(|n| [n % 23, n / 23 % 23, n / 529 % 23, n / 12_167].iter().map(|i| letters[*i]).collect())
            .collect();
        for (i, word) in words.iter().enumerate() {
            table.add(key(word)).unwrap().class = Class(i as u32 + 1);
        }
        assert_eq!(table.len(), 30_000);
        for (i, word) in words.iter().enumerate() {
            assert_eq!(table.get(key(word)).unwrap().class, Class(i as u32 + 1));
        }
        assert!(table.get(key("ظظظ")).is_none());
        assert!(table.get(Key::NONE).is_none() && table.get(Key::LONG).is_none());
        assert!(table.add(Key::LONG).is_none());
    }
}
