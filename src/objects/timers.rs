//! The timers of an event loop.
//!
//! In CPython the timers are a heap made by `heapq`, ordered by deadline alone, so timers of exactly the same
//! deadline fire in the order in which that algorithm gives them up. Programs can see it (`call_at` with one
//! number for many calls), so the heap here takes the same steps. On a virtual clock equal deadlines are the
//! rule, not the exception, because no time passes between two calls; there they fire in the order in which they
//! were made, as they would on a clock that moves.

use crate::heap::{Heap, Tracer, Value};
use crate::objects::future::Future;
use crate::objects::ready_queue::CHUNK_BYTES;

/// An entry of the heap. What it is for may have been cancelled since; who knows the target can tell.
pub(crate) trait Entry: Copy {
    fn is_before(&self, other: &Self) -> bool;
    fn deadline(&self) -> f64;
    /// What the timer is for: a task that sleeps, a `TimerHandle`, or the coroutine of a sleep. None when that was
    /// cancelled and is forgotten.
    fn target(&self) -> Value;
    fn forget_target(&mut self);
    /// A float that tells this timer of the target from its others.
    fn token(&self) -> Value;
}

/// On a clock that moves.
#[derive(Clone, Copy, Debug)]
struct Timer {
    deadline: f64,
    target: Value,
}

// A program may have a million of them.
const _: () = assert!(size_of::<Timer>() == 16);

/// On a virtual clock: the number tells timers of the same deadline apart.
#[derive(Clone, Copy, Debug)]
struct NumberedTimer {
    timer: Timer,
    number: u64,
}

impl Entry for Timer {
    #[inline(always)]
    fn is_before(&self, other: &Timer) -> bool {
        self.deadline < other.deadline
    }

    #[inline(always)]
    fn deadline(&self) -> f64 {
        self.deadline
    }

    #[inline(always)]
    fn target(&self) -> Value {
        self.target
    }

    fn forget_target(&mut self) {
        self.target = Value::NONE;
    }

    #[inline(always)]
    fn token(&self) -> Value {
        Value::from_float(self.deadline)
    }
}

impl Entry for NumberedTimer {
    fn is_before(&self, other: &NumberedTimer) -> bool {
        let (own, others) = (self.timer.deadline, other.timer.deadline);
        own < others || own == others && self.number < other.number
    }

    fn deadline(&self) -> f64 {
        self.timer.deadline
    }

    fn target(&self) -> Value {
        self.timer.target
    }

    fn forget_target(&mut self) {
        self.timer.forget_target();
    }

    fn token(&self) -> Value {
        Value::from_float(self.number as f64)
    }
}

/// Timers, by deadline.
pub(crate) struct Timers {
    entries: Entries,
    /// How many entries are for what was cancelled.
    cancelled: usize,
}

enum Entries {
    Clocked(EntryHeap<Timer>),
    /// Equal deadlines fire in order of creation. With the last number given.
    FirstCome(EntryHeap<NumberedTimer>, u64),
}

/// Does the same with the entries of either kind.
macro_rules! with_entries {
    ($timers:expr, $entries:ident => $body:expr) => {
        match $timers {
            Entries::Clocked($entries) => $body,
            Entries::FirstCome($entries, _) => $body,
        }
    };
}

impl Default for Timers {
    fn default() -> Timers {
        Timers::new(false)
    }
}

impl Timers {
    /// No timers; for a virtual clock, those of equal deadlines fire in order of creation.
    pub(crate) fn new(is_first_come: bool) -> Timers {
        Timers {
            entries: match is_first_come {
                true => Entries::FirstCome(EntryHeap::new(), 0),
                false => Entries::Clocked(EntryHeap::new()),
            },
            cancelled: 0,
        }
    }

    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        with_entries!(&self.entries, entries => entries.trace(tracer));
    }

    /// Drops the tasks that sleep no more, so that their entries do not keep them alive.
    pub(crate) fn forget_cancelled(&mut self, heap: &Heap) {
        if self.cancelled > 0 {
            with_entries!(&mut self.entries, entries => entries.forget_cancelled(heap));
        }
    }

    /// Whether there is nothing in the heap.
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        with_entries!(&self.entries, entries => entries.is_empty())
    }

    /// Adds a timer, and gives its token: a float that no other timer of the target has.
    pub(crate) fn add(&mut self, deadline: f64, target: Value) -> Value {
        let timer = Timer { deadline, target };
        match &mut self.entries {
            Entries::Clocked(entries) => entries.push(timer),
            Entries::FirstCome(entries, last) => {
                *last += 1;
                entries.push(NumberedTimer { timer, number: *last })
            }
        }
    }

    /// One more of the targets was cancelled.
    pub(crate) fn note_cancelled(&mut self) {
        self.cancelled += 1;
    }

    /// Between two turns: takes cancelled timers off the top; when most of a large heap is such timers, makes
    /// it anew without them. `is_live` tells by target and token.
    pub(crate) fn clean(&mut self, is_live: impl Fn(Value, Value) -> bool) {
        if self.cancelled > 0 {
            with_entries!(&mut self.entries, entries => self.cancelled = entries.clean(self.cancelled, is_live));
        }
    }

    /// The deadline of the earliest timer; `clean` has been called.
    pub(crate) fn next_deadline(&self) -> Option<f64> {
        with_entries!(&self.entries, entries => entries.first().map(Entry::deadline))
    }

    /// The target of the earliest timer, taken out, when its deadline is before `end`.
    #[inline]
    pub(crate) fn take_due(&mut self, end: f64, is_live: impl Fn(Value, Value) -> bool) -> Option<Value> {
        with_entries!(&mut self.entries, entries => {
            while entries.first()?.deadline() < end {
                let entry = entries.pop()?;
                if is_live(entry.target(), entry.token()) {
                    return Some(entry.target());
                }
                self.cancelled = self.cancelled.saturating_sub(1);
            }
            None
        })
    }
}

/// A binary heap that takes the steps of `heapq`.
struct EntryHeap<E> {
    entries: Chunks<E>,
}

impl<E: Entry> EntryHeap<E> {
    fn new() -> EntryHeap<E> {
        EntryHeap {
            entries: Chunks::default(),
        }
    }

    fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn first(&self) -> Option<&E> {
        self.entries.first()
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        for entry in self.entries.iter() {
            tracer.value(entry.target());
        }
    }

    fn forget_cancelled(&mut self, heap: &Heap) {
        for entry in self.entries.iter_mut() {
            if let Some(task) = entry.target().as_gc::<Future>()
                && !heap[task].sleeps_by(entry.token())
            {
                entry.forget_target();
            }
        }
    }

    fn push(&mut self, entry: E) -> Value {
        self.entries.push(entry);
        self.move_up(0, self.entries.len() - 1);
        entry.token()
    }

    /// Gives how many cancelled ones are left.
    fn clean(&mut self, mut cancelled: usize, is_live: impl Fn(Value, Value) -> bool) -> usize {
        const SMALLEST_CLEANED: usize = 100;
        if self.entries.len() > SMALLEST_CLEANED && cancelled * 2 > self.entries.len() {
            let all = std::mem::take(&mut self.entries);
            for entry in all.iter().filter(|entry| is_live(entry.target(), entry.token())) {
                self.entries.push(*entry);
            }
            for place in (0..self.entries.len() / 2).rev() {
                self.move_down(place);
            }
            return 0;
        }
        while let Some(first) = self.first()
            && !is_live(first.target(), first.token())
        {
            self.pop();
            cancelled = cancelled.saturating_sub(1);
        }
        cancelled
    }

    /// Takes the first entry out: the last one takes its place and finds its own.
    fn pop(&mut self) -> Option<E> {
        let last = self.entries.pop()?;
        if self.entries.is_empty() {
            return Some(last);
        }
        let first = std::mem::replace(self.entries.at_mut(0), last);
        self.move_down(0);
        Some(first)
    }

    /// Moves an entry towards the top, past every parent that it is before.
    fn move_up(&mut self, top: usize, mut place: usize) {
        let entry = self.entries.at(place);
        while place > top {
            let parent = (place - 1) / 2;
            let above = self.entries.at(parent);
            if !entry.is_before(&above) {
                break;
            }
            *self.entries.at_mut(place) = above;
            place = parent;
        }
        *self.entries.at_mut(place) = entry;
    }

    /// Moves the smaller child up until a leaf is free, then the entry from there towards the top.
    fn move_down(&mut self, top: usize) {
        let end = self.entries.len();
        let entry = self.entries.at(top);
        let mut place = top;
        let mut child = 2 * place + 1;
        while child < end {
            let right = child + 1;
            if right < end && !self.entries.at(child).is_before(&self.entries.at(right)) {
                child = right;
            }
            *self.entries.at_mut(place) = self.entries.at(child);
            place = child;
            child = 2 * place + 1;
        }
        *self.entries.at_mut(place) = entry;
        self.move_up(top, place);
    }
}

/// A vector in chunks of the ready queue's size: when a million tasks that were ready go to sleep, the timers take
/// the memory that the queue gives back.
struct Chunks<T> {
    /// Only the last one is not full, and it is not empty.
    chunks: Vec<Vec<T>>,
}

impl<T> Default for Chunks<T> {
    fn default() -> Chunks<T> {
        Chunks { chunks: Vec::new() }
    }
}

impl<T: Copy> Chunks<T> {
    /// How many items a chunk holds.
    const LENGTH: usize = CHUNK_BYTES / size_of::<T>();

    fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    fn len(&self) -> usize {
        match self.chunks.last() {
            Some(last) => (self.chunks.len() - 1) * Self::LENGTH + last.len(),
            None => 0,
        }
    }

    #[inline(always)]
    fn at(&self, place: usize) -> T {
        self.chunks[place / Self::LENGTH][place % Self::LENGTH]
    }

    #[inline(always)]
    fn at_mut(&mut self, place: usize) -> &mut T {
        &mut self.chunks[place / Self::LENGTH][place % Self::LENGTH]
    }

    fn first(&self) -> Option<&T> {
        self.chunks.first()?.first()
    }

    fn push(&mut self, item: T) {
        match self.chunks.last_mut() {
            Some(chunk) if chunk.len() < Self::LENGTH => chunk.push(item),
            _ => {
                let mut chunk = Vec::with_capacity(Self::LENGTH);
                chunk.push(item);
                self.chunks.push(chunk);
            }
        }
    }

    fn pop(&mut self) -> Option<T> {
        let last = self.chunks.last_mut()?;
        let item = last.pop();
        if last.is_empty() {
            self.chunks.pop();
        }
        item
    }

    fn iter(&self) -> impl Iterator<Item = &T> {
        self.chunks.iter().flatten()
    }

    fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.chunks.iter_mut().flatten()
    }
}
