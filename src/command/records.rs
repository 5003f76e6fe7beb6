//! Where the texts of a batch come from: files, or lines of JSON.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;

use isnad::time::Date;
use serde_json::Value;

use super::arguments::{Arguments, Batch};

/// A text that is still to be read.
pub struct Record {
    /// How it is named in messages: `line 17`, or the path.
    pub place: String,
    /// How the line of its answer begins: `{"id":…`.
    pub head: String,
    pub body: Body,
}

pub enum Body {
    File(PathBuf),
    Line(Vec<u8>),
    /// It cannot be read, and why.
    Broken(String),
}

impl Record {
    /// How many bytes it will take.
    pub fn size(&self) -> usize {
        match &self.body {
            Body::File(path) => std::fs::metadata(path).map_or(0, |file| file.len() as usize),
            Body::Line(line) => line.len(),
            Body::Broken(_) => 0,
        }
    }
}

/// The records of a batch, one after the other.
pub enum Records<'a> {
    Files(std::slice::Iter<'a, OsString>),
    Lines { input: Box<dyn BufRead + Send>, line: u64, jsonl: bool, max_bytes: usize },
}

impl<'a> Records<'a> {
    pub fn open(arguments: &'a Arguments, batch: &Batch) -> Result<Self, String> {
        let name = if batch.jsonl { arguments.files.first() } else { batch.files_from.as_ref() };
        if name.is_none() && !batch.jsonl {
            return Ok(Self::Files(arguments.files.iter()));
        }
        let input: Box<dyn BufRead + Send> = match name.filter(|name| *name != OsStr::new("-")) {
            Some(name) => {
                let file = File::open(name).map_err(|e| format!("cannot read `{}`: {e}", name.to_string_lossy()))?;
                Box::new(BufReader::with_capacity(1 << 16, file))
            }
            None => Box::new(BufReader::with_capacity(1 << 16, std::io::stdin())),
        };
        Ok(Self::Lines { input, line: 0, jsonl: batch.jsonl, max_bytes: batch.max_bytes })
    }

    /// The next record; none at the end.
    pub fn next(&mut self) -> Result<Option<Record>, String> {
        match self {
            Self::Files(files) => Ok(files.next().map(|file| named(file.into()))),
            Self::Lines { input, line, jsonl, max_bytes } => loop {
                let mut bytes = Vec::new();
                let whole =
                    read_line(input, &mut bytes, *max_bytes).map_err(|e| format!("cannot read the input: {e}"))?;
                if whole && bytes.is_empty() {
                    return Ok(None);
                }
                *line += 1;
                if *line == 1 && bytes.starts_with("\u{FEFF}".as_bytes()) {
                    bytes.drain(..3);
                }
                if whole && bytes.trim_ascii().is_empty() {
                    continue;
                }
                if !*jsonl {
                    while bytes.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
                        bytes.pop();
                    }
                    return Ok(Some(named(path(bytes))));
                }
                let place = format!("line {line}");
                let head = format!("{{\"id\":null,\"line\":{line}");
                let body = if whole { Body::Line(bytes) } else { Body::Broken(too_long(*max_bytes)) };
                return Ok(Some(Record { place, head, body }));
            },
        }
    }
}

/// The record of a file.
fn named(path: PathBuf) -> Record {
    let place = path.to_string_lossy().into_owned();
    let head = format!("{{\"id\":{}", Value::from(&*place));
    Record { place, head, body: Body::File(path) }
}

#[cfg(unix)]
fn path(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(bytes).into()
}

#[cfg(not(unix))]
fn path(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

fn too_long(max_bytes: usize) -> String {
    format!("expected at most {max_bytes} bytes, but found more (`--max-bytes`)")
}

/// Reads a line with its end; of one that is longer than `max` the rest is passed over, and the answer is false.
fn read_line(input: &mut dyn BufRead, line: &mut Vec<u8>, max: usize) -> std::io::Result<bool> {
    input.take(max as u64 + 1).read_until(b'\n', line)?;
    if line.len() <= max || line.ends_with(b"\n") {
        return Ok(true);
    }
    loop {
        let rest = match input.fill_buf() {
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
            rest => rest?,
        };
        let end = rest.iter().position(|byte| *byte == b'\n');
        let len = rest.len();
        input.consume(end.map_or(len, |at| at + 1));
        if end.is_some() || len == 0 {
            return Ok(false);
        }
    }
}

/// A text, and what its record says of it.
pub struct Text {
    pub text: String,
    pub date: Option<Date>,
    /// How the line of its answer begins.
    pub head: String,
}

/// Reads a record; where that fails, why, and how the line of its answer begins.
pub fn read(record: Record, batch: &Batch, date: Option<Date>) -> Result<Text, (String, String)> {
    let Record { head, body, .. } = record;
    match body {
        Body::Broken(why) => Err((head, why)),
        Body::File(path) => match read_file(path, batch.max_bytes) {
            Ok(text) => Ok(Text { text, date, head }),
            Err(why) => Err((head, why)),
        },
        Body::Line(line) => read_json(&line, head, batch, date),
    }
}

fn read_file(path: PathBuf, max: usize) -> Result<String, String> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|e| format!("cannot be read: {e}"))?;
    file.take(max as u64 + 1).read_to_end(&mut bytes).map_err(|e| format!("cannot be read: {e}"))?;
    if bytes.len() > max {
        return Err(too_long(max));
    }
    String::from_utf8(bytes)
        .map_err(|e| format!("is not UTF-8: byte {} begins no character", e.utf8_error().valid_up_to()))
}

fn read_json(line: &[u8], head: String, batch: &Batch, date: Option<Date>) -> Result<Text, (String, String)> {
    let mut value: Value = match serde_json::from_slice(line) {
        Ok(value) => value,
        // The line is the input's, not the parser's.
        Err(e) => {
            return Err((head, format!("is not JSON: {}", e.to_string().replace(" at line 1 column", ", column"))));
        }
    };
    let head = match field(&mut value, &batch.id_field) {
        Some(id) if !id.is_null() => head.replacen("null", &id.to_string(), 1),
        _ => head,
    };
    if !value.is_object() {
        return Err((head, "expected an object, but found another value".to_string()));
    }
    let date = match field(&mut value, &batch.date_field) {
        None | Some(Value::Null) => date,
        Some(Value::String(day)) if day.is_empty() => date,
        Some(day) => match day.as_str().map(|day| (day.get(..10).filter(|_| has_time(day)).unwrap_or(day)).parse()) {
            Some(Ok(day)) => Some(day),
            _ => {
                let expected = format!("expected a day as 2024-10-15 in the field `{}`", batch.date_field);
                return Err((head, format!("{expected}, but found {day}")));
            }
        },
    };
    match field(&mut value, &batch.text_field).map(Value::take) {
        Some(Value::String(text)) => Ok(Text { text, date, head }),
        Some(_) => {
            Err((head, format!("expected a string in the field `{}`, but found another value", batch.text_field)))
        }
        None => Err((head, format!("expected the field `{}`, but it is missing", batch.text_field))),
    }
}

/// Whether a time of the day stands behind a day.
fn has_time(day: &str) -> bool {
    matches!(day.as_bytes().get(10), Some(b'T' | b't' | b' '))
}

fn field<'v>(value: &'v mut Value, name: &str) -> Option<&'v mut Value> {
    if name.starts_with('/') { value.pointer_mut(name) } else { value.get_mut(name) }
}
