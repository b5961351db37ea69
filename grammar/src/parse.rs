//! The entry points: text in, checked tree out.

use crate::ast::{Expr, Module, Span};
use crate::error::{ErrorKind, SyntaxError};
use crate::source::Source;

/// What a prompt has been given so far.
#[derive(Clone, Debug, PartialEq)]
pub enum Interactive {
    Complete(Module),
    /// A good beginning: more lines are needed.
    Incomplete,
}

/// Whether `await`, `async for` and `async with` may stand outside every function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopLevelAwait {
    Allowed,
    Refused,
}

/// Parses a script or module.
pub fn parse_module(source: &Source, top_level_await: TopLevelAwait) -> Result<Module, SyntaxError> {
    let _ = top_level_await;
    Err(not_yet(source))
}

/// Parses what was typed at a prompt: one compound statement or one line of simple statements.
pub fn parse_interactive(source: &Source) -> Result<Interactive, SyntaxError> {
    Err(not_yet(source))
}

/// Parses the argument of `eval`: one expression.
pub fn parse_expression(source: &Source) -> Result<Expr, SyntaxError> {
    Err(not_yet(source))
}

fn not_yet(source: &Source) -> SyntaxError {
    SyntaxError::new(
        source,
        ErrorKind::Syntax,
        "parsing is not supported yet",
        Span::default(),
    )
}
