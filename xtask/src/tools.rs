//! What the tasks need from the machine, and how it gets there: by what is installed, else by the package manager where
//! that may be asked, else by the command that a person types.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::once::unless;
use crate::run::{Result, cargo, command, output, root, run, target, which};

const WASM: &str = "wasm32-unknown-unknown";

/// What to install on Debian to build wasm where rustup cannot add the target.
const DEBIAN_WASM: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "lld-19"];

/// Where the standard library is built along with ours, neither carries the text of panics, their places, or what `{:?}`
/// prints, which nothing prints in wasm. Functions go into their callers only where that makes these hardly larger.
const LEAN: &str = "-Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none -Zlocation-detail=none \
                    -Cllvm-args=-inline-threshold=5";

/// How wasm is compiled here.
pub enum WasmToolchain {
    /// By the compiler that runs this task, with the standard library that came with it.
    Here,
    /// By the same compiler, which builds the standard library along with ours.
    Whole,
    /// By Debian's compiler, which builds the standard library as well.
    Debian {
        /// Its linker.
        linker: PathBuf,
    },
}

impl WasmToolchain {
    /// The one to use; gets it where there is none. One that builds the standard library comes first: a fifth is saved.
    pub fn get() -> Result<Self> {
        match Self::find()? {
            Some(Self::Here) | None => {}
            Some(found) => return Ok(found),
        }
        if which("rustup").is_some() {
            eprintln!("   adding the target {WASM} and the source of the standard library");
            let add = |what: [&str; 3]| command("rustup").args(what).stdout(Stdio::null()).status();
            let added = add(["target", "add", WASM]).is_ok_and(|status| status.success());
            // Without the source it works as well, and is larger.
            let _ = add(["component", "add", "rust-src"]);
            if added {
                return Ok(Self::find()?.unwrap_or(Self::Here));
            }
            eprintln!("   rustup cannot add it here; Debian's compiler can build it");
        } else if let Some(found) = Self::find()? {
            return Ok(found);
        }
        install("the compiler for wasm", DEBIAN_WASM, Some(&format!("rustup target add {WASM}")))?;
        Self::find()?.ok_or_else(|| "the compiler for wasm is installed, but cannot be found in /usr".into())
    }

    fn find() -> Result<Option<Self>> {
        let whole = ["/usr/bin/rustc", "/usr/bin/cargo", "/usr/lib/rustlib/src/rust/library/std"];
        let linker = (15..30).rev().map(|n| PathBuf::from(format!("/usr/bin/wasm-ld-{n}"))).find(|l| l.is_file());
        if let Some(linker) = linker.filter(|_| whole.iter().all(|p| Path::new(p).exists())) {
            return Ok(Some(Self::Debian { linker }));
        }
        let sysroot = output(command("rustc").args(["--print", "sysroot"]))?;
        let parts = Path::new(sysroot.trim()).join("lib/rustlib");
        let target = parts.join(WASM).join("lib").is_dir();
        let source = parts.join("src/rust/library/std").is_dir();
        Ok(target.then_some(if source { Self::Whole } else { Self::Here }))
    }

    /// What its compiler says it is.
    pub fn version(&self) -> Result<String> {
        let rustc = if let Self::Debian { .. } = self { "/usr/bin/rustc" } else { "rustc" };
        output(command(rustc).arg("-vV"))
    }

    /// `cargo` for the target, before its subcommand's other arguments.
    pub fn cargo(&self, subcommand: &str) -> Command {
        let mut build = match self {
            Self::Here | Self::Whole => cargo(),
            Self::Debian { linker } => {
                let mut build = command("/usr/bin/cargo");
                let path = std::env::var("PATH").unwrap_or_default();
                build
                    .env("PATH", format!("/usr/bin:{path}"))
                    .env("RUSTC", "/usr/bin/rustc")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
                build
            }
        };
        build.args([subcommand, "--target", WASM]);
        if !matches!(self, Self::Here) {
            build
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", LEAN)
                .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
        }
        build
    }
}

/// The folder of the compiled wasm below the target folder given to cargo.
pub fn wasm_folder(target: &Path) -> PathBuf {
    target.join(WASM).join("wasm")
}

/// Where `node` is.
pub fn node() -> Result<PathBuf> {
    if let Some(node) = which("node") {
        return Ok(node);
    }
    install("Node.js", &["nodejs", "npm"], None)?;
    which("node").ok_or_else(|| "Node.js is installed, but `node` is not on PATH".into())
}

/// Sees to it that Java is there.
pub fn java() -> Result {
    if which("java").is_some() { Ok(()) } else { install("Java", &["default-jre-headless"], None) }
}

/// The folder `node_modules` with the versions of xtask/package-lock.json.
pub fn npm() -> Result<PathBuf> {
    npm_in("xtask")
}

/// The folder `node_modules` with the versions of the package-lock.json in a folder of the repository.
pub fn npm_in(folder: &str) -> Result<PathBuf> {
    node()?;
    let source = root().join(folder);
    let home = target().join("npm").join(folder.replace('/', "-"));
    let lock = fs::read_to_string(source.join("package-lock.json"))?;
    let done = home.join("installed");
    let modules = home.join("node_modules");
    unless(&done, &lock, Some(&modules), || {
        if which("npm").is_none() {
            install("npm", &["npm"], None)?;
        }
        fs::create_dir_all(&home)?;
        for file in ["package.json", "package-lock.json"] {
            fs::copy(source.join(file), home.join(file))?;
        }
        let mut npm = command("npm");
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&home);
        run(&mut npm)
    })?;
    Ok(modules)
}

/// A Python that has the packages of lists with hashes, in a folder of the repository; each list is installed by what
/// those before it brought, built by nothing else.
pub fn python(folder: &str, lists: &[&str]) -> Result<PathBuf> {
    let source = root().join(folder);
    let home = target().join("python").join(folder.replace('/', "-"));
    let mut wanted = String::new();
    for list in lists {
        wanted += &fs::read_to_string(source.join(list))?;
    }
    let done = home.join("installed");
    let python = home.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    unless(&done, &wanted, Some(&python), || {
        let make = || run(command("python3").args(["-m", "venv", "--clear"]).arg(&home));
        // Debian has the module venv in a package of its own.
        if which("python3").is_none() || make().is_err() {
            install("Python", &["python3", "python3-venv"], None)?;
            make()?;
        }
        for list in lists {
            let mut pip = command(&python);
            pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-cache-dir"]);
            pip.args(["--require-hashes", "--no-deps", "--no-build-isolation", "-r"]).arg(source.join(list));
            run(&mut pip)?;
        }
        Ok(())
    })?;
    Ok(python)
}

/// Sees to it that a part of the Rust toolchain is there: `rustfmt` or `clippy`.
pub fn component(name: &str) -> Result {
    let program = if name == "clippy" { "cargo-clippy" } else { "cargo-fmt" };
    let works = || command(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if works().is_ok_and(|status| status.success()) {
        return Ok(());
    }
    run(command("rustup").args(["component", "add", name]))
        .map_err(|e| format!("{name} is missing: {e}; type\n    rustup component add {name}").into())
}

/// A browser that runs the tests of the page, as Debian packs it.
struct Browser {
    name: &'static str,
    /// Of each line, one must be on `PATH`.
    programs: &'static [&'static [&'static str]],
    packages: &'static [&'static str],
}

/// The browsers of `tests/browser/src/engine/`.
const BROWSERS: [Browser; 3] = [
    Browser {
        name: "Chromium with its driver",
        programs: &[&["chromedriver"], &["chromium", "google-chrome", "chrome"]],
        packages: &["chromium", "chromium-driver", "fonts-noto-core"],
    },
    Browser { name: "Firefox", programs: &[&["firefox-esr", "firefox"]], packages: &["firefox-esr"] },
    Browser {
        name: "WebKitGTK with its driver and a display for it",
        programs: &[&["WebKitWebDriver"], &["Xvfb"]],
        packages: &["webkit2gtk-driver", "xvfb"],
    },
];

/// Sees to it that the browsers are there: what all of them lack is installed at once.
pub fn browsers() -> Result {
    let there = |b: &&Browser| b.programs.iter().all(|any| any.iter().any(|program| which(program).is_some()));
    let missing = || BROWSERS.iter().filter(|b| !there(b));
    let packages: Vec<&str> = missing().flat_map(|b| b.packages).copied().collect();
    if !packages.is_empty() {
        install(&names(missing()), &packages, None)?;
    }
    match names(missing()) {
        none if none.is_empty() => Ok(()),
        left => Err(format!("installed, but not on PATH: {left}").into()),
    }
}

/// What the browsers and their drivers say they are.
pub fn browser_versions() -> String {
    let programs =
        BROWSERS.iter().flat_map(|b| b.programs).flat_map(|any| any.iter().find_map(|program| which(program)));
    // One that does not tell (Xvfb) is known by its place.
    programs
        .map(|p| format!("{} {}\n", p.display(), output(command(&p).arg("--version")).unwrap_or_default()))
        .collect()
}

fn names<'b>(browsers: impl Iterator<Item = &'b Browser>) -> String {
    browsers.map(|b| b.name).collect::<Vec<_>>().join("; ")
}

/// Installs Debian packages where this is Debian and we may, else tells what to type.
fn install(what: &str, packages: &[&str], instead: Option<&str>) -> Result {
    let list = packages.join(" ");
    let typed = format!("apt-get install --no-install-recommends {list}");
    let other = instead.map(|i| format!("    {i}\nor, on Debian, ")).unwrap_or_default();
    if which("apt-get").is_none() {
        return Err(format!("{what} is missing; type\n{other}    {typed}").into());
    }
    if !is_root()? {
        return Err(format!("{what} is missing; type\n{other}    sudo {typed}").into());
    }
    eprintln!("   installing {what}: {list}");
    let apt = || {
        let mut apt = command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
        apt
    };
    let install = || run(apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages));
    // The package lists of a machine may be old or missing.
    run(apt().args(["update", "-qq"]))
        .and_then(|()| install())
        .map_err(|e| format!("{what} is missing and could not be installed: {e}\ntype\n{other}    {typed}").into())
}

fn is_root() -> Result<bool> {
    Ok(output(command("id").arg("-u"))?.trim() == "0")
}
