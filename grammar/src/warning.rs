//! What is syntax but nobody means: the texts of CPython's `SyntaxWarning`s about a tree.
//!
//! Doubts about literals (escapes, a number that runs into a keyword) are found where literals are read.

use crate::ast::*;
use crate::error::{ErrorKind, SyntaxError};
use crate::source::Source;

/// A warning about source text.
#[derive(Clone, Debug, PartialEq)]
pub struct SyntaxWarning {
    pub message: String,
    /// What it becomes where warnings are errors, which says where it stands too.
    pub error: SyntaxError,
    /// Whether CPython keeps the line at fault with the error, where the text is of no file.
    pub keeps_text: bool,
}

impl SyntaxWarning {
    /// The line it is shown for.
    pub fn lineno(&self) -> u32 {
        self.error.details().lineno
    }
}

/// What a walk over a tree finds.
#[derive(Default)]
pub(crate) struct Doubts {
    /// Statements that leave `finally` blocks: CPython looks for those first.
    leaving: Vec<(Span, String)>,
    other: Vec<(Span, String)>,
}

impl Doubts {
    pub(crate) fn into_warnings(self, source: &Source) -> Vec<SyntaxWarning> {
        let all = self.leaving.into_iter().chain(self.other);
        all.map(|(span, message)| SyntaxWarning {
            error: SyntaxError::new(source, ErrorKind::Syntax, message.clone(), span),
            message,
            keeps_text: false,
        })
        .collect()
    }

    /// `return`, `break` or `continue` somewhere.
    pub(crate) fn leaving(&mut self, word: &str, span: Span, is_in_finally: bool) {
        if is_in_finally {
            self.leaving
                .push((span, format!("'{word}' in a 'finally' block")));
        }
    }

    /// `assert (test, message)`.
    pub(crate) fn assertion(&mut self, test: &Expr, span: Span) {
        if matches!(&test.node, ExprKind::Tuple { elts, .. } if !elts.is_empty()) {
            let message = "assertion is always true, perhaps remove parentheses?";
            self.other.push((span, message.into()));
        }
    }

    /// One expression, without those in it.
    pub(crate) fn expression(&mut self, expr: &Expr) {
        match &expr.node {
            ExprKind::Compare { left, comparisons } => self.comparison(expr.span, left, comparisons),
            ExprKind::Call { func, .. } if is_literal(func) => {
                let message = format!(
                    "'{}' object is not callable; perhaps you missed a comma?",
                    type_name(func).unwrap_or_default()
                );
                self.other.push((func.span, message));
            }
            ExprKind::Subscript {
                value,
                slice,
                ctx: ExprContext::Load,
            } => self.subscript(value, slice),
            _ => {}
        }
    }

    /// `is` with what may be another object next time.
    fn comparison(&mut self, span: Span, left: &Expr, comparisons: &[(CmpOp, Expr)]) {
        let mut left = left;
        for (op, right) in comparisons {
            let (word, sign) = match op {
                CmpOp::Is => ("is", "=="),
                CmpOp::IsNot => ("is not", "!="),
                _ => {
                    left = right;
                    continue;
                }
            };
            if let Some(literal) = [left, right].into_iter().find(|side| has_no_identity(side)) {
                let name = type_name(literal).unwrap_or_default();
                let message = format!("\"{word}\" with '{name}' literal. Did you mean \"{sign}\"?");
                self.other.push((span, message));
                return;
            }
            left = right;
        }
    }

    fn subscript(&mut self, value: &Expr, index: &Expr) {
        let Some(name) = type_name(value) else { return };
        let message = match name {
            "int"
            | "float"
            | "complex"
            | "bool"
            | "NoneType"
            | "ellipsis"
            | "set"
            | "generator"
            | "function"
            | "string.templatelib.Template" => {
                format!("'{name}' object is not subscriptable; perhaps you missed a comma?")
            }
            "str" | "bytes" | "list" | "tuple" => match type_name(index) {
                None | Some("int" | "bool") => return,
                Some(index) => format!(
                    "{name} indices must be integers or slices, not {index}; perhaps you missed a comma?"
                ),
            },
            _ => return,
        };
        self.other.push((value.span, message));
    }
}

/// Whether calling it cannot be meant.
fn is_literal(expr: &Expr) -> bool {
    !matches!(expr.node, ExprKind::Lambda { .. }) && type_name(expr).is_some()
}

/// Whether it is a constant of which there may be many equal ones.
fn has_no_identity(expr: &Expr) -> bool {
    match &expr.node {
        ExprKind::Constant { value, .. } => !matches!(
            value,
            Constant::None | Constant::True | Constant::False | Constant::Ellipsis
        ),
        ExprKind::Tuple { elts, .. } => elts
            .iter()
            .all(|item| has_no_identity(item) || matches!(item.node, ExprKind::Constant { .. })),
        _ => false,
    }
}

/// The name of the type of what an expression gives, where that can be seen at once.
fn type_name(expr: &Expr) -> Option<&'static str> {
    Some(match &expr.node {
        ExprKind::Constant { value, .. } => match value {
            Constant::None => "NoneType",
            Constant::True | Constant::False => "bool",
            Constant::Ellipsis => "ellipsis",
            Constant::Int(_) | Constant::BigInt(_) => "int",
            Constant::Float(_) => "float",
            Constant::Imaginary(_) => "complex",
            Constant::Str(_) => "str",
            Constant::Bytes(_) => "bytes",
        },
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::List { .. } | ExprKind::ListComp { .. } => "list",
        ExprKind::Dict { .. } | ExprKind::DictComp { .. } => "dict",
        ExprKind::Set { .. } | ExprKind::SetComp { .. } => "set",
        ExprKind::GeneratorExp { .. } => "generator",
        ExprKind::Lambda { .. } => "function",
        ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => "str",
        ExprKind::TemplateStr { .. } | ExprKind::Interpolation { .. } => "string.templatelib.Template",
        _ => return None,
    })
}
