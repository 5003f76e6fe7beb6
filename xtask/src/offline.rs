//! What the service worker keeps: every file that the page may need, with its hash.

use std::fs;
use std::path::Path;

use crate::bundle::digest;
use crate::run::{Result, files};

/// What stands beside the page and is none of its files.
const APART: [&str; 4] = ["embed", "sw.js", "isnad.html", "manifest.webmanifest"];

/// Writes the list into `sw.js` of a complete `dist`. Its hash is the version: a file that changes makes another version.
pub fn write(dist: &Path) -> Result {
    let mut list = String::new();
    for file in files(dist)? {
        let apart = file.iter().next().is_some_and(|first| APART.iter().any(|name| first == *name));
        let name = file.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        if !apart && !name.ends_with(".d.ts") {
            list.push_str(&format!("\n  '{name}': '{}',", digest("sha256", &fs::read(dist.join(&file))?)?));
        }
    }
    let sw = dist.join("sw.js");
    let code = fs::read_to_string(&sw)?;
    // A change of the service worker itself is a new version as well.
    let version = digest("sha256", format!("{list}{code}").as_bytes())?;
    let (files, named) = ("const FILES = {};", "const VERSION = '';");
    if !code.contains(files) || !code.contains(named) {
        return Err("expected places for files and version in sw.js".into());
    }
    let code = code.replacen(files, &format!("const FILES = {{{list}\n}};"), 1);
    fs::write(&sw, code.replacen(named, &format!("const VERSION = '{version}';"), 1))?;
    Ok(())
}
