//! Why a quote has its speaker: one rule a link.

use crate::rule::rules;

rules! {
    NAMED = "speaker/named", "المصدر يُذكر هنا أول مرة", "the source is named here for the first time";
    NAME = "speaker/name", "الاسم الكامل نفسه، أو صيغة أخرى له", "the same full name, or another form of it";
    SHORT_NAME = "speaker/short-name", "اسم مختصر لشخص ذُكر اسمه كاملا", "the short form of a name that the text gives in full";
    ROLE_AGAIN = "speaker/role-again", "صفة معرّفة تعود إلى من ذُكر بها", "a definite role takes up whom the text gave it to";
    ROLE_NAMED = "speaker/role-named", "لقب مع اسم يعود إلى صفة سبقت بلا اسم", "a title with a name takes up a role that had no name yet";
    PHRASE = "speaker/same-phrase", "العبارة نفسها مرة أخرى", "the same phrase again";
    BODY = "speaker/body", "الجهة نفسها باسمها", "the same body, by its name";
    BODY_AGAIN = "speaker/body-again", "اسم جهة معرّف يعود إلى جهة ذُكرت", "a definite noun takes up a body or document named before";
    STATE = "speaker/state", "الدولة وعاصمتها وحكومتها متكلم واحد", "a state, its capital and its government are one speaker";
    SAME_SOURCE = "speaker/same-source", "«المصدر ذاته» يعود إلى آخر من تكلم", "`the same source` points to the last speaker";
    ELIDED = "speaker/elided-subject", "الفعل بلا فاعل ظاهر: آخر متكلم يوافقه", "the verb has no subject: the last speaker that agrees with it";
    COORDINATED = "speaker/coordinated-subject", "الفعل بلا فاعل ظاهر: فاعل الجملة السابقة", "the verb has no subject: the subject of the clause before it";
    PARTICIPLE = "speaker/participle", "الحال لصاحب الفعل الذي قبلها", "a participle speaks for the subject of the verb before it";
    PRONOUN = "speaker/pronoun", "ضمير متصل يعود إلى آخر من يوافقه", "a pronoun points to the last one that agrees with it";
    ORPHAN = "speaker/orphan-quote", "اقتباس بلا فعل يتبع المتكلم الذي قبله", "a quotation without a cue belongs to the speaker before it";
    FIRST_PERSON = "speaker/first-person", "ضمير المتكلم داخل كلام منقول لصاحب الكلام", "the first person within a quote is its speaker";
}
