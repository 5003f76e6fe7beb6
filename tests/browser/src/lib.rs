//! Drives the page in real browsers.
//!
//! [`browser`] starts the browsers that [`engine`] knows, [`webdriver`] speaks with their drivers, and [`page`] is the page of
//! Isnad as its reader sees it. A test opens a [`page::Page`], acts on it, and ends with [`page::Page::finish`].

#![expect(clippy::indexing_slicing, reason = "a JSON value gives null for what it does not have")]

pub mod browser;
pub mod engine;
pub mod page;
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
    let setup = setup.into();
    let mut ran = 0;
    for engine in browser::engines()? {
        if setup.without.is_some_and(|part| !engine.can_lack(part)) {
            continue;
        }
        let named = |e| Error::from(format!("{}: {e}", engine.name()));
        let page = page::Page::open(engine, setup).map_err(named)?;
        test(&page).and_then(|()| page.finish()).map_err(named)?;
        ran += 1;
    }
    if ran == 0 { Err("no browser ran this test".into()) } else { Ok(()) }
}
