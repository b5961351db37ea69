//! `list[int]` and `int | str`: annotations as objects.

use crate::heap::{Header, Value, object};
use crate::objects::kinds::Kind;

/// A generic alias such as `list[int]`.
#[repr(C)]
pub(crate) struct GenericAlias {
    pub(crate) header: Header,
    pub(crate) origin: Value,
    /// Tuple of the arguments.
    pub(crate) arguments: Value,
    /// Whether it stands for `*alias`.
    pub(crate) is_unpacked: bool,
}

object!(GenericAlias = Kind::GenericAlias, |alias, tracer| {
    tracer.values(&[alias.origin, alias.arguments]);
});

/// A union of types such as `int | None`.
#[repr(C)]
pub(crate) struct UnionType {
    pub(crate) header: Header,
    /// Tuple of the members, without repeats.
    pub(crate) arguments: Value,
}

object!(UnionType = Kind::UnionType, |union, tracer| {
    tracer.value(union.arguments);
});
