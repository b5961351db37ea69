//! The standard streams while a prompt is open: what is printed goes above the line being edited.

use std::io::{self, BufRead, IsTerminal, Write};

use super::editor::Printer;
use crate::api::{Console, Stream};

/// Streams that share a terminal with the line editor.
pub(in crate::cli) struct PromptConsole {
    printer: Option<Printer>,
    /// Text of a line that is not whole yet.
    out: String,
}

impl PromptConsole {
    pub(in crate::cli) fn new(printer: Option<Printer>) -> PromptConsole {
        PromptConsole {
            printer,
            out: String::new(),
        }
    }

    fn print(&mut self, stream: Stream, text: String) -> io::Result<()> {
        match (&mut self.printer, stream) {
            (Some(printer), _) => printer.print(text).map_err(io::Error::other),
            (None, Stream::Out) => io::stdout().write_all(text.as_bytes()),
            (None, Stream::Err) => io::stderr().write_all(text.as_bytes()),
        }
    }
}

impl Console for PromptConsole {
    fn write(&mut self, stream: Stream, bytes: &[u8]) -> io::Result<()> {
        let text = String::from_utf8_lossy(bytes);
        if stream == Stream::Err {
            self.flush(Stream::Out)?;
            return self.print(stream, text.into_owned());
        }
        self.out.push_str(&text);
        match self.out.rfind('\n') {
            Some(end) => {
                let rest = self.out.split_off(end + 1);
                let lines = std::mem::replace(&mut self.out, rest);
                self.print(stream, lines)
            }
            None => Ok(()),
        }
    }

    fn flush(&mut self, stream: Stream) -> io::Result<()> {
        if stream == Stream::Out && !self.out.is_empty() {
            let text = std::mem::take(&mut self.out);
            self.print(stream, text)?;
        }
        io::stdout().flush()
    }

    fn is_terminal(&self, stream: Option<Stream>) -> bool {
        match stream {
            Some(Stream::Out) => io::stdout().is_terminal(),
            Some(Stream::Err) => io::stderr().is_terminal(),
            None => io::stdin().is_terminal(),
        }
    }

    fn read_line(&mut self) -> io::Result<Vec<u8>> {
        self.flush(Stream::Out)?;
        let mut line = Vec::new();
        io::stdin().lock().read_until(b'\n', &mut line)?;
        Ok(line)
    }
}
