//! Patterns of `match`: what they bind, and which cases can be reached.

use std::collections::HashSet;

use crate::ast::*;

use super::{Checked, Checker, Place};

impl Checker<'_> {
    pub(super) fn match_stmt(&mut self, subject: &Expr, cases: &[MatchCase], place: Place) -> Checked {
        self.element(subject, place)?;
        for (index, case) in cases.iter().enumerate() {
            let mut names = HashSet::new();
            self.pattern(&case.pattern, &mut names)?;
            if case.guard.is_none() && index + 1 < cases.len() {
                self.check_refutable(&case.pattern)?;
            }
            self.optional(case.guard.as_ref(), place)?;
            self.stmts(&case.body, place)?;
        }
        Ok(())
    }

    /// Refuses a pattern that matches everything, where others follow.
    fn check_refutable(&self, pattern: &Pattern) -> Checked {
        let Some(always) = irrefutable_part(pattern) else {
            return Ok(());
        };
        let message = match &always.node {
            PatternKind::MatchAs { name: Some(name), .. } => {
                format!("name capture '{name}' makes remaining patterns unreachable")
            }
            _ => "wildcard makes remaining patterns unreachable".into(),
        };
        self.fail(always.span, message)
    }

    fn pattern<'p>(&mut self, pattern: &'p Pattern, names: &mut HashSet<&'p Name>) -> Checked {
        match &pattern.node {
            PatternKind::MatchValue { .. } | PatternKind::MatchSingleton { .. } => Ok(()),
            PatternKind::MatchSequence { patterns } => {
                let is_star = |pattern: &&Pattern| matches!(pattern.node, PatternKind::MatchStar { .. });
                if patterns.iter().filter(is_star).count() > 1 {
                    return self.fail(pattern.span, "multiple starred names in sequence pattern");
                }
                patterns
                    .iter()
                    .try_for_each(|element| self.pattern(element, names))
            }
            PatternKind::MatchMapping { items, rest } => {
                self.check_keys(items, pattern.span)?;
                items
                    .iter()
                    .try_for_each(|(_, value)| self.pattern(value, names))?;
                self.capture(rest.as_ref(), pattern.span, names)
            }
            PatternKind::MatchClass {
                patterns,
                kwd_patterns,
                ..
            } => {
                patterns
                    .iter()
                    .try_for_each(|argument| self.pattern(argument, names))?;
                let mut attributes = HashSet::new();
                for (attribute, value) in kwd_patterns {
                    if !attributes.insert(attribute) {
                        let message = format!("attribute name repeated in class pattern: {attribute}");
                        return self.fail(value.span, message);
                    }
                    self.bound_name(attribute, value.span)?;
                    self.pattern(value, names)?;
                }
                Ok(())
            }
            PatternKind::MatchStar { name } => self.capture(name.as_ref(), pattern.span, names),
            PatternKind::MatchAs { pattern: inner, name } => {
                if let Some(inner) = inner {
                    self.pattern(inner, names)?;
                }
                self.capture(name.as_ref(), pattern.span, names)
            }
            PatternKind::MatchOr { patterns } => self.alternatives(patterns, pattern.span, names),
        }
    }

    fn capture<'p>(&self, name: Option<&'p Name>, span: Span, names: &mut HashSet<&'p Name>) -> Checked {
        let Some(name) = name else { return Ok(()) };
        self.bound_name(name, span)?;
        match names.insert(name) {
            true => Ok(()),
            false => self.fail(span, format!("multiple assignments to name '{name}' in pattern")),
        }
    }

    /// All alternatives bind the same names, and only the last may match everything.
    fn alternatives<'p>(
        &mut self,
        patterns: &'p [Pattern],
        whole: Span,
        names: &mut HashSet<&'p Name>,
    ) -> Checked {
        let mut expected: Option<HashSet<&Name>> = None;
        for (index, alternative) in patterns.iter().enumerate() {
            let mut bound = HashSet::new();
            self.pattern(alternative, &mut bound)?;
            if index + 1 < patterns.len() {
                self.check_refutable(alternative)?;
            }
            if *expected.get_or_insert_with(|| bound.clone()) != bound {
                return self.fail(whole, "alternative patterns bind different names");
            }
        }
        for name in expected.unwrap_or_default() {
            self.capture(Some(name), patterns[0].span, names)?;
        }
        Ok(())
    }

    /// No literal key of a mapping may equal another.
    fn check_keys(&self, items: &[(Expr, Pattern)], span: Span) -> Checked {
        let mut seen = HashSet::new();
        for (key, _) in items {
            let Some(text) = literal_text(key) else { continue };
            if !seen.insert(text.identity) {
                let message = format!("mapping pattern checks duplicate key ({})", text.shown);
                return self.fail(span, message);
            }
        }
        Ok(())
    }
}

/// A literal key as text: as it is shown, and so that equal keys have equal text.
struct LiteralText {
    shown: String,
    identity: String,
}

fn literal_text(key: &Expr) -> Option<LiteralText> {
    let (value, is_negative) = match &key.node {
        ExprKind::Constant { value, .. } => (value, false),
        ExprKind::UnaryOp {
            op: UnaryOp::USub,
            operand,
        } => match &operand.node {
            ExprKind::Constant { value, .. } => (value, true),
            _ => return None,
        },
        _ => return None,
    };
    let sign = if is_negative { "-" } else { "" };
    let shown = format!("{sign}{}", crate::dump::constant_repr(value));
    // Numbers are equal across types: `1`, `1.0` and `True` are one key.
    let identity = match value {
        Constant::True => "1".into(),
        Constant::False => "0".into(),
        Constant::Imaginary(number) if *number == 0.0 => "0".into(),
        Constant::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{sign}{}", *number as i64)
        }
        _ => shown.clone(),
    };
    Some(LiteralText {
        shown,
        identity: identity.replace("-0", "0"),
    })
}

/// The wildcard or capture that makes a pattern match everything.
fn irrefutable_part(pattern: &Pattern) -> Option<&Pattern> {
    match &pattern.node {
        PatternKind::MatchAs { pattern: None, .. } => Some(pattern),
        PatternKind::MatchAs {
            pattern: Some(inner), ..
        } => irrefutable_part(inner),
        PatternKind::MatchOr { patterns } => patterns.last().and_then(irrefutable_part),
        _ => None,
    }
}
