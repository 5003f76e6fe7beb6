//! All entities of a text, and which of them a mention means.

mod prepare;

use super::chain::Chains;
use super::entity::Entity;
use super::mention::Mention;
use super::name::{Name, Part, without_al};
use super::repeat::{SECOND, conflict, qualified, repeats, second, takes_up};
use super::rules;
use crate::lexicon::nouns::Noun;
use crate::text::key::word;
use crate::text::{Key, Tag};
use crate::{RuleId, Span, SpeakerKind};

/// How many entities with one word in their names are looked at: beyond that the word tells nothing.
const SHARED: usize = 8;
/// How many entities back a role or a body alone can point.
const REACH: usize = 8;
/// Beyond the numbers of states: somebody of that state.
const COMPATRIOT: u32 = 1 << 8;

/// All entities of a text and the tables to find them by.
#[derive(Debug, Default)]
pub struct Entities<'a> {
    list: Vec<Entity<'a>>,
    /// Of each entity's name the skeletons of the first part, the second, and the last: what two names that agree share, told
    /// without a look at either.
    outlines: Vec<Outline>,
    /// By each part of a personal name, without its long vowels.
    names: Chains,
    /// By the word that is a name by itself.
    proper: Chains,
    /// By the state whose government speaks, and by [`COMPATRIOT`] and the state people by the nationality before their names.
    states: Chains,
    /// By the noun that heads a mention.
    heads: Chains,
    /// By the noun that heads a role with a full name, wherever in the text.
    offices: Chains,
}

/// The first, second and last part of a name.
type Outline = [Tag; 3];

fn outline(name: &Name) -> Outline {
    [name.first(), name.parts().get(1).copied().unwrap_or_default(), name.last()].map(|part| part.skeleton)
}

/// Where a mention leads.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// The entity.
    pub entity: u32,
    /// Why.
    pub rule: RuleId,
    /// The earlier mention that it repeats.
    pub antecedent: Option<Span>,
}

impl<'a> Entities<'a> {
    /// The entity of that number.
    #[must_use]
    pub fn get(&self, id: u32) -> Option<&Entity<'a>> {
        self.list.get(id as usize)
    }

    /// The same, to change it.
    pub fn get_mut(&mut self, id: u32) -> Option<&mut Entity<'a>> {
        self.list.get_mut(id as usize)
    }

    /// Whether the name in a mention is somebody's.
    #[must_use]
    pub fn named(&self, mention: &Mention) -> bool {
        mention.name.as_deref().is_some_and(|(name, _)| self.by_name(name, 0).is_some())
    }

    /// Whether a definite role takes up one that was told of somebody (الأمين العام ذاته).
    #[must_use]
    pub fn role(&self, mention: &Mention) -> bool {
        self.phrase(mention).is_some()
    }

    /// Whose family name a word by itself is, where the text names them in full.
    pub fn surname(&mut self, word: Key, span: Span, told: u8) -> Option<u32> {
        let part = Part::new(word, false);
        let id = self.by_part(part, told)?;
        let entity = self.get_mut(id).filter(|e| e.name.is_some_and(|(name, _)| name.len() > 1 && name.ends(part)))?;
        // Before somebody is introduced a family name may be another's.
        if entity.seen == u32::MAX && told != 0 && entity.agreement & Noun::GENDER == 0 {
            return None;
        }
        entity.mentions.push(span);
        entity.seen = span.start;
        Some(id)
    }

    /// Whom a mention means, and a new entity where it is nobody yet.
    ///
    /// `told` is what the verb of a source tells of its gender, 0 where it tells nothing: a given name that stands for a family
    /// name tells none (شيرين عبد الهادي, then عبد الهادي).
    pub fn resolve(&mut self, mention: &'a Mention, told: Option<u8>) -> Link {
        let found = self.known(mention, told);
        let (id, rule) = found.unwrap_or_else(|| (self.create(mention), rules::NAMED));
        let antecedent = self.get(id).and_then(|e| e.mentions.iter().rev().find(|s| **s != mention.span)).copied();
        let rule = if antecedent.is_none() { rules::NAMED } else { rule };
        if rule == rules::ROLE_NAMED
            && let Some((name, _)) = mention.name.as_deref()
        {
            // What was prepared under this name has not been seen, and shall not be found again.
            for part in name.parts() {
                let list = &self.list;
                self.names.remove(part.skeleton, |other| {
                    list.get(other as usize)
                        .is_some_and(|e| e.seen == u32::MAX && e.name.is_some_and(|(n, _)| n.agrees(name)))
                });
            }
        }
        self.add(id, mention);
        Link { entity: id, rule, antecedent }
    }

    /// A new entity for a mention that is none of those before.
    pub fn first(&mut self, mention: &'a Mention) -> Link {
        let entity = self.create(mention);
        self.add(entity, mention);
        Link { entity, rule: rules::NAMED, antecedent: None }
    }

    /// The entity that a mention means, and by which rule.
    #[must_use]
    pub fn known(&self, mention: &Mention, told: Option<u8>) -> Option<(u32, RuleId)> {
        let gender = told.unwrap_or_default();
        if let Some((name, _)) = mention.name.as_deref() {
            if name.len() > 1 {
                let known = self.by_name(name, mention.agreement);
                let unseen = known.and_then(|id| self.get(id)).is_some_and(|e| e.seen == u32::MAX);
                if unseen && let Some(found) = self.titled(mention) {
                    return Some(found);
                }
                return known
                    .map(|id| (id, rules::NAME))
                    .or_else(|| self.titled(mention))
                    .or_else(|| self.object(name).filter(|_| told.is_none() && mention.object()));
            }
            // Never by the title alone: الدكتور فلان is not الدكتور علان.
            let part = name.last();
            let gender = if mention.head.is_empty() || gender != 0 { gender } else { mention.agreement };
            let short = self
                .by_given(mention, part)
                .or_else(|| self.by_part(part, gender))
                .or_else(|| self.glued(part.word, gender))
                .or_else(|| self.bared(mention, part.word, gender));
            let short = short.map(|id| (id, rules::SHORT_NAME));
            return short.or_else(|| self.by_proper(mention, name.last().word)).or_else(|| {
                // الواحة كابيتال, for the company of that name
                let head = Some(mention.head).filter(|head| !head.is_empty() && !mention.office)?;
                self.by_proper(mention, head)
            });
        }
        // المعلم, a surname that is a common noun besides.
        if mention.words().is_empty()
            && !mention.head.is_empty()
            && let Some(id) = self.by_part(
                Part::new(if mention.al { word!("ال").join(mention.head) } else { mention.head }, true),
                // وقالت مراد: a given name that is a family name here.
                if mention.kind == SpeakerKind::Person && gender != 0 { gender } else { mention.agreement },
            )
        {
            return Some((id, rules::SHORT_NAME));
        }
        // المقدم القرني
        if !mention.tail.is_empty()
            && let Some(id) = self.by_part(Part::new(mention.tail, true), mention.agreement)
            && self.get(id).and_then(|e| e.name).is_some_and(|(n, _)| n.last().word == mention.tail)
        {
            return Some((id, rules::SHORT_NAME));
        }
        if mention.joint {
            return self.phrase(mention);
        }
        if mention.government && mention.state != 0 {
            return self.states.last(u32::from(mention.state)).map(|id| (id, rules::STATE));
        }
        // A surname with more behind it than belongs to a name.
        if mention.bare_head
            && let Some(id) = self.by_part(Part::new(mention.head, false), mention.agreement)
        {
            return Some((id, rules::SHORT_NAME));
        }
        self.by_proper(mention, Key::NONE).or_else(|| self.phrase(mention))
    }

    /// لحداد: a family name behind a preposition or conjunction, where the text has the full name.
    fn glued(&self, word: Key, gender: u8) -> Option<u32> {
        let clitic = [word!("ل"), word!("ب"), word!("و"), word!("ف")].iter().any(|c| word.starts(*c));
        let part = Part::new(word.skip(1), false);
        let id = self.by_part(part, gender).filter(|_| clitic && word.len() > 4)?;
        self.get(id)?.name.filter(|(name, _)| name.len() > 1 && name.ends(part)).map(|_| id)
    }

    /// المطران حداد, for المطران سمير الحداد: a family name with ال and without, where the title is the same.
    fn bared(&self, mention: &Mention, word: Key, gender: u8) -> Option<u32> {
        let bare = without_al(word);
        let part = Part::new(if bare == word { word!("ال").join(word) } else { bare }, true);
        let id = self.by_part(part, gender)?;
        let titled = |e: &&Entity<'_>| !mention.head.is_empty() && e.described.iter().any(|d| d.head == mention.head);
        self.get(id).filter(titled)?.name.filter(|(name, _)| name.len() > 1 && name.ends(part)).map(|_| id)
    }

    /// أدى حداد اليمين: a family name, and what was taken for the second part of a name is the object.
    fn object(&self, name: &Name) -> Option<(u32, RuleId)> {
        let first = name.first();
        if !name.object() {
            return None;
        }
        let ends = |id: &u32| {
            let there = self.get(*id).and_then(|e| e.name);
            there.is_some_and(|(there, _)| there.len() > 1 && there.ends(first))
        };
        self.names.of(first.skeleton).take(SHARED).find(ends).map(|id| (id, rules::SHORT_NAME))
    }

    /// The entity with this full name, or with its last part alone, if the gender agrees.
    fn by_name(&self, name: &Name, agreement: u8) -> Option<u32> {
        let of = |part: Part| self.names.of(part.skeleton).take(SHARED);
        let [first, second, last] = outline(name);
        let may = |id: &u32| {
            self.outlines.get(*id as usize).is_some_and(|[a, b, c]| *c == last || (*a, *b) == (first, second))
        };
        of(name.last()).chain(of(name.first())).filter(may).find(|id| {
            self.get(*id).is_some_and(|e| {
                e.name.is_some_and(|(there, _)| {
                    let last = there.len() == 1 && name.ends(there.last());
                    there.agrees(name) || last && !conflict(e.agreement & Noun::GENDER, agreement & Noun::GENDER)
                })
            })
        })
    }

    /// The one entity whose name ends, or where nobody's does begins, with this word.
    fn by_part(&self, part: Part, agreement: u8) -> Option<u32> {
        let mut best: Option<(bool, bool, u32, u32)> = None;
        for id in self.names.of(part.skeleton).take(SHARED) {
            let Some(entity) = self.get(id) else { continue };
            let Some((name, _)) = entity.name else { continue };
            let (last, first) = (name.ends(part), name.first().word == part.word);
            let inner = name.parts().iter().any(|p| p.word == part.word && part.father == p.father);
            if !(last || first || inner) || conflict(entity.agreement, agreement & Noun::GENDER) {
                continue;
            }
            let before = entity.seen != u32::MAX;
            if !last && !before {
                continue;
            }
            // Before anybody of that name is introduced: who is named first.
            let near = if before { entity.seen } else { u32::MAX - entity.name.map_or(0, |(_, at)| at.start) };
            let rank = (last, before, near, id);
            if best.is_none_or(|b| rank > b) {
                best = Some(rank);
            }
        }
        best.map(|(_, _, _, id)| id)
    }

    /// د. حسن, for د. حسن طه: who was called by that title, and whose name begins so.
    fn by_given(&self, mention: &Mention, part: Part) -> Option<u32> {
        self.names.of(part.skeleton).take(SHARED).find(|id| {
            self.get(*id).is_some_and(|e| {
                let first = e.name.is_some_and(|(name, _)| name.len() > 1 && name.first().word == part.word);
                let doctor = |head: Key| [word!("د"), word!("دكتور")].contains(&head);
                let head = |d: &Mention| d.head == mention.head || doctor(d.head) && doctor(mention.head);
                first && !mention.head.is_empty() && e.described.iter().any(|d| head(d))
            })
        })
    }

    /// القاضية باربره جافي behind قاضية أمريكية: a title with a name takes up a role that had none.
    fn titled(&self, mention: &Mention) -> Option<(u32, RuleId)> {
        if mention.head.is_empty() {
            return None;
        }
        let fits = |entity: &Entity<'_>| {
            entity.kind == SpeakerKind::Role
                && entity.speaks
                && entity.described.iter().any(|d| d.head == mention.head && takes_up(d, mention))
                && !conflict(entity.agreement, mention.agreement)
        };
        let mut heads = self.heads.of(mention.head.tag()).take(REACH);
        heads.find(|id| self.get(*id).is_some_and(fits)).map(|id| (id, rules::ROLE_NAMED))
    }

    /// The body with the same name in it.
    fn by_proper(&self, mention: &Mention, name: Key) -> Option<(u32, RuleId)> {
        // الخارجية الروسية, for the ministry.
        let short = mention.words().is_empty() || mention.al && mention.state != 0 && mention.words().len() == 1;
        let key = match mention.name {
            Some(_) => without_al(name).tag(),
            None if mention.proper.is_empty() && short => mention.head.tag(),
            None => mention.proper,
        };
        let bodies = [SpeakerKind::Organisation, SpeakerKind::Role, SpeakerKind::Person];
        if !bodies.contains(&mention.kind) || mention.kind == SpeakerKind::Role && !mention.words().is_empty() {
            return None;
        }
        self.proper
            .of(key)
            .find(|id| {
                let same = |e: &Entity<'_>| mention.state == 0 || e.state == 0 || e.state == mention.state;
                self.get(*id).is_some_and(|e| e.kind == SpeakerKind::Organisation && same(e))
            })
            .map(|id| (id, rules::BODY))
    }

    /// The same phrase, or a definite one that takes up an earlier one.
    fn phrase(&self, mention: &Mention) -> Option<(u32, RuleId)> {
        let head = mention.head.tag();
        let (mut seen, mut late) = (0, None);
        for id in self.heads.of(head).take(REACH) {
            let Some(entity) = self.get(id) else { continue };
            if mention.kind == SpeakerKind::Document && mention.al && mention.words().is_empty() && entity.via == head {
                return Some((id, rules::BODY_AGAIN));
            }
            seen += 1;
            if conflict(entity.agreement, mention.agreement) && seen < REACH {
                continue;
            }
            if entity.described.iter().any(|d| second(d, mention)) {
                return Some((id, rules::ROLE_AGAIN));
            }
            for there in entity.described.iter().filter(|d| d.head == mention.head) {
                if let Some(rule) = repeats(there, mention, entity) {
                    // وزير الخارجية فلان ونظيره الألماني فلان, then الوزير الألماني
                    let other = self.states.last(COMPATRIOT | u32::from(mention.state));
                    let other = other.filter(|_| mention.al && mention.state != there.state && entity.state == 0);
                    let agrees = |id: &u32| self.get(*id).is_some_and(|e| !conflict(e.agreement, mention.agreement));
                    if let Some(other) = other.filter(agrees) {
                        return Some((other, rule));
                    }
                    // وزير الخارجية, between وزير الخارجية فلان and وزير الخارجية الألماني فلان
                    let abroad = there.state != mention.state && !mention.al && rule == rules::ROLE_AGAIN;
                    // الرئيس السابق فلان is not الرئيس, where somebody else is.
                    if !(qualified(there, mention) || abroad) {
                        return Some((id, rule));
                    }
                    late = late.or(Some((id, rule)).filter(|_| !there.words().contains(&SECOND)));
                }
            }
        }
        // وزير النقل, then وزير النقل فلان
        let told = |id: &u32| {
            self.get(*id).and_then(|e| e.office).is_some_and(|there| {
                // مدير المرصد, then مدير المرصد البيئي فلان
                there.head == mention.head
                    && there.words().starts_with(mention.words())
                    && mention.definite
                    && !mention.words().is_empty()
                    && !qualified(there, mention)
                    && there.state == mention.state
            })
        };
        let holder = self.offices.of(head).take(REACH).find(told).filter(|_| mention.name.is_none() && !mention.joint);
        holder.map(|id| (id, rules::ROLE_AGAIN)).or(late)
    }

    /// A new entity, with what the mention says of its name and state.
    #[must_use]
    pub fn create(&mut self, mention: &'a Mention) -> u32 {
        let id = self.list.len() as u32;
        self.outlines.push([Tag::NONE; 3]);
        self.list.push(Entity {
            kind: mention.kind,
            agreement: mention.agreement,
            name: None,
            role: None,
            described: Vec::new(),
            mentions: Vec::new(),
            state: if mention.head.is_empty() { 0 } else { mention.state },
            speaks: false,
            office: None,
            via: Tag::NONE,
            seen: 0,
            sure: false,
        });
        if let Some(named) = mention.name.as_deref() {
            self.fuller(id, named);
        }
        if mention.government
            && mention.state != 0
            && !mention.joint
            && self.states.last(u32::from(mention.state)).is_none()
        {
            self.states.push(u32::from(mention.state), id);
        }
        id
    }

    /// Takes a name for an entity where it is fuller than what was known.
    fn fuller(&mut self, id: u32, named: &'a (Name, Span)) {
        for part in named.0.parts() {
            if !self.names.of(part.skeleton).take(SHARED).any(|i| i == id) {
                self.names.push(part.skeleton, id);
            }
        }
        let fuller = |there: &Name| named.0.fuller(there) || there.overlong(&named.0);
        if self.get(id).is_some_and(|e| !e.sure && e.name.is_none_or(|(there, _)| fuller(there))) {
            self.rename(id, named);
        }
    }

    fn rename(&mut self, id: u32, named: &'a (Name, Span)) {
        if let (Some(entity), Some(place)) = (self.list.get_mut(id as usize), self.outlines.get_mut(id as usize)) {
            entity.name = Some(named);
            *place = outline(&named.0);
        }
    }

    /// Adds a mention to an entity.
    fn add(&mut self, id: u32, mention: &'a Mention) {
        // الواحة, for the paper of that name: no person's.
        let body = self.get(id).is_some_and(|e| e.kind == SpeakerKind::Organisation && !e.mentions.is_empty());
        let named = mention.name.as_deref().filter(|_| !body);
        if let Some(named) = named {
            self.fuller(id, named);
        }
        let other = if mention.name.is_some() { mention.second.0 } else { Tag::NONE };
        for (head, key) in [(true, mention.head.tag()), (true, other), (false, mention.proper)] {
            let chains = if head { &mut self.heads } else { &mut self.proper };
            if !key.is_empty() && chains.last(key) != Some(id) {
                chains.push(key, id);
            }
        }
        if !mention.via.is_empty() {
            self.heads.push(mention.via, id);
        }
        if mention.head.is_empty() && mention.state != 0 {
            self.states.push(COMPATRIOT | u32::from(mention.state), id);
        }
        let Some(entity) = self.list.get_mut(id as usize) else { return };
        if !entity.mentions.iter().rev().take(4).any(|s| *s == mention.span) {
            entity.mentions.push(mention.span);
        }
        entity.seen = mention.span.start;
        if !mention.via.is_empty() {
            entity.via = mention.via;
        }
        if named.is_some() {
            entity.kind = SpeakerKind::Person;
            if entity.role.is_none() {
                entity.role = mention.role;
            }
        } else if entity.kind == SpeakerKind::Person
            && entity.role.is_none()
            && mention.kind == SpeakerKind::Role
            && !mention.words().is_empty()
        {
            entity.role = Some(mention.span);
        }
        if entity.state == 0 && !mention.head.is_empty() {
            entity.state = mention.state;
        }
        if entity.agreement & Noun::GENDER == 0 {
            entity.agreement |= mention.agreement;
        } else if entity.agreement & Noun::GENDER == Noun::GENDER && mention.agreement & Noun::GENDER != 0 {
            entity.agreement &= mention.agreement | !Noun::GENDER;
        }
        let new = !entity.described.iter().any(|d| d.head == mention.head && d.words() == mention.words());
        if new && !mention.head.is_empty() && entity.described.len() < 5 {
            entity.described.push(mention);
        }
    }
}
