//! `send`, `throw`, `close` and their async kin: methods of generators, coroutines and async generators.
//! What they ask for is done by the vm (`vm::suspend`).
//! See: <https://docs.python.org/3/reference/expressions.html#generator-iterator-methods>

use crate::heap::{Gc, Header, Value};
use crate::native::methods;
use crate::objects::class::Class;
use crate::objects::coroutine::NativeCoroutine;
use crate::objects::cx::Cx;
use crate::objects::exception::{Exception, Traceback};
use crate::objects::frame::{AsyncGenStep, Frame, FrameState, StepAction};
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;
use crate::vm::suspend::{new_coroutine_wrapper, stop_value, unwrapped};

/// Methods of generators.
pub(crate) const GENERATOR: &[NativeRow] = methods! {
    /// Implement iter(self).
    "__iter__(self, /)" => itself,
    /// Implement next(self).
    resuming "__next__(self, /)" => next,
    /// send(value) -> send 'value' into generator,
    /// return next yielded value or raise StopIteration.
    resuming "send(self, arg, /)" => send,
    /// throw(value)
    /// throw(type[,value[,tb]])
    ///
    /// Raise exception in generator, return next yielded value or raise
    /// StopIteration.
    /// the (type, val, tb) signature is deprecated,
    /// and may be removed in a future version of Python.
    "throw(self, typ, val=?, tb=?, /)" => throw,
    /// close() -> raise GeneratorExit inside generator.
    "close(self, /)" => close,
    /// Return repr(self).
    "__repr__(self, /)" => super::generator_attributes::repr,
};

/// Methods of coroutines, compiled ones and native ones.
pub(crate) const COROUTINE: &[NativeRow] = methods! {
    /// Return an iterator that drives the coroutine.
    "__await__(self, /)" => await_wrapper,
    /// send(arg) -> send 'arg' into coroutine,
    /// return next iterated value or raise StopIteration.
    "send(self, arg, /)" => send,
    /// throw(value)
    /// throw(type[,value[,traceback]])
    ///
    /// Raise exception in coroutine, return next iterated value or raise
    /// StopIteration.
    /// the (type, val, tb) signature is deprecated,
    /// and may be removed in a future version of Python.
    "throw(self, typ, val=?, tb=?, /)" => throw,
    /// close() -> raise GeneratorExit inside coroutine.
    "close(self, /)" => close,
    /// Return repr(self).
    "__repr__(self, /)" => super::generator_attributes::repr,
};

/// Methods of the iterator that `coroutine.__await__()` gives.
pub(crate) const COROUTINE_WRAPPER: &[NativeRow] = GENERATOR;

/// Methods of async generators.
pub(crate) const ASYNC_GENERATOR: &[NativeRow] = methods! {
    /// Return the async generator itself.
    "__aiter__(self, /)" => itself,
    /// Return an awaitable for the next item.
    stepping "__anext__(self, /)" => async_next,
    /// asend(v) -> send 'v' in generator.
    stepping "asend(self, value, /)" => async_send,
    /// athrow(value)
    /// athrow(type[,value[,tb]])
    ///
    /// raise exception in generator.
    /// the (type, val, tb) signature is deprecated,
    /// and may be removed in a future version of Python.
    stepping "athrow(self, typ, val=?, tb=?, /)" => async_throw,
    /// aclose() -> raise GeneratorExit inside generator.
    stepping "aclose(self, /)" => async_close,
    /// Return repr(self).
    "__repr__(self, /)" => super::generator_attributes::repr,
};

/// Methods of what `asend` and its kin return.
pub(crate) const ASYNC_STEP: &[NativeRow] = methods! {
    /// Return the awaitable itself.
    "__await__(self, /)" => itself,
    /// Return the awaitable itself.
    "__iter__(self, /)" => itself,
    /// Go on; what it waits for is the result.
    "__next__(self, /)" => step_next,
    /// Go on with a value.
    "send(self, arg, /)" => step_send,
    /// Go on by raising an exception.
    "throw(self, typ, val=?, tb=?, /)" => step_throw,
    /// Mark the awaitable as used up.
    "close(self, /)" => close_step,
};

fn itself(_cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(args[0])
}

fn next(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.ask(Outcome::Send, args[0], &[Value::NONE], None, 0, &[])
}

fn send(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.ask(Outcome::Send, args[0], &[args[1]], None, 0, &[])
}

/// The exception that `throw(typ, val, tb)` means: an instance, or a class to be called.
fn thrown(cx: &mut Cx, args: &[Value], then: &'static Then) -> Result<Outcome, Raise> {
    let (typ, val) = (args[1], args[2]);
    if let Some(traceback) = args.get(3).and_then(|traceback| traceback.defined())
        && !traceback.is_none()
        && !traceback.is_kind::<Traceback>()
    {
        return Err(cx.type_error("throw() third argument must be a traceback object"));
    }
    if typ.is_kind::<Exception>() {
        if val.defined().is_some_and(|val| !val.is_none()) {
            return Err(cx.type_error("instance exception may not have a separate value"));
        }
        return (then.resume)(
            cx,
            crate::objects::outcome::Kept {
                state: 0,
                values: &[args[0]],
            },
            Resumed::Value(typ),
        );
    }
    let is_class = cx
        .as_class(typ)
        .is_some_and(|class| cx.heap[class].flags.is_exception);
    if !is_class {
        let message = format!(
            "exceptions must be classes or instances deriving from BaseException, not {}",
            cx.type_name(typ)
        );
        return Err(cx.type_error(message));
    }
    match val.defined() {
        Some(val) if is_instance_of(cx, val, typ) => (then.resume)(
            cx,
            crate::objects::outcome::Kept {
                state: 0,
                values: &[args[0]],
            },
            Resumed::Value(val),
        ),
        Some(val) if cx.is_exact(val, Builtin::Tuple) => {
            let arguments = cx.as_tuple(val).unwrap_or_default().to_vec();
            cx.call(typ, &arguments, then, 0, &[args[0], typ])
        }
        Some(val) if !val.is_none() => cx.call(typ, &[val], then, 0, &[args[0], typ]),
        _ => cx.call(typ, &[], then, 0, &[args[0], typ]),
    }
}

fn is_instance_of(cx: &Cx, value: Value, class: Value) -> bool {
    let class = cx.as_class(class);
    value.is_kind::<Exception>() && class.is_some_and(|class| cx.is_subclass(cx.class_of(value), class))
}

/// Refuses what the class of an exception made when it is none.
fn check_made(cx: &mut Cx, kept: &[Value], made: Value) -> Result<(), Raise> {
    if made.is_kind::<Exception>() {
        return Ok(());
    }
    let class = kept.get(1).and_then(|class| class.as_gc::<Class>());
    let message = format!(
        "calling {} should have returned an instance of BaseException, not {}",
        class.map_or_else(String::new, |class| cx.class_repr(class)),
        cx.type_name(made)
    );
    Err(cx.type_error(message))
}

static THROW: Then = Then {
    name: "generator.throw",
    resume: |cx, kept, resumed| {
        // What goes wrong in making the exception is thrown in its place.
        let exception = match resumed {
            Resumed::Raised(error) => error,
            Resumed::Value(made) => match check_made(cx, kept.values, made) {
                Ok(()) => made,
                Err(raise) => cx.take_raised(raise),
            },
        };
        cx.ask(Outcome::Throw, kept.values[0], &[exception], None, 0, &[])
    },
    catches: true,
};

fn throw(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if is_three_part(args) {
        return warn_of_three_parts(cx, args, "throw", &THROW_WARNED);
    }
    thrown(cx, args, &THROW).or_else(|raise| {
        // Only the innermost generator sees that this is no exception: the others get the error.
        if !super::generator_attributes::awaits_frame(cx, args[0]) {
            return Err(raise);
        }
        let error = cx.take_raised(raise);
        cx.ask(Outcome::Throw, args[0], &[error], None, 0, &[])
    })
}

/// Whether this is a call of `throw(typ, val, tb)` and not of `throw(exception)`.
fn is_three_part(args: &[Value]) -> bool {
    args[2..].iter().any(|part| !part.is_undef())
}

fn warn_of_three_parts(
    cx: &mut Cx,
    args: &[Value],
    method: &str,
    then: &'static Then,
) -> Result<Outcome, Raise> {
    let message = cx.new_str(&format!(
        "the (type, exc, tb) signature of {method}() is deprecated, use the single-arg signature instead."
    ));
    cx.request.prelude = "deprecated";
    cx.ask(
        Outcome::Prelude,
        Value::NONE,
        &[Value::NONE, message],
        Some(then),
        0,
        args,
    )
}

/// The warning was given: throw.
static THROW_WARNED: Then = Then {
    name: "generator.throw.warned",
    resume: |cx, kept, _| thrown(cx, kept.values, &THROW),
    catches: false,
};

/// The same for `athrow`.
static ASYNC_THROW_WARNED: Then = Then {
    name: "async_generator.athrow.warned",
    resume: |cx, kept, _| thrown(cx, kept.values, &ASYNC_THROW),
    catches: false,
};

pub(super) fn close(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let args = [unwrapped(cx, args[0])];
    if let Some(frame) = args[0].as_gc::<Frame>() {
        match cx.heap[frame].state {
            FrameState::Finished => return done(Value::NONE),
            FrameState::Created => {
                let frame = cx.heap.get_mut(frame);
                frame.state = FrameState::Finished;
                frame.is_quiet = true;
                return done(Value::NONE);
            }
            FrameState::Suspended | FrameState::Running => {}
        }
    }
    if let Some(coroutine) = args[0].as_gc::<NativeCoroutine>()
        && matches!(cx.heap[coroutine].state, 0 | NativeCoroutine::FINISHED)
    {
        cx.heap[coroutine].state = NativeCoroutine::FINISHED;
        return done(Value::NONE);
    }
    let class = cx.types.get(Builtin::GeneratorExit);
    let exit = cx.new_exception(class, &[]).value();
    cx.ask(Outcome::Throw, args[0], &[exit], Some(&CLOSED), 0, &[args[0]])
}

/// The frame that was closed answered: it must have ended.
static CLOSED: Then = Then {
    name: "generator.close",
    resume: |cx, kept, resumed| match resumed {
        Resumed::Value(_) => {
            let what = if cx.is_exact(kept.values[0], Builtin::Generator) {
                "generator"
            } else {
                "coroutine"
            };
            Err(cx.runtime_error(format!("{what} ignored GeneratorExit")))
        }
        Resumed::Raised(exception) if cx.is_instance(exception, Builtin::StopIteration) => {
            done(stop_value(cx, exception))
        }
        Resumed::Raised(exception) if cx.is_instance(exception, Builtin::GeneratorExit) => done(Value::NONE),
        Resumed::Raised(exception) => Err(cx.raise_value(exception)),
    },
    catches: true,
};

fn await_wrapper(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(new_coroutine_wrapper(cx, args[0]))
}

fn new_step(cx: &mut Cx, generator: Value, action: StepAction, input: Value) -> Result<Outcome, Raise> {
    let generator: Gc<Frame> = generator.as_gc().expect("a method of async generators");
    let step = cx.heap.alloc(AsyncGenStep {
        header: Header::new(Builtin::AsyncGeneratorStep.shape()),
        generator,
        input,
        made_by: action,
        action,
        is_used: false,
        driver: Value::UNDEF,
        maker: 0,
    });
    // Never awaited, it is reported when it dies.
    cx.finalizable.push(step.value());
    done(step)
}

fn async_next(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    new_step(cx, args[0], StepAction::Send, Value::NONE)
}

fn async_send(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    new_step(cx, args[0], StepAction::Send, args[1])
}

static ASYNC_THROW: Then = Then {
    name: "async_generator.athrow",
    resume: |cx, kept, resumed| {
        check_made(cx, kept.values, resumed.value())?;
        new_step(cx, kept.values[0], StepAction::Throw, resumed.value())
    },
    catches: false,
};

fn async_throw(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if is_three_part(args) {
        return warn_of_three_parts(cx, args, "athrow", &ASYNC_THROW_WARNED);
    }
    match thrown(cx, args, &ASYNC_THROW) {
        // What cannot be thrown is told when the step is awaited.
        Err(raise) => {
            let error = cx.take_raised(raise);
            new_step(cx, args[0], StepAction::Refuse, error)
        }
        outcome => outcome,
    }
}

fn async_close(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    new_step(cx, args[0], StepAction::Close, Value::NONE)
}

// ---- steps of async generators driven by hand ----

fn step_of(args: &[Value]) -> Gc<AsyncGenStep> {
    args[0].as_gc().expect("the vm checks the receiver of natives")
}

fn step_next(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    step_send(cx, &[args[0], Value::NONE])
}

/// A coroutine of the prelude awaits the step, and is sent the value.
fn step_send(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let step = step_of(args);
    let driver = cx.heap[step].driver;
    if let Some(driver) = driver.as_gc::<Frame>() {
        if cx.heap[driver].state == FrameState::Finished {
            return Err(step_used(cx, step));
        }
        return send(cx, &[driver.value(), args[1]]);
    }
    if cx.heap[step].is_used {
        return Err(step_used(cx, step));
    }
    if !args[1].is_none() && cx.heap[step].action == StepAction::Send && cx.heap[step].input.is_none() {
        cx.heap[step].input = args[1];
    }
    begin_step(cx, args[0], SENT)
}

/// States of [`DRIVER_MADE`]: the step was sent or thrown something, or is being closed.
const SENT: u32 = 0;
const CLOSING: u32 = 1;

/// Makes the coroutine that awaits a step, and begins it.
fn begin_step(cx: &mut Cx, step: Value, state: u32) -> Result<Outcome, Raise> {
    cx.request.prelude = "await_step";
    cx.ask(
        Outcome::Prelude,
        Value::NONE,
        &[step],
        Some(&DRIVER_MADE),
        state,
        &[step],
    )
}

static DRIVER_MADE: Then = Then {
    name: "async_generator.driver_made",
    resume: |cx, kept, resumed| {
        let driver = resumed.value();
        let step = step_of(kept.values);
        cx.heap[step].driver = driver;
        let then = (kept.state == CLOSING).then_some(&STEP_CLOSED);
        cx.ask(Outcome::Send, driver, &[Value::NONE], then, 0, &[])
    },
    catches: false,
};

fn step_throw(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    thrown(cx, args, &STEP_THROW)
}

static STEP_THROW: Then = Then {
    name: "async_generator.step_throw",
    resume: |cx, kept, resumed| {
        let (step, exception) = (step_of(kept.values), resumed.value());
        if let Some(driver) = cx.heap[step].driver.as_gc::<Frame>() {
            if cx.heap[driver].state == FrameState::Finished {
                return Err(step_used(cx, step));
            }
            return cx.ask(Outcome::Throw, driver.value(), &[exception], None, 0, &[]);
        }
        if !cx.heap[step].is_used {
            cx.heap[step].action = StepAction::Throw;
            cx.heap[step].input = exception;
        }
        step_next(cx, kept.values)
    },
    catches: false,
};

/// Raises RuntimeError: a step was used before.
#[cold]
fn step_used(cx: &mut Cx, step: Gc<AsyncGenStep>) -> Raise {
    cx.runtime_error(match cx.heap[step].made_by {
        StepAction::Send => "cannot reuse already awaited __anext__()/asend()",
        StepAction::Throw | StepAction::Close | StepAction::Refuse => {
            "cannot reuse already awaited aclose()/athrow()"
        }
    })
}

fn close_step(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let step = step_of(args);
    if let Some(driver) = cx.heap[step].driver.as_gc::<Frame>() {
        return close(cx, &[driver.value()]);
    }
    if cx.heap[step].is_used {
        return done(Value::NONE);
    }
    // One that has not begun throws GeneratorExit into the generator.
    let class = cx.types.get(Builtin::GeneratorExit);
    let exit = cx.new_exception(class, &[]).value();
    cx.heap[step].action = StepAction::Throw;
    cx.heap[step].input = exit;
    begin_step(cx, args[0], CLOSING)
}

static STEP_CLOSED: Then = Then {
    name: "async_generator.step_closed",
    resume: |cx, _, resumed| {
        let Resumed::Raised(exception) = resumed else {
            return Err(cx.runtime_error("coroutine ignored GeneratorExit"));
        };
        let ends = [
            Builtin::StopIteration,
            Builtin::StopAsyncIteration,
            Builtin::GeneratorExit,
        ];
        match ends.iter().any(|class| cx.is_instance(exception, *class)) {
            true => done(Value::NONE),
            false => Err(cx.raise_value(exception)),
        }
    },
    catches: true,
};
