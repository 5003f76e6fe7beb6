//! What leaves the page when its reader wants it to: links, files, citations, print.

use isnad_browser_tests::browser::Look;
use isnad_browser_tests::page::{Page, sample};
use isnad_browser_tests::webdriver::keys;
use isnad_browser_tests::{Result, in_each};
use serde_json::{Value, json};

/// Words of the sample within a quote whose verb names its speaker by the short name.
const SAID: &str = "إن مثل هذه الخطوة";

/// What the share dialog offers as a link.
fn link(page: &Page<'_>) -> Result<String> {
    page.session().click("#share")?;
    page.session().find(".link-field")?;
    let value = page.session().run("return document.querySelector('.link-field').value", &[])?;
    Ok(value.as_str().unwrap_or_default().to_string())
}

#[test]
fn a_link_carries_the_text_and_loses_nothing() -> Result {
    in_each(Look::Desk, |page| {
        let shared = "قال الوزير أمس: «نعم 😀 \u{202e}».\n\nوأضاف أن الأمر انتهى.";
        page.set_day("2024-10-16")?;
        page.paste(shared)?;
        let link = link(page)?;
        assert!(link.contains("#t1") && !link.contains("%"), "{link}");
        page.session().click(".primary")?;
        page.session().wait("the dialog to close", || Ok(page.texts("dialog")?.is_empty().then_some(())))?;
        // Copied: what is pasted is the link.
        page.and_read(|| {
            page.session().click("#editor")?;
            page.session().shortcut(&[keys::CONTROL], 'a')?;
            page.session().shortcut(&[keys::CONTROL], 'v')
        })?;
        assert_eq!(page.text()?, link);
        let own = "هذا نصي أنا.";
        page.paste(own)?;
        page.session().wait("the text to be kept", || {
            let kept = page.session().run("return localStorage.getItem('isnad.text')", &[])?;
            Ok((kept == own).then_some(()))
        })?;
        let fragment = link.split_once('#').map(|(_, fragment)| format!("#{fragment}")).unwrap_or_default();
        page.session().open("about:blank")?;
        page.load_with(&fragment)?;
        page.session().wait("the text of the link", || Ok((page.text()? == shared).then_some(())))?;
        assert_eq!(
            page.session().run("return [location.hash, document.querySelector('#date').value]", &[])?,
            json!(["", "2024-10-16"])
        );
        // What was there before comes back, even after the page was closed.
        page.session().find(".before button")?;
        page.load()?;
        page.and_read(|| page.session().click(".before button"))?;
        assert_eq!(page.text()?, own);
        assert!(page.texts(".before")?.is_empty());
        // A damaged link changes nothing and says so.
        page.session().run("location.hash = '#t1AAAA'", &[])?;
        page.session().wait("the notice", || Ok(page.session().text("#notice")?.contains("تالف").then_some(())))?;
        assert_eq!(page.text()?, own);
        Ok(())
    })
}

#[test]
fn a_long_link_is_warned_of() -> Result {
    in_each(Look::Desk, |page| {
        // Words that hardly compress.
        let words: Vec<String> = (0..9000u64).map(|n| format!("{:x}", n.wrapping_mul(0x9e37_79b9_7f4a_7c15))).collect();
        let lines: Vec<String> = words.chunks(20).map(|line| line.join(" ")).collect();
        page.paste(&lines.join("\n"))?;
        assert!(link(page)?.len() > 64_000);
        assert!(page.session().text(".warning")?.contains("أطول مما تفتحه"));
        Ok(())
    })
}

/// Notes what the page gives out as files, under their names.
const CATCH_FILES: &str = "
    window.saved = {};
    const blobs = new Map();
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { const url = make.call(URL, blob); blobs.set(url, blob); return url; };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
        if (!this.download) return click.call(this);
        blobs.get(this.href).arrayBuffer().then((bytes) => (window.saved[this.download] = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)));
    };";

#[test]
fn every_format_is_saved_by_a_click() -> Result {
    in_each(Look::Desk, |page| {
        page.paste("=1+1 قالت الوزيرة سلمى حداد في 15 أكتوبر 2024: «نعم، <b>سنفعل</b>».")?;
        page.session().run(CATCH_FILES, &[])?;
        for format in ["csv", "html", "json", "tei", "webannotation", "timeml"] {
            page.session().click("#export")?;
            page.session().click(&format!("dialog [data-format={format}]"))?;
            page.session().wait("the dialog to close", || Ok(page.texts("dialog")?.is_empty().then_some(())))?;
        }
        let saved = page.session().wait("six files", || {
            let saved = page.session().run("return window.saved", &[])?;
            Ok(saved.as_object().is_some_and(|files| files.len() == 6).then_some(saved))
        })?;
        let file = |ending: &str| {
            let files = saved.as_object().into_iter().flatten();
            let found =
                files.filter(|(name, _)| name.ends_with(ending)).map(|(_, text)| text.as_str().unwrap_or_default());
            found.collect::<Vec<_>>().concat()
        };
        assert!(file(".csv").starts_with('\u{feff}') && file(".csv").contains("سلمى حداد"), "{saved}");
        assert!(file(".html").contains("&lt;b&gt;") && !file(".html").contains("<b>سنفعل"), "{saved}");
        let analysis: Value = serde_json::from_str(&file(".json"))?;
        assert_eq!((&analysis["offsets"], analysis["quotes"].as_array().map(Vec::len)), (&json!("utf16"), Some(1)));
        assert!(file(".xml").contains("<said") && file(".xml").contains("when=\"2024-10-15\""), "{saved}");
        assert!(file(".jsonld").contains("TextPositionSelector"), "{saved}");
        assert!(file(".tml").contains("<TIMEX3"), "{saved}");
        Ok(())
    })
}

#[test]
fn a_citation_is_copied_in_both_languages() -> Result {
    in_each(Look::Desk, |page| {
        page.open_sample()?;
        for (language, part) in [("ar", "شون سافيت"), ("en", "16 October 2024")] {
            page.click_words(SAID)?;
            page.wait_for_card("شون سافيت")?;
            page.session().run("document.querySelector('#notice').hidden = true", &[])?;
            page.session().click(&format!("#card [data-cite={language}]"))?;
            page.session().wait("the notice", || {
                let shown = "const box = document.querySelector('#notice'); return box.hidden ? '' : box.textContent";
                Ok((page.session().run(shown, &[])? == "نُسخ.").then_some(()))
            })?;
            // Into the field of the search, with the keys.
            page.session().click("#search")?;
            page.session().shortcut(&[keys::CONTROL], 'a')?;
            page.session().shortcut(&[keys::CONTROL], 'v')?;
            let pasted = page.session().run("return document.querySelector('#search').value", &[])?;
            let pasted = pasted.as_str().unwrap_or_default();
            assert!(pasted.contains(SAID) && pasted.contains(part), "{language}: {pasted}");
            page.session().keys(&keys::ESCAPE.to_string())?;
        }
        Ok(())
    })
}

#[test]
fn print_needs_neither_colour_nor_the_highlight_api() -> Result {
    in_each(Look::Desk, |page| {
        page.open_sample()?;
        page.session().wait("the printer's page", || {
            page.session().run("dispatchEvent(new Event('beforeprint'))", &[])?;
            Ok((!page.texts("#print > p")?.is_empty()).then_some(()))
        })?;
        let paragraphs = page.texts("#print > p[dir]")?;
        assert_eq!(paragraphs.len(), sample()?.lines().count());
        // The text is whole, and each quote carries its speaker's number.
        let bare = "const copy = document.querySelector('#print').cloneNode(true);
            copy.querySelectorAll('sup').forEach((sup) => sup.remove());
            return [...copy.querySelectorAll('p[dir]')].map((p) => p.textContent).join('\\n')";
        assert_eq!(page.session().run(bare, &[])?, json!(sample()?));
        assert_eq!(page.texts("#print sup")?.len(), 16);
        assert_eq!(page.texts("#print .p-speakers li")?.len(), 9);
        page.session().run("dispatchEvent(new Event('afterprint'))", &[])?;
        assert!(page.texts("#print")?.is_empty());
        Ok(())
    })
}
