"""Where one sentence does two things: its independent parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from contractmodel.model import Modality, Span
from contractmodel.parse.frames import Frame, Framing
from contractmodel.parse.lexicon import tokens
from contractmodel.parse.thresholds import LONGEST_SUBJECT, MOST_PARTS
from contractmodel.patterns import compiled


class Part(NamedTuple):
    """A further part of a sentence: its range, and the subject it takes over ("" if it has one of its own)."""

    at: Span
    subject: str = ""


_CUT = compiled(r"; (?:and |but |or )?|,? (?:and|but) ")
_CONDITIONAL = compiled(r"(?<![\w-])(?:if|when|unless|where|whether|who|which)(?![\w-])[^,;]*$")
_JOINT = compiled(r"[,;]?\s+(?:and|but|or)?\s*$")
_AGREEING = compiled(r"\b(?:agrees?|undertakes?|covenants?) (?:not )?to\b")
_MODALS = ("shall", "will", "must", "may", "can", "cannot")
_ARTICLES = ("the", "any", "all", "each", "no", "this", "such", "it")
_INDEMNIFYING = compiled(r"(?:shall|will|must) (?:also |further )?(?:indemnify|defend|hold harmless)\b")
"""What goes on from the sentence's subject even behind a condition: nobody indemnifies inside an "if"."""
_SUBORDINATE = compiled(r"(?<![\w-])(?:that|which|who|whose|if|when|where|unless)(?![\w-])")
_ACTING = frozenset(("agrees", "undertakes", "indemnifies", "retains", "waives", "releases", "disclaims", "consents"))


def parts(framing: Framing, text: str, low: str, at: Span, frame: Frame | None) -> Iterator[Part]:
    """The further independent parts of the sentence `text[at]` whose first part has `frame`, in order. Linear.

    A part is independent where a conjunction or a semicolon is followed by a subject and a verb of its own, or by a
    verb that binds and takes over the subject. What is merely warranted or conditional is no part of its own.
    Without a `frame` (what stands under a lead-in) only parts with a party as their subject count.
    """
    begin = frame.group.end if frame is not None else at.start
    found: list[tuple[int, str]] = []
    for met in _CUT.finditer(low, begin, at.end):
        right = met.end()
        if len(found) >= MOST_PARTS or right >= at.end:
            break
        loose = met[0].strip() in ("and", "but")
        front = low[max(begin, met.start() - 200) : met.start()]
        if met[0][0] != ";" and _CONDITIONAL.search(front) and not _INDEMNIFYING.match(low, right):
            continue
        if _own_subject(framing, text, low, Span(right, at.end), frame, loose=loose):
            found.append((right, ""))
        elif frame is not None:
            taken = _taken_over(framing, text, low, Span(right, at.end), frame)
            if taken:
                found.append((right, taken))
    for number, (start, subject) in enumerate(found):
        end = found[number + 1][0] if number + 1 < len(found) else at.end
        stop = end if end == at.end else start + len(_JOINT.sub("", text[start:end]))
        yield Part(Span(start, stop), subject)


def _own_subject(framing: Framing, text: str, low: str, at: Span, frame: Frame | None, *, loose: bool) -> bool:
    """Whether a subject with a verb stands at `at`. After a bare "and", or without a frame, it must be a party."""
    row = tokens(low, at.start, min(at.end, at.start + LONGEST_SUBJECT))
    if not row or framing.lexicon.no_subject.at(row, 0):
        return False
    verb = framing.verbs.finite(text, row, 0)
    if verb is None or verb.at == 0 or verb.at > 12 or any(token.word in ",;" for token in row[: verb.at - 1]):
        return False
    party = framing.parties.opening(text[row[0].start : row[verb.at].start])
    acts = verb.sort in ("modal", "hereby", "base", "noun") or row[verb.at].word in _ACTING
    if frame is not None and frame.modality is Modality.WARRANTS and not (party is not None and acts):
        return False
    if loose or frame is None:
        if party is None and frame is not None and verb.sort == "modal" and verb.at <= 6 and row[0].word in _ARTICLES:
            return not _SUBORDINATE.search(low, frame.group.end, at.start)
        return party is not None and verb.at <= 5 and (acts or frame is not None)
    return True


def _taken_over(framing: Framing, text: str, low: str, at: Span, frame: Frame) -> str:
    """The words of the first part that a verb at `at` goes on from; "" where no verb that binds stands there."""
    row = tokens(low, at.start, min(at.end, at.start + LONGEST_SUBJECT))
    if not row:
        return ""
    subject = text[frame.subject.start : frame.subject.end]
    if not subject:
        return ""
    if frame.actor is None:
        plain = row[0].word in _MODALS or framing.lexicon.sure.at(row, 0)
        binds = row[0].word in _MODALS and len(row) > 1 and row[1].word in framing.lexicon.taken_over_to
        return subject if binds or (plain and not _SUBORDINATE.search(low, frame.group.end, at.start)) else ""
    place = min(framing.lexicon.adverbs(row, 0), len(row) - 1)
    if framing.lexicon.taken_over.at(row, place) or framing.lexicon.taken_over.at(row, 0):
        return subject
    words = [token.word for token in row[:5] if token.word != "not"]
    if words[:1] == ["to"] and set(words[1:3]) & framing.lexicon.taken_over_to:
        group = low[frame.group.start : frame.group.end]
        return f"{subject} agree" if _AGREEING.search(group) else ""
    return ""
