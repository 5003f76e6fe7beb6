//! Nouns that name or qualify people, bodies, places and documents.

/// What a noun can name: a set of the constants below, since one word can be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Noun {
    /// The kinds.
    pub kinds: u16,
    /// Its gender and number: a set of [`Noun::MASCULINE`] and so on.
    pub agreement: u8,
}

impl Noun {
    /// A given name (محمد).
    pub const GIVEN: u16 = 1;
    /// A title before a name (الدكتور).
    pub const TITLE: u16 = 1 << 1;
    /// A role or profession (وزير).
    pub const ROLE: u16 = 1 << 2;
    /// The head noun of a body (وزارة، شركة).
    pub const ORGANISATION: u16 = 1 << 3;
    /// The proper name of a body or a part of one (أرامكو).
    pub const PROPER: u16 = 1 << 4;
    /// A state, capital or seat that speaks for a government (واشنطن، الكرملين).
    pub const METONYM: u16 = 1 << 5;
    /// A nameless source (مصدر).
    pub const ANONYMOUS: u16 = 1 << 6;
    /// A document (بيان، تقرير).
    pub const DOCUMENT: u16 = 1 << 7;
    /// People without a common name (خبراء، سكان).
    pub const GROUP: u16 = 1 << 8;
    /// Part of a personal name that another part follows (عبد، أبو، بن، آل).
    pub const PARTICLE: u16 = 1 << 9;
    /// An ordinary word besides, so that it names nobody without help from its neighbours.
    pub const COMMON: u16 = 1 << 10;
    /// A family name.
    pub const FAMILY: u16 = 1 << 11;

    /// Masculine.
    pub const MASCULINE: u8 = 1;
    /// Feminine.
    pub const FEMININE: u8 = 2;
    /// Singular.
    pub const SINGULAR: u8 = 4;
    /// Dual.
    pub const DUAL: u8 = 8;
    /// Plural.
    pub const PLURAL: u8 = 16;

    /// Whether it can be any of `kinds`.
    #[must_use]
    pub const fn is(&self, kinds: u16) -> bool {
        self.kinds & kinds != 0
    }
}
