"""Ten thousand hostile and mangled inputs, each from a recorded seed: `make fuzz`.

Every input must end in a tree that holds every character, or in one sentence; within 2 s of CPU and 512 MB for all of
them together. `--seed N --count 1` runs one again and shows the traceback. Seeds that once failed stand in
`tests/fuzz_seeds.txt`, which pytest runs.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import signal
import sys
import time
import traceback
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.losses import trouble  # noqa: E402
from contractmodel.api import load  # noqa: E402
from contractmodel.model import ContractError  # noqa: E402
from contractmodel.template import library, open_file  # noqa: E402

SECONDS = 2.0
MEGABYTES = 512

LABELS = (
    "1.",
    "1.1",
    "(a)",
    "a)",
    "(iv)",
    "Article IV",
    "Section 5.",
    "§ 3",
    "FIRST:",
    "(ii) (A)",
    "3a.",
    "-",
    "•",
    "2870.",
)
ODD = "\0\x01\x0b\x0c\x1b\x85\xa0\u00ad\u200b\u202e\u2028\ufeff\ufffe\ufffd\ud7ff\U0001f600‘’“”–—…ﬁ§¶\t\r"
PIECES = (
    *("[…]", "[____]", "____", "---", "[^1]", "[^1]: note", "(“the article”)", "paragraph 2", "Date: 3/4/2026"),
    *("Signed:", "By: /s/", "WHEREAS,", "SCHEDULE A", "```", "<b>", "</ol>", "&#0;", "<!--", "{", "}", "\\"),
    *("|a|b|", "# ", "> ", "* "),
)


def base(rng: random.Random) -> str:
    """A text to mangle: a built-in agreement, or one made of labels and odd pieces."""
    infos = library(())
    if rng.random() < 0.6:
        return open_file(rng.choice(infos).path).text.text
    lines = []
    for _ in range(rng.randrange(1, 60)):
        words = rng.choices(["You agree", "the lender", "shall not", *PIECES], k=rng.randrange(0, 8))
        lines.append(" " * rng.randrange(0, 12) + rng.choice(LABELS) + " " + " ".join(words))
    return "\n".join(lines)


def cut(text: str, rng: random.Random) -> str:
    """The text without its beginning, its end, or something in the middle."""
    one, two = sorted((rng.randrange(len(text) + 1), rng.randrange(len(text) + 1)))
    return rng.choice([text[:one], text[one:], text[one:two], text[:one] + text[two:]])


def repeat(text: str, rng: random.Random) -> str:
    """A piece of the text many times over."""
    at = rng.randrange(len(text) + 1)
    piece = text[at : at + rng.randrange(1, 200)]
    return text[:at] + piece * rng.randrange(2, 200) + text[at:]


def sprinkle(text: str, rng: random.Random) -> str:
    """Odd characters and pieces anywhere."""
    letters = list(text)
    for _ in range(rng.randrange(1, 40)):
        letters.insert(rng.randrange(len(letters) + 1), rng.choice([rng.choice(ODD), rng.choice(PIECES)]))
    return "".join(letters)


def nest(text: str, rng: random.Random) -> str:
    """Deep indentation, brackets or labels before the text."""
    depth = rng.randrange(10, 600)
    deep = rng.choice(["(", "[", "> ", "<div>", "    ", "- ", "(a) ", "1.", "“", "*"])
    staircase = "".join(f"{' ' * level}({chr(97 + level % 26)}) x\n" for level in range(depth))
    return rng.choice([deep * depth + text, staircase + text])


def lengthen(text: str, rng: random.Random) -> str:
    """One very long line, word or list."""
    size = rng.randrange(1000, 60000)
    return rng.choice(
        [text.replace("\n", " "), "x" * size + text, text + " word" * (size // 5), "1. a\n" * (size // 10)]
    )


def shuffle(text: str, rng: random.Random) -> str:
    """The lines in another order, or other line ends."""
    lines = text.split("\n")
    rng.shuffle(lines)
    return rng.choice(
        ["\n".join(lines), text.replace("\n", "\r\n"), text.replace("\n", "\r"), text.replace("\n", "\x0c")]
    )


MANGLERS: tuple[Callable[[str, random.Random], str], ...] = (cut, repeat, sprinkle, nest, lengthen, shuffle)


def as_html(text: str, rng: random.Random) -> bytes:
    """The text as a web page, escaped or not."""
    inside = escape(text) if rng.random() < 0.5 else text
    tag = rng.choice(["p", "li", "td", "pre", "span", "sup"])
    return f"<html><body><ol><{tag}>".encode() + inside.replace("\n", f"</{tag}><{tag}>").encode("utf-8", "replace")


def as_word(text: str, rng: random.Random) -> bytes:
    """The text as a Word file with the least that one needs."""
    clean = "".join(c for c in text[:20000] if c.isprintable() or c == "\n")
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in clean.split("\n"))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as word:
        word.writestr("[Content_Types].xml", "<Types/>")
        word.writestr("word/document.xml", body if rng.random() < 0.8 else cut(body, rng))
    return made.getvalue()


def as_text(text: str, rng: random.Random) -> bytes:
    """The text in one of several encodings."""
    return text.encode(rng.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]), "replace")


def spoil(data: bytes, rng: random.Random) -> bytes:
    """Some bytes flipped, or the end gone."""
    if rng.random() < 0.3:
        return data[: rng.randrange(len(data) + 1)]
    spoilt = bytearray(data)
    for _ in range(rng.randrange(1, 20)):
        if spoilt:
            spoilt[rng.randrange(len(spoilt))] = rng.randrange(256)
    return bytes(spoilt)


def made(seed: int) -> tuple[str, bytes]:
    """The input of `seed`: a file name and its bytes. The same for ever."""
    rng = random.Random(seed)
    text = base(rng)
    for _ in range(rng.randrange(0, 4)):
        text = rng.choice(MANGLERS)(text, rng)[:400_000]
    form = rng.choice(["txt", "txt", "md", "html", "docx", "pdf"])
    if form == "html":
        data = as_html(text, rng)
    elif form == "docx":
        data = as_word(text, rng)
    elif form == "pdf":
        data = b"%PDF-1.4\n" + text.encode("utf-8", "replace")
    else:
        data = as_text(text, rng)
    return f"seed-{seed}.{form}", spoil(data, rng) if rng.random() < 0.2 else data


def outcome(name: str, data: bytes) -> str:
    """What is wrong with how `data` ends: a traceback, a lost character; "" for a whole tree or one sentence."""
    try:
        return trouble(load(data, name=name))
    except ContractError as error:
        return "" if "\n" not in str(error) else f"more than one line: {error}"
    except Exception:
        return traceback.format_exc()


def tried(seed: int) -> str:
    """What went wrong with the input of `seed`, time included; "" where it ended as it must."""
    name, data = made(seed)
    began = time.process_time()
    signal.signal(signal.SIGVTALRM, _too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, 5 * SECONDS)
    try:
        wrong = outcome(name, data)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    spent = time.process_time() - began
    return wrong or (f"{spent:.1f} s of CPU for {len(data)} bytes" if spent > SECONDS else "")


def _too_long(*_: object) -> None:
    raise TimeoutError(f"given up after {5 * SECONDS:.0f} s of CPU")


def main() -> int:
    """Try the seeds, print what failed; 1 where anything did."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seed", type=int, default=0, help="the first seed (default 0)")
    options.add_argument("--count", type=int, default=10_000, help="how many (default 10,000)")
    asked = options.parse_args()
    failed = 0
    for seed in range(asked.seed, asked.seed + asked.count):
        wrong = tried(seed)
        if wrong:
            failed += 1
            told = wrong if asked.count == 1 else wrong.strip().splitlines()[-1][:160]
            print(f"{made(seed)[0]}: {told}", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{asked.count} inputs from seed {asked.seed}: {failed} failed; peak {peak:.0f} MB (goal {MEGABYTES})")
    return 1 if failed or peak > MEGABYTES else 0


if __name__ == "__main__":
    sys.exit(main())
