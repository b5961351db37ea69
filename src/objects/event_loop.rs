//! The event loop's data: ready queue, timers, tasks. The verbs are in `scheduler/`, reached by the vm
//! through [`LoopHooks`], so that the vm needs no knowledge of asyncio's rules.

use std::collections::VecDeque;

use hashbrown::HashMap;
use slotmap::{SlotMap, new_key_type};

use crate::heap::{Gc, Heap, Tracer, Value};
use crate::host::SplitMix;
use crate::objects::cx::Cx;
use crate::objects::frame::{Frame, FrameState};
use crate::objects::future::Future;
use crate::objects::outcome::{Raise, Resumed, Then};
pub(crate) use crate::objects::ready_queue::Ready;
use crate::objects::ready_queue::ReadyQueue;
use crate::objects::timers::Timers;

new_key_type! {
    /// A task that is not done.
    pub(crate) struct TaskKey;
}

/// A task that is not done, and the N of its default name `Task-N`. Packed, because a slot has room for the number
/// so: there may be a million.
#[derive(Clone, Copy)]
#[repr(C, packed(4))]
pub(crate) struct TaskEntry {
    pub(crate) task: Gc<Future>,
    pub(crate) number: u32,
}

/// What an event loop has to do: entries that are ready, and timers.
#[derive(Default)]
pub(crate) struct Queues {
    pub(crate) ready: ReadyQueue,
    /// How many entries of `ready` belong to the present turn; the rest wait for the next one.
    pub(crate) turn: usize,
    pub(crate) timers: Timers,
}

impl Queues {
    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        self.ready.trace(tracer);
        self.timers.trace(tracer);
    }
}

/// The event loops of a machine: the queues of the active one, and the tasks of all.
#[derive(Default)]
pub(crate) struct EventLoop {
    /// The queues of the active loop; those of other loops are in their objects.
    pub(crate) queues: Queues,
    /// The loop object that `queues` belongs to: the one that ran last, or None before the first.
    pub(crate) active: Option<Value>,
    /// The loop object that `active` was when its thread gave way; its queues are in the object meanwhile.
    pub(crate) resting: Option<Value>,
    /// The loop object while it runs.
    pub(crate) running: Option<Value>,
    /// The loop object that `set_event_loop` set.
    pub(crate) current: Option<Value>,
    /// `--shuffle`: the tasks of each turn run in an order drawn from here.
    pub(crate) shuffle: Option<SplitMix>,
    /// All tasks that are not done.
    pub(crate) tasks: SlotMap<TaskKey, TaskEntry>,
    /// The number in the last default task name given.
    pub(crate) task_names: u32,
    /// The task being stepped, or `None` between steps and in callbacks.
    pub(crate) current_task: Option<Gc<Future>>,
    /// What was thrown into a task, or came out of the future it waited for, lives until its step ends. Noted while
    /// something is alive whose end shows.
    pub(crate) thrown: Option<Value>,
    /// Whether it is the exception of a future, which lives until the loop is done with the entry that woke the task.
    pub(crate) thrown_is_held: bool,
    /// The context to put back when the loop ends.
    pub(crate) outer_context: Option<Value>,
    /// The future the loop runs for.
    pub(crate) until: Option<Gc<Future>>,
    /// The loop ends after the present turn.
    pub(crate) is_stopping: bool,
    /// The entry whose function is being called, for reports.
    pub(crate) calling: Option<Ready>,
    /// Reports on their way to a script's exception handler: a tuple of the handler's arguments each.
    pub(crate) reports: VecDeque<(Value, Value)>,
    /// Calls that natives owe to scripts: a function and a tuple of its arguments each. The vm makes them at the
    /// next safepoint.
    pub(crate) deferred: VecDeque<(Value, Value)>,
    /// The main task of `asyncio.run`, which an interrupt cancels.
    pub(crate) main_task: Option<Value>,
    /// How many tasks have failed, with nobody to be told, since the heap was last looked at for such.
    pub(crate) unheard: u32,
    /// How often that was done.
    pub(crate) looks_for_unheard: u32,
    /// Async generators that have begun, by address; the vm adds them. Weak: dead ones are taken out at each
    /// collection.
    pub(crate) async_generators: HashMap<u64, BegunGenerator>,
    /// How many have begun.
    pub(crate) async_generators_begun: u64,
    /// How often an interrupt was turned into a cancellation of the main task.
    pub(crate) interrupts: u32,
    /// What a script's handler of interrupts raised: it comes out of the main thread at its next safepoint.
    pub(crate) owed_exception: Option<Value>,
    /// The scripts' handlers of signals.
    pub(crate) signal_handlers: Vec<SignalHandler>,
    /// In debug mode: what is running.
    pub(crate) watched: Option<Watched>,
    /// While a text is made: the objects in it whose `repr` is a script's.
    pub(crate) to_show: Option<Vec<Value>>,
    /// The loop of a prompt, during an `asyncio.run` that was typed there.
    pub(crate) outer: Option<OuterLoop>,
}

/// What is called when a signal comes.
pub(crate) struct SignalHandler {
    pub(crate) number: i32,
    pub(crate) handle: Value,
    pub(crate) event_loop: Value,
}

/// An async generator that began while a loop ran: that loop closes it.
#[derive(Clone, Copy)]
pub(crate) struct BegunGenerator {
    pub(crate) generator: Gc<Frame>,
    pub(crate) event_loop: Value,
    /// How many began before it.
    pub(crate) number: u64,
    /// Its loop has closed what was open.
    pub(crate) is_shut_down: bool,
}

/// A step of the loop that is timed.
#[derive(Clone, Copy)]
pub(crate) struct Watched {
    /// The task or handle; None for nothing that could be slow.
    pub(crate) what: Value,
    /// When it began, on the loop's clock.
    pub(crate) start: f64,
}

/// A loop that waits for another one to end.
pub(crate) struct OuterLoop {
    /// The loop that it waits for.
    pub(crate) inner: Value,
    pub(crate) running: Value,
    pub(crate) context: Option<Value>,
    pub(crate) calling: Option<Ready>,
}

impl EventLoop {
    /// Takes over what all threads of the machine have in common from the one that ran before.
    pub(crate) fn take_shared(&mut self, other: &mut EventLoop) {
        self.tasks = std::mem::take(&mut other.tasks);
        self.task_names = other.task_names;
        self.async_generators = std::mem::take(&mut other.async_generators);
        self.async_generators_begun = other.async_generators_begun;
        self.signal_handlers = std::mem::take(&mut other.signal_handlers);
        self.shuffle = other.shuffle.take();
    }

    /// Before a collection: timers of tasks that sleep no more let go of them.
    pub(crate) fn forget_cancelled(&mut self, heap: &Heap) {
        self.queues.timers.forget_cancelled(heap);
    }

    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        self.queues.trace(tracer);
        for entry in self.tasks.values() {
            tracer.gc(entry.task);
            tracer.trace_when_long();
        }
        for option in [
            self.active,
            self.resting,
            self.running,
            self.current,
            self.outer_context,
            self.owed_exception,
            self.thrown,
        ]
        .into_iter()
        .flatten()
        {
            tracer.value(option);
        }

        if let Some(outer) = &self.outer {
            tracer.values(&[outer.inner, outer.running]);
            if let Some(context) = outer.context {
                tracer.value(context);
            }
            if let Some(calling) = &outer.calling {
                calling.trace(tracer);
            }
        }
        tracer.option(self.current_task);
        tracer.option(self.until);
        if let Some(task) = self.main_task {
            tracer.value(task);
        }
        if let Some(calling) = &self.calling {
            calling.trace(tracer);
        }
        for begun in self.async_generators.values() {
            tracer.value(begun.event_loop);
        }
        for handler in &self.signal_handlers {
            tracer.values(&[handler.handle, handler.event_loop]);
        }
        if let Some(watched) = &self.watched {
            tracer.value(watched.what);
        }
        for (function, arguments) in &self.reports {
            tracer.values(&[*function, *arguments]);
        }
        for (function, arguments) in &self.deferred {
            tracer.values(&[*function, *arguments]);
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
    /// Look whether async generators died with the future that the last entry was about.
    Look,
    /// Nothing is ready: sleep until the deadline on the monotonic clock, in seconds, or for ever.
    Idle { deadline: Option<f64> },
    /// What the loop ran for is done: leave the loop with this.
    Finished(Resumed),
}

/// The arguments of a callback.
#[derive(Clone, Copy, Debug)]
pub(crate) enum CallArguments {
    /// This value.
    One(Value),
    /// The items of a tuple.
    Tuple(Value),
}

impl CallArguments {
    /// The one value that keeps the arguments alive.
    pub(crate) fn value(self) -> Value {
        match self {
            CallArguments::One(value) | CallArguments::Tuple(value) => value,
        }
    }
}

/// The scheduler's verbs, as the vm calls them.
pub(crate) struct LoopHooks {
    /// Begins to run the loop for an awaitable (`Query::RunLoop`): gives an error, or makes it current.
    pub(crate) start: fn(&mut Cx, Value) -> Result<(), Raise>,
    /// Runs a coroutine as `asyncio.run` does: the body of a script with `await` at its top level.
    pub(crate) run_main: fn(&mut Cx, Value) -> Result<crate::objects::outcome::Outcome, Raise>,
    /// Takes the next thing to do.
    pub(crate) next: fn(&mut Cx) -> LoopStep,
    /// The running task suspended and yielded this value (a future it waits for, or None).
    pub(crate) suspended: fn(&mut Cx, Gc<Future>, Value),
    /// The running task's coroutine returned.
    pub(crate) returned: fn(&mut Cx, Gc<Future>, Value),
    /// The running task's coroutine raised this exception. Gives the exception back when it must leave the
    /// loop (KeyboardInterrupt, SystemExit).
    pub(crate) raised: fn(&mut Cx, Gc<Future>, Value) -> Option<Value>,
    /// A suspended async generator died: the loop in which it began closes it in a task of its own. Whether there is
    /// such a loop.
    pub(crate) async_generator_died: fn(&mut Cx, Gc<Frame>) -> bool,
    /// Whether this waits for the first step of an eager task.
    pub(crate) is_eager_step: fn(&Then) -> bool,
    /// The result of a future that is done, marking its exception as retrieved.
    pub(crate) future_result: fn(&mut Cx, Gc<Future>) -> Result<Value, Raise>,
    /// The coroutine of a sleep that a task began without one.
    pub(crate) shown_sleep: fn(&mut Cx, Gc<Future>) -> Value,
    /// An exception was thrown to where a task sleeps without a coroutine.
    pub(crate) sleep_interrupted: fn(&mut Cx, Value),
    /// A callback raised. Gives the exception back when it must leave the loop.
    pub(crate) callback_raised: fn(&mut Cx, Value) -> Option<Value>,
    /// The machine was interrupted (Ctrl-C): true when the main task of `asyncio.run` was cancelled for it,
    /// false when KeyboardInterrupt must be raised where the machine stands.
    pub(crate) interrupted: fn(&mut Cx) -> bool,
    /// The running thread gives way: the queues of its loop go into the loop's object.
    pub(crate) park: fn(&mut Cx),
    /// The thread goes on: they come back.
    pub(crate) unpark: fn(&mut Cx),
    /// Whether the loop of a parked thread has something that is ready.
    pub(crate) has_work: fn(&Cx, &EventLoop) -> bool,
    /// How errors about arguments of a native are worded.
    pub(crate) wording: fn(&crate::objects::native::NativeRow) -> Wording,
    /// A future listed in `Cx::finalizable` is about to die: reports what nobody asked for.
    pub(crate) finalize: fn(&mut Cx, Gc<Future>),
}

/// How CPython, and so a native, words its errors about arguments.
pub(crate) enum Wording {
    /// As for all natives.
    Native,
    /// As for natives that are handed the class they are found in too.
    WithClass,
    /// As for a function in Python of this qualified name.
    Script(String),
}

impl Cx {
    /// Remembers in which loop an async generator begins.
    pub(crate) fn note_async_generator(&mut self, generator: Gc<Frame>) {
        let Some(event_loop) = self.event_loop.running else {
            return;
        };
        let generators = &mut self.event_loop.async_generators;
        if generators.len() == generators.capacity() {
            let heap = &self.heap;
            generators.retain(|_, begun| heap[begun.generator].state != FrameState::Finished);
        }
        let number = self.event_loop.async_generators_begun;
        self.event_loop.async_generators_begun += 1;
        let begun = BegunGenerator {
            generator,
            event_loop,
            number,
            is_shut_down: false,
        };
        generators.insert(generator.value().bits(), begun);
    }
}
