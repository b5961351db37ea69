//! `object[key]`, its assignment and deletion, and `in`.

use crate::heap::{Gc, Value};
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::dict::{Dict, DictView, MappingProxy, ViewPart};
use crate::objects::equality::Equality;
use crate::objects::iterator::Step;
use crate::objects::kernel::integer::{self, IntRef};
use crate::objects::kernel::slice::{self, SliceRange};
use crate::objects::kernel::str_methods;
use crate::objects::kinds::Kind;
use crate::objects::outcome::{Answer, Raise};
use crate::objects::protocol::has_kind;
use crate::objects::sequence::{List, Range, Slice, Tuple};
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// A key of a sequence, read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum SequenceKey {
    Index(i64),
    Slice(Gc<Slice>),
    /// Its class has `__index__`, or a bound of the slice's has.
    Script,
}

impl Cx {
    /// `object[key]`.
    #[inline]
    pub(crate) fn get_item(&mut self, object: Value, key: Value) -> Result<Answer<Value>, Raise> {
        if let Some(index) = key.as_inline_int()
            && self.is_exact(object, Builtin::Str)
            && let Some(string) = object.as_gc::<Str>()
            && self.heap[string].is_ascii()
            && let Some(position) = slice::position_of(index, self.heap[string].chars as usize)
        {
            let byte = self.heap.text(string).as_bytes()[position];
            return Ok(Answer::Known(self.characters[usize::from(byte)].value()));
        }
        if self.is_plain(object) {
            if let Some(list) = object.as_gc::<List>()
                && let Some(index) = key.as_inline_int()
            {
                let items = &self.heap[list].items;
                if let Some(position) = slice::position_of(index, items.len()) {
                    return Ok(Answer::Known(items[position]));
                }
                return Err(self.index_error("list index out of range"));
            }
            if let Some(dict) = object.as_gc::<Dict>() {
                return match self.dict_get(dict, key)? {
                    Answer::Known(Some(value)) => Ok(Answer::Known(value)),
                    Answer::Known(None) => Err(self.key_error(key)),
                    Answer::Script => Ok(Answer::Script),
                };
            }
        }
        self.get_item_of_other(object, key)
    }

    #[inline(never)]
    fn get_item_of_other(&mut self, object: Value, key: Value) -> Result<Answer<Value>, Raise> {
        if self.overrides(object).has_item {
            return Ok(Answer::Script);
        }
        self.get_item_by_payload(object, key)
    }

    /// `object[key]`, whatever a subclass makes of it: what the built-in `__getitem__` does.
    pub(crate) fn get_item_by_payload(&mut self, object: Value, key: Value) -> Result<Answer<Value>, Raise> {
        if let Some(tuple) = object.as_gc::<Tuple>() {
            return self.get_tuple_item(tuple, key);
        }
        if let Some(list) = object.as_gc::<List>() {
            return self.get_list_item(list, key);
        }
        if let Some(string) = object.as_gc::<Str>() {
            return self.get_str_item(string, key);
        }
        if let Some(dict) = object.as_gc::<Dict>() {
            return match self.dict_get(dict, key)? {
                Answer::Known(Some(value)) => Ok(Answer::Known(value)),
                Answer::Known(None) => Err(self.key_error(key)),
                Answer::Script => Ok(Answer::Script),
            };
        }
        if object.is_kind::<Bytes>() || object.is_kind::<ByteArray>() {
            return self.get_bytes_item(object, key);
        }
        if let Some(range) = object.as_gc::<Range>() {
            return self.get_range_item(range, key);
        }
        if let Some(proxy) = object.as_gc::<MappingProxy>() {
            let mapping = self.heap[proxy].mapping;
            return if self.is_plain(mapping) && mapping.is_kind::<Dict>() {
                self.get_item(mapping, key)
            } else {
                Ok(Answer::Script)
            };
        }
        if object.is_kind::<Class>()
            || has_kind(object, Kind::GenericAlias)
            || has_kind(object, Kind::UnionType)
            || has_kind(object, Kind::Opaque) && self.defines(object, self.names.getitem)
        {
            return Ok(Answer::Script);
        }
        let message = format!("'{}' object is not subscriptable", self.type_name(object));
        Err(self.type_error(message))
    }

    /// `object[key] = value`.
    #[inline]
    pub(crate) fn set_item(&mut self, object: Value, key: Value, value: Value) -> Result<Answer<()>, Raise> {
        if self.is_plain(object) {
            if let Some(list) = object.as_gc::<List>()
                && let Some(index) = key.as_inline_int()
            {
                return self.set_list_index(list, index, value);
            }
            if let Some(dict) = object.as_gc::<Dict>() {
                return self.dict_set(dict, key, value);
            }
        }
        self.set_item_of_other(object, key, value)
    }

    #[inline(never)]
    fn set_item_of_other(&mut self, object: Value, key: Value, value: Value) -> Result<Answer<()>, Raise> {
        if self.overrides(object).has_item {
            return Ok(Answer::Script);
        }
        self.set_item_by_payload(object, key, value)
    }

    /// `object[key] = value`, whatever a subclass makes of it.
    pub(crate) fn set_item_by_payload(
        &mut self,
        object: Value,
        key: Value,
        value: Value,
    ) -> Result<Answer<()>, Raise> {
        if let Some(dict) = object.as_gc::<Dict>() {
            return self.dict_set(dict, key, value);
        }
        if let Some(list) = object.as_gc::<List>() {
            return match self.sequence_key(key, "list")? {
                SequenceKey::Index(index) => self.set_list_index(list, index, value),
                SequenceKey::Slice(slice) => self.set_list_slice(list, slice, value),
                SequenceKey::Script => Ok(Answer::Script),
            };
        }
        let defines = has_kind(object, Kind::Opaque) && self.defines(object, self.names.setitem);
        if defines || object.is_kind::<ByteArray>() || object.is_kind::<Class>() {
            return Ok(Answer::Script);
        }
        let message = format!(
            "'{}' object does not support item assignment",
            self.type_name(object)
        );
        Err(self.type_error(message))
    }

    /// `del object[key]`.
    pub(crate) fn delete_item(&mut self, object: Value, key: Value) -> Result<Answer<()>, Raise> {
        if self.overrides(object).has_item {
            return Ok(Answer::Script);
        }
        self.delete_item_by_payload(object, key)
    }

    /// `del object[key]`, whatever a subclass makes of it.
    pub(crate) fn delete_item_by_payload(&mut self, object: Value, key: Value) -> Result<Answer<()>, Raise> {
        if let Some(dict) = object.as_gc::<Dict>() {
            return match self.dict_remove(dict, key)? {
                Answer::Known(Some(_)) => Ok(Answer::Known(())),
                Answer::Known(None) => Err(self.key_error(key)),
                Answer::Script => Ok(Answer::Script),
            };
        }
        if let Some(list) = object.as_gc::<List>() {
            return self.delete_list_item(list, key);
        }
        let defines = has_kind(object, Kind::Opaque) && self.defines(object, self.names.delitem);
        if defines || object.is_kind::<ByteArray>() || object.is_kind::<Class>() {
            return Ok(Answer::Script);
        }
        Err(self.no_item_deletion(object, key))
    }

    /// TypeError for `del object[key]`; what may be a sequence words it in its own way.
    #[cold]
    pub(crate) fn no_item_deletion(&mut self, object: Value, key: Value) -> Raise {
        let class = self.class_of(object);
        let is_sequence = self.heap[class].flags.is_script || self.lookup(class, self.names.len).is_some();
        let is_index = self.int_ref(key).is_some() || self.dunder(key, self.names.index).is_some();
        let verb = if is_sequence && is_index {
            "doesn't"
        } else {
            "does not"
        };
        let message = format!("'{}' object {verb} support item deletion", self.type_name(object));
        self.type_error(message)
    }

    // ---- keys of sequences ----

    /// Reads an index or slice. `type_name` is the sequence's, for the TypeError.
    pub(crate) fn sequence_key(&mut self, key: Value, type_name: &str) -> Result<SequenceKey, Raise> {
        if let Some(index) = key.as_inline_int() {
            return Ok(SequenceKey::Index(index));
        }
        if let Some(int) = self.int_ref(key) {
            return match int.to_i64() {
                Some(index) => Ok(SequenceKey::Index(index)),
                None => {
                    let message = format!("cannot fit '{}' into an index-sized integer", self.type_name(key));
                    Err(self.index_error(message))
                }
            };
        }
        if let Some(slice) = key.as_gc::<Slice>() {
            let Slice {
                start, stop, step, ..
            } = self.heap[slice];
            for bound in [step, start, stop] {
                if bound.is(step) && self.clamped_int(bound) == Some(0) {
                    return Err(self.value_error("slice step cannot be zero"));
                }
                if !bound.is_none() && self.int_ref(bound).is_none() {
                    if self.defines(bound, self.names.index) {
                        return Ok(SequenceKey::Script);
                    }
                    return Err(
                        self.type_error("slice indices must be integers or None or have an __index__ method")
                    );
                }
            }
            return Ok(SequenceKey::Slice(slice));
        }
        if self.defines(key, self.names.index) {
            return Ok(SequenceKey::Script);
        }
        let message = match type_name {
            "str" => format!("string indices must be integers, not '{}'", self.type_name(key)),
            "bytes" => format!(
                "byte indices must be integers or slices, not {}",
                self.type_name(key)
            ),
            _ => format!(
                "{type_name} indices must be integers or slices, not {}",
                self.type_name(key)
            ),
        };
        Err(self.type_error(message))
    }

    /// Fits a slice whose bounds are ints or None to a length. Raises ValueError for a step of zero.
    pub(crate) fn fit_slice(&mut self, slice: Gc<Slice>, length: usize) -> Result<SliceRange, Raise> {
        let Slice {
            start, stop, step, ..
        } = self.heap[slice];
        let (start, stop, step) = (
            self.clamped_int(start),
            self.clamped_int(stop),
            self.clamped_int(step),
        );
        slice::adjust(start, stop, step, length).map_err(|error| self.raise_kernel(error))
    }

    fn get_tuple_item(&mut self, tuple: Gc<Tuple>, key: Value) -> Result<Answer<Value>, Raise> {
        let length = self.heap.tail(tuple).len();
        match self.sequence_key(key, "tuple")? {
            SequenceKey::Index(index) => match slice::position_of(index, length) {
                Some(position) => Ok(Answer::Known(self.heap.tail(tuple)[position])),
                None => Err(self.index_error("tuple index out of range")),
            },
            SequenceKey::Slice(slice) => {
                let range = self.fit_slice(slice, length)?;
                if range.length == length && range.step == 1 && self.is_exact(tuple.value(), Builtin::Tuple) {
                    return Ok(Answer::Known(tuple.value()));
                }
                let items: Vec<Value> = match range.contiguous() {
                    Some(bounds) => self.heap.tail(tuple)[bounds].to_vec(),
                    None => range
                        .positions()
                        .map(|position| self.heap.tail(tuple)[position])
                        .collect(),
                };
                Ok(Answer::Known(self.new_tuple(&items)))
            }
            SequenceKey::Script => Ok(Answer::Script),
        }
    }

    fn get_list_item(&mut self, list: Gc<List>, key: Value) -> Result<Answer<Value>, Raise> {
        let length = self.heap[list].items.len();
        match self.sequence_key(key, "list")? {
            SequenceKey::Index(index) => match slice::position_of(index, length) {
                Some(position) => Ok(Answer::Known(self.heap[list].items[position])),
                None => Err(self.index_error("list index out of range")),
            },
            SequenceKey::Slice(slice) => {
                let range = self.fit_slice(slice, length)?;
                self.check_memory(range.length * size_of::<Value>())?;
                self.charge_fuel(range.length / 8);
                let items = &self.heap[list].items;
                let picked: Vec<Value> = match range.contiguous() {
                    Some(bounds) => items[bounds].to_vec(),
                    None => range.positions().map(|position| items[position]).collect(),
                };
                Ok(Answer::Known(self.new_list(picked)))
            }
            SequenceKey::Script => Ok(Answer::Script),
        }
    }

    pub(crate) fn get_str_item(&mut self, string: Gc<Str>, key: Value) -> Result<Answer<Value>, Raise> {
        let is_ascii = self.heap[string].is_ascii();
        let length = self.heap[string].chars as usize;
        match self.sequence_key(key, "str")? {
            SequenceKey::Index(index) => {
                let Some(position) = slice::position_of(index, length) else {
                    return Err(self.index_error("string index out of range"));
                };
                let text = self.heap.text(string);
                let character = if is_ascii {
                    char::from(text.as_bytes()[position])
                } else {
                    let at = str_methods::Text::new(text, is_ascii).byte_position(position);
                    text[at..]
                        .chars()
                        .next()
                        .expect("the position is inside the text")
                };
                Ok(Answer::Known(self.new_char(character)))
            }
            SequenceKey::Slice(slice) => {
                let range = self.fit_slice(slice, length)?;
                if range.length == length && range.step == 1 && self.is_exact(string.value(), Builtin::Str) {
                    return Ok(Answer::Known(string.value()));
                }
                self.check_memory(range.length * 4)?;
                if let Some(bounds) = range.contiguous() {
                    let text = str_methods::Text::new(self.heap.text(string), is_ascii);
                    let start = text.byte_position(bounds.start);
                    let end = start + text.between(bounds.start, bounds.end).len();
                    return Ok(Answer::Known(self.new_substring(string, start..end)));
                }
                let characters: Vec<char> = self.heap.text(string).chars().collect();
                let picked: String = range.positions().map(|position| characters[position]).collect();
                Ok(Answer::Known(self.new_str(&picked)))
            }
            SequenceKey::Script => Ok(Answer::Script),
        }
    }

    pub(crate) fn get_bytes_item(&mut self, object: Value, key: Value) -> Result<Answer<Value>, Raise> {
        let length = self.as_bytes(object).map_or(0, <[u8]>::len);
        let is_array = object.is_kind::<ByteArray>();
        match self.sequence_key(key, if is_array { "bytearray" } else { "bytes" })? {
            SequenceKey::Index(index) => match slice::position_of(index, length) {
                Some(position) => {
                    let byte = self.as_bytes(object).map_or(0, |bytes| bytes[position]);
                    Ok(Answer::Known(Value::small_int(i64::from(byte))))
                }
                None if is_array => Err(self.index_error("bytearray index out of range")),
                None => Err(self.index_error("index out of range")),
            },
            SequenceKey::Slice(slice) => {
                let range = self.fit_slice(slice, length)?;
                self.check_memory(range.length)?;
                let bytes = self.as_bytes(object).unwrap_or(&[]);
                let picked: Vec<u8> = match range.contiguous() {
                    Some(bounds) => bytes[bounds].to_vec(),
                    None => range.positions().map(|position| bytes[position]).collect(),
                };
                Ok(Answer::Known(if is_array {
                    self.new_bytearray(picked)
                } else {
                    self.new_bytes(&picked)
                }))
            }
            SequenceKey::Script => Ok(Answer::Script),
        }
    }

    // ---- lists ----

    #[inline]
    fn set_list_index(&mut self, list: Gc<List>, index: i64, value: Value) -> Result<Answer<()>, Raise> {
        let items = &mut self.heap[list].items;
        match slice::position_of(index, items.len()) {
            Some(position) => {
                items[position] = value;
                Ok(Answer::Known(()))
            }
            None => Err(self.index_error("list assignment index out of range")),
        }
    }

    fn set_list_slice(
        &mut self,
        list: Gc<List>,
        slice: Gc<Slice>,
        value: Value,
    ) -> Result<Answer<()>, Raise> {
        if self.overrides(value).has_iter {
            return Ok(Answer::Script);
        }
        let items = match self.iterate(value) {
            Ok(Answer::Known(iterator)) => match self.collect_values(iterator)? {
                Answer::Known(items) => items,
                Answer::Script => return Ok(Answer::Script),
            },
            Ok(Answer::Script) => return Ok(Answer::Script),
            Err(_) => return Err(self.type_error("must assign iterable to extended slice")),
        };
        self.replace_slice(list, slice, items)?;
        Ok(Answer::Known(()))
    }

    /// `list[slice] = items`, for a slice whose bounds are ints or None.
    pub(crate) fn replace_slice(
        &mut self,
        list: Gc<List>,
        slice: Gc<Slice>,
        items: Vec<Value>,
    ) -> Result<(), Raise> {
        let range = self.fit_slice(slice, self.heap[list].items.len())?;
        self.charge_fuel(items.len() / 8);
        if range.step == 1 {
            self.heap.charge(items.len() * size_of::<Value>());
            let start = range.start as usize;
            let removed = self.heap[list].items.splice(start..start + range.length, items);
            if self.watched > 0 {
                let removed = removed.collect();
                self.drop_from_the_end(removed);
            }
            return Ok(());
        }
        if items.len() != range.length {
            return Err(self.value_error(format!(
                "attempt to assign sequence of size {} to extended slice of size {}",
                items.len(),
                range.length
            )));
        }
        let target = &mut self.heap[list].items;
        for (position, item) in range.positions().zip(items) {
            target[position] = item;
        }
        Ok(())
    }

    /// Items that a list has lost. Should they die of it, the last one dies first, as the items of a list do:
    /// so a list that nobody sees takes them with it.
    pub(crate) fn drop_from_the_end(&mut self, items: Vec<Value>) {
        if self.watched > 0 && items.len() > 1 {
            self.new_list(items);
        }
    }

    fn delete_list_item(&mut self, list: Gc<List>, key: Value) -> Result<Answer<()>, Raise> {
        let length = self.heap[list].items.len();
        match self.sequence_key(key, "list")? {
            SequenceKey::Index(index) => match slice::position_of(index, length) {
                Some(position) => {
                    self.heap[list].items.remove(position);
                    Ok(Answer::Known(()))
                }
                None => Err(self.index_error("list assignment index out of range")),
            },
            SequenceKey::Slice(slice) => {
                let range = self.fit_slice(slice, length)?;
                self.charge_fuel(length / 8);
                let items = &mut self.heap[list].items;
                match range.contiguous() {
                    Some(bounds) => {
                        let removed = items.drain(bounds).collect();
                        self.drop_from_the_end(removed);
                    }
                    None => remove_positions(items, range),
                }
                Ok(Answer::Known(()))
            }
            SequenceKey::Script => Ok(Answer::Script),
        }
    }

    // ---- ranges ----

    fn get_range_item(&mut self, range: Gc<Range>, key: Value) -> Result<Answer<Value>, Raise> {
        let Range {
            start, step, length, ..
        } = self.heap[range];
        if let Some(slice) = key.as_gc::<Slice>() {
            return self.get_range_slice(range, slice);
        }
        if self.int_ref(key).is_none() {
            return match self.sequence_key(key, "range")? {
                SequenceKey::Script => Ok(Answer::Script),
                _ => unreachable!("other keys were seen to"),
            };
        }
        let (Some(index), Some(length)) = (self.int_ref(key), self.int_ref(length)) else {
            unreachable!("a range has a length");
        };
        let index = if index.is_negative() {
            integer::add(index, length)
        } else {
            index.to_integer()
        };
        let outside = index.as_ref().is_negative() || integer::compare(index.as_ref(), length).is_ge();
        if outside {
            return Err(self.index_error("range object index out of range"));
        }
        let item = self.range_number(start, index.as_ref().to_integer(), step);
        Ok(Answer::Known(item))
    }

    /// `start + index * step`.
    fn range_number(&mut self, start: Value, index: integer::Integer, step: Value) -> Value {
        let number = match (self.int_ref(start), self.int_ref(step)) {
            (Some(start), Some(step)) => {
                let offset = integer::multiply(index.as_ref(), step);
                integer::add(start, offset.as_ref())
            }
            _ => unreachable!("a range is made of ints"),
        };
        self.new_integer(number)
    }

    fn get_range_slice(&mut self, range: Gc<Range>, slice: Gc<Slice>) -> Result<Answer<Value>, Raise> {
        if let SequenceKey::Script = self.sequence_key(slice.value(), "range")? {
            return Ok(Answer::Script);
        }
        let Range {
            start, step, length, ..
        } = self.heap[range];
        let bounds = self.heap[slice].bounds();
        let is_wide = |cx: &Cx, number: Value| cx.int_ref(number).is_some_and(|int| int.to_i64().is_none());
        if is_wide(self, length) || bounds.iter().any(|bound| is_wide(self, *bound)) {
            return self.wide_range_slice(range, bounds).map(Answer::Known);
        }
        let Some(length) = self.clamped_int(length) else {
            unreachable!("a range has a length");
        };
        let part = self.fit_slice(slice, length as usize)?;
        let first = self.range_number(start, part.start.into(), step);
        let last = self.range_number(start, part.stop.into(), step);
        let new_step = match self.int_ref(step) {
            Some(step) => integer::multiply(step, IntRef::Small(part.step)),
            None => unreachable!("a range is made of ints"),
        };
        let new_step = self.new_integer(new_step);
        Ok(Answer::Known(self.new_range(first, last, new_step)?))
    }

    /// A slice of a range where 64 bits are not enough.
    fn wide_range_slice(&mut self, range: Gc<Range>, bounds: [Value; 3]) -> Result<Value, Raise> {
        let Range {
            start, step, length, ..
        } = self.heap[range];
        let number = |cx: &Cx, value: Value| cx.as_bigint(value);
        let parts = (number(self, start), number(self, step), number(self, length));
        let (Some(start), Some(step), Some(length)) = parts else {
            unreachable!("a range is made of ints");
        };
        let bounds = bounds.map(|bound| number(self, bound));
        let part = slice::wide_bounds(bounds, &length);
        let [first, last, by] = self.kernel(part)?;
        let first = self.new_bigint(&start + first * &step);
        let last = self.new_bigint(start + last * &step);
        let by = self.new_bigint(by * step);
        self.new_range(first, last, by)
    }

    /// A range object. Raises ValueError for a step of zero.
    pub(crate) fn new_range(&mut self, start: Value, stop: Value, step: Value) -> Result<Value, Raise> {
        let numbers = (self.int_ref(start), self.int_ref(stop), self.int_ref(step));
        let (Some(first), Some(last), Some(by)) = numbers else {
            unreachable!("callers pass ints");
        };
        let length = match (first, last, by) {
            (_, _, by) if by.is_zero() => {
                return Err(self.value_error("range() arg 3 must not be zero"));
            }
            (IntRef::Small(first), IntRef::Small(last), IntRef::Small(by)) => {
                integer::Integer::from(i128::from(slice::range_length(first, last, by) as u64))
            }
            _ => {
                let (low, high) = if by.is_negative() {
                    (last, first)
                } else {
                    (first, last)
                };
                if integer::compare(low, high).is_ge() {
                    integer::Integer::Small(0)
                } else {
                    let distance = integer::subtract(high, low);
                    let distance = integer::subtract(distance.as_ref(), IntRef::Small(1));
                    let count = integer::floor_divide(distance.as_ref(), integer::absolute(by).as_ref());
                    let count = count.map_err(|error| self.raise_kernel(error))?;
                    integer::add(count.as_ref(), IntRef::Small(1))
                }
            }
        };
        let length = self.new_integer(length);
        Ok(self
            .heap
            .alloc(Range {
                header: crate::heap::Header::new(Builtin::Range.shape()),
                start,
                stop,
                step,
                length,
            })
            .value())
    }

    /// Whether a number is one of a range's; `None` for values that are not ints by themselves.
    pub(crate) fn range_contains(&self, range: Gc<Range>, item: Value) -> Option<bool> {
        let Range {
            start, stop, step, ..
        } = self.heap[range];
        if !self.is_plain(item) {
            return None;
        }
        let item = self.int_ref(item)?;
        let (start, stop, step) = (self.int_ref(start)?, self.int_ref(stop)?, self.int_ref(step)?);
        let is_inside = if step.is_negative() {
            integer::compare(item, start).is_le() && integer::compare(item, stop).is_gt()
        } else {
            integer::compare(item, start).is_ge() && integer::compare(item, stop).is_lt()
        };
        if !is_inside {
            return Some(false);
        }
        let distance = integer::subtract(item, start);
        let rest = integer::modulo(distance.as_ref(), step).ok()?;
        Some(rest.as_ref().is_zero())
    }

    // ---- membership ----

    /// `item in container`.
    pub(crate) fn contains(&mut self, container: Value, item: Value) -> Result<Answer<bool>, Raise> {
        if self.is_plain(container) {
            return self.contains_by_payload(container, item);
        }
        let overrides = self.overrides(container);
        if overrides.has_item || overrides.has_iter {
            return Ok(Answer::Script);
        }
        self.contains_by_payload(container, item)
    }

    /// `item in container`, whatever a subclass makes of it.
    pub(crate) fn contains_by_payload(
        &mut self,
        container: Value,
        item: Value,
    ) -> Result<Answer<bool>, Raise> {
        if let Some(dict) = container.as_gc::<Dict>() {
            return self.dict_contains(dict, item);
        }
        if let Some(set) = container.as_gc::<Set>() {
            return self.set_contains_item(set, item);
        }
        if let Some(items) = self.items_of_sequence(container) {
            let found = self.position_among(items, item);
            self.charge_fuel(items_scanned(found, self.items_of_sequence(container)));
            return match found {
                Ok(position) => Ok(Answer::Known(position.is_some())),
                Err(Equality::TooDeep) => Err(self.raise(
                    Builtin::RecursionError,
                    "maximum recursion depth exceeded in comparison",
                )),
                Err(_) => Ok(Answer::Script),
            };
        }
        if let Some(string) = container.as_gc::<Str>() {
            let Some(needle) = self.as_str(item) else {
                let message = format!(
                    "'in <string>' requires string as left operand, not {}",
                    self.type_name(item)
                );
                return Err(self.type_error(message));
            };
            return Ok(Answer::Known(str_methods::contains(
                self.heap.text(string),
                needle,
            )));
        }
        if let Some(range) = container.as_gc::<Range>()
            && let Some(found) = self.range_contains(range, item)
        {
            return Ok(Answer::Known(found));
        }
        if let Some(view) = container.as_gc::<DictView>() {
            return self.view_contains(view, item);
        }
        if container.is_kind::<Bytes>() || container.is_kind::<ByteArray>() {
            return self.bytes_contain(container, item);
        }
        if let Some(proxy) = container.as_gc::<MappingProxy>() {
            let mapping = self.heap[proxy].mapping;
            return if mapping.is_kind::<Dict>() {
                self.contains(mapping, item)
            } else {
                Ok(Answer::Script)
            };
        }
        if has_kind(container, Kind::Opaque) && self.defines(container, self.names.contains) {
            return Ok(Answer::Script);
        }
        self.contains_by_iteration(container, item)
    }

    /// The position of the first item that is the given one or equals it, or why it cannot be told.
    #[inline]
    pub(crate) fn position_among(&self, items: &[Value], item: Value) -> Result<Option<usize>, Equality> {
        if item.is_inline_int() {
            // Most lists of ints hold nothing else: one comparison of words each.
            for (position, other) in items.iter().enumerate() {
                if other.is(item) {
                    return Ok(Some(position));
                }
                if !other.is_inline_int() {
                    match self.equality(*other, item) {
                        Equality::Equal => return Ok(Some(position)),
                        Equality::Different => {}
                        undecided => return Err(undecided),
                    }
                }
            }
            return Ok(None);
        }
        for (position, other) in items.iter().enumerate() {
            match self.equality(*other, item) {
                Equality::Equal => return Ok(Some(position)),
                Equality::Different => {}
                undecided => return Err(undecided),
            }
        }
        Ok(None)
    }

    /// Whether an item is in a set. A set, which has no hash, is looked for as a frozenset.
    pub(crate) fn set_contains_item(&mut self, set: Gc<Set>, item: Value) -> Result<Answer<bool>, Raise> {
        let item = self.hashable_member(item);
        self.set_contains(set, item)
    }

    /// The frozenset of a plain set, any other value as it is.
    #[inline]
    pub(crate) fn hashable_member(&mut self, item: Value) -> Value {
        if !item.is_object() {
            return item;
        }
        match item.as_gc::<Set>() {
            Some(inner) if self.is_instance(item, Builtin::Set) && !self.overrides(item).has_hash => {
                let copy = self.heap[inner].duplicate(Builtin::FrozenSet.shape());
                self.heap.alloc(copy).value()
            }
            _ => item,
        }
    }

    fn view_contains(&mut self, view: Gc<DictView>, item: Value) -> Result<Answer<bool>, Raise> {
        let DictView { dict, part, .. } = self.heap[view];
        match part {
            ViewPart::Keys => self.contains(dict.value(), item),
            ViewPart::Values => {
                for position in 0..self.heap[dict].positions() {
                    let Some(entry) = self.heap[dict].entry(position) else {
                        continue;
                    };
                    let value = entry.value;
                    match self.equals(value, item)? {
                        Answer::Known(true) => return Ok(Answer::Known(true)),
                        Answer::Known(false) => {}
                        Answer::Script => return Ok(Answer::Script),
                    }
                }
                Ok(Answer::Known(false))
            }
            ViewPart::Items => {
                let Some(&[key, wanted]) = self.as_tuple(item) else {
                    return Ok(Answer::Known(false));
                };
                match self.dict_get(dict, key)? {
                    Answer::Known(Some(value)) => self.equals(value, wanted),
                    Answer::Known(None) => Ok(Answer::Known(false)),
                    Answer::Script => Ok(Answer::Script),
                }
            }
        }
    }

    fn bytes_contain(&mut self, container: Value, item: Value) -> Result<Answer<bool>, Raise> {
        if let Some(byte) = self.clamped_int(item) {
            let Ok(byte) = u8::try_from(byte) else {
                return Err(self.value_error("byte must be in range(0, 256)"));
            };
            let found = self
                .as_bytes(container)
                .is_some_and(|bytes| bytes.contains(&byte));
            return Ok(Answer::Known(found));
        }
        if let (Some(bytes), Some(needle)) = (self.as_bytes(container), self.as_bytes(item)) {
            let found = memchr::memmem::find(bytes, needle).is_some();
            return Ok(Answer::Known(found));
        }
        let is_opaque = has_kind(item, Kind::Opaque);
        if is_opaque || self.defines(item, self.names.index) {
            return Ok(Answer::Script);
        }
        let message = format!("a bytes-like object is required, not '{}'", self.type_name(item));
        Err(self.type_error(message))
    }

    fn contains_by_iteration(&mut self, container: Value, item: Value) -> Result<Answer<bool>, Raise> {
        let iterator = match self.iterate(container) {
            Ok(Answer::Known(iterator)) => iterator,
            Ok(Answer::Script) => return Ok(Answer::Script),
            Err(_) => {
                let message = format!(
                    "argument of type '{}' is not a container or iterable",
                    self.type_name(container)
                );
                return Err(self.type_error(message));
            }
        };
        // What is longer is looked through where the machine can be stopped. An iterator that has given an item cannot
        // give it again, where script code must compare it.
        let is_short = self
            .items_left(iterator)
            .is_some_and(|left| left <= LONGEST_SEARCH);
        if iterator.is(container) || !is_short || !self.can_step(iterator, 0) {
            return Ok(Answer::Script);
        }
        loop {
            match self.step(iterator)? {
                Step::Item(other) => match self.equals(other, item)? {
                    Answer::Known(true) => return Ok(Answer::Known(true)),
                    Answer::Known(false) => {}
                    Answer::Script => return Ok(Answer::Script),
                },
                Step::Done => return Ok(Answer::Known(false)),
                Step::Script => return Ok(Answer::Script),
            }
            self.charge_fuel(1);
        }
    }
}

/// Iterables of at most so many items are searched at one go.
const LONGEST_SEARCH: usize = 1 << 20;

fn items_scanned(found: Result<Option<usize>, Equality>, items: Option<&[Value]>) -> usize {
    match found {
        Ok(Some(position)) => position / 16,
        _ => items.map_or(0, <[Value]>::len) / 16,
    }
}

/// Removes the items at the positions of an extended slice.
fn remove_positions(items: &mut Vec<Value>, range: SliceRange) {
    let mut doomed: Vec<usize> = range.positions().collect();
    doomed.sort_unstable();
    let mut doomed = doomed.into_iter().peekable();
    let mut position = 0;
    items.retain(|_| {
        let is_doomed = doomed.peek() == Some(&position);
        if is_doomed {
            doomed.next();
        }
        position += 1;
        !is_doomed
    });
}
