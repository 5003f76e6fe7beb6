//! Where the personal name of a noun phrase stands.

use super::extent::{accusative, ends, eulogy, initialed, name_end, qualified, surname_li};
use super::head::plural;
use super::office::{
    RESIDENT, basim, close_to, closed_by, court, general, honorific, house, kinship, many, one, placed, respect, titled,
};
use super::owned;
use super::parts::verb_letters;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::{Clitics, Lexicon};
use crate::text::key::word;
use crate::text::{Key, Kind, Shape, Token, Words};

/// What may follow at a place of a phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// A construct is open: a genitive must come, and a name here would be it.
    Open,
    /// A word that may have closed it: only a sure name begins here.
    Half,
    /// The role is complete: a name in no list may begin here.
    Closed,
    /// Behind a title.
    Titled,
}

/// Where the personal name of a phrase stands: what is not a name's part by grammar (an open construct, an adjective) is
/// passed over.
#[must_use]
pub fn find_name(lexicon: &Lexicon, tokens: &[Token]) -> Option<(usize, usize)> {
    // ابن عاطف: a family name; ابن الرئيس is his son.
    let name = |t: &Token| t.is_word() && !t.al() && (t.foreign() && !t.barrier() || t.kinds() & Noun::GIVEN != 0);
    if tokens.first().is_some_and(|t| [word!("ابن"), word!("بن")].contains(&t.bare()))
        && tokens.get(1).is_some_and(name)
        && tokens.get(2).is_none_or(|t| !t.is_word())
    {
        return Some((0, 2));
    }
    let mut state = State::Closed;
    let mut at = 0;
    let mut kin = false;
    let mut served = false;
    // Whether it is within marks, and whether these may be a person's.
    let (mut within, mut marked) = (false, false);
    // Only what has a person's noun in it, or nothing but the name, has a personal name.
    let mut person = true;
    // المحكمة الدستورية … الرئيس فلان: a body or a document has none, whoever stands in its phrase.
    let body = tokens.first().is_some_and(|t| {
        let k = t.kinds();
        k & (Noun::ORGANISATION | Noun::DOCUMENT | Noun::PROPER) != 0
            && k & (Noun::ROLE | Noun::TITLE | Noun::GIVEN) == 0
            || court(t)
            // فريق الرئيس، فلان: his team.
            || k & Noun::ORGANISATION != 0 && !t.al() && tokens.get(1).is_some_and(|t| t.al() && one(t))
    });
    while let Some(token) = tokens.get(at) {
        if !token.is_word() {
            // رئيس اتحاد اللجان (كذا) الشيخ فلان: an aside.
            if token.ch == '(' && at > 0 {
                at += 2 + tokens.iter().skip(at + 1).take_while(|t| t.ch != ')').count();
                state = State::Closed;
                continue;
            }
            // مدير نادي «كذا»: a name in marks behind an open construct is no person's.
            let open = state == State::Open || state == State::Half && !tokens.first().is_some_and(Token::al);
            within ^= token.kind == Kind::Mark;
            if token.kind == Kind::Mark && open && at > 0 && within {
                within = false;
                at += 2 + tokens.iter().skip(at + 1).take_while(|t| t.kind != Kind::Mark).count();
                state = State::Closed;
                continue;
            }
            // عضو حركة التحرير "فتح" فلانة: what a body is called, though it is a name besides.
            if token.kind == Kind::Mark
                && within
                && !marked
                && at > 0
                && !tokens.first().is_some_and(|t| t.al() || respect(t))
                && let Some(close) = closed_by(tokens, at)
            {
                (within, state) = (false, State::Closed);
                at = close + 1;
                continue;
            }
            if token.kind == Kind::Mark {
                marked = !marked && tokens.first().is_some_and(|t| person_head(t) && (t.al() || respect(t))) && at > 0;
            }
            if matches!(token.kind, Kind::Comma | Kind::Mark) {
                state = State::Closed;
                // محامي فلانة، فلان: the lawyer's own name.
                (kin, served) = (kin && token.kind != Kind::Comma, served && token.kind != Kind::Comma);
                person = person || token.kind == Kind::Comma && !body;
            }
            at += 1;
            continue;
        }
        if let Some(unit) = lexicon.units().at(tokens.get(at..)?) {
            person = person && at > 0;
            at += unit.words();
            state = State::Closed;
            continue;
        }
        // آية الله كريم فلان: a title of two words.
        if tokens.get(at + 1).is_some_and(|t| t.key == word!("الله")) && token.bare() == word!("آية") {
            (at, state, person) = (at + 2, State::Titled, true);
            continue;
        }
        // الفريق الأول برئاسة اللواء فلان, مصدر مقرب من الوزير فلان: not its own name.
        if at > 0 && ([word!("برئاسة"), word!("بقيادة"), word!("بزعامة")].contains(&token.key) || close_to(tokens, at))
        {
            return None;
        }
        let k = token.kinds();
        if person
            && (at == 0 || !token.and() || token.given())
            && (!token.preposition_unless(at == 0) || basim(tokens, at))
            && starts(lexicon, tokens, at, state, marked)
        {
            let end = name_end(lexicon, tokens, at);
            if kin || served || (state == State::Open && at > 0) {
                at = end;
                state = State::Closed;
                (kin, served) = (false, false);
                continue;
            }
            return Some((at, end));
        }
        let owned = owned::owned(lexicon, tokens, at);
        let someone = at == 0 && titled(lexicon, tokens)
            || k & (Noun::ROLE | Noun::TITLE) != 0 && token.word.entry.noun.agreement & Noun::SINGULAR != 0
            || owned.is_some_and(|n| n.is(Noun::ROLE | Noun::TITLE));
        person = if at == 0 {
            someone && !body || k == 0 || k & Noun::NISBA != 0 && token.al()
        } else {
            person || !body && someone && (token.al() || state == State::Closed)
        };
        let definite = token.al() && !token.preposition();
        if token.pronominal() {
            state = State::Closed;
        } else if state == State::Open && at == 1 && definite && one(token) && tokens.first().is_some_and(many) {
            // أنصار المعارض فلان
            (kin, state) = (true, State::Closed);
        } else if k & Noun::TITLE != 0
            && one(token)
            // الآية الكريمة, مجلس الدولة
            && !(token.al() && [word!("آية"), word!("دولة")].contains(&token.bare()))
            && (k & Noun::ORGANISATION == 0 || general(tokens, at))
            && (definite
                || k & Noun::COMMON != 0 && at == 0 && token.key.len() <= 4 && token.key != word!("أمير")
                // كاتب البحث د. بيرنك
                || token.key.len() == 1 && initialed(tokens, at)
                || respect(token))
        {
            // مركز الملك سلمان, شقيقة الرئيس: the title belongs to a genitive.
            let genitive = at > 0 && state == State::Open;
            let owner = tokens.get(at.wrapping_sub(1)).is_some_and(|t| {
                let role = t.kinds() & Noun::ROLE != 0;
                let many = t.word.entry.noun.agreement & Noun::SINGULAR == 0;
                t.kinds() & (Noun::ORGANISATION | Noun::ROLE) != 0 && (!role || many || kinship(t.bare()))
            });
            // شقيقة الرئيس الراحل فلان: his, as الراحل is; زوجة الرئيس السيدة فلانة
            let his = !genitive && token.word.entry.function.has(Function::ADJECTIVE);
            kin = genitive && (kin || owner) || kin && his;
            let rank = honorific(token) || general(tokens, at);
            state = if k & Noun::ROLE != 0 && !rank { State::Closed } else { State::Titled };
        } else if token.key == RUKN
            || state == State::Titled
                && (token.key == word!("أول") || one(token) && honorific(token))
                && !(token.al() || tokens.get(at + 1).is_none_or(Token::al))
        {
            // المقدم ركن طيار فلان, الملازم أول فلان
            state = State::Titled;
        } else if token.preposition() {
            // مستشار الأمن للزعيم فلان
            // مركز القطان للطفل فلانة: for any of them.
            let any = const { Words::new([word!("طفل"), word!("مواطن"), word!("مستهلك")]) }.has(token.bare());
            let man = one(token) && k & Noun::ORGANISATION == 0 && !token.shape.has(Shape::TA_MARBUTA) && !any;
            served = served || at > 0 && man && token.al();
            // المبعوث لسورية فلان
            let closed = definite || token.al() || k & (Noun::METONYM | Noun::PROPER) != 0;
            state = if closed { State::Closed } else { State::Open };
        } else if k & Noun::NISBA != 0 && !token.al() && tokens.first().is_some_and(|t| !t.al()) {
            // مسؤول فلسطيني رفيع: another adjective may follow.
            state = State::Half;
        } else if token.al()
            || k & (Noun::METONYM | Noun::NISBA | Noun::PROPER) != 0
            || owned.is_some()
            // المدير بالنيابة فلان
            || token.word.entry.function.has(Function::ADJECTIVE) && token.key.starts(word!("بال"))
            // غرفة جدة: no grandmother.
            || at > 0 && token.key == word!("جدة")
            || at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.kind == Kind::Number)
        {
            // عضو قوى 14 آذار فلان
            state = State::Closed;
        } else if at > 0 && state == State::Closed && placed(token) && token.shape.has(Shape::TA_MARBUTA) {
            // المندوبة الجهوية بسوسة فلانة, but ببئر علي بن خليفة
            state = State::Half;
        } else if token.unknown() && matches!(state, State::Open | State::Half) && at > 0 {
            // رئيس بلاده فلان
            state = if with_pronoun(token) { State::Closed } else { State::Half };
        } else if at > 1 && state == State::Closed && tokens.first().is_some_and(Token::al) && bare_noun(token) {
            // قاد المدرب التشيلي تدريب اللاعب فلان: the object.
            return None;
        } else {
            if at == 0 && kinship(token.bare()) {
                kin = true;
            }
            state = State::Open;
        }
        at += 1;
    }
    None
}

/// Whether it is a noun without ال and without a clitic that is none of people or bodies.
fn bare_noun(token: &Token) -> bool {
    let clitic = [word!("ل"), word!("ب"), word!("و")].iter().any(|clitic| token.key.starts(*clitic));
    !clitic && token.kinds() & (Noun::ROLE | Noun::TITLE | Noun::ORGANISATION | Noun::GROUP) == 0
}

fn person_head(token: &Token) -> bool {
    token.kinds() & (Noun::ROLE | Noun::TITLE) != 0
}

trait Unless {
    fn preposition_unless(&self, first: bool) -> bool;
}

impl Unless for Token {
    /// Whether a preposition is on it; at the head of a source (للباحثة) it belongs to the cue.
    fn preposition_unless(&self, first: bool) -> bool {
        !first && self.preposition()
    }
}

/// Of the staff, behind a rank: المقدم ركن فلان.
const RUKN: Key = word!("ركن");

/// Whether a personal name begins at `at`.
fn starts(lexicon: &Lexicon, tokens: &[Token], at: usize, state: State, marked: bool) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let k = token.kinds();
    let next = tokens.get(at + 1).filter(|t| t.is_word());
    if at == 0 && letters(token) && next.is_some_and(|t| t.foreign() && !t.barrier() && !owned(t)) {
        // بث ريدون مديرة المعهد, لو كانغ, أولي سلوث هانسن من: the second is no word but a name's.
        let channel = token.word.entry.function.has(Function::CHANNEL);
        let third = tokens.get(2).is_some_and(|t| t.foreign() && !t.barrier() && !owned(t));
        let behind = tokens.get(2 + usize::from(third));
        if behind
            .map_or(!channel, |t| t.kinds() & Noun::ROLE != 0 || !channel && (!t.is_word() || third && t.preposition()))
        {
            return true;
        }
    }
    // نائب الوزير الصيني لي شينغانغ
    if at > 0 && state == State::Closed && surname_li(tokens, at) && ends(tokens, at + 2) {
        return true;
    }
    if k & (Noun::NAME | Noun::ROLE) == 0 && !token.unknown() && !verb_letters(token) {
        return false;
    }
    if at == 0 && titled(lexicon, tokens) {
        return false;
    }
    // دول المحيط الهادي
    let adjective = at > 1 && k & Noun::GIVEN != 0 && token.al() && ends(tokens, at + 1);
    if adjective && state == State::Closed && tokens.get(at - 1).is_some_and(|t| t.al() && t.unknown()) {
        return false;
    }
    if token.shape.has(Shape::TANWIN)
        || eulogy(tokens, at)
        || token.key == RUKN
        // الحكومة المعترف بها دوليا
        || token.key.ends(word!("يا")) && tokens.get(at.wrapping_sub(1)).is_some_and(Token::pronominal)
        // مصدر ميداني يمني: no girl's name, which would end in ى.
        || k & Noun::NISBA != 0 && state != State::Titled && at > 1 && !tokens.get(at - 1).is_some_and(Token::al) && !token.shape.has(Shape::ALEF_MAQSURA)
        || at > 0 && token.word.clitics.has(Clitics::CONJ) && !token.and()
        // نجمه وهدافه
        || at > 0 && token.unknown() && token.key.starts(word!("و")) && with_pronoun(token)
    {
        return false;
    }
    // توقيف أبو الفتوح: a noun before somebody's kunya, and no name's first part; خصما واحدا: an object.
    if state != State::Titled
        && k == 0
        && (next.is_some_and(|t| kunya(t) && t.key != word!("عبد")) || accusative(lexicon, token))
    {
        return false;
    }
    let follows = next.is_some_and(|t| {
        t.kinds() & (Noun::GIVEN | Noun::FAMILY | Noun::PARTICLE) != 0
            || (t.unknown() && !t.preposition() && !t.barrier() && !owned(t))
            || verb_letters(t) && closes(tokens, at + 2)
    });
    // ع. النعيمي
    if state == State::Closed && token.key.len() == 1 && k == 0 && initialed(tokens, at) {
        return tokens.get(at + 2).is_some_and(|t| t.unknown() || t.kinds() & Noun::NAME != 0);
    }
    // أمين شومان منسق الهيئة, مؤيد العطاسي منسق الهيئة: a role's letters, but a role behind it; منسق الهيئة، ناجي شومان، : or before it.
    let comma = at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.kind == Kind::Comma);
    if state == State::Closed
        && (at == 0 || comma)
        && k & Noun::GIVEN != 0
        && k & Noun::ROLE != 0
        && !token.al()
        && next.is_some_and(|t| {
            let nisba = t.key.ends(word!("ي"));
            let name = t.kinds() & Noun::NAME != 0 || t.foreign() && !(comma && nisba);
            !t.barrier() && (name || t.al() && t.unknown() && nisba && !t.preposition())
        })
        && (comma && ends(tokens, at + 2) || tokens.get(at + 2).is_some_and(|t| t.kinds() & Noun::ROLE != 0 && !t.al()))
    {
        return true;
    }
    // رئيس الاتحاد السويسري جاني بورينو: behind an adjective that closed the role a noun without ال can only be a name.
    let behind_adjective =
        at > 1 && tokens.get(at - 1).is_some_and(|t| t.al() && t.is_word()) && follows && !token.al();
    let plain = token.word.clitics.0 == 0 && k & (Noun::HEAD & !Noun::ROLE) == 0 && k & Noun::ROLE != 0;
    // رئيس الاتحاد، جاني بورينو
    if state == State::Closed
        && (behind_adjective || comma && follows && !token.al())
        && plain
        && next.is_some_and(Token::foreign)
        && ends(tokens, at + 2)
    {
        return true;
    }
    // بث ريدون مديرة المعهد, الطبيبة سيريان لوري: within a noun phrase the letters of a verb are a name's.
    if state == State::Closed
        && verb_letters(token)
        && next.is_some_and(|t| t.foreign() && !t.barrier() && !t.preposition() && !owned(t))
        && closes(tokens, at + 2)
    {
        return true;
    }
    if k & (Noun::GIVEN | Noun::PARTICLE) != 0 && !token.word.clitics.has(Clitics::AL) {
        let kunya = k & Noun::PARTICLE != 0;
        let only = k & !(Noun::GIVEN | Noun::PARTICLE | Noun::FAMILY | Noun::COMMON) == 0;
        return match state {
            State::Titled => true,
            // القس الشهير، آل شاربتون
            _ if token.key == word!("آل") => {
                let comma = at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.kind == Kind::Comma);
                let family = |t: &Token| t.al() || t.kinds() & Noun::GIVEN != 0;
                at == 0 && next.is_some_and(family) || comma && next.is_some_and(Token::foreign)
            }
            _ if token.key == word!("بن") => false,
            // أم خالد; أم الطفل is his mother.
            _ if token.key == word!("أم") => at == 0 && next.is_some_and(|t| t.kinds() & Noun::GIVEN != 0),
            _ if kunya && k & Noun::GIVEN == 0 => {
                // فإن ثمة
                // عبد النبي, though النبي is somebody.
                let servant = token.key == word!("عبد");
                next.is_some_and(|t| {
                    t.kinds() & Noun::HEAD == 0 && !t.barrier() || t.kinds() & Noun::NAME != 0 || servant && t.al()
                }) && k & Noun::COMMON == 0
            }
            // جمعة، رئيس القسم
            State::Closed if k & Noun::COMMON != 0 => {
                let told = || introduced(tokens, at + 1);
                (only || behind_adjective) && (follows || at > 0 || told()) || marked
            }
            // أمين منطقة حائل كريم القاضي; the town in معتمد بئر علي بن خليفة، فلان has the comma behind it.
            State::Half if k & Noun::COMMON != 0 => {
                let comma = tokens.iter().skip(at).take(5).any(|t| t.kind == Kind::Comma);
                only && !comma
                    && next.is_some_and(|t| t.kinds() & (Noun::FAMILY | Noun::PARTICLE) != 0 && !t.preposition())
            }
            State::Closed | State::Half => k & Noun::COMMON == 0,
            // مدير عبدالله ... is no apposition; the caller passes it over.
            State::Open => k & Noun::COMMON == 0,
        };
    }
    match state {
        State::Titled => {
            (token.foreign() && !token.barrier())
                || k & Noun::FAMILY != 0 && k & Noun::NISBA == 0
                || (token.al()
                    && (token.unknown() || k & Noun::GIVEN != 0)
                    && !token.preposition()
                    && ends(tokens, at + 1)
                    && at > 0)
        }
        State::Closed if at == 0 => {
            let single = closes(tokens, at + 1);
            let own = owned(token);
            (token.foreign() && !token.barrier() && !own && !adjective_follows(tokens, at) && !noun_follows(tokens, at))
                // هنية, by itself
                || (token.unknown() && tokens.len() == 1 && !own && !token.al() && !token.barrier() && token.key.len() > 2)
                || (k & Noun::FAMILY != 0 && k & Noun::HEAD == 0 && !(k & Noun::NISBA != 0 && follows))
                || (token.al()
                    // السيد "تود غراي", السيد/ فلان: a title.
                    && (k & Noun::TITLE == 0 || tokens.len() == 1)
                    && (token.unknown() && !plural(token) || k & Noun::GIVEN != 0)
                    && !token.shape.has(Shape::ALEF_MAQSURA)
                    // الأسطورة المتداولة
                    && !(token.shape.has(Shape::TA_MARBUTA) && next.is_some_and(|t| t.shape.has(Shape::TA_MARBUTA)))
                    && single
                    && !token.preposition())
        }
        // العوني بن مسعود
        State::Closed if token.al() && next.is_some_and(|t| t.key == word!("بن")) => {
            token.unknown() && !token.preposition()
        }
        // المديرة العامة للصحة، نبيهة الحمدوني: in the feminine no noun is there without ال but hers.
        State::Closed if token.unknown() && token.shape.has(Shape::TA_MARBUTA) => {
            let she = tokens.first().is_some_and(|t| one(t) && t.word.entry.noun.agreement & Noun::MASCULINE == 0);
            let family = |t: &Token| t.kinds() & Noun::FAMILY != 0 || t.unknown() && t.key.ends(word!("ي"));
            (she || comma) && !token.al() && next.is_some_and(family) && ends(tokens, at + 2)
        }
        State::Closed if adjective_follows(tokens, at) && !marked => false,
        // لشؤون مجلس الوزراء
        State::Closed if noun_follows(tokens, at) => false,
        State::Closed => {
            // المندوب بمدنين، فلان
            let named = tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Comma)
                && tokens.get(at + 2).is_some_and(|t| t.given() || t.foreign() && !t.barrier() && !t.preposition());
            let place = placed(token)
                && !marked
                && (named
                    || ends(tokens, at + 1) && house(tokens, at)
                    || tokens.get(at.wrapping_sub(1)).is_some_and(|t| RESIDENT.has(t.bare())));
            token.foreign() && token.key.len() > 2 && !token.barrier() && !token.and() && !place
                || (marked && token.unknown())
        }
        State::Half | State::Open => false,
    }
}

/// Whether a comma and a role stand at `at`.
fn introduced(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.kind == Kind::Comma)
        && tokens.get(at + 1).is_some_and(|t| t.kinds() & Noun::ROLE != 0 && !t.al())
}

/// Whether a word of the lists that is no noun for anybody may be the letters of a foreign given name.
fn letters(token: &Token) -> bool {
    token.word.known()
        && token.word.clitics.0 == 0
        && token.kinds() & (Noun::HEAD | Noun::GIVEN | Noun::NISBA) == 0
        && !(token.al() || token.preposition() || token.pronominal() || kunya(token))
        && token.word.entry.function.0 & !(Function::CHANNEL | Function::VERBAL_NOUN) == 0
}

/// Whether a word in no list ends like a noun with any pronoun (بلاده, بلادها).
fn with_pronoun(token: &Token) -> bool {
    owned(token) || token.key.len() > 4 && token.key.ends(word!("ه")) && !token.shape.has(Shape::TA_MARBUTA)
}

/// Whether a word in no list ends like a noun with a pronoun (ذويها, بلدهم).
fn owned(token: &Token) -> bool {
    token.key.len() > 4 && (token.key.ends(word!("ها")) || token.key.ends(word!("هم")))
}

/// Whether a name that can follow another person's noun begins: أبو, عبد.
fn kunya(token: &Token) -> bool {
    // آبي is a name.
    token.ch != 'آ' && const { Words::new([word!("أبو"), word!("أبي"), word!("أبا"), word!("عبد")]) }.has(token.key)
}

/// Whether the phrase ends at `at`, or a role or a preposition goes on.
fn closes(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_none_or(|t| !t.is_word() || t.preposition() || t.kinds() & Noun::ROLE != 0)
}

/// Whether the unknown word at `at` has an adjective or a genitive behind it, as a common noun has.
fn adjective_follows(tokens: &[Token], at: usize) -> bool {
    const PLAIN: [Key; 3] = [word!("ية"), word!("ات"), word!("ون")];
    // سموكي روبنسون, but متظاهرون غاضبون
    let singular = tokens.get(at).is_some_and(|t| !t.key.ends(word!("ون")));
    tokens.get(at + 1).is_some_and(|t| {
        t.is_word()
            && ((t.al()
                && !(t.kinds() & Noun::FAMILY != 0 || (t.unknown() && t.key.ends(word!("ي"))))
                // بيترا المصنفة أولى: no noun is indefinite before such a participle, but a name is.
                && !(at == 0 && qualified(tokens, 1)))
                || PLAIN
                    .iter()
                    .any(|e| t.key.ends(*e) && t.kinds() & Noun::GIVEN == 0 && !(singular && *e == word!("ون")))
                || t.preposition() && t.kind == Kind::Word && t.key.len() > 3 && t.key.starts(word!("لل"))
                || t.kinds() & Noun::NISBA != 0)
    })
}

/// Whether a common noun stands behind the unknown word at `at`.
fn noun_follows(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|t| {
        let k = t.kinds();
        t.is_word()
            && k & Noun::HEAD != 0
            && k & (Noun::GIVEN | Noun::FAMILY | Noun::COMMON) == 0
            && k & Noun::ROLE == 0
    })
}
