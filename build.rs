//! Copies the word lists of `src/lexicon/` without what only people and tests read (comments, examples and what is
//! expected of them), so that the library carries the words alone.
use std::{env, error::Error, fs, path::Path};

/// Fields that tests read and the library does not.
const FOR_TESTS: [&str; 4] = ["example:", "expect:", "not:", "note:"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/lexicon");
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var("OUT_DIR")?;
    for file in fs::read_dir("src/lexicon")? {
        let path = file?.path();
        let Some(name) = path.file_name().and_then(|n| n.to_str()) else { continue };
        if !name.ends_with(".txt") {
            continue;
        }
        let mut words = String::new();
        for line in fs::read_to_string(&path)?.lines() {
            let line = line.trim();
            let dull = line.starts_with('#') || FOR_TESTS.iter().any(|f| line.starts_with(f));
            if dull || (line.is_empty() && (words.is_empty() || words.ends_with("\n\n"))) {
                continue;
            }
            words.push_str(line);
            words.push('\n');
        }
        fs::write(Path::new(&out).join(name), words)?;
    }
    Ok(())
}
