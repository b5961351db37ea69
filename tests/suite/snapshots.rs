//! Sources beside the full text they must produce: `tests/disassembly/` and `tests/syntax_errors/`.
//!
//! `UPDATE_EXPECTED=1 cargo test --test suite` writes the text anew; the difference is reviewed like code.

use std::fs;
use std::path::Path;

use libtest_mimic::Trial;

use crate::process::{finish, pyish};
use crate::{Outcome, files_below, name_of, root, same_text};

pub fn trials() -> Vec<Trial> {
    let disassembly = files_below(&root().join("tests/disassembly"), ".py")
        .into_iter()
        .map(|path| {
            Trial::test(name_of(&path), move || {
                let folder = path.parent().expect("a snapshot is in a folder");
                let finished = finish(pyish(folder).arg("dis").arg(file_name(&path)), None);
                if finished.status != Some(0) || !finished.stderr.is_empty() {
                    return Err(
                        format!("exit status {:?}, stderr:\n{}", finished.status, finished.stderr).into(),
                    );
                }
                same_as_snapshot(&path, &finished.stdout)
            })
        });
    let syntax_errors = files_below(&root().join("tests/syntax_errors"), ".py")
        .into_iter()
        .map(|path| {
            Trial::test(name_of(&path), move || {
                let folder = path.parent().expect("a snapshot is in a folder");
                let finished = finish(pyish(folder).arg(&path), None);
                if finished.status != Some(1) || !finished.stdout.is_empty() {
                    return Err(
                        format!("exit status {:?}, stdout:\n{}", finished.status, finished.stdout).into(),
                    );
                }
                same_as_snapshot(
                    &path,
                    &finished.stderr.replace(&format!("{}/", folder.display()), ""),
                )
            })
        });
    disassembly.chain(syntax_errors).collect()
}

fn file_name(path: &Path) -> &std::ffi::OsStr {
    path.file_name().expect("a snapshot is a file")
}

fn same_as_snapshot(source: &Path, got: &str) -> Outcome {
    let snapshot = source.with_extension("txt");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&snapshot, got)?;
        return Ok(());
    }
    let expected = fs::read_to_string(&snapshot).map_err(|_| {
        format!(
            "{} is missing; UPDATE_EXPECTED=1 writes it:\n{got}",
            snapshot.display()
        )
    })?;
    same_text("the text", &expected, got)
}
