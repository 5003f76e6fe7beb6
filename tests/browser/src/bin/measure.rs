//! What the page must reach, measured in Chromium: `cargo xtask measure` prints it as a table.
//!
//! Times are medians of several runs. What is compared is run in turn, in one browser: a machine that is busy slows both.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::time::Duration;

use isnad_browser_tests::Result;
use isnad_browser_tests::browser::{Look, Setup};
use isnad_browser_tests::cost::visit;
use isnad_browser_tests::engine::Chromium;
use isnad_browser_tests::page::{Page, dist, sample};
use isnad_browser_tests::trace::Trace;
use isnad_browser_tests::webdriver::keys;
use serde_json::json;

/// How often a time is taken.
const RUNS: usize = 5;
/// How many visits of each kind tell what the element costs: laying out the page itself takes 20 to 32 ms.
const VISITS: usize = 11;
/// The same for what is compared.
const PASTES: usize = 9;
/// How long to wait around what is traced.
const MOMENT: Duration = Duration::from_millis(300);
/// Keys that are typed into the long text.
const KEYS: usize = 15;

/// Run before the page's own scripts: notes when text was pasted, when the first frame with it and the first with its highlights
/// were done, and how often highlights came. The service worker, which fetches every file behind the page's back, stays away.
const WATCH: &str = "
    globalThis.watched = {};
    globalThis.paintings = 0;
    Object.defineProperty(navigator, 'serviceWorker', { value: undefined });
    const mark = performance.mark.bind(performance);
    // A message that is sent in a frame comes once it is painted.
    const painted = (name, there) => requestAnimationFrame(() => {
        if (!there()) return painted(name, there);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
            watched[name] ??= performance.now();
            mark(`watched-${name}`);
        };
        port2.postMessage(0);
    });
    addEventListener('paste', (event) => {
        watched = { paste: event.timeStamp };
        mark('watched-paste');
        painted('text', () => document.querySelector('#editor').childElementCount > 1);
    }, true);
    performance.mark = (name, ...rest) => {
        if (name === 'isnad-painted') {
            painted('highlights', () => true);
            paintings++;
        }
        return mark(name, ...rest);
    };";

fn main() -> Result {
    let setup = Setup { trace: true, ..Look::Desk.into() };
    let page = Page::open(&Chromium, setup)?;
    let table = Table;
    let script = json!({"cmd": "Page.addScriptToEvaluateOnNewDocument", "params": {"source": WATCH}});
    page.session().post("/goog/cdp/execute", &script)?;
    page.open_sample()?;
    table.row("needed for the first highlight, brotli", bytes(&page)?, 230.0, "KB");
    table.row("from navigation to the sample highlighted", navigation(&page)?, 300.0, "ms");
    for (name, bytes) in [("100 KB", 100_000), ("1 MB", 1_000_000)] {
        let pasted = pastes(&page, bytes)?;
        for (what, times) in [("clock", &pasted.clock), ("time of the main thread itself", &pasted.ran)] {
            table.plain(&format!("{name} pasted, painted without highlighting, {what}"), median(&times.without), "ms");
            table.plain(&format!("{name} pasted, text painted, {what}"), median(&times.text), "ms");
            table.plain(&format!("{name} pasted, highlights painted, {what}"), median(&times.highlights), "ms");
            table.row(
                &format!("{name}: text, against no highlighting, {what}"),
                times.ratio(&times.text),
                1.25,
                "times",
            );
            let highlights = times.ratio(&times.highlights);
            table.row(&format!("{name}: highlights, against no highlighting, {what}"), highlights, 1.25, "times");
        }
        table.row(&format!("{name}: our script in the longest task"), pasted.longest, 50.0, "ms");
    }
    let typed = typing(&page)?;
    table.row("our script for a key in 1 MB until its highlight is right, median", median(&typed), 16.0, "ms");
    table.row("the same, the slowest key", typed.iter().copied().fold(0.0, f64::max), 16.0, "ms");
    let element = element()?;
    table.plain("an article of 5,000 words without the element, main thread", element.without, "ms");
    table.row("what the element adds to it", element.with - element.without, 30.0, "ms");
    table.row("layout shift of that page", element.shift, 0.0, "");
    Ok(())
}

struct Element {
    with: f64,
    without: f64,
    shift: f64,
}

/// The page of an article with the element and without it, in turn, each in a browser of its own.
fn element() -> Result<Element> {
    let (mut with, mut without, mut shift) = (Vec::new(), Vec::new(), 0.0);
    for _ in 0..VISITS {
        without.push(visit(&Chromium, false)?.main);
        let visited = visit(&Chromium, true)?;
        with.push(visited.main);
        shift = visited.shift.max(shift);
    }
    Ok(Element { with: median(&with), without: median(&without), shift })
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
    /// What somebody waits for who looks on.
    clock: Times,
    /// What the main thread itself did in that time: a machine that has other things to do does not blur it.
    ran: Times,
    longest: f64,
}

/// From the paste until the frame is done that shows the text of the page without highlighting, that shows the text, and
/// that shows what is highlighted of it: run by run, in ms.
#[derive(Default)]
struct Times {
    without: Vec<f64>,
    text: Vec<f64>,
    highlights: Vec<f64>,
}

impl Times {
    fn ratio(&self, times: &[f64]) -> f64 {
        median(times) / median(&self.without)
    }
}

/// Sentences of the sample, again and again, about as many bytes.
fn long(bytes: usize) -> Result<String> {
    let piece = sample()?;
    Ok(vec![piece.as_str(); bytes / piece.len() + 1].join("\n"))
}

fn pastes(page: &Page<'_>, bytes: usize) -> Result<Pasted> {
    page.session().copy(&long(bytes)?)?;
    let (mut clock, mut ran, mut longest) = (Times::default(), Times::default(), f64::NAN);
    let between = |trace: &Trace, name: &str| trace.ran_between("watched-paste", name).unwrap_or(f64::NAN);
    for _ in 0..PASTES {
        empty(page, "?plain")?;
        settle(page)?;
        let trace = traced(page, "watched-text", || paste(page))?;
        clock.without.push(watched(page, "text")? - watched(page, "paste")?);
        ran.without.push(between(&trace, "watched-text"));
        empty(page, "")?;
        settle(page)?;
        let trace = traced(page, "watched-highlights", || page.and_read(|| paste(page)))?;
        let begun = watched(page, "paste")?;
        clock.text.push(watched(page, "text")? - begun);
        clock.highlights.push(watched(page, "highlights")? - begun);
        ran.text.push(between(&trace, "watched-text"));
        ran.highlights.push(between(&trace, "watched-highlights"));
        longest = longest.max(trace.longest_script().unwrap_or(f64::NAN));
    }
    Ok(Pasted { clock, ran, longest })
}

/// Does something, and gives the trace of it once that has a mark.
fn traced(page: &Page<'_>, mark: &str, act: impl FnOnce() -> Result) -> Result<Trace> {
    Trace::take(page)?;
    // A trace needs a moment to begin again.
    std::thread::sleep(MOMENT);
    act()?;
    Trace::whole(page, mark)
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
        let paintings = || page.session().run("return paintings", &[]);
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
