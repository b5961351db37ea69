//! Every module with a Rust half: one row each.

use crate::heap::Gc;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::NativeRow;

/// A module written in Rust: what import puts into its namespace.
pub(crate) struct ModuleRow {
    pub(crate) name: &'static str,
    /// `__doc__`.
    pub(crate) doc: &'static str,
    pub(crate) functions: &'static [NativeRow],
    /// Adds what is not a function: constants, classes.
    pub(crate) install: Option<fn(&mut Cx, Gc<Dict>)>,
}

/// The table, by name.
pub(crate) const MODULES: &[&ModuleRow] =
    &[&super::random::MODULE, &super::math::MODULE, &super::time::MODULE];
