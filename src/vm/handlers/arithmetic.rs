//! Operators on inline ints and floats; `operators` does the rest.

use super::jump::{quick_compare, quick_truth};
use super::{Step, act, next, slow};
use crate::bytecode::opcode::{BinaryOperator, Comparison, Op};
use crate::heap::Value;
use crate::vm::machine::{State, Vm};
use crate::vm::registers::{Base, a, b, c, c_signed, op_of};

/// Handlers of binary operators: the value of `$quick`, or else what the operator does in general. The right
/// operand is register C or, for `Int`, the number C.
macro_rules! binary_handlers {
    ($($name:ident: $operator:ident, $right:ident, $quick:expr;)*) => {$(
        pub(super) fn $name(vm: &mut Vm, state: State) -> Step {
            let (word, base) = state.parts();
            if let Some(value) = $quick(base.get(b(word)), $right(base, word)) {
                base.set(a(word), value);
                next!(vm, state, 1);
            }
            slow!(vm, state, |word, base| {
                let in_place = is_in_place(op_of(word));
                vm.binary(state, BinaryOperator::$operator, base.get(b(word)), $right(base, word), in_place)
            })
        }
    )*};
}

binary_handlers! {
    add: Add, register, add_quick;
    subtract: Subtract, register, subtract_quick;
    multiply: Multiply, register, multiply_quick;
    true_divide: TrueDivide, register, true_divide_quick;
    floor_divide: FloorDivide, register, floor_divide_inline;
    modulo: Modulo, register, modulo_inline;
    bit_and: And, register, and_inline;
    bit_or: Or, register, or_inline;
    bit_xor: Xor, register, xor_inline;
    shift_left: ShiftLeft, register, shift_left_inline;
    shift_right: ShiftRight, register, shift_right_inline;
    add_int: Add, number, Value::add_inline;
    subtract_int: Subtract, number, Value::subtract_inline;
    multiply_int: Multiply, number, Value::multiply_inline;
    floor_divide_int: FloorDivide, number, floor_divide_inline;
    modulo_int: Modulo, number, modulo_inline;
    bit_and_int: And, number, and_inline;
    shift_left_int: ShiftLeft, number, shift_left_inline;
    shift_right_int: ShiftRight, number, shift_right_inline;
}

#[inline(always)]
fn register(base: Base, word: u32) -> Value {
    base.get(c(word))
}

#[inline(always)]
fn number(_: Base, word: u32) -> Value {
    Value::small_int(c_signed(word))
}

/// Whether an instruction with a quick path is an augmented assignment.
fn is_in_place(op: Op) -> bool {
    matches!(op, Op::InplaceAdd | Op::InplaceAddInt | Op::InplaceSubtractInt)
}

pub(super) fn binary(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let (left, right) = (base.get(b(word)), base.get(c(word)));
    let operator = BinaryOperator::ALL[state.pc.aux(1) as usize];
    act(vm, |vm| vm.binary(state, operator, left, right, false))
}

pub(super) fn inplace(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let (left, right) = (base.get(b(word)), base.get(c(word)));
    let operator = BinaryOperator::ALL[state.pc.aux(1) as usize];
    if let Some(value) = inline_binary(operator, left, right) {
        base.set(a(word), value);
        next!(vm, state, 2);
    }
    slow!(vm, state, |word, base| {
        let operator = BinaryOperator::ALL[state.pc.aux(1) as usize];
        vm.binary(state, operator, base.get(b(word)), base.get(c(word)), true)
    })
}

pub(super) fn negative(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let operand = base.get(b(word));
    if let Some(number) = operand
        .as_inline_int()
        .and_then(|number| Value::from_inline_int(-number))
    {
        base.set(a(word), number);
        next!(vm, state, 1);
    }
    if let Some(number) = operand.as_float().and_then(|number| Value::from_number(-number)) {
        base.set(a(word), number);
        next!(vm, state, 1);
    }
    slow!(vm, state, |word, base| vm.unary(state, base.get(b(word))))
}

pub(super) fn positive(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    act(vm, |vm| vm.unary(state, base.get(b(word))))
}

pub(super) fn not_(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let operand = base.get(b(word));
    match quick_truth(operand) {
        Some(truth) => {
            base.set(a(word), Value::from_bool(!truth));
            next!(vm, state, 1)
        }
        None => slow!(vm, state, |word, base| vm.truth_of(state, base.get(b(word)))),
    }
}

pub(super) fn compare(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let (left, right) = (base.get(b(word)), base.get(c(word)));
    let comparison = Comparison::ALL[state.pc.aux(1) as usize];
    if let Some(truth) = quick_compare(comparison, left, right) {
        base.set(a(word), Value::from_bool(truth));
        next!(vm, state, 2);
    }
    slow!(vm, state, |word, base| {
        let comparison = Comparison::ALL[state.pc.aux(1) as usize];
        vm.compare(state, comparison, base.get(b(word)), base.get(c(word)))
    })
}

pub(super) fn is_(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    base.set(a(word), Value::from_bool(base.get(b(word)).is(base.get(c(word)))));
    next!(vm, state, 1)
}

pub(super) fn is_not(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    base.set(
        a(word),
        Value::from_bool(!base.get(b(word)).is(base.get(c(word)))),
    );
    next!(vm, state, 1)
}

#[inline(always)]
fn add_quick(left: Value, right: Value) -> Option<Value> {
    Value::add_inline(left, right).or_else(|| Value::from_number(left.as_float()? + right.as_float()?))
}

#[inline(always)]
fn subtract_quick(left: Value, right: Value) -> Option<Value> {
    Value::subtract_inline(left, right).or_else(|| Value::from_number(left.as_float()? - right.as_float()?))
}

#[inline(always)]
fn multiply_quick(left: Value, right: Value) -> Option<Value> {
    Value::multiply_inline(left, right).or_else(|| Value::from_number(left.as_float()? * right.as_float()?))
}

#[inline(always)]
fn true_divide_quick(left: Value, right: Value) -> Option<Value> {
    let (x, y) = (quotient_part(left)?, quotient_part(right)?);
    if y == 0.0 {
        return None;
    }
    Value::from_number(x / y)
}

/// An operand of a true division that is exact as a float: a float, or an int of at most 49 bits.
#[inline(always)]
fn quotient_part(value: Value) -> Option<f64> {
    value
        .as_float()
        .or_else(|| value.as_inline_int().map(|number| number as f64))
}

#[inline(always)]
fn floor_divide_inline(left: Value, right: Value) -> Option<Value> {
    let (x, y) = (left.as_inline_int()?, right.as_inline_int()?);
    if y == 0 {
        return None;
    }
    let quotient = x / y;
    let adjusted = if x % y != 0 && (x < 0) != (y < 0) {
        quotient - 1
    } else {
        quotient
    };
    Value::from_inline_int(adjusted)
}

#[inline(always)]
fn modulo_inline(left: Value, right: Value) -> Option<Value> {
    let (x, y) = (left.as_inline_int()?, right.as_inline_int()?);
    if y == 0 {
        return None;
    }
    let remainder = x % y;
    let adjusted = if remainder != 0 && (remainder < 0) != (y < 0) {
        remainder + y
    } else {
        remainder
    };
    Some(Value::small_int(adjusted))
}

#[inline(always)]
fn shift_left_inline(left: Value, right: Value) -> Option<Value> {
    let (x, y) = (left.as_inline_int()?, right.as_inline_int()?);
    if !(0..48).contains(&y) {
        return None;
    }
    let shifted = x << y;
    if shifted >> y != x {
        return None;
    }
    Value::from_inline_int(shifted)
}

#[inline(always)]
fn shift_right_inline(left: Value, right: Value) -> Option<Value> {
    let (x, y) = (left.as_inline_int()?, right.as_inline_int()?);
    if y < 0 {
        return None;
    }
    Some(Value::small_int(x >> y.min(63)))
}

#[inline(always)]
fn and_inline(left: Value, right: Value) -> Option<Value> {
    Some(Value::small_int(left.as_inline_int()? & right.as_inline_int()?))
}

#[inline(always)]
fn or_inline(left: Value, right: Value) -> Option<Value> {
    Some(Value::small_int(left.as_inline_int()? | right.as_inline_int()?))
}

#[inline(always)]
fn xor_inline(left: Value, right: Value) -> Option<Value> {
    Some(Value::small_int(left.as_inline_int()? ^ right.as_inline_int()?))
}

/// Operators on inline ints and floats that have no opcode of their own in the in-place form.
#[inline(always)]
fn inline_binary(operator: BinaryOperator, left: Value, right: Value) -> Option<Value> {
    match operator {
        BinaryOperator::Subtract => subtract_quick(left, right),
        BinaryOperator::Multiply => multiply_quick(left, right),
        BinaryOperator::FloorDivide => floor_divide_inline(left, right),
        BinaryOperator::Modulo => modulo_inline(left, right),
        BinaryOperator::ShiftRight => shift_right_inline(left, right),
        BinaryOperator::ShiftLeft => shift_left_inline(left, right),
        BinaryOperator::And => and_inline(left, right),
        BinaryOperator::Or => or_inline(left, right),
        BinaryOperator::Xor => xor_inline(left, right),
        _ => None,
    }
}
