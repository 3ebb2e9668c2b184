"""What the private characters of symbol fonts look like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_OFFSET = 0xF000
_GLYPHS = {
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF0A8: "◻",
    0xF06E: "■",
    0xF06F: "□",
    0xF071: "❑",
    0xF072: "❒",
    0xF075: "◆",
    0xF076: "❖",
    0xF0D8: "➢",
    0xF0E0: "→",
    0xF0E8: "➔",
    0xF0FC: "✓",
    0xF0FB: "✗",
    0xF0FD: "☒",
    0xF0FE: "☒",
    0xF02D: "-",
    0xF0D2: "®",
    0xF0D3: "©",
    0xF0D4: "™",
}
"""As far as forms use them, whatever the font: mostly Wingdings."""


def _coded(first: int, characters: str) -> dict[int, str]:
    return {_OFFSET + first + place: character for place, character in enumerate(characters)}


_FONTS: Mapping[str, Mapping[int, str]] = MappingProxyType(
    {
        "symbol": {
            **_coded(0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"),
            **_coded(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
            **_coded(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|—↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉"),
            **_coded(0xD0, "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"),
        },
        "wingdings 2": {
            **_coded(0x4F, "✗✓☒☑☒☒"),
            **_coded(0xA3, "☐"),
        },
    }
)


def glyph(character: str) -> str:
    r"""What a symbol font's private `character` looks like; a round bullet where it is not known; others unchanged.

    >>> glyph("\uf0b7"), glyph("\uf0ff"), glyph("o")
    ('•', '•', 'o')
    """
    return _PRIVATE.sub(lambda found: _GLYPHS.get(ord(found[0]), "•"), character)


def symbols(text: str, font: str | None) -> str:
    r"""`text` with the private characters of `font` as they look; a character that is not known stays.

    >>> symbols("\uf0fe", None), symbols("\uf0ff", None)
    ('☒', '\uf0ff')
    >>> symbols("5 \uf0b3 3", "Symbol"), symbols("\uf0a3", "Wingdings 2")
    ('5 ≥ 3', '☐')
    """
    if text.isascii():
        return text
    own = _FONTS.get((font or "").strip().lower(), _GLYPHS)
    return _PRIVATE.sub(lambda found: own.get(ord(found[0]), _GLYPHS.get(ord(found[0]), found[0])), text)
