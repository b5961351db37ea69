//! The event loop's data: ready queue, timers, tasks. The verbs are in `scheduler/`, reached by the vm
//! through [`LoopHooks`], so that the vm needs no knowledge of asyncio's rules.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, VecDeque};

use slotmap::{SlotMap, new_key_type};

use crate::heap::{Gc, Tracer, Value};
use crate::objects::cx::Cx;
use crate::objects::future::Future;
use crate::objects::outcome::{Raise, Resumed};

new_key_type! {
    /// A task that is not done.
    pub(crate) struct TaskKey;
    /// A timer that has neither fired nor been cancelled.
    pub(crate) struct TimerKey;
}

/// One entry of the ready queue.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Ready {
    /// Step the task; what it is sent follows from its state (nothing, or its cancellation).
    Step(Gc<Future>),
    /// Step the task because this future, which it awaits, is done.
    Wake(Gc<Future>, Gc<Future>),
    /// Call the handle (an object of class `Handle`) unless it was cancelled.
    Handle(Value),
    /// A sleep of this native coroutine's task is over: wake the task one turn later, as a future would.
    Fire(Value),
    /// Call `function(future)` in `context`.
    Callback {
        function: Value,
        future: Gc<Future>,
        context: Value,
    },
}

impl Ready {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Ready::Step(task) => tracer.gc(*task),
            Ready::Wake(task, future) => {
                tracer.gc(*task);
                tracer.gc(*future);
            }
            Ready::Handle(value) | Ready::Fire(value) => tracer.value(*value),
            Ready::Callback {
                function,
                future,
                context,
            } => {
                tracer.values(&[*function, *context]);
                tracer.gc(*future);
            }
        }
    }
}

/// A place in the timer heap; the earliest deadline first, ties in order of creation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TimerEntry {
    pub(crate) deadline: f64,
    pub(crate) sequence: u64,
    pub(crate) key: TimerKey,
}

impl PartialEq for TimerEntry {
    fn eq(&self, other: &TimerEntry) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for TimerEntry {}

impl PartialOrd for TimerEntry {
    fn partial_cmp(&self, other: &TimerEntry) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for TimerEntry {
    /// Reversed, because `BinaryHeap` gives the greatest first.
    fn cmp(&self, other: &TimerEntry) -> Ordering {
        other
            .deadline
            .total_cmp(&self.deadline)
            .then(other.sequence.cmp(&self.sequence))
    }
}

/// The state of a machine's event loop.
#[derive(Default)]
pub(crate) struct EventLoop {
    pub(crate) ready: VecDeque<Ready>,
    /// How many entries of `ready` belong to the present turn; the rest wait for the next one.
    pub(crate) turn: usize,
    pub(crate) timers: BinaryHeap<TimerEntry>,
    /// What each live timer does when it fires. A cancelled timer is gone from here; its heap entry is
    /// skipped when it surfaces.
    pub(crate) timer_targets: SlotMap<TimerKey, Ready>,
    pub(crate) timer_sequence: u64,
    /// All tasks that are not done.
    pub(crate) tasks: SlotMap<TaskKey, Gc<Future>>,
    pub(crate) task_names: u64,
    /// The task being stepped, or `None` between steps and in callbacks.
    pub(crate) current_task: Option<Gc<Future>>,
    /// The loop object while it runs; Undef otherwise.
    pub(crate) running: Option<Value>,
    /// The future the loop runs for.
    pub(crate) until: Option<Gc<Future>>,
    /// `loop.stop()` was called: the loop ends after the present turn.
    pub(crate) is_stopping: bool,
}

impl EventLoop {
    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        self.ready.iter().for_each(|ready| ready.trace(tracer));
        self.timer_targets.values().for_each(|ready| ready.trace(tracer));
        self.tasks.values().for_each(|task| tracer.gc(*task));
        tracer.option(self.current_task);
        tracer.option(self.until);
        if let Some(running) = self.running {
            tracer.value(running);
        }
    }
}

/// What the event loop does next.
#[derive(Clone, Copy, Debug)]
pub(crate) enum LoopStep {
    /// Resume the task's coroutine with this input; then report by `suspended`, `returned` or `raised`.
    Resume {
        task: Gc<Future>,
        coroutine: Value,
        input: Resumed,
    },
    /// Call a function; exceptions go to `callback_raised`.
    Call {
        function: Value,
        arguments: CallArguments,
    },
    /// Nothing is ready: sleep until the deadline on the monotonic clock, in seconds, or for ever.
    Idle { deadline: Option<f64> },
    /// What the loop ran for is done: leave the loop with this.
    Finished(Resumed),
}

/// The arguments of a callback.
#[derive(Clone, Copy, Debug)]
pub(crate) enum CallArguments {
    /// These many of the array's values.
    One(Value),
    /// The items of a tuple.
    Tuple(Value),
}

/// The scheduler's verbs, as the vm calls them.
pub(crate) struct LoopHooks {
    /// Begins to run the loop for an awaitable (`Query::RunLoop`): gives an error, or makes it current.
    pub(crate) start: fn(&mut Cx, Value) -> Result<(), Raise>,
    /// Takes the next thing to do.
    pub(crate) next: fn(&mut Cx) -> LoopStep,
    /// The running task suspended and yielded this value (a future it waits for, or None).
    pub(crate) suspended: fn(&mut Cx, Gc<Future>, Value),
    /// The running task's coroutine returned.
    pub(crate) returned: fn(&mut Cx, Gc<Future>, Value),
    /// The running task's coroutine raised this exception. Gives the exception back when it must leave the
    /// loop (KeyboardInterrupt, SystemExit).
    pub(crate) raised: fn(&mut Cx, Gc<Future>, Value) -> Option<Value>,
    /// A callback raised. Gives the exception back when it must leave the loop.
    pub(crate) callback_raised: fn(&mut Cx, Value) -> Option<Value>,
}
