//! Entities: what the text has said of each speaker so far.

use super::mention::Mention;
use super::name::Name;
use super::repeat::conflict;
use crate::lexicon::nouns::Noun;
use crate::text::{Key, Tag};
use crate::{Span, SpeakerKind};

/// One who is named.
#[derive(Debug)]
pub struct Entity<'a> {
    /// What it is.
    pub kind: SpeakerKind,
    /// Gender and number; 0 where unknown.
    pub agreement: u8,
    /// The fullest personal name, and where it stands.
    pub name: Option<&'a (Name, Span)>,
    /// The first phrase that tells the role.
    pub role: Option<Span>,
    /// Mentions that describe it in different words, to compare by.
    pub(super) described: Vec<&'a Mention>,
    /// Where it is named.
    pub mentions: Vec<Span>,
    /// The state that it is of.
    pub state: u8,
    /// Whether it has spoken.
    pub speaks: bool,
    /// A role with words of its own that the text gives it by name, if only later.
    pub(super) office: Option<&'a Mention>,
    /// The document that it spoke through.
    pub(super) via: Tag,
    /// Where it was last named.
    pub seen: u32,
    /// Whether the text bears out that its name ends where it does.
    pub(super) sure: bool,
}

impl Entity<'_> {
    /// Whether it is known by name alone.
    #[must_use]
    pub fn roleless(&self) -> bool {
        self.name.is_some() && self.role.is_none() && self.described.is_empty()
    }

    /// Whether a verb of this agreement can be its: one that spoke through a document has that document's gender too.
    #[must_use]
    pub fn agrees(&self, verb: u8) -> bool {
        let two = verb & !self.agreement & Noun::DUAL != 0;
        !(conflict(self.agreement, verb) && (self.via.is_empty() || two))
    }

    /// Whether it was called by this noun.
    #[must_use]
    pub fn called(&self, head: Key) -> bool {
        self.described.iter().any(|there| there.head == head)
    }

    /// Whether it was described in these words behind whatever noun.
    #[must_use]
    pub fn described_by(&self, words: &[Tag]) -> bool {
        self.described.iter().any(|there| there.words() == words)
    }

    /// What one without a personal name is called: the phrase that first named it, or a later one where that was a bare noun.
    #[must_use]
    pub fn title(&self, text: &str) -> String {
        let fuller = |m: &&&Mention| !m.words().is_empty() || !m.proper.is_empty() || m.government;
        let first = self.described.iter().find(fuller).or(self.described.first());
        let Some(mention) = first else {
            return self.mentions.first().map(|s| s.of(text).to_string()).unwrap_or_default();
        };
        without_clitic(mention.core.of(text), mention)
    }
}

/// The phrase without a preposition that stands on its first word (للباحثة, لموقع).
fn without_clitic(phrase: &str, mention: &Mention) -> String {
    match mention.clitics {
        (0, _) => phrase.to_string(),
        (n, al) => {
            let cut = phrase.char_indices().nth(n.into()).map_or(0, |(i, _)| i);
            format!("{}{}", if al { "ال" } else { "" }, phrase.get(cut..).unwrap_or_default())
        }
    }
}
