//! Eager tasks: the first step runs at once, inside the call that makes the task, and only what is not done
//! after it goes to the event loop.

use super::future::{set_cancelled, set_exception};
use super::turn;
use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::future::Future;
use crate::objects::outcome::{Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;

static STEPPED: Then = Then {
    name: "task.eager_start",
    resume: stepped,
    catches: true,
};

/// Whether this waits for the step of a task that runs inside a call.
pub(super) fn is_step(then: &Then) -> bool {
    std::ptr::eq(then, &STEPPED)
}

/// Runs the first step of a task that was made but not begun, and gives the task.
pub(super) fn start(cx: &mut Cx, task: Gc<Future>) -> Result<Outcome, Raise> {
    let (coroutine, context) = (cx.heap[task].coroutine, cx.heap[task].context);
    if super::context_methods::is_entered(cx, context) {
        return Err(super::context_methods::entered_twice(cx, context));
    }
    super::task::register(cx, task);
    let input = Resumed::Value(Value::NONE);
    resume(cx, task, coroutine, context, input, FIRST)
}

/// States of [`STEPPED`]: the first step of an eager task, any step of a task whose loop is written in script.
const FIRST: u32 = 0;
const LATER: u32 = 1;

/// Resumes a task inside the call of a function, as loops that are written in script have it.
pub(super) fn step(cx: &mut Cx, task: Gc<Future>, input: Resumed) -> Result<Outcome, Raise> {
    if cx.heap[task].is_done() {
        let text = format!(
            "__step(): already done: {}",
            super::report::show(cx, task.value())
        );
        return Err(cx.raise(Builtin::InvalidStateError, text));
    }
    let (coroutine, context, input) = turn::begin_step(cx, task, input);
    resume(cx, task, coroutine, context, input, LATER)
}

fn resume(
    cx: &mut Cx,
    task: Gc<Future>,
    coroutine: Value,
    context: Value,
    input: Resumed,
    state: u32,
) -> Result<Outcome, Raise> {
    let outer_task = cx.event_loop.current_task.replace(task);
    let outer_context = std::mem::replace(&mut cx.context, context);
    let kept = [
        task.value(),
        outer_task.map_or(Value::NONE, Gc::value),
        outer_context,
    ];
    let (how, value) = match input {
        Resumed::Value(value) => (Outcome::Send, value),
        Resumed::Raised(exception) => (Outcome::Throw, exception),
    };
    cx.ask(how, coroutine, &[value], Some(&STEPPED), state, &kept)
}

/// The step ended: `kept` is the task, and task and context of whoever made it.
fn stepped(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let task = kept.values[0].as_gc::<Future>().expect("kept by start");
    let mut leaving = None;
    match resumed {
        Resumed::Value(yielded) => turn::suspended(cx, task, yielded),
        Resumed::Raised(exception) if cx.is_instance(exception, Builtin::StopIteration) => {
            let value = crate::vm::suspend::stop_value(cx, exception);
            turn::returned(cx, task, value);
        }
        Resumed::Raised(exception) => {
            turn::end_task(cx, task);
            if cx.is_instance(exception, Builtin::CancelledError) {
                set_cancelled(cx, task, exception);
            } else {
                set_exception(cx, task, exception);
                leaving = Some(exception).filter(|exception| turn::is_fatal(cx, *exception));
            }
        }
    }
    cx.event_loop.current_task = kept.values[1].as_gc::<Future>();
    cx.context = kept.values[2];
    if kept.state == LATER {
        // No loop of ours ends this step, and so nobody else lets go of what was thrown into it.
        cx.event_loop.thrown = None;
    }
    if kept.state == FIRST && cx.heap[task].is_done() {
        cx.heap[task].coroutine = Value::NONE;
    }
    match leaving {
        Some(exception) => Err(cx.raise_value(exception)),
        None => done(task),
    }
}
