//! Making exceptions as a call of their class does: arguments, keywords, and what some families check.

use crate::heap::{Gc, Value};
use crate::objects::bytes::{ByteArray, Bytes};
use crate::objects::class::Class;
use crate::objects::cx::Cx;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::outcome::{Answer, Raise};
use crate::objects::sequence::Range;
use crate::objects::str::Str;
use crate::objects::types::Builtin;

/// Which subclass of OSError an error number means, by the numbers of Linux.
static OS_ERRORS: &[(i64, Builtin)] = &[
    (1, Builtin::PermissionError),
    (2, Builtin::FileNotFoundError),
    (3, Builtin::ProcessLookupError),
    (4, Builtin::InterruptedError),
    (10, Builtin::ChildProcessError),
    (11, Builtin::BlockingIOError),
    (13, Builtin::PermissionError),
    (17, Builtin::FileExistsError),
    (20, Builtin::NotADirectoryError),
    (21, Builtin::IsADirectoryError),
    (32, Builtin::BrokenPipeError),
    (103, Builtin::ConnectionAbortedError),
    (104, Builtin::ConnectionResetError),
    (108, Builtin::BrokenPipeError),
    (110, Builtin::TimeoutError),
    (111, Builtin::ConnectionRefusedError),
    (114, Builtin::BlockingIOError),
    (115, Builtin::BlockingIOError),
];

impl Cx {
    /// `BaseException.__new__` and what the families of built-in exceptions add to it. `keywords` is a dict
    /// or Undef; they are looked at by [`init_exception`](Cx::init_exception).
    pub(crate) fn make_exception(&mut self, class: Gc<Class>, args: &[Value]) -> Result<Value, Raise> {
        let mut class = class;
        if class == self.types.get(Builtin::OSError) && (2..=5).contains(&args.len()) {
            let number = args[0].as_inline_int();
            if let Some((_, builtin)) = OS_ERRORS.iter().find(|(errno, _)| Some(*errno) == number) {
                class = self.types.get(*builtin);
            }
        }
        if self.is_subclass(class, self.types.get(Builtin::BaseExceptionGroup)) {
            class = self.check_group(class, args)?;
        }
        let exception = self.new_exception(class, args);
        if self.is_subclass(class, self.types.get(Builtin::OSError))
            && (3..=5).contains(&args.len())
            && !args[2].is_none()
        {
            self.make_fields(exception);
            let args = self.new_tuple(&args[..2]);
            self.heap[exception].args = args;
        }
        Ok(exception.value())
    }

    /// What `__init__` of built-in exceptions does with keywords (a dict or Undef) and counts.
    pub(crate) fn init_exception(
        &mut self,
        exception: Value,
        args: &[Value],
        keywords: Value,
    ) -> Result<(), Raise> {
        if !keywords.is_kind::<Dict>()
            && !self.is_instance(exception, Builtin::UnicodeError)
            && !self.is_instance(exception, Builtin::SyntaxError)
        {
            return Ok(());
        }
        let row = self.fields_row(exception);
        let family = row.map(|row| row.builtin);
        if let Some(Builtin::UnicodeDecodeError | Builtin::UnicodeEncodeError) = family
            && args.len() != 5
        {
            let message = format!("function takes exactly 5 arguments ({} given)", args.len());
            return Err(self.type_error(message));
        }
        match family {
            Some(Builtin::UnicodeDecodeError) => self.check_unicode_arguments(exception, args, true)?,
            Some(Builtin::UnicodeEncodeError) => self.check_unicode_arguments(exception, args, false)?,
            Some(Builtin::SyntaxError) => self.check_syntax_error(exception, args)?,
            _ => {}
        }
        let Some(keywords) = keywords.as_gc::<Dict>() else {
            return Ok(());
        };
        let entries: Vec<(Value, Value)> = self.heap[keywords]
            .iter()
            .map(|entry| (entry.key, entry.value))
            .collect();
        let allowed: &[&str] = match family {
            Some(Builtin::AttributeError) => &["name", "obj"],
            Some(Builtin::NameError) => &["name"],
            Some(Builtin::ImportError) => &["name", "path", "name_from"],
            _ => &[],
        };
        if !allowed.is_empty() && entries.len() > allowed.len() {
            let class = self.type_name(exception).to_owned();
            let most = allowed.len();
            let message = format!(
                "{class}() takes at most {most} keyword argument{} ({} given)",
                if most == 1 { "" } else { "s" },
                entries.len()
            );
            return Err(self.type_error(message));
        }
        for (key, value) in entries {
            let name = self.as_str(key).unwrap_or_default().to_owned();
            if let (true, Some(row)) = (allowed.contains(&name.as_str()), row) {
                let index = row.names.iter().position(|field| *field == name);
                self.set_exception_field(exception, index.unwrap_or_default(), value);
                continue;
            }
            let class = self.type_name(exception).to_owned();
            return Err(match family {
                _ if allowed.is_empty() => self.type_error(format!("{class}() takes no keyword arguments")),
                Some(family) => {
                    let family = self.heap.text(self.heap[self.types.get(family)].name).to_owned();
                    self.type_error(format!("{family}() got an unexpected keyword argument '{name}'"))
                }
                None => unreachable!("only families allow keywords"),
            });
        }
        Ok(())
    }

    /// Checks the types of `UnicodeDecodeError(…)` and `UnicodeEncodeError(…)`.
    fn check_unicode_arguments(
        &mut self,
        exception: Value,
        args: &[Value],
        decodes: bool,
    ) -> Result<(), Raise> {
        let not_a_str = |cx: &mut Cx, position: usize| {
            let message = format!(
                "argument {position} must be str, not {}",
                cx.type_name(args[position - 1])
            );
            cx.type_error(message)
        };
        if self.as_str(args[0]).is_none() {
            return Err(not_a_str(self, 1));
        }
        if !decodes && args[1].as_gc::<Str>().is_none() {
            return Err(not_a_str(self, 2));
        }
        for number in &args[2..4] {
            if self.as_bigint(*number).is_none() && !self.overrides(*number).is_script {
                let message = format!(
                    "'{}' object cannot be interpreted as an integer",
                    self.type_name(*number)
                );
                return Err(self.type_error(message));
            }
        }
        if self.as_str(args[4]).is_none() {
            return Err(not_a_str(self, 5));
        }
        if decodes && !args[1].is_kind::<Bytes>() {
            let Some(bytes) = self.as_bytes(args[1]).map(<[u8]>::to_vec) else {
                let message = format!(
                    "a bytes-like object is required, not '{}'",
                    self.type_name(args[1])
                );
                return Err(self.type_error(message));
            };
            let bytes = self.new_bytes(&bytes);
            self.set_exception_field(exception, 1, bytes);
        }
        Ok(())
    }

    /// Checks the place that `SyntaxError(message, place)` is given.
    fn check_syntax_error(&mut self, exception: Value, args: &[Value]) -> Result<(), Raise> {
        let &[_, place] = args else {
            return Ok(());
        };
        let details = match self.collect_values(place)? {
            Answer::Known(details) => details,
            // An iterable written in script is not looked into.
            Answer::Script => return Ok(()),
        };
        let given = details.len();
        match given {
            0..=3 => {
                let message = format!("function takes at least 4 arguments ({given} given)");
                return Err(self.type_error(message));
            }
            5 => {
                return Err(self.type_error("end_offset must be provided when end_lineno is provided"));
            }
            8.. => {
                let message = format!("function takes at most 7 arguments ({given} given)");
                return Err(self.type_error(message));
            }
            _ => {}
        }
        for (index, value) in details.into_iter().take(6).enumerate() {
            self.set_exception_field(exception, index + 1, value);
        }
        Ok(())
    }

    /// Checks the arguments of an exception group; gives the class that the group will have.
    fn check_group(&mut self, class: Gc<Class>, args: &[Value]) -> Result<Gc<Class>, Raise> {
        let &[message, members] = args else {
            let text = format!(
                "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)",
                args.len()
            );
            return Err(self.type_error(text));
        };
        if self.as_str(message).is_none() {
            let text = format!(
                "BaseExceptionGroup.__new__() argument 1 must be str, not {}",
                self.argument_type_name(message)
            );
            return Err(self.type_error(text));
        }
        let is_sequence = members.is_kind::<Str>()
            || members.is_kind::<Bytes>()
            || members.is_kind::<ByteArray>()
            || members.is_kind::<Range>();
        let listed = self.as_tuple(members).or_else(|| self.as_list(members));
        let listed = listed.map(<[Value]>::to_vec);
        let members = match listed {
            Some(members) => members,
            None if is_sequence && let Answer::Known(members) = self.collect_values(members)? => members,
            None => {
                return Err(self.type_error("second argument (exceptions) must be a sequence"));
            }
        };
        if members.is_empty() {
            return Err(self.value_error("second argument (exceptions) must be a non-empty sequence"));
        }
        let mut all_ordinary = true;
        for (index, member) in members.iter().enumerate() {
            if !member.is_kind::<Exception>() {
                let text = format!("Item {index} of second argument (exceptions) is not an exception");
                return Err(self.value_error(text));
            }
            all_ordinary &= self.is_instance(*member, Builtin::Exception);
        }
        if class == self.types.get(Builtin::BaseExceptionGroup) {
            return Ok(match all_ordinary {
                true => self.types.get(Builtin::ExceptionGroup),
                false => class,
            });
        }
        if !all_ordinary {
            if class == self.types.get(Builtin::ExceptionGroup) {
                return Err(self.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
            }
            if self.is_subclass(class, self.types.get(Builtin::Exception)) {
                let text = format!(
                    "Cannot nest BaseExceptions in '{}'",
                    self.heap.text(self.heap[class].name)
                );
                return Err(self.type_error(text));
            }
        }
        Ok(class)
    }

    /// Raises OSError for an operation on `filename` (None: none) that the system refused.
    #[cold]
    pub(crate) fn os_error(&mut self, error: &std::io::Error, filename: Value) -> Raise {
        self.os_error_of_two(error, filename, Value::NONE)
    }

    /// The same for an operation on two files.
    pub(crate) fn os_error_of_two(
        &mut self,
        error: &std::io::Error,
        filename: Value,
        second: Value,
    ) -> Raise {
        let number = error.raw_os_error().unwrap_or(5);
        let text = error.to_string();
        let text = text.split(" (os error").next().unwrap_or_default().to_owned();
        let (number, text) = (self.new_int(i64::from(number)), self.new_str(&text));
        let mut args = vec![number, text];
        if !filename.is_none() {
            args.push(filename);
        }
        if !second.is_none() {
            args.extend([Value::NONE, second]);
        }
        let class = self.types.get(Builtin::OSError);
        match self.make_exception(class, &args) {
            Ok(exception) => self.raise_value(exception),
            Err(raise) => raise,
        }
    }
}
