//! Speech acts: verbs whose content is a noun phrase, with the preposition and the object that each takes.

use super::cue::{Finder, Scope};
use super::report::Report;
use super::source::Extent;
use super::view::{ALA, AN, FI, ILA, MIN, Range, View};
use super::{Voice, rules};
use crate::QuoteKind;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Agreement, Form, Frame};
use crate::lexicon::{Class, Clitics};
use crate::text::{Key, Kind, Shape, word};

impl Finder<'_, '_, '_> {
    /// A speech act whose content is a noun phrase.
    pub fn act(&mut self, report: Report, scope: Scope) {
        let view = self.view;
        let i = report.cue.start;
        let Report { source, voice, .. } = report;
        let Some((form, verb)) = view.verb(i) else { return };
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
        let voice = match voice {
            _ if !source.is_empty() => Voice::Source,
            // «موسى الذي أعلن ترشحه»: what stands behind the verb was taken for its source.
            Voice::Source if relative => Voice::Relative,
            Voice::Source => Voice::Elided,
            voice => voice,
        };
        let voice = if voice == Voice::Host && self.host_sentence(scope).is_none() { Voice::Elided } else { voice };
        let mixed = self.mark_used(range);
        let (kind, rule) = if mixed { (QuoteKind::Mixed, rules::ACT_MARKS) } else { (QuoteKind::Act, rules::ACT) };
        let confidence = if verb.frame.has(Frame::SAFE) { 0.8 } else { 0.65 };
        self.add(Report { source, voice, ..report }, kind, &[range], rule, confidence);
    }
}

impl View<'_> {
    /// Whether the preposition that `frame` takes for an act stands at `k`.
    pub fn act_preposition(&self, k: usize, frame: Frame) -> bool {
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
    pub fn preposition(&self, k: usize) -> u8 {
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

    /// The content of the act whose verb stands at `i`: where it begins, and the source where it stands between.
    pub fn act_content(&self, i: usize, end: usize) -> Option<(usize, Range)> {
        let (form, verb) = self.verb(i)?;
        let frame = verb.frame;
        let empty = Range::new(0, 0);
        let participle = matches!(form.form, Form::Participle);
        if frame.has(Frame::BLAME) {
            let blame = self.function(i + 1).has(Function::SPEECH_NOUN)
                || self.is(i + 1, word!("باللوم"))
                || self.is(i + 1, word!("باللائمة"))
                || self.is(i + 1, word!("بالمسؤولية"));
            let behind =
                (i + 2..end.min(i + 10)).find(|k| self.is(*k, word!("باللوم")) || self.is(*k, word!("باللائمة")));
            return if blame {
                Some((i + 1, empty))
            } else {
                behind.map(|k| (k, self.source(i + 1, k, Extent::Open).range))
            };
        }
        if frame.has(Frame::X_MASULIYA) {
            let noun = |k: &usize| RESPONSIBILITY.iter().any(|w| self.bare(*k) == *w);
            let start = (i + 1..end.min(i + 12)).find(noun)?;
            let source = self.source(i + 1, start, Extent::Tight(frame)).range;
            return Some((start, if form.object { empty } else { source }));
        }
        // عما سماه «…»: the speaker's word.
        if frame.has(Frame::X_MIXED) {
            let mark = self.opens(i + 1).filter(|m| form.object && m.closed())?;
            return Some((mark.open, empty));
        }
        // At once: «دعا إلى», «مطالبا بـ», «نفى صحة», «وصفه بـ».
        let at = self.skip_time(i + 1, end);
        if let Some(start) = self.act_at(at, end, frame, form.object || participle) {
            return Some((start, empty));
        }
        // A verb in the plural, the dual or the first person has its subject before it or in itself: what follows is the object.
        let whole = form.agreement.has(Agreement::PLURAL | Agreement::DUAL | Agreement::FIRST);
        // «نصف جرام» is half a gram.
        let number = self.token(i).is_some_and(|t| t.word.entry.class.any(Class::TIME));
        if whole && number {
            return None;
        }
        if participle || whole {
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
        if let Some(start) = self.act_beyond(source.next, end, frame) {
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

    /// Where the preposition that the verb takes stands, behind adjuncts, asides and an object:
    /// «دعا الوزير، في كلمته أمام البرلمان، اللاجئين إلى العودة».
    pub fn act_beyond(&self, from: usize, end: usize, frame: Frame) -> Option<usize> {
        let prepositions = Frame::ILA | Frame::ALA | Frame::AN | Frame::BI | Frame::X_BI | Frame::X_ILA | Frame::X_ALA;
        // «شددت البلدية الرقابة على»: an object that the verb does not take makes it another verb.
        if !frame.has(prepositions) || !frame.has(Frame::ANY_X) && self.np_object(from, Frame(Frame::NP)) {
            return None;
        }
        let mut k = from;
        while k < end.min(from + 22) {
            let token = self.token(k)?;
            let function = token.word.entry.function;
            if matches!(token.kind, Kind::Stop | Kind::Semicolon | Kind::Colon)
                || function.has(Function::RELATIVE | Function::THAT)
                || self.verb(k).is_some_and(|(f, _)| f.form == Form::Present || token.word.clitics.has(Clitics::CONJ))
            {
                return None;
            }
            if self.date(k).is_none()
                && !self.before(k).is_some_and(|t| matches!(t.key, FI | AN | ALA | ILA | MIN))
                && let Some(start) = self.act_at(k, end, frame, true)
            {
                return Some(start);
            }
            k = self.date(k).unwrap_or_else(|| self.next(k));
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
            ALA if self.named_ali(k) => false,
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
        if glued & Clitics::BI != 0 && !self.function(k).has(Function::ADJUNCT) {
            return (frame.has(Frame::BI | Frame::MIXED_BI) || object && frame.has(Frame::X_BI)).then_some(k);
        }
        if glued & Clitics::LI != 0 {
            return (object && frame.has(Frame::X_LI) || frame.has(Frame::LI) && !frame.has(Frame::ILA)).then_some(k);
        }
        None
    }

    /// Where the content begins behind an object at `k`: «اتهم كييف بـ», «طالب الحكومة بـ», and a bare object where the verb takes one.
    pub fn behind_object(&self, k: usize, end: usize, frame: Frame) -> Option<usize> {
        if k >= end {
            return None;
        }
        if frame.has(Frame::ANY_X) {
            let object = self.object(k, end, Extent::Tight(frame));
            if !object.range.is_empty()
                && let Some(start) = self.act_at(object.next, end, frame, true)
            {
                return Some(start);
            }
        }
        self.np_object(k, frame).then_some(k)
    }

    /// Whether a noun phrase that the verb takes as its content begins at `k`.
    pub fn np_object(&self, k: usize, frame: Frame) -> bool {
        // هذا الادعاء
        let head = k + usize::from(self.function(k).has(Function::DEMONSTRATIVE));
        let Some(token) = self.token(head) else { return false };
        // «فندت الوزارة ما نشرته الصحيفة»
        if token.key == word!("ما") {
            return frame.has(Frame::NP);
        }
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
            && (token.word.known() || !token.key.starts(word!("و")) || WAW_NOUNS.contains(&token.key))
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
        // «استبعد المدرب اللاعب»: what is ruled out is a thing.
        if frame.has(Frame::THING) && token.word.is(Noun::ROLE | Noun::GIVEN | Noun::FAMILY | Noun::GROUP | Noun::NISBA)
        {
            return false;
        }
        frame.has(Frame::NP | Frame::NP_FINDING | Frame::NP_BI | Frame::TWO_NP)
    }
}

/// «حمل المجلس الحكومة مسؤولية الانهيار»
const RESPONSIBILITY: [Key; 4] = [word!("مسؤولية"), word!("المسؤولية"), word!("مسؤوليته"), word!("مسؤوليتها")];

/// Verbal nouns that begin with و, which is no conjunction there.
const WAW_NOUNS: [Key; 10] = [
    word!("وجود"),
    word!("وقف"),
    word!("وقوع"),
    word!("وصول"),
    word!("وقوف"),
    word!("وفاة"),
    word!("ورود"),
    word!("وضع"),
    word!("ولادة"),
    word!("وجوده"),
];
