//! The page without network, in a new version, in one file; and the package in a bundled page.

use std::path::{Path, PathBuf};

use isnad_browser_tests::Result;
use isnad_browser_tests::page::dist;
use isnad_browser_tests::site::{Site, in_each};
use serde_json::json;

const READY: &str = "document.documentElement.dataset.state === 'ready'";
const TEXT: &str = "document.querySelector('#editor').textContent";

/// Types into the editor, and waits until what was typed is analysed and kept.
fn write(site: &Site<'_>, text: &str) -> Result {
    site.session().click("#editor")?;
    site.session().keys(text)?;
    site.until(&format!("{TEXT}.endsWith('{text}') && localStorage.getItem('isnad.text')?.endsWith('{text}')"))
}

/// Waits until the service worker keeps the page.
fn kept(site: &Site<'_>) -> Result {
    site.session().run("navigator.serviceWorker.ready.then((r) => (window.registration = r))", &[])?;
    site.until("window.registration?.active?.state === 'activated'")
}

#[test]
fn a_new_version_comes_without_losing_text_and_the_page_works_without_network() {
    in_each(&[("a b/اسناد", dist())], |site| {
        let home = "a%20b/%D8%A7%D8%B3%D9%86%D8%A7%D8%AF/";
        site.visit(home)?;
        site.until(READY)?;
        kept(site)?;
        write(site, "قالت هدى: «نعم».")?;

        // Version B is deployed: other files, and so another list in sw.js.
        let folder = "a b/اسناد";
        deploy(site, folder, "boot.js", "document.documentElement.dataset.version = 'B';")?;
        site.visit(home)?;
        site.until(READY)?;
        assert_eq!(site.get("document.documentElement.dataset.version ?? 'A'")?, "A", "the page of this load is whole");
        site.until("document.querySelector('#notice button')?.checkVisibility()")?;
        write(site, "وأضافت: «لا».")?;
        site.session().run("document.querySelector('#notice button').click()", &[])?;
        site.until(&format!("document.documentElement.dataset.version === 'B' && {READY}"))?;
        assert_eq!(site.get(TEXT)?, "قالت هدى: «نعم».وأضافت: «لا».");
        site.until("caches.keys().then((names) => (window.names = names)) && window.names?.length === 1")?;

        // Version C: whoever loads the page again has it, with nothing to click.
        deploy(site, folder, "boot.js", "document.documentElement.dataset.version = 'C';")?;
        site.session().run("navigator.serviceWorker.ready.then((r) => r.update())", &[])?;
        site.until("navigator.serviceWorker.ready.then((r) => (window.waiting = r.waiting)) && window.waiting?.state === 'installed'")?;
        // A second tab is open: the new version waits, since the other page's text could be lost.
        let session = site.session();
        let first = json!({"handle": session.get("/window")?});
        let second = json!({"handle": session.post("/window/new", &json!({"type": "tab"}))?["handle"]});
        session.post("/window", &second)?;
        site.visit(home)?;
        site.until(READY)?;
        session.post("/window", &first)?;
        site.session().run("const { port1, port2 } = new MessageChannel(); port1.onmessage = ({ data }) => (window.alone = data); waiting.postMessage('take over', [port2])", &[])?;
        site.until("window.alone === false")?;
        session.post("/window", &second)?;
        session.delete("/window")?;
        session.post("/window", &first)?;
        site.visit("favicon.txt")?;
        site.visit(home)?;
        site.until(READY)?;
        site.visit(home)?;
        site.until(&format!("document.documentElement.dataset.version === 'C' && {READY}"))?;

        // No network.
        let address = site.url(home);
        site.cut();
        site.session().open("about:blank")?;
        site.session().open(&address)?;
        site.until(READY)?;
        assert_eq!(site.get(TEXT)?, "قالت هدى: «نعم».وأضافت: «لا».");
        write(site, "وقالت: «غدا».")?;
        site.until("[...CSS.highlights.get('direct') ?? []].some((range) => String(range).includes('غدا'))")
    })
    .unwrap_or_else(|e| panic!("{e}"));
}

/// Adds a line to a file of the page, and writes the list of the service worker anew, as `cargo xtask dist` does.
fn deploy(site: &Site<'_>, folder: &str, file: &str, line: &str) -> Result {
    let read = |name: &str| std::fs::read_to_string(site.root().join(folder).join(name));
    let changed = format!("{}\n{line}\n", read(file)?);
    let list = read("sw.js")?;
    let was = list.lines().find(|l| l.trim_start().starts_with(&format!("'{file}'"))).ok_or("no such file in sw.js")?;
    let script = "return crypto.subtle.digest('SHA-256', new TextEncoder().encode(arguments[0]))
        .then((hash) => btoa(String.fromCharCode(...new Uint8Array(hash))))";
    let hash = site.session().run(script, &[json!(changed)])?;
    let hash = hash.as_str().ok_or("no hash")?;
    let list = list.replacen(was, &format!("  '{file}': 'sha256-{hash}',"), 1);
    let version = list.lines().find(|l| l.starts_with("const VERSION")).ok_or("no version in sw.js")?;
    site.write(&format!("{folder}/{file}"), &changed)?;
    site.write(&format!("{folder}/sw.js"), &list.replacen(version, &format!("const VERSION = 'sha256-{hash}';"), 1))
}

#[test]
fn the_page_in_one_file_opens_from_disk() {
    in_each(&[("page", dist())], |site| {
        site.session().open(&format!("file://{}", site.root().join("page/isnad.html").display()))?;
        site.until(READY)?;
        site.session().click(".try")?;
        site.until("CSS.highlights.get('direct')?.size > 2 && document.querySelectorAll('.speaker').length > 5")?;
        assert_eq!(
            site.get(
                "performance.getEntriesByType('resource').filter(({ name }) => /^(https?|file):/.test(name)).length"
            )?,
            0
        );
        site.quiet()
    })
    .unwrap_or_else(|e| panic!("{e}"));
}

#[test]
fn the_package_runs_in_a_page_that_vite_has_bundled() {
    let bundle: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/npm-trial/bundle");
    in_each(&[("deep/below", bundle)], |site| {
        site.visit("deep/below/")?;
        site.until("document.querySelector('output')?.dataset.state !== 'loading'")?;
        let found = site.get("JSON.parse(document.querySelector('output').textContent)")?;
        assert_eq!(found[0], found[1], "in the page and in a worker");
        assert_eq!(found[0]["said"], json!(["اللقاح آمن", "أن الموسم بدأ في 3 مارس 2024"]));
        site.quiet()
    })
    .unwrap_or_else(|e| panic!("{e}"));
}
