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
