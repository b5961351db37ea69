//! How wrong arguments are reported: what of this room is written in Python in CPython has the words of a function of
//! a script, with a qualified name; some methods of futures have words of their own.

use super::{future_methods, handle, loop_methods, queue, synchronisation, task_methods};
use crate::objects::event_loop::Wording;
use crate::objects::native::{NativeRow, TypeRow};

/// The classes, and the name that their methods are qualified with.
const CLASSES: &[(&TypeRow, &str)] = &[
    (&synchronisation::LOCK, "Lock"),
    (&synchronisation::EVENT, "Event"),
    (&synchronisation::SEMAPHORE, "Semaphore"),
    (&synchronisation::BOUNDED_SEMAPHORE, "Semaphore"),
    (&queue::QUEUE, "Queue"),
    (&handle::HANDLE, "Handle"),
    (&handle::TIMER_HANDLE, "TimerHandle"),
    (&loop_methods::EVENT_LOOP, "BaseEventLoop"),
];

/// The functions.
const FUNCTIONS: &[&str] = &[
    "sleep",
    "gather",
    "run",
    "create_task",
    "ensure_future",
    "new_event_loop",
    "set_event_loop",
    "isfuture",
    "iscoroutine",
];

/// The methods of futures and tasks that are handed their class in CPython. (A task's `set_result` is not.)
const WITH_CLASS: &[&str] = &[
    "exception",
    "get_loop",
    "set_result",
    "set_exception",
    "add_done_callback",
    "remove_done_callback",
];

/// How errors about arguments of a native are worded.
pub(super) fn wording(row: &NativeRow) -> Wording {
    let mut of_futures = future_methods::FUTURE.methods.iter();
    if WITH_CLASS.contains(&row.name()) && of_futures.any(|method| is_same(method, row)) {
        return Wording::WithClass;
    }
    script_name(row).map_or(Wording::Native, Wording::Script)
}

/// Whether two rows are the same one, or copies of it: many a `__repr__` is described in the same words.
fn is_same(row: &NativeRow, other: &NativeRow) -> bool {
    other.signature == row.signature
        && other.doc == row.doc
        && std::ptr::fn_addr_eq(other.function, row.function)
}

/// The qualified name of a native that CPython has in Python; `None`: it is native there too. For the row that makes
/// instances of a class, it is the name of `__init__`.
fn script_name(row: &NativeRow) -> Option<String> {
    let is_row = |other: &NativeRow| is_same(other, row);
    for (class, name) in CLASSES {
        if class.construct.is_some_and(is_row) {
            return Some(format!("{}.__init__", class_of_init(class, name)));
        }
        if class.methods.iter().any(is_row) {
            return Some(match row.name() {
                "__init__" => format!("{}.__init__", class_of_init(class, name)),
                "close" | "add_signal_handler" | "remove_signal_handler" if *name == "BaseEventLoop" => {
                    format!("_UnixSelectorEventLoop.{}", row.name())
                }
                method => format!("{name}.{method}"),
            });
        }
    }
    let function = task_methods::FUNCTIONS.iter().find(|other| is_row(other))?;
    FUNCTIONS
        .contains(&function.name())
        .then(|| row.name().to_owned())
}

/// The class whose `__init__` complains.
fn class_of_init(class: &TypeRow, name: &'static str) -> &'static str {
    match std::ptr::eq(class.doc, synchronisation::BOUNDED_SEMAPHORE.doc) {
        true => "BoundedSemaphore",
        false => name,
    }
}
