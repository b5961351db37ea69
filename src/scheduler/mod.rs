//! Tasks, the ready queue, timers and everything of asyncio that is Rust.
//!
//! The vm runs a loop by asking [`HOOKS`] what is next and telling it how each step of a coroutine ended;
//! see [`turn`]. Order is CPython's step for step: entries that become ready during a turn run in the next
//! one, and a wake-up takes as many turns as there. All state is data in `objects::event_loop`, in futures
//! and in the objects of the synchronisation classes.
//!
//! Deliberately absent: opcodes and frames (the vm resumes coroutines), sleeping (a driver does it when the
//! loop is idle), and whatever of asyncio is clearer in Pyish (`stdlib/asyncio/`).

pub(crate) mod context;
mod context_methods;
mod count;
mod eager;
pub(crate) mod future;
mod future_methods;
mod gather;
mod handle;
mod loop_futures;
mod loop_methods;
mod origin;
pub(crate) mod prompt;
mod queue;
mod report;
mod run;
mod script_names;
mod scripted;
mod signals;
mod sleep;
mod synchronisation;
pub(crate) mod task;
mod task_methods;
mod task_set;
mod turn;
mod wait_graph;
mod waiting;
mod watch;

pub(crate) use context_methods::CONTEXT_FUNCTIONS;
pub(crate) use context_methods::add_missing_token;
pub(crate) use report::{FORMAT_EXCEPTION, at_exit};
pub(crate) use signals::{awaits_signals, deliver_signal, interrupt};
pub(crate) use task_methods::{BUILTINS, FUNCTIONS};
pub(crate) use turn::HOOKS;
pub(crate) use wait_graph::describe_tasks;

use crate::objects::native::TypeRow;
use crate::objects::types::Builtin;

/// The types of this room, to be installed with the built-in ones.
pub(crate) const TYPES: &[&TypeRow] = &[
    &context_methods::CONTEXT,
    &context_methods::CONTEXT_VAR,
    &context_methods::TOKEN,
    &context_methods::TOKEN_MISSING,
    &future_methods::FUTURE,
    &future_methods::FUTURE_ITERATOR,
    &handle::HANDLE,
    &handle::TIMER_HANDLE,
    &loop_methods::EVENT_LOOP,
    &queue::QUEUE,
    &synchronisation::BOUNDED_SEMAPHORE,
    &synchronisation::EVENT,
    &synchronisation::LOCK,
    &synchronisation::SEMAPHORE,
    &task_methods::TASK,
    &task_set::TASK_SET,
];

/// The classes in the namespace of the module `_asyncio`.
pub(crate) const CLASSES: &[(&str, Builtin)] = &[
    ("BoundedSemaphore", Builtin::BoundedSemaphore),
    ("CancelledError", Builtin::CancelledError),
    ("Event", Builtin::Event),
    ("EventLoop", Builtin::EventLoop),
    ("Future", Builtin::Future),
    ("Handle", Builtin::Handle),
    ("InvalidStateError", Builtin::InvalidStateError),
    ("Lock", Builtin::Lock),
    ("Queue", Builtin::Queue),
    ("QueueEmpty", Builtin::QueueEmpty),
    ("QueueFull", Builtin::QueueFull),
    ("QueueShutDown", Builtin::QueueShutDown),
    ("_TaskSet", Builtin::TaskSet),
    ("Semaphore", Builtin::Semaphore),
    ("Task", Builtin::Task),
    ("TimerHandle", Builtin::TimerHandle),
];

/// The classes in the namespace of the module `contextvars`.
pub(crate) const CONTEXT_CLASSES: &[(&str, Builtin)] = &[
    ("Context", Builtin::Context),
    ("ContextVar", Builtin::ContextVar),
    ("Token", Builtin::ContextToken),
];

/// What the classes show as their `__module__`.
pub(crate) const HOMES: &[(&str, &[Builtin])] = &[
    (
        "_asyncio",
        &[Builtin::Future, Builtin::FutureIterator, Builtin::Task],
    ),
    (
        "_contextvars",
        &[Builtin::Context, Builtin::ContextVar, Builtin::ContextToken],
    ),
    ("asyncio.events", &[Builtin::Handle, Builtin::TimerHandle]),
    (
        "asyncio.exceptions",
        &[Builtin::CancelledError, Builtin::InvalidStateError],
    ),
    (
        "asyncio.locks",
        &[
            Builtin::Lock,
            Builtin::Event,
            Builtin::Semaphore,
            Builtin::BoundedSemaphore,
        ],
    ),
    (
        "asyncio.queues",
        &[
            Builtin::Queue,
            Builtin::QueueEmpty,
            Builtin::QueueFull,
            Builtin::QueueShutDown,
        ],
    ),
    ("asyncio.tasks", &[Builtin::GatheringFuture]),
    ("asyncio.unix_events", &[Builtin::EventLoop]),
];
