//! Reading in a real browser: cards, keys, search, the timeline, the overview, the day, and what hostile text may not do.

use isnad_browser_tests::browser::{Look, engines};
use isnad_browser_tests::page::{Highlights, Page};
use isnad_browser_tests::webdriver::keys;
use isnad_browser_tests::{Result, in_each};
use serde_json::{Value, json};

const DOWN: char = '\u{E015}';
const UP: char = '\u{E013}';
const ALT: char = '\u{E00A}';
/// Words of the sample within a quote whose verb names its speaker by the short name.
const SAID: &str = "إن مثل هذه الخطوة";

fn of<'h>(highlights: &'h Highlights, name: &str) -> &'h [String] {
    highlights.get(name).map(Vec::as_slice).unwrap_or_default()
}

/// Moves the mouse to a point of the window, in steps as a hand does.
fn point_at(page: &Page<'_>, x: f64, y: f64) -> Result {
    let (x, y) = (x.round() as i64, y.round() as i64);
    let step = |x: i64, y: i64| json!({"type": "pointerMove", "duration": 20, "x": x, "y": y});
    let actions = json!([step(x + 6, y + 3), step(x + 2, y + 1), step(x, y)]);
    let mouse = json!({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions});
    page.session().post("/actions", &json!({"actions": [mouse]})).map(drop)
}

fn focused(page: &Page<'_>) -> Result<String> {
    let script = "const e = document.activeElement; return `${e.id} ${e.closest('#card') ? 'in card' : ''}`.trim()";
    Ok(page.session().run(script, &[])?.as_str().unwrap_or_default().to_string())
}

fn open_tab(page: &Page<'_>, tab: &str, first: &str) -> Result {
    page.session().click(&format!("#tab-{tab}"))?;
    page.session().find(&format!("#{tab} {first}")).map(drop)
}

#[test]
fn a_click_on_a_mention_lights_all_of_them() -> Result {
    in_each(Look::Desk, |page| {
        page.open_sample()?;
        let whole = "المتحدث باسم مجلس الأمن القومي بالبيت الأبيض شون سافيت";
        for words in [whole, "سافيت في بيان"] {
            let (x, y) = page.place_of(words)?;
            // The middle of the longer words is «في»: the name stands before it.
            let x = if words == whole { x } else { x + 30.0 };
            page.session().click_at(x, y)?;
            let lit = page.highlights()?;
            let mentions = of(&lit, "mention");
            assert!(mentions.contains(&whole.to_string()) && mentions.contains(&"سافيت".to_string()), "{mentions:?}");
            assert!(page.wait_for_card("شون سافيت")?.contains("2"), "which of two mentions it is");
            assert!(page.texts("#quotes [aria-current]")?.concat().contains("شون سافيت"));
            page.session().keys(&keys::ESCAPE.to_string())?;
            assert!(of(&page.highlights()?, "mention").is_empty());
        }
        // The same colour in the text, in the list and on the card.
        page.click_words(SAID)?;
        let tints = page.session().run(
            "const tint = (e) => /tint-\\d/.exec(e.className)[0];
             const entry = document.querySelector('#quotes [data-quote][aria-current]');
             return [tint(document.querySelector('#card')), tint(entry.closest('section'))]",
            &[],
        )?;
        assert_eq!(tints[0], tints[1]);
        let name = tints[0].as_str().unwrap_or_default().replace("tint", "speaker");
        assert!(of(&page.highlights()?, &name).iter().any(|quote| quote.starts_with(SAID)), "{name}");
        Ok(())
    })
}

#[test]
fn the_card_tells_who_how_and_why() -> Result {
    in_each(Look::Desk, |page| {
        page.open_sample()?;
        let (x, y) = page.place_of(SAID)?;
        point_at(page, x, y)?;
        let hovered = page.wait_for_card("شون سافيت")?;
        for part in ["المتحدث باسم مجلس الأمن القومي", "قول بنصّه", "وقال", "%", "لماذا", "لماذا هذا القائل"]
        {
            assert!(hovered.contains(part), "«{part}» is missing in {hovered}");
        }
        point_at(page, 4.0, 4.0)?;
        page.session().wait("the card to close", || Ok(page.card()?.is_empty().then_some(())))?;
        // A click keeps it, and it leads to the mention that the short name was traced to.
        page.click_words(SAID)?;
        page.wait_for_card("شون سافيت")?;
        page.session().click("#card [data-speaker]")?;
        let lit = page.highlights()?;
        assert_eq!(of(&lit, "mention").len(), 2, "{lit:?}");
        // An elided subject says whom it was traced to, and by which rule.
        page.click_words("إنها تتضمن بند المساعدة")?;
        let elided = page.wait_for_card("فلاديمير بوتن")?;
        assert!(elided.contains("يعود إلى") && elided.contains("الرئيس الروسي فلاديمير بوتن"), "{elided}");
        // A date: its value and the other calendar.
        page.session().keys(&keys::ESCAPE.to_string())?;
        page.click_words("15 أكتوبر من العام 2024")?;
        let date = page.wait_for_card("2024-10-15")?;
        assert!(date.contains("1446"), "{date}");
        Ok(())
    })
}

#[test]
fn keys_walk_from_quote_to_quote_and_into_the_card() -> Result {
    in_each(Look::Desk, |page| {
        page.open_sample()?;
        page.session().click("#editor")?;
        page.session().run("getSelection().collapse(document.querySelector('#editor').firstChild, 0)", &[])?;
        page.session().shortcut(&[ALT], DOWN)?;
        let first = page.wait_for_card("1 من 16")?;
        page.session().shortcut(&[ALT], DOWN)?;
        let second = page.wait_for_card("2 من 16")?;
        assert_ne!(first, second);
        let told = page.texts("#live")?.concat();
        assert!(told.contains("2 من 16") && told.contains("متحدث باسم البيت الأبيض"), "{told}");
        page.session().shortcut(&[ALT], UP)?;
        page.wait_for_card("1 من 16")?;
        page.session().shortcut(&[ALT], keys::ENTER)?;
        assert!(focused(page)?.contains("in card"), "{}", focused(page)?);
        page.session().keys(&keys::ESCAPE.to_string())?;
        assert_eq!((page.card()?.as_str(), focused(page)?.as_str()), ("", "editor"));
        // The card's own arrows, by mouse.
        page.click_words(SAID)?;
        page.wait_for_card("8 من 16")?;
        page.session().click("#card [data-step='1']")?;
        page.wait_for_card("9 من 16")?;
        // Tabs and entries by the arrows alone.
        page.session().click("#tab-who")?;
        page.session().keys("\u{E012}")?;
        page.session().find("#when [data-date]")?;
        assert_eq!(focused(page)?, "tab-when");
        page.session().keys("\u{E014}")?;
        assert_eq!(page.session().attribute("#tab-who", "aria-selected")?.as_deref(), Some("true"));
        Ok(())
    })
}

#[test]
fn search_finds_quotes_as_people_type() -> Result {
    in_each(Look::Desk, |page| {
        page.open_sample()?;
        let all = page.texts("#quotes [data-quote]")?.len();
        let search = |words: &str| -> Result<Vec<String>> {
            page.session().click("#search")?;
            page.session().shortcut(&[keys::CONTROL], 'a')?;
            page.session().keys(words)?;
            let found = "return document.querySelector('#quotes .found')?.textContent ?? ''";
            page.session().wait("the result", || {
                let shown = page.session().run(found, &[])?;
                Ok(shown.as_str().is_some_and(|text| !text.is_empty()).then_some(()))
            })?;
            std::thread::sleep(std::time::Duration::from_millis(150));
            page.texts("#quotes [data-quote]")
        };
        // Without the hamza, with diacritics, by the speaker's name.
        assert!(search("اسلحتها")?.len() >= 2);
        assert!(search("القُوّات الكورية")?.len() == 1);
        assert!(search("فلين")?.len() >= 3);
        assert!(search("لا شيء كهذا أبدا")?.is_empty());
        // By a regular expression of the core; one that is none says so.
        page.session().click("#pattern")?;
        assert!(search("القُوّات (المسلحة|الكورية)")?.len() == 2);
        assert!(search("اخبار? ك.ذبة")?.len() == 1);
        assert!(search("فلين")?.is_empty(), "speakers are no quotes");
        assert!(search("(")?.is_empty() && page.texts("#quotes .found")?.concat().contains("unclosed group"));
        page.session().keys(&keys::ESCAPE.to_string())?;
        page.session().wait("all quotes", || Ok((page.texts("#quotes [data-quote]")?.len() == all).then_some(())))?;
        Ok(())
    })
}

#[test]
fn a_long_list_shows_what_was_chosen() -> Result {
    in_each(Look::Desk, |page| {
        let lines: Vec<String> = (0..500).map(|n| format!("قالت الوزيرة سلمى حداد: «الجواب {n} نعم».")).collect();
        page.paste(&lines.join("\n"))?;
        assert_eq!(page.texts("#quotes [data-quote]")?.len(), 200);
        // What was off screen gets its height once it is on screen: the place may be right only the second time.
        page.session().wait("the entry far down", || {
            page.click_words("الجواب 480 نعم")?;
            std::thread::sleep(std::time::Duration::from_millis(300));
            Ok(page.texts("#quotes [aria-current]")?.concat().contains("الجواب 480 نعم").then_some(()))
        })?;
        let listed = page.texts("#quotes [data-quote]")?;
        // The list begins twenty before the quote that was chosen first, which a place that was not yet right may have been another.
        let number = |entry: &str| entry.split_whitespace().find_map(|word| word.parse::<i32>().ok());
        let first = number(&listed[0]).unwrap_or_default();
        assert!(listed.len() <= 220 && (440..=480).contains(&first), "{} from {}", listed.len(), listed[0]);
        page.session().keys(&keys::ESCAPE.to_string())?;
        page.session().run("document.querySelector('[data-more=before]').scrollIntoView()", &[])?;
        page.session().click("[data-more=before]")?;
        assert_eq!(number(&page.texts("#quotes [data-quote]")?[0]), Some(first - 200));
        Ok(())
    })
}

#[test]
fn the_timeline_ties_quotes_to_dates() -> Result {
    in_each(Look::Desk, |page| {
        page.open_sample()?;
        open_tab(page, "when", "[data-date]")?;
        let dates = page.texts("#when .moment strong")?;
        assert_eq!(dates, ["يونيو 2024", "أكتوبر 2024", "الثلاثاء، 15 أكتوبر 2024"]);
        let other = page.texts("#when .moment small")?;
        assert!(other.last().is_some_and(|day| day.contains("ربيع الآخر 1446")), "{other:?}");
        assert!(page.texts("#when .published")?.concat().contains("16 أكتوبر 2024"));
        let tied = page.texts("#when [data-quote]")?;
        assert!(tied.iter().any(|quote| quote.contains("متحدث باسم البيت الأبيض")), "{tied:?}");
        page.session().click("#when [data-date='0']")?;
        assert_eq!(of(&page.highlights()?, "lit"), ["15 أكتوبر من العام 2024"]);
        Ok(())
    })
}

#[test]
fn the_overview_measures_the_text() -> Result {
    in_each(Look::Desk, |page| {
        page.paste("قالت الوزيرة سلمى حداد: «نعم».\nوقال مصدر مطلع إن الأمر انتهى.\nوصل الوفد.")?;
        open_tab(page, "overview", ".part")?;
        let parts = page.texts("#overview .part")?;
        assert_eq!(parts.len(), 4, "{parts:?}");
        let percents: i64 = page
            .texts("#overview .part:first-child .key b")?
            .iter()
            .filter_map(|text| text.chars().filter(char::is_ascii_digit).collect::<String>().parse::<i64>().ok())
            .sum();
        assert!((98..=102).contains(&percents), "{parts:?}");
        assert!(parts[2].contains("باسمه") && parts[2].contains("مصدر لم يُسمَّ"), "{parts:?}");
        page.session().click("#overview [data-speaker]")?;
        assert!(!of(&page.highlights()?, "mention").is_empty());
        Ok(())
    })
}

#[test]
fn the_day_of_publication_comes_from_the_text_until_somebody_sets_it() -> Result {
    in_each(Look::Desk, |page| {
        let day = || page.session().run("return document.querySelector('#date').value", &[]);
        page.paste("الوزير يعد بالإصلاح\nنُشر في 15 أكتوبر 2024\nقال الوزير أمس إن الإصلاح قريب.")?;
        assert_eq!(day()?, "2024-10-15");
        assert_eq!(page.session().text("#day-note")?, "من النص");
        page.click_words("أمس")?;
        page.wait_for_card("2024-10-14")?;
        // Another text, another day; a text that tells none has none.
        page.paste("رام الله 3-5-2023 وفا- قال الوزير إن الإصلاح قريب.")?;
        assert_eq!(day()?, "2023-05-03");
        page.paste("قال الوزير أمس إن الإصلاح قريب.")?;
        assert_eq!((day()?, page.session().text("#day-note")?), (json!(""), String::new()));
        // What the reader sets stays.
        page.and_read(|| page.set_day("2020-02-20"))?;
        page.paste("الوزير يعد بالإصلاح\nنُشر في 15 أكتوبر 2024\nقال الوزير أمس إن الإصلاح قريب.")?;
        assert_eq!((day()?, page.session().text("#day-note")?), (json!("2020-02-20"), String::new()));
        page.load()?;
        assert_eq!(day()?, "2020-02-20");
        Ok(())
    })
}

#[test]
fn text_stays_text_and_nothing_leaves() -> Result {
    in_each(Look::Desk, |page| {
        let script = "
            window.violations = [];
            document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));";
        page.session().run(script, &[])?;
        let text = "<script>window.hacked = 1</script> قال <b>الوزير</b>: «<img src=x onerror=\"window.hacked = 2\">».\n\
                    javascript:alert(1) \u{202e}قالت المديرة: «\u{2067}نعم\u{2069} <svg onload=alert(1)>»\u{202c}.";
        page.paste(text)?;
        assert_eq!(page.text()?, text);
        page.click_words("onerror")?;
        for tab in ["when", "overview", "who"] {
            page.session().click(&format!("#tab-{tab}"))?;
        }
        page.session().run("dispatchEvent(new Event('beforeprint'))", &[])?;
        let made = page.session().run(
            "return [window.hacked ?? null, document.querySelectorAll('#editor :not(p, br), #results :is(script, img, svg), #card :is(script, img, svg), #print :is(script, img, svg)').length, violations]",
            &[],
        )?;
        assert_eq!(made, json!([null, 0, []]));
        Ok(())
    })
}

#[test]
fn the_policy_stops_what_a_tricked_page_would_do() -> Result {
    for engine in engines()? {
        let page = Page::open(engine, Look::Desk)?;
        let listen = "
            window.violations = [];
            document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));";
        page.session().run(listen, &[])?;
        // Scripts and handlers of markup, styles, and requests elsewhere.
        let tried = "
            const box = document.createElement('div');
            box.innerHTML = '<img src=\"http://127.0.0.1:9/a.png\" onerror=\"window.hacked = 3\">';
            document.body.append(box);
            const script = document.createElement('script');
            script.textContent = 'window.hacked = 4';
            document.body.append(script);
            fetch('http://127.0.0.1:9/b').catch(() => {});
            box.setAttribute('style', 'color: red');";
        page.session().run(tried, &[])?;
        let found = page.session().wait("the policy to act", || {
            let found = page.session().run("return [window.hacked ?? null, violations.map(String)]", &[])?;
            Ok(found[1].as_array().is_some_and(|all| all.len() >= 4).then_some(found))
        })?;
        assert_eq!(found[0], Value::Null);
        let all = found[1].to_string();
        for directive in ["img-src", "script-src", "connect-src", "style-src"] {
            assert!(all.contains(directive), "{directive} is missing in {all}");
        }
        // No `finish`: the console is full of what was stopped.
    }
    Ok(())
}

#[test]
fn a_phone_shows_cards_at_its_foot() -> Result {
    in_each(Look::Phone, |page| {
        page.open_sample()?;
        page.click_words(SAID)?;
        page.wait_for_card("شون سافيت")?;
        let script = "
            const card = document.querySelector('#card').getBoundingClientRect();
            return [card.bottom - innerHeight, card.left, document.documentElement.clientWidth - card.right, document.documentElement.scrollWidth - innerWidth];";
        let places = page.session().run(script, &[])?;
        let narrow = page.session().run("return matchMedia('(max-width: 36rem)').matches", &[])? == true;
        for at in 0..4 {
            let far = places[at].as_f64().unwrap_or(99.0);
            assert!(!narrow || far.abs() <= 1.0 || at == 3 && far <= 0.0, "{places}");
        }
        Ok(())
    })
}
