//! The values of context variables.
//!
//! A context's values are an immutable tuple, variable and value in turn (None when there are none), so that
//! copying a context is copying one word: every task runs with a copy. What is current is either such a
//! tuple, or a `Context` object, whose own tuple is replaced when a variable is set.

use crate::heap::{Header, Tracer, Value};
use crate::objects::cx::Cx;
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::types::Builtin;

/// The state of a `Context` object.
pub(crate) struct ContextState {
    pub(crate) values: Value,
    /// It is current somewhere, in `run`.
    pub(crate) is_entered: bool,
}

impl OpaqueState for ContextState {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.values);
    }
}

/// The values of a context: an object's, or the tuple itself.
pub(crate) fn values_of(cx: &Cx, context: Value) -> Value {
    match context.as_gc::<Opaque>() {
        Some(object) => cx.heap[object]
            .state::<ContextState>()
            .map_or(Value::NONE, |state| state.values),
        None => context,
    }
}

/// A copy of the current context.
#[inline]
pub(crate) fn snapshot(cx: &Cx) -> Value {
    if cx.context.is_none() {
        return Value::NONE;
    }
    values_of(cx, cx.context)
}

/// The value of a variable among a context's values.
pub(crate) fn find(cx: &Cx, values: Value, variable: Value) -> Option<Value> {
    cx.as_tuple(values)?
        .chunks_exact(2)
        .find(|pair| pair[0].is(variable))
        .map(|pair| pair[1])
}

/// Sets a variable in the current context; Undef takes it out.
pub(crate) fn set_current(cx: &mut Cx, variable: Value, value: Value) {
    let values = snapshot(cx);
    let mut items: Vec<Value> = cx.as_tuple(values).map(<[Value]>::to_vec).unwrap_or_default();
    match items.chunks_exact(2).position(|pair| pair[0].is(variable)) {
        Some(index) if value.is_undef() => drop(items.drain(index * 2..index * 2 + 2)),
        Some(index) => items[index * 2 + 1] = value,
        None if value.is_undef() => {}
        None => items.extend([variable, value]),
    }
    let values = cx.new_tuple(&items);
    match cx.context.as_gc::<Opaque>() {
        Some(object) => {
            if let Some(state) = cx.heap[object].state_mut::<ContextState>() {
                state.values = values;
            }
        }
        None => cx.context = values,
    }
}

/// A context as scripts see it: the object itself, or a new one with these values.
pub(crate) fn as_object(cx: &mut Cx, context: Value) -> Value {
    if context.is_kind::<Opaque>() {
        return context;
    }
    let state = ContextState {
        values: context,
        is_entered: false,
    };
    cx.heap
        .alloc(Opaque {
            header: Header::new(Builtin::Context.shape()),
            state: Box::new(state),
        })
        .value()
}
