//! Looking up, adding and removing keys of dicts and items of sets, as long as no script code is needed to
//! hash or compare them.

use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::equality::Equality;
use crate::objects::hashing::hash_of_int;
use crate::objects::intern::string_hash;
use crate::objects::outcome::{Answer, Raise};
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// Bytes an entry of a dict takes, its part of the index included.
const ENTRY_BYTES: usize = 32;
/// Bytes a slot of a set takes.
const SLOT_BYTES: usize = 24;

impl Cx {
    /// The value of a key, `None` when it is absent.
    #[inline]
    pub(crate) fn dict_get(&mut self, dict: Gc<Dict>, key: Value) -> Result<Answer<Option<Value>>, Raise> {
        Ok(match self.dict_find(dict, key)? {
            Answer::Known((_, position)) => Answer::Known(
                position.and_then(|position| self.heap[dict].entry(position).map(|entry| entry.value)),
            ),
            Answer::Script => Answer::Script,
        })
    }

    /// Whether a key is in the dict.
    #[inline]
    pub(crate) fn dict_contains(&mut self, dict: Gc<Dict>, key: Value) -> Result<Answer<bool>, Raise> {
        Ok(match self.dict_find(dict, key)? {
            Answer::Known((_, position)) => Answer::Known(position.is_some()),
            Answer::Script => Answer::Script,
        })
    }

    /// Binds a key to a value.
    #[inline]
    pub(crate) fn dict_set(&mut self, dict: Gc<Dict>, key: Value, value: Value) -> Result<Answer<()>, Raise> {
        match self.dict_find(dict, key)? {
            Answer::Known((_, Some(position))) => self.heap[dict].set_value(position, value),
            Answer::Known((hash, None)) => self.dict_insert(dict, hash, key, value)?,
            Answer::Script => return Ok(Answer::Script),
        }
        Ok(Answer::Known(()))
    }

    /// Adds a key known to be absent.
    #[inline]
    pub(crate) fn dict_insert(
        &mut self,
        dict: Gc<Dict>,
        hash: u64,
        key: Value,
        value: Value,
    ) -> Result<(), Raise> {
        self.heap.charge(ENTRY_BYTES);
        if self.heap.is_over_limit() {
            self.check_memory(ENTRY_BYTES)?;
        }
        self.heap[dict].insert_new(hash, key, value);
        Ok(())
    }

    /// Removes a key; its value, or `None` when it was absent.
    pub(crate) fn dict_remove(&mut self, dict: Gc<Dict>, key: Value) -> Result<Answer<Option<Value>>, Raise> {
        Ok(match self.dict_find(dict, key)? {
            Answer::Known((_, position)) => {
                Answer::Known(position.map(|position| self.heap[dict].remove(position).value))
            }
            Answer::Script => Answer::Script,
        })
    }

    /// The hash of a key and its position in the dict.
    #[inline]
    pub(crate) fn dict_find(
        &mut self,
        dict: Gc<Dict>,
        key: Value,
    ) -> Result<Answer<(u64, Option<usize>)>, Raise> {
        if let Some(int) = key.as_inline_int() {
            let hash = hash_of_int(int);
            // The same int is found at once; anything else with this hash goes the long way.
            let mut is_sure = true;
            let found = self.heap[dict].find(hash, |other| {
                is_sure &= other.is_inline_int();
                other.is(key)
            });
            if is_sure || found.is_some() {
                return Ok(Answer::Known((hash, found)));
            }
            return self.dict_find_hashed(dict, hash, key);
        }
        if self.is_exact(key, Builtin::Str)
            && let Some(string) = key.as_gc::<Str>()
        {
            let hash = string_hash(&mut self.heap, string);
            let mut is_sure = true;
            let heap = &self.heap;
            let found = heap[dict].find(hash, |other| {
                if other.is(key) {
                    return true;
                }
                match other.as_gc::<Str>() {
                    Some(other) if heap[other].header.shape == Builtin::Str.shape() => {
                        self.strings_equal(other, string)
                    }
                    _ => {
                        is_sure = false;
                        false
                    }
                }
            });
            if is_sure || found.is_some() {
                return Ok(Answer::Known((hash, found)));
            }
            return self.dict_find_hashed(dict, hash, key);
        }
        match self.hash_of_member(key, "a dict key")? {
            Answer::Known(hash) => self.dict_find_hashed(dict, hash, key),
            Answer::Script => Ok(Answer::Script),
        }
    }

    /// The position of a key whose hash is known.
    #[inline(never)]
    pub(crate) fn dict_find_hashed(
        &mut self,
        dict: Gc<Dict>,
        hash: u64,
        key: Value,
    ) -> Result<Answer<(u64, Option<usize>)>, Raise> {
        match self.find_key(dict, hash, key, 0) {
            Ok(position) => Ok(Answer::Known((hash, position))),
            Err(trouble) => self.undecided(trouble),
        }
    }

    fn undecided<T>(&mut self, trouble: Equality) -> Result<Answer<T>, Raise> {
        match trouble {
            Equality::TooDeep => Err(self.raise(
                Builtin::RecursionError,
                "maximum recursion depth exceeded in comparison",
            )),
            _ => Ok(Answer::Script),
        }
    }

    /// The hash of a key or item; the error for one without says what it was wanted for.
    #[inline]
    pub(crate) fn hash_of_member(&mut self, value: Value, role: &str) -> Result<Answer<u64>, Raise> {
        self.hash_of(value)
            .map_err(|raise| self.name_unhashable(value, role, raise))
    }

    /// A TypeError of hashing as look-ups raise it: exactly a TypeError, as CPython's do.
    #[cold]
    pub(crate) fn name_unhashable(&mut self, value: Value, role: &str, raise: Raise) -> Raise {
        let exception = self.take_raised(raise);
        let is_plain = self.class_of(exception) == self.types.get(Builtin::TypeError);
        if is_plain && let Ok(Answer::Known(text)) = self.exception_str(exception) {
            let message = format!("cannot use '{}' as {role} ({text})", self.full_type_name(value));
            return self.type_error(message);
        }
        self.raise_value(exception)
    }

    /// The hash of an item and its position in the set.
    #[inline]
    pub(crate) fn set_find(
        &mut self,
        set: Gc<Set>,
        item: Value,
    ) -> Result<Answer<(u64, Option<usize>)>, Raise> {
        if let Some(int) = item.as_inline_int() {
            let hash = hash_of_int(int);
            // As in `dict_find`.
            let mut is_sure = true;
            let found = self.heap[set].find(hash, |other| {
                is_sure &= other.is_inline_int();
                other.is(item)
            });
            if is_sure || found.is_some() {
                return Ok(Answer::Known((hash, found)));
            }
            return self.set_find_hashed(set, hash, item);
        }
        match self.hash_of_member(item, "a set element")? {
            Answer::Known(hash) => self.set_find_hashed(set, hash, item),
            Answer::Script => Ok(Answer::Script),
        }
    }

    /// The position of an item whose hash is known.
    #[inline]
    pub(crate) fn set_find_hashed(
        &mut self,
        set: Gc<Set>,
        hash: u64,
        item: Value,
    ) -> Result<Answer<(u64, Option<usize>)>, Raise> {
        match self.find_member(set, hash, item, 0) {
            Ok(position) => Ok(Answer::Known((hash, position))),
            Err(trouble) => self.undecided(trouble),
        }
    }

    /// Whether the item is in the set.
    #[inline]
    pub(crate) fn set_contains(&mut self, set: Gc<Set>, item: Value) -> Result<Answer<bool>, Raise> {
        Ok(match self.set_find(set, item)? {
            Answer::Known((_, position)) => Answer::Known(position.is_some()),
            Answer::Script => Answer::Script,
        })
    }

    /// Adds an item; true when it was not there.
    #[inline]
    pub(crate) fn set_add(&mut self, set: Gc<Set>, item: Value) -> Result<Answer<bool>, Raise> {
        match self.set_find(set, item)? {
            Answer::Known((_, Some(_))) => Ok(Answer::Known(false)),
            Answer::Known((hash, None)) => {
                self.set_insert(set, hash, item)?;
                Ok(Answer::Known(true))
            }
            Answer::Script => Ok(Answer::Script),
        }
    }

    /// Adds an item known to be absent.
    #[inline]
    pub(crate) fn set_insert(&mut self, set: Gc<Set>, hash: u64, item: Value) -> Result<(), Raise> {
        self.heap.charge(SLOT_BYTES * 2);
        if self.heap.is_over_limit() {
            self.check_memory(SLOT_BYTES)?;
        }
        self.heap[set].insert_new(hash, item);
        Ok(())
    }

    /// Removes an item; true when it was there.
    pub(crate) fn set_discard(&mut self, set: Gc<Set>, item: Value) -> Result<Answer<bool>, Raise> {
        Ok(match self.set_find(set, item)? {
            Answer::Known((_, position)) => {
                if let Some(position) = position {
                    self.heap[set].remove(position);
                }
                Answer::Known(position.is_some())
            }
            Answer::Script => Answer::Script,
        })
    }
}
