//! Everything here compiles, verifies, and lists as expected.

use std::sync::Arc;

use pyish_grammar::{Source, parse_module};

use super::{Options, compile_module};
use crate::bytecode::code::{Code, Constant};
use crate::bytecode::disassemble::disassemble;
use crate::bytecode::verify::verify;

fn compile(text: &str) -> Result<Arc<Code>, String> {
    let source = Source::new("test", text).map_err(|error| error.to_string())?;
    let module = parse_module(&source).map_err(|error| error.to_string())?;
    compile_module(&module, &source, "test", Options::default()).map_err(|error| error.message().to_owned())
}

fn verify_all(code: &Code) {
    if let Err(problem) = verify(code) {
        panic!("{}: {problem}\n{}", code.qualname, disassemble(code));
    }
    for constant in &code.constants {
        if let Constant::Code(inner) = constant {
            verify_all(inner);
        }
    }
}

/// The opcodes of the function called `name`, one word each.
fn opcodes(text: &str, name: &str) -> String {
    let code = compile(text).expect("the test compiles");
    verify_all(&code);
    let found = find(&code, name).expect("the test has the function");
    let mut names = Vec::new();
    let mut pc = 0;
    while pc < found.words.len() {
        let op = crate::bytecode::opcode::Instruction::decode(&found.words[pc..])
            .expect("verified")
            .op();
        names.push(op.row().name);
        pc += op.row().words;
    }
    names.join(" ")
}

fn find<'c>(code: &'c Code, name: &str) -> Option<&'c Code> {
    if &*code.name == name {
        return Some(code);
    }
    code.constants.iter().find_map(|constant| match constant {
        Constant::Code(inner) => find(inner, name),
        _ => None,
    })
}

#[test]
fn show() {
    let Ok(path) = std::env::var("DIS") else { return };
    let text = std::fs::read_to_string(path).expect("readable");
    match compile(&text) {
        Ok(code) => println!("{}", disassemble(&code)),
        Err(message) => println!("{message}"),
    }
}
