//! Names that need no import: the built-in functions, and the methods of each built-in type.

mod install;
pub(crate) mod numbers;
pub(crate) mod text;
pub(crate) mod types;

pub(crate) use install::{install, install_functions, install_types};
