//! How fast the analysis is, native and in wasm, on a text file or on the built-in text; and what the page reaches.

use std::fs;
use std::path::{Path, PathBuf};

use crate::dist::{dist, package};
use crate::run::{Result, cargo, command, root, run, step, target};
use crate::tools::{browsers, node};

/// The length of the built-in text, in bytes.
const LENGTH: usize = 10_000_000;

/// Measures on `file`, or on the built-in text.
pub fn bench(file: Option<&str>) -> Result {
    let file = match file {
        Some(file) => fs::canonicalize(file).map_err(|e| format!("cannot read `{file}`: {e}"))?,
        None => built_in()?,
    };
    step("native build", || run(cargo().args(["bench", "--quiet", "--locked", "--bench", "throughput", "--no-run"])))?;
    let package = package()?;
    println!("{}", file.display());
    run(cargo().args(["bench", "--quiet", "--locked", "--bench", "throughput", "--"]).arg(&file))?;
    run(command(node()?).arg(root().join("benches/throughput.mjs")).arg(package).arg(&file))
}

/// Measures the page in a browser.
pub fn measure() -> Result {
    dist()?;
    browsers()?;
    run(cargo().args(["run", "--quiet", "--locked", "--package", "isnad-browser-tests", "--bin", "measure"]))
}

/// Articles of the tests one after the other, again and again: real sentences, and enough of them.
fn built_in() -> Result<PathBuf> {
    let texts = ["www/sample.txt", "tests/parity/politics.txt", "tests/parity/economy.txt", "tests/parity/sport.txt"];
    let mut round = String::new();
    for text in texts {
        round.push_str(fs::read_to_string(root().join(Path::new(text)))?.trim_end());
        round.push_str("\n\n");
    }
    let file = target().join("bench.txt");
    fs::write(&file, round.repeat(LENGTH / round.len() + 1))?;
    Ok(file)
}
