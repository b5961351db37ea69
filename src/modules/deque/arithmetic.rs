//! Sums and multiples of deques.

use super::{fill, is_deque, items_of, limited, new_deque, receiver, state, state_mut};
use crate::heap::{Gc, Value};
use crate::native::convert::argument;
use crate::objects::cx::Cx;
use crate::objects::opaque::Opaque;
use crate::objects::outcome::{Outcome, Raise, done};
use std::collections::VecDeque;

// ---- sums and multiples ----

pub(super) fn add(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    if !is_deque(cx, args[1]) {
        let message = format!(
            "can only concatenate deque (not \"{}\") to deque",
            cx.type_name(args[1])
        );
        return Err(cx.type_error(message));
    }
    let other = receiver(cx, args[1])?;
    let mut items = items_of(cx, deque);
    items.extend(items_of(cx, other));
    let limit = state(cx, deque).limit;
    let class = cx.class_of(args[0]);
    done(new_deque(cx, class, limited(items, limit), limit))
}

pub(super) fn add_in_place(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    fill(cx, deque, args[1], args[0])
}

/// The items n times.
fn multiplied(cx: &mut Cx, deque: Gc<Opaque>, times: i64) -> Result<VecDeque<Value>, Raise> {
    let items = items_of(cx, deque);
    let times = times.max(0) as usize;
    let total = items.len().saturating_mul(times);
    cx.check_memory(total.saturating_mul(size_of::<Value>()))?;
    cx.charge_fuel(total / 8);
    let limit = state(cx, deque).limit;
    Ok(limited(items.repeat(times), limit))
}

pub(super) fn multiply(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    let times = argument!(cx, args[1], Index, as_index, multiply);
    let items = multiplied(cx, deque, times)?;
    let limit = state(cx, deque).limit;
    let class = cx.class_of(args[0]);
    done(new_deque(cx, class, items, limit))
}

pub(super) fn multiply_in_place(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    let times = argument!(cx, args[1], Index, as_index, multiply_in_place);
    if times == 1 {
        return done(args[0]);
    }
    let items = multiplied(cx, deque, times)?;
    let state = state_mut(cx, deque);
    state.items = items;
    state.changes += 1;
    done(args[0])
}
