//! Where tasks, futures and handles were made: noted while some loop is in debug mode.
//!
//! A native does not see who called it. So those that make something are declared by [`noted!`]: in debug mode they
//! ask the vm for their callers first, do their work, and what they return is noted with the answer. Otherwise one
//! flag is read.

use super::{handle, loop_methods};
use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::future::Future;
use crate::objects::origins::{DEBUG_DEPTH, Origin, describe};
use crate::objects::outcome::{Outcome, Query, Raise, Then, done};

/// Declares a native that notes where it was called from, after the function that does its work.
macro_rules! noted {
    ($($name:ident => $work:ident;)*) => {
        $(fn $name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
            static CALLERS_KNOWN: $crate::objects::outcome::Then = $crate::objects::outcome::Then {
                name: concat!("asyncio.", stringify!($name)),
                resume: |cx, kept, _| $crate::scheduler::origin::work(cx, kept.values, $work),
                catches: false,
            };
            match cx.origins.is_tracing && cx.origins.asked.is_none() {
                true => $crate::scheduler::origin::ask(cx, args, &CALLERS_KNOWN),
                false => $work(cx, args),
            }
        })*
    };
}
pub(super) use noted;

/// Asks the vm for the callers; `then` does the work.
#[cold]
pub(super) fn ask(cx: &mut Cx, args: &[Value], then: &'static Then) -> Result<Outcome, Raise> {
    let limit = Value::small_int(DEBUG_DEPTH as i64);
    let query = Outcome::Query(Query::Callers);
    cx.ask(query, Value::NONE, &[limit], Some(then), 0, args)
}

/// Does the work of a native and notes what it made.
pub(super) fn work(
    cx: &mut Cx,
    args: &[Value],
    work: fn(&mut Cx, &[Value]) -> Result<Outcome, Raise>,
) -> Result<Outcome, Raise> {
    let outcome = work(cx, args);
    if let Ok(Outcome::Return(made)) = &outcome {
        match made.is_none() {
            // A constructor of subclasses made its receiver.
            true if !args.is_empty() => note(cx, args[0]),
            true => {}
            false => note(cx, *made),
        }
    }
    cx.origins.asked = None;
    outcome
}

/// Notes where a future, task or handle was made, if the native that makes it asked.
pub(super) fn note(cx: &mut Cx, made: Value) {
    let Some(origin) = cx.origins.asked.clone() else {
        return;
    };
    let event_loop = match made.as_gc::<Future>() {
        Some(future) => cx.heap[future].event_loop,
        None => handle::loop_of(cx, made),
    };
    if !is_debug(cx, event_loop) || cx.origins.of(made).is_some() {
        return;
    }
    if let Some(gather) = made.as_gc::<Future>().and_then(|future| cx.heap[future].gather()) {
        let children: Vec<Gc<Future>> = gather.children.clone();
        for child in children {
            note(cx, child.value());
        }
    }
    cx.origins.note(made, origin);
}

/// Whether a loop is in debug mode.
pub(super) fn is_debug(cx: &mut Cx, event_loop: Value) -> bool {
    if let Some(state) = loop_methods::state(cx, event_loop) {
        return state.is_debug;
    }
    let name = cx.intern("_debug");
    cx.instance_get(event_loop, name)
        .is_some_and(|debug| debug.is(Value::TRUE))
}

/// ` created at FILE:LINE` for the `repr` of an object whose making was noted.
pub(super) fn created_at(cx: &Cx, made: Value) -> String {
    match cx.origins.of(made).and_then(|origin| origin.first()) {
        Some(place) => format!(" created at {}:{}", place.filename, place.line),
        None => String::new(),
    }
}

/// The getter of `_source_traceback`.
pub(super) fn source_traceback(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.origins.of(args[0]).cloned() {
        Some(origin) => {
            let places = cx.places(&origin);
            super::run::call_helper(cx, "coroutines", "_stack_summary", &[places])
        }
        None => done(Value::NONE),
    }
}

/// The calls in a report's entry as text; `None`: it is not what we put there.
pub(super) fn describe_entry(cx: &Cx, entry: Value) -> Option<String> {
    let mut text = String::new();
    for place in cx.as_tuple(entry)?.iter().rev() {
        let &[filename, line, name] = cx.as_tuple(*place)? else {
            return None;
        };
        let (filename, name) = (cx.as_str(filename)?, cx.as_str(name)?);
        let line = u32::try_from(line.as_inline_int()?).ok()?;
        text.push_str(&describe(filename, line, name, |filename, line| {
            cx.source_line(filename, line)
        }));
    }
    Some(text)
}

/// Where an object was made, as a report's entry.
pub(super) fn entry(cx: &mut Cx, made: Value) -> Option<Value> {
    let origin: Origin = cx.origins.of(made)?.clone();
    Some(cx.places(&origin))
}
