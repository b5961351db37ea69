//! Where objects were made: what debug mode and `sys.set_coroutine_origin_tracking_depth` keep note of.
//!
//! The notes lie beside the heap, by the object's bits, so that objects have no field for them and nothing is paid
//! while nobody asks. Notes of dead objects are dropped at each collection.

use std::sync::Arc;

use crate::heap::Value;

/// A place in a script.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) filename: String,
    pub(crate) line: u32,
    /// The name of the code object.
    pub(crate) name: String,
}

/// The calls that led to an object, the innermost first.
pub(crate) type Origin = Arc<[Place]>;

/// How many calls are noted in debug mode.
pub(crate) const DEBUG_DEPTH: usize = 10;

/// What is noted, and whether anything is.
#[derive(Default)]
pub(crate) struct Origins {
    /// How many calls are noted of each new coroutine; 0: nothing is.
    pub(crate) depth: usize,
    /// The depth that `depth` had before a loop in debug mode began to run.
    outer_depth: Option<usize>,
    /// Some event loop is or was in debug mode: those who make futures, tasks and handles ask where they stand.
    pub(crate) is_tracing: bool,
    /// The answer to `Query::Callers`, while the native that asked uses it.
    pub(crate) asked: Option<Origin>,
    of: hashbrown::HashMap<u64, Origin>,
}

impl Origins {
    /// Notes where an object was made.
    pub(crate) fn note(&mut self, object: Value, origin: Origin) {
        self.of.insert(object.bits(), origin);
    }

    /// Where an object was made, if anybody noted it.
    pub(crate) fn of(&self, object: Value) -> Option<&Origin> {
        self.of.get(&object.bits())
    }

    /// Drops the notes of all other objects.
    pub(crate) fn retain(&mut self, is_alive: impl Fn(u64) -> bool) {
        self.of.retain(|bits, _| is_alive(*bits));
    }

    /// A loop begins to run or changes its mode: in debug mode coroutines are noted, else as before.
    pub(crate) fn follow(&mut self, is_debug: bool) {
        match (is_debug, self.outer_depth) {
            (true, None) => {
                self.outer_depth = Some(self.depth);
                self.depth = DEBUG_DEPTH;
            }
            (false, Some(outer)) => {
                self.outer_depth = None;
                self.depth = outer;
            }
            _ => {}
        }
    }
}

/// A call as a traceback shows it.
pub(crate) fn describe(
    filename: &str,
    line: u32,
    name: &str,
    source_line: impl Fn(&str, u32) -> Option<String>,
) -> String {
    let source =
        source_line(filename, line).map_or_else(String::new, |source| format!("    {}\n", source.trim()));
    format!("  File \"{filename}\", line {line}, in {name}\n{source}")
}
