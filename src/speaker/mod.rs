//! Sources to speakers: mentions, agreement, coreference.
//!
//! [`find`] reads one paragraph at a time and notes what its phrases say ([`Mention`]); [`resolve`] then walks
//! once through the notes of the whole text, in their order, and gives each attribution its speaker.

mod beside;
mod chain;
mod entities;
mod entity;
mod extent;
mod finish;
mod hash;
mod head;
pub mod mention;
pub mod name;
mod office;
mod opening;
mod owned;
mod parts;
mod person;
mod plausible;
mod relative;
mod repeat;
mod resolve;
pub mod rules;
mod subject;

use crate::lexicon::nouns::Noun;
use crate::lexicon::{Class, Lexicon};
use crate::quote::{Attribution, Proviso, Voice};
use crate::text::key::word;
use crate::text::{Key, Kind, Shape, Token, Words};
use crate::{Paragraph, QuoteKind, Span, order};
use extent::name_end;
use mention::Mention;
use std::mem;
use subject::Seen;

pub use resolve::resolve;

/// What a paragraph tells of one attribution.
#[derive(Clone, Copy, Debug)]
struct Note {
    /// Where the attribution is anchored.
    at: u32,
    /// Whether the verb goes on with what the same one was saying (أضاف, تابع).
    goes_on: bool,
    /// Whether it is spelt as what the narrator says of himself (أعتقد).
    first: bool,
    /// Whether whom it is said to may be its object (دعا, طالب).
    addresses: bool,
    /// Whether it carries what another verb's subject says (مكتفيا بالقول).
    says: bool,
    /// Whether within somebody's own words another than he is told of.
    another: bool,
    /// Whether its pronoun is the object (مطالبته بالرحيل).
    object: bool,
    sentence: u32,
    /// The mention that its source is, by its number in [`Facts::mentions`].
    source: Option<u32>,
}

/// What is known of a phrase outside the sources.
#[derive(Clone, Copy, Debug)]
enum What {
    /// A mention, by its number in [`Facts::mentions`].
    Mention(u32),
    /// One word, which is somebody if the text names them elsewhere.
    Word(Key, Span),
    /// A mention that has been noted, with a longer name: whose it is if a source has the last word of it alone.
    Longer(u32),
}

/// A phrase outside the sources.
#[derive(Clone, Copy, Debug)]
struct Other {
    what: What,
    /// Where it begins.
    at: u32,
    subject: bool,
    /// The gender that the verb before it tells, 0 where none does.
    told: u8,
    /// Whether it is a name only if the text bears it out.
    weak: bool,
    sentence: u32,
    paragraph: u32,
}

/// What the paragraphs tell of who may speak.
#[derive(Debug, Default)]
pub struct Facts {
    mentions: Vec<Mention>,
    notes: Vec<Note>,
    others: Vec<Other>,
    sentences: u32,
    /// Room for what is noted of one paragraph.
    room: Room,
}

/// What is noted while one paragraph is read.
#[derive(Debug, Default)]
struct Room {
    /// Where its sentences end.
    stops: Vec<u32>,
    /// Each source, where the name in it begins, and a role that has none.
    sources: Vec<(Span, Span, Option<Cut>)>,
}

impl Facts {
    /// Adds what a stretch of the text tells that lies `by` bytes and `paragraphs` paragraphs further on.
    pub(crate) fn append(&mut self, part: &Self, by: u32, paragraphs: u32) {
        let (mentions, sentences) = (self.mentions.len() as u32, self.sentences);
        self.mentions.extend(part.mentions.iter().map(|mention| mention.moved(by)));
        self.notes.extend(part.notes.iter().map(|note| Note {
            at: note.at + by,
            sentence: note.sentence + sentences,
            source: note.source.map(|number| number + mentions),
            ..*note
        }));
        self.others.extend(part.others.iter().map(|other| Other {
            what: match other.what {
                What::Mention(number) => What::Mention(number + mentions),
                What::Word(word, span) => What::Word(word, span.shift(by)),
                What::Longer(number) => What::Longer(number + mentions),
            },
            at: other.at + by,
            sentence: other.sentence + sentences,
            paragraph: other.paragraph + paragraphs,
            ..*other
        }));
        self.sentences += part.sentences;
    }

    fn mention(&mut self, mention: Mention) -> u32 {
        self.mentions.push(mention);
        self.mentions.len() as u32 - 1
    }
}

/// A source that is a role without a name.
#[derive(Debug)]
struct Cut {
    /// The number of its mention.
    mention: u32,
    /// Where the words of the quote begin.
    words: u32,
}

/// Where the name in a source stands that has none.
const NAMELESS: Span = Span { start: u32::MAX, end: u32::MAX };

/// Where an attribution is known by: its cue, else its content; what may be a line of an interview, and begins as another begins, by
/// what stands before it.
fn anchor(quote: &Attribution) -> u32 {
    let line = quote.proviso == Proviso::Turn;
    quote.cue.or(quote.content.first().copied()).map_or(0, |span| span.start.saturating_sub(line.into()))
}

/// The number of the first token at `at` or behind it.
fn place(tokens: &[Token], at: u32) -> usize {
    tokens.partition_point(|t| t.span.start < at)
}

/// The tokens of `span`.
fn within(tokens: &[Token], span: Span) -> &[Token] {
    tokens.get(place(tokens, span.start)..place(tokens, span.end)).unwrap_or_default()
}

/// Notes what one paragraph tells of people and bodies.
#[inline(never)]
pub fn find(paragraph: &Paragraph<'_>, quotes: &[Attribution], facts: &mut Facts) {
    let tokens = paragraph.tokens;
    let base = facts.sentences;
    let Room { mut stops, mut sources } = mem::take(&mut facts.room);
    stops.clear();
    sources.clear();
    stops.extend(tokens.iter().filter(|t| t.kind == Kind::Stop).map(|t| t.span.start));
    let sentence = |at: u32| base + stops.partition_point(|stop| *stop < at) as u32;
    facts.sentences = base + stops.len() as u32 + 1;
    for quote in quotes {
        let at = anchor(quote);
        let cue = quote.cue.map(|span| within(tokens, span)).unwrap_or_default();
        let next = quote.cue.and_then(|cue| tokens.get(place(tokens, cue.end))).map_or(Key::NONE, |t| t.key);
        let phrase = match (quote.source, quote.voice) {
            (Some(span), _) => within(tokens, span),
            (_, Voice::Relative) => relative::before(tokens, at),
            (_, Voice::Elided) => beside::written(tokens, place(tokens, at), next, quote),
            _ => &[],
        };
        let led = head::led(paragraph.lexicon, cue, phrase);
        let source = Mention::read(paragraph.lexicon, led.as_deref().unwrap_or(phrase));
        let source = source.map(|mut mention| {
            mention.span.start -= if led.is_some() { 2 } else { 0 };
            mention
        });
        let whole = quote.source.zip(source.as_ref()).and_then(|(span, m)| whole(paragraph.lexicon, tokens, span, m));
        let source = whole.or(source);
        let name = source.as_ref().and_then(|m| m.name.as_deref()).map_or(NAMELESS, |name| name.1);
        let role = source.as_ref().is_some_and(nameless) && quote.kind != QuoteKind::Act;
        let source = source.map(|mention| facts.mention(mention));
        let words = quote.content.last().map_or(0, |content| content.start);
        sources.extend(
            quote.source.map(|span| (span, name, source.filter(|_| role).map(|mention| Cut { mention, words }))),
        );
        let (goes_on, first, addresses) = (goes_on(cue), first(cue), addresses(cue));
        let says = cue.iter().any(|t| t.key == word!("بالقول"));
        let another = quote.voice == Voice::Elided && beside::another(cue, next);
        let object = quote.voice == Voice::Pronoun && beside::object(cue, next);
        let sentence = sentence(at);
        facts.notes.push(Note { at, goes_on, first, addresses, says, another, object, sentence, source });
    }
    order::by_key(&mut sources, |(span, ..)| span.order());
    subject::find(paragraph.lexicon, tokens, |found| {
        let span = match &found.seen {
            Seen::Mention(mention) => mention.span,
            Seen::Word(_, span) => *span,
        };
        let near = sources.partition_point(|(s, ..)| s.end <= span.start);
        let named = matches!(&found.seen, Seen::Mention(m) if m.name.is_some());
        // قال مدير المركز الذي يدعمه الوزير فلان إن: another's name.
        let relative =
            |source: Span| within(tokens, Span::new(source.end.min(span.end), span.end)).iter().any(Token::relative);
        if sources.get(near).is_some_and(|(s, ..)| s.start == span.start && relative(*s)) {
            let name = if let Seen::Mention(mention) = &found.seen { mention.name.as_deref() } else { None };
            if let Some(other) = name.and_then(|(_, at)| Mention::read(paragraph.lexicon, within(tokens, *at))) {
                let (at, what) = (other.span.start, What::Mention(facts.mention(other)));
                let (sentence, paragraph) = (sentence(at), paragraph.index);
                facts.others.push(Other { what, at, subject: false, told: 0, weak: false, sentence, paragraph });
            }
            return;
        }
        // وقال نائب قائد القوات فلان إن: a role that was cut before its holder, who can be no object of what has a clause.
        if let Some((source, _, Some(role))) = sources.get(near)
            && source.start == span.start
            && (role.words < span.start || span.end <= role.words)
            && !found.weak
            && named
        {
            if let (Some(place), Seen::Mention(mention)) = (facts.mentions.get_mut(role.mention as usize), found.seen) {
                *place = mention;
            }
            return;
        }
        // إدارة الرئيس فلان: somebody named within the source of another.
        let inside = |source: Span, name: Span| {
            let apart = |at: Span| at.start < name.start || at.start >= name.end;
            let other = matches!(&found.seen, Seen::Mention(m) if m.name.as_deref().is_some_and(|(_, at)| apart(*at)));
            other && !found.subject && source.start < span.start
        };
        let clear = sources.get(near).is_none_or(|(s, name, _)| s.start >= span.end || inside(*s, *name));
        // واعتبر كريم بن ناصر الحمدون صدور النظام متأخرا: a source that was cut within the name, if the text calls somebody by its end.
        // and one of several: قال كريم حداد وسالم ناصر إن.
        let several = |name: &Span, source: &Option<Cut>| *name == NAMELESS && source.is_none();
        let longer = sources
            .get(near)
            .is_some_and(|(s, name, role)| s.start == span.start && (s.end < span.end || several(name, role)))
            || facts.others.last().is_some_and(|other| other.at == span.start);
        // تصريح لجورج فلان
        let whose = found.weak && matches!(&found.seen, Seen::Mention(m) if m.role.is_none());
        let longer = named && (longer || clear && whose);
        if clear || longer {
            let what = match found.seen {
                Seen::Mention(mention) if longer => What::Longer(facts.mention(mention)),
                Seen::Mention(mention) => What::Mention(facts.mention(mention)),
                Seen::Word(word, span) => What::Word(word, span),
            };
            facts.others.push(Other {
                what,
                at: span.start,
                subject: found.subject,
                told: found.told,
                weak: found.weak,
                sentence: sentence(span.start),
                paragraph: paragraph.index,
            });
        }
    });
    facts.room = Room { stops, sources };
}

/// How many adjectives of a role are passed over before the name.
const ADJECTIVES: usize = 2;

/// Whether it is one person's role, without the name.
fn nameless(source: &Mention) -> bool {
    source.office && source.name.is_none() && source.agreement & Noun::SINGULAR != 0
}

/// A role that was cut before the name of its holder, for fear that it were the object: طالب رئيس القسم المهندس فلان الإدارة بـ. What
/// follows the name is the object, or a preposition that no person is the object before.
fn whole(lexicon: &Lexicon, tokens: &[Token], span: Span, source: &Mention) -> Option<Mention> {
    let place = |at: u32| place(tokens, at);
    let (from, to) = (place(span.start), place(span.end));
    // وصفه رئيس القسم، كريم الراصد، بـ: a name that was cut before its second part, between commas.
    if let Some((name, at)) = source.name.as_deref() {
        let comma = |at: usize| tokens.get(at).is_some_and(|t| t.kind == Kind::Comma);
        let family = tokens.get(to).is_some_and(|t| t.al() && !t.preposition());
        let whole = name.len() == 1
            && at.end == span.end
            && family
            && comma(to + 1)
            && place(at.start) > 0
            && comma(place(at.start) - 1);
        return if whole { Mention::read(lexicon, tokens.get(from..to + 1)?) } else { None };
    }
    if !nameless(source) {
        return None;
    }
    let open = |t: &&Token| {
        t.is_word() && !t.preposition() && t.kinds() & Noun::GIVEN == 0 && (t.al() || t.kinds() & Noun::METONYM != 0)
    };
    let mut at = to + tokens.get(to..)?.iter().take(ADJECTIVES + 1).take_while(open).count();
    let second = second_role(tokens, at);
    at += second;
    let ali = |at: usize| {
        tokens.get(at).is_some_and(|t| t.key == word!("علي") && !t.shape.has(Shape::ALEF_MAQSURA))
            && tokens.get(at + 1).is_some_and(|t| t.kinds() & Noun::NAME != 0 || t.al() && t.unknown())
    };
    let given = |t: &Token| t.given() || at > to && t.kinds() & Noun::GIVEN != 0;
    let surnamed = plausible::surnamed(tokens.get(at..).unwrap_or_default());
    if !(tokens.get(at).is_some_and(|t| (given(t) || surnamed) && !t.and()) || ali(at)) {
        return None;
    }
    // طالب محافظ المدينة الدكتور فلان، مديري: a title before the name, and a comma behind it.
    let titled = second > 0 || at > to && tokens.get(at - 1).is_some_and(|t| t.al() && t.kinds() & Noun::TITLE != 0);
    let mut end = name_end(lexicon, tokens, at);
    let object = |t: &Token| t.al() && t.unknown() && !t.key.ends(word!("ي"));
    while end > at + 2 && tokens.get(end - 1).is_some_and(object) {
        end -= 1;
    }
    at = end;
    let next = tokens.get(at)?;
    let time = next.word.entry.class.any(Class::TIME);
    let comma = titled && next.kind == Kind::Comma;
    let apart = next.key == word!("عن")
        || time
        || comma
        || next.is_word() && !next.preposition() && (next.al() || next.kinds() & Noun::HEAD != 0);
    let mention = Mention::read(lexicon, tokens.get(from..end)?)?;
    (apart && mention.name.is_some()).then_some(mention)
}

/// How long a second role is that stands at `at` with a title and a name behind it: «نائب المدير رئيس القسم الطبي الدكتور · فلان»; 0
/// where none stands there.
fn second_role(tokens: &[Token], at: usize) -> usize {
    const LONGEST: usize = 10;
    let role = tokens.get(at..).unwrap_or_default();
    let head = |t: &Token| office::one(t) && t.kinds() & Noun::ROLE != 0 && !t.al() && t.word.clitics.0 == 0;
    if !role.first().is_some_and(head) {
        return 0;
    }
    let title = |t: &Token| t.al() && !t.preposition() && t.kinds() & Noun::TITLE != 0;
    let words = role.iter().take(LONGEST).take_while(|t| t.is_word()).count();
    role.get(..words).and_then(|role| role.iter().rposition(title)).map_or(0, |end| end + 1)
}

/// Whether the hamza tells a verb in the first person from its past, which has none (أعتقد, اعتقد; أستغرب, استغرب).
fn first(cue: &[Token]) -> bool {
    const TEH: u8 = word!("ت").at(0);
    let past = |word: Key| {
        word.len() > 4 && word.at(0) == word!("ا").at(0) && (word.at(2) == TEH || word.starts(word!("است")))
    };
    cue.iter().any(|t| t.shape.has(Shape::HAMZA_ABOVE) && past(t.stem()))
}

/// Whether whom it is said to may be the object of the cue (دعا الدول إلى).
fn addresses(cue: &[Token]) -> bool {
    const VERBS: Words<16> = Words::new([
        word!("دعا"),
        word!("يدعو"),
        word!("حث"),
        word!("يحث"),
        word!("حض"),
        word!("يحض"),
        word!("طالب"),
        word!("يطالب"),
        word!("ناشد"),
        word!("يناشد"),
        word!("حذر"),
        word!("يحذر"),
        word!("اتهم"),
        word!("يتهم"),
        word!("انتقد"),
        word!("أدان"),
    ]);
    cue.iter().any(|t| VERBS.has(t.stem()))
}

/// Whether the cue goes on with what the same one was saying.
fn goes_on(cue: &[Token]) -> bool {
    const GOES_ON: Words<24> = Words::new([
        word!("أضاف"),
        word!("أضافت"),
        word!("أضافا"),
        word!("أضافوا"),
        word!("يضيف"),
        word!("تضيف"),
        word!("تابع"),
        word!("تابعت"),
        word!("تابعوا"),
        word!("يتابع"),
        word!("تتابع"),
        word!("أردف"),
        word!("أردفت"),
        word!("واصل"),
        word!("واصلت"),
        word!("استطرد"),
        word!("استطردت"),
        word!("زاد"),
        word!("زادت"),
        word!("ختم"),
        word!("اختتم"),
        word!("ختمت"),
        word!("مضى"),
        word!("استدرك"),
    ]);
    cue.iter().any(|t| GOES_ON.has(t.stem()) || GOES_ON.has(t.key))
}
