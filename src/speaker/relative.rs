//! Whom a relative clause speaks of: the noun before its pronoun.

use super::place;
use super::repeat::conflict;
use crate::lexicon::nouns::Noun;
use crate::text::key::word;
use crate::text::{Kind, Shape, Token};

/// The noun with ال and its adjectives before the relative pronoun of the verb at `cue` (الجيش in الجيش الذي طلب), a state or a body
/// with a name of its own (تركيا التي), a role whose genitive the pronoun cannot mean (وكيل النيابة الذي); empty where
/// another kind of phrase stands there.
pub fn before(tokens: &[Token], cue: u32) -> &[Token] {
    let verb = place(tokens, cue);
    let end = tokens.get(verb.saturating_sub(3)..verb).unwrap_or_default().iter().rposition(Token::relative);
    let Some(end) = end.map(|i| verb.saturating_sub(3) + i) else { return &[] };
    let told = tokens.get(end).map_or(0, pronoun);
    // الذين: none but people are meant.
    let people = told & Noun::PLURAL != 0;
    let before = tokens.get(..end).unwrap_or_default();
    // التجار، الذين
    let parted = before.last().is_some_and(|t| t.kind == Kind::Comma);
    let whole = before.get(..end - usize::from(parted)).unwrap_or_default();
    // تصريحات كريم حداد الذي
    let fits = |t: &Token| told & Noun::SINGULAR != 0 && !conflict(t.word.entry.noun.agreement, told);
    if let Some(named) = name(whole).filter(|name| name.first().is_some_and(fits)) {
        return named;
    }
    let (before, end) = if people { (whole, whole.len()) } else { (before, end) };
    let adjective =
        |t: &&Token| t.is_word() && t.al() && (t.kinds() & Noun::NISBA != 0 || people && t.key.ends(word!("ين")));
    let start = end.saturating_sub(1 + before.iter().rev().take(3).take_while(adjective).count());
    // لدى الحاضرين الذين: no adjective but of a noun with ال.
    let start = start + usize::from(people && start + 1 < end && !before.get(start).is_some_and(Token::al));
    let Some(head) = before.get(start) else { return &[] };
    let k = head.kinds();
    let many = || people && (k & Noun::GROUP != 0 || head.key.ends(word!("ين")));
    let body =
        head.al() && (k & (Noun::ORGANISATION | Noun::ROLE) != 0 || many()) || k & (Noun::METONYM | Noun::PROPER) != 0;
    // مستشفى بالقاهرة الذي: another is meant.
    let agrees = head.al() && k & Noun::METONYM == 0 || told != 0 && !conflict(head.word.entry.noun.agreement, told);
    // رئيس الوزراء الذي: a construct, whose head is noted elsewhere.
    let role = k & Noun::ORGANISATION == 0;
    let bars = if role { Noun::HEAD | Noun::NAME } else { Noun::HEAD };
    let construct =
        start.checked_sub(1).and_then(|i| before.get(i)).filter(|t| t.kinds() & bars != 0 && !t.preposition());
    match construct {
        None if body && agrees => before.get(start..).unwrap_or_default(),
        // وكيل النيابة الذي, رئيس الشركة التي: whom the pronoun agrees with; وزارة الصحة التي: a body of some thing.
        Some(first) if first.kinds() & (Noun::ROLE | Noun::ORGANISATION) != 0 && !first.al() => {
            let genitive = if head.shape.has(Shape::TA_MARBUTA) { FEMALE } else { head.word.entry.noun.agreement };
            let thing = first.kinds() & Noun::ORGANISATION != 0 && k & (Noun::HEAD | Noun::NAME) == 0 && head.al();
            let means = told != 0 && (thing || people && !many() || conflict(genitive, told));
            // ممثل اتحاد التجار الذي
            let outer = start.checked_sub(2).and_then(|i| before.get(i)).is_some_and(|t| t.kinds() & Noun::HEAD != 0);
            let means = means && !outer && !conflict(first.word.entry.noun.agreement, told);
            before.get(start - 1..).filter(|_| means).unwrap_or_default()
        }
        _ => &[],
    }
}

/// The personal name of several words at the end of `tokens`, each but the last a given name or a particle.
fn name(tokens: &[Token]) -> Option<&[Token]> {
    let (last, first) = tokens.split_last()?;
    let given = |t: &&Token| t.kinds() & (Noun::GIVEN | Noun::PARTICLE) != 0 && !t.al();
    let start = first.len() - first.iter().rev().take(5).take_while(given).count();
    let family = last.kinds() & Noun::NAME != 0 || last.unknown() && (!last.al() || last.key.ends(word!("ي")));
    let free = !(last.preposition() || last.and() || last.pronominal());
    tokens.get(start..).filter(|_| start < first.len() && last.is_word() && family && free)
}

const FEMALE: u8 = Noun::FEMININE | Noun::SINGULAR;

/// The gender and number of a relative pronoun for one or for several people, 0 for another.
fn pronoun(token: &Token) -> u8 {
    match token.key {
        key if key == word!("الذي") => Noun::MASCULINE | Noun::SINGULAR,
        key if key == word!("التي") => FEMALE,
        key if key == word!("الذين") => Noun::MASCULINE | Noun::PLURAL,
        _ => 0,
    }
}
