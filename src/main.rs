//! The command `isnad`.

mod command {
    pub mod arguments;
}

use std::io::{Read, Write};
use std::process::ExitCode;

use command::arguments::{Arguments, Asked, parse};
use isnad::export::{dates_json, export};
use isnad::{OffsetMap, analyze};

fn main() -> ExitCode {
    let result = parse().and_then(|asked| match asked {
        Asked::Say(text) => print(&text),
        Asked::Analyze(arguments) => run(&arguments),
    });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("isnad: {message}");
            ExitCode::from(2)
        }
    }
}

/// Analyses one text.
fn run(arguments: &Arguments) -> Result<(), String> {
    // A byte order mark is the file's own: offsets count it.
    let text = read(arguments)?;
    if arguments.dates_alone {
        let mut dates = isnad::time::dates(&text, &arguments.options);
        let map = OffsetMap::new(&text, arguments.offsets);
        dates.iter_mut().for_each(|date| date.span = map.span(date.span));
        return print(&(dates_json(&dates) + "\n"));
    }
    let analysis = analyze(&text, &arguments.options).with_offsets(&text, arguments.offsets);
    let mut out = export(&text, &analysis, arguments.format, &arguments.settings);
    if !out.ends_with('\n') {
        out.push('\n');
    }
    print(&out)
}

/// The text that is asked about.
fn read(arguments: &Arguments) -> Result<String, String> {
    let (name, bytes) = match &arguments.file {
        Some(file) => {
            let name = file.to_string_lossy().into_owned();
            let bytes = std::fs::read(file).map_err(|e| format!("cannot read `{name}`: {e}"))?;
            (name, bytes)
        }
        None => {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).map_err(|e| format!("cannot read standard input: {e}"))?;
            ("standard input".to_string(), bytes)
        }
    };
    String::from_utf8(bytes)
        .map_err(|e| format!("{name} is not UTF-8: byte {} begins no character", e.utf8_error().valid_up_to()))
}

/// Prints all of it; a reader that has gone away is no error.
fn print(text: &str) -> Result<(), String> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(format!("cannot write to standard output: {e}")),
        _ => Ok(()),
    }
}
