//! Registers, constants, cells and names.

use super::{Step, next, slow};
use crate::heap::{Special, Value};
use crate::objects::cell::Cell;
use crate::objects::code::CacheKind;
use crate::objects::sequence::Tuple;
use crate::vm::machine::{State, Vm};
use crate::vm::registers::{Base, a, b, bx, bx_signed};

pub(super) fn nop(vm: &mut Vm, state: State) -> Step {
    next!(vm, state, 1)
}

pub(super) fn move_(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    base.set(a(word), base.get(b(word)));
    next!(vm, state, 1)
}

pub(super) fn load_high(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    base.set(a(word), base.get(bx(word)));
    next!(vm, state, 1)
}

pub(super) fn store_high(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    base.set(bx(word), base.get(a(word)));
    next!(vm, state, 1)
}

pub(super) fn load_const(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let value = base.constant(bx(word));
    base.set(a(word), value);
    next!(vm, state, 1)
}

pub(super) fn load_const_wide(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let value = base.constant(state.pc.aux(1) as usize);
    base.set(a(word), value);
    next!(vm, state, 2)
}

pub(super) fn load_int(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    base.set(a(word), Value::small_int(bx_signed(word)));
    next!(vm, state, 1)
}

pub(super) fn load_special(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    base.set(a(word), Value::from_special(Special::ALL[b(word)]));
    next!(vm, state, 1)
}

pub(super) fn check_bound(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    if base.get(a(word)).is_undef() {
        slow!(vm, state, |word, _base| vm.unbound_local(state, a(word)));
    }
    next!(vm, state, 1)
}

pub(super) fn delete_local(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    if base.get(a(word)).is_undef() {
        slow!(vm, state, |word, _base| vm.unbound_local(state, a(word)));
    }
    base.set(a(word), Value::UNDEF);
    next!(vm, state, 1)
}

pub(super) fn make_cell(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let cell = vm.cx.new_cell(base.get(a(word)));
    base.set(a(word), cell.value());
    next!(vm, state, 1)
}

pub(super) fn load_cell(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let contents = vm.cell_contents(base.get(b(word)));
    if contents.is_undef() {
        slow!(vm, state, |word, _base| vm.unbound_local(state, b(word)));
    }
    base.set(a(word), contents);
    next!(vm, state, 1)
}

pub(super) fn store_cell(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    if let Some(cell) = base.get(a(word)).as_gc::<Cell>() {
        vm.cx.heap[cell].contents = base.get(b(word));
    }
    next!(vm, state, 1)
}

pub(super) fn delete_cell(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let cell = base.get(a(word));
    if vm.cell_contents(cell).is_undef() {
        slow!(vm, state, |word, _base| vm.unbound_local(state, a(word)));
    }
    if let Some(cell) = cell.as_gc::<Cell>() {
        vm.cx.heap[cell].contents = Value::UNDEF;
    }
    next!(vm, state, 1)
}

pub(super) fn load_free(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let contents = vm.cell_contents(vm.free_cell(base, bx(word)));
    if contents.is_undef() {
        slow!(vm, state, |word, _base| vm.unbound_free(state, bx(word)));
    }
    base.set(a(word), contents);
    next!(vm, state, 1)
}

pub(super) fn store_free(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    if let Some(cell) = vm.free_cell(base, bx(word)).as_gc::<Cell>() {
        vm.cx.heap[cell].contents = base.get(a(word));
    }
    next!(vm, state, 1)
}

pub(super) fn delete_free(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let cell = vm.free_cell(base, bx(word));
    if vm.cell_contents(cell).is_undef() {
        slow!(vm, state, |word, _base| vm.unbound_free(state, bx(word)));
    }
    if let Some(cell) = cell.as_gc::<Cell>() {
        vm.cx.heap[cell].contents = Value::UNDEF;
    }
    next!(vm, state, 1)
}

pub(super) fn load_free_cell(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    base.set(a(word), vm.free_cell(base, bx(word)));
    next!(vm, state, 1)
}

pub(super) fn load_global(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let cache = base.cache(bx(word));
    let globals = vm.cx.heap.get(base.running_function().globals);
    if globals.stamp() == cache.guard {
        if cache.kind == CacheKind::Global {
            if let Some(entry) = globals.entry(cache.index as usize) {
                base.set(a(word), entry.value);
                next!(vm, state, 1);
            }
        } else if cache.kind == CacheKind::Builtin
            && globals.positions() == cache.extra as usize
            && let Some(entry) = vm.cx.heap.get(vm.cx.builtins).entry(cache.index as usize)
        {
            base.set(a(word), entry.value);
            next!(vm, state, 1);
        }
    }
    slow!(vm, state, |_word, _base| vm.load_global(state))
}

pub(super) fn store_global(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let cache = base.cache(bx(word));
    let globals = base.running_function().globals;
    let dict = vm.cx.heap.get_mut(globals);
    if cache.kind == CacheKind::Global && dict.stamp() == cache.guard {
        dict.set_value(cache.index as usize, base.get(a(word)));
        next!(vm, state, 1);
    }
    slow!(vm, state, |_word, _base| vm.store_global(state))
}

impl Vm {
    #[inline(always)]
    fn cell_contents(&self, cell: Value) -> Value {
        cell.as_gc::<Cell>()
            .map_or(Value::UNDEF, |cell| self.cx.heap.get(cell).contents)
    }

    /// The cell of free variable `index` of the function that `base` runs.
    #[inline(always)]
    pub(in crate::vm) fn free_cell(&self, base: Base, index: usize) -> Value {
        let closure = base.running_function().closure.as_gc::<Tuple>();
        closure.map_or(Value::UNDEF, |closure| self.cx.heap.tail(closure)[index])
    }
}
