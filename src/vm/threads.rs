//! Threads of the machine: each has a stack of its own, and one of them runs at a time.
//!
//! A thread gives way where the machine stops anyway: when its share of the fuel is used up, in `time.sleep`, and
//! when its event loop has nothing to do. So a switch is an exchange of a few fields between two stops, and no
//! native ever sees one. The heap, the modules and the tasks belong to all; each thread has its own running loop,
//! current task and context.

use std::mem;

use super::machine::{Flow, Standing, Stop, Vm};
use super::registers::Base;
use super::settle::Pending;
use crate::heap::{Tracer, Value};
use crate::objects::event_loop::EventLoop;
use crate::objects::outcome::Outcome;

/// How much fuel a thread gets at a time while others want to run: some milliseconds.
const SHARE: u64 = 1 << 16;

/// What a thread that is not running waits for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wake {
    /// Nothing: it can go on.
    Now,
    /// A time on the monotonic clock, in seconds.
    At(f64),
    /// The same, or that another thread lets it go on.
    Parked(Option<f64>),
    /// That its event loop has something to do, at the latest at a deadline.
    Loop(Option<f64>),
}

/// A thread that is not running.
pub(super) struct Thread {
    pub(super) stack: Box<[Value]>,
    pub(super) stack_start: *mut Value,
    pub(super) stack_limit: usize,
    pub(super) stack_limit_bytes: usize,
    pub(super) depth: u32,
    pub(super) root: Base,
    pub(super) standing: Standing,
    pub(super) stop: Option<Stop>,
    pub(super) wake: Wake,
    pub(super) is_main: bool,
    number: u32,
    context: Value,
    handled: Value,
    event_loop: EventLoop,
}

impl Thread {
    /// Hands every value of the thread to the collector.
    pub(super) fn trace(&self, tracer: &mut Tracer<'_>) {
        super::safepoint::trace_frames(innermost(self.standing), tracer);
        if !self.root.is_null() {
            tracer.gc(self.root.frame());
        }
        if let Some(Stop::Done(value) | Stop::Failed(value)) = &self.stop {
            tracer.value(*value);
        }
        tracer.values(&[self.context, self.handled]);
        self.event_loop.trace(tracer);
    }
}

/// The innermost frame of a stopped thread; null when it has ended.
fn innermost(standing: Standing) -> Base {
    match standing {
        Standing::Idle => Base::NULL,
        Standing::At(state) => state.base,
        Standing::Loop(base) | Standing::Blocked(base) | Standing::Parked(base) => base,
    }
}

impl Vm {
    /// Runs a machine that has, or is about to have, more threads than one.
    pub(super) fn run_threads(&mut self, fuel: u64) -> Stop {
        let mut left = fuel;
        loop {
            self.start_new_threads();
            let has_work = !self.cx.event_loop.queues.ready.is_empty();
            if !self.can_run(self.wake, has_work, self.cx.thread, self.is_main) {
                match self.next_thread() {
                    Some(index) => self.switch_to(index),
                    None => return self.stalled(),
                }
            }
            let stop = self.run_thread(left.min(SHARE));
            let stop = self.after_stop(stop);
            left = left.saturating_sub(SHARE);
            if left == 0 || !matches!(stop, Stop::OutOfFuel) {
                return stop;
            }
        }
    }

    /// Decides who runs next when a thread has stopped.
    pub(super) fn after_stop(&mut self, stop: Stop) -> Stop {
        self.start_new_threads();
        match stop {
            Stop::OutOfFuel => self.wake = Wake::Now,
            Stop::Stalled { deadline } => {
                self.wake = match (self.standing, deadline) {
                    (Standing::Loop(_), deadline) => Wake::Loop(deadline),
                    (Standing::Parked(_), deadline) => Wake::Parked(deadline),
                    (_, deadline) => Wake::At(deadline.unwrap_or(f64::INFINITY)),
                };
            }
            Stop::Done(_) | Stop::Failed(_) if self.is_main => return stop,
            Stop::Done(_) | Stop::Failed(_) => {
                let main = self.threads.iter().position(|thread| thread.is_main);
                let next = self.next_thread().or(main).expect("the main thread ends last");
                self.switch_to(next);
                self.threads.pop_back();
                return Stop::OutOfFuel;
            }
        }
        match self.next_thread() {
            Some(index) => self.switch_to(index),
            None if matches!(stop, Stop::Stalled { .. }) => return self.stalled(),
            None => {}
        }
        Stop::OutOfFuel
    }

    /// Nobody can run: until the earliest deadline of all threads.
    fn stalled(&self) -> Stop {
        let wakes = self.threads.iter().map(|thread| thread.wake);
        let deadline = wakes
            .chain([self.wake])
            .filter_map(|wake| match wake {
                Wake::Now => Some(0.0),
                Wake::At(at) if at.is_finite() => Some(at),
                Wake::At(_) => None,
                Wake::Loop(deadline) | Wake::Parked(deadline) => deadline,
            })
            .reduce(f64::min);
        Stop::Stalled { deadline }
    }

    fn can_run(&self, wake: Wake, has_work: bool, number: u32, is_main: bool) -> bool {
        if is_main && self.is_interrupted() {
            return true;
        }
        let is_due = |at: f64| {
            let clock = self.cx.host.clock.as_ref();
            at <= clock.map_or(0.0, |clock| clock.monotonic().as_secs_f64()) + 1e-9
        };
        match wake {
            Wake::Now => true,
            Wake::At(at) => is_due(at),
            Wake::Parked(deadline) => self.cx.woken_threads.contains(&number) || deadline.is_some_and(is_due),
            Wake::Loop(deadline) => has_work || deadline.is_some_and(is_due),
        }
    }

    /// The place of the thread that waits longest of those that can run.
    fn next_thread(&self) -> Option<usize> {
        self.threads.iter().position(|thread| {
            let has_work = (self.cx.loop_hooks.has_work)(&self.cx, &thread.event_loop);
            self.can_run(thread.wake, has_work, thread.number, thread.is_main)
        })
    }

    /// Makes the threads that natives asked for, and lets them begin.
    fn start_new_threads(&mut self) {
        // A function stays in the list, which keeps it alive, until its thread does.
        while let Some(function) = self.cx.new_threads.first().copied() {
            let thread = self.new_thread();
            self.threads.push_back(thread);
            self.switch_to(self.threads.len() - 1);
            self.start_call(function, &[]);
            self.wake = Wake::Now;
            self.switch_to(self.threads.len() - 1);
            self.cx.new_threads.remove(0);
        }
        self.cx.has_threads = !self.threads.is_empty();
    }

    /// A thread that has nothing to do yet.
    fn new_thread(&mut self) -> Thread {
        self.thread_count += 1;
        let (mut stack, stack_limit) = super::machine::new_stack();
        Thread {
            stack_start: stack.as_mut_ptr(),
            stack,
            stack_limit,
            stack_limit_bytes: stack_limit * size_of::<Value>(),
            depth: 0,
            root: Base::NULL,
            standing: Standing::Idle,
            stop: None,
            wake: Wake::Now,
            is_main: false,
            number: self.thread_count,
            context: Value::NONE,
            handled: Value::NONE,
            event_loop: EventLoop::default(),
        }
    }

    /// Exchanges the running thread with a parked one; the former becomes the last of the parked.
    fn switch_to(&mut self, index: usize) {
        let mut other = self.threads.remove(index).expect("the place of a thread");
        let base = innermost(self.standing);
        if !base.is_null() {
            // What frames left above must not be taken for live when it goes on.
            let top = self.top_of(base);
            self.clear_above(top);
        }
        (self.cx.loop_hooks.park)(&mut self.cx);
        self.exchange_stack(&mut other);
        mem::swap(&mut self.depth, &mut other.depth);
        mem::swap(&mut self.root, &mut other.root);
        mem::swap(&mut self.standing, &mut other.standing);
        mem::swap(&mut self.stop, &mut other.stop);
        mem::swap(&mut self.wake, &mut other.wake);
        mem::swap(&mut self.is_main, &mut other.is_main);
        mem::swap(&mut self.cx.thread, &mut other.number);
        mem::swap(&mut self.cx.context, &mut other.context);
        mem::swap(&mut self.cx.handled, &mut other.handled);
        mem::swap(&mut self.cx.event_loop, &mut other.event_loop);
        self.cx.event_loop.take_shared(&mut other.event_loop);
        (self.cx.loop_hooks.unpark)(&mut self.cx);
        self.threads.push_back(other);
    }

    /// `time.sleep` in one of several threads: only this one waits, until a time on the monotonic clock.
    pub(super) fn block_until(&mut self, base: Base, deadline: f64) -> Pending {
        self.standing = Standing::Blocked(base);
        self.stop = Some(Stop::Stalled {
            deadline: Some(deadline),
        });
        Pending::Flow(Flow::Halt)
    }

    /// This thread waits until another lets it go on, or until a time on the monotonic clock.
    pub(super) fn park_until(&mut self, base: Base, deadline: Option<f64>) -> Pending {
        self.standing = Standing::Parked(base);
        self.stop = Some(Stop::Stalled { deadline });
        Pending::Flow(Flow::Halt)
    }

    /// The call that the thread waited in returns.
    pub(super) fn go_on(&mut self, base: Base) -> Flow {
        if matches!(self.standing, Standing::Parked(_)) {
            let number = self.cx.thread;
            self.cx.woken_threads.retain(|woken| *woken != number);
        }
        let result = match self.take_interrupt() && !(self.cx.loop_hooks.interrupted)(&mut self.cx) {
            true => Err(self.interruption()),
            false => Ok(Outcome::Return(Value::NONE)),
        };
        self.settle_pending(Pending::Outcome(base, result))
    }
}
