//! The context every native function gets: heap, names, types, capabilities, and the way to make values
//! and raise exceptions. It cannot run script code; that is what outcomes are for.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use num_bigint::BigInt;

use crate::heap::{Gc, Header, Heap, HeapOptions, Special, TailLen, Tracer, Value};
use crate::host::Host;
use crate::objects::abstract_cache::AbstractCache;
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::cell::Cell;
use crate::objects::class::{Class, ClassFlags, Collection};
use crate::objects::dict::Dict;
use crate::objects::enumeration::EnumParts;
use crate::objects::event_loop::{EventLoop, LoopHooks};
use crate::objects::exception::{Exception, Trace};
use crate::objects::function::{BoundMethod, Native};
use crate::objects::intern::Interner;
use crate::objects::iterator::{Iterator, IteratorState};
use crate::objects::kernel::big::Big;
use crate::objects::kinds::KINDS;
use crate::objects::method_cache::MethodCache;
use crate::objects::names::Names;
use crate::objects::native::NativeRow;
use crate::objects::number::{Complex, Int, IntRepr};
use crate::objects::outcome::{Outcome, Raise, Request, Then};
use crate::objects::sequence::{List, Tuple};
use crate::objects::set::Set;
use crate::objects::shape::ShapeTable;
use crate::objects::signature::NativeParameter;
use crate::objects::str::Str;
use crate::objects::template::Templates;
use crate::objects::types::{BUILTINS, Builtin, TypeFlag, Types};
use crate::objects::work::Work;

/// A source text kept for tracebacks.
#[derive(Clone, Debug)]
pub(crate) enum SourceText {
    Shared(std::sync::Arc<str>),
}

/// A doubt about source text, with the fields of the SyntaxError that it becomes where warnings are errors.
#[derive(Clone, Debug)]
pub(crate) struct SourceWarning {
    pub(crate) message: String,
    pub(crate) refusal: String,
    pub(crate) filename: std::sync::Arc<str>,
    pub(crate) line: u32,
    pub(crate) offset: u32,
    pub(crate) end_line: u32,
    pub(crate) end_offset: u32,
    pub(crate) text: Option<String>,
}

/// How the command line or the environment asks the machine to run.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Modes {
    /// `-X dev`.
    pub(crate) is_dev: bool,
    /// `PYTHONASYNCIODEBUG`: new event loops are in debug mode.
    pub(crate) debugs_asyncio: bool,
    /// `-E`.
    pub(crate) ignores_environment: bool,
}

/// What natives see of the machine.
pub(crate) struct Cx {
    pub(crate) heap: Heap,
    pub(crate) names: Names,
    pub(crate) types: Types,
    pub(crate) shapes: ShapeTable,
    pub(crate) interner: Interner,
    pub(crate) method_cache: MethodCache,
    /// One-character strings for the first 256 code points.
    pub(crate) characters: Box<[Gc<Str>]>,
    /// The exception on its way while a native returns `Raise`.
    pub(crate) raised: Value,
    /// The exception being handled (`sys.exception()`), or None.
    pub(crate) handled: Value,
    /// What the native that just returned asks the vm to do.
    pub(crate) request: Request,
    /// The built-ins namespace.
    pub(crate) builtins: Gc<Dict>,
    /// `sys.modules`.
    pub(crate) modules: Gc<Dict>,
    /// The current `contextvars` context: an object, or None for the first one.
    pub(crate) context: Value,
    pub(crate) event_loop: EventLoop,
    /// Functions that are to run in threads of their own, as soon as the machine stops.
    pub(crate) new_threads: Vec<Value>,
    /// The number of the running thread; the main thread is 1.
    pub(crate) thread: u32,
    /// Threads that another let go on, and that have not done so yet.
    pub(crate) woken_threads: Vec<u32>,
    /// Whether there is more than one thread: what waits must then let the others run.
    pub(crate) has_threads: bool,
    /// The long operation under way.
    pub(crate) work: Work,
    /// Set to interrupt the machine at the next safepoint of its main thread.
    pub(crate) interrupt: Arc<AtomicBool>,
    pub(crate) loop_hooks: &'static LoopHooks,
    pub(crate) host: Host,
    /// Classes and values that native modules made at import and find again by a fixed key.
    pub(crate) registry: Vec<(&'static str, Value)>,
    /// Source texts by file name, for tracebacks.
    pub(crate) sources: hashbrown::HashMap<String, SourceText>,
    /// Weak references to be cleared when their target dies.
    pub(crate) weak_references: Vec<Gc<crate::objects::weakref::WeakRef>>,
    /// Memoryviews of bytearrays. They are not kept alive by this.
    pub(crate) views: Vec<Gc<crate::objects::opaque::Opaque>>,
    /// The bytearray for whose change of size a collection was asked for.
    pub(crate) resize_asked: Option<Gc<ByteArray>>,
    /// Objects whose end must be seen: instances with `__del__`, suspended frames with `finally`, coroutines
    /// not yet started.
    pub(crate) finalizable: Vec<Value>,
    /// How many of them a script would see die at once: instances with `__del__`, generators with `finally`.
    pub(crate) watched: usize,
    /// Every code object, to find the one that an address of an instruction belongs to. Weak: dead ones are taken
    /// out at each collection.
    pub(crate) loaded_code: Vec<Gc<crate::objects::code::CodeObject>>,
    /// Found dead at a collection, to be finalised at the next safepoint: an object (with Undef), or a weak
    /// reference's callback and the reference.
    pub(crate) finalizers: Vec<(Value, Value)>,
    /// Numbers given out by `id()`, by address; entries of dead objects are dropped at each collection.
    pub(crate) identities: hashbrown::HashMap<u64, u64>,
    /// Signatures of natives that were taken apart, by the address of their text.
    pub(crate) signatures: hashbrown::HashMap<usize, Arc<[NativeParameter]>>,
    /// Names that scripts gave to generators and coroutines, by the frame's bits.
    pub(crate) frame_names: hashbrown::HashMap<u64, Value>,
    /// Where objects were made, as far as it is noted.
    pub(crate) origins: crate::objects::origins::Origins,
    /// `-X dev` and the like.
    pub(crate) modes: Modes,
    /// What abstract base classes have answered.
    pub(crate) abstract_cache: AbstractCache,
    /// Classes of the library whose instances natives read and make.
    pub(crate) templates: Templates,
    /// The parts of `enum` that the machine knows, once it is imported.
    pub(crate) enums: Option<EnumParts>,
    next_identity: u64,
    next_stamp: u32,
    /// A class that inline caches depend on changed: the vm clears all caches before it goes on.
    pub(crate) caches_are_stale: bool,
    /// How deep the few operations that recurse on Rust's stack are nested at present.
    pub(crate) native_depth: u32,
    /// `gc.disable()`: what lies on cycles lives until a script collects, or memory is short.
    pub(crate) keeps_cycles: bool,
    /// `sys.setrecursionlimit`.
    pub(crate) recursion_limit: u32,
    /// How many nans `float` has made: each is an object of its own.
    pub(crate) nan_count: u64,
    /// `sys.set_int_max_str_digits`; 0 is no limit.
    pub(crate) int_max_str_digits: usize,
    /// Doubts about source texts that were compiled, to be told before their code runs.
    pub(crate) source_warnings: Vec<SourceWarning>,
    /// Text to show before the next prompt or at exit: warnings and reports of background failures.
    pub(crate) arguments: Vec<String>,
    /// `sys.warnoptions`.
    pub(crate) warning_filters: Vec<String>,
}

impl Cx {
    /// A context with all built-in types made, but no methods on them yet.
    pub(crate) fn new(options: HeapOptions, host: Host, loop_hooks: &'static LoopHooks) -> Cx {
        let mut heap = Heap::new(KINDS, options);
        let mut interner = Interner::default();
        let names = Names::new(|text| interner.intern(&mut heap, text));
        let characters = (0..=255u8)
            .map(|byte| interner.intern(&mut heap, char::from(byte).encode_utf8(&mut [0; 4])))
            .collect();
        let builtins = heap.alloc(Dict::new(Builtin::Dict.shape()));
        let modules = heap.alloc(Dict::new(Builtin::Dict.shape()));
        let mut cx = Cx {
            heap,
            names,
            types: Types::default(),
            shapes: ShapeTable::new(),
            interner,
            method_cache: MethodCache::default(),
            characters,
            raised: Value::NONE,
            handled: Value::NONE,
            request: Request::default(),
            builtins,
            modules,
            context: Value::NONE,
            event_loop: EventLoop::default(),
            new_threads: Vec::new(),
            thread: 1,
            woken_threads: Vec::new(),
            has_threads: false,
            interrupt: Arc::new(AtomicBool::new(false)),
            loop_hooks,
            host,
            registry: Vec::new(),
            sources: hashbrown::HashMap::new(),
            source_warnings: Vec::new(),
            weak_references: Vec::new(),
            views: Vec::new(),
            resize_asked: None,
            finalizable: Vec::new(),
            watched: 0,
            finalizers: Vec::new(),
            loaded_code: Vec::new(),
            identities: hashbrown::HashMap::new(),
            signatures: hashbrown::HashMap::new(),
            frame_names: hashbrown::HashMap::new(),
            origins: crate::objects::origins::Origins::default(),
            modes: Modes::default(),
            abstract_cache: AbstractCache::default(),
            templates: Templates::default(),
            enums: None,
            next_identity: 1,
            next_stamp: 1,
            caches_are_stale: false,
            native_depth: 0,
            work: Work::default(),
            keeps_cycles: false,
            recursion_limit: 1000,
            nan_count: 0,
            int_max_str_digits: 4300,
            arguments: Vec::new(),
            warning_filters: Vec::new(),
        };
        cx.make_types();
        cx
    }

    fn make_types(&mut self) {
        for row in BUILTINS {
            let name = self.intern(row.name);
            let namespace = self.heap.alloc(Dict::new(Builtin::Dict.shape()));
            let is_root = row.builtin == Builtin::Object;
            let bases: Vec<Value> = if is_root {
                vec![]
            } else {
                vec![self.types.get(row.base).value()]
            };
            let bases = self.new_tuple(&bases);
            let inherited = if is_root {
                vec![]
            } else {
                self.heap[self.types.get(row.base)].mro.to_vec()
            };
            let base_flags = if is_root {
                ClassFlags::default()
            } else {
                self.heap[self.types.get(row.base)].flags
            };
            let class = self.heap.alloc(Class {
                header: Header::new(Builtin::Type.shape()),
                name,
                qualname: name.value(),
                bases,
                mro: Box::new([]),
                namespace,
                instance_kind: row.kind,
                root_shape: row.builtin.shape(),
                inline_slots: 0,
                flags: ClassFlags {
                    is_base: !row.flags.contains(&TypeFlag::Final),
                    has_dict: row.flags.contains(&TypeFlag::HasDict),
                    is_exception: base_flags.is_exception || row.builtin == Builtin::BaseException,
                    is_metaclass: row.builtin == Builtin::Type,
                    collection: match row.builtin {
                        Builtin::List | Builtin::Tuple | Builtin::Range | Builtin::MemoryView => {
                            Collection::Sequence
                        }
                        Builtin::Dict | Builtin::MappingProxy => Collection::Mapping,
                        _ => Collection::Neither,
                    },
                    ..ClassFlags::default()
                },
                subclasses: Vec::new(),
                shown: None,
                native_doc: "",
                construct: None,
            });
            let mut mro = vec![class];
            mro.extend(inherited);
            self.heap[class].mro = mro.into();
            self.types.classes.push(class);
            let shape = self.shapes.add_root(class, 0, false);
            debug_assert_eq!(shape, row.builtin.shape());
            if !is_root {
                let base = self.types.get(row.base);
                self.heap[base].subclasses.push(class);
            }
            if row.flags.contains(&TypeFlag::Named) {
                let builtins = self.builtins;
                self.set_name(builtins, row.name, class.value());
            }
        }
        self.give_exception_group_its_second_base();
    }

    /// The table has one base a type; `ExceptionGroup` alone has two.
    fn give_exception_group_its_second_base(&mut self) {
        let [group, first, second, root, object] = [
            Builtin::ExceptionGroup,
            Builtin::BaseExceptionGroup,
            Builtin::Exception,
            Builtin::BaseException,
            Builtin::Object,
        ]
        .map(|builtin| self.types.get(builtin));
        let bases = self.new_tuple(&[first.value(), second.value()]);
        self.heap[group].bases = bases;
        self.heap[group].mro = [group, first, second, root, object].into();
        self.heap[second].subclasses.push(group);
    }

    /// Visits every value the context holds.
    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        self.names.trace(tracer);
        self.types.trace(tracer);
        self.templates.trace(tracer);
        if let Some(enums) = &self.enums {
            enums.trace(tracer);
        }
        for shape in self.shapes.iter() {
            tracer.gc(shape.class);
            tracer.option(shape.last);
        }
        for character in &self.characters {
            tracer.gc(*character);
        }
        tracer.values(&[self.raised, self.handled, self.context]);
        self.request.trace(tracer);
        for (value, reference) in &self.finalizers {
            tracer.values(&[*value, *reference]);
        }
        tracer.gc(self.builtins);
        tracer.gc(self.modules);
        self.event_loop.trace(tracer);
        tracer.values(&self.new_threads);
        for (_, value) in &self.registry {
            tracer.value(*value);
        }
    }

    // ---- making values ----

    /// A string.
    #[inline]
    pub(crate) fn new_str(&mut self, text: &str) -> Value {
        match text.len() {
            0 => return self.names.empty.value(),
            1 => return self.characters[text.as_bytes()[0] as usize].value(),
            _ => {}
        }
        let chars = if text.is_ascii() {
            text.len()
        } else {
            text.chars().count()
        };
        self.new_str_counted(text, chars)
    }

    /// A string whose length in code points is known.
    #[inline]
    pub(crate) fn new_str_counted(&mut self, text: &str, chars: usize) -> Value {
        let string = Str {
            header: Header::new(Builtin::Str.shape()),
            tail: TailLen::UNSET,
            chars: chars as u32,
            hash: 0,
        };
        self.heap.alloc_text(string, text).value()
    }

    /// A string of ASCII bytes.
    #[inline]
    pub(crate) fn new_ascii(&mut self, text: &[u8]) -> Value {
        match *text {
            [] => return self.names.empty.value(),
            [byte] => return self.characters[usize::from(byte)].value(),
            _ => {}
        }
        let string = Str {
            header: Header::new(Builtin::Str.shape()),
            tail: TailLen::UNSET,
            chars: text.len() as u32,
            hash: 0,
        };
        self.heap.alloc_ascii(string, text).value()
    }

    /// The bytes `range` of a string, which must lie on character boundaries, as a string.
    #[inline]
    pub(crate) fn new_substring(&mut self, source: Gc<Str>, range: std::ops::Range<usize>) -> Value {
        let length = range.len();
        let whole = &self.heap[source];
        if length == whole.tail.get() && whole.header.shape == Builtin::Str.shape() {
            return source.value();
        }
        let is_ascii = whole.is_ascii();
        let chars = match length {
            0 => return self.names.empty.value(),
            1 => {
                let byte = self.heap.text(source).as_bytes()[range.start];
                return self.characters[usize::from(byte)].value();
            }
            _ if is_ascii => length,
            _ => self.heap.text(source)[range.clone()].chars().count(),
        };
        let string = Str {
            header: Header::new(Builtin::Str.shape()),
            tail: TailLen::UNSET,
            chars: chars as u32,
            hash: 0,
        };
        self.heap.alloc_text_part(string, source, range).value()
    }

    /// A string of one character.
    #[inline]
    pub(crate) fn new_char(&mut self, character: char) -> Value {
        if (character as usize) < self.characters.len() {
            return self.characters[character as usize].value();
        }
        self.new_str_counted(character.encode_utf8(&mut [0; 4]), 1)
    }

    /// The one string of this text that names are compared by.
    pub(crate) fn intern(&mut self, text: &str) -> Gc<Str> {
        self.interner.intern(&mut self.heap, text)
    }

    /// The interned string equal to `string`.
    pub(crate) fn intern_str(&mut self, string: Gc<Str>) -> Gc<Str> {
        self.interner.intern_str(&mut self.heap, string)
    }

    /// An int.
    #[inline(always)]
    pub(crate) fn new_int(&mut self, number: i64) -> Value {
        match Value::from_inline_int(number) {
            Some(value) => value,
            None => self.new_int_object(IntRepr::Small(number)),
        }
    }

    /// An int of any size, in its shortest form.
    pub(crate) fn new_bigint(&mut self, number: BigInt) -> Value {
        self.new_integer(number.into())
    }

    /// An int that does not fit in 64 bits.
    #[inline]
    pub(crate) fn new_big(&mut self, number: Big) -> Value {
        self.heap.charge(number.owned_bytes());
        self.new_int_object(IntRepr::Big(number))
    }

    #[cold]
    fn new_int_object(&mut self, repr: IntRepr) -> Value {
        self.heap
            .alloc(Int {
                header: Header::new(Builtin::Int.shape()),
                repr,
            })
            .value()
    }

    /// A length or count as an int.
    #[inline(always)]
    pub(crate) fn new_size(&mut self, size: usize) -> Value {
        // A range can be longer than any memory.
        self.new_int(size as i64)
    }

    /// A complex number.
    pub(crate) fn new_complex(&mut self, real: f64, imag: f64) -> Value {
        self.heap
            .alloc(Complex {
                header: Header::new(Builtin::Complex.shape()),
                real,
                imag,
            })
            .value()
    }

    /// A byte string.
    pub(crate) fn new_bytes(&mut self, bytes: &[u8]) -> Value {
        let object = Bytes {
            header: Header::new(Builtin::Bytes.shape()),
            tail: TailLen::UNSET,
            hash: 0,
        };
        self.heap.alloc_tailed(object, bytes).value()
    }

    /// A bytearray.
    pub(crate) fn new_bytearray(&mut self, bytes: Vec<u8>) -> Value {
        self.heap.charge(bytes.capacity());
        self.heap
            .alloc(ByteArray {
                header: Header::new(Builtin::ByteArray.shape()),
                bytes,
            })
            .value()
    }

    /// A tuple.
    #[inline]
    pub(crate) fn new_tuple(&mut self, items: &[Value]) -> Value {
        let tuple = Tuple {
            header: Header::new(Builtin::Tuple.shape()),
            tail: TailLen::UNSET,
            reserved: 0,
        };
        self.heap.alloc_tailed(tuple, items).value()
    }

    /// A list.
    #[inline]
    pub(crate) fn new_list(&mut self, items: Vec<Value>) -> Value {
        self.heap.charge(items.capacity() * size_of::<Value>());
        self.heap
            .alloc(List {
                header: Header::new(Builtin::List.shape()),
                items,
            })
            .value()
    }

    /// An empty dict.
    #[inline]
    pub(crate) fn new_dict(&mut self) -> Gc<Dict> {
        self.heap.alloc(Dict::new(Builtin::Dict.shape()))
    }

    /// An empty set.
    pub(crate) fn new_set(&mut self) -> Gc<Set> {
        self.heap.alloc(Set::new(Builtin::Set.shape()))
    }

    /// An empty frozenset, to be filled before scripts see it.
    pub(crate) fn new_frozenset(&mut self) -> Gc<Set> {
        self.heap.alloc(Set::new(Builtin::FrozenSet.shape()))
    }

    /// A cell.
    pub(crate) fn new_cell(&mut self, contents: Value) -> Gc<Cell> {
        self.heap.alloc(Cell {
            header: Header::new(Builtin::Cell.shape()),
            contents,
        })
    }

    /// An iterator that shows itself as `builtin`.
    pub(crate) fn new_iterator(&mut self, builtin: Builtin, state: IteratorState) -> Value {
        self.heap
            .alloc(Iterator {
                header: Header::new(builtin.shape()),
                state,
            })
            .value()
    }

    /// A method bound to its receiver.
    #[inline]
    pub(crate) fn new_bound_method(&mut self, function: Value, receiver: Value) -> Value {
        let builtin = match function.header() {
            Some(header) if header.shape == Builtin::WrapperDescriptor.shape() => Builtin::MethodWrapper,
            _ if function.is_kind::<Native>() => Builtin::BuiltinFunction,
            _ => Builtin::BoundMethod,
        };
        let header = Header::new(builtin.shape());
        self.heap
            .alloc(BoundMethod {
                header,
                function,
                receiver,
            })
            .value()
    }

    /// A float; a nan is no other nan.
    pub(crate) fn new_float(&mut self, number: f64) -> Value {
        Value::from_number(number).unwrap_or_else(|| self.new_nan(number))
    }

    /// A nan that is no other nan, with the sign of `like`.
    pub(crate) fn new_nan(&mut self, like: f64) -> Value {
        self.nan_count += 1;
        Value::numbered_nan(like, self.nan_count)
    }

    /// A function written in Rust; `module` names the module it shows, Undef for built-ins.
    pub(crate) fn new_native(&mut self, row: &'static NativeRow, module: Value) -> Value {
        let header = Header::new(Builtin::BuiltinFunction.shape());
        self.heap
            .alloc(Native {
                header,
                row,
                owner: Value::UNDEF,
                module,
            })
            .value()
    }

    // ---- looking at values ----

    /// The class of a value.
    #[inline]
    pub(crate) fn class_of(&self, value: Value) -> Gc<Class> {
        if let Some(header) = value.header() {
            return self.shapes.get(header.shape).class;
        }
        let builtin = if value.is_inline_int() {
            Builtin::Int
        } else if value.is_float() {
            Builtin::Float
        } else {
            match value.as_special() {
                Some(Special::True | Special::False) => Builtin::Bool,
                Some(Special::Ellipsis) => Builtin::EllipsisType,
                Some(Special::NotImplemented) => Builtin::NotImplementedType,
                _ => Builtin::NoneType,
            }
        };
        self.types.get(builtin)
    }

    /// The name of a value's class, for error messages.
    pub(crate) fn type_name(&self, value: Value) -> &str {
        self.class_name(self.class_of(value))
    }

    /// The name of a value's class as a `repr` begins with it: never with a module.
    pub(crate) fn bare_type_name(&self, value: Value) -> &str {
        self.heap.text(self.heap[self.class_of(value)].name)
    }

    /// The name of a value's class with its module, for the few messages in which CPython has both.
    pub(crate) fn full_type_name(&self, value: Value) -> String {
        let class = self.class_of(value);
        let qualname = self.as_str(self.heap[class].qualname);
        let qualname = qualname.unwrap_or_else(|| self.heap.text(self.heap[class].name));
        let module = self.get_name(self.heap[class].namespace, self.names.module);
        match module.and_then(|module| self.as_str(module)) {
            Some(module) if module != "builtins" && module != "__main__" => format!("{module}.{qualname}"),
            _ => qualname.to_owned(),
        }
    }

    /// The name of an argument's type as CPython's argument checks have it: `None` stands for itself.
    pub(crate) fn argument_type_name(&self, value: Value) -> &str {
        if value.is_none() {
            "None"
        } else {
            self.type_name(value)
        }
    }

    /// The name of a class, for error messages.
    pub(crate) fn class_name(&self, class: Gc<Class>) -> &str {
        let class = &self.heap[class];
        self.heap.text(class.shown.unwrap_or(class.name))
    }

    /// Whether the value is exactly of this built-in type, not of a subclass.
    #[inline(always)]
    pub(crate) fn is_exact(&self, value: Value, builtin: Builtin) -> bool {
        value
            .header()
            .is_some_and(|header| header.shape == builtin.shape())
    }

    /// Whether `class` is `base` or derives from it (by MRO alone).
    pub(crate) fn is_subclass(&self, class: Gc<Class>, base: Gc<Class>) -> bool {
        class == base || self.heap[class].mro.contains(&base)
    }

    /// Whether the value is an instance of the built-in type or of a subclass (by MRO alone).
    pub(crate) fn is_instance(&self, value: Value, builtin: Builtin) -> bool {
        self.is_subclass(self.class_of(value), self.types.get(builtin))
    }

    /// The text of a string value (exact or of a subclass).
    #[inline]
    pub(crate) fn as_str(&self, value: Value) -> Option<&str> {
        value.as_gc::<Str>().map(|string| self.heap.text(string))
    }

    /// The items of a tuple value (exact or of a subclass).
    #[inline]
    pub(crate) fn as_tuple(&self, value: Value) -> Option<&[Value]> {
        value.as_gc::<Tuple>().map(|tuple| self.heap.tail(tuple))
    }

    /// The items of a list value (exact or of a subclass).
    #[inline]
    pub(crate) fn as_list(&self, value: Value) -> Option<&[Value]> {
        value.as_gc::<List>().map(|list| self.heap[list].items.as_slice())
    }

    /// The bytes of a bytes or bytearray value.
    pub(crate) fn as_bytes(&self, value: Value) -> Option<&[u8]> {
        if let Some(bytes) = value.as_gc::<Bytes>() {
            return Some(self.heap.tail(bytes));
        }
        value
            .as_gc::<ByteArray>()
            .map(|array| self.heap[array].bytes.as_slice())
    }

    /// The class, when the value is one.
    pub(crate) fn as_class(&self, value: Value) -> Option<Gc<Class>> {
        value.as_gc::<Class>()
    }

    /// A stable number for the object, for `id()` and identity hashes: never derived from an address.
    pub(crate) fn identity(&mut self, value: Value) -> u64 {
        if !value.is_object() {
            return value.bits();
        }
        let next = &mut self.next_identity;
        *self.identities.entry(value.bits()).or_insert_with(|| {
            *next += 1;
            // Multiples of 16 in the range of addresses; the hash of an object is its identity shifted.
            0x7F00_0000_0000 + *next * 16
        })
    }

    /// Noted calls as scripts see them: a tuple of file name, line and function each.
    pub(crate) fn places(&mut self, origin: &[crate::objects::origins::Place]) -> Value {
        let mut places = Vec::with_capacity(origin.len());
        for place in origin {
            let filename = self.new_str(&place.filename);
            let name = self.new_str(&place.name);
            let line = Value::small_int(i64::from(place.line));
            places.push(self.new_tuple(&[filename, line, name]));
        }
        self.new_tuple(&places)
    }

    /// A stamp that no dict has had.
    pub(crate) fn next_stamp(&mut self) -> u32 {
        self.next_stamp = self.next_stamp.checked_add(1).unwrap_or_else(|| {
            // Four billion structural changes of namespaces: begin again with every cache forgotten.
            self.caches_are_stale = true;
            1
        });
        self.next_stamp
    }

    // ---- namespaces: dicts whose keys are strings ----

    /// The value of a name in a namespace.
    #[inline]
    pub(crate) fn get_name(&self, namespace: Gc<Dict>, name: Gc<Str>) -> Option<Value> {
        let position = self.find_name(namespace, name)?;
        self.heap[namespace].entry(position).map(|entry| entry.value)
    }

    /// The entry position of a name in a namespace. `name` is interned.
    #[inline]
    pub(crate) fn find_name(&self, namespace: Gc<Dict>, name: Gc<Str>) -> Option<usize> {
        let hash = self.heap[name].hash;
        // The empty one's is 0.
        debug_assert!(
            hash != 0 || self.heap.text(name).is_empty(),
            "interned strings have their hash"
        );
        self.heap[namespace].find(hash, |key| {
            key.is(name.value())
                || key.as_gc::<Str>().is_some_and(|key| {
                    self.heap[key].header.flags & Str::INTERNED == 0
                        && self.heap.text(key) == self.heap.text(name)
                })
        })
    }

    /// Binds an interned name in a namespace.
    pub(crate) fn set_interned(&mut self, namespace: Gc<Dict>, name: Gc<Str>, value: Value) {
        match self.find_name(namespace, name) {
            Some(position) => self.heap[namespace].set_value(position, value),
            None => {
                let hash = self.heap[name].hash;
                self.heap.charge(32);
                self.heap[namespace].insert_new(hash, name.value(), value);
            }
        }
    }

    /// Binds a name in a namespace.
    pub(crate) fn set_name(&mut self, namespace: Gc<Dict>, name: &str, value: Value) {
        let name = self.intern(name);
        self.set_interned(namespace, name, value);
    }

    /// The value a native module keeps under `key`.
    pub(crate) fn registered(&self, key: &str) -> Option<Value> {
        self.registry
            .iter()
            .find(|(name, _)| *name == key)
            .map(|(_, value)| *value)
    }

    /// Keeps a value under `key` for as long as the machine lives.
    pub(crate) fn register(&mut self, key: &'static str, value: Value) {
        match self.registry.iter_mut().find(|(name, _)| *name == key) {
            Some(entry) => entry.1 = value,
            None => self.registry.push((key, value)),
        }
    }

    // ---- raising ----

    /// Makes an exception of this class and these arguments, without running its `__init__`.
    pub(crate) fn new_exception(&mut self, class: Gc<Class>, args: &[Value]) -> Gc<Exception> {
        let args = self.new_tuple(args);
        let shape = self.instance_shape(class);
        self.heap.alloc(Exception {
            locals: None,
            handled_in: None,
            header: Header::new(shape),
            args,
            cause: Value::NONE,
            context: Value::NONE,
            suppress_context: false,
            traceback: Value::UNDEF,
            trace: Trace::new(),
            attributes: None,
            fields: None,
        })
    }

    /// Raises an exception of a built-in class with a message.
    #[cold]
    #[inline(never)]
    pub(crate) fn raise(&mut self, builtin: Builtin, message: impl AsRef<str>) -> Raise {
        let message = self.new_str(message.as_ref());
        self.raise_with(builtin, &[message])
    }

    /// Raises an exception of a built-in class with these arguments.
    #[cold]
    #[inline(never)]
    pub(crate) fn raise_with(&mut self, builtin: Builtin, args: &[Value]) -> Raise {
        let class = self.types.get(builtin);
        let exception = self.new_exception(class, args);
        self.raise_value(exception.value())
    }

    /// Raises this exception object.
    #[cold]
    pub(crate) fn raise_value(&mut self, exception: Value) -> Raise {
        self.raised = exception;
        Raise
    }

    /// Takes the exception that a `Raise` announced, to handle it in Rust.
    pub(crate) fn take_raised(&mut self, _raise: Raise) -> Value {
        std::mem::replace(&mut self.raised, Value::NONE)
    }

    /// Raises TypeError.
    #[cold]
    pub(crate) fn type_error(&mut self, message: impl AsRef<str>) -> Raise {
        self.raise(Builtin::TypeError, message)
    }

    /// Raises ValueError.
    #[cold]
    pub(crate) fn value_error(&mut self, message: impl AsRef<str>) -> Raise {
        self.raise(Builtin::ValueError, message)
    }

    /// Raises IndexError.
    #[cold]
    pub(crate) fn index_error(&mut self, message: impl AsRef<str>) -> Raise {
        self.raise(Builtin::IndexError, message)
    }

    /// Raises KeyError with the key itself as argument.
    #[cold]
    pub(crate) fn key_error(&mut self, key: Value) -> Raise {
        self.raise_with(Builtin::KeyError, &[key])
    }

    /// Raises OverflowError.
    #[cold]
    pub(crate) fn overflow_error(&mut self, message: impl AsRef<str>) -> Raise {
        self.raise(Builtin::OverflowError, message)
    }

    /// Raises RuntimeError.
    #[cold]
    pub(crate) fn runtime_error(&mut self, message: impl AsRef<str>) -> Raise {
        self.raise(Builtin::RuntimeError, message)
    }

    /// Raises MemoryError when `bytes` more would pass the machine's limit or no allocation could be that
    /// big; call it before making anything whose size a script chose.
    pub(crate) fn check_memory(&mut self, bytes: usize) -> Result<(), Raise> {
        const LARGEST_ALLOCATION: usize = 1 << 36;
        if bytes > LARGEST_ALLOCATION || self.heap.would_exceed(bytes) {
            return Err(self.raise_with(Builtin::MemoryError, &[]));
        }
        Ok(())
    }

    /// Charges fuel for long native work: one unit for about ten nanoseconds.
    #[inline]
    pub(crate) fn charge_fuel(&self, amount: usize) {
        let fuel = &self.heap.fuel;
        fuel.set(fuel.get().saturating_sub(amount as i64));
    }

    // ---- asking the vm ----

    /// Asks the vm to call `callee`; its result (or exception) is this native's.
    pub(crate) fn tail_call(&mut self, callee: Value, args: &[Value]) -> Result<Outcome, Raise> {
        self.ask(Outcome::Call, callee, args, None, 0, &[])
    }

    /// Asks the vm to call `callee` and go on with `then`, which gets `state` and `kept`.
    pub(crate) fn call(
        &mut self,
        callee: Value,
        args: &[Value],
        then: &'static Then,
        state: u32,
        kept: &[Value],
    ) -> Result<Outcome, Raise> {
        self.ask(Outcome::Call, callee, args, Some(then), state, kept)
    }

    /// Asks the vm to advance `iterator` and go on with `then`: it gets the item, or Undef at the end.
    pub(crate) fn next(
        &mut self,
        iterator: Value,
        then: &'static Then,
        state: u32,
        kept: &[Value],
    ) -> Result<Outcome, Raise> {
        self.ask(Outcome::Next, iterator, &[], Some(then), state, kept)
    }

    /// Asks the vm to call a function of the prelude; its result (or exception) is this native's.
    pub(crate) fn call_prelude(&mut self, name: &'static str, args: &[Value]) -> Result<Outcome, Raise> {
        self.request.prelude = name;
        self.ask(Outcome::Prelude, Value::NONE, args, None, 0, &[])
    }

    /// Gives `result`, after a DeprecationWarning about what the calling script does.
    #[cold]
    pub(crate) fn deprecated(&mut self, message: &str, result: Value) -> Result<Outcome, Raise> {
        let message = self.new_str(message);
        self.call_prelude("deprecated", &[result, message])
    }

    /// Asks the vm for anything, going on with `then` when there is one.
    pub(crate) fn ask(
        &mut self,
        outcome: Outcome,
        callee: Value,
        args: &[Value],
        then: Option<&'static Then>,
        state: u32,
        kept: &[Value],
    ) -> Result<Outcome, Raise> {
        let request = &mut self.request;
        request.callee = Some(callee);
        request.args.clear();
        request.args.extend_from_slice(args);
        request.keywords = None;
        request.then = then;
        request.state = state;
        request.kept.clear();
        request.kept.extend_from_slice(kept);
        Ok(outcome)
    }

    /// A line of a source file, counted from 1, when its text is known.
    pub(crate) fn source_line(&self, filename: &str, number: u32) -> Option<String> {
        let text = match self.sources.get(filename)? {
            SourceText::Shared(text) => &**text,
        };
        let index = number.checked_sub(1)? as usize;
        text.lines().nth(index).map(str::to_owned)
    }
}
