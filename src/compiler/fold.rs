//! What is constant: literals, arithmetic on them within limits, tuples of them.

use std::sync::Arc;

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};
use pyish_grammar::ast::{self, *};

use crate::bytecode::code::Constant;

/// The longest string or tuple a `*` may make at compile time.
const MAX_LENGTH: usize = 4096;
/// The widest int an operator may make at compile time.
const MAX_BITS: u64 = 128;

/// A literal as a constant of the code.
pub(super) fn literal(value: &ast::Constant) -> Constant {
    match value {
        ast::Constant::None => Constant::None,
        ast::Constant::True => Constant::True,
        ast::Constant::False => Constant::False,
        ast::Constant::Ellipsis => Constant::Ellipsis,
        ast::Constant::Int(int) => Constant::Int(*int),
        ast::Constant::BigInt(int) => Constant::BigInt((**int).clone()),
        ast::Constant::Float(float) => Constant::Float(*float),
        ast::Constant::Imaginary(imaginary) => Constant::Complex(0.0, *imaginary),
        ast::Constant::Str(text) => Constant::Str(text.clone()),
        ast::Constant::Bytes(bytes) => Constant::Bytes(bytes.clone()),
    }
}

/// The value of a constant expression.
pub(super) fn fold(expr: &Expr) -> Option<Constant> {
    match &expr.node {
        ExprKind::Constant { value, .. } => Some(literal(value)),
        ExprKind::Name {
            id,
            ctx: ExprContext::Load,
        } if &**id == "__debug__" => Some(Constant::True),
        ExprKind::UnaryOp { .. } | ExprKind::BinOp { .. } => fold_chain(expr),
        ExprKind::Tuple {
            elts,
            ctx: ExprContext::Load,
        } => fold_all(elts).map(Constant::Tuple),
        _ => None,
    }
}

/// Longer chains of operators are computed when the program runs.
const MAX_CHAIN: u32 = 64;

/// The value of operators on constants. Most operands are no constants: the right sides, which are mostly shorter,
/// are looked at first.
fn fold_chain(expr: &Expr) -> Option<Constant> {
    if expr.links() > MAX_CHAIN {
        return None;
    }
    let mut chain = Vec::new();
    let mut innermost = expr;
    loop {
        innermost = match &innermost.node {
            ExprKind::UnaryOp { op, operand } => {
                chain.push((Err(*op), None));
                operand
            }
            ExprKind::BinOp { left, op, right } => {
                chain.push((Ok(*op), Some(fold(right)?)));
                left
            }
            _ => break,
        }
    }
    let mut value = fold(innermost)?;
    while let Some((op, right)) = chain.pop() {
        value = match (op, right) {
            (Ok(op), Some(right)) => binary(op, value, right)?,
            (Err(op), _) => unary(op, value)?,
            (Ok(_), None) => return None,
        };
    }
    Some(value)
}

/// The values of expressions that are all constant.
pub(super) fn fold_all(exprs: &[Expr]) -> Option<Vec<Constant>> {
    exprs.iter().map(fold).collect()
}

/// The value of a constant int that fits `bits` bits.
pub(super) fn small_int(expr: &Expr, bits: u32) -> Option<i32> {
    let constant = match &expr.node {
        ExprKind::Constant {
            value: ast::Constant::Int(int),
            ..
        } => Some(*int),
        ExprKind::UnaryOp { .. } => match fold(expr)? {
            Constant::Int(int) => Some(int),
            _ => None,
        },
        _ => None,
    }?;
    let limit = 1i64 << (bits - 1);
    (-limit..limit).contains(&constant).then_some(constant as i32)
}

/// The truth of a constant.
pub(super) fn is_true(constant: &Constant) -> bool {
    match constant {
        Constant::None | Constant::False => false,
        Constant::True | Constant::Ellipsis | Constant::Code(_) => true,
        Constant::Int(int) => *int != 0,
        Constant::BigInt(int) => !int.is_zero(),
        Constant::Float(float) => *float != 0.0,
        Constant::Complex(real, imaginary) => *real != 0.0 || *imaginary != 0.0,
        Constant::Str(text) => !text.is_empty(),
        Constant::Bytes(bytes) => !bytes.is_empty(),
        Constant::Tuple(items) | Constant::FrozenSet(items) => !items.is_empty(),
    }
}

fn unary(op: UnaryOp, operand: Constant) -> Option<Constant> {
    match (op, operand) {
        (UnaryOp::Not, operand) => Some(match is_true(&operand) {
            true => Constant::False,
            false => Constant::True,
        }),
        (UnaryOp::USub, Constant::Float(float)) => Some(Constant::Float(-float)),
        (UnaryOp::USub, Constant::Complex(real, imaginary)) => Some(Constant::Complex(-real, -imaginary)),
        (UnaryOp::UAdd, number @ (Constant::Float(_) | Constant::Complex(..))) => Some(number),
        (op, operand) => {
            let int = as_int(&operand)?;
            Some(from_int(match op {
                UnaryOp::USub => -int,
                UnaryOp::Invert => -int - 1,
                UnaryOp::UAdd | UnaryOp::Not => int,
            }))
        }
    }
}

fn binary(op: Operator, left: Constant, right: Constant) -> Option<Constant> {
    use Constant::{Complex, Float, Int, Str, Tuple};
    match (left, op, right) {
        (Str(left), Operator::Add, Str(right)) if left.len() + right.len() <= MAX_LENGTH => {
            Some(Str(format!("{left}{right}").into()))
        }
        (Str(text), Operator::Mult, Int(count)) | (Int(count), Operator::Mult, Str(text)) => {
            let count = repetitions(count, text.len())?;
            Some(Str(text.repeat(count).into()))
        }
        (Tuple(mut left), Operator::Add, Tuple(right)) if left.len() + right.len() <= MAX_LENGTH => {
            left.extend(right);
            Some(Tuple(left))
        }
        (Float(left), op, Float(right)) => float_operation(op, left, right),
        (Float(left), op, Int(right)) => float_operation(op, left, exact_float(right)?),
        (Int(left), op, Float(right)) => float_operation(op, exact_float(left)?, right),
        (Int(left), op @ (Operator::Add | Operator::Sub), Complex(real, imaginary)) => {
            complex_sum(op, exact_float(left)?, real, imaginary)
        }
        (Float(left), op @ (Operator::Add | Operator::Sub), Complex(real, imaginary)) => {
            complex_sum(op, left, real, imaginary)
        }
        (left, op, right) => int_operation(op, &as_int(&left)?, &as_int(&right)?),
    }
}

fn repetitions(count: i64, length: usize) -> Option<usize> {
    let count = usize::try_from(count.max(0)).ok()?;
    (count.checked_mul(length)? <= MAX_LENGTH).then_some(count)
}

/// `real ± complex`, both taken as complex numbers.
fn complex_sum(op: Operator, left: f64, real: f64, imaginary: f64) -> Option<Constant> {
    Some(match op {
        Operator::Add => Constant::Complex(left + real, 0.0 + imaginary),
        _ => Constant::Complex(left - real, 0.0 - imaginary),
    })
}

fn exact_float(int: i64) -> Option<f64> {
    (int.unsigned_abs() <= 1 << 53).then_some(int as f64)
}

fn float_operation(op: Operator, left: f64, right: f64) -> Option<Constant> {
    let result = match op {
        Operator::Add => left + right,
        Operator::Sub => left - right,
        Operator::Mult => left * right,
        Operator::Div if right != 0.0 => left / right,
        _ => return None,
    };
    Some(Constant::Float(result))
}

/// The value of an int; bools are left to the machine.
fn as_int(constant: &Constant) -> Option<BigInt> {
    match constant {
        Constant::Int(int) => Some(BigInt::from(*int)),
        Constant::BigInt(int) => Some(int.clone()),
        _ => None,
    }
}

fn from_int(int: BigInt) -> Constant {
    int.to_i64().map_or_else(|| Constant::BigInt(int), Constant::Int)
}

fn int_operation(op: Operator, left: &BigInt, right: &BigInt) -> Option<Constant> {
    let small = |bits: u64| bits <= MAX_BITS;
    let result = match op {
        Operator::Add if small(left.bits().max(right.bits())) => left + right,
        Operator::Sub if small(left.bits().max(right.bits())) => left - right,
        Operator::Mult if small(left.bits() + right.bits()) => left * right,
        Operator::FloorDiv if !right.is_zero() => left.div_floor(right),
        Operator::Mod if !right.is_zero() => left.mod_floor(right),
        Operator::BitAnd => left & right,
        Operator::BitOr => left | right,
        Operator::BitXor => left ^ right,
        Operator::LShift if !right.is_negative() => {
            let shift = right
                .to_u64()
                .filter(|&shift| left.bits().checked_add(shift).is_some_and(small))?;
            left << shift
        }
        Operator::RShift if right.sign() != Sign::Minus => {
            left >> right.to_u64().filter(|&shift| shift < 1 << 32)?
        }
        Operator::Pow if !right.is_negative() => {
            let exponent = right.to_u32()?;
            if !left.bits().checked_mul(u64::from(exponent)).is_some_and(small) {
                return None;
            }
            left.pow(exponent)
        }
        Operator::Div => {
            let quotient = (left.to_i64()?, right.to_i64()?);
            let (left, right) = (exact_float(quotient.0)?, exact_float(quotient.1)?);
            return float_operation(op, left, right);
        }
        _ => return None,
    };
    Some(from_int(result))
}

/// Text pieces joined.
pub(super) fn join(pieces: &[Arc<str>]) -> Arc<str> {
    pieces.iter().map(|piece| &**piece).collect::<String>().into()
}
