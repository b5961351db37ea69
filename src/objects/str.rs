//! Text: UTF-8 with its length in code points, hash cached, O(1) indexing for ASCII and near O(1) else.

use std::cmp::Ordering;

use crate::bytecode::surrogate;
use crate::heap::{Gc, Header, Heap, TailLen, Text, object};
use crate::objects::kinds::Kind;

/// A string. The bytes behind the struct are UTF-8.
#[repr(C)]
pub(crate) struct Str {
    pub(crate) header: Header,
    pub(crate) tail: TailLen,
    /// Length in code points; equal to the byte length exactly when the text is ASCII.
    pub(crate) chars: u32,
    /// The hash, or 0 when not computed yet.
    pub(crate) hash: u64,
}

object!(Str[u8] = Kind::Str, |_object, _tracer| {});

impl Text for Str {}

impl Str {
    /// Set on the one string of each text that the intern table holds.
    pub(crate) const INTERNED: u16 = 1;

    /// Whether every code point is ASCII, so that byte and character positions agree.
    #[inline(always)]
    pub(crate) fn is_ascii(&self) -> bool {
        self.chars as usize == self.tail.get()
    }
}

impl Heap {
    /// The text of a string.
    #[inline(always)]
    pub(crate) fn text(&self, string: Gc<Str>) -> &str {
        self.tail_text(string)
    }

    /// The order of two strings by code points.
    #[inline]
    pub(crate) fn compare_text(&self, left: Gc<Str>, right: Gc<Str>) -> Ordering {
        let (a, b) = (self.text(left), self.text(right));
        if self[left].is_ascii() || self[right].is_ascii() {
            return a.cmp(b);
        }
        surrogate::compare(a, b)
    }
}
