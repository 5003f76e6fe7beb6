//! Cues in a row: وتابع قائلا, نقلت الوكالة عن فلان قوله, جاء في البيان.

use super::complement::Complement;
use super::cue::{Finder, Scope};
use super::report::Report;
use super::source::Extent;
use super::view::{ALA, AN, FI, ILA, Range, View};
use super::{Voice, rules};
use crate::lexicon::Clitics;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Agreement, Form, Frame, Verb, VerbForm};
use crate::text::{Kind, word};

impl Finder<'_, '_, '_> {
    /// «نقلت وكالة … عن مسؤول قوله إن», «نقلت عن مسؤول أن».
    pub fn relay(&mut self, i: usize, scope: Scope) {
        let view = self.view;
        let end = scope.sentence.end;
        let relayed = view.verb(i).is_some_and(|(_, v)| v.frame.has(Frame::RELAY_ILA));
        let preposition = if relayed { ILA } else { AN };
        let Some(an) = (i + 1..end.min(i + 20)).find(|k| view.is(*k, preposition)) else {
            return self.passed_on(i, scope);
        };
        // The masdar that takes the content, or the complementiser itself.
        let frame = Frame(Frame::THAT | Frame::SAFE | Frame::QUOTE);
        let stop = (an + 1..end.min(an + 30)).find(|k| {
            view.clause_start(*k, frame).is_some()
                || view.kind(*k) == Some(Kind::Colon)
                || view.opens(*k).is_some_and(|m| view.words(Range::new(m.start, m.end)) > 4 && view.clausal(m))
                || matches!(view.verb(*k), Some((f, _)) if f.form == Form::MasdarPronoun)
        });
        let Some(stop) = stop else { return };
        let relay = view.source(i + 1, an, Extent::Open).range;
        let source = view.source(an + 1, stop, Extent::Open).range;
        let masdar = matches!(view.verb(stop), Some((f, _)) if f.form == Form::MasdarPronoun);
        let cue = if masdar { Range::new(stop, stop + 1) } else { Range::new(i, i + 1) };
        let at = if masdar { stop } else { stop.saturating_sub(1).max(an) };
        let complement = view.complement(at, end, frame);
        if matches!(complement, Complement::None(_) | Complement::Cue(_))
            || complement.at() > stop + if masdar { 20 } else { 8 }
        {
            return;
        }
        let before = self.quotes.len();
        let voice = if source.is_empty() { Voice::Elided } else { Voice::Source };
        let report = Report { cue, source, voice, agreement: Agreement::default(), frame };
        self.content_as(report, complement, scope, rules::RELAY);
        let relay = (!relay.is_empty()).then(|| view.span(relay));
        if let Some(quote) = self.quotes.get_mut(before) {
            quote.relay = relay;
        }
    }

    /// «نقل مصدر عليم بأن»: a relay that names no one behind it.
    fn passed_on(&mut self, i: usize, scope: Scope) {
        let view = self.view;
        // «نقلت الصحيفة أن»: one that is told tells it herself.
        let told = view.function(i + 1).has(Function::MEDIUM);
        let frame = Frame(if told { Frame::BI_THAT | Frame::THAT } else { Frame::BI_THAT });
        let complement = view.complement(i, scope.sentence.end, frame);
        let Complement::Clause(at) = complement else { return };
        let source = view.source(i + 1, at, Extent::Open).range;
        if at < i + 20 && !source.is_empty() && view.may_speak(source.start) {
            let cue = Range::new(i, i + 1);
            let report = Report { cue, source, voice: Voice::Source, agreement: Agreement::default(), frame };
            self.content(report, complement, scope);
        }
    }

    /// «جاء في البيان أن», «ورد في التقرير: …».
    pub fn document(&mut self, i: usize, scope: Scope) {
        let view = self.view;
        let end = scope.sentence.end;
        let within = view.is(i + 1, word!("فيه")) || view.is(i + 1, word!("فيها"));
        let page = view.is(i + 1, ALA) && view.function(i + 2).has(Function::MEDIUM | Function::CHANNEL);
        if !view.is(i + 1, FI) && !view.is(i + 1, word!("ضمن")) && !within && !page {
            return;
        }
        let frame = Frame(Frame::THAT | Frame::SAFE | Frame::QUOTE);
        let complement = view.complement(i + usize::from(within), end.min(i + 24), frame);
        // «ورد في منشور آخر "الحرب قريبة من الجميع"»: of a statement words in marks are what it says, not its name.
        let complement = match complement {
            Complement::None(_) if view.function(i + 2).has(Function::STATEMENT) => (i + 3..end.min(i + 8))
                .find(|k| view.opens(*k).is_some())
                .filter(|k| view.opens(*k).is_some_and(|m| view.words(Range::new(m.start, m.end)) > 3))
                .filter(|k| view.phrase_end(i + 2, *k) == *k)
                .map_or(complement, Complement::Marks),
            other => other,
        };
        if matches!(complement, Complement::None(_) | Complement::Cue(_)) {
            return;
        }
        let source = if !within {
            view.source_after_fi(i + 2, complement.at())
        } else {
            // «في بيان جاء فيه أن»: the document stands before, without a relative pronoun.
            let document = |k: &usize| {
                view.function(*k).has(Function::CHANNEL)
                    || view.token(*k).is_some_and(|t| t.word.is(Noun::DOCUMENT) || view.accusative(t))
            };
            let word = |k: &usize| view.kind(*k) == Some(Kind::Word) && *k >= scope.sentence.start;
            let head = (i.saturating_sub(8)..i).rev().take_while(word).find(document);
            head.map_or(Range::new(0, 0), |k| Range::new(k, view.phrase_end(k, i)))
        };
        let voice = if source.is_empty() { Voice::Elided } else { Voice::Source };
        let cue = Range::new(i, i + 1);
        let report = Report { cue, source, voice, agreement: Agreement::default(), frame };
        self.content_as(report, complement, scope, rules::DOCUMENT);
    }

    /// «علق الوزير على الأمر قائلا: …»: the subject of the verb at `i` says what follows `cue`.
    pub fn tail(&mut self, i: usize, cue: Range, form: VerbForm, scope: Scope) {
        let view = self.view;
        let next = cue.end - 1;
        // «رد عليه الوزير قائلا»
        let from = i + 1 + usize::from(view.function(i + 1).has(Function::PRONOMINAL));
        let found = view.source(from, next, Extent::Tight(view.verb(i).map_or(Frame(0), |(_, v)| v.frame)));
        let mut source = if form.agreement.has(Agreement::FIRST) { Range::new(0, 0) } else { found.range };
        if source.is_empty() && !view.clitics(i).has(Clitics::CONJ) {
            source = self.before(i, scope);
        }
        if !source.is_empty() && !view.may_speak(source.start) && !view.source_shaped(source) {
            source = Range::new(0, 0);
        }
        let Some((_, verb)) = view.verb(next) else { return };
        let complement = view.complement(next, scope.sentence.end, Frame(verb.frame.0 | Frame::QUOTE | Frame::THAT));
        let voice = if source.is_empty() { Voice::Elided } else { Voice::Source };
        // The participle stands apart from its verb: the source is the verb's, given there.
        let (complement, source) = match complement {
            Complement::None(_) | Complement::Cue(_) => (self.colonless(next, scope), source),
            other => (other, source),
        };
        if matches!(complement, Complement::None(_)) {
            return;
        }
        let frame = Frame(verb.frame.0 | Frame::SAFE);
        self.content(Report { cue, source, voice, agreement: form.agreement, frame }, complement, scope);
    }

    /// The act of the verb at `i`, whose content ends before the participle at `next`; the participle goes on from it.
    pub fn act_before(&mut self, i: usize, next: usize, verb: &Verb, scope: Scope) -> bool {
        let view = self.view;
        let parted = view.before(next).is_some_and(|t| t.kind == Kind::Comma);
        // «انتقد النائب الاتفاق قائلا», but «أكد النائب سالم الحداد قائلا», «أوضح الأمر بقوله»
        let said = view.verb(next).is_some_and(|(f, _)| f.form == Form::Participle);
        let thing = |k: usize| {
            view.thing(k)
                || view.function(k).has(Function::DEMONSTRATIVE)
                || view.clitics(k).0 == Clitics::AL && !view.noun(k).is(Noun::SPEAKER | Noun::NAME | Noun::NISBA)
        };
        let behind = view.arguments(i, next, false).is_some_and(|a| {
            let somebody = a.subject.is_empty() || view.may_be_somebody(a.subject.start);
            view.takes(a.content, verb.frame)
                || said
                    && verb.frame.has(Frame::NP)
                    && somebody
                    && view.np_object(a.content, verb.frame)
                    && thing(a.content)
        });
        if !parted && !behind || verb.frame.has(Frame::TAIL) {
            return false;
        }
        self.act(i, Scope { sentence: Range::new(scope.sentence.start, next), ..scope })
    }

    /// قائلا without a colon before its words.
    pub fn colonless(&self, cue: usize, scope: Scope) -> Complement {
        if self.view.opens(cue + 1).is_some() {
            Complement::Marks(cue + 1)
        } else {
            Complement::None(scope.sentence.end)
        }
    }
}

impl View<'_> {
    /// قائلا and بالقول carry the content of another verb.
    pub fn says(&self, k: usize) -> bool {
        let Some((form, verb)) = self.verb(k) else { return false };
        verb.is(word!("قال"))
            && match form.form {
                Form::Participle => true,
                Form::Masdar => {
                    self.clitics(k).has(Clitics::AL) && (self.clitics(k).has(Clitics::BI) || self.goes_on_saying(k))
                }
                Form::MasdarPronoun => self.clitics(k).has(Clitics::BI),
                _ => false,
            }
    }

    /// Whether القول at `k` stands right behind a verb of going on: «وتابع القول «…»», «وأضاف القول إن».
    fn goes_on_saying(&self, k: usize) -> bool {
        let frame =
            k.checked_sub(1).filter(|i| self.finite(*i)).and_then(|i| self.verb(i)).map_or(Frame(0), |(_, v)| v.frame);
        let words = self.opens(k + 1).is_some() || self.kind(k + 1) == Some(Kind::Colon) || self.that(k + 1);
        words && frame.has(Frame::QUOTE) && frame.has(Frame::SAFE | Frame::TAIL)
    }

    /// بالإشارة إلى أن, بالتأكيد على أن: a noun of saying that takes its clause at once.
    pub fn pointing(&self, k: usize) -> bool {
        self.verb(k).is_some_and(|(form, verb)| {
            form.form == Form::Masdar
                && self.clitics(k).has(Clitics::BI)
                && (k + 1..k + 3).any(|n| self.clause_start(n, verb.frame) == Some(k + 1))
        })
    }
}
