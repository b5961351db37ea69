//! `while` and `for`.

use pyish_grammar::ast::*;

use super::fold;
use super::unit::Block;
use super::{Compiled, Compiler};
use crate::bytecode::code::Constant as Literal;
use crate::bytecode::opcode::Instruction;
use crate::bytecode::operand::Reg;

impl<'a> Compiler<'a> {
    pub(super) fn while_loop(
        &mut self,
        test: &'a Expr,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
        span: Span,
    ) -> Compiled<()> {
        let (otherwise, exit) = (self.unit.emitter.new_label(), self.unit.emitter.new_label());
        let head = self.unit.emitter.place_loop_head();
        self.condition(test, otherwise, false)?;
        self.unit.blocks.push(Block::Loop {
            head,
            exit,
            iterator: None,
        });
        self.block(body)?;
        self.unit.blocks.pop();
        self.unit
            .emitter
            .jump_back(test.span.to(Span::new(span.start, span.start)), head);
        self.unit.emitter.place(otherwise);
        self.block(orelse)?;
        self.unit.emitter.place(exit);
        Ok(())
    }

    pub(super) fn for_loop(&mut self, node: &'a For, is_async: bool) -> Compiled<()> {
        let mark = self.unit.mark();
        let span = node.iter.span;
        let iterator = self.temporary(span)?;
        let source = if is_async {
            self.reserve_awaitable(span)?;
            self.operand(&node.iter, Some(iterator))?
        } else {
            self.iterable(&node.iter, iterator)?
        };
        self.emit(
            span,
            match is_async {
                true => Instruction::GetAsyncIter {
                    dst: iterator,
                    source,
                },
                false => Instruction::GetIter {
                    dst: iterator,
                    source,
                },
            },
        );
        let (otherwise, exit) = (self.unit.emitter.new_label(), self.unit.emitter.new_label());
        let head = self.unit.emitter.place_loop_head();
        self.next_item(&node.target, iterator, is_async, otherwise, span)?;
        self.unit.blocks.push(Block::Loop {
            head,
            exit,
            iterator: Some(iterator),
        });
        self.block(&node.body)?;
        self.unit.blocks.pop();
        self.unit.emitter.jump_back(span, head);
        self.unit.emitter.place(otherwise);
        self.block(&node.orelse)?;
        self.unit.emitter.place(exit);
        self.unit.release(mark);
        Ok(())
    }

    /// Takes the register after an async iterator, where `ForAsync` keeps what it waits for.
    pub(super) fn reserve_awaitable(&mut self, span: Span) -> Compiled<()> {
        self.temporary(span)?;
        Ok(())
    }

    /// What a loop goes over, in place or in `scratch`; a list of constants might as well be a tuple.
    pub(super) fn iterable(&mut self, expr: &'a Expr, scratch: Reg) -> Compiled<Reg> {
        if let ExprKind::List { elts, .. } = &expr.node
            && let Some(constants) = fold::fold_all(elts)
        {
            self.load_constant(Literal::Tuple(constants), scratch, expr.span);
            return Ok(scratch);
        }
        self.operand(expr, Some(scratch))
    }
}
