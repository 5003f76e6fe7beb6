//! The page as one HTML file, which opens from disk by double click: style, modules, worker and wasm are inside, and its
//! policy lets it ask for nothing.

use std::fs;
use std::path::Path;

use crate::bundle::{digest, esbuild};
use crate::run::{Result, command, output, root};
use crate::tools::node;

/// Where the page keeps the core, and what writes the formats.
const WASM: [&str; 2] = ["isnad_bg.wasm", "isnad_export_bg.wasm"];

/// Writes the page to `goal`; `bundle` is the folder with everything that is bundled.
pub fn write(bundle: &Path, goal: &Path) -> Result {
    let www = bundle.join("www");
    for file in ["isnad.js", "isnad_export.js"].iter().chain(&WASM) {
        fs::copy(bundle.join("npm").join(file), www.join(file))?;
    }
    fs::copy(root().join("xtask/onefile/assets.js"), www.join("assets.js"))?;
    fs::write(www.join("files.json"), files(&www)?)?;
    fs::write(www.join("worker.txt"), script(&www, "worker.js")?)?;
    let page = fs::read_to_string(www.join("index.html"))?;
    fs::write(goal, Assembly::new(&www).assemble(&page)?)?;
    Ok(())
}

/// A module and what it imports as a plain script, without what would end a script in a page.
fn script(www: &Path, entry: &str) -> Result<String> {
    output(esbuild(&www.join(entry))?.args(["--format=iife", "--log-override:empty-import-meta=silent"]))
}

/// The files that modules ask `asset` for, as JSON; the wasm is kept apart.
fn files(www: &Path) -> Result<String> {
    let mut found = Vec::new();
    for file in crate::run::files(www)? {
        if file.extension().is_some_and(|e| e == "js") {
            let text = fs::read_to_string(www.join(&file))?;
            let names = text.split("asset('").skip(1).filter_map(|rest| rest.split('\'').next());
            found.extend(names.filter(|name| !WASM.contains(name)).map(str::to_string));
        }
    }
    let script = "const fs = require('fs'), path = require('path'), [www, ...names] = process.argv.slice(1);
        console.log(JSON.stringify(Object.fromEntries(names.map((n) => [n, fs.readFileSync(path.join(www, n), 'utf8')]))))";
    output(command(node()?).args(["-e", script]).arg(www).args(found))
}

/// The wasm, compressed, as text.
fn packed(file: &Path) -> Result<String> {
    let script = "const zlib = require('zlib'), fs = require('fs');
        console.log(zlib.gzipSync(fs.readFileSync(process.argv[1]), { level: 9 }).toString('base64'))";
    Ok(output(command(node()?).args(["-e", script]).arg(file))?.trim().to_string())
}

/// The page while it is put together, with the hashes of what its policy allows.
struct Assembly<'a> {
    www: &'a Path,
    scripts: Vec<String>,
    styles: Vec<String>,
}

impl<'a> Assembly<'a> {
    fn new(www: &'a Path) -> Self {
        Self { www, scripts: Vec::new(), styles: Vec::new() }
    }

    /// Goes through `index.html` line by line: it is our own, and has a tag a line in its head.
    fn assemble(mut self, page: &str) -> Result<String> {
        let mut made = String::new();
        let mut at_the_end = String::new();
        for line in page.lines() {
            let tag = line.trim();
            if tag.starts_with("<link") {
                made.push_str(&self.link(tag)?);
            } else if tag.starts_with("<script") {
                let file = attribute(tag, "src").ok_or("expected a script with an address")?;
                let module = attribute(tag, "type") == Some("module");
                let code = if module { script(self.www, file)? } else { fs::read_to_string(self.www.join(file))? };
                let block = self.script(&code)?;
                // Modules wait for the page, plain scripts do not.
                if module { &mut at_the_end } else { &mut made }.push_str(&block);
            } else if tag == "</body>" {
                for name in WASM {
                    let wasm = packed(&self.www.join(name))?;
                    let block = format!("<script type=\"application/wasm;base64\" id=\"{name}\">{wasm}</script>\n");
                    made.push_str(&block);
                }
                made.push_str(&format!("{at_the_end}{tag}\n"));
            } else {
                made.push_str(&format!("{line}\n"));
            }
        }
        let policy = format!(
            "default-src 'none'; script-src {} 'wasm-unsafe-eval'; worker-src blob:; style-src {}; img-src data:; \
             base-uri 'none'; form-action 'none'",
            self.scripts.join(" "),
            self.styles.join(" ")
        );
        let was = made.lines().find_map(|l| attribute(l.trim(), "content").filter(|c| c.contains("script-src")));
        let was = was.ok_or("expected a policy in index.html")?.to_string();
        Ok(made.replacen(&was, &policy, 1))
    }

    /// A style sheet or an icon, inside; what only loads ahead is left out.
    fn link(&mut self, tag: &str) -> Result<String> {
        let file = attribute(tag, "href").ok_or("expected a link with an address")?;
        match attribute(tag, "rel") {
            // The text's own face stays outside: with it the file would be twice as large.
            Some("stylesheet") if file == "fonts.css" => Ok(String::new()),
            Some("stylesheet") => {
                let style = format!("\n{}", fs::read_to_string(self.www.join(file))?);
                self.styles.push(format!("'{}'", digest("sha256", style.as_bytes())?));
                let media = attribute(tag, "media").map(|m| format!(" media=\"{m}\"")).unwrap_or_default();
                Ok(format!("<style{media}>{style}</style>\n"))
            }
            Some("icon") => {
                let icon = fs::read_to_string(self.www.join(file))?.replace('#', "%23").replace('"', "'");
                Ok(format!("<link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml,{}\">\n", icon.trim()))
            }
            _ => Ok(String::new()),
        }
    }

    fn script(&mut self, code: &str) -> Result<String> {
        // In strings and regular expressions, where alone it stands, it means the same.
        let code = format!("\n{}\n", code.trim().replace("<!--", "\\x3C!--"));
        if code.to_lowercase().contains("</script") {
            return Err("a script has what would end it in a page".into());
        }
        self.scripts.push(format!("'{}'", digest("sha256", code.as_bytes())?));
        Ok(format!("<script>{code}</script>\n"))
    }
}

/// The value of an attribute of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}
