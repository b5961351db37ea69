//! The timers of an event loop.
//!
//! In CPython the timers are a heap made by `heapq`, ordered by deadline alone, so timers of exactly the same
//! deadline fire in the order in which that algorithm gives them up. Programs can see it (`call_at` with one
//! number for many calls), so the heap here takes the same steps. On a virtual clock equal deadlines are the
//! rule, not the exception, because no time passes between two calls; there they fire in the order in which they
//! were made, as they would on a clock that moves.

use slotmap::{SlotMap, new_key_type};

use crate::heap::{Tracer, Value};

new_key_type! {
    /// A timer that has neither fired nor been cancelled.
    pub(crate) struct TimerKey;
}

/// A place in the heap.
#[derive(Clone, Copy, Debug)]
struct TimerEntry {
    deadline: f64,
    /// Tells timers of the same deadline apart on a virtual clock; 0 on a real one.
    sequence: u64,
    key: TimerKey,
}

impl TimerEntry {
    fn is_before(&self, other: &TimerEntry) -> bool {
        self.deadline < other.deadline || self.deadline == other.deadline && self.sequence < other.sequence
    }
}

/// Timers, by deadline.
#[derive(Default)]
pub(crate) struct Timers {
    heap: Vec<TimerEntry>,
    /// What each live timer is for: a `TimerHandle` or a native sleep. A cancelled timer is gone from here;
    /// its heap entry is skipped when it surfaces.
    targets: SlotMap<TimerKey, Value>,
    sequence: u64,
    /// Equal deadlines fire in order of creation.
    pub(crate) is_first_come: bool,
}

impl Timers {
    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        self.targets.values().for_each(|target| tracer.value(*target));
    }

    /// Whether there is nothing in the heap.
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.heap.is_empty()
    }

    /// Adds a timer.
    pub(crate) fn add(&mut self, deadline: f64, target: Value) -> TimerKey {
        let key = self.targets.insert(target);
        if self.is_first_come {
            self.sequence += 1;
        }
        self.heap.push(TimerEntry {
            deadline,
            sequence: self.sequence,
            key,
        });
        self.move_up(0, self.heap.len() - 1);
        key
    }

    /// Takes a timer back.
    pub(crate) fn cancel(&mut self, key: TimerKey) {
        self.targets.remove(key);
    }

    /// Between two turns: takes cancelled timers off the top; when most of a large heap is such timers, makes
    /// it anew without them.
    pub(crate) fn clean(&mut self) {
        const SMALLEST_CLEANED: usize = 100;
        let targets = &self.targets;
        let cancelled = self.heap.len() - targets.len();
        if self.heap.len() > SMALLEST_CLEANED && cancelled * 2 > self.heap.len() {
            self.heap.retain(|entry| targets.contains_key(entry.key));
            for place in (0..self.heap.len() / 2).rev() {
                self.move_down(place);
            }
            return;
        }
        while let Some(first) = self.heap.first()
            && !self.targets.contains_key(first.key)
        {
            self.pop();
        }
    }

    /// The deadline of the earliest timer; `clean` has been called.
    pub(crate) fn next_deadline(&self) -> Option<f64> {
        self.heap.first().map(|entry| entry.deadline)
    }

    /// The target of the earliest timer, taken out, when its deadline is before `end`.
    pub(crate) fn take_due(&mut self, end: f64) -> Option<Value> {
        while self.heap.first()?.deadline < end {
            let entry = self.pop()?;
            if let Some(target) = self.targets.remove(entry.key) {
                return Some(target);
            }
        }
        None
    }

    /// Takes the first entry out: the last one takes its place and finds its own.
    fn pop(&mut self) -> Option<TimerEntry> {
        let last = self.heap.pop()?;
        let Some(first) = self.heap.first_mut() else {
            return Some(last);
        };
        let first = std::mem::replace(first, last);
        self.move_down(0);
        Some(first)
    }

    /// Moves an entry towards the top, past every parent that it is before.
    fn move_up(&mut self, top: usize, mut place: usize) {
        let entry = self.heap[place];
        while place > top {
            let parent = (place - 1) / 2;
            if !entry.is_before(&self.heap[parent]) {
                break;
            }
            self.heap[place] = self.heap[parent];
            place = parent;
        }
        self.heap[place] = entry;
    }

    /// Moves the smaller child up until a leaf is free, then the entry from there towards the top.
    fn move_down(&mut self, top: usize) {
        let end = self.heap.len();
        let entry = self.heap[top];
        let mut place = top;
        let mut child = 2 * place + 1;
        while child < end {
            let right = child + 1;
            if right < end && !self.heap[child].is_before(&self.heap[right]) {
                child = right;
            }
            self.heap[place] = self.heap[child];
            place = child;
            child = 2 * place + 1;
        }
        self.heap[place] = entry;
        self.move_up(top, place);
    }
}
