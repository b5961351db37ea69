//! Calls.
//!
//! A window is opened at the top of the temporaries: three registers of frame header, the callee, the
//! arguments. When the result is wanted in the topmost temporary anyway, the window starts right there.
//! Generators and coroutines, whose registers are kept while they are suspended, do without the header: the frames
//! of what they call are built elsewhere.

use pyish_grammar::ast::*;

use super::scope::{CLASS_CELL, Resolution, ScopeType};
use super::unit::UNDEF;
use super::{Compiled, Compiler};
use crate::bytecode::code::{CodeKind, Constant as Literal};
use crate::bytecode::opcode::Instruction;
use crate::bytecode::operand::{ConstantIndex, Count, Offset, Reg, Variant};

/// Registers of a window before the callee, in code whose callees' frames are built there.
pub(super) const HEADER: u8 = 3;

impl<'a> Compiler<'a> {
    /// Opens a call window: header and callee. Its result will land in the returned register.
    pub(super) fn open_window(&mut self, dst: Option<Reg>, span: Span) -> Compiled<Reg> {
        let window = self.open_header(dst, span)?;
        self.take_header(0, span)?;
        Ok(window)
    }

    /// How many registers of a window are before the callee.
    pub(super) fn gap(&self) -> Variant {
        match self.unit.kind {
            CodeKind::Plain => Variant(HEADER),
            _ => Variant(0),
        }
    }

    /// Where in a window the callee stands.
    pub(super) fn callee_of(&self, window: Reg) -> Reg {
        Reg(window.0 + u16::from(self.gap().0))
    }

    /// Takes the rest of a window up to its callee, and so many more registers.
    fn take_header(&mut self, more: usize, span: Span) -> Compiled<()> {
        let gap = self.gap().0;
        let count = usize::from(gap) + more;
        if gap > 0 {
            // The window's first register is the topmost one.
            let window = self.unit.mark() - 1;
            self.unit.headers.push(window);
        }
        if count > 0 {
            self.temporaries(count, span)?;
        }
        Ok(())
    }

    /// The first register of a window, the only one taken so far.
    fn open_header(&mut self, dst: Option<Reg>, span: Span) -> Compiled<Reg> {
        match dst.filter(|&dst| self.unit.is_topmost(dst)) {
            Some(dst) => Ok(dst),
            None => self.temporary(span),
        }
    }

    pub(super) fn call(
        &mut self,
        func: &'a Expr,
        args: &'a [Expr],
        keywords: &'a [Keyword],
        dst: Reg,
        span: Span,
    ) -> Compiled<()> {
        let is_plain = args.len() + keywords.len() <= self.longest_row()
            && !args
                .iter()
                .any(|arg| matches!(arg.node, ExprKind::Starred { .. }))
            && keywords.iter().all(|keyword| keyword.arg.is_some());
        let window = self.open_header(Some(dst), span)?;
        match &func.node {
            ExprKind::Attribute { value, attr, .. } if is_plain => {
                let object = self.operand(value, Some(window))?;
                self.take_header(1, span)?;
                let (site, gap) = (self.attribute_site(attr), self.gap());
                self.emit(
                    func.span,
                    Instruction::LoadMethod {
                        window,
                        object,
                        gap,
                        site,
                    },
                );
                self.row(args)?;
                let names = self.keyword_row(keywords)?;
                let count = Count(args.len() as u32);
                match names {
                    None if self.unit.has_high_registers() => self.call_beside(window, count, true, span),
                    None => self.emit(span, Instruction::CallMethod { window, count, gap }),
                    Some(names) => self.emit(
                        span,
                        Instruction::CallMethodKw {
                            window,
                            count,
                            gap,
                            names,
                        },
                    ),
                }
            }
            ExprKind::Name { id, .. } if &**id == "super" && args.is_empty() && keywords.is_empty() => {
                self.take_header(0, span)?;
                self.expression_to(func, self.callee_of(window))?;
                match self.super_arguments(span)? {
                    true => self.emit(
                        span,
                        Instruction::CallSuper {
                            window,
                            gap: self.gap(),
                        },
                    ),
                    false => self.emit_call(window, 0, span),
                }
            }
            _ => {
                self.take_header(0, span)?;
                self.expression_to(func, self.callee_of(window))?;
                match is_plain {
                    true => {
                        self.row(args)?;
                        self.finish_call(window, args.len(), keywords, span)?;
                    }
                    false => self.call_spread(window, args, keywords, span)?,
                }
            }
        }
        self.move_to(dst, window, span);
        Ok(())
    }

    /// Adds keyword arguments after `count` positional ones in a window, and calls.
    pub(super) fn finish_call(
        &mut self,
        window: Reg,
        count: usize,
        keywords: &'a [Keyword],
        span: Span,
    ) -> Compiled<()> {
        match self.keyword_row(keywords)? {
            None => self.emit_call(window, count, span),
            Some(names) => {
                let count = Count(count as u32);
                let gap = self.gap();
                self.emit(
                    span,
                    Instruction::CallKw {
                        window,
                        count,
                        gap,
                        names,
                    },
                );
            }
        }
        Ok(())
    }

    fn keyword_row(&mut self, keywords: &'a [Keyword]) -> Compiled<Option<ConstantIndex>> {
        if keywords.is_empty() {
            return Ok(None);
        }
        self.row(keywords.iter().map(|keyword| &keyword.value))?;
        let names = keywords.iter().flat_map(|keyword| &keyword.arg);
        let names = names.map(|name| Literal::Str(self.mangled(name))).collect();
        Ok(Some(self.unit.constant(Literal::Tuple(names))))
    }

    /// A call with `*x` or `**x`, or with very many arguments: through a tuple and a dict.
    pub(super) fn call_spread(
        &mut self,
        window: Reg,
        args: &'a [Expr],
        keywords: &'a [Keyword],
        span: Span,
    ) -> Compiled<()> {
        let positional = self.temporary(span)?;
        match args {
            [
                Expr {
                    node: ExprKind::Starred { value, .. },
                    span: star,
                    ..
                },
            ] if keywords.is_empty() => {
                let mark = self.unit.mark();
                let source = self.operand(value, None)?;
                self.spread_one(source, positional, self.callee_of(window), *star);
                self.unit.release(mark);
            }
            [
                Expr {
                    node: ExprKind::Starred { value, .. },
                    span: star,
                    ..
                },
            ] => {
                // The keywords are evaluated before the only argument is taken apart.
                let named = self.temporary(span)?;
                let source = self.temporary(span)?;
                self.expression_to(value, source)?;
                self.keyword_dict(window, named, keywords, span)?;
                self.spread_one(source, positional, self.callee_of(window), *star);
                self.unit.release(source.0);
                self.emit(
                    span,
                    Instruction::CallEx {
                        window,
                        gap: self.gap(),
                    },
                );
                return Ok(());
            }
            _ => self.tuple(args, positional, span)?,
        }
        let named = self.temporary(span)?;
        self.keyword_dict(window, named, keywords, span)?;
        self.emit(
            span,
            Instruction::CallEx {
                window,
                gap: self.gap(),
            },
        );
        Ok(())
    }

    /// The tuple of arguments of `f(*value)`: most often `value` is a tuple already.
    fn spread_one(&mut self, source: Reg, dst: Reg, callee: Reg, span: Span) {
        let done = self.unit.emitter.new_label();
        let offset = Offset(0);
        let spread = Instruction::SpreadArguments {
            dst,
            source,
            callee,
            offset,
        };
        self.unit.emitter.branch(span, spread, done);
        self.emit(
            span,
            Instruction::BuildList {
                dst,
                first: dst,
                count: Count(0),
            },
        );
        self.emit(span, Instruction::ListExtend { list: dst, source });
        self.emit(span, Instruction::ListToTuple { dst, list: dst });
        self.unit.emitter.place(done);
    }

    /// The dict of a call's keyword arguments, or Undef when it has none.
    pub(super) fn keyword_dict(
        &mut self,
        window: Reg,
        dict: Reg,
        keywords: &'a [Keyword],
        span: Span,
    ) -> Compiled<()> {
        if keywords.is_empty() {
            self.emit(
                span,
                Instruction::LoadSpecial {
                    dst: dict,
                    special: UNDEF,
                },
            );
            return Ok(());
        }
        self.emit(
            span,
            Instruction::BuildDict {
                dst: dict,
                first: Reg(dict.0),
                count: Count(0),
            },
        );
        let callee = self.callee_of(window);
        let mut is_first = true;
        for run in keywords.chunk_by(|left, right| left.arg.is_some() && right.arg.is_some()) {
            let mark = self.unit.mark();
            if run[0].arg.is_none() {
                let source = self.operand(&run[0].value, None)?;
                self.emit(run[0].value.span, Instruction::DictMerge { dict, source, callee });
            } else if is_first {
                self.set_keywords(dict, run)?;
            } else {
                let more = self.temporary(span)?;
                self.emit(
                    span,
                    Instruction::BuildDict {
                        dst: more,
                        first: more,
                        count: Count(0),
                    },
                );
                self.set_keywords(more, run)?;
                self.emit(
                    span,
                    Instruction::DictMerge {
                        dict,
                        source: more,
                        callee,
                    },
                );
            }
            is_first = false;
            self.unit.release(mark);
        }
        Ok(())
    }

    fn set_keywords(&mut self, dict: Reg, keywords: &'a [Keyword]) -> Compiled<()> {
        for keyword in keywords {
            let Some(name) = &keyword.arg else { continue };
            let mark = self.unit.mark();
            let key = self.temporary(keyword.span)?;
            let name = self.mangled(name);
            self.load_constant(Literal::Str(name), key, keyword.span);
            let value = self.operand(&keyword.value, None)?;
            self.emit(keyword.span, Instruction::DictSet { dict, key, value });
            self.unit.release(mark);
        }
        Ok(())
    }

    /// Puts class and first argument for `super()` into the window; `false` when there are none.
    fn super_arguments(&mut self, span: Span) -> Compiled<bool> {
        let owner = self.unit.owner;
        let scope = &self.table.scopes[owner];
        let class_cell: Name = CLASS_CELL.into();
        if scope.kind != ScopeType::Function
            || self.unit.parameters.positional == 0
            || !scope
                .symbol(CLASS_CELL)
                .is_some_and(|symbol| symbol.resolution == Resolution::Free)
        {
            return Ok(false);
        }
        let first = scope.symbols[0].name.clone();
        let class = self.temporary(span)?;
        let free = self.unit.free(&class_cell);
        self.emit(span, Instruction::LoadFree { dst: class, free });
        let object = self.temporary(span)?;
        // The first parameter is looked up in its own scope, even from within a comprehension.
        let scope = std::mem::replace(&mut self.unit.scope, owner);
        let result = self.load_name(&first, object, span);
        self.unit.scope = scope;
        result?;
        Ok(true)
    }

    /// A call with positional arguments only.
    pub(super) fn emit_call(&mut self, window: Reg, count: usize, span: Span) {
        let count = Count(count as u32);
        match self.unit.has_high_registers() {
            true => self.call_beside(window, count, false, span),
            false => {
                let gap = self.gap();
                self.emit(span, Instruction::Call { window, count, gap });
            }
        }
    }

    /// A call from a frame with registers above its windows, where the callee's frame must not be built
    /// in place: calls with keywords, even with none, have theirs beside the caller's.
    fn call_beside(&mut self, window: Reg, count: Count, is_method: bool, span: Span) {
        let (gap, names) = (self.gap(), self.unit.constant(Literal::Tuple(Vec::new())));
        self.emit(
            span,
            match is_method {
                true => Instruction::CallMethodKw {
                    window,
                    count,
                    gap,
                    names,
                },
                false => Instruction::CallKw {
                    window,
                    count,
                    gap,
                    names,
                },
            },
        );
    }

    /// The three None that `__exit__` gets when nothing was raised, called.
    pub(super) fn call_exit_normally(&mut self, exit: Reg, span: Span) -> Compiled<Reg> {
        let window = self.open_window(None, span)?;
        self.move_to(self.callee_of(window), exit, span);
        for _ in 0..3 {
            let none = self.temporary(span)?;
            self.emit(
                span,
                Instruction::LoadSpecial {
                    dst: none,
                    special: Variant(0),
                },
            );
        }
        self.emit_call(window, 3, span);
        self.unit.release(window.0 + 1);
        Ok(window)
    }
}
