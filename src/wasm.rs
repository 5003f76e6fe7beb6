//! The bindings for JavaScript: the only file that knows it.

use serde::Deserialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::{Analysis, Offsets, Options};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** The id of a rule, as `quote/verb-source-content`. */
export type RuleId = string;
"#;

/// What the caller knows of the text.
#[derive(Clone, Debug, Default, Deserialize, Tsify)]
#[serde(default)]
pub struct AnalyzeOptions {
    /// The day of publication, as `2024-10-15`.
    #[tsify(optional)]
    pub date: Option<String>,
}

/// Finds every quote, speaker and date of `text`. Offsets count UTF-16 code units: `text.slice(start, end)` is the
/// words.
///
/// # Errors
/// A date that is none is an `Error` that says so.
#[wasm_bindgen]
pub fn analyze(text: &str, options: Option<Ts<AnalyzeOptions>>) -> Result<Ts<Analysis>, JsError> {
    let options = options.map(|o| o.to_rust()).transpose()?.unwrap_or_default();
    let date = options.date.filter(|d| !d.is_empty()).map(|d| d.parse()).transpose();
    let date = date.map_err(|e: String| JsError::new(&e))?;
    Ok(crate::analyze(text, &Options { date }).with_offsets(text, Offsets::Utf16).into_ts()?)
}
