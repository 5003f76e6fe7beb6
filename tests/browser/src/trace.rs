//! What Chromium's trace tells of the page's main thread: how long our script ran, task by task.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};

use crate::Result;
use crate::page::Page;

/// What has to be traced.
pub const CATEGORIES: &str = "devtools.timeline,blink.user_timing,toplevel,v8";

/// How long nothing may come before a trace is whole.
const PAUSE: Duration = Duration::from_millis(400);

/// The mark that the page sets when its highlights are right, and how those of whoever measures begin.
pub const PAINTED: &str = "isnad-painted";
const MARKS: &str = "watched-";

/// Slices in which our script runs; they nest.
const SCRIPT: [&str; 6] =
    ["EventDispatch", "FunctionCall", "TimerFire", "FireAnimationFrame", "EvaluateScript", "RunMicrotasks"];

/// A stretch of time on the page's main thread, in ms.
#[derive(Clone, Copy, Debug)]
struct Slice {
    start: f64,
    end: f64,
    /// How long the thread itself ran in it: on a busy machine it has to wait besides.
    ran: f64,
}

/// The main thread of a page for a while.
#[derive(Debug, Default)]
pub struct Trace {
    tasks: Vec<Slice>,
    script: Vec<Slice>,
    keys: Vec<f64>,
    painted: Vec<f64>,
    /// When each mark of `performance.mark` was set first.
    marks: BTreeMap<String, f64>,
}

impl Trace {
    /// What happened since the last one was taken.
    ///
    /// # Errors
    /// Where the driver fails.
    pub fn take(page: &Page<'_>) -> Result<Self> {
        Ok(Self::read(&events(page)?))
    }

    /// The same as soon as it tells of a mark, and nothing has come behind it for a while: on a busy machine a trace comes late
    /// and in pieces.
    ///
    /// # Errors
    /// Where the driver fails, or no trace comes.
    pub fn whole(page: &Page<'_>, mark: &str) -> Result<Self> {
        let found = RefCell::new(Vec::new());
        page.session().wait("a whole trace", || {
            std::thread::sleep(PAUSE);
            let new = events(page)?;
            let quiet = new.is_empty();
            found.borrow_mut().extend(new);
            let trace = Self::read(&found.borrow());
            Ok((quiet && trace.marks.contains_key(mark) && !trace.tasks.is_empty()).then_some(trace))
        })
    }

    /// The page's thread is the one that set marks.
    fn read(events: &[Value]) -> Self {
        let marked = |e: &&Value| e["cat"] == "blink.user_timing" && is_mark(e["name"].as_str().unwrap_or_default());
        let main = events.iter().rev().find(marked).map(|e| (&e["pid"], &e["tid"]));
        let mut trace = Self::default();
        for event in events.iter().filter(|e| Some((&e["pid"], &e["tid"])) == main) {
            let start = event["ts"].as_f64().unwrap_or_default() / 1000.0;
            let dur = event["dur"].as_f64().unwrap_or_default() / 1000.0;
            let ran = event["tdur"].as_f64().map_or(dur, |tdur| tdur / 1000.0);
            let slice = Slice { start, end: start + dur, ran };
            match event["name"].as_str().unwrap_or_default() {
                "RunTask" | "ThreadControllerImpl::RunTask" => trace.tasks.push(slice),
                name if is_mark(name) => {
                    if name == PAINTED {
                        trace.painted.push(start);
                    }
                    trace.marks.entry(name.to_string()).or_insert(start);
                }
                name if SCRIPT.contains(&name) => {
                    if event["args"]["data"]["type"] == "keydown" {
                        trace.keys.push(start);
                    }
                    trace.script.push(slice);
                }
                _ => {}
            }
        }
        trace.script = outermost(trace.script);
        trace
    }

    /// How long our script ran in the task in which it ran longest, in ms; `None` where the trace was cut off.
    #[must_use]
    pub fn longest_script(&self) -> Option<f64> {
        let in_task = |task: &Slice| -> f64 {
            let own = self.script.iter().filter(|s| task.start <= s.start && s.end <= task.end);
            own.map(|s| s.ran).sum()
        };
        let tasks = outermost(self.tasks.clone());
        tasks.iter().map(in_task).reduce(f64::max)
    }

    /// How long the main thread itself ran between two marks, in ms, whatever it did; `None` where one is missing.
    #[must_use]
    pub fn ran_between(&self, from: &str, to: &str) -> Option<f64> {
        let (from, to) = (self.marks.get(from)?, self.marks.get(to)?);
        let share = |task: &Slice| {
            let inside = task.end.min(*to) - task.start.max(*from);
            if inside <= 0.0 { 0.0 } else { task.ran * inside / (task.end - task.start) }
        };
        Some(outermost(self.tasks.clone()).iter().map(share).sum())
    }

    /// How long our script ran from each key until what it changed was painted, in ms.
    #[must_use]
    pub fn script_until_painted(&self) -> Vec<f64> {
        let until = |key: &f64| {
            let end = self.painted.iter().copied().find(|painted| painted > key)?;
            let own = self.script.iter().filter(|s| s.end > *key && s.start <= end);
            Some(own.map(|s| s.ran).sum())
        };
        self.keys.iter().filter_map(until).collect()
    }
}

fn is_mark(name: &str) -> bool {
    name == PAINTED || name.starts_with(MARKS)
}

/// What the browser has told since it was asked last.
fn events(page: &Page<'_>) -> Result<Vec<Value>> {
    let log = page.session().post("/se/log", &json!({"type": "performance"}))?;
    let mut events = Vec::new();
    for entry in log.as_array().map(Vec::as_slice).unwrap_or_default() {
        let message: Value = serde_json::from_str(entry["message"].as_str().unwrap_or_default())?;
        if message["message"]["method"] == "Tracing.dataCollected" {
            events.push(message["message"]["params"].clone());
        }
    }
    Ok(events)
}

/// Those that lie in no other.
fn outermost(mut slices: Vec<Slice>) -> Vec<Slice> {
    slices.sort_by(|a, b| a.start.total_cmp(&b.start).then(b.end.total_cmp(&a.end)));
    let mut end = f64::MIN;
    slices.retain(|slice| {
        let outside = slice.end > end;
        end = end.max(slice.end);
        outside
    });
    slices
}
