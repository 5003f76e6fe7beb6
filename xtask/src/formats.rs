//! The exports, read by readers of their formats.

use std::fs::{self, File};
use std::path::Path;

use crate::run::{Result, command, files, root, run, target};
use crate::tools::{node, npm_in, python};

/// The formats as the command names them, and the endings that the checks look for.
const FORMATS: [(&str, &str); 6] = [
    ("json", "json"),
    ("csv", "csv"),
    ("tei", "xml"),
    ("webannotation", "jsonld"),
    ("timeml", "tml"),
    ("html", "html"),
];

/// Exports every text of the suites with `isnad`, and checks what comes out.
pub fn formats(isnad: &Path) -> Result {
    let folder = target().join("formats");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for (name, text) in texts()? {
        let place = folder.join(name);
        let text_file = place.with_extension("txt");
        fs::write(&text_file, text)?;
        for (format, ending) in FORMATS {
            let mut export = command(isnad);
            export.arg("analyze").arg(&text_file).args([
                "--format",
                format,
                "--offsets",
                "char",
                "--date",
                "2024-10-16",
            ]);
            export.args(["--url", "https://example.org/a?b=1&c=<2>"]);
            run(export.stdout(File::create(place.with_extension(ending))?))?;
        }
    }
    let checks = root().join("tests/formats");
    run(command(python("tests/formats", &["requirements.txt", "schema.txt"])?)
        .arg(checks.join("check.py"))
        .arg(&folder))?;
    let modules = npm_in("tests/formats")?;
    run(command(node()?).arg(checks.join("check.mjs")).arg(&folder).arg(modules))
}

/// Names and texts: those of the suites with what is hard for a format, the article that the page opens with, and every
/// example of the suites of quotes and dates, with every kind of value.
fn texts() -> Result<Vec<(String, String)>> {
    let mut texts = vec![("sample".to_string(), fs::read_to_string(root().join("www/sample.txt"))?)];
    for folder in ["tests/parity", "tests/formats"] {
        for (name, text) in suite(folder)? {
            if !["requirements", "schema"].contains(&&*name) {
                texts.push((name, text));
            }
        }
    }
    for folder in ["tests/quotes", "tests/dates"] {
        let mut examples = String::new();
        for (_, suite) in suite(folder)? {
            for line in suite.lines().filter_map(|line| line.strip_prefix("example: ")) {
                examples += line;
                examples.push('\n');
            }
        }
        texts.push((folder.replace('/', "-"), examples));
    }
    Ok(texts)
}

/// The texts of a folder, with their names.
fn suite(folder: &str) -> Result<Vec<(String, String)>> {
    let folder = root().join(folder);
    let mut texts = Vec::new();
    for file in files(&folder)?.iter().filter(|file| file.extension().is_some_and(|e| e == "txt")) {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        texts.push((name, fs::read_to_string(folder.join(file))?));
    }
    Ok(texts)
}
