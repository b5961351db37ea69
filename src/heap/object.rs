//! What every object has in common: the header, the kind table, typed pointers.

use std::fmt;
use std::marker::PhantomData;
use std::ptr::NonNull;

use super::collect::Tracer;
use super::value::Value;

/// The first eight bytes of every object.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(8))]
pub(crate) struct Header {
    /// Which Rust type this is: an index into the heap's kind table. 0 is a free cell.
    pub(crate) kind: u8,
    /// Equal to the heap's epoch when reached by the present collection.
    pub(super) mark: u8,
    /// `EXTENDED` and bits that belong to the type.
    pub(crate) flags: u16,
    /// The object's shape: its class, and for instances the layout of its attributes.
    pub(crate) shape: u32,
}

impl Header {
    /// Set when the object has an extension word, which holds the attributes of an instance of a script's
    /// subclass of a built-in type.
    pub(crate) const EXTENDED: u16 = 1 << 15;

    /// A header to be completed by `Heap::alloc`, which knows the kind and the mark.
    pub(crate) const fn new(shape: u32) -> Header {
        Header {
            kind: 0,
            mark: 0,
            flags: 0,
            shape,
        }
    }
}

/// The length of the items that follow a tailed object, set once by the heap.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub(crate) struct TailLen(pub(super) u32);

impl TailLen {
    /// To be completed by `Heap::alloc_tailed`.
    pub(crate) const UNSET: TailLen = TailLen(0);

    #[inline(always)]
    pub(crate) fn get(self) -> usize {
        self.0 as usize
    }
}

/// A Rust type that lives in the heap. Implemented only through the [`object!`] macro, which checks what
/// the heap relies on.
///
/// # Safety
/// The type is `repr(C)` and starts with a [`Header`]; `KIND` is its own in the kind table and not 0; when
/// `TAILED`, a [`TailLen`] follows the header, and `Item` values follow the struct; `trace` visits every
/// value the struct (not its tail) holds.
#[allow(unsafe_code)]
pub(crate) unsafe trait Object: Sized + 'static {
    const KIND: u8;
    const NAME: &'static str;
    const TAILED: bool;
    /// What the tail is made of; `()` without one.
    type Item: Copy + 'static;
    /// Visits every value this object holds, its tail excepted.
    fn trace(&self, tracer: &mut Tracer<'_>);
    /// Bytes that this object owns outside the heap (list storage, limbs), for the memory budget.
    fn external_bytes(&self) -> usize {
        0
    }
}

/// Declares a heap type: `object!(List = kinds::LIST, |list, tracer| { … });`, with a tail
/// `object!(Tuple[Value] = kinds::TUPLE, …)`, and optionally `external |list| { bytes }`.
macro_rules! object {
    (@impl $ty:ty, $kind:expr, $tailed:expr, $item:ty, |$object:ident, $tracer:ident| $trace:block, |$ext:ident| $external:block) => {
        const _: () = assert!(std::mem::offset_of!($ty, header) == 0);
        #[allow(unsafe_code)]
        // SAFETY: the header is first (asserted above) and, for a tailed type, the tail length second
        // (asserted where the macro is used with a tail); the kind table is checked for repeated kinds.
        unsafe impl $crate::heap::Object for $ty {
            const KIND: u8 = $kind as u8;
            const NAME: &'static str = stringify!($ty);
            const TAILED: bool = $tailed;
            type Item = $item;
            #[allow(unused_variables)]
            fn trace(&self, $tracer: &mut $crate::heap::Tracer<'_>) {
                let $object = self;
                $trace
            }
            #[allow(unused_variables)]
            fn external_bytes(&self) -> usize {
                let $ext = self;
                $external
            }
        }
    };
    ($ty:ident = $kind:expr, |$object:ident, $tracer:ident| $trace:block) => {
        $crate::heap::object!(@impl $ty, $kind, false, (), |$object, $tracer| $trace, |object| { 0 });
    };
    ($ty:ident = $kind:expr, |$object:ident, $tracer:ident| $trace:block, external |$ext:ident| $external:block) => {
        $crate::heap::object!(@impl $ty, $kind, false, (), |$object, $tracer| $trace, |$ext| $external);
    };
    ($ty:ident[$item:ty] = $kind:expr, |$object:ident, $tracer:ident| $trace:block) => {
        const _: () = assert!(std::mem::offset_of!($ty, tail) == 8);
        const _: () = assert!(std::mem::align_of::<$item>() <= 8 && std::mem::size_of::<$ty>() % 8 == 0);
        $crate::heap::object!(@impl $ty, $kind, true, $item, |$object, $tracer| $trace, |object| { 0 });
    };
}
pub(crate) use object;

/// A pointer to a live `T` in the heap. `Copy`; it does not keep the object alive by itself.
pub(crate) struct Gc<T>(NonNull<Header>, PhantomData<*const T>);

impl<T> Clone for Gc<T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Gc<T> {}

/// By identity.
impl<T> PartialEq for Gc<T> {
    #[inline(always)]
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Gc<T> {}

impl<T> std::hash::Hash for Gc<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

#[allow(unsafe_code)]
// SAFETY: see `Value`: pointers into a heap travel only together with it.
unsafe impl<T> Send for Gc<T> {}
#[allow(unsafe_code)]
// SAFETY: as above.
unsafe impl<T> Sync for Gc<T> {}

impl<T> fmt::Debug for Gc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gc<{}>({:p})", std::any::type_name::<T>(), self.0)
    }
}

impl<T> Gc<T> {
    #[inline(always)]
    pub(super) fn from_header(header: *const Header) -> Gc<T> {
        debug_assert!(!header.is_null());
        #[allow(unsafe_code)]
        // SAFETY: callers pass the address of a cell, which is never null.
        Gc(unsafe { NonNull::new_unchecked(header.cast_mut()) }, PhantomData)
    }

    #[inline(always)]
    pub(super) fn header_pointer(self) -> *mut Header {
        self.0.as_ptr()
    }

    /// The object's address, for dispatch code that keeps raw pointers into it.
    #[inline(always)]
    pub(crate) fn as_ptr(self) -> *mut T {
        self.0.as_ptr().cast()
    }

    /// The object as a value.
    #[inline(always)]
    pub(crate) fn value(self) -> Value {
        Value::from_header(self.0.as_ptr())
    }
}

impl<T: Object> Gc<T> {
    /// The object whose tail begins at `tail`.
    ///
    /// # Safety
    /// `tail` points at the tail of a live `T`.
    #[inline(always)]
    #[allow(unsafe_code)]
    pub(crate) unsafe fn from_tail_pointer(tail: *const T::Item) -> Gc<T> {
        debug_assert!(T::TAILED);
        // SAFETY: the tail is right behind the struct, in the same allocation.
        let header = unsafe { tail.cast::<T>().sub(1) }.cast::<Header>();
        // SAFETY: by the caller's promise the object is alive; checked where checks are on.
        debug_assert!(unsafe { (*header).kind } == T::KIND);
        Gc::from_header(header)
    }

    /// The address of the tail's first item.
    #[inline(always)]
    #[allow(unsafe_code)]
    pub(crate) fn tail_pointer(self) -> *mut T::Item {
        debug_assert!(T::TAILED);
        // SAFETY: the tail is right behind the struct, in the same allocation.
        unsafe { self.as_ptr().add(1).cast() }
    }
}

/// What the heap knows of a kind of object.
#[derive(Clone, Copy)]
pub(crate) struct KindRow {
    pub(crate) kind: u8,
    pub(crate) name: &'static str,
    pub(super) size: fn(tail: usize) -> usize,
    pub(super) tailed: bool,
    pub(super) trace: TraceFn,
    pub(super) drop: Option<DropFn>,
    pub(super) external: ExternalFn,
}

#[allow(unsafe_code)]
pub(super) type TraceFn = unsafe fn(*const Header, &mut Tracer<'_>);
#[allow(unsafe_code)]
pub(super) type DropFn = unsafe fn(*mut Header);
#[allow(unsafe_code)]
pub(super) type ExternalFn = unsafe fn(*const Header) -> usize;

impl KindRow {
    /// The row of kind 0, which no object has; every other field is borrowed from a row that exists.
    pub(crate) const fn free(like: KindRow) -> KindRow {
        KindRow {
            kind: 0,
            name: "free",
            ..like
        }
    }

    /// The row of a type.
    pub(crate) const fn of<T: Object>() -> KindRow {
        KindRow {
            kind: T::KIND,
            name: T::NAME,
            size: size_of_object::<T>,
            tailed: T::TAILED,
            trace: trace_object::<T>,
            drop: if std::mem::needs_drop::<T>() {
                Some(drop_object::<T>)
            } else {
                None
            },
            external: external_object::<T>,
        }
    }
}

/// Bytes of a `T` with a tail of `tail` items, rounded up to words, the extension word not counted.
pub(super) fn size_of_object<T: Object>(tail: usize) -> usize {
    (size_of::<T>() + tail * size_of::<T::Item>()).next_multiple_of(8)
}

/// The tail length of an object that has one.
#[allow(unsafe_code)]
pub(super) fn tail_len(header: *const Header) -> usize {
    // SAFETY: every tailed type has its `TailLen` right after the header (asserted in `object!`), and
    // callers pass the header of a live object of such a type.
    unsafe { header.add(1).cast::<u32>().read() as usize }
}

#[allow(unsafe_code)]
unsafe fn trace_object<T: Object>(header: *const Header, tracer: &mut Tracer<'_>) {
    // SAFETY: the caller found `T`'s kind in the header, so the object is a live `T`.
    let object = unsafe { &*header.cast::<T>() };
    object.trace(tracer);
    if T::TAILED && std::any::TypeId::of::<T::Item>() == std::any::TypeId::of::<Value>() {
        let length = tail_len(header);
        // SAFETY: `length` items of type `T::Item`, which is `Value`, follow the struct.
        let tail = unsafe { std::slice::from_raw_parts(header.cast::<T>().add(1).cast::<Value>(), length) };
        for value in tail {
            tracer.value(*value);
        }
    }
}

#[allow(unsafe_code)]
unsafe fn drop_object<T: Object>(header: *mut Header) {
    // SAFETY: the sweeper calls this once for a dead object of kind `T`.
    unsafe { std::ptr::drop_in_place(header.cast::<T>()) }
}

#[allow(unsafe_code)]
unsafe fn external_object<T: Object>(header: *const Header) -> usize {
    // SAFETY: as in `trace_object`.
    unsafe { (*header.cast::<T>()).external_bytes() }
}
