//! Classes that a module's Rust half defines.

use crate::builtins::{add_getsets, add_methods};
use crate::heap::{Gc, Header};
use crate::objects::class::{Class, ClassFlags};
use crate::objects::cx::Cx;
use crate::objects::native::{GetSetRow, NativeRow};
use crate::objects::types::Builtin;

/// A class of a native module, derived from `base`. Instances are of the base's Rust type; below `object`
/// they are `Opaque`.
pub(crate) fn new_native_class(
    cx: &mut Cx,
    module: &str,
    name: &str,
    doc: &'static str,
    base: Builtin,
    methods: &'static [NativeRow],
    getsets: &'static [GetSetRow],
) -> Gc<Class> {
    let base_class = cx.types.get(base);
    let shown = cx.intern(&format!("{module}.{name}"));
    let name = cx.intern(name);
    let namespace = cx.new_dict();
    let bases = cx.new_tuple(&[base_class.value()]);
    let instance_kind = if base == Builtin::Object {
        crate::objects::kinds::Kind::Opaque
    } else {
        cx.heap[base_class].instance_kind
    };
    let class = cx.heap.alloc(Class {
        header: Header::new(Builtin::Type.shape()),
        name,
        qualname: name.value(),
        bases,
        mro: Box::new([]),
        namespace,
        instance_kind,
        root_shape: 0,
        inline_slots: 0,
        flags: ClassFlags {
            is_base: true,
            has_text: methods
                .iter()
                .any(|row| matches!(row.name(), "__repr__" | "__str__" | "__format__")),
            ..ClassFlags::default()
        },
        subclasses: Vec::new(),
        shown: Some(shown),
        native_doc: doc,
        construct: None,
    });
    let mut mro = vec![class];
    mro.extend(cx.heap[base_class].mro.iter().copied());
    cx.heap[class].mro = mro.into();
    cx.heap[base_class].subclasses.push(class);
    add_methods(cx, class, methods);
    add_getsets(cx, class, getsets);
    let module = cx.new_str(module);
    cx.set_name(namespace, "__module__", module);
    class
}
