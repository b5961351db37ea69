//! The blocking driver: runs a machine on the present thread, sleeping when it waits for a timer.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, Thread};
use std::time::Duration;

use super::error::Error;
use super::object::Object;
use super::vm::{Stop, Vm};

/// Fuel handed out at a time, so that an interrupt is noticed within milliseconds.
const SLICE: u64 = 1 << 18;

/// How interrupts reach a machine: a flag that it looks at, and the thread that must wake up to let it.
#[derive(Debug)]
pub(super) struct Signal {
    flag: Arc<AtomicBool>,
    /// Signals of the system that have not been delivered, one bit each.
    numbers: AtomicU64,
    driver: Mutex<Option<Thread>>,
}

impl Signal {
    pub(super) fn new(flag: Arc<AtomicBool>) -> Signal {
        Signal {
            flag,
            numbers: AtomicU64::new(0),
            driver: Mutex::new(None),
        }
    }

    pub(super) fn interrupt(&self) -> bool {
        let was_set = self.flag.swap(true, Ordering::SeqCst);
        self.wake();
        !was_set
    }

    /// A signal of the system came.
    pub(super) fn signal(&self, number: i32) {
        if (1..64).contains(&number) {
            self.numbers.fetch_or(1 << number, Ordering::SeqCst);
            self.wake();
        }
    }

    /// The signals that came since the last call.
    fn take_signals(&self) -> impl Iterator<Item = i32> {
        let numbers = match self.numbers.load(Ordering::Relaxed) {
            0 => 0,
            _ => self.numbers.swap(0, Ordering::SeqCst),
        };
        (1..64).filter(move |number| numbers & (1 << number) != 0)
    }

    fn wake(&self) {
        let driver = self.driver.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(thread) = &*driver {
            thread.unpark();
        }
    }

    /// Sleeps on the present thread, at most this long, until an interrupt.
    pub(super) fn sleep(&self, wait: Option<Duration>) {
        const LONGEST: Duration = Duration::from_secs(86_400);
        self.set_driver(Some(thread::current()));
        // An interrupt between the look at the flag and the sleep leaves a token that ends it.
        if !self.is_set() && self.numbers.load(Ordering::SeqCst) == 0 {
            thread::park_timeout(wait.unwrap_or(LONGEST).min(LONGEST));
        }
    }

    fn is_set(&self) -> bool {
        self.flag.load(Ordering::SeqCst)
    }

    fn set_driver(&self, thread: Option<Thread>) {
        *self.driver.lock().unwrap_or_else(PoisonError::into_inner) = thread;
    }
}

/// Runs a loaded machine to its end on the present thread, sleeping while every task waits for a timer.
///
/// Returns what the script returned (`Object::None` for a module), or an error when it raised, exited, or
/// waits for something that can never come.
pub fn run_blocking(vm: &mut Vm) -> Result<Object, Error> {
    let signal = vm.signal().clone();
    signal.set_driver(Some(thread::current()));
    let result = drive(vm, &signal);
    signal.set_driver(None);
    result
}

fn drive(vm: &mut Vm, signal: &Signal) -> Result<Object, Error> {
    let slice = vm.fuel_slice().unwrap_or(SLICE);
    loop {
        for number in signal.take_signals() {
            vm.deliver_signal(number);
        }
        match vm.run(slice) {
            Stop::Done(object) => return Ok(object),
            Stop::Failed(error) => return Err(error),
            Stop::OutOfFuel => {}
            Stop::Stalled { deadline } => {
                // What fails here fails again at the next print.
                let _ = vm.flush_output();
                if signal.is_set() {
                    continue;
                }
                match deadline {
                    Some(wait) if vm.skip_time(wait) => {}
                    Some(_) => signal.sleep(deadline),
                    None if vm.awaits_signals() => signal.sleep(None),
                    None => return Err(vm.deadlock()),
                }
            }
        }
    }
}
