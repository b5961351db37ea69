//! Code objects: what the compiler makes of a module, function or class body.
//!
//! Immutable and free of heap handles, so one `Arc<Code>` serves every machine of a process.

use std::sync::Arc;

use num_bigint::BigInt;

/// A compiled module, function, class body, lambda or comprehension.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    /// The name as written in `def` or `class`; `<module>`, `<lambda>`, `<listcomp>` and so on otherwise.
    pub(crate) name: Arc<str>,
    /// The dotted path of names that leads here.
    pub(crate) qualname: Arc<str>,
    /// The file's name as tracebacks show it.
    pub(crate) filename: Arc<str>,
    /// The line of the `def`, of its first decorator, or 1.
    pub(crate) first_line: u32,
    pub(crate) kind: CodeKind,
    pub(crate) scope: ScopeKind,
    /// A variable's register holds Undef until it is bound, so that frame objects can tell the variables.
    pub(crate) tells_locals: bool,
    pub(crate) parameters: Parameters,
    /// How many registers a frame has. Parameters come first, in the order positional, keyword-only,
    /// `*args`, `**kwargs`; then the other locals, then temporaries.
    pub(crate) registers: u16,
    /// Names of the first registers: parameters and locals. Register `i` is the variable `local_names[i]`.
    pub(crate) local_names: Vec<Arc<str>>,
    /// The registers (all below `local_names.len()`) whose variable lives in a cell.
    pub(crate) cell_registers: Vec<u16>,
    /// Names of the free variables, in the order of the function's closure.
    pub(crate) free_names: Vec<Arc<str>>,
    pub(crate) words: Box<[u32]>,
    pub(crate) constants: Vec<Constant>,
    /// One for each place that caches a look-up by name.
    pub(crate) sites: Vec<Arc<str>>,
    /// Innermost first: the first range that contains a pc is its handler.
    pub(crate) handlers: Vec<Handler>,
    /// Where the variables of comprehensions are to be seen, in code that may ask for its locals.
    pub(crate) comprehension_variables: Vec<VariableRange>,
    pub(crate) lines: LineTable,
    /// The docstring of a function, class or module.
    pub(crate) doc: Option<Arc<str>>,
    /// Annotations are text in what it compiles, as in itself: `from __future__ import annotations`.
    pub(crate) has_future_annotations: bool,
}

impl Code {
    /// The name of the file of the machine's own functions.
    pub(crate) const PRELUDE: &str = "<stdlib>/_prelude.pyish";

    /// Whether this is code of the machine's own, which scripts need not hear of.
    pub(crate) fn is_of_prelude(&self) -> bool {
        &*self.filename == Code::PRELUDE
    }
}

/// What calling a function with this code gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CodeKind {
    /// Runs to its return.
    Plain,
    Generator,
    Coroutine,
    AsyncGenerator,
}

/// Where names that are not locals or free variables live.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ScopeKind {
    /// Names are globals; with top-level `await`, the kind is `Coroutine`.
    Module,
    /// Locals are registers.
    Function,
    /// Register 0 is the namespace mapping: a class body, or `exec` with its own locals.
    Namespace,
}

/// The parameters of a function, by kind.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Parameters {
    /// How many are positional (positional-only ones included).
    pub(crate) positional: u16,
    /// How many of those are positional-only.
    pub(crate) positional_only: u16,
    pub(crate) keyword_only: u16,
    pub(crate) has_varargs: bool,
    pub(crate) has_varkw: bool,
}

impl Parameters {
    /// How many registers the parameters take.
    pub(crate) fn registers(&self) -> u16 {
        self.positional + self.keyword_only + self.has_varargs as u16 + self.has_varkw as u16
    }

    /// Whether a call with exactly `positional` positional arguments needs no binding at all.
    pub(crate) fn is_positional_only_call(&self) -> bool {
        self.keyword_only == 0 && !self.has_varargs && !self.has_varkw
    }
}

/// A constant, before a machine has made a value of it.
#[derive(Clone, Debug)]
pub(crate) enum Constant {
    None,
    False,
    True,
    Ellipsis,
    Int(i64),
    BigInt(BigInt),
    Float(f64),
    /// A complex number: real and imaginary part.
    Complex(f64, f64),
    Str(Arc<str>),
    Bytes(Arc<[u8]>),
    Tuple(Vec<Constant>),
    FrozenSet(Vec<Constant>),
    Code(Arc<Code>),
}

/// A range of words whose exceptions land at `target`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Handler {
    /// First word covered.
    pub(crate) start: u32,
    /// First word no longer covered.
    pub(crate) end: u32,
    /// The word to go on at.
    pub(crate) target: u32,
    /// The register that receives the exception.
    pub(crate) register: u16,
}

/// A range of words in which a register is a variable of a comprehension.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct VariableRange {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) register: u16,
}

/// Where in the source an instruction comes from: lines from 1, columns in UTF-8 bytes from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Position {
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) end_line: u32,
    pub(crate) end_column: u32,
}

/// Delta-coded positions of instructions: empty cost until a traceback asks.
#[derive(Clone, Debug, Default)]
pub(crate) struct LineTable {
    bytes: Vec<u8>,
    last_pc: u32,
    last: Position,
}

impl LineTable {
    /// Records that instructions from word `pc` on come from `position`. Calls come in order of `pc`.
    pub(crate) fn add(&mut self, pc: u32, position: Position) {
        if self.last == position && !self.bytes.is_empty() {
            return;
        }
        put_unsigned(&mut self.bytes, pc - self.last_pc);
        put_signed(
            &mut self.bytes,
            i64::from(position.line) - i64::from(self.last.line),
        );
        put_unsigned(&mut self.bytes, position.column);
        put_signed(
            &mut self.bytes,
            i64::from(position.end_line) - i64::from(position.line),
        );
        put_unsigned(&mut self.bytes, position.end_column);
        self.last_pc = pc;
        self.last = position;
    }

    /// The position of the instruction at word `pc`; `None` when nothing was recorded for it.
    pub(crate) fn position(&self, pc: u32) -> Option<Position> {
        let mut cursor = 0;
        let mut at = 0;
        let mut position = Position::default();
        let mut found = None;
        while cursor < self.bytes.len() {
            at += get_unsigned(&self.bytes, &mut cursor);
            if at > pc {
                break;
            }
            position.line = (i64::from(position.line) + get_signed(&self.bytes, &mut cursor)) as u32;
            position.column = get_unsigned(&self.bytes, &mut cursor);
            position.end_line = (i64::from(position.line) + get_signed(&self.bytes, &mut cursor)) as u32;
            position.end_column = get_unsigned(&self.bytes, &mut cursor);
            found = Some(position);
        }
        found
    }
}

fn put_unsigned(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn get_unsigned(bytes: &[u8], cursor: &mut usize) -> u32 {
    let (mut number, mut shift) = (0u32, 0);
    loop {
        let byte = bytes[*cursor];
        *cursor += 1;
        number |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return number;
        }
        shift += 7;
    }
}

fn put_signed(bytes: &mut Vec<u8>, number: i64) {
    let zigzag = (number << 1) ^ (number >> 63);
    put_unsigned(bytes, zigzag as u32);
}

fn get_signed(bytes: &[u8], cursor: &mut usize) -> i64 {
    let zigzag = get_unsigned(bytes, cursor);
    i64::from(zigzag >> 1) ^ -i64::from(zigzag & 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_come_back_for_every_pc() {
        let mut table = LineTable::default();
        let first = Position {
            line: 3,
            column: 4,
            end_line: 3,
            end_column: 300,
        };
        let second = Position {
            line: 2,
            column: 0,
            end_line: 5,
            end_column: 1,
        };
        table.add(0, first);
        table.add(4, second);
        assert_eq!(table.position(0), Some(first));
        assert_eq!(table.position(3), Some(first));
        assert_eq!(table.position(4), Some(second));
        assert_eq!(table.position(900), Some(second));
        assert_eq!(LineTable::default().position(0), None);
    }
}
