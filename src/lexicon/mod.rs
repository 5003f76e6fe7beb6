//! The words that the analysis knows, as data.
//!
//! Each class of words has a text file of records in this folder and a module that reads it. All of them fill one
//! table, from folded word to [`Entry`], when the first text is analysed; a word of the text is looked up once, with its
//! clitics taken off where that is needed, and every stage reads the result.

mod facts;
mod frames;
pub mod function;
pub mod nouns;
mod paradigm;
pub mod record;
mod table;
pub mod temporal;
pub mod verbs;

use std::sync::OnceLock;

pub use facts::Facts;
use facts::Listed;
pub use table::Table;

use crate::text::{Key, Token, word};

/// What the lexicon knows of one folded word: the readings of every list that has it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry {
    /// What it can be.
    pub class: Class,
    /// As a form of a reporting verb, where `class` has [`Class::VERB`].
    pub verb: verbs::VerbForm,
    /// As a noun, where `class` has [`Class::NOUN`].
    pub noun: nouns::Noun,
    /// What it does in a sentence, where `class` has [`Class::FUNCTION`].
    pub function: function::Function,
    /// As a word of dates, where `class` has [`Class::TIME`].
    pub time: temporal::TimeWord,
    /// What holds of it in a noun phrase wherever it stands.
    known: facts::Known,
    /// What holds of the very word.
    listed: Listed,
}

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(pub u32);

impl Class {
    /// Nothing known.
    pub const NONE: Self = Self(0);
    /// A form of a reporting verb.
    pub const VERB: Self = Self(1);
    /// A noun that names or qualifies people, bodies or documents.
    pub const NOUN: Self = Self(1 << 1);
    /// A word of dates, times and durations.
    pub const TIME: Self = Self(1 << 2);
    /// A function word.
    pub const FUNCTION: Self = Self(1 << 3);

    /// Whether any class of `other` is in it.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The clitics in front of a word: a set of the constants below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clitics(pub u8);

impl Clitics {
    /// و
    pub const WA: u8 = 1;
    /// ف
    pub const FA: u8 = 2;
    /// ب
    pub const BI: u8 = 4;
    /// ل
    pub const LI: u8 = 8;
    /// ك
    pub const KA: u8 = 16;
    /// ال
    pub const AL: u8 = 32;
    /// س of the future
    pub const SA: u8 = 64;
    /// Any conjunction.
    pub const CONJ: u8 = Self::WA | Self::FA;
    /// Any preposition.
    pub const PREP: u8 = Self::BI | Self::LI | Self::KA;

    /// Whether any of `flags` is set.
    #[must_use]
    pub const fn has(self, flags: u8) -> bool {
        self.0 & flags != 0
    }

    /// How many letters they take; لل counts two.
    #[must_use]
    pub const fn letters(self) -> usize {
        let al = if self.has(Self::AL) { if self.has(Self::LI) { 1 } else { 2 } } else { 0 };
        (self.0 & !Self::AL).count_ones() as usize + al
    }
}

/// A word of the text as the lexicon reads it.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// What is known of it without [`clitics`](Self::clitics).
    pub entry: &'static Entry,
    /// What had to be taken off its front to find it.
    pub clitics: Clitics,
    /// What it can be as a noun, with the readings that need ال dropped where it has none.
    kinds: u16,
    /// What holds of it in a noun phrase.
    facts: Facts,
}

static EMPTY: Entry = Entry {
    class: Class::NONE,
    verb: verbs::VerbForm { lemma: 0, form: verbs::Form::Past, agreement: verbs::Agreement(0), object: false },
    function: function::Function(0),
    noun: nouns::Noun::NONE,
    time: temporal::NO_TIME,
    known: facts::Known::NONE,
    listed: Listed::NONE,
};

impl Reading {
    /// A word that is in no list.
    pub const NONE: Self = Self { entry: &EMPTY, clitics: Clitics(0), kinds: 0, facts: Facts::SIGN };

    /// A word with an entry, behind these clitics; what holds of it is found in [`Lexicon::read_all`].
    const fn new(entry: &'static Entry, clitics: Clitics) -> Self {
        Self { entry, clitics, kinds: entry.noun.kinds_with(clitics), facts: Facts::SIGN }
    }

    /// Whether it is a function word of one of these classes, with no clitic but a conjunction on it.
    #[must_use]
    pub const fn by_itself(&self, classes: u32) -> bool {
        self.entry.function.has(classes) && self.clitics.0 & !Clitics::CONJ == 0
    }

    /// Whether the word is in some list.
    #[must_use]
    pub const fn known(&self) -> bool {
        self.entry.class.0 != 0
    }
}

/// All words, and what they are.
#[derive(Debug)]
pub struct Lexicon {
    table: Table,
    verbs: verbs::Verbs,
    units: nouns::Units,
    times: temporal::Names,
}

static LEXICON: OnceLock<Lexicon> = OnceLock::new();

/// The lexicon, read at the first call.
#[must_use]
pub fn lexicon() -> &'static Lexicon {
    LEXICON.get_or_init(Lexicon::new)
}

const AL: Key = word!("ال");
const LL: Key = word!("لل");

impl Lexicon {
    fn new() -> Self {
        let mut table = Table::default();
        function::load(&mut table);
        let verbs = verbs::Verbs::load(&mut table);
        let units = nouns::load(&mut table);
        let times = temporal::load(&mut table);
        Listed::load(&mut table);
        table.settle();
        Self { table, verbs, units, times }
    }

    /// The reporting verbs.
    #[must_use]
    pub const fn verbs(&self) -> &verbs::Verbs {
        &self.verbs
    }

    /// The months and feasts of several words.
    #[must_use]
    pub const fn times(&self) -> &temporal::Names {
        &self.times
    }

    /// The names of several words.
    #[must_use]
    pub const fn units(&self) -> &nouns::Units {
        &self.units
    }

    /// What is known of exactly this word.
    #[must_use]
    pub fn lookup(&self, word: Key) -> &Entry {
        self.table.get(word).unwrap_or(&EMPTY)
    }

    /// Reads a word: as it stands, else without a conjunction, an article, a preposition or the س of the future.
    #[must_use]
    pub fn read(&'static self, word: Key) -> Reading {
        self.whole(word, 0).unwrap_or_else(|| self.parted(word))
    }

    /// Reads a word as it stands, behind this conjunction.
    #[inline]
    fn whole(&'static self, word: Key, conj: u8) -> Option<Reading> {
        let entry = self.table.get(word).filter(|e| e.class.0 != 0)?;
        Some(Reading::new(entry, Clitics(conj)))
    }

    /// Reads a word that is in no list as it stands.
    fn parted(&'static self, word: Key) -> Reading {
        if let Some(reading) = self.bare(word, 0) {
            return reading;
        }
        let conj = match word.at(0) {
            WAW => Clitics::WA,
            FEH => Clitics::FA,
            _ => return Reading::NONE,
        };
        if word.len() < 3 {
            return Reading::NONE;
        }
        let rest = word.skip(1);
        self.whole(rest, conj).or_else(|| self.bare(rest, conj)).unwrap_or(Reading::NONE)
    }

    /// Reads a word that is in no list, behind this conjunction, without an article, a preposition or the س of the future.
    fn bare(&'static self, word: Key, conj: u8) -> Option<Reading> {
        let found = |key: Key, clitics: u8, allowed: Class| {
            let entry = self.table.get(key).filter(|e| e.class.any(allowed))?;
            Some(Reading::new(entry, Clitics(conj | clitics)))
        };
        let nominal = Class::NOUN.with(Class::TIME);
        if word.len() < 3 {
            return None;
        }
        if word.starts(AL) {
            return found(word.skip(2), Clitics::AL, nominal.with(Class::VERB).with(Class::FUNCTION));
        }
        let prep = match word.at(0) {
            SEEN => return found(word.skip(1), Clitics::SA, Class::VERB),
            BEH => Clitics::BI,
            KAF => Clitics::KA,
            LAM => Clitics::LI,
            _ => return None,
        };
        if word.starts(LL) {
            return found(word.skip(2), Clitics::LI | Clitics::AL, nominal.with(Class::VERB).with(Class::FUNCTION));
        }
        let rest = word.skip(1);
        if rest.starts(AL) {
            // «لآلاف»
            return found(rest.skip(2), prep | Clitics::AL, nominal.with(Class::VERB).with(Class::FUNCTION))
                .or_else(|| found(rest, prep, Class::TIME));
        }
        // No preposition but لـ stands before a finite verb or a participle of a row: «برادين» is a name.
        let verbal = |r: &Reading| {
            prep != Clitics::LI
                && r.entry.class.0 == Class::VERB.0
                && !matches!(r.entry.verb.form, verbs::Form::Masdar | verbs::Form::MasdarPronoun)
        };
        // كاين and بلان are names: كأين does not ask, and nothing stands before لأن.
        let asks = |r: &Reading| prep == Clitics::KA && r.entry.function.has(function::Function::WHETHER);
        let reading = found(rest, prep, nominal.with(Class::FUNCTION).with(Class::VERB));
        reading.filter(|r| !(verbal(r) || asks(r) || rest == word!("لأن")))
    }

    /// Reads the words of one paragraph, which are `tokens` from the one numbered `from` on, and makes one word of و and the word that
    /// stands apart from it (و قال).
    #[inline(never)]
    pub fn read_all(&'static self, tokens: &mut Vec<Token>, from: usize) {
        let mut apart = false;
        // First all of some as they stand: looks at the table that do not wait for each other.
        for some in tokens.get_mut(from..).unwrap_or_default().chunks_mut(TOGETHER) {
            for token in some.iter_mut().filter(|token| token.is_word()) {
                token.word = self.table.get(token.key).map_or(Reading::NONE, |entry| Reading::new(entry, Clitics(0)));
                apart |= token.key == AND;
                // «آنا» and «آبي» are names, أنا a pronoun and أبي a father's.
                if token.ch == 'آ' && other_alef(token) {
                    token.word = Reading::NONE;
                }
            }
            for token in some.iter_mut().filter(|token| token.is_word()) {
                let listed = token.word.entry.listed;
                if !token.word.known() {
                    token.word = self.parted(token.key);
                }
                token.word.facts = Facts::of(token, listed);
            }
        }
        if apart {
            self.attach(tokens, from);
        }
    }

    /// Makes a clitic of each و that stands apart before a word that is known; the word's span stays as it is.
    #[inline(never)]
    fn attach(&self, tokens: &mut Vec<Token>, from: usize) {
        let mut and = false;
        let mut kept = from;
        for at in from..tokens.len() {
            let Some(&(mut token)) = tokens.get(at) else { break };
            let joined = AND.join(token.key);
            let bare = token.word.known() && !token.word.clitics.has(Clitics::CONJ) && !joined.is_long();
            if and && bare && !token.glued {
                token.key = joined;
                token.word.clitics.0 |= Clitics::WA;
                token.word.facts = Facts::of(&token, self.lookup(joined).listed);
                kept -= 1;
            }
            and = token.key == AND;
            if let Some(place) = tokens.get_mut(kept) {
                *place = token;
            }
            kept += 1;
        }
        tokens.truncate(kept);
    }
}

/// Whether a word that begins with آ has the letters of another, which is listed.
#[cold]
fn other_alef(token: &Token) -> bool {
    token.word.entry.function.has(function::Function::THAT) || token.key == word!("أبي")
}

/// How many words are looked up together.
const TOGETHER: usize = 32;

const AND: Key = word!("و");
const WAW: u8 = AND.at(0);
const FEH: u8 = word!("ف").at(0);
const BEH: u8 = word!("ب").at(0);
const KAF: u8 = word!("ك").at(0);
const LAM: u8 = word!("ل").at(0);
const SEEN: u8 = word!("س").at(0);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::text::token::tokenize;

    /// The tokens of a text, with its words read.
    pub fn tokens(text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len() as u32), &mut tokens);
        lexicon().read_all(&mut tokens, 0);
        tokens
    }

    /// The words of a text as they are read: what their spans show, with + before one that has a و in front.
    fn read(text: &str) -> Vec<String> {
        let sign = |t: &Token| if t.word.clitics.has(Clitics::WA) { "+" } else { "" };
        tokens(text).iter().map(|t| format!("{}{}", sign(t), t.span.of(text))).collect()
    }

    #[test]
    fn an_and_that_stands_apart_is_a_clitic_of_a_known_word() {
        assert_eq!(read("و قال و أضاف"), ["+قال", "+أضاف"]);
        assert_eq!(read("الوزير و  الرئيس"), ["الوزير", "+الرئيس"]);
        // Two of them, one at the end, one before what is no word, no known one, or has one of its own.
        assert_eq!(read("و و قال و"), ["و", "+قال", "و"]);
        assert_eq!(read("و 5 و، و خشخشان و وقال"), ["و", "5", "و", "،", "و", "خشخشان", "و", "+وقال"]);
    }
}
