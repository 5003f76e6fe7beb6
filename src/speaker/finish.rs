//! From links to what a caller gets: quotes and speakers that refer to each other by number.

use super::entities::{Entities, Link};
use super::entity::Entity;
use super::hash::Map;
use crate::quote::Attribution;
use crate::{Quote, Span, Speaker, SpeakerKind, Timex, order};

/// Numbers quotes and speakers and fills in what they say of each other.
pub fn finish(
    text: &str,
    quotes: Vec<Attribution>,
    links: &[Option<Link>],
    entities: &Entities<'_>,
    dates: &[Timex],
) -> (Vec<Quote>, Vec<Speaker>) {
    let mut ids: Vec<u32> = links.iter().flatten().map(|l| l.entity).collect();
    order::by_key(&mut ids, |id| (*id).into());
    ids.dedup();
    let first = |id: &u32| entities.get(*id).and_then(|e| e.mentions.iter().map(|m| m.start).min()).unwrap_or(u32::MAX);
    order::by_key(&mut ids, |id| first(id).into());
    let number: Map<u32, u32> = ids.iter().copied().zip(0..).collect();
    let mut speakers: Vec<Speaker> =
        ids.iter().zip(0..).filter_map(|(id, n)| Some(speaker(text, n, entities.get(*id)?))).collect();
    let parents = parents(&quotes);
    let mut next = 0;
    let quotes: Vec<Quote> = quotes
        .into_iter()
        .zip(links)
        .zip(parents)
        .zip(0..)
        .map(|(((q, link), parent), id)| {
            let speaker = link.and_then(|l| number.get(&l.entity).copied());
            if let Some(s) = speaker.and_then(|s| speakers.get_mut(s as usize)) {
                s.quotes.push(id);
            }
            Quote {
                id,
                kind: q.kind,
                dates: dates_in(&q.content, dates, &mut next),
                content: q.content,
                cue: q.cue,
                source: q.source,
                speaker,
                speaker_rule: link.filter(|_| speaker.is_some()).map(|l| l.rule),
                antecedent: link.filter(|_| speaker.is_some()).and_then(|l| l.antecedent),
                parent,
                rule: q.rule,
                confidence: q.confidence,
            }
        })
        .collect();
    (quotes, speakers)
}

fn speaker(text: &str, id: u32, entity: &Entity<'_>) -> Speaker {
    let mut mentions = entity.mentions.clone();
    order::by_key(&mut mentions, Span::order);
    mentions.dedup();
    // A name that is drawn out (كـــريم) or tagged (كريم #حداد) is the same name.
    let plain = |(_, span): &(_, Span)| span.of(text).chars().filter(|c| !matches!(c, '\u{640}' | '#')).collect();
    let name = entity.name.map_or_else(|| entity.title(text), plain);
    let role = entity.role.filter(|_| entity.name.is_some()).map(|span| span.of(text).to_string());
    let kind = if entity.name.is_some() { SpeakerKind::Person } else { entity.kind };
    Speaker { id, name, kind, role, mentions, quotes: Vec::new() }
}

/// How many contents around a quote are looked at: time must not grow with the square of those that overlap.
const DEEP: usize = 64;

/// For each quote the innermost one whose content holds it.
fn parents(quotes: &[Attribution]) -> Vec<Option<u32>> {
    let mut parts: Vec<(Span, u32)> =
        quotes.iter().zip(0..).flat_map(|(q, id)| q.content.iter().map(move |c| (*c, id))).collect();
    order::by_key(&mut parts, |(span, _)| order::place(span.start, u32::MAX - span.end));
    let mut open: Vec<(Span, u32)> = Vec::new();
    let mut out = vec![None; quotes.len()];
    for (span, id) in parts {
        while open.last().is_some_and(|(top, _)| top.end <= span.start) {
            open.pop();
        }
        let around = open.iter().rev().take(DEEP).find(|(top, other)| {
            *other != id && top.start <= span.start && span.end <= top.end && top.len() > span.len()
        });
        if let (Some((_, parent)), Some(place)) = (around, out.get_mut(id as usize))
            && place.is_none()
        {
            *place = Some(*parent);
        }
        open.push((span, id));
    }
    out
}

/// How many dates of a quote are listed: many quotes that reach to the end of one sentence must not list all dates of a text each.
const DATES: usize = 256;

/// The dates that stand in the content, of very many the first; `next` is about the place of the first.
fn dates_in(content: &[Span], dates: &[Timex], next: &mut usize) -> Vec<u32> {
    let mut out = Vec::new();
    for part in content {
        *next = order::nearby(dates, *next, |d| d.span.start < part.start);
        let inside = dates.iter().skip(*next).take_while(|d| d.span.end <= part.end);
        out.extend(inside.map(|d| d.id).take(DATES - out.len()));
    }
    out
}
