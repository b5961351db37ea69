//! Signals of the system: `loop.add_signal_handler` and what happens when one comes.

use super::future::schedule;
use super::{handle, loop_methods, report};
use crate::heap::Value;
use crate::objects::cx::Cx;
use crate::objects::event_loop::{Ready, SignalHandler};
use crate::objects::outcome::{Answer, Outcome, Raise, done};

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
