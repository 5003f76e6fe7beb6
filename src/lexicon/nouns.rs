//! Nouns that name or qualify people, bodies, places and documents.
//!
//! The lists are `names.txt`, `roles.txt`, `organisations.txt`, `places.txt` and `sources.txt`; each says at its top how
//! its records read. Words stand there without ال where ال can be taken off: ask a word of the text through
//! [`Reading::kinds`](super::Reading::kinds), which drops the readings that its ال, or the lack of it, rules out.
//! Names of several words (`البيت الأبيض`, `الأمم المتحدة`) are [`Unit`]s.

use super::record::{Record, records, unpacked};
use super::{Class, Clitics, Reading, Table};
use crate::order;
use crate::text::{Key, Token, key};

/// What a noun can name: a set of the constants below, since one word can be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Noun {
    /// The kinds.
    pub kinds: u16,
    /// Its gender and number: a set of [`Noun::MASCULINE`] and so on. Both genders mean that it can have either.
    pub agreement: u8,
    /// The number of the state that it belongs to, where it is a state, a capital, a seat or the adjective of one; else 0.
    pub state: u8,
}

impl Noun {
    /// Nothing known.
    pub const NONE: Self = Self { kinds: 0, agreement: 0, state: 0 };

    /// A given name (محمد).
    pub const GIVEN: u16 = 1;
    /// A title before a name (الدكتور).
    pub const TITLE: u16 = 1 << 1;
    /// A role or profession, or another noun for a person (وزير، والد). Plurals are [`Noun::GROUP`] too.
    pub const ROLE: u16 = 1 << 2;
    /// The head noun of a body (وزارة، شركة).
    pub const ORGANISATION: u16 = 1 << 3;
    /// The proper name of a body or a part of one (أرامكو).
    pub const PROPER: u16 = 1 << 4;
    /// A state, capital or seat that speaks for a government (واشنطن، الكرملين).
    pub const METONYM: u16 = 1 << 5;
    /// A nameless source (مصدر).
    pub const ANONYMOUS: u16 = 1 << 6;
    /// A document (بيان، تقرير).
    pub const DOCUMENT: u16 = 1 << 7;
    /// People without a common name (خبراء، سكان), and the words that pick some of them (أحد، بعض).
    pub const GROUP: u16 = 1 << 8;
    /// Part of a personal name that another part follows (عبد، أبو، بن، آل).
    pub const PARTICLE: u16 = 1 << 9;
    /// An ordinary word besides, so that it names nobody without help from its neighbours.
    pub const COMMON: u16 = 1 << 10;
    /// A family name, or a part that closes a name (أوغلو، السادس).
    pub const FAMILY: u16 = 1 << 11;
    /// The adjective of a state or region (روسي).
    pub const NISBA: u16 = 1 << 12;
    /// The first word of a [`Unit`].
    pub const UNIT: u16 = 1 << 13;
    /// A building or office that stands for its holder (الكرملين), a [`Noun::METONYM`] that is not the state itself.
    pub const SEAT: u16 = 1 << 14;
    /// Its reading as a place needs ال: رياض is a man, الرياض a capital.
    pub const DEFINITE: u16 = 1 << 15;

    /// What names people, bodies or documents at the head of a phrase, and is no name of a person.
    pub const HEAD: u16 = Self::TITLE
        | Self::ROLE
        | Self::ORGANISATION
        | Self::PROPER
        | Self::METONYM
        | Self::ANONYMOUS
        | Self::DOCUMENT
        | Self::GROUP;
    /// A part of a personal name.
    pub const NAME: u16 = Self::GIVEN | Self::PARTICLE | Self::FAMILY;
    /// What can name somebody who speaks.
    pub const SPEAKER: u16 = Self::HEAD | Self::NAME;

    /// Masculine.
    pub const MASCULINE: u8 = 1;
    /// Feminine.
    pub const FEMININE: u8 = 2;
    /// Either.
    pub const GENDER: u8 = Self::MASCULINE | Self::FEMININE;
    /// Singular.
    pub const SINGULAR: u8 = 4;
    /// Dual.
    pub const DUAL: u8 = 8;
    /// Plural. Plurals of things (سلطات، مصادر) are singular and feminine besides, as verbs agree with them.
    pub const PLURAL: u8 = 16;

    /// Whether it can be any of `kinds`.
    #[must_use]
    pub const fn is(&self, kinds: u16) -> bool {
        self.kinds & kinds != 0
    }

    /// The kinds without the readings that need ال, where it is not among the clitics.
    pub(super) const fn kinds_with(&self, clitics: Clitics) -> u16 {
        if self.kinds & Self::DEFINITE != 0 && !clitics.has(Clitics::AL) {
            self.kinds & !(Self::METONYM | Self::SEAT | Self::DEFINITE)
        } else {
            self.kinds
        }
    }

    fn add(&mut self, other: Self) {
        self.kinds |= other.kinds;
        self.agreement |= other.agreement;
        if self.state == 0 {
            self.state = other.state;
        }
    }
}

impl Reading {
    /// What the word can be as a noun, with the readings that need ال dropped where it has none.
    #[must_use]
    pub const fn kinds(&self) -> u16 {
        self.kinds
    }

    /// Whether the word, as it stands, can be any of `kinds`.
    #[must_use]
    pub const fn is(&self, kinds: u16) -> bool {
        self.kinds() & kinds != 0
    }
}

/// A name of two to four words that its words do not give one by one.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// The first word, without ال.
    first: Key,
    /// Whether the first word has ال.
    al: bool,
    /// The words behind it as they are spelt, [`Key::NONE`] behind the last.
    rest: [Key; 3],
    /// What it is.
    pub noun: Noun,
}

impl Unit {
    /// How many words it has.
    #[must_use]
    pub fn words(&self) -> usize {
        1 + self.rest.iter().filter(|k| !k.is_empty()).count()
    }
}

/// All units, ordered by their first words, longer ones first.
#[derive(Debug, Default)]
pub struct Units(Vec<Unit>);

impl Units {
    /// The longest unit that begins with the first of `tokens`, clitics aside.
    #[must_use]
    #[inline]
    pub fn at(&self, tokens: &[Token]) -> Option<&Unit> {
        let (head, tail) = tokens.split_first()?;
        if head.word.entry.noun.is(Noun::UNIT) { self.behind(head, tail) } else { None }
    }

    /// The longest unit that is `head` and the first of `tail`.
    #[inline(never)]
    fn behind(&self, head: &Token, tail: &[Token]) -> Option<&Unit> {
        let reading = head.word;
        let bare = head.key.skip(reading.clitics.letters());
        let al = reading.clitics.has(Clitics::AL);
        let from = self.0.partition_point(|u| u.first < bare);
        self.0.get(from..)?.iter().take_while(|u| u.first == bare).find(|u| {
            u.al == al
                && u.rest.iter().enumerate().all(|(i, k)| k.is_empty() || tail.get(i).is_some_and(|t| t.key == *k))
        })
    }
}

const LISTS: [&[u8]; 5] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/names.txt")),
    include_bytes!(concat!(env!("OUT_DIR"), "/roles.txt")),
    include_bytes!(concat!(env!("OUT_DIR"), "/organisations.txt")),
    include_bytes!(concat!(env!("OUT_DIR"), "/places.txt")),
    include_bytes!(concat!(env!("OUT_DIR"), "/sources.txt")),
];

/// Adds every noun to `table`; returns the units.
pub(super) fn load(table: &mut Table) -> Units {
    let mut loader = Loader { table, units: Vec::new(), states: 0 };
    for list in LISTS {
        records(&unpacked(list)).for_each(|record| loader.record(&record));
    }
    let mut units = loader.units;
    // By the first word; of those that share it the longest first.
    order::by_key(&mut units, |unit| u128::from(unit.first.0) << 32 | u128::from(u32::MAX - unit.words() as u32));
    Units(units)
}

struct Loader<'t> {
    table: &'t mut Table,
    units: Vec<Unit>,
    states: u8,
}

const MASCULINE: u8 = Noun::MASCULINE | Noun::SINGULAR;
const FEMININE: u8 = Noun::FEMININE | Noun::SINGULAR;
const MEN: u8 = Noun::MASCULINE | Noun::PLURAL;
const WOMEN: u8 = Noun::FEMININE | Noun::PLURAL;
const TWO: u8 = Noun::MASCULINE | Noun::DUAL;
const TWO_WOMEN: u8 = Noun::FEMININE | Noun::DUAL;

/// Endings of the sound paradigm and what they say.
const SOUND: [(Key, u8); 10] = [
    (key(""), MASCULINE),
    (key("ة"), FEMININE),
    (key("ون"), MEN),
    (key("ين"), MEN | Noun::DUAL),
    (key("و"), MEN),
    (key("ي"), MEN | Noun::SINGULAR),
    (key("ات"), WOMEN),
    (key("ان"), TWO),
    (key("تان"), TWO_WOMEN),
    (key("تين"), TWO_WOMEN),
];

/// Endings of the singular of a noun whose plural is broken.
const BROKEN: [(Key, u8); 7] = [
    (key(""), MASCULINE),
    (key("ان"), TWO),
    (key("ين"), TWO),
    (key("ة"), FEMININE),
    (key("ات"), WOMEN),
    (key("تان"), TWO_WOMEN),
    (key("تين"), TWO_WOMEN),
];

/// Endings of a noun in ي, added to its stem without it (محام).
const DEFECTIVE: [(Key, u8); 8] = [
    (key(""), MASCULINE),
    (key("ي"), MASCULINE),
    (key("ية"), FEMININE),
    (key("ون"), MEN),
    (key("ين"), MEN),
    (key("يات"), WOMEN),
    (key("يان"), TWO),
    (key("و"), MEN),
];

impl Loader<'_> {
    fn record(&mut self, record: &Record<'_>) {
        let agreement = agreement(record);
        let kinds = record.words("kind").filter_map(kind).fold(0, |a, b| a | b);
        if record.get("state").is_some() {
            return self.place(record, agreement);
        }
        let noun = Noun { kinds, agreement, state: 0 };
        let people = |agreement: u8| {
            let group = if agreement & Noun::PLURAL != 0 && kinds & Noun::ROLE != 0 { Noun::GROUP } else { 0 };
            Noun { kinds: kinds | group, agreement, state: 0 }
        };
        for unit in record.all("unit") {
            self.unit(unit, noun);
        }
        for word in record.words("words") {
            let mut forms = word.split('/');
            let stem = key(forms.next().unwrap_or_default());
            let endings: &[(Key, u8)] = match record.get("forms") {
                Some("sound") => &SOUND,
                Some("broken") => &BROKEN,
                Some("masculine") => BROKEN.get(..3).unwrap_or_default(),
                Some("defective") => &DEFECTIVE,
                _ => {
                    self.add(stem, if agreement == 0 { noun } else { people(agreement) });
                    continue;
                }
            };
            for (ending, agreement) in endings {
                self.add(stem.join(*ending), people(*agreement));
            }
            for plural in forms.map(key) {
                self.add(plural, people(MEN));
                // مهندسون, مهندسو المشروع
                if plural.ends(key("ون")) || plural.ends(key("ين")) {
                    self.add(plural.chop(1), people(MEN));
                }
            }
        }
    }

    fn place(&mut self, record: &Record<'_>, agreement: u8) {
        self.states = self.states.saturating_add(1);
        let state = self.states;
        let noun = Noun { kinds: Noun::METONYM, agreement, state };
        record.all("state").chain(record.all("capital")).for_each(|name| self.named(name, noun));
        let seat = Noun { kinds: Noun::METONYM | Noun::SEAT, agreement: MASCULINE, state };
        record.all("seat").for_each(|name| self.named(name, seat));
        for word in record.words("people") {
            for (ending, agreement) in SOUND {
                let nisba = Noun { kinds: Noun::NISBA, agreement, state };
                let word = key(word).join(ending);
                self.add(word, nisba);
                // المصري is a family name besides: what has ال in a list is read as it stands.
                let definite = key("ال").join(word);
                if self.table.get(definite).is_some() {
                    self.add(definite, nisba);
                }
            }
        }
    }

    /// A place of one word or several, in its spelling with ال.
    fn named(&mut self, name: &str, noun: Noun) {
        if name.contains(' ') {
            return self.unit(name, noun);
        }
        match name.strip_prefix("ال") {
            Some(bare) if bare.chars().count() > 2 => {
                self.add(key(bare), Noun { kinds: noun.kinds | Noun::DEFINITE, ..noun });
            }
            _ => self.add(key(name), noun),
        }
    }

    fn unit(&mut self, name: &str, noun: Noun) {
        let mut words = name.split(' ');
        let head = words.next().unwrap_or_default();
        let bare = head.strip_prefix("ال").unwrap_or(head);
        let mut rest = [Key::NONE; 3];
        rest.iter_mut().zip(words).for_each(|(place, word)| *place = key(word));
        let first = key(bare);
        self.units.push(Unit { first, al: bare.len() != head.len(), rest, noun });
        self.add(first, Noun { kinds: Noun::UNIT, ..Noun::NONE });
    }

    /// Adds one word. A record that only calls words common makes none.
    fn add(&mut self, word: Key, noun: Noun) {
        if noun.kinds == Noun::COMMON && self.table.get(word).is_none() {
            return;
        }
        if let Some(entry) = self.table.add(word) {
            entry.class = entry.class.with(Class::NOUN);
            let common = noun.kinds == Noun::COMMON;
            entry.noun.add(Noun { agreement: if common { 0 } else { noun.agreement }, ..noun });
        }
    }
}

fn agreement(record: &Record<'_>) -> u8 {
    record.words("agree").fold(0, |set, word| {
        set | match word {
            "m" => Noun::MASCULINE,
            "f" => Noun::FEMININE,
            "sg" => Noun::SINGULAR,
            "du" => Noun::DUAL,
            "pl" => Noun::PLURAL,
            _ => 0,
        }
    })
}

/// The kind of a name in the lists.
fn kind(name: &str) -> Option<u16> {
    Some(match name {
        "given" => Noun::GIVEN,
        "title" => Noun::TITLE,
        "role" => Noun::ROLE,
        "organisation" => Noun::ORGANISATION,
        "proper" => Noun::PROPER,
        "metonym" => Noun::METONYM,
        "anonymous" => Noun::ANONYMOUS,
        "document" => Noun::DOCUMENT,
        "group" => Noun::GROUP,
        "particle" => Noun::PARTICLE,
        "common" => Noun::COMMON,
        "family" => Noun::FAMILY,
        "nisba" => Noun::NISBA,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::lexicon;
    use crate::lexicon::tests::tokens as read;

    /// What `word` (one or several words of `text`) is: the noun of its unit or of its one word.
    fn noun(text: &str, word: &str) -> Noun {
        let tokens = read(text);
        let at =
            tokens.iter().position(|t| word.starts_with(t.span.of(text))).unwrap_or_else(|| panic!("{word}: {text}"));
        if word.contains(' ') {
            let unit = lexicon().units().at(&tokens[at..]).unwrap_or_else(|| panic!("no unit «{word}» in {text}"));
            assert_eq!(unit.words(), word.split(' ').count(), "{word}");
            return unit.noun;
        }
        Noun { kinds: tokens[at].word.kinds(), ..tokens[at].word.entry.noun }
    }

    /// Every example of the lists: `expect: kind … agreement … «word»`, for the example before it.
    #[test]
    fn the_lists_read_as_their_examples_say() {
        let lists = [
            include_str!("names.txt"),
            include_str!("roles.txt"),
            include_str!("organisations.txt"),
            include_str!("places.txt"),
            include_str!("sources.txt"),
        ];
        let (mut checked, mut wrong) = (0, Vec::new());
        for record in lists.iter().flat_map(|list| records(list)) {
            let mut example = "";
            for (field, value) in record.fields() {
                match field {
                    "example" => example = value,
                    "expect" => {
                        let (what, word) = value.split_once(" «").unwrap_or_else(|| panic!("{value}"));
                        let noun = noun(example, word.trim_end_matches('»'));
                        for name in what.split(' ').filter(|name| *name != "unit") {
                            let is = match kind(name) {
                                Some(kind) => noun.is(kind),
                                None => {
                                    let flag = agreement(&records(&format!("agree: {name}")).next().unwrap());
                                    flag != 0 && noun.agreement & flag != 0
                                }
                            };
                            if !is {
                                wrong.push(format!("{example}: «{word} is not {name}"));
                            }
                        }
                        checked += 1;
                    }
                    "agree" | "kind" | "forms" | "words" | "unit" | "note" | "state" | "capital" | "people"
                    | "seat" => {}
                    other => panic!("unknown field {other}, line {}", record.line),
                }
            }
        }
        assert!(wrong.is_empty(), "{} of {checked}:\n{}", wrong.len(), wrong.join("\n"));
        assert!(checked > 250);
    }

    #[test]
    fn every_word_of_the_lists_has_a_key() {
        for (name, list) in [("names", LISTS[0]), ("roles", LISTS[1]), ("places", LISTS[3])] {
            for word in records(&unpacked(list)).flat_map(|r| r.words("words").map(String::from).collect::<Vec<_>>()) {
                assert!(word.split('/').all(|w| !key(w).is_long() && !key(w).is_empty()), "{name}: {word}");
            }
        }
    }

    #[test]
    fn a_capital_with_the_article_is_no_place_without_it() {
        assert!(noun("قالت الرياض", "الرياض").is(Noun::METONYM));
        assert!(noun("للرياض", "للرياض").is(Noun::METONYM));
        assert!(!noun("قال رياض", "رياض").is(Noun::METONYM));
        assert!(noun("قال رياض", "رياض").is(Noun::GIVEN));
    }

    #[test]
    fn state_and_capital_share_a_number_and_two_states_do_not() {
        let state = |word| noun(word, word).state;
        assert!(state("موسكو") != 0 && state("موسكو") == state("روسيا") && state("الروسية") == state("روسيا"));
        assert_ne!(state("موسكو"), state("كييف"));
        assert_eq!(noun("كوريا الشمالية", "كوريا الشمالية").state, noun("بيونغ يانغ", "بيونغ يانغ").state);
    }

    #[test]
    fn units_keep_their_clitics_and_their_words() {
        let unit = |text: &str| lexicon().units().at(&read(text)).map(Unit::words);
        assert_eq!(unit("والأمم المتحدة"), Some(2));
        assert_eq!(unit("للأمم المتحدة"), Some(2));
        assert_eq!(unit("الولايات المتحدة الأميركية"), Some(3));
        assert_eq!(unit("الأمم الأخرى"), None);
        assert_eq!(unit("بيت الأبيض"), None);
    }
}
