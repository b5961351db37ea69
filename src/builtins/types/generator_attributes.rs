//! Names, states and `repr` of generators, coroutines and async generators.
//!
//! Deliberately absent: `gi_frame` and its kin, since there are no frame objects.

use crate::heap::{Gc, Value};
use crate::native::getsets;
use crate::objects::coroutine::NativeCoroutine;
use crate::objects::cx::Cx;
use crate::objects::frame::{Frame, FrameState};
use crate::objects::function::Function;
use crate::objects::native::GetSetRow;
use crate::objects::outcome::{Outcome, Raise, done};

/// Attributes of generators.
pub(super) const GENERATOR: &[GetSetRow] = getsets! {
    /// The name of the generator.
    "__name__" => name, set_name;
    /// The qualified name of the generator.
    "__qualname__" => qualname;
    /// The code object.
    "gi_code" => code;
    /// Whether it is executing.
    "gi_running" => running;
    /// Whether it stands at a yield.
    "gi_suspended" => suspended;
};

/// Attributes of coroutines, compiled ones and native ones.
pub(super) const COROUTINE: &[GetSetRow] = getsets! {
    /// The name of the coroutine.
    "__name__" => name, set_name;
    /// The qualified name of the coroutine.
    "__qualname__" => qualname;
    /// The code object.
    "cr_code" => code;
    /// Whether it is executing.
    "cr_running" => running;
    /// Whether it stands at an await.
    "cr_suspended" => suspended;
};

/// Attributes of async generators.
pub(super) const ASYNC_GENERATOR: &[GetSetRow] = getsets! {
    /// The name of the generator.
    "__name__" => name, set_name;
    /// The qualified name of the generator.
    "__qualname__" => qualname;
    /// The code object.
    "ag_code" => code;
    /// Whether it is executing.
    "ag_running" => running;
    /// Whether it stands at a yield or an await.
    "ag_suspended" => suspended;
};

fn function_of(cx: &Cx, frame: Gc<Frame>) -> Option<Gc<Function>> {
    cx.heap[frame].links.function.as_gc::<Function>()
}

fn name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Some(frame) = args[0].as_gc::<Frame>() {
        let changed = cx.heap[frame].owner;
        if cx.as_str(changed).is_some() {
            return done(changed);
        }
        return match function_of(cx, frame) {
            Some(function) => done(cx.heap[function].name),
            None => done(cx.names.empty),
        };
    }
    native_name(cx, args[0])
}

fn set_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.as_str(args[1]).is_none() {
        return Err(cx.type_error("__name__ must be set to a string object"));
    }
    if let Some(frame) = args[0].as_gc::<Frame>()
        && cx.heap[frame].owner.is_undef()
    {
        cx.heap[frame].owner = args[1];
    }
    done(Value::NONE)
}

fn qualname(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0].as_gc::<Frame>().and_then(|frame| function_of(cx, frame)) {
        Some(function) => done(cx.heap[function].qualname),
        None => native_name(cx, args[0]),
    }
}

fn native_name(cx: &mut Cx, value: Value) -> Result<Outcome, Raise> {
    match value.as_gc::<NativeCoroutine>() {
        Some(coroutine) => {
            let name = cx.heap[coroutine].row.name;
            done(cx.new_str(name))
        }
        None => done(cx.names.empty),
    }
}

fn code(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0].as_gc::<Frame>().and_then(|frame| function_of(cx, frame)) {
        Some(function) => done(cx.heap[function].code),
        None => done(Value::NONE),
    }
}

fn running(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let frame = args[0].as_gc::<Frame>();
    done(frame.is_some_and(|frame| cx.heap[frame].state == FrameState::Running))
}

fn suspended(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Some(coroutine) = args[0].as_gc::<NativeCoroutine>() {
        return done(!matches!(cx.heap[coroutine].state, 0 | NativeCoroutine::FINISHED));
    }
    let frame = args[0].as_gc::<Frame>();
    done(frame.is_some_and(|frame| cx.heap[frame].state == FrameState::Suspended))
}

/// `<coroutine object main at 0x…>`.
pub(super) fn repr(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Outcome::Return(qualname) = qualname(cx, args)? else {
        unreachable!("names are at hand");
    };
    let identity = cx.identity(args[0]);
    let text = format!(
        "<{} object {} at {identity:#x}>",
        cx.type_name(args[0]),
        cx.as_str(qualname).unwrap_or("?")
    );
    done(cx.new_str(&text))
}
