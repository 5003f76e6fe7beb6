//! Spans of the text, and the only conversion of offsets in the project.
//!
//! Inside the library every offset counts UTF-8 bytes and lies on a character boundary. Callers that count
//! otherwise (JavaScript counts UTF-16 code units, Python and the W3C annotation model code points) convert a finished
//! [`Analysis`](crate::Analysis) with [`Analysis::with_offsets`](crate::Analysis::with_offsets).

/// A stretch of the text, `start` included and `end` left out.
///
/// Spans that the library makes count bytes and lie on character boundaries, so that `&text[span.range()]` is valid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(all(feature = "wasm", target_arch = "wasm32"), derive(tsify::Tsify))]
pub struct Span {
    /// Offset of the first unit.
    pub start: u32,
    /// Offset behind the last unit.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`.
    ///
    /// ```
    /// let span = isnad::Span::new(2, 6);
    /// assert_eq!(span.len(), 4);
    /// ```
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The length in units.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether nothing lies in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// As a range for slicing.
    #[must_use]
    pub const fn range(self) -> core::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Its number in the order of the text: by where it starts, then by where it ends.
    pub(crate) fn order(&self) -> u128 {
        crate::order::place(self.start, self.end)
    }

    /// The words of `text` that the span covers; empty where it does not fit the text.
    ///
    /// ```
    /// assert_eq!(isnad::Span::new(0, 6).of("قال فلان"), "قال");
    /// assert_eq!(isnad::Span::new(0, 600).of("قال فلان"), "");
    /// ```
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `at` lies in it.
    #[must_use]
    pub(crate) const fn holds(self, at: u32) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether both share at least one unit.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub const fn cover(self, other: Self) -> Self {
        Self {
            start: if self.start < other.start { self.start } else { other.start },
            end: if self.end > other.end { self.end } else { other.end },
        }
    }

    /// Moved by `by` units to the right.
    #[must_use]
    pub const fn shift(self, by: u32) -> Self {
        Self { start: self.start.saturating_add(by), end: self.end.saturating_add(by) }
    }
}

/// What an offset counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[cfg_attr(all(feature = "wasm", target_arch = "wasm32"), derive(tsify::Tsify))]
pub enum Offsets {
    /// Bytes of UTF-8, as in Rust.
    #[default]
    Utf8,
    /// Code units of UTF-16, as in JavaScript.
    Utf16,
    /// Unicode code points, as in Python and the W3C Web Annotation model.
    Char,
}

impl Offsets {
    /// The name in the JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf8",
            Self::Utf16 => "utf16",
            Self::Char => "char",
        }
    }
}

impl core::str::FromStr for Offsets {
    type Err = String;

    /// Reads `utf8`, `utf16` or `char`.
    fn from_str(s: &str) -> Result<Self, String> {
        let found = [Self::Utf8, Self::Utf16, Self::Char].into_iter().find(|unit| unit.name() == s);
        found.ok_or_else(|| format!("expected offsets `utf8`, `utf16` or `char`, but found `{s}`"))
    }
}

/// How often the map notes where it stands: one note every this many bytes.
const STRIDE: usize = 64;

/// Converts byte offsets of one text to another unit, each in constant time.
///
/// ```
/// use isnad::{OffsetMap, Offsets};
/// let map = OffsetMap::new("قال 😀!", Offsets::Utf16);
/// assert_eq!(map.get(7), 4); // before the emoji
/// assert_eq!(map.get(11), 6); // behind it
/// ```
#[derive(Debug)]
pub struct OffsetMap<'t> {
    text: &'t str,
    unit: Offsets,
    /// The converted offset of every `STRIDE`th byte.
    notes: Vec<u32>,
}

/// The units that start in `bytes`: every byte that does not continue a character, and one more for each character
/// outside the basic plane where UTF-16 is counted. Eight bytes at a time.
fn units(bytes: &[u8], unit: Offsets) -> u32 {
    const HIGHEST: u64 = (u64::MAX / 255) << 7;
    if unit == Offsets::Utf8 {
        return bytes.len() as u32;
    }
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(place, byte)| *place = *byte);
    let count = |eight: &[u8; 8]| {
        let bits = u64::from_le_bytes(*eight);
        // 10…… goes on with a character, 1111…… begins one outside the basic plane.
        let goes_on = bits & !(bits << 1) & HIGHEST;
        let outside = if unit == Offsets::Utf16 { bits & bits << 1 & bits << 2 & bits << 3 & HIGHEST } else { 0 };
        outside.count_ones().wrapping_sub(goes_on.count_ones())
    };
    let all = eights.iter().chain([&last]).fold(0, |sum: u32, eight| sum.wrapping_add(count(eight)));
    all.wrapping_add(bytes.len() as u32)
}

impl<'t> OffsetMap<'t> {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &'t str, unit: Offsets) -> Self {
        let mut notes = Vec::new();
        if unit != Offsets::Utf8 {
            let mut at = 0u32;
            notes.reserve(text.len() / STRIDE + 1);
            for chunk in text.as_bytes().chunks(STRIDE) {
                notes.push(at);
                at = at.saturating_add(units(chunk, unit));
            }
            notes.push(at);
        }
        Self { text, unit, notes }
    }

    /// The offset of the character that starts at byte `at`; an offset behind the text gives the text's length.
    #[must_use]
    pub fn get(&self, at: u32) -> u32 {
        let at = (at as usize).min(self.text.len());
        if self.unit == Offsets::Utf8 {
            return at as u32;
        }
        let note = at / STRIDE;
        let from = note * STRIDE;
        let base = self.notes.get(note).copied().unwrap_or_default();
        base + self.text.as_bytes().get(from..at).map_or(0, |b| units(b, self.unit))
    }

    /// The byte at which the unit of that number begins: what [`get`](Self::get) makes of it, turned back. A unit within
    /// a character gives the character's own beginning, an offset behind the text the text's length.
    ///
    /// ```
    /// use isnad::{OffsetMap, Offsets};
    /// let map = OffsetMap::new("قال 😀!", Offsets::Utf16);
    /// assert_eq!([4, 5, 6, 60].map(|at| map.byte(at)), [7, 7, 11, 12]);
    /// ```
    #[must_use]
    pub fn byte(&self, at: u32) -> u32 {
        if self.unit == Offsets::Utf8 {
            return self.text.floor_char_boundary(at as usize) as u32;
        }
        let note = self.notes.partition_point(|note| *note <= at).saturating_sub(1);
        let from = self.text.ceil_char_boundary(note * STRIDE);
        let mut left = at.saturating_sub(self.get(from as u32));
        let rest = self.text.get(from..).unwrap_or_default();
        for (place, c) in rest.char_indices() {
            let width = if self.unit == Offsets::Utf16 { c.len_utf16() as u32 } else { 1 };
            if left < width {
                return (from + place) as u32;
            }
            left -= width;
        }
        self.text.len() as u32
    }

    /// Both ends of a span.
    #[must_use]
    pub fn span(&self, span: Span) -> Span {
        Span { start: self.get(span.start), end: self.get(span.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_converts_as_the_standard_library_counts() {
        let text = "قال 😀 «نعم» a\u{301}\u{200f} ".repeat(40);
        for unit in [Offsets::Utf8, Offsets::Utf16, Offsets::Char] {
            let map = OffsetMap::new(&text, unit);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let head = &text[..at];
                let want = match unit {
                    Offsets::Utf8 => at,
                    Offsets::Utf16 => head.encode_utf16().count(),
                    Offsets::Char => head.chars().count(),
                };
                assert_eq!(map.get(at as u32), want as u32, "{unit:?} at byte {at}");
                assert_eq!(map.byte(want as u32), at as u32, "{unit:?}, back to byte {at}");
            }
        }
    }
}
