//! The tables: `methods!` for a type, `functions!` for a module, `getsets!` for computed attributes.
//!
//! ```ignore
//! pub(crate) const METHODS: &[NativeRow] = methods! {
//!     /// Remove and return the item at `index`. Raises IndexError when there is none.
//!     "pop(self, index=-1, /)" => pop,
//!     /// A dict with keys from `iterable`.
//!     class "fromkeys(cls, iterable, value=None, /)" => from_keys,
//! };
//! ```

/// Rows of a type's methods; `class` and `static` before a signature say how it binds, `async` that it gives a
/// coroutine.
macro_rules! methods {
    (@row [$($rows:expr,)*]) => { &[$($rows,)*] };
    (@row [$($rows:expr,)*] $(#[doc = $doc:literal])+ class $signature:literal => $function:path, $($rest:tt)*) => {
        $crate::native::methods!(@row [$($rows,)* $crate::objects::native::NativeRow::new(
            $signature, concat!($($doc, "\n"),+), $function, $crate::objects::native::Binding::ClassMethod),] $($rest)*)
    };
    (@row [$($rows:expr,)*] $(#[doc = $doc:literal])+ static $signature:literal => $function:path, $($rest:tt)*) => {
        $crate::native::methods!(@row [$($rows,)* $crate::objects::native::NativeRow::new(
            $signature, concat!($($doc, "\n"),+), $function, $crate::objects::native::Binding::StaticMethod),] $($rest)*)
    };
    (@row [$($rows:expr,)*] $(#[doc = $doc:literal])+ async $signature:literal => $function:path, at_once $now:path,
        $($rest:tt)*) => {
        $crate::native::methods!(@row [$($rows,)* $crate::objects::native::NativeRow::new(
            $signature, concat!($($doc, "\n"),+), $function, $crate::objects::native::Binding::Method)
        .giving_coroutines().ending_at_once($now),] $($rest)*)
    };
    (@row [$($rows:expr,)*] $(#[doc = $doc:literal])+ async $signature:literal => $function:path, $($rest:tt)*) => {
        $crate::native::methods!(@row [$($rows,)* $crate::objects::native::NativeRow::new(
            $signature, concat!($($doc, "\n"),+), $function, $crate::objects::native::Binding::Method)
            .giving_coroutines(),] $($rest)*)
    };
    (@row [$($rows:expr,)*] $(#[doc = $doc:literal])+ stepping $signature:literal => $function:path, $($rest:tt)*) => {
        $crate::native::methods!(@row [$($rows,)* $crate::objects::native::NativeRow::new(
            $signature, concat!($($doc, "\n"),+), $function, $crate::objects::native::Binding::Method)
            .giving_steps(),] $($rest)*)
    };
    (@row [$($rows:expr,)*] $(#[doc = $doc:literal])+ resuming $signature:literal => $function:path, $($rest:tt)*) => {
        $crate::native::methods!(@row [$($rows,)* $crate::objects::native::NativeRow::new(
            $signature, concat!($($doc, "\n"),+), $function, $crate::objects::native::Binding::Method)
            .resuming(),] $($rest)*)
    };
    (@row [$($rows:expr,)*] $(#[doc = $doc:literal])+ $signature:literal => $function:path, $($rest:tt)*) => {
        $crate::native::methods!(@row [$($rows,)* $crate::objects::native::NativeRow::new(
            $signature, concat!($($doc, "\n"),+), $function, $crate::objects::native::Binding::Method),] $($rest)*)
    };
    ($($rest:tt)*) => { $crate::native::methods!(@row [] $($rest)*) };
}
pub(crate) use methods;

/// Rows of a module's functions.
macro_rules! functions {
    (@kind [] $row:expr) => { $row };
    (@kind [async] $row:expr) => { $row.giving_coroutines() };
    (@kind [resuming] $row:expr) => { $row.resuming() };
    ($($(#[doc = $doc:literal])+ $($kind:ident)? $signature:literal => $function:path $([waits $wait:path])?,)*) => {
        &[$($crate::native::functions!(@kind [$($kind)?] $crate::objects::native::NativeRow::new(
            $signature, concat!($($doc, "\n"),+), $function, $crate::objects::native::Binding::StaticMethod))
            $(.waiting_at_once($wait))?),*]
    };
}
pub(crate) use functions;

/// Rows of a type's computed attributes: `"name" => get` or `"name" => get, set;`.
macro_rules! getsets {
    (@set) => { None };
    (@set $set:path) => { Some($set) };
    ($($(#[doc = $doc:literal])+ $name:literal => $get:path $(, $set:path)?;)*) => {
        &[$($crate::objects::native::GetSetRow {
            name: $name,
            doc: concat!($($doc, "\n"),+),
            get: $get,
            set: $crate::native::getsets!(@set $($set)?),
        }),*]
    };
}
pub(crate) use getsets;
