//! What belongs to a noun phrase where an object of the verb may follow it, and what must be the object.

use super::{Phrase, TAKES_BI};
use crate::lexicon::Clitics;
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Form, Frame};
use crate::quote::source::BISM;
use crate::quote::view::{ALA, AN, FI, MIN};
use crate::text::{Key, Kind, Shape, Token, Words, word};

impl Phrase<'_, '_> {
    /// Whether the verb takes what stands at `i`.
    pub(super) fn taken(&self, i: usize, token: &Token, frame: Frame) -> bool {
        let view = self.view;
        // «لام الأب نفسه»
        let reflexive = token.key == word!("نفسه") || token.key == word!("نفسها");
        // «محامي ألفيش تقديم استئناف»: behind a name that no list has.
        let object = frame.has(Frame::NP)
            && view.masdar_like(token)
            && !token.word.known()
            && view.before(i).is_some_and(|t| !t.word.known());
        // «أظهرت دراسة تراجع الصادرات»
        let found = frame.has(Frame::NP_FINDING) && token.word.clitics.0 == 0 && view.verbal_noun(i);
        // «تمنت الوزيرة للطلاب النجاح»
        let wished = frame.has(Frame::LI_X_NP) && view.preposition(i) & Clitics::LI != 0;
        // «دعا الأمين العام للأمم المتحدة مجلس الأمن إلى»: whom an office belongs to.
        let office = self.role
            && self.definite
            && token.word.clitics.has(Clitics::LI)
            && (view.unit(i).is_some() || token.word.is(Noun::ORGANISATION | Noun::METONYM | Noun::PROPER));
        if office {
            return false;
        }
        // «اللجنة المكلفة بالتحقيق بإقالة», «المدير جون برينان بالخطأ»: the verb's own preposition follows.
        let again = || (i + 1..self.end.min(i + 6)).any(|k| view.preposition(k) & Clitics::BI != 0);
        let before = view.before(i);
        let about = before.is_some_and(|t| TAKES_BI.iter().any(|stem| t.key.skip(2).starts(*stem)));
        let named = self.name == 1 && !token.word.known() && before.is_some_and(|t| t.word.is(Noun::GIVEN));
        if (about || named) && view.preposition(i) & Clitics::BI != 0 && again() {
            return false;
        }
        // «نانسي بيلوسي، زعيمة الأقلية»: the second part of a name, before a comma.
        let surname = self.name == 1
            && !token.word.known()
            && view.unread_preposition(i) == 0
            && self.comma(i + 1)
            && view.apposition(i + 1, self.end);
        if surname {
            return false;
        }
        object
            || found
            || wished
            || frame.has(Frame::ANY_X) && reflexive
            || frame.has(Frame::MIN_X | Frame::MIN_X_THAT) && token.key == MIN
            || token.key != BISM && !self.place(i, token) && view.act_at(i, self.end, frame, true).is_some()
    }

    /// Whether the word at `i` is the subject's because the verb takes no object that it could be: «وندد المزارعون الأفغان بـ», but
    /// «شدد المجلس الأوامر الإدارية».
    pub(super) fn whole_subject(&self, i: usize, frame: Frame) -> bool {
        let view = self.view;
        let Some((token, before)) = view.token(i).zip(view.before(i)) else { return false };
        // «دعا نادر الصدر أنصاره إلى»: nobody has but one name.
        let family = self.name == 1
            && before.word.is(Noun::GIVEN)
            && token.word.entry.noun.kinds == 0
            && !token.key.ends(word!("ن"));
        let another = view.definite(i) && view.definite(i + 1) && view.preposition(i + 1) == 0;
        let whole = if frame.has(Frame::ANY_X) {
            family && !view.thing(i) && view.definite(i)
        } else {
            !another && (family || !frame.has(Frame::SAFE | Frame::NOUN) || !view.thing(i))
        };
        whole
            && frame != Frame(0)
            && !frame.has(Frame::OBJECTS | Frame::X_MASULIYA | Frame::TAIL)
            && !view.verb_shape(i)
    }

    /// Whether a word that no list has is a name behind an adjective rather than an object: «الممثل الأمريكي براد», but
    /// «الجيش المصري ضبط».
    pub(super) fn foreign(&self, i: usize, token: &Token) -> bool {
        let prefixed = self.view.unread_preposition(i) != 0 || self.view.preposition(i) & Clitics::LI != 0;
        // «الاتحاد الأوروبي حمائية»: no foreign name is spelt with a ta marbuta.
        let feminine = self.tight() && token.shape.has(Shape::TA_MARBUTA);
        !prefixed && !feminine && (self.role || token.key.len() > 3) && !self.view.masdar_like(token)
    }

    /// Whether a place stands at `i` with its preposition, which is no content: «مدير الشركة بالرياض».
    fn place(&self, i: usize, token: &Token) -> bool {
        let place = |t: &Token| t.word.is(Noun::METONYM) && (!t.word.is(Noun::NAME) || t.word.clitics.has(Clitics::AL));
        // «زعيمة الأقلية بمجلس النواب»: where no verb that takes بـ at once stands before.
        let body = self.role
            && !self.frame().has(Frame::BI)
            && token.word.clitics.has(Clitics::BI)
            && token.word.is(Noun::ORGANISATION)
            && !token.word.is(Noun::COMMON)
            && self.view.clitics(i + 1).has(Clitics::AL);
        body || (self.role || self.body)
            && (token.word.clitics.has(Clitics::BI) && place(token)
                || token.key == FI && self.view.token(i + 1).is_some_and(place))
    }

    /// Whether the noun at `i` can neither qualify what is before it nor be its name: an object.
    pub(super) fn other_noun(&self, i: usize, token: &Token) -> bool {
        let view = self.view;
        let Some(before) = view.before(i) else { return false };
        let clitics = token.word.clitics;
        let joined = !token.word.known() && token.key.starts(word!("و"));
        if clitics.0 & !Clitics::AL != 0 || view.preposition(i) != 0 || joined {
            return false;
        }
        let article = clitics.has(Clitics::AL) || token.key.starts(word!("ال")) && view.definite(i);
        let names = token.word.is(Noun::SPEAKER);
        // «وصف ناشط سياسي مرموق البرلمان», «أكد مصدر أمني مقتل الجنود»: what an indefinite adjective has closed.
        // «ذكر مصدر أمني ارتفاع عدد القتلى»
        let plain = |k: usize| view.clitics(k).0 == 0 && !view.adjective(k);
        let construct = || {
            let head = i + 1 + usize::from(plain(i + 1));
            plain(i)
                && !names
                && !token.word.entry.function.has(Function::ADJECTIVE)
                && view.clitics(head).0 == Clitics::AL
                && !view.family_like(head)
        };
        if self.closed && (article || self.frame().has(Frame::NP) && (view.verbal_noun(i) || construct())) {
            return true;
        }
        if names || !token.shape.has(Shape::TA_MARBUTA) {
            return false;
        }
        // «استغرب المتحدث الصفعة»: an adjective would agree in gender.
        if article {
            let agreement = before.word.entry.noun.agreement;
            // «هيئة المسح الجيولوجي البريطانية»: of the body that heads the phrase; «الوزير البطاينة»: a family.
            let body = self.body && token.word.is(Noun::NISBA) || !token.word.known() && token.house();
            return !body
                && before.word.clitics.has(Clitics::AL)
                && before.word.is(Noun::ROLE)
                && agreement & (Noun::FEMININE | Noun::PLURAL | Noun::DUAL) == 0;
        }
        // «انتقدت النقابة سياسة الحكومة»: a construct of its own.
        (self.definite || self.name > 1)
            && view.clitics(i + 1).0 & (Clitics::PREP | Clitics::CONJ) == 0
            && view.token(i + 1).is_some_and(|t| t.key.starts(word!("ال")) && t.key.len() > 4)
            && !view.family_like(i + 1)
    }

    /// Whether an adjective of media without their article stands at `i`: وسائل إعلام محلية, وسائل إعلام تركية رسمية.
    pub(super) fn media(&self, i: usize, token: &Token) -> bool {
        let media = |n: usize| i >= self.from + n && self.view.is(i - n, word!("وسائل"));
        (media(2) || media(3)) && token.word.clitics.0 == 0 && token.key.ends(word!("ية"))
    }

    /// Whether two words that no list has stand at `i` between a role and the verb's object, so that they name who holds it:
    /// «المتحدث باسم الجيش كيستر هولمسن · الحركة بـ», «المدير كيستر هولمسن · عن».
    pub(super) fn unlisted_name(&self, i: usize) -> bool {
        let view = self.view;
        let unlisted = |k: usize| {
            view.token(k).is_some_and(|t| {
                !t.word.known() && t.key.len() > 3 && !t.shape.has(Shape::TA_MARBUTA) && !view.masdar_like(t)
            }) && view.may_name(k)
                && !view.definite(k)
                && !view.thing(k)
        };
        // «مزارعي قصب السكر»: a plural in a construct.
        let construct = view.token(i).is_some_and(|t| t.key.ends(word!("ي")));
        let object = || view.clitics(i + 2).0 == Clitics::AL && !construct && !view.family_like(i + 2);
        self.role
            && self.definite
            && !self.named
            && unlisted(i)
            && unlisted(i + 1)
            && (object() || view.that(i + 2) || view.takes(i + 2, self.frame()))
    }

    /// Whether another noun follows the name at `i`, which can be the verb's object or its content: «رئيس الحزب الشيخ فلان · الحكومة إلى».
    fn noun_behind_name(&self, i: usize) -> bool {
        let view = self.view;
        let end = (i..i + 6)
            .find(|k| (!view.may_name(*k) || view.definite(*k)) && !view.name_part(*k) && !view.family_like(*k));
        end.filter(|k| *k < self.end).is_some_and(|k| {
            // «رئيس الحزب الشيخ فلان إلى الحوار»: the verb needs no object.
            let content = view.act_at(k, k + 2, self.frame(), false).is_some();
            content
                || view.token(k).is_some_and(|t| {
                    t.kind == Kind::Word
                        && t.word.clitics.0 & (Clitics::PREP | Clitics::CONJ) == 0
                        && view.unread_preposition(k) == 0
                        && !view.adjunct(k, true)
                        && !view.that(k)
                })
        })
    }

    /// Whether the word at `i` must belong to the phrase before it, where an object may follow.
    pub(super) fn belongs(&self, i: usize, token: &Token) -> bool {
        let view = self.view;
        let (from, name, definite) = (self.from, self.name > 0, self.definite);
        let Some(before) = view.before(i) else { return false };
        // «وزارتا الصحة والتعليم»: two of them.
        let two = i == from + 1 && !before.word.known() && before.key.ends(word!("تا")) && view.definite(i);
        if before.key == BISM || two {
            return true;
        }
        // «دعا الوزير كافة الأطراف إلى»
        let all = const { Words::new([word!("كافة"), word!("جميع"), word!("كل")]) };
        let several = all.has(token.key) || definite && token.key == word!("بعض");
        if several && self.frame().has(Frame::ANY_X | Frame::NP) {
            return false;
        }
        // «مسؤوليتها عن»: a noun with a pronoun begins another phrase.
        // In a construct it is the phrase's own: «سفير بلاده».
        let construct = i == from + 1 && before.word.known() && !view.definite(from);
        // «أبدى برادلي استعداده»: so does a noun of speech.
        let glad = view.gladness(i);
        let speech =
            self.frame().has(Frame::SPEECH_NP) && (token.word.entry.function.has(Function::SPEECH_NOUN) || glad);
        if i > from
            && !construct
            && (!token.word.known() || speech)
            && !view.definite(i)
            && (view.owned(i) || glad && speech)
        {
            return false;
        }
        // «موسكو وبيونج يانج»: a name that no list has, with its conjunction.
        if !token.word.known()
            && token.key.starts(word!("و"))
            && token.key.len() > 4
            && before.word.is(Noun::NAME | Noun::METONYM | Noun::PROPER)
        {
            return true;
        }
        if token.word.clitics.has(Clitics::CONJ) || token.key == BISM || matches!(token.key, FI | MIN | ALA | AN) {
            return true;
        }
        if token.kind != Kind::Word {
            return token.kind == Kind::Foreign && (name || before.kind == Kind::Foreign || !definite);
        }
        if token.word.clitics.has(Clitics::PREP) {
            return true;
        }
        // «المرصد السوري لحقوق الإنسان»: what a body or an office is for, though no list has the word.
        // «المندوب الجهوي للصحة بسوسة، فلان»: where it is, though no list has the place.
        let place = || token.key.starts(word!("ب")) && token.key.len() > 3 && view.apposition(i + 1, self.end);
        let place = self.comma(i + 1) && !token.word.known() && place();
        let prefixed = place || view.preposition(i) & Clitics::LI != 0 || view.unread_preposition(i) != 0;
        if definite && (self.body || self.role) && prefixed {
            return true;
        }
        // «شبه كثيرون لونه بـ»: a plural with its nun heads no construct.
        // «خبراء نفطيون سبب»: nor does its adjective.
        let group = Noun::GROUP | Noun::ANONYMOUS;
        let adjective = before.key.ends(word!("يون")) && i >= 2 && view.noun(i - 2).is(group | Noun::ROLE);
        let nun = before.key.ends(word!("ون")) && before.word.is(group) || adjective;
        if nun && !name {
            return view.adjective(i) || token.key.ends(word!("ون")) || token.word.is(Noun::NISBA);
        }
        // «سفارة البلاد لدى الاتحاد»: what else stands there is an adjunct, and has ended the phrase.
        if token.key == word!("لدى") {
            return true;
        }
        // The parts of a name, and the name behind a title or role. A name that is a common word besides needs more of it:
        // «استبعدت الوزيرة عودة الحظر».
        let helped = name
            || view.name_part(i + 1)
            || view.family_like(i + 1)
            || before.word.is(Noun::NISBA) && view.may_name(i + 1) && !view.definite(i + 1)
            || self.frame() == Frame(0)
                && (view.may_name(i + 1)
                    || view.token(i + 1).is_some_and(|t| t.word.is(Noun::NISBA)) && !view.definite(i + 1));
        let common = token.word.is(Noun::COMMON) && !helped;
        if token.word.is(Noun::NAME)
            && !common
            && (name || before.word.is(Noun::TITLE | Noun::ROLE | Noun::PARTICLE | Noun::NISBA) || !before.word.known())
        {
            return true;
        }
        // «مدرب المنتخب السعودي لكرة القدم خوان أنطونيو»: the name of the one whose role heads the phrase.
        // A name that is a common word besides, before another part of a name: «رفيق عبد السلام».
        let sure = !token.word.is(Noun::COMMON) || !common && !self.frame().has(Frame::NP);
        // «دعا ملك البلاد عبد الله الثاني إلى»
        let named = token.word.is(Noun::GIVEN | Noun::FAMILY | Noun::PARTICLE) && sure && !name;
        if named && (self.role || view.token(from).is_some_and(|t| t.word.is(Noun::ROLE | Noun::TITLE))) {
            return true;
        }
        // «مانويل بليجريني مدرب مانشستر سيتي»
        if name && token.word.is(Noun::ROLE) && token.word.clitics.0 == 0 {
            // «السفير نادر سعد مشاركة البلاد»
            if token.word.entry.function.has(Function::VERBAL_NOUN) {
                return false;
            }
            // «أبلغ الزعيم فلان وزير الخارجية فلانا أن»: who has one office is told to him who has another.
            let other = view.noun(from).is(Noun::ROLE) && !view.courtesy(from) && view.may_name(i + 2);
            return !(other && self.frame().has(Frame::ANY_X));
        }
        // «محمد صابر عرب وزير الثقافة»: whatever a word means, between a name and a role it is the name's.
        if name
            && token.word.clitics.0 == 0
            && !token.word.is(Noun::TITLE)
            && view.token(i + 1).is_some_and(|t| t.word.is(Noun::ROLE) && !t.word.clitics.has(Clitics::AL))
        {
            return view.surname(i);
        }
        // «والبرمجة والدرونز»: before any object, what has a conjunction is coordinated in the phrase.
        if token.key.starts(word!("وال")) && token.key.len() > 5 {
            return true;
        }
        // «الوزير وليد المعلم، المزارعين إلى»: a family named for a trade, before the comma that closes the phrase.
        if self.name == 1 && self.role && self.comma(i + 1) && token.word.is(Noun::ROLE) && before.word.is(Noun::GIVEN)
        {
            return token.word.clitics.0 == Clitics::AL;
        }
        // «وفقا للباحثة جين وونغ فإن», «…، بحسب مدير المركز بيرز كولن.»
        if self.role && definite && self.frame() == Frame(0) && view.foreign_name(i, self.end, false, !self.first()) {
            return true;
        }
        // «مشاهير التلاوة و خبراء الموسيقى»: a conjunction that stands by itself.
        if token.key == word!("و") && view.may_speak(i + 1) {
            return true;
        }
        // «بحسب الدكتور زبدي»
        // «الأستاذة مشاعر أحمد»
        let titled = self.frame() == Frame(0) || view.clitics(from).has(Clitics::AL) && view.name_part(i + 1);
        if i == from + 1 && view.courtesy(from) && view.may_name(i) && !view.definite(i) && titled {
            return true;
        }
        // «دعا الرئيس بوريك إلى»: a name that no list has, between an office and what the verb takes.
        if i == from + 1
            && self.frame() != Frame(0)
            && before.word.is(Noun::ROLE)
            && before.word.clitics.has(Clitics::AL)
            && (view.act_preposition(i + 1, self.frame()) || self.comma(i + 1))
            && !token.word.known()
            && view.may_name(i)
            && !view.definite(i)
            && !view.thing(i)
            && !token.key.ends(word!("ين"))
            && !token.key.ends(word!("ا"))
        {
            return true;
        }
        // «العقيد أركان حرب فلان», «العميد الركن فلان», «الفريق أول فلان»
        let staff = const { Words::new([word!("أركان"), word!("ركن"), word!("الركن"), word!("أول")]) };
        if view.courtesy(i - 1) && staff.has(token.key) || before.key == word!("أركان") && token.key == word!("حرب")
        {
            return true;
        }
        if self.unlisted_name(i) {
            return true;
        }
        // «رئيس اللجنة اللواء فلان»
        let named =
            view.name_part(i + 1) || view.token(i + 1).is_some_and(|t| !t.word.known()) && !view.definite(i + 1);
        if self.role
            && definite
            && named
            && view.courtesy(i)
            && token.word.clitics.has(Clitics::AL)
            && (!self.frame().has(Frame::ANY_X) || !self.named && self.noun_behind_name(i + 1))
        {
            return true;
        }
        // «الرئيس المدير العام»
        let objects = Frame::ANY_X | Frame::NP | Frame::TWO_NP | Frame::NP_BI;
        if i == from + 1
            && before.word.is(Noun::ROLE)
            && token.word.is(Noun::ROLE)
            && view.clitics(from).has(Clitics::AL)
            && token.word.clitics.has(Clitics::AL)
            && !self.frame().has(objects)
        {
            return true;
        }
        // «شركة الفاو إحدى الشركات»
        if definite && const { Words::new([word!("أحد"), word!("إحدى")]) }.has(token.key) {
            return true;
        }
        // «الخطة المقترحة»
        if definite
            && token.word.clitics.has(Clitics::AL)
            && !token.word.is(Noun::SPEAKER)
            && view.verb(i).is_some_and(|(f, _)| f.form == Form::Participle)
        {
            return true;
        }
        // «المصدر ذاته»
        if definite && token.word.entry.function.has(Function::REFLEXIVE) {
            return true;
        }
        // «واتهمت الرياض أوتاوا»: one capital, then the other.
        if before.word.is(Noun::METONYM) && token.word.is(Noun::METONYM) && !view.adjective(i) {
            return false;
        }
        // «التقرير العالمي الصادر عن»: participles that say whose it is.
        let bare = token.key.skip(2);
        if definite && view.definite(i) && WHOSE.iter().any(|stem| bare.starts(*stem)) && bare.len() < 6 {
            return true;
        }
        // «رئيس قسم الخدمات المساندة»: the adjective of a plural of things.
        let things = before.key.ends(word!("ات")) && view.definite(i - 1);
        if things && !token.word.is(Noun::SPEAKER) && view.definite(i) && token.shape.has(Shape::TA_MARBUTA) {
            return true;
        }
        // «طلب برادلى مهلة من الاتحاد»
        let lone = i == from + 1 && !before.word.known() && !view.definite(from);
        if lone && self.frame().has(Frame::NP) && token.shape.has(Shape::TA_MARBUTA) && !token.word.is(Noun::NAME) {
            return false;
        }
        // «أعلن بيتزي التشكيلة»: a name that no list has, and the object.
        if i == from + 1
            && self.frame() != Frame(0)
            && !before.word.known()
            && !before.shape.has(Shape::TA_MARBUTA)
            && !view.definite(from)
            && view.definite(i)
            && !token.word.is(Noun::NAME)
        {
            // «دعا مقتدى الصدر، زعيم التيار، الوزير إلى»
            return self.comma(i + 1) && view.apposition(i + 1, self.end);
        }
        if name {
            // «كارلوس خوسيه أرغويلو غوميز،»
            return !token.word.known()
                && !view.definite(i)
                && !view.masdar_like(token)
                && i < from + 16
                && (before.word.is(Noun::NAME) || !before.word.known() && self.name > 2 && self.comma(i + 1))
                || view.definite(i) && view.adjective(i) && !token.word.is(Noun::ORGANISATION)
                // «خالد بن صالح المديفر»: where no object may follow, a word that no list has is the rest of the name.
                || !token.word.known()
                    && view.definite(i)
                    && before.word.is(Noun::NAME)
                    && !token.shape.has(Shape::TA_MARBUTA)
                    && (!self.frame().has(Frame::ANY_X | Frame::NP | Frame::SPEECH_NP | Frame::TWO_NP | Frame::NP_BI)
                        // «دعا مقتدى الصدر، الخميس، إلى»: no object stands before a comma.
                        || self.name == 1 && before.word.is(Noun::GIVEN) && self.comma(i + 1));
        }
        // «شركة تويوتا موتور اليابانية»
        let brand =
            before.word.is(Noun::PROPER) && !token.word.known() && !view.definite(i) && !view.masdar_like(token);
        if self.body && brand && view.noun(i + 1).is(Noun::NISBA) && view.clitics(i + 1).has(Clitics::AL) {
            return true;
        }
        // «نادي باريس سان جيرمان»
        if self.body && before.word.is(Noun::METONYM) && token.word.is(Noun::PARTICLE) && !token.word.is(Noun::COMMON) {
            return true;
        }
        // «والدة الطفل المفقود السلطات»: before the object, one of the same gender is an adjective.
        let alike = token.shape.has(Shape::TA_MARBUTA) == before.shape.has(Shape::TA_MARBUTA);
        let qualifies = definite && alike && token.word.clitics.0 == Clitics::AL && !token.word.is(Noun::ORGANISATION);
        if qualifies
            && self.frame().has(Frame::ANY_X)
            && view.token(i + 1).is_some_and(|t| t.word.clitics.0 == Clitics::AL && t.word.is(Noun::ORGANISATION))
        {
            return true;
        }
        // An adjective agrees with a definite noun; a construct goes on from an indefinite one.
        if definite {
            return view.definite(i)
                && (view.adjective(i)
                    // «الأطراف المتنازعة»; «أشاد المهندس الحصين بالجهود»: no object may follow.
                    || self.role
                        && !token.word.known()
                        && (self.frame() == Frame(0)
                            || !self.frame().has(objects)
                                && (view.courtesy(i + 1) || view.act_at(i + 1, self.end, self.frame(), false).is_some())))
                || !view.definite(i) && !token.word.known() && self.foreign(i, token) && before.word.is(Noun::NISBA);
        }
        true
    }
}

/// Participles that say whose something is, or what it is about: الصادر عن, التابع لـ, الخاص بـ.
const WHOSE: [Key; 5] = [word!("صادر"), word!("تابع"), word!("خاص"), word!("متعلق"), word!("مكلف")];
