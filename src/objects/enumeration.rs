//! What the machine does of `enum` without the library's methods: a member by its value, its name and value, its hash.
//!
//! Each of these counts only where the library's own method would have run: a class that overrides one, or a script that
//! replaces one, goes the general way.

use crate::heap::{Gc, Tracer, Value};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::descriptor::Property;
use crate::objects::dict::Dict;
use crate::objects::intern::string_hash;
use crate::objects::native::{Binding, NativeRow};
use crate::objects::outcome::{Answer, Outcome, Raise, done};
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// The parts of the library that the machine knows, once `enum` is imported.
#[derive(Clone, Copy)]
pub(crate) struct EnumParts {
    /// `EnumType`.
    pub(crate) meta: Gc<Class>,
    /// `EnumType.__call__`.
    pub(crate) call: Value,
    /// The `__new__` of enums, which looks a value up.
    pub(crate) new: Value,
    /// `enum.property`.
    pub(crate) property: Gc<Class>,
    /// `enum.property.__get__`.
    pub(crate) get: Value,
    /// The getters of `Enum.name` and `Enum.value`.
    pub(crate) getters: [Value; 2],
}

impl EnumParts {
    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.gc(self.meta);
        tracer.gc(self.property);
        tracer.values(&[self.call, self.new, self.get]);
        tracer.values(&self.getters);
    }
}

/// `Enum.__hash__`.
pub(crate) static HASH_BY_NAME: NativeRow = NativeRow::new(
    "__hash__(self, /)",
    "Return hash(self).",
    hash_by_name,
    Binding::Method,
);

fn hash_by_name(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Some(hash) = cx.hash_of_member_name(args[0]) {
        return done(cx.new_int(hash as i64));
    }
    let name = cx.names.member_name;
    match cx.instance_get(args[0], name) {
        Some(name) => cx.call_prelude("hash_of_nested", &[name]),
        None => {
            let message = format!("'{}' object has no attribute '_name_'", cx.type_name(args[0]));
            Err(cx.attribute_error(message, args[0], name))
        }
    }
}

impl Cx {
    /// The hash of the name of an enum's member, when that is a plain string.
    pub(crate) fn hash_of_member_name(&mut self, member: Value) -> Option<u64> {
        let name = self.instance_get(member, self.names.member_name)?;
        let name = name
            .as_gc::<Str>()
            .filter(|_| self.is_exact(name, Builtin::Str))?;
        Some(string_hash(&mut self.heap, name))
    }

    /// The member with this value, where calling the class gives it at once.
    pub(crate) fn member_by_value(&mut self, class: Gc<Class>, value: Value) -> Option<Value> {
        let parts = self.enums?;
        let meta = self.class_of(class.value());
        if meta != parts.meta
            || !self.lookup(meta, self.names.call)?.is(parts.call)
            || !self.lookup(class, self.names.new)?.is(parts.new)
        {
            return None;
        }
        if self.class_of(value) == class {
            return Some(value);
        }
        let members = self.get_name(self.heap[class].namespace, self.names.members_by_value)?;
        let members = members
            .as_gc::<Dict>()
            .filter(|_| self.is_exact(members, Builtin::Dict))?;
        match self.dict_get(members, value) {
            Ok(Answer::Known(found)) => found,
            Ok(Answer::Script) => None,
            Err(raise) => {
                // The value has no hash: the library compares it with those of the members.
                self.take_raised(raise);
                None
            }
        }
    }

    /// The attribute of a member that this property reads, where it is that of `Enum.name` or `Enum.value`.
    #[inline]
    pub(crate) fn attribute_of_property(&mut self, property: Value) -> Option<Gc<Str>> {
        let parts = self.enums?;
        let object = property.as_gc::<Property>()?;
        let getter = self.heap[object].getter;
        let place = parts.getters.iter().position(|known| known.is(getter))?;
        if self.class_of(property) != parts.property
            || !self.lookup(parts.property, self.names.get)?.is(parts.get)
        {
            return None;
        }
        Some([self.names.member_name, self.names.member_value][place])
    }
}
