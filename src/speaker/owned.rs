//! Nouns with a pronoun on them.

use crate::lexicon::Lexicon;
use crate::lexicon::nouns::Noun;
use crate::text::key::word;
use crate::text::{Key, Shape, Token};

/// What the noun at `at` is where a pronoun stands on it: زوجته, رئيسها; مديره فلان, which is no مديرة, and مديره المدرسة may be.
#[must_use]
pub fn owned(lexicon: &Lexicon, tokens: &[Token], at: usize) -> Option<Noun> {
    let token = tokens.get(at)?;
    let his = || {
        token.kinds() & Noun::ROLE != 0
            && token.key.ends(word!("ه"))
            && !(token.al() || token.shape.has(Shape::TA_MARBUTA) || tokens.get(at + 1).is_none_or(Token::al))
    };
    match () {
        () if token.unknown() => possessed(lexicon, token.key),
        () if his() => possessed(lexicon, token.stem()),
        () => None,
    }
}

/// A noun with a pronoun behind it: what the noun is.
fn possessed(lexicon: &Lexicon, word: Key) -> Option<Noun> {
    const PRONOUNS: [Key; 4] = [word!("هم"), word!("ها"), word!("نا"), word!("ه")];
    let pronoun = PRONOUNS.iter().find(|p| word.ends(**p) && word.len() > p.len() + 2)?;
    let stem = word.chop(pronoun.len());
    let open = if stem.ends(word!("ت")) { lexicon.lookup(stem.chop(1).join(word!("ه"))).noun } else { Noun::NONE };
    let noun = if open.is(Noun::HEAD) { open } else { lexicon.lookup(stem).noun };
    noun.is(Noun::HEAD).then_some(noun)
}
