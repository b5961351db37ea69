//! The event loop object: what scripts see of a loop, and the queues of loops that are not active.

use super::future::{new_future, schedule};
use super::sleep::seconds;
use super::task::Start;
use super::turn::now;
use super::{handle, report, task};
use crate::heap::{Header, Tracer, Value};
use crate::native::{getsets, methods};
use crate::objects::cx::Cx;
use crate::objects::event_loop::{EventLoop, Queues, Ready};
use crate::objects::frame::AsyncGenStep;
use crate::objects::native::TypeRow;
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Answer, Outcome, Query, Raise, Then, done};
use crate::objects::timers::Timers;
use crate::objects::types::Builtin;

/// The state of a loop object.
pub(super) struct LoopState {
    pub(super) is_closed: bool,
    /// The number of the thread it runs in.
    pub(super) thread: Option<u32>,
    pub(super) is_debug: bool,
    /// How long a step may take before debug mode reports it, in seconds.
    pub(super) slow_callback_duration: f64,
    /// `stop` was called while it did not run.
    is_stop_asked: bool,
    pub(super) exception_handler: Option<Value>,
    task_factory: Option<Value>,
    /// Its queues while another loop is active.
    parked: Queues,
}

impl Default for LoopState {
    fn default() -> LoopState {
        LoopState {
            is_closed: false,
            thread: None,
            is_debug: false,
            slow_callback_duration: 0.1,
            is_stop_asked: false,
            exception_handler: None,
            task_factory: None,
            parked: Queues::default(),
        }
    }
}

impl OpaqueState for LoopState {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        for option in [self.exception_handler, self.task_factory].into_iter().flatten() {
            tracer.value(option);
        }
        self.parked.trace(tracer);
    }
}

/// Makes a loop object.
pub(super) fn new_loop(cx: &mut Cx) -> Value {
    let mut state = LoopState {
        is_debug: cx.modes.is_dev || cx.modes.debugs_asyncio,
        ..LoopState::default()
    };
    cx.origins.is_tracing |= state.is_debug;
    state.parked.timers = Timers::new(cx.host.clock.as_ref().is_some_and(|clock| clock.is_virtual()));
    cx.heap
        .alloc(Opaque {
            header: Header::new(Builtin::EventLoop.shape()),
            state: Box::new(state),
        })
        .value()
}

pub(super) fn state(cx: &Cx, event_loop: Value) -> Option<&LoopState> {
    cx.heap[event_loop.as_gc::<Opaque>()?].state()
}

pub(super) fn state_mut(cx: &mut Cx, event_loop: Value) -> Option<&mut LoopState> {
    cx.heap[event_loop.as_gc::<Opaque>()?].state_mut()
}

/// Puts the queues of a loop in place, and those of the loop before it back.
pub(super) fn activate(cx: &mut Cx, event_loop: Value) {
    if cx.event_loop.active.is_some_and(|active| active.is(event_loop)) {
        return;
    }
    let own = state_mut(cx, event_loop).map(|state| std::mem::take(&mut state.parked));
    let previous = std::mem::replace(&mut cx.event_loop.queues, own.unwrap_or_default());
    if let Some(active) = cx.event_loop.active.replace(event_loop)
        && let Some(state) = state_mut(cx, active)
    {
        state.parked = previous;
    }
}

/// The thread of the active loop gives way.
pub(super) fn park(cx: &mut Cx) {
    let Some(active) = cx.event_loop.active.take() else {
        return;
    };
    cx.event_loop.resting = Some(active);
    let queues = std::mem::take(&mut cx.event_loop.queues);
    if let Some(state) = state_mut(cx, active) {
        state.parked = queues;
    }
}

/// The thread goes on.
pub(super) fn unpark(cx: &mut Cx) {
    if let Some(resting) = cx.event_loop.resting.take() {
        activate(cx, resting);
    }
}

/// Whether anything is ready in the loop of a thread that gave way.
pub(super) fn has_work(cx: &Cx, thread: &EventLoop) -> bool {
    thread
        .resting
        .and_then(|resting| state(cx, resting))
        .is_some_and(|state| !state.parked.ready.is_empty())
}

/// The queues of a loop.
pub(super) fn queues(cx: &mut Cx, event_loop: Value) -> &mut Queues {
    if cx.event_loop.active.is_none_or(|active| !active.is(event_loop))
        && let Some(object) = event_loop.as_gc::<Opaque>()
        && cx.heap[object].state::<LoopState>().is_some()
    {
        let state = cx.heap[object].state_mut::<LoopState>().expect("just asked");
        return &mut state.parked;
    }
    &mut cx.event_loop.queues
}

/// Puts an entry into the queue of a loop that is not active; one without a loop is dropped.
#[cold]
pub(super) fn schedule_parked(cx: &mut Cx, event_loop: Value, ready: Ready) {
    match state_mut(cx, event_loop) {
        Some(state) if state.is_closed => {}
        Some(state) => state.parked.ready.push_back(ready),
        None => super::scripted::schedule(cx, event_loop, ready),
    }
}

/// The running loop, or the one that `set_event_loop` set. Raises RuntimeError when there is none.
pub(super) fn current_loop(cx: &mut Cx) -> Result<Value, Raise> {
    match cx.event_loop.running.or(cx.event_loop.current) {
        Some(event_loop) => Ok(event_loop),
        None => Err(cx.runtime_error("There is no current event loop in thread 'MainThread'.")),
    }
}

/// Closes a loop: what is in its queues is forgotten.
pub(super) fn close(cx: &mut Cx, event_loop: Value) {
    let queues = queues(cx, event_loop);
    *queues = Queues::default();
    super::signals::forget(cx, event_loop);
    if let Some(state) = state_mut(cx, event_loop) {
        state.is_closed = true;
    }
}

pub(super) fn receiver(cx: &mut Cx, args: &[Value]) -> Result<Value, Raise> {
    if state(cx, args[0]).is_some() {
        return Ok(args[0]);
    }
    let name = cx.type_name(args[0]).to_owned();
    Err(cx.type_error(format!(
        "descriptor requires an event loop but received a '{name}'"
    )))
}

/// Raises RuntimeError when a loop is closed.
pub(super) fn check_open(cx: &mut Cx, event_loop: Value) -> Result<(), Raise> {
    match state(cx, event_loop) {
        Some(state) if state.is_closed => Err(cx.runtime_error("Event loop is closed")),
        _ => Ok(()),
    }
}

/// The receiver, which must not be closed.
pub(super) fn open_receiver(cx: &mut Cx, args: &[Value]) -> Result<Value, Raise> {
    let event_loop = receiver(cx, args)?;
    check_open(cx, event_loop)?;
    Ok(event_loop)
}

fn is_running(cx: &Cx, event_loop: Value) -> bool {
    state(cx, event_loop).is_some_and(|state| state.thread.is_some())
}

/// Whether the loop runs in the present thread.
fn runs_here(cx: &Cx, event_loop: Value) -> bool {
    let running = cx.event_loop.running;
    running.is_some_and(|running| running.is(event_loop))
}

fn check_running(cx: &mut Cx, event_loop: Value) -> Result<(), Raise> {
    if is_running(cx, event_loop) {
        return Err(cx.runtime_error("This event loop is already running"));
    }
    if cx.event_loop.running.is_some() {
        return Err(cx.runtime_error("Cannot run the event loop while another loop is running"));
    }
    Ok(())
}

pub(super) fn new(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    if report::uses_logging(cx) {
        super::run::call_helper_soon(cx, "base_events", "_log_selector", &[]);
    }
    done(new_loop(cx))
}

fn call_soon(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = open_receiver(cx, args)?;
    check_thread(cx, event_loop)?;
    check_callback(cx, event_loop, args[1], "call_soon")?;
    add_soon(cx, event_loop, args)
}

fn call_soon_threadsafe(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = open_receiver(cx, args)?;
    check_callback(cx, event_loop, args[1], "call_soon_threadsafe")?;
    add_soon(cx, event_loop, args)
}

fn add_soon(cx: &mut Cx, event_loop: Value, args: &[Value]) -> Result<Outcome, Raise> {
    let handle = handle::new_handle(cx, event_loop, args[1], &args[3..], args[2]);
    schedule(cx, event_loop, Ready::Handle(handle));
    done(handle)
}

fn call_later(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    receiver(cx, args)?;
    if args[1].is_none() {
        return Err(cx.type_error("delay must not be None"));
    }
    let event_loop = open_receiver(cx, args)?;
    if cx.as_number_f64(args[1]).is_none() {
        let name = cx.type_name(args[1]).to_owned();
        return Err(cx.type_error(format!("unsupported operand type(s) for +: 'float' and '{name}'")));
    }
    check_thread(cx, event_loop)?;
    check_callback(cx, event_loop, args[2], "call_at")?;
    let deadline = now(cx) + instant(cx, args[1])?;
    add_timer(cx, event_loop, deadline, args)
}

fn call_at(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    receiver(cx, args)?;
    if args[1].is_none() {
        return Err(cx.type_error("when cannot be None"));
    }
    let event_loop = open_receiver(cx, args)?;
    check_thread(cx, event_loop)?;
    check_callback(cx, event_loop, args[2], "call_at")?;
    let deadline = instant(cx, args[1])?;
    add_timer(cx, event_loop, deadline, args)
}

/// A time that a script gave; a NaN is never in the future, so it is due.
fn instant(cx: &mut Cx, value: Value) -> Result<f64, Raise> {
    match cx.as_number_f64(value) {
        Some(time) => Ok(time),
        None => seconds(cx, value),
    }
}

/// In debug mode: raises RuntimeError when the loop runs in another thread.
pub(super) fn check_thread(cx: &mut Cx, event_loop: Value) -> Result<(), Raise> {
    let thread = cx.thread;
    match state(cx, event_loop) {
        Some(state) if state.is_debug && state.thread.is_some_and(|own| own != thread) => Err(
            cx.runtime_error("Non-thread-safe operation invoked on an event loop other than the current one")
        ),
        _ => Ok(()),
    }
}

fn add_timer(cx: &mut Cx, event_loop: Value, deadline: f64, args: &[Value]) -> Result<Outcome, Raise> {
    let handle = handle::new_timer_handle(cx, event_loop, args[2], &args[4..], args[3], deadline);
    let due = if deadline.is_nan() { now(cx) } else { deadline };
    queues(cx, event_loop).timers.add(due, handle);
    handle::timer_added(cx, handle);
    done(handle)
}

fn time(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    receiver(cx, args)?;
    done(now(cx))
}

fn create_future(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = receiver(cx, args)?;
    done(new_future(cx, event_loop))
}

fn create_task(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = open_receiver(cx, args)?;
    make_task(cx, event_loop, args[1], args[2], args[3], args[4])
}

super::origin::noted! {
    call_soon_noted => call_soon;
    call_soon_threadsafe_noted => call_soon_threadsafe;
    call_later_noted => call_later;
    call_at_noted => call_at;
    create_future_noted => create_future;
    create_task_noted => create_task;
    run_until_complete_noted => run_until_complete;
}

/// Makes a task as `create_task` does: by the loop's task factory when there is one.
pub(super) fn make_task(
    cx: &mut Cx,
    event_loop: Value,
    coroutine: Value,
    name: Value,
    context: Value,
    eager: Value,
) -> Result<Outcome, Raise> {
    if let Some((factory, mut values)) = task_maker(cx, event_loop, coroutine) {
        let mut names = Vec::new();
        for (keyword, value) in [("name", name), ("context", context), ("eager_start", eager)] {
            if !value.is_undef() {
                names.push(cx.intern(keyword).value());
                values.push(value);
            }
        }
        let keywords = cx.new_tuple(&names);
        let outcome = cx.tail_call(factory, &values);
        if !names.is_empty() {
            cx.request.keywords = Some(keywords);
        }
        return outcome;
    }
    new_plain_task(cx, event_loop, coroutine, name, context, eager)
}

/// Makes a task of the class `Task`, from the arguments of its constructor.
pub(super) fn new_plain_task(
    cx: &mut Cx,
    event_loop: Value,
    coroutine: Value,
    name: Value,
    context: Value,
    eager: Value,
) -> Result<Outcome, Raise> {
    if coroutine.is_kind::<AsyncGenStep>() {
        // A step of an async generator is awaited by a coroutine, which the task runs.
        let kept = [event_loop, name, context, eager];
        cx.request.prelude = "await_step";
        let then = Some(&STEP_WRAPPED);
        return cx.ask(Outcome::Prelude, Value::NONE, &[coroutine], then, 0, &kept);
    }
    if !task::is_coroutine(coroutine) && is_like_coroutine(cx, coroutine) {
        let kept = [event_loop, name, context, eager];
        let Some((helper, values)) = super::run::helper_call(cx, "coroutines", "_drive", &[coroutine]) else {
            return Err(cx.runtime_error("such coroutines need `import asyncio`"));
        };
        return cx.call(helper, &values, &STEP_WRAPPED, 0, &kept);
    }
    check_coroutine(cx, coroutine)?;
    check_thread(cx, event_loop)?;
    if !name.is_undef() && !name.is_none() && matches!(cx.str_of(name), Ok(Answer::Script)) {
        let class = cx.types.get(Builtin::Str).value();
        return cx.call(
            class,
            &[name],
            &NAMED,
            0,
            &[event_loop, coroutine, context, eager],
        );
    }
    let name = task_name(cx, name)?;
    let context = if context.is_none() { Value::UNDEF } else { context };
    let start = start_of(cx, eager);
    task::start_task(cx, event_loop, coroutine, name, context, start)
}

/// Whether the class of an object has what `collections.abc.Coroutine` asks for.
pub(super) fn is_like_coroutine(cx: &mut Cx, value: Value) -> bool {
    let class = cx.class_of(value);
    cx.heap[class].flags.is_script
        && ["send", "throw", "close", "__await__"].into_iter().all(|name| {
            let name = cx.intern(name);
            cx.lookup(class, name).is_some()
        })
}

/// The name is a string now.
static NAMED: Then = Then {
    name: "task.named",
    resume: |cx, kept, resumed| {
        let &[event_loop, coroutine, context, eager] = kept.values else {
            unreachable!("four values were kept")
        };
        new_plain_task(cx, event_loop, coroutine, resumed.value(), context, eager)
    },
    catches: false,
};

static STEP_WRAPPED: Then = Then {
    name: "task.step_wrapped",
    resume: |cx, kept, resumed| {
        let &[event_loop, name, context, eager] = kept.values else {
            unreachable!("four values were kept")
        };
        new_plain_task(cx, event_loop, resumed.value(), name, context, eager)
    },
    catches: false,
};

/// What the argument `eager_start` asks for.
pub(super) fn start_of(cx: &mut Cx, eager: Value) -> Start {
    if eager.is_undef() || eager.is_none() || eager.is(Value::FALSE) {
        return Start::Later;
    }
    match cx.truth(eager) {
        Ok(Answer::Known(false)) => Start::Later,
        _ => Start::Eager,
    }
}

/// The function that makes the tasks of a loop its own way, and its first arguments.
pub(super) fn task_maker(cx: &mut Cx, event_loop: Value, coroutine: Value) -> Option<(Value, Vec<Value>)> {
    match state(cx, event_loop) {
        Some(state) => state
            .task_factory
            .map(|factory| (factory, vec![event_loop, coroutine])),
        None => super::run::helper_call(cx, "base_events", "_create_task", &[event_loop, coroutine]),
    }
}

/// Whether the loop makes tasks its own way: by a task factory, or because it is written in script.
pub(super) fn has_task_maker(cx: &Cx, event_loop: Value) -> bool {
    state(cx, event_loop).is_none_or(|state| state.task_factory.is_some())
}

/// Raises TypeError for what is no coroutine.
pub(super) fn check_coroutine(cx: &mut Cx, coroutine: Value) -> Result<(), Raise> {
    if task::is_coroutine(coroutine) {
        return Ok(());
    }
    let text = report::show(cx, coroutine);
    Err(cx.type_error(format!("a coroutine was expected, got {text}")))
}

/// The name of a task as a string; Undef for None.
pub(super) fn task_name(cx: &mut Cx, name: Value) -> Result<Value, Raise> {
    if name.is_none() || name.is_undef() {
        return Ok(Value::UNDEF);
    }
    if cx.as_str(name).is_some() {
        return Ok(name);
    }
    let text = match cx.str_of(name)? {
        Answer::Known(text) => text,
        Answer::Script => report::show(cx, name),
    };
    Ok(cx.new_str(&text))
}

fn run_until_complete(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = open_receiver(cx, args)?;
    check_running(cx, event_loop)?;
    if task::needs_wrapping(cx, args[1]) {
        return super::run::wrap_awaitable(cx, args[1], &WRAPPED, 0, &[event_loop]);
    }
    if task::needs_factory(cx, args[1], event_loop) {
        return task::call_factory(cx, args[1], event_loop, &WRAPPED, 0, &[event_loop]);
    }
    let future = task::ensure_future(cx, args[1], event_loop)?;
    super::origin::note(cx, future.value());
    run(cx, future.value(), None, 0, &[])
}

/// The awaitable for `run_until_complete` is a coroutine or a task now.
static WRAPPED: Then = Then {
    name: "loop.run_until_complete",
    resume: |cx, kept, resumed| run_until_complete(cx, &[kept.values[0], resumed.value()]),
    catches: false,
};

/// Asks the vm to run a loop for a future, or a loop object until it is stopped.
pub(super) fn run(
    cx: &mut Cx,
    until: Value,
    then: Option<&'static Then>,
    state: u32,
    kept: &[Value],
) -> Result<Outcome, Raise> {
    cx.ask(
        Outcome::Query(Query::RunLoop),
        Value::NONE,
        &[until],
        then,
        state,
        kept,
    )
}

fn run_forever(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = open_receiver(cx, args)?;
    check_running(cx, event_loop)?;
    run(cx, event_loop, None, 0, &[])
}

fn stop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = receiver(cx, args)?;
    if runs_here(cx, event_loop) {
        cx.event_loop.is_stopping = true;
    } else if let Some(state) = state_mut(cx, event_loop) {
        state.is_stop_asked = true;
    }
    done(Value::NONE)
}

/// Whether `stop` was called since the last run, so that this one is a single turn; asked once.
pub(super) fn take_stop(cx: &mut Cx, event_loop: Value) -> bool {
    state_mut(cx, event_loop).is_some_and(|state| std::mem::take(&mut state.is_stop_asked))
}

fn close_method(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = receiver(cx, args)?;
    if is_running(cx, event_loop) {
        return Err(cx.runtime_error("Cannot close a running event loop"));
    }
    close(cx, event_loop);
    done(Value::NONE)
}

fn is_running_method(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = receiver(cx, args)?;
    done(is_running(cx, event_loop))
}

fn is_closed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = receiver(cx, args)?;
    done(state(cx, event_loop).is_some_and(|state| state.is_closed))
}

fn get_debug(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = receiver(cx, args)?;
    done(state(cx, event_loop).is_some_and(|state| state.is_debug))
}

fn set_debug(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = receiver(cx, args)?;
    let is_debug = !matches!(cx.truth(args[1])?, Answer::Known(false));
    if let Some(state) = state_mut(cx, event_loop) {
        state.is_debug = is_debug;
    }
    cx.origins.is_tracing |= is_debug;
    if runs_here(cx, event_loop) {
        super::watch::follow(cx);
    }
    done(Value::NONE)
}

fn slow_callback_duration(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = receiver(cx, args)?;
    done(state(cx, event_loop).map_or(0.0, |state| state.slow_callback_duration))
}

fn set_slow_callback_duration(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = receiver(cx, args)?;
    let duration = seconds(cx, args[1])?;
    if let Some(state) = state_mut(cx, event_loop) {
        state.slow_callback_duration = duration;
    }
    done(Value::NONE)
}

/// Raises TypeError in debug mode for what cannot be called, as a coroutine or its function cannot be.
fn check_callback(cx: &mut Cx, event_loop: Value, callback: Value, method: &str) -> Result<(), Raise> {
    if !state(cx, event_loop).is_some_and(|state| state.is_debug) {
        return Ok(());
    }
    if task::is_coroutine(callback) || task::is_coroutine_function(cx, callback) {
        return Err(cx.type_error(format!("coroutines cannot be used with {method}()")));
    }
    if !cx.is_callable(callback) {
        let text = report::show(cx, callback);
        return Err(cx.type_error(format!(
            "a callable object was expected by {method}(), got {text}"
        )));
    }
    Ok(())
}

fn set_exception_handler(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = receiver(cx, args)?;
    if !args[1].is_none() && !cx.is_callable(args[1]) {
        let text = report::show(cx, args[1]);
        return Err(cx.type_error(format!("A callable object or None is expected, got {text}")));
    }
    if let Some(state) = state_mut(cx, event_loop) {
        state.exception_handler = Some(args[1]).filter(|handler| !handler.is_none());
    }
    done(Value::NONE)
}

fn get_exception_handler(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = receiver(cx, args)?;
    let handler = state(cx, event_loop).and_then(|state| state.exception_handler);
    done(handler.unwrap_or(Value::NONE))
}

fn call_exception_handler(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = receiver(cx, args)?;
    match state(cx, event_loop).and_then(|state| state.exception_handler) {
        Some(handler) => {
            let arguments = [event_loop, handler, args[1]];
            super::run::call_helper(cx, "base_events", "_call_exception_handler", &arguments)
        }
        None => report_now(cx, args),
    }
}

/// Does what the default exception handler does.
fn report_now(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if report::uses_logging(cx) || report::has_traceback(cx, args[1]) {
        return super::run::call_helper(cx, "base_events", "_log_report", &args[1..2]);
    }
    report::print(cx, args[1]);
    done(Value::NONE)
}

fn default_exception_handler(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    receiver(cx, args)?;
    report_now(cx, args)
}

fn set_task_factory(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = receiver(cx, args)?;
    if !args[1].is_none() && !cx.is_callable(args[1]) {
        return Err(cx.type_error("task factory must be a callable or None"));
    }
    if let Some(state) = state_mut(cx, event_loop) {
        state.task_factory = Some(args[1]).filter(|factory| !factory.is_none());
    }
    done(Value::NONE)
}

fn get_task_factory(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = receiver(cx, args)?;
    let factory = state(cx, event_loop).and_then(|state| state.task_factory);
    done(factory.unwrap_or(Value::NONE))
}

fn shutdown_asyncgens(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    receiver(cx, args)?;
    super::run::shutdown_asyncgens(cx, args)
}

fn shutdown_default_executor(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    receiver(cx, args)?;
    if super::run::uses_threads(cx) {
        return super::run::call_helper(cx, "threads", "_shutdown", args);
    }
    done(super::run::no_executor_to_await(cx))
}

/// The refusal of what needs sockets, pipes or processes.
fn unsupported(cx: &mut Cx, what: &str) -> Result<Outcome, Raise> {
    let text = format!("loop.{what}() is not supported yet");
    Err(cx.raise(Builtin::NotImplementedError, text))
}

fn run_in_executor(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = open_receiver(cx, args)?;
    check_callback(cx, event_loop, args[2], "run_in_executor")?;
    super::run::call_helper(cx, "threads", "_run_in_executor", args)
}

/// Functions that refuse what needs sockets, pipes and processes.
macro_rules! refused {
    ($($name:ident)*) => {
        $(fn $name(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
            unsupported(cx, stringify!($name))
        })*
    };
}

refused! {
    add_reader add_writer connect_accepted_socket connect_read_pipe connect_write_pipe create_connection
    create_datagram_endpoint create_server create_unix_connection create_unix_server getaddrinfo
    getnameinfo remove_reader remove_writer sendfile sock_accept sock_connect sock_recv sock_recv_into
    sock_recvfrom sock_recvfrom_into sock_sendall sock_sendfile sock_sendto start_tls subprocess_exec
    subprocess_shell
}

fn set_default_executor(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    receiver(cx, args)?;
    super::run::call_helper(cx, "threads", "_set_default_executor", args)
}

fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = receiver(cx, args)?;
    let word = |truth: bool| if truth { "True" } else { "False" };
    let state = state(cx, event_loop).expect("a receiver has it");
    let text = format!(
        "<{} running={} closed={} debug={}>",
        cx.type_name(event_loop),
        word(is_running(cx, event_loop)),
        word(state.is_closed),
        word(state.is_debug)
    );
    done(cx.new_str(&text))
}

/// The loop's class. CPython's name, since programs print it.
pub(crate) const EVENT_LOOP: TypeRow = TypeRow {
    builtin: Builtin::EventLoop,
    doc: "An event loop: runs tasks and callbacks, one at a time.",
    construct: Some(&crate::objects::native::NativeRow::new(
        "_UnixSelectorEventLoop()",
        "A new event loop.\n",
        new,
        crate::objects::native::Binding::StaticMethod,
    )),
    methods: methods! {
        /// Call `callback(*args)` in the next turn; returns a Handle.
        "call_soon(self, callback, *args, context=None)" => call_soon_noted,
        /// The same, from another thread.
        "call_soon_threadsafe(self, callback, *args, context=None)" => call_soon_threadsafe_noted,
        /// Call `callback(*args)` after `delay` seconds; returns a TimerHandle.
        "call_later(self, delay, callback, *args, context=None)" => call_later_noted,
        /// Call `callback(*args)` when the loop's clock shows `when`; returns a TimerHandle.
        "call_at(self, when, callback, *args, context=None)" => call_at_noted,
        /// The loop's clock, in seconds.
        "time(self)" => time,
        /// A pending future of this loop.
        "create_future(self)" => create_future_noted,
        /// A task that runs the coroutine from the next turn on.
        "create_task(self, coro, *, name=?, context=?, eager_start=?)" => create_task_noted,
        /// Run until the future (or a task of the coroutine) is done; returns its result.
        "run_until_complete(self, future)" => run_until_complete_noted,
        /// Run until `stop()` is called.
        "run_forever(self)" => run_forever,
        /// End the run after the present turn.
        "stop(self)" => stop,
        /// Forget everything that waits; the loop cannot be used any more.
        "close(self)" => close_method,
        /// Whether the loop runs.
        "is_running(self)" => is_running_method,
        /// Whether the loop was closed.
        "is_closed(self)" => is_closed,
        /// Whether the loop is in debug mode.
        "get_debug(self)" => get_debug,
        /// Set the debug mode, which reports slow callbacks and looks at what is to be called.
        "set_debug(self, enabled)" => set_debug,
        /// Set the function that gets reports of failures: `handler(loop, context)`; None: the default.
        "set_exception_handler(self, handler)" => set_exception_handler,
        /// The function that gets reports of failures, or None.
        "get_exception_handler(self)" => get_exception_handler,
        /// Report a failure to the exception handler.
        "call_exception_handler(self, context)" => call_exception_handler,
        /// Print a report on the standard error stream.
        "default_exception_handler(self, context)" => default_exception_handler,
        /// Set the function that makes tasks: `factory(loop, coro, **kwargs)`; None: the default.
        "set_task_factory(self, factory)" => set_task_factory,
        /// The function that makes tasks, or None.
        "get_task_factory(self)" => get_task_factory,
        /// Close all async generators that are not finished.
        async "shutdown_asyncgens(self)" => shutdown_asyncgens,
        /// Wait for the threads of the default executor.
        async "shutdown_default_executor(self, timeout=None)" => shutdown_default_executor,
        /// Call `func(*args)` in a thread of the executor, None for the default one; returns a future of its result.
        "run_in_executor(self, executor, func, *args)" => run_in_executor,
        /// Set the executor that `run_in_executor(None, …)` and `to_thread` use: a ThreadPoolExecutor.
        "set_default_executor(self, executor)" => set_default_executor,
        /// Call `callback(*args)` when the signal comes.
        "add_signal_handler(self, sig, callback, *args)" => super::signals::add_signal_handler,
        /// Take a handler back; returns whether there was one.
        "remove_signal_handler(self, sig)" => super::signals::remove_signal_handler,
        /// Not supported yet: raises NotImplementedError.
        "add_reader(self, *args, **kwargs)" => add_reader,
        /// Not supported yet: raises NotImplementedError.
        "add_writer(self, *args, **kwargs)" => add_writer,
        /// Not supported yet: raises NotImplementedError.
        "connect_accepted_socket(self, *args, **kwargs)" => connect_accepted_socket,
        /// Not supported yet: raises NotImplementedError.
        "connect_read_pipe(self, *args, **kwargs)" => connect_read_pipe,
        /// Not supported yet: raises NotImplementedError.
        "connect_write_pipe(self, *args, **kwargs)" => connect_write_pipe,
        /// Not supported yet: raises NotImplementedError.
        "create_connection(self, *args, **kwargs)" => create_connection,
        /// Not supported yet: raises NotImplementedError.
        "create_datagram_endpoint(self, *args, **kwargs)" => create_datagram_endpoint,
        /// Not supported yet: raises NotImplementedError.
        "create_server(self, *args, **kwargs)" => create_server,
        /// Not supported yet: raises NotImplementedError.
        "create_unix_connection(self, *args, **kwargs)" => create_unix_connection,
        /// Not supported yet: raises NotImplementedError.
        "create_unix_server(self, *args, **kwargs)" => create_unix_server,
        /// Not supported yet: raises NotImplementedError.
        "getaddrinfo(self, *args, **kwargs)" => getaddrinfo,
        /// Not supported yet: raises NotImplementedError.
        "getnameinfo(self, *args, **kwargs)" => getnameinfo,
        /// Not supported yet: raises NotImplementedError.
        "remove_reader(self, *args, **kwargs)" => remove_reader,
        /// Not supported yet: raises NotImplementedError.
        "remove_writer(self, *args, **kwargs)" => remove_writer,
        /// Not supported yet: raises NotImplementedError.
        "sendfile(self, *args, **kwargs)" => sendfile,
        /// Not supported yet: raises NotImplementedError.
        "sock_accept(self, *args, **kwargs)" => sock_accept,
        /// Not supported yet: raises NotImplementedError.
        "sock_connect(self, *args, **kwargs)" => sock_connect,
        /// Not supported yet: raises NotImplementedError.
        "sock_recv(self, *args, **kwargs)" => sock_recv,
        /// Not supported yet: raises NotImplementedError.
        "sock_recv_into(self, *args, **kwargs)" => sock_recv_into,
        /// Not supported yet: raises NotImplementedError.
        "sock_recvfrom(self, *args, **kwargs)" => sock_recvfrom,
        /// Not supported yet: raises NotImplementedError.
        "sock_recvfrom_into(self, *args, **kwargs)" => sock_recvfrom_into,
        /// Not supported yet: raises NotImplementedError.
        "sock_sendall(self, *args, **kwargs)" => sock_sendall,
        /// Not supported yet: raises NotImplementedError.
        "sock_sendfile(self, *args, **kwargs)" => sock_sendfile,
        /// Not supported yet: raises NotImplementedError.
        "sock_sendto(self, *args, **kwargs)" => sock_sendto,
        /// Not supported yet: raises NotImplementedError.
        "start_tls(self, *args, **kwargs)" => start_tls,
        /// Not supported yet: raises NotImplementedError.
        "subprocess_exec(self, *args, **kwargs)" => subprocess_exec,
        /// Not supported yet: raises NotImplementedError.
        "subprocess_shell(self, *args, **kwargs)" => subprocess_shell,
        /// Return repr(self).
        "__repr__(self, /)" => repr,
    },
    getsets: getsets! {
        /// How long a step may take, in seconds, before debug mode reports it.
        "slow_callback_duration" => slow_callback_duration, set_slow_callback_duration;
    },
};
