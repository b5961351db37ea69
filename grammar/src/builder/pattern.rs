//! Patterns of `match`.

use crate::ast::*;

use super::Builder;

/// One entry of a mapping pattern.
pub(crate) enum KeyValuePattern {
    Item(Expr, Pattern),
    /// `**rest`, and where it starts.
    Rest(u32, Name),
}

/// One argument of a class pattern.
pub(crate) enum PatternArgument {
    Positional(Pattern),
    /// The attribute and its pattern.
    Keyword(Name, Pattern),
}

impl Builder<'_> {
    pub fn pattern(&mut self, l: u32, node: PatternKind, r: u32) -> Pattern {
        Pattern {
            node,
            span: Span::new(l, r),
        }
    }

    /// A literal or dotted name. `None`, `True` and `False` are compared by identity.
    pub fn value_pattern(&mut self, value: Expr) -> PatternKind {
        match value.node {
            ExprKind::Constant {
                value: value @ (Constant::None | Constant::True | Constant::False),
                ..
            } => PatternKind::MatchSingleton { value },
            ExprKind::JoinedStr { .. } | ExprKind::TemplateStr { .. } => {
                self.fail(
                    value.span,
                    "patterns may only match literals and attribute lookups",
                );
                PatternKind::MatchAs {
                    pattern: None,
                    name: None,
                }
            }
            _ => PatternKind::MatchValue { value: value.into() },
        }
    }

    pub fn capture_pattern(&mut self, name: Name) -> PatternKind {
        PatternKind::MatchAs {
            pattern: None,
            name: unless_wildcard(name),
        }
    }

    pub fn as_pattern(&mut self, l: u32, pattern: Pattern, name: Name, r: u32) -> Pattern {
        if &*name == "_" {
            self.fail(Span::new(r - 1, r), "cannot use '_' as a target");
        }
        self.pattern(
            l,
            PatternKind::MatchAs {
                pattern: Some(pattern.into()),
                name: Some(name),
            },
            r,
        )
    }

    pub fn or_pattern(&mut self, l: u32, first: Pattern, rest: Vec<Pattern>, r: u32) -> Pattern {
        let mut patterns = rest;
        patterns.insert(0, first);
        self.pattern(l, PatternKind::MatchOr { patterns }, r)
    }

    pub fn star_pattern(&mut self, l: u32, name: Name, r: u32) -> Pattern {
        self.pattern(
            l,
            PatternKind::MatchStar {
                name: unless_wildcard(name),
            },
            r,
        )
    }

    pub fn open_sequence_pattern(
        &mut self,
        l: u32,
        first: Pattern,
        rest: Option<Vec<Pattern>>,
        r: u32,
    ) -> Pattern {
        let node = self.tuple_pattern(first, rest);
        self.pattern(l, node, r)
    }

    /// A sequence of which the comma after the first element has been seen.
    pub fn tuple_pattern(&mut self, first: Pattern, rest: Option<Vec<Pattern>>) -> PatternKind {
        let mut patterns = rest.unwrap_or_default();
        patterns.insert(0, first);
        self.sequence_pattern(Some(patterns))
    }

    pub fn sequence_pattern(&mut self, patterns: Option<Vec<Pattern>>) -> PatternKind {
        PatternKind::MatchSequence {
            patterns: patterns.unwrap_or_default(),
        }
    }

    pub fn mapping_pattern(&mut self, entries: Vec<KeyValuePattern>) -> PatternKind {
        let mut items = Vec::with_capacity(entries.len());
        let mut rest = None;
        for entry in entries {
            if rest.is_some() {
                let span = match &entry {
                    KeyValuePattern::Item(key, _) => key.span,
                    KeyValuePattern::Rest(at, _) => Span::new(*at, at + 2),
                };
                self.fail(span, "invalid syntax");
            }
            match entry {
                KeyValuePattern::Item(key, pattern) => {
                    if let ExprKind::JoinedStr { .. } | ExprKind::TemplateStr { .. } = key.node {
                        let message = "mapping pattern keys may only match literals and attribute lookups";
                        self.fail(key.span, message);
                    }
                    items.push((key, pattern));
                }
                KeyValuePattern::Rest(at, name) => {
                    if &*name == "_" {
                        let name = self.next_character(at + 2);
                        self.fail(Span::new(name, name + 1), "invalid syntax");
                    }
                    rest = Some((at, name));
                }
            }
        }
        PatternKind::MatchMapping {
            items,
            rest: rest.map(|(_, name)| name),
        }
    }

    pub fn class_pattern(&mut self, cls: Expr, arguments: Vec<PatternArgument>) -> PatternKind {
        let mut patterns = Vec::new();
        let mut kwd_patterns = Vec::new();
        for argument in arguments {
            match argument {
                PatternArgument::Positional(pattern) => {
                    if !kwd_patterns.is_empty() {
                        self.fail(pattern.span, "positional patterns follow keyword patterns");
                    }
                    patterns.push(pattern);
                }
                PatternArgument::Keyword(name, pattern) => kwd_patterns.push((name, pattern)),
            }
        }
        PatternKind::MatchClass {
            cls: cls.into(),
            patterns,
            kwd_patterns,
        }
    }

    /// `1 + 2j`: a real number and an imaginary one, in this order.
    pub fn complex_number(&mut self, l: u32, real: Expr, op: Operator, imaginary: Expr, r: u32) -> Expr {
        let is_imaginary = |expr: &Expr| {
            let operand = match &expr.node {
                ExprKind::UnaryOp { operand, .. } => operand,
                _ => expr,
            };
            matches!(
                operand.node,
                ExprKind::Constant {
                    value: Constant::Imaginary(_),
                    ..
                }
            )
        };
        if is_imaginary(&real) {
            self.fail(real.span, "real number required in complex literal");
        }
        if !is_imaginary(&imaginary) {
            self.fail(imaginary.span, "imaginary number required in complex literal");
        }
        self.binary(l, real, op, imaginary, r)
    }
}

fn unless_wildcard(name: Name) -> Option<Name> {
    Some(name).filter(|name| &**name != "_")
}
