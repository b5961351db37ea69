//! Looking at a script without running it: its syntax tree, its bytecode, what is wrong with it.

use std::sync::Arc;

use pyish_grammar::{DumpOptions, EmptyLists, Positions, Source};

use super::error::Error;
use crate::bytecode::code::Code;
use crate::bytecode::disassemble;
use crate::compiler::{self, Mode, Options};

/// Checks that a script compiles. `name` is what the error calls it.
pub(crate) fn check(name: &str, bytes: &[u8]) -> Result<(), Error> {
    compile(name, bytes).map(drop)
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
    let module = pyish_grammar::parse_module(&source)?;
    let options = Options {
        mode: Mode::Module,
        ..Options::default()
    };
    Ok(compiler::compile_module(&module, &source, name, options)?)
}
