//! The package for npm: packed as it would be published, and tried as its users get it.

use std::fs;
use std::path::PathBuf;

use crate::bundle::bundle;
use crate::run::{Result, command, output, root, run, step, target};
use crate::tools::{node, npm_in};

/// Packs it; returns the tarball.
pub fn pack() -> Result<PathBuf> {
    let package = bundle()?.join("npm");
    let goal = target().join("npm-package");
    step("npm pack", || {
        fs::create_dir_all(&goal)?;
        let mut npm = command("npm");
        npm.args(["pack", "--silent", "--ignore-scripts", "--pack-destination"]).arg(&goal).current_dir(&package);
        let name = output(&mut npm)?;
        Ok(goal.join(name.trim()))
    })
}

/// Where the trial puts its project; the tests of the browsers open the page in `bundle/`.
pub fn trial() -> PathBuf {
    target().join("npm-trial")
}

/// Installs the tarball into a fresh project, runs it in Node.js, checks its types and bundles a page with it.
pub fn test() -> Result {
    let tarball = pack()?;
    let tools = npm_in("tests/npm")?;
    let mut node = command(node()?);
    node.args(["--test", "--test-reporter=spec"]).arg(root().join("tests/npm/npm.test.mjs"));
    node.env("ISNAD_ELEMENT", target().join("bundle/out"));
    run(node.env("ISNAD_TARBALL", tarball).env("ISNAD_TOOLS", tools).env("ISNAD_TRIAL", trial()))
}
