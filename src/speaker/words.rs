//! What a word is in a noun phrase, as far as mentions need to know.

use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::{Class, Clitics, Lexicon};
use crate::text::key::word;
use crate::text::{Key, Kind, Shape, Token, Words};

const AL: Key = word!("ال");
const PREPOSITIONS: Words<22> = Words::new([
    word!("في"),
    word!("من"),
    word!("على"),
    word!("عن"),
    word!("إلى"),
    word!("باسم"),
    word!("بين"),
    word!("مع"),
    word!("لدى"),
    word!("لدي"),
    word!("حول"),
    word!("ضد"),
    word!("تحت"),
    word!("فوق"),
    word!("داخل"),
    word!("خارج"),
    word!("أمام"),
    word!("خلال"),
    word!("قرب"),
    word!("وسط"),
    word!("لشؤون"),
    word!("بشؤون"),
]);

/// Elatives and quantifiers that open a phrase as an unknown name would.
const ELATIVES: Words<18> = Words::new([
    word!("أفضل"),
    word!("أكبر"),
    word!("أحدث"),
    word!("أول"),
    word!("آخر"),
    word!("أخرى"),
    word!("أبرز"),
    word!("أشهر"),
    word!("أقدم"),
    word!("أعلى"),
    word!("أهم"),
    word!("كل"),
    word!("كلا"),
    word!("أي"),
    word!("ثمة"),
    word!("ذات"),
    word!("ذو"),
    word!("لاسيما"),
]);

/// Pronouns that stand for one who was named.
const PRONOUNS: Words<5> = Words::new([word!("هو"), word!("هي"), word!("هم"), word!("هما"), word!("وهو")]);

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
            return self.stem();
        }
        if self.key.starts(word!("وال")) || self.key.starts(word!("بال")) || self.key.starts(word!("فال")) {
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
        const WITH: [Key; 4] = [AL, word!("لل"), word!("وال"), word!("بال")];
        // إلكينز, ألفونسو: the hamza is no article's.
        let own = self.shape.has(Shape::HAMZA_ABOVE | Shape::HAMZA_BELOW) && self.key.at(2) != AL.at(0);
        self.word.clitics.has(Clitics::AL) || !own && self.key.len() > 3 && WITH.iter().any(|w| self.key.starts(*w))
    }

    fn preposition(&self) -> bool {
        at_preposition(self)
            || self.word.clitics.has(Clitics::PREP)
            || (!self.word.known()
                && self.key.len() > 4
                && (self.key.starts(word!("بال")) || self.key.starts(word!("لل"))))
    }

    fn pronominal(&self) -> bool {
        self.word.entry.function.has(Function::PRONOMINAL) || PRONOUNS.has(self.key)
    }

    fn given(&self) -> bool {
        let kinds = self.kinds();
        kinds & (Noun::GIVEN | Noun::PARTICLE) != 0 && kinds & Noun::COMMON == 0 && !self.word.clitics.has(Clitics::AL)
    }

    fn unknown(&self) -> bool {
        !self.word.known() || (self.word.entry.class == Class::NOUN && self.kinds() == 0)
    }

    fn and(&self) -> bool {
        self.word.clitics.has(Clitics::WA)
            || self.key == word!("و")
            || (self.unknown() && self.key.starts(word!("وال")))
    }

    fn foreign(&self) -> bool {
        const ENDINGS: [Key; 2] = [word!("ات"), word!("ية")];
        match self.kind {
            Kind::Foreign => true,
            Kind::Word => {
                self.unknown()
                    && !self.al()
                    && self.key.len() > 1
                    && !self.shape.has(Shape::TANWIN)
                    && !self.shape.has(Shape::TA_MARBUTA)
                    && !self.key.starts(word!("بب"))
                    && !(self.key.len() > 4 && ENDINGS.iter().any(|e| self.key.ends(*e)))
            }
            _ => false,
        }
    }

    fn barrier(&self) -> bool {
        let name = self.kinds() & Noun::NAME != 0;
        !self.is_word()
            || at_preposition(self)
            || self.pronominal()
            || ELATIVES.has(self.key)
            || (self.word.entry.class.any(Class::FUNCTION.with(Class::TIME)) && !name)
    }
}

/// Whether the token is a preposition by itself. علي is one only where it is spelt على.
fn at_preposition(token: &Token) -> bool {
    PREPOSITIONS.has(token.key) && (token.key != word!("على") || token.shape.has(Shape::ALEF_MAQSURA))
}

/// What the noun at `at` is where a pronoun stands on it: زوجته, رئيسها; مديره فلان, which is no مديرة, and مديره المدرسة may be.
#[must_use]
pub fn owned(lexicon: &Lexicon, tokens: &[Token], at: usize) -> Option<Noun> {
    let token = tokens.get(at)?;
    let his = || {
        token.kinds() & Noun::ROLE != 0
            && token.key.ends(word!("ه"))
            && !(token.al() || token.shape.has(Shape::TA_MARBUTA) || tokens.get(at + 1).is_none_or(Word::al))
    };
    match () {
        () if token.unknown() => possessed(lexicon, token.key),
        () if his() => possessed(lexicon, token.stem()),
        () => None,
    }
}

/// A noun with a pronoun behind it: what the noun is.
fn possessed(lexicon: &Lexicon, word: Key) -> Option<Noun> {
    const PRONOUNS: [Key; 4] = [word!("هم"), word!("ها"), word!("نا"), word!("ه")];
    let pronoun = PRONOUNS.iter().find(|p| word.ends(**p) && word.len() > p.len() + 2)?;
    let stem = word.chop(pronoun.len());
    let open = if stem.ends(word!("ت")) { lexicon.lookup(stem.chop(1).join(word!("ه"))).noun } else { Noun::NONE };
    let noun = if open.is(Noun::HEAD) { open } else { lexicon.lookup(stem).noun };
    noun.is(Noun::HEAD).then_some(noun)
}
