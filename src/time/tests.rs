//! The one place where tests of dates touch the interface, and the test of the word lists.

use crate::lexicon::record::records;
use crate::{Options, time};

/// The day of publication in the tests: Wednesday 16 October 2024.
pub(super) fn options() -> Options {
    Options { date: Some("2024-10-16".parse().unwrap()), ..Options::default() }
}

/// Each expression of `text` as `«words» TYPE value`.
pub(super) fn show(text: &str) -> Vec<String> {
    let found = time::dates(text, &options());
    found.iter().map(|d| format!("«{}» {} {}", d.span.of(text), d.kind, d.value)).collect()
}

/// Checks that the expressions of `text` are those of `expect`, a line each.
#[track_caller]
pub(super) fn check(text: &str, expect: &str) {
    let expect: Vec<&str> = expect.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    assert_eq!(show(text), expect, "{text}");
}

#[test]
fn the_examples_of_the_word_lists() {
    let mut failures = Vec::new();
    let mut count = 0;
    for name in ["months", "weekdays", "numerals", "units", "temporal"] {
        let list = std::fs::read_to_string(format!("src/lexicon/{name}.txt")).unwrap();
        for record in records(&list) {
            let mut examples: Vec<(&str, Vec<&str>)> = Vec::new();
            for (field, value) in record.fields() {
                match field {
                    "example" => examples.push((value, Vec::new())),
                    "expect" => examples.last_mut().expect("an example before what is expected").1.push(value),
                    "not" => examples.push((value, Vec::new())),
                    _ => {}
                }
            }
            for (text, expect) in examples {
                count += 1;
                let found = show(text);
                if found != expect {
                    failures.push(format!(
                        "{name}.txt:{}: {text}\n  expected {expect:?}\n  found    {found:?}",
                        record.line
                    ));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} of {count} fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn ranges() {
    check("تقام البطولة 13-15 يوليو 2023.", "«13-15 يوليو 2023» DATE 2023-07-13/2023-07-15");
    check(
        "من 3 إلى 5 مايو 2024.",
        "«3» DATE 2024-05-03
         «5 مايو 2024» DATE 2024-05-05",
    );
}

#[test]
fn whatever_the_text_no_panic_and_no_invalid_value() {
    // Pieces of dates, right and wrong, in orders that a generator of pseudo-random numbers gives.
    const PIECES: [&str; 48] = [
        "31",
        "30",
        "29",
        "13",
        "0",
        "00",
        "2024",
        "1445",
        "99999999999999999999",
        "٣١",
        "/",
        "-",
        ".",
        ":",
        "فبراير",
        "رمضان",
        "هـ",
        "م",
        "يوم",
        "عام",
        "العام",
        "الماضي",
        "المقبل",
        "قبل",
        "بعد",
        "من",
        "إلى",
        "و",
        "الثلاثاء",
        "الساعة",
        "25:61",
        "الثالثة",
        "إلا",
        "ربعا",
        "نصف",
        "قرن",
        "القرن",
        "العشرين",
        "ملايين",
        "سنة",
        "كل",
        "(",
        ")",
        "الموافق",
        "أكتوبر/تشرين",
        "الأول",
        "ق.م",
        "هذا",
    ];
    let mut seed = 42u64;
    let mut next = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize
    };
    for round in 0..20_000 {
        let mut text = String::new();
        for _ in 0..1 + next() % 9 {
            text.push_str(PIECES[next() % PIECES.len()]);
            if next() % 4 > 0 {
                text.push(' ');
            }
        }
        let options = if round % 3 == 0 { Options::default() } else { options() };
        let found = time::dates(&text, &options);
        let mut end = 0;
        for d in &found {
            assert!(d.span.start >= end && !d.span.of(&text).is_empty(), "{text}: {found:?}");
            end = d.span.end;
            valid(&d.value, &text);
            assert!(!time::explain(d, time::Language::Arabic).is_empty());
        }
    }
}

/// Checks that a value has no day and no month that there is not.
fn valid(value: &str, text: &str) {
    for part in value.split('/') {
        let day = part.split('T').next().unwrap();
        let bytes = day.as_bytes();
        let dashes = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
        if dashes && !day.contains('X') {
            assert!(day.parse::<time::Date>().is_ok(), "{text}: {value}");
        }
        if let Some(month) = day.get(5..7).filter(|m| day.len() >= 7 && m.bytes().all(|b| b.is_ascii_digit())) {
            assert!(day.starts_with('P') || (1..=12).contains(&month.parse::<u8>().unwrap()), "{text}: {value}");
        }
        assert!(!value.is_empty() && value.len() < 60, "{text}: {value}");
    }
}

#[test]
fn numbers_of_a_thousand_digits() {
    let long = "9".repeat(1000);
    for text in [
        format!("في {long} مايو {long}."),
        format!("عام {long}."),
        format!("{long} سنة و{long} شهر"),
        format!("قبل {long} عاما"),
        format!("{long}/{long}/{long}"),
        format!("الساعة {long}:{long}"),
        format!("القرن {long}"),
        "1/".repeat(2000),
        "أكتوبر/".repeat(2000),
        "سنة و".repeat(2000),
    ] {
        for d in time::dates(&text, &options()) {
            valid(&d.value, "a long number");
        }
    }
}

#[test]
fn a_bare_day_of_the_week_looks_forward_on_demand() {
    let forward = Options { weekdays_forward: true, ..options() };
    let value = |text: &str, options: &Options| time::dates(text, options)[0].value.clone();
    assert_eq!(value("قال الثلاثاء", &options()), "2024-10-15");
    assert_eq!(value("يصل الثلاثاء", &forward), "2024-10-22");
    assert_eq!(value("يصل الثلاثاء الماضي", &forward), "2024-10-15");
}
