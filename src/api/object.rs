//! Script values as an embedder sees them: copies, independent of the machine.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::heap::{Special, Value};
use crate::objects::bytes::Bytes;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::outcome::Answer;
use crate::objects::set::Set;

/// How deep nested containers are copied; beyond it stands the value's type name.
const DEEPEST: usize = 64;

/// A script value copied out of a machine, or to be copied into one. What changes on one side afterwards
/// does not change on the other.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Object {
    /// `None`.
    None,
    /// `True` or `False`.
    Bool(bool),
    /// An int of at most 64 bits.
    Int(i64),
    /// An int beyond 64 bits, in decimal.
    BigInt(String),
    /// A float.
    Float(f64),
    /// A str.
    Str(String),
    /// A bytes; a bytearray comes out as one too.
    Bytes(Vec<u8>),
    /// A list.
    List(Vec<Object>),
    /// A tuple.
    Tuple(Vec<Object>),
    /// A dict: its pairs in insertion order.
    Dict(Vec<(Object, Object)>),
    /// A set; a frozenset comes out as one too.
    Set(Vec<Object>),
    /// Any other value: the name of its type. It cannot be copied into a machine.
    Other(String),
}

impl Object {
    /// Copies a value out of a machine.
    pub(crate) fn from_value(cx: &Cx, value: Value) -> Object {
        Object::copied(cx, value, 0)
    }

    fn copied(cx: &Cx, value: Value, depth: usize) -> Object {
        if let Some(special) = value.as_special() {
            return match special {
                Special::None | Special::Undef => Object::None,
                Special::False => Object::Bool(false),
                Special::True => Object::Bool(true),
                Special::Ellipsis | Special::NotImplemented => Object::Other(cx.type_name(value).to_owned()),
            };
        }
        if let Some(number) = value.as_inline_int() {
            return Object::Int(number);
        }
        if let Some(number) = value.as_float() {
            return Object::Float(number);
        }
        if let Some(text) = cx.as_str(value) {
            return Object::Str(text.to_owned());
        }
        if let Some(big) = cx.as_bigint(value) {
            return big
                .to_i64()
                .map_or_else(|| Object::BigInt(big.to_string()), Object::Int);
        }
        if depth < DEEPEST {
            let copy = |items: &[Value]| {
                items
                    .iter()
                    .map(|item| Object::copied(cx, *item, depth + 1))
                    .collect()
            };
            if let Some(items) = cx.as_list(value) {
                return Object::List(copy(items));
            }
            if let Some(items) = cx.as_tuple(value) {
                return Object::Tuple(copy(items));
            }
            if let Some(dict) = value.as_gc::<Dict>() {
                let pairs = cx.heap[dict].iter().map(|entry| {
                    (
                        Object::copied(cx, entry.key, depth + 1),
                        Object::copied(cx, entry.value, depth + 1),
                    )
                });
                return Object::Dict(pairs.collect());
            }
            if let Some(set) = value.as_gc::<Set>() {
                return Object::Set(
                    cx.heap[set]
                        .iter()
                        .map(|(_, item)| Object::copied(cx, item, depth + 1))
                        .collect(),
                );
            }
        }
        if value.is_kind::<Bytes>() {
            return Object::Bytes(cx.as_bytes(value).unwrap_or_default().to_vec());
        }
        Object::Other(cx.type_name(value).to_owned())
    }

    /// Copies the object into a machine; `None` for what has no copy (`Other`, malformed numbers, unhashable
    /// keys).
    pub(crate) fn to_value(&self, cx: &mut Cx) -> Option<Value> {
        Some(match self {
            Object::None => Value::NONE,
            Object::Bool(truth) => Value::from_bool(*truth),
            Object::Int(number) => cx.new_int(*number),
            Object::BigInt(text) => {
                let number: BigInt = text.parse().ok()?;
                cx.new_bigint(number)
            }
            Object::Float(number) => Value::from_float(*number),
            Object::Str(text) => cx.new_str(text),
            Object::Bytes(bytes) => cx.new_bytes(bytes),
            Object::List(items) => {
                let items = items
                    .iter()
                    .map(|item| item.to_value(cx))
                    .collect::<Option<Vec<_>>>()?;
                cx.new_list(items)
            }
            Object::Tuple(items) => {
                let items = items
                    .iter()
                    .map(|item| item.to_value(cx))
                    .collect::<Option<Vec<_>>>()?;
                cx.new_tuple(&items)
            }
            Object::Dict(pairs) => {
                let dict = cx.new_dict();
                for (key, value) in pairs {
                    let (key, value) = (key.to_value(cx)?, value.to_value(cx)?);
                    match cx.dict_set(dict, key, value) {
                        Ok(Answer::Known(())) => {}
                        Ok(Answer::Script) => return None,
                        Err(raise) => {
                            cx.take_raised(raise);
                            return None;
                        }
                    }
                }
                dict.value()
            }
            Object::Set(items) => {
                let set = cx.new_set();
                for item in items {
                    let item = item.to_value(cx)?;
                    match cx.set_add(set, item) {
                        Ok(Answer::Known(_)) => {}
                        Ok(Answer::Script) => return None,
                        Err(raise) => {
                            cx.take_raised(raise);
                            return None;
                        }
                    }
                }
                set.value()
            }
            Object::Other(_) => return None,
        })
    }
}
