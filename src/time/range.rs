//! Ranges: of days (`من 3 إلى 5 مايو`, `13-15 يوليو`), days that share a month, of years (`2014-2016`).

use super::calendar::{ERA_COMMON, ERA_HIJRI, valid};
use super::expr::{Hit, Part, When, Year};
use super::nth::side;
use super::rules;
use super::scan::{Scan, words};
use crate::lexicon::Clitics;
use crate::lexicon::temporal::{Shift, TimeWord, Unit};
use crate::text::token::Kind;
use crate::text::{Key, word};

impl Scan<'_> {
    /// `من 3 إلى 5 مايو`, `بين 3 و5 مايو`, `13-15 يوليو`: the two days, or one range.
    pub(crate) fn span_of_days(&self, i: usize) -> Option<(Hit, Hit)> {
        let w = self.word(i);
        let head = w.unit == Unit::Day && w.is(TimeWord::PAIR | TimeWord::MANY);
        let at = i + usize::from(head);
        if !(self.at(at).kind == Kind::Number || self.has_al(at) && self.word(at).is(TimeWord::ORD | TimeWord::CARD)) {
            return None;
        }
        self.days_of_month(i, at, head || self.near(at, words::BAYN) || self.before(at, 1).key == words::FI)
    }

    /// The first two of the days from `at` on that share the month behind the last: `25 و26 و27 مارس`. `both`: what stands
    /// before them calls for days.
    fn days_of_month(&self, i: usize, at: usize, both: bool) -> Option<(Hit, Hit)> {
        let (first, end, _) = self.day_number(at)?;
        let sign = self.at(end);
        let number = self.at(end + 1).kind == Kind::Number;
        let second = if [words::ILA, words::HATTA, word!("وحتى"), word!("لغاية"), word!("وإلى")].contains(&sign.key)
            || both && number && (sign.key == words::WA || sign.kind == Kind::Comma)
        {
            end + 1
        } else if sign.kind == Kind::Word && self.clitics(end).has(Clitics::WA) && self.ordinal(end).is_some() && both {
            end
        } else {
            return None;
        };
        // `من 3 إلى 5 مايو`: the month is at the second alone.
        let last = self.day_month(second).or_else(|| {
            let more = matches!(self.at(second + 1).kind, Kind::Comma) || self.at(second + 1).key == words::WA;
            if both && more { self.days_of_month(second, second, both).map(|days| days.0) } else { None }
        })?;
        let first_when = match last.when {
            When::Calendar { hijri, year, part: Part::Day(m, _), shift, .. } => valid(first, m, hijri)
                .then_some(When::Calendar { hijri, year, part: Part::Day(m, first), shift, weekday: 0 })?,
            When::DayOfMonth { by, from, .. } => When::DayOfMonth { day: first, by, from },
            _ => return None,
        };
        let a = Hit::date(i, end, first_when, rules::RANGE);
        Some((a, Hit { joined: true, rule: rules::RANGE, ..last }))
    }

    fn near(&self, i: usize, key: Key) -> bool {
        self.before(i, 1).key == key || self.before(i, 2).key == key
    }

    /// `13-15 يوليو`, `17 - 23 شوال`, `يوليو 13-15`: one expression.
    pub(crate) fn day_range(&self, i: usize) -> Option<Hit> {
        let range = |at: usize| {
            let (first, sign, last) = (self.at(at), self.at(at + 1), self.at(at + 2));
            let day = |t: &crate::text::Token| {
                u8::try_from(t.num).ok().filter(|d| t.kind == Kind::Number && (1..=31).contains(d))
            };
            let (a, b) = day(first).zip(day(last))?;
            (matches!(sign.kind, Kind::Dash | Kind::Slash) && a < b && !self.at(at + 3).glued).then_some((a, b, at + 3))
        };
        let w = self.word(i);
        let at = i + usize::from(w.unit == Unit::Day && w.is(TimeWord::MANY | TimeWord::PAIR | TimeWord::ONE));
        let (first, last, month, end) = if let Some((a, b, end)) = range(at) {
            let month = self.month_name(self.skip_of(end), true)?;
            (a, b, month, month.end)
        } else {
            let month = self.month_name(i, false)?;
            let (a, b, end) = range(month.end)?;
            (a, b, month, end)
        };
        let tail = self.year_tail(end, month.hijri);
        let (year, shift, end) = tail.map_or((Year::Missing, Shift::None, end), |t| (t.year, t.shift, t.end));
        if !valid(last, month.month, month.hijri) {
            return None;
        }
        let when = When::Days { hijri: month.hijri, year, month: month.month, first, last, shift };
        Some(Hit::date(i, end, when, rules::RANGE).sure(92))
    }

    /// `2014-2016`, `2015 ـــ 2020م`, `موسم 2015-2016`.
    pub(crate) fn year_range(&self, i: usize) -> Option<Hit> {
        let first = self.at(i);
        if first.kind != Kind::Number
            || !(1000..=2200).contains(&first.num)
            || (first.glued && matches!(self.before(i, 1).kind, Kind::Slash | Kind::Dash | Kind::Other | Kind::Foreign))
        {
            return None;
        }
        let sign = self.at(i + 1);
        let second = self.at(i + 2);
        if !matches!(sign.kind, Kind::Slash | Kind::Dash) || second.kind != Kind::Number {
            return None;
        }
        let n = super::number::Number { value: u64::from(second.num), end: i + 3, digits: true };
        let goes_on = matches!(self.at(n.end).kind, Kind::Slash | Kind::Dash | Kind::Other);
        if goes_on && self.at(n.end).glued && self.at(n.end + 1).glued && self.at(n.end + 1).kind == Kind::Number {
            return None;
        }
        let glued = sign.glued && second.glued;
        let last = second_year(first.num as i32, n.value).filter(|_| glued || n.value >= 1000)?;
        let mut end = n.end;
        if ERA_COMMON.contains(&self.at(end).key) && self.at(end).glued || ERA_HIJRI.contains(&self.at(end).key) {
            end += 1;
        }
        // `بين 1130-1140 دولارا`: what is so long ago stands in brackets, if it is not of the Hijra.
        let amount = first.num < 1800
            && self.before(i, 1).kind != Kind::Mark
            && (!(1300..1500).contains(&first.num) || self.at(end).key.starts(word!("دولار")));
        if self.word(end).is(TimeWord::CARD | TimeWord::ONE | TimeWord::MANY) && self.clitics(end).0 == 0
            || self.word_before(i, 1).is(TimeWord::COUNT_CUE)
            || amount
        {
            return None;
        }
        let head = self.word_before(i, 1);
        let season = head.unit == Unit::Sport || self.stem(i.wrapping_sub(1)) == word!("موسم");
        // `نهاية موسم 2021/2022`
        let edge = Some(self.word_before(i, 2)).filter(|w| season && w.is(TimeWord::EDGE) && !self.has_al(i - 2));
        let start = i - usize::from(season) - usize::from(edge.is_some());
        let rule = if season { rules::SEASON_YEARS } else { rules::RANGE };
        let years = Hit::date(start, end, When::Years(first.num as i32, last), rule).sure(90);
        Some(Hit { modifier: edge.map(|edge| side(edge.code, 3)), ..years })
    }
}

/// The last year of a range whose second number may leave out the century (`2015/16`).
pub(crate) fn second_year(first: i32, second: u64) -> Option<i32> {
    let second = i32::try_from(second).ok()?;
    let last = if second < 100 { first / 100 * 100 + second } else { second };
    (last > first && last - first < 300).then_some(last)
}
