//! How large the files of `dist/` are, and how large they may be.

use std::fs;
use std::io::Write;

use crate::dist::dist;
use crate::run::{Result, files};

/// The most that the wasm may take when it is sent, in bytes.
const WASM_BUDGET: usize = 180 * 1024;

/// Prints the size of every file, raw and compressed as servers send it, and fails where the wasm is over its budget.
pub fn size() -> Result {
    let dist = dist()?;
    let (mut raw, mut packed, mut wasm) = (0, 0, 0);
    println!("{:>10} {:>10}  file", "bytes", "brotli");
    for file in files(&dist)? {
        let bytes = fs::read(dist.join(&file))?;
        let small = brotli(&bytes)?;
        println!("{:>10} {:>10}  {}", bytes.len(), small, file.display());
        raw += bytes.len();
        packed += small;
        if file.extension().is_some_and(|e| e == "wasm") {
            wasm += small;
        }
    }
    println!("{raw:>10} {packed:>10}  together");
    println!("wasm: {wasm} of at most {WASM_BUDGET} bytes");
    if wasm > WASM_BUDGET {
        return Err(format!("the wasm is {} bytes over its budget", wasm - WASM_BUDGET).into());
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
