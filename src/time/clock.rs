//! Clock times and parts of the day.

use super::expr::{From, Hit, Tod, When, Zone};
use super::numeric::Numeric;
use super::rules;
use super::scan::{Scan, words};
use crate::TimexType;
use crate::lexicon::Clitics;
use crate::lexicon::nouns::Noun;
use crate::lexicon::temporal::{DayPart, Shift, TimeWord, Unit};
use crate::text::token::Kind;
use crate::text::{Key, Words, word};

impl Scan<'_> {
    /// `الساعة 15:30`, `الساعة الثالثة والنصف فجرا`, `العاشرة إلا ربعا مساء`, `17:08 ت م`.
    pub(crate) fn clock(&self, i: usize) -> Option<Hit> {
        const HEADS: [Key; 3] = [word!("الساعة"), word!("للساعة"), word!("بالساعة")];
        let headed = HEADS.iter().any(|k| self.is(i, *k));
        let mut at = i + usize::from(headed);
        // `الساعة الـ11 صباحا`, `الساعة (08:00 بتوقيت غرينتش)`
        let open = headed && self.at(at).ch == '(' && self.at(at).kind == Kind::Mark;
        at += usize::from(open || headed && self.at(at).key == words::AL);
        let (mut hour, mut minute, second, mut end);
        let mut exact = false;
        if let Some((h, m)) = self.four_digits(at).filter(|_| headed) {
            (hour, minute, second, end, exact) = (h, m, None, at + 1, true);
        } else if let Some((Numeric::Clock(h, m, s), e)) = self.numeric(at) {
            (hour, minute, second, end, exact) = (h, m, s, e, true);
        } else if let Some((h, m, e)) =
            self.dotted_clock(at, headed).filter(|c| headed || self.part_behind(c.2).is_some())
        {
            (hour, minute, second, end, exact) = (h, m, None, e, true);
        } else {
            let n = if headed {
                self.digits(at).or_else(|| self.ordinal(at)).or_else(|| self.cardinal(at)).or_else(|| self.one(at))?
            } else {
                // Without `الساعة` only an ordinal (or a small number) before a part of the day.
                self.ordinal(at)
                    .or_else(|| self.one(at))
                    .filter(|n| self.is_hour(at) || self.at(n.end).key == word!("إلا"))
                    .or_else(|| self.digits(at))?
            };
            // `على مدار الساعة سبعة أيام`: the number counts what stands behind it.
            if n.value > 24
                || (!headed && (n.value > 12 || n.value == 0))
                || self.word(n.end).is(TimeWord::MANY) && self.clitics(n.end).0 == 0
            {
                return None;
            }
            (hour, minute, second, end) = (n.value as u8, 0, None, n.end);
            if let Some((m, e)) = self.minutes(end) {
                if m < 0 {
                    hour = if hour <= 1 { 12 } else { hour - 1 };
                    minute = (60 + m) as u8;
                } else {
                    minute = m as u8;
                }
                end = e;
                exact = true;
            }
            // `الساعة الخامسة والنصف (17:30)`
            if headed
                && self.at(end).ch == '('
                && let Some((Numeric::Clock(h, m, _), e)) = self.numeric(end + 1)
                && self.at(e).ch == ')'
            {
                (hour, minute, end, exact) = (h, m, e + 1, true);
            }
        }
        // `من بعد الظهر`
        let of =
            end + usize::from(self.at(end).key == words::MIN && self.one_of(end + 1, &[words::BAAD, words::QABLA]));
        let part = self.part_behind(of).or_else(|| self.half_of_day(end).filter(|_| headed || exact));
        if let Some((part, e)) = part {
            hour = on_24_hours(hour, part);
            end = e;
        }
        let shared = if part.is_none() { self.part_of_both(i, end, hour, headed) } else { None };
        if let Some(part) = shared {
            hour = on_24_hours(hour, part);
        }
        // `بتوقيت غرينتش`, before the day or behind it
        let early = self.zone(end);
        end = early.map_or(end, |(_, behind)| behind);
        let mut hit = Hit::new(i, end, TimexType::Time, When::Open, rules::CLOCK);
        // `من مساء أمس`, `من صباح الثلاثاء`
        let of = end + usize::from(self.at(end).key == words::MIN);
        if let Some(day) = self.day_part(of) {
            if part.is_none()
                && let Tod::Part(p) = day.tod
            {
                hour = on_24_hours(hour, p);
            }
            hit.end = day.end;
            hit.when = day.when;
        } else if (of > end || headed && self.clitics(of).0 & !Clitics::AL == 0)
            && let Some(day) = self.point(of).filter(Hit::is_day)
        {
            hit.end = day.end;
            hit.when = day.when;
        }
        let zone = early.or_else(|| self.zone(hit.end));
        let zoned = zone.is_some();
        let mut told = Zone::Untold;
        if let Some((zone, e)) = zone {
            told = zone;
            hit.end = hit.end.max(e);
        }
        hit.end += usize::from(open && self.at(hit.end).ch == ')');
        let dated = !matches!(hit.when, When::Open);
        let placed = headed || part.is_some() || shared.is_some() || zoned || dated;
        if !(placed || exact && self.clock_position(i, end)) || (hour == 24 && minute > 0) || hour > 24 {
            return None;
        }
        // A number alone before a part of the day may count something else; an ordinal may be no hour.
        if !headed
            && !exact
            && shared.is_none()
            && self.at(at).kind == Kind::Number
            && part.is_none_or(|p| p.1 <= end.wrapping_sub(2))
        {
            return None;
        }
        if !headed && !exact && part.or(shared.map(|p| (p, 0))).is_none() && !zoned && self.day_part(of).is_none() {
            return None;
        }
        Some(hit.at(Tod::Clock { hour, minute, second, zone: told }).sure(if placed { 95 } else { 70 }))
    }

    /// The part of the day behind the second of two hours, which is that of the first too
    /// (`من الساعة الثالثة إلى الرابعة مساء`), unless the second would come before the first.
    fn part_of_both(&self, i: usize, end: usize, hour: u8, headed: bool) -> Option<DayPart> {
        let from = self.is(i.wrapping_sub(1), words::MIN) || self.is(i.wrapping_sub(1), words::BAYN);
        if !(from || headed) || hour > 12 {
            return None;
        }
        let lone = self.one_of(end, &[words::ILA, words::HATTA, words::WA, word!("وحتى"), word!("وإلى")]);
        if !lone && !self.clitics(end).has(Clitics::WA) {
            return None;
        }
        let at = end + usize::from(lone);
        let at = at + usize::from(self.is(at, word!("الساعة")));
        let (other, end) = match self.numeric(at) {
            Some((Numeric::Clock(h, ..), end)) => (h, end),
            _ => {
                let n = self.digits(at).or_else(|| self.ordinal(at)).or_else(|| self.one(at))?;
                (u8::try_from(n.value).ok()?, self.minutes(n.end).map_or(n.end, |m| m.1))
            }
        };
        let (part, _) = self.part_behind(end).filter(|_| other <= 12)?;
        (on_24_hours(hour, part) < on_24_hours(other, part)).then_some(part)
    }

    /// `1800` behind `الساعة`: the hours and the minutes.
    fn four_digits(&self, i: usize) -> Option<(u8, u8)> {
        let n = self.digits(i)?.value;
        let long = self.at(i).span.of(self.text).chars().count() == 4;
        (long && n < 2400 && n % 100 < 60).then_some(((n / 100) as u8, (n % 100) as u8))
    }

    /// Whether the ordinal at `i` without `الساعة` can be an hour: feminine, and no adjective of the noun before it
    /// (`للمرة الأولى مساء السبت`, `دورته العاشرة مساء أمس`).
    fn is_hour(&self, i: usize) -> bool {
        const OWN: [Key; 4] = [word!("ته"), word!("تها"), word!("تهم"), word!("تنا")];
        let feminine = self.at(i).key.ends(word!("ة")) || self.word(i).ord == 1;
        let before = self.before(i, 1);
        let name = self.word_before(i, 1).is(TimeWord::WEEKDAY | TimeWord::ORD | TimeWord::CARD)
            || before.word.kinds() & Noun::METONYM != 0;
        let noun = self.looks_definite(i.wrapping_sub(1))
            && (before.key.ends(word!("ة")) || before.key.ends(word!("ات")))
            && !name;
        feminine && !noun && !OWN.iter().any(|own| before.key.ends(*own))
    }

    /// `9.30`; `12,00` behind `الساعة`.
    fn dotted_clock(&self, i: usize, headed: bool) -> Option<(u8, u8, usize)> {
        let (h, sign, m) = (self.at(i), self.at(i + 1), self.at(i + 2));
        let dot = sign.ch == '.' || headed && matches!(sign.ch, ',' | '،');
        let shape = h.kind == Kind::Number && dot && sign.glued && m.glued && m.kind == Kind::Number;
        (shape && h.num < 24 && m.num < 60 && m.span.len() >= 2 && !self.at(i + 3).glued).then_some((
            h.num as u8,
            m.num as u8,
            i + 3,
        ))
    }

    /// `الواحدة`
    fn one(&self, i: usize) -> Option<super::number::Number> {
        let w = self.word(i);
        (w.is(TimeWord::CARD) && w.card == 1 && self.has_al(i)).then_some(super::number::Number {
            value: 1,
            end: i + 1,
            digits: false,
        })
    }

    /// What is added to the hour (`والنصف`, `و20 دقيقة`, `إلا ربعا`), and where it ends.
    fn minutes(&self, i: usize) -> Option<(i32, usize)> {
        let less = self.at(i).key == word!("إلا");
        let lone_and = self.at(i).key == words::WA;
        if !less && !lone_and && !self.clitics(i).has(Clitics::WA) {
            return None;
        }
        let at = i + usize::from(less || lone_and);
        let sign = if less { -1 } else { 1 };
        let w = self.word(at);
        const OTHER: [(Key, i32); 3] = [(word!("ربعا"), 15), (word!("ثلثا"), 20), (word!("نصفا"), 30)];
        if let Some((_, m)) = OTHER.iter().find(|(k, _)| self.at(at).key == *k || self.at(at).key.skip(1) == *k) {
            return Some((sign * m, at + 1));
        }
        if w.is(TimeWord::FRACTION) {
            let m = match w.card {
                250 => 15,
                333 => 20,
                500 => 30,
                _ => return None,
            };
            return Some((sign * m, at + 1));
        }
        let n = self.cardinal(at).filter(|n| (1..60).contains(&n.value))?;
        let minutes = self.word(n.end);
        (minutes.unit == Unit::Minute).then_some((sign * n.value as i32, n.end + 1))
    }

    /// `ص`, `م`, `PM` behind an hour.
    fn half_of_day(&self, i: usize) -> Option<(DayPart, usize)> {
        let said = self.at(i).key;
        if said == word!("ص") || said == word!("am") {
            Some((DayPart::Morning, i + 1))
        } else {
            (said == word!("م") || said == word!("pm")).then_some((DayPart::Afternoon, i + 1))
        }
    }

    /// A part of the day behind an hour: `صباحا`, `بعد الظهر`, `الفجر`, `من مساء`.
    fn part_behind(&self, i: usize) -> Option<(DayPart, usize)> {
        let w = self.word(i);
        // `بعد الزوال`, as the Maghreb says.
        const NOON: [Key; 3] = [word!("الظهر"), word!("ظهر"), word!("الزوال")];
        if self.at(i).key == words::BAAD || self.at(i).key == words::QABLA {
            let before = self.at(i).key == words::QABLA;
            let next = self.word(i + 1);
            // `الثانية بعد منتصف الليل`
            if next.is(TimeWord::EDGE) && next.code == 2 && self.at(i + 2).key == word!("الليل") {
                return Some((DayPart::Night, i + 3));
            }
            if NOON.contains(&self.at(i + 1).key) {
                // `بعد ظهر الثلاثاء` names the day too.
                if self.at(i + 1).key == word!("ظهر") {
                    return None;
                }
                return Some((if before { DayPart::Morning } else { DayPart::Afternoon }, i + 2));
            }
            return (next.is(TimeWord::PART) && self.has_al(i + 1))
                .then_some((if before { DayPart::Afternoon } else { DayPart::Evening }, i + 2));
        }
        let adverb = w.is(TimeWord::PART_ADVERB) && self.clitics(i).0 == 0;
        // `مساء` is an adverb too where no day follows.
        let evening = self.at(i).key == word!("مساء");
        if adverb || evening {
            if evening && self.point(i + 1).is_some_and(|h| h.is_day()) {
                return None;
            }
            return Some((w.part, i + 1));
        }
        (w.is(TimeWord::PART) && self.clitics(i).0 == Clitics::AL).then_some((w.part, i + 1))
    }

    /// `بتوقيت غرينتش`, `ت م`, `ت.غ`, `GMT`: the zone, and where it ends.
    fn zone(&self, i: usize) -> Option<(Zone, usize)> {
        let open = usize::from(self.at(i).kind == Kind::Mark && self.at(i).ch == '(');
        let at = i + open;
        let (zone, mut end) = if const {
            Words::new([word!("بتوقيت"), word!("بالتوقيت"), word!("توقيت"), word!("التوقيت"), word!("وفق")])
        }
        .has(self.at(at).key)
        {
            let mut end = at + 1;
            let mut w = self.word(end);
            while self.one_of(end, &[word!("التوقيت"), word!("توقيت")]) {
                end += 1;
                w = self.word(end);
            }
            // `بتوقيت شرق الولايات المتحدة` has no zone that is known here.
            if !w.is(TimeWord::ZONE) {
                return None;
            }
            let zone = if w.code == 255 { Zone::Named } else { Zone::Offset((i16::from(w.code) - 48) * 15) };
            end += 1;
            const MORE: [Key; 7] = [
                word!("المكرمة"),
                word!("العربية"),
                word!("السعودية"),
                word!("المتحدة"),
                word!("العالمي"),
                word!("الصيفي"),
                word!("العربية"),
            ];
            while self.one_of(end, &MORE) {
                end += 1;
            }
            (zone, end)
        } else if self.at(at).key == word!("ت") {
            // `ت م`, `ت.غ`, `ت غ`: the time of the Kingdom, of Greenwich.
            let dot = usize::from(self.at(at + 1).ch == '.');
            let zone = match self.at(at + 1 + dot).key {
                k if k == word!("م") => Zone::Offset(180),
                k if k == word!("غ") || k == word!("ج") => Zone::Offset(0),
                _ => return None,
            };
            (zone, at + 2 + dot)
        } else if const { Words::new([word!("gmt"), word!("utc"), word!("جمت")]) }.has(self.at(at).key) {
            (Zone::Offset(0), at + 1)
        } else {
            return None;
        };
        if open == 1 {
            if self.at(end).ch != ')' {
                return None;
            }
            end += 1;
        }
        Some((zone, end))
    }

    /// Whether hours and minutes alone can stand at `i`: behind a preposition, in brackets, or alone in the line.
    fn clock_position(&self, i: usize, end: usize) -> bool {
        let before = self.before(i, 1);
        const PLACES: Words<9> = Words::new([
            word!("عند"),
            word!("حتى"),
            word!("في"),
            word!("الى"),
            word!("من"),
            word!("تمام"),
            word!("بين"),
            word!("منذ"),
            word!("حوالي"),
        ]);
        PLACES.has(before.key) && before.kind == Kind::Word
            || (i == 0 && end == self.tokens.len())
            || (before.ch == '(' && self.at(end).ch == ')')
            || (before.kind == Kind::Dash && self.word_before(i, 2).is(TimeWord::WEEKDAY))
    }

    /// `صباح الثلاثاء`, `مساء أمس`, `بعد ظهر اليوم`, `ليلة الجمعة`, `هذا المساء`, `الليلة الماضية`.
    pub(crate) fn day_part(&self, i: usize) -> Option<Hit> {
        let today = When::Plus { unit: Unit::Day, by: 0, from: From::Publication };
        // `هذا الصباح`, `تلك الليلة`; but `ذلك العصر` is an age.
        if let Some(from) = self.deictic(i) {
            let w = self.word(i + 1);
            let rule = if from == From::Context { rules::CONTEXT } else { rules::DAY_PART };
            let when = When::Plus { unit: Unit::Day, by: 0, from };
            return (w.is(TimeWord::PART) && self.clitics(i + 1).0 == Clitics::AL && w.part != DayPart::Afternoon)
                .then(|| Hit::date(i, i + 2, when, rule).at(Tod::Part(w.part)));
        }
        // `غروب الشمس`
        if [word!("غروب"), word!("شروق")].contains(&self.at(i).key) && self.at(i + 1).key == word!("الشمس")
        {
            let part = if self.at(i).key == word!("غروب") { DayPart::Evening } else { DayPart::Morning };
            return Some(Hit::date(i, i + 2, When::Open, rules::DAY_PART).at(Tod::Part(part)).sure(80));
        }
        // `بعد ظهر الثلاثاء`, `منتصف ليل الثلاثاء`
        let noon = self.at(i + 1).key == word!("ظهر") || self.at(i + 1).key == word!("زوال");
        let after_noon = noon && (self.is(i, words::BAAD) || self.is(i, words::QABLA));
        let mid = self.word(i).is(TimeWord::EDGE) && self.word(i).code == 2;
        let at = i + usize::from(after_noon || mid);
        let w = self.word(at);
        // `منتصف النهار`
        if mid && self.at(at).key == word!("النهار") {
            return Some(Hit::date(i, at + 1, When::Open, rules::DAY_PART).at(Tod::Part(DayPart::Noon)).sure(80));
        }
        if !w.is(TimeWord::PART) || (at > i && self.clitics(at).0 & !Clitics::AL != 0) {
            return None;
        }
        let part = match (after_noon, self.is(i, words::QABLA)) {
            (true, false) => DayPart::Afternoon,
            (true, true) => DayPart::Morning,
            _ => w.part,
        };
        if self.has_al(at) {
            // `الليلة`, `الليلة الماضية`, `منتصف الليل`
            let night = self.at(at).key.ends(word!("الليلة")) && !self.clitics(at).has(Clitics::LI);
            if mid && part == DayPart::Night {
                return Some(Hit::date(i, at + 1, When::Open, rules::DAY_PART).at(Tod::Part(part)).sure(80));
            }
            if !night {
                return None;
            }
            let shift = self.word(at + 1);
            if shift.is(TimeWord::SHIFT) && self.has_al(at + 1) {
                let by = match Shift::from_code(shift.code) {
                    Shift::Past | Shift::Previous => -1,
                    Shift::Next => 1,
                    Shift::Now => 0,
                    _ => return None,
                };
                let when = When::Plus { unit: Unit::Day, by, from: From::Publication };
                return Some(Hit::date(i, at + 2, when, rules::DAY_PART).at(Tod::Part(part)));
            }
            if self.at(at + 1).key == words::QABLA && self.at(at + 2).key == word!("الماضية") {
                let when = When::Plus { unit: Unit::Day, by: -2, from: From::Publication };
                return Some(Hit::date(i, at + 3, when, rules::DAY_PART).at(Tod::Part(part)));
            }
            return Some(Hit::date(i, at + 1, today, rules::DAY_PART).at(Tod::Part(part)).sure(80));
        }
        // `ظهر` and `عصر` are ordinary words besides: 'he appeared', 'age'.
        let verb = self.at(i).key == word!("ظهر")
            && (i == 0 || matches!(self.before(i, 1).kind, Kind::Stop | Kind::Mark | Kind::Colon));
        if verb || (at == i && self.clitics(at).has(Clitics::AL)) {
            return None;
        }
        let behind = at + 1 + usize::from(self.at(at + 1).key == words::MIN && self.word(at).part != DayPart::Noon);
        if self.clitics(behind).has(Clitics::CONJ | Clitics::PREP) && !self.clitics(behind).has(Clitics::AL) {
            return None;
        }
        let day = self.point(behind).filter(Hit::is_day)?;
        if behind > at + 1 && !matches!(day.when, When::Weekday { .. } | When::Plus { .. } | When::NamedDay { .. }) {
            return None;
        }
        // `ليل الخميس - الجمعة`, `ليلة السبت الأحد`: the night between them.
        let dash = usize::from(matches!(self.at(day.end).kind, Kind::Dash | Kind::Slash));
        let next = self.weekday(day.end + dash).filter(|_| self.clitics(day.end + dash).0 == Clitics::AL);
        let end = match (day.when, next.map(|next| (next.when, next.end))) {
            (
                When::Weekday { day: first, .. },
                Some((When::Weekday { day: next, shift: Shift::None, weeks: None }, end)),
            ) if part == DayPart::Night && next == first % 7 + 1 => end,
            _ => day.end,
        };
        Some(Hit { start: i, end, rule: rules::DAY_PART, ..day }.at(Tod::Part(part)))
    }

    /// A part of the day or a clock time behind a day: `الثلاثاء مساء`, `الخميس الساعة 8`.
    pub(crate) fn with_time_behind(&self, hit: Hit) -> Hit {
        if !hit.is_day() {
            return hit;
        }
        let comma = usize::from(self.at(hit.end).kind == Kind::Comma);
        const IN: [Key; 4] = [word!("في"), word!("عند"), word!("حوالي"), word!("تمام")];
        let mut at = hit.end + comma;
        while self.one_of(at, &IN) && at < hit.end + 4 {
            at += 1;
        }
        // `السبت في السابعة مساء`
        let hour = at > hit.end && self.word(at).is(TimeWord::ORD) && self.has_al(at);
        if (hour || self.is(at, word!("الساعة")))
            && !self.clitics(at).has(Clitics::CONJ)
            && let Some(clock) = self.clock(at).filter(|c| matches!(c.when, When::Open))
        {
            return Hit { end: clock.end, rule: rules::CLOCK, ..hit }.at(clock.tod);
        }
        // `24 يوليو 2012 12:09`, `05/5/2012 - 12:00 صباحا`
        let dash = usize::from(self.at(at).kind == Kind::Dash);
        if matches!(hit.when, When::Calendar { .. })
            && let Some((Numeric::Clock(hour, minute, second), end)) = self.numeric(at + dash)
        {
            let (hour, end) = self
                .part_behind(end)
                .or_else(|| self.half_of_day(end))
                .map_or((hour, end), |(part, e)| (on_24_hours(hour, part), e));
            let (zone, end) = self.zone(end).unwrap_or((Zone::Untold, end));
            return Hit { end, rule: rules::CLOCK, ..hit }.at(Tod::Clock { hour, minute, second, zone });
        }
        let w = self.word(hit.end);
        let adverb =
            (w.is(TimeWord::PART_ADVERB) || self.at(hit.end).key == word!("مساء")) && self.clitics(hit.end).0 == 0;
        if adverb && !self.point(hit.end + 1).is_some_and(|h| h.is_day() && self.at(hit.end).key == word!("مساء")) {
            return Hit { end: hit.end + 1, rule: rules::DAY_PART, ..hit }.at(Tod::Part(w.part));
        }
        if self.at(hit.end).key == words::BAAD && self.at(hit.end + 1).key == word!("الظهر") {
            return Hit { end: hit.end + 2, rule: rules::DAY_PART, ..hit }.at(Tod::Part(DayPart::Afternoon));
        }
        hit
    }
}

/// An hour of twelve in a part of the day, on twenty-four.
fn on_24_hours(hour: u8, part: DayPart) -> u8 {
    match part {
        DayPart::Morning | DayPart::Dawn if hour == 12 => 0,
        DayPart::Noon if (1..=4).contains(&hour) => hour + 12,
        DayPart::Afternoon | DayPart::Evening if (1..12).contains(&hour) => hour + 12,
        // After midnight the small hours are meant.
        DayPart::Night | DayPart::Evening if hour == 12 => 0,
        DayPart::Night if (6..12).contains(&hour) => hour + 12,
        _ => hour,
    }
}
