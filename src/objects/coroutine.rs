//! Coroutines whose steps are Rust, such as `asyncio.sleep`.

use crate::heap::{Gc, Header, Value, object};
use crate::objects::cx::Cx;
use crate::objects::kinds::Kind;
use crate::objects::outcome::{Outcome, Raise, Resumed};
use crate::objects::types::Builtin;

/// A coroutine written in Rust; scripts see an ordinary coroutine.
#[repr(C)]
pub(crate) struct NativeCoroutine {
    pub(crate) header: Header,
    pub(crate) row: &'static NativeCoroutineRow,
    /// Which step comes next; 0 before the first, `FINISHED` after the last.
    pub(crate) state: u16,
    /// The address of the instruction that made it, lowest part first; 0: not known.
    maker: [u16; 3],
    /// What the steps keep.
    pub(crate) kept: [Value; 3],
}

const _: () = assert!(size_of::<NativeCoroutine>() <= 48);

impl NativeCoroutine {
    /// The state of a coroutine that has returned, raised or been closed.
    pub(crate) const FINISHED: u16 = u16::MAX;

    /// One that has not begun.
    pub(crate) fn new(row: &'static NativeCoroutineRow, kept: [Value; 3]) -> NativeCoroutine {
        NativeCoroutine {
            header: Header::new(Builtin::Coroutine.shape()),
            row,
            state: 0,
            maker: [0; 3],
            kept,
        }
    }

    /// Notes the address of the instruction that made it, for the report of one that is never awaited.
    pub(crate) fn note_maker(&mut self, address: usize) {
        self.maker = [0, 16, 32].map(|shift| (address >> shift) as u16);
    }

    /// The address of the instruction that made it; 0: not known.
    pub(crate) fn maker(&self) -> usize {
        let parts = self.maker.iter().rev();
        parts.fold(0, |address, part| address << 16 | usize::from(*part))
    }
}

/// One kind of native coroutine.
pub(crate) struct NativeCoroutineRow {
    /// `__qualname__` and, for snapshots, its key.
    pub(crate) name: &'static str,
    /// Runs from the present state: returns `Outcome::Suspend` to wait, `Return` to finish, nothing else.
    /// `sent` is None at the first step, then what the driver sent or threw.
    pub(crate) step: fn(&mut Cx, Gc<NativeCoroutine>, Resumed) -> Result<Outcome, Raise>,
}

impl NativeCoroutineRow {
    /// `__name__`.
    pub(crate) fn name(&self) -> &'static str {
        self.name.rsplit('.').next().unwrap_or(self.name)
    }
}

object!(NativeCoroutine = Kind::NativeCoroutine, |coroutine, tracer| {
    tracer.values(&coroutine.kept);
});
