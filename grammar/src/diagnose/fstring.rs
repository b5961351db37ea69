//! Mistakes in the replacement fields of f-strings.

use crate::ast::Span;
use crate::token::Token;

use super::Found;
use super::around::Around;

/// The rule for a token directly inside a replacement field.
pub(super) fn field(around: &Around) -> Option<Found> {
    if !around.is_in_fstring() {
        return None;
    }
    let is_first = around.before(1) == Token::LeftBrace
        && matches!(
            around.before(2),
            Token::FStringStart | Token::TStringStart | Token::FStringMiddle | Token::Colon
        );
    let written = around.text(around.span());
    if is_first
        && matches!(
            around.token(),
            Token::RightBrace | Token::Equal | Token::Exclamation | Token::Colon
        )
    {
        return Found::syntax(
            format!("f-string: valid expression required before '{written}'"),
            around.span(),
        );
    }
    if around.before(1) == Token::Exclamation {
        return match around.token() {
            Token::RightBrace | Token::Colon => {
                Found::syntax("f-string: missing conversion character", around.span())
            }
            _ => Found::syntax("f-string: invalid conversion character", around.span()),
        };
    }
    if around.before(1) == Token::Name && around.before(2) == Token::Exclamation {
        return Found::syntax("f-string: expecting ':' or '}'", around.span());
    }
    if around.before(1) == Token::Equal {
        return Found::syntax("f-string: expecting '!', or ':', or '}'", around.span());
    }
    if around.before(1) == Token::Colon
        && let Some(lambda) = around.back_to(Token::Lambda)
    {
        let span = around.lexemes[lambda].1.to(around.lexemes[around.index - 1].1);
        return Found::syntax(
            "f-string: lambda expressions are not allowed without parentheses",
            span,
        );
    }
    let ends_expression = around.allows(Token::RightBrace);
    if ends_expression && !around.token().starts_expression() {
        return Found::syntax("f-string: expecting '=', or '!', or ':', or '}'", around.span());
    }
    None
}

/// A field whose expression ends too early, or does not begin.
pub(super) fn expression(around: &Around) -> Option<Found> {
    let open = around.bracket().filter(|_| around.is_in_fstring())?;
    match around.longest_expression(open + 1) {
        Some((_, end))
            if around.lexemes[open..end]
                .iter()
                .any(|lexeme| lexeme.0 == Token::Lambda) =>
        {
            None
        }
        Some((_, end)) => {
            let span = around.lexemes.get(end).map_or(around.span(), |lexeme| lexeme.1);
            Found::syntax("f-string: expecting '=', or '!', or ':', or '}'", span)
        }
        None => {
            let span = around
                .lexemes
                .get(open + 1)
                .map_or(around.span(), |lexeme| lexeme.1);
            Found::syntax("f-string: expecting a valid expression after '{'", span)
        }
    }
}

/// A character that begins no token, inside a replacement field.
pub(super) fn unknown_character(around: &Around, character: Span) -> Option<Found> {
    if !around.is_in_fstring() {
        return None;
    }
    let is_field = |index: usize| {
        around.lexemes[index].0 == Token::LeftBrace
            && matches!(
                around.lexemes[index - 1].0,
                Token::FStringStart | Token::TStringStart | Token::FStringMiddle
            )
    };
    let open = (1..around.index).rev().find(|index| is_field(*index))?;
    let is_whole = around.bracket() == Some(open)
        && around
            .longest_expression(open + 1)
            .is_some_and(|(_, end)| end == around.index);
    if is_whole {
        return Found::syntax("expecting '=', or '!', or ':', or '}'", character);
    }
    let first = around.lexemes.get(open + 1).map_or(character, |lexeme| lexeme.1);
    Found::syntax("expecting a valid expression after '{'", first)
}
