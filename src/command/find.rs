//! `isnad find`: the quotes in which a pattern finds something.

use std::fmt::Write as _;
use std::process::ExitCode;

use isnad::analyze;
use isnad::search::{Pattern, search};

use super::arguments::Arguments;
use super::output::{Output, Stop};
use crate::{FAILED, SOME, read};

/// Reads one file after the other and prints a line for each quote that has the pattern in it.
pub fn run(pattern: &Pattern, arguments: &Arguments) -> Result<ExitCode, String> {
    let mut output = Output::standard();
    let (mut found, mut failed) = (false, false);
    let files: Vec<_> = match arguments.files.as_slice() {
        [] => vec![None],
        files => files.iter().map(Some).collect(),
    };
    for file in &files {
        let text = match read(*file) {
            Ok(text) => text,
            Err(why) => {
                eprintln!("isnad: {why}");
                failed = true;
                continue;
            }
        };
        let analysis = analyze(&text, &arguments.options);
        let mut hits = search(&text, &analysis, pattern);
        hits.dedup_by_key(|hit| hit.quote);
        for quote in hits.iter().filter_map(|hit| analysis.quotes.get(hit.quote as usize)) {
            let mut line = String::new();
            if let Some(file) = file.filter(|_| files.len() > 1) {
                let _ = write!(line, "{}\t", file.to_string_lossy());
            }
            let speaker = quote.speaker.and_then(|id| analysis.speakers.get(id as usize));
            let _ = write!(line, "{}\t{}\t", speaker.map_or("", |s| s.name.as_str()), quote.kind);
            for (i, part) in quote.content.iter().enumerate() {
                let words: Vec<&str> = part.of(&text).split_whitespace().collect();
                line += if i > 0 { " … " } else { "" };
                line += &words.join(" ");
            }
            found = true;
            match output.line(&line) {
                Err(Stop::Gone) => return Ok(ExitCode::SUCCESS),
                Err(Stop::Failed(why)) => return Err(why),
                Ok(()) => {}
            }
        }
    }
    match output.close() {
        Err(Stop::Failed(why)) => Err(why),
        _ if failed => Ok(ExitCode::from(FAILED)),
        _ if found => Ok(ExitCode::SUCCESS),
        _ => Ok(ExitCode::from(SOME)),
    }
}
