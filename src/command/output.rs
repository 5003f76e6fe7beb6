//! Where answers go: standard output, or a file that a later run can go on with.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// An output, written in whole lines.
pub struct Output {
    to: To,
    /// Lines that are not yet written.
    waiting: Vec<u8>,
}

enum To {
    Standard,
    File {
        file: File,
        path: PathBuf,
        /// Up to where it holds whole lines.
        good: u64,
    },
}

/// What a file holds of an earlier run.
#[derive(Default)]
pub struct Before {
    /// How many lines.
    pub lines: u64,
    /// How many of them say that a text failed.
    pub failed: u64,
    /// How the last of them begins.
    pub last: Vec<u8>,
}

/// How many bytes are written at once.
const ENOUGH: usize = 1 << 16;
/// How much of the last line is kept: what names its text.
const HEAD: u64 = 1 << 16;

impl Output {
    pub fn standard() -> Self {
        Self { to: To::Standard, waiting: Vec::new() }
    }

    /// A new file; one that is there is only touched with `overwrite`.
    pub fn create(path: &Path, overwrite: bool) -> Result<Self, String> {
        let shown = path.display();
        // A device holds nothing that could be lost.
        let device = path.metadata().is_ok_and(|meta| !meta.is_file() && !meta.is_dir());
        let mut options = OpenOptions::new();
        options.write(true);
        if overwrite || device {
            options.create(true);
        } else {
            options.create_new(true);
        }
        let file = options.open(path).map_err(|e| match e.kind() {
            io::ErrorKind::AlreadyExists => {
                format!("`{shown}` is there already: `--resume` goes on with it, `--overwrite` begins it anew")
            }
            _ => format!("cannot write to `{shown}`: {e}"),
        })?;
        lock(&file, path)?;
        if !device {
            file.set_len(0).map_err(|e| format!("cannot write to `{shown}`: {e}"))?;
        }
        Ok(Self { to: To::File { file, path: path.to_path_buf(), good: 0 }, waiting: Vec::new() })
    }

    /// A file that an earlier run may have begun. A line that it did not end is cut off.
    pub fn resume(path: &Path) -> Result<(Self, Before), String> {
        let wrong = |e: io::Error| format!("cannot go on with `{}`: {e}", path.display());
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(wrong)?;
        lock(&file, path)?;
        let (mut before, mut good) = (Before::default(), 0);
        let mut reader = BufReader::with_capacity(1 << 20, &file);
        loop {
            let mut line = Vec::new();
            (&mut reader).take(HEAD).read_until(b'\n', &mut line).map_err(wrong)?;
            let mut len = line.len() as u64;
            let mut ended = line.ends_with(b"\n");
            while !ended {
                let part = reader.fill_buf().map_err(wrong)?;
                let end = part.iter().position(|byte| *byte == b'\n');
                let used = end.map_or(part.len(), |at| at + 1);
                if used == 0 {
                    break;
                }
                ended = end.is_some();
                len += used as u64;
                reader.consume(used);
            }
            if !ended {
                break;
            }
            good += len;
            before.lines += 1;
            // In a string of JSON the quotation marks would be escaped.
            before.failed += u64::from(line.windows(9).any(|part| part == b",\"error\":"));
            before.last = line;
        }
        file.set_len(good).map_err(wrong)?;
        file.seek(SeekFrom::Start(good)).map_err(wrong)?;
        Ok((Self { to: To::File { file, path: path.to_path_buf(), good }, waiting: Vec::new() }, before))
    }

    /// Takes a line.
    pub fn line(&mut self, line: &str) -> Result<(), Stop> {
        self.waiting.extend_from_slice(line.as_bytes());
        self.waiting.push(b'\n');
        if self.waiting.len() >= ENOUGH { self.flush() } else { Ok(()) }
    }

    /// Writes what waits.
    pub fn flush(&mut self) -> Result<(), Stop> {
        let waiting = std::mem::take(&mut self.waiting);
        match &mut self.to {
            To::Standard => {
                let mut out = io::stdout().lock();
                out.write_all(&waiting).and_then(|()| out.flush()).map_err(|e| match e.kind() {
                    io::ErrorKind::BrokenPipe => Stop::Gone,
                    _ => Stop::Failed(format!("cannot write to standard output: {e}")),
                })
            }
            To::File { file, path, good } => match file.write_all(&waiting) {
                Ok(()) => {
                    *good += waiting.len() as u64;
                    Ok(())
                }
                Err(e) => {
                    // A line that was begun is taken back; where that fails, the next run does so.
                    let _ = file.set_len(*good);
                    Err(Stop::Failed(format!("cannot write to `{}`: {e}", path.display())))
                }
            },
        }
    }

    /// Writes what waits, and sees to it that it has arrived.
    pub fn close(mut self) -> Result<(), Stop> {
        self.flush()?;
        if let To::File { file, path, .. } = &self.to
            && file.metadata().is_ok_and(|meta| meta.is_file())
        {
            file.sync_all().map_err(|e| Stop::Failed(format!("cannot write to `{}`: {e}", path.display())))?;
        }
        Ok(())
    }
}

/// Why nothing more can be written.
pub enum Stop {
    /// Who read it has gone away, which is no error.
    Gone,
    Failed(String),
}

/// Keeps other runs away from a file.
fn lock(file: &File, path: &Path) -> Result<(), String> {
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(format!("another run is writing to `{}`", path.display())),
        // A file system without locks is used without.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(()),
    }
}
