//! Looking at a script without running it: its syntax tree, its bytecode, what is wrong with it.

use std::borrow::Cow;
use std::sync::Arc;

use pyish_grammar::{DumpOptions, EmptyLists, Positions, Source, SyntaxError, SyntaxWarning};

use super::error::Error;
use crate::bytecode::code::Code;
use crate::bytecode::disassemble;
use crate::compiler::{self, Mode, Options};

/// How many mistakes of one file are told.
const MOST_MISTAKES: usize = 50;

/// What there is to say about a script that is not run.
#[derive(Debug)]
pub(crate) struct Checked {
    /// What is wrong, by line; nothing when it compiles.
    pub(crate) mistakes: Vec<Error>,
    /// What is dubious in what does compile, as lines to print.
    pub(crate) warnings: Vec<String>,
}

/// Looks for what is wrong with a script. `name` is what the errors call it.
///
/// After a mistake the statement it is in is left out and the rest looked at again. What may only follow from
/// leaving something out is not told.
pub(crate) fn check(name: &str, bytes: &[u8]) -> Checked {
    let mut source = match Source::from_bytes(name, bytes) {
        Ok(source) => source,
        Err(error) => {
            return Checked {
                mistakes: vec![error.into()],
                warnings: Vec::new(),
            };
        }
    };
    let mut mistakes: Vec<SyntaxError> = Vec::new();
    let mut warnings = Vec::new();
    let mut is_left_out = vec![false; source.text().lines().count() + 2];
    while mistakes.len() < MOST_MISTAKES {
        let error = match compile_source(name, &source) {
            Err(error) => error,
            Ok((_, found)) => {
                warnings = found.iter().map(shown).collect();
                break;
            }
        };
        let was_left_out = |line: u32| is_left_out.get(line as usize).copied().unwrap_or(true);
        if !mistakes.is_empty() && (was_left_out(error.details().lineno) || may_follow(error.message())) {
            break;
        }
        let lines = pyish_grammar::lines_at_fault(&source, &error);
        mistakes.push(error.clone());
        let Some(lines) = lines.filter(|lines| !lines.is_empty() && !lines.clone().any(was_left_out)) else {
            break;
        };
        let kept = source.text().split('\n').zip(1u32..);
        let text: Vec<_> = kept
            .map(|(line, number)| match lines.contains(&number) {
                true if number == lines.start => pyish_grammar::placeholder(&error, line).into(),
                true => Cow::Borrowed(""),
                false => Cow::Borrowed(line),
            })
            .collect();
        let text = text.join("\n");
        for line in lines {
            is_left_out[line as usize] = true;
        }
        match Source::new(name, &text) {
            Ok(rest) => source = rest,
            Err(_) => break,
        }
    }
    mistakes.sort_by_key(|error| error.details().lineno);
    Checked {
        mistakes: mistakes.into_iter().map(Error::from).collect(),
        warnings,
    }
}

/// A warning with its place and the line it is about.
fn shown(warning: &SyntaxWarning) -> String {
    let details = warning.error.details();
    let line = details.text.as_deref().unwrap_or_default().trim();
    format!(
        "{}:{}: SyntaxWarning: {}\n  {line}",
        details.filename, details.lineno, warning.message
    )
}

/// Whether leaving out other statements may have caused this.
fn may_follow(message: &str) -> bool {
    message.starts_with("no binding for nonlocal") || message.starts_with("from __future__ imports must")
}

/// The listing of a script's bytecode.
pub(crate) fn disassembly(name: &str, bytes: &[u8]) -> Result<String, Error> {
    compile(name, bytes).map(|code| disassemble::disassemble(&code))
}

/// What each opcode does.
pub(crate) fn legend() -> String {
    disassemble::legend()
}

/// The syntax tree of a script, as `ast.dump` shows it.
pub(crate) fn tree(name: &str, bytes: &[u8], positions: Positions) -> Result<String, Error> {
    let source = Source::from_bytes(name, bytes)?;
    let module = pyish_grammar::parse_module(&source)?;
    let options = DumpOptions {
        positions,
        empty_lists: EmptyLists::default(),
    };
    Ok(pyish_grammar::dump(&module, &source, options))
}

fn compile(name: &str, bytes: &[u8]) -> Result<Arc<Code>, Error> {
    let source = Source::from_bytes(name, bytes)?;
    Ok(compile_source(name, &source)?.0)
}

fn compile_source(name: &str, source: &Source) -> Result<(Arc<Code>, Vec<SyntaxWarning>), SyntaxError> {
    let module = pyish_grammar::parse_module(source)?;
    let options = Options {
        mode: Mode::Module,
        ..Options::default()
    };
    let code = compiler::compile_module(&module, source, name, options)?;
    Ok((code, module.warnings))
}
