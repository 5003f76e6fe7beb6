//! How large the files of `dist/` are, and how large they may be.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::dist::dist;
use crate::run::{Result, files};

/// The most that the wasm may take when it is sent, in bytes.
const WASM_BUDGET: usize = 180 * 1024;
/// The same for the script of the element, which has the wasm inside.
const SCRIPT_BUDGET: usize = 220_000;

/// Prints the size of every file, raw and compressed as servers send it, and fails over a budget.
pub fn size() -> Result {
    let dist = dist()?;
    let (mut raw, mut packed, mut wasm, mut script) = (0, 0, 0, 0);
    println!("{:>10} {:>10}  file", "bytes", "brotli");
    for file in files(&dist)? {
        let bytes = fs::read(dist.join(&file))?;
        let small = brotli(&bytes)?;
        println!("{:>10} {:>10}  {}", bytes.len(), small, file.display());
        raw += bytes.len();
        packed += small;
        if file.extension().is_some_and(|e| e == "wasm") {
            wasm += small;
        } else if file == Path::new("embed/isnad.js") {
            script += small;
        }
    }
    println!("{raw:>10} {packed:>10}  together");
    for (what, size, budget) in [("wasm", wasm, WASM_BUDGET), ("script of the element", script, SCRIPT_BUDGET)] {
        println!("{what}: {size} of at most {budget} bytes");
        if size > budget {
            return Err(format!("the {what} is {} bytes over its budget", size - budget).into());
        }
    }
    Ok(())
}

/// The length after brotli at its best (quality 11).
fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut out = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 24);
    out.write_all(bytes)?;
    out.flush()?;
    Ok(out.into_inner().len())
}
