//! Displays, formatted strings, functions, imports: instructions that make values.

use super::attribute::get_attribute;
use super::look_up::{Purpose, look_up};
use super::machine::{Flow, State, Vm};
use super::operators::call_method;
use super::registers::{a, b, c};
use crate::bytecode::opcode::Op;
use crate::heap::{Gc, Header, Value};
use crate::objects::class::Class;
use crate::objects::code::CodeObject;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::function::{BoundMethod, Function, FunctionExtras, Native};
use crate::objects::module::Module;
use crate::objects::outcome::{Answer, Outcome, Raise, Resumed, Then, done};
use crate::objects::sequence::List;
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

impl Vm {
    // ---- displays ----

    pub(super) fn build_set(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let set = self.cx.new_set();
        for item in state.base.slice(b(word), c(word)) {
            match self.cx.set_add(set, *item) {
                Ok(Answer::Known(_)) => {}
                Ok(Answer::Script) => {
                    let items = self.cx.new_list(state.base.slice(b(word), c(word)).to_vec());
                    let outcome = self.cx.call_prelude("set_from", &[items]);
                    return self.finish(state, outcome);
                }
                Err(raise) => return self.finish(state, Err(raise)),
            }
        }
        state.base.set(a(word), set.value());
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    pub(super) fn build_dict(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let dict = self.cx.new_dict();
        for pair in state.base.slice(b(word), 2 * c(word)).chunks_exact(2) {
            match self.cx.redoable(|cx| cx.dict_set(dict, pair[0], pair[1])) {
                Ok(Answer::Known(())) => {}
                Ok(Answer::Script) => {
                    let items = self.cx.new_list(state.base.slice(b(word), 2 * c(word)).to_vec());
                    let outcome = self.cx.call_prelude("dict_from_flat", &[items]);
                    return self.finish(state, outcome);
                }
                Err(raise) => return self.finish(state, Err(raise)),
            }
        }
        state.base.set(a(word), dict.value());
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    #[inline(never)]
    pub(super) fn list_append(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        if let Some(list) = state.base.get(a(word)).as_gc::<List>() {
            let capacity = self.cx.heap[list].items.capacity();
            if let Err(raise) = self.cx.check_memory(capacity * size_of::<Value>()) {
                return self.finish(state, Err(raise));
            }
            self.cx.heap.charge(capacity.max(4) * size_of::<Value>());
            let value = state.base.get(b(word));
            self.cx.heap[list].items.push(value);
        }
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    pub(super) fn list_extend(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (list, source) = (state.base.get(a(word)), state.base.get(b(word)));
        let collected = match self.cx.says_length(source) {
            true => Ok(Answer::Script),
            false => self.cx.collect_values(source),
        };
        let outcome = match collected {
            Ok(Answer::Known(items)) => {
                if let Some(list) = list.as_gc::<List>() {
                    self.cx.heap.charge(items.len() * size_of::<Value>());
                    self.cx.heap[list].items.extend_from_slice(&items);
                }
                done(Value::NONE)
            }
            _ if !self.has_items(source) => {
                let kind = self.cx.type_name(source);
                let message = format!("Value after * must be an iterable, not {kind}");
                Err(self.cx.type_error(message))
            }
            Ok(Answer::Script) => self.cx.call_prelude("list_extend", &[list, source]),
            Err(raise) => Err(raise),
        };
        self.finish(state, outcome)
    }

    /// Whether the class of a value says at all how to walk it.
    fn has_items(&mut self, value: Value) -> bool {
        let (iter, getitem) = (self.cx.names.iter, self.cx.names.getitem);
        self.cx.dunder(value, iter).is_some() || self.cx.dunder(value, getitem).is_some()
    }

    pub(super) fn spread_arguments(&mut self, state: State) -> Flow {
        let (pc, base) = (state.pc, state.base);
        let word = pc.word();
        let (source, callee) = (base.get(b(word)), base.get(c(word)));
        let after = pc.advance(2);
        let tuple = match self.cx.is_exact(source, Builtin::Tuple) {
            true => source,
            false => match self.cx.collect_values(source) {
                Ok(Answer::Known(items)) => self.cx.new_tuple(&items),
                _ if !self.has_items(source) => {
                    let message = format!(
                        "{} argument after * must be an iterable, not {}",
                        self.callee_name(callee),
                        self.cx.type_name(source)
                    );
                    let raise = self.cx.type_error(message);
                    return self.finish(state, Err(raise));
                }
                Ok(Answer::Script) => return Flow::Next(State { pc: after, base }),
                Err(raise) => return self.finish(state, Err(raise)),
            },
        };
        base.set(a(word), tuple);
        Flow::Next(State {
            pc: after.jump(pc.aux(1) as i32),
            base,
        })
    }

    pub(super) fn set_add(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (set, value) = (state.base.get(a(word)), state.base.get(b(word)));
        let Some(object) = set.as_gc::<Set>() else {
            unreachable!("a set display builds a set")
        };
        let outcome = match self.cx.set_add(object, value) {
            Ok(Answer::Known(_)) => {
                return Flow::Next(State {
                    pc: state.pc.advance(1),
                    base: state.base,
                });
            }
            Ok(Answer::Script) => look_up(&mut self.cx, Purpose::Add, set, value, Value::UNDEF),
            Err(raise) => Err(raise),
        };
        self.finish(state, outcome)
    }

    pub(super) fn set_update(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (set, source) = (state.base.get(a(word)), state.base.get(b(word)));
        let name = self.cx.intern("update");
        let outcome = match get_attribute(&mut self.cx, set, name) {
            Ok(Outcome::Return(update)) => self.cx.tail_call(update, &[source]),
            other => other,
        };
        self.finish(state, outcome)
    }

    pub(super) fn dict_set(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (dict, key, value) = (
            state.base.get(a(word)),
            state.base.get(b(word)),
            state.base.get(c(word)),
        );
        let Some(object) = dict.as_gc::<Dict>() else {
            unreachable!("a dict display builds a dict")
        };
        let outcome = match self.cx.redoable(|cx| cx.dict_set(object, key, value)) {
            Ok(Answer::Known(())) => {
                return Flow::Next(State {
                    pc: state.pc.advance(1),
                    base: state.base,
                });
            }
            Ok(Answer::Script) => look_up(&mut self.cx, Purpose::SetItem, dict, key, value),
            Err(raise) => Err(raise),
        };
        self.finish(state, outcome)
    }

    pub(super) fn dict_update(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (dict, source) = (state.base.get(a(word)), state.base.get(b(word)));
        let keys = self.cx.names.keys;
        if !source.is_kind::<Dict>() {
            let is_mapping = super::attribute::try_attribute(&mut self.cx, source, keys);
            match is_mapping {
                Ok(Some(Outcome::Return(_))) => {}
                Ok(Some(_)) => {
                    let outcome = self.cx.call_prelude("dict_display", &[dict, source]);
                    return self.finish(state, outcome);
                }
                Ok(None) => {
                    let message = format!("'{}' object is not a mapping", self.cx.type_name(source));
                    let raise = self.cx.type_error(message);
                    return self.finish(state, Err(raise));
                }
                Err(raise) => return self.finish(state, Err(raise)),
            }
        }
        let name = self.cx.intern("update");
        let outcome = match get_attribute(&mut self.cx, dict, name) {
            Ok(Outcome::Return(update)) => self.cx.tail_call(update, &[source]),
            other => other,
        };
        self.finish(state, outcome)
    }

    pub(super) fn dict_merge(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (dict, source, callee) = (
            state.base.get(a(word)),
            state.base.get(b(word)),
            state.base.get(c(word)),
        );
        let Some(target) = dict.as_gc::<Dict>() else {
            unreachable!("keywords are gathered in a dict")
        };
        let Some(mapping) = source
            .as_gc::<Dict>()
            .filter(|_| self.cx.is_exact(source, Builtin::Dict))
        else {
            let keys = self.cx.names.keys;
            let outcome = match super::attribute::try_attribute(&mut self.cx, source, keys) {
                Ok(Some(_)) => {
                    let name = self.callee_name(callee);
                    let name = self.cx.new_str(&name);
                    self.cx.call_prelude("dict_merge", &[dict, source, name])
                }
                Ok(None) => {
                    let message = format!(
                        "{} argument after ** must be a mapping, not {}",
                        self.callee_name(callee),
                        self.cx.type_name(source)
                    );
                    Err(self.cx.type_error(message))
                }
                Err(raise) => Err(raise),
            };
            return self.finish(state, outcome);
        };
        let entries: Vec<_> = self.cx.heap[mapping].iter().copied().collect();
        for entry in entries {
            let Some(name) = entry.key.as_gc::<Str>() else {
                // The call refuses it, unless it is there twice.
                let known = self.cx.dict_get(target, entry.key);
                if !matches!(known, Ok(Answer::Known(Some(_)))) {
                    if let Err(raise) = self.cx.dict_set(target, entry.key, entry.value) {
                        return self.finish(state, Err(raise));
                    }
                    continue;
                }
                let shown = match self.cx.str_of(entry.key) {
                    Ok(Answer::Known(text)) => text,
                    _ => format!("<{}>", self.cx.type_name(entry.key)),
                };
                let message = format!(
                    "{} got multiple values for keyword argument '{shown}'",
                    self.callee_name(callee)
                );
                let raise = self.cx.type_error(message);
                return self.finish(state, Err(raise));
            };
            let name = self.cx.intern_str(name);
            if self.cx.get_name(target, name).is_some() {
                let message = format!(
                    "{} got multiple values for keyword argument '{}'",
                    self.callee_name(callee),
                    self.cx.heap.text(name)
                );
                let raise = self.cx.type_error(message);
                return self.finish(state, Err(raise));
            }
            self.cx.set_interned(target, name, entry.value);
        }
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    /// A callee as errors name it: `module.qualname` for functions.
    /// What errors call a callee: a function's dotted name with parentheses, or what `str` gives.
    fn callee_name(&mut self, callee: Value) -> String {
        if let Some(function) = callee.as_gc::<Function>() {
            let object = self.cx.heap.get(function);
            let module = self.cx.get_name(object.globals, self.cx.names.name);
            let module = module
                .and_then(|module| self.cx.as_str(module))
                .unwrap_or("__main__");
            return format!("{module}.{}()", self.cx.heap.text(object.qualname));
        }
        if let Some(method) = callee.as_gc::<BoundMethod>() {
            let function = self.cx.heap.get(method).function;
            return self.callee_name(function);
        }
        if let Some(native) = callee.as_gc::<Native>() {
            return format!("{}()", self.cx.heap.get(native).row.name());
        }
        if let Some(class) = callee.as_gc::<Class>() {
            return format!("{}()", self.cx.class_full_name(class));
        }
        match self.cx.str_of(callee) {
            Ok(Answer::Known(text)) => text,
            Ok(Answer::Script) => format!("<{} object>", self.cx.type_name(callee)),
            Err(raise) => {
                self.cx.take_raised(raise);
                format!("<{} object>", self.cx.type_name(callee))
            }
        }
    }

    pub(super) fn build_string(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let parts = state.base.slice(b(word), c(word));
        let mut text = String::with_capacity(
            parts
                .iter()
                .filter_map(|part| self.cx.as_str(*part))
                .map(str::len)
                .sum(),
        );
        let mut chars = 0;
        for part in parts {
            if let Some(string) = part.as_gc::<Str>() {
                text.push_str(self.cx.heap.text(string));
                chars += self.cx.heap.get(string).chars as usize;
            }
        }
        let string = match text.len() {
            0 | 1 => self.cx.new_str(&text),
            _ => self.cx.new_str_counted(&text, chars),
        };
        state.base.set(a(word), string);
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    #[inline(never)]
    pub(super) fn format(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let value = state.base.get(b(word));
        let outcome = self.formatted(value, "", self.cx.names.empty.value(), c(word));
        match outcome {
            Ok(Outcome::Return(text)) => {
                state.base.set(a(word), text);
                Flow::Next(State {
                    pc: state.pc.advance(1),
                    base: state.base,
                })
            }
            other => self.finish(state, other),
        }
    }

    #[inline(never)]
    pub(super) fn format_spec(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (value, spec) = (state.base.get(b(word)), state.base.get(c(word)));
        if state.pc.aux(1) == 0
            && let Some(text) = self.cx.format_by_simple_spec(value, spec)
        {
            state.base.set(a(word), text);
            return Flow::Next(State {
                pc: state.pc.advance(2),
                base: state.base,
            });
        }
        let text = self.cx.as_str(spec).unwrap_or_default().to_owned();
        let outcome = self.formatted(value, &text, spec, state.pc.aux(1) as usize);
        match outcome {
            Ok(Outcome::Return(text)) => {
                state.base.set(a(word), text);
                Flow::Next(State {
                    pc: state.pc.advance(2),
                    base: state.base,
                })
            }
            other => self.finish(state, other),
        }
    }

    /// `format(conversion(value), spec)`.
    fn formatted(
        &mut self,
        value: Value,
        spec: &str,
        spec_value: Value,
        conversion: usize,
    ) -> Result<Outcome, Raise> {
        let cx = &mut self.cx;
        let converted = match conversion {
            0 => value,
            _ => {
                let answer = if conversion == 1 {
                    cx.redoable(|cx| cx.str_of(value))?
                } else {
                    cx.redoable(|cx| cx.repr_of(value))?
                };
                match answer {
                    Answer::Known(text) if conversion == 3 => {
                        let text = crate::objects::kernel::quote::escape_non_ascii(&text);
                        cx.new_str(&text)
                    }
                    Answer::Known(text) => cx.new_str(&text),
                    Answer::Script => {
                        let name = ["", "str", "repr", "ascii"][conversion];
                        let name = cx.intern(name);
                        let function = cx.get_name(cx.builtins, name).unwrap_or(Value::NONE);
                        return cx.call(function, &[value], &CONVERTED, 0, &[spec_value]);
                    }
                }
            }
        };
        format_converted(cx, converted, spec, spec_value)
    }

    pub(super) fn build_template(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (name, args) = if state.pc.op() == Op::BuildInterpolation {
            ("new_interpolation", state.base.slice(b(word), 4).to_vec())
        } else {
            (
                "new_template",
                vec![state.base.get(b(word)), state.base.get(c(word))],
            )
        };
        let outcome = self.cx.call_prelude(name, &args);
        self.finish(state, outcome)
    }

    // ---- functions and modules ----

    pub(super) fn make_function(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let base = state.base;
        let code = self.cx.heap.get(base.code()).constants[state.pc.aux(1) as usize];
        let Some(code) = code.as_gc::<CodeObject>() else {
            unreachable!("verified: a code constant")
        };
        let mut register = b(word);
        let mut part = |bit: usize| {
            if c(word) & bit == 0 {
                return Value::UNDEF;
            }
            register += 1;
            base.get(register - 1)
        };
        let (defaults, keyword_defaults, annotate, closure) = (part(1), part(2), part(4), part(8));
        let (name, qualname) = (self.cx.heap[code].name, self.cx.heap[code].qualname);
        let globals = self.globals_of(base);
        let extras = (!annotate.is_undef()).then(|| {
            Box::new(FunctionExtras {
                annotate,
                ..FunctionExtras::default()
            })
        });
        let function = self.cx.heap.alloc(Function {
            header: Header::new(Builtin::Function.shape()),
            code,
            globals,
            closure,
            defaults,
            keyword_defaults,
            name,
            qualname,
            extras,
        });
        base.set(a(word), function.value());
        Flow::Next(State {
            pc: state.pc.advance(2),
            base,
        })
    }

    pub(super) fn import(&mut self, state: State) -> Flow {
        let word = state.pc.word();
        let (_, name) = self.site(state);
        let globals = self.globals_of(state.base);
        let names = state.base.get(b(word));
        let outcome = (self.hooks.import)(&mut self.cx, name.value(), c(word) as u32, names, globals);
        self.finish(state, outcome)
    }

    pub(super) fn import_from(&mut self, state: State) -> Flow {
        let (_, name) = self.site(state);
        let module = state.base.get(b(state.pc.word()));
        let outcome = match super::attribute::try_attribute(&mut self.cx, module, name) {
            Ok(Some(Outcome::Return(value))) => done(value),
            Ok(Some(outcome)) => {
                // A `__getattr__` of the module is asked; that it knows nothing is an ImportError.
                if self.cx.request.then.is_none() {
                    self.cx.request.then = Some(&NAME_ASKED);
                    self.cx.request.kept = vec![module, name.value()];
                }
                Ok(outcome)
            }
            Ok(None) => import_submodule(&mut self.cx, module, name),
            Err(raise) => Err(raise),
        };
        self.finish(state, outcome)
    }

    pub(super) fn import_star(&mut self, state: State) -> Flow {
        let module = state.base.get(a(state.pc.word()));
        let globals = self.globals_of(state.base);
        let is_namespace =
            self.cx.heap[state.base.code()].code.scope == crate::bytecode::code::ScopeKind::Namespace;
        let target = if is_namespace {
            state.base.get(0).as_gc::<Dict>().unwrap_or(globals)
        } else {
            globals
        };
        let Some(module) = module.as_gc::<Module>() else {
            let raise = self.cx.type_error("import * needs a module");
            return self.finish(state, Err(raise));
        };
        let namespace = self.cx.heap[module].namespace;
        let all = self.cx.names.all;
        let names: Vec<Value> = match self.cx.get_name(namespace, all) {
            Some(all) => match self.cx.collect_values(all) {
                Ok(Answer::Known(names)) => names,
                Ok(Answer::Script) => {
                    let raise = self.cx.type_error("__all__ must be a list or tuple of strings");
                    return self.finish(state, Err(raise));
                }
                Err(raise) => return self.finish(state, Err(raise)),
            },
            None => {
                let keys: Vec<Value> = self.cx.heap[namespace].iter().map(|entry| entry.key).collect();
                keys.into_iter()
                    .filter(|key| self.cx.as_str(*key).is_some_and(|name| !name.starts_with('_')))
                    .collect()
            }
        };
        for name in names {
            let Some(name) = name.as_gc::<Str>() else {
                let message = format!("Item in __all__ must be str, not {}", self.cx.type_name(name));
                let raise = self.cx.type_error(message);
                return self.finish(state, Err(raise));
            };
            let name = self.cx.intern_str(name);
            match self.cx.get_name(namespace, name) {
                Some(value) => self.cx.set_interned(target, name, value),
                None => {
                    let message = format!("module has no attribute '{}'", self.cx.heap.text(name));
                    let raise = self.cx.attribute_error(message, module.value(), name);
                    return self.finish(state, Err(raise));
                }
            }
        }
        Flow::Next(State {
            pc: state.pc.advance(1),
            base: state.base,
        })
    }

    pub(super) fn print_expression(&mut self, state: State) -> Flow {
        let value = state.base.get(a(state.pc.word()));
        let outcome = match self.cx.registered("displayhook") {
            Some(hook) => self.cx.tail_call(hook, &[value]),
            None => done(Value::NONE),
        };
        self.finish(state, outcome)
    }
}

/// Formats a converted value.
fn format_converted(cx: &mut Cx, value: Value, spec: &str, spec_value: Value) -> Result<Outcome, Raise> {
    if spec.is_empty() && cx.is_exact(value, Builtin::Str) {
        return done(value);
    }
    match cx.format_value(value, spec)? {
        Answer::Known(text) => done(text),
        Answer::Script => {
            let name = cx.names.format;
            match cx.dunder(value, name) {
                Some(method) => call_method(cx, method, value, &[spec_value], Some(&FORMATTED), 0, &[]),
                None => {
                    let message = format!(
                        "unsupported format string passed to {}.__format__",
                        cx.type_name(value)
                    );
                    Err(cx.type_error(message))
                }
            }
        }
    }
}

/// A conversion that needed script code is done: format its result.
static CONVERTED: Then = Then {
    name: "format.converted",
    resume: |cx, kept, resumed| {
        let spec = kept.values[0];
        let text = cx.as_str(spec).unwrap_or_default().to_owned();
        format_converted(cx, resumed.value(), &text, spec)
    },
    catches: false,
};

/// A script `__format__` returned: it must be a string.
static FORMATTED: Then = Then {
    name: "format.formatted",
    resume: |cx, _, resumed| {
        let value = resumed.value();
        if value.is_kind::<Str>() {
            return done(value);
        }
        let message = format!("__format__ must return a str, not {}", cx.type_name(value));
        Err(cx.type_error(message))
    },
    catches: false,
};

/// A name that a package does not have as an attribute may be a submodule that was imported already.
fn import_submodule(cx: &mut Cx, module: Value, name: Gc<Str>) -> Result<Outcome, Raise> {
    let package = module
        .as_gc::<Module>()
        .and_then(|module| cx.get_name(cx.heap[module].namespace, cx.names.name))
        .and_then(|name| cx.as_str(name).map(str::to_owned));
    if let Some(package) = &package {
        let full = format!("{package}.{}", cx.heap.text(name));
        let full = cx.intern(&full);
        if let Some(found) = cx.get_name(cx.modules, full) {
            return done(found);
        }
    }
    let file = module
        .as_gc::<Module>()
        .and_then(|module| cx.get_name(cx.heap[module].namespace, cx.names.file))
        .and_then(|file| cx.as_str(file).map(str::to_owned));
    let package = package.unwrap_or_else(|| "<unknown module name>".to_owned());
    let place = file.unwrap_or_else(|| "unknown location".to_owned());
    let message = format!(
        "cannot import name '{}' from '{package}' ({place})",
        cx.heap.text(name)
    );
    let raise = cx.raise(Builtin::ImportError, message);
    let (exception, package, file) = (cx.raised, cx.new_str(&package), cx.new_str(&place));
    let missing = name.value();
    for (index, value) in [(1, package), (2, file), (3, missing)] {
        cx.set_exception_field(exception, index, value);
    }
    Err(raise)
}

/// The `__getattr__` of a module that something is imported from was asked.
static NAME_ASKED: Then = Then {
    name: "vm.import_name_asked",
    resume: |cx, kept, resumed| match resumed {
        Resumed::Value(value) => done(value),
        Resumed::Raised(exception) if cx.is_instance(exception, Builtin::AttributeError) => {
            let name = kept.values[1].as_gc::<Str>().expect("the name was kept");
            import_submodule(cx, kept.values[0], name)
        }
        Resumed::Raised(exception) => Err(cx.raise_value(exception)),
    },
    catches: true,
};
