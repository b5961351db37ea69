//! Measures the parser: `cargo run --release -p pyish-grammar --example speed -- FILE...` parses all the
//! files ten times and prints the best rate.

use std::time::Instant;

use pyish_grammar::{Source, parse_module};

fn main() {
    let sources: Vec<Source> = std::env::args()
        .skip(1)
        .filter_map(|file| std::fs::read(&file).ok().map(|bytes| (file, bytes)))
        .filter_map(|(file, bytes)| Source::from_bytes(&file, &bytes).ok())
        .collect();
    let bytes: usize = sources.iter().map(|source| source.text().len()).sum();
    let seconds = (0..10)
        .map(|_| {
            let start = Instant::now();
            let parsed = sources
                .iter()
                .filter(|source| parse_module(source).is_ok())
                .count();
            assert!(parsed <= sources.len());
            start.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min);
    println!(
        "{bytes} bytes of {} files: {:.1} MB/s",
        sources.len(),
        bytes as f64 / seconds / 1e6
    );
}
