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
    /// The code being run; `None` for the frame of a native continuation.
    pub(crate) code: Option<Gc<CodeObject>>,
    /// Where the frame stands: the start of the instruction that called or suspended. For a native
    /// continuation, the address of its `Then` row.
    pub(crate) pc: *const u32,
    /// The registers of the frame that gets this one's result; null below the outermost frame.
    pub(crate) caller: *mut Value,
    /// The function; the state number of a native continuation.
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
    /// On the way: it, or something it awaits, is executing; or another frame awaits it.
    Running,
    /// Returned or raised.
    Finished,
}

/// Who drives a running frame, and so what its yields and its end mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Drive {
    /// Another frame awaits it (`await`, `yield from`): its end is that instruction's result. Not a root.
    Awaited,
    /// A `ForIter` instruction: a yield is an item, the end leaves the loop.
    Loop,
    /// `Outcome::Next`: a yield is an item, the end is Undef.
    Next,
    /// `send`, `throw`, `close`: a yield is the result, the end raises StopIteration.
    Send,
    /// A task of the event loop.
    Task,
    /// An async generator advanced by a `ForAsync` instruction of the coroutine that is its caller: a yield
    /// of its own is an item; suspending goes on to that coroutine's root. Not a root.
    AsyncLoop,
    /// The same, advanced by an awaited `AsyncGenStep`: a yield is the await's result, the end raises
    /// StopAsyncIteration. Not a root.
    AsyncStep,
}

/// A generator, coroutine or async generator.
#[repr(C)]
pub(crate) struct Frame {
    pub(crate) header: Header,
    pub(crate) tail: TailLen,
    pub(crate) state: FrameState,
    pub(crate) drive: Drive,
    /// An async generator that was closed, or whose close is under way.
    pub(crate) is_closing: bool,
    /// No report is due when this is collected (it was started, or closed).
    pub(crate) is_quiet: bool,
    /// While running as a root: how deep the vm was when it was resumed.
    pub(crate) outer_depth: u32,
    /// While suspended as a root: how many awaited frames hang below it.
    pub(crate) chain: u32,
    /// For a suspended root: the registers of the frame at the end of its chain of awaits (its leaf), where it
    /// resumes. For a running leaf: where windows of calls made from it begin on the vm's stack.
    pub(crate) leaf_or_top: *mut Value,
    /// For a running root: the registers of the root that was running when it was resumed (null: none). Before
    /// the first step: the pc of the call that made it, for the report of a coroutine that is never awaited.
    pub(crate) outer_root: *mut Value,
    /// While running as a root, and of an async generator under way: the exception that its resumer was handling.
    /// While suspended: the exception being handled inside, or Undef for none of its own.
    pub(crate) handled: Value,
    pub(crate) links: FrameLinks,
}

impl Frame {
    /// A flag of the header: nothing refers to it but the frame that awaits it.
    pub(crate) const UNSHARED: u16 = 1;
    /// A flag of the header. Of a root: an exception is being handled in its chain of awaits, not only by its resumer.
    /// Of an async generator: it handles one itself.
    pub(crate) const HANDLES: u16 = 2;
    /// A flag of the header of an async generator under way: what advances it, or an outer one, handles an exception.
    pub(crate) const OUTER_HANDLES: u16 = 4;

    /// A flag of the header of a root: an exception was thrown into its chain of awaits in this resumption.
    pub(crate) const THROWN_INTO: u16 = 8;
    /// A flag of the header, of meaning while the root was thrown into: the frame stood on the way of what was thrown,
    /// and what awaits it was handling something.
    pub(crate) const THROWN_THROUGH: u16 = 16;

    /// A flag of the header: it handled an exception that others may hold, see [`Exception::handled_in`].
    ///
    /// [`Exception::handled_in`]: crate::objects::exception::Exception::handled_in
    pub(crate) const HANDLED_SHARED: u16 = 32;
    /// A flag of the header of an async generator that has not begun: its loop knows it, and will close it.
    pub(crate) const KNOWN: u16 = 64;

    /// Whether this is an async generator that has not begun, and whose loop knows it all the same.
    pub(crate) fn is_known(&self) -> bool {
        self.header.flags & Frame::KNOWN != 0 && self.state == FrameState::Created
    }

    /// Whether this is an async generator that its loop closes when it is dropped.
    pub(crate) fn is_closed_by_loop(&self) -> bool {
        let is_async = self.header.shape == super::types::Builtin::AsyncGenerator.shape();
        is_async && self.state == FrameState::Suspended || self.is_known()
    }

    /// Whether this frame is driven from outside its chain of awaits.
    #[inline(always)]
    pub(crate) fn is_root(&self) -> bool {
        matches!(self.drive, Drive::Loop | Drive::Next | Drive::Send | Drive::Task)
    }
}

const _: () = assert!(size_of::<FrameLinks>() == 32);
const _: () = assert!(std::mem::offset_of!(Frame, links) + 32 == size_of::<Frame>());
// A program may have a million of them.
const _: () = assert!(size_of::<Frame>() == 80);

object!(Frame[Value] = Kind::Frame, |frame, tracer| {
    tracer.value(frame.handled);
    tracer.value(frame.links.function);
    tracer.option(frame.links.code);
});

/// What an async generator's `__anext__`, `asend`, `athrow` or `aclose` returned: awaiting it advances the
/// generator.
#[repr(C)]
pub(crate) struct AsyncGenStep {
    pub(crate) header: Header,
    pub(crate) generator: Gc<Frame>,
    /// What to send, or the exception to throw; Undef when used up.
    pub(crate) input: Value,
    /// The method that gave it.
    pub(crate) made_by: StepAction,
    /// What it does: something may be thrown into one that has not begun.
    pub(crate) action: StepAction,
    pub(crate) is_used: bool,
    /// The coroutine that awaits it when a script drives it by hand with `send`; Undef until then.
    pub(crate) driver: Value,
    /// The address of the instruction that made it, for the report of one that is never awaited; 0: not known.
    pub(crate) maker: usize,
}

impl AsyncGenStep {
    /// Whether it was neither awaited nor closed.
    pub(crate) fn is_unawaited(&self) -> bool {
        !self.is_used && self.driver.is_undef()
    }

    /// The name of the method that gave it.
    pub(crate) fn method(&self) -> &'static str {
        match self.made_by {
            StepAction::Send => "asend",
            StepAction::Throw | StepAction::Refuse => "athrow",
            StepAction::Close => "aclose",
        }
    }
}

/// What an [`AsyncGenStep`] does to its generator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum StepAction {
    Send,
    Throw,
    Close,
    /// Raises what is wrong with the arguments of `athrow`; the generator is left alone.
    Refuse,
}

object!(AsyncGenStep = Kind::AsyncGenStep, |step, tracer| {
    tracer.gc(step.generator);
    tracer.values(&[step.input, step.driver]);
});
