//! Cues that are no finite verbs: accusative participles (مؤكدا أن) and nouns of saying (قوله إن).

use super::argument::Arguments;
use super::complement::Complement;
use super::cue::{Finder, Scope};
use super::no_act::WITHHELD;
use super::report::Report;
use super::source::{Extent, Source};
use super::view::{ALA, AN, FI, ILA, MIN, Range, View, bare};
use super::{Voice, rules};
use crate::lexicon::Clitics;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Agreement, Form, Frame, Verb, VerbForm};
use crate::text::{Key, Kind, Shape, Words, word};

impl Finder<'_, '_, '_> {
    /// A participle: مؤكدا أن, مشيرا إلى.
    pub fn participle(&mut self, i: usize, form: VerbForm, verb: &Verb, scope: Scope) {
        let view = self.view;
        let clitics = view.clitics(i);
        if clitics.has(Clitics::PREP | Clitics::AL) {
            // «للمطالبة بـ»: a verbal noun of the same letters.
            if view.shape(i).has(Shape::TA_MARBUTA) {
                self.noun_act(i, form, verb, scope);
            }
            return;
        }
        // A role or an adjective has the same letters: متهمة, معارضة, مفيدا.
        if !view.participle_place(i) {
            return;
        }
        let complement = view.complement(i, scope.sentence.end, verb.frame);
        // «وقعا مذكرة تفاهم»: what reminds takes بـ.
        if verb.is(word!("ذكر"))
            && view.shape(i).has(Shape::TA_MARBUTA)
            && matches!(complement, Complement::None(_))
            && view.preposition(i + 1) & Clitics::BI == 0
        {
            return;
        }
        let host = Report {
            cue: Range::new(i, i + 1),
            source: Range::new(0, 0),
            voice: Voice::Host,
            agreement: form.agreement,
            frame: verb.frame,
        };
        // The content follows at once; its own verb has named the source.
        // «معتبرا إياه «كارثة»», «مشددا على ضرورة أن»: the words are part of an act.
        // «معتبرا الأمر «خطأ كبيرا»»: the second object.
        let second = matches!(complement, Complement::Marks(at) if at > i + 1 && view.kind(at - 1) == Some(Kind::Word));
        // «معتبرا إياه خطأ», «معتبرا ذلك كارثة»
        let first = view.starts(i + 1, word!("إيا"))
            || view.function(i + 1).has(Function::DEMONSTRATIVE) && !matches!(complement, Complement::Clause(_));
        let object = verb.frame.has(Frame::TWO_NP) && (second || first);
        let act = matches!(complement, Complement::None(_)) || object || view.act_first(i, complement);
        if act && (self.act(i, scope) || !second) {
            return;
        }
        // «مؤكدا في اتصال هاتفي مع «الجريدة» أمس أن»
        // «مطالبا الصحف التي تدافع عن حقوق الناس بأن»
        let whom = || verb.frame.has(Frame::ANY_X) && (i + 2..i + 6).any(|k| view.function(k).has(Function::RELATIVE));
        if complement.at() > i + if view.is(i + 1, FI) || whom() { 16 } else { 8 } {
            self.act(i, scope);
            return;
        }
        let voice = if self.quotes.len() > self.first { Voice::Host } else { Voice::Elided };
        let mut source = Range::new(0, 0);
        let mut how = voice;
        if self.host_sentence(scope).is_none() {
            // No attribution of this sentence hosts it: the sentence's subject speaks.
            how = Voice::Elided;
        }
        // «مؤكدة النائبة أن» is rare; the words between belong to the content's frame.
        if complement.at() > i + 1 && view.may_speak(i + 1) && !verb.frame.has(Frame::ANY_X) {
            source = view.source(i + 1, complement.at(), Extent::Open).range;
            how = if source.is_empty() { how } else { Voice::Source };
        }
        if let Complement::Cue(_) = complement {
            return;
        }
        self.content(Report { source, voice: how, ..host }, complement, scope);
    }

    /// A noun of saying: قوله إن, تأكيد الوزير أن, مزاعم بأن.
    pub fn masdar(&mut self, i: usize, form: VerbForm, verb: &Verb, scope: Scope) {
        let view = self.view;
        let end = scope.sentence.end;
        let complement = view.complement(i, end.min(i + 14), verb.frame);
        let clitics = view.clitics(i);
        let cue = Range::new(i, i + 1);
        // «أعرب عن اعتقاده بأن»: the noun that an act's content begins with is no cue of its own.
        let start = view.token(i).map_or(0, |t| t.span.start);
        // «باعتبارهم شركاء»: as what; «الجدير ذكره أن»
        let pronoun = form.form == Form::MasdarPronoun;
        if pronoun && (verb.is(word!("اعتبر")) && clitics.has(Clitics::BI) || i > 0 && view.ends(i - 1, word!("جدير")))
        {
            return;
        }
        let within = self.quotes.get(self.first..).and_then(|qs| qs.last()).is_some_and(|q| {
            matches!(q.rule, rules::ACT | rules::ACT_MARKS)
                && q.content.first().is_some_and(|c| {
                    c.start == start || i > 0 && view.token(i - 1).is_some_and(|t| t.span.start == c.start)
                })
        });
        if within && form.form == Form::MasdarPronoun && !view.says(i) {
            return;
        }
        match complement {
            Complement::Clause(at) | Complement::Marks(at) | Complement::Colon(at) => {
                let colon = !matches!(complement, Complement::Clause(_));
                let wish = view.behind_wish(i + 1);
                let quotes = if pronoun {
                    // «قولها في الكتاب ذاته: «…»», «قوله تعالى: «…»»
                    let near = at <= wish + 1 || view.is(i + 1, FI);
                    clitics.has(Clitics::BI) || verb.frame.has(Frame::SAFE) && near
                } else {
                    // «لقول النبي: «…»»
                    verb.is(word!("قال")) && !clitics.has(Clitics::AL)
                };
                if colon && !quotes {
                    return;
                }
                // «تصريحات الوزيرة وترجيحها أن», «تصريحاته وحقيقة أن»: another noun's clause.
                let other = |k: usize| {
                    view.function(k).has(Function::CLAUSE_NOUN)
                        || view.verb(k).is_some_and(|(f, _)| f.form == Form::MasdarPronoun)
                };
                // «وفي تغريدة بعد عودته، بدا أن»
                let parted = !pronoun && view.kind(at - 1) == Some(Kind::Comma) && !colon;
                if parted || at > i + 2 && (i + 1..at).any(other) {
                    return;
                }
                // «الإعلان الرسمي»: behind the article nobody is named.
                let source = if pronoun
                    || clitics.has(Clitics::AL)
                    || at <= i + 1
                    || matches!(complement, Complement::Clause(a) if a == i + 1)
                {
                    Range::new(0, 0)
                } else {
                    view.source(i + 1, at, Extent::Tight(Frame(0))).range
                };
                // «توقعات كبيرة بأن», «مزاعم أكثر فداحة بأن»: what qualifies the noun is nobody.
                let qualified = !source.is_empty()
                    && !view.may_speak(source.start)
                    && !view.definite(source.start)
                    && (view.adjective(source.start) || view.is(source.start, word!("أكثر")));
                let source = if qualified { Range::new(0, 0) } else { source };
                // «لقوله تعالى: «…»», «قوله عز وجل: «…»»
                let god = pronoun && wish > i + 1 && view.token(i + 1).is_some_and(|t| GOD.contains(&t.key));
                let source = if god { view.trim(Range::new(i + 1, wish)) } else { source };
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
                let bare = view.token(i).map_or(Key::NONE, |t| t.stem());
                // «عاد الوزير إلى التأكيد على أن»: who comes to say so stands before.
                let led = clitics.has(Clitics::AL) && verb.frame.has(Frame::SAFE) && view.is(i.wrapping_sub(1), ILA);
                let source = if led { view.led(scope.sentence.start, i - 1) } else { source };
                if !pronoun && source.is_empty() && !claim.contains(&bare) && !view.says(i) && !led {
                    return;
                }
                // A masdar with ال and nobody named is only a cue with its clause at once.
                if !pronoun
                    && (source.is_empty() && !qualified || led)
                    && at > i + 1 + usize::from(view.clause_start(i + 2, verb.frame).is_some())
                {
                    return;
                }
                let (voice, agreement) = masdar_voice(source, form);
                let report = Report { cue, source, voice, agreement, frame: verb.frame };
                self.content_as(report, complement, scope, rules::MASDAR_CLAUSE);
            }
            _ if !within => self.noun_act(i, form, verb, scope),
            _ => {}
        }
    }

    /// A noun of an act with its preposition: «للمطالبة بالإفراج», «حثها على الإفراج», «لاتهام الوزارة بالتقصير».
    pub fn noun_act(&mut self, i: usize, form: VerbForm, verb: &Verb, scope: Scope) {
        let view = self.view;
        let frame = verb.frame;
        let clitics = view.clitics(i);
        let pronoun = form.form == Form::MasdarPronoun;
        // «للترحيب بالزوار», «للتنبؤ بالطقس»: what something is for.
        let purpose = verb.among(&[word!("رحب"), word!("تنبأ"), word!("اعترف"), word!("اعترض"), word!("حرض")])
            && clitics.has(Clitics::AL);
        if purpose || frame.has(Frame::PERSON | Frame::STRICT) || clitics.has(Clitics::AL) && !clitics.has(Clitics::LI)
        {
            return;
        }
        let end = scope.sentence.end.min(i + 12);
        let taken = Frame::ILA | Frame::ALA | Frame::AN | Frame::BI | Frame::MIN | Frame::ANY_X;
        let mut source = Range::new(0, 0);
        let (content, frame) = if pronoun || clitics.has(Clitics::LI) {
            let frame = Frame(frame.0 & taken);
            let mut at = view.skip_time(i + 1, end);
            // «اتهامها لإيطاليا بـ»
            if pronoun && view.preposition(at) & Clitics::LI != 0 {
                at = view.object(at, end, Extent::Tight(frame)).next.max(at + 1);
            }
            // «اتهامها بالتقصير»: she is accused, by nobody named.
            let direct = view.act_at(at, end, frame, at > i + 1 || !pronoun || clitics.has(Clitics::LI));
            // «نفيها وجود خلل», «رفضه الاتهامات»
            let noun = pronoun && !verb.frame.has(Frame::TWO_NP) && self.masdar_object(at, verb.frame);
            (direct.or_else(|| view.behind_object(at, end, frame)).or(noun.then_some(at)), frame)
        } else {
            // «إعلان الرئيس دعمه للمشروع», «تعهد الوزير بالعمل على»: «الدعوة إلى», with nobody named, is none.
            let end = scope.sentence.end.min(i + 24);
            // With the letters of a past it agrees with nobody: «نفي الشركة وجود خلل».
            let found = match form.agreement.0 {
                0 => view.arguments(i, end, false),
                _ => {
                    let Source { range: subject, next } = view.object(i + 1, end, Extent::Tight(frame));
                    Some(Arguments { content: next, subject, object: Range::new(0, 0) })
                }
            };
            let named = found.filter(|a| {
                a.subject.start == i + 1
                    && (view.may_speak(i + 1) || view.family_like(i + 1))
                    && view.definite(i + 1)
                    && !view.noun(i + 1).is(Noun::DOCUMENT)
                    && !frame.has(Frame::TWO_NP | Frame::X_MASULIYA)
                    // «إعلان الحركة بعد إعلان الحكومة هدنة»: the other's.
                    && !(a.subject.end..a.content).any(|k| view.gerund(k))
                    && (!frame.has(Frame::ANY_X)
                        || !a.object.is_empty()
                        // «تحذير البنك المركزي من الركود», but «تحذير السكان من»
                        || frame.has(Frame::MIN) && !view.noun(i + 1).is(Noun::GROUP))
                    && (view.takes(a.content, frame)
                        || self.masdar_object(a.content, frame) && !view.takes(a.content - 1, Frame(taken)))
            });
            source = named.map_or(source, |a| a.subject);
            (named.map(|a| a.content), frame)
        };
        // «رفضه إدانة الهجوم»: what is withheld is not said; «ختم تصريحه بقوله»: another cue.
        let none = |c: usize| verb.is(word!("رفض")) && WITHHELD.has(view.bare(c)) || view.says(c);
        let Some(content) = content.filter(|c| !none(*c)) else { return };
        // The noun is part of another clause, which goes on behind a comma or with its verb.
        let goes_on = |k: usize| view.kind(k) == Some(Kind::Comma) || view.finite(k) && !view.rejected(k);
        // «في مطالبته بالأرشيف أكد الوزير أن»: the sentence's own verb.
        let own = |k: &usize| view.past_cue(*k).is_some() && view.reports(*k, scope.sentence.end);
        let stop = (content + 1..end).find(own).unwrap_or(scope.sentence.end);
        let end = view.act_end(content, view.content_end(i, content, stop));
        let end = if clitics.has(Clitics::LI) { end } else { (content + 1..end).find(|k| goes_on(*k)).unwrap_or(end) };
        let range = Range::new(content, end);
        if view.words(range) < 2 || view.only_points(range) {
            return;
        }
        let (voice, agreement) = masdar_voice(source, form);
        let (kind, rule) = self.act_kind(range);
        let report = Report { cue: Range::new(i, i + 1), source, voice, agreement, frame };
        self.add(report, kind, &[range], rule, 0.5);
    }

    /// Whether what the noun of an act takes without a preposition begins at `i`, for certain.
    fn masdar_object(&self, i: usize, frame: Frame) -> bool {
        let view = self.view;
        let certain = view.verbal_noun(i)
            || view.owned(i)
            || view.function(i).has(Function::CLAUSE_NOUN)
            || frame.has(Frame::NP | Frame::SPEECH_NP) && view.np_object(i, Frame(Frame::SPEECH_NP));
        certain && view.np_object(i, frame)
    }
}

/// How a masdar tells who speaks, and what it tells of them: by a noun phrase, by its pronoun (قوله), or not at all.
fn masdar_voice(source: Range, form: VerbForm) -> (Voice, Agreement) {
    let pronoun = form.form == Form::MasdarPronoun;
    let voice = match () {
        () if !source.is_empty() => Voice::Source,
        () if pronoun => Voice::Pronoun,
        () => Voice::Elided,
    };
    (voice, if pronoun { form.agreement } else { Agreement::default() })
}

impl View<'_> {
    /// Behind what is wished whom was named, or said of God, at `i`: «قوله · تعالى», «قوله · صلى الله عليه وسلم»; `i` where nothing is.
    fn behind_wish(&self, i: usize) -> usize {
        const LONGEST: usize = 5;
        const WISHES: [Key; 3] = [word!("صلى"), word!("رضي"), word!("عليه")];
        let wish = self.token(i).is_some_and(|t| GOD.contains(&t.key) || WISHES.contains(&t.key));
        if wish { (i..i + LONGEST).find(|k| self.kind(*k) != Some(Kind::Word)).unwrap_or(i) } else { i }
    }

    /// Who is named before إلى at `to`, back to `from`: «دفع · وزير الخارجية · إلى القول», «التجمع · ذهب إلى القول».
    fn led(&self, from: usize, to: usize) -> Range {
        let word = |k: &usize| self.kind(*k) == Some(Kind::Word);
        let start = (from.max(to.saturating_sub(12))..to).rev().take_while(word).last().unwrap_or(to);
        let name = |k: usize| k + 1 == to && self.may_name(k) && !self.verb_shape(k);
        let Some(head) = (start..to).find(|k| self.may_speak(*k) || name(*k)) else { return Range::new(0, 0) };
        let mut range = self.source(head, to, Extent::Open).range;
        // «التجمع العالمي ذهب», but «المتحدث ذاته»
        let own = || self.definite(to - 1) || self.name_part(to - 2) || self.function(to - 1).has(Function::REFLEXIVE);
        if range.end == to && to > head + 1 && !own() {
            range.end -= 1;
        }
        range
    }

    /// Whether a participle may report where it stands: behind a comma, a conjunction, a verb's clause; not as an attribute.
    pub fn participle_place(&self, i: usize) -> bool {
        let Some(token) = self.token(i) else { return false };
        let Some((form, verb)) = self.verb(i) else { return false };
        let accusative = !form.agreement.has(Agreement::FEMININE) || token.shape.has(Shape::TA_MARBUTA);
        // «فمرحبا بالضيوف»: a welcome.
        if !accusative && form.agreement.has(Agreement::SINGULAR) || token.word.clitics.has(Clitics::FA) {
            return false;
        }
        let Some(before) = self.before(i) else { return true };
        // «أصبح مؤكدا»: a predicate.
        if before.word.entry.function.has(Function::AUXILIARY) || COPULAS.has(bare(before)) {
            return false;
        }
        // «واصفا ذلك بـ»
        let this = self.function(i + 1).has(Function::DEMONSTRATIVE)
            && self.preposition(i + 2) & Clitics::BI != 0
            && verb.frame.has(Frame::X_BI | Frame::NP_BI);
        if self.says(i) || self.starts(i + 1, word!("إيا")) || this {
            return true;
        }
        // «سبق- متابعة: …»: who wrote the report.
        if before.kind == Kind::Dash && verb.is(word!("تابع")) && self.kind(i + 1) == Some(Kind::Colon) {
            return false;
        }
        let parted = matches!(
            before.kind,
            Kind::Ellipsis | Kind::Comma | Kind::Stop | Kind::Mark | Kind::Dash | Kind::Semicolon
        );
        // The feminine and the plural are also attributes and nouns: they need the comma or the conjunction.
        let attribute = form.agreement.has(Agreement::FEMININE | Agreement::PLURAL);
        // «آخرين متهمين», «غضب مدافعين عن»: an attribute, a construct.
        if form.agreement.has(Agreement::PLURAL)
            && before.kind == Kind::Word
            && (before.word.clitics.0 == 0 && before.key.ends(word!("ين"))
                || verb.frame.has(Frame::AN) && !self.definite(i - 1) && !self.owned(i - 1))
        {
            return false;
        }
        // So do those that are nouns of the accused, the opponent, the complainant.
        let person = !verb.frame.has(Frame::SAFE | Frame::THAT);
        // «توقيع "الشركة" مذكرة تفاهم»: a noun of the same letters behind a name in marks.
        let closed = before.kind == Kind::Mark && form.agreement.has(Agreement::FEMININE);
        let his = self.owned(i + 1) && !self.ends(i + 1, word!("م"));
        // «"…" متهمة والدها بالخداع»
        let blamed = verb.frame.has(Frame::X_BI) && self.preposition(i + 2) & Clitics::BI != 0;
        let said = (verb.frame.has(Frame::NP) || blamed) && his;
        if closed && !said && !self.opens_content(i, i + 8, verb.frame, 7) {
            return false;
        }
        // «ومطالبات بالتحقيق»: demands.
        if person && form.agreement.0 == (Agreement::FEMININE | Agreement::PLURAL) {
            return false;
        }
        let conj = token.word.clitics.has(Clitics::CONJ);
        // «اعتصم الناشطون في الميدان مؤكدين أنهم»
        let clause = !person
            && verb.frame.has(Frame::SAFE)
            && form.agreement.has(Agreement::PLURAL)
            && (self.that(i + 1) || self.that(i + 2) && matches!(self.bare(i + 1), ILA | ALA));
        if parted || conj || clause || !attribute && !person {
            return true;
        }
        // Without them, by what follows: «تظاهر العمال مطالبين بأجورهم», «أقام دعوى متهما الشركة بالتقصير»; but «أوقف متهما بالسرقة».
        let taken = matches!(bare(before), FI | MIN | ILA | ALA | AN)
            || before.kind == Kind::Number
            // «أوقف أمس متهما بالسرقة», but «اتخذ القرار معربا عن أسفه»
            // Not of a place, whose clock may be told: «زار تونس داعيا إلى».
            || (i.saturating_sub(4)..i).any(|k| self.date(k) == Some(i))
                && !verb.frame.has(Frame::AN)
                && !form.agreement.has(Agreement::FEMININE);
        // «وختمت المعارضة بيانها داعية الحكومة إلى»: behind a definite noun an indefinite is no attribute.
        let feminine = form.agreement.has(Agreement::FEMININE);
        let behind = self.owned(i - 1) || self.definite(i - 1) || before.word.entry.function.has(Function::REFLEXIVE);
        if taken || feminine {
            // «… مشيرة إلى أن», «… مضيفة: «…»»
            let at_once = (i + 1..i + 3).any(|k| {
                self.clause_start(k, verb.frame) == Some(i + 1) || k == i + 1 && self.kind(k) == Some(Kind::Colon)
            });
            // «… إلى عام 2013 مبينة أن», but «مع ملاحظة أن», «وهي مطالبة بأن»
            let after = (behind || before.kind == Kind::Number) && verb.frame.has(Frame::THAT);
            let said = at_once && (after || verb.frame.has(Frame::SAFE));
            // «الأسرة مصرة على»: a state.
            if said || taken || !(behind && verb.frame.has(Frame::ANY_X | Frame::QUOTE) && !verb.is(word!("أصر"))) {
                return said;
            }
        }
        let end = i + 12;
        let frame = verb.frame;
        if self.act_at(i + 1, end, frame, false).is_some() && (!feminine || behind) {
            return !frame.has(Frame::X_BI) || form.agreement.has(Agreement::PLURAL);
        }
        // «مؤكدين احترامهم للأحكام»
        if frame.has(Frame::NP)
            && (!feminine || frame.has(Frame::SAFE))
            && self.thing(i + 1)
            && self.np_object(i + 1, frame)
        {
            return true;
        }
        let object = frame.has(Frame::ANY_X).then(|| self.object_of_act(i + 1, end, frame));
        object.is_some_and(|o| {
            !o.range.is_empty()
                && (self.act_at(o.next, end, frame, true).is_some() || self.clause_start(o.next, frame).is_some())
        })
    }

    /// Whether بأن at `k` belongs to a noun behind the cue at `i`, whose frame is `frame`: «كشفوا أسماء، إضافة إلى اعترافهم
    /// بأنهم».
    pub fn nouns_clause(&self, i: usize, k: usize, frame: Frame) -> bool {
        k > i + 2
            && self.clitics(k).has(Clitics::BI)
            && !self.clitics(k - 1).has(Clitics::BI)
            && !frame.has(Frame::X_THAT)
            && self.that(k)
            && (self.verb(k - 1).is_some_and(|(f, _)| f.form == Form::MasdarPronoun)
                || self.owned(k - 1) && !frame.has(Frame::BI_THAT))
    }
}

/// What is said of God where he is cited: قوله تعالى, قوله عز وجل.
const GOD: [Key; 3] = [word!("تعالى"), word!("سبحانه"), word!("عز")];

/// Verbs whose predicate is in the accusative.
const COPULAS: Words<13> = Words::new([
    word!("يكن"),
    word!("تكن"),
    word!("أصبحت"),
    word!("تصبح"),
    word!("ليست"),
    word!("أصبح"),
    word!("يصبح"),
    word!("بات"),
    word!("يبدو"),
    word!("بدا"),
    word!("ليس"),
    word!("ظل"),
    word!("مازال"),
]);
