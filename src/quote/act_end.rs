//! Where the content of an act ends: a noun phrase goes on over what is joined to it, and ends where a clause of its own begins
//! or where the narrator says when and on what occasion it was said.

use super::source::MAA;
use super::view::{ALA, AN, FI, ILA, MIN, Range, View, bare};
use crate::lexicon::function::Function;
use crate::lexicon::verbs::{Agreement, Form, Frame};
use crate::lexicon::{Class, Clitics};
use crate::text::{Key, Kind, Shape, Words, word};

/// How many tokens of a content are looked at.
const REACH: usize = 400;

impl View<'_> {
    /// Where the noun phrase that begins at `start` ends: at `end` at the latest, where a clause would end.
    pub fn act_end(&self, start: usize, end: usize) -> usize {
        let end = end.min(start + REACH);
        // Within a clause that belongs to a noun (الذين قتلوا ودمروا) a verb ends nothing.
        let mut within = false;
        let mut i = self.next(start);
        while i < end {
            let Some(token) = self.token(i) else { break };
            let function = token.word.entry.function;
            // «من خلال الحوار», «إلى حين وصوله», «من حيث الجودة»: behind a preposition nothing ends.
            let led = matches!(self.before(i).map_or(Key::NONE, |t| t.key), FI | MIN | ILA | ALA);
            if matches!(token.kind, Kind::Comma | Kind::Semicolon) {
                if self.clause_behind(i + 1, end) || self.same_preposition(start, i + 1) {
                    return i;
                }
                within = false;
            } else if !led && (!within && (self.parts(i) || self.occasion(i, start)) || self.goes_on_telling(i)) {
                return i;
            } else if token.kind == Kind::Word
                // «خلية خططت ونفذت»
                && (self.verb_shape(i) || function.has(Function::RELATIVE | Function::THAT)
                    || const { Words::new([word!("ما"), word!("بما"), word!("لما"), word!("عما"), word!("مما"), word!("فيما")]) }.has(token.key))
            {
                within = true;
            }
            i = self.next(i);
        }
        end
    }

    /// Whether the preposition of the content that begins at `start` stands at `i` again, without a conjunction: another verb's,
    /// «وطالب، منددا بالضريبة، بالعودة».
    fn same_preposition(&self, start: usize, i: usize) -> bool {
        // «، بما في ذلك التدريبات» goes on with what is listed.
        let glued = if self.is(i, word!("بما")) { 0 } else { self.preposition(start) & Clitics::BI };
        glued != 0 && self.preposition(i) & glued != 0 && !self.clitics(i).has(Clitics::CONJ)
            || self.token(start).is_some_and(|t| matches!(t.key, ILA | MIN | ALA | AN) && self.is(i, t.key))
    }

    /// Whether a clause of the narrator's begins behind the comma before `i`.
    fn clause_behind(&self, i: usize, end: usize) -> bool {
        let Some(token) = self.token(i).filter(|_| i < end) else { return true };
        if token.kind != Kind::Word {
            return false;
        }
        let word = bare(token);
        let function = token.word.entry.function;
        if self.token(i + 1).is_some_and(|t| CONCERNS.has(t.key)) {
            return false;
        }
        // «، وقد أكد», «، والذي …», «، لكنه …», «، وهو ما …»
        if function.has(Function::RELATIVE | Function::AUXILIARY | Function::CONNECTIVE)
            || BREAKS.has(word)
            || BREAKS.has(token.key)
            || self.pronoun(token)
        {
            return true;
        }
        // «، ففي وقت سابق», «، فما تبقى»
        if token.word.clitics.has(Clitics::FA) || token.key.starts(word!("ففي")) {
            return true;
        }
        // «، لتتقلص إلى», «، على الرغم من أن»
        // «لتسيير جسر» is a purpose.
        let masdar = token.key.len() == 6 && token.key.at(4) == word!("ي").at(0);
        let result = !token.word.known() && !masdar && (token.key.starts(word!("لت")) || token.key.starts(word!("لي")));
        let despite = token.key == ALA && self.is(i + 1, word!("الرغم"));
        if self.verb_shape(i)
            || self.meanwhile(i)
            || self.accusative_participle(i)
            || self.unlisted_participles(i)
            || self.comments(i)
            || despite
            || result && token.key.len() > 4 && !token.shape.has(Shape::TA_MARBUTA)
        {
            return true;
        }
        self.occasion(i, i)
    }

    /// «في حين ارتفعت», «في وقت تتراجع الأسعار», «في الوقت الذي», but «في وقت لاحق».
    fn meanwhile(&self, i: usize) -> bool {
        let time = |w: Key| self.is(i, FI) && self.is(i + 1, w);
        time(word!("حين"))
            || time(word!("الوقت")) && self.function(i + 2).has(Function::RELATIVE)
            || time(word!("وقت"))
                && (self.verb_shape(i + 2) || self.token(i + 2).is_some_and(|t| PRESENT.contains(&t.key.at(0))))
    }

    /// Whether a clause begins at `i` without a comma before it: «… وسينقل هؤلاء», «… لكن المدير رفض», «… عندما زار».
    fn parts(&self, i: usize) -> bool {
        let Some(token) = self.token(i).filter(|t| t.kind == Kind::Word) else { return false };
        let joined = token.word.clitics.has(Clitics::CONJ) || !token.word.known() && token.key.starts(word!("و"));
        // «ورفع مستوى الحذر»: a verbal noun with the letters of a past, before what it is annexed to.
        let annexed = self.kind(i + 1) == Some(Kind::Word)
            && self.function(i + 1).0 & !Function::VERBAL_NOUN == 0
            && self.preposition(i + 1) == 0
            && !self.may_speak(i + 1)
            && !self.definite(i + 1);
        let masdar = annexed
            && self.verb(i).is_some_and(|(f, v)| {
                v.frame.has(Frame::NOUN)
                    && f.form == Form::Past
                    && f.agreement.0 == (Agreement::MASCULINE | Agreement::SINGULAR)
            });
        if joined && !masdar && (self.verb_shape(i) || token.word.entry.function.has(Function::AUXILIARY)) {
            return true;
        }
        let word = bare(token);
        // «فيما يتعلق بـ» is none.
        if PARTING.has(word) && !self.token(i + 1).is_some_and(|t| CONCERNS.has(t.key)) && !self.in_what(i) {
            return true;
        }
        // «… قائلا إن», «… بقوله»
        if self.meanwhile(i) || self.says(i) {
            return true;
        }
        // «مع أن», «رغم أن», «بعد أن»
        if self.is(i + 1, word!("أن")) && (AND_THAT.has(word) || word == MAA) {
            return true;
        }
        // «عندما تقدمت»: a past tells when the narrator's verb happened.
        self.when(i) && self.token(i + 1).is_some_and(|t| !PRESENT.contains(&t.key.at(0)) || t.key.ends(word!("ت")))
    }

    /// «من المشاركة فيما وصفته بـ»: in what, not while.
    pub fn in_what(&self, i: usize) -> bool {
        self.is(i, word!("فيما"))
            && self.verb(i + 1).is_some_and(|(f, _)| f.object)
            && self.before(i).is_some_and(|t| t.is_word())
    }

    /// «ومن المتوقع جاهزيتهما», «ولا بد من»: a clause with no verb before its subject.
    fn comments(&self, i: usize) -> bool {
        self.is(i, word!("ومن")) && EXPECTED.has(self.bare(i + 1))
            || self.is(i, word!("ولابد"))
            || self.is(i, word!("ولا")) && self.is(i + 1, word!("بد"))
    }

    /// Whether the narrator goes on at `i` with حيث or إذ, or with كما and what else was said, even behind a relative clause:
    /// «الأضرار التي لحقت بالجسر حيث انهارت دعامتان», «دوره كما شكر لاعبيه».
    fn goes_on_telling(&self, i: usize) -> bool {
        let Some((token, next)) = self.token(i).zip(self.token(i + 1)) else { return false };
        // «(حيث منحت …)»
        if self.before(i).is_none_or(|t| t.ch == '(') {
            return false;
        }
        // «في المدينة حيث ينتشر الجنود»: a place, as a relative clause tells of it.
        let place = || self.definite(i + 1) || next.key.at(0) == PRESENT[0];
        match token.key {
            k if k == word!("حيث") => !place(),
            k if k == word!("إذ") => true,
            // «كما ذكرها»: as.
            k if k == word!("كما") => {
                self.verb(i + 1).is_some_and(|(f, _)| matches!(f.form, Form::Past | Form::Present) && !f.object)
            }
            _ => self.comments(i),
        }
    }

    /// Whether the narrator says at `i` on what occasion the content that began at `start` was said: «خلال لقائه», «في بيان».
    fn occasion(&self, i: usize, start: usize) -> bool {
        let Some(token) = self.token(i).filter(|t| t.kind == Kind::Word) else { return false };
        let word = bare(token);
        // «وذلك خلال …», «وذلك تعليقا على»
        if token.key == word!("وذلك") {
            return self.occasion(i + 1, start)
                || self.parts(i + 1)
                || REPLIES.iter().chain(&[word!("إثر")]).any(|w| self.is(i + 1, *w))
                || self.is(i + 1, FI) && self.function(i + 2).has(Function::CHANNEL);
        }
        let next = i + 1;
        let channel = self.function(next).has(Function::CHANNEL);
        if OCCASIONS.has(word) {
            return channel || self.owned(next);
        }
        if word == ALA {
            return self.is(next, word!("هامش"));
        }
        // «ردا على تصريحات», «بزعم أنه»
        if word == word!("بزعم") || self.is(next, ALA) && REPLIES.contains(&word) {
            return true;
        }
        // «نفى التهم بعد مثوله أمام القاضي»
        if word == word!("بعد") {
            return self.owned(next) && self.words(Range::new(start, i)) < 4;
        }
        word == FI && STATEMENTS.iter().any(|w| self.bare(next) == *w) && i > start
    }

    /// Whether the word at `i` is a finite verb, as far as its letters tell where no list has it.
    pub fn verb_shape(&self, i: usize) -> bool {
        let Some(token) = self.token(i).filter(|t| t.kind == Kind::Word) else { return false };
        if let Some((form, _)) = self.verb(i) {
            let clitics = token.word.clitics;
            return matches!(form.form, Form::Past | Form::Present)
                && (clitics.has(Clitics::SA) || !self.rejected(i))
                && !clitics.has(Clitics::BI | Clitics::LI | Clitics::AL)
                && !(form.agreement.has(Agreement::DUAL) && form.form == Form::Past);
        }
        if token.word.known() {
            return false;
        }
        let conj = token.key.starts(word!("و")) || token.key.starts(word!("ف"));
        let word = if conj { token.key.skip(1) } else { token.key };
        if self.p.lexicon.lookup(word).class.any(Class::FUNCTION.with(Class::NOUN)) || word.len() < 4 {
            return false;
        }
        // سيفعل, ستفعل, يفعل, فعلت, فعلوا, افتعل
        derived_past(word)
            || word.starts(word!("سي")) && !word.ends(word!("ات"))
            || word.starts(word!("ست")) && word.len() > 4 && !token.shape.has(Shape::TA_MARBUTA)
            || word.starts(word!("ي")) && !token.shape.has(Shape::TA_MARBUTA | Shape::TANWIN) && !word.ends(word!("ا"))
            || word.ends(word!("وا"))
            || word.len() > 5 && word.ends(word!("وه")) && !token.shape.has(Shape::TA_MARBUTA)
            || word.ends(word!("ت")) && !word.ends(word!("ات")) && !word.starts(word!("ال")) && !word.starts(word!("ت"))
    }

    /// Whether participles in the plural that no list has begin a clause at `i`, behind a comma: «، متجاهلين طلب الوزير».
    fn unlisted_participles(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            let joined = self.kind(i + 1) == Some(Kind::Comma) || self.clitics(i + 1).has(Clitics::CONJ);
            t.unknown() && t.key.starts(word!("م")) && t.key.ends(word!("ين")) && t.key.len() > 5 && !joined
        })
    }

    /// Whether a participle in the accusative stands at `i`, of whatever verb: «، مستندا إلى», «، مستنكرا ما حدث».
    pub fn accusative_participle(&self, i: usize) -> bool {
        let Some(token) = self.token(i).filter(|t| t.kind == Kind::Word) else { return false };
        if let Some((form, _)) = self.verb(i) {
            return form.form == Form::Participle
                && form.agreement.0 == (Agreement::MASCULINE | Agreement::SINGULAR)
                && token.word.clitics.0 & !Clitics::CONJ == 0;
        }
        !token.word.known()
            && token.key.starts(word!("م"))
            && token.key.ends(word!("ا"))
            && (token.shape.has(Shape::TANWIN) || token.key.len() > 5)
    }
}

/// Whether letters are a past whose verbal noun has a long vowel besides: اجتمع, انطلق, استقبل, اتفقا.
fn derived_past(word: Key) -> bool {
    const LONG: [u8; 4] = [word!("ا").at(0), word!("و").at(0), word!("ي").at(0), word!("ه").at(0)];
    let word = if word.len() > 4 && word.ends(word!("ا")) { word.chop(1) } else { word };
    let ta = word!("ت").at(0);
    let form = match word.len() {
        4 => word.at(1) == ta,
        5 => word.at(2) == ta || word.at(1) == word!("ن").at(0),
        6 => word.starts(word!("است")),
        _ => false,
    };
    form && word.at(0) == LONG[0] && !word.ends(word!("هم")) && !(1..word.len()).any(|n| LONG.contains(&word.at(n)))
}

/// With على: what was answered.
const REPLIES: [Key; 3] = [word!("ردا"), word!("تعليقا"), word!("تعقيبا")];

const PRESENT: [u8; 3] = [word!("ي").at(0), word!("ت").at(0), word!("ن").at(0)];

/// Behind a comma a clause begins with these, besides the connectives.
const BREAKS: Words<16> = Words::new([
    word!("بعدها"),
    word!("بل"),
    word!("مما"),
    word!("رغم"),
    word!("برغم"),
    word!("إلا"),
    word!("بيد"),
    word!("علما"),
    word!("ليس"),
    word!("ليست"),
    word!("لم"),
    word!("لن"),
    word!("لهذا"),
    word!("لذلك"),
    word!("ولهذا"),
    word!("ولذلك"),
]);

/// A clause begins with these wherever they stand.
const PARTING: Words<7> = Words::new([
    word!("لكن"),
    word!("لكنه"),
    word!("لكنها"),
    word!("لكنهم"),
    word!("بينما"),
    word!("فيما"),
    word!("علما"),
]);

/// Behind ومن: what the narrator says is to come.
const EXPECTED: Words<4> = Words::new([word!("المتوقع"), word!("المقرر"), word!("المنتظر"), word!("المرجح")]);

/// Behind فيما: what the content is about.
const CONCERNS: Words<4> = Words::new([word!("يتعلق"), word!("يخص"), word!("يتصل"), word!("بينهم")]);

/// With أن: the narrator's clause.
const AND_THAT: Words<5> = Words::new([word!("بعد"), word!("رغم"), word!("بيد"), word!("إلا"), word!("غير")]);

/// With a statement or with the speaker's own doing behind them: when it was said.
const OCCASIONS: Words<8> = Words::new([
    word!("خلال"),
    word!("أثناء"),
    word!("عقب"),
    word!("قبيل"),
    word!("بعيد"),
    word!("لدى"),
    word!("فور"),
    word!("عبر"),
]);

/// Behind في: where it was said.
const STATEMENTS: [Key; 12] = [
    word!("بيان"),
    word!("تصريح"),
    word!("تصريحات"),
    word!("مقابلة"),
    word!("تغريدة"),
    word!("تغريدات"),
    word!("منشور"),
    word!("تدوينة"),
    word!("مداخلة"),
    word!("حديث"),
    word!("ختام"),
    word!("مستهل"),
];
