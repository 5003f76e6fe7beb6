//! The last pass: through all notes in the order of the text, each attribution to its speaker.

mod back;

use super::entities::{Entities, Link};
use super::entity::Entity;
use super::finish::finish;
use super::hash::Map;
use super::mention::Mention;
use super::{Facts, Note, Other, What, anchor, rules};
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::Agreement;
use crate::quote::{self, Attribution, Voice};
use crate::text::Key;
use crate::text::key::word;
use crate::{Quote, Span, Speaker, SpeakerKind, Timex, order};
use back::{relayed, respect, trailing};

/// How many mentions back an elided subject is looked for.
const BACK: usize = 40;

/// Where an attribution without a source stands, and what its verb tells.
struct Place {
    cue: u32,
    verb: u8,
    sentence: u32,
    paragraph: u32,
    /// Where the words begin that whoever is meant stands within.
    from: u32,
    /// Who it is not.
    not: Option<u32>,
}

/// It spoke.
const SPOKE: u16 = 1;
/// It is the subject of its clause.
const SUBJECT: u16 = 1 << 1;
/// It stands in the sentence,
const HERE: u16 = 1 << 2;
/// in the paragraph,
const NEAR: u16 = 1 << 3;
/// at most one paragraph back,
const ONE_BACK: u16 = 1 << 4;
/// or two.
const TWO_BACK: u16 = 1 << 5;
/// It may stand within what somebody said, if the verb tells a gender.
const INNER: u16 = 1 << 6;
/// It has a full name.
const FULL: u16 = 1 << 7;
/// It is no body that did or said something too long ago.
const CLOSE: u16 = 1 << 8;

/// How many paragraphs a body that spoke can be the subject for.
const BODY: u32 = 2;

/// Whether it is a body, a place or a document.
fn impersonal(entity: &Entity<'_>) -> bool {
    matches!(entity.kind, SpeakerKind::Organisation | SpeakerKind::Place | SpeakerKind::Document)
}

/// Somebody who was named or spoke.
#[derive(Clone, Copy)]
struct Past {
    at: u32,
    span: Span,
    entity: u32,
    sentence: u32,
    paragraph: u32,
    spoke: bool,
    subject: bool,
}

struct Pass<'a, 'm> {
    mentions: &'m [Mention],
    entities: Entities<'m>,
    past: Vec<Past>,
    quotes: &'a [Attribution],
    /// From where to where the content of each quote reaches.
    reach: Vec<Span>,
    /// How many of the quotes are behind: those that an elided subject can be traced through.
    done: usize,
}

/// Gives each attribution its speaker.
#[must_use]
pub fn resolve(
    text: &str,
    mut quotes: Vec<Attribution>,
    mut facts: Facts,
    dates: &[Timex],
) -> (Vec<Quote>, Vec<Speaker>) {
    quote::sort(&mut quotes, 0);
    order::by_key(&mut facts.notes, |note| note.at.into());
    let mut pass = Pass {
        mentions: &facts.mentions,
        entities: Entities::default(),
        past: Vec::new(),
        quotes: &quotes,
        reach: quotes.iter().map(reach).collect(),
        done: 0,
    };
    // The last note of a place is the one that counts. Quotes stand almost in the order of the notes.
    let mut next = 0;
    let mut note = |at: u32| {
        next = order::nearby(&facts.notes, next, |note| note.at <= at);
        next.checked_sub(1).and_then(|last| facts.notes.get(last)).filter(|note| note.at == at)
    };
    let named = |number: u32| facts.mentions.get(number as usize);
    let notes: Vec<Option<&Note>> = quotes.iter().map(|quote| note(anchor(quote))).collect();
    let sources: Vec<&Mention> = notes.iter().flatten().filter_map(|note| named(note.source?)).collect();
    // The words that sources (1) and subjects (0) are called by alone: what may be a name with one of them is.
    let subjects = facts.others.iter().filter_map(|o| match o.what {
        What::Word(word, _) => Some((word, 0)),
        What::Mention(_) | What::Longer(_) => None,
    });
    let shorts = subjects.chain(sources.iter().map(|m| (m.short(), 1)));
    let shorts: Map<u32, u32> = shorts.map(|(word, by)| (word.tag().into(), by)).collect();
    let candidates: Vec<Candidate<'_>> = facts.others.iter().filter_map(|o| Candidate::new(o, named)).collect();
    for late in [false, true] {
        let sure = candidates.iter().filter(|c| !c.guessed && c.object == late && c.parts > 1);
        sure.for_each(|c| pass.entities.prepare(c.mention, late));
        if !late {
            sources.iter().for_each(|m| pass.entities.prepare(m, false));
        }
    }
    let called = |last: Key| shorts.get(&last.tag().into());
    let others = candidates.iter().filter(|c| !c.guessed).map(|c| (c.mention, c.parts, c.last));
    let sources = sources.iter().filter_map(|m| m.name.as_deref().map(|(name, _)| (*m, name.len(), name.last().word)));
    let long = others.chain(sources).filter(|(_, parts, last)| *parts > 2 && called(*last) == Some(&1));
    long.for_each(|(m, ..)| pass.entities.surmise(m));
    let guessed = candidates.iter().filter(|c| c.guessed && called(c.last) >= Some(&c.by));
    guessed.for_each(|c| pass.entities.surmise(c.mention));
    let mut others = facts.others.iter().peekable();
    let mut links: Vec<Option<Link>> = Vec::with_capacity(quotes.len());
    for (n, (quote, note)) in quotes.iter().zip(notes).enumerate() {
        let at = anchor(quote);
        while let Some(other) = others.next_if(|o| o.at < at) {
            pass.other(other);
        }
        pass.done = n;
        links.push(note.and_then(|note| pass.attribution(quote, note, &links)));
    }
    let entities = pass.entities;
    finish(text, quotes, &links, &entities, dates)
}

/// A personal name outside the sources, which may be the full name of one.
struct Candidate<'m> {
    mention: &'m Mention,
    /// How many parts the name has.
    parts: usize,
    /// The last of them.
    last: Key,
    /// Whether its second part may be an object.
    object: bool,
    /// Whether it is a name only where somebody is called by its last part alone,
    guessed: bool,
    /// a source (1) or a subject too (0).
    by: u32,
}

impl<'m> Candidate<'m> {
    fn new(other: &Other, mention: impl Fn(u32) -> Option<&'m Mention>) -> Option<Self> {
        let (number, longer) = match other.what {
            What::Mention(number) => (number, false),
            What::Longer(number) => (number, true),
            What::Word(..) => return None,
        };
        let mention = mention(number)?;
        let (name, _) = mention.name.as_deref()?;
        let last = name.last().word;
        // What has ال may be the object, if only subjects are called so.
        let by = u32::from(longer || last.starts(word!("ال")));
        let guessed = other.weak || longer;
        Some(Self { mention, parts: name.len(), last, object: mention.object(), guessed, by })
    }
}

/// From the first to the last place of what was said.
fn reach(quote: &Attribution) -> Span {
    let start = quote.content.first().map_or(0, |s| s.start);
    Span::new(start, quote.content.last().map_or(start, |s| s.end))
}

impl<'m> Pass<'_, 'm> {
    fn mention(&self, number: u32) -> Option<&'m Mention> {
        self.mentions.get(number as usize)
    }

    fn other(&mut self, other: &Other) {
        let seen = match other.what {
            What::Mention(number) => self
                .mention(number)
                .filter(|m| !other.weak || self.entities.named(m))
                // الملوك سعود وفيصل وخالد: a given name in a row is not whoever has it too.
                .filter(|m| {
                    other.subject || m.clitics.0 == 0 || m.name.as_deref().is_none_or(|(name, _)| name.len() > 1)
                })
                .filter(|m| self.near(m, other.paragraph))
                .map(|m| {
                    // ومضى حسين: the verb tells whose family name it is.
                    let short = other.told != 0 && m.name.as_deref().is_some_and(|(name, _)| name.len() == 1);
                    (self.entities.resolve(m, short.then_some(other.told)).entity, m.span)
                }),
            What::Word(word, span) => self.entities.surname(word, span, other.told).map(|entity| (entity, span)),
            What::Longer(_) => None,
        };
        let Some((entity, span)) = seen else { return };
        self.past.push(Past {
            at: other.at,
            span,
            entity,
            sentence: other.sentence,
            paragraph: other.paragraph,
            spoke: false,
            subject: other.subject,
        });
    }

    /// Whether a noun for any body, document or group that is no source (وكانت الشركة) can be the one named before: what was told
    /// paragraphs ago may be of another.
    fn near(&self, mention: &Mention, paragraph: u32) -> bool {
        let bare = matches!(mention.kind, SpeakerKind::Organisation | SpeakerKind::Document | SpeakerKind::Group)
            && mention.al
            && mention.name.is_none()
            && mention.words().is_empty();
        let known = if bare { self.entities.known(mention, None) } else { None };
        known.is_none_or(|(id, _)| {
            let mut past = self.past.iter().rev().take(BACK);
            past.any(|p| p.entity == id && p.paragraph + 1 >= paragraph)
        })
    }

    fn attribution(&mut self, quote: &Attribution, note: &Note, links: &[Option<Link>]) -> Option<Link> {
        let source = note.source.and_then(|number| self.mention(number));
        let source = source.filter(|source| !self.object(quote, note, source));
        let link = match source {
            Some(source) => {
                let alone = source.al && source.name.is_none() && source.words().is_empty();
                let spokesman = alone && source.head == word!("متحدث") && !self.entities.role(source);
                let back = source.again || spokesman || alone && source.head == word!("مصدر");
                let told = quote.agreement.0 & Noun::GENDER;
                let told = if quote.voice == Voice::Source && told.count_ones() == 1 { told } else { 0 };
                let nameless = source.kind == SpeakerKind::Anonymous;
                let mut link = match if back && !nameless && self.entities.role(source) {
                    None
                } else if back {
                    self.same_source(quote, source, nameless)
                } else if respect(source) {
                    self.respected(quote, source)
                } else {
                    self.bridge(quote, note, source)
                } {
                    Some(link) => {
                        if let Some(entity) = self.entities.get_mut(link.entity) {
                            entity.mentions.push(source.span);
                        }
                        link
                    }
                    // كانت النتائج مذهلة, then وتؤكد هذه النتائج paragraphs on: of another study.
                    None if self.another(source, quote.paragraph) => self.entities.first(source),
                    None => self.entities.resolve(source, Some(told)),
                };
                // The verb tells the gender of a name that does not, and of a person better than the name.
                let gender = quote.agreement.0 & Noun::GENDER;
                if quote.voice == Voice::Source
                    && let Some(entity) = self.entities.get_mut(link.entity)
                    && (entity.agreement & Noun::GENDER == 0
                        || entity.kind == SpeakerKind::Person && gender.count_ones() == 1)
                    && quote.agreement.has(Agreement::SINGULAR)
                {
                    entity.agreement = entity.agreement & !Noun::GENDER | gender | Agreement::SINGULAR;
                }
                if link.rule == rules::NAMED {
                    link.antecedent = None;
                }
                Some(link)
            }
            None => self.elided(quote, note, links),
        }?;
        if let Some(entity) = self.entities.get_mut(link.entity) {
            entity.speaks = true;
        }
        let span = source.map(|s| s.span).or(quote.cue).or(quote.content.first().copied())?;
        let past = Past {
            at: span.start,
            span: source.map(|s| s.span).or(link.antecedent).unwrap_or(span),
            entity: link.entity,
            sentence: note.sentence,
            paragraph: quote.paragraph,
            spoke: true,
            subject: true,
        };
        // وأضافت الطبيبة أن …، بحسب الصحيفة. وتابعت: the last one is who spoke, and not who passes it on.
        let from = self.past.len().saturating_sub(BACK);
        let said = |p: &Past| p.spoke && p.sentence == note.sentence;
        let last = self.past.get(from..).unwrap_or_default().iter().rposition(said).filter(|_| relayed(quote));
        self.past.insert(last.map_or(self.past.len(), |last| from + last), past);
        Some(link)
    }

    /// Whether a place stands inside a content that the cue is not in: who acts there is no subject out here. Who spoke (`spoke`) is one
    /// though the narrator says behind it where he knows it from.
    fn hidden(&self, at: u32, cue: u32, spoke: bool) -> bool {
        let from = self.done.saturating_sub(BACK);
        let around = self.reach.get(from..self.done).unwrap_or_default();
        around.iter().zip(from..).any(|(reach, n)| {
            reach.holds(at)
                && self.quotes.get(n).is_some_and(|q| {
                    !(spoke && trailing(q))
                        && q.content.iter().any(|c| c.holds(at) && !c.holds(cue))
                        && q.source.is_none_or(|s| s.start != at)
                })
        })
    }

    /// What was taken for the source is the object of a verb without subject: وأوضح ملابسات الحادث, ودعا الدول المجاورة إلى.
    fn object(&self, quote: &Attribution, note: &Note, source: &Mention) -> bool {
        let word = if source.head.is_empty() { source.short() } else { source.head };
        let plain = || {
            matches!(source.kind, SpeakerKind::Role | SpeakerKind::Person)
                && !(source.office || source.al)
                && word.len() > 4
                // وشبه حملته بـ
                && [word!("ات"), word!("ته"), word!("تها")].iter().any(|ending| word.ends(*ending))
                // وأشار عريقات
                && self.entities.known(source, None).is_none()
        };
        // No masculine verb has a feminine subject right behind it.
        let addressed = || note.addresses && source.name.is_none() && source.agreement & Noun::GENDER == Noun::FEMININE;
        // ودعا الله أن: who is prayed to.
        let prayed = || note.addresses && source.short() == word!("الله");
        quote.voice == Voice::Source
            && quote.agreement.0 & Noun::GENDER == Noun::MASCULINE
            && quote.agreement.has(Agreement::SINGULAR)
            && !self.past.is_empty()
            && (plain() || addressed() || prayed())
    }

    fn elided(&self, quote: &Attribution, note: &Note, links: &[Option<Link>]) -> Option<Link> {
        let cue = anchor(quote);
        let verb = quote.agreement.0 & !Agreement::FIRST;
        if (note.first || quote.agreement.has(Agreement::FIRST)) && quote.cue.is_some() && quote.voice != Voice::Host {
            // قال فلان: كنا أفضل، أعتقد أن …: who is cited in the sentence.
            let cited = || self.past.last().filter(|p| note.first && p.spoke && p.sentence == note.sentence);
            let link = |p: &Past| Link { entity: p.entity, rule: rules::FIRST_PERSON, antecedent: Some(p.span) };
            return self.first_person(cue, links).or_else(|| cited().map(link));
        }
        // الادعاءات بأن: of nobody, where nobody is named.
        let nobody = quote.rule == quote::rules::MASDAR_CLAUSE && !note.says;
        if note.object || nobody && matches!(quote.voice, Voice::Source | Voice::Elided) {
            return None;
        }
        let (from, not) = if note.another { self.own_words(cue, links) } else { (0, None) };
        let place = Place { cue, verb, sentence: note.sentence, paragraph: quote.paragraph, from, not };
        let find = |want: u16| self.find(&place, want);
        let first = |wants: &[u16]| wants.iter().find_map(|want| find(*want));
        let according = quote.rule == quote::rules::ACCORDING;
        let (found, rule) = match quote.voice {
            Voice::Orphan => (find(SPOKE | TWO_BACK), rules::ORPHAN),
            Voice::Asks => return None,
            // Who has spoken right before the questions, if the text has his full name.
            Voice::Answers => match quote.host {
                Some(first) => return links.get(first as usize).copied().flatten(),
                None => (find(SPOKE | TWO_BACK).filter(|p| self.full(p)), rules::ORPHAN),
            },
            Voice::Host => {
                // أشار فلان إلى أن الرئيس أبلغ …، لافتا: not who reports within what he said.
                let inner = |h: &u32| self.quotes.get(*h as usize).is_some_and(|q| self.hidden(anchor(q), cue, false));
                // أشارت مصادر، حسبما أوردت الصحيفة، إلى …، مبينة: nor who passes it on.
                let passes = |h: &u32| self.quotes.get(*h as usize).is_some_and(relayed);
                let host = quote.host.filter(|h| !(inner(h) || passes(h)));
                let host = host.and_then(|h| links.get(h as usize)).copied().flatten();
                // وكتبت القناة نقلا عن الجيش …، مضيفة
                let fits = |host: &Link| {
                    verb & Noun::GENDER != Noun::FEMININE
                        || self.entities.get(host.entity).is_some_and(|e| e.agrees(verb))
                };
                // قال نادر إن المطر قريب، حين أكدت الوزارة ذلك، مستغربا: no feminine that acts before him.
                let other = |host: &Link| {
                    let agrees = self.entities.get(host.entity).is_none_or(|e| e.agrees(verb));
                    let man = verb & Noun::GENDER == Noun::MASCULINE && verb & Noun::SINGULAR != 0;
                    man && !agrees && find(HERE | SPOKE).is_some()
                };
                if let Some(host) = host.filter(|host| fits(host) && !other(host)) {
                    let antecedent = self.entities.get(host.entity).and_then(|e| e.mentions.last()).copied();
                    let antecedent = antecedent.or(host.antecedent);
                    return Some(Link { entity: host.entity, rule: rules::PARTICIPLE, antecedent });
                }
                (first(&[HERE | SPOKE, HERE | SUBJECT, HERE | SPOKE | INNER, SPOKE]), rules::PARTICIPLE)
            }
            // تركيا التي أبدت …: nobody but one of this sentence.
            Voice::Relative => (find(HERE), rules::PRONOUN),
            Voice::Pronoun => {
                // وشكر فلانا لأنه حسب تعبيره …: whoever has been speaking.
                let clause = first(&[HERE | SUBJECT, NEAR | SPOKE]).filter(|_| according);
                (clause.or_else(|| first(&[HERE, SPOKE, SUBJECT])), rules::PRONOUN)
            }
            Voice::Source | Voice::Elided => {
                let subject = find(HERE | SUBJECT);
                let found = if note.goes_on {
                    let spoke = find(SPOKE);
                    let near = spoke.filter(|p| p.paragraph == quote.paragraph);
                    let any = || find(SUBJECT | CLOSE);
                    subject.filter(|p| p.spoke || self.full(p)).or(near).or(subject).or(spoke).or_else(any)
                } else {
                    // وكان فلان واحدا من بين …: the text has turned to somebody else since.
                    let turned = || {
                        let (turn, old) = (find(SUBJECT | CLOSE).filter(|p| self.full(p))?, find(SPOKE)?);
                        let since = turn.paragraph > old.paragraph && old.paragraph + 1 < quote.paragraph;
                        (since && turn.at > old.at).then_some(turn)
                    };
                    // اتصلت الصحيفة بالطالبة فلانة وأكدت: who alone agrees so near, before who spoke paragraphs ago. قال الأب إن الطبيبة
                    // حضرت، وأوصت بـ: nobody outside what was said agrees with the verb. في حين يجتمع المدير فلان مع المجلس، أكد أن: one
                    // that is no subject, for want of another.
                    let woman = || find(HERE | FULL).filter(|p| self.woman(p) && verb & Noun::GENDER == Noun::FEMININE);
                    subject
                        .or_else(woman)
                        .or_else(|| first(&[HERE | SUBJECT | INNER, NEAR | SUBJECT]))
                        .or_else(turned)
                        .or_else(|| first(&[SPOKE | CLOSE, HERE | FULL, SUBJECT | CLOSE, FULL | ONE_BACK]))
                };
                (found, if found.is_some_and(|p| p.spoke) { rules::ELIDED } else { rules::COORDINATED })
            }
        };
        found.map(|p| Link { entity: p.entity, rule, antecedent: Some(p.span) })
    }

    /// Whether it is somebody whose full name is known.
    fn full(&self, past: &Past) -> bool {
        self.entities.get(past.entity).and_then(|e| e.name).is_some_and(|(name, _)| name.len() > 1)
    }

    /// Whether it is a woman beyond doubt.
    fn woman(&self, past: &Past) -> bool {
        self.entities.get(past.entity).is_some_and(|e| e.agreement & Noun::GENDER == Noun::FEMININE)
    }

    /// The last one before a place that agrees with its verb and has all that `want` asks for.
    fn find(&self, place: &Place, want: u16) -> Option<&Past> {
        let recent = self
            .past
            .iter()
            .rev()
            .take(BACK)
            .filter(|p| place.from <= p.at && p.at < place.cue && place.not != Some(p.entity));
        for past in recent {
            let flag = |bit: u16, holds: bool| if holds { bit } else { 0 };
            let back = |paragraphs: u32| past.paragraph + paragraphs >= place.paragraph;
            let has = flag(SPOKE, past.spoke)
                | flag(SUBJECT, past.subject)
                | flag(HERE, past.sentence == place.sentence)
                | flag(NEAR, past.paragraph == place.paragraph)
                | flag(INNER, place.verb != 0)
                | flag(ONE_BACK, back(1))
                | flag(TWO_BACK, back(2));
            if want & HERE != 0 && past.sentence + 1 < place.sentence {
                break;
            }
            if want & !(CLOSE | FULL) & !has != 0 {
                continue;
            }
            let Some(entity) = self.entities.get(past.entity) else { continue };
            // Documents say what is in them; nothing else is said of them without their name.
            let able = entity.kind != SpeakerKind::Document || place.verb == 0 || past.spoke;
            // What a body did paragraphs ago it does not go on with.
            let far = want & CLOSE != 0 && impersonal(entity) && !back(if past.spoke { BODY } else { 0 });
            if able
                && !far
                && entity.agrees(place.verb)
                && (want & FULL == 0 || self.full(past))
                && (want & INNER != 0 || !self.hidden(past.at, place.cue, past.spoke))
            {
                return Some(past);
            }
        }
        None
    }

    /// أقول within a quote: whoever is quoted.
    fn first_person(&self, cue: u32, links: &[Option<Link>]) -> Option<Link> {
        let link = links.get(self.around(cue, |_| true)?)?.as_ref()?;
        Some(Link { rule: rules::FIRST_PERSON, ..*link })
    }

    /// The number of the innermost quote that a place stands within, of those that `of` asks for.
    fn around(&self, at: u32, of: impl Fn(&Attribution) -> bool) -> Option<usize> {
        let from = self.done.saturating_sub(BACK);
        let behind = self.quotes.get(from..self.done)?;
        let found = behind.iter().rposition(|q| of(q) && q.content.iter().any(|c| c.holds(at)))?;
        Some(from + found)
    }
}
