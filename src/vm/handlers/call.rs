//! Calls and returns, loops over iterators, `yield` and `await`.

use super::{Step, act, branch, dispatch, enter, next, slow};
use crate::bytecode::opcode::Op;
use crate::heap::{Gc, Value};
use crate::objects::class::Class;
use crate::objects::frame::{Drive, Frame};
use crate::objects::function::{Function, Native};
use crate::objects::iterator::{Iterator, IteratorState};
use crate::objects::native::Nature;
use crate::objects::types::Builtin;
use crate::vm::call::init_result_error;
use crate::vm::machine::{State, Vm};
use crate::vm::registers::{Base, Pc, a, b, c, op_of};

/// A call of `callee` with `count` positional arguments from register `window`.
struct Callee {
    window: usize,
    count: usize,
    callee: Value,
}

pub(super) fn call(vm: &mut Vm, state: State) -> Step {
    call_with(vm, state, |_, word, base| {
        let place = a(word) + c(word);
        Callee {
            window: place + 1,
            count: b(word),
            callee: base.get(place),
        }
    })
}

pub(super) fn call_method(vm: &mut Vm, state: State) -> Step {
    call_with(vm, state, |_, word, base| {
        let window = a(word) + c(word) + 1;
        let function = base.get(window - 1);
        if function.is_undef() {
            // What `LoadMethod` found is no method: it stands where the receiver would.
            Callee {
                window: window + 1,
                count: b(word),
                callee: base.get(window),
            }
        } else {
            Callee {
                window,
                count: b(word) + 1,
                callee: function,
            }
        }
    })
}

pub(super) fn call_super(vm: &mut Vm, state: State) -> Step {
    call_with(vm, state, |vm, word, base| {
        let callee = base.get(a(word) + c(word));
        let builtin = vm.cx.types.get(Builtin::Super).value();
        Callee {
            window: a(word) + c(word) + 1,
            count: if callee.is(builtin) { 2 } else { 0 },
            callee,
        }
    })
}

/// Calls what `find` makes of the instruction.
#[inline(always)]
fn call_with(vm: &mut Vm, state: State, find: impl Fn(&Vm, u32, Base) -> Callee) -> Step {
    let (word, base) = state.parts();
    let Callee {
        window,
        count,
        callee,
    } = find(vm, word, base);
    if let Some(function) = callee.as_gc::<Function>() {
        return match vm.frame_in_place(state, window, count, function) {
            Some(next) => enter!(vm, next),
            None => call_function(vm, state, window, count, function),
        };
    }
    match callee.as_gc::<Native>() {
        Some(native) => call_native(vm, state, window, count, native),
        None => call_object(vm, state, window, count, callee),
    }
}

/// A call of a class, a bound method or any other object.
#[inline(never)]
fn call_object(vm: &mut Vm, state: State, window: usize, count: usize, callee: Value) -> Step {
    act(vm, |vm| vm.call_general(state, window, count, callee))
}

/// A call of a compiled function whose arguments cannot stay where they are, or are not all there.
#[inline(never)]
fn call_function(vm: &mut Vm, state: State, window: usize, count: usize, function: Gc<Function>) -> Step {
    if let Some(next) = vm.await_in_place(state, window, count, function) {
        enter!(vm, next);
    }
    if let Some(next) = vm.frame_of_function(state, window, count, function) {
        enter!(vm, next);
    }
    act(vm, |vm| vm.call_general(state, window, count, function.value()))
}

/// A call of a native.
#[inline(never)]
fn call_native(vm: &mut Vm, state: State, window: usize, count: usize, native: Gc<Native>) -> Step {
    let row = vm.cx.heap.get(native).row;
    if row.nature == Nature::Resuming
        && usize::from(row.shape.required) == count
        && (state.pc.op() == Op::CallMethod || !vm.cx.heap.get(native).owner.is_kind::<Class>())
    {
        return call_resuming(vm, state, window, count, native);
    }
    // Its result would lie on Rust's stack here.
    act(vm, |vm| vm.call_native_in_place(state, window, count, native))
}

/// A call of a native that resumes a generator.
#[inline(never)]
fn call_resuming(vm: &mut Vm, state: State, window: usize, count: usize, native: Gc<Native>) -> Step {
    state.base.set_pc(state.pc);
    match vm.resume_for_call(state.base, state.base.slice(window, count)) {
        Some(next) => enter!(vm, next),
        None => act(vm, |vm| vm.call_native_in_place(state, window, count, native)),
    }
}

pub(super) fn call_kw(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let names = base.constant(state.pc.aux(1) as usize);
    let window = a(word) + c(word) + 1;
    act(vm, |vm| vm.call_keywords(state, window, b(word), names))
}

pub(super) fn call_method_kw(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let names = base.constant(state.pc.aux(1) as usize);
    let place = a(word) + c(word);
    let (window, count) = match base.get(place).is_undef() {
        true => (place + 2, b(word)),
        false => (place + 1, b(word) + 1),
    };
    act(vm, |vm| vm.call_keywords(state, window, count, names))
}

pub(super) fn return_(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    return_value(vm, state, base.get(a(word)))
}

pub(super) fn return_none(vm: &mut Vm, state: State) -> Step {
    return_value(vm, state, Value::NONE)
}

#[inline(always)]
fn return_value(vm: &mut Vm, state: State, value: Value) -> Step {
    if state.base.running_code().suspendable {
        return return_awaited(vm, state, value);
    }
    match vm.quick_return(state, value) {
        Some(next) => dispatch(vm, next),
        None => return_otherwise(vm, state, value),
    }
}

/// A generator or coroutine returns: a handler of its own, so that calls pay nothing for it.
#[inline(never)]
fn return_awaited(vm: &mut Vm, state: State, value: Value) -> Step {
    match vm.return_to_await(state, value) {
        Some(next) => dispatch(vm, next),
        None => return_otherwise(vm, state, value),
    }
}

#[inline(never)]
fn return_otherwise(vm: &mut Vm, state: State, value: Value) -> Step {
    act(vm, |vm| vm.return_general(state, value))
}

pub(super) fn return_instance(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    if !base.get(b(word)).is_none() {
        slow!(vm, state, |word, base| {
            base.set_pc(state.pc);
            let raise = init_result_error(&mut vm.cx, base.get(b(word)));
            vm.settle(base, Err(raise))
        });
    }
    let value = base.get(a(word));
    match vm.quick_return(state, value) {
        Some(next) => dispatch(vm, next),
        None => return_otherwise(vm, state, value),
    }
}

pub(super) fn yield_(vm: &mut Vm, state: State) -> Step {
    match vm.yield_to_loop(state, state.pc.word()) {
        Some(next) => dispatch(vm, next),
        None => yield_otherwise(vm, state),
    }
}

/// `yield` to another driver than a loop.
#[inline(never)]
fn yield_otherwise(vm: &mut Vm, state: State) -> Step {
    match vm.yield_to_call(state, state.pc.word()) {
        Some(next) => dispatch(vm, next),
        None => slow!(vm, state, |word, _base| vm.yield_value(state, word)),
    }
}

pub(super) fn await_(vm: &mut Vm, state: State) -> Step {
    match vm.start_coroutine(state, state.pc.word()) {
        Some(next) => enter!(vm, next),
        None => slow!(vm, state, |word, _base| vm.await_instruction(state, word)),
    }
}

pub(super) fn for_iter(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    let iterator = base.get(b(word));
    if iterator.is_kind::<Frame>() {
        return for_generator(vm, state);
    }
    if let Some(item) = vm.quick_item(iterator) {
        if item.is_undef() {
            branch!(vm, state, true);
        }
        base.set(a(word), item);
        next!(vm, state, 2);
    }
    slow!(vm, state, |word, base| vm.for_iter_slow(state, base.get(b(word))))
}

/// `for_iter` over a generator: a handler of its own, so that ranges and lists pay nothing for it.
#[inline(never)]
fn for_generator(vm: &mut Vm, state: State) -> Step {
    let (word, base) = state.parts();
    #[allow(unsafe_code)]
    // SAFETY: `for_iter` has just asked for the kind.
    let frame = unsafe { base.get(b(word)).as_gc_unchecked::<Frame>() };
    match vm.resume_in_loop(state, frame) {
        Some(next) => dispatch(vm, next),
        None => slow!(vm, state, |word, base| {
            let frame = base.get(b(word)).as_gc::<Frame>().expect("for_iter asked");
            vm.for_generator(state, frame)
        }),
    }
}

pub(super) fn for_async(vm: &mut Vm, state: State) -> Step {
    act(vm, |vm| vm.for_async(state, state.pc.word()))
}

impl Vm {
    /// Makes the frame of a call of `callee` with `count` positional arguments from register `window`, when
    /// that is a compiled function that needs no binding; its arguments stay where they are.
    #[inline(always)]
    fn frame_in_place(
        &mut self,
        state: State,
        window: usize,
        count: usize,
        function: Gc<Function>,
    ) -> Option<State> {
        let base = state.base;
        let code = self.cx.heap.get(function).code;
        let object = self.cx.heap.get(code);
        let target = base.offset(window);
        if usize::from(object.exact_arguments) != count
            || !self.is_below_limit(target)
            || self.depth >= self.cx.recursion_limit
        {
            return None;
        }
        base.set_pc(state.pc);
        // The callee stands in the register that is the new frame's function.
        target.link_in_place(code, base);
        self.depth += 1;
        Some(State {
            pc: Pc::at(object.entry),
            base: target,
        })
    }

    /// Ends a frame whose caller stands at a plain call: where the caller goes on.
    #[inline(always)]
    fn quick_return(&mut self, state: State, value: Value) -> Option<State> {
        let caller = state.base.caller();
        if caller.is_native() {
            return None;
        }
        let pc = caller.pc();
        let word = pc.word();
        if !matches!(op_of(word), Op::Call | Op::CallMethod) {
            return None;
        }
        self.depth -= 1;
        caller.set(a(word), value);
        Some(State {
            pc: pc.advance(1),
            base: caller,
        })
    }

    /// Ends a coroutine that its caller awaits: where the caller goes on.
    #[inline(always)]
    fn return_to_await(&mut self, state: State, value: Value) -> Option<State> {
        let base = state.base;
        let caller = base.caller();
        let frame = base.frame();
        if caller.is_native() || self.cx.heap.get(frame).drive != Drive::Awaited {
            return None;
        }
        let pc = caller.pc();
        let word = pc.word();
        if op_of(word) != Op::Await || self.cx.watched > 0 && self.is_end_seen(frame) {
            return None;
        }
        self.pass_top(base, caller);
        self.finish_frame(frame);
        self.put_aside(frame, caller, word);
        self.depth -= 1;
        caller.set(a(word), value);
        Some(State {
            pc: pc.advance(1),
            base: caller,
        })
    }

    /// The next item of an iterator over a range or list, or Undef when there is none; `None` for iterators of
    /// other kinds, and for the end of a list.
    #[inline(always)]
    fn quick_item(&mut self, iterator: Value) -> Option<Value> {
        let iterator = iterator.as_gc::<Iterator>()?;
        match &mut self.cx.heap.get_mut(iterator).state {
            IteratorState::Range { next, left, step } => {
                if *left == 0 {
                    return Some(Value::UNDEF);
                }
                let item = *next;
                *next = item.wrapping_add(*step);
                *left -= 1;
                Some(Value::small_int(item))
            }
            IteratorState::List { list, index } => {
                let (list, at) = (*list, *index);
                *index = at + 1;
                let item = self.cx.heap.get(list).items.get(at).copied();
                if item.is_none() {
                    std::hint::cold_path();
                    if let IteratorState::List { index, .. } = &mut self.cx.heap.get_mut(iterator).state {
                        *index = at;
                    }
                }
                item
            }
            _ => None,
        }
    }
}
