//! The generator, the pages that show how the element looks, the bookmarklet and the user script.

use std::path::PathBuf;

use isnad_browser_tests::Result;
use isnad_browser_tests::page::dist;
use isnad_browser_tests::site::{Site, in_each};
use serde_json::json;

const ARTICLE: &str = "<!doctype html><html lang=ar dir=rtl><meta charset=utf-8><link rel=icon href='data:,'><title>t</title>\
    <nav>قال الموقع</nav><article><p>قالت الطبيبة هدى الصالح أمس: «اللقاح آمن، ولم نجد ما يدعو إلى القلق في أي مركز من المراكز التي زرناها خلال الأسابيع الماضية».</p>\
    <p>وأكد وزير النقل سالم المنصوري أن الجسر سيفتح قبل نهاية العام، وأن العمل في الطريق المؤدي إليه لم يتوقف يوما واحدا منذ بدأ في الربيع.</p></article>";

fn folders() -> [(&'static str, PathBuf); 1] {
    [("some/where", dist())]
}

fn ready(site: &Site<'_>) -> Result {
    site.until("document.querySelector('isnad-text')?.state === 'ready'")
}

#[test]
fn the_generator_shows_what_its_tag_does_and_runs_nothing_that_is_pasted() {
    in_each(&folders(), |site| {
        site.visit("some/where/embed/")?;
        ready(site)?;
        let tag = "document.querySelector('#tag').textContent";
        site.until(&format!("{tag}.includes('<isnad-text panel=\"drawer\">')"))?;
        let integrity = std::fs::read_to_string(dist().join("embed/integrity.txt"))?;
        let script = format!("src=\"{}\"\n  integrity=\"{}\"", site.url("some/where/embed/isnad.js"), integrity.trim());
        assert_eq!(site.get(&format!("{tag}.includes({})", json!(script)))?, true);
        let paste = "document.querySelector('#html').value = `<p onclick=\"top.bad = 1\">قال المدير: «نعم».<img src=x onerror=\"top.bad = 1\"><a href=\"javascript:top.bad=1\">س</a><script>top.bad = 1</` + `script></p>`;
            document.querySelector('[value=cue]').checked = false;
            document.querySelector('[name=panel]').value = '';
            document.querySelector('[name=date]').value = '2024-10-16';
            document.querySelector('#options').dispatchEvent(new Event('input'));";
        site.session().run(paste, &[])?;
        site.until(&format!("{tag}.includes('<isnad-text kinds=\"direct indirect mixed act source date\" date=\"2024-10-16\">')"))?;
        site.until("[...CSS.highlights.get('isnad-light-direct') ?? []].length === 1")?;
        assert_eq!(site.get("document.querySelector('#preview article').innerHTML")?, "<p>قال المدير: «نعم».<img><a>س</a></p>");
        assert_eq!(site.get("window.bad ?? 'nothing ran'")?, "nothing ran");
        site.session().click("#language")?;
        assert_eq!(site.get("[document.documentElement.lang, document.querySelector('h1').textContent]")?, json!(["en", "Isnad on your page"]));
        // The policy says on the console that it would not have let the handlers run either.
        Ok(())
    })
    .unwrap_or_else(|e| panic!("{e}"));
}

#[test]
fn examples_are_read_on_their_days() {
    in_each(&folders(), |site| {
        for (page, day) in [("example-ar.html", "2025-03-11"), ("example-en.html", "2025-09-01")] {
            site.visit(&format!("some/where/embed/{page}"))?;
            ready(site)?;
            let dates = "document.querySelector('isnad-text').analysis.dates.map(({ value }) => value)";
            assert_eq!(site.get(&format!("{dates}.includes('{day}')"))?, true, "{page}");
            site.until("CSS.highlights.size > 5")?;
        }
        let panel = "document.querySelector('isnad-text').shadowRoot.querySelector('[part=panel]')";
        assert_eq!(site.get(&format!("[{panel}.parentElement.lang, {panel}.checkVisibility()]"))?, json!(["en", true]));
        site.quiet()
    })
    .unwrap_or_else(|e| panic!("{e}"));
}

#[test]
fn readers_bring_it_along_by_bookmarklet_and_user_script() {
    in_each(&folders(), |site| {
        site.visit("some/where/embed/")?;
        site.until("document.querySelector('#bookmarklet').href.startsWith('javascript:')")?;
        let bookmarklet = site.get("decodeURIComponent(document.querySelector('#bookmarklet').href.slice(11))")?;
        site.write("article.html", ARTICLE)?;
        site.visit("article.html")?;
        let run = |site: &Site<'_>| site.session().run(bookmarklet.as_str().unwrap_or_default(), &[]).map(drop);
        let painted = "[...CSS.highlights.get('isnad-light-direct') ?? []].length === 1";
        run(site)?;
        ready(site)?;
        site.until(painted)?;
        assert_eq!(site.get("document.querySelector('isnad-text').article.localName")?, "article");
        run(site)?;
        site.until("!document.querySelector('isnad-text') && CSS.highlights.size === 0")?;

        site.write("user.html", &format!("{ARTICLE}<script src=some/where/embed/isnad.user.js></script>"))?;
        site.visit("user.html")?;
        ready(site)?;
        site.until(painted)?;
        site.write("latin.html", "<!doctype html><meta charset=utf-8><link rel=icon href='data:,'><p>No Arabic here.</p><script src=some/where/embed/isnad.user.js></script>")?;
        site.visit("latin.html")?;
        site.until("customElements.get('isnad-text')")?;
        assert_eq!(site.get("document.querySelector('isnad-text')")?, json!(null));
        site.quiet()
    })
    .unwrap_or_else(|e| panic!("{e}"));
}
