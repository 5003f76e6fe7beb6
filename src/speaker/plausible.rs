//! Whether what looks like a name in running text is one, and how much of it.

use super::extent::tribe;
use super::head::broken_plural;
use super::mention::Mention;
use super::office::one;
use super::place;
use super::subject::{Found, Seen, WINDOW};
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::{Clitics, Lexicon};
use crate::text::key::word;
use crate::text::{Kind, Shape, Token};

/// Whether two or three words that could be a foreign name stand between the comma at `at` and another, or the end.
pub fn enclosed(tokens: &[Token], at: usize) -> bool {
    let Some(behind) = tokens.get(at + 1..).filter(|_| tokens.get(at).is_some_and(|t| t.kind == Kind::Comma)) else {
        return false;
    };
    // رئيس الحكومة، عزيز بوقنوش، : everyday words may be names there.
    let part = |t: &&Token| (t.foreign() || t.kinds() & Noun::GIVEN != 0 && !t.al()) && !t.barrier() && !t.and();
    let words = behind.iter().take_while(part).count();
    (2..4).contains(&words) && behind.get(words).is_none_or(|t| t.kind == Kind::Comma)
}

/// How much of a name to believe where nothing tells its end: up to its second unknown word. What follows a particle
/// (عبد المنعم, أبو الفتوح) belongs to it, known or not.
pub fn sober(name: &[Token]) -> usize {
    let mut unknown = 0;
    let mut known = 0;
    let mut joined = false;
    for (i, token) in name.iter().enumerate() {
        let particle = token.kinds() & Noun::PARTICLE != 0;
        // أبوردينة, in one word
        let kunya = token.key.len() > 5 && token.key.starts(word!("أبو"));
        if joined || !token.is_word() || particle || kunya || token.kinds() & (Noun::GIVEN | Noun::FAMILY) != 0 {
            known += 1;
        } else {
            unknown += 1;
            // فلان بن فلان رسوما
            let object = token.key.len() < 5 || token.key.ends(word!("ا"));
            let short = known > 1 && object && !token.al();
            // الطالبي العلمي
            let second = token.al() && name.get(i.wrapping_sub(1)).is_some_and(Token::al);
            let adjective = token.shape.has(Shape::TA_MARBUTA) && !tribe(token);
            if unknown > 1 && known > 0 && !second || unknown > 3 || short || adjective {
                return i;
            }
        }
        joined = particle;
    }
    name.len()
}

/// Whether a name that was found in running text is one: in between stands nothing but a role.
pub fn plausible(window: &[Token], from: usize, to: usize) -> bool {
    let Some(run) = window.get(from..to) else { return false };
    let between = from.checked_sub(1).is_some_and(|comma| enclosed(window, comma));
    let sure = between
            // الكابتن جمال علي: everyday words, behind a title.
            || from > 0
                && run.first().is_some_and(|t| t.kinds() & Noun::GIVEN != 0)
                && window.get(from - 1).is_some_and(|t| t.kinds() & Noun::TITLE != 0)
            // المدير كريم حداد: no adjective of a noun with ال is without it.
            || from > 0
                && window.get(from - 1).is_some_and(|t| t.al() && one(t))
                && matches!(run, [first, next, ..] if first.kinds() & Noun::GIVEN != 0
                    && [first, next].iter().all(|t| !t.al() && t.word.clitics.0 == 0)
                    && (next.kinds() & Noun::NAME != 0 || next.unknown()))
            // وزارة التعليم مبارك الزهيري, المدرب نادر حداد
            || from > 0 && surnamed(run)
            // علي رضا
            || run.iter().take(2).filter(|t| t.kinds() & Noun::GIVEN != 0 && !t.al()).count() == 2
            || run.iter().any(|t| t.given() || t.kinds() & Noun::FAMILY != 0 && t.al() || t.kind == Kind::Foreign);
    // A word in no list begins a name where somebody's noun or nationality is before it.
    let begins = run.first().is_some_and(|t| t.kinds() & (Noun::GIVEN | Noun::FAMILY | Noun::PARTICLE) != 0) || between;
    sure && led(window, from) && (begins || behind_person(window, from))
}

/// The name that was found and a word more, which belongs to it if the text calls somebody by that word: فادي حدوة, الدكتور كريم
/// ناصر الحمدون.
pub fn longer(lexicon: &Lexicon, tokens: &[Token], found: &Found) -> Option<Found> {
    let Seen::Mention(mention) = &found.seen else { return None };
    let (_, span) = mention.name.as_deref().filter(|_| !found.weak)?;
    let next = tokens.get(found.end)?;
    let last = next.kind == Kind::Word && next.unknown() && next.key.len() > 2 && !next.shape.has(Shape::TANWIN);
    let free = !(next.preposition() || next.and() || next.barrier() || next.pronominal());
    if span.end != mention.span.end || !(last && free) {
        return None;
    }
    let (from, start, end) = (place(tokens, mention.span.start), place(tokens, span.start), found.end + 1);
    let seen = Mention::read_around(lexicon, tokens.get(from..end)?, &|_| Some((start - from, end - from)))?;
    Some(Found { seen: Seen::Mention(seen), subject: false, told: 0, weak: true, end })
}

/// Whether a given name that is an everyday word besides has what only a family is called behind it.
pub fn surnamed(run: &[Token]) -> bool {
    let family = |t: &Token| t.kinds() & Noun::FAMILY != 0 || t.al() && t.unknown() && t.key.ends(word!("ي"));
    run.first().is_some_and(|t| t.kinds() & Noun::GIVEN != 0 && !t.al())
        && run.get(1).is_some_and(|t| family(t) && !t.preposition() && !t.and())
}

/// Whether somebody's noun or nationality stands right before `from`.
fn behind_person(window: &[Token], from: usize) -> bool {
    let lead = window.get(..from).unwrap_or_default();
    lead.iter().rfind(|t| t.is_word()).is_some_and(|t| t.kinds() & (Noun::HEAD | Noun::NISBA) != 0)
}

/// Whether the word can stand in a role before a name.
pub fn leads(token: &Token) -> bool {
    if token.is_word() {
        token.kinds() & (Noun::HEAD | Noun::NISBA) != 0
            || token.unknown()
            || token.al()
            || token.word.clitics.has(Clitics::LI)
            // مفتي عام المملكة, هيئة كبار العلماء
            || token.word.entry.function.has(Function::ADJECTIVE)
            || token.key == word!("باسم")
            || token.key == word!("في")
    } else {
        matches!(token.kind, Kind::Comma | Kind::Stop | Kind::Other)
    }
}

/// Whether what stands before the name at `from` is a role and nothing else.
pub fn led(window: &[Token], from: usize) -> bool {
    let lead = window.get(..from).unwrap_or_default();
    let plain = lead.iter().all(leads);
    // المستثمرون قرار الرئيس فلان: several are not he.
    let several = |t: &Token| {
        let number = t.word.entry.noun.agreement & (Noun::SINGULAR | Noun::DUAL | Noun::PLURAL);
        number == Noun::PLURAL && t.al()
    };
    let headed = lead.first().is_none_or(|t| t.kinds() & (Noun::HEAD | Noun::NISBA) != 0 && !several(t));
    plain && headed && !lead.iter().any(Token::pronominal)
}

/// Whether علي is the preposition: spelt على, or before a noun and a genitive (علي مقعد المشاهد).
pub fn upon(phrase: &[Token]) -> bool {
    let maqsura = phrase.first().is_some_and(|t| t.shape.has(Shape::ALEF_MAQSURA));
    let noun = phrase.get(1).is_some_and(|t| t.unknown() && !t.al());
    maqsura || noun && phrase.get(2).is_some_and(|t| t.al() && t.unknown() && !t.key.ends(word!("ي")))
}

/// Whether a body's noun that is an everyday word besides has a name behind it: موقع «كذا», موقع كذا الأميركي.
pub fn medium(phrase: &[Token]) -> bool {
    let marked = phrase.get(1).is_some_and(|t| t.kind == Kind::Mark || t.kind == Kind::Foreign);
    let foreign = phrase.get(1).is_some_and(|t| t.foreign() && !t.barrier());
    let nisba = |at: usize| phrase.get(at).is_some_and(|t| t.al() && t.kinds() & Noun::NISBA != 0);
    // الإدارة الأميركية
    let body = phrase.first().is_some_and(Token::al) && nisba(1);
    marked || body || foreign && (nisba(2) || phrase.get(2).is_some_and(|t| t.kind == Kind::Mark))
}

/// Whether a body's noun that is an everyday word besides is a body where it acts: الاتحاد, but البيت, المؤتمر, الأجهزة.
pub fn acting(head: &Token) -> bool {
    head.al() && [word!("اتحاد"), word!("قوات")].contains(&head.bare())
}

/// Whether one of several stands there: أحد الطلاب.
pub fn picks(phrase: &[Token]) -> bool {
    let one = |t: &Token| [word!("أحد"), word!("إحدى")].contains(&t.bare());
    phrase.first().is_some_and(one) && phrase.get(1).is_some_and(Token::al)
}

/// How long the office right behind a name is: مع كريم حداد · رئيس مجلس إدارة الهيئة العامة للمياه; 0 where there is none, or where it could be
/// the object of the verb before a `subject`: انتقد فلان رئيس النادي, but زار فلان رئيس النادي المدينة.
pub fn office_behind(behind: &[Token], subject: bool) -> usize {
    let plain = |t: &Token| t.is_word() && !t.and() && t.word.clitics.0 & !Clitics::AL == 0;
    let construct = |t: &&Token| plain(t) && !t.al() && t.kinds() & (Noun::ROLE | Noun::ORGANISATION) != 0;
    let inner = behind.iter().take_while(construct).count();
    let role = behind.first().is_some_and(|t| one(t) && t.kinds() & Noun::ROLE != 0);
    if inner == 0 || !role || !behind.get(inner).is_some_and(|t| t.al() && plain(t)) {
        return 0;
    }
    let more = |t: &&Token| adjective(t) || t.is_word() && t.key.starts(word!("لل"));
    let end = inner + 1 + behind.iter().skip(inner + 1).take(3).take_while(more).count();
    let object = |t: &Token| t.al() && !t.preposition() || t.kind == Kind::Number;
    if subject && !behind.get(end).is_some_and(object) { 0 } else { end }
}

/// How long the role between commas behind a name is: فلان، الأمين العام للحزب، 0 where there is none.
pub fn apposition(behind: &[Token]) -> usize {
    let Some((comma, role)) = behind.split_first() else { return 0 };
    let begins = role.first().is_some_and(|t| t.kinds() & Noun::ROLE != 0 && !t.preposition() && !t.and());
    if comma.kind != Kind::Comma || !begins {
        return 0;
    }
    let plain = |t: &Token| {
        (t.is_word() || t.kind == Kind::Mark) && !t.word.entry.function.has(Function::RELATIVE | Function::THAT)
    };
    let length = role.iter().take(WINDOW).position(|t| !plain(t)).unwrap_or(role.len());
    role.get(length).filter(|t| t.kind == Kind::Comma).map_or(0, |_| length + 1)
}

/// Whether a word with ال looks like an adjective of the noun before it and not like the object: a nisba, a word of the list, a
/// participle (المسلحة).
pub fn adjective(token: &Token) -> bool {
    let function = token.word.entry.function;
    let likely = token.kinds() & Noun::NISBA != 0
        || function.has(Function::ADJECTIVE)
        || [word!("ي"), word!("ية")].iter().any(|e| token.key.ends(*e))
        || token.unknown() && token.bare().starts(word!("م"));
    token.is_word() && token.al() && !token.preposition() && !token.and() && likely && !function.has(Function::RELATIVE)
}

/// Whether a word in no list has the form of no adjective (أمني, متطابقة, مقرب).
pub fn common(token: &Token) -> bool {
    let participle = token.shape.has(Shape::TA_MARBUTA) || token.key.starts(word!("م"));
    token.unknown() && !participle && ![word!("ي"), word!("ين")].iter().any(|e| token.key.ends(*e))
}

/// Whether a word in no list may be a family name by itself.
pub fn surname(token: &Token) -> bool {
    token.key.len() > 2
        && !(token.barrier() || token.and() || broken_plural(token))
        && (token.foreign() || token.al() && !token.preposition())
}
