//! What the grammar's actions call: each method makes one node of the tree.
//!
//! The builder reads names and literals from the source by their spans. A mistake does not stop the
//! parser: the first one is kept, the method returns something of the right type, and the parse fails
//! at its end. Positions are those of CPython's tree: a node spans its own tokens, without the
//! parentheses around it unless they are part of it.

mod expression;
mod pattern;
mod statement;
mod string;
mod target;

use std::collections::HashMap;

use foldhash::fast::FixedState;
use unicode_normalization::UnicodeNormalization;

use crate::ast::*;
use crate::error::{ErrorKind, SyntaxError};
use crate::literal::{self, Style};
use crate::source::Source;
use crate::warning::SyntaxWarning;

pub(crate) use expression::{Argument, CallArguments};
pub(crate) use pattern::{KeyValuePattern, PatternArgument};
pub(crate) use statement::{Asyncness, ExceptBlock, ImportedNames, Parameter};
pub(crate) use string::{FStringPiece, FormatSpec, StringPiece};
pub(crate) use target::describe;

/// What a stream of tokens turned out to be.
#[derive(Debug)]
pub(crate) enum Root {
    Module(Vec<Stmt>),
    Expression(Expr),
}

/// The state of a parse besides the parser's own.
pub(crate) struct Builder<'s> {
    source: &'s Source,
    text: &'s str,
    /// Every name so far, so that one spelling is one allocation.
    names: HashMap<&'s str, Name, FixedState>,
    error: Option<SyntaxError>,
    warnings: Vec<SyntaxWarning>,
}

impl<'s> Builder<'s> {
    pub fn new(source: &'s Source) -> Self {
        Builder {
            source,
            text: source.text(),
            names: HashMap::default(),
            error: None,
            warnings: Vec::new(),
        }
    }

    /// What is dubious about literals, in the order of the text, or the first mistake found while building.
    pub fn into_warnings(mut self) -> Result<Vec<SyntaxWarning>, SyntaxError> {
        self.warnings.sort_by_key(|warning| warning.error.span().start);
        match self.error {
            Some(error) => Err(error),
            None => Ok(self.warnings),
        }
    }

    fn fail(&mut self, span: Span, message: impl Into<String>) {
        if self.error.is_none() {
            self.error = Some(self.error(span, message));
        }
    }

    fn error(&self, span: Span, message: impl Into<String>) -> SyntaxError {
        SyntaxError::new(self.source, ErrorKind::Syntax, message, span)
    }

    /// Notes what is dubious: the text of the warning, and of the error where warnings are errors.
    fn warn(&mut self, span: Span, message: String, refusal: String) {
        self.warnings.push(SyntaxWarning {
            message,
            error: SyntaxError::new(self.source, ErrorKind::Syntax, refusal, span),
            keeps_text: true,
        });
    }

    /// Warns of the first escape in part of a literal that is none.
    fn check_escapes(&mut self, style: Style, body: Span) {
        let Some((range, kind)) = literal::wrong_escape(style, self.text(body)) else {
            return;
        };
        let start = body.start + range.start as u32;
        let written = &self.text[start as usize..];
        // A backslash before a brace ends the text it is in.
        let bytes_of = |count: usize| {
            written
                .char_indices()
                .nth(count)
                .map_or(written.len(), |(index, _)| index)
        };
        let length = bytes_of(range.len());
        let escape = &written[..length];
        let what = format!("\"{escape}\" is an invalid {kind}escape sequence.");
        let advice = format!("Did you mean \"\\{escape}\"? A raw string is also an option.");
        self.warn(
            Span::new(start, start + bytes_of(2).min(length) as u32),
            format!("{what} Such sequences will not work in the future. {advice}"),
            format!("{what} {advice}"),
        );
    }

    /// The first character from an offset on that is no blank: where the next token is, if it is on that line.
    fn next_character(&self, offset: u32) -> u32 {
        let rest = &self.text[offset as usize..];
        offset + (rest.len() - rest.trim_start_matches([' ', '\t']).len()) as u32
    }

    fn text(&self, span: Span) -> &'s str {
        &self.text[span.start as usize..span.end as usize]
    }

    /// The identifier written between two offsets, in normal form NFKC.
    pub fn name(&mut self, l: u32, r: u32) -> Name {
        let written = self.text(Span::new(l, r));
        let normalize = || match written.is_ascii() {
            true => written.into(),
            false => written.nfkc().collect::<String>().into(),
        };
        self.names.entry(written).or_insert_with(normalize).clone()
    }

    /// An expression, unless it would be too high to walk safely.
    fn expr(&mut self, l: u32, node: ExprKind, r: u32) -> Expr {
        let span = Span::new(l, r);
        let expr = Expr::new(node, span);
        if expr.height() <= MAX_EXPRESSION_HEIGHT {
            return expr;
        }
        self.fail(
            span,
            format!("expression is nested more than {MAX_EXPRESSION_HEIGHT} levels deep"),
        );
        Expr::new(ExprKind::constant(Constant::None), span)
    }
}

pub(crate) fn push<T>(mut list: Vec<T>, item: T) -> Vec<T> {
    list.push(item);
    list
}

pub(crate) fn extend<T>(mut list: Vec<T>, items: Vec<T>) -> Vec<T> {
    list.extend(items);
    list
}
