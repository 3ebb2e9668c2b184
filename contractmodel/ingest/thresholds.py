"""Every figure that reading decides by, each with the measurement that set it."""

MAX_BYTES = 64 * 1024 * 1024
"""The longest file that is read. The longest contract of 2,197 in the open corpus has 3.4 MB."""

BINARY_CONTROLS = 0.10
"""Share of control characters (white space aside) above which bytes without NUL are no text. Compressed data has
0.10-0.12 of them over any 1,000 bytes and nearly always a NUL too; no text of the corpus has more than 0.001."""

UTF16_NULS = 0.4
"""Share of NULs in one half of the byte pairs that tells UTF-16 without a mark: English text has 0.98, binary < 0.3."""
