//! The repository's own rules, checked over every tracked file.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crate::run::{Result, command, output, root};

/// Where a file of code asks to be divided.
const LINES: usize = 500;
/// Where it has asked for long enough.
const TOO_MANY_LINES: usize = 700;
/// The documents that a reader looks for.
const DOCUMENTS: [&str; 6] =
    ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"];
/// Kinds of file that are code, for people to read whole.
const CODE: [&str; 6] = ["rs", "js", "mjs", "css", "html", "sh"];
/// What each record of a word list needs one of, so that the test of the lists can run it.
const EXAMPLES: [&str; 2] = ["example", "not"];

/// A file as the rules see it.
struct File {
    name: String,
    text: String,
}

/// Checks every rule, and tells every breach.
pub fn tidy() -> Result {
    let tracked = output(command("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]))?;
    let mut breaches = Vec::new();
    let mut files = Vec::new();
    for name in tracked.lines() {
        // What was deleted and not yet committed is gone all the same.
        let Ok(bytes) = fs::read(root().join(name)) else { continue };
        // Texts for tests may hold anything, and pictures are no text.
        if name.starts_with("tests/parity/") && name.ends_with(".txt") || name.starts_with("fuzz/regressions/") {
            continue;
        }
        if let Ok(text) = String::from_utf8(bytes) {
            files.push(File { name: name.to_string(), text });
        }
    }
    for file in &files {
        lines(file, &mut breaches);
    }
    rule_ids(&files, &mut breaches);
    word_lists(&files, &mut breaches);
    documents(&files, &mut breaches);
    map(&files, &mut breaches);
    versions(&files, &mut breaches);
    for breach in &breaches {
        eprintln!("   {breach}");
    }
    if breaches.is_empty() {
        Ok(())
    } else {
        Err(format!("{} of the repository's rules broken", breaches.len()).into())
    }
}

/// Rules about single lines and the length of a file.
fn lines(file: &File, breaches: &mut Vec<String>) {
    let File { name, text } = file;
    let generated = name.ends_with(".lock") || name.ends_with("package-lock.json");
    let extension = Path::new(name).extension().and_then(|e| e.to_str()).unwrap_or_default();
    let code = CODE.contains(&extension) || name == ".ci/run";
    let count = text.lines().count();
    if code && count > TOO_MANY_LINES {
        breaches.push(format!("{name}: {count} lines; no file has more than {TOO_MANY_LINES}"));
    } else if code && count > LINES {
        eprintln!("   {name}: {count} lines; at {LINES} a file asks to be divided");
    }
    if text.contains('\r') {
        breaches.push(format!("{name}: lines end in CR LF; the repository has LF"));
    }
    if !text.is_empty() && !text.ends_with('\n') {
        breaches.push(format!("{name}: no line feed at the end"));
    }
    if generated {
        return;
    }
    for (line, number) in text.lines().zip(1..) {
        let mut tell = |what: &str| breaches.push(format!("{name}:{number}: {what}"));
        // Written in two parts, so that this file keeps its own rules.
        for (word, what) in [
            (concat!("TO", "DO"), "an issue or the work itself, not a note"),
            (concat!("FIX", "ME"), "an issue or the work itself, not a note"),
            (concat!("dbg", "!("), "left from debugging"),
            (concat!("console", ".debug("), "left from debugging"),
            (concat!("deb", "ugger;"), "left from debugging"),
        ] {
            if code && line.contains(word) {
                tell(what);
            }
        }
        for host in [
            concat!("registry.", "npmjs"),
            concat!("static.", "crates.io"),
            concat!("index.", "crates.io"),
            concat!("files.", "pythonhosted"),
            concat!("deb.", "debian.org"),
            concat!("proxy.", "golang.org"),
        ] {
            if line.contains(host) {
                tell("names the host of a registry; name the package alone");
            }
        }
        for path in [concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("/wo", "rk/"), concat!("/Us", "ers/")] {
            if let Some(at) = line.find(path) {
                let before = line.get(..at).and_then(|l| l.chars().last());
                if !before.is_some_and(|c| c.is_alphanumeric() || "._-)}*\"/".contains(c) && c != '"') {
                    tell("names a path of one machine");
                }
            }
        }
        if code && line.trim_end() != line {
            tell("white space at the end of the line");
        }
    }
}

/// Every rule of the analysis has an id of its own: `quote/…`, `time/…` or `speaker/…`.
fn rule_ids(files: &[File], breaches: &mut Vec<String>) {
    let mut seen: HashMap<&str, &str> = HashMap::new();
    for file in files.iter().filter(|f| f.name.starts_with("src/") && f.name.ends_with(".rs")) {
        for declared in file.text.split("rules! {").skip(1) {
            let body = declared.split("\n}").next().unwrap_or_default();
            for line in body.lines() {
                // NAME = "stage/what-it-does", …
                let Some((_, rest)) = line.split_once("= \"") else { continue };
                let Some((id, _)) = rest.split_once('"') else { continue };
                if let Some(other) = seen.insert(id, &file.name) {
                    breaches.push(format!("{}: the rule {id} is also in {other}", file.name));
                }
                let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
                match id.split_once('/') {
                    Some((_, name)) if !name.is_empty() && name.chars().all(plain) => {}
                    _ => breaches.push(format!("{}: {id} should read `stage/what-it-does`", file.name)),
                }
            }
        }
    }
}

/// Every record of a word list has an example.
fn word_lists(files: &[File], breaches: &mut Vec<String>) {
    for file in files.iter().filter(|f| f.name.starts_with("src/lexicon/") && f.name.ends_with(".txt")) {
        let mut record: Vec<&str> = Vec::new();
        let mut first = 0;
        let mut bare: Vec<String> = Vec::new();
        for (line, number) in file.text.lines().chain([""]).map(str::trim).zip(1..) {
            if line.starts_with('#') {
                continue;
            }
            if !line.is_empty() {
                if record.is_empty() {
                    first = number;
                }
                match line.split_once(':') {
                    Some((field, _)) => record.push(field.trim()),
                    None => breaches.push(format!("{}:{number}: expected `field: value`", file.name)),
                }
                continue;
            }
            if !record.is_empty() && !record.iter().any(|field| EXAMPLES.contains(field)) {
                bare.push(first.to_string());
            }
            record.clear();
        }
        if !bare.is_empty() {
            let some = bare.get(..bare.len().min(5)).unwrap_or_default().join(", ");
            let count = bare.len();
            breaches.push(format!("{}: {count} records without an example, from the lines {some} on", file.name));
        }
    }
}

/// The map in ARCHITECTURE.md has every file of the core.
fn map(files: &[File], breaches: &mut Vec<String>) {
    let Some(map) = files.iter().find(|f| f.name == "ARCHITECTURE.md") else { return };
    for file in files.iter().filter(|f| f.name.starts_with("src/") && f.name.ends_with(".rs")) {
        let name = file.name.rsplit('/').next().unwrap_or_default();
        if name != "tests.rs" && !map.text.contains(&format!("`{name}`")) {
            breaches.push(format!("{} is not on the map in ARCHITECTURE.md", file.name));
        }
    }
}

/// The documents exist, and the commands that they tell a reader to type do too.
fn documents(files: &[File], breaches: &mut Vec<String>) {
    for document in DOCUMENTS {
        if !files.iter().any(|f| f.name == document) {
            breaches.push(format!("{document} is missing"));
        }
    }
    for file in files.iter().filter(|f| f.name.ends_with(".md")) {
        for (line, number) in file.text.lines().zip(1..) {
            for typed in line.split("cargo xtask ").skip(1) {
                let task: String = typed.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                if !task.is_empty() && !crate::TASKS.contains(&task.as_str()) {
                    breaches.push(format!("{}:{number}: there is no `cargo xtask {task}`", file.name));
                }
            }
        }
    }
}

/// The glue comes from the version of wasm-bindgen that the wasm is built with, and the package has the crate's version.
fn versions(files: &[File], breaches: &mut Vec<String>) {
    let version = |file: &str, package: &str| {
        let text = &files.iter().find(|f| f.name == file)?.text;
        let line = text.lines().find(|l| l.split(['=', ' ']).next() == Some(package))?;
        let exact = line.split_once("\"=")?.1;
        exact.split('"').next().map(str::to_string)
    };
    let core = version("Cargo.toml", "wasm-bindgen");
    let glue = version("xtask/Cargo.toml", "wasm-bindgen-cli-support");
    if core.is_none() || core != glue {
        breaches.push(format!("wasm-bindgen is {core:?} in Cargo.toml, but {glue:?} in xtask/Cargo.toml"));
    }
    let quoted = |file: &str, key: &str| {
        let text = &files.iter().find(|f| f.name == file)?.text;
        Some(text.lines().find_map(|l| l.trim().strip_prefix(key))?.split('"').nth(1)?.to_string())
    };
    let (crate_, package) = (quoted("Cargo.toml", "version = "), quoted("npm/package.json", "\"version\":"));
    if crate_.is_none() || crate_ != package {
        breaches.push(format!("the version is {crate_:?} in Cargo.toml, but {package:?} in npm/package.json"));
    }
}
