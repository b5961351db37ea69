//! Characters by their Unicode names, for `\N{…}`.

/// The character with a name or alias; upper and lower case are the same, nothing else is.
pub fn character_named(name: &str) -> Option<char> {
    let upper = name.to_ascii_uppercase();
    if let Some((_, character)) = ALIASES.iter().find(|(alias, _)| *alias == upper) {
        return Some(*character);
    }
    let character = unicode_names2::character(&upper)?;
    // The crate ignores spaces and hyphens, as Unicode recommends; Python does not. What is not the name
    // even so must be an alias.
    let proper = unicode_names2::name(character)
        .map(|name| name.to_string())
        .unwrap_or_default();
    let letters = |name: &str| name.replace([' ', '-', '_'], "");
    (proper == upper || letters(&proper) != letters(&upper)).then_some(character)
}

/// Aliases that the crate lacks: the names of control characters, and corrections of wrong names.
///
/// See: <https://www.unicode.org/Public/UCD/latest/ucd/NameAliases.txt>
const ALIASES: &[(&str, char)] = &[
    ("START OF HEADING", '\u{1}'),
    ("START OF TEXT", '\u{2}'),
    ("END OF TEXT", '\u{3}'),
    ("END OF TRANSMISSION", '\u{4}'),
    ("CHARACTER TABULATION", '\u{9}'),
    ("HORIZONTAL TABULATION", '\u{9}'),
    ("LINE FEED", '\u{a}'),
    ("NEW LINE", '\u{a}'),
    ("END OF LINE", '\u{a}'),
    ("LINE TABULATION", '\u{b}'),
    ("VERTICAL TABULATION", '\u{b}'),
    ("FORM FEED", '\u{c}'),
    ("CARRIAGE RETURN", '\u{d}'),
    ("SHIFT OUT", '\u{e}'),
    ("LOCKING-SHIFT ONE", '\u{e}'),
    ("SHIFT IN", '\u{f}'),
    ("LOCKING-SHIFT ZERO", '\u{f}'),
    ("DATA LINK ESCAPE", '\u{10}'),
    ("DEVICE CONTROL ONE", '\u{11}'),
    ("DEVICE CONTROL TWO", '\u{12}'),
    ("DEVICE CONTROL THREE", '\u{13}'),
    ("DEVICE CONTROL FOUR", '\u{14}'),
    ("NEGATIVE ACKNOWLEDGE", '\u{15}'),
    ("SYNCHRONOUS IDLE", '\u{16}'),
    ("END OF TRANSMISSION BLOCK", '\u{17}'),
    ("END OF MEDIUM", '\u{19}'),
    ("INFORMATION SEPARATOR FOUR", '\u{1c}'),
    ("FILE SEPARATOR", '\u{1c}'),
    ("INFORMATION SEPARATOR THREE", '\u{1d}'),
    ("GROUP SEPARATOR", '\u{1d}'),
    ("INFORMATION SEPARATOR TWO", '\u{1e}'),
    ("RECORD SEPARATOR", '\u{1e}'),
    ("INFORMATION SEPARATOR ONE", '\u{1f}'),
    ("UNIT SEPARATOR", '\u{1f}'),
    ("PADDING CHARACTER", '\u{80}'),
    ("HIGH OCTET PRESET", '\u{81}'),
    ("BREAK PERMITTED HERE", '\u{82}'),
    ("NO BREAK HERE", '\u{83}'),
    ("NEXT LINE", '\u{85}'),
    ("START OF SELECTED AREA", '\u{86}'),
    ("END OF SELECTED AREA", '\u{87}'),
    ("CHARACTER TABULATION SET", '\u{88}'),
    ("HORIZONTAL TABULATION SET", '\u{88}'),
    ("CHARACTER TABULATION WITH JUSTIFICATION", '\u{89}'),
    ("HORIZONTAL TABULATION WITH JUSTIFICATION", '\u{89}'),
    ("LINE TABULATION SET", '\u{8a}'),
    ("VERTICAL TABULATION SET", '\u{8a}'),
    ("PARTIAL LINE FORWARD", '\u{8b}'),
    ("PARTIAL LINE DOWN", '\u{8b}'),
    ("PARTIAL LINE BACKWARD", '\u{8c}'),
    ("PARTIAL LINE UP", '\u{8c}'),
    ("REVERSE LINE FEED", '\u{8d}'),
    ("REVERSE INDEX", '\u{8d}'),
    ("SINGLE SHIFT TWO", '\u{8e}'),
    ("SINGLE-SHIFT-2", '\u{8e}'),
    ("SINGLE SHIFT THREE", '\u{8f}'),
    ("SINGLE-SHIFT-3", '\u{8f}'),
    ("DEVICE CONTROL STRING", '\u{90}'),
    ("PRIVATE USE ONE", '\u{91}'),
    ("PRIVATE USE-1", '\u{91}'),
    ("PRIVATE USE TWO", '\u{92}'),
    ("PRIVATE USE-2", '\u{92}'),
    ("SET TRANSMIT STATE", '\u{93}'),
    ("CANCEL CHARACTER", '\u{94}'),
    ("MESSAGE WAITING", '\u{95}'),
    ("START OF GUARDED AREA", '\u{96}'),
    ("START OF PROTECTED AREA", '\u{96}'),
    ("END OF GUARDED AREA", '\u{97}'),
    ("END OF PROTECTED AREA", '\u{97}'),
    ("START OF STRING", '\u{98}'),
    ("SINGLE GRAPHIC CHARACTER INTRODUCER", '\u{99}'),
    ("SINGLE CHARACTER INTRODUCER", '\u{9a}'),
    ("CONTROL SEQUENCE INTRODUCER", '\u{9b}'),
    ("STRING TERMINATOR", '\u{9c}'),
    ("OPERATING SYSTEM COMMAND", '\u{9d}'),
    ("PRIVACY MESSAGE", '\u{9e}'),
    ("APPLICATION PROGRAM COMMAND", '\u{9f}'),
    ("LATIN CAPITAL LETTER GHA", '\u{1a2}'),
    ("LATIN SMALL LETTER GHA", '\u{1a3}'),
    ("KANNADA LETTER LLLA", '\u{cde}'),
    ("LAO LETTER FO FON", '\u{e9d}'),
    ("LAO LETTER FO FAY", '\u{e9f}'),
    ("LAO LETTER RO", '\u{ea3}'),
    ("LAO LETTER LO", '\u{ea5}'),
    ("WEIERSTRASS ELLIPTIC FUNCTION", '\u{2118}'),
    ("MICR ON US SYMBOL", '\u{2448}'),
    ("MICR DASH SYMBOL", '\u{2449}'),
    ("YI SYLLABLE ITERATION MARK", '\u{a015}'),
    (
        "PRESENTATION FORM FOR VERTICAL RIGHT WHITE LENTICULAR BRACKET",
        '\u{fe18}',
    ),
    (
        "BYZANTINE MUSICAL SYMBOL FTHORA SKLIRON CHROMA VASIS",
        '\u{1d0c5}',
    ),
    ("BYTE ORDER MARK", '\u{feff}'),
    ("SYRIAC SUBLINEAR COLON SKEWED LEFT", '\u{709}'),
    ("CUNEIFORM SIGN NU11 TENU", '\u{122d4}'),
    ("CUNEIFORM SIGN NU11 OVER NU11 BUR OVER BUR", '\u{122d5}'),
    ("MEDEFAIDRIN CAPITAL LETTER H", '\u{16e56}'),
    ("MEDEFAIDRIN SMALL LETTER H", '\u{16e76}'),
    ("MYANMAR LETTER KHAMTI LLA", '\u{aa6e}'),
    (
        "LEFTWARDS TRIANGLE-HEADED ARROW WITH DOUBLE VERTICAL STROKE",
        '\u{2b7a}',
    ),
    (
        "RIGHTWARDS TRIANGLE-HEADED ARROW WITH DOUBLE VERTICAL STROKE",
        '\u{2b7c}',
    ),
];

/// The name of a character; `None` when it has none.
pub fn name_of_character(character: char) -> Option<String> {
    unicode_names2::name(character).map(|name| name.to_string())
}
