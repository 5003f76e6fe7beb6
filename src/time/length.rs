//! Lengths of time.

use super::expr::{Amount, Hit, Length, When, Year};
use super::rules;
use super::scan::{Scan, words};
use crate::TimexType;
use crate::lexicon::Clitics;
use crate::lexicon::temporal::{Shift, TimeWord, Unit};
use crate::text::token::{Kind, Shape};
use crate::text::{Words, word};

/// A length and how it is named.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measured {
    pub(crate) length: Length,
    pub(crate) end: usize,
    /// Nothing but the unit: it needs a word before it that calls for a length.
    pub(crate) bare: bool,
    /// With a modifier that places it (`الماضية`).
    pub(crate) placed: bool,
}

impl Scan<'_> {
    /// A length: `ثلاثة أيام`, `عامين`, `ساعة ونصف`, `السنوات الخمس الماضية`, `نصف قرن`.
    pub(crate) fn length(&self, i: usize) -> Option<Hit> {
        if let Some(hit) = self.ordinal_length(i) {
            return Some(hit);
        }
        let m = self.measured(i)?;
        // `الموسمين الماضيين`, `المواسم الأربعة الماضية`: relative seasons of sports are none.
        // Nor `الدقائق الأخيرة` of a match.
        let main = m.length.main;
        if m.placed
            && (main.unit == Unit::Sport || main.n.is_none() && matches!(main.unit, Unit::Minute | Unit::Second))
        {
            return None;
        }
        if m.bare && !self.length_cue(i, m.end) {
            return None;
        }
        let vague = m.length.main.n.is_none();
        let rule = if vague { rules::VAGUE_LENGTH } else { rules::LENGTH };
        Some(Hit::new(i, m.end, TimexType::Duration, When::Lasts(m.length), rule).sure(if m.bare { 75 } else { 92 }))
    }

    /// `عامها الثامن`, `اليوم الثالث على التوالي`, `الأسبوع الثامن والعشرين` of a pregnancy.
    fn ordinal_length(&self, i: usize) -> Option<Hit> {
        let w = self.word(i);
        let own = w.is(TimeWord::OWN) && !self.has_al(i);
        let week = w.unit == Unit::Week && w.is(TimeWord::ONE) && self.has_al(i);
        let row = w.is(TimeWord::ONE)
            && self.has_al(i)
            && matches!(w.unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year);
        if !own && !row {
            return None;
        }
        let n = self.ordinal(i + 1)?;
        let in_a_row = self.at(n.end).key == word!("تواليا")
            || self.at(n.end).key == words::ALA && self.at(n.end + 1).key == word!("التوالي");
        if !(own || in_a_row || week && n.value > 5) {
            return None;
        }
        let length = Length { main: Amount { n: Some(n.value * 1000), unit: w.unit }, more: None };
        Some(Hit::new(i, n.end, TimexType::Duration, When::Lasts(length), rules::AGE).sure(80))
    }

    /// Whether what stands around a bare unit calls for a length.
    fn length_cue(&self, i: usize, end: usize) -> bool {
        let w = self.word(i);
        // `خلال أشهر (أغسطس، وسبتمبر)`, `خلال أشهر يونيو ويوليو`
        let bracket = usize::from(self.at(end).ch == '(');
        if w.unit == Unit::Month && self.month_name(end + bracket, true).is_some() {
            return false;
        }
        if self.again(i) {
            return false;
        }
        const AGO: Words<3> = Words::new([words::QABLA, words::BAAD, word!("منذ")]);
        // `خلال أيام الصيف`, `طوال أيام المهرجان`: which ones, not how long.
        if w.is(TimeWord::MANY)
            && w.unit < Unit::Year
            && self.looks_definite(end)
            && (self.word(end).roles & !(TimeWord::SHIFT | TimeWord::EXTENT) != 0
                || matches!(w.unit, Unit::Day | Unit::Hour) && !AGO.has(self.before(i, 1).key))
        {
            return false;
        }
        // `مواسم 1984، 1985`
        if w.unit == Unit::Sport && self.at(end).kind == Kind::Number {
            return false;
        }
        // `بعدها بأيام`, `قبل وفاته بشهر`
        let bi = self.clitics(i).has(Clitics::BI) && !self.has_al(i);
        let from = |key: crate::text::Key| {
            [words::QABLA, words::BAAD].iter().any(|from| key.starts(*from) || key.skip(1).starts(*from))
        };
        if bi && (1..=4).any(|n| self.before(i, n).kind == Kind::Word && from(self.before(i, n).key)) {
            return true;
        }
        let li = self.clitics(i).has(Clitics::LI) && !self.has_al(i) && self.clitics(i).0 & Clitics::CONJ == 0;
        let mut n = 1;
        // `أكثر من عام`, `بعد نحو شهر`
        if self.before(i, 1).key == words::MIN {
            let far = self.word_before(i, 2);
            return far.is(TimeWord::COUNT_CUE) && far.is(TimeWord::LENGTH_CUE) || self.at(end).key == word!("الزمن");
        }
        if self.before(i, n).key == words::LI || self.before(i, n).kind == Kind::Mark {
            n += 1;
        }
        let cue = self.word_before(i, n);
        let cued = cue.is(TimeWord::LENGTH_CUE) && !self.clitics(i).has(Clitics::CONJ | Clitics::PREP);
        // `عقد` is a contract and holding a meeting too.
        if w.is(TimeWord::ONE)
            && w.unit == Unit::Decade
            && (li || self.at(end).kind == Kind::Word && !self.one_of(end, &[words::MIN, words::ALA]))
        {
            return false;
        }
        // `لا تقل مدته عن سنة`, `أسابيع أو شهور`
        const MEASURES: Words<8> = Words::new([
            word!("تزيد"),
            word!("يزيد"),
            word!("تقل"),
            word!("يقل"),
            word!("مدته"),
            word!("مدتها"),
            word!("زادت"),
            word!("تربو"),
        ]);
        if self.before(i, 1).key == word!("عن") && MEASURES.has(self.before(i, 2).key) && !self.has_al(i) {
            return true;
        }
        if self.before(i, 1).key == word!("أو")
            && self.word_before(i, 2).is(TimeWord::MANY)
            && w.is(TimeWord::MANY)
            && !self.has_al(i)
        {
            return true;
        }
        // `غاب شهرا`; `نظم أسبوعا ثقافيا` is none.
        let whole = self.at(i).key == word!("شهرا") || self.at(i).key == word!("أسبوعا");
        let event = self.at(end).key.ends(word!("يا"))
            || self.clitics(end).has(Clitics::LI)
            || self.at(end).key.starts(word!("لل"));
        if whole && self.before(i, 1).kind == Kind::Word && !event {
            return true;
        }
        if w.is(TimeWord::ONE) && self.has_al(i) {
            // `لا تتجاوز الشهر`; `خلال العام` may name this year.
            const VERBS: Words<5> =
                Words::new([word!("تتجاوز"), word!("يتجاوز"), word!("تجاوز"), word!("مدة"), word!("قرابة")]);
            return VERBS.has(self.before(i, 1).key) && self.clitics(i).0 == Clitics::AL;
        }
        if w.is(TimeWord::ONE) && matches!(w.unit, Unit::Day | Unit::Second) && !li {
            // `قبل يوم`, `خلال يوم`; but `كل يوم` recurs and `نحو يوم` leads on.
            return cued
                && const {
                    Words::new([word!("قبل"), word!("بعد"), word!("خلال"), word!("لمدة"), word!("منذ"), word!("غضون")])
                }
                .has(self.before(i, 1).key);
        }
        if self.has_al(i) {
            return const { Words::new([word!("مر"), word!("مدى"), word!("مدار"), word!("عبر")]) }
                .has(self.before(i, 1).key)
                && w.is(TimeWord::MANY);
        }
        cued && cue.unit == Unit::None
            || li && (w.is(TimeWord::MANY) || matches!(w.unit, Unit::Week | Unit::Hour | Unit::Month))
    }

    /// Reads a length at `i`.
    pub(crate) fn measured(&self, i: usize) -> Option<Measured> {
        let w = self.word(i);
        let al = self.has_al(i);
        // `نصف ساعة`, `ثلاثة أرباع الساعة`
        if w.is(TimeWord::FRACTION) && !al {
            let unit = self.word(i + 1);
            let plain = self.clitics(i + 1).0 & !Clitics::AL == 0;
            // `في نصف شهر مارس`: the month.
            let month = unit.unit == Unit::Month && self.month_name(i + 2, true).is_some();
            if unit.is(TimeWord::ONE) && plain && !month && !matches!(unit.unit, Unit::Sport | Unit::Second) {
                if self.has_al(i + 1) && !matches!(unit.unit, Unit::Hour | Unit::Century) {
                    return None;
                }
                let n = u64::from(w.card);
                return Some(self.behind(Measured {
                    length: one(n, unit.unit),
                    end: i + 2,
                    bare: false,
                    placed: false,
                }));
            }
            return None;
        }
        if w.is(TimeWord::TWO) {
            // `سنتين إلى 72.18 دولارا` are cents, `الدقيقتين 12 و67` those of a match.
            let next = self.at(i + 1);
            let cents = next.key == words::ILA && self.at(i).key == word!("سنتين");
            if cents && (2..6).any(|n| self.at(i + n).key.starts(word!("دولار")))
                || w.unit == Unit::Minute && al && next.kind == Kind::Number
            {
                return None;
            }
            let length = one(2000, w.unit);
            let end = i + 1;
            // `عقدين` are contracts too.
            let bare = matches!(w.unit, Unit::Decade)
                && !self.one_of(end, &[words::MIN, word!("كاملين")])
                && !self.word(end).is(TimeWord::SHIFT);
            return Some(self.behind(self.with_more(Measured { length, end, bare, placed: false })));
        }
        if w.is(TimeWord::ONE | TimeWord::MANY) && !w.is(TimeWord::CARD) {
            return self.unit_first(i);
        }
        // `بضع سنوات`, `مئات السنين`, `عدة أشهر`
        if w.is(TimeWord::SOME) && !al {
            let unit = self.word(i + 1);
            if unit.is(TimeWord::MANY) && self.clitics(i + 1).0 & !Clitics::AL == 0 {
                return Some(self.behind(Measured {
                    length: vague(unit.unit),
                    end: i + 2,
                    bare: false,
                    placed: false,
                }));
            }
        }
        // `24 ساعة`, `ثلاثة أيام`, `الأربع سنوات الماضية`, `الـ24 ساعة الماضية`
        let mut n = self.cardinal(i).or_else(|| self.decimal(i))?;
        // `(30) عاما`
        n.end += usize::from(self.in_brackets(i, n.end));
        // `ثلاثة أرباع الساعة`
        let unit = self.word(n.end + 1);
        if self.at(n.end).key == word!("أرباع") && unit.is(TimeWord::ONE) {
            return Some(Measured {
                length: one(n.value.saturating_mul(250), unit.unit),
                end: n.end + 2,
                bare: false,
                placed: false,
            });
        }
        let unit = self.word(n.end);
        if !unit.is(TimeWord::ONE | TimeWord::MANY)
            || self.clitics(n.end).0 & !Clitics::AL != 0
            || unit.unit == Unit::None
            || self.at(n.end + 1).key == word!("ضوئية")
        {
            return None;
        }
        // `في المواقع الثلاث العام المقبل`: words from three to ten count plurals.
        if !n.digits && (3..=10).contains(&n.value) && !unit.is(TimeWord::MANY)
            || unit.is(TimeWord::ONE) && self.has_al(n.end)
        {
            return None;
        }
        // `إحدى أشهر` is one of the most famous.
        if self.has_al(n.end) && !al || n.value == 0 || (n.value == 1 && unit.is(TimeWord::MANY)) {
            return None;
        }
        // `5 مايو`, `3 شهر مارس`; a number of the day before a month is no length.
        if unit.unit == Unit::Month
            && unit.is(TimeWord::ONE)
            && self.month_name(n.end + 1, true).is_some()
            && n.value <= 31
        {
            return None;
        }
        // `المركز 48 عام 1991`, `8 بالمئة سنة 2020`, `قتل 3 يوم الأحد`: the unit heads a date of its own.
        let dated = unit.is(TimeWord::ONE)
            && match unit.unit {
                Unit::Year => self.headed_year(n.end, false).is_some_and(|y| matches!(y.year, Year::Is(1000..))),
                Unit::Day => self.weekday_head(n.end).is_some() || self.day_month(n.end).is_some(),
                _ => false,
            };
        if dated {
            return None;
        }
        let thousandths = if n.value >= u64::MAX / 4000 { n.value } else { n.value.saturating_mul(1000) };
        let thousandths = if self.at(i + 1).ch == '.' || self.at(i + 1).ch == ',' && n.end == i + 3 {
            self.decimal_thousandths(i)?
        } else {
            thousandths
        };
        let length = one(thousandths, unit.unit);
        // `الأربعة أشهر الأولى`
        let first = al && self.word(n.end + 1).ord == 1 && self.has_al(n.end + 1);
        let end = n.end + 1 + usize::from(first);
        Some(self.behind(self.with_more(Measured { length, end, bare: false, placed: false })))
    }

    /// Whether brackets stand around the number from `i` to `end` (`(30) عاما`).
    pub(crate) fn in_brackets(&self, i: usize, end: usize) -> bool {
        self.before(i, 1).ch == '(' && self.at(end).ch == ')'
    }

    /// `1.5`, `2,5`: a decimal number; its value is rounded.
    fn decimal(&self, i: usize) -> Option<super::number::Number> {
        let (a, sign, b) = (self.at(i), self.at(i + 1), self.at(i + 2));
        let whole =
            a.kind == Kind::Number && sign.glued && sign.kind == Kind::Other && matches!(sign.ch, '.' | ',' | '٫');
        (whole && b.glued && b.kind == Kind::Number && !self.at(i + 3).glued && b.span.len() <= 4)
            .then_some(super::number::Number { value: u64::from(a.num), end: i + 3, digits: true })
    }

    fn decimal_thousandths(&self, i: usize) -> Option<u64> {
        let b = self.at(i + 2);
        let digits = b.span.of(self.text).chars().count() as u32;
        let scale = 10u64.checked_pow(3u32.checked_sub(digits)?)?;
        // Three digits behind a comma part thousands: `1,500 سنة`.
        if digits == 3 {
            return Some(u64::from(self.at(i).num) * 1_000_000 + u64::from(b.num) * 1000);
        }
        Some(u64::from(self.at(i).num) * 1000 + u64::from(b.num) * scale)
    }

    /// A unit with nothing before it: `سنوات طويلة`, `السنوات الخمس الماضية`, `عام ونصف`, `شهر واحد`, `الأيام المقبلة`.
    fn unit_first(&self, i: usize) -> Option<Measured> {
        let w = self.word(i);
        let al = self.has_al(i);
        let many = w.is(TimeWord::MANY);
        let mut end = i + 1;
        let mut length = if many { vague(w.unit) } else { one(1000, w.unit) };
        if al && many {
            // `السنوات الخمس الماضية`, `الأشهر الـ12 الماضية`
            let next = self.word(end);
            if next.is(TimeWord::CARD) && self.has_al(end) && next.card < 100 {
                length = one(u64::from(next.card) * 1000, w.unit);
                end += 1;
                let tens = self.word(end);
                if tens.is(TimeWord::CARD)
                    && self.clitics(end).has(Clitics::WA)
                    && self.has_al(end)
                    && tens.card < 100
                    && next.card < 10
                {
                    length = one(u64::from(next.card + tens.card) * 1000, w.unit);
                    end += 1;
                } else if tens.is(TimeWord::CARD) && tens.card == 10 && self.clitics(end).0 == 0 && next.card < 10 {
                    length = one(u64::from(next.card + 10) * 1000, w.unit);
                    end += 1;
                }
            } else if self.at(end).key == words::AL && self.at(end + 1).kind == Kind::Number {
                let n = self.digits(end + 1)?;
                length = one(n.value.saturating_mul(1000), w.unit);
                end = n.end;
            }
            let counted = end > i + 1;
            while self.word(end).is(TimeWord::EXTENT) && self.has_al(end) {
                end += 1;
            }
            let shift = self.word(end);
            let placed = shift.is(TimeWord::SHIFT)
                && self.has_al(end)
                && self.clitics(end).0 == Clitics::AL
                && !matches!(Shift::from_code(shift.code), Shift::Same | Shift::Now);
            if placed {
                end += 1;
            } else {
                // `الأشهر التسعة الأولى`
                let first = self.word(end);
                if counted && (first.is(TimeWord::ORD) && first.ord == 1 && self.has_al(end)) {
                    end += 1;
                } else if !counted {
                    return Some(Measured { length, end: i + 1, bare: true, placed: false });
                }
            }
            return Some(Measured { length, end, bare: false, placed });
        }
        if al {
            // `الساعة الماضية`
            return Some(Measured { length, end, bare: true, placed: false });
        }
        if w.is(TimeWord::ONE) {
            let next = self.word(end);
            let solo = next.is(TimeWord::CARD) && next.card == 1 && self.clitics(end).0 == 0;
            if solo {
                end += 1;
                return Some(self.behind(Measured { length, end, bare: w.unit == Unit::Decade, placed: false }));
            }
            let plain = Measured { length, end, bare: true, placed: false };
            let more = self.with_more(plain);
            if more.end > end {
                return Some(Measured { bare: false, ..self.behind(more) });
            }
            if next.is(TimeWord::EXTENT) && self.clitics(end).0 == 0 && self.at(end).key.head(4) == word!("كامل") {
                return Some(Measured { end: end + 1, bare: false, ..plain });
            }
            return Some(plain);
        }
        // Plural without article.
        let mut adjective = false;
        while self.word(end).is(TimeWord::EXTENT) && !self.has_al(end) && self.clitics(end).0 & Clitics::PREP == 0 {
            end += 1;
            adjective = true;
        }
        // `لقرون قادمة`
        let shift = self.word(end);
        let placed = shift.is(TimeWord::SHIFT)
            && self.clitics(end).0 == 0
            && self.at(end).shape.has(Shape::TA_MARBUTA)
            && !matches!(Shift::from_code(shift.code), Shift::Same | Shift::Now | Shift::Latest);
        end += usize::from(placed);
        let behind = self.behind(Measured { length, end, bare: false, placed });
        let other = matches!(w.unit, Unit::Decade | Unit::Sport);
        let bare = behind.end == end && !placed && (!adjective || other);
        Some(Measured { bare, ..behind })
    }

    /// What is added: `ونصف`, `وثلاثة أشهر`, `و20 دقيقة`.
    fn with_more(&self, m: Measured) -> Measured {
        let main = m.length.main;
        let lone = self.at(m.end).key == words::WA;
        if !lone && !self.clitics(m.end).has(Clitics::WA) {
            return m;
        }
        let at = m.end + usize::from(lone);
        let w = self.word(at);
        if w.is(TimeWord::FRACTION) {
            let unit = self.word(at + 1);
            // `ونصف الساعة`, `ونصف شهر` say the unit again.
            let again = unit.unit == main.unit && unit.is(TimeWord::ONE) && self.clitics(at + 1).0 & !Clitics::AL == 0;
            let own = !unit.is(TimeWord::ONE | TimeWord::MANY);
            if (again || own) && (!self.has_al(at)) {
                let n = main.n.map(|n| n + u64::from(w.card));
                return Measured {
                    length: Length { main: Amount { n, unit: main.unit }, more: None },
                    end: at + 1 + usize::from(again),
                    ..m
                };
            }
            return m;
        }
        let (n, unit_at) = if w.is(TimeWord::TWO) {
            (2000, at)
        } else if w.is(TimeWord::ONE) && w.unit != Unit::None && !self.has_al(at) {
            (1000, at)
        } else if let Some(n) = self.cardinal(at) {
            (n.value.saturating_mul(1000), n.end)
        } else {
            return m;
        };
        let unit = self.word(unit_at);
        let smaller = unit.is(TimeWord::ONE | TimeWord::MANY | TimeWord::TWO)
            && unit.unit < main.unit
            && unit.unit != Unit::None
            && !self.has_al(unit_at);
        if !smaller || (unit_at > at && self.clitics(unit_at).0 != 0) || unit.unit == Unit::Sport {
            return m;
        }
        Measured { length: Length { main, more: Some(Amount { n: Some(n), unit: unit.unit }) }, end: unit_at + 1, ..m }
    }

    /// Adjectives and modifiers behind: `كاملة`, `الماضية`.
    fn behind(&self, mut m: Measured) -> Measured {
        let w = self.word(m.end);
        if w.is(TimeWord::EXTENT) && self.clitics(m.end).0 & (Clitics::PREP | Clitics::CONJ) == 0 {
            m.end += 1;
        }
        let w = self.word(m.end);
        if w.is(TimeWord::SHIFT)
            && self.clitics(m.end).0 & (Clitics::PREP | Clitics::CONJ) == 0
            && (self.has_al(m.end) || self.at(m.end).key == word!("مضت"))
        {
            let shift = Shift::from_code(w.code);
            if matches!(shift, Shift::Past | Shift::Next | Shift::Following | Shift::Latest | Shift::Previous) {
                m.end += 1;
                m.placed = true;
            }
        }
        // `قرنين من الزمن`
        if self.at(m.end).key == words::MIN && self.at(m.end + 1).key == word!("الزمن") {
            m.end += 2;
        }
        m
    }
}

pub(crate) fn one(n: u64, unit: Unit) -> Length {
    Length { main: Amount { n: Some(n), unit }, more: None }
}

pub(crate) fn vague(unit: Unit) -> Length {
    Length { main: Amount { n: None, unit }, more: None }
}
