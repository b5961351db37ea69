//! Long chains: `a.b().c[d] + e`, as long as a line, are compiled link by link from the innermost operand outwards.
//!
//! The value so far is in one register. While the next link is compiled, the operand it continues stands for that
//! register: [`Compiler::value_so_far`] is asked before an operand is computed.

use pyish_grammar::ast::*;

use super::{Compiled, Compiler};
use crate::bytecode::operand::Reg;

/// A chain on its way.
#[derive(Clone, Copy)]
pub(super) struct Progress<'a> {
    /// What has been computed, and the register it is in.
    done: &'a Expr,
    register: Reg,
    /// What is being compiled, and between the two, which only a method or an operator can be.
    next: &'a Expr,
}

impl<'a> Compiler<'a> {
    /// Where the value of an expression is, when it is what a chain has got to.
    pub(super) fn value_so_far(&self, expr: &Expr) -> Option<Reg> {
        let chain = self.chain.filter(|chain| std::ptr::eq(chain.done, expr))?;
        Some(chain.register)
    }

    /// Whether an expression is long enough to be compiled link by link, and is not being so yet.
    pub(super) fn is_long_chain(&self, expr: &Expr) -> bool {
        expr.links() > SHORT_CHAIN && !self.is_next_of_chain(expr)
    }

    /// Whether an expression is the present part of a chain, whose operand is computed already.
    pub(super) fn is_next_of_chain(&self, expr: &Expr) -> bool {
        let Some(chain) = self.chain else {
            return false;
        };
        let mut part = Some(chain.next);
        while let Some(at) = part.filter(|at| !std::ptr::eq(*at, chain.done)) {
            if std::ptr::eq(at, expr) {
                return true;
            }
            // Of operators in a row only the outermost is asked for.
            part = match &at.node {
                ExprKind::Call { func, .. } => Some(func),
                _ => None,
            };
        }
        false
    }

    /// `dst` = the value of a long chain.
    pub(super) fn long_chain(&mut self, expr: &'a Expr, dst: Reg) -> Compiled<()> {
        let chain = expr.chain();
        let outer = self.chain.take();
        let register = match self.scratch(dst).filter(|&dst| self.unit.is_topmost(dst)) {
            Some(dst) => dst,
            None => self.temporary(expr.span)?,
        };
        let mut done = chain[chain.len() - 1];
        self.expression_to(done, register)?;
        for index in (0..chain.len() - 1).rev() {
            let next = chain[index];
            // A method is called with its object, and operators in a row are walked where they are compiled.
            let above = index.checked_sub(1).map(|above| &chain[above].node);
            let is_part_of_next = matches!(
                (&next.node, above),
                (ExprKind::Attribute { .. }, Some(ExprKind::Call { .. }))
                    | (ExprKind::BinOp { .. }, Some(ExprKind::BinOp { .. }))
            );
            if is_part_of_next {
                continue;
            }
            self.chain = Some(Progress { done, register, next });
            self.expression_to(next, if index == 0 { dst } else { register })?;
            done = next;
        }
        self.chain = outer;
        Ok(())
    }
}
