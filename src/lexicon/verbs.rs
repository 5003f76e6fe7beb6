//! Reporting verbs: whole paradigms from lemma and pattern, and the frames that make each a cue.
//!
//! A record of `verbs.txt` gives the lemma, its present, its active participle and its masdars; [`Verbs::load`] makes every form
//! that news uses: the past and the present in all persons, with the subjunctive's endings, the accusative participles
//! (مؤكدا، مؤكدة، مؤكدين), the masdars with their pronouns (قوله، قولها). Clitics in front are the lexicon's matter.

use super::record::{records, unpacked};
use super::{Class, Table};
use crate::text::{Key, key};

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

    const MS: Self = Self(Self::MASCULINE | Self::SINGULAR);
    const FS: Self = Self(Self::FEMININE | Self::SINGULAR);
    const MP: Self = Self(Self::MASCULINE | Self::PLURAL);
    const FP: Self = Self(Self::FEMININE | Self::PLURAL);
    const MD: Self = Self(Self::MASCULINE | Self::DUAL);
    const FD: Self = Self(Self::FEMININE | Self::DUAL);
    const S1: Self = Self(Self::SINGULAR | Self::FIRST);
    const P1: Self = Self(Self::PLURAL | Self::FIRST);

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

/// Declares the frames: one bit and one name in the records each.
macro_rules! frames {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)+) => {
        /// What makes a verb a cue: a set of the constants below. In their docs C is the content and X the person spoken to or of.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct Frame(pub u64);

        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        mod bits { pub enum Bit { $($name),+ } }

        impl Frame {
            $($(#[$doc])* pub const $name: u64 = 1 << bits::Bit::$name as u64;)+

            /// The bit of a name in the records.
            fn bit(name: &str) -> Option<u64> {
                match name { $($text => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

frames! {
    /// `: C` or `«C»`
    QUOTE = "quote",
    /// أن C, إن C
    THAT = "that",
    /// بأن C
    BI_THAT = "bi-that",
    /// إلى أن C
    ILA_THAT = "ila-that",
    /// على أن C
    ALA_THAT = "ala-that",
    /// من أن C
    MIN_THAT = "min-that",
    /// عن أن C
    AN_THAT = "an-that",
    /// في أن C
    FI_THAT = "fi-that",
    /// X أن C, X بأن C
    X_THAT = "x-that",
    /// من X أن C
    MIN_X_THAT = "min-x-that",
    /// X على أنه C
    X_ALA_THAT = "x-ala-that",
    /// هل C, كيف C, ما إذا C
    WHETHER = "whether",
    /// C is a noun phrase
    NP = "np",
    /// بـC
    BI = "bi",
    /// إلى C
    ILA = "ila",
    /// على C
    ALA = "ala",
    /// من C
    MIN = "min",
    /// عن C
    AN = "an",
    /// في C
    FI = "fi",
    /// لـC
    LI = "li",
    /// X C, both noun phrases
    X_NP = "x-np",
    /// X بـC
    X_BI = "x-bi",
    /// X إلى C
    X_ILA = "x-ila",
    /// X على C
    X_ALA = "x-ala",
    /// X عن C
    X_AN = "x-an",
    /// X من C
    X_MIN = "x-min",
    /// X في C
    X_FI = "x-fi",
    /// X لـC
    X_LI = "x-li",
    /// من X C
    MIN_X = "min-x",
    /// لـX C
    LI_X_NP = "li-x-np",
    /// C بـ…: a noun phrase with its reason
    NP_BI = "np-bi",
    /// Two objects: اعتبر X C
    TWO_NP = "two-np",
    /// C is a noun phrase headed by a noun of speech (شكره، رفضه، دعوته)
    SPEECH_NP = "speech-np",
    /// Of a study or data: C is a noun phrase
    NP_FINDING = "np-finding",
    /// بـ«C»: only words in marks
    MIXED_BI = "mixed-bi",
    /// X «C»: only words in marks
    X_MIXED = "x-mixed",
    /// X مسؤولية C
    X_MASULIYA = "x-masuliya",
    /// X : C
    X_QUOTE = "x-quote",
    /// C is a noun phrase that names no person
    THING = "thing",
    /// إلى X قوله إن C
    RELAY_ILA = "relay-ila",
    /// عن X أن C, عن X قوله إن C
    RELAY = "relay",
    /// Only with what says that speech goes on: قائلا, بالقول, حديثه, a colon
    TAIL = "tail",
    /// A verbal attack: only with a tail
    SPEECH_TAIL = "speech-tail",
    /// ألقى باللوم على C
    BLAME = "blame",
    /// Said of documents: جاء في البيان أن C
    DOCUMENT = "document",
    /// Its source is a study, data, a law
    FINDING = "finding",
    /// The same letters are a common noun or another verb: it must stand where a verb stands
    NOUN = "noun",
    /// The same letters are a preposition: it must begin its clause or take its content at once
    PREP = "prep",
    /// Mostly not speech: the content must follow closely
    STRICT = "strict",
    /// Speech nearly always
    SAFE = "safe",
}

impl Frame {
    /// Any complementiser clause.
    pub const ANY_THAT: u64 = Self::THAT
        | Self::BI_THAT
        | Self::ILA_THAT
        | Self::ALA_THAT
        | Self::MIN_THAT
        | Self::AN_THAT
        | Self::FI_THAT
        | Self::X_THAT
        | Self::MIN_X_THAT
        | Self::X_ALA_THAT;

    /// A person as object before the content.
    pub const ANY_X: u64 = Self::X_THAT
        | Self::X_ALA_THAT
        | Self::X_NP
        | Self::X_BI
        | Self::X_ILA
        | Self::X_ALA
        | Self::X_AN
        | Self::X_MIN
        | Self::X_FI
        | Self::X_LI
        | Self::X_MIXED
        | Self::X_QUOTE;

    /// Whether any of `bits` is set.
    #[must_use]
    pub const fn has(self, bits: u64) -> bool {
        self.0 & bits != 0
    }
}

/// A reporting verb.
#[derive(Clone, Debug)]
pub struct Verb {
    /// The lemma as the list spells it.
    pub lemma: &'static str,
    /// What makes it a cue.
    pub frame: Frame,
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
            let mut forms = Forms { lemma: verbs.list.len() as u16, table, objects: frame.has(Frame::ANY_X) };
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
            verbs.list.push(Verb { lemma, frame });
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

/// Makes the forms of one verb.
struct Forms<'t> {
    lemma: u16,
    table: &'t mut Table,
    /// Whether the verb takes a person as its object, so that pronouns may end it.
    objects: bool,
}

/// Pronouns that end a verb as its object.
const OBJECTS: [Key; 6] = [key("ه"), key("ها"), key("هم"), key("هما"), key("نا"), key("ني")];

const ALEF: u8 = key("ا").at(0);
const WAW: u8 = key("و").at(0);
const YEH: u8 = key("ي").at(0);
const HAMZA: u8 = key("ء").at(0);

/// How the past changes before the endings of the first person.
enum Weak {
    /// قال, أضاف: the long vowel shortens.
    Hollow,
    /// دعا
    FinalAlef,
    /// نفى
    FinalYeh,
    /// رد, أصر
    Doubled,
    /// بدأ
    FinalHamza,
    /// كتب
    Sound,
}

fn weakness(lemma: &str, past: Key) -> Weak {
    let len = past.len();
    let last = past.at(len.saturating_sub(1));
    match lemma.chars().last() {
        Some('ى') => return Weak::FinalYeh,
        Some('أ' | 'ئ' | 'ؤ' | 'ء') => return Weak::FinalHamza,
        _ => {}
    }
    if last == ALEF {
        Weak::FinalAlef
    } else if len <= 2
        || (len == 3 && past.at(0) == ALEF && lemma.starts_with('أ') && matches!(lemma, "أصر" | "أقر" | "أسر" | "ألح"))
    {
        Weak::Doubled
    } else if past.at(len - 2) == ALEF && len <= 4 && (len == 3 || past.at(0) == ALEF) {
        Weak::Hollow
    } else {
        Weak::Sound
    }
}

impl Forms<'_> {
    fn add(&mut self, word: Key, form: Form, agreement: Agreement) {
        let lemma = self.lemma;
        if let Some(entry) = self.table.add(word) {
            // The first verb of the list keeps a form that two share, and a finite form wins over a noun.
            if !entry.class.any(Class::VERB)
                || (entry.verb.form as u8 >= Form::Participle as u8 && (form as u8) < entry.verb.form as u8)
            {
                entry.verb = VerbForm { lemma, form, agreement, object: false };
            }
            entry.class = entry.class.with(Class::VERB);
        }
    }

    /// Adds a finite form, with object pronouns where the verb takes a person.
    fn finite(&mut self, word: Key, form: Form, agreement: Agreement) {
        self.add(word, form, agreement);
        if !self.objects || agreement.has(Agreement::FIRST) {
            return;
        }
        // وصفوا loses its alef, دعا keeps it, رأى writes it (رآه).
        let plural = agreement.has(Agreement::PLURAL) && word.ends(key("وا"));
        let stem = match () {
            () if plural => word.chop(1),
            () if form == Form::Past && agreement == Agreement::MS && word.at(word.len().saturating_sub(1)) == YEH => {
                word.chop(1).push(ALEF)
            }
            () => word,
        };
        let lemma = self.lemma;
        for object in OBJECTS {
            if let Some(entry) = self.table.add(stem.join(object))
                && !entry.class.any(Class::VERB)
            {
                entry.class = entry.class.with(Class::VERB);
                entry.verb = VerbForm { lemma, form, agreement, object: true };
            }
        }
    }

    fn past(&mut self, lemma: &str) {
        let past = key(lemma);
        let weak = weakness(lemma, past);
        let stem = match weak {
            Weak::FinalAlef | Weak::FinalYeh => past.chop(1),
            _ => past,
        };
        let mut add = |stem: Key, ending: &str, agreement| self.finite(stem.join(key(ending)), Form::Past, agreement);
        add(past, "", Agreement::MS);
        add(stem, "ت", Agreement::FS);
        add(stem, "وا", Agreement::MP);
        let (dual, first) = match weak {
            Weak::FinalAlef => (stem.push(WAW), stem.push(WAW)),
            Weak::FinalYeh => (stem.push(YEH), stem.push(YEH)),
            Weak::Hollow => (past, past.head(past.len() - 2).push(past.at(past.len() - 1))),
            Weak::Doubled => (past, past.push(past.at(past.len() - 1))),
            Weak::FinalHamza => {
                add(past.chop(1).push(HAMZA), "وا", Agreement::MP);
                (past, past)
            }
            Weak::Sound => (past, past),
        };
        add(dual, "ا", Agreement::MD);
        add(stem, "تا", Agreement::FD);
        add(first, "ن", Agreement::FP);
        add(first, "نا", Agreement::P1);
        // «قلت» is I or you; «أكدت» is she first.
        if !matches!(weak, Weak::Sound | Weak::FinalHamza) {
            add(first, "ت", Agreement::S1);
        }
    }

    fn present(&mut self, present: Key) {
        let stem = present.skip(1);
        let last = present.at(present.len().saturating_sub(1));
        let short = if last == YEH || last == WAW || last == ALEF { stem.chop(1) } else { stem };
        let mut add = |prefix: &str, stem: Key, ending: &str, agreement| {
            self.finite(key(prefix).join(stem).join(key(ending)), Form::Present, agreement);
        };
        add("ي", stem, "", Agreement::MS);
        add("ت", stem, "", Agreement::FS);
        add("ن", stem, "", Agreement::P1);
        add("أ", stem, "", Agreement::S1);
        add("ي", short, "ون", Agreement::MP);
        add("ي", short, "وا", Agreement::MP);
        add("ي", stem, "ان", Agreement::MD);
        add("ت", stem, "ان", Agreement::FD);
        add("ي", stem, "ن", Agreement::FP);
    }

    fn participle(&mut self, base: Key) {
        let short = if base.at(base.len().saturating_sub(1)) == YEH { base.chop(1) } else { base };
        let mut add =
            |stem: Key, ending: &str, agreement| self.add(stem.join(key(ending)), Form::Participle, agreement);
        add(base, "ا", Agreement::MS);
        add(base, "ة", Agreement::FS);
        add(short, "ين", Agreement::MP);
        add(base, "تين", Agreement::FD);
        add(base, "ات", Agreement::FP);
    }

    fn masdar(&mut self, masdar: &str) {
        let word = key(masdar);
        let stem = if masdar.ends_with('ة') { word.chop(1).join(key("ت")) } else { word };
        self.add(word, Form::Masdar, Agreement::default());
        for (pronoun, agreement) in [
            ("ه", Agreement::MS),
            ("ها", Agreement::FS),
            ("هم", Agreement::MP),
            ("هما", Agreement::MD),
            ("هن", Agreement::FP),
            ("نا", Agreement::P1),
        ] {
            if pronoun != "ه" || !masdar.ends_with('ة') {
                self.add(stem.join(key(pronoun)), Form::MasdarPronoun, agreement);
            } else {
                self.add(stem.push(key("ه").at(0)), Form::MasdarPronoun, agreement);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::lexicon;

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
