//! What can go wrong, as an embedder sees it.

use std::fmt;

use pyish_grammar::SyntaxError;

/// Why a script could not be loaded or did not finish.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Error {
    /// The source is no valid program. The text is the report CPython would print.
    Syntax {
        /// The class: SyntaxError, IndentationError or TabError.
        class: String,
        /// What is wrong, in one line.
        message: String,
        /// File, line, the source line with carets, and the message.
        report: String,
    },
    /// The script raised an exception that nothing caught.
    Raised {
        /// The name of the exception's class.
        class: String,
        /// `str()` of the exception, as far as it needs no script code.
        message: String,
        /// The whole traceback, as CPython would print it.
        traceback: String,
    },
    /// The script ended with `SystemExit`.
    Exit {
        /// The exit status it asked for.
        status: i32,
        /// What it asked to be printed on the error stream, if anything.
        message: Option<String>,
    },
    /// Every task waits for ever: nothing could wake one.
    Deadlock {
        /// What each task waits for, and in the lines after that where it stands.
        waiting: Vec<String>,
    },
    /// The machine was asked for something it cannot do (a value that has no copy, a name that is not there).
    Refused(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Syntax { report, .. } => f.write_str(report.trim_end()),
            Error::Raised { traceback, .. } => f.write_str(traceback.trim_end()),
            Error::Exit { status, .. } => write!(f, "the script exited with status {status}"),
            Error::Deadlock { waiting } => {
                f.write_str("deadlock: every task waits, and nothing can wake one")?;
                waiting.iter().try_for_each(|task| write!(f, "\n  {task}"))
            }
            Error::Refused(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Error {}

impl From<SyntaxError> for Error {
    fn from(error: SyntaxError) -> Error {
        Error::Syntax {
            class: error.kind().class_name().to_owned(),
            message: error.message().to_owned(),
            report: error.to_string(),
        }
    }
}
