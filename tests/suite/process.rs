//! Running the `pyish` command as a process, with a limit on time and memory.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// A test that takes longer hangs.
const LIMIT: Duration = Duration::from_secs(60);

/// What a process left behind.
pub struct Finished {
    pub stdout: String,
    pub stderr: String,
    /// As a shell tells it: 128 and the signal's number when a signal ended the process.
    pub status: Option<i32>,
    pub timed_out: bool,
}

/// The command under test: cargo's, or the one that `PYISH_UNDER_TEST` names (the release build has another dispatcher).
fn program() -> PathBuf {
    std::env::var_os("PYISH_UNDER_TEST").map_or_else(
        || PathBuf::from(env!("CARGO_BIN_EXE_pyish")),
        |named| crate::root().join(named),
    )
}

/// The command under test, run in `folder`, seeing nothing of the tester's own settings.
pub fn pyish(folder: &Path) -> Command {
    let mut command = Command::new(program());
    command.current_dir(folder);
    for name in ["PYTHONPATH", "PYTHONSTARTUP", "PYISHPATH", "FORCE_COLOR"] {
        command.env_remove(name);
    }
    command.env("NO_COLOR", "1").env("TERM", "dumb");
    command
}

/// As `pyish`, with at most `kilobytes` of address space where the system can say so: a script that asks for a
/// petabyte must be refused by us, not by the machine of whoever runs the tests.
pub fn pyish_with_memory(folder: &Path, kilobytes: u64) -> Command {
    limited(folder, &format!("ulimit -v {kilobytes}"))
}

fn limited(folder: &Path, limit: &str) -> Command {
    if !cfg!(unix) {
        return pyish(folder);
    }
    let mut command = Command::new("sh");
    command
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env("TERM", "dumb");
    command
        .arg("-c")
        .arg(format!("{limit}; exec \"$0\" \"$@\""))
        .arg(program());
    command
}

/// As `pyish`, on a stack of `kilobytes`: whatever a script nests, the Rust stack must stay flat.
pub fn pyish_with_stack(folder: &Path, kilobytes: u64) -> Command {
    limited(folder, &format!("ulimit -s {kilobytes}"))
}

/// Runs `command` to its end with `input` on its stdin; none means an empty stdin.
pub fn finish(command: &mut Command, input: Option<&[u8]>) -> Finished {
    finish_after(command, input, |_| {})
}

/// As `finish`; `meanwhile` is called with the process id once the process has been started.
pub fn finish_after(command: &mut Command, input: Option<&[u8]>, meanwhile: impl FnOnce(u32)) -> Finished {
    let stdin = if input.is_some() {
        Stdio::piped()
    } else {
        Stdio::null()
    };
    let started = Instant::now();
    let mut child = command
        .stdin(stdin)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command that cargo has just built can be started");
    let mut out = child.stdout.take().expect("stdout was asked for");
    let mut err = child.stderr.take().expect("stderr was asked for");
    let stdin = child.stdin.take();
    let id = child.id();
    std::thread::scope(|scope| {
        let stdout = scope.spawn(move || text_of(&mut out));
        let stderr = scope.spawn(move || text_of(&mut err));
        scope.spawn(move || {
            if let (Some(mut pipe), Some(bytes)) = (stdin, input) {
                // A command that does not read its stdin closes the pipe early, and may.
                let _ = pipe.write_all(bytes);
            }
        });
        meanwhile(id);
        let mut timed_out = false;
        let status = loop {
            if let Some(status) = child.try_wait().expect("our own child can be waited for") {
                break status;
            }
            if !timed_out && started.elapsed() > LIMIT {
                timed_out = true;
                let _ = child.kill();
            }
            std::thread::sleep(Duration::from_millis(1));
        };
        let read =
            |text: std::thread::ScopedJoinHandle<'_, String>| text.join().expect("a reader does not panic");
        Finished {
            stdout: read(stdout),
            stderr: read(stderr),
            status: as_in_a_shell(status),
            timed_out,
        }
    })
}

#[cfg(unix)]
fn as_in_a_shell(status: ExitStatus) -> Option<i32> {
    use std::os::unix::process::ExitStatusExt;
    status.code().or(status.signal().map(|signal| 128 + signal))
}

#[cfg(not(unix))]
fn as_in_a_shell(status: ExitStatus) -> Option<i32> {
    status.code()
}

fn text_of(pipe: &mut impl Read) -> String {
    let mut bytes = Vec::new();
    let _ = pipe.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}
