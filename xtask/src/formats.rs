//! The exports, read by readers of their formats.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

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
    for text in texts()? {
        let Some(name) = text.file_stem() else { continue };
        let place = folder.join(name);
        fs::copy(&text, place.with_extension("txt"))?;
        for (format, ending) in FORMATS {
            let mut export = command(isnad);
            export.arg("analyze").arg(&text).args(["--format", format, "--offsets", "char", "--date", "2024-10-16"]);
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

/// Texts with what is hard for a format, and the article that the page opens with.
fn texts() -> Result<Vec<PathBuf>> {
    let mut texts = vec![root().join("www/sample.txt")];
    for folder in ["tests/parity", "tests/formats"] {
        let folder = root().join(folder);
        let found = files(&folder)?.into_iter().map(|file| folder.join(file));
        let lists = ["requirements.txt", "schema.txt"];
        texts.extend(found.filter(|file| {
            file.extension().is_some_and(|e| e == "txt") && !lists.iter().any(|list| file.ends_with(list))
        }));
    }
    Ok(texts)
}
