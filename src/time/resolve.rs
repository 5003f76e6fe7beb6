//! Values: relative expressions count from the day of publication and from the dates around them.

use super::date::Date;
use super::expr::{Found, From, Part, Tod, When, Year};
use super::feast::easter;
use super::hijri::{self, HijriDate};
use super::value;
use crate::lexicon::temporal::{Shift, Unit};
use crate::{Calendar, Options, Timex, TimexType};

/// What the text has told so far.
#[derive(Default)]
struct Context {
    /// The last day.
    day: Option<Date>,
    /// The last day that was not counted from another.
    anchor: Option<Date>,
    /// The last year, and where a day or a month told it: paragraph and sentence.
    year: Option<i32>,
    year_place: Option<(u32, u32)>,
    /// Whether it was told by its distance from the present one (`هذا العام`).
    year_relative: bool,
    /// The last month of a year.
    month: Option<(i32, u8)>,
    /// The last month, where its year is not known.
    bare_month: Option<u8>,
    /// Where a season was last named for itself.
    generic: Option<(u32, u32)>,
    /// The last day of this sentence.
    sentence_day: Option<((u32, u32), String)>,
}

/// Gives each expression its value.
pub(crate) fn resolve(found: &[Found], options: &Options) -> Vec<Timex> {
    let mut context = Context::default();
    let mut out: Vec<Timex> = Vec::with_capacity(found.len());
    for (n, f) in found.iter().enumerate() {
        // What recurs is of no year.
        let date = options.date.filter(|_| f.kind != TimexType::Set);
        let after = found.get(n + 1);
        let value = |f, shared| {
            Resolver { date, forward: options.weekdays_forward, context: &context, found: f, shared }.value()
        };
        let shared = shared_year(f, n.checked_sub(1).and_then(|n| found.get(n)), after).or_else(|| {
            // `من مارس إلى يونيو`: of one year.
            let after = after.filter(|a| {
                near(f, a) && month(f).zip(month(a)).is_some_and(|(a, b)| a.1 == Shift::None && a.0 <= b.0)
            })?;
            value(after, None).0.get(..4)?.parse().ok()
        });
        let (value, day) = value(f, shared);
        context.note(f, &value, day);
        out.push(Timex {
            id: n as u32,
            span: f.span,
            kind: f.kind,
            value,
            modifier: f.modifier,
            calendar: if f.when.is_hijri() { Calendar::Hijri } else { Calendar::Gregorian },
            rule: f.rule,
            confidence: f32::from(f.sure) / 100.0,
        });
    }
    out
}

/// A year, known or not.
fn written(year: Option<i32>) -> String {
    year.map_or_else(|| "XXXX".into(), |y| format!("{y:04}"))
}

/// Whether `after` may be the other end of a range that `f` begins.
fn near(f: &Found, after: &Found) -> bool {
    after.joined || (after.place == f.place && after.span.start.saturating_sub(f.span.end) <= 16)
}

/// The month of a Gregorian day or month without its year, and how that is told.
fn month(f: &Found) -> Option<(u8, Shift)> {
    match f.when {
        When::Calendar { hijri: false, year: Year::Missing, part: Part::Month(m) | Part::Day(m, _), shift, .. } => {
            Some((m, shift))
        }
        _ => None,
    }
}

/// The year that the other end of a range tells for both.
fn shared_year(f: &Found, before: Option<&Found>, after: Option<&Found>) -> Option<i32> {
    let year = |f: &Found| match f.when {
        When::Calendar { year: Year::Is(y), part: Part::Day(..) | Part::Month(_), hijri, .. } => Some((y, hijri)),
        _ => None,
    };
    let hijri = f.when.is_hijri();
    let after = after.filter(|a| near(f, a)).and_then(year);
    let before = before.filter(|_| f.joined).and_then(year);
    after.or(before).filter(|y| y.1 == hijri).map(|y| y.0)
}

impl Context {
    fn note(&mut self, f: &Found, value: &str, day: Option<Date>) {
        if !matches!(f.kind, TimexType::Date | TimexType::Time) {
            return;
        }
        if value.starts_with("XXXX-S") {
            self.generic = Some(f.place);
        }
        if let Some(month) = value.strip_prefix("XXXX-").and_then(|v| v.get(..2)).and_then(|m| m.parse().ok()) {
            (self.bare_month, self.month) = (Some(month), None);
        }
        if let Some(day) = day {
            self.day = Some(day);
            if !matches!(f.when, When::NthDay(_) | When::Open) {
                self.anchor = Some(day);
            }
            self.month = Some((day.year(), day.month()));
        }
        if let Some(year) = value
            .get(..4)
            .and_then(|y| y.parse::<i32>().ok())
            .filter(|_| value.len() == 4 || value.as_bytes().get(4) == Some(&b'-'))
        {
            self.year = Some(year);
            let by_weekday = matches!(
                f.when,
                When::Plus { unit: Unit::Day | Unit::Week | Unit::Month, .. }
                    | When::Weekday { .. }
                    | When::NamedDay { .. }
            );
            let own_year = !matches!(f.when, When::Calendar { year: Year::Missing, .. });
            if !by_weekday && own_year {
                self.year_place = Some(f.place);
                self.year_relative = matches!(f.when, When::Plus { unit: Unit::Year, .. });
            }
            if day.is_none() {
                let month = value.get(5..7).and_then(|m| m.parse().ok()).filter(|_| value.len() == 7);
                self.month = month.map(|m| (year, m));
            }
        }
        if f.kind == TimexType::Date
            && (day.is_some() || value.contains("-WXX-") || (value.starts_with("XXXX-") && value.len() == 10))
        {
            self.sentence_day = Some((f.place, value.to_string()));
        }
    }
}

pub(super) struct Resolver<'a> {
    pub(super) date: Option<Date>,
    forward: bool,
    context: &'a Context,
    found: &'a Found,
    shared: Option<i32>,
}

impl Resolver<'_> {
    /// The value, and the day where it is one.
    fn value(&self) -> (String, Option<Date>) {
        let f = self.found;
        let (mut text, day) = self.base();
        if f.tod != Tod::None {
            text.push_str(&value::time_of_day(&f.tod));
        }
        (text, day)
    }

    fn base(&self) -> (String, Option<Date>) {
        let of = |day: Option<Date>, unknown: &str| (day.map_or_else(|| unknown.to_string(), |d| d.to_string()), day);
        match self.found.when {
            When::Open => match &self.context.sentence_day {
                Some((place, value)) if *place == self.found.place => (value.clone(), value.parse().ok()),
                _ => of(self.date, "XXXX-XX-XX"),
            },
            When::Calendar { hijri, year, part, shift, weekday } => self.calendar(hijri, year, part, shift, weekday),
            When::Weekday { day, shift, weeks } => {
                let resolved = self.date.and_then(|d| self.weekday(d, day, shift, weeks));
                (resolved.map_or_else(|| format!("XXXX-WXX-{day}"), |d| d.to_string()), resolved)
            }
            When::Plus { unit, by, from } => self.plus(unit, by, from),
            When::NamedDay { by, weekday } => {
                // Reports are printed on other days than they were written for: the day of the week tells.
                let day = self.date.and_then(|d| d.plus_days(by)).and_then(|d| {
                    let apart = i32::from(weekday) - i32::from(d.weekday());
                    d.plus_days((apart + 3).rem_euclid(7) - 3)
                });
                (day.map_or_else(|| format!("XXXX-WXX-{weekday}"), |d| d.to_string()), day)
            }
            When::NthDay(n) => of(self.context.anchor.and_then(|d| d.plus_days(i32::from(n) - 1)), "XXXX-XX-XX"),
            When::DayOfMonth { day, by, from } => {
                let first = self.month_of(by, from);
                let date = first.and_then(|d| Date::new(d.year(), d.month(), day));
                let bare = self.context.bare_month.filter(|_| from == From::Context && first.is_none());
                let month = bare.filter(|m| day <= super::date::month_length(2024, *m));
                let unknown = || month.map_or_else(|| format!("XXXX-XX-{day:02}"), |m| format!("XXXX-{m:02}-{day:02}"));
                (date.map_or_else(unknown, |d| d.to_string()), date)
            }
            When::NthOf { n, weekday, by, from } => {
                let first = self.month_of(by, from);
                let unknown = if weekday == 0 { "XXXX-WXX" } else { "XXXX-XX-XX" };
                first.map_or_else(|| (unknown.into(), None), |d| self.nth(n, weekday, Year::Is(d.year()), d.month()))
            }
            When::Nth { n, weekday, year, month } => self.nth(n, weekday, year, month),
            When::Decade(n) => (format!("{n:03}"), None),
            When::DecadeOf { decade, century } => {
                let Some(date) = self.date else {
                    // The decades that have names in use are of the twentieth century, which `القرن الماضي` is too.
                    let known = matches!(century, 9 | -1);
                    return (if known { format!("19{decade}") } else { "XXX".into() }, None);
                };
                let now = date.year() / 100;
                // `التسعينيات` alone: the last of that name that is over.
                let century = if century == 9 {
                    if now * 100 + i32::from(decade) * 10 + 9 < date.year() { now } else { now - 1 }
                } else {
                    now + century
                };
                (format!("{century:02}{decade}"), None)
            }
            When::Century(n) => (format!("{:02}", n - 1), None),
            When::Bc(n) => (format!("BC{n:04}"), None),
            When::BcCentury(n) => (format!("BC{:02}", n - 1), None),
            When::Years(a, b) => (format!("{a:04}/{b:04}"), None),
            When::Days { hijri, year, month, first, last, shift } => {
                let end = |day| self.calendar(hijri, year, Part::Day(month, day), shift, 0);
                let (a, b) = (end(first), end(last));
                (format!("{}/{}", a.0, b.0), b.1)
            }
            When::Feast { feast, year, hijri_year, shift } => self.feast(&feast, year, hijri_year, shift),
            When::Past => ("PAST_REF".into(), None),
            When::Future => ("FUTURE_REF".into(), None),
            When::Lasts(length) | When::Every(length) => (value::length(&length), None),
            When::EveryWeekday(day) => (format!("XXXX-WXX-{day}"), None),
        }
    }

    /// The first of the month that is `by` months from the present one, or from the one that the text spoke of.
    fn month_of(&self, by: i32, from: From) -> Option<Date> {
        let (year, month) = match from {
            From::Publication => self.date.map(|d| (d.year(), d.month())),
            From::Context => self.context.month,
        }?;
        Date::new(year, month, 1)?.plus_months(by)
    }

    /// A day of the week: the latest up to the day of publication, or as the modifier says.
    fn weekday(&self, from: Date, day: u8, shift: Shift, weeks: Option<i32>) -> Option<Date> {
        let today = i32::from(from.weekday());
        let day = i32::from(day);
        if let Some(weeks) = weeks.filter(|_| shift == Shift::None) {
            return from.plus_days(day - today + 7 * weeks);
        }
        let from = from.plus_days(7 * weeks.unwrap_or(0))?;
        let back = (today - day).rem_euclid(7);
        let ahead = (day - today).rem_euclid(7);
        from.plus_days(match shift {
            Shift::Past | Shift::Previous => -if back == 0 { 7 } else { back },
            Shift::Next | Shift::Following => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            Shift::Now => ahead,
            _ if self.forward => ahead,
            _ => -back,
        })
    }

    fn plus(&self, unit: Unit, by: i32, from: From) -> (String, Option<Date>) {
        let base = match from {
            From::Publication => self.date,
            From::Context => match unit {
                Unit::Day | Unit::Week => self.context.day,
                Unit::Month => self.context.month.and_then(|(y, m)| Date::new(y, m, 1)),
                _ => self.context.year.and_then(|y| Date::new(y, 1, 1)),
            },
        };
        let known = base.and_then(|d| match unit {
            Unit::Day => d.plus_days(by).map(|d| (d.to_string(), Some(d))),
            Unit::Week => d.plus_days(by.checked_mul(7)?).map(|d| {
                let (y, w) = d.iso_week();
                (format!("{y:04}-W{w:02}"), None)
            }),
            Unit::Month => d.plus_months(by).map(|d| (format!("{:04}-{:02}", d.year(), d.month()), None)),
            Unit::Decade => {
                let decade = d.year() / 10 + by;
                (1..1000).contains(&decade).then(|| (format!("{decade:03}"), None))
            }
            Unit::Century => {
                let century = d.year() / 100 + by;
                (1..100).contains(&century).then(|| (format!("{century:02}"), None))
            }
            _ => {
                let year = d.year().checked_add(by)?;
                (1..=9999).contains(&year).then(|| (format!("{year:04}"), None))
            }
        });
        known.unwrap_or_else(|| {
            let unknown = match unit {
                Unit::Day => "XXXX-XX-XX",
                Unit::Week => "XXXX-WXX",
                Unit::Month => "XXXX-XX",
                Unit::Decade => "XXX",
                Unit::Century => "XX",
                _ => "XXXX",
            };
            (unknown.into(), None)
        })
    }

    /// The year that is meant, where it can be known without looking at the month.
    fn year(&self, year: Year) -> Option<i32> {
        let year = match year {
            Year::Is(y) => Some(y),
            Year::Plus(n) => self.date.map(|d| d.year() + n),
            Year::After(n) => self.context.year.map(|y| y + n),
            Year::Missing => self.shared,
        };
        year.filter(|y| (1..=9999).contains(y))
    }

    /// The year of the date before it, where both stand in one sentence or paragraph and that year is not the present.
    fn year_before(&self) -> Option<i32> {
        let (place, year) = (self.context.year_place?, self.context.year?);
        let near = place.0 == self.found.place.0 && self.found.place.1 - place.1 <= 1;
        let other = self.date.is_none_or(|d| (d.year() - year).abs() > 1);
        let told = self.context.year_relative && place == self.found.place;
        (near && (other || told) && self.found.kind != TimexType::Set).then_some(year)
    }

    fn calendar(&self, hijri: bool, year: Year, part: Part, shift: Shift, weekday: u8) -> (String, Option<Date>) {
        if hijri {
            return self.hijri(year, part, shift);
        }
        let known = self
            .year(year)
            .or_else(|| if shift == Shift::None { self.year_before() } else { None }.filter(|_| year == Year::Missing));
        match part {
            Part::Whole => (written(known), None),
            Part::Quarter(n) | Part::Half(n) => {
                let (letter, months) = if matches!(part, Part::Quarter(_)) { ('Q', 3) } else { ('H', 6) };
                let year = known.or_else(|| self.year_of_part(n, months));
                (format!("{}-{letter}{n}", written(year)), None)
            }
            Part::Season(n) => {
                let name = match n {
                    1 => "SP",
                    2 => "SU",
                    3 => "FA",
                    _ => "WI",
                };
                // Where no year is told, only a modifier ties the season to one.
                let tied = self
                    .date
                    .filter(|_| shift != Shift::None)
                    .and_then(|d| self.nearest(d, shift, &|y| Date::new(y, n.clamp(1, 4) * 3, 15)));
                (format!("{}-{name}", written(known.or(tied.map(Date::year)))), None)
            }
            Part::Month(m) => {
                let year = known.or_else(|| {
                    let d = self.date?;
                    let middle = Date::new(d.year(), d.month(), 15)?;
                    self.nearest_month(middle, shift, m)
                });
                (format!("{}-{m:02}", written(year)), None)
            }
            Part::Day(m, day) => {
                let date = match known {
                    Some(y) => Date::new(y, m, day),
                    None => self.date.and_then(|d| {
                        let on_day = (weekday > 0 && shift == Shift::None)
                            .then(|| {
                                self.nearest(d, shift, &|y| Date::new(y, m, day).filter(|c| c.weekday() == weekday))
                            })
                            .flatten()
                            .filter(|c| (c.day_number() - d.day_number()).abs() < 550);
                        on_day.or_else(|| self.nearest(d, shift, &|y| Date::new(y, m, day)))
                    }),
                };
                (date.map_or_else(|| format!("XXXX-{m:02}-{day:02}"), |d| d.to_string()), date)
            }
        }
    }

    fn hijri(&self, year: Year, part: Part, shift: Shift) -> (String, Option<Date>) {
        let today = self.date.and_then(HijriDate::from_gregorian);
        // A Gregorian year beside an Islamic month: the month that lies in it.
        let given = match year {
            Year::Is(y) if y > 1700 => {
                let (Part::Month(m) | Part::Day(m, _)) = part else { return (format!("{y:04}"), None) };
                let guess = (y - 622) * 33 / 32;
                (guess - 2..=guess + 2)
                    .find(|h| hijri::month_start(*h, m).and_then(Date::from_day_number).is_some_and(|d| d.year() == y))
            }
            Year::Is(y) => Some(y),
            Year::Plus(n) => today.map(|d| d.year() + n),
            Year::After(_) => None,
            Year::Missing => self.shared,
        };
        // Day `d` of month `m` of the year `y`, whether that month has it or not.
        let day_of = |y: i32, m: u8, d: u8| {
            hijri::month_start(y, m).and_then(|first| Date::from_day_number(first + i32::from(d) - 1))
        };
        let near = |m: u8, d: u8| {
            let (date, now) = (self.date?, today?);
            let day = self.nearest(date, shift, &|y| day_of(now.year() + y - date.year(), m, d.min(29)))?;
            Some(HijriDate::from_gregorian(day)?.year())
        };
        match part {
            Part::Day(m, d) => {
                let date = given.or_else(|| near(m, d)).filter(|_| d <= 30).and_then(|y| day_of(y, m, d));
                (date.map_or_else(|| "XXXX-XX-XX".into(), |d| d.to_string()), date)
            }
            // `في الصيف، في رمضان`: any Ramadan.
            Part::Month(_) if given.is_none() && self.context.generic == Some(self.found.place) => {
                ("XXXX".into(), None)
            }
            Part::Month(m) => {
                let range = given.or_else(|| near(m, 15)).and_then(|y| {
                    let first = hijri::month_start(y, m)?;
                    let last = first + i32::from(hijri::month_length(y, m)) - 1;
                    Some(format!("{}/{}", Date::from_day_number(first)?, Date::from_day_number(last)?))
                });
                (range.unwrap_or_else(|| "XXXX-XX".into()), None)
            }
            _ => {
                let range = given.and_then(|y| {
                    let first = hijri::month_start(y, 1)?;
                    let last = hijri::month_start(y, 12)? + i32::from(hijri::month_length(y, 12)) - 1;
                    Some(format!("{}/{}", Date::from_day_number(first)?, Date::from_day_number(last)?))
                });
                (range.unwrap_or_else(|| "XXXX".into()), None)
            }
        }
    }

    fn nth(&self, n: i8, weekday: u8, year: Year, month: u8) -> (String, Option<Date>) {
        let unknown = || (format!("XXXX-{month:02}"), None);
        let year = self.year(year).or_else(|| self.date.and_then(|d| self.nearest_month(d, Shift::None, month)));
        let Some(first) = year.and_then(|y| Date::new(y, month, 1)) else { return unknown() };
        // A week is counted by its Monday.
        let day = if weekday == 0 { 1 } else { weekday };
        let ahead = (i32::from(day) - i32::from(first.weekday())).rem_euclid(7);
        let length = i32::from(super::date::month_length(first.year(), month));
        let span = if weekday == 0 { 7 } else { 1 };
        let at = if n > 0 { ahead + 7 * (i32::from(n) - 1) } else { ahead + (length - span - ahead) / 7 * 7 };
        let Some(date) = first.plus_days(at).filter(|_| at + span <= length) else { return unknown() };
        if weekday == 0 {
            let (y, w) = date.iso_week();
            return (format!("{y:04}-W{w:02}"), None);
        }
        (date.to_string(), Some(date))
    }

    fn feast(
        &self,
        feast: &crate::lexicon::temporal::Feast,
        year: Year,
        hijri_year: bool,
        shift: Shift,
    ) -> (String, Option<Date>) {
        let gregorian = |y: i32| match feast.month {
            0 => easter(y).and_then(|d| d.plus_days(i32::from(feast.day))),
            m => Date::new(y, m, feast.day),
        };
        let islamic = |y: i32| HijriDate::new(y, feast.month, feast.day).and_then(HijriDate::to_gregorian);
        // Of a Gregorian year, the Islamic feast that lies in it.
        let in_year = |y: i32| {
            if !feast.hijri {
                return gregorian(y);
            }
            let guess = (y - 622) * 33 / 32;
            (guess - 2..=guess + 2).filter_map(islamic).find(|d| d.year() == y)
        };
        let date = match (year, self.year(year)) {
            (Year::Is(y), _) if hijri_year && feast.hijri => islamic(y),
            (_, Some(y)) => in_year(y),
            _ => self.date.and_then(|d| self.nearest(d, shift, &in_year)),
        };
        (date.map_or_else(|| "XXXX-XX-XX".into(), |d| d.to_string()), date)
    }
}
