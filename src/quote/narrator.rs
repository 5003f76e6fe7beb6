//! Where the narrator takes over: the words that end what was said, behind a comma and without one.

use super::view::{ALA, AN, AN_THAT, FI, ILA, MIN, View, bare};
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Agreement, Form, Frame, Verb, VerbForm};
use crate::lexicon::{Class, Clitics};
use crate::text::{Kind, Shape, Words, word};

/// Verbs behind ما that say what came of something: ما دفع, ما أثار.
const OUTCOMES: Words<8> = Words::new([
    word!("دفع"),
    word!("أدى"),
    word!("أثار"),
    word!("جعل"),
    word!("حدا"),
    word!("اضطر"),
    word!("أسفر"),
    word!("استدعى"),
]);

/// How long an aside to the end of the sentence may be.
const ASIDE: usize = 512;

impl View<'_> {
    /// Whether the speech ends at the comma `i`.
    pub fn ends_after_comma(&self, i: usize, end: usize) -> bool {
        let next = i + 1;
        let Some(token) = self.token(next).filter(|_| next < end) else { return true };
        if self.as_he_says(next) {
            return false;
        }
        if self.participle_cue(next, end) || self.strong_participle(next) || self.according(next) || self.unsaid(next) {
            return true;
        }
        // «أنه "نعم"، "وأن لا"»
        if self.opens(next).is_some() && self.that(next + 1) && self.clitics(next + 1).has(Clitics::CONJ) {
            return false;
        }
        let word = bare(token);
        let function = token.word.entry.function;
        // «، الذي …» to the end of the sentence is the narrator's, or to where he goes on: «، الذي …، وعندما».
        if function.has(Function::RELATIVE) {
            // An adjunct behind a comma is the relative clause's: «، الذي يريد البقاء، بعد موسم رائع».
            let mut comma = self.comma_between(next, end);
            while let Some(c) = comma.filter(|c| self.adjoins(c + 1)) {
                comma = self.comma_between(c + 1, end);
            }
            return comma.is_none_or(|comma| {
                let behind = self.token(comma + 1);
                behind.is_some_and(|t| t.word.clitics.has(Clitics::CONJ)) && self.connective(comma + 1)
            });
        }
        if const { Words::new([word!("وهو"), word!("وهي"), word!("وهذا")]) }.has(token.key) {
            // «، وهو ما …» is the narrator's.
            return self.is(next + 1, word!("ما")) || self.function(next + 1).has(Function::RELATIVE);
        }
        // «، الأمر الذي أكدته الوزارة», «، قبل أن يضيف أن»
        if token.key == word!("الأمر") && self.function(next + 1).has(Function::RELATIVE)
            || token.key == word!("قبل") && self.is(next + 1, AN_THAT) && self.reports(next + 2, end)
        {
            return true;
        }
        if word == word!("ذلك") && token.key != word || token.key == word!("وذلك") {
            return self.said_so(next) || self.unsaid(next + 1);
        }
        // «، جاء ذلك في …», «، ويأتي هذا القرار»
        let comes = const {
            Words::new([word!("جاء"), word!("يأتي"), word!("ويأتي"), word!("تأتي"), word!("وتأتي")])
        };
        if comes.has(word) && self.function(next + 1).has(Function::DEMONSTRATIVE) {
            return true;
        }
        // «، يذكر أن …», «، والجدير بالذكر …»
        if const { Words::new([word!("الجدير"), word!("جدير"), word!("تجدر")]) }.has(word)
            || self.verb(next).is_some_and(|(f, v)| self.filler(next, f, v) && self.opens_clause(next, end, v.frame))
        {
            return true;
        }
        // «، ما دفع السكان إلى»: what came of it.
        if token.key == word!("ما") && self.token(next + 1).is_some_and(|t| OUTCOMES.has(t.key)) {
            return true;
        }
        // «، في أول تعليق له», «، في إشارة إلى …»
        if token.key == FI && self.statement(next + 1) {
            return self.is(next + 1, word!("إشارة")) || self.comma_between(next, end).is_none();
        }
        // «، ردا على سؤال»
        if [word!("ردا"), word!("جوابا")].contains(&token.key) && self.is(next + 1, ALA) {
            return self.token(next + 2).is_some_and(|t| t.key == word!("سؤال") || t.key == word!("أسئلة"));
        }
        if self.anothers_cue(next, end) {
            return true;
        }
        if function.has(Function::CHANNEL) {
            return false;
        }
        // «، ويأمل الباحثون أن»: another verb of thought, with its own subject and clause.
        if token.word.clitics.has(Clitics::CONJ) || token.key.starts(word!("وي")) || token.key.starts(word!("وت")) {
            let verb = self.verb_shape(next) && !self.finite(next);
            let clause = (next + 2..end.min(next + 5)).any(|k| self.that(k));
            if verb && clause && self.may_speak(next + 1) {
                return true;
            }
        }
        // «، وفي مداخلة أخرى، قال النائب»
        if token.word.clitics.has(Clitics::CONJ) && (function.has(Function::ADJUNCT) || [FI, MIN, AN].contains(&word)) {
            return self.cue_behind_adjunct(next, end);
        }
        // «، قال الوزير» , «، يقول فلان»: the cue behind its content; but «أن العقوبات، …، تظهر تصميمه».
        // Nor «أن الموقوفين، …، أقروا بالتهم»: a verb in the plural has its subject before it.
        let says = |(f, v): (VerbForm, &Verb)| {
            !v.frame.has(Frame::FINDING) && !f.agreement.has(Agreement::PLURAL | Agreement::DUAL | Agreement::FIRST)
        };
        // «أنه في عام 1999، كشف عن الوادي»: a predicate.
        let predicate =
            self.verb(next).is_some_and(|(_, v)| self.act_preposition(next + 1, v.frame) && !self.that(next + 2))
                || !self.may_speak(next + 1) && self.waits_for_verb(i);
        self.verb(next).is_some_and(says)
            && self.finite(next)
            && !predicate
            && !token.word.clitics.has(Clitics::CONJ)
            && self.reports(next, end)
    }

    /// Whether an adjunct without a clause of its own begins at `i`: بعد موسم, إلا في.
    fn adjoins(&self, i: usize) -> bool {
        let clause = self.connective(i) || self.that(i + 1);
        !self.that(i + 1) && self.is(i, word!("إلا"))
            || !clause && self.function(i).has(Function::ADJUNCT) && self.clitics(i).0 == 0
    }

    /// Whether the clause before the comma at `i` has a subject and no verb: «أن النادي البرتغالي، طلب من», «أن الرئيس، فلان، دعا».
    fn waits_for_verb(&self, i: usize) -> bool {
        let within = |k: &usize| matches!(self.kind(*k), Some(Kind::Word | Kind::Comma));
        let mut back = (i.saturating_sub(14)..i).rev().take_while(within);
        let that = back.find(|k| self.that(*k) || self.verb_shape(*k));
        that.is_some_and(|k| self.that(k) && self.ends(k, word!("ن")) && self.may_speak(k + 1))
    }

    /// Whether the word at `i` ends what was said though no comma stands before it: the next cue, another's, the phrase that
    /// says whose words they were.
    pub fn narrator(&self, i: usize, end: usize) -> bool {
        let Some(token) = self.token(i) else { return false };
        if self.as_he_says(i) {
            return false;
        }
        if self.new_cue(i, end) || self.unsaid(i) {
            return true;
        }
        let function = token.word.entry.function;
        // «… لكنه قال إن»
        if self.but_he(i) {
            return self.reports(i + 1, end);
        }
        if token.key == word!("وذلك") {
            let when = [word!("بعد"), word!("خلال"), word!("لدى")];
            return !when.iter().any(|w| self.is(i + 1, *w)) && self.said_so(i);
        }
        // «… المدينة النائمة على البحر كما وصفها.»
        if token.key == word!("كما") && i + 2 >= end {
            return self.verb(i + 1).is_some_and(|(f, _)| f.object && matches!(f.form, Form::Past | Form::Present));
        }
        // «… وهو الأمر الذي رفضه النواب»
        if token.key == word!("وهو") && self.is(i + 1, word!("الأمر")) && self.function(i + 2).has(Function::RELATIVE)
        {
            return true;
        }
        // «… في إشارة منه إلى»
        if token.key == FI && self.is(i + 1, word!("إشارة")) {
            return self.is(i + 2, ILA) || self.function(i + 2).has(Function::PRONOMINAL);
        }
        let parts = [word!("فيما"), word!("بينما")].contains(&token.key) || token.key == FI;
        if parts && !self.in_what(i) && self.anothers_cue(i, end.min(i + 10)) {
            return true;
        }
        // «… بحسب الوزارة»: to the end, or to the comma.
        (token.word.entry.class == Class::NONE || function.0 != 0)
            && super::frame::phrase(self, i).is_some_and(|p| {
                let stops =
                    p.end >= end || matches!(self.kind(p.end), Some(Kind::Comma | Kind::Semicolon | Kind::Stop));
                // «… انتخابات نزيهة" حسب قوله في مقابلة»
                let stops = stops
                    || self.before(i).is_some_and(|t| t.kind == Kind::Mark)
                        && self.token(i + 1).is_some_and(|t| t.key.starts(word!("قوله")));
                let loose = token.key == word!("حسب") && self.noun(p.source.start).is(Noun::DOCUMENT);
                stops && !loose && (p.verb || p.pronoun || self.may_speak(p.source.start))
            })
    }

    fn but_he(&self, i: usize) -> bool {
        self.function(i).has(Function::CONNECTIVE) && self.bare(i).starts(word!("لكن")) && self.bare(i).len() > 3
    }

    /// Whether لكنه and a past that is in the lists stand at `i`, with which the narrator goes on; whoever speaks himself may say
    /// so of another.
    pub fn but_he_did(&self, i: usize) -> bool {
        self.but_he(i) && self.verb(i + 1).is_some_and(|(f, _)| f.form == Form::Past)
    }

    /// Whether an aside stands at `i` that names nobody: «ستحول الشركة، كما يقول، تركيزها».
    fn as_he_says(&self, i: usize) -> bool {
        self.is(i, word!("كما")) && self.finite(i + 1) && self.kind(i + 2) == Some(Kind::Comma)
    }

    /// Whether حيث stands at `i`, and a finite cue with its colon right behind it: حيث قالت: «…».
    pub fn where_said(&self, i: usize) -> bool {
        if !self.is(i, word!("حيث")) {
            return false;
        }
        let i = i + 1;
        let safe = self.verb(i).is_some_and(|(f, v)| {
            matches!(f.form, Form::Past | Form::Present)
                && !f.agreement.has(Agreement::FIRST)
                && v.frame.has(Frame::SAFE)
                && v.frame.has(Frame::QUOTE)
        });
        safe && self.kind(i + 1) == Some(Kind::Colon) && !self.rejected(i)
    }

    /// Whether وذلك at `i` says on which occasion something was said: وذلك ردا على, وذلك في بيان.
    fn said_so(&self, i: usize) -> bool {
        let Some(token) = self.token(i + 1) else { return false };
        let occasion = [word!("ردا"), word!("عقب"), word!("تعليقا"), word!("خلال"), word!("بعد"), word!("لدى")];
        occasion.contains(&token.key)
            // «، وذلك قبل مغادرته»
            || token.key.starts(word!("قبي")) | (token.key == word!("قبل")) && self.owned(i + 2)
            // «، وذلك في رده على سؤال»
            || token.key == FI
                && (self.function(i + 2).has(Function::CHANNEL)
                    || self.verb(i + 2).is_some_and(|(f, _)| f.form == Form::MasdarPronoun))
            || self.according(i + 1)
    }

    /// Whether a statement's noun stands at `i`, behind first, latest, another.
    fn statement(&self, i: usize) -> bool {
        let at = i + usize::from([word!("أول"), word!("أحدث"), word!("آخر")].iter().any(|w| self.is(i, *w)));
        self.function(at).has(Function::STATEMENT)
    }

    /// Whether it is told at `i` what the speaker left unsaid: ولم تذكر, من دون أن توضح.
    fn unsaid(&self, i: usize) -> bool {
        let says = |k: usize| {
            self.function(k).has(Function::UNSAID)
                || self.verb(k).is_some_and(|(f, v)| f.form == Form::Present && v.frame.has(Frame::SAFE))
        };
        if self.is(i, word!("ولم")) {
            return says(i + 1);
        }
        let at = i + usize::from(self.is(i, MIN));
        let without = self.is(at, word!("دون")) || at > i && self.is(at, word!("غير"));
        if !without {
            return false;
        }
        if self.is(at + 1, AN_THAT) {
            return says(at + 2);
        }
        // «دون تقديم مزيد من التفاصيل»
        let details = |k: usize| self.is(k, word!("تفاصيل")) || self.is(k, word!("التفاصيل"));
        // «دون ذكر للأسباب»
        self.is(at + 1, word!("ذكر")) && self.preposition(at + 2) & Clitics::LI != 0 || (at + 2..at + 6).any(details)
    }

    /// Whether a connective at `i` parts another's cue from what was said: فيما أكد, كما قال, في حين ترى.
    fn anothers_cue(&self, i: usize, end: usize) -> bool {
        let Some(token) = self.token(i) else { return false };
        let word = bare(token);
        // «كما أن الإسلام يعترف»: it is joined to what was said.
        if word == word!("كما") && self.that(i + 1) {
            return false;
        }
        // «، من جهته قال»
        let whose = !self.is(i + 1, word!("حيث")) && !self.is(i + 1, word!("ثم"));
        if word == MIN && self.connective(i + 1) && whose {
            return true;
        }
        // «، بينما تحدث المسؤول عن قتل العشرات»
        let meanwhile = word == word!("فيما") || word == word!("بينما");
        if meanwhile && self.verb(i + 1).is_some_and(|(f, v)| f.form == Form::Past && v.is(word!("تحدث"))) {
            return true;
        }
        let but = [word!("غير"), word!("إلا"), word!("بيد")].contains(&word);
        let (from, reach) = match () {
            // «، إلا أن متحدثا باسم الشركة، أكد أن»: somebody new.
            () if but && self.that(i + 1) && self.someone_new(i + 2) => {
                return (i + 3..end.min(i + 16)).any(|k| self.reports(k, end));
            }
            // «، إلا أنه قال إن»
            () if but && self.that(i + 1) => (i + 2, 3),
            () if token.key == FI && [word!("حين"), word!("وقت")].iter().any(|w| self.is(i + 1, *w)) => {
                (i + 2, 14)
            }
            () if meanwhile => (i + 1, 14),
            () if token.key == word!("وكان") || token.key == word!("وكانت") => (i + 1, 7),
            () if const { Words::new([word!("كما"), word!("حيث"), word!("إذ")]) }.has(word) => (i + 1, 4),
            () if self.connective(i)
                && !const { Words::new([word!("بل"), word!("إلا"), word!("غير"), word!("أما")]) }.has(word) =>
            {
                (i + 1, 7)
            }
            () => return false,
        };
        // «ولكن عبر سنوات»: a preposition with the letters of a verb.
        let homograph = |k: usize| {
            self.verb(k).is_some_and(|(_, v)| v.frame.has(Frame::PREP))
                && !self.token(k).is_some_and(|t| t.shape.has(Shape::SHADDA))
                && !(k + 1..end.min(k + 6)).any(|n| self.is(n, AN) || self.that(n))
        };
        (from..end.min(i + reach))
            .take_while(|k| self.kind(*k) != Some(Kind::Comma))
            .any(|k| self.reports(k, end) && !homograph(k) && !self.first_person(k))
    }

    /// Whether a role without article stands at `i`, in the accusative: متحدثا.
    fn someone_new(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            self.accusative(t) && self.p.lexicon.lookup(t.key.chop(1)).noun.is(Noun::ROLE | Noun::ANONYMOUS)
        })
    }

    /// Whether a finite cue stands behind the comma that ends the adjunct at `i`: «وفي مداخلة أخرى، قال».
    fn cue_behind_adjunct(&self, i: usize, end: usize) -> bool {
        let past = |k: usize| self.past_cue(k).is_some();
        // «وفي الوقت نفسه، أصر المدير على», but «ولكن تكاتف الناس، وأثبت»
        let main = |k: usize| {
            let past = self.verb(k).is_some_and(|(f, _)| f.form == Form::Past && !f.agreement.has(Agreement::FIRST));
            past && self.clitics(k).0 == 0 && !self.bare(i).starts(word!("لكن"))
        };
        let stop = end.min(i + 20);
        let comma = (i + 1..stop).find(|k| self.kind(*k) == Some(Kind::Comma));
        // «، وبعد أن سمحت له المحكمة قال المتهم»
        let at_once = (i + 2..comma.unwrap_or(stop)).find(|k| past(*k) && !self.clitics(*k).has(Clitics::CONJ));
        let at = comma
            .map(|c| c + 1)
            .filter(|k| past(*k) || main(*k))
            .or(at_once.filter(|k| self.may_speak(k + 1) || self.may_name(k + 1)));
        at.is_some_and(|k| self.reports(k, end))
    }

    /// Whether a participle at `i` behind a comma is the narrator's whatever follows it: مؤكدا, لافتا.
    fn strong_participle(&self, i: usize) -> bool {
        self.verb(i).is_some_and(|(f, v)| {
            let he = f.agreement.0 == (Agreement::MASCULINE | Agreement::SINGULAR);
            // «لافتا», «لافتة», but «لافتات» are banners.
            let points = v.is(word!("لفت")) && f.agreement.has(Agreement::SINGULAR);
            let says = (v.frame.has(Frame::SAFE) || points)
                && v.frame.has(Frame::THAT | Frame::ILA_THAT | Frame::BI_THAT | Frame::ALA_THAT)
                && (points || !v.frame.has(Frame::NOUN | Frame::STRICT));
            // «مطالبا الوزارة», «متهما الحكومة»
            let asks = he && v.frame.has(Frame::X_BI | Frame::X_ILA | Frame::X_ALA) && !v.frame.has(Frame::STRICT);
            // «رافضا كل الاتهامات»
            let refuses = he && v.frame.has(Frame::SPEECH_NP) && self.function(i + 2).has(Function::SPEECH_NOUN);
            f.form == Form::Participle && (says || asks || refuses)
        }) && self.participle_place(i)
    }
    /// The first comma between here and `end`, marks left out.
    fn comma_between(&self, from: usize, end: usize) -> Option<usize> {
        let end = end.min(from + ASIDE);
        let mut i = from;
        while i < end {
            if self.kind(i) == Some(Kind::Comma) {
                return Some(i);
            }
            i = self.next(i);
        }
        None
    }

    /// Whether a new cue begins at `i`, with or without a comma before it: وأضاف أن, ومشيرا إلى.
    fn new_cue(&self, i: usize, end: usize) -> bool {
        let Some(token) = self.token(i) else { return false };
        if !token.word.clitics.has(Clitics::CONJ) {
            // «… العام مؤكدا أن»
            return self.verb(i).is_some_and(|(f, v)| {
                // «المتعلق بالمتهمين بالضلوع»: no cue.
                f.form == Form::Participle && token.word.clitics.0 & (Clitics::PREP | Clitics::AL) == 0 && {
                    // «… مضيفا: نعم», «… مضيفا "إنه بخير"»
                    let marked = self.opens(i + 1).is_some_and(|m| m.end > m.start + 2);
                    let words = (marked || self.kind(i + 1) == Some(Kind::Colon)) && v.frame.has(Frame::QUOTE);
                    // «مشيرا للزيارات»
                    let to = v.frame.has(Frame::ILA) && self.preposition(i + 1) & Clitics::LI != 0;
                    // «… مضيفا قوله "نعم"»
                    let saying = self.opens(i + 2).is_some()
                        && self.verb(i + 1).is_some_and(|(f, _)| f.form == Form::MasdarPronoun);
                    // «… معتبرا إياه خطأ»
                    words
                        || to
                        || self.starts(i + 1, word!("إيا"))
                        || saying
                        || self.opens_clause(i, end, v.frame)
                        || self.act_preposition(i + 1, v.frame)
                        || v.frame.has(Frame::NP) && self.thing(i + 1)
                        || v.frame.has(Frame::ANY_X) && self.act_follows(i, end)
                }
            }) && self.participle_place(i);
        }
        match self.verb(i) {
            Some((form, _)) if form.form == Form::Participle => self.participle_cue(i, end),
            // «وأعتقد أن»: the speaker's own words.
            Some((form, _)) if form.agreement.has(Agreement::FIRST) => false,
            // «وأبلغني بقرار الإقالة»: he tells of himself.
            Some((form, _)) if form.object && token.key.ends(word!("ني")) => false,
            Some((_, verb)) if verb.is(word!("اعتقد")) && token.shape.has(Shape::HAMZA_ABOVE) => false,
            Some((form, verb)) if matches!(form.form, Form::Past) => {
                // «، وقال الناشط الذي فضل …»: someone goes on to say.
                let comma = self.before(i).is_some_and(|t| t.kind == Kind::Comma);
                if comma && verb.is(word!("قال")) && self.definite(i + 1) && self.may_speak(i + 1) && !self.rejected(i)
                {
                    return true;
                }
                // «أن المتهم اتصل به وعرض عليه شراء السيارة»: without a comma, an act joins what was said.
                let parted = self.before(i).is_some_and(|t| t.kind != Kind::Word);
                if parted || verb.frame.has(Frame::SAFE | Frame::RELAY) {
                    self.reports(i, end)
                } else {
                    !self.rejected(i) && self.opens_content(i, end, verb.frame, 24)
                }
            }
            Some((form, _)) if matches!(form.form, Form::Present) => {
                // A present joins what was said unless a comma parts it: «أن الحكومة ترفض وتؤكد أن».
                self.before(i).is_some_and(|t| matches!(t.kind, Kind::Comma)) && self.reports(i, end)
            }
            _ => false,
        }
    }

    /// Whether the participle at `i` reports: content follows.
    pub fn participle_cue(&self, i: usize, end: usize) -> bool {
        let Some((form, verb)) = self.verb(i) else { return false };
        form.form == Form::Participle
            // «وزير النقل والمواصلات»
            && !self.clitics(i).has(Clitics::AL)
            && (self.opens_content(i, end, verb.frame, 8)
                || self.before(i).is_some_and(|t| t.kind == Kind::Comma) && self.act_follows(i, end))
    }

    /// Where the clause of قال at `i` begins behind a participle at `k` that tells how it was said: «قال فلان، معلقا على
    /// المطر، إن الزرع بخير».
    pub fn behind_aside(&self, i: usize, k: usize, stop: usize) -> Option<usize> {
        let (form, verb) = self.verb(i)?;
        let finite = matches!(form.form, Form::Past | Form::Present);
        if !verb.is(word!("قال")) || !finite || self.clitics(k).has(Clitics::CONJ) {
            return None;
        }
        let n = (k + 1..stop).find(|n| {
            self.that(*n) || self.opens(*n).is_some() || matches!(self.kind(*n), Some(Kind::Stop | Kind::Colon))
        })?;
        let said = self.that(n) && self.clitics(n).0 == 0 && self.token(n)?.shape.has(Shape::HAMZA_BELOW);
        (said && n > k + 2).then_some(n)
    }

    /// Whether the finite verb at `i` reports: content follows within a few words.
    pub fn reports(&self, i: usize, end: usize) -> bool {
        let Some((form, verb)) = self.verb(i) else { return false };
        matches!(form.form, Form::Past | Form::Present)
            && !self.rejected(i)
            && (verb.frame.has(Frame::RELAY) && (i + 1..end.min(i + 10)).any(|k| self.is(k, AN))
                || self.opens_content(i, end, verb.frame, 24)
                || self.act_follows(i, end))
    }

    /// Whether an according-to phrase begins at `i`.
    pub fn according(&self, i: usize) -> bool {
        super::frame::phrase(self, i).is_some()
    }
}
