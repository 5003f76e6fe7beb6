//! What the verb of an act takes at some place: its preposition, or a noun phrase, behind an object or at once.

use super::argument::QUANTITIES;
use super::marks::Marked;
use super::source::{Extent, MAA, Source};
use super::view::{ALA, AN, FI, ILA, MIN, Range, View};
use crate::lexicon::Clitics;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Agreement, Form, Frame};
use crate::text::{Key, Kind, Shape, Token, Words, word};

impl View<'_> {
    /// Where an act's content begins if it does at `k`.
    pub fn act_at(&self, k: usize, end: usize, frame: Frame, object: bool) -> Option<usize> {
        if k >= end {
            return None;
        }
        // «بالخطأ التاريخي» in marks
        if self.opens(k).is_some_and(|m| m.closed()) && self.preposition(k + 1) & Clitics::BI != 0 {
            return self.act_at(k + 1, end, frame, object).map(|_| k);
        }
        let token = self.token(k)?;
        let prep = match token.key {
            ILA => frame.has(Frame::ILA) || object && frame.has(Frame::X_ILA),
            ALA if self.named_ali(k) => false,
            ALA => frame.has(Frame::ALA) || object && frame.has(Frame::X_ALA),
            // «حذر كلا من البلدين من»: both of them.
            MIN if k > 0 && const { Words::new([word!("كل"), word!("كلا")]) }.has(self.bare(k - 1)) => false,
            // «نبه عدد من النواب إلى»
            MIN if k > 0 && QUANTITIES.has(self.bare(k - 1)) => false,
            // «وكما نبه من قبل»: when.
            MIN if self.is(k + 1, word!("قبل")) => false,
            // «استغرب، من جهة أخرى، الإصرار»
            MIN if self.is(k + 1, word!("جهة")) || self.is(k + 1, word!("ناحية")) => false,
            MIN => frame.has(Frame::MIN | Frame::MIN_X) || object && frame.has(Frame::X_MIN),
            // «عن طريق الموقع», «عن بعد»: how.
            AN if self.is(k + 1, word!("طريق")) || self.is(k + 1, word!("بعد")) => false,
            // «أعلن النائب عن حزب النهر عن»: whom he speaks for.
            AN if self.before(k).is_some_and(|t| t.stem() == word!("نائب"))
                && self.noun(k + 1).is(Noun::ORGANISATION) =>
            {
                false
            }
            AN => frame.has(Frame::AN) || object && frame.has(Frame::X_AN),
            FI => frame.has(Frame::FI) || object && frame.has(Frame::X_FI),
            _ => false,
        };
        // مما, عما, بما
        let joined = match token.key {
            k if k == word!("مما") => frame.has(Frame::MIN | Frame::MIN_X) || object && frame.has(Frame::X_MIN),
            k if k == word!("عما") => frame.has(Frame::AN) || object && frame.has(Frame::X_AN),
            k if k == word!("بما") => frame.has(Frame::BI) || object && frame.has(Frame::X_BI),
            _ => false,
        };
        if prep || joined {
            return (k + 1 < end).then_some(k);
        }
        // «وبالسجن» goes on from something else.
        if token.word.clitics.has(Clitics::CONJ) {
            return None;
        }
        // «أشاد بأسلوب العرض»
        let manner = self.function(k).has(Function::MANNER) && !self.manner(k);
        let glued = if manner { Clitics::BI } else { self.preposition(k) };
        // «توجه بالشكر إلى»
        if frame.has(Frame::TAIL)
            && glued & Clitics::BI != 0
            && (self.function(k).has(Function::SPEECH_NOUN) || self.heartfelt(k))
        {
            return Some(k);
        }
        // «أقر به، بحسب الوكالة»
        // «نطالب مصر، بصفتها رئيسة الدورة، بـ»: as what.
        let as_what = [word!("بصفت"), word!("بوصفه"), word!("باعتباره")].iter().any(|stem| token.key.starts(*stem));
        let according = token.key == word!("بحسب") || token.key == word!("بحسبما") || as_what;
        if glued & Clitics::BI != 0 && !self.function(k).has(Function::ADJUNCT) && !according {
            return (frame.has(Frame::BI | Frame::MIXED_BI) || object && frame.has(Frame::X_BI)).then_some(k);
        }
        if glued & Clitics::LI != 0 {
            // «أشار للسائق»: a person is waved at.
            // «دعا السكان لمراقبة الأسعار»: no woman who watches.
            let masdar = token.shape.has(Shape::TA_MARBUTA) && token.key.at(3) == word!("ا").at(0);
            let person = token.word.is(Noun::SPEAKER & !Noun::DOCUMENT) && !masdar || self.unit(k).is_some();
            let waved = frame.has(Frame::ILA) && person;
            let taken = object && frame.has(Frame::X_LI) || frame.has(Frame::LI);
            return (taken && !waved && !self.function(k).has(Function::PRONOMINAL)).then_some(k);
        }
        None
    }

    /// The object at `k` of an act's verb, with an adjective that reads like a noun: «الجهات المسؤولة بـ».
    pub fn object_of_act(&self, k: usize, end: usize, frame: Frame) -> Source {
        let Source { range, next } = self.object(k, end, Extent::Tight(frame));
        let feminine = self.shape(next).has(Shape::TA_MARBUTA) && self.clitics(next).has(Clitics::AL);
        let whole = !range.is_empty()
            && next == range.end
            && feminine
            && self.clitics(range.start).has(Clitics::AL)
            && !self.ends(range.start, word!("ين"))
            && self.act_at(next + 1, end, frame, true).is_some();
        let more = next + usize::from(whole);
        if whole { Source { range: Range::new(range.start, more), next: more } } else { Source { range, next } }
    }

    /// Where the content begins behind an object at `k`: «اتهم كييف بـ», «طالب الحكومة بـ», and a bare object where the verb takes one.
    pub fn behind_object(&self, k: usize, end: usize, frame: Frame) -> Option<usize> {
        if k >= end {
            return None;
        }
        if frame.has(Frame::ANY_X) {
            // «واصفا ذلك بالكارثة»
            let this = self.function(k).has(Function::DEMONSTRATIVE) && !self.definite(k + 1);
            if let Some(start) = self.act_at(k + 1, end, frame, true).filter(|_| this) {
                return Some(start);
            }
            let object = self.object_of_act(k, end, frame);
            // «ناشدت المنظمات المانحين تقديم الخيام»
            let np =
                frame.has(Frame::X_NP) && !object.range.is_empty() && self.np_object(object.next, Frame(Frame::NP));
            if np {
                // «سلطات الدولة الثلاث، بضرورة»: an adjective of the object.
                let comma = self.kind(object.next + 1) == Some(Kind::Comma) && self.definite(object.next);
                let beyond = if comma { self.act_at(object.next + 2, end, frame, true) } else { None };
                // «ملك البلاد الإسراع بالعمل»: the verbal noun behind the rest of the object.
                let verbal = |k: usize| {
                    let key = self.token(k).map_or(Key::NONE, |t| t.key);
                    let alef = word!("ا").at(0);
                    let pattern = key.at(2) == alef && key.at(key.len().saturating_sub(2)) == alef && key.len() > 6;
                    self.function(k).has(Function::VERBAL_NOUN) || pattern
                };
                let behind = || {
                    (object.next..end.min(object.next + 4))
                        .take_while(|k| self.definite(*k) && self.kind(*k) == Some(Kind::Word))
                        .find(|k| verbal(*k))
                };
                let beyond = beyond.or_else(behind);
                return beyond.or(Some(object.next));
            }
            if !object.range.is_empty()
                // «الخطة المقترحة إلى»: with its article it is an adjective.
                && (self.clitics(object.range.start).has(Clitics::AL)
                    || !self.verb(object.range.start).is_some_and(|(f, _)| f.form == Form::Participle))
                && let Some(start) = self.act_at(object.next, end, frame, true)
            {
                return Some(start);
            }
        }
        // «علل الغياب بالمرض»: with its reason.
        // «فسر القصيدة وكان قد التقى بشاعرها»: not beyond its clause.
        let on = |r: usize| self.clitics(r).has(Clitics::CONJ) && self.function(r).has(Function::AUXILIARY);
        let by = |r: usize| self.preposition(r) & Clitics::BI != 0;
        let reason = || (k + 1..end.min(k + 12)).take_while(|r| !on(*r)).any(by);
        (self.np_object(k, frame) && (!frame.has(Frame::NP_BI) || reason())).then_some(k)
    }

    /// «خبراء في القانون الدولي في شرعية القرار», «عدد من السكان من النفايات»: the first preposition behind a noun without
    /// article is its own where the same one follows.
    pub(super) fn second_preposition(&self, phrase: Range, start: usize, end: usize) -> usize {
        let Some(token) = self.token(start) else { return start };
        // «الدائرة الأولى بهيئة القضاء برفض الدعوى»
        // «الدكتور مصطفى بلجون بتشكيل لجنة»: a name that no list has.
        let name = !token.word.known() && start > phrase.start && self.name_part(start - 1);
        let place = token.word.is(Noun::ORGANISATION | Noun::METONYM);
        if self.preposition(start) & Clitics::BI != 0 && (place || name) {
            return (start + 1..end.min(start + 10))
                .take_while(|k| matches!(self.kind(*k), Some(Kind::Word | Kind::Comma)))
                .find(|k| self.preposition(*k) & Clitics::BI != 0 && !self.noun(*k).is(Noun::ORGANISATION))
                .unwrap_or(start);
        }
        // «منظمة الدفاع عن المستهلك عن قلقها»
        if token.key == AN && start > 0 && self.is(start - 1, word!("الدفاع")) && self.is(start + 2, AN) {
            return start + 2;
        }
        // «الهيئة العامة للمياه والري إلى»: what a body is for, before the verb's own preposition.
        let whole = phrase.end == start && self.definite(start - 1) && self.adjective(start - 1);
        if whole
            && self.preposition(start) & Clitics::LI != 0
            && self.noun(phrase.start).is(Noun::ORGANISATION | Noun::ROLE)
        {
            return (start + 1..end.min(start + 6))
                .take_while(|k| self.kind(*k) == Some(Kind::Word))
                .find(|k| self.is(*k, ILA))
                .unwrap_or(start);
        }
        let people = |t: &Token| {
            t.word.is(Noun::GROUP | Noun::ROLE | Noun::ANONYMOUS) && !t.word.is(Noun::NAME) || QUANTITIES.has(t.key)
        };
        if phrase.end != start
            || self.definite(phrase.end - 1)
            // «معاليه على حرص البلاد على»
            || self.owned(phrase.end - 1)
            || self.before(phrase.end).is_some_and(|t| self.own_title(t))
            || !matches!(token.key, FI | MIN | ALA)
            || !self.token(phrase.end - 1).is_some_and(people)
        {
            return start;
        }
        (start + 2..end.min(start + 8))
            .take_while(|k| self.kind(*k) == Some(Kind::Word))
            .find(|k| self.is(*k, token.key))
            .unwrap_or(start)
    }

    /// Whether an adjective that heightens stands at `k` before a noun of speech: «خالص شكره», «أحر التعازي».
    pub fn heartfelt(&self, k: usize) -> bool {
        let Some(token) = self.token(k) else { return false };
        let word = if token.key.at(0) == word!("ب").at(0) { token.key.skip(1) } else { token.key };
        let elative = word.at(0) == word!("أ").at(0) && word.len() < 5 && !self.that(k);
        (elative || const { Words::new([word!("خالص"), word!("بالغ"), word!("جزيل"), word!("عميق")]) }.has(word))
            && self.np_object(k + 1, Frame(Frame::SPEECH_NP))
    }

    /// Whether the noun at `i` has a pronoun and is no skill, so that who shows it says it: «أبدى تشككه», «أبدى غضبه», but
    /// «أبدى مهارته».
    fn shown(&self, i: usize) -> bool {
        const SKILLS: [Key; 4] = [word!("مهار"), word!("قدر"), word!("كفاء"), word!("براع")];
        let Some(token) = self.token(i) else { return false };
        let key = token.key;
        let short = key.len() == 4 && !token.word.known() && key.ends(word!("ه"));
        let glad = self.gladness(i);
        let owned = self.owned(i) || glad || short && !token.shape.has(Shape::TA_MARBUTA);
        // «تفاهما» is no pronoun's.
        owned && (!self.kin(token) || glad) && !key.ends(word!("اهما")) && !SKILLS.iter().any(|stem| key.starts(*stem))
    }

    /// «أبدى سعادته بالفوز»: what is shown, and no title.
    pub fn gladness(&self, i: usize) -> bool {
        self.starts(i, word!("سعادت"))
    }

    /// Whether the words in marks that stand behind a cue without a colon are its object: a noun phrase, no sentence of the
    /// speaker's: «استبعد المدير "حصول الفريق على المركز الأول"», «أكد "دعمه الكامل"»; but «أكد "لا تراجع"».
    pub fn object_in_marks(&self, mark: &Marked, frame: Frame) -> bool {
        let colon = self.before(mark.open).is_some_and(|t| matches!(t.kind, Kind::Colon | Kind::Comma));
        // «ذكر المسؤول "قتل ثلاثة رجال"» may be a sentence.
        let noun = self.token(mark.start).is_some_and(|t| t.key.len() > 3) || self.definite(mark.start + 1);
        !colon && noun && frame.has(Frame::NP) && self.thing(mark.start) && !self.clausal(mark)
    }

    /// Whether a noun phrase that the verb takes as its content begins at `k`.
    pub fn np_object(&self, k: usize, frame: Frame) -> bool {
        if self.opens(k).is_some_and(|m| m.closed()) {
            // «أعلن الوزير «استعداده» للحوار»
            let words = self.words(Range::new(k, self.next(k)));
            return frame.has(Frame::NP) && (words > 1 || self.owned(k + 1))
                || frame.has(Frame::SPEECH_NP) && self.np_object(k + 1, frame);
        }
        // هذا الادعاء, كل الاتهامات, but كل من ساهم; عدم رضاه
        let before = self.function(k).has(Function::DEMONSTRATIVE)
            || const { Words::new([word!("كل"), word!("جميع"), word!("كافة"), word!("بعض")]) }.has(self.bare(k))
                && !self.is(k + 1, MIN);
        let head = k + usize::from(before);
        let head = head + usize::from(frame.has(Frame::SPEECH_NP) && self.heartfelt(head));
        // «معتبرا ذلك «شرفا للمدينة»»
        if before && self.opens(head).is_some() {
            return frame.has(Frame::TWO_NP);
        }
        let Some(token) = self.token(head) else { return false };
        // «عزا الوزير ذلك إلى الجفاف»
        if before && token.key == ILA {
            return frame.has(Frame::NP);
        }
        // «نفى الخبر جملة وتفصيلا»
        if token.key == word!("جملة") && self.is(head + 1, word!("وتفصيلا")) {
            return false;
        }
        // «فندت الوزارة ما نشرته الصحيفة»
        // «معتبرا ما جرى «إهانة»»
        if token.key == word!("ما") {
            return frame.has(Frame::NP | Frame::TWO_NP);
        }
        // «نفت وجود خلاف», «أكد عدم وجود خلاف»
        // «الدول المشاركة»: an adjective.
        let adjective = token.word.clitics.has(Clitics::AL) && token.word.is(Noun::ROLE);
        let verbal = token.word.entry.function.has(Function::VERBAL_NOUN)
            && token.word.clitics.0 & !Clitics::AL == 0
            && !adjective;
        let not = token.key == word!("عدم");
        if verbal || not {
            // «جدد دعمه»
            let speech = token.word.entry.function.has(Function::SPEECH_NOUN);
            return (not || speech || frame.has(Frame::THING)) && frame.has(Frame::SPEECH_NP)
                || frame.has(Frame::NP | Frame::NP_FINDING | Frame::NP_BI | Frame::TWO_NP);
        }
        // «في بيان أصدرته», but «رفض المقترح»
        let of_noun = token.word.entry.function.has(Function::ATTRIBUTIVE) && self.verb(head).is_none();
        let noun = token.kind == Kind::Word
            && !of_noun
            && !token.word.clitics.has(Clitics::PREP | Clitics::CONJ)
            && !token.word.entry.function.has(
                Function::THAT
                    | Function::RELATIVE
                    | Function::NEGATION
                    | Function::AUXILIARY
                    | Function::ADJUNCT
                    | Function::WHETHER
                    | Function::PRONOMINAL,
            )
            && !matches!(token.key, FI | MIN | ILA | ALA | AN | MAA)
            && !self.pronoun(token)
            && self.preposition(k) == 0
            && (token.word.known() || !token.key.starts(word!("و")))
            && self.date(k).is_none()
            // «نفت موسكو نقل الأسلحة»: where an object stands, the letters of a past are a noun.
            // «وجه دعوة»: no verb ends in a ta marbuta.
            && (token.shape.has(Shape::TA_MARBUTA) || !self.verb(k).is_some_and(|(f, v)| match f.form {
                Form::Past => !v.frame.has(Frame::NOUN) || f.agreement.has(Agreement::FEMININE | Agreement::PLURAL),
                Form::Present => true,
                _ => false,
            }));
        if !noun {
            return false;
        }
        // «جدد الدعوة», «وجه تحذيرا»: with its article or in the accusative.
        let stem = if token.key.starts(word!("ال")) { token.key.skip(2) } else { token.key.chop(1) };
        let stripped = (token.key.starts(word!("ال")) || token.key.ends(word!("ا")))
            && self.p.lexicon.lookup(stem).function.has(Function::SPEECH_NOUN);
        // «رفض مقترحه», «أبدى سعادته بالفوز»
        let owned = || {
            self.owned(head) && self.whose(token, Function::SPEECH_NOUN)
                || token.word.entry.function.has(Function::CLAUSE_NOUN) && !token.shape.has(Shape::TA_MARBUTA)
        };
        let shown = || frame.has(Frame::THING) && self.shown(head);
        let speech = token.word.entry.function.has(Function::SPEECH_NOUN);
        if frame.has(Frame::SPEECH_NP) && (stripped || speech || owned() || shown()) {
            return true;
        }
        // «استبعد المدرب اللاعب»: what is ruled out is a thing.
        if frame.has(Frame::THING) && (self.person(head) || token.word.is(Noun::GROUP)) {
            return false;
        }
        frame.has(Frame::NP | Frame::NP_FINDING | Frame::NP_BI | Frame::TWO_NP)
    }
}
