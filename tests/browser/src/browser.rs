//! The browsers: what a test asks of each, and how they start and stop.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::Result;
use crate::engine::{Chromium, Firefox, WebKit};
use crate::webdriver::Session;

/// A kind of browser. A new one says here how it starts and what it tells; no test names one.
pub trait Engine: Sync {
    /// Its name, as `chromium`.
    fn name(&self) -> &'static str;
    /// Starts it. `profile` is an empty folder for the browser's data; whatever is started joins `started`.
    ///
    /// # Errors
    /// Where it does not start.
    fn start(&self, profile: &Path, setup: Setup, started: &mut Processes) -> Result<Session>;
    /// What the page wrote to the console as errors or warnings; `None` where the browser does not tell.
    ///
    /// # Errors
    /// Where the driver fails.
    fn complaints(&self, browser: &Browser) -> Result<Option<Vec<String>>>;
    /// The address of every request of the page and its workers; `None` where the browser does not tell.
    ///
    /// # Errors
    /// Where the driver fails.
    fn requests(&self, browser: &Browser) -> Result<Option<Vec<String>>>;
    /// Shows `text` where the caret is as what an input method is composing, in place of what it showed before.
    ///
    /// # Errors
    /// Where the driver fails.
    fn compose(&self, browser: &Browser, text: &str) -> Result;
    /// Ends what was being composed: `text` is what stays.
    ///
    /// # Errors
    /// Where the driver fails.
    fn commit(&self, browser: &Browser, text: &str) -> Result;
}

/// Every browser that runs the tests.
pub const ENGINES: [&dyn Engine; 3] = [&Chromium, &Firefox, &WebKit];

/// The names of the browsers that run the tests, parted by commas: for a quick look at one. All run where it is not set.
const CHOICE: &str = "ISNAD_ENGINES";

/// The browsers that run the tests: all, or those that `ISNAD_ENGINES` names.
///
/// # Errors
/// Where it names one that there is not.
pub fn engines() -> Result<Vec<&'static dyn Engine>> {
    let Ok(choice) = std::env::var(CHOICE) else { return Ok(ENGINES.into()) };
    let named = |name: &str| ENGINES.into_iter().find(|engine| engine.name() == name);
    let chosen = choice.split(',').map(|name| named(name).ok_or_else(|| format!("{CHOICE} names `{name}`").into()));
    chosen.collect()
}

/// On what the page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// A large window.
    #[default]
    Desk,
    /// A phone, 360 px wide, with fingers; where the browser has no such thing, its narrowest window.
    Phone,
}

/// How a browser is started.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setup {
    /// On what the page is shown.
    pub look: Look,
    /// Whether to keep a trace of all that happens, where the browser can: see [`crate::trace`].
    pub trace: bool,
    /// Whether the reader has asked the system for as little motion as possible.
    pub still: bool,
}

impl From<Look> for Setup {
    fn from(look: Look) -> Self {
        Self { look, ..Self::default() }
    }
}

/// A browser that runs; it stops when this is dropped.
#[derive(Debug)]
pub struct Browser {
    /// The window.
    pub session: Session,
    /// The folder of the browser's data.
    pub profile: PathBuf,
    /// Last, so that the window can say goodbye.
    processes: Processes,
}

static STARTED: AtomicU32 = AtomicU32::new(0);

impl Browser {
    /// Starts one with an empty profile.
    ///
    /// # Errors
    /// Where the driver or the browser does not start.
    pub fn start(engine: &dyn Engine, setup: Setup) -> Result<Self> {
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("isnad-{}-{}-{number}", engine.name(), std::process::id()));
        std::fs::create_dir_all(&profile)?;
        let mut processes = Processes::default();
        match engine.start(&profile, setup, &mut processes) {
            Ok(session) => Ok(Self { session, profile, processes }),
            Err(e) => {
                drop(processes);
                drop(std::fs::remove_dir_all(&profile));
                Err(format!("{} does not start: {e}", engine.name()).into())
            }
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.session.quit();
        self.processes.stop();
        drop(std::fs::remove_dir_all(&self.profile));
    }
}

/// Programs that were started; they and what they started stop when this is dropped.
#[derive(Debug, Default)]
pub struct Processes(Vec<Child>);

impl Processes {
    /// Starts one whose input is closed and whose complaints nobody reads.
    ///
    /// # Errors
    /// Where it does not start.
    pub fn start(&mut self, command: &mut Command) -> Result<&mut Child> {
        // A group of its own, so that what it starts can be ended with it.
        command.stdin(Stdio::null()).stderr(Stdio::null()).process_group(0);
        let child = command.spawn().map_err(|e| {
            format!("cannot start {}: {e}; `cargo xtask test` gets it", command.get_program().display())
        })?;
        self.0.push(child);
        self.0.last_mut().ok_or_else(|| "nothing was started".into())
    }

    fn stop(&mut self) {
        for mut child in self.0.drain(..).rev() {
            let group = format!("-{}", child.id());
            drop(Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status());
            drop((child.kill(), child.wait()));
        }
    }
}

impl Drop for Processes {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The first of these programs that is there, by `PATH` or by its own path.
pub(crate) fn which(programs: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let found = |program: &&str| std::env::split_paths(&path).map(|dir| dir.join(program)).find(|file| file.is_file());
    programs.iter().find_map(found)
}
