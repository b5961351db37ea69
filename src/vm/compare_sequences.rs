//! Comparing lists and tuples whose items compare by script code: the first items that differ decide, then
//! the lengths. Items that Rust can compare are compared at once; for others `__eq__` is called and the walk
//! goes on where it stood.

use super::operators::{call_method, compare, comparison_attempt};
use crate::bytecode::opcode::Comparison;
use crate::heap::Value;
use crate::objects::cx::Cx;
use crate::objects::equality::Equality;
use crate::objects::outcome::{Answer, Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::sequence::List;
use crate::objects::types::Builtin;

/// Which answer a walk waits for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Of the first method that may compare two items.
    First = 0,
    /// Of the second, when the first was not implemented.
    Second = 1,
    /// Whether what the comparison gave is true.
    Truth = 2,
}

/// `left OP right` for two lists or two tuples.
pub(crate) fn compare_sequences(
    cx: &mut Cx,
    comparison: Comparison,
    left: Value,
    right: Value,
) -> Result<Outcome, Raise> {
    let is_by_equality = matches!(comparison, Comparison::Eq | Comparison::Ne);
    let is_list = left.is_kind::<List>();
    if is_by_equality && is_list && length(cx, left) != length(cx, right) {
        return done(comparison == Comparison::Ne);
    }
    walk(cx, comparison, left, right, 0)
}

fn length(cx: &Cx, sequence: Value) -> usize {
    cx.items_of_sequence(sequence).map_or(0, <[Value]>::len)
}

/// Compares items from an index on until two differ or script code must be asked.
fn walk(
    cx: &mut Cx,
    comparison: Comparison,
    left: Value,
    right: Value,
    from: usize,
) -> Result<Outcome, Raise> {
    let mut index = from;
    loop {
        let item = |sequence: Value| cx.items_of_sequence(sequence)?.get(index).copied();
        let (Some(a), Some(b)) = (item(left), item(right)) else {
            let (left, right) = (length(cx, left), length(cx, right));
            return done(comparison.accepts(left.cmp(&right)));
        };
        match cx.equality(a, b) {
            Equality::Equal => index += 1,
            Equality::Different => return differing(cx, comparison, left, right, index),
            Equality::Script => return ask(cx, comparison, Phase::First, index, &[left, right, a, b]),
            Equality::TooDeep => {
                let message = "maximum recursion depth exceeded in comparison";
                return Err(cx.raise(Builtin::RecursionError, message));
            }
        }
    }
}

/// The first items that differ decide: those that are there now, since what compared them may have changed the lists.
fn differing(
    cx: &mut Cx,
    comparison: Comparison,
    left: Value,
    right: Value,
    index: usize,
) -> Result<Outcome, Raise> {
    let item = |sequence: Value| cx.items_of_sequence(sequence)?.get(index).copied();
    let (Some(a), Some(b)) = (item(left), item(right)) else {
        let (left, right) = (length(cx, left), length(cx, right));
        return done(comparison.accepts(left.cmp(&right)));
    };
    match comparison {
        Comparison::Eq => done(false),
        Comparison::Ne => done(true),
        _ => compare(cx, comparison, a, b),
    }
}

/// Calls the first or second method that compares two items; kept are the sequences and the items.
fn ask(
    cx: &mut Cx,
    comparison: Comparison,
    phase: Phase,
    index: usize,
    kept: &[Value; 4],
) -> Result<Outcome, Raise> {
    let [left, right, a, b] = *kept;
    let attempt = u32::from(phase == Phase::Second);
    match comparison_attempt(cx, Comparison::Eq, a, b, attempt) {
        Some((method, receiver, other)) => {
            let state = state_of(comparison, phase, index);
            call_method(cx, method, receiver, &[other], Some(&COMPARED), state, kept)
        }
        None if a.is(b) => walk(cx, comparison, left, right, index + 1),
        None => differing(cx, comparison, left, right, index),
    }
}

fn state_of(comparison: Comparison, phase: Phase, index: usize) -> u32 {
    comparison as u32 | (phase as u32) << 3 | (index as u32) << 5
}

/// A method compared two items.
static COMPARED: Then = Then {
    name: "sequence.compared",
    resume: compared,
    catches: false,
};

fn compared(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let comparison = Comparison::ALL[(kept.state & 7) as usize];
    let phase = match kept.state >> 3 & 3 {
        0 => Phase::First,
        1 => Phase::Second,
        _ => Phase::Truth,
    };
    let index = (kept.state >> 5) as usize;
    let &[left, right, a, b] = kept.values else {
        unreachable!("the sequences and the items were kept")
    };
    let value = resumed.value();
    if value.is(Value::NOT_IMPLEMENTED) && phase != Phase::Truth {
        return match phase {
            Phase::First => ask(cx, comparison, Phase::Second, index, &[left, right, a, b]),
            _ => differing(cx, comparison, left, right, index),
        };
    }
    match cx.truth(value)? {
        Answer::Known(true) => walk(cx, comparison, left, right, index + 1),
        Answer::Known(false) => differing(cx, comparison, left, right, index),
        Answer::Script => {
            let class = cx.types.get(Builtin::Bool).value();
            let state = state_of(comparison, Phase::Truth, index);
            cx.call(class, &[value], &COMPARED, state, kept.values)
        }
    }
}
