//! What scripts see of `Task`, and the functions about tasks.

use super::future_methods::{loop_argument, new_of_class, receiver};
use super::loop_methods::{check_coroutine, make_task, new_plain_task, start_of, task_name};
use super::{context, loop_methods, report, task};
use crate::heap::{Gc, Value};
use crate::native::{functions, getsets, methods};
use crate::objects::cx::Cx;
use crate::objects::future::Future;
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::outcome::{Outcome, Query, Raise, Then, done};
use crate::objects::types::Builtin;

fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (coroutine, event_loop, name, context, eager) = (args[0], args[1], args[2], args[3], args[4]);
    let event_loop = loop_argument(cx, event_loop)?;
    new_plain_task(cx, event_loop, coroutine, name, context, eager)
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let fields = Future::new(Builtin::Task.shape(), Value::NONE);
    done(new_of_class(cx, args[0], Builtin::Task, fields)?)
}

/// `__init__` of subclasses.
fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = receiver(cx, args)?;
    let (coroutine, event_loop, name, context, eager) = (args[1], args[2], args[3], args[4], args[5]);
    check_coroutine(cx, coroutine)?;
    let event_loop = loop_argument(cx, event_loop)?;
    let name = task_name(cx, name)?;
    let context = if context.is_none() { Value::UNDEF } else { context };
    let mut prepared = Future::new(Builtin::Task.shape(), event_loop);
    task::prepare(cx, &mut prepared, coroutine, name, context);
    let fields = &mut cx.heap[task];
    fields.event_loop = event_loop;
    fields.coroutine = coroutine;
    fields.context = prepared.context;
    fields.number = prepared.number;
    if let Some(extras) = prepared.extras {
        fields.extras_mut().name = extras.name;
    }
    let start = start_of(cx, eager);
    match task::begin_as(cx, task, start)? {
        Outcome::Return(_) => done(Value::NONE),
        outcome => Ok(outcome),
    }
}

fn get_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = receiver(cx, args)?;
    done(task::name(cx, task))
}

fn set_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = receiver(cx, args)?;
    let name = if cx.as_str(args[1]).is_some() {
        args[1]
    } else {
        let text = report::show(cx, args[1]);
        cx.new_str(&text)
    };
    cx.heap[task].extras_mut().name = name;
    done(Value::NONE)
}

fn get_coro(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = receiver(cx, args)?;
    done(cx.heap[task].coroutine)
}

fn get_context(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = receiver(cx, args)?;
    let is_current = cx.event_loop.current_task == Some(task);
    let context = if is_current {
        cx.context
    } else {
        cx.heap[task].context
    };
    // From now on the task sets its variables in this object.
    let object = context::as_object(cx, context);
    cx.heap[task].context = object;
    if is_current {
        cx.context = object;
    }
    done(object)
}

fn cancelling(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = receiver(cx, args)?;
    let requests = requests(cx, task);
    done(Value::small_int(i64::from(requests)))
}

/// How many requests to cancel a task have not been taken back.
pub(super) fn requests(cx: &Cx, task: Gc<Future>) -> u32 {
    cx.heap[task]
        .extras
        .as_ref()
        .map_or(0, |extras| extras.cancel_requests)
}

fn uncancel(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = receiver(cx, args)?;
    let left = requests(cx, task).saturating_sub(1);
    let fields = &mut cx.heap[task];
    fields.extras_mut().cancel_requests = left;
    if left == 0 {
        fields.must_cancel = false;
    }
    done(Value::small_int(i64::from(left)))
}

fn refuse_set_result(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    Err(cx.runtime_error("Task does not support set_result operation"))
}

fn refuse_set_exception(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    Err(cx.runtime_error("Task does not support set_exception operation"))
}

fn get_stack(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    receiver(cx, args)?;
    super::run::call_helper(cx, "base_tasks", "_task_get_stack", args)
}

fn print_stack(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    receiver(cx, args)?;
    super::run::call_helper(cx, "base_tasks", "_task_print_stack", args)
}

fn must_cancel(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = receiver(cx, args)?;
    done(cx.heap[task].must_cancel)
}

fn number(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = receiver(cx, args)?;
    done(Value::small_int(i64::from(cx.heap[task].number)))
}

fn waiter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = receiver(cx, args)?;
    done(cx.heap[task].waiting_for)
}

/// `asyncio.Task`.
pub(crate) const TASK: TypeRow = TypeRow {
    builtin: Builtin::Task,
    doc: "A coroutine that the event loop runs.",
    construct: Some(&NativeRow::new(
        "Task(coro, *, loop=None, name=None, context=None, eager_start=False)",
        "A task that runs the coroutine from the next turn on.\n",
        construct,
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// Make an instance of a subclass.
        static "__new__(cls, *args, **kwargs)" => new,
        /// Begin to run the coroutine.
        "__init__(self, coro, *, loop=None, name=None, context=None, eager_start=False)" => init,
        /// The name.
        "get_name(self)" => get_name,
        /// Set the name.
        "set_name(self, value, /)" => set_name,
        /// The coroutine.
        "get_coro(self)" => get_coro,
        /// The context the task runs in.
        "get_context(self)" => get_context,
        /// How many requests to cancel were made and not taken back.
        "cancelling(self)" => cancelling,
        /// Take one request to cancel back; returns how many are left.
        "uncancel(self)" => uncancel,
        /// Raises RuntimeError: a task's result is its coroutine's.
        "set_result(self, result, /)" => refuse_set_result,
        /// Raises RuntimeError: a task's exception is its coroutine's.
        "set_exception(self, exception, /)" => refuse_set_exception,
        /// The frame the task is suspended in, or those that its exception went through.
        "get_stack(self, *, limit=None)" => get_stack,
        /// Print where the task is suspended.
        "print_stack(self, *, limit=None, file=None)" => print_stack,
    },
    getsets: getsets! {
        /// The count of tasks with default names when the task was made.
        "_number" => number;
        /// Whether CancelledError is raised at the next step.
        "_must_cancel" => must_cancel;
        /// What the task is suspended on.
        "_fut_waiter" => waiter;
        /// The coroutine.
        "_coro" => get_coro;
    },
};

// ---- functions ----

/// `_caller(depth)`: code object and line of a frame that is executing; None beyond the outermost.
fn caller(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    static FOUND: Then = Then {
        name: "asyncio.caller",
        resume: |cx, _, resumed| {
            let place = resumed.value();
            let parts = cx.as_tuple(place).map(|parts| [parts[0], parts[1]]);
            done(parts.map_or(Value::NONE, |parts| cx.new_tuple(&parts)))
        },
        catches: false,
    };
    cx.ask(
        Outcome::Query(Query::Caller),
        Value::NONE,
        &args[..1],
        Some(&FOUND),
        0,
        &[],
    )
}

/// The two tasks or futures that are linked; `None`: one of them is neither.
fn linked(args: &[Value]) -> Option<(Gc<Future>, Gc<Future>)> {
    Some((args[0].as_gc::<Future>()?, args[1].as_gc::<Future>()?))
}

fn add_awaiter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Some((future, waiter)) = linked(args) {
        cx.heap.charge(size_of::<Gc<Future>>());
        cx.heap[future].extras_mut().awaiters.push(waiter);
    }
    done(Value::NONE)
}

fn discard_awaiter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Some((future, waiter)) = linked(args)
        && cx.heap[future].extras.is_some()
    {
        cx.heap[future]
            .extras_mut()
            .awaiters
            .retain(|known| *known != waiter);
    }
    done(Value::NONE)
}

fn create_task(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = task::running_loop(cx)?;
    make_task(cx, event_loop, args[0], args[1], args[2], args[3])
}

fn ensure_future(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if task::needs_wrapping(cx, args[0]) {
        return super::run::wrap_awaitable(cx, args[0], &WRAPPED, 0, &[args[1]]);
    }
    let event_loop = if !args[1].is_none() {
        args[1]
    } else if task::is_coroutine(args[0]) {
        loop_methods::current_loop(cx)?
    } else {
        Value::UNDEF
    };
    if task::needs_factory(cx, args[0], event_loop) {
        return task::call_factory(cx, args[0], event_loop, &WRAPPED, 0, &[args[1]]);
    }
    done(task::ensure_future(cx, args[0], event_loop)?)
}

/// The awaitable for `ensure_future` is a coroutine or a task now.
static WRAPPED: Then = Then {
    name: "asyncio.ensure_future",
    resume: |cx, kept, resumed| ensure_future(cx, &[resumed.value(), kept.values[0]]),
    catches: false,
};

fn current_task(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = if args[0].is_none() {
        task::running_loop(cx)?
    } else {
        args[0]
    };
    let current = cx.event_loop.current_task;
    done(match current {
        Some(task) if cx.heap[task].event_loop.is(event_loop) => task.value(),
        _ => Value::NONE,
    })
}

fn all_tasks(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = if args[0].is_none() {
        task::running_loop(cx)?
    } else {
        args[0]
    };
    let tasks = super::turn::pending_tasks(cx);
    let set = cx.new_set();
    for task in tasks {
        if cx.heap[task].event_loop.is(event_loop) {
            cx.set_add(set, task.value())?;
        }
    }
    done(set)
}

fn get_running_loop(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(task::running_loop(cx)?)
}

fn get_running_loop_or_none(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.event_loop.running.unwrap_or(Value::NONE))
}

fn get_event_loop(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(loop_methods::current_loop(cx)?)
}

fn new_event_loop(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    done(loop_methods::new_loop(cx))
}

fn set_event_loop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.event_loop.current = Some(args[0]).filter(|event_loop| !event_loop.is_none());
    done(Value::NONE)
}

fn is_future(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let _ = cx;
    done(args[0].is_kind::<Future>())
}

fn is_coroutine(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let _ = cx;
    done(task::is_coroutine(args[0]))
}

/// The built-ins that need no import.
pub(crate) const BUILTINS: &[NativeRow] = functions! {
    /// Wait for `seconds`, then return `result`; with 0 let the other tasks run once.
    "sleep(seconds, result=None)" => super::sleep::sleep,
    /// Run awaitables at the same time; gives the list of their results, in order. With
    /// `return_exceptions`, exceptions are among the results; else the first is raised.
    "gather(*awaitables, return_exceptions=False)" => super::gather::gather,
};

/// The functions of the module `_asyncio`.
pub(crate) const FUNCTIONS: &[NativeRow] = functions! {
    /// Wait for `delay` seconds, then return `result`; with 0 let the other tasks run once.
    "sleep(delay, result=None)" => super::sleep::sleep,
    /// Run awaitables at the same time; gives the list of their results, in order. With
    /// `return_exceptions`, exceptions are among the results; else the first is raised.
    "gather(*coros_or_futures, return_exceptions=False)" => super::gather::gather,
    /// Run a coroutine in a new event loop and return its result; then cancel the tasks that are left.
    "run(main, *, debug=None, loop_factory=None)" => super::run::run,
    /// A task that runs the coroutine from the next turn on.
    "create_task(coro, *, name=?, context=?, eager_start=?)" => create_task,
    /// The future itself, or a task of the coroutine or awaitable.
    "ensure_future(coro_or_future, *, loop=None)" => ensure_future,
    /// The running task, or None in a callback.
    "current_task(loop=None)" => current_task,
    /// The set of tasks that are not done.
    "all_tasks(loop=None)" => all_tasks,
    /// The running loop. Raises RuntimeError when there is none.
    "get_running_loop()" => get_running_loop,
    /// The running loop, or None.
    "_get_running_loop()" => get_running_loop_or_none,
    /// The running loop, or the one that was set. Raises RuntimeError when there is none.
    "get_event_loop()" => get_event_loop,
    /// A new loop.
    "new_event_loop()" => new_event_loop,
    /// Set the loop that `get_event_loop` returns outside of a running one.
    "set_event_loop(loop, /)" => set_event_loop,
    /// Register the functions that natives need from Pyish.
    "_set_helpers(wrap_awaitable, close_generators, spawn_closing, call_helper, /)" => super::run::set_helpers,
    /// An interrupt cancels this task from now on.
    "_begin_main(task, /)" => super::run::begin_main,
    /// The main task is done; whether an interrupt cancelled it.
    "_end_main()" => super::run::end_main,
    /// Code object and line of a frame that is executing, so many frames further out; None beyond.
    "_caller(depth, /)" => caller,
    /// Call a function without arguments in a thread of its own.
    "_start_thread(function, /)" => super::run::start_thread,
    /// Note that a task waits for a future in a way that its callbacks do not tell.
    "future_add_to_awaited_by(fut, waiter, /)" => add_awaiter,
    /// Take that back.
    "future_discard_from_awaited_by(fut, waiter, /)" => discard_awaiter,
    /// Whether the object is a future or task.
    "isfuture(obj)" => is_future,
    /// Whether the object is a coroutine.
    "iscoroutine(obj)" => is_coroutine,
};
