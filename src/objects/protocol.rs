//! What every value can be asked: is it true, how long is it, which number is it. The neighbours ask the
//! rest: `equality`, `ordering`, `hashing`, `text_of`, `iteration`, `items`, `lookup`.
//!
//! Each operation answers without running script code or says `Answer::Script`: then the class of some
//! operand was written in a script and may decide, and the vm looks for the dunder method. The dunder
//! methods of built-in types are natives that come back here, and hand what needs script code to the
//! prelude. No operation recurses on Rust's stack as deep as its data is nested.

use crate::heap::{Gc, Value};
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::class::{Class, ClassFlags};
use crate::objects::cx::Cx;
use crate::objects::dict::{Dict, DictView, MappingProxy};
use crate::objects::kernel::integer::IntRef;
use crate::objects::kinds::Kind;
use crate::objects::number::{Complex, FloatObject, Int, IntRepr};
use crate::objects::outcome::{Answer, Raise};
use crate::objects::sequence::{List, Range, Tuple};
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// The last of the shapes that exact instances of the machine's own types have.
const LAST_BUILTIN_SHAPE: u32 = Builtin::UserWarning.shape();

/// The kind of object a value is; `None` for inline values.
#[inline(always)]
pub(crate) fn kind_of(value: Value) -> Option<u8> {
    value.header().map(|header| header.kind)
}

/// Whether the value is an object of this kind (exact or of a subclass).
#[inline(always)]
pub(crate) fn has_kind(value: Value, kind: Kind) -> bool {
    value.header().is_some_and(|header| header.kind == kind as u8)
}

impl Cx {
    /// Whether a class written in script has a say in how many items are to come.
    pub(crate) fn says_length(&mut self, iterable: Value) -> bool {
        if !super::numeric::is_foreign(iterable) {
            return false;
        }
        let names = [self.names.len, self.intern("__length_hint__")];
        names.into_iter().any(|name| {
            let method = self.dunder(iterable, name);
            method.is_some_and(|method| !method.is_kind::<super::function::Native>() && !method.is_none())
        })
    }

    /// Whether the value is inline or exactly of one of the machine's own types, so that no class written
    /// in a script can have a say.
    #[inline(always)]
    pub(crate) fn is_plain(&self, value: Value) -> bool {
        value
            .header()
            .is_none_or(|header| header.shape <= LAST_BUILTIN_SHAPE)
    }

    /// What scripts may have overridden for this value. A class is asked through its metaclass.
    #[inline]
    pub(crate) fn overrides(&self, value: Value) -> ClassFlags {
        match value.header() {
            Some(header) if header.shape > LAST_BUILTIN_SHAPE => {
                self.heap[self.shapes.get(header.shape).class].flags
            }
            _ => ClassFlags::default(),
        }
    }

    /// The attribute of the value's class with this interned name, and the class that defines it. A plain
    /// walk over the MRO, for kinds whose classes are few and seldom asked.
    pub(crate) fn find_on_class(&self, value: Value, name: Gc<Str>) -> Option<(Gc<Class>, Value)> {
        let class = self.class_of(value);
        self.heap[class].mro.iter().find_map(|base| {
            let found = self.get_name(self.heap[*base].namespace, name)?;
            Some((*base, found))
        })
    }

    /// Whether some class of the value other than `object` defines this interned name.
    pub(crate) fn defines(&self, value: Value, name: Gc<Str>) -> bool {
        self.find_on_class(value, name)
            .is_some_and(|(owner, _)| owner != self.types.get(Builtin::Object))
    }

    /// `bool(value)`.
    #[inline]
    pub(crate) fn truth(&mut self, value: Value) -> Result<Answer<bool>, Raise> {
        if value.is(Value::TRUE) {
            return Ok(Answer::Known(true));
        }
        if value.is(Value::FALSE) || value.is_none() {
            return Ok(Answer::Known(false));
        }
        if let Some(int) = value.as_inline_int() {
            return Ok(Answer::Known(int != 0));
        }
        if let Some(float) = value.as_float() {
            return Ok(Answer::Known(float != 0.0));
        }
        if value.is(Value::NOT_IMPLEMENTED) {
            return Err(self.type_error("NotImplemented should not be used in a boolean context"));
        }
        if !value.is_object() {
            return Ok(Answer::Known(true));
        }
        Ok(self.truth_of_object(value))
    }

    fn truth_of_object(&self, value: Value) -> Answer<bool> {
        if self.overrides(value).has_truth {
            return Answer::Script;
        }
        if let Some(length) = self.length_of_kind(value) {
            return Answer::Known(length != 0);
        }
        if let Some(range) = value.as_gc::<Range>() {
            return Answer::Known(self.heap[range].length.as_inline_int() != Some(0));
        }
        if let Some(int) = value.as_gc::<Int>() {
            return Answer::Known(self.heap[int].repr != IntRepr::Small(0));
        }
        if let Some(float) = value.as_gc::<FloatObject>() {
            return Answer::Known(self.heap[float].number != 0.0);
        }
        if let Some(complex) = value.as_gc::<Complex>() {
            let Complex { real, imag, .. } = self.heap[complex];
            return Answer::Known(real != 0.0 || imag != 0.0);
        }
        let may_define = has_kind(value, Kind::Opaque) || has_kind(value, Kind::MappingProxy);
        if may_define && (self.defines(value, self.names.bool) || self.defines(value, self.names.len)) {
            return Answer::Script;
        }
        Answer::Known(true)
    }

    /// How many items a container of the machine's own kinds has; `None` for other values and for ranges.
    #[inline]
    fn length_of_kind(&self, value: Value) -> Option<usize> {
        let kind = kind_of(value)?;
        if kind == Kind::List as u8 {
            return value.as_gc::<List>().map(|list| self.heap[list].items.len());
        }
        if kind == Kind::Str as u8 {
            return value
                .as_gc::<Str>()
                .map(|string| self.heap[string].chars as usize);
        }
        if kind == Kind::Tuple as u8 {
            return value.as_gc::<Tuple>().map(|tuple| self.heap.tail(tuple).len());
        }
        if kind == Kind::Dict as u8 {
            return value.as_gc::<Dict>().map(|dict| self.heap[dict].len());
        }
        if kind == Kind::Set as u8 {
            return value.as_gc::<Set>().map(|set| self.heap[set].len());
        }
        if let Some(bytes) = value.as_gc::<Bytes>() {
            return Some(self.heap.tail(bytes).len());
        }
        if let Some(array) = value.as_gc::<ByteArray>() {
            return Some(self.heap[array].bytes.len());
        }
        let view = value.as_gc::<DictView>()?;
        Some(self.heap[self.heap[view].dict].len())
    }

    /// `len(value)`.
    pub(crate) fn length(&mut self, value: Value) -> Result<Answer<usize>, Raise> {
        let overrides = self.overrides(value);
        if overrides.has_truth || overrides.has_item {
            return Ok(Answer::Script);
        }
        self.length_by_payload(value)
    }

    /// `len(value)`, whatever a subclass makes of it.
    pub(crate) fn length_by_payload(&mut self, value: Value) -> Result<Answer<usize>, Raise> {
        if let Some(length) = self.length_of_kind(value) {
            return Ok(Answer::Known(length));
        }
        if let Some(range) = value.as_gc::<Range>() {
            let length = self.heap[range].length;
            return match length.as_inline_int() {
                Some(length) => Ok(Answer::Known(length as usize)),
                None => match self.int_ref(length).and_then(IntRef::to_i64) {
                    Some(length) => Ok(Answer::Known(length as usize)),
                    None => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
                },
            };
        }
        if let Some(proxy) = value.as_gc::<MappingProxy>() {
            let mapping = self.heap[proxy].mapping;
            return if self.is_plain(mapping) && mapping.is_kind::<Dict>() {
                self.length(mapping)
            } else {
                Ok(Answer::Script)
            };
        }
        if has_kind(value, Kind::Opaque) && self.defines(value, self.names.len) {
            return Ok(Answer::Script);
        }
        let message = format!("object of type '{}' has no len()", self.type_name(value));
        Err(self.type_error(message))
    }

    /// The value itself, or, for an instance of a script's subclass of a container, a copy of exactly the
    /// built-in type: what the built-in dunder methods compare, hash and show when the subclass's own
    /// methods call them.
    pub(crate) fn payload(&mut self, value: Value) -> Value {
        if self.is_plain(value) {
            return value;
        }
        if let Some(list) = value.as_gc::<List>() {
            let items = self.heap[list].items.clone();
            return self.new_list(items);
        }
        if let Some(tuple) = value.as_gc::<Tuple>() {
            let items = self.heap.tail(tuple).to_vec();
            return self.new_tuple(&items);
        }
        if let Some(dict) = value.as_gc::<Dict>() {
            let copy = self.heap[dict].duplicate(Builtin::Dict.shape());
            return self.heap.alloc(copy).value();
        }
        if let Some(set) = value.as_gc::<Set>() {
            let is_frozen = self.is_instance(value, Builtin::FrozenSet);
            let builtin = if is_frozen {
                Builtin::FrozenSet
            } else {
                Builtin::Set
            };
            let copy = self.heap[set].duplicate(builtin.shape());
            return self.heap.alloc(copy).value();
        }
        value
    }

    // ---- ints and floats of any representation ----

    /// The float that a value is: float or an instance of a subclass.
    #[inline]
    pub(crate) fn float_of(&self, value: Value) -> Option<f64> {
        value
            .as_float()
            .or_else(|| value.as_gc::<FloatObject>().map(|float| self.heap[float].number))
    }

    /// An index or bound: an int of any size, clamped to what 64 bits hold. `None`: not an int by itself.
    #[inline]
    pub(crate) fn clamped_int(&self, value: Value) -> Option<i64> {
        if let Some(int) = value.as_inline_int() {
            return Some(int);
        }
        let int = self.int_ref(value)?;
        Some(
            int.to_i64()
                .unwrap_or(if int.is_negative() { i64::MIN } else { i64::MAX }),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::objects::types::BUILTINS;

    #[test]
    fn builtin_shapes_end_with_the_table() {
        assert_eq!(LAST_BUILTIN_SHAPE as usize, BUILTINS.len());
    }
}
