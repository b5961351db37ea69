//! Objects whose bytes can be read in place: bytes, bytearray, memoryview.

use std::borrow::Cow;

use crate::heap::{Tracer, Value};
use crate::objects::bytes::ByteArray;
use crate::objects::cx::Cx;
use crate::objects::kernel::slice::SliceRange;
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::Raise;

/// The state of a memoryview: which bytes of its object it shows. Positions that the object no longer has,
/// because a bytearray shrank, are left out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MemoryView {
    /// A bytes or bytearray; None once released.
    pub(crate) object: Value,
    pub(crate) range: SliceRange,
    pub(crate) is_readonly: bool,
}

impl OpaqueState for MemoryView {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.object);
    }
}

impl Cx {
    /// The state of a memoryview.
    pub(crate) fn memory_view(&self, value: Value) -> Option<MemoryView> {
        let opaque = value.as_gc::<Opaque>()?;
        self.heap[opaque].state::<MemoryView>().copied()
    }

    /// The bytes of a bytes-like object; `None` for other values and released views.
    pub(crate) fn buffer(&self, value: Value) -> Option<Cow<'_, [u8]>> {
        if let Some(bytes) = self.as_bytes(value) {
            return Some(Cow::Borrowed(bytes));
        }
        let view = self.memory_view(value)?;
        let bytes = self.as_bytes(view.object)?;
        if let Some(range) = view.range.contiguous()
            && let Some(part) = bytes.get(range)
        {
            return Some(Cow::Borrowed(part));
        }
        let positions = view.range.positions();
        Some(
            positions
                .filter_map(|position| bytes.get(position).copied())
                .collect(),
        )
    }

    /// The same where a bytes-like object is required.
    pub(crate) fn require_buffer(&mut self, value: Value) -> Result<Vec<u8>, Raise> {
        if let Some(bytes) = self.buffer(value) {
            return Ok(bytes.into_owned());
        }
        if self.memory_view(value).is_some() {
            return Err(self.value_error("operation forbidden on released memoryview object"));
        }
        let message = format!("a bytes-like object is required, not '{}'", self.type_name(value));
        Err(self.type_error(message))
    }

    /// Writes bytes through a view of a bytearray, one for each of its positions.
    pub(crate) fn write_view(&mut self, view: MemoryView, bytes: &[u8]) {
        if let Some(array) = view.object.as_gc::<ByteArray>() {
            let target = &mut self.heap[array].bytes;
            for (position, byte) in view.range.positions().zip(bytes) {
                if let Some(place) = target.get_mut(position) {
                    *place = *byte;
                }
            }
        }
    }
}
