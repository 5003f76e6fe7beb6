//! Words of dates, times and durations.

/// What a word can be in a temporal expression.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeWord {}
