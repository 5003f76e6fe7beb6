//! Reporting verbs: whole paradigms from lemma and pattern, and the frames that make each a cue.
//!
//! A record of `verbs.txt` gives the lemma, its present, its active participle and its masdars; [`Verbs::load`] makes every form
//! that news uses: the past and the present in all persons, with the subjunctive's endings, the accusative participles
//! (مؤكدا، مؤكدة، مؤكدين), the masdars with their pronouns (قوله، قولها). Clitics in front are the lexicon's matter.

use super::Table;
use super::paradigm::Forms;
use super::record::{records, unpacked};
use crate::text::{Key, key};

pub use super::frames::Frame;

/// Tense or part of speech of a form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// قال
    #[default]
    Past,
    /// يقول
    Present,
    /// قائلا
    Participle,
    /// قول
    Masdar,
    /// قوله: the masdar with a pronoun
    MasdarPronoun,
}

/// Gender, number and person of a form: a set of the constants below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement(pub u8);

impl Agreement {
    /// Masculine.
    pub const MASCULINE: u8 = 1;
    /// Feminine.
    pub const FEMININE: u8 = 2;
    /// Singular.
    pub const SINGULAR: u8 = 4;
    /// Dual.
    pub const DUAL: u8 = 8;
    /// Plural.
    pub const PLURAL: u8 = 16;
    /// The speaker himself: I, we.
    pub const FIRST: u8 = 32;

    pub(super) const MS: Self = Self(Self::MASCULINE | Self::SINGULAR);
    pub(super) const FS: Self = Self(Self::FEMININE | Self::SINGULAR);
    pub(super) const MP: Self = Self(Self::MASCULINE | Self::PLURAL);
    pub(super) const FP: Self = Self(Self::FEMININE | Self::PLURAL);
    pub(super) const MD: Self = Self(Self::MASCULINE | Self::DUAL);
    pub(super) const FD: Self = Self(Self::FEMININE | Self::DUAL);
    pub(super) const S1: Self = Self(Self::SINGULAR | Self::FIRST);
    pub(super) const P1: Self = Self(Self::PLURAL | Self::FIRST);

    /// Whether any of `flags` is set.
    #[must_use]
    pub const fn has(self, flags: u8) -> bool {
        self.0 & flags != 0
    }
}

/// Which form of which verb a word is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerbForm {
    /// Index of the lemma in [`Verbs`].
    pub lemma: u16,
    /// Tense or part of speech.
    pub form: Form,
    /// With whom it agrees; for [`Form::MasdarPronoun`] the pronoun's.
    pub agreement: Agreement,
    /// Whether an object pronoun ends it (وصفه, اتهمها).
    pub object: bool,
}

/// A reporting verb.
#[derive(Clone, Debug)]
pub struct Verb {
    /// The lemma as the list spells it.
    pub lemma: &'static str,
    /// The lemma's letters: no two verbs have the same.
    pub key: Key,
    /// What makes it a cue.
    pub frame: Frame,
}

impl Verb {
    /// Whether it is the verb of this lemma.
    #[must_use]
    pub fn is(&self, lemma: Key) -> bool {
        self.key == lemma
    }

    /// Whether it is the verb of one of these lemmas.
    #[must_use]
    pub fn among(&self, lemmas: &[Key]) -> bool {
        lemmas.contains(&self.key)
    }
}

/// All reporting verbs.
#[derive(Debug, Default)]
pub struct Verbs {
    list: Vec<Verb>,
}

/// The list without its examples.
const LIST: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/verbs.txt"));

impl Verbs {
    /// Reads the list and adds every form to `table`.
    pub fn load(table: &mut Table) -> Self {
        let mut verbs = Self::default();
        // The lexicon is read once and lives as long as the program: so do the lemmas.
        let list: &'static str = unpacked(LIST).leak();
        for record in records(list) {
            let Some(lemma) = record.get("verb") else { continue };
            let frame = Frame(record.words("frame").filter_map(Frame::bit).fold(0, |a, b| a | b));
            let mut forms =
                Forms { lemma: verbs.list.len() as u16, table, objects: frame.has(Frame::ANY_X | Frame::TWO_NP) };
            forms.past(lemma);
            if let Some(present) = record.get("present") {
                forms.present(key(present));
            }
            for participle in record.words("participle") {
                forms.participle(key(participle));
            }
            for masdar in record.words("masdar") {
                forms.masdar(masdar);
            }
            verbs.list.push(Verb { lemma, key: key(lemma), frame });
        }
        verbs
    }

    /// The verb of a form.
    #[must_use]
    pub fn get(&self, form: VerbForm) -> Option<&Verb> {
        self.list.get(usize::from(form.lemma))
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Verb] {
        &self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Class, lexicon};

    /// The lemma and form of a word, as `قال past`.
    fn check(word: &str, expect: &str) {
        let reading = lexicon().read(key(word));
        let verb = lexicon().verbs().get(reading.entry.verb).filter(|_| reading.entry.class.any(Class::VERB));
        let found = verb.map_or("none".to_string(), |v| format!("{} {:?}", v.lemma, reading.entry.verb.form));
        assert_eq!(found, expect, "{word}");
    }

    #[test]
    fn whole_paradigms() {
        for word in ["قال", "وقالت", "فقالوا", "قالا", "قلنا"] {
            check(word, "قال Past");
        }
        for word in ["يقول", "وتقول", "سيقول", "نقول", "أقول", "يقولون", "وسيقولون"]
        {
            check(word, "قال Present");
        }
        for word in ["قائلا", "قائلاً", "قائلة", "قائلين"] {
            check(word, "قال Participle");
        }
        check("قوله", "قال MasdarPronoun");
        check("بقولها", "قال MasdarPronoun");
        check("القول", "قال Masdar");
    }

    #[test]
    fn no_two_lemmas_have_the_same_letters() {
        let mut keys: Vec<Key> = lexicon().verbs().all().iter().map(|verb| verb.key).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }

    #[test]
    fn weak_verbs() {
        check("دعت", "دعا Past");
        check("دعوا", "دعا Past");
        check("نفت", "نفى Past");
        check("ونفيا", "نفى Past");
        check("يدعون", "دعا Present");
        check("أضفت", "أضاف Past");
        check("رددنا", "رد Past");
        check("وداعيا", "دعا Participle");
        check("نافين", "نفى Participle");
        check("إشارته", "أشار MasdarPronoun");
    }

    #[test]
    fn other_words_are_no_verbs() {
        for word in ["كتاب", "وزير", "البيت", "بيت"] {
            check(word, "none");
        }
    }
}
