//! Sets and frozensets.
//!
//! CPython's iteration order of a set follows from its table, and programs print sets of ints; so the
//! table here is probed and grown by the same rules: a power of two slots, linear probing of nine slots,
//! then a perturbed jump; growth to four times (twice beyond 50,000 items) at three fifths full.

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
    slots: Vec<Slot>,
    /// Slots in use or removed.
    filled: usize,
    live: usize,
    /// The hash of a frozenset, or 0 when not computed yet.
    pub(crate) hash: u64,
}

/// A slot: its key is Undef when it was never used, Tombstone when its item was removed.
#[derive(Clone, Copy)]
struct Slot {
    hash: u64,
    key: Value,
}

impl Slot {
    const FREE: Slot = Slot {
        hash: 0,
        key: Value::UNDEF,
    };
    const REMOVED: Slot = Slot {
        hash: 0,
        key: Value::TOMBSTONE,
    };

    #[inline(always)]
    fn is_free(&self) -> bool {
        self.key.is_undef()
    }

    #[inline(always)]
    fn is_used(&self) -> bool {
        !self.key.is_undef() && !self.key.is(Value::TOMBSTONE)
    }
}

object!(
    Set = Kind::Set,
    |set, tracer| {
        for slot in &set.slots {
            tracer.value(slot.key);
        }
    },
    external | set | { set.slots.capacity() * size_of::<Slot>() }
);

impl Set {
    /// An empty set of this shape.
    pub(crate) fn new(shape: u32) -> Set {
        Set {
            header: Header::new(shape),
            slots: Vec::new(),
            filled: 0,
            live: 0,
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
    fn probe(&self, hash: u64, mut visit: impl FnMut(usize, &Slot) -> bool) {
        if self.slots.is_empty() {
            return;
        }
        let mask = self.slots.len() - 1;
        let mut perturb = hash;
        let mut index = hash as usize & mask;
        loop {
            let probes = if index + LINEAR_PROBES <= mask {
                LINEAR_PROBES
            } else {
                0
            };
            for position in index..=index + probes {
                if visit(position, &self.slots[position]) {
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
    pub(crate) fn find(&self, hash: u64, mut equals: impl FnMut(Value) -> bool) -> Option<usize> {
        let mut found = None;
        self.probe(hash, |position, slot| {
            if slot.is_used() && slot.hash == hash && equals(slot.key) {
                found = Some(position);
                return true;
            }
            slot.is_free()
        });
        found
    }

    /// The positions of all items with this hash, for look-ups whose equality is script code.
    pub(crate) fn candidates(&self, hash: u64) -> Vec<usize> {
        let mut positions = Vec::new();
        self.probe(hash, |position, slot| {
            if slot.is_used() && slot.hash == hash {
                positions.push(position);
            }
            slot.is_free()
        });
        positions
    }

    /// Adds an item known to be absent.
    pub(crate) fn insert_new(&mut self, hash: u64, key: Value) {
        if self.slots.is_empty() {
            self.slots = vec![Slot::FREE; SMALLEST_TABLE];
        }
        let mut place = 0;
        self.probe(hash, |position, slot| {
            place = position;
            slot.is_free()
        });
        self.slots[place] = Slot { hash, key };
        self.filled += 1;
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
        let mut size = SMALLEST_TABLE;
        while size <= wanted {
            size *= 2;
        }
        let old = std::mem::replace(&mut self.slots, vec![Slot::FREE; size]);
        self.filled = self.live;
        for slot in old {
            if slot.is_used() {
                let mut place = 0;
                self.probe(slot.hash, |position, slot| {
                    place = position;
                    slot.is_free()
                });
                self.slots[place] = slot;
            }
        }
    }

    /// Removes the item at a position that `find` gave.
    pub(crate) fn remove(&mut self, position: usize) -> Value {
        let key = self.slots[position].key;
        self.slots[position] = Slot::REMOVED;
        self.live -= 1;
        key
    }

    /// Removes everything.
    pub(crate) fn clear(&mut self) {
        self.slots = Vec::new();
        self.filled = 0;
        self.live = 0;
    }

    /// A copy with the same items.
    pub(crate) fn duplicate(&self, shape: u32) -> Set {
        Set {
            header: Header::new(shape),
            slots: self.slots.clone(),
            filled: self.filled,
            live: self.live,
            hash: 0,
        }
    }
}
