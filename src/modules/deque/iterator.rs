//! Iterators over deques.

use super::{ITERATOR_CLASS, receiver, state};
use crate::heap::{Gc, Header, Tracer, Value};
use crate::native::methods;
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::native::NativeRow;
use crate::objects::opaque::{Opaque, OpaqueState};
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::types::Builtin;

/// An iterator over a deque.
struct IteratorState {
    deque: Gc<Opaque>,
    /// How many items were given.
    given: usize,
    changes: u64,
    is_reversed: bool,
}

impl OpaqueState for IteratorState {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.gc(self.deque);
    }
}

pub(super) const ITERATOR_METHODS: &[NativeRow] = methods! {
    /// iter(self).
    "__iter__(self, /)" => itself,
    /// next(self).
    "__next__(self, /)" => next,
    /// How many items are left.
    "__length_hint__(self, /)" => left,
    /// Whether the deque was changed since.
    "is_outdated(self, /)" => is_outdated,
};

// ---- iterating ----

fn new_iterator(cx: &mut Cx, deque: Gc<Opaque>, is_reversed: bool) -> Value {
    let class = cx.registered(ITERATOR_CLASS).and_then(|class| class.as_gc());
    let class: Gc<Class> = class.expect("the class is made with the deque's");
    let shape = cx.instance_shape(class);
    let state = Box::new(IteratorState {
        deque,
        given: 0,
        changes: state(cx, deque).changes,
        is_reversed,
    });
    let header = Header::new(shape);
    cx.heap.alloc(Opaque { header, state }).value()
}

pub(super) fn iterate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    done(new_iterator(cx, deque, false))
}

pub(super) fn iterate_reversed(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let deque = receiver(cx, args[0])?;
    done(new_iterator(cx, deque, true))
}

fn itself(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(args[0])
}

fn iterator(cx: &mut Cx, value: Value) -> Result<&mut IteratorState, Raise> {
    let object = value.as_gc::<Opaque>();
    let is_iterator = object.is_some_and(|object| cx.heap[object].state::<IteratorState>().is_some());
    if !is_iterator {
        return Err(cx.type_error("a deque iterator was expected"));
    }
    let object = object.expect("just looked at");
    Ok(cx.heap[object].state_mut().expect("just looked at"))
}

fn next(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let walk = iterator(cx, args[0])?;
    let (deque, given, changes, is_reversed) = (walk.deque, walk.given, walk.changes, walk.is_reversed);
    let deque_state = state(cx, deque);
    let length = deque_state.items.len();
    if deque_state.changes != changes {
        // One that goes backwards says so once.
        let is_told = given == usize::MAX && is_reversed;
        iterator(cx, args[0])?.given = usize::MAX;
        return match is_told {
            true => Err(cx.raise_with(Builtin::StopIteration, &[])),
            false => Err(cx.runtime_error("deque mutated during iteration")),
        };
    }
    if given >= length {
        return Err(cx.raise_with(Builtin::StopIteration, &[]));
    }
    let position = if is_reversed { length - 1 - given } else { given };
    let item = deque_state.items[position];
    iterator(cx, args[0])?.given = given + 1;
    done(item)
}

fn is_outdated(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let walk = iterator(cx, args[0])?;
    let (deque, changes) = (walk.deque, walk.changes);
    done(state(cx, deque).changes != changes)
}

fn left(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let walk = iterator(cx, args[0])?;
    let (deque, given) = (walk.deque, walk.given);
    let length = state(cx, deque).items.len();
    done(cx.new_size(length.saturating_sub(given)))
}
