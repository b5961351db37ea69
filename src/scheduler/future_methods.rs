//! What scripts see of `Future`.

use super::future::{
    add_callback, callbacks, cancel, cancelled_error, future_result,
    make_cancelled_error as make_cancelled_error_of, set_callbacks, set_exception, set_result,
};
use super::{context, loop_methods, report};
use crate::heap::{Gc, Header, Tracer, Value};
use crate::native::methods;
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::exception::Exception;
use crate::objects::future::{Future, FutureState};
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Answer, Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;

/// The receiver of a method.
pub(super) fn receiver(cx: &mut Cx, args: &[Value]) -> Result<Gc<Future>, Raise> {
    match args[0].as_gc::<Future>() {
        Some(future) if cx.heap[future].event_loop.is_none() => {
            let kind = if cx.heap[future].is_task() {
                "Task"
            } else {
                "Future"
            };
            Err(cx.runtime_error(format!("{kind} object is not initialized.")))
        }
        Some(future) => Ok(future),
        None => {
            let name = cx.type_name(args[0]).to_owned();
            Err(cx.type_error(format!(
                "descriptor requires a '_asyncio.Future' object but received a '{name}'"
            )))
        }
    }
}

fn invalid_state(cx: &mut Cx, text: &str) -> Raise {
    cx.raise(Builtin::InvalidStateError, text)
}

/// The loop argument of constructors: absent or None is the running loop.
pub(super) fn loop_argument(cx: &mut Cx, value: Value) -> Result<Value, Raise> {
    if value.is_none() {
        return loop_methods::current_loop(cx);
    }
    let class = cx.class_of(value);
    if loop_methods::state(cx, value).is_none() && !cx.heap[class].flags.is_script {
        let message = format!("'{}' object has no attribute 'get_debug'", cx.type_name(value));
        let name = cx.intern("get_debug");
        return Err(cx.attribute_error(message, value, name));
    }
    Ok(value)
}

fn construct(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let event_loop = loop_argument(cx, args[0])?;
    done(super::future::new_future(cx, event_loop))
}

/// Moves a new future's fields into an object of a class, for `__new__` of subclasses.
pub(super) fn new_of_class(
    cx: &mut Cx,
    class: Value,
    builtin: Builtin,
    mut fields: Future,
) -> Result<Gc<Future>, Raise> {
    let base = cx.types.get(builtin);
    let class = match class.as_gc::<Class>() {
        Some(class) if cx.is_subclass(class, base) => class,
        _ => {
            let name = cx.heap.text(cx.heap[base].name).to_owned();
            return Err(cx.type_error(format!("{name}.__new__(X): X is not a subtype of {name}")));
        }
    };
    fields.header = Header::new(cx.instance_shape(class));
    Ok(if class == base {
        cx.heap.alloc(fields)
    } else {
        cx.heap.alloc_extended(fields, Value::UNDEF)
    })
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let fields = Future::new(Builtin::Future.shape(), Value::NONE);
    done(new_of_class(cx, args[0], Builtin::Future, fields)?)
}

fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(future) = args[0].as_gc::<Future>() else {
        return Err(cx.type_error("descriptor '__init__' requires a '_asyncio.Future' object"));
    };
    let event_loop = loop_argument(cx, args[1])?;
    cx.heap[future].event_loop = event_loop;
    done(Value::NONE)
}

super::origin::noted! {
    construct_noted => construct;
    init_noted => init;
}

/// The receiver of a method that asks for what the future was completed with.
fn asked(cx: &mut Cx, args: &[Value]) -> Result<Gc<Future>, Raise> {
    match args[0].as_gc::<Future>() {
        Some(future) if cx.heap[future].event_loop.is_none() => {
            Err(invalid_state(cx, "Future object is not initialized."))
        }
        _ => receiver(cx, args),
    }
}

pub(super) fn result(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = asked(cx, args)?;
    done(future_result(cx, future)?)
}

pub(super) fn exception(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = asked(cx, args)?;
    match cx.heap[future].state() {
        FutureState::Pending => Err(invalid_state(cx, "Exception is not set.")),
        FutureState::Finished => done(Value::NONE),
        FutureState::Failed => {
            cx.heap[future].set_unretrieved(false);
            done(cx.heap[future].value)
        }
        FutureState::Cancelled => {
            let exception = cancelled_error(cx, future);
            Err(cx.raise_value(exception))
        }
    }
}

pub(super) fn is_done(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Some(future) = args[0].as_gc::<Future>() {
        return done(cx.heap[future].is_done());
    }
    let future = receiver(cx, args)?;
    done(cx.heap[future].is_done())
}

pub(super) fn cancelled(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Some(future) = args[0].as_gc::<Future>() {
        return done(cx.heap[future].state() == FutureState::Cancelled);
    }
    let future = receiver(cx, args)?;
    done(cx.heap[future].state() == FutureState::Cancelled)
}

pub(super) fn cancel_method(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    cx.heap[future].set_unretrieved(false);
    if super::future::is_in_ring(cx, future) {
        return Err(cx.raise(Builtin::RecursionError, "maximum recursion depth exceeded"));
    }
    let is_told = is_told_later(cx, future);
    let accepted = cancel(cx, future, args[1]);
    check_told(cx, future, is_told)?;
    super::run::call_owed(cx, Value::from(accepted))
}

fn set_result_method(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    check_pending(cx, future)?;
    let told = can_tell(cx, future);
    set_result(cx, future, args[1]);
    told?;
    done(Value::NONE)
}

/// A future is about to be done. Raises RuntimeError when somebody waits for it who cannot be told, and will not be: its
/// loop is closed, or, in debug mode, runs in another thread.
fn can_tell(cx: &mut Cx, future: Gc<Future>) -> Result<(), Raise> {
    if !is_told_later(cx, future) {
        return Ok(());
    }
    let event_loop = cx.heap[future].event_loop;
    let checked =
        loop_methods::check_open(cx, event_loop).and_then(|()| loop_methods::check_thread(cx, event_loop));
    if checked.is_err() {
        set_callbacks(cx, future, Vec::new());
    }
    checked
}

/// Whether somebody is to be told when a future is done.
fn is_told_later(cx: &Cx, future: Gc<Future>) -> bool {
    !cx.heap[future].callbacks.is_undef() && !cx.heap[future].is_task()
}

/// Raises RuntimeError when a future is done, but its loop is closed, so that nobody can be told.
fn check_told(cx: &mut Cx, future: Gc<Future>, is_told: bool) -> Result<(), Raise> {
    let event_loop = cx.heap[future].event_loop;
    match is_told && cx.heap[future].is_done() {
        true => {
            loop_methods::check_open(cx, event_loop)?;
            loop_methods::check_thread(cx, event_loop)
        }
        false => Ok(()),
    }
}

fn check_pending(cx: &mut Cx, future: Gc<Future>) -> Result<(), Raise> {
    if cx.heap[future].is_done() {
        return Err(invalid_state(cx, "invalid state"));
    }
    Ok(())
}

/// The state as scripts see it.
pub(super) fn state_word(cx: &Cx, future: Gc<Future>) -> &'static str {
    match cx.heap[future].state() {
        FutureState::Pending => "pending",
        FutureState::Cancelled => "cancelled",
        FutureState::Finished | FutureState::Failed => "finished",
    }
}

static EXCEPTION_MADE: Then = Then {
    name: "Future.set_exception",
    resume: |cx, kept, resumed| {
        let exception = resumed.value();
        fail(cx, kept.values[0], exception)
    },
    catches: false,
};

fn set_exception_method(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    check_pending(cx, future)?;
    if cx.as_class(args[1]).is_some() {
        return cx.call(args[1], &[], &EXCEPTION_MADE, 0, &[args[0]]);
    }
    fail(cx, args[0], args[1])
}

fn fail(cx: &mut Cx, future: Value, exception: Value) -> Result<Outcome, Raise> {
    let future = receiver(cx, &[future])?;
    if !cx.is_instance(exception, Builtin::BaseException) {
        return Err(cx.type_error("invalid exception object"));
    }
    if cx.is_instance(exception, Builtin::StopIteration) {
        // PEP 479 in spirit: it would look like the end of whoever awaits the future.
        let raise = cx.runtime_error(
            "StopIteration interacts badly with generators and cannot be raised into a Future",
        );
        let error = cx.take_raised(raise);
        if let Some(error) = error.as_gc::<Exception>() {
            cx.heap[error].cause = exception;
            cx.heap[error].context = exception;
        }
        return complete_with(cx, future, error);
    }
    complete_with(cx, future, exception)
}

fn complete_with(cx: &mut Cx, future: Gc<Future>, exception: Value) -> Result<Outcome, Raise> {
    let told = can_tell(cx, future);
    set_exception(cx, future, exception);
    told?;
    done(Value::NONE)
}

pub(super) fn add_done_callback(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    let context = if args[2].is_none() {
        context::snapshot(cx)
    } else {
        args[2]
    };
    if cx.heap[future].is_done() {
        let event_loop = cx.heap[future].event_loop;
        loop_methods::check_open(cx, event_loop)?;
    }
    let callback = cx.new_tuple(&[args[1], context]);
    add_callback(cx, future, callback);
    done(Value::NONE)
}

pub(super) fn remove_done_callback(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    let mut kept = callbacks(cx, future);
    let before = kept.len();
    let mut index = 0;
    while index < kept.len() {
        let function = cx.as_tuple(kept[index]).map(|parts| parts[0]);
        let is_same = match function {
            Some(function) => matches!(cx.equals(function, args[1])?, Answer::Known(true)),
            None => false,
        };
        if is_same {
            kept.remove(index);
        } else {
            index += 1;
        }
    }
    let removed = before - kept.len();
    set_callbacks(cx, future, kept);
    done(cx.new_size(removed))
}

pub(super) fn get_loop(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    done(cx.heap[future].event_loop)
}

/// Raises AttributeError when an attribute that can be set is deleted.
fn refuse_deletion(cx: &mut Cx, value: Value) -> Result<(), Raise> {
    match value.is_undef() {
        true => Err(cx.raise(Builtin::AttributeError, "cannot delete attribute")),
        false => Ok(()),
    }
}

/// `_make_cancelled_error`: what `await` on the cancelled future raises.
pub(super) fn make_cancelled_error(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    done(make_cancelled_error_of(cx, future))
}

pub(super) fn log_traceback(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    done(cx.heap[future].is_unretrieved())
}

pub(super) fn set_log_traceback(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    refuse_deletion(cx, args[1])?;
    if !matches!(cx.truth(args[1])?, Answer::Known(false)) {
        return Err(cx.value_error("_log_traceback can only be set to False"));
    }
    cx.heap[future].set_unretrieved(false);
    done(Value::NONE)
}

pub(super) fn log_destroy_pending(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    let is_quiet = cx.heap[future]
        .extras
        .as_ref()
        .is_some_and(|extras| extras.is_quiet);
    done(!is_quiet)
}

pub(super) fn set_log_destroy_pending(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    refuse_deletion(cx, args[1])?;
    cx.heap[future].extras_mut().is_quiet = args[1].is(Value::FALSE);
    done(Value::NONE)
}

pub(super) fn state(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    let word = state_word(cx, future).to_uppercase();
    done(cx.new_str(&word))
}

pub(super) fn blocking(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    done(cx.heap[future].is_awaited())
}

pub(super) fn awaited_by(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    let awaiters = super::wait_graph::awaiters(cx, future);
    if awaiters.is_empty() || cx.heap[future].is_done() {
        return done(Value::NONE);
    }
    let awaiters: Vec<Value> = awaiters.into_iter().map(Gc::value).collect();
    let list = cx.new_list(awaiters);
    let frozenset = cx.types.get(Builtin::FrozenSet).value();
    cx.tail_call(frozenset, &[list])
}

pub(super) fn result_or_none(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    let is_there = cx.heap[future].state() == FutureState::Finished;
    done(if is_there {
        cx.heap[future].value
    } else {
        Value::NONE
    })
}

pub(super) fn exception_or_none(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    let is_there = cx.heap[future].state() == FutureState::Failed;
    done(if is_there {
        cx.heap[future].value
    } else {
        Value::NONE
    })
}

pub(super) fn cancel_message(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    let fields = &cx.heap[future];
    if fields.state() == FutureState::Cancelled && !cx.is_instance(fields.value, Builtin::CancelledError) {
        return done(fields.value.defined().unwrap_or(Value::NONE));
    }
    done(
        cx.heap[future]
            .extras
            .as_ref()
            .map_or(Value::NONE, |extras| extras.cancel_message),
    )
}

pub(super) fn set_cancel_message(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    refuse_deletion(cx, args[1])?;
    if cx.heap[future].state() == FutureState::Cancelled {
        cx.heap[future].value = args[1];
    }
    cx.heap[future].extras_mut().cancel_message = args[1];
    done(Value::NONE)
}

/// The functions that will be called, as pairs with their contexts; tasks that will be woken stand for
/// themselves.
pub(super) fn callback_pairs(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    let told = callbacks(cx, future);
    if told.is_empty() {
        return done(Value::NONE);
    }
    let mut pairs = Vec::new();
    for callback in told {
        let parts = cx.as_tuple(callback).map(<[Value]>::to_vec);
        let (function, context) = match parts.as_deref() {
            Some([function, context]) => (*function, *context),
            _ => (callback, Value::NONE),
        };
        let context = context::as_object(cx, context);
        pairs.push(cx.new_tuple(&[function, context]));
    }
    done(cx.new_list(pairs))
}

pub(super) fn class_getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.new_alias(args[0], args[1]))
}

pub(super) fn set_blocking(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    refuse_deletion(cx, args[1])?;
    cx.heap[future].set_awaited(args[1].is(Value::TRUE));
    done(Value::NONE)
}

pub(super) fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    report::with_scripts(cx, |cx| report::describe_future(cx, future))
}

/// What `Future.__await__` returns: an iterator that yields the future until it is done.
struct FutureIterator {
    /// Undef when it is exhausted.
    future: Value,
    has_yielded: bool,
}

impl OpaqueState for FutureIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.future);
    }
}

pub(super) fn iterate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let future = receiver(cx, args)?;
    let state = FutureIterator {
        future: future.value(),
        has_yielded: false,
    };
    done(super::waiting::new_object(cx, Builtin::FutureIterator, state))
}

fn iterator_state(cx: &mut Cx, args: &[Value]) -> Result<(Gc<Opaque>, Option<Gc<Future>>, bool), Raise> {
    let object = super::waiting::receiver::<FutureIterator>(cx, args[0], "FutureIter")?;
    let state: &FutureIterator = super::waiting::state(cx, object);
    Ok((object, state.future.as_gc::<Future>(), state.has_yielded))
}

fn iterator_next(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (object, future, has_yielded) = iterator_state(cx, args)?;
    let Some(future) = future else {
        return Err(cx.raise_with(Builtin::StopIteration, &[]));
    };
    if cx.heap[future].is_done() {
        super::waiting::state_mut::<FutureIterator>(cx, object).future = Value::UNDEF;
        let result = future_result(cx, future)?;
        return Err(cx.raise_with(Builtin::StopIteration, &[result]));
    }
    if has_yielded {
        return Err(cx.runtime_error("await wasn't used with future"));
    }
    super::waiting::state_mut::<FutureIterator>(cx, object).has_yielded = true;
    cx.heap[future].set_awaited(true);
    done(future)
}

fn iterator_throw(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let has_old_form = args[2..].iter().any(|arg| !arg.is_undef());
    let args: Vec<Value> = args
        .iter()
        .map(|arg| arg.defined().unwrap_or(Value::NONE))
        .collect();
    if !has_old_form {
        return throw_into(cx, &args);
    }
    static WARNED: Then = Then {
        name: "FutureIter.throw.warned",
        resume: |cx, kept, _| throw_into(cx, kept.values),
        catches: false,
    };
    let message = cx.new_str(
        "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.",
    );
    cx.request.prelude = "deprecated";
    let arguments = [Value::NONE, message];
    cx.ask(Outcome::Prelude, Value::NONE, &arguments, Some(&WARNED), 0, &args)
}

fn throw_into(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (object, _, _) = iterator_state(cx, args)?;
    super::waiting::state_mut::<FutureIterator>(cx, object).future = Value::UNDEF;
    static MADE: Then = Then {
        name: "FutureIter.throw",
        resume: |cx, _, resumed| match resumed {
            Resumed::Value(exception) | Resumed::Raised(exception) => Err(cx.raise_value(exception)),
        },
        catches: false,
    };
    let (kind, value, traceback) = (args[1], args[2], args[3]);
    if !traceback.is_none() && !cx.is_instance(traceback, Builtin::Traceback) {
        return Err(cx.type_error("throw() third argument must be a traceback"));
    }
    let base = cx.types.get(Builtin::BaseException);
    match cx.as_class(kind).filter(|class| cx.is_subclass(*class, base)) {
        Some(class)
            if value.as_gc::<Exception>().is_some_and(|value| {
                let own = cx.class_of(value.value());
                cx.is_subclass(own, class)
            }) =>
        {
            Err(cx.raise_value(value))
        }
        Some(_) => {
            let arguments = match cx.as_tuple(value) {
                Some(arguments) => arguments.to_vec(),
                None if value.is_none() => Vec::new(),
                None => vec![value],
            };
            cx.call(kind, &arguments, &MADE, 0, &[])
        }
        None if !kind.is_kind::<Exception>() => {
            let text = "exceptions must be classes deriving BaseException or instances of such a class";
            Err(cx.type_error(text))
        }
        None if !value.is_none() => Err(cx.type_error("instance exception may not have a separate value")),
        None => Err(cx.raise_value(kind)),
    }
}

fn iterator_close(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (object, _, _) = iterator_state(cx, args)?;
    super::waiting::state_mut::<FutureIterator>(cx, object).future = Value::UNDEF;
    done(Value::NONE)
}

fn iterator_self(_cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(args[0])
}

/// The iterator's class.
pub(crate) const FUTURE_ITERATOR: TypeRow = TypeRow {
    builtin: Builtin::FutureIterator,
    doc: "What awaiting a future iterates over.",
    construct: None,
    methods: methods! {
        /// The iterator itself.
        "__iter__(self, /)" => iterator_self,
        /// The future, while it is not done; then its result by StopIteration.
        "__next__(self, /)" => iterator_next,
        /// The same.
        "send(self, value, /)" => iterator_next,
        /// Raise the exception.
        "throw(self, type, value=?, traceback=?, /)" => iterator_throw,
        /// End the iterator.
        "close(self, /)" => iterator_close,
    },
    getsets: &[],
};

/// The rows of a class of futures: its own, and those that `Future` and `Task` both have, each for itself, so that
/// `Task.cancel` is not for other futures.
macro_rules! rows_of_futures {
    ($($own:tt)*) => {
        crate::native::methods! {
            /// The result. Raises the exception when there is one, CancelledError, or InvalidStateError.
            "result(self, /)" => $crate::scheduler::future_methods::result,
            /// The exception, or None. Raises CancelledError or InvalidStateError.
            "exception(self, /)" => $crate::scheduler::future_methods::exception,
            /// Whether there is a result or exception, or the future was cancelled.
            "done(self, /)" => $crate::scheduler::future_methods::is_done,
            /// Whether it was cancelled.
            "cancelled(self, /)" => $crate::scheduler::future_methods::cancelled,
            /// Cancel the future; returns whether it was still pending.
            "cancel(self, /, msg=None)" => $crate::scheduler::future_methods::cancel_method,
            /// Have `fn(future)` called when the future is done.
            "add_done_callback(self, fn, /, *, context=None)" => $crate::scheduler::future_methods::add_done_callback,
            /// Take a function back; returns how many times it was there.
            "remove_done_callback(self, fn, /)" => $crate::scheduler::future_methods::remove_done_callback,
            /// The CancelledError that awaiting raises.
            "_make_cancelled_error(self, /)" => $crate::scheduler::future_methods::make_cancelled_error,
            /// For annotations.
            class "__class_getitem__(cls, object, /)" => $crate::scheduler::future_methods::class_getitem,
            /// An iterator for `await`.
            "__await__(self, /)" => $crate::scheduler::future_methods::iterate,
            /// The same.
            "__iter__(self, /)" => $crate::scheduler::future_methods::iterate,
            /// Return repr(self).
            "__repr__(self, /)" => $crate::scheduler::future_methods::repr,
            $($own)*
        }
    };
}
pub(super) use rows_of_futures;

/// The attributes that both classes have.
macro_rules! attributes_of_futures {
    ($($own:tt)*) => {
        crate::native::getsets! {
            /// Whether an exception is reported when the future dies.
            "_log_traceback" => $crate::scheduler::future_methods::log_traceback,
                $crate::scheduler::future_methods::set_log_traceback;
            /// The state as an upper-case word.
            "_state" => $crate::scheduler::future_methods::state;
            /// Set by an await, cleared by the task.
            "_asyncio_future_blocking" => $crate::scheduler::future_methods::blocking,
                $crate::scheduler::future_methods::set_blocking;
            /// The loop.
            "_loop" => $crate::scheduler::future_methods::get_loop;
            /// The tasks that wait for it, or None.
            "_asyncio_awaited_by" => $crate::scheduler::future_methods::awaited_by;
            /// The result, or None.
            "_result" => $crate::scheduler::future_methods::result_or_none;
            /// The exception, or None.
            "_exception" => $crate::scheduler::future_methods::exception_or_none;
            /// The message of the last request to cancel.
            "_cancel_message" => $crate::scheduler::future_methods::cancel_message,
                $crate::scheduler::future_methods::set_cancel_message;
            /// What is called when it is done, or None.
            "_callbacks" => $crate::scheduler::future_methods::callback_pairs;
            /// Where it was made, when its loop was in debug mode then; else None.
            "_source_traceback" => $crate::scheduler::origin::source_traceback;
            $($own)*
        }
    };
}
pub(super) use attributes_of_futures;

/// `asyncio.Future`.
pub(crate) const FUTURE: TypeRow = TypeRow {
    builtin: Builtin::Future,
    doc: "A result that is not here yet.",
    construct: Some(&NativeRow::new(
        "Future(*, loop=None)",
        "A pending future of the loop.\n",
        construct_noted,
        Binding::StaticMethod,
    )),
    methods: rows_of_futures! {
        /// Make an instance of a subclass.
        static "__new__(cls, *args, **kwargs)" => new,
        /// Set the loop.
        "__init__(self, *, loop=None)" => init_noted,
        /// Complete the future with a result. Raises InvalidStateError when it is done.
        "set_result(self, result, /)" => set_result_method,
        /// Complete the future with an exception. Raises InvalidStateError when it is done.
        "set_exception(self, exception, /)" => set_exception_method,
        /// The loop.
        "get_loop(self, /)" => get_loop,
    },
    getsets: attributes_of_futures! {},
};
