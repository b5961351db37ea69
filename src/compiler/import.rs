//! `import` and `from … import`.

use pyish_grammar::ast::*;

use super::symbols::first_part;
use super::{Compiled, Compiler};
use crate::bytecode::code::Constant as Literal;
use crate::bytecode::opcode::Instruction;
use crate::bytecode::operand::{Count, Reg};

impl<'a> Compiler<'a> {
    pub(super) fn import(&mut self, names: &'a [Alias], span: Span) -> Compiled<()> {
        for alias in names {
            let mark = self.unit.mark();
            let module = self.temporary(span)?;
            self.load_none(module, span);
            let site = self.unit.site(&alias.name);
            self.emit(
                span,
                Instruction::Import {
                    dst: module,
                    names: module,
                    level: Count(0),
                    site,
                },
            );
            match &alias.asname {
                None => self.store_name(&first_part(&alias.name), module, span)?,
                Some(asname) => {
                    // `import a.b.c as m` binds the innermost.
                    for part in alias.name.split('.').skip(1) {
                        let site = self.unit.site(&part.into());
                        self.emit(
                            span,
                            Instruction::ImportFrom {
                                dst: module,
                                module,
                                site,
                            },
                        );
                    }
                    self.store_name(asname, module, span)?;
                }
            }
            self.unit.release(mark);
        }
        Ok(())
    }

    pub(super) fn import_from(
        &mut self,
        module: Option<&Name>,
        names: &'a [Alias],
        level: u32,
        span: Span,
    ) -> Compiled<()> {
        if module.is_some_and(|module| &**module == "__future__") && level == 0 && self.is_late_future(span) {
            return self.fail(
                "from __future__ imports must occur at the beginning of the file",
                span,
            );
        }
        if level > 255 {
            return self.fail("too many dots in a relative import", span);
        }
        let mark = self.unit.mark();
        let register = self.temporary(span)?;
        let wanted = names
            .iter()
            .map(|alias| Literal::Str(alias.name.clone()))
            .collect();
        self.load_constant(Literal::Tuple(wanted), register, span);
        let site = match module {
            Some(module) => self.unit.site(module),
            None => self.unit.site(&"".into()),
        };
        let import = Instruction::Import {
            dst: register,
            names: register,
            level: Count(level),
            site,
        };
        self.emit(span, import);
        for alias in names {
            if &*alias.name == "*" {
                self.emit(span, Instruction::ImportStar { module: register });
                continue;
            }
            let name = alias.asname.as_ref().unwrap_or(&alias.name);
            let inner = self.unit.mark();
            let dst: Reg = match self.local_destination(name) {
                Some(local) => local,
                None => self.temporary(alias.span)?,
            };
            let site = self.unit.site(&alias.name);
            self.emit(
                alias.span,
                Instruction::ImportFrom {
                    dst,
                    module: register,
                    site,
                },
            );
            self.store_name(name, dst, alias.span)?;
            self.unit.release(inner);
        }
        self.unit.release(mark);
        Ok(())
    }

    /// Whether a `from __future__` import stands after other statements.
    fn is_late_future(&self, span: Span) -> bool {
        span.start >= self.future_end
    }
}
