//! Pages of somebody else's, on which what we build is used: the element, the package, the page in one file.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use isnad_server::Server;
use serde_json::Value;

use crate::browser::{Browser, Engine, Setup, engines};
use crate::webdriver::Session;
use crate::{Error, Result, twice};

static MADE: AtomicU32 = AtomicU32::new(0);

/// A folder of pages, a server for it, and a browser.
pub struct Site<'e> {
    engine: &'e dyn Engine,
    browser: Browser,
    server: Option<Server>,
    root: PathBuf,
}

impl<'e> Site<'e> {
    /// Serves a fresh folder; `folders` are copied into it: a name, and where it comes from.
    ///
    /// # Errors
    /// Where the files cannot be copied, or the browser does not start.
    pub fn open(engine: &'e dyn Engine, setup: impl Into<Setup>, folders: &[(&str, PathBuf)]) -> Result<Self> {
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let root = std::env::temp_dir().join(format!("isnad-site-{}-{number}", std::process::id()));
        for (name, from) in folders {
            copy(from, &root.join(name))?;
        }
        let server = Some(Server::start(&root, 0)?);
        Ok(Self { engine, browser: Browser::start(engine, setup.into())?, server, root })
    }

    /// The browser that it is.
    #[must_use]
    pub fn engine(&self) -> &'e dyn Engine {
        self.engine
    }

    /// The browser.
    #[must_use]
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// The window.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.browser.session
    }

    /// Where the files are.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The address of a file.
    #[must_use]
    pub fn url(&self, file: &str) -> String {
        self.server.as_ref().map(|server| format!("{}{file}", server.url())).unwrap_or_default()
    }

    /// Writes a file.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(&self, file: &str, text: &str) -> Result {
        let goal = self.root.join(file);
        if let Some(folder) = goal.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(std::fs::write(goal, text)?)
    }

    /// Goes to a page.
    ///
    /// # Errors
    /// Where it cannot be loaded.
    pub fn visit(&self, file: &str) -> Result {
        self.session().open(&self.url(file))
    }

    /// Stops the server: from here on there is no network.
    pub fn cut(&mut self) {
        self.server = None;
    }

    /// Waits until a condition of the page, in JavaScript, holds.
    ///
    /// # Errors
    /// Where it never does.
    pub fn until(&self, condition: &str) -> Result {
        let script = format!("return Boolean({condition})");
        self.session()
            // A page that is just being left or loaded may not answer.
            .wait(condition, || Ok((self.session().run(&script, &[]).unwrap_or_default() == true).then_some(())))
            .map_err(|e| format!("{e}; the console says {:?}", self.engine.complaints(&self.browser)).into())
    }

    /// The value of an expression of the page.
    ///
    /// # Errors
    /// Where it throws.
    pub fn get(&self, expression: &str) -> Result<Value> {
        self.session().run(&format!("return {expression}"), &[])
    }

    /// The console has neither errors nor warnings.
    ///
    /// # Errors
    /// Where it has.
    pub fn quiet(&self) -> Result {
        match self.engine.complaints(&self.browser)?.unwrap_or_default() {
            none if none.is_empty() => Ok(()),
            some => Err(format!("the console says: {}", some.join("\n")).into()),
        }
    }
}

impl Drop for Site<'_> {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.root));
    }
}

/// Runs a test in each browser.
///
/// # Errors
/// Where it fails in one, with that one's name.
pub fn in_each(folders: &[(&str, PathBuf)], test: impl Fn(&mut Site<'_>) -> Result) -> Result {
    let open = |engine| Site::open(engine, Setup::default(), folders);
    engines()?.into_iter().try_for_each(|engine| twice(engine.name(), || test(&mut open(engine)?)))
}

/// Copies a folder with all that is in it.
///
/// # Errors
/// Where something cannot be read or written.
pub fn copy(from: &Path, to: &Path) -> Result {
    let unread = |e| Error::from(format!("cannot read {}: {e}; `cargo xtask test` builds it", from.display()));
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from).map_err(unread)? {
        let entry = entry?;
        let goal = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &goal)?;
        } else {
            std::fs::copy(entry.path(), goal)?;
        }
    }
    Ok(())
}
