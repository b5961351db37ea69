//! Descriptors: property, staticmethod, classmethod, native attributes, slots; and `super` objects.

use crate::heap::{Gc, Header, Value, object};
use crate::objects::class::Class;
use crate::objects::kinds::Kind;
use crate::objects::native::GetSetRow;
use crate::objects::str::Str;

/// A property: getter, setter and deleter are functions or None.
#[repr(C)]
pub(crate) struct Property {
    pub(crate) header: Header,
    pub(crate) getter: Value,
    pub(crate) setter: Value,
    pub(crate) deleter: Value,
    pub(crate) doc: Value,
    pub(crate) name: Value,
}

object!(Property = Kind::Property, |property, tracer| {
    tracer.values(&[
        property.getter,
        property.setter,
        property.deleter,
        property.doc,
        property.name,
    ]);
});

/// A `staticmethod`.
#[repr(C)]
pub(crate) struct StaticMethod {
    pub(crate) header: Header,
    pub(crate) function: Value,
}

object!(StaticMethod = Kind::StaticMethod, |method, tracer| {
    tracer.value(method.function);
});

/// A `classmethod`.
#[repr(C)]
pub(crate) struct ClassMethod {
    pub(crate) header: Header,
    pub(crate) function: Value,
}

object!(ClassMethod = Kind::ClassMethod, |method, tracer| {
    tracer.value(method.function);
});

/// An attribute of a built-in type that Rust functions read and write.
#[repr(C)]
pub(crate) struct GetSet {
    pub(crate) header: Header,
    pub(crate) row: &'static GetSetRow,
    pub(crate) owner: Gc<Class>,
}

object!(GetSet = Kind::GetSet, |getset, tracer| {
    tracer.gc(getset.owner);
});

/// A `__slots__` entry of instances of `owner`.
#[repr(C)]
pub(crate) struct Member {
    pub(crate) header: Header,
    pub(crate) name: Gc<Str>,
    /// The key under which instances keep the value: see `Cx::slot_key`.
    pub(crate) key: Gc<Str>,
    pub(crate) owner: Gc<Class>,
}

object!(Member = Kind::Member, |member, tracer| {
    tracer.gc(member.name);
    tracer.gc(member.key);
    tracer.gc(member.owner);
});

/// What `super(class, object)` gives: attributes are looked up after `class` in the MRO of `receiver_class`.
#[repr(C)]
pub(crate) struct Super {
    pub(crate) header: Header,
    pub(crate) class: Value,
    pub(crate) receiver: Value,
    pub(crate) receiver_class: Value,
}

object!(Super = Kind::Super, |object, tracer| {
    tracer.values(&[object.class, object.receiver, object.receiver_class]);
});
