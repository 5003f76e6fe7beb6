//! The element `<isnad-text>` on pages of others, in every browser.
#![expect(clippy::indexing_slicing, reason = "a JSON value gives null for what it does not have")]

use isnad_browser_tests::Result;
use isnad_browser_tests::browser::{Setup, engines};
use isnad_browser_tests::cost::{folders, visit};
use isnad_browser_tests::page::dist;
use isnad_browser_tests::site::{Site, in_each};
use isnad_browser_tests::webdriver::keys;
use isnad_server::Server;
use serde_json::{Value, json};

/// The pages of `embed/`, and what we serve.
fn ready(site: &Site<'_>) -> Result {
    site.until("states() === 'ready'")?;
    site.until("[...CSS.highlights].length > 0")
}

fn words(site: &Site<'_>, name: &str) -> Result<Value> {
    site.get(&format!("painted()['isnad-{name}'] ?? []"))
}

/// A page around `body`, with the script that `script` names.
fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=ar dir=rtl><meta charset=utf-8><title>t</title>\
         <link rel=icon href='data:,'><script src=recorder.js></script>{head}<body>{body}</body></html>"
    )
}

const SCRIPT: &str = "<script type=module src=dist/embed/isnad.js></script>";
const SAID: &str = "<p>قالت الطبيبة هدى الصالح أمس: «اللقاح آمن».</p>";

#[test]
fn an_article_is_read_as_rendered_and_nothing_of_the_page_changes() {
    in_each(&folders(), |site| {
        site.visit("article.html")?;
        ready(site)?;
        assert_eq!(
            site.get("document.querySelector('#one').text.replace(/ +/g, ' ').split('\\n').map((line) => line.trim())")?,
            json!([
                "الجسر الجديد",
                "أكد وزير النقل سالم المنصوري، الثلاثاء، أن الجسر سيفتح في 15 أكتوبر المقبل، مضيفا: «لن ندفع درهما واحدا أكثر».",
                "قالت الطبيبة هدى الصالح أمس: «اللقاح آمن».",
                "وأضافت أن العمل بدأ.",
                "المزيد",
                "أدان الاتحاد",
                "قال النقيب إن الدعم كاف.",
                "سطر أول",
                "وقال الراوي إن السطر ثان."
            ])
        );
        assert_eq!(words(site, "light-direct")?, json!(["لن ندفع درهما ", "واحدا", " أكثر", "اللقاح آمن"]));
        assert_eq!(site.get("document.querySelector('#one').analysis.dates.map((date) => date.value)")?[0], "2024-10-15");
        // The host's page: markup, places, looks, copied text, and its policy.
        assert_eq!(site.get("[changed(), violations.join()]")?, json!(["", ""]));
        assert_eq!(site.get("shifts")?, 0);
        let copied = "getSelection().selectAllChildren(document.querySelector('article')); return String(getSelection())";
        assert_eq!(site.session().run(copied, &[])?, site.get("copiedBefore")?);
        site.session().run("getSelection().removeAllRanges()", &[])?;
        assert_eq!(site.get("events.map(([type, { text }, id]) => [type, id, text.includes('اللقاح')])")?, json!([["isnad-analysis", "one", true]]));
        cards_and_panel(site)?;
        assert_eq!(site.get("changed()")?, "", "after card and panel");
        site.quiet()
    })
    .unwrap_or_else(|e| panic!("{e}"));
}

/// A click opens a card that the host's style does not reach; the panel lists, and leads to the words.
fn cards_and_panel(site: &Site<'_>) -> Result {
    let click = |words: &str| -> Result {
        let place = site.get(&format!("placeOf('{words}')"))?;
        site.session().click_at(place[0].as_f64().unwrap_or_default(), place[1].as_f64().unwrap_or_default())
    };
    let part = |name: &str| format!("document.querySelector('#one').shadowRoot.querySelector('[part={name}]')");
    let card = part("card");
    click("اللقاح")?;
    site.until(&format!("{card}?.checkVisibility() && {card}.textContent.includes('هدى الصالح')"))?;
    assert_eq!(
        site.get("events.at(-1).slice(0, 1).concat(events.at(-1)[1].kind, events.at(-1)[1].origin)")?,
        json!(["isnad-select", "quote", "text"])
    );
    let why = part("card-why");
    assert_ne!(site.get(&format!("getComputedStyle({why}).color"))?, "rgb(200, 0, 0)");
    assert_eq!(site.get(&format!("getComputedStyle({why}).letterSpacing"))?, "normal");
    assert_eq!(words(site, "light-chosen")?[0], "اللقاح آمن");
    site.session().keys(&keys::ESCAPE.to_string())?;
    site.until(&format!("!{card}.checkVisibility()"))?;
    // The pointer still rests on the words: the card stays away.
    std::thread::sleep(std::time::Duration::from_millis(600));
    assert_eq!(site.get(&format!("{card}.checkVisibility()"))?, false);
    site.until("!painted()['isnad-light-chosen']")?;
    // A link of the host keeps its meaning.
    click("المنصوري")?;
    site.until("location.hash === '#salem'")?;
    assert_eq!(site.get("events.filter(([type]) => type === 'isnad-select').length")?, 1);
    // The panel.
    let script = format!("{}.click()", part("button"));
    site.session().run(&script, &[])?;
    site.until(&format!("{}.checkVisibility()", part("panel")))?;
    let inside = "document.querySelector('#one').shadowRoot.activeElement?.getAttribute('part')";
    assert_eq!(site.get(inside)?, "panel-close");
    let second = format!("{}.querySelectorAll('[part=quote]')[1].click()", part("panel"));
    site.session().run(&second, &[])?;
    site.until("painted()['isnad-light-chosen']?.includes('لن ندفع درهما ')")?;
    assert_eq!(site.get("events.at(-1)[1].origin")?, "panel");
    site.session().keys(&keys::ESCAPE.to_string())?;
    site.session().run(&format!("{}.click()", part("panel-close")), &[])?;
    site.until(&format!("!{}.checkVisibility()", part("panel")))?;
    site.session().run("history.replaceState(null, '', location.pathname)", &[]).map(drop)
}

#[test]
fn changes_are_followed_and_attributes_heard() {
    in_each(&folders(), |site| {
        let body = format!("<isnad-text id=one date=2024-10-16><div id=text>{SAID}<p id=last>لا شيء هنا.</p></div></isnad-text>");
        site.write("changes.html", &page(SCRIPT, &body))?;
        site.visit("changes.html")?;
        ready(site)?;
        let run = |script: &str| site.session().run(script, &[]).map(drop);
        run("window.kept = [...CSS.highlights.get('isnad-light-direct')][0]")?;
        run("document.querySelector('#last').firstChild.data = 'وأضافت أن الموسم بدأ في 3 مارس.'")?;
        site.until("painted()['isnad-light-indirect']?.[0] === 'أن الموسم بدأ في 3 مارس'")?;
        assert_eq!(site.get("CSS.highlights.get('isnad-light-direct').has(kept)")?, true, "what did not change stays");
        // What came later lies under what is to lie over it.
        let place = "((part) => [...CSS.highlights.keys()].findIndex((name) => name.startsWith(`isnad-light-${part}`)))";
        assert_eq!(site.get(&format!("['soft-', 'direct', 'cue', 'date'].map({place}).every((n, i, all) => n > (all[i - 1] ?? -1))"))?, true);
        run("document.querySelector('#text').insertAdjacentHTML('beforeend', '<p>أكد المدير: «نعم».</p>')")?;
        site.until("painted()['isnad-light-direct']?.includes('نعم')")?;
        run("document.querySelector('#last').style.display = 'none'")?;
        site.until("!painted()['isnad-light-indirect']")?;
        run("document.querySelector('#last').style.display = ''; document.querySelector('#one').date = 'none'")?;
        site.until("document.querySelector('#one').analysis?.dates[0]?.value.startsWith('X') || document.querySelector('#one').analysis?.dates.length === 1")?;
        ready(site)?;
        run("document.querySelector('#one').kinds = 'date'")?;
        site.until("Object.keys(painted()).every((name) => name === 'isnad-light-date')")?;
        run("document.querySelector('#one').removeAttribute('kinds'); document.body.className = 'night'; document.body.style.color = '#eee'")?;
        site.until("painted()['isnad-dark-direct']?.length === 2 && !painted()['isnad-light-direct']")?;
        run("document.querySelector('#one').theme = 'light'")?;
        site.until("painted()['isnad-light-direct']?.length === 2 && !painted()['isnad-dark-direct']")?;
        run("document.querySelector('#one').skip = 'p:first-child'")?;
        site.until("painted()['isnad-light-direct']?.length === 1")?;
        // Removed while it works, put back, removed again: nothing stays.
        run("const one = document.querySelector('#one'); document.querySelector('#text').append('وقال: «لا».'); one.refresh(); one.remove(); document.body.append(one); one.refresh(); one.remove()")?;
        std::thread::sleep(std::time::Duration::from_millis(400));
        assert_eq!(site.get("[CSS.highlights.size, document.adoptedStyleSheets.length]")?, json!([0, 0]));
        site.quiet()
    })
    .unwrap_or_else(|e| panic!("{e}"));
}

#[test]
fn five_hundred_elements_frames_shadows_and_a_second_script() {
    in_each(&folders(), |site| {
        let many: String = (0..500).map(|i| format!("<isnad-text><p>قال الوزير رقم {i}: «نعم».</p></isnad-text>")).collect();
        let twice = format!("{SCRIPT}<script type=module src=copy.js></script>");
        std::fs::copy(dist().join("embed/isnad.js"), site.root().join("copy.js"))?;
        site.write("many.html", &page(&twice, &many))?;
        site.visit("many.html")?;
        site.until("states() === 'ready'")?;
        // What is far from the window is not painted.
        site.until("painted()['isnad-light-direct']?.length > 5")?;
        assert_eq!(site.get("painted()['isnad-light-direct'].length < 300")?, true);
        assert_eq!(site.get("all('isnad-text').filter(({ analysis }) => analysis.quotes.length === 1).length")?, 500);
        site.session().run("scrollTo(0, document.body.scrollHeight)", &[])?;
        site.until("[...CSS.highlights.get('isnad-light-direct') ?? []].some((r) => r.startContainer.data.includes('499'))")?;
        site.session().run("document.body.replaceChildren()", &[])?;
        site.until("CSS.highlights.size === 0")?;

        // An article elsewhere, one that comes later, one in a shadow tree, one in a frame; a selector that is none.
        site.write("frame.html", &page(SCRIPT, &format!("<isnad-text>{SAID}</isnad-text>")))?;
        let body = format!(
            "<div id=host>{SAID}</div><isnad-text id=a for='#host'></isnad-text><isnad-text id=b for='#later'></isnad-text>\
             <isnad-text id=c for='['></isnad-text><div id=shadow></div><iframe src=frame.html></iframe>"
        );
        site.write("others.html", &page(SCRIPT, &body))?;
        site.visit("others.html")?;
        site.until("document.querySelector('#a').state === 'ready'")?;
        let later = "document.querySelector('#host').insertAdjacentHTML('afterend', '<p id=later>أكد المدير: «نعم».</p>');
            const root = document.querySelector('#shadow').attachShadow({ mode: 'open' });
            root.innerHTML = '<p id=in>قال النقيب: «غدا».</p><isnad-text for=\"#in\"></isnad-text>';";
        site.session().run(later, &[])?;
        site.until("document.querySelector('#b').state === 'ready'")?;
        site.until("['اللقاح آمن', 'نعم', 'غدا'].every((words) => painted()['isnad-light-direct']?.includes(words))")?;
        assert_eq!(site.get("document.querySelector('#c').state")?, "idle");
        assert_eq!(site.get("document.querySelector('#shadow').shadowRoot.adoptedStyleSheets.length")?, 1);
        site.until("document.querySelector('iframe').contentWindow.painted()['isnad-light-direct']?.[0] === 'اللقاح آمن'")?;
        site.quiet()
    })
    .unwrap_or_else(|e| panic!("{e}"));
}

#[test]
fn without_the_highlight_api_boxes_lie_over_the_words() {
    in_each(&folders(), |site| {
        site.write("lack.js", "delete CSS.highlights; Object.defineProperty(CSS, 'highlights', { value: undefined });")?;
        let head = format!("<script src=lack.js></script><script defer src=taken.js></script>{SCRIPT}");
        let body = format!("<isnad-text id=one panel=inline><article>{SAID}</article></isnad-text>");
        site.write("lack.html", &page(&head, &body))?;
        site.visit("lack.html")?;
        let boxes = "[...document.querySelector('#one').shadowRoot.querySelectorAll('.layer .direct')]";
        site.until(&format!("{boxes}.length > 0"))?;
        let place = site.get("placeOf('اللقاح آمن')")?;
        let over = format!("{boxes}.some((box) => {{ const r = box.getBoundingClientRect(); return r.left <= {0} && {0} <= r.right && r.top <= {1} && {1} <= r.bottom }})", place[0], place[1]);
        assert_eq!(site.get(&over)?, true);
        assert_eq!(site.get("JSON.parse(before)[0] === document.documentElement.outerHTML")?, true);
        site.session().click_at(place[0].as_f64().unwrap_or_default(), place[1].as_f64().unwrap_or_default())?;
        site.until("document.querySelector('#one').shadowRoot.querySelector('[part=card]')?.checkVisibility()")?;
        site.quiet()
    })
    .unwrap_or_else(|e| panic!("{e}"));
}

#[test]
fn from_another_host_under_its_policy_and_with_integrity() {
    let elsewhere = Server::start(&dist(), 0).unwrap_or_else(|e| panic!("{e}"));
    let script = format!("{}embed/isnad.js", elsewhere.url());
    let integrity = std::fs::read_to_string(dist().join("embed/integrity.txt")).unwrap_or_default();
    in_each(&folders(), |site| {
        let origin = elsewhere.url();
        for (policy, integrity, state) in [
            // Whole: a worker of a Blob.
            (format!("script-src 'self' {origin} 'wasm-unsafe-eval'; worker-src blob:"), integrity.trim(), "ready"),
            // No worker is allowed: the page's own thread.
            (format!("script-src 'self' {origin} 'wasm-unsafe-eval'; worker-src 'none'"), integrity.trim(), "ready"),
            // Trusted Types without our policy: the same.
            (format!("script-src 'self' {origin} 'wasm-unsafe-eval'; worker-src blob:; require-trusted-types-for 'script'; trusted-types none-of-ours"), "", "ready"),
            // No WebAssembly: an event says so.
            (format!("script-src 'self' {origin}; worker-src blob:"), "", "failed"),
        ] {
            let head = format!(
                "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; img-src data:; {policy}\">\
                 <script type=module src=\"{script}\" integrity=\"{integrity}\" crossorigin></script>"
            );
            site.write("elsewhere.html", &page(&head, &format!("<isnad-text date=2024-10-16>{SAID}</isnad-text>")))?;
            site.visit("elsewhere.html")?;
            site.until(&format!("states() === '{state}'")).map_err(|e| format!("{policy}: {e}"))?;
            let expected = if state == "ready" { "isnad-analysis" } else { "isnad-error" };
            site.until(&format!("events[0]?.[0] === '{expected}'"))?;
        }
        // A script that is not what the page asked for does not run.
        let head = format!("<script type=module src=\"{script}\" integrity=\"sha384-{}\" crossorigin></script>", "A".repeat(64));
        site.write("forged.html", &page(&head, &format!("<isnad-text>{SAID}</isnad-text>")))?;
        site.visit("forged.html")?;
        site.until("document.readyState === 'complete'")?;
        assert_eq!(site.get("customElements.get('isnad-text') === undefined")?, true);
        // A script without the comment that carries the core says what has happened to it.
        let whole = std::fs::read_to_string(dist().join("embed/isnad.js"))?;
        let parts = whole.split_once("/*").and_then(|(before, rest)| Some((before, rest.split_once("*/")?.1)));
        let (before, behind) = parts.ok_or("no comment in the script")?;
        assert!(before.len() + behind.len() < 100_000 && whole.chars().all(|c| c <= '\u{FF}'));
        site.write("bare.js", &format!("{before}{behind}"))?;
        site.write("bare.html", &page("<script type=module src=bare.js></script>", &format!("<isnad-text>{SAID}</isnad-text>")))?;
        site.visit("bare.html")?;
        site.until("states() === 'failed'")?;
        site.until("/carries no core/.test(events[0]?.[1].error.message)")
    })
    .unwrap_or_else(|e| panic!("{e}"));
}

#[test]
fn a_long_panel_goes_on_in_its_own_language_and_nothing_moves_for_those_who_asked_for_that() {
    for engine in engines().unwrap_or_else(|e| panic!("{e}")) {
        let test = || -> Result {
            let site = Site::open(engine, Setup { still: true, ..Setup::default() }, &folders())?;
            let many: String = (0..120).map(|i| format!("<p>قال الوزير رقم {i}: «نعم».</p>")).collect();
            let body = format!(
                "<isnad-text id=one lang=en panel=drawer>{many}</isnad-text><isnad-text lang=ar panel=drawer>{SAID}</isnad-text>"
            );
            site.write("panels.html", &page(SCRIPT, &body))?;
            site.visit("panels.html")?;
            ready(&site)?;
            let part = |name: &str| format!("document.querySelector('#one').shadowRoot.querySelector('[part={name}]')");
            site.session().run(&format!("{}.click()", part("button")), &[])?;
            let panel = part("panel");
            site.until(&format!("{panel}.checkVisibility()"))?;
            assert_eq!(
                site.get(&format!("[{panel}.getAnimations().length, getComputedStyle({panel}).animationName]"))?,
                json!([0, "none"])
            );
            site.session().run(&format!("{panel}.querySelector('[data-more]').click()"), &[])?;
            site.until(&format!("{panel}.querySelectorAll('[part=quote]').length === 120"))?;
            assert_eq!(
                site.get(&format!(
                    "/[\\u0600-\\u06FF]/.test([...{panel}.querySelectorAll('.kind, .count')].map((e) => e.textContent))"
                ))?,
                false
            );
            assert_eq!(site.get("document.querySelector('#one').shadowRoot.activeElement?.localName")?, "button");
            site.quiet()
        };
        test().unwrap_or_else(|e| panic!("{}: {e}", engine.name()));
    }
}

/// How often the cost is taken.
const RUNS: usize = 4;
/// The most that it may be, in ms of the main thread's own time.
const COST: f64 = 30.0;
/// On a machine that is slow or busy: the same as a part of what the page costs by itself.
const PART: f64 = 2.0;

/// The page of an article with the element and without it, in turn.
#[test]
fn an_article_of_five_thousand_words_costs_little() {
    let Some(chromium) = engines().unwrap().into_iter().find(|engine| engine.name() == "chromium") else { return };
    let (mut with, mut without, mut shift) = (f64::MAX, f64::MAX, f64::MAX);
    for _ in 0..RUNS {
        without = without.min(visit(chromium, false).unwrap().main);
        let visited = visit(chromium, true).unwrap();
        with = with.min(visited.main);
        // A browser on a busy machine may draw a page while it is being read, and counts that; the element's own would be in every visit.
        shift = shift.min(visited.shift);
        if with - without < COST.max(without * PART) && shift == 0.0 {
            break;
        }
    }
    println!("main thread: {with:.1} ms with the element, {without:.1} ms without");
    assert!(with - without < COST.max(without * PART), "{with:.1} ms with the element, {without:.1} ms without");
    assert_eq!(shift, 0.0);
}
