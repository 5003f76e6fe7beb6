//! Where a personal name ends.

use super::head::plural;
use super::office::one;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::{Class, Clitics, Lexicon};
use crate::text::key::word;
use crate::text::{Key, Kind, Shape, Token, Words};

/// Where the name that begins at `at` ends.
pub fn name_end(lexicon: &Lexicon, tokens: &[Token], at: usize) -> usize {
    let mut end = at;
    let mut count = 0;
    let mut surname = false;
    let mut inside = false;
    while let Some(token) = tokens.get(end) {
        let k = token.kinds();
        let hyphen = token.glued && tokens.get(end + 1).is_some_and(|t| t.glued && t.is_word());
        if !token.is_word() {
            // سيرغي #لافروف
            let hash = token.ch == '#' && tokens.get(end + 1).is_some_and(|t| t.glued && t.is_word());
            let initial = hash || tokens.get(end - 1).is_some_and(|t| t.key.len() <= 2) && token.kind == Kind::Other;
            if end > at && (hyphen && matches!(token.kind, Kind::Dash | Kind::Other) || initial) {
                end += 1;
                continue;
            }
            break;
        }
        if end > at && (token.shape.has(Shape::TANWIN | Shape::OPEN) || token.key.len() == 1 && !initialed(tokens, end))
        {
            break;
        }
        if end > at && (token.and() && token.word.clitics.letters() > 0 && !inside) {
            break;
        }
        // كمال يوسف نظيره, سالم حداد مساندته
        let owned = count > 1 && !inside && token.unknown() && !token.key.starts(word!("و")) && with_pronoun(token);
        // المتحدث تشاو لي جيان, كريم بالحاج رئيس النادي, نبيل بالغيم: no preposition.
        let closed = role(tokens, end + 1) || count == 1 && ends(tokens, end + 1);
        let born = count > 0 && closed && token.key.starts(word!("بال"));
        if end > at && (born || surname_li(tokens, end)) {
            end += 1;
            count += 1;
            continue;
        }
        // كيران رئيسا, هارون الرشيد استقدمت, طيب أردوغان باستغلال, النبي صلى الله: what follows a name and is none.
        let verb =
            count > 1 && token.unknown() && (done(token) || token.key.starts(word!("است")) && token.key.len() > 5);
        // بحسب ليلى الكيك فإن: no Dutchwoman.
        let then = token.key == word!("فان") && (surname || token.shape.has(Shape::HAMZA_BELOW));
        if end > at
            && (accusative(lexicon, token) || then || verb || owned || eulogy(tokens, end) || outside(tokens, end))
        {
            break;
        }
        // خليل الحاج توفيق
        let pilgrim = end > at && token.key == word!("الحاج") && tokens.get(end + 1).is_some_and(Token::given);
        if pilgrim {
            end += 1;
            count += 1;
            continue;
        }
        // نصرالله وفقا, خان شخصيا, مزان مخاطبة
        // جمال هناني رئيس الجمعية, though هناني tells what somebody did to me.
        let closed = ends(tokens, end + 1) || count == 1 && role(tokens, end + 1);
        let word = k & Noun::NAME == 0 && !closed && token.word.entry.class.any(Class::VERB);
        let participle = !token.al()
            && token.unknown()
            && token.shape.has(Shape::TA_MARBUTA)
            && tokens.get(end.wrapping_sub(1)).is_some_and(|t| t.kinds() & (Noun::GIVEN | Noun::PARTICLE) == 0)
            // رنيم كراجشة
            && (token.key.starts(word!("م")) || !token.house());
        if end > at && (word || participle) {
            break;
        }
        // إيرين خان المقررة الخاصة, فلان المصنف ثالثا; the الطراونة are a family.
        // فوزنياكي المصنفة أولى
        let surnamed = count == 1 && tokens.get(at).is_some_and(Token::unknown) && qualified(tokens, end);
        let other = || token.shape.has(Shape::TA_MARBUTA) && !tribe(token) || qualified(tokens, end) || plural(token);
        if token.unknown() && token.al() && (surnamed || count > 1 && other()) {
            break;
        }
        // ماريو هايد ابن التاسعة والعشرين: how old he is.
        let age =
            |t: &Token| t.kind == Kind::Number || t.word.entry.class.any(Class::TIME) && t.kinds() & Noun::NAME == 0;
        if end > at && token.bare() == word!("ابن") && tokens.get(end + 1).is_some_and(age) {
            break;
        }
        // هنأ محمد سلامة بفوزه: a preposition and a pronoun around a noun that no list has.
        // لطفي براهم, at the end of the phrase: a family.
        let second =
            count == 1 && ends(tokens, end + 1) && tokens.get(at).is_some_and(|t| t.kinds() & Noun::GIVEN != 0);
        if end > at
            && token.unknown()
            && between_clitics(token)
            && (token.and() || token.key.starts(word!("و")) || !second)
        {
            break;
        }
        // عصام سلطان: a title without ال behind a name is a name too, unless a genitive is behind it.
        let bare = end > at
            && k & Noun::GIVEN != 0
            && !token.al()
            && tokens.get(end - 1).is_some_and(Token::given)
            && tokens.get(end + 1).is_none_or(|t| !t.is_word() || t.preposition());
        // كريم السيد, كريم السيد مدير المركز
        let titled = end > at
            && k & Noun::GIVEN != 0
            && token.al()
            && tokens.get(end - 1).is_some_and(|t| t.kinds() & Noun::GIVEN != 0)
            && (ends(tokens, end + 1) || role(tokens, end + 1));
        let bare = bare || titled;
        let name = k & (Noun::GIVEN | Noun::FAMILY | Noun::PARTICLE) != 0
            && (k & Noun::HEAD == 0 || k & Noun::COMMON != 0 || inside || bare);
        if k & Noun::PARTICLE != 0
            && !token.word.clitics.has(Clitics::AL | Clitics::BI)
            && !(token.key.len() <= 2 && token.key != word!("بن") && token.key != word!("آل") && surname)
        {
            if tokens.get(end + 1).is_none_or(|t| !t.is_word()) && end > at {
                break;
            }
            inside = true;
            end += 1;
            count += 1;
            continue;
        }
        if inside {
            inside = false;
            // أبو العلا ماضي, but حسن أبو الفتوح
            surname = end > at + 1 && token.al() && tokens.get(end - 1).is_none_or(|t| t.key != word!("عبد"));
            end += 1;
            count += 1;
            continue;
        }
        if end == at {
            surname = token.al() && k & Noun::GIVEN == 0;
        } else if count == 1 && !surname && [word!("الدين"), word!("الله")].contains(&token.key) {
            // فخر الدين, عطاء الله: no family name yet.
        } else if count == 1
            && !token.al()
            // زلط نائب رئيس الجامعة
            && (ends(tokens, end + 1) || role(tokens, end + 1) && token.key != word!("نائب"))
            && !token.word.entry.function.has(Function::THAT | Function::NEGATION)
            && (!token.preposition()
                || token.key.len() < 4 && token.word.known() && k != 0
                // إلياس كرام
                || token.word.clitics.0 == Clitics::KA
                // ميري باول
                || token.word.clitics.0 == Clitics::BI && k & Noun::HEAD == 0 && ends(tokens, end + 1)
                || token.key == word!("باسم"))
            && (k & Noun::HEAD & !(Noun::METONYM | Noun::PROPER) == 0 || k & Noun::COMMON != 0 || lone(tokens, end))
        {
            // براد بيت, علي عربي, سلام مسافر, نصير باسم, فيكي فورد: a surname that is an everyday word besides, or a body's name.
        } else if token.preposition() || token.barrier() && !(count == 1 && family(token) && ends(tokens, end + 1)) {
            // طلال الشمالي: an adjective has the letters of the family name, and follows no noun here.
            break;
        } else if token.al() && k & Noun::GIVEN == 0 {
            // فلان الابن
            let son = token.key == word!("الابن") || token.key == word!("الأب");
            let role = k & (Noun::HEAD & !Noun::METONYM) != 0 && !son;
            // وانغ كينوي الخبير في الاقتصاد; القاضي and النجار are families.
            // زياد بن عبدالمجيد المرشد, at the end of the phrase
            let nasab = tokens.get(end.wrapping_sub(2)).is_some_and(|t| t.key == word!("بن"));
            // نصر الله الشاعر أستاذ التاريخ, عبد العزيز الخياط مدير الميناء: two words of one part.
            let one = count == 1
                || count == 2
                    && (tokens.get(end - 1).is_some_and(|t| [word!("الله"), word!("الدين")].contains(&t.key))
                        || tokens.get(at).is_some_and(|t| t.key == word!("عبد")));
            let whole = one && self::role(tokens, end + 1) || (one || nasab) && ends(tokens, end + 1);
            if role && k & Noun::FAMILY == 0 && !whole {
                break;
            }
            let ordinal = k & Noun::FAMILY != 0 && !role;
            // رشيد الطالبي العلمي: a second family name, at the end of the phrase.
            let second = token.unknown()
                && token.key.ends(word!("ي"))
                && ends(tokens, end + 1)
                && tokens
                    .get(end - 1)
                    .is_some_and(|t| t.al() && t.key.ends(word!("ي")) && t.kinds() & Noun::NISBA == 0);
            if (surname && !ordinal && !second)
                || (role && !((count <= 2 || nasab) && behind_name(tokens, end + 1)) && !ordinal)
                || (k & Noun::NISBA != 0 && count > 1 && !ordinal)
            {
                break;
            }
            // مسعد الصيادي: no plural in a construct has ال.
            if role && !token.known_masculine() && !(whole && token.key.ends(word!("ي"))) {
                break;
            }
            surname = true;
        } else if !name && (surname || k & Noun::HEAD != 0)
            || surname && k & Noun::GIVEN != 0 && k & Noun::COMMON != 0
            || k & Noun::NISBA != 0
            // محمود حسين الأمين العام
            || token.al() && k & Noun::ROLE != 0 && !behind_name(tokens, end + 1)
            // رومان شيروكوف نجم المنتخب
            || k & Noun::ROLE != 0 && !token.al() && genitive(tokens, end + 1, count > 1)
        {
            break;
        }
        end += 1;
        count += 1;
        if count >= 7 {
            break;
        }
    }
    end.max(at + 1)
}

/// Whether the letters of لي at `at` are a part of an East Asian name: another follows that is in no list.
pub fn surname_li(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.key == word!("لي"))
        && tokens.get(at + 1).is_some_and(|t| t.is_word() && t.foreign() && !t.barrier())
}

/// Whether a word with ال has the form of a tribe or a family (الطراونة, العجارمة), which no adjective has.
pub fn tribe(token: &Token) -> bool {
    token.al() && token.house()
}

/// Where the name ends that stands from `from` to `to` in a source: a last word with ال that would be a woman's adjective is a
/// man's family (عبد الحميد الدبيبة).
pub fn his_family(tokens: &[Token], from: usize, to: usize) -> usize {
    // Particles (عبد) tell no gender: they are men's but for some.
    let man = tokens.get(from).is_some_and(|t| {
        let woman = t.word.entry.noun.agreement & Noun::FEMININE != 0;
        t.kinds() & (Noun::GIVEN | Noun::PARTICLE) != 0 && t.kinds() & Noun::COMMON == 0 && !woman
    });
    let family = tokens.get(to).is_some_and(|t| {
        // أشرف القدرة
        let thing = t.unknown() || to == from + 1 && t.kinds() == 0;
        t.al() && thing && t.shape.has(Shape::TA_MARBUTA) && !t.preposition() && !t.and() && t.kind == Kind::Word
    });
    to + usize::from(man && family && ends(tokens, to + 1))
}

/// Whether a man's noun without ال and without a genitive ends the phrase behind a given name: no apposition is like that.
fn lone(tokens: &[Token], at: usize) -> bool {
    let given = at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.kinds() & Noun::GIVEN != 0);
    given
        && tokens.get(at).is_some_and(|t| one(t) && t.known_masculine() && t.word.clitics.0 == 0)
        && ends(tokens, at + 1)
}

/// Whether a word with ال ends as a nisba does, whatever list it is in; مطار الملك فلان الدولي is a place.
fn nisba(token: &Token) -> bool {
    token.word.clitics.has(Clitics::AL) && token.key.ends(word!("ي")) && token.key != word!("الدولي")
}

/// Whether a word with ال that is something else besides may be a family: كريم الطبيب, نادر الصدر.
fn family(token: &Token) -> bool {
    let verb = token.word.entry.function.has(Function::ATTRIBUTIVE);
    nisba(token) || token.word.clitics.0 == Clitics::AL && (verb || token.kinds() & Noun::ROLE != 0)
}

/// Whether a word in no list is ب and the verbal noun of a derived verb, by its form: باستغلال, بارتكاب, بانتهاك, بإطلاق.
fn done(token: &Token) -> bool {
    const A: u8 = word!("ا").at(0);
    const T: u8 = word!("ت").at(0);
    let key = token.key;
    let (last, second) = (key.len().saturating_sub(2), word!("با"));
    key.starts(second)
        && key.at(last) == A
        && match key.len() {
            6 => token.shape.has(Shape::HAMZA_BELOW),
            7 => [key.at(3), key.at(4)].contains(&T),
            8 => key.starts(word!("باست")),
            _ => false,
        }
}

/// Whether the participle with ال at `at` has an accusative or an ordinal behind it (المصنف ثالثا, المصنفة أولى): it is no part of
/// a name.
pub fn qualified(tokens: &[Token], at: usize) -> bool {
    let participle = |t: &Token| t.bare().starts(word!("م")) && !t.key.ends(word!("ي"));
    tokens.get(at).is_some_and(participle)
        && tokens.get(at + 1).is_some_and(|t| {
            let ordinal = t.word.entry.time.ord > 0;
            t.kind == Kind::Word
                && !t.al()
                && (ordinal || t.shape.has(Shape::TANWIN) || t.key.len() > 3 && t.key.ends(word!("ا")))
        })
}

/// Whether the single letter at `at` is an initial (ع. النعيمي).
pub fn initialed(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Other && t.glued)
}

/// Whether the word begins with ب, ل or و and ends with a pronoun; بيكوليه and بارتييه are foreign names.
fn between_clitics(token: &Token) -> bool {
    if token.key.starts(word!("ب")) && token.key.ends(word!("يه")) {
        return false;
    }
    let preposition = [word!("ب"), word!("ل"), word!("و")].iter().any(|clitic| token.key.starts(*clitic));
    preposition && with_pronoun(token) && token.key.len() > 4
}

/// Whether the word ends as one does with a pronoun of the third person.
fn with_pronoun(token: &Token) -> bool {
    token.key.ends(word!("ها"))
        || token.key.ends(word!("هم"))
        || token.key.ends(word!("ه")) && !token.shape.has(Shape::TA_MARBUTA)
}

trait Masculine {
    fn known_masculine(&self) -> bool;
}

impl Masculine for Token {
    fn known_masculine(&self) -> bool {
        let agreement = self.word.entry.noun.agreement;
        agreement & Noun::MASCULINE != 0 && agreement & Noun::SINGULAR != 0
    }
}

/// Whether a role without ال stands at `at`.
fn role(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.kinds() & Noun::ROLE != 0 && !t.al())
}

/// Whether a complete name can be before `at`: the phrase ends, or a role or a preposition goes on.
fn behind_name(tokens: &[Token], at: usize) -> bool {
    ends(tokens, at) || role(tokens, at) || tokens.get(at).is_some_and(|t| t.preposition() && t.key != word!("باسم"))
}

/// Whether the noun before `at` is in construct with what stands there (نجم المنتخب), which is no family name; a name that is
/// complete before the noun needs less of it (نجم مانشستر).
fn genitive(tokens: &[Token], at: usize, complete: bool) -> bool {
    tokens.get(at).is_some_and(|t| {
        let k = t.kinds();
        k & Noun::NAME == 0
            && (complete && k == 0 && t.foreign()
                || t.al() && !t.key.ends(word!("ي"))
                // عبدالمحسن الراجح مساعد مدير المطار
                || k & Noun::ROLE != 0 && !t.al()
                || k & (Noun::ORGANISATION | Noun::METONYM) != 0)
    })
}

/// Whether the word at `at`, behind a part of a name, is none (نادر سعد لا يعلم, ليلى كانت); كان is a family, لا a particle in دي لا.
fn outside(tokens: &[Token], at: usize) -> bool {
    const WORDS: Words<10> = Words::new([
        word!("هو"),
        word!("هي"),
        word!("وهو"),
        word!("وهي"),
        word!("أو"),
        word!("إذا"),
        word!("أي"),
        word!("حيث"),
        word!("كانت"),
        word!("فقد"),
    ]);
    let particle = || at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.kinds() & Noun::PARTICLE != 0);
    tokens.get(at).is_some_and(|t| !t.glued && (WORDS.has(t.key) || t.key == word!("لا") && !particle()))
}

/// Whether a wish for somebody named begins at `at` (صلى الله عليه, رضي الله عنه, رحمه الله).
pub fn eulogy(tokens: &[Token], at: usize) -> bool {
    const WISHES: Words<6> =
        Words::new([word!("صلى"), word!("رضي"), word!("رحمه"), word!("رحمها"), word!("حفظه"), word!("حفظها")]);
    let word = |at: usize| tokens.get(at).map_or(Key::NONE, |t| t.key);
    WISHES.has(word(at)) && (word(at) != word!("رضي") || word(at + 1) == word!("الله"))
}

/// Whether a word in no list is a noun of the lists in the accusative (خصما, مديرا).
pub fn accusative(lexicon: &Lexicon, token: &Token) -> bool {
    token.kind == Kind::Word
        && token.key.len() > 3
        && token.key.ends(word!("ا"))
        && !token.word.known()
        && lexicon.lookup(token.key.chop(1)).noun.is(Noun::HEAD)
}

/// Whether the phrase ends at `at`.
pub fn ends(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_none_or(|t| !t.is_word())
}
