//! The one place where tests of quotes touch the interface, and the tests of the word lists and of `tests/quotes/`.
//!
//! A record holds sentences in the fields `example` and `not`, and under each example one `expect` a quote, in the order of
//! [`Analysis::quotes`](crate::Analysis::quotes):
//!
//! ```text
//! example: قال وزير المالية إن الموازنة ستنشر غدا.
//! expect: indirect cue «قال» source «وزير المالية» content «إن الموازنة ستنشر غدا»
//! not: لم يقل الوزير إن الموازنة ستنشر غدا.
//! ```
//!
//! `-` stands for a cue or a source that is not there, ` … ` between the parts of a content, `¶` for the end of a paragraph.

use core::fmt::Write as _;
use std::fs;

use crate::lexicon::record::{Record, records};
use crate::{Options, Span, analyze};

/// Frames of verbs whose letters are another word's too.
const HOMOGRAPH: [&str; 3] = ["noun", "prep", "strict"];

/// Verbs whose frame no rule reads yet, so that no example of theirs can be kept.
const UNREAD: [&str; 4] = ["حمل", "سمى", "أسمى", "نسب"];

/// Each quote of `text` as `kind cue «…» source «…» content «… … …»`.
fn show(text: &str) -> Vec<String> {
    let words = |span: Option<Span>| span.map_or("-".to_string(), |s| format!("«{}»", s.of(text)));
    let found = analyze(text, &Options { date: Some("2024-10-16".parse().unwrap()), ..Options::default() });
    found
        .quotes
        .iter()
        .map(|q| {
            let content: Vec<&str> = q.content.iter().map(|s| s.of(text)).collect();
            let (cue, source) = (words(q.cue), words(q.source));
            format!("{} cue {cue} source {source} content «{}»", q.kind, content.join(" … ")).replace('\n', "¶")
        })
        .collect()
}

/// What differs between the quotes of `text` and those of `expect`, if anything does.
fn check(text: &str, expect: &[&str]) -> Result<(), String> {
    let found = show(&text.replace('¶', "\n"));
    if found == expect {
        return Ok(());
    }
    let mut diff = text.to_string();
    for missing in expect.iter().filter(|e| !found.iter().any(|f| f == *e)) {
        let _ = write!(diff, "\n    - {missing}");
    }
    for extra in found.iter().filter(|f| !expect.contains(&f.as_str())) {
        let _ = write!(diff, "\n    + {extra}");
    }
    Err(diff)
}

/// The sentences of a record: where `not` stands nothing is expected.
fn sentences<'t>(record: &Record<'t>) -> Vec<(&'t str, Vec<&'t str>)> {
    let mut all: Vec<(&str, Vec<&str>)> = Vec::new();
    for (field, value) in record.fields() {
        match field {
            "example" | "not" => all.push((value, Vec::new())),
            "expect" => all.last_mut().expect("an example before what is expected").1.push(value),
            _ => {}
        }
    }
    all
}

/// Checks every sentence of the lists at `paths`; `complete` says what a record lacks.
#[track_caller]
fn check_lists(paths: &[String], complete: impl Fn(&Record<'_>) -> Option<String>) {
    let (mut count, mut failures) = (0, Vec::new());
    for path in paths {
        let list = fs::read_to_string(path).unwrap();
        for record in records(&list) {
            failures.extend(complete(&record).map(|lack| format!("{path}:{}: {lack}", record.line)));
            for (text, expect) in sentences(&record) {
                count += 1;
                failures.extend(check(text, &expect).err().map(|diff| format!("{path}:{}: {diff}", record.line)));
            }
        }
    }
    assert!(failures.is_empty(), "{} failures in {count} sentences\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn the_examples_of_the_verbs() {
    check_lists(&["src/lexicon/verbs.txt".to_string()], |record| {
        let verb = record.get("verb")?;
        let homograph = HOMOGRAPH.iter().any(|frame| record.has("frame", frame));
        match () {
            () if record.get("example").is_none() && !UNREAD.contains(&verb) => Some(format!("{verb} has no example")),
            () if homograph && record.get("not").is_none() => Some(format!("{verb} is a homograph and has no `not`")),
            () => None,
        }
    });
}

#[test]
fn the_examples_of_the_function_words() {
    check_lists(&["src/lexicon/function.txt".to_string()], |record| {
        let class = record.get("class")?;
        record.get("example").is_none().then(|| format!("{class} has no example"))
    });
}

#[test]
fn the_suites() {
    let mut paths: Vec<String> = fs::read_dir("tests/quotes")
        .unwrap()
        .map(|file| file.unwrap().path().to_str().unwrap().to_string())
        .filter(|path| path.ends_with(".txt"))
        .collect();
    paths.sort();
    check_lists(&paths, |record| record.get("case").is_none().then(|| "a record without its case".to_string()));
}

#[test]
fn a_difference_names_what_is_missing_and_what_is_too_much() {
    let diff = check("قال الوزير إنه سعيد.", &["direct cue - source - content «نعم»"]).unwrap_err();
    assert_eq!(
        diff,
        "قال الوزير إنه سعيد.\n    - direct cue - source - content «نعم»\n    \
         + indirect cue «قال» source «الوزير» content «إنه سعيد»"
    );
}
