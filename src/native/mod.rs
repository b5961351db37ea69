//! How a Rust function becomes callable: tables of rows, signatures, argument binding, conversions.

pub(crate) mod convert;
pub(crate) mod declare;

pub(crate) use declare::{functions, getsets, methods};
