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
    for engine in browser::engines()? {
        let named = |e| Error::from(format!("{}: {e}", engine.name()));
        let page = page::Page::serve(engine, setup, root, "").map_err(named)?;
        test(&page).and_then(|()| page.finish()).map_err(named)?;
    }
    Ok(())
}
