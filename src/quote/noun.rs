//! What a word is in a noun phrase that names a speaker.

use super::view::{ALA, AN, MIN, View, unowned};
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Form, Frame};
use crate::lexicon::{Class, Clitics};
use crate::text::{Key, Kind, Shape, Token, Words, word};

impl View<'_> {
    /// Whether what follows the comma at `i` explains the phrase before it: a name, a title, a role.
    pub fn apposition(&self, i: usize, end: usize) -> bool {
        let head = i + 1;
        head < end
            && self.token(head).is_some_and(|t| {
                t.is_word()
                    && !t.word.clitics.has(Clitics::CONJ | Clitics::PREP)
                    && !self.that(head)
                    && (self.name_part(head)
                        || t.word.is(Noun::GIVEN) && (self.name_part(head + 1) || self.family_like(head + 1))
                        || t.word.is(Noun::TITLE | Noun::ROLE | Noun::ORGANISATION | Noun::PROPER)
                        // «، الفرنسية الدكتورة مارتين»
                        || t.word.is(Noun::NISBA) && (self.name_part(head + 1) || self.courtesy(head + 1))
                        // «، أحد مؤسسي», «، كبير مهندسي»
                        || const { Words::new([word!("أحد"), word!("إحدى"), word!("كبير"), word!("كبيرة")]) }.has(t.key)
                            && self.token(head + 1).is_some_and(|n| n.word.is(Noun::ROLE | Noun::GROUP))
                        // One word between commas: «عملاق التكنولوجيا، أبل، إنه».
                        || self.kind(head + 1) == Some(Kind::Comma) && !t.word.known() && !self.adverb(head))
                    && !self.adjunct(head, false)
                    && !self.finite(head)
            })
    }

    /// Whether words that are in no list, or are names, stand at `i` up to a comma or `end`: «، باترسيا بولريتش، إن». Where a
    /// clause of its own may begin at `i`, one of them must be a name of the list (`clause` is false).
    /// `last`: the phrase may end its sentence.
    pub fn foreign_name(&self, i: usize, end: usize, clause: bool, last: bool) -> bool {
        let stop = (i..end.min(i + 5)).find(|k| !self.may_name(*k) || self.that(*k)).unwrap_or(end.min(i + 5));
        // «جين وونغ فإن»
        // «حسب ما يقول الكاتب إنغرامي، فإن»
        let so = |k: usize| self.that(k) && self.starts(k, word!("ف"));
        let that = so(stop) || self.kind(stop) == Some(Kind::Comma) && so(stop + 1);
        stop > i
            && (that || stop == end && (clause || last && stop > i + 1) || self.kind(stop) == Some(Kind::Comma))
            && (that || clause || stop == end || (i..stop).any(|k| self.name_part(k)))
            && !(i..stop)
                .any(|k| self.clitics(k).has(Clitics::AL) || self.token(k).is_some_and(|t| self.masdar_like(t)))
    }

    /// Whether the word at `i` can be part of a name, for all that is known of it.
    pub fn may_name(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            matches!(t.kind, Kind::Word | Kind::Foreign)
                && (!t.word.known() || t.word.is(Noun::NAME))
                && self.unread_preposition(i) == 0
                && !self.owned(i)
                && t.key.len() > 1
        })
    }

    /// Whether the word at `i` is a family name by its form: one of the list, or with ال and the ending of a nisba.
    pub fn family_like(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            t.word.is(Noun::FAMILY)
                // «علي المؤمن», «سعد المبارك»
                || t.word.clitics.0 == Clitics::AL && t.word.is(Noun::GIVEN) && !t.word.is(Noun::ROLE | Noun::METONYM)
                || (t.word.clitics.0 == Clitics::AL || !t.word.known() && t.key.starts(word!("ال")))
                    && t.key.len() > 4
                    && t.key.ends(word!("ي"))
                    && !t.word.is(Noun::ROLE)
                    && !t.word.entry.function.has(Function::ADJECTIVE)
        })
    }

    /// Whether a title that can be nothing but the beginning of a person's name stands at `i`: الدكتور, اللواء.
    pub fn courtesy(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            let bare = t.stem();
            t.word.is(Noun::TITLE) && !OFFICES.has(bare)
        })
    }

    /// Whether a word that no list has is the accusative of a noun of people, bodies or documents: مقالا, وزيرا.
    pub fn accusative(&self, token: &Token) -> bool {
        if token.word.known()
            || token.kind != Kind::Word
            || token.key.len() < 4
            || !token.key.ends(word!("ا"))
            || token.key.ends(word!("ها"))
        {
            return false;
        }
        let stem = self.p.lexicon.lookup(token.key.chop(1));
        stem.noun.is(Noun::HEAD) && (!stem.noun.is(Noun::NAME) || stem.noun.is(Noun::DOCUMENT))
    }

    /// Whether a word that no list has is an accusative participle of a derived verb, which says how something was said: مبتسما,
    /// متأثرا, مستغربا.
    pub fn manner_of(&self, token: &Token) -> bool {
        let key = token.key;
        !token.word.known()
            && key.ends(word!("ا"))
            && (key.len() > 5 && (key.starts(word!("مت")) || key.starts(word!("مست")))
                || key.len() == 6 && key.starts(word!("م")) && key.at(2) == word!("ت").at(0))
    }

    /// Whether the token is a title that stands for whoever has it: «أعلن سموه · إنشاء صندوق».
    pub fn own_title(&self, token: &Token) -> bool {
        token.word.is(Noun::ROLE) && token.key.ends(word!("ه")) && !token.shape.has(Shape::TA_MARBUTA)
    }

    /// Whether a masdar of a reporting verb, or the letters of one that are its past besides, stands at `i`: نقل, إعلان.
    pub fn gerund(&self, i: usize) -> bool {
        self.verb(i).is_some_and(|(f, v)| f.form == Form::Masdar || f.form == Form::Past && v.frame.has(Frame::NOUN))
            && self.clitics(i).0 == 0
    }

    /// Whether a word that no list has is built like a verbal noun, so that it is no name: استمرار, انهيار, اعتماد, تعليق.
    pub fn masdar_like(&self, token: &Token) -> bool {
        const ALEF: u8 = word!("ا").at(0);
        let key = token.key;
        let before_last = key.at(key.len().saturating_sub(2));
        let derived = key.at(0) == ALEF && (5..=8).contains(&key.len()) && before_last == ALEF;
        !token.word.known() && (derived || intensive(key))
    }

    /// Whether a word that no list has is a reporting verb in the past with an object pronoun: نشرته, أكدها.
    pub fn with_object(&self, token: &Token) -> bool {
        if token.word.known() || token.kind != Kind::Word {
            return false;
        }
        [1, 2].iter().any(|n| {
            let pronoun = if *n == 1 {
                token.key.ends(word!("ه")) && !token.shape.has(Shape::TA_MARBUTA)
            } else {
                token.key.ends(word!("ها")) || token.key.ends(word!("هم"))
            };
            let entry = self.p.lexicon.lookup(token.key.chop(*n));
            pronoun && entry.class.any(Class::VERB) && entry.verb.form == Form::Past && !entry.class.any(Class::NOUN)
        })
    }

    pub fn definite(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            // «إلغاء», «التزام» begin with the letters of the article.
            let own =
                matches!(t.ch, 'أ' | 'إ') || t.word.entry.function.has(Function::SPEECH_NOUN | Function::VERBAL_NOUN);
            t.word.clitics.has(Clitics::AL)
                || t.key.starts(word!("ال")) && t.key.len() > 4 && !own
                || t.word.is(Noun::NAME | Noun::METONYM | Noun::PROPER)
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

    /// Whether a word that ends in ى stands within some words of `i`: Egyptian papers write ي for it.
    fn maqsura_near(&self, i: usize) -> bool {
        const NEAR: usize = 40;
        (i.saturating_sub(NEAR)..i + NEAR).any(|k| self.shape(k).has(Shape::ALEF_MAQSURA))
    }

    /// Whether the letters of على at `i` are a man's name.
    pub fn named_ali(&self, i: usize) -> bool {
        let Some(token) = self.token(i) else { return false };
        let beside = |t: &Token| {
            t.is_word()
                && t.word.is(Noun::NAME | Noun::TITLE)
                && !t.word.is(Noun::COMMON)
                && !t.word.clitics.has(Clitics::PREP)
        };
        let preposition = token.shape.has(Shape::ALEF_MAQSURA);
        token.key == ALA
            && !preposition
            // «معاليه على»: a title with its pronoun is whole; but «ما أكده علي».
            && !self.before(i).is_some_and(|t| {
                t.key.ends(word!("ه"))
                    && !t.shape.has(Shape::TA_MARBUTA)
                    && !t.word.is(Noun::NAME)
                    && !self.is(i.wrapping_sub(2), word!("ما"))
            })
            // «نقلا عن علي حداد»: behind a preposition stands none.
            && (self.before(i).is_some_and(|t| t.key == AN || beside(t) || t.word.is(Noun::ROLE | Noun::NISBA))
                || self.token(i + 1).is_some_and(beside)
                // «المرشد، علي خامنئي، أن», «السفير في العراق علي المؤمن»
                || self.before(i).is_some_and(|t| t.kind == Kind::Comma)
                    && self.may_name(i + 1)
                    && (self.kind(i + 2) == Some(Kind::Comma) || self.that(i + 2))
                // «واعتبر علي العموري رئيس النادي أن», «قال علي العموري إن»
                // «انتقد علي حداد القرار»: a verb that does not take على; «أكد علي العموري، مدير النادي، أن», «أكد علي العموري (40 عاما)»
                || i.checked_sub(1).and_then(|k| self.verb(k)).is_some_and(|(_, verb)| {
                    !verb.frame.has(Frame::ON | Frame::TAIL) && self.may_name(i + 1) && !self.thing(i + 1)
                        || self.family_like(i + 1)
                            && (self.name_closes(i + 1)
                                || self.that(i + 2)
                                || self.kind(i + 2) == Some(Kind::Colon)
                                || self.token(i + 2).is_some_and(|t| t.ch == '('))
                })
                // «وكان علي العموري قد»: whoever writes ى elsewhere writes it here too.
                || (self.family_like(i + 1) || self.may_name(i + 1) && self.clitics(i + 1).0 == 0) && self.maqsura_near(i)
                // «بحسب علي العموري»
                || self.family_like(i + 1) && self.before(i).is_some_and(|t| t.key.ends(word!("حسب")) || t.key == word!("وفق"))
                || self.before(i).is_some_and(|t| t.word.is(Noun::METONYM))
                    && self.clitics(i + 1).0 == Clitics::AL
                    && self.family_like(i + 1)
                // «ممثل المرجع الشيعي علي الحسيني، في», «الأمين العام علي الحسيني إن»
                || i.checked_sub(1).is_some_and(|k| self.definite(k) && (self.adjective(k) || self.ends(k, word!("ي"))))
                    && self.family_like(i + 1)
                    && (self.kind(i + 2) == Some(Kind::Comma) || self.that(i + 2)))
    }

    /// Whether the word at `i`, whatever else it means, can be the second part of a name.
    pub fn surname(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            t.is_word()
                && (t.word.clitics.0 == 0 || self.short_name(i))
                && (!t.word.entry.class.any(Class::FUNCTION) || t.word.entry.function.0 == Function::ADJECTIVE)
                && self.unread_preposition(i) == 0
        }) && self.verb(i).is_none()
    }

    /// Whether the letters at `i` are a name at the end of its phrase rather than a preposition and a noun: «يوهان باخ،».
    pub fn short_name(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.word.clitics.has(Clitics::PREP) && t.key.len() < 4) && self.name_closes(i)
    }

    /// Whether a comma or a role behind the word at `i` shows that a name ends with it.
    pub fn name_closes(&self, i: usize) -> bool {
        let role = self.noun(i + 1).is(Noun::ROLE) && self.clitics(i + 1).0 == 0;
        role || self.kind(i + 1) == Some(Kind::Comma)
    }

    /// Whether the word looks like an adjective: a nisba, or one of the list.
    pub fn adjective(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            t.word.is(Noun::NISBA)
                || t.word.entry.function.has(Function::ADJECTIVE)
                // A noun for people is no adjective: «الطبيب المرضى», «الأم القاضي».
                // Nor is what a clause tells of: «في تصريح صحفي أهمية العمل».
                || !t.word.is(Noun::GROUP) && !PEOPLE.has(t.key)
                    && !t.word.entry.function.has(Function::CLAUSE_NOUN)
                    && t.key.len() > 4
                    && (t.key.ends(word!("ية"))
                        || t.key.ends(word!("ي"))
                        || t.key.ends(word!("يين"))
                        || t.key.ends(word!("يون")))
                // «المؤتمر الأول»: a part of names besides.
                || t.word.is(Noun::FAMILY)
                    && t.key.starts(word!("ال"))
                    && self.p.lexicon.lookup(t.key.skip(2)).function.has(Function::ADJECTIVE)
                // «المتمردين السابقين», «النواب» aside: a sound plural behind another of the same case.
                || t.key.len() > 5
                    && t.key.starts(word!("ال"))
                    && self.before(i).is_some_and(|b| {
                        let both = |ending: Key| t.key.ends(ending) && b.key.ends(ending);
                        both(word!("ون")) || both(word!("ين"))
                    })
        })
    }

    /// Whether the word at `i` is a body's adjective, though a woman may be called so: «اللجنة الأمنية», «الجمعيات النقابية».
    pub fn of_body(&self, i: usize) -> bool {
        let body = |t: &Token| {
            t.word.is(Noun::ORGANISATION)
                && t.word.clitics.has(Clitics::AL)
                && (t.shape.has(Shape::TA_MARBUTA) || t.key.ends(word!("ات")))
        };
        self.ends(i, word!("ية"))
            && self.shape(i).has(Shape::TA_MARBUTA)
            && self.clitics(i).0 == Clitics::AL
            && !self.noun(i).is(Noun::ORGANISATION)
            && self.before(i).is_some_and(body)
    }

    /// Whether a verbal noun stands at `i`, as far as its letters tell, or what denies one: إلغاء, استمرار, عدم.
    pub fn verbal_noun(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            // «أظهرت دراسة تراجعا»
            let accusative = !t.word.known() && t.key.ends(word!("ا"));
            let key = if accusative { t.key.chop(1) } else { t.key };
            t.word.entry.function.has(Function::VERBAL_NOUN)
                || t.key == word!("عدم")
                || self.masdar_like(t)
                || accusative && self.p.lexicon.lookup(key).function.has(Function::VERBAL_NOUN)
        })
    }

    /// Whether the word at `i` names a thing for certain: a verbal noun by its pattern, or a noun of the lists that speaks not.
    pub fn thing(&self, i: usize) -> bool {
        let Some(token) = self.token(i).filter(|t| t.kind == Kind::Word) else { return false };
        if self.opens(i).is_some() || self.may_speak(i) || token.word.clitics.has(Clitics::AL) {
            return false;
        }
        if token.word.entry.function.has(Function::SPEECH_NOUN | Function::VERBAL_NOUN | Function::NEGATION) {
            return true;
        }
        // «ستة من النواب», «ثلاثة وزراء»: as many people.
        if token.word.entry.class.any(Class::TIME) {
            let of = i + 1 + usize::from(self.is(i + 1, MIN));
            return !self.noun(of).is(Noun::SPEAKER & !Noun::DOCUMENT);
        }
        let key = token.key;
        !token.word.is(Noun::SPEAKER | Noun::NISBA)
            && !key.starts(word!("ال"))
            && (self.owned(i) && !self.his_man(token)
                || token.shape.has(Shape::TA_MARBUTA)
                || !token.word.known() && key.len() > 4 && key.ends(word!("ات"))
                || self.masdar_like(token))
    }

    /// Whether the word is a role with a pronoun, which no list has: «أعلن محاميه رفض الحكم».
    fn his_man(&self, token: &Token) -> bool {
        let noun = self.p.lexicon.lookup(unowned(token)).noun;
        !token.word.known() && noun.is(Noun::ROLE) && !noun.is(Noun::COMMON) && noun.agreement & Noun::PLURAL == 0
    }

    /// Whether the phrase that begins at `i` can name somebody, as far as its head tells: one who speaks, words in marks, or a
    /// name that no list has.
    pub fn may_be_somebody(&self, i: usize) -> bool {
        let unread = self.token(i).is_some_and(|t| !t.word.known() || t.word.is(Noun::NAME));
        // «البرتغالي جوزيه مورينيو»
        let nisba =
            self.token(i).is_some_and(|t| t.word.is(Noun::NISBA)) && (self.name_part(i + 1) || self.may_name(i + 1));
        self.may_speak(i)
            || self.opens(i).is_some()
            || nisba
            || unread && !self.definite(i) && !self.thing(i)
            // «بلاده تدعو إلى»
            || self.starts(i, word!("بلاد")) && self.owned(i)
            || self.named_speaker(i)
    }

    /// Whether a name that is a common word besides heads the phrase at `i`: «كريم بدر».
    fn named_speaker(&self, i: usize) -> bool {
        self.name_part(i) && (self.name_part(i + 1) || self.may_name(i + 1) && !self.definite(i + 1))
    }

    /// Whether a word is one of these nouns with a pronoun at its end: كتابه, فيلمها; ثقتهم is ثقة and هم.
    pub fn whose(&self, token: &Token, nouns: u32) -> bool {
        let stem = unowned(token);
        let of = [stem, stem.chop(1).push(word!("ه").at(0))];
        of.iter().any(|k| self.p.lexicon.lookup(*k).function.has(nouns))
    }

    /// Whether the words from `from` to before `k` are people in a plural that with its nun is annexed to nothing: «معارضون ·
    /// الحكومة», «ناشطون حقوقيون · الوزارة», but «تلفزيون الساحل».
    pub fn several(&self, from: usize, k: usize) -> bool {
        let people = |t: &Token| !t.word.known() || t.word.entry.noun.agreement & Noun::PLURAL != 0;
        (from..k).all(|n| {
            self.ends(n, word!("ون"))
                && !self.definite(n)
                && self.preposition(n) == 0
                && self.token(n).is_some_and(people)
        })
    }

    /// Whether the word at `i` names a person: by a title, a role or a name.
    pub fn person(&self, i: usize) -> bool {
        let Some(token) = self.token(i) else { return false };
        // «أسماء الفائزين» is no woman's name.
        let annexed = token.word.clitics.0 == 0 && self.clitics(i + 1).has(Clitics::AL) && !self.name_part(i + 1);
        // «مشاركة» is a woman who takes part, and taking part.
        let doing = token.word.entry.function.has(Function::VERBAL_NOUN) && token.word.clitics.0 == 0;
        token.word.is(Noun::TITLE | Noun::ROLE) && !doing
            || token.word.is(Noun::GIVEN | Noun::FAMILY) && !token.word.is(Noun::COMMON) && !annexed
    }
}

/// Roles in ي that are nouns only.
const PEOPLE: Words<5> =
    Words::new([word!("القاضي"), word!("المحامي"), word!("الوالي"), word!("الراعي"), word!("الجاني")]);

/// Offices that stand before a name as titles do, and by themselves.
const OFFICES: Words<10> = Words::new([
    word!("أستاذ"),
    word!("أستاذة"),
    word!("رئيس"),
    word!("وزير"),
    word!("نائب"),
    word!("قاضي"),
    word!("محامي"),
    word!("رئيسة"),
    word!("وزيرة"),
    word!("نائبة"),
]);

/// Whether a word is built like the verbal noun of a verb with a doubled letter: تعليق, تنصيص.
pub fn intensive(key: Key) -> bool {
    key.len() == 5 && key.starts(word!("ت")) && key.at(3) == const { word!("ي").at(0) }
}

/// The letters of `key`, a bit for the code of each.
const fn letters(key: Key) -> u32 {
    let (mut set, mut i) = (0, 0);
    while i < key.len() {
        set |= 1 << key.at(i);
        i += 1;
    }
    set & !1
}

/// Letters for sounds that few other languages have; hamza stands within Arabic words.
const NATIVE: u32 = letters(word!("حخذصضطظعقثء"));
/// Letters for long vowels.
const LONG: u32 = letters(word!("اوي"));
/// Letters of endings.
const ENDING: u32 = letters(word!("اوينهت"));

/// Whether words that no list has, but for names, are written as foreign ones are: «ويندوز», «يوروبا ليغ», «هيكتور كوبر», but not
/// «قلق», «تدابير».
pub fn foreign(words: &[Token]) -> bool {
    let strange = |t: &Token| {
        (t.unknown() || t.word.is(Noun::NAME)) && !t.and() && !t.preposition() && letters(t.key) & NATIVE == 0
    };
    words.iter().all(|t| t.kind != Kind::Word || strange(t)) && words.iter().any(transliterated)
}

/// Whether a word has a letter for each of its vowels, as foreign words do: «بلاتو», «فايسبوك».
fn transliterated(token: &Token) -> bool {
    const ALEF: u32 = letters(word!("ا"));
    let key = token.bare();
    let mut end = key.len();
    if key.is_long() || end < 4 || token.shape.has(Shape::TANWIN | Shape::TA_MARBUTA) {
        return false;
    }
    // Where the long vowels stand, and ا among them, a bit for each letter.
    let (mut long, mut alef) = (0_u32, 0_u32);
    for i in 1..end {
        long |= (LONG >> key.at(i) & 1) << i;
        alef |= (ALEF >> key.at(i) & 1) << i;
    }
    while ENDING >> key.at(end - 1) & 1 != 0 && end > 1 {
        end -= 1;
    }
    long &= (1 << end) - 1;
    // «أوراق», «إيجابي»: the first vowel has two letters.
    if key.starts(word!("ا")) {
        long &= !2;
    }
    let one = long & long.wrapping_neg();
    let two = long ^ one;
    if two.count_ones() != 1 {
        return two != 0 || key.ends(word!("و"));
    }
    // «أموال», «تداول», «سياد»: و and ي beside ا are consonants; «تدابير», «أساليب»: a plural; «توتير»: a verbal noun.
    let root = two == one << 1 && alef & long != 0;
    let plural = alef & long == one && two << 2 == 1 << end && two <= one << 3;
    let masdar = key.starts(word!("ت")) && two == 8 && end == 5;
    !(root || plural || masdar)
}
