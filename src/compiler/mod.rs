//! Syntax tree to code objects.
//!
//! 1. `symbols` walks the tree and notes names; `scope` resolves them: locals, cells, free variables,
//!    globals, names of a namespace.
//! 2. The rest walks it again and emits. `statement`, `assign`, `loops`, `pattern`, `try_with`, `import`,
//!    `function`, `class`, `annotation` lower statements; `expression`, `operator`, `condition`, `call`,
//!    `display`, `comprehension`, `text` lower expressions; `chain` goes along long ones, `aside` makes room
//!    where registers run short; `name` reads and writes variables.
//! 3. `unit` holds a code object in the making: its registers, constants and sites; `emit` its
//!    instructions, jumps and protected ranges; `fold` computes what is constant.
//!
//! Registers: parameters, locals, variables of inlined comprehensions, then temporaries in stack order.
//! A local's register may be an operand in place and the destination of its own assignment, because an
//! instruction writes its destination only when it succeeds.

mod annotation;
mod aside;
mod assign;
mod call;
mod chain;
mod class;
mod comprehension;
mod condition;
#[cfg(test)]
mod corpus;
mod display;
mod emit;
mod expression;
mod fold;
mod function;
mod generic;
mod import;
mod loops;
mod name;
mod operator;
mod pattern;
mod scope;
mod statement;
mod symbols;
#[cfg(test)]
mod tests;
mod text;
mod try_with;
mod unit;

use std::collections::BTreeSet;
use std::sync::Arc;

use pyish_grammar::ast::{self, Span};
use pyish_grammar::{ErrorKind, Source, Stage, SyntaxError};

use crate::bytecode::code::{Code, CodeKind, Parameters, ScopeKind};
use crate::bytecode::opcode::Instruction;
use symbols::{Root, SymbolTable};
use unit::{LineIndex, Unit};

/// What the compiler gives back: a value, or what is wrong with the source.
pub(crate) type Compiled<T> = Result<T, SyntaxError>;

/// What the outermost code is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Mode {
    /// A script, a module, or the text of `exec`.
    #[default]
    Module,
    /// A line at the prompt: values of expression statements are shown.
    Prompt,
}

/// How the outermost code is to be compiled.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    pub(crate) mode: Mode,
    /// `Module`, or `Namespace` for `exec` and `eval` with a mapping of their own for locals.
    pub(crate) scope: ScopeKind,
    /// Whether annotations are text, as `from __future__ import annotations` makes them.
    pub(crate) future_annotations: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            mode: Mode::Module,
            scope: ScopeKind::Module,
            future_annotations: false,
        }
    }
}

/// Compiles a module. With `await` outside of every function its kind is `Coroutine`.
pub(crate) fn compile_module(
    module: &ast::Module,
    source: &Source,
    filename: &str,
    options: Options,
) -> Compiled<Arc<Code>> {
    let table = symbols::build(Root::Statements(&module.body), source, &options)?;
    let mut compiler = Compiler::new(table, source, filename, options)?;
    compiler.module_body(&module.body)?;
    compiler.finish_outermost()
}

/// Compiles the one expression of `eval`: code that returns its value.
pub(crate) fn compile_expression(
    expr: &ast::Expr,
    source: &Source,
    filename: &str,
    options: Options,
) -> Compiled<Arc<Code>> {
    let table = symbols::build(Root::Expression(expr), source, &options)?;
    let mut compiler = Compiler::new(table, source, filename, options)?;
    let value = compiler.operand(expr, None)?;
    compiler.emit(expr.span, Instruction::Return { value });
    compiler.finish_outermost()
}

/// The state of the second walk.
struct Compiler<'a> {
    source: &'a Source,
    lines: LineIndex,
    filename: Arc<str>,
    options: Options,
    table: SymbolTable,
    /// Where the statements begin that no `from __future__` import may follow.
    future_end: u32,
    /// Of the class bodies around, the outermost first: the attributes that their functions set on `self`.
    class_attributes: Vec<BTreeSet<ast::Name>>,
    /// How far the long chain being compiled has got.
    chain: Option<chain::Progress<'a>>,
    /// The code object being made.
    unit: Unit<'a>,
}

impl<'a> Compiler<'a> {
    fn new(table: SymbolTable, source: &'a Source, filename: &str, options: Options) -> Compiled<Self> {
        let root = table.root;
        let mut compiler = Compiler {
            source,
            lines: LineIndex::new(source.text()),
            filename: filename.into(),
            options,
            table,
            future_end: u32::MAX,
            class_attributes: Vec::new(),
            chain: None,
            unit: Unit::new(root, "<module>".into(), "<module>".into()),
        };
        let scope = &compiler.table.scopes[root];
        compiler.unit.kind = match scope.has_await {
            true => CodeKind::Coroutine,
            false => CodeKind::Plain,
        };
        compiler.unit.scope_kind = options.scope;
        if options.scope == ScopeKind::Namespace {
            compiler.unit.parameters = Parameters {
                positional: 1,
                ..Parameters::default()
            };
            compiler.unit.add_hidden_local(".namespace");
        }
        compiler.assign_registers()?;
        Ok(compiler)
    }

    fn finish_outermost(mut self) -> Compiled<Arc<Code>> {
        let span = Span::default();
        let unit = std::mem::replace(&mut self.unit, Unit::new(self.table.root, "".into(), "".into()));
        self.finish(unit, span)
    }

    fn error(&self, message: impl Into<String>, span: Span) -> SyntaxError {
        SyntaxError::new(self.source, ErrorKind::Syntax, message, span).at(Stage::Compiler)
    }

    fn fail<T>(&self, message: impl Into<String>, span: Span) -> Compiled<T> {
        Err(self.error(message, span))
    }

    fn emit(&mut self, span: Span, instruction: Instruction) {
        self.unit.emitter.emit(span, instruction);
    }
}
