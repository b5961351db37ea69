//! Comprehensions, inlined into the function around them, and generator expressions.
//!
//! A comprehension's variables have registers of their own, so nothing has to be saved and put back.

use pyish_grammar::ast::*;

use super::emit::Label;
use super::scope::ScopeId;
use super::symbols::ScopeOf;
use super::unit::UNDEF;
use super::{Compiled, Compiler};
use crate::bytecode::code::{CodeKind, Parameters};
use crate::bytecode::opcode::Instruction;
use crate::bytecode::operand::{Count, Offset, Reg};

/// A `for` clause whose loop is open.
struct OpenClause {
    head: Label,
    next: Label,
    exit: Label,
}

impl<'a> Compiler<'a> {
    /// A list, set or dict comprehension.
    pub(super) fn comprehension(&mut self, expr: &'a Expr, dst: Reg) -> Compiled<()> {
        let span = expr.span;
        let generators = match &expr.node {
            ExprKind::ListComp { generators, .. }
            | ExprKind::SetComp { generators, .. }
            | ExprKind::DictComp { generators, .. } => generators,
            _ => unreachable!("called for comprehensions only"),
        };
        let result = self.accumulator(dst, span)?;
        let first = generators.first().expect("a comprehension has a clause");
        let iterator = self.clause_iterator(first)?;
        let empty = Count(0);
        self.emit(
            span,
            match &expr.node {
                ExprKind::SetComp { .. } => Instruction::BuildSet {
                    dst: result,
                    first: result,
                    count: empty,
                },
                ExprKind::DictComp { .. } => Instruction::BuildDict {
                    dst: result,
                    first: result,
                    count: empty,
                },
                _ => Instruction::BuildList {
                    dst: result,
                    first: result,
                    count: empty,
                },
            },
        );
        let scope = self.table.scope_of(expr, ScopeOf::Body);
        let outer = std::mem::replace(&mut self.unit.scope, scope);
        let start = self.unit.emitter.length();
        self.begin_variables(scope, span)?;
        let open = self.open_clauses(generators, iterator)?;
        let mark = self.unit.mark();
        match &expr.node {
            ExprKind::ListComp { elt, .. } => {
                let value = self.operand(elt, None)?;
                self.emit(elt.span, Instruction::ListAppend { list: result, value });
            }
            ExprKind::SetComp { elt, .. } => {
                let value = self.operand(elt, None)?;
                self.emit(elt.span, Instruction::SetAdd { set: result, value });
            }
            ExprKind::DictComp { key, value, .. } => {
                let pair = key.span.to(value.span);
                let key = self.operand_before(key, &[value], None)?;
                let value = self.operand(value, None)?;
                self.emit(
                    pair,
                    Instruction::DictSet {
                        dict: result,
                        key,
                        value,
                    },
                );
            }
            _ => unreachable!("called for comprehensions only"),
        }
        self.unit.release(mark);
        self.close_clauses(open, span);
        self.end_variables(scope, start, span);
        self.unit.scope = outer;
        self.move_to(dst, result, span);
        Ok(())
    }

    /// The iterator of a clause in a new temporary.
    fn clause_iterator(&mut self, clause: &'a Comprehension) -> Compiled<Reg> {
        let dst = self.temporary(clause.iter.span)?;
        let source = if clause.is_async {
            self.reserve_awaitable(clause.iter.span)?;
            self.operand(&clause.iter, Some(dst))?
        } else {
            self.iterable(&clause.iter, dst)?
        };
        self.emit(
            clause.iter.span,
            match clause.is_async {
                true => Instruction::GetAsyncIter { dst, source },
                false => Instruction::GetIter { dst, source },
            },
        );
        Ok(dst)
    }

    /// The variables of a comprehension as they are before the first iteration: unbound, those that
    /// inner functions share in new cells.
    fn begin_variables(&mut self, scope: ScopeId, span: Span) -> Compiled<()> {
        for index in 0..self.table.scopes[scope].symbols.len() {
            let symbol = &self.table.scopes[scope].symbols[index];
            if !symbol.is_bound() {
                continue;
            }
            let (register, in_cell) = (Reg(symbol.register), symbol.in_cell);
            self.unit.emitter.bound.remove(register.0);
            if in_cell && register.0 < super::unit::LOW_REGISTERS {
                self.emit(
                    span,
                    Instruction::LoadSpecial {
                        dst: register,
                        special: UNDEF,
                    },
                );
                self.emit(span, Instruction::MakeCell { target: register });
            } else if in_cell {
                let low = self.temporary(span)?;
                self.emit(
                    span,
                    Instruction::LoadSpecial {
                        dst: low,
                        special: UNDEF,
                    },
                );
                self.emit(span, Instruction::MakeCell { target: low });
                self.emit(
                    span,
                    Instruction::StoreHigh {
                        src: low,
                        high: register,
                    },
                );
                self.unit.release(low.0);
            }
        }
        Ok(())
    }

    /// Where variables may be looked at by name, those of a comprehension that began at `start` vanish.
    fn end_variables(&mut self, scope: ScopeId, start: usize, span: Span) {
        if !self.table.scopes[self.unit.owner].mentions_locals {
            return;
        }
        for index in 0..self.table.scopes[scope].symbols.len() {
            let symbol = &self.table.scopes[scope].symbols[index];
            if !symbol.is_bound() {
                continue;
            }
            let register = symbol.register;
            self.unit.emitter.note_variable(start, register);
            if register < super::unit::LOW_REGISTERS {
                let dst = Reg(register);
                self.emit(span, Instruction::LoadSpecial { dst, special: UNDEF });
            }
        }
    }

    /// Opens the loops of all clauses, the first over an iterator that is there already.
    fn open_clauses(&mut self, generators: &'a [Comprehension], first: Reg) -> Compiled<Vec<OpenClause>> {
        let mut open = Vec::new();
        for (index, clause) in generators.iter().enumerate() {
            let iterator = match index {
                0 => first,
                _ => self.clause_iterator(clause)?,
            };
            let (next, exit) = (self.unit.emitter.new_label(), self.unit.emitter.new_label());
            let head = self.unit.emitter.place_loop_head();
            self.next_item(&clause.target, iterator, clause.is_async, exit, clause.iter.span)?;
            for test in &clause.ifs {
                self.condition(test, next, false)?;
            }
            open.push(OpenClause { head, next, exit });
        }
        Ok(open)
    }

    fn close_clauses(&mut self, open: Vec<OpenClause>, span: Span) {
        for clause in open.into_iter().rev() {
            self.unit.emitter.place(clause.next);
            self.unit.emitter.jump_back(span, clause.head);
            self.unit.emitter.place(clause.exit);
        }
    }

    /// Emits the step of a loop: the next item of `iterator` into `target`, or on to `exit`.
    pub(super) fn next_item(
        &mut self,
        target: &'a Expr,
        iterator: Reg,
        is_async: bool,
        exit: Label,
        span: Span,
    ) -> Compiled<()> {
        let mark = self.unit.mark();
        let local = match &target.node {
            ExprKind::Name { id, .. } => self.local_destination(id),
            _ => None,
        };
        let dst = match local {
            Some(local) => local,
            None => self.temporary(span)?,
        };
        let offset = Offset(0);
        let instruction = match is_async {
            true => {
                self.require_async("'async for' outside async function", span)?;
                Instruction::ForAsync {
                    dst,
                    iterator,
                    offset,
                }
            }
            false => Instruction::ForIter {
                dst,
                iterator,
                offset,
            },
        };
        self.unit.emitter.branch(span, instruction, exit);
        match local {
            Some(local) => self.mark_bound(local),
            None => self.assign(target, dst)?,
        }
        self.unit.release(mark);
        Ok(())
    }

    /// A generator expression: a generator function called with the first iterator.
    pub(super) fn generator_expression(
        &mut self,
        expr: &'a Expr,
        elt: &'a Expr,
        generators: &'a [Comprehension],
        dst: Reg,
    ) -> Compiled<()> {
        let span = expr.span;
        let first = generators.first().expect("a comprehension has a clause");
        let window = self.open_window(Some(dst), span)?;
        let callee = self.callee_of(window);
        let scope = self.table.scope_of(expr, ScopeOf::Body);
        let table = &self.table.scopes[scope];
        let kind = match table.has_await || table.is_async {
            true => CodeKind::AsyncGenerator,
            false => CodeKind::Generator,
        };
        let parameters = Parameters {
            positional: 1,
            positional_only: 1,
            ..Parameters::default()
        };
        let code = self.nested(scope, "<genexpr>", kind, parameters, span, |compiler| {
            let open = compiler.open_clauses(generators, Reg(0))?;
            let mark = compiler.unit.mark();
            let dst = compiler.temporary(elt.span)?;
            let value = compiler.operand(elt, Some(dst))?;
            compiler.emit(elt.span, Instruction::Yield { dst, value });
            compiler.unit.release(mark);
            compiler.close_clauses(open, span);
            Ok(())
        })?;
        self.make_function(scope, code, Default::default(), callee, span)?;
        self.clause_iterator(first)?;
        self.emit_call(window, 1, span);
        self.move_to(dst, window, span);
        Ok(())
    }
}
