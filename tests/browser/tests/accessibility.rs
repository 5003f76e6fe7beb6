//! The page for everybody: axe-core finds nothing in any state, colours have contrast, 400 % zoom has room, the keyboard is
//! enough, nothing moves for those who asked for that.
#![expect(clippy::indexing_slicing, reason = "a JSON value gives null for what it does not have")]

use std::path::Path;

use std::cell::Cell;

use isnad_browser_tests::browser::{Look, Setup};
use isnad_browser_tests::page::Page;
use isnad_browser_tests::webdriver::keys;
use isnad_browser_tests::{Result, in_each};
use serde_json::{Value, json};

/// The rules of axe-core, which `cargo xtask test` gets from npm.
fn axe() -> Result<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/npm/xtask/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&file).map_err(|e| format!("{}: {e}; `cargo xtask test` gets it", file.display()).into())
}

/// What axe-core finds wrong with the page as it is.
fn complaints(page: &Page<'_>, axe: &str) -> Result<Value> {
    let script = format!(
        "{axe}; return (async () => {{
            const {{ violations }} = await window.axe.run(document, {{ resultTypes: ['violations'] }});
            return violations.map(({{ id, nodes }}) => [id, nodes.slice(0, 3).map((node) => `${{node.target}}: ${{node.failureSummary}}`)]);
        }})()"
    );
    page.session().run(&script, &[])
}

/// Presses a button until what it opens is there: WebKit's driver now and then loses a click behind a key.
fn open(page: &Page<'_>, button: &str, first: &str) -> Result {
    let looks = Cell::new(0);
    page.session().wait(first, || {
        if looks.replace(looks.get() + 1) % 100 == 0 {
            page.session().click(button)?;
        }
        let there = "return document.querySelector(arguments[0]) !== null";
        Ok((page.session().run(there, &[json!(first)])? == true).then_some(()))
    })?;
    page.session().find(first).map(drop)
}

fn close(page: &Page<'_>, what: &str) -> Result {
    page.session().keys(&keys::ESCAPE.to_string())?;
    page.session().wait(&format!("{what} to close"), || Ok(page.texts(what)?.is_empty().then_some(())))
}

#[test]
fn axe_finds_nothing_in_any_state() -> Result {
    let axe = axe()?;
    let check_all = |page: &Page<'_>, look: Look| -> Result {
        for theme in ["light", "dark"] {
            let check = |state: &str| -> Result {
                assert_eq!(complaints(page, &axe)?, json!([]), "{look:?}, {theme}, {state}");
                Ok(())
            };
            page.session()
                .run("localStorage.clear(); localStorage.setItem('isnad.theme', arguments[0])", &[json!(theme)])?;
            page.load()?;
            check("empty")?;
            page.and_read(|| page.session().click(".try"))?;
            check("sample")?;
            let (x, y) = page.place_of("إن مثل هذه الخطوة")?;
            page.session().click_at(x, y)?;
            page.session().find("#card[data-pinned]")?;
            check("card")?;
            page.session().keys(&keys::ESCAPE.to_string())?;
            open(page, "#tab-when", "[data-date]")?;
            page.session().run("document.querySelector('[data-date]').scrollIntoView({ block: 'center' })", &[])?;
            page.session().click("[data-date]")?;
            check("timeline")?;
            page.session().keys(&keys::ESCAPE.to_string())?;
            open(page, "#tab-overview", "#overview .part")?;
            check("overview")?;
            page.session().click("#tab-who")?;
            page.session().click("#search")?;
            page.session().keys("فلين")?;
            page.session().find("#quotes .found")?;
            check("search")?;
            open(page, "#export", "dialog .format")?;
            check("export")?;
            close(page, "dialog")?;
            open(page, "#share", "dialog .link-field")?;
            check("share")?;
            close(page, "dialog")?;
            page.session().click("#lang")?;
            check("English")?;
        }
        Ok(())
    };
    for look in [Look::Desk, Look::Phone] {
        in_each(look, |page| check_all(page, look))?;
    }
    Ok(())
}

#[test]
fn every_colour_of_the_text_has_contrast() -> Result {
    in_each(Look::Desk, |page| {
        for theme in ["light", "dark"] {
            page.session().run("document.documentElement.dataset.theme = arguments[0]", &[json!(theme)])?;
            let script = "
                const canvas = document.createElement('canvas');
                canvas.width = canvas.height = 1;
                const paint = canvas.getContext('2d', { willReadFrequently: true });
                const probe = document.createElement('i');
                document.body.append(probe);
                const colours = new Map();
                const colour = (name) => {
                    if (!colours.has(name)) {
                        probe.style.color = `var(${name})`;
                        colours.set(name, getComputedStyle(probe).color);
                    }
                    return colours.get(name);
                };
                const mix = (layers) => {
                    paint.clearRect(0, 0, 1, 1);
                    for (const layer of layers) {
                        paint.fillStyle = colour(layer);
                        paint.fillRect(0, 0, 1, 1);
                    }
                    return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3);
                };
                const light = (rgb) => {
                    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const bad = [];
                const test = (text, ...ground) => {
                    const [low, high] = [light(mix(ground)), light(mix([...ground, text]))].sort((a, b) => a - b);
                    const contrast = (high + 0.05) / (low + 0.05);
                    if (contrast < 4.5) bad.push(`${text} on ${ground.join(', ')}: ${contrast.toFixed(2)}`);
                };
                for (let n = 0; n <= 8; n++) {
                    const words = ['--ink', '--cue', '--date', `--source-${n}`, `--source-${(n % 8) + 1}`];
                    for (const word of words) {
                        test(word, '--sheet');
                        test(word, '--sheet', `--soft-${n}`);
                        test(word, '--sheet', `--speaker-${n}`);
                        test(word, '--sheet', `--speaker-${n}`, '--chosen');
                        // A quote within a quote.
                        for (let m = 0; m <= 8; m++) test(word, '--sheet', `--speaker-${m}`, `--speaker-${n}`);
                    }
                }
                return bad;";
            assert_eq!(page.session().run(script, &[])?, json!([]), "{theme}");
        }
        Ok(())
    })
}

#[test]
fn the_theme_is_the_systems_until_it_is_chosen() -> Result {
    in_each(Look::Desk, |page| {
        let ground = || page.session().run("return getComputedStyle(document.body).backgroundColor", &[]);
        let system = ground()?;
        page.session().click("#theme")?;
        assert_ne!(ground()?, system);
        let chosen = ground()?;
        page.load()?;
        assert_eq!(ground()?, chosen, "the theme is kept");
        page.session().click("#theme")?;
        assert_eq!(ground()?, system);
        Ok(())
    })
}

/// What can be pressed or filled in and cannot be brought into sight: out of the window to the side, or under something else.
/// And by how much the page is wider than the window.
const UNREACHABLE: &str = "
    return (async () => {
        const wide = document.documentElement.clientWidth;
        const within = document.querySelector('dialog[open], #card[data-pinned]:not([hidden])') ?? document;
        const all = [...within.querySelectorAll('button, input, a[href], [contenteditable]')]
            .filter((e) => e.checkVisibility() && !e.disabled && !e.matches('.skip, #file'));
        const lost = [];
        for (const e of all) {
            e.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
            let fault = '';
            // What lies over the text when the lists are far leaves in some frames.
            for (let frames = 0; frames < 20; frames++) {
                if (frames > 0) await new Promise(requestAnimationFrame);
                const { left, right, top, bottom } = e.getBoundingClientRect();
                const middle = (from, to, size) => (Math.max(from, 0) + Math.min(to, size)) / 2;
                const over = document.elementFromPoint(middle(left, right, wide), middle(top, bottom, innerHeight));
                const reached = left >= -1 && right <= wide + 1 && (e.contains(over) || e.labels?.[0]?.contains(over));
                fault = reached || !e.checkVisibility() ? '' : `${e.id || e.className || e.textContent}: ${[left, right, top, bottom].map(Math.round)} under ${over?.id || over?.className || over?.localName}`;
                if (!fault) break;
            }
            if (fault) lost.push(fault);
        }
        const cut = [...within.querySelectorAll('p, h1, h2, h3, li, dd, q, strong')].filter((e) => {
            const { left, right, width } = e.getBoundingClientRect();
            return width > 1 && e.checkVisibility() && !e.closest('.hidden') && (left < -1 || right > wide + 1);
        });
        return [document.documentElement.scrollWidth - wide, lost, cut.map((e) => e.textContent), all.length > 0];
    })()";

#[test]
fn nothing_is_lost_at_four_hundred_percent() -> Result {
    // 1280 by 1024 px at 400 % are 320 by 256 px of the page, which Chromium can show; the others show their narrowest window.
    in_each(Look::Phone, |page| {
        let metrics = json!({"width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": false});
        let command = json!({"cmd": "Emulation.setDeviceMetricsOverride", "params": metrics});
        drop(page.session().post("/goog/cdp/execute", &command));
        let check = |state: &str| -> Result {
            assert_eq!(page.session().run(UNREACHABLE, &[])?, json!([0, [], [], true]), "{state}");
            Ok(())
        };
        check("empty")?;
        page.and_read(|| page.session().click(".try"))?;
        for (tab, first) in [("when", "[data-date]"), ("overview", ".part"), ("who", "[data-quote]")] {
            page.session().run("document.querySelector('#results').scrollIntoView()", &[])?;
            page.session().find(".jump[hidden]")?;
            open(page, &format!("#tab-{tab}"), &format!("#{tab} {first}"))?;
            check(tab)?;
        }
        // The words stay in sight above their card.
        let (x, y) = page.place_of("إن مثل هذه الخطوة")?;
        page.session().click_at(x, y)?;
        page.session().find("#card[data-pinned]")?;
        let words = "
            const card = document.querySelector('#card').getBoundingClientRect();
            const lit = [...CSS.highlights.get('lit')][0].getClientRects()[0];
            return lit.top >= 0 && (lit.bottom <= card.top + 1 || lit.top >= card.bottom - 1) && card.height <= innerHeight;";
        assert_eq!(page.session().run(words, &[])?, true, "the words and their card");
        check("card")?;
        page.session().keys(&keys::ESCAPE.to_string())?;
        for (button, first) in [("#export", "dialog .format"), ("#share", "dialog .link-field")] {
            open(page, button, first)?;
            check(button)?;
            close(page, "dialog")?;
        }
        page.session().click("#lang")?;
        check("English")
    })
}

/// What has the focus: its name, whether it shows that it has it, and whether it is in sight.
const FOCUS: &str = "
    const e = document.activeElement;
    if (!e || e === document.body || e === document.documentElement) return null;
    const { left, top, right, bottom } = e.getBoundingClientRect();
    const middle = (from, to, size) => (Math.max(from, 0) + Math.min(to, size)) / 2;
    const over = document.elementFromPoint(middle(left, right, innerWidth), middle(top, bottom, innerHeight));
    const { outlineStyle, outlineWidth } = getComputedStyle(e);
    const [key, value] = Object.entries(e.dataset).find(([key]) => ['kind', 'speaker', 'quote', 'date', 'step', 'cite', 'close', 'format'].includes(key)) ?? [];
    return {
        name: e.id || (key ? `${key} ${value}` : e.className),
        // The text shows its caret; in the field of the date browsers mark the part that has the focus.
        shows: ['editor', 'date'].includes(e.id) || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1),
        seen: e.contains(over) || Boolean(over?.contains(e)),
    };";

/// The name of what has the focus; empty where nothing has.
fn focused(page: &Page<'_>) -> Result<String> {
    Ok(page.session().run(FOCUS, &[])?["name"].as_str().unwrap_or_default().to_string())
}

/// Presses TAB until something has the focus, and returns all that had it on the way.
fn tab_to(page: &Page<'_>, goal: &str) -> Result<Vec<String>> {
    let mut passed = Vec::new();
    for _ in 0..120 {
        page.session().keys(&keys::TAB.to_string())?;
        let focus = page.session().run(FOCUS, &[])?;
        let name = focus["name"].as_str().unwrap_or_default().to_string();
        if name.is_empty() {
            continue;
        }
        assert_eq!((&focus["shows"], &focus["seen"]), (&json!(true), &json!(true)), "{focus}");
        passed.push(name);
        if passed.last().is_some_and(|name| name == goal) {
            return Ok(passed);
        }
    }
    Err(format!("the keys do not lead to {goal}, but to {passed:?}").into())
}

#[test]
fn the_keyboard_alone_is_enough() -> Result {
    in_each(Look::Desk, |page| {
        let press = |key: char| page.session().keys(&key.to_string());
        let enter = || press(keys::ENTER);
        let alt_enter = || page.session().shortcut(&['\u{E00A}'], keys::ENTER);
        assert_eq!(tab_to(page, "skip")?, ["skip"], "what comes first");
        enter()?;
        page.session().wait("the text to have the focus", || Ok((focused(page)? == "editor").then_some(())))?;
        page.load()?;
        tab_to(page, "sample")?;
        page.and_read(enter)?;
        // Everything has its turn, shows that it has, and is in sight.
        let passed = tab_to(page, "quote 15")?;
        let wanted = "open share export clear theme lang;kind direct;kind indirect;kind mixed;kind act;kind source;kind cue;kind date;date editor tab-who search pattern;speaker 0;quote 0";
        for name in wanted.split(';').flat_map(|part| {
            if part.contains("kind ") || part.contains("speaker ") || part.contains("quote ") {
                vec![part]
            } else {
                part.split(' ').collect()
            }
        }) {
            assert!(passed.iter().any(|had| had == name), "{name} is not among {passed:?}");
        }
        // From the list into the card, on to the next one, and back.
        enter()?;
        page.session().find("#card[data-pinned]:not([hidden])")?;
        assert_eq!(focused(page)?, "quote 15");
        alt_enter()?;
        assert!(focused(page)?.starts_with("step"), "{}", focused(page)?);
        tab_to(page, "step 1")?;
        for _ in 0..2 {
            enter()?;
            assert_eq!(focused(page)?, "step 1");
        }
        tab_to(page, "cite en")?;
        press(keys::ESCAPE)?;
        page.session().find("#card[hidden]")?;
        assert_eq!(focused(page)?, "quote 15");
        // A card that only showed itself stays once somebody goes into it.
        page.session().run("scrollTo(0, 0); document.querySelector('[data-quote=\"0\"]').focus()", &[])?;
        page.session().find("#card:not([hidden], [data-pinned])")?;
        alt_enter()?;
        page.session().find("#card[data-pinned]:not([hidden])")?;
        press(keys::ESCAPE)?;
        // Dialogs give the focus back.
        for (button, first) in [("export", "dialog .format"), ("share", "dialog .link-field")] {
            page.session().run("document.getElementById(arguments[0]).focus()", &[json!(button)])?;
            enter()?;
            page.session().find(first)?;
            assert_eq!(page.session().run("return document.activeElement.closest('dialog') !== null", &[])?, true);
            close(page, "dialog")?;
            assert_eq!(focused(page)?, button);
        }
        page.session().run("document.querySelector('[data-kind=date]').focus()", &[])?;
        press(' ')?;
        assert_eq!(page.session().attribute("[data-kind=date]", "aria-pressed")?.as_deref(), Some("false"));
        // Clearing gives the text the focus, and the way back is a TAB away from the end.
        page.session().run("document.querySelector('#clear').focus()", &[])?;
        page.and_read(enter)?;
        assert_eq!(focused(page)?, "editor");
        page.session().run("document.querySelector('#notice button').focus()", &[])?;
        page.and_read(enter)?;
        assert_eq!(focused(page)?, "editor");
        Ok(())
    })
}

#[test]
fn nothing_moves_for_those_who_asked_for_that() -> Result {
    in_each(Setup { still: true, ..Setup::default() }, |page| {
        assert_eq!(page.session().run("return matchMedia('(prefers-reduced-motion: reduce)').matches", &[])?, true);
        let note = "
            window.moved = [];
            const own = (name, of) => {
                const was = of[name];
                of[name] = function (...given) {
                    if (given[0]?.behavior === 'smooth') moved.push(name);
                    return was.apply(of === window ? window : this, given);
                };
            };
            for (const name of ['scrollBy', 'scrollTo', 'scroll']) {
                own(name, window);
                own(name, Element.prototype);
            }
            own('scrollIntoView', Element.prototype);
            for (const type of ['transitionrun', 'animationstart']) addEventListener(type, ({ target }) => moved.push(`${type} ${target.id || target.className}`), true);";
        page.session().run(note, &[])?;
        page.open_sample()?;
        open(page, "#quotes [data-quote='15']", "#card[data-pinned]")?;
        // There at once.
        let there = "const { top, bottom } = [...CSS.highlights.get('lit')][0].getBoundingClientRect(); return top >= 0 && bottom <= innerHeight";
        assert_eq!(page.session().run(there, &[])?, true);
        page.session().keys(&keys::ESCAPE.to_string())?;
        for (tab, first) in [("when", "[data-date]"), ("overview", ".part")] {
            open(page, &format!("#tab-{tab}"), &format!("#{tab} {first}"))?;
        }
        open(page, "#export", "dialog .format")?;
        close(page, "dialog")?;
        page.session().click("#theme")?;
        page.session().click("[data-kind=date]")?;
        page.session().run("document.querySelector('#busy').hidden = false", &[])?;
        let bar = "return document.querySelector('#busy progress').checkVisibility()";
        assert_eq!(page.session().run(bar, &[])?, false, "a bar that runs to and fro");
        let moved = "return [moved, document.getAnimations().length, getComputedStyle(document.documentElement).scrollBehavior]";
        assert_eq!(page.session().run(moved, &[])?, json!([[], 0, "auto"]));
        Ok(())
    })
}
