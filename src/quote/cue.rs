//! Cues: the words that may report, tried from left to right, and the attribution that each makes.

use super::complement::Complement;
use super::report::Report;
use super::source::Extent;
use super::view::{FI, Range, View, bare};
use super::{Attribution, Voice, frame};
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Agreement, Form, Frame, Verb, VerbForm};
use crate::lexicon::{Class, Clitics};
use crate::text::{Key, Kind, Shape, Token, word};

/// Finds the attributions of one paragraph.
pub struct Finder<'v, 'a, 'q> {
    pub view: &'v View<'a>,
    pub quotes: &'q mut Vec<Attribution>,
    /// Index of the first attribution of this paragraph.
    pub first: usize,
    /// Marked spans that are some quote's content, or names.
    pub used: Vec<bool>,
    /// The last according-to phrase: the token behind it, and the index of its attribution.
    pub phrase: Option<(usize, usize)>,
    /// Up to where verbs belong to an according-to phrase: بحسب ما قال.
    pub inside: usize,
    /// The sentence before the one at hand.
    pub earlier: Range,
    /// The last tokens whose marks were noted as used.
    pub noted: Range,
}

/// Verbs whose bare present says what people think: يعتقد أن, يتوقع أن.
pub const IMPERSONAL: [Key; 8] = [
    word!("اعتقد"),
    word!("توقع"),
    word!("رجح"),
    word!("افترض"),
    word!("زعم"),
    word!("ظن"),
    word!("لاحظ"),
    word!("اشترط"),
];

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
        Self {
            view,
            first: quotes.len(),
            quotes,
            used,
            phrase: None,
            inside: 0,
            earlier: Range::new(0, 0),
            noted: Range::new(0, 0),
        }
    }

    pub fn run(&mut self) {
        let view = self.view;
        self.region(Range::new(0, view.len()));
        for mark in &view.marks {
            // Words in marks are read by themselves; deeper ones than a quote in a quote in a quote are not.
            let inside = Range::new(mark.start, mark.end);
            if mark.depth < 3 && mark.closed() && view.words(inside) > 3 {
                self.region(inside);
            }
        }
        self.orphans();
        self.turn();
    }

    /// Tries every sentence of `region`.
    fn region(&mut self, region: Range) {
        let view = self.view;
        let dateline = if region.start == 0 { view.dateline() } else { 0 };
        self.earlier = Range::new(0, 0);
        view.sentences(region, |sentence| {
            let start = if sentence.start == 0 && dateline < sentence.end { dateline } else { sentence.start };
            let sentence = Range::new(start, sentence.end);
            self.sentence(Scope { sentence, limit: region.end });
            self.earlier = sentence;
        });
    }

    pub fn sentence(&mut self, scope: Scope) {
        let mut i = scope.sentence.start;
        // A mark that is never closed opens the sentence: its words are the sentence.
        if let Some(mark) = self.view.opens(i).filter(|m| !m.closed()) {
            i = mark.start;
        }
        // Only the paragraph's first words can be a headline.
        if scope.sentence.start == 0 {
            self.headline(scope);
        }
        self.inside = 0;
        loop {
            let from = i;
            i = self.view.seek(i, scope.sentence.end, |t| t.kind == Kind::Mark || t.may_report());
            // What `Facts` say of a word must hold for every rule that is asked below.
            let cue = |k: usize| self.view.verb(k).is_some() || frame::phrase(self.view, k).is_some();
            debug_assert!(!(from..i).any(|k| self.view.kind(k) == Some(Kind::Word) && cue(k)));
            if i >= scope.sentence.end {
                break;
            }
            self.try_cue(i, scope);
            i = self.view.opens(i).filter(|m| m.closed()).map_or(i + 1, |m| m.close);
        }
    }

    /// Reads the cue at `i`, if one stands there.
    #[inline(never)]
    pub fn try_cue(&mut self, i: usize, scope: Scope) {
        let view = self.view;
        if view.kind(i) != Some(Kind::Word) || i < self.inside {
            return;
        }
        if let Some(phrase) = frame::phrase(view, i) {
            self.according(phrase, scope);
            return;
        }
        let Some((form, verb)) = view.verb(i) else { return };
        // «داعين الله أن»: who prays tells nobody.
        if verb.frame.has(Frame::ANY_X) && (view.is(i + 1, word!("الله")) || view.is(i + 1, word!("المولى")))
        {
            return;
        }
        match form.form {
            Form::Past | Form::Present => self.finite(i, form, verb, scope),
            Form::Participle => self.participle(i, form, verb, scope),
            Form::Masdar | Form::MasdarPronoun => self.masdar(i, form, verb, scope),
        }
    }

    /// A finite verb: قال, يقول.
    pub fn finite(&mut self, i: usize, form: VerbForm, verb: &Verb, scope: Scope) {
        let view = self.view;
        // «منددة بها لحثها على»: a verbal noun with the letters of a past.
        if form.form == Form::Past && form.object && view.clitics(i).has(Clitics::LI) && verb.frame.has(Frame::NOUN) {
            return self.noun_act(i, VerbForm { form: Form::MasdarPronoun, ..form }, verb, scope);
        }
        if view.rejected(i) {
            // «على تعهد الوزير بالعمل»: a verbal noun with the letters of the past.
            // «رغم نفي الشركة وجود خلل»
            let spelt = form.form == Form::Past && verb.is(word!("نفى")) && !view.shape(i).has(Shape::ALEF_MAQSURA);
            if (verb.is(word!("تعهد")) || spelt) && form.agreement.0 == (Agreement::MASCULINE | Agreement::SINGULAR)
            {
                self.masdar(i, VerbForm { form: Form::Masdar, ..form }, verb, scope);
            }
            return;
        }
        if verb.frame.has(Frame::RELAY) {
            return self.relay(i, scope);
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
            if next > i + 1 && self.act_before(i, next, verb, scope) {
                // «اتهم الرئيس كييف بقصف المدينة، قائلا إن»: an act, and what was said.
                return;
            }
            return self.tail(i, cue, form, scope);
        }
        // «أعرب عن أمله في أن»: the clause belongs to the noun of an act.
        let second = verb.frame.has(Frame::TWO_NP) && view.second_in_marks(complement);
        if (second || view.act_first(i, complement)) && self.act(i, scope) {
            return;
        }
        // With nothing behind it and no words before it the verb has an act at most.
        if matches!(complement, Complement::None(_)) && !view.ends_quote(i, verb.frame) {
            self.act(i, scope);
            return;
        }
        let object = verb.frame.has(Frame::ANY_X | Frame::MIN_X_THAT) && !form.object;
        let tight = matches!(complement, Complement::None(_)) || object;
        let found = view.source(i + 1, at, if tight { Extent::Tight(verb.frame) } else { Extent::Open });
        // «الذي حذر المدينة من أن»: behind a relative pronoun the object follows, but «التي طلب المدير منها أن», «الذي وصف
        // المدير نشره بأنه».
        let relative = view.before(i).is_some_and(Token::relative);
        let agrees = view.ends(i.wrapping_sub(1), word!("تي")) == form.agreement.has(Agreement::FEMININE);
        let back = |k: usize| view.function(k).has(Function::PRONOMINAL) || view.owned(k);
        let behind = relative && agrees && !(i + 1..at).any(back);
        // «ووصف الاتفاق بأنه», «ووصف الوزير بأنه»: one phrase is the object, which such a verb must have; of a body's or a document's
        // another may be a part.
        let needs = object && !verb.frame.has(Frame::THAT | Frame::QUOTE | Frame::BI);
        let one = |k: usize| view.person(k) || !view.may_be_somebody(k);
        let comma = || (i + 1..at).any(|k| view.kind(k) == Some(Kind::Comma));
        let alone = needs
            && matches!(complement, Complement::Clause(at) if view.clitics(at).has(Clitics::BI))
            && found.range.end == at
            && one(found.range.start)
            && !comma();
        let none = object && (behind || view.particle_subject(i)) || alone;
        let mut source = if none { Range::new(0, 0) } else { found.range };
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
        // «القطار الذي يعتقد أنه», «السيدة التي يعتقد أنها»: what is thought of it.
        let of = voice == Voice::Relative
            && (verb.is(word!("افترض"))
                || !i.checked_sub(2).is_some_and(|k| view.may_speak(k) || view.noun(k).is(Noun::NISBA)));
        let nobody = source.is_empty()
            && (voice == Voice::Elided || of)
            // «كما يعتقد أنه «بإمكاننا …»»: somebody's own words.
            && matches!(complement, Complement::Clause(at) if at == i + 1 && view.opens(at + 1).is_none());
        let he = form.agreement.0 == (Agreement::MASCULINE | Agreement::SINGULAR);
        // «إلا أنه يعتقد أن»: he.
        let he = he
            && (verb.is(word!("افترض"))
                || !(view.that(i.wrapping_sub(1)) && view.before(i).is_some_and(|t| t.key.ends(word!("ه")))));
        // «الخلية التي نفذت العملية يعتقد أنها»
        let she = source.start < i && view.shape(source.start).has(Shape::TA_MARBUTA);
        let nobody = nobody || she && matches!(complement, Complement::Clause(at) if at == i + 1);
        if nobody && he && form.form == Form::Present && verb.among(&IMPERSONAL) {
            return;
        }
        let report = Report { cue: Range::new(i, i + 1), source, voice, agreement: form.agreement, frame: verb.frame };
        match complement {
            Complement::None(_) => {
                if self.quote_first(report, found.next, scope) {
                    return;
                }
                self.act(i, scope);
            }
            // «…»، يقول فلان، «…»: the words go on behind the narrator.
            Complement::Marks(open)
                if view.before(open).is_some_and(|t| t.kind == Kind::Comma)
                    && self.quote_first(report, open - 1, scope) => {}
            _ => {
                if !self.plausible(i, at, verb, source, form) {
                    return;
                }
                self.content(report, complement, scope);
            }
        }
    }

    /// Whether words between the cue and its content fit a cue clause, for verbs that are mostly something else.
    pub fn plausible(&self, i: usize, at: usize, verb: &Verb, source: Range, form: VerbForm) -> bool {
        // A finding needs what finds, a study, data, an office, or who found it: «وقد وجد أن», «أثبتت أنها شجاعة» are none.
        if verb.frame.has(Frame::FINDING) && !verb.frame.has(Frame::PERSON | Frame::QUOTE) {
            let found = Noun::DOCUMENT | if verb.frame.has(Frame::NP_FINDING) { 0 } else { Noun::ROLE | Noun::GROUP };
            let sentence = |k: &usize| self.view.kind(*k) != Some(Kind::Stop);
            let told = |k: usize| {
                self.view.noun(k).is(found) || k + 4 > i && self.view.token(k).is_some_and(|t| self.view.kin(t))
            };
            let opens =
                self.view.before(i).is_none_or(|t| t.kind == Kind::Stop) && self.view.clitics(i).has(Clitics::CONJ);
            let finds = match source.is_empty() {
                true => {
                    // «وقد وجد أن», «كما وجد أن»: it was found.
                    let passive = verb.is(word!("وجد"))
                        && [word!("قد"), word!("كما")].contains(&self.view.bare(i.wrapping_sub(1)));
                    !(form.agreement.has(Agreement::FIRST) || passive && !form.agreement.has(Agreement::FEMININE | Agreement::PLURAL))
                        // «كما وجدوا أن»
                        && (opens
                            || form.agreement.has(Agreement::PLURAL)
                            || (i.saturating_sub(24)..i).rev().take_while(sentence).any(told))
                }
                false => {
                    // «أظهرت تجارب أن», «أظهرت دراستنا أن»: nothing but it stands between.
                    let close = source.start == i + 1
                        && source.end == at
                        && at < i + 4
                        && !self.view.clitics(source.start).has(Clitics::AL);
                    close && verb.frame.has(Frame::NP_FINDING)
                        // «تدل الحفريات على أن»
                        || self.view.may_speak(source.start)
                        || self.view.definite(source.start) && self.view.ends(source.start, word!("ات"))
                        || !verb.frame.has(Frame::NP_FINDING) && self.view.may_be_somebody(source.start)
                }
            };
            if !finds {
                return false;
            }
        }
        // «وبين من درسوا …: إن»: the preposition.
        // «وبين "حداد" أن» is none.
        if verb.frame.has(Frame::PREP) && !source.is_empty() && at > i + 3 && self.view.opens(i + 1).is_none() {
            return self.view.may_speak(source.start) || self.view.definite(source.start);
        }
        // «فرنسا سجلت برأسية … أن»: a goal, not what somebody noted.
        if verb.is(word!("سجل")) && form.form != Form::Participle {
            return at < i + 5 || source.end == at && self.view.person(source.start);
        }
        if !verb.frame.has(Frame::STRICT) {
            return true;
        }
        let view = self.view;
        let comma = !verb.frame.has(Frame::PREP) && view.before(at).is_some_and(|t| t.kind == Kind::Comma);
        // «هذا المسؤول»
        let head = source.start + usize::from(view.function(source.start).has(Function::DEMONSTRATIVE));
        let who = source.start == i + 1 && (source.end == at || view.name_part(head));
        // «ويرى الهادي في حديثه للصحيفة أن»: nothing but an adjunct stands between.
        let behind = source.end + usize::from(view.kind(source.end) == Some(Kind::Comma));
        let told = || {
            source.start == i + 1
                && !verb.frame.has(Frame::FINDING)
                && view.is(behind, FI)
                && view.function(behind + 1).has(Function::CHANNEL)
        };
        at <= i + 2 + usize::from(comma)
            || form.object
            || told()
            || !source.is_empty() && (who || view.may_speak(head)) && at < i + 16
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
        // «أن الأمير فلان، أشاد»: within that content.
        let none = from >= verb || from + 1 == verb && view.kind(from) == Some(Kind::Comma);
        view.source_before(if none { scope.sentence.start } else { from }, verb)
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
