//! `_itertools`: what the library's iterators ask about the generators that they keep.

use crate::heap::Value;
use crate::modules::table::ModuleRow;
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::frame::{Frame, FrameState};
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Raise, done};

pub(super) const MODULE: ModuleRow = ModuleRow {
    name: "_itertools",
    doc: "What iterators made of generators need.",
    functions: FUNCTIONS,
    install: None,
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// Whether a generator has returned or raised. The same as a look for its frame, but no frame object is made.
    "has_ended(generator, /)" => has_ended,
};

fn has_ended(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let frame = args[0].as_gc::<Frame>();
    done(frame.is_some_and(|frame| cx.heap[frame].state == FrameState::Finished))
}
