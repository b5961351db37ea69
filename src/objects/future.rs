//! Futures and tasks: a result that is not here yet, and a coroutine that the event loop owns.
//!
//! One struct for both, because a program may have a million tasks asleep: what few of them have is in a
//! box, and what a waiting task is told by is one value, not a list.

use crate::heap::{Gc, Header, Value, object};
use crate::objects::dict::Dict;
use crate::objects::event_loop::TaskKey;
use crate::objects::kinds::Kind;

/// A future; with a `coroutine` it is a task. Instances of script subclasses have it too.
#[repr(C)]
pub(crate) struct Future {
    pub(crate) header: Header,
    pub(crate) state: FutureState,
    /// An exception was set and nobody has asked for it yet.
    pub(crate) is_unretrieved: bool,
    /// Set by an await, cleared when the task is suspended: tells `await fut` from a bare yield of it.
    pub(crate) is_awaited: bool,
    /// A task that gets CancelledError at its next step.
    pub(crate) must_cancel: bool,
    /// The N of a task's default name `Task-N`.
    pub(crate) number: u32,
    /// The result or the exception. Of a cancelled future: the exception that ended the task, until it was
    /// handed out once; else the cancel message. Undef while pending.
    pub(crate) value: Value,
    /// Who is told when it is done; see `scheduler::future` for the forms. Undef: nobody.
    pub(crate) callbacks: Value,
    /// The event loop object, or None.
    pub(crate) event_loop: Value,
    /// The coroutine of a task; Undef: not a task.
    pub(crate) coroutine: Value,
    /// The context variables a task runs with.
    pub(crate) context: Value,
    /// The future or native sleep a task is suspended on, or None.
    pub(crate) waiting_for: Value,
    /// The scheduler's key of a task that is not done.
    pub(crate) key: TaskKey,
    /// What few futures have.
    pub(crate) extras: Option<Box<FutureExtras>>,
}

const _: () = assert!(size_of::<Future>() <= 80);

/// A future's life.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum FutureState {
    Pending,
    Cancelled,
    Finished,
    Failed,
}

/// What few futures have.
pub(crate) struct FutureExtras {
    /// Attributes set by scripts.
    pub(crate) attributes: Option<Gc<Dict>>,
    /// The name a task was given; Undef: `Task-N`.
    pub(crate) name: Value,
    /// The message of a cancellation that a task gets at its next step.
    pub(crate) cancel_message: Value,
    /// `Task.cancelling()`.
    pub(crate) cancel_requests: u32,
    /// What makes the future the outer one of a `gather`.
    pub(crate) gather: Option<Gather>,
    /// Tasks that wait for it in a way that its callbacks do not tell.
    pub(crate) awaiters: Vec<Gc<Future>>,
    /// No report when the task is destroyed while pending or its exception is never retrieved.
    pub(crate) is_quiet: bool,
}

impl Default for FutureExtras {
    fn default() -> FutureExtras {
        FutureExtras {
            attributes: None,
            name: Value::UNDEF,
            cancel_message: Value::NONE,
            cancel_requests: 0,
            gather: None,
            awaiters: Vec::new(),
            is_quiet: false,
        }
    }
}

/// The state of a `gather`.
pub(crate) struct Gather {
    /// The children in the order of the arguments, repeats included.
    pub(crate) children: Vec<Gc<Future>>,
    /// How many different children are not done.
    pub(crate) pending: usize,
    pub(crate) returns_exceptions: bool,
    pub(crate) is_cancel_requested: bool,
}

object!(
    Future = Kind::Future,
    |future, tracer| {
        tracer.values(&[
            future.value,
            future.callbacks,
            future.event_loop,
            future.coroutine,
            future.context,
            future.waiting_for,
        ]);
        if let Some(extras) = &future.extras {
            tracer.option(extras.attributes);
            tracer.values(&[extras.name, extras.cancel_message]);
            extras.awaiters.iter().for_each(|task| tracer.gc(*task));
            if let Some(gather) = &extras.gather {
                gather.children.iter().for_each(|child| tracer.gc(*child));
            }
        }
    },
    external | future | {
        future.extras.as_ref().map_or(0, |extras| {
            let children = extras
                .gather
                .as_ref()
                .map_or(0, |gather| gather.children.capacity());
            size_of::<FutureExtras>() + children * size_of::<Gc<Future>>()
        })
    }
);

impl Future {
    /// A pending future of this shape.
    pub(crate) fn new(shape: u32, event_loop: Value) -> Future {
        Future {
            header: Header::new(shape),
            state: FutureState::Pending,
            is_unretrieved: false,
            is_awaited: false,
            must_cancel: false,
            number: 0,
            value: Value::UNDEF,
            callbacks: Value::UNDEF,
            event_loop,
            coroutine: Value::UNDEF,
            context: Value::NONE,
            waiting_for: Value::NONE,
            key: TaskKey::default(),
            extras: None,
        }
    }

    /// Whether it has a result, an exception, or was cancelled.
    #[inline(always)]
    pub(crate) fn is_done(&self) -> bool {
        self.state != FutureState::Pending
    }

    /// Whether it is a task.
    #[inline(always)]
    pub(crate) fn is_task(&self) -> bool {
        !self.coroutine.is_undef()
    }

    /// Attributes set by scripts.
    pub(crate) fn attributes(&self) -> Option<Gc<Dict>> {
        self.extras.as_ref().and_then(|extras| extras.attributes)
    }

    /// Sets the dict of attributes set by scripts.
    pub(crate) fn set_attributes(&mut self, attributes: Gc<Dict>) {
        self.extras_mut().attributes = Some(attributes);
    }

    /// The rare fields, made at the first need.
    pub(crate) fn extras_mut(&mut self) -> &mut FutureExtras {
        self.extras.get_or_insert_default()
    }

    /// The gathering state, when this is the outer future of a `gather`.
    pub(crate) fn gather(&self) -> Option<&Gather> {
        self.extras.as_ref().and_then(|extras| extras.gather.as_ref())
    }

    /// The gathering state, to change.
    pub(crate) fn gather_mut(&mut self) -> Option<&mut Gather> {
        self.extras.as_mut().and_then(|extras| extras.gather.as_mut())
    }
}
