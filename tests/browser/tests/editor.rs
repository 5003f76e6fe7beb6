//! The editor in real browsers: pasting, typing, undoing, opening files, keeping; and long texts.

use std::path::{Path, PathBuf};

use isnad_browser_tests::browser::Look;
use isnad_browser_tests::page::{Page, sample};
use isnad_browser_tests::webdriver::keys;
use isnad_browser_tests::{Result, in_each, in_each_altered};
use serde_json::json;

/// What every file in `files/` says.
const BRIDGE: &str = "الجسر يفتح غدا\nوقال المهندس سامي الحداد: «سنفتح الجسر».\nوأضاف أن العمل انتهى.";

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name)
}

/// The highlighted words of one kind.
fn of(page: &Page<'_>, kind: &str) -> Result<Vec<String>> {
    Ok(page.highlights()?.remove(kind).unwrap_or_default())
}

/// The caret as its distance from the start of the text.
fn caret(page: &Page<'_>) -> Result<u64> {
    let script = "
        const { focusNode, focusOffset } = getSelection(), editor = document.querySelector('#editor');
        const range = document.createRange();
        let before = 0;
        for (const paragraph of editor.children) {
            if (!paragraph.contains(focusNode)) { before += paragraph.textContent.length + 1; continue; }
            range.setStart(paragraph, 0);
            range.setEnd(focusNode, focusOffset);
            return before + range.toString().length;
        }
        return -1;";
    page.session().run(script, &[])?.as_u64().ok_or_else(|| "the caret is not in the text".into())
}

#[test]
fn files_open_as_clean_paragraphs() -> Result {
    in_each(Look::Desk, |page| {
        for name in ["bridge.txt", "bridge-1256.txt", "bridge.md", "bridge.html", "bridge.docx"] {
            page.and_read(|| page.session().choose_file("#file", &file(name)))?;
            assert_eq!(page.text()?, BRIDGE, "{name}");
            assert_eq!(of(page, "direct")?, ["سنفتح الجسر"], "{name}");
        }
        // What is no text is refused, and the text stays.
        page.session().choose_file("#file", &file("../../../../www/icon-192.png").canonicalize()?)?;
        page.session().wait("a notice", || Ok(page.session().text("#notice")?.contains("docx").then_some(())))?;
        assert_eq!(page.text()?, BRIDGE);
        Ok(())
    })
}

#[test]
fn a_file_dropped_on_the_page_opens() -> Result {
    in_each(Look::Desk, |page| {
        // No driver can drag a file from outside; the events are those that browsers send.
        let script = "
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([arguments[0]], 'خبر.txt', { type: 'text/plain' }));
            const fire = (type) => document.querySelector(arguments[1])
                .dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
            return [fire('dragover'), document.documentElement.classList.contains('dropping'), fire('drop')];";
        for target in ["#editor", "footer"] {
            let done = |text: &str| page.session().run(script, &[json!(text), json!(target)]);
            page.and_read(|| {
                assert_eq!(done(&format!("{target}\nقال الوزير: «نعم»."))?, json!([false, true, false]));
                Ok(())
            })?;
            assert_eq!(page.text()?, format!("{target}\nقال الوزير: «نعم»."));
        }
        Ok(())
    })
}

#[test]
fn what_is_copied_from_a_page_comes_as_clean_paragraphs() -> Result {
    in_each(Look::Desk, |page| {
        page.session().copy_page(
            "<h2>الجسر يفتح غدا</h2><p>وقال <b>المهندس <a href=x>سامي&nbsp;الحداد</a></b>:   «سنفتح\n الجسر».</p>
             <div><div><p><span>وأضاف أن العمل</span> انتهى.</p></div></div><p>&nbsp;</p><script>1</script>",
        )?;
        page.and_read(|| {
            page.session().click("#editor")?;
            page.session().shortcut(&[keys::CONTROL], 'v')
        })?;
        assert_eq!(page.text()?, BRIDGE);
        Ok(())
    })
}

#[test]
fn what_word_copies_is_clean_and_nothing_in_it_runs() -> Result {
    in_each(Look::Desk, |page| {
        // The markup as Word writes it; drivers have no Word.
        let word = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><style>p.MsoNormal{margin:0}</style>
            <!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]--></head><body lang=AR-SA>
            <!--StartFragment--><p class=MsoTitle dir=RTL><span lang=AR-SA>الجسر يفتح غدا<o:p></o:p></span></p>
            <p class=MsoListParagraph><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><span>وقال المهندس
            سامي الحداد: «سنفتح الجسر».</span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
            <p class=MsoNormal>وأضاف أن العمل انت\u{ad}هى.<img src=x onerror='document.title=\"!\"'><script>document.title='!'</script></p>
            <!--EndFragment--></body></html>";
        let script = "
            const clipboardData = new DataTransfer();
            clipboardData.setData('text/html', arguments[0]);
            clipboardData.setData('text/plain', 'آخر');
            const event = new Event('paste', { bubbles: true, cancelable: true });
            event.clipboardData = clipboardData;
            document.querySelector('#editor').focus();
            document.querySelector('#editor').dispatchEvent(event);";
        page.and_read(|| page.session().run(script, &[json!(word)]).map(drop))?;
        assert_eq!(page.text()?, BRIDGE);
        assert_eq!(page.session().run("return document.title.includes('!')", &[])?, false);
        Ok(())
    })
}

#[test]
fn the_caret_stays_where_it_was_while_highlights_come() -> Result {
    in_each(Look::Desk, |page| {
        page.paste("قالت الوزيرة: «لن نتراجع».\nوأضافت أن العمل انتهى.")?;
        let (x, y) = page.place_of("نتراجع")?;
        page.session().click_at(x, y)?;
        let begun = caret(page)?;
        let typed = "ـَمُّ و";
        for (n, letter) in typed.chars().enumerate() {
            page.and_read(|| page.session().keys(&letter.to_string()))?;
            assert_eq!(caret(page)?, begun + n as u64 + 1, "after {letter}");
        }
        assert!(page.text()?.contains(typed), "{}", page.text()?);
        assert_eq!(of(page, "direct")?.len(), 1);
        // Nothing but text is in the editor.
        let other = page.session().run("return document.querySelectorAll('#editor :not(p, br)').length", &[])?;
        assert_eq!(other, 0);
        Ok(())
    })
}

#[test]
fn undo_and_redo_go_back_through_typing_and_long_pastes() -> Result {
    in_each(Look::Desk, |page| {
        page.session().click("#editor")?;
        page.and_read(|| page.session().keys("أول"))?;
        let long = vec!["قال الوزير: «نعم»."; 40].join("\n");
        page.paste(&long)?;
        assert_eq!(page.text()?, long);
        page.and_read(|| page.session().shortcut(&[keys::CONTROL], 'z'))?;
        assert_eq!(page.text()?, "أول");
        page.and_read(|| page.session().shortcut(&[keys::CONTROL, keys::SHIFT], 'z'))?;
        assert_eq!(page.text()?, long);
        assert_eq!(of(page, "direct")?.len(), 40);
        Ok(())
    })
}

#[test]
fn the_text_outlives_the_page_until_it_is_cleared() -> Result {
    in_each(Look::Desk, |page| {
        let long = vec![sample()?; 60].join("\n");
        for text in ["قال الوزير: «نعم».", &long] {
            page.paste(text)?;
            let kept =
                "return localStorage.getItem('isnad.text') !== null || localStorage.getItem('isnad.long') !== null";
            page.session()
                .wait("the text to be kept", || Ok((page.session().run(kept, &[])? == true).then_some(())))?;
            std::thread::sleep(std::time::Duration::from_millis(500));
            page.load()?;
            assert_eq!(page.text()?.len(), text.len());
        }
        let hint = page.session().attribute("#clear", "title")?.unwrap_or_default();
        assert!(hint.contains("من هذا الجهاز"), "{hint}");
        page.and_read(|| page.session().click("#clear"))?;
        page.session().wait("the text to be forgotten", || {
            let left = page
                .session()
                .run("return ['text', 'long'].some((k) => localStorage.getItem('isnad.' + k) !== null)", &[])?;
            Ok((left == false).then_some(()))
        })?;
        page.load()?;
        assert_eq!(page.text()?, "");
        Ok(())
    })
}

#[test]
fn each_paragraph_has_a_direction_of_its_own() -> Result {
    in_each(Look::Desk, |page| {
        page.paste("قال الوزير: «نعم».\nThe minister said: “yes”.")?;
        let script = "
            return [...document.querySelector('#editor').children].map((p) => {
                const range = document.createRange(), node = p.firstChild, box = p.getBoundingClientRect();
                range.setStart(node, 0);
                range.setEnd(node, 1);
                const { left, right } = range.getBoundingClientRect();
                return left - box.left > box.right - right ? 'right' : 'left';
            });";
        assert_eq!(page.session().run(script, &[])?, json!(["right", "left"]));
        Ok(())
    })
}

#[test]
fn the_text_has_a_face_of_its_own_that_nothing_waits_for() -> Result {
    // Whatever the machine has is no help here.
    let own = [("fonts.css", "local('Noto Naskh Arabic'), local('NotoNaskhArabic-Regular'), ", "")];
    in_each_altered(&own, |page| {
        page.open_sample()?;
        let script = "
            const faces = [...document.fonts].filter((face) => face.family.includes('Isnad Naskh') && face.status === 'loaded');
            const display = faces.every((face) => face.display === 'swap');
            return faces.length > 0 && display && document.fonts.check(\"16px 'Isnad Naskh'\", 'قال');";
        page.session().wait("the face", || Ok(page.session().run(script, &[])?.as_bool().filter(|there| *there)))?;
        let waits = "return document.querySelector('link[rel=preload][as=font]') !== null";
        assert_eq!(page.session().run(waits, &[])?, false);
        Ok(())
    })
}

#[test]
fn where_highlights_are_missing_a_copy_shows_them() -> Result {
    let without = "Object.defineProperty(CSS, 'highlights', { value: undefined }); ";
    in_each_altered(&[("boot.js", "", without)], |page| {
        page.open_sample()?;
        let marks = page.texts(".mirror mark.hl-direct")?;
        assert!(marks.iter().any(|words| words.contains("هذا مختلف")), "{marks:?}");
        page.paste("قال الوزير: «نعم».")?;
        assert_eq!(page.texts(".mirror mark.hl-direct")?.concat(), "نعم");
        Ok(())
    })
}

#[test]
fn a_long_reading_shows_that_it_goes_on_and_can_be_stopped() -> Result {
    // Small slices with a rest between them: on every machine there is time to press the button.
    let slow = [
        ("worker.js", "const SLICE = 250_000", "const SLICE = 2_000"),
        ("analyst.js", "port2.postMessage(0);", "setTimeout(() => port2.postMessage(0), 60);"),
    ];
    in_each_altered(&slow, |page| {
        let piece = sample()?;
        let copies = 40;
        page.session().copy(&vec![piece.as_str(); copies].join("\n"))?;
        let before = page.revision()?;
        page.session().click("#editor")?;
        page.session().shortcut(&[keys::CONTROL], 'v')?;
        page.session().wait("the sign that reading goes on", || {
            Ok(page
                .session()
                .run("return !document.querySelector('#busy').hidden", &[])?
                .as_bool()
                .filter(|seen| *seen))
        })?;
        assert!(page.session().text("#busy")?.contains("يُقرأ النص"));
        // What shows is the beginning of the text, which was read first.
        page.session().wait("the first highlights", || Ok((!of(page, "direct")?.is_empty()).then_some(())))?;
        page.session().click("#stop")?;
        let counted = |page: &Page<'_>| -> Result<usize> {
            let count = page.texts("[data-kind=date] b")?.concat();
            Ok(count.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0))
        };
        page.session().wait("what has been read", || Ok((page.revision()? > before).then_some(())))?;
        let part = counted(page)?;
        assert!(part < 3 * copies, "{part} dates, though reading was stopped");
        assert_eq!(page.session().run("return document.querySelector('#busy').hidden", &[])?, true);
        // And goes on.
        page.and_read(|| page.session().click("#notice button"))?;
        assert_eq!(counted(page)?, 3 * copies);
        Ok(())
    })
}

#[test]
fn without_a_worker_the_page_reads_by_itself() -> Result {
    // It starts, and has nothing to say.
    in_each_altered(&[("worker.js", "self.onmessage", "self.postMessage({}); self.onmessage")], |page| {
        page.paste("قال الوزير: «نعم».")?;
        assert_eq!(of(page, "direct")?, ["نعم"]);
        page.and_read(|| page.session().keys(&format!("{}وأضاف: «لا».", keys::ENTER)))?;
        page.session().wait("the second quote", || Ok((of(page, "direct")?.len() == 2).then_some(())))
    })
}

/// Puts the caret behind the first of these words.
fn caret_behind(page: &Page<'_>, words: &str) -> Result {
    let script = "
        const [words] = arguments, editor = document.querySelector('#editor');
        const paragraph = [...editor.children].find((p) => p.textContent.includes(words));
        let left = paragraph.textContent.indexOf(words) + words.length;
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; left -= node.length, node = walker.nextNode()) {
            if (left > node.length) continue;
            editor.focus();
            return getSelection().collapse(node, left);
        }";
    page.session().run(script, &[json!(words)]).map(drop)
}

#[test]
fn what_an_input_method_composes_keeps_the_caret_and_is_highlighted() -> Result {
    in_each(Look::Desk, |page| {
        let note = "
            window.composition = [];
            for (const type of ['compositionstart', 'compositionend']) addEventListener(type, () => composition.push(type.slice(11)));";
        page.session().run(note, &[])?;
        let composed = |steps: &[&str], kind: &str, last: &str| -> Result {
            let begun = caret(page)?;
            let whole = |step: &str| step.encode_utf16().count() as u64;
            page.and_read(|| {
                page.compose(steps, |step| {
                    page.session().wait(&format!("the caret behind «{step}», which is composed"), || {
                        Ok((caret(page)? == begun + whole(step)).then_some(()))
                    })
                })
            })?;
            assert_eq!(caret(page)?, begun + whole(steps[steps.len() - 1]), "{steps:?}");
            page.session().wait(&format!("«{last}» as {kind}"), || {
                Ok(of(page, kind)?.iter().any(|words| words == last).then_some(()))
            })?;
            // Painting has not ended what was composed.
            assert_eq!(page.session().run("return composition.splice(0)", &[])?, json!(["start", "end"]));
            let other = page.session().run("return document.querySelectorAll('#editor :not(p, br)').length", &[])?;
            assert_eq!(other, 0, "only text is in the editor");
            Ok(())
        };
        // Into an empty page, letter by letter, as on a phone.
        page.session().click("#editor")?;
        let said = "قالت الوزيرة: «لن نتراجع».";
        let steps: Vec<String> = [4, 9, 13, 17, 25, 26].map(|n| said.chars().take(n).collect()).into();
        composed(&steps.iter().map(String::as_str).collect::<Vec<_>>(), "direct", "لن نتراجع")?;
        assert_eq!(page.text()?, said);
        // A word within a quote.
        caret_behind(page, "«لن ")?;
        composed(&["أ", "أب", "أبد", "أبدا", "أبدا "], "direct", "لن أبدا نتراجع")?;
        // Diacritics over a word: one by an input method, one by its key, one in place of another.
        caret_behind(page, "ق")?;
        composed(&["َ"], "cue", "قَالت")?;
        caret_behind(page, "قَالت")?;
        let begun = caret(page)?;
        page.and_read(|| page.session().keys("ِ"))?;
        assert_eq!((caret(page)?, of(page, "cue")?), (begun + 1, vec!["قَالتِ".to_string()]));
        caret_behind(page, "الوزير")?;
        composed(&["َّ"], "source", "الوزيرَّة")?;
        assert_eq!(of(page, "direct")?, ["لن أبدا نتراجع"]);
        assert_eq!(page.text()?, "قَالتِ الوزيرَّة: «لن أبدا نتراجع».");
        // Nothing is composed after all.
        caret_behind(page, "أبدا")?;
        page.compose(&["غ", "غد", ""], |_| Ok(()))?;
        page.session().wait("the text as it was", || Ok(page.text()?.contains("أبدا نتراجع").then_some(())))?;
        Ok(())
    })
}

#[test]
fn a_new_text_comes_with_its_highlights() -> Result {
    in_each(Look::Desk, |page| {
        // The worker is asked for a text of this length once it has been painted.
        let long = vec![sample()?; 10].join("\n");
        let watch = "
            window.first = null;
            const look = () => (window.first = CSS.highlights.get('direct').size);
            addEventListener('paste', () => requestAnimationFrame(look), { capture: true, once: true });";
        page.session().run(watch, &[])?;
        page.session().copy(&long)?;
        page.and_read(|| {
            page.session().click("#editor")?;
            page.session().shortcut(&[keys::CONTROL], 'v')
        })?;
        let first = page.session().run("return window.first", &[])?;
        assert!(first.as_u64() >= Some(1), "the first frame had {first} direct quotes");
        // What the worker tells later is the same, and more.
        assert_eq!(page.text()?, long);
        page.session()
            .wait("the rest", || Ok((of(page, "direct")?.len() as u64 >= first.as_u64().unwrap_or(0)).then_some(())))
    })
}

#[test]
fn ten_megabytes_stay_usable() -> Result {
    in_each(Look::Desk, |page| {
        let piece = sample()?;
        let copies = 10_000_000 / piece.len() + 1;
        // What happens while it is read may be over before a driver can ask: the page notes it, and presses the button itself.
        let watch = "
            window.seen = null;
            const busy = document.querySelector('#busy');
            const look = () => {
                const share = busy.querySelector('progress').value;
                const painted = CSS.highlights.get('direct').size;
                if (busy.hidden || !busy.checkVisibility() || window.seen || painted === 0) return;
                window.seen = { share, painted, length: document.querySelector('#editor').textContent.length };
                document.querySelector('#stop').click();
            };
            new MutationObserver(look).observe(busy, { attributes: true, subtree: true });";
        page.session().run(watch, &[])?;
        page.session().copy_often(&format!("{piece}\n"), copies)?;
        page.and_read(|| {
            page.session().click("#editor")?;
            page.session().shortcut(&[keys::CONTROL], 'v')
        })?;
        let seen = page.session().run("return window.seen", &[])?;
        assert!(seen["share"].as_f64() < Some(1.0) && seen["painted"].as_u64() >= Some(1), "{seen}");
        let letters = piece.chars().filter(|c| *c != '\n').count() * copies;
        assert_eq!(seen["length"].as_u64(), Some(letters as u64), "all of it is in the editor");
        let dates = || -> Result<usize> {
            let count = page.texts("[data-kind=date] b")?.concat();
            Ok(count.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0))
        };
        // Where the browser needs longer to lay it out than the worker to read it, there was nothing left to stop.
        assert!(dates()? <= 3 * copies, "{} dates", dates()?);
        // It is written on, and read to its end.
        caret_behind(page, "“قلق")?;
        page.and_read(|| page.session().keys("ا"))?;
        page.session().wait("the letter in its highlight", || {
            Ok(of(page, "mixed")?.iter().any(|words| words.contains("“قلقاة”")).then_some(()))
        })?;
        page.session().wait("all dates", || Ok((dates()? == 3 * copies).then_some(())))?;
        assert_eq!(page.session().run("return document.querySelector('#busy').hidden", &[])?, true);
        Ok(())
    })
}
