//! The kind table: one row for each Rust type that lives in the heap.

use crate::heap::{KindRow, Object};

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $path:path;)*) => {
        /// Which Rust type an object is; the `kind` of its header.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub(crate) enum Kind {
            /// A free cell.
            Free,
            $($(#[$doc])* $kind),*
        }

        const FREE: KindRow = KindRow::free(KindRow::of::<super::cell::Cell>());

        /// Row `i` describes kind `i`.
        pub(crate) static KINDS: &[KindRow] = &[FREE, $(KindRow::of::<$path>()),*];

        $(const _: () = assert!(<$path as Object>::KIND == Kind::$kind as u8);)*
    };
}

kinds! {
    /// Text.
    Str = super::str::Str;
    /// An int beyond 49 bits, or an instance of a subclass of int.
    Int = super::number::Int;
    /// An instance of a subclass of float.
    FloatObject = super::number::FloatObject;
    Complex = super::number::Complex;
    Bytes = super::bytes::Bytes;
    ByteArray = super::bytes::ByteArray;
    Tuple = super::sequence::Tuple;
    List = super::sequence::List;
    Slice = super::sequence::Slice;
    Range = super::sequence::Range;
    Dict = super::dict::Dict;
    /// A keys, values or items view of a dict.
    DictView = super::dict::DictView;
    MappingProxy = super::dict::MappingProxy;
    /// A set or frozenset.
    Set = super::set::Set;
    /// An iterator made by the machine: over a list, a range, `zip`, `map` and so on.
    Iterator = super::iterator::Iterator;
    Cell = super::cell::Cell;
    CodeObject = super::code::CodeObject;
    Function = super::function::Function;
    /// A function written in Rust.
    Native = super::function::Native;
    BoundMethod = super::function::BoundMethod;
    Class = super::class::Class;
    Instance = super::instance::Instance;
    Exception = super::exception::Exception;
    Traceback = super::exception::Traceback;
    /// A generator, coroutine or async generator.
    Frame = super::frame::Frame;
    /// `anext()`, `asend()` and the like of an async generator, waiting to be awaited.
    AsyncGenStep = super::frame::AsyncGenStep;
    Module = super::module::Module;
    Property = super::descriptor::Property;
    StaticMethod = super::descriptor::StaticMethod;
    ClassMethod = super::descriptor::ClassMethod;
    /// An attribute of a built-in type computed by Rust functions.
    GetSet = super::descriptor::GetSet;
    /// A `__slots__` entry.
    Member = super::descriptor::Member;
    Super = super::descriptor::Super;
    /// A value of a type that a module's Rust half defines.
    Opaque = super::opaque::Opaque;
    /// A coroutine whose steps are Rust: `asyncio.sleep` and the like.
    NativeCoroutine = super::coroutine::NativeCoroutine;
    Future = super::future::Future;
    WeakRef = super::weakref::WeakRef;
    GenericAlias = super::generic::GenericAlias;
    UnionType = super::generic::UnionType;
}

/// Whether CPython's collector would have counted an object of this kind: what may refer to others.
pub(crate) fn is_container(kind: u8) -> bool {
    let atoms = [
        Kind::Str,
        Kind::Int,
        Kind::FloatObject,
        Kind::Complex,
        Kind::Bytes,
        Kind::ByteArray,
        Kind::Range,
        Kind::CodeObject,
    ];
    atoms.iter().all(|atom| *atom as u8 != kind)
}

/// Whether all objects of this kind can be weakly referenced.
pub(crate) fn is_referable_kind(kind: u8) -> bool {
    const REFERABLE: [Kind; 11] = [
        Kind::Set,
        Kind::Function,
        Kind::Native,
        Kind::BoundMethod,
        Kind::Class,
        Kind::Frame,
        Kind::Module,
        Kind::Future,
        Kind::Opaque,
        Kind::CodeObject,
        Kind::NativeCoroutine,
    ];
    REFERABLE.iter().any(|referable| *referable as u8 == kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_in_order() {
        for (index, row) in KINDS.iter().enumerate() {
            assert_eq!(row.kind as usize, index, "{}", row.name);
        }
    }
}
