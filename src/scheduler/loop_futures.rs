//! Futures that a loop makes its own way: its class, written in script, has a `create_future` of its own.
//!
//! A native coroutine cannot call script code. Where its loop is such a one, scripts get a coroutine around it
//! (`coroutines._with_futures`), which the native coroutine asks for a future: it suspends with [`WANTED`] and
//! is resumed with the future.

use super::{loop_methods, run};
use crate::heap::{Gc, Value};
use crate::objects::class::Class;
use crate::objects::coroutine::NativeCoroutine;
use crate::objects::cx::Cx;
use crate::objects::future::Future;
use crate::objects::outcome::{Outcome, Raise, Resumed, done};

/// What a native coroutine suspends with when it wants a future.
pub(super) const WANTED: Value = Value::ELLIPSIS;

/// What a native coroutine that may ask for a future has in its place for futures until it waits.
const CAN_ASK: Value = Value::TRUE;

/// The key of the class whose `create_future` is an ordinary one, which `asyncio.base_events` registers.
const BASE_LOOP: &str = "asyncio.base_loop";

/// `_set_base_loop(cls)`.
pub(super) fn set_base_loop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.register(BASE_LOOP, args[0]);
    done(Value::NONE)
}

/// Whether a loop has a `create_future` of its own.
pub(super) fn makes_futures(cx: &mut Cx, event_loop: Value) -> bool {
    if loop_methods::state(cx, event_loop).is_some() {
        return false;
    }
    let name = cx.intern("create_future");
    let own = cx.lookup(cx.class_of(event_loop), name);
    let base = cx.registered(BASE_LOOP).and_then(|class| class.as_gc::<Class>());
    let usual = base.and_then(|class| cx.lookup(class, name));
    match (own, usual) {
        (Some(own), Some(usual)) => !own.is(usual),
        (own, _) => own.is_some(),
    }
}

/// Gives a native coroutine that was just made to a script; `place` is where it keeps the future it waits for.
pub(super) fn hand_out(cx: &mut Cx, coroutine: Value, place: usize) -> Result<Outcome, Raise> {
    let Some(event_loop) = cx.event_loop.running else {
        return done(coroutine);
    };
    if !makes_futures(cx, event_loop) {
        return done(coroutine);
    }
    if let Some(coroutine) = coroutine.as_gc::<NativeCoroutine>() {
        cx.heap[coroutine].kept[place] = CAN_ASK;
    }
    run::call_helper(cx, "coroutines", "_with_futures", &[event_loop, coroutine])
}

/// Whether a native coroutine must ask for its future.
pub(super) fn must_ask(cx: &Cx, coroutine: Gc<NativeCoroutine>, place: usize) -> bool {
    cx.heap[coroutine].kept[place].is(CAN_ASK)
}

/// The future that a native coroutine asked for.
pub(super) fn answer(cx: &mut Cx, sent: Resumed) -> Result<Gc<Future>, Raise> {
    match sent {
        Resumed::Raised(exception) => Err(cx.raise_value(exception)),
        Resumed::Value(future) => future.as_gc::<Future>().ok_or_else(|| {
            let name = cx.type_name(future).to_owned();
            cx.type_error(format!(
                "create_future() gave a '{name}' object, which is no asyncio.Future"
            ))
        }),
    }
}
