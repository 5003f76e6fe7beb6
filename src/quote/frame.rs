//! What an according-to phrase is made of: بحسب, وفقا لـ, على حد قول, كما قال.

use super::source::Extent;
use super::view::{AN, FI, MIN, Range, View, bare, unowned};
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Agreement, Form, Frame};
use crate::lexicon::{Class, Clitics};
use crate::text::{Key, Kind, Shape, Token, Words, word};

/// How many tokens a phrase may have.
const REACH: usize = 60;

/// An according-to phrase.
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    /// The words that report.
    pub cue: Range,
    /// Who says it; empty where a pronoun does.
    pub source: Range,
    /// The token behind the phrase.
    pub end: usize,
    /// The token behind its verb; 0 where none reports.
    pub verb_end: usize,
    /// The pronoun's or the verb's agreement.
    pub agreement: Agreement,
    /// Whether a verb reports (حسبما قال).
    pub verb: bool,
    /// Whether a pronoun names the source (على حد قوله).
    pub pronoun: bool,
}

/// Nouns behind على حد, without their pronoun: قول, تعبير, وصف, زعم.
const SAYINGS: Words<6> =
    Words::new([word!("قول"), word!("تعبير"), word!("وصف"), word!("زعم"), word!("رأي"), word!("ادعاء")]);

/// What follows "in accordance with" where nobody speaks: law, plans, standards, means.
const RULES: Words<79> = Words::new([
    word!("تقويم"),
    word!("جدلية"),
    word!("توجيهات"),
    word!("تعليمات"),
    word!("ذلك"),
    word!("عدد"),
    word!("اختلاف"),
    word!("درجة"),
    word!("قدرة"),
    word!("قدرات"),
    word!("مستوى"),
    word!("فئة"),
    word!("عمر"),
    word!("أعمار"),
    word!("كمية"),
    word!("نسبة"),
    word!("مدى"),
    word!("قانون"),
    word!("قوانين"),
    word!("مادة"),
    word!("مواد"),
    word!("فصل"),
    word!("أحكام"),
    word!("حكم"),
    word!("دستور"),
    word!("معايير"),
    word!("معيار"),
    word!("شروط"),
    word!("شرط"),
    word!("خطة"),
    word!("خطط"),
    word!("برنامج"),
    word!("جدول"),
    word!("آلية"),
    word!("آليات"),
    word!("أسس"),
    word!("مبدأ"),
    word!("مبادئ"),
    word!("ضوابط"),
    word!("إجراءات"),
    word!("قواعد"),
    word!("قاعدة"),
    word!("نظام"),
    word!("أنظمة"),
    word!("لوائح"),
    word!("لائحة"),
    word!("اتفاق"),
    word!("اتفاقية"),
    word!("اتفاقيات"),
    word!("رؤية"),
    word!("متطلبات"),
    word!("حاجة"),
    word!("احتياجات"),
    word!("ظروف"),
    word!("طلب"),
    word!("نوع"),
    word!("حجم"),
    word!("حالة"),
    word!("موقع"),
    word!("رغبة"),
    word!("إمكانيات"),
    word!("إمكانات"),
    word!("أولويات"),
    word!("منهج"),
    word!("طريقة"),
    word!("نموذج"),
    word!("مقتضيات"),
    word!("سياسة"),
    word!("منظور"),
    word!("منطق"),
    word!("سعر"),
    word!("أسعار"),
    word!("أصول"),
    word!("توقيت"),
    word!("عادة"),
    word!("تصنيف"),
    word!("ترتيب"),
    word!("فصلين"),
    word!("مادتين"),
]);

/// Reads the according-to phrase at `i`.
#[inline(always)]
pub fn phrase(view: &View<'_>, i: usize) -> Option<Phrase> {
    let token = view.token(i).filter(|t| t.word.entry.function.has(Function::ACCORDING))?;
    opened(view, i, token)
}

/// The same, at the token `token`, which may open one.
#[inline(never)]
fn opened(view: &View<'_>, i: usize, token: &Token) -> Option<Phrase> {
    // Without a conjunction, and nothing else off: «لحسب» opens none.
    let word = Some(bare(token)).filter(|_| token.word.clitics.0 & !Clitics::CONJ == 0)?;
    let end = view.len();
    // «ليست مغنية فحسب بل أما»: only.
    if token.key == word!("فحسب") && view.before(i).is_some_and(|t| t.kind == Kind::Word) {
        return None;
    }
    if word == word!("حسبما") || word == word!("بحسبما") {
        return verb_phrase(view, i, i + 1);
    }
    // «كما قال» within a sentence; at its beginning كما means also.
    if word == word!("كما") {
        return as_said(view, i);
    }
    let direct = const { Words::new([word!("بحسب"), word!("حسب"), word!("وفق")]) }.has(word);
    let with_li = const { Words::new([word!("وفقا"), word!("طبقا"), word!("تبعا")]) }.has(word);
    let quoting = word == word!("نقلا") && view.is(i + 1, AN);
    if direct || with_li || quoting {
        if view.is(i + 1, word!("ما")) || view.is(i + 1, word!("لما")) {
            return verb_phrase(view, i, i + 2);
        }
        // «تسير وفق القضاء»: how something goes on.
        let goes = |k: usize| {
            view.token(k).is_some_and(|t| {
                !t.word.known() && (t.key.starts(word!("ت")) && t.key.len() == 4 || view.verb_shape(k)) && !t.glued
            })
        };
        if word != word!("بحسب") && !quoting && i.checked_sub(1).is_some_and(goes) {
            return None;
        }
        let mut from = if quoting { i + 2 } else { i + 1 };
        let head = view.token(from)?;
        // «وفقا لـ«رويترز»»
        if with_li && head.key == word!("ل") {
            from += 1;
        } else if with_li && !(head.word.clitics.has(Clitics::LI) || head.key.at(0) == word!("ل").at(0)) {
            return None;
        }
        if with_li && head.key == word!("له") || head.key == word!("لها") {
            return None;
        }
        // «بحسب قول أحد الخبراء»
        if SAYINGS.has(head.key) && view.token(from + 1).is_some_and(|t| t.is_word()) {
            from += 1;
        }
        let stripped = strip(view, from);
        // «حسب التخصصات», «وفق كميات المطر»: things that no list has.
        if head.unknown() && stripped.ends(word!("ات")) && !view.may_speak(from) && view.opens(from).is_none() {
            return None;
        }
        // «بحسب عمر حداد», but «بحسب عمر المريض»
        let named =
            view.noun(from).is(Noun::GIVEN) && (view.noun(from + 1).is(Noun::NAME) || view.family_like(from + 1));
        if !named
            && (RULES.has(stripped) || RULES.has(head.key.skip(1)) || view.kind(from + 1) == Some(Kind::Number))
            && ([word!("برنامج"), word!("عدد")].contains(&stripped) || !view.function(from).has(Function::CHANNEL))
            && !(view.function(from).has(Function::MEDIUM)
                && (view.opens(from + 1).is_some()
                    || view.kind(from + 1) == Some(Kind::Foreign)
                    // «بحسب الموقع، ستصدر النسخة», but «تختلف الأسعار بحسب الموقع»
                    || view.definite(from) && view.kind(from + 1) == Some(Kind::Comma)
                    // «بحسب موقع برتغالي»
                    || view.noun(from + 1).is(Noun::NISBA) && !view.definite(from + 1)
                    // «بحسب موقع فيفا», «حسب الموقع ذاته»
                    || view.token(from + 1).is_some_and(|t| {
                        t.kind == Kind::Word && !t.word.known() && !t.key.starts(word!("ال"))
                            || t.word.entry.function.has(Function::REFLEXIVE)
                    })))
        {
            return None;
        }
        // «بحسب تعبيره», «وفقا لقولها»
        if let Some(phrase) = his_saying(view, i, from) {
            return Some(phrase);
        }
        let range = according_source(view, from, end);
        if range.is_empty() || his_own(view, from) {
            return None;
        }
        let cue = Range::new(i, i + 1);
        // «حسب تقرير نشرته المجلة»: the clause that tells more of it is the phrase's.
        let next = range.end;
        let document = || view.noun(from).is(Noun::DOCUMENT) || view.function(from).has(Function::CHANNEL);
        let told = view.token(next).is_some_and(|t| view.with_object(t))
            || view.function(next).has(Function::ATTRIBUTIVE) && document();
        let told = told && !view.definite(range.start) && !view.function(next).has(Function::AUXILIARY);
        let behind = if told { view.phrase_end(next + 1, end.min(next + REACH)) } else { next };
        return Some(Phrase {
            cue,
            source: range,
            end: behind,
            verb_end: 0,
            agreement: Agreement::default(),
            verb: false,
            pronoun: false,
        });
    }
    if word == word!("على") && view.is(i + 1, word!("حد")) {
        return saying(view, i, i + 2);
    }
    if word == word!("على") && view.is(i + 1, word!("لسان")) {
        let range = according_source(view, i + 2, end);
        return (!range.is_empty()).then_some(Phrase {
            cue: Range::new(i, i + 2),
            source: range,
            end: range.end,
            verb_end: 0,
            agreement: Agreement::default(),
            verb: false,
            pronoun: false,
        });
    }
    None
}

/// «…، كما قال الوزير», «وكما قال الوزير، …».
fn as_said(view: &View<'_>, i: usize) -> Option<Phrase> {
    // «كما يطلق عليه أهل القرية»: what it is called.
    if view.verb(i + 1).is_some_and(|(_, v)| v.is(word!("أطلق"))) {
        return None;
    }
    let phrase = verb_phrase(view, i, i + 1)?;
    let end = phrase.source.end.max(phrase.verb_end);
    let stops =
        matches!(view.kind(end), None | Some(Kind::Stop | Kind::Comma | Kind::Semicolon | Kind::Ellipsis | Kind::Dash));
    // «كما أكد أن» opens a clause of its own.
    if clause_follows(view, end) {
        return None;
    }
    let first = view.before(i).is_none_or(|t| t.kind == Kind::Stop);
    if first || view.clitics(i).has(Clitics::CONJ) || view.token(i)?.key != word!("كما") {
        let conj = view.token(i)?.key != word!("كما");
        return (conj && view.kind(end) == Some(Kind::Comma) && view.may_speak(phrase.source.start)).then_some(phrase);
    }
    let parted =
        view.before(i).is_some_and(|t| matches!(t.kind, Kind::Comma | Kind::Dash)) || view.closed_before(i).is_some();
    // The phrase is whole: its verb, who speaks, and a stop, or the role behind a name.
    let head = phrase.source.start;
    let document = view.noun(head).is(Noun::DOCUMENT) || view.function(head).has(Function::CHANNEL);
    let says = view.verb(i + 1).is_some_and(|(_, v)| {
        v.frame.has(Frame::SAFE)
            || v.frame.has(Frame::QUOTE) && v.frame.has(Frame::THAT)
            // «كما جاء في التقرير»
            || v.frame.has(Frame::DOCUMENT) && document
    });
    let named = (head..phrase.source.end).any(|k| view.name_part(k));
    let who = match phrase.source.is_empty() {
        // «لا داعي لها كما يقول.»
        true => {
            let present = view.verb(i + 1).is_some_and(|(f, _)| f.form == Form::Present);
            stops && (parted || says && present && !view.shape(i + 1).has(Shape::DAMMA))
        }
        false => {
            // «كما ذكرت الدراسة التي …», «كما تقول عضوة المجلس عن …»: what tells more of who speaks.
            let more = view.function(end).has(Function::RELATIVE | Function::ATTRIBUTIVE)
                || view.token(end).is_some_and(|t| matches!(t.key, AN | FI | MIN))
                    && view.verb(i + 1).is_some_and(|(_, v)| !view.act_preposition(end, v.frame));
            (view.may_speak(head) || says && (parted || stops && view.may_be_somebody(head)))
                && (stops || says && more || named && view.noun(end).is(Noun::ROLE))
        }
    };
    // «كما دعت الحكومة إلى»: also, with a content of its own.
    let also = !who || !says && !parted || !says && view.act_follows(i + 1, view.len());
    (!also).then_some(phrase)
}

/// The noun at `i` without its clitics.
fn strip(view: &View<'_>, i: usize) -> Key {
    let Some(token) = view.token(i) else { return Key::NONE };
    if token.word.clitics.0 != 0 {
        return token.stem();
    }
    let mut word = token.key;
    for prefix in [word!("لل"), word!("ال"), word!("ل")] {
        if word.starts(prefix) && word.len() > prefix.len() + 2 {
            word = word.skip(prefix.len());
            break;
        }
    }
    word
}

/// The noun phrase behind an according-to word: to the comma, the cue, the sentence's end.
fn according_source(view: &View<'_>, from: usize, end: usize) -> Range {
    let mut limit = from;
    let end = end.min(from + REACH);
    while limit < end {
        match view.kind(limit) {
            Some(Kind::Stop | Kind::Semicolon | Kind::Colon | Kind::Ellipsis | Kind::Dash) | None => break,
            _ => limit = view.next(limit),
        }
    }
    // The preposition لـ belongs to the phrase; what follows it is read as the head.
    let head = view.token(from);
    let starts_with_prep = head.is_some_and(|t| t.word.clitics.has(Clitics::LI) || t.key.starts(word!("ل")));
    if !starts_with_prep {
        let range = view.source(from, limit, Extent::Tight(Frame(0))).range;
        // «ما يشكل، بحسب محللين، تحديا»: an object, which does not agree with those who say it.
        let object = |k: &usize| {
            view.token(*k).is_some_and(|t| t.key.ends(word!("ا")) && !t.word.is(Noun::PROPER | Noun::NAME))
                && view.token(*k - 1).is_some_and(|t| t.key.ends(word!("ين")) && !view.definite(*k - 1))
        };
        return Range::new(range.start, (range.start + 1..range.end).find(object).unwrap_or(range.end));
    }
    if view.token(from).is_none_or(|t| !t.is_word()) {
        return Range::new(from, from);
    }
    Range::new(from, view.phrase_end(from, limit))
}

/// «حسبما قال الوزير», «وفق ما ذكرت الوكالة».
fn verb_phrase(view: &View<'_>, from: usize, verb: usize) -> Option<Phrase> {
    // «ما قاله الوزير», «ما أوردته الصحيفة»: the object pronoun points back at what was said.
    let word = view.token(verb)?.key;
    let pronoun = if word.ends(word!("ه")) { 1 } else { 0 };
    let form = [0, pronoun].iter().find_map(|n| {
        let entry = view.p.lexicon.lookup(word.chop(*n));
        let finite = entry.class.any(Class::VERB) && matches!(entry.verb.form, Form::Past | Form::Present);
        (finite && !entry.verb.agreement.has(Agreement::FIRST)).then_some(entry.verb)
    })?;
    let mut limit = verb + 1;
    while limit < view.len().min(verb + REACH)
        && !matches!(
            view.kind(limit),
            Some(Kind::Stop | Kind::Semicolon | Kind::Colon | Kind::Ellipsis | Kind::Dash) | None
        )
    {
        if view.that(limit) {
            break;
        }
        limit = view.next(limit);
    }
    let mut source = view.source(verb + 1, limit, Extent::Tight(Frame(0)));
    // «وفق ما جاء في التقرير»
    if view.is(verb + 1, FI) && view.p.lexicon.verbs().get(form).is_some_and(|v| v.frame.has(Frame::DOCUMENT)) {
        source = view.source(verb + 2, limit, Extent::Tight(Frame(0)));
    }
    // «حسبما أفاد به», «وفق ما أكده للجزيرة نت رئيس الطائفة», «حسبما قال لمراسل الجريدة، المدير»
    let told = view.preposition(verb + 1) & Clitics::LI != 0;
    if told || view.is(verb + 1, word!("به")) {
        let who = |k: &usize| {
            view.clitics(*k).0 & !Clitics::AL == 0
                && (view.noun(*k).is(Noun::ROLE | Noun::TITLE | Noun::ANONYMOUS | Noun::GROUP)
                    || view.noun(*k).is(Noun::NAME) && !view.definite(*k))
        };
        let from = if told { (verb + 2..limit.min(verb + 10)).find(who).unwrap_or(limit) } else { verb + 2 };
        source = view.source(from, limit, Extent::Tight(Frame(0)));
    }
    let end = source.next.max(verb + 1);
    Some(Phrase {
        cue: Range::new(from, if verb > from + 1 { from + 1 } else { verb + 1 }),
        source: source.range,
        end,
        verb_end: verb + 1,
        agreement: form.agreement,
        verb: true,
        pronoun: source.range.is_empty(),
    })
}

/// «على حد قوله», «على حد تعبير الوزير».
fn saying(view: &View<'_>, from: usize, noun: usize) -> Option<Phrase> {
    let token = view.token(noun)?;
    let cue = Range::new(from, noun + 1);
    if SAYINGS.has(token.key) {
        let range = according_source(view, noun + 1, view.len());
        return Some(Phrase {
            cue,
            source: range,
            end: range.end.max(noun + 1),
            verb_end: 0,
            agreement: Agreement::default(),
            verb: false,
            pronoun: range.is_empty(),
        });
    }
    his_saying(view, from, noun)
}

/// A noun of saying at `noun` with the pronoun of who says it; the phrase begins at `from`.
fn his_saying(view: &View<'_>, from: usize, noun: usize) -> Option<Phrase> {
    const PRONOUNS: [(Key, u8); 5] = [
        (word!("هما"), Agreement::DUAL),
        (word!("هم"), Agreement::MASCULINE | Agreement::PLURAL),
        (word!("هن"), Agreement::FEMININE | Agreement::PLURAL),
        (word!("ها"), Agreement::FEMININE | Agreement::SINGULAR),
        (word!("ه"), Agreement::MASCULINE | Agreement::SINGULAR),
    ];
    let key = view.token(noun)?.key;
    let li = usize::from(key.at(0) == word!("ل").at(0));
    let (_, agreement) = PRONOUNS.iter().find(|(p, _)| key.ends(*p) && SAYINGS.has(key.chop(p.len()).skip(li)))?;
    Some(Phrase {
        cue: Range::new(from, noun + 1),
        source: Range::new(noun + 1, noun + 1),
        end: noun + 1,
        verb_end: 0,
        agreement: Agreement(*agreement),
        verb: false,
        pronoun: true,
    })
}

/// Whether the noun at `i` is what somebody has, not what speaks for him: «وفقا لصلاحياته», but «وفقا لموقعها».
fn his_own(view: &View<'_>, i: usize) -> bool {
    let Some(token) = view.token(i).filter(|t| !t.word.known()) else { return false };
    if !view.owned(i) {
        return false;
    }
    let li = usize::from(token.key.at(0) == word!("ل").at(0));
    let entry = view.p.lexicon.lookup(unowned(token).skip(li));
    !entry.function.has(Function::CHANNEL | Function::MEDIUM) && !entry.noun.is(Noun::SPEAKER)
}

/// Whether a clause of its own follows: أن, a colon, marks.
fn clause_follows(view: &View<'_>, from: usize) -> bool {
    (from..from + 4)
        .take_while(|i| view.kind(*i).is_some_and(|k| k != Kind::Comma && k != Kind::Stop))
        .take_while(|i| !view.function(*i).has(Function::RELATIVE))
        .any(|i| view.that(i) || view.kind(i) == Some(Kind::Colon))
}
