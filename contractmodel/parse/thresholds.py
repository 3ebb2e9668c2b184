"""Every number that block reading rests on, with what set it. Costs are in units of "one plain surprise"."""

BEAM = 4
"""Ways to read the labels so far that are kept. On 1,500 generated texts 2 loses 0.25 % of parents, 8 gains none."""

MANY = 4000
BEAM_OF_MANY = 2
"""With more labels than this in one series (the longest contract met has 1,900) fewer ways are kept."""

PRUNE = 2.5
"""A way that costs this much more than the best is dropped: 1.5 to 6 give the same trees on the open corpus."""

DOMINATED = 1.0
"""A way that costs this much more than another, and has open only what that one has open too, is dropped at once."""

OTHER_DRESS = 1.4
"""What it costs that a list counts on in other signs ("(a)", "b)"; "3.", "Section 4."): 1 to 1.8 give the same trees
on the open corpus, and less than a skipped number with a new list costs."""

MAX_DEPTH = 40
"""Levels of nesting that are kept; real contracts have up to 7. Deeper labels stay at this depth."""

MAX_LABELS_A_LINE = 4
"""`1. (a) (i) (A)` at one line's start; the most seen is 3."""

HOLE_LINES = 4
"""Lines that a fill inside an unfinished sentence may take: returned forms show titles over up to three."""

HOLE_WIDTH = 160
"""Characters that one line of a fill may have."""

UNDER_BULLET = 3.0
"""What it costs that a number no deeper than a bullet opens a list inside it, where no colon leads to it: a list that
begins by itself behind another costs up to 2.8."""

INDENT = 1.5
"""Columns (or points) by which indentation must differ to tell anything: extracted text has stray single spaces."""

TITLE_WORDS = 16
"""A title is at most this long; the longest in the open corpus has 14 words."""

SENTENCE = 60
"""Characters from which on a line is running text, and no head of a schedule or title page."""

HEADING_WORDS = 14
"""An unnumbered heading, or a clause's own, is at most this long."""

MEMBER_RANK = 5
LEAST_SAID = 5
"""Words behind a colon from which on what stands before it, in a member of a list, is a heading and no thing named."""

PLAIN_HEADING_WORDS = 8
"""An unnumbered heading that is written like a sentence is at most this long: the longest met in terms of service."""

HEADING_LINES = 3
"""Lines that a clause's heading may take."""

CAPTION_WIDTH = 100
"""Characters of a clause's title on a line of its own."""

VALUE_WORDS = 9
"""A signature field's value on the next line is at most this long: longer lines are sentences."""

CAPTIONS = 2
"""Lines below a rule to sign on that say who signs there: a name, an office."""

SHORTEST_RULE = 8
"""Signs of a rule that stands alone to be signed on."""

DEED_LINES = 10
"""Lines with a brace that say who signs a deed; four or five are usual."""

FIELDS_ABOVE = 10
"""Lines above a field among which the same field of another signature is looked for: blocks have up to seven."""

LONGEST_ROLE_LINE = 100
"""Characters of a line that holds a role, its rule and one for the date: longer ones are sentences."""

SIGNATURE_GAP = 6
"""Empty lines that may stand inside one signature block: people leave room to sign."""

MAX_NUMBER = 400
"""No list counts further: larger numbers at a line's start are years, statutes or prices."""

TEXTS_KEPT = 20_000
"""Blocks' texts whose citations and definitions are remembered, and labels whose readings are: most blocks of two
versions are the same, and the longest contract met has 1,900. Too small a store is none: with 4,096 labels kept, the
10,000 of a long text were all read twice."""

MOST_LABELS_CITED = 16
"""Labels of one citation ("Sections 1, 2, 3 …"); the longest list met in contracts has 14."""

STATUTE_NUMBER = 100
"""A cited number from here on that no clause bears is a statute's ("Section 409A"): the longest contract has 61."""

MOST_NAMES = 8
"""Names that one clause can be cited by (its own label, its parent's and its own, …): twice the levels met."""

INLINE_LINES = 12
"""Lines of a paragraph that are searched for the neighbour of a label that may stand there by a line wrap."""

SERIES_LINES = 60
"""Lines behind a typed label inside a clause that are searched for the next of its series."""

AROUND = 400
"""Characters before and behind a blank that are searched for what names and types it."""

TAIL = 64
"""Characters of a line's end that its patterns look at: the longest phrase among them has 45."""

LONGEST_FRONT = 160
LONGEST_SUBJECT = 160
LONGEST_COMPLEMENT = 240
"""Characters of a frame that kinds are told from: the nearest to the verb. Longer ones change no label of the labelled
provisions, and the patterns' cost grows with them."""

MOST_COMMAS = 12
"""Commas after which a main clause is looked for behind an opening adverbial; the labelled sentences need five."""

LONGEST_LEAD_IN = 400
"""Characters of lead-ins that are read together with the items under them, the nearest first."""

NAME_WORDS = 5
"""A name that begins with an initial ("A. Example") has at most this many words; a clause has more."""

MOST_PARTS = 8
"""Independent parts of one sentence; the labelled provisions have up to four."""

LETTER_HEAD = 16
LETTER_FOOT = 3
"""Lines above a letter's salutation (two addresses, a date, a reference) and below its closing (name, office, firm)."""

TITLE_ROWS = 12
"""Lines of the text among which its title is looked for: cover pages put names and dates above it."""

LEAST_CELLS = 3
COLUMN_SLIP = 2
"""Cells of a table's row between wide spaces, and columns by which they may stand beside each other's edges: two cells
are as often a label and its words, or two who sign."""

COLUMN_SLACK = 6
"""Columns by which the lines of a second column of signatures may differ: typists use spaces and tabs."""

PARTY_WIDTH = 90
"""Characters that a line which names a party may have."""

PARTY_LINES = 3
"""Lines above its fields that may name a party: its role, its name, what kind of company it is."""

MOST_TERMS = 2_000
"""Terms whose mentions are looked for. The longest contract of the corpora defines 154; each word that begins as a term
does is held against all of these, so that 60,000 of one letter took minutes."""

MOST_MENTIONS = 400
"""Mentions of one term that are looked at for whether it acts: who acts does so long before."""

MOST_WORDS = 400
"""Words of one sentence that are walked for its frame; the longest labelled sentence has 190."""

MOST_SUBJECT_WORDS = 14
"""Words of a subject behind an opening adverbial; the labelled sentences' longest has 11."""

LONGEST_SEMI = 160
"""Characters in which "reserves the right, at its discretion, to" and its kin are looked for."""

LONGEST_ASIDE = 20
"""Words that may stand between commas inside a verb group ("shall, within ten days of …, pay")."""

LONGEST_INVERSION = 40
"""Words between "in no event" and its modal, or the modal and its verb; disclaimers list parties in up to 30."""

FARTHEST_UNLISTED_VERB = 12
"""Words of a subject behind which a verb that no list has is still looked for."""

LONGEST_KEYWORD = 10
"""Letters of a keyword that may stand alone on its line: "ATTACHMENT" has the most."""

LEAST_HEADLESS = 1
"""Clauses beside each other of which one may begin with a heading like a sentence, though no other has one."""

LEAST_PAGES = 2
"""Pages at whose edges a line must come again to be a running head or foot."""

MANY_PAGES = 4
"""So many pages are enough; where it comes again on fewer, these must be one in so many: exhibits repeat lines."""

RUNNING_LINES = 2
"""Lines beside a page number that may be running heads or feet: a name and a date are usual."""

CONTENTS_MISSES = 2
"""Lines on end of a table of contents that need not come again below: an entry's second line, "Page"."""

LEAST_CONTENTS = 2
"""Entries that make a table of contents under its head, where each is a head that comes again below."""

LEAST_UNHEADED = 3
"""Labelled lines on end that make a table of contents at the top of a text, where all come again below."""

LONGEST_CONTENTS = 800
"""Lines of one table of contents; the longest in the open corpus has 250."""

MOST_CONTENTS = 8
"""Heads of tables of contents under which entries without pages are looked for: annexes have their own."""

MOST_ALIKE = 60
"""Lines that begin with the same letters among which an entry of a table of contents is looked for, the last."""

MOST_LEVELS_CITED = 6
"""Citations that hang on one another ("paragraph (i) of clause (b) of Section 4"); contracts use up to three."""

LEAST_SPACED = 8
"""Lines that a text has at least where their spacing is judged: a form of fewer is read as it stands."""

SHARE_OF_LINES_APART = 0.9
SHARE_OF_LINES_BROKEN_OFF = 0.3
"""Double-spaced: so many lines stand apart, and so many behind a line that breaks off inside a sentence. In the open
corpus no text comes near: where nearly all lines stand apart, under a tenth break off."""

SHARE_OF_LINES_TOGETHER = 0.6
MOST_WRAPPED = 0.2
"""A line a paragraph: so many lines have no empty line above, and this share of them at most goes on with the line
before. Wrapped text has 0.5 and more, because a sentence's next word is seldom a name."""
