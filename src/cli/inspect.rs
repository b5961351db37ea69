//! `pyish check`, `pyish dis`, `pyish ast`: looking at scripts without running them.

use std::io::Write;

use super::options::Inspection;
use super::run::read_script;
use crate::api::{Error, inspect as api};

/// Does a sub-command and gives the exit status.
pub(super) fn inspect(inspection: &Inspection) -> i32 {
    match inspection {
        Inspection::Legend => print(&api::legend()),
        Inspection::Disassemble { file } => show(file, api::disassembly),
        Inspection::Tree { file, positions } => show(file, |name, bytes| {
            api::tree(name, bytes, *positions).map(|tree| tree + "\n")
        }),
        Inspection::Check { files } => {
            let statuses = files.iter().map(|file| check(file));
            statuses.max().unwrap_or(0)
        }
    }
}

/// Prints what is wrong with a file.
fn check(file: &str) -> i32 {
    let bytes = match read_script(file) {
        Ok(bytes) => bytes,
        Err(status) => return status,
    };
    let checked = api::check(file, &bytes);
    for mistake in &checked.mistakes {
        eprintln!("{mistake}");
    }
    for warning in &checked.warnings {
        eprintln!("{warning}");
    }
    i32::from(!checked.mistakes.is_empty())
}

/// Prints what `look` makes of a file, or what is wrong.
fn show(file: &str, look: impl Fn(&str, &[u8]) -> Result<String, Error>) -> i32 {
    let bytes = match read_script(file) {
        Ok(bytes) => bytes,
        Err(status) => return status,
    };
    match look(file, &bytes) {
        Ok(text) => print(&text),
        Err(error) => {
            eprintln!("{error}");
            1
        }
    }
}

fn print(text: &str) -> i32 {
    // Whoever closed stdout does not want to read it.
    let _ = std::io::stdout().write_all(text.as_bytes());
    0
}
