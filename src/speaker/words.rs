//! What a word is in a noun phrase, as far as mentions need to know.

use crate::lexicon::nouns::Noun;
use crate::lexicon::{Class, Clitics, Lexicon};
use crate::text::{Key, Kind, Shape, Token, key};

const AL: Key = key("ال");
const PREPOSITIONS: [Key; 20] = [
    key("في"),
    key("من"),
    key("على"),
    key("عن"),
    key("إلى"),
    key("باسم"),
    key("بين"),
    key("مع"),
    key("لدى"),
    key("لدي"),
    key("حول"),
    key("ضد"),
    key("تحت"),
    key("فوق"),
    key("داخل"),
    key("خارج"),
    key("أمام"),
    key("خلال"),
    key("قرب"),
    key("وسط"),
];

/// Elatives and quantifiers that open a phrase as an unknown name would.
const ELATIVES: [Key; 14] = [
    key("أفضل"),
    key("أكبر"),
    key("أحدث"),
    key("أول"),
    key("آخر"),
    key("أبرز"),
    key("أشهر"),
    key("أقدم"),
    key("أعلى"),
    key("أهم"),
    key("كل"),
    key("كلا"),
    key("أي"),
    key("ثمة"),
];

/// Prepositions with a pronoun: they close what is before them and open nothing.
const WITH_PRONOUN: [Key; 26] = [
    key("عنه"),
    key("عنها"),
    key("عنهم"),
    key("منه"),
    key("منها"),
    key("منهم"),
    key("فيه"),
    key("فيها"),
    key("فيهم"),
    key("له"),
    key("لها"),
    key("لهم"),
    key("به"),
    key("بها"),
    key("بهم"),
    key("إليه"),
    key("إليها"),
    key("إليهم"),
    key("عليه"),
    key("عليها"),
    key("عليهم"),
    key("معه"),
    key("معها"),
    key("معهم"),
    key("لديه"),
    key("لديها"),
];

/// What names people, bodies or documents at the head of a phrase.
pub const HEADS: u16 = Noun::TITLE
    | Noun::ROLE
    | Noun::ORGANISATION
    | Noun::PROPER
    | Noun::METONYM
    | Noun::ANONYMOUS
    | Noun::DOCUMENT
    | Noun::GROUP;

/// A token seen as a part of a noun phrase.
pub trait Word {
    /// What it can be.
    fn kinds(&self) -> u16;
    /// The word without the clitics in front.
    fn bare(&self) -> Key;
    /// Whether ال is on it.
    fn al(&self) -> bool;
    /// Whether it is a preposition, or begins with one.
    fn preposition(&self) -> bool;
    /// Whether it is a preposition with its pronoun (عنه).
    fn pronominal(&self) -> bool;
    /// Whether it is a part of a name beyond doubt.
    fn given(&self) -> bool;
    /// Whether no list knows it.
    fn unknown(&self) -> bool;
    /// Whether و is on it.
    fn and(&self) -> bool;
    /// Whether it can be a part of a name in no list: letters only, no ال, no ending of an adjective in the plural.
    fn foreign(&self) -> bool;
    /// Whether the grammar rules it out as a part of a name.
    fn barrier(&self) -> bool;
}

impl Word for Token {
    fn kinds(&self) -> u16 {
        self.word.kinds() & !Noun::UNIT
    }

    fn bare(&self) -> Key {
        if self.word.known() {
            return self.key.skip(self.word.clitics.letters());
        }
        if self.key.starts(key("وال")) || self.key.starts(key("بال")) || self.key.starts(key("فال")) {
            self.key.skip(3)
        } else if self.al() {
            self.key.skip(2)
        } else {
            self.key
        }
    }

    fn al(&self) -> bool {
        if self.word.known() && !self.key.starts(AL) {
            return self.word.clitics.has(Clitics::AL);
        }
        const WITH: [Key; 4] = [AL, key("لل"), key("وال"), key("بال")];
        self.word.clitics.has(Clitics::AL) || self.key.len() > 3 && WITH.iter().any(|w| self.key.starts(*w))
    }

    fn preposition(&self) -> bool {
        at_preposition(self)
            || self.word.clitics.has(Clitics::PREP)
            || (!self.word.known() && self.key.len() > 4 && (self.key.starts(key("بال")) || self.key.starts(key("لل"))))
    }

    fn pronominal(&self) -> bool {
        WITH_PRONOUN.contains(&self.key)
    }

    fn given(&self) -> bool {
        let kinds = self.kinds();
        kinds & (Noun::GIVEN | Noun::PARTICLE) != 0 && kinds & Noun::COMMON == 0 && !self.word.clitics.has(Clitics::AL)
    }

    fn unknown(&self) -> bool {
        !self.word.known() || (self.word.entry.class == Class::NOUN && self.kinds() == 0)
    }

    fn and(&self) -> bool {
        self.word.clitics.has(Clitics::WA) || self.key == key("و") || (self.unknown() && self.key.starts(key("وال")))
    }

    fn foreign(&self) -> bool {
        const ENDINGS: [Key; 2] = [key("ات"), key("ية")];
        match self.kind {
            Kind::Foreign => true,
            Kind::Word => {
                self.unknown()
                    && !self.al()
                    && self.key.len() > 1
                    && !self.shape.has(Shape::TANWIN)
                    && !self.shape.has(Shape::TA_MARBUTA)
                    && !self.key.starts(key("بب"))
                    && !(self.key.len() > 4 && ENDINGS.iter().any(|e| self.key.ends(*e)))
            }
            _ => false,
        }
    }

    fn barrier(&self) -> bool {
        let name = self.kinds() & (Noun::GIVEN | Noun::FAMILY | Noun::PARTICLE) != 0;
        !self.is_word()
            || at_preposition(self)
            || self.pronominal()
            || ELATIVES.contains(&self.key)
            || (self.word.entry.class.any(Class::FUNCTION.with(Class::TIME)) && !name)
    }
}

/// Whether the token is a preposition by itself. علي is one only where it is spelt على.
fn at_preposition(token: &Token) -> bool {
    PREPOSITIONS.contains(&token.key) && (token.key != key("على") || token.shape.has(Shape::ALEF_MAQSURA))
}

/// A noun with a pronoun behind it (زوجته, رئيسها): what the noun is.
#[must_use]
pub fn possessed(lexicon: &Lexicon, word: Key) -> Option<Noun> {
    const PRONOUNS: [Key; 4] = [key("هم"), key("ها"), key("نا"), key("ه")];
    let pronoun = PRONOUNS.iter().find(|p| word.ends(**p) && word.len() > p.len() + 2)?;
    let stem = word.chop(pronoun.len());
    let open = if stem.ends(key("ت")) { lexicon.lookup(stem.chop(1).join(key("ه"))).noun } else { Noun::NONE };
    let noun = if open.is(HEADS) { open } else { lexicon.lookup(stem).noun };
    noun.is(HEADS).then_some(noun)
}
