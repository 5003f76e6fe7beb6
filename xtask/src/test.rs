//! Every test of the repository.

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::api;
use crate::dist::{dist, package};
use crate::formats::formats;
use crate::npm;
use crate::once::{Inputs, once};
use crate::run::{Result, cargo, command, files, output, root, run, step, target};
use crate::tidy::tidy;
use crate::tools::{browser_versions, browsers, component, node, npm};

/// Runs all of them; later ones run even where earlier ones fail.
pub fn test() -> Result {
    let begun = Instant::now();
    let mut failed = Vec::new();
    let mut passed = 0;
    let mut check = |what: &'static str, work: &dyn Fn() -> Result| match step(what, work) {
        Ok(()) => passed += 1,
        Err(_) => failed.push(what),
    };
    check("tidy", &tidy);
    check("format", &|| {
        component("rustfmt")?;
        run(cargo().args(["fmt", "--all", "--check"]))
    });
    check("clippy", &|| {
        component("clippy")?;
        run(cargo().args(["clippy", "--quiet", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]))
    });
    check("library without features", &|| {
        run(cargo().args(["check", "--quiet", "--locked", "--lib", "--no-default-features"]))
    });
    check("tests of the crate", &|| run(cargo().args(["test", "--quiet", "--locked", "--lib", "--bins", "--tests"])));
    check("examples in the documentation", &|| run(cargo().args(["test", "--quiet", "--locked", "--doc"])));
    check("documentation", &|| {
        let mut doc = cargo();
        doc.env("RUSTDOCFLAGS", "-D warnings");
        run(doc.args(["doc", "--quiet", "--locked", "--no-deps", "--lib", "--all-features"]))
    });
    check("public interface", &api::check);
    check("crate", &|| {
        // Elsewhere than the package of the wasm, which is in a folder of that name.
        let package = |argument| {
            let mut package = cargo();
            package.args(["package", "--quiet", "--locked", "--allow-dirty", "--package", "isnad", argument]);
            package
        };
        let packed = output(&mut package("--list"))?;
        once(
            "crate",
            &Inputs::of(packed.lines().chain(["Cargo.lock"]))?.and(output(command("rustc").arg("-vV"))?),
            None,
            || run(package("--target-dir").arg(target().join("crate"))),
        )
    });
    check("tests of the tools", &|| {
        run(cargo().args(["test", "--quiet", "--locked", "--package", "xtask", "--package", "isnad-server"]))
    });
    check("formats", &|| formats(&native()?));
    check("page", &|| dist().map(drop));
    check("native and wasm agree", &parity);
    check("package for npm", &npm::test);
    check("browsers", &browser);
    // The last line is for machines that read how many there were.
    println!("\n{:.0} s; {passed} passed, {} failed{}", begun.elapsed().as_secs_f64(), failed.len(), {
        if failed.is_empty() { String::new() } else { format!(": {}", failed.join(", ")) }
    });
    println!("{passed} passed, {} failed", failed.len());
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", ")).into()) }
}

/// The native command, built as the tests build it.
pub fn native() -> Result<PathBuf> {
    run(cargo().args(["build", "--quiet", "--locked", "--bin", "isnad"]))?;
    Ok(target().join("debug").join(format!("isnad{}", std::env::consts::EXE_SUFFIX)))
}

/// Runs the suite of `tests/parity` through both builds.
fn parity() -> Result {
    let package = package()?;
    let mut node = command(node()?);
    node.args(["--test", "--test-reporter=spec"]).arg(root().join("tests/parity/parity.test.mjs"));
    run(node.env("ISNAD_PACKAGE", package).env("ISNAD_BINARY", native()?))
}

/// Runs the tests of the page in every browser, a suite after the other; `dist/` is there. Later ones run even where earlier
/// ones fail.
fn browser() -> Result {
    browsers()?;
    // axe-core is among what npm gets.
    npm()?;
    let parts = ["dist", "www/sample.txt", "tests/browser", "xtask/server", "xtask/package-lock.json", "Cargo.lock"];
    let paths = parts.map(PathBuf::from).into_iter().chain([npm::trial().join("bundle")]);
    let inputs = Inputs::of(paths)?.and(browser_versions()).and(std::env::var_os("ISNAD_ENGINES"));
    let suites = root().join("tests/browser/tests");
    let names =
        files(&suites)?.into_iter().filter(|f| f.extension().is_some_and(|e| e == "rs") && f.components().count() == 1);
    let names: Vec<String> = names.filter_map(|f| Some(f.file_stem()?.to_str()?.to_string())).collect();
    let tests = || {
        let mut tests = cargo();
        tests.args(["test", "--quiet", "--locked", "--no-fail-fast", "--package", "isnad-browser-tests"]);
        tests
    };
    let mut failed = Vec::new();
    for name in &names {
        let suite = format!("browsers: {name}");
        let ran = once(&suite, &inputs, None, || step(&suite, || run(tests().args(["--test", name]))));
        failed.extend(ran.err().map(|_| name.as_str()));
    }
    run(tests().args(["--lib", "--bins"]))?;
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", ")).into()) }
}

/// Makes pictures of the page in each of its states.
pub fn screenshots(home: &Path) -> Result {
    dist()?;
    browsers()?;
    let mut make = cargo();
    make.args(["run", "--quiet", "--locked", "--package", "isnad-browser-tests", "--bin", "screenshots", "--"]);
    run(make.arg(std::path::absolute(home)?))
}
