//! What compares and shows the items of a deque. Script code meets them in `stdlib/collections/_deque`.

use std::ops::Range;

use super::{SLOW, is_deque, items_of, receiver, state, state_mut};
use crate::bytecode::opcode::Comparison;
use crate::heap::{Gc, Value};
use crate::native::convert::argument;
use crate::objects::cx::Cx;
use crate::objects::opaque::Opaque;
use crate::objects::outcome::{Answer, Kept, Outcome, Raise, Then, done};
use crate::objects::str::Str;
use crate::vm::attribute::get_attribute;

/// Walks over items while they compare natively: true when `found` stopped the walk, `Script` when script code has a say.
fn walk(
    cx: &mut Cx,
    deque: Gc<Opaque>,
    value: Value,
    positions: Range<usize>,
    mut found: impl FnMut(usize) -> bool,
) -> Result<Answer<bool>, Raise> {
    cx.redoable(|cx| {
        for position in positions {
            if cx.step_of_work() {
                return Err(cx.given_up());
            }
            let item = state(cx, deque).items[position];
            match cx.equals(item, value)? {
                Answer::Known(true) if found(position) => return Ok(Answer::Known(true)),
                Answer::Known(_) => {}
                Answer::Script => return Ok(Answer::Script),
            }
        }
        Ok(Answer::Known(false))
    })
}

pub(super) fn count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    let mut number = 0;
    let all = 0..state(cx, deque).items.len();
    let counted = walk(cx, deque, args[1], all, |_| {
        number += 1;
        false
    })?;
    match counted {
        Answer::Known(_) => done(cx.new_size(number)),
        Answer::Script => cx.call_library(SLOW, "count", args),
    }
}

pub(super) fn contains(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    let all = 0..state(cx, deque).items.len();
    match walk(cx, deque, args[1], all, |_| true)? {
        Answer::Known(found) => done(found),
        Answer::Script => cx.call_library(SLOW, "contains", args),
    }
}

pub(super) fn index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    let start = argument!(cx, args[2], Index, as_clamped, index);
    let stop = match args[3].is_undef() {
        true => i64::MAX,
        false => argument!(cx, args[3], Index, as_clamped, index),
    };
    let length = state(cx, deque).items.len() as i64;
    let from_end = |bound: i64| if bound < 0 { (bound + length).max(0) } else { bound };
    let (start, stop) = (from_end(start), from_end(stop).min(length));
    let mut first = None;
    let found = walk(cx, deque, args[1], start as usize..stop as usize, |position| {
        first = Some(position);
        true
    })?;
    match (found, first) {
        (Answer::Known(true), Some(position)) => done(cx.new_size(position)),
        (Answer::Script, _) => {
            let bounds = [cx.new_int(start), cx.new_int(stop)];
            cx.call_library(SLOW, "index", &[args[0], args[1], bounds[0], bounds[1]])
        }
        _ => Err(cx.value_error("deque.index(x): x not in deque")),
    }
}

pub(super) fn remove(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    let mut first = None;
    let all = 0..state(cx, deque).items.len();
    let found = walk(cx, deque, args[1], all, |position| {
        first = Some(position);
        true
    })?;
    match (found, first) {
        (Answer::Known(true), Some(position)) => {
            let state = state_mut(cx, deque);
            state.changes += 1;
            state.items.remove(position);
            done(Value::NONE)
        }
        (Answer::Script, _) => cx.call_library(SLOW, "remove", args),
        _ => Err(cx.value_error("deque.remove(x): x not in deque")),
    }
}

/// Compares with another deque as lists compare.
fn compare(cx: &mut Cx, args: &[Value], comparison: Comparison, symbol: &str) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    if !is_deque(cx, args[1]) {
        return done(Value::NOT_IMPLEMENTED);
    }
    let other = receiver(cx, args[1])?;
    if state(cx, deque).items.len() != state(cx, other).items.len() {
        match comparison {
            Comparison::Eq => return done(false),
            Comparison::Ne => return done(true),
            _ => {}
        }
    }
    let lists = [deque, other].map(|deque| {
        let items = items_of(cx, deque);
        cx.new_list(items)
    });
    match cx.redoable(|cx| cx.compare(comparison, lists[0], lists[1]))? {
        Answer::Known(result) => done(result),
        Answer::Script => {
            let symbol = cx.new_str(symbol);
            cx.call_library(SLOW, "compare", &[symbol, args[0], args[1]])
        }
    }
}

pub(super) fn equal(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    compare(cx, args, Comparison::Eq, "==")
}

pub(super) fn not_equal(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    compare(cx, args, Comparison::Ne, "!=")
}

pub(super) fn less(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    compare(cx, args, Comparison::Lt, "<")
}

pub(super) fn less_or_equal(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    compare(cx, args, Comparison::Le, "<=")
}

pub(super) fn greater(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    compare(cx, args, Comparison::Gt, ">")
}

pub(super) fn greater_or_equal(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    compare(cx, args, Comparison::Ge, ">=")
}

// ---- how a deque is shown: as the list of its items ----

/// Calls a method of a list of the items.
fn call_list(
    cx: &mut Cx,
    deque: Gc<Opaque>,
    method: &str,
    then: &'static Then,
    kept: &[Value],
) -> Result<Outcome, Raise> {
    let items = items_of(cx, deque);
    let list = cx.new_list(items);
    let method: Gc<Str> = cx.intern(method);
    match get_attribute(cx, list, method)? {
        Outcome::Return(method) => cx.call(method, &[], then, 0, kept),
        other => Ok(other),
    }
}

pub(super) fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    // The limit is what it was, whatever the items' methods do.
    let limit = match state(cx, deque).limit {
        Some(limit) => cx.new_size(limit),
        None => Value::NONE,
    };
    call_list(cx, deque, "__repr__", &SHOWN, &[args[0], limit])
}

static SHOWN: Then = Then {
    name: "deque.shown",
    resume: |cx, kept: Kept<'_>, resumed| {
        let class = cx.class_of(kept.values[0]);
        let name = cx.heap.text(cx.heap[class].name).to_owned();
        let items = cx.as_str(resumed.value()).unwrap_or_default();
        let text = match kept.values[1].as_inline_int() {
            Some(limit) => format!("{name}({items}, maxlen={limit})"),
            None => format!("{name}({items})"),
        };
        done(cx.new_str(&text))
    },
    catches: false,
};
