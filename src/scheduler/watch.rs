//! The debug mode's stopwatch: whoever keeps the loop from going on for long is reported.

use super::{handle, loop_methods, report, turn};
use crate::heap::Value;
use crate::objects::cx::Cx;
use crate::objects::event_loop::LoopStep;

/// What runs, and since when.
pub(crate) type Watched = crate::objects::event_loop::Watched;

/// Begins or ends watching, as the running loop's debug mode wants it.
pub(super) fn follow(cx: &mut Cx) {
    let is_debug = cx
        .event_loop
        .running
        .and_then(|running| loop_methods::state(cx, running))
        .is_some_and(|state| state.is_debug);
    cx.origins.follow(is_debug);
    cx.event_loop.watched = is_debug.then(|| Watched {
        what: Value::NONE,
        start: turn::now(cx),
    });
}

/// The step that was watched has ended.
pub(super) fn step_ended(cx: &mut Cx) {
    let Some(watched) = cx.event_loop.watched.take() else {
        return;
    };
    let limit = cx
        .event_loop
        .running
        .and_then(|running| loop_methods::state(cx, running))
        .map_or(f64::INFINITY, |state| state.slow_callback_duration);
    let took = turn::now(cx) - watched.start;
    if !watched.what.is_none() && took >= limit {
        let what = match handle::is_handle(cx, watched.what) {
            true => handle::describe(cx, watched.what),
            false => report::show(cx, watched.what),
        };
        let text = format!("Executing {what} took {took:.3} seconds");
        if report::uses_logging(cx) {
            let text = cx.new_str(&text);
            super::run::call_helper_soon(cx, "base_events", "_log_warning", &[text]);
        } else {
            report::write(cx, &format!("{text}\n"));
        }
    }
    cx.event_loop.watched = Some(watched);
}

/// The next step begins.
pub(super) fn step_begins(cx: &mut Cx, step: &LoopStep) {
    let what = match step {
        LoopStep::Resume { task, .. } => task.value(),
        LoopStep::Call { .. } => match cx.event_loop.calling {
            Some(crate::objects::event_loop::Ready::Handle(handle)) => handle,
            Some(crate::objects::event_loop::Ready::Callback { future, .. }) => future.value(),
            _ => Value::NONE,
        },
        _ => Value::NONE,
    };
    let start = turn::now(cx);
    cx.event_loop.watched = Some(Watched { what, start });
}
