//! What the command line asks for.

use std::ffi::OsString;
use std::path::PathBuf;

use isnad::export::{Format, Settings};
use isnad::{Offsets, Options};
use lexopt::prelude::{Long, Short, Value};

pub const HELP: &str = "\
Finds quotes, speakers and dates in Arabic text.

usage: isnad analyze [FILE] [--date YYYY-MM-DD] [--format FORMAT] [--offsets utf8|utf16|char]
       isnad analyze FILE FILE… [--output FILE]   many texts: a line of JSON for each
       isnad analyze --jsonl [FILE] [--output FILE]
       isnad dates …                              dates alone, with the same options
       isnad find PATTERN [FILE…]                 the quotes in which a regular expression finds something, a line each:
                                                  the file where there are several, speaker, kind, words (tabs between)

  FILE               the text, UTF-8 (default: standard input)
  --date YYYY-MM-DD  the day of publication, from which relative dates count
  --weekdays WAY     whether a bare day of the week is the latest (past, default) or the next (future)
  --offsets UNIT     what offsets in JSON count: bytes of UTF-8 (default), UTF-16 code units, code points
  --format FORMAT    json (default), csv, tei, webannotation, timeml, html; of many texts json alone
  --title TEXT       the title of the text, for the formats that have a place for it
  --url ADDRESS      where it was published, likewise
  --lang ar|en       the language of labels in html (default: ar)
  --no-bom           csv without the byte order mark that Excel needs
  -o, --output FILE  where to write (default: standard output); a file that is there is not touched
  --overwrite        … but begun anew
  -h, --help         this text
  -V, --version      the version

Many texts, in parallel, in order, in bounded memory:
  --files-from LIST  a file with the path of a text on each line (`-`: standard input)
  --jsonl            the input is JSON Lines: an object with a text on each line
  --text-field NAME  the field with the text (default: text); `/a/b` is field b in field a
  --id-field NAME    the field that names it (default: id); it need not be there
  --date-field NAME  the field with its day of publication (default: date); it need not be there
  --resume           go on where the last run into --output FILE stopped
  -j, --threads N    how many texts at a time (default: one a core)
  --max-bytes N      longer lines and files fail (default: 67108864)

Each text gives one line, `{\"id\":…,…}` with its analysis, or `{\"id\":…,\"error\":…}`; so a run that stopped, however it
did, is gone on with by the same command and --resume, and nothing is lost or written twice.

Exit codes: 0 all is well; 1 some of many texts failed, and standard error and their lines say why, or `find` found nothing;
2 nothing was done, or not all of it, and standard error says why.
";

/// What the command line asks for.
pub struct Arguments {
    pub files: Vec<OsString>,
    pub options: Options,
    pub offsets: Offsets,
    pub format: Format,
    pub settings: Settings,
    /// `dates`: neither quotes nor speakers.
    pub dates_alone: bool,
    pub output: Option<PathBuf>,
    pub overwrite: bool,
    /// None: one text.
    pub batch: Option<Batch>,
}

/// How many texts are analysed.
pub struct Batch {
    pub jsonl: bool,
    pub files_from: Option<OsString>,
    pub text_field: String,
    pub id_field: String,
    pub date_field: String,
    pub resume: bool,
    pub threads: usize,
    pub max_bytes: usize,
}

pub enum Asked {
    Analyze(Box<Arguments>),
    Find(isnad::search::Pattern, Box<Arguments>),
    Say(String),
}

/// Reads the command line.
pub fn parse() -> Result<Asked, String> {
    let mut parser = lexopt::Parser::from_env();
    let mut arguments = Arguments {
        files: Vec::new(),
        options: Options::default(),
        offsets: Offsets::Utf8,
        format: Format::Json,
        settings: Settings::default(),
        dates_alone: false,
        output: None,
        overwrite: false,
        batch: None,
    };
    let mut batch = Batch {
        jsonl: false,
        files_from: None,
        text_field: "text".to_string(),
        id_field: "id".to_string(),
        date_field: "date".to_string(),
        resume: false,
        threads: std::thread::available_parallelism().map_or(1, usize::from),
        max_bytes: 64 << 20,
    };
    let mut command = None;
    // The last option that makes sense for many texts alone.
    let mut for_many = None;
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
            Short('o') | Long("output") => arguments.output = Some(parser.value().map_err(wrong)?.into()),
            Long("overwrite") => arguments.overwrite = true,
            Long("jsonl") => batch.jsonl = true,
            Long("files-from") => batch.files_from = Some(parser.value().map_err(wrong)?),
            Short('j') | Long("threads") => {
                batch.threads = positive("--threads", &value(&mut parser)?)?;
                for_many = Some("--threads");
            }
            Long("max-bytes") => {
                batch.max_bytes = positive("--max-bytes", &value(&mut parser)?)?;
                for_many = Some("--max-bytes");
            }
            Long("resume") => {
                batch.resume = true;
                for_many = Some("--resume");
            }
            Long("text-field") => batch.text_field = value(&mut parser)?,
            Long("id-field") => batch.id_field = value(&mut parser)?,
            Long("date-field") => batch.date_field = value(&mut parser)?,
            Value(word) if command.is_none() => command = Some(word),
            Value(file) => arguments.files.push(file),
            other => return Err(other.unexpected().to_string()),
        }
    }
    arguments.settings.date = arguments.options.date;
    match command.as_deref().map(std::ffi::OsStr::to_string_lossy).as_deref() {
        Some("analyze") => {}
        Some("dates") => arguments.dates_alone = true,
        Some("find") => return find(arguments, &batch, for_many),
        Some(other) => {
            return Err(format!(
                "expected the command `analyze`, `dates` or `find`, but found `{other}`; `isnad --help` lists all"
            ));
        }
        None => return Err("expected the command `analyze`; `isnad --help` tells more".to_string()),
    }
    settle(arguments, batch, for_many)
}

/// `find`: the pattern stands before the files.
fn find(mut arguments: Arguments, batch: &Batch, for_many: Option<&str>) -> Result<Asked, String> {
    let output = arguments.output.is_some() || arguments.overwrite || arguments.format != Format::Json;
    if batch.jsonl || batch.files_from.is_some() || for_many.is_some() || output {
        return Err("expected a pattern and files for `find`, but found options of `analyze`".to_string());
    }
    if arguments.files.is_empty() {
        return Err("expected a pattern behind `find`".to_string());
    }
    let pattern = arguments.files.remove(0).to_string_lossy().into_owned();
    Ok(Asked::Find(isnad::search::Pattern::new(&pattern)?, Box::new(arguments)))
}

/// Sees to it that the options go together.
fn settle(mut arguments: Arguments, batch: Batch, for_many: Option<&str>) -> Result<Asked, String> {
    let many = batch.jsonl || batch.files_from.is_some() || arguments.files.len() > 1;
    let json = arguments.format == Format::Json;
    if batch.jsonl && (arguments.files.len() > 1 || batch.files_from.is_some()) {
        return Err("expected one file of JSON Lines, but found more".to_string());
    }
    if batch.files_from.is_some() && !arguments.files.is_empty() {
        return Err("expected either files or `--files-from`, but found both".to_string());
    }
    if arguments.dates_alone && !json {
        return Err(format!("expected the format `json` for dates alone, but found `{}`", arguments.format));
    }
    if many && !json {
        return Err(format!("expected the format `json` for many texts, but found `{}`", arguments.format));
    }
    if let Some(option) = for_many.filter(|_| !many) {
        return Err(format!("expected many texts for `{option}` (`--jsonl`, `--files-from` or several files)"));
    }
    if batch.resume && arguments.output.is_none() {
        return Err("expected `--output FILE` with `--resume`: it is that file that is gone on with".to_string());
    }
    if batch.resume && arguments.overwrite {
        return Err("expected either `--resume` or `--overwrite`, but found both".to_string());
    }
    arguments.batch = many.then_some(batch);
    Ok(Asked::Analyze(Box::new(arguments)))
}

/// What stands behind an option.
fn value(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().map(|value| value.to_string_lossy().into_owned()).map_err(|e| e.to_string())
}

fn positive(option: &str, value: &str) -> Result<usize, String> {
    let number = value.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| format!("expected a number above 0 for `{option}`, but found `{value}`"))
}
