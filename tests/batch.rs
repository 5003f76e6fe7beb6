//! Many texts: `isnad analyze` over files and JSON Lines, as a shell sees it.
#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

mod shell;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use shell::{fed, isnad};

/// A folder of its own for each test, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("isnad-batch-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn run(arguments: &[&str]) -> Output {
    isnad(arguments).output().unwrap()
}

fn lines(bytes: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.is_empty() || text.ends_with('\n'));
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[track_caller]
fn ended(output: &Output, code: i32, messages: &[&str]) {
    let said = said(output);
    assert_eq!(output.status.code(), Some(code), "{said}");
    for message in messages {
        assert!(said.contains(message), "expected `{message}` in: {said}");
    }
    assert!(said.lines().all(|line| line.starts_with("isnad: ")), "{said}");
}

const TEXT: &str = "وقالت ليلى حداد أمس: «نعم لا».";

/// `count` texts as JSON Lines; each has its number in it.
fn texts(count: usize) -> String {
    let line =
        |i| format!("{{\"id\":\"a{i}\",\"date\":\"2024-05-06\",\"text\":\"وقال المدير رقم {i}: «نعم {i}».\"}}\n");
    (0..count).map(line).collect()
}

#[test]
fn files_give_a_line_each_in_their_order() {
    let folder = Folder::new("files");
    let paths: Vec<PathBuf> =
        (0..30).map(|i| folder.file(&format!("{i}.txt"), &format!("{}\n{TEXT}", "قال. ".repeat(30 - i)))).collect();
    let mut arguments = vec!["analyze", "--date", "2024-05-06", "--offsets", "char"];
    arguments.extend(paths.iter().map(|path| path.to_str().unwrap()));
    let output = run(&arguments);
    ended(&output, 0, &[]);
    let answers = lines(&output.stdout);
    assert_eq!(answers.len(), paths.len());
    for (path, mut answer) in paths.iter().zip(answers) {
        let id = answer.as_object_mut().unwrap().remove("id");
        assert_eq!(id.as_ref().and_then(Value::as_str), path.to_str());
        let alone = run(&["analyze", "--date", "2024-05-06", "--offsets", "char", path.to_str().unwrap()]);
        assert_eq!(answer, serde_json::from_slice::<Value>(&alone.stdout).unwrap());
    }
    // The same by a list of files, one thread, and into a file.
    let list = paths.iter().map(|path| format!("{}\n", path.display())).collect::<String>();
    let list = folder.file("list", &list);
    let out = folder.0.join("out.jsonl");
    let common = ["--date", "2024-05-06", "--offsets", "char", "--threads", "1"];
    let mut arguments = vec!["analyze", "--files-from", list.to_str().unwrap(), "-o", out.to_str().unwrap()];
    arguments.extend(common);
    ended(&run(&arguments), 0, &[]);
    assert_eq!(fs::read(&out).unwrap(), output.stdout);
}

#[test]
fn lines_of_json_keep_their_ids_and_their_order() {
    let output = fed(&["analyze", "--jsonl", "--threads", "4"], texts(500).as_bytes());
    ended(&output, 0, &[]);
    let answers = lines(&output.stdout);
    assert_eq!(answers.len(), 500);
    for (answer, i) in answers.iter().zip(0..) {
        assert_eq!(answer["id"], format!("a{i}"));
        assert_eq!(answer["line"], i + 1);
        assert_eq!(answer["quotes"].as_array().unwrap().len(), 1, "{answer}");
    }
}

#[test]
fn fields_are_chosen_by_name_or_by_path() {
    let input = format!(
        "\u{FEFF}{{\"meta\":{{\"n\":7,\"day\":\"2024-10-16T08:00:00Z\"}},\"body\":\"{TEXT}\"}}\n\n  \r\n\
         {{\"body\":\"{TEXT}\"}}\n{{\"meta\":{{\"n\":\"ب\",\"day\":null}},\"body\":\"{TEXT}\"}}"
    );
    let fields = ["--text-field", "body", "--id-field", "/meta/n", "--date-field", "/meta/day", "--date", "2024-01-02"];
    let output = fed(&[&["dates", "--jsonl"], &fields[..]].concat(), input.as_bytes());
    ended(&output, 0, &[]);
    let answers = lines(&output.stdout);
    let found: Vec<_> = answers.iter().map(|a| (&a["id"], &a["line"], &a["dates"][0]["value"])).collect();
    assert_eq!(
        serde_json::to_string(&found).unwrap(),
        r#"[[7,1,"2024-10-15"],[null,4,"2024-01-01"],["ب",5,"2024-01-01"]]"#
    );
}

#[test]
fn each_text_that_fails_says_why_and_the_others_go_on() {
    let input = format!(
        "{{\"id\":1,\"text\":\"{TEXT}\"}}\n{{\"id\":2,\"text\":\n{{\"id\":3}}\n{{\"id\":4,\"text\":5}}\n[1]\n\
         {{\"id\":6,\"text\":\"a\",\"date\":\"soon\"}}\n{{\"id\":7,\"text\":\"{}\"}}\nnull\n{{\"id\":9,\"text\":\"{TEXT}\"}}",
        "a".repeat(500)
    );
    let mut input = input.into_bytes();
    input.extend(b"\n{\"id\":10,\"text\":\"\xD9\"}\n");
    let output = fed(&["analyze", "--jsonl", "--max-bytes", "400"], &input);
    ended(
        &output,
        1,
        &[
            "line 2: is not JSON",
            "line 3: expected the field `text`, but it is missing",
            "line 4: expected a string in the field `text`",
            "line 5: expected an object",
            "line 6: expected a day as 2024-10-15 in the field `date`, but found \"soon\"",
            "line 7: expected at most 400 bytes",
            "line 8: expected an object",
            "line 10: is not JSON",
            "8 of 10 texts failed",
        ],
    );
    let answers = lines(&output.stdout);
    let fails: Vec<bool> = answers.iter().map(|answer| answer.get("error").is_some()).collect();
    assert_eq!(fails, [false, true, true, true, true, true, true, true, false, true]);
    assert_eq!(answers[2]["id"], 3);
    assert_eq!(answers[1]["id"], Value::Null);
}

#[test]
fn files_that_cannot_be_read_fail_alone() {
    let folder = Folder::new("unreadable");
    let good = folder.file("good.txt", TEXT);
    let windows = folder.0.join("windows.txt");
    fs::write(&windows, b"\xDE\xC7\xE1").unwrap();
    let missing = folder.0.join("missing.txt");
    let files = [&missing, &good, &windows, &folder.0];
    let mut arguments = vec!["analyze"];
    arguments.extend(files.iter().map(|path| path.to_str().unwrap()));
    let output = run(&arguments);
    ended(&output, 1, &["missing.txt: cannot be read", "windows.txt: is not UTF-8: byte 0", "3 of 4 texts failed"]);
    let answers = lines(&output.stdout);
    assert_eq!(answers.len(), 4);
    assert!(answers[1].get("quotes").is_some());
    // A list that cannot be read is the end of it.
    ended(&run(&["analyze", "--files-from", missing.to_str().unwrap()]), 2, &["cannot read"]);
    ended(&run(&["analyze", "--jsonl", missing.to_str().unwrap()]), 2, &["cannot read"]);
}

#[test]
fn many_failures_are_told_in_part_and_summed_up() {
    let output = fed(&["analyze", "--jsonl"], "{}\n".repeat(1000).as_bytes());
    ended(&output, 1, &["… and 980 more", "1000 of 1000 texts failed"]);
    assert_eq!(said(&output).lines().count(), 22);
    assert_eq!(lines(&output.stdout).len(), 1000);
}

#[test]
fn a_run_that_was_cut_off_anywhere_is_gone_on_with() {
    let folder = Folder::new("resume");
    let input = folder.file("in.jsonl", &format!("{}{{}}\n{}", texts(40), texts(3)));
    let (input, out) = (input.to_str().unwrap(), folder.0.join("out.jsonl"));
    let go = |more: &[&str]| run(&[&["analyze", "--jsonl", input, "--output", out.to_str().unwrap()], more].concat());
    ended(&go(&[]), 1, &["1 of 44 texts failed"]);
    let whole = fs::read(&out).unwrap();
    // It is not touched unless that is asked for.
    ended(&go(&[]), 2, &["is there already", "--resume", "--overwrite"]);
    assert_eq!(fs::read(&out).unwrap(), whole);
    for cut in [0, 1, 100, whole.len() / 2, whole.len() - 1, whole.len()] {
        fs::write(&out, &whole[..cut]).unwrap();
        ended(&go(&["--resume"]), 1, &["1 of 44 texts failed"]);
        assert_eq!(fs::read(&out).unwrap(), whole, "cut at {cut}");
    }
    fs::write(&out, "anything\n").unwrap();
    ended(&go(&["--overwrite"]), 1, &[]);
    assert_eq!(fs::read(&out).unwrap(), whole);
    // An output of another input is left alone.
    for other in ["{\"id\":\"a0\",\"line\":7,\"error\":\"\"}\n", "{}\n", "\n"] {
        fs::write(&out, other).unwrap();
        ended(&go(&["--resume"]), 2, &["of another run"]);
        assert_eq!(fs::read_to_string(&out).unwrap(), other);
    }
    let long = [whole.clone(), whole].concat();
    fs::write(&out, &long).unwrap();
    ended(&go(&["--resume"]), 2, &["88 lines, more than the input"]);
    assert_eq!(fs::read(&out).unwrap(), long);
}

#[cfg(unix)]
#[test]
fn a_run_that_is_killed_loses_and_repeats_nothing() {
    let folder = Folder::new("killed");
    let input = folder.file("in.jsonl", &texts(6000));
    let out = folder.0.join("out.jsonl");
    let arguments = ["analyze", "--jsonl", input.to_str().unwrap(), "--output", out.to_str().unwrap(), "--resume"];
    let mut kills = 0;
    loop {
        let mut child = isnad(&arguments).spawn().unwrap();
        let had = fs::metadata(&out).map_or(0, |file| file.len());
        let begun = Instant::now();
        // Killed as soon as something more is written, until a run ends by itself.
        let ended = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break Some(status);
            }
            let more = fs::metadata(&out).map_or(0, |file| file.len()) > had;
            if more && kills < 5 {
                child.kill().unwrap();
                child.wait().unwrap();
                kills += 1;
                break None;
            }
            assert!(begun.elapsed() < Duration::from_secs(120));
            std::thread::sleep(Duration::from_millis(1));
        };
        if let Some(status) = ended {
            assert_eq!(status.code(), Some(0));
            break;
        }
    }
    assert!(kills > 0);
    let answers = lines(&fs::read(&out).unwrap());
    assert!(answers.iter().zip(1..).all(|(answer, line)| answer["line"] == line));
    assert_eq!(answers.len(), 6000);
}

#[test]
fn two_runs_do_not_write_one_file() {
    let folder = Folder::new("two");
    let out = folder.0.join("out.jsonl");
    let arguments = ["analyze", "--jsonl", "--output", out.to_str().unwrap(), "--resume"];
    let mut first = isnad(&arguments).stdin(Stdio::piped()).spawn().unwrap();
    let begun = Instant::now();
    while !out.exists() {
        assert!(begun.elapsed() < Duration::from_secs(60));
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(50));
    ended(&fed(&arguments, texts(3).as_bytes()), 2, &["another run is writing"]);
    first.stdin.take().unwrap().write_all(texts(2).as_bytes()).unwrap();
    assert!(first.wait().unwrap().success());
    assert_eq!(lines(&fs::read(&out).unwrap()).len(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_stops_the_run_with_a_message() {
    let full = Path::new("/dev/full");
    if !full.exists() {
        return;
    }
    let input = texts(2000);
    let output = fed(&["analyze", "--jsonl", "--output", "/dev/full"], input.as_bytes());
    ended(&output, 2, &["cannot write to `/dev/full`", "--resume"]);
    let mut command = isnad(&["analyze", "--jsonl"]);
    let full = fs::OpenOptions::new().write(true).open(full).unwrap();
    let mut child = command.stdin(Stdio::piped()).stdout(full).spawn().unwrap();
    drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
    ended(&child.wait_with_output().unwrap(), 2, &["cannot write to standard output"]);
}

/// A limit on the size of files stands for a disk that fills up: what is written is whole, and is gone on with.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_fills_up_keeps_what_is_whole() {
    let folder = Folder::new("full");
    let input = folder.file("in.jsonl", &texts(1000));
    let out = folder.0.join("out.jsonl");
    let command = format!(
        "trap '' XFSZ; ulimit -f 200; exec '{}' analyze --jsonl '{}' --output '{}'",
        env!("CARGO_BIN_EXE_isnad"),
        input.display(),
        out.display()
    );
    let output = Command::new("bash").args(["-c", &command]).output().unwrap();
    ended(&output, 2, &["cannot write to", "--resume"]);
    let some = fs::read(&out).unwrap();
    assert!(lines(&some).len() < 1000 && !some.is_empty());
    let arguments = ["analyze", "--jsonl", input.to_str().unwrap(), "--output", out.to_str().unwrap(), "--resume"];
    ended(&run(&arguments), 0, &[]);
    let answers = lines(&fs::read(&out).unwrap());
    assert!(answers.iter().zip(1..).all(|(answer, line)| answer["line"] == line));
    assert_eq!(answers.len(), 1000);
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_stops_the_run_in_silence() {
    let mut child = isnad(&["analyze", "--jsonl"]).stdin(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let input = texts(20_000);
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).is_err());
    let output = child.wait_with_output().unwrap();
    ended(&output, 0, &[]);
    assert!(output.stderr.is_empty());
    assert!(writer.join().unwrap(), "it read all of its input for nobody");
}

/// Memory as the kernel counts it, with an input far larger than what may be under way.
#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_input() {
    let mut child =
        isnad(&["analyze", "--jsonl", "--threads", "2"]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // 17 MB in which nothing is found but much is read: a text that takes long, and many short ones behind it.
    let long = format!("{{\"text\":\"{}\"}}\n", "كلمة وكلمات. ".repeat(100_000));
    let short = format!("{{\"text\":\"{}\"}}\n", "كلمة وكلمات. ".repeat(40)).repeat(2000);
    let mut peak = 0;
    for _ in 0..4 {
        for part in [&long, &short] {
            stdin.write_all(part.as_bytes()).unwrap();
        }
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
        peak = line.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap();
    }
    drop(stdin);
    ended(&child.wait_with_output().unwrap(), 0, &[]);
    assert!(peak < 200_000, "{peak} KB");
}

#[test]
fn options_that_do_not_go_together_are_refused() {
    for (arguments, why) in [
        (&["analyze", "--resume"][..], "many texts"),
        (&["analyze", "--jsonl", "--resume"], "--output"),
        (&["analyze", "--jsonl", "--resume", "--overwrite", "-o", "x"], "both"),
        (&["analyze", "--threads", "2"], "many texts"),
        (&["analyze", "--jsonl", "--threads", "0"], "above 0"),
        (&["analyze", "--jsonl", "--format", "csv"], "csv"),
        (&["analyze", "--jsonl", "a", "b"], "one file"),
        (&["analyze", "--files-from", "x", "a"], "both"),
        (&["dates", "--format", "csv"], "csv"),
    ] {
        let output = run(arguments);
        ended(&output, 2, &[why]);
        assert!(output.stdout.is_empty());
    }
}
