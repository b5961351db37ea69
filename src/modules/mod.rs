//! The native halves of standard modules, and the table that import looks them up in.

mod calendar;
mod math;
mod native_class;
mod random;
pub(crate) mod table;
mod time;

pub(crate) use native_class::new_native_class;
