//! `==` between values, without script code and without recursion on Rust's stack.
//!
//! Lists, tuples and dict values are walked with an explicit stack. Only look-ups of keys in another dict or
//! set recurse, and no deeper than a small bound. Very deep (or cyclic) data raises RecursionError, as in
//! CPython.

use std::cmp::Ordering;

use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::dict::{Dict, DictView, MappingProxy, ViewPart};
use crate::objects::function::BoundMethod;
use crate::objects::generic::{GenericAlias, UnionType};
use crate::objects::kernel::integer;
use crate::objects::kinds::Kind;
use crate::objects::number::Complex;
use crate::objects::outcome::{Answer, Raise};
use crate::objects::protocol::{has_kind, kind_of};
use crate::objects::sequence::{List, Range, Slice, Tuple};
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// Data nested deeper than this is not compared.
const DEEPEST_NESTING: usize = 50_000;
/// Keys that contain sets that contain keys … are not compared deeper than this.
const DEEPEST_KEYS: usize = 50;

/// How two values compare as far as Rust can tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Equality {
    Equal,
    Different,
    /// A class written in a script decides.
    Script,
    /// Nested too deeply.
    TooDeep,
}

impl From<bool> for Equality {
    fn from(equal: bool) -> Equality {
        if equal {
            Equality::Equal
        } else {
            Equality::Different
        }
    }
}

/// A pair of containers being compared, and the position to go on from.
#[derive(Clone, Copy)]
enum Pair {
    Lists(Gc<List>, Gc<List>, usize),
    Tuples(Gc<Tuple>, Gc<Tuple>, usize),
    Dicts(Gc<Dict>, Gc<Dict>, usize),
}

/// What comparing two values shallowly gave.
enum Shallow {
    Known(Equality),
    Inside(Pair),
}

impl Cx {
    /// Whether two values are the same or equal: what containers mean by equal items.
    #[inline]
    pub(crate) fn equals(&mut self, left: Value, right: Value) -> Result<Answer<bool>, Raise> {
        match self.equality(left, right) {
            Equality::Equal => Ok(Answer::Known(true)),
            Equality::Different => Ok(Answer::Known(false)),
            Equality::Script => Ok(Answer::Script),
            Equality::TooDeep => Err(self.raise(
                Builtin::RecursionError,
                "maximum recursion depth exceeded in comparison",
            )),
        }
    }

    /// The same without raising.
    #[inline]
    pub(crate) fn equality(&self, left: Value, right: Value) -> Equality {
        if left.is(right) {
            return Equality::Equal;
        }
        if left.is_inline_int() && right.is_inline_int() {
            return Equality::Different;
        }
        self.equality_of_others(left, right, 0)
    }

    /// `left == right`: as [`Cx::equals`], but a value need not equal itself (nan does not).
    #[inline]
    pub(crate) fn equals_by_value(&mut self, left: Value, right: Value) -> Result<Answer<bool>, Raise> {
        if left.is(right) {
            if let Some(float) = left.as_float() {
                return Ok(Answer::Known(!float.is_nan()));
            }
            if self.is_nan_object(left) {
                return Ok(Answer::Known(false));
            }
            if left.is_object() && self.may_differ_from_itself(left) {
                return Ok(Answer::Script);
            }
        }
        self.equals(left, right)
    }

    /// Whether this is a complex number with a nan in it, or a nan of a class derived from `float`.
    fn is_nan_object(&self, value: Value) -> bool {
        if self.overrides(value).has_eq {
            return false;
        }
        match value.as_gc::<Complex>() {
            Some(complex) => self.heap[complex].real.is_nan() || self.heap[complex].imag.is_nan(),
            None => value.is_object() && self.as_f64(value).is_some_and(f64::is_nan),
        }
    }

    fn may_differ_from_itself(&self, value: Value) -> bool {
        self.overrides(value).has_eq || has_kind(value, Kind::Opaque) && self.defines(value, self.names.eq)
    }

    #[inline(never)]
    fn equality_of_others(&self, left: Value, right: Value, depth: usize) -> Equality {
        let first = match self.shallow_equality(left, right, depth) {
            Shallow::Known(equality) => return equality,
            Shallow::Inside(pair) => pair,
        };
        // The innermost pair of containers, and those around it.
        let mut top = first;
        let mut stack = Vec::new();
        loop {
            if self.step_of_work() {
                return Equality::TooDeep;
            }
            let Some((left, right)) = self.next_pair(&mut top, depth) else {
                match stack.pop() {
                    Some(outer) => top = outer,
                    None => return Equality::Equal,
                }
                continue;
            };
            let (left, right) = match (left, right) {
                (Ok(left), right) => (left, right),
                (Err(equality), _) => return equality,
            };
            if left.is(right) {
                continue;
            }
            if left.is_inline_int() && right.is_inline_int() {
                return Equality::Different;
            }
            match self.shallow_equality(left, right, depth) {
                Shallow::Known(Equality::Equal) => {}
                Shallow::Known(other) => return other,
                Shallow::Inside(pair) => {
                    if stack.len() > DEEPEST_NESTING {
                        return Equality::TooDeep;
                    }
                    stack.push(std::mem::replace(&mut top, pair));
                }
            }
        }
    }

    /// The next items of a pair to compare; `None` at its end; an error when a key is missing or undecided.
    #[inline]
    fn next_pair(&self, pair: &mut Pair, depth: usize) -> Option<(Result<Value, Equality>, Value)> {
        match pair {
            Pair::Lists(left, right, index) => {
                let items = (
                    self.heap[*left].items.get(*index)?,
                    self.heap[*right].items.get(*index)?,
                );
                *index += 1;
                Some((Ok(*items.0), *items.1))
            }
            Pair::Tuples(left, right, index) => {
                let (left, right) = (self.heap.tail(*left), self.heap.tail(*right));
                let (Some(a), Some(b)) = (left.get(*index), right.get(*index)) else {
                    // Unlike those of lists, the lengths are compared last.
                    return (left.len() != right.len()).then_some((Err(Equality::Different), Value::NONE));
                };
                *index += 1;
                Some((Ok(*a), *b))
            }
            Pair::Dicts(left, right, position) => {
                let entry = loop {
                    if *position >= self.heap[*left].positions() {
                        return None;
                    }
                    *position += 1;
                    if let Some(entry) = self.heap[*left].entry(*position - 1) {
                        break *entry;
                    }
                };
                match self.find_key(*right, entry.hash, entry.key, depth + 1) {
                    Ok(Some(found)) => {
                        let other = self.heap[*right].entry(found).expect("find gives live entries");
                        Some((Ok(entry.value), other.value))
                    }
                    Ok(None) => Some((Err(Equality::Different), Value::NONE)),
                    Err(equality) => Some((Err(equality), Value::NONE)),
                }
            }
        }
    }

    /// The position of a key in a dict, or why it cannot be told.
    pub(crate) fn find_key(
        &self,
        dict: Gc<Dict>,
        hash: u64,
        key: Value,
        depth: usize,
    ) -> Result<Option<usize>, Equality> {
        let mut trouble = None;
        let found = self.heap[dict].find(hash, |other| match self.key_equality(other, key, depth) {
            Equality::Equal => true,
            Equality::Different => false,
            undecided => {
                trouble.get_or_insert(undecided);
                false
            }
        });
        match (found, trouble) {
            (_, Some(trouble)) => Err(trouble),
            (found, None) => Ok(found),
        }
    }

    /// The position of an item in a set, or why it cannot be told.
    pub(crate) fn find_member(
        &self,
        set: Gc<Set>,
        hash: u64,
        item: Value,
        depth: usize,
    ) -> Result<Option<usize>, Equality> {
        let mut trouble = None;
        let found = self.heap[set].find(hash, |other| match self.key_equality(other, item, depth) {
            Equality::Equal => true,
            Equality::Different => false,
            undecided => {
                trouble.get_or_insert(undecided);
                false
            }
        });
        match (found, trouble) {
            (_, Some(trouble)) => Err(trouble),
            (found, None) => Ok(found),
        }
    }

    /// Equality of two keys with the same hash.
    #[inline(always)]
    fn key_equality(&self, left: Value, right: Value, depth: usize) -> Equality {
        if left.is(right) {
            return Equality::Equal;
        }
        if left.is_inline_int() && right.is_inline_int() {
            return Equality::Different;
        }
        if self.is_exact(left, Builtin::Str)
            && self.is_exact(right, Builtin::Str)
            && let (Some(left), Some(right)) = (left.as_gc::<Str>(), right.as_gc::<Str>())
        {
            return Equality::from(self.strings_equal(left, right));
        }
        if let Some(equal) = self.flat_tuples_equal(left, right) {
            return Equality::from(equal);
        }
        if depth > DEEPEST_KEYS {
            return Equality::TooDeep;
        }
        self.equality_of_others(left, right, depth)
    }

    /// Whether two tuples of small ints and strings are equal; `None` for all else.
    fn flat_tuples_equal(&self, left: Value, right: Value) -> Option<bool> {
        if !self.is_exact(left, Builtin::Tuple) || !self.is_exact(right, Builtin::Tuple) {
            return None;
        }
        let (left, right) = (self.as_tuple(left)?, self.as_tuple(right)?);
        if left.len() != right.len() {
            return Some(false);
        }
        for (a, b) in left.iter().zip(right) {
            if a.is(*b) {
                continue;
            }
            if Value::both_inline_ints(*a, *b) {
                return Some(false);
            }
            if !self.is_exact(*a, Builtin::Str) || !self.is_exact(*b, Builtin::Str) {
                return None;
            }
            if !self.strings_equal(a.as_gc()?, b.as_gc()?) {
                return Some(false);
            }
        }
        Some(true)
    }

    /// Compares two values that are not the same, not looking into lists, tuples and dicts.
    fn shallow_equality(&self, left: Value, right: Value, depth: usize) -> Shallow {
        let known = |equal: bool| Shallow::Known(Equality::from(equal));
        if left.is(right) {
            return known(true);
        }
        if let (Some(a), Some(b)) = (left.as_gc::<Str>(), right.as_gc::<Str>())
            && self.is_plain(left)
            && self.is_plain(right)
        {
            return known(self.strings_equal(a, b));
        }
        if (!self.is_plain(left) && self.overrides(left).has_eq)
            || (!self.is_plain(right) && self.overrides(right).has_eq)
        {
            return Shallow::Known(Equality::Script);
        }
        if let Some(equal) = self.numbers_equal(left, right) {
            return known(equal);
        }
        let (Some(left_kind), Some(right_kind)) = (kind_of(left), kind_of(right)) else {
            // An inline value differs from any object that is not a number; opaque ones may think otherwise.
            return Shallow::Known(if self.decides_itself(left) || self.decides_itself(right) {
                Equality::Script
            } else {
                Equality::Different
            });
        };
        if left_kind == right_kind {
            self.same_kind_equality(left, right, depth)
        } else {
            Shallow::Known(self.other_kinds_equality(left, right))
        }
    }

    /// Whether the value's class is a native module's, or a script's metaclass, with its own `__eq__`.
    fn decides_itself(&self, value: Value) -> bool {
        has_kind(value, Kind::Opaque) && self.defines(value, self.names.eq)
    }

    /// Whether two strings have the same text.
    #[inline]
    pub(crate) fn strings_equal(&self, left: Gc<Str>, right: Gc<Str>) -> bool {
        if left == right {
            return true;
        }
        let (a, b) = (&self.heap[left], &self.heap[right]);
        if a.header.flags & b.header.flags & Str::INTERNED != 0 {
            return false;
        }
        if a.hash != b.hash && a.hash != 0 && b.hash != 0 {
            return false;
        }
        self.heap.text(left) == self.heap.text(right)
    }

    /// Equality of two numbers; `None` when one of them is not a number.
    pub(crate) fn numbers_equal(&self, left: Value, right: Value) -> Option<bool> {
        match (self.int_ref(left), self.int_ref(right)) {
            (Some(a), Some(b)) => return Some(integer::compare(a, b) == Ordering::Equal),
            (Some(a), None) => {
                if let Some(b) = self.float_of(right) {
                    return Some(integer::compare_to_float(a, b) == Some(Ordering::Equal));
                }
                let b = right.as_gc::<Complex>()?;
                let Complex { real, imag, .. } = self.heap[b];
                return Some(imag == 0.0 && integer::compare_to_float(a, real) == Some(Ordering::Equal));
            }
            (None, Some(_)) => return self.numbers_equal(right, left),
            (None, None) => {}
        }
        match (self.float_of(left), self.float_of(right)) {
            (Some(a), Some(b)) => Some(a == b),
            (Some(a), None) => {
                let Complex { real, imag, .. } = self.heap[right.as_gc::<Complex>()?];
                Some(imag == 0.0 && real == a)
            }
            (None, Some(_)) => self.numbers_equal(right, left),
            (None, None) => {
                let a = &self.heap[left.as_gc::<Complex>()?];
                let b = &self.heap[right.as_gc::<Complex>()?];
                Some(a.real == b.real && a.imag == b.imag)
            }
        }
    }

    fn same_kind_equality(&self, left: Value, right: Value, depth: usize) -> Shallow {
        let known = |equal: bool| Shallow::Known(Equality::from(equal));
        if let (Some(a), Some(b)) = (left.as_gc::<Str>(), right.as_gc::<Str>()) {
            return known(self.heap.text(a) == self.heap.text(b));
        }
        if let (Some(a), Some(b)) = (left.as_gc::<Tuple>(), right.as_gc::<Tuple>()) {
            return Shallow::Inside(Pair::Tuples(a, b, 0));
        }
        if let (Some(a), Some(b)) = (left.as_gc::<List>(), right.as_gc::<List>()) {
            if self.heap[a].items.len() != self.heap[b].items.len() {
                return known(false);
            }
            return Shallow::Inside(Pair::Lists(a, b, 0));
        }
        if let (Some(a), Some(b)) = (left.as_gc::<Dict>(), right.as_gc::<Dict>()) {
            if self.heap[a].len() != self.heap[b].len() {
                return known(false);
            }
            return Shallow::Inside(Pair::Dicts(a, b, 0));
        }
        if let (Some(a), Some(b)) = (left.as_gc::<Set>(), right.as_gc::<Set>()) {
            return Shallow::Known(self.sets_equal(a, b, depth));
        }
        if let (Some(a), Some(b)) = (self.as_bytes(left), self.as_bytes(right)) {
            return known(a == b);
        }
        if let (Some(a), Some(b)) = (left.as_gc::<Range>(), right.as_gc::<Range>()) {
            return known(self.ranges_equal(a, b));
        }
        if let (Some(a), Some(b)) = (left.as_gc::<Slice>(), right.as_gc::<Slice>()) {
            let parts = |slice: Gc<Slice>| {
                let slice = &self.heap[slice];
                [slice.start, slice.stop, slice.step]
            };
            return Shallow::Known(self.all_equal(&parts(a), &parts(b), depth));
        }
        if let (Some(a), Some(b)) = (left.as_gc::<BoundMethod>(), right.as_gc::<BoundMethod>()) {
            let (a, b) = (&self.heap[a], &self.heap[b]);
            return known(a.function.is(b.function) && a.receiver.is(b.receiver));
        }
        if let (Some(a), Some(b)) = (left.as_gc::<GenericAlias>(), right.as_gc::<GenericAlias>()) {
            let (a, b) = (&self.heap[a], &self.heap[b]);
            if a.is_unpacked != b.is_unpacked {
                return known(false);
            }
            return Shallow::Known(self.all_equal(&[a.origin, a.arguments], &[b.origin, b.arguments], depth));
        }
        if let (Some(a), Some(b)) = (left.as_gc::<UnionType>(), right.as_gc::<UnionType>()) {
            let members = |union: Gc<UnionType>| self.as_tuple(self.heap[union].arguments).unwrap_or(&[]);
            let (a, b) = (members(a), members(b));
            return Shallow::Known(self.same_members(a, b, depth));
        }
        if has_kind(left, Kind::DictView) {
            return Shallow::Known(self.views_equality(left, right));
        }
        if let (Some(a), Some(b)) = (left.as_gc::<MappingProxy>(), right.as_gc::<MappingProxy>()) {
            return self.shallow_equality(self.heap[a].mapping, self.heap[b].mapping, depth);
        }
        let asks =
            has_kind(left, Kind::Opaque) || has_kind(left, Kind::WeakRef) || has_kind(left, Kind::Cell);
        if asks && (self.defines(left, self.names.eq) || self.defines(right, self.names.eq)) {
            return Shallow::Known(Equality::Script);
        }
        known(false)
    }

    fn other_kinds_equality(&self, left: Value, right: Value) -> Equality {
        if let (Some(a), Some(b)) = (self.as_bytes(left), self.as_bytes(right)) {
            return Equality::from(a == b);
        }
        if has_kind(left, Kind::DictView) || has_kind(right, Kind::DictView) {
            return self.views_equality(left, right);
        }
        let is_proxy = has_kind(left, Kind::MappingProxy) || has_kind(right, Kind::MappingProxy);
        if is_proxy || self.decides_itself(left) || self.decides_itself(right) {
            return Equality::Script;
        }
        Equality::Different
    }

    /// A keys or items view equals any set-like object with the same members; anything beyond the sizes is
    /// left to the prelude.
    fn views_equality(&self, left: Value, right: Value) -> Equality {
        let size = |value: Value| {
            if let Some(view) = value.as_gc::<DictView>() {
                let view = &self.heap[view];
                return (view.part != ViewPart::Values).then(|| self.heap[view.dict].len());
            }
            value.as_gc::<Set>().map(|set| self.heap[set].len())
        };
        match (size(left), size(right)) {
            (Some(a), Some(b)) if a == b => Equality::Script,
            _ if self.decides_itself(left) || self.decides_itself(right) => Equality::Script,
            _ => Equality::Different,
        }
    }

    fn all_equal(&self, left: &[Value], right: &[Value], depth: usize) -> Equality {
        for (a, b) in left.iter().zip(right) {
            match self.key_equality(*a, *b, depth + 1) {
                Equality::Equal => {}
                other => return other,
            }
        }
        Equality::from(left.len() == right.len())
    }

    fn same_members(&self, left: &[Value], right: &[Value], depth: usize) -> Equality {
        if left.len() != right.len() {
            return Equality::Different;
        }
        for a in left {
            let mut found = Equality::Different;
            for b in right {
                match self.key_equality(*a, *b, depth + 1) {
                    Equality::Different => {}
                    other => {
                        found = other;
                        break;
                    }
                }
            }
            if found != Equality::Equal {
                return found;
            }
        }
        Equality::Equal
    }

    fn sets_equal(&self, left: Gc<Set>, right: Gc<Set>, depth: usize) -> Equality {
        if self.heap[left].len() != self.heap[right].len() {
            return Equality::Different;
        }
        let mut trouble = None;
        for (hash, item) in self.heap[left].iter() {
            match self.find_member(right, hash, item, depth + 1) {
                Ok(Some(_)) => {}
                Ok(None) => return Equality::Different,
                Err(undecided) => {
                    trouble.get_or_insert(undecided);
                }
            }
        }
        trouble.unwrap_or(Equality::Equal)
    }

    /// Ranges are equal when they list the same numbers.
    fn ranges_equal(&self, left: Gc<Range>, right: Gc<Range>) -> bool {
        let (a, b) = (&self.heap[left], &self.heap[right]);
        let same = |x: Value, y: Value| self.numbers_equal(x, y) == Some(true);
        if !same(a.length, b.length) {
            return false;
        }
        if a.length.as_inline_int() == Some(0) {
            return true;
        }
        same(a.start, b.start) && (a.length.as_inline_int() == Some(1) || same(a.step, b.step))
    }
}
