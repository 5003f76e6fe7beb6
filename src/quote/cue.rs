//! Cues: the words that may report, tried from left to right, and the attribution that each makes.

use super::complement::Complement;
use super::source::Extent;
use super::view::{Range, View, bare};
use super::{Attribution, Voice, frame, rules};
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Agreement, Form, Frame, Verb, VerbForm};
use crate::lexicon::{Class, Clitics};
use crate::text::{Key, Kind, word};
use crate::{QuoteKind, RuleId};

/// Finds the attributions of one paragraph.
pub struct Finder<'v, 'a, 'q> {
    pub view: &'v View<'a>,
    pub quotes: &'q mut Vec<Attribution>,
    /// Index of the first attribution of this paragraph.
    pub first: usize,
    /// Marked spans that are some quote's content, or names.
    pub used: Vec<bool>,
}

/// Verbs whose bare present says what people think: يعتقد أن, يتوقع أن.
const IMPERSONAL: [&str; 7] = ["اعتقد", "توقع", "رجح", "افترض", "زعم", "ظن", "لاحظ"];

/// What a sentence is part of.
#[derive(Clone, Copy)]
pub struct Scope {
    pub sentence: Range,
    /// The end of the paragraph or of the marks around it.
    pub limit: usize,
}

impl<'v, 'a, 'q> Finder<'v, 'a, 'q> {
    pub fn new(view: &'v View<'a>, quotes: &'q mut Vec<Attribution>) -> Self {
        let used = vec![false; view.marks.len()];
        Self { view, first: quotes.len(), quotes, used }
    }

    pub fn run(&mut self) {
        let view = self.view;
        self.region(Range::new(0, view.len()));
        for mark in &view.marks {
            // Words in marks are read by themselves; deeper ones than a quote in a quote in a quote are not.
            let inside = Range::new(mark.start, mark.end);
            if mark.depth < 3 && view.words(inside) > 3 {
                self.region(inside);
            }
        }
        self.orphans();
    }

    /// Tries every sentence of `region`.
    fn region(&mut self, region: Range) {
        self.view.sentences(region, |sentence| self.sentence(Scope { sentence, limit: region.end }));
    }

    pub fn sentence(&mut self, scope: Scope) {
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

    pub fn try_cue(&mut self, i: usize, scope: Scope) {
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
    pub fn add(
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
    pub fn finite(&mut self, i: usize, form: VerbForm, verb: &Verb, scope: Scope) {
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
        let object = verb.frame.has(Frame::ANY_X | Frame::MIN_X_THAT) && !form.object;
        let tight = matches!(complement, Complement::None(_)) || object;
        let found = view.source(i + 1, at, if tight { Extent::Tight(verb.frame) } else { Extent::Open });
        let mut source = found.range;
        // «وكان المدرب قد أعلن تشكيلة»: the subject stands before, an object behind.
        let auxiliary = view.before(i).is_some_and(|t| bare(t) == word!("قد"));
        // «المؤسسة أبلغت الموردين أن»: the subject stands before, the person spoken to behind.
        if (object || auxiliary) && !source.is_empty() && !view.clitics(i).has(Clitics::CONJ) {
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
        // «يعتقد أن الحادث»: it is believed, with nobody named.
        let nobody =
            source.is_empty() && voice == Voice::Elided && matches!(complement, Complement::Clause(at) if at == i + 1);
        let he = form.agreement.0 == (Agreement::MASCULINE | Agreement::SINGULAR);
        if nobody && he && form.form == Form::Present && IMPERSONAL.contains(&verb.lemma) {
            return;
        }
        match complement {
            Complement::None(_) => {
                if self.quote_first(i, source, found.next, voice, form, verb, scope) {
                    return;
                }
                self.act(i, form, verb, source, voice, scope);
            }
            // «…»، يقول فلان، «…»: the words go on behind the narrator.
            Complement::Marks(open)
                if view.before(open).is_some_and(|t| t.kind == Kind::Comma)
                    && self.quote_first(i, source, open - 1, voice, form, verb, scope) => {}
            _ => {
                if !self.plausible(i, at, verb, source, form) {
                    return;
                }
                self.content(complement, Range::new(i, i + 1), source, voice, form, verb, scope);
            }
        }
    }

    /// Whether words between the cue and its content fit a cue clause, for verbs that are mostly something else.
    pub fn plausible(&self, i: usize, at: usize, verb: &Verb, source: Range, form: VerbForm) -> bool {
        // A finding needs what finds: a study, data, an office.
        if verb.frame.has(Frame::FINDING) && !source.is_empty() {
            return self.view.may_speak(source.start) || self.view.definite(source.start);
        }
        if !verb.frame.has(Frame::STRICT) {
            return true;
        }
        at <= i + 2 || form.object || (!source.is_empty() && self.view.may_speak(source.start)) && at < i + 16
    }

    /// The noun phrase before a verb that names its subject there.
    pub fn before(&self, verb: usize, scope: Scope) -> Range {
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
    pub fn content(
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
    pub fn goes_on(&self, i: usize, limit: usize) -> Option<super::marks::Marked> {
        let view = self.view;
        let mut at = i;
        while at < limit && matches!(view.kind(at), Some(Kind::Stop | Kind::Ellipsis | Kind::Comma)) {
            at += 1;
        }
        let mark = view.opens(at).copied()?;
        (view.words(Range::new(mark.start, mark.end)) > 3).then_some(mark)
    }

    /// Notes the marks in `range` as used; tells whether words of the speaker stand in one.
    pub fn mark_used(&mut self, range: Range) -> bool {
        self.use_marks(range.start, range.end);
        self.view.quoted_words(range)
    }

    pub fn use_marks(&mut self, from: usize, to: usize) {
        let first = self.view.marks.partition_point(|m| m.open < from);
        for (used, mark) in self.used.iter_mut().zip(&self.view.marks).skip(first) {
            if mark.open >= to {
                break;
            }
            *used = true;
        }
    }

    /// A participle: مؤكدا أن, مشيرا إلى.
    pub fn participle(&mut self, i: usize, form: VerbForm, verb: &Verb, scope: Scope) {
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
    pub fn host_sentence(&self, scope: Scope) -> Option<usize> {
        let view = self.view;
        let start = view.token(scope.sentence.start)?.span.start;
        let last = self.quotes.len().checked_sub(1).filter(|l| *l >= self.first)?;
        self.quotes.get(last).filter(|q| q.start() >= start).map(|_| last)
    }

    /// A noun of saying: قوله إن, تأكيد الوزير أن, مزاعم بأن.
    pub fn masdar(&mut self, i: usize, form: VerbForm, verb: &Verb, scope: Scope) {
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
    pub fn content_as(
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

    /// A speech act whose content is a noun phrase.
    pub fn act(&mut self, i: usize, form: VerbForm, verb: &Verb, source: Range, voice: Voice, scope: Scope) {
        let view = self.view;
        let Some(start) = view.act_content(i, scope.sentence.end) else { return };
        let (mut content, mut own) = start;
        // «الأمم المتحدة تدين قصف المستشفى»: the subject stands before, what follows is the content.
        if !own.is_empty()
            && !view.clitics(i).has(Clitics::CONJ)
            && !view.may_speak(own.start)
            && view.np_object(own.start, verb.frame)
        {
            let subject = self.before(i, scope);
            if !subject.is_empty() && view.may_speak(subject.start) {
                (content, own) = (own.start, subject);
            }
        }
        let mut source = if own.is_empty() { source } else { own };
        if form.agreement.has(Agreement::FIRST) {
            source = Range::new(0, 0);
        }
        // What was read as the subject is the content: the subject is elided or stands before.
        if own.is_empty() && source.start <= content && content < source.end {
            source = if view.clitics(i).has(Clitics::CONJ) { Range::new(0, 0) } else { self.before(i, scope) };
        }
        if form.form == Form::Participle {
            source = Range::new(0, 0);
        }
        // «الشركات التي تدعو الجمهور إلى»: a habit, not an act; «لفت الانتباه إلى»: no speech.
        let relative = view.before(i).is_some_and(|t| t.word.entry.function.has(Function::RELATIVE));
        let attention = [word!("الانتباه"), word!("الأنظار"), word!("النظر")].iter().any(|w| view.is(i + 1, *w));
        if relative && form.form == Form::Present || attention {
            return;
        }
        // «هذه الخطوة تشير إلى اليأس»: the subject before the verb is nobody who speaks.
        let behind_word = view.before(i).is_some_and(|t| t.is_word() && !t.word.entry.class.any(Class::FUNCTION));
        let finite = matches!(form.form, Form::Past | Form::Present);
        if finite
            && source.is_empty()
            && own.is_empty()
            && voice == Voice::Elided
            && behind_word
            && !form.object
            && !view.clitics(i).has(Clitics::CONJ)
        {
            return;
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
}

impl View<'_> {
    /// Whether و or ف and a verb in the present stand at `i`, as far as letters tell.
    pub fn verbal(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            let wa = t.key.starts(word!("وي")) || t.key.starts(word!("وسي")) || t.key.starts(word!("ففي"));
            wa && (!t.word.known() || t.word.entry.class.any(Class::VERB)) || t.key == word!("ففي")
        })
    }

    /// The document behind جاء في.
    pub fn source_after_fi(&self, from: usize, end: usize) -> Range {
        let end = (from..end).find(|k| matches!(self.kind(*k), Some(Kind::Comma | Kind::Colon))).unwrap_or(end);
        if from >= end { Range::new(from, from) } else { Range::new(from, self.phrase_end(from, end)) }
    }

    /// Whether a range looks like somebody although its head is in no list.
    pub fn source_shaped(&self, range: Range) -> bool {
        range.end > range.start && self.token(range.start).is_some_and(|t| t.key.starts(word!("ال")) || !t.word.known())
    }

    /// Whether what stands at `i` could speak.
    pub fn may_speak(&self, i: usize) -> bool {
        self.speaker_head(i)
    }
}
