//! Attributes and items: what the inline caches and plain lists answer; the rest is `attribute` and `slow`.

use super::{Step, next, slow};
use crate::heap::Value;
use crate::objects::code::CacheKind;
use crate::objects::dict::Dict;
use crate::objects::instance::Instance;
use crate::objects::sequence::{List, Tuple};
use crate::objects::types::Builtin;
use crate::vm::machine::{State, Vm};
use crate::vm::registers::{a, b, c, c_signed};

pub(super) fn get_attr(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let object = base.get(b(word));
    if let Some(header) = object.header() {
        let cache = base.cache(state.pc.aux(1) as usize);
        if cache.guard == header.shape {
            match cache.kind {
                CacheKind::Slot => {
                    if let Some(instance) = object.as_gc::<Instance>() {
                        let value = vm.cx.heap.tail(instance)[cache.index as usize];
                        if !value.is_undef() {
                            base.set(a(word), value);
                            next!(vm, state, 2);
                        }
                    }
                }
                CacheKind::ClassEntry => {
                    if let Some(dict) = cache.payload.as_gc::<Dict>()
                        && let Some(entry) = vm.cx.heap.get(dict).entry(cache.index as usize)
                    {
                        base.set(a(word), entry.value);
                        next!(vm, state, 2);
                    }
                }
                _ => {}
            }
        }
    }
    slow!(vm, state, |_word, _base| vm.get_attr(state))
}

pub(super) fn set_attr(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let object = base.get(a(word));
    if let Some(instance) = object.as_gc::<Instance>() {
        let cache = base.cache(state.pc.aux(1) as usize);
        if cache.guard == vm.cx.heap.get(instance).header.shape {
            let (kind, index, extra) = (cache.kind, cache.index, cache.extra);
            if kind == CacheKind::Slot {
                vm.cx.heap.tail_mut(instance)[index as usize] = base.get(b(word));
                next!(vm, state, 2);
            } else if kind == CacheKind::AddSlot {
                vm.cx.heap.tail_mut(instance)[extra as usize] = base.get(b(word));
                vm.cx.heap.set_shape(object, index);
                next!(vm, state, 2);
            }
        }
    }
    slow!(vm, state, |_word, _base| vm.set_attr(state))
}

pub(super) fn load_method(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let object = base.get(b(word));
    if let Some(header) = object.header() {
        let cache = base.cache(state.pc.aux(1) as usize);
        if cache.guard == header.shape && cache.kind == CacheKind::Method {
            let callee = a(word) + c(word);
            base.set(callee, cache.payload);
            base.set(callee + 1, object);
            next!(vm, state, 2);
        }
    }
    slow!(vm, state, |_word, _base| vm.load_method(state))
}

pub(super) fn get_item(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let (object, key) = (base.get(b(word)), base.get(c(word)));
    if let (Some(list), Some(index)) = (object.as_gc::<List>(), key.as_inline_int())
        && vm.cx.heap.get(list).header.shape == Builtin::List.shape()
        && let Some(value) = item_at(&vm.cx.heap.get(list).items, index)
    {
        base.set(a(word), value);
        next!(vm, state, 1);
    }
    slow!(vm, state, |word, base| vm.get_item(
        state,
        base.get(b(word)),
        base.get(c(word))
    ))
}

pub(super) fn get_item_int(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let object = base.get(b(word));
    let index = c_signed(word);
    if let Some(header) = object.header() {
        let found = if header.shape == Builtin::List.shape() {
            object
                .as_gc::<List>()
                .and_then(|list| item_at(&vm.cx.heap.get(list).items, index))
        } else if header.shape == Builtin::Tuple.shape() {
            object
                .as_gc::<Tuple>()
                .and_then(|tuple| item_at(vm.cx.heap.tail(tuple), index))
        } else {
            None
        };
        if let Some(value) = found {
            base.set(a(word), value);
            next!(vm, state, 1);
        }
    }
    slow!(vm, state, |word, base| {
        vm.get_item(state, base.get(b(word)), Value::small_int(c_signed(word)))
    })
}

pub(super) fn set_item(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let (object, key, value) = (base.get(a(word)), base.get(b(word)), base.get(c(word)));
    if let (Some(list), Some(index)) = (object.as_gc::<List>(), key.as_inline_int()) {
        let list = vm.cx.heap.get_mut(list);
        if list.header.shape == Builtin::List.shape() {
            let length = list.items.len();
            let index = if index < 0 { index + length as i64 } else { index } as usize;
            if let Some(item) = list.items.get_mut(index) {
                *item = value;
                next!(vm, state, 1);
            }
        }
    }
    slow!(vm, state, |_word, _base| vm.set_item(state))
}

/// The item at a Python index, when it is in range.
#[inline(always)]
fn item_at(items: &[Value], index: i64) -> Option<Value> {
    let index = if index < 0 {
        index + items.len() as i64
    } else {
        index
    };
    items.get(index as usize).copied()
}
