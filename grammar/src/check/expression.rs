//! Expressions.

use std::collections::HashSet;

use crate::ast::*;
use crate::parse::Awaiting;

use super::{Checked, Checker, Place, Scope};

impl Checker<'_> {
    pub(super) fn optional(&mut self, expr: Option<&Expr>, place: Place) -> Checked {
        expr.map_or(Ok(()), |expr| self.expr(expr, place))
    }

    pub(super) fn exprs(&mut self, exprs: &[Expr], place: Place) -> Checked {
        exprs.iter().try_for_each(|expr| self.expr(expr, place))
    }

    /// Expressions of which each may have a star.
    pub(super) fn elements(&mut self, exprs: &[Expr], place: Place) -> Checked {
        exprs.iter().try_for_each(|expr| self.element(expr, place))
    }

    pub(super) fn element(&mut self, expr: &Expr, place: Place) -> Checked {
        match &expr.node {
            ExprKind::Starred { value, .. } => self.expr(value, place),
            _ => self.expr(expr, place),
        }
    }

    pub(super) fn expr(&mut self, expr: &Expr, place: Place) -> Checked {
        let mut chain = Vec::new();
        let mut innermost = expr;
        self.doubts.expression(innermost);
        while let Some(link) = innermost.node.link() {
            chain.push(innermost);
            innermost = link;
            self.doubts.expression(innermost);
        }
        self.innermost(innermost, place)?;
        while let Some(expr) = chain.pop() {
            self.after_link(expr, place)?;
        }
        Ok(())
    }

    /// What continues a link.
    fn after_link(&mut self, expr: &Expr, place: Place) -> Checked {
        match &expr.node {
            ExprKind::Attribute {
                attr,
                ctx: ExprContext::Store,
                ..
            } => self.bound_name(attr, expr.span),
            ExprKind::BinOp { right, .. } => self.expr(right, place),
            ExprKind::Subscript { slice, .. } => self.expr(slice, place),
            ExprKind::Call { args, keywords, .. } => {
                self.elements(args, place)?;
                self.keywords(keywords, place)
            }
            _ => Ok(()),
        }
    }

    /// An expression that continues no other.
    fn innermost(&mut self, expr: &Expr, place: Place) -> Checked {
        let span = expr.span;
        match &expr.node {
            ExprKind::Constant { .. } => Ok(()),
            ExprKind::Name { id, ctx } if &**id == "__debug__" => match ctx {
                ExprContext::Load => Ok(()),
                ExprContext::Store => self.fail(span, "cannot assign to __debug__"),
                ExprContext::Del => self.fail(span, "cannot delete __debug__"),
            },
            ExprKind::Name { .. } => Ok(()),
            ExprKind::Starred {
                ctx: ExprContext::Store,
                ..
            } => self.fail(span, "starred assignment target must be in a list or tuple"),
            ExprKind::Starred { .. } => self.fail(span, "can't use starred expression here"),
            ExprKind::Tuple { elts, ctx } | ExprKind::List { elts, ctx } => {
                let is_starred = |expr: &&Expr| matches!(expr.node, ExprKind::Starred { .. });
                if *ctx == ExprContext::Store && elts.iter().filter(is_starred).count() > 1 {
                    return self.fail(span, "multiple starred expressions in assignment");
                }
                self.elements(elts, place)
            }
            ExprKind::Set { elts } => self.elements(elts, place),
            ExprKind::IfExp { test, body, orelse } => {
                self.expr(test, place)?;
                self.expr(body, place)?;
                let mut tail = &**orelse;
                while let ExprKind::IfExp { test, body, orelse } = &tail.node {
                    self.expr(test, place)?;
                    self.expr(body, place)?;
                    tail = orelse;
                }
                self.expr(tail, place)
            }
            ExprKind::Lambda { args, body } => {
                self.arguments(args, place)?;
                let outer = self.enter_function();
                let inside = Place {
                    region: place.region,
                    is_in_iterable: place.is_in_iterable,
                    ..Place::of(Scope::Lambda)
                };
                self.expr(body, inside)?;
                self.leave_function(outer);
                Ok(())
            }
            ExprKind::NamedExpr { target, value } => {
                self.barred("named expression", span, place)?;
                self.named_expression(target, span, place)?;
                self.expr(value, place)
            }
            ExprKind::Await { value } => {
                self.barred("await expression", span, place)?;
                self.check_async("await", span, place)?;
                self.awaits = true;
                self.expr(value, place)
            }
            ExprKind::Yield { value } => {
                self.yield_expression(span, place)?;
                self.optional(value.as_deref(), place)
            }
            ExprKind::YieldFrom { value } => {
                self.yield_expression(span, place)?;
                if place.scope == Scope::AsyncFunction {
                    return self.fail(span, "'yield from' inside async function");
                }
                self.expr(value, place)
            }
            ExprKind::ListComp { elt, generators } => {
                self.comprehension("list comprehension", &[elt], generators, span, place)
            }
            ExprKind::SetComp { elt, generators } => {
                self.comprehension("set comprehension", &[elt], generators, span, place)
            }
            ExprKind::DictComp {
                key,
                value,
                generators,
            } => self.comprehension("dict comprehension", &[key, value], generators, span, place),
            ExprKind::GeneratorExp { elt, generators } => {
                self.comprehension(GENERATOR, &[elt], generators, span, place)
            }
            _ => {
                let mut checked = Ok(());
                expr.node.for_each_child(|child| {
                    if checked.is_ok() {
                        checked = self.expr(child, place);
                    }
                });
                checked
            }
        }
    }

    pub(super) fn keywords(&mut self, keywords: &[Keyword], place: Place) -> Checked {
        let mut names = HashSet::new();
        for keyword in keywords {
            if let Some(name) = &keyword.arg {
                self.bound_name(name, keyword.span)?;
                if !names.insert(name) {
                    return self.fail(keyword.span, format!("keyword argument repeated: {name}"));
                }
            }
            self.expr(&keyword.value, place)?;
        }
        Ok(())
    }

    /// Refuses what would bind or suspend in a part of the program that is evaluated apart.
    fn barred(&self, what: &str, span: Span, place: Place) -> Checked {
        match place.region {
            Some(region) => self.fail(span, format!("{what} cannot be used within {region}")),
            None => Ok(()),
        }
    }

    fn yield_expression(&mut self, span: Span, place: Place) -> Checked {
        self.barred("yield expression", span, place)?;
        if matches!(place.scope, Scope::Module | Scope::Class) && place.comprehension.is_none() {
            return self.fail(span, "'yield' outside function");
        }
        if let Some(comprehension) = place.comprehension {
            return self.fail(span, format!("'yield' inside {comprehension}"));
        }
        self.yields = true;
        Ok(())
    }

    /// An assignment expression in a comprehension binds in the function around it.
    fn named_expression(&self, target: &Expr, span: Span, place: Place) -> Checked {
        if place.is_in_iterable {
            let message = "assignment expression cannot be used in a comprehension iterable expression";
            return self.fail(span, message);
        }
        let ExprKind::Name { id, .. } = &target.node else {
            return Ok(());
        };
        self.bound_name(id, target.span)?;
        if self.iteration_variables.contains(id) {
            let message =
                format!("assignment expression cannot rebind comprehension iteration variable '{id}'");
            return self.fail(target.span, message);
        }
        if place.comprehension.is_some() && place.scope == Scope::Class {
            let message = "assignment expression within a comprehension cannot be used in a class body";
            return self.fail(target.span, message);
        }
        Ok(())
    }

    fn comprehension(
        &mut self,
        kind: &'static str,
        elements: &[&Expr],
        generators: &[Comprehension],
        span: Span,
        place: Place,
    ) -> Checked {
        let inside = Place {
            comprehension: Some(kind),
            ..place
        };
        // The first iterable is evaluated outside.
        if let Some(first) = generators.first() {
            self.expr(
                &first.iter,
                Place {
                    is_in_iterable: true,
                    ..place
                },
            )?;
        }
        let known_variables = self.iteration_variables.len();
        let outer_awaits = std::mem::replace(&mut self.awaits, false);
        for clause in generators {
            self.expr(&clause.target, inside)?;
            collect_names(&clause.target, &mut self.iteration_variables);
            self.awaits |= clause.is_async;
        }
        for (index, clause) in generators.iter().enumerate() {
            if index > 0 {
                self.expr(
                    &clause.iter,
                    Place {
                        is_in_iterable: true,
                        ..inside
                    },
                )?;
            }
            self.exprs(&clause.ifs, inside)?;
        }
        for element in elements {
            self.expr(element, inside)?;
        }
        let is_coroutine = match place.scope {
            Scope::AsyncFunction => true,
            Scope::Module => self.awaiting == Awaiting::Anywhere,
            Scope::Class | Scope::Function | Scope::Lambda => false,
        };
        if self.awaits && kind != GENERATOR && !is_coroutine && place.comprehension.is_none() {
            return self.fail(
                span,
                "asynchronous comprehension outside of an asynchronous function",
            );
        }
        self.iteration_variables.truncate(known_variables);
        // A generator expression awaits when it runs, not where it stands.
        self.awaits = outer_awaits || (self.awaits && kind != GENERATOR);
        Ok(())
    }
}

const GENERATOR: &str = "generator expression";

fn collect_names(target: &Expr, names: &mut Vec<Name>) {
    match &target.node {
        ExprKind::Name { id, .. } => names.push(id.clone()),
        ExprKind::Tuple { elts, .. } | ExprKind::List { elts, .. } => {
            elts.iter().for_each(|element| collect_names(element, names));
        }
        ExprKind::Starred { value, .. } => collect_names(value, names),
        _ => {}
    }
}
