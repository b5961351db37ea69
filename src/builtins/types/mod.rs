//! What scripts see of each built-in type: one file and one [`TypeRow`] a type.

mod bool;
mod complex;
mod float;
pub(crate) mod int;
pub(crate) mod operators;
pub(crate) mod percent;
pub(crate) mod slices;
pub(crate) mod str;
pub(crate) mod str_format;

use crate::objects::native::TypeRow;

/// Every type with methods or attributes.
pub(crate) const TYPES: &[&TypeRow] = &[&bool::TYPE, &complex::TYPE, &float::TYPE, &int::TYPE, &str::TYPE];
