//! What the page says of a date: its value in words, in both calendars, and the rule that found it.

use super::date::Date;
use super::hijri::HijriDate;
use crate::{Timex, TimexMod};

crate::analysis::names! {
    /// The language of what is written of a text: explanations, labels, citations.
    Language {
        /// Arabic.
        Arabic = "ar",
        /// English.
        English = "en",
    }
}

impl Default for Language {
    /// Arabic.
    fn default() -> Self {
        Self::Arabic
    }
}

const MONTHS: [(&str, &str); 12] = [
    ("يناير", "January"),
    ("فبراير", "February"),
    ("مارس", "March"),
    ("أبريل", "April"),
    ("مايو", "May"),
    ("يونيو", "June"),
    ("يوليو", "July"),
    ("أغسطس", "August"),
    ("سبتمبر", "September"),
    ("أكتوبر", "October"),
    ("نوفمبر", "November"),
    ("ديسمبر", "December"),
];
const HIJRI: [(&str, &str); 12] = [
    ("محرم", "Muharram"),
    ("صفر", "Safar"),
    ("ربيع الأول", "Rabi’ al-Awwal"),
    ("ربيع الآخر", "Rabi’ al-Akhir"),
    ("جمادى الأولى", "Jumada al-Ula"),
    ("جمادى الآخرة", "Jumada al-Akhira"),
    ("رجب", "Rajab"),
    ("شعبان", "Sha’ban"),
    ("رمضان", "Ramadan"),
    ("شوال", "Shawwal"),
    ("ذو القعدة", "Dhu al-Qa’da"),
    ("ذو الحجة", "Dhu al-Hijja"),
];
const DAYS: [(&str, &str); 7] = [
    ("الاثنين", "Monday"),
    ("الثلاثاء", "Tuesday"),
    ("الأربعاء", "Wednesday"),
    ("الخميس", "Thursday"),
    ("الجمعة", "Friday"),
    ("السبت", "Saturday"),
    ("الأحد", "Sunday"),
];
const PARTS: [(&str, &str, &str); 5] = [
    ("TMO", "صباحا", "morning"),
    ("TMI", "ظهرا", "midday"),
    ("TAF", "عصرا", "afternoon"),
    ("TEV", "مساء", "evening"),
    ("TNI", "ليلا", "night"),
];

/// The word of a list in a language.
fn pick(list: &[(&'static str, &'static str)], n: usize, language: Language) -> &'static str {
    let word = n.checked_sub(1).and_then(|n| list.get(n)).copied().unwrap_or(("؟", "?"));
    if language == Language::Arabic { word.0 } else { word.1 }
}

/// A day in both calendars: `الثلاثاء 15 أكتوبر 2024م، 12 ربيع الآخر 1446هـ`.
///
/// ```
/// use isnad::time::{Date, Language, both_calendars};
/// let day: Date = "2024-10-15".parse()?;
/// assert_eq!(both_calendars(day, Language::Arabic), "الثلاثاء 15 أكتوبر 2024م، 12 ربيع الآخر 1446هـ");
/// assert_eq!(both_calendars(day, Language::English), "Tuesday 15 October 2024, 12 Rabi’ al-Akhir 1446 AH");
/// # Ok::<(), isnad::time::ParseDateError>(())
/// ```
#[must_use]
pub fn both_calendars(day: Date, language: Language) -> String {
    let weekday = pick(&DAYS, usize::from(day.weekday()), language);
    let month = pick(&MONTHS, usize::from(day.month()), language);
    let (d, y) = (day.day(), day.year());
    let hijri = HijriDate::from_gregorian(day).map(|h| {
        let month = pick(&HIJRI, usize::from(h.month()), language);
        (h.day(), month, h.year())
    });
    match (language, hijri) {
        (Language::Arabic, Some((hd, hm, hy))) => format!("{weekday} {d} {month} {y}م، {hd} {hm} {hy}هـ"),
        (Language::English, Some((hd, hm, hy))) => format!("{weekday} {d} {month} {y}, {hd} {hm} {hy} AH"),
        (Language::Arabic, None) => format!("{weekday} {d} {month} {y}م"),
        (Language::English, None) => format!("{weekday} {d} {month} {y}"),
    }
}

/// The value of a date in words, in both calendars where it is a day.
///
/// ```
/// use isnad::{Options, time};
/// let options = Options { date: Some("2024-10-16".parse()?), ..Options::default() };
/// let found = time::dates("قال الثلاثاء إنه غاب ثلاثة أيام.", &options);
/// assert_eq!(time::explain(&found[0], time::Language::English), "Tuesday 15 October 2024, 12 Rabi’ al-Akhir 1446 AH");
/// assert_eq!(time::explain(&found[1], time::Language::Arabic), "مدة: 3 أيام");
/// # Ok::<(), time::ParseDateError>(())
/// ```
#[must_use]
pub fn explain(date: &Timex, language: Language) -> String {
    let arabic = language == Language::Arabic;
    let value = date.value.as_str();
    let mut text = if let Some(length) = value.strip_prefix('P').filter(|v| !v.starts_with("AST")) {
        let length = amounts(length, language);
        match (date.kind, arabic) {
            (crate::TimexType::Set, true) => format!("يتكرر كل: {length}"),
            (crate::TimexType::Set, false) => format!("recurs every {length}"),
            (_, true) => format!("مدة: {length}"),
            (_, false) => format!("a length of {length}"),
        }
    } else if let Some((a, b)) = value.split_once('/') {
        let (a, b) = (point(a, language), point(b, language));
        if arabic { format!("من {a} إلى {b}") } else { format!("from {a} to {b}") }
    } else {
        point(value, language)
    };
    let edge = match date.modifier {
        Some(TimexMod::Start) => (" (أوله)", " (its beginning)"),
        Some(TimexMod::Mid) => (" (وسطه)", " (its middle)"),
        Some(TimexMod::End) => (" (آخره)", " (its end)"),
        None => ("", ""),
    };
    text.push_str(if arabic { edge.0 } else { edge.1 });
    text
}

/// A point in time in words.
fn point(value: &str, language: Language) -> String {
    let say = |ar: &str, en: &str| if language == Language::Arabic { ar.to_string() } else { en.to_string() };
    match value {
        "PAST_REF" => return say("في الماضي", "in the past"),
        "FUTURE_REF" => return say("في المستقبل", "in the future"),
        _ => {}
    }
    // The time of day behind the day.
    if let Some((day, time)) = value.split_once('T').filter(|(d, _)| !d.is_empty()) {
        let part = PARTS.iter().find(|p| p.0.get(1..) == Some(time)).map(|p| say(p.1, p.2));
        let day = point(day, language);
        return match (part, language) {
            (Some(part), Language::Arabic) => format!("{day}، {part}"),
            (Some(part), Language::English) => format!("{day}, {part}"),
            (None, Language::Arabic) => format!("{day}، الساعة {time}"),
            (None, Language::English) => format!("{day}, {time}"),
        };
    }
    if let Ok(day) = value.parse::<Date>() {
        return both_calendars(day, language);
    }
    if let Some(rest) = value.strip_prefix("BC") {
        let n: i32 = rest.parse().unwrap_or(0);
        return match rest.len() {
            2 => say(&format!("القرن {} قبل الميلاد", n + 1), &format!("century {} BC", n + 1)),
            _ => say(&format!("{n} قبل الميلاد"), &format!("{n} BC")),
        };
    }
    let known = value.bytes().all(|b| b.is_ascii_digit());
    match (value.len(), known) {
        (4, true) => return say(&format!("سنة {value}"), &format!("the year {value}")),
        (3, true) => return say(&format!("عقد {value}0"), &format!("the {value}0s")),
        (2, true) => {
            let n = value.parse::<i32>().unwrap_or(0) + 1;
            return say(&format!("القرن {n}"), &format!("century {n}"));
        }
        _ => {}
    }
    let (year, rest) = value.split_once('-').unwrap_or((value, ""));
    let year = if year.contains('X') { say("سنة غير معلومة", "unknown year") } else { year.to_string() };
    let number = |s: &str| s.parse::<usize>().ok();
    if let Some(day) = rest.strip_prefix("WXX-").and_then(number) {
        let name = pick(&DAYS, day, language);
        return say(&format!("{name}، أسبوع غير معلوم"), &format!("{name} of an unknown week"));
    }
    if let Some(week) = rest.strip_prefix('W') {
        return say(&format!("الأسبوع {week} من {year}"), &format!("week {week} of {year}"));
    }
    if let Some(n) = rest.strip_prefix('Q') {
        return say(&format!("الربع {n} من {year}"), &format!("quarter {n} of {year}"));
    }
    if let Some(n) = rest.strip_prefix('H') {
        return say(&format!("النصف {n} من {year}"), &format!("half {n} of {year}"));
    }
    let season = match rest {
        "SP" => Some(("ربيع", "spring")),
        "SU" => Some(("صيف", "summer")),
        "FA" => Some(("خريف", "autumn")),
        "WI" => Some(("شتاء", "winter")),
        _ => None,
    };
    if let Some((ar, en)) = season {
        return say(&format!("{ar} {year}"), &format!("{en} {year}"));
    }
    let mut parts = rest.split('-');
    let month = parts.next().and_then(number).map(|m| pick(&MONTHS, m, language));
    let day = parts.next().and_then(number);
    match (day, month) {
        (Some(d), Some(m)) => format!("{d} {m}، {year}"),
        (None, Some(m)) => format!("{m} {year}"),
        _ => say("زمن غير معلوم", "unknown"),
    }
}

/// The amounts of a length in words.
fn amounts(length: &str, language: Language) -> String {
    let (mut timed, mut number, mut out) = (false, String::new(), Vec::new());
    for c in length.chars() {
        let unit = match (c, timed) {
            ('T', _) => {
                timed = true;
                continue;
            }
            ('Y', _) => (["سنة", "سنتان", "سنوات"], "year"),
            ('M', false) => (["شهر", "شهران", "أشهر"], "month"),
            ('W', _) => (["أسبوع", "أسبوعان", "أسابيع"], "week"),
            ('D', _) => (["يوم", "يومان", "أيام"], "day"),
            ('H', _) => (["ساعة", "ساعتان", "ساعات"], "hour"),
            ('M', true) => (["دقيقة", "دقيقتان", "دقائق"], "minute"),
            ('S', _) => (["ثانية", "ثانيتان", "ثوان"], "second"),
            _ => {
                number.push(c);
                continue;
            }
        };
        let (arabic, english) = unit;
        let [one, two, many] = arabic;
        out.push(match (language, number.as_str()) {
            (Language::Arabic, "X") => format!("عدد من ال{many}"),
            (Language::English, "X") => format!("some {english}s"),
            (Language::Arabic, "1") => one.to_string(),
            (Language::Arabic, "2") => two.to_string(),
            (Language::Arabic, n) => {
                let few = n.parse::<u64>().is_ok_and(|n| matches!(n % 100, 3..=10));
                format!("{n} {}", if few { many } else { one })
            }
            (Language::English, "1") => format!("1 {english}"),
            (Language::English, n) => format!("{n} {english}s"),
        });
        number.clear();
    }
    out.join(if language == Language::Arabic { " و" } else { " and " })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::tests::options;

    fn check(text: &str, arabic: &str, english: &str) {
        let found = crate::time::dates(text, &options());
        assert_eq!(explain(&found[0], Language::Arabic), arabic);
        assert_eq!(explain(&found[0], Language::English), english);
    }

    #[test]
    fn values_in_words() {
        check("في مايو 2020.", "مايو 2020", "May 2020");
        check(
            "وصل مساء أمس.",
            "الثلاثاء 15 أكتوبر 2024م، 12 ربيع الآخر 1446هـ، مساء",
            "Tuesday 15 October 2024, 12 Rabi’ al-Akhir 1446 AH, evening",
        );
        check("في الربع الأول من 2023.", "الربع 1 من 2023", "quarter 1 of 2023");
        check("في التسعينيات.", "عقد 1990", "the 1990s");
        check("في القرن التاسع عشر.", "القرن 19", "century 19");
        check("خلال سنوات طويلة.", "مدة: عدد من السنوات", "a length of some years");
        check("كل عامين.", "يتكرر كل: سنتان", "recurs every 2 years");
        check("نهاية أغسطس الماضي.", "أغسطس 2024 (آخره)", "August 2024 (its end)");
        check("موسم 2014/2015.", "من سنة 2014 إلى سنة 2015", "from the year 2014 to the year 2015");
        check("عام 323 ق.م.", "323 قبل الميلاد", "323 BC");
        check("حكم عليه 15 عاما.", "مدة: 15 سنة", "a length of 15 years");
    }
}
