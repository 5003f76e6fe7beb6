//! What the command line asks for.

use std::ffi::OsString;

use isnad::export::{Format, Settings};
use isnad::{Offsets, Options};
use lexopt::prelude::{Long, Short, Value};

pub const HELP: &str = "\
Finds quotes, speakers and dates in Arabic text.

usage: isnad analyze [FILE] [--date YYYY-MM-DD] [--format FORMAT] [--offsets utf8|utf16|char]
       isnad dates [FILE] [the same options]      dates alone: a JSON array of the same objects

  FILE               the text, UTF-8 (default: standard input)
  --date YYYY-MM-DD  the day of publication, from which relative dates count
  --weekdays WAY     whether a bare day of the week is the latest (past, default) or the next (future)
  --offsets UNIT     what offsets in JSON count: bytes of UTF-8 (default), UTF-16 code units, code points
  --format FORMAT    json (default), csv, tei, webannotation, timeml, html
  --title TEXT       the title of the text, for the formats that have a place for it
  --url ADDRESS      where it was published, likewise
  --lang ar|en       the language of labels in html (default: ar)
  --no-bom           csv without the byte order mark that Excel needs
  -h, --help         this text
  -V, --version      the version

Exit codes: 0 all is well, 2 nothing was done or not all of it, and standard error says why.
";

/// What the command line asks for.
pub struct Arguments {
    pub file: Option<OsString>,
    pub options: Options,
    pub offsets: Offsets,
    pub format: Format,
    pub settings: Settings,
    /// `dates`: neither quotes nor speakers.
    pub dates_alone: bool,
}

pub enum Asked {
    Analyze(Box<Arguments>),
    Say(String),
}

/// Reads the command line.
pub fn parse() -> Result<Asked, String> {
    let mut parser = lexopt::Parser::from_env();
    let mut arguments = Arguments {
        file: None,
        options: Options::default(),
        offsets: Offsets::Utf8,
        format: Format::Json,
        settings: Settings::default(),
        dates_alone: false,
    };
    let mut command = None;
    let wrong = |e: lexopt::Error| e.to_string();
    while let Some(arg) = parser.next().map_err(wrong)? {
        match arg {
            Short('h') | Long("help") => return Ok(Asked::Say(HELP.to_string())),
            Short('V') | Long("version") => return Ok(Asked::Say(format!("isnad {}\n", env!("CARGO_PKG_VERSION")))),
            Long("date") => arguments.options.date = Some(value(&mut parser)?.parse()?),
            Long("weekdays") => match value(&mut parser)?.as_str() {
                "past" => arguments.options.weekdays_forward = false,
                "future" => arguments.options.weekdays_forward = true,
                other => return Err(format!("expected `past` or `future`, but found `{other}`")),
            },
            Long("offsets") => arguments.offsets = value(&mut parser)?.parse()?,
            Long("format") => arguments.format = value(&mut parser)?.parse()?,
            Long("title") => arguments.settings.title = Some(value(&mut parser)?),
            Long("url") => arguments.settings.url = Some(value(&mut parser)?),
            Long("lang") => arguments.settings.language = value(&mut parser)?.parse()?,
            Long("no-bom") => arguments.settings.bom = false,
            Value(word) if command.is_none() => command = Some(word),
            Value(file) if arguments.file.is_none() => arguments.file = Some(file),
            other => return Err(other.unexpected().to_string()),
        }
    }
    arguments.settings.date = arguments.options.date;
    match command.as_deref().map(std::ffi::OsStr::to_string_lossy).as_deref() {
        Some("analyze") => {}
        Some("dates") => arguments.dates_alone = true,
        Some(other) => {
            return Err(format!(
                "expected the command `analyze` or `dates`, but found `{other}`; `isnad --help` lists all"
            ));
        }
        None => return Err("expected the command `analyze`; `isnad --help` tells more".to_string()),
    }
    if arguments.dates_alone && arguments.format != Format::Json {
        return Err(format!("expected the format `json` for dates alone, but found `{}`", arguments.format));
    }
    Ok(Asked::Analyze(Box::new(arguments)))
}

/// What stands behind an option.
fn value(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().map(|value| value.to_string_lossy().into_owned()).map_err(|e| e.to_string())
}
