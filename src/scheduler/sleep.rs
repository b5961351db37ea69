//! `asyncio.sleep`: what a timer wakes.
//!
//! In CPython a sleep is a future that a timer completes. Here a task that awaits `sleep(delay)` itself, which is
//! nearly every sleep, needs no coroutine for it: the timer is the task's own, and the task waits for that timer's
//! token (see [`Future::waiting_for`]). Any other sleep is a native coroutine, and that is what the task waits for.
//! Turns are the same: the timer fires in one turn, the task runs in the next.

use super::future::{awaited, new_cancelled_error, new_future, schedule};
use super::task::{new_native_coroutine, running_loop};
use super::turn::now;
use super::{loop_futures, loop_methods};
use crate::heap::{Gc, Heap, Value};
use crate::objects::coroutine::{NativeCoroutine, NativeCoroutineRow};
use crate::objects::cx::Cx;
use crate::objects::event_loop::Ready;
use crate::objects::future::Future;
use crate::objects::outcome::{Outcome, Raise, Resumed, done};

/// The coroutine's states.
const CREATED: u16 = 0;
/// Suspended with a bare yield: `sleep(0)`.
const YIELDED: u16 = 1;
/// Its timer runs, but no task waits yet.
const ARMED: u16 = 2;
/// Its timer runs and a task waits.
const WAITING: u16 = 3;
/// The timer fired; the task is on its way.
const FIRED: u16 = 4;
/// The task cancelled it and is on its way.
const CANCELLED: u16 = 5;
/// It stands for the sleep of a task that needed no coroutine, because somebody asked what the task awaits.
const SHOWN: u16 = 6;

/// A loop that is written in script completes a future for it.
const IN_SCRIPT: u16 = 7;

/// It asked that loop for the future.
const ASKING: u16 = 8;

/// What `kept` holds: the delay.
const DELAY: usize = 0;
/// The result, then the cancel message.
const RESULT: usize = 1;
/// The task; the future of a sleep in a loop that is written in script.
const TASK: usize = 2;

static SLEEP: NativeCoroutineRow = NativeCoroutineRow { name: "sleep", step };

/// `sleep(delay, result=None)`.
pub(super) fn sleep(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (delay, result) = (args[0], args[1]);
    let coroutine = new_native_coroutine(cx, &SLEEP, [delay, result, Value::NONE]);
    loop_futures::hand_out(cx, coroutine, TASK)
}

fn step(cx: &mut Cx, coroutine: Gc<NativeCoroutine>, sent: Resumed) -> Result<Outcome, Raise> {
    let fields = &mut cx.heap[coroutine];
    let state = fields.state;
    if let Resumed::Raised(exception) = sent {
        fields.state = NativeCoroutine::FINISHED;
        let task = std::mem::replace(&mut fields.kept[TASK], Value::NONE);
        match state {
            ARMED => stop_timer(cx),
            WAITING => {
                stop_timer(cx);
                abandon(cx, task);
            }
            SHOWN => interrupted(cx, task),
            IN_SCRIPT => super::run::call_helper_soon(cx, "base_events", "_break_off_sleep", &[task]),
            _ => {}
        }
        return Err(cx.raise_value(exception));
    }
    match state {
        CREATED => begin(cx, coroutine),
        ASKING => {
            let delay = fields.kept[DELAY];
            let event_loop = running_loop(cx)?;
            let future = loop_futures::answer(cx, sent)?;
            sleep_with(cx, coroutine, event_loop, delay, future)
        }
        ARMED | WAITING => Err(cx.runtime_error("await wasn't used with future")),
        _ => {
            let task = fields.kept[TASK];
            if state == SHOWN && !is_current(cx, task) {
                return Err(cx.runtime_error("await wasn't used with future"));
            }
            let fields = &mut cx.heap[coroutine];
            fields.state = NativeCoroutine::FINISHED;
            fields.kept[TASK] = Value::NONE;
            done(fields.kept[RESULT])
        }
    }
}

#[inline]
fn begin(cx: &mut Cx, coroutine: Gc<NativeCoroutine>) -> Result<Outcome, Raise> {
    let delay = cx.heap[coroutine].kept[DELAY];
    let seconds = match delay.as_inline_int() {
        Some(int) => int as f64,
        None => match seconds(cx, delay) {
            Ok(seconds) => seconds,
            Err(raise) => {
                cx.heap[coroutine].state = NativeCoroutine::FINISHED;
                return Err(raise);
            }
        },
    };
    if seconds <= 0.0 {
        cx.heap[coroutine].state = YIELDED;
        return Ok(Outcome::Suspend(Value::NONE));
    }
    let event_loop = running_loop(cx)?;
    if cx.host.clock.is_none() {
        return Err(cx.runtime_error("this machine has no clock: only sleep(0) is possible"));
    }
    if cx.event_loop.active.is_none_or(|active| !active.is(event_loop)) {
        return sleep_in_script(cx, coroutine, event_loop, delay);
    }
    let deadline = now(cx) + seconds;
    cx.event_loop.queues.timers.add(deadline, coroutine.value());
    cx.heap[coroutine].state = ARMED;
    Ok(Outcome::Suspend(coroutine.value()))
}

/// The running task sleeps, as awaiting the coroutine would make it; gives what it yields. `None`, and nothing has
/// changed, when only the coroutine does what is needed.
pub(super) fn begin_at_once(cx: &mut Cx, task: Gc<Future>, args: &[Value]) -> Option<Value> {
    let delay = args[0];
    let seconds = match delay.as_inline_int() {
        Some(int) => int as f64,
        None => delay.as_float()?,
    };
    let event_loop = cx.heap[task].event_loop;
    let is_active = |active: Option<Value>| active.is_some_and(|active| active.is(event_loop));
    if !args[1].is_none() || seconds.is_nan() || !is_active(cx.event_loop.running) {
        return None;
    }
    if seconds <= 0.0 {
        return Some(Value::NONE);
    }
    if !is_active(cx.event_loop.active) || cx.host.clock.is_none() {
        return None;
    }
    let deadline = now(cx) + seconds;
    let token = cx.event_loop.queues.timers.add(deadline, task.value());
    cx.heap[task].set_waiting_for(token);
    Some(task.value())
}

/// The coroutine that a task would sleep in had it needed one.
pub(super) fn shown(cx: &mut Cx, task: Gc<Future>) -> Value {
    let coroutine = new_native_coroutine(cx, &SLEEP, [Value::NONE, Value::NONE, task.value()]);
    // It has begun: nobody need await it.
    cx.finalizable.pop();
    if let Some(coroutine) = coroutine.as_gc::<NativeCoroutine>() {
        cx.heap[coroutine].state = SHOWN;
    }
    coroutine
}

/// Whether it is this task that runs.
fn is_current(cx: &Cx, task: Value) -> bool {
    cx.event_loop
        .current_task
        .is_some_and(|current| current.value().is(task))
}

/// An exception came into the coroutine of a task that sleeps, or whose sleep is over: no timer wakes it any more.
pub(super) fn interrupted(cx: &mut Cx, task: Value) {
    if let Some(task) = task.as_gc::<Future>()
        && cx.heap[task].waiting_for().is_float()
    {
        let event_loop = cx.heap[task].event_loop;
        loop_methods::queues(cx, event_loop).timers.note_cancelled();
        abandon(cx, task.value());
    }
}

/// The timer of a task's sleep is gone, but nothing tells the task: in CPython it waits for a future that nobody
/// completes.
fn abandon(cx: &mut Cx, task: Value) {
    if let Some(task) = task.as_gc::<Future>()
        && cx.event_loop.current_task != Some(task)
    {
        cx.heap[task].set_waiting_for(ABANDONED_SLEEP);
    }
}

/// Cancels the sleep of a task that needed no coroutine; false when the task does not sleep so.
pub(super) fn cancel_own(cx: &mut Cx, task: Gc<Future>, message: Value) -> bool {
    let waiting_for = cx.heap[task].waiting_for();
    if !waiting_for.is_float() && !waiting_for.is(ABANDONED_SLEEP) {
        return false;
    }
    interrupted(cx, task.value());
    cx.heap[task].set_waiting_for(CANCELLED_SLEEP);
    let error = new_cancelled_error(cx, message);
    let event_loop = cx.heap[task].event_loop;
    schedule(cx, event_loop, Ready::Throw(task, error));
    true
}

/// What a task waits for whose own sleep is over, was cancelled, or will not end because its coroutine was left by
/// an exception that a script threw in.
const ENDED_SLEEP: Value = Value::TRUE;
const CANCELLED_SLEEP: Value = Value::FALSE;
const ABANDONED_SLEEP: Value = Value::ELLIPSIS;

/// In a loop that is written in script, its `call_later` completes a future.
#[cold]
fn sleep_in_script(
    cx: &mut Cx,
    coroutine: Gc<NativeCoroutine>,
    event_loop: Value,
    delay: Value,
) -> Result<Outcome, Raise> {
    if loop_futures::must_ask(cx, coroutine, TASK) {
        cx.heap[coroutine].state = ASKING;
        return Ok(Outcome::Suspend(loop_futures::WANTED));
    }
    let future = new_future(cx, event_loop);
    sleep_with(cx, coroutine, event_loop, delay, future)
}

/// The same with a future that there is.
fn sleep_with(
    cx: &mut Cx,
    coroutine: Gc<NativeCoroutine>,
    event_loop: Value,
    delay: Value,
    future: Gc<Future>,
) -> Result<Outcome, Raise> {
    super::run::call_helper_soon(
        cx,
        "base_events",
        "_begin_sleep",
        &[event_loop, delay, future.value()],
    );
    let fields = &mut cx.heap[coroutine];
    fields.state = IN_SCRIPT;
    fields.kept[TASK] = future.value();
    Ok(Outcome::Suspend(awaited(cx, future)))
}

/// A number of seconds that a script gave. Raises TypeError for what is no number, ValueError for NaN.
pub(super) fn seconds(cx: &mut Cx, delay: Value) -> Result<f64, Raise> {
    let seconds = match cx.as_number_f64(delay) {
        Some(seconds) => seconds,
        None => {
            let text = format!(
                "'<=' not supported between instances of '{}' and 'int'",
                cx.type_name(delay)
            );
            return Err(cx.type_error(text));
        }
    };
    if seconds.is_nan() {
        return Err(cx.value_error("Invalid delay: NaN (not a number)"));
    }
    Ok(seconds)
}

/// Whether a native coroutine is a sleep.
pub(super) fn is_sleep(cx: &Cx, coroutine: Gc<NativeCoroutine>) -> bool {
    std::ptr::eq(cx.heap[coroutine].row, &SLEEP)
}

/// A task begins to wait for the sleep that it yielded; false when the coroutine is no sleep that runs.
pub(super) fn begin_waiting(cx: &mut Cx, coroutine: Gc<NativeCoroutine>, task: Gc<Future>) -> bool {
    let fields = &mut cx.heap[coroutine];
    if !std::ptr::eq(fields.row, &SLEEP) || fields.state != ARMED {
        return false;
    }
    fields.kept[TASK] = task.value();
    fields.state = WAITING;
    true
}

/// The timer fired: the task runs in the next turn.
pub(super) fn fire(cx: &mut Cx, target: Value) {
    if let Some(task) = target.as_gc::<Future>() {
        if cx.heap[task].waiting_for().is_float() {
            cx.heap[task].set_waiting_for(ENDED_SLEEP);
            let event_loop = cx.heap[task].event_loop;
            schedule(cx, event_loop, Ready::Wake(task, ENDED_SLEEP));
        }
    } else if let Some(coroutine) = target.as_gc::<NativeCoroutine>()
        && cx.heap[coroutine].state == WAITING
    {
        cx.heap[coroutine].state = FIRED;
        wake(cx, coroutine);
    }
}

/// Whether the timer with this token is still wanted by what it was made for, a task or a coroutine.
#[inline]
pub(super) fn is_wanted(heap: &Heap, target: Value, token: Value) -> bool {
    if let Some(task) = target.as_gc::<Future>() {
        return heap[task].sleeps_by(token);
    }
    target
        .as_gc::<NativeCoroutine>()
        .is_some_and(|coroutine| matches!(heap[coroutine].state, ARMED | WAITING))
}

/// Cancels a sleep that a task waits for; false when that is too late.
pub(super) fn cancel(cx: &mut Cx, coroutine: Gc<NativeCoroutine>, message: Value) -> bool {
    if cx.heap[coroutine].state != WAITING {
        return false;
    }
    stop_timer(cx);
    let fields = &mut cx.heap[coroutine];
    fields.state = CANCELLED;
    fields.kept[RESULT] = message;
    wake(cx, coroutine);
    true
}

fn wake(cx: &mut Cx, coroutine: Gc<NativeCoroutine>) {
    let task = cx.heap[coroutine].kept[TASK]
        .as_gc::<Future>()
        .expect("a sleep that is waited for knows its task");
    let event_loop = cx.heap[task].event_loop;
    schedule(cx, event_loop, Ready::Wake(task, coroutine.value()));
}

/// A sleep in a coroutine of the active loop ends before its time.
fn stop_timer(cx: &mut Cx) {
    cx.event_loop.queues.timers.note_cancelled();
}

/// What the task gets that waited for this sleep.
pub(super) fn outcome(cx: &mut Cx, waiter: Value) -> Resumed {
    match waiter.as_gc::<NativeCoroutine>() {
        Some(coroutine) if cx.heap[coroutine].state == CANCELLED => {
            let message = cx.heap[coroutine].kept[RESULT];
            cx.event_loop.thrown_is_held = false;
            Resumed::Raised(new_cancelled_error(cx, message))
        }
        _ => Resumed::Value(Value::NONE),
    }
}

/// How the future behind the sleep that a task waits for would show itself in the `repr` of the task; `None` when
/// it does not wait for a sleep.
pub(super) fn describe(cx: &Cx, waiting_for: Value) -> Option<&'static str> {
    let state = match waiting_for.as_gc::<NativeCoroutine>() {
        Some(coroutine) => cx.heap[coroutine].state,
        None if waiting_for.is(ENDED_SLEEP) => FIRED,
        None if waiting_for.is(CANCELLED_SLEEP) => CANCELLED,
        None if waiting_for.is_float() || waiting_for.is(ABANDONED_SLEEP) => WAITING,
        None => return None,
    };
    Some(match state {
        FIRED => "<Future finished result=None>",
        CANCELLED => "<Future cancelled>",
        _ => "<Future pending cb=[Task.task_wakeup()]>",
    })
}
