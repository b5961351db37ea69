//! Displays: tuples, lists, sets, dicts. Short ones are built from registers in a row, long ones and
//! those with stars piece by piece.

use pyish_grammar::ast::*;

use super::fold;
use super::unit::LOW_REGISTERS;
use super::{Compiled, Compiler};
use crate::bytecode::code::Constant as Literal;
use crate::bytecode::opcode::Instruction;
use crate::bytecode::operand::{Count, Reg};

/// How many elements or arguments are put into registers in a row at most.
pub(super) const MAX_ROW: usize = 30;

/// From how many constant elements on a display is made from one constant.
const MIN_CONSTANTS: usize = 3;

/// So many registers are left for what stands in a row.
const ROOM_IN_ROW: usize = 8;

impl<'a> Compiler<'a> {
    /// How many elements or arguments may be put into registers in a row here.
    pub(super) fn longest_row(&self) -> usize {
        let room = usize::from(LOW_REGISTERS.saturating_sub(self.unit.mark()));
        room.saturating_sub(ROOM_IN_ROW).min(MAX_ROW)
    }

    fn is_short(&self, elts: &[Expr]) -> bool {
        elts.len() <= self.longest_row()
            && !elts
                .iter()
                .any(|elt| matches!(elt.node, ExprKind::Starred { .. }))
    }

    pub(super) fn tuple(&mut self, elts: &'a [Expr], dst: Reg, span: Span) -> Compiled<()> {
        let mark = self.unit.mark();
        if let Some(constants) = fold::fold_all(elts) {
            self.load_constant(Literal::Tuple(constants), dst, span);
        } else if self.is_short(elts) {
            let first = self.row(elts)?;
            self.emit(
                span,
                Instruction::BuildTuple {
                    dst,
                    first,
                    count: Count(elts.len() as u32),
                },
            );
        } else {
            let list = self.accumulator(dst, span)?;
            self.list_pieces(elts, list, span)?;
            self.emit(span, Instruction::ListToTuple { dst, list });
        }
        self.unit.release(mark);
        Ok(())
    }

    /// `dst` = the tuple of `count` values, each computed into a register by `value`.
    pub(super) fn gather_tuple(
        &mut self,
        dst: Reg,
        count: usize,
        span: Span,
        mut value: impl FnMut(&mut Self, usize, Reg) -> Compiled<()>,
    ) -> Compiled<()> {
        let mark = self.unit.mark();
        if count <= self.longest_row() {
            let first = self.temporaries(0, span)?;
            for index in 0..count {
                let register = self.temporary(span)?;
                value(self, index, register)?;
            }
            let count = Count(count as u32);
            self.emit(span, Instruction::BuildTuple { dst, first, count });
        } else {
            let list = self.temporary(span)?;
            let (first, empty) = (list, Count(0));
            self.emit(
                span,
                Instruction::BuildList {
                    dst: list,
                    first,
                    count: empty,
                },
            );
            let register = self.temporary(span)?;
            for index in 0..count {
                value(self, index, register)?;
                let (list, value) = (list, register);
                self.emit(span, Instruction::ListAppend { list, value });
            }
            self.emit(span, Instruction::ListToTuple { dst, list });
        }
        self.unit.release(mark);
        Ok(())
    }

    /// `dst` = an item of the list or tuple that our own code has made.
    pub(super) fn item_of(&mut self, items: Reg, index: usize, dst: Reg, span: Span) {
        self.load_constant(Literal::Int(index as i64), dst, span);
        let (object, key) = (items, dst);
        self.emit(span, Instruction::GetItem { dst, object, key });
    }

    pub(super) fn list(&mut self, elts: &'a [Expr], dst: Reg, span: Span) -> Compiled<()> {
        if elts.len() >= MIN_CONSTANTS
            && let Some(constants) = fold::fold_all(elts)
        {
            let list = self.accumulator(dst, span)?;
            let source = self.temporary(span)?;
            self.emit(
                span,
                Instruction::BuildList {
                    dst: list,
                    first: list,
                    count: Count(0),
                },
            );
            self.load_constant(Literal::Tuple(constants), source, span);
            self.emit(span, Instruction::ListExtend { list, source });
            self.move_to(dst, list, span);
        } else if self.is_short(elts) {
            let first = self.row(elts)?;
            self.emit(
                span,
                Instruction::BuildList {
                    dst,
                    first,
                    count: Count(elts.len() as u32),
                },
            );
        } else {
            let list = self.accumulator(dst, span)?;
            self.list_pieces(elts, list, span)?;
            self.move_to(dst, list, span);
        }
        Ok(())
    }

    /// Builds a list in a temporary, element by element.
    pub(super) fn list_pieces(&mut self, elts: &'a [Expr], list: Reg, span: Span) -> Compiled<()> {
        self.emit(
            span,
            Instruction::BuildList {
                dst: list,
                first: list,
                count: Count(0),
            },
        );
        for elt in elts {
            let mark = self.unit.mark();
            match &elt.node {
                ExprKind::Starred { value, .. } => {
                    let source = self.operand(value, None)?;
                    self.emit(elt.span, Instruction::ListExtend { list, source });
                }
                _ => {
                    let value = self.operand(elt, None)?;
                    self.emit(elt.span, Instruction::ListAppend { list, value });
                }
            }
            self.unit.release(mark);
        }
        Ok(())
    }

    pub(super) fn set(&mut self, elts: &'a [Expr], dst: Reg, span: Span) -> Compiled<()> {
        if self.is_short(elts) && (elts.len() < MIN_CONSTANTS || fold::fold_all(elts).is_none()) {
            let first = self.row(elts)?;
            self.emit(
                span,
                Instruction::BuildSet {
                    dst,
                    first,
                    count: Count(elts.len() as u32),
                },
            );
            return Ok(());
        }
        let set = self.accumulator(dst, span)?;
        self.emit(
            span,
            Instruction::BuildSet {
                dst: set,
                first: set,
                count: Count(0),
            },
        );
        if let Some(constants) = fold::fold_all(elts) {
            let source = self.temporary(span)?;
            self.load_constant(Literal::FrozenSet(constants), source, span);
            self.emit(span, Instruction::SetUpdate { set, source });
        } else {
            for elt in elts {
                let mark = self.unit.mark();
                match &elt.node {
                    ExprKind::Starred { value, .. } => {
                        let source = self.operand(value, None)?;
                        self.emit(elt.span, Instruction::SetUpdate { set, source });
                    }
                    _ => {
                        let value = self.operand(elt, None)?;
                        self.emit(elt.span, Instruction::SetAdd { set, value });
                    }
                }
                self.unit.release(mark);
            }
        }
        self.move_to(dst, set, span);
        Ok(())
    }

    pub(super) fn dict(&mut self, items: &'a [DictItem], dst: Reg, span: Span) -> Compiled<()> {
        if items.len() <= self.longest_row() / 2 && items.iter().all(|item| item.key.is_some()) {
            let first = self.row(items.iter().flat_map(|item| item.key.iter().chain([&item.value])))?;
            self.emit(
                span,
                Instruction::BuildDict {
                    dst,
                    first,
                    count: Count(items.len() as u32),
                },
            );
            return Ok(());
        }
        let dict = self.accumulator(dst, span)?;
        self.emit(
            span,
            Instruction::BuildDict {
                dst: dict,
                first: dict,
                count: Count(0),
            },
        );
        for item in items {
            let mark = self.unit.mark();
            match &item.key {
                Some(key) => {
                    let key = self.operand_before(key, &[&item.value], None)?;
                    let value = self.operand(&item.value, None)?;
                    self.emit(span, Instruction::DictSet { dict, key, value });
                }
                None => {
                    let source = self.operand(&item.value, None)?;
                    self.emit(item.value.span, Instruction::DictUpdate { dict, source });
                }
            }
            self.unit.release(mark);
        }
        self.move_to(dst, dict, span);
        Ok(())
    }
}
