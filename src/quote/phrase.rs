//! What may follow in a noun phrase that names a speaker, and what ends it.

use super::source::{BISM, Extent, MAA};
use super::view::{ALA, AN, FI, ILA, MIN, View};
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::{Class, Clitics};
use crate::text::{Key, Kind, Shape, word};

impl View<'_> {
    /// Skips adverbs and dates from `i`; returns where something else stands.
    pub fn skip_time(&self, mut i: usize, end: usize) -> usize {
        while i < end {
            if let Some(next) = self.date(i) {
                i = next;
            } else if self.adverb(i) {
                i += 1;
            } else if self.kind(i) == Some(Kind::Comma) && (self.date(i + 1).is_some() || self.adverb(i + 1)) {
                // «، الثلاثاء، إن»
                i += 1;
            } else if self.is(i, FI) && self.date(i + 1).is_some() {
                i += 1;
            } else if MANNERS.contains(&self.bare(i)) {
                i = (i + 2).min(end);
            } else {
                break;
            }
        }
        i
    }

    /// A word that says when or how and takes nothing behind it.
    pub fn adverb(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| ADVERBS.contains(&t.key))
    }

    /// Whether an adjunct of the cue begins at `i`, so that the source has ended.
    pub fn adjunct(&self, i: usize, name: bool) -> bool {
        let Some(token) = self.token(i) else { return true };
        if self.date(i).is_some()
            || token.word.entry.function.has(Function::ADJUNCT) && token.word.clitics.0 & !Clitics::CONJ == 0
        {
            return true;
        }
        let next = self.function(i + 1);
        match token.key {
            FI => {
                let own = self.token(i + 1).is_some_and(|t| {
                    t.key.len() > 4 && (t.key.ends(word!("ها")) || t.key.ends(word!("هم")) || t.key.ends(word!("اته")))
                });
                name || own
                    || next.has(Function::CHANNEL)
                    || self.date(i + 1).is_some()
                    || next.has(Function::DEMONSTRATIVE)
            }
            MIN => {
                name || self.bare_role(i)
                    || self.date(i + 1).is_some()
                    || next.has(Function::DEMONSTRATIVE | Function::RELATIVE)
            }
            ILA | MAA => true,
            // «الدكتور علي»: a man of that name.
            ALA if self.named_ali(i) => false,
            ALA | AN => ![i.wrapping_sub(1), i.wrapping_sub(2)].iter().any(|k| {
                self.token(*k).is_some_and(|t| {
                    let bare = t.key.skip(t.word.clitics.letters());
                    TAKES_PREPOSITION.iter().any(|stem| bare.starts(*stem) || bare.skip(2).starts(*stem))
                })
            }),
            _ => {
                let clitics = token.word.clitics;
                let prep = if clitics.0 == 0 { self.unread_preposition(i) } else { clitics.0 & Clitics::PREP };
                if prep == 0 || token.key == BISM {
                    return false;
                }
                if prep & Clitics::LI != 0 {
                    let told = token.word.entry.function.has(Function::MEDIUM)
                        || token.word.is(Noun::PROPER) && !token.word.is(Noun::ORGANISATION)
                        || self.opens(i + 1).is_some() && self.token(i + 1).is_some_and(|t| t.glued);
                    // «لزملائه», «لأنصارها»: somebody of his is told.
                    return name || told || self.owned(i);
                }
                name || prep & Clitics::KA != 0 || self.owned(i)
            }
        }
    }

    /// Whether the word before `i` is a role with its article that nothing qualifies, so that what follows says where or when:
    /// «قال المدرب من الملعب», but «مسؤول في الوزارة».
    pub fn bare_role(&self, i: usize) -> bool {
        let alone = i
            .checked_sub(2)
            .and_then(|k| self.token(k))
            .is_none_or(|t| !t.is_word() || t.word.entry.class.any(Class::VERB) && !t.word.is(Noun::SPEAKER));
        alone && self.before(i).is_some_and(|t| t.word.clitics.has(Clitics::AL) && t.word.is(Noun::ROLE))
    }

    /// The preposition glued to a word that no list has: لل, بال, or a lone بـ, لـ.
    pub fn unread_preposition(&self, i: usize) -> u8 {
        let Some(token) = self.token(i).filter(|t| t.kind == Kind::Word && !t.word.known()) else { return 0 };
        if token.key.starts(word!("لل")) && token.key.len() > 4 || token.key == word!("ل") {
            Clitics::LI
        } else if token.key.starts(word!("بال")) && token.key.len() > 5 || token.key == word!("ب") {
            Clitics::BI
        } else {
            0
        }
    }

    /// Whether what follows the comma at `i` explains the phrase before it: a name, a title, a role.
    pub fn apposition(&self, i: usize, end: usize) -> bool {
        let head = i + 1;
        head < end
            && self.token(head).is_some_and(|t| {
                t.is_word()
                    && !t.word.clitics.has(Clitics::CONJ | Clitics::PREP)
                    && !self.that(head)
                    && (t.word.is(Noun::TITLE | Noun::ROLE | Noun::NAME | Noun::ORGANISATION | Noun::PROPER)
                        // One word between commas: «عملاق التكنولوجيا، أبل، إنه».
                        || self.kind(head + 1) == Some(Kind::Comma) && !t.word.known() && !self.adverb(head))
                    && !self.adjunct(head, false)
                    && !self.finite(head)
            })
    }

    /// Whether the token at `i` belongs to a personal name.
    pub fn name_part(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            let given =
                t.word.is(Noun::FAMILY | Noun::PARTICLE) || t.word.is(Noun::GIVEN) && !t.word.clitics.has(Clitics::AL);
            t.is_word() && given && t.word.clitics.0 & Clitics::PREP == 0
        })
    }

    /// Whether the letters of على at `i` are a man's name.
    pub fn named_ali(&self, i: usize) -> bool {
        let Some(token) = self.token(i) else { return false };
        let beside =
            |t: &crate::text::Token| t.is_word() && t.word.is(Noun::NAME | Noun::TITLE) && !t.word.is(Noun::COMMON);
        let preposition = token.shape.has(Shape::ALEF_MAQSURA);
        token.key == ALA
            && !preposition
            && (self.before(i).is_some_and(|t| beside(t) || t.word.is(Noun::ROLE | Noun::NISBA))
                || self.token(i + 1).is_some_and(beside))
    }

    /// Whether a pronoun ends the noun at `i`: زملائه, تصريحاتهم.
    pub fn owned(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            t.key.len() > 4
                && (t.key.ends(word!("ها"))
                    || t.key.ends(word!("هم"))
                    || t.key.ends(word!("هما"))
                    || t.key.ends(word!("ه")) && !t.shape.has(Shape::TA_MARBUTA) && !t.word.is(Noun::NAME | Noun::ROLE))
        })
    }

    /// Whether the word at `i`, whatever else it means, can be the second part of a name.
    pub fn surname(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            t.is_word()
                && t.word.clitics.0 == 0
                && !t.word.entry.class.any(Class::FUNCTION)
                && self.unread_preposition(i) == 0
        }) && self.verb(i).is_none()
    }

    /// Whether the word with a conjunction at `i` joins a second source to the first.
    pub fn coordinated(&self, i: usize, extent: Extent) -> bool {
        let Some(token) = self.token(i) else { return false };
        match extent {
            Extent::Open => !self.finite(i),
            Extent::Tight(_) => {
                (token.word.is(Noun::SPEAKER & !Noun::DOCUMENT) || self.unit(i).is_some()) && !self.finite(i)
            }
        }
    }

    /// Whether the word at `i` must belong to the phrase before it, where an object may follow.
    pub fn belongs(&self, i: usize, from: usize, name: bool, definite: bool) -> bool {
        let Some(token) = self.token(i) else { return false };
        let Some(before) = self.before(i) else { return false };
        // «رفيق عبد السلام», «أبو الفتوح»
        let particle =
            before.word.is(Noun::PARTICLE) && !before.word.is(Noun::COMMON) && !before.word.clitics.has(Clitics::AL);
        if before.key == BISM || i > from && particle {
            return true;
        }
        // «مسؤوليتها عن»: a noun with a pronoun begins another phrase.
        // In a construct it is the phrase's own: «سفير بلاده».
        let construct = i == from + 1 && before.word.known() && !self.definite(from);
        if i > from && !construct && !token.word.known() && !self.definite(i) && self.owned(i) {
            return false;
        }
        // «موسكو وبيونج يانج»: a name that no list has, with its conjunction.
        if !token.word.known()
            && token.key.starts(word!("و"))
            && token.key.len() > 4
            && before.word.is(Noun::NAME | Noun::METONYM | Noun::PROPER)
        {
            return true;
        }
        if token.word.clitics.has(Clitics::CONJ) || token.key == BISM || matches!(token.key, FI | MIN | ALA | AN) {
            return true;
        }
        if token.kind != Kind::Word {
            return token.kind == Kind::Foreign && (name || before.kind == Kind::Foreign || !definite);
        }
        if token.word.clitics.has(Clitics::PREP) {
            return true;
        }
        // The parts of a name, and the name behind a title or role. A name that is a common word besides needs more of it:
        // «استبعدت الوزيرة عودة الحظر».
        let common = token.word.is(Noun::COMMON) && !name && !self.name_part(i + 1);
        if token.word.is(Noun::NAME)
            && !common
            && (name || before.word.is(Noun::TITLE | Noun::ROLE | Noun::PARTICLE | Noun::NISBA) || !before.word.known())
        {
            return true;
        }
        // «مدرب المنتخب السعودي لكرة القدم خوان أنطونيو»: the name of the one whose role heads the phrase.
        let named = token.word.is(Noun::GIVEN | Noun::FAMILY) && !token.word.is(Noun::COMMON) && !name;
        if named && self.token(from).is_some_and(|t| t.word.is(Noun::ROLE | Noun::TITLE)) {
            return true;
        }
        // «مانويل بليجريني مدرب مانشستر سيتي»
        if name && token.word.is(Noun::ROLE) && token.word.clitics.0 == 0 {
            return true;
        }
        // «المصدر ذاته»
        if definite && [word!("نفسه"), word!("نفسها"), word!("ذاته"), word!("ذاتها")].contains(&token.key)
        {
            return true;
        }
        // «واتهمت الرياض أوتاوا»: one capital, then the other.
        if before.word.is(Noun::METONYM) && token.word.is(Noun::METONYM) && !self.adjective(i) {
            return false;
        }
        // «أعلن بيتزي التشكيلة»: a name that no list has, and the object.
        if i == from + 1
            && !before.word.known()
            && !before.shape.has(Shape::TA_MARBUTA)
            && !self.definite(from)
            && self.definite(i)
            && !token.word.is(Noun::NAME)
        {
            return false;
        }
        if name {
            return !token.word.known() && !self.definite(i) && before.word.is(Noun::NAME) && i < from + 8
                || self.definite(i) && self.adjective(i);
        }
        // An adjective agrees with a definite noun; a construct goes on from an indefinite one.
        if definite {
            return self.definite(i) && self.adjective(i)
                || !self.definite(i) && !token.word.known() && before.word.is(Noun::NISBA);
        }
        true
    }

    /// Whether the word looks like an adjective: a nisba, or one of the list.
    pub fn adjective(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            t.word.is(Noun::NISBA)
                || t.word.entry.function.has(Function::ADJECTIVE)
                // A noun for people is no adjective: «الطبيب المرضى», «الأم القاضي».
                || !t.word.is(Noun::GROUP) && !PEOPLE.contains(&t.key)
                    && t.key.len() > 4
                    && (t.key.ends(word!("ية"))
                        || t.key.ends(word!("ي"))
                        || t.key.ends(word!("يين"))
                        || t.key.ends(word!("يون")))
        })
    }
}

/// Adverbs that may stand between the cue and its source or behind it.
const ADVERBS: [Key; 30] = [
    word!("أيضا"),
    word!("اليوم"),
    word!("أمس"),
    word!("مؤخرا"),
    word!("سابقا"),
    word!("لاحقا"),
    word!("رسميا"),
    word!("أخيرا"),
    word!("مجددا"),
    word!("حاليا"),
    word!("صراحة"),
    word!("بوضوح"),
    word!("بصراحة"),
    word!("آنذاك"),
    word!("حينها"),
    word!("وقتها"),
    word!("كذلك"),
    word!("هنا"),
    word!("علنا"),
    word!("بدوره"),
    word!("بدورها"),
    word!("مرارا"),
    word!("جميعا"),
    word!("أولا"),
    word!("ثانيا"),
    word!("غدا"),
    word!("بغضب"),
    word!("بحزم"),
    word!("ضاحكا"),
    word!("مازحا"),
];

/// Roles and adjectives that take على or عن: المسؤول عن, المشرف على, المطلعة على.
const TAKES_PREPOSITION: [Key; 12] = [
    word!("مسؤول"),
    word!("مشرف"),
    word!("قائم"),
    word!("مطلع"),
    word!("موقع"),
    word!("معترض"),
    word!("محتج"),
    word!("حاصل"),
    word!("حائز"),
    word!("وصي"),
    word!("غريب"),
    word!("متفرع"),
];

/// Roles in ي that are nouns only.
const PEOPLE: [Key; 5] = [word!("القاضي"), word!("المحامي"), word!("الوالي"), word!("الراعي"), word!("الجاني")];

/// How something was said, with the adjective behind it: بشكل محدد.
const MANNERS: [Key; 5] = [word!("بشكل"), word!("بصورة"), word!("بطريقة"), word!("بلهجة"), word!("بنبرة")];
