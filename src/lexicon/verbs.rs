//! Reporting verbs: paradigms from lemma and pattern, and the frames that make each a cue.

/// Which form of which verb a word is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerbForm {
    /// Index of the lemma.
    pub lemma: u16,
}
