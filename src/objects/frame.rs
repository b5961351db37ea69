//! Frames that outlive a call: generators, coroutines and async generators, run in place.
//!
//! A frame's registers are behind the struct; the four words before them ([`FrameLinks`]) are the same as
//! below a plain call's window on the vm's stack, so the interpreter does not care which it runs.
//! Suspending copies nothing: it stores a pc, and the chain of awaits stays linked through `caller`.
//! The chain is kept alive from its root: each frame holds what it awaits in a register.

use crate::heap::{Gc, Header, TailLen, Value, object};
use crate::objects::code::CodeObject;
use crate::objects::kinds::Kind;

/// The four words below a frame's registers.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub(crate) struct FrameLinks {
    /// The code being run; null for the frame of a native continuation.
    pub(crate) code: *const CodeObject,
    /// Where the frame stands: the start of the instruction that called or suspended.
    pub(crate) pc: *const u32,
    /// The registers of the frame that gets this one's result; null when a driver outside gets it.
    pub(crate) caller: *mut Value,
    /// The function.
    pub(crate) function: Value,
}

/// Where a suspendable frame is in its life.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum FrameState {
    /// Made, not started.
    Created,
    /// At a yield or await, or inside something it awaits.
    Suspended,
    /// On the way: it, or something it awaits, is executing.
    Running,
    /// Returned or raised.
    Finished,
}

/// A generator, coroutine or async generator.
#[repr(C)]
pub(crate) struct Frame {
    pub(crate) header: Header,
    pub(crate) tail: TailLen,
    pub(crate) state: FrameState,
    /// Driven directly (by `next`, `send`, a task); false while another frame awaits it.
    pub(crate) is_root: bool,
    /// An async generator with an `asend`, `athrow` or `aclose` under way.
    pub(crate) is_stepping: bool,
    /// The frame's end was already reported or is to be silent (no "never awaited" warning).
    pub(crate) is_quiet: bool,
    /// Where windows of calls made from this frame begin on the vm's stack, while it runs.
    pub(crate) top: *mut Value,
    /// For a root: the frame at the end of its chain of awaits, where it resumes. Else its own.
    pub(crate) leaf: *mut Value,
    /// For a running root: the root that was running when it was resumed (null: none).
    pub(crate) outer_root: *mut Value,
    /// The exception being handled inside this frame while it is suspended; Undef: none of its own.
    pub(crate) handled: Value,
    pub(crate) links: FrameLinks,
}

object!(Frame[Value] = Kind::Frame, |frame, tracer| {
    tracer.value(frame.handled);
    tracer.value(frame.links.function);
});

/// What an async generator's `__anext__`, `asend`, `athrow` or `aclose` returned: awaiting it advances the
/// generator.
#[repr(C)]
pub(crate) struct AsyncGenStep {
    pub(crate) header: Header,
    pub(crate) generator: Gc<Frame>,
    /// What to send, or the exception to throw; Undef when used up.
    pub(crate) input: Value,
    pub(crate) action: StepAction,
    pub(crate) is_used: bool,
}

/// What an [`AsyncGenStep`] does to its generator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum StepAction {
    Send,
    Throw,
    Close,
}

object!(AsyncGenStep = Kind::AsyncGenStep, |step, tracer| {
    tracer.gc(step.generator);
    tracer.value(step.input);
});
