//! Where a module's code is: in the machine, in a file of `sys.path` or of a package's folder, or in the
//! embedded `stdlib/`. Files are seen only through the files capability.

use super::table::{self, LibraryRow, ModuleBody, ModuleRow};
use crate::heap::Value;
use crate::host::FileKind;
use crate::objects::cx::Cx;
use crate::objects::outcome::Raise;

/// What the names of embedded files begin with.
pub(super) const STDLIB: &str = "<stdlib>/";

/// Endings of source files, in the order they are tried.
const ENDINGS: [&str; 2] = [".pyish", ".py"];

/// A module that was found.
pub(super) enum Found {
    Native(&'static ModuleRow),
    Source {
        filename: String,
        text: SourceText,
        /// The folder that submodules are looked for in, for a package.
        folder: Option<String>,
    },
    /// A folder without `__init__`: a package that only has submodules.
    Namespace {
        folder: String,
    },
}

/// The text of a module.
pub(super) enum SourceText {
    Embedded(&'static str),
    File(Vec<u8>),
}

/// Finds a module. `path` is the `__path__` of its package, `None` for one that is in none.
pub(super) fn find(cx: &mut Cx, name: &str, path: Option<Value>) -> Result<Option<Found>, Raise> {
    let row = table::find(name);
    if let Some(row) = row
        && row.is_built_in()
    {
        return Ok(Some(found_row(row)));
    }
    let last = name.rsplit('.').next().unwrap_or(name);
    let mut namespace = None;
    for folder in folders(cx, path) {
        if folder.starts_with(STDLIB) {
            continue;
        }
        match find_file(cx, &folder, last) {
            Some(Found::Namespace { folder }) => namespace = namespace.or(Some(folder)),
            Some(found) => return Ok(Some(found)),
            None => {}
        }
    }
    let is_embedded = path.is_none_or(|path| cx.path_has_stdlib(path));
    if let Some(row) = row
        && is_embedded
    {
        return Ok(Some(found_row(row)));
    }
    Ok(namespace.map(|folder| Found::Namespace { folder }))
}

fn found_row(row: &'static LibraryRow) -> Found {
    match &row.body {
        ModuleBody::Native(module) => Found::Native(module),
        ModuleBody::Source { path, text } => Found::Source {
            filename: format!("{STDLIB}{path}"),
            text: SourceText::Embedded(text),
            folder: row
                .is_package()
                .then(|| format!("{STDLIB}{}", path.trim_end_matches("/__init__.pyish"))),
        },
    }
}

/// The folders to look in, in order.
fn folders(cx: &mut Cx, path: Option<Value>) -> Vec<String> {
    let entries = match path {
        Some(path) => Some(path),
        None => {
            let sys = cx.registered("sys").and_then(|sys| sys.as_gc());
            let name = cx.intern("path");
            sys.and_then(|sys| cx.get_name(sys, name))
        }
    };
    let entries = entries.and_then(|entries| cx.as_list(entries).or_else(|| cx.as_tuple(entries)));
    entries
        .unwrap_or_default()
        .iter()
        .filter_map(|entry| cx.as_str(*entry))
        .map(str::to_owned)
        .collect()
}

impl Cx {
    /// Whether a `__path__` names a folder of the embedded library.
    fn path_has_stdlib(&self, path: Value) -> bool {
        let entries = self.as_list(path).or_else(|| self.as_tuple(path));
        entries
            .unwrap_or_default()
            .iter()
            .any(|entry| self.as_str(*entry).is_some_and(|entry| entry.starts_with(STDLIB)))
    }
}

/// Finds a module in a folder of the file system.
fn find_file(cx: &mut Cx, folder: &str, name: &str) -> Option<Found> {
    let files = cx.host.files.as_mut()?;
    let base = match folder {
        "" => name.to_owned(),
        _ => format!("{}/{name}", folder.trim_end_matches('/')),
    };
    let is_folder = files.kind(&base) == Some(FileKind::Folder);
    if is_folder {
        for ending in ENDINGS {
            let filename = format!("{base}/__init__{ending}");
            if files.kind(&filename) == Some(FileKind::File)
                && let Ok(bytes) = files.read(&filename)
            {
                return Some(Found::Source {
                    filename,
                    text: SourceText::File(bytes),
                    folder: Some(base),
                });
            }
        }
    }
    for ending in ENDINGS {
        let filename = format!("{base}{ending}");
        if files.kind(&filename) == Some(FileKind::File)
            && let Ok(bytes) = files.read(&filename)
        {
            return Some(Found::Source {
                filename,
                text: SourceText::File(bytes),
                folder: None,
            });
        }
    }
    is_folder.then_some(Found::Namespace { folder: base })
}
