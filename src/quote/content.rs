//! Content: where what was said ends.

use super::noun::foreign;
use super::view::{ALA, AN, AN_THAT, BI, FI, MIN, Range, View};
use crate::Span;
use crate::lexicon::Clitics;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Agreement, Form};
use crate::text::{Key, Kind, Shape, Token, Words, word};

/// A place where what was said may end.
#[derive(Clone, Copy, Debug)]
struct Cut {
    at: usize,
    why: Why,
}

/// Why it may end there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// The narrator goes on.
    Cue,
    /// A relative clause behind a comma, which ends what is told but not what stands behind a colon.
    Relative,
    /// Dots, which end a clause but not speech.
    Dots,
    /// حيث and a cue with its colon, which end what is told but not speech.
    Where,
    /// لكنه and a past, which end what is told but not speech.
    But,
    /// A comma, which ends little.
    Comma,
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

/// Words with بـ behind which something is named: ما يعرف بـ, الملقب بـ.
const KNOWN_AS: Words<12> = Words::new([
    word!("يعرف"),
    word!("تعرف"),
    word!("معروف"),
    word!("معروفة"),
    word!("المعروف"),
    word!("المعروفة"),
    word!("يسمى"),
    word!("تسمى"),
    word!("المسمى"),
    word!("المسماة"),
    word!("الملقب"),
    word!("يلقب"),
]);

/// على الرغم من, بالرغم من
const DESPITE: [Key; 2] = [word!("الرغم"), word!("بالرغم")];

/// How many marks within a content are looked at: time must not grow with its square.
const LOOK: usize = 32;
/// How many places where it might end are looked at; no sentence has as many.
const FAR: usize = 256;

impl View<'_> {
    /// Where what the cue at `cue` reports and what begins at `start` ends: before the next cue, the narrator's aside or an
    /// according-to phrase, at `end` at the latest.
    pub fn content_end(&self, cue: usize, start: usize, end: usize) -> usize {
        let heads = self.heads(cue);
        // Whether the clause is the speaker's own words in marks from its complementiser on.
        let colon = self.before(start).is_some_and(|t| t.kind == Kind::Colon);
        let whole = self.that(start) && self.opens(start + 1).is_some_and(|m| m.closed() && m.end > m.start + 2);
        self.ends_at(start, end, |cut| match cut.why {
            Why::Cue | Why::Dots | Why::But => true,
            Why::Relative => !colon,
            // In his own words the speaker may quote another.
            Why::Where => self.that(start) || self.that(start + 1),
            Why::Comma => {
                heads && self.main_clause(cut.at + 1)
                    || self.concluded(cut.at + 1) && self.conceded(cue)
                    || whole && self.behind_own_words(cut.at)
            }
        })
    }

    /// Where a clause without a cue that begins at `start` ends.
    pub fn clause_end(&self, start: usize, end: usize) -> usize {
        self.ends_at(start, end, |cut| cut.why != Why::Comma)
    }

    /// The first place from `start` to `end` where `ends` says that what was said ends.
    fn ends_at(&self, start: usize, end: usize, ends: impl Fn(&Cut) -> bool) -> usize {
        let mut i = self.next(start);
        let mut seen = self.cuts.borrow_mut();
        // Every place of a sentence is looked at once, however many cues it has.
        if seen.end != end || start < seen.from || seen.upto < start {
            *seen = Cuts { from: start, end, upto: i, list: Vec::new() };
        }
        let first = seen.list.partition_point(|c| c.at < i);
        let behind = seen.list.get(first..).unwrap_or_default();
        if let Some(cut) = behind.iter().take(FAR).find(|c| ends(c)) {
            return self.without_comma(start, cut.at);
        }
        if behind.len() > FAR {
            return self.without_comma(start, end);
        }
        i = i.max(seen.upto);
        loop {
            let from = i;
            i = self.seek(i, end, Token::may_end);
            // What `Facts` say of a word must hold for every rule that is asked below.
            let ends_here = |k: &usize| self.where_said(*k) || self.narrator(*k, end) || self.but_he_did(*k);
            debug_assert_eq!((from..i).find(ends_here).and_then(|k| self.token(k)).map(|t| t.key), None);
            seen.upto = seen.upto.max(i);
            let Some(token) = self.token(i).filter(|_| i < end) else { break };
            let next = self.opens(i).filter(|m| m.closed()).map_or(i + 1, |m| m.close);
            let why = match token.kind {
                Kind::Comma | Kind::Semicolon if self.ends_after_comma(i, end) => {
                    // «، الذي …», «، الأمر الذي …»
                    let relative = |k: usize| self.function(k).has(Function::RELATIVE);
                    let aside = relative(i + 1) || self.is(i + 1, word!("الأمر")) && relative(i + 2);
                    Some(if aside { Why::Relative } else { Why::Cue })
                }
                Kind::Comma | Kind::Semicolon => Some(Why::Comma),
                Kind::Dash => (!token.glued && self.finite(i + 1)).then_some(Why::Cue),
                Kind::Ellipsis => self.dots_end(i, end).then_some(Why::Dots),
                Kind::Word if self.where_said(i) => Some(Why::Where),
                Kind::Word if self.narrator(i, end) => Some(Why::Cue),
                Kind::Word => self.but_he_did(i).then_some(Why::But),
                _ => None,
            };
            seen.upto = next;
            if let Some(why) = why {
                let cut = Cut { at: i, why };
                seen.list.push(cut);
                if ends(&cut) {
                    return self.without_comma(start, i);
                }
            }
            i = next;
        }
        self.without_comma(start, end)
    }

    /// Whether the clause of the cue at `cue` comes before its main clause: «نافيا وجود أي خلاف، غادر المدرب القاعة»,
    /// «في وقت أعلن الوزير أن …، قتل ستة», «ورغم تأكيد الوزير أن …، ارتفع الثمن».
    fn heads(&self, cue: usize) -> bool {
        let opens = |i: usize| {
            i.checked_sub(1).and_then(|b| self.token(b)).is_none_or(|t| matches!(t.kind, Kind::Stop | Kind::Mark))
        };
        let Some((form, _)) = self.verb(cue) else { return false };
        match form.form {
            Form::Participle => opens(cue),
            Form::Past | Form::Present => {
                let one = cue >= 1 && self.when(cue - 1);
                let before = (cue.checked_sub(2).map_or(Key::NONE, |k| self.bare(k)), self.bare(cue.wrapping_sub(1)));
                let two = [(FI, word!("وقت")), (word!("بعد"), AN_THAT), (word!("رغم"), AN_THAT)].contains(&before);
                one && opens(cue - 1) || two && opens(cue - 2)
            }
            Form::Masdar | Form::MasdarPronoun => {
                let front = [word!("رغم"), word!("برغم"), word!("بعد"), word!("وسط"), word!("عقب"), word!("مع")];
                cue >= 1 && front.contains(&self.bare(cue - 1)) && opens(cue - 1)
            }
        }
    }

    /// Whether the cue at `cue` stands behind رغم أن and its subject: «ورغم أن الوزير أعلن أن …، فإن الناس».
    fn conceded(&self, cue: usize) -> bool {
        let word = |k: &usize| self.kind(*k) == Some(Kind::Word);
        (cue.saturating_sub(10)..cue).rev().take_while(word).any(|k| {
            let before = |n: usize| k.checked_sub(n).map_or(Key::NONE, |b| self.bare(b));
            self.that(k) && (before(1) == word!("رغم") || before(1) == MIN && DESPITE.contains(&before(2)))
        })
    }

    /// Whether what follows رغم أن begins at `i`: فإن, إلا أن, لكن.
    fn concluded(&self, i: usize) -> bool {
        self.starts(i, word!("فإن"))
            || self.bare(i).starts(word!("لكن"))
            || [word!("إلا"), word!("غير"), word!("بيد")].contains(&self.bare(i)) && self.that(i + 1)
    }

    /// Whether a main clause may begin at `i`, behind a clause that came first.
    fn main_clause(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            t.kind == Kind::Word
                && !t.word.clitics.has(Clitics::WA)
                && !t.key.starts(word!("و"))
                && !t.relative()
                && !self.that(i)
                && !self.adjunct(i, false)
        })
    }

    /// Whether the narrator goes on at the comma `i` behind words that are wholly the speaker's: أن «…» في …، حيث.
    fn behind_own_words(&self, i: usize) -> bool {
        let word = self.bare(i + 1);
        let joins = const { Words::new([word!("كما"), word!("بل"), word!("لكن")]) }.has(word);
        // «إنه "نعم"، "وإنه لا"»
        let again = self.opens(i + 1).is_some() && self.that(i + 2);
        !joins && !again && !self.that(i + 1)
    }

    /// Whether two dots or more at `i` end what was said, as many write a full stop: not behind a word that waits for
    /// another, nor before وأن.
    fn dots_end(&self, i: usize, end: usize) -> bool {
        let small = Function::NEGATION
            | Function::AUXILIARY
            | Function::RELATIVE
            | Function::DEMONSTRATIVE
            | Function::CONNECTIVE
            | Function::THAT;
        let waits = self
            .before(i)
            .is_some_and(|t| t.word.entry.function.has(small) || [FI, MIN, ALA, AN, word!("أو")].contains(&t.key));
        let goes_on = i + 1 < end && (self.that(i + 1) || self.kind(i + 1) == Some(Kind::Mark));
        !waits && !goes_on
    }

    /// Drops commas and dashes at the end.
    pub fn without_comma(&self, start: usize, mut end: usize) -> usize {
        while end > start + 1
            && (matches!(
                self.kind(end - 1),
                Some(Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::Colon | Kind::Ellipsis)
            ) || self.stray(end - 1))
        {
            end -= 1;
        }
        end
    }

    /// Whether a quotation mark that belongs to no pair stands at `i`.
    fn stray(&self, i: usize) -> bool {
        self.kind(i) == Some(Kind::Mark)
            && self.token(i).is_some_and(|t| !matches!(t.ch, '(' | ')' | '[' | ']' | '{' | '}'))
            && self.opens(i).is_none()
            && self.closed_before(i + 1).is_none()
    }

    /// Where speech without marks that begins at `start` ends: at the end of its sentence, and on while the speaker
    /// himself goes on. `sentence` is the end of its sentence, `limit` that of its paragraph or marks.
    pub fn speech_end(&self, start: usize, sentence: usize, limit: usize) -> usize {
        let first = self.ends_at(start, sentence, |cut| cut.why == Why::Cue);
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
                own |= self.first_person(next);
                next = self.next(next);
            }
            let next = next.min(limit);
            let told = self.reports(from, next) && !self.first_person(from) || self.another_speaks(from, next);
            if !own || next <= from || told || self.kind(from) == Some(Kind::Mark) {
                break;
            }
            end = next;
            from = next;
        }
        end
    }

    /// Whether the sentence from `from` to `end` begins with another speaker: «من جهته …», «وعلى ضوء ذلك قال المدير: …».
    fn another_speaks(&self, from: usize, end: usize) -> bool {
        let whose = |k: usize| {
            self.connective(k) && [word!("ه"), word!("ها"), word!("هم")].iter().any(|ending| self.ends(k, *ending))
        };
        let says = |k: usize| {
            self.past_cue(k).is_some_and(|f| !f.agreement.has(Agreement::FIRST))
                && (k + 1..end.min(k + 8)).any(|c| self.kind(c) == Some(Kind::Colon))
        };
        whose(from) || self.bare(from) == MIN && whose(from + 1) || (from..end.min(from + 8)).any(says)
    }

    /// Where speech behind a mark that is never closed ends: before the next cue at the head of a clause, «"نعم. وأضاف أن».
    pub fn unclosed_end(&self, mark: &super::marks::Marked) -> usize {
        let cue = |k: &usize| {
            let verb = self.clitics(*k).has(Clitics::CONJ)
                && self.past_cue(*k).is_some_and(|f| !f.agreement.has(Agreement::FIRST));
            let parted = self.before(*k).is_some_and(|t| matches!(t.kind, Kind::Stop | Kind::Comma | Kind::Ellipsis));
            // «"نعم، مضيفا: "لا".»
            let again = self.kind(*k + 1) == Some(Kind::Colon) && self.kind(*k + 2) == Some(Kind::Mark);
            parted && (verb && self.reports(*k, mark.end) || again && self.participle_cue(*k, mark.end))
        };
        (mark.start + 1..mark.end).find(cue).map_or(mark.end, |k| k - 1)
    }

    /// Whether a word of the first or second person stands at `i`.
    pub fn first_person(&self, i: usize) -> bool {
        self.function(i).has(Function::FIRST_PERSON)
            // «أنني», «لأننا»
            || self.that(i) && (self.ends(i, word!("نني")) || self.ends(i, word!("ننا")))
            || self.verb(i).is_some_and(|(f, _)| f.agreement.has(Agreement::FIRST))
            // أعتقد, which folding makes one with اعتقد
            || self.token(i).is_some_and(|t| t.key == word!("أعتقد") && t.shape.has(Shape::HAMZA_ABOVE))
    }

    /// The kind of a clause: mixed where words of the speaker stand in it in marks.
    pub fn quoted_words(&self, range: Range) -> bool {
        let first = self.marks.partition_point(|m| m.open < range.start);
        let inside = self.marks.get(first..).unwrap_or_default().iter().take_while(|m| m.open < range.end);
        inside.take(LOOK).any(|mark| self.speech_in_marks(mark))
    }

    /// The first words of speech in marks within `range`, where all of them are as few as a name has.
    pub fn few_words(&self, range: Range) -> Option<Span> {
        let first = self.marks.partition_point(|m| m.open < range.start);
        let inside = self.marks.get(first..).unwrap_or_default().iter().take_while(|m| m.open < range.end);
        let few = |m: &super::marks::Marked| self.words(Range::new(m.start, m.end)) <= 3;
        let mut speech = inside.take(LOOK).filter(|mark| self.speech_in_marks(mark));
        // «وصفه بأنه "أخبار ملفقة"»: what somebody is called.
        let called = |m: &super::marks::Marked| {
            self.before(m.open)
                .is_some_and(|t| self.that(m.open - 1) && (t.key.ends(word!("ه")) || t.key.ends(word!("ها"))))
        };
        let mark = speech.next().filter(|m| few(m) && !called(m))?;
        speech.all(few).then(|| self.span(Range::new(mark.start, mark.end)))
    }

    /// Whether the words in marks are somebody's speech rather than a name, a title or a term.
    pub fn speech_in_marks(&self, mark: &super::marks::Marked) -> bool {
        let words = self.words(Range::new(mark.start, mark.end));
        if words == 0 || self.titled(mark) {
            return false;
        }
        let named = |function: Function| function.has(Function::NAMING | Function::MEDIUM);
        let body = |i: usize| named(self.function(i)) || self.noun(i).is(Noun::ORGANISATION);
        if words >= 7 {
            // «رابطة "أهالي القرى المطلة على البحيرة الشمالية"»: a body's long name.
            let long = mark.open.checked_sub(1).is_some_and(|k| body(k) && self.clitics(k).0 & Clitics::AL == 0);
            return words > 10 || !long || self.clausal(mark);
        }
        let inside = self.p.tokens.get(mark.start..mark.end).unwrap_or_default();
        // «مختار إبراهيم»: a person's name; «كندا»: a place's.
        let name = |t: &Token| {
            t.kind != Kind::Word || words > 1 && t.word.is(Noun::NAME) || t.word.is(Noun::PROPER | Noun::METONYM)
        };
        // «طارق بن سالم الفلاني», «إس-300»
        let son = inside.iter().any(|t| t.key == word!("بن")) && (mark.start..mark.end).all(|k| self.may_name(k));
        // «المدرسة 12»
        let model = words <= 3 && inside.windows(2).any(|w| matches!(w, [dash, number] if dash.kind == Kind::Dash && number.kind == Kind::Number && number.glued))
            || matches!(inside, [word, number] if word.kind == Kind::Word && number.kind == Kind::Number)
            || self.spelt_out(inside)
            // «فيما سماه "بلوكاج"» is what he says.
            || words <= 4
                && foreign(inside)
                && !mark.open.checked_sub(1).and_then(|k| self.verb(k)).is_some_and(|(f, _)| f.object)
            // «"بلو ريفر" (Blue River)»
            || self.token(mark.close).is_some_and(|t| t.ch == '(') && self.kind(mark.close + 1) == Some(Kind::Foreign);
        if inside.iter().all(name) && !inside.iter().all(|t| t.word.is(Noun::COMMON)) || son || model {
            return false;
        }
        let Some(before) = self.before(mark.open) else { return words >= 4 };
        if self.that(mark.open - 1) || before.kind == Kind::Colon {
            return true;
        }
        // «وشددت "الشركة الكويتية لنفط الخليج" على»: who says it.
        if words <= 5
            && self.finite(mark.open - 1)
            && self.noun(mark.start).is(Noun::ORGANISATION)
            && self.definite(mark.start)
            && !self.clausal(mark)
        {
            return false;
        }
        // «فيلمها "…"», «روايته "…"», but «حملته "الظالمة"»: what is called so is somebody's.
        let adjective = words == 1 && self.adjective_like(mark.start) && self.shape(mark.start).has(Shape::TA_MARBUTA);
        let naming = |i: usize| {
            body(i)
                || !adjective && self.owned(i) && self.verb(i).is_none() && self.token(i).is_some_and(|t| self.whose(t, Function::NAMING))
                || self.noun(i).is(Noun::TITLE)
                // «متجري "…" و"…"»
                || self.token(i).is_some_and(|t| {
                    !t.word.known() && t.key.ends(word!("ي")) && named(self.p.lexicon.lookup(t.key.chop(1)).function)
                })
        };
        // «"…" و"…"»: one as the other.
        if words <= 3
            && before.key == word!("و")
            && let Some(other) = self.closed_before(mark.open - 1)
            && self.before(other.open).is_none_or(|t| t.key != word!("و"))
        {
            return self.speech_in_marks(other);
        }
        // «الولايات المتحدة "قلقة"»: the name is whole without the marks.
        let whole = mark.open >= 2 && self.unit(mark.open - 2).is_some();
        let near = !whole && naming(mark.open - 1)
            || mark.open >= 2 && !whole && naming(mark.open - 2) && self.adjective_like(mark.open - 1)
            || before.key == word!("ل")
            || before.key == word!("ال")
            // «ما يعرف بـ"…"»
            || mark.open >= 2 && before.key == BI && KNOWN_AS.has(self.bare(mark.open - 2))
            // «أطلق عليه "…"»: what he was called.
            || mark.open >= 2
                && before.word.entry.function.has(Function::PRONOMINAL)
                && self.verb(mark.open - 2).is_some_and(|(_, v)| v.is(word!("أطلق")))
            // «زار "متحف الفن الحديث"»: in marks stands all that it is called, with the noun of what it is.
            || (2..5).contains(&words)
                && body(mark.start)
                && self.clitics(mark.start).0 == 0
                && !self.finite(mark.open - 1)
                && self.clitics(mark.end - 1).0 & Clitics::PREP == 0
                && (words > 2 && self.definite(mark.end - 1)
                    || self.noun(mark.end - 1).is(Noun::METONYM | Noun::PROPER | Noun::NAME));
        // «القوات "في حالة تأهب"»: no name begins with a preposition, a verb or a negation.
        let opens = self.token(mark.start).is_some_and(|t| {
            [FI, MIN, ALA, AN].contains(&t.key)
                || t.word.entry.function.has(Function::NEGATION) && t.key != word!("غير")
        });
        // «أعلن النادي "رفضه القاطع"»: nor, behind the article, with an act.
        let act = before.word.clitics.has(Clitics::AL) && self.thing(mark.start);
        if words > 1 && (opens || act || self.verb_shape(mark.start)) {
            return true;
        }
        if near || before.kind == Kind::Mark {
            return words >= 4 && self.clausal(mark) || words >= 5 && before.kind == Kind::Mark;
        }
        // A name is named with its article or in other letters; speech has verbs, prepositions, predicates.
        words >= 4 || !inside.iter().any(|t| t.kind == Kind::Foreign)
    }

    /// Whether words spell the letters of a foreign abbreviation, or its syllables: «بي إم», «إن إس أو».
    fn spelt_out(&self, inside: &[Token]) -> bool {
        let syllable = |t: &Token| {
            t.kind == Kind::Word
                && t.key.len() <= 3
                && !t.preposition()
                && !t.word.entry.function.has(Function::NEGATION)
        };
        inside.len() > 1 && inside.iter().all(syllable) && inside.iter().any(|t| t.key.len() == 2 && t.unknown())
    }

    /// Whether the words in marks are a title, however long: behind بعنوان, a book, a film.
    pub fn titled(&self, mark: &super::marks::Marked) -> bool {
        // «متحدثة باسم الشرطة» has no title.
        let speaks = |i: usize| {
            let speaker = |w: &Key| {
                [word!("متحدث"), word!("ناطق"), word!("المتحدث"), word!("الناطق")].iter().any(|s| w.starts(*s))
            };
            self.is(i, word!("باسم"))
                && i.checked_sub(1).and_then(|b| self.token(b)).is_some_and(|t| speaker(&super::view::bare(t)))
        };
        let entitled = |i: Option<usize>| i.is_some_and(|i| self.function(i).has(Function::ENTITLED) && !speaks(i));
        let open = mark.open;
        // «الموسوم بـ«…»», but «شبه الفيلم بـ«كابوس»»
        if self.before(open).is_some_and(|t| t.key == BI) {
            let named = |t: &Token| t.key.starts(word!("م")) || t.key.starts(word!("الم"));
            return open >= 2 && entitled(Some(open - 2)) && self.token(open - 2).is_some_and(named);
        }
        entitled(open.checked_sub(1)) || open >= 2 && self.adjective_like(open - 1) && entitled(Some(open - 2))
    }

    fn adjective_like(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.key.starts(word!("ال")) || t.word.entry.function.has(Function::ADJECTIVE))
    }
}
