//! A measure: compiles every file under a folder, the verifier on.
//!
//! `PYISH_CORPUS=/usr/lib/python3 cargo test corpus -- --ignored --nocapture`

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
            false if path.extension().is_some_and(|extension| extension == "py") => files.push(path),
            false => {}
        }
    }
}

#[test]
#[ignore = "a measure over a folder of one's own"]
fn corpus() {
    let Ok(folder) = std::env::var("PYISH_CORPUS") else {
        return;
    };
    let mut files = Vec::new();
    collect(Path::new(&folder), &mut files);
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
    for (message, places) in refused {
        println!("{} x {message}: {}", places.len(), places[0]);
    }
}
