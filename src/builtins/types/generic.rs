//! Generic aliases (`list[int]`) and unions (`int | str`).

use crate::heap::{Gc, Value};
use crate::native::{getsets, methods};
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::generic::{GenericAlias, UnionType};
use crate::objects::native::{Binding, NativeRow, TypeRow};
use crate::objects::outcome::{Answer, Outcome, Raise, Then, done};
use crate::objects::types::Builtin;

pub(crate) const ALIAS: TypeRow = TypeRow {
    builtin: Builtin::GenericAlias,
    doc: "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is \
          (int,).",
    construct: Some(&NativeRow::new(
        "GenericAlias(origin, args, /)",
        "A generic alias.",
        new_alias,
        Binding::StaticMethod,
    )),
    methods: methods! {
        /// Return repr(self).
        "__repr__(self, /)" => shown,
        /// Call the origin.
        "__call__(self, /, *args, **kwargs)" => call,
        /// The alias with its type variables filled in.
        "__getitem__(self, arguments, /)" => alias_getitem,
        /// What `*alias` gives: the alias, marked as unpacked.
        "__iter__(self, /)" => alias_iter,
        /// The origin stands for the alias as a base class.
        "__mro_entries__(self, bases, /)" => mro_entries,
        /// Return self==value.
        "__eq__(self, value, /)" => alias_eq,
        /// Return hash(self).
        "__hash__(self, /)" => alias_hash,
        /// Return self|value.
        "__or__(self, value, /)" => or,
        /// Return value|self.
        "__ror__(self, value, /)" => ror,
        /// Refused: a parameterized generic is no class to check against.
        "__instancecheck__(self, instance, /)" => no_instance_check,
        /// Refused: a parameterized generic is no class to check against.
        "__subclasscheck__(self, subclass, /)" => no_subclass_check,
    },
    getsets: getsets! {
        /// The generic class.
        "__origin__" => origin;
        /// The arguments.
        "__args__" => alias_arguments;
        /// The type variables among the arguments.
        "__parameters__" => parameters;
        /// Whether it stands for `*alias`.
        "__unpacked__" => is_unpacked;
    },
};

pub(crate) const UNION: TypeRow = TypeRow {
    builtin: Builtin::UnionType,
    doc: "Represent a union type\n\nE.g. for int | str",
    construct: None,
    methods: methods! {
        /// Return repr(self).
        "__repr__(self, /)" => shown,
        /// The union of these types.
        class "__class_getitem__(cls, parameters, /)" => union_of_types,
        /// Return self==value.
        "__eq__(self, value, /)" => union_eq,
        /// Return hash(self).
        "__hash__(self, /)" => union_hash,
        /// The union with its type variables filled in.
        "__getitem__(self, arguments, /)" => union_getitem,
        /// Return self|value.
        "__or__(self, value, /)" => or,
        /// Return value|self.
        "__ror__(self, value, /)" => ror,
    },
    getsets: getsets! {
        /// The class of unions.
        "__origin__" => union_origin;
        /// The members.
        "__args__" => union_arguments;
        /// The type variables among the members.
        "__parameters__" => parameters;
    },
};

fn new_alias(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.new_alias(args[0], args[1]))
}

fn alias(cx: &Cx, value: Value) -> Option<(Value, Value)> {
    let GenericAlias {
        origin, arguments, ..
    } = cx.heap[value.as_gc::<GenericAlias>()?];
    Some((origin, arguments))
}

fn alias_of(cx: &Cx, args: &[Value]) -> (Value, Value) {
    alias(cx, args[0]).expect("the vm checks the receiver of natives")
}

/// Making an instance through an alias tells the instance its type, when it can be told.
fn call(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (origin, _) = alias_of(cx, args);
    let keywords = args[1].as_gc::<Dict>().map_or(Value::UNDEF, Gc::value);
    let kept = [args[0]];
    cx.call_with_keywords(origin, &args[2..], keywords, Some(&INSTANCE_MADE), 0, &kept)
}

static INSTANCE_MADE: Then = Then {
    name: "generic_alias.instance_made",
    resume: |cx, kept, resumed| {
        let instance = resumed.value();
        if cx.overrides(instance).is_script {
            let name = cx.intern("__orig_class__");
            cx.instance_set(instance, name, kept.values[0]);
        }
        done(instance)
    },
    catches: false,
};

fn alias_getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.call_prelude("alias_getitem", args)
}

fn alias_iter(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.iterate_by_payload(args[0])? {
        Answer::Known(iterator) => done(iterator),
        Answer::Script => unreachable!("an alias iterates over itself"),
    }
}

fn is_unpacked(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let alias = args[0]
        .as_gc::<GenericAlias>()
        .expect("the vm checks the receiver of natives");
    done(Value::from_bool(cx.heap[alias].is_unpacked))
}

fn union_getitem(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.call_prelude("union_getitem", args)
}

fn mro_entries(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (origin, _) = alias_of(cx, args);
    done(cx.new_tuple(&[origin]))
}

fn alias_eq(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let ((left, left_args), Some((right, right_args))) = (alias_of(cx, args), alias(cx, args[1])) else {
        return done(Value::NOT_IMPLEMENTED);
    };
    if !left.is(right) {
        return done(false);
    }
    match cx.equals(left_args, right_args)? {
        Answer::Known(equal) => done(equal),
        Answer::Script => cx.call_prelude("is_equal", &[left_args, right_args]),
    }
}

fn alias_hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (origin, arguments) = alias_of(cx, args);
    let hashes = cx.redoable(|cx| Ok((cx.hash_of(origin)?, cx.hash_of(arguments)?)))?;
    match hashes {
        (Answer::Known(left), Answer::Known(right)) => done(cx.new_int((left ^ right) as i64)),
        _ => cx.call_prelude("alias_hash", args),
    }
}

fn or(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    union_of_two(cx, args[0], args[1])
}

fn ror(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    union_of_two(cx, args[1], args[0])
}

fn union_of_two(cx: &mut Cx, left: Value, right: Value) -> Result<Outcome, Raise> {
    let union = cx.union_of(left, right);
    let has_union = union_of(cx, left).or(union_of(cx, right)).is_some();
    if union.is(Value::NOT_IMPLEMENTED) && !has_union {
        return done(union);
    }
    // Aliases are compared, to have each member once.
    let sides = cx.new_tuple(&[left, right]);
    cx.call_prelude("union_of_types", &[sides])
}

fn union_of_types(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    cx.call_prelude("union_of_types", &args[1..])
}

fn union_origin(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(cx.types.get(Builtin::UnionType))
}

fn shown(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    match cx.own_repr(args[0])? {
        Answer::Known(text) => done(cx.new_str(&text)),
        Answer::Script => cx.call_prelude("type_repr", args),
    }
}

fn no_instance_check(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(cx.type_error("isinstance() argument 2 cannot be a parameterized generic"))
}

fn no_subclass_check(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    Err(cx.type_error("issubclass() argument 2 cannot be a parameterized generic"))
}

fn origin(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(alias_of(cx, args).0)
}

fn alias_arguments(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(alias_of(cx, args).1)
}

fn union_of(cx: &Cx, value: Value) -> Option<Value> {
    value.as_gc::<UnionType>().map(|union| cx.heap[union].arguments)
}

fn union_arguments(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(union_of(cx, args[0]).unwrap_or(Value::NONE))
}

/// Type variables are what has a `__typing_subst__`; each is listed once.
fn parameters(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let arguments = match alias(cx, args[0]) {
        Some((_, arguments)) => arguments,
        None => union_of(cx, args[0]).unwrap_or(Value::NONE),
    };
    let marker = cx.intern("__typing_subst__");
    let mut found: Vec<Value> = Vec::new();
    let mut open: Vec<Value> = cx.as_tuple(arguments).unwrap_or_default().to_vec();
    open.reverse();
    // Types that share types are looked into once.
    let mut seen = hashbrown::HashSet::new();
    while let Some(item) = open.pop() {
        if !seen.insert(item.bits()) {
            continue;
        }
        let inner = alias(cx, item)
            .map(|(_, arguments)| arguments)
            .or(union_of(cx, item));
        if let Some(inner) = inner.and_then(|inner| cx.as_tuple(inner)) {
            open.extend(inner.iter().rev());
        } else if cx.dunder(item, marker).is_some() && !found.contains(&item) {
            found.push(item);
        }
    }
    done(cx.new_tuple(&found))
}

fn union_eq(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (Some(left), Some(right)) = (union_of(cx, args[0]), union_of(cx, args[1])) else {
        return done(Value::NOT_IMPLEMENTED);
    };
    let (left, right) = (
        cx.as_tuple(left).unwrap_or_default(),
        cx.as_tuple(right).unwrap_or_default(),
    );
    if left.len() == right.len() && left.iter().all(|member| right.contains(member)) {
        return done(true);
    }
    cx.call_prelude("union_equal", args)
}

fn union_hash(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let members = union_of(cx, args[0]).unwrap_or(Value::NONE);
    let members = cx.as_tuple(members).unwrap_or_default().to_vec();
    let mut hash = 0;
    for member in members {
        match cx.hash_of(member)? {
            Answer::Known(part) => hash ^= part,
            Answer::Script => return cx.call_prelude("union_hash", args),
        }
    }
    done(cx.new_int(hash as i64))
}
