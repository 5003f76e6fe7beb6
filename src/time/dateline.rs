//! The day of publication, where the text itself tells it: the line under a headline (`نُشر في 15 أكتوبر 2024`,
//! `الثلاثاء 15 أكتوبر 2024 - 14:30`), or the place and day before the first sentence (`رام الله 15-10-2024 وفا-`).
//!
//! A day that is part of a sentence says when something happened, not when it was reported: it is never taken.

use crate::lexicon::nouns::Noun;
use crate::lexicon::{Class, Lexicon, lexicon};
use crate::text::paragraph::paragraphs;
use crate::text::token::{Kind, Token, tokenize};
use crate::text::{Key, word};
use crate::{Options, Paragraph, Span, TimexType};

use super::{Date, find, resolve};

/// How many paragraphs from the top, and how many from the end, may be the line.
const TOP: usize = 6;
const FOOT: usize = 3;
/// How much of a paragraph is read, and how long a line with nothing but the day may be, in bytes.
const HEAD: usize = 240;
/// How many words may stand before and behind the day where a dash parts them from the first sentence.
const PLACE: usize = 4;

/// What such a line says of the day.
const LABELS: &[Key] = &[
    word!("نشر"),
    word!("نشرت"),
    word!("النشر"),
    word!("منشور"),
    word!("تاريخ"),
    word!("بتاريخ"),
    word!("التاريخ"),
    word!("تحديث"),
    word!("التحديث"),
    word!("حدث"),
    word!("حرر"),
    word!("كتب"),
];

/// What may stand in such a line besides.
const FILLERS: &[Key] = &[
    word!("في"),
    word!("يوم"),
    word!("اخر"),
    word!("الموافق"),
    word!("الساعة"),
    word!("بتوقيت"),
    word!("توقيت"),
    word!("غرينتش"),
    word!("جرينتش"),
    word!("مكة"),
    word!("المكرمة"),
    word!("القاهرة"),
    word!("م"),
    word!("ه"),
    word!("ص"),
    word!("صباحا"),
    word!("مساء"),
];

/// The day of publication that `text` tells itself; none where it tells none.
///
/// ```
/// use isnad::time::dateline;
/// let text = "الوزير يعد بالإصلاح\nنُشر في الثلاثاء 15 أكتوبر 2024\nقال الوزير إن الإصلاح قريب.";
/// assert_eq!(dateline(text).map(|day| day.to_string()).as_deref(), Some("2024-10-15"));
/// assert_eq!(dateline("اندلعت الحرب في 15 أكتوبر 2024."), None);
/// ```
#[must_use]
pub fn dateline(text: &str) -> Option<Date> {
    let text = text.get(..text.floor_char_boundary(u32::MAX as usize)).unwrap_or_default();
    let lexicon = lexicon();
    let mut lines = paragraphs(text).filter(|span| !span.of(text).trim().is_empty());
    let mut top = lines.by_ref().take(TOP);
    if let Some(day) = top.find_map(|span| line(text, span, lexicon)) {
        return Some(day);
    }
    // Only a line that says what it is counts at the foot.
    let mut last = [Span::new(0, 0); FOOT];
    lines.for_each(|span| {
        last.rotate_left(1);
        if let Some(end) = last.last_mut() {
            *end = span;
        }
    });
    last.iter().rev().find_map(|span| alone(&Line::read(text, *span, lexicon)?, true))
}

/// The day that a line at the top tells.
fn line(text: &str, span: Span, lexicon: &'static Lexicon) -> Option<Date> {
    let line = Line::read(text, span, lexicon)?;
    alone(&line, false).or_else(|| before_a_dash(&line))
}

/// A paragraph's head: its tokens, and the day that it names first.
struct Line {
    tokens: Vec<Token>,
    /// Where the temporal expressions stand, in bytes.
    times: Vec<Span>,
    day: Date,
    at: Span,
    /// Whether the paragraph is longer than what was read.
    cut: bool,
}

impl Line {
    /// None where it names no day of its own, year included.
    fn read(text: &str, span: Span, lexicon: &'static Lexicon) -> Option<Self> {
        let whole = span.of(text);
        let head = whole.floor_char_boundary(HEAD);
        let read = Span::new(span.start, span.start.saturating_add(head as u32));
        let mut tokens = Vec::new();
        tokenize(text, read, &mut tokens);
        lexicon.read_all(&mut tokens, 0);
        let mut found = Vec::new();
        find(&Paragraph { text, span: read, tokens: &tokens, lexicon, index: 0 }, &mut found);
        let times = resolve(text, found, &Options::default());
        let (day, at) = times.iter().find_map(|time| {
            let dated = matches!(time.kind, TimexType::Date | TimexType::Time);
            let day: Date = time.value.get(..10).filter(|_| dated)?.parse().ok()?;
            (1900..=2100).contains(&day.year()).then_some((day, time.span))
        })?;
        let times = times.iter().map(|time| time.span).collect();
        Some(Self { tokens, times, day, at, cut: head < whole.len() })
    }

    /// The words that belong to no temporal expression.
    fn words(&self) -> impl Iterator<Item = &Token> {
        let timeless =
            |token: &&Token| !self.times.iter().any(|t| t.start <= token.span.start && token.span.end <= t.end);
        self.tokens.iter().filter(|token| matches!(token.kind, Kind::Word | Kind::Foreign)).filter(timeless)
    }
}

/// A line with nothing else to say: the day alone, with a label, with the place, agency or author beside a dash or bar.
fn alone(line: &Line, labelled_only: bool) -> Option<Date> {
    if line.cut || line.tokens.last().is_some_and(|token| token.kind == Kind::Stop) {
        return None;
    }
    let (mut others, mut labelled) = (0, false);
    for token in line.words() {
        if LABELS.contains(&token.key) {
            labelled = true;
        } else if !FILLERS.contains(&token.key) {
            others += 1;
        }
    }
    let parted = line.tokens.iter().any(|token| is_separator(token) && !inside(token, line.at));
    let allowed = match (labelled, labelled_only) {
        (true, _) => 5,
        (false, true) => return None,
        (false, false) if parted => PLACE,
        (false, false) => 0,
    };
    (others <= allowed).then_some(line.day)
}

/// `رام الله 15-10-2024 وفا- قال …`: few words, the day, few words, a dash.
fn before_a_dash(line: &Line) -> Option<Date> {
    let (mut before, mut behind) = (0, 0);
    let mut passed = false;
    // «اندلعت الحرب في …» opens a sentence, «القاهرة في …» does not.
    let place = line.tokens.first().is_some_and(|token| token.word.kinds() & Noun::METONYM != 0);
    for token in &line.tokens {
        if inside(token, line.at) {
            passed = true;
            continue;
        }
        if token.is(word!("في")) && !place {
            return None;
        }
        match token.kind {
            Kind::Dash if passed => return Some(line.day),
            Kind::Stop | Kind::Semicolon | Kind::Ellipsis => return None,
            Kind::Word | Kind::Foreign if passed => behind += 1,
            Kind::Word | Kind::Foreign => before += 1,
            _ => {}
        }
        if before > PLACE || behind > PLACE - 1 || token.word.entry.class.any(Class::VERB) {
            return None;
        }
    }
    None
}

fn inside(token: &Token, span: Span) -> bool {
    span.start <= token.span.start && token.span.end <= span.end
}

fn is_separator(token: &Token) -> bool {
    matches!(token.kind, Kind::Dash | Kind::Slash | Kind::Comma | Kind::Colon) || token.ch == '|' || token.ch == '·'
}

#[cfg(test)]
mod tests {
    use super::dateline;

    #[track_caller]
    fn check(text: &str, day: &str) {
        let found = dateline(text).map_or_else(|| "-".to_string(), |day| day.to_string());
        assert_eq!(found, day, "{text}");
    }

    #[test]
    fn a_line_of_its_own() {
        for line in [
            "15 أكتوبر 2024",
            "الثلاثاء 15 أكتوبر 2024",
            "الثلاثاء، 15 تشرين الأول/أكتوبر 2024 - 14:30",
            "نُشر في 15/10/2024",
            "تاريخ النشر: 15-10-2024",
            "آخر تحديث: 15 أكتوبر 2024 الساعة 10:20 بتوقيت غرينتش",
            "القاهرة - 15 أكتوبر 2024",
            "سليم الحداد | بيروت | 15 أكتوبر 2024",
            "١٥ أكتوبر ٢٠٢٤",
            "كتب: سليم الحداد، 15 أكتوبر 2024",
        ] {
            check(&format!("الوزير يعد بإصلاح قريب\n\n{line}\n\nقال الوزير إن الإصلاح قريب."), "2024-10-15");
        }
    }

    #[test]
    fn before_the_first_sentence() {
        for text in [
            "رام الله 15-10-2024 وفا- قال الوزير إن الإصلاح قريب.",
            "القاهرة في 15 أكتوبر 2024 (الوكالة) - أعلنت الوزارة خطة جديدة.",
            "عمان، 15 أكتوبر 2024 ـ أعلنت الوزارة خطة جديدة.",
        ] {
            check(text, "2024-10-15");
        }
    }

    #[test]
    fn at_the_foot_only_with_a_label() {
        let body = "قال الوزير إن الإصلاح قريب.\n".repeat(8);
        check(&format!("{body}نشر بتاريخ 15 أكتوبر 2024"), "2024-10-15");
        check(&format!("{body}15 أكتوبر 2024"), "-");
    }

    #[test]
    fn a_day_of_a_sentence_is_none() {
        for text in [
            "",
            "قال الوزير إن الإصلاح قريب.",
            "وُلد في 8 مارس 1917 في مدينة صغيرة.",
            "اندلعت الحرب في 15 أكتوبر 2024 - بحسب الوزارة - وانتهت بعد شهر.",
            "أعلنت الوزارة في 15 أكتوبر 2024 - وهو يوم عطلة - خطة جديدة.",
            "الوزير يزور بيروت في 15 أكتوبر 2024",
            "15 أكتوبر",
            "أكتوبر 2024",
            "أمس",
            "ذكرى حرب 6 أكتوبر 1973",
        ] {
            check(text, "-");
        }
    }
}
