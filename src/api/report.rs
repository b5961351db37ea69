//! The texts of an exception that left the script.

use super::vm::Vm;
use crate::heap::Value;
use crate::modules::FORMAT_EXCEPTION;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::types::Builtin;
use crate::vm::Stop;

/// How much a script's `__str__` may run while its exception is reported.
const REPORT_FUEL: u64 = 10_000_000;

impl Vm {
    /// The report of an exception with its causes and contexts, as CPython prints it.
    pub(super) fn report(&mut self, exception: Value) -> String {
        let report = self.machine().cx.new_native(FORMAT_EXCEPTION, Value::UNDEF);
        self.text_from(report, exception).unwrap_or_else(|| {
            let class = self.machine().cx.type_name(exception);
            format!("{class}: <the report of the exception failed>\n")
        })
    }

    /// Calls the `sys.excepthook` that the script set, if it did; false when there is none or it failed.
    pub(super) fn call_excepthook(&mut self, exception: Value) -> bool {
        let machine = self.machine();
        let name = machine.cx.intern("excepthook");
        let sys = machine.cx.registered("sys").and_then(|sys| sys.as_gc::<Dict>());
        let Some(hook) = sys.and_then(|sys| machine.cx.get_name(sys, name)) else {
            return false;
        };
        let class = machine.cx.class_of(exception).value();
        let traceback = match exception.as_gc::<Exception>() {
            Some(exception) => machine.cx.exception_traceback(exception),
            None => Value::NONE,
        };
        machine.pinned.push(exception);
        machine.start_call(hook, &[class, exception, traceback]);
        let stop = machine.run(REPORT_FUEL);
        machine.pinned.pop();
        matches!(stop, Stop::Done(_))
    }

    /// `str(value)`, which may run script code.
    pub(super) fn text_of(&mut self, value: Value) -> String {
        let str_type = self.machine().cx.types.get(Builtin::Str).value();
        self.text_from(str_type, value)
            .unwrap_or_else(|| "<exception str() failed>".to_owned())
    }

    /// What `function(value)` returns, if that is text; `None` also when it raises or takes too long.
    fn text_from(&mut self, function: Value, value: Value) -> Option<String> {
        let machine = self.machine();
        machine.pinned.push(value);
        machine.start_call(function, &[value]);
        let stop = machine.run(REPORT_FUEL);
        machine.pinned.pop();
        match stop {
            Stop::Done(text) => machine.cx.as_str(text).map(str::to_owned),
            _ => None,
        }
    }
}
