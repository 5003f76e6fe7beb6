//! The page in a real browser: pasted, typed, toggled, clicked, in both languages.
#![expect(clippy::panic, reason = "helpers of tests")]

use isnad_browser_tests::browser::{Look, engines};
use isnad_browser_tests::page::{Highlights, Page, dist, sample};
use isnad_browser_tests::site::copy;
use isnad_browser_tests::webdriver::keys;
use isnad_browser_tests::{Result, in_each};
use serde_json::json;

const DAY: &str = "2024-10-16";
const KINDS: [&str; 7] = ["direct", "indirect", "mixed", "act", "cue", "source", "date"];

/// A quote of the sample as the page must show it.
#[derive(Debug, Default, Clone)]
struct Expected {
    kind: String,
    content: String,
    cue: String,
    source: Option<String>,
    speaker: String,
}

/// The records of `seed.txt`: the quotes, and the dates with their values.
fn expected() -> (Vec<Expected>, Vec<(String, String)>) {
    let (mut quotes, mut dates) = (Vec::new(), Vec::new());
    for record in include_str!("seed.txt").split("\n\n") {
        let mut quote = Expected::default();
        let mut date = (String::new(), String::new());
        for line in record.lines().filter(|line| !line.starts_with('#')) {
            let (name, value) = line.split_once(": ").unwrap_or_else(|| panic!("no field: {line}"));
            let value = value.to_string();
            match name {
                "kind" => quote.kind = value,
                "content" => quote.content = value,
                "cue" => quote.cue = value,
                "source" => quote.source = Some(value),
                "speaker" => quote.speaker = value,
                "date" => date.0 = value,
                "value" => date.1 = value,
                _ => panic!("unknown field: {line}"),
            }
        }
        if !quote.kind.is_empty() {
            quotes.push(quote);
        } else if !date.0.is_empty() {
            dates.push(date);
        }
    }
    assert_eq!((quotes.len(), dates.len()), (16, 3));
    (quotes, dates)
}

fn of<'h>(highlights: &'h Highlights, name: &str) -> &'h [String] {
    highlights.get(name).map(Vec::as_slice).unwrap_or_default()
}

/// All of `wanted` are in `found` in this order; what is found besides is in `allowed`.
fn in_order(name: &str, found: &[String], wanted: &[&str], allowed: &[&str]) {
    let mut left = wanted.iter();
    let mut next = left.next();
    for words in found {
        if next == Some(&words.as_str()) {
            next = left.next();
        } else {
            assert!(allowed.contains(&words.as_str()), "{name}: «{words}» should not be highlighted in {found:#?}");
        }
    }
    assert_eq!(next, None, "{name}: not highlighted, in {found:#?}");
}

/// The highlights of the sample are those of `seed.txt`.
fn sample_is_read_right(highlights: &Highlights) {
    let (quotes, dates) = expected();
    for kind in ["direct", "indirect", "mixed"] {
        let wanted: Vec<&str> = quotes.iter().filter(|q| q.kind == kind).map(|q| q.content.as_str()).collect();
        assert_eq!(of(highlights, kind), wanted, "{kind}");
    }
    let acts: Vec<&str> = quotes.iter().filter(|q| q.kind == "act").map(|q| q.content.as_str()).collect();
    let found = of(highlights, "act");
    assert!(found.iter().filter(|words| acts.contains(&words.as_str())).count() >= 4, "acts: {found:#?}");
    let (speech, act): (Vec<&Expected>, Vec<&Expected>) = quotes.iter().partition(|q| q.kind != "act");
    let cues = |of: &[&Expected]| of.iter().map(|q| q.cue.clone()).collect::<Vec<_>>();
    let sources = |of: &[&Expected]| of.iter().filter_map(|q| q.source.clone()).collect::<Vec<_>>();
    for (name, speech, act) in [("cue", cues(&speech), cues(&act)), ("source", sources(&speech), sources(&act))] {
        let as_str = |all: &'_ [String]| all.iter().map(String::clone).collect::<Vec<_>>();
        let (speech, act) = (as_str(&speech), as_str(&act));
        let wanted: Vec<&str> = speech.iter().map(String::as_str).collect();
        let allowed: Vec<&str> = act.iter().map(String::as_str).collect();
        in_order(name, of(highlights, name), &wanted, &allowed);
    }
    let wanted: Vec<&str> = dates.iter().map(|(words, _)| words.as_str()).collect();
    assert_eq!(of(highlights, "date"), wanted, "dates");
}

/// The name above the group of the panel that holds a quote with these words.
fn speaker_of(page: &Page<'_>, content: &str) -> Result<Option<String>> {
    let script = "
        const [content] = arguments;
        const entry = [...document.querySelectorAll('[data-quote]')].find((e) => e.textContent.includes(content));
        return entry?.closest('section').querySelector('[data-speaker] strong')?.textContent ?? null;";
    Ok(page.session().run(script, &[json!(content)])?.as_str().map(str::to_string))
}

#[test]
fn the_sample_article_pasted_shows_who_said_what_and_when() -> Result {
    in_each(Look::Desk, |page| {
        let text = sample()?;
        page.set_day(DAY)?;
        page.paste(&text)?;
        assert_eq!(page.text()?, text);
        sample_is_read_right(&page.highlights()?);
        let (quotes, _) = expected();
        for quote in quotes.iter().filter(|q| q.kind != "act") {
            assert_eq!(speaker_of(page, &quote.content)?.as_ref(), Some(&quote.speaker), "{quote:?}");
        }
        page.session().click("#tab-when")?;
        page.session().find("[data-date]")?;
        let dates = page.texts("[data-date]")?;
        assert_eq!(dates.len(), 3, "{dates:?}");
        for (entry, day) in dates.iter().zip(["2024", "2024", "15"]) {
            assert!(entry.contains(day), "{dates:?}");
        }
        Ok(())
    })
}

#[test]
fn the_built_in_sample_reads_like_the_pasted_one() -> Result {
    in_each(Look::Desk, |page| {
        page.open_sample()?;
        assert_eq!(page.text()?, sample()?);
        assert_eq!(page.session().run("return document.querySelector('#date').value", &[])?, DAY);
        sample_is_read_right(&page.highlights()?);
        Ok(())
    })
}

#[test]
fn the_legend_turns_kinds_off_and_on() -> Result {
    in_each(Look::Desk, |page| {
        page.open_sample()?;
        let before = page.highlights()?;
        for kind in KINDS {
            let button = format!("[data-kind=\"{kind}\"]");
            assert!(!of(&before, kind).is_empty(), "the sample has no {kind}");
            page.session().click(&button)?;
            assert_eq!(page.session().attribute(&button, "aria-pressed")?.as_deref(), Some("false"));
            let hidden = page.highlights()?;
            for other in KINDS {
                let wanted = if other == kind { &[] } else { of(&before, other) };
                assert_eq!(of(&hidden, other), wanted, "{other} while {kind} is off");
            }
            page.session().click(&button)?;
            assert_eq!(page.session().attribute(&button, "aria-pressed")?.as_deref(), Some("true"));
            assert_eq!(page.highlights()?, before, "after {kind} was off and on");
        }
        // What is off stays off when the page is opened again.
        page.session().click("[data-kind=\"date\"]")?;
        page.load()?;
        page.session().wait("the text to come back", || Ok((!page.highlights()?.is_empty()).then_some(())))?;
        assert!(of(&page.highlights()?, "date").is_empty());
        assert_eq!(page.text()?, sample()?);
        Ok(())
    })
}

#[test]
fn a_click_in_the_panel_shows_the_words_and_a_click_in_the_text_shows_the_entry() -> Result {
    in_each(Look::Desk, |page| {
        page.open_sample()?;
        let (quotes, dates) = expected();
        let direct: Vec<&Expected> = quotes.iter().filter(|q| q.kind == "direct").collect();
        for quote in &direct {
            let script = "
                const [content] = arguments;
                const entry = [...document.querySelectorAll('[data-quote]')].find((e) => e.textContent.includes(content));
                return entry.dataset.quote;";
            let id = page.session().run(script, &[json!(quote.content)])?;
            let entry = format!("[data-quote=\"{}\"]", id.as_str().unwrap_or_default());
            page.session().click(&entry)?;
            assert_eq!(page.session().attribute(&entry, "aria-current")?.as_deref(), Some("true"));
            let lit = page.highlights()?;
            assert!(of(&lit, "lit").contains(&quote.content), "{lit:?}");
            assert!(of(&lit, "lit").contains(&quote.cue), "{lit:?}");
        }
        page.session().keys(&keys::ESCAPE.to_string())?;
        assert!(of(&page.highlights()?, "lit").is_empty());
        // The other way.
        let current = "return document.querySelector('.panel [aria-current=true]')?.textContent ?? ''";
        for quote in &direct {
            let words: String = quote.content.chars().take(25).collect();
            let (x, y) = page.place_of(&words)?;
            page.session().click_at(x, y)?;
            let shown = page.session().run(current, &[])?;
            assert!(shown.as_str().is_some_and(|s| s.contains(&quote.content)), "{shown} instead of {quote:?}");
            // The card may lie over the next words.
            page.session().keys(&keys::ESCAPE.to_string())?;
        }
        let (words, _) = dates.first().ok_or("no dates")?;
        let (x, y) = page.place_of(words)?;
        page.session().click_at(x, y)?;
        page.session().wait("the date among the dates", || {
            let shown = page.session().run(current, &[])?;
            Ok(shown.as_str().is_some_and(|s| s.contains(words.as_str())).then_some(()))
        })?;
        Ok(())
    })
}

#[test]
fn the_interface_speaks_english() -> Result {
    in_each(Look::Desk, |page| {
        page.open_sample()?;
        let before = page.highlights()?;
        let root = |name: &str| page.session().run(&format!("return document.documentElement.{name}"), &[]);
        assert_eq!((root("lang")?, root("dir")?), (json!("ar"), json!("rtl")));
        page.session().click("#lang")?;
        assert_eq!((root("lang")?, root("dir")?), (json!("en"), json!("ltr")));
        // Nothing of the interface is Arabic but what was taken from the text, and the way back.
        let script = "
            const arabic = /[\\u0600-\\u06FF]/;
            const own = '#editor, #quotes bdi, #quotes q, #quotes strong, #quotes [dir=auto], #dates [dir=auto], #card [dir=auto], #lang';
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const left = [];
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const parent = node.parentElement;
                if (parent.closest('script, style, noscript') || parent.closest(own)) continue;
                if (arabic.test(node.data)) left.push(node.data);
            }
            for (const name of ['title', 'aria-label', 'placeholder'])
                for (const e of document.querySelectorAll(`[${name}]`)) if (arabic.test(e.getAttribute(name))) left.push(e.getAttribute(name));
            return left;";
        assert_eq!(page.session().run(script, &[])?, json!([]));
        assert_eq!(page.highlights()?, before);
        assert_eq!(page.text()?, sample()?);
        page.load()?;
        assert_eq!(root("lang")?, "en", "the language is kept");
        page.session().click("#lang")?;
        assert_eq!((root("lang")?, root("dir")?), (json!("ar"), json!("rtl")));
        Ok(())
    })
}

#[test]
fn highlights_follow_the_typing() -> Result {
    in_each(Look::Desk, |page| {
        page.session().click("#editor")?;
        let until = |what: &str, right: &dyn Fn(&Highlights) -> bool| {
            page.session().wait(what, || Ok(right(&page.highlights()?).then_some(())))
        };
        page.session().keys("وقالت الوزيرة: «لن نتراجع».")?;
        until("the quote", &|h| of(h, "direct") == ["لن نتراجع"] && of(h, "cue") == ["وقالت"])?;
        // Into the quote: behind «نتراجع».
        for _ in 0..2 {
            page.session().keys("\u{E014}")?;
        }
        let here =
            page.session().run("const s = getSelection(); return s.focusNode.data.slice(0, s.focusOffset)", &[])?;
        page.session().keys(" أبدا")?;
        let there = page.text()?;
        assert!(there.contains("أبدا"), "{there} (the caret stood behind {here})");
        page.session().shortcut(&[keys::CONTROL], 'a')?;
        page.session().keys(&keys::BACKSPACE.to_string())?;
        until("nothing", &|h| h.is_empty())?;
        assert_eq!(page.text()?, "");
        page.session().keys("سافر يوم 15 أكتوبر 2024")?;
        until("the date", &|h| of(h, "date").iter().any(|words| words.contains("15 أكتوبر 2024")))?;
        page.session().keys(&format!("{}وأضاف أن الأمر انتهى.", keys::ENTER))?;
        until("a second paragraph", &|h| of(h, "indirect") == ["أن الأمر انتهى"])?;
        Ok(())
    })
}

#[test]
fn the_day_of_publication_gives_dates_their_values() -> Result {
    in_each(Look::Desk, |page| {
        page.paste("وصل الوزير أمس.")?;
        page.session().click("#tab-when")?;
        page.session().find("[data-date]")?;
        let value = |day: &str| -> Result<Vec<String>> {
            page.and_read(|| page.set_day(day))?;
            page.texts("[data-date]")
        };
        let (first, second) = (value("2024-10-16")?, value("2023-03-01")?);
        assert!(first.len() == 1 && first[0].contains("15") && first[0].contains("2024"), "{first:?}");
        assert!(second.len() == 1 && second[0].contains("28") && second[0].contains("2023"), "{second:?}");
        Ok(())
    })
}

#[test]
fn odd_texts_stay_whole() -> Result {
    in_each(Look::Desk, |page| {
        for text in [
            "«",
            "»»»««« “ ” \" ' (((",
            "قال\u{202e} الوزير\u{202c} \u{2067}«نعم»\u{2069} John 😀 said 👨\u{200d}👩\u{200d}👧 🇵🇸",
            "a\u{301} ـــ ﻻ \u{64b}\u{651} 中文 «",
            "أ\n\n\nب\n",
        ] {
            page.paste(text)?;
            // A contenteditable shows every line; the last, empty one is the browser's own.
            assert_eq!(page.text()?.trim_end_matches('\n'), text.trim_end_matches('\n'));
        }
        // Half characters, which no keyboard makes, but scripts do.
        let script = "
            const editor = document.querySelector('#editor');
            editor.focus();
            document.execCommand('selectAll');
            document.execCommand('insertText', false, '\\uD83D. وقال الوزير: «نعم». \\uDE00');
            return editor.textContent === '\\uD83D. وقال الوزير: «نعم». \\uDE00';";
        page.and_read(|| {
            assert_eq!(page.session().run(script, &[])?, true);
            Ok(())
        })?;
        assert_eq!(of(&page.highlights()?, "direct"), ["نعم"]);
        Ok(())
    })
}

#[test]
fn a_megabyte_is_read_and_kept() -> Result {
    in_each(Look::Desk, |page| {
        let piece = sample()?;
        let text = vec![piece.as_str(); 1_000_000 / piece.len() + 1].join("\n");
        page.paste(&text)?;
        assert_eq!(page.text()?.len(), text.len());
        assert_eq!(page.text()?, text);
        let count = page.texts("[data-kind=date] b")?.concat();
        assert!(count.chars().filter(char::is_ascii_digit).count() >= 3, "{count}");
        Ok(())
    })
}

#[test]
fn a_phone_shows_it_without_scrolling_sideways() -> Result {
    in_each(Look::Phone, |page| {
        page.open_sample()?;
        sample_is_read_right(&page.highlights()?);
        for language in ["ar", "en"] {
            // 360 pixels where there is a phone to be had, else the narrowest window of the browser.
            let wide = page.session().run("return [document.documentElement.scrollWidth, innerWidth]", &[])?;
            assert!(wide[0].as_u64() <= wide[1].as_u64() && wide[1].as_u64() <= Some(500), "{language}: {wide}");
            page.session().click("#lang")?;
        }
        Ok(())
    })
}

#[test]
fn any_host_can_serve_it_under_any_path() -> Result {
    let root = std::env::temp_dir().join(format!("isnad-path-{}", std::process::id()));
    let folder = root.join("some/where-else");
    copy(&dist(), &folder)?;
    let result = engines()?.into_iter().try_for_each(|engine| -> Result {
        let page = Page::serve(engine, Look::Desk, &root, "some/where-else/")?;
        page.open_sample()?;
        assert_eq!(of(&page.highlights()?, "date").len(), 3);
        page.finish()
    });
    std::fs::remove_dir_all(&root)?;
    result
}
