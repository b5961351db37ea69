//! What a native function says to the vm: a value, an exception, or what to do next.
//!
//! A native never runs script code itself. It returns an [`Outcome`] that asks the vm to call something,
//! and names the [`Then`] that goes on with the result. What must be kept until then is values in a frame
//! of the vm, so a task can stop at any call and Rust's stack stays flat.

use crate::heap::{Tracer, Value};
use crate::objects::cx::Cx;

/// A script exception on its way: the exception itself is in `Cx::raised`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Raise;

const _: () = assert!(size_of::<Raise>() <= size_of::<usize>());

/// What a native function returns when it does not raise. The details of all but `Return` are in
/// `Cx::request`; make them with `Cx::call` and its kin.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Outcome {
    /// The result.
    Return(Value),
    /// Call `request.callee` with `request.args`; go on with `request.then`.
    Call,
    /// Advance the iterator `request.callee`; the continuation gets the item, or Undef at the end.
    Next,
    /// Resume the generator or coroutine `request.callee`, sending `args[0]`; as its `send` method does.
    Send,
    /// The same, throwing the exception `args[0]` into it; as its `throw` method does.
    Throw,
    /// Await `request.callee` (only natives that run inside a task may).
    Await,
    /// Wait for the iterator `request.callee`, which an `__await__` returned: what it yields suspends the
    /// task, what it returns is the result.
    AwaitIterator,
    /// Suspend the running task, handing this value to whoever drives it (only from a `NativeCoroutine`'s
    /// step). The step runs again when the task is resumed.
    Suspend(Value),
    /// Ask the vm for something only it knows; see [`Query`].
    Query(Query),
    /// Call the prelude's function `request.prelude` with `request.args`: the slow path, in Pyish, of a
    /// native whose operands need script code.
    Prelude,
}

const _: () = assert!(size_of::<Result<Outcome, Raise>>() <= 16);

/// What an operation on values found without running script code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Answer<T> {
    Known(T),
    /// A class written in script decides: the vm must look for dunder methods.
    Script,
}

/// What natives ask of the vm: things that depend on the calling frame, or that only higher rooms can do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Query {
    /// The calling frame's globals dict.
    Globals,
    /// The calling frame's locals: a fresh dict for a function, the namespace else.
    Locals,
    /// Run the code object `args[0]` with globals `args[1]` and locals `args[2]` (Undef: the globals).
    RunCode,
    /// Collect garbage now; gives how many objects were freed.
    Collect,
    /// Free what no reference leads to any more, cycles aside: what counting references frees at once. Does
    /// nothing when it was asked for too often of late, unless `args[0]` is True.
    Release,
    /// The exception being handled, or None.
    Handled,
    /// The calling function's code object and line, `args[0]` frames further out, as a tuple; None beyond.
    Caller,
    /// Note in `Cx::origins.asked` where the calling function and up to `args[0]` calls in all stand; gives None.
    Callers,
    /// The frame object of the calling function, `args[0]` frames further out; None beyond.
    Frame,
    /// Whether the generator or coroutine `args[0]`, or something that it awaits, is executing.
    IsExecuting,
    /// What the frame object `args[0]` shows now: `args[1]` is the number of a [`FrameAspect`].
    OfFrame,
    /// Run the event loop until the future or coroutine `args[0]` is done (`asyncio.run` and kin).
    RunLoop,
    /// Let only this thread of several wait until the time `args[0]` on the monotonic clock, a float.
    Sleep,
    /// The same until another thread lets it go on; `args[0]` is a float or None.
    Park,
    /// Import: `args[0]` is the module's full name; gives the module.
    ImportModule,
    /// Compile: `args` are source, filename, mode; gives a code object.
    Compile,
}

/// What can be asked of a frame object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum FrameAspect {
    Line,
    Instruction,
    Locals,
    Caller,
    Repr,
}

impl FrameAspect {
    const ALL: [FrameAspect; 5] = [
        FrameAspect::Line,
        FrameAspect::Instruction,
        FrameAspect::Locals,
        FrameAspect::Caller,
        FrameAspect::Repr,
    ];

    /// The aspect as an argument of [`Query::OfFrame`].
    pub(crate) fn value(self) -> Value {
        Value::small_int(self as i64)
    }

    /// The aspect that an argument stands for.
    pub(crate) fn of_value(value: Value) -> Option<FrameAspect> {
        let number = usize::try_from(value.as_inline_int()?).ok()?;
        FrameAspect::ALL.get(number).copied()
    }
}

/// Where a native goes on when what it asked for is done: one static row per continuation.
pub(crate) struct Then {
    /// Qualified name, by which snapshots refer to it.
    #[expect(dead_code, reason = "snapshots name continuations by it")]
    pub(crate) name: &'static str,
    /// Runs the rest. `kept` are the values given when the call was asked for.
    pub(crate) resume: fn(&mut Cx, Kept<'_>, Resumed) -> Result<Outcome, Raise>,
    /// Whether exceptions of the call come to `resume` too, as [`Resumed::Raised`]; else they pass it by.
    pub(crate) catches: bool,
}

/// What a continuation kept: a state number and values.
#[derive(Debug)]
pub(crate) struct Kept<'a> {
    pub(crate) state: u32,
    pub(crate) values: &'a [Value],
}

/// How the call that a continuation waited for ended.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Resumed {
    /// It returned this (Undef: the iterator of an `Outcome::Next` is exhausted).
    Value(Value),
    /// It raised this exception; only continuations with `catches` see it.
    Raised(Value),
}

impl Resumed {
    /// The value; for continuations that do not catch.
    pub(crate) fn value(self) -> Value {
        match self {
            Resumed::Value(value) => value,
            Resumed::Raised(_) => unreachable!("only continuations that catch see exceptions"),
        }
    }
}

/// The details of an [`Outcome`]: lives in `Cx`, filled by `Cx::call` and its kin.
#[derive(Default)]
pub(crate) struct Request {
    pub(crate) callee: Option<Value>,
    pub(crate) args: Vec<Value>,
    /// Names of the last arguments, a tuple of strings, when there are keyword arguments.
    pub(crate) keywords: Option<Value>,
    /// Name of a function in `stdlib/_prelude.pyish`.
    pub(crate) prelude: &'static str,
    pub(crate) then: Option<&'static Then>,
    pub(crate) state: u32,
    pub(crate) kept: Vec<Value>,
}

impl Request {
    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Some(callee) = self.callee {
            tracer.value(callee);
        }
        if let Some(keywords) = self.keywords {
            tracer.value(keywords);
        }
        tracer.values(&self.args);
        tracer.values(&self.kept);
    }
}

impl From<Value> for Outcome {
    fn from(value: Value) -> Outcome {
        Outcome::Return(value)
    }
}

/// `Ok(Outcome::Return(value))`, the end of most natives.
#[inline(always)]
pub(crate) fn done(value: impl Into<Value>) -> Result<Outcome, Raise> {
    Ok(Outcome::Return(value.into()))
}
