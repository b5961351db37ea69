//! Names, states and `repr` of generators, coroutines and async generators.
//!
//! `gi_frame` and its kin give a frame object made when first asked for.

use crate::bytecode::opcode::Instruction;
use crate::heap::{Gc, Value};
use crate::native::getsets;
use crate::objects::coroutine::{NativeCoroutine, NativeCoroutineRow};
use crate::objects::cx::Cx;
use crate::objects::exception::TraceEntry;
use crate::objects::frame::{Frame, FrameState};
use crate::objects::frame_object::FramePlace;
use crate::objects::function::Function;
use crate::objects::native::GetSetRow;
use crate::objects::outcome::{Outcome, Query, Raise, Then, done};
use crate::vm::await_chain::sleeping_task;

/// Attributes of generators.
pub(super) const GENERATOR: &[GetSetRow] = getsets! {
    /// The name of the generator.
    "__name__" => name, set_name;
    /// The qualified name of the generator.
    "__qualname__" => qualname, set_qualname;
    /// The code object.
    "gi_code" => code;
    /// Whether it is executing.
    "gi_running" => running;
    /// Whether it stands at a yield.
    "gi_suspended" => suspended;
    /// The frame, or None once it is finished.
    "gi_frame" => frame;
    /// What it waits for, or None.
    "gi_yieldfrom" => awaited;
};

/// Attributes of coroutines, compiled ones and native ones.
pub(super) const COROUTINE: &[GetSetRow] = getsets! {
    /// The name of the coroutine.
    "__name__" => name, set_name;
    /// The qualified name of the coroutine.
    "__qualname__" => qualname, set_qualname;
    /// The code object.
    "cr_code" => code;
    /// Whether it is executing.
    "cr_running" => running;
    /// Whether it stands at an await.
    "cr_suspended" => suspended;
    /// The frame, or None once it is finished.
    "cr_frame" => frame;
    /// What it waits for, or None.
    "cr_await" => awaited;
    /// Where it was made, as tuples of file name, line and function, the innermost call first; None where that was
    /// not noted.
    "cr_origin" => origin;
};

fn origin(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(match cx.origins.of(args[0]).cloned() {
        Some(origin) => cx.places(&origin),
        None => Value::NONE,
    })
}

/// Attributes of async generators.
pub(super) const ASYNC_GENERATOR: &[GetSetRow] = getsets! {
    /// The name of the generator.
    "__name__" => name, set_name;
    /// The qualified name of the generator.
    "__qualname__" => qualname, set_qualname;
    /// The code object.
    "ag_code" => code;
    /// Whether a step of it is under way.
    "ag_running" => under_way;
    /// Whether it stands at a yield or an await.
    "ag_suspended" => suspended;
    /// The frame, or None once it is finished.
    "ag_frame" => frame;
    /// What it waits for, or None.
    "ag_await" => awaited;
};

fn function_of(cx: &Cx, frame: Gc<Frame>) -> Option<Gc<Function>> {
    cx.heap[frame].links.function.as_gc::<Function>()
}

/// Where a frame that is not finished stands: its code, the word there, and the function.
fn place_of(cx: &Cx, value: Value) -> Option<TraceEntry> {
    let frame = &cx.heap[value.as_gc::<Frame>()?];
    if frame.state == FrameState::Finished {
        return None;
    }
    let code = frame.links.code?;
    let bytes = frame.links.pc.addr().checked_sub(cx.heap[code].entry.addr())?;
    let pc = u32::try_from(bytes / size_of::<u32>()).ok()?;
    Some(TraceEntry::new(code, pc, frame.links.function))
}

fn frame(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match place_of(cx, args[0]) {
        Some(TraceEntry {
            code, pc, function, ..
        }) => {
            let frame = args[0].as_gc::<Frame>().expect("it has a place");
            let place = FramePlace::Heap(frame);
            let (object, function) = cx.frame_object_of(code, pc, function, place);
            cx.heap[frame].links.function = function;
            done(object)
        }
        None => done(Value::NONE),
    }
}

fn awaited(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(frame) = args[0].as_gc::<Frame>() else {
        return done(Value::NONE);
    };
    if is_awaited(cx, args[0]) {
        return ask_whether_executing(cx, args[0], Some(&AWAITED));
    }
    if cx.heap[frame].state != FrameState::Suspended {
        return done(Value::NONE);
    }
    done(operand(cx, frame))
}

/// Whether a suspended frame stands at a `yield from` or `await` of another frame.
pub(super) fn awaits_frame(cx: &mut Cx, value: Value) -> bool {
    let Some(frame) = value.as_gc::<Frame>() else {
        return false;
    };
    cx.heap[frame].state == FrameState::Suspended && operand(cx, frame).is_kind::<Frame>()
}

/// What an awaited frame awaits, unless it is executing.
static AWAITED: Then = Then {
    name: "generator.awaited",
    resume: |cx, kept, resumed| match kept.values[0].as_gc::<Frame>() {
        Some(frame) if !resumed.value().is(Value::TRUE) => done(operand(cx, frame)),
        _ => done(Value::NONE),
    },
    catches: false,
};

/// What the instruction that a suspended frame stands at waits for, or None.
fn operand(cx: &mut Cx, frame: Gc<Frame>) -> Value {
    let instruction = place_of(cx, frame.value())
        .and_then(|entry| cx.heap[entry.code].code.words.get(entry.pc as usize..))
        .and_then(Instruction::decode);
    let register = match instruction {
        Some(Instruction::YieldFrom { iterator, .. }) => iterator,
        Some(Instruction::Await { awaitable, .. }) => awaitable,
        _ => return Value::NONE,
    };
    let value = cx.heap.tail(frame).get(usize::from(register.0)).copied();
    let value = value.and_then(Value::defined).unwrap_or(Value::NONE);
    if let Some(inner) = value.as_gc::<Frame>() {
        cx.heap[inner].header.flags &= !Frame::UNSHARED;
    }
    if let Some(task) = sleeping_task(cx, frame, value) {
        let coroutine = (cx.loop_hooks.shown_sleep)(cx, task);
        cx.heap.tail_mut(frame)[usize::from(register.0)] = coroutine;
        return coroutine;
    }
    value
}

/// The names of a frame: those of its function, or as they were set.
fn names_of(cx: &Cx, frame: Gc<Frame>) -> [Value; 2] {
    if let Some(names) = cx.frame_names.get(&frame.value().bits())
        && let Some(&[name, qualname]) = cx.as_tuple(*names)
    {
        return [name, qualname];
    }
    match function_of(cx, frame) {
        Some(function) => [cx.heap[function].name.value(), cx.heap[function].qualname.value()],
        None => [cx.names.empty.value(); 2],
    }
}

fn name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0].as_gc::<Frame>() {
        Some(frame) => done(names_of(cx, frame)[0]),
        None => native_name(cx, args[0], NativeCoroutineRow::name),
    }
}

fn set_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    set_part(cx, args, 0, "__name__")
}

fn qualname(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match args[0].as_gc::<Frame>() {
        Some(frame) => done(names_of(cx, frame)[1]),
        None => native_name(cx, args[0], |row| row.name),
    }
}

fn set_qualname(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    set_part(cx, args, 1, "__qualname__")
}

fn set_part(cx: &mut Cx, args: &[Value], part: usize, attribute: &str) -> Result<Outcome, Raise> {
    if cx.as_str(args[1]).is_none() {
        return Err(cx.type_error(format!("{attribute} must be set to a string object")));
    }
    if let Some(frame) = args[0].as_gc::<Frame>() {
        let mut names = names_of(cx, frame);
        names[part] = args[1];
        let names = cx.new_tuple(&names);
        cx.frame_names.insert(frame.value().bits(), names);
    }
    done(Value::NONE)
}

fn native_name(
    cx: &mut Cx,
    value: Value,
    name: fn(&NativeCoroutineRow) -> &'static str,
) -> Result<Outcome, Raise> {
    match value.as_gc::<NativeCoroutine>() {
        Some(coroutine) => {
            let name = name(cx.heap[coroutine].row);
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

fn under_way(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let frame = args[0].as_gc::<Frame>();
    done(frame.is_some_and(|frame| cx.heap[frame].state == FrameState::Running))
}

/// Whether a frame is awaited by another one: nothing in it tells whether that is executing.
fn is_awaited(cx: &Cx, value: Value) -> bool {
    let frame = value.as_gc::<Frame>().map(|frame| cx.heap.get(frame));
    frame.is_some_and(|frame| frame.state == FrameState::Running && !frame.is_root())
}

fn ask_whether_executing(cx: &mut Cx, value: Value, then: Option<&'static Then>) -> Result<Outcome, Raise> {
    cx.ask(
        Outcome::Query(Query::IsExecuting),
        Value::NONE,
        &[value],
        then,
        0,
        &[value],
    )
}

fn running(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if is_awaited(cx, args[0]) {
        return ask_whether_executing(cx, args[0], None);
    }
    under_way(cx, args)
}

/// Whether an awaited frame is suspended.
static IS_SUSPENDED: Then = Then {
    name: "generator.suspended",
    resume: |_, _, resumed| done(!resumed.value().is(Value::TRUE)),
    catches: false,
};

fn suspended(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Some(coroutine) = args[0].as_gc::<NativeCoroutine>() {
        return done(!matches!(cx.heap[coroutine].state, 0 | NativeCoroutine::FINISHED));
    }
    if is_awaited(cx, args[0]) {
        return ask_whether_executing(cx, args[0], Some(&IS_SUSPENDED));
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
