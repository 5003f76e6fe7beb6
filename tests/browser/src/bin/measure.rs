//! What the page must reach, measured in Chromium: `cargo xtask measure` prints it as a table.
//!
//! Times are medians of several runs. What is compared is run in turn, in one browser: a machine that is busy slows both.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::time::Duration;

use isnad_browser_tests::Result;
use isnad_browser_tests::browser::{Look, Setup};
use isnad_browser_tests::engine::Chromium;
use isnad_browser_tests::page::{Page, dist, sample};
use isnad_browser_tests::trace::Trace;
use isnad_browser_tests::webdriver::keys;
use serde_json::json;

/// How often a time is taken.
const RUNS: usize = 5;
/// How long to wait around what is traced.
const MOMENT: Duration = Duration::from_millis(300);
/// Keys that are typed into the long text.
const KEYS: usize = 15;

/// Run before the page's own scripts: notes when keys came, when the text changed and when highlights were painted. The
/// service worker, which fetches every file behind the page's back, stays away.
const WATCH: &str = "
    globalThis.watched = {};
    Object.defineProperty(navigator, 'serviceWorker', { value: undefined });
    const painted = (name) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (watched[name] ??= performance.now());
        port2.postMessage(0);
    });
    addEventListener('paste', (event) => {
        watched = { paste: event.timeStamp };
        setTimeout(() => painted('text'));
    }, true);
    new PerformanceObserver((list) => {
        for (const { name } of list.getEntries()) {
            if (name !== 'isnad-painted') continue;
            painted('highlights');
            globalThis.paintings = (globalThis.paintings ?? 0) + 1;
        }
    }).observe({ type: 'mark', buffered: true });";

fn main() -> Result {
    let setup = Setup { trace: true, ..Look::Desk.into() };
    let page = Page::open(&Chromium, setup)?;
    let table = Table;
    let script = json!({"cmd": "Page.addScriptToEvaluateOnNewDocument", "params": {"source": WATCH}});
    page.session().post("/goog/cdp/execute", &script)?;
    page.and_read(|| page.session().click("#sample"))?;
    table.row("needed for the first highlight, brotli", bytes(&page)?, 230.0, "KB");
    table.row("from navigation to the sample highlighted", navigation(&page)?, 300.0, "ms");
    for (name, bytes) in [("100 KB", 100_000), ("1 MB", 1_000_000)] {
        let pasted = pastes(&page, bytes)?;
        table.plain(&format!("{name} pasted, painted without highlighting"), pasted.without, "ms");
        table.plain(&format!("{name} pasted, text painted"), pasted.text, "ms");
        table.plain(&format!("{name} pasted, highlights painted"), pasted.highlights, "ms");
        table.row(
            &format!("{name}: text painted, against no highlighting"),
            pasted.text / pasted.without,
            1.25,
            "times",
        );
        table.row(
            &format!("{name}: with highlights, against no highlighting"),
            pasted.highlights / pasted.without,
            1.25,
            "times",
        );
        table.row(&format!("{name}: our script in the longest task"), pasted.longest, 50.0, "ms");
    }
    let typed = typing(&page)?;
    table.row("our script for a key in 1 MB until its highlight is right, median", median(&typed), 16.0, "ms");
    table.row("the same, the slowest key", typed.iter().copied().fold(0.0, f64::max), 16.0, "ms");
    Ok(())
}

/// Prints each figure as soon as it is known.
struct Table;

impl Table {
    fn row(&self, what: &str, figure: f64, most: f64, unit: &str) {
        let verdict = if figure <= most { "reached" } else { "NOT REACHED" };
        let places = digits(unit);
        println!("{what:<68} {figure:>8.places$} {unit:<6} at most {most:>6} {verdict}");
    }

    fn plain(&self, what: &str, figure: f64, unit: &str) {
        let places = digits(unit);
        println!("{what:<68} {figure:>8.places$} {unit}");
    }
}

fn digits(unit: &str) -> usize {
    if unit == "times" { 2 } else { 1 }
}

fn median(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The files that a first visit asks for until the sample shows its highlights, as they are sent: in thousands of bytes.
fn bytes(page: &Page<'_>) -> Result<f64> {
    let forget = "return (async () => {
        localStorage.removeItem('isnad.face');
        for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
        for (const name of await caches.keys()) await caches.delete(name);
    })()";
    page.session().run(forget, &[])?;
    let before = page.requested().len();
    page.load()?;
    let painted = watched(page, "highlights")?;
    let script =
        "return performance.getEntriesByType('resource').filter((e) => e.startTime > arguments[0]).map((e) => e.name)";
    let later = page.session().run(script, &[json!(painted)])?.to_string();
    let mut sum = 0;
    for path in page.requested().into_iter().skip(before).collect::<BTreeSet<_>>() {
        let name = path.trim_start_matches('/').split('?').next().unwrap_or_default();
        if !name.is_empty() && later.contains(&format!("/{name}\"")) {
            continue;
        }
        let file = dist().join(if name.is_empty() { "index.html" } else { name });
        // The icon that browsers ask for where a page names none.
        let Ok(bytes) = std::fs::read(&file) else { continue };
        let mut small = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 24);
        small.write_all(&bytes)?;
        sum += small.into_inner().len();
    }
    Ok(sum as f64 / 1000.0)
}

fn watched(page: &Page<'_>, name: &str) -> Result<f64> {
    page.session().wait(name, || {
        Ok(page.session().run("return globalThis.watched?.[arguments[0]] ?? null", &[json!(name)])?.as_f64())
    })
}

/// The sample is on the device: it is there as soon as the page is.
fn navigation(page: &Page<'_>) -> Result<f64> {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        page.load()?;
        times.push(watched(page, "highlights")?);
    }
    Ok(median(&times))
}

struct Pasted {
    without: f64,
    text: f64,
    highlights: f64,
    longest: f64,
}

/// Sentences of the sample, again and again, about as many bytes.
fn long(bytes: usize) -> Result<String> {
    let piece = sample()?;
    Ok(vec![piece.as_str(); bytes / piece.len() + 1].join("\n"))
}

fn pastes(page: &Page<'_>, bytes: usize) -> Result<Pasted> {
    page.session().copy(&long(bytes)?)?;
    let (mut without, mut text, mut highlights, mut longest) = (Vec::new(), Vec::new(), Vec::new(), f64::NAN);
    for _ in 0..RUNS {
        empty(page, "?plain")?;
        settle(page)?;
        paste(page)?;
        without.push(watched(page, "text")? - watched(page, "paste")?);
        empty(page, "")?;
        settle(page)?;
        Trace::take(page)?;
        // A trace needs a moment to begin again.
        std::thread::sleep(MOMENT);
        page.and_read(|| paste(page))?;
        let begun = watched(page, "paste")?;
        text.push(watched(page, "text")? - begun);
        highlights.push(watched(page, "highlights")? - begun);
        longest = longest.max(Trace::whole(page)?.longest_script().unwrap_or(f64::NAN));
    }
    Ok(Pasted { without: median(&without), text: median(&text), highlights: median(&highlights), longest })
}

/// Opens the page with no text in it.
fn empty(page: &Page<'_>, query: &str) -> Result {
    page.session().run("localStorage.clear(); indexedDB.deleteDatabase('isnad')", &[])?;
    page.load_with(query)
}

/// Waits until the page has nothing more to do: the face of the text is there.
fn settle(page: &Page<'_>) -> Result {
    let face = "return localStorage.getItem('isnad.face') !== null";
    page.session().wait("the face of the text", || Ok((page.session().run(face, &[])? == true).then_some(())))
}

fn paste(page: &Page<'_>) -> Result {
    page.session().click("#editor")?;
    page.session().shortcut(&[keys::CONTROL], 'v')
}

/// Our script on the main thread for each key typed in the middle of a long text.
fn typing(page: &Page<'_>) -> Result<Vec<f64>> {
    empty(page, "")?;
    page.session().copy(&long(1_000_000)?)?;
    page.and_read(|| paste(page))?;
    let (x, y) = page.place_of("قال")?;
    page.session().click_at(x, y)?;
    std::thread::sleep(Duration::from_secs(2));
    Trace::take(page)?;
    let mut costs = Vec::new();
    for n in 0..KEYS {
        let paintings = || page.session().run("return globalThis.paintings ?? 0", &[]);
        let before = paintings()?;
        page.session().keys(if n % 5 == 4 { " " } else { "ا" })?;
        page.session().wait("the highlights of a key", || Ok((paintings()? != before).then_some(())))?;
        // A reader types on while the lists follow; what is measured here is one key.
        std::thread::sleep(MOMENT);
        costs.extend(Trace::take(page)?.script_until_painted());
    }
    // A trace now and then loses a key at its edge.
    match costs.len() {
        found if found * 3 >= KEYS * 2 => Ok(costs),
        found => Err(format!("typed {KEYS} keys, but {found} were painted").into()),
    }
}
