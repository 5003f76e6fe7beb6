//! One hash table for all words: open addressing over places of four bytes, half of each a fingerprint of the word, since most
//! words of a text are in no list and shall not cost a look at a cold word. A word and its entry share a line of the cache.

use super::Entry;
use crate::text::Key;

/// From folded word to entry.
#[derive(Debug)]
pub struct Table {
    /// A power of two of places: the fingerprint of a word above the number of its slot; 0 is free.
    places: Vec<u32>,
    /// The words; the first is none.
    slots: Vec<Slot>,
}

/// A word and what it is.
#[derive(Debug, Default)]
#[repr(align(64))]
struct Slot {
    key: Key,
    entry: Entry,
}

/// Places at the start: enough for all lists, so that nothing is placed twice. The table doubles when three in four are
/// taken.
const START: usize = 1 << 15;

impl Default for Table {
    fn default() -> Self {
        let mut slots = Vec::with_capacity(START / 2 + 1);
        slots.push(Slot::default());
        Self { places: vec![0; START], slots }
    }
}

/// Mixes the two halves; the constant is the golden ratio's.
const fn hash(key: Key) -> u64 {
    let folded = (key.0 as u64) ^ ((key.0 >> 64) as u64).rotate_left(23).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let h = folded.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    h ^ (h >> 29)
}

/// The part of a hash that a place keeps, where it keeps it.
const fn fingerprint(hash: u64) -> u32 {
    (hash >> 32) as u32 & 0xFFFF_0000
}

impl Table {
    /// The entry of `key`.
    #[must_use]
    pub fn get(&self, key: Key) -> Option<&Entry> {
        let slot = self.seek(key, hash(key)).ok()?;
        self.slots.get(slot).map(|slot| &slot.entry)
    }

    /// The slot of `key`, or the free place where its number would stand.
    #[inline]
    fn seek(&self, key: Key, hash: u64) -> Result<usize, usize> {
        let mask = self.places.len() - 1;
        let print = fingerprint(hash);
        let mut at = hash as usize & mask;
        loop {
            match self.places.get(at) {
                None | Some(0) => return Err(at),
                Some(place) if place & 0xFFFF_0000 == print => {
                    let slot = usize::from(*place as u16);
                    if self.slots.get(slot).is_some_and(|slot| slot.key == key) {
                        return Ok(slot);
                    }
                }
                Some(_) => {}
            }
            at = (at + 1) & mask;
        }
    }

    /// The entry of `key`, made where there is none; `None` for keys that no word can have.
    pub fn add(&mut self, key: Key) -> Option<&mut Entry> {
        if key.is_empty() || key == Key::LONG || self.slots.len() > usize::from(u16::MAX) {
            return None;
        }
        let slot = match self.seek(key, hash(key)) {
            Ok(slot) => slot,
            Err(free) => {
                let slot = self.slots.len();
                self.slots.push(Slot { key, entry: Entry::default() });
                if slot * 4 > self.places.len() * 3 {
                    self.grow();
                } else {
                    self.put(free, key, slot);
                }
                slot
            }
        };
        self.slots.get_mut(slot).map(|slot| &mut slot.entry)
    }

    fn put(&mut self, at: usize, key: Key, slot: usize) {
        if let Some(place) = self.places.get_mut(at) {
            *place = fingerprint(hash(key)) | slot as u32;
        }
    }

    fn grow(&mut self) {
        self.places = vec![0; self.places.len() * 2];
        for slot in 1..self.slots.len() {
            let Some(key) = self.slots.get(slot).map(|s| s.key) else { return };
            if let Err(free) = self.seek(key, hash(key)) {
                self.put(free, key, slot);
            }
        }
    }

    /// How many words it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slots.len() - 1
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
