//! Signals. Ctrl-C: the first asks the machine to stop, which cancels its main task; when the machine has not
//! even noticed that by the second, the process ends. SIGUSR1 and SIGQUIT show what the tasks wait for, unless
//! the script has a handler for them.

use std::io;

use signal_hook::consts::{SIGINT, SIGQUIT, SIGUSR1};
use signal_hook::iterator::{Handle, Signals};

use crate::api::Interrupter;
use crate::host;

/// The exit status after Ctrl-C, as shells have it: 128 and the number of SIGINT.
pub(super) const INTERRUPTED: i32 = 130;

/// Lets Ctrl-C interrupt this machine.
pub(super) fn listen(interrupter: Interrupter) {
    let listening = ctrlc::set_handler(move || {
        if !interrupter.interrupt() {
            std::process::exit(INTERRUPTED);
        }
    });
    if listening.is_err() {
        // Without a handler Ctrl-C ends the process at once, which is no reason not to run.
    }
}

/// The signals that a script asks for.
pub(super) struct SystemSignals(Handle);

impl host::Signals for SystemSignals {
    fn listen(&mut self, number: i32) -> io::Result<()> {
        if number == SIGINT {
            // Ctrl-C comes to the machine as an interrupt, which looks for the script's handler first.
            return Ok(());
        }
        if signal_hook::consts::FORBIDDEN.contains(&number) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        self.0.add_signal(number)
    }
}

/// Catches signals; `None` where that cannot be done.
pub(super) fn catch_signals() -> Option<(SystemSignals, Signals)> {
    let signals = Signals::new([SIGUSR1, SIGQUIT]).ok()?;
    Some((SystemSignals(signals.handle()), signals))
}

/// Tells a machine of the signals, from a thread of its own.
pub(super) fn tell(mut signals: Signals, interrupter: Interrupter) {
    std::thread::spawn(move || {
        for number in signals.forever() {
            interrupter.signal(number);
        }
    });
}
