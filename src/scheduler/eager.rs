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

/// Runs the first step of a task that was made but not begun, and gives the task.
pub(super) fn start(cx: &mut Cx, task: Gc<Future>) -> Result<Outcome, Raise> {
    let (coroutine, context) = (cx.heap[task].coroutine, cx.heap[task].context);
    if super::context_methods::is_entered(cx, context) {
        return Err(super::context_methods::entered_twice(cx, context));
    }
    super::task::register(cx, task);
    let outer_task = cx.event_loop.current_task.replace(task);
    let outer_context = std::mem::replace(&mut cx.context, context);
    let kept = [
        task.value(),
        outer_task.map_or(Value::NONE, Gc::value),
        outer_context,
    ];
    cx.ask(Outcome::Send, coroutine, &[Value::NONE], Some(&STEPPED), 0, &kept)
}

/// The first step ended: `kept` is the task, and task and context of whoever made it.
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
    if cx.heap[task].is_done() {
        cx.heap[task].coroutine = Value::NONE;
    }
    match leaving {
        Some(exception) => Err(cx.raise_value(exception)),
        None => done(task),
    }
}
