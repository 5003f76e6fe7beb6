//! Who a paragraph is about, clause by clause: the people and bodies that begin its sentences, and every full name.
//!
//! No parser: a subject is the noun phrase behind the verb that opens a sentence or a coordinated clause (ووقع الرئيس …،
//! وقال إنها), or the one that opens the sentence itself.

use super::mention::Mention;
use super::person::find_name;
use super::words::{HEADS, Word};
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::{Class, Lexicon};
use crate::text::{Key, Kind, Shape, Token, key};

/// How far a phrase is followed.
const WINDOW: usize = 14;

/// A phrase found outside the sources.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// The phrase.
    pub mention: Mention,
    /// Whether it is the subject of its clause.
    pub subject: bool,
    /// The token behind it.
    pub end: usize,
}

/// The subjects and full names of a paragraph, in the order of the text.
pub fn find(lexicon: &Lexicon, tokens: &[Token], mut note: impl FnMut(Found)) {
    let mut opens = true;
    let mut clause = false;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token.kind {
            Kind::Stop | Kind::Colon => {
                (opens, clause) = (true, false);
                at += 1;
                continue;
            }
            Kind::Comma | Kind::Semicolon => {
                clause = true;
                at += 1;
                continue;
            }
            Kind::Word | Kind::Foreign => {}
            _ => {
                at += 1;
                continue;
            }
        }
        let first = opens;
        let coordinated = clause && token.and();
        (opens, clause) = (false, false);
        if (first || coordinated) && verbal(token, first) {
            // The subject stands right behind its verb, or behind one word of time.
            let behind = at
                + 1
                + usize::from(
                    tokens.get(at + 1).is_some_and(|t| t.word.entry.class.any(Class::TIME) && t.kinds() == 0),
                );
            if let Some(found) = phrase(lexicon, tokens, behind, true) {
                at = found.end;
                note(found);
                continue;
            }
        } else if acts_on(token)
            || token.key == key("أن")
            || token.key == key("إن")
            || token.key == key("بأن")
            || BUT.contains(&token.key)
        {
            // أن المتهم اتصل …، لكن المحكمة نقضت …، زارهم الوزير
            if let Some(found) =
                phrase(lexicon, tokens, at + 1, true).filter(|_| tokens.get(at + 1).is_some_and(|t| !t.unknown()))
            {
                at = found.end;
                note(found);
                continue;
            }
        } else if first
            && !token.preposition()
            && let Some(found) = phrase(lexicon, tokens, at, true)
        {
            at = found.end;
            note(found);
            continue;
        }
        let k = token.kinds();
        let named = token.given() || (k & (Noun::TITLE | Noun::ROLE) != 0 && token.al());
        if named && let Some(found) = phrase(lexicon, tokens, at, false).filter(|f| f.mention.name.is_some()) {
            at = found.end;
            note(found);
            continue;
        }
        at += 1;
    }
}

const BUT: [Key; 7] = [key("لكن"), key("ولكن"), key("بينما"), key("فيما"), key("غير"), key("إلا"), key("وأن")];

/// Whether an unknown word ends like a verb with its object (زارهم).
fn acts_on(token: &Token) -> bool {
    token.unknown()
        && token.key.len() > 3
        && !token.al()
        && (token.key.ends(key("هم"))
            || token.key.ends(key("ها"))
            || token.key.ends(key("ه")) && !token.shape.has(Shape::TA_MARBUTA))
}

/// Whether the word can be the verb of a clause whose subject follows.
fn verbal(token: &Token, first: bool) -> bool {
    let entry = token.word.entry;
    if entry.class.any(Class::VERB) {
        return true;
    }
    if entry.function.has(Function::AUXILIARY) {
        return true;
    }
    let conjunction = token.and();
    entry.class == Class::NONE
        && !token.al()
        && !token.preposition()
        && token.kind == Kind::Word
        && token.key.len() >= 3
        && (conjunction || first)
        || (entry.class == Class::NONE
            && token.key.starts(key("و"))
            && token.key.len() >= 4
            && !token.key.starts(key("وال")))
}

/// The phrase that begins at `at`, followed as far as its name, or as far as a role or body plainly goes.
fn phrase(lexicon: &Lexicon, tokens: &[Token], at: usize, subject: bool) -> Option<Found> {
    let rest = tokens.get(at..)?;
    let head = rest.first()?;
    let unit = lexicon.units().at(rest);
    let k = head.kinds() | unit.map_or(0, |u| u.noun.kinds);
    if !head.is_word() || (head.preposition() && at > 0) {
        return None;
    }
    let person = k & (Noun::TITLE | Noun::ROLE | Noun::GIVEN | Noun::PARTICLE) != 0;
    let nisba = subject && head.al() && k & Noun::NISBA != 0;
    let body = k & (HEADS | Noun::FAMILY) != 0 && k & Noun::COMMON == 0;
    if !(person || body || nisba || subject && head.unknown()) {
        return None;
    }
    let stop = rest
        .iter()
        .take(WINDOW)
        .position(|t| {
            !t.is_word() && !matches!(t.kind, Kind::Mark)
                || t.word.entry.class.any(Class::VERB) && t.kinds() & (Noun::GIVEN | HEADS) == 0
        })
        .unwrap_or(rest.len().min(WINDOW));
    let window = rest.get(..stop)?;
    if window.is_empty() {
        return None;
    }
    let named =
        find_name(lexicon, window).map(|(from, to)| (from, from + sober(window.get(from..to).unwrap_or_default())));
    if let Some((from, to)) = named.filter(|(from, to)| plausible(lexicon, window, *from, *to)) {
        let mention = Mention::read(lexicon, window.get(..to)?)?;
        let known = window.get(from)?.given() || from > 0 || to - from > 1;
        return (mention.name.is_some() && known || subject && person).then_some(Found {
            mention,
            subject,
            end: at + to,
        });
    }
    if !subject || !(person || body) {
        return None;
    }
    let mut end = unit.map_or(1, crate::lexicon::nouns::Unit::words);
    let open = !head.al() && unit.is_none() && k & Noun::METONYM == 0;
    if open && window.get(end).is_some_and(|t| t.is_word() && !t.barrier() && !t.preposition()) {
        end += 1;
    }
    while end < 6 && window.get(end).is_some_and(|t| t.al() && !t.preposition() && !t.and() && t.is_word()) {
        end += 1;
    }
    let mention = Mention::read(lexicon, window.get(..end)?)?;
    Some(Found { mention, subject, end: at + end })
}

/// How much of a name to believe where nothing tells its end: up to its second unknown word.
fn sober(name: &[Token]) -> usize {
    let mut unknown = 0;
    let mut known = 0;
    for (i, token) in name.iter().enumerate() {
        if token.kinds() & (Noun::GIVEN | Noun::FAMILY | Noun::PARTICLE) == 0 && token.is_word() {
            unknown += 1;
            if unknown > 1 && known > 0 || unknown > 3 || token.shape.has(Shape::TA_MARBUTA) {
                return i;
            }
        } else {
            known += 1;
        }
    }
    name.len()
}

/// Whether a name that was found in running text is one: in between stands nothing but a role.
fn plausible(lexicon: &Lexicon, window: &[Token], from: usize, to: usize) -> bool {
    let Some(run) = window.get(from..to) else { return false };
    let sure = run.iter().any(|t| t.given() || t.kinds() & Noun::FAMILY != 0 && t.al() || t.kind == Kind::Foreign);
    let lead = window.get(..from).unwrap_or_default();
    let plain = lead.iter().all(|t| {
        let k = t.kinds();
        t.is_word()
            && (k & (HEADS | Noun::NISBA) != 0
                || t.al()
                || lexicon.units().at(std::slice::from_ref(t)).is_some()
                || t.unknown())
            || t.key == key("باسم")
            || t.key == key("في")
    });
    plain && sure
}
