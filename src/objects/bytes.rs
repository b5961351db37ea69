//! Byte strings: `bytes` (the bytes behind the struct) and `bytearray` (a buffer).

use crate::heap::{Header, TailLen, object};
use crate::objects::kinds::Kind;

/// An immutable byte string.
#[repr(C)]
pub(crate) struct Bytes {
    pub(crate) header: Header,
    pub(crate) tail: TailLen,
    /// The hash, or 0 when not computed yet (only the lower half is kept).
    pub(crate) hash: u32,
}

object!(Bytes[u8] = Kind::Bytes, |_object, _tracer| {});

/// A mutable byte string.
#[repr(C)]
pub(crate) struct ByteArray {
    pub(crate) header: Header,
    pub(crate) bytes: Vec<u8>,
}

object!(
    ByteArray = Kind::ByteArray,
    |_object, _tracer| {},
    external | array | { array.bytes.capacity() }
);

impl ByteArray {
    /// Set once a memoryview shows it: its size may be fixed.
    pub(crate) const SHOWN: u16 = 1;
}
