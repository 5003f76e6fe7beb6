//! Any text at all: the analysis comes back, and every span of it lies on characters of the text.
#![no_main]

use isnad::{Offsets, Options, analyze};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let analysis = analyze(text, &Options::default());
    let quotes = analysis.quotes.iter().flat_map(|q| q.content.iter().copied().chain(q.cue).chain(q.source));
    let mentions = analysis.speakers.iter().flat_map(|s| s.mentions.iter().copied());
    for span in quotes.chain(mentions).chain(analysis.dates.iter().map(|d| d.span)) {
        assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()));
    }
    let units = text.encode_utf16().count() as u32;
    let wide = analysis.with_offsets(text, Offsets::Utf16);
    assert!(wide.dates.iter().all(|d| d.span.end <= units));
});
