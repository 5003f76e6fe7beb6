//! What crosses paragraphs: a quotation whose every paragraph opens with a mark.

use super::{Attribution, Voice};
use crate::QuoteKind;

/// Joins what crosses paragraphs: a direct quotation that is never closed in its paragraph goes on in the next one where that
/// one is wholly a quotation without a cue.
pub fn link(text: &str, quotes: &mut Vec<Attribution>) {
    let mut kept: Vec<Attribution> = Vec::with_capacity(quotes.len());
    // Where each attribution went.
    let mut places: Vec<u32> = Vec::with_capacity(quotes.len());
    let mut whole = usize::MAX;
    for mut quote in quotes.drain(..) {
        let joins = quote.voice == Voice::Orphan
            && quote.kind == QuoteKind::Direct
            && kept.get(whole).is_some_and(|last| {
                last.paragraph + 1 == quote.paragraph
                    && last.content.last().zip(quote.content.first()).is_some_and(|(a, b)| {
                        let between = text.get(a.end as usize..b.start as usize).unwrap_or_default();
                        // Nothing but marks, stops and white space lies between.
                        !between.chars().any(char::is_alphanumeric)
                    })
            });
        if let Some(host) = quote.host.as_mut() {
            *host = places.get(*host as usize).copied().unwrap_or_default();
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
            if quote.kind == QuoteKind::Direct && !held {
                whole = kept.len();
            }
            places.push(kept.len() as u32);
            kept.push(quote);
        }
    }
    *quotes = kept;
}
