//! `asyncio.run`: a loop from beginning to end, with everything tidied up behind it.

use super::future::cancel;
use super::task::{ensure_future, is_awaitable, is_coroutine, new_native_coroutine, new_task};
use super::turn::pending_tasks;
use super::{gather, loop_methods, report};
use crate::heap::{Gc, Header, Value};
use crate::objects::coroutine::NativeCoroutineRow;
use crate::objects::cx::Cx;
use crate::objects::frame::{AsyncGenStep, Frame, FrameState, StepAction};
use crate::objects::future::{Future, FutureState};
use crate::objects::outcome::{Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;

/// Where `run` stands when it goes on.
const MAIN_DONE: u32 = 0;
const TASKS_CANCELLED: u32 = 1;
const GENERATORS_CLOSED: u32 = 2;

static RUN: Then = Then {
    name: "asyncio.run",
    resume: resume_run,
    catches: true,
};

/// `run(main, *, debug=None, loop_factory=None)`: runs a coroutine in a new loop, then cancels what tasks
/// are left, closes async generators and the loop.
pub(super) fn run(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (main, loop_factory) = (args[0], args[2]);
    if cx.event_loop.running.is_some() {
        return Err(cx.runtime_error("asyncio.run() cannot be called from a running event loop"));
    }
    if !loop_factory.is_none() {
        return Err(cx.raise(
            Builtin::NotImplementedError,
            "asyncio.run(loop_factory=...) is not supported yet",
        ));
    }
    if !is_coroutine(main) && !is_awaitable(cx, main) {
        let text = report::show(cx, main);
        return Err(cx.value_error(format!("a coroutine was expected, got {text}")));
    }
    start_main(cx, main)
}

/// Runs a coroutine, such as a script with `await` at its top level, as `run` does.
pub(crate) fn start_main(cx: &mut Cx, coroutine: Value) -> Result<Outcome, Raise> {
    let event_loop = loop_methods::new_loop(cx);
    let task = if is_coroutine(coroutine) {
        new_task(cx, event_loop, coroutine, Value::UNDEF, Value::UNDEF)
    } else {
        ensure_future(cx, coroutine, event_loop)?
    };
    cx.event_loop.current = Some(event_loop);
    cx.event_loop.main_task = Some(task);
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
    let event_loop = kept.values[0];
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
        GENERATORS_CLOSED => finish(cx, event_loop, kept.values[1], kept.values[2]),
        _ => unreachable!("run has three states"),
    }
}

/// What the program sees when the main task ended with `exception`: KeyboardInterrupt when an interrupt
/// cancelled it.
fn interruption(cx: &mut Cx, task: Value, exception: Value) -> Value {
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
        if cx.heap[task].state == FutureState::Failed {
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
    let steps = closing_steps(cx);
    if steps.is_empty() {
        return finish(cx, event_loop, result, exception);
    }
    let mut arguments = vec![Value::TRUE];
    for step in steps {
        arguments.push(ensure_future(cx, step, event_loop)?.value());
    }
    let outer = gathered(cx, &arguments)?;
    let kept = [event_loop, result, exception];
    loop_methods::run(cx, outer, Some(&RUN), GENERATORS_CLOSED, &kept)
}

/// Closes the loop and ends `run` as the main task ended.
fn finish(cx: &mut Cx, event_loop: Value, result: Value, exception: Value) -> Result<Outcome, Raise> {
    loop_methods::close(cx, event_loop);
    cx.event_loop.current = None;
    match result.defined() {
        Some(result) => done(result),
        None => Err(cx.raise_value(exception)),
    }
}

/// `aclose()` of every async generator that has begun and not finished.
fn closing_steps(cx: &mut Cx) -> Vec<Value> {
    let generators = std::mem::take(&mut cx.event_loop.async_generators);
    let is_open = |cx: &Cx, frame: Gc<Frame>| cx.heap[frame].state == FrameState::Suspended;
    let mut steps = Vec::new();
    for generator in generators {
        if !is_open(cx, generator) {
            continue;
        }
        let step = AsyncGenStep {
            header: Header::new(Builtin::AsyncGeneratorStep.shape()),
            generator,
            input: Value::NONE,
            action: StepAction::Close,
            is_used: false,
        };
        steps.push(cx.heap.alloc(step).value());
    }
    steps
}

/// `loop.shutdown_asyncgens()`: a coroutine that closes the async generators.
pub(super) fn shutdown_asyncgens(cx: &mut Cx) -> Value {
    static SHUTDOWN: NativeCoroutineRow = NativeCoroutineRow {
        name: "shutdown_asyncgens",
        step: |cx, coroutine, sent| {
            if let Resumed::Raised(exception) = sent {
                return Err(cx.raise_value(exception));
            }
            if cx.heap[coroutine].state == 0 {
                let mut arguments = vec![Value::TRUE];
                arguments.extend(closing_steps(cx));
                if arguments.len() > 1 {
                    cx.heap[coroutine].state = 1;
                    let outer = gathered(cx, &arguments)?;
                    return super::waiting::wait_for(cx, outer);
                }
            }
            done(Value::NONE)
        },
    };
    new_native_coroutine(cx, &SHUTDOWN, [Value::NONE; 3])
}

/// A coroutine that does nothing.
pub(super) fn nothing_to_await(cx: &mut Cx) -> Value {
    static NOTHING: NativeCoroutineRow = NativeCoroutineRow {
        name: "shutdown_default_executor",
        step: |_, _, _| done(Value::NONE),
    };
    new_native_coroutine(cx, &NOTHING, [Value::NONE; 3])
}

/// A suspended async generator was dropped: while a loop runs it is closed in a task of its own; else nobody
/// can run its cleanup, as in CPython.
pub(super) fn async_generator_died(cx: &mut Cx, generator: Gc<Frame>) {
    let Some(event_loop) = cx.event_loop.running else {
        return;
    };
    let step = AsyncGenStep {
        header: Header::new(Builtin::AsyncGeneratorStep.shape()),
        generator,
        input: Value::NONE,
        action: StepAction::Close,
        is_used: false,
    };
    let step = cx.heap.alloc(step).value();
    if let Err(raise) = ensure_future(cx, step, event_loop) {
        // Closing is best effort: a loop that takes no more tasks leaves the generator as it is.
        cx.take_raised(raise);
    }
}

/// The machine was interrupted: the first time under `run` the main task is cancelled.
pub(super) fn interrupted(cx: &mut Cx) -> bool {
    let Some(task) = cx.event_loop.main_task else {
        return false;
    };
    if cx.event_loop.running.is_none() || cx.event_loop.interrupts > 0 || cx.heap[task].is_done() {
        return false;
    }
    cx.event_loop.interrupts = 1;
    cancel(cx, task, Value::NONE);
    true
}
