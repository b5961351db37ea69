//! Expressions as conditions: jumps instead of bools.

use pyish_grammar::ast::*;

use super::emit::Label;
use super::fold::{self, is_true};
use super::operator::{SpareRegisters, ordering};
use super::{Compiled, Compiler};
use crate::bytecode::code::Constant as Literal;
use crate::bytecode::opcode::{Comparison, Instruction};
use crate::bytecode::operand::{Imm, Offset, Reg};

impl<'a> Compiler<'a> {
    /// Jumps to `label` when the truth of the expression is `sense`; else control goes on.
    pub(super) fn condition(&mut self, mut expr: &'a Expr, label: Label, mut sense: bool) -> Compiled<()> {
        while let ExprKind::UnaryOp {
            op: UnaryOp::Not,
            operand,
        } = &expr.node
        {
            (expr, sense) = (operand, !sense);
        }
        if let Some(constant) = fold::fold(expr) {
            if is_true(&constant) == sense {
                self.unit.emitter.jump(expr.span, label);
            }
            return Ok(());
        }
        let mark = self.unit.mark();
        match &expr.node {
            ExprKind::BoolOp { op, values } => {
                let stops_at = *op == BoolOp::Or;
                if stops_at == sense {
                    values
                        .iter()
                        .try_for_each(|value| self.condition(value, label, sense))?;
                } else {
                    let skip = self.unit.emitter.new_label();
                    let (last, first) = values.split_last().expect("an operator has operands");
                    first
                        .iter()
                        .try_for_each(|value| self.condition(value, skip, stops_at))?;
                    self.condition(last, label, sense)?;
                    self.unit.emitter.place(skip);
                }
            }
            ExprKind::IfExp { .. } => {
                let end = self.unit.emitter.new_label();
                let mut tail = expr;
                while let ExprKind::IfExp { test, body, orelse } = &tail.node {
                    let otherwise = self.unit.emitter.new_label();
                    self.condition(test, otherwise, false)?;
                    self.condition(body, label, sense)?;
                    self.unit.emitter.jump(tail.span, end);
                    self.unit.emitter.place(otherwise);
                    tail = orelse;
                }
                self.condition(tail, label, sense)?;
                self.unit.emitter.place(end);
            }
            ExprKind::Compare { left, comparisons } => {
                self.compare_and_jump(left, comparisons, label, sense, expr.span)?;
            }
            _ => {
                let register = self.operand(expr, None)?;
                self.branch_on(register, label, sense, expr.span);
            }
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Jumps when the truth of a register is `sense`.
    pub(super) fn branch_on(&mut self, condition: Reg, label: Label, sense: bool, span: Span) {
        let offset = Offset(0);
        let instruction = match sense {
            true => Instruction::JumpIfTrue { condition, offset },
            false => Instruction::JumpIfFalse { condition, offset },
        };
        self.unit.emitter.branch(span, instruction, label);
    }

    fn compare_and_jump(
        &mut self,
        left: &'a Expr,
        comparisons: &'a [(CmpOp, Expr)],
        label: Label,
        sense: bool,
        span: Span,
    ) -> Compiled<()> {
        let skip = self.unit.emitter.new_label();
        let later: Vec<&Expr> = comparisons.iter().map(|(_, right)| right).collect();
        let mut left = self.operand_before(left, &later, None)?;
        let last = comparisons.len() - 1;
        let mut spare = SpareRegisters::default();
        for (index, (op, right)) in comparisons.iter().enumerate() {
            // All but the last end the whole when they are false.
            let (target, sense) = match index == last {
                true => (label, sense),
                false if sense => (skip, false),
                false => (label, false),
            };
            let constant = match index == last {
                true => fold::fold(right),
                false => None,
            };
            match (constant, ordering(*op)) {
                (Some(Literal::None), None) if matches!(op, CmpOp::Is | CmpOp::IsNot) => {
                    let offset = Offset(0);
                    let instruction = match (*op == CmpOp::Is) == sense {
                        true => Instruction::JumpIfNone { value: left, offset },
                        false => Instruction::JumpIfNotNone { value: left, offset },
                    };
                    self.unit.emitter.branch(span, instruction, target);
                }
                (Some(Literal::Int(int)), Some(comparison)) if i16::try_from(int).is_ok() => {
                    let instruction = jump_if_int(comparison, sense, left, Imm(int as i32));
                    self.unit.emitter.branch(span, instruction, target);
                }
                _ => {
                    let scratch = spare.other_than(left);
                    let right = match index == last {
                        true => self.right_side(*op, right, scratch)?,
                        false => self.operand_before(right, &later[index + 1..], scratch)?,
                    };
                    spare.note(&self.unit, right);
                    self.compare_registers(*op, left, right, target, sense, span)?;
                    left = right;
                }
            }
        }
        self.unit.emitter.place(skip);
        Ok(())
    }

    fn compare_registers(
        &mut self,
        op: CmpOp,
        left: Reg,
        right: Reg,
        label: Label,
        sense: bool,
        span: Span,
    ) -> Compiled<()> {
        let offset = Offset(0);
        let instruction = match op {
            CmpOp::Is | CmpOp::IsNot => match (op == CmpOp::Is) == sense {
                true => Instruction::JumpIfIs { left, right, offset },
                false => Instruction::JumpIfIsNot { left, right, offset },
            },
            CmpOp::In | CmpOp::NotIn => {
                let dst = self.temporary(span)?;
                self.emit(
                    span,
                    Instruction::In {
                        dst,
                        item: left,
                        container: right,
                    },
                );
                self.branch_on(dst, label, (op == CmpOp::In) == sense, span);
                return Ok(());
            }
            CmpOp::Eq | CmpOp::NotEq | CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE => {
                let comparison = ordering(op).expect("only orderings are left");
                jump_if(comparison, sense, left, right)
            }
        };
        self.unit.emitter.branch(span, instruction, label);
        Ok(())
    }
}

fn jump_if(comparison: Comparison, sense: bool, left: Reg, right: Reg) -> Instruction {
    let offset = Offset(0);
    match (comparison, sense) {
        (Comparison::Lt, true) => Instruction::JumpIfLt { left, right, offset },
        (Comparison::Lt, false) => Instruction::JumpIfNotLt { left, right, offset },
        (Comparison::Le, true) => Instruction::JumpIfLe { left, right, offset },
        (Comparison::Le, false) => Instruction::JumpIfNotLe { left, right, offset },
        (Comparison::Eq, true) => Instruction::JumpIfEq { left, right, offset },
        (Comparison::Eq, false) => Instruction::JumpIfNotEq { left, right, offset },
        (Comparison::Ne, true) => Instruction::JumpIfNe { left, right, offset },
        (Comparison::Ne, false) => Instruction::JumpIfNotNe { left, right, offset },
        (Comparison::Gt, true) => Instruction::JumpIfGt { left, right, offset },
        (Comparison::Gt, false) => Instruction::JumpIfNotGt { left, right, offset },
        (Comparison::Ge, true) => Instruction::JumpIfGe { left, right, offset },
        (Comparison::Ge, false) => Instruction::JumpIfNotGe { left, right, offset },
    }
}

pub(super) fn jump_if_int(comparison: Comparison, sense: bool, left: Reg, right: Imm) -> Instruction {
    let offset = Offset(0);
    match (comparison, sense) {
        (Comparison::Lt, true) => Instruction::JumpIfLtInt { left, right, offset },
        (Comparison::Lt, false) => Instruction::JumpIfNotLtInt { left, right, offset },
        (Comparison::Le, true) => Instruction::JumpIfLeInt { left, right, offset },
        (Comparison::Le, false) => Instruction::JumpIfNotLeInt { left, right, offset },
        (Comparison::Eq, true) => Instruction::JumpIfEqInt { left, right, offset },
        (Comparison::Eq, false) => Instruction::JumpIfNotEqInt { left, right, offset },
        (Comparison::Ne, true) => Instruction::JumpIfNeInt { left, right, offset },
        (Comparison::Ne, false) => Instruction::JumpIfNotNeInt { left, right, offset },
        (Comparison::Gt, true) => Instruction::JumpIfGtInt { left, right, offset },
        (Comparison::Gt, false) => Instruction::JumpIfNotGtInt { left, right, offset },
        (Comparison::Ge, true) => Instruction::JumpIfGeInt { left, right, offset },
        (Comparison::Ge, false) => Instruction::JumpIfNotGeInt { left, right, offset },
    }
}
