//! Mentions: what a noun phrase says of whom it names.

mod author;

use super::extent::his_family;
use super::head::{amount, kind, many, outer, plain, tail};
use super::name::Name;
use super::office::{HOUSES, courtesy, honorific, kinship, one, respect};
use super::owned::owned;
use super::parts::{parts, verb_letters};
use super::person::find_name;
use crate::lexicon::Lexicon;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::text::key::word;
use crate::text::{Key, Kind, Shape, Tag, Token, Words};
use crate::{Span, SpeakerKind};

/// How many words of a phrase are kept to compare it by.
const WORDS: usize = 6;

/// What stands before the name of a state and is part of it.
const STATES: Words<4> = Words::new([word!("دولة"), word!("جمهورية"), word!("مملكة"), word!("سلطنة")]);
/// Prepositions that open an adjunct behind the name of a body.
const PLACES: Words<4> = Words::new([word!("في"), word!("من"), word!("عن"), word!("خلال")]);

/// Words for saying with a pronoun, which are no source (حسب رأيها).
const OWN_WORDS: Words<15> = Words::new([
    word!("رأيه"),
    word!("رأيها"),
    word!("رأيهم"),
    word!("تعبيره"),
    word!("تعبيرها"),
    word!("تعبيرهم"),
    word!("قوله"),
    word!("قولها"),
    word!("قولهم"),
    word!("وصفه"),
    word!("وصفها"),
    word!("زعمه"),
    word!("زعمها"),
    word!("زعمهم"),
    word!("كلامه"),
]);

/// What tells which of some tokens are the personal name.
type Finder<'a> = &'a dyn Fn(&[Token]) -> Option<(usize, usize)>;

/// A phrase that names somebody.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The phrase.
    pub span: Span,
    /// What it names.
    pub kind: SpeakerKind,
    /// Gender and number as [`Noun`] counts them; 0 where the phrase does not tell.
    pub agreement: u8,
    /// Whether it means somebody the reader knows: ال, a pronoun, or a definite word behind a construct.
    pub definite: bool,
    /// Whether the first word itself has ال.
    pub al: bool,
    /// The personal name in it.
    pub name: Option<Box<(Name, Span)>>,
    /// The role that stands with the name, or the whole phrase where there is none.
    pub role: Option<Span>,
    /// The noun that heads it, without clitics.
    pub head: Key,
    /// Whether the head is in no list and has no ال: it may be a surname.
    pub bare_head: bool,
    /// Whether the head is a role or a title of the lists.
    pub office: bool,
    /// The words behind the head, without clitics.
    words: [Tag; WORDS],
    len: u8,
    /// The last word, where only words with ال stand before it: a family name, if the text knows it as one (المقدم القرني).
    pub tail: Key,
    /// The word that is a name by itself: a quoted one, or one of the list.
    pub proper: Tag,
    /// The state that it belongs to.
    pub state: u8,
    /// Whether that state itself speaks in it (موسكو, الحكومة الروسية).
    pub government: bool,
    /// Whether it names several side by side (موسكو وبيونغ يانغ).
    pub joint: bool,
    /// Whether it points back in so many words (المصدر ذاته).
    pub again: bool,
    /// Whether words with ال stand behind the head, and no others (الناشط الحقوقي).
    pub adjectives: bool,
    /// Whether a demonstrative stands before it (هذا الخبير).
    pub this: bool,
    /// The head of a second role in the phrase (الناطقة in نائبة الرئيس الناطقة باسم الهيئة), and how many words stand as far as it.
    pub second: (Tag, u8),
    /// The document through which a body speaks (بيان in بيان للجيش).
    pub via: Tag,
    /// Where the name of a body begins that a document's phrase names (بيان للجيش); the start of the phrase elsewhere.
    pub core: Span,
    /// How many letters of the first word are clitics that are no part of the phrase, and whether ال was among them.
    pub clitics: (u8, bool),
}

impl Mention {
    /// The same in a longer text, `by` bytes further on.
    pub(super) fn moved(&self, by: u32) -> Self {
        let mut moved = self.clone();
        let Self { span, name, role, core, .. } = &mut moved;
        let name = name.iter_mut().map(|name| &mut name.1);
        [span, core].into_iter().chain(role).chain(name).for_each(|span| *span = span.shift(by));
        moved
    }

    /// The words behind the head.
    #[must_use]
    pub fn words(&self) -> &[Tag] {
        self.words.get(..usize::from(self.len)).unwrap_or_default()
    }

    /// Whether it is a name alone whose second part may be an object (أدى حداد اليمين).
    #[must_use]
    pub fn object(&self) -> bool {
        self.role.is_none() && self.name.as_deref().is_some_and(|(name, _)| name.object())
    }

    /// The word that it calls somebody by alone.
    #[must_use]
    pub fn short(&self) -> Key {
        match self.name.as_deref() {
            Some((name, _)) if name.len() == 1 => name.last().word,
            Some(_) => Key::NONE,
            None if self.bare_head => self.head,
            None => self.tail,
        }
    }

    fn word(&mut self, word: Key) {
        let word = match () {
            () if word.len() > 4 && word.ends(word!("ين")) => word.chop(2).join(word!("ون")),
            // خبير الشؤون الأمنية, then الخبير الأمني
            () if word.len() > 4 && word.ends(word!("ية")) => word.chop(1),
            () => word,
        };
        if let Some(place) = self.words.get_mut(usize::from(self.len)).filter(|_| !word.is_empty()) {
            *place = word.tag();
            self.len += 1;
        }
    }

    /// Reads the phrase `tokens`, whose extent is known.
    #[must_use]
    pub fn read(lexicon: &Lexicon, tokens: &[Token]) -> Option<Self> {
        let whole =
            |tokens: &[Token]| find_name(lexicon, tokens).map(|(from, to)| (from, his_family(tokens, from, to)));
        Self::read_around(lexicon, tokens, &whole)
    }

    /// The same, where `name` tells which of the tokens from the first word on are the personal name.
    pub fn read_around(lexicon: &Lexicon, tokens: &[Token], name: Finder<'_>) -> Option<Self> {
        let number = |t: &Token| t.kind == Kind::Number;
        let skip = tokens.iter().position(Token::is_word).or_else(|| tokens.iter().position(number))?;
        let mark = tokens.first()?.span.start;
        // 64 في المائة من المشاركين: how many tells which.
        let count = tokens.get(..skip)?.iter().find(|t| number(t));
        // هذه المصادر
        let this = tokens.get(skip)?.word.entry.function.has(Function::DEMONSTRATIVE);
        let this = this && tokens.get(skip + 1).is_some_and(Token::al);
        let tokens = tokens.get(skip + usize::from(this)..)?;
        let start = count.or(tokens.first())?.span.start;
        // معالي وزير النقل: the office is the head.
        let office = |t: &Token| t.kinds() & (Noun::ROLE | Noun::TITLE) != 0;
        let lead = usize::from(tokens.first().is_some_and(respect) && tokens.get(1).is_some_and(office));
        let (whole, tokens) = (tokens, tokens.get(lead..)?);
        let (first, last) =
            (tokens.first()?, tokens.iter().rfind(|t| t.is_word() || number(t) || matches!(t.ch, '%' | '٪'))?);
        // منه, وهي, حسب تعبيره: somebody else is meant; فإن ذلك.
        let letter = first.key.len() == 1 || first.shape.has(Shape::OPEN);
        let then = first.key == word!("فان")
            && (first.shape.has(Shape::HAMZA_BELOW) || tokens.get(1).is_none_or(Token::barrier));
        if then || tokens.len() == 1 && (letter || first.pronominal() || OWN_WORDS.has(first.key)) {
            return None;
        }
        let unit = lexicon.units().at(tokens);
        let owned = owned(lexicon, tokens, 0);
        let noun = owned.unwrap_or(first.word.entry.noun);
        let kinds = match unit {
            Some(unit) => unit.noun.kinds,
            None if owned.is_some() => noun.kinds,
            None => first.kinds(),
        };
        let mut span = Span::new(start, last.span.end);
        if let Some(mark) = tokens.last().filter(|t| t.kind == Kind::Mark && skip == 0) {
            span.end = mark.span.end;
        }
        let mut mention = Self {
            span,
            kind: kind(kinds, unit.map_or(noun.agreement, |u| u.noun.agreement)),
            agreement: unit.map_or(noun.agreement, |u| u.noun.agreement),
            definite: first.al() || owned.is_some(),
            al: first.al(),
            name: None,
            role: None,
            head: plain(first.bare(), noun.agreement),
            bare_head: first.foreign(),
            office: kinds & (Noun::ROLE | Noun::TITLE) != 0,
            words: [Tag::NONE; WORDS],
            len: 0,
            tail: Key::NONE,
            proper: Tag::NONE,
            state: 0,
            government: false,
            joint: false,
            again: false,
            adjectives: false,
            this,
            second: (Tag::NONE, 0),
            via: Tag::NONE,
            core: span,
            clitics: outer(first),
        };
        if let Some(count) = count {
            mention.word(amount(count));
        }
        if let Some(kind) = many(tokens, kinds) {
            mention.kind = kind;
            // الدارسون, in no list: more than one.
            if mention.agreement == 0 && kind == SpeakerKind::Group {
                mention.agreement = Noun::MASCULINE | Noun::PLURAL;
            }
        }
        mention.describe(lexicon, tokens, kinds, unit.map(|u| u.noun));
        // "غافي" ومنظمة الصحة: a name in marks and another beside it.
        let close = tokens.iter().position(|t| t.kind == Kind::Mark).filter(|_| skip > 0);
        let beside = close.and_then(|at| tokens.get(at + 1)).is_some_and(Token::and);
        let quoted = skip > 0
            && tokens.last().is_some_and(|t| t.kind == Kind::Mark)
            && tokens.iter().filter(|t| t.is_word()).all(Token::unknown);
        if quoted {
            mention.kind = SpeakerKind::Organisation;
            mention.proper = mention.head.tag();
            mention.definite = true;
        } else if beside {
            mention.core.start = mark;
            mention.join();
        } else if let Some((from, to)) = name(whole).filter(|(from, _)| {
            // قادة سابقون والوسيط فلان: one of several.
            let lead = whole.get(..*from).unwrap_or_default();
            mention.kind != SpeakerKind::Group || !lead.iter().any(|t| t.and() && one(t))
        }) {
            mention.take_name(tokens, from.saturating_sub(lead), to.saturating_sub(lead));
            // كريم حداد واللاعبون العرب: he and others.
            let people = Noun::ROLE | Noun::TITLE | Noun::GROUP | Noun::GIVEN;
            // كريم حداد المدير ورامي سالم المدرب: each with his role.
            let another = |pair: &[Token]| {
                matches!(pair, [t, next] if t.and() && t.kinds() & Noun::GIVEN != 0
                    && (next.given() || t.given() && (next.foreign() || next.al() && next.unknown())))
            };
            let named = whole.get(to..).unwrap_or_default().windows(2).any(another);
            if named || whole.get(to).is_some_and(|t| t.and() && t.kinds() & people != 0) {
                mention.name = None;
                mention.join();
            }
        } else if kinds & Noun::DOCUMENT != 0 && first.bare() != word!("مصدر") {
            mention.author(lexicon, tokens);
        } else if kinds & (Noun::TITLE | Noun::ROLE) != 0 {
            mention.tail = tail(tokens);
        }
        Some(mention)
    }

    /// Notes the words, and what they say of state, body and definiteness.
    fn describe(&mut self, lexicon: &Lexicon, tokens: &[Token], kinds: u16, unit: Option<Noun>) {
        let body = Noun::METONYM | Noun::PROPER | Noun::ORGANISATION;
        if kinds & Noun::METONYM != 0 {
            let noun = unit.or(tokens.first().map(|t| t.word.entry.noun)).unwrap_or_default();
            self.state = noun.state;
            self.government = kinds & Noun::SEAT == 0;
            self.definite = true;
        }
        let skip = lexicon.units().at(tokens).map_or(1, super::super::lexicon::nouns::Unit::words);
        if kinds & Noun::PROPER != 0 {
            // البنك المركزي is not البنك الدولي.
            let rest = tokens.get(1..skip).unwrap_or_default();
            self.proper = rest.iter().fold(self.head.tag(), |tag, token| tag.then(token.key.tag()));
        }
        self.adjectives = tokens.len() > 1 && tokens.iter().skip(1).all(|t| t.al() && !t.preposition() && !t.and());
        let mut quoted = false;
        let mut second = Key::NONE;
        let mut tail = tokens.get(1..).unwrap_or_default();
        let mut at = 1;
        while let Some((token, rest)) = tail.split_first() {
            tail = rest;
            at += 1;
            match token.kind {
                Kind::Mark => {
                    quoted = !quoted;
                    if quoted && self.proper.is_empty() && rest.first().is_some_and(Token::is_word) {
                        self.proper = rest.first().map(|t| t.bare().tag()).unwrap_or_default();
                    }
                    continue;
                }
                Kind::Word | Kind::Foreign => {}
                // المادة (27) is not المادة (28).
                Kind::Number => {
                    self.word(amount(token));
                    continue;
                }
                _ => continue,
            }
            let word = token.bare();
            let k = token.kinds();
            if self.kind == SpeakerKind::Organisation && self.al && PLACES.has(token.key) {
                // المنظمة في أرقامها: no part of the name.
                break;
            }
            if self.len == 0 {
                // المدرب أهمية الفوز: the object.
                let object = self.al && self.office && token.shape.has(Shape::TA_MARBUTA) && !token.al();
                if object && k & Noun::NAME == 0 && rest.first().is_some_and(Token::al) && !token.preposition() {
                    self.core.end = tokens.first().map_or(self.core.end, |head| head.span.end);
                    break;
                }
                second = word;
            }
            if at <= skip {
                self.word(word);
                continue;
            }
            if token.word.entry.function.has(Function::REFLEXIVE) {
                self.again = true;
                continue;
            }
            // أمير دولة قطر, then أمير قطر: what a state is says no more than its name.
            if STATES.has(token.key) && rest.first().is_some_and(|t| t.kinds() & Noun::METONYM != 0) {
                continue;
            }
            // حكومة الوحدة المعترف بها, الرجل البالغ من العمر: what is said of one, and no part of what he is called.
            let aged =
                (word == word!("بالغ") || word == word!("بالغة")) && rest.first().is_some_and(|t| t.key == word!("من"));
            if token.al() && (aged || rest.first().is_some_and(Token::pronominal)) {
                break;
            }
            // التقرير الصادر عن …: tells nothing of which.
            if const { Words::new([word!("صادر"), word!("صادرة"), word!("مذكور"), word!("مذكورة")]) }.has(word)
            {
                if self.al && self.agreement & Noun::PLURAL == 0 {
                    break;
                }
                // الدراسات الصادرة عن …: others than those before.
                self.definite &= !self.al;
                self.al = false;
                continue;
            }
            // مدرب بطل الدوري الإنجليزي: where he works.
            let league = tokens.get(at.wrapping_sub(2)).is_some_and(|t| t.key == word!("الدوري"));
            if k & Noun::NISBA != 0 && token.al() && self.state == 0 && !league {
                self.state = token.word.entry.noun.state;
                self.government =
                    const { Words::new([word!("حكومة"), word!("سلطات"), word!("سلطة"), word!("إدارة")]) }
                        .has(self.head)
                        && self.len == 0;
            }
            if self.state == 0 && !token.and() {
                let unit = if token.word.is(Noun::UNIT) {
                    lexicon.units().at(tokens.get(at - 1..).unwrap_or_default())
                } else {
                    None
                };
                // القنصل العام للولايات المتحدة
                if k & Noun::METONYM != 0 || unit.is_some_and(|u| u.noun.is(Noun::METONYM)) {
                    self.state = unit.map_or(token.word.entry.noun, |u| u.noun).state;
                }
            }
            if k & Noun::PROPER != 0 && self.proper.is_empty() {
                self.proper = word.tag();
            }
            if token.and() && kinds & body != 0 && self.len <= 3 {
                let unit = lexicon.units().at(tokens.get(at - 1..).unwrap_or_default());
                if (k | unit.map_or(0, |u| u.noun.kinds)) & body & !Noun::COMMON != 0 {
                    self.joint = true;
                }
            }
            // زوجة جركيز: whose she is.
            let whose = || self.len == 0 && kinship(self.head) && (token.foreign() || k & Noun::GIVEN != 0);
            if token.al() || k & (Noun::METONYM | Noun::PROPER) != 0 || token.given() || whose() {
                self.definite = self.definite || !token.preposition();
            }
            if token.key == word!("باسم") || token.key == word!("جدة") {
                self.definite = true;
            }
            self.word(word);
            let role = k & Noun::ROLE != 0 && token.word.entry.noun.agreement & Noun::SINGULAR != 0;
            let closed = tokens.get(at.wrapping_sub(2)).is_some_and(|t| t.al() && at > 2);
            if role && self.second.0.is_empty() && (token.and() || token.al() && closed) {
                self.second = (word.tag(), self.len);
            }
        }
        // وزارة الداخلية, then الداخلية; شركة كذا, then كذا.
        let house = HOUSES.has(self.head);
        // شركة جابرسكي: an adjective would be feminine.
        let she = self.agreement & Noun::MASCULINE == 0;
        let own = |t: &Token| t.foreign() && !t.barrier() && (she || !t.key.ends(word!("ي")));
        let called = |t: &Token| house && t.al() && !t.preposition() || own(t);
        let body = kinds & Noun::ORGANISATION != 0 && !self.al;
        // شركة كذا (Kaza): its name in other letters.
        let bare = self.proper.is_empty() || tokens.get(2).is_some_and(|t| t.ch == '(');
        if body && bare && tokens.get(1).is_some_and(called) {
            self.proper = tokens.get(1).filter(|_| self.len > 0).map_or(Tag::NONE, |t| t.bare().tag());
        }
        if [word!("نفس"), word!("ذات")].contains(&self.head) && self.len > 0 {
            self.again = true;
            self.head = second;
        }
        if self.joint {
            self.join();
        }
    }

    /// Takes it for several side by side.
    fn join(&mut self) {
        (self.joint, self.again) = (true, false);
        self.agreement = Noun::PLURAL | Noun::DUAL;
        self.kind = SpeakerKind::Group;
        self.government = false;
    }

    fn take_name(&mut self, tokens: &[Token], from: usize, to: usize) {
        let Some(run) = tokens.get(from..to).filter(|r| !r.is_empty()) else { return };
        let (name, gender) = parts(run);
        let (Some(first), Some(last)) = (run.first(), run.iter().rfind(|t| t.is_word())) else { return };
        // A letter of Arabic is two bytes; a clitic has no vowel sign in news.
        let clitic = if first.word.known() && !verb_letters(first) { 2 * u32::from(outer(first).0) } else { 0 };
        self.name = Some(Box::new((name, Span::new(first.span.start + clitic, last.span.end))));
        self.kind = SpeakerKind::Person;
        self.definite = true;
        // كريم حداد، مدير الدار نفسها
        (self.joint, self.again) = (false, false);
        // الشاعر فلان، مدير الدار; د. فلان، مدير القسم
        let lead = tokens.get(..from).unwrap_or_default();
        let title = |t: &Token| t.kinds() & Noun::TITLE != 0 && (honorific(t) || t.kinds() & Noun::ORGANISATION != 0);
        let titled = lead.first().is_some_and(title) && lead.iter().skip(1).all(|t| t.ch == '.');
        // البرتغالي فلان: a nationality is no role.
        let national = from == 1
            && tokens
                .first()
                .is_some_and(|t| t.kinds() & Noun::NISBA != 0 && t.kinds() & (Noun::ROLE | Noun::TITLE) == 0);
        let follows = tokens
            .get(to..)
            .unwrap_or_default()
            .iter()
            .find(|t| t.is_word())
            .is_some_and(|t| t.kinds() & Noun::ROLE != 0);
        if from == 0 || national || titled && follows {
            let told = if from == 0 { 0 } else { self.agreement & Noun::GENDER };
            self.agreement = if told == 0 { gender } else { told } | Noun::SINGULAR;
            // فلان الفلاني، المدير التنفيذي: the role stands behind the name.
            let behind = tokens.get(to..).unwrap_or_default();
            let start = behind.iter().position(Token::is_word);
            if let Some(role) = start.and_then(|s| behind.get(s)).filter(|t| t.kinds() & Noun::ROLE != 0) {
                self.head = role.bare();
                self.al = role.al();
                self.role = Some(Span::new(role.span.start, self.span.end));
                let words: Vec<Key> = behind
                    .iter()
                    .skip(start.unwrap_or_default() + 1)
                    .filter(|t| t.is_word())
                    .map(Token::bare)
                    .take(WORDS)
                    .collect();
                self.words = [Tag::NONE; WORDS];
                self.len = 0;
                words.into_iter().for_each(|w| self.word(w));
            } else {
                self.head = Key::NONE;
                self.words = [Tag::NONE; WORDS];
                self.len = 0;
                // نظيره الألماني فلان
                if let Some(first) = tokens.first().filter(|_| national) {
                    self.state = first.word.entry.noun.state;
                }
            }
        } else {
            self.agreement = if self.agreement & Noun::GENDER == 0 { gender } else { self.agreement };
            let before = tokens.get(..from).unwrap_or_default();
            let marks = before.iter().filter(|t| t.kind == Kind::Mark).count();
            // وزير النقل الدكتور فلان, د. فلان: the courtesy is no part of the role.
            let letter = |t: &Token| t.key.len() == 1 && t.kinds() & Noun::TITLE != 0;
            let polite =
                |t: &Token| letter(t) || courtesy(t) && before.first().is_none_or(|first| first.span != t.span);
            let role = |t: &&Token| t.is_word() && !polite(t) || t.kind == Kind::Mark && marks == 2;
            if let Some(end) = before.iter().rfind(role) {
                // A conjunction or preposition is no part of the role; a letter is two bytes.
                let outer = if self.clitics.1 { 0 } else { 2 * u32::from(self.clitics.0) };
                self.role = Some(Span::new(self.span.start + outer, end.span.end));
            }
            // The words of the name are no part of the role.
            let kept = before.iter().filter(|t| t.is_word()).count().saturating_sub(1).min(WORDS) as u8;
            self.len = self.len.min(kept);
        }
    }
}
