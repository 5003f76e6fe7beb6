//! Whole texts with their speakers: `tests/speakers/*.txt`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use isnad::lexicon::record::{Record, records};
use isnad::{Analysis, Options, analyze};

/// The name of each quote's speaker, in the order of the text; speakers of one name are told apart by a number.
fn speakers(analysis: &Analysis) -> String {
    let names: Vec<String> = analysis
        .quotes
        .iter()
        .map(|quote| {
            let Some(id) = quote.speaker else { return String::from("-") };
            let speaker = &analysis.speakers[id as usize];
            let before = analysis.speakers[..id as usize].iter().filter(|s| s.name == speaker.name).count();
            if before == 0 { speaker.name.clone() } else { format!("{} ({})", speaker.name, before + 1) }
        })
        .collect();
    names.join(" / ")
}

/// What is wrong with the analysis of one record.
fn check(record: &Record<'_>) -> Vec<String> {
    let text = record.get("text").unwrap().replace('⏎', "\n");
    let analysis = analyze(&text, &Options::default());
    let mut wrong = Vec::new();
    let (found, expect) = (speakers(&analysis), record.get("quotes").unwrap());
    if found != expect {
        wrong.push(format!("{text}\n  expected {expect}\n  but found {found}"));
    }
    for role in record.all("role") {
        let (name, role) = role.split_once(" = ").unwrap();
        let found = analysis.speakers.iter().find(|s| s.name == name).and_then(|s| s.role.as_deref());
        if found != Some(role) {
            wrong.push(format!("{text}\n  expected the role {role} of {name}, but found {found:?}"));
        }
    }
    for quote in &analysis.quotes {
        if quote.speaker.is_some() != quote.speaker_rule.is_some() {
            wrong.push(format!("{text}\n  a speaker without a rule"));
        }
    }
    for speaker in &analysis.speakers {
        if !speaker.mentions.is_sorted() || speaker.quotes.is_empty() {
            wrong.push(format!("{text}\n  {} is out of order or silent", speaker.name));
        }
    }
    wrong
}

#[test]
fn every_text_has_its_speakers() {
    let mut texts = 0;
    let mut wrong = Vec::new();
    for file in std::fs::read_dir("tests/speakers").unwrap() {
        let list = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for record in records(&list) {
            texts += 1;
            wrong.extend(check(&record));
        }
    }
    assert!(texts >= 60, "{texts} texts");
    assert!(wrong.is_empty(), "{} of {texts}:\n{}", wrong.len(), wrong.join("\n"));
}
