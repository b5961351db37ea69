//! Making and taking apart containers, and what class statements and imports need.

use super::{Step, act, next, slow};
use crate::heap::Value;
use crate::objects::sequence::{List, Tuple};
use crate::objects::types::Builtin;
use crate::vm::machine::{State, Vm};
use crate::vm::registers::{a, b, c};

pub(super) fn unpack_sequence(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let (source, count) = (base.get(b(word)), c(word));
    if let Some(tuple) = source.as_gc::<Tuple>() {
        let items = vm.cx.heap.tail(tuple);
        if items.len() == count && vm.cx.heap.get(tuple).header.shape == Builtin::Tuple.shape() {
            for (index, item) in items.iter().enumerate() {
                base.set(a(word) + index, *item);
            }
            next!(vm, state, 1);
        }
    }
    slow!(vm, state, |word, base| vm.unpack(state, base.get(b(word))))
}

pub(super) fn unpack_starred(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    act(vm, |vm| vm.unpack(state, base.get(b(word))))
}

pub(super) fn build_tuple(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let tuple = new_tuple(vm, base.slice(b(word), c(word)));
    base.set(a(word), tuple);
    next!(vm, state, 1)
}

pub(super) fn build_list(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let list = new_list(vm, base.slice(b(word), c(word)));
    base.set(a(word), list);
    next!(vm, state, 1)
}

pub(super) fn list_append(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    if let Some(list) = base.get(a(word)).as_gc::<List>() {
        let value = base.get(b(word));
        let list = vm.cx.heap.get_mut(list);
        if list.items.len() == list.items.capacity() {
            slow!(vm, state, |_word, _base| vm.list_append(state));
        }
        list.items.push(value);
    }
    next!(vm, state, 1)
}

pub(super) fn list_to_tuple(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let tuple = list_as_tuple(vm, base.get(b(word)));
    base.set(a(word), tuple);
    next!(vm, state, 1)
}

pub(super) fn load_build_class(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let function = vm.cx.registered("__build_class__").unwrap_or(Value::NONE);
    base.set(a(word), function);
    next!(vm, state, 1)
}

pub(super) fn load_assertion_error(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    base.set(a(word), vm.cx.types.get(Builtin::AssertionError).value());
    next!(vm, state, 1)
}

// Out of line, so that the handlers keep nothing in memory: see the room's guide.

#[inline(never)]
fn new_tuple(vm: &mut Vm, items: &[Value]) -> Value {
    vm.cx.new_tuple(items)
}

#[inline(never)]
fn new_list(vm: &mut Vm, items: &[Value]) -> Value {
    vm.cx.new_list(items.to_vec())
}

#[inline(never)]
fn list_as_tuple(vm: &mut Vm, list: Value) -> Value {
    let items = vm.cx.as_list(list).map(<[Value]>::to_vec).unwrap_or_default();
    vm.cx.new_tuple(&items)
}
