//! Each `tests/syntax_errors/NAME.py` that the parser refuses must print exactly what `NAME.txt` says;
//! those it accepts are refused by the compiler, and the suite of the main package compares them.
//! `UPDATE_EXPECTED=1 cargo test -p pyish-grammar` rewrites the texts.

use std::path::{Path, PathBuf};

use pyish_grammar::{Source, SyntaxError, parse_module};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/syntax_errors")
}

/// What is wrong with a file, if the parser can tell.
fn diagnostic(path: &Path) -> Option<SyntaxError> {
    let bytes = std::fs::read(path).expect("a test case can be read");
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .expect("a test case has a plain name");
    Source::from_bytes(name, &bytes)
        .and_then(|source| parse_module(&source))
        .err()
}

#[test]
fn every_case_prints_its_text() {
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut cases: Vec<PathBuf> = std::fs::read_dir(folder())
        .expect("the folder of cases exists")
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    cases.sort();
    let mut refused = 0;
    let mut wrong = Vec::new();
    for case in cases {
        let Some(error) = diagnostic(&case) else { continue };
        refused += 1;
        let printed = format!("{error}\n");
        let text = case.with_extension("txt");
        if update {
            std::fs::write(&text, printed).expect("a text can be written");
        } else if std::fs::read_to_string(&text).unwrap_or_default() != printed {
            wrong.push(format!("{}:\n{printed}", case.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "these print something else than expected:\n{}",
        wrong.join("\n")
    );
    assert!(refused > 150, "only {refused} cases were refused");
}
