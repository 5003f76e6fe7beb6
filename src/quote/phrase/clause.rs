//! Where a clause follows the noun phrase, without a relative pronoun.

use super::Phrase;
use crate::lexicon::Clitics;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::Form;
use crate::quote::source::MAA;
use crate::quote::view::{ALA, AN, FI, MIN};
use crate::text::{Key, Token, word};

impl Phrase<'_, '_> {
    /// Whether a clause without a relative pronoun begins at `i`: «بيان نشرته الوزارة», «مسؤول رفض الكشف عن هويته».
    pub(super) fn clause(&self, i: usize, token: &Token) -> bool {
        let view = self.view;
        // «الرسول صلى الله عليه وسلم», «فلان رحمه الله»
        if WISHES.contains(&token.key) && view.is(i + 1, word!("الله")) {
            return true;
        }
        // «المضربون البالغ عددهم 12»
        if view.counts(i) {
            return true;
        }
        // «مصدر مطلع فضل عدم ذكر اسمه»
        if !self.definite && i > self.from && token.word.clitics.0 == 0 && view.is(i + 1, word!("عدم")) {
            return true;
        }
        if token.word.is(Noun::NAME) || token.word.clitics.has(Clitics::AL | Clitics::PREP) {
            return false;
        }
        if view.verb(i).is_some_and(|(f, _)| f.object && matches!(f.form, Form::Past | Form::Present)) {
            return true;
        }
        // «شركة بريطانية تتعاون مع»
        let acts = self.closed
            && !token.word.known()
            && (token.key.starts(word!("ي")) || token.key.starts(word!("ت")))
            && token.key.len() > 3
            && (matches!(view.bare(i + 1), FI | MIN | ALA | AN | MAA) || view.preposition(i + 1) & Clitics::BI != 0);
        acts || token.word.entry.function.has(Function::ATTRIBUTIVE) || !self.definite && view.with_object(token)
    }
}

/// Verbs of a wish for whom was named: صلى الله عليه, رحمه الله.
const WISHES: [Key; 5] = [word!("صلى"), word!("رحمه"), word!("رحمها"), word!("رضي"), word!("حفظه")];
