//! Paragraphs that go through each stage together.

use crate::text::Token;
use crate::{Paragraph, Span, lexicon, text};

/// Some paragraphs of a text and their tokens. Each stage reads all of them before the next one begins: a stage has more code than
/// a processor keeps at hand, and would be fetched anew for every paragraph.
#[derive(Debug, Default)]
pub struct Stretch {
    /// The tokens of all.
    tokens: Vec<Token>,
    /// Of each paragraph its span, and where its tokens end.
    parts: Vec<(Span, usize)>,
}

/// How many tokens a stretch has before it is full: about as many as the second cache has room for.
const FULL: usize = 16_384;

impl Stretch {
    /// Takes the next paragraphs of `text`, as `spans` gives them; `false` where there is none.
    pub fn fill(&mut self, text: &str, spans: &mut impl Iterator<Item = Span>) -> bool {
        let Self { tokens, parts } = self;
        tokens.clear();
        parts.clear();
        while tokens.len() < FULL
            && let Some(span) = spans.next()
        {
            let from = tokens.len();
            text::token::tokenize(text, span, tokens);
            lexicon::lexicon().read_all(tokens, from);
            parts.push((span, tokens.len()));
        }
        !parts.is_empty()
    }

    /// Its paragraphs, numbered from `first` on.
    pub fn paragraphs<'a>(&'a self, text: &'a str, first: u32) -> impl Iterator<Item = Paragraph<'a>> {
        let mut from = 0;
        (first..).zip(&self.parts).map(move |(index, (span, end))| {
            let tokens = self.tokens.get(from..*end).unwrap_or_default();
            from = *end;
            Paragraph { text, span: *span, tokens, lexicon: lexicon::lexicon(), index }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, Session, analyze};

    #[test]
    fn a_stretch_holds_whole_paragraphs_and_the_next_one_goes_on() {
        let text = "قال الوزير إن القمة غدا.\n\nوأضاف: «لن نتراجع».\n".repeat(FULL / 8);
        let mut spans = text::paragraph::paragraphs(&text);
        let (mut stretch, mut found) = (Stretch::default(), Vec::new());
        let mut stretches = 0;
        while stretch.fill(&text, &mut spans) {
            stretches += 1;
            let first = found.len() as u32;
            for paragraph in stretch.paragraphs(&text, first) {
                assert!(paragraph.tokens.iter().all(|t| paragraph.span.contains(t.span)));
                found.push((paragraph.index, paragraph.span));
            }
        }
        assert!(stretches > 1);
        assert!(found.into_iter().eq((0..).zip(text::paragraph::paragraphs(&text))));
    }

    #[test]
    fn what_is_found_does_not_depend_on_stretches() {
        let text = "قال الوزير كريم حداد أمس إن القمة غدا.\nو أضاف: «لن نتراجع».\n«هذا كثير».\n".repeat(FULL / 16);
        let mut session = Session::default();
        session.replace(0..usize::MAX, &text);
        while session.read(1) > 0 {}
        assert_eq!(analyze(&text, &Options::default()), session.analysis(&Options::default()));
    }
}
