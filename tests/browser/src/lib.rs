//! Drives the page in real browsers.
//!
//! [`browser`] knows the browsers and starts them, [`webdriver`] speaks with their drivers, and [`page`] is the page of
//! Isnad as its reader sees it. A test opens a [`page::Page`], acts on it, and ends with [`page::Page::finish`].

#![expect(clippy::indexing_slicing, reason = "a JSON value gives null for what it does not have")]

pub mod browser;
pub mod page;
pub mod webdriver;

/// Any failure; its text tells all.
pub type Error = Box<dyn std::error::Error + Send + Sync>;
/// What every step gives back.
pub type Result<T = ()> = std::result::Result<T, Error>;
