//! The page as its reader sees and uses it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use isnad_server::Server;
use serde_json::{Value, json};

use crate::Result;
use crate::browser::{Browser, Engine, Setup};
use crate::webdriver::{Session, keys};

/// The folder that `cargo xtask dist` fills.
#[must_use]
pub fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist")
}

/// A copy of the page with changes; it is gone when this is dropped.
#[derive(Debug)]
pub struct Site(PathBuf);

impl Site {
    /// Copies the page; of each change the file, a piece of its text, and what stands in that piece's place.
    ///
    /// # Errors
    /// Where a piece is not in its file.
    pub fn altered(changes: &[(&str, &str, &str)]) -> Result<Self> {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let site = Self(std::env::temp_dir().join(format!("isnad-site-{}-{number}", std::process::id())));
        std::fs::create_dir_all(&site.0)?;
        for folder in ["", "fonts"] {
            std::fs::create_dir_all(site.0.join(folder))?;
            let entries = std::fs::read_dir(dist().join(folder))?.flatten();
            for entry in entries.filter(|entry| entry.path().is_file()) {
                std::fs::copy(entry.path(), site.0.join(folder).join(entry.file_name()))?;
            }
        }
        for (file, ..) in changes {
            // As it stands in the repository: in `dist` names are shorter and spaces are gone.
            std::fs::copy(written(file), site.0.join(file))?;
        }
        for (file, piece, other) in changes {
            let text = std::fs::read_to_string(site.0.join(file))?;
            if !text.contains(piece) {
                return Err(format!("{file} has no `{piece}`").into());
            }
            std::fs::write(site.0.join(file), text.replacen(piece, other, 1))?;
        }
        Ok(site)
    }

    /// Its folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.0
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// A file of the page as it is written.
fn written(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www").join(file)
}

/// The text of the built-in sample.
///
/// # Errors
/// Where the file is missing.
pub fn sample() -> Result<String> {
    Ok(std::fs::read_to_string(written("sample.txt"))?.trim_end().to_string())
}

/// The highlighted words by the name of their highlight, in the order of the text.
pub type Highlights = BTreeMap<String, Vec<String>>;

/// An open page with the browser and the server behind it.
pub struct Page<'e> {
    engine: &'e dyn Engine,
    browser: Browser,
    server: Server,
    home: String,
}

impl<'e> Page<'e> {
    /// Opens the page in a fresh browser and waits until it is ready.
    ///
    /// # Errors
    /// Where it does not get ready.
    pub fn open(engine: &'e dyn Engine, setup: impl Into<Setup>) -> Result<Self> {
        Self::serve(engine, setup, &dist(), "")
    }

    /// Opens the page at `path` below the folder `root`.
    ///
    /// # Errors
    /// Where it does not get ready.
    pub fn serve(engine: &'e dyn Engine, setup: impl Into<Setup>, root: &Path, path: &str) -> Result<Self> {
        let folder = root.join(path);
        if !folder.join("index.html").is_file() {
            return Err(format!("no page in {}: `cargo xtask dist` builds it", folder.display()).into());
        }
        let server = Server::start(root, 0)?;
        let browser = Browser::start(engine, setup.into())?;
        let home = format!("{}{path}", server.url());
        let page = Self { engine, browser, server, home };
        page.load()?;
        Ok(page)
    }

    /// Loads the page, as for the first time or again.
    ///
    /// # Errors
    /// Where it does not get ready.
    pub fn load(&self) -> Result {
        self.load_with("")
    }

    /// Whether all that has changed has been read.
    fn is_ready(&self) -> Result<bool> {
        let state = self.session().run("return document.documentElement.dataset.state", &[])?;
        Ok(state == "ready")
    }

    /// Loads the page as [`Page::load`] does, with `query` behind its address.
    ///
    /// # Errors
    /// Where it does not get ready.
    pub fn load_with(&self, query: &str) -> Result {
        self.session().open(&format!("{}{query}", self.home))?;
        self.session().wait("the page to be ready", || Ok(self.is_ready()?.then_some(())))
    }

    /// The path of every request to the server so far.
    #[must_use]
    pub fn requested(&self) -> Vec<String> {
        self.server.requests()
    }

    /// The window.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.browser.session
    }

    /// How many analyses have been shown.
    ///
    /// # Errors
    /// Where the driver fails.
    pub fn revision(&self) -> Result<u64> {
        let revision = self.session().run("return Number(document.documentElement.dataset.revision)", &[])?;
        Ok(revision.as_u64().unwrap_or_default())
    }

    /// Does something, and waits until the analysis that follows is shown.
    ///
    /// # Errors
    /// Where it fails, or no analysis follows.
    pub fn and_read(&self, act: impl FnOnce() -> Result) -> Result {
        let before = self.revision()?;
        act()?;
        self.session()
            .wait("a new analysis", || Ok((self.revision()? > before && self.is_ready()?).then_some(())))
            .map_err(|e| format!("{e}; the console says {:?}", self.engine.complaints(&self.browser)).into())
    }

    /// Replaces the text by what is pasted from the clipboard, with the keys.
    ///
    /// # Errors
    /// Where the driver fails.
    pub fn paste(&self, text: &str) -> Result {
        self.session().copy(text)?;
        self.and_read(|| {
            self.session().click("#editor")?;
            self.session().shortcut(&[keys::CONTROL], 'a')?;
            self.session().shortcut(&[keys::CONTROL], 'v')
        })
    }

    /// Composes text at the caret as an input method does: each of `steps` shows for a while, the last one stays. `seen` is
    /// called after every step with what shows.
    ///
    /// # Errors
    /// Where the driver fails, or `seen` does.
    pub fn compose(&self, steps: &[&str], seen: impl Fn(&str) -> Result) -> Result {
        for step in steps {
            self.engine.compose(&self.browser, step)?;
            seen(step)?;
        }
        self.engine.commit(&self.browser, steps.last().copied().unwrap_or_default())
    }

    /// Sets the day of publication, as `2024-10-16`.
    ///
    /// # Errors
    /// Where the driver fails.
    pub fn set_day(&self, day: &str) -> Result {
        let script = "const [day] = arguments, field = document.querySelector('#date');
            field.value = day;
            for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));";
        self.session().run(script, &[json!(day)]).map(drop)
    }

    /// The text of the editor: its paragraphs joined by line feeds.
    ///
    /// # Errors
    /// Where the driver fails.
    pub fn text(&self) -> Result<String> {
        let script = "return [...document.querySelector('#editor').children].map((p) => p.textContent).join('\\n')";
        Ok(self.session().run(script, &[])?.as_str().unwrap_or_default().to_string())
    }

    /// Every highlight and its words, in the order of the text; those without words are left out.
    ///
    /// # Errors
    /// Where the driver fails.
    pub fn highlights(&self) -> Result<Highlights> {
        let script = "
            const inOrder = (a, b) => a.compareBoundaryPoints(Range.START_TO_START, b)
                || b.compareBoundaryPoints(Range.END_TO_END, a);
            return [...CSS.highlights].map(([name, ranges]) => [name, [...ranges].sort(inOrder).map(String)]);";
        let all = self.session().run(script, &[])?;
        let mut found = Highlights::new();
        for pair in all.as_array().map(Vec::as_slice).unwrap_or_default() {
            let words = strings(&pair[1]);
            if !words.is_empty() {
                found.insert(pair[0].as_str().unwrap_or_default().to_string(), words);
            }
        }
        Ok(found)
    }

    /// The text of every element of a selector.
    ///
    /// # Errors
    /// Where the driver fails.
    pub fn texts(&self, selector: &str) -> Result<Vec<String>> {
        let script = "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent.trim())";
        Ok(strings(&self.session().run(script, &[json!(selector)])?))
    }

    /// The middle of the first words of the text that read so, on screen.
    ///
    /// # Errors
    /// Where they do not stand in one paragraph.
    pub fn place_of(&self, words: &str) -> Result<(f64, f64)> {
        let script = "
            const [words] = arguments;
            for (const paragraph of document.querySelector('#editor').children) {
                const at = paragraph.textContent.indexOf(words);
                if (at < 0) continue;
                const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
                let before = 0, range = document.createRange();
                const middle = at + Math.floor(words.length / 2);
                for (let node = walker.nextNode(); node; before += node.length, node = walker.nextNode()) {
                    if (before + node.length <= middle) continue;
                    paragraph.scrollIntoView({ block: 'center', behavior: 'instant' });
                    range.setStart(node, middle - before);
                    range.setEnd(node, middle - before + 1);
                    const { left, top, width, height } = range.getBoundingClientRect();
                    return [left + width / 2, top + height / 2];
                }
            }
            return null;";
        // A glide that is under way would go on behind the place.
        self.session().rest()?;
        let place = self.session().run(script, &[json!(words)])?;
        match (place[0].as_f64(), place[1].as_f64()) {
            (Some(x), Some(y)) => Ok((x, y)),
            _ => Err(format!("the text has no `{words}`").into()),
        }
    }

    /// Opens the built-in sample.
    ///
    /// # Errors
    /// A browser that fails.
    pub fn open_sample(&self) -> Result {
        self.and_read(|| self.session().click("#sample"))
    }

    /// Clicks on words of the text.
    ///
    /// # Errors
    /// Words that are not in the text, or a browser that fails.
    pub fn click_words(&self, words: &str) -> Result {
        let (x, y) = self.place_of(words)?;
        self.session().click_at(x, y)
    }

    /// The text of the card; empty while it is closed.
    ///
    /// # Errors
    /// A browser that fails.
    pub fn card(&self) -> Result<String> {
        let script = "const card = document.querySelector('#card'); return card.hidden ? '' : card.textContent";
        Ok(self.session().run(script, &[])?.as_str().unwrap_or_default().to_string())
    }

    /// Waits for the card to show these words, and returns its text.
    ///
    /// # Errors
    /// A card that does not show them in time, or a browser that fails.
    pub fn wait_for_card(&self, words: &str) -> Result<String> {
        self.session()
            .wait(&format!("a card with «{words}»"), || Ok(Some(self.card()?).filter(|shown| shown.contains(words))))
            .map_err(|e| format!("{e}; it shows «{}»", self.card().unwrap_or_default()).into())
    }

    /// Ends a test: the console is free of errors, and nothing was asked for outside the page's own folder.
    ///
    /// # Errors
    /// Where that is not so.
    pub fn finish(self) -> Result {
        let complaints = self.engine.complaints(&self.browser)?.unwrap_or_default();
        if !complaints.is_empty() {
            return Err(format!("the console says: {}", complaints.join("\n")).into());
        }
        let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
        let mut asked = strings(&self.session().run(script, &[])?);
        asked.extend(self.engine.requests(&self.browser)?.unwrap_or_default());
        // What stays inside the browser is no request: `chrome:` is its own empty tab.
        let inside = ["data:", "blob:", "about:", "chrome:", "chrome-untrusted:"];
        let elsewhere =
            |url: &&String| !url.starts_with(&self.home) && !inside.iter().any(|scheme| url.starts_with(scheme));
        if let Some(url) = asked.iter().find(elsewhere) {
            return Err(format!("the page asked for {url}, which is outside {}", self.home).into());
        }
        let folder = self.home.strip_prefix(self.server.url().trim_end_matches('/')).unwrap_or("/");
        match self.server.requests().iter().find(|path| !path.starts_with(folder) && *path != "/favicon.ico") {
            Some(path) => Err(format!("the page asked for {path}, which is outside {folder}").into()),
            None => Ok(()),
        }
    }
}

fn strings(value: &Value) -> Vec<String> {
    let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().map(|item| item.as_str().unwrap_or_default().to_string()).collect()
}
