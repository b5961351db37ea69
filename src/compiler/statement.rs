//! Statements, and the ways out of blocks.

use pyish_grammar::ast::*;

use super::fold;
use super::function::docstring;
use super::scope::ScopeType;
use super::unit::Block;
use super::{Compiled, Compiler, Mode};
use crate::bytecode::code::{CodeKind, Constant as Literal};
use crate::bytecode::opcode::Instruction;
use crate::bytecode::operand::{Reg, Variant};

impl<'a> Compiler<'a> {
    pub(super) fn module_body(&mut self, body: &'a [Stmt]) -> Compiled<()> {
        self.find_future_end(body);
        let span = Span::default();
        if self.options.mode == Mode::Module
            && let Some(doc) = docstring(body)
        {
            self.unit.doc = Some(doc.clone());
            let value = self.temporary(span)?;
            self.load_constant(Literal::Str(doc), value, span);
            self.store_name(&"__doc__".into(), value, span)?;
            self.unit.release(value.0);
        }
        self.begin_annotations(span)?;
        self.statements(body)?;
        self.end_annotations(span)
    }

    /// Where the statements begin before which `from __future__` imports must stand.
    fn find_future_end(&mut self, body: &[Stmt]) {
        let is_opening = |(index, stmt): &(usize, &Stmt)| match &stmt.node {
            StmtKind::Expr { .. } => *index == 0 && docstring(body).is_some(),
            StmtKind::ImportFrom {
                module: Some(module),
                level: 0,
                ..
            } => &**module == "__future__",
            _ => false,
        };
        let end = body
            .iter()
            .enumerate()
            .find(|item| !is_opening(item))
            .map(|(_, stmt)| stmt.span.start);
        self.future_end = end.unwrap_or(u32::MAX);
    }

    /// Statements in a row; what cannot be reached is left out.
    pub(super) fn statements(&mut self, body: &'a [Stmt]) -> Compiled<()> {
        for stmt in body {
            if !self.unit.emitter.is_reachable {
                break;
            }
            if self.unit.emitter.is_too_long() {
                return self.fail("code is too long", stmt.span);
            }
            self.statement(stmt)?;
        }
        Ok(())
    }

    /// Statements that may run or not.
    pub(super) fn block(&mut self, body: &'a [Stmt]) -> Compiled<()> {
        self.unit.conditional += 1;
        let result = self.statements(body);
        self.unit.conditional -= 1;
        result
    }

    fn statement(&mut self, stmt: &'a Stmt) -> Compiled<()> {
        let mark = self.unit.mark();
        let outer = std::mem::replace(&mut self.unit.movable, mark);
        self.statement_node(stmt)?;
        self.unit.movable = outer;
        Ok(())
    }

    fn statement_node(&mut self, stmt: &'a Stmt) -> Compiled<()> {
        let span = stmt.span;
        match &stmt.node {
            StmtKind::Expr { value } => self.expression_statement(value),
            StmtKind::Assign { targets, value } => self.assignment(targets, value),
            StmtKind::AugAssign { target, op, value } => self.augmented_assignment(target, *op, value, span),
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
                simple,
            } => self.annotated_assignment(target, annotation, value.as_deref(), *simple, span),
            StmtKind::If(node) => self.if_statement(node),
            StmtKind::While { test, body, orelse } => self.while_loop(test, body, orelse, span),
            StmtKind::For(node) => self.for_loop(node, false),
            StmtKind::AsyncFor(node) => self.for_loop(node, true),
            StmtKind::FunctionDef(def) => self.function_statement(def, span, false),
            StmtKind::AsyncFunctionDef(def) => self.function_statement(def, span, true),
            StmtKind::ClassDef(def) => self.class_statement(def, span),
            StmtKind::Return { value } => self.return_statement(value.as_deref(), span),
            StmtKind::Break => self.leave_loop(true, span),
            StmtKind::Continue => self.leave_loop(false, span),
            StmtKind::Delete { targets } => {
                targets.iter().try_for_each(|target| self.delete(target))?;
                self.release_dropped(span)
            }
            StmtKind::Raise { exc, cause } => self.raise(exc.as_deref(), cause.as_deref(), span),
            StmtKind::Try(node) => self.try_statement(node, span),
            StmtKind::With { items, body } => self.with_statement(items, body, false, span),
            StmtKind::AsyncWith { items, body } => self.with_statement(items, body, true, span),
            StmtKind::Assert { test, msg } => self.assert(test, msg.as_deref(), span),
            StmtKind::Import { names } => self.import(names, span),
            StmtKind::ImportFrom { module, names, level } => {
                self.import_from(module.as_ref(), names, *level, span)
            }
            StmtKind::Global { .. } | StmtKind::Nonlocal { .. } | StmtKind::Pass => Ok(()),
            StmtKind::Match { subject, cases } => self.match_statement(subject, cases, span),
            StmtKind::TryStar(node) => self.try_star_statement(node, span),
            StmtKind::TypeAlias(alias) => self.type_statement(alias, span),
        }
    }

    fn expression_statement(&mut self, value: &'a Expr) -> Compiled<()> {
        let is_outermost = self.unit.owner == self.table.root;
        if self.options.mode == Mode::Prompt && is_outermost {
            let mark = self.unit.mark();
            let register = self.operand(value, None)?;
            self.emit(value.span, Instruction::PrintExpression { value: register });
            self.unit.release(mark);
            return Ok(());
        }
        self.effect(value)
    }

    fn if_statement(&mut self, node: &'a If) -> Compiled<()> {
        let end = self.unit.emitter.new_label();
        let clauses = std::iter::once((&node.test, &node.body))
            .chain(node.elifs.iter().map(|clause| (&clause.test, &clause.body)));
        let mut remaining = 1 + node.elifs.len();
        for (test, body) in clauses {
            remaining -= 1;
            let otherwise = self.unit.emitter.new_label();
            self.condition(test, otherwise, false)?;
            self.block(body)?;
            if remaining > 0 || !node.orelse.is_empty() {
                self.unit.emitter.jump(test.span, end);
            }
            self.unit.emitter.place(otherwise);
        }
        self.block(&node.orelse)?;
        self.unit.emitter.place(end);
        Ok(())
    }

    fn return_statement(&mut self, value: Option<&'a Expr>, span: Span) -> Compiled<()> {
        let kind = self.table.scopes[self.unit.owner].kind;
        if kind != ScopeType::Function {
            return self.fail("'return' outside function", span);
        }
        if self.unit.kind == CodeKind::AsyncGenerator && value.is_some() {
            return self.fail("'return' with value in async generator", span);
        }
        let mark = self.unit.mark();
        let has_cleanup = self
            .unit
            .blocks
            .iter()
            .any(|block| !matches!(block, Block::Loop { .. } | Block::Try(_)));
        let value = match value {
            Some(value) if matches!(fold::fold(value), Some(Literal::None)) => None,
            Some(value) if has_cleanup => Some(self.new_temporary(value)?),
            Some(value) => Some(self.operand(value, None)?),
            None => None,
        };
        let left = self.leave_blocks(0, value)?;
        self.emit(
            span,
            match value {
                Some(value) => Instruction::Return { value },
                None => Instruction::ReturnNone {},
            },
        );
        self.enter_blocks_again(left);
        self.unit.release(mark);
        Ok(())
    }

    /// `break` or `continue`.
    fn leave_loop(&mut self, is_break: bool, span: Span) -> Compiled<()> {
        let found = self
            .unit
            .blocks
            .iter()
            .rposition(|block| matches!(block, Block::Loop { .. }));
        let Some((index, &Block::Loop { head, exit, iterator })) =
            found.map(|index| (index, &self.unit.blocks[index]))
        else {
            let message = match is_break {
                true => "'break' outside loop",
                false => "'continue' not properly in loop",
            };
            return self.fail(message, span);
        };
        let left = self.leave_blocks(index + 1, None)?;
        match is_break {
            true => {
                if let Some(iterator) = iterator {
                    self.release_from(iterator, None, span);
                }
                self.unit.emitter.jump(span, exit);
            }
            false => self.unit.emitter.jump_back(span, head),
        }
        self.enter_blocks_again(left);
        Ok(())
    }

    /// Emits what has to happen on the way out of all blocks but the outermost `keep`, innermost first.
    /// The blocks are to be entered again after the jump. `value` is on its way to be returned.
    fn leave_blocks(&mut self, keep: usize, value: Option<Reg>) -> Compiled<Vec<Block<'a>>> {
        let mut left = Vec::new();
        while self.unit.blocks.len() > keep {
            let mut block = self.unit.blocks.pop().expect("there are more than `keep`");
            if let Some(protection) = block.protection_mut() {
                self.unit.emitter.suspend_protection(protection);
            }
            match &block {
                Block::Loop {
                    iterator: Some(iterator),
                    ..
                } => self.release_from(*iterator, value, Span::default()),
                Block::Loop { .. } | Block::Try(_) => {}
                Block::Finally { body, .. } => {
                    let body: &'a [Stmt] = body;
                    self.block(body)?;
                }
                Block::Handler { saved, .. } => {
                    let saved = *saved;
                    self.emit(Span::default(), Instruction::LeaveHandler { saved });
                }
                Block::HandlerName { name, span, .. } => {
                    let (name, span): (&'a Name, Span) = (name, *span);
                    self.forget_name(name, span)?;
                }
                Block::With {
                    exit, is_async, span, ..
                } => {
                    let (exit, is_async, span) = (*exit, *is_async, *span);
                    self.leave_with(exit, is_async, span)?;
                }
            }
            left.push(block);
        }
        Ok(left)
    }

    /// The registers from `window` on, but for `kept`, are of no use any more.
    pub(super) fn release_from(&mut self, window: Reg, kept: Option<Reg>, span: Span) {
        let kept = kept.unwrap_or(window);
        self.emit(span, Instruction::Release { window, kept });
    }

    /// A statement has dropped what a name or place referred to.
    pub(super) fn release_dropped(&mut self, span: Span) -> Compiled<()> {
        let mark = self.unit.mark();
        let window = self.temporary(span)?;
        self.unit.release(mark);
        self.release_from(window, None, span);
        Ok(())
    }

    /// Calls `__exit__` when nothing was raised.
    pub(super) fn leave_with(&mut self, exit: Reg, is_async: bool, span: Span) -> Compiled<()> {
        let mark = self.unit.mark();
        let result = self.call_exit_normally(exit, span)?;
        if is_async {
            self.emit(
                span,
                Instruction::Await {
                    dst: result,
                    awaitable: result,
                    role: Variant(2),
                },
            );
        }
        self.unit.release(mark);
        Ok(())
    }

    fn enter_blocks_again(&mut self, left: Vec<Block<'a>>) {
        for mut block in left.into_iter().rev() {
            if let Some(protection) = block.protection_mut() {
                self.unit.emitter.resume_protection(protection);
            }
            self.unit.blocks.push(block);
        }
    }

    fn raise(&mut self, exc: Option<&'a Expr>, cause: Option<&'a Expr>, span: Span) -> Compiled<()> {
        let mark = self.unit.mark();
        match (exc, cause) {
            (None, _) => self.emit(span, Instruction::RaiseAgain {}),
            (Some(exc), None) => {
                let exception = self.operand(exc, None)?;
                self.emit(span, Instruction::Raise { exception });
            }
            (Some(exc), Some(cause)) => {
                let exception = self.operand_before(exc, &[cause], None)?;
                let cause = self.operand(cause, None)?;
                self.emit(span, Instruction::RaiseFrom { exception, cause });
            }
        }
        self.unit.release(mark);
        Ok(())
    }

    fn assert(&mut self, test: &'a Expr, msg: Option<&'a Expr>, span: Span) -> Compiled<()> {
        let mark = self.unit.mark();
        let holds = self.unit.emitter.new_label();
        self.condition(test, holds, true)?;
        let exception = match msg {
            None => {
                let dst = self.temporary(span)?;
                self.emit(test.span, Instruction::LoadAssertionError { dst });
                dst
            }
            Some(msg) => {
                let window = self.open_window(None, span)?;
                let dst = self.callee_of(window);
                self.emit(test.span, Instruction::LoadAssertionError { dst });
                self.new_temporary(msg)?;
                self.emit_call(window, 1, test.span);
                window
            }
        };
        self.emit(test.span, Instruction::Raise { exception });
        self.unit.emitter.place(holds);
        self.unit.release(mark);
        Ok(())
    }
}
