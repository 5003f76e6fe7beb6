//! A text that is being edited: every line is read once, and again only when it changes.
//!
//! What a line tells is kept with offsets from its own start. [`Session::analysis`] puts them together and settles what
//! crosses lines, which is the cheap part; it gives the very result of [`analyze`](crate::analyze) on the whole text.

use core::ops::Range;

use crate::stretch::Stretch;
use crate::{Analysis, Notes, Options};

/// A text in lines, and what is known of each.
///
/// ```
/// use isnad::{Options, Session, analyze};
/// let mut session = Session::default();
/// session.replace(0..1, "قال الوزير: «نعم».\nوأضاف: «لا».");
/// session.replace(1..2, "وأضاف أن العمل بدأ.");
/// assert_eq!(session.text(), "قال الوزير: «نعم».\nوأضاف أن العمل بدأ.");
/// session.read(usize::MAX);
/// let options = Options::default();
/// assert_eq!(session.analysis(&options), analyze(session.text(), &options));
/// ```
#[derive(Debug)]
pub struct Session {
    text: String,
    lines: Vec<Line>,
    /// Every line before this one has been read.
    next: usize,
}

/// One line of the text, without the line feed that ends it.
#[derive(Debug)]
struct Line {
    /// Its length in bytes.
    len: usize,
    /// What it tells, once it has been read.
    notes: Option<Notes>,
}

impl Default for Session {
    /// The empty text, which is one empty line.
    fn default() -> Self {
        Self { text: String::new(), lines: vec![Line { len: 0, notes: None }], next: 0 }
    }
}

impl Session {
    /// The text: its lines joined by line feeds.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Puts the lines of `text`, one or more, in place of these lines; numbers behind the last line mean its end.
    pub fn replace(&mut self, lines: Range<usize>, text: &str) {
        let last = lines.end.min(self.lines.len());
        let first = lines.start.min(last);
        let length = |lines: &[Line]| lines.iter().map(|line| line.len + 1).sum::<usize>();
        let (before, old) = self.lines.split_at(first);
        let from = length(before);
        let to = from + length(old.get(..last - first).unwrap_or_default());
        let end = self.text.len();
        // Behind every line but the last stands a line feed. It goes with its line, or with the line before the first.
        let (range, new) = match (first == last, last == self.lines.len()) {
            (true, true) => (end..end, format!("\n{text}")),
            (true, false) => (from..from, format!("{text}\n")),
            (false, true) => (from..end, text.to_string()),
            (false, false) => (from..to.saturating_sub(1), text.to_string()),
        };
        self.text.replace_range(range, &new);
        let new = text.split('\n').map(|line| Line { len: line.len(), notes: None });
        self.lines.splice(first..last, new);
        self.next = self.next.min(first);
    }

    /// Reads the next lines that have changed, until `bytes` bytes are read or nothing is left; gives how many are left.
    pub fn read(&mut self, bytes: usize) -> usize {
        let mut from: usize = self.lines.iter().take(self.next).map(|line| line.len + 1).sum();
        let (mut stretch, mut done) = (Stretch::default(), 0);
        for line in self.lines.iter_mut().skip(self.next) {
            if done >= bytes {
                break;
            }
            if line.notes.is_none() {
                let text = self.text.get(from..from + line.len).unwrap_or_default();
                line.notes = Some(Notes::read(text, &mut stretch));
                done += line.len + 1;
            }
            from += line.len + 1;
            self.next += 1;
        }
        let left = self.lines.iter().skip(self.next).filter(|line| line.notes.is_none());
        left.map(|line| line.len + 1).sum()
    }

    /// What the lines tell that have been read; the others tell nothing yet. Offsets count bytes.
    #[must_use]
    pub fn analysis(&self, options: &Options) -> Analysis {
        let mut whole = Notes::default();
        let mut from = 0;
        for line in &self.lines {
            if let Some(notes) = &line.notes {
                whole.append(notes, from);
            }
            from += line.len as u32 + 1;
        }
        whole.settle(&self.text, options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_replaced_wherever_they_stand() {
        let mut session = Session::default();
        let mut lines = vec![String::new()];
        for (range, text) in [
            (0..1, "أ\nب\nج"),
            (1..2, "ب ب"),
            (0..0, "قبل"),
            (4..4, "بعد\n"),
            (5..6, ""),
            (2..9, "آخر"),
            (0..3, "وحيد"),
            (7..9, "ذيل"),
            (0..2, ""),
        ] {
            let last = range.end.min(lines.len());
            lines.splice(range.start.min(last)..last, text.split('\n').map(String::from));
            session.replace(range, text);
            assert_eq!(session.text(), lines.join("\n"));
            assert_eq!(
                session.lines.iter().map(|l| l.len).collect::<Vec<_>>(),
                lines.iter().map(String::len).collect::<Vec<_>>()
            );
        }
    }

    #[test]
    fn only_what_changed_is_read_again() {
        let mut session = Session::default();
        session.replace(0..1, "قال الوزير: «نعم».\nوأضاف: «لا».\nوانتهى.");
        assert!(session.read(1) > 0);
        assert_eq!(session.analysis(&Options::default()).quotes.len(), 1);
        assert_eq!(session.read(usize::MAX), 0);
        assert_eq!(session.analysis(&Options::default()).quotes.len(), 2);
        session.replace(2..3, "وانتهى الأمر.");
        assert_eq!(session.lines.iter().filter(|line| line.notes.is_none()).count(), 1);
    }
}
