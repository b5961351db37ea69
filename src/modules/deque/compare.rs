//! What compares and shows the items of a deque: by the methods of a list, which know the way to script code.

use super::{is_deque, items_of, receiver, state, state_mut};
use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::opaque::Opaque;
use crate::objects::outcome::{Answer, Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::str::Str;
use crate::objects::types::Builtin;
use crate::vm::attribute::get_attribute;

// ---- what compares items: by the methods of a list ----

/// Calls a method of a list of the items.
fn call_list(
    cx: &mut Cx,
    deque: Gc<Opaque>,
    method: &str,
    args: &[Value],
    then: Option<(&'static Then, &[Value])>,
) -> Result<Outcome, Raise> {
    let items = items_of(cx, deque);
    let list = cx.new_list(items);
    let method: Gc<Str> = cx.intern(method);
    match get_attribute(cx, list, method)? {
        Outcome::Return(method) => match then {
            Some((then, kept)) => cx.call(method, args, then, 0, kept),
            None => cx.tail_call(method, args),
        },
        other => Ok(other),
    }
}

pub(super) fn count(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    call_list(cx, deque, "count", &args[1..], None)
}

pub(super) fn contains(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    for position in 0..state(cx, deque).items.len() {
        let item = state(cx, deque).items[position];
        match cx.equals(item, args[1])? {
            Answer::Known(true) => return done(Value::TRUE),
            Answer::Known(false) => {}
            Answer::Script => return call_list(cx, deque, "__contains__", &args[1..], None),
        }
    }
    done(Value::FALSE)
}

pub(super) fn index(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    let end = if args[3].is_undef() { 3 } else { 4 };
    call_list(cx, deque, "index", &args[1..end], Some((&FOUND, &args[..2])))
}

static FOUND: Then = Then {
    name: "deque.found",
    resume: |cx, _: Kept<'_>, resumed| match resumed {
        Resumed::Value(position) => done(position),
        Resumed::Raised(exception) => {
            if !cx.is_instance(exception, Builtin::ValueError) {
                return Err(cx.raise_value(exception));
            }
            Err(cx.value_error("deque.index(x): x not in deque"))
        }
    },
    catches: true,
};

pub(super) fn remove(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    call_list(cx, deque, "index", &args[1..2], Some((&REMOVE, &args[..2])))
}

static REMOVE: Then = Then {
    name: "deque.remove",
    resume: |cx, kept: Kept<'_>, resumed| match resumed {
        Resumed::Value(position) => {
            let deque = receiver(cx, kept.values[0])?;
            let state = state_mut(cx, deque);
            state.changes += 1;
            match position.as_inline_int() {
                Some(position) if (position as usize) < state.items.len() => {
                    state.items.remove(position as usize);
                    done(Value::NONE)
                }
                _ => Err(cx.index_error("deque mutated during remove().")),
            }
        }
        Resumed::Raised(exception) => {
            if !cx.is_instance(exception, Builtin::ValueError) {
                return Err(cx.raise_value(exception));
            }
            Err(cx.value_error("deque.remove(x): x not in deque"))
        }
    },
    catches: true,
};

/// Compares with another deque as lists compare.
fn compare(cx: &mut Cx, args: &[Value], method: &str) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    if !is_deque(cx, args[1]) {
        return done(Value::NOT_IMPLEMENTED);
    }
    let other = receiver(cx, args[1])?;
    let items = items_of(cx, other);
    let other = cx.new_list(items);
    call_list(cx, deque, method, &[other], None)
}

pub(super) fn equal(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    compare(cx, args, "__eq__")
}

pub(super) fn not_equal(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    compare(cx, args, "__ne__")
}

pub(super) fn less(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    compare(cx, args, "__lt__")
}

pub(super) fn less_or_equal(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    compare(cx, args, "__le__")
}

pub(super) fn greater(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    compare(cx, args, "__gt__")
}

pub(super) fn greater_or_equal(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    compare(cx, args, "__ge__")
}

pub(super) fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    call_list(cx, deque, "__repr__", &[], Some((&SHOWN, &args[..1])))
}

static SHOWN: Then = Then {
    name: "deque.shown",
    resume: |cx, kept: Kept<'_>, resumed| {
        let deque = receiver(cx, kept.values[0])?;
        let class = cx.class_of(kept.values[0]);
        let name = cx.heap.text(cx.heap[class].name).to_owned();
        let items = cx.as_str(resumed.value()).unwrap_or_default();
        let text = match state(cx, deque).limit {
            Some(limit) => format!("{name}({items}, maxlen={limit})"),
            None => format!("{name}({items})"),
        };
        done(cx.new_str(&text))
    },
    catches: false,
};
