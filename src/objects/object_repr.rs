//! `repr` of what is neither scalar nor container: classes, functions, plain instances, exceptions; and
//! `str` of exceptions.

use crate::bytecode::surrogate;
use crate::heap::{Gc, Value};
use crate::objects::cell::Cell;
use crate::objects::class::Class;
use crate::objects::code::CodeObject;
use crate::objects::cx::Cx;
use crate::objects::descriptor::{ClassMethod, GetSet, Member, StaticMethod, Super};
use crate::objects::exception::Exception;
use crate::objects::frame::Frame;
use crate::objects::function::{BoundMethod, Function, Native};
use crate::objects::generic::{GenericAlias, UnionType};
use crate::objects::kernel::quote;
use crate::objects::module::Module;
use crate::objects::outcome::{Answer, Raise};
use crate::objects::sequence::List;
use crate::objects::str::Str;
use crate::objects::types::Builtin;
use crate::objects::weakref::WeakRef;

/// How deep such reprs may nest.
const DEEPEST_REPR: u32 = 60;

impl Cx {
    /// The `repr` of a value whose class does not override it; `Script` when some part of it does.
    pub(crate) fn object_repr(&mut self, value: Value) -> Result<Answer<String>, Raise> {
        if self.overrides(value).has_text {
            return Ok(Answer::Script);
        }
        let is_own = value.is_kind::<Exception>() || value.is_kind::<Class>();
        if !is_own && self.defines(value, self.names.repr) {
            // A native type with a `__repr__` of its own.
            return Ok(Answer::Script);
        }
        self.own_repr(value)
    }

    /// What the machine itself says of a value, whatever its class overrides.
    pub(crate) fn own_repr(&mut self, value: Value) -> Result<Answer<String>, Raise> {
        // An exception may hold an exception, a method be bound to a method: the only reprs that nest on
        // Rust's stack.
        self.nest("repr", |cx| cx.nested_repr(value))
    }

    /// Runs what may get here again on Rust's stack, unless it is nested too deeply.
    pub(crate) fn nest<T>(
        &mut self,
        what: &str,
        ask: impl FnOnce(&mut Cx) -> Result<T, Raise>,
    ) -> Result<T, Raise> {
        if self.native_depth >= DEEPEST_REPR {
            let message = format!("maximum recursion depth exceeded while getting the {what} of an object");
            return Err(self.raise(Builtin::RecursionError, message));
        }
        if self.step_of_work() {
            return Err(self.given_up());
        }
        self.native_depth += 1;
        let result = ask(self);
        self.native_depth -= 1;
        result
    }

    fn nested_repr(&mut self, value: Value) -> Result<Answer<String>, Raise> {
        if value.is_kind::<Exception>() {
            return self.exception_repr(value);
        }
        if let Some(method) = value.as_gc::<BoundMethod>() {
            return self.bound_method_repr(method);
        }
        if let Some(method) = value.as_gc::<StaticMethod>() {
            let function = self.heap[method].function;
            return self.wrapped_repr("staticmethod", function);
        }
        if let Some(method) = value.as_gc::<ClassMethod>() {
            let ClassMethod { header, function } = self.heap[method];
            if header.shape == Builtin::ClassMethodDescriptor.shape()
                && let Some(native) = function.as_gc::<Native>()
            {
                let Native { row, owner, .. } = self.heap[native];
                let owner = owner.as_gc::<Class>().map(|class| self.class_name(class));
                let owner = owner.unwrap_or_default();
                let text = format!("<method '{}' of '{owner}' objects>", row.name());
                return Ok(Answer::Known(text));
            }
            return self.wrapped_repr("classmethod", function);
        }
        if let Some(alias) = value.as_gc::<GenericAlias>() {
            return self.alias_repr(alias);
        }
        if let Some(union) = value.as_gc::<UnionType>() {
            let members = self
                .as_tuple(self.heap[union].arguments)
                .unwrap_or_default()
                .to_vec();
            return self.type_list_repr(&members, " | ");
        }
        if let Some(object) = value.as_gc::<Super>() {
            return Ok(Answer::Known(self.super_repr(object)));
        }
        match self.simple_repr(value) {
            Some(text) => Ok(Answer::Known(text)),
            None => Ok(Answer::Script),
        }
    }

    /// `<__main__.C object at 0x7f…>`: what `object.__repr__` says.
    pub(crate) fn default_repr(&mut self, value: Value) -> String {
        let class = self.class_of(value);
        let name = self.class_full_name(class);
        format!("<{name} object at {:#x}>", self.identity(value))
    }

    fn simple_repr(&mut self, value: Value) -> Option<String> {
        let identity = if value.is_object() {
            self.identity(value)
        } else {
            0
        };
        let heap = &self.heap;
        let text = |string: Gc<Str>| heap.text(string);
        if let Some(class) = value.as_gc::<Class>() {
            return Some(self.class_repr(class));
        }
        if let Some(function) = value.as_gc::<Function>() {
            let name = text(heap[function].qualname);
            return Some(match heap[function].is_built_in() {
                true => format!("<built-in function {name}>"),
                false => format!("<function {name} at {identity:#x}>"),
            });
        }
        if let Some(native) = value.as_gc::<Native>() {
            let Native {
                row, owner, header, ..
            } = &heap[native];
            let owner = owner.as_gc::<Class>().map(|class| self.class_name(class));
            return Some(match owner {
                Some(owner) if header.shape == Builtin::WrapperDescriptor.shape() => {
                    format!("<slot wrapper '{}' of '{owner}' objects>", row.name())
                }
                Some(owner) if header.shape == Builtin::MethodDescriptor.shape() => {
                    format!("<method '{}' of '{owner}' objects>", row.name())
                }
                _ => format!("<built-in function {}>", row.name()),
            });
        }
        if let Some(module) = value.as_gc::<Module>() {
            return Some(self.module_repr(module));
        }
        if let Some(getset) = value.as_gc::<GetSet>() {
            let GetSet { row, owner, .. } = heap[getset];
            let owner = self.class_name(owner);
            return Some(format!("<attribute '{}' of '{owner}' objects>", row.name));
        }
        if let Some(member) = value.as_gc::<Member>() {
            let Member { name, owner, .. } = heap[member];
            return Some(format!(
                "<member '{}' of '{}' objects>",
                text(name),
                text(heap[owner].name)
            ));
        }
        if let Some(cell) = value.as_gc::<Cell>() {
            let contents = heap[cell].contents;
            if contents.is_undef() {
                return Some(format!("<cell at {identity:#x}: empty>"));
            }
            let name = self.type_name(contents).to_owned();
            let inner = self.identity(contents);
            return Some(format!("<cell at {identity:#x}: {name} object at {inner:#x}>"));
        }
        if let Some(code) = value.as_gc::<CodeObject>() {
            let code = &heap[code].code;
            return Some(format!(
                "<code object {} at {identity:#x}, file \"{}\", line {}>",
                code.name, code.filename, code.first_line
            ));
        }
        if let Some(frame) = value.as_gc::<Frame>() {
            let name = match heap[frame].links.function.as_gc::<Function>() {
                Some(function) => text(heap[function].qualname),
                None => "?",
            };
            return Some(format!(
                "<{} object {name} at {identity:#x}>",
                self.type_name(value)
            ));
        }
        if let Some(reference) = value.as_gc::<WeakRef>() {
            let target = heap[reference].target;
            if target.is_undef() {
                return Some(format!("<weakref at {identity:#x}; dead>"));
            }
            let name = self.type_name(target).to_owned();
            let inner = self.identity(target);
            let own = if let Some(class) = target.as_gc::<Class>() {
                Some(self.heap[class].name.value())
            } else {
                target
                    .as_gc::<Function>()
                    .map(|function| self.heap[function].name.value())
            };
            let own = own.and_then(|own| self.as_str(own));
            let own = own.map_or(String::new(), |own| format!(" ({own})"));
            return Some(format!(
                "<weakref at {identity:#x}; to '{name}' at {inner:#x}{own}>"
            ));
        }
        Some(self.default_repr(value))
    }

    fn module_repr(&self, module: Gc<Module>) -> String {
        let namespace = self.heap[module].namespace;
        let text = |name| {
            self.get_name(namespace, name)
                .and_then(|value| self.as_str(value))
        };
        let name = text(self.names.name).unwrap_or("?");
        match text(self.names.file) {
            Some(file) => format!("<module {} from {}>", quote::repr(name), quote::repr(file)),
            None => format!("<module {} (built-in)>", quote::repr(name)),
        }
    }

    fn bound_method_repr(&mut self, method: Gc<BoundMethod>) -> Result<Answer<String>, Raise> {
        let BoundMethod {
            function, receiver, ..
        } = self.heap[method];
        if let Some(native) = function.as_gc::<Native>() {
            let name = self.heap[native].row.name();
            let identity = self.identity(receiver);
            if self.heap[native].header.shape == Builtin::WrapperDescriptor.shape() {
                let class = self.type_name(receiver);
                let text = format!("<method-wrapper '{name}' of {class} object at {identity:#x}>");
                return Ok(Answer::Known(text));
            }
            let text = match receiver.as_gc::<Class>() {
                Some(class) => format!(
                    "<built-in method {name} of type object at {:#x}>",
                    self.identity(class.value())
                ),
                None => format!(
                    "<built-in method {name} of {} object at {identity:#x}>",
                    self.type_name(receiver)
                ),
            };
            return Ok(Answer::Known(text));
        }
        let name = match function.as_gc::<Function>() {
            Some(function) => self.heap.text(self.heap[function].qualname).to_owned(),
            None => {
                let names = [self.names.qualname, self.names.name];
                let found = names.iter().find_map(|name| self.instance_get(function, *name));
                found.and_then(|name| self.as_str(name)).unwrap_or("?").to_owned()
            }
        };
        Ok(match self.repr_of(receiver)? {
            Answer::Known(receiver) => Answer::Known(format!("<bound method {name} of {receiver}>")),
            Answer::Script => Answer::Script,
        })
    }

    fn wrapped_repr(&mut self, kind: &str, function: Value) -> Result<Answer<String>, Raise> {
        Ok(match self.repr_of(function)? {
            Answer::Known(inner) => Answer::Known(format!("<{kind}({inner})>")),
            Answer::Script => Answer::Script,
        })
    }

    fn super_repr(&mut self, object: Gc<Super>) -> String {
        let Super {
            class,
            receiver_class,
            ..
        } = self.heap[object];
        let name = |cx: &Cx, class: Value| match class.as_gc::<Class>() {
            Some(class) => cx.heap.text(cx.heap[class].name).to_owned(),
            None => "NULL".to_owned(),
        };
        let class = name(self, class);
        match receiver_class.is_kind::<Class>() {
            true => format!(
                "<super: <class '{class}'>, <{} object>>",
                name(self, receiver_class)
            ),
            false => format!("<super: <class '{class}'>, NULL>"),
        }
    }

    fn alias_repr(&mut self, alias: Gc<GenericAlias>) -> Result<Answer<String>, Raise> {
        let GenericAlias {
            origin,
            arguments,
            is_unpacked,
            ..
        } = self.heap[alias];
        let arguments = self.as_tuple(arguments).unwrap_or_default().to_vec();
        let Answer::Known(origin) = self.type_list_repr(&[origin], "")? else {
            return Ok(Answer::Script);
        };
        let is_callable = origin == "collections.abc.Callable" && !self.stands_for_parameters(&arguments);
        let origin = if is_unpacked { format!("*{origin}") } else { origin };
        if is_callable && let [parameters @ .., result] = &arguments[..] {
            let parts = (
                self.type_list_repr(parameters, ", ")?,
                self.type_list_repr(&[*result], "")?,
            );
            let (Answer::Known(parameters), Answer::Known(result)) = parts else {
                return Ok(Answer::Script);
            };
            return Ok(Answer::Known(format!("{origin}[[{parameters}], {result}]")));
        }
        if arguments.is_empty() {
            return Ok(Answer::Known(format!("{origin}[()]")));
        }
        Ok(match self.type_list_repr(&arguments, ", ")? {
            Answer::Known(arguments) => Answer::Known(format!("{origin}[{arguments}]")),
            Answer::Script => Answer::Script,
        })
    }

    /// Whether the arguments of a `Callable` begin with what stands for all parameters: `...`, a ParamSpec.
    fn stands_for_parameters(&self, arguments: &[Value]) -> bool {
        let [first, _] = arguments else {
            return false;
        };
        first.is(Value::ELLIPSIS)
            || matches!(
                self.bare_type_name(*first),
                "ParamSpec" | "_ConcatenateGenericAlias"
            )
    }

    /// Types as annotations show them: classes by name, `None`, `...`, lists in brackets (those of a union as
    /// they are), others by `repr`.
    fn type_list_repr(&mut self, items: &[Value], separator: &str) -> Result<Answer<String>, Raise> {
        let mut parts = Vec::with_capacity(items.len());
        for item in items {
            let part = if let Some(class) = item.as_gc::<Class>() {
                match item.is(self.types.get(Builtin::NoneType).value()) {
                    true => "None".to_owned(),
                    false => self.class_full_name(class),
                }
            } else if item.is(Value::ELLIPSIS) {
                "...".to_owned()
            } else if let Some(function) = item.as_gc::<Function>() {
                let module = self.get_name(self.heap[function].globals, self.names.name);
                let qualname = self.heap[function].qualname.value();
                self.dotted(module, qualname)
            } else if let Some(native) = item.as_gc::<Native>()
                && self.heap[native].owner.is_undef()
            {
                let Native { module, row, .. } = self.heap[native];
                let name = self.new_str(row.name());
                self.dotted(module.defined(), name)
            } else if let Some(list) = item
                .as_gc::<List>()
                .filter(|_| self.is_exact(*item, Builtin::List) && separator != " | ")
            {
                let items = self.heap[list].items.clone();
                match self.nest("repr", |cx| cx.type_list_repr(&items, ", "))? {
                    Answer::Known(text) => format!("[{text}]"),
                    Answer::Script => return Ok(Answer::Script),
                }
            } else {
                match self.repr_of(*item)? {
                    Answer::Known(text) => text,
                    Answer::Script => return Ok(Answer::Script),
                }
            };
            parts.push(part);
        }
        Ok(Answer::Known(parts.join(separator)))
    }

    /// A name behind that of its module, unless that is `builtins`.
    fn dotted(&self, module: Option<Value>, name: Value) -> String {
        let name = self.as_str(name).unwrap_or_default();
        match module.and_then(|module| self.as_str(module)) {
            Some(module) if module != "builtins" => format!("{module}.{name}"),
            _ => name.to_owned(),
        }
    }

    // ---- exceptions ----

    fn exception_repr(&mut self, value: Value) -> Result<Answer<String>, Raise> {
        let exception = value.as_gc::<Exception>().expect("the caller looked");
        let name = self.type_name(value).to_owned();
        let args = self.heap[exception].args;
        let count = self.as_tuple(args).map_or(0, <[Value]>::len);
        let args = match count {
            1 => {
                let only = self.as_tuple(args).unwrap_or_default()[0];
                match self.repr_of(only)? {
                    Answer::Known(text) => format!("({text})"),
                    Answer::Script => return Ok(Answer::Script),
                }
            }
            _ => match self.repr_of(args)? {
                Answer::Known(text) => text,
                Answer::Script => return Ok(Answer::Script),
            },
        };
        Ok(Answer::Known(format!("{name}{args}")))
    }

    /// `str` of an exception whose class does not override it.
    pub(crate) fn exception_str(&mut self, value: Value) -> Result<Answer<String>, Raise> {
        self.nest("str", |cx| cx.nested_str(value))
    }

    fn nested_str(&mut self, value: Value) -> Result<Answer<String>, Raise> {
        let Some(exception) = value.as_gc::<Exception>() else {
            return self.repr_of(value);
        };
        let args = self.heap[exception].args;
        let args_list = self.as_tuple(args).unwrap_or_default().to_vec();
        let family = self.fields_row(value).map(|row| row.builtin);
        match family {
            Some(Builtin::OSError) => {
                let [number, text, filename, second] =
                    [0, 1, 2, 3].map(|index| self.exception_field(value, index));
                if !filename.is_none() {
                    let template: &[(&str, Value, bool)] = &[
                        ("[Errno ", number, false),
                        ("] ", text, false),
                        (": ", filename, true),
                    ];
                    let mut parts = template.to_vec();
                    if !second.is_none() {
                        parts.push((" -> ", second, true));
                    }
                    return self.join_texts(&parts, "");
                }
                if !number.is_none() && !text.is_none() {
                    return self.join_texts(&[("[Errno ", number, false), ("] ", text, false)], "");
                }
            }
            Some(Builtin::SyntaxError) => return self.syntax_error_str(value),
            Some(Builtin::ImportError) => {
                let message = self.exception_field(value, 0);
                if let Some(text) = self.as_str(message) {
                    return Ok(Answer::Known(text.to_owned()));
                }
            }
            Some(Builtin::BaseExceptionGroup) => {
                let (message, members) = (self.exception_field(value, 0), self.exception_field(value, 1));
                let count = self.as_tuple(members).map_or(0, <[Value]>::len);
                let plural = if count == 1 { "" } else { "s" };
                let tail = format!(" ({count} sub-exception{plural})");
                return self.join_texts(&[("", message, false)], &tail);
            }
            Some(
                Builtin::UnicodeDecodeError | Builtin::UnicodeEncodeError | Builtin::UnicodeTranslateError,
            ) => {
                return self.unicode_error_str(value);
            }
            _ => {}
        }
        match args_list.as_slice() {
            [] => Ok(Answer::Known(String::new())),
            [only] if self.is_instance(value, Builtin::KeyError) => self.repr_of(*only),
            [only] => self.str_of(*only),
            _ => self.repr_of(args),
        }
    }

    /// Pieces of fixed text, each before the `str` (or, with true, the `repr`) of a value.
    fn join_texts(&mut self, parts: &[(&str, Value, bool)], tail: &str) -> Result<Answer<String>, Raise> {
        let mut out = String::new();
        for (before, value, is_repr) in parts {
            out.push_str(before);
            let text = match is_repr {
                true => self.repr_of(*value)?,
                false => self.str_of(*value)?,
            };
            match text {
                Answer::Known(text) => out.push_str(&text),
                Answer::Script => return Ok(Answer::Script),
            }
        }
        out.push_str(tail);
        Ok(Answer::Known(out))
    }

    fn syntax_error_str(&mut self, value: Value) -> Result<Answer<String>, Raise> {
        let [message, filename, line] = [0, 1, 2].map(|index| self.exception_field(value, index));
        let file = self
            .as_str(filename)
            .map(|name| name.rsplit('/').next().unwrap_or_default().to_owned());
        let line = line.as_inline_int();
        let tail = match (file, line) {
            (Some(file), Some(line)) => format!(" ({file}, line {line})"),
            (Some(file), None) => format!(" ({file})"),
            (None, Some(line)) => format!(" (line {line})"),
            (None, None) => String::new(),
        };
        self.join_texts(&[("", message, false)], &tail)
    }

    fn unicode_error_str(&mut self, value: Value) -> Result<Answer<String>, Raise> {
        let [encoding, object, start, end, reason] =
            [0, 1, 2, 3, 4].map(|index| self.exception_field(value, index));
        let (Some(start), Some(end)) = (start.as_inline_int(), end.as_inline_int()) else {
            return Ok(Answer::Known(String::new()));
        };
        let is_decode = self.is_instance(value, Builtin::UnicodeDecodeError);
        let is_one = end == start + 1;
        let what = match is_decode {
            true => {
                let byte = self
                    .as_bytes(object)
                    .and_then(|bytes| bytes.get(start as usize))
                    .copied();
                match byte {
                    Some(byte) if is_one => format!("byte 0x{byte:02x} in position {start}"),
                    _ => format!("bytes in position {start}-{}", end - 1),
                }
            }
            false => {
                let character = self
                    .as_str(object)
                    .and_then(|text| text.chars().nth(start as usize));
                match character.map(surrogate::code_point) {
                    Some(code) if is_one && code <= 0xFF => {
                        format!("character '\\x{code:02x}' in position {start}")
                    }
                    Some(code) if is_one && code <= 0xFFFF => {
                        format!("character '\\u{code:04x}' in position {start}")
                    }
                    Some(code) if is_one => format!("character '\\U{code:08x}' in position {start}"),
                    _ => format!("characters in position {start}-{}", end - 1),
                }
            }
        };
        let verb = if is_decode { "decode" } else { "encode" };
        if self.is_instance(value, Builtin::UnicodeTranslateError) {
            return self.join_texts(&[(&format!("can't translate {what}: "), reason, false)], "");
        }
        let parts = [
            ("'", encoding, false),
            (&format!("' codec can't {verb} {what}: ")[..], reason, false),
        ];
        self.join_texts(&parts, "")
    }

    /// `repr` of a class: `<class 'module.qualname'>`.
    pub(crate) fn class_repr(&self, class: Gc<Class>) -> String {
        match self.class_module(class) {
            Some(module) if module != "builtins" => format!("<class '{}'>", self.class_full_name(class)),
            _ => format!("<class '{}'>", self.heap.text(self.heap[class].name)),
        }
    }

    /// A class's name with its module, unless that is `builtins`.
    pub(crate) fn class_full_name(&self, class: Gc<Class>) -> String {
        let qualname = self.as_str(self.heap[class].qualname).unwrap_or_default();
        match self.class_module(class) {
            Some(module) if module != "builtins" => format!("{module}.{qualname}"),
            _ => qualname.to_owned(),
        }
    }

    /// The `__module__` of a class, when it is a string.
    pub(crate) fn class_module(&self, class: Gc<Class>) -> Option<&str> {
        let module = self.get_name(self.heap[class].namespace, self.names.module);
        match module {
            Some(module) => self.as_str(module),
            None if self.heap[class].flags.is_script => None,
            None => Some("builtins"),
        }
    }
}
