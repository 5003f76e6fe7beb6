//! The rules of attribution.

use crate::rule::rules;

rules! {
    VERB_CLAUSE = "quote/verb-clause",
        "فعل قول يليه إنّ أو أنّ ثم الكلام المنقول بالمعنى",
        "a reporting verb, then that (إن, أن) and what was said in the reporter's words";
    VERB_MARKS = "quote/verb-marks",
        "فعل قول يليه كلام بين علامتي تنصيص",
        "a reporting verb, then words in quotation marks";
    VERB_COLON = "quote/verb-colon",
        "فعل قول ثم نقطتان يليهما الكلام بلا علامتي تنصيص",
        "a reporting verb and a colon, then the words themselves without quotation marks";
    VERB_WHETHER = "quote/verb-question",
        "فعل سؤال أو بيان يليه استفهام منقول",
        "a verb of asking or explaining, then a reported question";
    MARKS_VERB = "quote/marks-verb",
        "كلام بين علامتي تنصيص يليه فعل القول وقائله",
        "words in quotation marks, then the reporting verb and who said them";
    ACT = "quote/act",
        "فعل كلامي مفعوله اسم: وصف للقول لا نصه",
        "a verb that reports a speech act whose content is a noun phrase";
    ACT_MARKS = "quote/act-marks",
        "فعل كلامي في مفعوله ألفاظ بين علامتي تنصيص",
        "a verb that reports a speech act, with words of the speaker in quotation marks";
    ACCORDING = "quote/according-to",
        "بحسب أو وفقا لـ: الجملة التي تقيدها العبارة",
        "according to: the clause that the phrase qualifies";
    AS_SAID = "quote/as-said",
        "كما أو حسبما وفعل القول: الجملة التي تقيدها العبارة",
        "as somebody said: the clause that the phrase qualifies";
    PARENTHETICAL = "quote/parenthetical",
        "فعل القول وقائله معترضان في كلامه",
        "the reporting verb and its subject stand within what was said";
    MASDAR_CLAUSE = "quote/noun-clause",
        "اسم من أسماء القول يليه الكلام المنقول",
        "a noun of saying, then what was said";
    DOCUMENT = "quote/document",
        "جاء أو ورد في وثيقة: ما تقوله الوثيقة",
        "it said in a document: what the document says";
    RELAY = "quote/relay",
        "نقلت وسيلة إعلام عن قائل كلامه",
        "a medium relays what another said";
    HEADLINE = "quote/headline",
        "عنوان: القائل ثم نقطتان ثم كلامه",
        "a headline: the speaker, a colon, the words";
    HEADLINE_NAME = "quote/headline-name",
        "عنوان: اسم القائل وحده كما ورد في سائر النص ثم نقطتان ثم كلامه",
        "a headline: the speaker's bare name, which the text has elsewhere, a colon, the words";
    TURN = "quote/turn",
        "سؤال أو جواب في مقابلة بعد س أو ج ونقطتين، أو في سطور تبدأ بشرطات",
        "a question or an answer of an interview behind its label (س، ج) and a colon, or in lines with dashes";
    ORPHAN = "quote/orphan",
        "فقرة كلها بين علامتي تنصيص بعد كلام قائل معروف",
        "a paragraph wholly in quotation marks that goes on from a known speaker";
}
