//! Interned strings: one object for each text that is used as a name.

use hashbrown::HashTable;
use siphasher::sip::SipHasher13;
use std::hash::Hasher;

use crate::heap::{Gc, Header, Heap, Marked, TailLen};
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// The intern table. It does not keep strings alive: dead ones are dropped at each collection.
#[derive(Default)]
pub(crate) struct Interner {
    table: HashTable<(u64, Gc<Str>)>,
}

/// The hash of a text: SipHash-1-3 with a zero key, never 0. Scripts see it as `hash(str)`.
pub(crate) fn hash_text(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    let mut hasher = SipHasher13::new_with_keys(0, 0);
    if text.is_ascii() {
        hasher.write(text.as_bytes());
    } else if text.chars().all(|c| (c as u32) < 0x100) {
        text.chars().for_each(|c| hasher.write_u8(c as u8));
    } else if text.chars().all(|c| (c as u32) < 0x1_0000) {
        text.chars().for_each(|c| hasher.write_u16(c as u16));
    } else {
        text.chars().for_each(|c| hasher.write_u32(c as u32));
    }
    match hasher.finish() {
        // -1 marks an error in Python's C interface, so no object hashes to it.
        u64::MAX => -2i64 as u64,
        0 => 1,
        hash => hash,
    }
}

impl Interner {
    /// The one string of this text.
    pub(crate) fn intern(&mut self, heap: &mut Heap, text: &str) -> Gc<Str> {
        let hash = hash_text(text);
        if let Some((_, string)) = self
            .table
            .find(hash, |(h, string)| *h == hash && heap.text(*string) == text)
        {
            return *string;
        }
        let chars = text.chars().count() as u32;
        let string = heap.alloc_text(
            Str {
                header: Header::new(Builtin::Str.shape()),
                tail: TailLen::UNSET,
                chars,
                hash,
            },
            text,
        );
        self.add(heap, hash, string)
    }

    /// The one string equal to `string`, which becomes it if there is none yet.
    pub(crate) fn intern_str(&mut self, heap: &mut Heap, string: Gc<Str>) -> Gc<Str> {
        if heap[string].header.flags & Str::INTERNED != 0 {
            return string;
        }
        if heap[string].header.shape != Builtin::Str.shape() {
            let text = heap.text(string).to_owned();
            return self.intern(heap, &text);
        }
        let hash = string_hash(heap, string);
        let found = self
            .table
            .find(hash, |(h, other)| {
                *h == hash && heap.text(*other) == heap.text(string)
            })
            .map(|(_, other)| *other);
        found.unwrap_or_else(|| self.add(heap, hash, string))
    }

    fn add(&mut self, heap: &mut Heap, hash: u64, string: Gc<Str>) -> Gc<Str> {
        heap.set_flags(string.value(), Str::INTERNED);
        self.table.insert_unique(hash, (hash, string), |(hash, _)| *hash);
        string
    }

    /// Forgets the strings that are about to be freed.
    pub(crate) fn sweep(&mut self, marked: &Marked<'_>) {
        self.table.retain(|(_, string)| marked.is_alive(string.value()));
    }
}

/// The hash of a string, computed once.
#[inline]
pub(crate) fn string_hash(heap: &mut Heap, string: Gc<Str>) -> u64 {
    let known = heap[string].hash;
    if known != 0 {
        return known;
    }
    let hash = hash_text(heap.text(string));
    heap[string].hash = hash;
    hash
}
