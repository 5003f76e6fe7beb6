//! Days of the Gregorian calendar.

use core::fmt;

/// A day of the proleptic Gregorian calendar, from the year 1 to 9999.
///
/// Every value is a day that exists; days compare by time.
///
/// ```
/// use isnad::time::Date;
/// let day: Date = "2024-02-29".parse()?;
/// assert_eq!((day.year(), day.month(), day.day()), (2024, 2, 29));
/// assert_eq!(day.weekday(), 4, "a Thursday");
/// assert_eq!(day.plus_days(1).map(|d| d.to_string()), Some("2024-03-01".to_string()));
/// assert!(Date::new(2023, 2, 29).is_none());
/// let wrong = "15/10/2024".parse::<Date>().unwrap_err();
/// assert_eq!(wrong.to_string(), "expected a date as `2024-10-15`, but found `15/10/2024`");
/// # Ok::<(), isnad::time::ParseDateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

impl Date {
    /// The first day there is.
    pub const MIN: Self = Self { year: 1, month: 1, day: 1 };
    /// The last day there is.
    pub const MAX: Self = Self { year: 9999, month: 12, day: 31 };

    /// The day `day` of the month `month` of the year `year`, where there is one.
    #[must_use]
    pub const fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > month_length(year, month) {
            return None;
        }
        Some(Self { year: year as i16, month, day })
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year as i32
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// How many days it lies after 1970-01-01.
    #[must_use]
    pub const fn day_number(self) -> i32 {
        // Years from March on, in cycles of 400 years of 146,097 days.
        let (y, m) = if self.month > 2 {
            (self.year as i32, self.month as i32 - 3)
        } else {
            (self.year as i32 - 1, self.month as i32 + 9)
        };
        let cycle = y.div_euclid(400);
        let of_cycle = y.rem_euclid(400);
        let of_year = (153 * m + 2) / 5 + self.day as i32 - 1;
        cycle * 146_097 + of_cycle * 365 + of_cycle / 4 - of_cycle / 100 + of_year - 719_468
    }

    /// The day that lies `number` days after 1970-01-01, where the calendar reaches so far.
    #[must_use]
    pub const fn from_day_number(number: i32) -> Option<Self> {
        if number < Self::MIN.day_number() || number > Self::MAX.day_number() {
            return None;
        }
        let n = number + 719_468;
        let cycle = n.div_euclid(146_097);
        let of_cycle = n.rem_euclid(146_097);
        let y = (of_cycle - of_cycle / 1460 + of_cycle / 36_524 - of_cycle / 146_096) / 365;
        let of_year = of_cycle - (365 * y + y / 4 - y / 100);
        let m = (5 * of_year + 2) / 153;
        let day = (of_year - (153 * m + 2) / 5 + 1) as u8;
        let month = (if m < 10 { m + 3 } else { m - 9 }) as u8;
        Self::new(y + cycle * 400 + (month <= 2) as i32, month, day)
    }

    /// The day of the week: 1 is Monday, 7 Sunday.
    #[must_use]
    pub const fn weekday(self) -> u8 {
        (self.day_number() + 3).rem_euclid(7) as u8 + 1
    }

    /// The week by ISO 8601: its year, which is that of its Thursday, and its number from 1.
    ///
    /// ```
    /// # use isnad::time::Date;
    /// assert_eq!(Date::new(2021, 1, 3).map(Date::iso_week), Some((2020, 53)));
    /// ```
    #[must_use]
    pub const fn iso_week(self) -> (i32, u8) {
        let thursday = self.day_number() + 4 - self.weekday() as i32;
        match Self::from_day_number(thursday) {
            Some(t) => (t.year(), ((thursday - first_of(t.year())) / 7 + 1) as u8),
            None => (self.year(), 1),
        }
    }

    /// The day `days` later; earlier where negative.
    #[must_use]
    pub const fn plus_days(self, days: i32) -> Option<Self> {
        match self.day_number().checked_add(days) {
            Some(number) => Self::from_day_number(number),
            None => None,
        }
    }

    /// The first day of the month `months` later; earlier where negative.
    #[must_use]
    pub const fn plus_months(self, months: i32) -> Option<Self> {
        let Some(count) = (self.year() * 12 + self.month as i32 - 1).checked_add(months) else { return None };
        Self::new(count.div_euclid(12), (count.rem_euclid(12) + 1) as u8, 1)
    }
}

/// The day number of the first of January.
const fn first_of(year: i32) -> i32 {
    let y = year - 1;
    y * 365 + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400) - 719_162
}

/// How many days a month of the Gregorian calendar has; 0 for a month that there is not.
#[must_use]
pub const fn month_length(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// Why a text is no [`Date`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseDateError {
    found: String,
}

impl fmt::Display for ParseDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected a date as `2024-10-15`, but found `{}`", self.found)
    }
}

impl core::error::Error for ParseDateError {}

impl From<ParseDateError> for String {
    fn from(e: ParseDateError) -> Self {
        e.to_string()
    }
}

impl core::str::FromStr for Date {
    type Err = ParseDateError;

    /// Reads `YYYY-MM-DD`, digits of ASCII, each part with all its zeros.
    fn from_str(s: &str) -> Result<Self, ParseDateError> {
        let number = |range: core::ops::Range<usize>| {
            s.get(range).filter(|p| p.bytes().all(|b| b.is_ascii_digit())).and_then(|p| p.parse::<u16>().ok())
        };
        let dashes = s.len() == 10 && s.get(4..5) == Some("-") && s.get(7..8) == Some("-");
        match (dashes, number(0..4), number(5..7), number(8..10)) {
            (true, Some(y), Some(m), Some(d)) => Self::new(i32::from(y), m as u8, d as u8),
            _ => None,
        }
        .ok_or_else(|| ParseDateError { found: s.chars().take(40).collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_has_one_number() {
        let mut day = Date::MIN;
        let mut number = day.day_number();
        assert_eq!(number, -719_162);
        while let Some(next) = Date::from_day_number(number + 1) {
            assert!(next > day && next.day_number() == number + 1);
            assert_eq!(next.weekday(), day.weekday() % 7 + 1);
            (day, number) = (next, number + 1);
        }
        assert_eq!(day, Date::MAX);
    }

    #[test]
    fn no_day_that_does_not_exist() {
        for (y, m, d) in
            [(2023, 2, 29), (2024, 2, 30), (1900, 2, 29), (2024, 13, 1), (2024, 0, 1), (0, 1, 1), (2024, 4, 31)]
        {
            assert_eq!(Date::new(y, m, d), None);
        }
        for text in ["", "2024-1-5", "2024-10-15T", "٢٠٢٤-١٠-١٥", "+024-10-15", "2024-02-30", "0000-01-01"] {
            let message = text.parse::<Date>().unwrap_err().to_string();
            assert_eq!(message, format!("expected a date as `2024-10-15`, but found `{text}`"));
        }
    }

    #[test]
    fn weeks_by_iso_8601() {
        let week = |s: &str| s.parse::<Date>().unwrap().iso_week();
        assert_eq!(week("2015-07-27"), (2015, 31));
        assert_eq!(week("2018-12-31"), (2019, 1));
        assert_eq!(week("2016-01-01"), (2015, 53));
        assert_eq!(week("2024-12-30"), (2025, 1));
    }
}
