//! Changing the bases of a class that exists, and metaclasses that say their own method resolution order.

use super::attribute::is_native;
use super::class_build::{best_base, linearize, solid_base};
use crate::heap::{Gc, Value};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::outcome::{Outcome, Raise, Then, done};
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
    for member in &family {
        let meta = cx.class_of(member.value());
        if overrides_mro(cx, meta) {
            let message = "assigning to __bases__ is not supported when the metaclass overrides mro()";
            return Err(cx.raise(Builtin::NotImplementedError, message));
        }
    }
    let old_bases = cx.heap[class].bases;
    let old_orders: Vec<_> = family.iter().map(|member| cx.heap[*member].mro.clone()).collect();
    cx.heap[class].bases = bases;
    if let Err(raise) = order_again(cx, &family) {
        cx.heap[class].bases = old_bases;
        for (member, order) in family.into_iter().zip(old_orders) {
            cx.heap[member].mro = order;
        }
        return Err(raise);
    }
    for base in direct_bases(cx, old_bases) {
        cx.heap[base].subclasses.retain(|subclass| *subclass != class);
    }
    for base in classes {
        cx.heap[base].subclasses.push(class);
    }
    forget(cx, &family);
    done(Value::NONE)
}

fn direct_bases(cx: &Cx, bases: Value) -> Vec<Gc<Class>> {
    let bases = cx.as_tuple(bases).unwrap_or_default();
    bases.iter().filter_map(|base| base.as_gc()).collect()
}

/// Computes the orders of a class and its descendants, which come after their bases.
fn order_again(cx: &mut Cx, family: &[Gc<Class>]) -> Result<(), Raise> {
    // A descendant may come before another of its bases: as many rounds as there are members settle all.
    for _ in 0..family.len() {
        let mut has_changed = false;
        for member in family {
            let bases = direct_bases(cx, cx.heap[*member].bases);
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
    let old = direct_bases(cx, cx.heap[class].bases);
    let (old, new) = (best_base(cx, &old)?, best_base(cx, bases)?);
    let (old_solid, new_solid) = (solid_base(cx, old), solid_base(cx, new));
    // A class that gives its instances a dict itself does not need one from its bases.
    let is_alike = old_solid == new_solid
        && (cx.heap[old].flags.has_dict == cx.heap[new].flags.has_dict || cx.heap[class].flags.has_dict);
    let freed_alike = is_tracked(cx, old) == is_tracked(cx, new);
    if is_alike && freed_alike {
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
