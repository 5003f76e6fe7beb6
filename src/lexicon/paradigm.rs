//! Paradigms: the forms of a verb that news uses, made from its lemma, present, participle and masdars.

use super::verbs::{Agreement, Form, VerbForm};
use super::{Class, Table};
use crate::text::{Key, key};

/// Makes the forms of one verb.
pub struct Forms<'t> {
    /// Index of the verb.
    pub lemma: u16,
    /// Where they go.
    pub table: &'t mut Table,
    /// Whether pronouns may end it as its object.
    pub objects: bool,
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

    /// The past, from the lemma as the list spells it.
    pub fn past(&mut self, lemma: &str) {
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

    /// The present, from its form for "he".
    pub fn present(&mut self, present: Key) {
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

    /// The accusative participles, from the form that takes an ending.
    pub fn participle(&mut self, base: Key) {
        let short = if base.at(base.len().saturating_sub(1)) == YEH { base.chop(1) } else { base };
        let mut add =
            |stem: Key, ending: &str, agreement| self.add(stem.join(key(ending)), Form::Participle, agreement);
        add(base, "ا", Agreement::MS);
        add(base, "ة", Agreement::FS);
        add(short, "ين", Agreement::MP);
        add(base, "تين", Agreement::FD);
        add(base, "ات", Agreement::FP);
    }

    /// A verbal noun, and with its pronouns.
    pub fn masdar(&mut self, masdar: &str) {
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
