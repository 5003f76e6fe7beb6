//! What a caller gets: every quote, speaker and date of a text.

use crate::rule::RuleId;
use crate::span::{OffsetMap, Offsets, Span};

/// Declares an enum of plain names together with the name that the JSON carries.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize))]
        #[cfg_attr(all(feature = "wasm", target_arch = "wasm32"), derive(tsify::Tsify))]
        pub enum $name {
            $($(#[$vdoc])* #[cfg_attr(feature = "serde", serde(rename = $text))] $variant,)+
        }

        impl $name {
            /// All of them, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name in the JSON.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}
pub(crate) use names;

names! {
    /// How a quote gives what was said (Leech and Short's kinds of speech presentation).
    QuoteKind {
        /// The speaker's own words, in quotation marks or after a cue and a colon.
        Direct = "direct",
        /// A clause in the reporter's words.
        Indirect = "indirect",
        /// The reporter's words with a part in quotation marks.
        Mixed = "mixed",
        /// A report of the speech act alone: its content is a noun phrase.
        Act = "act",
    }
}

names! {
    /// What a speaker is.
    SpeakerKind {
        /// A person with a name.
        Person = "person",
        /// A person known by what they do.
        Role = "role",
        /// A company, ministry, party, paper, …
        Organisation = "organisation",
        /// A state or a capital that speaks for its government.
        Place = "place",
        /// A statement, report or study.
        Document = "document",
        /// Several people without a common name.
        Group = "group",
        /// A source that the text keeps nameless.
        Anonymous = "anonymous",
    }
}

names! {
    /// The types of TIMEX3.
    TimexType {
        /// A day or anything longer.
        Date = "DATE",
        /// A clock time or a part of the day.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// What recurs.
        Set = "SET",
    }
}

names! {
    /// The part of a period that is meant (TIMEX3's `mod`).
    TimexMod {
        /// Its beginning.
        Start = "START",
        /// Its middle.
        Mid = "MID",
        /// Its end.
        End = "END",
    }
}

names! {
    /// The calendar that the text names the date in.
    Calendar {
        /// The Gregorian calendar.
        Gregorian = "gregorian",
        /// The Islamic calendar, Umm al-Qura.
        Hijri = "hijri",
    }
}

/// Writes a confidence with three digits, so that it reads the same wherever numbers have 64 bits.
#[cfg(feature = "serde")]
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn rounded<S: serde::Serializer>(confidence: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((f64::from(*confidence) * 1000.0).round() / 1000.0)
}

/// One attribution: somebody (the source) is reported, by a cue, to have said, written or thought something.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(all(feature = "wasm", target_arch = "wasm32"), derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Quote {
    /// Its index in [`Analysis::quotes`].
    pub id: u32,
    /// How it is presented.
    pub kind: QuoteKind,
    /// What was said, in one or more parts in the order of the text: without the marks where it is
    /// [direct](QuoteKind::Direct), with the complementiser where it is not.
    pub content: Vec<Span>,
    /// The word that reports, with its clitics.
    pub cue: Option<Span>,
    /// The noun phrase that names who speaks; none where the verb alone carries it.
    pub source: Option<Span>,
    /// Index into [`Analysis::speakers`] of the one whom the source means.
    pub speaker: Option<u32>,
    /// Why it is that speaker; none where `speaker` is.
    pub speaker_rule: Option<RuleId>,
    /// The earlier mention that the source repeats or that the elided subject was traced to.
    pub antecedent: Option<Span>,
    /// Index into [`Analysis::quotes`] of the quote within whose content this one stands.
    pub parent: Option<u32>,
    /// Indices into [`Analysis::dates`] of the dates in the content; of more than 256 the first.
    pub dates: Vec<u32>,
    /// The rule that made it.
    pub rule: RuleId,
    /// How likely it is right, from 0 to 1.
    #[cfg_attr(feature = "serde", serde(serialize_with = "rounded"))]
    pub confidence: f32,
}

/// One who speaks in the text, under all the names it uses.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(all(feature = "wasm", target_arch = "wasm32"), derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Speaker {
    /// Its index in [`Analysis::speakers`].
    pub id: u32,
    /// The fullest personal name without title, else the role or organisation as first named.
    pub name: String,
    /// What it is.
    pub kind: SpeakerKind,
    /// The role as the text gives it.
    pub role: Option<String>,
    /// Every place that names it, in the order of the text.
    pub mentions: Vec<Span>,
    /// Indices into [`Analysis::quotes`].
    pub quotes: Vec<u32>,
}

/// One temporal expression (TIMEX3).
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(
    all(feature = "wasm", target_arch = "wasm32"),
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Timex {
    /// Its index in [`Analysis::dates`].
    pub id: u32,
    /// Where it stands.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// What it is.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: TimexType,
    /// Its TIMEX3 value, as `2024-10-15`, `2024-W42`, `P3D`; unknown parts are `X`.
    pub value: String,
    /// Which part of the period is meant.
    #[cfg_attr(feature = "serde", serde(rename = "mod"))]
    pub modifier: Option<TimexMod>,
    /// The calendar that the text uses; the value is Gregorian in either.
    pub calendar: Calendar,
    /// The rule that made it.
    pub rule: RuleId,
    /// How likely it is right, from 0 to 1.
    #[cfg_attr(feature = "serde", serde(serialize_with = "rounded"))]
    pub confidence: f32,
}

/// All that was found in one text.
///
/// Serialised, it is the JSON that the command and the page share.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(
    all(feature = "wasm", target_arch = "wasm32"),
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Analysis {
    /// The version of the program that made it.
    pub version: &'static str,
    /// What its offsets count.
    pub offsets: Offsets,
    /// Every quote, in the order of where each first begins (cue, source or content).
    pub quotes: Vec<Quote>,
    /// Every speaker, in the order of the first mention.
    pub speakers: Vec<Speaker>,
    /// Every date, in the order of the text.
    pub dates: Vec<Timex>,
}

impl Analysis {
    /// The same analysis with offsets that count something else. `text` is the text that was analysed; where the
    /// offsets do not count bytes any more, nothing changes.
    ///
    /// ```
    /// use isnad::{Offsets, Options, analyze};
    /// let text = "وقال الوزير: «نعم».";
    /// let analysis = analyze(text, &Options::default()).with_offsets(text, Offsets::Utf16);
    /// let words: Vec<u16> = text.encode_utf16().collect();
    /// let said = analysis.quotes[0].content[0];
    /// assert_eq!(String::from_utf16(&words[said.range()]).unwrap(), "نعم");
    /// ```
    #[must_use]
    pub fn with_offsets(mut self, text: &str, offsets: Offsets) -> Self {
        if self.offsets == Offsets::Utf8 && offsets != Offsets::Utf8 {
            let map = OffsetMap::new(text, offsets);
            self.offsets = offsets;
            self.spans(|span| *span = map.span(*span));
        }
        self
    }

    /// The same analysis with offsets that count bytes again.
    ///
    /// ```
    /// use isnad::{Offsets, Options, analyze};
    /// let text = "وقال الوزير: «نعم».";
    /// let analysis = analyze(text, &Options::default());
    /// assert_eq!(analysis.clone().with_offsets(text, Offsets::Utf16).in_bytes(text), analysis);
    /// ```
    #[must_use]
    pub fn in_bytes(mut self, text: &str) -> Self {
        let map = OffsetMap::new(text, self.offsets);
        self.offsets = Offsets::Utf8;
        self.spans(|span| *span = Span::new(map.byte(span.start), map.byte(span.end)));
        self
    }

    /// Visits every span.
    fn spans(&mut self, mut visit: impl FnMut(&mut Span)) {
        for quote in &mut self.quotes {
            let Quote { content, cue, source, antecedent, .. } = quote;
            content.iter_mut().chain(cue).chain(source).chain(antecedent).for_each(&mut visit);
        }
        self.speakers.iter_mut().flat_map(|speaker| &mut speaker.mentions).for_each(&mut visit);
        self.dates.iter_mut().for_each(|date| visit(&mut date.span));
    }
}
