//! The `pyish` command: it alone exits, reads the command line, and picks where output goes.
//!
//! [`options`] says what was asked for, [`run`] runs scripts, [`inspect`] looks at them without running,
//! [`repl`] is the prompt. Everything a script can do is behind `api`.

mod inspect;
mod interrupt;
mod options;
mod repl;
mod run;

use std::ffi::OsString;

use options::{Asked, Task};

/// The exit status of a wrong command line, or of a file that cannot be opened.
const WRONG_USE: i32 = 2;

/// Does what the command line asks for and gives the exit status.
pub fn main(arguments: impl Iterator<Item = OsString>) -> i32 {
    let arguments: Vec<OsString> = arguments.skip(1).collect();
    match options::parse(&arguments) {
        Ok(Asked::Text(text)) => {
            // Whoever closed stdout does not want to read it.
            let _ = std::io::Write::write_all(&mut std::io::stdout(), text.as_bytes());
            0
        }
        Ok(Asked::Run(options)) => match &options.task {
            Task::Inspect(inspection) => inspect::inspect(inspection),
            _ => run::run(&options),
        },
        Err(message) => {
            eprint!("{message}");
            WRONG_USE
        }
    }
}
