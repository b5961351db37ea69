//! Looking keys up whose hash or equality is script code, in dicts and sets alike: `__hash__` is called,
//! then `__eq__` for one candidate of the same hash after the other, and what the look-up was for is done
//! with the position found.
//!
//! A look-up that waits for script code is a frame of values, as every continuation. The table may change
//! meanwhile: then the search begins anew, as in CPython. Keys that Rust can compare never come here.

use super::operators::{call_method, comparison_attempt};
use crate::bytecode::opcode::Comparison;
use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::equality::Equality;
use crate::objects::kernel::hash::{self, TupleHasher};
use crate::objects::kernel::integer::IntRef;
use crate::objects::outcome::{Answer, Kept, Outcome, Raise, Resumed, Then, done};
use crate::objects::sequence::Tuple;
use crate::objects::set::Set;
use crate::objects::types::Builtin;

/// What a look-up is for: what is done when the key's position is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Purpose {
    /// Its hash, whether it is there or not.
    Hash,
    /// Whether the key is there.
    Contains,
    /// Its value; `__missing__` or KeyError when it is absent.
    GetItem,
    /// Its value, or `extra`.
    Get,
    /// Bind it to `extra`.
    SetItem,
    /// Bind it to `extra` when it is absent; its value.
    SetDefault,
    /// Remove it; KeyError when it is absent.
    DeleteItem,
    /// Remove it and give its value; when it is absent `extra`, or KeyError when that is Undef.
    Pop,
    /// Add it to a set.
    Add,
    /// Remove it from a set, if it is there.
    Discard,
    /// Remove it from a set; KeyError with `extra` when it is absent.
    Remove,
}

impl Purpose {
    const ALL: [Purpose; 11] = [
        Purpose::Hash,
        Purpose::Contains,
        Purpose::GetItem,
        Purpose::Get,
        Purpose::SetItem,
        Purpose::SetDefault,
        Purpose::DeleteItem,
        Purpose::Pop,
        Purpose::Add,
        Purpose::Discard,
        Purpose::Remove,
    ];
}

/// Which answer a look-up waits for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Of the key's `__hash__`.
    Hash = 0,
    /// Of the first method that may compare a candidate with the key.
    First = 1,
    /// Of the second, when the first was not implemented.
    Second = 2,
    /// Whether what the comparison gave is true.
    Truth = 3,
}

/// A look-up: for what, where, of which key.
#[derive(Clone, Copy)]
struct LookUp {
    purpose: Purpose,
    table: Table,
    key: Value,
    extra: Value,
}

/// Where a key is looked up.
#[derive(Clone, Copy)]
enum Table {
    Dict(Gc<Dict>),
    Set(Gc<Set>),
}

/// Looks `key` up in a dict or set (or an instance of a subclass), which may ask for script code.
pub(crate) fn look_up(
    cx: &mut Cx,
    purpose: Purpose,
    table: Value,
    key: Value,
    extra: Value,
) -> Result<Outcome, Raise> {
    let look_up = LookUp {
        purpose,
        table: Table::of(table),
        key,
        extra,
    };
    match cx.redoable(|cx| cx.hash_of_member(key, look_up.table.role()))? {
        Answer::Known(hash) => look_up.search(cx, hash),
        Answer::Script => {
            let name = cx.names.hash;
            match cx.dunder(key, name) {
                Some(method) if !method.is_none() => {
                    let kept = [table, key, extra];
                    let state = state_of(purpose, Phase::Hash, 0);
                    call_method(cx, method, key, &[], Some(&LOOK_UP), state, &kept)
                }
                _ => {
                    let raise = cx.unhashable(key);
                    Err(cx.name_unhashable(key, look_up.table.role(), raise))
                }
            }
        }
    }
}

/// The same for a key whose hash is known, as that of a key of another table is.
pub(crate) fn look_up_hashed(
    cx: &mut Cx,
    purpose: Purpose,
    table: Value,
    key: Value,
    hash: u64,
    extra: Value,
) -> Result<Outcome, Raise> {
    let look_up = LookUp {
        purpose,
        table: Table::of(table),
        key,
        extra,
    };
    look_up.search(cx, hash)
}

/// A continuation's number: for what, which answer it waits for, where the search goes on.
fn state_of(purpose: Purpose, phase: Phase, after: usize) -> u32 {
    purpose as u32 | (phase as u32) << 4 | (after as u32) << 8
}

static LOOK_UP: Then = Then {
    name: "table.look_up",
    resume: |cx, kept, resumed| {
        let look_up = LookUp {
            purpose: Purpose::ALL[(kept.state & 15) as usize],
            table: Table::of(kept.values[0]),
            key: kept.values[1],
            extra: kept.values[2],
        };
        let phase = match kept.state >> 4 & 15 {
            0 => Phase::Hash,
            1 => Phase::First,
            2 => Phase::Second,
            _ => Phase::Truth,
        };
        match resumed {
            Resumed::Value(value) if phase == Phase::Hash => {
                let hash = hash_result(cx, value)
                    .map_err(|raise| cx.name_unhashable(look_up.key, look_up.table.role(), raise))?;
                look_up.search(cx, hash)
            }
            Resumed::Value(value) => look_up.compared(cx, &kept, phase, value),
            Resumed::Raised(exception) => {
                let raise = cx.raise_value(exception);
                if phase == Phase::Hash {
                    return Err(cx.name_unhashable(look_up.key, look_up.table.role(), raise));
                }
                Err(raise)
            }
        }
    },
    catches: true,
};

impl LookUp {
    /// Looks from the start for a key with this hash.
    fn search(self, cx: &mut Cx, hash: u64) -> Result<Outcome, Raise> {
        if self.purpose == Purpose::Hash {
            return done(cx.new_int(hash as i64));
        }
        self.go_on(cx, hash, 0)
    }

    /// Compares candidates, from a place of the table's order on, until one is the key or script code must be asked.
    fn go_on(self, cx: &mut Cx, hash: u64, from: usize) -> Result<Outcome, Raise> {
        let has_own = cx.overrides(self.key).has_eq;
        let mut next = self.table.candidate(cx, hash, from);
        while let Some((after, position)) = next {
            let candidate = self.table.key_at(cx, position).expect("candidates are there");
            let equality = if candidate.is(self.key) {
                Equality::Equal
            } else if has_own || cx.overrides(candidate).has_eq {
                Equality::Script
            } else {
                cx.equality(candidate, self.key)
            };
            match equality {
                Equality::Equal => return self.finish(cx, hash, Some(position)),
                Equality::Different => {}
                Equality::Script => {
                    let [high, low] = halves(hash);
                    let kept = [
                        self.table.value(),
                        self.key,
                        self.extra,
                        high,
                        low,
                        self.table.version(cx),
                        Value::small_int(position as i64),
                        candidate,
                    ];
                    return self.ask(cx, Phase::First, after, &kept);
                }
                Equality::TooDeep => {
                    let message = "maximum recursion depth exceeded in comparison";
                    return Err(cx.raise(Builtin::RecursionError, message));
                }
            }
            next = self.table.candidate(cx, hash, after);
        }
        self.finish(cx, hash, None)
    }

    /// Calls the first or second method that compares the candidate with the key.
    fn ask(self, cx: &mut Cx, phase: Phase, after: usize, kept: &[Value]) -> Result<Outcome, Raise> {
        let candidate = kept[7];
        let attempt = u32::from(phase == Phase::Second);
        match comparison_attempt(cx, Comparison::Eq, candidate, self.key, attempt) {
            Some((method, receiver, other)) => {
                let state = state_of(self.purpose, phase, after);
                call_method(cx, method, receiver, &[other], Some(&LOOK_UP), state, kept)
            }
            // Nobody knows: they are not the same object.
            None => self.decided(cx, after, kept, false),
        }
    }

    /// A comparison came to this value.
    fn compared(self, cx: &mut Cx, kept: &Kept<'_>, phase: Phase, value: Value) -> Result<Outcome, Raise> {
        let after = (kept.state >> 8) as usize;
        if value.is(Value::NOT_IMPLEMENTED) && phase != Phase::Truth {
            if phase == Phase::First {
                return self.ask(cx, Phase::Second, after, kept.values);
            }
            return self.decided(cx, after, kept.values, false);
        }
        match cx.truth(value)? {
            Answer::Known(is_equal) => self.decided(cx, after, kept.values, is_equal),
            Answer::Script => {
                let class = cx.types.get(Builtin::Bool).value();
                let state = state_of(self.purpose, Phase::Truth, after);
                cx.call(class, &[value], &LOOK_UP, state, kept.values)
            }
        }
    }

    /// The candidate is or is not the key. It counts if it is still in its place; where it is not, or where all have
    /// moved, the search begins again, as CPython's does. Keys that came meanwhile are no reason to.
    fn decided(self, cx: &mut Cx, after: usize, kept: &[Value], is_equal: bool) -> Result<Outcome, Raise> {
        let hash = joined(kept[3], kept[4]);
        let position = number(kept[6]) as usize;
        let candidate = self.table.key_at(cx, position);
        let is_in_place = candidate.is_some_and(|key| key.is(kept[7]));
        if is_in_place && is_equal {
            return self.finish(cx, hash, Some(position));
        }
        if !is_in_place || !self.table.version(cx).is(kept[5]) {
            return self.search(cx, hash);
        }
        let after = match self.table {
            Table::Dict(_) => position + 1,
            Table::Set(_) => after,
        };
        self.go_on(cx, hash, after)
    }

    /// Does what the look-up was for.
    fn finish(self, cx: &mut Cx, hash: u64, found: Option<usize>) -> Result<Outcome, Raise> {
        if self.purpose == Purpose::Contains {
            return done(found.is_some());
        }
        match self.table {
            Table::Dict(dict) => self.finish_dict(cx, dict, hash, found),
            Table::Set(set) => self.finish_set(cx, set, hash, found),
        }
    }

    fn finish_dict(
        self,
        cx: &mut Cx,
        dict: Gc<Dict>,
        hash: u64,
        found: Option<usize>,
    ) -> Result<Outcome, Raise> {
        let Some(position) = found else {
            return match self.purpose {
                Purpose::SetItem => {
                    cx.dict_insert(dict, hash, self.key, self.extra)?;
                    done(Value::NONE)
                }
                Purpose::SetDefault => {
                    cx.dict_insert(dict, hash, self.key, self.extra)?;
                    done(self.extra)
                }
                Purpose::Get => done(self.extra),
                Purpose::Pop if !self.extra.is_undef() => done(self.extra),
                Purpose::GetItem => missing(cx, dict.value(), self.key),
                _ => Err(cx.key_error(self.key)),
            };
        };
        match self.purpose {
            Purpose::SetItem => {
                cx.heap[dict].set_value(position, self.extra);
                done(Value::NONE)
            }
            Purpose::Pop => done(cx.heap[dict].remove(position).value),
            Purpose::DeleteItem => {
                cx.heap[dict].remove(position);
                done(Value::NONE)
            }
            _ => done(
                cx.heap[dict]
                    .entry(position)
                    .expect("the position was found")
                    .value,
            ),
        }
    }

    fn finish_set(
        self,
        cx: &mut Cx,
        set: Gc<Set>,
        hash: u64,
        found: Option<usize>,
    ) -> Result<Outcome, Raise> {
        match (self.purpose, found) {
            (Purpose::Add, None) => cx.set_insert(set, hash, self.key)?,
            (Purpose::Discard | Purpose::Remove, Some(position)) => {
                cx.heap[set].remove(position);
            }
            (Purpose::Remove, None) => return Err(cx.key_error(self.extra)),
            _ => return done(Value::NONE),
        }
        cx.heap[set].hash = 0;
        done(Value::NONE)
    }
}

impl Table {
    fn of(value: Value) -> Table {
        match value.as_gc::<Dict>() {
            Some(dict) => Table::Dict(dict),
            None => Table::Set(
                value
                    .as_gc::<Set>()
                    .expect("keys are looked up in dicts and sets"),
            ),
        }
    }

    fn value(self) -> Value {
        match self {
            Table::Dict(dict) => dict.value(),
            Table::Set(set) => set.value(),
        }
    }

    /// What a key is wanted for, as errors say it.
    fn role(self) -> &'static str {
        match self {
            Table::Dict(_) => "a dict key",
            Table::Set(_) => "a set element",
        }
    }

    /// The position of the first key with this hash at or behind a place of the table's order, and the place behind it.
    fn candidate(self, cx: &Cx, hash: u64, from: usize) -> Option<(usize, usize)> {
        match self {
            Table::Dict(dict) => {
                let position = cx.heap[dict].candidate(hash, from)?;
                Some((position + 1, position))
            }
            Table::Set(set) => cx.heap[set].candidate(hash, from),
        }
    }

    fn key_at(self, cx: &Cx, position: usize) -> Option<Value> {
        match self {
            Table::Dict(dict) => cx.heap[dict].entry(position).map(|entry| entry.key),
            Table::Set(set) => cx.heap[set].item(position).map(|(_, key)| key),
        }
    }

    /// A number that changes when keys move, so that places mean others.
    fn version(self, cx: &Cx) -> Value {
        match self {
            // Their order is that of insertion: a key that is in its place has the same keys before it.
            Table::Dict(_) => Value::small_int(0),
            Table::Set(set) => Value::small_int(cx.heap[set].positions() as i64),
        }
    }
}

/// `self[key]` of a dict without the key: a subclass may say what it is.
pub(crate) fn missing(cx: &mut Cx, dict: Value, key: Value) -> Result<Outcome, Raise> {
    if !cx.is_exact(dict, Builtin::Dict) {
        let name = cx.names.missing;
        if let Some(method) = cx.dunder(dict, name) {
            return call_method(cx, method, dict, &[key], None, 0, &[]);
        }
    }
    Err(cx.key_error(key))
}

// ---- hashes ----

/// What a script's `__hash__` returned as a hash: an int of any size, reduced to 64 bits.
pub(crate) fn hash_result(cx: &mut Cx, value: Value) -> Result<u64, Raise> {
    if let Some(small) = cx.as_i64(value) {
        return Ok(if small == -1 { -2i64 as u64 } else { small as u64 });
    }
    match cx.int_ref(value) {
        Some(IntRef::Small(small)) => Ok(hash::hash_i64(small) as u64),
        Some(IntRef::Big(big)) => Ok(hash::hash_big(big) as u64),
        None => Err(cx.type_error("__hash__ method should return an integer")),
    }
}

/// The hash of a tuple some of whose items hash by script code.
pub(crate) fn hash_tuple(cx: &mut Cx, tuple: Gc<Tuple>) -> Result<Outcome, Raise> {
    hash_items(cx, tuple, 0, TupleHasher::new())
}

/// Hashes the items of a tuple from one on.
fn hash_items(cx: &mut Cx, tuple: Gc<Tuple>, from: usize, mut hasher: TupleHasher) -> Result<Outcome, Raise> {
    for index in from..cx.heap.tail(tuple).len() {
        let item = cx.heap.tail(tuple)[index];
        match cx.redoable(|cx| cx.hash_of(item))? {
            Answer::Known(hash) => hasher.add(hash as i64),
            Answer::Script => {
                let [high, low] = halves(hasher.state());
                let kept = [tuple.value(), high, low];
                // Tuples inside tuples count as calls, so that their depth has a limit.
                if item.is_kind::<Tuple>() && !cx.overrides(item).has_hash {
                    cx.request.prelude = "hash_of_nested";
                    let then = Some(&TUPLE_HASH);
                    return cx.ask(Outcome::Prelude, Value::NONE, &[item], then, index as u32, &kept);
                }
                let name = cx.names.hash;
                return match cx.dunder(item, name) {
                    Some(method) if !method.is_none() => {
                        call_method(cx, method, item, &[], Some(&TUPLE_HASH), index as u32, &kept)
                    }
                    _ => Err(cx.unhashable(item)),
                };
            }
        }
    }
    done(cx.new_int(hasher.finish()))
}

/// The item at the index that the state says has been hashed.
static TUPLE_HASH: Then = Then {
    name: "tuple.hash",
    resume: |cx, kept, resumed| {
        let tuple = kept.values[0].as_gc::<Tuple>().expect("a tuple is being hashed");
        let index = kept.state as usize;
        let mut hasher = TupleHasher::resume(joined(kept.values[1], kept.values[2]), index as u64);
        hasher.add(hash_result(cx, resumed.value())? as i64);
        hash_items(cx, tuple, index + 1, hasher)
    },
    catches: false,
};

/// 64 bits as two values that need no object.
pub(crate) fn halves(bits: u64) -> [Value; 2] {
    [bits >> 32, bits & 0xFFFF_FFFF].map(|half| Value::small_int(half as i64))
}

/// The 64 bits that [`halves`] made two values of.
pub(crate) fn joined(high: Value, low: Value) -> u64 {
    number(high) << 32 | number(low)
}

fn number(value: Value) -> u64 {
    value.as_inline_int().expect("look-ups keep numbers") as u64
}
