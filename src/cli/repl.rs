//! The prompt.

use crate::api::{Error, Vm};

pub(super) fn run(_vm: &mut Vm, _is_quiet: bool) -> Result<(), Error> {
    Err(Error::Refused("the prompt is not supported yet".to_owned()))
}
