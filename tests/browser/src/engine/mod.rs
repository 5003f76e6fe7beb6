//! How each browser is started, and what only it can tell.

mod chromium;
mod firefox;
mod marionette;
mod webkit;

pub use chromium::Chromium;
pub use firefox::Firefox;
pub(crate) use marionette::Marionette;
pub use webkit::WebKit;

use std::time::{Duration, Instant};

use crate::Result;

/// How long a browser may take to start.
const START: Duration = Duration::from_secs(60);

/// Asks until there is an answer, while a browser starts.
fn soon<T>(what: &str, question: impl Fn() -> Option<T>) -> Result<T> {
    let begun = Instant::now();
    while begun.elapsed() < START {
        if let Some(answer) = question() {
            return Ok(answer);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Err(format!("waited {} s in vain for {what}", START.as_secs()).into())
}
