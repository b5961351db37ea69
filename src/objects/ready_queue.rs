//! The ready queue: what the event loop does next, in sixteen bytes an entry.
//!
//! A program may start a million tasks in one turn. Entries lie in chunks of fixed size, so growing copies
//! nothing, and what a turn has used up is free for other things while the turn goes on.

use std::collections::VecDeque;

use crate::heap::{Gc, Tracer, Value};
use crate::objects::future::Future;

/// One entry of the ready queue.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Ready {
    /// Step the task; what it is sent follows from its state (nothing, or its cancellation).
    Step(Gc<Future>),
    /// Step the task by throwing this exception into it.
    Throw(Gc<Future>, Value),
    /// Step the task because the future or native sleep that it awaits is done.
    Wake(Gc<Future>, Value),
    /// Call the handle (an object of class `Handle`) unless it was cancelled.
    Handle(Value),
    /// The time of a sleep is over, a task's own or a native coroutine: wake its task one turn later, as a future
    /// would.
    Fire(Value),
    /// Call a done-callback, a tuple of function and context, with the future.
    Callback { callback: Value, future: Gc<Future> },
    /// Tell the outer future of a `gather` that a child is done.
    Child { outer: Gc<Future>, child: Gc<Future> },
    /// The future the loop runs for is done.
    Stop(Gc<Future>),
}

impl Ready {
    pub(super) fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Ready::Step(task) => tracer.gc(*task),
            Ready::Throw(task, value) | Ready::Wake(task, value) => {
                tracer.gc(*task);
                tracer.value(*value);
            }
            Ready::Handle(value) => tracer.value(*value),
            Ready::Fire(target) => tracer.value(*target),
            Ready::Callback { callback, future } => {
                tracer.value(*callback);
                tracer.gc(*future);
            }
            Ready::Child { outer, child } => {
                tracer.gc(*outer);
                tracer.gc(*child);
            }
            Ready::Stop(future) => tracer.gc(*future),
        }
    }
}

/// A [`Ready`] in two words: the number of its kind is written over the tag of the first value, which is an
/// object.
#[derive(Clone, Copy)]
struct Entry {
    first: u64,
    second: Value,
}

const _: () = assert!(size_of::<Entry>() == 16);

const KIND_SHIFT: u32 = 48;
const STEP: u64 = 0;
const THROW: u64 = 1;
const WAKE: u64 = 2;
const HANDLE: u64 = 3;
const FIRE: u64 = 4;
const CALLBACK: u64 = 5;
const CHILD: u64 = 6;
const STOP: u64 = 7;

impl Entry {
    #[inline(always)]
    fn new(ready: Ready) -> Entry {
        let (kind, first, second) = match ready {
            Ready::Step(task) => (STEP, task.value(), Value::UNDEF),
            Ready::Throw(task, exception) => (THROW, task.value(), exception),
            Ready::Wake(task, waiter) => (WAKE, task.value(), waiter),
            Ready::Handle(handle) => (HANDLE, handle, Value::UNDEF),
            Ready::Fire(target) => (FIRE, target, Value::UNDEF),
            Ready::Callback { callback, future } => (CALLBACK, future.value(), callback),
            Ready::Child { outer, child } => (CHILD, outer.value(), child.value()),
            Ready::Stop(future) => (STOP, future.value(), Value::UNDEF),
        };
        debug_assert!(first.is_object());
        Entry {
            first: first.bits() ^ kind << KIND_SHIFT,
            second,
        }
    }

    #[inline(always)]
    fn ready(self) -> Ready {
        let kind = (self.first >> KIND_SHIFT) ^ Value::OBJECT_TAG;
        let first = Value::from_object_bits(self.first ^ kind << KIND_SHIFT);
        let future = |value: Value| value.as_gc::<Future>().expect("packed as a future");
        match kind {
            STEP => Ready::Step(future(first)),
            THROW => Ready::Throw(future(first), self.second),
            WAKE => Ready::Wake(future(first), self.second),
            HANDLE => Ready::Handle(first),
            FIRE => Ready::Fire(first),
            CALLBACK => Ready::Callback {
                callback: self.second,
                future: future(first),
            },
            CHILD => Ready::Child {
                outer: future(first),
                child: future(self.second),
            },
            _ => Ready::Stop(future(first)),
        }
    }
}

/// Bytes of a chunk.
pub(crate) const CHUNK_BYTES: usize = 4096;
/// How many entries a chunk holds.
const CHUNK: usize = CHUNK_BYTES / size_of::<Entry>();

/// First in, first out.
#[derive(Default)]
pub(crate) struct ReadyQueue {
    /// Only the last chunk is not full; there is none when the queue is empty.
    chunks: VecDeque<Vec<Entry>>,
    /// How many entries of the first chunk are used up.
    head: usize,
    /// An empty chunk to take next.
    spare: Option<Vec<Entry>>,
}

impl ReadyQueue {
    #[inline]
    pub(crate) fn push_back(&mut self, ready: Ready) {
        let entry = Entry::new(ready);
        match self.chunks.back_mut() {
            Some(chunk) if chunk.len() < CHUNK => chunk.push(entry),
            _ => self.push_chunk(entry),
        }
    }

    #[inline(never)]
    fn push_chunk(&mut self, entry: Entry) {
        let mut chunk = self.spare.take().unwrap_or_else(|| Vec::with_capacity(CHUNK));
        chunk.push(entry);
        self.chunks.push_back(chunk);
    }

    #[inline]
    pub(crate) fn pop_front(&mut self) -> Option<Ready> {
        let chunk = self.chunks.front()?;
        let entry = chunk[self.head];
        self.head += 1;
        if self.head == chunk.len() {
            self.drop_chunk();
        }
        Some(entry.ready())
    }

    #[inline(never)]
    fn drop_chunk(&mut self) {
        self.head = 0;
        let mut chunk = self.chunks.pop_front().expect("the chunk just used up");
        if self.spare.is_none() {
            chunk.clear();
            self.spare = Some(chunk);
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self.chunks.back() {
            Some(last) => (self.chunks.len() - 1) * CHUNK + last.len() - self.head,
            None => 0,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    /// Where the entry stands that is `place` places behind the first.
    fn position(&self, place: usize) -> (usize, usize) {
        ((self.head + place) / CHUNK, (self.head + place) % CHUNK)
    }

    /// The entry `place` places behind the first.
    pub(crate) fn get(&self, place: usize) -> Option<Ready> {
        let (chunk, index) = self.position(place);
        self.chunks.get(chunk)?.get(index).copied().map(Entry::ready)
    }

    /// Exchanges two entries that are there.
    pub(crate) fn swap(&mut self, first: usize, second: usize) {
        let ((a, i), (b, j)) = (self.position(first), self.position(second));
        let (one, other) = (self.chunks[a][i], self.chunks[b][j]);
        self.chunks[a][i] = other;
        self.chunks[b][j] = one;
    }

    pub(super) fn trace(&self, tracer: &mut Tracer<'_>) {
        for (index, chunk) in self.chunks.iter().enumerate() {
            let used_up = if index == 0 { self.head } else { 0 };
            for entry in &chunk[used_up..] {
                entry.ready().trace(tracer);
            }
            tracer.trace_when_long();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::heap::{Heap, HeapOptions};

    #[test]
    fn entries_come_out_as_they_went_in() {
        let mut heap = Heap::new(crate::objects::kinds::KINDS, HeapOptions::default());
        let futures: Vec<Gc<Future>> = (0..3)
            .map(|shape| heap.alloc(Future::new(shape, Value::NONE)))
            .collect();
        let (a, b) = (futures[0], futures[1]);
        let all = [
            Ready::Step(a),
            Ready::Throw(a, Value::small_int(7)),
            Ready::Wake(b, a.value()),
            Ready::Handle(b.value()),
            Ready::Callback {
                callback: Value::NONE,
                future: b,
            },
            Ready::Child { outer: a, child: b },
            Ready::Stop(b),
        ];
        let mut queue = ReadyQueue::default();
        let mut expected = VecDeque::new();
        for turn in 0..3 * CHUNK {
            for ready in &all {
                queue.push_back(*ready);
                expected.push_back(format!("{ready:?}"));
            }
            for _ in 0..if turn < CHUNK { 1 } else { 10 } {
                assert_eq!(queue.len(), expected.len());
                assert_eq!(
                    queue.pop_front().map(|ready| format!("{ready:?}")),
                    expected.pop_front()
                );
            }
        }
        assert!(queue.is_empty());
    }
}
