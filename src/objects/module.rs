//! Modules.

use crate::heap::{Gc, Header, object};
use crate::objects::dict::Dict;
use crate::objects::kinds::Kind;

/// A module: its namespace is also the globals of its functions.
#[repr(C)]
pub(crate) struct Module {
    pub(crate) header: Header,
    pub(crate) namespace: Gc<Dict>,
}

object!(Module = Kind::Module, |module, tracer| {
    tracer.gc(module.namespace);
});
