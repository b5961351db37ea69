//! `asyncio.run`: a loop from beginning to end, with everything tidied up behind it.

use super::future::cancel;
use super::future::schedule;
use super::signals::{AtInterrupt, INTERRUPT};
use super::task::{is_awaitable, is_coroutine, new_native_coroutine, new_task};
use super::turn::pending_tasks;
use super::{gather, handle, loop_methods, report};
use crate::heap::{Gc, Value};
use crate::objects::coroutine::NativeCoroutineRow;
use crate::objects::cx::Cx;
use crate::objects::event_loop::Ready;
use crate::objects::frame::{Frame, FrameState};
use crate::objects::future::{Future, FutureState};
use crate::objects::outcome::{Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;

/// Where `run` stands when it goes on.
const MAIN_DONE: u32 = 0;
const TASKS_CANCELLED: u32 = 1;
const CLOSING_MADE: u32 = 2;
const GENERATORS_CLOSED: u32 = 3;
const MAIN_WRAPPED: u32 = 4;

static RUN: Then = Then {
    name: "asyncio.run",
    resume: resume_run,
    catches: true,
};

/// `run(main, *, debug=None, loop_factory=None)`: runs a coroutine in a new loop, then cancels what tasks
/// are left, closes async generators and the loop.
pub(super) fn run(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let main = args[0];
    if cx.event_loop.running.is_some() && !super::prompt::may_nest(cx) {
        return Err(cx.runtime_error("asyncio.run() cannot be called from a running event loop"));
    }
    let is_debug = cx.modes.is_dev || cx.modes.debugs_asyncio;
    if is_debug
        || !args[1].is_none()
        || !args[2].is_none()
        || super::task_methods::has_policy(cx)
        || report::uses_logging(cx)
    {
        return call_helper(cx, "runners", "_run", args);
    }
    if is_coroutine(main) {
        return start_main(cx, main);
    }
    if is_awaitable(cx, main) {
        return wrap_awaitable(cx, main, &RUN, MAIN_WRAPPED, &[]);
    }
    Err(cx.type_error("An asyncio.Future, a coroutine or an awaitable is required"))
}

/// Runs a coroutine, such as a script with `await` at its top level, as `run` does.
pub(crate) fn start_main(cx: &mut Cx, coroutine: Value) -> Result<Outcome, Raise> {
    let event_loop = loop_methods::new_loop(cx);
    if super::prompt::may_nest(cx) {
        super::prompt::leave_for(cx, event_loop);
    }
    let task = new_task(cx, event_loop, coroutine, Value::UNDEF, Value::UNDEF);
    cx.event_loop.current = Some(event_loop);
    super::signals::main_begins(cx);
    cx.event_loop.main_task = Some(task.value());
    cx.event_loop.interrupts = 0;
    loop_methods::run(
        cx,
        task.value(),
        Some(&RUN),
        MAIN_DONE,
        &[event_loop, task.value()],
    )
}

/// Goes on when the main task is done. `kept` is the loop, the main task; later the result (Undef when
/// there is an exception), the exception, and a list of the tasks that were cancelled.
fn resume_run(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let event_loop = kept.values.first().copied().unwrap_or(Value::NONE);
    match kept.state {
        MAIN_DONE => {
            cx.event_loop.main_task = None;
            let (result, exception) = match resumed {
                Resumed::Value(value) => (value, Value::NONE),
                Resumed::Raised(exception) => (Value::UNDEF, interruption(cx, kept.values[1], exception)),
            };
            cancel_tasks(cx, event_loop, result, exception)
        }
        TASKS_CANCELLED => {
            let (result, exception, tasks) = (kept.values[1], kept.values[2], kept.values[3]);
            if let Resumed::Raised(raised) = resumed {
                // A second interrupt while tidying up.
                return finish(cx, event_loop, Value::UNDEF, raised);
            }
            report_failed(cx, tasks);
            close_generators(cx, event_loop, result, exception)
        }
        CLOSING_MADE => match resumed {
            Resumed::Value(coroutine) => {
                let task = new_task(cx, event_loop, coroutine, Value::UNDEF, Value::UNDEF);
                let kept = [event_loop, kept.values[1], kept.values[2]];
                loop_methods::run(cx, task.value(), Some(&RUN), GENERATORS_CLOSED, &kept)
            }
            Resumed::Raised(raised) => finish(cx, event_loop, Value::UNDEF, raised),
        },
        MAIN_WRAPPED => match resumed {
            Resumed::Value(coroutine) => start_main(cx, coroutine),
            Resumed::Raised(raised) => Err(cx.raise_value(raised)),
        },
        GENERATORS_CLOSED => finish(cx, event_loop, kept.values[1], kept.values[2]),
        _ => unreachable!("run has no other states"),
    }
}

/// What the program sees when the main task ended with `exception`: KeyboardInterrupt when an interrupt
/// cancelled it.
pub(super) fn interruption(cx: &mut Cx, task: Value, exception: Value) -> Value {
    if cx.event_loop.interrupts == 0 || !cx.is_instance(exception, Builtin::CancelledError) {
        return exception;
    }
    cx.event_loop.interrupts = 0;
    if let Some(task) = task.as_gc::<Future>() {
        let extras = cx.heap[task].extras_mut();
        extras.cancel_requests = extras.cancel_requests.saturating_sub(1);
        if extras.cancel_requests > 0 {
            return exception;
        }
    }
    let class = cx.types.get(Builtin::KeyboardInterrupt);
    let interrupt = cx.new_exception(class, &[]);
    cx.heap[interrupt].context = exception;
    interrupt.value()
}

fn cancel_tasks(cx: &mut Cx, event_loop: Value, result: Value, exception: Value) -> Result<Outcome, Raise> {
    let tasks: Vec<Value> = pending_tasks(cx)
        .into_iter()
        .filter(|task| cx.heap[*task].event_loop.is(event_loop))
        .map(Gc::value)
        .collect();
    if tasks.is_empty() {
        return close_generators(cx, event_loop, result, exception);
    }
    let is_asked = |task: &Value| !cx.is_plain(*task);
    if tasks.iter().any(is_asked) {
        // A class of a script's may have a `cancel` of its own.
        if let Some((helper, values)) = helper_call(cx, "runners", "_cancel_tasks", &[event_loop]) {
            let none = cx.new_list(Vec::new());
            return cx.call(
                helper,
                &values,
                &RUN,
                TASKS_CANCELLED,
                &[event_loop, result, exception, none],
            );
        }
    }
    for task in &tasks {
        let task = task.as_gc::<Future>().expect("tasks are futures");
        cancel(cx, task, Value::NONE);
    }
    let mut arguments = vec![Value::TRUE];
    arguments.extend(&tasks);
    let outer = gathered(cx, &arguments)?;
    let tasks = cx.new_list(tasks);
    let kept = [event_loop, result, exception, tasks];
    loop_methods::run(cx, outer, Some(&RUN), TASKS_CANCELLED, &kept)
}

fn gathered(cx: &mut Cx, arguments: &[Value]) -> Result<Value, Raise> {
    match gather::gather(cx, arguments)? {
        Outcome::Return(outer) => Ok(outer),
        _ => unreachable!("gather makes its future at once"),
    }
}

/// Reports tasks that did not end by cancellation but by another exception.
fn report_failed(cx: &mut Cx, tasks: Value) {
    let tasks = cx.as_list(tasks).map(<[Value]>::to_vec).unwrap_or_default();
    for task in tasks {
        let Some(task) = task.as_gc::<Future>() else {
            continue;
        };
        if cx.heap[task].state() == FutureState::Failed {
            let exception = cx.heap[task].value;
            report::unhandled_at_shutdown(cx, task, exception);
        }
    }
}

fn close_generators(
    cx: &mut Cx,
    event_loop: Value,
    result: Value,
    exception: Value,
) -> Result<Outcome, Raise> {
    let kept = [event_loop, result, exception];
    if loop_methods::has_task_maker(cx, event_loop)
        && let Some((helper, values)) = helper_call(cx, "runners", "_tidy_up", &[event_loop])
    {
        return cx.call(helper, &values, &RUN, GENERATORS_CLOSED, &kept);
    }
    let generators = open_generators(cx, event_loop);
    if generators.is_empty() && !uses_threads(cx) {
        return finish(cx, event_loop, result, exception);
    }
    let generators = cx.new_list(generators);
    match cx.registered(CLOSE_GENERATORS) {
        Some(helper) => {
            let uses_threads = Value::from(uses_threads(cx));
            cx.call(helper, &[generators, uses_threads], &RUN, CLOSING_MADE, &kept)
        }
        // Nothing imported asyncio: then no generator can be told apart from a forgotten one either.
        None => finish(cx, event_loop, result, exception),
    }
}

/// The key that is registered when the first thread is asked for.
const THREADS: &str = "asyncio.threads";

/// Whether there have been threads.
pub(super) fn uses_threads(cx: &Cx) -> bool {
    cx.registered(THREADS).is_some()
}

/// `_start_thread(function)`: calls a function without arguments in a thread of its own.
pub(super) fn start_thread(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.register(THREADS, Value::TRUE);
    cx.new_threads.push(args[0]);
    cx.has_threads = true;
    done(Value::NONE)
}

/// Closes the loop and ends `run` as the main task ended.
fn finish(cx: &mut Cx, event_loop: Value, result: Value, exception: Value) -> Result<Outcome, Raise> {
    loop_methods::close(cx, event_loop);
    cx.event_loop.current = None;
    super::prompt::come_back(cx, event_loop);
    match result.defined() {
        Some(result) => done(result),
        None => Err(cx.raise_value(exception)),
    }
}

/// The async generators of a loop that have begun and not finished.
fn open_generators(cx: &mut Cx, event_loop: Value) -> Vec<Value> {
    let begun = cx.event_loop.async_generators.values_mut();
    let mut taken = Vec::new();
    for begun in begun.filter(|begun| begun.event_loop.is(event_loop) && !begun.is_shut_down) {
        begun.is_shut_down = true;
        taken.push(*begun);
    }
    taken.sort_by_key(|begun| begun.number);
    let generators = taken.into_iter().map(|begun| begun.generator);
    let open = generators.filter(|generator| cx.heap[*generator].state == FrameState::Suspended);
    open.map(Gc::value).collect()
}

/// Keys of functions of `asyncio/__init__.pyish`, which `_set_helpers` registers.
const WRAP_AWAITABLE: &str = "asyncio.wrap_awaitable";
const CLOSE_GENERATORS: &str = "asyncio.close_generators";
const CALL_HELPER: &str = "asyncio.call_helper";
const SPAWN_CLOSING: &str = "asyncio.spawn_closing";

/// `_set_helpers(wrap_awaitable, close_generators, spawn_closing, call_helper)`: what natives need from Pyish.
pub(super) fn set_helpers(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.register(WRAP_AWAITABLE, args[0]);
    cx.register(CLOSE_GENERATORS, args[1]);
    cx.register(SPAWN_CLOSING, args[2]);
    cx.register(CALL_HELPER, args[3]);
    done(Value::NONE)
}

/// Calls a function of a submodule of `asyncio`, which is imported for it.
pub(super) fn call_helper(cx: &mut Cx, module: &str, name: &str, args: &[Value]) -> Result<Outcome, Raise> {
    match helper_call(cx, module, name, args) {
        Some((helper, values)) => cx.tail_call(helper, &values),
        None => Err(cx.runtime_error(format!("asyncio.{module} needs `import asyncio`"))),
    }
}

/// The function and the arguments of such a call.
pub(super) fn helper_call(
    cx: &mut Cx,
    module: &str,
    name: &str,
    args: &[Value],
) -> Option<(Value, Vec<Value>)> {
    let helper = cx.registered(CALL_HELPER)?;
    let mut values = vec![cx.new_str(module), cx.new_str(name)];
    values.extend_from_slice(args);
    Some((helper, values))
}

/// The same at the next safepoint, for natives in the midst of their work.
pub(super) fn call_helper_soon(cx: &mut Cx, module: &str, name: &str, args: &[Value]) {
    if let Some((helper, values)) = helper_call(cx, module, name, args) {
        call_soon(cx, helper, &values);
    }
}

/// Makes the calls that are owed to scripts now, then gives `result`.
pub(super) fn call_owed(cx: &mut Cx, result: Value) -> Result<Outcome, Raise> {
    if cx.event_loop.deferred.is_empty() {
        return done(result);
    }
    let owed = std::mem::take(&mut cx.event_loop.deferred);
    let calls: Vec<Value> = owed
        .into_iter()
        .map(|(function, arguments)| cx.new_tuple(&[function, arguments]))
        .collect();
    let calls = cx.new_list(calls);
    call_helper(cx, "base_futures", "_call_all", &[calls, result])
}

/// The same before the loop's next step, or (`Due::NextTurn`) before its next turn.
pub(super) fn call_helper_in_loop(cx: &mut Cx, due: Due, module: &str, name: &str, args: &[Value]) {
    let running = cx.event_loop.running;
    if running.is_none_or(|running| loop_methods::state(cx, running).is_none()) {
        return call_helper_soon(cx, module, name, args);
    }
    if let Some((helper, values)) = helper_call(cx, module, name, args) {
        let arguments = cx.new_tuple(&values);
        match due {
            Due::NextStep => {
                cx.event_loop.reports.push_front((helper, arguments));
                // As if a report had just been made: then the next one is looked for.
                cx.event_loop.calling = Some(Ready::Handle(Value::NONE));
            }
            Due::NextTurn => cx.event_loop.reports.push_back((helper, arguments)),
        }
    }
}

/// When a loop makes a call that a native owes to a script.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Due {
    NextStep,
    NextTurn,
}

/// Calls a function at the next safepoint.
pub(super) fn call_soon(cx: &mut Cx, function: Value, args: &[Value]) {
    let args = cx.new_tuple(args);
    cx.event_loop.deferred.push_back((function, args));
    cx.heap.request_safepoint();
}

/// Calls the function that makes a coroutine of an awaitable; `then` goes on with the coroutine.
pub(super) fn wrap_awaitable(
    cx: &mut Cx,
    awaitable: Value,
    then: &'static Then,
    state: u32,
    kept: &[Value],
) -> Result<Outcome, Raise> {
    match cx.registered(WRAP_AWAITABLE) {
        Some(helper) => cx.call(helper, &[awaitable], then, state, kept),
        None => Err(cx.type_error("awaitables that are not coroutines need `import asyncio`")),
    }
}

/// A suspended async generator was dropped: the loop in which it began closes it in a task of its own. Whether there
/// is such a loop, if only a closed one.
pub(super) fn async_generator_died(cx: &mut Cx, generator: Gc<Frame>) -> bool {
    let begun = cx.event_loop.async_generators.get(&generator.value().bits());
    let Some(event_loop) = begun.map(|begun| begun.event_loop) else {
        return false;
    };
    let Some(state) = loop_methods::state(cx, event_loop) else {
        let values = super::context::snapshot(cx);
        let context = super::context::as_object(cx, values);
        let args = [event_loop, generator.value(), context];
        call_helper_soon(cx, "base_events", "_close_generator", &args);
        return true;
    };
    let is_closed = state.is_closed;
    if let Some(helper) = cx.registered(SPAWN_CLOSING).filter(|_| !is_closed) {
        // A turn later, and in the context of whoever dropped it.
        let handle = handle::new_handle(cx, event_loop, helper, &[generator.value()], Value::UNDEF);
        schedule(cx, event_loop, Ready::Handle(handle));
    }
    true
}

/// `loop.shutdown_asyncgens()`: a coroutine that closes the async generators.
pub(super) fn shutdown_asyncgens(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = args.first().copied().or(cx.event_loop.running);
    let generators = event_loop.map_or_else(Vec::new, |event_loop| open_generators(cx, event_loop));
    match cx.registered(CLOSE_GENERATORS) {
        Some(helper) if !generators.is_empty() => {
            let generators = cx.new_list(generators);
            cx.tail_call(helper, &[generators, Value::FALSE])
        }
        _ => done(no_generators_to_await(cx)),
    }
}

/// A coroutine that finds no async generator to close.
fn no_generators_to_await(cx: &mut Cx) -> Value {
    static NO_GENERATORS: NativeCoroutineRow = NativeCoroutineRow {
        name: "BaseEventLoop.shutdown_asyncgens",
        step: |_, _, _| done(Value::NONE),
    };
    new_native_coroutine(cx, &NO_GENERATORS, [Value::NONE; 3])
}

/// A coroutine that finds no threads to wait for.
pub(super) fn no_executor_to_await(cx: &mut Cx) -> Value {
    static NO_EXECUTOR: NativeCoroutineRow = NativeCoroutineRow {
        name: "BaseEventLoop.shutdown_default_executor",
        step: |_, _, _| done(Value::NONE),
    };
    new_native_coroutine(cx, &NO_EXECUTOR, [Value::NONE; 3])
}

/// `_begin_main(task)`: an interrupt cancels this task from now on.
pub(super) fn begin_main(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    super::signals::main_begins(cx);
    cx.event_loop.main_task = Some(args[0]);
    cx.event_loop.interrupts = 0;
    done(Value::NONE)
}

/// `_end_main()`: the task is done; whether an interrupt cancelled it.
pub(super) fn end_main(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    cx.event_loop.main_task = None;
    done(std::mem::take(&mut cx.event_loop.interrupts) > 0)
}

/// The machine was interrupted: a script's handler is called; else the first time under `run` the main task is
/// cancelled.
pub(super) fn interrupted(cx: &mut Cx) -> bool {
    if cx.event_loop.owed_exception.is_some() {
        return false;
    }
    if cx.event_loop.running.is_some() && super::signals::deliver_signal(cx, INTERRUPT) {
        return true;
    }
    match super::signals::at_interrupt(cx) {
        AtInterrupt::Nothing => return true,
        AtInterrupt::Call(handler) => {
            call_soon(cx, handler, &[Value::small_int(i64::from(INTERRUPT))]);
            return true;
        }
        AtInterrupt::Raise => return false,
        AtInterrupt::Usual => {}
    }
    let Some(task) = cx.event_loop.main_task else {
        return false;
    };
    if cx.event_loop.running.is_none() || cx.event_loop.interrupts > 0 {
        return false;
    }
    match task.as_gc::<Future>() {
        Some(future) if cx.heap[future].is_done() => return false,
        Some(future) => {
            cancel(cx, future, Value::NONE);
        }
        // A task of a class that is no future.
        None => call_helper_soon(cx, "runners", "_cancel_main", &[task]),
    }
    cx.event_loop.interrupts = 1;
    true
}
