//! `Handle` and `TimerHandle`: a function that a loop will call.

use super::report::Arguments;
use super::waiting::new_object_of;
use super::{origin, report};
use crate::heap::{Gc, Header, Heap, Tracer, Value};
use crate::native::{getsets, methods};
use crate::objects::cx::Cx;
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Answer, Outcome, Raise, done};
use crate::objects::types::Builtin;

/// The state of a handle.
pub(super) struct HandleState {
    function: Value,
    /// A tuple.
    arguments: Value,
    context: Value,
    event_loop: Value,
    is_cancelled: bool,
    /// Of a timer: its deadline, and whether a loop has it that has neither fired nor dropped it.
    when: Value,
    is_waiting: bool,
    /// What a loop that is written in script notes of a timer.
    is_scheduled: bool,
    /// In debug mode: what it called before it was cancelled.
    cancelled_call: Option<Box<str>>,
}

impl OpaqueState for HandleState {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.values(&[
            self.function,
            self.arguments,
            self.context,
            self.event_loop,
            self.when,
        ]);
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
    let when = Value::from_float(deadline);
    let state = new_state(cx, event_loop, function, arguments, context, when);
    cx.heap
        .alloc(Opaque {
            header: Header::new(builtin.shape()),
            state: Box::new(state),
        })
        .value()
}

fn new_state(
    cx: &mut Cx,
    event_loop: Value,
    function: Value,
    arguments: Value,
    context: Value,
    when: Value,
) -> HandleState {
    let context = match context.defined().filter(|context| !context.is_none()) {
        Some(context) => context,
        None => super::context::snapshot(cx),
    };
    HandleState {
        function,
        arguments,
        context,
        event_loop,
        is_cancelled: false,
        when,
        is_waiting: false,
        is_scheduled: false,
        cancelled_call: None,
    }
}

fn state(cx: &Cx, handle: Value) -> Option<&HandleState> {
    cx.heap[handle.as_gc::<Opaque>()?].state()
}

fn state_mut(cx: &mut Cx, handle: Value) -> Option<&mut HandleState> {
    cx.heap[handle.as_gc::<Opaque>()?].state_mut()
}

/// The call of the handle ended: its context is what that made of it.
pub(super) fn keep_context(cx: &mut Cx, handle: Value) {
    let context = cx.context;
    if let Some(state) = state_mut(cx, handle) {
        state.context = context;
    }
}

/// The timer of the handle was added.
pub(super) fn timer_added(cx: &mut Cx, handle: Value) {
    if let Some(state) = state_mut(cx, handle) {
        state.is_waiting = true;
    }
}

/// Whether the timer of the handle was neither cancelled nor has it fired.
pub(super) fn is_wanted(heap: &Heap, handle: Gc<Opaque>) -> bool {
    heap[handle]
        .state::<HandleState>()
        .is_some_and(|state| state.is_waiting)
}

/// The timer of the handle fired: it cannot be taken back any more.
pub(super) fn fired(cx: &mut Cx, handle: Value) {
    if let Some(state) = state_mut(cx, handle) {
        state.is_waiting = false;
    }
}

/// Function, arguments and context of a handle that is due, unless it was cancelled.
pub(super) fn take(cx: &mut Cx, handle: Value) -> Option<(Value, Value, Value)> {
    let state = state_mut(cx, handle)?;
    (!state.is_cancelled).then_some((state.function, state.arguments, state.context))
}

/// Whether a value is a handle.
pub(super) fn is_handle(cx: &Cx, value: Value) -> bool {
    state(cx, value).is_some()
}

/// The loop of a handle; None for what is no handle.
pub(super) fn loop_of(cx: &Cx, handle: Value) -> Value {
    state(cx, handle).map_or(Value::NONE, |state| state.event_loop)
}

/// The `repr` of a handle.
pub(super) fn describe(cx: &mut Cx, handle: Value) -> String {
    let mut text = format!("<{}", cx.type_name(handle));
    let Some(state) = state(cx, handle) else {
        return text;
    };
    let (is_cancelled, when) = (state.is_cancelled, state.when);
    let cancelled_call = state.cancelled_call.clone();
    if is_cancelled {
        text.push_str(" cancelled");
    }
    if cx.is_instance(handle, Builtin::TimerHandle) {
        text.push_str(&format!(" when={}", report::show(cx, when)));
    }
    if let Some(call) = cancelled_call {
        text.push_str(&format!(" {call}"));
    } else if !is_cancelled {
        text.push_str(&format!(" {}", describe_its_call(cx, handle)));
    }
    text.push_str(&origin::created_at(cx, handle));
    text.push('>');
    text
}

/// Whether a handle of this loop shows the arguments of its call: in debug mode.
fn arguments_shown(cx: &mut Cx, event_loop: Value) -> Arguments {
    match origin::is_debug(cx, event_loop) {
        true => Arguments::Shown,
        false => Arguments::Hidden,
    }
}

/// The function and arguments of a handle that was not cancelled, as a call.
pub(super) fn describe_its_call(cx: &mut Cx, handle: Value) -> String {
    match state(cx, handle) {
        Some(state) if !state.is_cancelled => {
            let (function, arguments, event_loop) = (state.function, state.arguments, state.event_loop);
            let shown = arguments_shown(cx, event_loop);
            report::describe_call(cx, function, arguments, shown)
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
    let event_loop = loop_of(cx, handle);
    let mut call = None;
    if cx.origins.is_tracing && origin::is_debug(cx, event_loop) {
        call = Some(describe_its_call(cx, handle));
    }
    let Some(state) = state_mut(cx, handle) else {
        return done(Value::NONE);
    };
    if !state.is_cancelled {
        state.cancelled_call = call.map(String::into_boxed_str);
    }
    let was_cancelled = std::mem::replace(&mut state.is_cancelled, true);
    state.function = Value::NONE;
    state.arguments = Value::NONE;
    if std::mem::take(&mut state.is_waiting) {
        super::loop_methods::queues(cx, event_loop)
            .timers
            .note_cancelled();
    } else if !was_cancelled
        && super::loop_methods::state(cx, event_loop).is_none()
        && cx.is_instance(handle, Builtin::TimerHandle)
    {
        // A loop that is written in script counts them.
        return super::run::call_helper(cx, "base_events", "_timer_cancelled", &[event_loop, handle]);
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
    done(state(cx, handle).map_or(Value::NONE, |state| state.when))
}

fn get_context(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let handle = receiver(cx, args)?;
    let context = state(cx, handle).map_or(Value::NONE, |state| state.context);
    done(super::context::as_object(cx, context))
}

fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let handle = receiver(cx, args)?;
    report::with_scripts(cx, |cx| describe(cx, handle))
}

/// The constructor of both classes, and `__new__` of their subclasses.
fn construct(cx: &mut Cx, class: Value, builtin: Builtin, args: &[Value]) -> Result<Outcome, Raise> {
    let (when, rest) = match builtin {
        Builtin::TimerHandle => (args[0], &args[1..]),
        _ => (Value::NONE, args),
    };
    let items = match cx.as_list(rest[1]) {
        Some(items) => items.to_vec(),
        None => cx.as_tuple(rest[1]).map(<[Value]>::to_vec).unwrap_or_default(),
    };
    let arguments = cx.new_tuple(&items);
    let state = new_state(cx, rest[2], rest[0], arguments, rest[3], when);
    done(new_object_of(cx, class, builtin, state)?)
}

fn handle_construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = cx.types.get(Builtin::Handle).value();
    construct(cx, class, Builtin::Handle, args)
}

fn timer_construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let class = cx.types.get(Builtin::TimerHandle).value();
    construct(cx, class, Builtin::TimerHandle, args)
}

fn handle_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    construct(cx, args[0], Builtin::Handle, &args[1..])
}

fn timer_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    construct(cx, args[0], Builtin::TimerHandle, &args[1..])
}

super::origin::noted! {
    handle_construct_noted => handle_construct;
    timer_construct_noted => timer_construct;
    handle_new_noted => handle_new;
    timer_new_noted => timer_new;
}

fn init(_cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(Value::NONE)
}

/// `_run()`, for loops that are written in script.
fn run(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let handle = receiver(cx, args)?;
    super::run::call_helper(cx, "base_events", "_run_handle", &[handle])
}

/// Defines getters of fields.
macro_rules! fields {
    ($($name:ident => $field:ident)*) => {
        $(fn $name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            let handle = receiver(cx, args)?;
            done(state(cx, handle).map_or(Value::NONE, |state| Value::from(state.$field)))
        })*
    };
}

fields! {
    function => function
    arguments => arguments
    event_loop => event_loop
    is_scheduled => is_scheduled
}

fn set_scheduled(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let handle = receiver(cx, args)?;
    if let Some(state) = state_mut(cx, handle) {
        state.is_scheduled = args[1].is(Value::TRUE);
    }
    done(Value::NONE)
}

/// How two timers are ordered; `None`: the other is none.
fn compare(cx: &mut Cx, args: &[Value]) -> Option<(f64, f64)> {
    let (left, right) = (state(cx, args[0])?.when, state(cx, args[1])?.when);
    Some((cx.as_number_f64(left)?, cx.as_number_f64(right)?))
}

/// Whether two timers are the same in all that counts.
fn are_equal(cx: &mut Cx, args: &[Value]) -> bool {
    let Some((left, right)) = compare(cx, args) else {
        return false;
    };
    let (Some(one), Some(other)) = (state(cx, args[0]), state(cx, args[1])) else {
        return false;
    };
    let is_same_call = one.function.is(other.function) && one.is_cancelled == other.is_cancelled;
    let (mine, others) = (one.arguments, other.arguments);
    left == right && is_same_call && matches!(cx.equals(mine, others), Ok(Answer::Known(true)))
}

/// Defines the comparisons.
macro_rules! comparisons {
    ($($name:ident => |$left:ident, $right:ident, $equal:ident| $test:expr;)*) => {
        $(fn $name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            match compare(cx, args) {
                Some(($left, $right)) => {
                    let $equal = are_equal(cx, args);
                    done($test)
                }
                None => done(Value::NOT_IMPLEMENTED),
            }
        })*
    };
}

comparisons! {
    less => |left, right, _equal| left < right;
    less_or_equal => |left, right, equal| left < right || equal;
    greater => |left, right, _equal| left > right;
    greater_or_equal => |left, right, equal| left > right || equal;
    equal => |_left, _right, equal| equal;
}

fn hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let handle = receiver(cx, args)?;
    let when = state(cx, handle).map_or(Value::NONE, |state| state.when);
    match cx.hash_of(when)? {
        Answer::Known(hash) => done(cx.new_int(hash as i64)),
        Answer::Script => done(Value::small_int(0)),
    }
}

/// `asyncio.Handle`.
pub(crate) const HANDLE: TypeRow = TypeRow {
    builtin: Builtin::Handle,
    doc: "A function that the event loop will call, as `call_soon` returns it.",
    construct: Some(&NativeRow::new(
        "Handle(callback, args, loop, context=None)",
        "A call that no loop knows yet.\n",
        handle_construct_noted,
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// Make an instance of a subclass.
        static "__new__(cls, callback, args, loop, context=None)" => handle_new_noted,
        /// The work is done by `__new__`.
        "__init__(self, callback, args, loop, context=None)" => init,
        /// Cancel the call; does nothing when it was made or cancelled before.
        "cancel(self)" => cancel,
        /// Whether the call was cancelled.
        "cancelled(self)" => cancelled,
        /// The context the call is made in.
        "get_context(self)" => get_context,
        /// Make the call; what it raises goes to the loop's exception handler.
        "_run(self)" => run,
        /// Return repr(self).
        "__repr__(self)" => repr,
    },
    getsets: getsets! {
        /// The function; None once it is cancelled.
        "_callback" => function;
        /// The arguments; None once it is cancelled.
        "_args" => arguments;
        /// The loop.
        "_loop" => event_loop;
        /// Whether the call was cancelled.
        "_cancelled" => cancelled;
        /// The context the call is made in.
        "_context" => get_context;
        /// Where it was made, when its loop was in debug mode then; else None.
        "_source_traceback" => super::origin::source_traceback;
    },
};

/// `asyncio.TimerHandle`.
pub(crate) const TIMER_HANDLE: TypeRow = TypeRow {
    builtin: Builtin::TimerHandle,
    doc: "A function that the event loop will call at a time, as `call_later` and `call_at` return it.",
    construct: Some(&NativeRow::new(
        "TimerHandle(when, callback, args, loop, context=None)",
        "A call at a time that no loop knows yet.\n",
        timer_construct_noted,
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// Make an instance of a subclass.
        static "__new__(cls, when, callback, args, loop, context=None)" => timer_new_noted,
        /// The work is done by `__new__`.
        "__init__(self, when, callback, args, loop, context=None)" => init,
        /// The time of the call, on the loop's clock.
        "when(self)" => when,
        /// Return self<value.
        "__lt__(self, value, /)" => less,
        /// Return self<=value.
        "__le__(self, value, /)" => less_or_equal,
        /// Return self>value.
        "__gt__(self, value, /)" => greater,
        /// Return self>=value.
        "__ge__(self, value, /)" => greater_or_equal,
        /// Return self==value.
        "__eq__(self, value, /)" => equal,
        /// Return hash(self).
        "__hash__(self, /)" => hash,
    },
    getsets: getsets! {
        /// The time of the call.
        "_when" => when;
        /// What a loop that is written in script notes.
        "_scheduled" => is_scheduled, set_scheduled;
    },
};
