//! Whom the phrase of a document names as its author.

use super::Mention;
use crate::SpeakerKind;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::{Clitics, Lexicon};
use crate::text::Token;
use crate::text::key::word;

impl Mention {
    /// بيان للجيش, دراسات الجمعية, تقرير صادر عن الوزارة, تصريحات الوزير فلان: whom a document's phrase names speaks.
    pub(super) fn author(&mut self, lexicon: &Lexicon, tokens: &[Token]) {
        // قضية فلان: whose it is, and not who wrote it.
        let written = tokens.first().is_some_and(|t| t.word.entry.function.has(Function::CHANNEL));
        // بيان راولين: whose family name it may be.
        if let Some(name) = tokens.get(1).filter(|t| written && tokens.len() == 2 && t.foreign() && !t.barrier()) {
            self.tail = name.key;
        }
        let mut at = 1;
        // Whether a word says that what follows is the author: صادر عن, من, لـ.
        let mut from = false;
        while let Some(token) = tokens.get(at) {
            let rest = tokens.get(at..).unwrap_or_default();
            let k = token.kinds() | lexicon.units().at(rest).map_or(0, |u| u.noun.kinds);
            let body = k & (Noun::ORGANISATION | Noun::PROPER) != 0 && k & Noun::GIVEN == 0;
            let to = from || token.word.clitics.has(Clitics::LI);
            let surname = k & Noun::FAMILY != 0 && !token.al() && at + 1 == tokens.len();
            let person = (k & (Noun::ROLE | Noun::TITLE | Noun::GIVEN) != 0 || surname) && (written || to);
            if at == 1 && !self.al && token.al() && !(body || person) {
                return;
            }
            let adjective = token.al() && !token.preposition() && !body && !person;
            if (body || person)
                && (at == 1 && !self.al || to)
                && let Some(inner) = Self::read(lexicon, rest)
                && (body && inner.kind == SpeakerKind::Organisation
                    || person && inner.name.as_deref().is_some_and(|(name, _)| name.len() > 1 || surname))
            {
                *self = Self { span: self.span, core: inner.core, via: self.head.tag(), ..inner };
                return;
            }
            // محضر اجتماع اللجنة
            let meeting =
                at == 1 && !token.al() && token.word.entry.function.has(Function::CHANNEL) && k & Noun::HEAD == 0;
            from = !self.al && (meeting || [word!("عن"), word!("من")].contains(&token.key));
            let issued = from || [word!("صادر"), word!("صادرة")].contains(&token.bare());
            let plain = token.kinds() & Noun::NISBA != 0 || token.word.entry.function.has(Function::ADJECTIVE);
            if !(adjective || issued || token.is_word() && plain) {
                return;
            }
            at += 1;
        }
    }
}
