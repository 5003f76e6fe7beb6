//! The command `isnad` as a shell sees it.
#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

mod shell;

use std::io::Write;
use std::path::PathBuf;
use std::process::{Output, Stdio};

use serde_json::Value;
use shell::{fed, isnad};

fn json(output: &Output) -> Value {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout.ends_with(b"}\n"));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// It fails with exit code 2, says why on standard error, and prints nothing else.
fn refused(output: &Output, why: &[&str]) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(output.stdout.is_empty());
    assert!(said.starts_with("isnad: ") && said.trim_end().lines().count() == 1, "{said}");
    for part in why {
        assert!(said.contains(part), "expected `{part}` in: {said}");
    }
}

/// A file of its own for each test.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = std::env::temp_dir().join(format!("isnad-{}-{name}", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    path
}

const TEXT: &str = "وقالت ليلى حداد: «نعم 😀 لا»، يوم 5 مايو 2024.";

#[test]
fn a_file_and_standard_input_give_the_same() {
    let path = file("same.txt", TEXT.as_bytes());
    let from_file = json(&isnad(&["analyze", path.to_str().unwrap()]).output().unwrap());
    let from_input = json(&fed(&["analyze"], TEXT.as_bytes()));
    assert_eq!(from_file, from_input);
    std::fs::remove_file(path).unwrap();
}

#[test]
fn the_contract_has_these_fields_in_this_order() {
    let output = fed(&["analyze", "--format", "json", "--date", "2024-05-06", "--offsets", "char"], TEXT.as_bytes());
    let analysis = json(&output);
    let fields = ["\"version\":", "\"offsets\":\"char\"", "\"quotes\":[", "\"speakers\":[", "\"dates\":["];
    let printed = String::from_utf8(output.stdout).unwrap();
    let mut rest = printed.as_str();
    for field in fields {
        let (_, behind) = rest.split_once(field).unwrap_or_else(|| panic!("no {field} where it should be: {printed}"));
        rest = behind;
    }
    assert_eq!(analysis["version"], env!("CARGO_PKG_VERSION"));
    for quote in analysis["quotes"].as_array().unwrap() {
        for field in ["id", "kind", "content", "cue", "source", "speaker", "parent", "dates", "rule", "confidence"] {
            assert!(quote.get(field).is_some(), "no {field} in {quote}");
        }
    }
    for date in analysis["dates"].as_array().unwrap() {
        for field in ["id", "start", "end", "type", "value", "mod", "calendar", "rule", "confidence"] {
            assert!(date.get(field).is_some(), "no {field} in {date}");
        }
    }
}

#[test]
fn each_unit_of_offsets_gives_the_same_words() {
    let units: Vec<u16> = TEXT.encode_utf16().collect();
    let chars: Vec<char> = TEXT.chars().collect();
    let words = |unit: &str| -> Vec<String> {
        let analysis = json(&fed(&["analyze", "--offsets", unit], TEXT.as_bytes()));
        assert_eq!(analysis["offsets"], unit);
        let quotes = analysis["quotes"].as_array().unwrap().iter().flat_map(|q| q["content"].as_array().unwrap());
        let spans = quotes.chain(analysis["dates"].as_array().unwrap());
        spans
            .map(|span| {
                let range = span["start"].as_u64().unwrap() as usize..span["end"].as_u64().unwrap() as usize;
                match unit {
                    "utf8" => TEXT[range].to_string(),
                    "utf16" => String::from_utf16(&units[range]).unwrap(),
                    _ => chars[range].iter().collect(),
                }
            })
            .collect()
    };
    let bytes = words("utf8");
    assert_eq!(bytes, words("utf16"));
    assert_eq!(bytes, words("char"));
}

#[test]
fn a_byte_order_mark_moves_offsets_and_changes_nothing_else() {
    let marked = format!("\u{FEFF}{TEXT}");
    for (unit, by) in [("utf8", 3), ("utf16", 1), ("char", 1)] {
        let mut plain = json(&fed(&["analyze", "--offsets", unit], TEXT.as_bytes()));
        shift(&mut plain, by);
        assert_eq!(plain, json(&fed(&["analyze", "--offsets", unit], marked.as_bytes())), "{unit}");
    }
}

/// Moves every offset of an analysis.
fn shift(value: &mut Value, by: u64) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| shift(item, by)),
        Value::Object(fields) => {
            for (name, field) in fields {
                match field.as_u64() {
                    Some(at) if name == "start" || name == "end" => *field = (at + by).into(),
                    _ => shift(field, by),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn an_empty_text_has_nothing_in_it() {
    for text in ["", "\u{FEFF}", "\n", " \t\r\n"] {
        let analysis = json(&fed(&["analyze", "--date", "2024-05-06"], text.as_bytes()));
        for list in ["quotes", "speakers", "dates"] {
            assert_eq!(analysis[list], Value::Array(Vec::new()), "{text:?}");
        }
    }
}

#[test]
fn a_missing_file_is_an_error() {
    refused(&isnad(&["analyze", "/no/such/file.txt"]).output().unwrap(), &["/no/such/file.txt"]);
    refused(&isnad(&["analyze", "/"]).output().unwrap(), &["`/`"]);
}

#[test]
fn text_that_is_not_utf8_is_an_error() {
    refused(&fed(&["analyze"], b"abc\xD9"), &["UTF-8", "byte 3"]);
    let path = file("windows.txt", b"\xDE\xC7\xE1"); // "قال" in windows-1256
    refused(&isnad(&["analyze", path.to_str().unwrap()]).output().unwrap(), &["UTF-8", "windows.txt"]);
    std::fs::remove_file(path).unwrap();
}

#[test]
fn a_wrong_argument_is_an_error() {
    for day in ["yesterday", "2024-13-01", "2024-02-30", "2023-02-29", "0000-01-01", "16/10/2024", "", "2024-10"] {
        refused(&fed(&["analyze", "--date", day], TEXT.as_bytes()), &[day]);
    }
    refused(&fed(&["analyze", "--offsets", "words"], b""), &["utf8", "words"]);
    refused(&fed(&["analyze", "--format", "xml"], b""), &["json", "xml"]);
    refused(&fed(&["analyze", "--colour"], b""), &["colour"]);
    refused(&fed(&["analyze", "--date"], b""), &["--date"]);
    refused(&fed(&["analyse"], b""), &["analyse"]);
    refused(&fed(&[], b""), &["analyze"]);
}

#[test]
fn help_and_version_are_no_errors() {
    for (flag, says) in [("--help", "usage:"), ("-h", "--offsets"), ("--version", env!("CARGO_PKG_VERSION"))] {
        let output = isnad(&[flag]).output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert!(String::from_utf8(output.stdout).unwrap().contains(says));
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child =
        isnad(&["analyze"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let text = format!("{TEXT}\n").repeat(3000);
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") else { return };
    let output = isnad(&["analyze"]).stdout(full).stderr(Stdio::piped()).output().unwrap();
    refused(&output, &["standard output"]);
}

#[test]
fn find_prints_the_quotes_with_a_pattern_in_them() {
    let found = fed(&["find", "لا|تقبل"], TEXT.as_bytes());
    assert_eq!(String::from_utf8_lossy(&found.stdout), "ليلى حداد\tdirect\tنعم 😀 لا\n");
    assert_eq!((found.status.code(), found.stderr.len()), (Some(0), 0));
    let (one, two) = (file("find-1.txt", TEXT.as_bytes()), file("find-2.txt", "لا شيء".as_bytes()));
    let paths = [one.to_str().unwrap(), two.to_str().unwrap()];
    let found = isnad(&["find", "نَعَم", paths[0], paths[1]]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&found.stdout), format!("{}\tليلى حداد\tdirect\tنعم 😀 لا\n", paths[0]));
    // Like grep: 1 where nothing is found, 2 where something went wrong.
    assert_eq!(fed(&["find", "مايو"], TEXT.as_bytes()).status.code(), Some(1));
    let missing = isnad(&["find", "نعم", "/no/such/file", paths[0]]).output().unwrap();
    assert!(missing.stdout.ends_with("نعم 😀 لا\n".as_bytes()) && missing.status.code() == Some(2));
    refused(&isnad(&["find", "("]).output().unwrap(), &["unclosed group"]);
    refused(&isnad(&["find"]).output().unwrap(), &["expected a pattern"]);
    refused(&isnad(&["find", "نعم", "--jsonl"]).output().unwrap(), &["options of `analyze`"]);
}
