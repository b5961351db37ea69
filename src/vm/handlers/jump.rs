//! Jumps, and the comparisons fused with them.

use super::{Step, branch, dispatch, enter, slow};
use crate::bytecode::opcode::Comparison;
use crate::bytecode::operand::Slot;
use crate::heap::Value;
use crate::vm::machine::{State, Vm};
use crate::vm::registers::{Base, a, b, bx_signed};

/// Handlers that jump when a comparison's truth is `$sense`. The right operand is register B or the number BX.
macro_rules! compare_handlers {
    ($($name:ident: $comparison:ident, $right:ident, $sense:literal;)*) => {$(
        pub(super) fn $name(vm: &mut Vm, state: State) -> Step {
            let (word, base) = state.parts();
            match quick_compare(Comparison::$comparison, base.get(a(word)), $right(base, word)) {
                Some(truth) => branch!(vm, state, truth == $sense),
                None => slow!(vm, state, |word, base| {
                    vm.compare(state, Comparison::$comparison, base.get(a(word)), $right(base, word))
                }),
            }
        }
    )*};
}

compare_handlers! {
    jump_if_lt: Lt, register, true;
    jump_if_not_lt: Lt, register, false;
    jump_if_le: Le, register, true;
    jump_if_not_le: Le, register, false;
    jump_if_eq: Eq, register, true;
    jump_if_not_eq: Eq, register, false;
    jump_if_ne: Ne, register, true;
    jump_if_not_ne: Ne, register, false;
    jump_if_gt: Gt, register, true;
    jump_if_not_gt: Gt, register, false;
    jump_if_ge: Ge, register, true;
    jump_if_not_ge: Ge, register, false;
    jump_if_lt_int: Lt, number, true;
    jump_if_not_lt_int: Lt, number, false;
    jump_if_le_int: Le, number, true;
    jump_if_not_le_int: Le, number, false;
    jump_if_eq_int: Eq, number, true;
    jump_if_not_eq_int: Eq, number, false;
    jump_if_ne_int: Ne, number, true;
    jump_if_not_ne_int: Ne, number, false;
    jump_if_gt_int: Gt, number, true;
    jump_if_not_gt_int: Gt, number, false;
    jump_if_ge_int: Ge, number, true;
    jump_if_not_ge_int: Ge, number, false;
}

#[inline(always)]
fn register(base: Base, word: u32) -> Value {
    base.get(b(word))
}

#[inline(always)]
fn number(_: Base, word: u32) -> Value {
    Value::small_int(bx_signed(word))
}

pub(super) fn jump(vm: &mut Vm, state: State) -> Step {
    dispatch(vm, jumped(state))
}

pub(super) fn jump_back(vm: &mut Vm, state: State) -> Step {
    enter!(vm, jumped(state))
}

#[inline(always)]
fn jumped(state: State) -> State {
    let offset = Slot::J.sign_extend(state.pc.word() >> 8);
    State {
        pc: state.pc.advance(1).jump(offset),
        ..state
    }
}

pub(super) fn jump_if_true(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let condition = base.get(a(word));
    match quick_truth(condition) {
        Some(truth) => branch!(vm, state, truth),
        None => slow!(vm, state, |word, base| vm.truth_of(state, base.get(a(word)))),
    }
}

pub(super) fn jump_if_false(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let condition = base.get(a(word));
    match quick_truth(condition) {
        Some(truth) => branch!(vm, state, !truth),
        None => slow!(vm, state, |word, base| vm.truth_of(state, base.get(a(word)))),
    }
}

pub(super) fn jump_if_none(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    branch!(vm, state, base.get(a(word)).is_none())
}

pub(super) fn jump_if_not_none(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    branch!(vm, state, !base.get(a(word)).is_none())
}

pub(super) fn jump_if_is(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    branch!(vm, state, base.get(a(word)).is(base.get(b(word))))
}

pub(super) fn jump_if_is_not(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    branch!(vm, state, !base.get(a(word)).is(base.get(b(word))))
}

/// The truth of values whose truth costs nothing to find.
#[inline(always)]
pub(super) fn quick_truth(value: Value) -> Option<bool> {
    if value.is(Value::TRUE) {
        Some(true)
    } else if value.is(Value::FALSE) || value.is_none() {
        Some(false)
    } else {
        value.as_inline_int().map(|number| number != 0)
    }
}

/// Compares two inline ints or two floats.
#[inline(always)]
pub(super) fn quick_compare(comparison: Comparison, left: Value, right: Value) -> Option<bool> {
    if let Some(order) = Value::compare_inline(left, right) {
        return Some(match comparison {
            Comparison::Lt => order.is_lt(),
            Comparison::Le => order.is_le(),
            Comparison::Eq => order.is_eq(),
            Comparison::Ne => order.is_ne(),
            Comparison::Gt => order.is_gt(),
            Comparison::Ge => order.is_ge(),
        });
    }
    let (x, y) = (left.as_float()?, right.as_float()?);
    Some(match comparison {
        Comparison::Lt => x < y,
        Comparison::Le => x <= y,
        Comparison::Eq => x == y,
        Comparison::Ne => x != y,
        Comparison::Gt => x > y,
        Comparison::Ge => x >= y,
    })
}
