//! What the first and the last word of a noun phrase tell.

use crate::SpeakerKind;
use crate::lexicon::nouns::Noun;
use crate::lexicon::{Clitics, Lexicon};
use crate::text::key::word;
use crate::text::{Key, Token, Words};

/// The last of `tokens`, as it stands, where all before it have ال and it is no adjective of a state.
pub fn tail(tokens: &[Token]) -> Key {
    let Some((last, lead)) = tokens.split_last() else { return Key::NONE };
    let titles = lead.iter().all(Token::is_word) && lead.last().is_some_and(|t| t.al() && !t.preposition());
    // المطرب العراقي, where a نبيل العراقي is named.
    let nisba = last.kinds() & Noun::NISBA != 0;
    let name = last.is_word() && !nisba && !last.preposition() && !last.and();
    if titles && name { last.key } else { Key::NONE }
}

/// The letters in front of the first word that belong to the sentence around the phrase, and whether ال is among them.
pub fn outer(first: &Token) -> (u8, bool) {
    let clitics = first.word.clitics;
    // «سيري»: a name, though a verb has its letters.
    if clitics.has(Clitics::SA) {
        return (0, false);
    }
    if clitics.has(Clitics::LI) && clitics.has(Clitics::AL) {
        (clitics.letters() as u8, true)
    } else {
        (clitics.letters().saturating_sub(if clitics.has(Clitics::AL) { 2 } else { 0 }) as u8, false)
    }
}

/// The phrase without the letter of ل on its first word, where no list has that word and the cue must have ل behind it (وفقا لكيستر
/// هولمسن): what else would it be. للوك فوكس has one ل of its own, للمنظمين ال.
pub fn led(lexicon: &'static Lexicon, cue: &[Token], phrase: &[Token]) -> Option<Vec<Token>> {
    const TAKES_LI: Words<3> = Words::new([word!("وفقا"), word!("طبقا"), word!("تبعا")]);
    let (first, rest) = phrase.split_first()?;
    let article = first.key.starts(word!("لل")) && !rest.first().is_some_and(|t| t.foreign() && !t.barrier());
    let takes = cue.last().is_some_and(|t| TAKES_LI.has(t.bare()));
    if !takes || article || !first.unknown() || !first.key.starts(word!("ل")) || first.key.len() < 4 {
        return None;
    }
    let mut tokens = vec![*first];
    let word = tokens.first_mut()?;
    (word.key, word.span.start) = (word.key.skip(1), word.span.start + 2);
    lexicon.read_all(&mut tokens, 0);
    tokens.extend_from_slice(rest);
    Some(tokens)
}

/// A noun in the plural as it stands in the nominative: مسؤولين, مسؤولي and مسؤولون are one word.
pub fn plain(word: Key, agreement: u8) -> Key {
    if agreement & Noun::PLURAL == 0 || agreement & Noun::MASCULINE == 0 {
        return word;
    }
    let many = word!("ون");
    match () {
        () if word.ends(word!("ين")) => word.chop(2).join(many),
        () if word.ends(word!("و")) || word.ends(word!("ي")) && agreement & Noun::SINGULAR == 0 => {
            word.chop(1).join(many)
        }
        () => word,
    }
}

/// What a head of these kinds names.
pub fn kind(kinds: u16, agreement: u8) -> SpeakerKind {
    let plural = agreement & Noun::PLURAL != 0 && agreement & Noun::SINGULAR == 0;
    if kinds & Noun::METONYM != 0 {
        SpeakerKind::Place
    } else if kinds & Noun::ANONYMOUS != 0 {
        SpeakerKind::Anonymous
    } else if kinds & Noun::PROPER != 0
        || kinds & Noun::ROLE != 0 && kinds & Noun::ORGANISATION != 0 && agreement & Noun::FEMININE != 0
    {
        SpeakerKind::Organisation
    } else if kinds & Noun::ROLE != 0 && !plural {
        SpeakerKind::Role
    } else if kinds & (Noun::ROLE | Noun::GROUP) != 0 {
        SpeakerKind::Group
    } else if kinds & Noun::ORGANISATION != 0 {
        SpeakerKind::Organisation
    } else if kinds & Noun::DOCUMENT != 0 {
        SpeakerKind::Document
    } else if kinds & (Noun::GIVEN | Noun::FAMILY | Noun::PARTICLE | Noun::TITLE) != 0 {
        SpeakerKind::Person
    } else {
        SpeakerKind::Role
    }
}

/// What several people are whose noun says so by its form (الفرانون, but الفرعون) or by what stands with it (فريق الأمن, but الفريق ركن).
pub fn many(tokens: &[Token], kinds: u16) -> Option<SpeakerKind> {
    let first = tokens.first()?;
    let plural = || [word!("ون"), word!("يين")].iter().any(|many| first.key.ends(*many));
    if kinds == 0 && first.al() && first.bare().len() > 5 && plural() {
        return Some(SpeakerKind::Group);
    }
    let rank = first.al() && tokens.get(1).is_some_and(|t| t.kinds() & Noun::TITLE != 0);
    (first.bare() == word!("فريق") && !rank).then_some(SpeakerKind::Organisation)
}

/// A number among the words of a phrase.
pub const fn amount(number: &Token) -> Key {
    Key(Key::LONG.0 | number.num as u64)
}

/// Whether a word in no list looks like a plural (الاشتباكات, الشافعية, الأتراك), which no surname does.
pub fn plural(token: &Token) -> bool {
    const ENDINGS: [Key; 4] = [word!("ات"), word!("ون"), word!("يين"), word!("ية")];
    let bare = token.bare();
    broken_plural(token) || bare.len() > 4 && ENDINGS.iter().any(|e| bare.ends(*e))
}

/// Whether a word in no list has the form of the broken plural أفعال (أسعار, أبواب).
pub fn broken_plural(token: &Token) -> bool {
    const A: u8 = word!("ا").at(0);
    let bare = token.bare();
    bare.len() == 5 && bare.at(0) == A && bare.at(3) == A
}
