//! What the element costs a page with an article of 5,000 words: time of the main thread, as Chromium counts it, and shifts.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use crate::Result;
use crate::browser::{Engine, Setup};
use crate::page::{dist, sample};
use crate::site::Site;

/// How many words the article has at least.
const WORDS: usize = 5000;
/// After so long all is done. Asking the page how far it is would count as well.
const DONE: Duration = Duration::from_secs(3);

/// What one visit cost.
#[derive(Clone, Copy, Debug)]
pub struct Visit {
    /// The time of the main thread itself, in ms, whatever it did.
    pub main: f64,
    /// By how much anything moved, as browsers count it.
    pub shift: f64,
}

/// The files that pages with the element need: those of the tests, and `dist/`.
#[must_use]
pub fn folders() -> [(&'static str, PathBuf); 2] {
    [("", Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/embed")), ("dist", dist())]
}

/// Visits the page in a fresh browser, with the element's script or without it. With it, everything must have been found.
///
/// # Errors
/// Where the browser fails, or the element is not ready in time.
pub fn visit(chromium: &dyn Engine, element: bool) -> Result<Visit> {
    let site = Site::open(chromium, Setup::default(), &folders())?;
    let script = if element { "<script type=module src=dist/embed/isnad.js></script>" } else { "" };
    site.write("long.html", &page(script)?)?;
    let cdp = |command: &str, params: Value| {
        site.session().post("/goog/cdp/execute", &json!({"cmd": command, "params": params}))
    };
    site.session().open("about:blank")?;
    cdp("Performance.enable", json!({"timeDomain": "threadTicks"}))?;
    site.visit("long.html")?;
    std::thread::sleep(DONE);
    let metrics = cdp("Performance.getMetrics", json!({}))?;
    let all = metrics["metrics"].as_array().cloned().unwrap_or_default();
    let time = all.iter().find(|m| m["name"] == "TaskDuration").and_then(|m| m["value"].as_f64());
    if element {
        site.until("states() === 'ready' && document.querySelector('isnad-text').analysis.quotes.length > 100")?;
    }
    let shift = site.get("shifts")?.as_f64().ok_or("no shifts are counted")?;
    Ok(Visit { main: time.ok_or("no TaskDuration")? * 1000.0, shift })
}

fn page(script: &str) -> Result<String> {
    let sample = sample()?;
    let mut article = String::new();
    for paragraph in sample.lines().cycle() {
        article.push_str(&format!("<p>{paragraph}</p>\n"));
        if article.split_whitespace().count() > WORDS {
            break;
        }
    }
    Ok(format!(
        "<!doctype html><html lang=ar dir=rtl><meta charset=utf-8><title>t</title><link rel=icon href='data:,'>\
         <script src=recorder.js></script>{script}\
         <body><isnad-text date=2024-10-16><article>{article}</article></isnad-text></body></html>"
    ))
}
