//! What a word is besides a name: a title, an office, somebody's kin, a body.

use super::extent::ends;
use crate::lexicon::Lexicon;
use crate::lexicon::nouns::Noun;
use crate::text::key::word;
use crate::text::{Key, Kind, Token, Words};

/// Whether the word is a noun of respect, which a name or another title follows (معالي الوزير, فضيلة الشيخ).
pub fn respect(token: &Token) -> bool {
    const NOUNS: Words<12> = Words::new([
        word!("سمو"),
        word!("معالي"),
        word!("سعادة"),
        word!("فخامة"),
        word!("جلالة"),
        word!("فضيلة"),
        word!("سماحة"),
        word!("قداسة"),
        word!("غبطة"),
        word!("نيافة"),
        word!("عطوفة"),
        word!("سيادة"),
    ]);
    NOUNS.has(token.bare())
}

/// Whether the word is a title of courtesy, which says nothing of an office (الدكتور, المهندس).
pub fn courtesy(token: &Token) -> bool {
    const TITLES: Words<7> = Words::new([
        word!("دكتور"),
        word!("دكتورة"),
        word!("مهندس"),
        word!("أستاذ"),
        word!("سيد"),
        word!("سيدة"),
        word!("شيخ"),
    ]);
    token.al() && TITLES.has(token.bare())
}

/// Whether what is a body besides (لواء, فريق) is a rank before a family name: اللواء الرجوبي, or says so: الفريق أول.
pub fn general(tokens: &[Token], at: usize) -> bool {
    let family = |t: &Token| t.al() && t.unknown() && t.key.ends(word!("ي")) && !t.preposition();
    let first = |t: &Token| [word!("أول"), word!("ركن")].contains(&t.key);
    tokens.get(at + 1).is_some_and(|t| first(t) || family(t) && ends(tokens, at + 2))
}

/// Whether a noun for people is in the singular.
pub fn one(token: &Token) -> bool {
    let noun = token.word.entry.noun;
    noun.is(Noun::ROLE | Noun::TITLE) && noun.agreement & Noun::SINGULAR != 0
}

/// Whether it is a noun for several people, in construct.
pub fn many(token: &Token) -> bool {
    let noun = token.word.entry.noun;
    noun.is(Noun::ROLE | Noun::GROUP) && noun.agreement & Noun::SINGULAR == 0 && !token.al()
}

/// Offices, which a surname alone does not follow, and which somebody else may hold.
pub const OFFICES: Words<16> = Words::new([
    word!("رئيس"),
    word!("رئيسة"),
    word!("وزير"),
    word!("وزيرة"),
    word!("نائب"),
    word!("نائبة"),
    word!("مستشار"),
    word!("مستشارة"),
    word!("فريق"),
    word!("مقدم"),
    word!("سفير"),
    word!("سفيرة"),
    word!("مدير"),
    word!("قائد"),
    word!("أمين"),
    word!("مدرب"),
]);

/// Heads of bodies that are called by the word behind them alone.
pub const HOUSES: Words<12> = Words::new([
    word!("وزارة"),
    word!("صحيفة"),
    word!("جريدة"),
    word!("مجلة"),
    word!("قناة"),
    word!("شبكة"),
    word!("وكالة"),
    word!("موقع"),
    word!("شركة"),
    word!("منصة"),
    word!("حركة"),
    word!("تنظيم"),
]);

/// Whether a title is one of respect or rank, which a surname alone may follow (الدكتور المغلوث), and no office.
pub fn honorific(token: &Token) -> bool {
    !OFFICES.has(token.bare())
}

/// Whether a body's noun has the letters of a woman's besides (محكمة).
pub fn court(token: &Token) -> bool {
    token.kinds() & Noun::ORGANISATION != 0 && token.word.entry.noun.agreement & Noun::FEMININE != 0
}

/// Nouns whose genitive is a person: the name behind them is not theirs (شقيقة فلان, محامي فلان).
pub fn kinship(word: Key) -> bool {
    const KIN: Words<23> = Words::new([
        word!("ابن"),
        word!("ابنة"),
        word!("شقيق"),
        word!("شقيقة"),
        word!("زوج"),
        word!("زوجة"),
        word!("والد"),
        word!("والدة"),
        word!("أرملة"),
        word!("خطيبة"),
        word!("أخ"),
        word!("أخت"),
        word!("محامي"),
        word!("محامية"),
        word!("صديق"),
        word!("صديقة"),
        word!("حفيد"),
        word!("عم"),
        word!("خال"),
        word!("جد"),
        word!("قريب"),
        word!("أسرة"),
        word!("عائلة"),
    ]);
    KIN.has(word)
}

/// Participles that take ب (المقيم بالمدينة).
pub const RESIDENT: Words<6> =
    Words::new([word!("مقيم"), word!("مقيمة"), word!("معتمد"), word!("معتمدة"), word!("مكلف"), word!("مختص")]);

/// Whether a family name that is a title besides heads the phrase as one (القاضي كارلوس).
pub fn titled(lexicon: &Lexicon, tokens: &[Token]) -> bool {
    let (Some(title), Some(next)) = (tokens.first(), tokens.get(1)) else { return false };
    title.kinds() & Noun::FAMILY != 0
        && title.al()
        && (next.kinds() & Noun::GIVEN != 0 || next.foreign() && !next.barrier())
        && lexicon.lookup(title.key.skip(2)).noun.is(Noun::ROLE | Noun::TITLE)
}

/// Whether the noun behind which `at` stands is a body's with a name of its own (مدير شركة المياه بطرطوس): what begins with ب
/// there is where it is.
pub fn house(tokens: &[Token], at: usize) -> bool {
    let lead = tokens.get(..at).unwrap_or_default().iter().rev();
    lead.take(4).find(|t| t.kinds() & Noun::HEAD != 0).is_some_and(|t| t.kinds() & Noun::ORGANISATION != 0 && !t.al())
}

/// Whether the adjective at `at` tells whom somebody is close to: مقرب من, قريبة الصلة من.
pub fn close_to(tokens: &[Token], at: usize) -> bool {
    let from = |t: &Token| t.key == word!("من");
    let close = |t: &Token| t.bare().starts(word!("مقرب")) || t.bare().starts(word!("قريب"));
    tokens.get(at).is_some_and(close) && tokens.iter().skip(at + 1).take(2).any(from)
}

/// Where marks close that open at `at`, if they hold more than a name, or one word that another follows.
pub fn closed_by(tokens: &[Token], at: usize) -> Option<usize> {
    let close = at + 1 + tokens.iter().skip(at + 1).take(8).position(|t| t.kind == Kind::Mark)?;
    (close > at + 4 || close == at + 2 && tokens.get(close + 1).is_some_and(Token::is_word)).then_some(close)
}

/// Whether a word in no list may be ب and a place, for all that its letters tell (بمدنين).
pub fn placed(token: &Token) -> bool {
    token.unknown() && !token.al() && token.key.starts(word!("ب")) && token.key.len() > 3
}

/// Whether باسم at `at` is a man's name: no spokesman stands before it, and a family name ends the phrase behind it.
pub fn basim(tokens: &[Token], at: usize) -> bool {
    const SPEAK: Words<4> = Words::new([word!("متحدث"), word!("متحدثة"), word!("ناطق"), word!("ناطقة")]);
    tokens.get(at).is_some_and(|t| t.key == word!("باسم"))
        && tokens.get(at + 1).is_some_and(|t| t.al() && t.unknown() || t.kinds() & (Noun::FAMILY | Noun::GIVEN) != 0)
        && ends(tokens, at + 2)
        && !tokens.get(..at).unwrap_or_default().iter().any(|t| SPEAK.has(t.bare()))
}
