//! A paragraph as the rules of this room look at it: tokens, marks, sentences.

use core::cell::{Cell, RefCell};

use super::content::Cuts;
use super::marks::{Marked, pair};
use super::source::{Extent, Source};
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Form, Frame, Verb, VerbForm};
use crate::lexicon::{Class, Clitics};
use crate::text::{Key, Kind, Shape, Token, Words, word};
use crate::{Paragraph, Span, time};

/// A stretch of tokens, `end` left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The first token.
    pub start: usize,
    /// The token behind the last.
    pub end: usize,
}

impl Range {
    /// From `start` to before `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Whether nothing is in it.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// As many words as any rule asks for.
const ENOUGH: usize = 16;

/// A paragraph with its marks and dates.
pub struct View<'a> {
    pub p: &'a Paragraph<'a>,
    pub marks: Vec<Marked>,
    /// For the first token of each date, the token behind it; 0 elsewhere. Empty where the paragraph has no date.
    dates: Vec<u32>,
    /// For each token that closes a mark, the index of the mark and 1; 0 elsewhere. Empty where there is no mark.
    closing: Vec<u32>,
    /// Where contents end in the sentence at hand.
    pub cuts: RefCell<Cuts>,
    /// What was last asked for, and the answer: the next rule often asks the same. Where a source is read, and how far;
    pub source: Cell<(usize, usize, Extent, Source)>,
    /// and which word reports, if it does.
    pub rejected: Cell<(usize, bool)>,
}

pub const ILA: Key = word!("إلى");
pub const ALA: Key = word!("على");
pub const MIN: Key = word!("من");
pub const AN: Key = word!("عن");
pub const FI: Key = word!("في");
/// بـ that stands by itself, before words in marks or a number.
pub const BI: Key = word!("ب");
pub const AN_THAT: Key = word!("أن");

impl<'a> View<'a> {
    pub fn new(p: &'a Paragraph<'a>, found: &[time::Found]) -> Self {
        let marks = pair(p.tokens);
        let mut closing = Vec::new();
        if !marks.is_empty() {
            closing = vec![0; p.tokens.len() + 1];
            for (mark, n) in marks.iter().zip(1..) {
                if let Some(c) = closing.get_mut(mark.end).filter(|_| mark.closed()) {
                    *c = n;
                }
            }
        }
        let mut dates = Vec::new();
        if !found.is_empty() {
            dates = vec![0; p.tokens.len()];
            for date in found {
                let start = p.tokens.partition_point(|t| t.span.end <= date.span.start);
                let end = p.tokens.partition_point(|t| t.span.start < date.span.end);
                if let Some(d) = dates.get_mut(start) {
                    *d = end as u32;
                }
            }
        }
        Self {
            p,
            marks,
            dates,
            closing,
            cuts: RefCell::default(),
            source: Cell::new((usize::MAX, 0, Extent::Open, Source { range: Range::new(0, 0), next: 0 })),
            rejected: Cell::new((usize::MAX, false)),
        }
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.p.tokens.len()
    }

    pub fn token(&self, i: usize) -> Option<&'a Token> {
        self.p.tokens.get(i)
    }

    /// The token before `i`.
    pub fn before(&self, i: usize) -> Option<&'a Token> {
        i.checked_sub(1).and_then(|b| self.p.tokens.get(b))
    }

    pub fn kind(&self, i: usize) -> Option<Kind> {
        self.token(i).map(|t| t.kind)
    }

    pub fn is(&self, i: usize, word: Key) -> bool {
        self.token(i).is_some_and(|t| t.key == word)
    }

    /// Whether the word at `i` ends in these letters.
    pub fn ends(&self, i: usize, ending: Key) -> bool {
        self.token(i).is_some_and(|t| t.key.ends(ending))
    }

    /// Whether the word at `i` begins with these letters.
    pub fn starts(&self, i: usize, letters: Key) -> bool {
        self.token(i).is_some_and(|t| t.key.starts(letters))
    }

    /// What the letters at `i` look like besides.
    pub fn shape(&self, i: usize) -> Shape {
        self.token(i).map_or(Shape(0), |t| t.shape)
    }

    /// The key of a word without و or ف where the lexicon took it off; else as it stands.
    pub fn bare(&self, i: usize) -> Key {
        self.token(i).map_or(Key::NONE, bare)
    }

    pub fn function(&self, i: usize) -> Function {
        self.token(i).map_or(Function(0), |t| t.word.entry.function)
    }

    pub fn noun(&self, i: usize) -> Noun {
        self.token(i).filter(|t| t.word.entry.class.any(Class::NOUN)).map_or(Noun::default(), |t| t.word.entry.noun)
    }

    pub fn clitics(&self, i: usize) -> Clitics {
        self.token(i).map_or(Clitics(0), |t| t.word.clitics)
    }

    /// The verb form at `i`.
    #[inline]
    pub fn verb(&self, i: usize) -> Option<(VerbForm, &'static Verb)> {
        let token = self.token(i).filter(|t| t.word.entry.class.any(Class::VERB))?;
        self.verb_form(i, token)
    }

    #[inline(never)]
    fn verb_form(&self, i: usize, token: &Token) -> Option<(VerbForm, &'static Verb)> {
        let mut form = token.word.entry.verb;
        // «ورد المتحدث» is و and رد, unless it stands in a document: «ورد في التقرير».
        if token.key == word!("ورد") && !self.token(i + 1).is_some_and(|t| t.key.starts(FI)) {
            form = self.p.lexicon.lookup(token.key.skip(1)).verb;
        }
        // «النصر» is no «we insist»: a finite verb has no article.
        if token.word.clitics.has(Clitics::AL) && matches!(form.form, Form::Past | Form::Present) {
            return None;
        }
        self.p.lexicon.verbs().get(form).map(|v| (form, v))
    }

    /// Whether a finite form of a reporting verb stands at `i`.
    pub fn finite(&self, i: usize) -> bool {
        self.verb(i).is_some_and(|(f, _)| matches!(f.form, Form::Past | Form::Present))
    }

    /// The form at `i` if it is the past of a verb that nearly always reports ([`Frame::SAFE`]).
    pub fn past_cue(&self, i: usize) -> Option<VerbForm> {
        let (form, verb) = self.verb(i)?;
        (form.form == Form::Past && verb.frame.has(Frame::SAFE)).then_some(form)
    }

    /// The token behind the date that begins at `i`.
    pub fn date(&self, i: usize) -> Option<usize> {
        self.dates.get(i).copied().filter(|e| *e > 0).map(|e| e as usize)
    }

    /// The marked span that opens at `i`.
    pub fn opens(&self, i: usize) -> Option<&Marked> {
        self.token(i).filter(|t| t.kind == Kind::Mark)?;
        self.marks.get(self.marks.partition_point(|mark| mark.open < i)).filter(|mark| mark.open == i)
    }

    /// The marked span whose closing mark is token `i`.
    pub fn closed_at(&self, i: usize) -> Option<&Marked> {
        let n = self.closing.get(i).copied().filter(|n| *n > 0)? as usize;
        self.marks.get(n - 1)
    }

    /// The marked span whose closing mark ends right before token `i`.
    pub fn closed_before(&self, i: usize) -> Option<&Marked> {
        (1..=2).find_map(|back| self.closed_at(i.checked_sub(back)?).filter(|m| m.close == i))
    }

    /// Whether a complementiser stands at `i`: أن, إن, with what is before and behind it glued on.
    #[inline]
    pub fn that(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            let glued = t.key == word!("فإن") || t.key == word!("ألا") || t.key == word!("بألا");
            (t.word.entry.function.has(Function::THAT) || glued) && self.opens_that(i, t)
        })
    }

    /// The same of a word with the letters of one.
    #[inline(never)]
    fn opens_that(&self, i: usize, t: &Token) -> bool {
        // «فإن» is a name besides (فان), «آن» a syllable of one.
        if t.key == word!("فإن") {
            return t.shape.has(Shape::HAMZA_BELOW | Shape::HAMZA_ABOVE)
                || self.function(i + 1).has(Function::DEMONSTRATIVE)
                || self.token(i + 1).is_some_and(|t| t.key.starts(word!("ال")));
        }
        if t.key == AN_THAT && t.ch == 'آ' {
            return false;
        }
        // «ألا يتأخر», but «إلا بعد», «ألا وهو»; «ترى ألا يمكن» asks.
        if t.key.ends(word!("ألا")) {
            let verb = [word!("ي"), word!("ت"), word!("ن")].iter().any(|letter| self.starts(i + 1, *letter));
            return verb && t.shape.has(Shape::HAMZA_ABOVE) && self.before(i).is_none_or(|t| t.key != word!("ترى"));
        }
        // «بان كي مون», «وحذر بان من أن»: a man's name.
        if t.key == word!("بأن") && !t.shape.has(Shape::HAMZA_ABOVE) {
            let names = self.is(i + 1, word!("كي")) || self.is(i + 1, MIN) && self.is(i + 2, AN_THAT);
            let acts =
                self.verb(i + 1).is_some_and(|(f, _)| f.form == Form::Masdar) && self.clitics(i + 1).has(Clitics::BI);
            if names || acts {
                return false;
            }
        }
        // «أنا» is I, «إنا» that we.
        if t.key == word!("أنا") && t.shape.has(Shape::HAMZA_ABOVE) && !t.shape.has(Shape::SHADDA) {
            return false;
        }
        // «بان كي» begins a name: أن and كي never meet; «إن شاء الله» is a wish.
        let wish = self.is(i + 1, word!("شاء")) && self.is(i + 2, word!("الله"));
        !wish
            && !self.is(i + 1, word!("كي"))
            && !t.word.clitics.has(Clitics::LI | Clitics::KA | Clitics::AL | Clitics::SA)
    }

    /// Whether a word stands at `i` behind which a clause begins: لكن, فيما, من جانبه.
    pub fn connective(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.word.by_itself(Function::CONNECTIVE))
    }

    /// Whether a word that no list has stands at `i` and begins as a present of the feminine does: تتولى.
    fn future(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| !t.word.known() && t.key.starts(word!("ت")) && !t.shape.has(Shape::TA_MARBUTA))
    }

    /// Whether a word that no list has begins as a present of the masculine does: ينتظر.
    fn present(&self, t: &Token) -> bool {
        let word = t.key.skip(usize::from(t.key.starts(word!("و"))));
        !t.word.known() && word.len() > 3 && word.starts(word!("ي")) && !t.shape.has(Shape::TA_MARBUTA)
    }

    /// Whether a conjunction of time stands at `i`, which a verb follows: عندما.
    pub fn when(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.word.by_itself(Function::WHEN))
    }

    /// The span from token `range.start` to the end of the last one.
    pub fn span(&self, range: Range) -> Span {
        match (self.token(range.start), self.before(range.end)) {
            (Some(a), Some(b)) if range.start < range.end => Span::new(a.span.start, b.span.end),
            _ => Span::default(),
        }
    }

    /// How many words stand in `range`; no more than [`ENOUGH`] are counted.
    pub fn words(&self, range: Range) -> usize {
        let word = |t: &&Token| matches!(t.kind, Kind::Word | Kind::Foreign | Kind::Number);
        self.p.tokens.get(range.start..range.end).map_or(0, |ts| ts.iter().filter(word).take(ENOUGH).count())
    }

    /// Cuts `range` at its sentence ends and calls `each` for every sentence, without what ends it. Words in marks belong to
    /// the sentence around them.
    pub fn sentences(&self, range: Range, mut each: impl FnMut(Range)) {
        let mut start = range.start;
        let mut i = range.start;
        loop {
            i = self.seek(i, range.end, |t| matches!(t.kind, Kind::Stop | Kind::Mark));
            if i >= range.end {
                break;
            }
            // What stands behind a mark that is never closed is parted as all the rest is.
            if let Some(mark) = self.opens(i).filter(|m| m.closed()) {
                // «… نعم.» وقال: the sentence within ended, and a word that is no comma begins another.
                let stops = self.before(mark.end).is_some_and(|t| t.kind == Kind::Stop)
                    && self.words(Range::new(mark.start, mark.end)) > 3;
                i = mark.close;
                if stops && i < range.end && self.kind(i) == Some(Kind::Word) && self.clitics(i).has(Clitics::CONJ) {
                    each(Range::new(start, i));
                    start = i;
                }
                continue;
            }
            // «المكتب (إف. بي. آي.)»: no sentence ends within a short aside in brackets.
            if self.token(i).is_some_and(|t| t.ch == '(')
                && let Some(close) =
                    (i + 2..range.end.min(i + 10)).find(|c| self.token(*c).is_some_and(|t| t.ch == ')'))
            {
                i = close;
            }
            if self.kind(i) == Some(Kind::Stop) {
                if start < i {
                    each(Range::new(start, i));
                }
                start = i + 1;
            }
            i += 1;
        }
        if start < range.end {
            each(Range::new(start, range.end));
        }
    }

    /// The first token from `i` on that is `one`; `end` where there is none before it.
    pub fn seek(&self, i: usize, end: usize, one: impl Fn(&Token) -> bool) -> usize {
        self.p.tokens.get(i..end).and_then(|tokens| tokens.iter().position(one)).map_or(end, |n| i + n)
    }

    /// The next token, a marked span counting as one.
    pub fn next(&self, i: usize) -> usize {
        self.opens(i).map_or(i + 1, |m| m.close.max(i + 1))
    }

    /// Which clause a complementiser at `i` opens for `frame`, with the preposition before it: the token where the content
    /// begins.
    pub fn clause_start(&self, i: usize, frame: Frame) -> Option<usize> {
        // «وأنه» goes on with what a clause before it began.
        if !self.that(i) || self.clitics(i).has(Clitics::CONJ) || self.is(i, word!("فإن")) {
            return None;
        }
        let lenient = frame.has(Frame::THAT | Frame::SAFE);
        if self.clitics(i).has(Clitics::BI) && self.before(i).is_none_or(|t| t.key != word!("علما")) {
            return frame.has(Frame::BI_THAT | Frame::X_THAT | Frame::SAFE).then_some(i);
        }
        let Some(prev) = self.before(i) else { return lenient.then_some(i) };
        // «من الواضح أن»: what is clear.
        // «عليه أن يسجل»: what he must, but «المدعى عليه».
        let must = (prev.word.entry.function.has(Function::PRONOMINAL) || prev.key == word!("عليك"))
            && prev.key.starts(word!("علي"))
            && i >= 2
            && !self.definite(i - 2);
        let seems = prev.word.clitics.has(Clitics::AL) || prev.key.starts(word!("ال"));
        // «على الرغم من أن»
        let despite = prev.key == MIN && i >= 2 && self.is(i - 2, word!("الرغم"));
        let seems = seems && i >= 2 && self.bare(i - 2) == MIN && SEEMING.has(prev.key);
        // «خاصة أن», but «مصادر خاصة أن»
        let private = prev.key == word!("خاصة") && i >= 2 && self.noun(i - 2).is(Noun::ANONYMOUS);
        // «…، ينتظر أن يرتفع السعر»: a verb that no list has takes it.
        let awaited = self.is(i, AN_THAT) && self.present(prev) && (self.verb_shape(i + 1) || self.future(i + 1));
        if must || despite || seems || awaited || OTHER_CLAUSES.has(bare(prev)) && !private {
            return None;
        }
        let (bit, with) = match prev.key {
            ILA => (Frame::ILA_THAT, true),
            // «قال محمد علي إن»: a man's name, where the verb takes no على.
            ALA if !frame.has(Frame::ALA_THAT | Frame::X_ALA_THAT) && self.named_ali(i - 1) => (Frame::THAT, false),
            // «تفيد الورقة …، على أن يتولى المدير الملف»: provided that he does.
            ALA if frame.has(Frame::BI_THAT)
                && !frame.has(Frame::ALA | Frame::ALA_THAT | Frame::X_ALA_THAT)
                && (self.verb_shape(i + 1) || self.future(i + 1)) =>
            {
                return None;
            }
            // «أوضح علي أن»: his name.
            ALA => {
                (Frame::ALA_THAT | Frame::X_ALA_THAT, prev.shape.has(Shape::ALEF_MAQSURA) || frame.has(Frame::ALA_THAT))
            }
            MIN => (Frame::MIN_THAT, true),
            AN => (Frame::AN_THAT, true),
            FI => (Frame::FI_THAT, true),
            _ => (Frame::THAT | Frame::X_THAT | Frame::MIN_X_THAT, false),
        };
        if with {
            return frame.has(bit).then(|| i - 1).or_else(|| frame.has(Frame::SAFE).then(|| i - 1));
        }
        (frame.has(bit) || lenient).then_some(i)
    }
}

/// What a clause with أن is behind من: من الواضح أن, من المنتظر أن.
const SEEMING: Words<21> = Words::new([
    word!("الواضح"),
    word!("المعروف"),
    word!("المعلوم"),
    word!("المؤكد"),
    word!("الطبيعي"),
    word!("الممكن"),
    word!("المقرر"),
    word!("المتوقع"),
    word!("الضروري"),
    word!("المهم"),
    word!("الصعب"),
    word!("السهل"),
    word!("المفترض"),
    word!("المرجح"),
    word!("المنتظر"),
    word!("المستحيل"),
    word!("المحتمل"),
    word!("اللافت"),
    word!("المستبعد"),
    word!("الأفضل"),
    word!("المأمول"),
]);

/// Words that make a clause with أن which is not what was said: بعد أن, مع أن, بيد أن, كما أن.
const OTHER_CLAUSES: Words<51> = Words::new([
    word!("أمل"),
    word!("بدا"),
    word!("يبدو"),
    word!("اتضح"),
    word!("يتضح"),
    word!("صحيح"),
    word!("يعني"),
    word!("باعتبار"),
    word!("اعتبار"),
    word!("شرط"),
    word!("شريطة"),
    word!("بشرط"),
    word!("يمكن"),
    word!("ويمكن"),
    word!("يجب"),
    word!("ويجب"),
    word!("ينبغي"),
    word!("حين"),
    word!("هي"),
    word!("هو"),
    word!("بد"),
    word!("لابد"),
    word!("سبق"),
    word!("سيما"),
    word!("لاسيما"),
    word!("خاصة"),
    word!("خصوصا"),
    word!("علما"),
    word!("طالما"),
    word!("بعد"),
    word!("قبل"),
    word!("منذ"),
    word!("مع"),
    word!("بيد"),
    word!("غير"),
    word!("إلا"),
    word!("رغم"),
    word!("حتى"),
    word!("دون"),
    word!("كما"),
    word!("لولا"),
    word!("بما"),
    word!("حيث"),
    word!("حد"),
    word!("إذ"),
    word!("بل"),
    word!("لكن"),
    word!("شأن"),
    word!("شأنه"),
    word!("سوى"),
    word!("بالإمكان"),
]);

/// The key without the pronoun at its end, of one that has such: قوله, قولها, قولهم.
pub fn unowned(token: &Token) -> Key {
    token.key.chop(if token.key.ends(word!("ه")) { 1 } else { 2 })
}

/// The key without a conjunction that the lexicon took off.
pub fn bare(token: &Token) -> Key {
    if token.word.clitics.has(Clitics::CONJ) { token.key.skip(1) } else { token.key }
}
