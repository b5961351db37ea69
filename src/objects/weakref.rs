//! Weak references.

use crate::heap::{Header, Value, object};
use crate::objects::kinds::Kind;

/// A weak reference. `target` is not traced; it becomes Undef when the target dies.
#[repr(C)]
pub(crate) struct WeakRef {
    pub(crate) header: Header,
    pub(crate) target: Value,
    pub(crate) callback: Value,
    /// The target's hash once it was asked for, for when the target is gone; else Undef.
    pub(crate) hash: Value,
}

object!(WeakRef = Kind::WeakRef, |reference, tracer| {
    tracer.value(reference.callback);
    tracer.value(reference.hash);
});
