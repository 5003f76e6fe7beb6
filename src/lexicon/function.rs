//! Function words, and nouns that open an adjunct of a cue clause.

use super::record::{records, unpacked};
use super::{Class, Table};
use crate::text::key;

/// What a word does in a sentence: a set of the constants below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Function(pub u32);

impl Function {
    /// أن, إن, with their pronouns.
    pub const THAT: u32 = 1;
    /// هل, كيف, ما إذا
    pub const WHETHER: u32 = 1 << 1;
    /// الذي
    pub const RELATIVE: u32 = 1 << 2;
    /// لم
    pub const NEGATION: u32 = 1 << 3;
    /// هذا
    pub const DEMONSTRATIVE: u32 = 1 << 4;
    /// قد, كان
    pub const AUXILIARY: u32 = 1 << 5;
    /// Opens an adjunct: خلال
    pub const ADJUNCT: u32 = 1 << 6;
    /// A statement or occasion: بيان
    pub const CHANNEL: u32 = 1 << 7;
    /// One that is told: صحيفة
    pub const MEDIUM: u32 = 1 << 8;
    /// Speech that goes on: حديثه
    pub const SPEECH_TAIL: u32 = 1 << 9;
    /// A speech act: شكره
    pub const SPEECH_NOUN: u32 = 1 << 10;
    /// A clause begins behind it: لكن
    pub const CONNECTIVE: u32 = 1 << 11;
    /// Words in marks behind it are a name: حركة
    pub const NAMING: u32 = 1 << 12;
    /// An adjective of bodies and roles: العام
    pub const ADJECTIVE: u32 = 1 << 13;
    /// Says when or how and takes nothing behind it: أيضا
    pub const ADVERB: u32 = 1 << 14;
    /// Says how with the adjective behind it: بشكل
    pub const MANNER: u32 = 1 << 15;
    /// A preposition with its pronoun: له
    pub const PRONOMINAL: u32 = 1 << 16;
    /// A verb that opens a clause behind an indefinite noun: أجرته
    pub const ATTRIBUTIVE: u32 = 1 << 17;
    /// A verbal noun that looks like another word: وجود، عودة
    pub const VERBAL_NOUN: u32 = 1 << 18;
    /// A statement's noun, which the narrator puts behind a comma: في بيان
    pub const STATEMENT: u32 = 1 << 19;
    /// Behind لم or دون أن it tells what a speaker left unsaid: يحدد
    pub const UNSAID: u32 = 1 << 20;
    /// Words in marks behind it are a title, however many: بعنوان
    pub const ENTITLED: u32 = 1 << 21;
    /// A noun that a clause explains: ضرورة أن، أمله في أن
    pub const CLAUSE_NOUN: u32 = 1 << 22;
    /// Of the first or second person: نحن، لكم
    pub const FIRST_PERSON: u32 = 1 << 23;
    /// May open an according-to phrase: بحسب، على حد قول
    pub const ACCORDING: u32 = 1 << 24;
    /// The very one that was named: نفسه، ذاتها
    pub const REFLEXIVE: u32 = 1 << 25;
    /// A conjunction of time, which a verb follows: عندما
    pub const WHEN: u32 = 1 << 26;

    const NAMES: [(&'static str, u32); 27] = [
        ("that", Self::THAT),
        ("whether", Self::WHETHER),
        ("relative", Self::RELATIVE),
        ("negation", Self::NEGATION),
        ("demonstrative", Self::DEMONSTRATIVE),
        ("auxiliary", Self::AUXILIARY),
        ("adjunct", Self::ADJUNCT),
        ("channel", Self::CHANNEL),
        ("medium", Self::MEDIUM),
        ("speech-tail", Self::SPEECH_TAIL),
        ("speech-noun", Self::SPEECH_NOUN),
        ("connective", Self::CONNECTIVE),
        ("naming", Self::NAMING),
        ("adjective", Self::ADJECTIVE),
        ("adverb", Self::ADVERB),
        ("manner", Self::MANNER),
        ("pronominal", Self::PRONOMINAL),
        ("attributive", Self::ATTRIBUTIVE),
        ("verbal-noun", Self::VERBAL_NOUN),
        ("statement", Self::STATEMENT),
        ("unsaid", Self::UNSAID),
        ("entitled", Self::ENTITLED),
        ("first-person", Self::FIRST_PERSON),
        ("clause-noun", Self::CLAUSE_NOUN),
        ("according", Self::ACCORDING),
        ("reflexive", Self::REFLEXIVE),
        ("when", Self::WHEN),
    ];

    /// Whether any of `flags` is set.
    #[must_use]
    pub const fn has(self, flags: u32) -> bool {
        self.0 & flags != 0
    }
}

const LIST: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/function.txt"));

/// Adds the function words to `table`.
pub fn load(table: &mut Table) {
    for record in records(&unpacked(LIST)) {
        let class = record.get("class").unwrap_or_default();
        let bit = Function::NAMES.iter().find(|(name, _)| *name == class).map_or(0, |(_, bit)| *bit);
        for word in record.words("words") {
            if let Some(entry) = table.add(key(word)) {
                entry.class = entry.class.with(Class::FUNCTION);
                entry.function.0 |= bit;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::lexicon;

    #[test]
    fn every_class_of_the_list_is_known_and_has_words() {
        for record in records(&unpacked(LIST)) {
            let class = record.get("class").unwrap();
            assert!(Function::NAMES.iter().any(|(name, _)| *name == class), "line {}: {class}", record.line);
            assert!(record.words("words").next().is_some(), "line {}", record.line);
        }
        let that = lexicon().read(key("بأنه"));
        assert!(that.entry.function.has(Function::THAT));
    }
}
