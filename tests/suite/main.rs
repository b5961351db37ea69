//! The suite: every script, example, snapshot, command-line behaviour and house rule as a test of its own.
//!
//! One binary with its own `main`, because the tests are found on disk: a new file under `tests/scripts/` is a new
//! test, named by its path. `cargo test --test suite -- PART` runs the tests whose name contains PART.
//! How a script says what it prints is told in CONTRIBUTING.md; `tests/check_python.py` checks the same
//! expectations against `python3`.

mod architecture;
mod command_line;
mod embedding;
mod hostile;
mod process;
mod scripts;
mod snapshots;

use std::path::{Path, PathBuf};

use libtest_mimic::{Arguments, Trial};

/// What a test returns; the text of a failure is shown as it is.
type Outcome = Result<(), libtest_mimic::Failed>;

fn main() {
    let mut arguments = Arguments::from_args();
    // Most of a test's time is another process: the tests may use every core, but no more.
    arguments.test_threads = arguments
        .test_threads
        .or(std::thread::available_parallelism().ok().map(usize::from));
    let mut trials: Vec<Trial> = Vec::new();
    trials.extend(scripts::trials());
    trials.extend(snapshots::trials());
    trials.extend(command_line::trials());
    trials.extend(embedding::trials());
    trials.extend(hostile::trials());
    trials.extend(architecture::trials());
    libtest_mimic::run(&arguments, trials).exit();
}

/// The folder of the package.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` that ends in `ending`, sorted; folders named `_lib` hold what scripts import and are left out.
fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else {
        return found;
    };
    for entry in entries.map(|entry| entry.expect("a folder of this package can be read")) {
        let path = entry.path();
        if path.is_dir() {
            if entry.file_name() != "_lib" && entry.file_name() != "__pycache__" {
                found.extend(files_below(&path, ending));
            }
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The name of a test: the path of its file below `tests/`, without the ending.
fn name_of(path: &Path) -> String {
    let tests = root().join("tests");
    path.strip_prefix(&tests)
        .or(path.strip_prefix(root()))
        .unwrap_or(path)
        .with_extension("")
        .to_string_lossy()
        .into_owned()
}

/// Fails with both texts when they differ, and says on which line they part.
fn same_text(what: &str, expected: &str, got: &str) -> Outcome {
    if expected == got {
        return Ok(());
    }
    let parted = expected
        .lines()
        .zip(got.lines())
        .take_while(|(e, g)| e == g)
        .count()
        + 1;
    Err(format!("{what} differs from line {parted} on\n--- expected\n{expected}\n--- got\n{got}\n---").into())
}
