//! What a temporal expression says, before its value is known.

use super::date::Date;
use crate::lexicon::temporal::{DayPart, Feast, Shift, Unit};
use crate::{RuleId, TimexMod, TimexType};

/// How the text names a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Year {
    /// Not at all.
    Missing,
    /// By its number.
    Is(i32),
    /// Counted from the year of publication.
    Plus(i32),
    /// Counted from the year that the text spoke of.
    After(i32),
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Whole,
    Month(u8),
    Day(u8, u8),
    Quarter(u8),
    Half(u8),
    /// 1 is spring, 4 winter.
    Season(u8),
}

/// From where a number of days or years is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// The day of publication.
    Publication,
    /// What the text spoke of before.
    Context,
}

/// A number of thousandths of a unit; `None` where the number is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Amount {
    pub(crate) n: Option<u64>,
    pub(crate) unit: Unit,
}

/// A length of time, in one or two units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Length {
    pub(crate) main: Amount,
    pub(crate) more: Option<Amount>,
}

/// Which time an expression means.
#[derive(Clone, Copy, Debug)]
pub(crate) enum When {
    /// The day is not told, only the time of day.
    Open,
    /// A year or a part of it.
    Calendar { hijri: bool, year: Year, part: Part, shift: Shift, weekday: u8 },
    /// A day of the week.
    Weekday { day: u8, shift: Shift, weeks: Option<i32> },
    /// The period of length `unit` that lies `by` of them from another.
    Plus { unit: Unit, by: i32, from: From },
    /// A day so many from that of publication, and the day of the week that it is said to be.
    NamedDay { by: i32, weekday: u8 },
    /// The n-th day from the one that the text spoke of, itself the first.
    NthDay(u8),
    /// A day of a month that is told by its distance.
    DayOfMonth { day: u8, by: i32, from: From },
    /// The n-th (-1: the last) such weekday (0: week) of a month.
    Nth { n: i8, weekday: u8, year: Year, month: u8 },
    /// The same of a month that is told by its distance.
    NthOf { n: i8, weekday: u8, by: i32, from: From },
    /// A decade by its number: 199 are the nineties.
    Decade(i32),
    /// A decade of the century that lies so many from the present one.
    DecadeOf { decade: u8, century: i32 },
    /// A century by its number.
    Century(i32),
    /// A year before our era.
    Bc(i32),
    /// A century before our era.
    BcCentury(i32),
    /// From the first to the last of these years.
    Years(i32, i32),
    /// From the first to the last of these days of a month.
    Days { hijri: bool, year: Year, month: u8, first: u8, last: u8, shift: Shift },
    /// A feast.
    Feast { feast: Feast, year: Year, hijri_year: bool, shift: Shift },
    /// At some time in the past.
    Past,
    /// At some time to come.
    Future,
    /// A length of time.
    Lasts(Length),
    /// What recurs so often.
    Every(Length),
    /// What recurs on that day of the week, 1 to 7.
    EveryWeekday(u8),
}

/// The zone of a clock time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// None is told.
    Untold,
    /// Minutes from UTC.
    Offset(i16),
    /// One whose offset changes with the season.
    Named,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tod {
    /// None is told.
    None,
    /// A part of the day.
    Part(DayPart),
    /// A clock time.
    Clock { hour: u8, minute: u8, second: Option<u8>, zone: Zone },
}

/// A temporal expression before its value is known.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// Where it stands, in bytes.
    pub span: crate::Span,
    /// What it is: a [date](TimexType::Date) or [time](TimexType::Time) says when something was, a
    /// [duration](TimexType::Duration) how long it took, a [set](TimexType::Set) how often.
    pub kind: TimexType,
    pub(crate) when: When,
    pub(crate) tod: Tod,
    pub(crate) modifier: Option<TimexMod>,
    pub(crate) rule: RuleId,
    /// Percent.
    pub(crate) sure: u8,
    /// Its paragraph and its sentence within it.
    pub(crate) place: (u32, u32),
    /// Whether it and the expression before it are the ends of one range, which share what one of them leaves out.
    pub(crate) joined: bool,
}

impl Found {
    /// The same in a longer text: `by` bytes and `paragraphs` paragraphs further on.
    pub(crate) fn moved(&self, by: u32, paragraphs: u32) -> Self {
        Self { span: self.span.shift(by), place: (self.place.0 + paragraphs, self.place.1), ..*self }
    }
}

/// What a rule found: [`Found`] before its place in the text is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    /// The first token.
    pub(crate) start: usize,
    /// Behind the last token.
    pub(crate) end: usize,
    pub(crate) kind: TimexType,
    pub(crate) when: When,
    pub(crate) tod: Tod,
    pub(crate) modifier: Option<TimexMod>,
    pub(crate) rule: RuleId,
    pub(crate) sure: u8,
    pub(crate) joined: bool,
}

impl Hit {
    pub(crate) fn new(start: usize, end: usize, kind: TimexType, when: When, rule: RuleId) -> Self {
        Self { start, end, kind, when, tod: Tod::None, modifier: None, rule, sure: 95, joined: false }
    }

    pub(crate) fn date(start: usize, end: usize, when: When, rule: RuleId) -> Self {
        Self::new(start, end, TimexType::Date, when, rule)
    }

    /// The same, with a time of day.
    pub(crate) fn at(mut self, tod: Tod) -> Self {
        self.tod = tod;
        self.kind = TimexType::Time;
        self
    }

    pub(crate) fn sure(mut self, percent: u8) -> Self {
        self.sure = percent;
        self
    }

    /// Whether a time of day can stand beside it.
    pub(crate) fn is_day(&self) -> bool {
        matches!(
            self.when,
            When::Calendar { part: Part::Day(..), .. }
                | When::Weekday { .. }
                | When::Plus { unit: Unit::Day, .. }
                | When::DayOfMonth { .. }
                | When::NthDay(_)
                | When::NamedDay { .. }
                | When::NthOf { weekday: 1..=7, .. }
                | When::Nth { weekday: 1..=7, .. }
                | When::Feast { .. }
        ) && self.tod == Tod::None
    }
}

impl When {
    /// That day.
    pub(crate) fn day(date: Date) -> Self {
        Self::Calendar {
            hijri: false,
            year: Year::Is(date.year()),
            part: Part::Day(date.month(), date.day()),
            shift: Shift::None,
            weekday: 0,
        }
    }

    pub(crate) fn year(year: Year, hijri: bool) -> Self {
        Self::Calendar { hijri, year, part: Part::Whole, shift: Shift::None, weekday: 0 }
    }

    /// Whether it is a part of a year of the Islamic calendar.
    pub(crate) fn is_hijri(&self) -> bool {
        match self {
            Self::Calendar { hijri, .. } | Self::Days { hijri, .. } => *hijri,
            Self::Feast { feast, .. } => feast.hijri,
            _ => false,
        }
    }
}
