//! Instances of script classes.

use crate::heap::{Gc, Header, TailLen, Value, object};
use crate::objects::dict::Dict;
use crate::objects::kinds::Kind;

/// An instance: its attribute slots are behind the struct, in the order its shape says. Undef marks a
/// slot that is not set.
#[repr(C)]
pub(crate) struct Instance {
    pub(crate) header: Header,
    pub(crate) tail: TailLen,
    pub(crate) reserved: u32,
    pub(crate) overflow: Option<Box<Overflow>>,
}

/// Attributes that do not fit inside.
#[derive(Default)]
pub(crate) struct Overflow {
    /// Slots from the shape's `inline_slots` on.
    pub(crate) slots: Vec<Value>,
    /// All attributes, when the shape is a dictionary shape.
    pub(crate) dict: Option<Gc<Dict>>,
}

object!(Instance[Value] = Kind::Instance, |instance, tracer| {
    if let Some(overflow) = &instance.overflow {
        tracer.values(&overflow.slots);
        tracer.option(overflow.dict);
    }
});
