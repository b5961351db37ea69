//! Natives in place of methods that the library wrote in Pyish, for the cases that programs meet most. The others,
//! and all errors, are left to the methods they replace.

use crate::builtins::method_value;
use crate::heap::Value;
use crate::objects::cx::Cx;
use crate::objects::descriptor::{ClassMethod, StaticMethod};
use crate::objects::native::NativeRow;
use crate::objects::outcome::{Outcome, Raise, done};
use crate::objects::template::Template;
use crate::vm::attribute::set_attribute;

/// What natives do for a class.
pub(crate) struct TakenOver {
    pub(crate) template: Template,
    /// The name of the class in the keys of its methods.
    pub(crate) name: &'static str,
    /// Calls of exactly this class.
    pub(crate) construct: Option<&'static NativeRow>,
    pub(crate) methods: &'static [NativeRow],
}

/// `take_over(instance, /)`: the class of the instance gets the natives of one of `rows`, which is named as it is.
pub(crate) fn take_over(cx: &mut Cx, rows: &'static [TakenOver], args: &[Value]) -> Result<Outcome, Raise> {
    let class = cx.class_of(args[0]);
    let name = cx.heap.text(cx.heap[class].name).to_owned();
    let template = Template::named(&name);
    let Some(template) = template.filter(|template| cx.set_template(*template, args[0])) else {
        return Err(cx.runtime_error(format!("{name} is not laid out as natives expect")));
    };
    let Some(row) = rows.iter().find(|row| row.template == template) else {
        return done(Value::NONE);
    };
    for method in row.methods {
        let attribute = cx.intern(method.name());
        if let Some(old) = cx.lookup(class, attribute) {
            let old = function_of(cx, old);
            cx.keep_library_method(&format!("{}.{}", row.name, method.name()), old);
        }
        let value = method_value(cx, class, method);
        set_attribute(cx, class.value(), attribute, value)?;
    }
    if let Some(construct) = row.construct {
        let new = cx.names.new;
        if let Some(old) = cx.lookup(class, new) {
            let old = function_of(cx, old);
            cx.keep_library_method(&format!("{}.__new__", row.name), old);
        }
        cx.heap[class].construct = Some(construct);
    }
    done(Value::NONE)
}

/// What a static or class method wraps.
fn function_of(cx: &Cx, method: Value) -> Value {
    if let Some(wrapped) = method.as_gc::<StaticMethod>() {
        return cx.heap[wrapped].function;
    }
    match method.as_gc::<ClassMethod>() {
        Some(wrapped) => cx.heap[wrapped].function,
        None => method,
    }
}

/// Hands a call of a class over to its `__new__` in the library.
pub(crate) fn construct_slowly(
    cx: &mut Cx,
    template: Template,
    key: &'static str,
    args: &[Value],
) -> Result<Outcome, Raise> {
    let mut all = vec![cx.template_class(template)];
    all.extend_from_slice(args);
    cx.library_method(key, &all)
}
