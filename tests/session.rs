//! Whatever is edited, and in whatever order: a session tells what an analysis of the whole text tells.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod series;

use std::path::Path;

use isnad::{Options, Session, analyze};
use series::Series;

/// Lines of real sentences, and of all that is odd.
fn lines() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/parity");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let texts = files.iter().filter(|file| file.extension().is_some_and(|e| e == "txt"));
    let mut lines: Vec<String> = Vec::new();
    for text in texts {
        let text = std::fs::read_to_string(text).unwrap();
        lines.extend(text.split('\n').filter(|line| line.len() < 4000).map(String::from));
    }
    lines.extend(include_str!("../www/sample.txt").split('\n').map(String::from));
    lines.extend(
        ["«قال الأول.", "«وقال الثاني».", "وأضاف: «نعم».", "", " \r", "أ\u{2028}قال الوزير: «لا».", "\r"]
            .map(String::from),
    );
    lines
}

/// A line after a key was typed in it, or a letter taken back.
fn typed(series: &mut Series, line: &str) -> String {
    let mut letters: Vec<char> = line.chars().collect();
    let at = series.below(letters.len() + 1);
    if series.below(3) == 0 && at < letters.len() {
        letters.remove(at);
    } else {
        let keys: Vec<char> = "ال «»\":.،وقس\u{64b}\u{651}5ـ\r\u{2029}😀".chars().collect();
        letters.insert(at, keys[series.below(keys.len())]);
    }
    letters.into_iter().filter(|c| *c != '\n').collect()
}

#[test]
fn any_edits_give_what_the_whole_text_gives() {
    let pool = lines();
    let options = Options { date: "2024-10-16".parse().ok(), ..Options::default() };
    for seed in 1..40u64 {
        let series = &mut Series(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut session = Session::default();
        let mut text: Vec<String> = vec![String::new()];
        for step in 0..30 {
            let first = series.below(text.len() + 1);
            let mut last = (first + series.below(4)).min(text.len());
            let new: Vec<String> = if series.below(2) == 0 && first < text.len() {
                last = first + 1;
                vec![typed(series, &text[first])]
            } else {
                (0..1 + series.below(5)).map(|_| pool[series.below(pool.len())].clone()).collect()
            };
            session.replace(first..last, &new.join("\n"));
            text.splice(first..last, new);
            let whole = text.join("\n");
            assert_eq!(session.text(), whole);
            // Some edits come before the ones before them were read.
            if series.below(3) == 0 {
                session.read(series.below(2000));
                continue;
            }
            while session.read(1 + series.below(5000)) > 0 {}
            assert_eq!(session.analysis(&options), analyze(&whole, &options), "seed {seed}, step {step}: {whole:?}");
        }
    }
}

#[test]
fn the_speakers_of_long_texts_are_found_as_in_one_go() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/speakers");
    for entry in std::fs::read_dir(folder).unwrap() {
        let file = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let texts: Vec<&str> = file.lines().filter_map(|line| line.strip_prefix("text: ")).collect();
        let whole = texts.join("\n").replace('⏎', "\n");
        let mut session = Session::default();
        session.replace(0..1, &whole);
        session.read(usize::MAX);
        assert_eq!(session.analysis(&Options::default()), analyze(&whole, &Options::default()));
    }
}
