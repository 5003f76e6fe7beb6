//! The tasks of the repository. `cargo xtask help` lists them.

mod dist;
mod run;
mod size;
mod tools;

use std::process::ExitCode;

use run::Result;

const HELP: &str = "\
The tasks of the repository.

usage: cargo xtask TASK [ARGUMENTS]

  serve [--port N]   build everything and serve the page on 127.0.0.1 (default: port 8080)
  dist               build the static folder dist/, which any host can serve
  size               size of every file of dist/, raw and brotli; fails over the budget

What a task needs and the machine lacks (the wasm target, wasm-opt, a browser) it installs where it may,
and otherwise names the command to type.
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match task(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("xtask: {e}");
            ExitCode::FAILURE
        }
    }
}

fn task(words: &[&str]) -> Result {
    match words {
        ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["serve"] => serve(8080),
        ["serve", "--port", port] => {
            serve(port.parse().map_err(|_| format!("expected a port from 0 to 65535, but found `{port}`"))?)
        }
        ["dist"] => {
            println!("{}", dist::dist()?.display());
            Ok(())
        }
        ["size"] => size::size(),
        [] => Err(format!("expected a task\n\n{HELP}").into()),
        _ => Err(format!("expected a task and its arguments, but found `{}`\n\n{HELP}", words.join(" ")).into()),
    }
}

/// Builds everything and serves it until it is interrupted.
fn serve(port: u16) -> Result {
    let dist = dist::dist()?;
    let server = isnad_server::Server::start(&dist, port)
        .map_err(|e| format!("cannot serve on port {port}: {e}; another one: cargo xtask serve --port N"))?;
    println!("{}", server.url());
    server.wait();
    Ok(())
}
