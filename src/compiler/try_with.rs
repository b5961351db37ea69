//! `try` and `with`.
//!
//! The body of a `finally` is compiled once for each way out: falling off the end, every `return`,
//! `break` and `continue` that leaves the `try`, and the exception. A handler that runs user code begins
//! with `EnterHandler` and is itself protected, so that an exception leaving it puts the exception
//! handled before back.

use pyish_grammar::ast::*;

use super::emit::{Label, Protection};
use super::unit::Block;
use super::{Compiled, Compiler};
use crate::bytecode::opcode::{Instruction, Intrinsic};
use crate::bytecode::operand::{Count, Offset, Reg, Variant};

/// A handler that is being emitted.
struct OpenHandler {
    exception: Reg,
    saved: Reg,
    /// Receives what leaves the handler.
    leaving: Reg,
}

impl<'a> Compiler<'a> {
    pub(super) fn try_statement(&mut self, node: &'a Try, span: Span) -> Compiled<()> {
        if node.finalbody.is_empty() {
            return self.try_except(node, span);
        }
        self.with_finally(&node.finalbody, span, |compiler| match node.handlers.is_empty() {
            true => compiler.block(&node.body),
            false => compiler.try_except(node, span),
        })
    }

    /// What `body` emits, then the `finally` block however that ends.
    fn with_finally(
        &mut self,
        finalbody: &'a [Stmt],
        span: Span,
        body: impl FnOnce(&mut Self) -> Compiled<()>,
    ) -> Compiled<()> {
        let mark = self.unit.mark();
        let exception = self.temporary(span)?;
        let protection = self.unit.emitter.protect(exception.0);
        self.unit.open_block(Block::Finally {
            protection,
            body: finalbody,
        });
        body(self)?;
        let handler = self.end_block();
        self.block(finalbody)?;
        let end = self.unit.emitter.new_label();
        self.unit.emitter.jump(span, end);
        self.unit.emitter.place(handler);
        let open = self.enter_handler(exception, span)?;
        self.block(finalbody)?;
        self.end_handler_raising(open, span);
        self.unit.emitter.place(end);
        self.unit.release(mark);
        Ok(())
    }

    /// Ends the innermost block; returns the label of its handler.
    fn end_block(&mut self) -> Label {
        let mut block = self.unit.blocks.pop().expect("a block is open");
        let protection = block.protection_mut().expect("the innermost block protects");
        self.unit.emitter.end_protection(protection);
        protection.handler
    }

    /// Begins a handler: what is emitted next runs with `exception` being handled.
    fn enter_handler(&mut self, exception: Reg, span: Span) -> Compiled<OpenHandler> {
        let saved = self.temporary(span)?;
        let leaving = self.temporary(span)?;
        let mark = self.unit.mark();
        let window = self.temporary(span)?;
        self.unit.release(mark);
        self.emit(
            span,
            Instruction::EnterHandler {
                saved,
                exception,
                window,
            },
        );
        let protection = self.unit.emitter.protect(leaving.0);
        self.unit.open_block(Block::Handler { protection, saved });
        Ok(OpenHandler {
            exception,
            saved,
            leaving,
        })
    }

    /// Ends a handler that raises its exception again when control falls off its end.
    fn end_handler_raising(&mut self, open: OpenHandler, span: Span) {
        let cleanup = self.end_block();
        self.emit(span, Instruction::LeaveHandler { saved: open.saved });
        self.emit(
            span,
            Instruction::Reraise {
                exception: open.exception,
            },
        );
        self.clean_up(cleanup, &open, span);
    }

    /// What an exception that leaves a handler does on its way.
    fn clean_up(&mut self, cleanup: Label, open: &OpenHandler, span: Span) {
        self.unit.emitter.place(cleanup);
        self.emit(span, Instruction::LeaveHandler { saved: open.saved });
        self.emit(
            span,
            Instruction::Reraise {
                exception: open.leaving,
            },
        );
    }

    fn try_except(&mut self, node: &'a Try, span: Span) -> Compiled<()> {
        let mark = self.unit.mark();
        let exception = self.temporary(span)?;
        let protection = self.unit.emitter.protect(exception.0);
        self.unit.open_block(Block::Try(protection));
        self.block(&node.body)?;
        let handler = self.end_block();
        self.block(&node.orelse)?;
        let end = self.unit.emitter.new_label();
        self.unit.emitter.jump(span, end);
        self.unit.emitter.place(handler);
        let open = self.enter_handler(exception, span)?;
        for clause in &node.handlers {
            self.except_clause(clause, &open, end)?;
        }
        self.end_handler_raising(open, span);
        self.unit.emitter.place(end);
        self.unit.release(mark);
        Ok(())
    }

    /// `try` with `except*` clauses. What is left of the exception goes from clause to clause; what they
    /// raise is gathered in a list; in the end both make up what the statement raises.
    pub(super) fn try_star_statement(&mut self, node: &'a Try, span: Span) -> Compiled<()> {
        if node.finalbody.is_empty() {
            return self.try_except_star(node, span);
        }
        self.with_finally(&node.finalbody, span, |compiler| {
            compiler.try_except_star(node, span)
        })
    }

    fn try_except_star(&mut self, node: &'a Try, span: Span) -> Compiled<()> {
        let mark = self.unit.mark();
        let exception = self.temporary(span)?;
        let protection = self.unit.emitter.protect(exception.0);
        self.unit.open_block(Block::Try(protection));
        self.block(&node.body)?;
        let handler = self.end_block();
        self.block(&node.orelse)?;
        let end = self.unit.emitter.new_label();
        self.unit.emitter.jump(span, end);
        self.unit.emitter.place(handler);
        let open = self.enter_handler(exception, span)?;
        let raised = self.temporary(span)?;
        self.emit(
            span,
            Instruction::BuildList {
                dst: raised,
                first: raised,
                count: Count(0),
            },
        );
        let rest = self.temporary(span)?;
        self.move_to(rest, exception, span);
        for clause in &node.handlers {
            self.star_clause(clause, raised, rest)?;
        }
        self.emit(
            span,
            Instruction::ListAppend {
                list: raised,
                value: rest,
            },
        );
        let operands = self.temporaries(2, span)?;
        let left = Reg(operands.0 + 1);
        self.move_to(operands, exception, span);
        self.move_to(left, raised, span);
        self.intrinsic(Intrinsic::Unhandled, left, operands, span);
        let handled = self.unit.emitter.new_label();
        let check = Instruction::JumpIfNone {
            value: left,
            offset: Offset(0),
        };
        self.unit.emitter.branch(span, check, handled);
        let cleanup = self.end_block();
        let saved = open.saved;
        self.emit(span, Instruction::LeaveHandler { saved });
        self.emit(span, Instruction::Reraise { exception: left });
        self.unit.emitter.place(handled);
        self.emit(span, Instruction::LeaveHandler { saved });
        self.unit.emitter.jump(span, end);
        self.clean_up(cleanup, &open, span);
        self.unit.emitter.place(end);
        self.unit.release(mark);
        Ok(())
    }

    /// `except* typ as name: body`: the matching part of `rest` is handled, the other part becomes `rest`.
    fn star_clause(&mut self, clause: &'a ExceptHandler, raised: Reg, rest: Reg) -> Compiled<()> {
        let span = clause.span;
        let mark = self.unit.mark();
        let next = self.unit.emitter.new_label();
        let operands = self.temporaries(2, span)?;
        let group = operands;
        self.move_to(operands, rest, span);
        let typ = clause
            .typ
            .as_ref()
            .expect("the grammar wants types after except*");
        self.expression_to(typ, Reg(operands.0 + 1))?;
        self.intrinsic(Intrinsic::MatchGroup, group, operands, span);
        let count = Count(2);
        self.emit(
            span,
            Instruction::UnpackSequence {
                first: operands,
                source: group,
                count,
            },
        );
        self.move_to(rest, Reg(operands.0 + 1), span);
        let check = Instruction::JumpIfNone {
            value: group,
            offset: Offset(0),
        };
        self.unit.emitter.branch(span, check, next);
        let open = self.enter_handler(group, span)?;
        match &clause.name {
            None => self.block(&clause.body)?,
            Some(name) => self.named_clause(clause, name, &open)?,
        }
        // What was handled last stays what is handled until the whole statement is left.
        let leaving = self.end_block();
        self.unit.emitter.jump(span, next);
        self.unit.emitter.place(leaving);
        self.emit(
            span,
            Instruction::ListAppend {
                list: raised,
                value: open.leaving,
            },
        );
        self.unit.emitter.place(next);
        self.unit.release(mark);
        Ok(())
    }

    pub(super) fn intrinsic(&mut self, which: Intrinsic, dst: Reg, first: Reg, span: Span) {
        let which = Variant(which as u8);
        self.emit(span, Instruction::Intrinsic { dst, first, which });
    }

    fn except_clause(&mut self, clause: &'a ExceptHandler, open: &OpenHandler, end: Label) -> Compiled<()> {
        let next = self.unit.emitter.new_label();
        if let Some(typ) = &clause.typ {
            let mark = self.unit.mark();
            let pattern = self.operand(typ, None)?;
            let exception = open.exception;
            let check = Instruction::JumpIfNoMatch {
                exception,
                pattern,
                offset: Offset(0),
            };
            self.unit.emitter.branch(typ.span, check, next);
            self.unit.release(mark);
        }
        match &clause.name {
            None => self.block(&clause.body)?,
            Some(name) => self.named_clause(clause, name, open)?,
        }
        // Control leaves the handler while the clauses after this one are still in it.
        let mut block = self.unit.blocks.pop().expect("the handler's block is open");
        let protection = block.protection_mut().expect("a handler protects");
        self.unit.emitter.suspend_protection(protection);
        self.emit(clause.span, Instruction::LeaveHandler { saved: open.saved });
        let window = open.exception;
        self.emit(clause.span, Instruction::Discard { window });
        self.unit.emitter.jump(clause.span, end);
        self.unit.emitter.resume_protection(protection);
        self.unit.blocks.push(block);
        self.unit.emitter.place(next);
        Ok(())
    }

    /// A clause with `as name`: the name is unbound however the clause ends.
    fn named_clause(
        &mut self,
        clause: &'a ExceptHandler,
        name: &'a Name,
        open: &OpenHandler,
    ) -> Compiled<()> {
        let mark = self.unit.mark();
        let span = clause.span;
        self.store_name(name, open.exception, span)?;
        let raised = self.temporary(span)?;
        let protection: Protection = self.unit.emitter.protect(raised.0);
        self.unit.open_block(Block::HandlerName {
            protection,
            name,
            span,
        });
        self.block(&clause.body)?;
        let handler = self.end_block();
        self.forget_name(name, span)?;
        let end = self.unit.emitter.new_label();
        self.unit.emitter.jump(span, end);
        self.unit.emitter.place(handler);
        self.forget_name(name, span)?;
        self.emit(span, Instruction::Reraise { exception: raised });
        self.unit.emitter.place(end);
        self.unit.release(mark);
        Ok(())
    }

    pub(super) fn with_statement(
        &mut self,
        items: &'a [WithItem],
        body: &'a [Stmt],
        is_async: bool,
        span: Span,
    ) -> Compiled<()> {
        if is_async {
            self.require_async("'async with' outside async function", span)?;
        }
        let mark = self.unit.mark();
        let mut exits = Vec::new();
        let mut exceptions = Vec::new();
        for item in items {
            let exception = self.temporary(item.context_expr.span)?;
            let exit = self.enter_context(item, is_async)?;
            let protection = self.unit.emitter.protect(exception.0);
            let span = item.context_expr.span;
            self.unit.open_block(Block::With {
                protection,
                exit,
                is_async,
                span,
            });
            if let Some(target) = &item.optional_vars {
                // What `__enter__` gave is right above `__exit__`, not taken as a temporary any more.
                let entered = self.temporary(span)?;
                debug_assert_eq!(entered.0, exit.0 + 1);
                self.assign(target, entered)?;
                self.unit.release(entered.0);
            }
            exits.push(exit);
            exceptions.push(exception);
        }
        self.block(body)?;
        for (item, (exit, exception)) in items.iter().zip(exits.into_iter().zip(exceptions)).rev() {
            self.exit_context(exit, exception, is_async, item.context_expr.span)?;
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Enters a context; returns the register of its bound `__exit__`. The one after it holds what
    /// `__enter__` gave.
    fn enter_context(&mut self, item: &'a WithItem, is_async: bool) -> Compiled<Reg> {
        let span = item.context_expr.span;
        let dst = self.temporary(span)?;
        let manager = self.operand(&item.context_expr, Some(dst))?;
        let window = self.open_window(None, span)?;
        let (result, gap) = (self.unit.mark(), self.gap());
        self.emit(
            span,
            match is_async {
                true => Instruction::LoadAsyncContext { dst, manager, gap },
                false => Instruction::LoadContext { dst, manager, gap },
            },
        );
        self.emit_call(window, 0, span);
        if is_async {
            self.emit(
                span,
                Instruction::Await {
                    dst: window,
                    awaitable: window,
                    role: Variant(1),
                },
            );
        }
        debug_assert!(window.0 == dst.0 + 1 && result == self.callee_of(window).0 + 1);
        self.unit.release(window.0);
        Ok(dst)
    }

    fn exit_context(&mut self, exit: Reg, exception: Reg, is_async: bool, span: Span) -> Compiled<()> {
        let handler = self.end_block();
        let end = self.unit.emitter.new_label();
        self.leave_with(exit, is_async, span)?;
        self.unit.emitter.jump(span, end);
        self.unit.emitter.place(handler);
        let mark = self.unit.mark();
        let open = self.enter_handler(exception, span)?;
        let window = self.open_window(None, span)?;
        self.move_to(self.callee_of(window), exit, span);
        let info = self.temporaries(3, span)?;
        self.emit(span, Instruction::ExceptionInfo { dst: info, exception });
        self.emit_call(window, 3, span);
        if is_async {
            self.emit(
                span,
                Instruction::Await {
                    dst: window,
                    awaitable: window,
                    role: Variant(2),
                },
            );
        }
        let suppressed = self.unit.emitter.new_label();
        self.branch_on(window, suppressed, true, span);
        let saved = open.saved;
        self.end_handler_raising(open, span);
        self.unit.emitter.place(suppressed);
        self.emit(span, Instruction::LeaveHandler { saved });
        self.unit.emitter.place(end);
        self.unit.release(mark);
        Ok(())
    }
}
