//! Names that need no import: the built-in functions, and the methods of each built-in type.

pub(crate) mod console;
pub(crate) mod consume;
pub(crate) mod dunder;
mod execution;
mod install;
pub(crate) mod iterables;
mod merge_sort;
pub(crate) mod numbers;
pub(crate) mod prelude;
mod reflection;
mod set_walk;
pub(crate) mod sorting;
pub(crate) mod text;
pub(crate) mod types;

pub(crate) use console::write_console;
pub(crate) use install::{add_getsets, add_methods, install, install_functions, install_types, method_value};
