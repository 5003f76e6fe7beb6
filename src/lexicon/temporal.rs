//! Words of dates, times and durations: months, weekdays, numerals, units, and the words that relate them.

use super::record::{Record, records, unpacked};
use super::{Class, Clitics, Table};
use crate::order;
use crate::text::{Key, key};

/// Declares a set of one bit a name.
macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $bit:literal,)+) => {
        impl TimeWord { $($(#[$doc])* pub const $name: u64 = 1 << $bit;)+ }
    };
}

/// What a word can be in a temporal expression. One word can be several things: `الثاني` is an ordinal and part of the
/// name of three months, `ربع` a fraction and a quarter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeWord {
    /// A set of the constants below.
    pub roles: u64,
    /// As a cardinal, its value; as a fraction, its value in thousandths.
    pub card: u32,
    /// As a month, 1 to 12.
    pub month: u8,
    /// As a day of the week: 1 is Monday, 7 Sunday.
    pub weekday: u8,
    /// As a unit of time.
    pub unit: Unit,
    /// As an ordinal, its value.
    pub ord: u8,
    /// As a part of the day.
    pub part: DayPart,
    /// As a modifier, an edge of a period, a season, a decade or a feast: which.
    pub code: u8,
    /// The clitics that the word has where a list holds it together with them (`اليوم`).
    pub front: u8,
}

roles! {
    /// The name of a month; `month` tells which.
    MONTH = 0,
    /// … of the Islamic calendar.
    HIJRI = 1,
    /// The first of two words that name a month ([`Names`] has the second).
    FIRST = 2,
    /// A month that is an ordinary word or a name besides: its neighbours must make it a month.
    COMPANY = 3,
    /// A month that only a day or a year beside it makes a month.
    STRICT = 4,
    /// A day of the week.
    WEEKDAY = 5,
    /// A unit in the singular.
    ONE = 6,
    /// A unit in the dual.
    TWO = 7,
    /// A unit in the plural.
    MANY = 8,
    /// A dual before its complement (`عامي`).
    PAIR = 9,
    /// A unit with the suffix of a possessor (`عامها`).
    OWN = 10,
    /// What recurs each unit, adjective or adverb (`سنوي`, `يوميا`).
    EACH = 11,
    /// A cardinal.
    CARD = 12,
    /// An ordinal.
    ORD = 13,
    /// A fraction (`نصف`).
    FRACTION = 14,
    /// `الماضي`, `المقبل`, `الجاري`, `التالي`, `نفسه`: `code` is one of [`Shift`].
    SHIFT = 15,
    /// A part of the day before a date (`صباح`).
    PART = 16,
    /// A part of the day as an adverb (`صباحا`).
    PART_ADVERB = 17,
    /// The edge of a period (`بداية`): `code` is 1 for its beginning, 2 its middle, 3 its end.
    EDGE = 18,
    /// A season: `code` is 1 for spring to 4 for winter.
    SEASON = 19,
    /// A decade of a century: `code` is 2 for the twenties.
    DECADE = 20,
    /// A day counted from today: `code` is 100 and the number of days.
    DAY = 21,
    /// Tells how long a length is (`طويلة`, `قليلة`, `كاملة`).
    EXTENT = 22,
    /// What comes before a length (`لمدة`, `منذ`).
    LENGTH_CUE = 23,
    /// A quantity that is not told (`بضع`, `عدة`).
    SOME = 24,
    /// The first word of a feast ([`Names`] has the whole).
    FEAST = 25,
    /// A city or country whose time is told (`غرينتش`): `code` counts quarters of an hour from -48, or is 255.
    ZONE = 26,
    /// A word after which `العام` is 'general' (`الأمين العام`).
    GENERAL = 27,
    /// A word behind `اليوم` or before it that makes it a name (`اليوم العالمي`, `المصري اليوم`).
    NAMED_DAY = 28,
    /// After this a year needs no `عام` (`مونديال 1986`).
    YEAR_CUE = 29,
    /// After this a number counts or names something and is no year (`رقم`, `نحو`).
    COUNT_CUE = 30,
    /// What is numbered in the days of a conference, of prayer and the like, and is no date (`صلاة الجمعة`).
    OCCASION = 31,
    /// What opens an expression by itself and is nothing else of the above (`موسم`, `مرة`, `كامل`).
    HEAD = 32,
    /// A word before `النصف الأول` that halves a year (`نتائج`).
    FINANCE = 33,
}

/// What a word is that has to do with no date.
pub const NO_TIME: TimeWord = TimeWord {
    roles: 0,
    card: 0,
    month: 0,
    weekday: 0,
    unit: Unit::None,
    ord: 0,
    part: DayPart::None,
    code: 0,
    front: 0,
};

impl TimeWord {
    /// Roles of the words with which an expression can begin.
    pub const OPENERS: u64 = Self::MONTH
        | Self::FIRST
        | Self::WEEKDAY
        | Self::ONE
        | Self::TWO
        | Self::MANY
        | Self::PAIR
        | Self::OWN
        | Self::EACH
        | Self::CARD
        | Self::ORD
        | Self::FRACTION
        | Self::PART
        | Self::EDGE
        | Self::SEASON
        | Self::DECADE
        | Self::DAY
        | Self::SOME
        | Self::FEAST
        | Self::HEAD;

    /// Those of them that do so only where another word of time follows soon.
    pub const WEAK_OPENERS: u64 = Self::CARD | Self::ORD | Self::SOME | Self::FRACTION | Self::EDGE;

    /// Whether it has any of `roles`.
    #[must_use]
    pub const fn is(&self, roles: u64) -> bool {
        self.roles & roles != 0
    }
}

/// Declares a small enum whose variants have a name in the word lists.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name {
            /// None.
            #[default]
            None,
            $($(#[$vdoc])* $variant,)+
        }

        impl $name {
            /// The one that the lists call `name`.
            #[must_use]
            pub fn named(name: &str) -> Self {
                match name { $($text => Self::$variant,)+ _ => Self::None }
            }

            /// The one with the number `code`.
            #[must_use]
            pub const fn from_code(code: u8) -> Self {
                match code { $(c if c == Self::$variant as u8 => Self::$variant,)+ _ => Self::None }
            }
        }
    };
}

named! {
    /// Units of time.
    Unit {
        /// A second.
        Second = "second",
        /// A minute.
        Minute = "minute",
        /// An hour.
        Hour = "hour",
        /// A day.
        Day = "day",
        /// A week.
        Week = "week",
        /// A month.
        Month = "month",
        /// A sports season, about a year.
        Sport = "sport",
        /// A year.
        Year = "year",
        /// Ten years.
        Decade = "decade",
        /// A hundred years.
        Century = "century",
        /// A thousand years.
        Millennium = "millennium",
    }
}

named! {
    /// Parts of the day.
    DayPart {
        /// Morning.
        Morning = "morning",
        /// Dawn; a morning in TIMEX3.
        Dawn = "dawn",
        /// Midday.
        Noon = "noon",
        /// Afternoon.
        Afternoon = "afternoon",
        /// Evening.
        Evening = "evening",
        /// Night.
        Night = "night",
    }
}

named! {
    /// Which of several periods is meant.
    Shift {
        /// The one before (`الماضي`).
        Past = "past",
        /// The present one (`الجاري`).
        Now = "now",
        /// The one after (`المقبل`).
        Next = "next",
        /// The one after that the text spoke of (`التالي`).
        Following = "following",
        /// The one that the text spoke of (`نفسه`).
        Same = "same",
        /// The one before, counted from now or from what the text spoke of (`السابق`).
        Previous = "previous",
        /// The latest ones (`الأخيرة`).
        Latest = "latest",
    }
}

/// Names of several words.
#[derive(Debug, Default)]
pub struct Names {
    /// Months of two words: both, the month, whether it is Islamic; the second without its article.
    pub months: Vec<(Key, Key, u8, bool)>,
    /// Feasts: up to three words with their articles, and what they name.
    pub feasts: Vec<Feast>,
}

/// A feast of the calendar.
#[derive(Clone, Copy, Debug)]
pub struct Feast {
    /// Its words; [`Key::NONE`] where it has fewer.
    pub words: [Key; 3],
    /// Its month; 0 for Easter.
    pub month: u8,
    /// Its day; for Easter the days from Easter Sunday.
    pub day: u8,
    /// Whether that is by the Islamic calendar.
    pub hijri: bool,
}

/// The lists.
const LISTS: [&[u8]; 5] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/months.txt")),
    include_bytes!(concat!(env!("OUT_DIR"), "/weekdays.txt")),
    include_bytes!(concat!(env!("OUT_DIR"), "/numerals.txt")),
    include_bytes!(concat!(env!("OUT_DIR"), "/units.txt")),
    include_bytes!(concat!(env!("OUT_DIR"), "/temporal.txt")),
];

/// Fills the table with the words of time.
pub(super) fn load(table: &mut Table) -> Names {
    let mut names = Names::default();
    let mut words = Vec::new();
    for list in LISTS {
        records(&unpacked(list)).for_each(|record| record_into(&record, table, &mut names, &mut words));
    }
    order::numbers(&mut words);
    words.dedup();
    // Where another list has a word of time with its clitics, the word would not be found without them.
    for word in words.into_iter().map(|word| Key(word as u64)) {
        let (class, time) = table.get(word).map_or((Class::NONE, NO_TIME), |e| (e.class, e.time));
        let class = if class.any(Class::TIME) { Class::TIME } else { Class::NONE };
        for (front, clitics) in FRONTS {
            let whole = front.join(word);
            if table.get(whole).is_some_and(|e| !e.class.any(Class::TIME))
                && let Some(entry) = table.add(whole)
            {
                entry.class = entry.class.with(class);
                entry.time = TimeWord { front: clitics, ..time };
            }
        }
    }
    names
}

/// What can stand before a word of time in one word with it.
const FRONTS: [(Key, u8); 12] = [
    (key("ال"), Clitics::AL),
    (key("وال"), Clitics::AL | Clitics::WA),
    (key("فال"), Clitics::AL | Clitics::FA),
    (key("لل"), Clitics::AL | Clitics::LI),
    (key("بال"), Clitics::AL | Clitics::BI),
    (key("كال"), Clitics::AL | Clitics::KA),
    (key("ل"), Clitics::LI),
    (key("ب"), Clitics::BI),
    (key("ك"), Clitics::KA),
    (key("و"), Clitics::WA),
    (key("ول"), Clitics::WA | Clitics::LI),
    (key("وب"), Clitics::WA | Clitics::BI),
];

/// A word without its article.
fn bare(word: &str) -> Key {
    let k = key(word);
    if k.len() > 3 && word.starts_with("ال") { k.skip(2) } else { k }
}

fn record_into(record: &Record<'_>, table: &mut Table, names: &mut Names, all: &mut Vec<u128>) {
    let number = |field: &str| record.get(field).and_then(|v| v.parse::<u32>().ok());
    let named = record.get("named-for").is_some();
    let mut add = |word: Key, set: &mut dyn FnMut(&mut TimeWord)| {
        if let Some(entry) = table.add(word) {
            all.push(word.0.into());
            // What is named for a day is no time itself, where another list has it (فريق 14 آذار).
            if entry.class == Class::NONE || !named {
                entry.class = entry.class.with(Class::TIME);
            }
            set(&mut entry.time);
        }
    };
    if let Some(month) = number("month") {
        let hijri = record.get("calendar") == Some("hijri");
        let company = match record.get("needs") {
            Some("company") => TimeWord::COMPANY,
            Some("strict") => TimeWord::STRICT,
            _ => 0,
        } | if hijri { TimeWord::HIJRI } else { 0 };
        for name in record.all("name") {
            let mut words = name.split_whitespace();
            let (Some(first), second) = (words.next(), words.next()) else { continue };
            let role = match second {
                Some(second) => {
                    names.months.push((key(first), bare(second), month as u8, hijri));
                    TimeWord::FIRST
                }
                None => TimeWord::MONTH | company,
            };
            add(bare(first), &mut |t| {
                t.roles |= role;
                if role & TimeWord::MONTH != 0 {
                    t.month = month as u8;
                }
            });
        }
        return;
    }
    if let Some(feast) = record.get("feast") {
        let mut parts = feast.split_whitespace();
        let hijri = parts.next() == Some("hijri");
        let mut next = || parts.next().and_then(|p| p.parse().ok()).unwrap_or(0);
        let (month, day) = (next(), next());
        for name in record.all("name") {
            let mut words = [Key::NONE; 3];
            words.iter_mut().zip(name.split_whitespace()).for_each(|(w, name)| *w = key(name));
            names.feasts.push(Feast { words, month, day, hijri });
            if let Some(first) = name.split_whitespace().next() {
                add(bare(first), &mut |t| t.roles |= TimeWord::FEAST);
            }
        }
        return;
    }
    let unit = record.get("unit").map(Unit::named).unwrap_or_default();
    for (field, value) in record.fields() {
        let role = match field {
            "one" => TimeWord::ONE,
            "two" => TimeWord::TWO,
            "many" => TimeWord::MANY,
            "pair" => TimeWord::PAIR,
            "own" => TimeWord::OWN,
            "each" => TimeWord::EACH,
            "weekday-name" => TimeWord::WEEKDAY,
            "card" => TimeWord::CARD,
            "ord" => TimeWord::ORD,
            "fraction" => TimeWord::FRACTION,
            "shift-word" => TimeWord::SHIFT,
            "part-word" => TimeWord::PART,
            "part-adverb" => TimeWord::PART_ADVERB,
            "edge-word" => TimeWord::EDGE,
            "season-name" => TimeWord::SEASON,
            "decade-name" => TimeWord::DECADE,
            "day-word" => TimeWord::DAY,
            "extent" => TimeWord::EXTENT,
            "length-cue" => TimeWord::LENGTH_CUE,
            "some" => TimeWord::SOME,
            "zone-name" => TimeWord::ZONE,
            "general" => TimeWord::GENERAL,
            "named-day" => TimeWord::NAMED_DAY,
            "year-cue" => TimeWord::YEAR_CUE,
            "count-cue" => TimeWord::COUNT_CUE,
            "occasion" | "named-for" => TimeWord::OCCASION,
            "head" => TimeWord::HEAD,
            "finance" => TimeWord::FINANCE,
            _ => continue,
        };
        for word in value.split_whitespace() {
            add(bare(word), &mut |t| {
                t.roles |= role;
                match role {
                    TimeWord::CARD | TimeWord::FRACTION => t.card = number("value").unwrap_or(0),
                    TimeWord::ORD => t.ord = number("value").unwrap_or(0) as u8,
                    TimeWord::WEEKDAY => t.weekday = number("weekday").unwrap_or(0) as u8,
                    TimeWord::PART | TimeWord::PART_ADVERB => {
                        t.part = record.get("part").map(DayPart::named).unwrap_or_default();
                    }
                    TimeWord::SHIFT => t.code = record.get("shift").map(Shift::named).unwrap_or_default() as u8,
                    TimeWord::EDGE | TimeWord::SEASON | TimeWord::DECADE | TimeWord::DAY | TimeWord::ZONE => {
                        t.code = number("code").unwrap_or(0) as u8;
                    }
                    TimeWord::ONE
                    | TimeWord::TWO
                    | TimeWord::MANY
                    | TimeWord::PAIR
                    | TimeWord::OWN
                    | TimeWord::EACH => t.unit = unit,
                    _ => {}
                }
            });
        }
    }
}
