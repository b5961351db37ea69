//! The outside world as traits, each a capability: nothing else in Pyish reads a clock, writes a file or
//! draws entropy. A machine without a capability raises a clear error where a script asks for it.

mod descriptors;
mod files;
mod seeded_entropy;
mod system;
mod system_text;
mod virtual_clock;
mod write_buffer;
mod zone_file;
mod zone_rule;

use std::io;
use std::time::Duration;

pub(crate) use descriptors::{Descriptors, SharedBuffer, SharedFile};
pub(crate) use files::SystemFiles;
pub(crate) use seeded_entropy::SplitMix;
pub(crate) use system::{SystemClock, SystemConsole, SystemEntropy};
pub(crate) use system_text::from_system;
pub(crate) use virtual_clock::VirtualClock;
use write_buffer::WriteBuffer;

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
    /// Whether a terminal is at the other end; `None` is the input.
    fn is_terminal(&self, stream: Option<Stream>) -> bool;
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
    /// Whether `sleep` takes no time: a driver then moves the clock on instead of waiting.
    fn is_virtual(&self) -> bool {
        false
    }
    /// The local time zone at a moment, given in seconds since 1970.
    fn zone(&self, _at: i64) -> Zone {
        Zone::default()
    }
    /// Makes another zone the local one, as the variable `TZ` names it; `None`: the system's.
    fn set_zone(&mut self, _name: Option<&str>) {}
}

/// Unpredictable bytes.
pub trait Entropy: Send {
    /// Fills the buffer.
    fn fill(&mut self, bytes: &mut [u8]) -> io::Result<()>;
}

/// What a path leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileKind {
    File,
    Folder,
    Other,
}

/// How a file is to be opened.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct OpenMode {
    pub read: bool,
    pub write: bool,
    /// All writes go to the end.
    pub append: bool,
    /// An existing file is emptied.
    pub truncate: bool,
    /// A missing file is made.
    pub create: bool,
    /// The file must not exist yet.
    pub create_new: bool,
    /// The permission bits of a file that is made, before the process's mask; `None`: 0o666.
    pub permissions: Option<u32>,
    /// What else the system's `open` may be told, in its own bits.
    pub flags: i32,
}

/// What is known of a file.
#[derive(Clone, Copy, Debug)]
pub struct FileFacts {
    #[expect(dead_code, reason = "part of what a host tells; the mode says it too")]
    pub kind: FileKind,
    pub size: u64,
    /// Permission and type bits.
    pub mode: u32,
    pub modified: Duration,
    pub accessed: Duration,
    pub changed: Duration,
    pub inode: u64,
    pub device: u64,
    pub links: u64,
    pub user: u32,
    pub group: u32,
    /// How many bytes are best read at a time.
    pub block_size: u64,
    /// How many pieces of 512 bytes the file takes.
    pub blocks: u64,
    /// The device that a special file stands for.
    pub special_device: u64,
}

/// What a host says that cannot do something.
fn not_supported() -> io::Error {
    io::Error::from(io::ErrorKind::Unsupported)
}

/// An open file, not buffered.
pub trait OpenFile: Send {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize>;
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64>;
    fn truncate(&mut self, size: u64) -> io::Result<()>;
    /// The number the system knows it by.
    fn number(&self) -> i64;
    fn is_terminal(&self) -> bool;
    fn facts(&self) -> io::Result<FileFacts> {
        Err(not_supported())
    }
    /// Waits until what was written is on the disk.
    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }
    /// The same open file under another number.
    fn duplicate(&self) -> io::Result<Box<dyn OpenFile>> {
        Err(not_supported())
    }
}

/// Files by path.
pub trait Files: Send {
    /// What a path leads to, links followed; `None`: nothing.
    fn kind(&self, path: &str) -> Option<FileKind>;
    /// The whole contents.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
    fn open(&self, path: &str, mode: OpenMode) -> io::Result<Box<dyn OpenFile>>;
    /// The names in a folder, sorted.
    fn list(&self, path: &str) -> io::Result<Vec<String>>;
    /// Facts about a file; about the link itself unless `follows`.
    fn facts(&self, path: &str, follows: bool) -> io::Result<FileFacts>;
    /// Makes a folder with these permission bits, less the process's mask.
    fn make_folder(&self, path: &str, permissions: u32) -> io::Result<()>;
    fn remove_file(&self, path: &str) -> io::Result<()>;
    fn remove_folder(&self, path: &str) -> io::Result<()>;
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;
    /// Where a link leads.
    fn read_link(&self, path: &str) -> io::Result<String>;
    /// The working folder.
    fn current_folder(&self) -> io::Result<String>;
    fn change_folder(&self, path: &str) -> io::Result<()>;
    /// Sets the permission bits.
    fn set_mode(&self, _path: &str, _mode: u32) -> io::Result<()> {
        Err(not_supported())
    }
    /// Sets the times of access and modification; of the link itself unless `follows`.
    fn set_times(
        &self,
        _path: &str,
        _accessed: Duration,
        _modified: Duration,
        _follows: bool,
    ) -> io::Result<()> {
        Err(not_supported())
    }
    /// Gives the file a second name.
    fn link(&self, _from: &str, _to: &str) -> io::Result<()> {
        Err(not_supported())
    }
    /// Makes a link at `path` that leads to `target`.
    fn symbolic_link(&self, _target: &str, _path: &str) -> io::Result<()> {
        Err(not_supported())
    }
    /// Whether the process may read (4), write (2) and execute (1) the file.
    fn may(&self, path: &str, _wanted: u32) -> bool {
        self.kind(path).is_some()
    }
    /// A pipe: the end to read, then the end to write.
    fn pipe(&self) -> io::Result<(Box<dyn OpenFile>, Box<dyn OpenFile>)> {
        Err(not_supported())
    }
    /// Gives the file an owner and a group, where they are not -1; the link itself unless `follows`.
    fn set_owner(&self, _path: &str, _user: i64, _group: i64, _follows: bool) -> io::Result<()> {
        Err(not_supported())
    }
    /// Sets the bits that new files do not get; gives the ones before.
    fn set_mask(&self, _mask: u32) -> io::Result<u32> {
        Err(not_supported())
    }
}

/// Signals of the system.
pub trait Signals: Send {
    /// Asks that signals of this number be told to the machine from now on. Fails for those that cannot be
    /// caught.
    fn listen(&mut self, number: i32) -> io::Result<()>;
}

/// What a machine may use of the outside world.
#[derive(Default)]
pub(crate) struct Host {
    pub(crate) console: Option<Box<dyn Console>>,
    pub(crate) clock: Option<Box<dyn Clock>>,
    pub(crate) entropy: Option<Box<dyn Entropy>>,
    /// Files by path.
    pub(crate) files: Option<Box<dyn Files>>,
    /// The open files by number.
    pub(crate) descriptors: Descriptors,
    pub(crate) signals: Option<Box<dyn Signals>>,
    /// Whether scripts may read the environment and the command line's working directory.
    pub(crate) allows_environment: bool,
}

impl Host {
    /// Whether something that was written waits for the file of a path, so that reading it would not see it.
    pub(crate) fn has_waiting(&self, path: &str) -> bool {
        self.descriptors.has_buffers()
            && self
                .files
                .as_ref()
                .and_then(|files| files.facts(path, true).ok())
                .is_some_and(|facts| self.descriptors.has_waiting(&facts))
    }

    /// Everything the process itself may use.
    pub(crate) fn system() -> Host {
        Host {
            console: Some(Box::new(SystemConsole::default())),
            clock: Some(Box::new(SystemClock::default())),
            entropy: Some(Box::new(SystemEntropy)),
            files: Some(Box::new(SystemFiles)),
            descriptors: Descriptors::default(),
            signals: None,
            allows_environment: true,
        }
    }
}
