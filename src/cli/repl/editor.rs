//! Reading lines: a thread that waits for the keyboard, behind two channels.

use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use rustyline::config::Config;
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{Editor, ExternalPrinter};

/// How many inputs the history keeps.
const HISTORY_LENGTH: usize = 10_000;

/// What came of asking for a line.
#[derive(Debug)]
pub(super) enum Answer {
    Line(String),
    /// Ctrl-C: the input so far is given up.
    Interrupted,
    /// Ctrl-D, or the end of the file.
    End,
}

enum Request {
    Line { prompt: String, indent: String },
    Remember(String),
}

/// The line editor, which lives in a thread of its own.
pub(in crate::cli) struct Keyboard {
    requests: Sender<Request>,
    pub(super) answers: Receiver<Answer>,
}

/// Something that can print while a line is being edited.
pub(in crate::cli) type Printer = Box<dyn ExternalPrinter + Send>;

/// Where lines come from.
trait Lines: Send {
    fn read(&mut self, prompt: &str, indent: &str) -> Answer;
    /// Puts an input into the history.
    fn remember(&mut self, text: &str);
}

/// Opens the keyboard: with line editing on a terminal, else line by line. The printer is there when
/// printing needs care.
pub(in crate::cli) fn open() -> (Keyboard, Option<Printer>) {
    let (lines, printer) = open_lines();
    let (requests, asked) = mpsc::channel();
    let (answer, answers) = mpsc::channel();
    thread::spawn(move || serve(lines, &asked, &answer));
    (Keyboard { requests, answers }, printer)
}

fn open_lines() -> (Box<dyn Lines>, Option<Printer>) {
    if io::stdin().is_terminal()
        && io::stdout().is_terminal()
        && let Ok(mut edited) = EditedLines::open()
    {
        let printer = match edited.is_dumb {
            true => None,
            false => edited.editor.create_external_printer().ok(),
        };
        let printer = printer.map(|printer| -> Printer { Box::new(printer) });
        return (Box::new(edited), printer);
    }
    (Box::new(PlainLines), None)
}

fn serve(mut lines: Box<dyn Lines>, asked: &Receiver<Request>, answer: &Sender<Answer>) {
    for request in asked {
        match request {
            Request::Remember(text) => lines.remember(&text),
            Request::Line { prompt, indent } => {
                if answer.send(lines.read(&prompt, &indent)).is_err() {
                    return;
                }
            }
        }
    }
}

impl Keyboard {
    /// Asks for a line; it comes over `answers`.
    pub(super) fn ask(&self, prompt: &str, indent: &str) {
        let request = Request::Line {
            prompt: prompt.to_owned(),
            indent: indent.to_owned(),
        };
        // When the thread is gone, `answers` says so.
        let _ = self.requests.send(request);
    }

    /// Puts an input into the history.
    pub(super) fn remember(&self, text: &str) {
        let _ = self.requests.send(Request::Remember(text.trim_end().to_owned()));
    }
}

/// Lines edited on a terminal, with a history that outlives the session.
struct EditedLines {
    editor: Editor<(), FileHistory>,
    /// `None` when there is nowhere to keep it.
    history: Option<PathBuf>,
    is_dumb: bool,
}

impl EditedLines {
    fn open() -> rustyline::Result<EditedLines> {
        let config = Config::builder()
            .max_history_size(HISTORY_LENGTH)?
            .history_ignore_dups(true)?
            .indent_size(4)
            .tab_stop(4)
            .build();
        let mut editor = Editor::with_config(config)?;
        let history = history_file();
        if let Some(file) = &history {
            // The first session has none.
            let _ = editor.load_history(file);
        }
        let is_dumb =
            std::env::var("TERM").is_ok_and(|term| matches!(term.as_str(), "dumb" | "cons25" | "emacs"));
        Ok(EditedLines {
            editor,
            history,
            is_dumb,
        })
    }
}

impl Lines for EditedLines {
    fn read(&mut self, prompt: &str, indent: &str) -> Answer {
        match self.editor.readline_with_initial(prompt, (indent, "")) {
            Ok(line) => Answer::Line(line),
            Err(ReadlineError::Interrupted) => Answer::Interrupted,
            Err(_) => Answer::End,
        }
    }

    fn remember(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        // A history that cannot be kept is no reason to stop.
        let _ = self.editor.add_history_entry(text);
        if let Some(file) = &self.history {
            let _ = self.editor.append_history(file);
        }
    }
}

/// `pyish/history` in the user's state folder.
fn history_file() -> Option<PathBuf> {
    let variable = |name| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let state =
        variable("XDG_STATE_HOME").or_else(|| variable("HOME").map(|home| home.join(".local/state")))?;
    let folder = state.join("pyish");
    fs::create_dir_all(&folder).ok()?;
    Some(folder.join("history"))
}

/// Lines as they come.
struct PlainLines;

impl Lines for PlainLines {
    fn read(&mut self, prompt: &str, _indent: &str) -> Answer {
        let mut out = io::stdout();
        // A prompt that nobody sees is no error.
        let _ = out.write_all(prompt.as_bytes()).and_then(|()| out.flush());
        let mut line = String::new();
        match io::stdin().lock().read_line(&mut line) {
            Ok(0) | Err(_) => Answer::End,
            Ok(_) => Answer::Line(line.trim_end_matches(['\n', '\r']).to_owned()),
        }
    }

    fn remember(&mut self, _text: &str) {}
}
