//! Loops that are written in script: subclasses of `asyncio.BaseEventLoop` and of `AbstractEventLoop`.
//!
//! Such a loop has queues of its own, which are filled by calls of its methods. A native cannot call script
//! code in the midst of its work, so the calls are listed, and the vm makes them in order at the next
//! safepoint: before the script goes on. Tasks are stepped by functions that the loop calls like any other.

use super::task_methods::context_object;
use super::{eager, gather, run, task_set, turn};
use crate::heap::{Gc, Value};
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::event_loop::Ready;
use crate::objects::future::Future;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Raise, Resumed, done};

/// Has a loop call what is ready.
pub(super) fn schedule(cx: &mut Cx, event_loop: Value, ready: Ready) {
    let (step, receiver, args, context) = match ready {
        Ready::Step(task) => (&ROWS[STEP], task.value(), vec![], context_object(cx, task)),
        Ready::Throw(task, exception) => {
            let context = context_object(cx, task);
            (&ROWS[STEP], task.value(), vec![exception], context)
        }
        Ready::Wake(task, waiter) => {
            let context = context_object(cx, task);
            (&ROWS[WAKE_UP], task.value(), vec![waiter], context)
        }
        Ready::Child { outer, child } => (&ROWS[CHILD], outer.value(), vec![child.value()], Value::NONE),
        Ready::Callback { callback, future } => {
            let parts = cx.as_tuple(callback).expect("callbacks are tuples");
            let (function, context, is_of_group) = (parts[0], parts[1], parts.len() > 2);
            let context = super::context::as_object(cx, context);
            if is_of_group {
                let native = cx.new_native(&ROWS[MEMBER], Value::NONE);
                let function = cx.new_bound_method(native, callback);
                return call_soon(cx, event_loop, function, &[future.value()], context);
            }
            return call_soon(cx, event_loop, function, &[future.value()], context);
        }
        Ready::Handle(handle) => {
            return run::call_helper_soon(cx, "base_events", "_add_handle", &[event_loop, handle]);
        }
        // Only loops of our own have them.
        Ready::Fire(_) | Ready::Stop(_) => return,
    };
    let owner = cx.class_of(receiver).value();
    let native = cx.new_native(step, owner);
    let function = cx.new_bound_method(native, receiver);
    call_soon(cx, event_loop, function, &args, context);
}

fn call_soon(cx: &mut Cx, event_loop: Value, function: Value, args: &[Value], context: Value) {
    let mut values = vec![event_loop, context, function];
    values.extend_from_slice(args);
    run::call_helper_soon(cx, "base_events", "_call_soon", &values);
}

const STEP: usize = 0;
const WAKE_UP: usize = 1;
const CHILD: usize = 2;
const MEMBER: usize = 3;

/// What such a loop calls; named as CPython's reports name them.
static ROWS: &[NativeRow] = functions! {
    /// Resume the task.
    "task_step(task, exc=None, /)" => step,
    /// The task does not wait for this future any more.
    "task_wakeup(task, future, /)" => wake_up,
    /// A child of a `gather` is done.
    "_done_callback(outer, child, /)" => child_done,
    /// A task of a `TaskGroup` is done.
    "_on_task_done(callback, task, /)" => member_done,
};

/// What a future calls when it is done, for a task that waits for it.
pub(super) fn wakeup_of(cx: &mut Cx, task: Gc<Future>) -> Value {
    bound(cx, &ROWS[WAKE_UP], task)
}

/// What resumes a task.
pub(super) fn step_of(cx: &mut Cx, task: Gc<Future>) -> Value {
    bound(cx, &ROWS[STEP], task)
}

fn bound(cx: &mut Cx, row: &'static NativeRow, receiver: Gc<Future>) -> Value {
    let owner = cx.class_of(receiver.value()).value();
    let native = cx.new_native(row, owner);
    cx.new_bound_method(native, receiver.value())
}

fn task(args: &[Value]) -> Gc<Future> {
    args[0].as_gc::<Future>().expect("bound to a task")
}

fn step(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let input = match args[1].is_none() {
        true => Resumed::Value(Value::NONE),
        false => Resumed::Raised(args[1]),
    };
    eager::step(cx, task(args), input)
}

fn wake_up(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Some(future) = args[1].as_gc::<Future>()
        && !cx.is_plain(args[1])
        && turn::has_own(cx, future, &["result"])
    {
        return run::call_helper(cx, "base_futures", "_wake_with_result", args);
    }
    let input = turn::outcome_of(cx, args[1]);
    eager::step(cx, task(args), input)
}

fn child_done(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Some(child) = args[1].as_gc::<Future>() {
        gather::child_done(cx, task(args), child);
    }
    done(Value::NONE)
}

fn member_done(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let parts = cx.as_tuple(args[0]).expect("callbacks are tuples");
    let (function, set) = (parts[0], parts[2]);
    match task_set::member_ended(cx, set, args[1].as_gc::<Future>().expect("tasks are futures")) {
        true => cx.tail_call(function, &args[1..2]),
        false => done(Value::NONE),
    }
}
