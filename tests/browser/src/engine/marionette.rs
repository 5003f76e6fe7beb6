//! Firefox's own protocol, Marionette: commands of WebDriver by other names, as JSON behind its length.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Mutex;
use std::time::Duration;

use serde_json::{Value, json};

use super::soon;
use crate::Result;

/// How long a command may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// A connection to a Firefox.
#[derive(Debug)]
pub struct Marionette {
    line: Mutex<(BufReader<TcpStream>, u32)>,
}

impl Marionette {
    /// Connects to the Firefox that listens on `port`.
    pub fn connect(port: u16) -> Result<Self> {
        let stream = soon("Firefox to listen", || TcpStream::connect(("127.0.0.1", port)).ok())?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream);
        receive(&mut reader)?; // it greets
        Ok(Self { line: Mutex::new((reader, 0)) })
    }

    /// Sends a request of WebDriver, given by its method and its path behind that of the session.
    pub fn send(&self, method: &str, path: &str, body: &Value) -> Result<Value> {
        let (name, parameters) = command(method, path, body)?;
        let mut line = self.line.lock().map_err(|_| "the connection to Firefox is lost")?;
        let (reader, count) = &mut *line;
        *count += 1;
        let message = json!([0, *count, name, parameters]).to_string();
        write!(reader.get_mut(), "{}:{message}", message.len())?;
        let answer = receive(reader)?;
        if !answer[2].is_null() {
            let (kind, text) = (&answer[2]["error"], &answer[2]["message"]);
            let text = text.as_str().unwrap_or_default();
            return Err(format!("{path}: {}: {text}", kind.as_str().unwrap_or("error")).into());
        }
        // A plain answer comes wrapped, a rich one as it is.
        Ok(match &answer[3] {
            Value::Object(fields) if fields.len() == 1 && fields.contains_key("value") => answer[3]["value"].clone(),
            other => other.clone(),
        })
    }
}

fn receive(reader: &mut BufReader<TcpStream>) -> Result<Value> {
    let mut length = Vec::new();
    reader.read_until(b':', &mut length)?;
    length.pop();
    let length: usize = std::str::from_utf8(&length)?.parse()?;
    let mut message = vec![0; length];
    reader.read_exact(&mut message)?;
    Ok(serde_json::from_slice(&message)?)
}

/// The command and its parameters.
fn command(method: &str, path: &str, body: &Value) -> Result<(String, Value)> {
    let mut parameters = body.clone();
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let name = match (method, parts.as_slice()) {
        ("POST", []) => "WebDriver:NewSession",
        ("DELETE", []) => {
            parameters = json!({"flags": ["eForceQuit"]});
            "Marionette:Quit"
        }
        ("POST", ["url"]) => "WebDriver:Navigate",
        ("GET", ["url"]) => "WebDriver:GetCurrentURL",
        ("POST", ["refresh"]) => "WebDriver:Refresh",
        ("POST", ["execute", "sync"]) => "WebDriver:ExecuteScript",
        ("POST", ["execute", "async"]) => "WebDriver:ExecuteAsyncScript",
        ("POST", ["elements"]) => "WebDriver:FindElements",
        ("GET", ["element", "active"]) => "WebDriver:GetActiveElement",
        ("POST", ["element", id, "click"]) => {
            parameters = json!({"id": id});
            "WebDriver:ElementClick"
        }
        ("POST", ["element", id, "value"]) => {
            parameters["id"] = json!(id);
            "WebDriver:ElementSendKeys"
        }
        ("GET", ["element", id, "text"]) => {
            parameters = json!({"id": id});
            "WebDriver:GetElementText"
        }
        ("GET", ["element", id, "attribute", name]) => {
            parameters = json!({"id": id, "name": name});
            "WebDriver:GetElementAttribute"
        }
        ("POST", ["actions"]) => "WebDriver:PerformActions",
        ("DELETE", ["actions"]) => "WebDriver:ReleaseActions",
        ("GET", ["window"]) => "WebDriver:GetWindowHandle",
        ("POST", ["window"]) => "WebDriver:SwitchToWindow",
        ("DELETE", ["window"]) => "WebDriver:CloseWindow",
        ("POST", ["window", "new"]) => "WebDriver:NewWindow",
        ("POST", ["window", "rect"]) => "WebDriver:SetWindowRect",
        ("POST", ["timeouts"]) => "WebDriver:SetTimeouts",
        ("GET", ["screenshot"]) => {
            parameters = json!({"full": false});
            "WebDriver:TakeScreenshot"
        }
        ("POST", ["print"]) => "WebDriver:Print",
        ("POST", ["moz", "context"]) => {
            parameters = json!({"value": body["context"]});
            "Marionette:SetContext"
        }
        _ => return Err(format!("no command of Firefox is known for {method} {path}").into()),
    };
    if parameters.is_null() {
        parameters = json!({});
    }
    Ok((name.to_string(), parameters))
}
