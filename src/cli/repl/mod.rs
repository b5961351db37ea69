//! The prompt.
//!
//! The machine stays on the main thread and the line editor has one of its own: while a line is typed the
//! event loop goes on, and what tasks print then is shown above the line. One loop serves the whole session.

mod console;
mod editor;

use std::sync::mpsc::RecvTimeoutError;

use self::editor::{Answer, Keyboard};
use super::run::report;
use crate::api::Error;
use crate::api::Vm;
use crate::api::prompt::{Input, Turn};

pub(super) use self::console::PromptConsole;
pub(super) use self::editor::open as open_keyboard;

/// Fuel of a turn of the loop, so that a line that was typed is noticed within milliseconds.
const SLICE: u64 = 1 << 17;

/// A session: the machine, the keyboard, the input so far.
struct Session<'a> {
    vm: &'a mut Vm,
    keyboard: Keyboard,
    /// How many inputs were executed, which names them in tracebacks.
    count: usize,
}

/// Reads and executes inputs until the end of the input or `exit()`. Gives the error that ended it.
pub(super) fn run(vm: &mut Vm, keyboard: Keyboard, is_quiet: bool) -> Result<(), Error> {
    vm.open_prompt();
    if !is_quiet {
        vm.print_error(&format!(
            "Pyish {} on {}. `await` works here; exit() or Ctrl-D leaves.\n",
            env!("CARGO_PKG_VERSION"),
            std::env::consts::OS
        ));
    }
    let mut session = Session {
        vm,
        keyboard,
        count: 0,
    };
    let result = session.read_inputs();
    session.vm.close_prompt();
    result
}

impl Session<'_> {
    fn read_inputs(&mut self) -> Result<(), Error> {
        loop {
            let mut text = String::new();
            let mut indent = String::new();
            loop {
                let prompt = if text.is_empty() { ">>> " } else { "... " };
                let line = match self.read_line(prompt, &indent)? {
                    Answer::Line(line) => line,
                    Answer::Interrupted => {
                        self.vm.print_error("\nKeyboardInterrupt\n");
                        break;
                    }
                    Answer::End => {
                        self.vm.print_error("\n");
                        return Ok(());
                    }
                };
                let is_first = text.is_empty();
                if !is_first {
                    text.push('\n');
                }
                text.push_str(&line);
                if is_first && self.leaves(line.trim()) {
                    return Ok(());
                }
                let name = format!("<pyish-input-{}>", self.count);
                match self.vm.begin_input(&name, &text) {
                    Ok(Input::Incomplete) => indent = indent_after(&line),
                    Ok(Input::Begun) => {
                        self.count += 1;
                        self.keyboard.remember(&text);
                        self.execute()?;
                        break;
                    }
                    Err(error) => {
                        self.keyboard.remember(&text);
                        self.vm.print_error(&report(&error));
                        break;
                    }
                }
            }
        }
    }

    /// Whether the line is a bare `exit` or `quit` that the script gave no other meaning.
    fn leaves(&mut self, line: &str) -> bool {
        matches!(line, "exit" | "quit") && self.vm.get(line).is_none()
    }

    /// Waits for a line; the loop goes on meanwhile.
    fn read_line(&mut self, prompt: &str, indent: &str) -> Result<Answer, Error> {
        // What fails here fails again at the next print.
        let _ = self.vm.flush_output();
        self.keyboard.ask(prompt, indent);
        loop {
            let answer = match self.vm.turn(SLICE) {
                Turn::Busy | Turn::Ended(_) => self.keyboard.answers.try_recv().ok(),
                Turn::Waiting(wait) => {
                    let _ = self.vm.flush_output();
                    match wait {
                        None => Some(self.keyboard.answers.recv().unwrap_or(Answer::End)),
                        Some(wait) => match self.keyboard.answers.recv_timeout(wait) {
                            Ok(answer) => Some(answer),
                            Err(RecvTimeoutError::Timeout) => None,
                            Err(RecvTimeoutError::Disconnected) => Some(Answer::End),
                        },
                    }
                }
                Turn::Escaped(report) => {
                    self.vm.print_error(&report);
                    None
                }
                Turn::Exit(error) => {
                    // The terminal is the editor's until the line is done.
                    let _ = self.keyboard.answers.recv();
                    return Err(error);
                }
            };
            if let Some(answer) = answer {
                return Ok(answer);
            }
        }
    }

    /// Runs the loop until the input has ended.
    fn execute(&mut self) -> Result<(), Error> {
        loop {
            match self.vm.turn(SLICE) {
                Turn::Ended(report) => {
                    if let Some(report) = report {
                        self.vm.print_error(&report);
                    }
                    return Ok(());
                }
                Turn::Exit(error) => return Err(error),
                Turn::Busy => {}
                Turn::Waiting(wait) => {
                    let _ = self.vm.flush_output();
                    self.vm.sleep(wait);
                }
                Turn::Escaped(report) => self.vm.print_error(&report),
            }
        }
    }
}

/// The blanks that the line after `line` begins with.
fn indent_after(line: &str) -> String {
    const STEP: &str = "    ";
    let code = line.trim_end();
    let blanks = &line[..line.len() - line.trim_start().len()];
    match code.ends_with(':') {
        true => format!("{blanks}{STEP}"),
        false => blanks.to_owned(),
    }
}
