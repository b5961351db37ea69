//! Calls with keywords and stars, iteration beyond the quick paths, and unpacking.

use super::machine::{Flow, State, Vm};
use super::operators::{self};
use super::registers::{Base, Pc, a, b, c};
use super::settle::Pending;
use crate::bytecode::opcode::Op;
use crate::heap::Value;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::frame::Frame;
use crate::objects::function::Function;
use crate::objects::outcome::{Answer, Outcome, Raise, Then, done};
use crate::objects::sequence::{List, Tuple};
use crate::objects::str::Str;
use crate::objects::types::Builtin;

impl Vm {
    // ---- calls ----

    #[inline(never)]
    pub(super) fn call_keywords(&mut self, state: State, window: usize, count: usize, names: Value) -> Flow {
        let base = state.base;
        base.set_pc(state.pc);
        let total = count + self.cx.as_tuple(names).map_or(0, <[Value]>::len);
        let callee = base.get(window - 1);
        let args = base.slice(window, total);
        if let Some(function) = callee.as_gc::<Function>() {
            let pending = self.enter_function(base, function, args, Some(names));
            return self.settle_pending(pending);
        }
        let outcome = self.cx.tail_call(callee, args);
        self.cx.request.keywords = Some(names);
        self.settle(base, outcome)
    }

    #[inline(never)]
    pub(super) fn call_ex(&mut self, state: State) -> Flow {
        let base = state.base;
        base.set_pc(state.pc);
        let word = state.pc.word();
        let place = a(word) + c(word);
        let callee = base.get(place);
        let keywords = base.get(place + 2).as_gc::<Dict>();
        if let Some(dict) = keywords
            && self.cx.heap[dict].iter().any(|entry| !entry.key.is_kind::<Str>())
            && self.cx.is_callable(callee)
        {
            let raise = self.cx.type_error("keywords must be strings");
            return self.settle(base, Err(raise));
        }
        let outcome = self.cx.tail_call(callee, &[]);
        if let Some(tuple) = base.get(place + 1).as_gc::<Tuple>() {
            self.cx.request.args.extend_from_slice(self.cx.heap.tail(tuple));
        }
        self.cx.request.keywords = keywords.and_then(|dict| self.cx.request_keywords(dict));
        self.settle(base, outcome)
    }

    // ---- iteration ----

    #[inline(never)]
    pub(super) fn get_iter(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let source = state.base.get(b(word));
        if source.is_kind::<Frame>() && self.cx.is_exact(source, Builtin::Generator) {
            state.base.set(a(word), source);
            return Flow::Next(State {
                pc: state.pc.advance(1),
                base: state.base,
            });
        }
        let outcome = operators::iterate(&mut self.cx, source);
        self.finish(state, outcome)
    }

    #[inline(never)]
    pub(super) fn for_iter_slow(&mut self, state: State, iterator: Value) -> Flow {
        use crate::objects::iterator::Step;
        let base = state.base;
        match self.cx.step(iterator) {
            Ok(Step::Item(item)) => {
                base.set(a(state.pc.word()), item);
                Flow::Next(State {
                    pc: state.pc.advance(2),
                    base,
                })
            }
            Ok(Step::Done) => {
                let after = state.pc.advance(2);
                Flow::Next(State {
                    pc: after.jump(state.pc.aux(1) as i32),
                    base,
                })
            }
            Ok(Step::Script) => {
                let outcome = operators::call_next(&mut self.cx, iterator);
                self.finish(state, outcome)
            }
            Err(raise) => self.finish(state, Err(raise)),
        }
    }

    /// Unpacks a source that is not a tuple of the right length.
    #[inline(never)]
    pub(super) fn unpack(&mut self, state: State, source: Value) -> Flow {
        let base = state.base;
        base.set_pc(state.pc);
        match self.cx.collect_values(source) {
            Ok(Answer::Known(items)) => {
                let pending = self.unpack_items(base, &items);
                self.settle_pending(pending)
            }
            Ok(Answer::Script) => {
                // One more than wanted is enough to know that there are too many.
                let limit = wanted_exactly(state.pc).map_or(-1, |count| count + 1);
                let outcome = operators::iterate(&mut self.cx, source);
                let result = match outcome {
                    Ok(Outcome::Return(iterator)) => unpack_next(&mut self.cx, iterator, limit, &[]),
                    Ok(outcome) => {
                        let frame = self.push_native(base, &UNPACK_ITERATOR, 0, &[Value::small_int(limit)]);
                        return self.settle(frame, Ok(outcome));
                    }
                    Err(raise) => {
                        // CPython words this error for unpacking.
                        let exception = self.cx.take_raised(raise);
                        let is_plain = self.cx.is_instance(exception, Builtin::TypeError);
                        let name = self.cx.names.iter;
                        if is_plain && self.cx.dunder(source, name).is_none() {
                            let message =
                                format!("cannot unpack non-iterable {} object", self.cx.type_name(source));
                            Err(self.cx.type_error(message))
                        } else {
                            Err(self.cx.raise_value(exception))
                        }
                    }
                };
                self.settle(base, result)
            }
            Err(raise) => {
                let exception = self.cx.take_raised(raise);
                // A range whose length is no index has more items than any unpacking wants.
                if self.cx.is_instance(exception, Builtin::OverflowError)
                    && let Some(count) = wanted_exactly(state.pc)
                {
                    let message = format!("too many values to unpack (expected {count})");
                    let raise = self.cx.value_error(message);
                    return self.settle(base, Err(raise));
                }
                let name = self.cx.names.iter;
                if self.cx.is_instance(exception, Builtin::TypeError)
                    && self.cx.dunder(source, name).is_none()
                {
                    let message = format!("cannot unpack non-iterable {} object", self.cx.type_name(source));
                    let raise = self.cx.type_error(message);
                    return self.settle(base, Err(raise));
                }
                let raise = self.cx.raise_value(exception);
                self.settle(base, Err(raise))
            }
        }
    }

    /// The items of an unpacking arrived as a list.
    pub(super) fn deliver_unpacked(&mut self, base: Base, items: Value) -> Pending {
        let items = self.cx.as_list(items).map(<[Value]>::to_vec).unwrap_or_default();
        self.unpack_items(base, &items)
    }

    fn unpack_items(&mut self, base: Base, items: &[Value]) -> Pending {
        let pc = base.pc();
        let word = pc.word();
        let first = a(word);
        let is_many = pc.op() == Op::UnpackMany;
        if pc.op() == Op::UnpackSequence || is_many && (pc.aux(2) as i32) < 0 {
            let count = if is_many { pc.aux(1) as usize } else { c(word) };
            if items.len() != count {
                let message = if items.len() > count {
                    let source = base.get(b(word));
                    let sized =
                        source.is_kind::<Tuple>() || source.is_kind::<List>() || source.is_kind::<Dict>();
                    if sized {
                        format!(
                            "too many values to unpack (expected {count}, got {})",
                            items.len()
                        )
                    } else {
                        format!("too many values to unpack (expected {count})")
                    }
                } else {
                    format!(
                        "not enough values to unpack (expected {count}, got {})",
                        items.len()
                    )
                };
                return Pending::Outcome(base, Err(self.cx.value_error(message)));
            }
            if is_many {
                return self.unpacked_many(base, items.to_vec());
            }
            for (index, item) in items.iter().enumerate() {
                base.set(first + index, *item);
            }
            return Pending::Flow(Flow::Next(State {
                pc: pc.advance(1),
                base,
            }));
        }
        let (before, after) = (pc.aux(1) as usize, pc.aux(2) as usize);
        if items.len() < before + after {
            let message = format!(
                "not enough values to unpack (expected at least {}, got {})",
                before + after,
                items.len()
            );
            return Pending::Outcome(base, Err(self.cx.value_error(message)));
        }
        let middle = items.len() - after;
        let rest = self.cx.new_list(items[before..middle].to_vec());
        if is_many {
            let values = [&items[..before], &[rest], &items[middle..]].concat();
            return self.unpacked_many(base, values);
        }
        for (index, item) in items[..before].iter().enumerate() {
            base.set(first + index, *item);
        }
        base.set(first + before, rest);
        for (index, item) in items[middle..].iter().enumerate() {
            base.set(first + before + 1 + index, *item);
        }
        Pending::Flow(Flow::Next(State {
            pc: pc.advance(3),
            base,
        }))
    }
}

impl Vm {
    fn unpacked_many(&mut self, base: Base, values: Vec<Value>) -> Pending {
        let pc = base.pc();
        base.set(a(pc.word()), self.cx.new_list(values));
        Pending::Flow(Flow::Next(State {
            pc: pc.advance(3),
            base,
        }))
    }
}

/// Asks for the next item of an unpacking; `limit` items (-1: all) are enough.
fn unpack_next(cx: &mut Cx, iterator: Value, limit: i64, items: &[Value]) -> Result<Outcome, Raise> {
    let list = cx.new_list(items.to_vec());
    cx.next(
        iterator,
        &UNPACK_ITEM,
        0,
        &[iterator, Value::small_int(limit), list],
    )
}

/// The iterator of an unpacking came from script code.
static UNPACK_ITERATOR: Then = Then {
    name: "unpack.iterator",
    resume: |cx, kept, resumed| {
        let limit = kept.values[0].as_inline_int().unwrap_or(-1);
        unpack_next(cx, resumed.value(), limit, &[])
    },
    catches: false,
};

/// An item of an unpacking, or its end: the list of items is the result.
static UNPACK_ITEM: Then = Then {
    name: "unpack.item",
    resume: |cx, kept, resumed| {
        let (iterator, limit, list) = (kept.values[0], kept.values[1], kept.values[2]);
        let Some(items) = list.as_gc::<List>() else {
            unreachable!("a list was kept")
        };
        let item = resumed.value();
        if item.is_undef() {
            return done(list);
        }
        cx.heap[items].items.push(item);
        if limit.as_inline_int() == Some(cx.heap[items].items.len() as i64) {
            return done(list);
        }
        cx.next(iterator, &UNPACK_ITEM, 0, &[iterator, limit, list])
    },
    catches: false,
};

/// How many items the unpacking at `pc` wants, unless a starred target takes what there is.
fn wanted_exactly(pc: Pc) -> Option<i64> {
    match pc.op() {
        Op::UnpackSequence => Some(c(pc.word()) as i64),
        Op::UnpackMany if (pc.aux(2) as i32) < 0 => Some(i64::from(pc.aux(1))),
        _ => None,
    }
}
