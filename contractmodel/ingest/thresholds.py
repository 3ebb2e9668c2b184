"""Every figure that reading decides by, each with the measurement that set it."""

MAX_BYTES = 64 * 1024 * 1024
"""The longest file that is read. The longest contract of 2,197 in the open corpus has 3.4 MB."""

BINARY_CONTROLS = 0.10
"""Share of control characters (white space aside) above which bytes without NUL are no text. Compressed data has
0.10-0.12 of them over any 1,000 bytes and nearly always a NUL too; no text of the corpus has more than 0.001."""

UTF16_NULS = 0.4
"""Share of NULs in one half of the byte pairs that tells UTF-16 without a mark: English text has 0.98, binary < 0.3."""

MAX_PAGES = 3000
"""Pages of a PDF that are read; the longest contracts have some 900."""

MAX_PAGE_CHARACTERS = 60_000
"""Characters of a page that are read; a page of 6-point type in three columns has 20,000."""

MAX_PAGE_OBJECTS = 60_000
"""Objects of a page that are looked at for rules and fields; a page with one object for each character has 5,000."""

RULE_THICKNESS = 2.6
"""Points up to which a drawn shape is a line: fill-in rules had 0.4 to 2.0."""

RULE_WIDTH = 18.0
"""Points from which a drawn line may be a blank: `Day ___` is the shortest met."""

BASELINE = 0.25
"""Share of the type's size by which baselines of one line may differ; superscripts are raised by 0.3 and more."""

SMALL = 0.88
"""Size of a superscript or a footnote against the body, at most: 0.6-0.8 where typeset, 0.85 in one word processor."""

RAISED = 0.12
"""Share of the type's size by which a superscript is raised, at least: met 0.2-0.45."""

GUTTER = 0.8
"""Width of the space between columns in sizes of type, at least: justified words stand up to 0.7 apart, columns 1.2."""

HANGING = 6
"""Sizes of type by which a label hangs out before its text, at most: half an inch is 3.3 of them at 11 points."""

LINE_NUMBERS = 8
"""Numbers in a margin, at least, on a page that shows that lines are numbered: a full page has 25 to 60."""

NUMBERED_LINES = 0.6
WRAPPED_LINES = 0.2
"""Share of a page's lines that are numbered, and that begin with a small letter, at least: prose has 0.4 to 0.8 of the
latter, a list of short clauses under 0.1."""

COLUMN_LINES = 6
"""Lines that running text in columns has at least; signature blocks set side by side have up to five."""

COLUMN_GAP = 2.2
"""Line pitches from one line of a column to its next: 1 in a paragraph, 1.5 to 2 between two of them."""

FOOT_GAP = 4
"""Line pitches above what stands at the edge of a column but belongs to the page's foot."""

SAME_SIZE = 0.6
"""Points by which the type of one column varies; notes are set at least one point smaller."""

TOUCHING = 0.12
"""Sizes of type within which two words touch, and characters make one word: half of the narrowest space."""

SPACED_LETTERS = 5
SPACED_WORD = 2.0
"""Words of a line, and their mean length, from which on it may be set with room between its letters: PDFium parts these
from 0.15 em on, then into pieces of 1.6 letters. A line of five or more words has 2.9 letters a word at least."""

SPACED_GAP = 1.7
"""How much wider than the usual room between its letters the room between the words of such a line is: 2 to 3.5."""

SPACED_MOST = 1.3
"""Sizes of type that the letters of one word stand apart at most: heads are set with up to one em."""

PAGE_ENDS = 2
"""Lines of a page, its head and foot, that may reach beyond the edges of a column. A column has six lines or more."""

COLUMN_FILL = 0.6
"""Share of a column's width that its median line fills: running text 0.9, tables and signature blocks below 0.5."""

COLUMN_FULL = 0.85
COLUMN_SHARE = 0.3
"""Where short clauses and heads pull the median down: so many of a column's lines fill so much of it on both sides."""

COLUMN_LABELS = 3
"""Lines that begin with a clause's label, on both sides, that make columns of text: tables number one side at most."""

FULL_UNDERLINE = 0.85
"""Share of a drawn rule that words cover where it underlines them; over a blank, typed values cover less."""

EDGE = 0.08
"""Share of a page's height at either end where drawn rules belong to running heads; margins are 0.08-0.13 of it."""

NOTE_SIZE = 0.93
"""Size of a footnote against the body, at most: 0.8 where typeset, 0.91 (10 of 11 points) in word processors."""

HEAD_ZONE = 0.15
"""Share of a page's height at either end where running heads stand; with HEAD_PAGES it dropped just the two heads of a
four-page draft and nothing else."""

HEAD_PAGES = 0.4
"""Share of pages that print a running head, at least: heads that differ on left and right pages have a half each."""

NUMBER_ZONE = 0.13
"""Share of a page's height at either end where a lone number is its page number; 0.11 in a LaTeX article."""

RIGHT_EDGE = 4.0
"""Sizes of type before the right edge in which lines end that broke for want of room: most words are shorter."""

NARROWEST_SETTING = 18
"""Sizes of type that a line fills at least that broke for want of room: two columns on a page have 20 or more."""

LEAST_WRAPPED = 3
"""Lines that broke for want of room from which the line pitch is learnt: between others paragraphs may begin."""

WIDEST_PITCH = 1.6
"""Sizes of type that lines of one paragraph lie apart at most, where none broke for want of room."""

PARAGRAPH_GAP = 1.22
"""Line pitches between two paragraphs, at least; lines of one paragraph vary up to 1.08, paragraphs began at 1.5."""

TITLE_SIZE = 1.15
"""Size of a title against the body, at least; met 1.18-1.73."""

HEADING_SIZE = 1.12
"""Size of a heading against the body, at least; met 1.17 and more."""

WIDE_SPACE = (2.2, "    ")
"""Sizes of type from which the space between words is room that parts them, and what is written for it."""

STOP_SPACE = 0.6
STOP_LINES = 6
"""The same where two lines within so many line pitches have wide room before the same place: columns of signatures and
tables, of which one line fills the first. Words of justified lines stand up to 0.7 apart, but not below each other."""

OFFSET = 9.0
"""Points by which the margins of left and right pages differ, at least, where they differ on purpose (binding)."""

OCR_DPI = 300
"""Dots an inch for character recognition: 0.24 % of characters wrong, against 0.30 % at 150 and worse below."""

OCR_SECONDS = 120
"""Time for one page; a dense one takes 5 s."""

MAX_IMAGE = 40_000_000
"""Pixels of a page's image; A4 at 300 dpi has 8.7 million."""

JITTER = 1.3
"""Points by which the starts of lines with one indent differ from one another; hanging punctuation shifts them by 1.2,
the smallest indent on purpose is 6."""

HEAD_GAP = 1.8
"""Sizes of type between a running head and the text, at least; lines of text stand up to 1.5 apart, double-spaced 2.4
(where nothing repeats, so that nothing is lost)."""

HEAD_LINES = 3
"""Lines of a running head, at most."""

GUESS_MARGIN = 2
"""Points by which another single-byte encoding must look more like English than cp1252: one apostrophe inside a word
that cp1252 would read as a capital gives 4, a lone foreign letter up to 2."""

MAX_CHARACTERS = 4_000_000
"""Characters of a PDF that are read, in all; the longest contract of the open corpus has 3.4 million."""

MAX_PAGE_RULES = 600
"""Drawn lines of one direction from which a page is a drawing and none of them a blank; dense tables have 200."""

MAX_PAGE_FIELDS = 2000
"""Form fields of a page that are read; tax forms have 300."""

MAX_STRAYS = 20_000
"""Bytes that are no UTF-8 in a text that is taken for UTF-8 all the same; beyond, another encoding is likelier."""

LIKENESS_SAMPLE = 400_000
"""Characters by which an encoding is guessed."""

RAISED_WORDS = 40
"""Superscripts in one line, at most: chemical formulae have ten."""

FARTHEST = 20_000.0
"""Points from a page's corner beyond which nothing stands; the format allows pages of 14,400."""

MANY_PIECES = 12_000
FINEST = 16.0
"""Lines or blocks beyond which a text must hold this many characters in each on average. The longest contract of the
open corpus has 3,400 lines, the most finely broken of 300 lines or more 53 characters a line; a page's elements hold
41. A block costs up to 80 us, so that what is chopped finer costs seconds a megabyte and is no running text."""

WHOLE_LINE = 80
"""Characters of a stretch that count towards that average: one line of a million makes up for no other."""

MANY_PARTS = 60_000
FINEST_PART = 2.0
"""The same for a Word file's runs, of which revision marks make one a word, and for a page's elements, of which empty
cells are many: 15 us each."""

LEAST_QUOTED = 3
SHARE_QUOTED = 0.5
"""Lines that begin with ">", and their share of a text, from which on a mail reader put the signs there: an answer
above and a signature below are shorter than the agreement that they quote."""
