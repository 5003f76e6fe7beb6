//! Sources that point back to who has spoken: المصدر ذاته, a role that the text gives to nobody, معاليه.

use super::{BACK, Pass, Past};
use crate::lexicon::nouns::Noun;
use crate::quote::{self, Attribution};
use crate::speaker::entities::Link;
use crate::speaker::entity::Entity;
use crate::speaker::mention::Mention;
use crate::speaker::office::OFFICES;
use crate::speaker::repeat::conflict;
use crate::speaker::{Note, anchor, rules};
use crate::text::Key;
use crate::text::key::word;
use crate::{QuoteKind, SpeakerKind};

impl Pass<'_, '_> {
    /// The last one that spoke, a nameless source before others (المصدر ذاته) or behind them (المسؤول ذاته).
    pub(super) fn same_source(&self, quote: &Attribution, source: &Mention, nameless: bool) -> Option<Link> {
        let cue = anchor(quote);
        let (mut worded, mut fitting, mut last) = (None, None, None);
        for past in self.past.iter().rev().take(BACK).filter(|p| !self.hidden(p.at, cue, false)) {
            let Some(entity) = self.entities.get(past.entity) else { continue };
            let anonymous = entity.kind == SpeakerKind::Anonymous;
            // أكد مصدر محلي مقتل …: one that is nameless too, if it was not seen to speak.
            if !(past.spoke || nameless && anonymous) {
                continue;
            }
            let state = source.state == 0 || source.state == entity.state;
            let fits = anonymous == nameless && state && !conflict(entity.agreement, source.agreement);
            // مسؤول أوروبي, then المسؤول الأوروبي نفسه, whoever spoke in between.
            if !source.words().is_empty() && entity.described_by(source.words()) {
                worded = worded.or(Some(past));
            }
            fitting = fitting.or(Some(past).filter(|_| fits));
            // المصادر ذاتها: no man; المصدر: not several.
            let number = Noun::SINGULAR | Noun::DUAL | Noun::PLURAL;
            let man = entity.kind == SpeakerKind::Person && source.agreement & Noun::PLURAL != 0;
            // A state is no المصدر either.
            let state = nameless && entity.kind == SpeakerKind::Place;
            if man || state || conflict(entity.agreement & number, source.agreement) {
                continue;
            }
            last = last.or(Some(past).filter(|_| source.state == 0));
        }
        // قال المسؤول المحلي …، وأكد المصدر: he who has just spoken, and no nameless one of paragraphs before.
        let just = |p: &&Past| {
            let role = |e: &Entity<'_>| e.kind == SpeakerKind::Role && !conflict(e.agreement, source.agreement);
            let far = fitting.is_none_or(|f| f.paragraph + 1 < p.paragraph);
            nameless && far && p.paragraph + 1 >= quote.paragraph && self.entities.get(p.entity).is_some_and(role)
        };
        let last = worded.or(last.filter(just)).or(fitting).or(last)?;
        Some(Link { entity: last.entity, rule: rules::SAME_SOURCE, antecedent: Some(last.span) })
    }

    /// Whether a noun for any documents cannot be the one that it would take up, which has said nothing and is paragraphs back.
    pub(super) fn another(&self, source: &Mention, paragraph: u32) -> bool {
        let silent =
            || self.entities.known(source, None).and_then(|(id, _)| self.entities.get(id)).is_some_and(|e| !e.speaks);
        let documents = source.kind == SpeakerKind::Document && source.agreement & Noun::PLURAL != 0;
        documents && !self.near(source, paragraph) && silent()
    }

    /// A role that the text gives to nobody: وأضاف المدرب goes on with the last one that spoke; قال السفير can be one of whom no role
    /// is told, قال المدرب البرتغالي one of that state.
    pub(super) fn bridge(&self, quote: &Attribution, note: &Note, source: &Mention) -> Option<Link> {
        // وأضاف الفرعون المصري: whatever noun, where it is described.
        let described = source.office || note.goes_on && source.adjectives;
        let role = source.kind == SpeakerKind::Role && source.al && source.name.is_none() && described;
        // وأضاف المتحدثون: the group that spoke.
        let group = note.goes_on && source.kind == SpeakerKind::Group && source.al && source.words().is_empty();
        if !(role || group) || source.words().len() > 2 || self.entities.known(source, None).is_some() {
            return None;
        }
        let cue = anchor(quote);
        let last = self.past.iter().rev().take(BACK).find(|p| p.spoke && !self.hidden(p.at, cue, false))?;
        let entity = self.entities.get(last.entity)?;
        let near = last.paragraph + 1 >= quote.paragraph;
        let foreign = source.state != 0 && entity.state != 0 && source.state != entity.state;
        // المدير المالي goes on with no المدير الفني.
        let another = foreign || entity.called(source.head);
        let fits = (group && entity.kind == SpeakerKind::Group || role && entity.name.is_some())
            && near
            && !another
            && !conflict(entity.agreement, source.agreement);
        let roleless =
            entity.roleless() && (source.words().is_empty() || source.state != 0 && source.state == entity.state);
        // الناشط الحقوقي, where nobody else is named, or nobody since he has spoken right before: no office that another could hold.
        let just = last.sentence + 1 >= note.sentence && last.paragraph == quote.paragraph && self.full(last);
        let only = || {
            let other =
                |p: &Past| p.entity != last.entity && self.entities.get(p.entity).is_some_and(|e| e.name.is_some());
            let since = |p: &&Past| !just || p.at > last.at;
            source.adjectives
                && !OFFICES.has(source.head)
                && !self.past.iter().rev().take(BACK).take_while(since).any(other)
        };
        let link = Link { entity: last.entity, rule: rules::ROLE_AGAIN, antecedent: Some(last.span) };
        (fits && (note.goes_on || source.this || roleless || only())).then_some(link)
    }

    /// Where somebody's own words in marks begin that a place stands within, and who says them.
    pub(super) fn own_words(&self, cue: u32, links: &[Option<Link>]) -> (u32, Option<u32>) {
        let marked = |q: &Attribution| q.kind == QuoteKind::Direct && q.rule != quote::rules::VERB_COLON;
        self.around(cue, marked).map_or((0, None), |n| {
            let who = links.get(n).copied().flatten();
            (self.reach.get(n).map_or(0, |reach| reach.start), who.map(|link| link.entity))
        })
    }

    /// معاليه: the last person that spoke.
    pub(super) fn respected(&self, quote: &Attribution, source: &Mention) -> Option<Link> {
        let cue = anchor(quote);
        let person = |p: &&Past| {
            let fits = |e: &Entity<'_>| {
                matches!(e.kind, SpeakerKind::Person | SpeakerKind::Role) && !conflict(e.agreement, source.agreement)
            };
            self.entities.get(p.entity).is_some_and(fits) && !self.hidden(p.at, cue, false)
        };
        let last = self.past.iter().rev().take(BACK).find(person)?;
        Some(Link { entity: last.entity, rule: rules::PRONOUN, antecedent: Some(last.span) })
    }
}

/// Whether the source is a noun of respect with a pronoun (معاليه, سموها).
pub(super) fn respect(source: &Mention) -> bool {
    const STEMS: [Key; 6] =
        [word!("سمو"), word!("معالي"), word!("سعادت"), word!("فخامت"), word!("جلالت"), word!("فضيلت")];
    source.words().is_empty()
        && STEMS
            .iter()
            .any(|stem| source.head.starts(*stem) && source.head.len() > stem.len() && source.head != word!("سعادة"))
}

/// Whether a phrase within or around what is told names its source (بحسب الصحيفة, حسبما أوردت الصحيفة).
pub(super) fn relayed(quote: &Attribution) -> bool {
    [quote::rules::ACCORDING, quote::rules::AS_SAID].contains(&quote.rule)
}

/// Whether it names a source behind what the narrator told (…، بحسب الصحيفة).
pub(super) fn trailing(quote: &Attribution) -> bool {
    relayed(quote) && quote.content.first().is_some_and(|content| content.start < anchor(quote))
}
