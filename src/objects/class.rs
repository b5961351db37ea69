//! Classes: bases, method resolution order, namespace, and what instances look like.

use crate::heap::{Gc, Header, Value, object};
use crate::objects::dict::Dict;
use crate::objects::kinds::Kind;
use crate::objects::native::NativeRow;
use crate::objects::str::Str;

/// A class, built-in or made by a script.
#[repr(C)]
pub(crate) struct Class {
    pub(crate) header: Header,
    pub(crate) name: Gc<Str>,
    pub(crate) qualname: Value,
    /// Tuple of the direct bases.
    pub(crate) bases: Value,
    /// This class first, `object` last.
    pub(crate) mro: Box<[Gc<Class>]>,
    pub(crate) namespace: Gc<Dict>,
    /// What messages call it when that is not its name: the module is part of the names of CPython's own
    /// classes (`'datetime.date' object`).
    pub(crate) shown: Option<Gc<Str>>,
    /// The Rust type of instances: `Kind::Instance`, or a built-in's kind inherited from a base.
    pub(crate) instance_kind: Kind,
    /// The shape of a fresh instance; 0 until the first one is made.
    pub(crate) root_shape: u32,
    /// How many attribute slots fresh instances have inside.
    pub(crate) inline_slots: u8,
    pub(crate) flags: ClassFlags,
    /// Direct subclasses, for `__subclasses__` and for telling them about changes.
    pub(crate) subclasses: Vec<Gc<Class>>,
    /// For a built-in type: what calling exactly this class does, without `__new__` and `__init__`.
    pub(crate) construct: Option<&'static NativeRow>,
    /// The `__doc__` of a built-in type.
    pub(crate) native_doc: &'static str,
}

object!(
    Class = Kind::Class,
    |class, tracer| {
        tracer.gc(class.name);
        tracer.option(class.shown);
        tracer.values(&[class.qualname, class.bases]);
        for base in &class.mro {
            tracer.gc(*base);
        }
        tracer.gc(class.namespace);
        for subclass in &class.subclasses {
            tracer.gc(*subclass);
        }
    },
    external | class | { class.mro.len() * 8 }
);

/// Which patterns of `match` go into the items of a class's instances.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum Collection {
    #[default]
    Neither,
    Sequence,
    Mapping,
}

/// Facts about a class that look-ups ask for all the time. Each is recomputed, for the class and its
/// subclasses, when a namespace on its MRO changes.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct ClassFlags {
    /// Made by a script's `class` statement or `type()`.
    pub(crate) is_script: bool,
    /// Its attributes may be changed by scripts.
    pub(crate) is_mutable: bool,
    /// May be a base of script classes.
    pub(crate) is_base: bool,
    /// Instances have a `__dict__`.
    pub(crate) has_dict: bool,
    /// Instances keep the values of `__slots__` in a dict beside them, as the base is a built-in type with a layout of
    /// its own. Their attributes, if they have any others, are in a dict within that one.
    pub(crate) keeps_slots: bool,
    /// Which is all that they have: there is no `__dict__` for scripts, though `has_dict` says that there is a dict.
    pub(crate) has_only_slots: bool,
    /// Instances can be weakly referenced because this class, or one that it derives from, says so.
    pub(crate) offers_weakref: bool,
    /// Derives from BaseException.
    pub(crate) is_exception: bool,
    /// Derives from `type`: its instances are classes.
    pub(crate) is_metaclass: bool,
    /// Which patterns look into it; inherited.
    pub(crate) collection: Collection,
    /// Has abstract methods, so it cannot be instantiated.
    pub(crate) is_abstract: bool,
    /// An inline cache depends on this class's structure.
    pub(crate) is_cached: bool,
    /// Some script class on the MRO defines `__getattribute__`.
    pub(crate) has_getattribute: bool,
    /// Some class on the MRO defines `__getattr__`.
    pub(crate) has_getattr: bool,
    /// Some script class on the MRO defines `__setattr__` or `__delattr__`.
    pub(crate) has_setattr: bool,
    /// Some script class on the MRO defines `__eq__` or `__ne__`.
    pub(crate) has_eq: bool,
    /// Some script class on the MRO defines `__hash__` (or sets it to None).
    pub(crate) has_hash: bool,
    /// And what its MRO finds first is a native: one of the machine's own.
    pub(crate) hashes_by_native: bool,
    /// Some script class on the MRO defines `__del__`.
    pub(crate) has_del: bool,
    /// Some script class on the MRO defines `__new__`.
    pub(crate) has_new: bool,
    /// Some script class on the MRO defines `__bool__` or `__len__`.
    pub(crate) has_truth: bool,
    /// Some script class on the MRO defines `__iter__` or `__next__`.
    pub(crate) has_iter: bool,
    /// Some script class on the MRO defines `__getitem__`, `__setitem__`, `__delitem__`, `__contains__`, `__len__` or `__missing__`.
    pub(crate) has_item: bool,
    /// Some script class on the MRO defines `__repr__`, `__str__` or `__format__`.
    pub(crate) has_text: bool,
}

impl ClassFlags {
    /// Whether instances have a `__dict__` that scripts can see.
    pub(crate) fn shows_dict(self) -> bool {
        self.has_dict && !self.has_only_slots
    }
}
