//! `%` formatting: the driver that fetches the arguments of a template.

use crate::heap::Value;
use crate::objects::cx::Cx;
use crate::objects::outcome::{Answer, Raise};

impl Cx {
    /// `template % arguments`; Script when an argument's text is script code's to say.
    pub(crate) fn percent_format(
        &mut self,
        _template: Value,
        _arguments: Value,
    ) -> Result<Answer<Value>, Raise> {
        // The method `__mod__` of the template's type does all of it.
        Ok(Answer::Script)
    }
}
