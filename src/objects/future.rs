//! Futures and tasks: a result that is not here yet, and a coroutine that the event loop owns.

use crate::heap::{Gc, Header, Value, object};
use crate::objects::dict::Dict;
use crate::objects::kinds::Kind;

/// A future; with `task` it is a task. Instances of script subclasses have it too.
#[repr(C)]
pub(crate) struct Future {
    pub(crate) header: Header,
    pub(crate) state: FutureState,
    /// An exception was set and nobody has asked for it yet.
    pub(crate) is_unretrieved: bool,
    /// Set by an await, cleared when resumed: tells `await fut` from a bare yield of a future.
    pub(crate) is_awaited: bool,
    /// The result, the exception, or the cancel message; Undef while pending.
    pub(crate) value: Value,
    /// Who is told when it is done, in order: tasks to wake, or functions to call with their contexts.
    pub(crate) callbacks: Callbacks,
    /// The event loop object.
    pub(crate) event_loop: Value,
    pub(crate) task: Option<Box<TaskData>>,
    /// Attributes set by scripts.
    pub(crate) attributes: Option<Gc<Dict>>,
}

/// A future's life.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum FutureState {
    Pending,
    Cancelled,
    Finished,
    Failed,
}

/// Done-callbacks: mostly none or one.
#[derive(Debug, Default)]
pub(crate) enum Callbacks {
    #[default]
    None,
    One(Callback),
    Many(Vec<Callback>),
}

/// One done-callback.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Callback {
    /// Wake this task.
    Wake(Gc<Future>),
    /// Call `function(future)` in `context` (None: the current one).
    Call { function: Value, context: Value },
}

/// What makes a future a task.
#[derive(Debug)]
pub(crate) struct TaskData {
    /// The coroutine; None when done.
    pub(crate) coroutine: Value,
    /// A string, or an int for the default `Task-N`.
    pub(crate) name: Value,
    pub(crate) context: Value,
    /// The future or native wait it is suspended on, or None.
    pub(crate) waiting_for: Value,
    /// An exception to throw at the next step; Undef for none.
    pub(crate) must_cancel: bool,
    pub(crate) cancel_message: Value,
    pub(crate) cancel_requests: u32,
    /// The scheduler's number of the task (a slotmap key), 0 when not registered.
    pub(crate) key: u64,
}

object!(
    Future = Kind::Future,
    |future, tracer| {
        tracer.values(&[future.value, future.event_loop]);
        match &future.callbacks {
            Callbacks::None => {}
            Callbacks::One(callback) => callback.trace(tracer),
            Callbacks::Many(callbacks) => callbacks.iter().for_each(|callback| callback.trace(tracer)),
        }
        if let Some(task) = &future.task {
            tracer.values(&[
                task.coroutine,
                task.name,
                task.context,
                task.waiting_for,
                task.cancel_message,
            ]);
        }
        tracer.option(future.attributes);
    },
    external | future | {
        if future.task.is_some() {
            size_of::<TaskData>()
        } else {
            0
        }
    }
);

impl Callback {
    fn trace(&self, tracer: &mut crate::heap::Tracer<'_>) {
        match self {
            Callback::Wake(task) => tracer.gc(*task),
            Callback::Call { function, context } => tracer.values(&[*function, *context]),
        }
    }
}
