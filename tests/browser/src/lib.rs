//! Drives the page in real browsers.
//!
//! [`browser`] starts the browsers that [`engine`] knows, [`webdriver`] speaks with their drivers, and [`page`] is the page of
//! Isnad as its reader sees it. [`site`] has pages of others that use what we build, [`cost`] what that costs them. A test opens a [`page::Page`], acts on it, and ends with [`page::Page::finish`].

#![expect(clippy::indexing_slicing, reason = "a JSON value gives null for what it does not have")]

pub mod browser;
pub mod cost;
pub mod engine;
pub mod page;
pub mod site;
pub mod trace;
pub mod webdriver;

use std::io::Write;
use std::panic::{self, AssertUnwindSafe};

/// Any failure; its text tells all.
pub type Error = Box<dyn std::error::Error + Send + Sync>;
/// What every step gives back.
pub type Result<T = ()> = std::result::Result<T, Error>;

/// Runs a test in each browser.
///
/// # Errors
/// Where it fails in one, with that one's name.
pub fn in_each(setup: impl Into<browser::Setup>, test: impl Fn(&page::Page<'_>) -> Result) -> Result {
    on_each(&page::dist(), setup.into(), test)
}

/// Runs a test in each browser on a page some of whose files are others: each with a piece of its text, and what stands
/// in that piece's place. So a page can be had without a part of the platform, or with work that takes its time.
///
/// # Errors
/// Where it fails in one, with that one's name.
pub fn in_each_altered(changes: &[(&str, &str, &str)], test: impl Fn(&page::Page<'_>) -> Result) -> Result {
    let site = page::Site::altered(changes)?;
    on_each(site.root(), browser::Setup::default(), test)
}

fn on_each(root: &std::path::Path, setup: browser::Setup, test: impl Fn(&page::Page<'_>) -> Result) -> Result {
    browser::engines()?.into_iter().try_for_each(|engine| {
        twice(engine.name(), || {
            let page = page::Page::serve(engine, setup, root, "")?;
            test(&page)?;
            page.finish()
        })
    })
}

/// Runs a test in a fresh browser, and where it fails in another one: browsers are programs of others, and on a busy machine
/// one of some thousand steps goes astray in them. A test that fails in both has failed; the first failure is printed past
/// the harness, which keeps to itself what passing tests print.
pub(crate) fn twice(name: &str, run: impl Fn() -> Result) -> Result {
    let tried = || panic::catch_unwind(AssertUnwindSafe(&run));
    let told = match tried() {
        Ok(Ok(())) => return Ok(()),
        Ok(Err(error)) => error.to_string(),
        Err(_) => "a check failed".to_string(),
    };
    drop(writeln!(std::io::stderr(), "\n{name}, first try: {told}; trying a fresh browser"));
    match tried() {
        Ok(result) => result.map_err(|e| Error::from(format!("{name}, twice: {e}"))),
        Err(cause) => panic::resume_unwind(cause),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::{Result, twice};

    fn tries(run: impl Fn(u32) -> Result) -> (u32, bool) {
        let count = Cell::new(0);
        let passed = twice("no browser", || {
            count.set(count.get() + 1);
            run(count.get())
        });
        (count.get(), passed.is_ok())
    }

    #[test]
    fn two_failures_fail_and_one_does_not() {
        assert_eq!(tries(|_| Ok(())), (1, true));
        assert_eq!(tries(|n| if n == 1 { Err("astray".into()) } else { Ok(()) }), (2, true));
        assert_eq!(tries(|_| Err("broken".into())), (2, false));
        let panics = std::panic::catch_unwind(|| tries(|_| panic!("a check that never holds")));
        assert!(panics.is_err());
    }
}
