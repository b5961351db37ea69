//! Running a loop: what comes next, and what to do with how a step ended. These are the vm's hooks.

use super::future::{
    add_callback, cancelled_error, new_cancelled_error, schedule, set_cancelled, set_exception, set_result,
};
use super::run::Due;
use super::{gather, handle, loop_methods, report, sleep, task_set, watch};
use crate::heap::{Gc, Heap, Value};
use crate::objects::coroutine::NativeCoroutine;
use crate::objects::cx::Cx;
use crate::objects::event_loop::{CallArguments, LoopHooks, LoopStep, Ready, TaskEntry};
use crate::objects::frame::{AsyncGenStep, Frame, FrameState, StepAction};
use crate::objects::function::Native;
use crate::objects::future::{Future, FutureState};
use crate::objects::opaque::Opaque;
use crate::objects::outcome::{Raise, Resumed};
use crate::objects::types::Builtin;

/// The event loop, as the vm sees it.
pub(crate) static HOOKS: LoopHooks = LoopHooks {
    start,
    run_main: super::run::start_main,
    next,
    suspended,
    returned,
    raised,
    callback_raised,
    interrupted: super::run::interrupted,
    finalize: report::finalize,
    wording: super::script_names::wording,
    park: loop_methods::park,
    unpark: loop_methods::unpark,
    has_work: loop_methods::has_work,
    future_result: super::future::future_result,
    shown_sleep: sleep::shown,
    sleep_interrupted: sleep::interrupted,
    async_generator_died: super::run::async_generator_died,
    is_eager_step: super::eager::is_step,
};

/// Slack in comparing deadlines with the clock: its resolution in seconds.
const CLOCK_RESOLUTION: f64 = 1e-9;

/// Begins to run the loop of a future until that is done; None: the active loop until it is stopped.
fn start(cx: &mut Cx, until: Value) -> Result<(), Raise> {
    let future = until.as_gc::<Future>();
    let event_loop = match future {
        Some(future) => cx.heap[future].event_loop,
        None => until,
    };
    if cx.event_loop.running.is_some() {
        return Err(cx.runtime_error("Cannot run the event loop while another loop is running"));
    }
    loop_methods::activate(cx, event_loop);
    cx.event_loop.running = Some(event_loop);
    let thread = cx.thread;
    if let Some(state) = loop_methods::state_mut(cx, event_loop) {
        state.thread = Some(thread);
    }
    cx.event_loop.outer_context = Some(cx.context);
    cx.event_loop.until = future;
    watch::follow(cx);
    if loop_methods::take_stop(cx, event_loop) {
        // One turn, and out.
        take_due_timers(cx);
        cx.event_loop.queues.turn = cx.event_loop.queues.ready.len();
        cx.event_loop.is_stopping = true;
    }
    if let Some(future) = future {
        add_callback(cx, future, event_loop);
    }
    Ok(())
}

/// Leaves the loop: whatever of the turn did not run waits for the next run.
fn leave(cx: &mut Cx) {
    if let Some(state) = cx
        .event_loop
        .running
        .and_then(|running| loop_methods::state_mut(cx, running))
    {
        state.thread = None;
    }
    let event_loop = &mut cx.event_loop;
    event_loop.running = None;
    event_loop.watched = None;
    cx.origins.follow(false);
    let event_loop = &mut cx.event_loop;
    event_loop.is_stopping = false;
    event_loop.queues.turn = 0;
    event_loop.current_task = None;
    event_loop.calling = None;
    if let Some(context) = event_loop.outer_context.take() {
        cx.context = context;
    }
    if let Some(future) = cx.event_loop.until.take()
        && !cx.heap[future].is_done()
    {
        let event_loop = cx.heap[future].event_loop;
        let mut callbacks = super::future::callbacks(cx, future);
        callbacks.retain(|callback| !callback.is(event_loop));
        super::future::set_callbacks(cx, future, callbacks);
    }
}

/// The next thing to do.
fn next(cx: &mut Cx) -> LoopStep {
    if cx.event_loop.watched.is_some() {
        watch::step_ended(cx);
        let step = next_step(cx);
        if cx.event_loop.watched.is_some() {
            watch::step_begins(cx, &step);
        }
        return step;
    }
    next_step(cx)
}

#[inline(always)]
fn next_step(cx: &mut Cx) -> LoopStep {
    if cx.event_loop.calling.is_some() {
        let called = cx.event_loop.calling.take();
        if let Some(Ready::Callback { callback, future }) = called
            && (cx.may_end_open(future) || cx.may_end_open_with(callback))
        {
            cx.event_loop.calling = Some(Ready::Handle(Value::NONE));
            return LoopStep::Look;
        }
        if let Some((function, arguments)) = cx.event_loop.reports.pop_front() {
            return call_handler(cx, function, arguments);
        }
    }
    loop {
        if cx.event_loop.queues.turn == 0
            && let Some(step) = begin_turn(cx)
        {
            return step;
        }
        cx.event_loop.queues.turn -= 1;
        let Some(ready) = cx.event_loop.queues.ready.pop_front() else {
            // The loop was closed by a callback.
            cx.event_loop.queues.turn = 0;
            continue;
        };
        match ready {
            Ready::Step(task) => return step(cx, task, Resumed::Value(Value::NONE)),
            Ready::Wake(task, waiter) => {
                let input = outcome_of(cx, waiter);
                return step(cx, task, input);
            }
            Ready::Throw(task, exception) => {
                cx.event_loop.thrown_is_held = false;
                return step(cx, task, Resumed::Raised(exception));
            }
            Ready::Fire(target) => sleep::fire(cx, target),
            Ready::Handle(value) => {
                if let Some((function, arguments, context)) = handle::take(cx, value) {
                    cx.context = context;
                    cx.event_loop.calling = Some(ready);
                    return LoopStep::Call {
                        function,
                        arguments: CallArguments::Tuple(arguments),
                    };
                }
            }
            Ready::Callback { callback, future } => {
                let parts = cx.as_tuple(callback).expect("callbacks are tuples");
                let function = parts[0];
                let context = parts[1];
                if let Some(set) = parts.get(2).copied()
                    && !task_set::member_ended(cx, set, future)
                {
                    continue;
                }
                cx.context = context;
                cx.event_loop.calling = Some(ready);
                return LoopStep::Call {
                    function,
                    arguments: CallArguments::One(future.value()),
                };
            }
            Ready::Child { outer, child } => {
                gather::child_done(cx, outer, child);
                if cx.may_end_open(outer) || cx.may_end_open(child) {
                    return LoopStep::Look;
                }
            }
            Ready::Stop(future) => {
                if cx.event_loop.until == Some(future) {
                    cx.event_loop.is_stopping = true;
                }
            }
        }
    }
}

/// Calls a script's exception handler with a report.
fn call_handler(cx: &mut Cx, function: Value, arguments: Value) -> LoopStep {
    // Told apart from a callback by the entry: a handler that raises is reported, but not to itself.
    cx.event_loop.calling = Some(Ready::Handle(Value::NONE));
    LoopStep::Call {
        function,
        arguments: CallArguments::Tuple(arguments),
    }
}

/// Between two turns: ends the run, or moves due timers into the queue and opens the next turn. Gives a
/// step when there is no turn to open.
#[inline]
fn begin_turn(cx: &mut Cx) -> Option<LoopStep> {
    if cx.event_loop.is_stopping {
        return Some(finish(cx));
    }
    if let Some((function, arguments)) = cx.event_loop.reports.pop_front() {
        return Some(call_handler(cx, function, arguments));
    }
    if !cx.event_loop.queues.timers.is_empty() {
        take_due_timers(cx);
    }
    let queues = &mut cx.event_loop.queues;
    if queues.ready.is_empty() {
        let deadline = queues.timers.next_deadline();
        return Some(match cx.event_loop.deferred.pop_front() {
            // No script has come to a safepoint since.
            Some((function, arguments)) => call_handler(cx, function, arguments),
            None => LoopStep::Idle { deadline },
        });
    }
    queues.turn = queues.ready.len();
    if cx.event_loop.shuffle.is_some() {
        shuffle_turn(cx);
    }
    None
}

/// Draws the order in which the tasks of the turn run. Callbacks keep their places: their order is promised.
#[cold]
fn shuffle_turn(cx: &mut Cx) {
    let event_loop = &mut cx.event_loop;
    let (Some(random), queues) = (&mut event_loop.shuffle, &mut event_loop.queues) else {
        return;
    };
    let is_task = |ready: &Ready| matches!(ready, Ready::Step(_) | Ready::Throw(..) | Ready::Wake(..));
    let places: Vec<usize> = (0..queues.turn)
        .filter(|place| queues.ready.get(*place).is_some_and(|ready| is_task(&ready)))
        .collect();
    for index in (1..places.len()).rev() {
        queues.ready.swap(places[index], places[random.below(index + 1)]);
    }
}

fn take_due_timers(cx: &mut Cx) {
    let end = now(cx) + CLOCK_RESOLUTION;
    let heap = &cx.heap;
    let is_live = |target, token| is_wanted(heap, target, token);
    cx.event_loop.queues.timers.clean(is_live);
    while let Some(target) = cx
        .event_loop
        .queues
        .timers
        .take_due(end, |target, token| is_wanted(&cx.heap, target, token))
    {
        let ready = match target.is_kind::<Opaque>() {
            false => Ready::Fire(target),
            true => {
                handle::fired(cx, target);
                Ready::Handle(target)
            }
        };
        cx.event_loop.queues.ready.push_back(ready);
    }
}

/// Whether the timer with this token is still wanted by what it was made for.
fn is_wanted(heap: &Heap, target: Value, token: Value) -> bool {
    match target.as_gc::<Opaque>() {
        Some(handle) => handle::is_wanted(heap, handle),
        None => sleep::is_wanted(heap, target, token),
    }
}

/// The loop's clock in seconds; 0 in a machine without a clock.
pub(super) fn now(cx: &Cx) -> f64 {
    cx.host
        .clock
        .as_ref()
        .map_or(0.0, |clock| clock.monotonic().as_secs_f64())
}

/// Ends the run with the result of what it ran for.
fn finish(cx: &mut Cx) -> LoopStep {
    let until = cx.event_loop.until;
    leave(cx);
    let Some(future) = until else {
        return LoopStep::Finished(Resumed::Value(Value::NONE));
    };
    let result = if cx.heap[future].is_done() {
        super::future::future_result(cx, future)
    } else {
        Err(cx.runtime_error("Event loop stopped before Future completed."))
    };
    LoopStep::Finished(match result {
        Ok(value) => Resumed::Value(value),
        Err(raise) => {
            let exception = cx.take_raised(raise);
            // In CPython the future is a variable of the frame that asks it.
            cx.keep_with_traceback(exception, vec![future.value()]);
            Resumed::Raised(exception)
        }
    })
}

/// What a task gets that waited for a future or a sleep.
#[inline]
pub(super) fn outcome_of(cx: &mut Cx, waiter: Value) -> Resumed {
    let Some(future) = waiter.as_gc::<Future>() else {
        return sleep::outcome(cx, waiter);
    };
    match cx.heap[future].state() {
        FutureState::Finished => Resumed::Value(cx.heap[future].value),
        FutureState::Failed => {
            cx.event_loop.thrown_is_held = true;
            Resumed::Raised(super::future::retrieve(cx, future))
        }
        FutureState::Cancelled => {
            cx.event_loop.thrown_is_held = false;
            Resumed::Raised(cancelled_error(cx, future))
        }
        FutureState::Pending => Resumed::Value(Value::NONE),
    }
}

/// Resumes a task, or cancels it when it must be.
#[inline]
fn step(cx: &mut Cx, task: Gc<Future>, input: Resumed) -> LoopStep {
    let (coroutine, context, input) = begin_step(cx, task, input);
    cx.event_loop.current_task = Some(task);
    cx.context = context;
    LoopStep::Resume {
        task,
        coroutine,
        input,
    }
}

/// A task no longer waits: its coroutine, its context, and what the coroutine gets.
#[inline(always)]
pub(super) fn begin_step(cx: &mut Cx, task: Gc<Future>, input: Resumed) -> (Value, Value, Resumed) {
    let fields = &mut cx.heap[task];
    fields.set_waiting_for(Value::NONE);
    let coroutine = fields.coroutine;
    let context = fields.context;
    let input = if fields.must_cancel() {
        cancelled_input(cx, task, input)
    } else {
        input
    };
    (coroutine, context, input)
}

/// The input of a task that must be cancelled: CancelledError, the one it gets anyway if it does.
#[cold]
fn cancelled_input(cx: &mut Cx, task: Gc<Future>, input: Resumed) -> Resumed {
    cx.heap[task].set_must_cancel(false);
    if let Resumed::Raised(exception) = input
        && cx.is_instance(exception, Builtin::CancelledError)
    {
        return input;
    }
    cx.event_loop.thrown_is_held = false;
    let message = cx.heap[task]
        .extras
        .as_ref()
        .map_or(Value::NONE, |extras| extras.cancel_message);
    let error = new_cancelled_error(cx, message);
    if let Some(step) = unstarted_step(cx, task) {
        // CPython's task has no coroutine around the step: the exception goes to where the generator stands.
        let fields = &mut cx.heap[step];
        fields.action = StepAction::Throw;
        fields.input = error;
        return Resumed::Value(Value::NONE);
    }
    Resumed::Raised(error)
}

/// The step of an async generator that a task was made of, as long as neither the task nor the step has begun.
fn unstarted_step(cx: &Cx, task: Gc<Future>) -> Option<Gc<AsyncGenStep>> {
    let frame = cx.heap[task].coroutine.as_gc::<Frame>()?;
    let fields = &cx.heap[frame];
    let code = &cx.heap[fields.links.code?].code;
    let is_wrapper = code.is_of_prelude() || &*code.filename == "<stdlib>/asyncio/__init__.pyish";
    if fields.state != FrameState::Created || !is_wrapper {
        return None;
    }
    let step = cx.heap.tail(frame).first()?.as_gc::<AsyncGenStep>()?;
    let generator = cx.heap[step].generator;
    matches!(
        cx.heap[generator].state,
        FrameState::Suspended | FrameState::Created
    )
    .then_some(step)
}

/// The task is no longer running: what it set in its context stays with it.
#[inline]
fn step_ended(cx: &mut Cx, task: Gc<Future>) {
    cx.heap[task].context = cx.context;
    cx.event_loop.current_task = None;
}

/// The task suspended and yielded this.
pub(super) fn suspended(cx: &mut Cx, task: Gc<Future>, yielded: Value) {
    step_ended(cx, task);
    if yielded.is_none() {
        let event_loop = cx.heap[task].event_loop;
        return schedule(cx, event_loop, Ready::Step(task));
    }
    if let Some(future) = yielded.as_gc::<Future>() {
        return wait_for_future(cx, task, future);
    }
    if let Some(coroutine) = yielded.as_gc::<NativeCoroutine>()
        && sleep::begin_waiting(cx, coroutine, task)
    {
        cx.heap[task].set_waiting_for(yielded);
        if cx.heap[task].must_cancel() {
            let message = pending_message(cx, task);
            if sleep::cancel(cx, coroutine, message) {
                cx.heap[task].set_must_cancel(false);
            }
        }
        return;
    }
    if super::task::is_duck_future(cx, yielded) {
        cx.heap[task].set_waiting_for(yielded);
        let arguments = [task.value(), yielded];
        return super::run::call_helper_in_loop(
            cx,
            Due::NextStep,
            "base_futures",
            "_wait_for_duck",
            &arguments,
        );
    }
    let (task_text, yielded_text) = (report::show(cx, task.value()), report::show(cx, yielded));
    let is_generator = yielded
        .header()
        .is_some_and(|header| header.shape == Builtin::Generator.shape())
        && yielded.is_kind::<Frame>();
    throw_later(
        cx,
        task,
        &if is_generator {
            format!(
                "yield was used instead of yield from for generator in task {task_text} with {yielded_text}"
            )
        } else {
            format!("Task got bad yield: {yielded_text}")
        },
    );
}

fn pending_message(cx: &Cx, task: Gc<Future>) -> Value {
    cx.heap[task]
        .extras
        .as_ref()
        .map_or(Value::NONE, |extras| extras.cancel_message)
}

#[inline]
fn wait_for_future(cx: &mut Cx, task: Gc<Future>, future: Gc<Future>) {
    if future == task && cx.heap[task].waiting_for().is_float() {
        return begin_sleep(cx, task);
    }
    let fields = &mut cx.heap[future];
    let is_awaited = fields.is_awaited();
    fields.set_awaited(false);
    let event_loop = fields.event_loop;
    if !event_loop.is(cx.heap[task].event_loop) {
        let (task_text, text) = (report::show(cx, task.value()), report::show(cx, future.value()));
        let message = format!("Task {task_text} got Future {text} attached to a different loop");
        return throw_later(cx, task, &message);
    }
    if !is_awaited {
        let (task_text, text) = (report::show(cx, task.value()), report::show(cx, future.value()));
        let message = format!("yield was used instead of yield from in task {task_text} with {text}");
        return throw_later(cx, task, &message);
    }
    if future == task {
        let text = report::show(cx, task.value());
        return throw_later(cx, task, &format!("Task cannot await on itself: {text}"));
    }
    if !cx.is_plain(future.value())
        && has_own(cx, future, &["add_done_callback", "cancel", "get_loop", "result"])
    {
        cx.heap[task].set_waiting_for(future.value());
        let arguments = [task.value(), future.value()];
        let (module, name) = ("base_futures", "_wait_by_script");
        return super::run::call_helper_in_loop(cx, Due::NextStep, module, name, &arguments);
    }
    add_callback(cx, future, task.value());
    cx.heap[task].set_waiting_for(future.value());
    if cx.heap[task].must_cancel() {
        let message = pending_message(cx, task);
        if super::future::cancel(cx, future, message) {
            cx.heap[task].set_must_cancel(false);
        }
    }
}

/// The task suspended in a sleep of its own.
#[inline]
fn begin_sleep(cx: &mut Cx, task: Gc<Future>) {
    if cx.heap[task].must_cancel() {
        let message = pending_message(cx, task);
        if sleep::cancel_own(cx, task, message) {
            cx.heap[task].set_must_cancel(false);
        }
    }
}

/// Whether the class of a future, when a script wrote it, has one of these methods itself: then the script is asked.
#[cold]
pub(super) fn has_own(cx: &mut Cx, future: Gc<Future>, methods: &[&str]) -> bool {
    let class = cx.class_of(future.value());
    methods.iter().any(|method| {
        let name = cx.intern(method);
        cx.lookup(class, name)
            .is_some_and(|method| !method.is_kind::<Native>())
    })
}

/// Throws RuntimeError into the task at its next step.
#[cold]
fn throw_later(cx: &mut Cx, task: Gc<Future>, message: &str) {
    let raise = cx.runtime_error(message);
    let exception = cx.take_raised(raise);
    let event_loop = cx.heap[task].event_loop;
    schedule(cx, event_loop, Ready::Throw(task, exception));
}

/// The task's coroutine is at its end: the scheduler forgets it.
#[inline]
pub(super) fn end_task(cx: &mut Cx, task: Gc<Future>) {
    step_ended(cx, task);
    super::task::unregister(cx, task);
}

/// The task's coroutine returned.
pub(super) fn returned(cx: &mut Cx, task: Gc<Future>, value: Value) {
    end_task(cx, task);
    if cx.heap[task].must_cancel() {
        // Cancelled by its own last step.
        cx.heap[task].set_must_cancel(false);
        let message = pending_message(cx, task);
        return set_cancelled(cx, task, message);
    }
    set_result(cx, task, value);
}

/// The task's coroutine raised.
fn raised(cx: &mut Cx, task: Gc<Future>, exception: Value) -> Option<Value> {
    end_task(cx, task);
    if cx.is_instance(exception, Builtin::CancelledError) {
        set_cancelled(cx, task, exception);
        return None;
    }
    set_exception(cx, task, exception);
    if is_fatal(cx, exception) {
        if cx.event_loop.until == Some(task) {
            // It comes out of the loop at once; nobody needs to be told that it was never retrieved.
            cx.heap[task].set_unretrieved(false);
        }
        leave(cx);
        return Some(exception);
    }
    None
}

/// Whether an exception ends the loop whoever raises it.
pub(super) fn is_fatal(cx: &Cx, exception: Value) -> bool {
    cx.is_instance(exception, Builtin::KeyboardInterrupt) || cx.is_instance(exception, Builtin::SystemExit)
}

/// A callback raised.
fn callback_raised(cx: &mut Cx, exception: Value) -> Option<Value> {
    if is_fatal(cx, exception) {
        leave(cx);
        return Some(exception);
    }
    match cx.event_loop.calling {
        Some(Ready::Handle(value)) if value.is_none() => report::handler_raised(cx, exception),
        Some(ready) => report::callback_raised(cx, ready, exception),
        None => {}
    }
    None
}

/// Forgets tasks whose machine ends; see `report::at_exit`.
pub(super) fn pending_tasks(cx: &Cx) -> Vec<Gc<Future>> {
    let mut tasks: Vec<TaskEntry> = cx.event_loop.tasks.values().copied().collect();
    tasks.sort_by_key(|entry| entry.number);
    tasks.into_iter().map(|entry| entry.task).collect()
}
