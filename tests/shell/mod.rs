//! The command `isnad` as a shell runs it.

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// The command, with nothing on its standard input.
pub fn isnad(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_isnad"));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs it with `input` on its standard input.
pub fn fed(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = isnad(arguments).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // It may stop reading before the end, and may print before it has read all.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}
