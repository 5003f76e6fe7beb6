//! Verbs with a second object that is their content: what somebody is held to be, what he is blamed for,
//! what is asked of him.

use super::argument::Arguments;
use super::complement::Complement;
use super::no_act::NOUNS;
use super::source::{Extent, MAA, Source};
use super::view::{ILA, Range, View};
use crate::lexicon::Clitics;
use crate::lexicon::function::Function;
use crate::lexicon::verbs::Frame;
use crate::text::{Key, Kind, Token, word};

impl View<'_> {
    /// «اعتبره · الوزير · خطوة», «اعتبرته · كارثة»: what somebody or something is said to be.
    pub(super) fn predicate(&self, at: usize, end: usize, frame: Frame) -> Option<Arguments> {
        let is = |k: usize| {
            k < end
                && (self.opens(k).is_some()
                    || self.is(k, word!("بمثابة"))
                    || self.kind(k) == Some(Kind::Word) && !self.definite(k) && self.function(k).0 & !NOUNS == 0)
        };
        // «اعتبرها مع ذلك طرفا»
        let at = if self.is(at, MAA) && self.function(at + 1).has(Function::DEMONSTRATIVE) { at + 2 } else { at };
        let Source { range, next } = self.source(at, end, Extent::Tight(frame));
        // «الحزب الكردي · دعوة صريحة», «يعتبره لمريس · إعدادا»: an indefinite noun behind what is definite, or in the accusative.
        let accusative = |t: &Token| !t.word.known() && t.key.len() > 3 && t.key.ends(word!("ا"));
        let other = |k: usize| {
            let noun = self.definite(k - 1) && self.thing(k)
                || self.token(k).is_some_and(accusative) && !self.is(k - 1, word!("أو"));
            // «معارضو الخطة · "هائلة"»: behind an article no name in marks.
            self.opens(k).is_some_and(|m| self.clitics(k - 1).has(Clitics::AL) || self.speech_in_marks(m))
                || noun && is(k)
        };
        let mut k = range.start + 1;
        while k < range.end && !other(k) {
            k = self.next(k);
        }
        let (range, next) = if k < range.end { (Range::new(range.start, k), k) } else { (range, next) };
        let next = next + usize::from(self.kind(next) == Some(Kind::Comma));
        // «ويعتبره إعجازا ربانيا»: in the accusative it is nobody.
        let said = !range.is_empty()
            && self.opens(at).is_none()
            && self.may_be_somebody(at)
            && !self.token(at).is_some_and(accusative)
            && is(next);
        match said {
            true => Some(Arguments::at(next).said_by(range)),
            false => is(at).then(|| Arguments::at(at)),
        }
    }

    /// «طلب من المريض · التوقف»: the content begins behind the one who is asked, whom `min` introduces.
    pub(super) fn behind_asked(&self, min: usize, end: usize, frame: Frame) -> Option<Arguments> {
        // «وطلبت من "المجلس والوزراء إعادة الأراضي"»: all of it in marks.
        if self.opens(min + 1).is_some_and(|m| m.closed() && self.speech_in_marks(m)) {
            return Some(Arguments::at(min));
        }
        // «نرجو من الله»: who prays tells nobody.
        if self.is(min + 1, word!("الله")) {
            return None;
        }
        let asked = self.object(min + 1, end, Extent::Tight(frame));
        // «من لاعبيه استغلال»: people whom no list has.
        let unread = asked.range.is_empty();
        let next = if unread { min + 2 } else { asked.next.max(min + 1) };
        let at = self.beyond_adjuncts(next, end, frame);
        // «من وفد عن العمال وقف إضرابهم», «من جميع التجار بوقف البيع»: the verbal noun that is asked for.
        let verbal = || {
            (at..end.min(at + 6))
                .take_while(|k| !self.that(*k) && self.kind(*k) == Some(Kind::Word))
                .find(|k| self.verbal_noun(*k) && !self.clitics(*k).has(Clitics::CONJ))
                .map(|k| k - usize::from(k > at && self.is(k - 1, ILA)))
        };
        // «الشركات المشاركة إطلاعهم»: an adjective of theirs.
        let theirs = self.definite(at) && (self.verbal_noun(at + 1) && !self.definite(at + 1) || self.owned(at + 1));
        let here = at < end && self.np_object(at, Frame(Frame::NP)) && !theirs && (!unread || self.verbal_noun(at));
        // «من براثامش حفظ السائل»: it was read with a name that no list has.
        let within = || (asked.range.start + 1..asked.range.end).find(|k| self.verbal_noun(*k) && !self.definite(*k));
        let found = if here { Some(at) } else { within().or_else(verbal) };
        let asks = || !unread && (at..end.min(at + 6)).any(|k| self.verbal_noun(k));
        found.or_else(|| asks().then_some(min)).map(Arguments::at)
    }

    /// Whether the words in marks behind a cue are its second object, in the accusative: «واعتبر ذلك "مؤشرا واضحا"».
    pub(super) fn second_in_marks(&self, complement: Complement) -> bool {
        let Complement::Marks(open) = complement else { return false };
        let parted = self.before(open).is_none_or(|t| t.kind != Kind::Word);
        // «"خطأ كبيرا"»
        let accusative =
            |k: usize| self.token(k).is_some_and(|t| self.accusative(t) && !t.word.clitics.has(Clitics::AL));
        !parted
            && self
                .opens(open)
                .is_some_and(|m| m.closed() && !self.clausal(m) && (m.start..m.end.min(m.start + 2)).any(accusative))
    }

    /// «ألقى باللوم على», «ألقى المدرب باللوم على»
    pub(super) fn blame(&self, from: usize, end: usize) -> Option<Arguments> {
        let blame = |k: &usize| BLAME.iter().any(|w| self.is(*k, *w));
        if blame(&from) || self.function(from).has(Function::SPEECH_NOUN) {
            return Some(Arguments::at(from));
        }
        let at = (from..end.min(from + 10)).find(blame)?;
        Some(Arguments::at(at).said_by(self.source(from, at, Extent::Open).range))
    }

    /// «حمل المجلس الحكومة مسؤولية الانهيار»
    pub(super) fn responsibility(&self, from: usize, end: usize, object: bool) -> Option<Arguments> {
        let noun = |k: &usize| RESPONSIBILITY.iter().any(|w| self.bare(*k) == *w);
        let start = (from..end.min(from + 24)).find(noun)?;
        // «الذي حمل مسؤوليته», «وتحمل المسؤولية»: whom it is laid on stands before it, or behind it with a preposition.
        let whom = |k: &usize| self.preposition(*k) & Clitics::LI != 0;
        if start == from && !object && !(start + 1..start + 6).any(|k| whom(&k)) {
            return None;
        }
        let source = self.source(from, start, Extent::Tight(Frame(Frame::X_MASULIYA))).range;
        Some(if object { Arguments::at(start) } else { Arguments::at(start).said_by(source) })
    }
}

const BLAME: [Key; 4] = [word!("باللوم"), word!("اللوم"), word!("باللائمة"), word!("بالمسؤولية")];

/// «حمل المجلس الحكومة مسؤولية الانهيار»
const RESPONSIBILITY: [Key; 4] = [word!("مسؤولية"), word!("المسؤولية"), word!("مسؤوليته"), word!("مسؤوليتها")];
