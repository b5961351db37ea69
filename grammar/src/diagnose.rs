//! What to say about a token that cannot stand where it does.

use crate::ast::Span;
use crate::error::{ErrorKind, SyntaxError};
use crate::layout::Tokens;
use crate::source::Source;

/// A diagnostic about the token at `index`, which the grammar refused.
pub(crate) fn diagnose(source: &Source, tokens: &Tokens, index: usize) -> SyntaxError {
    if let Some(error) = &tokens.error {
        return SyntaxError::new(source, error.kind, error.message.clone(), error.span);
    }
    let end = source.text().len() as u32;
    let span = tokens
        .lexemes
        .get(index)
        .map_or(Span::new(end, end), |lexeme| lexeme.1);
    SyntaxError::new(source, ErrorKind::Syntax, "invalid syntax", span)
}
