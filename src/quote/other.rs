//! Words in marks before the cue or without one.

use super::cue::{Finder, Scope};
use super::report::Report;
use super::view::{Range, View};
use super::{Attribution, Proviso, Voice, rules};
use crate::lexicon::Clitics;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Form, Frame};
use crate::text::{Kind, word};
use crate::{QuoteKind, Span};

impl Finder<'_, '_, '_> {
    /// Quotations without a cue: a paragraph or a sentence that is all in marks.
    pub fn orphans(&mut self) {
        let view = self.view;
        let covered = union(self.quotes.get(self.first..).unwrap_or_default());
        for (index, mark) in view.marks.iter().enumerate() {
            if mark.depth > 0 || self.used.get(index).copied().unwrap_or(true) {
                continue;
            }
            let range = Range::new(mark.start, mark.end);
            let before = view.before(mark.open).map_or(Kind::Stop, |t| t.kind);
            // «بدا متفائلا: «سأعود»، ثم خرج»
            let told = before == Kind::Colon && view.clausal(mark) && !view.titled(mark);
            let starts = told || matches!(before, Kind::Stop | Kind::Dash | Kind::Ellipsis);
            let ends = view
                .kind(mark.close)
                .is_none_or(|k| matches!(k, Kind::Stop | Kind::Ellipsis | Kind::Dash) || told && k == Kind::Comma)
                // «"…"، هذا هو رأي المدير»
                || before == Kind::Stop && view.kind(mark.close) == Some(Kind::Comma) && view.clausal(mark);
            let words = view.words(range);
            // «وقال: «دخلت شابا. ¶ «وخرجت شيخا»: few words at the head of a paragraph may go on from the one before.
            let goes_on = words < 5 && mark.open == 0;
            // Letters that were lost on the way (????) are nobody's words.
            let arabic = (range.start..range.end).any(|k| view.kind(k) == Some(Kind::Word));
            if !starts || !ends || words < 5 && !goes_on || !arabic {
                continue;
            }
            if holds(&covered, view.span(range)) {
                continue;
            }
            let proviso = if goes_on { Proviso::GoesOn } else { Proviso::None };
            self.direct(Report::NONE, range, rules::ORPHAN, 0.6, proviso);
        }
    }

    /// «…»، قال فلان: the words in marks stand before the cue.
    pub fn quote_first(&mut self, mut report: Report, next: usize, scope: Scope) -> bool {
        let view = self.view;
        let i = report.cue.start;
        if !view.ends_quote(i, report.frame) {
            return false;
        }
        let mut at = i;
        while at > scope.sentence.start
            && (matches!(view.kind(at - 1), Some(Kind::Comma | Kind::Dash)) || view.is(at - 1, word!("هكذا")))
        {
            at -= 1;
        }
        // «…» هذا ما قاله فلان
        if view.is(at.wrapping_sub(1), word!("ما")) && view.is(at.wrapping_sub(2), word!("هذا")) {
            if report.source.start < at {
                (report.source, report.voice) = (Range::new(0, 0), Voice::Elided);
            }
            at -= 2;
            at -= usize::from(view.kind(at.wrapping_sub(1)) == Some(Kind::Comma));
        }
        if let Some(mark) = view.closed_before(at).copied() {
            let index = view.marks.partition_point(|m| m.open < mark.open);
            // «"مريم أم عارف" تصر»: a name, unless a comma parts it from the verb.
            let words = view.words(Range::new(mark.start, mark.end));
            // «أجرى المركز دراسة: «الثروة السمكية في المملكة»، بينت»: what it is called.
            let before = |n: usize| mark.open.checked_sub(n);
            let called = before(1).is_some_and(|k| view.kind(k) == Some(Kind::Colon))
                && before(2)
                    .is_some_and(|k| view.noun(k).is(Noun::DOCUMENT) || view.function(k).has(Function::ENTITLED));
            if words < 3
                || called && !view.clausal(&mark)
                // «في ندوة "البحر في الشعر الحديث"، انتقد الكاتب»
                || view.before(mark.open).is_some_and(|t| t.kind == Kind::Word) && !view.speech_in_marks(&mark)
                || at == i && words < 6 && !view.clausal(&mark)
                || self.used.get(index).copied().unwrap_or(true)
            {
                return false;
            }
            let mut parts = vec![Range::new(mark.start, mark.end)];
            // The narrator's clause may interrupt: «…»، قال فلان، «…».
            let mut behind = next;
            if matches!(view.kind(behind), Some(Kind::Comma | Kind::Colon | Kind::Dash)) {
                behind += 1;
                if let Some(more) = view.opens(behind).copied() {
                    parts.push(Range::new(more.start, more.end));
                    self.use_marks(behind, behind + 1);
                }
            }
            self.use_marks(mark.open, mark.open + 1);
            self.add(report, QuoteKind::Direct, &parts, rules::MARKS_VERB, 0.93);
            return true;
        }
        // «المشروع سيكتمل قريبا، يقول المدير»: parted by a comma or a dash, at the sentence's end or going on behind.
        // The comma behind the subject may have been read as an adjunct's: «الحل، يضيف الوزير، في يد الجميع».
        let next = if view.kind(next.wrapping_sub(1)) == Some(Kind::Comma) { next - 1 } else { next };
        let closed = next >= scope.sentence.end || matches!(view.kind(next), Some(Kind::Comma | Kind::Dash));
        if at < i
            && closed
            && !report.source.is_empty()
            && view.words(Range::new(scope.sentence.start, at)) > usize::from(next >= scope.sentence.end) * 3
            && view.verb(i).is_some_and(|(f, _)| f.form == Form::Present)
            && report.frame.has(Frame::SAFE)
        {
            let start = Range::new(scope.sentence.start, at);
            let rest = Range::new((next + 1).min(scope.sentence.end), scope.sentence.end);
            // «من جهته، يقول سالم، الناشط في المدينة، "…"»; «وفي هذا السياق، يؤكد سالم، رئيس النادي، أهمية …»
            let adjunct = view.words(start) < 8 && !(start.start..start.end).any(|k| view.verb_shape(k));
            let own = adjunct && view.opens(rest.start).is_some_and(|m| m.closed() && view.speech_in_marks(m));
            if own || report.frame.has(Frame::NP) && view.thing(rest.start) && view.np_object(rest.start, report.frame)
            {
                return false;
            }
            // «…، يقول الطبيب، الذي يرأس القسم»: more of who speaks.
            let tells = view.function(rest.start).has(Function::RELATIVE);
            let rest = Range::new(rest.start, if tells { rest.start } else { view.clause_end(rest.start, rest.end) });
            let kind =
                if self.mark_used(start) | self.mark_used(rest) { QuoteKind::Mixed } else { QuoteKind::Indirect };
            self.add(report, kind, &[start, rest], rules::PARENTHETICAL, 0.7);
            return true;
        }
        false
    }
}

impl View<'_> {
    /// Whether the verb at `i` can report words before it: right behind a sign, or «هكذا قال», «هذا ما قاله».
    pub fn ends_quote(&self, i: usize, frame: Frame) -> bool {
        frame.has(Frame::QUOTE)
            && !self.clitics(i).has(Clitics::WA)
            && self.before(i).is_none_or(|t| !t.is_word() || t.key == word!("هكذا") || t.key == word!("ما"))
    }
}

/// The stretches that contents cover, in order and apart from each other.
fn union(quotes: &[Attribution]) -> Vec<Span> {
    let mut spans: Vec<Span> = quotes.iter().flat_map(|q| &q.content).copied().collect();
    spans.sort_unstable();
    let mut union: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match union.last_mut().filter(|last| span.start < last.end) {
            Some(last) => *last = last.cover(span),
            None => union.push(span),
        }
    }
    union
}

/// Whether one of the stretches holds `span`.
fn holds(union: &[Span], span: Span) -> bool {
    let behind = union.partition_point(|s| s.start <= span.start);
    behind.checked_sub(1).and_then(|i| union.get(i)).is_some_and(|s| s.contains(span))
}
