//! What holds of every text, however odd.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod series;

use std::time::{Duration, Instant};

use isnad::text::{fold, paragraph::paragraphs, token::tokenize};
use isnad::{Analysis, OffsetMap, Offsets, Options, Span, analyze};
use series::Series;

/// Pieces of which texts are made at random: what the rules look for, and what may confuse them.
const PIECES: &[&str] = &[
    "قال",
    "قالت",
    "وأضاف",
    "وقال",
    "يقول",
    "قائلا",
    "قوله",
    "نفى",
    "أعلن",
    "واتهم",
    "بحسب",
    "وفقا ل",
    "إن",
    "أن",
    "أنه",
    "إنها",
    "بأن",
    "الوزير",
    "الرئيس",
    "متحدث باسم",
    "وزارة الخارجية",
    "محمد",
    "بن",
    "عبد",
    "الله",
    "فلاديمير بوتن",
    "واشنطن",
    "مصدر",
    "بيان",
    "تقرير",
    "في",
    "يوم",
    "أمس",
    "الأحد",
    "الماضي",
    "المقبل",
    "15",
    "١٥",
    "31",
    "أكتوبر",
    "مارس",
    "رمضان",
    "هـ",
    "2024",
    "1446",
    "99999999999",
    "0",
    "/",
    "-",
    "–",
    "ـ",
    "عام",
    "سنوات",
    "ثلاثة",
    "منذ",
    "كل",
    "الساعة",
    "10:30",
    "مساء",
    "%",
    "«",
    "»",
    "“",
    "”",
    "\"",
    "'",
    "(",
    ")",
    "[",
    "<<",
    ":",
    "،",
    "؛",
    ".",
    "...",
    "…",
    "!",
    "؟",
    "\n",
    "\n\n",
    "\r\n",
    "\u{2029}",
    "\u{a0}",
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    " ",
    "\u{200f}",
    "\u{202b}",
    "\u{2069}",
    "\u{feff}",
    "\u{0}",
    "\u{64b}",
    "\u{651}",
    "\u{640}",
    "😀",
    "𝒜",
    "e\u{301}",
    "John",
    "CNN",
    "ﻻ",
    "ﻗﺎﻝ",
    "گفت",
    "中",
    "\u{10FFFF}",
];

/// A text of pieces, at random.
fn text(series: &mut Series) -> String {
    let glue = series.below(3);
    let mut text = String::new();
    for _ in 0..series.below(60) {
        text.push_str(PIECES[series.below(PIECES.len())]);
        if glue > 0 {
            text.push(' ');
        }
    }
    text
}

fn random_texts(count: usize) -> impl Iterator<Item = String> {
    let mut series = Series(0x15AD);
    (0..count).map(move |_| text(&mut series))
}

/// The texts that must also give the same in wasm, and those that once broke something.
fn written_texts() -> Vec<(String, String)> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/");
    let mut texts = Vec::new();
    for folder in ["tests/parity", "fuzz/regressions/analyze", "fuzz/regressions/dates"] {
        let Ok(files) = std::fs::read_dir(format!("{root}{folder}")) else { continue };
        for file in files {
            let path = file.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            texts.push((path.display().to_string(), String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    texts
}

fn options() -> Options {
    Options { date: Some("2024-10-16".parse().unwrap()), ..Options::default() }
}

/// Every span of an analysis.
fn spans(analysis: &Analysis) -> Vec<Span> {
    let quotes = analysis.quotes.iter().flat_map(|q| q.content.iter().copied().chain(q.cue).chain(q.source));
    let mentions = analysis.speakers.iter().flat_map(|s| s.mentions.iter().copied());
    quotes.chain(mentions).chain(analysis.dates.iter().map(|d| d.span)).collect()
}

/// Everything that callers may rely on.
fn check(name: &str, text: &str) {
    for options in [Options::default(), options()] {
        let analysis = analyze(text, &options);
        assert_eq!(analysis, analyze(text, &options), "{name}: two runs differ");
        for span in spans(&analysis) {
            let words = text.get(span.range());
            assert!(words.is_some_and(|w| !w.is_empty()), "{name}: {span:?} is no part of {text:?}");
        }
        for (quote, id) in analysis.quotes.iter().zip(0..) {
            assert_eq!(quote.id, id, "{name}");
            assert!(!quote.content.is_empty(), "{name}: a quote without content in {text:?}");
            assert!(quote.content.is_sorted_by(|a, b| a.end <= b.start), "{name}: {quote:?} in {text:?}");
            let speaker = quote.speaker.map(|s| &analysis.speakers[s as usize]);
            assert!(speaker.is_none_or(|s| s.quotes.contains(&id)), "{name}: {quote:?}");
            assert!(quote.parent.is_none_or(|p| p != id && (p as usize) < analysis.quotes.len()), "{name}");
            assert!(quote.dates.iter().all(|d| (*d as usize) < analysis.dates.len()), "{name}");
            assert!((0.0..=1.0).contains(&quote.confidence), "{name}");
        }
        for (speaker, id) in analysis.speakers.iter().zip(0..) {
            assert_eq!(speaker.id, id, "{name}");
            assert!(!speaker.name.trim().is_empty(), "{name}: a speaker without a name in {text:?}");
            for quote in &speaker.quotes {
                assert_eq!(analysis.quotes[*quote as usize].speaker, Some(id), "{name}: {speaker:?}");
            }
        }
        for (date, id) in analysis.dates.iter().zip(0..) {
            assert_eq!(date.id, id, "{name}");
            assert!(!date.value.is_empty(), "{name}: {date:?}");
        }
        assert!(analysis.dates.is_sorted_by_key(|d| d.span.start), "{name}: dates out of order in {text:?}");
        check_units(name, text, &analysis);
    }
    check_tokens(name, text);
}

/// The same spans in each unit.
fn check_units(name: &str, text: &str, analysis: &Analysis) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let chars: Vec<char> = text.chars().collect();
    let utf16 = spans(&analysis.clone().with_offsets(text, Offsets::Utf16));
    let points = spans(&analysis.clone().with_offsets(text, Offsets::Char));
    for ((span, wide), point) in spans(analysis).into_iter().zip(utf16).zip(points) {
        assert_eq!(String::from_utf16(&units[wide.range()]).unwrap(), span.of(text), "{name}");
        assert_eq!(chars[point.range()].iter().collect::<String>(), span.of(text), "{name}");
    }
}

/// Paragraphs, gaps and tokens together are the text.
fn check_tokens(name: &str, text: &str) {
    let mut at = 0;
    let mut tokens = Vec::new();
    for paragraph in paragraphs(text) {
        assert!(paragraph.start >= at && !paragraph.is_empty(), "{name}");
        let gap = text.get(at as usize..paragraph.start as usize).unwrap();
        assert!(gap.trim_matches(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).trim().is_empty(), "{name}: {gap:?}");
        tokens.clear();
        tokenize(text, paragraph, &mut tokens);
        at = paragraph.start;
        for token in &tokens {
            assert!(token.span.start >= at && !token.span.is_empty() && paragraph.contains(token.span), "{name}");
            check_gap(name, text, at, token.span.start);
            at = token.span.end;
        }
        check_gap(name, text, at, paragraph.end);
        at = paragraph.end;
    }
    assert!(text.get(at as usize..).unwrap().trim().is_empty(), "{name}: the end is in no paragraph");
}

/// Between tokens nothing lies that a reader sees.
fn check_gap(name: &str, text: &str, from: u32, to: u32) {
    let gap = text.get(from as usize..to as usize).unwrap();
    let unseen = |c| matches!(fold::class(c), fold::Class::Space | fold::Class::Silent);
    assert!(gap.chars().all(unseen), "{name}: {gap:?} is in no token");
}

#[test]
fn written_texts_keep_the_rules() {
    let texts = written_texts();
    assert!(texts.len() > 10);
    for (name, text) in &texts {
        check(name, text);
    }
}

#[test]
fn random_texts_keep_the_rules() {
    for (i, text) in random_texts(3000).enumerate() {
        check(&format!("random text {i}"), &text);
    }
}

/// Rules look back and ahead of a word: the sentences of the suites, begun at each of their words, must not lead over an edge. The
/// tests are built with checks of arithmetic.
#[test]
fn a_sentence_begun_at_any_word_keeps_the_rules() {
    for folder in ["quotes", "dates"] {
        let entries = std::fs::read_dir(format!("{}/tests/{folder}", env!("CARGO_MANIFEST_DIR"))).unwrap().flatten();
        for file in entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "txt")) {
            let text = std::fs::read_to_string(&file).unwrap();
            for line in text.lines().filter(|line| line.starts_with("example: ") || line.starts_with("not: ")) {
                for (at, _) in line.match_indices(' ') {
                    check(line, &line[at + 1..]);
                }
            }
        }
    }
}

#[test]
fn a_text_cut_anywhere_keeps_the_rules() {
    for (name, text) in written_texts().iter().filter(|(_, text)| text.len() < 2000) {
        for (at, _) in text.char_indices() {
            check(&format!("{name} up to byte {at}"), &text[..at]);
        }
    }
}

#[test]
fn offsets_survive_the_way_to_utf16_and_back() {
    for text in random_texts(300) {
        let (wide, points) = (OffsetMap::new(&text, Offsets::Utf16), OffsetMap::new(&text, Offsets::Char));
        let mut units = 0;
        for (i, (at, c)) in text.char_indices().enumerate() {
            assert_eq!((wide.get(at as u32), points.get(at as u32)), (units, i as u32));
            units += c.len_utf16() as u32;
        }
        assert_eq!(wide.get(text.len() as u32), units);
        assert_eq!(wide.get(u32::MAX), units);
    }
}

/// What is repeated to make a text that could make the analysis slow.
const HOSTILE: &[&str] = &[
    "«",
    "»",
    "\"",
    "“ ",
    "(",
    "قال ",
    "قال: ",
    "قال: «",
    "قال إن ",
    "إن ",
    "و",
    "وقال الوزير محمد ",
    "محمد ",
    "وزير ",
    "المتحدث باسم ",
    "يوم ",
    "2024 ",
    "1/",
    "15 أكتوبر ",
    "الأحد ",
    "منذ ",
    "\u{202e}",
    "\u{0}",
    "\u{64b}",
    "ـ",
    ".",
    "، ",
    ": ",
    "a",
    "word ",
    "\n",
    "قال الوزير إن الأمر «قريب» في 2024.\n",
    "وأضاف: «",
    "وقال، ",
    "يقول إن نعم، ",
    "يؤكد أن هذا، يقول إن ذاك «نعم»، ",
    "بحسب مصدر، ",
    "قال إن هذا، بحسب مصدر، ",
    "وفقا لما ذكره مصدر نقلا عن مصدر ",
    "لقوله تعالى: «كذا كذا» ",
    "المتطوعين، الذين أكدوا أن ",
    "اتهامه بالغش ",
    "رئيس وفقا للوكالة، أمس وفقا للوكالة، ",
    "كما قال الوزير ",
    "فيما ",
    "، في حين ",
    "في وقت قال إن هذا، ",
    "«قال \"",
    "''نعم ",
    "نقلت وكالة عن مصدر ",
    "قال قبل أن ",
    "جاء فيه «",
    "شيروفسكي: نعم لا نعم\n",
    "س: نعم لا نعم\n",
    "متى نعم؟\n- نعم\n",
    "قبل ما 3 ما ",
    "«نعم.\n",
    "دبي - (ا ف ب): ",
    "😀",
];

#[test]
fn time_grows_with_the_length_alone() {
    // Four times the text may take ten times as long: far from the square, and far from noise. The first step that goes
    // beyond ends the measure, so that even a square comes back soon.
    let fastest = |text: &str| {
        (0..3)
            .map(|_| {
                let start = Instant::now();
                let found = analyze(text, &options());
                assert!(spans(&found).into_iter().all(|s| text.get(s.range()).is_some_and(|w| !w.is_empty())));
                start.elapsed()
            })
            .min()
            .unwrap_or_default()
    };
    let mut slow = Vec::new();
    for piece in HOSTILE {
        let mut before: Option<Duration> = None;
        for size in [4_000, 16_000, 64_000, 256_000] {
            let took = fastest(&piece.repeat(size / piece.len()));
            let allowed = before.map_or(Duration::from_millis(400), |t| t * 10 + Duration::from_millis(50));
            if took > allowed {
                slow.push(format!("{piece:?}: {took:?} for {size} bytes, after {before:?} for a quarter"));
                break;
            }
            before = Some(took);
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

#[test]
fn ten_megabytes_come_back() {
    let text: String = written_texts().into_iter().map(|(_, text)| text + "\n").collect();
    let text = text.repeat(10_000_000 / text.len() + 1);
    let found = analyze(&text, &options());
    assert!(spans(&found).into_iter().all(|span| text.get(span.range()).is_some()));
}
