//! Where a verb that can report an act reports none: nothing is said, nobody says it, it is no verb, or its subject is a thing.

use super::Voice;
use super::cue::{Finder, IMPERSONAL, Scope};
use super::source::ATTENTION;
use super::view::{FI, MIN, Range, View};
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Agreement, Form, Frame};
use crate::lexicon::{Class, Clitics};
use crate::text::{Key, Kind, Shape, Token, Words, word};

impl Finder<'_, '_, '_> {
    /// Whether the finite verb at `i` is no act there: nothing is said, nobody says it, it is no verb, or its subject is a thing.
    pub fn no_act(&self, i: usize, source: Range, voice: Voice, content: usize, scope: Scope) -> bool {
        let view = self.view;
        let Some((form, verb)) = view.verb(i) else { return true };
        let frame = verb.frame;
        let first = form.agreement.has(Agreement::FIRST);
        let present = form.form == Form::Present;
        let joined = view.joined(i);
        let before = view.before(i).filter(|_| i > scope.sentence.start);
        let behind_noun = |nouns: u32| before.is_some_and(|t| t.is_word() && t.word.entry.function.0 & !nouns == 0);
        let nobody = source.is_empty() && voice == Voice::Elided;
        // «عدة دول»
        let somebody = || {
            let both = view.bare(source.start) == word!("كل") && view.is(source.start + 1, MIN);
            let several = usize::from(view.is(source.start, word!("عدة")));
            view.may_be_somebody(source.start + if both { 2 } else { several })
        };

        // Nothing is said. «مازلت أذكر»: I remember; «رفض تأكيد النبأ», «تحفظ عن الإفصاح».
        let withheld = || {
            let said =
                content + usize::from(view.clitics(content).0 & Clitics::PREP == 0 && view.takes(content, frame));
            WITHHELD.has(view.bare(said))
        };
        // «أصر على الحضور»: he wants to; «أصر على موقفه», «على ضرورة الحضور».
        let wanted = || {
            let said = Function::CLAUSE_NOUN | Function::SPEECH_NOUN | Function::SPEECH_TAIL;
            !view.function(content + 1).has(said) && !view.owned(content + 1) && !view.says(content + 1)
        };
        // «يقلل من نوبات القلق»: of what is no judgement it says that there is less.
        let belittled = || BELITTLED.iter().any(|stem| view.starts(content + 1, *stem));
        // «لفت الأنظار إلى موهبته», «الذي لفت الانتباه إلى»; but «ولفت الانتباه إلى الخطر»
        let attention = || {
            let told = content == i + 2 && voice != Voice::Relative && (joined || !nobody);
            view.is(content - 1, word!("الأنظار")) || !told && ATTENTION.iter().any(|w| view.is(i + 1, *w))
        };
        // «تأخر الحافلة أمر مزعج»: a matter, which an adjective qualifies.
        let matter = || {
            i > 0 && source.start == i + 1 && view.definite(i - 1) && !view.definite(i + 1) && !view.may_speak(i + 1)
        };
        // «نشر الخير وطلب العلم»: a noun that goes on from nouns.
        let joins_nouns = || {
            nobody
                && view.clitics(i).has(Clitics::CONJ)
                && form.agreement.0 == (Agreement::MASCULINE | Agreement::SINGULAR)
                && !present
                && before.is_some_and(Token::is_word)
                && content == i + 1
                && !view.starts(content, MIN)
                && view.np_object(content, Frame(Frame::NP))
        };
        // «تحفظت الشرطة على السائق»: he is held.
        let held = || {
            let kin = view.owned(content + 1) && view.token(content + 1).is_some_and(|t| view.kin(t));
            kin || view.noun(content + 1).is(Noun::SPEAKER & !Noun::DOCUMENT)
        };
        // «أمرت المحكمة بالإفراج عنه»: a decision.
        let from = if nobody { scope.sentence.start.max(i.saturating_sub(24)) } else { source.start };
        let until = if nobody { i } else { source.start + 1 };
        let decided = || (from..until).any(|k| COURTS.has(view.token(k).map_or(Key::NONE, |t| t.stem())));
        // «وجهت إليه تهمة السرقة», «وجهوا إليهم تهما متعلقة بـ»: a charge.
        // «ووجهت اتهامات إلى 14 شخصا»
        let charged = || {
            (i + 1..=content).any(|k| view.bare(k).starts(word!("تهم")))
                || nobody && view.is(content, word!("اتهامات")) && (i + 1..content).all(|k| view.adverb(k))
        };
        // «يبرز في الفريق حارسه»: he stands out.
        // «استبعدت المحكمة النائب من القائمة»: he may not stand; «يعارض بناء السدود»: an attitude.
        let left_out = || !view.verbal_noun(content) && (content + 1..content + 4).any(|k| view.is(k, MIN));
        if verb.is(word!("ذكر")) && first && present
            || verb.is(word!("استبعد")) && left_out()
            || verb.is(word!("أبرز")) && present && view.is(i + 1, FI)
            || verb.among(&[word!("عارض"), word!("أيد")]) && present
            || verb.is(word!("وجه")) && charged()
            || verb.among(&[word!("أمر"), word!("أدان"), word!("أيد"), word!("أصدر")]) && decided()
            || verb.among(&[word!("رفض"), word!("تحفظ")]) && withheld()
            || verb.is(word!("أصر")) && wanted()
            || verb.is(word!("قلل")) && !belittled()
            || verb.is(word!("لفت")) && attention()
            || verb.is(word!("طلب")) && joins_nouns()
            || verb.is(word!("أمر")) && matter()
            || verb.is(word!("تحفظ")) && held()
        {
            return true;
        }

        // Nobody says it. «هذه الخطوة تشير إلى»: the subject before the verb is nobody who speaks; «جانب عملي بحت»: an adjective.
        // «تصريحات عبر فيها عن غضبه»
        let within = view.function(i + 1).has(Function::PRONOMINAL) && view.starts(i + 1, FI)
            || view.is(i + 1, MIN) && view.starts(i + 2, word!("خلال"));
        // «إلا أنه لدى وداعه أشاد بـ»
        let plain = !present && !frame.has(Frame::NOUN | Frame::STRICT | Frame::PERSON);
        let he = (before.is_some_and(|t| view.pronoun(t)) || view.he_that(i))
            && (frame.has(Frame::ANY_X | Frame::SAFE) || plain)
            // «لكنه برر التأخير بـ»
            || !present && i > 0 && view.connective(i - 1) && view.particle_subject(i);
        // «وبعد ذلك بيومين أعرب عن»: nothing before the verb is its subject.
        let fronted = !present && view.fronted(i, scope.sentence.start);
        let bare =
            nobody && !(form.object || joined || within || he || fronted && !frame.has(Frame::NOUN | Frame::STRICT));
        // «كانت الرسوم تعبر عن»: what such a verb goes on from is no speaker; one that opens its clause may have him before it.
        let opens_clause = || {
            before.is_none_or(|t| {
                matches!(t.kind, Kind::Colon | Kind::Stop | Kind::Mark)
                    || t.word.entry.function.has(Function::CONNECTIVE | Function::RELATIVE)
            })
        };
        let purpose = view.clitics(i).has(Clitics::LI) && frame.has(Frame::SAFE);
        let he_does = present && !first && form.agreement.has(Agreement::SINGULAR);
        // «الآيات تدل على الخير، وتحث على السعي»: so is what a verb within its paragraph goes on from, where nobody has spoken.
        // «وجاء الحكم مفاجئا ويهدد بـ»: and so does a thing.
        let unspoken = || {
            let thing = verb.among(&[word!("هدد"), word!("كشف")]) && self.host_sentence(scope).is_none();
            nobody && view.clitics(i).has(Clitics::CONJ) && i > 0 && (thing || self.quotes.len() == self.first)
        };
        if he_does && (bare && !purpose && !opens_clause() || unspoken()) {
            return true;
        }
        // «مما يهدد السكان», «يتوقع استكمالها»
        let outcome = !joined
            && !form.object
            && before.is_some_and(|t| [word!("مما"), word!("ما"), word!("بما")].contains(&t.key));
        // «ويتوقع خروجه»
        let passive = view.clitics(i).has(Clitics::CONJ) && form.agreement.has(Agreement::MASCULINE);
        let impersonal = (!joined || passive) && verb.among(&IMPERSONAL);
        let thing = || !view.may_speak(source.start) && !view.definite(source.start);
        // «ويشترط ألا يتجاوز العمر ثلاثين عاما»
        let ruled = nobody && present && !first && view.is(content, word!("ألا"));
        if bare && behind_noun(NOUNS) && !(first && present)
            || ruled
            // «ما يدعونا إلى»: what makes us.
            || nobody && verb.is(word!("دعا")) && (view.ends(i, word!("نا")) || view.ends(i, word!("ني")))
            // «ومما يدعو إلى الأسف»
            || present && before.is_some_and(|t| t.key == word!("ومما"))
            // «ويتوقع هطول أمطار»
            || impersonal && present && form.agreement.has(Agreement::MASCULINE) && !nobody && thing()
            || nobody && !first && present && (outcome || impersonal)
            // «لتعبر عن تنوع البلد»: a purpose of things.
            || source.is_empty() && view.clitics(i).has(Clitics::LI) && frame.has(Frame::PERSON | Frame::STRICT)
        {
            return true;
        }

        // It is no verb. A homograph at the head of its clause, with nobody named, must take its preposition at once: «، كشف عن».
        let opens = || {
            before.is_none_or(|t| !t.is_word() || t.word.entry.function.has(Function::CONNECTIVE | Function::RELATIVE))
                && (view.act_at(content, content + 2, frame, frame.has(Frame::ANY_X)).is_some()
                    // «كما طلبت منها إحضار الدواء»
                    || frame.has(Frame::MIN_X) && (view.is(i + 1, MIN) || view.function(i + 1).has(Function::PRONOMINAL))
                    // «فيما نفت وجود خلاف», but «لكن رفض الدعوة …»
                    || form.agreement.has(Agreement::FEMININE | Agreement::PLURAL)
                        && content == i + 1
                        && view.thing(content)
                    // «كما ثمن الجهود», «كما قدم شكره»: no noun follows كما.
                    || content == i + 1
                        && before.is_some_and(|t| t.key == word!("كما"))
                        && (view.clitics(content).has(Clitics::AL)
                            || view.is(content, word!("ما"))
                            || frame.has(Frame::SPEECH_NP) && view.thing(content)))
        };
        // «وكانوا قد طالبوا خلال الصيف الماضي بـ»: no noun has these letters.
        let verb_alone = form.agreement.has(Agreement::PLURAL)
            && !present
            && !frame.has(Frame::STRICT)
            && before.is_some_and(Token::is_word);
        if bare && !first && !verb_alone && frame.has(Frame::NOUN | Frame::STRICT) && !opens() {
            return true;
        }
        // «هدفا ذكر الجمهور به»: a clause that belongs to a noun without article.
        let accusative = |t: &Token| {
            t.kind == Kind::Word
                && t.key.len() > 3
                && t.key.ends(word!("ا"))
                && !t.key.ends(word!("ها"))
                && !t.word.known()
                && !view.p.lexicon.lookup(t.key.chop(1)).function.has(Function::CHANNEL)
        };
        let subject_before = !source.is_empty() && source.start < i;
        // «وفعلا وصفت»: an adverb that opens the sentence.
        let adverb = i == scope.sentence.start + 1;
        if !subject_before
            && !adverb
            && !form.object
            && !view.clitics(i).has(Clitics::CONJ)
            && before.is_some_and(accusative)
        {
            return true;
        }

        // Its subject is a thing. «هذا الهجوم يبرز خطر الجماعة»: what is before the verb is, and what is behind it is no speaker.
        let behind = source.start > i && thing();
        if behind && !joined && !fronted && behind_noun(Function::VERBAL_NOUN) {
            return true;
        }
        // «التوتر الذي هدد السلم»: so is what a relative clause belongs to.
        let of = |k: usize| {
            view.definite(k)
                && !view.may_be_somebody(k)
                && !view.adjective(k)
                && !view.noun(k).is(Noun::NISBA | Noun::NAME)
                && view.before(k).is_some_and(|t| t.word.entry.class.any(Class::FUNCTION) || !t.is_word())
        };
        if voice == Voice::Relative && frame.has(Frame::PERSON) && i.checked_sub(2).is_some_and(of) {
            return true;
        }
        // «أظهرت الدراسة تحسنا»: a finding needs its document.
        if frame.has(Frame::NP_FINDING) && !frame.has(Frame::NP) && content > i {
            // «أظهرت الصور جنودا أمام المبنى»: whom one sees.
            let person = |t: &Token| {
                view.p.lexicon.lookup(t.key.chop(1)).noun.is(Noun::SPEAKER & !(Noun::DOCUMENT | Noun::ORGANISATION))
            };
            let seen = |t: &Token| view.accusative(t) && person(t);
            return !view.noun(source.start).is(Noun::DOCUMENT) || view.token(content).is_some_and(seen);
        }
        // «اعتبر المتهم مذنبا»: a passive, with one object.
        let one = |t: &Token| t.shape.has(Shape::TANWIN) || !t.word.known() && t.key.ends(word!("ا"));
        if frame.has(Frame::TWO_NP) && !form.object && view.token(content).is_some_and(one) {
            return true;
        }
        // «كشفت الرياح رمال الشاطئ»: of a thing the verb says something else; «واعتبرت الهجمات محاولة»: a passive.
        // «أشار العوضي إلى»: what looks like a family name may have done it, once.
        let once = !present
            && (view.family_like(source.start) && !view.noun(source.start).is(Noun::COMMON)
                || view.noun(source.start).is(Noun::NAME) && view.clitics(source.start).0 == 0);
        // «يشير المثمن العقاري سليم الحداد إلى»: whatever his role is called.
        let named = || (source.start + 1..source.end).any(|k| view.name_part(k - 1) && view.name_part(k));
        // «وعبر الحضور عن إعجابهم»: who tells of what he feels.
        let feels = !present && frame.has(Frame::PREP) && view.owned(content + 1);
        // «لكن خطيبته قللت من شأن»: one of his; «أشار الصيد إلى ضرورة»: whatever his name is.
        let kin = view.token(source.start).is_some_and(|t| view.kin(t)) && source.start < i;
        let told = !present && frame.has(Frame::SAFE) && view.preposition(content) & Clitics::LI == 0;
        frame.has(Frame::PERSON | Frame::TWO_NP | Frame::STRICT)
            && !source.is_empty()
            && !once
            && !kin
            && !told
            && !feels
            && !somebody()
            && !named()
    }
}

impl View<'_> {
    /// Whether only an adjunct, which opens the clause of the verb at `i`, stands before it: «وفي العام الماضي أعلن حداد».
    fn fronted(&self, i: usize, start: usize) -> bool {
        let from = start.max(i.saturating_sub(10));
        let comma = (from..i).rev().find(|k| self.kind(*k) == Some(Kind::Comma));
        let head = comma.map_or(start, |k| k + 1);
        let opens = self.bare(head) == FI
            || self.starts(head, word!("ففي"))
            || self.function(head).has(Function::ADJUNCT) && !self.connective(head);
        opens && head + 1 < i && i < head + 10 && !(head + 1..i).any(|k| self.finite(k))
    }

    /// Whether a token is a pronoun that stands by itself, as a subject does: هو, وهي, فهم.
    pub fn pronoun(&self, token: &Token) -> bool {
        // «أهم» is the most important.
        let joined = token.key.starts(word!("و")) || token.key.starts(word!("ف"));
        let key = if joined { token.key.skip(1) } else { token.key };
        [word!("هو"), word!("هي"), word!("هم")].contains(&key)
    }

    /// Whether the particle before the verb at `i` carries its subject, so that what follows the verb is its object: «لكنها وصفت
    /// الحالة بأنها», «بأنه حث الرئيس على».
    pub fn particle_subject(&self, i: usize) -> bool {
        let k = i.wrapping_sub(1 + usize::from(self.bare(i.wrapping_sub(1)) == word!("قد")));
        // «أنه أمر لا مفر منه»: a noun; «لكنه يعتبر تأخيرا»: it is held to be.
        let noun = self.verb(i).is_some_and(|(f, v)| {
            v.is(word!("أمر")) && f.agreement.0 == (Agreement::MASCULINE | Agreement::SINGULAR)
                || v.frame.has(Frame::TWO_NP)
        });
        self.function(k).has(Function::THAT | Function::CONNECTIVE)
            && !noun
            && [word!("نه"), word!("نها"), word!("نهم"), word!("نهما")].iter().any(|own| self.ends(k, *own))
    }

    /// Whether a pronoun opened the clause of the verb at `i`: «إنه وزملاءه يطالبون».
    fn he_that(&self, i: usize) -> bool {
        (i.saturating_sub(8)..i)
            .rev()
            .take_while(|k| self.kind(*k) == Some(Kind::Word) && !self.verb_shape(*k))
            .take_while(|k| !self.function(*k).has(Function::AUXILIARY | Function::RELATIVE))
            .any(|k| {
                // «لكنه في المقابل يطالب بـ»
                let but = self.starts(k, word!("لكنه"));
                but || self.that(k) && self.token(k).is_some_and(|t| t.key.len() > 2 + t.word.clitics.letters())
            })
    }
}

/// Classes of nouns among the function words.
pub const NOUNS: u32 = Function::CHANNEL
    | Function::MEDIUM
    | Function::SPEECH_NOUN
    | Function::NAMING
    | Function::ADJECTIVE
    | Function::VERBAL_NOUN
    | Function::STATEMENT
    | Function::ENTITLED
    | Function::CLAUSE_NOUN;

/// Whose orders are decisions.
const COURTS: Words<6> =
    Words::new([word!("القاضي"), word!("محكمة"), word!("قاض"), word!("قاضي"), word!("قاضية"), word!("قضاء")]);

/// What a speaker makes little of: «قلل من شأن الخسارة».
const BELITTLED: [Key; 10] = [
    word!("أهمي"),
    word!("شأن"),
    word!("خطور"),
    word!("حجم"),
    word!("تأثير"),
    word!("تداعيات"),
    word!("احتمال"),
    word!("جدوى"),
    word!("مخاوف"),
    word!("المخاوف"),
];

/// What is withheld is not said: «رفض الإفصاح عن».
pub const WITHHELD: Words<10> = Words::new([
    word!("إدانة"),
    word!("الاعتراف"),
    word!("الحديث"),
    word!("تأكيد"),
    word!("التأكيد"),
    word!("الإفصاح"),
    word!("الكشف"),
    word!("الرد"),
    word!("التعليق"),
    word!("الإجابة"),
]);
