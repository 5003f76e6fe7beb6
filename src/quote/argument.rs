//! The arguments of a verb that reports an act: who speaks, whom it is said to or of, and where the content begins.

use super::source::{ATTENTION, BISM, Extent, Source};
use super::view::{ALA, AN, BI, FI, ILA, MIN, Range, View};
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Agreement, Form, Frame};
use crate::lexicon::{Class, Clitics};
use crate::text::{Key, Kind, Shape, Token, Words, word};

/// How many tokens brackets behind who speaks may hold.
const BRACKETS: usize = 8;

/// How many tokens behind the verb its content may begin.
const REACH: usize = 48;

/// What was found behind the verb of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arguments {
    /// The token where the content begins.
    pub content: usize,
    /// The noun phrase between verb and content that speaks; empty where none does.
    pub subject: Range,
    /// Where the noun phrase behind the verb is the one spoken to or of.
    pub object: Range,
}

impl Arguments {
    pub const fn at(content: usize) -> Self {
        Self { content, subject: Range::new(0, 0), object: Range::new(0, 0) }
    }

    pub const fn said_by(self, subject: Range) -> Self {
        Self { subject, ..self }
    }
}

impl View<'_> {
    /// Reads the arguments of the act whose verb stands at `i`; `subject` tells whether its subject stands before it.
    pub fn arguments(&self, i: usize, end: usize, subject: bool) -> Option<Arguments> {
        let (form, verb) = self.verb(i).filter(|(_, verb)| verb.frame.has(Frame::ACT))?;
        let frame = verb.frame;
        let end = end.min(i + REACH);
        let participle = matches!(form.form, Form::Participle);
        // The object stands on the verb (اتهمه) or need not be looked for before it (متهما).
        let object = form.object || participle;
        // «لافتا النظر إلى أهمية التدريب», «لفت الوزير النظر إلى»
        let drawn = |k: usize| k + usize::from(ATTENTION.iter().any(|w| self.is(k, *w)));
        let at = self.beyond_adjuncts(drawn(i + 1), end, frame);
        if frame.has(Frame::BLAME) {
            return self.blame(i + 1, end);
        }
        if frame.has(Frame::X_MASULIYA) {
            return self.responsibility(at, end, form.object);
        }
        // عما سماه «…»: the speaker's word.
        if frame.has(Frame::X_MIXED) {
            // «ما سماه الكاتب «…»»
            let at = (i + 1..end.min(i + 8)).find(|k| self.opens(*k).is_some())?;
            // «ما أسماهم بـ«…»»
            let first = i + 1 + usize::from(self.is(i + 1, BI));
            let said = self.source(first, at, Extent::Open).range;
            let near = at == first || said.end == at && self.may_be_somebody(said.start);
            let mark = self.opens(at).filter(|m| form.object && m.closed() && near)?;
            return Some(Arguments::at(mark.open).said_by(said));
        }
        // «اعتبره الوزير خطوة», «معتبرا إياه خطوة»: of its two objects the second.
        if frame.has(Frame::TWO_NP) && (form.object || at > i + 1 && self.starts(i + 1, word!("إيا"))) {
            return self.predicate(at, end, frame);
        }
        // «معتبرا ما حدث جريمة»: the first is a clause.
        if frame.has(Frame::TWO_NP) && participle && self.is(at, word!("ما")) {
            return Some(Arguments::at(at));
        }
        // «طلب من المريض التوقف»: the one who is asked, and the content.
        if frame.has(Frame::MIN_X) && self.is(at, MIN) {
            return self.behind_asked(at, end, frame);
        }
        // «طلب منه التوقف»
        if frame.has(Frame::MIN_X) && self.function(at).has(Function::PRONOMINAL) && self.starts(at, MIN) {
            let next = self.beyond_adjuncts(at + 1, end, Frame(0));
            // «وطلبت منها الفنانة رؤيتها»: who asks stands between.
            let Source { range, next: behind } = self.source(next, end, Extent::Tight(frame));
            if !range.is_empty() && self.may_speak(range.start) && self.np_object(behind, Frame(Frame::NP)) {
                return Some(Arguments::at(behind).said_by(range));
            }
            return self.np_object(next, Frame(Frame::NP)).then(|| Arguments::at(next));
        }
        // «وعرض عليه شراء السيارة»: an offer.
        if frame.has(Frame::SPEECH_NP)
            && frame.has(Frame::STRICT)
            && self.function(i + 1).has(Function::PRONOMINAL)
            && self.starts(i + 1, word!("علي"))
        {
            return self.np_object(at, Frame(Frame::NP)).then(|| Arguments::at(at));
        }
        // «أهاب بالمسافرين الاستفادة»: the one who is asked is no content.
        if frame.has(Frame::BI_X) && self.preposition(at) & Clitics::BI != 0 {
            let next = self.beyond_adjuncts(self.phrase_end(at, end), end, frame);
            let content = if self.np_object(next, Frame(Frame::NP)) { next } else { at };
            return Some(Arguments::at(content));
        }
        // At once: «دعا إلى», «مطالبا بـ», «وصفه بـ».
        if let Some(start) = self.act_at(at, end, frame, object) {
            return Some(Arguments::at(start));
        }
        // A verb in the plural, the dual or the first person has its subject before it or in itself: what follows is the object.
        let whole = form.agreement.has(Agreement::PLURAL | Agreement::DUAL | Agreement::FIRST);
        // «نصف جرام» is half a gram.
        if whole && self.token(i).is_some_and(|t| t.word.entry.class.any(Class::TIME)) {
            return None;
        }
        if participle || whole || subject || self.particle_subject(i) || self.is_object(at, Extent::Tight(frame)) {
            // «داعيا الحكومة وبقية الأطراف إلى»: an object of which not all was read.
            let beyond = || match participle {
                true if !frame.has(Frame::ANY_X) || self.object(at, end, Extent::Tight(frame)).range.is_empty() => None,
                true => self.act_beyond(at, end.min(at + 12), frame),
                false => self.act_beyond(at, end, frame),
            };
            return self.behind_object(at, end, frame).or_else(beyond).map(Arguments::at);
        }
        let source = self.source(at, end, Extent::Tight(frame));
        if source.range.is_empty() {
            return self.np_object(at, frame).then(|| Arguments::at(at));
        }
        // «اعتبر الاتفاق «تاريخيا»», «واعتبر عمليات القتل انتقاما»: what cannot speak is the first of two objects.
        let marked = || {
            self.opens(source.next)
                .or(self.closed_before(source.range.end))
                .is_some_and(|m| m.open > at && self.kind(m.close) != Some(Kind::Word))
        };
        // «وهو ما اعتبر خطوة»: a passive.
        let she = (self.shape(at).has(Shape::TA_MARBUTA) || self.ends(at, word!("ات")))
            && (self.definite(at) || self.definite(at + 1));
        if frame.has(Frame::TWO_NP)
            && (she && form.agreement.0 == (Agreement::MASCULINE | Agreement::SINGULAR) || marked())
            && !self.may_be_somebody(source.range.start)
        {
            return Some(Arguments::at(at));
        }
        let Source { range: phrase, next } = self.whole(source, end, frame);
        // «وأكد استمرار العمل»: what cannot speak is the content.
        let bare = frame.has(Frame::NP | Frame::SPEECH_NP | Frame::NP_FINDING) && self.np_object(at, frame);
        // «وأكد عبيدات مجددا ضرورة»: a name like a plural.
        let name = phrase.end == phrase.start + 1
            && self.ends(phrase.start, word!("ات"))
            && self.function(self.beyond_adjuncts(next, end, frame)).has(Function::CLAUSE_NOUN)
            // «وأكد شحاتة خلال التدريب أهمية»: a name with the ending of the feminine, with nothing of its own.
            || phrase.end == phrase.start + 1
                && self.may_name(phrase.start)
                && self.shape(phrase.start).has(Shape::TA_MARBUTA)
                && self.function(phrase.end).has(Function::ADJUNCT);
        if bare && self.thing(phrase.start) && !name {
            // «وتكشف لوحة …»: of a thing the verb says something else.
            if frame.has(Frame::PERSON) {
                return None;
            }
            return Some(Arguments::at(at));
        }
        // «وطلبت المساعدة»: what cannot ask is asked for.
        if frame.has(Frame::MIN_X) && self.joined(i) && bare && !self.may_be_somebody(phrase.start) {
            return Some(Arguments::at(at));
        }
        // «بطلة في الملاكمة (سيدات)، تنظيم»: what is told of who speaks in brackets.
        let bracket = |k: usize, ch: char| self.token(k).is_some_and(|t| t.ch == ch);
        let close = || (next + 1..end.min(next + BRACKETS)).find(|k| bracket(*k, ')'));
        let comma = |k: &usize| next == phrase.end && bracket(next, '(') && self.kind(k + 1) == Some(Kind::Comma);
        let (phrase, next) = match close().filter(comma) {
            Some(k) => (Range::new(phrase.start, k + 1), k + 1),
            None => (phrase, next),
        };
        // «المدعي العام، الجمعة، إلغاء»: the comma that closes an aside.
        // «الهند واليابان، وهي من الزبائن، نيتها»: an aside with a clause of its own.
        // «حركة الإنقاذ التي تضم أحزابا، ما جاء في المرسوم»
        let relative = next < end && next == phrase.end && self.function(next).has(Function::RELATIVE);
        // «…، ما تسبب بأزمة»: what came of it.
        let takes = |k: usize| {
            self.act_at(k, end, frame, false).is_some()
                || self.np_object(k, frame) && (!self.is(k, word!("ما")) || self.verb(k + 1).is_some())
        };
        let clause = relative
            || next < end
                && self.kind(next) == Some(Kind::Comma)
                && (self.function(next + 1).has(Function::RELATIVE)
                    || const {
                        Words::new([word!("وهو"), word!("وهي"), word!("وهم"), word!("والذي"), word!("والتي")])
                    }
                    .has(self.token(next + 1).map_or(Key::NONE, |t| t.key)));
        let next = match (next + 2..end.min(next + 24)).find(|k| clause && self.kind(*k) == Some(Kind::Comma)) {
            Some(closing) if !relative || takes(closing + 1) => closing,
            _ => next,
        };
        let comma = self.kind(next) == Some(Kind::Comma) && next + 1 < end;
        // «الأحزاب المؤسسة للتيار، استعدادها»: a careless one before what is said.
        let careless =
            || frame.has(Frame::NP | Frame::SPEECH_NP) && self.thing(next + 1) && self.np_object(next + 1, frame);
        let closes = comma && (self.aside(phrase.start, next) || careless());
        let next = self.beyond_adjuncts(drawn(next + usize::from(closes)), end, frame);
        if frame.has(Frame::MIN_X) && self.is(next, MIN) {
            // «طلبت المزيد من التقارير من الشرطة»: the object, and from whom.
            let object = bare && !self.may_be_somebody(phrase.start) && !self.family_like(phrase.start);
            let asked = self.behind_asked(next, end, frame).filter(|_| !object);
            return asked.map(|a| a.said_by(phrase)).or(object.then(|| Arguments::at(at)));
        }
        if let Some(start) = self.act_at(next, end, frame, false).or_else(|| self.act_at(next, end, frame, true)) {
            if frame.has(Frame::BI_X) && self.preposition(start) & Clitics::BI != 0 {
                let next = self.beyond_adjuncts(self.phrase_end(start, end), end, frame);
                let content = if self.np_object(next, Frame(Frame::NP)) { next } else { start };
                return Some(Arguments::at(content).said_by(phrase));
            }
            let (first, start) = (start, self.second_preposition(phrase, start, end));
            // «خبراء في القانون الدولي»
            // «مسؤولون بالشركات، الحكومة بضرورة»: behind the comma stands the object.
            let stop = (first..start).find(|k| self.kind(*k) == Some(Kind::Comma)).unwrap_or(start);
            let phrase = if start > first { self.trim(Range::new(phrase.start, stop)) } else { phrase };
            // A phrase alone before the preposition is the object of a verb that needs one, or cannot be its subject.
            let taken = frame.has(Frame::ANY_X) && !form.object;
            // «دعا رئيس الحزب الشيخ فلان إلى»: a title where no object is needed.
            let titled = |k: usize| self.courtesy(k) && self.name_part(k + 1) && !self.only_object(start, frame);
            if taken && let Some(k) = self.second_noun(phrase, i).filter(|k| !titled(*k)) {
                let object = Range::new(k, phrase.end);
                return Some(Arguments { object, ..Arguments::at(start) }.said_by(Range::new(phrase.start, k)));
            }
            if !form.object && (self.only_object(start, frame) || !self.agrees(form.agreement, phrase.start)) {
                return Some(Arguments { object: phrase, ..Arguments::at(start) });
            }
            return Some(Arguments::at(start).said_by(phrase));
        }
        // «وناشدت المحكمة تخفيف الحكم»: whom a verb that takes nothing else asks.
        if frame.has(Frame::X_NP) && self.verbal_noun(next) && self.clitics(next).0 == 0 {
            let found = Arguments::at(next);
            return Some(if frame.has(Frame::BI) {
                found.said_by(phrase)
            } else {
                Arguments { object: phrase, ..found }
            });
        }
        // «ونعى فنانون · رشيدة الحراق»: people in the nominative, and whom they mourn.
        let people = (phrase.start + 1..phrase.end).find(|k| !self.several(phrase.start, k + 1));
        if let Some(k) = people.filter(|k| {
            frame.has(Frame::NP)
                && self.several(phrase.start, *k)
                && self.name_part(*k)
                && self.kind(*k) == Some(Kind::Word)
        }) {
            return Some(Arguments::at(k).said_by(Range::new(phrase.start, k)));
        }
        if let Some(k) = self.np_beyond(phrase, next, end, frame) {
            // «الوزير · قبل اللجوء إلى القضاء»
            // «قائد الشرطة فلان، مساء الخميس، تحرير»
            let aside = self.kind(phrase.end) == Some(Kind::Comma) && self.adjunct(phrase.end + 1, false);
            let opens = Function::ADJUNCT | Function::RELATIVE;
            let adjunct = aside || self.function(phrase.end).has(opens) || next > phrase.end;
            let whole = if adjunct && k >= phrase.end { phrase } else { self.trim(Range::new(phrase.start, k)) };
            return Some(Arguments::at(k).said_by(whole));
        }
        if let Some(start) = self.behind_object(next, end, frame).or_else(|| self.act_beyond(next, end, frame)) {
            return Some(Arguments::at(start).said_by(phrase));
        }
        // «طلب برادلي مهلة»: a name that no list has, and the content.
        if frame.has(Frame::NP)
            && let Some(k) = (phrase.start + 1..phrase.end).find(|k| self.thing(*k) && self.np_object(*k, frame))
            && !self.token(k - 1).is_some_and(|t| t.word.known() && !t.word.is(Noun::NAME))
            && !self.thing(phrase.start)
        {
            return Some(Arguments::at(k).said_by(Range::new(phrase.start, k)));
        }
        // The phrase at hand was the object, and the source is elided or stands before: «وتدين قصف المدينة»; a verb that takes
        // nothing else must have one.
        let transitive = !frame.has(Frame::ANY_THAT | Frame::QUOTE | Frame::TAIL) && self.joined(i);
        (bare && (transitive || !self.may_speak(phrase.start))).then(|| Arguments::at(at))
    }

    /// Where the object begins for certain behind a phrase of which not all was read: «الفحص على العينة · وجود مادة», «المنسق الخاص
    /// لعملية السلام تور فلان · الدعوة».
    fn np_beyond(&self, phrase: Range, next: usize, end: usize, frame: Frame) -> Option<usize> {
        let takes = frame.has(Frame::NP | Frame::SPEECH_NP) && !frame.has(Frame::ANY_X);
        let here =
            next == phrase.end && self.np_object(next, frame) && !self.definite(next) && !self.rest_of_name(next);
        if !takes
            || here
            || !self.definite(phrase.start) && !self.may_speak(phrase.start)
            || self.thing(phrase.start) && !QUANTITIES.has(self.bare(phrase.start))
        {
            return None;
        }
        // «رفعت الشركة السعر الذي تدفعه … أملا»: a verb that is speech by its object alone has it near.
        let light = frame.has(Frame::SPEECH_NP) && !frame.has(Frame::THING);
        if light && !self.may_be_somebody(phrase.start) {
            return None;
        }
        (phrase.start + 1..end.min(phrase.end + 14))
            .take_while(|k| {
                matches!(self.kind(*k), Some(Kind::Word | Kind::Comma))
                    && !self.finite(*k)
                    && !self.that(*k)
                    && self.opens(*k).is_none()
                    && !(light && self.function(*k).has(Function::RELATIVE))
            })
            .find(|k| {
                let Some(before) = self.before(*k) else { return false };
                // A verbal noun behind a definite noun, a name or a comma is in no construct with it.
                let name = !before.word.known() && (phrase.end..*k).all(|n| self.may_name(n));
                let speech = frame.has(Frame::SPEECH_NP);
                let lone = speech && self.may_name(k - 1) && self.preposition(k - 1) == 0;
                let comma = before.kind == Kind::Comma;
                // «في اللقاء الذي عقده أمس ضرورة», «بالعاصمة أهمية»
                let explained = self.function(*k).has(Function::CLAUSE_NOUN) && !self.definite(*k) && before.key != ALA;
                let apart = || explained && (before.al() || before.word.entry.function.has(Function::ADVERB));
                let closed = self.definite(k - 1) || comma || name || lone || apart();
                closed
                    && self.kind(*k) == Some(Kind::Word)
                    && self.clitics(*k).0 & !Clitics::AL == 0
                    && self.np_object(*k, frame)
                    && (frame.has(Frame::SPEECH_NP)
                        // «نفى رئيس الكتلة نادر سعد هذه الاتهامات»
                        || self.function(*k).has(Function::DEMONSTRATIVE)
                            && self.definite(k + 1)
                            && self.preposition(k - 1) == 0
                        // «أعلن رئيس الحزب المعارض الصادق أمين، عزمه تشكيل»
                        || !self.definite(*k)
                            && (self.verbal_noun(*k)
                                || explained
                                || comma && *k <= next + 1 && self.stated(*k)
                                || name && self.function(*k).has(Function::SPEECH_NOUN)))
            })
    }

    /// Whether a thing that can be said, no participle and no name, stands at `i`, behind a comma.
    fn stated(&self, i: usize) -> bool {
        let name = self.may_name(i) && self.family_like(i + 1);
        self.thing(i) && !name && !self.verb(i).is_some_and(|(f, _)| f.form == Form::Participle)
    }

    /// Whether the word at `i`, behind a name, may be the rest of it: a word without article that no list has.
    fn rest_of_name(&self, i: usize) -> bool {
        let behind =
            self.before(i).is_some_and(|t| t.word.is(Noun::NAME | Noun::METONYM | Noun::NISBA) || !t.word.known());
        behind
            && self.may_name(i)
            && !self.definite(i)
            && !self.thing(i)
            && !self.definite(i + 1)
            && self.token(i).is_some_and(|t| !t.word.known() && t.shape.0 & Shape::TANWIN == 0)
    }

    /// The phrase with what it needs to be whole: what an annexed noun without article belongs to (وزير شؤون · الأسرى), and the
    /// name behind a role where the verb takes no person (وزير خارجية البحرين · الشيخ خالد).
    fn whole(&self, mut source: Source, end: usize, frame: Frame) -> Source {
        for _ in 0..4 {
            let Source { range, next } = source;
            let Some(token) = self.token(next).filter(|t| t.kind == Kind::Word && next == range.end && next < end)
            else {
                break;
            };
            // «أعلن بيتزي التشكيلة»: a name that no list has.
            // «كيستر هولمسن الحركة»: a name of two words.
            let unread = |k: usize| self.token(k).is_some_and(|t| !t.word.known());
            let foreign = |k: usize| unread(k) && !self.definite(k) && !self.thing(k) && self.preposition(k) == 0;
            let name = match next - range.start {
                1 => unread(range.start),
                _ => foreign(next - 1) && foreign(next - 2),
            };
            // «حاكم كاليفورنيا»: whom an office without article belongs to, though no list has the name.
            let one = |t: &Token| t.word.is(Noun::ROLE) && t.word.clitics.0 == 0 && !t.key.ends(word!("ن"));
            let office = next == range.start + 1 && self.token(range.start).is_some_and(one) && foreign(next);
            let definite = token.word.clitics.0 == Clitics::AL || token.word.clitics.0 == 0 && self.definite(next);
            let annexed = !name && (office || definite && self.annexed(next - 1));
            // Where the verb takes no person as its object, one that follows is the subject's name or role.
            let named = (frame.has(Frame::THING) || !frame.has(Frame::OBJECTS | Frame::ANY_X))
                && self.person(next)
                && token.word.clitics.0 & !Clitics::AL == 0;
            if !annexed && !named {
                break;
            }
            let more = self.source(next, end, Extent::Tight(frame));
            if more.range.start != next || more.range.is_empty() {
                break;
            }
            source = Source { range: Range::new(range.start, more.range.end), next: more.next };
        }
        source
    }

    /// Whether the noun at `i` stands without article before what it is annexed to: شؤون, قوات.
    fn annexed(&self, i: usize) -> bool {
        // «سامر حداد»: the second part of a name.
        let named = i.checked_sub(1).is_some_and(|k| self.name_part(k));
        !named
            && self.token(i).is_some_and(|t| {
                t.kind == Kind::Word
                    && !self.definite(i)
                    && !self.owned(i)
                    && !t.shape.has(Shape::TANWIN)
                    && !t.word.is(Noun::NISBA)
                    && (!t.word.is(Noun::NAME) || t.word.is(Noun::ROLE | Noun::TITLE))
                    && t.word.clitics.0 & !Clitics::PREP == 0
                    && (!t.word.entry.function.has(Function::ADJECTIVE) || t.word.is(Noun::ROLE | Noun::TITLE))
            })
    }

    /// Where the object begins in a phrase that was read as one, behind the verb at `i`: «الحكومة · المعارضة», «الناقدة · الرواية».
    fn second_noun(&self, phrase: Range, i: usize) -> Option<usize> {
        (phrase.start + 1..phrase.end).find(|k| {
            let Some(token) = self.token(*k) else { return false };
            let clitics = token.word.clitics;
            let article =
                clitics.0 == Clitics::AL || clitics.0 == 0 && token.key.starts(word!("ال")) && self.definite(*k);
            // «النادي الأهلي»: an adjective by its ending.
            let nisba = self.adjective(*k) && !token.word.is(Noun::SPEAKER) || self.of_body(*k);
            let qualifies = nisba
                || token.word.is(Noun::NISBA | Noun::NAME)
                || token.word.entry.function.has(Function::ADJECTIVE) && !token.word.is(Noun::ORGANISATION);
            let speaks = token.word.is(Noun::SPEAKER);
            if *k < phrase.start + 3 && self.several(phrase.start, *k) && !self.several(*k, k + 1) {
                return article || speaks && clitics.0 == 0;
            }
            // A verb without a conjunction has its subject behind it.
            let opens = !self.joined(i) && !self.before(i).is_some_and(|t| t.is_word()) && *k == phrase.start + 1;
            article
                && self.definite(k - 1)
                // «ملك الأردن»
                && !self.token(k - 1).is_some_and(|t| t.word.is(Noun::ROLE) && !t.word.clitics.has(Clitics::AL))
                && !self.token(k - 1).is_some_and(|t| matches!(t.key, FI | MIN | ALA | ILA | AN | BISM))
                && !qualifies
                && (speaks || opens)
                && self.may_speak(phrase.start)
        })
    }

    /// Whether the preposition at `k` is one that the verb takes only behind an object: «اتهم كييف بـ».
    fn only_object(&self, k: usize, frame: Frame) -> bool {
        self.act_at(k, k + 2, frame, false).is_none()
    }

    /// Whether the word at `i` can be the subject of a verb of this agreement that stands before it.
    pub fn agrees(&self, agreement: Agreement, i: usize) -> bool {
        let Some(token) = self.token(i) else { return false };
        // «واتهموا الحكومة»
        if agreement.has(Agreement::PLURAL | Agreement::FIRST | Agreement::DUAL) {
            return false;
        }
        // «وحث المواطنين»: the oblique plural.
        // «وحث القادة الإيرانيين»: so is its adjective.
        // «يدعو السوريين إلى»: so is a nisba's.
        let al = token.word.clitics.has(Clitics::AL);
        let next = al && self.definite(i + 1);
        let people = token.word.is(Noun::GROUP);
        if al
            && (token.key.ends(word!("يين"))
                || people && token.key.ends(word!("ين"))
                || next && self.ends(i + 1, word!("يين")))
        {
            return false;
        }
        // «طالبت فيه السكان بـ»: before people in the plural the verb is masculine.
        let men = token.word.entry.noun.agreement == Noun::MASCULINE | Noun::PLURAL;
        if agreement.has(Agreement::FEMININE) && al && people && men {
            return false;
        }
        // «ودعا المجتمع الدولي إلى»: it is called upon.
        if token.key == word!("المجتمع") && self.is(i + 1, word!("الدولي")) {
            return false;
        }
        // «وحث الجميع على», «وحث جميع الأطراف»
        if const { Words::new([word!("الجميع"), word!("جميع"), word!("كافة"), word!("كل")]) }.has(token.key)
            // «وحث كل من الوزير والسفير اللاعبين على»
            && !self.is(i + 1, MIN)
        {
            return false;
        }
        // «ودعا المنظمة إلى», «ودعا الدول الساحلية إلى»
        let she = |k: usize| self.shape(k).has(Shape::TA_MARBUTA);
        !(agreement.has(Agreement::MASCULINE) && al && (she(i) || next && she(i + 1) && self.adjective(i + 1)))
            || token.word.entry.noun.agreement & Noun::MASCULINE != 0
    }
}

/// Numbers of people: a preposition behind them is theirs.
pub(super) const QUANTITIES: Words<8> = Words::new([
    word!("عدد"),
    word!("مجموعة"),
    word!("آلاف"),
    word!("مئات"),
    word!("عشرات"),
    word!("كثير"),
    word!("كثيرون"),
    word!("حشد"),
]);
