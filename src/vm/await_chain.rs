//! Reading the chain of awaits below a suspended coroutine, for reports: nothing here runs or changes it.

use super::suspend::CoroutineWrapper;
use crate::bytecode::code::CodeKind;
use crate::bytecode::opcode::Instruction;
use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::frame::{AsyncGenStep, Frame, FrameState};
use crate::objects::function::{Function, Native};
use crate::objects::future::Future;
use crate::objects::native::Nature;
use crate::objects::opaque::Opaque;

/// The frames from a coroutine down to the innermost one that awaits, and what that one waits for (None when it
/// is not an await that it stands at).
pub(crate) fn await_chain(cx: &Cx, coroutine: Value) -> (Vec<Gc<Frame>>, Value) {
    let mut frames = Vec::new();
    let mut value = coroutine;
    loop {
        value = inner(cx, value);
        let Some(frame) = value.as_gc::<Frame>() else {
            return (frames, value);
        };
        if matches!(cx.heap[frame].state, FrameState::Created | FrameState::Finished) {
            return (frames, Value::NONE);
        }
        frames.push(frame);
        value = awaited(cx, frame);
    }
}

/// The frame behind an iterator that only drives it.
fn inner(cx: &Cx, value: Value) -> Value {
    if let Some(step) = value.as_gc::<AsyncGenStep>() {
        return cx.heap[step].generator.value();
    }
    value
        .as_gc::<Opaque>()
        .and_then(|opaque| cx.heap[opaque].state::<CoroutineWrapper>())
        .map_or(value, |wrapper| wrapper.coroutine)
}

/// What the instruction that a frame stands at waits for, or None.
fn awaited(cx: &Cx, frame: Gc<Frame>) -> Value {
    let fields = &cx.heap[frame];
    let Some(code) = fields.links.code else {
        return Value::NONE;
    };
    let loaded = &cx.heap[code];
    let offset = fields.links.pc.addr().wrapping_sub(loaded.entry.addr()) / size_of::<u32>();
    let instruction = loaded.code.words.get(offset..).and_then(Instruction::decode);
    let register = match instruction {
        Some(Instruction::YieldFrom { iterator, .. }) => usize::from(iterator.0),
        Some(Instruction::Await { awaitable, .. }) => usize::from(awaitable.0),
        Some(Instruction::ForAsync { iterator, .. }) => {
            let iterator = usize::from(iterator.0);
            // An async generator is driven without a step object in between.
            let is_generator = cx
                .heap
                .tail(frame)
                .get(iterator)
                .is_some_and(|value| value.is_kind::<Frame>());
            iterator + usize::from(!is_generator)
        }
        _ => return Value::NONE,
    };
    let value = cx.heap.tail(frame).get(register).copied();
    value.and_then(Value::defined).unwrap_or(Value::NONE)
}

/// The task that sleeps without a coroutine at the await where its leaf `frame` stands, when `awaited`, which
/// stands there, says so.
pub(crate) fn sleeping_task(cx: &Cx, frame: Gc<Frame>, awaited: Value) -> Option<Gc<Future>> {
    let task = awaited.as_gc::<Future>()?;
    let root = &cx.heap[cx.heap[task].coroutine.as_gc::<Frame>()?];
    (root.state == FrameState::Suspended && root.leaf_or_top == frame.tail_pointer()).then_some(task)
}

/// Whether calling the value gives a coroutine.
pub(crate) fn is_coroutine_function(cx: &Cx, value: Value) -> bool {
    value
        .as_gc::<Function>()
        .is_some_and(|function| cx.heap[cx.heap[function].code].code.kind == CodeKind::Coroutine)
        || value
            .as_gc::<Native>()
            .is_some_and(|native| cx.heap[native].row.nature == Nature::GivingCoroutines)
}
