//! The interpreter: one handler per opcode, and the loop that dispatches them.
//!
//! A handler's fast path is inlined into the loop and ends in `Next`; everything else (dunder methods, big
//! ints, raising) is a cold call that returns a [`Flow`] too. Taken branches stay branches
//! (`cold_path`), because a conditional move on `pc` would make every loop wait for its compare.

use super::machine::{Flow, State, Vm};
use super::registers::{Base, LINKS, Pc, a, b, bx, bx_signed, c, c_signed, op_of};
use crate::bytecode::opcode::{BinaryOperator, Comparison, Op};
use crate::bytecode::operand::Slot;
use crate::heap::{Special, Value};
use crate::objects::cell::Cell;
use crate::objects::code::CacheKind;
use crate::objects::dict::Dict;
use crate::objects::frame::{Drive, Frame};
use crate::objects::function::Function;
use crate::objects::instance::Instance;
use crate::objects::iterator::{Iterator, IteratorState};
use crate::objects::sequence::{List, Tuple};
use crate::objects::types::Builtin;

/// Goes on after an instruction of `words` words.
macro_rules! next {
    ($state:ident, $words:expr) => {{
        $state.pc = $state.pc.advance($words);
        continue;
    }};
}

/// Goes on after a two-word branch that is taken when `$taken`.
macro_rules! branch {
    ($state:ident, $taken:expr) => {{
        let after = $state.pc.advance(2);
        if $taken {
            // Keeps the jump a jump: see the room's guide.
            std::hint::cold_path();
            $state.pc = after.jump($state.pc.aux(1) as i32);
        } else {
            $state.pc = after;
        }
        continue;
    }};
}

/// Goes on as a slow path, or an inlined part of the instruction, says.
macro_rules! go {
    ($state:ident, $flow:expr) => {
        match $flow {
            Flow::Next(next) => {
                $state = next;
                continue;
            }
            Flow::Halt => return,
        }
    };
}

/// Goes on in another frame: a safepoint.
macro_rules! enter {
    ($vm:ident, $state:ident, $next:expr) => {{
        let next = $next;
        $vm.cx.heap.fuel -= 1;
        if $vm.cx.heap.fuel < 0 {
            go!($state, $vm.safepoint(next));
        }
        $state = next;
        continue;
    }};
}

/// Returns `$value` from the frame.
macro_rules! leave {
    ($vm:ident, $state:ident, $value:expr) => {{
        let value = $value;
        match $vm.quick_return($state, value) {
            Some(next) => {
                $state = next;
                continue;
            }
            None => go!($state, $vm.return_general($state, value)),
        }
    }};
}

/// A call of `$callee` with `$count` positional arguments from register `$window`.
macro_rules! call {
    ($vm:ident, $state:ident, $window:expr, $count:expr, $callee:expr) => {{
        let (window, count, callee) = ($window, $count, $callee);
        match $vm.frame_in_place($state, window, count, callee) {
            Some(next) => enter!($vm, $state, next),
            None => go!($state, $vm.call_general($state, window, count, callee)),
        }
    }};
}

/// A fused compare and branch: jumps when the comparison's truth is `$sense`.
macro_rules! jump_compare {
    ($vm:ident, $state:ident, $comparison:ident, $right:expr, $sense:expr) => {{
        let left = $state.base.get(a($state.pc.word()));
        let right = $right;
        match quick_compare(Comparison::$comparison, left, right) {
            Some(truth) => branch!($state, truth == $sense),
            None => go!($state, $vm.compare($state, Comparison::$comparison, left, right)),
        }
    }};
}

impl Vm {
    /// Runs instructions until something halts; `self.stop` says why.
    pub(super) fn interpret(&mut self, mut state: State) {
        loop {
            let word = state.pc.word();
            let base = state.base;
            let flow = match op_of(word) {
                Op::Nop => next!(state, 1),
                Op::Move => {
                    base.set(a(word), base.get(b(word)));
                    next!(state, 1)
                }
                Op::LoadHigh => {
                    base.set(a(word), base.get(bx(word)));
                    next!(state, 1)
                }
                Op::StoreHigh => {
                    base.set(bx(word), base.get(a(word)));
                    next!(state, 1)
                }
                Op::LoadConst => {
                    let value = base.constant(bx(word));
                    base.set(a(word), value);
                    next!(state, 1)
                }
                Op::LoadConstWide => {
                    let value = base.constant(state.pc.aux(1) as usize);
                    base.set(a(word), value);
                    next!(state, 2)
                }
                Op::LoadInt => {
                    base.set(a(word), Value::small_int(bx_signed(word)));
                    next!(state, 1)
                }
                Op::LoadSpecial => {
                    base.set(a(word), Value::from_special(Special::ALL[b(word)]));
                    next!(state, 1)
                }
                Op::CheckBound => {
                    if base.get(a(word)).is_undef() {
                        go!(state, self.unbound_local(state, a(word)));
                    }
                    next!(state, 1)
                }
                Op::DeleteLocal => {
                    if base.get(a(word)).is_undef() {
                        go!(state, self.unbound_local(state, a(word)));
                    }
                    base.set(a(word), Value::UNDEF);
                    next!(state, 1)
                }

                Op::MakeCell => {
                    let cell = self.cx.new_cell(base.get(a(word)));
                    base.set(a(word), cell.value());
                    next!(state, 1)
                }
                Op::LoadCell => {
                    let contents = self.cell_contents(base.get(b(word)));
                    if contents.is_undef() {
                        go!(state, self.unbound_local(state, b(word)));
                    }
                    base.set(a(word), contents);
                    next!(state, 1)
                }
                Op::StoreCell => {
                    if let Some(cell) = base.get(a(word)).as_gc::<Cell>() {
                        self.cx.heap[cell].contents = base.get(b(word));
                    }
                    next!(state, 1)
                }
                Op::DeleteCell => {
                    let cell = base.get(a(word));
                    if self.cell_contents(cell).is_undef() {
                        go!(state, self.unbound_local(state, a(word)));
                    }
                    if let Some(cell) = cell.as_gc::<Cell>() {
                        self.cx.heap[cell].contents = Value::UNDEF;
                    }
                    next!(state, 1)
                }
                Op::LoadFree => {
                    let contents = self.cell_contents(self.free_cell(base, bx(word)));
                    if contents.is_undef() {
                        go!(state, self.unbound_free(state, bx(word)));
                    }
                    base.set(a(word), contents);
                    next!(state, 1)
                }
                Op::StoreFree => {
                    if let Some(cell) = self.free_cell(base, bx(word)).as_gc::<Cell>() {
                        self.cx.heap[cell].contents = base.get(a(word));
                    }
                    next!(state, 1)
                }
                Op::DeleteFree => {
                    let cell = self.free_cell(base, bx(word));
                    if self.cell_contents(cell).is_undef() {
                        go!(state, self.unbound_free(state, bx(word)));
                    }
                    if let Some(cell) = cell.as_gc::<Cell>() {
                        self.cx.heap[cell].contents = Value::UNDEF;
                    }
                    next!(state, 1)
                }
                Op::LoadFreeCell => {
                    base.set(a(word), self.free_cell(base, bx(word)));
                    next!(state, 1)
                }

                Op::LoadGlobal => {
                    let cache = base.cache(bx(word));
                    let globals = self.cx.heap.get(base.running_function().globals);
                    if globals.stamp() == cache.guard {
                        if cache.kind == CacheKind::Global {
                            if let Some(entry) = globals.entry(cache.index as usize) {
                                base.set(a(word), entry.value);
                                next!(state, 1);
                            }
                        } else if cache.kind == CacheKind::Builtin
                            && globals.positions() == cache.extra as usize
                            && let Some(entry) =
                                self.cx.heap.get(self.cx.builtins).entry(cache.index as usize)
                        {
                            base.set(a(word), entry.value);
                            next!(state, 1);
                        }
                    }
                    self.load_global(state)
                }
                Op::StoreGlobal => {
                    let cache = base.cache(bx(word));
                    let globals = base.running_function().globals;
                    let dict = self.cx.heap.get_mut(globals);
                    if cache.kind == CacheKind::Global && dict.stamp() == cache.guard {
                        dict.set_value(cache.index as usize, base.get(a(word)));
                        next!(state, 1);
                    }
                    self.store_global(state)
                }
                Op::DeleteGlobal => self.delete_global(state),
                Op::LoadName => self.load_name(state),
                Op::StoreName => self.store_name(state),
                Op::DeleteName => self.delete_name(state),
                Op::LoadNameOrFree => self.load_name_or_free(state),

                Op::GetAttr => {
                    let object = base.get(b(word));
                    if let Some(header) = object.header() {
                        let cache = base.cache(state.pc.aux(1) as usize);
                        if cache.guard == header.shape {
                            match cache.kind {
                                CacheKind::Slot => {
                                    if let Some(instance) = object.as_gc::<Instance>() {
                                        let value = self.cx.heap.tail(instance)[cache.index as usize];
                                        if !value.is_undef() {
                                            base.set(a(word), value);
                                            next!(state, 2);
                                        }
                                    }
                                }
                                CacheKind::ClassEntry => {
                                    if let Some(dict) = cache.payload.as_gc::<Dict>()
                                        && let Some(entry) =
                                            self.cx.heap.get(dict).entry(cache.index as usize)
                                    {
                                        base.set(a(word), entry.value);
                                        next!(state, 2);
                                    }
                                }
                                _ => {}
                            }
                        }
                    }
                    self.get_attr(state)
                }
                Op::SetAttr => {
                    let object = base.get(a(word));
                    if let Some(instance) = object.as_gc::<Instance>() {
                        let cache = base.cache(state.pc.aux(1) as usize);
                        if cache.guard == self.cx.heap.get(instance).header.shape {
                            let (kind, index, extra) = (cache.kind, cache.index, cache.extra);
                            if kind == CacheKind::Slot {
                                self.cx.heap.tail_mut(instance)[index as usize] = base.get(b(word));
                                next!(state, 2);
                            } else if kind == CacheKind::AddSlot {
                                self.cx.heap.tail_mut(instance)[extra as usize] = base.get(b(word));
                                self.cx.heap.set_shape(object, index);
                                next!(state, 2);
                            }
                        }
                    }
                    self.set_attr(state)
                }
                Op::DeleteAttr => self.delete_attr(state),
                Op::LoadMethod => {
                    let object = base.get(b(word));
                    if let Some(header) = object.header() {
                        let cache = base.cache(state.pc.aux(1) as usize);
                        if cache.guard == header.shape && cache.kind == CacheKind::Method {
                            base.set(a(word) + 3, cache.payload);
                            base.set(a(word) + 4, object);
                            next!(state, 2);
                        }
                    }
                    self.load_method(state)
                }
                Op::GetItem => {
                    let (object, key) = (base.get(b(word)), base.get(c(word)));
                    if let (Some(list), Some(index)) = (object.as_gc::<List>(), key.as_inline_int())
                        && self.cx.heap.get(list).header.shape == Builtin::List.shape()
                        && let Some(value) = item_at(&self.cx.heap.get(list).items, index)
                    {
                        base.set(a(word), value);
                        next!(state, 1);
                    }
                    self.get_item(state, object, key)
                }
                Op::GetItemInt => {
                    let object = base.get(b(word));
                    let index = c_signed(word);
                    if let Some(header) = object.header() {
                        let found = if header.shape == Builtin::List.shape() {
                            object
                                .as_gc::<List>()
                                .and_then(|list| item_at(&self.cx.heap.get(list).items, index))
                        } else if header.shape == Builtin::Tuple.shape() {
                            object
                                .as_gc::<Tuple>()
                                .and_then(|tuple| item_at(self.cx.heap.tail(tuple), index))
                        } else {
                            None
                        };
                        if let Some(value) = found {
                            base.set(a(word), value);
                            next!(state, 1);
                        }
                    }
                    self.get_item(state, object, Value::small_int(index))
                }
                Op::SetItem => {
                    let (object, key, value) = (base.get(a(word)), base.get(b(word)), base.get(c(word)));
                    if let (Some(list), Some(index)) = (object.as_gc::<List>(), key.as_inline_int()) {
                        let list = self.cx.heap.get_mut(list);
                        if list.header.shape == Builtin::List.shape() {
                            let length = list.items.len();
                            let index = if index < 0 { index + length as i64 } else { index } as usize;
                            if let Some(item) = list.items.get_mut(index) {
                                *item = value;
                                next!(state, 1);
                            }
                        }
                    }
                    self.set_item(state)
                }
                Op::DeleteItem => self.delete_item(state),
                Op::BuildSlice => self.build_slice(state),

                Op::Add => {
                    let (left, right) = (base.get(b(word)), base.get(c(word)));
                    if let Some(sum) = Value::add_inline(left, right) {
                        base.set(a(word), sum);
                        next!(state, 1);
                    }
                    if let (Some(x), Some(y)) = (left.as_float(), right.as_float()) {
                        base.set(a(word), Value::from_float(x + y));
                        next!(state, 1);
                    }
                    self.binary(state, BinaryOperator::Add, left, right, false)
                }
                Op::InplaceAdd => {
                    let (left, right) = (base.get(b(word)), base.get(c(word)));
                    if let Some(sum) = Value::add_inline(left, right) {
                        base.set(a(word), sum);
                        next!(state, 1);
                    }
                    if let (Some(x), Some(y)) = (left.as_float(), right.as_float()) {
                        base.set(a(word), Value::from_float(x + y));
                        next!(state, 1);
                    }
                    self.binary(state, BinaryOperator::Add, left, right, true)
                }
                Op::Subtract => {
                    let (left, right) = (base.get(b(word)), base.get(c(word)));
                    if let Some(difference) = Value::subtract_inline(left, right) {
                        base.set(a(word), difference);
                        next!(state, 1);
                    }
                    if let (Some(x), Some(y)) = (left.as_float(), right.as_float()) {
                        base.set(a(word), Value::from_float(x - y));
                        next!(state, 1);
                    }
                    self.binary(state, BinaryOperator::Subtract, left, right, false)
                }
                Op::Multiply => {
                    let (left, right) = (base.get(b(word)), base.get(c(word)));
                    if let Some(product) = Value::multiply_inline(left, right) {
                        base.set(a(word), product);
                        next!(state, 1);
                    }
                    if let (Some(x), Some(y)) = (left.as_float(), right.as_float()) {
                        base.set(a(word), Value::from_float(x * y));
                        next!(state, 1);
                    }
                    self.binary(state, BinaryOperator::Multiply, left, right, false)
                }
                Op::TrueDivide => {
                    let (left, right) = (base.get(b(word)), base.get(c(word)));
                    if let (Some(x), Some(y)) = (quotient_part(left), quotient_part(right))
                        && y != 0.0
                    {
                        base.set(a(word), Value::from_float(x / y));
                        next!(state, 1);
                    }
                    self.binary(state, BinaryOperator::TrueDivide, left, right, false)
                }
                Op::FloorDivide => {
                    let (left, right) = (base.get(b(word)), base.get(c(word)));
                    if let Some(value) = floor_divide_inline(left, right) {
                        base.set(a(word), value);
                        next!(state, 1);
                    }
                    self.binary(state, BinaryOperator::FloorDivide, left, right, false)
                }
                Op::Modulo => {
                    let (left, right) = (base.get(b(word)), base.get(c(word)));
                    if let Some(value) = modulo_inline(left, right) {
                        base.set(a(word), value);
                        next!(state, 1);
                    }
                    self.binary(state, BinaryOperator::Modulo, left, right, false)
                }
                Op::Binary => {
                    let (left, right) = (base.get(b(word)), base.get(c(word)));
                    let operator = BinaryOperator::ALL[state.pc.aux(1) as usize];
                    self.binary(state, operator, left, right, false)
                }
                Op::Inplace => {
                    let (left, right) = (base.get(b(word)), base.get(c(word)));
                    let operator = BinaryOperator::ALL[state.pc.aux(1) as usize];
                    if let Some(value) = inline_binary(operator, left, right) {
                        base.set(a(word), value);
                        next!(state, 2);
                    }
                    self.binary(state, operator, left, right, true)
                }
                Op::BitAnd => {
                    let (left, right) = (base.get(b(word)), base.get(c(word)));
                    if let (Some(x), Some(y)) = (left.as_inline_int(), right.as_inline_int()) {
                        base.set(a(word), Value::small_int(x & y));
                        next!(state, 1);
                    }
                    self.binary(state, BinaryOperator::And, left, right, false)
                }
                Op::BitOr => {
                    let (left, right) = (base.get(b(word)), base.get(c(word)));
                    if let (Some(x), Some(y)) = (left.as_inline_int(), right.as_inline_int()) {
                        base.set(a(word), Value::small_int(x | y));
                        next!(state, 1);
                    }
                    self.binary(state, BinaryOperator::Or, left, right, false)
                }
                Op::BitXor => {
                    let (left, right) = (base.get(b(word)), base.get(c(word)));
                    if let (Some(x), Some(y)) = (left.as_inline_int(), right.as_inline_int()) {
                        base.set(a(word), Value::small_int(x ^ y));
                        next!(state, 1);
                    }
                    self.binary(state, BinaryOperator::Xor, left, right, false)
                }
                Op::ShiftLeft => {
                    let (left, right) = (base.get(b(word)), base.get(c(word)));
                    if let Some(value) = shift_left_inline(left, right) {
                        base.set(a(word), value);
                        next!(state, 1);
                    }
                    self.binary(state, BinaryOperator::ShiftLeft, left, right, false)
                }
                Op::ShiftRight => {
                    let (left, right) = (base.get(b(word)), base.get(c(word)));
                    if let Some(value) = shift_right_inline(left, right) {
                        base.set(a(word), value);
                        next!(state, 1);
                    }
                    self.binary(state, BinaryOperator::ShiftRight, left, right, false)
                }
                Op::AddInt | Op::InplaceAddInt => {
                    let (left, right) = (base.get(b(word)), Value::small_int(c_signed(word)));
                    if let Some(sum) = Value::add_inline(left, right) {
                        base.set(a(word), sum);
                        next!(state, 1);
                    }
                    self.binary(
                        state,
                        BinaryOperator::Add,
                        left,
                        right,
                        op_of(word) == Op::InplaceAddInt,
                    )
                }
                Op::SubtractInt | Op::InplaceSubtractInt => {
                    let (left, right) = (base.get(b(word)), Value::small_int(c_signed(word)));
                    if let Some(difference) = Value::subtract_inline(left, right) {
                        base.set(a(word), difference);
                        next!(state, 1);
                    }
                    self.binary(
                        state,
                        BinaryOperator::Subtract,
                        left,
                        right,
                        op_of(word) == Op::InplaceSubtractInt,
                    )
                }
                Op::MultiplyInt => {
                    let (left, right) = (base.get(b(word)), Value::small_int(c_signed(word)));
                    if let Some(product) = Value::multiply_inline(left, right) {
                        base.set(a(word), product);
                        next!(state, 1);
                    }
                    self.binary(state, BinaryOperator::Multiply, left, right, false)
                }
                Op::FloorDivideInt => {
                    let (left, right) = (base.get(b(word)), Value::small_int(c_signed(word)));
                    if let Some(value) = floor_divide_inline(left, right) {
                        base.set(a(word), value);
                        next!(state, 1);
                    }
                    self.binary(state, BinaryOperator::FloorDivide, left, right, false)
                }
                Op::ModuloInt => {
                    let (left, right) = (base.get(b(word)), Value::small_int(c_signed(word)));
                    if let Some(value) = modulo_inline(left, right) {
                        base.set(a(word), value);
                        next!(state, 1);
                    }
                    self.binary(state, BinaryOperator::Modulo, left, right, false)
                }
                Op::BitAndInt => {
                    let left = base.get(b(word));
                    if let Some(number) = left.as_inline_int() {
                        base.set(a(word), Value::small_int(number & c_signed(word)));
                        next!(state, 1);
                    }
                    self.binary(
                        state,
                        BinaryOperator::And,
                        left,
                        Value::small_int(c_signed(word)),
                        false,
                    )
                }
                Op::ShiftLeftInt => {
                    let (left, right) = (base.get(b(word)), Value::small_int(c_signed(word)));
                    if let Some(value) = shift_left_inline(left, right) {
                        base.set(a(word), value);
                        next!(state, 1);
                    }
                    self.binary(state, BinaryOperator::ShiftLeft, left, right, false)
                }
                Op::ShiftRightInt => {
                    let (left, right) = (base.get(b(word)), Value::small_int(c_signed(word)));
                    if let Some(value) = shift_right_inline(left, right) {
                        base.set(a(word), value);
                        next!(state, 1);
                    }
                    self.binary(state, BinaryOperator::ShiftRight, left, right, false)
                }
                Op::Negative => {
                    let operand = base.get(b(word));
                    if let Some(number) = operand
                        .as_inline_int()
                        .and_then(|number| Value::from_inline_int(-number))
                    {
                        base.set(a(word), number);
                        next!(state, 1);
                    }
                    if let Some(number) = operand.as_float() {
                        base.set(a(word), Value::from_float(-number));
                        next!(state, 1);
                    }
                    self.unary(state, operand)
                }
                Op::Positive | Op::Invert => self.unary(state, base.get(b(word))),
                Op::Not => {
                    let operand = base.get(b(word));
                    match quick_truth(operand) {
                        Some(truth) => {
                            base.set(a(word), Value::from_bool(!truth));
                            next!(state, 1)
                        }
                        None => self.truth_of(state, operand),
                    }
                }

                Op::Compare => {
                    let (left, right) = (base.get(b(word)), base.get(c(word)));
                    let comparison = Comparison::ALL[state.pc.aux(1) as usize];
                    if let Some(truth) = quick_compare(comparison, left, right) {
                        base.set(a(word), Value::from_bool(truth));
                        next!(state, 2);
                    }
                    self.compare(state, comparison, left, right)
                }
                Op::Is => {
                    base.set(a(word), Value::from_bool(base.get(b(word)).is(base.get(c(word)))));
                    next!(state, 1)
                }
                Op::IsNot => {
                    base.set(
                        a(word),
                        Value::from_bool(!base.get(b(word)).is(base.get(c(word)))),
                    );
                    next!(state, 1)
                }
                Op::In | Op::NotIn => self.contains(state),

                Op::Jump => {
                    let offset = Slot::J.sign_extend(word >> 8);
                    state.pc = state.pc.advance(1).jump(offset);
                    continue;
                }
                Op::JumpBack => {
                    let offset = Slot::J.sign_extend(word >> 8);
                    let target = State {
                        pc: state.pc.advance(1).jump(offset),
                        base,
                    };
                    self.cx.heap.fuel -= 1;
                    if self.cx.heap.fuel < 0 {
                        go!(state, self.safepoint(target));
                    }
                    state = target;
                    continue;
                }
                Op::JumpIfTrue => {
                    let condition = base.get(a(word));
                    match quick_truth(condition) {
                        Some(truth) => branch!(state, truth),
                        None => self.truth_of(state, condition),
                    }
                }
                Op::JumpIfFalse => {
                    let condition = base.get(a(word));
                    match quick_truth(condition) {
                        Some(truth) => branch!(state, !truth),
                        None => self.truth_of(state, condition),
                    }
                }
                Op::JumpIfNone => branch!(state, base.get(a(word)).is_none()),
                Op::JumpIfNotNone => branch!(state, !base.get(a(word)).is_none()),
                Op::JumpIfIs => branch!(state, base.get(a(word)).is(base.get(b(word)))),
                Op::JumpIfIsNot => branch!(state, !base.get(a(word)).is(base.get(b(word)))),
                Op::JumpIfLt => jump_compare!(self, state, Lt, base.get(b(word)), true),
                Op::JumpIfNotLt => jump_compare!(self, state, Lt, base.get(b(word)), false),
                Op::JumpIfLe => jump_compare!(self, state, Le, base.get(b(word)), true),
                Op::JumpIfNotLe => jump_compare!(self, state, Le, base.get(b(word)), false),
                Op::JumpIfEq => jump_compare!(self, state, Eq, base.get(b(word)), true),
                Op::JumpIfNotEq => jump_compare!(self, state, Eq, base.get(b(word)), false),
                Op::JumpIfNe => jump_compare!(self, state, Ne, base.get(b(word)), true),
                Op::JumpIfNotNe => jump_compare!(self, state, Ne, base.get(b(word)), false),
                Op::JumpIfGt => jump_compare!(self, state, Gt, base.get(b(word)), true),
                Op::JumpIfNotGt => jump_compare!(self, state, Gt, base.get(b(word)), false),
                Op::JumpIfGe => jump_compare!(self, state, Ge, base.get(b(word)), true),
                Op::JumpIfNotGe => jump_compare!(self, state, Ge, base.get(b(word)), false),
                Op::JumpIfLtInt => jump_compare!(self, state, Lt, Value::small_int(bx_signed(word)), true),
                Op::JumpIfNotLtInt => {
                    jump_compare!(self, state, Lt, Value::small_int(bx_signed(word)), false)
                }
                Op::JumpIfLeInt => jump_compare!(self, state, Le, Value::small_int(bx_signed(word)), true),
                Op::JumpIfNotLeInt => {
                    jump_compare!(self, state, Le, Value::small_int(bx_signed(word)), false)
                }
                Op::JumpIfEqInt => jump_compare!(self, state, Eq, Value::small_int(bx_signed(word)), true),
                Op::JumpIfNotEqInt => {
                    jump_compare!(self, state, Eq, Value::small_int(bx_signed(word)), false)
                }
                Op::JumpIfNeInt => jump_compare!(self, state, Ne, Value::small_int(bx_signed(word)), true),
                Op::JumpIfNotNeInt => {
                    jump_compare!(self, state, Ne, Value::small_int(bx_signed(word)), false)
                }
                Op::JumpIfGtInt => jump_compare!(self, state, Gt, Value::small_int(bx_signed(word)), true),
                Op::JumpIfNotGtInt => {
                    jump_compare!(self, state, Gt, Value::small_int(bx_signed(word)), false)
                }
                Op::JumpIfGeInt => jump_compare!(self, state, Ge, Value::small_int(bx_signed(word)), true),
                Op::JumpIfNotGeInt => {
                    jump_compare!(self, state, Ge, Value::small_int(bx_signed(word)), false)
                }

                Op::Call => {
                    let window = a(word) + LINKS;
                    call!(self, state, window, b(word), base.get(window - 1))
                }
                Op::CallMethod => {
                    let function = base.get(a(word) + 3);
                    if function.is_undef() {
                        let window = a(word) + LINKS + 1;
                        call!(self, state, window, b(word), base.get(window - 1))
                    } else {
                        call!(self, state, a(word) + LINKS, b(word) + 1, function)
                    }
                }
                Op::CallKw => {
                    let names = base.constant(state.pc.aux(1) as usize);
                    self.call_keywords(state, a(word) + LINKS, b(word), names)
                }
                Op::CallMethodKw => {
                    let names = base.constant(state.pc.aux(1) as usize);
                    if base.get(a(word) + 3).is_undef() {
                        self.call_keywords(state, a(word) + LINKS + 1, b(word), names)
                    } else {
                        self.call_keywords(state, a(word) + LINKS, b(word) + 1, names)
                    }
                }
                Op::CallEx => self.call_ex(state),
                Op::CallSuper => {
                    let builtin = self.cx.types.get(Builtin::Super).value();
                    let count = if base.get(a(word) + 3).is(builtin) { 2 } else { 0 };
                    call!(self, state, a(word) + LINKS, count, base.get(a(word) + 3))
                }
                Op::Return => leave!(self, state, base.get(a(word))),
                Op::ReturnNone => leave!(self, state, Value::NONE),
                Op::ReturnInstance => {
                    let result = base.get(b(word));
                    if !result.is_none() {
                        base.set_pc(state.pc);
                        let raise = super::call::init_result_error(&mut self.cx, result);
                        go!(state, self.settle(base, Err(raise)));
                    }
                    leave!(self, state, base.get(a(word)))
                }

                Op::Yield => match self.yield_to_loop(state, word) {
                    Some(next) => {
                        state = next;
                        continue;
                    }
                    None => go!(state, self.yield_value(state, word)),
                },
                Op::YieldFrom => self.yield_from(state),
                Op::GetYieldFromIter => self.get_yield_from_iter(state),
                Op::Await => match self.start_coroutine(state, word) {
                    Some(next) => enter!(self, state, next),
                    None => go!(state, self.await_instruction(state, word)),
                },

                Op::GetIter => self.get_iter(state),
                Op::ForIter => {
                    let iterator = base.get(b(word));
                    if let Some(frame) = iterator.as_gc::<Frame>() {
                        match self.resume_in_loop(state, frame) {
                            Some(next) => {
                                state = next;
                                continue;
                            }
                            None => go!(state, self.for_generator(state, frame)),
                        }
                    }
                    if let Some(item) = self.quick_item(iterator) {
                        if item.is_undef() {
                            branch!(state, true);
                        }
                        base.set(a(word), item);
                        next!(state, 2);
                    }
                    self.for_iter_slow(state, iterator)
                }
                Op::GetAsyncIter => self.get_async_iter(state),
                Op::ForAsync => self.for_async(state, word),
                Op::UnpackSequence => {
                    let (source, count) = (base.get(b(word)), c(word));
                    if let Some(tuple) = source.as_gc::<Tuple>() {
                        let items = self.cx.heap.tail(tuple);
                        if items.len() == count
                            && self.cx.heap.get(tuple).header.shape == Builtin::Tuple.shape()
                        {
                            for (index, item) in items.iter().enumerate() {
                                base.set(a(word) + index, *item);
                            }
                            next!(state, 1);
                        }
                    }
                    self.unpack(state, source)
                }
                Op::UnpackStarred => self.unpack(state, base.get(b(word))),

                Op::BuildTuple => {
                    let tuple = self.cx.new_tuple(base.slice(b(word), c(word)));
                    base.set(a(word), tuple);
                    next!(state, 1)
                }
                Op::BuildList => {
                    let list = self.cx.new_list(base.slice(b(word), c(word)).to_vec());
                    base.set(a(word), list);
                    next!(state, 1)
                }
                Op::BuildSet => self.build_set(state),
                Op::BuildDict => self.build_dict(state),
                Op::ListAppend => {
                    if let Some(list) = base.get(a(word)).as_gc::<List>() {
                        let value = base.get(b(word));
                        let list = self.cx.heap.get_mut(list);
                        if list.items.len() == list.items.capacity() {
                            go!(state, self.list_append(state));
                        }
                        list.items.push(value);
                    }
                    next!(state, 1)
                }
                Op::ListExtend => self.list_extend(state),
                Op::SpreadArguments => self.spread_arguments(state),
                Op::ListToTuple => {
                    let items = self
                        .cx
                        .as_list(base.get(b(word)))
                        .map(<[Value]>::to_vec)
                        .unwrap_or_default();
                    let tuple = self.cx.new_tuple(&items);
                    base.set(a(word), tuple);
                    next!(state, 1)
                }
                Op::SetAdd => self.set_add(state),
                Op::SetUpdate => self.set_update(state),
                Op::DictSet => self.dict_set(state),
                Op::DictUpdate => self.dict_update(state),
                Op::DictMerge => self.dict_merge(state),
                Op::BuildString => self.build_string(state),
                Op::Format => self.format(state),
                Op::FormatSpec => self.format_spec(state),
                Op::BuildInterpolation | Op::BuildTemplate => self.build_template(state),

                Op::MakeFunction => self.make_function(state),
                Op::LoadBuildClass => {
                    let function = self.cx.registered("__build_class__").unwrap_or(Value::NONE);
                    base.set(a(word), function);
                    next!(state, 1)
                }
                Op::LoadAssertionError => {
                    base.set(a(word), self.cx.types.get(Builtin::AssertionError).value());
                    next!(state, 1)
                }
                Op::Import => self.import(state),
                Op::ImportFrom => self.import_from(state),
                Op::ImportStar => self.import_star(state),
                Op::Intrinsic => self.intrinsic(state),
                Op::PrintExpression => self.print_expression(state),

                Op::Raise => {
                    base.set_pc(state.pc);
                    self.raise_statement(base, base.get(a(word)), None)
                }
                Op::RaiseFrom => {
                    base.set_pc(state.pc);
                    self.raise_statement(base, base.get(a(word)), Some(base.get(b(word))))
                }
                Op::RaiseAgain => {
                    base.set_pc(state.pc);
                    let handled = self.cx.handled;
                    if handled.is_none() {
                        let raise = self.cx.runtime_error("No active exception to reraise");
                        go!(state, self.settle(base, Err(raise)));
                    }
                    self.reraise(base, handled)
                }
                Op::Reraise => {
                    base.set_pc(state.pc);
                    self.reraise(base, base.get(a(word)))
                }
                Op::EnterHandler => {
                    let saved = self.handled_to_save(base);
                    let exception = base.get(b(word));
                    base.set(a(word), saved);
                    self.cx.handled = exception;
                    next!(state, 1)
                }
                Op::LeaveHandler => {
                    let saved = base.get(a(word));
                    self.cx.handled = if saved.is_undef() {
                        self.outer_handled()
                    } else {
                        saved
                    };
                    next!(state, 1)
                }
                Op::JumpIfNoMatch => self.jump_if_no_match(state),
                Op::ExceptionInfo => self.exception_info(state),
                Op::LoadContext | Op::LoadAsyncContext => self.load_context(state),
            };
            go!(state, flow);
        }
    }

    /// Makes the frame of a call of `callee` with `count` positional arguments from register `window`, when
    /// that is a compiled function that needs no binding; its arguments stay where they are.
    #[inline(always)]
    fn frame_in_place(&mut self, state: State, window: usize, count: usize, callee: Value) -> Option<State> {
        let base = state.base;
        let function = callee.as_gc::<Function>()?;
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
            pc: Pc(object.entry),
            base: target,
        })
    }

    /// Ends a frame whose caller stands at a plain call, or awaits it: where the caller goes on.
    #[inline(always)]
    fn quick_return(&mut self, state: State, value: Value) -> Option<State> {
        let base = state.base;
        let caller = base.caller();
        if caller.is_native() {
            return None;
        }
        let pc = caller.pc();
        let word = pc.word();
        if !base.running_code().suspendable {
            if !matches!(op_of(word), Op::Call | Op::CallMethod) {
                return None;
            }
        } else {
            let frame = base.frame();
            if self.cx.heap.get(frame).drive != Drive::Awaited || op_of(word) != Op::Await {
                return None;
            }
            self.pass_top(base, caller);
            self.finish_frame(frame);
        }
        self.depth -= 1;
        caller.set(a(word), value);
        Some(State {
            pc: pc.advance(1),
            base: caller,
        })
    }

    #[inline(always)]
    fn cell_contents(&self, cell: Value) -> Value {
        cell.as_gc::<Cell>()
            .map_or(Value::UNDEF, |cell| self.cx.heap.get(cell).contents)
    }

    /// The cell of free variable `index` of the function that `base` runs.
    #[inline(always)]
    pub(super) fn free_cell(&self, base: Base, index: usize) -> Value {
        let closure = base.running_function().closure.as_gc::<Tuple>();
        closure.map_or(Value::UNDEF, |closure| self.cx.heap.tail(closure)[index])
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

/// The truth of values whose truth costs nothing to find.
#[inline(always)]
fn quick_truth(value: Value) -> Option<bool> {
    if value.is(Value::TRUE) {
        Some(true)
    } else if value.is(Value::FALSE) || value.is_none() {
        Some(false)
    } else {
        value.as_inline_int().map(|number| number != 0)
    }
}

/// Compares two inline ints or two floats.
#[inline(always)]
fn quick_compare(comparison: Comparison, left: Value, right: Value) -> Option<bool> {
    if let Some(order) = Value::compare_inline(left, right) {
        return Some(match comparison {
            Comparison::Lt => order.is_lt(),
            Comparison::Le => order.is_le(),
            Comparison::Eq => order.is_eq(),
            Comparison::Ne => order.is_ne(),
            Comparison::Gt => order.is_gt(),
            Comparison::Ge => order.is_ge(),
        });
    }
    let (x, y) = (left.as_float()?, right.as_float()?);
    Some(match comparison {
        Comparison::Lt => x < y,
        Comparison::Le => x <= y,
        Comparison::Eq => x == y,
        Comparison::Ne => x != y,
        Comparison::Gt => x > y,
        Comparison::Ge => x >= y,
    })
}

/// An operand of a true division that is exact as a float: a float, or an int of at most 49 bits.
#[inline(always)]
fn quotient_part(value: Value) -> Option<f64> {
    value
        .as_float()
        .or_else(|| value.as_inline_int().map(|number| number as f64))
}

#[inline(always)]
fn floor_divide_inline(left: Value, right: Value) -> Option<Value> {
    let (x, y) = (left.as_inline_int()?, right.as_inline_int()?);
    if y == 0 {
        return None;
    }
    let quotient = x / y;
    let adjusted = if x % y != 0 && (x < 0) != (y < 0) {
        quotient - 1
    } else {
        quotient
    };
    Value::from_inline_int(adjusted)
}

#[inline(always)]
fn modulo_inline(left: Value, right: Value) -> Option<Value> {
    let (x, y) = (left.as_inline_int()?, right.as_inline_int()?);
    if y == 0 {
        return None;
    }
    let remainder = x % y;
    let adjusted = if remainder != 0 && (remainder < 0) != (y < 0) {
        remainder + y
    } else {
        remainder
    };
    Some(Value::small_int(adjusted))
}

#[inline(always)]
fn shift_left_inline(left: Value, right: Value) -> Option<Value> {
    let (x, y) = (left.as_inline_int()?, right.as_inline_int()?);
    if !(0..48).contains(&y) {
        return None;
    }
    let shifted = x << y;
    if shifted >> y != x {
        return None;
    }
    Value::from_inline_int(shifted)
}

#[inline(always)]
fn shift_right_inline(left: Value, right: Value) -> Option<Value> {
    let (x, y) = (left.as_inline_int()?, right.as_inline_int()?);
    if y < 0 {
        return None;
    }
    Some(Value::small_int(x >> y.min(63)))
}

/// Operators on inline ints and floats that have no opcode of their own in the in-place form.
#[inline(always)]
fn inline_binary(operator: BinaryOperator, left: Value, right: Value) -> Option<Value> {
    match operator {
        BinaryOperator::Subtract => Value::subtract_inline(left, right)
            .or_else(|| Some(Value::from_float(left.as_float()? - right.as_float()?))),
        BinaryOperator::Multiply => Value::multiply_inline(left, right)
            .or_else(|| Some(Value::from_float(left.as_float()? * right.as_float()?))),
        BinaryOperator::FloorDivide => floor_divide_inline(left, right),
        BinaryOperator::Modulo => modulo_inline(left, right),
        BinaryOperator::ShiftRight => shift_right_inline(left, right),
        BinaryOperator::ShiftLeft => shift_left_inline(left, right),
        BinaryOperator::And => Some(Value::small_int(left.as_inline_int()? & right.as_inline_int()?)),
        BinaryOperator::Or => Some(Value::small_int(left.as_inline_int()? | right.as_inline_int()?)),
        BinaryOperator::Xor => Some(Value::small_int(left.as_inline_int()? ^ right.as_inline_int()?)),
        _ => None,
    }
}
