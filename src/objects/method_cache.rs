//! Looking names up along a class's MRO, through one cache for the whole machine.
//!
//! An entry says what the walk found for a class and a name. It holds until the machine collects (classes
//! may have died, and others taken their place) or a namespace on the MRO changes:
//! [`Cx::class_set_attribute`](super::cx::Cx) forgets the name for the class and its subclasses.

use crate::heap::{Gc, Value};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// How many entries there are; a power of two.
const ENTRIES: usize = 2048;

/// The cache. Empty until the first look-up.
#[derive(Default)]
pub(crate) struct MethodCache {
    entries: Vec<Option<Entry>>,
    /// Raised to forget everything.
    epoch: u64,
}

#[derive(Clone, Copy)]
struct Entry {
    class: Gc<Class>,
    name: Gc<Str>,
    epoch: u64,
    /// Undef when no class of the MRO has the name.
    value: Value,
}

impl MethodCache {
    #[inline(always)]
    fn place(class: Gc<Class>, name: Gc<Str>) -> usize {
        // Where an entry lies never shows, so addresses may decide it.
        let mixed = (class.value().bits() >> 4) ^ (name.value().bits() >> 4).wrapping_mul(0x9E37_79B9);
        (mixed ^ mixed >> 13) as usize & (ENTRIES - 1)
    }

    /// Forgets everything.
    pub(crate) fn clear(&mut self) {
        self.entries.fill(None);
    }

    /// Forgets one name of one class.
    pub(crate) fn forget(&mut self, class: Gc<Class>, name: Gc<Str>) {
        if let Some(place) = self.entries.get_mut(Self::place(class, name)) {
            *place = None;
        }
    }
}

impl Cx {
    /// What the first class on the MRO of `class` that has `name` (interned) binds it to, unbound.
    #[inline]
    pub(crate) fn lookup(&mut self, class: Gc<Class>, name: Gc<Str>) -> Option<Value> {
        // Both counters only grow, so their sum tells a collection as well as a change.
        let epoch = self.method_cache.epoch + self.heap.collections;
        let place = MethodCache::place(class, name);
        if let Some(Some(entry)) = self.method_cache.entries.get(place)
            && entry.class == class
            && entry.name == name
            && entry.epoch == epoch
        {
            return entry.value.defined();
        }
        self.lookup_slow(class, name, place, epoch)
    }

    #[cold]
    #[inline(never)]
    fn lookup_slow(&mut self, class: Gc<Class>, name: Gc<Str>, place: usize, epoch: u64) -> Option<Value> {
        let found = self.lookup_uncached(class, name);
        if self.method_cache.entries.is_empty() {
            self.method_cache.entries = vec![None; ENTRIES];
        }
        self.method_cache.entries[place] = Some(Entry {
            class,
            name,
            epoch,
            value: found.unwrap_or(Value::UNDEF),
        });
        found
    }

    /// The same without the cache.
    pub(crate) fn lookup_uncached(&self, class: Gc<Class>, name: Gc<Str>) -> Option<Value> {
        let mro = &self.heap[class].mro;
        mro.iter()
            .find_map(|base| self.get_name(self.heap[*base].namespace, name))
    }

    /// The class on the MRO of `class` whose namespace has `name`, and the position there.
    pub(crate) fn lookup_owner(&self, class: Gc<Class>, name: Gc<Str>) -> Option<(Gc<Class>, usize)> {
        let mro = &self.heap[class].mro;
        mro.iter().find_map(|base| {
            self.find_name(self.heap[*base].namespace, name)
                .map(|position| (*base, position))
        })
    }

    /// A special method of a value: looked up on its class, unbound.
    #[inline]
    pub(crate) fn dunder(&mut self, value: Value, name: Gc<Str>) -> Option<Value> {
        let class = self.class_of(value);
        self.lookup(class, name)
    }

    /// A method that every class has from `object`, even one whose metaclass leaves `object` out of its order.
    pub(crate) fn lookup_or_object(&mut self, class: Gc<Class>, name: Gc<Str>) -> Value {
        let object = self.types.get(Builtin::Object);
        self.lookup(class, name)
            .or_else(|| self.lookup(object, name))
            .expect("object has the method")
    }
}
