//! Copies the word lists of `src/lexicon/` without what only people and tests read (comments, examples and what is
//! expected of them), a byte a letter, so that the library carries the words alone and what is downloaded is small.
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
            // Words of one record have no order: sorted, they pack better.
            match line.split_once("words:").filter(|(head, _)| head.is_empty()) {
                Some((_, list)) => {
                    let mut list: Vec<&str> = list.split_whitespace().collect();
                    list.sort_unstable();
                    words.push_str("words: ");
                    words.push_str(&list.join(" "));
                }
                None => words.push_str(line),
            }
            words.push('\n');
        }
        fs::write(Path::new(&out).join(name), packed(&words).map_err(|c| format!("{name}: {c:?} has no byte"))?)?;
    }
    Ok(())
}

/// One byte a letter, as `lexicon::packed` reads it: the Arabic block from U+0600 on takes the upper half, ASCII the lower.
fn packed(words: &str) -> Result<Vec<u8>, char> {
    words
        .chars()
        .map(|c| match u32::from(c) {
            code @ 0..0x80 => Ok(code as u8),
            code @ 0x600..0x680 => Ok((code - 0x600) as u8 | 0x80),
            _ => Err(c),
        })
        .collect()
}
