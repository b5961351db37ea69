//! Any bytes give a tree or a diagnostic: `cargo +nightly fuzz run parse`. CPython's library or `tests/` make
//! a good corpus to start from.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pyish_grammar::{DumpOptions, Source, dump, parse_expression, parse_interactive, parse_module};

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::from_bytes("fuzz.py", bytes) else { return };
    let _ = parse_interactive(&source).map_err(|error| error.to_string());
    let _ = parse_expression(&source).map_err(|error| error.to_string());
    match parse_module(&source) {
        Ok(module) => drop(dump(&module, &source, DumpOptions::default())),
        Err(error) => drop(error.to_string()),
    }
});
