//! What the words right before and behind a verb without subject tell of who speaks.

use super::repeat::conflict;
use crate::lexicon::nouns::Noun;
use crate::quote::Attribution;
use crate::text::key::word;
use crate::text::{Key, Token};

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

/// Whether a verb within somebody's own words, with the word behind it, tells of another than he: سألني, وطلب مني, قال.
pub fn another(cue: &[Token], next: Key) -> bool {
    let said = |t: &Token| {
        let stem = t.stem();
        stem.ends(word!("ني")) || stem == word!("قال") || stem == word!("يقول")
    };
    [word!("لي"), word!("لنا"), word!("مني")].contains(&next) || cue.iter().any(said)
}

/// Whether the pronoun on a verbal noun is whom it is said to: اتهامه بالغش, ومطالبته بالرحيل, but مطالبته السلطات بالرحيل, مطالبته بأن.
pub fn object(cue: &[Token], next: Key) -> bool {
    let demand = |t: &Token| t.stem().starts(word!("مطالبت")) && !next.starts(word!("بان"));
    let noun = |t: &Token| t.stem().starts(word!("اتهام")) || demand(t);
    next.starts(word!("ب")) && cue.last().is_some_and(noun)
}
