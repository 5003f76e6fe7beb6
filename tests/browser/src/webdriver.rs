//! A client of WebDriver, as far as the tests need it.

use std::cell::RefCell;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::engine::Marionette;
use crate::{Error, Result};

/// How long a wait goes on.
const PATIENCE: Duration = Duration::from_secs(40);
/// How long a command may take.
const COMMAND: Duration = Duration::from_secs(120);
/// The name under which WebDriver hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Keys that are no letters, as WebDriver writes them.
pub mod keys {
    /// Held for shortcuts.
    pub const CONTROL: char = '\u{E009}';
    /// Held for selections and redo.
    pub const SHIFT: char = '\u{E008}';
    /// Takes back the letter before the caret.
    pub const BACKSPACE: char = '\u{E003}';
    /// Breaks the line.
    pub const ENTER: char = '\u{E007}';
    /// Goes on to the next control.
    pub const TAB: char = '\u{E004}';
    /// Closes what is open.
    pub const ESCAPE: char = '\u{E00C}';
}

/// One window of one browser.
#[derive(Debug)]
pub struct Session {
    line: Line,
}

/// How commands reach the browser.
#[derive(Debug)]
enum Line {
    Driver { agent: ureq::Agent, base: String },
    Firefox(Marionette),
}

/// An element of the page.
#[derive(Debug, Clone)]
pub struct Element(Value);

impl Session {
    /// Asks the driver at `driver` (as `http://127.0.0.1:9515`) for a browser with these capabilities.
    ///
    /// # Errors
    /// Where the browser does not start.
    pub fn start(driver: &str, capabilities: &Value) -> Result<Self> {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(COMMAND))
            .build()
            .into();
        let line = Line::Driver { agent: agent.clone(), base: format!("{driver}/session") };
        let answer = Self { line }.post("", &json!({"capabilities": {"alwaysMatch": capabilities}}))?;
        let id = answer.get("sessionId").and_then(Value::as_str).ok_or("the driver gave no session")?;
        Ok(Self { line: Line::Driver { agent, base: format!("{driver}/session/{id}") } })
    }

    /// The same with a Firefox that is spoken to itself.
    ///
    /// # Errors
    /// Where it gives no window.
    pub(crate) fn over(marionette: Marionette, capabilities: &Value) -> Result<Self> {
        let session = Self { line: Line::Firefox(marionette) };
        session.post("", &json!({"capabilities": {"alwaysMatch": capabilities}}))?;
        Ok(session)
    }

    fn read(mut answer: ureq::http::Response<ureq::Body>, what: &str) -> Result<Value> {
        let limit = 512 * 1024 * 1024;
        let body: Value = answer.body_mut().with_config().limit(limit).read_json()?;
        let value = body.get("value").cloned().unwrap_or_default();
        if answer.status().is_success() {
            return Ok(value);
        }
        let kind = value.get("error").and_then(Value::as_str).unwrap_or("error");
        let message = value.get("message").and_then(Value::as_str).unwrap_or_default();
        Err(format!("{what}: {kind}: {message}").into())
    }

    /// One command.
    ///
    /// # Errors
    /// Where the driver says that it failed.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value> {
        match &self.line {
            Line::Driver { agent, base } => Self::read(agent.post(format!("{base}{path}")).send_json(body)?, path),
            Line::Firefox(line) => line.send("POST", path, body),
        }
    }

    /// One question.
    ///
    /// # Errors
    /// Where the driver says that it failed.
    pub fn get(&self, path: &str) -> Result<Value> {
        match &self.line {
            Line::Driver { agent, base } => Self::read(agent.get(format!("{base}{path}")).call()?, path),
            Line::Firefox(line) => line.send("GET", path, &Value::Null),
        }
    }

    /// Takes something back: a window, keys that are held, or the session itself.
    ///
    /// # Errors
    /// Where the driver says that it failed.
    pub fn delete(&self, path: &str) -> Result<Value> {
        match &self.line {
            Line::Driver { agent, base } => Self::read(agent.delete(format!("{base}{path}")).call()?, path),
            Line::Firefox(line) => line.send("DELETE", path, &Value::Null),
        }
    }

    /// Goes to an address and waits until it is loaded.
    ///
    /// # Errors
    /// Where it cannot be loaded.
    pub fn open(&self, url: &str) -> Result {
        self.post("/url", &json!({"url": url})).map(drop)
    }

    /// Runs a function body in the page; `arguments[0]` and so on are `arguments`.
    ///
    /// # Errors
    /// Where it throws.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.post("/execute/sync", &json!({"script": script, "args": arguments}))
    }

    /// The element of a selector, as soon as there is one.
    ///
    /// # Errors
    /// Where none comes.
    pub fn find(&self, selector: &str) -> Result<Element> {
        self.wait(&format!("an element {selector}"), || {
            let found = self.post("/elements", &json!({"using": "css selector", "value": selector}))?;
            Ok(found.as_array().and_then(|all| all.first()).cloned().map(Element))
        })
    }

    /// Clicks it as a mouse does, in its middle.
    ///
    /// # Errors
    /// Where it cannot be clicked, for example since something covers it.
    pub fn click(&self, selector: &str) -> Result {
        let element = self.find(selector)?;
        self.rest()?;
        let click = || self.post(&format!("/element/{}/click", element.id()?), &json!({}));
        // WebKitGTK brings an element only just into view where lists scroll within the page, and then finds no middle of it.
        let clicked = click().or_else(|_| {
            let show = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' })";
            self.run(show, &[selector.into()])?;
            click()
        });
        clicked.map(drop).map_err(|e| format!("{selector}: {e}").into())
    }

    /// Waits until nothing scrolls: a place that was asked for while the window glides is another one at the click.
    ///
    /// # Errors
    /// Where it never rests.
    pub fn rest(&self) -> Result {
        let place = || self.run("return [scrollX, scrollY]", &[]);
        let last = RefCell::new(Value::Null);
        self.wait("the window to be at rest", || {
            let now = place()?;
            Ok((last.replace(now.clone()) == now).then_some(()))
        })
    }

    /// Chooses a file for a field of the page, as the window that asks for one does.
    ///
    /// # Errors
    /// Where the field takes none.
    pub fn choose_file(&self, selector: &str, file: &Path) -> Result {
        let element = self.find(selector)?;
        let path = file.to_string_lossy();
        self.post(&format!("/element/{}/value", element.id()?), &json!({"text": path})).map(drop)
    }

    /// The text of an element as it is shown.
    ///
    /// # Errors
    /// Where it does not exist.
    pub fn text(&self, selector: &str) -> Result<String> {
        let element = self.find(selector)?;
        let text = self.get(&format!("/element/{}/text", element.id()?))?;
        Ok(text.as_str().unwrap_or_default().to_string())
    }

    /// An attribute of an element.
    ///
    /// # Errors
    /// Where the element does not exist.
    pub fn attribute(&self, selector: &str, name: &str) -> Result<Option<String>> {
        let element = self.find(selector)?;
        let value = self.get(&format!("/element/{}/attribute/{name}", element.id()?))?;
        Ok(value.as_str().map(str::to_string))
    }

    /// Types keys, one after the other, wherever the focus is.
    ///
    /// # Errors
    /// Where the driver cannot.
    pub fn keys(&self, text: &str) -> Result {
        let strokes = text.chars().flat_map(|c| {
            let key = c.to_string();
            [json!({"type": "keyDown", "value": key}), json!({"type": "keyUp", "value": key})]
        });
        self.strokes(strokes.collect())
    }

    /// Types `key` while all of `held` are down.
    ///
    /// # Errors
    /// Where the driver cannot.
    pub fn shortcut(&self, held: &[char], key: char) -> Result {
        let stroke = |kind: &str, key: &char| json!({"type": kind, "value": key.to_string()});
        let down = held.iter().map(|k| stroke("keyDown", k));
        let up = held.iter().rev().map(|k| stroke("keyUp", k));
        self.strokes(down.chain([stroke("keyDown", &key), stroke("keyUp", &key)]).chain(up).collect())
    }

    fn strokes(&self, actions: Vec<Value>) -> Result {
        let keyboard = json!({"type": "key", "id": "keyboard", "actions": actions});
        self.post("/actions", &json!({"actions": [keyboard]})).map(drop)
    }

    /// Clicks a point of the window.
    ///
    /// # Errors
    /// Where the driver cannot.
    pub fn click_at(&self, x: f64, y: f64) -> Result {
        let actions = json!([
            {"type": "pointerMove", "duration": 0, "x": x.round() as i64, "y": y.round() as i64},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]);
        let mouse =
            json!({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions});
        self.post("/actions", &json!({"actions": [mouse]})).map(drop)
    }

    /// Puts `text` on the clipboard as a reader does: in a tab of its own, selected and copied with the keys.
    ///
    /// # Errors
    /// Where the driver cannot.
    pub fn copy(&self, text: &str) -> Result {
        let script = "const [text] = arguments, box = document.querySelector('textarea');
             box.value = text; box.focus(); box.select();";
        self.copy_from("<textarea autofocus></textarea>", script, &[json!(text)])
    }

    /// Puts `text` on the clipboard so many times over; what long text comes of it is never laid out.
    ///
    /// # Errors
    /// Where the driver cannot.
    pub fn copy_often(&self, text: &str, times: usize) -> Result {
        let script = "
            const [text, times] = arguments, box = document.querySelector('textarea');
            box.value = text; box.focus(); box.select();
            addEventListener('copy', (event) => {
                event.clipboardData.setData('text/plain', text.repeat(times));
                event.preventDefault();
            });";
        self.copy_from("<textarea autofocus></textarea>", script, &[json!(text), json!(times)])
    }

    /// Puts a piece of a page on the clipboard: all of a page of this markup, which is shown in a tab of its own.
    ///
    /// # Errors
    /// Where the driver cannot.
    pub fn copy_page(&self, markup: &str) -> Result {
        let script = "document.body.innerHTML = arguments[0]; getSelection().selectAllChildren(document.body);";
        self.copy_from("", script, &[json!(markup)])
    }

    fn copy_from(&self, page: &str, select: &str, arguments: &[Value]) -> Result {
        let before = self.get("/window")?;
        let tab = self.post("/window/new", &json!({"type": "tab"}))?;
        self.post("/window", &json!({"handle": tab["handle"]}))?;
        self.open(&format!("data:text/html,<!doctype html><meta charset=utf-8><body>{page}"))?;
        self.run(select, arguments)?;
        self.shortcut(&[keys::CONTROL], 'c')?;
        self.delete("/window")?;
        self.post("/window", &json!({"handle": before})).map(drop)
    }

    /// Asks until there is an answer.
    ///
    /// # Errors
    /// Where the question fails, or no answer comes in time.
    pub fn wait<T>(&self, what: &str, question: impl Fn() -> Result<Option<T>>) -> Result<T> {
        let begun = Instant::now();
        loop {
            if let Some(answer) = question()? {
                return Ok(answer);
            }
            if begun.elapsed() > PATIENCE {
                return Err(format!("waited {} s in vain for {what}", PATIENCE.as_secs()).into());
            }
            std::thread::sleep(Duration::from_millis(25));
        }
    }

    /// Closes the browser.
    pub fn quit(&self) {
        drop(self.delete(""));
    }
}

impl Element {
    fn id(&self) -> Result<&str> {
        self.0.get(ELEMENT).and_then(Value::as_str).ok_or_else(|| Error::from("this is no element"))
    }
}
