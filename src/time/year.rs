//! Years: by their number, by the words before them, by their era, and as bare numbers.

use super::calendar::{ERA_HIJRI, MUWAFIQ, era_of};
use super::expr::{Found, Hit, Part, When, Year};
use super::range::second_year;
use super::rules;
use super::scan::{Scan, words};
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::temporal::{Shift, TimeWord, Unit};
use crate::lexicon::{Class, Clitics};
use crate::text::token::Kind;
use crate::text::{Key, Words, word};

/// A year and what follows from how it is named.
#[derive(Clone, Copy, Debug)]
pub(crate) struct YearAt {
    pub(crate) year: Year,
    pub(crate) end: usize,
    pub(crate) shift: Shift,
    /// `Some` where its era is told.
    pub(crate) hijri: Option<bool>,
    pub(crate) before_christ: bool,
}

impl Scan<'_> {
    /// The year behind a month: `2024`, `من عام 2024`, `الماضي`, `من العام نفسه`.
    pub(crate) fn year_tail(&self, i: usize, hijri: bool) -> Option<YearAt> {
        let w = self.word(i);
        // `نهاية أغسطس المقبل`, `22 فيفري الماضي`
        if w.is(TimeWord::SHIFT) && self.has_al(i) && !self.clitics(i).has(Clitics::CONJ | Clitics::PREP) {
            let shift = Shift::from_code(w.code);
            if !matches!(shift, Shift::Latest | Shift::Same) {
                // `أكتوبر الماضي 2023`
                if let Some(y) = self.bare_year_number(i + 1, hijri) {
                    return Some(y);
                }
                return Some(YearAt { year: Year::Missing, end: i + 1, shift, hijri: None, before_christ: false });
            }
        }
        let mut at = i;
        if self.at(at).kind == Kind::Comma && self.at(at + 1).kind == Kind::Number {
            at += 1;
            return self.bare_year_number(at, hijri).filter(|y| matches!(y.year, Year::Is(1900..=2100)));
        }
        if matches!(self.at(at).kind, Kind::Dash | Kind::Slash)
            && self.at(at + 1).kind == Kind::Number
            && self.at(at + 1).num >= 1000
        {
            return self.bare_year_number(at + 1, hijri);
        }
        if let Some(y) = self.bare_year_number(at, hijri) {
            return Some(y);
        }
        if self.one_of(at, &[words::MIN, words::FI, words::LI]) {
            at += 1;
        }
        // `18 آذار من الشهر الجاري`
        if at > i && self.at(at).key == word!("الشهر") && self.has_al(at + 1) {
            let behind = self.word(at + 1);
            let shift = Shift::from_code(behind.code);
            let year = if shift == Shift::Now { Year::Plus(0) } else { Year::Missing };
            let told = behind.is(TimeWord::SHIFT) && matches!(shift, Shift::Now | Shift::Past | Shift::Next);
            return told.then_some(YearAt { year, end: at + 2, shift, hijri: None, before_christ: false });
        }
        if let Some(y) = self.headed_year(at, hijri) {
            return Some(y);
        }
        if let Some(y) = self.bare_year_number(at, hijri).filter(|_| at > i && self.at(i).key == words::MIN) {
            return Some(y);
        }
        let hit = self.relative_period(at)?;
        let When::Plus { unit: Unit::Year, by, from } = hit.when else { return None };
        let year = match from {
            super::expr::From::Publication => Year::Plus(by),
            super::expr::From::Context => Year::After(by),
        };
        Some(YearAt { year, end: hit.end, shift: Shift::None, hijri: None, before_christ: false })
    }

    /// `عام 2024`, `العام 2024`, `سنة ألف وتسعمئة وسبع وستين`.
    pub(crate) fn headed_year(&self, i: usize, hijri: bool) -> Option<YearAt> {
        let w = self.word(i);
        // `العامين 2011 و2015`
        let two = w.is(TimeWord::TWO) && self.has_al(i) && self.at(i + 1).kind == Kind::Number;
        if w.unit != Unit::Year || !(two || w.is(TimeWord::ONE | TimeWord::PAIR | TimeWord::MANY)) {
            return None;
        }
        let mut at = i + 1;
        // `العام الهجري 1445`, `العام الدراسي 2015`
        let told = (self.at(at).key == word!("الهجري")).then_some(true);
        at += usize::from(told.is_some() || self.year_kind(at));
        if self.at(at).kind == Kind::Mark
            && self.at(at).ch == '('
            && self.at(at + 1).kind == Kind::Number
            && self.at(at + 2).ch == ')'
        {
            let mut y = self.year_number(at + 1, hijri, true)?;
            y.end += usize::from(self.at(y.end).ch == ')');
            return Some(y);
        }
        // `عام ،1964`, `عام .1964`: the sign on the wrong side.
        if (self.at(at).kind == Kind::Comma || self.at(at).ch == '.')
            && self.at(at + 1).glued
            && self.at(at + 1).num >= 1000
        {
            at += 1;
        }
        let mut y = self.year_number(at, hijri, true)?;
        if told.is_some() && y.hijri.is_none() {
            y.hijri = told;
        }
        Some(y)
    }

    /// Whether the word at `i` says of which kind a year is (`السنة المالية`).
    pub(crate) fn year_kind(&self, i: usize) -> bool {
        const KINDS: Words<5> =
            Words::new([word!("الدراسي"), word!("المالي"), word!("الدراسية"), word!("المالية"), word!("الميلادي")]);
        KINDS.has(self.at(i).key)
    }

    /// A year in four digits with nothing before it.
    fn bare_year_number(&self, i: usize, hijri: bool) -> Option<YearAt> {
        if self.at(i).kind != Kind::Number {
            return None;
        }
        let y = self.year_number(i, hijri, false)?;
        // `في مارس 2000 شخص`
        let w = self.word(y.end);
        if w.is(TimeWord::ONE | TimeWord::MANY)
            && !self.has_al(y.end)
            && self.clitics(y.end).0 == 0
            && w.unit != Unit::Year
        {
            return None;
        }
        Some(y)
    }

    /// A year by its number and its era. `headed`: the word for year stands before it.
    fn year_number(&self, i: usize, in_hijri: bool, headed: bool) -> Option<YearAt> {
        let n = match self.digits(i) {
            Some(n) => n,
            None if headed => {
                let n = self.cardinal(i).filter(|n| n.value >= 100)?;
                if self.has_al(i) {
                    return None;
                }
                n
            }
            None => return None,
        };
        let mut end = n.end;
        let era = self.at(end);
        let mut before_christ = false;
        let lone = |t: &crate::text::Token| {
            t.kind == Kind::Word && !(t.key.len() == 1 && self.at(end + 1).glued && self.at(end + 1).kind == Kind::Word)
        };
        let hijri = era_of(era.key).filter(|_| lone(era));
        if hijri.is_some() {
            end += 1;
        } else if let Some(behind) = self.before_christ(end) {
            before_christ = true;
            end = behind;
        }
        let mut y = i32::try_from(n.value).ok()?;
        let told = hijri.is_some() || before_christ;
        let fits = if before_christ {
            (1..=9999).contains(&y)
        } else if hijri == Some(true) || (in_hijri && hijri.is_none()) {
            if told || headed {
                (1..=1600).contains(&y)
            } else {
                (1200..=1600).contains(&y) || (1800..=2100).contains(&y)
            }
        } else if headed {
            // `حرب عام 67`, `منذ العام 92`; not in `يسقط كل عام 50 في المئة`
            if (40..100).contains(&y)
                && n.digits
                && (self.clause_ends(end) || self.function_word(end))
                && !(end..end + 2).any(|at| self.word(at).card == 100)
                && !self.is(i.wrapping_sub(2), words::KULL)
            {
                y += 1900;
            }
            (100..=2999).contains(&y) && !self.counted(end)
        } else {
            (1000..=2200).contains(&y)
        };
        if !fits {
            return None;
        }
        Some(YearAt { year: Year::Is(y), end, shift: Shift::None, hijri, before_christ })
    }

    /// Whether the number before `i` counts what stands there (`عام 500 شخص` is no year).
    fn counted(&self, i: usize) -> bool {
        self.word(i).is(TimeWord::ONE | TimeWord::MANY) && self.clitics(i).0 == 0
    }

    /// Behind `قبل الميلاد`, `ق.م`, `ق م` at `i`.
    pub(crate) fn before_christ(&self, i: usize) -> Option<usize> {
        const Q: Key = word!("ق");
        const M: Key = word!("م");
        if self.at(i).key == words::QABLA && self.at(i + 1).key == word!("الميلاد") {
            return Some(i + 2);
        }
        if self.at(i).key != Q {
            return None;
        }
        let dot = usize::from(self.at(i + 1).ch == '.');
        (self.at(i + 1 + dot).key == M).then_some(i + 2 + dot)
    }

    /// `عام 2014`, `2014م`, `1445هـ`, `عامي 2014`, `القرن …` aside.
    pub(crate) fn year(&self, i: usize) -> Option<Hit> {
        let y = match self.headed_year(i, false) {
            Some(y) => y,
            None => {
                // By its era alone.
                let y = self.year_number(i, false, false).or_else(|| {
                    let n = self.digits(i)?;
                    let hijri = ERA_HIJRI.contains(&self.at(n.end).key) || self.before_christ(n.end).is_some();
                    hijri.then(|| self.year_number(i, true, true))?
                })?;
                let glued = self.at(i + 1).glued || self.at(i + 1).key.len() > 1;
                if y.hijri.is_none() && !y.before_christ || (y.hijri == Some(false) && !glued) {
                    return None;
                }
                y
            }
        };
        let Year::Is(number) = y.year else { return None };
        // `عامي 605 و562 ق.م`: both.
        if y.before_christ || self.word(i).is(TimeWord::PAIR) && self.before_christ(y.end + 2).is_some() {
            return Some(Hit::date(i, y.end, When::Bc(number), rules::YEAR));
        }
        // `عام 2014-2015`, `العام الدراسي 2015/2016`
        if matches!(self.at(y.end).kind, Kind::Slash | Kind::Dash)
            && self.at(y.end + 1).kind == Kind::Number
            && let Some(last) = second_year(number, u64::from(self.at(y.end + 1).num))
            && (self.at(y.end + 1).num >= 1000 || self.at(y.end).glued && self.at(y.end + 1).glued)
        {
            let mut end = y.end + 2;
            end += usize::from(era_of(self.at(end).key).is_some());
            return Some(Hit::date(i, end, When::Years(number, last), rules::RANGE));
        }
        let hijri = y.hijri.unwrap_or((1300..=1499).contains(&number) && self.hijri_around(y.end));
        Some(Hit::date(i, y.end, When::year(y.year, hijri), rules::YEAR).sure(98))
    }

    /// Whether an Islamic year is more likely than one of the Middle Ages: the Gregorian year stands beside it.
    fn hijri_around(&self, end: usize) -> bool {
        self.one_of(end, &MUWAFIQ)
    }

    /// A year that only its neighbours show to be one (`في 2016`, `مونديال 1986`, `و2008` behind a year).
    pub(crate) fn bare_year(&self, i: usize, last_end: usize, previous: Option<&Found>) -> Option<Hit> {
        let t = self.at(i);
        if t.kind != Kind::Number || !(1000..=2200).contains(&t.num) {
            return None;
        }
        if let Some(hit) = self.year_range(i) {
            return Some(hit);
        }
        let n = self.digits(i)?;
        let number = n.value as i32;
        let after = self.at(n.end);
        // What is counted follows: no year.
        let placed = |i| self.is(i, words::FI) || self.one_of(i, &[word!("منذ"), word!("خلال")]);
        let counted = self.word(n.end).is(TimeWord::CARD | TimeWord::ONE | TimeWord::MANY);
        let after_fi = placed(i.wrapping_sub(1)) && !n.value.is_multiple_of(50) && after.kind == Kind::Word;
        if self.counts_something(n.end) && (counted || !after_fi) {
            return None;
        }
        let glued_before = t.glued && self.before(i, 1).kind == Kind::Word;
        let conj = self.before(i, 1).key == words::WA;
        let at = if glued_before || conj { i - 1 } else { i };
        let cue = self.word_before(at, 1);
        let previous_year =
            previous.filter(|_| last_end == at || last_end + 1 == at || last_end + 2 == at).and_then(|p| {
                match p.when {
                    When::Calendar { year: Year::Is(y), part, hijri: false, .. } => Some((y, part)),
                    _ => None,
                }
            });
        // `عامي 2014 و2016`, `2010، 2011`, `من عام 2024 إلى 2027`
        if let Some((y, part)) = previous_year
            && (conj
                || matches!(self.before(at, 1).kind, Kind::Comma | Kind::Dash)
                || self.before(at, 1).key == words::ILA
                || self.before(at, 1).key == words::HATTA
                || self.before(at, 1).key == word!("وحتى"))
            && (y - number).abs() < 200
        {
            let part = match part {
                Part::Season(s) => Part::Season(s),
                _ => Part::Whole,
            };
            let when = When::Calendar { hijri: false, year: Year::Is(number), part, shift: Shift::None, weekday: 0 };
            return Some(Hit::date(i, n.end, when, rules::BARE_YEAR).sure(90));
        }
        if !(1800..=2100).contains(&number)
            || cue.is(TimeWord::COUNT_CUE)
            || (cue.is(TimeWord::CARD) && cue.card >= 100)
        {
            return None;
        }
        let round = number % 100 == 0 && number != 2000;
        let ends = self.clause_ends(n.end);
        let before = self.before(at, 1);
        let (open, close) =
            (before.ch == '(' && before.kind == Kind::Mark, after.ch == ')' && after.kind == Kind::Mark);
        let cued = (cue.is(TimeWord::YEAR_CUE) && !self.clitics(at).has(Clitics::PREP))
            // `مقارنة مع 2022`
            || before.key == word!("مع")
            || (glued_before && matches!(self.before(i, 1).key, k if k == words::FI || k == words::LI));
        let strong = placed(at.wrapping_sub(1)) || before.key == word!("بحلول");
        // `(1987 و2000)`
        let listed = open
            && (after.kind == Kind::Comma || self.clitics(n.end).has(Clitics::WA) || after.key == words::WA)
            && (1900..=2100).contains(&self.at(n.end + 1).num);
        let sure = if open && close || listed {
            85
        } else if cued
            && (!round || strong)
            && (ends || strong || self.function_word(n.end))
            && !self.quantity_before(at)
        {
            if ends { 90 } else { 80 }
        } else if (1950..=2050).contains(&number)
            && !round
            && (ends || self.function_word(n.end) && (after.key != words::MIN || self.named(at.wrapping_sub(1))))
            && self.recent_name(at)
        {
            70
        } else {
            return None;
        };
        Some(Hit::date(i, n.end, When::year(Year::Is(number), false), rules::BARE_YEAR).sure(sure))
    }

    /// Whether no word of the clause stands at `i`.
    fn clause_ends(&self, i: usize) -> bool {
        // What stands nowhere is a stop too.
        matches!(
            self.at(i).kind,
            Kind::Stop | Kind::Comma | Kind::Semicolon | Kind::Mark | Kind::Ellipsis | Kind::Colon | Kind::Dash
        )
    }

    /// Whether a noun stands at `i` that the number before it may count (`2000 قطعة`, `2024 دولارا`, `2000 من الجنود`).
    fn counts_something(&self, i: usize) -> bool {
        let t = self.at(i);
        match t.kind {
            Kind::Word => {
                let w = self.word(i);
                if w.is(TimeWord::CARD) && w.card >= 1000
                    || w.is(TimeWord::ONE | TimeWord::MANY) && self.clitics(i).0 == 0
                {
                    return true;
                }
                t.shape.has(crate::text::token::Shape::TANWIN) && t.key.ends(word!("ا"))
            }
            Kind::Other => {
                t.glued && self.at(i + 1).glued && self.at(i + 1).kind == Kind::Number
                    || matches!(t.ch, '%' | '٪' | '$' | '€')
            }
            Kind::Foreign => t.glued,
            _ => false,
        }
    }

    /// Whether the word at `i` is no noun that a number could count.
    fn function_word(&self, i: usize) -> bool {
        const WORDS: Words<13> = Words::new([
            word!("سيكون"),
            word!("ستكون"),
            word!("أساسا"),
            word!("تقريبا"),
            word!("خصوصا"),
            word!("نظرا"),
            word!("سوى"),
            word!("هو"),
            word!("هم"),
            word!("هي"),
            word!("أو"),
            word!("أي"),
            word!("بين"),
        ]);
        let t = self.at(i);
        if t.kind != Kind::Word {
            return false;
        }
        WORDS.has(t.key)
            || t.preposition()
            || t.word.entry.function.has(
                Function::THAT
                    | Function::RELATIVE
                    | Function::NEGATION
                    | Function::AUXILIARY
                    | Function::CONNECTIVE
                    | Function::ADJUNCT
                    | Function::ADVERB,
            )
            || t.key.at(0) == words::WA.at(0)
            || (t.key.at(0) == words::BI.at(0) && t.key.len() > 3)
            || (t.key.at(0) == words::LI.at(0) && t.key.len() > 3)
            || self.looks_definite(i)
            || t.word.entry.class.any(Class::VERB)
            || matches!(t.key.at(0), c if c == word!("ت").at(0) || c == word!("ي").at(0)) && t.key.len() > 3
    }

    /// Whether the number at `i` stands in a range of quantities (`من 2000 إلى 2500`).
    fn quantity_before(&self, i: usize) -> bool {
        let near = [1, 2].iter().any(|n| self.word_before(i, *n).is(TimeWord::COUNT_CUE));
        let to = self.before(i, 1).key == words::ILA && {
            let other = self.before(i, 2);
            !(other.kind == Kind::Number && (1800..=2100).contains(&other.num))
        };
        // `من 2000 إلى 2500`
        let far = self.at(i + 2);
        let from = self.before(i, 1).key == words::MIN && self.at(i + 1).key == words::ILA;
        if from && far.kind == Kind::Number && !(1800..=2100).contains(&far.num) {
            return true;
        }
        let rose = self.before(i, 1).key == words::MIN || to;
        near || (rose && self.word_before(i, 2).is(TimeWord::COUNT_CUE))
            || (to && !self.word_before(i, 2).is(TimeWord::ONE))
    }

    /// Whether a noun stands before the year at `i` that it can tell the year of: of a plan, a cup, an edition
    /// (`الرقمية 2020`), what happened (`استفتاء 1967`), where (`أولمبياد بكين 2008`).
    fn recent_name(&self, i: usize) -> bool {
        let before = self.before(i, 1);
        let long = before.key.len() > 3 || before.word.kinds() & Noun::METONYM != 0;
        // `كأس العالم لكرة القدم 2022`: a verb has no article.
        let verb = before.word.entry.class.any(Class::VERB) && !self.looks_definite(i.wrapping_sub(1));
        before.kind == Kind::Word && long && !verb
    }

    /// Whether the word at `i` has the article or is a place: what follows can be no part of it (`بطوكيو 2020 من جديد`).
    fn named(&self, i: usize) -> bool {
        self.looks_definite(i) || self.at(i).word.kinds() & Noun::METONYM != 0
    }
}
