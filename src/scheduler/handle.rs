//! `Handle` and `TimerHandle`: a function that a loop will call.

use super::report;
use crate::heap::{Header, Tracer, Value};
use crate::native::methods;
use crate::objects::cx::Cx;
use crate::objects::native::{NativeRow, TypeRow};
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::timers::TimerKey;
use crate::objects::types::Builtin;

/// The state of a handle.
pub(super) struct HandleState {
    function: Value,
    /// A tuple.
    arguments: Value,
    context: Value,
    event_loop: Value,
    is_cancelled: bool,
    /// Of a timer: its deadline and, until it fires, its key.
    deadline: f64,
    timer: Option<TimerKey>,
}

impl OpaqueState for HandleState {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(&[self.function, self.arguments, self.context, self.event_loop]);
    }
}

/// Makes a handle.
pub(super) fn new_handle(
    cx: &mut Cx,
    event_loop: Value,
    function: Value,
    arguments: &[Value],
    context: Value,
) -> Value {
    new(cx, Builtin::Handle, event_loop, function, arguments, context, 0.0)
}

/// Makes a handle for a timer, which is not added yet.
pub(super) fn new_timer_handle(
    cx: &mut Cx,
    event_loop: Value,
    function: Value,
    arguments: &[Value],
    context: Value,
    deadline: f64,
) -> Value {
    new(
        cx,
        Builtin::TimerHandle,
        event_loop,
        function,
        arguments,
        context,
        deadline,
    )
}

fn new(
    cx: &mut Cx,
    builtin: Builtin,
    event_loop: Value,
    function: Value,
    arguments: &[Value],
    context: Value,
    deadline: f64,
) -> Value {
    let arguments = cx.new_tuple(arguments);
    let context = match context.defined().filter(|context| !context.is_none()) {
        Some(context) => context,
        None => super::context::snapshot(cx),
    };
    let state = HandleState {
        function,
        arguments,
        context,
        event_loop,
        is_cancelled: false,
        deadline,
        timer: None,
    };
    cx.heap
        .alloc(Opaque {
            header: Header::new(builtin.shape()),
            state: Box::new(state),
        })
        .value()
}

fn state(cx: &Cx, handle: Value) -> Option<&HandleState> {
    cx.heap[handle.as_gc::<Opaque>()?].state()
}

fn state_mut(cx: &mut Cx, handle: Value) -> Option<&mut HandleState> {
    cx.heap[handle.as_gc::<Opaque>()?].state_mut()
}

/// The timer of the handle was added.
pub(super) fn set_timer(cx: &mut Cx, handle: Value, key: TimerKey) {
    if let Some(state) = state_mut(cx, handle) {
        state.timer = Some(key);
    }
}

/// The timer of the handle fired: it cannot be taken back any more.
pub(super) fn fired(cx: &mut Cx, handle: Value) {
    if let Some(state) = state_mut(cx, handle) {
        state.timer = None;
    }
}

/// Function, arguments and context of a handle that is due, unless it was cancelled.
pub(super) fn take(cx: &mut Cx, handle: Value) -> Option<(Value, Value, Value)> {
    let state = state_mut(cx, handle)?;
    (!state.is_cancelled).then_some((state.function, state.arguments, state.context))
}

/// Whether a value is a handle.
pub(super) fn is_handle(value: Value) -> bool {
    value
        .header()
        .is_some_and(|header| [Builtin::Handle.shape(), Builtin::TimerHandle.shape()].contains(&header.shape))
}

/// The function and arguments a handle shows in reports.
pub(super) fn describe(cx: &mut Cx, handle: Value) -> String {
    let name = cx.type_name(handle).to_owned();
    let Some(state) = state(cx, handle) else {
        return name;
    };
    let (function, arguments) = (state.function, state.arguments);
    let (is_cancelled, deadline) = (state.is_cancelled, state.deadline);
    let is_timer = name == "TimerHandle";
    if is_cancelled {
        return match is_timer {
            true => format!(
                "<{name} cancelled when={}>",
                report::show(cx, Value::from_float(deadline))
            ),
            false => format!("<{name} cancelled>"),
        };
    }
    let call = report::describe_call(cx, function, arguments);
    if is_timer {
        let deadline = report::show(cx, Value::from_float(deadline));
        format!("<{name} when={deadline} {call}>")
    } else {
        format!("<{name} {call}>")
    }
}

/// The function and arguments of a handle that was not cancelled, as a call.
pub(super) fn describe_its_call(cx: &mut Cx, handle: Value) -> String {
    match state(cx, handle) {
        Some(state) if !state.is_cancelled => {
            let (function, arguments) = (state.function, state.arguments);
            report::describe_call(cx, function, arguments)
        }
        _ => "None()".to_owned(),
    }
}

fn receiver(cx: &mut Cx, args: &[Value]) -> Result<Value, Raise> {
    if state(cx, args[0]).is_some() {
        return Ok(args[0]);
    }
    let name = cx.type_name(args[0]).to_owned();
    Err(cx.type_error(format!(
        "descriptor requires a 'Handle' object but received a '{name}'"
    )))
}

fn cancel(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let handle = receiver(cx, args)?;
    let Some(state) = state_mut(cx, handle) else {
        return done(Value::NONE);
    };
    state.is_cancelled = true;
    state.function = Value::NONE;
    state.arguments = Value::NONE;
    let event_loop = state.event_loop;
    if let Some(key) = state.timer.take() {
        super::loop_methods::cancel_timer(cx, event_loop, key);
    }
    done(Value::NONE)
}

fn cancelled(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let handle = receiver(cx, args)?;
    let is_cancelled = state(cx, handle).is_some_and(|state| state.is_cancelled);
    done(is_cancelled)
}

fn when(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let handle = receiver(cx, args)?;
    let deadline = state(cx, handle).map_or(0.0, |state| state.deadline);
    done(deadline)
}

fn get_context(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let handle = receiver(cx, args)?;
    let context = state(cx, handle).map_or(Value::NONE, |state| state.context);
    done(super::context::as_object(cx, context))
}

fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let handle = receiver(cx, args)?;
    let text = describe(cx, handle);
    done(cx.new_str(&text))
}

/// Shared by both classes.
const METHODS: &[NativeRow] = methods! {
    /// Cancel the call; does nothing when it was made or cancelled before.
    "cancel(self, /)" => cancel,
    /// Whether the call was cancelled.
    "cancelled(self, /)" => cancelled,
    /// The context the call is made in.
    "get_context(self, /)" => get_context,
    /// Return repr(self).
    "__repr__(self, /)" => repr,
};

/// `asyncio.Handle`.
pub(crate) const HANDLE: TypeRow = TypeRow {
    builtin: Builtin::Handle,
    doc: "A function that the event loop will call, as `call_soon` returns it.",
    construct: None,
    methods: METHODS,
    getsets: &[],
};

/// `asyncio.TimerHandle`.
pub(crate) const TIMER_HANDLE: TypeRow = TypeRow {
    builtin: Builtin::TimerHandle,
    doc: "A function that the event loop will call at a time, as `call_later` and `call_at` return it.",
    construct: None,
    methods: methods! {
        /// The time of the call, on the loop's clock.
        "when(self, /)" => when,
    },
    getsets: &[],
};
