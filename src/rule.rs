//! Rules explain themselves: an id that is stable and never reused, and a sentence in each language of the page.

/// A rule of the analysis. Quotes and dates name the one that made them.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// As `quote/verb-source-content`: stable, never reused.
    pub id: &'static str,
    /// What it does, in Arabic.
    pub ar: &'static str,
    /// What it does, in English.
    pub en: &'static str,
}

/// The rule behind a result; serialised as its id.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RuleId(pub &'static Rule);

impl RuleId {
    /// As `quote/verb-source-content`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.0.id
    }
}

impl core::fmt::Debug for RuleId {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.0.id)
    }
}

impl core::fmt::Display for RuleId {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.0.id)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for RuleId {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.0.id)
    }
}

/// Declares the rules of a stage: constants of type [`RuleId`](crate::rule::RuleId), and `ALL`, the list of them.
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $ar:literal, $en:literal;)+) => {
        $(
            #[doc = concat!("`", $id, "`: ", $en)]
            $(#[$doc])*
            pub const $name: $crate::rule::RuleId =
                $crate::rule::RuleId(&$crate::rule::Rule { id: $id, ar: $ar, en: $en });
        )+
        /// Every rule of this stage.
        pub const ALL: &[$crate::rule::RuleId] = &[$($name),+];
    };
}
pub(crate) use rules;
