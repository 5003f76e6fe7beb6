//! Who a paragraph is about, clause by clause: the people and bodies that begin its sentences, and every full name.
//!
//! No parser: a subject is the noun phrase behind the verb that opens a sentence or a coordinated clause (ووقع الرئيس …،
//! وقال إنها), or the one that opens the sentence itself.

use super::head::broken_plural;
use super::mention::Mention;
use super::opening::{gender, noun, verbal, when};
use super::owned::owned;
use super::person::find_name;
use super::plausible::{
    acting, adjective, apposition, common, enclosed, leads, led, longer, medium, office_behind, picks, plausible,
    sober, surname, upon,
};
use crate::Span;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::temporal::TimeWord;
use crate::lexicon::{Class, Clitics, Lexicon};
use crate::text::key::word;
use crate::text::{Key, Kind, Shape, Token};

/// How far a phrase is followed.
pub const WINDOW: usize = 14;
/// How many nouns in construct are read.
const CONSTRUCT: usize = 4;
/// How many words of time may stand before a subject.
const TIMES: usize = 4;
/// How many words of a name in marks are read.
const QUOTED: usize = 6;

/// What stands where a subject or a name does.
#[derive(Clone, Debug)]
pub enum Seen {
    /// A phrase that names somebody.
    Mention(Mention),
    /// A word that is somebody only if the text gives it elsewhere as a family name (واضطر بلاتر إلى).
    Word(Key, Span),
}

/// A phrase found outside the sources.
#[derive(Debug)]
pub struct Found {
    /// What it is.
    pub seen: Seen,
    /// Whether it is the subject of its clause.
    pub subject: bool,
    /// The gender that the verb before it tells, 0 where none does.
    pub told: u8,
    /// Whether it is a name only if the text has its last word as one (عالم الآثار نعيم حواش).
    pub weak: bool,
    /// The token behind it.
    pub end: usize,
}

/// The subjects and full names of a paragraph, in the order of the text.
#[inline(never)]
pub fn find(lexicon: &Lexicon, tokens: &[Token], mut tell: impl FnMut(Found)) {
    let mut note = |found: Found| {
        let more = longer(lexicon, tokens, &found);
        tell(found);
        more.into_iter().for_each(&mut tell);
    };
    let mut opens = true;
    let mut clause = false;
    // Whether the sentence begins with an adjunct: من ناحية ثانية، علقت الصحيفة.
    let mut adjunct = false;
    // For how many words the verb of the sentence may still come behind what opens it (كما أدى الرئيس, في المساء أعلن الوزير).
    let mut lead = 0_usize;
    // Whether it is a statement of somebody's.
    let mut stated = false;
    let channel = |t: &Token| t.word.entry.function.has(Function::CHANNEL);
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let before = move |by: usize| at.checked_sub(by).and_then(|i| tokens.get(i));
        match token.kind {
            Kind::Stop | Kind::Colon => {
                (opens, clause, lead, stated) = (true, false, 0, false);
                at += 1;
                continue;
            }
            Kind::Comma | Kind::Semicolon => {
                (clause, lead, stated) = (true, 0, false);
                opens = adjunct;
                adjunct = false;
                at += 1;
                continue;
            }
            Kind::Word | Kind::Foreign => {}
            _ => {
                // دبي (CNN) – علق الوزير
                let town = before(1).is_some_and(|t| t.ch == ')');
                opens = opens || token.kind == Kind::Dash && town && at < DATELINE;
                at += 1;
                continue;
            }
        }
        let first = opens;
        adjunct = if first { token.preposition() || token.word.entry.class.any(Class::TIME) } else { adjunct };
        // وفي تصريح للمتحدث باسم الهيئة فلان، أوضح; أما بالنسبة للفنان فلان فقد أكد
        let topic =
            || before(2).is_some_and(|t| t.key == word!("أما")) && before(1).is_some_and(|t| t.key == word!("بالنسبة"));
        stated =
            stated || token.word.clitics.has(Clitics::LI) && (adjunct && before(1).is_some_and(channel) || topic());
        // Within a clause almost every word is nobody.
        if !(first || clause || lead > 0 || token.telling()) {
            at += 1;
            // And so are most of the words behind it.
            if !adjunct {
                at += tokens.get(at..).unwrap_or_default().iter().take_while(|t| t.is_word() && !t.telling()).count();
            }
            continue;
        }
        let coordinated = clause && token.and();
        (opens, clause) = (false, false);
        let class = token.word.entry.class;
        let joined = token.joins();
        // وفي المساء زار الوزير: what stands between a closed adjunct and somebody is a verb.
        let acts = || {
            let closed = before(1).is_some_and(|t| t.al() || t.word.entry.function.has(Function::ADVERB));
            let who = |t: &Token| t.al() && t.kinds() & (Noun::ROLE | Noun::TITLE) != 0 && !t.preposition();
            closed && class == Class::NONE && !token.al() && !token.and() && tokens.get(at + 1).is_some_and(who)
        };
        let late = lead > 0 && !token.preposition() && (class.any(Class::VERB) || acts());
        lead = if first && !class.any(Class::NOUN) && (adjunct || class.any(Class::FUNCTION)) {
            LEAD
        } else {
            lead.saturating_sub(1)
        };
        // وحداد متزوجة: و and a family name.
        if first
            && class == Class::NONE
            && token.key.starts(word!("و"))
            && token.key.len() > 3
            && token.kind == Kind::Word
        {
            let span = Span::new(token.span.start + 2, token.span.end);
            note(Found { seen: Seen::Word(token.key.skip(1), span), subject: true, told: 0, weak: false, end: at + 1 });
        }
        let behind = if late || (first || coordinated) && verbal(token, first) {
            // The subject stands right behind its verb, or behind words of time: نفذ صباح اليوم الأربعاء السكان.
            // رفضت مصر: no zone of time; الاتحاد العام: no year.
            let who = Noun::ROLE | Noun::METONYM | Noun::ORGANISATION | Noun::GROUP;
            let timely = |t: &Token| t.word.entry.class.any(Class::TIME) && t.kinds() & who == 0;
            let times = tokens.get(at + 1..).unwrap_or_default();
            let sure = |t: &Token, next: Option<&Token>| t.kinds() == 0 || next.is_some_and(timely);
            let time = (0..TIMES)
                .take_while(|i| times.get(*i).is_some_and(|t| timely(t) && sure(t, times.get(i + 1))))
                .count();
            // صرحت بذلك الطبيبة
            let pronoun = tokens.get(at + 1).is_some_and(|t| t.pronominal() || t.key == word!("بذلك"));
            // وقد نفت موسكو
            let auxiliary = token.word.entry.function.has(Function::AUXILIARY);
            let qad = auxiliary && token.key.ends(word!("قد"));
            let verb = qad || auxiliary && tokens.get(at + 1).is_some_and(|t| t.word.entry.class.any(Class::VERB));
            Some(at + 1 + time.max(usize::from(verb || pronoun)))
        } else if joined && (when(token) || tokens.get(at + 1).is_some_and(|t| verbal(t, true))) {
            // كما أدى الرئيس اليمين; لكن حداد اعتبر; عندما شاهد نجوما
            let next = tokens.get(at + 1).filter(|t| t.unknown() && surname(t));
            if let Some(next) = next {
                note(Found { seen: Seen::Word(next.key, next.span), subject: true, told: 0, weak: false, end: at + 2 });
            }
            Some(at + 2)
        } else if joined
            // مكتبه الإعلامي: a noun with its pronoun, and no verb.
            || token.acts_on() && (at == 0 || !noun(tokens, at - 1)) && owned(lexicon, tokens, at).is_none()
        {
            // أن المتهم اتصل …، لكن المحكمة نقضت …، زارهم الوزير
            tokens.get(at + 1).filter(|t| !t.unknown() || joined).map(|_| at + 1)
        } else if first && (!token.preposition() || tells(tokens, at)) {
            Some(at + usize::from(token.preposition()))
        } else {
            None
        };
        // وتصف «جمعية الأطفال» الأرقام: the name of a body in marks.
        let marked = |from: usize| tokens.get(from).is_some_and(|t| t.kind == Kind::Mark);
        let behind = behind.map(|from| from + usize::from(from > at && marked(from)));
        if let Some(mut found) = behind.and_then(|from| phrase(lexicon, tokens, from, true)) {
            found.told = if behind == Some(at + 1) && !joined { gender(token) } else { 0 };
            // عبدالله ناصر - الرياض: who reports is not reported; الإجراءات التي أعدها فلان: nor is who acts in a relative clause.
            let which = before(1).is_some_and(Token::relative);
            found.subject =
                !which && (at > 0 || behind != Some(at) || tokens.get(found.end).is_none_or(|t| t.kind != Kind::Dash));
            // دبي، الإمارات (وكالات) – : where the report is from.
            let sign = tokens.get(found.end).is_some_and(|t| t.ch == '(' || matches!(t.kind, Kind::Dash | Kind::Comma));
            let town = at < DATELINE && behind == Some(at) && sign && token.kinds() & (Noun::NAME | Noun::ROLE) == 0;
            (at, lead) = (found.end, 0);
            if !town {
                note(found);
            }
            continue;
        }
        if !class.any(Class::NOUN) {
            at += 1;
            continue;
        }
        let k = token.kinds();
        let role = k & (Noun::TITLE | Noun::ROLE) != 0;
        let paper = k & Noun::ORGANISATION != 0 && !token.al() && token.word.entry.function.has(Function::MEDIUM);
        // طبيب الرئيس فلان: whose name it is cannot be told.
        let open = || tokens.get(at + 1).is_none_or(|t| t.al() && t.kinds() & Noun::TITLE != 0);
        let one = token.word.entry.noun.agreement & Noun::SINGULAR != 0;
        // وكالة طارق أحمد: an everyday word, with a name behind it.
        let given = |t: &Token| t.kinds() & Noun::GIVEN != 0 && !t.al() && !t.and() && !t.preposition();
        let son = |t: &Token| given(t) || t.key == word!("بن");
        let pair = || given(token) && tokens.get(at + 1).is_some_and(son);
        // عن عمر يناهز السبعين, عن عمر 70 عاما
        let age = token.key == word!("عمر")
            && before(1).is_some_and(|t| t.key == word!("عن"))
            && tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Number || t.key.ends(word!("ناهز")));
        // بن همام: no همام.
        let father = before(1).is_some_and(|t| t.key == word!("بن"));
        // مؤتمر صحافي طويل مع الرئيس: an adjective.
        let press = token.key.ends(word!("ي")) && before(1).is_some_and(channel);
        let named = token.given() && !(age || father) || pair() || role && (token.al() || one && !press && !open());
        // علمت الصحيفة من مصدر مطلع
        let nameless = k & Noun::ANONYMOUS != 0 && !token.al() && token.word.clitics.0 == 0;
        if (named || paper || nameless)
            && let Some(mut found) = phrase(lexicon, tokens, at, nameless)
                .filter(|f| paper || nameless || matches!(&f.seen, Seen::Mention(m) if m.name.is_some()))
        {
            found.subject = stated;
            // تصريح لجورج فلان: فلان may be somebody by himself.
            at = if found.weak && token.preposition() { at + 1 } else { found.end };
            note(found);
            continue;
        }
        at += 1;
    }
}

/// Whether عن stands at `at` before the one with whom a chain of those who tell begins: عن أبي سعيد رضي الله عنه قال; but وعن حداد قال.
fn tells(tokens: &[Token], at: usize) -> bool {
    const NAME: usize = 6;
    const SAID: usize = 4;
    let words = |from: usize, most: usize| tokens.iter().skip(from).take(most).take_while(|t| t.kind == Kind::Word);
    let about = |t: &Token| [word!("عن"), word!("وعن")].contains(&t.key);
    let wish = words(at + 1, NAME).position(|t| t.key == word!("رضي"));
    let said = |wish| words(at + 1 + wish, SAID).any(|t| [word!("قال"), word!("قالت")].contains(&t.key));
    tokens.get(at).is_some_and(about) && wish.is_some_and(said)
}

/// How many tokens the dateline of a report can have.
const DATELINE: usize = 12;

/// How many words before its verb a sentence may open with.
const LEAD: usize = 8;

/// Whether a day stands behind a name (زار فلان الخميس مصنعا).
fn weekday(token: &Token) -> bool {
    token.word.entry.time.is(TimeWord::WEEKDAY) && token.al() || token.key == word!("اليوم")
}

/// The phrase that begins at `at`, followed as far as its name, or as far as a role or body plainly goes.
fn phrase(lexicon: &Lexicon, tokens: &[Token], at: usize, subject: bool) -> Option<Found> {
    let rest = tokens.get(at..)?;
    let head = rest.first()?;
    let unit = lexicon.units().at(rest);
    let k = unit.map_or(head.kinds(), |u| u.noun.kinds);
    // مساء الجمعة: a day is nobody, though جمعة is a name.
    let day = head.al() && head.word.entry.class.any(Class::TIME) && k & Noun::HEAD == 0;
    // بيان للسفير فلان
    // and تصريح لجورج فلان
    let name = |t: &Token| t.kinds() & Noun::GIVEN != 0 || t.foreign() && !t.barrier();
    let to =
        !subject && (head.al() && k & (Noun::TITLE | Noun::ROLE) != 0 || head.given() && rest.get(1).is_some_and(name));
    if !head.is_word() || day || (head.preposition() && at > 0 && !to) {
        return None;
    }
    let person = k & (Noun::TITLE | Noun::ROLE | Noun::GIVEN | Noun::PARTICLE) != 0;
    let nisba = subject && head.al() && k & Noun::NISBA != 0;
    let body = k & (Noun::HEAD | Noun::FAMILY) != 0 && k & Noun::COMMON == 0;
    let body = body || subject && k & Noun::ORGANISATION != 0 && (medium(rest) || acting(head));
    // ودخل أحد الطلاب وقال
    let pick = subject && picks(rest);
    // فإن spelt فان is no particle of a name.
    let particle =
        k & !Noun::COMMON == Noun::PARTICLE && rest.get(1).is_none_or(|t| t.al() || t.kinds() & Noun::HEAD != 0);
    // التقى, no name; د, no doctor.
    let none = head.key.len() == 1 && !rest.get(1).is_some_and(|t| t.glued)
        || head.al() && head.shape.has(Shape::ALEF_MAQSURA) && k & Noun::HEAD == 0
        || head.bare() == word!("علي") && upon(rest)
        || head.key == word!("الدولة")
        // ولا يوجد سبب
        || head.key == word!("ولا");
    let then = head.key == word!("فان") && (particle || head.shape.has(Shape::HAMZA_BELOW));
    if none || then || !(person || body || nisba || pick || subject && head.unknown()) {
        return None;
    }
    // وزير كذا، فلان: the name of the one whose role it is.
    let one = k & (Noun::ROLE | Noun::TITLE) != 0 && head.word.entry.noun.agreement & Noun::SINGULAR != 0;
    let goes_on = |i: usize| one && (rest.get(i + 1).is_some_and(|t| t.given() && !t.and()) || enclosed(rest, i));
    // د. حبيب
    let shortened =
        |i: usize| i > 0 && rest.get(i - 1).is_some_and(|t| t.key.len() == 1 && t.kinds() & Noun::TITLE != 0);
    // As far as a role or a name may go on, and a word more.
    let ends = |i: usize, t: &Token| {
        !(t.is_word() || t.kind == Kind::Mark || shortened(i) || t.kind == Kind::Comma && goes_on(i))
            || t.word.entry.class.any(Class::VERB) && t.kinds() & (Noun::GIVEN | Noun::HEAD) == 0 && !t.al()
            || i > 0 && weekday(t)
    };
    let (mut stop, mut candidate, mut marked, mut cut) = (0, false, false, None);
    // Whether there is what tells a name from other words: one of the lists, a foreign word, commas around it, two in no list.
    let (mut sure, mut before) = (false, false);
    for (i, token) in rest.iter().take(WINDOW).enumerate() {
        if ends(i, token) {
            break;
        }
        stop = i + 1;
        // What stands behind the end tells whether a name is at its end.
        marked = marked || token.kind == Kind::Mark;
        if cut.is_some_and(|cut| i > cut) && !marked {
            break;
        }
        let name = token.kinds() & Noun::NAME != 0;
        let known = person || body || nisba;
        let unknown = known && token.unknown();
        candidate = candidate || cut.is_none() && (name || unknown || token.kind == Kind::Foreign);
        sure = sure || name || matches!(token.kind, Kind::Foreign | Kind::Comma) || one && unknown && before;
        before = unknown;
        if !name && !leads(token) {
            cut = cut.or(Some(i));
        }
    }
    let window = rest.get(..stop)?;
    if window.is_empty() {
        return None;
    }
    // A name is looked for only where a word can be one.
    let walk = window.get(..cut.map_or(stop, |cut| cut + 2)).unwrap_or(window);
    let found = if candidate && sure { find_name(lexicon, walk) } else { None };
    // الرئيس الأسبق، فلان بن فلان، : between commas it is whole.
    let comma = |at: usize| rest.get(at).is_some_and(|t| t.kind == Kind::Comma);
    let named = found.map(|(from, to)| {
        // فاز أندريس مانويل لوبيز أوبيدور الأحد: what stands between a name and a day and is as long as no everyday word is.
        let last = |t: &Token| t.foreign() && t.key.len() > 5 && !t.key.ends(word!("ا"));
        let day = rest.get(to).is_some_and(weekday) && rest.get(to - 1).is_some_and(last);
        // استهل ناصر بوطيحة، وزير الزراعة، كلمته
        let office = || apposition(rest.get(to..).unwrap_or_default()) > 0;
        let whole = day || from > 0 && comma(from - 1) && comma(to) || office();
        (from, if whole { to } else { from + sober(window.get(from..to).unwrap_or_default()) })
    });
    if let Some((from, to)) = named.filter(|(from, to)| plausible(window, *from, *to)) {
        let behind = rest.get(to..).unwrap_or_default();
        let end = to + apposition(behind).max(office_behind(behind, subject));
        let mention = Mention::read_around(lexicon, rest.get(..end)?, &|_| Some((from, to)))?;
        let known = window.get(from)?.given() || from > 0 || to - from > 1;
        // صباح, عودة: an everyday word that could be a name is none by itself.
        let plain = k & Noun::COMMON != 0 && k & (Noun::TITLE | Noun::ROLE) == 0;
        // قادة سابقون والوسيط فلان: he is one of several, and read for himself.
        if mention.name.is_some() || one {
            // تصريح لجورج فلان: whose it is, and nobody who acts.
            let weak = head.preposition() && !head.al() && at > 0;
            return (mention.name.is_some() && known || subject && person && !plain).then_some(Found {
                seen: Seen::Mention(mention),
                subject,
                told: 0,
                weak,
                end: at + end,
            });
        }
    }
    // عالم الآثار نعيم حواش: two or three words that no list has.
    let behind = |from: usize| from > 0 && window.iter().take(from).all(Token::is_word) && led(window, from);
    if let Some((from, _)) = found.filter(|(from, _)| one && behind(*from)) {
        let run = window.get(from..).unwrap_or_default();
        let part = |t: &Token| t.foreign() || t.kinds() & Noun::NAME != 0;
        // ممثل اتحاد التجار غلاء أسعار: a plural is no family's name.
        let name =
            |(i, t): &(usize, &Token)| part(t) && !(t.al() || t.barrier() || t.and()) && (*i == 0 || !broken_plural(t));
        let words = run.iter().enumerate().take_while(name).count();
        let words = match words {
            3 if from + words < window.len() => 2,
            // نائب الرئيس مبارك الحسحوش
            1 if run
                .get(1)
                .is_some_and(|t| t.al() && t.unknown() && !t.preposition() && !t.shape.has(Shape::TA_MARBUTA)) =>
            {
                2
            }
            _ => words,
        };
        if (2..4).contains(&words) {
            let end = from + words;
            let mention = Mention::read_around(lexicon, window.get(..end)?, &|_| Some((from, end)))?;
            return Some(Found { seen: Seen::Mention(mention), subject, told: 0, weak: true, end: at + end });
        }
    }
    if subject && !(person || body) && head.unknown() && surname(head) {
        return Some(Found { seen: Seen::Word(head.key, head.span), subject, told: 0, weak: false, end: at + 1 });
    }
    // عرضت أسماء المتحدثين
    let everyday = !pick
        && found.is_none_or(|(from, to)| from > 0 || to < 2)
        && k & Noun::COMMON != 0
        && k & (Noun::TITLE | Noun::ROLE | Noun::ORGANISATION) == 0;
    if !(person || body || pick) || everyday || !subject && k & Noun::ORGANISATION == 0 {
        return None;
    }
    let mut end = unit.map_or(1, crate::lexicon::nouns::Unit::words);
    let open = !head.al() && unit.is_none() && k & Noun::METONYM == 0;
    // القارئ «كذا»: a name of one word.
    let mark = |at: usize| window.get(at).is_some_and(|t| t.kind == Kind::Mark && t.ch != '(');
    let called = one && end == 1 && mark(1) && window.get(3).is_some_and(|t| t.kind == Kind::Mark);
    if called || open && window.get(end).is_some_and(|t| t.kind == Kind::Mark) {
        // صحيفة «كذا» الفرنسية
        end += 2 + window.iter().skip(end + 1).take(QUOTED).position(|t| t.kind == Kind::Mark)?;
    } else if open {
        // رئيس هيئة موانئ البحر
        let inner = |t: &Token| {
            let head = t.kinds() & Noun::HEAD != 0;
            // أمانة جدة منحت: a verb.
            let verb = t.unknown() && t.key.len() > 3 && t.key.ends(word!("ت")) && !t.key.ends(word!("ات"));
            t.is_word() && (head || t.al() || !t.barrier()) && !(t.preposition() || t.shape.has(Shape::TANWIN) || verb)
        };
        // مصادر تمويل: what is no source of words.
        if k & Noun::ANONYMOUS != 0 && window.get(1).is_some_and(|t| inner(t) && common(t)) {
            return None;
        }
        while end < CONSTRUCT && window.get(end).is_some_and(inner) {
            // أمين جدة: no grandmother.
            let construct =
                |t: &Token| !t.al() && t.kinds() & (Noun::ROLE | Noun::ORGANISATION) != 0 && t.key != word!("جدة");
            end += 1;
            if !window.get(end - 1).is_some_and(construct) {
                break;
            }
        }
    }
    // وزارة التجارة والصناعة: the second thing that a body is for.
    let thing = |t: &Token| t.and() && t.al() && t.kinds() & (Noun::HEAD | Noun::NAME) == 0 && !t.barrier();
    if open && k & Noun::ORGANISATION != 0 && window.get(end - 1).is_some_and(|t| end > 1 && t.al()) {
        end += window.iter().skip(end).take_while(|t| thing(t)).count();
    }
    // الشاعر والناقد: one of two, or one with two nouns.
    if head.al() && window.get(1).is_some_and(|t| t.and() && t.al() && t.kinds() & Noun::ROLE != 0) {
        return None;
    }
    // محكمة في المدينة
    if open
        && end == 1
        && window.get(1).is_some_and(|t| t.key == word!("في"))
        && window.get(2).is_some_and(Token::is_word)
    {
        // باحثون في جامعة ييل
        let construct = |t: &Token| !t.al() && t.kinds() & Noun::ORGANISATION != 0;
        let inner = |t: &Token| t.is_word() && (t.al() || !t.barrier()) && !t.preposition();
        end = 3 + usize::from(window.get(2).is_some_and(construct) && window.get(3).is_some_and(inner));
    }
    // متحدث باسم الوزارة
    if one && window.get(end).is_some_and(|t| t.key == word!("باسم")) && window.get(end + 1).is_some_and(Token::is_word)
    {
        end += 2;
    }
    // مصدر أمني, مصدر مسؤول
    let nameless = open && k & Noun::ANONYMOUS != 0;
    let indefinite = |t: &Token| {
        let likely = t.kinds() & (Noun::NISBA | Noun::ROLE) != 0 || t.word.entry.function.has(Function::ADJECTIVE);
        likely && !t.al() && t.word.clitics.0 == 0
    };
    let last = end + 4;
    let place = k & Noun::METONYM != 0;
    // استخدمت الإدارة المخزون: an adjective would be feminine.
    let she = head.al() && unit.is_none() && head.shape.has(Shape::TA_MARBUTA);
    let object = |t: &Token| she && t.unknown() && t.bare().starts(word!("م")) && !t.shape.has(Shape::TA_MARBUTA);
    let like = |t: &Token| !place && adjective(t) && !object(t);
    while end < last && window.get(end).is_some_and(|t| if nameless { indefinite(t) } else { like(t) }) {
        end += 1;
    }
    // «جمعية الأطفال حديثي الولادة»: as far as the mark.
    if at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.kind == Kind::Mark)
        && let Some(close) = window.iter().take(QUOTED + 2).position(|t| t.kind == Kind::Mark)
    {
        end = close;
    }
    // موسكو وبيونغ يانغ
    if k & Noun::METONYM != 0
        && let Some(second) = window.get(end).filter(|t| t.and())
    {
        let pair = lexicon.units().at(window.get(end..)?);
        if second.kinds() & Noun::METONYM != 0 || pair.is_some_and(|u| u.noun.is(Noun::METONYM)) {
            end += pair.map_or(1, crate::lexicon::nouns::Unit::words);
        }
    }
    let mention = Mention::read_around(lexicon, window.get(..end)?, &|_| found.filter(|(_, to)| *to <= end))?;
    Some(Found { seen: Seen::Mention(mention), subject, told: 0, weak: false, end: at + end })
}
