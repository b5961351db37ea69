//! Futures and tasks: a result that is not here yet, and a coroutine that the event loop owns.
//!
//! One struct for both, because a program may have a million tasks asleep: what few of them have is in a
//! box, and what a waiting task is told by is one value, not a list.

use slotmap::{Key, KeyData};

use crate::heap::{Gc, Header, Value, object};
use crate::objects::dict::Dict;
use crate::objects::event_loop::TaskKey;
use crate::objects::kinds::Kind;

/// A future; with a `coroutine` it is a task. Instances of script subclasses have it too. Its state and what is
/// true of it are flags of the header.
#[repr(C)]
pub(crate) struct Future {
    pub(crate) header: Header,
    /// The scheduler's key of a task that it has; of others the N of a task's default name `Task-N`.
    place: u64,
    /// The result or the exception. Of a cancelled future: the exception that ended the task, until it was
    /// handed out once; else the cancel message. While pending: see [`Future::waiting_for`].
    pub(crate) value: Value,
    /// Who is told when it is done; see `scheduler::future` for the forms. Undef: nobody.
    pub(crate) callbacks: Value,
    /// The event loop object, or None.
    pub(crate) event_loop: Value,
    /// The coroutine of a task; Undef: not a task.
    pub(crate) coroutine: Value,
    /// The context variables a task runs with.
    pub(crate) context: Value,
    /// What few futures have.
    pub(crate) extras: Option<Box<FutureExtras>>,
}

const _: () = assert!(size_of::<Future>() <= 64);

/// A future's life.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum FutureState {
    Pending,
    Cancelled,
    Finished,
    Failed,
}

/// The flags of a future: the number of its state, then what else is true of it.
const STATE: u16 = 0b11;
const UNRETRIEVED: u16 = 1 << 2;
const AWAITED: u16 = 1 << 3;
const MUST_CANCEL: u16 = 1 << 4;
/// `place` is a key.
const REGISTERED: u16 = 1 << 5;

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
    /// Of a future that failed: through how many frames its exception had come then. When it is raised out of the future
    /// for the first time, its traceback begins with these; after that with none.
    pub(crate) trace_length: u32,
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
            trace_length: 0,
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
            place: 0,
            value: Value::NONE,
            callbacks: Value::UNDEF,
            event_loop,
            coroutine: Value::UNDEF,
            context: Value::NONE,
            extras: None,
        }
    }

    #[inline(always)]
    pub(crate) fn state(&self) -> FutureState {
        match self.header.flags & STATE {
            0 => FutureState::Pending,
            1 => FutureState::Cancelled,
            2 => FutureState::Finished,
            _ => FutureState::Failed,
        }
    }

    #[inline(always)]
    pub(crate) fn set_state(&mut self, state: FutureState) {
        self.header.flags = self.header.flags & !STATE | state as u16;
    }

    /// Whether it has a result, an exception, or was cancelled.
    #[inline(always)]
    pub(crate) fn is_done(&self) -> bool {
        self.header.flags & STATE != 0
    }

    #[inline(always)]
    fn set_flag(&mut self, flag: u16, is_set: bool) {
        self.header.flags = self.header.flags & !flag | if is_set { flag } else { 0 };
    }

    /// Whether an exception was set and nobody has asked for it yet.
    #[inline(always)]
    pub(crate) fn is_unretrieved(&self) -> bool {
        self.header.flags & UNRETRIEVED != 0
    }

    #[inline(always)]
    pub(crate) fn set_unretrieved(&mut self, is_unretrieved: bool) {
        self.set_flag(UNRETRIEVED, is_unretrieved);
    }

    /// Set by an await, cleared when the task is suspended: tells `await fut` from a bare yield of it.
    #[inline(always)]
    pub(crate) fn is_awaited(&self) -> bool {
        self.header.flags & AWAITED != 0
    }

    #[inline(always)]
    pub(crate) fn set_awaited(&mut self, is_awaited: bool) {
        self.set_flag(AWAITED, is_awaited);
    }

    /// Whether it is a task that gets CancelledError at its next step.
    #[inline(always)]
    pub(crate) fn must_cancel(&self) -> bool {
        self.header.flags & MUST_CANCEL != 0
    }

    #[inline(always)]
    pub(crate) fn set_must_cancel(&mut self, must_cancel: bool) {
        self.set_flag(MUST_CANCEL, must_cancel);
    }

    /// The future or native coroutine a task is suspended on, or None. Of a task that sleeps without a coroutine: a
    /// float, the token of its timer, or another value that `scheduler::sleep` gives it.
    #[inline(always)]
    pub(crate) fn waiting_for(&self) -> Value {
        if self.is_done() { Value::NONE } else { self.value }
    }

    /// Sets what a task is suspended on; one that was completed from outside waits for nothing.
    #[inline(always)]
    pub(crate) fn set_waiting_for(&mut self, waiting_for: Value) {
        if !self.is_done() {
            self.value = waiting_for;
        }
    }

    /// The scheduler's key of a task that it has.
    #[inline(always)]
    pub(crate) fn key(&self) -> Option<TaskKey> {
        (self.header.flags & REGISTERED != 0).then(|| TaskKey::from(KeyData::from_ffi(self.place)))
    }

    /// The scheduler has the task, with its number, under this key.
    #[inline(always)]
    pub(crate) fn set_key(&mut self, key: TaskKey) {
        self.place = key.data().as_ffi();
        self.set_flag(REGISTERED, true);
    }

    /// The N of a task's default name `Task-N`, of one that the scheduler has not.
    #[inline(always)]
    pub(crate) fn own_number(&self) -> u32 {
        debug_assert!(self.key().is_none());
        self.place as u32
    }

    /// The scheduler has the task no more.
    #[inline(always)]
    pub(crate) fn set_own_number(&mut self, number: u32) {
        self.place = u64::from(number);
        self.set_flag(REGISTERED, false);
    }

    /// Whether it is a task.
    #[inline(always)]
    pub(crate) fn is_task(&self) -> bool {
        !self.coroutine.is_undef()
    }

    /// Whether it is a task that sleeps until the timer with this token fires.
    #[inline(always)]
    pub(crate) fn sleeps_by(&self, token: Value) -> bool {
        self.waiting_for().is(token)
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
