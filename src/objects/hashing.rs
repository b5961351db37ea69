//! `hash` of values, without script code: the same numbers as CPython's with `PYTHONHASHSEED=0`, and the
//! object's identity where CPython takes the address.

use crate::heap::{Gc, Special, Value};
use crate::objects::bytes::Bytes;
use crate::objects::cx::Cx;
use crate::objects::enumeration::HASH_BY_NAME;
use crate::objects::function::{BoundMethod, Native};
use crate::objects::generic::{GenericAlias, UnionType};
use crate::objects::intern::string_hash;
use crate::objects::kernel::hash::{self, TupleHasher};
use crate::objects::kernel::integer::IntRef;
use crate::objects::kinds::Kind;
use crate::objects::number::Complex;
use crate::objects::outcome::{Answer, Raise};
use crate::objects::protocol::{has_kind, kind_of};
use crate::objects::sequence::{Range, Slice, Tuple};
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// The hash of None, as in CPython 3.12 and later.
const HASH_OF_NONE: u64 = 0xfca8_6420;
/// The hash of a computed nan; those that `float` makes have a number, which stands for their identity.
const HASH_OF_NAN: u64 = 0x7ff8_0000;

/// The hash of an int that fits in 64 bits.
#[inline(always)]
pub(crate) fn hash_of_int(int: i64) -> u64 {
    if int == -1 {
        -2i64 as u64
    } else if int.unsigned_abs() < hash::MODULUS {
        int as u64
    } else {
        hash::hash_i64(int) as u64
    }
}

/// What a value's hash is as far as Rust can tell without looking into it.
enum Shallow {
    Known(u64),
    Tuple(Gc<Tuple>),
    Script,
}

impl Cx {
    /// `hash(value)`. Raises TypeError for unhashable values; what a class of a script says is `Script`, even that
    /// its instances are unhashable.
    #[inline]
    pub(crate) fn hash_of(&mut self, value: Value) -> Result<Answer<u64>, Raise> {
        if let Some(int) = value.as_inline_int() {
            return Ok(Answer::Known(hash_of_int(int)));
        }
        if self.is_exact(value, Builtin::Str)
            && let Some(string) = value.as_gc::<Str>()
        {
            return Ok(Answer::Known(string_hash(&mut self.heap, string)));
        }
        self.hash_of_other(value)
    }

    #[inline(never)]
    fn hash_of_other(&mut self, value: Value) -> Result<Answer<u64>, Raise> {
        let flags = self.overrides(value);
        if flags.has_hash {
            return match flags.hashes_by_native {
                true => self.hash_by_own_method(value),
                false => Ok(Answer::Script),
            };
        }
        if self.is_exact(value, Builtin::Tuple)
            && let Some(tuple) = value.as_gc::<Tuple>()
            && let Some(hash) = self.hash_of_flat_tuple(tuple)
        {
            return Ok(Answer::Known(hash));
        }
        let tuple = match self.shallow_hash(value)? {
            Shallow::Known(hash) => return Ok(Answer::Known(hash)),
            Shallow::Script => return Ok(Answer::Script),
            Shallow::Tuple(tuple) => tuple,
        };
        // Tuples inside tuples: the outer ones wait on a stack of our own.
        let mut waiting: Vec<(Gc<Tuple>, usize, TupleHasher)> = Vec::new();
        let (mut tuple, mut index, mut hasher) = (tuple, 0, TupleHasher::new());
        loop {
            if self.step_of_work() {
                return Err(self.given_up());
            }
            let Some(item) = self.heap.tail(tuple).get(index).copied() else {
                let hash = hasher.finish();
                let Some(outer) = waiting.pop() else {
                    return Ok(Answer::Known(hash as u64));
                };
                (tuple, index, hasher) = outer;
                hasher.add(hash);
                continue;
            };
            index += 1;
            match self.shallow_hash(item)? {
                Shallow::Known(hash) => hasher.add(hash as i64),
                Shallow::Script => return Ok(Answer::Script),
                Shallow::Tuple(inner) => {
                    waiting.push((tuple, index, hasher));
                    (tuple, index, hasher) = (inner, 0, TupleHasher::new());
                }
            }
        }
    }

    /// The hash of an instance of a class for which a script decides how it hashes: maybe that it does so by a method
    /// of the machine, as an enum's member does, or a class with `__hash__ = object.__hash__`.
    fn hash_by_own_method(&mut self, value: Value) -> Result<Answer<u64>, Raise> {
        let class = self.class_of(value);
        let method = self.lookup(class, self.names.hash);
        let Some(native) = method.and_then(|method| method.as_gc::<Native>()) else {
            return Ok(Answer::Script);
        };
        let Native { row, owner, .. } = self.heap[native];
        if std::ptr::eq(row, &HASH_BY_NAME) {
            return Ok(self
                .hash_of_member_name(value)
                .map_or(Answer::Script, Answer::Known));
        }
        let is_of =
            |kind: Kind, builtin: Builtin| has_kind(value, kind) && owner.is(self.types.get(builtin).value());
        let is_its_own = is_of(Kind::Instance, Builtin::Object)
            || is_of(Kind::Int, Builtin::Int)
            || is_of(Kind::Str, Builtin::Str);
        if is_its_own && let Shallow::Known(hash) = self.hash_by_kind(value)? {
            return Ok(Answer::Known(hash));
        }
        Ok(Answer::Script)
    }

    /// The hash of a tuple of small ints and strings; `None` for others.
    fn hash_of_flat_tuple(&mut self, tuple: Gc<Tuple>) -> Option<u64> {
        let mut hasher = TupleHasher::new();
        for index in 0..self.heap.tail(tuple).len() {
            let item = self.heap.tail(tuple)[index];
            let hash = match item.as_inline_int() {
                Some(int) => hash_of_int(int),
                None if self.is_exact(item, Builtin::Str) => string_hash(&mut self.heap, item.as_gc()?),
                None => return None,
            };
            hasher.add(hash as i64);
        }
        Some(hasher.finish() as u64)
    }

    fn shallow_hash(&mut self, value: Value) -> Result<Shallow, Raise> {
        if let Some(int) = value.as_inline_int() {
            return Ok(Shallow::Known(hash_of_int(int)));
        }
        if let Some(float) = value.as_float() {
            return Ok(Shallow::Known(hash_of_float(float)));
        }
        if kind_of(value).is_none() {
            return Ok(Shallow::Known(match value.as_special() {
                Some(Special::True) => 1,
                Some(Special::False) => 0,
                Some(Special::Ellipsis) => 0x0e11_1951,
                Some(Special::NotImplemented) => 0x0107_1e4d,
                _ => HASH_OF_NONE,
            }));
        }
        if !self.is_plain(value) && self.overrides(value).has_hash {
            let class = self.class_of(value);
            if self.lookup(class, self.names.hash).is_some_and(Value::is_none) {
                return Err(self.unhashable(value));
            }
            return Ok(match self.hash_by_own_method(value)? {
                Answer::Known(hash) => Shallow::Known(hash),
                Answer::Script => Shallow::Script,
            });
        }
        self.hash_by_kind(value)
    }

    /// The hash of an object, whatever its class says.
    fn hash_by_kind(&mut self, value: Value) -> Result<Shallow, Raise> {
        let kind = kind_of(value).expect("inline values are no objects");
        if kind == Kind::Str as u8
            && let Some(string) = value.as_gc::<Str>()
        {
            return Ok(Shallow::Known(string_hash(&mut self.heap, string)));
        }
        if let Some(tuple) = value.as_gc::<Tuple>() {
            return Ok(Shallow::Tuple(tuple));
        }
        if let Some(hash) = self.hash_of_number(value) {
            return Ok(Shallow::Known(hash));
        }
        if let Some(set) = value.as_gc::<Set>() {
            return if self.is_instance(value, Builtin::FrozenSet) {
                Ok(Shallow::Known(self.hash_of_frozenset(set)))
            } else {
                Err(self.unhashable(value))
            };
        }
        if let Some(bytes) = value.as_gc::<Bytes>() {
            return Ok(Shallow::Known(hash::hash_bytes(self.heap.tail(bytes)) as u64));
        }
        const UNHASHABLE: [Kind; 4] = [Kind::List, Kind::Dict, Kind::ByteArray, Kind::MappingProxy];
        if UNHASHABLE.iter().any(|unhashable| *unhashable as u8 == kind) {
            return Err(self.unhashable(value));
        }
        self.hash_of_composite(value)
    }

    /// Values that are made of others, and those that are only themselves.
    fn hash_of_composite(&mut self, value: Value) -> Result<Shallow, Raise> {
        if let Some(range) = value.as_gc::<Range>() {
            let Range {
                start, step, length, ..
            } = self.heap[range];
            let parts = match length.as_inline_int() {
                Some(0) => [length, Value::NONE, Value::NONE],
                Some(1) => [length, start, Value::NONE],
                _ => [length, start, step],
            };
            return self.hash_of_parts(&parts);
        }
        if let Some(slice) = value.as_gc::<Slice>() {
            let Slice {
                start, stop, step, ..
            } = self.heap[slice];
            return self.hash_of_parts(&[start, stop, step]);
        }
        if let Some(method) = value.as_gc::<BoundMethod>() {
            let BoundMethod {
                function, receiver, ..
            } = self.heap[method];
            let hash = (self.identity(receiver) >> 4) ^ (self.identity(function) >> 4);
            return Ok(Shallow::Known(hash));
        }
        if let Some(alias) = value.as_gc::<GenericAlias>() {
            let GenericAlias {
                origin, arguments, ..
            } = self.heap[alias];
            return self.hash_of_parts(&[origin, arguments]);
        }
        if let Some(union) = value.as_gc::<UnionType>() {
            // Order does not matter to equality, so it must not matter here; their number is enough.
            let members = self
                .as_tuple(self.heap[union].arguments)
                .map_or(0, <[Value]>::len);
            return Ok(Shallow::Known(0x0551_0000 + members as u64));
        }
        if (has_kind(value, Kind::Opaque) || has_kind(value, Kind::WeakRef))
            && (self.defines(value, self.names.hash) || self.defines(value, self.names.eq))
        {
            return Ok(Shallow::Script);
        }
        if has_kind(value, Kind::DictView) && !self.is_exact(value, Builtin::DictValues) {
            return Err(self.unhashable(value));
        }
        Ok(Shallow::Known(self.identity(value) >> 4))
    }

    /// The parts of a composite hash as a tuple of them does.
    fn hash_of_parts(&mut self, parts: &[Value]) -> Result<Shallow, Raise> {
        // Slices that share slices are looked at as often as there are ways to them.
        self.check_memory(size_of_val(parts))?;
        let parts = self.new_tuple(parts);
        Ok(parts.as_gc::<Tuple>().map_or(Shallow::Script, Shallow::Tuple))
    }

    fn hash_of_number(&self, value: Value) -> Option<u64> {
        if let Some(int) = self.int_ref(value) {
            return Some(match int {
                IntRef::Small(small) => hash_of_int(small),
                IntRef::Big(big) => hash::hash_big(big) as u64,
            });
        }
        if let Some(float) = self.float_of(value) {
            return Some(hash_of_float(float));
        }
        let Complex { real, imag, .. } = self.heap[value.as_gc::<Complex>()?];
        let (real, imag) = (hash_of_float(real) as i64, hash_of_float(imag) as i64);
        Some(hash::hash_complex(real, imag) as u64)
    }

    fn hash_of_frozenset(&mut self, set: Gc<Set>) -> u64 {
        if self.heap[set].hash == 0 {
            let hash = hash::hash_frozenset(self.heap[set].iter().map(|(hash, _)| hash as i64));
            self.heap[set].hash = hash as u64;
        }
        self.heap[set].hash
    }

    /// TypeError for a value that has no hash.
    #[cold]
    pub(crate) fn unhashable(&mut self, value: Value) -> Raise {
        let message = format!("unhashable type: '{}'", self.type_name(value));
        self.type_error(message)
    }
}

fn hash_of_float(float: f64) -> u64 {
    let number = float.to_bits() & ((1 << 48) - 1);
    hash::hash_f64(float).map_or(HASH_OF_NAN + number, |hash| hash as u64)
}
