"""Where one sentence does two things: its independent parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contractmodel.model import Modality, Span
from contractmodel.parse.frames import Frame, Framing
from contractmodel.parse.thresholds import MOST_PARTS


class Part(NamedTuple):
    """A further part of a sentence: its range, and the subject it takes over from the part before ("" if it has its own)."""

    at: Span
    subject: str = ""


_CUT = re.compile(r"; (?:and |but |or )?|,? (?:and|but) ")
_VERB = re.compile(
    r"(?:(?:also|further|hereby|in addition|additionally|likewise|each|irrevocably),? ){0,3}"
    r"(?:shall|will|must|may|cannot|hereby|agrees?|undertakes?|warrants?|represents?|acknowledges?|grants?|waives?|releases?|assigns?"
    r"|indemnif(?:y|ies)|retains?|reserves?|covenants?|does not|do not|consents?|authori[sz]es?)(?![\w-])"
)
_TO = re.compile(r"(?:not )?to (?:[a-z]+ly )?(?:indemnify|pay|keep|hold|defend|release|waive|assign|grant|publish|deliver|provide|notify|cite|maintain|refrain|give)(?![\w-])")
_CONDITIONAL = re.compile(r"(?<![\w-])(?:if|when|unless|where|whether|who|which)(?![\w-])[^,;]*$")
_COMPLEMENT = (Modality.WARRANTS,)


def parts(framing: Framing, text: str, low: str, at: Span, frame: Frame | None) -> Iterator[Part]:
    """The further independent parts of the sentence `text[at]` whose first part has `frame`, in order. Linear.

    A part is independent where a conjunction or a semicolon is followed by a subject and a verb of its own, or by a
    verb that binds and takes over the subject. What is merely warranted or conditional is no part of its own.
    Without a `frame` (what stands under a lead-in) only parts with a party as their subject count.
    """
    begin = frame.group.end if frame is not None else at.start
    found: list[tuple[int, str]] = []
    for met in _CUT.finditer(low, begin, at.end):
        if len(found) >= MOST_PARTS:
            break
        right = met.end()
        if right >= at.end:
            continue
        loose = met[0].strip() in ("and", "but")
        previous = low[begin : met.start()]
        if not met[0].startswith(";") and _CONDITIONAL.search(previous[-200:]):
            continue
        subject = _own_subject(framing, text, low, right, at.end, frame, loose=loose)
        if subject:
            found.append((right, ""))
        elif frame is not None and frame.actor is not None:
            taken = _taken_over(text, low, right, at.end, frame)
            if taken:
                found.append((right, taken))
    for number, (start, subject_words) in enumerate(found):
        end = found[number + 1][0] if number + 1 < len(found) else at.end
        yield Part(Span(start, _without_joint(text, start, end, at.end)), subject_words)


def _without_joint(text: str, start: int, end: int, last: int) -> int:
    if end == last:
        return end
    return start + len(re.sub(r"[,;]?\s+(?:and|but|or)?\s*$", "", text[start:end]))


def _own_subject(
    framing: Framing, text: str, low: str, at: int, end: int, frame: Frame | None, *, loose: bool
) -> bool:
    """Whether a subject with a verb stands at `at`. After a bare "and", or without a frame, it must be a party."""
    grammar = framing.grammar
    if grammar["NO_SUBJECT"].match(low, at, end):
        return False
    finite = framing.finite(text, low, at, min(end, at + 240))
    if finite is None or finite.start() <= at:
        return False
    subject = text[at : finite.start()]
    party = framing.parties.opening(subject)
    words = len(subject.split())
    if "," in subject.rstrip(" ,") or words > 12:
        return False
    complement = frame is not None and frame.modality in _COMPLEMENT
    acts = finite.lastgroup in ("modal", "hereby", "base", "noun") or finite[0] in _ACTING
    if complement and not (party is not None and acts):
        return False
    if loose or frame is None:
        return party is not None and words <= 5 and (acts or frame is not None)
    return True


def _taken_over(text: str, low: str, at: int, end: int, frame: Frame) -> str:
    """The words of the first part that a verb at `at` goes on from; "" where no verb that binds stands there."""
    subject = text[frame.subject.start : frame.subject.end]
    if _VERB.match(low, at, end):
        return subject
    group = low[frame.group.start : frame.group.end]
    if _TO.match(low, at, end) and re.search(r"\b(?:agrees?|undertakes?|covenants?) (?:not )?to\b", group):
        return f"{subject} agree"
    return ""


_ACTING = frozenset("agrees acknowledges undertakes represents indemnifies retains waives releases disclaims consents".split())
