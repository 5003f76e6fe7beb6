//! Sources: the noun phrase that names who speaks, with titles, apposition and what identifies, without adjuncts of time,
//! place, occasion, channel and addressee and without relative clauses.

use super::noun::intensive;
use super::view::{ALA, AN, AN_THAT, FI, ILA, MIN, Range, View, unowned};
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Agreement, Form, Frame};
use crate::lexicon::{Class, Clitics};
use crate::text::{Key, Kind, Shape, Token, Words, word};

pub const BISM: Key = word!("باسم");

/// A source and where the search for it ended.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// Its tokens; empty where none was found.
    pub range: Range,
    /// The token behind it and the adjuncts that follow.
    pub next: usize,
}

/// How far a phrase may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All up to the content is source or adjunct: a clause follows.
    Open,
    /// Another noun phrase may follow it: the phrase goes on only where grammar asks for it, and not over a preposition that
    /// the verb takes.
    Tight(Frame),
}

impl View<'_> {
    /// Whether the word at `i` can head a phrase that names a speaker.
    pub fn speaker_head(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            t.is_word()
                && (t.word.is(Noun::SPEAKER) || self.unit(i).is_some())
                && !(t.word.is(Noun::COMMON)
                    && t.word.is(Noun::GIVEN)
                    && !t.word.is(Noun::SPEAKER & !Noun::GIVEN & !Noun::FAMILY))
        })
    }

    /// The token behind the name of several words at `i`.
    pub fn unit(&self, i: usize) -> Option<usize> {
        let rest = self.p.tokens.get(i..)?;
        self.p.lexicon.units().at(rest).map(|u| i + u.words())
    }

    /// Reads the source between the cue and `end` (the complementiser, the colon, …).
    pub fn source(&self, from: usize, end: usize, extent: Extent) -> Source {
        let (f, e, x, source) = self.source.get();
        if (f, e, x) == (from, end, extent) {
            return source;
        }
        let source = self.read_source(from, end, extent);
        self.source.set((from, end, extent, source));
        source
    }

    /// The same, read anew.
    fn read_source(&self, from: usize, end: usize, extent: Extent) -> Source {
        // A verb in the plural or dual before its subject has none: the subject was named before.
        let plural = from.checked_sub(1).and_then(|v| self.verb(v)).is_some_and(|(f, _)| {
            matches!(f.form, Form::Past | Form::Present) && f.agreement.has(Agreement::PLURAL | Agreement::DUAL)
        });
        // «قال مشيرا إلى القرار إن»: how he said it; «قال مخاطبا الوزيرة إن»: to whom.
        let manner = self.token(from).is_some_and(|t| t.key.ends(word!("ا")))
            && self.verb(from).is_some_and(|(f, _)| f.form == Form::Participle)
            && self.participle_place(from)
            || self.is(from, word!("مخاطبا"))
            || self.is(from, word!("مخاطبة"));
        if plural || manner || self.is_object(self.skip_time(from, end), extent) {
            return Source { range: Range::new(from, from), next: from };
        }
        self.object(from, end, extent)
    }

    /// Reads a noun phrase at `from`, whether the verb's subject or its object.
    pub fn object(&self, from: usize, end: usize, extent: Extent) -> Source {
        let mut i = self.skip_time(from, end);
        // «قال لي الحارس», «أعلنت عنه الشركة»
        let clause = matches!(extent, Extent::Open | Extent::Tight(Frame(0)));
        if self.function(i).has(Function::PRONOMINAL) && clause {
            i = self.skip_time(i + 1, end);
        }
        // «وقال، في بيان، إن», «قال، الوزير»
        if self.kind(i) == Some(Kind::Comma) {
            let next = self.skip_time(i + 1, end);
            if next == i + 1 && !(self.speaker_head(next) && self.clitics(next).0 & !Clitics::AL == 0) {
                return Source { range: Range::new(i, i), next: i };
            }
            i = next;
        }
        // VERB لـ«medium» SOURCE: look behind the closing mark.
        if self.token(i).is_some_and(|t| t.key == word!("ل")) {
            match self.opens(i + 1) {
                // «أكدت لـ«الصحيفة»، فلانة، أن»
                Some(mark) if mark.close < end => {
                    let comma = usize::from(self.kind(mark.close) == Some(Kind::Comma));
                    i = self.skip_time(mark.close + comma, end);
                }
                // «أكدت لـ(الصحيفة) فلانة أن»
                _ => match (i + 2..end.min(i + 8)).find(|k| self.token(*k).is_some_and(|t| t.ch == ')')) {
                    Some(close) if self.token(i + 1).is_some_and(|t| t.ch == '(') => {
                        i = close + 1;
                        i = self.skip_time(i + usize::from(self.kind(i) == Some(Kind::Comma)), end);
                    }
                    _ => return Source { range: Range::new(i, i), next: i },
                },
            }
        }
        let start = i;
        if i >= end || self.heads_nothing(i) {
            return Source { range: Range::new(start, start), next: start };
        }
        let (stop, last) = self.phrase(i, end, extent);
        let mut range = self.trim(Range::new(start, last));
        if range.end == start + 1 && self.token(start).is_some_and(|t| ABOUT.has(t.key)) {
            range.end = start;
        }
        Source { range, next: stop }
    }

    /// Whether the noun at `i`, right behind its verb, cannot be its subject where an object may stand.
    pub fn is_object(&self, i: usize, extent: Extent) -> bool {
        let (Extent::Tight(frame), Some(token)) = (extent, self.token(i)) else { return false };
        if frame == Frame(0) || !token.is_word() {
            return false;
        }
        // «وأكد استمرار العمل», «وطلبت تنحيها من القضية»; but «وأشار كراوزه إلى»: a verb that
        // takes no object has its subject there.
        let his = token.key.ends(word!("ه")) && !token.key.ends(word!("اته")) && !self.masdar_like(token);
        let thing = (frame.has(Frame::OBJECTS | Frame::ANY_X | Frame::X_MASULIYA | Frame::TAIL) || !his)
            && !token.word.known()
            && !self.definite(i)
            && (self.masdar_like(token)
                || self.owned(i) && !self.kin(token) && !token.key.ends(word!("وها")) && !token.key.ends(word!("وهم")));
        // «يؤكد الإرادة الراسخة»: behind a masculine verb no noun in no list that its adjective shows to be feminine.
        let she = |k: usize| self.token(k).is_some_and(|t| t.al() && t.shape.has(Shape::TA_MARBUTA));
        // «وحمل الطراونة الحكومة مسؤولية»: a family.
        let feminine = token.unknown() && !token.house() && she(i) && she(i + 1);
        let man = |verb: usize| self.verb(verb).is_some_and(|(f, _)| f.agreement.has(Agreement::MASCULINE));
        // «استنكر التنصيص على»: a verbal noun by its form.
        let verbal = !token.word.known() && token.al() && intensive(token.key.skip(2));
        let thing = thing || verbal || feminine && i.checked_sub(1).is_some_and(man);
        // «وطالب الجهة المعتصمة أن»: verb and subject agree.
        let taken = frame.has(Frame::ANY_X | Frame::NP | Frame::TWO_NP | Frame::X_MASULIYA);
        // «وناشد المسؤولين أن»: the oblique plural.
        let oblique = frame.has(Frame::ANY_X)
            && token.word.clitics.has(Clitics::AL)
            && token.word.is(Noun::GROUP)
            && token.key.ends(word!("ين"));
        // «وأبدت سعادتها بالأطقم وجودتها»
        let his = self.owned(i) || self.gladness(i);
        let speech = frame.has(Frame::SPEECH_NP) && his && self.np_object(i, frame);
        let thing = thing || oblique || speech;
        thing || taken && i.checked_sub(1).is_some_and(|verb| self.disagree(i, verb))
    }

    /// Whether the word is a noun of the lists with a pronoun behind it: والده, والدتها, مديرهم; so is بلاده.
    pub fn kin(&self, token: &Token) -> bool {
        if token.key.starts(word!("بلاد")) && token.key.len() > 4 {
            return true;
        }
        let stem = unowned(token);
        // والدتها is والدة and ها, دراسته is دراسة.
        [stem, stem.chop(1), stem.chop(1).push(word!("ه").at(0))]
            .iter()
            .any(|k| self.p.lexicon.lookup(*k).noun.kinds != 0)
    }

    /// Whether the noun at `i` has another gender than the verb at `verb`, so that it is not its subject.
    fn disagree(&self, i: usize, verb: usize) -> bool {
        let (Some(token), Some((form, _))) = (self.token(i), self.verb(verb)) else { return false };
        let noun = token.word.entry.noun;
        let one = noun.agreement & (Noun::SINGULAR | Noun::DUAL | Noun::PLURAL) == Noun::SINGULAR;
        let sure = one
            && token.word.is(Noun::ROLE | Noun::ORGANISATION | Noun::GIVEN)
            && !(token.word.is(Noun::GIVEN) && token.word.is(Noun::COMMON));
        let single = form.agreement.has(Agreement::SINGULAR) && !form.agreement.has(Agreement::FIRST);
        let other = match form.agreement.0 & (Agreement::MASCULINE | Agreement::FEMININE) {
            Agreement::MASCULINE => noun.agreement & Noun::MASCULINE == 0,
            Agreement::FEMININE => noun.agreement & Noun::FEMININE == 0,
            _ => false,
        };
        sure && single && other && matches!(form.form, Form::Past | Form::Present)
    }

    /// Whether no noun phrase begins at `i`.
    pub fn heads_nothing(&self, i: usize) -> bool {
        let Some(token) = self.token(i) else { return true };
        if self.opens(i).is_some() {
            return false;
        }
        // «#الرياض»
        if token.ch == '#' && self.token(i + 1).is_some_and(|t| t.glued) {
            return self.heads_nothing(i + 1);
        }
        // «نحو ربع السكان», «حوالي 40 نائبا»
        if ABOUT.has(token.key)
            && self.token(i + 1).is_some_and(|t| t.kind == Kind::Number || t.word.entry.class.any(Class::TIME))
        {
            return false;
        }
        if token.kind == Kind::Number {
            // «قال 61.2% إن»: a fraction goes on.
            let part = |t: &Token| t.glued && t.kind == Kind::Other || matches!(t.ch, '%' | '٪');
            return self.token(i + 1).is_none_or(|t| !t.is_word() && !part(t));
        }
        let demonstrative = token.word.entry.function.has(Function::DEMONSTRATIVE);
        !token.is_word()
            || self.adjunct(i, false)
            || matches!(token.key, FI | MIN | ILA | AN | MAA)
            || token.key == ALA && !self.named_ali(i)
            // «قال بايدن»: a name that begins as a preposition and a name would.
            || token.word.clitics.has(Clitics::PREP)
                && token.key != BISM
                && !(token.word.clitics.0 == Clitics::BI && token.word.kinds() == Noun::GIVEN)
            // «وأضافت وايت أن»: right behind its verb nothing is joined.
            || token.word.clitics.has(Clitics::CONJ)
                && !(!self.ends(i, word!("ا"))
                    && token.word.is(Noun::NAME | Noun::PARTICLE)
                    && (self.that(i + 1) || matches!(self.kind(i + 1), Some(Kind::Colon | Kind::Mark))))
            || (token.word.entry.function.has(
                Function::RELATIVE | Function::NEGATION | Function::AUXILIARY | Function::THAT | Function::WHETHER,
            ) && !demonstrative)
            || token.word.entry.function.has(Function::SPEECH_TAIL | Function::PRONOMINAL)
            // «قال صلى الله عليه وسلم», «قال رضي الله عنه»
            || [word!("صلى"), word!("رضي")].contains(&token.key) && self.is(i + 1, word!("الله"))
            // «قال عليه الصلاة والسلام»
            || token.key == word!("الصلاة") && self.is(i + 1, word!("والسلام"))
            // «وجدد التأكيد على أن»: the noun that the verb goes on with.
            || token.key == word!("التأكيد")
            // «أكد استعداده للقاء»
            || token.word.entry.function.has(Function::SPEECH_NOUN) && self.owned(i)
            // «يرى ضرورة أن يستقيل»
            || token.word.entry.function.has(Function::CLAUSE_NOUN) && !token.word.is(Noun::SPEAKER) && !self.owned(i) && self.that(i + 1)
            || self.unread_preposition(i) & Clitics::LI != 0
            // «يخشى بالدرجة الأولى»
            || self.unread_preposition(i) != 0 && token.shape.has(Shape::TA_MARBUTA)
            || self.that(i)
            || PRONOUNS.has(token.key) && token.ch != 'آ'
            || OPINIONS.has(token.key)
            // «ورحبت عموما بـ»: an adverb.
            || token.shape.has(Shape::TANWIN) && !token.word.is(Noun::NAME)
            // «قال كلاما كثيرا», «رد مبتسما»
            // «قال وزيرا الخارجية»: two of them.
            || self.accusative(token) && !(self.clitics(i + 1).0 == Clitics::AL && self.date(i + 1).is_none())
            || self.manner_of(token)
            // «لفت النظر إلى أن»
            || ATTENTION.contains(&token.key)
            // «يتوقع ألا يواجه»
            || token.key == word!("ألا")
            // «فسر ذلك بأن», «وصف نفسه بأنه», «تفترض جميعها أن»
            || demonstrative && !self.definite(i + 1)
            || THEMSELVES.has(token.key)
    }

    /// The end of the phrase whose head at `head` has a preposition before it (لوكالة الأنباء الروسية), up to `end`.
    pub fn phrase_end(&self, head: usize, end: usize) -> usize {
        let (_, last) = self.phrase(head, end, Extent::Tight(Frame(0)));
        self.trim(Range::new(head, last.max(head + 1))).end
    }

    /// Drops what cannot end a phrase.
    pub fn trim(&self, mut range: Range) -> Range {
        while range.start < range.end {
            let Some(last) = self.before(range.end) else { break };
            let dull = matches!(last.kind, Kind::Comma | Kind::Dash | Kind::Semicolon)
                || matches!(last.key, FI | MIN | ILA | AN)
                || last.key == ALA && !self.named_ali(range.end - 1)
                || last.kind == Kind::Word && self.adverb(range.end - 1);
            if !dull {
                break;
            }
            range.end -= 1;
        }
        range
    }

    /// The source before the verb at `verb`: the noun phrase that ends there, back to `from`.
    pub fn source_before(&self, from: usize, verb: usize) -> Range {
        let from = from.max(verb.saturating_sub(SUBJECT));
        // Back to the last break: a comma that does not part an apposition, a connective, a finite verb.
        let mut start = from;
        let mut i = from;
        // Auxiliaries right before the verb are no part of it: «الوزير قد قال».
        let mut end = verb;
        while end > from && (self.function(end - 1).has(Function::AUXILIARY) || self.adverb(end - 1)) {
            end -= 1;
        }
        // «بيل فلان، راكب الطائرة، أخبر بأن»: the comma that closes an apposition, or a careless one.
        let word = end;
        while end > from && self.kind(end - 1) == Some(Kind::Comma) {
            end -= 1;
        }
        let parted = end < word;
        // Whether a clause begins at `start`.
        let mut clause = true;
        let mut when = false;
        while i < end {
            let Some(token) = self.token(i) else { break };
            let mut next = self.next(i);
            let function = token.word.entry.function;
            // «لكن الوزير، في بيان، قال»: an aside.
            let aside =
                |k: usize| self.adjunct(k, false) && !self.connective(k) || self.function(k).has(Function::RELATIVE);
            if token.kind == Kind::Comma && clause && i > start && aside(next) {
                next = (next..end).find(|k| self.kind(*k) == Some(Kind::Comma)).unwrap_or(end);
                i = next + usize::from(next < end);
                continue;
            }
            let parts = matches!(token.kind, Kind::Semicolon | Kind::Colon | Kind::Ellipsis)
                || token.kind == Kind::Comma && !(self.apposition(i, verb) && i > start);
            // «لأن», «لأنه»
            let because = function.has(Function::THAT)
                && (token.key.ends(AN_THAT) || token.word.clitics.has(Clitics::LI))
                && !self.is(i + 1, word!("كي"));
            let that = because || self.that(i);
            // «مهرجان كان» is held in Cannes.
            let auxiliary =
                function.has(Function::AUXILIARY) && !i.checked_sub(1).is_some_and(|k| self.is(k, word!("مهرجان")));
            // «من جانبه الوزير», but «الوزير بدوره».
            let opens = self.connective(i) && (i <= start + 1 || !self.owned(i));
            if opens || that || auxiliary || parts {
                start = next;
                when = self.when(i);
                // «لكن، الوزير …»
                clause = !parts || token.kind == Kind::Ellipsis || clause && i > from && self.connective(i - 1);
            }
            i = next;
        }
        // «عندما شاهد نجوما وصفها»: a verb follows, whatever noun has its letters, and what is behind it is its own.
        if when {
            return Range::new(from, from);
        }
        let conjunction = self.clitics(start).has(Clitics::CONJ) && !self.clitics(start).has(Clitics::PREP);
        // «لكن متحدثا باسم الشرطة نفى», «مسؤولا آخر», «رفيعا»: the accusative behind لكن and أن.
        let accusative = clause
            && start > from
            && !self.function(start - 1).has(Function::AUXILIARY)
            && self.token(start).is_some_and(|t| self.accusative(t))
            && self.token(start + 1).is_some_and(|t| {
                start + 1 == end
                    || t.key.ends(word!("ا"))
                    || t.key == word!("آخر")
                    || matches!(t.key, BISM | FI | MIN)
                    || self.preposition(start + 1) != 0
            });
        // «وعلى سبيل المثال طلب»
        let preposition = conjunction && matches!(self.bare(start), FI | MIN | ILA | ALA | AN);
        if start >= end
            || preposition
            || self.heads_nothing(start) && !conjunction && !accusative
            || self.disagree(start, verb)
        {
            return Range::new(start, start);
        }
        // «لكن أوباما أقر»: before its verb, an indefinite word that no list has is a name.
        let unlike = start.checked_sub(1).is_some_and(|k| [word!("غير"), word!("إلا")].contains(&self.bare(k)));
        let was = start.checked_sub(1).and_then(|k| self.token(k)).map_or(Key::NONE, super::view::bare);
        let feminine = self.verb(verb).is_some_and(|(f, _)| f.agreement.has(Agreement::FEMININE));
        let other = was == word!("كان") && feminine || was == word!("كانت") && !feminine;
        // «عصيد قال إن», «اليماني قيسوح، عضو الفريق، قال»: at the head of its sentence, before a verb that reports and little else.
        let safe = self.past_cue(verb).is_some_and(|f| f.agreement.has(Agreement::SINGULAR));
        let introduced = (start + 2..start + 5)
            .find(|k| self.kind(*k) == Some(Kind::Comma))
            .filter(|comma| safe && self.noun(comma + 1).is(Noun::ROLE) && (start..*comma).all(|k| self.may_name(k)));
        // «لكن هاربر الذي …، شدد»: what is indefinite before الذي is a name.
        let relative = (start + 1..end.min(start + 4))
            .find(|k| self.function(*k).has(Function::RELATIVE) && !self.definite(start))
            .or(introduced)
            .unwrap_or(end);
        let name = clause
            && (start > from || safe)
            && !unlike
            && !other
            && (start..relative)
                .take(4)
                .take_while(|k| *k == start || !self.noun(*k).is(Noun::ROLE))
                .all(|k| self.may_name(k))
            // «باتت النفايات تهدد», «حزبه يدافع»: a verb and its subject, a noun and its owner.
            && (start + 1 == relative || !self.definite(start + 1) || self.family_like(start + 1))
            && !self.token(start).is_some_and(|t| t.key.ends(word!("ه")) && !t.shape.has(Shape::TA_MARBUTA))
            && relative <= start + 4;
        // «لكن مصريين قالوا»
        let people = self.noun(start).is(Noun::NISBA) && self.noun(start).agreement & Noun::PLURAL != 0;
        // «وكان هذا الحزب أعلن»
        let heads = self.noun(start + 1).is(Noun::ROLE | Noun::ORGANISATION | Noun::GROUP);
        let this = self.function(start).has(Function::DEMONSTRATIVE) && heads;
        if !(self.speaker_head(start)
            || self.definite(start)
            || this && self.clitics(start + 1).has(Clitics::AL)
            || self.opens(start).is_some()
            || name
            || people
            || accusative)
        {
            return Range::new(start, start);
        }
        let (_, last) = self.phrase(start, end, Extent::Open);
        // «بعض الصائمين يزعجون الناس … فقد روى», «الأمة هي الشعب»: a clause of its own.
        let clause_within = |k: usize| {
            let verbal = self.starts(k, word!("ست")) || self.ends(k, word!("ون")) || self.starts(k, word!("سي"));
            // «المدرب هو الآخر وصف»
            let too = self.is(k + 1, word!("الآخر")) || self.is(k + 1, word!("الأخرى"));
            verbal && self.verb_shape(k) || !too && self.token(k).is_some_and(|t| PRONOUNS.has(t.key))
        };
        if (start + 1..last).any(clause_within) {
            return Range::new(start, start);
        }
        let form = self.verb(verb).map(|(f, _)| f).unwrap_or_default();
        // «دراسة أجريت في القرى، أظهرت»
        let whole = last == end
            || self.function(last).has(Function::RELATIVE | Function::ATTRIBUTIVE)
            || self.kind(last) == Some(Kind::Comma)
                && (self.adjunct(last + 1, false) || self.function(last + 1).has(Function::RELATIVE));
        // «أما تيد كروز، فقال»: whom أما puts first, and the ف behind.
        let topic = start.checked_sub(1).is_some_and(|k| self.bare(k) == word!("أما"))
            && (self.clitics(verb).has(Clitics::FA) || self.clitics(end + 1).has(Clitics::FA));
        let head = self.speaker_head(start) || introduced.is_some() || accusative || name && (relative < end || topic);
        if parted && !(whole && clause && head && form.agreement.has(Agreement::SINGULAR)) {
            return Range::new(start, start);
        }
        // «القضاة …، طالب»: behind its subject a verb agrees in number as well.
        let many = self.token(start).is_some_and(|t| {
            let number = t.word.entry.noun.agreement & (Noun::SINGULAR | Noun::DUAL | Noun::PLURAL);
            t.word.is(Noun::ROLE) && number == Noun::PLURAL
        });
        if many && form.agreement.has(Agreement::SINGULAR) && matches!(form.form, Form::Past | Form::Present) {
            return Range::new(start, start);
        }
        // What stands between the phrase and the verb may only be an adjunct or an aside.
        self.trim(Range::new(start, last))
    }
}

pub const MAA: Key = word!("مع");

/// How many tokens before its verb a subject may begin.
const SUBJECT: usize = 80;

/// Words before a number that is not exact.
const ABOUT: Words<4> = Words::new([word!("نحو"), word!("حوالي"), word!("قرابة"), word!("زهاء")]);

/// Words with a pronoun that say of whom was named before that it is he, or all of them.
const THEMSELVES: Words<8> = Words::new([
    word!("نفسه"),
    word!("نفسها"),
    word!("أنفسهم"),
    word!("أي"),
    word!("جميعها"),
    word!("جميعهم"),
    word!("كلها"),
    word!("كلهم"),
]);

/// «قال المهم أن نفوز»: what is said of something, which is nobody.
const OPINIONS: Words<6> =
    Words::new([word!("المهم"), word!("الأهم"), word!("الواضح"), word!("المؤكد"), word!("اللافت"), word!("المؤسف")]);

/// What is drawn to something, by whoever draws it.
pub const ATTENTION: [Key; 3] = [word!("الانتباه"), word!("الأنظار"), word!("النظر")];

const PRONOUNS: Words<9> = Words::new([
    word!("هو"),
    word!("هي"),
    word!("هم"),
    word!("هما"),
    word!("نحن"),
    word!("أنا"),
    // «ويقول وهو يبتسم إنه»
    word!("وهو"),
    word!("وهي"),
    word!("وهم"),
]);
