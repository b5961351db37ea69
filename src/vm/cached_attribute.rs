//! Attributes and methods that missed their inline cache, and how the caches are filled.
//!
//! A cache holds what was found for one shape. It stays valid until a class it depends on changes its
//! structure; then all caches are cleared.

use super::attribute::{
    DescriptorKind, LoadedMethod, delete_attribute, descriptor_kind, get_attribute, load_method,
    set_attribute,
};
use super::machine::{Flow, State, Vm};
use super::registers::{Base, a, b, c};
use crate::heap::{Gc, Value};
use crate::objects::class::Class;
use crate::objects::code::{Cache, CacheKind};
use crate::objects::descriptor::Member;
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::instance::Instance;
use crate::objects::kinds::Kind;
use crate::objects::module::Module;
use crate::objects::outcome::Outcome;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// How many look-ups by shape and name are remembered besides the inline caches.
pub(super) const SHAPE_CACHES: usize = 1024;

/// After how many look-ups that sites took over from others one of them changes its entry.
const SHARED_BEFORE_CHANGE: u32 = 7;

/// What a look-up was for; the same name may be found differently.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Purpose {
    Get,
    Set,
    Call,
}

/// A look-up that some site made, for sites that see too many shapes for their one entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct ShapeCache {
    purpose: Purpose,
    cache: Cache,
}

/// Where a look-up is remembered, if it is.
#[inline]
fn shape_cache_index(purpose: Purpose, shape: u32, name: Gc<Str>) -> usize {
    let mixed = (name.value().bits() >> 4) as usize ^ (shape as usize).wrapping_mul(0x9E37_79B1);
    (mixed ^ (mixed >> 13) ^ (purpose as usize * 0x155)) % SHAPE_CACHES
}

impl Vm {
    #[inline(never)]
    pub(super) fn get_attr(&mut self, state: State) -> Flow {
        if self.cx.caches_are_stale {
            self.clear_caches();
        }
        let site = state.pc.aux(1) as usize;
        let object = state.base.get(b(state.pc.word()));
        // Second chances that the inlined path leaves to us.
        let cache = *state.base.cache(site);
        let name = cache.name;
        if let Some(module) = object.as_gc::<Module>() {
            let namespace = self.cx.heap[module].namespace;
            if cache.kind == CacheKind::ModuleEntry
                && self.cx.heap[namespace].stamp() == cache.guard
                && let Some(entry) = self.cx.heap[namespace].entry(cache.index as usize)
            {
                state.base.set(a(state.pc.word()), entry.value);
                return Flow::Next(State {
                    pc: state.pc.advance(2),
                    base: state.base,
                });
            }
            if let Some(position) = self.cx.find_name(namespace, name) {
                let stamp = self.stamp_of(namespace);
                self.fill_cache(state.base, site, |cache| {
                    cache.guard = stamp;
                    cache.kind = CacheKind::ModuleEntry;
                    cache.index = position as u32;
                });
            }
        } else if let Some(header) = object.header() {
            if cache.guard == header.shape && cache.kind == CacheKind::PropertyGetter {
                let outcome = self.cx.tail_call(cache.payload, &[object]);
                return self.finish(state, outcome);
            }
            if cache.guard == header.shape
                && cache.kind == CacheKind::OwnEntry
                && let Some(value) = self.own_entry(object, cache)
            {
                state.base.set(a(state.pc.word()), value);
                return Flow::Next(State {
                    pc: state.pc.advance(2),
                    base: state.base,
                });
            }
            if cache.guard == header.shape
                && cache.kind == CacheKind::Overflow
                && let Some(instance) = object.as_gc::<Instance>()
            {
                let slots = self.cx.heap.get(instance).overflow.as_ref();
                let value = slots.and_then(|overflow| overflow.slots.get(cache.index as usize).copied());
                if let Some(value) = value.and_then(Value::defined) {
                    state.base.set(a(state.pc.word()), value);
                    return Flow::Next(State {
                        pc: state.pc.advance(2),
                        base: state.base,
                    });
                }
            }
            if let Some(flow) = self.known_attribute(state, site, object, header.shape, name) {
                return flow;
            }
            self.cache_attribute(state.base, site, object, name);
            if header.kind != Kind::Class as u8 {
                self.remember(Purpose::Get, state.base, site, header.shape);
            }
        }
        let outcome = get_attribute(&mut self.cx, object, name);
        self.finish(state, outcome)
    }

    /// What another site, or this one with another shape, found for `name`.
    #[inline]
    fn remembered(&self, purpose: Purpose, shape: u32, name: Gc<Str>) -> Option<Cache> {
        let entry = self.shape_caches[shape_cache_index(purpose, shape, name)]?;
        (entry.purpose == purpose && entry.cache.guard == shape && entry.cache.name == name)
            .then_some(entry.cache)
    }

    /// Keeps what a site has just learned about a shape for sites that see many shapes.
    fn remember(&mut self, purpose: Purpose, base: Base, site: usize, shape: u32) {
        let cache = self.cx.heap.get(base.code()).caches[site];
        if cache.guard == shape && cache.kind != CacheKind::Empty {
            let index = shape_cache_index(purpose, shape, cache.name);
            self.shape_caches[index] = Some(ShapeCache { purpose, cache });
        }
    }

    /// Gives a site what another one learned. A site that has an entry of its own keeps it for a while, so
    /// that two shapes which take turns do not drive each other out.
    #[inline]
    fn share(&mut self, base: Base, site: usize, known: Cache) {
        self.shared_look_ups = self.shared_look_ups.wrapping_add(1);
        if base.cache(site).kind == CacheKind::Empty
            || self.shared_look_ups.is_multiple_of(SHARED_BEFORE_CHANGE)
        {
            self.fill_cache(base, site, |cache| *cache = known);
        }
    }

    /// Reads an attribute as a remembered look-up says; `None` when nothing is remembered.
    #[inline]
    fn known_attribute(
        &mut self,
        state: State,
        site: usize,
        object: Value,
        shape: u32,
        name: Gc<Str>,
    ) -> Option<Flow> {
        let cache = self.remembered(Purpose::Get, shape, name)?;
        self.share(state.base, site, cache);
        let value = match cache.kind {
            CacheKind::Slot => {
                let instance = object.as_gc::<Instance>()?;
                self.cx.heap.tail(instance)[cache.index as usize].defined()?
            }
            CacheKind::Overflow => {
                let instance = object.as_gc::<Instance>()?;
                let overflow = self.cx.heap.get(instance).overflow.as_ref()?;
                overflow.slots.get(cache.index as usize).copied()?.defined()?
            }
            CacheKind::ClassEntry => {
                let namespace = cache.payload.as_gc::<Dict>()?;
                self.cx.heap.get(namespace).entry(cache.index as usize)?.value
            }
            CacheKind::PropertyGetter => {
                let outcome = self.cx.tail_call(cache.payload, &[object]);
                return Some(self.finish(state, outcome));
            }
            _ => return None,
        };
        state.base.set(a(state.pc.word()), value);
        Some(Flow::Next(State {
            pc: state.pc.advance(2),
            base: state.base,
        }))
    }

    /// The value of a class's own attribute, when the cache is that of this class.
    #[inline]
    fn own_entry(&self, class: Value, cache: Cache) -> Option<Value> {
        let namespace = self.cx.heap.get(class.as_gc::<Class>()?).namespace;
        if !namespace.value().is(cache.payload) {
            return None;
        }
        let entry = self.cx.heap.get(namespace).entry(cache.index as usize)?;
        Some(entry.value)
    }

    /// Remembers where a plain attribute of a class itself is: an enum's member, a constant.
    fn cache_own_entry(&mut self, base: Base, site: usize, class: Gc<Class>, shape: u32, name: Gc<Str>) {
        let meta = self.cx.class_of(class.value());
        if self.cx.heap[meta].flags.has_getattribute || self.cx.lookup(meta, name).is_some() {
            return;
        }
        let namespace = self.cx.heap[class].namespace;
        let Some(position) = self.cx.find_name(namespace, name) else {
            return;
        };
        let Some(value) = self.cx.heap[namespace].entry(position).map(|entry| entry.value) else {
            return;
        };
        if super::attribute::is_descriptor(&mut self.cx, value) {
            return;
        }
        self.mark_cached(class);
        self.mark_cached(meta);
        self.fill_cache(base, site, |cache| {
            cache.guard = shape;
            cache.kind = CacheKind::OwnEntry;
            cache.index = position as u32;
            cache.payload = namespace.value();
        });
    }

    /// Remembers, for objects of this one's shape, where `name` is found, when that is simple.
    fn cache_attribute(&mut self, base: Base, site: usize, object: Value, name: Gc<Str>) {
        let Some(header) = object.header() else { return };
        if let Some(class) = object.as_gc::<Class>() {
            return self.cache_own_entry(base, site, class, header.shape, name);
        }
        if header.kind == Kind::Super as u8 {
            return;
        }
        let class = self.cx.class_of(object);
        let flags = self.cx.heap[class].flags;
        if flags.has_getattribute || !flags.is_script {
            return;
        }
        let on_class = self.cx.lookup_owner(class, name);
        let is_instance =
            header.kind == Kind::Instance as u8 && !self.cx.shapes.get(header.shape).is_dictionary;
        if let Some((owner, position)) = on_class {
            let namespace = self.cx.heap[owner].namespace;
            let Some(value) = self.cx.heap[namespace].entry(position).map(|entry| entry.value) else {
                return;
            };
            if let Some(property) = value.as_gc::<crate::objects::descriptor::Property>() {
                let getter = self.cx.heap[property].getter;
                if getter.is_kind::<Function>() && self.cx.is_exact(value, Builtin::Property) {
                    self.mark_cached(class);
                    self.fill_cache(base, site, |cache| {
                        cache.guard = header.shape;
                        cache.kind = CacheKind::PropertyGetter;
                        cache.payload = getter;
                    });
                } else if is_instance && let Some(key) = self.cx.attribute_of_property(value) {
                    self.mark_cached(class);
                    self.cache_slot(base, site, header.shape, key);
                }
                return;
            }
            if let Some(member) = value.as_gc::<Member>().filter(|_| is_instance) {
                let key = self.cx.heap[member].key;
                self.mark_cached(class);
                self.cache_slot(base, site, header.shape, key);
                return;
            }
            if !is_instance {
                return;
            }
            let has_own = self.cx.shapes.slot(header.shape, name).is_some();
            match descriptor_kind(&mut self.cx, value) {
                DescriptorKind::Data => return,
                // An instance's own attribute goes before these.
                DescriptorKind::NonData | DescriptorKind::Method if !has_own => return,
                _ => {}
            }
            if !has_own {
                self.mark_cached(class);
                self.fill_cache(base, site, |cache| {
                    cache.guard = header.shape;
                    cache.kind = CacheKind::ClassEntry;
                    cache.index = position as u32;
                    cache.payload = namespace.value();
                });
                return;
            }
        }
        if !is_instance {
            return;
        }
        self.mark_cached(class);
        self.cache_slot(base, site, header.shape, name);
    }

    /// Remembers the slot of an attribute (or of a `__slots__` entry, by its key) for a shape.
    fn cache_slot(&mut self, base: Base, site: usize, shape: u32, key: Gc<Str>) {
        let Some(slot) = self.cx.shapes.slot(shape, key) else {
            return;
        };
        let inline = self.cx.shapes.get(shape).inline_slots;
        self.fill_cache(base, site, |cache| {
            cache.guard = shape;
            if slot < inline {
                cache.kind = CacheKind::Slot;
                cache.index = slot;
            } else {
                cache.kind = CacheKind::Overflow;
                cache.index = slot - inline;
            }
        });
    }

    /// Notes that inline caches depend on a class and its bases.
    fn mark_cached(&mut self, class: Gc<Class>) {
        let mro: Vec<Gc<Class>> = self.cx.heap[class].mro.to_vec();
        for base in mro {
            self.cx.heap[base].flags.is_cached = true;
        }
    }

    #[inline(never)]
    pub(super) fn load_method(&mut self, state: State) -> Flow {
        if self.cx.caches_are_stale {
            self.clear_caches();
        }
        let (site, name) = self.site(state);
        let word = state.pc.word();
        let object = state.base.get(b(word));
        let callee = a(word) + c(word);
        // Module functions go the quick way of attributes.
        if let Some(module) = object.as_gc::<Module>() {
            let namespace = self.cx.heap[module].namespace;
            let cache = self.cx.heap.get(state.base.code()).caches[site];
            let known =
                cache.kind == CacheKind::ModuleEntry && self.cx.heap[namespace].stamp() == cache.guard;
            let position = if known {
                Some(cache.index as usize)
            } else {
                self.cx.find_name(namespace, name)
            };
            if let Some(position) = position {
                if !known {
                    let stamp = self.stamp_of(namespace);
                    self.fill_cache(state.base, site, |cache| {
                        cache.guard = stamp;
                        cache.kind = CacheKind::ModuleEntry;
                        cache.index = position as u32;
                    });
                }
                if let Some(entry) = self.cx.heap[namespace].entry(position) {
                    let value = entry.value;
                    state.base.set(callee, Value::UNDEF);
                    state.base.set(callee + 1, value);
                    return Flow::Next(State {
                        pc: state.pc.advance(2),
                        base: state.base,
                    });
                }
            }
        }
        if let Some(header) = object.header()
            && let Some(cache) = self.remembered(Purpose::Call, header.shape, name)
        {
            self.share(state.base, site, cache);
            state.base.set(callee, cache.payload);
            state.base.set(callee + 1, object);
            return Flow::Next(State {
                pc: state.pc.advance(2),
                base: state.base,
            });
        }
        match load_method(&mut self.cx, object, name) {
            Ok(LoadedMethod::Method { function, receiver }) => {
                if let Some(header) = object.header() {
                    let instance = header.kind == Kind::Instance as u8;
                    let steady = header.kind != Kind::Class as u8
                        && header.kind != Kind::Super as u8
                        && receiver.is(object)
                        && (!instance || !self.cx.shapes.get(header.shape).is_dictionary)
                        && (instance || !self.may_have_attributes(object));
                    if steady {
                        let class = self.cx.class_of(object);
                        self.mark_cached(class);
                        self.fill_cache(state.base, site, |cache| {
                            cache.guard = header.shape;
                            cache.kind = CacheKind::Method;
                            cache.payload = function;
                        });
                        self.remember(Purpose::Call, state.base, site, header.shape);
                    }
                }
                state.base.set(callee, function);
                state.base.set(callee + 1, receiver);
                Flow::Next(State {
                    pc: state.pc.advance(2),
                    base: state.base,
                })
            }
            Ok(LoadedMethod::Other(outcome)) => self.finish(state, Ok(outcome)),
            Err(raise) => self.finish(state, Err(raise)),
        }
    }

    /// Whether an object that is no plain instance can have attributes of its own that its shape does not
    /// tell about.
    fn may_have_attributes(&self, object: Value) -> bool {
        let class = self.cx.class_of(object);
        self.cx.heap[class].flags.has_dict || self.cx.heap[class].flags.is_script
    }

    #[inline(never)]
    pub(super) fn set_attr(&mut self, state: State) -> Flow {
        if self.cx.caches_are_stale {
            self.clear_caches();
        }
        let (site, name) = self.site(state);
        let word = state.pc.word();
        let (object, value) = (state.base.get(a(word)), state.base.get(b(word)));
        let before = object.header();
        if let (Some(header), Some(instance)) = (before, object.as_gc::<Instance>())
            && let Some(cache) = self.remembered(Purpose::Set, header.shape, name)
        {
            self.share(state.base, site, cache);
            if cache.kind == CacheKind::Slot {
                self.cx.heap.tail_mut(instance)[cache.index as usize] = value;
            } else {
                self.cx.heap.tail_mut(instance)[cache.extra as usize] = value;
                self.cx.heap.set_shape(object, cache.index);
            }
            return Flow::Next(State {
                pc: state.pc.advance(2),
                base: state.base,
            });
        }
        let outcome = set_attribute(&mut self.cx, object, name, value);
        if let (Some(before), Ok(Outcome::Return(_))) = (before, &outcome)
            && before.kind == Kind::Instance as u8
        {
            self.cache_store(state.base, site, object, name, before.shape);
            self.remember(Purpose::Set, state.base, site, before.shape);
        }
        if self.cx.caches_are_stale {
            self.clear_caches();
        }
        self.finish(state, outcome)
    }

    /// Remembers where a store of `name` went in instances of shape `before`.
    fn cache_store(&mut self, base: Base, site: usize, object: Value, name: Gc<Str>, before: u32) {
        let class = self.cx.class_of(object);
        if self.cx.heap[class].flags.has_setattr || self.cx.shapes.get(before).is_dictionary {
            return;
        }
        let mut key = name;
        if let Some(value) = self.cx.lookup(class, name) {
            if let Some(member) = value.as_gc::<Member>() {
                key = self.cx.heap[member].key;
            } else if super::attribute::is_descriptor(&mut self.cx, value) {
                return;
            }
        }
        let after = object.header().map_or(0, |header| header.shape);
        let inline = self.cx.shapes.get(before).inline_slots;
        if after == before {
            if let Some(slot) = self.cx.shapes.slot(before, key).filter(|slot| *slot < inline) {
                self.mark_cached(class);
                self.fill_cache(base, site, |cache| {
                    cache.guard = before;
                    cache.kind = CacheKind::Slot;
                    cache.index = slot;
                });
            }
            return;
        }
        let shape = self.cx.shapes.get(after);
        let added = shape.parent == before && shape.last == Some(key) && shape.count <= inline;
        if added {
            let slot = shape.count - 1;
            self.mark_cached(class);
            self.fill_cache(base, site, |cache| {
                cache.guard = before;
                cache.kind = CacheKind::AddSlot;
                cache.index = after;
                cache.extra = slot;
            });
        }
    }

    #[cold]
    pub(super) fn delete_attr(&mut self, state: State) -> Flow {
        let (_, name) = self.site(state);
        let object = state.base.get(a(state.pc.word()));
        let outcome = delete_attribute(&mut self.cx, object, name);
        if self.cx.caches_are_stale {
            self.clear_caches();
        }
        self.finish(state, outcome)
    }
}
