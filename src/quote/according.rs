//! According-to phrases: which clause each of them qualifies.

use super::cue::{Finder, Scope};
use super::frame::Phrase;
use super::report::Report;
use super::view::{ALA, AN, FI, ILA, MIN, Range, View, bare};
use super::{Voice, rules};
use crate::QuoteKind;
use crate::lexicon::Clitics;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::Frame;
use crate::text::{Key, Kind, Words, word};

/// How far behind a phrase its clause may begin.
const REACH: usize = 40;

/// How many attributions before a phrase may share its content.
const NEAR: usize = 12;

/// How far before a phrase its clause may begin.
const BACK: usize = 400;

impl Finder<'_, '_, '_> {
    /// «بحسب الوزارة، …», «…، وفقا للوزارة», «…، بحسب الوزارة، …», «… على حد قوله».
    pub fn according(&mut self, phrase: Phrase, scope: Scope) {
        let view = self.view;
        // «ارتفعت الأسعار. وفقا للوكالة.»: a phrase that is a sentence of its own qualifies the one before.
        let lone = phrase.cue.start == scope.sentence.start && phrase.end >= scope.sentence.end;
        let sentence = if lone { self.earlier } else { scope.sentence };
        let start = if lone { sentence.end } else { phrase.cue.start };
        let rule = if phrase.verb { rules::AS_SAID } else { rules::ACCORDING };
        let voice = if phrase.source.is_empty() { Voice::Pronoun } else { Voice::Source };
        let Phrase { cue, source, agreement, .. } = phrase;
        let report = Report { cue, source, voice, agreement, frame: Frame::default() };
        let joined = self.phrase.filter(|(end, _)| *end == start).map(|(_, quote)| quote);
        // «حسب قولها تم تجاوزها»: its noun is no cue of its own.
        self.inside = phrase.verb_end.max(if phrase.pronoun { phrase.cue.end } else { 0 });
        // «، وفقا لما ذكرته الوكالة نقلا عن مصدر»: two phrases of one clause.
        if let Some(content) = joined.and_then(|q| self.quotes.get(q)).map(|q| (q.kind, q.content.clone())) {
            self.phrase = Some((phrase.end, self.quotes.len()));
            return self.push(report, content.0, content.1, rule, 0.8);
        }
        // «فبحسب المنظمة …» begins its sentence wherever it stands.
        // «…، ووفقا للموقع سيكون الهاتف»: what follows is qualified.
        let and = view.token(start).is_some_and(|t| t.word.clitics.has(Clitics::WA) || t.key.starts(word!("وو")));
        // «…، ووفقا لمصدر - رفض ذكر اسمه- فإن المدرب»
        let aside = view.kind(phrase.end) == Some(Kind::Dash);
        let then = (phrase.end + 1..sentence.end.min(phrase.end + 12)).filter(|_| aside).find_map(|k| {
            let on = view.starts(k, word!("فإن"));
            on.then_some(k).or((view.kind(k) == Some(Kind::Dash)).then_some(k + 1))
        });
        // «…، ووفقا للموقع، سيكون الهاتف», but «… بحسب الموقع، ووفقا للشركة، في»
        let comma = view.kind(phrase.end) == Some(Kind::Comma)
            && view.before(start).is_some_and(|t| t.kind == Kind::Comma)
            && (view.verb_shape(phrase.end + 1)
                || view.finite(phrase.end + 1)
                || view.function(phrase.end + 1).has(Function::AUXILIARY));
        let on =
            and && (then.is_some() || comma || phrase.end < sentence.end && view.kind(phrase.end) == Some(Kind::Word));
        // «لكن بحسب تقرير، …»
        let but = start == sentence.start + 1 && view.connective(sentence.start);
        let first = start == sentence.start
            || on
            || but
            || view.clitics(start).has(Clitics::FA)
            || view.token(start).is_some_and(|t| t.key.starts(word!("فبحسب")) || t.key.starts(word!("فوفق")));
        let (range, rest) = if first {
            let from = view.qualified_clause(then.unwrap_or(phrase.end), sentence.end);
            let end = view.clause_end(from, sentence.end);
            (Range::new(from, end), Range::new(end, end))
        } else {
            let mut parted = lone
                || view.before(start).is_some_and(|t| matches!(t.kind, Kind::Comma | Kind::Dash))
                || view.closed_before(start).is_some();
            let mut end = start;
            while end > sentence.start && matches!(view.kind(end - 1), Some(Kind::Comma | Kind::Dash)) {
                end -= 1;
            }
            if view.is(end.wrapping_sub(1), word!("وذلك")) {
                end -= 1;
                parted = true;
                while end > sentence.start && view.kind(end - 1) == Some(Kind::Comma) {
                    end -= 1;
                }
            }
            if let Some(mark) = view.closed_before(end).copied().filter(|m| m.open == sentence.start) {
                self.use_marks(mark.open, mark.open + 1);
                self.phrase = Some((phrase.end, self.quotes.len()));
                self.add(report, QuoteKind::Direct, &[Range::new(mark.start, mark.end)], rule, 0.9);
                return;
            }
            let rest = view.clause_goes_on(&phrase, parted, sentence.end);
            // «وفي هذا الإطار، وفقا للوزير، كشف المركز عن»: its verb follows.
            let fronted = rest.is_empty()
                && parted
                && view.kind(phrase.end) == Some(Kind::Comma)
                && view.words(Range::new(sentence.start, start)) < 8
                && !(sentence.start..start).any(|k| view.verb_shape(k) || view.opens(k).is_some());
            let rest = match phrase.end + 1 {
                next if fronted && view.verb_shape(next) => Range::new(next, view.clause_end(next, sentence.end)),
                _ => rest,
            };
            // «وذكرت الصحيفة، نقلا عن مصدر، أن», «أفادت نقلا عن مصادر بفوزه»: what the cue before it reports is his too.
            let from = view.token(sentence.start).map_or(0, |t| t.span.start);
            let (here, behind) = (view.span(cue), view.span(Range::new(phrase.end, phrase.end + 1)));
            let shared = self.quotes.get(self.first..).and_then(|qs| {
                qs.iter().rev().take(NEAR).find(|q| {
                    q.cue.is_some_and(|c| from <= c.start && c.end <= here.start)
                        && q.content.first().is_some_and(|c| !behind.is_empty() && behind.start <= c.start)
                })
            });
            if let Some((kind, content)) = shared.map(|q| (q.kind, q.content.clone())) {
                return self.push(report, kind, content, rule, 0.8);
            }
            if view.finite(start.wrapping_sub(1)) && !view.rejected(start.wrapping_sub(1)) {
                return;
            }
            let stops = phrase.end >= sentence.end
                || matches!(view.kind(phrase.end), Some(Kind::Comma | Kind::Semicolon | Kind::Dash | Kind::Mark));
            // «بحسب أحدث تقرير»
            let head = phrase.source.start;
            let newest = view.is(head, word!("أحدث"));
            let told = phrase.verb || phrase.pronoun || view.may_speak(head + usize::from(newest));
            // «متوسط الربح وفقا لنتائج النصف الأول يبلغ …»: by what it is reckoned.
            let one = phrase.source.end == phrase.source.start + 1 && !view.definite(phrase.source.start);
            let reckoned = !stops && rest.is_empty() && one && view.noun(phrase.source.start).is(Noun::DOCUMENT);
            if (!parted || lone) && (!told || reckoned) {
                return;
            }
            // It qualifies the clause before it: back to what another attribution says, or to the sentence's start.
            (Range::new(view.clause_before(sentence.start, end), end), rest)
        };
        // Two words are a clause only where a comma parts them from the phrase.
        let comma = view.kind(if first { phrase.end } else { start.wrapping_sub(1) }) == Some(Kind::Comma);
        let short = if comma && (first || !view.finite(range.start)) { 2 } else { 3 };
        if view.words(range) + view.words(rest) < short {
            return;
        }
        // A content that is already quoted keeps its own speaker; the phrase then repeats him or names who relayed it.
        let span = view.span(range);
        if !first
            && phrase.pronoun
            && let Some(quote) = self
                .quotes
                .get_mut(self.first..)
                .and_then(|qs| qs.iter_mut().rev().take(NEAR).find(|q| q.content.iter().any(|c| c.overlaps(span))))
        {
            quote.confidence = quote.confidence.max(0.9);
            return;
        }
        let mixed = self.mark_used(range) | self.mark_used(rest);
        let kind = if mixed { QuoteKind::Mixed } else { QuoteKind::Indirect };
        self.phrase = Some((phrase.end, self.quotes.len()));
        self.add(report, kind, &[range, rest], rule, 0.85);
    }
}

impl View<'_> {
    /// Where the clause begins that a phrase at the head of the sentence qualifies, `from` being the token behind the phrase.
    fn qualified_clause(&self, from: usize, end: usize) -> usize {
        let mut at = from;
        while at < end && matches!(self.kind(at), Some(Kind::Comma | Kind::Colon | Kind::Semicolon)) {
            at += 1;
        }
        let Some(token) = self.token(at) else { return at };
        // «بحسب بيان صادر عن الجيش، قتل …», «بحسب بيانات للشركة، التابعة للبنك، فقد بلغت …»: more of who says it.
        let preposition = at == from && (self.preposition(at) != 0 || self.adjunct(at, true));
        let relative = token.relative();
        let more = relative || self.definite(at);
        if !preposition && !more {
            return at;
        }
        let mut comma = None;
        let mut k = at;
        while k < end.min(at + REACH) {
            // «فإن», «فقد»
            if self.token(k).is_some_and(|t| t.key == word!("فقد") || t.key.starts(word!("فإن"))) {
                return k;
            }
            if self.kind(k) == Some(Kind::Comma) && comma.is_none() {
                let next = self.token(k + 1);
                // «بحسب البيان الذي وزعه النادي، أبدى الحكم»
                // «بحسب الصور التي نشرها، لن يختلف الهاتف»
                let opens = Function::NEGATION | Function::AUXILIARY;
                let clause = preposition
                    || relative && (self.verb_shape(k + 1) || self.finite(k + 1) || self.function(k + 1).has(opens));
                comma = next.filter(|t| clause && t.is_word() && !t.key.starts(word!("و"))).map(|_| k + 1);
            }
            k = self.next(k);
        }
        comma.unwrap_or(at)
    }

    /// What goes on behind a phrase within its clause: «وصل الوفد، بحسب مصدر، إلى العاصمة». Empty where nothing does.
    fn clause_goes_on(&self, phrase: &Phrase, parted: bool, end: usize) -> Range {
        let from = phrase.end;
        let dash =
            parted && self.before(from).is_some_and(|t| t.kind != Kind::Comma) && self.kind(from) == Some(Kind::Dash);
        let comma = dash || self.kind(from) == Some(Kind::Comma);
        let at = from + usize::from(comma);
        let none = Range::new(from, from);
        let Some(token) = self.token(at).filter(|_| at < end) else { return none };
        let open = self.opens(at).is_some();
        let function = token.word.entry.function;
        let word = token.kind == Kind::Word || token.kind == Kind::Number || open;
        let anew = token.word.clitics.has(Clitics::CONJ) && !self.that(at)
            || token.kind == Kind::Word && token.key.starts(word!("و")) && !token.word.known()
            || self.connective(at)
            || function.has(Function::RELATIVE)
            // «بحسب ما نقلت الوكالة، الخميس، عن بيان الوزارة»
            || self.skip_time(at, end) > at
            || token.key == AN && phrase.verb;
        if !word || anew {
            return none;
        }
        // Without commas only «عليك بحسب الموقع أن تتصل».
        let that = self.that(at) || matches!(token.key, ILA | ALA | MIN) && self.that(at + 1);
        // «ما يشكل بحسب محللين تحديا رئيسيا»
        let object = token.key.ends(word!("ا"))
            && self.before(at).is_some_and(|t| t.key.ends(word!("ين")) && !self.definite(at - 1));
        let goes_on =
            if comma { that || parted && !self.ends_after_comma(from, end) } else { (that || object) && !parted };
        if !goes_on {
            return none;
        }
        Range::new(at, self.clause_end(at, end))
    }

    /// Where the clause that ends before `end` begins.
    fn clause_before(&self, start: usize, end: usize) -> usize {
        let mut from = self.behind_turn(start);
        // «…، وهو، كما تقول أخته، يبحث عن عمل»
        if const { Words::new([word!("وهو"), word!("وهي"), word!("وهم"), word!("وهما")]) }
            .has(self.before(end).map_or(Key::NONE, |t| t.key))
        {
            return end - 1;
        }
        // A coordinated clause with a verb of its own, behind a comma: «…، ويحاول …»; another's: «…، فيما …».
        let mut i = from.max(end.saturating_sub(BACK));
        while i < end {
            if matches!(self.kind(i), Some(Kind::Comma | Kind::Semicolon))
                && (self.verbal(i + 1) || self.token(i + 1).is_some_and(|t| PARTING.contains(&bare(t))))
                && self.words(Range::new(i + 1, end)) > 3
            {
                from = i + 1;
            }
            i = self.next(i);
        }
        while from < end && matches!(self.kind(from), Some(Kind::Dash | Kind::Comma)) {
            from += 1;
        }
        from
    }

    /// Behind the words at `i` with which the report turns to something else: «من جهة أخرى · …», «إلى ذلك، · …».
    fn behind_turn(&self, i: usize) -> usize {
        let side = self.bare(i) == MIN
            && [word!("جهة"), word!("ناحية"), word!("جانب")].iter().any(|w| self.is(i + 1, *w))
            && [word!("أخرى"), word!("آخر"), word!("ثانية"), word!("ثان")].iter().any(|w| self.is(i + 2, *w));
        // «يشار · إلى أن …، وفق الوكالة»
        let filler = self.verb(i).is_some_and(|(form, verb)| {
            verb.among(&[word!("ذكر"), word!("أشار"), word!("لفت")]) && self.filler(i, form, verb)
        }) || const {
            Words::new([word!("يشار"), word!("ويشار"), word!("تجدر"), word!("وتجدر"), word!("جدير"), word!("الجدير")])
        }
        .has(self.bare(i));
        if filler && let Some(that) = (i + 1..i + 5).find(|k| self.that(*k)) {
            return that - usize::from(self.is(that - 1, ILA));
        }
        let besides = self.bare(i) == ILA && self.is(i + 1, word!("ذلك"))
            || self.bare(i) == FI && self.is(i + 1, word!("الواقع"));
        i + if side { 3 } else { 2 * usize::from(besides) }
    }
}

/// Connectives that begin a clause of its own.
const PARTING: [Key; 2] = [word!("فيما"), word!("بينما")];
