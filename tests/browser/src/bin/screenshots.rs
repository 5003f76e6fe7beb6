//! Pictures of the page in each of its states, languages and themes, on a desk and on a phone: `cargo xtask screenshots`.

use std::path::{Path, PathBuf};

use isnad_browser_tests::Result;
use isnad_browser_tests::browser::{Look, engines};
use isnad_browser_tests::page::Page;
use isnad_browser_tests::webdriver::keys;
use serde_json::json;

/// A quote within a quote, dates in both, and a line that tells the day of publication.
const NESTED: &str = "المجلس يناقش خطة المياه\n\
    الثلاثاء 15 أكتوبر 2024\n\
    قالت وزيرة المياه رنا الخطيب أمس: «أبلغني المحافظ قبل أسبوع: ‹ستصل المياه في 3 مارس المقبل›، ونحن نصدّقه».\n\
    وأضافت أن الخطة تمتد ثلاث سنوات، بينما رأى مصدر مطلع أن «الموعد متفائل».\n\
    وبحسب تقرير للمجلس، أُنجز نصف العمل منذ محرم 1445 هـ.";

/// A name and what leads from the sample to the state.
type State = (&'static str, fn(&Page<'_>, bool) -> Result);

const STATES: [State; 9] = [
    ("reading", |_, _| Ok(())),
    ("card", |page, _| words(page, "إن مثل هذه الخطوة")),
    ("speaker", |page, _| words(page, "سافيت في")),
    ("timeline", |page, _| tab(page, "when", "[data-date]")),
    ("overview", |page, _| tab(page, "overview", ".part")),
    ("search", |page, _| {
        page.session().click("#search")?;
        page.session().keys("كوريا الشمالية")?;
        page.session().find("#quotes .found").map(drop)
    }),
    ("export", |page, _| open(page, "#export", "dialog .format")),
    ("share", |page, _| open(page, "#share", "dialog .link-field")),
    ("print", |page, _| {
        page.session().wait("the printer's page", || {
            let ready = "dispatchEvent(new Event('beforeprint')); return document.querySelector('#print') !== null";
            Ok((page.session().run(ready, &[])? == true).then_some(()))
        })?;
        cdp(page, "Emulation.setEmulatedMedia", &json!({"media": "print"}))
    }),
];

fn main() -> Result {
    let home = PathBuf::from(std::env::args().nth(1).ok_or("expected the folder for the pictures")?);
    std::fs::create_dir_all(&home)?;
    // Sizes and media are set in Chromium's own way.
    let engine = engines()?.into_iter().find(|engine| engine.name() == "chromium").ok_or("Chromium is missing")?;
    let page = Page::open(engine, Look::Desk)?;
    for (device, width, height) in [("desk", 1400, 900), ("phone", 390, 844)] {
        let phone = device == "phone";
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 2, "mobile": phone});
        cdp(&page, "Emulation.setDeviceMetricsOverride", &metrics)?;
        for language in ["ar", "en"] {
            for theme in ["light", "dark"] {
                let picture = |state: &str| home.join(format!("{device}-{language}-{theme}-{state}.png"));
                start(&page, language, theme)?;
                shot(&page, &picture("empty"))?;
                for (state, act) in STATES {
                    start(&page, language, theme)?;
                    page.and_read(|| page.session().click(if phone { ".try" } else { "#sample" }))?;
                    act(&page, phone)?;
                    shot(&page, &picture(state))?;
                    cdp(&page, "Emulation.setEmulatedMedia", &json!({"media": ""}))?;
                }
                start(&page, language, theme)?;
                page.paste(NESTED)?;
                words(&page, "ستصل المياه")?;
                shot(&page, &picture("nested"))?;
            }
        }
    }
    println!("{}", home.display());
    Ok(())
}

/// Opens the page anew, empty, in a language and a theme.
fn start(page: &Page<'_>, language: &str, theme: &str) -> Result {
    let script = "
        const [lang, theme] = arguments;
        localStorage.clear();
        localStorage.setItem('isnad.lang', lang);
        localStorage.setItem('isnad.theme', theme);";
    page.session().run(script, &[json!(language), json!(theme)])?;
    page.session().run("document.activeElement?.blur()", &[])?;
    page.load()
}

fn words(page: &Page<'_>, words: &str) -> Result {
    let (x, y) = page.place_of(words)?;
    page.session().click_at(x, y)?;
    page.session().find("#card[data-pinned]:not([hidden])").map(drop)
}

fn tab(page: &Page<'_>, tab: &str, first: &str) -> Result {
    page.session().click(&format!("#tab-{tab}"))?;
    page.session().find(&format!("#{tab} {first}"))?;
    let narrow = "if (matchMedia('(max-width: 56rem)').matches) document.querySelector('#results').scrollIntoView()";
    page.session().run(narrow, &[]).map(drop)
}

fn open(page: &Page<'_>, button: &str, first: &str) -> Result {
    page.session().keys(&keys::ESCAPE.to_string())?;
    page.session().click(button)?;
    page.session().find(first).map(drop)
}

fn cdp(page: &Page<'_>, command: &str, parameters: &serde_json::Value) -> Result {
    page.session().post("/goog/cdp/execute", &json!({"cmd": command, "params": parameters})).map(drop)
}

fn shot(page: &Page<'_>, file: &Path) -> Result {
    // Scrolling and colours come to rest.
    std::thread::sleep(std::time::Duration::from_millis(250));
    let picture = page.session().get("/screenshot")?;
    std::fs::write(file, from_base64(picture.as_str().unwrap_or_default()))?;
    Ok(())
}

/// The bytes that base64 stands for.
fn from_base64(text: &str) -> Vec<u8> {
    let (mut bytes, mut bits, mut count) = (Vec::with_capacity(text.len() / 4 * 3), 0u32, 0);
    for letter in text.bytes() {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}
