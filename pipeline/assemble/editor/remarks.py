"""What a rule of the editor gives, and the lists and limits it works with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.assemble.editor.draft import Draft, Passage
from pipeline.assemble.review import subtable, text


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing an editor would ask at one place. ``words`` are the draft's own."""

    rule: str
    passage: Passage = field(repr=False)
    words: str = field(repr=False)
    advice: str = field(repr=False)


#: A partnership's lists and limits for the editor, as read from ``editor.toml``.
Lists = Mapping[str, Mapping[str, object]]
Rule = Callable[[Draft, Lists], Iterable[Remark]]


def phrases(lists: Lists, name: str) -> Mapping[str, str]:
    """The words of a list with the advice for each; words switched off are left out."""
    held = subtable(lists.get(name, {}), "words")
    return {words: str(advice) for words, advice in held.items() if advice is not False}


def switched_off(lists: Lists, name: str) -> tuple[str, ...]:
    """The words of a list that a partnership has switched off with ``false``."""
    held = subtable(lists.get(name, {}), "words")
    return tuple(words for words, advice in held.items() if advice is False)


def texts(lists: Lists, name: str, key: str) -> tuple[str, ...]:
    """A plain list of texts of one table, empty where there is none."""
    held = lists.get(name, {}).get(key, ())
    return tuple(map(str, held)) if isinstance(held, list | tuple) else ()


def limit(lists: Lists, name: str, otherwise: int) -> int:
    """A limit of the partnership; ``otherwise`` where the file gives none."""
    held = subtable(lists.get("limits", {}), name).get("value", otherwise)
    return held if isinstance(held, int) else otherwise


def told(lists: Lists, rule: str) -> tuple[str, str, str]:
    """What is printed of a rule: its title, why it matters, and the paragraph it comes from."""
    held = subtable(lists.get("rules", {}), rule) or lists.get(rule, {})
    return text(held, "title") or rule.replace("_", " "), text(held, "why"), text(held, "source")
