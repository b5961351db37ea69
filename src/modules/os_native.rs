//! `_os`: the system calls under `os`.

use std::io::SeekFrom;
use std::time::Duration;

use crate::heap::Value;
use crate::host::from_system;
use crate::host::{FileFacts, FileKind, Files, OpenFile, OpenMode, Stream};
use crate::modules::table::ModuleRow;
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Query, Raise, Then, done};
use crate::objects::types::Builtin;

pub(super) const MODULE: ModuleRow = ModuleRow {
    name: "_os",
    doc: "The system calls under os.",
    functions: FUNCTIONS,
    install: None,
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// The working folder.
    "getcwd()" => getcwd,
    /// Change the working folder.
    "chdir(path, /)" => chdir,
    /// The names in a folder.
    "listdir(path, /)" => listdir,
    /// Make a folder.
    "mkdir(path, mode, /)" => mkdir,
    /// Remove an empty folder.
    "rmdir(path, /)" => rmdir,
    /// Remove a file.
    "remove(path, /)" => remove,
    /// Give a file another name.
    "rename(from_, to, /)" => rename,
    /// Where a link leads.
    "readlink(path, /)" => readlink,
    /// `file`, `folder`, `other` or None.
    "kind(path, /)" => kind,
    /// Mode, inode, device, links, user, group, size, the times of access, modification and change in
    /// nanoseconds, size of a block, blocks, and the device that a special file stands for.
    "stat(path, follows, /)" => stat,
    /// The same of an open file.
    "fstat(fd, /)" => fstat,
    /// Set the permission bits.
    "chmod(path, mode, /)" => chmod,
    /// Set the times of access and modification, in nanoseconds.
    "utime(path, accessed, modified, follows, /)" => utime,
    /// Give a file a second name.
    "link(from_, to, /)" => link,
    /// Make a link that leads to a target.
    "symlink(target, path, /)" => symlink,
    /// Whether the process may do that with a file.
    "access(path, mode, /)" => access,
    /// Set the bits that new files do not get; gives the ones before.
    "umask(mask, /)" => umask,
    /// Open a file; gives its number.
    "open(path, flags, mode, /)" => open,
    /// Read from an open file, at most n bytes.
    "read(fd, n, /)" => read,
    /// Write to an open file; gives how many bytes were written.
    "write(fd, data, /)" => write,
    /// Close an open file.
    "close(fd, /)" => close,
    /// Change the position of an open file; gives the new one.
    "lseek(fd, position, whence, /)" => lseek,
    /// Cut an open file off.
    "ftruncate(fd, length, /)" => ftruncate,
    /// Wait until what was written is on the disk.
    "fsync(fd, /)" => fsync,
    /// Another number for an open file.
    "dup(fd, /)" => dup,
    /// A pipe: the number to read from and the one to write to.
    "pipe()" => pipe,
    /// Change owner and group of a file; -1 leaves one as it is.
    "chown(path, uid, gid, follow_symlinks, /)" => chown,
    /// Whether an open file is a terminal.
    "isatty(fd, /)" => isatty,
    /// User, effective user, group, effective group, parent process, process group.
    "ids()" => ids,
    /// System, node, release, version, machine.
    "uname()" => uname,
    /// The text of the system for the number of an error.
    "strerror(code, /)" => strerror,
    /// The environment, as a list of pairs.
    "environ()" => environ,
    /// Unpredictable bytes.
    "urandom(n, /)" => urandom,
    /// The number of the process.
    "getpid()" => getpid,
    /// How many processors there are.
    "cpu_count()" => cpu_count,
};

fn path(cx: &mut Cx, value: Value) -> Result<String, Raise> {
    if cx.host.files.is_none() {
        let text = cx.new_str("this machine may not use files");
        return Err(cx.raise_with(Builtin::PermissionError, &[Value::small_int(13), text, value]));
    }
    match cx.as_str(value).map(str::to_owned) {
        Some(path) if path.contains('\0') => Err(cx.value_error("embedded null byte")),
        Some(path) => Ok(path),
        None => Err(cx.type_error("a path was expected")),
    }
}

/// Asks the file system something about a path; the error names it.
macro_rules! operation {
    ($cx:ident, $value:expr, |$files:ident, $path:ident| $body:expr) => {{
        let $path = path($cx, $value)?;
        let $files = $cx.host.files.as_ref().expect("path() looked");
        let result = $body;
        result.map_err(|error| $cx.os_error(&error, $value))?
    }};
}

fn getcwd(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    let empty = cx.new_str("");
    let folder = operation!(cx, empty, |files, _path| files.current_folder());
    done(cx.new_str(&folder))
}

fn chdir(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    operation!(cx, args[0], |files, path| files.change_folder(&path));
    done(Value::NONE)
}

fn listdir(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let names = operation!(cx, args[0], |files, path| files.list(&path));
    let names: Vec<Value> = names.iter().map(|name| cx.new_str(name)).collect();
    done(cx.new_list(names))
}

fn mkdir(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mode = number(cx, args[1])? as u32;
    operation!(cx, args[0], |files, path| files.make_folder(&path, mode));
    done(Value::NONE)
}

fn rmdir(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    operation!(cx, args[0], |files, path| files.remove_folder(&path));
    done(Value::NONE)
}

fn remove(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    operation!(cx, args[0], |files, path| files.remove_file(&path));
    done(Value::NONE)
}

fn rename(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    two_paths(cx, args, |files, from, to| files.rename(from, to))
}

fn link(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    two_paths(cx, args, |files, from, to| files.link(from, to))
}

fn symlink(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    two_paths(cx, args, |files, target, path| files.symbolic_link(target, path))
}

/// An operation on two paths; the error names both.
fn two_paths(
    cx: &mut Cx,
    args: &[Value],
    operation: impl FnOnce(&dyn Files, &str, &str) -> std::io::Result<()>,
) -> Result<Outcome, Raise> {
    let (from, to) = (path(cx, args[0])?, path(cx, args[1])?);
    let files = cx.host.files.as_ref().expect("path() looked");
    match operation(files.as_ref(), &from, &to) {
        Ok(()) => done(Value::NONE),
        Err(error) => Err(cx.os_error_of_two(&error, args[0], args[1])),
    }
}

fn readlink(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let target = operation!(cx, args[0], |files, path| files.read_link(&path));
    done(cx.new_str(&target))
}

fn kind(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let path = path(cx, args[0])?;
    let files = cx.host.files.as_ref().expect("path() looked");
    match files.kind(&path) {
        Some(FileKind::File) => done(cx.new_str("file")),
        Some(FileKind::Folder) => done(cx.new_str("folder")),
        Some(FileKind::Other) => done(cx.new_str("other")),
        None => done(Value::NONE),
    }
}

fn stat(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if let Some(path) = cx.as_str(args[0])
        && cx.host.has_waiting(path)
    {
        let query = Outcome::Query(Query::Release);
        return cx.ask(query, Value::NONE, &[Value::TRUE], Some(&RELEASED), 0, args);
    }
    stat_now(cx, args)
}

/// A stream that nobody holds has been closed: the size is what was written.
static RELEASED: Then = Then {
    name: "os.stat_released",
    resume: |cx, kept, _| {
        let args = kept.values.to_vec();
        stat_now(cx, &args)
    },
    catches: false,
};

fn stat_now(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let follows = args[1].is(Value::TRUE);
    let facts = operation!(cx, args[0], |files, path| files.facts(&path, follows));
    done(facts_tuple(cx, &facts))
}

fn fstat(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let facts = with_file(cx, args[0], |file| file.facts())?;
    done(facts_tuple(cx, &facts))
}

fn facts_tuple(cx: &mut Cx, facts: &FileFacts) -> Value {
    let nanoseconds = |time: Duration| i64::try_from(time.as_nanos()).unwrap_or(i64::MAX);
    let numbers = [
        i64::from(facts.mode),
        facts.inode as i64,
        facts.device as i64,
        facts.links as i64,
        i64::from(facts.user),
        i64::from(facts.group),
        facts.size as i64,
        nanoseconds(facts.accessed),
        nanoseconds(facts.modified),
        nanoseconds(facts.changed),
        facts.block_size as i64,
        facts.blocks as i64,
        facts.special_device as i64,
    ];
    let values: Vec<Value> = numbers.iter().map(|number| cx.new_int(*number)).collect();
    cx.new_tuple(&values)
}

fn number(cx: &mut Cx, value: Value) -> Result<i64, Raise> {
    let Some(number) = cx.as_bigint(value) else {
        return Err(cx.not_an_index(value));
    };
    let number = i64::try_from(number).ok();
    number.ok_or_else(|| cx.raise(Builtin::OverflowError, "Python int too large to convert to C int"))
}

fn chmod(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mode = number(cx, args[1])? as u32;
    operation!(cx, args[0], |files, path| files.set_mode(&path, mode));
    done(Value::NONE)
}

fn utime(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mut times = [Duration::ZERO; 2];
    for (time, value) in times.iter_mut().zip(&args[1..3]) {
        *time = Duration::from_nanos(u64::try_from(number(cx, *value)?).unwrap_or(0));
    }
    let follows = args[3].is(Value::TRUE);
    operation!(cx, args[0], |files, path| files
        .set_times(&path, times[0], times[1], follows));
    done(Value::NONE)
}

fn access(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let wanted = number(cx, args[1])? as u32;
    let path = path(cx, args[0])?;
    let files = cx.host.files.as_ref().expect("path() looked");
    let may = files.may(&path, wanted);
    done(Value::from_bool(may))
}

fn umask(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let mask = number(cx, args[0])? as u32;
    let empty = cx.new_str("");
    let before = operation!(cx, empty, |files, _path| files.set_mask(mask));
    done(cx.new_int(i64::from(before)))
}

// ---- open files by number ----

const O_WRONLY: i64 = 1;
const O_RDWR: i64 = 2;
const O_APPEND: i64 = 0o2000;

/// The error for a number without an open file.
pub(super) fn bad_descriptor() -> std::io::Error {
    std::io::Error::from_raw_os_error(9)
}

/// Runs an operation on the file of a number.
fn with_file<T>(
    cx: &mut Cx,
    fd: Value,
    operation: impl FnOnce(&mut dyn OpenFile) -> std::io::Result<T>,
) -> Result<T, Raise> {
    let fd = number(cx, fd)?;
    let result = match cx.host.descriptors.get(fd) {
        Some(file) => operation(file.get().as_mut()),
        None => Err(bad_descriptor()),
    };
    result.map_err(|error| cx.os_error(&error, Value::NONE))
}

fn open(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (flags, permissions) = (number(cx, args[1])?, number(cx, args[2])?);
    let access = flags & 3;
    let mode = OpenMode {
        read: access != O_WRONLY,
        write: access == O_WRONLY || access == O_RDWR,
        append: flags & O_APPEND != 0 && access != 0,
        permissions: Some(permissions as u32),
        // Also O_CREAT and so on, which Rust would refuse in some combinations that the system has.
        flags: (flags & !(3 | O_APPEND)) as i32,
        ..OpenMode::default()
    };
    let file = operation!(cx, args[0], |files, path| files.open(&path, mode));
    let number = cx.host.descriptors.keep(file);
    done(cx.new_int(number))
}

fn read(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(count) = args[1].as_inline_int().filter(|count| *count >= 0) else {
        return Err(cx.os_error(&std::io::Error::from_raw_os_error(22), Value::NONE));
    };
    cx.check_memory(count as usize)?;
    let bytes = with_file(cx, args[0], |file| {
        let mut bytes = vec![0; count as usize];
        let count = file.read(&mut bytes)?;
        bytes.truncate(count);
        Ok(bytes)
    })?;
    done(cx.new_bytes(&bytes))
}

fn write(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(bytes) = cx.as_bytes(args[1]).map(<[u8]>::to_vec) else {
        let message = format!("a bytes-like object is required, not '{}'", cx.type_name(args[1]));
        return Err(cx.type_error(message));
    };
    let stream = match number(cx, args[0])? {
        1 => Some(Stream::Out),
        2 => Some(Stream::Err),
        _ => None,
    };
    if let (Some(stream), Some(console)) = (stream, cx.host.console.as_mut()) {
        let result = console.write(stream, &bytes).and_then(|()| console.flush(stream));
        result.map_err(|error| cx.os_error(&error, Value::NONE))?;
        return done(cx.new_size(bytes.len()));
    }
    let count = with_file(cx, args[0], |file| file.write(&bytes))?;
    done(cx.new_size(count))
}

fn close(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let fd = number(cx, args[0])?;
    match cx.host.descriptors.remove(fd) {
        Some(_) => done(Value::NONE),
        None => Err(cx.os_error(&bad_descriptor(), Value::NONE)),
    }
}

fn lseek(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (offset, whence) = (number(cx, args[1])?, number(cx, args[2])?);
    let position = with_file(cx, args[0], |file| {
        file.seek(match whence {
            0 => SeekFrom::Start(u64::try_from(offset).map_err(|_| std::io::Error::from_raw_os_error(22))?),
            1 => SeekFrom::Current(offset),
            2 => SeekFrom::End(offset),
            _ => return Err(std::io::Error::from_raw_os_error(22)),
        })
    })?;
    done(cx.new_int(position as i64))
}

fn ftruncate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let size = number(cx, args[1])?;
    with_file(cx, args[0], |file| {
        file.truncate(u64::try_from(size).map_err(|_| std::io::Error::from_raw_os_error(22))?)
    })?;
    done(Value::NONE)
}

fn fsync(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    with_file(cx, args[0], |file| file.sync())?;
    done(Value::NONE)
}

fn pipe(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    let empty = cx.new_str("");
    let (reader, writer) = operation!(cx, empty, |files, _path| files.pipe());
    let reader = cx.host.descriptors.keep(reader);
    let writer = cx.host.descriptors.keep(writer);
    let numbers = [reader, writer].map(Value::small_int);
    done(cx.new_tuple(&numbers))
}

fn chown(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (user, group) = (number(cx, args[1])?, number(cx, args[2])?);
    let follows = args[3].is(Value::TRUE);
    operation!(cx, args[0], |files, path| files
        .set_owner(&path, user, group, follows));
    done(Value::NONE)
}

fn dup(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let file = with_file(cx, args[0], |file| file.duplicate())?;
    let number = cx.host.descriptors.keep(file);
    done(cx.new_int(number))
}

fn isatty(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let stream = match number(cx, args[0])? {
        0 => Some(None),
        1 => Some(Some(Stream::Out)),
        2 => Some(Some(Stream::Err)),
        _ => None,
    };
    if let (Some(stream), Some(console)) = (stream, cx.host.console.as_ref()) {
        return done(Value::from_bool(console.is_terminal(stream)));
    }
    let fd = number(cx, args[0])?;
    let file = cx.host.descriptors.get(fd);
    done(Value::from_bool(
        file.is_some_and(|file| file.get().is_terminal()),
    ))
}

fn uname(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    let names = rustix::system::uname();
    let values = [
        names.sysname(),
        names.nodename(),
        names.release(),
        names.version(),
        names.machine(),
    ]
    .map(|name| cx.new_str(&name.to_string_lossy()));
    done(cx.new_tuple(&values))
}

fn strerror(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let code = number(cx, args[0])?;
    let text = std::io::Error::from_raw_os_error(code as i32).to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    done(cx.new_str(text))
}

fn ids(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    use rustix::process;
    let parent = process::getppid().map_or(0, |parent| parent.as_raw_nonzero().get());
    let numbers = [
        i64::from(process::getuid().as_raw()),
        i64::from(process::geteuid().as_raw()),
        i64::from(process::getgid().as_raw()),
        i64::from(process::getegid().as_raw()),
        i64::from(parent),
        i64::from(process::getpgrp().as_raw_nonzero().get()),
    ];
    let values: Vec<Value> = numbers.iter().map(|number| cx.new_int(*number)).collect();
    done(cx.new_tuple(&values))
}

fn environ(cx: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    let mut pairs = Vec::new();
    if cx.host.allows_environment {
        for (name, value) in std::env::vars_os() {
            let name = cx.new_str(&from_system(&name));
            let value = cx.new_str(&from_system(&value));
            pairs.push(cx.new_tuple(&[name, value]));
        }
    }
    done(cx.new_list(pairs))
}

fn urandom(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(count) = args[0].as_inline_int().filter(|count| *count >= 0) else {
        return Err(cx.value_error("negative argument not allowed"));
    };
    cx.check_memory(count as usize)?;
    let mut bytes = vec![0; count as usize];
    let filled = cx.host.entropy.as_mut().map(|entropy| entropy.fill(&mut bytes));
    match filled {
        Some(Ok(())) => done(cx.new_bytes(&bytes)),
        Some(Err(error)) => Err(cx.os_error(&error, Value::NONE)),
        None => Err(cx.raise(
            Builtin::NotImplementedError,
            "this machine has no source of randomness",
        )),
    }
}

fn getpid(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    done(Value::small_int(i64::from(std::process::id())))
}

fn cpu_count(_: &mut Cx, _: &[Value]) -> Result<Outcome, Raise> {
    let count = std::thread::available_parallelism().map_or(1, usize::from);
    done(Value::small_int(count as i64))
}
