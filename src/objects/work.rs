//! Long work of natives: measured while it is done, given up when the machine is to stop.
//!
//! A native cannot be suspended. One that may work for longer than some milliseconds says in its inner loop how much it did
//! ([`Cx::work`]) and gives up, with whatever error, when that says so. `vm/give_up` sees to what happens then: an interrupt
//! raises KeyboardInterrupt; want of fuel stops the machine, and the operation is begun anew when as much fuel was paid as it is likely
//! to need. Only operations that had no effect before they were given up can be begun anew: they run in [`Cx::redoable`]. Others are
//! left alone until they owe so much that nobody can mean it.

use std::cell::Cell;
use std::sync::atomic::Ordering;

use crate::objects::cx::Cx;
use crate::objects::outcome::Raise;
use crate::objects::types::Builtin;

/// How much fuel one operation may owe before it is given up, to be begun anew when that was paid: a sixth of a second.
const MOST_OWED: i64 = 1 << 24;
/// How much an operation may owe that cannot be begun anew: some three seconds.
const MOST_OWED_AT_ALL: i64 = 1 << 28;

/// How many steps of a walk are charged at once.
const STEPS: u32 = 1 << 10;

/// Why the operation that is ending now gave up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum GaveUp {
    No,
    /// An interrupt is waiting to be taken; the operation can be begun anew, or not.
    Interrupted {
        is_redoable: bool,
    },
    /// There was not enough fuel.
    OutOfFuel,
}

/// The state of the operation under way.
pub(crate) struct Work {
    gave_up: Cell<GaveUp>,
    is_redoable: Cell<bool>,
    /// Steps that were counted one by one.
    steps: Cell<u32>,
    /// What the operation that was given up last is to be paid in advance, which may be too little once more.
    advance: Cell<i64>,
    /// The operation is begun again when nothing is owed any more, and then has this much.
    pub(crate) paid: Cell<i64>,
}

impl Default for Work {
    fn default() -> Work {
        Work {
            gave_up: Cell::new(GaveUp::No),
            is_redoable: Cell::new(false),
            steps: Cell::new(0),
            advance: Cell::new(0),
            paid: Cell::new(0),
        }
    }
}

impl Work {
    /// Why the operation that has just ended with an error gave up, if it did.
    #[inline]
    pub(crate) fn take_gave_up(&self) -> GaveUp {
        self.gave_up.replace(GaveUp::No)
    }

    /// The machine went on: no operation is being begun anew.
    pub(crate) fn forget(&self) {
        self.advance.set(0);
    }

    /// What to pay before an operation that was given up is begun anew: each time four times as much.
    pub(crate) fn next_advance(&self) -> i64 {
        let advance = self.advance.get().max(MOST_OWED).saturating_mul(4);
        self.advance.set(advance);
        advance
    }
}

impl Cx {
    /// Charges `amount` of fuel (see [`Cx::charge_fuel`]) for what was done, or is about to be. True: give up now, with any
    /// error; nobody will see it, unless so much was done that no machine should do it.
    #[inline]
    #[must_use]
    pub(crate) fn work(&self, amount: usize) -> bool {
        self.charge_fuel(amount);
        self.heap.fuel.get() < 0 && self.must_give_up()
    }

    /// The same for one step of a walk, some ten nanoseconds.
    #[inline(always)]
    #[must_use]
    pub(crate) fn step_of_work(&self) -> bool {
        let steps = self.work.steps.get().wrapping_add(1);
        self.work.steps.set(steps);
        steps.is_multiple_of(STEPS) && self.work(STEPS as usize)
    }

    /// The same for those who can raise.
    #[inline]
    pub(crate) fn working(&mut self, amount: usize) -> Result<(), Raise> {
        match self.work(amount) {
            true => Err(self.given_up()),
            false => Ok(()),
        }
    }

    /// The error with which an operation is given up.
    #[cold]
    pub(crate) fn given_up(&mut self) -> Raise {
        self.raise_with(Builtin::MemoryError, &[])
    }

    #[cold]
    #[inline(never)]
    fn must_give_up(&self) -> bool {
        // Interrupts are for the main thread.
        if self.thread == 1 && self.interrupt.load(Ordering::Relaxed) {
            let is_redoable = self.work.is_redoable.get();
            self.work.gave_up.set(GaveUp::Interrupted { is_redoable });
            return true;
        }
        let left = self.heap.fuel.get().saturating_add(self.heap.fuel_held_back);
        if left < -MOST_OWED && self.work.is_redoable.get() {
            self.work.gave_up.set(GaveUp::OutOfFuel);
            return true;
        }
        left < -MOST_OWED_AT_ALL
    }

    /// Does something that has no effect unless it ends well, so that it may be given up and begun anew.
    #[inline(always)]
    pub(crate) fn redoable<T, E>(&mut self, operation: impl FnOnce(&mut Cx) -> Result<T, E>) -> Result<T, E> {
        let was_redoable = self.work.is_redoable.replace(true);
        let result = operation(self);
        self.work.is_redoable.set(was_redoable);
        if result.is_ok() {
            // Whoever gave up was got round.
            self.work.gave_up.set(GaveUp::No);
        }
        result
    }
}
