//! `| & - ^` of sets, frozensets and dict views, and `|` of dicts, for items whose equality needs no
//! script code.

use crate::bytecode::opcode::BinaryOperator;
use crate::heap::{Gc, Value};
use crate::objects::cx::Cx;
use crate::objects::dict::{Dict, DictView, ViewPart};
use crate::objects::equality::Equality;
use crate::objects::generic::{GenericAlias, UnionType};
use crate::objects::numeric::is_foreign;
use crate::objects::outcome::{Answer, Raise};
use crate::objects::set::Set;
use crate::objects::types::Builtin;

/// Items with their hashes, without duplicates, in the order of their source.
type Items = Vec<(u64, Value)>;

/// An equality could not be told without script code.
struct NeedsScript;

impl Cx {
    /// A set operator; Script when an equality or another type's method must decide.
    pub(crate) fn algebra(
        &mut self,
        operator: BinaryOperator,
        left: Value,
        right: Value,
    ) -> Result<Answer<Value>, Raise> {
        if let (Some(a), Some(b)) = (left.as_gc::<Dict>(), right.as_gc::<Dict>()) {
            if operator != BinaryOperator::Or {
                return Ok(Answer::Known(Value::NOT_IMPLEMENTED));
            }
            let copy = self.heap[a].duplicate(Builtin::Dict.shape());
            self.heap.charge(copy.len() * 32);
            let merged = self.heap.alloc(copy);
            return Ok(match self.merge_dict(merged, b) {
                Ok(()) => Answer::Known(merged.value()),
                Err(NeedsScript) => Answer::Script,
            });
        }
        let is_view = left.is_kind::<DictView>() || right.is_kind::<DictView>();
        if is_view && !(is_set_like(self, left) && is_set_like(self, right)) {
            // A keys view takes any iterable: its own methods do that.
            return Ok(Answer::Script);
        }
        if !(is_set_like(self, left) && is_set_like(self, right)) {
            let is_type = |value: Value| {
                self.as_class(value).is_some()
                    || value.is_kind::<GenericAlias>()
                    || value.is_kind::<UnionType>()
            };
            return Ok(if is_type(left) || is_type(right) {
                Answer::Script
            } else {
                Answer::Known(Value::NOT_IMPLEMENTED)
            });
        }
        // What a view has a part in is a set.
        let builtin = if self.is_exact(left, Builtin::FrozenSet) && !is_view {
            Builtin::FrozenSet
        } else {
            Builtin::Set
        };
        if operator == BinaryOperator::Or
            && let Some(left) = left.as_gc::<Set>()
            && let Some(other) = right.as_gc::<Set>()
        {
            // The items of the right join a copy of the left: this decides their order.
            let mut copy = self.heap[left].duplicate(builtin.shape());
            copy.make_room(self.heap[other].len());
            self.heap.charge(copy.positions() * 16);
            let result = self.heap.alloc(copy);
            for position in 0..self.heap[other].positions() {
                if let Some((hash, item)) = self.heap[other].item(position)
                    && self.add_item(result, hash, item).is_err()
                {
                    return Ok(Answer::Script);
                }
            }
            return Ok(Answer::Known(result.value()));
        }
        let (Some(a), Some(b)) = (self.set_items(left), self.set_items(right)) else {
            return Ok(Answer::Script);
        };
        let result = self.heap.alloc(Set::new(builtin.shape()));
        Ok(match self.fill_algebra(result, operator, &a, &b) {
            Ok(()) => Answer::Known(result.value()),
            Err(NeedsScript) => Answer::Script,
        })
    }

    /// The same changing a set or dict in place.
    pub(crate) fn algebra_in_place(
        &mut self,
        operator: BinaryOperator,
        left: Value,
        right: Value,
    ) -> Result<Answer<Value>, Raise> {
        if let (Some(a), Some(b)) = (left.as_gc::<Dict>(), right.as_gc::<Dict>()) {
            if operator != BinaryOperator::Or || is_foreign(right) {
                return Ok(Answer::Script);
            }
            return Ok(match self.merge_dict(a, b) {
                Ok(()) => Answer::Known(left),
                Err(NeedsScript) => Answer::Script,
            });
        }
        // `dict |= iterable of pairs` and what is no set: the methods of the types decide.
        let (Some(set), Some(_)) = (left.as_gc::<Set>(), right.as_gc::<Set>()) else {
            return Ok(Answer::Script);
        };
        if is_foreign(right) {
            return Ok(Answer::Script);
        }
        if operator == BinaryOperator::Or {
            if let Some(other) = right.as_gc::<Set>()
                && self.heap[set].is_fresh()
                && other != set
            {
                let copy = self.heap[other].duplicate(Builtin::Set.shape());
                self.heap.charge(copy.positions() * 24);
                self.replace_items(set, copy);
                return Ok(Answer::Known(left));
            }
            let Some(items) = self.set_items(right) else {
                return Ok(Answer::Script);
            };
            self.heap[set].make_room(items.len());
            // Items that cannot be compared stop the work in the middle; beginning again is harmless.
            for (hash, item) in items {
                if self.add_item(set, hash, item).is_err() {
                    return Ok(Answer::Script);
                }
            }
            return Ok(Answer::Known(left));
        }
        let (Some(a), Some(b)) = (self.set_items(left), self.set_items(right)) else {
            return Ok(Answer::Script);
        };
        if matches!(operator, BinaryOperator::Subtract | BinaryOperator::Xor) {
            for (hash, item) in b {
                match self.find_item(set, hash, item) {
                    Ok(Some(position)) => {
                        self.heap[set].remove(position);
                    }
                    Ok(None) if operator == BinaryOperator::Xor => {
                        self.heap.charge(24);
                        self.heap[set].insert_new(hash, item);
                    }
                    Ok(None) => {}
                    Err(NeedsScript) if operator == BinaryOperator::Subtract => return Ok(Answer::Script),
                    Err(NeedsScript) => return self.xor_from_scratch(set, &a, right),
                }
            }
            return Ok(Answer::Known(left));
        }
        let result = self.new_set();
        if self.fill_algebra(result, operator, &a, &b).is_err() {
            return Ok(Answer::Script);
        }
        let computed = self.heap[result].duplicate(Builtin::Set.shape());
        self.replace_items(set, computed);
        Ok(Answer::Known(left))
    }

    /// Puts the set back as it was: its method will do the operation with script equality.
    fn xor_from_scratch(
        &mut self,
        set: Gc<Set>,
        before: &Items,
        _right: Value,
    ) -> Result<Answer<Value>, Raise> {
        let mut restored = Set::new(Builtin::Set.shape());
        for (hash, item) in before {
            restored.insert_new(*hash, *item);
        }
        self.replace_items(set, restored);
        Ok(Answer::Script)
    }

    fn replace_items(&mut self, set: Gc<Set>, mut with: Set) {
        with.header = self.heap[set].header;
        self.heap[set] = with;
    }

    fn fill_algebra(
        &mut self,
        result: Gc<Set>,
        operator: BinaryOperator,
        a: &Items,
        b: &Items,
    ) -> Result<(), NeedsScript> {
        self.charge_fuel((a.len() + b.len()) * 2);
        match operator {
            BinaryOperator::Or => {
                for (hash, item) in a.iter().chain(b) {
                    self.add_item(result, *hash, *item)?;
                }
            }
            BinaryOperator::And => {
                // Walks the smaller one, as CPython does; the items are those of the walked operand.
                let (walked, other) = if b.len() > a.len() { (a, b) } else { (b, a) };
                let other = self.scratch_set(other);
                for (hash, item) in walked {
                    if self.find_item(other, *hash, *item)?.is_some() {
                        self.add_item(result, *hash, *item)?;
                    }
                }
            }
            BinaryOperator::Subtract => {
                let other = self.scratch_set(b);
                for (hash, item) in a {
                    if self.find_item(other, *hash, *item)?.is_none() {
                        self.add_item(result, *hash, *item)?;
                    }
                }
            }
            _ => {
                for (first, second) in [(a, b), (b, a)] {
                    let other = self.scratch_set(second);
                    for (hash, item) in first {
                        if self.find_item(other, *hash, *item)?.is_none() {
                            self.add_item(result, *hash, *item)?;
                        }
                    }
                }
            }
        }
        Ok(())
    }

    fn scratch_set(&mut self, items: &Items) -> Gc<Set> {
        let set = self.new_set();
        for (hash, item) in items {
            self.heap[set].insert_new(*hash, *item);
        }
        set
    }

    fn add_item(&mut self, set: Gc<Set>, hash: u64, item: Value) -> Result<(), NeedsScript> {
        if self.find_item(set, hash, item)?.is_none() {
            self.heap.charge(24);
            self.heap[set].insert_new(hash, item);
        }
        Ok(())
    }

    fn find_item(&mut self, set: Gc<Set>, hash: u64, item: Value) -> Result<Option<usize>, NeedsScript> {
        self.find_member(set, hash, item, 0).map_err(|_| NeedsScript)
    }

    fn merge_dict(&mut self, into: Gc<Dict>, from: Gc<Dict>) -> Result<(), NeedsScript> {
        let entries: Vec<_> = self.heap[from].iter().copied().collect();
        for entry in entries {
            let mut unknown = false;
            let found = self.heap[into].find(entry.hash, |key| match self.quick_equals(key, entry.key) {
                Some(equal) => equal,
                None => {
                    unknown = true;
                    true
                }
            });
            match found {
                _ if unknown => return Err(NeedsScript),
                Some(position) => self.heap[into].set_value(position, entry.value),
                None => {
                    self.heap.charge(32);
                    self.heap[into].insert_new(entry.hash, entry.key, entry.value);
                }
            }
        }
        Ok(())
    }

    /// The items of a set or keys view; `None` for other views, whose items have no hashes at hand.
    fn set_items(&self, value: Value) -> Option<Items> {
        if let Some(set) = value.as_gc::<Set>() {
            return Some(self.heap[set].iter().collect());
        }
        let view = &self.heap[value.as_gc::<DictView>()?];
        match view.part {
            ViewPart::Keys => Some(
                self.heap[view.dict]
                    .iter()
                    .map(|entry| (entry.hash, entry.key))
                    .collect(),
            ),
            ViewPart::Values | ViewPart::Items => None,
        }
    }

    /// Whether two values are equal, when that is told without script code.
    pub(crate) fn quick_equals(&self, left: Value, right: Value) -> Option<bool> {
        match self.equality(left, right) {
            Equality::Equal => Some(true),
            Equality::Different => Some(false),
            Equality::Script | Equality::TooDeep => None,
        }
    }
}

fn is_set_like(cx: &Cx, value: Value) -> bool {
    value.is_kind::<Set>()
        || value
            .as_gc::<DictView>()
            .is_some_and(|view| cx.heap[view].part != ViewPart::Values)
}
