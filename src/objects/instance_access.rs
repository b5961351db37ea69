//! Attributes that belong to one object: slots by shape, the dict of an instance in dictionary mode, the
//! dicts of functions, modules and exceptions, the extension word of instances of subclasses of built-ins.
//!
//! A `__slots__` entry is an attribute like any other, under a private key (see [`is_private`]) that every
//! shape of the class begins with. It stays a slot in dictionary mode and never shows in `__dict__`. Instances of
//! subclasses of built-ins have no shapes of their own: they keep such entries in a dict which nobody sees, and what
//! would else be their `__dict__` is in that dict (`ClassFlags::keeps_slots`).

use crate::heap::{Gc, Header, TailLen, Value};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::function::Function;
use crate::objects::future::Future;
use crate::objects::instance::Instance;
use crate::objects::module::Module;
use crate::objects::outcome::Raise;
use crate::objects::set::Set;
use crate::objects::shape::ShapeId;
use crate::objects::str::Str;

/// With more attributes than this an instance goes into dictionary mode.
const MOST_SLOTS: u32 = 64;
/// Instances of one class get at most this many slots inside.
const MOST_INLINE_SLOTS: u32 = 31;

/// Whether the name is the key of a `__slots__` entry: no script can write it.
fn is_private(text: &str) -> bool {
    text.starts_with('\0')
}

impl Cx {
    /// Makes an instance of a class whose instances are plain ones (`Kind::Instance`). Raises TypeError when
    /// the class has abstract methods.
    #[inline]
    pub(crate) fn new_instance(&mut self, class: Gc<Class>) -> Result<Value, Raise> {
        let shape = self.instance_shape(class);
        let slots = self.shapes.get(shape).inline_slots as usize;
        let flags = self.heap[class].flags;
        if flags.is_abstract {
            return Err(self.abstract_class_error(class));
        }
        let instance = Instance {
            header: Header::new(shape),
            tail: TailLen::UNSET,
            reserved: 0,
            overflow: None,
        };
        let instance = self.heap.alloc_filled(instance, slots, Value::UNDEF).value();
        if flags.has_del {
            self.watch(instance);
        }
        Ok(instance)
    }

    #[cold]
    fn abstract_class_error(&mut self, class: Gc<Class>) -> Raise {
        let methods = self.get_name(self.heap[class].namespace, self.names.abstractmethods);
        let mut names: Vec<String> = match methods.and_then(|methods| methods.as_gc::<Set>()) {
            Some(set) => self.heap[set]
                .iter()
                .filter_map(|(_, name)| self.as_str(name))
                .map(|name| format!("'{name}'"))
                .collect(),
            None => Vec::new(),
        };
        names.sort();
        let message = format!(
            "Can't instantiate abstract class {} without an implementation for abstract method{} {}",
            self.heap.text(self.heap[class].name),
            if names.len() == 1 { "" } else { "s" },
            names.join(", ")
        );
        self.type_error(message)
    }

    /// The key under which instances keep a `__slots__` entry of a class.
    pub(crate) fn slot_key(&mut self, owner: Gc<Class>, name: Gc<Str>) -> Gc<Str> {
        let identity = self.identity(owner.value());
        let text = format!("\0{identity}\0{}", self.heap.text(name));
        self.intern(&text)
    }

    /// The value of an attribute (an interned name) that belongs to the object itself.
    #[inline]
    pub(crate) fn instance_get(&mut self, object: Value, name: Gc<Str>) -> Option<Value> {
        if let Some(instance) = object.as_gc::<Instance>() {
            let shape = self.heap[instance].header.shape;
            if let Some(slot) = self.shapes.slot(shape, name) {
                return self.slot_value(instance, slot).defined();
            }
            if !self.shapes.get(shape).is_dictionary {
                return None;
            }
            let dict = self.heap[instance].overflow.as_ref()?.dict?;
            return self.get_name(dict, name);
        }
        let dict = self.existing_dict(object)?;
        self.get_name(dict, name)
    }

    /// Binds an attribute (an interned name) of the object itself; false when it cannot have that one.
    #[inline]
    pub(crate) fn instance_set(&mut self, object: Value, name: Gc<Str>, value: Value) -> bool {
        if let Some(instance) = object.as_gc::<Instance>() {
            return self.set_instance_attribute(instance, name, value);
        }
        match self.instance_dict(object) {
            Some(dict) => {
                self.set_interned(dict, name, value);
                true
            }
            None => false,
        }
    }

    /// The value of a `__slots__` entry, by its key.
    pub(crate) fn member_get(&mut self, object: Value, key: Gc<Str>) -> Option<Value> {
        if object.is_kind::<Instance>() {
            return self.instance_get(object, key);
        }
        let dict = self.dict_beside(object)?;
        self.get_name(dict, key)
    }

    /// Binds a `__slots__` entry, by its key; false when the object has no place for it.
    pub(crate) fn member_set(&mut self, object: Value, key: Gc<Str>, value: Value) -> bool {
        if let Some(instance) = object.as_gc::<Instance>() {
            return self.set_instance_attribute(instance, key, value);
        }
        match self.slots_beside(object) {
            Some(dict) => {
                self.set_interned(dict, key, value);
                true
            }
            None => false,
        }
    }

    /// Unbinds a `__slots__` entry, by its key; false when it is not bound.
    pub(crate) fn member_delete(&mut self, object: Value, key: Gc<Str>) -> bool {
        if object.is_kind::<Instance>() {
            return self.instance_delete(object, key);
        }
        let dict = self.dict_beside(object);
        dict.is_some_and(|dict| self.remove_name(dict, key).is_some())
    }

    /// The dict in which an instance of a subclass of a built-in keeps `__slots__`, made when there is none.
    fn slots_beside(&mut self, object: Value) -> Option<Gc<Dict>> {
        if let Some(dict) = self.dict_beside(object) {
            return Some(dict);
        }
        let dict = self.new_dict();
        self.set_dict_beside(object, dict).then_some(dict)
    }

    /// Removes an attribute of the object itself; false when it has no such attribute.
    pub(crate) fn instance_delete(&mut self, object: Value, name: Gc<Str>) -> bool {
        if let Some(instance) = object.as_gc::<Instance>() {
            let id = self.heap[instance].header.shape;
            if let Some(slot) = self.shapes.slot(id, name) {
                if self.slot_value(instance, slot).is_undef() {
                    return false;
                }
                let shape = self.shapes.get(id);
                let (parent, is_last) = (shape.parent, shape.last == Some(name));
                if is_private(self.heap.text(name)) {
                    self.write_slot(instance, slot, Value::UNDEF);
                    return true;
                }
                if is_last {
                    self.drop_last_slot(instance, slot);
                    self.heap.set_shape(object, parent);
                    return true;
                }
            } else if !self.shapes.get(id).is_dictionary {
                return false;
            }
        }
        let Some(dict) = self.instance_dict(object) else {
            return false;
        };
        self.remove_name(dict, name).is_some()
    }

    /// The `__dict__` of an object, made when it has none yet: from then on the object's attributes live
    /// there. `None` when its class gives instances no dict.
    pub(crate) fn instance_dict(&mut self, object: Value) -> Option<Gc<Dict>> {
        if let Some(dict) = self.existing_dict(object) {
            return Some(dict);
        }
        let class = self.class_of(object);
        if !self.heap[class].flags.shows_dict() {
            return None;
        }
        if let Some(instance) = object.as_gc::<Instance>() {
            return Some(self.make_dictionary(instance));
        }
        let dict = self.new_dict();
        self.replace_dict(object, dict).then_some(dict)
    }

    /// Makes `dict` the `__dict__` of the object; false when it cannot have one.
    pub(crate) fn set_instance_dict(&mut self, object: Value, dict: Gc<Dict>) -> bool {
        let class = self.class_of(object);
        if !self.heap[class].flags.shows_dict() {
            return false;
        }
        if let Some(instance) = object.as_gc::<Instance>() {
            self.make_dictionary(instance);
        }
        self.replace_dict(object, dict)
    }

    /// The names and values of an object's own attributes, without making a dict of them.
    pub(crate) fn instance_attributes(&mut self, object: Value) -> Vec<(Value, Value)> {
        if let Some(instance) = object.as_gc::<Instance>() {
            let shape = self.heap[instance].header.shape;
            if !self.shapes.get(shape).is_dictionary {
                let names = self.shapes.names(shape);
                return names
                    .into_iter()
                    .zip(0..)
                    .filter(|(name, _)| !is_private(self.heap.text(*name)))
                    .map(|(name, slot)| (name.value(), self.slot_value(instance, slot)))
                    .filter(|(_, value)| !value.is_undef())
                    .collect();
            }
        }
        let Some(dict) = self.existing_dict(object) else {
            return Vec::new();
        };
        self.heap[dict]
            .iter()
            .map(|entry| (entry.key, entry.value))
            .collect()
    }

    /// Removes a name from a namespace.
    pub(crate) fn remove_name(&mut self, namespace: Gc<Dict>, name: Gc<Str>) -> Option<Value> {
        let position = self.find_name(namespace, name)?;
        Some(self.heap[namespace].remove(position).value)
    }

    /// Gives a plain instance another class: same attributes, a shape of the new class.
    pub(crate) fn change_class(&mut self, instance: Gc<Instance>, class: Gc<Class>) {
        let id = self.heap[instance].header.shape;
        let old_class = self.shapes.get(id).class;
        let old_keys = self.member_keys(old_class);
        let is_dictionary = self.shapes.get(id).is_dictionary;
        let members: Vec<Value> = (0..old_keys.len() as u32)
            .map(|slot| self.slot_value(instance, slot))
            .collect();
        if !is_dictionary {
            self.make_dictionary(instance);
        }
        // The slots of both classes agree in number and names: the caller checked it.
        for (slot, value) in members.into_iter().enumerate() {
            self.write_slot(instance, slot as u32, value);
        }
        let tail = self.heap.tail(instance).len() as u32;
        let shape = self.dictionary_shape(class, tail);
        self.heap.set_shape(instance.value(), shape);
    }

    /// The shape of fresh instances of a class.
    pub(crate) fn instance_shape(&mut self, class: Gc<Class>) -> u32 {
        let known = self.heap[class].root_shape;
        if known != 0 {
            return known;
        }
        let slots = u32::from(self.heap[class].inline_slots);
        let root = self.shapes.add_root(class, slots, false);
        let shape = self.add_members(root, class);
        self.heap[class].root_shape = shape;
        shape
    }

    /// The private keys of all `__slots__` entries of a class, those of the furthest base first.
    pub(crate) fn member_keys(&mut self, class: Gc<Class>) -> Vec<Gc<Str>> {
        let mro = self.heap[class].mro.clone();
        let mut keys = Vec::new();
        for base in mro.iter().rev().filter(|base| self.heap[**base].flags.is_script) {
            let namespace = self.heap[*base].namespace;
            let members: Vec<_> = self.heap[namespace]
                .iter()
                .filter_map(|entry| entry.value.as_gc::<crate::objects::descriptor::Member>())
                .collect();
            for member in members {
                let member = &self.heap[member];
                // A member that a script copied into another class is still its owner's.
                if member.owner == *base {
                    keys.push(member.key);
                }
            }
        }
        keys
    }

    fn add_members(&mut self, root: ShapeId, class: Gc<Class>) -> ShapeId {
        let keys = self.member_keys(class);
        keys.into_iter()
            .fold(root, |shape, key| self.shapes.with_attribute(shape, key))
    }

    fn dictionary_shape(&mut self, class: Gc<Class>, inline_slots: u32) -> ShapeId {
        if let Some(shape) = self.shapes.dictionary(class, inline_slots) {
            return shape;
        }
        let root = self.shapes.add_root(class, inline_slots, true);
        let shape = self.add_members(root, class);
        self.shapes.set_dictionary(class, inline_slots, shape);
        shape
    }

    /// The dict that holds the object's attributes, when it has one already.
    #[inline]
    fn existing_dict(&mut self, object: Value) -> Option<Gc<Dict>> {
        let dict = self.dict_beside(object)?;
        match self.heap[self.class_of(object)].flags.keeps_slots {
            true => self.get_name(dict, self.names.attributes_beside)?.as_gc(),
            false => Some(dict),
        }
    }

    /// The dict of an object: that of its attributes, or the one that holds the values of its `__slots__`.
    fn dict_beside(&self, object: Value) -> Option<Gc<Dict>> {
        let header = object.header()?;
        if header.flags & Header::EXTENDED != 0 {
            return self.heap.extension(object)?.as_gc();
        }
        if let Some(instance) = object.as_gc::<Instance>() {
            return self.heap[instance].overflow.as_ref()?.dict;
        }
        if let Some(exception) = object.as_gc::<Exception>() {
            return self.heap[exception].attributes;
        }
        if let Some(function) = object.as_gc::<Function>() {
            return self.heap[function].extras.as_ref()?.attributes;
        }
        if let Some(module) = object.as_gc::<Module>() {
            return Some(self.heap[module].namespace);
        }
        if let Some(future) = object.as_gc::<Future>() {
            return self.heap[future].attributes();
        }
        None
    }

    fn replace_dict(&mut self, object: Value, dict: Gc<Dict>) -> bool {
        if self.heap[self.class_of(object)].flags.keeps_slots {
            return match self.slots_beside(object) {
                Some(slots) => {
                    let name = self.names.attributes_beside;
                    self.set_interned(slots, name, dict.value());
                    true
                }
                None => false,
            };
        }
        self.set_dict_beside(object, dict)
    }

    fn set_dict_beside(&mut self, object: Value, dict: Gc<Dict>) -> bool {
        if self.heap.set_extension(object, dict.value()) {
            return true;
        }
        if let Some(instance) = object.as_gc::<Instance>() {
            self.heap[instance].overflow.get_or_insert_default().dict = Some(dict);
        } else if let Some(exception) = object.as_gc::<Exception>() {
            self.heap[exception].attributes = Some(dict);
        } else if let Some(function) = object.as_gc::<Function>() {
            self.heap[function].extras.get_or_insert_default().attributes = Some(dict);
        } else if let Some(future) = object.as_gc::<Future>() {
            self.heap[future].set_attributes(dict);
        } else {
            return false;
        }
        true
    }

    /// The value in a slot; Undef when it is not set.
    #[inline]
    pub(crate) fn slot_value(&self, instance: Gc<Instance>, slot: u32) -> Value {
        let inline = self.heap.tail(instance);
        if let Some(value) = inline.get(slot as usize) {
            return *value;
        }
        let place = slot as usize - inline.len();
        let overflow = self.heap[instance].overflow.as_ref();
        overflow.map_or(Value::UNDEF, |overflow| {
            overflow.slots.get(place).copied().unwrap_or(Value::UNDEF)
        })
    }

    fn write_slot(&mut self, instance: Gc<Instance>, slot: u32, value: Value) {
        let inline = self.heap.tail_mut(instance);
        if let Some(place) = inline.get_mut(slot as usize) {
            *place = value;
            return;
        }
        let place = slot as usize - inline.len();
        let slots = &mut self.heap[instance].overflow.get_or_insert_default().slots;
        if place >= slots.len() {
            slots.resize(place + 1, Value::UNDEF);
            self.heap.charge(size_of::<Value>());
        }
        self.heap[instance].overflow.as_mut().expect("made above").slots[place] = value;
    }

    fn drop_last_slot(&mut self, instance: Gc<Instance>, slot: u32) {
        self.write_slot(instance, slot, Value::UNDEF);
        let inline = self.heap.tail(instance).len();
        if slot as usize >= inline
            && let Some(overflow) = &mut self.heap[instance].overflow
        {
            overflow.slots.truncate(slot as usize - inline);
        }
    }

    fn set_instance_attribute(&mut self, instance: Gc<Instance>, name: Gc<Str>, value: Value) -> bool {
        let id = self.heap[instance].header.shape;
        if let Some(slot) = self.shapes.slot(id, name) {
            self.write_slot(instance, slot, value);
            return true;
        }
        let shape = self.shapes.get(id);
        let (class, slot, inline_slots) = (shape.class, shape.count, shape.inline_slots);
        if shape.is_dictionary || slot >= MOST_SLOTS {
            if !self.heap[class].flags.has_dict {
                return false;
            }
            let dict = self.make_dictionary(instance);
            self.set_interned(dict, name, value);
            return true;
        }
        if !self.heap[class].flags.has_dict {
            return false;
        }
        let next = self.shapes.with_attribute(id, name);
        self.write_slot(instance, slot, value);
        self.heap.set_shape(instance.value(), next);
        if slot >= inline_slots {
            self.learn_inline_slots(class, inline_slots, slot + 1);
        }
        true
    }

    /// An instance got more attributes than fit inside: later ones get more room.
    fn learn_inline_slots(&mut self, class: Gc<Class>, seen: u32, needed: u32) {
        if seen != u32::from(self.heap[class].inline_slots) || needed > MOST_INLINE_SLOTS {
            return;
        }
        // An odd number of slots fills a cell of the heap exactly.
        self.heap[class].inline_slots = (needed | 1) as u8;
        self.heap[class].root_shape = 0;
    }

    /// Puts an instance into dictionary mode: its attributes move into a dict, which scripts may hold.
    fn make_dictionary(&mut self, instance: Gc<Instance>) -> Gc<Dict> {
        if let Some(dict) = self.heap[instance].overflow.as_ref().and_then(|o| o.dict) {
            return dict;
        }
        let id = self.heap[instance].header.shape;
        let dict = self.new_dict();
        for (slot, name) in self.shapes.names(id).into_iter().enumerate() {
            let value = self.slot_value(instance, slot as u32);
            if !value.is_undef() && !is_private(self.heap.text(name)) {
                self.set_interned(dict, name, value);
            }
        }
        let class = self.shapes.get(id).class;
        let tail = self.heap.tail(instance).len() as u32;
        let shape = self.dictionary_shape(class, tail);
        let members = self.shapes.get(shape).count as usize;
        let tail = self.heap.tail_mut(instance);
        let kept = members.min(tail.len());
        tail[kept..].fill(Value::UNDEF);
        let inline = tail.len();
        let overflow = self.heap[instance].overflow.get_or_insert_default();
        overflow.slots.truncate(members.saturating_sub(inline));
        overflow.dict = Some(dict);
        self.heap.set_shape(instance.value(), shape);
        dict
    }
}
