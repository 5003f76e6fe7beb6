//! Personal names: their parts, and when two spellings are one name.

use crate::text::key::word;
use crate::text::{Key, Tag, Words};

/// How many parts of a name are kept; longer names are told apart by these.
const PARTS: usize = 4;

/// What tells a son from his father of the same name.
const YOUNGER: Words<5> = Words::new([word!("الابن"), word!("الأب"), word!("جونيور"), word!("الأصغر"), word!("الأكبر")]);

/// The parts of a personal name, without the particles that join them (بن, آل), عبد joined to what follows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Name {
    parts: [Part; PARTS],
    len: u8,
}

/// One part of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its letters.
    pub word: Key,
    /// Its skeleton.
    pub skeleton: Tag,
    /// Whether it has one way of spelling: the lexicon has it.
    known: bool,
    /// Whether enough is left of it without its vowels to know it again.
    loose: bool,
    /// Whether it is a father's name behind بن, which nobody is called by alone: محمد بن سالم is بن سالم, and not سالم.
    pub father: bool,
}

impl Part {
    /// A part as it is written; `known` where the lexicon has it.
    #[must_use]
    pub fn new(word: Key, known: bool) -> Self {
        let bones = skeleton(if word.ends(word!("ي")) { without_al(word) } else { word });
        Self {
            word, skeleton: bones.tag(), known, loose: bones.len() >= 3 && !word.starts(word!("ال")), father: false
        }
    }
}

impl Name {
    /// Adds a part. The last place is kept for the last part: it is the one that short forms repeat.
    pub fn push(&mut self, part: Key, known: bool) {
        let at = usize::from(self.len).min(PARTS - 1);
        if let Some(place) = self.parts.get_mut(at) {
            *place = Part::new(part, known);
            self.len = (at + 1) as u8;
        }
    }

    /// Notes that its last part stands behind بن.
    pub fn father(&mut self) {
        if let Some(last) = usize::from(self.len).checked_sub(1).and_then(|last| self.parts.get_mut(last)) {
            last.father = true;
        }
    }

    /// Joins a word to the last part; `false` where there is none.
    pub fn join(&mut self, word: Key) -> bool {
        let last = usize::from(self.len).checked_sub(1).and_then(|last| self.parts.get_mut(last));
        last.map(|part| *part = Part::new(part.word.join(word), true)).is_some()
    }

    /// Whether its second and last part may be an object with ال instead (أدى حداد اليمين): it is in no list and does not end as
    /// family names do.
    #[must_use]
    pub fn object(&self) -> bool {
        let last = self.last();
        self.len == 2 && !last.known && last.word.starts(word!("ال")) && !last.word.ends(word!("ي"))
    }

    /// Whether it is a fuller form of the same name: not where it only adds a word that no list has and that does not end as
    /// family names do (محمد سلامة, محمد سلامة انجازا).
    #[must_use]
    pub fn fuller(&self, other: &Self) -> bool {
        self.len > other.len && !self.overlong(other)
    }

    /// Whether it is the other name and such a word behind it, or whom it was told (كيستر هولمسن لنيوز أونلاين).
    #[must_use]
    pub fn overlong(&self, other: &Self) -> bool {
        let (long, short) = (self.parts(), other.parts());
        let told = long.get(short.len()).is_some_and(|part| !part.known && part.word.starts(word!("ل")));
        if short.len() > 1 && told && short.iter().zip(long).all(|(a, b)| a.word == b.word) {
            return true;
        }
        let family = |last: &Part| last.word.starts(word!("ال")) && last.word.ends(word!("ي"));
        short.len() > 1
            && long.len() == short.len() + 1
            && short.iter().zip(long).all(|(a, b)| a.word == b.word)
            && short.iter().all(|p| p.known)
            && long.last().is_some_and(|last| !last.known && !family(last))
    }

    /// Its parts.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        self.parts.get(..usize::from(self.len)).unwrap_or_default()
    }

    /// Whether it has none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// How many parts it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len as usize
    }

    /// The part that short forms repeat.
    #[must_use]
    pub fn last(&self) -> Part {
        self.parts().last().copied().unwrap_or_default()
    }

    /// The first part.
    #[must_use]
    pub fn first(&self) -> Part {
        self.parts().first().copied().unwrap_or_default()
    }

    /// Whether the last part is another spelling of `part`.
    #[must_use]
    pub fn ends(&self, part: Part) -> bool {
        self.parts().last().is_some_and(|last| same(last, &part) && part.father == last.father)
    }

    /// Whether both name one person, as far as names can tell: the parts of the shorter stand in the longer in their order, the
    /// first ones are the same, and so are the last ones, unless the shorter breaks off (محمد بن سلمان, محمد بن سلمان بن عبدالعزيز).
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        let (short, long) = if self.len <= other.len { (self, other) } else { (other, self) };
        let (short, long) = (short.parts(), long.parts());
        let younger = |parts: &[Part]| parts.iter().any(|p| YOUNGER.has(p.word));
        // بيني كريس إيثر, then كريس إيثر: the end of a foreign name.
        let end = long.len().checked_sub(short.len()).and_then(|from| long.get(from..)).unwrap_or_default();
        let foreign = short.len() > 1 && short.iter().any(|p| !p.known && !p.word.starts(word!("ال")));
        if foreign && short.iter().zip(end).all(|(a, b)| same(a, b)) {
            return younger(short) == younger(long);
        }
        let first = short.first().zip(long.first()).is_some_and(|(a, b)| same(a, b));
        if short.len() < 2 || !first {
            return false;
        }
        // فلان and فلان الابن are two.
        if younger(short) != younger(long) {
            return false;
        }
        let mut rest = long.iter();
        let inside = short.iter().all(|part| rest.any(|there| same(part, there)));
        let prefix = short.iter().zip(long).all(|(a, b)| same(a, b));
        let last = short.last().zip(long.last()).is_some_and(|(a, b)| same(a, b));
        inside && (prefix || last)
    }
}

/// Whether two words spell one part of a name: the same letters, or foreign names that differ in their long vowels and in
/// the letter for g (بوتين بوتن, فلين فلن, نتنياهو نتانياهو).
fn same(a: &Part, b: &Part) -> bool {
    a.word == b.word
        || without_al(a.word) == without_al(b.word) && a.word.ends(word!("ي")) && without_al(a.word).len() > 4
        || (a.skeleton == b.skeleton
            && !(a.known && b.known)
            && a.loose
            && b.loose
            && initial(a.word) == initial(b.word)
            && a.word.len().abs_diff(b.word.len()) <= 2)
}

/// A word without ال: a family name in ي may have it or not (حمدوني, الحمدوني).
#[must_use]
pub fn without_al(word: Key) -> Key {
    if word.starts(word!("ال")) { word.skip(2) } else { word }
}

/// The first letter of a word's skeleton.
fn initial(word: Key) -> u8 {
    const G: [u8; 2] = [word!("غ").at(0), word!("ك").at(0)];
    let first = word.at(0);
    if G.contains(&first) { word!("ج").at(0) } else { first }
}

/// A word without its long vowels, with one letter for ج غ ق ك.
#[must_use]
pub fn skeleton(word: Key) -> Key {
    const VOWELS: [u8; 5] = [word!("ا").at(0), word!("و").at(0), word!("ي").at(0), word!("ه").at(0), word!("ء").at(0)];
    const G: [u8; 2] = [word!("غ").at(0), word!("ك").at(0)];
    if word.is_long() {
        return word;
    }
    let mut out = Key::NONE;
    for i in 0..word.len() {
        let code = word.at(i);
        let inner_h = code == VOWELS[3] && i + 1 < word.len();
        if VOWELS.contains(&code) && i > 0 && !inner_h {
            continue;
        }
        out = out.push(if G.contains(&code) { word!("ج").at(0) } else { code });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::key;

    /// Names of the lists, in these tests.
    fn known(word: &str) -> bool {
        ["محمد", "سالم", "سليم", "حسن", "حسين", "عبدالله", "عبدالعزيز", "سلمان", "فلاديمير", "ناصر"].contains(&word)
    }

    fn name(text: &str) -> Name {
        let mut name = Name::default();
        text.split(' ').filter(|w| *w != "بن").for_each(|w| name.push(key(w), known(w)));
        name
    }

    #[test]
    fn spellings_of_one_foreign_name_meet() {
        for (a, b) in [
            ("بوتين", "بوتن"),
            ("فلين", "فلن"),
            ("نتنياهو", "نتانياهو"),
            ("زيلينسكي", "زيلنسكي"),
            ("غوتيريش", "جوتيريش"),
        ] {
            assert!(same(&Part::new(key(a), known(a)), &Part::new(key(b), known(b))), "{a} {b}");
        }
        for (a, b) in [
            ("الحسين", "الحسن"),
            ("حسن", "حسين"),
            ("سالم", "سليم"),
            ("سالم", "سليمان"),
            ("علي", "علا"),
            ("بيت", "بات"),
            ("فوزي", "فوز"),
        ] {
            assert!(!same(&Part::new(key(a), known(a)), &Part::new(key(b), known(b))), "{a} {b}");
        }
    }

    #[test]
    fn a_full_name_agrees_with_its_shorter_forms_only() {
        let check = |a: &str, b: &str, expect: bool| {
            assert_eq!(name(a).agrees(&name(b)), expect, "{a} / {b}");
            assert_eq!(name(b).agrees(&name(a)), expect, "{b} / {a}");
        };
        check("عبدالله الربيعة", "عبدالله بن عبدالعزيز الربيعة", true);
        check("محمد بن سلمان", "محمد بن سلمان بن عبدالعزيز", true);
        check("فلاديمير بوتين", "فلاديمير بوتن", true);
        check("محمد الربيعة", "عبدالله الربيعة", false);
        check("محمد سالم", "محمد ناصر", false);
        check("سالم", "محمد سالم", false);
    }
}
