//! `asyncio.sleep`: a native coroutine that a timer wakes.
//!
//! In CPython a sleep is a future that a timer completes. Here the coroutine itself is what the task waits
//! for; turns are the same: the timer fires in one turn, the task runs in the next.

use slotmap::{Key, KeyData};

use super::future::{awaited, new_cancelled_error, new_future, schedule};
use super::task::{new_native_coroutine, running_loop};
use super::turn::now;
use crate::heap::{Gc, Value};
use crate::objects::coroutine::{NativeCoroutine, NativeCoroutineRow};
use crate::objects::cx::Cx;
use crate::objects::event_loop::Ready;
use crate::objects::future::Future;
use crate::objects::outcome::{Outcome, Raise, Resumed, done};
use crate::objects::timers::TimerKey;

/// The coroutine's states.
const CREATED: u32 = 0;
/// Suspended with a bare yield: `sleep(0)`.
const YIELDED: u32 = 1;
/// Its timer runs, but no task waits yet.
const ARMED: u32 = 2;
/// Its timer runs and a task waits.
const WAITING: u32 = 3;
/// The timer fired; the task is on its way.
const FIRED: u32 = 4;
/// The task cancelled it and is on its way.
const CANCELLED: u32 = 5;

/// A loop that is written in script completes a future for it.
const IN_SCRIPT: u32 = 6;

/// What `kept` holds: the delay, then half of the timer's key; the other half is `extra`.
const DELAY: usize = 0;
/// The result, then the cancel message.
const RESULT: usize = 1;
/// The task; the future of a sleep in a loop that is written in script.
const TASK: usize = 2;

static SLEEP: NativeCoroutineRow = NativeCoroutineRow { name: "sleep", step };

/// `sleep(delay, result=None)`.
pub(super) fn sleep(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (delay, result) = (args[0], args[1]);
    done(new_native_coroutine(cx, &SLEEP, [delay, result, Value::NONE]))
}

fn step(cx: &mut Cx, coroutine: Gc<NativeCoroutine>, sent: Resumed) -> Result<Outcome, Raise> {
    let fields = &mut cx.heap[coroutine];
    let state = fields.state;
    if let Resumed::Raised(exception) = sent {
        fields.state = NativeCoroutine::FINISHED;
        if state == ARMED || state == WAITING {
            stop_timer(cx, coroutine);
        } else if state == IN_SCRIPT {
            let future = fields.kept[TASK];
            super::run::call_helper_soon(cx, "base_events", "_break_off_sleep", &[future]);
        }
        return Err(cx.raise_value(exception));
    }
    match state {
        CREATED => begin(cx, coroutine),
        ARMED | WAITING => Err(cx.runtime_error("await wasn't used with future")),
        _ => {
            fields.state = NativeCoroutine::FINISHED;
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
    let key = cx.event_loop.queues.timers.add(deadline, coroutine.value());
    let bits = key.data().as_ffi();
    let fields = &mut cx.heap[coroutine];
    fields.extra = bits as u32;
    fields.kept[DELAY] = Value::small_int((bits >> 32) as i64);
    fields.state = ARMED;
    Ok(Outcome::Suspend(coroutine.value()))
}

/// In a loop that is written in script, its `call_later` completes a future.
#[cold]
fn sleep_in_script(
    cx: &mut Cx,
    coroutine: Gc<NativeCoroutine>,
    event_loop: Value,
    delay: Value,
) -> Result<Outcome, Raise> {
    let future = new_future(cx, event_loop);
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
pub(super) fn fire(cx: &mut Cx, coroutine: Gc<NativeCoroutine>) {
    let fields = &mut cx.heap[coroutine];
    if fields.state == WAITING {
        fields.state = FIRED;
        wake(cx, coroutine);
    }
}

/// Cancels a sleep that a task waits for; false when that is too late.
pub(super) fn cancel(cx: &mut Cx, coroutine: Gc<NativeCoroutine>, message: Value) -> bool {
    if cx.heap[coroutine].state != WAITING {
        return false;
    }
    stop_timer(cx, coroutine);
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

fn stop_timer(cx: &mut Cx, coroutine: Gc<NativeCoroutine>) {
    let fields = &cx.heap[coroutine];
    let high = fields.kept[DELAY].as_inline_int().expect("half of a timer's key") as u64;
    let key = TimerKey::from(KeyData::from_ffi(high << 32 | u64::from(fields.extra)));
    cx.event_loop.queues.timers.cancel(key);
}

/// What the task gets that waited for this sleep.
pub(super) fn outcome(cx: &mut Cx, waiter: Value) -> Resumed {
    let coroutine = waiter
        .as_gc::<NativeCoroutine>()
        .expect("tasks wait for futures and sleeps");
    if cx.heap[coroutine].state == CANCELLED {
        let message = cx.heap[coroutine].kept[RESULT];
        return Resumed::Raised(new_cancelled_error(cx, message));
    }
    Resumed::Value(Value::NONE)
}

/// How the future behind a sleep would show itself in the `repr` of the task that waits for it.
pub(super) fn describe(cx: &Cx, coroutine: Gc<NativeCoroutine>) -> &'static str {
    match cx.heap[coroutine].state {
        FIRED => "<Future finished result=None>",
        CANCELLED => "<Future cancelled>",
        _ => "<Future pending cb=[Task.task_wakeup()]>",
    }
}
