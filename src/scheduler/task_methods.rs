//! What scripts see of `Task`, and the functions about tasks.

use super::future_methods::{self, attributes_of_futures, loop_argument, new_of_class, rows_of_futures};
use super::gather::gather;
use super::loop_methods::{check_coroutine, make_task, new_plain_task, start_of, task_name};
use super::{context, loop_methods, report, task};
use crate::heap::{Gc, Value};
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::descriptor::GetSet;
use crate::objects::frame::AsyncGenStep;
use crate::objects::future::Future;
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::outcome::{Outcome, Raise, Then, done};
use crate::objects::types::Builtin;

/// The receiver of a method. Raises TypeError for a future that is no task.
fn receiver(cx: &mut Cx, args: &[Value]) -> Result<Gc<Future>, Raise> {
    let future = future_methods::receiver(cx, args)?;
    match cx.heap[future].is_task() {
        true => Ok(future),
        false => Err(cx.type_error("a '_asyncio.Task' object is needed, not a '_asyncio.Future' object")),
    }
}

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
    let Some(task) = args[0].as_gc::<Future>() else {
        return Err(cx.type_error("descriptor '__init__' requires a '_asyncio.Task' object"));
    };
    let (coroutine, event_loop, name, context, eager) = (args[1], args[2], args[3], args[4], args[5]);
    if !task::is_coroutine(coroutine) && loop_methods::is_like_coroutine(cx, coroutine) {
        let Some((helper, values)) = super::run::helper_call(cx, "coroutines", "_drive", &[coroutine]) else {
            return Err(cx.runtime_error("such coroutines need `import asyncio`"));
        };
        return cx.call(helper, &values, &DRIVEN, 0, args);
    }
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
    fields.set_own_number(prepared.own_number());
    if let Some(extras) = prepared.extras {
        fields.extras_mut().name = extras.name;
    }
    let start = start_of(cx, eager);
    match task::begin_as(cx, task, start)? {
        Outcome::Return(_) => done(Value::NONE),
        outcome => Ok(outcome),
    }
}

/// The object that behaves like a coroutine has one around it now.
static DRIVEN: Then = Then {
    name: "Task.__init__",
    resume: |cx, kept, resumed| {
        let mut args = kept.values.to_vec();
        args[1] = resumed.value();
        init(cx, &args)
    },
    catches: false,
};

super::origin::noted! {
    construct_noted => construct;
    init_noted => init;
    create_task_noted => create_task;
    ensure_future_noted => ensure_future;
    gather_noted => gather;
}

fn get_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = receiver(cx, args)?;
    done(task::name(cx, task))
}

fn set_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = receiver(cx, args)?;
    if cx.as_str(args[1]).is_none() {
        let class = cx.types.get(Builtin::Str).value();
        return cx.call(class, &args[1..2], &NAME_MADE, 0, &args[..1]);
    }
    cx.heap[task].extras_mut().name = args[1];
    done(Value::NONE)
}

/// The name for `set_name` is a string now.
static NAME_MADE: Then = Then {
    name: "Task.set_name",
    resume: |cx, kept, resumed| set_name(cx, &[kept.values[0], resumed.value()]),
    catches: false,
};

fn get_coro(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = receiver(cx, args)?;
    done(cx.heap[task].coroutine)
}

fn get_context(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = receiver(cx, args)?;
    done(context_object(cx, task))
}

/// The context of a task, as an object that the task sets its variables in from now on.
pub(super) fn context_object(cx: &mut Cx, task: Gc<Future>) -> Value {
    let is_current = cx.event_loop.current_task == Some(task);
    let context = if is_current {
        cx.context
    } else {
        cx.heap[task].context
    };
    let object = context::as_object(cx, context);
    cx.heap[task].context = object;
    if is_current {
        cx.context = object;
    }
    object
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
        fields.set_must_cancel(false);
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
    done(cx.heap[task].must_cancel())
}

fn set_must_cancel(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = receiver(cx, args)?;
    cx.heap[task].set_must_cancel(args[1].is(Value::TRUE));
    done(Value::NONE)
}

fn number(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = receiver(cx, args)?;
    done(Value::small_int(i64::from(task::number(cx, task))))
}

fn waiter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = receiver(cx, args)?;
    let waiting_for = cx.heap[task].waiting_for();
    done(if waiting_for.is_object() {
        waiting_for
    } else {
        Value::NONE
    })
}

/// `asyncio.Task`.
pub(crate) const TASK: TypeRow = TypeRow {
    builtin: Builtin::Task,
    doc: "A coroutine that the event loop runs.",
    construct: Some(&NativeRow::new(
        "Task(coro, *, loop=None, name=None, context=None, eager_start=False)",
        "A task that runs the coroutine from the next turn on.\n",
        construct_noted,
        Binding::StaticMethod,
    )),
    methods: rows_of_futures! {
        /// Make an instance of a subclass.
        static "__new__(cls, *args, **kwargs)" => new,
        /// Begin to run the coroutine.
        "__init__(self, coro, *, loop=None, name=None, context=None, eager_start=False)" => init_noted,
        /// The name.
        "get_name(self, /)" => get_name,
        /// Set the name.
        "set_name(self, value, /)" => set_name,
        /// The coroutine.
        "get_coro(self, /)" => get_coro,
        /// The context the task runs in.
        "get_context(self, /)" => get_context,
        /// How many requests to cancel were made and not taken back.
        "cancelling(self, /)" => cancelling,
        /// Take one request to cancel back; returns how many are left.
        "uncancel(self, /)" => uncancel,
        /// Raises RuntimeError: a task's result is its coroutine's.
        "set_result(self, result, /)" => refuse_set_result,
        /// Raises RuntimeError: a task's exception is its coroutine's.
        "set_exception(self, exception, /)" => refuse_set_exception,
        /// The frame the task is suspended in, or those that its exception went through.
        "get_stack(self, /, *, limit=None)" => get_stack,
        /// Print where the task is suspended.
        "print_stack(self, /, *, limit=None, file=None)" => print_stack,
    },
    getsets: attributes_of_futures! {
        /// Whether a pending task is reported when it dies.
        "_log_destroy_pending" => future_methods::log_destroy_pending, future_methods::set_log_destroy_pending;
        /// The count of tasks with default names when the task was made.
        "_number" => number;
        /// Whether CancelledError is raised at the next step.
        "_must_cancel" => must_cancel, set_must_cancel;
        /// What the task is suspended on.
        "_fut_waiter" => waiter;
        /// The coroutine.
        "_coro" => get_coro;
    },
};

// ---- functions ----

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
    if !args[0].is_kind::<Future>() && task::is_duck_future(cx, args[0]) {
        return done(args[0]);
    }
    if !task::is_coroutine(args[0]) && loop_methods::is_like_coroutine(cx, args[0]) {
        let event_loop = if args[1].is_none() {
            loop_methods::current_loop(cx)?
        } else {
            args[1]
        };
        return make_task(cx, event_loop, args[0], Value::UNDEF, Value::UNDEF, Value::UNDEF);
    }
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

/// The key of the policy that a script set.
const POLICY: &str = "asyncio.policy";

/// `_set_policy(policy)`: who makes loops and knows the current one; None: we.
fn set_policy(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.register(POLICY, args[0]);
    done(Value::NONE)
}

/// Whether a script set a policy.
pub(super) fn has_policy(cx: &Cx) -> bool {
    cx.registered(POLICY).is_some_and(|policy| !policy.is_none())
}

/// Calls a method of the policy that a script set.
fn ask_policy(cx: &mut Cx, method: &str, args: &[Value]) -> Result<Outcome, Raise> {
    let mut values = vec![cx.new_str(method)];
    values.extend_from_slice(args);
    super::run::call_helper(cx, "events", "_ask_policy", &values)
}

fn get_event_loop(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    if cx.event_loop.running.is_none() && has_policy(cx) {
        return ask_policy(cx, "get_event_loop", &[]);
    }
    done(loop_methods::current_loop(cx)?)
}

fn new_event_loop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if has_policy(cx) {
        return ask_policy(cx, "new_event_loop", &[]);
    }
    loop_methods::new(cx, args)
}

fn set_event_loop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if has_policy(cx) {
        return ask_policy(cx, "set_event_loop", args);
    }
    if !args[0].is_none() && loop_methods::state(cx, args[0]).is_none() {
        // The class of loops written in script is in a module that is not imported without need.
        return super::run::call_helper(cx, "events", "_set_scripted_loop", args);
    }
    set_current_loop(cx, args)
}

/// `_set_current_loop(loop)`: what `set_event_loop` does in the end.
fn set_current_loop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.event_loop.current = Some(args[0]).filter(|event_loop| !event_loop.is_none());
    done(Value::NONE)
}

fn set_running_loop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.event_loop.running = Some(args[0]).filter(|event_loop| !event_loop.is_none());
    done(Value::NONE)
}

/// The running task, as far as it is of this loop.
fn current_of(cx: &Cx, event_loop: Value) -> Option<Gc<Future>> {
    let current = cx.event_loop.current_task;
    current.filter(|task| cx.heap[*task].event_loop.is(event_loop))
}

fn task_argument(cx: &mut Cx, value: Value) -> Result<Gc<Future>, Raise> {
    match value
        .as_gc::<Future>()
        .filter(|future| cx.heap[*future].is_task())
    {
        Some(task) => Ok(task),
        None => {
            let text = report::show(cx, value);
            let message = format!("tasks that are not of asyncio.Task are not supported, got {text}");
            Err(cx.raise(Builtin::NotImplementedError, message))
        }
    }
}

fn enter_task(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = task_argument(cx, args[1])?;
    if let Some(current) = current_of(cx, args[0]) {
        let (entering, executed) = (report::show(cx, task.value()), report::show(cx, current.value()));
        let text =
            format!("Cannot enter into task {entering} while another task {executed} is being executed.");
        return Err(cx.runtime_error(text));
    }
    cx.event_loop.current_task = Some(task);
    done(Value::NONE)
}

fn leave_task(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = task_argument(cx, args[1])?;
    let current = current_of(cx, args[0]);
    if current != Some(task) {
        let leaving = report::show(cx, task.value());
        let executed = report::show(cx, current.map_or(Value::NONE, Gc::value));
        let text = format!("Leaving task {leaving} does not match the current task {executed}.");
        return Err(cx.runtime_error(text));
    }
    cx.event_loop.current_task = None;
    done(Value::NONE)
}

fn swap_current_task(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let next = match args[1].is_none() {
        true => None,
        false => Some(task_argument(cx, args[1])?),
    };
    let previous = current_of(cx, args[0]);
    cx.event_loop.current_task = next;
    done(previous.map_or(Value::NONE, Gc::value))
}

fn register_task(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = task_argument(cx, args[0])?;
    if cx.heap[task].key().is_none() && !cx.heap[task].is_done() {
        task::register(cx, task);
    }
    done(Value::NONE)
}

fn unregister_task(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = task_argument(cx, args[0])?;
    task::unregister(cx, task);
    done(Value::NONE)
}

fn note_origins(cx: &mut Cx, _args: &[Value]) -> Result<Outcome, Raise> {
    cx.origins.is_tracing = true;
    done(Value::NONE)
}

fn wakeup_of(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = task_argument(cx, args[0])?;
    done(super::scripted::wakeup_of(cx, task))
}

fn step_of(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let task = task_argument(cx, args[0])?;
    done(super::scripted::step_of(cx, task))
}

fn is_future(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[0].is_kind::<Future>() {
        return done(true);
    }
    let name = cx.names.class;
    let class = cx.class_of(args[0]);
    if cx.heap[class].flags.is_script
        && let Some(claim) = cx.lookup(class, name)
        && !claim.is_kind::<GetSet>()
    {
        // It may say that it is of another class than it is.
        return super::run::call_helper(cx, "base_futures", "_isfuture", args);
    }
    done(task::is_duck_future(cx, args[0]))
}

fn is_coroutine(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let is_coroutine = task::is_coroutine(args[0])
        || args[0].is_kind::<AsyncGenStep>()
        || loop_methods::is_like_coroutine(cx, args[0]);
    done(is_coroutine)
}

/// The built-ins that need no import.
pub(crate) const BUILTINS: &[NativeRow] = functions! {
    /// Wait for `seconds`, then return `result`; with 0 let the other tasks run once.
    async "sleep(seconds, result=None)" => super::sleep::sleep [waits super::sleep::begin_at_once],
    /// Run awaitables at the same time; gives the list of their results, in order. With
    /// `return_exceptions`, exceptions are among the results; else the first is raised.
    "gather(*awaitables, return_exceptions=False)" => gather_noted,
};

/// The functions of the module `_asyncio`.
pub(crate) const FUNCTIONS: &[NativeRow] = functions! {
    /// Wait for `delay` seconds, then return `result`; with 0 let the other tasks run once.
    async "sleep(delay, result=None)" => super::sleep::sleep [waits super::sleep::begin_at_once],
    /// Run awaitables at the same time; gives the list of their results, in order. With
    /// `return_exceptions`, exceptions are among the results; else the first is raised.
    "gather(*coros_or_futures, return_exceptions=False)" => gather_noted,
    /// Run a coroutine in a new event loop and return its result; then cancel the tasks that are left.
    "run(main, *, debug=None, loop_factory=None)" => super::run::run,
    /// A task that runs the coroutine from the next turn on.
    "create_task(coro, *, name=?, context=?, eager_start=?)" => create_task_noted,
    /// The future itself, or a task of the coroutine or awaitable.
    "ensure_future(coro_or_future, *, loop=None)" => ensure_future_noted,
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
    "set_event_loop(loop)" => set_event_loop,
    /// Set who makes loops and knows the current one; None: the natives.
    "_set_policy(policy, /)" => set_policy,
    /// Set the loop that `get_event_loop` returns, whatever it is.
    "_set_current_loop(loop, /)" => set_current_loop,
    /// Set what `_get_running_loop` returns; for loops that are written in script.
    "_set_running_loop(loop, /)" => set_running_loop,
    /// The task becomes the running one of the loop, which must have none.
    "_enter_task(loop, task)" => enter_task,
    /// The task, which must be the running one of the loop, is so no longer.
    "_leave_task(loop, task)" => leave_task,
    /// Another task, or None, becomes the running one; gives the one before.
    "_swap_current_task(loop, task)" => swap_current_task,
    /// Make a task one of those that `all_tasks` gives.
    "_register_task(task)" => register_task,
    /// The same, for an eager task.
    "_register_eager_task(task)" => register_task,
    /// Take that back.
    "_unregister_task(task)" => unregister_task,
    /// Take that back.
    "_unregister_eager_task(task)" => unregister_task,
    /// A coroutine that closes the async generators that are not finished.
    "_shutdown_asyncgens()" => super::run::shutdown_asyncgens,
    /// Some loop that is written in script is in debug mode: note where things are made from now on.
    "_note_origins()" => note_origins,
    /// What a task that waits for a future has the future call.
    "_wakeup_of(task, /)" => wakeup_of,
    /// What resumes a task, with an exception if one is given.
    "_step_of(task, /)" => step_of,
    /// Register the functions that natives need from Pyish.
    "_set_helpers(wrap_awaitable, close_generators, spawn_closing, call_helper, /)" => super::run::set_helpers,
    /// An interrupt cancels this task from now on.
    "_begin_main(task, /)" => super::run::begin_main,
    /// The main task is done; whether an interrupt cancelled it.
    "_end_main()" => super::run::end_main,
    /// Call a function without arguments in a thread of its own.
    "_start_thread(function, /)" => super::run::start_thread,
    /// Set what an interrupt does: None as usual, True to raise KeyboardInterrupt, False for nothing, or a function.
    "_set_at_interrupt(what, /)" => super::signals::set_at_interrupt,
    /// Interrupt the machine.
    "_interrupt()" => super::signals::interrupt,
    /// Have the main thread raise an exception.
    "_raise_in_main(exception, /)" => super::signals::raise_in_main,
    /// Have a loop call its handler of a signal; whether it has one.
    "_deliver_signal(number, /)" => super::signals::deliver,
    /// Register the class whose `create_future` is the ordinary one.
    "_set_base_loop(cls, /)" => super::loop_futures::set_base_loop,
    /// Register the class with the methods of the subclasses of Queue.
    "_set_open_queue(cls, /)" => super::queue::set_open_queue,
    /// Note that a task waits for a future in a way that its callbacks do not tell.
    "future_add_to_awaited_by(fut, waiter, /)" => add_awaiter,
    /// Take that back.
    "future_discard_from_awaited_by(fut, waiter, /)" => discard_awaiter,
    /// Whether the object is a future or task.
    "isfuture(obj)" => is_future,
    /// Whether the object is a coroutine.
    "iscoroutine(obj)" => is_coroutine,
};
