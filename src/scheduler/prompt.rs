//! The loop of a prompt: one for the whole session. It never ends by itself, and each input is a callback on
//! it, so that tasks made at the prompt go on between inputs.

use super::future::{cancel, future_result, schedule};
use super::run::interruption;
use super::task::new_task;
use super::turn::pending_tasks;
use super::{handle, loop_methods};
use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::event_loop::{OuterLoop, Ready};
use crate::objects::future::Future;
use crate::objects::outcome::Raise;

/// The key under which the loop is registered.
const LOOP: &str = "prompt loop";

/// Makes the loop, or finds the one that was made; the vm runs it with `start_loop`.
pub(crate) fn prompt_loop(cx: &mut Cx) -> Value {
    let event_loop = match cx.registered(LOOP) {
        Some(event_loop) => event_loop,
        None => loop_methods::new_loop(cx),
    };
    cx.register(LOOP, event_loop);
    cx.event_loop.current = Some(event_loop);
    cx.event_loop.outer = None;
    event_loop
}

/// Whether what runs is an input without `await`, under which `asyncio.run` may run a loop of its own.
pub(super) fn may_nest(cx: &Cx) -> bool {
    let running = cx.event_loop.running;
    running.is_some_and(|running| cx.registered(LOOP).is_some_and(|own| own.is(running)))
        && cx.event_loop.current_task.is_none()
        && cx.event_loop.outer.is_none()
}

/// Lets the prompt's loop rest while `inner` runs.
pub(super) fn leave_for(cx: &mut Cx, inner: Value) {
    let Some(running) = cx.event_loop.running.take() else {
        return;
    };
    cx.event_loop.outer = Some(OuterLoop {
        inner,
        running,
        context: cx.event_loop.outer_context.take(),
        calling: cx.event_loop.calling.take(),
    });
}

/// `inner` is closed: the prompt's loop runs again, if it was left for that.
pub(super) fn come_back(cx: &mut Cx, inner: Value) {
    let Some(outer) = cx.event_loop.outer.take_if(|outer| outer.inner.is(inner)) else {
        return;
    };
    loop_methods::activate(cx, outer.running);
    cx.event_loop.running = Some(outer.running);
    cx.event_loop.current = Some(outer.running);
    cx.event_loop.outer_context = outer.context;
    cx.event_loop.calling = outer.calling;
}

/// Has the loop call a function in `context`, after what is ready already.
pub(crate) fn call_at_prompt(
    cx: &mut Cx,
    event_loop: Value,
    function: Value,
    args: &[Value],
    context: Value,
) {
    let handle = handle::new_handle(cx, event_loop, function, args, context);
    schedule(cx, event_loop, Ready::Handle(handle));
}

/// Makes an input with top-level `await` a task, which an interrupt cancels.
pub(crate) fn new_prompt_task(cx: &mut Cx, event_loop: Value, coroutine: Value) -> Gc<Future> {
    let task = new_task(cx, event_loop, coroutine, Value::UNDEF, Value::UNDEF);
    cx.event_loop.main_task = Some(task.value());
    cx.event_loop.interrupts = 0;
    task
}

/// What an input's task ended with: its value, or the exception; `None` while it goes on.
pub(crate) fn prompt_task_result(cx: &mut Cx, task: Gc<Future>) -> Option<Result<Value, Value>> {
    if !cx.heap[task].is_done() {
        return None;
    }
    cx.event_loop.main_task = None;
    Some(match future_result(cx, task) {
        Ok(value) => Ok(value),
        Err(raise @ Raise) => {
            let exception = cx.take_raised(raise);
            Err(interruption(cx, task.value(), exception))
        }
    })
}

/// The session ends: cancels every task, so that cleaning up may run.
pub(crate) fn cancel_all(cx: &mut Cx) {
    for task in pending_tasks(cx) {
        cancel(cx, task, Value::NONE);
    }
}
