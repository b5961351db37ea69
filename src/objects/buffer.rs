//! Objects whose bytes can be read in place: bytes, bytearray, memoryview.
//!
//! A bytearray that a memoryview shows must not change its size. Views are not counted: they are listed, weakly,
//! and where a bytearray wants to change its size the list is looked through, after a collection if need be.

use std::borrow::Cow;

use crate::heap::{Gc, Tracer, Value};
use crate::objects::bytes::ByteArray;
use crate::objects::cx::Cx;
use crate::objects::kernel::item::{self, Item};
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::Raise;

/// The state of a memoryview: which bytes of its object it shows, and how.
#[derive(Clone, Debug)]
pub(crate) struct MemoryView {
    /// The bytes or bytearray; None once released.
    pub(crate) object: Value,
    /// What `obj` says: the object, or the one whose `__buffer__` lent it.
    pub(crate) owner: Value,
    /// The memoryview that a script's `__buffer__` returned; None where there is none.
    pub(crate) lent: Value,
    /// Where the first item begins.
    pub(crate) offset: i64,
    /// One letter of the native mode of `struct`.
    pub(crate) format: u8,
    /// Whether the format is shown as `@x`.
    pub(crate) has_at: bool,
    /// How many items there are in each dimension, and how many bytes it is from one to the next.
    pub(crate) dimensions: Vec<(usize, i64)>,
    pub(crate) is_readonly: bool,
}

impl OpaqueState for MemoryView {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.value(self.object);
        tracer.value(self.owner);
        tracer.value(self.lent);
    }
}

impl MemoryView {
    /// A view of all bytes of an object.
    pub(crate) fn whole(object: Value, length: usize) -> MemoryView {
        MemoryView {
            object,
            owner: object,
            lent: Value::NONE,
            offset: 0,
            format: b'B',
            has_at: false,
            dimensions: vec![(length, 1)],
            is_readonly: !object.is_kind::<ByteArray>(),
        }
    }

    /// Bytes of one item.
    pub(crate) fn item_size(&self) -> usize {
        item::size_of(self.format).expect("formats are checked when a view is made")
    }

    /// How many items there are.
    pub(crate) fn items(&self) -> usize {
        self.dimensions.iter().map(|(length, _)| length).product()
    }

    pub(crate) fn is_c_contiguous(&self) -> bool {
        self.is_packed(self.dimensions.iter().rev())
    }

    pub(crate) fn is_fortran_contiguous(&self) -> bool {
        self.is_packed(self.dimensions.iter())
    }

    /// Whether the items follow each other when the dimensions are walked in this order, fastest first.
    fn is_packed<'a>(&self, fastest_first: impl Iterator<Item = &'a (usize, i64)>) -> bool {
        let mut expected = self.item_size() as i64;
        for (length, stride) in fastest_first {
            if *length == 0 && self.dimensions.len() > 1 {
                return true;
            }
            if *length != 1 && *stride != expected {
                return false;
            }
            expected *= *length as i64;
        }
        true
    }

    /// Where each item begins, the last dimension fastest.
    pub(crate) fn positions(&self) -> Vec<usize> {
        let mut positions = vec![self.offset];
        for (length, stride) in &self.dimensions {
            positions = positions
                .iter()
                .flat_map(|start| (0..*length as i64).map(move |index| start + index * stride))
                .collect();
        }
        positions.into_iter().map(|position| position as usize).collect()
    }
}

impl Cx {
    /// The state of a memoryview.
    pub(crate) fn memory_view(&self, value: Value) -> Option<&MemoryView> {
        let opaque = value.as_gc::<Opaque>()?;
        self.heap[opaque].state::<MemoryView>()
    }

    /// The bytes of a bytes-like object; `None` for other values and released views.
    pub(crate) fn buffer(&self, value: Value) -> Option<Cow<'_, [u8]>> {
        if let Some(bytes) = self.as_bytes(value) {
            return Some(Cow::Borrowed(bytes));
        }
        let view = self.memory_view(value)?;
        let bytes = self.as_bytes(view.object)?;
        let size = view.item_size();
        if view.is_c_contiguous() {
            let start = view.offset as usize;
            return bytes
                .get(start..start + view.items() * size)
                .or(Some(&[]))
                .map(Cow::Borrowed);
        }
        let items = view.positions().into_iter();
        Some(
            items
                .filter_map(|position| bytes.get(position..position + size))
                .flatten()
                .copied()
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

    /// Writes bytes through a view of a bytearray, beginning at the byte `start` of those it shows.
    pub(crate) fn write_view(&mut self, view: &MemoryView, start: usize, bytes: &[u8]) {
        let Some(array) = view.object.as_gc::<ByteArray>() else {
            return;
        };
        let size = view.item_size();
        let positions = view.positions().into_iter();
        let places = positions
            .flat_map(|position| position..position + size)
            .skip(start);
        let target = &mut self.heap[array].bytes;
        for (place, byte) in places.zip(bytes) {
            if let Some(place) = target.get_mut(place) {
                *place = *byte;
            }
        }
    }

    /// The state of a view that was not released.
    pub(crate) fn live_view(&mut self, value: Value) -> Result<MemoryView, Raise> {
        match self.memory_view(value) {
            Some(view) if !view.object.is_none() => Ok(view.clone()),
            _ => Err(self.value_error("operation forbidden on released memoryview object")),
        }
    }

    /// The item that begins at a byte of the view's object.
    pub(crate) fn item_at(&mut self, view: &MemoryView, position: i64) -> Value {
        let position = position as usize;
        let bytes = self.as_bytes(view.object).unwrap_or_default();
        let Some(bytes) = bytes.get(position..position + view.item_size()) else {
            return Value::NONE;
        };
        match item::unpack(view.format, bytes) {
            Item::Int(int) => match i64::try_from(int) {
                Ok(int) => self.new_int(int),
                Err(_) => self.new_bigint(int.into()),
            },
            Item::Float(number) => Value::from_float(number),
            Item::Bool(truth) => Value::from_bool(truth),
            Item::Byte(byte) => self.new_bytes(&[byte]),
        }
    }

    /// The item at an index of a view of one dimension; `None` past the end.
    pub(crate) fn view_item(&mut self, view: Value, index: usize) -> Result<Option<Value>, Raise> {
        let view = self.live_view(view)?;
        let Some((length, stride)) = view.dimensions.first().copied() else {
            return Ok(None);
        };
        Ok((index < length).then(|| self.item_at(&view, view.offset + index as i64 * stride)))
    }

    // ---- views and changes of size ----

    /// Lists a new view, so that its bytearray keeps its size.
    pub(crate) fn list_view(&mut self, view: Gc<Opaque>) {
        let shown = self.heap[view].state::<MemoryView>().map(|view| view.object);
        if let Some(object) = shown
            && object.is_kind::<ByteArray>()
        {
            self.heap.set_flags(object, ByteArray::SHOWN);
            self.views.push(view);
        }
    }

    /// Whether a view that was not released, dead or alive, shows the bytearray.
    pub(crate) fn may_be_shown(&mut self, array: Gc<ByteArray>) -> bool {
        if self.heap[array].header.flags & ByteArray::SHOWN == 0 {
            return false;
        }
        let heap = &self.heap;
        let object = |view: &Gc<Opaque>| heap[*view].state::<MemoryView>().map(|view| view.object);
        self.views
            .retain(|view| object(view).is_some_and(|object| !object.is_none()));
        let is_shown = self
            .views
            .iter()
            .any(|view| object(view).is_some_and(|object| object.is(array.value())));
        if !is_shown {
            self.heap[array].header.flags &= !ByteArray::SHOWN;
        }
        is_shown
    }
}
