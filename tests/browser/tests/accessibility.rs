//! The page for everybody: axe-core finds nothing in any state, colours have contrast, 400 % zoom has room.

use std::path::Path;

use isnad_browser_tests::browser::Look;
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

fn open(page: &Page<'_>, button: &str, first: &str) -> Result {
    page.session().click(button)?;
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

#[test]
fn nothing_is_lost_at_four_hundred_percent() -> Result {
    // 1280 px at 400 % are 320 px of the page, which Chromium can show; the others show their narrowest window.
    in_each(Look::Phone, |page| {
        let metrics = json!({"width": 320, "height": 640, "deviceScaleFactor": 4, "mobile": false});
        let command = json!({"cmd": "Emulation.setDeviceMetricsOverride", "params": metrics});
        drop(page.session().post("/goog/cdp/execute", &command));
        page.and_read(|| page.session().click(".try"))?;
        for (tab, first) in [("who", "[data-quote]"), ("when", "[data-date]"), ("overview", ".part")] {
            page.session().run("document.querySelector('#results').scrollIntoView()", &[])?;
            page.session().find(".jump[hidden]")?;
            page.session().click(&format!("#tab-{tab}"))?;
            page.session().find(&format!("#{tab} {first}"))?;
            let script = "
                const wide = document.documentElement.clientWidth;
                const out = [...document.querySelectorAll('button, input, p, h1, h2, li')].filter((e) => {
                    const { left, right, width } = e.getBoundingClientRect();
                    return width > 1 && !e.closest('.legend, .hidden') && (left < -1 || right > wide + 1);
                });
                return [document.documentElement.scrollWidth - wide, out.map((e) => e.id || e.className || e.textContent)];";
            assert_eq!(page.session().run(script, &[])?, json!([0, []]), "{tab}");
        }
        Ok(())
    })
}
