//! `_itertools`: the iterators of `itertools`. What they keep and do without script code is in `objects/tool`; here
//! are their classes, how they are made, and what they ask of the vm.

mod advance;
mod make;

use crate::heap::{Gc, Value};
use crate::modules::new_native_class;
use crate::modules::table::ModuleRow;
use crate::native::{functions, methods};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::kinds::Kind;
use crate::objects::native::{Binding, NativeRow};
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::types::Builtin;

pub(super) const MODULE: ModuleRow = ModuleRow {
    name: "_itertools",
    doc: "The iterators of itertools.",
    functions: FUNCTIONS,
    install: Some(install),
};

const FUNCTIONS: &[NativeRow] = functions! {
    /// n independent iterators over one iterable.
    "tee(iterable, n=2, /)" => make::tee,
};

/// A class of the module.
struct ToolRow {
    name: &'static str,
    /// Where the class is kept.
    key: &'static str,
    doc: &'static str,
    construct: &'static NativeRow,
    methods: &'static [NativeRow],
}

/// Declares the classes: a function that makes an instance of the class in its first argument, with the parameters
/// of a call, and methods besides those of all.
macro_rules! tools {
    ($($name:literal, $doc:literal, $signature:literal, $new:literal => $make:path, { $($methods:tt)* };)*) => {
        const TOOLS: &[ToolRow] = &[$(ToolRow {
            name: $name,
            key: concat!("itertools.", $name),
            doc: $doc,
            construct: {
                static CALL: NativeRow = NativeRow::new(
                    $signature,
                    $doc,
                    |cx, args| with_class(cx, concat!("itertools.", $name), args, $make),
                    Binding::StaticMethod,
                );
                &CALL
            },
            methods: methods! {
                /// Create and return a new object.
                static $new => $make,
                /// Implement iter(self).
                "__iter__(self, /)" => itself,
                /// Implement next(self).
                "__next__(self, /)" => advance::next,
                /// Refuses: iterators of itertools are not copied or pickled.
                "__reduce_ex__(self, protocol, /)" => reduce,
                $($methods)*
            },
        }),*];
    };
}

tools! {
    "count", "Return a count object whose .__next__() method returns consecutive values: start, start + step, ...",
        "count(start=0, step=1)", "__new__(cls, start=0, step=1)" => make::count, {
        /// repr(self).
        "__repr__(self, /)" => make::count_repr,
    };
    "cycle", "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
        "cycle(iterable, /)", "__new__(cls, iterable, /)" => make::cycle, {};
    "repeat", "Return the object, for ever or the given number of times.",
        "repeat(object, times=?)", "__new__(cls, object, times=?)" => make::repeat, {
        /// repr(self).
        "__repr__(self, /)" => make::repeat_repr,
        /// How many times are left.
        "__length_hint__(self, /)" => make::repeat_left,
    };
    "accumulate", "Return series of accumulated sums (or other binary function results).",
        "accumulate(iterable, func=None, *, initial=None)",
        "__new__(cls, iterable, func=None, *, initial=None)" => make::accumulate, {};
    "batched", "Batch data into tuples of length n. The last batch may be shorter than n.",
        "batched(iterable, n, *, strict=False)", "__new__(cls, iterable, n, *, strict=False)" => make::batched, {};
    "chain", "Return the items of the first iterable until it is exhausted, then of the next one.",
        "chain(*iterables)", "__new__(cls, /, *iterables)" => make::chain, {
        /// The same for iterables that an iterable gives, one when it is needed.
        class "from_iterable(cls, iterable, /)" => make::chain_from,
        /// `chain[int]` for annotations.
        class "__class_getitem__(cls, item, /)" => crate::builtins::types::alias::class_getitem,
    };
    "combinations", "Return successive r-length combinations of elements in the iterable.",
        "combinations(iterable, r)", "__new__(cls, iterable, r)" => make::combinations, {};
    "combinations_with_replacement",
        "Return successive r-length combinations of elements in the iterable, allowing individual elements to come again.",
        "combinations_with_replacement(iterable, r)",
        "__new__(cls, iterable, r)" => make::combinations_with_replacement, {};
    "permutations", "Return successive r-length permutations of elements in the iterable.",
        "permutations(iterable, r=None)", "__new__(cls, iterable, r=None)" => make::permutations, {};
    "product", "Cartesian product of input iterables. Equivalent to nested for-loops.",
        "product(*iterables, repeat=1)", "__new__(cls, /, *iterables, repeat=1)" => make::product, {};
    "compress", "Return data elements corresponding to true selector elements.",
        "compress(data, selectors)", "__new__(cls, data, selectors)" => make::compress, {};
    "dropwhile", "Drop items from the iterable while predicate(item) is true.",
        "dropwhile(predicate, iterable, /)", "__new__(cls, predicate, iterable, /)" => make::dropwhile, {};
    "filterfalse", "Return those items of iterable for which function(item) is false.",
        "filterfalse(function, iterable, /)", "__new__(cls, function, iterable, /)" => make::filterfalse, {};
    "takewhile", "Return successive entries from an iterable as long as the predicate evaluates to true for each.",
        "takewhile(predicate, iterable, /)", "__new__(cls, predicate, iterable, /)" => make::takewhile, {};
    "starmap", "Return an iterator whose values are function(*arguments), for arguments of the iterable.",
        "starmap(function, iterable, /)", "__new__(cls, function, iterable, /)" => make::starmap, {};
    "pairwise", "Return an iterator of overlapping pairs taken from the input iterator.",
        "pairwise(iterable, /)", "__new__(cls, iterable, /)" => make::pairwise, {};
    "islice", "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object",
        "islice(*args)", "__new__(cls, /, *args)" => make::islice, {};
    "groupby", "make an iterator that returns consecutive keys and groups from the iterable",
        "groupby(iterable, key=None)", "__new__(cls, iterable, key=None)" => make::groupby, {};
    "_grouper", "The items of one group.",
        "_grouper(parent, tgtkey, /)", "__new__(cls, parent, tgtkey, /)" => make::grouper, {};
    "zip_longest", "Return tuples of items of the iterables at the same place, until the longest is exhausted.",
        "zip_longest(*iterables, fillvalue=None)",
        "__new__(cls, /, *iterables, fillvalue=None)" => make::zip_longest, {};
    "_tee", "Iterator wrapped to make it copyable.",
        "_tee(iterable, /)", "__new__(cls, iterable, /)" => make::new_tee, {
        /// An iterator that stands where this one does.
        "__copy__(self, /)" => make::copy_tee,
    };
}

fn install(cx: &mut Cx, namespace: Gc<Dict>) {
    for row in TOOLS {
        let class = new_native_class(
            cx,
            "itertools",
            row.name,
            row.doc,
            Builtin::Object,
            row.methods,
            &[],
        );
        cx.heap[class].instance_kind = Kind::Iterator;
        cx.heap[class].construct = Some(row.construct);
        cx.heap[class].flags.is_base = row.name != "_grouper";
        cx.register(row.key, class.value());
        cx.set_name(namespace, row.name, class.value());
    }
}

fn class_of_row(cx: &Cx, key: &str) -> Gc<Class> {
    let class = cx.registered(key).and_then(|class| class.as_gc());
    class.expect("the classes are made with the module")
}

/// Calls what makes an instance with the class of this name put before the arguments.
fn with_class(
    cx: &mut Cx,
    key: &str,
    args: &[Value],
    make: fn(&mut Cx, &[Value]) -> Result<Outcome, Raise>,
) -> Result<Outcome, Raise> {
    let mut all = smallvec::SmallVec::<[Value; 8]>::new();
    all.push(class_of_row(cx, key).value());
    all.extend_from_slice(args);
    make(cx, &all)
}

fn itself(_: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(args[0])
}

/// Since 3.14 these are not pickled; a subclass may say how.
fn reduce(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let name = cx.intern("__reduce__");
    let class = cx.class_of(args[0]);
    if let Some(method) = cx.dunder(args[0], name)
        && cx.heap[class].flags.is_script
        && method.is_kind::<crate::objects::function::Function>()
    {
        return cx.tail_call(method, &[args[0]]);
    }
    let shown = cx.type_name(args[0]).to_owned();
    let short = shown.rsplit('.').next().unwrap_or(&shown).to_owned();
    let is_old = args[1].as_inline_int().is_some_and(|protocol| protocol < 2);
    let message = match is_old || cx.heap[class].flags.is_script {
        true => format!("cannot pickle '{short}' object"),
        false => format!("cannot pickle 'itertools.{short}' object"),
    };
    Err(cx.type_error(message))
}
