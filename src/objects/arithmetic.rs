//! The operators on built-in operands.
//!
//! [`Cx::binary`], [`Cx::inplace`] and [`Cx::unary`] answer when both operands are exactly of built-in
//! types. `Script` means that an operand's class may define the operator: the vm then looks for dunder
//! methods, and finds those of the built-in types among them. A known `NotImplemented` means that there is
//! no such operator and nobody else to ask; the vm words the TypeError with [`Cx::operand_error`].

use crate::bytecode::opcode::BinaryOperator;
use crate::heap::{Gc, Header, Value};
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::cx::Cx;
use crate::objects::dict::MappingProxy;
use crate::objects::function::Native;
use crate::objects::kinds::Kind;
pub(crate) use crate::objects::numeric::UnaryOperation;
use crate::objects::numeric::is_foreign;
use crate::objects::outcome::{Answer, Raise};
use crate::objects::sequence::{List, Tuple};
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// Bytes of the longest string or byte string: their length field has 32 bits.
const LONGEST_TEXT: usize = u32::MAX as usize - 64;

impl Cx {
    /// `left OP right`.
    pub(crate) fn binary(
        &mut self,
        operator: BinaryOperator,
        left: Value,
        right: Value,
    ) -> Result<Answer<Value>, Raise> {
        if is_foreign(left) || is_foreign(right) {
            return Ok(Answer::Script);
        }
        if operator == BinaryOperator::Add
            && let (Some(a), Some(b)) = (left.as_gc::<Str>(), right.as_gc::<Str>())
        {
            return self.concatenate_strings(a, b).map(Answer::Known);
        }
        if left.is_kind::<Set>() {
            return match operator {
                BinaryOperator::And | BinaryOperator::Or | BinaryOperator::Xor | BinaryOperator::Subtract => {
                    self.algebra(operator, left, right)
                }
                _ => Ok(Answer::Known(Value::NOT_IMPLEMENTED)),
            };
        }
        let result = self.number_binary(operator, left, right)?;
        if !result.is(Value::NOT_IMPLEMENTED) {
            return Ok(Answer::Known(result));
        }
        if operator == BinaryOperator::Or
            && let (shown, other) = (self.behind_proxy(left), self.behind_proxy(right))
            && !(shown.is(left) && other.is(right))
        {
            let result = self.binary(operator, shown, other)?;
            if matches!(result, Answer::Known(value) if value.is(Value::NOT_IMPLEMENTED)) {
                let (left, right) = (self.type_name(shown), self.type_name(other));
                let message = format!("unsupported operand type(s) for |: '{left}' and '{right}'");
                return Err(self.type_error(message));
            }
            return Ok(result);
        }
        match operator {
            BinaryOperator::Add => self.concatenate(left, right).map(Answer::Known),
            BinaryOperator::Multiply => self.multiply_sequence(left, right),
            BinaryOperator::Modulo if is_text(left) => self.percent_format(left, right),
            BinaryOperator::And | BinaryOperator::Or | BinaryOperator::Xor | BinaryOperator::Subtract => {
                self.algebra(operator, left, right)
            }
            _ => Ok(Answer::Known(Value::NOT_IMPLEMENTED)),
        }
    }

    /// The mapping that a proxy shows, even through other proxies, or the value itself.
    fn behind_proxy(&self, value: Value) -> Value {
        let mut shown = value;
        while let Some(proxy) = shown.as_gc::<MappingProxy>() {
            shown = self.heap[proxy].mapping;
        }
        shown
    }

    /// `left OP= right`: changes `left` in place where its type does.
    pub(crate) fn inplace(
        &mut self,
        operator: BinaryOperator,
        left: Value,
        right: Value,
    ) -> Result<Answer<Value>, Raise> {
        if is_foreign(left) || is_foreign(right) && !self.is_changed_in_place(operator, left, right) {
            return Ok(Answer::Script);
        }
        let Some(header) = left.header() else {
            return self.binary(operator, left, right);
        };
        match (operator, header.kind) {
            (BinaryOperator::Or, kind) if kind == Kind::MappingProxy as u8 => {
                Err(self.type_error("'|=' is not supported by mappingproxy; use '|' instead"))
            }
            (BinaryOperator::Add, kind) if kind == Kind::List as u8 => self.extend_list_with(left, right),
            (BinaryOperator::Multiply, kind) if kind == Kind::List as u8 => self.repeat_in_place(left, right),
            (BinaryOperator::Add, kind) if kind == Kind::ByteArray as u8 => {
                self.extend_bytearray_with(left, right)
            }
            (BinaryOperator::Multiply, kind) if kind == Kind::ByteArray as u8 => {
                self.repeat_in_place(left, right)
            }
            (
                BinaryOperator::And | BinaryOperator::Or | BinaryOperator::Xor | BinaryOperator::Subtract,
                _,
            ) if self.is_exact(left, Builtin::Set) || self.is_exact(left, Builtin::Dict) => {
                self.algebra_in_place(operator, left, right)
            }
            _ if is_foreign(right) => Ok(Answer::Script),
            _ => self.binary(operator, left, right),
        }
    }

    /// `-v`, `+v`, `~v` or `abs(v)`. Raises TypeError for a built-in type without the operator.
    pub(crate) fn unary(&mut self, operation: UnaryOperation, value: Value) -> Result<Answer<Value>, Raise> {
        if is_foreign(value) {
            return Ok(Answer::Script);
        }
        let result = self.number_unary(operation, value)?;
        if result.is(Value::NOT_IMPLEMENTED) {
            let message = format!(
                "bad operand type for {}: '{}'",
                operation.symbol(),
                self.type_name(value)
            );
            return Err(self.type_error(message));
        }
        Ok(Answer::Known(result))
    }

    /// Raises the TypeError for operands that have no such operator. `symbol` is as it was written, `+=`
    /// included.
    #[cold]
    pub(crate) fn operand_error(
        &mut self,
        operator: BinaryOperator,
        symbol: &str,
        left: Value,
        right: Value,
    ) -> Raise {
        // A class that has the operator itself is no sequence to it any more.
        let is_sequence = |cx: &mut Cx, value: Value, name: Gc<Str>| {
            is_concatenable(value)
                && cx
                    .dunder(value, name)
                    .is_none_or(|method| method.is_kind::<Native>())
        };
        let (add, mul, rmul) = (self.names.add, self.names.mul, self.names.rmul);
        let joins = operator == BinaryOperator::Add && is_sequence(self, left, add);
        let repeats_left = operator == BinaryOperator::Multiply && is_sequence(self, left, mul);
        let repeats_right = operator == BinaryOperator::Multiply && is_sequence(self, right, rmul);
        let (left_name, right_name) = (self.type_name(left), self.type_name(right));
        let message = match operator {
            BinaryOperator::Add if joins => match bytes_like_name(left) {
                Some(name) => format!("can't concat {right_name} to {name}"),
                None => {
                    let own = if left.is_kind::<Str>() {
                        "str"
                    } else if left.is_kind::<List>() {
                        "list"
                    } else {
                        "tuple"
                    };
                    format!("can only concatenate {own} (not \"{right_name}\") to {own}")
                }
            },
            BinaryOperator::Multiply if repeats_left => {
                format!("can't multiply sequence by non-int of type '{right_name}'")
            }
            BinaryOperator::Multiply
                if repeats_right && !(symbol == "*=" && self.heap[self.class_of(left)].flags.is_script) =>
            {
                format!("can't multiply sequence by non-int of type '{left_name}'")
            }
            BinaryOperator::Power => {
                let symbol = if symbol == "**" { "** or pow()" } else { symbol };
                format!("unsupported operand type(s) for {symbol}: '{left_name}' and '{right_name}'")
            }
            _ => format!("unsupported operand type(s) for {symbol}: '{left_name}' and '{right_name}'"),
        };
        self.type_error(message)
    }

    // ---- sequences ----

    /// `left + right` of two sequences of one type, by their payloads; NotImplemented for anything else.
    pub(crate) fn concatenate(&mut self, left: Value, right: Value) -> Result<Value, Raise> {
        if let (Some(a), Some(b)) = (left.as_gc::<Str>(), right.as_gc::<Str>()) {
            return self.concatenate_strings(a, b);
        }
        if let (Some(a), Some(b)) = (self.as_list(left), self.as_list(right)) {
            let bytes = (a.len() + b.len()) * size_of::<Value>();
            self.check_memory(bytes)?;
            let items = [self.as_list(left), self.as_list(right)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .concat();
            return Ok(self.new_list(items));
        }
        if let (Some(a), Some(b)) = (self.as_tuple(left), self.as_tuple(right)) {
            if a.is_empty() && self.is_exact(right, Builtin::Tuple) {
                return Ok(right);
            }
            if b.is_empty() && self.is_exact(left, Builtin::Tuple) {
                return Ok(left);
            }
            let items = [a, b].concat();
            self.check_memory(items.len() * size_of::<Value>())?;
            return Ok(self.new_tuple(&items));
        }
        if let (Some(a), Some(b)) = (self.as_bytes(left), self.buffer(right)) {
            let bytes = [a, &b].concat();
            self.check_text_size(bytes.len())?;
            return Ok(if left.is_kind::<ByteArray>() {
                self.new_bytearray(bytes)
            } else {
                self.new_bytes(&bytes)
            });
        }
        Ok(Value::NOT_IMPLEMENTED)
    }

    fn concatenate_strings(&mut self, left: Gc<Str>, right: Gc<Str>) -> Result<Value, Raise> {
        let (a, b) = (self.heap.text(left), self.heap.text(right));
        if a.is_empty() && self.is_exact(right.value(), Builtin::Str) {
            return Ok(right.value());
        }
        if b.is_empty() && self.is_exact(left.value(), Builtin::Str) {
            return Ok(left.value());
        }
        let size = a.len() + b.len();
        self.check_text_size(size)?;
        let chars = self.heap[left].chars + self.heap[right].chars;
        let string = Str {
            header: Header::new(Builtin::Str.shape()),
            tail: crate::heap::TailLen::UNSET,
            chars,
            hash: 0,
        };
        Ok(self.heap.alloc_text_pair(string, left, right).value())
    }

    /// Raises MemoryError for a string or byte string of this many bytes when no machine makes one so long.
    #[inline]
    pub(crate) fn check_text_size(&mut self, bytes: usize) -> Result<(), Raise> {
        if bytes > LONGEST_TEXT {
            return Err(self.raise_with(Builtin::MemoryError, &[]));
        }
        self.check_memory(bytes)
    }

    fn multiply_sequence(&mut self, left: Value, right: Value) -> Result<Answer<Value>, Raise> {
        let (sequence, count) = if is_concatenable(left) {
            (left, right)
        } else {
            (right, left)
        };
        if !is_concatenable(sequence) || self.int_ref(count).is_none() {
            return Ok(Answer::Known(Value::NOT_IMPLEMENTED));
        }
        match self.as_size(count)? {
            Answer::Known(count) => self.repeat(sequence, count).map(Answer::Known),
            Answer::Script => Ok(Answer::Script),
        }
    }

    /// `sequence * count` of a str, bytes, bytearray, list or tuple, by its payload; NotImplemented else.
    pub(crate) fn repeat(&mut self, sequence: Value, count: i64) -> Result<Value, Raise> {
        let count = count.max(0) as usize;
        if let Some(string) = sequence.as_gc::<Str>() {
            let (bytes, chars) = (self.heap.text(string).len(), self.heap[string].chars as usize);
            if count == 1 && self.is_exact(sequence, Builtin::Str) {
                return Ok(sequence);
            }
            self.check_repeated(bytes, count, LONGEST_TEXT)?;
            let text = self.heap.text(string).repeat(count);
            return Ok(if text.len() <= 1 {
                self.new_str(&text)
            } else {
                self.new_str_counted(&text, chars * count)
            });
        }
        if let Some(items) = self.as_tuple(sequence) {
            if count == 1 && self.is_exact(sequence, Builtin::Tuple) {
                return Ok(sequence);
            }
            let size = size_of_val(items);
            self.check_repeated(size, count, LONGEST_TEXT)?;
            let items = self.as_tuple(sequence).unwrap_or_default().repeat(count);
            return Ok(self.new_tuple(&items));
        }
        if let Some(items) = self.as_list(sequence) {
            let size = size_of_val(items);
            self.check_repeated(size, count, usize::MAX)?;
            let mut repeated = self.reserve_values(size / size_of::<Value>() * count)?;
            let items = self.as_list(sequence).unwrap_or_default();
            match items {
                [item] => repeated.resize(count, *item),
                _ => (0..count).for_each(|_| repeated.extend_from_slice(items)),
            }
            return Ok(self.new_list(repeated));
        }
        if let Some(bytes) = self.as_bytes(sequence) {
            let size = bytes.len();
            self.check_repeated(size, count, LONGEST_TEXT)?;
            let bytes = self.as_bytes(sequence).unwrap_or_default().repeat(count);
            return Ok(if sequence.is_kind::<ByteArray>() {
                self.new_bytearray(bytes)
            } else {
                self.new_bytes(&bytes)
            });
        }
        Ok(Value::NOT_IMPLEMENTED)
    }

    /// Raises MemoryError when `count` times `bytes` are more than can be had; charges fuel for them.
    fn check_repeated(&mut self, bytes: usize, count: usize, most: usize) -> Result<(), Raise> {
        let total = bytes.checked_mul(count).filter(|total| *total <= most);
        let Some(total) = total else {
            return Err(self.raise_with(Builtin::MemoryError, &[]));
        };
        self.check_memory(total)?;
        self.charge_fuel(total / 128);
        Ok(())
    }

    /// A vector with room for `count` values. Raises MemoryError when the system has none.
    pub(crate) fn reserve_values(&mut self, count: usize) -> Result<Vec<Value>, Raise> {
        let mut values = Vec::new();
        if values.try_reserve_exact(count).is_err() {
            return Err(self.raise_with(Builtin::MemoryError, &[]));
        }
        Ok(values)
    }

    // ---- in place ----

    /// `list += iterable`.
    fn extend_list_with(&mut self, left: Value, right: Value) -> Result<Answer<Value>, Raise> {
        let Some(list) = left.as_gc::<List>() else {
            return Ok(Answer::Script);
        };
        let items = match right.header().map(|header| header.kind) {
            // Only exact lists and tuples: a subclass may iterate differently.
            Some(kind) if kind == Kind::List as u8 && self.is_exact(right, Builtin::List) => {
                self.as_list(right).map(<[Value]>::to_vec)
            }
            Some(kind) if kind == Kind::Tuple as u8 && self.is_exact(right, Builtin::Tuple) => {
                self.as_tuple(right).map(<[Value]>::to_vec)
            }
            _ => None,
        };
        // Other iterables are the business of `list.__iadd__`.
        let Some(items) = items else {
            return Ok(Answer::Script);
        };
        self.check_memory(items.len() * size_of::<Value>())?;
        self.heap.charge(items.len() * size_of::<Value>());
        self.heap[list].items.extend_from_slice(&items);
        Ok(Answer::Known(left))
    }

    fn extend_bytearray_with(&mut self, left: Value, right: Value) -> Result<Answer<Value>, Raise> {
        let (Some(array), Some(bytes)) = (left.as_gc::<ByteArray>(), self.buffer(right)) else {
            return Ok(if is_foreign(right) {
                Answer::Script
            } else {
                Answer::Known(Value::NOT_IMPLEMENTED)
            });
        };
        let bytes = bytes.into_owned();
        if self.may_be_shown(array) {
            return Ok(Answer::Script);
        }
        self.check_memory(bytes.len())?;
        self.heap.charge(bytes.len());
        self.heap[array].bytes.extend_from_slice(&bytes);
        Ok(Answer::Known(left))
    }

    /// `list *= count` and `bytearray *= count`.
    fn repeat_in_place(&mut self, left: Value, right: Value) -> Result<Answer<Value>, Raise> {
        if self.int_ref(right).is_none() {
            return Ok(if is_foreign(right) {
                Answer::Script
            } else {
                Answer::Known(Value::NOT_IMPLEMENTED)
            });
        }
        let Answer::Known(count) = self.as_size(right)? else {
            return Ok(Answer::Script);
        };
        if left
            .as_gc::<ByteArray>()
            .is_some_and(|array| self.may_be_shown(array))
        {
            return Ok(Answer::Script);
        }
        let repeated = self.repeat(left, count)?;
        if let (Some(list), Some(repeated)) = (left.as_gc::<List>(), repeated.as_gc::<List>()) {
            self.heap[list].items = std::mem::take(&mut self.heap[repeated].items);
        } else if let (Some(array), Some(repeated)) =
            (left.as_gc::<ByteArray>(), repeated.as_gc::<ByteArray>())
        {
            self.heap[array].bytes = std::mem::take(&mut self.heap[repeated].bytes);
        }
        Ok(Answer::Known(left))
    }
}

fn is_text(value: Value) -> bool {
    value.is_kind::<Str>() || value.is_kind::<Bytes>() || value.is_kind::<ByteArray>()
}

/// Whether the value is a sequence with `+` and `*`.
pub(crate) fn is_concatenable(value: Value) -> bool {
    is_text(value) || value.is_kind::<List>() || value.is_kind::<Tuple>()
}

fn bytes_like_name(value: Value) -> Option<&'static str> {
    if value.is_kind::<Bytes>() {
        return Some("bytes");
    }
    value.is_kind::<ByteArray>().then_some("bytearray")
}

impl Cx {
    /// Whether `left` adds or repeats itself, the class of `right` having no say.
    fn is_changed_in_place(&mut self, operator: BinaryOperator, left: Value, right: Value) -> bool {
        if !left.is_kind::<List>() && !left.is_kind::<ByteArray>() {
            return false;
        }
        let reflected = match operator {
            BinaryOperator::Add => self.names.radd,
            BinaryOperator::Multiply => self.names.rmul,
            _ => return true,
        };
        self.dunder(right, reflected).is_none()
    }
}
