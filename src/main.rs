//! The command `isnad`.

mod command {
    pub mod arguments;
    pub mod batch;
    pub mod find;
    pub mod output;
    pub mod records;
}

use std::ffi::OsString;
use std::io::Read;
use std::process::ExitCode;

use command::arguments::{Arguments, Asked, Batch, parse};
use command::batch;
use command::output::{Output, Stop};
use isnad::analyze;
use isnad::export::export;

/// Some of many texts failed.
const SOME: u8 = 1;
/// Nothing was done, or not all of it.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let result = parse().and_then(|asked| match asked {
        Asked::Say(text) => write(Output::standard(), text.trim_end()),
        Asked::Analyze(arguments) => match &arguments.batch {
            Some(batch) => many(&arguments, batch),
            None => one(&arguments),
        },
        Asked::Find(pattern, arguments) => command::find::run(&pattern, &arguments),
    });
    result.unwrap_or_else(|message| {
        eprintln!("isnad: {message}");
        ExitCode::from(FAILED)
    })
}

/// Analyses many texts, and sums up.
fn many(arguments: &Arguments, batch: &Batch) -> Result<ExitCode, String> {
    let outcome = batch::run(arguments, batch)?;
    if outcome.failed > 0 {
        eprintln!("isnad: {} of {} texts failed", outcome.failed, outcome.texts);
    }
    match outcome.stopped {
        Some(why) if arguments.output.is_some() => {
            Err(format!("{why}; what is written is whole, and the same command with `--resume` goes on with it"))
        }
        Some(why) => Err(why),
        None if outcome.failed > 0 => Ok(ExitCode::from(SOME)),
        None => Ok(ExitCode::SUCCESS),
    }
}

/// Analyses one text.
fn one(arguments: &Arguments) -> Result<ExitCode, String> {
    // A byte order mark is the file's own: offsets count it.
    let text = read(arguments.files.first())?;
    let out = if arguments.dates_alone {
        batch::dates(&text, &arguments.options, arguments.offsets)
    } else {
        let analysis = analyze(&text, &arguments.options).with_offsets(&text, arguments.offsets);
        export(&text, &analysis, arguments.format, &arguments.settings)
    };
    let output = match &arguments.output {
        Some(path) => Output::create(path, arguments.overwrite)?,
        None => Output::standard(),
    };
    write(output, out.strip_suffix('\n').unwrap_or(&out))
}

/// The text that is asked about.
fn read(file: Option<&OsString>) -> Result<String, String> {
    let (name, bytes) = match file {
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

/// Writes all of it, with a line feed at the end; a reader that has gone away is no error.
fn write(mut output: Output, text: &str) -> Result<ExitCode, String> {
    match output.line(text).and_then(|()| output.close()) {
        Err(Stop::Failed(why)) => Err(why),
        Ok(()) | Err(Stop::Gone) => Ok(ExitCode::SUCCESS),
    }
}
