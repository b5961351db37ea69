//! Dicts: a hash table of indices into entries kept in insertion order; their views; mapping proxies. Dicts
//! of a few entries have no table: their hashes are compared one after the other.
//!
//! Hash and equality are arguments of every look-up, because a key's may be script code. The methods here
//! never call any: `Cx::dict_*` decides, and keys that need scripts go to `vm/look_up`.

use hashbrown::HashTable;

use crate::heap::{Gc, Header, Value, object};
use crate::objects::kinds::Kind;

/// With no more entries than this a dict needs no table.
const MOST_WITHOUT_TABLE: usize = 8;

/// A dict.
#[repr(C)]
pub(crate) struct Dict {
    pub(crate) header: Header,
    /// Indices into `entries`, when they are more than `MOST_WITHOUT_TABLE`; stale otherwise.
    table: HashTable<u32>,
    /// In order of insertion; a removed entry keeps its place with an Undef key until compaction.
    entries: Vec<Entry>,
    /// How many entries are not removed.
    live: usize,
    /// Unique number of this dict and the positions of its keys; 0 until an inline cache asks for one, and
    /// again after keys moved or went. Adding a key does not change it.
    stamp: u32,
}

/// The hash as the table wants it: it looks for a key from the place on that the low bits say, and tells entries apart
/// by the topmost ones. Sixteen ints in a row lie side by side; the next ones lie elsewhere, because keys of which many
/// have the same hash, and the others hashes near it, would fill a long stretch that each look-up has to walk.
#[inline(always)]
fn spread(hash: u64) -> u64 {
    let low = hash & 15;
    (hash ^ low).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ low ^ low << 58
}

/// A key with its hash and value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) hash: u64,
    /// Undef when removed.
    pub(crate) key: Value,
    pub(crate) value: Value,
}

object!(
    Dict = Kind::Dict,
    |dict, tracer| {
        for entry in &dict.entries {
            tracer.value(entry.key);
            tracer.value(entry.value);
        }
    },
    external | dict | { dict.entries.capacity() * size_of::<Entry>() + dict.table.capacity() * 5 }
);

impl Dict {
    /// An empty dict of this shape.
    pub(crate) fn new(shape: u32) -> Dict {
        Dict {
            header: Header::new(shape),
            table: HashTable::new(),
            entries: Vec::new(),
            live: 0,
            stamp: 0,
        }
    }

    /// An empty dict with room for `capacity` entries.
    pub(crate) fn with_capacity(shape: u32, capacity: usize) -> Dict {
        let indexed = if capacity > MOST_WITHOUT_TABLE {
            capacity
        } else {
            0
        };
        Dict {
            table: HashTable::with_capacity(indexed),
            entries: Vec::with_capacity(capacity),
            ..Dict::new(shape)
        }
    }

    /// How many keys there are.
    #[inline(always)]
    pub(crate) fn len(&self) -> usize {
        self.live
    }

    /// How many entry positions there are, removed ones included: the bound for walking by position.
    #[inline(always)]
    pub(crate) fn positions(&self) -> usize {
        self.entries.len()
    }

    /// The entry at a position, unless it was removed or never was.
    #[inline(always)]
    pub(crate) fn entry(&self, position: usize) -> Option<&Entry> {
        self.entries.get(position).filter(|entry| !entry.key.is_undef())
    }

    /// All entries in order.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.key.is_undef())
    }

    /// The position of the key with this hash that `equals` accepts.
    #[inline(always)]
    pub(crate) fn find(&self, hash: u64, mut equals: impl FnMut(Value) -> bool) -> Option<usize> {
        if !self.has_table() {
            let is_it = |entry: &Entry| entry.hash == hash && !entry.key.is_undef() && equals(entry.key);
            return self.entries.iter().position(is_it);
        }
        self.table
            .find(spread(hash), |&index| {
                let entry = &self.entries[index as usize];
                entry.hash == hash && equals(entry.key)
            })
            .map(|&index| index as usize)
    }

    /// The first position, from one on, of a key with this hash, for look-ups whose equality is script code: older
    /// keys come first.
    pub(crate) fn candidate(&self, hash: u64, from: usize) -> Option<usize> {
        if !self.has_table() {
            return (from..self.entries.len()).find(|position| {
                let entry = &self.entries[*position];
                entry.hash == hash && !entry.key.is_undef()
            });
        }
        let mut first = None;
        self.table.find(spread(hash), |&index| {
            let position = index as usize;
            if self.entries[position].hash == hash
                && position >= from
                && first.is_none_or(|first| position < first)
            {
                first = Some(position);
            }
            false
        });
        first
    }

    /// Changes the value at a position that `find` gave.
    #[inline(always)]
    pub(crate) fn set_value(&mut self, position: usize, value: Value) {
        self.entries[position].value = value;
    }

    /// Adds a key known to be absent; returns its position.
    pub(crate) fn insert_new(&mut self, hash: u64, key: Value, value: Value) -> usize {
        let position = self.entries.len();
        self.entries.push(Entry { hash, key, value });
        self.live += 1;
        if position > MOST_WITHOUT_TABLE {
            let entries = &self.entries;
            self.table.insert_unique(spread(hash), position as u32, |&index| {
                spread(entries[index as usize].hash)
            });
        } else if position == MOST_WITHOUT_TABLE {
            self.make_table();
        }
        position
    }

    #[inline(always)]
    fn has_table(&self) -> bool {
        self.entries.len() > MOST_WITHOUT_TABLE
    }

    /// Puts all entries into the table, when there are enough of them.
    fn make_table(&mut self) {
        self.table.clear();
        if !self.has_table() {
            return;
        }
        let entries = &self.entries;
        let hash_at = |&index: &u32| spread(entries[index as usize].hash);
        self.table.reserve(self.live, hash_at);
        for (index, entry) in entries.iter().enumerate() {
            if !entry.key.is_undef() {
                self.table
                    .insert_unique(spread(entry.hash), index as u32, hash_at);
            }
        }
    }

    /// Removes the entry at a position that `find` gave.
    pub(crate) fn remove(&mut self, position: usize) -> Entry {
        let entry = self.entries[position];
        if self.has_table()
            && let Ok(found) = self
                .table
                .find_entry(spread(entry.hash), |&index| index as usize == position)
        {
            found.remove();
        }
        self.live -= 1;
        self.stamp = 0;
        // The position is not used again, even the last: an iterator that stands behind it notices a new key.
        self.entries[position].key = Value::UNDEF;
        self.entries[position].value = Value::UNDEF;
        if self.entries.len() > 32 && self.live * 4 < self.entries.len() {
            self.compact();
        }
        entry
    }

    /// Removes the last entry. Its position, and those of removed entries before it, are used again.
    pub(crate) fn remove_last(&mut self) -> Option<Entry> {
        let position = self.entries.iter().rposition(|entry| !entry.key.is_undef())?;
        let entry = self.remove(position);
        while self.entries.last().is_some_and(|last| last.key.is_undef()) {
            self.entries.pop();
        }
        Some(entry)
    }

    /// Removes everything.
    pub(crate) fn clear(&mut self) {
        self.table.clear();
        self.entries = Vec::new();
        self.live = 0;
        self.stamp = 0;
    }

    /// Closes the gaps that removed entries left. Iterators that walk by position must not be running: they
    /// notice, because `len` changed.
    fn compact(&mut self) {
        self.entries.retain(|entry| !entry.key.is_undef());
        self.make_table();
    }

    /// The stamp; 0 when it has none.
    #[inline(always)]
    pub(crate) fn stamp(&self) -> u32 {
        self.stamp
    }

    /// Gives the dict a stamp (from `Cx::next_stamp`).
    pub(crate) fn set_stamp(&mut self, stamp: u32) {
        self.stamp = stamp;
    }

    /// A copy with the same entries in the same order.
    pub(crate) fn duplicate(&self, shape: u32) -> Dict {
        let mut copy = Dict::with_capacity(shape, self.live);
        for entry in self.iter() {
            copy.insert_new(entry.hash, entry.key, entry.value);
        }
        copy
    }
}

/// Which part of the entries a view shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ViewPart {
    Keys,
    Values,
    Items,
}

/// A keys, values or items view of a dict.
#[repr(C)]
pub(crate) struct DictView {
    pub(crate) header: Header,
    pub(crate) dict: Gc<Dict>,
    pub(crate) part: ViewPart,
}

object!(DictView = Kind::DictView, |view, tracer| {
    tracer.gc(view.dict);
});

/// A read-only view of a mapping (`type.__dict__`).
#[repr(C)]
pub(crate) struct MappingProxy {
    pub(crate) header: Header,
    pub(crate) mapping: Value,
}

object!(MappingProxy = Kind::MappingProxy, |proxy, tracer| {
    tracer.value(proxy.mapping);
});
