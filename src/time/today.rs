//! Where `اليوم` and `الأمس` are days, and where they are names, rates or these times.

use super::scan::{Scan, words};
use crate::lexicon::Clitics;
use crate::lexicon::temporal::TimeWord;
use crate::text::token::Kind;
use crate::text::{Key, Words, word};

impl Scan<'_> {
    /// Whether `الأمس` at `i` is yesterday: behind a verb (`صرح الأمس`) or what happens within a day (`مباراة الأمس`),
    /// not in `أعداء الأمس`.
    pub(crate) fn of_event(&self, i: usize) -> bool {
        const EVENTS: Words<31> = Words::new([
            word!("سهرة"),
            word!("ندوة"),
            word!("صحف"),
            word!("عدد"),
            word!("حادث"),
            word!("مباراة"),
            word!("مواجهة"),
            word!("لقاء"),
            word!("جلسة"),
            word!("مران"),
            word!("تدريب"),
            word!("تدريبات"),
            word!("حصة"),
            word!("تداولات"),
            word!("تعاملات"),
            word!("اجتماع"),
            word!("هجوم"),
            word!("هجمات"),
            word!("تفجير"),
            word!("تفجيرات"),
            word!("انفجار"),
            word!("قصف"),
            word!("غارة"),
            word!("غارات"),
            word!("حفل"),
            word!("خطاب"),
            word!("تصريحات"),
            word!("أحداث"),
            word!("اشتباكات"),
            word!("مظاهرات"),
            word!("عملية"),
        ]);
        let before = self.before(i, 1);
        let verb = before.word.entry.class.any(crate::lexicon::Class::VERB)
            && !before.word.entry.class.any(crate::lexicon::Class::NOUN);
        let bare = before.stem();
        before.kind == Kind::Word && (verb || EVENTS.has(before.key) || EVENTS.has(bare))
    }

    /// `منذ الأمس`, `بداية من الغد`
    pub(crate) fn since_then(&self, i: usize) -> bool {
        const START: Words<5> =
            Words::new([word!("بداية"), word!("ابتداء"), word!("اعتبارا"), word!("انطلاقا"), word!("بدءا")]);
        self.before(i, 1).key == word!("منذ") || self.before(i, 1).key == words::MIN && START.has(self.before(i, 2).key)
    }

    /// Whether `اليوم` is part of a name (`اليوم العالمي`, `المصري اليوم`) or means 'nowadays' (`عالم اليوم`).
    pub(crate) fn is_named_day(&self, i: usize, end: usize) -> bool {
        let next = self.word(end);
        if next.is(TimeWord::NAMED_DAY) && self.looks_definite(end) {
            return true;
        }
        if self.at(end).kind == Kind::Number && self.at(end).num == 24 {
            return true;
        }
        // `اليوم الذي`: the day that.
        if self.one_of(end, &[word!("الذي"), word!("اللذين")]) {
            return true;
        }
        // Up to today: nowadays. A paper's name opens a paragraph before a dash.
        // `ألف برميل في اليوم` is a rate.
        if self.before(i, 1).key == words::FI && !self.word(end).is(TimeWord::WEEKDAY | TimeWord::SHIFT | TimeWord::ORD)
        {
            return true;
        }
        let last = i.wrapping_sub(1);
        let until =
            (self.is(last, words::HATTA) || self.is(last, word!("لحد"))) && !self.word(end).is(TimeWord::WEEKDAY);
        // `طوال اليوم` is a length, `ما نعيشه اليوم` is nowadays.
        const ALL: Words<3> = Words::new([word!("طوال"), word!("طيلة"), word!("مدار")]);
        if !self.word(end).is(TimeWord::WEEKDAY)
            && !self.word(end).is(TimeWord::SHIFT)
            && self.at(end).ch != '('
            && (ALL.has(self.before(i, 1).key) || self.is_nowadays(i))
        {
            return true;
        }
        let dateline = i == 1 && matches!(self.at(end).kind, Kind::Dash | Kind::Colon);
        if until || dateline {
            return true;
        }
        let before = self.word_before(i, 1);
        let in_marks = self.before(i, 1).kind == Kind::Mark
            && self.at(end).kind == Kind::Mark
            && self.at(i).glued
            && self.at(end).ch != ')';
        // `الوزير المصري اليوم`: an adjective, no name of a paper.
        let adjective = before.is(TimeWord::NAMED_DAY)
            && self.looks_definite(i.wrapping_sub(1))
            && self.looks_definite(i.wrapping_sub(2));
        (before.is(TimeWord::NAMED_DAY) && self.clitics(i).0 == Clitics::AL && !adjective) || in_marks
    }

    /// Whether `اليوم` at `i` means these times: `نحن اليوم`, `بات اليوم`, `ما يعيشه العالم اليوم`, `إلى اليوم`.
    fn is_nowadays(&self, i: usize) -> bool {
        if self.clitics(i).0 != Clitics::AL {
            return false;
        }
        const WE: [Key; 3] = [word!("نحن"), word!("هم"), word!("أنتم")];
        // `أصبحنا`, `باتت`, `نعيشها`
        const BECAME: [Key; 7] =
            [word!("أصبح"), word!("بات"), word!("بتنا"), word!("صار"), word!("صرنا"), word!("نعيش"), word!("نرا")];
        const LIVED: [Key; 4] = [word!("يحدث"), word!("يجري"), word!("يحصل"), word!("يسمى")];
        // `يعيشه`, `تعيشه`, `نعيشه`
        const ROOTS: [Key; 6] = [word!("عيش"), word!("شهد"), word!("عاني"), word!("واجه"), word!("عرف"), word!("را")];
        const WHAT: Words<6> =
            Words::new([word!("ما"), word!("مما"), word!("بما"), word!("وما"), word!("عما"), word!("وبما")]);
        let lived = |key: Key| {
            LIVED.contains(&key) || key.ends(word!("ه")) && ROOTS.iter().any(|root| key.skip(1).starts(*root))
        };
        let last = i.wrapping_sub(1);
        let key = self.before(i, 1).key;
        let bare = if key.at(0) == words::WA.at(0) { key.skip(1) } else { key };
        if WE.iter().any(|k| self.is(last, *k))
            || BECAME.iter().any(|k| bare.starts(*k))
            // `إننا`, `لأننا`, `لكننا`
            || key.ends(word!("ننا"))
        {
            return true;
        }
        let ago = self.is(last, words::ILA)
            && !self.word_before(i, 2).is(TimeWord::DAY | TimeWord::WEEKDAY | TimeWord::MONTH);
        // `لن تتكرر بعد اليوم`
        let later = self.before(i, 1).key == words::BAAD;
        ago || later || (2..=4).any(|n| WHAT.has(self.before(i, n).key) && lived(self.before(i, n - 1).key))
    }
}
