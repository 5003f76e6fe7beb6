//! JavaScript's way in: the only file that knows of it.
//!
//! Offsets count UTF-16 code units, so that `text.slice(start, end)` is the words. A lone surrogate reaches the core as
//! U+FFFD, which is one unit as well: offsets stay right. What goes wrong is thrown as an `Error` with a message.
//!
//! [`analyze`] gives the whole analysis as objects. [`Reading`] is for live painting: one flat array of every span to
//! paint, the objects when they are asked for; [`Session`] makes it of a text that is being edited.

use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::{Analysis, Offsets, Quote, QuoteKind, Rule, Span, order, quote, speaker, time};

/// What the caller knows of the text.
#[derive(Clone, Debug, Default, Tsify)]
pub struct Options {
    /// The day of publication, as `2024-10-15`: what `أمس` and a month without a year count from.
    #[tsify(optional)]
    pub date: Option<String>,
}

/// A rule and what it does, in both languages of the page.
#[derive(Clone, Copy, Debug, Serialize, Tsify)]
pub struct RuleText {
    /// The id that quotes and dates carry, as `quote/verb-source-content`.
    pub id: &'static str,
    /// What it does, in Arabic.
    pub ar: &'static str,
    /// What it does, in English.
    pub en: &'static str,
}

impl Options {
    /// Reads them by hand: for one field, what serde needs to read anything at all is twenty kilobytes.
    fn read(value: &JsValue) -> Option<Self> {
        let date = js_sys::Reflect::get(value, &"date".into()).ok()?;
        let date = if date.is_null_or_undefined() { None } else { Some(date.as_string()?) };
        Some(Self { date })
    }
}

impl From<&'static Rule> for RuleText {
    fn from(rule: &'static Rule) -> Self {
        Self { id: rule.id, ar: rule.ar, en: rule.en }
    }
}

/// Finds every quote, speaker and date of `text`. Offsets count UTF-16 code units.
///
/// # Errors
/// An `Error` where the text is no string or the day of publication no day.
#[wasm_bindgen]
pub fn analyze(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    options: Option<Ts<Options>>,
) -> Result<Ts<Analysis>, JsError> {
    Reading::new(text, options)?.analysis()
}

/// Reads the words and runs every stage once, so that the first analysis is as fast as a later one. To be called where
/// nobody waits, as while the page loads; nothing depends on it.
#[wasm_bindgen]
pub fn prepare() {
    let text = "وقال المتحدث باسم الوزارة محمد سالم في 3 مارس 2024 إن «الأمر انتهى».\nوأضاف: \"نعم\".";
    let mut session = crate::Session::default();
    session.replace(0..1, text);
    session.read(usize::MAX);
    drop(session.analysis(&crate::Options::default()).with_offsets(text, Offsets::Utf16));
}

/// The day of publication that a text tells itself (`نُشر في 15 أكتوبر 2024`), as `2024-10-15`. The line stands at the
/// top or at the end: give the whole text.
#[wasm_bindgen]
#[must_use]
pub fn dateline(#[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue) -> Option<String> {
    time::dateline(&text.as_string()?).map(|day| day.to_string())
}

/// Every rule of the analysis, with its explanation.
///
/// # Errors
/// None that a caller can cause.
#[wasm_bindgen(unchecked_return_type = "RuleText[]")]
pub fn rules() -> Result<JsValue, JsError> {
    let stages = [quote::rules::ALL, speaker::rules::ALL, time::rules::ALL];
    let all: Vec<RuleText> = stages.into_iter().flatten().map(|rule| rule.0.into()).collect();
    Ok(serde_wasm_bindgen::to_value(&all)?)
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** The id of a rule, as `quote/verb-source-content`. */
export type RuleId = string;

/**
 * The kinds of span in the array of `Reading.spans()`, in the order of their codes:
 * `spanKinds()[code]` is the name. The first four are the content of a quote of that kind.
 */
export type SpanKind = "direct" | "indirect" | "mixed" | "act" | "cue" | "source" | "date" | "mention";
"#;

/// The names of the kinds of span; a kind's code is its index.
#[wasm_bindgen(js_name = spanKinds, unchecked_return_type = "SpanKind[]")]
#[must_use]
pub fn span_kinds() -> Vec<String> {
    ["direct", "indirect", "mixed", "act", "cue", "source", "date", "mention"].map(String::from).into()
}

const CUE: u32 = 4;
const SOURCE: u32 = 5;
const DATE: u32 = 6;
const MENTION: u32 = 7;
/// In a record: no speaker, or no quote.
const NONE: u32 = u32::MAX;
/// Numbers in a record of [`Reading::spans`].
const FIELDS: usize = 6;

/// One analysis of one text, kept for as long as the page shows it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Reading {
    analysis: Analysis,
}

#[wasm_bindgen]
impl Reading {
    /// Analyses `text`.
    ///
    /// # Errors
    /// An `Error` where the text is no string or the day of publication no day.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
        options: Option<Ts<Options>>,
    ) -> Result<Self, JsError> {
        let mut session = Session::new();
        session.replace(0, u32::MAX, text)?;
        session.read(u32::MAX);
        session.reading(options)
    }

    /// Every span to paint, as records of six numbers, in the order of their starts:
    ///
    /// 0. the code of its kind, an index into `spanKinds()`;
    /// 1. where it starts, in UTF-16 code units;
    /// 2. where it ends;
    /// 3. the id of its quote, of its date, or of its speaker for a mention;
    /// 4. the id of the speaker, or 0xFFFFFFFF;
    /// 5. the code of the kind of the quote that it belongs to, or 0xFFFFFFFF.
    ///
    /// The array owns its memory: a worker can transfer it.
    #[must_use]
    pub fn spans(&self) -> Vec<u32> {
        let Analysis { quotes, speakers, dates, .. } = &self.analysis;
        let mut records: Vec<[u32; FIELDS]> = Vec::with_capacity(quotes.len() * 3 + dates.len());
        for quote in quotes {
            let Quote { id, kind, speaker, .. } = quote;
            let (of, speaker) = (code(*kind), speaker.unwrap_or(NONE));
            let mut push = |kind, span: Span| records.push([kind, span.start, span.end, *id, speaker, of]);
            quote.content.iter().for_each(|span| push(of, *span));
            quote.cue.iter().for_each(|span| push(CUE, *span));
            quote.source.iter().for_each(|span| push(SOURCE, *span));
        }
        for date in dates {
            records.push([DATE, date.span.start, date.span.end, date.id, NONE, NONE]);
        }
        for speaker in speakers {
            let mentions = speaker.mentions.iter();
            records.extend(mentions.map(|span| [MENTION, span.start, span.end, speaker.id, speaker.id, NONE]));
        }
        // The spans of one kind come in the order of their ids.
        order::by_key(&mut records, |&[kind, start, end, ..]| {
            order::place(start, u32::MAX - end) << 8 | u128::from(kind)
        });
        records.into_flattened()
    }

    /// A number for the name of each speaker, in the order of their ids: the same name has the same number in every
    /// reading, so that a page can keep a speaker's colour while the text is edited.
    #[wasm_bindgen(js_name = speakerKeys)]
    #[must_use]
    pub fn speaker_keys(&self) -> Vec<u32> {
        self.analysis.speakers.iter().map(|speaker| fnv(&speaker.name)).collect()
    }

    /// The analysis as objects.
    ///
    /// # Errors
    /// None that a caller can cause.
    pub fn analysis(&self) -> Result<Ts<Analysis>, JsError> {
        Ok(self.analysis.into_ts()?)
    }
}

/// A text that is being edited, line by line; lines end at line feeds. A line is read once, and again when it changes.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Session {
    session: crate::Session,
}

#[wasm_bindgen]
impl Session {
    /// The empty text, which is one empty line.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts the lines of `text` in place of those from `first` up to `last`, left out.
    ///
    /// # Errors
    /// An `Error` where the text is no string.
    pub fn replace(
        &mut self,
        first: u32,
        last: u32,
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    ) -> Result<(), JsError> {
        let text = text.as_string().ok_or_else(|| wrong("a text as a string"))?;
        self.session.replace(first as usize..last as usize, &text);
        Ok(())
    }

    /// Reads lines that have changed until about `bytes` bytes are read; gives how many bytes are left.
    pub fn read(&mut self, bytes: u32) -> u32 {
        self.session.read(bytes as usize) as u32
    }

    /// The day of publication that the text tells itself, as `2024-10-15`.
    #[must_use]
    pub fn dateline(&self) -> Option<String> {
        time::dateline(self.session.text()).map(|day| day.to_string())
    }

    /// The analysis of what has been read.
    ///
    /// # Errors
    /// An `Error` where the day of publication is no day.
    pub fn reading(&self, options: Option<Ts<Options>>) -> Result<Reading, JsError> {
        let options = match options.map(|options| options.js_value()) {
            Some(options) => Options::read(&options).ok_or_else(|| wrong("options as `{ date: \"2024-10-15\" }`"))?,
            None => Options::default(),
        };
        let date = options.date.filter(|day| !day.is_empty());
        let date = date.map(|day| day.parse::<time::Date>()).transpose()?;
        let options = crate::Options { date, ..crate::Options::default() };
        Ok(Reading { analysis: self.session.analysis(&options).with_offsets(self.session.text(), Offsets::Utf16) })
    }
}

fn wrong(what: &str) -> JsError {
    JsError::new(&format!("expected {what}, but found something else"))
}

/// The hash FNV-1a.
fn fnv(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

const fn code(kind: QuoteKind) -> u32 {
    match kind {
        QuoteKind::Direct => 0,
        QuoteKind::Indirect => 1,
        QuoteKind::Mixed => 2,
        QuoteKind::Act => 3,
    }
}
