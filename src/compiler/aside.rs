//! Room for deep expressions: when temporaries run short, those of the expressions around are put aside into
//! registers beyond the reach of operands, and taken back when the inner value is there.
//!
//! Only what belongs to the present statement moves: what a handler or a loop goes on with stays where it is.

use pyish_grammar::ast::*;

use super::unit::{LOW_REGISTERS, MAX_REGISTERS};
use super::{Compiled, Compiler};
use crate::bytecode::opcode::Instruction;
use crate::bytecode::operand::Reg;

/// So many temporaries an expression gets at least: a window and a full row of arguments.
const ENOUGH: u16 = 40;
/// Fewer temporaries than this are not worth moving.
const WORTHWHILE: u16 = 8;

impl<'a> Compiler<'a> {
    /// Whether there is too little room for what an expression may need, and moving others would make some.
    pub(super) fn is_crowded(&self, expr: &Expr) -> bool {
        let next = self.unit.mark();
        next > LOW_REGISTERS - ENOUGH
            && next - self.unit.movable >= WORTHWHILE
            && !matches!(expr.node, ExprKind::Name { .. } | ExprKind::Constant { .. })
            && !self.is_next_of_chain(expr)
    }

    /// `dst` = the value of an expression, while all movable temporaries are put aside.
    pub(super) fn expression_in_new_room(&mut self, expr: &'a Expr, dst: Reg) -> Compiled<()> {
        let (first, end) = (self.unit.movable, self.unit.mark());
        let aside = self.unit.aside;
        if aside > MAX_REGISTERS - LOW_REGISTERS {
            return self.fail("expression needs too many registers", expr.span);
        }
        let moved: Vec<(Reg, Reg)> = (first..end)
            .filter(|&register| !self.unit.is_in_header(register))
            .zip(aside..)
            .map(|(from, to)| (Reg(from), Reg(to)))
            .collect();
        let result = Reg(aside + moved.len() as u16);
        for &(src, high) in &moved {
            self.emit(expr.span, Instruction::StoreHigh { src, high });
        }
        self.unit.put_aside(result.0 + 1);
        let headers = std::mem::take(&mut self.unit.headers);
        self.unit.release(first);
        let value = self.temporary(expr.span)?;
        self.expression_to(expr, value)?;
        let (src, high) = (value, result);
        self.emit(expr.span, Instruction::StoreHigh { src, high });
        self.unit.reserve(end);
        self.unit.headers = headers;
        for (dst, high) in moved {
            self.emit(expr.span, Instruction::LoadHigh { dst, high });
        }
        self.unit.take_back(aside);
        if self.unit.is_temporary(dst) {
            self.emit(expr.span, Instruction::LoadHigh { dst, high: result });
        } else {
            let low = self.temporary(expr.span)?;
            self.emit(
                expr.span,
                Instruction::LoadHigh {
                    dst: low,
                    high: result,
                },
            );
            self.move_to(dst, low, expr.span);
        }
        Ok(())
    }
}
