//! A speaker, a colon, the words: headlines, labels of an interview; and the dateline that a report begins with.

use super::cue::{Finder, Scope};
use super::report::Report;
use super::source::Extent;
use super::view::{ALA, Range, View};
use super::{Proviso, Voice, rules};
use crate::lexicon::Clitics;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::Form;
use crate::text::{Kind, Shape, Token, Words, word};

/// How many tokens a label may have.
const LABEL: usize = 14;

/// How many words a headline may have.
const HEADLINE: usize = 24;

/// The last paragraph that may be a headline behind a bullet.
const BULLETS: u32 = 4;

/// With their article: which of several.
const ORDINALS: Words<10> = Words::new([
    word!("أول"),
    word!("أولى"),
    word!("ثاني"),
    word!("ثانية"),
    word!("ثالث"),
    word!("ثالثة"),
    word!("رابع"),
    word!("رابعة"),
    word!("خامس"),
    word!("أخير"),
]);

/// Who a label names, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    /// Somebody who speaks.
    Speaker,
    /// A single word in no list, which is a name if the text has it elsewhere.
    Name,
    /// Question or answer.
    Turn,
}

impl Finder<'_, '_, '_> {
    /// «وزير الخارجية: لن نتراجع», «فلان لـ«الصحيفة»: …», «س: …»: a label that names a speaker, a colon, the words. To be
    /// called at the first sentence of a paragraph.
    #[inline(never)]
    pub fn headline(&mut self, scope: Scope) {
        let view = self.view;
        let Range { start, end } = scope.sentence;
        let Some(colon) = (start + 1..end.min(start + LABEL)).find(|k| view.kind(*k) == Some(Kind::Colon)) else {
            return;
        };
        let Some((label, who)) = view.label(colon, end, scope.limit) else { return };
        let next = colon + 1 + usize::from(view.kind(colon + 1) == Some(Kind::Dash));
        let content = match view.opens(next).copied() {
            Some(mark) if view.all_marked(&mark, end) => Range::new(mark.start, mark.end),
            _ => Range::new(next, if who == Label::Turn { scope.limit } else { end }),
        };
        let clause = view.negated_or_verb(content.start) || content.start > next;
        if view.words(content) < if (clause || label.end < colon) && who == Label::Speaker { 2 } else { 3 } {
            return;
        }
        self.mark_used(Range::new(next, content.end + 1));
        let (rule, confidence) = match who {
            Label::Speaker => (rules::HEADLINE, 0.7),
            Label::Name => (rules::HEADLINE_NAME, 0.6),
            Label::Turn => (rules::TURN, 0.8),
        };
        let (source, voice) =
            if who == Label::Turn { (Range::new(0, 0), Voice::Elided) } else { (label, Voice::Source) };
        let proviso = if who == Label::Name { Proviso::NamedElsewhere } else { Proviso::None };
        self.direct(Report { source, voice, ..Report::NONE }, content, rule, confidence, proviso);
    }
}

impl View<'_> {
    /// Who the label before the colon at `colon` names: its tokens, and what kind of label it is.
    fn label(&self, colon: usize, end: usize, limit: usize) -> Option<(Range, Label)> {
        // «س: …», «* ج: …»
        let first = usize::from(!self.token(0)?.is_word() && self.opens(0).is_none());
        if colon == first + 1
            && [word!("س"), word!("ج"), word!("سؤال"), word!("جواب")].iter().any(|w| self.is(first, *w))
        {
            return Some((Range::new(first, colon), Label::Turn));
        }
        // «فلان لـ«الصحيفة»: …»: whom it was told.
        let told = (1..colon).find(|k| self.addressee(*k, colon));
        let label = Range::new(first, told.unwrap_or(colon));
        let mut verbs = false;
        let mut k = first;
        while k < label.end {
            if self.opens(k).is_none() && !self.token(k)?.is_word() {
                return None;
            }
            verbs |= self.finite(k) && !self.rejected(k);
            k = self.next(k);
        }
        let token = self.token(first)?;
        let behind = colon + 1;
        // «جون بولتون: الصقر الذي يريد قصف …»: who he is.
        let topic = self.definite(behind) && self.function(behind + 1).has(Function::RELATIVE);
        // «القسم الأول: من صاموا»: one of several, of which something is told.
        let counted = label.end == first + 2
            && self.clitics(first).has(Clitics::AL)
            && self.token(first + 1).is_some_and(|t| ORDINALS.has(t.key.skip(2)) && t.key.starts(word!("ال")));
        // «سالم حداد: مرشح عن اليسار»: who he is; «النادي: حداد ثم عمران ثم حمزة»: a list.
        let role = self.noun(behind).kinds & !(Noun::ROLE | Noun::GROUP | Noun::COMMON) == 0
            && self.noun(behind).is(Noun::ROLE)
            && !self.definite(behind)
            && !self.verb_shape(behind + 1);
        // «قناة الأفق: القمر عربسات التردد: 11785»: a table.
        let list = (behind..end).any(|k| self.is(k, word!("ثم"))) && !(behind..end).any(|k| self.verb_shape(k))
            || (behind..end).any(|k| self.kind(k) == Some(Kind::Colon)) && !(behind..end).any(|k| self.finite(k))
            || self.kind(behind) == Some(Kind::Other);
        // «المدرب: النمساوي يوهان ليند», «المجر: 12 مليون دينار»: who holds the office, how much; «سالم حداد: أول عامل يترشح».
        let stop = (behind..end).find(|k| !self.token(*k).is_some_and(Token::is_word)).unwrap_or(end);
        let called =
            |k: usize| self.may_name(k) && !self.definite(k) || self.name_part(k) || self.noun(k).is(Noun::NISBA);
        let heads = self.clitics(behind).has(Clitics::AL) && self.noun(behind).is(Noun::NISBA)
            || self.name_part(behind) && self.name_part(behind + 1);
        let named = stop > behind + 1 && heads && (behind..stop).all(called);
        let number = self.kind(behind) == Some(Kind::Number) && self.words(Range::new(behind, end)) < 5
            || self.is(behind, word!("أول")) && !self.definite(behind + 1);
        // «وردا على سؤال لـ«الصحيفة»: …»
        let answers = self.is(first + 1, ALA);
        if verbs || topic || counted || role || list || named || number || answers {
            return None;
        }
        if let Some(told) = told {
            let plain = (told..colon).all(|k| self.kind(k) != Some(Kind::Comma)) && colon <= told + 7;
            let who = label.end <= 8 && !self.heads_nothing(first) && token.word.entry.function.0 == 0;
            return (plain && who).then_some((label, Label::Speaker));
        }
        // A headline has no full stop, or ends with one.
        let short = self.words(Range::new(0, limit.min(HEADLINE))) < 16 && limit <= HEADLINE && end + 1 >= limit;
        let kinds = Noun::TITLE
            | Noun::ROLE
            | Noun::NAME
            | Noun::ORGANISATION
            | Noun::PROPER
            | Noun::ANONYMOUS
            | Noun::DOCUMENT
            | Noun::GROUP;
        // A bullet stands before a headline at the head of the text; elsewhere it lists things.
        if first > 0 && self.p.index > BULLETS {
            return None;
        }
        if self.speaker_head(first) && token.word.is(kinds) && first == 0 {
            // «تقرير فلسطيني: …» heads a report; a study says what it found.
            let finding = !token.word.is(Noun::DOCUMENT) || short && !token.word.clitics.has(Clitics::AL);
            return (finding && self.source(first, colon, Extent::Open).range == label)
                .then_some((label, Label::Speaker));
        }
        let one = label.end == first + 1 && short;
        // «واشنطن: لا نسعى إلى الحرب», but «لندن: أمطار غزيرة»
        if one && token.word.is(Noun::METONYM) {
            return self.speaks_as_we(Range::new(behind, end)).then_some((label, Label::Speaker));
        }
        let name = one
            && token.kind == Kind::Word
            && (!token.word.known() || token.word.is(Noun::NAME))
            && token.word.clitics == Clitics(0)
            // «التلاوي: …», but «المناخ: …»
            && (!token.key.starts(word!("ال")) || self.family_like(first) && !ORDINALS.has(token.key.skip(2)))
            && !token.shape.has(Shape::TA_MARBUTA | Shape::TANWIN)
            && token.key.len() > 2;
        name.then_some((label, Label::Name))
    }

    /// Whether it is said at `i`, before the colon, whom it was told: لـ«الصحيفة», لـCNN, لـ(الثورة).
    fn addressee(&self, i: usize, colon: usize) -> bool {
        let Some(token) = self.token(i) else { return false };
        let medium = token.word.clitics.has(Clitics::LI) && token.word.entry.function.has(Function::MEDIUM);
        let open = token.key == word!("ل")
            && i + 1 < colon
            && (self.opens(i + 1).is_some() || matches!(self.kind(i + 1), Some(Kind::Foreign | Kind::Mark)));
        medium || open
    }

    /// Whether words can be a state's own: denied, in the first person.
    fn speaks_as_we(&self, range: Range) -> bool {
        (range.start..range.end)
            .any(|k| self.function(k).has(Function::NEGATION) && k == range.start || self.first_person(k))
    }

    /// Whether a verb of the first person to come stands at `i`, as far as letters tell: سنعاقب, سأعود.
    pub fn ours(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            let mine = t.key.starts(word!("سا")) && t.shape.has(Shape::HAMZA_ABOVE);
            !t.word.known() && t.key.len() > 4 && (mine || t.key.starts(word!("سن")))
        })
    }

    /// Whether a verb or a negation opens a clause at `i`.
    fn negated_or_verb(&self, i: usize) -> bool {
        self.ours(i) || self.verb_shape(i) || self.function(i).has(Function::NEGATION | Function::AUXILIARY)
    }

    /// The token behind the dateline at the head of a report: «دبي (رويترز) - …», «باريس - (ا ف ب): …», «دبي «الخليج»: …».
    /// 0 where there is none.
    pub fn dateline(&self) -> usize {
        let Some(first) = self.token(0) else { return 0 };
        let place = first.word.is(Noun::METONYM | Noun::PROPER) || self.unit(0).is_some() || self.date(0).is_some();
        let mut found = 0;
        let mut agency = false;
        let mut k = 0;
        while k < self.len().min(LABEL) {
            let Some(token) = self.token(k) else { break };
            if let Some(mark) = self.opens(k) {
                let told = self.before(k).is_some_and(|t| t.key == word!("ل"));
                agency = mark.closed() && mark.close <= k + 6 && !told;
                k = mark.close.max(k + 1);
                continue;
            }
            match token.kind {
                Kind::Stop | Kind::Semicolon | Kind::Ellipsis => break,
                Kind::Mark if matches!(token.ch, '(' | '[') => {
                    if self.before(k).is_some_and(|t| t.key == word!("ل")) {
                        break;
                    }
                    let close = (k + 1..k + 8).find(|c| self.token(*c).is_some_and(|t| matches!(t.ch, ')' | ']')));
                    let Some(close) = close else { break };
                    agency = true;
                    k = close + 1;
                    continue;
                }
                // «حلب-معن» joins two names.
                Kind::Dash
                    if agency || place && k <= 5 && !self.token(k + 1).is_some_and(|t| t.glued && t.is_word()) =>
                {
                    found = k + 1;
                }
                Kind::Colon if agency || found > 0 && k <= found + 4 => return self.behind_dashes(k + 1),
                Kind::Colon => break,
                Kind::Word if self.verb_shape(k) && !place || token.word.entry.function.has(Function::THAT) => break,
                Kind::Word if found > 0 && k > found + 4 => break,
                Kind::Word if found > 0 && self.verb(k).is_some_and(|(f, _)| f.form == Form::Past) => break,
                _ => {}
            }
            if !matches!(token.kind, Kind::Dash | Kind::Mark) {
                agency = false;
            }
            k += 1;
        }
        if found == 0 { 0 } else { self.behind_dashes(found) }
    }

    /// Over the dashes and colons at `i`.
    fn behind_dashes(&self, mut i: usize) -> usize {
        while matches!(self.kind(i), Some(Kind::Dash | Kind::Colon)) {
            i += 1;
        }
        i
    }
}
