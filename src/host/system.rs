//! The real outside world.

use std::fs::File;
use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::zone_file::LocalZone;
use super::{Clock, Console, Entropy, Stream, Zone};

/// How many bytes of output are held back when it goes to a pipe or file.
const BUFFER_BYTES: usize = 64 * 1024;

/// EPIPE.
const BROKEN_PIPE: i32 = 32;

/// The process's standard streams. Output is held back in blocks, by lines on a terminal; errors are not.
pub(crate) struct SystemConsole {
    out: Vec<u8>,
    is_terminal: bool,
    /// The reader of stdout went away: whatever is written after that fails too.
    is_closed: bool,
}

impl Default for SystemConsole {
    fn default() -> SystemConsole {
        SystemConsole {
            out: Vec::new(),
            is_terminal: io::stdout().is_terminal(),
            is_closed: false,
        }
    }
}

impl Console for SystemConsole {
    fn write(&mut self, stream: Stream, bytes: &[u8]) -> io::Result<()> {
        match stream {
            Stream::Out => {
                self.out.extend_from_slice(bytes);
                if self.out.len() >= BUFFER_BYTES || self.is_terminal && bytes.contains(&b'\n') {
                    self.flush(Stream::Out)?;
                }
                Ok(())
            }
            Stream::Err => {
                // What fails here fails again at the next print; the error message must not be lost for it.
                let _ = self.flush(Stream::Out);
                io::stderr().write_all(bytes)
            }
        }
    }

    fn flush(&mut self, stream: Stream) -> io::Result<()> {
        match stream {
            Stream::Out => {
                let held = std::mem::take(&mut self.out);
                if self.is_closed {
                    return Err(io::Error::from_raw_os_error(BROKEN_PIPE));
                }
                let mut out = io::stdout().lock();
                let written = out.write_all(&held).and_then(|()| out.flush());
                self.is_closed = matches!(&written, Err(error) if error.kind() == io::ErrorKind::BrokenPipe);
                written
            }
            Stream::Err => io::stderr().flush(),
        }
    }

    fn is_terminal(&self, stream: Option<Stream>) -> bool {
        match stream {
            Some(Stream::Out) => self.is_terminal,
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

/// The process's clocks.
pub(crate) struct SystemClock {
    start: Instant,
    zone: LocalZone,
}

impl Default for SystemClock {
    fn default() -> SystemClock {
        SystemClock {
            start: Instant::now(),
            zone: LocalZone::default(),
        }
    }
}

impl Clock for SystemClock {
    fn monotonic(&self) -> Duration {
        self.start.elapsed()
    }

    fn wall(&self) -> Duration {
        SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
    }

    fn processor(&self) -> Duration {
        // User and system time are fields 14 and 15, in hundredths of a second.
        let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
        let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        let ticks: u64 = fields
            .skip(11)
            .take(2)
            .filter_map(|field| field.parse::<u64>().ok())
            .sum();
        match ticks {
            0 => self.monotonic(),
            ticks => Duration::from_millis(ticks * 10),
        }
    }

    fn sleep(&mut self, duration: Duration) {
        std::thread::sleep(duration);
    }

    fn zone(&self, at: i64) -> Zone {
        self.zone.at(at)
    }

    fn set_zone(&mut self, name: Option<&str>) {
        self.zone = LocalZone::Set(name.map(str::to_owned));
    }
}

/// The system's random bytes.
pub(crate) struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&mut self, bytes: &mut [u8]) -> io::Result<()> {
        File::open("/dev/urandom")?.read_exact(bytes)
    }
}
