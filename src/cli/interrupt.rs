//! Ctrl-C: the first asks the machine to stop, which cancels its main task; when the machine has not even
//! noticed that by the second, the process ends.

use crate::api::Interrupter;

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
