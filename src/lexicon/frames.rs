//! Frames: which complementisers, prepositions and objects make a verb a cue.

/// Declares the frames: one bit and one name in the records each.
macro_rules! frames {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)+) => {
        /// What makes a verb a cue: a set of the constants below. In their docs C is the content and X the person spoken to or of.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct Frame(pub u64);

        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        mod bits { pub enum Bit { $($name),+ } }

        impl Frame {
            $($(#[$doc])* pub const $name: u64 = 1 << bits::Bit::$name as u64;)+

            /// The bit of a name in the records.
            pub(super) fn bit(name: &str) -> Option<u64> {
                match name { $($text => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

frames! {
    /// `: C` or `«C»`
    QUOTE = "quote",
    /// أن C, إن C
    THAT = "that",
    /// بأن C
    BI_THAT = "bi-that",
    /// إلى أن C
    ILA_THAT = "ila-that",
    /// على أن C
    ALA_THAT = "ala-that",
    /// من أن C
    MIN_THAT = "min-that",
    /// عن أن C
    AN_THAT = "an-that",
    /// في أن C
    FI_THAT = "fi-that",
    /// X أن C, X بأن C
    X_THAT = "x-that",
    /// من X أن C
    MIN_X_THAT = "min-x-that",
    /// X على أنه C
    X_ALA_THAT = "x-ala-that",
    /// هل C, كيف C, ما إذا C
    WHETHER = "whether",
    /// C is a noun phrase
    NP = "np",
    /// بـC
    BI = "bi",
    /// إلى C
    ILA = "ila",
    /// على C
    ALA = "ala",
    /// من C
    MIN = "min",
    /// عن C
    AN = "an",
    /// في C
    FI = "fi",
    /// لـC
    LI = "li",
    /// X C, both noun phrases
    X_NP = "x-np",
    /// X بـC
    X_BI = "x-bi",
    /// X إلى C
    X_ILA = "x-ila",
    /// X على C
    X_ALA = "x-ala",
    /// X عن C
    X_AN = "x-an",
    /// X من C
    X_MIN = "x-min",
    /// X في C
    X_FI = "x-fi",
    /// X لـC
    X_LI = "x-li",
    /// من X C
    MIN_X = "min-x",
    /// بـX C
    BI_X = "bi-x",
    /// لـX C
    LI_X_NP = "li-x-np",
    /// C بـ…: a noun phrase with its reason
    NP_BI = "np-bi",
    /// Two objects: اعتبر X C
    TWO_NP = "two-np",
    /// C is a noun phrase headed by a noun of speech (شكره، رفضه، دعوته)
    SPEECH_NP = "speech-np",
    /// Of a study or data: C is a noun phrase
    NP_FINDING = "np-finding",
    /// بـ«C»: only words in marks
    MIXED_BI = "mixed-bi",
    /// X «C»: only words in marks
    X_MIXED = "x-mixed",
    /// X مسؤولية C
    X_MASULIYA = "x-masuliya",
    /// X : C
    X_QUOTE = "x-quote",
    /// C is a noun phrase that names no person
    THING = "thing",
    /// إلى X قوله إن C
    RELAY_ILA = "relay-ila",
    /// عن X أن C, عن X قوله إن C
    RELAY = "relay",
    /// Only with what says that speech goes on: قائلا, بالقول, حديثه, a colon
    TAIL = "tail",
    /// A verbal attack: only with a tail
    SPEECH_TAIL = "speech-tail",
    /// ألقى باللوم على C
    BLAME = "blame",
    /// Said of documents: جاء في البيان أن C
    DOCUMENT = "document",
    /// Of a thing it says something else (الرياح كشفت): its subject must be one that speaks
    PERSON = "person",
    /// Its source is a study, data, a law
    FINDING = "finding",
    /// The same letters are a common noun or another verb: it must stand where a verb stands
    NOUN = "noun",
    /// The same letters are a preposition: it must begin its clause or take its content at once
    PREP = "prep",
    /// Mostly not speech: the content must follow closely
    STRICT = "strict",
    /// Speech nearly always
    SAFE = "safe",
}

impl Frame {
    /// Any complementiser clause.
    pub const ANY_THAT: u64 = Self::THAT
        | Self::BI_THAT
        | Self::ILA_THAT
        | Self::ALA_THAT
        | Self::MIN_THAT
        | Self::AN_THAT
        | Self::FI_THAT
        | Self::X_THAT
        | Self::MIN_X_THAT
        | Self::X_ALA_THAT;

    /// على may follow the verb (أكد على, رد على).
    pub const ON: u64 = Self::ALA | Self::ALA_THAT | Self::X_ALA | Self::X_ALA_THAT;

    /// A person as object before the content.
    pub const ANY_X: u64 = Self::X_THAT
        | Self::X_ALA_THAT
        | Self::X_NP
        | Self::X_BI
        | Self::X_ILA
        | Self::X_ALA
        | Self::X_AN
        | Self::X_MIN
        | Self::X_FI
        | Self::X_LI
        | Self::X_MIXED
        | Self::X_QUOTE;

    /// A noun phrase without a preposition as the content.
    pub const OBJECTS: u64 =
        Self::NP | Self::NP_FINDING | Self::SPEECH_NP | Self::TWO_NP | Self::NP_BI | Self::MIN_X | Self::LI_X_NP;

    /// What takes something else than a clause or a quotation: without any of these a verb has no act.
    pub const ACT: u64 = Self::OBJECTS
        | Self::ANY_X
        | Self::BI
        | Self::ILA
        | Self::ALA
        | Self::MIN
        | Self::AN
        | Self::FI
        | Self::LI
        | Self::BI_X
        | Self::MIXED_BI
        | Self::X_MASULIYA
        | Self::BLAME
        | Self::TAIL;

    /// Whether any of `bits` is set.
    #[must_use]
    pub const fn has(self, bits: u64) -> bool {
        self.0 & bits != 0
    }
}
