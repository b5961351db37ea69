//! Import statements and `__import__`.
//!
//! An import is a job that the vm may interrupt at every module body: its state is values, kept by the
//! continuation [`LOADED`] while a body runs. `sys.modules` is asked first, parents are imported before
//! children, a module is in `sys.modules` before its body runs (so circular imports see it half made), and
//! a module whose body raised is taken out again.
//!
//! See: <https://docs.python.org/3/reference/import.html>

use super::find::{self, Found, SourceText};
use super::source::compile_file_source;
use super::source_warning;
use crate::compiler::Mode;
use crate::heap::{Gc, Header, Value};
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::module::Module;
use crate::objects::outcome::{Kept, Outcome, Query, Raise, Resumed, Then, done};
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// What the importer is given in the end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Wanted {
    /// The module of the first part of the name: `import a.b`.
    First = 0,
    /// The module itself: `from a.b import c`, `importlib.import_module`.
    Last = 1,
}

/// An import under way.
struct Job {
    /// The absolute name.
    name: Value,
    wanted: Wanted,
    /// List of the names after `from … import`, or None.
    names: Value,
    /// How many parts of the name are imported.
    parts: usize,
    /// How many of the names were looked at.
    seen: usize,
}

/// Runs an import statement: the hook of the vm.
pub(super) fn import_statement(
    cx: &mut Cx,
    name: Value,
    level: u32,
    names: Value,
    globals: Gc<Dict>,
) -> Result<Outcome, Raise> {
    import(cx, name, i64::from(level), names, globals.value())
}

/// `__import__`.
pub(super) fn import(
    cx: &mut Cx,
    name: Value,
    level: i64,
    names: Value,
    globals: Value,
) -> Result<Outcome, Raise> {
    let Some(text) = cx.as_str(name).map(str::to_owned) else {
        return Err(cx.type_error("module name must be a string"));
    };
    if level < 0 {
        return Err(cx.value_error("level must be >= 0"));
    }
    let has_names = match cx.as_tuple(names).or_else(|| cx.as_list(names)) {
        Some(names) => !names.is_empty(),
        None => false,
    };
    let absolute = match level {
        0 if text.is_empty() => return Err(cx.value_error("Empty module name")),
        0 => text,
        _ => absolute_name(cx, &text, level, globals)?,
    };
    let names = match cx.as_tuple(names).or_else(|| cx.as_list(names)) {
        Some(names) if has_names => {
            let names = names.to_vec();
            cx.new_list(names)
        }
        _ => Value::NONE,
    };
    let name = cx.intern(&absolute).value();
    let wanted = if has_names || level > 0 {
        Wanted::Last
    } else {
        Wanted::First
    };
    Job::new(name, wanted, names).advance(cx)
}

/// Imports a module by its full name and gives the module itself: the hook of the vm.
pub(super) fn import_module(cx: &mut Cx, name: Value) -> Result<Outcome, Raise> {
    let Some(text) = cx.as_str(name).map(str::to_owned) else {
        return Err(cx.type_error("module name must be a string"));
    };
    let name = cx.intern(&text).value();
    Job::new(name, Wanted::Last, Value::NONE).advance(cx)
}

/// The absolute name of `from ..text import` in a module with these globals.
fn absolute_name(cx: &mut Cx, text: &str, level: i64, globals: Value) -> Result<String, Raise> {
    let globals = globals.as_gc::<Dict>();
    let get = |cx: &Cx, name: Gc<Str>| globals.and_then(|globals| cx.get_name(globals, name));
    let text_of = |cx: &Cx, name: Gc<Str>| {
        get(cx, name)
            .and_then(|value| cx.as_str(value))
            .map(str::to_owned)
    };
    let package = match text_of(cx, cx.names.package) {
        Some(package) => package,
        None => {
            let name = text_of(cx, cx.names.name).unwrap_or_default();
            match get(cx, cx.names.path) {
                Some(_) => name,
                None => match name.rsplit_once('.') {
                    Some((package, _)) => package.to_owned(),
                    None => String::new(),
                },
            }
        }
    };
    if package.is_empty() {
        return Err(cx.raise(
            Builtin::ImportError,
            "attempted relative import with no known parent package",
        ));
    }
    let mut base = package.as_str();
    for _ in 1..level {
        match base.rsplit_once('.') {
            Some((outer, _)) => base = outer,
            None => {
                return Err(cx.raise(
                    Builtin::ImportError,
                    "attempted relative import beyond top-level package",
                ));
            }
        }
    }
    Ok(match text {
        "" => base.to_owned(),
        _ => format!("{base}.{text}"),
    })
}

impl Job {
    fn new(name: Value, wanted: Wanted, names: Value) -> Job {
        Job {
            name,
            wanted,
            names,
            parts: 0,
            seen: 0,
        }
    }

    /// Goes on until a module body must run or the import is complete.
    fn advance(mut self, cx: &mut Cx) -> Result<Outcome, Raise> {
        let name = cx.as_str(self.name).expect("a job has a name").to_owned();
        let ends: Vec<usize> = name
            .match_indices('.')
            .map(|(index, _)| index)
            .chain([name.len()])
            .collect();
        while self.parts < ends.len() {
            let part = &name[..ends[self.parts]];
            match imported(cx, part) {
                Some(module) if module.is_none() => {
                    let message = format!("import of {part} halted; None in sys.modules");
                    return Err(not_found(cx, message, part));
                }
                Some(_) => self.parts += 1,
                None => {
                    let Some(found) = locate(cx, part)? else {
                        let message = format!("No module named '{part}'");
                        return Err(not_found(cx, message, part));
                    };
                    match self.load(cx, part, found)? {
                        Some(outcome) => return Ok(outcome),
                        None => self.parts += 1,
                    }
                }
            }
        }
        let module = match imported(cx, &name) {
            Some(module) => module,
            None => return Err(cx.raise(Builtin::KeyError, &name)),
        };
        if self.wanted == Wanted::First {
            let first = &name[..ends[0]];
            return done(imported(cx, first).unwrap_or(module));
        }
        if !self.names.is_none()
            && let Some(outcome) = self.import_named(cx, &name, module)?
        {
            return Ok(outcome);
        }
        done(module)
    }

    /// Imports those of the names that are submodules and not attributes of the package.
    fn import_named(&mut self, cx: &mut Cx, name: &str, package: Value) -> Result<Option<Outcome>, Raise> {
        while let Some(item) = cx
            .as_list(self.names)
            .and_then(|names| names.get(self.seen))
            .copied()
        {
            self.seen += 1;
            let Some(text) = cx.as_str(item).map(str::to_owned) else {
                let message = format!("Item in ``from list'' must be str, not {}", cx.type_name(item));
                return Err(cx.type_error(message));
            };
            let namespace = package.as_gc::<Module>().map(|module| cx.heap[module].namespace);
            let Some(namespace) = namespace else { continue };
            if text == "*" {
                let all = cx.get_name(namespace, cx.names.all);
                let all = all.and_then(|all| cx.as_list(all).or_else(|| cx.as_tuple(all)));
                let mut names = cx.as_list(self.names).unwrap_or_default().to_vec();
                names.extend(
                    all.unwrap_or_default()
                        .iter()
                        .filter(|name| cx.as_str(**name) != Some("*")),
                );
                self.names = cx.new_list(names);
                continue;
            }
            let attribute = cx.intern(&text);
            if cx.get_name(namespace, attribute).is_some() {
                continue;
            }
            let full = format!("{name}.{text}");
            if imported(cx, &full).is_some() {
                continue;
            }
            let found = match path_of(cx, package) {
                Some(_) => locate(cx, &full)?,
                None => None,
            };
            if let Some(found) = found {
                if let Some(outcome) = self.load(cx, &full, found)? {
                    return Ok(Some(outcome));
                }
            } else if self.has_star(cx)
                && let Some(hook) = cx.get_name(namespace, cx.names.getattr)
            {
                // A name of `__all__` that the module makes when it is asked for.
                let kept = self.to_values(attribute);
                return cx.call(hook, &[item], &MADE, 0, &kept).map(Some);
            }
        }
        Ok(None)
    }

    /// Whether this is `from … import *`.
    fn has_star(&self, cx: &Cx) -> bool {
        let names = cx.as_list(self.names).unwrap_or_default();
        names.iter().any(|name| cx.as_str(*name) == Some("*"))
    }

    /// Makes a module of what was found. `Some`: its body must run first, and the job goes on after it.
    fn load(&self, cx: &mut Cx, name: &str, found: Found) -> Result<Option<Outcome>, Raise> {
        let full = cx.intern(name);
        match found {
            Found::Native(native) => {
                let namespace = new_module(cx, name, None, None);
                super::start::fill(cx, native, namespace);
                finish_module(cx, name);
                Ok(None)
            }
            Found::Namespace { folder } => {
                new_module(cx, name, None, Some(&folder));
                finish_module(cx, name);
                Ok(None)
            }
            Found::Source {
                filename,
                text,
                folder,
            } => {
                let bytes = match &text {
                    SourceText::Embedded(text) => text.as_bytes(),
                    SourceText::File(bytes) => bytes,
                };
                let code = compile_file_source(cx, bytes, &filename, Mode::Module)?;
                let namespace = new_module(cx, name, Some(&filename), folder.as_deref());
                if let Some(doc) = &code.doc {
                    let doc = cx.new_str(doc);
                    cx.set_interned(namespace, cx.names.doc, doc);
                }
                let code = cx.load_code(&code);
                let kept = self.to_values(full);
                let args = [code.value(), namespace.value(), Value::UNDEF];
                let all: Vec<Value> = kept.iter().chain(&args[..2]).copied().collect();
                if let Some(told) = source_warning::tell(cx, Value::NONE, Some(&WARNED), &all) {
                    return told.map(Some);
                }
                let query = Outcome::Query(Query::RunCode);
                cx.ask(query, Value::NONE, &args, Some(&LOADED), 0, &kept)
                    .map(Some)
            }
        }
    }

    fn to_values(&self, loading: Gc<Str>) -> [Value; 6] {
        [
            self.name,
            Value::small_int(self.wanted as i64),
            self.names,
            Value::small_int(self.parts as i64),
            Value::small_int(self.seen as i64),
            loading.value(),
        ]
    }

    fn from_values(values: &[Value]) -> Job {
        let number = |value: Value| value.as_inline_int().expect("a job keeps counts");
        Job {
            name: values[0],
            wanted: match number(values[1]) {
                0 => Wanted::First,
                _ => Wanted::Last,
            },
            names: values[2],
            parts: number(values[3]) as usize,
            seen: number(values[4]) as usize,
        }
    }
}

/// The warnings about a module's source were told: its body runs, unless they were errors.
static WARNED: Then = Then {
    name: "import.warned",
    resume: |cx, kept, resumed| {
        if let Resumed::Raised(_) = resumed {
            return loaded(cx, kept, resumed);
        }
        let (job, run) = kept.values.split_at(6);
        let query = Outcome::Query(Query::RunCode);
        let args = [run[0], run[1], Value::UNDEF];
        cx.ask(query, Value::NONE, &args, Some(&LOADED), 0, job)
    },
    catches: true,
};

/// The body of a module ended.
static LOADED: Then = Then {
    name: "import.loaded",
    resume: loaded,
    catches: true,
};

fn loaded(cx: &mut Cx, kept: Kept<'_>, resumed: Resumed) -> Result<Outcome, Raise> {
    let job = Job::from_values(kept.values);
    let name = cx
        .as_str(kept.values[5])
        .expect("the name being loaded")
        .to_owned();
    match resumed {
        Resumed::Raised(exception) => {
            let modules = cx.modules;
            let name = cx.intern(&name);
            cx.remove_name(modules, name);
            Err(cx.raise_value(exception))
        }
        Resumed::Value(_) => {
            finish_module(cx, &name);
            job.advance(cx)
        }
    }
}

/// A module's `__getattr__` made what `import *` wants.
static MADE: Then = Then {
    name: "import.made",
    resume: |cx, kept, resumed| {
        let job = Job::from_values(kept.values);
        let name = cx.as_str(job.name).expect("a job has a name").to_owned();
        let attribute = kept.values[5].as_gc::<Str>().expect("the name being made");
        let attribute = cx.intern_str(attribute);
        if let Some(module) = imported(cx, &name).and_then(|module| module.as_gc::<Module>()) {
            let namespace = cx.heap[module].namespace;
            cx.set_interned(namespace, attribute, resumed.value());
        }
        job.advance(cx)
    },
    catches: false,
};

/// What `sys.modules` has under a name.
pub(super) fn imported(cx: &mut Cx, name: &str) -> Option<Value> {
    let name = cx.intern(name);
    cx.get_name(cx.modules, name)
}

/// The `__path__` of a package.
fn path_of(cx: &Cx, module: Value) -> Option<Value> {
    let module = module.as_gc::<Module>()?;
    cx.get_name(cx.heap[module].namespace, cx.names.path)
}

/// Finds a module whose parent is imported. `None`: there is none.
pub(super) fn locate(cx: &mut Cx, name: &str) -> Result<Option<Found>, Raise> {
    let path = match name.rsplit_once('.') {
        Some((parent, _)) => {
            let module = imported(cx, parent);
            match module.and_then(|module| path_of(cx, module)) {
                Some(path) => Some(path),
                None => {
                    let message = format!("No module named '{name}'; '{parent}' is not a package");
                    return Err(not_found(cx, message, name));
                }
            }
        }
        None => None,
    };
    find::find(cx, name, path)
}

/// Raises ModuleNotFoundError about a module.
pub(super) fn not_found(cx: &mut Cx, message: String, name: &str) -> Raise {
    let raise = cx.raise(Builtin::ModuleNotFoundError, message);
    let exception = cx.raised;
    let name = cx.new_str(name);
    cx.set_exception_field(exception, 1, name);
    raise
}

/// Makes an empty module with the attributes that every module has, and enters it in `sys.modules`.
pub(super) fn new_module(cx: &mut Cx, name: &str, file: Option<&str>, folder: Option<&str>) -> Gc<Dict> {
    let namespace = cx.new_dict();
    let header = Header::new(Builtin::Module.shape());
    let module = cx.heap.alloc(Module { header, namespace });
    let package = match folder {
        Some(_) => name,
        None => name.rsplit_once('.').map_or("", |(parent, _)| parent),
    };
    let name_value = cx.intern(name).value();
    let package = cx.intern(package).value();
    let spec = new_spec(cx, name_value, package, file, folder);
    let names = cx.names;
    cx.set_interned(namespace, names.name, name_value);
    cx.set_interned(namespace, names.doc, Value::NONE);
    cx.set_interned(namespace, names.package, package);
    cx.set_name(namespace, "__loader__", Value::NONE);
    cx.set_interned(namespace, names.spec, spec);
    if let Some(file) = file {
        let file = cx.new_str(file);
        cx.set_interned(namespace, names.file, file);
    }
    if let Some(folder) = folder {
        let folder = cx.new_str(folder);
        let path = cx.new_list(vec![folder]);
        cx.set_interned(namespace, names.path, path);
    }
    let modules = cx.modules;
    let key = cx.intern(name);
    cx.set_interned(modules, key, module.value());
    namespace
}

/// The `__spec__` of a module that is about to run.
pub(super) fn new_spec(
    cx: &mut Cx,
    name: Value,
    package: Value,
    file: Option<&str>,
    folder: Option<&str>,
) -> Value {
    let class = cx.types.get(Builtin::ModuleSpec);
    let spec = cx
        .new_instance(class)
        .unwrap_or_else(|Raise| unreachable!("ModuleSpec is a plain class"));
    let origin = match file {
        Some(file) => cx.new_str(file),
        None => Value::NONE,
    };
    let locations = match folder {
        Some(folder) => {
            let folder = cx.new_str(folder);
            cx.new_list(vec![folder])
        }
        None => Value::NONE,
    };
    let fields = [
        ("name", name),
        ("loader", Value::NONE),
        ("origin", origin),
        ("submodule_search_locations", locations),
        ("parent", package),
        ("has_location", Value::from_bool(file.is_some())),
        ("_initializing", Value::TRUE),
    ];
    for (field, value) in fields {
        let field = cx.intern(field);
        cx.instance_set(spec, field, value);
    }
    spec
}

/// Marks a module as complete and binds it in its package.
fn finish_module(cx: &mut Cx, name: &str) {
    let Some(module) = imported(cx, name) else { return };
    if let Some(object) = module.as_gc::<Module>() {
        let spec = cx.get_name(cx.heap[object].namespace, cx.names.spec);
        if let Some(spec) = spec.filter(|spec| !spec.is_none()) {
            let field = cx.intern("_initializing");
            cx.instance_set(spec, field, Value::FALSE);
        }
    }
    if let Some((parent, child)) = name.rsplit_once('.')
        && let Some(parent) = imported(cx, parent).and_then(|parent| parent.as_gc::<Module>())
    {
        let namespace = cx.heap[parent].namespace;
        cx.set_name(namespace, child, module);
    }
}
