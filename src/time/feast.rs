//! Feasts whose day can be computed, where a year is told or bound.

use super::date::Date;
use super::expr::{Hit, When, Year};
use super::rules;
use super::scan::Scan;
use crate::lexicon::temporal::{Shift, TimeWord};
use crate::text::Key;

impl Scan<'_> {
    /// `عيد الفطر 2013`, `عيد الأضحى المقبل`, `رأس السنة الهجرية 1446`.
    pub(crate) fn feast(&self, i: usize) -> Option<Hit> {
        if !self.word(i).is(TimeWord::FEAST) {
            return None;
        }
        let matches = |words: &[Key; 3]| {
            let full = self
                .at(i)
                .key
                .skip(crate::lexicon::Clitics(self.clitics(i).0 & !crate::lexicon::Clitics::AL).letters());
            words
                .iter()
                .enumerate()
                .take_while(|(_, w)| !w.is_empty())
                .all(|(n, w)| if n == 0 { full == *w } else { self.at(i + n).key == *w })
        };
        let length = |words: &[Key; 3]| words.iter().take_while(|w| !w.is_empty()).count();
        let feast = self.names.feasts.iter().filter(|f| matches(&f.words)).max_by_key(|f| length(&f.words))?;
        let end = i + length(&feast.words);
        let when = |year, hijri_year, shift| When::Feast { feast: *feast, year, hijri_year, shift };
        if let Some(tail) = self.year_tail(end, feast.hijri) {
            let hijri_year = tail.hijri.unwrap_or(matches!(tail.year, Year::Is(1..=1700)));
            return Some(Hit::date(i, tail.end, when(tail.year, hijri_year, tail.shift), rules::FEAST));
        }
        // `هذا العام` may stand a word away; alone it is named, not dated.
        let _ = Shift::None;
        None
    }
}

/// Easter Sunday of the western churches (the algorithm of Meeus, Jones and Butcher).
pub(crate) fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (j, k) = (c / 4, c % 4);
    let m = (a + 11 * h) / 319;
    let r = (2 * e + 2 * j - k - h + m + 32) % 7;
    let month = (h - m + r + 90) / 25;
    let day = (h - m + r + month + 19) % 32;
    Date::new(year, month as u8, day as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easters() {
        for (y, m, d) in [(2013, 3, 31), (2024, 3, 31), (2025, 4, 20), (2000, 4, 23), (1818, 3, 22), (2038, 4, 25)] {
            assert_eq!(easter(y), Date::new(y, m, d));
        }
    }
}
