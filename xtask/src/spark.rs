//! The recipe for Apache Spark, tried in its local mode.

use std::path::Path;

use crate::run::{Result, command, root, run};
use crate::tools::{java, python};

/// Runs the test of `examples/spark` with `isnad`.
pub fn spark(isnad: &Path) -> Result {
    java()?;
    let python = python("examples/spark", &["requirements.txt", "spark.txt"])?;
    run(command(python).arg(root().join("examples/spark/test_quotes.py")).arg(isnad))
}
