//! What a word is in a noun phrase, and what may begin with it: found once for each word, right after it was looked up, and
//! asked by every rule.

use super::function::Function;
use super::nouns::Noun;
use super::temporal::TimeWord;
use super::{Class, Clitics};
use crate::text::key::{Sieve, word};
use crate::text::{Key, Kind, Shape, Token, Words};

const AL: Key = word!("ال");
const PREPOSITIONS: Words<22> = Words::new([
    word!("في"),
    word!("من"),
    word!("على"),
    word!("عن"),
    word!("إلى"),
    word!("باسم"),
    word!("بين"),
    word!("مع"),
    word!("لدى"),
    word!("لدي"),
    word!("حول"),
    word!("ضد"),
    word!("تحت"),
    word!("فوق"),
    word!("داخل"),
    word!("خارج"),
    word!("أمام"),
    word!("خلال"),
    word!("قرب"),
    word!("وسط"),
    word!("لشؤون"),
    word!("بشؤون"),
]);

/// Elatives and quantifiers that open a phrase as an unknown name would.
const ELATIVES: Words<18> = Words::new([
    word!("أفضل"),
    word!("أكبر"),
    word!("أحدث"),
    word!("أول"),
    word!("آخر"),
    word!("أخرى"),
    word!("أبرز"),
    word!("أشهر"),
    word!("أقدم"),
    word!("أعلى"),
    word!("أهم"),
    word!("كل"),
    word!("كلا"),
    word!("أي"),
    word!("ثمة"),
    word!("ذات"),
    word!("ذو"),
    word!("لاسيما"),
]);

/// Pronouns that stand for one who was named.
const PRONOUNS: Words<5> = Words::new([word!("هو"), word!("هي"), word!("هم"), word!("هما"), word!("وهو")]);

/// Words of no list of times with which an expression of time can begin, without a conjunction.
const DEICTIC: Words<17> = Words::new([
    word!("ذاك"),
    word!("قبل"),
    word!("بعد"),
    word!("كل"),
    word!("هذا"),
    word!("هذه"),
    word!("لهذا"),
    word!("لهذه"),
    word!("بهذا"),
    word!("بهذه"),
    word!("ذلك"),
    word!("تلك"),
    word!("نفس"),
    word!("ذات"),
    word!("بنفس"),
    word!("بذات"),
    word!("لكل"),
]);

const AND: Key = word!("و");

/// Nouns for people and bodies, and names.
const PEOPLE: u16 = Noun::GIVEN | Noun::PARTICLE | Noun::TITLE | Noun::ROLE | Noun::ORGANISATION | Noun::ANONYMOUS;

/// What does not pass is in none of the four lists, and is not و.
const LISTED: Sieve = PREPOSITIONS
    .sieve()
    .with(ELATIVES.sieve())
    .with(PRONOUNS.sieve())
    .with(DEICTIC.sieve())
    .with(Words::new([AND]).sieve());

/// What holds of a word in a noun phrase: a set of the constants below, and how many letters stand before the bare word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts(u16);

impl Facts {
    const AL: u16 = 1;
    const PREPOSITION: u16 = 1 << 1;
    const PRONOMINAL: u16 = 1 << 2;
    const GIVEN: u16 = 1 << 3;
    const UNKNOWN: u16 = 1 << 4;
    const AND: u16 = 1 << 5;
    const FOREIGN: u16 = 1 << 6;
    const BARRIER: u16 = 1 << 7;
    /// From here on, in three bits: how many letters stand before the bare word.
    const FRONT: u32 = 8;
    const PERSON: u16 = 1 << 11;
    const JOINS: u16 = 1 << 12;
    const ACTS_ON: u16 = 1 << 13;
    const OPENS_TIME: u16 = 1 << 14;
    const MAY_OPEN_TIME: u16 = 1 << 15;

    /// What holds of what is no word.
    pub const SIGN: Self = Self(Self::UNKNOWN | Self::BARRIER);

    const fn has(self, fact: u16) -> bool {
        self.0 & fact != 0
    }

    /// Finds what holds of a word that was looked up.
    #[must_use]
    pub fn of(token: &Token) -> Self {
        let mut listed = if LISTED.passes(token.key) { Self::listed(token) } else { 0 };
        // ولهذا
        if token.key.at(0) == AND.at(0) && token.key.len() <= 5 && DEICTIC.has(token.key.skip(1)) {
            listed |= Self::MAY_OPEN_TIME;
        }
        let foreign = if token.kind == Kind::Foreign { Self::FOREIGN } else { 0 };
        Self(listed | foreign | if token.word.known() { Self::known(token) } else { Self::unlisted(token) })
    }

    /// What holds of a word because of the lists above, and of و.
    #[inline(never)]
    fn listed(token: &Token) -> u16 {
        let key = token.key;
        // علي is a preposition only where it is spelt على.
        let preposition = PREPOSITIONS.has(key) && (key != word!("على") || token.shape.has(Shape::ALEF_MAQSURA));
        let facts = [
            (preposition, Self::PREPOSITION | Self::BARRIER),
            (PRONOUNS.has(key), Self::PRONOMINAL | Self::BARRIER),
            (ELATIVES.has(key), Self::BARRIER),
            (key == AND, Self::AND),
            (DEICTIC.has(key), Self::MAY_OPEN_TIME),
        ];
        facts.iter().fold(0, |all, (holds, facts)| if *holds { all | facts } else { all })
    }

    /// What holds of a word that some list has.
    fn known(token: &Token) -> u16 {
        let (key, word, kinds) = (token.key, token.word, token.word.kinds());
        let class = word.entry.class;
        let mut facts = CLITICS.get(usize::from(word.clitics.0)).copied().unwrap_or_default();
        if kinds & (Noun::GIVEN | Noun::PARTICLE) != 0 && kinds & Noun::COMMON == 0 && facts & Self::AL == 0 {
            facts |= Self::GIVEN;
        }
        if key.starts(AL) && article(token) {
            facts |= Self::AL;
        }
        if word.entry.function.has(Function::PRONOMINAL) {
            facts |= Self::PRONOMINAL | Self::BARRIER;
        }
        if class.any(Class::FUNCTION.with(Class::TIME)) && kinds & Noun::NAME == 0 {
            facts |= Self::BARRIER;
        }
        let roles = word.entry.time.roles & TimeWord::OPENERS;
        if roles & !TimeWord::WEAK_OPENERS != 0 {
            facts |= Self::OPENS_TIME;
        } else if roles != 0 {
            facts |= Self::MAY_OPEN_TIME;
        }
        if kinds & PEOPLE != 0 {
            facts |= Self::PERSON;
        }
        if joins(token) {
            facts |= Self::JOINS;
        }
        if class == Class::NOUN && kinds & !Noun::UNIT == 0 {
            let and = if key.starts(word!("وال")) { Self::AND } else { 0 };
            let foreign = if facts & Self::AL == 0 && foreign(token) { Self::FOREIGN } else { 0 };
            facts |= Self::UNKNOWN | and | foreign;
        }
        facts
    }

    /// What holds of a word that no list has.
    fn unlisted(token: &Token) -> u16 {
        let key = token.key;
        let article = article(token);
        let mut facts = Self::UNKNOWN | if article { Self::AL } else { 0 };
        if article && key.len() > 4 && (key.starts(word!("بال")) || key.starts(word!("لل"))) {
            facts |= Self::PREPOSITION;
        }
        if key.starts(word!("وال")) {
            facts |= Self::AND;
        }
        if !article && foreign(token) {
            facts |= Self::FOREIGN;
        }
        if !article && acts_on(token) {
            facts |= Self::ACTS_ON;
        }
        let three = key.starts(word!("وال")) || key.starts(word!("بال")) || key.starts(word!("فال"));
        let front = if three { 3 } else { 2 * u16::from(article) };
        facts | front << Self::FRONT
    }
}

/// What holds of a word because of its clitics, by their number.
#[expect(clippy::indexing_slicing, reason = "the loop stays inside the table")]
const CLITICS: [u16; 128] = {
    let mut table = [0; 128];
    let mut clitics = 0;
    while clitics < table.len() {
        let set = Clitics(clitics as u8);
        let al = if set.has(Clitics::AL) { Facts::AL } else { 0 };
        let preposition = if set.has(Clitics::PREP) { Facts::PREPOSITION } else { 0 };
        let and = if set.has(Clitics::WA) { Facts::AND } else { 0 };
        table[clitics] = al | preposition | and | (set.letters() as u16) << Facts::FRONT;
        clitics += 1;
    }
    table
};

impl Token {
    /// What it can be as a noun.
    #[must_use]
    pub const fn kinds(&self) -> u16 {
        self.word.kinds() & !Noun::UNIT
    }

    /// The word without the clitics in front, of one that no list knows too.
    #[must_use]
    pub fn bare(&self) -> Key {
        self.key.skip((self.word.facts.0 >> Facts::FRONT & 7) as usize)
    }

    /// Whether ال is on it.
    #[must_use]
    pub const fn al(&self) -> bool {
        self.word.facts.has(Facts::AL)
    }

    /// Whether it is a preposition, or begins with one.
    #[must_use]
    pub const fn preposition(&self) -> bool {
        self.word.facts.has(Facts::PREPOSITION)
    }

    /// Whether it is a preposition with its pronoun (عنه).
    #[must_use]
    pub const fn pronominal(&self) -> bool {
        self.word.facts.has(Facts::PRONOMINAL)
    }

    /// Whether it is a part of a name beyond doubt.
    #[must_use]
    pub const fn given(&self) -> bool {
        self.word.facts.has(Facts::GIVEN)
    }

    /// Whether no list knows it.
    #[must_use]
    pub const fn unknown(&self) -> bool {
        self.word.facts.has(Facts::UNKNOWN)
    }

    /// Whether و is on it.
    #[must_use]
    pub const fn and(&self) -> bool {
        self.word.facts.has(Facts::AND)
    }

    /// Whether it can be a part of a name in no list: letters only, no ال, no ending of an adjective in the plural.
    #[must_use]
    pub const fn foreign(&self) -> bool {
        self.word.facts.has(Facts::FOREIGN)
    }

    /// Whether the grammar rules it out as a part of a name.
    #[must_use]
    pub const fn barrier(&self) -> bool {
        self.word.facts.has(Facts::BARRIER)
    }

    /// Whether a subject may follow it within a sentence: أن, لكن, حيث.
    #[must_use]
    pub const fn joins(&self) -> bool {
        self.word.facts.has(Facts::JOINS)
    }

    /// Whether no list knows it and it ends like a verb with its object (زارهم).
    #[must_use]
    pub const fn acts_on(&self) -> bool {
        self.word.facts.has(Facts::ACTS_ON)
    }

    /// Whether an expression of time can begin with it.
    #[must_use]
    pub const fn opens_time(&self) -> bool {
        self.word.facts.has(Facts::OPENS_TIME)
    }

    /// Whether one can where another word of time follows soon.
    #[must_use]
    pub const fn may_open_time(&self) -> bool {
        self.word.facts.has(Facts::MAY_OPEN_TIME)
    }

    /// Whether it may tell of somebody: the noun or name of one, or a word that a subject may follow.
    #[must_use]
    pub const fn telling(&self) -> bool {
        self.word.facts.has(Facts::PERSON | Facts::JOINS | Facts::ACTS_ON)
    }
}

/// Whether a word is spelt as one with ال is.
fn article(token: &Token) -> bool {
    let key = token.key;
    let spelt = key.starts(AL) || key.starts(word!("لل")) || key.starts(word!("وال")) || key.starts(word!("بال"));
    // إلكينز, ألفونسو: the hamza is no article's.
    let own = token.shape.has(Shape::HAMZA_ABOVE | Shape::HAMZA_BELOW) && key.at(2) != AL.at(0);
    spelt && key.len() > 3 && !own
}

/// Whether a subject may follow a function word.
fn joins(token: &Token) -> bool {
    token.word.by_itself(Function::CONNECTIVE)
        || token.word.entry.function.has(Function::THAT) && token.key.ends(word!("أن"))
}

/// Whether a word ends like a verb with its object.
fn acts_on(token: &Token) -> bool {
    const H: u8 = word!("ه").at(0);
    const LAST: [u8; 2] = [word!("ا").at(0), word!("م").at(0)];
    let key = token.key;
    let len = key.len();
    let pronoun = len > 3
        && match key.at(len - 1) {
            H => !token.shape.has(Shape::TA_MARBUTA),
            last => LAST.contains(&last) && key.at(len - 2) == H,
        };
    // بقواتها
    pronoun && !key.starts(word!("ب")) && !key.starts(word!("ل")) && token.kind == Kind::Word
}

/// Whether the letters of a word that no list knows can be those of a foreign name.
fn foreign(token: &Token) -> bool {
    let key = token.key;
    key.len() > 1
        && !token.shape.has(Shape::TANWIN | Shape::TA_MARBUTA)
        && !key.starts(word!("بب"))
        && !(key.len() > 4 && (key.ends(word!("ات")) || key.ends(word!("ية"))))
}
