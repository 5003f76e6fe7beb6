//! What a word does at the beginning of a clause: whether its subject may follow.

use crate::lexicon::Class;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::text::key::word;
use crate::text::{Kind, Shape, Token};

/// Whether the noun of a body or a place stands at `at`.
pub fn noun(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.kinds() & Noun::HEAD != 0)
}

/// Whether a subject may follow within a sentence: أن, لكن, حيث.
pub fn joins(token: &Token) -> bool {
    token.word.by_itself(Function::CONNECTIVE)
        || token.word.entry.function.has(Function::THAT) && token.key.ends(word!("أن"))
}

/// Whether a verb follows the conjunction in any case, whatever noun has its letters.
pub fn when(token: &Token) -> bool {
    token.word.by_itself(Function::WHEN)
}

/// Whether an unknown word ends like a verb with its object (زارهم).
pub fn acts_on(token: &Token) -> bool {
    const H: u8 = word!("ه").at(0);
    const LAST: [u8; 2] = [word!("ا").at(0), word!("م").at(0)];
    let key = token.key;
    let len = key.len();
    let pronoun = len > 3
        && match key.at(len - 1) {
            H => !token.shape.has(Shape::TA_MARBUTA),
            last => LAST.contains(&last) && key.at(len - 2) == H,
        };
    // بقواتها
    let noun = [word!("ب"), word!("ل")].iter().any(|clitic| key.starts(*clitic));
    pronoun && !noun && token.kind == Kind::Word && !token.al() && !token.pronominal()
}

/// Whether the word can be the verb of a clause whose subject follows.
pub fn verbal(token: &Token, first: bool) -> bool {
    let entry = token.word.entry;
    if entry.class.any(Class::VERB) {
        return true;
    }
    if entry.function.has(Function::AUXILIARY | Function::ATTRIBUTIVE) {
        return true;
    }
    let conjunction = token.and();
    entry.class == Class::NONE
        && !token.al()
        && !token.preposition()
        && token.kind == Kind::Word
        && token.key.len() >= 3
        && (conjunction || first)
        || (entry.class == Class::NONE
            && token.key.starts(word!("و"))
            && token.key.len() >= 4
            && !token.key.starts(word!("وال")))
}

/// The gender of the verb that `token` is where a subject follows it: تقول, قالت are a woman's, تحدث may be a man's.
pub fn gender(token: &Token) -> u8 {
    const EITHER: u8 = Noun::MASCULINE | Noun::FEMININE;
    let told = token.word.entry.verb.agreement.0 & EITHER;
    if told != 0 && token.word.entry.class.any(Class::VERB) {
        return told;
    }
    let key = if token.and() || token.key.starts(word!("و")) { token.key.skip(1) } else { token.key };
    match () {
        () if key.ends(word!("ت")) => Noun::FEMININE,
        () if key.starts(word!("ت")) => EITHER,
        () => Noun::MASCULINE,
    }
}
