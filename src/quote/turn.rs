//! Questions and answers of an interview without labels: a line that ends with a question mark, and one behind it that opens with
//! a dash. One line cannot tell: [`link`](super::link) keeps those that stand in pairs.

use super::cue::Finder;
use super::report::Report;
use super::view::Range;
use super::{Proviso, Voice, rules};
use crate::text::{Kind, Token};

impl Finder<'_, '_, '_> {
    /// The paragraph as a question or an answer.
    pub fn turn(&mut self) {
        let view = self.view;
        let dash = view.kind(0) == Some(Kind::Dash);
        let question = view.before(view.len()).is_some_and(|t| matches!(t.ch, '؟' | '?'));
        // «- الحداد: سنعود»: a label tells more.
        let labelled = || self.quotes.get(self.first..).unwrap_or_default().iter().any(|quote| quote.cue.is_none());
        if !(dash || question) || labelled() {
            return;
        }
        let Some(start) = (0..view.len()).find(|k| view.token(*k).is_some_and(Token::is_word)) else { return };
        let voice = if question { Voice::Asks } else { Voice::Answers };
        let line = Range::new(start, view.len());
        self.direct(Report { voice, ..Report::NONE }, line, rules::TURN, 0.7, Proviso::Turn);
    }
}
