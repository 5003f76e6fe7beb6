//! Sources to speakers: mentions, agreement, coreference.

use crate::quote::Attribution;
use crate::{Paragraph, Quote, Speaker, Timex};

/// What the paragraphs tell of who may speak.
#[derive(Debug, Default)]
pub struct Facts {}

/// Notes what one paragraph tells of people and bodies.
pub fn find(_paragraph: &Paragraph<'_>, _quotes: &[Attribution], _facts: &mut Facts) {}

/// Gives each attribution its speaker.
#[must_use]
pub fn resolve(_text: &str, quotes: Vec<Attribution>, _facts: Facts, _dates: &[Timex]) -> (Vec<Quote>, Vec<Speaker>) {
    let quotes = quotes
        .into_iter()
        .zip(0..)
        .map(|(q, id)| Quote {
            id,
            kind: q.kind,
            content: q.content,
            cue: q.cue,
            source: q.source,
            speaker: None,
            parent: None,
            dates: Vec::new(),
            rule: q.rule,
            confidence: q.confidence,
        })
        .collect();
    (quotes, Vec::new())
}
