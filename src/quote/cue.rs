//! Cues: the words that may report, tried from left to right, and the attribution that each makes.

use super::frame;
use super::source::Extent;
use super::view::{ALA, AN, AN_THAT, FI, ILA, MIN, Range, View, bare};
use super::{Attribution, Voice, rules};
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Agreement, Form, Frame, Verb, VerbForm};
use crate::lexicon::{Class, Clitics};
use crate::text::{Key, Kind, Shape, word};
use crate::{QuoteKind, RuleId};

/// How many tokens may stand between a cue and its content.
const REACH: usize = 48;

/// What follows a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Complement {
    /// أن: where the content begins, the preposition included.
    Clause(usize),
    /// هل, كيف
    Question(usize),
    /// A mark that opens, with or without a colon before it.
    Marks(usize),
    /// A colon, and words without marks.
    Colon(usize),
    /// قائلا, بالقول: another cue that takes the content.
    Cue(usize),
    /// Nothing, up to here.
    None(usize),
}

impl Complement {
    const fn at(self) -> usize {
        match self {
            Self::Clause(i) | Self::Question(i) | Self::Marks(i) | Self::Colon(i) | Self::Cue(i) | Self::None(i) => i,
        }
    }
}

/// Finds the attributions of one paragraph.
pub struct Finder<'v, 'a, 'q> {
    view: &'v View<'a>,
    quotes: &'q mut Vec<Attribution>,
    /// Index of the first attribution of this paragraph.
    first: usize,
    /// Marked spans that are some quote's content, or names.
    used: Vec<bool>,
}

/// What a sentence is part of.
#[derive(Clone, Copy)]
struct Scope {
    sentence: Range,
    /// The end of the paragraph or of the marks around it.
    limit: usize,
}

impl<'v, 'a, 'q> Finder<'v, 'a, 'q> {
    pub fn new(view: &'v View<'a>, quotes: &'q mut Vec<Attribution>) -> Self {
        let used = vec![false; view.marks.len()];
        Self { view, first: quotes.len(), quotes, used }
    }

    pub fn run(&mut self) {
        let all = Range::new(0, self.view.len());
        self.region(all);
        self.orphans();
    }

    /// Tries every sentence of `region`, then those within its marks.
    fn region(&mut self, region: Range) {
        let view = self.view;
        view.sentences(region, |sentence| self.sentence(Scope { sentence, limit: region.end }));
        for mark in &view.marks {
            // Words in marks are read by themselves; deeper ones than a quote in a quote in a quote are not.
            if mark.depth < 3 && view.words(Range::new(mark.start, mark.end)) > 3 && region == Range::new(0, view.len())
            {
                view.sentences(Range::new(mark.start, mark.end), |sentence| {
                    self.sentence(Scope { sentence, limit: mark.end });
                });
            }
        }
    }

    fn sentence(&mut self, scope: Scope) {
        let mut i = scope.sentence.start;
        // A mark that is never closed opens the sentence: its words are the sentence.
        if let Some(mark) = self.view.opens(i).filter(|m| !m.closed()) {
            i = mark.start;
        }
        self.headline(scope);
        while i < scope.sentence.end {
            self.try_cue(i, scope);
            i = self.view.opens(i).filter(|m| m.closed()).map_or(i + 1, |m| m.close);
        }
    }

    fn try_cue(&mut self, i: usize, scope: Scope) {
        let view = self.view;
        if view.kind(i) != Some(Kind::Word) {
            return;
        }
        if let Some(phrase) = frame::phrase(view, i) {
            self.according(phrase, scope);
            return;
        }
        let Some((form, verb)) = view.verb(i) else { return };
        match form.form {
            Form::Past | Form::Present => self.finite(i, form, verb, scope),
            Form::Participle => self.participle(i, form, verb, scope),
            Form::Masdar | Form::MasdarPronoun => self.masdar(i, form, verb, scope),
        }
    }

    /// Adds an attribution, unless its content is already another's of the same cue.
    #[expect(clippy::too_many_arguments, reason = "the fields of an attribution, once")]
    fn add(
        &mut self,
        kind: QuoteKind,
        content: &[Range],
        cue: Option<Range>,
        source: Range,
        voice: Voice,
        agreement: Agreement,
        rule: RuleId,
        confidence: f32,
    ) {
        let view = self.view;
        let content: Vec<_> = content.iter().filter(|r| !r.is_empty()).map(|r| view.span(*r)).collect();
        if content.is_empty() {
            return;
        }
        let cue = cue.map(|c| view.span(c));
        if self
            .quotes
            .get(self.first..)
            .is_some_and(|qs| qs.iter().rev().take(12).any(|q| q.cue.is_some() && q.cue == cue || q.content == content))
        {
            return;
        }
        let host =
            (voice == Voice::Host).then(|| self.quotes.len().checked_sub(1).filter(|h| *h >= self.first)).flatten();
        let voice = if voice == Voice::Host && host.is_none() { Voice::Elided } else { voice };
        let source = (!source.is_empty()).then(|| view.span(source));
        self.quotes.push(Attribution {
            kind,
            content,
            cue,
            source,
            relay: None,
            rule,
            confidence,
            paragraph: view.p.index,
            voice,
            agreement,
            host: host.map(|h| h as u32),
        });
    }

    /// A finite verb: قال, يقول.
    fn finite(&mut self, i: usize, form: VerbForm, verb: &Verb, scope: Scope) {
        let view = self.view;
        if view.rejected(i) {
            return;
        }
        if verb.frame.has(Frame::RELAY) {
            return self.relay(i, form, scope);
        }
        if verb.frame.has(Frame::DOCUMENT) {
            return self.document(i, scope);
        }
        let end = scope.sentence.end;
        let complement = view.complement(i, end, verb.frame);
        let at = complement.at();
        // Two cues in a row: وتابع قائلا.
        if let Complement::Cue(next) = complement {
            let cue = if next == i + 1 { Range::new(i, next + 1) } else { Range::new(next, next + 1) };
            if next > i + 1 && self.act_before(i, next, form, verb, scope) {
                // «اتهم الرئيس كييف بقصف المدينة، قائلا إن»: an act, and what was said.
                return;
            }
            return self.tail(i, cue, form, scope);
        }
        let object = verb.frame.has(Frame::ANY_X | Frame::MIN_X_THAT) && !verb.frame.has(Frame::SAFE) && !form.object;
        let tight = matches!(complement, Complement::None(_)) || object;
        let found = view.source(i + 1, at, if tight { Extent::Tight(verb.frame) } else { Extent::Open });
        let mut source = found.range;
        // «المؤسسة أبلغت الموردين أن»: the subject stands before, the person spoken to behind.
        if object && !source.is_empty() && !view.clitics(i).has(Clitics::CONJ) {
            let subject = self.before(i, scope);
            if !subject.is_empty() {
                source = subject;
            }
        }
        let mut voice = if source.is_empty() { Voice::Elided } else { Voice::Source };
        let relative = view.before(i).is_some_and(|t| t.word.entry.function.has(Function::RELATIVE));
        if relative && source.is_empty() {
            voice = Voice::Relative;
        } else if source.is_empty() && !view.clitics(i).has(Clitics::WA) {
            source = self.before(i, scope);
            if !source.is_empty() {
                voice = Voice::Source;
            }
        }
        if form.agreement.has(Agreement::FIRST) {
            (source, voice) = (Range::new(0, 0), Voice::Elided);
        }
        match complement {
            Complement::None(_) => {
                if self.quote_first(i, source, found.next, voice, form, verb, scope) {
                    return;
                }
                self.act(i, form, verb, source, voice, scope);
            }
            _ => {
                if !self.plausible(i, at, verb, source, form) {
                    return;
                }
                self.content(complement, Range::new(i, i + 1), source, voice, form, verb, scope);
            }
        }
    }

    /// Whether words between the cue and its content fit a cue clause, for verbs that are mostly something else.
    fn plausible(&self, i: usize, at: usize, verb: &Verb, source: Range, form: VerbForm) -> bool {
        if !verb.frame.has(Frame::STRICT) {
            return true;
        }
        at <= i + 2 || form.object || (!source.is_empty() && self.view.may_speak(source.start)) && at < i + 16
    }

    /// The noun phrase before a verb that names its subject there.
    fn before(&self, verb: usize, scope: Scope) -> Range {
        let view = self.view;
        let from = scope.sentence.start.max(
            // Not into the content of the attribution before.
            self.quotes.get(self.first..).and_then(|qs| qs.last()).map_or(0, |q| {
                let end = q.content.last().map_or(0, |c| c.end);
                if q.content.first().is_some_and(|c| c.start < view.token(verb).map_or(0, |t| t.span.start)) {
                    view.p
                        .tokens
                        .partition_point(|t| t.span.start < end.min(view.token(verb).map_or(0, |t| t.span.start)))
                } else {
                    0
                }
            }),
        );
        let from = if from >= verb { scope.sentence.start } else { from };
        view.source_before(from, verb)
    }

    /// The content behind a cue, by what opens it.
    #[expect(clippy::too_many_arguments, reason = "the parts of an attribution, once")]
    fn content(
        &mut self,
        complement: Complement,
        cue: Range,
        source: Range,
        voice: Voice,
        form: VerbForm,
        verb: &Verb,
        scope: Scope,
    ) {
        let view = self.view;
        let end = scope.sentence.end;
        let confidence = if verb.frame.has(Frame::SAFE) {
            0.95
        } else if verb.frame.has(Frame::STRICT | Frame::NOUN) {
            0.75
        } else {
            0.88
        };
        match complement {
            Complement::Clause(start) | Complement::Question(start) => {
                let that = if view.that(start) { start } else { start + 1 };
                let range = Range::new(start, view.content_end(that, end));
                if range.end <= that + 1 {
                    return;
                }
                let mixed = self.mark_used(range);
                let kind = if mixed { QuoteKind::Mixed } else { QuoteKind::Indirect };
                let rule =
                    if matches!(complement, Complement::Clause(_)) { rules::VERB_CLAUSE } else { rules::VERB_WHETHER };
                self.add(kind, &[range], Some(cue), source, voice, form.agreement, rule, confidence);
            }
            Complement::Marks(open) => {
                let Some(mark) = view.opens(open).copied() else { return };
                let mut parts = vec![Range::new(mark.start, mark.end)];
                // «… » , قال فلان, «…» is another rule; here further marks right behind a conjunction go on.
                let mut next = mark.close;
                while let Some(more) = self.goes_on(next, scope.limit) {
                    parts.push(Range::new(more.start, more.end));
                    next = more.close;
                }
                self.use_marks(open, next);
                self.add(QuoteKind::Direct, &parts, Some(cue), source, voice, form.agreement, rules::VERB_MARKS, 0.97);
            }
            Complement::Colon(colon) => {
                let start = colon + 1;
                let range = Range::new(start, view.speech_end(start, end, scope.limit));
                if view.words(range) < 2 {
                    return;
                }
                self.mark_used(range);
                self.add(
                    QuoteKind::Direct,
                    &[range],
                    Some(cue),
                    source,
                    voice,
                    form.agreement,
                    rules::VERB_COLON,
                    0.85,
                );
            }
            Complement::Cue(_) | Complement::None(_) => {}
        }
    }

    /// A marked span that goes on with a quotation which ended before `i`: only a stop or a space lies between.
    fn goes_on(&self, i: usize, limit: usize) -> Option<super::marks::Marked> {
        let view = self.view;
        let mut at = i;
        while at < limit && matches!(view.kind(at), Some(Kind::Stop | Kind::Ellipsis | Kind::Comma)) {
            at += 1;
        }
        let mark = view.opens(at).copied()?;
        (view.words(Range::new(mark.start, mark.end)) > 3).then_some(mark)
    }

    /// Notes the marks in `range` as used; tells whether words of the speaker stand in one.
    fn mark_used(&mut self, range: Range) -> bool {
        self.use_marks(range.start, range.end);
        self.view.quoted_words(range)
    }

    fn use_marks(&mut self, from: usize, to: usize) {
        let first = self.view.marks.partition_point(|m| m.open < from);
        for (used, mark) in self.used.iter_mut().zip(&self.view.marks).skip(first) {
            if mark.open >= to {
                break;
            }
            *used = true;
        }
    }

    /// «علق الوزير على الأمر قائلا: …»: the subject of the verb at `i` says what follows `cue`.
    fn tail(&mut self, i: usize, cue: Range, form: VerbForm, scope: Scope) {
        let view = self.view;
        let next = cue.end - 1;
        let found = view.source(i + 1, next, Extent::Tight(view.verb(i).map_or(Frame(0), |(_, v)| v.frame)));
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
        let safe = Verb { lemma: verb.lemma, frame: Frame(verb.frame.0 | Frame::SAFE) };
        self.content(complement, cue, source, voice, form, &safe, scope);
    }

    /// The act of the verb at `i`, whose content ends before the participle at `next`; the participle goes on from it.
    fn act_before(&mut self, i: usize, next: usize, form: VerbForm, verb: &Verb, scope: Scope) -> bool {
        let parted = self.view.before(next).is_some_and(|t| t.kind == Kind::Comma);
        if !parted || verb.frame.has(Frame::TAIL) {
            return false;
        }
        let before = self.quotes.len();
        let sentence = Range::new(scope.sentence.start, next);
        let source = if self.view.clitics(i).has(Clitics::CONJ) { Range::new(0, 0) } else { self.before(i, scope) };
        let voice = if source.is_empty() { Voice::Elided } else { Voice::Source };
        self.act(i, form, verb, source, voice, Scope { sentence, ..scope });
        self.quotes.len() > before
    }

    /// قائلا without a colon before its words.
    fn colonless(&self, cue: usize, scope: Scope) -> Complement {
        if self.view.opens(cue + 1).is_some() {
            Complement::Marks(cue + 1)
        } else {
            Complement::None(scope.sentence.end)
        }
    }

    /// A participle: مؤكدا أن, مشيرا إلى.
    fn participle(&mut self, i: usize, form: VerbForm, verb: &Verb, scope: Scope) {
        let view = self.view;
        let clitics = view.clitics(i);
        if clitics.has(Clitics::PREP | Clitics::AL) {
            return;
        }
        // A role or an adjective has the same letters: متهمة, معارضة, مفيدا.
        if !view.participle_place(i) {
            return;
        }
        let complement = view.complement(i, scope.sentence.end, verb.frame);
        // The content follows at once; its own verb has named the source.
        if let Complement::None(_) = complement {
            return self.act(i, form, verb, Range::new(0, 0), Voice::Host, scope);
        }
        if complement.at() > i + 8 {
            return self.act(i, form, verb, Range::new(0, 0), Voice::Host, scope);
        }
        let cue = Range::new(i, i + 1);
        let voice = if self.quotes.len() > self.first { Voice::Host } else { Voice::Elided };
        let mut source = Range::new(0, 0);
        let mut how = voice;
        if self.host_sentence(scope).is_none() {
            // No attribution of this sentence hosts it: the sentence's subject speaks.
            how = Voice::Elided;
        }
        // «مؤكدة النائبة أن» is rare; the words between belong to the content's frame.
        if complement.at() > i + 1 && view.may_speak(i + 1) {
            source = view.source(i + 1, complement.at(), Extent::Open).range;
            how = if source.is_empty() { how } else { Voice::Source };
        }
        if let Complement::Cue(_) = complement {
            return;
        }
        self.content(complement, cue, source, how, form, verb, scope);
    }

    /// The attribution of this sentence that a participle goes on from.
    fn host_sentence(&self, scope: Scope) -> Option<usize> {
        let view = self.view;
        let start = view.token(scope.sentence.start)?.span.start;
        let last = self.quotes.len().checked_sub(1).filter(|l| *l >= self.first)?;
        self.quotes.get(last).filter(|q| q.start() >= start).map(|_| last)
    }

    /// A noun of saying: قوله إن, تأكيد الوزير أن, مزاعم بأن.
    fn masdar(&mut self, i: usize, form: VerbForm, verb: &Verb, scope: Scope) {
        let view = self.view;
        let end = scope.sentence.end;
        let complement = view.complement(i, end.min(i + 14), verb.frame);
        let clitics = view.clitics(i);
        let cue = Range::new(i, i + 1);
        match complement {
            Complement::Clause(at) | Complement::Marks(at) | Complement::Colon(at) => {
                let colon = !matches!(complement, Complement::Clause(_));
                if colon
                    && !(form.form == Form::MasdarPronoun && clitics.has(Clitics::BI)
                        || verb.frame.has(Frame::SAFE) && at <= i + 2 && form.form == Form::MasdarPronoun)
                {
                    return;
                }
                let pronoun = form.form == Form::MasdarPronoun;
                let source = if pronoun || at <= i + 1 || matches!(complement, Complement::Clause(a) if a == i + 1) {
                    Range::new(0, 0)
                } else {
                    view.source(i + 1, at, Extent::Tight(Frame(0))).range
                };
                if !pronoun
                    && at > i + 2
                    && (source.is_empty() || !view.may_speak(source.start))
                    && !verb.frame.has(Frame::NP)
                {
                    return;
                }
                // Without a speaker only what is claimed, not what is known, is speech: مزاعم بأن.
                let claim =
                    [word!("مزاعم"), word!("زعم"), word!("ادعاء"), word!("ادعاءات"), word!("اتهام"), word!("اتهامات")];
                let bare = view.token(i).map_or(Key::NONE, |t| t.key.skip(t.word.clitics.letters()));
                if !pronoun && source.is_empty() && !claim.contains(&bare) && !view.says(i) {
                    return;
                }
                // A masdar with ال and nobody named is only a cue with its clause at once.
                if !pronoun
                    && source.is_empty()
                    && at > i + 1 + usize::from(view.clause_start(i + 2, verb.frame).is_some())
                {
                    return;
                }
                let voice = match () {
                    () if !source.is_empty() => Voice::Source,
                    () if pronoun => Voice::Pronoun,
                    () => Voice::Elided,
                };
                let agreement = if pronoun { form.agreement } else { Agreement::default() };
                let noun = VerbForm { agreement, ..form };
                self.content_as(complement, cue, source, voice, noun, verb, scope, rules::MASDAR_CLAUSE);
            }
            _ => {}
        }
    }

    /// As [`Self::content`], under another rule.
    #[expect(clippy::too_many_arguments, reason = "the parts of an attribution, once")]
    fn content_as(
        &mut self,
        complement: Complement,
        cue: Range,
        source: Range,
        voice: Voice,
        form: VerbForm,
        verb: &Verb,
        scope: Scope,
        rule: RuleId,
    ) {
        let before = self.quotes.len();
        self.content(complement, cue, source, voice, form, verb, scope);
        if let Some(quote) = self.quotes.get_mut(before) {
            quote.rule = rule;
            quote.confidence = quote.confidence.min(0.85);
        }
    }

    /// «نقلت وكالة … عن مسؤول قوله إن», «نقلت عن مسؤول أن».
    fn relay(&mut self, i: usize, form: VerbForm, scope: Scope) {
        let view = self.view;
        let end = scope.sentence.end;
        let Some(an) = (i + 1..end.min(i + 20)).find(|k| view.is(*k, AN)) else { return };
        // The masdar that takes the content, or the complementiser itself.
        let frame = Frame(Frame::THAT | Frame::SAFE | Frame::QUOTE);
        let stop = (an + 1..end.min(an + 30)).find(|k| {
            view.clause_start(*k, frame).is_some()
                || view.kind(*k) == Some(Kind::Colon)
                || matches!(view.verb(*k), Some((f, _)) if f.form == Form::MasdarPronoun)
        });
        let Some(stop) = stop else { return };
        let relay = view.source(i + 1, an, Extent::Open).range;
        let source = view.source(an + 1, stop, Extent::Open).range;
        let masdar = matches!(view.verb(stop), Some((f, _)) if f.form == Form::MasdarPronoun);
        let cue = if masdar { Range::new(stop, stop + 1) } else { Range::new(i, i + 1) };
        let at = if masdar { stop } else { stop.saturating_sub(1).max(an) };
        let complement = view.complement(at, end, frame);
        if matches!(complement, Complement::None(_) | Complement::Cue(_)) || complement.at() > stop + 8 {
            return;
        }
        let verb = Verb { lemma: "نقل", frame };
        let before = self.quotes.len();
        let voice = if source.is_empty() { Voice::Elided } else { Voice::Source };
        self.content_as(
            complement,
            cue,
            source,
            voice,
            VerbForm { agreement: Agreement::default(), ..form },
            &verb,
            scope,
            rules::RELAY,
        );
        let relay = (!relay.is_empty()).then(|| view.span(relay));
        if let Some(quote) = self.quotes.get_mut(before) {
            quote.relay = relay;
        }
    }

    /// «جاء في البيان أن», «ورد في التقرير: …».
    fn document(&mut self, i: usize, scope: Scope) {
        let view = self.view;
        let end = scope.sentence.end;
        if !view.is(i + 1, FI) && !view.is(i + 1, word!("فيه")) && !view.is(i + 1, word!("فيها")) {
            return;
        }
        let frame = Frame(Frame::THAT | Frame::SAFE | Frame::QUOTE);
        let complement = view.complement(i, end.min(i + 24), frame);
        if matches!(complement, Complement::None(_) | Complement::Cue(_)) {
            return;
        }
        let source = if view.is(i + 1, FI) { view.source_after_fi(i + 2, complement.at()) } else { Range::new(0, 0) };
        let voice = if source.is_empty() { Voice::Elided } else { Voice::Source };
        let verb = Verb { lemma: "جاء", frame };
        self.content_as(
            complement,
            Range::new(i, i + 1),
            source,
            voice,
            VerbForm::default(),
            &verb,
            scope,
            rules::DOCUMENT,
        );
    }

    /// «…»، قال فلان: the words in marks stand before the cue.
    #[expect(clippy::too_many_arguments, reason = "the parts of an attribution, once")]
    fn quote_first(
        &mut self,
        i: usize,
        source: Range,
        next: usize,
        voice: Voice,
        form: VerbForm,
        verb: &Verb,
        scope: Scope,
    ) -> bool {
        let view = self.view;
        if !verb.frame.has(Frame::QUOTE) || view.clitics(i).has(Clitics::WA) {
            return false;
        }
        let mut at = i;
        while at > scope.sentence.start && matches!(view.kind(at - 1), Some(Kind::Comma | Kind::Dash)) {
            at -= 1;
        }
        if let Some(mark) = view.closed_before(at).copied() {
            let index = view.marks.partition_point(|m| m.open < mark.open);
            if view.words(Range::new(mark.start, mark.end)) < 3 || self.used.get(index).copied().unwrap_or(true) {
                return false;
            }
            let mut parts = vec![Range::new(mark.start, mark.end)];
            // The narrator's clause may interrupt: «…»، قال فلان، «…».
            let mut behind = next;
            if matches!(view.kind(behind), Some(Kind::Comma | Kind::Colon | Kind::Dash)) {
                behind += 1;
                if let Some(more) = view.opens(behind).copied() {
                    parts.push(Range::new(more.start, more.end));
                    self.use_marks(behind, behind + 1);
                }
            }
            self.use_marks(mark.open, mark.open + 1);
            self.add(
                QuoteKind::Direct,
                &parts,
                Some(Range::new(i, i + 1)),
                source,
                voice,
                form.agreement,
                rules::MARKS_VERB,
                0.93,
            );
            return true;
        }
        // «المشروع سيكتمل قريبا، يقول المدير»: parted by a comma or a dash, at the sentence's end or going on behind.
        let behind = view.kind(next);
        let closed = next >= scope.sentence.end || matches!(behind, Some(Kind::Comma | Kind::Dash));
        if at < i
            && closed
            && !source.is_empty()
            && view.words(Range::new(scope.sentence.start, at)) > 3
            && form.form == Form::Present
            && verb.frame.has(Frame::SAFE)
        {
            let start = Range::new(scope.sentence.start, at);
            let rest = Range::new((next + 1).min(scope.sentence.end), scope.sentence.end);
            self.mark_used(start);
            self.add(
                QuoteKind::Indirect,
                &[start, rest],
                Some(Range::new(i, i + 1)),
                source,
                voice,
                form.agreement,
                rules::PARENTHETICAL,
                0.7,
            );
            return true;
        }
        false
    }

    /// A speech act whose content is a noun phrase.
    fn act(&mut self, i: usize, form: VerbForm, verb: &Verb, source: Range, voice: Voice, scope: Scope) {
        let view = self.view;
        let Some(start) = view.act_content(i, scope.sentence.end) else { return };
        let (content, own) = start;
        let mut source = if own.is_empty() { source } else { own };
        // What was read as the subject is the content: the subject is elided or stands before.
        if own.is_empty() && source.start <= content && content < source.end {
            source = if view.clitics(i).has(Clitics::CONJ) { Range::new(0, 0) } else { self.before(i, scope) };
        }
        if form.form == Form::Participle {
            source = Range::new(0, 0);
        }
        // «أظهرت الدراسة تحسنا»: a finding needs its document.
        if verb.frame.has(Frame::NP_FINDING)
            && !verb.frame.has(Frame::NP)
            && !view.noun(source.start).is(Noun::DOCUMENT)
        {
            return;
        }
        if verb.frame.has(Frame::NOUN | Frame::STRICT)
            && source.is_empty()
            && voice != Voice::Host
            && !view.clitics(i).has(Clitics::CONJ)
            && !form.object
        {
            return;
        }
        let range = Range::new(content, view.content_end(content, scope.sentence.end));
        if view.words(range) == 0 {
            return;
        }
        let voice =
            if source.is_empty() { if voice == Voice::Source { Voice::Elided } else { voice } } else { Voice::Source };
        let voice = if voice == Voice::Host && self.host_sentence(scope).is_none() { Voice::Elided } else { voice };
        let mixed = self.mark_used(range);
        let (kind, rule) = if mixed { (QuoteKind::Mixed, rules::ACT_MARKS) } else { (QuoteKind::Act, rules::ACT) };
        let confidence = if verb.frame.has(Frame::SAFE) { 0.8 } else { 0.65 };
        self.add(kind, &[range], Some(Range::new(i, i + 1)), source, voice, form.agreement, rule, confidence);
    }

    /// «بحسب الوزارة، …», «…، وفقا للوزارة», «… على حد قوله».
    fn according(&mut self, phrase: frame::Phrase, scope: Scope) {
        let view = self.view;
        let sentence = scope.sentence;
        let start = phrase.cue.start;
        let rule = if phrase.verb { rules::AS_SAID } else { rules::ACCORDING };
        let voice = if phrase.source.is_empty() { Voice::Pronoun } else { Voice::Source };
        let first = start == sentence.start;
        let range = if first {
            let mut from = phrase.end;
            while from < sentence.end && matches!(view.kind(from), Some(Kind::Comma | Kind::Colon)) {
                from += 1;
            }
            Range::new(from, sentence.end)
        } else {
            let parted = view.before(start).is_some_and(|t| matches!(t.kind, Kind::Comma | Kind::Dash))
                || view.closed_before(start).is_some();
            let mut end = start;
            while end > sentence.start && matches!(view.kind(end - 1), Some(Kind::Comma | Kind::Dash)) {
                end -= 1;
            }
            if let Some(mark) = view.closed_before(end).copied().filter(|m| m.open == sentence.start) {
                self.use_marks(mark.open, mark.open + 1);
                self.add(
                    QuoteKind::Direct,
                    &[Range::new(mark.start, mark.end)],
                    Some(phrase.cue),
                    phrase.source,
                    voice,
                    phrase.agreement,
                    rule,
                    0.9,
                );
                return;
            }
            if !parted && !phrase.verb && !phrase.pronoun && !view.may_speak(phrase.source.start) {
                return;
            }
            // It qualifies the clause before it: back to what another attribution says, or to the sentence's start.
            Range::new(self.clause_before(sentence.start, end), end)
        };
        if view.words(range) < 3 {
            return;
        }
        // A content that is already quoted keeps its own speaker; the phrase then repeats him or names who relayed it.
        let span = view.span(range);
        if !first
            && phrase.pronoun
            && let Some(quote) = self
                .quotes
                .get_mut(self.first..)
                .and_then(|qs| qs.iter_mut().rev().find(|q| q.content.iter().any(|c| c.overlaps(span))))
        {
            quote.confidence = quote.confidence.max(0.9);
            return;
        }
        let mixed = self.mark_used(range);
        let kind = if mixed { QuoteKind::Mixed } else { QuoteKind::Indirect };
        self.add(kind, &[range], Some(phrase.cue), phrase.source, voice, phrase.agreement, rule, 0.85);
    }

    /// Where the clause that ends before `end` begins.
    fn clause_before(&self, start: usize, end: usize) -> usize {
        let view = self.view;
        let mut from = start;
        // A coordinated clause with a verb of its own, behind a comma: «…، ويحاول …».
        let mut i = from;
        while i < end {
            if view.kind(i) == Some(Kind::Comma) && view.verbal(i + 1) && view.words(Range::new(i + 1, end)) > 3 {
                from = i + 1;
            }
            i = view.next(i);
        }
        while from < end && matches!(view.kind(from), Some(Kind::Dash | Kind::Comma)) {
            from += 1;
        }
        from
    }

    /// «وزير الخارجية: لن نتراجع»: a headline or a label that names a speaker, a colon, the words.
    fn headline(&mut self, scope: Scope) {
        let view = self.view;
        let Range { start, end } = scope.sentence;
        // Only the paragraph's first words can be a headline, and only a short paragraph is one.
        if start != 0 {
            return;
        }
        let Some(colon) = (start + 1..end.min(start + 9)).find(|k| view.kind(*k) == Some(Kind::Colon)) else { return };
        if (start..colon).any(|k| {
            !view.token(k).is_some_and(|t| {
                t.is_word()
                    && view.verb(k).is_none_or(|(f, _)| f.form != Form::Past || !t.word.clitics.has(Clitics::CONJ))
            })
        }) {
            return;
        }
        let label = Range::new(start, colon);
        let speaks = view.speaker_head(start)
            && view.token(start).is_some_and(|t| {
                t.word.is(Noun::TITLE
                    | Noun::ROLE
                    | Noun::GIVEN
                    | Noun::FAMILY
                    | Noun::ORGANISATION
                    | Noun::PROPER
                    | Noun::ANONYMOUS)
            });
        let verbs = (start..colon).any(|k| view.finite(k) && !view.rejected(k));
        if !speaks || verbs || view.words(Range::new(colon + 1, scope.limit)) < 3 {
            return;
        }
        let source = view.source(start, colon, Extent::Open).range;
        if source != label {
            return;
        }
        let marked = view.opens(colon + 1).copied();
        let content = match marked {
            Some(mark) => Range::new(mark.start, mark.end),
            None => Range::new(colon + 1, end),
        };
        self.mark_used(Range::new(colon + 1, content.end + 1));
        self.add(
            QuoteKind::Direct,
            &[content],
            None,
            source,
            Voice::Source,
            Agreement::default(),
            rules::HEADLINE,
            0.7,
        );
    }

    /// Quotations without a cue: a paragraph or a sentence that is all in marks.
    fn orphans(&mut self) {
        let view = self.view;
        for (index, mark) in view.marks.iter().enumerate() {
            if mark.depth > 0 || self.used.get(index).copied().unwrap_or(true) {
                continue;
            }
            let range = Range::new(mark.start, mark.end);
            let starts = mark.open == 0
                || view.before(mark.open).is_some_and(|t| matches!(t.kind, Kind::Stop | Kind::Dash | Kind::Ellipsis));
            let ends = mark.close >= view.len()
                || matches!(view.kind(mark.close), Some(Kind::Stop | Kind::Ellipsis | Kind::Dash));
            if !starts || !ends || view.words(range) < 5 {
                continue;
            }
            if view.view_has_quote(self.quotes.get(self.first..).unwrap_or_default(), range) {
                continue;
            }
            self.add(
                QuoteKind::Direct,
                &[range],
                None,
                Range::new(0, 0),
                Voice::Orphan,
                Agreement::default(),
                rules::ORPHAN,
                0.6,
            );
        }
    }
}

impl View<'_> {
    /// Whether و or ف and a verb in the present stand at `i`, as far as letters tell.
    fn verbal(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            let wa = t.key.starts(word!("وي")) || t.key.starts(word!("وسي")) || t.key.starts(word!("ففي"));
            wa && (!t.word.known() || t.word.entry.class.any(Class::VERB)) || t.key == word!("ففي")
        })
    }

    /// Whether some attribution already has the words of `range`.
    fn view_has_quote(&self, quotes: &[Attribution], range: Range) -> bool {
        let span = self.span(range);
        quotes.iter().any(|q| q.content.iter().any(|c| c.contains(span)))
    }

    /// What follows the cue at `i`, up to `end`.
    fn complement(&self, i: usize, end: usize, frame: Frame) -> Complement {
        let stop = end.min(i + REACH);
        let mut k = i + 1;
        let mut relative = false;
        let mut commas = 0;
        while k < stop {
            let Some(token) = self.token(k) else { break };
            if let Some(mark) = self.opens(k) {
                // «قالت "الشركة" إن»: a name, and the clause behind it.
                let named = self.clause_start(mark.close, frame).is_some();
                let adjacent =
                    k == i + 1 || self.before(k).is_some_and(|t| t.kind == Kind::Colon || t.kind == Kind::Comma);
                let words = self.words(Range::new(mark.start, mark.end));
                let enough = words > if adjacent { 2 } else { 4 };
                // Between the cue and its words stands the source, and nothing else.
                let close = adjacent || self.source(i + 1, k, Extent::Open).next == k;
                if frame.has(Frame::QUOTE) && !named && (words > 8 || close && enough && self.speech_in_marks(mark)) {
                    return Complement::Marks(k);
                }
                k = mark.close.max(k + 1);
                continue;
            }
            match token.kind {
                Kind::Semicolon if self.that(k + 1) => {}
                Kind::Stop | Kind::Semicolon => return Complement::None(k),
                Kind::Colon
                    if !(token.glued
                        && self.token(k + 1).is_some_and(|t| t.glued && t.kind == Kind::Number)
                        && self.before(k).is_some_and(|t| t.kind == Kind::Number)) =>
                {
                    if !frame.has(Frame::QUOTE) {
                        return Complement::None(k);
                    }
                    // A dash may stand between: «قال: - نعم».
                    let next = k + 1 + usize::from(self.kind(k + 1) == Some(Kind::Dash));
                    return match self.opens(next) {
                        Some(mark) if self.all_marked(mark, end) => Complement::Marks(next),
                        _ => Complement::Colon(next - 1),
                    };
                }
                Kind::Comma => commas += 1,
                _ => {}
            }
            if token.kind == Kind::Word {
                // «أشار الموقع، نقلا عن المدير، إلى أن»: the relay stands between.
                if let Some(phrase) = frame::phrase(self, k) {
                    if self.before(k).is_some_and(|t| t.kind == Kind::Comma) && token.key != word!("نقلا") {
                        return Complement::None(k);
                    }
                    k = phrase.end.max(k + 1);
                    continue;
                }
                if relative && frame.has(Frame::STRICT | Frame::FINDING | Frame::NOUN) && self.that(k) {
                    return Complement::None(k);
                }
                if let Some(start) = self.clause_start(k, frame) {
                    // «الذي قال إن» within the source has a cue of its own.
                    return Complement::Clause(start);
                }
                let function = token.word.entry.function;
                if self.that(k) && !relative && !frame.has(Frame::MIN_X) {
                    // A complementiser that the frame does not take: somebody else's.
                    return Complement::None(k);
                }
                if function.has(Function::RELATIVE) {
                    relative = true;
                } else if frame.has(Frame::WHETHER) && function.has(Function::WHETHER) && self.question(k) {
                    return Complement::Question(k);
                }
                if let Some((form, _)) = self.verb(k) {
                    if self.says(k) {
                        return Complement::Cue(k);
                    }
                    let finite = matches!(form.form, Form::Past | Form::Present) && !self.rejected(k);
                    let cue =
                        token.word.clitics.has(Clitics::CONJ) || form.form == Form::Present || k == i + 1 || commas > 0;
                    if finite
                        && !relative
                        && cue
                        && self.opens_content(k, end, self.verb(k).map_or(Frame::default(), |(_, v)| v.frame), 20)
                    {
                        return Complement::None(k);
                    }
                    if form.form == Form::Participle && self.participle_place(k) && self.participle_cue(k, end) {
                        return Complement::None(k);
                    }
                }
            }
            k += 1;
        }
        Complement::None(stop)
    }

    /// Whether the marked span is all that stands behind a colon, up to `end` or to a break: else the words around it are
    /// the speaker's too.
    fn all_marked(&self, mark: &super::marks::Marked, end: usize) -> bool {
        let close = mark.close;
        if close >= end || self.words(Range::new(mark.start, mark.end)) > 5 {
            return true;
        }
        matches!(
            self.kind(close),
            Some(Kind::Comma | Kind::Stop | Kind::Dash | Kind::Ellipsis | Kind::Semicolon | Kind::Mark)
        ) || self.finite(close)
    }

    /// Whether هل, كيف, ما إذا opens a reported question at `k`.
    fn question(&self, k: usize) -> bool {
        self.token(k).is_some_and(|t| t.key != word!("ما") && t.key != word!("متى"))
    }

    /// قائلا and بالقول carry the content of another verb.
    fn says(&self, k: usize) -> bool {
        let Some((form, verb)) = self.verb(k) else { return false };
        verb.lemma == "قال"
            && match form.form {
                Form::Participle => true,
                Form::Masdar => self.clitics(k).has(Clitics::BI) && self.clitics(k).has(Clitics::AL),
                Form::MasdarPronoun => self.clitics(k).has(Clitics::BI),
                _ => false,
            }
    }

    /// Whether content of `frame` opens within `reach` tokens of the cue at `i`.
    pub fn opens_content(&self, i: usize, end: usize, frame: Frame, reach: usize) -> bool {
        let mut k = i + 1;
        let stop = end.min(i + 1 + reach);
        while k < stop {
            let Some(token) = self.token(k) else { return false };
            if let Some(mark) = self.opens(k) {
                if frame.has(Frame::QUOTE) && k == i + 1 {
                    return true;
                }
                k = mark.close.max(k + 1);
                continue;
            }
            match token.kind {
                Kind::Stop => return false,
                Kind::Colon => return frame.has(Frame::QUOTE),
                _ => {}
            }
            if self.clause_start(k, frame).is_some() {
                return true;
            }
            if self.that(k) {
                return false;
            }
            // Prepositions of the act, right behind the cue.
            if k == i + 1 && self.act_preposition(k, frame) {
                return true;
            }
            k += 1;
        }
        false
    }

    /// Whether the preposition that `frame` takes for an act stands at `k`.
    fn act_preposition(&self, k: usize, frame: Frame) -> bool {
        let Some(token) = self.token(k) else { return false };
        match token.key {
            ILA => frame.has(Frame::ILA),
            ALA => frame.has(Frame::ALA),
            MIN => frame.has(Frame::MIN),
            AN => frame.has(Frame::AN),
            FI => frame.has(Frame::FI),
            _ => self.preposition(k) & Clitics::BI != 0 && frame.has(Frame::BI),
        }
    }

    /// The preposition glued to the word at `k`.
    fn preposition(&self, k: usize) -> u8 {
        let Some(token) = self.token(k).filter(|t| t.kind == Kind::Word) else { return 0 };
        if token.word.known() {
            return token.word.clitics.0 & Clitics::PREP;
        }
        let open = token.shape.has(Shape::OPEN) || token.key.len() > 3;
        match token.key.at(0) {
            _ if !open => 0,
            c if c == word!("ب").at(0) => Clitics::BI,
            c if c == word!("ل").at(0) => Clitics::LI,
            _ => 0,
        }
    }

    /// Whether the finite form at `i` cannot report: negated, hypothetical, ordered, passive, impersonal, or a noun of the same
    /// letters.
    pub fn rejected(&self, i: usize) -> bool {
        let Some(token) = self.token(i) else { return true };
        let Some((form, verb)) = self.verb(i) else { return true };
        let clitics = token.word.clitics;
        if clitics.has(Clitics::SA | Clitics::AL | Clitics::BI | Clitics::KA)
            || token.shape.has(Shape::DAMMA) && form.form == Form::Past
        {
            return true;
        }
        if clitics.has(Clitics::LI) && form.form == Form::Past {
            return true;
        }
        // A dual past of these letters is nearly always a noun in the accusative: طلبا, ردا.
        if form.form == Form::Past
            && form.agreement.has(Agreement::DUAL)
            && verb.frame.has(Frame::NOUN)
            && !token.key.ends(word!("تا"))
        {
            return true;
        }
        // The adverb مجددا, the noun with tanwin.
        if token.shape.has(Shape::TANWIN) && form.form == Form::Past || token.shape.has(Shape::TA_MARBUTA) {
            return true;
        }
        let Some(before) = self.before(i) else { return self.filler(i, form, verb) };
        let function = before.word.entry.function;
        let parted = !matches!(before.kind, Kind::Word | Kind::Foreign);
        let negated = function.has(Function::NEGATION) && !before.word.clitics.has(Clitics::PREP);
        if negated && before.key != word!("ما") && before.key != word!("غير") {
            return true;
        }
        if form.form == Form::Present
            && [word!("عندما"), word!("حين"), word!("حينما"), word!("لما"), word!("كي"), word!("لكي"), word!("حتى")]
                .contains(&bare(before))
        {
            return true;
        }
        if before.key == word!("سوف")
            || before.key == word!("لو")
            || before.key == word!("إذا")
            || before.key == word!("وسوف")
        {
            return true;
        }
        // «على الوزير أن يوضح», but «قبل أن يضيف» and «بعد أن أكد».
        if function.has(Function::THAT)
            && form.form == Form::Present
            && before.key.skip(before.word.clitics.letters()) == AN_THAT
        {
            let earlier = i.checked_sub(2).map_or(Key::NONE, |k| self.bare(k));
            return earlier != word!("قبل") && earlier != word!("بعد");
        }
        // «قد يقول» may say; «قد قال» has said.
        if form.form == Form::Present && bare(before) == word!("قد") {
            return true;
        }
        if !clitics.has(Clitics::CONJ) && form.form == Form::Past && !parted {
            let preposition = matches!(before.key, FI | MIN | ILA | ALA | AN) || before.key == word!("مع");
            if preposition || before.word.entry.function.has(Function::DEMONSTRATIVE) && verb.frame.has(Frame::NOUN) {
                return true;
            }
            // A noun in a construct or behind another noun: «مجلس أمن», «قرار حكم».
            if verb.frame.has(Frame::PREP) {
                return !self.that(i + 1);
            }
            if verb.frame.has(Frame::NOUN) && form.agreement.0 == (Agreement::MASCULINE | Agreement::SINGULAR) {
                let auxiliary = function.has(Function::AUXILIARY | Function::RELATIVE)
                    || before.key == word!("ما")
                    || function.has(Function::THAT);
                let subject = before.word.is(Noun::GIVEN | Noun::FAMILY | Noun::ROLE | Noun::NISBA)
                    || before.key.starts(word!("ال"))
                    || before.word.clitics.has(Clitics::AL)
                    || !before.word.known();
                if !auxiliary
                    && !subject
                    && !CLAUSE_OPENERS.contains(&bare(before))
                    && self.date(i.saturating_sub(1)).is_none()
                    && self.kind(i - 1) == Some(Kind::Word)
                {
                    return true;
                }
            }
        }
        self.filler(i, form, verb)
    }

    /// Impersonal fillers: يذكر أن, يشار إلى أن, and copulas: يعتبر, يعد.
    fn filler(&self, i: usize, form: VerbForm, verb: &Verb) -> bool {
        if form.form != Form::Present
            || !form.agreement.has(Agreement::SINGULAR)
            || form.agreement.has(Agreement::FIRST)
        {
            return false;
        }
        let next = i + 1;
        let that =
            self.that(next) || self.that(next + 1) && self.token(next).is_some_and(|t| matches!(t.key, ILA | MIN));
        let opens = self
            .before(i)
            .is_none_or(|t| matches!(t.kind, Kind::Stop | Kind::Comma | Kind::Mark | Kind::Dash | Kind::Colon));
        match verb.lemma {
            "ذكر" | "أشار" | "لفت" => that && opens && !form.agreement.has(Agreement::FEMININE),
            "اعتبر" | "عد" => !that,
            "توقع" | "افترض" | "رجح" => {
                self.before(i).is_some_and(|t| t.key == MIN)
                    || opens && that
                    || self.token(next).is_some_and(|t| t.key.starts(MIN) && t.key.len() <= 4)
            }
            "اعتقد" | "زعم" => opens && that && !form.agreement.has(Agreement::FEMININE),
            _ => false,
        }
    }

    /// Whether a participle may report where it stands: behind a comma, a conjunction, a verb's clause; not as an attribute.
    pub fn participle_place(&self, i: usize) -> bool {
        let Some(token) = self.token(i) else { return false };
        let Some((form, verb)) = self.verb(i) else { return false };
        let accusative = !form.agreement.has(Agreement::FEMININE) || token.shape.has(Shape::TA_MARBUTA);
        if !accusative && form.agreement.has(Agreement::SINGULAR) {
            return false;
        }
        let Some(before) = self.before(i) else { return true };
        let parted = matches!(before.kind, Kind::Comma | Kind::Stop | Kind::Mark | Kind::Dash | Kind::Semicolon);
        // The feminine and the plural are also attributes and nouns: they need the comma or the conjunction.
        let attribute = form.agreement.has(Agreement::FEMININE | Agreement::PLURAL);
        // So do those that are nouns of the accused, the opponent, the complainant.
        let person = !verb.frame.has(Frame::SAFE | Frame::THAT);
        parted || token.word.clitics.has(Clitics::CONJ) || !attribute && !person
    }

    /// The content of the act whose verb stands at `i`: where it begins, and the source where it stands between.
    fn act_content(&self, i: usize, end: usize) -> Option<(usize, Range)> {
        let (form, verb) = self.verb(i)?;
        let frame = verb.frame;
        let empty = Range::new(0, 0);
        let participle = matches!(form.form, Form::Participle);
        if frame.has(Frame::BLAME) {
            let blame = self.function(i + 1).has(Function::SPEECH_NOUN)
                || self.is(i + 1, word!("باللوم"))
                || self.is(i + 1, word!("باللائمة"))
                || self.is(i + 1, word!("بالمسؤولية"));
            return blame.then_some((i + 1, empty));
        }
        // At once: «دعا إلى», «مطالبا بـ», «نفى صحة», «وصفه بـ».
        let at = i + 1;
        if let Some(start) = self.act_at(at, end, frame, form.object || participle) {
            return Some((start, empty));
        }
        if participle {
            return self.behind_object(at, end, frame).map(|s| (s, empty));
        }
        let source = self.source(at, end, Extent::Tight(frame));
        if source.range.is_empty() {
            return None;
        }
        if let Some(start) = self.act_at(source.next, end, frame, form.object) {
            return Some((start, source.range));
        }
        if let Some(start) = self.behind_object(source.next, end, frame) {
            return Some((start, source.range));
        }
        // The phrase at hand was the object, and the source is elided or stands before: «واتهم كييف بـ».
        if frame.has(Frame::NP | Frame::SPEECH_NP | Frame::NP_FINDING)
            && !self.may_speak(source.range.start)
            && self.np_object(at, frame)
        {
            return Some((at, empty));
        }
        None
    }

    /// Whether an act follows the finite verb at `i` nearby.
    pub fn act_follows(&self, i: usize, end: usize) -> bool {
        self.act_content(i, end.min(i + 24)).is_some()
    }

    /// Where an act's content begins if it does at `k`.
    pub fn act_at(&self, k: usize, end: usize, frame: Frame, object: bool) -> Option<usize> {
        if k >= end {
            return None;
        }
        let token = self.token(k)?;
        let prep = match token.key {
            ILA => frame.has(Frame::ILA) || object && frame.has(Frame::X_ILA),
            ALA => frame.has(Frame::ALA) || object && frame.has(Frame::X_ALA),
            MIN => frame.has(Frame::MIN | Frame::MIN_X) || object && frame.has(Frame::X_MIN),
            AN => frame.has(Frame::AN) || object && frame.has(Frame::X_AN),
            FI => frame.has(Frame::FI) || object && frame.has(Frame::X_FI),
            _ => false,
        };
        if prep {
            return (k + 1 < end).then_some(k);
        }
        let glued = self.preposition(k);
        if glued & Clitics::BI != 0 && !self.function(k).has(Function::CHANNEL | Function::ADJUNCT) {
            return (frame.has(Frame::BI | Frame::MIXED_BI) || object && frame.has(Frame::X_BI)).then_some(k);
        }
        if glued & Clitics::LI != 0 {
            return (object && frame.has(Frame::X_LI) || frame.has(Frame::LI) && !frame.has(Frame::ILA)).then_some(k);
        }
        None
    }

    /// Where the content begins behind an object at `k`: «اتهم كييف بـ», «طالب الحكومة بـ», and a bare object where the verb takes one.
    fn behind_object(&self, k: usize, end: usize, frame: Frame) -> Option<usize> {
        if k >= end {
            return None;
        }
        if frame.has(Frame::ANY_X) {
            let object = self.source(k, end, Extent::Tight(frame));
            if !object.range.is_empty() {
                if let Some(start) = self.act_at(object.next, end, frame, true) {
                    return Some(start);
                }
            }
        }
        self.np_object(k, frame).then_some(k)
    }

    /// Whether a noun phrase that the verb takes as its content begins at `k`.
    fn np_object(&self, k: usize, frame: Frame) -> bool {
        // هذا الادعاء
        let head = k + usize::from(self.function(k).has(Function::DEMONSTRATIVE));
        let Some(token) = self.token(head) else { return false };
        let noun = token.kind == Kind::Word
            && !token.word.clitics.has(Clitics::PREP | Clitics::CONJ)
            && !token.word.entry.function.has(
                Function::THAT
                    | Function::RELATIVE
                    | Function::NEGATION
                    | Function::AUXILIARY
                    | Function::ADJUNCT
                    | Function::WHETHER,
            )
            && !matches!(token.key, FI | MIN | ILA | ALA | AN)
            && self.preposition(k) == 0
            && (token.word.known() || !token.key.starts(word!("و")))
            && self.date(k).is_none()
            // «نفت موسكو نقل الأسلحة»: where an object stands, the letters of a past are a noun.
            && !self.verb(k).is_some_and(|(f, v)| match f.form {
                Form::Past => !v.frame.has(Frame::NOUN) || f.agreement.has(Agreement::FEMININE | Agreement::PLURAL),
                Form::Present => true,
                _ => false,
            });
        if !noun {
            return false;
        }
        if frame.has(Frame::SPEECH_NP) && token.word.entry.function.has(Function::SPEECH_NOUN) {
            return true;
        }
        frame.has(Frame::NP | Frame::NP_FINDING | Frame::NP_BI | Frame::TWO_NP)
    }

    /// The document behind جاء في.
    fn source_after_fi(&self, from: usize, end: usize) -> Range {
        let end = (from..end).find(|k| matches!(self.kind(*k), Some(Kind::Comma | Kind::Colon))).unwrap_or(end);
        if from >= end { Range::new(from, from) } else { Range::new(from, self.phrase_end(from, end)) }
    }

    /// Whether a range looks like somebody although its head is in no list.
    fn source_shaped(&self, range: Range) -> bool {
        range.end > range.start && self.token(range.start).is_some_and(|t| t.key.starts(word!("ال")) || !t.word.known())
    }

    /// Whether what stands at `i` could speak.
    pub fn may_speak(&self, i: usize) -> bool {
        self.speaker_head(i)
    }
}

/// Words after which a clause begins with its verb.
const CLAUSE_OPENERS: [Key; 18] = [
    word!("لكن"),
    word!("ولكن"),
    word!("فيما"),
    word!("بينما"),
    word!("حيث"),
    word!("إذ"),
    word!("كما"),
    word!("ثم"),
    word!("حين"),
    word!("عندما"),
    word!("حسبما"),
    word!("بعدما"),
    word!("هكذا"),
    word!("بدوره"),
    word!("بدورها"),
    word!("جانبه"),
    word!("جهته"),
    word!("جهتها"),
];
