//! How large the files of `dist/` are, and how large they may be.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::dist::dist;
use crate::run::{Result, files};

/// The most that a file may take when it is sent, in bytes: the analysis, the formats and the search, and the script of the element,
/// which has the analysis inside.
const BUDGETS: [(&str, usize); 3] =
    [("isnad_bg.wasm", 194 * 1024), ("isnad_export_bg.wasm", 100 * 1024), ("embed/isnad.js", 220_000)];

/// Prints the size of every file, raw and compressed as servers send it, and fails where one is over its budget.
pub fn size() -> Result {
    let dist = dist()?;
    let (mut raw, mut packed) = (0, 0);
    let mut over = Vec::new();
    println!("{:>10} {:>10}  file", "bytes", "brotli");
    for file in files(&dist)? {
        let bytes = fs::read(dist.join(&file))?;
        let small = brotli(&bytes)?;
        let budget = BUDGETS.iter().find(|(name, _)| file == Path::new(name)).map(|(_, budget)| *budget);
        let note = budget.map(|budget| format!(", of at most {budget}")).unwrap_or_default();
        println!("{:>10} {:>10}  {}{note}", bytes.len(), small, file.display());
        raw += bytes.len();
        packed += small;
        if let Some(budget) = budget.filter(|budget| small > *budget) {
            over.push(format!("{} is {} bytes over its budget", file.display(), small - budget));
        }
    }
    println!("{raw:>10} {packed:>10}  together");
    if over.is_empty() { Ok(()) } else { Err(over.join("; ").into()) }
}

/// The length after brotli at its best (quality 11).
fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut out = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 24);
    out.write_all(bytes)?;
    out.flush()?;
    Ok(out.into_inner().len())
}
