//! Operators that give a value: arithmetic, comparisons.

use pyish_grammar::ast::*;

use super::fold;
use super::unit::Unit;
use super::{Compiled, Compiler};
use crate::bytecode::code::Constant as Literal;
use crate::bytecode::opcode::{BinaryOperator, Comparison, Instruction};
use crate::bytecode::operand::{Imm, Reg, Variant};

impl<'a> Compiler<'a> {
    /// A chain of binary operators; its left spine is walked, not recursed into.
    pub(super) fn binary(&mut self, expr: &'a Expr, dst: Reg) -> Compiled<()> {
        let mut spine = Vec::new();
        let mut leftmost = expr;
        while let ExprKind::BinOp { left, op, right } = &leftmost.node
            && (spine.is_empty() || self.value_so_far(leftmost).is_none() && fold::fold(leftmost).is_none())
        {
            spine.push((*op, &**right, leftmost.span));
            leftmost = left;
        }
        let scratch = self.scratch(dst);
        let mark = self.unit.mark();
        let (_, first_right, _) = spine.last().expect("a binary operator has a right side");
        let mut left = self.operand_before(leftmost, &[first_right], scratch)?;
        while let Some((op, right, span)) = spine.pop() {
            // What an inner operator gives goes into a temporary, the last result to the destination.
            let result = match (spine.is_empty(), scratch) {
                (true, _) => dst,
                (false, Some(scratch)) => scratch,
                (false, None) if self.unit.is_temporary(left) && left.0 >= mark => left,
                (false, None) => self.temporary(span)?,
            };
            let inner = self.unit.mark();
            match fold::small_int(right, 8).and_then(|int| with_int(op, result, left, int)) {
                Some(instruction) => self.emit(span, instruction),
                None => {
                    let right = self.operand(right, scratch.filter(|&scratch| scratch != left))?;
                    self.emit(span, plain(op, result, left, right));
                }
            }
            self.unit.release(inner);
            left = result;
        }
        Ok(())
    }

    pub(super) fn unary(&mut self, op: UnaryOp, operand: &'a Expr, dst: Reg, span: Span) -> Compiled<()> {
        let operand = self.operand(operand, self.scratch(dst))?;
        let instruction = match op {
            UnaryOp::Invert => Instruction::Invert { dst, operand },
            UnaryOp::Not => Instruction::Not { dst, operand },
            UnaryOp::UAdd => Instruction::Positive { dst, operand },
            UnaryOp::USub => Instruction::Negative { dst, operand },
        };
        self.emit(span, instruction);
        Ok(())
    }

    /// A chain of comparisons as a value: the first that is false, or the last.
    pub(super) fn compare(
        &mut self,
        left: &'a Expr,
        comparisons: &'a [(CmpOp, Expr)],
        dst: Reg,
        span: Span,
    ) -> Compiled<()> {
        if let [(op, right)] = comparisons {
            let scratch = self.scratch(dst);
            let left = self.operand_before(left, &[right], scratch)?;
            let right = self.right_side(*op, right, scratch.filter(|&scratch| scratch != left))?;
            self.emit(span, comparison(*op, dst, left, right));
            return Ok(());
        }
        let result = self.accumulator(dst, span)?;
        let end = self.unit.emitter.new_label();
        let later: Vec<&Expr> = comparisons.iter().map(|(_, right)| right).collect();
        let mut left = self.operand_before(left, &later, None)?;
        let mut spare = SpareRegisters::default();
        for (index, (op, right)) in comparisons.iter().enumerate() {
            let scratch = spare.other_than(left);
            let right = match index + 1 < comparisons.len() {
                true => self.operand_before(right, &later[index + 1..], scratch)?,
                false => self.right_side(*op, right, scratch)?,
            };
            spare.note(&self.unit, right);
            self.emit(span, comparison(*op, result, left, right));
            if index + 1 < comparisons.len() {
                self.branch_on(result, end, false, span);
            }
            left = right;
        }
        self.unit.emitter.place(end);
        self.move_to(dst, result, span);
        Ok(())
    }

    /// The right operand of a comparison; a display of constants after `in` is a constant itself.
    pub(super) fn right_side(&mut self, op: CmpOp, right: &'a Expr, scratch: Option<Reg>) -> Compiled<Reg> {
        if matches!(op, CmpOp::In | CmpOp::NotIn) {
            let constant = match &right.node {
                ExprKind::List { elts, .. } => fold::fold_all(elts).map(Literal::Tuple),
                ExprKind::Set { elts } => fold::fold_all(elts).map(Literal::FrozenSet),
                _ => None,
            };
            if let Some(constant) = constant {
                let dst = match scratch {
                    Some(scratch) => scratch,
                    None => self.temporary(right.span)?,
                };
                self.load_constant(constant, dst, right.span);
                return Ok(dst);
            }
        }
        self.operand(right, scratch)
    }
}

/// The temporaries that the operands of a chain of comparisons take turns in: two at most are needed at once.
#[derive(Default)]
pub(super) struct SpareRegisters {
    taken: Vec<Reg>,
}

impl SpareRegisters {
    /// One that is not in use, while another may be.
    pub(super) fn other_than(&self, used: Reg) -> Option<Reg> {
        self.taken.iter().copied().find(|&register| register != used)
    }

    /// Notes where an operand was put.
    pub(super) fn note(&mut self, unit: &Unit<'_>, register: Reg) {
        if unit.is_temporary(register) && !self.taken.contains(&register) {
            self.taken.push(register);
        }
    }
}

/// The ordering a comparison operator stands for, if it is one.
pub(super) fn ordering(op: CmpOp) -> Option<Comparison> {
    Some(match op {
        CmpOp::Eq => Comparison::Eq,
        CmpOp::NotEq => Comparison::Ne,
        CmpOp::Lt => Comparison::Lt,
        CmpOp::LtE => Comparison::Le,
        CmpOp::Gt => Comparison::Gt,
        CmpOp::GtE => Comparison::Ge,
        CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn => return None,
    })
}

fn comparison(op: CmpOp, dst: Reg, left: Reg, right: Reg) -> Instruction {
    match op {
        CmpOp::Is => Instruction::Is { dst, left, right },
        CmpOp::IsNot => Instruction::IsNot { dst, left, right },
        CmpOp::In => Instruction::In {
            dst,
            item: left,
            container: right,
        },
        CmpOp::NotIn => Instruction::NotIn {
            dst,
            item: left,
            container: right,
        },
        CmpOp::Eq | CmpOp::NotEq | CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE => {
            let comparison = Variant(ordering(op).expect("only orderings are left") as u8);
            Instruction::Compare {
                dst,
                left,
                right,
                comparison,
            }
        }
    }
}

fn number(op: Operator) -> Variant {
    Variant(match op {
        Operator::Add => BinaryOperator::Add,
        Operator::Sub => BinaryOperator::Subtract,
        Operator::Mult => BinaryOperator::Multiply,
        Operator::MatMult => BinaryOperator::MatrixMultiply,
        Operator::Div => BinaryOperator::TrueDivide,
        Operator::Mod => BinaryOperator::Modulo,
        Operator::Pow => BinaryOperator::Power,
        Operator::LShift => BinaryOperator::ShiftLeft,
        Operator::RShift => BinaryOperator::ShiftRight,
        Operator::BitOr => BinaryOperator::Or,
        Operator::BitXor => BinaryOperator::Xor,
        Operator::BitAnd => BinaryOperator::And,
        Operator::FloorDiv => BinaryOperator::FloorDivide,
    } as u8)
}

fn plain(op: Operator, dst: Reg, left: Reg, right: Reg) -> Instruction {
    match op {
        Operator::Add => Instruction::Add { dst, left, right },
        Operator::Sub => Instruction::Subtract { dst, left, right },
        Operator::Mult => Instruction::Multiply { dst, left, right },
        Operator::Div => Instruction::TrueDivide { dst, left, right },
        Operator::FloorDiv => Instruction::FloorDivide { dst, left, right },
        Operator::Mod => Instruction::Modulo { dst, left, right },
        Operator::BitAnd => Instruction::BitAnd { dst, left, right },
        Operator::BitOr => Instruction::BitOr { dst, left, right },
        Operator::BitXor => Instruction::BitXor { dst, left, right },
        Operator::LShift => Instruction::ShiftLeft { dst, left, right },
        Operator::RShift => Instruction::ShiftRight { dst, left, right },
        Operator::MatMult | Operator::Pow => Instruction::Binary {
            dst,
            left,
            right,
            operator: number(op),
        },
    }
}

/// The form of an operator with a small int on the right, if it has one.
fn with_int(op: Operator, dst: Reg, left: Reg, int: i32) -> Option<Instruction> {
    let right = Imm(int);
    Some(match op {
        Operator::Add => Instruction::AddInt { dst, left, right },
        Operator::Sub => Instruction::SubtractInt { dst, left, right },
        Operator::Mult => Instruction::MultiplyInt { dst, left, right },
        Operator::FloorDiv => Instruction::FloorDivideInt { dst, left, right },
        Operator::Mod => Instruction::ModuloInt { dst, left, right },
        Operator::BitAnd => Instruction::BitAndInt { dst, left, right },
        Operator::LShift => Instruction::ShiftLeftInt { dst, left, right },
        Operator::RShift => Instruction::ShiftRightInt { dst, left, right },
        _ => return None,
    })
}

/// The in-place form of an operator.
pub(super) fn in_place(op: Operator, dst: Reg, left: Reg, right: Reg) -> Instruction {
    match op {
        Operator::Add => Instruction::InplaceAdd { dst, left, right },
        _ => Instruction::Inplace {
            dst,
            left,
            right,
            operator: number(op),
        },
    }
}

/// The in-place form with a small int on the right, if there is one.
pub(super) fn in_place_int(op: Operator, dst: Reg, left: Reg, int: i32) -> Option<Instruction> {
    let right = Imm(int);
    Some(match op {
        Operator::Add => Instruction::InplaceAddInt { dst, left, right },
        Operator::Sub => Instruction::InplaceSubtractInt { dst, left, right },
        _ => return None,
    })
}
