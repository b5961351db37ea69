//! `gather`: one future for the results of many.

use hashbrown::{HashMap, HashSet};

use super::future::{
    add_callback, callbacks, cancelled_error, new_cancelled_error, set_exception, set_result,
};
use super::run::wrap_awaitable;
use super::turn::has_own;
use super::{loop_futures, loop_methods, task};
use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::future::{Future, FutureState, Gather};
use crate::objects::outcome::{Outcome, Raise, Then, done};
use crate::objects::types::Builtin;

/// `gather(*awaitables, return_exceptions=False)`.
pub(super) fn gather(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let returns_exceptions = args[0].is(Value::TRUE);
    let awaitables = &args[1..];
    if awaitables.is_empty() {
        let event_loop = loop_methods::current_loop(cx)?;
        if loop_futures::makes_futures(cx, event_loop) {
            return super::run::call_helper(cx, "base_futures", "_gather_nothing", &[event_loop]);
        }
        let outer = super::future::new_future(cx, event_loop);
        let results = cx.new_list(Vec::new());
        set_result(cx, outer, results);
        return done(outer);
    }
    for (index, awaitable) in awaitables.iter().enumerate() {
        if task::needs_wrapping(cx, *awaitable) {
            return wrap_awaitable(cx, *awaitable, &WRAPPED, index as u32 + 1, args);
        }
        if task::needs_factory(cx, *awaitable, Value::UNDEF) {
            return task::call_factory(cx, *awaitable, Value::UNDEF, &WRAPPED, index as u32 + 1, args);
        }
    }
    let (children, event_loop) = children_of(cx, awaitables)?;
    let mut is_asked = |child: &Gc<Future>| {
        !cx.is_plain(child.value())
            && has_own(
                cx,
                *child,
                &["add_done_callback", "cancel", "exception", "result"],
            )
    };
    if children.iter().copied().any(|child| is_asked(&child)) {
        let mut values = vec![args[0]];
        values.extend(children.iter().map(|child| child.value()));
        return super::run::call_helper(cx, "base_futures", "_gather", &values);
    }
    let mut fields = Future::new(Builtin::GatheringFuture.shape(), event_loop);
    fields.extras_mut().gather = Some(Gather {
        children: Vec::new(),
        pending: 0,
        returns_exceptions,
        is_cancel_requested: false,
    });
    cx.heap.charge(children.capacity() * size_of::<Gc<Future>>());
    let outer = cx.heap.alloc(fields);
    let mut pending = 0;
    let mut already_done = Vec::new();
    let mut seen = HashSet::new();
    for child in &children {
        if cx.heap[*child].is_done() {
            if seen.insert(*child) {
                pending += 1;
                already_done.push(*child);
            }
        } else if !is_told(cx, *child, outer) {
            pending += 1;
            add_callback(cx, *child, outer.value());
        }
    }
    let gather = cx.heap[outer].gather_mut().expect("made with it");
    gather.children = children;
    gather.pending = pending;
    for child in already_done {
        child_done(cx, outer, child);
    }
    done(outer)
}

/// An awaitable is a coroutine or a task now: put it wherever the awaitable stood, and begin again.
static WRAPPED: Then = Then {
    name: "asyncio.gather",
    resume: |cx, kept, resumed| {
        let awaitable = kept.values[kept.state as usize];
        let coroutine = resumed.value();
        let args: Vec<Value> = kept
            .values
            .iter()
            .map(|value| if value.is(awaitable) { coroutine } else { *value })
            .collect();
        gather(cx, &args)
    },
    catches: false,
};

/// The futures of the awaitables, a repeated coroutine once, and their loop.
fn children_of(cx: &mut Cx, awaitables: &[Value]) -> Result<(Vec<Gc<Future>>, Value), Raise> {
    let mut children = Vec::with_capacity(awaitables.len());
    let mut tasks: HashMap<u64, Gc<Future>> = HashMap::new();
    let mut event_loop = Value::UNDEF;
    for awaitable in awaitables {
        let child = match awaitable.as_gc::<Future>() {
            Some(_) => task::ensure_future(cx, *awaitable, event_loop)?,
            None => match tasks.get(&awaitable.bits()) {
                Some(known) => *known,
                None => {
                    // Repeats are told by a dict in CPython.
                    cx.hash_of(*awaitable)?;
                    if event_loop.is_undef() && task::is_coroutine(*awaitable) {
                        event_loop = loop_methods::current_loop(cx)?;
                    }
                    let child = task::ensure_future(cx, *awaitable, event_loop)?;
                    tasks.insert(awaitable.bits(), child);
                    child
                }
            },
        };
        if event_loop.is_undef() {
            event_loop = cx.heap[child].event_loop;
        }
        children.push(child);
    }
    Ok((children, event_loop))
}

/// Whether the child tells this outer future already.
fn is_told(cx: &Cx, child: Gc<Future>, outer: Gc<Future>) -> bool {
    let present = cx.heap[child].callbacks;
    present.is(outer.value()) || !present.is_undef() && callbacks(cx, child).contains(&outer.value())
}

/// A child is done: the outer future fails with it, or has its results when it was the last.
pub(super) fn child_done(cx: &mut Cx, outer: Gc<Future>, child: Gc<Future>) {
    let gather = cx.heap[outer].gather_mut().expect("children tell outer futures");
    gather.pending -= 1;
    let is_last = gather.pending == 0;
    let returns_exceptions = gather.returns_exceptions;
    let is_cancel_requested = gather.is_cancel_requested;
    if cx.heap[outer].is_done() {
        cx.heap[child].set_unretrieved(false);
        return;
    }
    if !returns_exceptions {
        match cx.heap[child].state() {
            FutureState::Cancelled => {
                let exception = cancelled_error(cx, child);
                return fail(cx, outer, exception);
            }
            FutureState::Failed => {
                cx.heap[child].set_unretrieved(false);
                let exception = cx.heap[child].value;
                return fail(cx, outer, exception);
            }
            _ => {}
        }
    }
    if !is_last {
        return;
    }
    let gather = cx.heap[outer].gather_mut().expect("as above");
    let children = std::mem::take(&mut gather.children);
    let last = *children.last().expect("there is one that is done");
    let mut results = Vec::with_capacity(children.len());
    for child in &children {
        results.push(match cx.heap[*child].state() {
            FutureState::Cancelled => {
                let message = cx.heap[*child].value;
                if cx.is_instance(message, Builtin::CancelledError) {
                    new_cancelled_error(cx, cx.names.empty.value())
                } else {
                    let message = if message.is_none() {
                        cx.names.empty.value()
                    } else {
                        message
                    };
                    new_cancelled_error(cx, message)
                }
            }
            _ => {
                cx.heap[*child].set_unretrieved(false);
                cx.heap[*child].value
            }
        });
    }
    if is_cancel_requested {
        // CPython asks the last child for its cancellation, whichever was the last to end.
        let exception = super::future::make_cancelled_error(cx, last);
        return fail(cx, outer, exception);
    }
    let results = cx.new_list(results);
    set_result(cx, outer, results);
}

fn fail(cx: &mut Cx, outer: Gc<Future>, exception: Value) {
    set_exception(cx, outer, exception);
}

/// The children to cancel, when the future is the outer one of a `gather`.
pub(super) fn children(cx: &Cx, future: Gc<Future>) -> Option<Vec<Gc<Future>>> {
    cx.heap[future].gather().map(|gather| gather.children.clone())
}

/// Remembers that the outer future was cancelled: it ends with CancelledError when its children have ended.
pub(super) fn request_cancel(cx: &mut Cx, outer: Gc<Future>) {
    if let Some(gather) = cx.heap[outer].gather_mut() {
        gather.is_cancel_requested = true;
    }
}
