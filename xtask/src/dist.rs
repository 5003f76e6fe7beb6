//! The static folder: wasm, its glue for JavaScript, and the page.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use wasm_bindgen_cli_support::Bindgen;

use crate::bundle::{bundle, digest, minify};
use crate::offline;
use crate::once::{Inputs, once};
use crate::onefile;
use crate::run::{Result, command, files, root, run, step, target};
use crate::tools::{WasmToolchain, node, npm, wasm_folder};

/// What wasm-opt does, and what it may use. Its levels (`-O3`, `-Oz`) make the file smaller as it is and larger as it is
/// sent: these passes alone are worth their bytes after compression. What it may use is what every browser with the
/// Custom Highlight API has, not `--all-features`, which emits instructions that no browser knows.
const WASM_OPT: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--duplicate-function-elimination",
    "--remove-unused-module-elements",
    "--vacuum",
    "--precompute",
    "--optimize-instructions",
    "--rse",
    "--vacuum",
    "--dae",
    "--vacuum",
    "--precompute",
    "--optimize-instructions",
    "--remove-unused-names",
    "--reorder-locals",
    "--strip-target-features",
];

/// Builds everything and fills `dist/`; returns where that is.
pub fn dist() -> Result<PathBuf> {
    let package = package()?;
    let bundle = bundle()?;
    let dist = root().join("dist");
    step("dist", || {
        if dist.exists() {
            fs::remove_dir_all(&dist)?;
        }
        copy(&package, &dist)?;
        let page = root().join("www");
        if page.is_dir() {
            copy(&page, &dist)?;
        }
        minify(&dist)?;
        fonts(&dist.join("fonts"))?;
        copy(&bundle.join("out"), &dist.join("embed"))?;
        onefile::write(&bundle, &dist.join("isnad.html"))?;
        offline::write(&dist)?;
        let script = fs::read(dist.join("embed/isnad.js"))?;
        let integrity = digest("sha384", &script)?;
        fs::write(dist.join("embed/integrity.txt"), &integrity)?;
        eprintln!("   embed/isnad.js: integrity=\"{integrity}\"");
        Ok(())
    })?;
    Ok(dist)
}

/// The face of the text and its licence: of the npm package, whose version is locked, the files that `fonts.css` names.
fn fonts(goal: &Path) -> Result {
    let package = npm()?.join("@fontsource/noto-naskh-arabic");
    fs::create_dir_all(goal)?;
    for script in ["arabic", "latin"] {
        for weight in ["400", "700"] {
            let file = format!("noto-naskh-arabic-{script}-{weight}-normal.woff2");
            fs::copy(package.join("files").join(&file), goal.join(&file))?;
        }
    }
    fs::copy(package.join("LICENSE"), goal.join("LICENSE.txt"))?;
    Ok(())
}

/// A wasm module: its name, and the feature of the crate that it is.
struct Module {
    name: &'static str,
    feature: &'static str,
}

/// What they are made from: the crate, and how this program compiles it.
const MADE_FROM: [&str; 8] = [
    "src",
    "build.rs",
    "Cargo.toml",
    "Cargo.lock",
    "xtask/Cargo.toml",
    "xtask/package-lock.json",
    "xtask/src/dist.rs",
    "xtask/src/tools.rs",
];

/// The analysis, which a page loads first, and the formats, which it loads when somebody exports.
const MODULES: [Module; 2] =
    [Module { name: "isnad", feature: "wasm" }, Module { name: "isnad_export", feature: "wasm-export" }];

/// The wasm and its glue: a folder with `isnad.js`, `isnad.d.ts` and `isnad_bg.wasm`, and the same of `isnad_export`. Built
/// once a run, however many tasks ask for it.
pub fn package() -> Result<PathBuf> {
    static PACKAGE: OnceLock<PathBuf> = OnceLock::new();
    if let Some(package) = PACKAGE.get() {
        return Ok(package.clone());
    }
    let package = build()?;
    Ok(PACKAGE.get_or_init(|| package).clone())
}

fn build() -> Result<PathBuf> {
    let package = target().join("package");
    // Cargo would compile both each time: what it makes of one feature takes the place of what it made of the other.
    let inputs = Inputs::of(MADE_FROM)?.and(WasmToolchain::get()?.version()?);
    once("package", &inputs, Some(&package), || {
        if package.exists() {
            fs::remove_dir_all(&package)?;
        }
        let mut compiled = Vec::new();
        for module in &MODULES {
            compiled.push(step(module.feature, || compile(module))?);
        }
        step("glue", || {
            for (module, wasm) in MODULES.iter().zip(&compiled) {
                let mut bindgen = Bindgen::new();
                bindgen.input_path(wasm).out_name(module.name).web(true)?.typescript(true);
                bindgen.omit_default_module_path(false).remove_name_section(true).remove_producers_section(true);
                bindgen.generate(&package)?;
            }
            Ok(())
        })?;
        step("wasm-opt", || {
            let optimise = npm()?.join("binaryen/bin/wasm-opt");
            for module in &MODULES {
                let file = package.join(format!("{}_bg.wasm", module.name));
                run(command(node()?).arg(&optimise).args(WASM_OPT).arg(&file).arg("-o").arg(&file))?;
            }
            Ok(())
        })
    })?;
    Ok(package)
}

/// Compiles the library for wasm; returns the file.
fn compile(module: &Module) -> Result<PathBuf> {
    // A folder of its own: another compiler than that of the native build may fill it. Both modules share the standard library.
    let home = target().join("wasm");
    let mut build = WasmToolchain::get()?.cargo("build");
    build.args(["--quiet", "--locked", "--package", "isnad", "--lib", "--profile", "wasm"]);
    build.args(["--no-default-features", "--features", module.feature, "--target-dir"]).arg(&home);
    run(&mut build)?;
    // The next module comes to lie in the same place.
    let wasm = home.join(module.name).with_extension("wasm");
    fs::copy(wasm_folder(&home).join("isnad.wasm"), &wasm)?;
    Ok(wasm)
}

/// Copies every file below `from` to the same place below `to`.
pub fn copy(from: &Path, to: &Path) -> Result {
    for file in files(from)? {
        let goal = to.join(&file);
        if let Some(dir) = goal.parent() {
            fs::create_dir_all(dir)?;
        }
        fs::copy(from.join(&file), goal)?;
    }
    Ok(())
}
