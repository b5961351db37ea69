//! Set algebra where keys compare by script code: the items of one table are looked up in another with the hashes they
//! have there, one after the other, and the machine can stop at each comparison.

use crate::builtins::prelude::{add_hashed, contains_hashed, discard_hashed};
use crate::heap::{Gc, Header, Tracer, Value};
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::native::{Binding, NativeFn, NativeRow};
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Answer, Outcome, Raise, Then, done};
use crate::objects::set::Set;
use crate::objects::types::Builtin;

/// What is done with each item.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Walk {
    /// Added to the set.
    Add = 0,
    /// Removed from the set.
    Discard,
    /// Added to the result, a new set, if it is in the table.
    Common,
    /// Looked for in the table; the result is whether all are there.
    HasAll,
    /// The second step of [`Walk::Common`]: the item at hand is in the table.
    Keep,
}

impl Walk {
    const ALL: [Walk; 5] = [Walk::Add, Walk::Discard, Walk::Common, Walk::HasAll, Walk::Keep];
}

/// The items with their hashes, as they were at first, and where the walk stands.
struct Items {
    items: Vec<(u64, Value)>,
    next: usize,
}

impl OpaqueState for Items {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.items.iter().for_each(|(_, item)| tracer.value(*item));
    }

    fn external_bytes(&self) -> usize {
        self.items.capacity() * size_of::<(u64, Value)>()
    }
}

/// Walks the items of `source`, a dict or set.
pub(super) fn walk(cx: &mut Cx, walk: Walk, table: Value, source: Value) -> Result<Outcome, Raise> {
    let items: Vec<(u64, Value)> = match (source.as_gc::<Set>(), source.as_gc::<Dict>()) {
        (Some(set), _) => cx.heap[set].iter().collect(),
        (_, Some(dict)) => cx.heap[dict]
            .iter()
            .map(|entry| (entry.hash, entry.key))
            .collect(),
        _ => return Err(cx.type_error("a dict or set is required")),
    };
    cx.check_memory(items.len() * size_of::<(u64, Value)>())?;
    let result = match walk {
        Walk::Common => cx.new_set().value(),
        _ => Value::NONE,
    };
    let state = Box::new(Items { items, next: 0 });
    cx.heap.charge(state.external_bytes());
    // No script ever sees it, so it needs no class of its own.
    let header = Header::new(Builtin::Object.shape());
    let items = cx.heap.alloc(Opaque { header, state });
    Stage { items, table, result }.go_on(cx, walk)
}

/// A walk that goes on.
#[derive(Clone, Copy)]
struct Stage {
    items: Gc<Opaque>,
    table: Value,
    result: Value,
}

impl Stage {
    fn go_on(self, cx: &mut Cx, walk: Walk) -> Result<Outcome, Raise> {
        let mut count = 0;
        loop {
            let Some((hash, item)) = self.item(cx) else {
                cx.charge_fuel(count);
                return match walk {
                    Walk::Common => done(self.result),
                    Walk::HasAll => done(true),
                    _ => done(Value::NONE),
                };
            };
            count += 1;
            let Some(found) = find(cx, self.table, hash, item)? else {
                cx.charge_fuel(count);
                return self.ask(cx, walk, self.table, hash, item);
            };
            if walk == Walk::Common && found.is_some() {
                match find(cx, self.result, hash, item)? {
                    Some(known) => self.apply(cx, Walk::Keep, hash, item, known)?,
                    None => {
                        cx.charge_fuel(count);
                        return self.ask(cx, Walk::Keep, self.result, hash, item);
                    }
                }
            } else if walk == Walk::HasAll && found.is_none() {
                return done(false);
            } else {
                self.apply(cx, walk, hash, item, found)?;
            }
            self.advance(cx);
        }
    }

    fn item(self, cx: &Cx) -> Option<(u64, Value)> {
        let state: &Items = cx.heap[self.items].state().expect("walks keep their items");
        state.items.get(state.next).copied()
    }

    fn advance(self, cx: &mut Cx) {
        let state: &mut Items = cx.heap[self.items].state_mut().expect("walks keep their items");
        state.next += 1;
    }

    /// Adds or removes an item whose position is known.
    fn apply(
        self,
        cx: &mut Cx,
        walk: Walk,
        hash: u64,
        item: Value,
        position: Option<usize>,
    ) -> Result<(), Raise> {
        let set = match walk {
            Walk::Keep => self.result,
            _ => self.table,
        };
        match (walk, position, set.as_gc::<Set>()) {
            (Walk::Add | Walk::Keep, None, Some(set)) => {
                cx.set_insert(set, hash, item)?;
                cx.heap[set].hash = 0;
            }
            (Walk::Discard, Some(position), Some(set)) => {
                cx.heap[set].remove(position);
                cx.heap[set].hash = 0;
            }
            _ => {}
        }
        Ok(())
    }

    /// Does the same by a native that asks script code.
    fn ask(self, cx: &mut Cx, walk: Walk, table: Value, hash: u64, item: Value) -> Result<Outcome, Raise> {
        let row: &'static NativeRow = match walk {
            Walk::Add | Walk::Keep => &ADD_HASHED,
            Walk::Discard => &DISCARD_HASHED,
            Walk::Common | Walk::HasAll => &CONTAINS_HASHED,
        };
        let native = cx.new_native(row, Value::UNDEF);
        let hash = cx.new_int(hash as i64);
        let kept = [self.items.value(), self.table, self.result];
        cx.call(native, &[table, item, hash], &WALKED, walk as u32, &kept)
    }
}

/// A row for a native that looks an item up by its hash.
const fn row(signature: &'static str, function: NativeFn) -> NativeRow {
    NativeRow::new(signature, "", function, Binding::StaticMethod)
}

static ADD_HASHED: NativeRow = row("add(table, item, hashed, /)", add_hashed);
static DISCARD_HASHED: NativeRow = row("discard(table, item, hashed, /)", discard_hashed);
static CONTAINS_HASHED: NativeRow = row("contains(table, item, hashed, /)", contains_hashed);

/// The position of an item in a dict or set; `None` when script code must tell.
fn find(cx: &mut Cx, table: Value, hash: u64, item: Value) -> Result<Option<Option<usize>>, Raise> {
    let answer = match (table.as_gc::<Set>(), table.as_gc::<Dict>()) {
        (Some(set), _) => cx.set_find_hashed(set, hash, item)?,
        (_, Some(dict)) => cx.dict_find_hashed(dict, hash, item)?,
        _ => return Err(cx.type_error("a dict or set is required")),
    };
    Ok(match answer {
        Answer::Known((_, position)) => Some(position),
        Answer::Script => None,
    })
}

static WALKED: Then = Then {
    name: "set.walked",
    resume: |cx, kept, resumed| {
        let stage = Stage {
            items: kept.values[0].as_gc().expect("the items are kept first"),
            table: kept.values[1],
            result: kept.values[2],
        };
        let walk = Walk::ALL[kept.state as usize];
        let is_there = resumed.value().is(Value::TRUE);
        match walk {
            Walk::HasAll if !is_there => return done(false),
            Walk::Common if is_there => {
                let (hash, item) = stage.item(cx).expect("the walk stands at an item");
                match find(cx, stage.result, hash, item)? {
                    Some(known) => stage.apply(cx, Walk::Keep, hash, item, known)?,
                    None => return stage.ask(cx, Walk::Keep, stage.result, hash, item),
                }
            }
            _ => {}
        }
        stage.advance(cx);
        stage.go_on(cx, if walk == Walk::Keep { Walk::Common } else { walk })
    },
    catches: false,
};
