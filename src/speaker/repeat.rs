//! When one mention repeats another.

use super::entity::Entity;
use super::mention::Mention;
use super::office::kinship;
use super::rules;
use crate::lexicon::nouns::Noun;
use crate::text::key::word;
use crate::text::{Key, Tag, Words};
use crate::{RuleId, SpeakerKind};

/// Whether two agreements rule each other out.
#[must_use]
pub fn conflict(a: u8, b: u8) -> bool {
    let number = Noun::SINGULAR | Noun::DUAL | Noun::PLURAL;
    let apart = |mask: u8| a & mask != 0 && b & mask != 0 && a & b & mask == 0;
    apart(Noun::GENDER) || apart(number)
}

/// Whether a mention takes up an earlier one with the same head, and by which rule.
pub fn repeats(there: &Mention, mention: &Mention, entity: &Entity) -> Option<RuleId> {
    let (old, new) = (there.words(), mention.words());
    let pick = const {
        Words::new([
            word!("أحد"),
            word!("إحدى"),
            word!("بعض"),
            word!("عدد"),
            word!("كثير"),
            word!("آخرون"),
            word!("كل"),
        ])
    }
    .has(mention.head);
    if pick {
        return None;
    }
    if old == new && there.joint == mention.joint && there.proper == mention.proper {
        let apart = !mention.definite || mention.kind == SpeakerKind::Anonymous && !mention.al;
        let body = mention.kind == SpeakerKind::Organisation && !mention.proper.is_empty();
        return (!apart || body).then_some(rules::PHRASE);
    }
    let foreign = |state: u8| state != 0 && mention.state != 0 && state != mention.state;
    if there.joint || mention.joint || foreign(there.state) || foreign(entity.state) {
        return None;
    }
    let inside = |short: &[Tag], long: &[Tag]| short.iter().all(|w| long.contains(w));
    if mention.al && (inside(new, old) || entity.kind == SpeakerKind::Person && loose(there, mention, entity)) {
        let body = matches!(mention.kind, SpeakerKind::Organisation | SpeakerKind::Document);
        return Some(if body { rules::BODY_AGAIN } else { rules::ROLE_AGAIN });
    }
    // وزير الإسكان ورئيس البنك فلان, then وزير الإسكان.
    let role = matches!(entity.kind, SpeakerKind::Person | SpeakerKind::Role) && mention.kind == SpeakerKind::Role;
    if role
        && !there.al
        && mention.definite
        && !new.is_empty()
        && there.definite
        && (old.starts_with(new) && (there.state == mention.state || mention.state == 0)
            // وزير الزراعة والبيئة, then وزير الزراعة المغربي.
            // وزير الزراعة والبيئة المغربي فلان, then the same.
            || mention.state != 0
                && (there.state == 0 || there.state == mention.state && minister(there.head))
                && new.len() > 1
                && new.split_last().is_some_and(|(_, kept)| old.starts_with(kept)))
    {
        return Some(rules::ROLE_AGAIN);
    }
    // والد الطفلة ليلى حداد, then والد ليلى
    if kinship(there.head)
        && there.head == mention.head
        && !new.is_empty()
        && !old.is_empty()
        && (inside(new, old) || inside(old, new))
    {
        return Some(rules::ROLE_AGAIN);
    }
    // المفوضية, then المفوضية الأوروبية; محكمة المدينة, المحكمة, and المحكمة العليا is another.
    let known =
        |d: &Mention| d.head != mention.head || mention.state != 0 || !d.proper.is_empty() || inside(d.words(), new);
    if there.al
        && mention.al
        && mention.kind == SpeakerKind::Organisation
        && inside(old, new)
        && entity.speaks
        && (!mention.adjectives || entity.described.iter().all(|d| known(d)))
    {
        return Some(rules::BODY_AGAIN);
    }
    // حركة الشباب المتشددة, حركة الشباب الصومالية: the same name with another adjective.
    if mention.kind == SpeakerKind::Organisation
        && !there.al
        && !mention.al
        && mention.definite
        && there.definite
        && old.first() == new.first()
        && !old.is_empty()
        && (inside(old, new) || inside(new, old))
    {
        return Some(rules::BODY);
    }
    None
}

/// Whether the head is an office of which a state has one by that name: two of them with one first word are one.
fn minister(head: Key) -> bool {
    head == word!("وزير") || head == word!("وزيرة")
}

/// Whether a role with a name takes up one without: القاضية فلانة behind قاضية في المدينة, وزير كذا فلان behind وزير كذا.
pub fn takes_up(there: &Mention, mention: &Mention) -> bool {
    let (old, new) = (there.words(), mention.words());
    match (there.al, mention.al) {
        (false, true) => new.is_empty(),
        // القنصل الفرنسي, القنصل الفرنسي العام فلان
        (true, true) => !old.is_empty() && new.starts_with(old) && there.state == mention.state,
        (false, false) => there.definite && !old.is_empty() && new.starts_with(old) && there.state == mention.state,
        _ => false,
    }
}

/// Whether a word behind the noun tells one holder from another, and is not repeated: الرئيس السابق, المتهم الثاني.
#[must_use]
pub fn qualified(there: &Mention, mention: &Mention) -> bool {
    const TELLING: [Tag; 6] = [
        SECOND,
        word!("سابق").tag(),
        word!("أسبق").tag(),
        word!("راحل").tag(),
        word!("مخلوع").tag(),
        word!("معزول").tag(),
    ];
    there.words() != mention.words() && there.words().iter().any(|w| TELLING.contains(w))
}

/// The second of several.
pub const SECOND: Tag = word!("الثاني").tag();

/// المدرب التشيلي, where the coach's country was not told before: one adjective more than was known of a person.
fn loose(there: &Mention, mention: &Mention, entity: &Entity) -> bool {
    // الرئيس السابق فلان is not الرئيس المصري.
    !qualified(there, mention)
        && mention.words().len() == 1
        && mention.state != 0
        && (there.state == 0 || there.state == mention.state)
        && (entity.state == 0 || entity.state == mention.state)
}

/// Whether the second role in the phrase of somebody named is meant: نائبة الرئيس الناطقة باسم الهيئة فلانة, then الناطقة باسم الهيئة.
#[must_use]
pub fn second(there: &Mention, mention: &Mention) -> bool {
    let (head, behind) = there.second;
    mention.definite
        && !head.is_empty()
        && head == mention.head.tag()
        && there.name.is_some()
        && mention.name.is_none()
        && (mention.al || !mention.words().is_empty())
        && mention.words().iter().all(|w| there.words().iter().skip(behind.into()).any(|t| t == w))
}
