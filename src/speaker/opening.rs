//! What a word does at the beginning of a clause: whether its subject may follow.

use crate::lexicon::Class;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::text::key::word;
use crate::text::{Kind, Token};

/// Whether the noun of a body or a place stands at `at`.
pub fn noun(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.kinds() & Noun::HEAD != 0)
}

/// Whether a verb follows the conjunction in any case, whatever noun has its letters.
pub fn when(token: &Token) -> bool {
    token.word.by_itself(Function::WHEN)
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
    let told = token.word.entry.verb.agreement.0 & Noun::GENDER;
    if told != 0 && token.word.entry.class.any(Class::VERB) {
        return told;
    }
    let key = if token.and() || token.key.starts(word!("و")) { token.key.skip(1) } else { token.key };
    match () {
        () if key.ends(word!("ت")) => Noun::FEMININE,
        () if key.starts(word!("ت")) => Noun::GENDER,
        () => Noun::MASCULINE,
    }
}
