//! Many texts: read one after the other, analysed in parallel, answered in order, in bounded memory.
//!
//! This thread reads records, some threads analyse them, one writes the answers. What is under way has a limit in number and
//! in bytes, so that memory does not grow with the input, nor where one text takes longer than those behind it.

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use isnad::export::{Format, dates_json, export};
use isnad::{OffsetMap, Offsets, Options, analyze};

use super::arguments::{Arguments, Batch};
use super::output::{Before, Output, Stop};
use super::records::{Record, Records, read};

/// How many bytes of input may be under way, unless a single text is longer.
const BYTES: usize = 8 << 20;
/// How many texts may be under way for each thread.
const TEXTS: usize = 64;
/// How many failures are told one by one; their lines in the output tell all.
const TOLD: u64 = 20;

/// How a batch ended.
pub struct Outcome {
    pub texts: u64,
    pub failed: u64,
    /// Why not all of it was done.
    pub stopped: Option<String>,
}

/// Analyses every text of a batch.
pub fn run(arguments: &Arguments, batch: &Batch) -> Result<Outcome, String> {
    let mut records = Records::open(arguments, batch)?;
    let (output, before) = match &arguments.output {
        None => (Output::standard(), Before::default()),
        Some(path) if batch.resume => Output::resume(path)?,
        Some(path) => (Output::create(path, arguments.overwrite)?, Before::default()),
    };
    skip(&mut records, &before, batch, arguments)?;

    let under_way = UnderWay::new(batch.threads.saturating_mul(TEXTS));
    let (to_work, work) = channel::<Job>();
    let (to_write, answers) = channel::<Answer>();
    let work = Mutex::new(work);
    std::thread::scope(|scope| {
        for _ in 0..batch.threads {
            let (work, to_write) = (&work, to_write.clone());
            scope.spawn(move || serve(work, &to_write, arguments, batch));
        }
        drop(to_write);
        let under_way = &under_way;
        let writer = scope.spawn(move || Writer::new(output, &before, under_way).write(&answers));
        let mut number = 0;
        let read = loop {
            match records.next() {
                Ok(Some(record)) => {
                    let size = record.size();
                    if !under_way.enter(size) || to_work.send(Job { number, size, record }).is_err() {
                        break Ok(());
                    }
                    number += 1;
                }
                Ok(None) => break Ok(()),
                Err(e) => break Err(e),
            }
        };
        drop(to_work);
        let mut outcome = writer.join().map_err(|_| "the thread that writes has failed".to_string())?;
        outcome.stopped = outcome.stopped.or(read.err());
        Ok(outcome)
    })
}

/// Passes over the records that have been answered.
fn skip(records: &mut Records<'_>, before: &Before, batch: &Batch, arguments: &Arguments) -> Result<(), String> {
    let mut last = None;
    for _ in 0..before.lines {
        last = records.next()?;
        if last.is_none() {
            return Err(format!("the output has {} lines, more than the input: it is of another run", before.lines));
        }
    }
    let Some(last) = last else { return Ok(()) };
    let place = last.place.clone();
    let head = match read(last, batch, arguments.options.date) {
        Ok(text) => text.head,
        Err((head, _)) => head,
    };
    if before.last.starts_with(format!("{head},").as_bytes()) {
        return Ok(());
    }
    let found = String::from_utf8_lossy(&before.last).chars().take(60).collect::<String>();
    Err(format!(
        "the output ends with `{}…`, which is not the answer to {place}: it is of another run",
        found.trim_end()
    ))
}

/// A record with its number in this run.
struct Job {
    number: u64,
    size: usize,
    record: Record,
}

/// A line of the output.
struct Answer {
    number: u64,
    size: usize,
    line: String,
    /// Where and why the text failed.
    failure: Option<String>,
}

/// What a thread that analyses does, until there is no more.
fn serve(work: &Mutex<Receiver<Job>>, to_write: &Sender<Answer>, arguments: &Arguments, batch: &Batch) {
    loop {
        let job = guard(work).recv();
        let Ok(Job { number, size, record }) = job else { return };
        let place = record.place.clone();
        let head = record.head.clone();
        let done = catch_unwind(AssertUnwindSafe(|| answer(record, arguments, batch)));
        let done = done.unwrap_or_else(|_| Err((head, "the analysis failed: this is an error of isnad".to_string())));
        let (line, failure) = match done {
            Ok(line) => (line, None),
            Err((head, why)) => {
                let line = format!("{head},\"error\":{}}}", serde_json::Value::from(&*why));
                (line, Some(format!("{place}: {why}")))
            }
        };
        if to_write.send(Answer { number, size, line, failure }).is_err() {
            return;
        }
    }
}

/// The line that answers a record.
fn answer(record: Record, arguments: &Arguments, batch: &Batch) -> Result<String, (String, String)> {
    let text = read(record, batch, arguments.options.date)?;
    let options = Options { date: text.date, ..arguments.options.clone() };
    let mut line = text.head;
    if arguments.dates_alone {
        line.push_str(",\"dates\":");
        line.push_str(&dates(&text.text, &options, arguments.offsets));
        line.push('}');
    } else {
        let analysis = analyze(&text.text, &options).with_offsets(&text.text, arguments.offsets);
        let json = export(&text.text, &analysis, Format::Json, &arguments.settings);
        line.push(',');
        line.push_str(json.get(1..).unwrap_or_default());
    }
    Ok(line)
}

/// The dates of a text alone, as JSON.
pub fn dates(text: &str, options: &Options, offsets: Offsets) -> String {
    let mut dates = isnad::time::dates(text, options);
    let map = OffsetMap::new(text, offsets);
    dates.iter_mut().for_each(|date| date.span = map.span(date.span));
    dates_json(&dates)
}

/// What has been read and not yet written.
struct UnderWay {
    texts: usize,
    now: Mutex<Load>,
    changed: Condvar,
}

#[derive(Default)]
struct Load {
    texts: usize,
    bytes: usize,
    /// Nothing more can be written.
    over: bool,
}

impl UnderWay {
    fn new(texts: usize) -> Self {
        Self { texts, now: Mutex::new(Load::default()), changed: Condvar::new() }
    }

    /// Waits until there is room; false where nothing more is wanted.
    fn enter(&self, bytes: usize) -> bool {
        let full = |load: &mut Load| {
            !load.over && load.texts > 0 && (load.texts >= self.texts || load.bytes.saturating_add(bytes) > BYTES)
        };
        let mut load = self.changed.wait_while(guard(&self.now), full).unwrap_or_else(PoisonError::into_inner);
        load.texts += 1;
        load.bytes = load.bytes.saturating_add(bytes);
        !load.over
    }

    fn leave(&self, bytes: usize) {
        let mut load = guard(&self.now);
        load.texts -= 1;
        load.bytes = load.bytes.saturating_sub(bytes);
        self.changed.notify_one();
    }

    fn stop(&self) {
        guard(&self.now).over = true;
        self.changed.notify_one();
    }
}

/// The lock; that another thread failed while it held it changes nothing here.
fn guard<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The thread that writes.
struct Writer<'a> {
    output: Output,
    under_way: &'a UnderWay,
    outcome: Outcome,
    /// Failures of this run.
    failures: u64,
    progress: Option<Progress>,
}

impl<'a> Writer<'a> {
    fn new(output: Output, before: &Before, under_way: &'a UnderWay) -> Self {
        let outcome = Outcome { texts: before.lines, failed: before.failed, stopped: None };
        let progress = std::io::stderr().is_terminal().then(Progress::new);
        Self { output, under_way, outcome, failures: 0, progress }
    }

    /// Writes answers in the order of their records.
    fn write(mut self, answers: &Receiver<Answer>) -> Outcome {
        let mut early = BTreeMap::new();
        let mut next = 0;
        let mut result = Ok(());
        for answer in answers {
            early.insert(answer.number, answer);
            while let Some(answer) = early.remove(&next) {
                next += 1;
                if result.is_ok() {
                    result = self.take(&answer);
                    if result.is_err() {
                        self.under_way.stop();
                    }
                }
                self.under_way.leave(answer.size);
            }
        }
        if let Some(progress) = &mut self.progress {
            progress.clear();
        }
        let Self { output, mut outcome, failures, .. } = self;
        if failures > TOLD {
            eprintln!("isnad: … and {} more", failures - TOLD);
        }
        if let Err(Stop::Failed(why)) = result.and_then(|()| output.close()) {
            outcome.stopped = Some(why);
        }
        outcome
    }

    fn take(&mut self, answer: &Answer) -> Result<(), Stop> {
        self.output.line(&answer.line)?;
        self.outcome.texts += 1;
        if let Some(failure) = &answer.failure {
            self.outcome.failed += 1;
            self.failures += 1;
            if self.failures <= TOLD {
                if let Some(progress) = &mut self.progress {
                    progress.clear();
                }
                eprintln!("isnad: {failure}");
            }
        }
        if let Some(progress) = &mut self.progress {
            progress.show(answer.size, &self.outcome);
        }
        Ok(())
    }
}

/// The line on a terminal that says how far it is.
struct Progress {
    begun: Instant,
    shown: Option<Instant>,
    bytes: usize,
}

impl Progress {
    fn new() -> Self {
        Self { begun: Instant::now(), shown: None, bytes: 0 }
    }

    fn show(&mut self, bytes: usize, outcome: &Outcome) {
        self.bytes += bytes;
        if self.shown.is_some_and(|shown| shown.elapsed() < Duration::from_millis(200)) {
            return;
        }
        self.shown = Some(Instant::now());
        let (texts, failed) = (outcome.texts, outcome.failed);
        let rate = self.bytes as f64 / 1e6 / self.begun.elapsed().as_secs_f64().max(0.001);
        eprint!("\r\x1b[K{texts} texts, {failed} failed, {rate:.1} MB/s");
        // What cannot be shown on a terminal is not worth stopping for.
        let _ = std::io::stderr().flush();
    }

    fn clear(&mut self) {
        if self.shown.take().is_some() {
            eprint!("\r\x1b[K");
        }
    }
}
