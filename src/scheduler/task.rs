//! Tasks: making them, cancelling them, and what their names and contexts are.

use super::context;
use super::future::{self, cancel_sleep, schedule};
use super::run::Due;
use super::turn::has_own;
use crate::heap::{Gc, Value};
use crate::objects::coroutine::{NativeCoroutine, NativeCoroutineRow};
use crate::objects::cx::Cx;
use crate::objects::event_loop::{Ready, TaskEntry};
use crate::objects::frame::{Frame, FrameState};
use crate::objects::function::Function;
use crate::objects::future::Future;
use crate::objects::outcome::{Outcome, Raise, Then, done};
use crate::objects::types::Builtin;

/// Makes a task of a coroutine; its first step is in the next turn. `name` is Undef for `Task-N`, `context`
/// is Undef for a copy of the current one.
pub(crate) fn new_task(
    cx: &mut Cx,
    event_loop: Value,
    coroutine: Value,
    name: Value,
    context: Value,
) -> Gc<Future> {
    let task = prepared_task(cx, event_loop, coroutine, name, context);
    begin(cx, task);
    task
}

/// Makes a task that does not run yet.
#[inline]
fn prepared_task(
    cx: &mut Cx,
    event_loop: Value,
    coroutine: Value,
    name: Value,
    context: Value,
) -> Gc<Future> {
    let mut fields = Future::new(Builtin::Task.shape(), event_loop);
    prepare(cx, &mut fields, coroutine, name, context);
    cx.heap.alloc(fields)
}

/// How a task starts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Start {
    /// In the next turn of the loop.
    Later,
    /// At once, if the loop runs.
    Eager,
}

/// Makes a task as the constructor does.
pub(super) fn start_task(
    cx: &mut Cx,
    event_loop: Value,
    coroutine: Value,
    name: Value,
    context: Value,
    start: Start,
) -> Result<Outcome, Raise> {
    let task = prepared_task(cx, event_loop, coroutine, name, context);
    begin_as(cx, task, start)
}

/// Begins to run a prepared task, and gives it.
pub(super) fn begin_as(cx: &mut Cx, task: Gc<Future>, start: Start) -> Result<Outcome, Raise> {
    let event_loop = cx.heap[task].event_loop;
    let is_running = cx
        .event_loop
        .running
        .is_some_and(|running| running.is(event_loop));
    if start == Start::Eager && is_running {
        super::origin::note(cx, task.value());
        return super::eager::start(cx, task);
    }
    if !is_running {
        super::loop_methods::check_open(cx, event_loop)?;
    }
    begin(cx, task);
    done(task)
}

/// Fills in what makes a future a task.
pub(super) fn prepare(cx: &mut Cx, fields: &mut Future, coroutine: Value, name: Value, context: Value) {
    fields.coroutine = coroutine;
    fields.context = match context.defined() {
        Some(context) => context,
        None => context::snapshot(cx),
    };
    if name.is_undef() {
        cx.event_loop.task_names += 1;
        fields.set_own_number(cx.event_loop.task_names);
    } else {
        fields.set_own_number(cx.event_loop.task_names);
        fields.extras_mut().name = name;
    }
}

/// Registers a task and schedules its first step.
pub(super) fn begin(cx: &mut Cx, task: Gc<Future>) {
    register(cx, task);
    let event_loop = cx.heap[task].event_loop;
    schedule(cx, event_loop, Ready::Step(task));
}

/// Makes a task one of those that are not done.
pub(super) fn register(cx: &mut Cx, task: Gc<Future>) {
    let number = cx.heap[task].own_number();
    let key = cx.event_loop.tasks.insert(TaskEntry { task, number });
    cx.heap[task].set_key(key);
    let coroutine = cx.heap[task].coroutine;
    if cx.finalizable.last().is_some_and(|last| last.is(coroutine)) && !has_cleanup(cx, coroutine) {
        // The task answers for it from now on.
        cx.finalizable.pop();
    }
}

/// A task is none of those that are not done any more.
#[inline]
pub(super) fn unregister(cx: &mut Cx, task: Gc<Future>) {
    if let Some(entry) = cx.heap[task]
        .key()
        .and_then(|key| cx.event_loop.tasks.remove(key))
    {
        cx.heap[task].set_own_number(entry.number);
    }
}

/// The N of a task's default name `Task-N`.
pub(super) fn number(cx: &Cx, task: Gc<Future>) -> u32 {
    match cx.heap[task].key() {
        Some(key) => cx.event_loop.tasks.get(key).map_or(0, |entry| entry.number),
        None => cx.heap[task].own_number(),
    }
}

/// Whether a dropped coroutine would have `finally` or `with` blocks to run.
fn has_cleanup(cx: &Cx, coroutine: Value) -> bool {
    coroutine
        .as_gc::<Frame>()
        .and_then(|frame| cx.heap[frame].links.code)
        .is_some_and(|code| !cx.heap[code].code.handlers.is_empty())
}

/// Whether the value is a coroutine, script's or native.
#[inline]
pub(crate) fn is_coroutine(value: Value) -> bool {
    value
        .header()
        .is_some_and(|header| header.shape == Builtin::Coroutine.shape())
}

/// Whether calling the value gives a coroutine.
pub(super) fn is_coroutine_function(cx: &Cx, value: Value) -> bool {
    crate::vm::await_chain::is_coroutine_function(cx, value)
}

/// The future that stands for an awaitable: itself, or a task of the coroutine. `event_loop` is Undef for
/// the running loop. What has an `__await__` was made a coroutine before, see `run::wrap_awaitable`.
pub(crate) fn ensure_future(cx: &mut Cx, awaitable: Value, event_loop: Value) -> Result<Gc<Future>, Raise> {
    if let Some(future) = awaitable.as_gc::<Future>() {
        let own = cx.heap[future].event_loop;
        if !event_loop.is_undef() && !own.is(event_loop) {
            return Err(cx.value_error(
                "The future belongs to a different loop than the one specified as the loop argument",
            ));
        }
        return Ok(future);
    }
    if !is_coroutine(awaitable) {
        return Err(cx.type_error("An asyncio.Future, a coroutine or an awaitable is required"));
    }
    let event_loop = match event_loop.defined() {
        Some(event_loop) => event_loop,
        None => running_loop(cx)?,
    };
    super::loop_methods::check_open(cx, event_loop)?;
    Ok(new_task(cx, event_loop, awaitable, Value::UNDEF, Value::UNDEF))
}

/// Whether the loop's task factory makes the task of this coroutine. `event_loop` is Undef for the running
/// loop.
pub(super) fn needs_factory(cx: &Cx, value: Value, event_loop: Value) -> bool {
    let event_loop = event_loop.defined().or(cx.event_loop.running);
    is_coroutine(value)
        && event_loop.is_some_and(|event_loop| super::loop_methods::has_task_maker(cx, event_loop))
}

/// Calls the loop's task factory with a coroutine; `then` goes on with the task.
pub(super) fn call_factory(
    cx: &mut Cx,
    coroutine: Value,
    event_loop: Value,
    then: &'static Then,
    state: u32,
    kept: &[Value],
) -> Result<Outcome, Raise> {
    let event_loop = match event_loop.defined() {
        Some(event_loop) => event_loop,
        None => running_loop(cx)?,
    };
    let maker = super::loop_methods::task_maker(cx, event_loop, coroutine);
    let (factory, args) = maker.expect("the caller asked for it");
    cx.call(factory, &args, then, state, kept)
}

/// Whether the value is neither future nor coroutine, but has an `__await__`.
pub(super) fn needs_wrapping(cx: &mut Cx, value: Value) -> bool {
    !value.is_kind::<Future>() && !is_coroutine(value) && is_awaitable(cx, value)
}

/// Whether an object of a script's class behaves like a future: it has `_asyncio_future_blocking`, which is not None.
pub(super) fn is_duck_future(cx: &mut Cx, value: Value) -> bool {
    let class = cx.class_of(value);
    if !cx.heap[class].flags.is_script {
        return false;
    }
    let name = cx.intern("_asyncio_future_blocking");
    let of_class = cx.lookup(class, name);
    let own = cx.instance_get(value, name);
    of_class.is_some_and(|of_class| !own.unwrap_or(of_class).is_none())
}

/// Whether the value has an `__await__`.
pub(super) fn is_awaitable(cx: &mut Cx, value: Value) -> bool {
    let name = cx.names.await_;
    let class = cx.class_of(value);
    cx.heap[class]
        .mro
        .iter()
        .any(|class| cx.get_name(cx.heap[*class].namespace, name).is_some())
}

/// Makes a native coroutine at its first step.
#[inline]
pub(crate) fn new_native_coroutine(cx: &mut Cx, row: &'static NativeCoroutineRow, kept: [Value; 3]) -> Value {
    let coroutine = cx.heap.alloc(NativeCoroutine::new(row, kept)).value();
    // Never awaited, it is reported when it dies; the vm takes it off when it is awaited at once.
    cx.finalizable.push(coroutine);
    coroutine
}

/// The running loop object. Raises RuntimeError when there is none.
#[inline]
pub(crate) fn running_loop(cx: &mut Cx) -> Result<Value, Raise> {
    match cx.event_loop.running {
        Some(running) => Ok(running),
        None => Err(cx.runtime_error("no running event loop")),
    }
}

/// Counts a request to cancel a pending task; gives the future to cancel in its place, if it waits for one
/// that can be. Else the task gets CancelledError at its next step.
pub(super) fn request_cancel(cx: &mut Cx, task: Gc<Future>, message: Value) -> Option<Gc<Future>> {
    let fields = &mut cx.heap[task];
    fields.extras_mut().cancel_requests += 1;
    let waiting_for = fields.waiting_for();
    if let Some(waiter) = waiting_for.as_gc::<Future>() {
        if !cx.is_plain(waiting_for) && has_own(cx, waiter, &["cancel"]) {
            let arguments = [task.value(), waiting_for, message];
            super::run::call_helper_soon(cx, "base_futures", "_cancel_by_script", &arguments);
            return None;
        }
        if future::accepts_cancel(cx, waiter) {
            return Some(waiter);
        }
    } else if let Some(waiter) = waiting_for.as_gc::<NativeCoroutine>()
        && cancel_sleep(cx, waiter, message)
    {
        return None;
    } else if super::sleep::cancel_own(cx, task, message) {
        return None;
    } else if is_duck_future(cx, waiting_for) {
        let arguments = [waiting_for, message];
        super::run::call_helper_in_loop(cx, Due::NextTurn, "base_futures", "_cancel_duck", &arguments);
        return None;
    }
    let fields = &mut cx.heap[task];
    fields.set_must_cancel(true);
    fields.extras_mut().cancel_message = message;
    None
}

/// The name of a task.
pub(crate) fn name(cx: &mut Cx, task: Gc<Future>) -> Value {
    let given = cx.heap[task]
        .extras
        .as_ref()
        .map_or(Value::UNDEF, |extras| extras.name);
    match given.defined() {
        Some(name) => name,
        None => {
            let text = format!("Task-{}", number(cx, task));
            cx.new_str(&text)
        }
    }
}

/// The name a coroutine shows, and where it stands: `main() running at file.py:3`.
pub(crate) fn describe_coroutine(cx: &Cx, coroutine: Value) -> String {
    if let Some(native) = coroutine.as_gc::<NativeCoroutine>() {
        return format!("{}()", cx.heap[native].row.name);
    }
    match coroutine.as_gc::<Frame>() {
        Some(frame) => describe_frame(cx, frame),
        None => cx.type_name(coroutine).to_owned(),
    }
}

/// File, line and name of where a suspended frame stands.
pub(super) fn frame_place(cx: &Cx, frame: Gc<Frame>) -> Option<(String, u32, String)> {
    let fields = &cx.heap[frame];
    let function = fields.links.function.as_gc::<Function>()?;
    let name = cx.heap.text(cx.heap[function].qualname).to_owned();
    let loaded = &cx.heap[cx.heap[function].code];
    let code = &loaded.code;
    let line = match fields.state {
        FrameState::Created | FrameState::Finished => code.first_line,
        FrameState::Suspended | FrameState::Running => {
            let offset = (fields.links.pc.addr() - loaded.entry.addr()) / size_of::<u32>();
            let position = code.lines.position(offset as u32);
            position.map_or(code.first_line, |position| position.line)
        }
    };
    Some((code.filename.to_string(), line, name))
}

fn describe_frame(cx: &Cx, frame: Gc<Frame>) -> String {
    let Some((file, line, name)) = frame_place(cx, frame) else {
        return "coroutine".to_owned();
    };
    match cx.heap[frame].state {
        FrameState::Finished => format!("{name}() done, defined at {file}:{line}"),
        _ => format!("{name}() running at {file}:{line}"),
    }
}
