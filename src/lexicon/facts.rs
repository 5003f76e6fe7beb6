//! What a word is in a noun phrase, and what may begin with it: found once for each word, right after it was looked up, and
//! asked by every rule. What holds of a word of the lists wherever it stands is found when the lists are read, and stands in its
//! entry ([`Known`], [`Listed`]).

use super::function::Function;
use super::nouns::Noun;
use super::temporal::TimeWord;
use super::{Class, Clitics, Entry, Table};
use crate::text::key::word;
use crate::text::{Key, Kind, Shape, Token};

const AL: Key = word!("ال");
const PREPOSITIONS: [Key; 22] = [
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
];

/// Elatives and quantifiers that open a phrase as an unknown name would.
const ELATIVES: [Key; 18] = [
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
];

/// Pronouns that stand for one who was named.
const PRONOUNS: [Key; 5] = [word!("هو"), word!("هي"), word!("هم"), word!("هما"), word!("وهو")];

/// Words of no list of times with which an expression of time can begin, without a conjunction.
const DEICTIC: [Key; 17] = [
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
];

/// Words at which what was said may end, besides verbs, connectives and what opens an according-to phrase.
const ENDING: [Key; 8] =
    [word!("في"), word!("من"), word!("دون"), word!("ولم"), word!("وذلك"), word!("وهو"), word!("فيما"), word!("بينما")];

const AND: Key = word!("و");

/// Nouns for people and bodies, and names.
const PEOPLE: u16 = Noun::GIVEN | Noun::PARTICLE | Noun::TITLE | Noun::ROLE | Noun::ORGANISATION | Noun::ANONYMOUS;

/// What holds of a word in a noun phrase: a set of the constants below, and how many letters stand before the bare word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts(u32);

impl Facts {
    const AL: u32 = 1;
    const PREPOSITION: u32 = 1 << 1;
    const PRONOMINAL: u32 = 1 << 2;
    const GIVEN: u32 = 1 << 3;
    const UNKNOWN: u32 = 1 << 4;
    const AND: u32 = 1 << 5;
    const FOREIGN: u32 = 1 << 6;
    const BARRIER: u32 = 1 << 7;
    /// From here on, in three bits: how many letters stand before the bare word.
    const FRONT: u32 = 8;
    const PERSON: u32 = 1 << 11;
    const JOINS: u32 = 1 << 12;
    const ACTS_ON: u32 = 1 << 13;
    const OPENS_TIME: u32 = 1 << 14;
    const MAY_OPEN_TIME: u32 = 1 << 15;
    const MAY_END: u32 = 1 << 16;
    const CUE: u32 = 1 << 17;
    /// All of these.
    const ALL: u32 = (1 << 18) - 1;

    /// What holds of what is no word.
    pub const SIGN: Self = Self(Self::UNKNOWN | Self::BARRIER | Self::MAY_END);

    const fn has(self, fact: u32) -> bool {
        self.0 & fact != 0
    }

    /// Finds what holds of a word that was looked up; `listed` is that of its key.
    #[must_use]
    pub fn of(token: &Token, listed: Listed) -> Self {
        let foreign = if token.kind == Kind::Foreign { Self::FOREIGN } else { 0 };
        let facts = if token.word.known() { Self::known(token) } else { Self::unlisted(token) };
        Self(facts | foreign | listed.of(token.shape))
    }

    /// What holds of a word that some list has.
    fn known(token: &Token) -> u32 {
        let (Known(known), clitics) = (token.word.entry.known, token.word.clitics);
        let front = CLITICS.get(usize::from(clitics.0)).copied().unwrap_or_default();
        let mut facts = known & Self::ALL | front;
        let if_holds = |condition: u32, fact: u32| if known & condition != 0 { fact } else { 0 };
        if clitics.has(Clitics::AL) {
            facts |= if_holds(Known::NOTHING_WITH_AL, Self::UNKNOWN);
        } else {
            facts |= if_holds(Known::NAME, Self::GIVEN) | if_holds(Known::NOTHING, Self::UNKNOWN);
        }
        if clitics.0 & !Clitics::CONJ == 0 {
            facts |= if_holds(Known::ALONE, Self::JOINS);
        }
        if known & Known::ARTICLE != 0 && clitics.0 == 0 && article(token) {
            facts |= Self::AL;
        }
        if facts & Self::UNKNOWN != 0 {
            let and = if token.key.starts(word!("وال")) { Self::AND } else { 0 };
            let foreign = if facts & Self::AL == 0 && foreign(token) { Self::FOREIGN } else { 0 };
            facts |= and | foreign;
        }
        facts
    }

    /// What holds of a word that no list has.
    fn unlisted(token: &Token) -> u32 {
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
        let front = if three { 3 } else { 2 * u32::from(article) };
        facts | front << Self::FRONT
    }
}

/// What holds of a word of the lists whatever stands before it, as [`Facts`] have it; above, what holds if something else does.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known(u32);

impl Known {
    /// A part of a name, if ال is not among its clitics.
    const NAME: u32 = 1 << 18;
    /// No list knows it by itself: it is but the first word of a unit.
    const NOTHING: u32 = 1 << 19;
    /// The same of it behind ال.
    const NOTHING_WITH_AL: u32 = 1 << 20;
    /// It begins with ال itself.
    const ARTICLE: u32 = 1 << 21;
    /// A subject may follow it if no clitic but a conjunction is on it.
    const ALONE: u32 = 1 << 22;

    /// Nothing.
    pub(super) const NONE: Self = Self(0);

    /// Finds what holds of the word `key` with this entry.
    pub(super) fn of(key: Key, entry: &Entry) -> Self {
        let (class, kinds) = (entry.class, entry.noun.kinds);
        let roles = entry.time.roles & TimeWord::OPENERS;
        let (function, opens) = (entry.function, roles & !TimeWord::WEAK_OPENERS != 0);
        let nothing = |clitics: u8| class == Class::NOUN && entry.noun.kinds_with(Clitics(clitics)) & !Noun::UNIT == 0;
        let name = kinds & (Noun::GIVEN | Noun::PARTICLE) != 0 && kinds & Noun::COMMON == 0;
        let barred = class.any(Class::FUNCTION.with(Class::TIME)) && kinds & Noun::NAME == 0;
        let facts = [
            (function.has(Function::PRONOMINAL), Facts::PRONOMINAL | Facts::BARRIER),
            (barred, Facts::BARRIER),
            (opens, Facts::OPENS_TIME),
            (roles != 0 && !opens, Facts::MAY_OPEN_TIME),
            (kinds & PEOPLE != 0, Facts::PERSON),
            (function.has(Function::THAT) && key.ends(word!("أن")), Facts::JOINS),
            (name, Self::NAME),
            (nothing(0), Self::NOTHING),
            (nothing(Clitics::AL), Self::NOTHING_WITH_AL),
            (key.starts(AL), Self::ARTICLE),
            (function.has(Function::CONNECTIVE), Self::ALONE),
            (class.any(Class::VERB) || function.has(Function::CONNECTIVE | Function::ACCORDING), Facts::MAY_END),
            (class.any(Class::VERB) || function.has(Function::ACCORDING), Facts::CUE),
        ];
        Self(facts.iter().fold(0, |all, (holds, facts)| if *holds { all | facts } else { all }))
    }
}

/// What holds of a word because of the lists above, and of و: of their words alone, with no clitic taken off.
#[derive(Clone, Copy, Debug, Default)]
pub struct Listed(u32);

impl Listed {
    /// Nothing.
    pub(super) const NONE: Self = Self(0);
    /// Stands for [`Facts::PREPOSITION`] of what is one only where it is spelt with ى.
    const SPELT: u32 = Facts::OPENS_TIME;

    /// What holds of the word as it is spelt.
    const fn of(self, shape: Shape) -> u32 {
        // علي is a preposition only where it is spelt على.
        match self.0 & Self::SPELT {
            0 => self.0,
            _ if shape.has(Shape::ALEF_MAQSURA) => Facts::PREPOSITION | Facts::BARRIER,
            _ => 0,
        }
    }

    /// Notes in `table` what holds of the words of the lists.
    pub(super) fn load(table: &mut Table) {
        let mut note = |words: &[Key], facts: u32| {
            for word in words {
                if let Some(entry) = table.add(*word) {
                    entry.listed.0 |= facts;
                }
            }
        };
        note(&PREPOSITIONS, Facts::PREPOSITION | Facts::BARRIER);
        note(&[word!("على")], Self::SPELT);
        note(&PRONOUNS, Facts::PRONOMINAL | Facts::BARRIER);
        note(&ELATIVES, Facts::BARRIER);
        note(&[AND], Facts::AND);
        note(&DEICTIC, Facts::MAY_OPEN_TIME);
        // ولهذا
        note(&DEICTIC.map(|word| AND.join(word)), Facts::MAY_OPEN_TIME);
        note(&ENDING, Facts::MAY_END);
    }
}

/// What holds of a word because of its clitics, by their number.
#[expect(clippy::indexing_slicing, reason = "the loop stays inside the table")]
const CLITICS: [u32; 128] = {
    let mut table = [0; 128];
    let mut clitics = 0;
    while clitics < table.len() {
        let set = Clitics(clitics as u8);
        let al = if set.has(Clitics::AL) { Facts::AL } else { 0 };
        let preposition = if set.has(Clitics::PREP) { Facts::PREPOSITION } else { 0 };
        let and = if set.has(Clitics::WA) { Facts::AND } else { 0 };
        table[clitics] = al | preposition | and | (set.letters() as u32) << Facts::FRONT;
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

    /// Whether it is a relative pronoun.
    #[must_use]
    pub const fn relative(&self) -> bool {
        self.word.entry.function.has(Function::RELATIVE)
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

    /// Whether it has the form of many families, which no adjective with ال has: الطراونة, كراجشة.
    #[must_use]
    pub fn house(&self) -> bool {
        let bare = self.bare();
        bare.len() == 6 && bare.at(2) == AL.at(0) && self.shape.has(Shape::TA_MARBUTA)
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

    /// Whether what was said may end at it: any sign, a verb and some other words.
    #[must_use]
    pub const fn may_end(&self) -> bool {
        self.word.facts.has(Facts::MAY_END)
    }

    /// Whether it may be a cue: a verb, or what opens an according-to phrase.
    #[must_use]
    pub const fn may_report(&self) -> bool {
        self.word.facts.has(Facts::CUE)
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
