//! The built-in types, exceptions included: one row each with the name, the base and the Rust type of
//! instances. What scripts see of them (methods, attributes) is declared in `builtins/types/`.

use crate::heap::{Gc, Tracer};
use crate::objects::class::Class;
use crate::objects::kinds::Kind;

macro_rules! types {
    ($($variant:ident = $name:literal, $base:ident, $kind:ident $(, $flag:ident)*;)*) => {
        /// A built-in type.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u16)]
        #[allow(clippy::enum_variant_names, reason = "the variants carry the types' own names")]
        pub(crate) enum Builtin { $($variant),* }

        /// The table, in the order of [`Builtin`].
        pub(crate) static BUILTINS: &[BuiltinRow] = &[$(BuiltinRow {
            builtin: Builtin::$variant,
            name: $name,
            base: Builtin::$base,
            kind: Kind::$kind,
            flags: &[$(TypeFlag::$flag),*],
        }),*];
    };
}

/// What is known of a built-in type before its methods are installed.
pub(crate) struct BuiltinRow {
    pub(crate) builtin: Builtin,
    pub(crate) name: &'static str,
    /// The base; `object` names itself.
    pub(crate) base: Builtin,
    /// The Rust type of instances; `Free` for types whose instances are inline values or do not exist.
    pub(crate) kind: Kind,
    pub(crate) flags: &'static [TypeFlag],
}

/// What is special about a built-in type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TypeFlag {
    /// Scripts cannot subclass it.
    Final,
    /// Its name is bound in the built-ins namespace.
    Named,
    /// Instances have a `__dict__`.
    HasDict,
}

impl Builtin {
    /// The shape of exact instances: the reserved shapes follow the table's order.
    #[inline(always)]
    pub(crate) const fn shape(self) -> u32 {
        self as u32 + 1
    }
}

/// The classes by [`Builtin`].
#[derive(Default)]
pub(crate) struct Types {
    pub(crate) classes: Vec<Gc<Class>>,
}

impl Types {
    /// The class.
    #[inline(always)]
    pub(crate) fn get(&self, builtin: Builtin) -> Gc<Class> {
        self.classes[builtin as usize]
    }

    pub(crate) fn trace(&self, tracer: &mut Tracer<'_>) {
        for class in &self.classes {
            tracer.gc(*class);
        }
    }
}

types! {
    Object = "object", Object, Instance, Named;
    Type = "type", Object, Class, Named;
    NoneType = "NoneType", Object, Free, Final;
    EllipsisType = "ellipsis", Object, Free, Final;
    NotImplementedType = "NotImplementedType", Object, Free, Final;
    Int = "int", Object, Int, Named;
    Bool = "bool", Int, Int, Named, Final;
    Float = "float", Object, FloatObject, Named;
    Complex = "complex", Object, Complex, Named;
    Str = "str", Object, Str, Named;
    Bytes = "bytes", Object, Bytes, Named;
    ByteArray = "bytearray", Object, ByteArray, Named;
    MemoryView = "memoryview", Object, Opaque, Named, Final;
    Tuple = "tuple", Object, Tuple, Named;
    List = "list", Object, List, Named;
    Slice = "slice", Object, Slice, Named, Final;
    Range = "range", Object, Range, Named, Final;
    Dict = "dict", Object, Dict, Named;
    DictKeys = "dict_keys", Object, DictView, Final;
    DictValues = "dict_values", Object, DictView, Final;
    DictItems = "dict_items", Object, DictView, Final;
    MappingProxy = "mappingproxy", Object, MappingProxy, Final;
    Set = "set", Object, Set, Named;
    FrozenSet = "frozenset", Object, Set, Named;
    ListIterator = "list_iterator", Object, Iterator, Final;
    ListReverseIterator = "list_reverseiterator", Object, Iterator, Final;
    TupleIterator = "tuple_iterator", Object, Iterator, Final;
    StrIterator = "str_ascii_iterator", Object, Iterator, Final;
    StrUnicodeIterator = "str_iterator", Object, Iterator, Final;
    BytesIterator = "bytes_iterator", Object, Iterator, Final;
    ByteArrayIterator = "bytearray_iterator", Object, Iterator, Final;
    MemoryIterator = "memory_iterator", Object, Iterator, Final;
    RangeIterator = "range_iterator", Object, Iterator, Final;
    LongRangeIterator = "longrange_iterator", Object, Iterator, Final;
    DictKeyIterator = "dict_keyiterator", Object, Iterator, Final;
    DictValueIterator = "dict_valueiterator", Object, Iterator, Final;
    DictItemIterator = "dict_itemiterator", Object, Iterator, Final;
    DictReverseKeyIterator = "dict_reversekeyiterator", Object, Iterator, Final;
    DictReverseValueIterator = "dict_reversevalueiterator", Object, Iterator, Final;
    DictReverseItemIterator = "dict_reverseitemiterator", Object, Iterator, Final;
    SetIterator = "set_iterator", Object, Iterator, Final;
    SequenceIterator = "iterator", Object, Iterator, Final;
    CallableIterator = "callable_iterator", Object, Iterator, Final;
    Enumerate = "enumerate", Object, Iterator, Named;
    Zip = "zip", Object, Iterator, Named;
    Map = "map", Object, Iterator, Named;
    Filter = "filter", Object, Iterator, Named;
    Reversed = "reversed", Object, Iterator, Named;
    Cell = "cell", Object, Cell, Final;
    Code = "code", Object, CodeObject, Final;
    Function = "function", Object, Function, Final, HasDict;
    BuiltinFunction = "builtin_function_or_method", Object, Native, Final;
    MethodDescriptor = "method_descriptor", Object, Native, Final;
    WrapperDescriptor = "wrapper_descriptor", Object, Native, Final;
    BoundMethod = "method", Object, BoundMethod, Final;
    MethodWrapper = "method-wrapper", Object, BoundMethod, Final;
    Module = "module", Object, Module, HasDict;
    Property = "property", Object, Property, Named;
    StaticMethod = "staticmethod", Object, StaticMethod, Named, HasDict;
    ClassMethod = "classmethod", Object, ClassMethod, Named, HasDict;
    ClassMethodDescriptor = "classmethod_descriptor", Object, ClassMethod, Final;
    GetSetDescriptor = "getset_descriptor", Object, GetSet, Final;
    MemberDescriptor = "member_descriptor", Object, Member, Final;
    Super = "super", Object, Super, Named;
    Generator = "generator", Object, Frame, Final;
    Coroutine = "coroutine", Object, Frame, Final;
    CoroutineWrapper = "coroutine_wrapper", Object, Opaque, Final;
    AsyncGenerator = "async_generator", Object, Frame, Final;
    AsyncGeneratorStep = "async_generator_asend", Object, AsyncGenStep, Final;
    Traceback = "traceback", Object, Traceback, Final;
    FrameObject = "frame", Object, Opaque, Final;
    WeakRef = "ReferenceType", Object, WeakRef;
    GenericAlias = "GenericAlias", Object, GenericAlias, Final;
    UnionType = "Union", Object, UnionType, Final;
    Future = "Future", Object, Future, HasDict;
    Task = "Task", Future, Future, HasDict;
    GatheringFuture = "_GatheringFuture", Future, Future, HasDict, Final;
    FutureIterator = "FutureIter", Object, Opaque, Final;
    EventLoop = "_UnixSelectorEventLoop", Object, Opaque, Final;
    Handle = "Handle", Object, Opaque, Final;
    TimerHandle = "TimerHandle", Handle, Opaque, Final;
    Lock = "Lock", Object, Opaque;
    Event = "Event", Object, Opaque;
    Semaphore = "Semaphore", Object, Opaque;
    BoundedSemaphore = "BoundedSemaphore", Semaphore, Opaque;
    Queue = "Queue", Object, Opaque;
    TaskSet = "_TaskSet", Object, Opaque;
    ModuleSpec = "ModuleSpec", Object, Instance, HasDict;
    TextStream = "TextIOWrapper", Object, Opaque, Final;
    Context = "Context", Object, Opaque, Final;
    ContextVar = "ContextVar", Object, Opaque, Final;
    ContextToken = "Token", Object, Opaque, Final;
    ContextTokenMissing = "Token.MISSING", Object, Opaque, Final;
    BaseException = "BaseException", Object, Exception, Named, HasDict;
    Exception = "Exception", BaseException, Exception, Named, HasDict;
    BaseExceptionGroup = "BaseExceptionGroup", BaseException, Exception, Named, HasDict;
    ExceptionGroup = "ExceptionGroup", BaseExceptionGroup, Exception, Named, HasDict;
    GeneratorExit = "GeneratorExit", BaseException, Exception, Named, HasDict;
    KeyboardInterrupt = "KeyboardInterrupt", BaseException, Exception, Named, HasDict;
    SystemExit = "SystemExit", BaseException, Exception, Named, HasDict;
    CancelledError = "CancelledError", BaseException, Exception, HasDict;
    ArithmeticError = "ArithmeticError", Exception, Exception, Named, HasDict;
    FloatingPointError = "FloatingPointError", ArithmeticError, Exception, Named, HasDict;
    OverflowError = "OverflowError", ArithmeticError, Exception, Named, HasDict;
    ZeroDivisionError = "ZeroDivisionError", ArithmeticError, Exception, Named, HasDict;
    AssertionError = "AssertionError", Exception, Exception, Named, HasDict;
    AttributeError = "AttributeError", Exception, Exception, Named, HasDict;
    BufferError = "BufferError", Exception, Exception, Named, HasDict;
    EOFError = "EOFError", Exception, Exception, Named, HasDict;
    ImportError = "ImportError", Exception, Exception, Named, HasDict;
    ModuleNotFoundError = "ModuleNotFoundError", ImportError, Exception, Named, HasDict;
    LookupError = "LookupError", Exception, Exception, Named, HasDict;
    IndexError = "IndexError", LookupError, Exception, Named, HasDict;
    KeyError = "KeyError", LookupError, Exception, Named, HasDict;
    MemoryError = "MemoryError", Exception, Exception, Named, HasDict;
    NameError = "NameError", Exception, Exception, Named, HasDict;
    UnboundLocalError = "UnboundLocalError", NameError, Exception, Named, HasDict;
    OSError = "OSError", Exception, Exception, Named, HasDict;
    BlockingIOError = "BlockingIOError", OSError, Exception, Named, HasDict;
    ChildProcessError = "ChildProcessError", OSError, Exception, Named, HasDict;
    ConnectionError = "ConnectionError", OSError, Exception, Named, HasDict;
    BrokenPipeError = "BrokenPipeError", ConnectionError, Exception, Named, HasDict;
    ConnectionAbortedError = "ConnectionAbortedError", ConnectionError, Exception, Named, HasDict;
    ConnectionRefusedError = "ConnectionRefusedError", ConnectionError, Exception, Named, HasDict;
    ConnectionResetError = "ConnectionResetError", ConnectionError, Exception, Named, HasDict;
    FileExistsError = "FileExistsError", OSError, Exception, Named, HasDict;
    FileNotFoundError = "FileNotFoundError", OSError, Exception, Named, HasDict;
    InterruptedError = "InterruptedError", OSError, Exception, Named, HasDict;
    IsADirectoryError = "IsADirectoryError", OSError, Exception, Named, HasDict;
    NotADirectoryError = "NotADirectoryError", OSError, Exception, Named, HasDict;
    PermissionError = "PermissionError", OSError, Exception, Named, HasDict;
    ProcessLookupError = "ProcessLookupError", OSError, Exception, Named, HasDict;
    TimeoutError = "TimeoutError", OSError, Exception, Named, HasDict;
    ReferenceError = "ReferenceError", Exception, Exception, Named, HasDict;
    RuntimeError = "RuntimeError", Exception, Exception, Named, HasDict;
    NotImplementedError = "NotImplementedError", RuntimeError, Exception, Named, HasDict;
    RecursionError = "RecursionError", RuntimeError, Exception, Named, HasDict;
    PythonFinalizationError = "PythonFinalizationError", RuntimeError, Exception, Named, HasDict;
    StopAsyncIteration = "StopAsyncIteration", Exception, Exception, Named, HasDict;
    StopIteration = "StopIteration", Exception, Exception, Named, HasDict;
    SyntaxError = "SyntaxError", Exception, Exception, Named, HasDict;
    IndentationError = "IndentationError", SyntaxError, Exception, Named, HasDict;
    TabError = "TabError", IndentationError, Exception, Named, HasDict;
    SystemError = "SystemError", Exception, Exception, Named, HasDict;
    TypeError = "TypeError", Exception, Exception, Named, HasDict;
    ValueError = "ValueError", Exception, Exception, Named, HasDict;
    UnicodeError = "UnicodeError", ValueError, Exception, Named, HasDict;
    UnicodeDecodeError = "UnicodeDecodeError", UnicodeError, Exception, Named, HasDict;
    UnicodeEncodeError = "UnicodeEncodeError", UnicodeError, Exception, Named, HasDict;
    UnicodeTranslateError = "UnicodeTranslateError", UnicodeError, Exception, Named, HasDict;
    InvalidStateError = "InvalidStateError", Exception, Exception, HasDict;
    QueueEmpty = "QueueEmpty", Exception, Exception, HasDict;
    QueueFull = "QueueFull", Exception, Exception, HasDict;
    QueueShutDown = "QueueShutDown", Exception, Exception, HasDict;
    Warning = "Warning", Exception, Exception, Named, HasDict;
    BytesWarning = "BytesWarning", Warning, Exception, Named, HasDict;
    DeprecationWarning = "DeprecationWarning", Warning, Exception, Named, HasDict;
    EncodingWarning = "EncodingWarning", Warning, Exception, Named, HasDict;
    FutureWarning = "FutureWarning", Warning, Exception, Named, HasDict;
    ImportWarning = "ImportWarning", Warning, Exception, Named, HasDict;
    PendingDeprecationWarning = "PendingDeprecationWarning", Warning, Exception, Named, HasDict;
    ResourceWarning = "ResourceWarning", Warning, Exception, Named, HasDict;
    RuntimeWarning = "RuntimeWarning", Warning, Exception, Named, HasDict;
    SyntaxWarning = "SyntaxWarning", Warning, Exception, Named, HasDict;
    UnicodeWarning = "UnicodeWarning", Warning, Exception, Named, HasDict;
    UserWarning = "UserWarning", Warning, Exception, Named, HasDict;
}
