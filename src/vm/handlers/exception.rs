//! Raising and handling exceptions.

use super::{Step, act, next, slow};
use crate::vm::machine::{State, Vm};
use crate::vm::registers::{a, b};

pub(super) fn raise_(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    base.set_pc(state.pc);
    act(vm, |vm| vm.raise_statement(base, base.get(a(word)), None))
}

pub(super) fn raise_from(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    base.set_pc(state.pc);
    act(vm, |vm| {
        vm.raise_statement(base, base.get(a(word)), Some(base.get(b(word))))
    })
}

pub(super) fn raise_again(vm: &mut Vm, state: State) -> Step {
    let base = state.base;
    base.set_pc(state.pc);
    let handled = vm.cx.handled;
    if handled.is_none() {
        return act(vm, |vm| {
            let raise = vm.cx.runtime_error("No active exception to reraise");
            vm.settle(base, Err(raise))
        });
    }
    act(vm, |vm| vm.reraise(base, handled))
}

pub(super) fn reraise(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    base.set_pc(state.pc);
    act(vm, |vm| vm.reraise(base, base.get(a(word))))
}

pub(super) fn enter_handler(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let saved = vm.handled_to_save(base);
    let exception = base.get(b(word));
    base.set(a(word), saved);
    vm.cx.handled = exception;
    release(vm, state)
}

pub(super) fn release(vm: &mut Vm, state: State) -> Step {
    if vm.cx.watched > 0 {
        slow!(vm, state, |_word, _base| vm.release(state));
    }
    next!(vm, state, 1)
}

pub(super) fn discard(vm: &mut Vm, state: State) -> Step {
    if vm.cx.watched > 0 {
        slow!(vm, state, |_word, _base| vm.discard(state));
    }
    next!(vm, state, 1)
}

pub(super) fn rebind(vm: &mut Vm, state: State) -> Step {
    if vm.cx.watched > 0 {
        slow!(vm, state, |_word, _base| vm.rebind(state));
    }
    let (word, base) = state.parts();
    base.set(a(word), base.get(b(word)));
    next!(vm, state, 1)
}

pub(super) fn leave_handler(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let saved = base.get(a(word));
    vm.cx.handled = if saved.is_undef() {
        vm.outer_handled(base)
    } else {
        saved
    };
    next!(vm, state, 1)
}
