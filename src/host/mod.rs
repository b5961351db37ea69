//! The outside world as traits, each a capability: nothing else in Pyish reads a clock, writes a file or
//! draws entropy. A machine without a capability raises a clear error where a script asks for it.

mod system;
mod zone_file;

use std::io;
use std::time::Duration;

pub(crate) use system::{SystemClock, SystemConsole, SystemEntropy};

/// Which standard stream.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stream {
    Out,
    Err,
}

/// The standard streams.
pub trait Console: Send {
    /// Writes all bytes to the stream's buffer.
    fn write(&mut self, stream: Stream, bytes: &[u8]) -> io::Result<()>;
    /// Hands what is buffered to the system.
    fn flush(&mut self, stream: Stream) -> io::Result<()>;
    /// Reads a line with its newline; an empty one at the end of the input.
    fn read_line(&mut self) -> io::Result<Vec<u8>>;
}

/// What holds in a time zone at a moment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Zone {
    /// Seconds east of UTC.
    pub offset: i32,
    pub is_summer_time: bool,
    pub name: String,
}

impl Default for Zone {
    fn default() -> Zone {
        Zone {
            offset: 0,
            is_summer_time: false,
            name: "UTC".to_owned(),
        }
    }
}

/// Clocks.
pub trait Clock: Send {
    /// Time since some fixed moment; never goes back.
    fn monotonic(&self) -> Duration;
    /// Time since 1970-01-01 00:00 UTC.
    fn wall(&self) -> Duration;
    /// Processor time used.
    fn processor(&self) -> Duration {
        self.monotonic()
    }
    /// Waits. A clock that is not real may just move on.
    fn sleep(&mut self, duration: Duration);
    /// The local time zone at a moment, given in seconds since 1970.
    fn zone(&self, _at: i64) -> Zone {
        Zone::default()
    }
}

/// Unpredictable bytes.
pub trait Entropy: Send {
    /// Fills the buffer.
    fn fill(&mut self, bytes: &mut [u8]) -> io::Result<()>;
}

/// What a machine may use of the outside world.
#[derive(Default)]
pub(crate) struct Host {
    pub(crate) console: Option<Box<dyn Console>>,
    pub(crate) clock: Option<Box<dyn Clock>>,
    pub(crate) entropy: Option<Box<dyn Entropy>>,
    /// Whether scripts may open files by path.
    pub(crate) allows_files: bool,
    /// Whether scripts may read the environment and the command line's working directory.
    pub(crate) allows_environment: bool,
}

impl Host {
    /// Everything the process itself may use.
    pub(crate) fn system() -> Host {
        Host {
            console: Some(Box::new(SystemConsole::default())),
            clock: Some(Box::new(SystemClock::default())),
            entropy: Some(Box::new(SystemEntropy)),
            allows_files: true,
            allows_environment: true,
        }
    }
}
