//! Speech acts: verbs whose content is a noun phrase, with the preposition and the object that each takes.

use super::complement::Complement;
use super::cue::{Finder, Scope};
use super::report::Report;
use super::source::Extent;
use super::view::{ALA, AN, AN_THAT, BI, FI, ILA, MIN, Range, View};
use super::{Voice, rules};
use crate::lexicon::Clitics;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Agreement, Form, Frame, VerbForm};
use crate::text::{Key, Kind, Shape, Token, Words, word};
use crate::{QuoteKind, RuleId};

impl Finder<'_, '_, '_> {
    /// The speech act of the verb at `i`, whose content is a noun phrase; whether there is one.
    pub fn act(&mut self, i: usize, scope: Scope) -> bool {
        let view = self.view;
        let Some((form, verb)) = view.verb(i).filter(|(_, verb)| verb.frame.has(Frame::ACT)) else { return false };
        let finite = matches!(form.form, Form::Past | Form::Present);
        let joined = view.joined(i);
        let relative = view.function(i.wrapping_sub(1)).has(Function::RELATIVE);
        // «الأمم المتحدة تدين قصف المستشفى»: what follows the verb is the content.
        let alone = finite && !relative && (!joined || view.topic(i));
        let before = if alone { self.subject_before(i, scope) } else { Range::new(0, 0) };
        // «الذي حث لاعبيه على»: its subject is the noun before.
        let own = relative && !view.another_subject(i, form);
        let none = own
            && (view.owned(i + 1) && !view.function(i + 1).has(Function::PRONOMINAL)
                || !view.may_speak(i + 1) && view.np_object(i + 1, verb.frame));
        let Some(found) = view.arguments(i, scope.sentence.end, none || !before.is_empty()) else { return false };
        let content = found.content;
        let mut source = found.subject;
        let mut voice = if source.is_empty() { Voice::Elided } else { Voice::Source };
        if !finite {
            (source, voice) = (Range::new(0, 0), Voice::Host);
        } else if own {
            // «الشركات التي تدعو الجمهور إلى»: a habit, not an act.
            if form.form == Form::Present {
                return false;
            }
            (source, voice) = (Range::new(0, 0), Voice::Relative);
        } else if !before.is_empty() {
            (source, voice) = (before, Voice::Source);
        }
        if form.agreement.has(Agreement::FIRST) {
            (source, voice) = (Range::new(0, 0), Voice::Elided);
        }
        // «ملوحا بيده», «يلوحون بالأعلام»
        let waved = || {
            let key = view.token(content).map_or(Key::NONE, |t| t.key.skip(1));
            let key = if key.starts(word!("ال")) { key.skip(2) } else { key };
            WAVED.iter().any(|stem| key.starts(*stem))
        };
        if finite && self.no_act(i, source, voice, content, scope) || verb.is(word!("لوح")) && waved() {
            return false;
        }
        let end = match view.opens(content) {
            Some(mark) if verb.frame.has(Frame::X_MIXED) => mark.close,
            _ => view.act_end(content, view.content_end(i, content, scope.sentence.end)),
        };
        // «أفاد بأن الحشود تدعو إلى المساواة، وأن»: what goes on is the clause around the act.
        let start = view.token(i).map_or(0, |t| t.span.start);
        let last = self.quotes.get(self.first..).and_then(|qs| qs.last());
        let around =
            last.is_some_and(|q| q.rule == rules::VERB_CLAUSE && q.content.last().is_some_and(|c| c.end > start));
        // «واصفا إياه بالظالم، وأنه سيرحل»: a verb that takes no clause does not go on with one.
        let parted = |k: &usize| {
            let before = view.bare(k - 1);
            let and = view.clitics(*k).has(Clitics::CONJ) && !EVEN.has(before);
            // «على الحوار وأن يعودوا»
            (and || around && view.kind(k - 1) == Some(Kind::Comma))
                && (view.bare(*k) != AN_THAT || !view.verb_shape(k + 1))
        };
        let on = || (content + 1..end).find(|k| view.that(*k)).filter(parted);
        let outer = around || !verb.frame.has(Frame::ANY_THAT & !Frame::BI_THAT);
        let end = on().filter(|_| outer).map_or(end, |k| view.without_comma(content, k));
        // «وكان الوزير أعلن عن وجود الوباء في 23 يونيو»: when he said so.
        let was = before
            .start
            .checked_sub(1)
            .is_some_and(|k| !before.is_empty() && view.function(k).has(Function::AUXILIARY));
        let said = (content + 2..end).find(|k| was && view.is(*k, FI) && view.date(k + 1).is_some_and(|d| d >= end));
        let end = said.unwrap_or(end);
        // «وقال المدرب وهو يشكر جمهوره «…»»
        let range = Range::new(content, end);
        let range =
            if view.closed_before(end).is_some_and(|m| m.open == content + 1) { self.but_others(range) } else { range };
        // ««…»، يؤكد الحداد.»: who said it.
        let who = content + 1 == end && view.family_like(content) && view.before(i).is_some_and(|t| !t.is_word());
        // «خلص الباحث إلى القول إن»: that noun is the cue.
        let led = view.is(content, ILA)
            && view.clitics(content + 1).has(Clitics::AL)
            && matches!(view.verb(content + 1), Some((f, _)) if f.form == Form::Masdar)
            && (content + 2..content + 4).any(|k| view.that(k));
        if view.words(range) == 0 || view.only_points(range) || who || led {
            return false;
        }
        let voice = if voice == Voice::Host && self.host_sentence(scope).is_none() { Voice::Elided } else { voice };
        let (mut kind, mut rule) = self.act_kind(range);
        // «اعتبر الوزير القرار «خطوة في الظلام»»: words in marks as the second object are no name of the first.
        if verb.frame.has(Frame::TWO_NP) && view.closed_before(end).is_some_and(|m| m.open > content) {
            (kind, rule) = (QuoteKind::Mixed, rules::ACT_MARKS);
        }
        let confidence = if verb.frame.has(Frame::SAFE) { 0.8 } else { 0.65 };
        let cue = Range::new(i, i + 1);
        let report = Report { cue, source, voice, agreement: form.agreement, frame: verb.frame };
        self.add(report, kind, &[range], rule, confidence);
        true
    }

    /// Act, or mixed where words of the speaker stand in it in marks.
    pub fn act_kind(&mut self, range: Range) -> (QuoteKind, RuleId) {
        if self.mark_used(range) { (QuoteKind::Mixed, rules::ACT_MARKS) } else { (QuoteKind::Act, rules::ACT) }
    }

    /// The noun phrase that stands before the verb at `i` as its subject, with nothing but adjuncts, asides and a relative
    /// clause between them.
    fn subject_before(&self, i: usize, scope: Scope) -> Range {
        let view = self.view;
        let before = self.before(i, scope);
        // «هنية يتهم السلطة», at the head of a headline: a name that no list has.
        let form = view.verb(i).map_or(Form::default(), |(f, _)| f.form);
        let named = |k: usize| view.may_name(k) && !view.definite(k) && !view.is(k, word!("مما"));
        let headline = (1..4).contains(&i) && scope.sentence.start == 0 && form == Form::Present;
        if before.is_empty() && headline && (0..i).all(named) {
            return Range::new(0, i);
        }
        // «"أبل" تستحدث أشكالا تعبر عن»: another verb has that subject.
        let other = |k: usize| view.starts(k, word!("تست")) && view.clitics(k).0 == 0 && view.verb(k).is_none();
        if (before.start + 1..before.end).any(other) {
            return Range::new(0, 0);
        }
        // «وهي إجراءات يعتبرها»
        if before.is_empty() || view.token(before.start).is_some_and(|t| view.pronoun(t)) {
            return self.kin_before(i, scope);
        }
        // «وكانت مليكة مزان قد»: an indefinite name that no list has has been looked at; «هذه الخطوة» is nobody.
        let name = view.name_part(before.start) || view.opens(before.start).is_some();
        let thing = view.ends(before.start, word!("ات")) || view.definite(before.start);
        // «وكانت الموسوعة الحرة قد دعت»
        let was = view.bare(i.wrapping_sub(1)) == word!("قد")
            && view.function(before.start.wrapping_sub(1)).has(Function::AUXILIARY);
        if !view.may_speak(before.start) && thing && !name && !was {
            return Range::new(0, 0);
        }
        let mut k = view.beyond_adjuncts(before.end, i, Frame(0));
        // «سفارة إيطاليا بالرباط تحذر»
        let place = |k: usize| view.clitics(k).has(Clitics::BI) && view.noun(k).is(Noun::METONYM);
        while k < i && (view.function(k).has(Function::AUXILIARY) || place(k)) {
            k += 1;
        }
        let aside = view.kind(k) == Some(Kind::Comma) && view.kind(i - 1) == Some(Kind::Comma);
        if k >= i || aside || view.function(k).has(Function::RELATIVE) { before } else { Range::new(0, 0) }
    }

    /// Who opens the clause of the verb at `i` with another ending than the lists give: «أن شركته عرضت», «أن نوابا قلائل أعربوا».
    fn kin_before(&self, i: usize, scope: Scope) -> Range {
        let view = self.view;
        // «وأصدرت الهيئة بيانا يحذر من»: the document that the clause tells more of.
        let document = |t: &Token| {
            t.word.is(Noun::DOCUMENT) && t.word.clitics.0 & !Clitics::PREP == 0
                || view.accusative(t) && view.p.lexicon.lookup(t.key.chop(1)).noun.is(Noun::DOCUMENT)
        };
        let tells = view.verb(i).is_some_and(|(f, v)| !f.object && !v.frame.has(Frame::NP_FINDING))
            && !view.joined(i)
            && !view.function(i + 1).has(Function::PRONOMINAL);
        if tells && view.before(i).is_some_and(document) {
            return Range::new(i - 1, i);
        }
        let from = scope.sentence.start.max(i.saturating_sub(4));
        // «وكانت والدته قد طلبت»
        let was = |k: usize| view.function(k).has(Function::AUXILIARY) && view.owned(k + 1);
        let opens = |k: usize| k > from && (view.that(k - 1) || view.connective(k - 1) || was(k - 1));
        let somebody = |t: &Token| view.accusative(t) || view.kin(t);
        let head = (from..i).rev().find(|k| opens(*k)).filter(|k| view.token(*k).is_some_and(somebody));
        let words = |k: usize| {
            view.kind(k) == Some(Kind::Word) && view.verb(k).is_none() && view.function(k).0 & !Function::ADJECTIVE == 0
        };
        let end = i - usize::from(i > from && view.bare(i - 1) == word!("قد"));
        head.filter(|h| (*h..end).all(words)).map_or(Range::new(0, 0), |h| view.trim(Range::new(h, end)))
    }
}

impl View<'_> {
    /// Whether the verb at `i` goes on from what is before it: وأعلن, وقد أعلن.
    pub fn joined(&self, i: usize) -> bool {
        let particle = i.checked_sub(1).filter(|k| self.bare(*k) == word!("قد") || self.is(*k, word!("لقد")));
        self.clitics(i).has(Clitics::CONJ)
            || i > 0 && self.that(i - 1)
            || particle.is_some_and(|k| {
                self.clitics(k).has(Clitics::CONJ)
                    || self.is(k, word!("وقد"))
                    // «وكانت «الواحة» قد أعلنت»: a name.
                    || self.before(k).is_none_or(|t| !t.is_word()) && self.closed_before(k).is_none()
            })
    }

    /// Whether the verb at `i`, behind a relative pronoun, has another subject than the noun before: «الذي دعت المنظمة إلى كشف مصيره»,
    /// «الذي تتهمه الحكومة بـ».
    fn another_subject(&self, i: usize, form: VerbForm) -> bool {
        let relative = self.before(i).map_or(Key::NONE, super::view::bare);
        form.object && !form.agreement.has(Agreement::PLURAL)
            || relative == word!("الذي") && form.agreement.has(Agreement::FEMININE | Agreement::PLURAL)
            || relative == word!("التي") && form.agreement.has(Agreement::MASCULINE)
    }

    /// Whether the verb at `i` goes on from a subject that أما has put first: «أما الوزير فقد أعرب عن».
    fn topic(&self, i: usize) -> bool {
        let first = |k: usize| {
            self.clitics(k).has(Clitics::FA)
                && (k.saturating_sub(24)..k)
                    .rev()
                    .take_while(|b| self.kind(*b) != Some(Kind::Stop))
                    .any(|b| self.bare(b) == word!("أما"))
        };
        first(i) || i.checked_sub(1).is_some_and(|k| self.bare(k) == word!("قد") && first(k))
    }

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
        // «ب"التقاعس"»
        if token.key == BI && self.opens(k + 1).is_some() {
            return Clitics::BI;
        }
        let open = token.shape.has(Shape::OPEN) || token.key.len() > 3;
        // «بوريسوف» is a name, «بلاده» his country, «بينها» among them, «بثته» a verb.
        // «بولائهم» is their loyalty.
        let other = token.key.starts(word!("بو")) && !self.owned(k)
            || token.key.starts(word!("بين"))
            || token.key.starts(word!("بلاد"))
            || token.key.len() < 6 && token.key.ends(word!("ته"));
        match token.key.at(0) {
            _ if !open || other && !token.shape.has(Shape::OPEN) => 0,
            c if c == word!("ب").at(0) => Clitics::BI,
            c if c == word!("ل").at(0) => Clitics::LI,
            _ => 0,
        }
    }

    /// Whether the content only points to something said before: «بذلك», «عن ذلك».
    pub fn only_points(&self, range: Range) -> bool {
        let Some(last) = range.end.checked_sub(1) else { return true };
        let alone = range.end - range.start <= 2;
        // «إلى ذلك», «إلى ذلك في كلمته»
        let first = range.start + usize::from(matches!(self.bare(range.start), ILA | ALA | AN | MIN | FI));
        let points = self.function(first).has(Function::DEMONSTRATIVE)
            && first <= range.start + 1
            && (first == last
                || !self.token(first + 1).is_some_and(|t| t.is_word()) && self.opens(first + 1).is_none()
                // «عزا الوزير ذلك إلى الجفاف», «مبررا ذلك بـ«الجفاف»»
                || self.adjunct(first + 1, true) && !matches!(self.bare(first + 1), ILA | BI)
                // «أكدت ذلك الوزارة»
                || self.is(first, word!("ذلك")) && self.may_speak(first + 1));
        points
            || alone && self.function(last).has(Function::DEMONSTRATIVE)
            || range.end == range.start + 1 && self.function(last).has(Function::PRONOMINAL)
    }

    /// Where the preposition that the verb takes stands, behind adjuncts, asides and an object:
    /// «دعا الوزير، في كلمته أمام البرلمان، اللاجئين إلى العودة».
    pub fn act_beyond(&self, from: usize, end: usize, frame: Frame) -> Option<usize> {
        let prepositions = Frame::ILA
            | Frame::ALA
            | Frame::AN
            | Frame::BI
            | Frame::MIN
            | Frame::FI
            | Frame::X_BI
            | Frame::X_ILA
            | Frame::X_ALA
            | Frame::X_MIN;
        // «شددت البلدية الرقابة على»: an object that the verb does not take makes it another verb.
        let named = self.may_name(from) && !self.definite(from) && !self.thing(from);
        let other = frame.has(Frame::SAFE | Frame::NOUN | Frame::PERSON)
            && !frame.has(Frame::ANY_X)
            && !self.person(from)
            && !named
            && self.np_object(from, Frame(Frame::NP));
        if !frame.has(prepositions) || other {
            return None;
        }
        let mut k = from;
        while k < end.min(from + 22) {
            let token = self.token(k)?;
            let function = token.word.entry.function;
            // «، الذي …،», «، دون أن …،»: an aside of its own.
            let without = |k: usize| self.is(k, word!("دون")) && self.that(k + 1);
            if token.kind == Kind::Comma
                && (self.function(k + 1).has(Function::RELATIVE) || without(k + 1) || without(k + 2))
            {
                k = (k + 2..end.min(k + 22)).find(|c| self.kind(*c) == Some(Kind::Comma))? + 1;
                continue;
            }
            if matches!(token.kind, Kind::Stop | Kind::Semicolon | Kind::Colon)
                || function.has(Function::THAT)
                // «هنأ المشاركين في المسيرة واصفا إياها بـ», «صرحت نيابة عن الفريق، ولكن الموقع نقل»
                || k > from && (self.verb(k).is_some() && self.accusative_participle(k) || token.key.starts(word!("ولكن")))
                // «اعترضت النائبة عندما سئلت … على أغلبية»
                || self.when(k)
                || self.verb(k).is_some_and(|(f, _)| f.form == Form::Present || token.word.clitics.has(Clitics::CONJ))
            {
                return None;
            }
            // «أقر المجلس، السبت، استخدام التقنية بالملعب»: an object that the verb does not take.
            let parted = k > from && self.before(k).is_some_and(|t| t.kind == Kind::Comma);
            if parted && !frame.has(Frame::ANY_X) && token.word.clitics.0 == 0 && self.verbal_noun(k) {
                return frame.has(Frame::NP).then_some(k);
            }
            // «منددا بالقمع»: another verb's.
            // «في وثيقة عممت على المدارس»
            let verbal = |b: usize| self.verb(b).is_some() && !self.clitics(b).has(Clitics::AL) || self.verb_shape(b);
            let own = k.checked_sub(1).is_some_and(verbal);
            if self.date(k).is_none()
                && !own
                && !self.before(k).is_some_and(|t| matches!(t.key, FI | AN | ALA | ILA | MIN))
                && let Some(start) = self.act_at(k, end, frame, true)
            {
                return Some(start);
            }
            k = self.date(k).unwrap_or_else(|| self.next(k));
        }
        None
    }

    /// Whether the verb takes the preposition at `k`.
    pub fn takes(&self, k: usize, frame: Frame) -> bool {
        self.act_at(k, k + 2, frame, true).is_some()
    }

    /// Whether the noun phrase of an act begins between the verb at `i` and `complement`, which is then part of it:
    /// «أعرب عن أمله في أن», «شدد على ضرورة أن».
    pub fn act_first(&self, i: usize, complement: Complement) -> bool {
        let at = complement.at();
        let Some((_, verb)) = self.verb(i).filter(|_| at > i + 2) else { return false };
        let quoted = match complement {
            Complement::Clause(_) => false,
            Complement::Marks(open) => {
                let comma = usize::from(self.kind(open - 1) == Some(Kind::Comma));
                self.kind(open - 1) != Some(Kind::Colon)
                    && (comma == 0 || self.source(i + 1, open - 1, Extent::Open).next + 1 < open)
            }
            _ => return false,
        };
        let Some(found) = self.arguments(i, at, false).filter(|a| a.content + 1 < at) else { return false };
        // «واعتبر الوزير القرار «…»», «وأعلن عدم ترشحه، «…»»
        let not = self.is(found.content, word!("عدم")) || self.function(found.content).has(Function::VERBAL_NOUN);
        let noun = quoted && (verb.frame.has(Frame::TWO_NP) || not && verb.frame.has(Frame::NP));
        if !noun && !self.takes(found.content, verb.frame) {
            // «أكد استعداده لإجراء «حوار»»
            return quoted && found.content == i + 1 && self.owned(i + 1) && self.thing(i + 1);
        }
        let head = found.content + usize::from(self.clitics(found.content).0 & Clitics::PREP == 0);
        // «أطالب الجيش بعزل الرئيس، إذا أراد لمصر أن تبقى»: what the verb takes stands much nearer.
        let nearer = verb.frame.has(Frame::ANY_X) && !verb.frame.has(Frame::SAFE) && found.content + 8 < at;
        // «أشار إلى استهتار الحراس، رغم معرفتهم بأن»: another preposition than the verb's before the clause makes it another's.
        let clause = matches!(complement, Complement::Clause(_));
        let own = || {
            let none = Function::DEMONSTRATIVE | Function::PRONOMINAL | Function::MEDIUM | Function::CHANNEL;
            let prep = found.content;
            (self.is(prep, ILA) || self.is(prep, AN) && (prep == i + 1 || self.kind(prep - 1) == Some(Kind::Comma)))
                && !self.is(at, self.bare(prep))
                && self.kind(head) == Some(Kind::Word)
                && !self.is(head, word!("طريق"))
                && self.function(head).0 & none == 0
        };
        // «رحبت بالاتفاقات التي وصف الوزير توقيعها بأنه»: the clause of a verb within.
        let within = || {
            (found.content + 1..at)
                .any(|k| self.function(k).has(Function::RELATIVE) && self.finite(k + 1) && !self.rejected(k + 1))
        };
        quoted || nearer || self.function(head).has(Function::CLAUSE_NOUN) || clause && (own() || within())
    }

    /// Whether an act follows the finite verb at `i` nearby.
    pub fn act_follows(&self, i: usize, end: usize) -> bool {
        self.arguments(i, end.min(i + 24), false).is_some()
    }
}

/// What one waves rather than threatens with.
const WAVED: [Key; 6] = [word!("يد"), word!("علم"), word!("أعلام"), word!("راي"), word!("لافت"), word!("منديل")];

/// Before وأن: what is said goes on with a reason, «خاصة وأنه».
const EVEN: Words<4> = Words::new([word!("خاصة"), word!("خصوصا"), word!("سيما"), word!("حتى")]);
