//! What stands where a name is bound and cannot be bound: targets of `import`, `for`, `except`, patterns, annotations.

use crate::ast::{CmpOp, Expr, ExprKind};
use crate::builder::describe;
use crate::token::Token;

use super::Found;
use super::around::Around;

/// `import a as b.c`.
pub(super) fn of_import(around: &Around) -> Option<Found> {
    let line = around.lexemes[around.line_start(around.index - 1)].0;
    let start = around.back_to(Token::As)? + 1;
    if !matches!(line, Token::Import | Token::From) {
        return None;
    }
    let (target, end) = around.longest_expression(start)?;
    let is_name = around.lexemes[start].0 == Token::Name && end == start + 1;
    let next = around.lexemes.get(end).map_or(Token::Newline, |lexeme| lexeme.0);
    let is_well = is_name
        && matches!(
            next,
            Token::Comma | Token::RightParen | Token::Newline | Token::Semicolon
        );
    if is_well || around.index > end || is_name && around.depth() > 0 {
        return None;
    }
    let message = format!("cannot use {} as import target", describe(&target));
    Found::syntax(message, target.span)
}

/// `case 1 as a.b`, `except A as a.b`.
pub(super) fn of_pattern(around: &Around) -> Option<Found> {
    let line = around.line_start(around.index - 1);
    let start = around.back_to(Token::As)? + 1;
    let (target, end) = around.longest_expression(start)?;
    let is_name = around.lexemes[start].0 == Token::Name && end == start + 1;
    // Of a pattern, a name that begins what stands there is taken alone.
    let is_subscript = matches!(target.node, ExprKind::Subscript { .. } | ExprKind::BinOp { .. });
    let what = describe(&target);
    if is_name || around.index > end {
        return None;
    }
    let message = match around.lexemes[line].0 {
        Token::Case if is_subscript && around.lexemes[start].0 == Token::Name => return None,
        Token::Case => format!("cannot use {what} as pattern target"),
        Token::Except if around.lexemes[line + 1].0 == Token::Star => {
            format!("cannot use except* statement with {what}")
        }
        Token::Except => format!("cannot use except statement with {what}"),
        _ => return None,
    };
    Found::syntax(message, target.span)
}

/// `target: annotation` with something after it, where the target is none.
pub(super) fn of_annotation(around: &Around) -> Option<Found> {
    let start = around.line_start(around.index - 1);
    let colon = around.back_to(Token::Colon).filter(|_| around.depth() == 0)?;
    around.longest_expression(colon + 1)?;
    let (target, end) = around.longest_expression(start)?;
    let message = match (describe(&target), around.lexemes[end].0) {
        (_, next) if end != colon && next != Token::Comma => return None,
        (_, Token::Comma) => "only single target (not tuple) can be annotated",
        ("tuple", _) => "only single target (not tuple) can be annotated",
        ("list", _) => "only single target (not list) can be annotated",
        ("name" | "attribute" | "subscript", _) => return None,
        _ => "illegal target for annotation",
    };
    Found::syntax(message, target.span)
}

/// `5:`, which cannot be annotated: the statement ends before its colon.
pub(super) fn statement_colon(around: &Around) -> Option<Found> {
    let colon = around.index - 1;
    if around.before(1) != Token::Colon || around.depth() > 0 {
        return None;
    }
    let start = around.line_start(colon);
    let (target, end) = around.longest_expression(start)?;
    let ends_there = end == colon || around.lexemes[end].0 == Token::Comma;
    let is_target = end == colon && matches!(describe(&target), "name" | "attribute" | "subscript");
    if !ends_there || is_target {
        return None;
    }
    Found::syntax("invalid syntax", around.lexemes[colon].1)
}

/// `for` with what cannot be assigned to.
pub(super) fn of_loop(around: &Around) -> Option<Found> {
    let start = around.line_start(around.index - 1);
    let start = match around.lexemes[start].0 {
        Token::For => start + 1,
        Token::Async => start + 2,
        _ => return None,
    };
    if around.depth() > 0 || around.lexemes[start - 1].0 != Token::For {
        return None;
    }
    let mut at = start;
    loop {
        at += usize::from(around.lexemes[at].0 == Token::Star);
        let (target, end) = around.longest_expression(at)?;
        if end > around.index {
            return None;
        }
        if let Some(wrong) = invalid_target(&target) {
            return Found::syntax(format!("cannot assign to {}", describe(wrong)), wrong.span);
        }
        if end == around.index || around.lexemes[end].0 != Token::Comma {
            return None;
        }
        at = end + 1;
    }
}

/// What in a target cannot be one. Of `a in b`, `a` is the target.
fn invalid_target(expr: &Expr) -> Option<&Expr> {
    match &expr.node {
        ExprKind::Tuple { elts, .. } | ExprKind::List { elts, .. } => elts.iter().find_map(invalid_target),
        ExprKind::Starred { value, .. } => invalid_target(value),
        ExprKind::Name { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => None,
        ExprKind::Compare { left, comparisons } if matches!(comparisons[..], [(CmpOp::In, _), ..]) => {
            invalid_target(left)
        }
        _ => Some(expr),
    }
}
