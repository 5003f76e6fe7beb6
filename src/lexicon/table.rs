//! One hash table for all words, in three layers, the hottest smallest: a byte a place with the fingerprint of its word, eight of
//! which are compared at once; the number of its slot; and the slots, a word and its entry in one line of the cache. Most words
//! of a text are in no list, and shall cost a look at the first layer alone.

use super::Entry;
use super::facts::Known;
use crate::text::Key;
use crate::text::key::GOLDEN;

/// From folded word to entry.
#[derive(Debug)]
pub struct Table {
    /// Groups of the fingerprints of eight words, a byte each, 0 where the place is free.
    groups: Vec<u64>,
    /// For each place the number of its slot.
    numbers: Vec<u16>,
    /// The words.
    slots: Vec<Slot>,
}

/// A word and what it is.
#[derive(Debug, Default)]
#[repr(align(64))]
struct Slot {
    key: Key,
    entry: Entry,
}

/// How many places there are, a power of two: all lists fill half of them or little more.
const PLACES: usize = 1 << 15;
/// How many places a group has.
const TOGETHER: usize = 8;

impl Default for Table {
    fn default() -> Self {
        let slots = Vec::with_capacity(PLACES * 5 / 8);
        Self { groups: vec![0; PLACES / TOGETHER], numbers: vec![0; PLACES], slots }
    }
}

const fn hash(key: Key) -> u64 {
    let h = key.0.wrapping_mul(GOLDEN);
    h ^ (h >> 29)
}

/// The part of a hash that a place keeps; 0 is none.
const fn fingerprint(hash: u64) -> u8 {
    (hash >> 56) as u8 | 1
}

const ONES: u64 = u64::MAX / 255;

/// The highest bit of each byte that is zero. Above the lowest such byte others may be marked too.
const fn zeros(bytes: u64) -> u64 {
    bytes.wrapping_sub(ONES) & !bytes & (ONES << 7)
}

impl Table {
    /// The entry of `key`.
    #[must_use]
    #[inline]
    pub fn get(&self, key: Key) -> Option<&Entry> {
        self.seek(key, hash(key)).ok().map(|(_, slot)| &slot.entry)
    }

    /// The slot of `key` and its number, or the free place where the number would stand.
    #[inline]
    fn seek(&self, key: Key, hash: u64) -> Result<(usize, &Slot), usize> {
        const MASK: usize = PLACES / TOGETHER - 1;
        let print = ONES * u64::from(fingerprint(hash));
        let mut group = hash as usize & MASK;
        loop {
            let together = self.groups.get(group).copied().unwrap_or_default();
            let place = |bits: u64| group * TOGETHER + bits.trailing_zeros() as usize / 8;
            let mut same = zeros(together ^ print);
            while same != 0 {
                let number = usize::from(self.numbers.get(place(same)).copied().unwrap_or_default());
                if let Some(slot) = self.slots.get(number).filter(|slot| slot.key == key) {
                    return Ok((number, slot));
                }
                same &= same - 1;
            }
            let free = zeros(together);
            if free != 0 {
                return Err(place(free));
            }
            group = (group + 1) & MASK;
        }
    }

    /// The entry of `key`, made where there is none; `None` for keys that no word can have, and where no place is left.
    pub fn add(&mut self, key: Key) -> Option<&mut Entry> {
        if key.is_empty() || key.is_long() || self.slots.len() + 1 >= PLACES {
            return None;
        }
        let hash = hash(key);
        let number = match self.seek(key, hash) {
            Ok((number, _)) => number,
            Err(free) => {
                let number = self.slots.len();
                self.slots.push(Slot { key, entry: Entry::default() });
                *self.groups.get_mut(free / TOGETHER)? |= u64::from(fingerprint(hash)) << (free % TOGETHER * 8);
                *self.numbers.get_mut(free)? = number as u16;
                number
            }
        };
        self.slots.get_mut(number).map(|slot| &mut slot.entry)
    }

    /// Finds what holds of each word wherever it stands; to be called when all lists have been read.
    pub(super) fn settle(&mut self) {
        for slot in &mut self.slots {
            slot.entry.known = Known::of(slot.key, &slot.entry);
        }
    }

    /// How many words it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
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
        assert!(words.iter().all(|word| table.get(key(word).push(key("ض").at(0))).is_none()));
        assert!(table.get(key("ظظظ")).is_none());
        assert!(table.get(Key::NONE).is_none() && table.get(Key::LONG).is_none());
        assert!(table.add(Key::LONG).is_none());
    }
}
