//! How fast the analysis is, and beside it the floor: reading the text without looking for anything.
//!
//! `cargo xtask bench [FILE]` runs it; `cargo bench --bench throughput -- FILE` runs it alone.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use isnad::text::{paragraph::paragraphs, token::tokenize};
use isnad::{Offsets, Options, analyze};

/// How long each measure goes on.
const BUDGET: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    let Some(file) = std::env::args().skip(1).find(|a| !a.starts_with('-')) else {
        eprintln!("expected a text file; `cargo xtask bench` has one built in");
        return ExitCode::from(2);
    };
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(e) => {
            eprintln!("cannot read `{file}`: {e}");
            return ExitCode::from(2);
        }
    };
    let first = Instant::now();
    black_box(analyze("قال", &Options::default()));
    println!("native, {:.1} MB, one core", text.len() as f64 / 1e6);
    println!("  {:<34} {:>8.2} ms", "first analysis (reads the words)", first.elapsed().as_secs_f64() * 1e3);
    tell("paragraphs", &text, |text| paragraphs(text).count());
    tell("floor: tokens and folding", &text, floor);
    tell("  and each word looked up", &text, looked_up);
    tell("dates alone", &text, |text| isnad::time::dates(text, &Options::default()).len());
    let whole = tell("whole analysis", &text, |text| analyze(text, &Options::default()).quotes.len());
    tell("  with offsets in UTF-16", &text, |text| {
        analyze(text, &Options::default()).with_offsets(text, Offsets::Utf16).quotes.len()
    });
    let tenth = text.get(..text.floor_char_boundary(text.len() / 10)).unwrap_or_default();
    let part = fastest(tenth, |text| analyze(text, &Options::default()).quotes.len());
    let growth = whole.as_secs_f64() / part.as_secs_f64();
    println!("  {:<34} {growth:>8.2} times as long for {:.2} times the text", "growth", {
        text.len() as f64 / tenth.len().max(1) as f64
    });
    let found = analyze(&text, &Options::default());
    println!("  found {} quotes, {} speakers, {} dates", found.quotes.len(), found.speakers.len(), found.dates.len());
    ExitCode::SUCCESS
}

/// Measures and prints one line.
fn tell(what: &str, text: &str, work: impl Fn(&str) -> usize) -> Duration {
    let time = fastest(text, work);
    println!("  {what:<34} {:>8.2} ms {:>8.1} MB/s", time.as_secs_f64() * 1e3, {
        text.len() as f64 / 1e6 / time.as_secs_f64()
    });
    time
}

/// The fastest of as many runs as the budget allows: noise only ever adds.
fn fastest(text: &str, work: impl Fn(&str) -> usize) -> Duration {
    let begun = Instant::now();
    let mut best = Duration::MAX;
    while begun.elapsed() < BUDGET {
        let start = Instant::now();
        black_box(work(black_box(text)));
        best = best.min(start.elapsed());
    }
    best
}

fn floor(text: &str) -> usize {
    let mut tokens = Vec::new();
    let mut count = 0;
    for span in paragraphs(text) {
        tokens.clear();
        tokenize(text, span, &mut tokens);
        count += tokens.len();
    }
    count
}

fn looked_up(text: &str) -> usize {
    let lexicon = isnad::lexicon::lexicon();
    let mut tokens = Vec::new();
    let mut known = 0;
    for span in paragraphs(text) {
        tokens.clear();
        tokenize(text, span, &mut tokens);
        lexicon.read_all(&mut tokens, 0);
        known += tokens.iter().filter(|t| t.word.known()).count();
    }
    known
}
