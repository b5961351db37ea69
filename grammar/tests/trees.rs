//! Trees of syntax that is newer than the python3 at hand, or that `tests/ast_parity.py` cannot meet in
//! CPython's library: soft keywords, type parameters, t-strings, what f-strings may hold since 3.12.

use pyish_grammar::{
    DumpOptions, Interactive, Source, dump, parse_expression, parse_interactive, parse_module,
};

/// The tree of a text, on one line.
fn tree(text: &str) -> String {
    let source = Source::new("tree.py", text).expect("the text is short");
    let module = parse_module(&source).unwrap_or_else(|error| panic!("{error}"));
    let lines = dump(&module, &source, DumpOptions::default());
    let lines: Vec<_> = lines.lines().map(str::trim_start).collect();
    lines.join(" ").replace("( ", "(").replace("[ ", "[")
}

/// Checks the tree of a text that is one statement.
fn check(text: &str, expected: &str) {
    assert_eq!(tree(text), format!("Module(body=[{expected}])"), "{text}");
}

/// Checks that two texts have the same tree.
fn check_same(text: &str, other: &str) {
    assert_eq!(tree(text), tree(other), "{text}");
}

/// Whether all of the text is there.
fn is_complete(text: &str) -> bool {
    let source = Source::new("<stdin>", text).expect("the text is short");
    match parse_interactive(&source) {
        Ok(Interactive::Complete(_)) => true,
        Ok(Interactive::Incomplete) => false,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn all_of_the_syntax_parses() {
    assert!(tree(include_str!("everything.py")).contains("TemplateStr"));
}

#[test]
fn soft_keywords_are_names_elsewhere() {
    for word in ["match", "case", "type", "_"] {
        check_same(
            &format!("{word} = {word}({word})[{word}].{word}"),
            &format!("{word}={word}({word})[{word}].{word}"),
        );
        assert!(
            tree(&format!("{word}(x)")).contains(&format!("func=Name(id='{word}'")),
            "{word}"
        );
        assert!(tree(&format!("{word}[x]")).contains("Subscript"), "{word}");
        assert!(tree(&format!("{word} * x")).contains("BinOp"), "{word}");
        assert!(tree(&format!("{word}: int = 1")).contains("AnnAssign"), "{word}");
        assert!(tree(&format!("if x:\n  {word} = 1")).contains("Assign"), "{word}");
        assert!(
            tree(&format!("for {word} in {word}: pass")).contains("For"),
            "{word}"
        );
    }
    assert!(tree("match -x:\n  case 1: pass").contains("Match(subject=UnaryOp"));
    assert!(tree("match (x, y):\n  case 1: case = 1").contains("Match(subject=Tuple"));
    assert!(tree("match [x]:\n  case 1: pass").contains("Match(subject=List"));
    assert!(tree("match match:\n  case case: pass").contains("Match(subject=Name(id='match'"));
    assert!(tree("print(match (x))").contains("Call(func=Name(id='match'"));
    assert!(tree("type type = type").contains("TypeAlias(name=Name(id='type'"));
}

#[test]
fn type_parameters() {
    check(
        "type X = int",
        "TypeAlias(name=Name(id='X', ctx=Store()), value=Name(id='int', ctx=Load()))",
    );
    check(
        "def f[T: int = str, *Ts = *a, **P = p]() -> T: pass",
        "FunctionDef(name='f', args=arguments(), body=[Pass()], returns=Name(id='T', ctx=Load()), type_params=[\
         TypeVar(name='T', bound=Name(id='int', ctx=Load()), default_value=Name(id='str', ctx=Load())), \
         TypeVarTuple(name='Ts', default_value=Starred(value=Name(id='a', ctx=Load()), ctx=Load())), \
         ParamSpec(name='P', default_value=Name(id='p', ctx=Load()))])",
    );
    check(
        "class C[T](B): pass",
        "ClassDef(name='C', bases=[Name(id='B', ctx=Load())], body=[Pass()], type_params=[TypeVar(name='T')])",
    );
}

#[test]
fn except_without_parentheses() {
    check_same("try: pass\nexcept A, B: pass", "try: pass\nexcept (A, B): pass");
    check_same("try: pass\nexcept* A, B: pass", "try: pass\nexcept* (A, B): pass");
}

#[test]
fn with_items_in_parentheses() {
    check_same("with (a as b, c as d,): pass", "with a as b, c as d: pass");
    check_same("with (a, b): pass", "with a, b: pass");
    check_same("with (a): pass", "with a: pass");
    assert!(tree("with (a, b) as c: pass").contains("withitem(context_expr=Tuple"));
    assert!(tree("with (a, b).c: pass").contains("withitem(context_expr=Attribute"));
    assert!(tree("with (a for b in c): pass").contains("withitem(context_expr=GeneratorExp"));
    assert!(tree("with (a := b): pass").contains("withitem(context_expr=NamedExpr"));
    assert!(tree("with (*a, b): pass").contains("withitem(context_expr=Tuple"));
    assert!(tree("with (): pass").contains("withitem(context_expr=Tuple"));
}

#[test]
fn fstrings() {
    check("f''", "Expr(value=JoinedStr())");
    check_same("f'{a['b']}'", "f'{a[\"b\"]}'");
    check_same("f'{x!r:>{w}}'", "f\"{x!r:>{w}}\"");
    check_same("f'{\n  x  # why\n}'", "f'{x}'");
    check_same("f'{f'{f'{1}'}'}'", "f\"{f'{f\"\"\"{1}\"\"\"}'}\"");
    check_same("'a' f'{b}' 'c' 'd'", "f'a{b}cd'");
    check_same("f'{{}}'", "f'{{' f'}}'");
    check_same("rf'\\{x}'", "f'\\\\{x}'");
    check_same("f'\\N{DIGIT ONE}{x}'", "f'1{x}'");
    check_same("f'{x:%H:%M}'", "f'{x:%H:' '%M}'".replace("' '", "").as_str());
    check_same("f'{(lambda x: 1)}'", "f'{ (lambda x: 1) }'");
    check_same("f'{x:=5}'", "f\"{x:=5}\"");
    check_same("f'''{\nx\n}'''", "f'{x}'");
    check_same("f'{x!=y}'", "f'{x != y}'");
    assert!(tree("f'{ x = }'").contains("Constant(value=' x = '), FormattedValue("));
    assert!(tree("f'{x=}'").contains("conversion=114"));
    assert!(tree("f'{x=!s:>5}'").contains("conversion=115"));
    assert!(tree("f'{x=:>5}'").contains("conversion=-1"));
    assert!(tree("f'{x:{y}{z}}'").contains("format_spec=JoinedStr(values=[FormattedValue("));
    assert!(tree("f'{*a, b}'").contains("Tuple(elts=[Starred"));
    assert!(tree("def g(): f'{yield}'").contains("Yield()"));
}

#[test]
fn tstrings() {
    check("t''", "Expr(value=TemplateStr())");
    assert!(tree("t'{ (x ) !r}'").contains("str=' (x )'"));
    check(
        "t'a{b!r:c}' t'd'",
        "Expr(value=TemplateStr(values=[Constant(value='a'), Interpolation(value=Name(id='b', ctx=Load()), \
         str='b', conversion=114, format_spec=JoinedStr(values=[Constant(value='c')])), Constant(value='d')]))",
    );
}

#[test]
fn literals() {
    let value = |text: &str| {
        tree(text)
            .replace("Module(body=[Expr(value=Constant(value=", "")
            .replace("))])", "")
    };
    assert_eq!(value("0xFF_ff"), "65535");
    assert_eq!(value("0b1_0"), "2");
    assert_eq!(value("0o17"), "15");
    assert_eq!(value("1_000"), "1000");
    assert_eq!(value("0_0"), "0");
    assert_eq!(value("9223372036854775808"), "9223372036854775808");
    assert_eq!(value("0xffff_ffff_ffff_ffff"), "18446744073709551615");
    assert_eq!(value("1e16"), "1e+16");
    assert_eq!(value("1e-5"), "1e-05");
    assert_eq!(value("0.0001"), "0.0001");
    assert_eq!(value("123456789012345.6"), "123456789012345.6");
    assert_eq!(value("1."), "1.0");
    assert_eq!(value("1e999"), "inf");
    assert_eq!(value("1_0.5e1_0J"), "105000000000j");
    assert_eq!(
        value("'\\x41\\101\\u0041\\U00000041\\N{LATIN CAPITAL LETTER A}'"),
        "'AAAAA'"
    );
    assert_eq!(value("'\\\n\\d'"), "'\\\\d'");
    assert_eq!(value("'\\ud83d\\ude00'"), "'\\ud83d\\ude00'");
    assert_eq!(value("b'\\x00\\377\\d'"), "b'\\x00\\xff\\\\d'");
    assert_eq!(value("Rb'\\x00' bR'''\\y'''"), "b'\\\\x00\\\\y'");
    assert_eq!(value("'it''s' \"'\""), "\"its'\"");
    assert_eq!(value("'\u{1f600}\u{ad}'"), "'\u{1f600}\\xad'");
}

#[test]
fn layout() {
    check_same("if x:\n\ty\n", "if x:\n        y\n");
    check_same("if x:\r\n  y\r\nz\r", "if x:\n  y\nz\n");
    check_same("\u{feff}x", "x");
    check_same("x \\\n  + y", "x + y");
    check_same("if x:\n  y\n\n  # note\n\t# note\nz", "if x:\n  y\nz");
    check_same("\x0cif x:\n  \x0c  y\n  z", "if x:\n  y\n  z");
    check_same("x; y;", "x\ny");
    check_same("'''a\r\nb'''", "'''a\nb'''");
    check_same("ﬁ = 1", "fi = 1");
    assert!(tree("").contains("Module()"));
}

#[test]
fn encodings() {
    let text = |bytes: &[u8]| Source::from_bytes("x.py", bytes).map(|source| source.text().to_owned());
    assert_eq!(
        text(b"# -*- coding: latin-1 -*-\n'\xe9'").expect("Latin-1 is known"),
        "# -*- coding: latin-1 -*-\n'é'"
    );
    assert_eq!(
        text(b"#!x\n# vim: set fileencoding=cp1252 :\n'\x80'")
            .expect("it is known")
            .chars()
            .rev()
            .nth(1),
        Some('€')
    );
    assert!(text(b"# coding: klingon\n").is_err());
    assert!(text(b"'\xe9'").is_err());
}

#[test]
fn top_level_await_is_an_extension() {
    for text in [
        "await x",
        "async for a in b: pass",
        "async with a: pass",
        "[a async for a in b]",
        "[await a for a in b]",
    ] {
        tree(text);
    }
}

#[test]
fn a_prompt_asks_for_more() {
    for text in [
        "x = 1",
        "",
        "# note",
        "if x: y\n",
        "if x:\n  y\n",
        "@a\ndef f(): pass\n",
        "try: x\nexcept: y\n",
    ] {
        assert!(is_complete(text), "{text:?}");
    }
    for text in [
        "if x:",
        "if x:\n  y",
        "if x: y",
        "(1,",
        "'''a",
        "f'''{x",
        "x = \\",
        "@a",
        "@a\n",
        "try:\n  x\n",
        "if x:\n\n",
    ] {
        assert!(!is_complete(text), "{text:?}");
    }
    for text in ["x =", "'a", "x b", "else:", "if x", ")"] {
        let source = Source::new("<stdin>", text).expect("the text is short");
        assert!(parse_interactive(&source).is_err(), "{text:?}");
    }
}

#[test]
fn an_expression_for_eval() {
    let parse = |text: &str| parse_expression(&Source::new("<string>", text).expect("the text is short"));
    for text in ["1", "a, b", "lambda: 1\n", "(yield_ := 1)", "await x"] {
        assert!(parse(text).is_ok(), "{text:?}");
    }
    for text in ["", "x = 1", "*a", "1 2", "pass", "yield"] {
        assert!(parse(text).is_err(), "{text:?}");
    }
}
