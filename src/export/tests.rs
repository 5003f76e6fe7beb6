//! What all formats keep to. Whether they are what they claim to be, readers of the formats say: `cargo xtask formats`.

use super::*;
use crate::{Options, analyze};

/// Texts with everything that is hard for a format: nesting, parts, lines, marks of every kind, signs of every format.
fn texts() -> Vec<String> {
    let odd = "وقال \"الوزير\" <b>&amp; سالم</b>: «=SUM(A1) 😀 \u{0} \u{B} \u{FFFE} ]]> --> </script>\u{202E}».\r\n\
               وأضاف: «قال لي المدير: ‹نعم›، يوم 5 مايو 2024».\n\nقالت ليلى حداد: «الفقرة الأولى.\nوالثانية يوم الجمعة».\t\n";
    let mut texts = vec![
        String::new(),
        "\u{FEFF}".into(),
        "\n \t".into(),
        "لا شيء هنا".into(),
        odd.into(),
        include_str!("../../www/sample.txt").into(),
    ];
    let parity = std::fs::read_dir("tests/parity").unwrap().map(|entry| entry.unwrap().path());
    let mut parity: Vec<_> = parity.filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    parity.sort();
    texts.extend(parity.iter().map(|path| std::fs::read_to_string(path).unwrap()));
    texts
}

fn settings() -> Settings {
    let url = "https://example.org/a?b=1&c=\"<'".to_string();
    Settings {
        title: Some("عنوان & <b>".into()),
        date: "2024-10-16".parse().ok(),
        url: Some(url),
        ..Settings::default()
    }
}

#[test]
fn the_unit_of_offsets_changes_json_alone() {
    for text in texts() {
        let options = Options { date: settings().date, ..Options::default() };
        let bytes = analyze(&text, &options);
        for offsets in [Offsets::Utf16, Offsets::Char] {
            let other = bytes.clone().with_offsets(&text, offsets);
            for format in Format::ALL.iter().filter(|format| **format != Format::Json) {
                let written = export(&text, &bytes, *format, &settings());
                assert_eq!(written, export(&text, &other, *format, &settings()), "{format} of {text:?}");
            }
            assert_eq!(cite(&text, &bytes, 0, &settings()), cite(&text, &other, 0, &settings()));
        }
    }
}

#[test]
fn an_analysis_of_another_text_does_no_harm() {
    let texts = texts();
    let analyses: Vec<Analysis> = texts.iter().map(|text| analyze(text, &Options::default())).collect();
    for text in &texts {
        for analysis in &analyses {
            for offsets in [Offsets::Utf8, Offsets::Utf16, Offsets::Char] {
                let analysis = Analysis { offsets, ..analysis.clone() };
                for format in Format::ALL {
                    drop(export(text, &analysis, *format, &Settings::default()));
                }
                drop(cite(text, &analysis, 0, &Settings::default()));
            }
        }
    }
}

#[cfg(feature = "cli")]
#[test]
fn the_json_is_what_serde_writes() {
    for text in texts() {
        for offsets in [Offsets::Utf8, Offsets::Utf16] {
            let analysis = analyze(&text, &Options::default()).with_offsets(&text, offsets);
            let written = export(&text, &analysis, Format::Json, &Settings::default());
            assert_eq!(written, serde_json::to_string(&analysis).unwrap());
        }
    }
}

#[test]
fn names_of_formats_are_read_back() {
    for format in Format::ALL {
        assert_eq!(format.name().parse(), Ok(*format));
    }
    let wrong = "xml".parse::<Format>().unwrap_err();
    assert_eq!(wrong, "expected a format (`json`, `csv`, `tei`, `webannotation`, `timeml`, `html`), but found `xml`");
}

#[test]
fn fields_of_csv_that_a_spreadsheet_would_compute_are_text() {
    let field = |text: &str| {
        let mut out = String::new();
        escape::csv(&mut out, text);
        out
    };
    assert_eq!(field("نعم"), "نعم");
    assert_eq!(field("نعم، لا"), "نعم، لا");
    assert_eq!(field("a,\"b\""), "\"a,\"\"b\"\"\"");
    for formula in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "|x", "%x", "\n=1", "\u{A0}=1"] {
        assert_eq!(field(formula), format!("\"'{formula}\""));
    }
}

#[test]
fn citations_name_the_speaker_and_keep_the_words() {
    let cited = |text: &str, language| {
        let analysis = analyze(text, &Options::default());
        let settings = Settings { title: Some("عنوان".into()), url: None, language, ..settings() };
        cite(text, &analysis, 0, &settings).unwrap()
    };
    let direct = "وقالت الطبيبة هدى الصالح: «اللقاح آمن».";
    assert_eq!(cited(direct, Language::Arabic), "هدى الصالح (الطبيبة): «اللقاح آمن». «عنوان»، 16 أكتوبر 2024.");
    assert_eq!(
        cited(direct, Language::English),
        "\u{2068}هدى الصالح\u{2069} (\u{2068}الطبيبة\u{2069}): “\u{2068}اللقاح آمن\u{2069}”. “\u{2068}عنوان\u{2069}”, 16 October 2024."
    );
    let indirect = "أكد المزارعون أن الموسم كان جيدا.";
    assert_eq!(
        cited(indirect, Language::Arabic),
        "المزارعون: أن الموسم كان جيدا [نقل بالمعنى]. «عنوان»، 16 أكتوبر 2024."
    );
    assert_eq!(cite(direct, &analyze(direct, &Options::default()), 9, &settings()), None);
}

#[test]
fn confidences_have_three_digits() {
    for (confidence, written) in
        [(1.0, "1.0"), (0.0, "0.0"), (0.95, "0.95"), (0.925, "0.925"), (0.05, "0.05"), (0.9999, "1.0")]
    {
        let mut out = String::new();
        escape::confidence(&mut out, confidence);
        assert_eq!(out, written);
    }
}
