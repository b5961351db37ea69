//! `Lock`, `Event`, `Semaphore` and `BoundedSemaphore`.
//!
//! The rules are CPython's: whoever waits stands in line, is woken by its future, and takes the lock when it
//! runs; a waiter that is cancelled after it was woken passes the turn on.

use super::count::Count;
use super::future::{new_future, set_result};
use super::loop_futures;
use super::task::new_native_coroutine;
use super::waiting::{
    Waiters, describe, has_waiters, loop_of, new_object, new_object_of, receiver, shown_line, state,
    state_mut, wait_for, wake_first_pending,
};
use crate::heap::{Gc, Tracer, Value};
use crate::native::methods;
use crate::objects::coroutine::{NativeCoroutine, NativeCoroutineRow};
use crate::objects::cx::Cx;
use crate::objects::function::Native;
use crate::objects::future::{Future, FutureState};
use crate::objects::native::{Binding, NativeFn, NativeRow, TypeRow};
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Outcome, Raise, Resumed, done};
use crate::objects::types::Builtin;

/// Makes a coroutine that keeps its object.
fn coroutine(cx: &mut Cx, row: &'static NativeCoroutineRow, object: Value) -> Result<Outcome, Raise> {
    let coroutine = new_native_coroutine(cx, row, [object, Value::UNDEF, Value::UNDEF]);
    loop_futures::hand_out(cx, coroutine, FUTURE)
}

/// Where a coroutine keeps the future that it waits for.
const FUTURE: usize = 1;

/// The object that a coroutine keeps.
#[inline]
fn object_of(cx: &Cx, coroutine: Gc<NativeCoroutine>) -> Gc<Opaque> {
    cx.heap[coroutine].kept[0]
        .as_gc::<Opaque>()
        .expect("made with its object")
}

/// The future that a coroutine waits for.
fn future_of(cx: &Cx, coroutine: Gc<NativeCoroutine>) -> Gc<Future> {
    cx.heap[coroutine].kept[FUTURE]
        .as_gc::<Future>()
        .expect("it stands in line")
}

/// Makes the coroutine wait in a line.
fn wait_in_line<S: OpaqueState>(
    cx: &mut Cx,
    coroutine: Gc<NativeCoroutine>,
    object: Gc<Opaque>,
    waiters: fn(&mut S) -> &mut Waiters,
) -> Result<Outcome, Raise> {
    let event_loop = loop_of(cx, object, waiters)?;
    if loop_futures::must_ask(cx, coroutine, FUTURE) {
        cx.heap[coroutine].state = ASKING;
        return Ok(Outcome::Suspend(loop_futures::WANTED));
    }
    let future = new_future(cx, event_loop);
    wait_with(cx, coroutine, object, waiters, future)
}

/// Makes the coroutine wait in a line with this future.
fn wait_with<S: OpaqueState>(
    cx: &mut Cx,
    coroutine: Gc<NativeCoroutine>,
    object: Gc<Opaque>,
    waiters: fn(&mut S) -> &mut Waiters,
    future: Gc<Future>,
) -> Result<Outcome, Raise> {
    waiters(state_mut(cx, object)).line.push_back(future);
    let fields = &mut cx.heap[coroutine];
    fields.kept[FUTURE] = future.value();
    fields.state = WAITING;
    wait_for(cx, future.value())
}

/// The state of a coroutine that stands in line.
const WAITING: u16 = 1;
/// It asked the loop for a future.
const ASKING: u16 = 2;

/// `async with` an instance of a script's subclass asks its `acquire`, which may be the script's own.
#[cold]
fn enter_by_script(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    super::run::call_helper(cx, "locks", "_enter", args)
}

/// The end of such a block asks its `release`.
#[cold]
fn exit_by_script(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    super::run::call_helper(cx, "locks", "_exit", args)
}

// ---- Lock ----

#[derive(Default)]
struct LockState {
    is_locked: bool,
    /// The task that took it last, for reports.
    holder: Option<Gc<Future>>,
    waiters: Waiters,
}

impl OpaqueState for LockState {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.option(self.holder);
        self.waiters.trace(tracer);
    }

    fn external_bytes(&self) -> usize {
        size_of::<LockState>() + self.waiters.external_bytes()
    }
}

fn lock_waiters(state: &mut LockState) -> &mut Waiters {
    &mut state.waiters
}

/// `await lock.acquire()`: True.
static ACQUIRE: NativeCoroutineRow = NativeCoroutineRow {
    name: "Lock.acquire",
    step: |cx, coroutine, sent| step_acquire(cx, coroutine, sent, Value::TRUE),
};

/// `async with lock`: None.
static ENTER: NativeCoroutineRow = NativeCoroutineRow {
    name: "_ContextManagerMixin.__aenter__",
    step: |cx, coroutine, sent| step_acquire(cx, coroutine, sent, Value::NONE),
};

/// The end of `async with lock`.
static EXIT: NativeCoroutineRow = NativeCoroutineRow {
    name: "_ContextManagerMixin.__aexit__",
    step: |cx, coroutine, sent| {
        cx.heap[coroutine].state = NativeCoroutine::FINISHED;
        if let Resumed::Raised(exception) = sent {
            return Err(cx.raise_value(exception));
        }
        let lock = object_of(cx, coroutine);
        release_lock(cx, lock)?;
        done(Value::NONE)
    },
};

#[inline]
fn take_lock(cx: &mut Cx, lock: Gc<Opaque>) {
    let holder = cx.event_loop.current_task;
    let lock_state: &mut LockState = state_mut(cx, lock);
    lock_state.is_locked = true;
    lock_state.holder = holder;
}

/// Takes a lock that is free and that nobody waits for.
#[inline]
fn try_lock(cx: &mut Cx, lock: Value) -> bool {
    let Ok(lock) = receiver::<LockState>(cx, lock, "Lock") else {
        return false;
    };
    let lock_state: &LockState = state(cx, lock);
    let is_free = !lock_state.is_locked && !has_waiters(cx, &lock_state.waiters.line);
    if is_free {
        take_lock(cx, lock);
    }
    is_free
}

/// The task that holds a lock.
pub(super) fn holder(cx: &Cx, lock: Value) -> Option<Gc<Future>> {
    cx.heap[lock.as_gc::<Opaque>()?].state::<LockState>()?.holder
}

fn step_acquire(
    cx: &mut Cx,
    coroutine: Gc<NativeCoroutine>,
    sent: Resumed,
    result: Value,
) -> Result<Outcome, Raise> {
    let lock = object_of(cx, coroutine);
    if cx.heap[coroutine].state == ASKING {
        let future = loop_futures::answer(cx, sent)?;
        return wait_with(cx, coroutine, lock, lock_waiters, future);
    }
    if cx.heap[coroutine].state == WAITING {
        let future = future_of(cx, coroutine);
        let lock_state: &mut LockState = state_mut(cx, lock);
        lock_state.waiters.remove(future);
        cx.heap[coroutine].state = NativeCoroutine::FINISHED;
        if let Resumed::Raised(exception) = sent {
            if !state::<LockState>(cx, lock).is_locked {
                wake_next_locker(cx, lock);
            }
            return Err(cx.raise_value(exception));
        }
        take_lock(cx, lock);
        return done(result);
    }
    if let Resumed::Raised(exception) = sent {
        return Err(cx.raise_value(exception));
    }
    if try_lock(cx, lock.value()) {
        cx.heap[coroutine].state = NativeCoroutine::FINISHED;
        return done(result);
    }
    wait_in_line(cx, coroutine, lock, lock_waiters)
}

/// Wakes the first in line, if it was not woken yet.
fn wake_next_locker(cx: &mut Cx, lock: Gc<Opaque>) {
    let first = state::<LockState>(cx, lock).waiters.line.front().copied();
    if let Some(first) = first
        && !cx.heap[first].is_done()
    {
        set_result(cx, first, Value::TRUE);
    }
}

fn release_lock(cx: &mut Cx, lock: Gc<Opaque>) -> Result<(), Raise> {
    let lock_state: &mut LockState = state_mut(cx, lock);
    if !lock_state.is_locked {
        return Err(cx.runtime_error("Lock is not acquired."));
    }
    lock_state.is_locked = false;
    lock_state.holder = None;
    wake_next_locker(cx, lock);
    Ok(())
}

fn lock_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(new_object_of(cx, args[0], Builtin::Lock, LockState::default())?)
}

fn lock_construct(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(new_object(cx, Builtin::Lock, LockState::default()))
}

fn lock_acquire(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let lock = receiver::<LockState>(cx, args[0], "Lock")?;
    coroutine(cx, &ACQUIRE, lock.value())
}

fn lock_enter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let lock = receiver::<LockState>(cx, args[0], "Lock")?;
    if !cx.is_plain(args[0]) {
        return enter_by_script(cx, args);
    }
    coroutine(cx, &ENTER, lock.value())
}

fn lock_exit(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let lock = receiver::<LockState>(cx, args[0], "Lock")?;
    if !cx.is_plain(args[0]) {
        return exit_by_script(cx, args);
    }
    coroutine(cx, &EXIT, lock.value())
}

fn lock_acquire_at_once(cx: &mut Cx, args: &[Value]) -> Option<Result<Value, Raise>> {
    try_lock(cx, args[0]).then_some(Ok(Value::TRUE))
}

fn lock_enter_at_once(cx: &mut Cx, args: &[Value]) -> Option<Result<Value, Raise>> {
    (cx.is_plain(args[0]) && try_lock(cx, args[0])).then_some(Ok(Value::NONE))
}

fn lock_exit_at_once(cx: &mut Cx, args: &[Value]) -> Option<Result<Value, Raise>> {
    if !cx.is_plain(args[0]) {
        return None;
    }
    let lock = receiver::<LockState>(cx, args[0], "Lock").ok()?;
    Some(release_lock(cx, lock).map(|()| Value::NONE))
}

fn lock_release(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let lock = receiver::<LockState>(cx, args[0], "Lock")?;
    release_lock(cx, lock)?;
    done(Value::NONE)
}

fn lock_locked(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let lock = receiver::<LockState>(cx, args[0], "Lock")?;
    done(state::<LockState>(cx, lock).is_locked)
}

fn lock_repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let lock = receiver::<LockState>(cx, args[0], "Lock")?;
    let lock_state: &LockState = state(cx, lock);
    let (word, waiting) = (
        if lock_state.is_locked {
            "locked"
        } else {
            "unlocked"
        },
        lock_state.waiters.line.len(),
    );
    let text = describe(cx, lock, word, waiting);
    done(cx.new_str(&text))
}

fn lock_line(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let lock = receiver::<LockState>(cx, args[0], "Lock")?;
    let line = state::<LockState>(cx, lock).waiters.line.clone();
    shown_line(cx, &line)
}

fn event_line(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event = receiver::<EventState>(cx, args[0], "Event")?;
    let line = state::<EventState>(cx, event).waiters.line.clone();
    shown_line(cx, &line)
}

fn semaphore_line(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let semaphore = receiver::<SemaphoreState>(cx, args[0], "Semaphore")?;
    let line = state::<SemaphoreState>(cx, semaphore).waiters.line.clone();
    shown_line(cx, &line)
}

fn lock_loop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let lock = receiver::<LockState>(cx, args[0], "Lock")?;
    done(state::<LockState>(cx, lock).waiters.event_loop())
}

fn event_loop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event = receiver::<EventState>(cx, args[0], "Event")?;
    done(state::<EventState>(cx, event).waiters.event_loop())
}

fn semaphore_loop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let semaphore = receiver::<SemaphoreState>(cx, args[0], "Semaphore")?;
    done(state::<SemaphoreState>(cx, semaphore).waiters.event_loop())
}

fn no_init(_cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(Value::NONE)
}

/// `asyncio.Lock`.
pub(crate) const LOCK: TypeRow = TypeRow {
    builtin: Builtin::Lock,
    doc: "A mutual exclusion lock for tasks, given to whoever waits longest.",
    construct: Some(&NativeRow::new(
        "Lock()",
        "A new lock, unlocked.\n",
        lock_construct,
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// Make an instance of the class.
        static "__new__(cls, *args, **kwargs)" => lock_new,
        /// Does nothing.
        "__init__(self)" => no_init,
        /// Wait until the lock is free, take it, return True.
        async "acquire(self)" => lock_acquire, at_once lock_acquire_at_once,
        /// Give the lock back. Raises RuntimeError when it is not locked.
        "release(self)" => lock_release,
        /// Whether somebody has the lock.
        "locked(self)" => lock_locked,
        /// Acquire at the beginning of `async with`.
        async "__aenter__(self)" => lock_enter, at_once lock_enter_at_once,
        /// Release at the end of `async with`.
        async "__aexit__(self, exc_type, exc, tb)" => lock_exit, at_once lock_exit_at_once,
        /// Return repr(self).
        "__repr__(self, /)" => lock_repr,
    },
    getsets: crate::native::getsets! {
        /// Whether somebody has the lock.
        "_locked" => lock_locked;
        /// The loop that it belongs to, once a task has waited; or None.
        "_loop" => lock_loop;
        /// The futures of those who wait, first come first.
        "_waiters" => lock_line;
    },
};

/// The `repr` of an object of one of these classes itself.
pub(super) fn shown(cx: &mut Cx, value: Value) -> Option<String> {
    let rows: [(Builtin, NativeFn); 4] = [
        (Builtin::Lock, lock_repr),
        (Builtin::Event, event_repr),
        (Builtin::Semaphore, semaphore_repr),
        (Builtin::BoundedSemaphore, semaphore_repr),
    ];
    let (_, repr) = rows
        .into_iter()
        .find(|(builtin, _)| cx.is_exact(value, *builtin))?;
    match repr(cx, &[value]) {
        Ok(Outcome::Return(text)) => cx.as_str(text).map(str::to_owned),
        _ => None,
    }
}

// ---- Event ----

#[derive(Default)]
struct EventState {
    is_set: bool,
    waiters: Waiters,
}

impl OpaqueState for EventState {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.waiters.trace(tracer);
    }

    fn external_bytes(&self) -> usize {
        size_of::<EventState>() + self.waiters.external_bytes()
    }
}

fn event_waiters(state: &mut EventState) -> &mut Waiters {
    &mut state.waiters
}

static WAIT: NativeCoroutineRow = NativeCoroutineRow {
    name: "Event.wait",
    step: |cx, coroutine, sent| {
        let event = object_of(cx, coroutine);
        if cx.heap[coroutine].state == ASKING {
            let future = loop_futures::answer(cx, sent)?;
            return wait_with(cx, coroutine, event, event_waiters, future);
        }
        let was_waiting = cx.heap[coroutine].state == WAITING;
        if was_waiting {
            let future = future_of(cx, coroutine);
            state_mut::<EventState>(cx, event).waiters.remove(future);
        }
        if let Resumed::Raised(exception) = sent {
            cx.heap[coroutine].state = NativeCoroutine::FINISHED;
            return Err(cx.raise_value(exception));
        }
        if was_waiting || state::<EventState>(cx, event).is_set {
            cx.heap[coroutine].state = NativeCoroutine::FINISHED;
            return done(Value::TRUE);
        }
        wait_in_line(cx, coroutine, event, event_waiters)
    },
};

fn event_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(new_object_of(cx, args[0], Builtin::Event, EventState::default())?)
}

fn event_construct(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(new_object(cx, Builtin::Event, EventState::default()))
}

fn event_wait(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event = receiver::<EventState>(cx, args[0], "Event")?;
    coroutine(cx, &WAIT, event.value())
}

fn event_wait_at_once(cx: &mut Cx, args: &[Value]) -> Option<Result<Value, Raise>> {
    let event = receiver::<EventState>(cx, args[0], "Event").ok()?;
    state::<EventState>(cx, event).is_set.then_some(Ok(Value::TRUE))
}

fn event_set(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event = receiver::<EventState>(cx, args[0], "Event")?;
    let event_state: &mut EventState = state_mut(cx, event);
    if event_state.is_set {
        return done(Value::NONE);
    }
    event_state.is_set = true;
    // Waiters leave the line themselves when they run; completing futures does not change it.
    for index in 0..event_state.waiters.line.len() {
        let future = state::<EventState>(cx, event).waiters.line[index];
        if !cx.heap[future].is_done() {
            set_result(cx, future, Value::TRUE);
        }
    }
    done(Value::NONE)
}

fn event_clear(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event = receiver::<EventState>(cx, args[0], "Event")?;
    state_mut::<EventState>(cx, event).is_set = false;
    done(Value::NONE)
}

fn event_is_set(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event = receiver::<EventState>(cx, args[0], "Event")?;
    done(state::<EventState>(cx, event).is_set)
}

fn event_repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event = receiver::<EventState>(cx, args[0], "Event")?;
    let event_state: &EventState = state(cx, event);
    let word = if event_state.is_set { "set" } else { "unset" };
    let waiting = event_state.waiters.line.len();
    let text = describe(cx, event, word, waiting);
    done(cx.new_str(&text))
}

/// `asyncio.Event`.
pub(crate) const EVENT: TypeRow = TypeRow {
    builtin: Builtin::Event,
    doc: "A flag that tasks can wait for.",
    construct: Some(&NativeRow::new(
        "Event()",
        "A new event, not set.\n",
        event_construct,
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// Make an instance of the class.
        static "__new__(cls, *args, **kwargs)" => event_new,
        /// Does nothing.
        "__init__(self)" => no_init,
        /// Wait until the event is set; returns True.
        async "wait(self)" => event_wait, at_once event_wait_at_once,
        /// Set the event and wake all who wait.
        "set(self)" => event_set,
        /// Clear the event: `wait()` waits again.
        "clear(self)" => event_clear,
        /// Whether the event is set.
        "is_set(self)" => event_is_set,
        /// Return repr(self).
        "__repr__(self, /)" => event_repr,
    },
    getsets: crate::native::getsets! {
        /// Whether the event is set.
        "_value" => event_is_set;
        /// The loop that it belongs to, once a task has waited; or None.
        "_loop" => event_loop;
        /// The futures of those who wait, first come first.
        "_waiters" => event_line;
    },
};

// ---- Semaphore ----

struct SemaphoreState {
    value: Count,
    /// The value a BoundedSemaphore must not exceed.
    bound: Option<Count>,
    waiters: Waiters,
}

impl OpaqueState for SemaphoreState {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.waiters.trace(tracer);
    }

    fn external_bytes(&self) -> usize {
        size_of::<SemaphoreState>() + self.waiters.external_bytes()
    }
}

fn semaphore_waiters(state: &mut SemaphoreState) -> &mut Waiters {
    &mut state.waiters
}

static SEMAPHORE_ACQUIRE: NativeCoroutineRow = NativeCoroutineRow {
    name: "Semaphore.acquire",
    step: |cx, coroutine, sent| step_semaphore(cx, coroutine, sent, Value::TRUE),
};

static SEMAPHORE_ENTER: NativeCoroutineRow = NativeCoroutineRow {
    name: "_ContextManagerMixin.__aenter__",
    step: |cx, coroutine, sent| step_semaphore(cx, coroutine, sent, Value::NONE),
};

static SEMAPHORE_EXIT: NativeCoroutineRow = NativeCoroutineRow {
    name: "_ContextManagerMixin.__aexit__",
    step: |cx, coroutine, sent| {
        cx.heap[coroutine].state = NativeCoroutine::FINISHED;
        if let Resumed::Raised(exception) = sent {
            return Err(cx.raise_value(exception));
        }
        let semaphore = object_of(cx, coroutine);
        release_semaphore(cx, semaphore)?;
        done(Value::NONE)
    },
};

fn is_semaphore_locked(cx: &Cx, semaphore: Gc<Opaque>) -> bool {
    let semaphore_state: &SemaphoreState = state(cx, semaphore);
    semaphore_state.value.is_zero() || has_waiters(cx, &semaphore_state.waiters.line)
}

/// Takes one from a semaphore that is not locked.
#[inline]
fn try_acquire(cx: &mut Cx, semaphore: Value) -> bool {
    let Ok(semaphore) = receiver::<SemaphoreState>(cx, semaphore, "Semaphore") else {
        return false;
    };
    let is_free = !is_semaphore_locked(cx, semaphore);
    if is_free {
        state_mut::<SemaphoreState>(cx, semaphore).value.take();
    }
    is_free
}

fn step_semaphore(
    cx: &mut Cx,
    coroutine: Gc<NativeCoroutine>,
    sent: Resumed,
    result: Value,
) -> Result<Outcome, Raise> {
    let semaphore = object_of(cx, coroutine);
    if cx.heap[coroutine].state == ASKING {
        let future = loop_futures::answer(cx, sent)?;
        return wait_with(cx, coroutine, semaphore, semaphore_waiters, future);
    }
    if cx.heap[coroutine].state != WAITING {
        if let Resumed::Raised(exception) = sent {
            return Err(cx.raise_value(exception));
        }
        let must_wait = cx.heap[coroutine].kept[2].is(Value::TRUE);
        if !must_wait && try_acquire(cx, semaphore.value()) {
            cx.heap[coroutine].state = NativeCoroutine::FINISHED;
            return done(result);
        }
        return wait_in_line(cx, coroutine, semaphore, semaphore_waiters);
    }
    cx.heap[coroutine].state = NativeCoroutine::FINISHED;
    let future = future_of(cx, coroutine);
    let was_woken = cx.heap[future].state() == FutureState::Finished;
    let semaphore_state: &mut SemaphoreState = state_mut(cx, semaphore);
    semaphore_state.waiters.remove(future);
    if matches!(sent, Resumed::Raised(_)) && was_woken {
        // Whoever woke this waiter took one for it.
        semaphore_state.value.give();
    }
    while state::<SemaphoreState>(cx, semaphore).value.is_positive() && wake_next_acquirer(cx, semaphore) {}
    match sent {
        Resumed::Value(_) => done(result),
        Resumed::Raised(exception) => Err(cx.raise_value(exception)),
    }
}

/// Takes one for the first in line that was not woken yet, and wakes it.
fn wake_next_acquirer(cx: &mut Cx, semaphore: Gc<Opaque>) -> bool {
    let line = std::mem::take(&mut state_mut::<SemaphoreState>(cx, semaphore).waiters.line);
    let woke = wake_first_pending(cx, &line);
    let semaphore_state: &mut SemaphoreState = state_mut(cx, semaphore);
    semaphore_state.waiters.line = line;
    if woke {
        semaphore_state.value.take();
    }
    woke
}

fn release_semaphore(cx: &mut Cx, semaphore: Gc<Opaque>) -> Result<(), Raise> {
    let semaphore_state: &mut SemaphoreState = state_mut(cx, semaphore);
    if semaphore_state
        .bound
        .is_some_and(|bound| !semaphore_state.value.is_below(bound))
    {
        return Err(cx.value_error("BoundedSemaphore released too many times"));
    }
    semaphore_state.value.give();
    wake_next_acquirer(cx, semaphore);
    Ok(())
}

/// The state of a new semaphore of this value (1 when absent).
fn semaphore_state(cx: &mut Cx, value: Value, is_bounded: bool) -> Result<SemaphoreState, Raise> {
    let value = Count::of(cx, value)?;
    if value.is_negative() {
        return Err(cx.value_error("Semaphore initial value must be >= 0"));
    }
    Ok(SemaphoreState {
        value,
        bound: is_bounded.then_some(value),
        waiters: Waiters::default(),
    })
}

fn semaphore_construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let state = semaphore_state(cx, args[0], false)?;
    done(new_object(cx, Builtin::Semaphore, state))
}

fn bounded_construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let state = semaphore_state(cx, args[0], true)?;
    done(new_object(cx, Builtin::BoundedSemaphore, state))
}

fn semaphore_new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let bounded = cx.types.get(Builtin::BoundedSemaphore);
    let is_bounded = args[0]
        .as_gc()
        .is_some_and(|class| cx.is_subclass(class, bounded));
    let state = semaphore_state(cx, Value::small_int(1), is_bounded)?;
    done(new_object_of(cx, args[0], Builtin::Semaphore, state)?)
}

/// `__init__` of subclasses: sets the value.
fn semaphore_init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let semaphore = receiver::<SemaphoreState>(cx, args[0], "Semaphore")?;
    let is_bounded = state::<SemaphoreState>(cx, semaphore).bound.is_some();
    let new = semaphore_state(cx, args[1], is_bounded)?;
    *state_mut::<SemaphoreState>(cx, semaphore) = new;
    done(Value::NONE)
}

/// Whether the class of a semaphore, written by a script, decides itself whether it is locked.
fn has_own_locked(cx: &mut Cx, semaphore: Value) -> bool {
    if cx.is_plain(semaphore) {
        return false;
    }
    let name = cx.intern("locked");
    cx.lookup(cx.class_of(semaphore), name)
        .is_some_and(|method| !method.is_kind::<Native>())
}

fn semaphore_wait(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let semaphore = receiver::<SemaphoreState>(cx, args[0], "Semaphore")?;
    let kept = [semaphore.value(), Value::UNDEF, Value::TRUE];
    let coroutine = new_native_coroutine(cx, &SEMAPHORE_ACQUIRE, kept);
    loop_futures::hand_out(cx, coroutine, FUTURE)
}

fn semaphore_acquire(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let semaphore = receiver::<SemaphoreState>(cx, args[0], "Semaphore")?;
    if has_own_locked(cx, args[0]) {
        return super::run::call_helper(cx, "locks", "_acquire_unless_locked", args);
    }
    coroutine(cx, &SEMAPHORE_ACQUIRE, semaphore.value())
}

fn semaphore_enter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let semaphore = receiver::<SemaphoreState>(cx, args[0], "Semaphore")?;
    if !cx.is_plain(args[0]) {
        return enter_by_script(cx, args);
    }
    coroutine(cx, &SEMAPHORE_ENTER, semaphore.value())
}

fn semaphore_exit(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let semaphore = receiver::<SemaphoreState>(cx, args[0], "Semaphore")?;
    if !cx.is_plain(args[0]) {
        return exit_by_script(cx, args);
    }
    coroutine(cx, &SEMAPHORE_EXIT, semaphore.value())
}

fn semaphore_acquire_at_once(cx: &mut Cx, args: &[Value]) -> Option<Result<Value, Raise>> {
    (!has_own_locked(cx, args[0]) && try_acquire(cx, args[0])).then_some(Ok(Value::TRUE))
}

fn semaphore_enter_at_once(cx: &mut Cx, args: &[Value]) -> Option<Result<Value, Raise>> {
    (cx.is_plain(args[0]) && try_acquire(cx, args[0])).then_some(Ok(Value::NONE))
}

fn semaphore_exit_at_once(cx: &mut Cx, args: &[Value]) -> Option<Result<Value, Raise>> {
    if !cx.is_plain(args[0]) {
        return None;
    }
    let semaphore = receiver::<SemaphoreState>(cx, args[0], "Semaphore").ok()?;
    Some(release_semaphore(cx, semaphore).map(|()| Value::NONE))
}

fn semaphore_release(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let semaphore = receiver::<SemaphoreState>(cx, args[0], "Semaphore")?;
    release_semaphore(cx, semaphore)?;
    done(Value::NONE)
}

fn semaphore_locked(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let semaphore = receiver::<SemaphoreState>(cx, args[0], "Semaphore")?;
    done(is_semaphore_locked(cx, semaphore))
}

fn semaphore_value(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let semaphore = receiver::<SemaphoreState>(cx, args[0], "Semaphore")?;
    let value = state::<SemaphoreState>(cx, semaphore).value;
    done(value.to_value(cx))
}

fn set_semaphore_value(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let semaphore = receiver::<SemaphoreState>(cx, args[0], "Semaphore")?;
    let value = Count::of(cx, args[1])?;
    state_mut::<SemaphoreState>(cx, semaphore).value = value;
    done(Value::NONE)
}

fn semaphore_bound(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let semaphore = receiver::<SemaphoreState>(cx, args[0], "Semaphore")?;
    match state::<SemaphoreState>(cx, semaphore).bound {
        Some(bound) => done(bound.to_value(cx)),
        None => done(Value::NONE),
    }
}

fn semaphore_repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let semaphore = receiver::<SemaphoreState>(cx, args[0], "Semaphore")?;
    let word = if is_semaphore_locked(cx, semaphore) {
        "locked".to_owned()
    } else {
        let value = state::<SemaphoreState>(cx, semaphore).value.to_value(cx);
        format!("unlocked, value:{}", super::report::show(cx, value))
    };
    let waiting = state::<SemaphoreState>(cx, semaphore).waiters.line.len();
    let text = describe(cx, semaphore, &word, waiting);
    done(cx.new_str(&text))
}

/// `asyncio.Semaphore`.
pub(crate) const SEMAPHORE: TypeRow = TypeRow {
    builtin: Builtin::Semaphore,
    doc: "A counter that tasks take from and give back to; at 0 they wait.",
    construct: Some(&NativeRow::new(
        "Semaphore(value=1)",
        "A new semaphore. Raises ValueError when the value is negative.\n",
        semaphore_construct,
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// Make an instance of the class.
        static "__new__(cls, *args, **kwargs)" => semaphore_new,
        /// Set the value.
        "__init__(self, value=1)" => semaphore_init,
        /// Wait until the counter is above 0, take one, return True.
        async "acquire(self)" => semaphore_acquire, at_once semaphore_acquire_at_once,
        /// Give one back. Raises ValueError for a BoundedSemaphore that is full.
        "release(self)" => semaphore_release,
        /// Whether `acquire()` would have to wait.
        "locked(self)" => semaphore_locked,
        /// Stand in line, and return True when one was taken.
        async "_wait(self)" => semaphore_wait,
        /// Acquire at the beginning of `async with`.
        async "__aenter__(self)" => semaphore_enter, at_once semaphore_enter_at_once,
        /// Release at the end of `async with`.
        async "__aexit__(self, exc_type, exc, tb)" => semaphore_exit, at_once semaphore_exit_at_once,
        /// Return repr(self).
        "__repr__(self, /)" => semaphore_repr,
    },
    getsets: crate::native::getsets! {
        /// The counter.
        "_value" => semaphore_value, set_semaphore_value;
        /// The loop that it belongs to, once a task has waited; or None.
        "_loop" => semaphore_loop;
        /// The futures of those who wait, first come first.
        "_waiters" => semaphore_line;
    },
};

/// `asyncio.BoundedSemaphore`.
pub(crate) const BOUNDED_SEMAPHORE: TypeRow = TypeRow {
    builtin: Builtin::BoundedSemaphore,
    doc: "A semaphore that refuses to be released above its first value.",
    construct: Some(&NativeRow::new(
        "BoundedSemaphore(value=1)",
        "A new semaphore. Raises ValueError when the value is negative.\n",
        bounded_construct,
        Binding::StaticMethod,
    )),
    methods: &[],
    getsets: crate::native::getsets! {
        /// The value that the counter must not exceed.
        "_bound_value" => semaphore_bound;
    },
};
