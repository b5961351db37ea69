//! The texts of an exception that left the script.

use super::vm::Vm;
use crate::heap::Value;
use crate::modules::FORMAT_EXCEPTION;
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
