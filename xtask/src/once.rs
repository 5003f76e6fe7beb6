//! Work that is done once for the same inputs: what passed is not tried again until something changes that it was made of.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::run::{Result, files, root, target};

/// What some work depends on: the bytes of files, and texts.
#[derive(Clone, Default)]
pub struct Inputs {
    hasher: DefaultHasher,
}

impl Inputs {
    /// Files, or whole folders, named from the folder of the repository. A name that does not exist is an input too: it may
    /// come to exist.
    pub fn of(paths: impl IntoIterator<Item = impl AsRef<Path>>) -> Result<Self> {
        let mut inputs = Self::default();
        for path in paths {
            let place = root().join(&path);
            path.as_ref().hash(&mut inputs.hasher);
            if place.is_dir() {
                for file in files(&place)? {
                    file.hash(&mut inputs.hasher);
                    fs::read(place.join(file))?.hash(&mut inputs.hasher);
                }
            } else {
                fs::read(place).ok().hash(&mut inputs.hasher);
            }
        }
        Ok(inputs)
    }

    /// A text, such as the value of a variable or the version of a program.
    pub fn and(mut self, text: impl Hash) -> Self {
        text.hash(&mut self.hasher);
        self
    }

    fn stamp(&self) -> String {
        format!("{:016x}", self.hasher.finish())
    }
}

/// Does the work, unless it passed with these inputs before and what it makes is still there. `target/passed/NAME` remembers
/// it: without that folder everything is done again.
pub fn once(name: &str, inputs: &Inputs, makes: Option<&Path>, work: impl FnOnce() -> Result) -> Result {
    let passed = passed();
    fs::create_dir_all(&passed)?;
    if !unless(&passed.join(name.replace(['/', ' '], "-")), &inputs.stamp(), makes, work)? {
        eprintln!("   {name}: passed before, and nothing has changed since");
    }
    Ok(())
}

/// Does the work, unless the file `stamp` has the words `now`, which it gets when the work is done, and what it makes is there.
/// Tells whether it was done.
pub fn unless(stamp: &Path, now: &str, makes: Option<&Path>, work: impl FnOnce() -> Result) -> Result<bool> {
    if makes.is_none_or(Path::exists) && fs::read_to_string(stamp).is_ok_and(|was| was == now) {
        return Ok(false);
    }
    // Where it fails or is interrupted nothing must speak for it.
    if stamp.exists() {
        fs::remove_file(stamp)?;
    }
    work()?;
    fs::write(stamp, now)?;
    Ok(true)
}

fn passed() -> PathBuf {
    target().join("passed")
}

/// Forgets all that passed.
pub fn forget() -> Result {
    let passed = passed();
    if passed.exists() { Ok(fs::remove_dir_all(passed)?) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How often work was done for inputs that follow one another; `false` is work that fails.
    fn done(name: &str, runs: &[(&str, bool)]) -> usize {
        let mut done = 0;
        for (text, passes) in runs {
            let inputs = Inputs::of(["Cargo.toml"]).expect("it is there").and(text);
            let work = || {
                done += 1;
                if *passes { Ok(()) } else { Err("it fails".into()) }
            };
            assert_eq!(once(name, &inputs, None, work).is_ok(), *passes, "{text}");
        }
        let _ = fs::remove_file(passed().join(name));
        done
    }

    #[test]
    fn what_passed_is_not_done_again() {
        assert_eq!(done("test-of-once-same", &[("a", true), ("a", true)]), 1);
    }

    #[test]
    fn what_changed_or_failed_is_done_again() {
        assert_eq!(done("test-of-once-changed", &[("a", true), ("b", true), ("a", true)]), 3);
        assert_eq!(done("test-of-once-failed", &[("a", false), ("a", false)]), 2);
        assert_eq!(done("test-of-once-later", &[("a", true), ("b", false), ("a", true)]), 3);
    }

    #[test]
    fn what_it_makes_must_be_there() {
        let inputs = Inputs::default();
        let gone = Path::new("/nowhere/at/all");
        let mut done = 0;
        for _ in 0..2 {
            let work = || {
                done += 1;
                Ok(())
            };
            assert!(once("test-of-once-made", &inputs, Some(gone), work).is_ok());
        }
        let _ = fs::remove_file(passed().join("test-of-once-made"));
        assert_eq!(done, 2);
    }

    #[test]
    fn files_are_inputs_by_their_bytes() {
        let of = |path: &str| Inputs::of([path]).expect("it can be read").stamp();
        assert_eq!(of("Cargo.toml"), of("Cargo.toml"));
        assert_ne!(of("Cargo.toml"), of("Cargo.lock"));
        assert_ne!(of("no-such-file"), of("no-such-folder"));
    }
}
