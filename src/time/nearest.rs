//! Days, months and parts of a year that are told without their year.

use super::date::Date;
use super::resolve::Resolver;
use crate::lexicon::temporal::Shift;

impl Resolver<'_> {
    /// Of the candidates of the years around, the one that a reader would take.
    pub(super) fn nearest(&self, from: Date, shift: Shift, candidate: &dyn Fn(i32) -> Option<Date>) -> Option<Date> {
        let candidates = (from.year() - 4..=from.year() + 4).filter_map(candidate);
        let distance = |d: &Date| d.day_number() - from.day_number();
        match shift {
            Shift::Past | Shift::Previous => candidates.filter(|d| distance(d) < 0).max(),
            Shift::Next | Shift::Following => candidates.filter(|d| distance(d) > 0).min(),
            Shift::Now => candidates.filter(|d| d.year() == from.year()).min(),
            // What is past is told more often than what is to come.
            _ => candidates.min_by_key(|d| if distance(d) > 0 { distance(d) * 5 / 4 } else { -distance(d) }),
        }
    }

    /// The year of the `n`-th part of a year, so many `months` long: the present one, unless the part has not begun and
    /// last year's is nearer (`الربع الرابع` in January).
    pub(super) fn year_of_part(&self, n: u8, months: u8) -> Option<i32> {
        let date = self.date?;
        let begun = date.month() > (n - 1) * months;
        let middle = n * months - months / 2;
        if begun {
            Some(date.year())
        } else {
            self.nearest(date, Shift::None, &|y| Date::new(y, middle, 1)).map(Date::year)
        }
    }

    /// The year of a month without one.
    pub(super) fn nearest_month(&self, from: Date, shift: Shift, month: u8) -> Option<i32> {
        let this = from.month() == month;
        match shift {
            // `أكتوبر الماضي` in October is last year's.
            Shift::Past | Shift::Previous if this => Some(from.year() - 1),
            Shift::Next | Shift::Following if this => Some(from.year() + 1),
            _ => self.nearest(from, shift, &|y| Date::new(y, month, 15)).map(Date::year),
        }
    }
}
