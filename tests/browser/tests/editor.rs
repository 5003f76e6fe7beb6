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
        page.and_read(|| page.session().click("#sample"))?;
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
        page.and_read(|| page.session().click("#sample"))?;
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
