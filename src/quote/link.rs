//! What crosses paragraphs: a quotation whose every paragraph opens with a mark, and what one paragraph cannot tell.

use super::{Attribution, Proviso, Voice, rules};
use crate::{QuoteKind, Span};

/// How many names of headlines are looked for in the text.
const NAMES: usize = 16;

/// The place of an attribution that was dropped.
const DROPPED: u32 = u32::MAX;

/// Joins what crosses paragraphs: a direct quotation that is never closed in its paragraph goes on in the next one where that
/// one is wholly a quotation without a cue.
pub fn link(text: &str, quotes: &mut Vec<Attribution>) {
    let mut kept: Vec<Attribution> = Vec::with_capacity(quotes.len());
    // Where each attribution went.
    let mut places: Vec<u32> = Vec::with_capacity(quotes.len());
    let mut whole = usize::MAX;
    let (mut names, mut terms) = (0, 0);
    let answers = answers(quotes);
    let mut answer = None;
    for mut quote in quotes.drain(..) {
        let joins = quote.voice == Voice::Orphan
            && quote.kind == QuoteKind::Direct
            && kept.get(whole).is_some_and(|last| {
                last.paragraph + 1 == quote.paragraph
                    && last.content.last().zip(quote.content.first()).is_some_and(|(a, b)| {
                        let between = text.get(a.end as usize..b.start as usize).unwrap_or_default();
                        // Nothing but marks, stops and white space lies between; few words go on only from a mark that is not closed.
                        let closed = between.trim_start_matches(['.', '،', ' ']).starts_with(['"', '»', '”', '“']);
                        !(between.chars().any(char::is_alphanumeric) || closed && quote.proviso == Proviso::GoesOn)
                    })
            });
        if let Some(host) = quote.host.as_mut() {
            *host = places.get(*host as usize).copied().unwrap_or_default();
        }
        if quote.host == Some(DROPPED) {
            (quote.host, quote.voice) = (None, Voice::Elided);
        }
        let borne_out = match quote.proviso {
            Proviso::None => true,
            Proviso::GoesOn => joins,
            Proviso::Turn => answers.binary_search(&(quote.paragraph + u32::from(quote.voice == Voice::Asks))).is_ok(),
            Proviso::NamedElsewhere => {
                names += 1;
                names <= NAMES && quote.source.is_some_and(|name| elsewhere(text, name, false) > 0)
            }
            Proviso::Words(words) => {
                terms += 1;
                if terms <= NAMES && elsewhere(text, words, true) > 1 {
                    (quote.kind, quote.rule) = match quote.rule {
                        rules::ACT_MARKS => (QuoteKind::Act, rules::ACT),
                        rule => (QuoteKind::Indirect, rule),
                    };
                }
                true
            }
        };
        if !borne_out {
            places.push(DROPPED);
            continue;
        }
        if quote.voice == Voice::Answers {
            quote.host = answer;
            answer = answer.or(Some(kept.len() as u32));
        }
        if let Some(last) = kept.get_mut(whole).filter(|_| joins) {
            last.content.append(&mut quote.content);
            last.paragraph = quote.paragraph;
            places.push(whole as u32);
        } else {
            // The last direct quotation that no other one holds.
            let held = kept
                .get(whole)
                .and_then(|w| w.content.last())
                .is_some_and(|w| w.end >= quote.content.last().map_or(0, |c| c.end));
            if quote.kind == QuoteKind::Direct && !held && quote.rule != rules::TURN {
                whole = kept.len();
            }
            places.push(kept.len() as u32);
            kept.push(quote);
        }
    }
    *quotes = kept;
}

/// The paragraphs that are answers of an interview: each behind a question, and two of them at least. What opens with a dash behind
/// an answer is a list.
fn answers(quotes: &[Attribution]) -> Vec<u32> {
    let (mut found, mut asked) = (Vec::new(), u32::MAX);
    for quote in quotes {
        let at = quote.paragraph;
        match quote.voice {
            Voice::Asks => asked = at,
            Voice::Answers if asked.wrapping_add(1) == at => found.push(at),
            Voice::Answers if found.last().is_some_and(|last| last + 1 == at) => drop(found.pop()),
            _ => {}
        }
    }
    if found.len() < 2 { Vec::new() } else { found }
}

/// How far behind a headline its article is looked through, in bytes: some 1,500 words, and whoever the headline names comes soon.
const ARTICLE: usize = 1 << 14;

/// How often the words at `name` stand somewhere else in the text, as far as an article may reach: up to two, in marks or anyhow.
fn elsewhere(text: &str, name: Span, marked: bool) -> usize {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let word = name.of(text);
    let from = text.floor_char_boundary((name.start as usize).saturating_sub(ARTICLE / 4));
    let near = text.get(from..text.floor_char_boundary(name.end as usize + ARTICLE)).unwrap_or_default();
    let mark = |c: Option<char>| c.is_some_and(|c| matches!(c, '"' | '«' | '»' | '“' | '”' | '„' | '\'' | '‘' | '('));
    if word.is_empty() {
        return 0;
    }
    near.match_indices(word)
        .map(|(at, _)| from + at)
        .filter(|at| {
            let before = text.get(..*at).and_then(|t| t.chars().next_back());
            *at != name.start as usize
                && if marked { mark(before) } else { !letter(before) }
                && !letter(text.get(at + word.len()..).and_then(|t| t.chars().next()))
        })
        .take(2)
        .count()
}
