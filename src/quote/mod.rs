//! Marks, cues, content and sources to attributions.

use crate::{Paragraph, QuoteKind, RuleId, Span, time};

/// An attribution before its speaker is known.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// How it is presented.
    pub kind: QuoteKind,
    /// What was said.
    pub content: Vec<Span>,
    /// The word that reports, with its clitics.
    pub cue: Option<Span>,
    /// The noun phrase that names who speaks.
    pub source: Option<Span>,
    /// The rule that made it.
    pub rule: RuleId,
    /// How likely it is right, from 0 to 1.
    pub confidence: f32,
    /// The paragraph it stands in.
    pub paragraph: u32,
}

/// Appends the attributions of one paragraph, in the order of the text.
pub fn find(_paragraph: &Paragraph<'_>, _dates: &[time::Found], _quotes: &mut Vec<Attribution>) {}

/// Joins what crosses paragraphs: quotations that run on.
pub fn link(_text: &str, _quotes: &mut Vec<Attribution>) {}
