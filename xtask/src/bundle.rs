//! What is made of the sources in JavaScript: the package for npm, the element in one script, the page in one file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256, Sha384};

use crate::dist::{copy, package};
use crate::run::{Result, command, output, root, run, step, target};
use crate::tools::{node, npm};

/// Where the script carries the wasm, until that is put there.
const WASM: &str = "\"ISNAD_WASM\"";

/// What a manager of user scripts reads: on which pages, and that it needs nothing but the page.
const USER_SCRIPT: &str = concat!(
    "// ==UserScript==\n// @name        Isnad\n// @name:ar     إسناد\n",
    "// @description Who said what, and when, in Arabic articles; everything stays in the browser\n",
    "// @version     ",
    env!("CARGO_PKG_VERSION"),
    "\n// @match       *://*/*\n// @grant       none\n// @noframes\n// @run-at      document-idle\n// ==/UserScript==\n",
);

/// Assembles everything below one folder and returns that: `npm/` is the package, `out/` what a page loads from `embed/`.
pub fn bundle() -> Result<PathBuf> {
    let package = package()?;
    let home = target().join("bundle");
    step("bundle", || {
        if home.exists() {
            fs::remove_dir_all(&home)?;
        }
        for folder in ["npm", "embed", "www"] {
            copy(&root().join(folder), &home.join(folder))?;
        }
        let core = home.join("npm");
        copy(&package, &core)?;
        fs::write(core.join("types.d.ts"), types(&fs::read_to_string(core.join("isnad.d.ts"))?)?)?;
        for file in ["LICENSE-MIT", "LICENSE-APACHE"] {
            fs::copy(root().join(file), core.join(file))?;
        }
        element(&home)
    })?;
    Ok(home)
}

/// Asks Chromium to compile all functions of a script while it comes, beside the page: what a page with an article of 5,000 words
/// calls one by one as it needs them costs its main thread 5 ms otherwise. Other browsers read a comment.
const AT_ONCE: &str = "//# allFunctionsCalledOnLoad\n";

/// The element: one script with everything inside.
fn element(home: &Path) -> Result {
    let embed = home.join("embed");
    let i18n = home.join("www/i18n.js");
    let all = fs::read_to_string(&i18n)?;
    fs::write(&i18n, words(&all, &fs::read_to_string(embed.join("words.txt"))?))?;
    let core = output(esbuild(&embed.join("core.js"))?.args(["--format=iife", "--global-name=core"]))?;
    let carried = format!("export default function () {{ 'use strict'; {core}; return core; }}\n");
    fs::write(embed.join("core.built.js"), carried)?;
    let wasm = comment(&fs::read(home.join("npm/isnad_bg.wasm"))?);
    let out = home.join("out");
    fs::create_dir_all(&out)?;
    let script = output(esbuild(&embed.join("isnad.js"))?.arg("--format=esm"))?;
    fs::write(out.join("isnad.js"), format!("{AT_ONCE}{}", with_wasm(&script, &wasm)?))?;
    let user = output(esbuild(&embed.join("user.js"))?.arg("--format=iife"))?;
    fs::write(out.join("isnad.user.js"), format!("{USER_SCRIPT}{}", with_wasm(&user, &wasm)?))?;
    copy(&embed.join("demo"), &out)?;
    fs::copy(embed.join("find.js"), out.join("find.js"))?;
    fs::write(&i18n, all)?;
    fs::copy(embed.join("isnad.d.ts"), out.join("isnad.d.ts"))?;
    fs::copy(home.join("npm/types.d.ts"), out.join("types.d.ts"))?;
    Ok(())
}

/// The digest of a file as pages and policies write it: `sha256-…` or `sha384-…`.
pub fn digest(algorithm: &str, bytes: &[u8]) -> Result<String> {
    let digest = match algorithm {
        "sha256" => Sha256::digest(bytes).to_vec(),
        "sha384" => Sha384::digest(bytes).to_vec(),
        _ => return Err(format!("expected sha256 or sha384, but found {algorithm}").into()),
    };
    Ok(format!("{algorithm}-{}", BASE64_STANDARD.encode(digest)))
}

/// esbuild, to make one file of a module and all that it imports.
pub fn esbuild(entry: &Path) -> Result<Command> {
    let mut esbuild = small()?;
    esbuild.arg(entry).args(["--bundle", "--target=es2022", "--legal-comments=none"]);
    Ok(esbuild)
}

fn small() -> Result<Command> {
    let mut esbuild = command(node()?);
    esbuild.arg(npm()?.join("esbuild/bin/esbuild")).args(["--minify", "--charset=utf8", "--log-level=error"]);
    Ok(esbuild)
}

/// Makes the modules and style sheets of a folder smaller, each in its place: what people read stands in the repository, and
/// notices of licences stay. The service worker is left as it is, since the list of files is yet to be written into it.
pub fn minify(folder: &Path) -> Result {
    for (kind, target) in [("js", Some("--target=es2022")), ("css", None)] {
        let own = |entry: &Path| entry.extension().is_some_and(|e| e == kind) && !entry.ends_with("sw.js");
        let entries = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).filter(|entry| own(entry));
        let mut esbuild = small()?;
        esbuild.args(entries).args(target).args(["--legal-comments=inline", "--allow-overwrite"]);
        run(esbuild.arg(format!("--outdir={}", folder.display())))?;
    }
    Ok(())
}

/// The script with the wasm in its place, all in characters of Latin-1, of which browsers keep a text in half the memory.
fn with_wasm(script: &str, wasm: &str) -> Result<String> {
    match script.matches(WASM).count() {
        1 => Ok(latin(&script.replacen(WASM, wasm, 1))),
        n => Err(format!("expected one place for the wasm in the script, but found {n}").into()),
    }
}

/// A script with escapes in place of the characters that Latin-1 has not: those of our words stand in strings and patterns.
fn latin(script: &str) -> String {
    let mut made = String::with_capacity(script.len());
    for c in script.chars() {
        if c <= '\u{FF}' {
            made.push(c);
        } else {
            let mut units = [0; 2];
            made.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    made
}

/// What stands before the second character of a rare byte.
const RARE: char = '~';

/// Bytes as a comment of JavaScript: the alphabet, a character or two for each byte in the order of bytes, and behind it the
/// bytes in that alphabet. Frequent bytes are characters of ASCII, rare ones have two. Compressed as scripts are sent it is 2 %
/// larger than the wasm, since what repeats there repeats here; base64 is 18 % larger, compressed or not beforehand.
///
/// Of a string literal a browser makes a string when it compiles the script, in every page, though the worker alone needs it:
/// a megabyte of the page's memory, and a collection of garbage sooner.
fn comment(bytes: &[u8]) -> String {
    let alphabet = alphabet(bytes);
    let letters = (0..=u8::MAX).chain(bytes.iter().copied());
    let text: String = letters.filter_map(|byte| alphabet.get(usize::from(byte))).map(String::as_str).collect();
    format!("/*{text}*/")
}

/// The characters of each byte.
fn alphabet(bytes: &[u8]) -> Vec<String> {
    let mut often = [0_usize; 256];
    for &byte in bytes {
        if let Some(count) = often.get_mut(usize::from(byte)) {
            *count += 1;
        }
    }
    let mut order: Vec<u8> = (0..=u8::MAX).collect();
    order.sort_by_key(|&byte| std::cmp::Reverse(often.get(usize::from(byte)).copied()));
    // What would end the comment or, in a page, the script is left out, as is what programs change or do not show.
    let plain: Vec<char> = (' '..='}').filter(|c| !matches!(c, '*' | '<')).collect();
    let other: Vec<char> = ('\u{A1}'..='\u{FF}').filter(|c| *c != '\u{AD}').collect();
    let mut made = vec![String::new(); 256];
    let mut set = |byte: u8, character: String| {
        if let Some(place) = made.get_mut(usize::from(byte)) {
            *place = character;
        }
    };
    let (frequent, rest) = order.split_at(plain.len());
    let (seldom, rare) = rest.split_at(other.len());
    for (bytes, characters) in [(frequent, &plain), (seldom, &other)] {
        // A byte that is such a character keeps it; the others get those that are left.
        let itself = |byte: &u8| characters.contains(&char::from(*byte));
        bytes.iter().filter(|byte| itself(byte)).for_each(|&byte| set(byte, char::from(byte).into()));
        let left = characters.iter().filter(|c| !bytes.iter().any(|&byte| char::from(byte) == **c));
        bytes.iter().filter(|byte| !itself(byte)).zip(left).for_each(|(&byte, &c)| set(byte, c.into()));
    }
    let mut rare = rare.to_vec();
    rare.sort_unstable();
    rare.into_iter().zip(plain.iter().chain(&other)).for_each(|(byte, &c)| set(byte, format!("{RARE}{c}")));
    made
}

/// `i18n.js` with those words of the interface alone that the element says. A word has a line.
fn words(i18n: &str, said: &str) -> String {
    let said: Vec<&str> = said.split_whitespace().collect();
    let kept = |line: &&str| match line.strip_prefix("    ").and_then(|l| l.split_once(": '")) {
        Some((word, _)) if word.chars().all(|c| c.is_alphanumeric() || c == '_') => said.contains(&word),
        _ => true,
    };
    i18n.lines().filter(kept).flat_map(|line| [line, "\n"]).collect()
}

/// The types of the package that need nothing of a browser: those of results and options, which the glue declares before
/// its first class.
fn types(all: &str) -> Result<String> {
    let end = all.find("export class").and_then(|class| all.get(..class)?.rfind("/**"));
    let types = end.and_then(|end| all.get(..end)).ok_or("expected types before the first class of isnad.d.ts")?;
    Ok(format!("{}\n", types.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_read_back_and_ends_where_it_ends() {
        let bytes: Vec<u8> = (0..2000_u32).map(|i| (i * i % 256) as u8).chain([0; 99]).chain(0..=255).collect();
        let comment = comment(&bytes);
        let inner = comment.strip_prefix("/*").and_then(|c| c.strip_suffix("*/")).unwrap();
        assert!(inner.chars().all(|c| c <= '\u{FF}' && !c.is_control() && !"*<\u{A0}\u{AD}".contains(c)));
        let mut characters = inner.chars();
        let next = || {
            characters.next().map(|c| if c == RARE { characters.next().map(|d| [c, d]) } else { Some([c, c]) }.unwrap())
        };
        let all: Vec<[char; 2]> = std::iter::from_fn(next).collect();
        let (alphabet, text) = all.split_at(256);
        let back: Vec<u8> = text.iter().map(|c| alphabet.iter().position(|a| a == c).unwrap() as u8).collect();
        assert_eq!(back, bytes);
    }

    #[test]
    fn what_latin_1_has_not_is_escaped() {
        assert_eq!(latin("a = 'é قال 𐤀'"), "a = 'é \\u0642\\u0627\\u0644 \\ud802\\udd00'");
    }
}
