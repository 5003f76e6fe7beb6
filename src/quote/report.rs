//! From who reports, and what follows the cue, to an attribution.

use super::complement::{BRACKETS, Complement};
use super::cue::{Finder, Scope};
use super::marks::Marked;
use super::view::Range;
use super::{Attribution, Proviso, Voice, rules};
use crate::lexicon::verbs::{Agreement, Frame};
use crate::text::{Kind, word};
use crate::{QuoteKind, RuleId, Span};

/// Who reports, and by which word: an attribution before its content is read.
#[derive(Clone, Copy, Debug)]
pub struct Report {
    /// The word that reports; empty where none does.
    pub cue: Range,
    /// The noun phrase that names who speaks; empty where none does.
    pub source: Range,
    pub voice: Voice,
    pub agreement: Agreement,
    /// What the cue takes.
    pub frame: Frame,
}

impl Report {
    /// Words without a cue and without anybody named.
    pub const NONE: Self = Self {
        cue: Range::new(0, 0),
        source: Range::new(0, 0),
        voice: Voice::Orphan,
        agreement: Agreement(0),
        frame: Frame(0),
    };
}

impl Finder<'_, '_, '_> {
    /// Adds an attribution, unless its content is already another's of the same cue.
    pub fn add(&mut self, report: Report, kind: QuoteKind, content: &[Range], rule: RuleId, confidence: f32) {
        let words = if kind == QuoteKind::Mixed { content.iter().find_map(|r| self.view.few_words(*r)) } else { None };
        let content: Vec<_> = content.iter().filter(|r| !r.is_empty()).map(|r| self.view.span(*r)).collect();
        if content.is_empty() {
            return;
        }
        let cue = (!report.cue.is_empty()).then(|| self.view.span(report.cue));
        if self
            .quotes
            .get(self.first..)
            .is_some_and(|qs| qs.iter().rev().take(12).any(|q| q.cue.is_some() && q.cue == cue || q.content == content))
        {
            return;
        }
        self.push(report, kind, content, rule, confidence);
        if let Some((quote, words)) = self.quotes.last_mut().zip(words) {
            quote.proviso = Proviso::Words(words);
        }
    }

    /// Adds what somebody says in his own words, without a cue, if the rest of the text bears it out.
    pub fn direct(&mut self, report: Report, content: Range, rule: RuleId, confidence: f32, proviso: Proviso) {
        let before = self.quotes.len();
        self.add(report, QuoteKind::Direct, &[content], rule, confidence);
        if let Some(quote) = self.quotes.get_mut(before) {
            quote.proviso = proviso;
        }
    }

    /// Adds an attribution, be its content another's too.
    pub fn push(&mut self, report: Report, kind: QuoteKind, content: Vec<Span>, rule: RuleId, confidence: f32) {
        let Report { cue, source, voice, agreement, .. } = report;
        let view = self.view;
        let cue = (!cue.is_empty()).then(|| view.span(cue));
        let host =
            (voice == Voice::Host).then(|| self.quotes.len().checked_sub(1).filter(|h| *h >= self.first)).flatten();
        let voice = if voice == Voice::Host && host.is_none() { Voice::Elided } else { voice };
        let source = (!source.is_empty()).then(|| view.span(source));
        self.quotes.push(Attribution {
            kind,
            content,
            cue,
            source,
            relay: None,
            rule,
            confidence,
            paragraph: view.p.index,
            voice,
            agreement,
            proviso: Proviso::None,
            host: host.map(|h| h as u32),
        });
    }

    /// As [`Self::content`], under another rule.
    pub fn content_as(&mut self, report: Report, complement: Complement, scope: Scope, rule: RuleId) {
        let before = self.quotes.len();
        self.content(report, complement, scope);
        if let Some(quote) = self.quotes.get_mut(before) {
            quote.rule = rule;
            quote.confidence = quote.confidence.min(0.85);
        }
    }

    /// The content behind a cue, by what opens it.
    pub fn content(&mut self, report: Report, complement: Complement, scope: Scope) {
        let view = self.view;
        let end = scope.sentence.end;
        let confidence = if report.frame.has(Frame::SAFE) {
            0.95
        } else if report.frame.has(Frame::STRICT | Frame::NOUN) {
            0.75
        } else {
            0.88
        };
        match complement {
            Complement::Clause(start) | Complement::Question(start) => {
                let that = if view.that(start) { start } else { start + 1 };
                let range = self.but_others(Range::new(start, view.content_end(report.cue.start, that, end)));
                if range.end <= that + 1 {
                    return;
                }
                let mixed = self.mark_used(range);
                let kind = if mixed { QuoteKind::Mixed } else { QuoteKind::Indirect };
                let rule =
                    if matches!(complement, Complement::Clause(_)) { rules::VERB_CLAUSE } else { rules::VERB_WHETHER };
                self.add(report, kind, &[range], rule, confidence);
            }
            Complement::Marks(open) => {
                let Some(mark) = view.opens(open).copied() else { return };
                if !mark.closed() {
                    let range = Range::new(mark.start, view.unclosed_end(&mark));
                    self.use_marks(open, range.end);
                    return self.add(report, QuoteKind::Direct, &[range], rules::VERB_MARKS, 0.9);
                }
                if view.object_in_marks(&mark, report.frame) {
                    let range = Range::new(open, view.act_end(open, view.content_end(report.cue.start, open, end)));
                    self.mark_used(range);
                    return self.add(report, QuoteKind::Mixed, &[range], rules::ACT_MARKS, 0.85);
                }
                let mut parts = vec![Range::new(mark.start, mark.end)];
                // «… » , قال فلان, «…» is another rule; here further marks right behind a conjunction go on.
                let mut next = mark.close;
                while let Some(more) = self.goes_on(next, scope.limit) {
                    parts.push(Range::new(more.start, more.end));
                    next = more.close;
                }
                self.use_marks(open, next);
                self.add(report, QuoteKind::Direct, &parts, rules::VERB_MARKS, 0.97);
            }
            Complement::Colon(colon) => {
                let start = colon + 1;
                let bracket = |k: usize, ch: char| view.token(k).is_some_and(|t| t.ch == ch);
                // «قوله تعالى: (…)»
                let within =
                    (start + 3..scope.limit.min(start + BRACKETS)).find(|k| bracket(start, '(') && bracket(*k, ')'));
                let range = match within {
                    Some(close) => Range::new(start + 1, close),
                    None => Range::new(start, view.speech_end(start, end, scope.limit)),
                };
                if view.words(range) < 2 {
                    return;
                }
                self.mark_used(range);
                self.add(report, QuoteKind::Direct, &[range], rules::VERB_COLON, 0.85);
            }
            Complement::Cue(_) | Complement::None(_) => {}
        }
    }

    /// `range` up to the words in marks that a cue before it has taken: «وقال المدرب الذي أعلن أنه سيرحل: «شكرا لكم»».
    pub fn but_others(&self, range: Range) -> Range {
        let view = self.view;
        let span = view.span(range);
        let quotes = self.quotes.get(self.first..).unwrap_or_default();
        let mut direct = quotes.iter().rev().take(4).filter(|q| q.kind == QuoteKind::Direct);
        let Some(words) = direct.find_map(|q| q.content.first().filter(|c| span.contains(**c))) else { return range };
        let at = view.p.tokens.partition_point(|t| t.span.start < words.start);
        let open = view.marks.partition_point(|m| m.open < at).checked_sub(1).and_then(|n| view.marks.get(n));
        open.map_or(range, |m| Range::new(range.start, view.without_comma(range.start, m.open)))
    }

    /// A marked span that goes on with a quotation which ended before `i`: only a stop or a space lies between.
    pub fn goes_on(&self, i: usize, limit: usize) -> Option<Marked> {
        let view = self.view;
        let mut at = i;
        while at < limit && matches!(view.kind(at), Some(Kind::Stop | Kind::Ellipsis | Kind::Comma)) {
            at += 1;
        }
        // «"…"، و"…"»
        at += usize::from(at > i && view.is(at, word!("و")));
        let mark = view.opens(at).copied()?;
        (view.words(Range::new(mark.start, mark.end)) > 3).then_some(mark)
    }

    /// Notes the marks in `range` as used; tells whether words of the speaker stand in one.
    pub fn mark_used(&mut self, range: Range) -> bool {
        self.use_marks(range.start, range.end);
        self.view.quoted_words(range)
    }

    pub fn use_marks(&mut self, from: usize, to: usize) {
        // Contents that reach to one end have their marks in common: they are noted once.
        let Range { start, end } = self.noted;
        let goes_on = start <= from && from <= end;
        let begin = if goes_on { end } else { from };
        if begin >= to {
            return;
        }
        let first = self.view.marks.partition_point(|m| m.open < begin);
        let marks = self.view.marks.get(first..).unwrap_or_default().iter().take_while(|mark| mark.open < to).count();
        self.used.iter_mut().skip(first).take(marks).for_each(|used| *used = true);
        self.noted = Range::new(if goes_on { start } else { from }, to);
    }

    /// The attribution of this sentence that a participle goes on from.
    pub fn host_sentence(&self, scope: Scope) -> Option<usize> {
        let view = self.view;
        let start = view.token(scope.sentence.start)?.span.start;
        let last = self.quotes.len().checked_sub(1).filter(|l| *l >= self.first)?;
        self.quotes.get(last).filter(|q| q.start() >= start).map(|_| last)
    }
}
