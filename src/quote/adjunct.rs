//! What is no part of a noun phrase that names a speaker: adjuncts of time, place, occasion, channel and addressee, adverbs.

use super::source::{BISM, MAA};
use super::view::{ALA, AN, BI, FI, ILA, MIN, View};
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::Form;
use crate::lexicon::{Class, Clitics};
use crate::text::{Key, Kind, Shape, Token, Words, word};

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
            } else if self.is(i, MIN) && self.connective(i + 1) && self.owned(i + 1) {
                // «من جانبه»
                i = (i + 2).min(end);
            } else if self.is(i, FI) && self.function(i + 1).has(Function::DEMONSTRATIVE) && self.definite(i + 2) {
                // «في هذا الصدد»
                i = (i + 3).min(end);
            } else if self.manner(i) {
                i = (i + 2).min(end);
            } else {
                break;
            }
        }
        i
    }

    /// A word that says when or how and takes nothing behind it.
    pub fn adverb(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.word.by_itself(Function::ADVERB))
    }

    /// Whether it is told at `i` how many or how old those before are: البالغ عددهم, البالغة قيمتها.
    pub fn counts(&self, i: usize) -> bool {
        self.starts(i, word!("البالغ")) && (self.owned(i + 1) || self.is(i + 1, MIN) && self.is(i + 2, word!("العمر")))
    }

    /// Skips the adjuncts behind a source: a date, «في بيان», «خلال مؤتمر صحفي»: up to `end` at most.
    pub fn behind_adjuncts(&self, from: usize, end: usize) -> usize {
        let mut i = from;
        while i < end {
            let next = self.skip_time(i, end);
            if next > i {
                i = next;
                continue;
            }
            if self.counts(i) {
                i += 2 + usize::from(self.is(i + 1, MIN));
                i = self.date(i).unwrap_or(i + usize::from(self.kind(i) == Some(Kind::Number)));
                continue;
            }
            let channel = self.is(i, FI) && self.function(i + 1).has(Function::CHANNEL);
            if channel {
                i += 2;
                // «في بيان لها»
                i += usize::from(
                    i < end && const { Words::new([word!("له"), word!("لها"), word!("لهم")]) }.has(self.bare(i)),
                );
                while i < end
                    && self.token(i).is_some_and(|t| {
                        t.kind == Kind::Word
                            && (self.definite(i) || self.adjective(i))
                            && !t.word.clitics.has(Clitics::PREP | Clitics::CONJ)
                            // «في وقت سابق الاستماع»: no definite noun belongs to an adjective without article.
                            && !(self.definite(i) && self.adjective(i - 1) && !self.definite(i - 1))
                            // «في كلمته على»: no man of that name.
                            && t.key != ALA
                    })
                {
                    i += 1;
                }
                i = self.behind_clause(i, end).unwrap_or(i);
                continue;
            }
            if self.kind(i) == Some(Kind::Comma) && i + 1 < end && (self.is(i + 1, FI) || self.date(i + 1).is_some()) {
                i += 1;
                continue;
            }
            break;
        }
        i
    }

    /// Behind the clause at `i` that tells more of the indefinite noun before it, without a relative pronoun: «في بيان · أصدره
    /// اليوم», «في مقابلة · أجرتها معه قناة محلية», «خلال كلمة · ألقاها».
    pub fn behind_clause(&self, i: usize, end: usize) -> Option<usize> {
        let function = self.function(i);
        let attributive = function.has(Function::ATTRIBUTIVE) && !function.has(Function::AUXILIARY);
        let tells = self.token(i).is_some_and(|t| attributive || self.with_object(t));
        if !tells || i >= end || self.definite(i.checked_sub(1)?) {
            return None;
        }
        let mut behind = self.skip_time(i + 1, end);
        if behind < end && self.function(behind).has(Function::PRONOMINAL) {
            behind = self.skip_time(behind + 1, end);
        }
        // «في رسالة وجهها إلى الوزير»
        let sent = [word!("وجه"), word!("أرسل"), word!("بعث")].iter().any(|verb| self.starts(i, *verb));
        behind += usize::from(sent && self.is(behind, ILA));
        let subject = !self.heads_nothing(behind) && !self.thing(behind) && self.preposition(behind) == 0;
        if behind < end && subject {
            // Its subject, with what qualifies that.
            let belongs = |k: &usize| {
                let prepositions = Clitics::PREP | Clitics::CONJ;
                self.definite(*k) && self.kind(*k) == Some(Kind::Word) && !self.clitics(*k).has(prepositions)
                    || self.opens(*k).is_some()
            };
            behind = self.next(behind);
            while behind < end && belongs(&behind) && !self.is(behind, ALA) {
                behind = self.next(behind);
            }
        }
        Some(behind)
    }

    /// Whether what opens an adjunct is a name: «أكرم إمام أوغلو», no أمام; «صباح العموري», no morning.
    fn named_adjunct(&self, i: usize, token: &Token) -> bool {
        let time = |k: usize| self.token(k).is_some_and(|t| t.word.entry.class.any(Class::TIME));
        let named = self.family_like(i + 1) || self.name_part(i + 1);
        token.word.is(Noun::GIVEN) && (token.ch == 'إ' || time(i) && named && !time(i + 1) && self.date(i).is_none())
    }

    /// Whether the word at `i` tells how something was said, «بأسلوب ساخر»; with a noun behind it, «أشاد بأسلوب العرض», it is what was.
    pub fn manner(&self, i: usize) -> bool {
        let noun = || self.clitics(i + 1).has(Clitics::AL) || self.verbal_noun(i + 1);
        let form = || self.is(i, word!("بأسلوب")) || self.is(i, word!("بطريقة"));
        self.function(i).has(Function::MANNER) && !(form() && noun())
    }

    /// Whether an adjunct of the cue begins at `i`, so that the source has ended.
    pub fn adjunct(&self, i: usize, name: bool) -> bool {
        let Some(token) = self.token(i) else { return true };
        if self.date(i).is_some()
            || token.word.entry.function.has(Function::ADVERB)
            || self.manner(i)
            || token.word.entry.function.has(Function::ADJUNCT)
                && token.word.clitics.0 & !Clitics::CONJ == 0
                && !self.named_adjunct(i, token)
            // «قال كافانور فيها: «…»»
            || token.word.entry.function.has(Function::PRONOMINAL)
                && (name || self.lone_name(i))
                // «جان لي مي»
                && token.key != word!("لي")
        {
            return true;
        }
        let next = self.function(i + 1);
        match token.key {
            FI => {
                let own = self.token(i + 1).is_some_and(|t| {
                    t.key.len() > 4 && (t.key.ends(word!("ها")) || t.key.ends(word!("هم")) || t.key.ends(word!("اته")))
                });
                // «في رده على سؤال»
                let saying = self.verb(i + 1).is_some_and(|(f, _)| f.form == Form::MasdarPronoun);
                // «في أسباب طعنها»
                let within = self.owned(i + 2) && !self.definite(i + 1) && !self.noun(i + 1).is(Noun::ORGANISATION);
                // «وقال الباحثون في دراسة نشرت أمس», but «خبير في دراسة الآثار»
                let study = self.is(i + 1, word!("دراسة")) && !self.definite(i + 2);
                name || own
                    || saying
                    || within
                    || study
                    || self.owned(i + 1)
                    || self.lone_name(i)
                    || next.has(Function::CHANNEL)
                    || self.date(i + 1).is_some()
                    || next.has(Function::DEMONSTRATIVE)
            }
            MIN => {
                name || self.bare_role(i)
                    || self.is(i + 1, word!("جديد"))
                    || self.connective(i + 1)
                    || self.date(i + 1).is_some()
                    // «بعض المستفيدين من هذه الخدمة»
                    || next.has(Function::DEMONSTRATIVE | Function::RELATIVE) && !self.behind(i, &TAKES_MIN)
            }
            // «المبعوث الأممي إلى سوريا», «المكلف بالعلاقة مع البرلمان»
            ILA => !(self.behind(i, &TAKES_ILA) && self.noun(i + 1).is(Noun::METONYM | Noun::ORGANISATION)),
            MAA => !self.behind(i, &TAKES_MAA),
            // «الدكتور علي»: a man of that name.
            ALA if self.named_ali(i) => false,
            ALA => !self.behind(i, &TAKES_ALA),
            // «النائب بمجلس النواب عن حزب كذا»
            AN => {
                let party = self.noun(i + 1).is(Noun::ORGANISATION)
                    && (4..7)
                        .any(|back| self.token(i.wrapping_sub(back)).is_some_and(|t| t.stem().starts(word!("نائب"))));
                !(party || self.behind(i, &TAKES_AN))
            }
            _ => {
                let clitics = token.word.clitics;
                let prep = match clitics.0 {
                    // «لنظيره»
                    0 if name && token.key.ends(word!("ته")) => self.preposition(i),
                    0 if self.owned(i) => self.unread_preposition(i) | self.preposition(i) & Clitics::LI,
                    0 => self.unread_preposition(i),
                    _ => clitics.0 & Clitics::PREP,
                };
                // «الدكتور كيرت كامبل»: behind a title a name follows.
                let titled = prep & (Clitics::KA | Clitics::BI) != 0
                    && !clitics.has(Clitics::AL)
                    && self.may_name(i + 1)
                    && i.checked_sub(1).is_some_and(|k| self.courtesy(k));
                if prep == 0 || token.key == BISM || titled || name && self.short_name(i) {
                    return false;
                }
                if prep & Clitics::LI != 0 {
                    // «قال لصحيفة», «قال للصحفيين», but «المدير الإقليمي للبرنامج»
                    // «المدير السابق لوكالة الاستخبارات» runs it.
                    let agency = token.key == word!("لوكالة")
                        && self.definite(i + 1)
                        && !self.noun(i + 1).is(Noun::PROPER | Noun::METONYM | Noun::NAME)
                        && ![word!("الأنباء"), word!("الصحافة")].contains(&self.bare(i + 1));
                    let prior = i.wrapping_sub(1);
                    let medium = token.word.entry.function.has(Function::MEDIUM)
                        && !agency
                        && (!clitics.has(Clitics::AL)
                            || token.word.is(Noun::ROLE | Noun::GROUP)
                            // «إحدى الجدات للصحيفة», but «المدير العام للصحيفة», «ممثل للصحيفة»
                            || !self.adjective(prior)
                                && (self.definite(prior) || !self.noun(prior).is(Noun::ROLE | Noun::DOCUMENT)));
                    // «القنصل العام لكوريا الجنوبية»
                    let consul = self.adjective(prior) && self.state(i);
                    let told = medium
                        || token.word.is(Noun::PROPER) && !token.word.is(Noun::ORGANISATION)
                        || self.unit(i).is_some()
                            && !token.word.is(Noun::ORGANISATION)
                            && !clitics.has(Clitics::AL)
                            && !consul
                        || self.opens(i + 1).is_some() && self.token(i + 1).is_some_and(|t| t.glued)
                        || self.kind(i + 1) == Some(Kind::Foreign) && token.key == word!("ل") && !self.belonging(i);
                    // «لزملائه», «لأنصارها»: somebody of his is told.
                    return !self.belonging(i) && (name || told || self.owned(i) || self.complete(i));
                }
                // «رحبت إسرائيل بالاتفاق», «رد زوما باتهام الحزب»
                let place = token.word.is(Noun::METONYM | Noun::ORGANISATION);
                // «سفير البلاد بالعاصمة»
                let alone = self.alone(i) && self.before(i).is_some_and(|t| t.word.is(Noun::METONYM))
                    || !place && self.lone_name(i);
                name || alone || prep & Clitics::KA != 0 || self.owned(i)
            }
        }
    }

    /// Whether the name of several words at `i` is a state's.
    fn state(&self, i: usize) -> bool {
        let rest = self.p.tokens.get(i..).unwrap_or_default();
        self.p.lexicon.units().at(rest).is_some_and(|u| u.noun.is(Noun::METONYM))
    }

    /// Whether one of the three words before `i` is one of those that take the preposition there.
    fn behind(&self, i: usize, takes: &[Key]) -> bool {
        [1, 2, 3].map(|back: usize| i.wrapping_sub(back)).iter().any(|k| {
            self.token(*k).is_some_and(|t| {
                let bare = t.stem();
                // «ذات المسؤول»: who was named before.
                let again = k.checked_sub(1).is_some_and(|k| self.is(k, word!("ذات")) || self.is(k, word!("نفس")));
                // «المكلف بالعلاقة مع»
                !again && takes.iter().any(|stem| [0, 2, 3].iter().any(|n| bare.skip(*n).starts(*stem)))
            })
        })
    }

    /// Whether the phrase before `i` is one word or two that no list has, which look like a name: «قال كافانو في الشهادة».
    fn lone_name(&self, i: usize) -> bool {
        const PLURALS: [Key; 3] = [word!("ون"), word!("ين"), word!("ات")];
        let name = |k: usize| {
            self.token(k).is_some_and(|t| {
                t.kind == Kind::Word
                    && !t.word.known()
                    && t.key.len() > 3
                    && !self.definite(k)
                    && !t.shape.has(Shape::TA_MARBUTA)
                    && !PLURALS.iter().any(|ending| t.key.ends(*ending))
            })
        };
        i.checked_sub(1).is_some_and(name)
            && (self.alone(i) || i.checked_sub(2).is_some_and(|k| name(k) && self.alone(k + 1)))
    }

    /// Whether the word before `i` takes لـ: القناة التابعة لـ.
    fn belonging(&self, i: usize) -> bool {
        self.before(i).is_some_and(|t| t.key.skip(2).starts(word!("تابع")) || t.key.starts(word!("تابع")))
    }

    /// Whether the word before `i` stands right behind a verb or a sign: it is the whole phrase.
    fn alone(&self, i: usize) -> bool {
        i.checked_sub(2).and_then(|k| self.token(k)).is_none_or(|t| {
            !t.is_word() && !t.glued
                || t.word.entry.class.any(Class::VERB) && !t.word.is(Noun::SPEAKER)
                || self.with_object(t)
        })
    }

    /// Whether the phrase before `i` is one word that needs nothing more, a role with its article or a name in no list: what has لـ
    /// behind it is the one who is told: «قال الرئيس لنظيره», «صرح سايبوف للسلطات».
    fn complete(&self, i: usize) -> bool {
        self.alone(i)
            && self.before(i).is_some_and(|t| {
                t.word.clitics.has(Clitics::AL) && t.word.is(Noun::ROLE)
                    || !t.word.known() && t.key.starts(word!("ال")) && !t.shape.has(Shape::TA_MARBUTA)
                    || t.kind == Kind::Word
                        && !t.word.known()
                        && !self.definite(i - 1)
                        && !t.shape.has(Shape::TA_MARBUTA)
            })
    }

    /// Whether the word before `i` is a role with its article that nothing qualifies, so that what follows says where or when:
    /// «قال المدرب من الملعب», but «مسؤول في الوزارة».
    pub fn bare_role(&self, i: usize) -> bool {
        // «المقرب من»
        let near = self.before(i).is_some_and(|t| t.key.ends(word!("مقرب")) || t.key.ends(word!("قريب")));
        self.alone(i)
            && !near
            && self.before(i).is_some_and(|t| t.word.clitics.has(Clitics::AL) && t.word.is(Noun::ROLE))
    }

    /// The preposition glued to a word that no list has: لل, بال, or a lone بـ, لـ.
    pub fn unread_preposition(&self, i: usize) -> u8 {
        let Some(token) = self.token(i).filter(|t| t.kind == Kind::Word && !t.word.known()) else { return 0 };
        if token.key.starts(word!("لل")) && token.key.len() > 4 || token.key == word!("ل") {
            Clitics::LI
        } else if token.key.starts(word!("بال")) && token.key.len() > 5 || token.key == BI {
            Clitics::BI
        } else {
            0
        }
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
}

/// Roles and adjectives that take عن: محامي الدفاع عن, المسؤول عن, النائب عن, الصادر عن.
const TAKES_AN: [Key; 13] = [
    word!("محام"),
    word!("عضو"),
    word!("مسؤول"),
    word!("نائب"),
    word!("مرشح"),
    word!("ممثل"),
    word!("متحدث"),
    word!("ناطق"),
    word!("مندوب"),
    word!("صادر"),
    word!("متفرع"),
    word!("منبثق"),
    word!("غريب"),
];

/// Who has something of what is named: المستفيدون من, المتضررون من.
const TAKES_MIN: [Key; 2] = [word!("مستفيد"), word!("متضرر")];

/// Who is sent to a state: مبعوث إلى, سفير إلى.
const TAKES_ILA: [Key; 4] = [word!("مبعوث"), word!("سفير"), word!("موفد"), word!("مندوب")];

/// Nouns that take مع: العلاقات مع, التعاون مع.
const TAKES_MAA: [Key; 4] = [word!("علاق"), word!("تعاون"), word!("حوار"), word!("تنسيق")];

/// Roles and adjectives that take على: المشرف على, المطلعة على.
const TAKES_ALA: [Key; 11] = [
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
    word!("مدعي"),
];
