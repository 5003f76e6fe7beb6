//! Every probe of `tests/dates/*.txt`: sentences with the dates in them, and sentences without any.
//!
//! A record is an `example:` with an `expect: «words» TYPE value` for each of its dates, in order; `not:` is a sentence
//! without any date. `date:` sets another day of publication than Wednesday 16 October 2024 (`none`: it is not known).
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "a test")]

use isnad::{Options, time};

/// The dates of `text`, each as `«words» TYPE value`.
fn show(text: &str, options: &Options) -> Vec<String> {
    let found = time::dates(text, options);
    found.iter().map(|d| format!("«{}» {} {}", d.span.of(text), d.kind, d.value)).collect()
}

struct Probe<'t> {
    place: String,
    text: &'t str,
    date: Option<&'t str>,
    expect: Vec<&'t str>,
}

fn probes<'t>(name: &str, list: &'t str) -> Vec<Probe<'t>> {
    let mut probes: Vec<Probe<'t>> = Vec::new();
    let mut date = None;
    for (n, line) in list.lines().enumerate() {
        if line.is_empty() {
            date = None;
        }
        let Some((field, value)) = line.split_once(": ").filter(|_| !line.starts_with('#')) else { continue };
        let place = format!("{name}:{}", n + 1);
        match field {
            "example" | "not" => probes.push(Probe { place, text: value, date, expect: Vec::new() }),
            "expect" => probes.last_mut().unwrap().expect.push(value),
            "date" => date = Some(value),
            other => panic!("{place}: expected `example`, `expect`, `not` or `date`, but found `{other}`"),
        }
    }
    probes
}

#[test]
fn every_probe() {
    let mut failures = Vec::new();
    let (mut with, mut without) = (0, 0);
    let mut files: Vec<_> = std::fs::read_dir("tests/dates").unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    for path in files.iter().filter(|p| p.extension().is_some_and(|e| e == "txt")) {
        let list = std::fs::read_to_string(path).unwrap();
        for probe in probes(&path.display().to_string(), &list) {
            let date = match probe.date.unwrap_or("2024-10-16") {
                "none" => None,
                day => Some(day.parse().unwrap()),
            };
            let found = show(probe.text, &Options { date, ..Options::default() });
            *(if probe.expect.is_empty() { &mut without } else { &mut with }) += 1;
            if found != probe.expect {
                let (expect, found) = (probe.expect.join("\n    "), found.join("\n    "));
                failures
                    .push(format!("{}: {}\n  expected\n    {expect}\n  found\n    {found}", probe.place, probe.text));
            }
        }
    }
    assert!(failures.is_empty(), "{} of {} fail:\n{}", failures.len(), with + without, failures.join("\n"));
    assert!(with >= 400 && without >= 150, "{with} probes with dates, {without} without");
}
