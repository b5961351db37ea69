//! `iter` and `next` of built-in values: what can be walked without script code.

use crate::heap::{Gc, Header, Value};
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::cx::Cx;
use crate::objects::dict::{Dict, DictView, MappingProxy, ViewPart};
use crate::objects::generic::GenericAlias;
use crate::objects::iterator::{Iterator, IteratorState, Step};
use crate::objects::kernel::integer;
use crate::objects::kinds::Kind;
use crate::objects::outcome::{Answer, Raise};
use crate::objects::protocol::{has_kind, kind_of};
use crate::objects::sequence::{List, Range, Tuple};
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// Iterators over iterators over iterators … are advanced here down to this depth; deeper ones go through
/// the vm, whose stack does not run out.
const DEEPEST_CHAIN: u32 = 16;
/// A row of a `zip` is begun only with this much fuel, so that iterators that stop without fuel do not stop in it.
const FUEL_OF_ROW: i64 = 64;
/// With more sources than this a `zip` goes through the vm.
const MOST_SOURCES: usize = 32;

impl Cx {
    /// `iter(value)`.
    #[inline]
    pub(crate) fn iterate(&mut self, value: Value) -> Result<Answer<Value>, Raise> {
        if self.is_plain(value) {
            if has_kind(value, Kind::Iterator) {
                return Ok(Answer::Known(value));
            }
            if let Some(list) = value.as_gc::<List>() {
                let state = IteratorState::List { list, index: 0 };
                return Ok(Answer::Known(self.new_iterator(Builtin::ListIterator, state)));
            }
        }
        self.iterate_other(value)
    }

    fn iterate_other(&mut self, value: Value) -> Result<Answer<Value>, Raise> {
        if self.overrides(value).has_iter {
            return Ok(Answer::Script);
        }
        self.iterate_by_payload(value)
    }

    /// `iter(value)`, whatever a subclass makes of it.
    pub(crate) fn iterate_by_payload(&mut self, value: Value) -> Result<Answer<Value>, Raise> {
        let Some(kind) = kind_of(value) else {
            return Err(self.not_iterable(value));
        };
        let known = |value: Value| Ok(Answer::Known(value));
        if let Some(alias) = value.as_gc::<GenericAlias>() {
            let GenericAlias {
                origin, arguments, ..
            } = self.heap[alias];
            let unpacked = self.heap.alloc(GenericAlias {
                header: Header::new(Builtin::GenericAlias.shape()),
                origin,
                arguments,
                is_unpacked: true,
            });
            let list = self.new_list(vec![unpacked.value()]);
            return self.iterate(list);
        }
        if let Some(range) = value.as_gc::<Range>() {
            let iterator = self.iterate_range(range);
            return known(iterator);
        }
        if let Some(list) = value.as_gc::<List>() {
            let state = IteratorState::List { list, index: 0 };
            return known(self.new_iterator(Builtin::ListIterator, state));
        }
        if let Some(tuple) = value.as_gc::<Tuple>() {
            let state = IteratorState::Tuple { tuple, index: 0 };
            return known(self.new_iterator(Builtin::TupleIterator, state));
        }
        if let Some(dict) = value.as_gc::<Dict>() {
            return known(self.iterate_dict(dict, ViewPart::Keys));
        }
        if let Some(view) = value.as_gc::<DictView>() {
            let DictView { dict, part, .. } = self.heap[view];
            return known(self.iterate_dict(dict, part));
        }
        if let Some(string) = value.as_gc::<Str>() {
            return known(self.iterate_string(string));
        }
        if let Some(set) = value.as_gc::<Set>() {
            let length = self.heap[set].len();
            let state = IteratorState::Set {
                set,
                position: 0,
                length,
            };
            return known(self.new_iterator(Builtin::SetIterator, state));
        }
        let bytes_iterator = if value.is_kind::<Bytes>() {
            Some(Builtin::BytesIterator)
        } else if value.is_kind::<ByteArray>() {
            Some(Builtin::ByteArrayIterator)
        } else {
            None
        };
        if let Some(builtin) = bytes_iterator {
            let state = IteratorState::Bytes {
                object: value,
                index: 0,
            };
            return known(self.new_iterator(builtin, state));
        }
        if kind == Kind::Iterator as u8 || self.is_exact(value, Builtin::Generator) {
            return known(value);
        }
        if let Some(proxy) = value.as_gc::<MappingProxy>() {
            let mapping = self.heap[proxy].mapping;
            return if mapping.is_kind::<Dict>() {
                self.iterate(mapping)
            } else {
                Ok(Answer::Script)
            };
        }
        if (kind == Kind::Future as u8 || kind == Kind::Frame as u8 || kind == Kind::Opaque as u8)
            && self.defines(value, self.names.iter)
        {
            return Ok(Answer::Script);
        }
        if self.overrides(value).has_item && self.defines(value, self.names.getitem) {
            let state = IteratorState::Sequence {
                object: value,
                index: 0,
            };
            return known(self.new_iterator(Builtin::SequenceIterator, state));
        }
        Err(self.not_iterable(value))
    }

    /// TypeError for a value that cannot be iterated.
    #[cold]
    pub(crate) fn not_iterable(&mut self, value: Value) -> Raise {
        let message = format!("'{}' object is not iterable", self.type_name(value));
        self.type_error(message)
    }

    /// An iterator over the characters of a string.
    pub(crate) fn iterate_string(&mut self, string: Gc<Str>) -> Value {
        let builtin = if self.heap[string].is_ascii() {
            Builtin::StrIterator
        } else {
            Builtin::StrUnicodeIterator
        };
        self.new_iterator(builtin, IteratorState::Str { string, position: 0 })
    }

    /// An iterator over a range: over machine words when its numbers allow it.
    pub(crate) fn iterate_range(&mut self, range: Gc<Range>) -> Value {
        let Range {
            start, step, length, ..
        } = self.heap[range];
        let words = (
            start.as_inline_int(),
            step.as_inline_int(),
            length.as_inline_int(),
        );
        if let (Some(next), Some(step), Some(left)) = words {
            let left = left as u64;
            return self.new_iterator(Builtin::RangeIterator, IteratorState::Range { next, left, step });
        }
        let state = IteratorState::BigRange {
            next: start,
            step,
            left: length,
        };
        self.new_iterator(Builtin::LongRangeIterator, state)
    }

    /// An iterator over a part of a dict.
    pub(crate) fn iterate_dict(&mut self, dict: Gc<Dict>, part: ViewPart) -> Value {
        let builtin = match part {
            ViewPart::Keys => Builtin::DictKeyIterator,
            ViewPart::Values => Builtin::DictValueIterator,
            ViewPart::Items => Builtin::DictItemIterator,
        };
        let length = self.heap[dict].len();
        let state = IteratorState::Dict {
            dict,
            position: 0,
            length,
            left: length,
            part,
        };
        self.new_iterator(builtin, state)
    }

    /// Advances an iterator. `Script`: nothing was done yet; ask the vm by `Outcome::Next`.
    #[inline]
    pub(crate) fn step(&mut self, iterator: Value) -> Result<Step, Raise> {
        let Some(iterator) = iterator.as_gc::<Iterator>() else {
            return Ok(Step::Script);
        };
        match &mut self.heap[iterator].state {
            IteratorState::Range { next, left, step } => {
                if *left == 0 {
                    return Ok(Step::Done);
                }
                let item = *next;
                *left -= 1;
                *next = item.wrapping_add(*step);
                Ok(Step::Item(self.new_int(item)))
            }
            IteratorState::List { list, index } => {
                let (list, at) = (*list, *index);
                *index = at + 1;
                match self.heap[list].items.get(at) {
                    Some(item) => Ok(Step::Item(*item)),
                    None => self.finish(iterator),
                }
            }
            _ => self.step_other(iterator),
        }
    }

    fn finish(&mut self, iterator: Gc<Iterator>) -> Result<Step, Raise> {
        self.heap[iterator].state = IteratorState::Done;
        Ok(Step::Done)
    }

    fn step_other(&mut self, iterator: Gc<Iterator>) -> Result<Step, Raise> {
        match &mut self.heap[iterator].state {
            IteratorState::Done => Ok(Step::Done),
            IteratorState::Tuple { tuple, index } => {
                let (tuple, at) = (*tuple, *index);
                *index = at + 1;
                match self.heap.tail(tuple).get(at) {
                    Some(item) => Ok(Step::Item(*item)),
                    None => self.finish(iterator),
                }
            }
            IteratorState::ListReversed { list, index } => {
                let list = *list;
                let at = index.checked_sub(1);
                *index = at.unwrap_or(0);
                match at.and_then(|at| self.heap[list].items.get(at)) {
                    Some(item) => Ok(Step::Item(*item)),
                    None => self.finish(iterator),
                }
            }
            IteratorState::Str { string, position } => {
                let (string, at) = (*string, *position);
                let Some(character) = self.heap.text(string)[at..].chars().next() else {
                    return self.finish(iterator);
                };
                if let IteratorState::Str { position, .. } = &mut self.heap[iterator].state {
                    *position = at + character.len_utf8();
                }
                Ok(Step::Item(self.new_char(character)))
            }
            IteratorState::Bytes { object, index } => {
                let (object, at) = (*object, *index);
                *index = at + 1;
                match self.as_bytes(object).and_then(|bytes| bytes.get(at)) {
                    Some(byte) => Ok(Step::Item(Value::small_int(i64::from(*byte)))),
                    None => self.finish(iterator),
                }
            }
            IteratorState::Memory { view, index } => {
                let (view, at) = (*view, *index);
                *index = at + 1;
                match self.view_item(view, at)? {
                    Some(item) => Ok(Step::Item(item)),
                    None => self.finish(iterator),
                }
            }
            IteratorState::Dict {
                dict,
                position,
                length,
                part,
                ..
            } => {
                let (dict, from, length, part) = (*dict, *position, *length, *part);
                self.step_dict(iterator, dict, from, length, part)
            }
            IteratorState::DictReversed {
                dict,
                position,
                length,
                part,
            } => {
                let (dict, from, length, part) = (*dict, *position, *length, *part);
                self.step_dict_reversed(iterator, dict, from, length, part)
            }
            IteratorState::Set {
                set,
                position,
                length,
            } => {
                let (set, from, length) = (*set, *position, *length);
                self.step_set(iterator, set, from, length)
            }
            IteratorState::BigRange { next, step, left } => {
                let (next, step, left) = (*next, *step, *left);
                self.step_big_range(iterator, next, step, left)
            }
            IteratorState::Range { .. } | IteratorState::List { .. } => {
                unreachable!("`step` does these itself")
            }
            IteratorState::Enumerate { source, .. } => {
                let source = *source;
                if self.overrides(iterator.value()).has_iter {
                    return Ok(Step::Script);
                }
                let is_list = source
                    .as_gc::<Iterator>()
                    .is_some_and(|source| matches!(self.heap[source].state, IteratorState::List { .. }));
                if !is_list && !self.can_step(source, 0) {
                    return Ok(Step::Script);
                }
                match self.step(source)? {
                    Step::Item(item) => Ok(Step::Item(self.count_item(iterator, item))),
                    other => Ok(other),
                }
            }
            IteratorState::Zip { sources, strict } => {
                let (sources, strict) = (*sources, *strict);
                if self.overrides(iterator.value()).has_iter {
                    return Ok(Step::Script);
                }
                self.step_zip(sources, strict)
            }
            IteratorState::ReversedSequence { object, index } => {
                let (object, at) = (*object, *index);
                self.step_reversed(iterator, object, at)
            }
            IteratorState::Tool(_) => self.step_tool(iterator),
            IteratorState::Map { .. }
            | IteratorState::Filter { .. }
            | IteratorState::Sequence { .. }
            | IteratorState::Callable { .. } => Ok(Step::Script),
        }
    }

    fn step_dict(
        &mut self,
        iterator: Gc<Iterator>,
        dict: Gc<Dict>,
        from: usize,
        length: usize,
        part: ViewPart,
    ) -> Result<Step, Raise> {
        if self.heap[dict].len() != length {
            // A changed size stays noticed, whatever happens to the dict later.
            if let IteratorState::Dict { length, .. } = &mut self.heap[iterator].state {
                *length = usize::MAX;
            }
            return Err(self.mutated_error(dict, "dictionary changed size during iteration"));
        }
        let mut at = from;
        while at < self.heap[dict].positions() {
            if let Some(entry) = self.heap[dict].entry(at) {
                let entry = *entry;
                if let IteratorState::Dict { position, left, .. } = &mut self.heap[iterator].state {
                    *position = at + 1;
                    let is_one_too_many = *left == 0;
                    *left = left.saturating_sub(1);
                    if is_one_too_many {
                        return Err(self.mutated_error(dict, "dictionary keys changed during iteration"));
                    }
                }
                return Ok(Step::Item(self.entry_part(entry.key, entry.value, part)));
            }
            at += 1;
        }
        self.finish(iterator)
    }

    /// The error of an iterator over a dict that was changed: an OrderedDict has words of its own.
    #[cold]
    fn mutated_error(&mut self, dict: Gc<Dict>, message: &str) -> Raise {
        let class = self.class_of(dict.value());
        let mut names = self.heap[class]
            .mro
            .iter()
            .filter_map(|base| self.heap[*base].shown);
        match names.any(|name| self.heap.text(name) == "collections.OrderedDict") {
            true => self.runtime_error("OrderedDict mutated during iteration"),
            false => self.runtime_error(message),
        }
    }

    fn step_dict_reversed(
        &mut self,
        iterator: Gc<Iterator>,
        dict: Gc<Dict>,
        from: usize,
        length: usize,
        part: ViewPart,
    ) -> Result<Step, Raise> {
        if self.heap[dict].len() != length {
            if let IteratorState::DictReversed { length, .. } = &mut self.heap[iterator].state {
                *length = usize::MAX;
            }
            return Err(self.mutated_error(dict, "dictionary changed size during iteration"));
        }
        let mut at = from;
        while at > 0 {
            at -= 1;
            if let Some(entry) = self.heap[dict].entry(at) {
                let entry = *entry;
                if let IteratorState::DictReversed { position, .. } = &mut self.heap[iterator].state {
                    *position = at;
                }
                return Ok(Step::Item(self.entry_part(entry.key, entry.value, part)));
            }
        }
        self.finish(iterator)
    }

    fn entry_part(&mut self, key: Value, value: Value, part: ViewPart) -> Value {
        match part {
            ViewPart::Keys => key,
            ViewPart::Values => value,
            ViewPart::Items => self.new_tuple(&[key, value]),
        }
    }

    fn step_set(
        &mut self,
        iterator: Gc<Iterator>,
        set: Gc<Set>,
        from: usize,
        length: usize,
    ) -> Result<Step, Raise> {
        if self.heap[set].len() != length {
            if let IteratorState::Set { length, .. } = &mut self.heap[iterator].state {
                *length = usize::MAX;
            }
            return Err(self.runtime_error("Set changed size during iteration"));
        }
        for at in from..self.heap[set].positions() {
            if let Some((_, item)) = self.heap[set].item(at) {
                if let IteratorState::Set { position, .. } = &mut self.heap[iterator].state {
                    *position = at + 1;
                }
                return Ok(Step::Item(item));
            }
        }
        self.finish(iterator)
    }

    fn step_big_range(
        &mut self,
        iterator: Gc<Iterator>,
        item: Value,
        step: Value,
        left: Value,
    ) -> Result<Step, Raise> {
        let numbers = (self.int_ref(item), self.int_ref(step), self.int_ref(left));
        let (Some(number), Some(step_number), Some(left_number)) = numbers else {
            unreachable!("a range is made of ints");
        };
        if left_number.is_zero() {
            return self.finish(iterator);
        }
        let next = integer::add(number, step_number);
        let left = integer::subtract(left_number, integer::IntRef::Small(1));
        let (next, left) = (self.new_integer(next), self.new_integer(left));
        self.heap[iterator].state = IteratorState::BigRange { next, step, left };
        Ok(Step::Item(item))
    }

    /// Whether `step` will advance this iterator, now and later, without script code. What may have no end
    /// (`is_bounded` asks) does so only while there is fuel.
    pub(crate) fn can_step(&self, iterator: Value, depth: u32) -> bool {
        if self.overrides(iterator).has_iter {
            return false;
        }
        let Some(iterator) = iterator.as_gc::<Iterator>() else {
            return false;
        };
        if depth > DEEPEST_CHAIN {
            return false;
        }
        match &self.heap[iterator].state {
            IteratorState::Map { .. }
            | IteratorState::Filter { .. }
            | IteratorState::Sequence { .. }
            | IteratorState::Callable { .. } => false,
            IteratorState::Enumerate { source, .. } => self.can_step(*source, depth + 1),
            IteratorState::Zip { sources, .. } => self
                .as_tuple(*sources)
                .unwrap_or(&[])
                .iter()
                .all(|source| self.can_step(*source, depth + 1)),
            IteratorState::ReversedSequence { object, .. } => self.is_native_sequence(*object),
            IteratorState::Tool(state) => state.is_independent() && self.heap.fuel.get() > FUEL_OF_ROW,
            _ => true,
        }
    }

    /// Whether an iterator that can step walks something that ends for certain, or soon.
    fn is_bounded(&self, iterator: Value) -> bool {
        let Some(iterator) = iterator.as_gc::<Iterator>() else {
            return true;
        };
        match &self.heap[iterator].state {
            IteratorState::Tool(_) => false,
            IteratorState::Enumerate { source, .. } => self.is_bounded(*source),
            IteratorState::Zip { sources, .. } => {
                let sources = self.as_tuple(*sources).unwrap_or(&[]);
                sources.iter().all(|source| self.is_bounded(*source))
            }
            _ => true,
        }
    }

    fn is_native_sequence(&self, object: Value) -> bool {
        let is_sequence = object.is_kind::<Tuple>()
            || object.is_kind::<Str>()
            || object.is_kind::<List>()
            || self.as_bytes(object).is_some();
        is_sequence && !self.overrides(object).has_item
    }

    /// The pair that `enumerate` gives for an item; counts on.
    pub(crate) fn count_item(&mut self, iterator: Gc<Iterator>, item: Value) -> Value {
        let count = match &self.heap[iterator].state {
            IteratorState::Enumerate { count, .. } => *count,
            _ => Value::small_int(0),
        };
        let next = match Value::add_inline(count, Value::small_int(1)) {
            Some(next) => next,
            None => {
                let number = self.int_ref(count).unwrap_or(integer::IntRef::Small(0));
                let sum = integer::add(number, integer::IntRef::Small(1));
                self.new_integer(sum)
            }
        };
        if let IteratorState::Enumerate { count, .. } = &mut self.heap[iterator].state {
            *count = next;
        }
        self.new_tuple(&[count, item])
    }

    fn step_zip(&mut self, sources: Value, strict: bool) -> Result<Step, Raise> {
        let Some(sources) = sources.as_gc::<Tuple>() else {
            return Ok(Step::Done);
        };
        let count = self.heap.tail(sources).len();
        if count == 0 {
            return Ok(Step::Done);
        }
        if count > MOST_SOURCES {
            return Ok(Step::Script);
        }
        for index in 0..count {
            if !self.can_step(self.heap.tail(sources)[index], 0) {
                return Ok(Step::Script);
            }
        }
        let mut row = [Value::NONE; 4];
        let mut long_row = Vec::new();
        for index in 0..count {
            let source = self.heap.tail(sources)[index];
            match self.step(source)? {
                Step::Item(item) if count <= row.len() => row[index] = item,
                Step::Item(item) => long_row.push(item),
                Step::Done if strict => return self.check_zip_lengths(sources, index),
                other => return Ok(other),
            }
        }
        let row = if count <= row.len() {
            &row[..count]
        } else {
            &long_row
        };
        Ok(Step::Item(self.new_tuple(row)))
    }

    /// In a strict zip the source at `ended` is exhausted: the others must be too.
    fn check_zip_lengths(&mut self, sources: Gc<Tuple>, ended: usize) -> Result<Step, Raise> {
        if ended > 0 {
            return Err(self.zip_mismatch(ended, "shorter"));
        }
        for index in 1..self.heap.tail(sources).len() {
            let source = self.heap.tail(sources)[index];
            if let Step::Item(_) = self.step(source)? {
                return Err(self.zip_mismatch(index, "longer"));
            }
        }
        Ok(Step::Done)
    }

    /// ValueError of a strict zip: the source at `index` is shorter or longer than those before it.
    #[cold]
    pub(crate) fn zip_mismatch(&mut self, index: usize, how: &str) -> Raise {
        let message = if index == 1 {
            format!("zip() argument 2 is {how} than argument 1")
        } else {
            format!("zip() argument {} is {how} than arguments 1-{index}", index + 1)
        };
        self.value_error(message)
    }

    fn step_reversed(&mut self, iterator: Gc<Iterator>, object: Value, at: i64) -> Result<Step, Raise> {
        if !self.is_native_sequence(object) {
            return Ok(Step::Script);
        }
        if at < 0 {
            return self.finish(iterator);
        }
        if let IteratorState::ReversedSequence { index, .. } = &mut self.heap[iterator].state {
            *index = at - 1;
        }
        match self.get_item(object, Value::small_int(at)) {
            Ok(Answer::Known(item)) => Ok(Step::Item(item)),
            Ok(Answer::Script) => Ok(Step::Script),
            // What became shorter has no items any more.
            Err(raise) => {
                let exception = self.take_raised(raise);
                match self.is_instance(exception, Builtin::IndexError) {
                    true => self.finish(iterator),
                    false => Err(self.raise_value(exception)),
                }
            }
        }
    }

    /// `list(value)`, for iterables that need no script code.
    pub(crate) fn collect_values(&mut self, value: Value) -> Result<Answer<Vec<Value>>, Raise> {
        if self.is_plain(value) {
            if let Some(items) = self.items_of_sequence(value) {
                let items = items.to_vec();
                self.check_memory(items.len() * size_of::<Value>())?;
                return Ok(Answer::Known(items));
            }
            if let Some(dict) = value.as_gc::<Dict>() {
                return Ok(Answer::Known(
                    self.heap[dict].iter().map(|entry| entry.key).collect(),
                ));
            }
            if let Some(set) = value.as_gc::<Set>() {
                return Ok(Answer::Known(
                    self.heap[set].iter().map(|(_, item)| item).collect(),
                ));
            }
        }
        let iterator = match self.iterate(value)? {
            Answer::Known(iterator) => iterator,
            Answer::Script => return Ok(Answer::Script),
        };
        if !self.can_step(iterator, 0) || !self.is_bounded(iterator) {
            return Ok(Answer::Script);
        }
        if self.items_left(iterator).is_none() && self.is_range(iterator) {
            return Err(self.overflow_error("Python int too large to convert to C ssize_t"));
        }
        let mut items = Vec::new();
        if let Some(expected) = self.items_left(iterator) {
            self.check_memory(expected.saturating_mul(size_of::<Value>()))?;
            items.reserve_exact(expected);
        }
        while let Step::Item(item) = self.step(iterator)? {
            if items.len() == items.capacity() {
                self.check_memory(items.len() * 2 * size_of::<Value>())?;
            }
            items.push(item);
            if self.step_of_work() {
                return Err(self.given_up());
            }
        }
        Ok(Answer::Known(items))
    }

    fn is_range(&self, iterator: Value) -> bool {
        let iterator = iterator.as_gc::<Iterator>();
        iterator.is_some_and(|iterator| matches!(self.heap[iterator].state, IteratorState::BigRange { .. }))
    }

    /// How many items an iterator over a container of known size has left, as far as known.
    pub(crate) fn items_left(&self, iterator: Value) -> Option<usize> {
        let iterator = iterator.as_gc::<Iterator>()?;
        Some(match &self.heap[iterator].state {
            IteratorState::Done => 0,
            IteratorState::List { list, index } => self.heap[*list].items.len().saturating_sub(*index),
            IteratorState::ListReversed { list, index } => (*index).min(self.heap[*list].items.len()),
            IteratorState::Tuple { tuple, index } => self.heap.tail(*tuple).len().saturating_sub(*index),
            IteratorState::Bytes { object, index } => self
                .as_bytes(*object)
                .map_or(0, <[u8]>::len)
                .saturating_sub(*index),
            IteratorState::Memory { view, index } => {
                let view = self.memory_view(*view)?;
                view.dimensions.first()?.0.saturating_sub(*index)
            }
            IteratorState::Str { string, position } => {
                self.heap.text(*string).get(*position..)?.chars().count()
            }
            IteratorState::Range { left, .. } => usize::try_from(*left).ok()?,
            IteratorState::BigRange { left, .. } => usize::try_from(self.int_ref(*left)?.to_i64()?).ok()?,
            IteratorState::Dict { dict, position, .. } => {
                let dict = &self.heap[*dict];
                (*position..dict.positions())
                    .filter(|position| dict.entry(*position).is_some())
                    .count()
            }
            IteratorState::DictReversed { dict, position, .. } => {
                let dict = &self.heap[*dict];
                (0..*position)
                    .filter(|position| dict.entry(*position).is_some())
                    .count()
            }
            IteratorState::Set { set, position, .. } => {
                let set = &self.heap[*set];
                (*position..set.positions())
                    .filter(|position| set.item(*position).is_some())
                    .count()
            }
            IteratorState::ReversedSequence { index, .. } => usize::try_from(*index + 1).ok()?,
            _ => return None,
        })
    }
}
