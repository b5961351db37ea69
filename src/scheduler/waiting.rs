//! What the synchronisation classes share: a line of futures that tasks wait on, the loop they belong to,
//! and objects of native classes that scripts may subclass.

use std::collections::VecDeque;

use super::future::{awaited, set_result};
use super::report;
use super::task::running_loop;
use crate::heap::{Gc, Header, Tracer, Value};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::future::{Future, FutureState};
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::types::Builtin;

/// Futures of waiting tasks, first come first.
#[derive(Default)]
pub(super) struct Waiters {
    pub(super) line: VecDeque<Gc<Future>>,
    /// The loop of the first task that had to wait; all others must be of it.
    event_loop: Option<Value>,
}

impl Waiters {
    pub(super) fn trace(&self, tracer: &mut Tracer<'_>) {
        self.line.iter().for_each(|future| tracer.gc(*future));
        if let Some(event_loop) = self.event_loop {
            tracer.value(event_loop);
        }
    }

    /// Takes a future out of the line.
    pub(super) fn remove(&mut self, future: Gc<Future>) {
        if let Some(index) = self.line.iter().position(|waiter| *waiter == future) {
            self.line.remove(index);
        }
    }

    /// The loop that the object belongs to, or None.
    pub(super) fn event_loop(&self) -> Value {
        self.event_loop.unwrap_or(Value::NONE)
    }

    pub(super) fn external_bytes(&self) -> usize {
        self.line.capacity() * size_of::<Gc<Future>>()
    }
}

/// Suspends the running coroutine until the future is done.
pub(super) fn wait_for(cx: &mut Cx, future: Value) -> Result<Outcome, Raise> {
    if let Some(future) = future.as_gc::<Future>() {
        awaited(cx, future);
    }
    Ok(Outcome::Suspend(future))
}

/// The loop that an object belongs to from now on; `waiters` finds its line in its state. Raises RuntimeError when it
/// belongs to another one.
pub(super) fn loop_of<S: OpaqueState>(
    cx: &mut Cx,
    object: Gc<Opaque>,
    waiters: fn(&mut S) -> &mut Waiters,
) -> Result<Value, Raise> {
    let event_loop = running_loop(cx)?;
    let line = waiters(state_mut(cx, object));
    let bound = *line.event_loop.get_or_insert(event_loop);
    if !bound.is(event_loop) {
        let text = report::show(cx, object.value());
        return Err(cx.runtime_error(format!("{text} is bound to a different event loop")));
    }
    Ok(event_loop)
}

/// Completes the first future of the line that is not done; false when there is none. The line keeps it.
pub(super) fn wake_first_pending(cx: &mut Cx, line: &VecDeque<Gc<Future>>) -> bool {
    for future in line {
        if !cx.heap[*future].is_done() {
            set_result(cx, *future, Value::TRUE);
            return true;
        }
    }
    false
}

/// Whether anyone in the line was not cancelled.
pub(super) fn has_waiters(cx: &Cx, line: &VecDeque<Gc<Future>>) -> bool {
    line.iter()
        .any(|future| cx.heap[*future].state() != FutureState::Cancelled)
}

/// The state of an object known to have it.
#[inline]
pub(super) fn state<S: OpaqueState>(cx: &Cx, object: Gc<Opaque>) -> &S {
    cx.heap[object].state().expect("the receiver was checked")
}

/// The state of an object known to have it, to change.
#[inline]
pub(super) fn state_mut<S: OpaqueState>(cx: &mut Cx, object: Gc<Opaque>) -> &mut S {
    cx.heap[object].state_mut().expect("the receiver was checked")
}

/// The receiver of a method. Raises TypeError when it is of another class.
pub(super) fn receiver<S: OpaqueState>(cx: &mut Cx, value: Value, class: &str) -> Result<Gc<Opaque>, Raise> {
    if let Some(object) = value.as_gc::<Opaque>()
        && cx.heap[object].state::<S>().is_some()
    {
        return Ok(object);
    }
    let name = cx.type_name(value).to_owned();
    Err(cx.type_error(format!(
        "descriptor requires a '{class}' object but received a '{name}'"
    )))
}

/// Makes an object of exactly a built-in class.
pub(super) fn new_object(cx: &mut Cx, builtin: Builtin, state: impl OpaqueState) -> Value {
    cx.heap
        .alloc(Opaque {
            header: Header::new(builtin.shape()),
            state: Box::new(state),
        })
        .value()
}

/// Makes an object of a class, which may be a script's subclass of `builtin`, for `__new__`.
pub(super) fn new_object_of(
    cx: &mut Cx,
    class: Value,
    builtin: Builtin,
    state: impl OpaqueState,
) -> Result<Value, Raise> {
    let base = cx.types.get(builtin);
    let class = match class.as_gc::<Class>() {
        Some(class) if cx.is_subclass(class, base) => class,
        _ => {
            let name = cx.heap.text(cx.heap[base].name).to_owned();
            return Err(cx.type_error(format!("{name}.__new__(X): X is not a subtype of {name}")));
        }
    };
    let header = Header::new(cx.instance_shape(class));
    let state = Box::new(state);
    Ok(if class == base {
        cx.heap.alloc(Opaque { header, state }).value()
    } else {
        cx.heap
            .alloc_extended(Opaque { header, state }, Value::UNDEF)
            .value()
    })
}

/// The futures of a line as scripts see them: a tuple, so that nobody thinks to change the line by it.
pub(super) fn shown_line(cx: &mut Cx, line: &VecDeque<Gc<Future>>) -> Result<Outcome, Raise> {
    let futures: Vec<Value> = line.iter().map(|future| future.value()).collect();
    done(cx.new_tuple(&futures))
}

/// The beginning of the `repr` of a synchronisation object: `<asyncio.locks.Lock object at 0x… [`.
pub(super) fn describe(cx: &mut Cx, object: Gc<Opaque>, state: &str, waiting: usize) -> String {
    let name = cx.type_name(object.value()).to_owned();
    let identity = cx.identity(object.value());
    let waiters = if waiting > 0 {
        format!(", waiters:{waiting}")
    } else {
        String::new()
    };
    format!("<asyncio.locks.{name} object at {identity:#x} [{state}{waiters}]>")
}
