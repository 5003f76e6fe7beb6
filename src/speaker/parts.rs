//! The parts of a personal name, from the words of the text.

use super::name::Name;
use crate::lexicon::nouns::Noun;
use crate::lexicon::{Class, Clitics};
use crate::text::key::word;
use crate::text::{Key, Token};

/// The parts of a name and the gender that its first part tells.
pub fn parts(run: &[Token]) -> (Name, u8) {
    let mut name = Name::default();
    let mut gender = 0;
    let mut joined = Key::NONE;
    let mut father = false;
    for (i, token) in run.iter().filter(|t| t.is_word()).enumerate() {
        let word = match (i == 0 && token.word.known() && !verb_letters(token), token.word.clitics.has(Clitics::AL)) {
            (true, true) => word!("ال").join(token.bare()),
            (true, false) => token.bare(),
            _ => token.key,
        };
        if i == 0 && token.kinds() & (Noun::GIVEN | Noun::PARTICLE) != 0 {
            gender = token.word.entry.noun.agreement & Noun::GENDER;
            if gender == Noun::GENDER {
                gender = 0;
            }
        }
        if word == word!("عبد")
            || word == word!("أبو")
            || word == word!("أبا")
            || word == word!("أبي")
            || word == word!("أم")
        {
            if i == 0 && word == word!("أم") {
                gender = Noun::FEMININE;
            }
            joined = if word == word!("عبد") || word == word!("أم") { word } else { word!("أبو") };
            continue;
        }
        father |= [word!("بن"), word!("بنت"), word!("ابن")].contains(&word);
        if i == 0 && word == word!("ابن") {
            continue;
        }
        // لويجي دي فيرو, then دي فيرو.
        let particle = token.kinds() & Noun::PARTICLE != 0 && !token.word.clitics.has(Clitics::AL);
        if word == word!("آل") {
            // عبد العزيز آل سعود is not سعود.
            joined = word;
            continue;
        }
        if particle && (i > 0 || token.kinds() & (Noun::GIVEN | Noun::COMMON) == 0) {
            if word == word!("بنت") {
                gender = Noun::FEMININE;
            }
            continue;
        }
        let known = token.kinds() & (Noun::GIVEN | Noun::FAMILY) != 0;
        // تقي الدين, صنع الله
        if (word == word!("الدين") || word == word!("الله")) && name.join(word) {
            continue;
        }
        name.push(if joined.is_empty() { word } else { joined.join(word) }, known);
        if father && !token.al() {
            name.father();
        }
        (joined, father) = (Key::NONE, false);
    }
    if !joined.is_empty() {
        name.push(joined, true);
    }
    (name, gender)
}

/// Whether a word has a verb's letters and is no noun of the lists.
pub fn verb_letters(token: &Token) -> bool {
    token.word.entry.class.any(Class::VERB) && token.kinds() == 0 && !token.al()
}
