//! What follows a cue: a clause, a question, words in marks, words behind a colon.

use super::frame;
use super::marks::Marked;
use super::source::Extent;
use super::view::{ALA, AN, BI, FI, ILA, MIN, Range, View, bare};
use crate::lexicon::Clitics;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Form, Frame};
use crate::text::{Kind, Shape, Token, Words, word};

/// How many tokens may stand between a cue and its content.
const REACH: usize = 48;

/// How many tokens words in brackets may have.
pub const BRACKETS: usize = 400;

/// What follows a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complement {
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
    /// The token where it begins.
    pub const fn at(self) -> usize {
        match self {
            Self::Clause(i) | Self::Question(i) | Self::Marks(i) | Self::Colon(i) | Self::Cue(i) | Self::None(i) => i,
        }
    }
}

impl View<'_> {
    /// What follows the cue at `i`, up to `end`.
    pub fn complement(&self, i: usize, end: usize, frame: Frame) -> Complement {
        let stop = end.min(i + REACH);
        let mut k = i + 1;
        let mut relative = false;
        let mut aside = false;
        let mut commas = 0;
        while k < stop {
            let Some(token) = self.token(k) else { break };
            if let Some(mark) = self.opens(k) {
                // «قالت "الشركة" إن»: a name, and the clause behind it.
                // «وقالت رئيسة تحرير "المجلة" أمل المصري، إن»
                let behind = self.kind(mark.close) == Some(Kind::Word)
                    && self.words(Range::new(mark.start, mark.end)) <= 5
                    && !self.clausal(mark)
                    && (mark.close..stop.min(mark.close + 14))
                        .take_while(|k| {
                            matches!(self.kind(*k), Some(Kind::Word | Kind::Comma))
                                && (self.verb(*k).is_none() || self.according(*k))
                        })
                        .any(|k| self.clause_start(k, frame).is_some());
                // «مدير القسم لدى "الشركة": «…»»
                let words = self.words(Range::new(mark.start, mark.end));
                let titled = self.kind(mark.close) == Some(Kind::Colon) && words <= 5;
                // «المدير في "هيئة السياحة"، أن»
                let within = words <= 6
                    && (self.is(k - 1, FI) || self.is(k - 1, MIN))
                    && self.kind(mark.close) == Some(Kind::Comma)
                    && self.clause_start(mark.close + 1, frame).is_some();
                let named = behind || titled || within || self.clause_start(mark.close, frame).is_some();
                // «مضيفا القول «…»»
                let told =
                    k == i + 2 && (self.function(i + 1).has(Function::PRONOMINAL) || self.is(i + 1, word!("القول")));
                // «يؤكد تحولا في الاستراتيجية، «هذا هو المستقبل»»: an object stands between.
                let adjacent = k == i + 1
                    || told
                    || self.kind(k - 1) == Some(Kind::Colon)
                    || self.kind(k - 1) == Some(Kind::Comma)
                        && (!frame.has(Frame::NP) || self.source(i + 1, k - 1, Extent::Open).next + 1 >= k);
                // «وأضاف "لن نعود".»: few words are speech where nothing follows.
                let alone = (k == i + 1 || told)
                    && frame.has(Frame::SAFE)
                    && matches!(self.kind(mark.close), None | Some(Kind::Stop | Kind::Comma | Kind::Ellipsis))
                    // «قال "فلان"، الخبير في الشركة، بأن»
                    && !(mark.close..stop).any(|n| self.clause_start(n, frame).is_some());
                let enough = words + usize::from(alone) > if adjacent { 2 } else { 3 };
                // Between the cue and its words stands the source, and nothing else; words that are a clause may stand farther off.
                let close = adjacent
                    || self.source(i + 1, k, Extent::Open).next == k
                    || (frame.has(Frame::SAFE) || self.writes(i))
                        && words > 3
                        && (self.clausal(mark) || commas == 0 && self.last_words(i, mark, frame));
                // «مشيرا إلى «دور الشباب»»: the marks belong to what the preposition opens.
                // «هددت بـ«…»»: nobody speaks behind a preposition of one letter.
                let of = k > i + 1 && self.is(k - 1, BI);
                let taken = of || k > i + 1 && self.act_preposition(k - 1, frame);
                let speech = words > 8 && !self.titled(mark) || close && enough && self.speech_in_marks(mark);
                let another = of && !frame.has(Frame::BI | Frame::X_BI);
                // «ويرى المصدر "أن الذهب …"»
                // «أقرت الشركة "تعريفة منخفضة" ابتداء من»: the sentence goes on over a few words that are no clause.
                let term = words <= 6
                    && !frame.has(Frame::SAFE | Frame::TAIL)
                    && self.kind(k - 1) != Some(Kind::Colon)
                    && self.kind(mark.close) == Some(Kind::Word)
                    && !self.clitics(mark.close).has(Clitics::CONJ)
                    && !self.clausal(mark);
                let quotes = !term && frame.has(Frame::QUOTE) || frame.has(Frame::THAT) && self.that(mark.start);
                if quotes && !named && !another && speech {
                    return if taken { Complement::None(k) } else { Complement::Marks(k) };
                }
                k = mark.close.max(k + 1);
                continue;
            }
            match token.kind {
                Kind::Semicolon if self.that(k + 1) => {}
                Kind::Stop | Kind::Semicolon => return Complement::None(k),
                // «عقب كل مباراة.. صعب أن»
                Kind::Ellipsis if !frame.has(Frame::SAFE) => return Complement::None(k),
                Kind::Colon
                    if !(token.glued
                        && self.token(k + 1).is_some_and(|t| t.glued && t.kind == Kind::Number)
                        && self.before(k).is_some_and(|t| t.kind == Kind::Number)) =>
                {
                    // «والد الفقيد، المواطن: فلان أن»: the name of him whose title stands before the colon.
                    let titled = self.noun(k - 1).is(Noun::TITLE | Noun::ROLE)
                        && self.name_part(k + 1)
                        // «قال المدرب: لا أعرف إن كان»
                        && !self.function(k + 1).has(Function::NEGATION)
                        && (k + 2..stop.min(k + 14))
                            .take_while(|n| self.verb(*n).is_none())
                            .any(|n| self.clause_start(n, frame) == Some(n));
                    // «كتاب صدر بعنوان: …»: a title; «زياد الشعار: …» is somebody's name.
                    let entitled = self.function(k - 1).has(Function::ENTITLED);
                    if titled || entitled && !(frame.has(Frame::SAFE) && self.clitics(k - 1).has(Clitics::AL)) {
                        k += 1;
                        continue;
                    }
                    // «الأضلاع الثلاثة وهي: …»: a list.
                    let list = self.before(k).is_some_and(|t| LISTS.has(t.key) || LISTS.has(t.key.skip(1)));
                    // «عن طريق موقعها: http://…»
                    let address = self.kind(k + 1) == Some(Kind::Foreign) && self.kind(k + 2) == Some(Kind::Colon);
                    if !frame.has(Frame::QUOTE) || list || address {
                        return Complement::None(k);
                    }
                    // A dash may stand between: «قال: - نعم».
                    let next = k + 1 + usize::from(self.kind(k + 1) == Some(Kind::Dash));
                    return match self.opens(next) {
                        Some(mark) if self.all_marked(mark, end) => Complement::Marks(next),
                        _ => Complement::Colon(next - 1),
                    };
                }
                Kind::Comma => {
                    commas += 1;
                    // «مزان، التي كانت …، العرب إلى»: the comma that closes the aside.
                    relative &= !aside;
                    aside = false;
                }
                _ => {}
            }
            // «بقوله (لن نتراجع عن موقفنا)»: brackets for marks.
            if token.ch == '(' && k == i + 1 && frame.has(Frame::QUOTE) && self.bracketed(k) {
                return Complement::Colon(i);
            }
            // «تحليل الحامض (دي إن إيه)»: an aside.
            if token.ch == '('
                && !token.is_word()
                && let Some(close) = (k + 2..stop.min(k + 8)).find(|c| self.token(*c).is_some_and(|t| t.ch == ')'))
            {
                k = close + 1;
                continue;
            }
            if token.kind == Kind::Word {
                // «وأضاف، نحن نريد», «وقال هناك نقاط», «وقال لا عودة»: his words follow without any sign.
                // «وتابعت النائبة، كما أنني أشكر»
                let also = token.key == word!("كما") && self.that(k + 1) && self.first_person(k + 1);
                let own = self.function(k).has(Function::FIRST_PERSON) && !self.that(k);
                let opens = frame.has(Frame::SAFE) && token.word.clitics.0 == 0 && OPENERS.has(token.key);
                // «وقال المدرب في مؤتمر نحن ننتظر»
                let we = !relative && (token.key == word!("نحن") || token.key == word!("كنا"));
                let at_once = || {
                    we || k == i + 1
                        || commas == 1
                            && self.kind(k - 1) == Some(Kind::Comma)
                            && (k == i + 2 || self.source(i + 1, k - 1, Extent::Open).next == k - 1)
                };
                let said = frame.has(Frame::QUOTE) && (frame.has(Frame::SAFE) || commas == 1 && frame.has(Frame::TAIL));
                if (own || also || opens) && said && (opens || !self.told_me(k)) && at_once() {
                    return Complement::Colon(k - 1);
                }
                // «أشار الموقع، نقلا عن المدير، إلى أن»: the relay stands between.
                if let Some(phrase) = frame::phrase(self, k) {
                    // «وقالت الهيئة في تقريرها، وفقا لموقع فلان، إن»
                    let comma = usize::from(self.kind(phrase.end) == Some(Kind::Comma));
                    let on = self.clause_start(phrase.end + comma, frame).is_some();
                    if self.before(k).is_some_and(|t| t.kind == Kind::Comma) && token.key != word!("نقلا") && !on {
                        return Complement::None(k);
                    }
                    k = phrase.end.max(k + 1);
                    continue;
                }
                // «قيمة تضيف جديدا، فيما تضم الشروط أن»: another's clause.
                let other = token.key == word!("فيما") || token.key == word!("مما") || token.key.starts(word!("لكن"));
                if other && self.before(k).is_some_and(|t| t.kind == Kind::Comma) {
                    return Complement::None(k);
                }
                // «وقالت قبل أن يبدأ الحفل إن»: another clause stands between.
                let despite = self.is(k - 1, MIN) && self.is(k - 2, word!("الرغم"));
                if self.that(k) && (despite || self.before(k).is_some_and(|t| BETWEEN.has(bare(t)))) {
                    k += 2;
                    continue;
                }
                // «كشف التقرير الذي يعني أن»: the clause of the verb within.
                // «وصف الحارس الحريق الذي شب في المخزن بأنه»: what is said of the object.
                let of = frame.has(Frame::X_BI) && token.word.clitics.has(Clitics::BI);
                let own = relative && !of && !self.before(k).is_some_and(closes);
                if own && frame.has(Frame::STRICT | Frame::FINDING | Frame::NOUN) && self.that(k) {
                    return Complement::None(k);
                }
                if self.nouns_clause(i, k, frame) {
                    return Complement::None(k);
                }
                if let Some(start) = self.clause_start(k, frame) {
                    // «الذي أعلن أنه», «الذي قال فيه إن» within the source has a cue of its own.
                    let pronoun = self.finite(i) && self.function(start - 1).has(Function::PRONOMINAL);
                    let own = start - 1 - usize::from(pronoun);
                    if relative && self.finite(own) && !self.rejected(own) {
                        k += 1;
                        continue;
                    }
                    return Complement::Clause(start);
                }
                let function = token.word.entry.function;
                if self.that(k) && !relative && !frame.has(Frame::MIN_X) {
                    // A complementiser that the frame does not take: somebody else's.
                    return Complement::None(k);
                }
                // «يقترح كافة المنتجات، ويمكن للزائر أن يجد»: أن belongs to what can be.
                // «أكد الفريق تفوقه وكاد لاعبه أن يسجل»
                let word = token.key.skip(usize::from(token.key.at(0) == word!("و").at(0)));
                // «دواء يمكنه أن يشفي»
                let can = (MODALS.has(word) || word.starts(word!("يمكن"))) && !frame.has(Frame::SAFE)
                    || !relative && [word!("كاد"), word!("وكاد"), word!("وكادت")].contains(&token.key);
                if can && (k + 1..stop.min(k + 8)).any(|n| self.that(n)) {
                    return Complement::None(k);
                }
                if function.has(Function::RELATIVE) {
                    relative = true;
                    aside = self.before(k).is_some_and(|t| t.kind == Kind::Comma);
                } else if frame.has(Frame::WHETHER) && self.question(k)
                    // «قال، لدى سؤاله ما إذا»
                    && (token.key != word!("ما") || !frame.has(Frame::SAFE) || !frame.has(Frame::BI_THAT))
                {
                    // «تساءل عن ما إذا»
                    return Complement::Question(k - usize::from(self.is(k - 1, AN) || self.is(k - 1, word!("حول"))));
                }
                if let Some((form, v)) = self.verb(k) {
                    if self.says(k) || frame.has(Frame::TAIL) && self.pointing(k) {
                        return Complement::Cue(k);
                    }
                    // «أكد الجواز مستندا إلى قوله تعالى: «…»»
                    if form.form == Form::MasdarPronoun
                        && self.verb(k).is_some_and(|(_, v)| v.is(word!("قال")))
                        && self.is(k - 1, ILA)
                    {
                        return Complement::None(k);
                    }
                    let finite = matches!(form.form, Form::Past | Form::Present) && !self.rejected(k);
                    // «أعلن النادي ذلك في رسالة قال فيها: «…»»
                    let pronoun = usize::from(self.function(k + 1).has(Function::PRONOMINAL));
                    if finite && v.frame.has(Frame::QUOTE) && self.kind(k + 1 + pronoun) == Some(Kind::Colon) {
                        // «روى سالم بن زيد قال: «…»»
                        let parted = pronoun > 0 || k == i + 1 || token.word.clitics.has(Clitics::CONJ);
                        let whose = !parted && {
                            let source = self.source(i + 1, k, Extent::Open);
                            source.next == k && self.may_be_somebody(source.range.start)
                        };
                        return if whose { Complement::Cue(k) } else { Complement::None(k) };
                    }
                    // «الصفعة التي تلقاها، إذ قال: …»: behind the relative clause another clause begins.
                    let parted = self.connective(k - 1)
                        || token.word.clitics.has(Clitics::CONJ)
                            && (self.before(k).is_some_and(|t| t.kind == Kind::Comma)
                                || self.kind(k + 1) == Some(Kind::Colon));
                    let cue = parted
                        || !relative
                            && (token.word.clitics.has(Clitics::CONJ)
                                || form.form == Form::Present
                                || k == i + 1
                                || commas > 0);
                    // «في مطالبتها بالأرشيف أكد الوزير أن»: the verb's own clause.
                    let cue = cue || !relative && !self.finite(i) && form.form == Form::Past;
                    // «استغرب المجلس القرار، واعتبر ذلك «…»»
                    let next =
                        form.form == Form::Past && commas > 0 && !relative && token.word.clitics.has(Clitics::CONJ);
                    if finite
                        && cue
                        && (next
                            || self.opens_content(k, end, self.verb(k).map_or(Frame::default(), |(_, v)| v.frame), 20))
                    {
                        return Complement::None(k);
                    }
                    if form.form == Form::Participle && self.participle_place(k) && self.participle_cue(k, end) {
                        return self.behind_aside(i, k, stop).map_or(Complement::None(k), Complement::Clause);
                    }
                }
            }
            k += 1;
        }
        Complement::None(stop)
    }

    /// Whether the marked span is all that stands behind a colon, up to `end` or to a break: else the words around it are
    /// the speaker's too.
    pub fn all_marked(&self, mark: &Marked, end: usize) -> bool {
        let close = mark.close;
        if close >= end || self.words(Range::new(mark.start, mark.end)) > 5 || self.words(Range::new(close, end)) == 0 {
            return true;
        }
        let parted = |i: usize| {
            matches!(
                self.kind(i),
                Some(Kind::Comma | Kind::Stop | Kind::Dash | Kind::Ellipsis | Kind::Semicolon | Kind::Mark)
            )
        };
        let went = self.token(close).is_some_and(|t| {
            !t.word.known() && t.key.starts(word!("و")) && t.key.len() == 4 && !t.shape.has(Shape::TA_MARBUTA)
        });
        // «نعم،» مضيفا: the comma may stand within; «القراءة سفر» وخرج: the narrator goes on with a verb.
        parted(close)
            || parted(mark.end - 1)
            || self.finite(close)
            || self.verb_shape(close)
            || went
            || self.participle_cue(close, end)
    }

    /// Whether the verb at `i` tells where something was written: كتب على بابه, كتبت في صفحتها.
    fn writes(&self, i: usize) -> bool {
        self.verb(i).is_some_and(|(_, v)| v.is(word!("كتب"))) && (self.is(i + 1, ALA) || self.is(i + 1, FI))
    }

    /// Whether the words in marks end the sentence of the cue at `i`, which takes nothing else: «وقال سالم عند سؤاله عن الفوز «…».»
    fn last_words(&self, i: usize, mark: &Marked, frame: Frame) -> bool {
        let ends = matches!(self.kind(mark.close), None | Some(Kind::Stop | Kind::Ellipsis));
        // «يقول ذلك لما رآه من «…»»
        let object = self.function(i + 1).has(Function::DEMONSTRATIVE) || self.preposition(mark.open - 1) != 0;
        ends && !object && !frame.has(Frame::NP)
    }

    /// Whether the bracket at `open` holds a clause: more than a few words, up to the bracket that closes it.
    fn bracketed(&self, open: usize) -> bool {
        let close = (open + 1..self.len().min(open + BRACKETS)).find(|k| self.token(*k).is_some_and(|t| t.ch == ')'));
        close.is_some_and(|close| self.words(Range::new(open, close)) > 4)
    }

    /// Whether a pronoun with لـ at `k` names whom it was told: قال لنا, قال لي.
    fn told_me(&self, k: usize) -> bool {
        self.token(k).is_some_and(|t| t.key.len() <= 3 && t.key.at(0) == word!("ل").at(0))
    }

    /// Whether the words in marks are a clause, as names and titles are not.
    pub fn clausal(&self, mark: &Marked) -> bool {
        let clause = Function::NEGATION | Function::AUXILIARY | Function::WHETHER;
        self.verb_shape(mark.start)
            || self.token(mark.start).is_some_and(|t| OPENERS.has(t.key))
            || self.ours(mark.start)
            || self.first_person(mark.start)
            || self.that(mark.start)
            || (mark.start..mark.end.min(mark.start + REACH)).any(|k| {
                self.token(k).is_some_and(|t| {
                    t.word.entry.function.has(clause)
                        && !t.word.clitics.has(Clitics::PREP)
                        && t.key != word!("عدم")
                        && t.key != word!("غير")
                        && t.key != word!("دون")
                        || t.kind == Kind::Stop && k + 1 < mark.end
                        || self.finite(k) && !self.rejected(k)
                })
            })
    }

    /// Whether هل, كيف, ما إذا opens a reported question at `k`.
    pub fn question(&self, k: usize) -> bool {
        let whether = self.is(k + 1, word!("إذا")) || self.is(k + 1, word!("إن"));
        self.token(k).is_some_and(|t| match t.key {
            key if key == word!("ما") => whether,
            // «سأل عما جرى», but «يروي قصة بعيدة عما جرى»: an adjective takes it.
            key if key == word!("عما") => whether || !self.before(k).is_some_and(|t| t.shape.has(Shape::TA_MARBUTA)),
            // «إين» is a foreign name.
            _ => t.word.entry.function.has(Function::WHETHER) && !t.shape.has(Shape::HAMZA_BELOW),
        })
    }

    /// Whether a clause of `frame` opens within a few tokens of the cue at `i`.
    pub fn opens_clause(&self, i: usize, end: usize, frame: Frame) -> bool {
        (i + 1..end.min(i + 8))
            .take_while(|k| self.kind(*k) == Some(Kind::Word))
            .any(|k| self.clause_start(k, frame).is_some())
    }

    /// Whether content of `frame` opens within `reach` tokens of the cue at `i`.
    pub fn opens_content(&self, i: usize, end: usize, frame: Frame, reach: usize) -> bool {
        let mut k = i + 1;
        let stop = end.min(i + 1 + reach);
        while k < stop {
            let Some(token) = self.token(k) else { return false };
            if let Some(mark) = self.opens(k) {
                let words = self.words(Range::new(mark.start, mark.end));
                // «…، اعتبرت فلانة "…"»
                let parted = self.before(i).is_some_and(|t| t.kind == Kind::Comma);
                let long = words > 8 && !self.titled(mark);
                let speech = k == i + 1 || frame.has(Frame::SAFE) && words > 3 || long && k < i + 4 && parted;
                if frame.has(Frame::QUOTE) && speech && (k == i + 1 || long || self.clausal(mark)) {
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
            if self.clause_start(k, frame).is_some() || frame.has(Frame::TAIL) && self.says(k) {
                return true;
            }
            if self.that(k) {
                return false;
            }
            // «وقال نريد حكومة»: the words begin at once.
            if k == i + 1 && frame.has(Frame::SAFE) && frame.has(Frame::QUOTE) && self.first_person(k) {
                return true;
            }
            // Prepositions of the act, right behind the cue.
            if k == i + 1 && self.act_preposition(k, frame) {
                return true;
            }
            k += 1;
        }
        false
    }
}

/// Words with which somebody's words begin that stand right behind their cue, without any sign.
const OPENERS: Words<13> = Words::new([
    word!("هناك"),
    word!("ثمة"),
    word!("لن"),
    word!("لم"),
    word!("لا"),
    word!("ليس"),
    word!("ليست"),
    word!("تم"),
    word!("سيتم"),
    word!("يتم"),
    word!("يجب"),
    word!("يمكن"),
    word!("سوف"),
]);

/// Words before a colon behind which things are listed.
const LISTS: Words<13> = Words::new([
    word!("تشمل"),
    word!("يشمل"),
    word!("تضم"),
    word!("يضم"),
    word!("كالتالي"),
    word!("هي"),
    word!("هو"),
    word!("هما"),
    word!("منها"),
    word!("بينها"),
    word!("التالية"),
    word!("الآتية"),
    word!("مثل"),
]);

/// Verbs of what can and must be: their أن is no cue's.
const MODALS: Words<4> = Words::new([word!("يجب"), word!("ينبغي"), word!("يتعين"), word!("يحق")]);

/// Words with أن whose clause may stand between a cue and its content: قبل أن, دون أن.
const BETWEEN: Words<4> = Words::new([word!("قبل"), word!("بعد"), word!("منذ"), word!("دون")]);

/// Whether a token closes the relative clause before a complementiser: its verb cannot be this one.
fn closes(token: &Token) -> bool {
    matches!(token.kind, Kind::Comma | Kind::Number | Kind::Mark)
        || token.word.clitics.has(Clitics::AL)
        || token.word.entry.function.has(Function::PRONOMINAL)
        || const { Words::new([word!("منه"), word!("منها"), word!("عنه"), word!("عنها")]) }.has(token.key)
}
