//! The browsers: how each is started, and what only it can tell.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};

use crate::Result;
use crate::webdriver::Session;

/// A kind of browser. A new one says here how its driver starts and what it asks for; no test changes.
pub trait Engine: Sync {
    /// Its name, as `chromium`.
    fn name(&self) -> &'static str;
    /// The command that starts its driver on a free port.
    fn driver(&self) -> Command;
    /// The port, when this line that the driver printed tells it.
    fn port(&self, line: &str) -> Option<u16>;
    /// What to ask the driver for. `profile` is an empty folder for the browser's data.
    fn capabilities(&self, profile: &str, look: Look) -> Value;
    /// What the page wrote to the console as errors or warnings; `None` where the browser does not tell.
    ///
    /// # Errors
    /// Where the driver fails.
    fn complaints(&self, session: &Session) -> Result<Option<Vec<String>>>;
    /// The address of every request of the page and its workers; `None` where the browser does not tell.
    ///
    /// # Errors
    /// Where the driver fails.
    fn requests(&self, session: &Session) -> Result<Option<Vec<String>>>;
}

/// On what the page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// A large window.
    #[default]
    Desk,
    /// A phone, 360 px wide, with fingers.
    Phone,
}

/// Chromium with chromedriver.
#[derive(Clone, Copy, Debug)]
pub struct Chromium;

impl Engine for Chromium {
    fn name(&self) -> &'static str {
        "chromium"
    }

    fn driver(&self) -> Command {
        let mut driver = Command::new("chromedriver");
        driver.arg("--port=0");
        driver
    }

    fn port(&self, line: &str) -> Option<u16> {
        line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok()
    }

    fn capabilities(&self, profile: &str, look: Look) -> Value {
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
        let mut options = json!({"args": arguments});
        if let Some(binary) = ["chromium", "google-chrome", "chrome"].into_iter().find_map(which) {
            options["binary"] = json!(binary);
        }
        if look == Look::Phone {
            options["mobileEmulation"] =
                json!({"deviceMetrics": {"width": 360, "height": 740, "pixelRatio": 2.0, "touch": true}});
        }
        json!({
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        })
    }

    fn complaints(&self, session: &Session) -> Result<Option<Vec<String>>> {
        let log = session.post("/se/log", &json!({"type": "browser"}))?;
        let entries = log.as_array().map(Vec::as_slice).unwrap_or_default().iter();
        let bad = entries.filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING");
        Ok(Some(bad.map(|entry| entry["message"].as_str().unwrap_or_default().to_string()).collect()))
    }

    fn requests(&self, session: &Session) -> Result<Option<Vec<String>>> {
        let log = session.post("/se/log", &json!({"type": "performance"}))?;
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
}

/// A browser that runs; it stops when this is dropped.
#[derive(Debug)]
pub struct Browser {
    driver: Child,
    /// The window.
    pub session: Session,
    profile: PathBuf,
}

static STARTED: AtomicU32 = AtomicU32::new(0);

impl Browser {
    /// Starts one with an empty profile.
    ///
    /// # Errors
    /// Where the driver or the browser does not start.
    pub fn start(engine: &dyn Engine, look: Look) -> Result<Self> {
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("isnad-{}-{}-{number}", engine.name(), std::process::id()));
        std::fs::create_dir_all(&profile)?;
        let mut command = engine.driver();
        let mut driver =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(|e| {
                format!("cannot start {}: {e}; `cargo xtask test` gets it", command.get_program().display())
            })?;
        let session = Self::session(engine, &mut driver, &profile.to_string_lossy(), look);
        match session {
            Ok(session) => Ok(Self { driver, session, profile }),
            Err(e) => {
                drop((driver.kill(), driver.wait()));
                drop(std::fs::remove_dir_all(&profile));
                Err(e)
            }
        }
    }

    fn session(engine: &dyn Engine, driver: &mut Child, profile: &str, look: Look) -> Result<Session> {
        let mut lines = BufReader::new(driver.stdout.take().ok_or("the driver has no output")?).lines();
        let port = lines.by_ref().map_while(|line| line.ok()).find_map(|line| engine.port(&line));
        let port = port.ok_or("the driver stopped without telling its port")?;
        // What it prints later must go somewhere, or it would wait for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Session::start(&format!("http://127.0.0.1:{port}"), &engine.capabilities(profile, look))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.session.quit();
        drop((self.driver.kill(), self.driver.wait()));
        drop(std::fs::remove_dir_all(&self.profile));
    }
}

fn which(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|dir| dir.join(program)).find(|file| file.is_file())
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.starts_with(b"0\n"))
}
