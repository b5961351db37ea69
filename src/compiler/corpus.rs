//! Compiles every script of the repository, the verifier on; or, as a measure, every file of another folder:
//! `PYISH_CORPUS=/usr/lib/python3 cargo test corpus -- --nocapture`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use pyish_grammar::{Source, parse_module};

use super::tests::verify_all;
use super::{Options, compile_module};

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => collect(&path, files),
            false
                if path
                    .extension()
                    .is_some_and(|extension| extension == "py" || extension == "pyish") =>
            {
                files.push(path);
            }
            false => {}
        }
    }
}

#[test]
fn corpus() {
    let mut files = Vec::new();
    match std::env::var("PYISH_CORPUS") {
        Ok(folder) => collect(Path::new(&folder), &mut files),
        Err(_) => {
            for folder in ["stdlib", "examples", "benches", "tests/scripts"] {
                collect(Path::new(folder), &mut files);
            }
        }
    }
    files.sort();
    let (mut compiled, mut unparsed) = (0, 0);
    let mut refused: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in files {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let name = path.display().to_string();
        let Ok(source) = Source::new(&name, &text) else {
            continue;
        };
        let Ok(module) = parse_module(&source) else {
            unparsed += 1;
            continue;
        };
        let result = std::panic::catch_unwind(|| compile_module(&module, &source, &name, Options::default()));
        match result {
            Ok(Ok(code)) => {
                verify_all(&code);
                compiled += 1;
            }
            Ok(Err(error)) => refused
                .entry(error.message().to_owned())
                .or_default()
                .push(format!("{name}:{}", error.details().lineno)),
            Err(_) => refused.entry("panic".into()).or_default().push(name),
        }
    }
    println!("compiled {compiled}, not parsed {unparsed}");
    assert!(compiled > 0, "no file was compiled");
    assert!(
        !refused.contains_key("panic"),
        "the compiler panicked: {:?}",
        refused["panic"]
    );
    let library: Vec<_> = refused
        .values()
        .flatten()
        .filter(|place| place.starts_with("stdlib"))
        .collect();
    assert!(
        library.is_empty(),
        "a module of the library does not compile: {library:?}"
    );
    for (message, places) in refused {
        println!("{} x {message}: {}", places.len(), places[0]);
    }
}
