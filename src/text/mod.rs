//! Text to tokens: folding, words, paragraphs, sentences.

pub mod fold;
pub mod key;
pub mod paragraph;
pub mod token;
mod word;

pub(crate) use key::word;
pub use key::{Key, Tag, Words, key};
pub use token::{Kind, Shape, Token};
