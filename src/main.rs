//! The command `isnad`.

use std::io::{Read, Write};
use std::process::ExitCode;

use isnad::{Offsets, Options, analyze};
use lexopt::prelude::{Long, Short, Value};

const HELP: &str = "\
Finds quotes, speakers and dates in Arabic text.

usage: isnad analyze [FILE] [--date YYYY-MM-DD] [--format json] [--offsets utf8|utf16|char]
       isnad dates [FILE] [the same options]      dates alone: an array of the same objects

  FILE               the text, UTF-8 (default: standard input)
  --date YYYY-MM-DD  the day of publication, from which relative dates count
  --weekdays WAY     whether a bare day of the week is the latest (past, default) or the next (future)
  --format json      how to print the analysis (default: json)
  --offsets UNIT     what offsets count: bytes of UTF-8 (default), UTF-16 code units, code points
  -h, --help         this text
  -V, --version      the version
";

/// What the command line asks for.
struct Arguments {
    file: Option<std::ffi::OsString>,
    options: Options,
    offsets: Offsets,
    /// `dates`: neither quotes nor speakers.
    dates_alone: bool,
}

enum Asked {
    Analyze(Arguments),
    Say(String),
}

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

fn parse() -> Result<Asked, String> {
    let mut parser = lexopt::Parser::from_env();
    let mut arguments =
        Arguments { file: None, options: Options::default(), offsets: Offsets::Utf8, dates_alone: false };
    let mut command = None;
    let wrong = |e: lexopt::Error| e.to_string();
    while let Some(arg) = parser.next().map_err(wrong)? {
        match arg {
            Short('h') | Long("help") => return Ok(Asked::Say(HELP.to_string())),
            Short('V') | Long("version") => return Ok(Asked::Say(format!("isnad {}\n", env!("CARGO_PKG_VERSION")))),
            Long("date") => {
                let day = parser.value().map_err(wrong)?;
                arguments.options.date = Some(day.to_string_lossy().parse()?);
            }
            Long("weekdays") => match parser.value().map_err(wrong)?.to_string_lossy().as_ref() {
                "past" => arguments.options.weekdays_forward = false,
                "future" => arguments.options.weekdays_forward = true,
                other => return Err(format!("expected `past` or `future`, but found `{other}`")),
            },
            Long("offsets") => arguments.offsets = parser.value().map_err(wrong)?.to_string_lossy().parse()?,
            Long("format") => match parser.value().map_err(wrong)?.to_string_lossy().as_ref() {
                "json" => {}
                other => return Err(format!("expected the format `json`, but found `{other}`")),
            },
            Value(word) if command.is_none() => command = Some(word),
            Value(file) if arguments.file.is_none() => arguments.file = Some(file),
            other => return Err(other.unexpected().to_string()),
        }
    }
    match command.as_deref().map(std::ffi::OsStr::to_string_lossy).as_deref() {
        Some("analyze") => Ok(Asked::Analyze(arguments)),
        Some("dates") => {
            arguments.dates_alone = true;
            Ok(Asked::Analyze(arguments))
        }
        Some(other) => {
            Err(format!("expected the command `analyze` or `dates`, but found `{other}`; `isnad --help` lists all"))
        }
        None => Err("expected the command `analyze`; `isnad --help` tells more".to_string()),
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
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
    let text = String::from_utf8(bytes)
        .map_err(|e| format!("{name} is not UTF-8: byte {} begins no character", e.utf8_error().valid_up_to()))?;
    // The byte order mark is the file's, but offsets count what the file holds.
    if arguments.dates_alone {
        let mut dates = isnad::time::dates(&text, &arguments.options);
        if arguments.offsets != Offsets::Utf8 {
            let map = isnad::OffsetMap::new(&text, arguments.offsets);
            dates.iter_mut().for_each(|d| d.span = map.span(d.span));
        }
        let json = serde_json::to_string(&dates).map_err(|e| e.to_string())?;
        return print(&(json + "\n"));
    }
    let analysis = analyze(&text, &arguments.options).with_offsets(&text, arguments.offsets);
    let mut json = serde_json::to_string(&analysis).map_err(|e| e.to_string())?;
    json.push('\n');
    print(&json)
}

/// Prints all of it; a reader that has gone away is no error.
fn print(text: &str) -> Result<(), String> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(format!("cannot write to standard output: {e}")),
        _ => Ok(()),
    }
}
