//! Marks, cues, content and sources to attributions.
//!
//! [`find`] reads one paragraph. Its marks are paired, its sentences parted; every word that may report is tried from
//! left to right by the rules of `cue`, which look for the content it opens (`content`) and for the noun phrase that
//! names who speaks (`source`). [`link`] joins what crosses paragraphs.

mod according;
mod act;
mod act_end;
mod adjunct;
mod argument;
mod beyond;
mod chain;
mod complement;
mod content;
mod cue;
mod frame;
mod headline;
mod link;
pub mod marks;
mod narrator;
mod no_act;
mod nominal;
mod noun;
mod other;
mod phrase;
mod reject;
mod report;
pub mod rules;
mod second;
mod source;
mod taken;
#[cfg(test)]
mod tests;
mod turn;
mod view;

use crate::lexicon::verbs::Agreement;
use crate::text::{Kind, Token};
use crate::{Paragraph, QuoteKind, RuleId, Span, order, time};

pub use link::link;

/// Where the text says who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// By a noun phrase, [`Attribution::source`].
    Source,
    /// By the verb's ending alone (وقال).
    Elided,
    /// By a pronoun on the cue (قوله, على حد قولها).
    Pronoun,
    /// By a relative pronoun: the noun before it (الذي قال).
    Relative,
    /// By the attribution before it, whose speaker goes on (قائلا, مضيفا).
    Host,
    /// Not at all: a quotation that follows another.
    Orphan,
    /// Not at all: who asks in an interview.
    Asks,
    /// Not at all: who answers in an interview, one for all its answers; [`Attribution::host`] is the first of them.
    Answers,
}

/// What the rest of the text must bear out, else [`link`] drops the attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proviso {
    /// Nothing.
    None,
    /// A quotation goes on with it from the paragraph before.
    GoesOn,
    /// Its source stands elsewhere in the text.
    NamedElsewhere,
    /// It is a line of an interview: a question stands before an answer, and others in pairs like these.
    Turn,
    /// The first words in marks of its content, few as all of them: where the text has them in marks again and again, they are a name or a term,
    /// and nobody's speech.
    Words(Span),
}

/// An attribution before its speaker is known.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// How it is presented.
    pub kind: QuoteKind,
    /// What was said, one part or more, in the order of the text.
    pub content: Vec<Span>,
    /// The word that reports, with its clitics.
    pub cue: Option<Span>,
    /// The noun phrase that names who speaks.
    pub source: Option<Span>,
    /// Who relayed it, where that is another.
    pub relay: Option<Span>,
    /// The rule that made it.
    pub rule: RuleId,
    /// How likely it is right, from 0 to 1.
    pub confidence: f32,
    /// The paragraph it stands in.
    pub paragraph: u32,
    /// Where the text says who speaks.
    pub voice: Voice,
    /// Gender, number and person of the one who speaks as the cue's form has them.
    pub agreement: Agreement,
    /// What the rest of the text must bear out.
    pub proviso: Proviso,
    /// For [`Voice::Host`] and [`Voice::Answers`], the index in the same list of the attribution whose speaker this shares.
    pub host: Option<u32>,
}

impl Attribution {
    /// Where it begins in the text.
    #[must_use]
    pub fn start(&self) -> u32 {
        let content = self.content.first().map(|s| s.start);
        [content, self.cue.map(|s| s.start), self.source.map(|s| s.start)]
            .into_iter()
            .flatten()
            .min()
            .unwrap_or_default()
    }
}

impl Attribution {
    /// The same in a longer text: `by` bytes, `paragraphs` paragraphs and `hosts` attributions further on.
    pub(crate) fn moved(&self, by: u32, paragraphs: u32, hosts: u32) -> Self {
        Self {
            content: self.content.iter().map(|span| span.shift(by)).collect(),
            cue: self.cue.map(|span| span.shift(by)),
            source: self.source.map(|span| span.shift(by)),
            relay: self.relay.map(|span| span.shift(by)),
            paragraph: self.paragraph + paragraphs,
            host: self.host.map(|host| host + hosts),
            proviso: match self.proviso {
                Proviso::Words(span) => Proviso::Words(span.shift(by)),
                other => other,
            },
            ..*self
        }
    }
}

/// Appends the attributions of one paragraph, in the order of the text.
#[inline(never)]
pub fn find(paragraph: &Paragraph<'_>, dates: &[time::Found], quotes: &mut Vec<Attribution>) {
    if silent(paragraph.tokens) {
        return;
    }
    let view = view::View::new(paragraph, dates);
    let first = quotes.len();
    cue::Finder::new(&view, quotes).run();
    if let Some(found) = quotes.get_mut(first..) {
        sort(found, first as u32);
    }
}

/// Whether nothing in a paragraph can report: no verb or noun of saying, no mark, no label, and no line of an interview.
fn silent(tokens: &[Token]) -> bool {
    let line = tokens.first().is_some_and(|t| t.kind == Kind::Dash)
        || tokens.last().is_some_and(|t| t.kind == Kind::Stop && t.ch != '.');
    !line && !tokens.iter().any(|t| t.may_report() || matches!(t.kind, Kind::Mark | Kind::Colon))
}

/// Orders attributions by where they begin, and keeps their hosts right; the first of them is number `first` of the list that
/// hosts count in.
pub(crate) fn sort(found: &mut [Attribution], first: u32) {
    if found.is_sorted_by_key(Attribution::start) {
        return;
    }
    let starts: Vec<u32> = found.iter().map(Attribution::start).collect();
    let mut order: Vec<u32> = (0..found.len() as u32).collect();
    order::by_key(&mut order, |i| starts.get(*i as usize).copied().unwrap_or_default().into());
    let mut place = vec![0u32; order.len()];
    for (new, old) in order.iter().enumerate() {
        if let Some(p) = place.get_mut(*old as usize) {
            *p = new as u32;
        }
    }
    for quote in found.iter_mut() {
        if let Some(host) = quote.host.as_mut().filter(|h| **h >= first) {
            *host = first + place.get((*host - first) as usize).copied().unwrap_or_default();
        }
    }
    order::by_key(found, |quote| quote.start().into());
}
