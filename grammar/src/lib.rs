//! Source text to tokens, layout and syntax tree.
