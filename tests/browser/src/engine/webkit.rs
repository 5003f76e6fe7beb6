//! WebKitGTK's MiniBrowser with WebKitWebDriver, each on a display of its own: a display has one clipboard.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::json;

use super::soon;
use crate::Result;
use crate::browser::{Browser, Engine, Look, Processes, Setup};
use crate::webdriver::Session;

/// WebKitGTK.
#[derive(Clone, Copy, Debug)]
pub struct WebKit;

/// Its driver has no input methods: these are the events that WebKit fires for one, and what it changes in the text.
const COMPOSE: &str = "
    const [text, last] = arguments;
    const fire = (Event, type, more) => document.activeElement.dispatchEvent(new Event(type, { bubbles: true, data: text, ...more }));
    if (!globalThis.composed) {
        fire(CompositionEvent, 'compositionstart', { data: '' });
        const { focusNode, focusOffset } = getSelection();
        const empty = focusNode.nodeType !== Node.TEXT_NODE;
        if (empty) (focusNode.closest('p') ?? focusNode.firstElementChild).replaceChildren('');
        const node = empty ? document.activeElement.querySelector('p').firstChild : focusNode;
        globalThis.composed = { node, at: empty ? 0 : focusOffset, length: 0 };
    }
    const { node, at, length } = composed;
    fire(CompositionEvent, 'compositionupdate');
    fire(InputEvent, 'beforeinput', { inputType: last ? 'insertFromComposition' : 'insertCompositionText' });
    node.replaceData(at, length, text);
    composed.length = text.length;
    getSelection().collapse(node, at + text.length);
    fire(InputEvent, 'input', { inputType: last ? 'insertFromComposition' : 'insertCompositionText' });
    if (last) {
        globalThis.composed = null;
        fire(CompositionEvent, 'compositionend');
    }";

impl Engine for WebKit {
    fn name(&self) -> &'static str {
        "webkit"
    }

    fn start(&self, profile: &Path, setup: Setup, started: &mut Processes) -> Result<Session> {
        let browser = mini_browser().ok_or("WebKitGTK's MiniBrowser is missing; `cargo xtask test` gets it")?;
        let number = profile.join("display");
        let (width, height) = if setup.look == Look::Phone { (450, 740) } else { (1280, 1400) };
        if setup.still {
            std::fs::create_dir_all(profile.join("config/gtk-3.0"))?;
            std::fs::write(profile.join("config/gtk-3.0/settings.ini"), "[Settings]\ngtk-enable-animations=0\n")?;
        }
        let mut display = Command::new("Xvfb");
        display.args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1280x1500x24"]);
        started.start(display.stdout(std::fs::File::create(&number)?))?;
        let display = soon("a display", || {
            let told = std::fs::read_to_string(&number).ok()?;
            told.ends_with('\n').then(|| format!(":{}", told.trim()))
        })?;
        // The driver must be told a port: one that was free just now.
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut driver = Command::new("WebKitWebDriver");
        driver
            .arg(format!("--port={port}"))
            .env("DISPLAY", display)
            .env("GDK_BACKEND", "x11")
            .env("HOME", profile)
            .env("XDG_CACHE_HOME", profile.join("cache"))
            .env("XDG_DATA_HOME", profile.join("data"))
            .env("XDG_CONFIG_HOME", profile.join("config"))
            .env("NO_AT_BRIDGE", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .stdout(Stdio::null());
        started.start(&mut driver)?;
        soon("WebKitWebDriver to listen", || std::net::TcpStream::connect(("127.0.0.1", port)).ok())?;
        let options = json!({"binary": browser, "args": ["--automation"]});
        let session =
            Session::start(&format!("http://127.0.0.1:{port}"), &json!({"webkitgtk:browserOptions": options}))?;
        session.post("/window/rect", &json!({"x": 0, "y": 0, "width": width, "height": height}))?;
        Ok(session)
    }

    fn complaints(&self, _browser: &Browser) -> Result<Option<Vec<String>>> {
        Ok(None)
    }

    fn requests(&self, _browser: &Browser) -> Result<Option<Vec<String>>> {
        Ok(None)
    }

    fn compose(&self, browser: &Browser, text: &str) -> Result {
        browser.session.run(COMPOSE, &[json!(text), json!(false)]).map(drop)
    }

    fn commit(&self, browser: &Browser, text: &str) -> Result {
        browser.session.run(COMPOSE, &[json!(text), json!(true)]).map(drop)
    }
}

/// The browser stands outside `PATH`, in the folder of its library.
fn mini_browser() -> Option<PathBuf> {
    let libraries = std::fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path());
    let places = libraries.chain([PathBuf::from("/usr/lib"), PathBuf::from("/usr/libexec")]);
    let in_place = |dir: PathBuf| ["webkit2gtk-4.1", "webkitgtk-6.0"].map(|name| dir.join(name).join("MiniBrowser"));
    places.flat_map(in_place).find(|file| file.is_file())
}
