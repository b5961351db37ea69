//! Values, handles, allocating and reclaiming: the one room that is made of `unsafe` and offers none.
//!
//! A [`Value`] is eight bytes: a double, a small int, a special constant, or a pointer to an object. An
//! object starts with a [`Header`]; its Rust type is recovered from the header's kind, so a [`Gc<T>`]
//! always points at a live `T`. Objects never move. They are reclaimed only by [`Heap::collect`], which
//! the vm calls at safepoints with all roots in hand; that is why a native function may hold plain
//! values while it runs.
//!
//! What is deliberately absent: any knowledge of the object types (they live in `objects/` and register
//! one [`KindRow`] each), reference counts, and handles that keep objects alive (those are roots that the
//! vm traces).

mod allocate;
mod collect;
mod object;
mod value;
mod verify;

pub(crate) use allocate::{Heap, HeapOptions, Text};
pub(crate) use collect::{Marked, Tracer};
pub(crate) use object::{Gc, Header, KindRow, Object, TailLen, object};
pub(crate) use value::{Special, Value};
