//! Attributes of classes as objects, and what changes when a script assigns to one.

use crate::heap::{Gc, Value};
use crate::objects::class::{Class, ClassFlags};
use crate::objects::cx::Cx;
use crate::objects::function::Native;
use crate::objects::outcome::{Outcome, Raise};
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::vm::attribute::{DescriptorKind, bind, descriptor_kind, is_descriptor, native_doc, no_attribute};

/// `class.name` by the rules of `type.__getattribute__`.
pub(crate) fn find_class_attribute(
    cx: &mut Cx,
    class: Gc<Class>,
    name: Gc<Str>,
) -> Result<Option<Outcome>, Raise> {
    let meta = cx.class_of(class.value());
    let on_meta = cx.lookup(meta, name);
    if let Some(value) = on_meta
        && descriptor_kind(cx, value) == DescriptorKind::Data
    {
        // One that only sets hides nothing.
        let owner = cx.class_of(value);
        let only_sets = cx.heap[owner].flags.is_script && cx.lookup(owner, cx.names.get).is_none();
        if !only_sets || cx.lookup(class, name).is_none() {
            return bind(cx, value, class.value(), meta).map(Some);
        }
    }
    if let Some(value) = cx.lookup(class, name) {
        return bind(cx, value, Value::UNDEF, class).map(Some);
    }
    match on_meta {
        Some(value) => bind(cx, value, class.value(), meta).map(Some),
        None if name == cx.names.doc => Ok(Some(Outcome::Return(native_doc(cx, class)))),
        None => Ok(None),
    }
}

/// Refuses to change a built-in class.
pub(crate) fn check_mutable(cx: &mut Cx, class: Gc<Class>, name: Gc<Str>) -> Result<(), Raise> {
    if cx.heap[class].flags.is_mutable {
        return Ok(());
    }
    let message = format!(
        "cannot set '{}' attribute of immutable type '{}'",
        cx.heap.text(name),
        cx.class_name(class)
    );
    Err(cx.type_error(message))
}

/// Binds (`Some`) or removes (`None`) an attribute of a class by the rules of `type.__setattr__`, data
/// descriptors of the metaclass left out. Keeps look-up caches and class flags true.
pub(crate) fn class_set_attribute(
    cx: &mut Cx,
    class: Gc<Class>,
    name: Gc<Str>,
    value: Option<Value>,
) -> Result<(), Raise> {
    check_mutable(cx, class, name)?;
    let namespace = cx.heap[class].namespace;
    let old = cx.get_name(namespace, name);
    match value {
        Some(value) => cx.set_interned(namespace, name, value),
        None if old.is_none() => return Err(no_attribute(cx, class.value(), name)),
        None => {
            cx.remove_name(namespace, name);
        }
    }
    let is_plain_swap = match (old, value) {
        (Some(old), Some(new)) => !is_descriptor(cx, old) && !is_descriptor(cx, new),
        _ => false,
    };
    if name == cx.names.abstractmethods {
        let methods = value.and_then(|value| value.as_gc::<Set>());
        cx.heap[class].flags.is_abstract = methods.is_some_and(|methods| cx.heap[methods].len() > 0);
    }
    cx.class_changed(class, name, !is_plain_swap);
    Ok(())
}

impl Cx {
    /// To be called after `name` changed in the namespace of a class: caches forget it, and flags are
    /// recomputed. `is_structural`: not merely one plain value in place of another.
    pub(crate) fn class_changed(&mut self, class: Gc<Class>, name: Gc<Str>, is_structural: bool) {
        let family = self.descendants(class);
        let mut is_cached = false;
        for member in &family {
            self.method_cache.forget(*member, name);
            is_cached |= self.heap[*member].flags.is_cached;
        }
        if !is_structural {
            return;
        }
        let names = &self.names;
        let makes_descriptors = name == names.get || name == names.set || name == names.delete;
        if is_cached || makes_descriptors {
            self.caches_are_stale = true;
        }
        if self.heap.text(name).starts_with("__") {
            for member in family {
                self.compute_class_flags(member);
            }
        }
    }

    /// The class and all that derive from it, each once.
    pub(crate) fn descendants(&self, class: Gc<Class>) -> Vec<Gc<Class>> {
        let mut family = vec![class];
        let mut next = 0;
        while let Some(member) = family.get(next).copied() {
            next += 1;
            for subclass in &self.heap[member].subclasses {
                if !family.contains(subclass) {
                    family.push(*subclass);
                }
            }
        }
        family
    }

    /// Whether the first of these classes that has a name binds it to a native.
    fn first_is_native(&self, mro: &[Gc<Class>], name: Gc<Str>) -> bool {
        let mut found = mro
            .iter()
            .filter_map(|base| self.get_name(self.heap[*base].namespace, name));
        found.next().is_some_and(|value| value.is_kind::<Native>())
    }

    /// Recomputes what a class's flags say about the names on its MRO.
    pub(crate) fn compute_class_flags(&mut self, class: Gc<Class>) {
        let mro = self.heap[class].mro.clone();
        let names = self.names;
        let script: Vec<Gc<Class>> = mro
            .iter()
            .copied()
            .filter(|base| self.heap[*base].flags.is_script)
            .collect();
        let defines = |cx: &Cx, searched: &[Gc<Class>], wanted: &[Gc<Str>]| {
            searched.iter().any(|base| {
                let namespace = cx.heap[*base].namespace;
                wanted.iter().any(|name| cx.find_name(namespace, *name).is_some())
            })
        };
        let old = self.heap[class].flags;
        let flags = ClassFlags {
            has_getattribute: defines(self, &script, &[names.getattribute]),
            has_getattr: defines(self, &mro, &[names.getattr]),
            has_setattr: defines(self, &script, &[names.setattr, names.delattr]),
            has_eq: defines(self, &script, &[names.eq, names.ne]),
            has_hash: defines(self, &script, &[names.hash]),
            hashes_by_native: self.first_is_native(&mro, names.hash),
            has_del: defines(self, &script, &[names.del]),
            has_new: defines(self, &script, &[names.new]),
            has_truth: defines(self, &script, &[names.bool, names.len]),
            has_iter: defines(self, &script, &[names.iter, names.next]),
            has_item: defines(
                self,
                &script,
                &[
                    names.getitem,
                    names.setitem,
                    names.delitem,
                    names.contains,
                    names.len,
                    names.missing,
                ],
            ),
            has_text: defines(self, &script, &[names.repr, names.str, names.format]),
            ..old
        };
        self.heap[class].flags = flags;
    }
}
