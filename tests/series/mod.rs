//! Numbers that look like chance and are the same in every run.

/// A series of them (xorshift).
pub struct Series(pub u64);

impl Series {
    /// The next number below `n`; 0 where `n` is.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }
}
