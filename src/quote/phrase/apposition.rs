//! What explains a noun phrase behind a comma: a name, a title, a role; where the one named works; a second source beside the first.

use super::Phrase;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::Frame;
use crate::lexicon::{Class, Clitics};
use crate::quote::source::{BISM, Extent};
use crate::quote::view::{FI, MIN, bare};
use crate::text::{Kind, Shape, Token, Words, word};

impl Phrase<'_, '_> {
    /// Whether the phrase is that of «بحسب فلان» at the head of its sentence: what it qualifies must follow.
    pub(super) fn first(&self) -> bool {
        self.from.checked_sub(2).is_none_or(|k| self.view.kind(k) == Some(Kind::Stop))
    }

    /// Whether the word at `i` is somebody's second name by its place alone, whatever it is the letters of: behind a given name, and
    /// with nothing of the phrase behind it but a role (سباستيان كلوس, إلياس كرام, راشد فايد, جمال هناني).
    pub(super) fn by_place(&self, i: usize, token: &Token) -> bool {
        let view = self.view;
        let given = view.before(i).is_some_and(|t| t.kinds() & Noun::GIVEN != 0 && !t.al());
        // كرئيس, فور
        let clitic = token.word.clitics.0;
        let like = token.kinds() & Noun::HEAD == 0 && [Clitics::KA, Clitics::FA].contains(&clitic);
        let verb = clitic == 0 && token.word.entry.class == Class::VERB && view.finite(i);
        let last = i + 1 == self.end || view.name_closes(i);
        self.extent == Extent::Open && self.name == 1 && given && (like || verb) && last
    }

    /// Whether what follows the comma at `i` explains the phrase before it: a name, a title, a role.
    pub(super) fn apposition(&self, i: usize) -> bool {
        let view = self.view;
        let Some(token) = view.token(i + 1).filter(|t| t.is_word() && i + 1 < self.end) else { return false };
        // «رئيس المركز، والمقرب من التيار، إن»
        let second = self.role && token.word.clitics.0 == Clitics::WA | Clitics::AL && token.word.is(Noun::ROLE);
        if second && self.extent == Extent::Open && !token.word.is(Noun::GROUP) {
            return true;
        }
        // «كارولينا فلان، من شركة الأبحاث»
        if token.key == MIN && self.named && self.place_of_work(i + 1, token) {
            return true;
        }
        // «دعا فلان، وزير الصحة، المنظمات إلى»: the object of a verb that needs one.
        if self.apposed && self.frame().has(Frame::ANY_X | Frame::NP | Frame::TWO_NP) && !view.courtesy(i + 1) {
            return false;
        }
        // «اتهم الوزير كريم حداد، النائبة ليلى نجار بـ»: nor is one the other where their gender parts them.
        let one = |noun: Noun| if noun.is(Noun::ROLE | Noun::TITLE) { noun.agreement & Noun::GENDER } else { 0 };
        if self.frame() != Frame(0) && one(view.noun(self.from)) | one(view.noun(i + 1)) == Noun::GENDER {
            return false;
        }
        // «وطالب المهندس فلان، الحكومة بـ»: no body is a person.
        let body = token.word.is(Noun::ORGANISATION | Noun::PROPER)
            && !token.word.is(Noun::SPEAKER & !Noun::ORGANISATION & !Noun::PROPER);
        // «ودعا المصدر، بحسب الصحيفة، الإدارة إلى»
        let whole = self.body && self.tight() && token.word.clitics.has(Clitics::AL);
        if body && (self.named || whole) {
            return false;
        }
        // «وزيرة الأمن، باترسيا بولريتش، إن»: the name of the one whose role stands before the comma.
        let open = self.extent != Extent::Tight(Frame(0));
        let name = !self.named && self.role && view.foreign_name(i + 1, self.end, open, !self.first());
        name || view.apposition(i, self.end)
    }

    /// Whether a preposition and the noun of a body stand at `i`, which say where the one named works.
    pub(super) fn place_of_work(&self, i: usize, token: &Token) -> bool {
        let view = self.view;
        let body = |t: &Token| t.word.is(Noun::ORGANISATION) && !t.word.entry.function.has(Function::CHANNEL);
        match token.key {
            MIN => view.token(i + 1).is_some_and(body),
            FI => self.role && view.token(i + 1).is_some_and(|t| body(t) && !t.word.is(Noun::COMMON)),
            _ => {
                // «بمدينة رام الله» says where he said it.
                let city = [word!("مدينة"), word!("محافظة"), word!("ولاية")].contains(&token.key.skip(1));
                self.role && token.word.clitics.has(Clitics::BI) && token.key != BISM && body(token) && !city
            }
        }
    }

    /// Whether what looks like an adjunct at `i` is a part of a name, or tells where those work who are named.
    pub(super) fn own(&self, i: usize, token: &Token) -> bool {
        let view = self.view;
        // «الشيخ صباح خالد»: no morning.
        let title = token.word.is(Noun::GIVEN) && i > self.from && view.courtesy(i - 1) && view.may_name(i + 1);
        // «عضو الهيئة، نبيل بفون، إن»: the second part of a name that a role introduces.
        // «كريم بالحاج رئيس النادي»: nothing but a name is there between a name and its role.
        let followed = view.noun(i + 1).is(Noun::ROLE) && view.clitics(i + 1).0 == 0;
        let second = (self.role || self.apposed || followed)
            && (self.name == 1 || self.name > 0 && followed)
            && (token.word.clitics.0 == Clitics::BI
                || followed && view.preposition(i) | view.unread_preposition(i) == Clitics::BI)
            && (followed || view.name_closes(i) || self.apposed && view.that(i + 1))
            && !view.thing(i)
            && !view.owned(i);
        // «الباحثون من جامعة كذا»
        let work = token.key == MIN && view.bare_role(i) && view.clitics(i + 1).0 == 0 && self.place_of_work(i, token);
        // «كريم حداد، المدير الفني لبرشلونة، إن»: whom it was told would stand behind a comma.
        let office = self.apposed
            && self.named
            && token.word.clitics.0 == Clitics::LI
            && !token.word.entry.function.has(Function::MEDIUM)
            && i > self.from + 2
            && view.noun(i - 2).is(Noun::ROLE)
            && [i - 2, i - 1].iter().all(|k| view.clitics(*k).0 == Clitics::AL);
        title || second || work || office
    }

    /// Whether the word with a conjunction at `i` joins a second source to the first.
    pub(super) fn coordinated(&self, i: usize, token: &Token) -> bool {
        // «الممثلة وهي تبكي»
        let pronoun = const { Words::new([word!("وهو"), word!("وهي"), word!("وهم"), word!("وهما")]) }.has(token.key);
        // «ونادي الأهلي»: the past ends in another letter.
        let club = token.word.is(Noun::ORGANISATION) && !token.shape.has(Shape::ALEF_MAQSURA);
        (club || !self.view.finite(i))
            && !pronoun
            && (!self.tight()
                || token.word.clitics.has(Clitics::AL)
                || token.word.is(Noun::SPEAKER & !Noun::DOCUMENT)
                || bare(token) == word!("عدد")
                || self.view.unit(i).is_some())
    }
}
