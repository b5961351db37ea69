//! Keys of sequences that script code must convert: an object with `__index__`, or a slice of such.

use crate::heap::{Header, Value};
use crate::native::convert::{Wanted, again, ask, special};
use crate::objects::cx::Cx;
use crate::objects::native::{Binding, NativeRow};
use crate::objects::outcome::{Outcome, Raise, Then, done};
use crate::objects::sequence::Slice;
use crate::objects::types::Builtin;

static INDEX_SLICE: NativeRow = NativeRow::new(
    "slice(start, stop, step, /)",
    "",
    index_slice,
    Binding::StaticMethod,
);

/// Asks for the key `args[1]` as an int, or as a slice of ints, and begins the native again with it.
pub(crate) fn convert_key(cx: &mut Cx, args: &[Value], then: &'static Then) -> Result<Outcome, Raise> {
    let Some(slice) = args[1].as_gc::<Slice>() else {
        return ask(cx, Wanted::Index, args, 1, then);
    };
    let Slice {
        start, stop, step, ..
    } = cx.heap[slice];
    let converter = cx.new_native(&INDEX_SLICE, Value::UNDEF);
    let state = crate::native::convert::unchecked_state(1);
    cx.call(converter, &[start, stop, step], then, state, args)
}

/// A slice of the ints that the arguments are; None stays.
fn index_slice(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    for (position, bound) in args.iter().enumerate() {
        if !bound.is_none() && cx.int_ref(*bound).is_none() {
            if special(cx, *bound, cx.names.index).is_none() {
                let message = "slice indices must be integers or None or have an __index__ method";
                return Err(cx.type_error(message));
            }
            return ask(cx, Wanted::Index, args, position, again!(index_slice));
        }
    }
    let slice = Slice {
        header: Header::new(Builtin::Slice.shape()),
        start: args[0],
        stop: args[1],
        step: args[2],
    };
    done(cx.heap.alloc(slice))
}
