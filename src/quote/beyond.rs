//! What may stand between the verb of an act and its arguments: adjuncts, asides, pronouns.

use super::view::{ALA, AN, FI, ILA, MIN, View};
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::Frame;
use crate::lexicon::{Class, Clitics};
use crate::text::{Kind, Shape, Words, word};

impl View<'_> {
    /// Behind the adjuncts that may stand between a verb and its arguments: «في بيان», «، خلال زيارته،», «بشدة», «مرة أخرى».
    /// A preposition that the verb takes opens none, but for statements and times.
    pub fn beyond_adjuncts(&self, from: usize, end: usize, frame: Frame) -> usize {
        let mut i = from;
        for _ in 0..6 {
            let next = self.behind_adjuncts(i, end);
            // «-في بيان-»
            let dash = |k: usize| self.kind(k) == Some(Kind::Dash);
            if dash(i)
                && (self.is(i + 1, FI) || self.adjunct(i + 1, false) || self.function(i + 1).has(Function::RELATIVE))
                && let Some(close) = (i + 2..end.min(i + 14)).find(|k| dash(*k))
            {
                i = close + 1;
                continue;
            }
            // «في الجلسة، الجمعة، إلغاء»: the comma that closes an aside.
            // «وحذر مجددا، من الجفاف»: a careless one.
            let taken = |k: usize| self.token(k).is_some_and(|t| t.preposition()) && self.takes(k, frame);
            // «انتقدت في حفل سابق، دعم الخطة»
            let object = |k: usize| frame.has(Frame::NP) && self.verbal_noun(k) && !self.definite(k);
            let closes = i > from
                && i + 1 < end
                && self.kind(i) == Some(Kind::Comma)
                && (self.aside(from, i) || taken(i + 1) || object(i + 1));
            if closes && next == i {
                i += 1;
                continue;
            }
            // «في ختام تصريحه»
            let annexed = self.function(i).has(Function::CHANNEL | Function::SPEECH_TAIL)
                && self.owned(i)
                && i > 0
                && self.function(i - 1).has(Function::CHANNEL);
            // «المصدر، وفقا لما نقلته الوكالة، التصريحات»: who relayed it.
            let relay = || {
                let at = i + usize::from(self.kind(i) == Some(Kind::Comma));
                super::frame::phrase(self, at)
                    .filter(|p| {
                        at > 0 && self.kind(at - 1) == Some(Kind::Comma) && self.kind(p.end) == Some(Kind::Comma)
                    })
                    .map(|p| p.end + 1)
                    .filter(|behind| *behind < end)
            };
            i = match () {
                () if next > i => next,
                () if let Some(behind) = relay() => behind,
                () if annexed => i + 1,
                // «تصريحات عبر فيها عن», «وعرض عليه شراء»: a pronoun with a preposition that the verb does not take.
                () if self.function(i).has(Function::PRONOMINAL) && !self.own_pronoun(i, frame) => i + 1,
                // «محذرا إياها من»
                () if self.token(i).is_some_and(|t| t.key.starts(word!("إيا")) && matches!(t.key.len(), 4..=5)) => {
                    i + 1
                }
                // «في تصريح للإذاعة», «في حديث لـ(النهر)», «، في تصريح لمراسل الإذاعة،»
                () if i > 0
                    && self.function(i - 1).has(Function::CHANNEL)
                    && self.preposition(i) & Clitics::LI != 0
                    && !self.takes(i, frame) =>
                {
                    let comma = |k: usize| self.kind(k) == Some(Kind::Comma);
                    let aside = i > 2 && comma(i - 3);
                    (i + 1..end.min(i + 10))
                        .find(|k| if aside { comma(*k) } else { self.takes(*k, frame) })
                        .map_or_else(|| self.phrase_end(i, end), |k| k + usize::from(aside))
                }
                // «أكد المدير لـ«الساحل» وجود خلاف», «كشف مصدر لصحيفة الساحل تفاصيل الخطة»
                () if frame.has(Frame::NP | Frame::SPEECH_NP) && self.told(i) && !self.takes(i, frame) => {
                    self.behind_told(i, end)
                }
                // «في بيان أصدرته»
                () if self.function(i).has(Function::ATTRIBUTIVE)
                    && i > 0
                    && self.function(i - 1).has(Function::CHANNEL) =>
                {
                    i + 1
                }
                // «بيان أكدت من خلاله على»
                () if self.is(i, MIN) && self.starts(i + 1, word!("خلال")) && self.owned(i + 1) => i + 2,
                // «من جهته», «من جانبها»
                () if self.is(i, MIN) && self.connective(i + 1) => i + 2,
                // «مرة أخرى», «مرات عدة»
                () if (self.is(i, word!("مرة")) || self.is(i, word!("مرات")))
                    && self
                        .token(i + 1)
                        .is_some_and(|t| t.shape.has(Shape::ALEF_MAQSURA) || t.shape.has(Shape::TA_MARBUTA)) =>
                {
                    i + 2
                }
                () => match self.adjunct_end(i, end, frame) {
                    Some(next) if next > i && next < end => next,
                    _ => break,
                },
            };
        }
        i
    }

    /// Whether لـ stands at `i` with those who are told.
    fn told(&self, i: usize) -> bool {
        let function = self.function(i);
        // «الأمين العام لأوبك»: what an office is of.
        let of = || i > 0 && self.adjective(i - 1) && !function.has(Function::MEDIUM) && self.opens(i + 1).is_none();
        (self.preposition(i) | self.unread_preposition(i)) & Clitics::LI != 0
            && !function.has(Function::PRONOMINAL)
            && self.adjunct(i, false)
            && !of()
    }

    /// Behind those who are told at `i`: «لـ«الساحل»», «لـCNN», «لعملائها», «لصحيفة الساحل».
    fn behind_told(&self, i: usize, end: usize) -> usize {
        match self.opens(i + 1) {
            Some(mark) if self.is(i, word!("ل")) => mark.close,
            _ if self.owned(i) => i + 1,
            _ if self.kind(i + 1) == Some(Kind::Foreign) => {
                (i + 2..end).find(|k| self.kind(*k) != Some(Kind::Foreign)).unwrap_or(end)
            }
            _ => self.phrase_end(i, end),
        }
    }

    /// Whether the verb takes the preposition of the pronoun at `i`: «رحب به», «أعلن عنه».
    fn own_pronoun(&self, i: usize, frame: Frame) -> bool {
        let Some(token) = self.token(i) else { return false };
        let key = token.key;
        frame.has(Frame::BI | Frame::BI_X | Frame::X_BI) && key.starts(word!("ب"))
            || frame.has(Frame::ALA | Frame::X_ALA) && key.starts(word!("علي"))
            || frame.has(Frame::ILA | Frame::X_ILA) && key.starts(word!("إلي"))
            || frame.has(Frame::AN | Frame::X_AN) && key.starts(word!("عن"))
            || frame.has(Frame::MIN | Frame::X_MIN | Frame::MIN_X) && key.starts(word!("من"))
            || frame.has(Frame::FI | Frame::X_FI) && key.starts(word!("في"))
            || frame.has(Frame::LI | Frame::X_LI) && key.starts(word!("ل"))
    }

    /// Whether a comma stands within the tokens from `from` to before `i`, so that the comma at `i` closes an aside.
    pub fn aside(&self, from: usize, i: usize) -> bool {
        (from.max(i.saturating_sub(16))..i).any(|k| self.kind(k) == Some(Kind::Comma))
    }

    /// Whether a noun that tells where something was said stands before `i`, or before its adjective: كلمة, مقابلة صحفية.
    fn channel_before(&self, i: usize) -> bool {
        let channel = |back: usize| i.checked_sub(back).is_some_and(|k| self.function(k).has(Function::CHANNEL));
        channel(1) || channel(2) && self.adjective(i - 1)
    }

    /// The token behind the adjunct that begins at `i`, with the commas around it.
    fn adjunct_end(&self, i: usize, end: usize, frame: Frame) -> Option<usize> {
        let aside = usize::from(self.kind(i) == Some(Kind::Comma));
        let head = i + aside;
        let token = self.token(head).filter(|t| t.kind == Kind::Word)?;
        let function = token.word.entry.function;
        let taken = self.act_at(head, end, frame, true).is_some();
        let opens = match token.key {
            FI => !taken || self.function(head + 1).has(Function::CHANNEL | Function::DEMONSTRATIVE),
            MIN => !taken && [word!("جديد"), word!("جهة"), word!("ناحية")].iter().any(|w| self.is(head + 1, *w)),
            // «أعلنت الشركة على موقعها إطلاق», «اقترح على البلدية بناء»
            ALA => {
                self.is(head + 1, word!("هامش"))
                    || self.is(head + 1, word!("خلفية"))
                    || frame.has(Frame::NP) && frame.has(Frame::THAT) && !taken
            }
            ILA | AN => false,
            // «بهذا الصدد»
            k if k == word!("بهذا") => {
                const { Words::new([word!("الصدد"), word!("الخصوص"), word!("الشأن")]) }.has(self.bare(head + 1))
            }
            // «لنا», «للصحفيين»
            _ if self.preposition(head) & Clitics::LI != 0 => !taken && self.function(head).has(Function::MEDIUM),
            _ => function.has(Function::ADJUNCT) && token.word.clitics.0 == 0 && !function.has(Function::CONNECTIVE),
        };
        if !opens {
            return None;
        }
        let mut k = head + 1;
        // Its noun with what is joined to it: up to a definite or possessed noun and its adjectives.
        let mut closed = false;
        while k < end {
            let token = self.token(k)?;
            if token.kind == Kind::Comma {
                return Some(k + 1);
            }
            if let Some(date) = self.date(k) {
                (k, closed) = (date, true);
                continue;
            }
            // «منذ سنوات بتركيز وحدات»: what the verb takes.
            if closed && self.act_at(k, end, frame, true).is_some() {
                break;
            }
            if token.kind != Kind::Word || self.opens(k).is_some() {
                break;
            }
            let first = k == head + 1;
            let clitics = token.word.clitics;
            let adjective = self.definite(k)
                && (self.adjective(k) || token.word.is(Noun::NISBA) || token.word.entry.class.any(Class::TIME));
            // «في بيان لها», «في بيان أصدرته»
            let own = OWN.has(token.key) || token.word.entry.function.has(Function::REFLEXIVE);
            // «في بيان رسمي»
            let open = !closed || !self.definite(k) && self.function(k - 1).has(Function::CHANNEL) && aside == 0;
            if !first && (own || self.adverb(k) || token.word.entry.function.has(Function::ADJECTIVE) && open) {
                k += 1;
                continue;
            }
            if !first && (clitics.has(Clitics::PREP | Clitics::CONJ) || matches!(token.key, FI | MIN | ALA | ILA | AN))
            {
                // «قبل اللجوء إلى الحل العسكري»: a preposition that the verb does not take goes on.
                if clitics.has(Clitics::CONJ) || token.key == AN || self.act_at(k, end, frame, true).is_some() {
                    break;
                }
                closed = clitics.has(Clitics::PREP) && (self.definite(k) || self.owned(k));
                k += 1;
                continue;
            }
            if closed && !adjective {
                // «خلال لقائه السفير · أهمية»: whom he met.
                let met = || self.owned(k - 1) && k == head + 2 && self.may_speak(k);
                let behind = if aside == 0 && met() { self.phrase_end(k, end) } else { k };
                if behind > k && self.np_object(behind, frame) {
                    return Some(behind);
                }
                match self.behind_clause(k, end) {
                    Some(behind) if self.channel_before(k) => (k, closed) = (behind, true),
                    _ => break,
                }
                continue;
            }
            let channel = self.function(k).has(Function::CHANNEL) && !self.definite(k);
            closed |=
                self.definite(k) || self.owned(k) || self.adverb(k) || channel && aside == 0 && !self.definite(k + 1);
            k += 1;
        }
        (k > head + 1 && k < end && aside == 0).then_some(k)
    }
}

/// What belongs to the noun before it: «في بيان لها»; so does «في الوقت نفسه».
const OWN: Words<3> = Words::new([word!("له"), word!("لها"), word!("لهم")]);
