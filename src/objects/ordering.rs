//! Comparisons of built-in values: `<`, `<=`, `==`, `!=`, `>`, `>=`.

use std::cmp::Ordering;

use crate::bytecode::opcode::Comparison;
use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::equality::Equality;
use crate::objects::function::Function;
use crate::objects::kernel::integer;
use crate::objects::kinds::Kind;
use crate::objects::outcome::{Answer, Raise};
use crate::objects::protocol::{has_kind, kind_of};
use crate::objects::sequence::{List, Tuple};
use crate::objects::set::Set;
use crate::objects::str::Str;

/// Sequences nested deeper than this are not put in order.
const DEEPEST_NESTING: usize = 1000;

impl Comparison {
    /// What the comparison says of operands in this order.
    #[inline(always)]
    pub(crate) fn accepts(self, order: Ordering) -> bool {
        match self {
            Comparison::Lt => order == Ordering::Less,
            Comparison::Le => order != Ordering::Greater,
            Comparison::Eq => order == Ordering::Equal,
            Comparison::Ne => order != Ordering::Equal,
            Comparison::Gt => order == Ordering::Greater,
            Comparison::Ge => order != Ordering::Less,
        }
    }
}

/// What putting two values in order gave.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Ordered {
    Known(Ordering),
    /// Not ordered although comparable (nan): every comparison but `!=` is false.
    Unordered,
    /// These two values do not compare.
    Undefined(Value, Value),
    /// A class written in a script decides.
    Script,
    TooDeep,
}

impl Cx {
    /// A comparison of two values; NotImplemented when their types do not compare.
    #[inline]
    pub(crate) fn compare(
        &mut self,
        comparison: Comparison,
        left: Value,
        right: Value,
    ) -> Result<Answer<Value>, Raise> {
        if let Some(order) = Value::compare_inline(left, right) {
            return Ok(Answer::Known(Value::from_bool(comparison.accepts(order))));
        }
        if let (Some(a), Some(b)) = (left.as_gc::<Str>(), right.as_gc::<Str>())
            && matches!(comparison, Comparison::Eq | Comparison::Ne)
            && self.is_plain(left)
            && self.is_plain(right)
        {
            let equal = self.strings_equal(a, b);
            return Ok(Answer::Known(Value::from_bool(
                equal == (comparison == Comparison::Eq),
            )));
        }
        match comparison {
            Comparison::Eq => self.equal_value(left, right, true),
            Comparison::Ne => self.equal_value(left, right, false),
            _ => self.compare_order(comparison, left, right),
        }
    }

    fn equal_value(&mut self, left: Value, right: Value, wanted: bool) -> Result<Answer<Value>, Raise> {
        Ok(match self.equals_by_value(left, right)? {
            Answer::Known(equal) => Answer::Known(Value::from_bool(equal == wanted)),
            Answer::Script => Answer::Script,
        })
    }

    fn compare_order(
        &mut self,
        comparison: Comparison,
        left: Value,
        right: Value,
    ) -> Result<Answer<Value>, Raise> {
        // Most classes that order their instances say what `<` is; that look-up is cached.
        let has_lt = !self.is_plain(left) && {
            let class = self.class_of(left);
            self.lookup(class, self.names.lt)
                .is_some_and(Value::is_kind::<Function>)
        };
        if has_lt
            || !self.is_plain(left) && self.may_define_order(left)
            || !self.is_plain(right) && self.may_define_order(right)
        {
            return Ok(Answer::Script);
        }
        if let (Some(a), Some(b)) = (left.as_gc::<Set>(), right.as_gc::<Set>()) {
            return Ok(self.compare_sets(comparison, a, b));
        }
        if has_kind(left, Kind::DictView)
            || has_kind(right, Kind::DictView)
            || has_kind(left, Kind::Opaque)
            || has_kind(right, Kind::Opaque)
        {
            return Ok(Answer::Script);
        }
        match self.order(left, right) {
            Ordered::Known(order) => Ok(Answer::Known(Value::from_bool(comparison.accepts(order)))),
            Ordered::Unordered => Ok(Answer::Known(Value::FALSE)),
            Ordered::Undefined(a, b) if a.is(left) && b.is(right) => {
                Ok(Answer::Known(Value::NOT_IMPLEMENTED))
            }
            Ordered::Undefined(a, b) => Err(self.not_comparable(comparison, a, b)),
            Ordered::Script => Ok(Answer::Script),
            Ordered::TooDeep => Err(self.raise(
                crate::objects::types::Builtin::RecursionError,
                "maximum recursion depth exceeded in comparison",
            )),
        }
    }

    /// Whether a value that is not plain may have `__lt__` and its kin written in a script.
    fn may_define_order(&self, value: Value) -> bool {
        if self.overrides(value).has_eq {
            return true;
        }
        let names = &self.names;
        [names.lt, names.gt, names.le, names.ge].iter().any(|name| {
            self.find_on_class(value, *name)
                .is_some_and(|(owner, _)| self.heap[owner].flags.is_script)
        })
    }

    /// TypeError: these two do not compare.
    #[cold]
    pub(crate) fn not_comparable(&mut self, comparison: Comparison, left: Value, right: Value) -> Raise {
        let message = format!(
            "'{}' not supported between instances of '{}' and '{}'",
            comparison.symbol(),
            self.type_name(left),
            self.type_name(right)
        );
        self.type_error(message)
    }

    /// The order of two values that is the same for every comparison: numbers, text, bytes, sequences.
    pub(crate) fn order(&self, left: Value, right: Value) -> Ordered {
        let (mut left, mut right) = (left, right);
        for depth in 0.. {
            if let Some(order) = Value::compare_inline(left, right) {
                return Ordered::Known(order);
            }
            if let (Some(a), Some(b)) = (left.as_gc::<Str>(), right.as_gc::<Str>()) {
                if depth > 0 && (self.is_scripted_item(left) || self.is_scripted_item(right)) {
                    return Ordered::Script;
                }
                return Ordered::Known(self.heap.compare_text(a, b));
            }
            if depth > 0 && (self.is_scripted_item(left) || self.is_scripted_item(right)) {
                return Ordered::Script;
            }
            if let Some(ordered) = self.order_numbers(left, right) {
                return ordered;
            }
            if let (Some(a), Some(b)) = (self.as_bytes(left), self.as_bytes(right)) {
                return Ordered::Known(a.cmp(b));
            }
            let items = match (kind_of(left), kind_of(right)) {
                (Some(a), Some(b)) if a == b => {
                    self.items_of_sequence(left).zip(self.items_of_sequence(right))
                }
                _ => None,
            };
            let Some((a, b)) = items else {
                return Ordered::Undefined(left, right);
            };
            let mut pairs = a.iter().zip(b);
            let differing = loop {
                let Some((x, y)) = pairs.next() else {
                    return Ordered::Known(a.len().cmp(&b.len()));
                };
                if self.step_of_work() {
                    return Ordered::TooDeep;
                }
                match self.equality(*x, *y) {
                    Equality::Equal => {}
                    Equality::Different => break (*x, *y),
                    Equality::Script => return Ordered::Script,
                    Equality::TooDeep => return Ordered::TooDeep,
                }
            };
            if depth > DEEPEST_NESTING {
                return Ordered::TooDeep;
            }
            (left, right) = differing;
            let sets =
                left.is_kind::<Set>() || has_kind(left, Kind::DictView) || has_kind(left, Kind::Opaque);
            if sets || has_kind(right, Kind::Opaque) {
                // Their answer depends on which comparison it is: the prelude asks it.
                return Ordered::Script;
            }
        }
        Ordered::TooDeep
    }

    fn is_scripted_item(&self, value: Value) -> bool {
        !self.is_plain(value) && self.may_define_order(value)
    }

    /// The items of a list or tuple (exact or of a subclass).
    #[inline]
    pub(crate) fn items_of_sequence(&self, value: Value) -> Option<&[Value]> {
        if let Some(list) = value.as_gc::<List>() {
            return Some(&self.heap[list].items);
        }
        value.as_gc::<Tuple>().map(|tuple| self.heap.tail(tuple))
    }

    /// The order of two real numbers; `None` when one of them is not one.
    pub(crate) fn order_numbers(&self, left: Value, right: Value) -> Option<Ordered> {
        let ordered = |order: Option<Ordering>| order.map_or(Ordered::Unordered, Ordered::Known);
        if let (Some(a), Some(b)) = (left.as_float(), right.as_float()) {
            return Some(ordered(a.partial_cmp(&b)));
        }
        match (self.int_ref(left), self.int_ref(right)) {
            (Some(a), Some(b)) => Some(Ordered::Known(integer::compare(a, b))),
            (Some(a), None) => {
                let b = self.float_of(right)?;
                Some(ordered(integer::compare_to_float(a, b)))
            }
            (None, Some(b)) => {
                let a = self.float_of(left)?;
                Some(ordered(integer::compare_to_float(b, a).map(Ordering::reverse)))
            }
            (None, None) => {
                let (a, b) = (self.float_of(left)?, self.float_of(right)?);
                Some(ordered(a.partial_cmp(&b)))
            }
        }
    }

    /// Subset and superset tests.
    fn compare_sets(&self, comparison: Comparison, left: Gc<Set>, right: Gc<Set>) -> Answer<Value> {
        let (a, b) = (self.heap[left].len(), self.heap[right].len());
        let (smaller, larger, possible) = match comparison {
            Comparison::Lt => (left, right, a < b),
            Comparison::Le => (left, right, a <= b),
            Comparison::Gt => (right, left, a > b),
            _ => (right, left, a >= b),
        };
        if !possible {
            return Answer::Known(Value::FALSE);
        }
        match self.is_subset(smaller, larger) {
            Some(subset) => Answer::Known(Value::from_bool(subset)),
            None => Answer::Script,
        }
    }

    /// Whether every item of one set is in another; `None` when script code decides.
    pub(crate) fn is_subset(&self, smaller: Gc<Set>, larger: Gc<Set>) -> Option<bool> {
        let mut is_decided = true;
        for (hash, item) in self.heap[smaller].iter() {
            if self.step_of_work() {
                return None;
            }
            match self.find_member(larger, hash, item, 0) {
                Ok(Some(_)) => {}
                Ok(None) => return Some(false),
                Err(_) => is_decided = false,
            }
        }
        is_decided.then_some(true)
    }
}
