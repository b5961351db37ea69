//! Cells: a variable shared between a function and its inner functions.

use crate::heap::{Header, Value, object};
use crate::objects::kinds::Kind;

/// A cell; Undef while the variable is unbound.
#[repr(C)]
pub(crate) struct Cell {
    pub(crate) header: Header,
    pub(crate) contents: Value,
}

object!(Cell = Kind::Cell, |cell, tracer| {
    tracer.value(cell.contents);
});
