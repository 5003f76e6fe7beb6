//! The tasks of the repository. `cargo xtask help` lists them.

mod api;
mod bench;
mod bundle;
mod dist;
mod formats;
mod npm;
mod offline;
mod once;
mod onefile;
mod run;
mod score;
mod size;
mod spark;
mod test;
mod tidy;
mod tools;

use std::path::Path;
use std::process::ExitCode;

use run::Result;

const HELP: &str = "\
The tasks of the repository.

usage: cargo xtask TASK [ARGUMENTS]

  serve [--port N]   build everything and serve the page on 127.0.0.1 (default: port 8080)
  dist               build the static folder dist/, which any host can serve
  npm                build the package for npm and print where the tarball is
  test               every test: the repository's rules, format, clippy, the crate, its documentation, the tools,
                     native against wasm, the page in three real browsers; what passed and has not changed since in
                     anything that it is made of is not tried again, unless you say `test --all`
  formats            of these the test of the exports alone: each read by a reader of its format
  spark              the recipe for Apache Spark in its local mode; not part of `test`, since Spark is 430 MB
  api                write down the public interface of the crate, docs/api.txt
  bench [FILE]       throughput, native and in wasm, on a text file or the built-in text; beside it the floor
  measure            what the page must reach, in Chromium: bytes, times, script on the main thread
  screenshots [DIR]  pictures of the page in each of its states (default: target/screenshots)
  size               size of every file of dist/, raw and brotli; fails over the budget
  score SCORER GOLD  build the command and run a scorer on gold annotations; further arguments are passed on
  tidy               the repository's own rules

What a task needs and the machine lacks (the wasm target, wasm-opt, a browser) it installs where it may,
and otherwise names the command to type.
";

/// Every task; `tidy` checks that documents name no others.
const TASKS: &[&str] = &[
    "help",
    "serve",
    "dist",
    "npm",
    "test",
    "formats",
    "spark",
    "api",
    "bench",
    "measure",
    "screenshots",
    "size",
    "score",
    "tidy",
];

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
        ["npm"] => {
            println!("{}", npm::pack()?.display());
            Ok(())
        }
        ["test"] => test::test(),
        ["test", "--all"] => {
            once::forget()?;
            test::test()
        }
        ["formats"] => formats::formats(&test::native()?),
        ["api"] => api::write(),
        ["spark"] => spark::spark(&test::native()?),
        ["bench"] => bench::bench(None),
        ["bench", file] => bench::bench(Some(file)),
        ["measure"] => bench::measure(),
        ["screenshots"] => test::screenshots(&run::target().join("screenshots")),
        ["screenshots", dir] => test::screenshots(Path::new(dir)),
        ["size"] => size::size(),
        ["score", scorer, arguments @ ..] if !arguments.is_empty() => score::score(scorer, arguments),
        ["tidy"] => tidy::tidy(),
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
