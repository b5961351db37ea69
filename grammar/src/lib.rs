//! Source text to syntax tree, for Pyish: all of Python 3.14's syntax.
//!
//! ```
//! use pyish_grammar::{DumpOptions, Source, dump, parse_module};
//!
//! let source = Source::new("hello.py", "print(1 + 2)")?;
//! let module = parse_module(&source)?;
//! println!("{}", dump(&module, &source, DumpOptions::default()));
//!
//! let source = Source::new("hello.py", "print(1 + 2")?;
//! let error = parse_module(&source).expect_err("a bracket is open");
//! assert_eq!(error.message(), "'(' was never closed");
//! # Ok::<(), pyish_grammar::SyntaxError>(())
//! ```
//!
//! A text goes through these stages, each a module:
//!
//! 1. `encoding`, `source`: bytes are decoded, line breaks unified, lines indexed.
//! 2. `token`, `lexer`: words and signs; `number` and `literal` for what has rules of its own.
//! 3. `layout`: line structure: NEWLINE, INDENT, DEDENT.
//! 4. `soft_keyword`: which `match` is a keyword.
//! 5. `grammar.lalrpop` and `builder`: the tree, with spans.
//! 6. `check`: what a context-free grammar cannot say; and what it can say but nobody means (`warning`).
//!
//! When one of them refuses the text, `diagnose` finds the words for it. Nothing here knows what a program
//! means: names are resolved by the compiler.

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
mod recover;
mod soft_keyword;
mod source;
pub mod surrogate;
mod token;
mod unparse;
mod warning;

lalrpop_util::lalrpop_mod!(
    #[allow(clippy::all, unused_imports, unused_parens)]
    grammar
);

#[cfg(feature = "unicode-names")]
pub use character_name::{character_named, name_of_character};
pub use dump::{DumpOptions, EmptyLists, Positions, dump};
pub use error::{Details, ErrorKind, Stage, SyntaxError};
pub use parse::{
    Awaiting, Interactive, parse_expression, parse_expression_as, parse_interactive, parse_module,
    parse_module_as,
};
pub use recover::{lines_at_fault, placeholder};
pub use source::{Position, Source};
pub use unparse::unparse;
pub use warning::SyntaxWarning;
