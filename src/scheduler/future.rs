//! What happens to futures: being completed, cancelled, waited for.
//!
//! `Future::callbacks` is one value. Its forms: Undef (nobody is told); a task, which is woken; the outer
//! future of a `gather`; a tuple of function and context, called with the future (with a third item, the set of a
//! TaskGroup's tasks, only when it failed); the event loop object, which stops; a list of any of these, in order.

use super::{gather, sleep, task};
use crate::heap::{Gc, Value};
use crate::objects::coroutine::NativeCoroutine;
use crate::objects::cx::Cx;
use crate::objects::event_loop::Ready;
use crate::objects::exception::Exception;
use crate::objects::future::{Future, FutureState};
use crate::objects::outcome::Raise;
use crate::objects::sequence::{List, Tuple};
use crate::objects::types::Builtin;

/// Makes a pending future of a loop.
#[inline]
pub(crate) fn new_future(cx: &mut Cx, event_loop: Value) -> Gc<Future> {
    cx.heap.alloc(Future::new(Builtin::Future.shape(), event_loop))
}

/// The result of a future that is done; raises its exception, or CancelledError.
pub(crate) fn future_result(cx: &mut Cx, future: Gc<Future>) -> Result<Value, Raise> {
    match cx.heap[future].state() {
        FutureState::Finished => Ok(cx.heap[future].value),
        FutureState::Failed => {
            let exception = retrieve(cx, future);
            Err(cx.raise_value(exception))
        }
        FutureState::Cancelled => {
            let exception = cancelled_error(cx, future);
            Err(cx.raise_value(exception))
        }
        FutureState::Pending => Err(cx.raise(Builtin::InvalidStateError, "Result is not set.")),
    }
}

/// The exception of a failed future, to be raised. The frames that it has come through since it went in are not part of
/// its way, nor, the next time, are those from before.
pub(super) fn retrieve(cx: &mut Cx, future: Gc<Future>) -> Value {
    cx.heap[future].set_unretrieved(false);
    let value = cx.heap[future].value;
    let extras = cx.heap[future].extras.as_mut();
    let length = extras.map_or(0, |extras| std::mem::take(&mut extras.trace_length) as usize);
    if let Some(exception) = value.as_gc::<Exception>()
        && cx.heap[exception].trace.len() > length
    {
        cx.heap[exception].trace.truncate(length);
        cx.heap[exception].traceback = Value::UNDEF;
    }
    value
}

/// The CancelledError of a cancelled future: the one that ended the task the first time, a new one with the
/// cancel message after that.
pub(crate) fn cancelled_error(cx: &mut Cx, future: Gc<Future>) -> Value {
    let value = cx.heap[future].value;
    if value.is_kind::<Exception>() && cx.is_instance(value, Builtin::CancelledError) {
        cx.heap[future].value = Value::NONE;
        return value;
    }
    new_cancelled_error(cx, value)
}

/// What `_make_cancelled_error` gives: for a future that was not cancelled too, with the message of the last
/// request that it did not hand on.
pub(crate) fn make_cancelled_error(cx: &mut Cx, future: Gc<Future>) -> Value {
    if cx.heap[future].state() == FutureState::Cancelled {
        return cancelled_error(cx, future);
    }
    let message = cx.heap[future]
        .extras
        .as_ref()
        .map_or(Value::NONE, |extras| extras.cancel_message);
    new_cancelled_error(cx, message)
}

/// A CancelledError with a message, unless that is None.
pub(crate) fn new_cancelled_error(cx: &mut Cx, message: Value) -> Value {
    let class = cx.types.get(Builtin::CancelledError);
    if message.is_none() || message.is_undef() {
        cx.new_exception(class, &[]).value()
    } else {
        cx.new_exception(class, &[message]).value()
    }
}

/// Completes a pending future with a result.
#[inline]
pub(crate) fn set_result(cx: &mut Cx, future: Gc<Future>, value: Value) {
    debug_assert!(!cx.heap[future].is_done());
    let fields = &mut cx.heap[future];
    fields.value = value;
    fields.set_state(FutureState::Finished);
    notify_all(cx, future);
}

/// Completes a pending future with an exception.
pub(crate) fn set_exception(cx: &mut Cx, future: Gc<Future>, exception: Value) {
    debug_assert!(!cx.heap[future].is_done());
    let trace_length = exception.as_gc::<Exception>().map_or(0, |exception| {
        let exception = &mut cx.heap[exception];
        exception.header.flags |= Exception::OF_FUTURE;
        exception.trace.len()
    });
    let fields = &mut cx.heap[future];
    fields.value = exception;
    fields.set_state(FutureState::Failed);
    fields.set_unretrieved(true);
    if trace_length > 0 {
        fields.extras_mut().trace_length = trace_length as u32;
    }
    if fields.is_task() && fields.callbacks.is_undef() {
        cx.event_loop.unheard += 1;
    }
    cx.finalizable.push(future.value());
    notify_all(cx, future);
}

/// Completes a pending future as cancelled; `value` is the message or the exception that ended the task.
pub(crate) fn set_cancelled(cx: &mut Cx, future: Gc<Future>, value: Value) {
    debug_assert!(!cx.heap[future].is_done());
    let fields = &mut cx.heap[future];
    fields.value = value;
    fields.set_state(FutureState::Cancelled);
    notify_all(cx, future);
}

/// Puts an entry into the ready queue of a loop.
#[inline]
pub(crate) fn schedule(cx: &mut Cx, event_loop: Value, ready: Ready) {
    if cx.event_loop.active.is_some_and(|active| active.is(event_loop)) {
        cx.event_loop.queues.ready.push_back(ready);
    } else {
        super::loop_methods::schedule_parked(cx, event_loop, ready);
    }
}

/// Schedules everyone who waits for a future that is now done.
#[inline]
fn notify_all(cx: &mut Cx, future: Gc<Future>) {
    let callbacks = std::mem::replace(&mut cx.heap[future].callbacks, Value::UNDEF);
    if callbacks.is_undef() {
        return;
    }
    match callbacks.as_gc::<List>() {
        None => notify(cx, future, callbacks),
        Some(list) => {
            for callback in std::mem::take(&mut cx.heap[list].items) {
                notify(cx, future, callback);
            }
        }
    }
}

#[inline]
fn notify(cx: &mut Cx, future: Gc<Future>, callback: Value) {
    let ready = if let Some(waiter) = callback.as_gc::<Future>() {
        if cx.heap[waiter].is_task() {
            Ready::Wake(waiter, future.value())
        } else {
            Ready::Child {
                outer: waiter,
                child: future,
            }
        }
    } else if callback.is_kind::<Tuple>() {
        Ready::Callback { callback, future }
    } else {
        Ready::Stop(future)
    };
    let event_loop = cx.heap[future].event_loop;
    schedule(cx, event_loop, ready);
}

/// Adds someone to be told; at once (that is, next turn) when the future is done already.
#[inline]
pub(crate) fn add_callback(cx: &mut Cx, future: Gc<Future>, callback: Value) {
    if cx.heap[future].is_done() {
        return notify(cx, future, callback);
    }
    let present = cx.heap[future].callbacks;
    if present.is_undef() {
        cx.heap[future].callbacks = callback;
    } else if let Some(list) = present.as_gc::<List>() {
        cx.heap.charge(8);
        cx.heap[list].items.push(callback);
    } else {
        let list = cx.new_list(vec![present, callback]);
        cx.heap[future].callbacks = list;
    }
}

/// Everyone who will be told.
pub(crate) fn callbacks(cx: &Cx, future: Gc<Future>) -> Vec<Value> {
    let present = cx.heap[future].callbacks;
    if present.is_undef() {
        return Vec::new();
    }
    match present.as_gc::<List>() {
        None => vec![present],
        Some(list) => cx.heap[list].items.clone(),
    }
}

/// Replaces everyone who will be told.
pub(crate) fn set_callbacks(cx: &mut Cx, future: Gc<Future>, mut callbacks: Vec<Value>) {
    cx.heap[future].callbacks = match callbacks.len() {
        0 => Value::UNDEF,
        1 => callbacks.swap_remove(0),
        _ => cx.new_list(callbacks),
    };
}

/// Cancels a future, a task or a `gather`; false when it was done, or nothing of it could be cancelled.
///
/// A task hands the cancellation to what it waits for, a `gather` to its children. The chain may be as long
/// as the program likes, so it is walked with a stack of our own.
pub(crate) fn cancel(cx: &mut Cx, future: Gc<Future>, message: Value) -> bool {
    /// Where tasks wait for each other in a ring over a `gather`, the walk ends here.
    const MOST_STEPS: u32 = 10_000_000;
    let accepted = accepts_cancel(cx, future);
    let mut stack = vec![future];
    let mut steps = 0;
    while let Some(future) = stack.pop() {
        steps += 1;
        if cx.heap[future].is_done() || steps > MOST_STEPS {
            continue;
        }
        if cx.heap[future].is_task() {
            if let Some(waiter) = task::request_cancel(cx, future, message) {
                stack.push(waiter);
            }
        } else if let Some(children) = gather::children(cx, future) {
            if accepts_cancel(cx, future) {
                gather::request_cancel(cx, future);
                stack.extend(children.into_iter().rev());
            }
        } else {
            set_cancelled(cx, future, message);
        }
    }
    accepted
}

/// Whether a task waits, over other tasks, for itself: a cancellation would go round for ever.
pub(super) fn is_in_ring(cx: &Cx, future: Gc<Future>) -> bool {
    // The tortoise and the hare.
    let next = |future: Gc<Future>| match cx.heap[future].is_done() {
        true => None,
        false => cx.heap[future].waiting_for().as_gc::<Future>(),
    };
    let (mut slow, mut fast) = (future, future);
    loop {
        fast = match next(fast).and_then(next) {
            Some(fast) => fast,
            None => return false,
        };
        match next(slow) {
            Some(next) if next != fast => slow = next,
            _ => return true,
        }
    }
}

/// Whether `cancel` would find anything to cancel.
pub(super) fn accepts_cancel(cx: &Cx, future: Gc<Future>) -> bool {
    let mut stack = vec![future];
    while let Some(future) = stack.pop() {
        let fields = &cx.heap[future];
        if fields.is_done() {
            continue;
        }
        match fields.gather() {
            Some(gather) => stack.extend(&gather.children),
            None => return true,
        }
    }
    false
}

/// Marks a future as awaited, as a native coroutine does before it suspends with it.
#[inline]
pub(super) fn awaited(cx: &mut Cx, future: Gc<Future>) -> Value {
    cx.heap[future].set_awaited(true);
    future.value()
}

/// Whether a native sleep of a task took the cancellation.
pub(super) fn cancel_sleep(cx: &mut Cx, coroutine: Gc<NativeCoroutine>, message: Value) -> bool {
    sleep::cancel(cx, coroutine, message)
}
