//! The house rules that a program can check: which room may import which, how files open, how long they are.

use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::Trial;

use crate::{Outcome, files_below, root};

/// The rooms of `src/` from the ground up, and the rooms each may import. `ARCHITECTURE.md` explains the table.
const ROOMS: [(&str, &[&str]); 15] = [
    ("diagnostics", &[]),
    ("bytecode", &[]),
    ("compiler", &["diagnostics", "bytecode"]),
    ("host", &[]),
    ("observe", &[]),
    ("heap", &[]),
    ("objects", &["heap", "bytecode", "host", "observe"]),
    ("vm", &["objects", "heap", "bytecode", "host", "observe"]),
    ("native", &["objects", "heap"]),
    (
        "builtins",
        &["native", "vm", "objects", "heap", "host", "bytecode"],
    ),
    (
        "scheduler",
        &["native", "vm", "objects", "heap", "host", "observe"],
    ),
    (
        "modules",
        &[
            "scheduler",
            "builtins",
            "native",
            "vm",
            "objects",
            "heap",
            "observe",
            "host",
            "compiler",
            "bytecode",
            "diagnostics",
        ],
    ),
    (
        "snapshot",
        &["scheduler", "vm", "objects", "heap", "host", "observe"],
    ),
    (
        "api",
        &[
            "snapshot",
            "modules",
            "scheduler",
            "builtins",
            "native",
            "vm",
            "objects",
            "heap",
            "observe",
            "host",
            "compiler",
            "bytecode",
            "diagnostics",
        ],
    ),
    ("cli", &["host", "api", "diagnostics"]),
];

/// The rooms that know the grammar crate.
const KNOW_THE_GRAMMAR: [&str; 8] = [
    "host",
    "diagnostics",
    "bytecode",
    "compiler",
    "observe",
    "modules",
    "api",
    "cli",
];

/// One list may be longer than a file should be: splitting the grammar or the opcodes hides their shape.
const LONGEST: usize = 1200;
const MAY_BE_LONGER: [&str; 4] = [
    "grammar/src/grammar.lalrpop",
    "src/bytecode/opcode.rs",
    "src/vm/dispatch.rs",
    "src/vm/interpreter.rs",
];

pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test(
            "architecture/rooms_import_only_what_the_table_allows",
            rooms_import_only_what_the_table_allows,
        ),
        Trial::test(
            "architecture/every_room_is_in_the_table",
            every_room_is_in_the_table,
        ),
        Trial::test(
            "architecture/every_file_opens_with_its_subject",
            every_file_opens_with_its_subject,
        ),
        Trial::test("architecture/no_file_is_too_long", no_file_is_too_long),
        Trial::test(
            "architecture/unsafe_stays_in_its_rooms",
            unsafe_stays_in_its_rooms,
        ),
        Trial::test(
            "architecture/every_module_of_stdlib_has_a_row",
            every_module_of_stdlib_has_a_row,
        ),
    ]
}

/// Fails with the list of what breaks a rule.
fn none_of(breaches: Vec<String>) -> Outcome {
    if breaches.is_empty() {
        Ok(())
    } else {
        Err(breaches.join("\n").into())
    }
}

/// The Rust files of the package and the grammar crate, by their path from the root.
fn sources() -> Vec<(String, PathBuf)> {
    let mut found = files_below(&root().join("src"), ".rs");
    found.extend(files_below(&root().join("grammar/src"), ".rs"));
    found.into_iter().map(|path| (shown(&path), path)).collect()
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap_or(path)
        .to_string_lossy()
        .replace('\\', "/")
}

fn room_of(shown: &str) -> Option<&str> {
    let (room, _) = shown.strip_prefix("src/")?.split_once('/')?;
    Some(room)
}

/// The code of a line: without its comment. A `//` inside a text literal hides the rest, which no rule here minds.
fn code_of(line: &str) -> &str {
    line.split("//").next().unwrap_or(line)
}

/// The names that follow `prefix` on a line of code.
fn names_after<'a>(line: &'a str, prefix: &'a str) -> impl Iterator<Item = &'a str> {
    code_of(line).match_indices(prefix).map(move |(at, _)| {
        let rest = &code_of(line)[at + prefix.len()..];
        &rest[..rest
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(rest.len())]
    })
}

fn rooms_import_only_what_the_table_allows() -> Outcome {
    let mut breaches = Vec::new();
    for (shown, path) in sources() {
        let Some(room) = room_of(&shown) else { continue };
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            continue;
        };
        for (index, line) in fs::read_to_string(&path)?.lines().enumerate() {
            for imported in names_after(line, "crate::") {
                let is_room = ROOMS.iter().any(|(name, _)| *name == imported);
                if is_room && imported != room && !allowed.contains(&imported) {
                    breaches.push(format!("{shown}:{}: {room} may not import {imported}", index + 1));
                }
            }
            if code_of(line).contains("pyish_grammar") && !KNOW_THE_GRAMMAR.contains(&room) {
                breaches.push(format!(
                    "{shown}:{}: {room} may not import the grammar",
                    index + 1
                ));
            }
        }
    }
    none_of(breaches)
}

fn every_room_is_in_the_table() -> Outcome {
    let mut breaches = Vec::new();
    for entry in fs::read_dir(root().join("src"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && !ROOMS.iter().any(|(room, _)| *room == name) && name != "derive" {
            breaches.push(format!("src/{name}/ is no room of the table"));
        }
        if entry.path().is_file() && name != "lib.rs" && name != "main.rs" {
            breaches.push(format!("src/{name} stands outside every room"));
        }
    }
    none_of(breaches)
}

fn every_file_opens_with_its_subject() -> Outcome {
    let mut breaches = Vec::new();
    let tests = files_below(&root().join("tests"), ".rs")
        .into_iter()
        .map(|path| (shown(&path), path));
    for (shown, path) in sources().into_iter().chain(tests) {
        if !fs::read_to_string(&path)?.starts_with("//!") {
            breaches.push(format!("{shown} does not open with `//!` and its subject"));
        }
    }
    none_of(breaches)
}

fn no_file_is_too_long() -> Outcome {
    let mut breaches = Vec::new();
    let grammar = files_below(&root().join("grammar/src"), ".lalrpop")
        .into_iter()
        .map(|path| (shown(&path), path));
    let stdlib = files_below(&root().join("stdlib"), ".py")
        .into_iter()
        .map(|path| (shown(&path), path));
    for (shown, path) in sources().into_iter().chain(grammar).chain(stdlib) {
        let lines = fs::read_to_string(&path)?.lines().count();
        if lines > LONGEST && !MAY_BE_LONGER.contains(&shown.as_str()) {
            breaches.push(format!(
                "{shown} has {lines} lines: which two subjects live in it?"
            ));
        }
    }
    none_of(breaches)
}

fn unsafe_stays_in_its_rooms() -> Outcome {
    let mut breaches = Vec::new();
    for (shown, path) in sources() {
        if matches!(room_of(&shown), Some("heap" | "vm")) {
            continue;
        }
        for (index, line) in fs::read_to_string(&path)?.lines().enumerate() {
            let word = |part: &str| part == "unsafe";
            if code_of(line)
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .any(word)
            {
                breaches.push(format!("{shown}:{}: unsafe outside heap and vm", index + 1));
            }
        }
    }
    none_of(breaches)
}

fn every_module_of_stdlib_has_a_row() -> Outcome {
    let modules = files_below(&root().join("stdlib"), "");
    if modules.is_empty() {
        return Ok(());
    }
    let table = fs::read_to_string(root().join("src/modules/table.rs"))?;
    let named = |path: &PathBuf| !table.contains(&shown(path).replacen("stdlib/", "", 1));
    none_of(
        modules
            .iter()
            .filter(|path| named(path))
            .map(|path| format!("{} has no row in src/modules/table.rs", shown(path)))
            .collect(),
    )
}
