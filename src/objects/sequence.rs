//! Tuples, lists, slices and ranges.

use crate::heap::{Header, TailLen, Value, object};
use crate::objects::kinds::Kind;

/// A tuple; the items are behind the struct.
#[repr(C)]
pub(crate) struct Tuple {
    pub(crate) header: Header,
    pub(crate) tail: TailLen,
    pub(crate) reserved: u32,
}

object!(Tuple[Value] = Kind::Tuple, |_object, _tracer| {});

/// A list.
#[repr(C)]
pub(crate) struct List {
    pub(crate) header: Header,
    pub(crate) items: Vec<Value>,
}

object!(
    List = Kind::List,
    |list, tracer| {
        tracer.values(&list.items);
    },
    external | list | { list.items.capacity() * size_of::<Value>() }
);

/// A slice object: `start:stop:step`, each any value.
#[repr(C)]
pub(crate) struct Slice {
    pub(crate) header: Header,
    pub(crate) start: Value,
    pub(crate) stop: Value,
    pub(crate) step: Value,
}

impl Slice {
    /// Start, stop and step.
    pub(crate) fn bounds(&self) -> [Value; 3] {
        [self.start, self.stop, self.step]
    }
}

object!(Slice = Kind::Slice, |slice, tracer| {
    tracer.values(&[slice.start, slice.stop, slice.step]);
});

/// A range. Its three numbers are ints of any size; `length` too.
#[repr(C)]
pub(crate) struct Range {
    pub(crate) header: Header,
    pub(crate) start: Value,
    pub(crate) stop: Value,
    pub(crate) step: Value,
    pub(crate) length: Value,
}

object!(Range = Kind::Range, |range, tracer| {
    tracer.values(&[range.start, range.stop, range.step, range.length]);
});
