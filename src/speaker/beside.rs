//! What the words right before and behind a verb without subject tell of who speaks.

use super::repeat::conflict;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::{Class, Clitics, Lexicon};
use crate::quote::Attribution;
use crate::text::key::word;
use crate::text::{Key, Kind, Shape, Token};

/// The document that the verb at `at` tells the words of: رسالة تقول إن, but بيانا يؤكد فيه; a verb in the past may be whoever's (وفي رسالة قال).
pub fn written<'t>(tokens: &'t [Token], at: usize, next: Key, quote: &Attribution) -> &'t [Token] {
    let noun = |t: &Token| {
        let agreement = t.word.entry.noun.agreement;
        let now = if agreement & Noun::MASCULINE == 0 { word!("ت") } else { word!("ي") };
        t.kinds() & Noun::DOCUMENT != 0
            && !t.al()
            && tokens.get(at).is_some_and(|t| t.key.starts(now))
            && !conflict(agreement, quote.agreement.0)
    };
    let before = at.checked_sub(1).and_then(|i| tokens.get(i..at)).unwrap_or_default();
    if before.first().is_some_and(noun) && !next.starts(word!("فيه")) { before } else { &[] }
}

/// Who made the statement that a pronoun behind the verb at `at` takes up: تصريح للوزير كريم حداد قال فيه, اتصال من السفير أعرب فيه; but
/// رسالة إلى السفير قال فيها, تصريح لصحيفة محلية قال فيه.
pub fn author<'t>(lexicon: &Lexicon, tokens: &'t [Token], at: usize, quote: &Attribution) -> &'t [Token] {
    const FAR: usize = 16;
    const BACK: [Key; 5] = [word!("فيه"), word!("فيها"), word!("خلاله"), word!("خلالها"), word!("عبرها")];
    let behind = tokens.get(at + 1..).unwrap_or_default();
    let pronoun = behind.iter().take(2).find(|t| t.key != word!("من")).map_or(Key::NONE, |t| t.key);
    if !BACK.contains(&pronoun) {
        return &[];
    }
    let before = tokens.get(at.saturating_sub(FAR)..at).unwrap_or_default();
    let she = pronoun.ends(word!("ها"));
    let made = |t: &Token| {
        // تصريحا
        let entry = if t.unknown() && t.key.ends(word!("ا")) { lexicon.lookup(t.key.chop(1)) } else { t.word.entry };
        let document = entry.noun.is(Noun::DOCUMENT);
        let hers = t.shape.has(Shape::TA_MARBUTA) || t.key.ends(word!("ات"));
        let hers = hers || document && entry.noun.agreement & Noun::MASCULINE == 0;
        let statement = entry.function.has(Function::CHANNEL | Function::STATEMENT);
        (statement || document || t.stem() == word!("موقف")) && she == hers
    };
    let ends = |t: &Token| matches!(t.kind, Kind::Stop | Kind::Colon);
    let Some(noun) = before.iter().rposition(|t| made(t) || ends(t)).filter(|i| before.get(*i).is_some_and(made))
    else {
        return &[];
    };
    let letter = before.get(noun).is_some_and(|t| [word!("رسالة"), word!("برقية"), word!("رد")].contains(&t.stem()));
    let phrase = before.get(noun + 1..).unwrap_or_default();
    let rest = |i: usize| phrase.get(i..).unwrap_or_default();
    // تصريحات أخيرة لفلان
    let adjectives =
        phrase.iter().take_while(|t| t.is_word() && !t.preposition() && t.kinds() & Noun::SPEAKER == 0).count();
    let person =
        |t: &Token| t.kinds() & (Noun::ROLE | Noun::TITLE | Noun::GIVEN | Noun::METONYM | Noun::ORGANISATION) != 0;
    let medium = |t: &Token| t.word.entry.function.has(Function::MEDIUM);
    let from = match rest(adjectives) {
        [of, who, ..] if of.key == word!("من") && person(who) => rest(adjectives + 1),
        [who, ..] if who.word.clitics.has(Clitics::LI) && person(who) && !medium(who) && !letter => rest(adjectives),
        _ => return &[],
    };
    // وزير النقل: a masdar, and no verb.
    let verb = |t: &Token| t.word.entry.class.any(Class::VERB) && !t.al() && t.kinds() == 0;
    let inner = |t: &&Token| t.is_word() && (!t.preposition() || t.word.clitics.has(Clitics::LI)) && !verb(t);
    let length = 1 + from.iter().skip(1).take_while(inner).count();
    let agrees = from.first().is_some_and(|t| !conflict(t.word.entry.noun.agreement, quote.agreement.0));
    from.get(..length).filter(|_| agrees).unwrap_or_default()
}

/// Whether a verb within somebody's own words, with the word behind it, tells of another than he: سألني, وطلب مني, قال.
pub fn another(cue: &[Token], next: Key) -> bool {
    let said = |t: &Token| {
        let stem = t.stem();
        stem.ends(word!("ني")) || stem == word!("قال") || stem == word!("يقول")
    };
    [word!("لي"), word!("لنا"), word!("مني")].contains(&next) || cue.iter().any(said)
}

/// Whether the verb has the letters of what one says of himself, too: طلبت منه. Of قالت that is never meant.
pub fn mine(cue: &[Token]) -> bool {
    cue.last().is_some_and(|t| {
        let stem = t.stem();
        stem.ends(word!("ت")) && !stem.ends(word!("ات")) && stem != word!("قالت") && !stem.starts(word!("ت"))
    })
}

/// Whether the pronoun on a verbal noun is whom it is said to: اتهامه بالغش, ومطالبته بالرحيل, but مطالبته السلطات بالرحيل, مطالبته بأن.
pub fn object(cue: &[Token], next: Key) -> bool {
    let demand = |t: &Token| t.stem().starts(word!("مطالبت")) && !next.starts(word!("بان"));
    let noun = |t: &Token| t.stem().starts(word!("اتهام")) || demand(t);
    next.starts(word!("ب")) && cue.last().is_some_and(noun)
}
