//! Displays: tuples, lists, sets, dicts. Short ones are built from registers in a row, long ones and
//! those with stars piece by piece.

use pyish_grammar::ast::*;

use super::fold;
use super::{Compiled, Compiler};
use crate::bytecode::code::Constant as Literal;
use crate::bytecode::opcode::Instruction;
use crate::bytecode::operand::{Count, Reg};

/// How many elements or arguments are put into registers in a row at most.
pub(super) const MAX_ROW: usize = 30;

/// From how many constant elements on a display is made from one constant.
const MIN_CONSTANTS: usize = 3;

fn is_short(elts: &[Expr]) -> bool {
    elts.len() <= MAX_ROW
        && !elts
            .iter()
            .any(|elt| matches!(elt.node, ExprKind::Starred { .. }))
}

impl<'a> Compiler<'a> {
    pub(super) fn tuple(&mut self, elts: &'a [Expr], dst: Reg, span: Span) -> Compiled<()> {
        let mark = self.unit.mark();
        if let Some(constants) = fold::fold_all(elts) {
            self.load_constant(Literal::Tuple(constants), dst, span);
        } else if is_short(elts) {
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
        } else if is_short(elts) {
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
    fn list_pieces(&mut self, elts: &'a [Expr], list: Reg, span: Span) -> Compiled<()> {
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
        if is_short(elts) && (elts.len() < MIN_CONSTANTS || fold::fold_all(elts).is_none()) {
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
        if items.len() <= MAX_ROW / 2 && items.iter().all(|item| item.key.is_some()) {
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
