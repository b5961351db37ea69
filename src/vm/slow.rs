//! The slow path of each instruction: look-ups that missed their cache, operands whose classes are written
//! in script, displays, imports, errors.

use super::attribute::{LoadedMethod, delete_attribute, get_attribute, load_method, set_attribute};
use super::machine::{Flow, State, Vm};
use super::operators::{self, call_method};
use super::registers::{Base, LINKS, a, b, bx, c, c_signed};
use super::settle::Pending;
use crate::bytecode::opcode::{BinaryOperator, Comparison, Op};
use crate::heap::{Gc, Header, Value};
use crate::objects::cell::Cell;
use crate::objects::class::Class;
use crate::objects::code::{Cache, CacheKind, CodeObject};
use crate::objects::cx::Cx;
use crate::objects::descriptor::Member;
use crate::objects::dict::Dict;
use crate::objects::exception::{Exception, TraceEntry, Traceback};
use crate::objects::frame::Frame;
use crate::objects::function::{BoundMethod, Function, FunctionExtras, Native};
use crate::objects::instance::Instance;
use crate::objects::kinds::Kind;
use crate::objects::module::Module;
use crate::objects::numeric::UnaryOperation;
use crate::objects::outcome::{Answer, Outcome, Raise, Resumed, Then, done};
use crate::objects::sequence::{List, Slice, Tuple};
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

impl Vm {
    /// Settles a result on behalf of the frame at `state`.
    #[inline]
    fn finish(&mut self, state: State, result: Result<Outcome, Raise>) -> Flow {
        state.base.set_pc(state.pc);
        self.settle(state.base, result)
    }

    /// The name at an instruction's site, and the site's index.
    fn site(&self, state: State) -> (usize, Gc<Str>) {
        let index = match state.pc.op() {
            Op::LoadGlobal | Op::StoreGlobal | Op::LoadName | Op::StoreName => bx(state.pc.word()),
            Op::DeleteGlobal | Op::DeleteName => bx(state.pc.word()),
            _ => state.pc.aux(1) as usize,
        };
        (index, self.cx.heap.get(state.base.code()).caches[index].name)
    }

    /// Fills the inline cache of a site.
    fn fill_cache(&mut self, base: Base, index: usize, fill: impl FnOnce(&mut Cache)) {
        let code = base.code();
        fill(&mut self.cx.heap.get_mut(code).caches[index]);
    }

    /// Forgets what every inline cache found, after a class they may depend on changed.
    #[cold]
    fn clear_caches(&mut self) {
        self.cx.caches_are_stale = false;
        self.cx.heap.for_each(|code: &mut CodeObject| {
            for cache in &mut code.caches {
                cache.guard = 0;
                cache.kind = CacheKind::Empty;
                cache.payload = Value::UNDEF;
            }
        });
        self.cx
            .heap
            .for_each(|class: &mut Class| class.flags.is_cached = false);
    }

    // ---- errors of names ----

    #[cold]
    pub(super) fn unbound_local(&mut self, state: State, register: usize) -> Flow {
        let name = self
            .cx
            .heap
            .get(state.base.code())
            .local_names
            .get(register)
            .copied();
        let name = name.unwrap_or(self.cx.names.empty);
        let message = format!(
            "cannot access local variable '{}' where it is not associated with a value",
            self.cx.heap.text(name)
        );
        let raise = self.cx.name_error(Builtin::UnboundLocalError, message, name);
        self.finish(state, Err(raise))
    }

    #[cold]
    pub(super) fn unbound_free(&mut self, state: State, index: usize) -> Flow {
        let name = self.cx.heap.get(state.base.code()).code.free_names[index].clone();
        let name = self.cx.intern(&name);
        let message = format!(
            "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
            self.cx.heap.text(name)
        );
        let raise = self.cx.name_error(Builtin::NameError, message, name);
        self.finish(state, Err(raise))
    }

    #[cold]
    fn name_not_defined(&mut self, name: Gc<Str>) -> Raise {
        let message = format!("name '{}' is not defined", self.cx.heap.text(name));
        self.cx.name_error(Builtin::NameError, message, name)
    }

    // ---- globals ----

    /// The built-ins of a module: its `__builtins__`, a module or a dict.
    fn builtins_of(&mut self, globals: Gc<Dict>) -> Gc<Dict> {
        let name = self.cx.names.builtins;
        match self.cx.get_name(globals, name) {
            Some(value) => value
                .as_gc::<Dict>()
                .or_else(|| {
                    value
                        .as_gc::<Module>()
                        .map(|module| self.cx.heap[module].namespace)
                })
                .unwrap_or(self.cx.builtins),
            None => self.cx.builtins,
        }
    }

    fn stamp_of(&mut self, dict: Gc<Dict>) -> u32 {
        let stamp = self.cx.heap[dict].stamp();
        if stamp != 0 {
            return stamp;
        }
        let stamp = self.cx.next_stamp();
        self.cx.heap[dict].set_stamp(stamp);
        stamp
    }

    #[cold]
    #[inline(never)]
    pub(super) fn load_global(&mut self, state: State) -> Flow {
        let (site, name) = self.site(state);
        let globals = self.globals_of(state.base);
        let target = a(state.pc.word());
        if let Some(position) = self.cx.find_name(globals, name) {
            let stamp = self.stamp_of(globals);
            self.fill_cache(state.base, site, |cache| {
                cache.guard = stamp;
                cache.kind = CacheKind::Global;
                cache.index = position as u32;
            });
            let value = self.cx.heap[globals]
                .entry(position)
                .map_or(Value::NONE, |entry| entry.value);
            state.base.set(target, value);
            return Flow::Next(State {
                pc: state.pc.advance(1),
                base: state.base,
            });
        }
        let builtins = self.builtins_of(globals);
        if let Some(position) = self.cx.find_name(builtins, name) {
            if builtins == self.cx.builtins {
                let stamp = self.stamp_of(globals);
                let positions = self.cx.heap[globals].positions() as u32;
                self.fill_cache(state.base, site, |cache| {
                    cache.guard = stamp;
                    cache.kind = CacheKind::Builtin;
                    cache.index = position as u32;
                    cache.extra = positions;
                });
            }
            let value = self.cx.heap[builtins]
                .entry(position)
                .map_or(Value::NONE, |entry| entry.value);
            state.base.set(target, value);
            return Flow::Next(State {
                pc: state.pc.advance(1),
                base: state.base,
            });
        }
        let raise = self.name_not_defined(name);
        self.finish(state, Err(raise))
    }

    #[cold]
    #[inline(never)]
    pub(super) fn store_global(&mut self, state: State) -> Flow {
        let (site, name) = self.site(state);
        let globals = self.globals_of(state.base);
        self.cx
            .set_interned(globals, name, state.base.get(a(state.pc.word())));
        if let Some(position) = self.cx.find_name(globals, name) {
            let stamp = self.stamp_of(globals);
            self.fill_cache(state.base, site, |cache| {
                cache.guard = stamp;
                cache.kind = CacheKind::Global;
                cache.index = position as u32;
            });
        }
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    #[cold]
    pub(super) fn delete_global(&mut self, state: State) -> Flow {
        let (_, name) = self.site(state);
        let globals = self.globals_of(state.base);
        match self.cx.find_name(globals, name) {
            Some(position) => {
                self.cx.heap[globals].remove(position);
                Flow::Next(State {
                    pc: state.pc.advance(1),
                    base: state.base,
                })
            }
            None => {
                let raise = self.name_not_defined(name);
                self.finish(state, Err(raise))
            }
        }
    }

    // ---- names in a namespace scope ----

    /// A global or built-in by name, without a cache.
    fn global_or_builtin(&mut self, base: Base, name: Gc<Str>) -> Result<Value, Raise> {
        let globals = self.globals_of(base);
        if let Some(value) = self.cx.get_name(globals, name) {
            return Ok(value);
        }
        let builtins = self.builtins_of(globals);
        match self.cx.get_name(builtins, name) {
            Some(value) => Ok(value),
            None => Err(self.name_not_defined(name)),
        }
    }

    #[inline(never)]
    pub(super) fn load_name(&mut self, state: State) -> Flow {
        let (_, name) = self.site(state);
        let namespace = state.base.get(0);
        if let Some(dict) = namespace
            .as_gc::<Dict>()
            .filter(|_| self.cx.is_exact(namespace, Builtin::Dict))
        {
            let found = match self.cx.get_name(dict, name) {
                Some(value) => Ok(value),
                None => self.global_or_builtin(state.base, name),
            };
            return self.finish(state, found.map(Outcome::Return));
        }
        let fallback = match self.global_or_builtin(state.base, name) {
            Ok(value) => value,
            Err(raise) => {
                self.cx.take_raised(raise);
                Value::UNDEF
            }
        };
        let outcome = self.mapping_get(namespace, name, fallback);
        self.finish(state, outcome)
    }

    /// `mapping[name]`, or the fallback when that raises KeyError (Undef: NameError).
    fn mapping_get(&mut self, mapping: Value, name: Gc<Str>, fallback: Value) -> Result<Outcome, Raise> {
        let method = self.cx.names.getitem;
        match self.cx.dunder(mapping, method) {
            Some(method) => {
                let key = name.value();
                call_method(
                    &mut self.cx,
                    method,
                    mapping,
                    &[key],
                    Some(&NAME_LOOKED_UP),
                    0,
                    &[fallback, key],
                )
            }
            None => Err(self.cx.type_error("the namespace is not a mapping")),
        }
    }

    #[inline(never)]
    pub(super) fn store_name(&mut self, state: State) -> Flow {
        let (_, name) = self.site(state);
        let (namespace, value) = (state.base.get(0), state.base.get(a(state.pc.word())));
        if let Some(dict) = namespace
            .as_gc::<Dict>()
            .filter(|_| self.cx.is_exact(namespace, Builtin::Dict))
        {
            self.cx.set_interned(dict, name, value);
            return Flow::Next(State {
                pc: state.pc.advance(1),
                base: state.base,
            });
        }
        let outcome = operators::set_item(&mut self.cx, namespace, name.value(), value);
        self.finish(state, outcome)
    }

    #[cold]
    pub(super) fn delete_name(&mut self, state: State) -> Flow {
        let (_, name) = self.site(state);
        let namespace = state.base.get(0);
        if let Some(dict) = namespace.as_gc::<Dict>() {
            if self.cx.remove_name(dict, name).is_none() {
                let raise = self.name_not_defined(name);
                return self.finish(state, Err(raise));
            }
            return Flow::Next(State {
                pc: state.pc.advance(1),
                base: state.base,
            });
        }
        let outcome = operators::delete_item(&mut self.cx, namespace, name.value());
        self.finish(state, outcome)
    }

    #[inline(never)]
    pub(super) fn load_name_or_free(&mut self, state: State) -> Flow {
        let (_, name) = self.site(state);
        let namespace = state.base.get(0);
        let index = bx(state.pc.word());
        let free = self.free_cell(state.base, index);
        let free = free
            .as_gc::<Cell>()
            .map_or(Value::UNDEF, |cell| self.cx.heap[cell].contents);
        if let Some(dict) = namespace.as_gc::<Dict>() {
            let value = self.cx.get_name(dict, name).unwrap_or(free);
            if value.is_undef() {
                return self.unbound_free(state, index);
            }
            return self.finish(state, Ok(Outcome::Return(value)));
        }
        let outcome = self.mapping_get(namespace, name, free);
        self.finish(state, outcome)
    }

    // ---- attributes ----

    #[inline(never)]
    pub(super) fn get_attr(&mut self, state: State) -> Flow {
        if self.cx.caches_are_stale {
            self.clear_caches();
        }
        let (site, name) = self.site(state);
        let object = state.base.get(b(state.pc.word()));
        // Second chances that the inlined path leaves to us.
        let cache = self.cx.heap.get(state.base.code()).caches[site];
        if let Some(module) = object.as_gc::<Module>() {
            let namespace = self.cx.heap[module].namespace;
            if cache.kind == CacheKind::ModuleEntry && self.cx.heap[namespace].stamp() == cache.guard {
                if let Some(entry) = self.cx.heap[namespace].entry(cache.index as usize) {
                    state.base.set(a(state.pc.word()), entry.value);
                    return Flow::Next(State {
                        pc: state.pc.advance(2),
                        base: state.base,
                    });
                }
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
            if cache.guard == header.shape && cache.kind == CacheKind::Overflow {
                if let Some(instance) = object.as_gc::<Instance>() {
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
            }
            self.cache_attribute(state.base, site, object, name);
        }
        let outcome = get_attribute(&mut self.cx, object, name);
        self.finish(state, outcome)
    }

    /// Remembers, for objects of this one's shape, where `name` is found, when that is simple.
    fn cache_attribute(&mut self, base: Base, site: usize, object: Value, name: Gc<Str>) {
        let Some(header) = object.header() else { return };
        if header.kind == Kind::Class as u8 || header.kind == Kind::Super as u8 {
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
                }
                return;
            }
            if let Some(member) = value.as_gc::<Member>().filter(|_| is_instance) {
                let (owner, name) = (self.cx.heap[member].owner, self.cx.heap[member].name);
                let key = self.cx.slot_key(owner, name);
                self.mark_cached(class);
                self.cache_slot(base, site, header.shape, key);
                return;
            }
            if super::attribute::is_descriptor(&mut self.cx, value) || !is_instance {
                return;
            }
            if self.cx.shapes.slot(header.shape, name).is_none() {
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
                    state.base.set(a(word) + 3, Value::UNDEF);
                    state.base.set(a(word) + 4, value);
                    return Flow::Next(State {
                        pc: state.pc.advance(2),
                        base: state.base,
                    });
                }
            }
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
                    }
                }
                state.base.set(a(word) + 3, function);
                state.base.set(a(word) + 4, receiver);
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
        let outcome = set_attribute(&mut self.cx, object, name, value);
        if let (Some(before), Ok(Outcome::Return(_))) = (before, &outcome) {
            if before.kind == Kind::Instance as u8 {
                self.cache_store(state.base, site, object, name, before.shape);
            }
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
                let (owner, name) = (self.cx.heap[member].owner, self.cx.heap[member].name);
                key = self.cx.slot_key(owner, name);
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

    // ---- items ----

    #[inline(never)]
    pub(super) fn get_item(&mut self, state: State, object: Value, key: Value) -> Flow {
        match self.cx.get_item(object, key) {
            Ok(Answer::Known(value)) => {
                state.base.set(a(state.pc.word()), value);
                Flow::Next(State {
                    pc: state.pc.advance(1),
                    base: state.base,
                })
            }
            Ok(Answer::Script) => {
                let outcome = operators::get_item(&mut self.cx, object, key);
                self.finish(state, outcome)
            }
            Err(raise) => self.finish(state, Err(raise)),
        }
    }

    #[inline(never)]
    pub(super) fn set_item(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let base = state.base;
        let outcome = operators::set_item(
            &mut self.cx,
            base.get(a(word)),
            base.get(b(word)),
            base.get(c(word)),
        );
        match outcome {
            Ok(Outcome::Return(_)) => Flow::Next(State {
                pc: state.pc.advance(1),
                base,
            }),
            _ => self.finish(state, outcome),
        }
    }

    pub(super) fn delete_item(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let outcome = operators::delete_item(&mut self.cx, state.base.get(a(word)), state.base.get(b(word)));
        self.finish(state, outcome)
    }

    pub(super) fn build_slice(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let parts = state.base.slice(b(word), 3);
        let slice = self.cx.heap.alloc(Slice {
            header: Header::new(Builtin::Slice.shape()),
            start: parts[0],
            stop: parts[1],
            step: parts[2],
        });
        state.base.set(a(word), slice.value());
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    // ---- operators ----

    #[inline(never)]
    pub(super) fn binary(
        &mut self,
        state: State,
        operator: BinaryOperator,
        left: Value,
        right: Value,
        in_place: bool,
    ) -> Flow {
        let outcome = operators::binary(&mut self.cx, operator, left, right, in_place);
        match outcome {
            Ok(Outcome::Return(value)) => {
                let op = state.pc.op();
                state.base.set(a(state.pc.word()), value);
                let words = if matches!(op, Op::Binary | Op::Inplace) {
                    2
                } else {
                    1
                };
                Flow::Next(State {
                    pc: state.pc.advance(words),
                    base: state.base,
                })
            }
            _ => self.finish(state, outcome),
        }
    }

    #[inline(never)]
    pub(super) fn unary(&mut self, state: State, operand: Value) -> Flow {
        let operation = match state.pc.op() {
            Op::Negative => UnaryOperation::Negative,
            Op::Positive => UnaryOperation::Positive,
            _ => UnaryOperation::Invert,
        };
        let outcome = operators::unary(&mut self.cx, operation, operand);
        self.finish(state, outcome)
    }

    /// The truth of a value, for `Not` and the conditional jumps.
    #[inline(never)]
    pub(super) fn truth_of(&mut self, state: State, value: Value) -> Flow {
        let outcome = operators::truth(&mut self.cx, value);
        self.finish(state, outcome)
    }

    #[inline(never)]
    pub(super) fn compare(
        &mut self,
        state: State,
        comparison: Comparison,
        left: Value,
        right: Value,
    ) -> Flow {
        let outcome = operators::compare(&mut self.cx, comparison, left, right);
        self.finish(state, outcome)
    }

    #[inline(never)]
    pub(super) fn contains(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (item, container) = (state.base.get(b(word)), state.base.get(c(word)));
        match self.cx.contains(container, item) {
            Ok(Answer::Known(truth)) => {
                let truth = truth == (state.pc.op() == Op::In);
                state.base.set(a(word), Value::from_bool(truth));
                Flow::Next(State {
                    pc: state.pc.advance(1),
                    base: state.base,
                })
            }
            Ok(Answer::Script) => {
                let outcome = operators::contains(&mut self.cx, container, item);
                self.finish(state, outcome)
            }
            Err(raise) => self.finish(state, Err(raise)),
        }
    }

    // ---- calls ----

    /// A positional call that the inlined path does not do.
    #[inline(never)]
    pub(super) fn call_general(&mut self, state: State, window: usize, count: usize, callee: Value) -> Flow {
        let base = state.base;
        base.set_pc(state.pc);
        let args = base.slice(window, count);
        if let Some(native) = callee.as_gc::<Native>() {
            let object = self.cx.heap.get(native);
            let row = object.row;
            let owner = object.owner;
            if row.is_exact(count) && (owner.is_undef() || state.pc.op() == Op::CallMethod) {
                let result = (row.function)(&mut self.cx, args);
                if let Ok(Outcome::Return(value)) = result {
                    base.set(a(state.pc.word()), value);
                    return Flow::Next(State {
                        pc: state.pc.advance(1),
                        base,
                    });
                }
                return self.settle(base, result);
            }
        } else if let Some(function) = callee.as_gc::<Function>() {
            let pending = self.enter_function(base, function, args, None);
            return self.settle_pending(pending);
        }
        let outcome = self.cx.tail_call(callee, args);
        self.settle(base, outcome)
    }

    #[inline(never)]
    pub(super) fn call_keywords(&mut self, state: State, window: usize, count: usize, names: Value) -> Flow {
        let base = state.base;
        base.set_pc(state.pc);
        let total = count + self.cx.as_tuple(names).map_or(0, <[Value]>::len);
        let callee = base.get(window - 1);
        let args = base.slice(window, total);
        if let Some(function) = callee.as_gc::<Function>() {
            let pending = self.enter_function(base, function, args, Some(names));
            return self.settle_pending(pending);
        }
        let outcome = self.cx.tail_call(callee, args);
        self.cx.request.keywords = Some(names);
        self.settle(base, outcome)
    }

    #[inline(never)]
    pub(super) fn call_ex(&mut self, state: State) -> Flow {
        let base = state.base;
        base.set_pc(state.pc);
        let window = a(state.pc.word());
        let callee = base.get(window + 3);
        let mut args = self
            .cx
            .as_tuple(base.get(window + 4))
            .map(<[Value]>::to_vec)
            .unwrap_or_default();
        let mut names = Vec::new();
        if let Some(dict) = base.get(window + 5).as_gc::<Dict>() {
            for entry in self.cx.heap[dict].iter() {
                names.push(entry.key);
                args.push(entry.value);
            }
        }
        if names.iter().any(|name| !name.is_kind::<Str>()) {
            let raise = self.cx.type_error("keywords must be strings");
            return self.settle(base, Err(raise));
        }
        let keywords = (!names.is_empty()).then(|| self.cx.new_tuple(&names));
        let outcome = self.cx.tail_call(callee, &args);
        self.cx.request.keywords = keywords;
        self.settle(base, outcome)
    }

    // ---- iteration ----

    #[inline(never)]
    pub(super) fn get_iter(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let source = state.base.get(b(word));
        if source.is_kind::<Frame>() && self.cx.is_exact(source, Builtin::Generator) {
            state.base.set(a(word), source);
            return Flow::Next(State {
                pc: state.pc.advance(1),
                base: state.base,
            });
        }
        let outcome = operators::iterate(&mut self.cx, source);
        self.finish(state, outcome)
    }

    #[inline(never)]
    pub(super) fn for_iter_slow(&mut self, state: State, iterator: Value) -> Flow {
        use crate::objects::iterator::Step;
        let base = state.base;
        match self.cx.step(iterator) {
            Ok(Step::Item(item)) => {
                base.set(a(state.pc.word()), item);
                Flow::Next(State {
                    pc: state.pc.advance(2),
                    base,
                })
            }
            Ok(Step::Done) => {
                let after = state.pc.advance(2);
                Flow::Next(State {
                    pc: after.jump(state.pc.aux(1) as i32),
                    base,
                })
            }
            Ok(Step::Script) => {
                let outcome = operators::call_next(&mut self.cx, iterator);
                self.finish(state, outcome)
            }
            Err(raise) => self.finish(state, Err(raise)),
        }
    }

    /// Unpacks a source that is not a tuple of the right length.
    #[inline(never)]
    pub(super) fn unpack(&mut self, state: State, source: Value) -> Flow {
        let base = state.base;
        base.set_pc(state.pc);
        match self.cx.collect_values(source) {
            Ok(Answer::Known(items)) => {
                let pending = self.unpack_items(base, &items);
                self.settle_pending(pending)
            }
            Ok(Answer::Script) => {
                let limit = match state.pc.op() {
                    // One more than wanted is enough to know that there are too many.
                    Op::UnpackSequence => c(state.pc.word()) as i64 + 1,
                    _ => -1,
                };
                let outcome = operators::iterate(&mut self.cx, source);
                let result = match outcome {
                    Ok(Outcome::Return(iterator)) => unpack_next(&mut self.cx, iterator, limit, &[]),
                    Ok(outcome) => {
                        let frame = self.push_native(base, &UNPACK_ITERATOR, 0, &[Value::small_int(limit)]);
                        return self.settle(frame, Ok(outcome));
                    }
                    Err(raise) => {
                        // CPython words this error for unpacking.
                        let exception = self.cx.take_raised(raise);
                        let is_plain = self.cx.is_instance(exception, Builtin::TypeError);
                        let name = self.cx.names.iter;
                        if is_plain && self.cx.dunder(source, name).is_none() {
                            let message =
                                format!("cannot unpack non-iterable {} object", self.cx.type_name(source));
                            Err(self.cx.type_error(message))
                        } else {
                            Err(self.cx.raise_value(exception))
                        }
                    }
                };
                self.settle(base, result)
            }
            Err(raise) => {
                let exception = self.cx.take_raised(raise);
                let name = self.cx.names.iter;
                if self.cx.is_instance(exception, Builtin::TypeError)
                    && self.cx.dunder(source, name).is_none()
                {
                    let message = format!("cannot unpack non-iterable {} object", self.cx.type_name(source));
                    let raise = self.cx.type_error(message);
                    return self.settle(base, Err(raise));
                }
                let raise = self.cx.raise_value(exception);
                self.settle(base, Err(raise))
            }
        }
    }

    /// The items of an unpacking arrived as a list.
    pub(super) fn deliver_unpacked(&mut self, base: Base, items: Value) -> Pending {
        let items = self.cx.as_list(items).map(<[Value]>::to_vec).unwrap_or_default();
        self.unpack_items(base, &items)
    }

    fn unpack_items(&mut self, base: Base, items: &[Value]) -> Pending {
        let pc = base.pc();
        let word = pc.word();
        let first = a(word);
        if pc.op() == Op::UnpackSequence {
            let count = c(word);
            if items.len() != count {
                let message = if items.len() > count {
                    let source = base.get(b(word));
                    let sized =
                        source.is_kind::<Tuple>() || source.is_kind::<List>() || source.is_kind::<Dict>();
                    if sized {
                        format!(
                            "too many values to unpack (expected {count}, got {})",
                            items.len()
                        )
                    } else {
                        format!("too many values to unpack (expected {count})")
                    }
                } else {
                    format!(
                        "not enough values to unpack (expected {count}, got {})",
                        items.len()
                    )
                };
                return Pending::Outcome(base, Err(self.cx.value_error(message)));
            }
            for (index, item) in items.iter().enumerate() {
                base.set(first + index, *item);
            }
            return Pending::Flow(Flow::Next(State {
                pc: pc.advance(1),
                base,
            }));
        }
        let (before, after) = (pc.aux(1) as usize, pc.aux(2) as usize);
        if items.len() < before + after {
            let message = format!(
                "not enough values to unpack (expected at least {}, got {})",
                before + after,
                items.len()
            );
            return Pending::Outcome(base, Err(self.cx.value_error(message)));
        }
        let middle = items.len() - after;
        let rest = self.cx.new_list(items[before..middle].to_vec());
        for (index, item) in items[..before].iter().enumerate() {
            base.set(first + index, *item);
        }
        base.set(first + before, rest);
        for (index, item) in items[middle..].iter().enumerate() {
            base.set(first + before + 1 + index, *item);
        }
        Pending::Flow(Flow::Next(State {
            pc: pc.advance(3),
            base,
        }))
    }

    // ---- displays ----

    pub(super) fn build_set(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let set = self.cx.new_set();
        for item in state.base.slice(b(word), c(word)) {
            match self.cx.set_add(set, *item) {
                Ok(Answer::Known(_)) => {}
                Ok(Answer::Script) => {
                    let items = self.cx.new_list(state.base.slice(b(word), c(word)).to_vec());
                    let outcome = self.cx.call_prelude("set_from", &[items]);
                    return self.finish(state, outcome);
                }
                Err(raise) => return self.finish(state, Err(raise)),
            }
        }
        state.base.set(a(word), set.value());
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    pub(super) fn build_dict(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let dict = self.cx.new_dict();
        for pair in state.base.slice(b(word), 2 * c(word)).chunks_exact(2) {
            match self.cx.dict_set(dict, pair[0], pair[1]) {
                Ok(Answer::Known(())) => {}
                Ok(Answer::Script) => {
                    let items = self.cx.new_list(state.base.slice(b(word), 2 * c(word)).to_vec());
                    let outcome = self.cx.call_prelude("dict_from_flat", &[items]);
                    return self.finish(state, outcome);
                }
                Err(raise) => return self.finish(state, Err(raise)),
            }
        }
        state.base.set(a(word), dict.value());
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    #[inline(never)]
    pub(super) fn list_append(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        if let Some(list) = state.base.get(a(word)).as_gc::<List>() {
            let capacity = self.cx.heap[list].items.capacity();
            if let Err(raise) = self.cx.check_memory(capacity * size_of::<Value>()) {
                return self.finish(state, Err(raise));
            }
            self.cx.heap.charge(capacity.max(4) * size_of::<Value>());
            let value = state.base.get(b(word));
            self.cx.heap[list].items.push(value);
        }
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    pub(super) fn list_extend(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (list, source) = (state.base.get(a(word)), state.base.get(b(word)));
        let outcome = match self.cx.collect_values(source) {
            Ok(Answer::Known(items)) => {
                if let Some(list) = list.as_gc::<List>() {
                    self.cx.heap.charge(items.len() * size_of::<Value>());
                    self.cx.heap[list].items.extend_from_slice(&items);
                }
                done(Value::NONE)
            }
            Ok(Answer::Script) => self.cx.call_prelude("list_extend", &[list, source]),
            Err(raise) => {
                let exception = self.cx.take_raised(raise);
                let name = self.cx.names.iter;
                if self.cx.is_instance(exception, Builtin::TypeError)
                    && self.cx.dunder(source, name).is_none()
                {
                    let message = format!(
                        "Value after * must be an iterable, not {}",
                        self.cx.type_name(source)
                    );
                    Err(self.cx.type_error(message))
                } else {
                    Err(self.cx.raise_value(exception))
                }
            }
        };
        self.finish(state, outcome)
    }

    pub(super) fn spread_arguments(&mut self, state: State) -> Flow {
        let (pc, base) = (state.pc, state.base);
        let word = pc.word();
        let (source, callee) = (base.get(b(word)), base.get(c(word)));
        let after = pc.advance(2);
        let tuple = match self.cx.is_exact(source, Builtin::Tuple) {
            true => source,
            false => match self.cx.collect_values(source) {
                Ok(Answer::Known(items)) => self.cx.new_tuple(&items),
                Ok(Answer::Script) => return Flow::Next(State { pc: after, base }),
                Err(raise) => {
                    let exception = self.cx.take_raised(raise);
                    let name = self.cx.names.iter;
                    let raise = if self.cx.is_instance(exception, Builtin::TypeError)
                        && self.cx.dunder(source, name).is_none()
                    {
                        let message = format!(
                            "{}() argument after * must be an iterable, not {}",
                            self.callee_name(callee),
                            self.cx.type_name(source)
                        );
                        self.cx.type_error(message)
                    } else {
                        self.cx.raise_value(exception)
                    };
                    return self.finish(state, Err(raise));
                }
            },
        };
        base.set(a(word), tuple);
        Flow::Next(State {
            pc: after.jump(pc.aux(1) as i32),
            base,
        })
    }

    pub(super) fn set_add(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (set, value) = (state.base.get(a(word)), state.base.get(b(word)));
        let Some(object) = set.as_gc::<Set>() else {
            unreachable!("a set display builds a set")
        };
        let outcome = match self.cx.set_add(object, value) {
            Ok(Answer::Known(_)) => {
                return Flow::Next(State {
                    pc: state.pc.advance(1),
                    base: state.base,
                });
            }
            Ok(Answer::Script) => self.cx.call_prelude("set_add", &[set, value]),
            Err(raise) => Err(raise),
        };
        self.finish(state, outcome)
    }

    pub(super) fn set_update(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (set, source) = (state.base.get(a(word)), state.base.get(b(word)));
        let name = self.cx.intern("update");
        let outcome = match get_attribute(&mut self.cx, set, name) {
            Ok(Outcome::Return(update)) => self.cx.tail_call(update, &[source]),
            other => other,
        };
        self.finish(state, outcome)
    }

    pub(super) fn dict_set(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (dict, key, value) = (
            state.base.get(a(word)),
            state.base.get(b(word)),
            state.base.get(c(word)),
        );
        let Some(object) = dict.as_gc::<Dict>() else {
            unreachable!("a dict display builds a dict")
        };
        let outcome = match self.cx.dict_set(object, key, value) {
            Ok(Answer::Known(())) => {
                return Flow::Next(State {
                    pc: state.pc.advance(1),
                    base: state.base,
                });
            }
            Ok(Answer::Script) => self.cx.call_prelude("dict_set", &[dict, key, value]),
            Err(raise) => Err(raise),
        };
        self.finish(state, outcome)
    }

    pub(super) fn dict_update(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (dict, source) = (state.base.get(a(word)), state.base.get(b(word)));
        let keys = self.cx.names.keys;
        if !source.is_kind::<Dict>() {
            let is_mapping = super::attribute::try_attribute(&mut self.cx, source, keys);
            match is_mapping {
                Ok(Some(_)) => {}
                Ok(None) => {
                    let message = format!("'{}' object is not a mapping", self.cx.type_name(source));
                    let raise = self.cx.type_error(message);
                    return self.finish(state, Err(raise));
                }
                Err(raise) => return self.finish(state, Err(raise)),
            }
        }
        let name = self.cx.intern("update");
        let outcome = match get_attribute(&mut self.cx, dict, name) {
            Ok(Outcome::Return(update)) => self.cx.tail_call(update, &[source]),
            other => other,
        };
        self.finish(state, outcome)
    }

    pub(super) fn dict_merge(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (dict, source, callee) = (
            state.base.get(a(word)),
            state.base.get(b(word)),
            state.base.get(c(word)),
        );
        let Some(target) = dict.as_gc::<Dict>() else {
            unreachable!("keywords are gathered in a dict")
        };
        let Some(mapping) = source
            .as_gc::<Dict>()
            .filter(|_| self.cx.is_exact(source, Builtin::Dict))
        else {
            let keys = self.cx.names.keys;
            let outcome = match super::attribute::try_attribute(&mut self.cx, source, keys) {
                Ok(Some(_)) => self.cx.call_prelude("dict_merge", &[dict, source, callee]),
                Ok(None) => {
                    let message = format!(
                        "{}() argument after ** must be a mapping, not {}",
                        self.callee_name(callee),
                        self.cx.type_name(source)
                    );
                    Err(self.cx.type_error(message))
                }
                Err(raise) => Err(raise),
            };
            return self.finish(state, outcome);
        };
        let entries: Vec<_> = self.cx.heap[mapping].iter().copied().collect();
        for entry in entries {
            let Some(name) = entry.key.as_gc::<Str>() else {
                let raise = self.cx.type_error("keywords must be strings");
                return self.finish(state, Err(raise));
            };
            let name = self.cx.intern_str(name);
            if self.cx.get_name(target, name).is_some() {
                let message = format!(
                    "{}() got multiple values for keyword argument '{}'",
                    self.callee_name(callee),
                    self.cx.heap.text(name)
                );
                let raise = self.cx.type_error(message);
                return self.finish(state, Err(raise));
            }
            self.cx.set_interned(target, name, entry.value);
        }
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    /// A callee as errors name it: `module.qualname` for functions.
    fn callee_name(&self, callee: Value) -> String {
        if let Some(function) = callee.as_gc::<Function>() {
            let object = self.cx.heap.get(function);
            let module = self.cx.get_name(object.globals, self.cx.names.name);
            let module = module
                .and_then(|module| self.cx.as_str(module))
                .unwrap_or("__main__");
            return format!("{module}.{}", self.cx.heap.text(object.qualname));
        }
        if let Some(method) = callee.as_gc::<BoundMethod>() {
            return self.callee_name(self.cx.heap.get(method).function);
        }
        if let Some(native) = callee.as_gc::<Native>() {
            return self.cx.heap.get(native).row.name().to_owned();
        }
        if let Some(class) = callee.as_gc::<Class>() {
            return self.cx.heap.text(self.cx.heap.get(class).name).to_owned();
        }
        format!("{} object", self.cx.type_name(callee))
    }

    pub(super) fn build_string(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let parts = state.base.slice(b(word), c(word));
        let mut text = String::with_capacity(
            parts
                .iter()
                .filter_map(|part| self.cx.as_str(*part))
                .map(str::len)
                .sum(),
        );
        let mut chars = 0;
        for part in parts {
            if let Some(string) = part.as_gc::<Str>() {
                text.push_str(self.cx.heap.text(string));
                chars += self.cx.heap.get(string).chars as usize;
            }
        }
        let string = match text.len() {
            0 | 1 => self.cx.new_str(&text),
            _ => self.cx.new_str_counted(&text, chars),
        };
        state.base.set(a(word), string);
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    #[inline(never)]
    pub(super) fn format(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let value = state.base.get(b(word));
        let outcome = self.formatted(value, "", self.cx.names.empty.value(), c(word));
        match outcome {
            Ok(Outcome::Return(text)) => {
                state.base.set(a(word), text);
                Flow::Next(State {
                    pc: state.pc.advance(1),
                    base: state.base,
                })
            }
            other => self.finish(state, other),
        }
    }

    #[inline(never)]
    pub(super) fn format_spec(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (value, spec) = (state.base.get(b(word)), state.base.get(c(word)));
        let text = self.cx.as_str(spec).unwrap_or_default().to_owned();
        let outcome = self.formatted(value, &text, spec, state.pc.aux(1) as usize);
        match outcome {
            Ok(Outcome::Return(text)) => {
                state.base.set(a(word), text);
                Flow::Next(State {
                    pc: state.pc.advance(2),
                    base: state.base,
                })
            }
            other => self.finish(state, other),
        }
    }

    /// `format(conversion(value), spec)`.
    fn formatted(
        &mut self,
        value: Value,
        spec: &str,
        spec_value: Value,
        conversion: usize,
    ) -> Result<Outcome, Raise> {
        let cx = &mut self.cx;
        let converted = match conversion {
            0 => value,
            _ => {
                let answer = if conversion == 1 {
                    cx.str_of(value)?
                } else {
                    cx.repr_of(value)?
                };
                match answer {
                    Answer::Known(text) if conversion == 3 => {
                        let text = crate::objects::kernel::quote::escape_non_ascii(&text);
                        cx.new_str(&text)
                    }
                    Answer::Known(text) => cx.new_str(&text),
                    Answer::Script => {
                        let name = ["", "str", "repr", "ascii"][conversion];
                        let name = cx.intern(name);
                        let function = cx.get_name(cx.builtins, name).unwrap_or(Value::NONE);
                        return cx.call(function, &[value], &CONVERTED, 0, &[spec_value]);
                    }
                }
            }
        };
        format_converted(cx, converted, spec, spec_value)
    }

    pub(super) fn build_template(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (name, args) = if state.pc.op() == Op::BuildInterpolation {
            ("new_interpolation", state.base.slice(b(word), 4).to_vec())
        } else {
            (
                "new_template",
                vec![state.base.get(b(word)), state.base.get(c(word))],
            )
        };
        let outcome = self.cx.call_prelude(name, &args);
        self.finish(state, outcome)
    }

    // ---- functions and modules ----

    pub(super) fn make_function(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let base = state.base;
        let code = self.cx.heap.get(base.code()).constants[state.pc.aux(1) as usize];
        let Some(code) = code.as_gc::<CodeObject>() else {
            unreachable!("verified: a code constant")
        };
        let mut register = b(word);
        let mut part = |bit: usize| {
            if c(word) & bit == 0 {
                return Value::UNDEF;
            }
            register += 1;
            base.get(register - 1)
        };
        let (defaults, keyword_defaults, annotate, closure) = (part(1), part(2), part(4), part(8));
        let compiled = self.cx.heap[code].code.clone();
        let name = self.cx.intern(&compiled.name);
        let qualname = self.cx.intern(&compiled.qualname);
        let globals = self.globals_of(base);
        let extras = (!annotate.is_undef()).then(|| {
            Box::new(FunctionExtras {
                annotate,
                ..FunctionExtras::default()
            })
        });
        let function = self.cx.heap.alloc(Function {
            header: Header::new(Builtin::Function.shape()),
            code,
            globals,
            closure,
            defaults,
            keyword_defaults,
            name,
            qualname,
            extras,
        });
        base.set(a(word), function.value());
        Flow::Next(State {
            pc: state.pc.advance(2),
            base,
        })
    }

    pub(super) fn import(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (_, name) = self.site(state);
        let globals = self.globals_of(state.base);
        let names = state.base.get(b(word));
        let outcome = (self.hooks.import)(&mut self.cx, name.value(), c(word) as u32, names, globals);
        self.finish(state, outcome)
    }

    pub(super) fn import_from(&mut self, state: State) -> Flow {
        let (_, name) = self.site(state);
        let module = state.base.get(b(state.pc.word()));
        let outcome = match super::attribute::try_attribute(&mut self.cx, module, name) {
            Ok(Some(outcome)) => Ok(outcome),
            Ok(None) => self.import_submodule(module, name),
            Err(raise) => Err(raise),
        };
        self.finish(state, outcome)
    }

    /// A name that a package does not have as an attribute may be a submodule that was imported already.
    fn import_submodule(&mut self, module: Value, name: Gc<Str>) -> Result<Outcome, Raise> {
        let package = module
            .as_gc::<Module>()
            .and_then(|module| {
                self.cx
                    .get_name(self.cx.heap[module].namespace, self.cx.names.name)
            })
            .and_then(|name| self.cx.as_str(name).map(str::to_owned));
        if let Some(package) = &package {
            let full = format!("{package}.{}", self.cx.heap.text(name));
            let full = self.cx.intern(&full);
            if let Some(found) = self.cx.get_name(self.cx.modules, full) {
                return done(found);
            }
        }
        let file = module
            .as_gc::<Module>()
            .and_then(|module| {
                self.cx
                    .get_name(self.cx.heap[module].namespace, self.cx.names.file)
            })
            .and_then(|file| self.cx.as_str(file).map(str::to_owned));
        let package = package.unwrap_or_else(|| "<unknown module name>".to_owned());
        let place = file.unwrap_or_else(|| "unknown location".to_owned());
        let message = format!(
            "cannot import name '{}' from '{package}' ({place})",
            self.cx.heap.text(name)
        );
        let raise = self.cx.raise(Builtin::ImportError, message);
        let (exception, package, file) = (self.cx.raised, self.cx.new_str(&package), self.cx.new_str(&place));
        let missing = name.value();
        for (index, value) in [(1, package), (2, file), (3, missing)] {
            self.cx.set_exception_field(exception, index, value);
        }
        Err(raise)
    }

    pub(super) fn import_star(&mut self, state: State) -> Flow {
        let module = state.base.get(a(state.pc.word()));
        let globals = self.globals_of(state.base);
        let is_namespace =
            self.cx.heap[state.base.code()].code.scope == crate::bytecode::code::ScopeKind::Namespace;
        let target = if is_namespace {
            state.base.get(0).as_gc::<Dict>().unwrap_or(globals)
        } else {
            globals
        };
        let Some(module) = module.as_gc::<Module>() else {
            let raise = self.cx.type_error("import * needs a module");
            return self.finish(state, Err(raise));
        };
        let namespace = self.cx.heap[module].namespace;
        let all = self.cx.names.all;
        let names: Vec<Value> = match self.cx.get_name(namespace, all) {
            Some(all) => match self.cx.collect_values(all) {
                Ok(Answer::Known(names)) => names,
                Ok(Answer::Script) => {
                    let raise = self.cx.type_error("__all__ must be a list or tuple of strings");
                    return self.finish(state, Err(raise));
                }
                Err(raise) => return self.finish(state, Err(raise)),
            },
            None => {
                let keys: Vec<Value> = self.cx.heap[namespace].iter().map(|entry| entry.key).collect();
                keys.into_iter()
                    .filter(|key| self.cx.as_str(*key).is_some_and(|name| !name.starts_with('_')))
                    .collect()
            }
        };
        for name in names {
            let Some(name) = name.as_gc::<Str>() else {
                let message = format!("Item in __all__ must be str, not {}", self.cx.type_name(name));
                let raise = self.cx.type_error(message);
                return self.finish(state, Err(raise));
            };
            let name = self.cx.intern_str(name);
            match self.cx.get_name(namespace, name) {
                Some(value) => self.cx.set_interned(target, name, value),
                None => {
                    let message = format!("module has no attribute '{}'", self.cx.heap.text(name));
                    let raise = self.cx.attribute_error(message, module.value(), name);
                    return self.finish(state, Err(raise));
                }
            }
        }
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    pub(super) fn print_expression(&mut self, state: State) -> Flow {
        let value = state.base.get(a(state.pc.word()));
        let outcome = match self.cx.registered("displayhook") {
            Some(hook) => self.cx.tail_call(hook, &[value]),
            None => done(Value::NONE),
        };
        self.finish(state, outcome)
    }

    // ---- exceptions and contexts ----

    pub(super) fn jump_if_no_match(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (exception, pattern) = (state.base.get(a(word)), state.base.get(b(word)));
        let mut patterns = Vec::new();
        match self.cx.as_tuple(pattern) {
            Some(items) => patterns.extend_from_slice(items),
            None => patterns.push(pattern),
        }
        let class = self.cx.class_of(exception);
        let mut matches = false;
        for pattern in patterns {
            match self.cx.as_class(pattern) {
                Some(base) if self.cx.heap[base].flags.is_exception => {
                    matches |= self.cx.is_subclass(class, base);
                }
                _ => {
                    let message = "catching classes that do not inherit from BaseException is not allowed";
                    let raise = self.cx.type_error(message);
                    return self.finish(state, Err(raise));
                }
            }
        }
        let after = state.pc.advance(2);
        let pc = if matches {
            after
        } else {
            after.jump(state.pc.aux(1) as i32)
        };
        Flow::Next(State { pc, base: state.base })
    }

    pub(super) fn exception_info(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let exception = state.base.get(b(word));
        let class = self.cx.class_of(exception).value();
        let traceback = self.traceback_of(exception);
        state.base.set(a(word), class);
        state.base.set(a(word) + 1, exception);
        state.base.set(a(word) + 2, traceback);
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    /// `exception.__traceback__`.
    pub(super) fn traceback_of(&mut self, exception: Value) -> Value {
        let Some(exception) = exception.as_gc::<Exception>() else {
            return Value::NONE;
        };
        self.cx.exception_traceback(exception)
    }

    /// `LoadContext`: finds `__exit__` and `__enter__` (or their async forms) on the manager's type.
    pub(super) fn load_context(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let manager = state.base.get(b(word));
        let is_async = state.pc.op() == Op::LoadAsyncContext;
        let (enter, exit) = if is_async {
            (self.cx.names.aenter, self.cx.names.aexit)
        } else {
            (self.cx.names.enter, self.cx.names.exit)
        };
        let (Some(enter_method), Some(exit_method)) =
            (self.cx.dunder(manager, enter), self.cx.dunder(manager, exit))
        else {
            let missing_enter = self.cx.dunder(manager, enter).is_none();
            let (protocol, other, keyword) = if is_async {
                ("asynchronous context manager", self.cx.names.enter, "with")
            } else {
                ("context manager", self.cx.names.aenter, "async with")
            };
            let method = if missing_enter { enter } else { exit };
            let mut message = format!(
                "'{}' object does not support the {protocol} protocol (missed {} method)",
                self.cx.type_name(manager),
                self.cx.heap.text(method)
            );
            if missing_enter {
                message = format!(
                    "'{}' object does not support the {protocol} protocol",
                    self.cx.type_name(manager)
                );
            }
            if self.cx.dunder(manager, other).is_some() {
                message.push_str(&format!(
                    " but it supports the {} protocol. Did you mean to use '{keyword}'?",
                    if is_async {
                        "context manager"
                    } else {
                        "asynchronous context manager"
                    }
                ));
            }
            let raise = self.cx.type_error(message);
            return self.finish(state, Err(raise));
        };
        let exit = self.bound_special(exit_method, manager);
        let enter = self.bound_special(enter_method, manager);
        state.base.set(a(word), exit);
        state.base.set(a(word) + 4, enter);
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    /// A special method as a value that can be called without its receiver.
    fn bound_special(&mut self, method: Value, receiver: Value) -> Value {
        let (callee, bound) = super::attribute::bind_special(&mut self.cx, method, receiver);
        match bound {
            Some(receiver) => self.cx.new_bound_method(callee, receiver),
            None => callee,
        }
    }

    /// Nothing is delivered to `LoadContext`: it never calls.
    pub(super) fn deliver_context(&mut self, _base: Base, _value: Value) -> Pending {
        unreachable!("LoadContext does not call")
    }
}

/// Formats a converted value.
fn format_converted(cx: &mut Cx, value: Value, spec: &str, spec_value: Value) -> Result<Outcome, Raise> {
    if spec.is_empty() && cx.is_exact(value, Builtin::Str) {
        return done(value);
    }
    match cx.format_value(value, spec)? {
        Answer::Known(text) => done(text),
        Answer::Script => {
            let name = cx.names.format;
            match cx.dunder(value, name) {
                Some(method) => call_method(cx, method, value, &[spec_value], Some(&FORMATTED), 0, &[]),
                None => {
                    let message = format!(
                        "unsupported format string passed to {}.__format__",
                        cx.type_name(value)
                    );
                    Err(cx.type_error(message))
                }
            }
        }
    }
}

/// A conversion that needed script code is done: format its result.
static CONVERTED: Then = Then {
    name: "format.converted",
    resume: |cx, kept, resumed| {
        let spec = kept.values[0];
        let text = cx.as_str(spec).unwrap_or_default().to_owned();
        format_converted(cx, resumed.value(), &text, spec)
    },
    catches: false,
};

/// A script `__format__` returned: it must be a string.
static FORMATTED: Then = Then {
    name: "format.formatted",
    resume: |cx, _, resumed| {
        let value = resumed.value();
        if value.is_kind::<Str>() {
            return done(value);
        }
        let message = format!("__format__ must return a str, not {}", cx.type_name(value));
        Err(cx.type_error(message))
    },
    catches: false,
};

/// A namespace that is not a plain dict was asked for a name: KeyError means the fallback.
static NAME_LOOKED_UP: Then = Then {
    name: "name.looked_up",
    resume: |cx, kept, resumed| match resumed {
        Resumed::Value(value) => done(value),
        Resumed::Raised(exception) if cx.is_instance(exception, Builtin::KeyError) => {
            match kept.values[0].defined() {
                Some(value) => done(value),
                None => {
                    let name = kept.values[1].as_gc::<Str>().unwrap_or(cx.names.empty);
                    let message = format!("name '{}' is not defined", cx.heap.text(name));
                    Err(cx.name_error(Builtin::NameError, message, name))
                }
            }
        }
        Resumed::Raised(exception) => Err(cx.raise_value(exception)),
    },
    catches: true,
};

/// Asks for the next item of an unpacking; `limit` items (-1: all) are enough.
fn unpack_next(cx: &mut Cx, iterator: Value, limit: i64, items: &[Value]) -> Result<Outcome, Raise> {
    let list = cx.new_list(items.to_vec());
    cx.next(
        iterator,
        &UNPACK_ITEM,
        0,
        &[iterator, Value::small_int(limit), list],
    )
}

/// The iterator of an unpacking came from script code.
static UNPACK_ITERATOR: Then = Then {
    name: "unpack.iterator",
    resume: |cx, kept, resumed| {
        let limit = kept.values[0].as_inline_int().unwrap_or(-1);
        unpack_next(cx, resumed.value(), limit, &[])
    },
    catches: false,
};

/// An item of an unpacking, or its end: the list of items is the result.
static UNPACK_ITEM: Then = Then {
    name: "unpack.item",
    resume: |cx, kept, resumed| {
        let (iterator, limit, list) = (kept.values[0], kept.values[1], kept.values[2]);
        let Some(items) = list.as_gc::<List>() else {
            unreachable!("a list was kept")
        };
        let item = resumed.value();
        if item.is_undef() {
            return done(list);
        }
        cx.heap[items].items.push(item);
        if limit.as_inline_int() == Some(cx.heap[items].items.len() as i64) {
            return done(list);
        }
        cx.next(iterator, &UNPACK_ITEM, 0, &[iterator, limit, list])
    },
    catches: false,
};
