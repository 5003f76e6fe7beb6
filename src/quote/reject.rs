//! Where a word with the letters of a reporting verb does not report.

use super::view::{ALA, AN, AN_THAT, FI, ILA, MIN, View, bare};
use crate::lexicon::function::Function;
use crate::lexicon::nouns::Noun;
use crate::lexicon::verbs::{Agreement, Form, Frame, Verb, VerbForm};
use crate::lexicon::{Class, Clitics};
use crate::text::{Key, Kind, Shape, Words, word};

impl View<'_> {
    /// Whether the finite form at `i` cannot report: negated, hypothetical, ordered, passive, impersonal, or a noun of the same
    /// letters.
    pub fn rejected(&self, i: usize) -> bool {
        if self.rejected.get().0 != i {
            self.rejected.set((i, self.cannot_report(i)));
        }
        self.rejected.get().1
    }

    /// The same, found anew.
    fn cannot_report(&self, i: usize) -> bool {
        let Some(token) = self.token(i) else { return true };
        let Some((form, verb)) = self.verb(i) else { return true };
        let clitics = token.word.clitics;
        if clitics.has(Clitics::SA | Clitics::AL | Clitics::BI | Clitics::KA)
            // «نُقل عن المدير قوله» relays all the same.
            || token.shape.has(Shape::DAMMA) && form.form == Form::Past && !verb.frame.has(Frame::RELAY)
            // «يُذكر أن», «يُعتقد أن», but «يُعلن»
            || token.shape.has(Shape::DAMMA)
                && form.form == Form::Present
                && !token.shape.has(Shape::SHADDA)
                && verb.among(&[word!("ذكر"), word!("قال"), word!("اعتقد"), word!("زعم"), word!("توقع"), word!("افترض"), word!("ظن"), word!("نقل"), word!("روى")])
        {
            return true;
        }
        // «فليبارك الله»: an order.
        if clitics.has(Clitics::LI) && clitics.has(Clitics::FA) && form.form == Form::Present {
            return true;
        }
        // «لنرى أننا»: a purpose; «أتمنى أن»: a wish.
        let first = form.agreement.has(Agreement::FIRST);
        if clitics.has(Clitics::LI) && (form.form == Form::Past || first)
            || first && form.form == Form::Present && verb.is(word!("تمنى"))
        {
            return true;
        }
        // «يقول يزيد بن سالم»: a man, but «أكد بن سالم».
        let name = token.word.is(Noun::NAME) || i.checked_sub(1).is_some_and(|k| self.finite(k));
        if name && self.is(i + 1, word!("بن")) {
            return true;
        }
        // هنا is no congratulation.
        if verb.is(word!("هنأ")) && !token.span.of(self.p.text).contains(['أ', 'ئ', 'ؤ']) {
            return true;
        }
        // يحيى is a man, يحيي greets.
        if verb.is(word!("حيا")) && token.shape.has(Shape::ALEF_MAQSURA) {
            return true;
        }
        // إبان is a time.
        if verb.is(word!("أبان"))
            && !form.agreement.has(Agreement::FEMININE)
            && !clitics.has(Clitics::CONJ)
            && !token.shape.has(Shape::HAMZA_ABOVE)
        {
            return true;
        }
        // نادي is a club, نادى called.
        let yeh = verb.lemma.ends_with('ى') && form.agreement.0 == (Agreement::MASCULINE | Agreement::SINGULAR);
        // «وأوصي المؤتمر بـ», as some spell أوصى: no noun has these letters.
        let spelt = verb.among(&[word!("أوصى"), word!("أثنى")]);
        if form.form == Form::Past && yeh && !form.object && !spelt && !token.shape.has(Shape::ALEF_MAQSURA) {
            return true;
        }
        // A dual past of these letters is nearly always a noun in the accusative: طلبا, ردا.
        if form.form == Form::Past
            && form.agreement.has(Agreement::DUAL)
            && verb.frame.has(Frame::NOUN)
            && !token.key.ends(word!("تا"))
        {
            return true;
        }
        // «رجل يدعى سالم»: is called, but «يدعى أن» as some spell يدعي.
        if verb.is(word!("ادعى"))
            && form.form == Form::Present
            && token.shape.has(Shape::ALEF_MAQSURA)
            && !self.that(i + 1)
        {
            return true;
        }
        // The adverb مجددا, the noun with tanwin.
        if token.shape.has(Shape::TANWIN) && form.form == Form::Past || token.shape.has(Shape::TA_MARBUTA) {
            return true;
        }
        // «أدين المتهم» was found guilty.
        if verb.key.ends(word!("دان"))
            && form.form == Form::Present
            && form.agreement.0 & Agreement::FIRST != 0
            && form.agreement.has(Agreement::SINGULAR)
        {
            return true;
        }
        // «تدين بالفضل», «تدين البلاد بانتصارها إلى»: owes.
        let owed = |k: usize| {
            self.preposition(k) & Clitics::BI != 0
                && (self.owned(k) || self.is(k, word!("بالفضل")) || self.is(k, word!("بالولاء")))
        };
        if verb.key.ends(word!("دان")) && form.form == Form::Present && (i + 1..i + 4).any(owed) {
            return true;
        }
        // «ودعت البطولة», «ودّع»: bade farewell.
        if verb.is(word!("دعا")) && token.key.starts(word!("ودع")) && token.shape.has(Shape::SHADDA) {
            return true;
        }
        // «الصحيفة شبه الرسمية», «شبه الجزيرة»
        if verb.is(word!("شبه"))
            && form.form == Form::Past
            && (self.adjective(i + 1) || self.is(i + 1, word!("الجزيرة")))
        {
            return true;
        }
        // «ونصف المليار» is a half.
        if verb.is(word!("وصف")) && form.agreement.has(Agreement::FIRST) && !form.object {
            return true;
        }
        // «تبلغ نسبة الزيادة 50 بالمئة»: it amounts to.
        if verb.is(word!("أبلغ"))
            && form.form == Form::Present
            && (i + 1..i + 9)
                .take_while(|k| self.kind(*k) != Some(Kind::Comma) && !self.that(*k))
                // «يبلغ أربعة مليارات»
                .any(|k| {
                    self.token(k).is_some_and(|t| {
                        t.kind == Kind::Number || t.word.entry.class.any(Class::TIME) && t.word.clitics.0 == 0
                    })
                })
        {
            return true;
        }
        // «أمضى الوفد أسبوعا»: no first person.
        // «تلقى تهديدات»: he got them.
        let got = verb.is(word!("ألقى")) && form.form == Form::Present && token.shape.has(Shape::ALEF_MAQSURA);
        if first && verb.is(word!("مضى")) || got {
            return true;
        }
        // «نجد أن»: an essay's word.
        if verb.is(word!("وجد")) && form.agreement.has(Agreement::FIRST) {
            return true;
        }
        // «أذكر أنني كنت طفلا»: I remember; «سجلت»: I wrote it down.
        if form.agreement.has(Agreement::FIRST)
            && (verb.is(word!("سجل")) || verb.is(word!("ذكر")) && form.form == Form::Present && self.that(i + 1))
        {
            return true;
        }
        // «وأبرز تقنيات العصر», «وهو أبرز نواب الحزب»: the foremost.
        let several = |k: usize| self.noun(k).agreement & (Noun::PLURAL | Noun::SINGULAR) == Noun::PLURAL;
        // «وأبرز نتائجه أن», but «وأبرز سالم أن», «أبرز في حديث أن»
        let says = |k: usize| self.may_name(k) && self.that(k + 1) || self.is(k, FI);
        let foremost = |k: usize| self.kind(k) == Some(Kind::Word) && !self.definite(k) && !self.that(k) && !says(k);
        if verb.is(word!("أبرز"))
            && form.agreement.0 == (Agreement::MASCULINE | Agreement::SINGULAR)
            && form.form == Form::Past
            // «إن أبرز الأهداف زيادة»
            && (self.that(i.wrapping_sub(1)) && self.definite(i + 1) || foremost(i + 1))
            && self.function(i + 1).0 & !Function::MEDIUM == 0
            && (several(i + 1)
                || self.that(i.wrapping_sub(1))
                || !self.may_speak(i + 1)
                || self
                    .before(i)
                    .is_some_and(|t| [word!("وهو"), word!("هو"), word!("وهي"), word!("هي")].contains(&t.key)))
        {
            return true;
        }
        let Some(before) = self.before(i) else {
            // «كتب ـ أيمن حسين:», «كتب: أحمد سالم»: who wrote the report.
            let byline = matches!(self.kind(i + 1), Some(Kind::Dash | Kind::Colon | Kind::Slash));
            return verb.is(word!("كتب")) && byline || self.filler(i, form, verb);
        };
        // «وقال نجيب الحداد»: no «we answer».
        if form.agreement.has(Agreement::FIRST)
            && token.word.is(Noun::NAME)
            && self.finite(i - 1)
            && self.definite(i + 1)
        {
            return true;
        }
        // «الدكتور نجيب»
        if self.courtesy(i - 1) && (token.word.is(Noun::NAME) || form.agreement.has(Agreement::FIRST)) {
            return true;
        }
        // «أما وجه البطاقة فأبيض»: a noun; «إذا كنت تعتقد أن»: whoever reads.
        if bare(before) == word!("أما") || before.key.ends(word!("كنت")) && token.key.starts(word!("ت")) {
            return true;
        }
        // «آل طالب», «بن طالب»
        if before.word.is(Noun::PARTICLE) && !before.word.clitics.has(Clitics::AL) {
            return true;
        }
        // «تلوح في الأفق»: looms.
        if verb.is(word!("لوح")) && self.is(i + 1, FI) {
            return true;
        }
        // «الإجابة شبه القاطعة»
        let feminine = |k: usize| self.definite(k) && self.shape(k).has(Shape::TA_MARBUTA);
        if verb.is(word!("شبه")) && feminine(i - 1) && feminine(i + 1) {
            return true;
        }
        // «بيان جاء فيه»
        if verb.frame.has(Frame::DOCUMENT) && (self.is(i + 1, word!("فيه")) || self.is(i + 1, word!("فيها"))) {
            return false;
        }
        // «ما قال أحد»: ما negates where it opens the clause.
        let opens = i.checked_sub(2).and_then(|k| self.token(k)).is_none_or(|t| !t.is_word());
        if bare(before) == word!("ما") && opens && !form.object {
            return true;
        }
        // «تم وصف المشتبه به»: a verbal noun of the same letters.
        let done = if before.key.starts(word!("و")) { before.key.skip(1) } else { before.key };
        if form.form == Form::Past
            && const { Words::new([word!("تم"), word!("يتم"), word!("تمت"), word!("جرى")]) }.has(done)
        {
            return true;
        }
        let function = before.word.entry.function;
        let parted = !matches!(before.kind, Kind::Word | Kind::Foreign);
        let negated = function.has(Function::NEGATION) && !before.word.clitics.has(Clitics::PREP);
        if negated && before.key != word!("ما") && before.key != word!("غير") {
            return true;
        }
        let aim = const { Words::new([word!("لما"), word!("كي"), word!("لكي"), word!("حتى")]) };
        // «في حين يقول السكان»: while they do.
        let when =
            self.when(i - 1) && !(bare(before) == word!("حين") && self.before(i - 1).is_some_and(|t| bare(t) == FI));
        // «قررت ألا تكشف»
        let not = [word!("ألا"), word!("بألا")].contains(&bare(before));
        if form.form == Form::Present && (when || not || aim.has(bare(before))) {
            return true;
        }
        let condition = Words::new([word!("سوف"), word!("لو"), word!("إذا"), word!("ربما"), word!("لعل")]);
        // «إذا ما أعلن فوزه»
        let if_ever = before.key == word!("ما") && i.checked_sub(2).is_some_and(|k| condition.has(self.bare(k)));
        if if_ever || condition.has(before.key) || before.key.starts(word!("و")) && condition.has(before.key.skip(1)) {
            return true;
        }
        // «تم نشر رسالة»: a noun.
        if const { Words::new([word!("تم"), word!("يتم"), word!("تمت"), word!("جرى")]) }.has(bare(before)) {
            return true;
        }
        // «مما يدل على أن», «بما يفيد بأن»: what follows from something, with nobody who says it.
        let outcome = const { Words::new([word!("مما"), word!("ما"), word!("بما")]) }.has(bare(before));
        let at_once = self.that(i + 1) || self.that(i + 2) && matches!(self.bare(i + 1), ILA | ALA | MIN);
        // «مما يزيد الطلب أن»
        let whence = bare(before) == word!("مما") && !self.may_speak(i + 1);
        if outcome && form.form == Form::Present && !form.object && (at_once || whence) {
            return true;
        }
        // «وهذا يشير إلى أن», «كل ذلك يؤكد»: what shows something says nothing.
        let one = form.agreement.has(Agreement::SINGULAR) && !form.object;
        if form.form == Form::Present && one && !clitics.has(Clitics::CONJ) && self.by_itself(i - 1) {
            return true;
        }
        // «ما ذُكر أنه خلاف»: it is said.
        if before.key == word!("ما") && verb.is(word!("ذكر")) && form.form == Form::Past && self.that(i + 1) {
            return true;
        }
        // «أن تحدث المشكلة»: it happens; «أن تبين»
        if form.form == Form::Past && token.key.starts(word!("ت")) && before.key == AN_THAT {
            let earlier = i.checked_sub(2).map_or(Key::NONE, |k| self.bare(k));
            return earlier != word!("بعد") && earlier != word!("منذ");
        }
        // «، عقب الاجتماع»: after it, but «عقب على السؤال».
        if verb.is(word!("عقب")) && parted && !clitics.has(Clitics::CONJ) && !self.is(i + 1, ALA) {
            return true;
        }
        // «بينه وبين الشعب»
        let whom = self.is(i + 1, MIN) && clitics.has(Clitics::CONJ);
        if verb.is(word!("بين"))
            && (i.saturating_sub(if whom { 30 } else { 6 })..i).any(|k| self.bare(k).starts(word!("بين")))
        {
            return true;
        }
        // «على الوزير أن يوضح», but «قبل أن يضيف» and «بعد أن أكد».
        if function.has(Function::THAT) && form.form == Form::Present && before.stem() == AN_THAT {
            let earlier = i.checked_sub(2).map_or(Key::NONE, |k| self.bare(k));
            return earlier != word!("قبل") && earlier != word!("بعد");
        }
        // «في القدرة على تقبل النقد»: a verbal noun.
        if form.form == Form::Present && token.key.starts(word!("ت")) && matches!(before.key, FI | ALA | ILA | AN) {
            return true;
        }
        // «قد يقول» may say; «قد قال» has said.
        if form.form == Form::Present && bare(before) == word!("قد") {
            return true;
        }
        // «وفور ذلك وجه الوزير»
        let since = function.has(Function::DEMONSTRATIVE)
            // «إلى ذلك كشف الوزير أن»
            && i.checked_sub(2).is_some_and(|k| {
                self.function(k).has(Function::ADJUNCT) || [ILA, ALA, word!("مع"), word!("ومع")].contains(&self.bare(k))
            });
        if !clitics.has(Clitics::CONJ) && form.form == Form::Past && !parted && !since {
            // «سالم علي أعلن»: a name.
            let preposition = matches!(bare(before), FI | MIN | ILA | ALA | AN) && !self.named_ali(i - 1)
                || bare(before) == word!("مع");
            if preposition
                || before.word.entry.function.has(Function::DEMONSTRATIVE)
                    && before.word.clitics.0 & Clitics::PREP == 0
                    && verb.frame.has(Frame::NOUN)
            {
                return true;
            }
            // «يمكن وصفها»: a past does not follow a present.
            if before.kind == Kind::Word
                && !before.word.known()
                && (before.key.starts(word!("ي")) || before.key.starts(word!("وي")))
                && before.key.len() > 3
            {
                return true;
            }
            // «حزب عبّر», «عبر عن»: no preposition is doubled, nor stands before one.
            let sure = token.shape.has(Shape::SHADDA) || self.is(i + 1, AN);
            // A noun in a construct or behind another noun: «مجلس أمن», «قرار حكم».
            // «كما بيّن المؤشر»: no preposition.
            // «كما بينت الوزارة»: nor with the ending of a verb; «كما بين الوزير أن»
            let ending = verb.frame.has(Frame::THAT) && form.agreement.has(Agreement::FEMININE);
            // «وقد بين المهندس أن»
            let clause = [word!("كما"), word!("قد")].contains(&bare(before)) && (i + 2..i + 8).any(|k| self.that(k));
            if verb.frame.has(Frame::PREP) && !sure && !ending && !clause {
                // «تصريحات عبر فيها عن»
                // «فيما عبر ربعهم عن قلقهم»
                // «وكان الرئيس عبر مرارا عن رغبته»
                let was = i.checked_sub(2).is_some_and(|k| self.function(k).has(Function::AUXILIARY));
                // «وقد عبر الكثير من الزوار عن سعادتهم»
                // «الكتل عبرت كذلك عن»: with the ending of a verb no preposition.
                let taken = verb.frame.has(Frame::AN)
                    && (self.connective(i - 1)
                        || was
                        || function.has(Function::THAT)
                        || bare(before) == word!("قد")
                        || form.agreement.has(Agreement::FEMININE | Agreement::PLURAL))
                    && (i + 2..i + 7).any(|k| self.is(k, AN) && !self.is(k + 1, word!("طريق")));
                return !taken && !self.that(i + 1) && !self.function(i + 1).has(Function::PRONOMINAL);
            }
            if verb.frame.has(Frame::NOUN) && form.agreement.0 == (Agreement::MASCULINE | Agreement::SINGULAR) {
                let auxiliary = function.has(Function::AUXILIARY | Function::RELATIVE)
                    || const {
                        Words::new([word!("ما"), word!("عما"), word!("مما"), word!("بما"), word!("فيما"), word!("لما")])
                    }
                    .has(before.key)
                    || const { Words::new([word!("لذلك"), word!("بذلك"), word!("كذلك")]) }.has(bare(before))
                    || function.has(Function::THAT);
                // «في تونس وعد الرئيس بـ», «وفي كلمة له هنأ الوزير»: a place opens the clause, and who speaks follows.
                let opening = before.word.is(Noun::METONYM) || function.has(Function::PRONOMINAL);
                let placed = opening && self.may_speak(i + 1) && (self.definite(i + 1) || self.definite(i + 2));
                let subject = placed
                    || before.word.is(Noun::GIVEN | Noun::FAMILY | Noun::ROLE | Noun::NISBA)
                    || before.key.starts(word!("ال"))
                    || before.word.clitics.has(Clitics::AL)
                    || function.has(Function::ADVERB | Function::REFLEXIVE)
                    // «لافتات كتب عليها»: no noun stands before it.
                    || self.starts(i + 1, word!("علي")) && self.function(i + 1).has(Function::PRONOMINAL)
                    // «وفي سياق آخر انتقد الوزير»
                    // «على صعيد آخر عبر الوزير عن»
                    || self.is(i - 1, word!("آخر"))
                        && i.checked_sub(3).is_some_and(|k| matches!(self.bare(k), FI | ALA | MIN))
                    // «حلقات نقاش طلب العلم»: a plural of things heads a construct; «دفعوا ثمن الكهرباء»: they did.
                    || !before.word.known() && !before.key.ends(word!("ات")) && !before.key.ends(word!("وا"));
                // «ألقى كلمة شكر فيها الحضور»
                let told = self.starts(i + 1, FI) && self.function(i + 1).has(Function::PRONOMINAL);
                if !auxiliary
                    && !subject
                    && !told
                    && !self.connective(i - 1)
                    && self.date(i.saturating_sub(1)).is_none()
                    && self.kind(i - 1) == Some(Kind::Word)
                {
                    return true;
                }
            }
        }
        self.filler(i, form, verb)
    }

    /// Whether this or that stands at `i` with no noun, at the head of its clause: وهذا, كل ذلك, but «مع ذلك».
    fn by_itself(&self, i: usize) -> bool {
        let this = const { Words::new([word!("هذا"), word!("هذه"), word!("ذلك"), word!("تلك")]) }.has(self.bare(i));
        let heads = |k: usize| {
            self.token(k).is_none_or(|t| !t.is_word() || bare(t) == word!("كل")) || self.that(k) || self.connective(k)
        };
        this && (self.clitics(i).has(Clitics::CONJ) || i.checked_sub(1).is_none_or(heads))
    }

    /// Impersonal fillers: يذكر أن, يشار إلى أن, and copulas: يعتبر, يعد.
    pub fn filler(&self, i: usize, form: VerbForm, verb: &Verb) -> bool {
        if form.form != Form::Present
            || !form.agreement.has(Agreement::SINGULAR)
            || form.agreement.has(Agreement::FIRST)
        {
            return false;
        }
        let next = i + 1;
        let that =
            self.that(next) || self.that(next + 1) && self.token(next).is_some_and(|t| matches!(t.key, ILA | MIN));
        let opens = self
            .before(i)
            .is_none_or(|t| matches!(t.kind, Kind::Stop | Kind::Comma | Kind::Mark | Kind::Dash | Kind::Colon));
        match () {
            () if verb.among(&[word!("ذكر"), word!("لفت"), word!("لاحظ")]) => {
                that && opens && !form.agreement.has(Agreement::FEMININE)
            }
            // «سلوكها، يشير إلى أن»: what shows it, but «ويشير إلى أن».
            () if verb.is(word!("أشار")) => {
                that && opens && !form.agreement.has(Agreement::FEMININE) && !self.clitics(i).has(Clitics::CONJ)
            }
            // «وتعتبر الأمهات أن»
            () if verb.among(&[word!("اعتبر"), word!("عد")]) => {
                !form.object
                    && !that
                    && !(next..next + 8)
                        .take_while(|k| self.kind(*k) == Some(Kind::Word) && !self.function(*k).has(Function::RELATIVE))
                        .any(|k| self.that(k))
            }
            () if verb.among(&[word!("توقع"), word!("افترض"), word!("رجح")]) => {
                self.before(i).is_some_and(|t| t.key == MIN)
                    || opens && that
                    || self.token(next).is_some_and(|t| t.key.starts(MIN) && t.key.len() <= 4)
            }
            // «تبين أن» became clear.
            () if verb.is(word!("بين")) => {
                let who = self.definite(next) || self.speaker_head(next);
                form.agreement.has(Agreement::FEMININE)
                    && (self.that(next) || !who && self.opens_clause(i, i + 5, verb.frame))
            }
            // «ويظهر أن»: it seems.
            () if verb.is(word!("أظهر")) => opens && self.that(next) && !form.agreement.has(Agreement::FEMININE),
            () if verb.among(&[word!("اعتقد"), word!("زعم")]) => {
                opens && that && !form.agreement.has(Agreement::FEMININE)
            }
            () => false,
        }
    }
}
