//! Firefox, spoken to in its own protocol: the driver that translates WebDriver into it is in no package of Debian.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::{Marionette, soon};
use crate::Result;
use crate::browser::{Browser, Engine, Look, Processes, Setup, which};
use crate::webdriver::Session;

/// Firefox.
#[derive(Clone, Copy, Debug)]
pub struct Firefox;

/// Notes every request of pages and their workers; run in the browser's own context. What is to be there for the next script
/// belongs to the window: each script has globals of its own.
const LISTEN: &str = "
    const requests = (window.isnadRequests = []);
    const observe = (channel) => {
        channel.QueryInterface(Ci.nsIHttpChannel);
        if (channel.loadInfo.triggeringPrincipal.isContentPrincipal) requests.push(channel.URI.spec);
    };
    Services.obs.addObserver({ observe }, 'http-on-modify-request');";

/// The errors and warnings that scripts and style sheets of pages have caused.
const COMPLAINTS: &str = "
    return Services.console.getMessageArray()
        .filter((m) => m instanceof Ci.nsIScriptError && /^(http|blob)/.test(m.sourceName))
        .map((m) => m.toString())
        // Advice, not a complaint: the card follows its words while the page is scrolled.
        .filter((text) => !text.includes('scroll-linked'))
        // A page that is left while it fetches one of its modules. One that is really missing is an error besides, or the page
        // never gets ready.
        .filter((text) => !text.includes('Loading failed for the module'));";

/// Composes as an input method of the system does; run in the browser's own context.
const COMPOSE: &str = "
    const [text] = arguments;
    const input = (window.isnadInput ??= Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor));
    if (!input.hasComposition) input.beginInputTransactionForTests(window);
    input.setPendingCompositionString(text);
    if (text) input.appendClauseToPendingComposition(text.length, input.ATTR_RAW_CLAUSE);
    input.setCaretInPendingComposition(text.length);
    input.flushPendingComposition();";
const COMMIT: &str = "window.isnadInput.commitCompositionWith(arguments[0])";

impl Engine for Firefox {
    fn name(&self) -> &'static str {
        "firefox"
    }

    fn start(&self, profile: &Path, setup: Setup, started: &mut Processes) -> Result<Session> {
        let binary = which(&["firefox-esr", "firefox"]).ok_or("firefox is missing; `cargo xtask test` gets it")?;
        std::fs::write(profile.join("user.js"), preferences(setup.still)?)?;
        let (width, height) = if setup.look == Look::Phone { (500, 740) } else { (1280, 1400) };
        let mut firefox = Command::new(binary);
        firefox
            .args(["-headless", "-no-remote", "-marionette", "-remote-allow-system-access", "-profile"])
            .arg(profile)
            .env("HOME", profile)
            .env("MOZ_HEADLESS_WIDTH", width.to_string())
            .env("MOZ_HEADLESS_HEIGHT", height.to_string())
            .stdout(Stdio::null());
        started.start(&mut firefox)?;
        let port = profile.join("MarionetteActivePort");
        let port = soon("Firefox's port", || std::fs::read_to_string(&port).ok()?.trim().parse::<u16>().ok())?;
        let session = Session::over(Marionette::connect(port)?, &json!({}))?;
        let size = json!({"width": width, "height": height});
        session.post("/window/rect", &size)?;
        in_browser(&session, LISTEN, &[])?;
        Ok(session)
    }

    fn complaints(&self, browser: &Browser) -> Result<Option<Vec<String>>> {
        Ok(Some(strings(&in_browser(&browser.session, COMPLAINTS, &[])?)))
    }

    fn requests(&self, browser: &Browser) -> Result<Option<Vec<String>>> {
        Ok(Some(strings(&in_browser(&browser.session, "return window.isnadRequests", &[])?)))
    }

    fn compose(&self, browser: &Browser, text: &str) -> Result {
        in_browser(&browser.session, COMPOSE, &[json!(text)]).map(drop)
    }

    fn commit(&self, browser: &Browser, text: &str) -> Result {
        in_browser(&browser.session, COMMIT, &[json!(text)]).map(drop)
    }
}

/// Runs a script in the browser's own context.
fn in_browser(session: &Session, script: &str, arguments: &[Value]) -> Result<Value> {
    session.post("/moz/context", &json!({"context": "chrome"}))?;
    let answer = session.run(script, arguments);
    session.post("/moz/context", &json!({"context": "content"}))?;
    answer
}

/// The file `user.js` of a profile.
fn preferences(still: bool) -> Result<String> {
    let all = [
        // Any free port: the browser writes it into its profile.
        ("marionette.port", json!(0)),
        // Whatever is not on this machine goes to a port where nobody listens.
        ("network.proxy.type", json!(1)),
        ("network.proxy.http", json!("127.0.0.1")),
        ("network.proxy.http_port", json!(9)),
        ("network.proxy.ssl", json!("127.0.0.1")),
        ("network.proxy.ssl_port", json!(9)),
        ("browser.tabs.remote.separatePrivilegedContentProcess", json!(false)),
        ("dom.ipc.processPrelaunch.enabled", json!(false)),
        ("fission.autostart", json!(false)),
        ("toolkit.cosmeticAnimations.enabled", json!(false)),
        ("datareporting.policy.dataSubmissionEnabled", json!(false)),
        ("browser.aboutwelcome.enabled", json!(false)),
        ("browser.startup.page", json!(0)),
        ("browser.newtabpage.enabled", json!(false)),
        ("ui.prefersReducedMotion", json!(u8::from(still))),
    ];
    let mut file = String::new();
    for (name, value) in all {
        writeln!(file, "user_pref({}, {value});", json!(name))?;
    }
    Ok(file)
}

fn strings(value: &Value) -> Vec<String> {
    let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().map(|item| item.as_str().unwrap_or_default().to_string()).collect()
}
