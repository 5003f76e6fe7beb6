//! A noun phrase that names a speaker, read word by word: what may follow in it, and what ends it.

mod apposition;
mod clause;
mod object;

use super::source::{ATTENTION, BISM, Extent};
use super::view::{ALA, AN, FI, ILA, MIN, Range, View};
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Agreement, Form, Frame};
use crate::lexicon::{Class, Clitics};
use crate::text::{Key, Kind, Shape, Token, Words, word};

/// A phrase as far as it has been read.
struct Phrase<'v, 'a> {
    view: &'v View<'a>,
    from: usize,
    end: usize,
    extent: Extent,
    /// The token behind its last word.
    last: usize,
    /// How many words of a personal name stand right before.
    name: usize,
    /// Whether the word before is definite, so that only what agrees with it may follow.
    definite: bool,
    /// Whether the noun of a body stands in it.
    body: bool,
    /// Whether a title or role stands in it, behind its last comma.
    role: bool,
    /// Whether a personal name stands in it.
    named: bool,
    /// Whether a comma within it opened an apposition, which another comma may close.
    apposed: bool,
    /// Whether an adjective without article stands behind its noun, so that the noun heads no construct: مسؤول أمني.
    closed: bool,
}

impl View<'_> {
    /// Reads on from the head at `from`: where the phrase and its adjuncts end, and the token behind its last word.
    pub fn phrase(&self, from: usize, end: usize, extent: Extent) -> (usize, usize) {
        let mut phrase = Phrase {
            view: self,
            from,
            end,
            extent,
            last: from,
            name: 0,
            definite: false,
            body: false,
            role: false,
            named: false,
            apposed: false,
            closed: false,
        };
        let mut i = from;
        while let Some(next) = phrase.step(i).filter(|n| *n > i) {
            i = next;
        }
        // «الوزير، فلان، عن»
        let masdar = || phrase.tight() && self.token(i + 1).is_some_and(|t| self.masdar_like(t) || self.gerund(i + 1));
        let closed = i < end && self.kind(i) == Some(Kind::Comma) && (phrase.apposed || masdar());
        (self.behind_adjuncts(i + usize::from(closed), end), phrase.last)
    }
}

impl Phrase<'_, '_> {
    fn tight(&self) -> bool {
        self.extent != Extent::Open
    }

    /// The verb's frame, where an object may follow the phrase.
    fn frame(&self) -> Frame {
        match self.extent {
            Extent::Open => Frame(0),
            Extent::Tight(frame) => frame,
        }
    }

    /// The token behind what belongs to the phrase at `i`; `None` where it ends.
    fn step(&mut self, i: usize) -> Option<usize> {
        let view = self.view;
        let token = view.token(i).filter(|_| i < self.end)?;
        if let Some(mark) = view.opens(i) {
            // A name in marks; words of speech end the phrase.
            // «انتقد المدرب "القرارات الغريبة" للحكم»: what a role with its article does.
            // «اتهمت الوزارة الجديدة "القيادي" فلانا بـ»
            let role = i > self.from
                && self.frame().has(Frame::NP | Frame::ANY_X)
                && view.before(i).is_some_and(|t| {
                    t.word.clitics.has(Clitics::AL)
                        && (t.word.is(Noun::ROLE)
                            || self.definite && view.definite(mark.start) && view.adjective(i - 1))
                });
            // «مصدر مطلع "للجريدة"»: whom it was told.
            let told = i > self.from && view.clitics(mark.start).has(Clitics::LI);
            let words = view.words(Range::new(mark.start, mark.end));
            // «كشف المغني "سامي نور" عن»: what he is called, where the verb's preposition stands behind it.
            let called = words <= 3
                && !view.starts(mark.start, word!("ال"))
                && !view.thing(mark.start)
                && view.act_preposition(mark.close, self.frame());
            if words > 6 || self.tight() && self.name > 0 || role && !called || told {
                return None;
            }
            self.last = mark.close;
            self.definite = true;
            return Some(mark.close);
        }
        match token.kind {
            Kind::Comma => {
                let goes_on = self.apposition(i);
                if goes_on {
                    (self.name, self.definite, self.role, self.apposed) = (0, false, false, true);
                    self.closed = false;
                }
                return goes_on.then_some(i + 1);
            }
            Kind::Mark if token.ch == '(' || token.ch == '[' => {
                // «شركة (توتال)»: the name of a body.
                let named = |i: usize| {
                    view.before(i).is_some_and(|t| t.word.is(Noun::ORGANISATION) && !t.word.clitics.has(Clitics::AL))
                };
                // «المادة (28)»
                let number = view.kind(i + 1) == Some(Kind::Number)
                    && view.token(i + 2).is_some_and(|t| matches!(t.ch, ')' | ']'))
                    && view.before(i).is_some_and(|t| t.word.is(Noun::DOCUMENT));
                if number && i + 2 < self.end {
                    self.last = i + 3;
                    return Some(i + 3);
                }
                // A short aside within the phrase: (رويترز), (45 عاما).
                let close = (i + 1..self.end.min(i + 10))
                    .find(|c| view.token(*c).is_some_and(|t| matches!(t.ch, ')' | ']')))
                    .map(|close| close + 1)
                    .filter(|behind| {
                        // «الإدارة الوطنية للمحيطات (نوا) أن»: the body's short name.
                        let short =
                            *behind == i + 3 && self.body && self.name == 0 && view.kind(i + 1) != Some(Kind::Number);
                        if short {
                            return *behind <= self.end;
                        }
                        *behind < self.end
                            && (named(i) || self.continues(*behind) || self.comma(*behind) && self.apposition(*behind))
                    })?;
                self.last = close;
                return Some(close);
            }
            Kind::Word | Kind::Foreign | Kind::Number => {}
            Kind::Other if token.glued || matches!(token.ch, '%' | '#' | '@' | '&' | '+') => {
                self.last = i + 1;
                return Some(i + 1);
            }
            Kind::Dash if token.glued => return Some(i + 1),
            // «فلان - رئيس القسم - إن»
            Kind::Dash if self.named && !self.tight() && self.apposition(i) => {
                (self.name, self.definite, self.role) = (0, false, false);
                return Some(i + 1);
            }
            // «د/ فلان», «المهندس/ فلان»
            Kind::Slash if view.before(i).is_some_and(|t| t.word.is(Noun::TITLE)) => {
                return Some(i + 1);
            }
            _ => return None,
        }
        if i > self.from && !self.goes_on(i, token) {
            return None;
        }
        Some(self.take(i, token))
    }

    /// Takes the word at `i` and notes what it says of what may follow.
    fn take(&mut self, i: usize, token: &Token) -> usize {
        let view = self.view;
        let unit = view.unit(i);
        let preposition =
            token.key == BISM || matches!(token.key, FI | MIN | AN) || token.key == ALA && !view.named_ali(i);
        if preposition {
            (self.name, self.definite, self.closed, self.last) = (0, false, false, i + 1);
            return i + 1;
        }
        // «الاتحاد المصري», «نائب الرئيس العراقي», «الشريك الأول»: an adjective, though it is a family name besides.
        let adjective = self.name == 0
            && (self.body && token.word.is(Noun::NISBA)
                || self.role
                    && self.definite
                    && !view.courtesy(i - 1)
                    && token.word.is(Noun::FAMILY)
                    && view.adjective(i));
        // «وفقا لفرانك واتسون»
        // «وفقا لكريم حسن»
        let first = i == self.from
            && token.word.is(Noun::GIVEN)
            && token.word.clitics.0 == Clitics::LI
            && (!token.word.is(Noun::COMMON) || view.may_name(i + 1) && view.clitics(i + 1).0 == 0);
        // «أمين عام الحزب»: an office, though somebody is called so.
        let office = token.word.is(Noun::ROLE)
            && (i == self.from && (!view.may_name(i + 1) || view.definite(i + 1) && !view.family_like(i + 1))
                // «سمير حداد حاكم نيويورك», «مكتب أمير منطقة عسير»
                || token.word.clitics.0 == 0
                    && (view.noun(i + 1).is(Noun::METONYM)
                        || view.clitics(i + 1).0 == 0 && view.noun(i + 1).is(Noun::ROLE | Noun::ORGANISATION)));
        let here = (view.name_part(i) || first) && !adjective && !office;
        self.body |= token.word.is(Noun::ORGANISATION);
        // «الممثل الأمريكي براد»: a name that no list has.
        let new = i > self.from
            && !token.word.known()
            && !view.definite(i)
            && token.word.clitics.0 == 0
            && !view.masdar_like(token)
            // «وزير الدولة للموارد»
            && view.unread_preposition(i) == 0
            && (view.courtesy(i - 1)
                || self.foreign(i, token) && view.before(i).is_some_and(|t| t.word.is(Noun::NISBA)));
        let behind_particle = i > self.from
            && view.before(i).is_some_and(|t| t.word.is(Noun::PARTICLE) && !t.word.clitics.has(Clitics::AL));
        self.name = match () {
            () if behind_particle => self.name + 1,
            () if self.tight() && self.unlisted_name(i) => 1,
            () if here && token.word.is(Noun::PARTICLE) && self.name > 0 => self.name,
            // «حسين أمير عبد السلام», but «سالم أمير المنطقة»
            () if here && self.name > 0 && !view.clitics(i + 1).has(Clitics::AL) => self.name + 1,
            // A family name closes the name.
            () if here && token.word.is(Noun::FAMILY) && !token.word.is(Noun::GIVEN) => self.name + 2,
            () if new || here && !token.word.is(Noun::ROLE | Noun::TITLE | Noun::PARTICLE) => self.name + 1,
            () if self.name == 1 && view.family_like(i) => self.name + 1,
            () if self.name > 0 && (!token.word.known() || self.name == 1) && !view.definite(i) => self.name + 1,
            () => 0,
        };
        self.named |= self.name > 0;
        // «وكيل وزارة الصناعة فلان»: he is no part of the body's name, as in «مركز الملك فلان», «مستشفى ابن سينا».
        let body = |n: usize| i.checked_sub(n).is_some_and(|k| view.noun(k).is(Noun::ORGANISATION));
        let joins = view.before(i).is_some_and(|t| t.word.is(Noun::TITLE) || t.key.len() <= 3);
        self.body &= self.name == 0 || self.name > 1 || body(1) || joins && body(2);
        self.role |= token.word.is(Noun::ROLE | Noun::TITLE) && self.name == 0;
        let role = |t: &Token| t.word.is(Noun::ROLE) && !t.word.is(Noun::GROUP | Noun::TITLE) && t.key.len() > 4;
        let qualifies = token.word.clitics.0 == 0
            && !token.word.is(Noun::ORGANISATION)
            // «مدير عام الشركة»
            && token.key != word!("عام")
            && (token.word.is(Noun::NISBA)
                // «نائب قائد القوة»: a role, though it qualifies besides.
                || token.word.entry.function.has(Function::ADJECTIVE) && !token.word.is(Noun::ROLE)
                || role(token) && (token.key.ends(word!("ي")) || token.key.ends(word!("ية")))
                // «مصدر أمني»
                || !token.word.known()
                    && token.key.ends(word!("ي"))
                    && view.before(i).is_some_and(|t| t.word.is(Noun::ANONYMOUS))
                // «مصدر مطلع»
                || token.key == word!("مطلع"));
        // A preposition or a conjunction begins anew: «مسؤول أمني في الوزارة»; «هيئات فلسطينية», but «منظمة رعاية الطفولة»
        self.closed = token.word.clitics.0 & (Clitics::PREP | Clitics::CONJ) == 0
            && view.unread_preposition(i) == 0
            && (self.closed
                || qualifies
                    && !self.definite
                    && i > self.from
                    && view.before(i).is_some_and(|t| {
                        (t.word.is(Noun::ROLE | Noun::ANONYMOUS | Noun::DOCUMENT)
                            || t.word.is(Noun::GROUP | Noun::ORGANISATION)
                                && token.word.is(Noun::NISBA)
                                && token.key.ends(word!("ية")))
                            && !view.definite(i - 1)
                    }));
        self.definite = view.definite(i) && !(office && token.word.clitics.0 == 0)
            || unit.is_some()
            || token.word.is(Noun::METONYM | Noun::PROPER)
            || self.definite && token.word.entry.function.has(Function::REFLEXIVE)
            || self.media(i, token)
            || self.frame() != Frame(0) && (!token.word.known() && view.owned(i) || view.own_title(token))
            || token.key.starts(word!("وال")) && token.key.len() > 5;
        let next = unit.or(view.date(i)).map_or(i + 1, |u| u.min(self.end).max(i + 1));
        self.last = next;
        next
    }

    fn comma(&self, i: usize) -> bool {
        self.view.kind(i) == Some(Kind::Comma)
    }

    /// Whether the phrase goes on at `i`, behind an aside.
    fn continues(&self, i: usize) -> bool {
        let view = self.view;
        view.token(i)
            .is_some_and(|t| t.is_word() && !view.adjunct(i, self.name > 0) && !view.finite(i) && !t.relative())
    }

    /// Whether the word at `i` is part of the phrase.
    fn goes_on(&self, i: usize, token: &Token) -> bool {
        let view = self.view;
        let function = token.word.entry.function;
        let clitics = token.word.clitics;
        let before = view.before(i);
        // «عبد السلام», «أبو النصر»
        if before.is_some_and(|t| t.word.is(Noun::PARTICLE) && !t.word.clitics.has(Clitics::AL))
            && clitics.0 & (Clitics::CONJ | Clitics::PREP) == 0
        {
            // «التقرير الـ51»
            return matches!(token.kind, Kind::Word | Kind::Number) && !view.that(i);
        }
        // «السفير غير المقيم»
        let unlike = token.key == word!("غير") && view.definite(i + 1) && self.definite;
        if unlike || self.media(i, token) || before.is_some_and(|t| t.key == word!("غير")) {
            return true;
        }
        // An indefinite accusative is an object or an adverb: «تنشر الصحيفة مقالا», «قالت نانسي معلقةً».
        // Behind another it is its adjective: «لكن مسؤولا أمنيا قال».
        let object = token.shape.has(Shape::TANWIN) && !token.word.is(Noun::NAME)
            || view.accusative(token)
            || view.manner_of(token);
        // «عشرون نائبا»: and behind a number what is counted.
        let counted = |t: &Token| view.accusative(t) || counts(t);
        if object && !(i <= self.from + 2 && before.is_some_and(counted)) {
            return false;
        }
        // «استطلاع حديث»
        let recent = token.key == word!("حديث")
            && before.is_some_and(|t| t.word.is(Noun::DOCUMENT) && !t.word.clitics.has(Clitics::AL));
        if function.has(Function::SPEECH_TAIL) && !recent && !clitics.has(Clitics::AL) && !token.shape.has(Shape::TA_MARBUTA)
            // «لفت سامر حداد الانتباه إلى»
            || ATTENTION.contains(&token.key) && (self.definite || self.name > 0)
        {
            return false;
        }
        // «كيم إيوي-كيوم», «الوكالة التابعة لهم»
        let owner = |t: &Token| [2, 0].iter().any(|n| t.key.skip(*n).starts(word!("تابع")));
        // «#الجيش_الوطني»
        if token.glued && before.is_some_and(|t| t.kind == Kind::Dash || matches!(t.ch, '#' | '_'))
            || function.has(Function::PRONOMINAL) && before.is_some_and(owner)
        {
            return true;
        }
        // «مهرجان كان» is held in Cannes.
        if token.key == word!("كان") && before.is_some_and(|t| t.key == word!("مهرجان")) {
            return true;
        }
        if self.by_place(i, token) {
            return true;
        }
        // «البروفيسور إين»: no أين.
        let name = token.ch == 'إ' && function.has(Function::WHETHER);
        if function
            .has(Function::RELATIVE | Function::NEGATION | Function::AUXILIARY | Function::THAT | Function::WHETHER)
            && !name
        {
            return false;
        }
        // «واختتمت الصحيفة تقريرها بأن»: behind the article nothing is owned.
        let article = before.is_some_and(|t| t.word.clitics.has(Clitics::AL) && !t.word.is(Noun::NISBA));
        if article
            && clitics.0 == 0
            && !function.has(Function::PRONOMINAL)
            && view.owned(i)
            && !view.name_part(i)
            && !function.has(Function::ADJECTIVE)
            // «المتحدث باسمهم سالم حداد»
            && !token.key.starts(BISM)
        {
            return false;
        }
        if token.kind == Kind::Word && i > self.from && self.other_noun(i, token) {
            return false;
        }
        // «وفسرت الباحثة ذلك بأن», but «زعيم هذه الجماعة»
        if [word!("ذلك"), word!("ذاك")].contains(&token.key) && !view.definite(i + 1) {
            return false;
        }
        if self.adjunct(i, token) || view.that(i) || self.clause(i, token) {
            return false;
        }
        // «أفاد رئيس اللجنة العليا وكالة الأنباء»: behind a phrase that is whole, the paper that is told.
        let whole = self.definite || self.closed;
        if whole && clitics.0 == 0 && function.has(Function::MEDIUM) && token.word.is(Noun::ORGANISATION) {
            return false;
        }
        // «استطلاع رأي»: رأى ends in another letter.
        let noun = |lemma: &str| lemma.ends_with('ى') && !token.shape.has(Shape::ALEF_MAQSURA);
        if let Some((f, v)) = view.verb(i).filter(|(f, v)| f.form != Form::Past || !noun(v.lemma)) {
            // «نقلت الصحيفة عن الوزير القول إن»
            if v.is(word!("قال")) && f.form == Form::Masdar && clitics.has(Clitics::AL) {
                return false;
            }
            // «وقال جاينز واصفا الموقف»
            if f.form == Form::Participle && f.agreement.0 == (Agreement::MASCULINE | Agreement::SINGULAR) {
                return false;
            }
            // «جدد محافظ البنك التأكيد على أن»
            let by = view.that(i + 1) && view.clitics(i + 1).has(Clitics::BI);
            let on = view.that(i + 2) && matches!(view.bare(i + 1), ALA | ILA);
            if self.definite && f.form == Form::Masdar && clitics.has(Clitics::AL) && (by || on) {
                return false;
            }
            let finite = matches!(f.form, Form::Past | Form::Present);
            // «استطلاع نُشر»: a passive.
            if f.form == Form::Past && token.shape.has(Shape::DAMMA) {
                return false;
            }
            // A noun of saying without ال begins the object: «نفت موسكو نقل الأسلحة».
            let object = self.tight()
                && matches!(f.form, Form::Past | Form::Masdar)
                && !clitics.has(Clitics::AL)
                && !token.word.is(Noun::NAME | Noun::ROLE | Noun::ORGANISATION);
            // «المحامية سيريان»: a name with the letters of a future.
            let name = clitics.has(Clitics::SA) && before.is_some_and(|t| t.word.is(Noun::ROLE | Noun::TITLE))
                // «الكاتب نادر يحيى»: no «greets», which ends in ي.
                || token.word.is(Noun::NAME) && token.shape.has(Shape::ALEF_MAQSURA)
                || token.word.is(Noun::NAME)
                    && (view.courtesy(i - 1)
                        || view.name_part(i + 1)
                        // «أحد السكان نصر النواجعة»: no «we insist».
                        || f.agreement.has(Agreement::FIRST) && (self.name > 0 || view.definite(i + 1))
                        || view.may_name(i + 1) && !view.definite(i + 1));
            if finite && (clitics.has(Clitics::CONJ) || f.form == Form::Present && !name) || object {
                return false;
            }
        }
        if (clitics.has(Clitics::CONJ) || token.key.starts(word!("وه")) && token.key.len() < 5)
            && !self.coordinated(i, token)
        {
            return false;
        }
        let Extent::Tight(frame) = self.extent else { return true };
        // «وفسرت الباحثة ذلك بأن», but «أحد هؤلاء»
        if function.has(Function::DEMONSTRATIVE) {
            // «قائد هؤلاء الحراس»: none leads who leads nobody.
            const ONE: Words<6> =
                Words::new([word!("أحد"), word!("إحدى"), word!("قائد"), word!("رئيس"), word!("زعيم"), word!("مدير")]);
            return before.is_some_and(|t| ONE.has(t.key));
        }
        !self.taken(i, token, frame)
            && (self.whole_subject(i, frame)
                || self.name == 1 && view.surname(i) && token.ch != 'إ'
                || self.belongs(i, token))
    }

    /// Whether an adjunct of the cue begins at `i`, so that the phrase has ended.
    fn adjunct(&self, i: usize, token: &Token) -> bool {
        let view = self.view;
        let before = view.before(i);
        // «حركة 6 أبريل»: the date that a body is named after; «الأرقام الخاصة بالربع الأول».
        let construct = before.is_some_and(|t| t.word.is(Noun::ORGANISATION) && !t.word.clitics.has(Clitics::AL));
        let about = view.preposition(i) & Clitics::BI != 0
            && before.is_some_and(|t| TAKES_BI.iter().any(|stem| t.key.skip(2).starts(*stem)));
        if token.kind == Kind::Number && construct || about {
            return false;
        }
        // «التقرير السنوي»
        if self.definite && token.word.clitics.0 == Clitics::AL && view.adjective(i) && view.date(i) == Some(i + 1) {
            return false;
        }
        if self.own(i, token) {
            return false;
        }
        // «مستشار الرئيس سالم حداد للشؤون الأمنية»: behind whose office it is stands what for.
        if self.role && (token.key == word!("للشؤون") || token.key == word!("لشؤون")) {
            return false;
        }
        // «سفير البلاد لدى الأمم المتحدة»
        if token.key == word!("لدى") && (self.role || self.body) && !view.owned(i + 1) {
            return false;
        }
        // «فلان من معهد الأبحاث», «القاضية فلانة بالمحكمة العليا»
        if self.name > 0 && self.place_of_work(i, token) {
            return false;
        }
        // «الموقع الإلكتروني لصحيفة الغد»
        let branch = view.token(self.from).is_some_and(|t| BRANCHES.has(t.stem()));
        if branch && token.word.clitics.has(Clitics::LI) && token.word.entry.function.has(Function::MEDIUM) {
            return false;
        }
        // «تقرير لشبكة الأخبار», but «مصدر لشبكة الأخبار»
        let report = before.is_some_and(|t| t.word.is(Noun::DOCUMENT) && !t.word.clitics.has(Clitics::AL));
        if report && token.word.clitics.has(Clitics::LI) {
            return false;
        }
        // «مركز الملك سلمان للإغاثة»: a body's name goes on behind a person's.
        view.adjunct(i, self.name > 0 && !self.body)
    }
}

/// What a paper has: الموقع الإلكتروني لصحيفة.
const BRANCHES: Words<5> = Words::new([word!("موقع"), word!("مراسل"), word!("مراسلة"), word!("حساب"), word!("صفحة")]);

/// Adjectives that take بـ: الخاصة بالربع الأول, المتعلقة بالحادث.
const TAKES_BI: [Key; 6] = [word!("مكلف"), word!("خاص"), word!("متعلق"), word!("معني"), word!("مختص"), word!("متخصص")];

/// Whether a token is a number, in digits or letters: what is counted follows it.
fn counts(token: &Token) -> bool {
    token.kind == Kind::Number || token.word.entry.class.any(Class::TIME)
}
