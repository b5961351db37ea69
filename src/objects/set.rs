//! Sets and frozensets.
//!
//! CPython's iteration order of a set follows from its table, and programs print sets of ints; so the
//! table here is probed and grown by the same rules: a power of two slots, linear probing of nine slots,
//! then a perturbed jump; growth to four times (twice beyond 50,000 items) at three fifths full.

use smallvec::SmallVec;

use crate::heap::{Header, Value, object};
use crate::objects::kinds::Kind;

/// How many neighbouring slots are looked at before a jump.
const LINEAR_PROBES: usize = 9;
/// How many bits of the hash each jump shifts in.
const PERTURB_SHIFT: u32 = 5;
/// Slots of an empty set.
const SMALLEST_TABLE: usize = 8;

/// A set or frozenset; which one its class says.
#[repr(C)]
pub(crate) struct Set {
    pub(crate) header: Header,
    /// A power of two slots.
    slots: SmallVec<[Slot; SMALLEST_TABLE]>,
    /// Slots in use or removed.
    filled: usize,
    live: usize,
    /// Where `pop` goes on looking for an item.
    finger: usize,
    /// The hash of a frozenset, or 0 when not computed yet.
    pub(crate) hash: u64,
}

/// A slot in use holds an item and its hash. One without an item holds Undef, and 0 when it was always free,
/// `REMOVED` when its item went: probing goes on behind it. No item's hash is -1.
#[derive(Clone, Copy)]
struct Slot {
    hash: u64,
    key: Value,
}

const REMOVED: u64 = u64::MAX;

const FREE_SLOT: Slot = Slot {
    hash: 0,
    key: Value::UNDEF,
};

impl Slot {
    #[inline(always)]
    fn is_used(&self) -> bool {
        !self.key.is_undef()
    }

    #[inline(always)]
    fn is_free(&self) -> bool {
        self.key.is_undef() && self.hash == 0
    }
}

object!(
    Set = Kind::Set,
    |set, tracer| {
        for slot in &set.slots {
            tracer.value(slot.key);
        }
    },
    external | set | {
        if set.slots.spilled() {
            set.slots.capacity() * size_of::<Slot>()
        } else {
            0
        }
    }
);

impl Set {
    /// An empty set of this shape.
    pub(crate) fn new(shape: u32) -> Set {
        Set {
            header: Header::new(shape),
            slots: SmallVec::new(),
            filled: 0,
            live: 0,
            finger: 0,
            hash: 0,
        }
    }

    /// How many items there are.
    pub(crate) fn len(&self) -> usize {
        self.live
    }

    /// How many slots there are: the bound for walking by position.
    pub(crate) fn positions(&self) -> usize {
        self.slots.len()
    }

    /// The item at a position, with its hash.
    pub(crate) fn item(&self, position: usize) -> Option<(u64, Value)> {
        self.slots
            .get(position)
            .filter(|slot| slot.is_used())
            .map(|slot| (slot.hash, slot.key))
    }

    /// All items with their hashes, in CPython's order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u64, Value)> {
        self.slots
            .iter()
            .filter(|slot| slot.is_used())
            .map(|slot| (slot.hash, slot.key))
    }

    /// The slots that may hold a key of this hash, in probing order, until `visit` stops the walk.
    #[inline(always)]
    fn probe(&self, hash: u64, mut visit: impl FnMut(usize, &Slot) -> bool) {
        if self.slots.is_empty() {
            return;
        }
        let mask = self.slots.len() - 1;
        let mut perturb = hash;
        let mut index = hash as usize & mask;
        loop {
            let last = if index + LINEAR_PROBES <= mask {
                index + LINEAR_PROBES
            } else {
                index
            };
            for (offset, slot) in self.slots[index..=last].iter().enumerate() {
                if visit(index + offset, slot) {
                    return;
                }
            }
            perturb >>= PERTURB_SHIFT;
            index = (index
                .wrapping_mul(5)
                .wrapping_add(1)
                .wrapping_add(perturb as usize))
                & mask;
        }
    }

    /// The position of the item with this hash that `equals` accepts.
    #[inline(always)]
    pub(crate) fn find(&self, hash: u64, mut equals: impl FnMut(Value) -> bool) -> Option<usize> {
        let mut found = None;
        self.probe(hash, |position, slot| {
            if slot.is_used() {
                if slot.hash == hash && equals(slot.key) {
                    found = Some(position);
                    return true;
                }
                return false;
            }
            slot.hash == 0
        });
        found
    }

    /// The first item with this hash among the slots of the probing order, from one on, for look-ups whose equality is
    /// script code: how many slots were seen with it, and its position.
    pub(crate) fn candidate(&self, hash: u64, from: usize) -> Option<(usize, usize)> {
        let mut seen = 0;
        let mut found = None;
        self.probe(hash, |position, slot| {
            seen += 1;
            if slot.is_used() {
                if slot.hash == hash && seen > from {
                    found = Some((seen, position));
                    return true;
                }
                return false;
            }
            slot.is_free()
        });
        found
    }

    /// Adds an item known to be absent.
    pub(crate) fn insert_new(&mut self, hash: u64, key: Value) {
        if self.slots.is_empty() {
            self.slots = SmallVec::from_buf([FREE_SLOT; SMALLEST_TABLE]);
        }
        // The first slot that holds nothing, be it that its item was removed.
        let mut place = 0;
        self.probe(hash, |position, slot| {
            place = position;
            !slot.is_used()
        });
        if self.slots[place].is_free() {
            self.filled += 1;
        }
        self.slots[place] = Slot { hash, key };
        self.live += 1;
        let mask = self.slots.len() - 1;
        if self.filled * 5 >= mask * 3 {
            self.resize(if self.live > 50_000 {
                self.live * 2
            } else {
                self.live * 4
            });
        }
    }

    /// Makes room for more than `wanted` items and forgets removed slots.
    fn resize(&mut self, wanted: usize) {
        let old = std::mem::replace(&mut self.slots, free_slots(table_size(wanted)));
        self.filled = self.live;
        for slot in old {
            if slot.is_used() {
                self.place(slot.hash, slot.key);
            }
        }
    }

    /// Removes the item at a position that `find` gave.
    pub(crate) fn remove(&mut self, position: usize) -> Value {
        let key = self.slots[position].key;
        self.slots[position] = Slot {
            hash: REMOVED,
            key: Value::UNDEF,
        };
        self.live -= 1;
        key
    }

    /// Removes the next item after the one that was popped last; `None` when the set is empty.
    pub(crate) fn pop(&mut self) -> Option<Value> {
        if self.live == 0 {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut position = self.finger & mask;
        while !self.slots[position].is_used() {
            position = (position + 1) & mask;
        }
        self.finger = position + 1;
        Some(self.remove(position))
    }

    /// Removes everything.
    pub(crate) fn clear(&mut self) {
        self.slots = SmallVec::new();
        self.filled = 0;
        self.live = 0;
        self.finger = 0;
    }

    /// Grows the table before `count` items of another set or dict are added.
    pub(crate) fn make_room(&mut self, count: usize) {
        let slots = self.slots.len().max(SMALLEST_TABLE);
        if (self.filled + count) * 5 >= (slots - 1) * 3 {
            self.resize((self.live + count) * 2);
        }
    }

    /// Whether nothing is or was in the table.
    pub(crate) fn is_fresh(&self) -> bool {
        self.filled == 0
    }

    /// A copy with the same items. Its table, and so the order, need not be the same: it is as big as
    /// adding all the items at once makes it.
    pub(crate) fn duplicate(&self, shape: u32) -> Set {
        let mut copy = Set::new(shape);
        if self.live == 0 {
            return copy;
        }
        let size = if self.live * 5 >= (SMALLEST_TABLE - 1) * 3 {
            table_size(self.live * 2)
        } else {
            SMALLEST_TABLE
        };
        if size == self.slots.len() && self.filled == self.live {
            copy.slots = SmallVec::from_slice(&self.slots);
        } else {
            copy.slots = free_slots(size);
            for (hash, item) in self.iter() {
                copy.place(hash, item);
            }
        }
        copy.filled = self.live;
        copy.live = self.live;
        copy
    }

    /// Puts an item into the first free slot of its walk.
    #[inline(always)]
    fn place(&mut self, hash: u64, key: Value) {
        let mut place = 0;
        self.probe(hash, |position, slot| {
            place = position;
            slot.is_free()
        });
        self.slots[place] = Slot { hash, key };
    }
}

fn free_slots(size: usize) -> SmallVec<[Slot; SMALLEST_TABLE]> {
    if size == SMALLEST_TABLE {
        SmallVec::from_buf([FREE_SLOT; SMALLEST_TABLE])
    } else {
        SmallVec::from_vec(vec![FREE_SLOT; size])
    }
}

/// The smallest table for more than `wanted` items.
fn table_size(wanted: usize) -> usize {
    (wanted + 1).next_power_of_two().max(SMALLEST_TABLE)
}
