use serde::Deserialize;

/// A group of labels. `S` is `String` while the build reads `interface.toml` and `&str`
/// in the app, which borrows every text from the pack. A label that is missing or
/// unknown fails the build.
///
/// The pack holds the labels as one flat list: decoding a struct of a hundred texts
/// through serde would cost 10 kB of code, this costs almost none.
macro_rules! labels {
    ($(#[doc = $doc:literal])+ $name:ident { $($field:ident),+ $(,)? }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs, reason = "the text of each label says what it is")]
        pub struct $name<S> {
            $(pub $field: S),+
        }

        impl<'a> $name<&'a str> {
            /// Takes these labels from the front of the list.
            fn take(list: &mut &[&'a str]) -> Option<Self> {
                let (head, rest) = list.split_first_chunk()?;
                *list = rest;
                let [$($field),+] = *head;
                Some(Self { $($field),+ })
            }
        }

        impl<S: Clone> $name<S> {
            /// Puts these labels at the end of the list.
            fn put(self, list: &mut Vec<S>) {
                list.extend([$(self.$field),+]);
            }
        }
    };
}

labels! {
    /// Labels that several screens share.
    CommonWords {
        back,
        danger,
        urgent,
        advice,
    }
}

labels! {
    /// The first screen.
    StartWords {
        title,
        lead,
        danger,
        danger_line,
        victim,
        victim_line,
        witness,
        witness_line,
        professional,
        professional_line,
        orient,
        orient_line,
        numbers,
        numbers_line,
        write,
        write_line,
        local,
        local_line,
        sources,
        traces,
        traces_line,
        others,
    }
}

labels! {
    /// A list of cards.
    ListWords {
        victim,
        victim_lead,
        witness,
        witness_lead,
        professional,
        professional_lead,
        reflex,
        reflex_lead,
        local,
        local_lead,
    }
}

labels! {
    /// A card.
    CardWords {
        contacts,
        sources,
        checked,
        dated,
        medium,
        stale,
        leaves,
        awaited,
        failed,
        retry,
    }
}

labels! {
    /// A service.
    ContactWords {
        call,
        text,
        open,
        copy,
        copied,
        not_copied,
        answers,
        bill,
        access,
        otherwise,
        details,
        call_log,
        text_log,
        visit_log,
        no_phone,
        open_now,
        closed_now,
        code,
    }
}

labels! {
    /// All numbers.
    NumbersWords {
        title,
        lead,
        elsewhere,
        danger,
        urgent,
        advice,
    }
}

labels! {
    /// The search.
    SearchWords {
        label,
        hint,
        one,
        many,
        none,
        in_title,
        in_summary,
        in_words,
        in_text,
    }
}

labels! {
    /// What every fact rests on.
    SourcesWords {
        lead,
        supports,
    }
}

labels! {
    /// Composing the text to 114.
    WriteWords {
        title,
        lead,
        place,
        street,
        town,
        floor,
        code,
        locate,
        locate_note,
        locating,
        located,
        refused,
        absent,
        slow,
        remove_position,
        who,
        what,
        details,
        voice,
        name,
        preview,
        missing,
        send,
        copy,
        after,
        kept,
        no_phone,
    }
}

labels! {
    /// What stays on the device.
    TracesWords {
        title,
        lead,
        does,
        does_1,
        does_2,
        does_3,
        does_4,
        cannot,
        cannot_1,
        cannot_2,
        cannot_3,
        cannot_4,
        keys,
        rehearse,
        yours,
        general,
        others,
    }
}

labels! {
    /// Questions and steps.
    OrientWords {
        title,
        of,
        forgets,
        many,
        next,
        skip,
        skip_none,
        danger,
        danger_line,
        steps,
        steps_danger,
        lead,
        first,
        read,
        on,
        again,
        idle,
        stay,
    }
}

labels! {
    /// Lines of the text to 114. Plain apostrophes and spaces: an old phone shows the rest as squares.
    MessageWords {
        opening,
        address,
        floor,
        code,
        position,
        within,
        metres,
        who_me,
        who_children,
        who_other,
        violence,
        weapon,
        injured,
        locked_in,
        voice_no,
        voice_yes,
        name,
    }
}

labels! {
    /// Doors to the tools of a counter, which are another program.
    ToolWords {
        title,
        line,
        sheet,
        sheet_line,
        keep,
        keep_line,
        awaited,
        failed,
    }
}

labels! {
    /// The tools of a counter.
    DeskWords {
        title,
        lead,
        reflex,
        reflex_line,
        signs,
        signs_line,
        questions,
        questions_line,
        sheet,
        sheet_line,
        mode,
        mode_lead,
        mode_minutes,
        mode_start,
        mode_stop,
        mode_on,
        mode_kept,
        mode_not_kept,
        idle,
        stay,
        keys,
        keys_on,
        keys_help,
        keys_close,
        key_home,
        key_questions,
        key_reflex,
        key_sheet,
        key_signs,
        key_numbers,
        key_desk,
        sheet_title,
        sheet_intro,
        format,
        format_a4,
        format_a6,
        format_card,
        card_warning,
        options,
        large,
        codes,
        services,
        steps,
        steps_line,
        meeting,
        meeting_hint,
        meeting_print,
        print,
        no_print,
        print_hint,
        show,
        turn,
        prepare,
        preview,
        too_long,
        card_title,
        card_long,
        card_telling,
        card_doctor,
        card_pharmacy,
        paper_title,
        paper_steps,
        paper_numbers,
        paper_address,
        code_title,
        code_lead,
        code_log,
        copy,
        keep_title,
        keep_line,
        keep_lead,
        keep_for,
        keep_for_yes,
        keep_for_no,
        keep_for_ask,
        keep_for_calls,
        keep_what,
        keep_what_1,
        keep_what_2,
        keep_what_3,
        keep_what_4,
        keep_how,
        keep_how_1,
        keep_how_2,
        keep_how_3,
        keep_start,
        keep_coming,
        keep_kilobytes,
        keep_here,
        keep_dated,
        keep_newer,
        keep_remove,
        keep_absent,
        keep_removed,
        keep_network,
        keep_full,
        keep_unavailable,
    }
}

/// Labels that are of no use before the texts are here: they come with them
/// (`src/content/<lang>/later.toml`).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LaterWords<S> {
    /// What every fact rests on.
    pub sources: SourcesWords<S>,
    /// What stays on the device.
    pub traces: TracesWords<S>,
    /// Questions and steps.
    pub orient: OrientWords<S>,
    /// Doors to the tools of a counter.
    pub tools: ToolWords<S>,
}

impl<'a> LaterWords<&'a str> {
    /// Reads the flat list of the pack.
    pub fn from_list(mut list: &[&'a str]) -> Option<Self> {
        let list = &mut list;
        Some(Self {
            sources: SourcesWords::take(list)?,
            traces: TracesWords::take(list)?,
            orient: OrientWords::take(list)?,
            tools: ToolWords::take(list)?,
        })
    }
}

impl<S: Clone> LaterWords<S> {
    /// The flat list of the pack.
    pub fn into_list(self) -> Vec<S> {
        let mut list = Vec::new();
        self.sources.put(&mut list);
        self.traces.put(&mut list);
        self.orient.put(&mut list);
        self.tools.put(&mut list);
        list
    }
}

/// [`LaterWords`] in the pack, as a flat list.
pub mod later {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::LaterWords;

    #[allow(missing_docs, reason = "serde asks for it")]
    pub fn serialize<S: Serializer>(
        words: &LaterWords<&str>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        words.clone().into_list().serialize(serializer)
    }

    #[allow(missing_docs, reason = "serde asks for it")]
    pub fn deserialize<'de: 'a, 'a, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<LaterWords<&'a str>, D::Error> {
        let list = Vec::<&str>::deserialize(deserializer)?;
        LaterWords::from_list(&list).ok_or_else(|| D::Error::custom(""))
    }
}

/// Every label of the interface in one language (`src/content/<lang>/interface.toml`).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words<S> {
    /// Shared by several screens.
    pub common: CommonWords<S>,
    /// The first screen.
    pub start: StartWords<S>,
    /// Lists of cards.
    pub list: ListWords<S>,
    /// A card.
    pub card: CardWords<S>,
    /// A service.
    pub contact: ContactWords<S>,
    /// All numbers.
    pub numbers: NumbersWords<S>,
    /// The search.
    pub search: SearchWords<S>,
    /// Composing the text to 114.
    pub write: WriteWords<S>,
    /// The text to 114 itself.
    pub message: MessageWords<S>,
}

impl<'a> Words<&'a str> {
    /// Reads the flat list of the pack.
    pub fn from_list(mut list: &[&'a str]) -> Option<Self> {
        let list = &mut list;
        Some(Self {
            common: CommonWords::take(list)?,
            start: StartWords::take(list)?,
            list: ListWords::take(list)?,
            card: CardWords::take(list)?,
            contact: ContactWords::take(list)?,
            numbers: NumbersWords::take(list)?,
            search: SearchWords::take(list)?,
            write: WriteWords::take(list)?,
            message: MessageWords::take(list)?,
        })
    }
}

impl Words<String> {
    /// The flat list of the pack.
    pub fn into_list(self) -> Vec<String> {
        let mut list = Vec::new();
        self.common.put(&mut list);
        self.start.put(&mut list);
        self.list.put(&mut list);
        self.card.put(&mut list);
        self.contact.put(&mut list);
        self.numbers.put(&mut list);
        self.search.put(&mut list);
        self.write.put(&mut list);
        self.message.put(&mut list);
        list
    }
}

impl<'a> DeskWords<&'a str> {
    /// Reads the flat list of the pack.
    pub fn from_list(mut list: &[&'a str]) -> Option<Self> {
        Self::take(&mut list)
    }
}

impl DeskWords<String> {
    /// The flat list of the pack.
    pub fn into_list(self) -> Vec<String> {
        let mut list = Vec::new();
        self.put(&mut list);
        list
    }
}
