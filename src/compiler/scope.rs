//! Scopes and what each name means in them.
//!
//! [`symbols`](super::symbols) walks the tree once and notes in every scope which names it binds, uses
//! and declares. Then [`Scopes::resolve_all`] decides what each of those names is, which variables need
//! a cell, and which free variables every function takes along. A comprehension has a scope but no
//! frame: it is inlined into its *owner*, the nearest enclosing scope that has one.

use std::collections::HashMap;
use std::sync::Arc;

use pyish_grammar::ast::{Name, Span};

/// A scope of the module being compiled.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct ScopeId(pub(super) u32);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ScopeType {
    Module,
    /// `exec` or `eval` with a mapping for its locals.
    Namespace,
    Function,
    /// A generator expression: a function, but `:=` inside binds outside of it.
    Generator,
    Class,
    /// Any other comprehension: no frame of its own.
    Comprehension,
    /// A function that computes annotations, or the value of a `type` statement or the bound of a type
    /// parameter, when they are asked for.
    Annotations,
    /// The function that makes the type parameters of a function, class or `type` statement, and then that.
    TypeParameters,
}

/// What a scope says about a name.
#[derive(Clone, Debug)]
pub(super) struct Symbol {
    pub(super) name: Name,
    pub(super) parameter: bool,
    pub(super) assigned: bool,
    pub(super) used: bool,
    pub(super) annotated: bool,
    pub(super) declared_global: bool,
    pub(super) declared_nonlocal: bool,
    /// Bound by a `:=` inside this comprehension, so it belongs to the scope around.
    pub(super) passed_out: bool,
    /// The target of a comprehension's `for`.
    pub(super) iterated: bool,
    /// Some statement deletes it, `except … as` included.
    pub(super) deleted: bool,
    /// An inner function uses it.
    pub(super) in_cell: bool,
    pub(super) declaration: Span,
    pub(super) resolution: Resolution,
    /// The register of a local, once its owner is being compiled.
    pub(super) register: u16,
}

impl Symbol {
    /// Whether the scope itself holds the variable, if it has local variables at all.
    pub(super) fn is_bound(&self) -> bool {
        (self.parameter || self.assigned || self.iterated)
            && !self.declared_global
            && !self.declared_nonlocal
            && !self.passed_out
    }
}

/// Where a name's value is found from a given scope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Resolution {
    Unresolved,
    /// A local of this scope (the scope itself or one around it with the same owner).
    Local(ScopeId),
    /// A free variable of the owner.
    Free,
    Global,
    /// The namespace in register 0, then globals.
    Name,
    /// The namespace in register 0, then a free variable of the owner.
    NameOrFree,
}

/// Where a function's maker finds the cell of one of its free variables.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum CellSource {
    Local(ScopeId),
    /// The `__class__` cell of the class body being compiled.
    Class,
    /// The cell that holds the namespace of the class body being compiled.
    ClassDict,
    /// The cell that holds which conditional annotations of the class body being compiled were met.
    ConditionalAnnotations,
    Free,
}

#[derive(Debug)]
pub(super) struct Scope {
    pub(super) kind: ScopeType,
    pub(super) parent: Option<ScopeId>,
    /// The class whose name mangles private names here.
    pub(super) class_name: Option<Name>,
    pub(super) symbols: Vec<Symbol>,
    pub(super) index: HashMap<Name, u32>,
    /// Free variables of the owner, in closure order.
    pub(super) free: Vec<Name>,
    /// Comprehensions directly inside.
    pub(super) comprehensions: Vec<ScopeId>,
    pub(super) is_async: bool,
    pub(super) has_yield: bool,
    pub(super) has_await: bool,
    /// Some `:=` binds a local of this owner.
    pub(super) has_walrus: bool,
    /// Mentions `locals`, `eval` or their like, so its registers may be looked at by name.
    pub(super) mentions_locals: bool,
    pub(super) needs_class_cell: bool,
    pub(super) needs_class_dict: bool,
    /// The scope in which a module's or class's variable annotations are computed.
    pub(super) annotations: Option<ScopeId>,
    /// Some of those stand in a block that may not run.
    pub(super) has_conditional_annotations: bool,
}

/// The cell name under which a class body's namespace is handed to its annotations.
pub(super) const CLASS_DICT: &str = "__classdict__";
/// The name of the set of annotations that were met in blocks that may not run: a global of a module, and the name of
/// a cell of a class.
pub(super) const CONDITIONAL: &str = "__conditional_annotations__";
pub(super) const CLASS_CELL: &str = "__class__";

enum Enclosing {
    Bound(ScopeId),
    ClassCell(ScopeId),
    ExplicitGlobal,
    Nowhere,
}

/// All scopes of one source text.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    scopes: Vec<Scope>,
    /// The text mentions `f_locals` or its like: so may a frame of any scope be looked at by name.
    pub(super) all_mention_locals: bool,
}

impl std::ops::Index<ScopeId> for Scopes {
    type Output = Scope;
    fn index(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }
}

impl std::ops::IndexMut<ScopeId> for Scopes {
    fn index_mut(&mut self, id: ScopeId) -> &mut Scope {
        &mut self.scopes[id.0 as usize]
    }
}

impl Scope {
    pub(super) fn symbol(&self, name: &str) -> Option<&Symbol> {
        self.index.get(name).map(|&index| &self.symbols[index as usize])
    }

    /// The symbol of a name, made when the scope does not know it yet.
    pub(super) fn symbol_mut(&mut self, name: &Name) -> &mut Symbol {
        let next = self.symbols.len() as u32;
        let index = *self.index.entry(name.clone()).or_insert(next);
        if index == next {
            self.symbols.push(Symbol {
                name: name.clone(),
                parameter: false,
                assigned: false,
                used: false,
                annotated: false,
                declared_global: false,
                declared_nonlocal: false,
                passed_out: false,
                iterated: false,
                deleted: false,
                in_cell: false,
                declaration: Span::default(),
                resolution: Resolution::Unresolved,
                register: 0,
            });
        }
        &mut self.symbols[index as usize]
    }

    fn has_locals(&self) -> bool {
        match self.kind {
            ScopeType::Function
            | ScopeType::Generator
            | ScopeType::Comprehension
            | ScopeType::Annotations
            | ScopeType::TypeParameters => true,
            ScopeType::Module | ScopeType::Namespace | ScopeType::Class => false,
        }
    }

    fn add_free(&mut self, name: &Name) {
        if !self.free.contains(name) {
            self.free.push(name.clone());
        }
    }
}

impl Scopes {
    pub(super) fn add(
        &mut self,
        kind: ScopeType,
        parent: Option<ScopeId>,
        class_name: Option<Name>,
    ) -> ScopeId {
        let id = ScopeId(self.scopes.len() as u32);
        self.scopes.push(Scope {
            kind,
            parent,
            class_name,
            symbols: Vec::new(),
            index: HashMap::new(),
            free: Vec::new(),
            comprehensions: Vec::new(),
            is_async: false,
            has_yield: false,
            has_await: false,
            has_walrus: false,
            mentions_locals: self.all_mention_locals,
            needs_class_cell: false,
            needs_class_dict: false,
            annotations: None,
            has_conditional_annotations: false,
        });
        if let (ScopeType::Comprehension, Some(parent)) = (kind, parent) {
            self[parent].comprehensions.push(id);
        }
        id
    }

    /// The scope whose frame a scope lives in.
    pub(super) fn owner(&self, mut id: ScopeId) -> ScopeId {
        while self[id].kind == ScopeType::Comprehension {
            id = self[id].parent.expect("a comprehension stands in a scope");
        }
        id
    }

    /// Decides what every name of every scope is. The error is a `nonlocal` without a binding that it may
    /// change: the declaration's place and the message.
    pub(super) fn resolve_all(&mut self) -> Result<(), (Span, String)> {
        for number in 0..self.scopes.len() {
            let id = ScopeId(number as u32);
            for index in 0..self[id].symbols.len() {
                let name = self[id].symbols[index].name.clone();
                let resolution = self.resolve(id, &name)?;
                self[id].symbols[index].resolution = resolution;
            }
            if let Some(class) = self.class_of_annotations(id) {
                self[class].needs_class_dict = true;
                self.pass_down(id, class, &Arc::from(CLASS_DICT));
                if self[class].has_conditional_annotations && self[class].annotations == Some(id) {
                    self.pass_down(id, class, &Arc::from(CONDITIONAL));
                }
            }
        }
        Ok(())
    }

    /// The class body whose names this annotation scope sees.
    pub(super) fn class_of_annotations(&self, id: ScopeId) -> Option<ScopeId> {
        let mut id = id;
        while matches!(self[id].kind, ScopeType::Annotations | ScopeType::TypeParameters) {
            id = self[id].parent?;
            if self[id].kind == ScopeType::Class {
                return Some(id);
            }
        }
        None
    }

    fn resolve(&mut self, id: ScopeId, name: &Name) -> Result<Resolution, (Span, String)> {
        let scope = &self[id];
        let (global, nonlocal, bound, span) = match scope.symbol(name) {
            Some(symbol) => (
                symbol.declared_global,
                symbol.declared_nonlocal,
                symbol.is_bound(),
                symbol.declaration,
            ),
            None => (false, false, false, Span::default()),
        };
        if global {
            return Ok(Resolution::Global);
        }
        if nonlocal {
            return match self.enclosing(id, name) {
                Enclosing::Bound(home) if self[home].kind == ScopeType::TypeParameters => {
                    let message = format!("nonlocal binding not allowed for type parameter '{name}'");
                    Err((span, message))
                }
                Enclosing::Bound(home) => Ok(self.capture(id, home, name)),
                Enclosing::ClassCell(class) => Ok(self.capture_class(id, class, name)),
                _ => Err((span, format!("no binding for nonlocal '{name}' found"))),
            };
        }
        match self[id].kind {
            ScopeType::Module => Ok(Resolution::Global),
            ScopeType::Namespace => Ok(Resolution::Name),
            ScopeType::Class if bound => Ok(Resolution::Name),
            ScopeType::Class => Ok(self.resolve_in_namespace(id, name)),
            _ if bound => Ok(Resolution::Local(id)),
            ScopeType::Comprehension => {
                let parent = self[id].parent.expect("a comprehension stands in a scope");
                if self[parent].kind == ScopeType::Class {
                    return Ok(self.resolve_outside(id, name));
                }
                self.resolve(parent, name)
            }
            ScopeType::Annotations | ScopeType::TypeParameters if self.class_of_annotations(id).is_some() => {
                Ok(self.resolve_in_namespace(id, name))
            }
            _ => Ok(self.resolve_outside(id, name)),
        }
    }

    /// A name that the namespace in register 0 may or may not have.
    fn resolve_in_namespace(&mut self, id: ScopeId, name: &Name) -> Resolution {
        match self.resolve_outside(id, name) {
            Resolution::Free => Resolution::NameOrFree,
            _ => Resolution::Name,
        }
    }

    fn resolve_outside(&mut self, id: ScopeId, name: &Name) -> Resolution {
        match self.enclosing(id, name) {
            Enclosing::Bound(home) => self.capture(id, home, name),
            Enclosing::ClassCell(class) => self.capture_class(id, class, name),
            Enclosing::ExplicitGlobal | Enclosing::Nowhere => Resolution::Global,
        }
    }

    /// The nearest scope around `id` that binds a name in a way inner functions see.
    fn enclosing(&self, id: ScopeId, name: &str) -> Enclosing {
        let mut next = self[id].parent;
        let mut is_function_between = matches!(
            self[id].kind,
            ScopeType::Function | ScopeType::Generator | ScopeType::Annotations | ScopeType::TypeParameters
        );
        while let Some(id) = next {
            let scope = &self[id];
            if scope.kind == ScopeType::Class && name == CLASS_CELL && is_function_between {
                return Enclosing::ClassCell(id);
            }
            if scope.has_locals()
                && let Some(symbol) = scope.symbol(name)
            {
                if symbol.declared_global {
                    return Enclosing::ExplicitGlobal;
                }
                if symbol.is_bound() {
                    return Enclosing::Bound(id);
                }
            }
            is_function_between |= scope.has_locals() && scope.kind != ScopeType::Comprehension;
            next = scope.parent;
        }
        Enclosing::Nowhere
    }

    fn capture(&mut self, id: ScopeId, home: ScopeId, name: &Name) -> Resolution {
        if self.owner(id) == self.owner(home) {
            return Resolution::Local(home);
        }
        self[home].symbol_mut(name).in_cell = true;
        self.pass_down(id, self.owner(home), name);
        Resolution::Free
    }

    fn capture_class(&mut self, id: ScopeId, class: ScopeId, name: &Name) -> Resolution {
        self[class].needs_class_cell = true;
        self.pass_down(id, class, name);
        Resolution::Free
    }

    /// Makes a name free in every owner from `id` outwards up to, not including, `home`.
    fn pass_down(&mut self, id: ScopeId, home: ScopeId, name: &Name) {
        let mut owner = self.owner(id);
        while owner != home {
            self[owner].add_free(name);
            let parent = self[owner]
                .parent
                .expect("the home of a variable encloses its users");
            owner = self.owner(parent);
        }
    }

    /// Where the maker of the function `child` finds the cell of its free variable `name`.
    pub(super) fn cell_source(&self, child: ScopeId, name: &str) -> CellSource {
        let parent = self[child]
            .parent
            .expect("only the outermost scope has no parent");
        let owner = self.owner(parent);
        if name == CLASS_DICT {
            return match self[owner].kind {
                ScopeType::Class => CellSource::ClassDict,
                _ => CellSource::Free,
            };
        }
        if name == CONDITIONAL && self[owner].kind == ScopeType::Class {
            return CellSource::ConditionalAnnotations;
        }
        let mut id = parent;
        loop {
            let scope = &self[id];
            if scope.kind == ScopeType::Class && name == CLASS_CELL {
                return CellSource::Class;
            }
            if scope.has_locals() && scope.symbol(name).is_some_and(Symbol::is_bound) {
                return CellSource::Local(id);
            }
            if id == owner {
                return CellSource::Free;
            }
            id = scope.parent.expect("an owner encloses its comprehensions");
        }
    }
}

/// A private name as a class body spells it: `__x` in class `C` is `_C__x`.
pub(super) fn mangle(class_name: Option<&Name>, name: &Name) -> Name {
    let Some(class_name) = class_name else {
        return name.clone();
    };
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return name.clone();
    }
    let class_name = class_name.trim_start_matches('_');
    if class_name.is_empty() {
        return name.clone();
    }
    format!("_{class_name}{name}").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_names_are_mangled() {
        let mangled = |class: &str, name: &str| mangle(Some(&class.into()), &name.into()).to_string();
        assert_eq!(mangled("C", "__x"), "_C__x");
        assert_eq!(mangled("__C", "__x"), "_C__x");
        assert_eq!(mangled("C", "__x__"), "__x__");
        assert_eq!(mangled("C", "_x"), "_x");
        assert_eq!(mangled("__", "__x"), "__x");
        assert_eq!(&*mangle(None, &"__x".into()), "__x");
    }
}
