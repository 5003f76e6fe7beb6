//! What a word does at the beginning of a clause: whether its subject may follow.

use crate::lexicon::Class;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::temporal::TimeWord;
use crate::text::key::word;
use crate::text::{Key, Kind, Shape, Token};

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
    // تفاعل الجمهور, تراجع الوزير: a masdar as well, where no sentence is opened.
    let noun = entry.function.has(Function::VERBAL_NOUN) && token.stem().starts(word!("ت")) && token.stem().len() < 6;
    if noun && first && !token.al() && !token.preposition() {
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

/// Whether a verb is denied at `at`: ولا تعترف الوزارة بـ, ولم يلاحظ المراسل; but لا تاجر.
pub fn negated(tokens: &[Token], at: usize) -> bool {
    let not = |t: &Token| t.word.entry.function.has(Function::NEGATION);
    let present = |t: &Token| t.key.starts(word!("ي")) || t.key.starts(word!("ت"));
    let verb = |t: &Token| present(t) && t.key.len() > 3 && t.kinds() == 0 && !t.preposition();
    tokens.get(at).is_some_and(not) && tokens.get(at + 1).is_some_and(verb)
}

/// Whether a word in no list has و and the form of a verb that no noun shares: واستقبل, but واستقبال; ويستقبل; ووافق; وزارت, but
/// وتوقيت.
pub fn and_acts(token: &Token) -> bool {
    let key = token.key.skip(1);
    let end = key.chop(1);
    let plain = !token.shape.has(Shape::HAMZA_ABOVE | Shape::HAMZA_BELOW | Shape::TA_MARBUTA);
    let long = |letter: Key| end.ends(letter);
    let derived = key.starts(word!("ا")) && key.len() > 4 && plain && !key.ends(word!("ات")) && !long(word!("ا"));
    let third = key.starts(word!("وا")) && key.len() == 4;
    let present = key.starts(word!("ي")) && key.len() > 3;
    let hers = key.ends(word!("ت")) && key.len() > 3 && !long(word!("ا")) && !long(word!("ي"));
    token.word.entry.class == Class::NONE
        && token.kind == Kind::Word
        && token.key.starts(word!("و"))
        && !key.starts(word!("ال"))
        && (derived || third || present || hers)
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

/// Whether it is a relative pronoun.
pub fn relative(token: &Token) -> bool {
    token.word.entry.function.has(Function::RELATIVE)
}

/// Whether عن stands at `at` before the one with whom a chain of those who tell begins: عن أبي سعيد رضي الله عنه قال; but وعن حداد قال.
pub fn tells(tokens: &[Token], at: usize) -> bool {
    const NAME: usize = 6;
    const SAID: usize = 4;
    let words = |from: usize, most: usize| tokens.iter().skip(from).take(most).take_while(|t| t.kind == Kind::Word);
    let about = |t: &Token| [word!("عن"), word!("وعن")].contains(&t.key);
    let wish = words(at + 1, NAME).position(|t| t.key == word!("رضي"));
    let said = |wish| words(at + 1 + wish, SAID).any(|t| [word!("قال"), word!("قالت")].contains(&t.key));
    tokens.get(at).is_some_and(about) && wish.is_some_and(said)
}

/// Whether a day stands behind a name (زار فلان الخميس مصنعا).
pub fn weekday(token: &Token) -> bool {
    token.word.entry.time.is(TimeWord::WEEKDAY) && token.al() || token.key == word!("اليوم")
}
