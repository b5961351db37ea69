//! Modules as objects.

use crate::heap::{Gc, Header, Value};
use crate::native::{getsets, methods};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::module::Module;
use crate::objects::native::TypeRow;
use crate::objects::outcome::{Outcome, Raise, Then, done};
use crate::objects::types::Builtin;
use crate::vm::attribute::no_attribute;

pub(crate) const TYPE: TypeRow = TypeRow {
    builtin: Builtin::Module,
    doc: "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
    construct: None,
    methods: methods! {
        /// Create and return a new object.
        static "__new__(cls, *args, **kwargs)" => new,
        /// Initialize self.
        "__init__(self, name, doc=None)" => init,
        /// The names in the module's namespace.
        "__dir__(self, /)" => dir,
    },
    getsets: getsets! {
        /// The namespace.
        "__dict__" => namespace;
        /// Annotations of the module's names, computed when first asked for.
        "__annotations__" => annotations, set_annotations;
        /// The function that computes the annotations, or None.
        "__annotate__" => annotate, set_annotate;
    },
};

fn of(args: &[Value]) -> Gc<Module> {
    args[0].as_gc().expect("the vm checks the receiver of natives")
}

fn new(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let Some(class) = args[0].as_gc::<Class>() else {
        return Err(cx.type_error("module.__new__(X): X is not a type object"));
    };
    let namespace = cx.new_dict();
    let header = Header::new(cx.instance_shape(class));
    done(cx.heap.alloc(Module { header, namespace }))
}

fn init(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if cx.as_str(args[1]).is_none() {
        let message = format!(
            "module() argument 'name' must be str, not {}",
            cx.type_name(args[1])
        );
        return Err(cx.type_error(message));
    }
    let (namespace, names) = (cx.heap[of(args)].namespace, cx.names);
    cx.set_interned(namespace, names.name, args[1]);
    cx.set_interned(namespace, names.doc, args[2]);
    cx.set_interned(namespace, names.package, Value::NONE);
    cx.set_name(namespace, "__loader__", Value::NONE);
    cx.set_interned(namespace, names.spec, Value::NONE);
    done(Value::NONE)
}

fn dir(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let names = cx.attribute_names(args[0]);
    done(cx.new_list(names))
}

fn namespace(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    done(cx.heap[of(args)].namespace)
}

fn annotations(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let namespace = cx.heap[of(args)].namespace;
    if let Some(annotations) = cx.get_name(namespace, cx.names.annotations) {
        return done(annotations);
    }
    if let Some(annotate) = cx.get_name(namespace, cx.names.annotate)
        && !annotate.is_none()
    {
        return cx.call(annotate, &[Value::small_int(1)], &ANNOTATED, 0, &[args[0]]);
    }
    let dict = cx.new_dict().value();
    cx.set_interned(namespace, cx.names.annotations, dict);
    done(dict)
}

/// The annotations were computed: keep them.
static ANNOTATED: Then = Then {
    name: "module.annotations",
    resume: |cx, kept, resumed| {
        let namespace = cx.heap[of(kept.values)].namespace;
        cx.set_interned(namespace, cx.names.annotations, resumed.value());
        done(resumed.value())
    },
    catches: false,
};

fn annotate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let namespace = cx.heap[of(args)].namespace;
    done(cx.get_name(namespace, cx.names.annotate).unwrap_or(Value::NONE))
}

fn set_annotate(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    if args[1].is_undef() {
        return Err(cx.type_error("cannot delete __annotate__ attribute"));
    }
    if !args[1].is_none() && !cx.is_callable(args[1]) {
        return Err(cx.type_error("__annotate__ must be callable or None"));
    }
    let (namespace, names) = (cx.heap[of(args)].namespace, cx.names);
    cx.set_interned(namespace, names.annotate, args[1]);
    if !args[1].is_none() {
        cx.remove_name(namespace, names.annotations);
    }
    done(Value::NONE)
}

fn set_annotations(cx: &mut Cx, args: &[Value]) -> Result<Outcome, Raise> {
    let (namespace, name) = (cx.heap[of(args)].namespace, cx.names.annotations);
    if !args[1].is_undef() {
        cx.set_interned(namespace, name, args[1]);
        let annotate = cx.names.annotate;
        cx.remove_name(namespace, annotate);
    } else if cx.remove_name(namespace, name).is_none() {
        return Err(no_attribute(cx, args[0], name));
    }
    done(Value::NONE)
}
