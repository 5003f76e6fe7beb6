//! Texts made of the words and numbers of dates, which random bytes hardly ever spell, on any day of publication.
#![no_main]

use isnad::{Options, analyze};
use libfuzzer_sys::fuzz_target;

const WORDS: [&str; 48] = [
    " ",
    "يوم",
    "أمس",
    "غدا",
    "الأحد",
    "الثلاثاء",
    "الماضي",
    "المقبل",
    "الجاري",
    "مارس",
    "أكتوبر",
    "شباط",
    "رمضان",
    "محرم",
    "ربيع الأول",
    "هـ",
    "م",
    "عام",
    "سنة",
    "العام",
    "أعوام",
    "شهر",
    "أشهر",
    "أسبوع",
    "ساعات",
    "الساعة",
    "صباحا",
    "مساء",
    "منذ",
    "قبل",
    "بعد",
    "بين",
    "من",
    "إلى",
    "في",
    "و",
    "كل",
    "ثلاثة",
    "عشرين",
    "الأول",
    "نهاية",
    "مطلع",
    "منتصف",
    "/",
    "-",
    ":",
    "،",
    ".",
];

fuzz_target!(|bytes: &[u8]| {
    let Some((day, bytes)) = bytes.split_at_checked(4) else { return };
    let mut text = String::new();
    for byte in bytes {
        match usize::from(*byte) {
            b if b < 96 => {
                text.push_str(WORDS[b % 48]);
                if b < 48 {
                    text.push(' ');
                }
            }
            b if b < 176 => text.push(char::from(b'0' + (b % 10) as u8)),
            b => text.push(char::from_u32(0x660 + (b % 10) as u32).unwrap_or('0')),
        }
    }
    let year = 1 + (u32::from(day[0]) << 8 | u32::from(day[1])) % 9999;
    let date = format!("{year:04}-{:02}-{:02}", 1 + day[2] % 12, 1 + day[3] % 28).parse().ok();
    assert!(date.is_some(), "{year}");
    for found in analyze(&text, &Options { date, ..Options::default() }).dates {
        assert!(text.get(found.span.range()).is_some_and(|words| !words.is_empty()));
        assert!(!found.value.is_empty());
    }
});
