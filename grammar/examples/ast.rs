//! Prints the syntax tree of Python files.
//!
//! ```text
//! cargo run -p pyish-grammar --example ast -- [--positions] [--empty-lists] FILE...
//! cargo run -p pyish-grammar --example ast -- --batch
//! ```
//!
//! With `--batch`, reads file names from its input, one a line, and answers each with the length of the
//! tree in bytes, a line break, and the tree; or with `error`, the length of a message, and the message.

use std::io::{BufRead, Write};
use std::process::ExitCode;

use pyish_grammar::{DumpOptions, EmptyLists, Positions, Source, dump, parse_module};

fn main() -> ExitCode {
    let (flags, files): (Vec<_>, Vec<_>) = std::env::args().skip(1).partition(|arg| arg.starts_with("--"));
    let has = |flag: &str| flags.iter().any(|given| given == flag);
    let options = DumpOptions {
        positions: if has("--positions") {
            Positions::Shown
        } else {
            Positions::Hidden
        },
        empty_lists: if has("--empty-lists") {
            EmptyLists::Shown
        } else {
            EmptyLists::Hidden
        },
    };
    if has("--batch") {
        return answer_batch(options);
    }
    for file in files {
        match tree(&file, options) {
            Ok(tree) => println!("{tree}"),
            Err(message) => {
                eprintln!("{message}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

fn tree(file: &str, options: DumpOptions) -> Result<String, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?;
    let source = Source::from_bytes(file, &bytes).map_err(|error| error.to_string())?;
    let module = parse_module(&source).map_err(|error| error.to_string())?;
    Ok(dump(&module, &source, options))
}

fn answer_batch(options: DumpOptions) -> ExitCode {
    let mut out = std::io::stdout().lock();
    for file in std::io::stdin().lock().lines().map_while(Result::ok) {
        let (head, text) = match tree(&file, options) {
            Ok(tree) => ("", tree),
            Err(message) => ("error ", message),
        };
        if write!(out, "{head}{}\n{text}", text.len())
            .and_then(|()| out.flush())
            .is_err()
        {
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
