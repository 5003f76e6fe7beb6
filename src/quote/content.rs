//! Content: where what was said ends.

use super::view::{AN, Range, View, bare};
use crate::lexicon::Clitics;
use crate::lexicon::function::Function;
use crate::lexicon::verbs::{Agreement, Form, Frame};
use crate::text::{Key, Kind, word};

/// A place where what was said may end.
#[derive(Clone, Copy, Debug)]
struct Cut {
    at: usize,
    /// Whether it ends there whatever it is; else it is a comma, which ends some.
    ends: bool,
}

/// The places of one sentence where what was said may end, found once.
#[derive(Debug, Default)]
pub struct Cuts {
    from: usize,
    /// The end of the sentence.
    end: usize,
    /// Up to where the sentence has been read.
    upto: usize,
    list: Vec<Cut>,
}

/// How many marks within a content are looked at: time must not grow with its square.
const LOOK: usize = 32;

/// Words of the first and second person: the speaker himself goes on.
const FIRST_PERSON: [Key; 24] = [
    word!("نحن"),
    word!("أنا"),
    word!("ونحن"),
    word!("وأنا"),
    word!("إننا"),
    word!("إنني"),
    word!("لدينا"),
    word!("علينا"),
    word!("لنا"),
    word!("لي"),
    word!("عندنا"),
    word!("منا"),
    word!("بلدنا"),
    word!("بلادنا"),
    word!("شعبنا"),
    word!("لكننا"),
    word!("ولكننا"),
    word!("لأننا"),
    word!("كنا"),
    word!("نريد"),
    word!("أعتقد"),
    word!("نأمل"),
    word!("أشعر"),
    word!("لكم"),
];

impl View<'_> {
    /// Where a clause that begins at `start` ends: before the next cue, the narrator's aside or an according-to phrase, at
    /// `end` at the latest.
    pub fn content_end(&self, start: usize, end: usize) -> usize {
        let mut i = self.next(start);
        // «نافيا وجود أي خلاف، غادر المدرب القاعة»: what a participle says at the head of a sentence ends at the comma.
        let cue = start.checked_sub(1).filter(|c| self.verb(*c).is_some_and(|(f, _)| f.form == Form::Participle));
        let heads = cue.is_some_and(|c| self.before(c).is_none_or(|t| t.kind == Kind::Stop));
        // Whether the clause is the speaker's own words in marks from its complementiser on.
        let whole = self.that(start) && self.opens(start + 1).is_some_and(|m| m.closed() && m.end > m.start + 2);
        let cuts = |cut: &Cut| cut.ends || heads || whole && self.behind_own_words(cut.at);
        let mut seen = self.cuts.borrow_mut();
        // Every place of a sentence is looked at once, however many cues it has.
        if seen.end != end || start < seen.from || seen.upto < start {
            *seen = Cuts { from: start, end, upto: i, list: Vec::new() };
        }
        let first = seen.list.partition_point(|c| c.at < i);
        if let Some(cut) = seen.list.get(first..).and_then(|cs| cs.iter().find(|c| cuts(c))) {
            return self.without_comma(start, cut.at);
        }
        i = i.max(seen.upto);
        while i < end {
            let Some(token) = self.token(i) else { break };
            let next = self.opens(i).filter(|m| m.closed()).map_or(i + 1, |m| m.close);
            let comma = token.kind == Kind::Comma || token.kind == Kind::Semicolon;
            let ends = match token.kind {
                Kind::Comma | Kind::Semicolon => self.ends_after_comma(i, end),
                Kind::Dash => !token.glued && self.finite(i + 1),
                _ => self.new_cue(i, end) || LIKEWISE.contains(&token.key) && self.finite(i + 1),
            };
            seen.upto = next;
            if comma || ends {
                let cut = Cut { at: i, ends };
                seen.list.push(cut);
                if cuts(&cut) {
                    return self.without_comma(start, i);
                }
            }
            i = next;
        }
        self.without_comma(start, end)
    }

    /// Whether the narrator goes on at the comma `i` behind words that are wholly the speaker's: أن «…» في …، حيث.
    fn behind_own_words(&self, i: usize) -> bool {
        let word = self.bare(i + 1);
        let joins = [word!("كما"), word!("بل"), word!("لكن")].contains(&word);
        !joins && !self.that(i + 1)
    }

    /// Drops commas and dashes at the end.
    fn without_comma(&self, start: usize, mut end: usize) -> usize {
        while end > start + 1
            && matches!(self.kind(end - 1), Some(Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::Colon))
        {
            end -= 1;
        }
        end
    }

    /// Whether the speech ends at the comma `i`.
    fn ends_after_comma(&self, i: usize, end: usize) -> bool {
        let next = i + 1;
        let Some(token) = self.token(next).filter(|_| next < end) else { return true };
        if self.participle_cue(next, end) || self.according(next) {
            return true;
        }
        let word = bare(token);
        let function = token.word.entry.function;
        // «، الذي …» to the end of the sentence is the narrator's.
        if function.has(Function::RELATIVE) {
            return !self.comma_between(next, end);
        }
        if token.key == word!("وهو") || token.key == word!("وهي") {
            // «، وهو ما …» is the narrator's.
            return self.is(next + 1, word!("ما")) || self.function(next + 1).has(Function::RELATIVE);
        }
        if word == word!("ذلك") && token.key != word || token.key == word!("وذلك") {
            return self.token(next + 1).is_some_and(|t| {
                matches!(t.key, k if k == word!("ردا") || k == word!("عقب") || k == word!("تعليقا"))
                    || t.key == word!("خلال")
                    || t.key == word!("بعد")
                    || t.key == word!("في") && self.function(next + 2).has(Function::CHANNEL)
            });
        }
        // «، جاء ذلك في …»
        if word == word!("جاء") && self.function(next + 1).has(Function::DEMONSTRATIVE) {
            return true;
        }
        // «، لكنه رفض …»: the narrator goes on about the speaker.
        if (word == word!("لكنه")
            || word == word!("لكنها")
            || word == word!("لكنهم")
            || word == word!("ولكنه")
            || word == word!("ولكنها"))
            && self.finite(next + 1)
        {
            return true;
        }
        // «، فيما أكد …», «، كما قال …»: another's cue within the next words.
        if SPLITTERS.contains(&word) {
            return (next + 1..end.min(next + 7)).any(|k| self.reports(k, end));
        }
        if function.has(Function::CHANNEL) {
            return false;
        }
        // «، قال الوزير» , «، يقول فلان»: the cue behind its content.
        self.finite(next) && !token.word.clitics.has(Clitics::CONJ) && self.reports(next, end)
    }

    fn comma_between(&self, from: usize, end: usize) -> bool {
        let end = end.min(from + 16 * LOOK);
        let mut i = from;
        while i < end {
            if self.kind(i) == Some(Kind::Comma) {
                return true;
            }
            i = self.next(i);
        }
        false
    }

    /// Whether a new cue begins at `i`, with or without a comma before it: وأضاف أن, ومشيرا إلى.
    fn new_cue(&self, i: usize, end: usize) -> bool {
        let Some(token) = self.token(i) else { return false };
        if !token.word.clitics.has(Clitics::CONJ) {
            // «… العام مؤكدا أن»
            return self.verb(i).is_some_and(|(f, v)| {
                f.form == Form::Participle && {
                    self.opens_clause(i, end, v.frame) || self.act_preposition(i + 1, v.frame)
                }
            }) && self.participle_place(i);
        }
        match self.verb(i) {
            Some((form, _)) if form.form == Form::Participle => self.participle_cue(i, end),
            // «وأعتقد أن»: the speaker's own words.
            Some((form, _)) if form.agreement.has(Agreement::FIRST) => false,
            Some((form, _)) if matches!(form.form, Form::Past) => self.reports(i, end),
            Some((form, _)) if matches!(form.form, Form::Present) => {
                // A present joins what was said unless a comma parts it: «أن الحكومة ترفض وتؤكد أن».
                self.before(i).is_some_and(|t| matches!(t.kind, Kind::Comma)) && self.reports(i, end)
            }
            _ => false,
        }
    }

    /// Whether the participle at `i` reports: content follows.
    pub fn participle_cue(&self, i: usize, end: usize) -> bool {
        let Some((form, verb)) = self.verb(i) else { return false };
        form.form == Form::Participle
            && (self.opens_content(i, end, verb.frame, 8)
                || self.before(i).is_some_and(|t| t.kind == Kind::Comma) && self.act_follows(i, end))
    }

    /// Whether the finite verb at `i` reports: content follows within a few words.
    pub fn reports(&self, i: usize, end: usize) -> bool {
        let Some((form, verb)) = self.verb(i) else { return false };
        matches!(form.form, Form::Past | Form::Present)
            && !self.rejected(i)
            && (verb.frame.has(Frame::RELAY) && (i + 1..end.min(i + 10)).any(|k| self.is(k, AN))
                || self.opens_content(i, end, verb.frame, 24)
                || self.act_follows(i, end))
    }

    /// Whether an according-to phrase begins at `i`.
    pub fn according(&self, i: usize) -> bool {
        super::frame::phrase(self, i).is_some()
    }

    /// Where speech without marks that begins at `start` ends: at the end of its sentence, and on while the speaker
    /// himself goes on. `sentence` is the end of its sentence, `limit` that of its paragraph or marks.
    pub fn speech_end(&self, start: usize, sentence: usize, limit: usize) -> usize {
        let first = self.content_end(start, sentence);
        if first < self.without_comma(start, sentence) {
            return first;
        }
        let mut end = first;
        let mut from = sentence;
        let limit = limit.min(sentence + 64 * LOOK);
        while from < limit {
            // Over the full stop, to the next sentence.
            while from < limit && matches!(self.kind(from), Some(Kind::Stop | Kind::Ellipsis)) {
                from += 1;
            }
            let mut next = from;
            let mut own = false;
            while next < limit && self.kind(next) != Some(Kind::Stop) {
                own |= self.token(next).is_some_and(|t| FIRST_PERSON.contains(&t.key));
                next = self.next(next);
            }
            let next = next.min(limit);
            if !own || next <= from || self.reports(from, next) || self.kind(from) == Some(Kind::Mark) {
                break;
            }
            end = next;
            from = next;
        }
        end
    }

    /// The kind of a clause: mixed where words of the speaker stand in it in marks.
    pub fn quoted_words(&self, range: Range) -> bool {
        let first = self.marks.partition_point(|m| m.open < range.start);
        let inside = self.marks.get(first..).unwrap_or_default().iter().take_while(|m| m.open < range.end);
        inside.take(LOOK).any(|mark| self.speech_in_marks(mark))
    }

    /// Whether the words in marks are somebody's speech rather than a name, a title or a term.
    pub fn speech_in_marks(&self, mark: &super::marks::Marked) -> bool {
        let words = self.words(Range::new(mark.start, mark.end));
        if words == 0 {
            return false;
        }
        if words >= 7 {
            return true;
        }
        let inside = self.p.tokens.get(mark.start..mark.end).unwrap_or_default();
        if inside.iter().all(|t| t.kind != Kind::Word) {
            return false;
        }
        let Some(before) = self.before(mark.open) else { return words >= 4 };
        if self.that(mark.open - 1) || before.kind == Kind::Colon {
            return true;
        }
        let naming = |i: usize| {
            self.function(i).has(Function::NAMING | Function::MEDIUM)
                || self.noun(i).is(crate::lexicon::nouns::Noun::ORGANISATION | crate::lexicon::nouns::Noun::TITLE)
        };
        // «الولايات المتحدة "قلقة"»: the name is whole without the marks.
        let whole = mark.open >= 2 && self.unit(mark.open - 2).is_some();
        let near = !whole && naming(mark.open - 1)
            || mark.open >= 2 && !whole && naming(mark.open - 2) && self.adjective_like(mark.open - 1)
            || before.key == word!("ل")
            || before.key == word!("ال");
        if near || before.kind == Kind::Mark {
            return words >= 5;
        }
        // A name is named with its article or in other letters; speech has verbs, prepositions, predicates.
        words >= 4 || !inside.iter().any(|t| t.kind == Kind::Foreign)
    }

    fn adjective_like(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.key.starts(word!("ال")) || t.word.entry.function.has(Function::ADJECTIVE))
    }
}

/// «… لكنه رفض»
const LIKEWISE: [Key; 4] = [word!("لكنه"), word!("لكنها"), word!("لكنهم"), word!("لكنهما")];

/// Connectives that part another's cue from what was said before.
const SPLITTERS: [Key; 8] =
    [word!("فيما"), word!("بينما"), word!("كما"), word!("حيث"), word!("لكن"), word!("حين"), word!("وكان"), AN];
