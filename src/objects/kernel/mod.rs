//! The pure part of the built-in types: text, bytes, numbers and formats as Rust functions over plain
//! Rust data. Nothing here knows a value, a heap or a VM; the types wrap these functions as methods.
//!
//! Invariants of the room:
//! - every function is total: bad input is a [`KernelError`] worded as CPython words it, never a panic;
//! - nothing calls script code, reads the outside world or keeps state between calls;
//! - where a result can be far larger than its input, a companion predicts its size, so that the caller
//!   can check the memory limit first.
//!
//! Strings are `&str`; lone surrogates in them are stand-ins, see [`crate::bytecode::surrogate`].

pub(crate) mod big;
pub(crate) mod bytes_methods;
pub(crate) mod codec;
pub(crate) mod complex;
pub(crate) mod error;
pub(crate) mod float_arithmetic;
pub(crate) mod float_text;
pub(crate) mod format_spec;
pub(crate) mod format_string;
pub(crate) mod hash;
pub(crate) mod integer;
pub(crate) mod integer_text;
pub(crate) mod item;
pub(crate) mod long_work;
pub(crate) mod math;
pub(crate) mod math_integers;
pub(crate) mod math_sums;
pub(crate) mod percent_format;
pub(crate) mod quote;
pub(crate) mod random;
pub(crate) mod slice;
pub(crate) mod str_case;
pub(crate) mod str_methods;
pub(crate) mod unicode;

pub(crate) use error::{KernelError, KernelResult};
