//! Quotation marks in pairs: right, reversed, mixed, unbalanced, unclosed and nested.

use crate::text::{Kind, Token};

/// Words between a pair of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The first token of the opening mark.
    pub open: usize,
    /// The first token inside.
    pub start: usize,
    /// The token behind the last one inside.
    pub end: usize,
    /// The token behind the closing mark; `end` where it is never closed.
    pub close: usize,
    /// How many pairs lie around it.
    pub depth: u16,
}

impl Marked {
    /// Whether it has a closing mark.
    #[must_use]
    pub const fn closed(&self) -> bool {
        self.close > self.end
    }
}

/// Marks that answer each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// `"`, `″`
    Straight,
    /// `“ ” „ ‟`
    Curly,
    /// `« »` and `<< >>`
    Angle,
    /// `‹ ›`
    SingleAngle,
    /// `' ‘ ’`
    Single,
    /// `(( ))`
    Parentheses,
    /// `﴿ ﴾`
    Ornate,
}

/// How many families there are.
const FAMILIES: usize = 7;

/// What the sign itself says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
}

/// A mark of one or two signs.
#[derive(Clone, Copy, Debug)]
struct Mark {
    family: Family,
    side: Side,
    first: usize,
    /// The token behind it.
    behind: usize,
    /// Whether a space stands before and none behind it.
    opens: bool,
    /// Whether none stands before and a space or a sign behind it.
    closes: bool,
    /// Whether a word stands right behind it.
    leads: bool,
    /// Whether a word stands right before it, and another word behind it.
    joins: bool,
    /// Whether a letter stands right before it that belongs to the word behind: `بـ"`.
    letter: bool,
}

fn family(ch: char, double: bool) -> Option<(Family, Side)> {
    Some(match (ch, double) {
        ('"' | '\u{FF02}', _) => (Family::Straight, Side::Either),
        // A double prime is what becomes of a straight mark behind a number.
        ('\u{2033}', _) => (Family::Straight, Side::Close),
        ('“' | '„', _) => (Family::Curly, Side::Open),
        ('”' | '\u{201F}', _) => (Family::Curly, Side::Close),
        ('«' | '\u{300A}', _) | ('<', true) => (Family::Angle, Side::Open),
        ('»' | '\u{300B}', _) | ('>', true) => (Family::Angle, Side::Close),
        ('‹', _) => (Family::SingleAngle, Side::Open),
        ('›', _) => (Family::SingleAngle, Side::Close),
        ('\'', true) => (Family::Straight, Side::Either),
        ('\'', false) => (Family::Single, Side::Either),
        ('‘' | '\u{201A}', _) => (Family::Single, Side::Open),
        ('’', _) => (Family::Single, Side::Close),
        ('(', true) => (Family::Parentheses, Side::Open),
        (')', true) => (Family::Parentheses, Side::Close),
        ('\u{FD3F}', _) => (Family::Ornate, Side::Open),
        ('\u{FD3E}', _) => (Family::Ornate, Side::Close),
        _ => return None,
    })
}

/// Reads the mark at token `i`.
fn mark(tokens: &[Token], i: usize) -> Option<Mark> {
    let token = tokens.get(i).filter(|t| t.kind == Kind::Mark)?;
    let twin = tokens.get(i + 1).is_some_and(|t| t.glued && t.kind == Kind::Mark && t.ch == token.ch);
    // Two signs are one mark where they stand for one, as << and '' do; so are "" around words.
    let one = matches!(token.ch, '<' | '>' | '(' | ')' | '\'');
    let around = token.ch == '"' && {
        let outside = tokens.get(i + 2).is_none_or(|t| !t.glued || !t.is_word());
        token.glued == outside
    };
    let double = twin && (one || around);
    let (family, side) = family(token.ch, double)?;
    let behind = if double { i + 2 } else { i + 1 };
    let before = i.checked_sub(1).and_then(|b| tokens.get(b));
    let after = tokens.get(behind);
    let word_after =
        after.is_some_and(|t| t.glued && !matches!(t.kind, Kind::Stop | Kind::Comma | Kind::Semicolon | Kind::Colon));
    // Inches, feet and minutes of arc stand behind a number; an apostrophe stands within a word.
    if matches!(family, Family::Straight | Family::Single) && token.glued {
        let number = before.is_some_and(|t| t.kind == Kind::Number);
        let foreign = before.is_some_and(|t| t.kind == Kind::Foreign) && word_after;
        if (family == Family::Single && (number || foreign))
            || (number && after.is_some_and(|t| t.kind == Kind::Number))
        {
            return None;
        }
    }
    // «بـ"الوسواس"», «و"لا"»: a letter belongs to the word behind the mark.
    let letter = before.is_some_and(|t| t.kind == Kind::Word && t.key.len() == 1);
    let opens = word_after
        && (!token.glued
            || letter
            || before.is_none_or(|t| !matches!(t.kind, Kind::Word | Kind::Foreign | Kind::Number | Kind::Stop)));
    let closes = token.glued && !word_after;
    let joins = token.glued && !letter && before.is_some_and(Token::is_word) && after.is_some_and(Token::is_word);
    Some(Mark { family, side, first: i, behind, opens, closes, leads: word_after, joins, letter })
}

/// Finds the marked spans of a paragraph, ordered by where they open.
#[must_use]
pub fn pair(tokens: &[Token]) -> Vec<Marked> {
    let marks: Vec<Mark> = {
        let mut all = Vec::new();
        let mut i = 0;
        while i < tokens.len() {
            match mark(tokens, i) {
                Some(mark) => {
                    i = mark.behind;
                    all.push(mark);
                }
                None => i += 1,
            }
        }
        all
    };
    let mut pairs = Pairs::new(&marks);
    for mark in &marks {
        pairs.read(*mark);
    }
    pairs.finish(tokens.len())
}

struct Pairs {
    found: Vec<Marked>,
    /// Open marks: family and index into `found`.
    stack: Vec<(Family, usize)>,
    /// Whether the last mark that opened stands where a mark closes or joins: `نعم"ثم`.
    doubtful: bool,
    open: [u32; FAMILIES],
    /// Families whose signs are the wrong way round in this paragraph.
    reversed: [bool; FAMILIES],
    /// Families with an odd number of signs: their spacing has to tell which one is too many.
    odd: [bool; FAMILIES],
    /// Families of which the paragraph has signs that close and none that opens: they open as well.
    closing: [bool; FAMILIES],
    /// Whether the spacing of the straight marks tells each one's side, so that one pair may lie in another.
    spaced: bool,
}

impl Pairs {
    fn new(marks: &[Mark]) -> Self {
        let mut count = [0u32; FAMILIES];
        let mut reversed = [false; FAMILIES];
        for mark in marks {
            if let (Some(n), Some(r)) = (count.get_mut(mark.family as usize), reversed.get_mut(mark.family as usize)) {
                if *n == 0 {
                    *r = mark.side == Side::Close && mark.opens && mark.family != Family::Single;
                }
                *n += 1;
            }
        }
        let odd = count.map(|n| n % 2 == 1);
        let mut closing = count.map(|n| n > 1);
        for mark in marks.iter().filter(|m| m.side != Side::Close) {
            if let Some(c) = closing.get_mut(mark.family as usize) {
                *c = false;
            }
        }
        let spaced = spaced(marks);
        let open = [0; FAMILIES];
        Self { found: Vec::new(), stack: Vec::new(), doubtful: false, open, reversed, odd, closing, spaced }
    }

    fn at(list: &[bool; FAMILIES], family: Family) -> bool {
        list.get(family as usize).copied().unwrap_or_default()
    }

    fn inside(&self, family: Family) -> bool {
        self.open.get(family as usize).is_some_and(|n| *n > 0)
    }

    fn read(&mut self, mut mark: Mark) {
        // “ويندوز 10″, «نعم", "نعم“, "نعم»: one kind of marks closes the other.
        let others: &[Family] = match mark.family {
            Family::Straight => &[Family::Curly, Family::Angle],
            Family::Curly => &[Family::Straight],
            Family::Angle if mark.side == Side::Close => &[Family::Straight, Family::Curly],
            _ => &[],
        };
        let other = others.iter().find(|f| self.inside(**f));
        if let Some(other) = other.filter(|_| mark.closes && !self.inside(mark.family)) {
            (mark.family, mark.side) = (*other, Side::Close);
        }
        let inside = self.inside(mark.family);
        let side = match (mark.side, Self::at(&self.reversed, mark.family)) {
            (Side::Open, true) => Side::Close,
            // Where all of them are the same sign, each is what its place makes it.
            (Side::Close, true) if !Self::at(&self.closing, mark.family) || Self::at(&self.odd, mark.family) => {
                Side::Open
            }
            (side, _) => side,
        };
        let opens = match side {
            // The same sign may close: “text“.
            Side::Open => !(inside && (mark.closes || !mark.leads) && mark.family == Family::Curly),
            Side::Close => {
                let between = Self::at(&self.closing, mark.family)
                    && (mark.joins || !mark.closes && mark.family != Family::Single);
                !inside
                    && (between
                        || mark.opens && mark.family == Family::Curly
                        || mark.leads && mark.family != Family::Single)
            }
            Side::Either if mark.family == Family::Single => mark.opens && !inside,
            Side::Either if self.spaced => mark.opens,
            Side::Either if Self::at(&self.odd, mark.family) => {
                if inside {
                    mark.opens && !mark.closes
                } else {
                    !mark.closes
                }
            }
            // «نعم"ثم قال: "لا"»: the first one opens nothing.
            Side::Either => !inside || self.doubtful && mark.opens && !mark.closes,
        };
        if opens {
            if mark.family == Family::Single && !mark.opens {
                return;
            }
            // A second opening sign before the first is closed: at the paragraph's beginning the first is too many, elsewhere the
            // second opens within.
            if inside
                && mark.side == Side::Either
                && !self.spaced
                && (self.doubtful
                    || self.stack.last().and_then(|(_, i)| self.found.get(*i)).is_some_and(|m| m.open == 0))
            {
                self.pop(mark.family, None);
            }
            self.doubtful = mark.side == Side::Either && (!mark.opens || mark.letter);
            let depth = u16::try_from(self.stack.len()).unwrap_or(u16::MAX);
            self.stack.push((mark.family, self.found.len()));
            if let Some(n) = self.open.get_mut(mark.family as usize) {
                *n += 1;
            }
            self.found.push(Marked { open: mark.first, start: mark.behind, end: usize::MAX, close: usize::MAX, depth });
        } else if inside && (mark.family != Family::Single || mark.closes) {
            self.pop(mark.family, Some(&mark));
        }
    }

    /// Closes the innermost open mark of a family; those inside it are left without a closing mark.
    fn pop(&mut self, family: Family, mark: Option<&Mark>) {
        while let Some((there, index)) = self.stack.pop() {
            if let Some(n) = self.open.get_mut(there as usize) {
                *n -= 1;
            }
            if there == family {
                if let (Some(mark), Some(found)) = (mark, self.found.get_mut(index)) {
                    (found.end, found.close) = (mark.first, mark.behind);
                }
                return;
            }
        }
    }

    /// Of those that are never closed only the outermost is kept; it runs to the end.
    fn finish(mut self, len: usize) -> Vec<Marked> {
        let unclosed = self.stack.iter().find(|(family, _)| *family != Family::Single).map(|(_, index)| *index);
        if let Some(found) = unclosed.and_then(|index| self.found.get_mut(index)) {
            (found.end, found.close) = (len, len);
        }
        // A stray mark at the end quotes nothing but the stop behind it.
        self.found.retain(|m| m.end != usize::MAX && m.end > m.start + usize::from(!m.closed()));
        // Depths are counted again without those that were dropped.
        let mut around: Vec<usize> = Vec::new();
        for marked in &mut self.found {
            while around.last().is_some_and(|end| *end <= marked.open) {
                around.pop();
            }
            marked.depth = u16::try_from(around.len()).unwrap_or(u16::MAX);
            around.push(marked.close.max(marked.end));
        }
        self.found
    }
}

/// Whether the straight marks pair by their spacing alone, some within others: `"a "b" c"`.
fn spaced(marks: &[Mark]) -> bool {
    let (mut depth, mut deepest, mut letter) = (0u32, 0, false);
    for mark in marks.iter().filter(|m| m.family == Family::Straight) {
        // «لـ"الجريدة المدير، وقال "نعم"»: nothing is quoted within a name.
        let before = core::mem::replace(&mut letter, mark.opens && mark.letter);
        depth = match (mark.opens, mark.closes) {
            (true, false) if before => return false,
            (true, false) => depth + 1,
            (false, true) if depth > 0 => depth - 1,
            _ => return false,
        };
        deepest = depth.max(deepest);
    }
    depth == 0 && deepest > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::text::token::tokenize;

    /// The marked words, one line each, indented by their depth; `…` behind one that is never closed.
    fn check(text: &str, expect: &[&str]) {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len() as u32), &mut tokens);
        let found: Vec<String> = pair(&tokens)
            .iter()
            .map(|m| {
                let words = &text[tokens[m.start].span.start as usize..tokens[m.end - 1].span.end as usize];
                format!("{}{words}{}", " ".repeat(m.depth.into()), if m.closed() { "" } else { "…" })
            })
            .collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn every_pair() {
        for (open, close) in [
            ("«", "»"),
            ("“", "”"),
            ("„", "“"),
            ("\"", "\""),
            ("‹", "›"),
            ("((", "))"),
            ("<<", ">>"),
            ("﴿", "﴾"),
            ("'", "'"),
            ("‘", "’"),
        ] {
            check(&format!("قال: {open}نعم لا{close}."), &["نعم لا"]);
        }
    }

    #[test]
    fn reversed_and_doubled() {
        check("قال: »نعم« ثم »لا«.", &["نعم", "لا"]);
        check("قال: ”نعم“ ثم ”لا“.", &["نعم", "لا"]);
        check("قال: “نعم“.", &["نعم"]);
        check("قال: ”نعم”.", &["نعم"]);
    }

    #[test]
    fn nested_and_mixed() {
        check("قال: «ذكر \"الخبر\" أمس».", &["ذكر \"الخبر\" أمس", " الخبر"]);
        check("قال: «ذكر «الخبر» أمس».", &["ذكر «الخبر» أمس", " الخبر"]);
    }

    #[test]
    fn the_same_sign_within_itself() {
        check("قال: \"ذكر \"الخبر\" أمس\".", &["ذكر \"الخبر\" أمس", " الخبر"]);
        check("قال: \"نعم \"وأضاف \"لا\".", &["نعم", "لا"]);
        check("قال: \"\"نعم لا\"\".", &["نعم لا"]);
        check("قال ''نعم لا''.", &["نعم لا"]);
        check("قال: \"ذكر ما يسمى بـ\"الخبر\" أمس\".", &["ذكر ما يسمى بـ\"الخبر\" أمس", " الخبر"]);
        check("وقال لـ\"الجريدة المدير: \"نعم\" ثم قال \"لا\" وخرج\".", &["نعم", "لا"]);
        check("دعا إلى ما سماه بـ''نعم لا''، وقال إن''الأمر قريب''.", &["نعم لا", "الأمر قريب"]);
    }

    #[test]
    fn glued_on_both_sides() {
        check("قال إن”الأمر قريب” وإن”الباب مفتوح”.", &["الأمر قريب", "الباب مفتوح"]);
        check("قال ان»الأمر قريب»،مؤكدا ان»الباب مفتوح».", &["الأمر قريب", "الباب مفتوح"]);
        check("قال: «نعم»وأضاف: «لا».", &["نعم", "لا"]);
    }

    #[test]
    fn unbalanced() {
        check("قال: «نعم لا", &["نعم لا…"]);
        check("قال نعم» ثم «لا».", &["لا"]);
        check("ذكر الخبر\" ثم قال: \"نعم\".", &["نعم"]);
        check("\"قال ذلك. وأضاف: \"نعم\".", &["نعم"]);
        check("قال \"نعم\" والعالم كبير\"على حد قوله. وكتب: \"لا عودة", &["نعم", "لا عودة…"]);
        check("نظام “النافذة 10″ جديد، وقال “نعم”.", &["النافذة 10", "نعم"]);
        check("قال \"نعم“. وقال \"لا\".", &["نعم", "لا"]);
        check("قال \"نعم». وقال «لا» ثم \"الأمر قريب", &["نعم", "لا", "الأمر قريب…"]);
        check("وقال “ نعم لا “.", &["نعم لا"]);
        check("قال الوزير ” كنا نخشى الأمر”.", &["كنا نخشى الأمر"]);
    }

    #[test]
    fn signs_that_close_open_where_none_else_does() {
        check("أكد» أهمية الأمر»، وقال» نعم».", &["أهمية الأمر", "نعم"]);
        check("قال الوزير” كنا نخشى الأمر”.", &["كنا نخشى الأمر"]);
        check("كان هذا كلامه”، وقال نعم.", &[]);
        check("كان هذا كلامه»، وقال «نعم» ثم «لا».", &["نعم", "لا"]);
    }

    #[test]
    fn apostrophes_and_inches_are_none() {
        check("شاشة 5.5\" وقال Tod's ثم d'Or", &[]);
        check("the '90s", &[]);
    }

    #[test]
    fn hostile_nesting_is_linear() {
        for text in ["«".repeat(100_000), "«\"".repeat(50_000), "»".repeat(100_000), "\"".repeat(99_999)] {
            let mut tokens = Vec::new();
            tokenize(&text, Span::new(0, text.len() as u32), &mut tokens);
            assert!(pair(&tokens).len() <= 50_000);
        }
        let deep = format!("{}نعم{}", "«".repeat(10_000), "»".repeat(10_000));
        let mut tokens = Vec::new();
        tokenize(&deep, Span::new(0, deep.len() as u32), &mut tokens);
        assert_eq!(pair(&tokens).len(), 10_000);
    }
}
