//! Changing the bases of a class that exists, and metaclasses that say their own method resolution order.

use super::attribute::is_native;
use super::class_build::{best_base, linearize, offers_weakref, solid_base};
use crate::heap::{Gc, Value};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::descriptor::Member;
use crate::objects::outcome::{Outcome, Raise, Resumed, Then, done};
use crate::objects::types::Builtin;

/// Whether a metaclass has a `mro` method written in script.
pub(super) fn overrides_mro(cx: &mut Cx, meta: Gc<Class>) -> bool {
    if meta == cx.types.get(Builtin::Type) {
        return false;
    }
    let name = cx.intern("mro");
    cx.lookup(meta, name).is_some_and(|mro| !is_native(cx, mro))
}

/// Asks the metaclass for the order, as a tuple; goes on with `then`.
pub(super) fn ask_mro(
    cx: &mut Cx,
    class: Gc<Class>,
    then: &'static Then,
    kept: &[Value],
) -> Result<Outcome, Raise> {
    cx.request.prelude = "ask_mro";
    let args = [class.value()];
    cx.ask(Outcome::Prelude, Value::NONE, &args, Some(then), 0, kept)
}

/// Gives a class the order that its metaclass said, if instances can have it.
pub(super) fn take_mro(cx: &mut Cx, class: Gc<Class>, order: Value) -> Result<(), Raise> {
    let items = cx.as_tuple(order).unwrap_or_default().to_vec();
    let solid = solid_base(cx, class);
    let mut mro = Vec::with_capacity(items.len());
    for item in items {
        let Some(base) = item.as_gc::<Class>() else {
            let message = format!("mro() returned a non-class ('{}')", cx.type_name(item));
            return Err(cx.type_error(message));
        };
        let other = solid_base(cx, base);
        if !cx.is_subclass(solid, other) {
            let name = cx.heap.text(cx.heap[base].name);
            let message = format!("mro() returned base with unsuitable layout ('{name}')");
            return Err(cx.type_error(message));
        }
        mro.push(base);
    }
    cx.heap[class].mro = mro.into();
    forget(cx, &[class]);
    Ok(())
}

/// What look-ups found through these classes is no longer so.
fn forget(cx: &mut Cx, classes: &[Gc<Class>]) {
    cx.method_cache.clear();
    cx.caches_are_stale = true;
    for class in classes {
        cx.compute_class_flags(*class);
    }
}

/// `class.__bases__ = bases`; Undef deletes.
pub(crate) fn set_bases(cx: &mut Cx, class: Gc<Class>, bases: Value) -> Result<Outcome, Raise> {
    let name = cx.heap.text(cx.heap[class].name).to_owned();
    if bases.is_undef() {
        // The words are CPython's, though the class may well be mutable.
        let message = format!("cannot delete '__bases__' attribute of immutable type '{name}'");
        return Err(cx.type_error(message));
    }
    let Some(items) = cx.as_tuple(bases).map(<[Value]>::to_vec) else {
        let given = cx.type_name(bases);
        let message = format!("can only assign tuple to {name}.__bases__, not {given}");
        return Err(cx.type_error(message));
    };
    if items.is_empty() {
        let message = format!("can only assign non-empty tuple to {name}.__bases__, not ()");
        return Err(cx.type_error(message));
    }
    let mut classes = Vec::with_capacity(items.len());
    for item in items {
        let Some(base) = item.as_gc::<Class>() else {
            let given = cx.type_name(item);
            let message = format!("{name}.__bases__ must be tuple of classes, not '{given}'");
            return Err(cx.type_error(message));
        };
        if cx.is_subclass(base, class) {
            return Err(cx.type_error("a __bases__ item causes an inheritance cycle"));
        }
        if !cx.heap[base].flags.is_base {
            let text = cx.heap.text(cx.heap[base].name);
            let message = format!("type '{text}' is not an acceptable base type");
            return Err(cx.type_error(message));
        }
        classes.push(base);
    }
    check_layout(cx, class, &classes)?;
    let family = cx.descendants(class);
    let old_bases = cx.heap[class].bases;
    let mut old_orders = Vec::with_capacity(family.len());
    let mut asks = false;
    for member in &family {
        let order: Vec<Value> = cx.heap[*member].mro.iter().map(|class| class.value()).collect();
        old_orders.push(cx.new_tuple(&order));
        let meta = cx.class_of(member.value());
        asks |= overrides_mro(cx, meta);
    }
    let members: Vec<Value> = family.iter().map(|member| member.value()).collect();
    let kept = [
        class.value(),
        old_bases,
        cx.new_tuple(&members),
        cx.new_tuple(&old_orders),
    ];
    cx.heap[class].bases = bases;
    if asks {
        return reorder(cx, &kept, 0);
    }
    if let Err(raise) = order_again(cx, &family) {
        roll_back(cx, &kept);
        return Err(raise);
    }
    settle_bases(cx, &kept)
}

/// A metaclass said the order of the member of the family whose number is the state; the next is ordered. Kept are the
/// class whose bases changed, its old bases, its family and the orders that the members had.
static REORDERED: Then = Then {
    name: "class.reordered",
    resume: |cx, kept, resumed| {
        let family = members(cx, kept.values[2]);
        let taken = match resumed {
            Resumed::Value(order) => take_mro(cx, family[kept.state as usize], order),
            Resumed::Raised(exception) => Err(cx.raise_value(exception)),
        };
        match taken {
            Ok(()) => reorder(cx, kept.values, kept.state as usize + 1),
            Err(raise) => {
                roll_back(cx, kept.values);
                Err(raise)
            }
        }
    },
    catches: true,
};

/// Orders the members of a family from the one with this number on.
fn reorder(cx: &mut Cx, kept: &[Value], from: usize) -> Result<Outcome, Raise> {
    let family = members(cx, kept[2]);
    for (index, member) in family.iter().enumerate().skip(from) {
        let meta = cx.class_of(member.value());
        if overrides_mro(cx, meta) {
            cx.request.prelude = "ask_mro";
            let args = [member.value()];
            return cx.ask(
                Outcome::Prelude,
                Value::NONE,
                &args,
                Some(&REORDERED),
                index as u32,
                kept,
            );
        }
        let bases = members(cx, cx.heap[*member].bases);
        match linearize(cx, *member, &bases) {
            Ok(order) => cx.heap[*member].mro = order.into(),
            Err(raise) => {
                roll_back(cx, kept);
                return Err(raise);
            }
        }
    }
    settle_bases(cx, kept)
}

/// Everything is as it was before the bases were assigned.
fn roll_back(cx: &mut Cx, kept: &[Value]) {
    let class = members(cx, kept[2])[0];
    cx.heap[class].bases = kept[1];
    let orders = cx.as_tuple(kept[3]).unwrap_or_default().to_vec();
    let family = members(cx, kept[2]);
    for (member, order) in family.iter().zip(orders) {
        cx.heap[*member].mro = members(cx, order).into();
    }
    forget(cx, &family);
}

/// The new bases and orders stand: bases know their subclasses again.
fn settle_bases(cx: &mut Cx, kept: &[Value]) -> Result<Outcome, Raise> {
    let family = members(cx, kept[2]);
    let class = family[0];
    for base in members(cx, kept[1]) {
        cx.heap[base].subclasses.retain(|subclass| *subclass != class);
    }
    for base in members(cx, cx.heap[class].bases) {
        cx.heap[base].subclasses.push(class);
    }
    forget(cx, &family);
    done(Value::NONE)
}

/// The classes in a tuple.
fn members(cx: &Cx, tuple: Value) -> Vec<Gc<Class>> {
    let classes = cx.as_tuple(tuple).unwrap_or_default();
    classes.iter().filter_map(|class| class.as_gc()).collect()
}

/// Computes the orders of a class and its descendants, which come after their bases.
fn order_again(cx: &mut Cx, family: &[Gc<Class>]) -> Result<(), Raise> {
    // A descendant may come before another of its bases: as many rounds as there are members settle all.
    for _ in 0..family.len() {
        let mut has_changed = false;
        for member in family {
            let bases = members(cx, cx.heap[*member].bases);
            let order = linearize(cx, *member, &bases)?;
            has_changed |= *cx.heap[*member].mro != *order;
            cx.heap[*member].mro = order.into();
        }
        if !has_changed {
            break;
        }
    }
    Ok(())
}

/// Instances that exist must fit the new bases.
fn check_layout(cx: &mut Cx, class: Gc<Class>, bases: &[Gc<Class>]) -> Result<(), Raise> {
    let old = members(cx, cx.heap[class].bases);
    let (old, new) = (best_base(cx, &old)?, best_base(cx, bases)?);
    let freed_alike = is_tracked(cx, old) == is_tracked(cx, new);
    if freed_alike && has_same_layout(cx, old, new)? {
        return Ok(());
    }
    let text = |class: Gc<Class>| cx.heap.text(cx.heap[class].name).to_owned();
    let what = match freed_alike {
        true => "object layout",
        false => "deallocator",
    };
    let (new, old) = (text(new), text(old));
    let message = format!("__bases__ assignment: '{new}' {what} differs from '{old}'");
    Err(cx.type_error(message))
}

/// What the instances of a class have that those of its base have not.
#[derive(PartialEq, Eq)]
struct Additions {
    dict: bool,
    weakref: bool,
    /// The names of its own slots.
    slots: Vec<String>,
}

impl Additions {
    fn of(cx: &Cx, class: Gc<Class>, base: Gc<Class>) -> Self {
        let has_dict = |class: Gc<Class>| cx.heap[class].flags.shows_dict();
        let members = cx.heap[cx.heap[class].namespace].iter();
        let members = members.filter_map(|entry| entry.value.as_gc::<Member>());
        let mut slots: Vec<String> = members
            .filter(|member| cx.heap[*member].owner == class)
            .map(|member| cx.heap.text(cx.heap[member].name).to_owned())
            .collect();
        slots.sort();
        Self {
            dict: has_dict(class) && !has_dict(base),
            weakref: offers_weakref(cx, class) && !offers_weakref(cx, base),
            slots,
        }
    }

    fn is_empty(&self) -> bool {
        !self.dict && !self.weakref && self.slots.is_empty()
    }
}

/// The base that a class has its layout from; none for `object`.
fn layout_base(cx: &mut Cx, class: Gc<Class>) -> Result<Option<Gc<Class>>, Raise> {
    match members(cx, cx.heap[class].bases) {
        bases if bases.is_empty() => Ok(None),
        bases => best_base(cx, &bases).map(Some),
    }
}

/// The class that gave the instances of this one the layout that they have: the class itself unless it adds nothing.
fn layout_root(cx: &mut Cx, mut class: Gc<Class>) -> Result<Gc<Class>, Raise> {
    while let Some(base) = layout_base(cx, class)? {
        let adds = match cx.heap[class].flags.is_script {
            true => !Additions::of(cx, class, base).is_empty(),
            false => solid_base(cx, class) == class,
        };
        if adds {
            break;
        }
        class = base;
    }
    Ok(class)
}

/// Whether instances of both classes look the same in CPython, which asks where they have it from.
fn has_same_layout(cx: &mut Cx, old: Gc<Class>, new: Gc<Class>) -> Result<bool, Raise> {
    let (old, new) = (layout_root(cx, old)?, layout_root(cx, new)?);
    if old == new {
        return Ok(true);
    }
    let (Some(base), Some(other)) = (layout_base(cx, old)?, layout_base(cx, new)?) else {
        return Ok(false);
    };
    let are_scripts = cx.heap[old].flags.is_script && cx.heap[new].flags.is_script;
    let (old, new) = (Additions::of(cx, old, base), Additions::of(cx, new, base));
    // CPython takes slots of the same names for each other. Here each class has its own, in instances that exist too.
    Ok(base == other && are_scripts && old == new && old.slots.is_empty())
}

/// Whether CPython's collector knows the instances of the class, which are then freed in another way.
fn is_tracked(cx: &Cx, class: Gc<Class>) -> bool {
    const UNTRACKED: [Builtin; 9] = [
        Builtin::Object,
        Builtin::Int,
        Builtin::Bool,
        Builtin::Float,
        Builtin::Complex,
        Builtin::Str,
        Builtin::Bytes,
        Builtin::ByteArray,
        Builtin::Range,
    ];
    cx.heap[class]
        .mro
        .iter()
        .any(|class| !UNTRACKED.iter().any(|builtin| cx.types.get(*builtin) == *class))
}
