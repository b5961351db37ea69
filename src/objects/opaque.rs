//! Values of types that a module's Rust half defines: a deque, a random generator, a lock.

use std::any::Any;

use crate::heap::{Header, Tracer, object};
use crate::objects::kinds::Kind;

/// The state of an opaque object.
pub(crate) trait OpaqueState: Any + Send {
    /// Visits every value the state holds.
    fn trace(&self, tracer: &mut Tracer<'_>);
    /// Bytes the state owns, for the memory budget.
    fn external_bytes(&self) -> usize {
        0
    }
}

/// An object of a native module's type; its class (from the shape) gives it methods.
#[repr(C)]
pub(crate) struct Opaque {
    pub(crate) header: Header,
    pub(crate) state: Box<dyn OpaqueState>,
}

object!(
    Opaque = Kind::Opaque,
    |opaque, tracer| {
        opaque.state.trace(tracer);
    },
    external | opaque | { opaque.state.external_bytes() }
);

impl Opaque {
    /// The state, when it is an `S`.
    pub(crate) fn state<S: OpaqueState>(&self) -> Option<&S> {
        (&*self.state as &dyn Any).downcast_ref()
    }

    /// The state, to change, when it is an `S`.
    pub(crate) fn state_mut<S: OpaqueState>(&mut self) -> Option<&mut S> {
        (&mut *self.state as &mut dyn Any).downcast_mut()
    }
}
