//! Letters read four at a time.

use super::fold;
use super::token::Shape;

/// Eight bytes that begin with these.
#[cold]
pub(super) fn padded(bytes: &[u8]) -> [u8; 8] {
    let mut eight = [0; 8];
    eight.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
    eight
}

/// The lowest `bits` bits, of 64 at most.
const fn mask(bits: u32) -> u64 {
    if bits < 64 { (1 << bits) - 1 } else { u64::MAX }
}

/// Four characters of U+0600 to U+067F, read at once: almost every letter of a text is one of them, two bytes long.
pub(super) struct Four {
    /// The bytes, in four lanes; the first byte of a character is the lower one.
    lanes: u64,
    /// Their codes with [`fold::LETTER`], a byte each, the first lowest.
    codes: u32,
    /// How many of them, from the first, are letters.
    pub(super) letters: u32,
}

/// One in each lane.
const ONES: u64 = 0x0001_0001_0001_0001;

impl Four {
    #[inline(always)]
    pub(super) fn read(lanes: u64) -> Self {
        // The first byte is 0xD8 or 0xD9: what is left of it is no more than 0xFE, so that no lane carries into the next.
        let strange = nonzero((lanes & (ONES * 0xFE)) ^ (ONES * 0xD8));
        let places = (lanes & ONES) << 6 | lanes >> 8 & (ONES * 0x3F);
        let code = |lane: u32| {
            let place = (places >> (16 * lane)) as usize & 0x7F;
            u32::from(fold::ARABIC_BLOCK.get(place).copied().unwrap_or(fold::OTHER)) << (8 * lane)
        };
        let codes = code(0) | code(1) | code(2) | code(3);
        // Codes of letters have their highest bit.
        let sign = (!codes & 0x8080_8080).trailing_zeros() / 8;
        Self { lanes, codes, letters: sign.min(strange.trailing_zeros() / 16) }
    }

    /// The codes of the first `n`, packed as a key has them.
    #[inline(always)]
    pub(super) const fn packed(&self, n: u32) -> u32 {
        let bytes = self.codes & mask(8 * n) as u32;
        let pairs = bytes & 0x001F_001F | bytes >> 3 & 0x03E0_03E0;
        pairs & 0x03FF | pairs >> 6 & 0x000F_FC00
    }

    /// Whether U+0623 and U+0625 are among the first `n` letters: these second bytes are of no other letter.
    #[inline(always)]
    pub(super) fn hamza(&self, n: u32) -> u8 {
        let seconds = self.lanes >> 8 & (ONES * 0xFF);
        let has = |second: u64, flag: u8| {
            if !nonzero(seconds ^ (ONES * second)) & ONES & mask(16 * n) == 0 { 0 } else { flag }
        };
        has(0xA3, Shape::HAMZA_ABOVE) | has(0xA5, Shape::HAMZA_BELOW)
    }
}

/// One in each lane that is not zero, of lanes below 0xFF01.
#[inline(always)]
const fn nonzero(lanes: u64) -> u64 {
    (lanes + ONES * 0xFF) >> 8 & ONES
}
