//! Signals of the system: `loop.add_signal_handler` and what happens when one comes.

use std::sync::atomic::Ordering;

use super::future::schedule;
use super::{handle, loop_methods, report};
use crate::heap::Value;
use crate::objects::cx::Cx;
use crate::objects::event_loop::{Ready, SignalHandler};
use crate::objects::outcome::{Answer, Outcome, Raise, done};
use crate::objects::types::Builtin;

/// The number of the main thread.
const MAIN_THREAD: u32 = 1;

/// SIGINT.
pub(super) const INTERRUPT: i32 = 2;

/// One more than the greatest number of a signal.
const NUMBERS_END: i64 = 65;

/// The number of a signal. Raises TypeError for what is no int, ValueError for what is no signal.
fn number(cx: &mut Cx, value: Value) -> Result<i32, Raise> {
    let number = match cx.as_index(value) {
        Ok(Answer::Known(number)) => number,
        Ok(Answer::Script) => -1,
        Err(raise) => {
            cx.take_raised(raise);
            let text = report::show(cx, value);
            return Err(cx.type_error(format!("sig must be an int, not {text}")));
        }
    };
    if !(1..NUMBERS_END).contains(&number) {
        return Err(cx.value_error(format!("invalid signal number {number}")));
    }
    Ok(number as i32)
}

/// `loop.add_signal_handler(sig, callback, *args)`.
pub(super) fn add_signal_handler(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = loop_methods::open_receiver(cx, args)?;
    if super::task::is_coroutine(args[2]) || super::task::is_coroutine_function(cx, args[2]) {
        return Err(cx.type_error("coroutines cannot be used with add_signal_handler()"));
    }
    let number = number(cx, args[1])?;
    let Some(signals) = &mut cx.host.signals else {
        return Err(cx.runtime_error("this machine gets no signals: the host did not grant them"));
    };
    if signals.listen(number).is_err() {
        return Err(cx.runtime_error(format!("sig {number} cannot be caught")));
    }
    let handle = handle::new_handle(cx, event_loop, args[2], &args[3..], Value::UNDEF);
    let handlers = &mut cx.event_loop.signal_handlers;
    handlers.retain(|handler| handler.number != number);
    handlers.push(SignalHandler {
        number,
        handle,
        event_loop,
    });
    done(Value::NONE)
}

/// `loop.remove_signal_handler(sig)`: whether there was one.
pub(super) fn remove_signal_handler(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    loop_methods::receiver(cx, args)?;
    let number = number(cx, args[1])?;
    let handlers = &mut cx.event_loop.signal_handlers;
    let before = handlers.len();
    handlers.retain(|handler| handler.number != number);
    let was_there = handlers.len() < before;
    if was_there && number == INTERRUPT {
        // From now on it is not the main task's business either, as in CPython.
        cx.register(AT_INTERRUPT, Value::TRUE);
    }
    done(was_there)
}

/// A signal came: schedules the script's handler; false when there is none.
pub(crate) fn deliver_signal(cx: &mut Cx, number: i32) -> bool {
    let handler = cx
        .event_loop
        .signal_handlers
        .iter()
        .find(|handler| handler.number == number)
        .map(|handler| (handler.event_loop, handler.handle));
    match handler {
        Some((event_loop, handle)) => {
            schedule(cx, event_loop, Ready::Handle(handle));
            true
        }
        None => false,
    }
}

/// The key of what a script wants done at an interrupt.
const AT_INTERRUPT: &str = "signal.at_interrupt";

/// What is done at an interrupt.
pub(super) enum AtInterrupt {
    /// The main task of `asyncio.run` is cancelled; without one KeyboardInterrupt is raised.
    Usual,
    /// KeyboardInterrupt is raised, main task or not.
    Raise,
    Nothing,
    /// A function is called with the signal's number.
    Call(Value),
}

/// `_set_at_interrupt(what)`: None as usual, True to raise, False for nothing, or a function.
pub(super) fn set_at_interrupt(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.register(AT_INTERRUPT, args[0]);
    done(Value::NONE)
}

pub(super) fn at_interrupt(cx: &Cx) -> AtInterrupt {
    match cx.registered(AT_INTERRUPT) {
        None => AtInterrupt::Usual,
        Some(what) if what.is_none() => AtInterrupt::Usual,
        Some(what) if what.is(Value::TRUE) => AtInterrupt::Raise,
        Some(what) if what.is(Value::FALSE) => AtInterrupt::Nothing,
        Some(function) => AtInterrupt::Call(function),
    }
}

/// `asyncio.run` begins: it is interrupted as usual, unless a script has a handler of its own.
pub(super) fn main_begins(cx: &mut Cx) {
    if matches!(at_interrupt(cx), AtInterrupt::Raise) {
        cx.register(AT_INTERRUPT, Value::NONE);
    }
}

/// `_interrupt()`: interrupts the machine, in its main thread at once.
pub(crate) fn interrupt(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    if cx.thread != MAIN_THREAD {
        cx.interrupt.store(true, Ordering::Relaxed);
        cx.heap.request_safepoint();
        return done(Value::NONE);
    }
    match super::run::interrupted(cx) {
        true => done(Value::NONE),
        false => Err(cx.raise_with(Builtin::KeyboardInterrupt, &[])),
    }
}

/// `_raise_in_main(exception)`: what a handler raised comes out of the main thread.
pub(super) fn raise_in_main(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.event_loop.owed_exception = Some(args[0]);
    cx.interrupt.store(true, Ordering::Relaxed);
    cx.heap.request_safepoint();
    done(Value::NONE)
}

/// `_deliver_signal(number)`: has a loop call its handler; whether it has one.
pub(super) fn deliver(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let number = number(cx, args[0])?;
    done(deliver_signal(cx, number))
}

/// Whether the running loop has a handler for some signal.
pub(crate) fn awaits_signals(cx: &Cx) -> bool {
    let running = cx.event_loop.running;
    cx.event_loop
        .signal_handlers
        .iter()
        .any(|handler| running.is_some_and(|running| running.is(handler.event_loop)))
}

/// A loop is closed: its handlers go with it.
pub(super) fn forget(cx: &mut Cx, event_loop: Value) {
    cx.event_loop
        .signal_handlers
        .retain(|handler| !handler.event_loop.is(event_loop));
}
