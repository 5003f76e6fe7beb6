//! Chromium with chromedriver.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::Result;
use crate::browser::{Browser, Engine, Look, Processes, Setup, which};
use crate::trace::CATEGORIES;
use crate::webdriver::Session;

/// Chromium with chromedriver.
#[derive(Clone, Copy, Debug)]
pub struct Chromium;

impl Engine for Chromium {
    fn name(&self) -> &'static str {
        "chromium"
    }

    fn start(&self, profile: &Path, setup: Setup, started: &mut Processes) -> Result<Session> {
        let driver = started.start(Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()))?;
        let mut lines = BufReader::new(driver.stdout.take().ok_or("the driver has no output")?).lines();
        let port = |line: String| -> Option<u16> {
            line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok()
        };
        let port = lines.by_ref().map_while(|line| line.ok()).find_map(port);
        let port = port.ok_or("the driver stopped without telling its port")?;
        // What it prints later must go somewhere, or it would wait for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Session::start(&format!("http://127.0.0.1:{port}"), &capabilities(&profile.to_string_lossy(), setup))
    }

    fn complaints(&self, browser: &Browser) -> Result<Option<Vec<String>>> {
        let log = browser.session.post("/se/log", &json!({"type": "browser"}))?;
        let entries = log.as_array().map(Vec::as_slice).unwrap_or_default().iter();
        let bad = entries.filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING");
        Ok(Some(bad.map(|entry| entry["message"].as_str().unwrap_or_default().to_string()).collect()))
    }

    fn requests(&self, browser: &Browser) -> Result<Option<Vec<String>>> {
        let log = browser.session.post("/se/log", &json!({"type": "performance"}))?;
        let mut urls = Vec::new();
        for entry in log.as_array().map(Vec::as_slice).unwrap_or_default() {
            let message: Value = serde_json::from_str(entry["message"].as_str().unwrap_or_default())?;
            if message["message"]["method"] == "Network.requestWillBeSent" {
                let url = &message["message"]["params"]["request"]["url"];
                urls.push(url.as_str().unwrap_or_default().to_string());
            }
        }
        Ok(Some(urls))
    }

    fn compose(&self, browser: &Browser, text: &str) -> Result {
        let end = text.encode_utf16().count();
        cdp(browser, "Input.imeSetComposition", json!({"text": text, "selectionStart": end, "selectionEnd": end}))
    }

    fn commit(&self, browser: &Browser, text: &str) -> Result {
        cdp(browser, "Input.insertText", json!({"text": text}))
    }
}

/// A command of Chromium's own protocol.
fn cdp(browser: &Browser, command: &str, parameters: Value) -> Result {
    browser.session.post("/goog/cdp/execute", &json!({"cmd": command, "params": parameters})).map(drop)
}

fn capabilities(profile: &str, setup: Setup) -> Value {
    let mut arguments: Vec<String> = [
        "--headless=new",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-extensions",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--disable-features=OptimizationHints,MediaRouter,Translate",
        "--window-size=1280,1400",
        // Whatever is not on this machine goes to a port where nobody listens.
        "--proxy-server=127.0.0.1:9",
    ]
    .map(String::from)
    .into();
    arguments.push(format!("--user-data-dir={profile}"));
    if is_root() {
        // Chromium's sandbox refuses to work for root.
        arguments.push("--no-sandbox".to_string());
    }
    if setup.still {
        arguments.push("--force-prefers-reduced-motion".to_string());
    }
    let mut options = json!({"args": arguments});
    if let Some(binary) = which(&["chromium", "google-chrome", "chrome"]) {
        options["binary"] = json!(binary);
    }
    if setup.look == Look::Phone {
        options["mobileEmulation"] =
            json!({"deviceMetrics": {"width": 360, "height": 740, "pixelRatio": 2.0, "touch": true}});
    }
    if setup.trace {
        options["perfLoggingPrefs"] = json!({"enableNetwork": false, "traceCategories": CATEGORIES});
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
    })
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.starts_with(b"0\n"))
}
