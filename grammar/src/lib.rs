//! Source text to syntax tree, for Pyish: all of Python 3.14's syntax.
//!
//! A text goes through these stages, each a module:
//!
//! 1. `source`: bytes are decoded, line breaks unified, lines indexed.
//! 2. `token`, `lexer`: words, numbers, operators, the pieces of strings.
//! 3. `layout`: line structure: NEWLINE, INDENT, DEDENT, and which brackets are open.
//! 4. `grammar.lalrpop`: the tree, with spans.
//! 5. `check`: what a context-free grammar cannot say.
//!
//! Nothing here knows what a program means; names are resolved by the compiler.
#![forbid(unsafe_code)]

pub mod ast;
mod builder;
#[cfg(feature = "unicode-names")]
mod character_name;
mod check;
mod diagnose;
mod dump;
mod encoding;
mod error;
pub mod layout;
mod lexer;
mod literal;
mod number;
mod parse;
mod soft_keyword;
mod source;
mod token;

lalrpop_util::lalrpop_mod!(
    #[allow(clippy::all, unused_imports, unused_parens)]
    grammar
);

#[cfg(feature = "unicode-names")]
pub use character_name::character_named;
pub use dump::{DumpOptions, EmptyLists, Positions, dump};
pub use error::{Details, ErrorKind, SyntaxError};
pub use parse::{Interactive, parse_expression, parse_interactive, parse_module};
pub use source::{Position, Source};
