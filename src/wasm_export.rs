//! JavaScript's way to [`export`](crate::export): a wasm module of its own, which a page loads when somebody exports.
//!
//! It holds no words and no rules. An analysis comes in as the object that `analyze()` of the first module gave, its
//! offsets counting UTF-16 code units. It is read by hand: what serde needs for that is larger than all the formats.

use js_sys::{Array, Reflect};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;
use web_sys::{File, FilePropertyBag};

use crate::export::{Format, Language, Settings as Known};
use crate::{Analysis, Calendar, Quote, QuoteKind, RuleId, Span, Speaker, SpeakerKind, Timex, TimexMod, TimexType};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { Analysis } from "./isnad.js";

/** The formats that `exportAs` writes. */
export type Format = "json" | "csv" | "tei" | "webannotation" | "timeml" | "html";

/** A format, and what a file of it is called. */
export interface FormatInfo {
    /** Its name. */
    name: Format;
    /** The usual ending of a file's name, without the dot. */
    extension: string;
    /** The media type. */
    type: string;
}
"#;

/// What is known of the text beside its analysis, and how it shall be written. Nothing of it must be given.
#[derive(Clone, Debug, Default, Tsify)]
pub struct Settings {
    /// The title of the text; else the beginning of its first line stands for it.
    #[tsify(optional)]
    pub title: Option<String>,
    /// The day of publication, as `2024-10-15`.
    #[tsify(optional)]
    pub date: Option<String>,
    /// The address where the text was published.
    #[tsify(optional)]
    pub url: Option<String>,
    /// The language of labels and citations (default: `ar`).
    #[tsify(optional, type = "\"ar\" | \"en\"")]
    pub language: Option<String>,
    /// Whether CSV begins with a byte order mark, which Excel needs (default: true).
    #[tsify(optional)]
    pub bom: Option<bool>,
}

/// Writes an analysis in a format; `text` is the text that was analysed.
///
/// # Errors
/// An `Error` where an argument is not what it should be.
#[wasm_bindgen(js_name = exportAs)]
pub fn export_as(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Format")] format: &JsValue,
    settings: Option<Ts<Settings>>,
) -> Result<String, JsError> {
    exported(text, analysis, format, settings).map(|(content, ..)| content)
}

/// The same as a file to keep, with a name by the day of publication, an ending and a media type.
///
/// # Errors
/// Those of `exportAs`.
#[wasm_bindgen(js_name = exportFile)]
pub fn export_file(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Format")] format: &JsValue,
    settings: Option<Ts<Settings>>,
) -> Result<File, JsError> {
    let (content, format, settings) = exported(text, analysis, format, settings)?;
    let day = settings.date.map(|day| ["-", &day.to_string()].concat()).unwrap_or_default();
    let name = ["isnad", &day, ".", format.extension()].concat();
    let bag = FilePropertyBag::new();
    bag.set_type(&[format.media_type(), ";charset=utf-8"].concat());
    File::new_with_str_sequence_and_options(&Array::of1(&content.into()), &name, &bag)
        .map_err(|_| JsError::new("expected a place that knows files, but this one has none"))
}

/// A quote as a citation in plain text, in the language of the settings. `quote` is its id.
///
/// # Errors
/// An `Error` where an argument is not what it should be, or the analysis has no such quote.
#[wasm_bindgen]
pub fn cite(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: &JsValue,
    quote: u32,
    settings: Option<Ts<Settings>>,
) -> Result<String, JsError> {
    let (text, analysis, settings) = arguments(text, analysis, settings)?;
    crate::export::cite(&text, &analysis, quote, &settings).ok_or_else(|| wrong("the id of a quote"))
}

/// Every place in a quote that fits a regular expression, spelling aside: for each the id of the quote, and where the place
/// begins and ends in the text, three numbers in a row.
///
/// # Errors
/// An `Error` where the pattern is no regular expression, or an argument is not what it should be.
#[wasm_bindgen]
pub fn search(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] pattern: &JsValue,
) -> Result<Vec<u32>, JsError> {
    let (text, analysis, _) = arguments(text, analysis, None)?;
    let pattern = pattern.as_string().ok_or_else(|| wrong("a pattern as a string"))?;
    let pattern = crate::search::Pattern::new(&pattern).map_err(|e| JsError::new(&e))?;
    let found = crate::search::search(&text, &analysis, &pattern);
    Ok(found.iter().flat_map(|m| [m.quote, m.span.start, m.span.end]).collect())
}

/// Every format, in the order in which they are best offered.
#[wasm_bindgen(unchecked_return_type = "FormatInfo[]")]
#[must_use]
pub fn formats() -> Array {
    Format::ALL.iter().map(|format| JsValue::from(info(*format))).collect()
}

fn info(format: Format) -> js_sys::Object {
    let info = js_sys::Object::new();
    let fields = [("name", format.name()), ("extension", format.extension()), ("type", format.media_type())];
    for (name, value) in fields {
        // A new object takes every field.
        let _ = Reflect::set(&info, &name.into(), &value.into());
    }
    info
}

fn wrong(what: &str) -> JsError {
    JsError::new(&["expected ", what, ", but found something else"].concat())
}

/// What both functions begin with.
fn arguments(
    text: &JsValue,
    analysis: &JsValue,
    settings: Option<Ts<Settings>>,
) -> Result<(String, Analysis, Known), JsError> {
    let text = text.as_string().ok_or_else(|| wrong("a text as a string"))?;
    let analysis = read(analysis).ok_or_else(|| wrong("an analysis as `analyze()` gives it"))?;
    Ok((text, analysis, known(settings)?))
}

/// An analysis in a format: the text of it, the format, and the settings.
fn exported(
    text: &JsValue,
    analysis: &JsValue,
    format: &JsValue,
    settings: Option<Ts<Settings>>,
) -> Result<(String, Format, Known), JsError> {
    let (text, analysis, settings) = arguments(text, analysis, settings)?;
    let format = format.as_string().unwrap_or_default().parse::<Format>().map_err(|e| JsError::new(&e))?;
    Ok((crate::export::export(&text, &analysis, format, &settings), format, settings))
}

/// The settings; a field that is missing has its default.
fn known(settings: Option<Ts<Settings>>) -> Result<Known, JsError> {
    let mut known = Known::default();
    let Some(settings) = settings.map(|settings| settings.js_value()) else { return Ok(known) };
    let text = |name: &str| match field(&settings, name) {
        None => Ok(None),
        Some(value) => match value.as_string() {
            Some(text) => Ok(Some(text).filter(|text| !text.is_empty())),
            None => Err(wrong("title, date, url and language as strings")),
        },
    };
    known.title = text("title")?;
    known.url = text("url")?;
    known.date = text("date")?.map(|day| day.parse()).transpose()?;
    if let Some(language) = text("language")? {
        known.language = language.parse::<Language>().map_err(|e| JsError::new(&e))?;
    }
    if let Some(bom) = field(&settings, "bom") {
        known.bom = bom.as_bool().ok_or_else(|| wrong("`bom` as true or false"))?;
    }
    Ok(known)
}

/// A field that is neither missing nor null.
fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_null_or_undefined())
}

fn number(object: &JsValue, name: &str) -> Option<u32> {
    as_number(&field(object, name)?)
}

fn as_number(value: &JsValue) -> Option<u32> {
    value.as_f64().filter(|n| (0.0..=f64::from(u32::MAX)).contains(n)).map(|n| n as u32)
}

fn string(object: &JsValue, name: &str) -> Option<String> {
    field(object, name)?.as_string()
}

fn confidence(object: &JsValue) -> Option<f32> {
    Some(field(object, "confidence")?.as_f64()? as f32)
}

/// A field whose value is one of an enum's names.
fn named<T: Copy>(object: &JsValue, field: &str, all: &[T], name: fn(T) -> &'static str) -> Option<T> {
    let found = string(object, field)?;
    all.iter().copied().find(|one| name(*one) == found)
}

/// A field that is an array.
fn list<T>(object: &JsValue, name: &str, read: impl Fn(&JsValue) -> Option<T>) -> Option<Vec<T>> {
    let array: Array = field(object, name)?.dyn_into().ok()?;
    array.iter().map(|item| read(&item)).collect()
}

fn span(value: &JsValue) -> Option<Span> {
    Some(Span::new(number(value, "start")?, number(value, "end")?))
}

/// The rule of an id.
fn rule(object: &JsValue, name: &str) -> Option<RuleId> {
    let id = string(object, name)?;
    let stages = [crate::quote::rules::ALL, crate::speaker::rules::ALL, crate::time::rules::ALL];
    stages.into_iter().flatten().copied().find(|rule| rule.id() == id)
}

/// The analysis behind the object; none where something is missing of it.
fn read(object: &JsValue) -> Option<Analysis> {
    let offsets = string(object, "offsets")?.parse().ok()?;
    Some(Analysis {
        version: env!("CARGO_PKG_VERSION"),
        offsets,
        quotes: list(object, "quotes", quote)?,
        speakers: list(object, "speakers", speaker)?,
        dates: list(object, "dates", date)?,
    })
}

fn quote(value: &JsValue) -> Option<Quote> {
    let maybe = |name| field(value, name).and_then(|value| span(&value));
    Some(Quote {
        id: number(value, "id")?,
        kind: named(value, "kind", QuoteKind::ALL, QuoteKind::name)?,
        content: list(value, "content", span)?,
        cue: maybe("cue"),
        source: maybe("source"),
        speaker: number(value, "speaker"),
        speaker_rule: rule(value, "speaker_rule"),
        antecedent: maybe("antecedent"),
        parent: number(value, "parent"),
        dates: list(value, "dates", as_number)?,
        rule: rule(value, "rule")?,
        confidence: confidence(value)?,
    })
}

fn speaker(value: &JsValue) -> Option<Speaker> {
    Some(Speaker {
        id: number(value, "id")?,
        name: string(value, "name")?,
        kind: named(value, "kind", SpeakerKind::ALL, SpeakerKind::name)?,
        role: string(value, "role"),
        mentions: list(value, "mentions", span)?,
        quotes: list(value, "quotes", as_number)?,
    })
}

fn date(value: &JsValue) -> Option<Timex> {
    Some(Timex {
        id: number(value, "id")?,
        span: span(value)?,
        kind: named(value, "type", TimexType::ALL, TimexType::name)?,
        value: string(value, "value")?,
        modifier: named(value, "mod", TimexMod::ALL, TimexMod::name),
        calendar: named(value, "calendar", Calendar::ALL, Calendar::name)?,
        rule: rule(value, "rule")?,
        confidence: confidence(value)?,
    })
}
