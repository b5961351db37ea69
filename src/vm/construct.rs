//! `type.__call__` as a native: `__new__`, then `__init__`, for metaclasses that call it through `super`.
//! The interpreter's own calls of classes do the same with frames of their own.

use crate::heap::{Gc, Value};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::descriptor::ClassMethod;
use crate::objects::dict::Dict;
use crate::objects::outcome::{Outcome, Raise, Then, done};
use crate::objects::types::Builtin;
use crate::vm::attribute::bind_special;

/// Makes an instance: `keywords` is a dict or Undef.
pub(crate) fn construct(
    cx: &mut Cx,
    class: Gc<Class>,
    args: &[Value],
    keywords: Value,
) -> Result<Outcome, Raise> {
    if cx.heap[class].construct.is_some() {
        return cx.call_with_keywords(class.value(), args, keywords, None, 0, &[]);
    }
    construct_by_methods(cx, class, args, keywords)
}

/// The same by `__new__` and then `__init__`, also for classes whose calls are done at once.
pub(crate) fn construct_by_methods(
    cx: &mut Cx,
    class: Gc<Class>,
    args: &[Value],
    keywords: Value,
) -> Result<Outcome, Raise> {
    let new = cx.lookup_or_object(class, cx.names.new);
    let callee = match new.as_gc::<ClassMethod>() {
        // Whoever makes `__new__` a class method gets the class twice.
        Some(method) => {
            let function = cx.heap[method].function;
            cx.new_bound_method(function, class.value())
        }
        None => bind_special(cx, new, class.value()).0,
    };
    let mut all = vec![class.value()];
    all.extend_from_slice(args);
    let mut kept = vec![class.value(), keywords];
    kept.extend_from_slice(args);
    cx.call_with_keywords(callee, &all, keywords, Some(&NEW_DONE), 0, &kept)
}

static NEW_DONE: Then = Then {
    name: "type.call.new",
    resume: |cx, kept, resumed| {
        let object = resumed.value();
        let class = kept.values[0].as_gc::<Class>().expect("a class was called");
        let actual = cx.class_of(object);
        if !cx.is_subclass(actual, class) {
            return done(object);
        }
        let init = cx.lookup_or_object(actual, cx.names.init);
        let (callee, receiver) = bind_special(cx, init, object);
        let all: Vec<Value> = receiver
            .into_iter()
            .chain(kept.values[2..].iter().copied())
            .collect();
        cx.call_with_keywords(callee, &all, kept.values[1], Some(&INIT_DONE), 0, &[object])
    },
    catches: false,
};

static INIT_DONE: Then = Then {
    name: "type.call.init",
    resume: |cx, kept, resumed| {
        let result = resumed.value();
        if !result.is_none() {
            let message = format!("__init__() should return None, not '{}'", cx.type_name(result));
            return Err(cx.type_error(message));
        }
        done(kept.values[0])
    },
    catches: false,
};

impl Cx {
    /// Makes an exception as calling its class does, when no script has a say in it: `None` when the class
    /// or a base overrides `__new__` or `__init__`.
    pub(crate) fn construct_exception(
        &mut self,
        class: Gc<Class>,
        args: &[Value],
        keywords: Option<Gc<Dict>>,
    ) -> Option<Result<Value, Raise>> {
        let base = self.types.get(Builtin::BaseException);
        let (new, init) = (self.names.new, self.names.init);
        if self.lookup(class, new) != self.lookup(base, new)
            || self.lookup(class, init) != self.lookup(base, init)
        {
            return None;
        }
        let keywords = keywords.map_or(Value::UNDEF, Gc::value);
        Some(self.make_exception(class, args).and_then(|exception| {
            self.init_exception(exception, args, keywords)?;
            Ok(exception)
        }))
    }
}
