//! Days of the week, and days counted from today.

use super::expr::{From, Hit, Part, When, Year};
use super::rules;
use super::scan::{Scan, words};
use crate::lexicon::Clitics;
use crate::lexicon::temporal::{Shift, TimeWord, Unit};
use crate::text::token::Kind;
use crate::text::{Key, Words, word};

impl Scan<'_> {
    /// Whether `يوم`, `نهار` and the like stand at `i`, which the name of a day may follow.
    pub(super) fn day_noun(&self, i: usize) -> bool {
        const NOUNS: Words<7> = Words::new([
            word!("يومه"),
            word!("نهار"),
            word!("ونهار"),
            word!("بنهار"),
            word!("عشية"),
            word!("لنهار"),
            word!("أيام"),
        ]);
        let w = self.word(i);
        w.unit == Unit::Day && w.is(TimeWord::ONE | TimeWord::PAIR) && !self.has_al(i) || NOUNS.has(self.at(i).key)
    }

    /// `الثلاثاء`, `يوم الثلاثاء`: the day and where it ends.
    pub(crate) fn weekday_head(&self, i: usize) -> Option<(u8, usize)> {
        let head = self.day_noun(i);
        let at = i + usize::from(head);
        let day = self.word(at);
        if !day.is(TimeWord::WEEKDAY) || !(self.has_al(at) || (head && day.weekday != 0 && day.card == 0)) {
            return None;
        }
        // `الأحد عشر كوكبا`
        let eleven = self.word(at + 1).card == 10 && self.clitics(at + 1).0 == 0;
        if eleven || head && self.clitics(at).has(Clitics::PREP | Clitics::CONJ) {
            return None;
        }
        Some((day.weekday, at + 1))
    }

    /// A day of the week, with the date behind it.
    pub(crate) fn weekday(&self, i: usize) -> Option<Hit> {
        let w = self.word(i);
        // `أحد الأسبوع الماضي`
        if w.is(TimeWord::WEEKDAY)
            && !self.has_al(i)
            && let Some(week) = self.relative_period(i + 1)
            && let When::Plus { unit: Unit::Week, by, from: From::Publication } = week.when
        {
            let when = When::Weekday { day: w.weekday, shift: Shift::None, weeks: Some(by) };
            return Some(Hit::date(i, week.end, when, rules::WEEKDAY));
        }
        let (day, end) = self.weekday_head(i)?;
        // `الجمعة السوداء`, `الاثنين الأسود`
        const NAMED: [Key; 4] = [word!("الأسود"), word!("السوداء"), word!("البيضاء"), word!("العظيمة")];
        if self.is_occasion(i, end) || self.one_of(end, &NAMED) {
            return None;
        }
        // `الثلاثاء الماضي`, `الثلاثاء الأول من شهر`
        let w = self.word(end);
        let mut shift = Shift::None;
        let mut at = end;
        if w.is(TimeWord::SHIFT) && self.has_al(end) && self.clitics(end).0 == Clitics::AL {
            shift = Shift::from_code(w.code);
            at = end + 1;
            if shift == Shift::Latest {
                return self.nth(i);
            }
        } else if w.is(TimeWord::SHIFT) && w.code == Shift::Same as u8 {
            at = end + 1;
        } else if let Some((by @ (-2 | 2), From::Publication, end)) = self.shift_behind(end, Unit::Day) {
            // `الجمعة قبل الماضي`
            let shift = if by < 0 { Shift::Past } else { Shift::Next };
            let when = When::Weekday { day, shift, weeks: Some(by / 2) };
            return Some(Hit::date(i, end, when, rules::WEEKDAY));
        } else if self.clitics(end).has(Clitics::WA)
            && self.word(end).weekday != 0
            && [word!("المقبلين"), word!("القادمين")].contains(&self.at(end + 1).key)
        {
            // `السبت والأحد المقبلين`: both.
            let when = When::Weekday { day, shift: Shift::Next, weeks: None };
            return Some(Hit::date(i, end, when, rules::WEEKDAY));
        } else if let Some(hit) = self.nth(i) {
            return Some(hit);
        }
        // `الاثنين من هذا الأسبوع`, `أحد الأسبوع الماضي`
        let of = if self.at(at).key == words::MIN { at + 1 } else { at };
        if let Some(week) = self.relative_period(of)
            && let When::Plus { unit: Unit::Week, by, from: From::Publication } = week.when
        {
            let when = When::Weekday { day, shift: Shift::None, weeks: Some(by) };
            return Some(Hit::date(i, week.end, when, rules::WEEKDAY));
        }
        // `الثلاثاء 15 أكتوبر`, `الثلاثاء (15 أكتوبر)`, `الثلاثاء الموافق …`
        let mut behind = at;
        let open = self.at(behind).kind == Kind::Mark && self.at(behind).ch == '(';
        if open || self.at(behind).kind == Kind::Comma {
            behind += 1;
        }
        let from = behind;
        behind = self.behind_said(behind + usize::from(self.at(behind).key == words::FI));
        let said = behind > from;
        let clear = self.clitics(behind).0 & !Clitics::AL == 0 || (said && !self.clitics(behind).has(Clitics::CONJ));
        let first = || self.edge(behind).filter(|h| is_day_of_calendar(&h.when));
        if clear && let Some(mut date) = self.calendar(behind).filter(|h| is_day_of_calendar(&h.when)).or_else(first) {
            if open && self.at(date.end).ch == ')' {
                date.end += 1;
            }
            if let When::Calendar { weekday, .. } = &mut date.when {
                *weekday = day;
            }
            date.start = i;
            return Some(date);
        }
        // `الثلاثاء (أمس)`, `الثلاثاء أمس`
        if let Some(rel) = self.day_word(if open { at + 1 } else { at }).filter(|_| self.clitics(at).0 == 0 || open) {
            let close = open && self.at(rel.1).ch == ')';
            if close || !open && rel.0 != 0 {
                let when = When::Plus { unit: Unit::Day, by: rel.0, from: From::Publication };
                return Some(Hit::date(i, rel.1 + usize::from(close), when, rules::RELATIVE_DAY));
            }
        }
        let headed = end > i + 1;
        let when = When::Weekday { day, shift, weeks: None };
        Some(Hit::date(i, at, when, rules::WEEKDAY).sure(if headed || shift != Shift::None { 97 } else { 90 }))
    }

    /// Whether the day of the week names a prayer, a market, a place, or is a number (`بين الاثنين`).
    fn is_occasion(&self, i: usize, end: usize) -> bool {
        let headed = end > i + 1;
        if headed {
            return false;
        }
        if self.names_place(i) {
            return true;
        }
        // `وقف الاثنان`, `كلا الاثنين`
        const TWO: Words<6> =
            Words::new([word!("كلا"), word!("كلي"), word!("بين"), word!("هذين"), word!("أحد"), word!("إحدى")]);
        const THAT: [Key; 7] =
            [word!("إن"), word!("أن"), word!("لأن"), word!("بأن"), word!("وأن"), word!("وإن"), word!("كأن")];
        const BOTH: [Key; 5] = [word!("معا"), word!("سويا"), word!("الآخرين"), word!("الآخران"), word!("كليهما")];
        if self.word(i).weekday != 1 {
            return false;
        }
        // `إن الاثنين اعتقلا`, `أن الاثنين يعملان`: a dual verb.
        let dual = self.at(end).key.ends(word!("ا")) || self.at(end).key.ends(word!("ان"));
        let before = self.before(i, 1).key;
        TWO.has(before) && !self.clitics(end).has(Clitics::WA)
            || THAT.contains(&before) && dual
            || self.one_of(end, &BOTH)
    }

    /// `أمس`, `غدا`, `اليوم`, `أول من أمس`, `بعد غد`: days from today, and where it ends.
    pub(crate) fn day_word(&self, i: usize) -> Option<(i32, usize)> {
        const FIRST: Words<4> = Words::new([word!("أول"), word!("وأول"), word!("لأول"), word!("أولى")]);
        let mut at = i;
        // `أول أمس`, `أول من أمس`
        if FIRST.has(self.at(i).key) {
            at += 1;
            if self.at(at).key == words::MIN {
                at += 1;
            }
            let w = self.word(at);
            return (w.is(TimeWord::DAY) && w.code == 99).then_some((-2, at + 1));
        }
        // `قبل أمس`, `بعد غد`
        if self.is(i, words::QABLA) || self.is(i, words::BAAD) {
            let before = self.is(i, words::QABLA);
            let w = self.word(i + 1);
            let code = if before { 99 } else { 101 };
            return (w.is(TimeWord::DAY) && w.code == code).then_some((if before { -2 } else { 2 }, i + 2));
        }
        let headed = self.day_noun(i);
        if headed {
            at += 1;
            if FIRST.has(self.at(at).key) || self.at(at).key == words::BAAD || self.at(at).key == words::QABLA {
                return self.day_word(at);
            }
        }
        let w = self.word(at);
        if w.is(TimeWord::DAY) {
            let days = i32::from(w.code) - 100;
            // `لامس` is a verb.
            let touched = self.clitics(at).has(Clitics::LI) && !self.has_al(at);
            if touched && days == -1 && !self.at(at).shape.has(crate::text::token::Shape::HAMZA_ABOVE) {
                return None;
            }
            let mut end = at + 1;
            // `أمس الأول`
            if days == -1 {
                let next = self.word(end);
                if next.is(TimeWord::ORD) && next.ord == 1 && self.clitics(end).0 == Clitics::AL {
                    return Some((-2, end + 1));
                }
                // `أمس الماضي` is still yesterday.
                let always = self.at(at).key.ends(word!("بارحة"));
                let told = headed
                    || self.clitics(at).has(Clitics::BI)
                    || self.part_before(at)
                    || self.of_event(at)
                    || self.since_then(at);
                if self.has_al(at) && !always && !told {
                    return None;
                }
                // `في أمس الحاجة`
                if self.at(end).key == word!("القريب") || self.at(end).key == word!("الحاجة") {
                    return None;
                }
            } else {
                let bare = self.at(at).key;
                let adverb = bare.ends(word!("غدا"));
                // `غد` needs a day before it; `الغد` can be the future.
                let named = self.word(end).is(TimeWord::WEEKDAY) && self.has_al(end);
                let told = self.has_al(at) && (self.of_event(at) || self.since_then(at));
                if !adverb && !headed && !named && !told && !self.part_before(at) {
                    return None;
                }
                if self.at(at).shape.has(crate::text::token::Shape::HAMZA_ABOVE) {
                    end = at + 1;
                }
            }
            return Some((days, end));
        }
        // `اليوم`
        if !headed
            && w.unit == Unit::Day
            && w.is(TimeWord::ONE)
            && self.has_al(at)
            && !self.clitics(at).has(Clitics::LI)
        {
            return Some((0, at + 1));
        }
        None
    }

    fn part_before(&self, i: usize) -> bool {
        self.word_before(i, 1).is(TimeWord::PART)
            || (self.word_before(i, 1).unit == Unit::Day && self.word_before(i, 1).is(TimeWord::ONE))
    }

    /// A day counted from today or from the date before it.
    pub(crate) fn relative_day(&self, i: usize) -> Option<Hit> {
        if let Some(hit) = self.deictic_day(i) {
            return Some(hit);
        }
        let (days, mut end) = self.day_word(i)?;
        if days == 0 {
            let next = self.word(end);
            if self.is_named_day(i, end) {
                return None;
            }
            // `اليوم التالي`, `اليوم نفسه`, `اليوم الثاني`
            if next.is(TimeWord::SHIFT) && !self.clitics(end).has(Clitics::CONJ | Clitics::PREP) {
                let (by, from) = match Shift::from_code(next.code) {
                    Shift::Following => (1, From::Context),
                    Shift::Same => (0, From::Context),
                    Shift::Previous => (-1, From::Context),
                    Shift::Past => (-1, From::Publication),
                    Shift::Next => (1, From::Publication),
                    Shift::Now => (0, From::Publication),
                    _ => return None,
                };
                let rule = if from == From::Context { rules::CONTEXT } else { rules::RELATIVE_DAY };
                return Some(Hit::date(i, end + 1, When::Plus { unit: Unit::Day, by, from }, rule).sure(85));
            }
            if let Some(n) = self.ordinal(end) {
                // The first and last days of something have no date that could be told.
                if n.value < 2 || n.value > 10 || self.at(n.end).key == words::ALA {
                    return None;
                }
                let when = When::NthDay(n.value as u8);
                return Some(Hit::date(i, n.end, when, rules::CONTEXT).sure(60));
            }
            if next.is(TimeWord::EDGE) && self.has_al(end) {
                return None;
            }
        }
        // `أمس الاثنين`, `اليوم (الثلاثاء)`
        let open = self.at(end).kind == Kind::Mark && self.at(end).ch == '(';
        let comma = self.at(end).kind == Kind::Comma;
        let at = end + usize::from(open || comma);
        let mut hit =
            Hit::date(i, end, When::Plus { unit: Unit::Day, by: days, from: From::Publication }, rules::RELATIVE_DAY);
        if let Some((day, behind)) =
            self.weekday_head(at).filter(|_| !self.clitics(at).has(Clitics::CONJ | Clitics::PREP))
        {
            let close = open && self.at(behind).ch == ')';
            if !open || close {
                end = behind + usize::from(close);
                hit.end = end;
                hit.when = When::NamedDay { by: days, weekday: day };
            }
            let at = end + usize::from(self.at(end).kind == Kind::Comma);
            // `اليوم الثلاثاء 15 أكتوبر`, `اليوم الثلاثاء الموافق 15 أكتوبر`
            let behind = self.behind_said(at);
            let clear = self.clitics(at).0 & !Clitics::AL == 0;
            if let Some(mut date) = self.calendar(behind).filter(|h| clear && is_day_of_calendar(&h.when)) {
                if let When::Calendar { weekday, .. } = &mut date.when {
                    *weekday = day;
                }
                date.start = i;
                return Some(date);
            }
        }
        // `أمس (15 أكتوبر)`, `يوم أمس الموافق 15 أكتوبر`
        let behind = self.behind_said(at);
        if (open || behind > at)
            && let Some(date) = self.calendar(behind).filter(|h| is_day_of_calendar(&h.when))
            && (!open || self.at(date.end).ch == ')')
        {
            return Some(Hit { start: i, end: date.end + usize::from(open), ..date });
        }
        Some(hit)
    }

    /// `هذا اليوم`, `نفس اليوم`, `ذلك اليوم`.
    fn deictic_day(&self, i: usize) -> Option<Hit> {
        let w = self.word(i + 1);
        if !(w.unit == Unit::Day && w.is(TimeWord::ONE) && self.clitics(i + 1).0 == Clitics::AL) {
            return None;
        }
        let from = self.deictic(i)?;
        let rule = if from == From::Context { rules::CONTEXT } else { rules::RELATIVE_DAY };
        Some(Hit::date(i, i + 2, When::Plus { unit: Unit::Day, by: 0, from }, rule).sure(80))
    }

    /// `هذا`, `لهذه` point at now, `ذلك`, `نفس` at what the text spoke of.
    pub(crate) fn deictic(&self, i: usize) -> Option<From> {
        const THIS: [Key; 2] = [word!("هذا"), word!("هذه")];
        const THAT: [Key; 5] = [word!("ذلك"), word!("تلك"), word!("ذاك"), word!("نفس"), word!("ذات")];
        let said = self.at(i).stem();
        if self.clitics(i).has(Clitics::KA) {
            // `كذلك`
            None
        } else if THIS.contains(&said) {
            Some(From::Publication)
        } else {
            THAT.contains(&said).then_some(From::Context)
        }
    }
}

/// Whether it is a day told by its number in a month.
fn is_day_of_calendar(when: &When) -> bool {
    matches!(
        when,
        When::Calendar { part: Part::Day(..), .. }
            | When::DayOfMonth { .. }
            | When::Days { year: Year::Is(_) | Year::Missing, .. }
    )
}
