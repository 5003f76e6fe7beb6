//! Weeks, months and years counted from now; quarters, halves, seasons, decades, centuries; edges of periods.

use super::expr::{Found, From, Hit, Part, When, Year};
use super::nth::side;
use super::rules;
use super::scan::{Scan, words};
use crate::lexicon::Clitics;
use crate::lexicon::temporal::{Shift, TimeWord, Unit};
use crate::text::{Key, Words, word};

pub(super) const LAST: [Key; 4] = [word!("الأخير"), word!("الأخيرة"), word!("أخير"), word!("آخر")];

impl Scan<'_> {
    /// `الشهر الماضي`, `هذا العام`, `العام نفسه`, `نفس الأسبوع`.
    pub(crate) fn relative_period(&self, i: usize) -> Option<Hit> {
        let deictic = self.deictic(i).map(|from| (0, from));
        // `كامل العام`
        let whole = self.stem(i) == word!("كامل") && !self.has_al(i) && self.has_al(i + 1);
        let at = if deictic.is_some() || whole { i + 1 } else { i };
        let w = self.word(at);
        let unit = w.unit;
        if !w.is(TimeWord::ONE)
            || !self.has_al(at)
            || !matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century)
        {
            return None;
        }
        if at > i && self.clitics(at).has(Clitics::PREP | Clitics::CONJ) {
            return None;
        }
        if whole {
            let when = When::Plus { unit, by: 0, from: From::Publication };
            let end = self.shift_behind(at + 1, unit).map_or(at + 1, |s| s.2);
            let when = self.shift_behind(at + 1, unit).map_or(when, |(by, from, _)| When::Plus { unit, by, from });
            return Some(Hit::date(i, end, when, rules::RELATIVE_PERIOD).sure(80));
        }
        let general = unit == Unit::Year && self.word_before(at, 1).is(TimeWord::GENERAL);
        let mut end = at + 1;
        // `العام الدراسي المقبل`, `السنة المالية الحالية`
        end += usize::from(unit == Unit::Year && self.year_kind(end));
        // `العام الجديد` is the next one, but `العام الدراسي الجديد` has begun.
        let new = unit == Unit::Year && self.at(end).key.starts(word!("الجديد"));
        let new = new.then(|| (i32::from(end == at + 1), From::Publication, end + 1));
        let shifted = self.shift_behind(end, unit).or(new);
        let (by, from, end) = match (shifted, deictic) {
            (Some(_), None) if general && self.looks_definite(at.wrapping_sub(1)) => {
                // `الأمين العام الحالي`
                return None;
            }
            (Some(s), _) => s,
            (None, Some((by, from))) => (by, from, end),
            (None, None) => return None,
        };
        // `الشهر نفسه من العام الماضي`
        let (by, end) = match self.of_year(end) {
            Some((Year::Plus(years), behind)) if unit == Unit::Month && from == From::Context => {
                (by + 12 * years, behind)
            }
            _ => (by, end),
        };
        let rule = if from == From::Context { rules::CONTEXT } else { rules::RELATIVE_PERIOD };
        let mut hit = Hit::date(i, end, When::Plus { unit, by, from }, rule);
        // `العام الدراسي المقبل 2024/2025`, `العام السابق 2014`: the numbers tell.
        if unit == Unit::Year
            && let Some(years) = self.year_range(end)
        {
            hit.end = years.end;
            hit.when = years.when;
        } else if unit == Unit::Year
            && let Some(n) = self.digits(end).filter(|n| (1900..=2100).contains(&n.value))
            && !self.word(n.end).is(TimeWord::ONE | TimeWord::MANY)
        {
            hit.end = n.end + usize::from(self.at(n.end).key == word!("م"));
            hit.when = When::year(Year::Is(n.value as i32), false);
        } else if unit == Unit::Year
            && self.at(end).ch == '('
            && self.at(end + 2).ch == ')'
            && let Some(n) = self.digits(end + 1).filter(|n| (1900..=2100).contains(&n.value))
        {
            hit.end = n.end + 1;
            hit.when = When::year(Year::Is(n.value as i32), false);
        }
        Some(hit)
    }

    /// Which period a modifier behind its unit means: how many away, from where, where it ends.
    pub(crate) fn shift_behind(&self, i: usize, unit: Unit) -> Option<(i32, From, usize)> {
        // `قبل الماضي`, `بعد المقبل`
        let far: i32 = match self.at(i).key {
            k if k == words::QABLA => -1,
            k if k == words::BAAD => 1,
            k if k == word!("ما") && self.at(i + 1).key == words::QABLA => -1,
            _ => 0,
        };
        let at = i + if self.at(i).key == word!("ما") { 2 } else { usize::from(far != 0) };
        let w = self.word(at);
        if !w.is(TimeWord::SHIFT) || self.clitics(at).has(Clitics::CONJ | Clitics::PREP) {
            return None;
        }
        let shift = Shift::from_code(w.code);
        let said = self.at(at).key;
        let verb = said == word!("مضى") || said == word!("مضت");
        if !verb && shift != Shift::Same && !self.has_al(at) {
            return None;
        }
        let (by, from): (i32, From) = match shift {
            Shift::Past => (-1, From::Publication),
            Shift::Previous => (-1, From::Publication),
            Shift::Now => (0, From::Publication),
            Shift::Next => (1, From::Publication),
            Shift::Following => (1, From::Context),
            Shift::Same => (0, From::Context),
            Shift::Latest if matches!(unit, Unit::Month | Unit::Week) => (-1, From::Publication),
            Shift::Latest | Shift::None => return None,
        };
        if far != 0 && (by.signum() != far || from == From::Context) {
            return None;
        }
        Some((by + far, from, at + 1))
    }

    /// A year, or the words that stand for one, behind a quarter, a half or a season.
    pub(crate) fn of_year(&self, i: usize) -> Option<(Year, usize)> {
        let mut at = i;
        if self.one_of(at, &[words::MIN, words::FI, words::LI]) {
            at += 1;
        }
        if let Some(y) = self.headed_year(at, false) {
            return Some((y.year, y.end));
        }
        if let Some(hit) = self.relative_period(at) {
            return match hit.when {
                When::Plus { unit: Unit::Year, by, from: From::Publication } => Some((Year::Plus(by), hit.end)),
                When::Plus { unit: Unit::Year, by, from: From::Context } => Some((Year::After(by), hit.end)),
                When::Calendar { year, part: Part::Whole, .. } => Some((year, hit.end)),
                _ => None,
            };
        }
        let w = self.word(at);
        if w.unit == Unit::Year && w.is(TimeWord::ONE) && self.has_al(at) && at > i {
            return Some((Year::Plus(0), at + 1));
        }
        let n = self.digits(at).filter(|n| (1900..=2100).contains(&n.value))?;
        let mut end = n.end;
        if self.at(end).key == word!("م") && self.at(end).glued {
            end += 1;
        }
        (!self.word(end).is(TimeWord::ONE | TimeWord::MANY)).then_some((Year::Is(n.value as i32), end))
    }

    /// `الربع الثالث من 2023`, `النصف الأول من العام`, `صيف 2015`, `هذا الصيف`, `موسم الخريف`.
    pub(crate) fn part_of_year(&self, i: usize) -> Option<Hit> {
        self.quarter_half(i).or_else(|| self.season(i))
    }

    fn quarter_half(&self, i: usize) -> Option<Hit> {
        let w = self.word(i);
        if let Some(hit) = self.term(i) {
            return Some(hit);
        }
        if !w.is(TimeWord::FRACTION) || !self.has_al(i) {
            return None;
        }
        let parts = (1000 / w.card.max(250)) as u8;
        let (n, mut end) = if self.one_of(i + 1, &LAST) {
            (parts, i + 2)
        } else {
            let n = self.ordinal(i + 1).filter(|n| n.value <= u64::from(parts))?;
            (n.value as u8, n.end)
        };
        // `الربع الرابع والأخير`
        if self.at(end).key == word!("والأخير") {
            end += 1;
        }
        let part = if parts == 4 { Part::Quarter(n) } else { Part::Half(n) };
        let when = |year| When::Calendar { hijri: false, year, part, shift: Shift::None, weekday: 0 };
        // A third is of no year that it could be told by.
        if let Some((year, end)) = self.of_year(end).filter(|_| parts != 3) {
            return Some(Hit::date(i, end, when(year), rules::QUARTER_HALF));
        }
        // The half of a month, a decade, a century: the value of the whole.
        if self.one_of(end, &[words::MIN, words::LI]) || self.word(end).is(TimeWord::ONE) {
            let at = end + usize::from(self.one_of(end, &[words::MIN, words::LI]));
            // `النصف الأول من مارس`, which could be a verb elsewhere
            if let Some(hit) = self.period(at).or_else(|| self.named_month(at).filter(|_| at > end)) {
                let modifier = side(n, parts);
                return Some(Hit { start: i, modifier: Some(modifier), rule: rules::EDGE, ..hit });
            }
        }
        // Alone: only where nothing else is halved behind it.
        let other = self.one_of(end, &[words::MIN, words::LI])
            || self.clitics(end).has(Clitics::LI)
            || self.at(end).key.at(0) == words::LI.at(0);
        // What is halved may be a match; only accounts have quarters.
        let finance = parts == 4 || self.word_before(i, 1).is(TimeWord::FINANCE) || self.clitics(i).has(Clitics::LI);
        (!other && finance && parts != 3).then(|| Hit::date(i, end, when(Year::Missing), rules::QUARTER_HALF).sure(70))
    }

    /// `الفصل الثاني من العام`, `الثلاثي الأول من سنة 2016`, `السداسي الأول`: quarters and halves of a year in the Maghreb and
    /// the Levant, where the year tells that they are none of a book or a school.
    fn term(&self, i: usize) -> Option<Hit> {
        let name = self.at(i).stem();
        let quarter = name == word!("فصل") || name == word!("ثلاثي") || name == word!("ثلاثية");
        if !quarter && name != word!("سداسي") && name != word!("سداسية") || !self.has_al(i) {
            return None;
        }
        let n = self.ordinal(i + 1).filter(|n| n.value <= if quarter { 4 } else { 2 })?;
        let (year, end) = self.of_year(n.end)?;
        let school = (n.end..end).any(|at| self.at(at).key == word!("الدراسي"));
        let part = if quarter { Part::Quarter(n.value as u8) } else { Part::Half(n.value as u8) };
        let when = When::Calendar { hijri: false, year, part, shift: Shift::None, weekday: 0 };
        (!school).then(|| Hit::date(i, end, when, rules::QUARTER_HALF).sure(80))
    }

    fn season(&self, i: usize) -> Option<Hit> {
        /// What stands before a season named for itself: `في الصيف`, `فصل الربيع`.
        const SPELLS: Words<15> = Words::new([
            word!("فصل"),
            word!("في"),
            word!("وفي"),
            word!("خلال"),
            word!("طوال"),
            word!("طيلة"),
            word!("فترة"),
            word!("قبل"),
            word!("بعد"),
            word!("منذ"),
            word!("حتى"),
            word!("بحلول"),
            word!("حلول"),
            word!("قدوم"),
            word!("مجيء"),
        ]);
        let deictic = self.deictic(i) == Some(From::Publication);
        let season = |i| self.stem(i) == word!("موسم") && !self.has_al(i);
        let at = i + usize::from(deictic || season(i) || self.at(i).key == word!("فصل"));
        let w = self.word(at);
        if !w.is(TimeWord::SEASON) {
            return None;
        }
        let al = self.has_al(at);
        let end = at + 1;
        let of = |year, shift| When::Calendar { hijri: false, year, part: Part::Season(w.code), shift, weekday: 0 };
        if deictic {
            return al.then(|| Hit::date(i, end, of(Year::Plus(0), Shift::Now), rules::SEASON));
        }
        let next = self.word(end);
        if al && next.is(TimeWord::SHIFT) && self.clitics(end).0 == Clitics::AL {
            let shift = Shift::from_code(next.code);
            return matches!(shift, Shift::Past | Shift::Next | Shift::Now | Shift::Previous)
                .then(|| Hit::date(i, end + 1, of(Year::Missing, shift), rules::SEASON));
        }
        if let Some((year, end)) = self.of_year(end).filter(|_| !al || self.one_of(end, &[words::MIN])) {
            return Some(Hit::date(i, end, of(year, Shift::None), rules::SEASON));
        }
        if !al {
            return None;
        }
        // The season for itself: behind a preposition of time, `فصل`, `موسم`.
        let year = match self.before(at, 1).key {
            k if season(at.wrapping_sub(1)) || k == word!("إجازة") || k == word!("عطلة") => Year::Plus(0),
            k if SPELLS.has(k) => Year::Missing,
            // `أواخر الصيف`
            _ if self.word_before(at, 1).is(TimeWord::EDGE) => Year::Missing,
            _ => return None,
        };
        if self.looks_definite(end) && w.code == 1 {
            return None;
        }
        Some(Hit::date(i, end, of(year, Shift::None), rules::SEASON).sure(75))
    }

    /// `التسعينيات`, `سبعينيات القرن الماضي`, `القرن التاسع عشر`, `القرن الماضي`.
    pub(crate) fn decade_or_century(&self, i: usize) -> Option<Hit> {
        let w = self.word(i);
        // `عقد السبعينيات`
        if w.unit == Unit::Decade && w.is(TimeWord::ONE) && !self.has_al(i) && self.word(i + 1).is(TimeWord::DECADE) {
            return self.decade_or_century(i + 1).map(|hit| Hit { start: i, ..hit });
        }
        if w.is(TimeWord::DECADE) && w.code > 1 {
            let mut end = i + 1;
            // `خمسينيات وستينيات القرن الماضي`: of the same.
            let both = self.word(end).is(TimeWord::DECADE) && self.clitics(end).has(Clitics::WA);
            let of = end + usize::from(both || self.at(end).key == words::MIN);
            if let Some(century) = self.century(of) {
                let when = match century.when {
                    When::Century(n) => When::Decade((n - 1) * 10 + i32::from(w.code)),
                    When::Plus { by, .. } => When::DecadeOf { decade: w.code, century: by },
                    _ => return None,
                };
                return Some(Hit::date(i, if both { end } else { century.end }, when, rules::DECADE));
            }
            // `في الخمسينيات من عمره` is an age.
            if !self.has_al(i)
                || (self.at(end).key == words::MIN && self.at(end + 1).key.starts(word!("عمر")))
                || self.at(end + 1).key == word!("العمر")
            {
                return None;
            }
            if self.at(end).key == word!("الماضية") || self.at(end).key == word!("الماضي") {
                end += 1;
            }
            let when = When::DecadeOf { decade: w.code, century: 9 };
            return Some(Hit::date(i, end, when, rules::DECADE).sure(85));
        }
        // `العقد الثالث من القرن الماضي`
        if w.unit == Unit::Decade && w.is(TimeWord::ONE) && self.has_al(i) {
            let n = if self.one_of(i + 1, &LAST) {
                Some((10, i + 2))
            } else {
                self.ordinal(i + 1).map(|n| (n.value, n.end))
            };
            if let Some((n, end)) = n.filter(|n| (1..=10).contains(&n.0))
                && self.at(end).key == words::MIN
                && let Some(century) = self.century(end + 1)
            {
                let decade = n as u8 - 1;
                let when = match century.when {
                    When::Century(c) => When::Decade((c - 1) * 10 + i32::from(decade)),
                    When::Plus { by, .. } => When::DecadeOf { decade, century: by },
                    _ => return None,
                };
                return Some(Hit::date(i, century.end, when, rules::DECADE));
            }
        }
        self.century(i)
    }

    fn century(&self, i: usize) -> Option<Hit> {
        let w = self.word(i);
        // `القرنين التاسع عشر والعشرين`
        let two = w.is(TimeWord::TWO) && self.ordinal(i + 1).is_some_and(|n| self.clitics(n.end).has(Clitics::WA));
        if w.unit != Unit::Century || !(two || w.is(TimeWord::ONE)) || !self.has_al(i) {
            return self.relative_period(i).filter(|h| matches!(h.when, When::Plus { unit: Unit::Century, .. }));
        }
        let al = usize::from(self.at(i + 1).key == words::AL);
        let digits = self.digits(i + 1 + al).filter(|n| n.value <= 30);
        if let Some(n) = digits.or_else(|| self.ordinal(i + 1)).filter(|n| n.value >= 1) {
            let mut end = n.end;
            if self.one_of(end, &[word!("الميلادي"), word!("ميلادي"), word!("للميلاد")]) {
                end += 1;
            } else if let Some(end) = self.before_christ(end) {
                return Some(Hit::date(i, end, When::BcCentury(n.value as i32), rules::CENTURY));
            } else if self.one_of(end, &[word!("الهجري"), word!("للهجرة"), word!("هجري")]) {
                // Centuries of the Hijra: the Gregorian century of their middle year.
                let year = super::hijri::month_start((n.value as i32 - 1) * 100 + 50, 1)
                    .and_then(super::date::Date::from_day_number);
                let when = When::Century(year?.year() / 100 + 1);
                return Some(Hit::date(i, end + 1, when, rules::CENTURY));
            }
            return Some(Hit::date(i, end, When::Century(n.value as i32), rules::CENTURY));
        }
        self.relative_period(i)
    }

    /// `والعشرين` behind `القرنين التاسع عشر`.
    pub(crate) fn next_century(&self, i: usize, previous: &Found) -> Option<Hit> {
        let n = self
            .ordinal(i)
            .filter(|_| self.clitics(i).has(Clitics::WA) && matches!(previous.when, When::Century(_)))?;
        Some(Hit::date(i, n.end, When::Century(n.value as i32), rules::CENTURY))
    }

    /// A period: a month, a year, a part of one, a decade, a century, or a relative one.
    fn period(&self, i: usize) -> Option<Hit> {
        let hits = [
            self.month_year(i),
            self.year(i),
            self.relative_period(i),
            self.part_of_year(i),
            self.decade_or_century(i),
        ];
        let mut best: Option<Hit> = None;
        for hit in hits.into_iter().flatten() {
            if best.is_none_or(|b| hit.end > b.end) {
                best = Some(hit);
            }
        }
        best
    }

    /// `بداية العام الحالي`, `نهاية أغسطس المقبل`, `مطلع الثمانينيات`, `منتصف 2015`.
    pub(crate) fn edge(&self, i: usize) -> Option<Hit> {
        let w = self.word(i);
        // `فاخر`: no ف before `آخر`.
        if !w.is(TimeWord::EDGE) || self.has_al(i) || self.at(i).key == word!("فاخر") {
            return None;
        }
        let modifier = side(w.code, 3);
        let hit = self
            .period(i + 1)
            .filter(|_| self.clitics(i + 1).0 & !Clitics::AL == 0)
            .or_else(|| self.nth(i + 1).filter(|_| self.has_al(i + 1)))
            .or_else(|| self.whole_period(i))
            // `منتصف يوم السبت`, `نهاية يوم أمس`
            .or_else(|| {
                let day = self.day_noun(i + 1) && self.clitics(i + 1).0 == 0 && self.at(i).key != word!("آخر");
                if day { self.weekday(i + 1).or_else(|| self.relative_day(i + 1)) } else { None }
            })
            .or_else(|| {
                // `منتصف 2015`
                let n = self.digits(i + 1).filter(|n| (1900..=2100).contains(&n.value))?;
                let counted = self.word(n.end).is(TimeWord::ONE | TimeWord::MANY);
                (!counted).then(|| Hit::date(i, n.end, When::year(Year::Is(n.value as i32), false), rules::YEAR))
            })?;
        // `فاتح ماي`, `غرة جوان 1955`: the first day.
        if (self.at(i).key.ends(word!("فاتح")) || self.at(i).key.ends(word!("غرة")))
            && let When::Calendar { hijri, year, part: Part::Month(month), shift, .. } = hit.when
        {
            let when = When::Calendar { hijri, year, part: Part::Day(month, 1), shift, weekday: 0 };
            return Some(Hit::date(i, hit.end, when, rules::DAY_MONTH_YEAR));
        }
        Some(Hit { start: i, modifier: Some(modifier), rule: rules::EDGE, ..hit })
    }

    /// `نهاية العام`, `بداية الشهر`: the present one.
    fn whole_period(&self, i: usize) -> Option<Hit> {
        let w = self.word(i + 1);
        if !w.is(TimeWord::ONE)
            || self.clitics(i + 1).0 != Clitics::AL
            || !matches!(w.unit, Unit::Week | Unit::Month | Unit::Year | Unit::Century)
        {
            return None;
        }
        // `عطلة نهاية الأسبوع` is a weekend, which may be any.
        let weekend = w.unit == Unit::Week && self.word(i).code == 3;
        let holiday = const { Words::new([word!("عطلة"), word!("إجازة"), word!("عطل"), word!("العطلة")]) }
            .has(self.before(i, 1).key);
        if weekend && holiday
            || self.looks_definite(i + 2)
                && w.unit != Unit::Month
                && !self.word(i + 2).is(TimeWord::SHIFT)
                && w.unit == Unit::Century
        {
            return None;
        }
        let end = i + 2 + usize::from(self.year_kind(i + 2));
        let when = When::Plus { unit: w.unit, by: 0, from: From::Publication };
        Some(Hit::date(i, end, when, rules::EDGE).sure(80))
    }
}
