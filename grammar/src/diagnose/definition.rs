//! Mistakes in the heads of `def`, `class` and `type`: type parameters and parameters.

use crate::ast::{ExprKind, Span};
use crate::token::Token;

use super::Found;
use super::around::Around;

/// `def f[](): ...`.
pub(super) fn empty_type_parameters(around: &Around) -> Option<Found> {
    let is_empty = around.token() == Token::RightBracket
        && around.before(1) == Token::LeftBracket
        && around.is_in_type_parameters();
    let at = around.span().start;
    is_empty.then(|| Found::syntax("Type parameter list cannot be empty", Span::new(at, at)))?
}

/// `[*Ts: int]`, `[**P: int]`.
pub(super) fn bound_of_many(around: &Around) -> Option<Found> {
    if around.token() != Token::Colon || around.before(1) != Token::Name || !around.is_in_type_parameters() {
        return None;
    }
    let kind = match around.before(2) {
        Token::Star => "TypeVarTuple",
        Token::DoubleStar => "ParamSpec",
        _ => return None,
    };
    let (bound, end) = around.longest_expression(around.index + 1)?;
    let what = match bound.node {
        ExprKind::Tuple { .. } => "constraints",
        _ => "bound",
    };
    let span = around.span().to(around.lexemes[end - 1].1);
    Found::syntax(format!("cannot use {what} with {kind}"), span)
}

/// `def f`, `def f[T]` without parameters, and brackets that hold no type parameters.
pub(super) fn missing_parenthesis(around: &Around) -> Option<Found> {
    let start = around.line_start(around.index - 1);
    let def = start + usize::from(around.lexemes[start].0 == Token::Async);
    let after_name = def + 2;
    if around.lexemes[def].0 != Token::Def || around.index < after_name {
        return None;
    }
    let message = "expected '('";
    if around.index == after_name {
        return Found::syntax(message, around.span());
    }
    let bracket = around.lexemes[after_name];
    if bracket.0 != Token::LeftBracket {
        return None;
    }
    match around.closing(after_name) {
        Some(close) if close + 1 == around.index => Found::syntax(message, around.span()),
        Some(close) if close < around.index => None,
        _ => Found::syntax(message, bracket.1),
    }
}

/// `def f() -> : ...`.
pub(super) fn missing_return_annotation(around: &Around) -> Option<Found> {
    let is_missing = around.before(1) == Token::Arrow && !around.token().starts_expression();
    is_missing.then(|| Found::syntax("expected ':'", around.lexemes[around.index - 1].1))?
}

/// Parameters in parentheses, as Python 2 had them.
pub(super) fn parenthesised_parameters(around: &Around) -> Option<Found> {
    if around.token() != Token::LeftParen {
        return None;
    }
    let start = around.line_start(around.index - 1);
    let is_lambda = around.before(1) == Token::Lambda;
    let is_function = around.lexemes[start].0 == Token::Def
        && around.depth() == 1
        && matches!(around.before(1), Token::LeftParen | Token::Comma);
    let what = match (is_lambda, is_function) {
        (true, _) => "Lambda expression",
        (_, true) => "Function",
        _ => return None,
    };
    let close = around.closing(around.index)?;
    let inside = &around.lexemes[around.index + 1..close];
    if inside.is_empty()
        || !inside
            .iter()
            .all(|lexeme| matches!(lexeme.0, Token::Name | Token::Comma))
    {
        return None;
    }
    let span = around.span().to(around.lexemes[close].1);
    Found::syntax(format!("{what} parameters cannot be parenthesized"), span)
}

/// `name=` without a value, as a parameter or argument.
pub(super) fn missing_default(around: &Around) -> Option<Found> {
    let equal = around.lexemes[around.index - 1].1;
    if around.before(1) == Token::Equal
        && matches!(around.token(), Token::Colon | Token::Comma)
        && around.back_to(Token::Lambda).is_some()
    {
        return Found::syntax("expected default value expression", equal);
    }
    let is_empty =
        around.before(1) == Token::Equal && matches!(around.token(), Token::RightParen | Token::Comma);
    if !is_empty || around.before(2) != Token::Name || around.depth() == 0 {
        return None;
    }
    let start = around.line_start(around.index - 1);
    if around.lexemes[start].0 == Token::Def && around.depth() == 1 {
        return Found::syntax("expected default value expression", equal);
    }
    let name = around.lexemes[around.index - 2].1;
    Found::syntax("expected argument value expression", name.to(equal))
}
