//! Days of the Islamic calendar.

use super::date::Date;
use super::umalqura::{FIRST, LAST, MONTHS, STARTS};

/// A day of the Islamic calendar, by the Umm al-Qura table of Saudi Arabia from 1300 to 1600 AH; by the civil tabular
/// calendar (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of 30) outside it. Where a day belongs to depends on the
/// sighting of the moon and on the country; either calendar can lie a day beside what was lived.
///
/// ```
/// use isnad::time::{Date, HijriDate};
/// let day = HijriDate::new(1446, 1, 1).and_then(HijriDate::to_gregorian);
/// assert_eq!(day, Date::new(2024, 7, 7));
/// assert_eq!(Date::new(2024, 7, 7).and_then(HijriDate::from_gregorian), HijriDate::new(1446, 1, 1));
/// assert!(HijriDate::new(1446, 1, 31).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HijriDate {
    year: i16,
    month: u8,
    day: u8,
}

/// 1 Muharram of the year 1 in the civil calendar, 16 July 622 (Julian), in days since 1970-01-01.
const CIVIL_EPOCH: i32 = -492_148;

/// The last year whose days [`Date`] can hold.
const MAX_YEAR: i32 = 9600;

impl HijriDate {
    /// The day `day` of the month `month` of the year `year` AH, where there is one.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        (day >= 1 && day <= month_length(year, month)).then_some(Self { year: year as i16, month, day })
    }

    /// The year after the Hijra.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year as i32
    }

    /// The month: 1 is Muharram.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 30.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The same day in the Gregorian calendar.
    #[must_use]
    pub fn to_gregorian(self) -> Option<Date> {
        Date::from_day_number(month_start(self.year(), self.month)? + i32::from(self.day) - 1)
    }

    /// The day that a Gregorian day is in the Islamic calendar; none before its epoch.
    #[must_use]
    pub fn from_gregorian(date: Date) -> Option<Self> {
        let number = date.day_number();
        // The mean year has 354.366… days; the guess is at most one year off.
        let guess = i32::try_from((i64::from(number) - i64::from(CIVIL_EPOCH)) * 30 / 10_631 + 1).ok()?;
        let year = (guess - 1..=guess + 1).rev().find(|y| month_start(*y, 1).is_some_and(|s| s <= number))?;
        let month = (1..=12).rev().find(|m| month_start(year, *m).is_some_and(|s| s <= number))?;
        let day = number - month_start(year, month)? + 1;
        // At either end of the table the calendars do not quite meet.
        Some(Self { year: year as i16, month, day: day.clamp(1, 31) as u8 })
    }
}

/// Whether the civil year has a leap day at its end.
const fn leap(year: i32) -> bool {
    (11 * year + 14).rem_euclid(30) < 11
}

/// How many days a month has; 0 for one that there is not.
pub(crate) fn month_length(year: i32, month: u8) -> u8 {
    if !(1..=MAX_YEAR).contains(&year) || !(1..=12).contains(&month) {
        return 0;
    }
    match row(year) {
        Some((_, months)) => 28 + (months >> (2 * (month - 1)) & 3) as u8,
        None if month % 2 == 1 || (month == 12 && leap(year)) => 30,
        None => 29,
    }
}

/// The first day of the year and its months, where the table has it.
fn row(year: i32) -> Option<(i32, u32)> {
    let at = usize::try_from(year.checked_sub(FIRST)?).ok().filter(|_| year <= LAST)?;
    Some((*STARTS.get(at)?, *MONTHS.get(at)?))
}

/// The first day of a month, in days since 1970-01-01.
pub(crate) fn month_start(year: i32, month: u8) -> Option<i32> {
    if !(1..=MAX_YEAR).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let first = match row(year) {
        Some((start, _)) => start,
        None => CIVIL_EPOCH + (year - 1) * 354 + (3 + 11 * year) / 30,
    };
    Some(first + (1..month).map(|m| i32::from(month_length(year, m))).sum::<i32>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(hijri: (i32, u8, u8), gregorian: &str) {
        let hijri = HijriDate::new(hijri.0, hijri.1, hijri.2).unwrap();
        let date: Date = gregorian.parse().unwrap();
        assert_eq!(hijri.to_gregorian(), Some(date), "{hijri:?}");
        assert_eq!(HijriDate::from_gregorian(date), Some(hijri), "{date}");
    }

    #[test]
    fn days_that_newspapers_printed_in_both_calendars() {
        check((1400, 1, 1), "1979-11-20");
        check((1436, 10, 25), "2015-08-10");
        check((1443, 2, 9), "2021-09-16");
        check((1445, 9, 1), "2024-03-11");
        check((1422, 7, 29), "2001-10-16");
    }

    #[test]
    fn outside_the_table_the_civil_calendar() {
        check((1, 1, 1), "0622-07-19");
        check((2, 9, 17), "0624-03-16");
        check((1200, 1, 1), "1785-11-04");
    }

    #[test]
    fn every_day_comes_back() {
        for year in 1290..=1610 {
            for month in 1..=12 {
                let last = month_length(year, month);
                assert!(HijriDate::new(year, month, last + 1).is_none());
                for day in [1, 15, last] {
                    let hijri = HijriDate::new(year, month, day).unwrap();
                    let back = hijri.to_gregorian().and_then(HijriDate::from_gregorian);
                    let at_an_end = (year == FIRST - 1 || year == LAST) && month == 12 && day == last;
                    assert!(back == Some(hijri) || at_an_end, "{hijri:?} {back:?}");
                }
            }
        }
        for (y, m, d) in
            [(0, 1, 1), (-5, 1, 1), (1445, 13, 1), (1445, 0, 1), (1445, 1, 0), (1445, 1, 32), (99999, 1, 1)]
        {
            assert_eq!(HijriDate::new(y, m, d), None);
        }
    }
}
