//! Scores the command against gold annotations.

use std::path::Path;

use crate::run::{Result, cargo, command, run, step};

/// Runs `SCORER GOLD …` on a fresh release build of the command. A scorer runs `target/release/isnad` on each article
/// of the gold and compares what it prints.
pub fn score(scorer: &str, arguments: &[&str]) -> Result {
    step("release build", || run(cargo().args(["build", "--quiet", "--locked", "--release", "--bin", "isnad"])))?;
    let program = match Path::new(scorer).extension().and_then(|e| e.to_str()) {
        Some("py") => Some("python3"),
        Some("js" | "mjs") => Some("node"),
        _ => None,
    };
    let mut words: Vec<&str> = program.into_iter().chain([scorer]).collect();
    words.extend(arguments);
    let Some((first, rest)) = words.split_first() else { return Ok(()) };
    run(command(first).args(rest))
}
