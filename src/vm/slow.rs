//! Slow paths: names that missed their cache, items and operators of script classes, exceptions and
//! contexts. The neighbours `cached_attribute`, `unpack` and `build` have the rest.

use super::machine::{Flow, State, Vm};
use super::operators::{self, call_method};
use super::registers::{Base, a, b, bx, c};
use super::settle::{Pending, branch_sense};
use crate::bytecode::opcode::{BinaryOperator, Comparison, Op};
use crate::heap::{Gc, Header, Value};
use crate::objects::cell::Cell;
use crate::objects::class::Class;
use crate::objects::code::{Cache, CacheKind, CodeObject};
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::module::Module;
use crate::objects::numeric::UnaryOperation;
use crate::objects::outcome::{Answer, Outcome, Raise, Resumed, Then, done};
use crate::objects::sequence::Slice;
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// Globals of a class written in script were asked for a name they lack: without an answer, the built-ins are.
static GLOBAL_MISSED: Then = Then {
    name: "vm.global_missed",
    resume: |cx, kept, resumed| match resumed {
        Resumed::Value(value) => done(value),
        Resumed::Raised(exception) if cx.is_instance(exception, Builtin::KeyError) => {
            let builtins = kept.values[0].as_gc::<Dict>().expect("the built-ins were kept");
            let name = kept.values[1].as_gc::<Str>().expect("the name was kept");
            match cx.get_name(builtins, name) {
                Some(value) => done(value),
                None => {
                    let message = format!("name '{}' is not defined", cx.heap.text(name));
                    Err(cx.name_error(Builtin::NameError, message, name))
                }
            }
        }
        Resumed::Raised(exception) => Err(cx.raise_value(exception)),
    },
    catches: true,
};

impl Vm {
    /// Settles a result on behalf of the frame at `state`.
    #[inline]
    pub(super) fn finish(&mut self, state: State, result: Result<Outcome, Raise>) -> Flow {
        state.base.set_pc(state.pc);
        self.settle(state.base, result)
    }

    /// The name at an instruction's site, and the site's index.
    pub(super) fn site(&self, state: State) -> (usize, Gc<Str>) {
        let index = match state.pc.op() {
            Op::LoadGlobal | Op::StoreGlobal | Op::LoadName | Op::StoreName => bx(state.pc.word()),
            Op::DeleteGlobal | Op::DeleteName => bx(state.pc.word()),
            _ => state.pc.aux(1) as usize,
        };
        (index, self.cx.heap.get(state.base.code()).caches[index].name)
    }

    /// Fills the inline cache of a site.
    pub(super) fn fill_cache(&mut self, base: Base, index: usize, fill: impl FnOnce(&mut Cache)) {
        let code = base.code();
        fill(&mut self.cx.heap.get_mut(code).caches[index]);
    }

    /// Forgets what every inline cache found, after a class they may depend on changed.
    #[cold]
    pub(super) fn clear_caches(&mut self) {
        self.cx.caches_are_stale = false;
        self.shape_caches.fill(None);
        self.cx.heap.for_each(|code: &mut CodeObject| {
            for cache in &mut code.caches {
                cache.guard = 0;
                cache.kind = CacheKind::Empty;
                cache.payload = Value::UNDEF;
            }
        });
        self.cx
            .heap
            .for_each(|class: &mut Class| class.flags.is_cached = false);
    }

    // ---- errors of names ----

    #[cold]
    pub(super) fn unbound_local(&mut self, state: State, register: usize) -> Flow {
        let name = self
            .cx
            .heap
            .get(state.base.code())
            .local_names
            .get(register)
            .copied();
        let name = name.unwrap_or(self.cx.names.empty);
        let message = format!(
            "cannot access local variable '{}' where it is not associated with a value",
            self.cx.heap.text(name)
        );
        let raise = self.cx.name_error(Builtin::UnboundLocalError, message, name);
        self.finish(state, Err(raise))
    }

    #[cold]
    pub(super) fn unbound_free(&mut self, state: State, index: usize) -> Flow {
        let name = self.cx.heap.get(state.base.code()).code.free_names[index].clone();
        let name = self.cx.intern(&name);
        let message = format!(
            "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
            self.cx.heap.text(name)
        );
        let raise = self.cx.name_error(Builtin::NameError, message, name);
        self.finish(state, Err(raise))
    }

    #[cold]
    fn name_not_defined(&mut self, name: Gc<Str>) -> Raise {
        let message = format!("name '{}' is not defined", self.cx.heap.text(name));
        self.cx.name_error(Builtin::NameError, message, name)
    }

    // ---- globals ----

    /// The built-ins of a module: its `__builtins__`, a module or a dict.
    fn builtins_of(&mut self, globals: Gc<Dict>) -> Gc<Dict> {
        let name = self.cx.names.builtins;
        match self.cx.get_name(globals, name) {
            Some(value) => value
                .as_gc::<Dict>()
                .or_else(|| {
                    value
                        .as_gc::<Module>()
                        .map(|module| self.cx.heap[module].namespace)
                })
                .unwrap_or(self.cx.builtins),
            None => self.cx.builtins,
        }
    }

    pub(super) fn stamp_of(&mut self, dict: Gc<Dict>) -> u32 {
        let stamp = self.cx.heap[dict].stamp();
        if stamp != 0 {
            return stamp;
        }
        let stamp = self.cx.next_stamp();
        self.cx.heap[dict].set_stamp(stamp);
        stamp
    }

    #[cold]
    #[inline(never)]
    pub(super) fn load_global(&mut self, state: State) -> Flow {
        let (site, name) = self.site(state);
        let globals = self.globals_of(state.base);
        let target = a(state.pc.word());
        if let Some(position) = self.cx.find_name(globals, name) {
            let stamp = self.stamp_of(globals);
            self.fill_cache(state.base, site, |cache| {
                cache.guard = stamp;
                cache.kind = CacheKind::Global;
                cache.index = position as u32;
            });
            let value = self.cx.heap[globals]
                .entry(position)
                .map_or(Value::NONE, |entry| entry.value);
            state.base.set(target, value);
            return Flow::Next(State {
                pc: state.pc.advance(1),
                base: state.base,
            });
        }
        let builtins = self.builtins_of(globals);
        if !self.cx.is_exact(globals.value(), Builtin::Dict)
            && let Some(method) = self.cx.dunder(globals.value(), self.cx.names.missing)
        {
            let kept = [builtins.value(), name.value()];
            let missing = call_method(
                &mut self.cx,
                method,
                globals.value(),
                &[name.value()],
                Some(&GLOBAL_MISSED),
                0,
                &kept,
            );
            return self.finish(state, missing);
        }
        if let Some(position) = self.cx.find_name(builtins, name) {
            if builtins == self.cx.builtins {
                let stamp = self.stamp_of(globals);
                let positions = self.cx.heap[globals].positions() as u32;
                self.fill_cache(state.base, site, |cache| {
                    cache.guard = stamp;
                    cache.kind = CacheKind::Builtin;
                    cache.index = position as u32;
                    cache.extra = positions;
                });
            }
            let value = self.cx.heap[builtins]
                .entry(position)
                .map_or(Value::NONE, |entry| entry.value);
            state.base.set(target, value);
            return Flow::Next(State {
                pc: state.pc.advance(1),
                base: state.base,
            });
        }
        let raise = self.name_not_defined(name);
        self.finish(state, Err(raise))
    }

    #[cold]
    #[inline(never)]
    pub(super) fn store_global(&mut self, state: State) -> Flow {
        let (site, name) = self.site(state);
        let globals = self.globals_of(state.base);
        self.cx
            .set_interned(globals, name, state.base.get(a(state.pc.word())));
        if let Some(position) = self.cx.find_name(globals, name) {
            let stamp = self.stamp_of(globals);
            self.fill_cache(state.base, site, |cache| {
                cache.guard = stamp;
                cache.kind = CacheKind::Global;
                cache.index = position as u32;
            });
        }
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    #[cold]
    pub(super) fn delete_global(&mut self, state: State) -> Flow {
        let (_, name) = self.site(state);
        let globals = self.globals_of(state.base);
        match self.cx.find_name(globals, name) {
            Some(position) => {
                self.cx.heap[globals].remove(position);
                Flow::Next(State {
                    pc: state.pc.advance(1),
                    base: state.base,
                })
            }
            None => {
                let raise = self.name_not_defined(name);
                self.finish(state, Err(raise))
            }
        }
    }

    // ---- names in a namespace scope ----

    /// A global or built-in by name, without a cache.
    fn global_or_builtin(&mut self, base: Base, name: Gc<Str>) -> Result<Value, Raise> {
        let globals = self.globals_of(base);
        if let Some(value) = self.cx.get_name(globals, name) {
            return Ok(value);
        }
        let builtins = self.builtins_of(globals);
        match self.cx.get_name(builtins, name) {
            Some(value) => Ok(value),
            None => Err(self.name_not_defined(name)),
        }
    }

    #[inline(never)]
    pub(super) fn load_name(&mut self, state: State) -> Flow {
        let (_, name) = self.site(state);
        let namespace = state.base.get(0);
        if let Some(dict) = namespace
            .as_gc::<Dict>()
            .filter(|_| self.cx.is_exact(namespace, Builtin::Dict))
        {
            let found = match self.cx.get_name(dict, name) {
                Some(value) => Ok(value),
                None => self.global_or_builtin(state.base, name),
            };
            return self.finish(state, found.map(Outcome::Return));
        }
        let fallback = match self.global_or_builtin(state.base, name) {
            Ok(value) => value,
            Err(raise) => {
                self.cx.take_raised(raise);
                Value::UNDEF
            }
        };
        let outcome = self.mapping_get(namespace, name, fallback);
        self.finish(state, outcome)
    }

    /// `mapping[name]`, or the fallback when that raises KeyError (Undef: NameError).
    fn mapping_get(&mut self, mapping: Value, name: Gc<Str>, fallback: Value) -> Result<Outcome, Raise> {
        let method = self.cx.names.getitem;
        match self.cx.dunder(mapping, method) {
            Some(method) => {
                let key = name.value();
                call_method(
                    &mut self.cx,
                    method,
                    mapping,
                    &[key],
                    Some(&NAME_LOOKED_UP),
                    0,
                    &[fallback, key],
                )
            }
            None => Err(self.cx.type_error("the namespace is not a mapping")),
        }
    }

    #[inline(never)]
    pub(super) fn store_name(&mut self, state: State) -> Flow {
        let (_, name) = self.site(state);
        let (namespace, value) = (state.base.get(0), state.base.get(a(state.pc.word())));
        if let Some(dict) = namespace
            .as_gc::<Dict>()
            .filter(|_| self.cx.is_exact(namespace, Builtin::Dict))
        {
            self.cx.set_interned(dict, name, value);
            return Flow::Next(State {
                pc: state.pc.advance(1),
                base: state.base,
            });
        }
        let outcome = operators::set_item(&mut self.cx, namespace, name.value(), value);
        self.finish(state, outcome)
    }

    #[cold]
    pub(super) fn delete_name(&mut self, state: State) -> Flow {
        let (_, name) = self.site(state);
        let namespace = state.base.get(0);
        if let Some(dict) = namespace.as_gc::<Dict>() {
            if self.cx.remove_name(dict, name).is_none() {
                let raise = self.name_not_defined(name);
                return self.finish(state, Err(raise));
            }
            return Flow::Next(State {
                pc: state.pc.advance(1),
                base: state.base,
            });
        }
        let outcome = operators::delete_item(&mut self.cx, namespace, name.value());
        self.finish(state, outcome)
    }

    #[inline(never)]
    pub(super) fn load_name_or_free(&mut self, state: State) -> Flow {
        let (_, name) = self.site(state);
        let namespace = state.base.get(0);
        let index = bx(state.pc.word());
        let free = self.free_cell(state.base, index);
        let free = free
            .as_gc::<Cell>()
            .map_or(Value::UNDEF, |cell| self.cx.heap[cell].contents);
        if let Some(dict) = namespace.as_gc::<Dict>() {
            let value = self.cx.get_name(dict, name).unwrap_or(free);
            if value.is_undef() {
                return self.unbound_free(state, index);
            }
            return self.finish(state, Ok(Outcome::Return(value)));
        }
        let outcome = self.mapping_get(namespace, name, free);
        self.finish(state, outcome)
    }

    // ---- items ----

    #[inline(never)]
    pub(super) fn get_item(&mut self, state: State, object: Value, key: Value) -> Flow {
        match self.cx.redoable(|cx| cx.get_item(object, key)) {
            Ok(Answer::Known(value)) => {
                state.base.set(a(state.pc.word()), value);
                Flow::Next(State {
                    pc: state.pc.advance(1),
                    base: state.base,
                })
            }
            Ok(Answer::Script) => {
                let outcome = operators::get_item(&mut self.cx, object, key);
                self.finish(state, outcome)
            }
            Err(raise) => self.finish(state, Err(raise)),
        }
    }

    #[inline(never)]
    pub(super) fn set_item(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let base = state.base;
        let (object, key, value) = (base.get(a(word)), base.get(b(word)), base.get(c(word)));
        let next = State {
            pc: state.pc.advance(1),
            base,
        };
        if self.cx.is_exact(object, Builtin::Dict)
            && let Some(dict) = object.as_gc::<Dict>()
            && let Ok(Answer::Known(())) = self.cx.redoable(|cx| cx.dict_set(dict, key, value))
        {
            return Flow::Next(next);
        }
        match operators::set_item(&mut self.cx, object, key, value) {
            Ok(Outcome::Return(_)) => Flow::Next(next),
            outcome => self.finish(state, outcome),
        }
    }

    pub(super) fn delete_item(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let outcome = operators::delete_item(&mut self.cx, state.base.get(a(word)), state.base.get(b(word)));
        self.finish(state, outcome)
    }

    pub(super) fn build_slice(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let parts = state.base.slice(b(word), 3);
        let slice = self.cx.heap.alloc(Slice {
            header: Header::new(Builtin::Slice.shape()),
            start: parts[0],
            stop: parts[1],
            step: parts[2],
        });
        state.base.set(a(word), slice.value());
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    // ---- operators ----

    #[inline(never)]
    pub(super) fn binary(
        &mut self,
        state: State,
        operator: BinaryOperator,
        left: Value,
        right: Value,
        in_place: bool,
    ) -> Flow {
        let outcome = match self.cx.word_binary(operator, left, right) {
            Some(value) => Ok(Outcome::Return(value)),
            None => operators::binary(&mut self.cx, operator, left, right, in_place),
        };
        match outcome {
            Ok(Outcome::Return(value)) => {
                let op = state.pc.op();
                state.base.set(a(state.pc.word()), value);
                let words = if matches!(op, Op::Binary | Op::Inplace) {
                    2
                } else {
                    1
                };
                Flow::Next(State {
                    pc: state.pc.advance(words),
                    base: state.base,
                })
            }
            _ => self.finish(state, outcome),
        }
    }

    #[inline(never)]
    pub(super) fn unary(&mut self, state: State, operand: Value) -> Flow {
        let operation = match state.pc.op() {
            Op::Negative => UnaryOperation::Negative,
            Op::Positive => UnaryOperation::Positive,
            _ => UnaryOperation::Invert,
        };
        match operators::unary(&mut self.cx, operation, operand) {
            Ok(Outcome::Return(value)) => {
                state.base.set(a(state.pc.word()), value);
                Flow::Next(State {
                    pc: state.pc.advance(1),
                    base: state.base,
                })
            }
            outcome => self.finish(state, outcome),
        }
    }

    /// The truth of a value, for `Not` and the conditional jumps.
    #[inline(never)]
    pub(super) fn truth_of(&mut self, state: State, value: Value) -> Flow {
        match self.cx.truth(value) {
            Ok(Answer::Known(truth)) => self.answered(state, truth),
            Ok(Answer::Script) => {
                let outcome = operators::truth(&mut self.cx, value);
                self.finish(state, outcome)
            }
            Err(raise) => self.finish(state, Err(raise)),
        }
    }

    /// Goes on after an instruction that asked for a truth: `Not`, a comparison, a conditional jump.
    #[inline]
    fn answered(&mut self, state: State, truth: bool) -> Flow {
        let State { pc, base } = state;
        let op = pc.op();
        let pc = match branch_sense(op) {
            Some(sense) if truth == sense => pc.advance(2).jump(pc.aux(1) as i32),
            Some(_) => pc.advance(2),
            None => {
                base.set(a(pc.word()), Value::from_bool(truth != (op == Op::Not)));
                pc.advance(op.row().words)
            }
        };
        Flow::Next(State { pc, base })
    }

    #[inline(never)]
    pub(super) fn compare(
        &mut self,
        state: State,
        comparison: Comparison,
        left: Value,
        right: Value,
    ) -> Flow {
        if let Some(equal) = self.same_text(left, right) {
            match comparison {
                Comparison::Eq => return self.answered(state, equal),
                Comparison::Ne => return self.answered(state, !equal),
                _ => {}
            }
        }
        match self.cx.redoable(|cx| cx.compare(comparison, left, right)) {
            Ok(Answer::Known(value)) if value.is_bool() => self.answered(state, value.is(Value::TRUE)),
            Err(raise) => self.finish(state, Err(raise)),
            _ => {
                let outcome = operators::compare(&mut self.cx, comparison, left, right);
                self.finish(state, outcome)
            }
        }
    }

    /// Whether two plain strings are equal; `None` when one of the values is none.
    #[inline(always)]
    fn same_text(&self, left: Value, right: Value) -> Option<bool> {
        const STR: u32 = Builtin::Str.shape();
        let (Header { shape: STR, .. }, Header { shape: STR, .. }) = (left.header()?, right.header()?) else {
            return None;
        };
        Some(self.cx.strings_equal(left.as_gc()?, right.as_gc()?))
    }

    #[inline(never)]
    pub(super) fn contains(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (item, container) = (state.base.get(b(word)), state.base.get(c(word)));
        let shape = container.header().map_or(0, |header| header.shape);
        let answer = if shape == Builtin::Dict.shape()
            && let Some(dict) = container.as_gc::<Dict>()
        {
            self.cx.redoable(|cx| cx.dict_contains(dict, item))
        } else if shape == Builtin::Set.shape()
            && let Some(set) = container.as_gc::<Set>()
        {
            self.cx.redoable(|cx| cx.set_contains_item(set, item))
        } else {
            self.cx.redoable(|cx| cx.contains(container, item))
        };
        match answer {
            Ok(Answer::Known(truth)) => {
                let truth = truth == (state.pc.op() == Op::In);
                state.base.set(a(word), Value::from_bool(truth));
                Flow::Next(State {
                    pc: state.pc.advance(1),
                    base: state.base,
                })
            }
            Ok(Answer::Script) => {
                let outcome = operators::contains(&mut self.cx, container, item);
                self.finish(state, outcome)
            }
            Err(raise) => self.finish(state, Err(raise)),
        }
    }

    // ---- exceptions and contexts ----

    pub(super) fn jump_if_no_match(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (exception, pattern) = (state.base.get(a(word)), state.base.get(b(word)));
        let patterns = self
            .cx
            .as_tuple(pattern)
            .unwrap_or(std::slice::from_ref(&pattern));
        let class = self.cx.class_of(exception);
        let mut matches = false;
        for pattern in patterns {
            match self.cx.as_class(*pattern) {
                Some(base) if self.cx.heap[base].flags.is_exception => {
                    matches |= self.cx.is_subclass(class, base);
                }
                _ => {
                    let message = "catching classes that do not inherit from BaseException is not allowed";
                    let raise = self.cx.type_error(message);
                    return self.finish(state, Err(raise));
                }
            }
        }
        let after = state.pc.advance(2);
        let pc = if matches {
            after
        } else {
            after.jump(state.pc.aux(1) as i32)
        };
        Flow::Next(State { pc, base: state.base })
    }

    pub(super) fn exception_info(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let exception = state.base.get(b(word));
        let class = self.cx.class_of(exception).value();
        let traceback = self.traceback_of(exception);
        state.base.set(a(word), class);
        state.base.set(a(word) + 1, exception);
        state.base.set(a(word) + 2, traceback);
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    /// `exception.__traceback__`.
    pub(super) fn traceback_of(&mut self, exception: Value) -> Value {
        let Some(exception) = exception.as_gc::<Exception>() else {
            return Value::NONE;
        };
        self.cx.exception_traceback(exception)
    }

    /// `LoadContext`: finds `__exit__` and `__enter__` (or their async forms) on the manager's type.
    pub(super) fn load_context(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let manager = state.base.get(b(word));
        let is_async = state.pc.op() == Op::LoadAsyncContext;
        let (enter, exit) = if is_async {
            (self.cx.names.aenter, self.cx.names.aexit)
        } else {
            (self.cx.names.enter, self.cx.names.exit)
        };
        let (Some(enter_method), Some(exit_method)) =
            (self.cx.dunder(manager, enter), self.cx.dunder(manager, exit))
        else {
            let missing = if self.cx.dunder(manager, exit).is_none() {
                exit
            } else {
                enter
            };
            let (protocol, other, keyword) = if is_async {
                ("asynchronous context manager", self.cx.names.enter, "with")
            } else {
                ("context manager", self.cx.names.aenter, "async with")
            };
            let mut message = format!(
                "'{}' object does not support the {protocol} protocol (missed {} method)",
                self.cx.full_type_name(manager),
                self.cx.heap.text(missing)
            );
            if self.cx.dunder(manager, other).is_some() {
                message.push_str(&format!(
                    " but it supports the {} protocol. Did you mean to use '{keyword}'?",
                    if is_async {
                        "context manager"
                    } else {
                        "asynchronous context manager"
                    }
                ));
            }
            let raise = self.cx.type_error(message);
            return self.finish(state, Err(raise));
        };
        let exit = self.bound_special(exit_method, manager);
        let enter = self.bound_special(enter_method, manager);
        state.base.set(a(word), exit);
        state.base.set(a(word) + 1 + c(word), enter);
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    /// A special method as a value that can be called without its receiver.
    fn bound_special(&mut self, method: Value, receiver: Value) -> Value {
        let (callee, bound) = super::attribute::bind_special(&mut self.cx, method, receiver);
        match bound {
            Some(receiver) => self.cx.new_bound_method(callee, receiver),
            None => callee,
        }
    }

    /// Nothing is delivered to `LoadContext`: it never calls.
    pub(super) fn deliver_context(&mut self, _base: Base, _value: Value) -> Pending {
        unreachable!("LoadContext does not call")
    }
}

/// A namespace that is not a plain dict was asked for a name: KeyError means the fallback.
static NAME_LOOKED_UP: Then = Then {
    name: "name.looked_up",
    resume: |cx, kept, resumed| match resumed {
        Resumed::Value(value) => done(value),
        Resumed::Raised(exception) if cx.is_instance(exception, Builtin::KeyError) => {
            match kept.values[0].defined() {
                Some(value) => done(value),
                None => {
                    let name = kept.values[1].as_gc::<Str>().unwrap_or(cx.names.empty);
                    let message = format!("name '{}' is not defined", cx.heap.text(name));
                    Err(cx.name_error(Builtin::NameError, message, name))
                }
            }
        }
        Resumed::Raised(exception) => Err(cx.raise_value(exception)),
    },
    catches: true,
};
