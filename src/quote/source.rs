//! Sources: the noun phrase that names who speaks, with titles, apposition and what identifies, without adjuncts of time,
//! place, occasion, channel and addressee and without relative clauses.

use super::view::{ALA, AN, AN_THAT, FI, ILA, MIN, Range, View};
use crate::lexicon::Clitics;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Agreement, Form, Frame};
use crate::text::{Key, Kind, Shape, word};

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
        let mut i = self.skip_time(from, end);
        // «وقال، في بيان، إن», «قال، الوزير»
        if self.kind(i) == Some(Kind::Comma) {
            i = self.skip_time(i + 1, end);
        }
        // VERB لـ«medium» SOURCE: look behind the closing mark.
        if self.token(i).is_some_and(|t| t.key == word!("ل")) {
            match self.opens(i + 1) {
                Some(mark) if mark.close < end => i = self.skip_time(mark.close, end),
                _ => return Source { range: Range::new(i, i), next: i },
            }
        }
        let start = i;
        if i >= end || self.heads_nothing(i) {
            return Source { range: Range::new(start, start), next: start };
        }
        let (stop, last) = self.phrase(i, end, extent);
        let range = self.trim(Range::new(start, last));
        Source { range, next: stop }
    }

    /// Whether no noun phrase begins at `i`.
    pub fn heads_nothing(&self, i: usize) -> bool {
        let Some(token) = self.token(i) else { return true };
        if self.opens(i).is_some() {
            return false;
        }
        if token.kind == Kind::Number {
            return self.token(i + 1).is_none_or(|t| !t.is_word() && t.ch != '%' && t.ch != '٪');
        }
        let demonstrative = token.word.entry.function.has(Function::DEMONSTRATIVE);
        !token.is_word()
            || self.adjunct(i, false)
            || matches!(token.key, FI | MIN | ILA | ALA | AN | MAA)
            || token.word.clitics.has(Clitics::PREP) && token.key != BISM
            || token.word.clitics.has(Clitics::CONJ)
            || (token.word.entry.function.has(
                Function::RELATIVE | Function::NEGATION | Function::AUXILIARY | Function::THAT | Function::WHETHER,
            ) && !demonstrative)
            || token.word.entry.function.has(Function::SPEECH_TAIL)
            || self.that(i)
            || PRONOUNS.contains(&token.key)
    }

    /// Reads on from the head at `i`: where the phrase and its adjuncts end, and the token behind its last word.
    pub fn phrase(&self, from: usize, end: usize, extent: Extent) -> (usize, usize) {
        let mut i = from;
        let mut last = from;
        let tight = extent != Extent::Open;
        // How many words of a personal name stand before: its phrase is complete.
        let mut name = 0;
        let mut definite = false;
        // Whether a body's noun stands before.
        let mut body = false;
        while i < end {
            let Some(token) = self.token(i) else { break };
            if let Some(mark) = self.opens(i) {
                // A name in marks; words of speech end the phrase.
                if self.words(Range::new(mark.start, mark.end)) > 6 || (tight && name > 0) {
                    break;
                }
                i = mark.close;
                last = i;
                definite = true;
                continue;
            }
            match token.kind {
                Kind::Comma => {
                    if self.apposition(i, end) {
                        i += 1;
                        name = 0;
                        definite = false;
                        continue;
                    }
                    break;
                }
                Kind::Mark if token.ch == '(' || token.ch == '[' => {
                    // A short aside within the phrase: (رويترز), (45 عاما).
                    let close =
                        (i + 1..end.min(i + 10)).find(|c| self.token(*c).is_some_and(|t| matches!(t.ch, ')' | ']')));
                    match close {
                        Some(close) if close + 1 < end && self.continues(close + 1, name > 0) => {
                            i = close + 1;
                            last = i;
                            continue;
                        }
                        _ => break,
                    }
                }
                Kind::Word | Kind::Foreign | Kind::Number => {}
                Kind::Other
                    if token.glued || token.ch == '%' || token.ch == '#' || token.ch == '@' || token.ch == '&' =>
                {
                    i += 1;
                    last = i;
                    continue;
                }
                Kind::Dash if token.glued => {
                    i += 1;
                    continue;
                }
                _ => break,
            }
            if i > from {
                let function = token.word.entry.function;
                if function.has(Function::SPEECH_TAIL)
                    && !token.word.clitics.has(Clitics::AL)
                    && !token.shape.has(Shape::TA_MARBUTA)
                {
                    break;
                }
                if function.has(
                    Function::RELATIVE | Function::NEGATION | Function::AUXILIARY | Function::THAT | Function::WHETHER,
                ) {
                    break;
                }
                // «مركز الملك سلمان للإغاثة»: a body's name goes on behind a person's.
                if self.adjunct(i, name > 0 && !body) || self.that(i) {
                    break;
                }
                if let Some((f, _)) = self.verb(i) {
                    // «وقال جاينز واصفا الموقف»
                    if f.form == Form::Participle && f.agreement.0 == (Agreement::MASCULINE | Agreement::SINGULAR) {
                        break;
                    }
                    let finite = matches!(f.form, Form::Past | Form::Present);
                    // A noun of saying without ال begins the object: «نفت موسكو نقل الأسلحة».
                    let object = tight
                        && matches!(f.form, Form::Past | Form::Masdar)
                        && !token.word.clitics.has(Clitics::AL)
                        && !token.word.is(Noun::NAME | Noun::ROLE);
                    if finite && (token.word.clitics.has(Clitics::CONJ) || f.form == Form::Present) || object {
                        break;
                    }
                }
                if token.word.clitics.has(Clitics::CONJ) && !self.coordinated(i, extent) {
                    break;
                }
                // «وفسرت الباحثة ذلك بأن»
                if tight && function.has(Function::DEMONSTRATIVE) {
                    break;
                }
                if let Extent::Tight(frame) = extent {
                    // «لام الأب نفسه»
                    let reflexive =
                        frame.has(Frame::ANY_X) && (token.key == word!("نفسه") || token.key == word!("نفسها"));
                    let taken = reflexive
                        || frame.has(Frame::MIN_X | Frame::MIN_X_THAT) && token.key == MIN
                        || token.key != BISM && self.act_at(i, end, frame, true).is_some();
                    let goes_on = name == 1 && self.surname(i) || self.belongs(i, from, name > 0, definite);
                    if taken || !goes_on {
                        break;
                    }
                }
            }
            // What was read before tells what may follow.
            let unit = self.unit(i);
            let here = self.name_part(i) && (token.key != ALA || self.named_ali(i));
            body |= token.word.is(Noun::ORGANISATION);
            // «الممثل الأمريكي براد»: a name that no list has.
            let new = i > from
                && !token.word.known()
                && !self.definite(i)
                && token.word.clitics.0 == 0
                && self.before(i).is_some_and(|t| t.word.is(Noun::NISBA | Noun::TITLE));
            name = match () {
                // A family name closes the name.
                () if here && token.word.is(Noun::FAMILY) && !token.word.is(Noun::GIVEN) => name + 2,
                () if new || here && !token.word.is(Noun::ROLE | Noun::TITLE | Noun::PARTICLE) => name + 1,
                () if name > 0 && (!token.word.known() || name == 1) && !self.definite(i) => name + 1,
                () => 0,
            };
            definite = self.definite(i) || unit.is_some() || token.word.is(Noun::METONYM | Noun::PROPER);
            i = unit.map_or(i + 1, |u| u.min(end).max(i + 1));
            last = i;
        }
        (self.behind_adjuncts(i, end), last)
    }

    /// The end of the phrase whose head at `head` has a preposition before it (لوكالة الأنباء الروسية), up to `end`.
    pub fn phrase_end(&self, head: usize, end: usize) -> usize {
        let (_, last) = self.phrase(head, end, Extent::Tight(Frame(0)));
        self.trim(Range::new(head, last.max(head + 1))).end
    }

    /// Whether the phrase goes on at `i`, behind an aside.
    pub fn continues(&self, i: usize, name: bool) -> bool {
        self.token(i).is_some_and(|t| {
            t.is_word() && !self.adjunct(i, name) && !self.finite(i) && !t.word.entry.function.has(Function::RELATIVE)
        })
    }

    pub fn definite(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            t.word.clitics.has(Clitics::AL)
                || t.key.starts(word!("ال")) && t.key.len() > 4
                || t.word.is(Noun::NAME | Noun::METONYM | Noun::PROPER)
        })
    }

    /// Drops what cannot end a phrase.
    pub fn trim(&self, mut range: Range) -> Range {
        while range.start < range.end {
            let Some(last) = self.before(range.end) else { break };
            let dull = matches!(last.kind, Kind::Comma | Kind::Dash | Kind::Semicolon)
                || matches!(last.key, FI | MIN | ILA | ALA | AN)
                || last.kind == Kind::Word && self.adverb(range.end - 1);
            if !dull {
                break;
            }
            range.end -= 1;
        }
        range
    }

    /// Skips the adjuncts behind a source: a date, «في بيان», «خلال مؤتمر صحفي»: up to `end` at most.
    pub fn behind_adjuncts(&self, from: usize, end: usize) -> usize {
        let mut i = from;
        while i < end {
            let next = self.skip_time(i, end);
            if next > i {
                i = next;
                continue;
            }
            let channel = self.is(i, FI) && self.function(i + 1).has(Function::CHANNEL);
            if channel {
                i += 2;
                while i < end
                    && self.token(i).is_some_and(|t| {
                        t.kind == Kind::Word
                            && (self.definite(i) || self.adjective(i))
                            && !t.word.clitics.has(Clitics::PREP | Clitics::CONJ)
                    })
                {
                    i += 1;
                }
                continue;
            }
            if self.kind(i) == Some(Kind::Comma) && i + 1 < end && (self.is(i + 1, FI) || self.date(i + 1).is_some()) {
                i += 1;
                continue;
            }
            break;
        }
        i
    }

    /// The source before the verb at `verb`: the noun phrase that ends there, back to `from`.
    pub fn source_before(&self, from: usize, verb: usize) -> Range {
        let from = from.max(verb.saturating_sub(SUBJECT));
        // Back to the last break: a comma that does not part an apposition, a connective, a finite verb.
        let mut start = from;
        let mut i = from;
        // Auxiliaries right before the verb are no part of it: «الوزير قد قال».
        let mut end = verb;
        while end > from && self.function(end - 1).has(Function::AUXILIARY) {
            end -= 1;
        }
        while i < end {
            let Some(token) = self.token(i) else { break };
            let next = self.next(i);
            let function = token.word.entry.function;
            let parts = matches!(token.kind, Kind::Semicolon | Kind::Colon)
                || token.kind == Kind::Comma && !(self.apposition(i, verb) && i > start);
            let that = function.has(Function::THAT) && token.key.ends(AN_THAT);
            // «من جانبه الوزير», but «الوزير بدوره».
            let opens = self.connective(i) && (i <= start + 1 || !self.owned(i));
            if opens || that || function.has(Function::AUXILIARY) || parts {
                start = next;
            }
            i = next;
        }
        if start >= end
            || self.heads_nothing(start) && !self.token(start).is_some_and(|t| t.word.clitics.has(Clitics::CONJ))
        {
            return Range::new(start, start);
        }
        if !(self.speaker_head(start) || self.definite(start) || self.opens(start).is_some()) {
            return Range::new(start, start);
        }
        let (_, last) = self.phrase(start, end, Extent::Open);
        // What stands between the phrase and the verb may only be an adjunct or an aside.
        self.trim(Range::new(start, last))
    }
}

pub const MAA: Key = word!("مع");

/// How many tokens before its verb a subject may begin.
const SUBJECT: usize = 80;

/// Pronouns stand for a source and name none.
const PRONOUNS: [Key; 12] = [
    word!("هو"),
    word!("هي"),
    word!("هم"),
    word!("هما"),
    word!("نحن"),
    word!("أنا"),
    word!("فيه"),
    word!("فيها"),
    word!("له"),
    word!("لها"),
    word!("لهم"),
    word!("به"),
];
