//! `_os`: the system calls under `os`.

use crate::heap::Value;
use crate::host::FileKind;
use crate::host::from_system;
use crate::modules::table::ModuleRow;
use crate::native::functions;
use crate::objects::cx::Cx;
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Raise, done};
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
    "mkdir(path, /)" => mkdir,
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
    /// Mode, inode, device, links, user, group, size and the times of access, modification and change.
    "stat(path, follows, /)" => stat,
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
    operation!(cx, args[0], |files, path| files.make_folder(&path));
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
    let to = path(cx, args[1])?;
    operation!(cx, args[0], |files, path| files.rename(&path, &to));
    done(Value::NONE)
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
    let follows = args[1].is(Value::TRUE);
    let facts = operation!(cx, args[0], |files, path| files.facts(&path, follows));
    let numbers = [
        i64::from(facts.mode),
        facts.inode as i64,
        facts.device as i64,
        facts.links as i64,
        i64::from(facts.user),
        i64::from(facts.group),
        facts.size as i64,
    ];
    let mut values: Vec<Value> = numbers.iter().map(|number| cx.new_int(*number)).collect();
    for time in [facts.accessed, facts.modified, facts.changed] {
        values.push(Value::from_float(time.as_secs_f64()));
    }
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
