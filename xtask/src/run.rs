//! Running other programs, and where things are.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Any failure of a task; its text is all that is told of it.
pub type Error = Box<dyn std::error::Error>;
/// What a task gives back.
pub type Result<T = ()> = std::result::Result<T, Error>;

/// The folder of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Where everything that is built goes.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// The cargo that runs this task.
pub fn cargo() -> Command {
    let mut command = command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // What cargo tells a program that it runs is about that program, not about what we build next.
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(|n| n.starts_with("CARGO_PKG_") || n.starts_with("CARGO_MANIFEST_")) {
            command.env_remove(name);
        }
    }
    command
}

/// A command that runs in the folder of the repository.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null());
    command
}

/// The command line as a person would type it.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|w| w.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Runs it, its output going where ours goes.
pub fn run(command: &mut Command) -> Result {
    let status = command.status().map_err(|e| format!("cannot run `{}`: {e}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", shown(command)).into()) }
}

/// Runs it and returns what it printed.
pub fn output(command: &mut Command) -> Result<String> {
    let out = command.output().map_err(|e| format!("cannot run `{}`: {e}", shown(command)))?;
    if out.status.success() {
        return Ok(String::from_utf8(out.stdout)?);
    }
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    Err(format!("`{}` failed ({})\n{said}", shown(command), out.status).into())
}

/// Where a program of that name is, by `PATH`.
pub fn which(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|dir| dir.join(program)).find(|file| file.is_file())
}

/// Does one step, telling how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("── {what}");
    let start = Instant::now();
    let result = work();
    let took = start.elapsed().as_secs_f64();
    match &result {
        Ok(_) => eprintln!("   {what}: {took:.1} s"),
        Err(e) => eprintln!("   {what} FAILED after {took:.1} s: {e}"),
    }
    result
}

/// Every file below `dir`, relative to it, in the order of their names.
pub fn files(dir: &Path) -> Result<Vec<PathBuf>> {
    fn walk(dir: &Path, below: &Path, found: &mut Vec<PathBuf>) -> Result {
        for entry in std::fs::read_dir(dir.join(below)).map_err(|e| format!("cannot read {}: {e}", dir.display()))? {
            let entry = entry?;
            let path = below.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                walk(dir, &path, found)?;
            } else {
                found.push(path);
            }
        }
        Ok(())
    }
    let mut found = Vec::new();
    walk(dir, Path::new(""), &mut found)?;
    found.sort();
    Ok(found)
}
