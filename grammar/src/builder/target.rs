//! Targets: what may stand left of `=`, after `for`, `as` and `del`.
//!
//! The grammar reads a target as the expression it looks like; here it becomes a place to store to or to
//! delete, or a mistake in CPython's words.

use crate::ast::*;

use super::Builder;

/// What is done to a target, which decides its context and the verb of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    Assign,
    Delete,
}

impl Builder<'_> {
    /// Turns an expression into a target, or reports the first part of it that cannot be one.
    pub(super) fn assignable(&mut self, mut target: Expr, purpose: Purpose) -> Expr {
        self.mark(&mut target, purpose);
        target
    }

    fn mark(&mut self, target: &mut Expr, purpose: Purpose) {
        let context = match purpose {
            Purpose::Assign => ExprContext::Store,
            Purpose::Delete => ExprContext::Del,
        };
        match &mut target.node {
            ExprKind::Name { ctx, .. }
            | ExprKind::Attribute { ctx, .. }
            | ExprKind::Subscript { ctx, .. } => {
                *ctx = context;
            }
            ExprKind::List { elts, ctx } | ExprKind::Tuple { elts, ctx } => {
                *ctx = context;
                for element in elts {
                    self.mark(element, purpose);
                }
            }
            ExprKind::Starred { value, ctx } if purpose == Purpose::Assign => {
                *ctx = context;
                self.mark(value, purpose);
            }
            _ => {
                let verb = if purpose == Purpose::Assign {
                    "assign to"
                } else {
                    "delete"
                };
                self.fail(target.span, format!("cannot {verb} {}", describe(target)));
            }
        }
    }

    /// The target of an assignment with a single `=`, where `==` may have been meant.
    pub(super) fn only_target(&mut self, target: Expr, value: &Expr) -> Expr {
        let is_operand = match &value.node {
            ExprKind::Lambda { .. } | ExprKind::Starred { .. } => false,
            ExprKind::Yield { .. } | ExprKind::YieldFrom { .. } => false,
            ExprKind::UnaryOp { op, .. } => *op != UnaryOp::Not,
            _ => true,
        };
        // Without parentheses around a tuple, its last element is what stands next to `=`.
        let neighbour = match &target.node {
            ExprKind::Tuple { elts, .. } if !self.text(target.span).starts_with('(') => elts.last(),
            _ => Some(&target),
        };
        if let Some(neighbour) = neighbour.filter(|neighbour| is_operand && compares(neighbour)) {
            let what = describe(neighbour);
            let message = format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?");
            self.fail(neighbour.span, message);
        }
        self.assignable(target, Purpose::Assign)
    }
}

/// Whether an expression is no target but could be compared by `==` as it stands.
fn compares(expr: &Expr) -> bool {
    use ExprKind::*;
    match &expr.node {
        Name { .. } | Attribute { .. } | Subscript { .. } | List { .. } | Tuple { .. } | Starred { .. } => {
            false
        }
        GeneratorExp { .. } | Compare { .. } | BoolOp { .. } | IfExp { .. } | Lambda { .. } => false,
        UnaryOp { op, .. } => *op != crate::ast::UnaryOp::Not,
        Constant { .. } => !matches!(describe(expr), "None" | "True" | "False"),
        _ => true,
    }
}

/// What a message calls an expression.
pub(crate) fn describe(expr: &Expr) -> &'static str {
    match &expr.node {
        ExprKind::Attribute { .. } => "attribute",
        ExprKind::Subscript { .. } => "subscript",
        ExprKind::Starred { .. } => "starred",
        ExprKind::Name { .. } => "name",
        ExprKind::List { .. } => "list",
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::Lambda { .. } => "lambda",
        ExprKind::Call { .. } => "function call",
        ExprKind::BoolOp { .. } | ExprKind::BinOp { .. } | ExprKind::UnaryOp { .. } => "expression",
        ExprKind::GeneratorExp { .. } => "generator expression",
        ExprKind::Yield { .. } | ExprKind::YieldFrom { .. } => "yield expression",
        ExprKind::Await { .. } => "await expression",
        ExprKind::ListComp { .. } => "list comprehension",
        ExprKind::SetComp { .. } => "set comprehension",
        ExprKind::DictComp { .. } => "dict comprehension",
        ExprKind::Dict { .. } => "dict literal",
        ExprKind::Set { .. } => "set display",
        ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => "f-string expression",
        ExprKind::TemplateStr { .. } | ExprKind::Interpolation { .. } => "t-string expression",
        ExprKind::Constant { value, .. } => match value {
            Constant::None => "None",
            Constant::True => "True",
            Constant::False => "False",
            Constant::Ellipsis => "ellipsis",
            _ => "literal",
        },
        ExprKind::Compare { .. } => "comparison",
        ExprKind::IfExp { .. } => "conditional expression",
        ExprKind::NamedExpr { .. } => "named expression",
        ExprKind::Slice { .. } => "slice",
    }
}
