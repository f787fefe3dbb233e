"""Crime between private persons, which the codebook leaves out: no armed party, no political setting."""
from __future__ import annotations

from tawatur.lang.ar.clitics import plain
from tawatur.lang.ar.group import Group
from tawatur.steps.scene import Scene

_KIN = frozenset("زوجته زوجها ابنه ابنها ابنته ابنتها ابناءه ابنائه ابناوه بناته بناتها والده والدها والدته والدتها شقيقه شقيقها شقيقته شقيقتها طليقته طليقها "
                 "اخيه اخاه اخته اخوه حماته خطيبته صديقته عشيقته جاره جارته".split())
_PRIVATE = frozenset(("civilians", "people", "women", "children"))
_DEEDS = frozenset(("Battles", "Violence against civilians"))
_GUILTY = frozenset("ادين ادينت ادينوا المدان المدانين ادانته ادانتهم قصاصا القصاص تعزيرا".split())
_SENTENCE = 12  # tokens from a killing to the guilt for which it was done, or to that of which one was found guilty
_FAR = 6
_OBJECT = 2  # tokens after the event word, or its preposition, in which its object begins


def private(scene: Scene, group: Group) -> bool:
    """Whether a private person is told to have harmed one of the family or a neighbour ("مواطن يطلق النار على زوجته"), and no side did;
    or a court's sentence is carried out on one found guilty of a crime ("تنفيذ حكم الإعدام في سائق أدين بقتل")."""
    actors = [p for c in group.cues for p in c.actors]
    if group.head.row.kind.slug == "attack" and not any(p.kind == "party" for p in actors) and \
            _GUILTY.intersection(scene.words[max(0, group.start - _SENTENCE) : group.stop + _SENTENCE]):
        return True
    if not actors or any(p.actor_id not in _PRIVATE for p in actors) or group.head.row.kind.type not in _DEEDS:
        return False
    first, words = group.head.mention.stop, scene.words
    return any(_kin(words[at]) and (at - first <= _OBJECT or words[at - 1] == "علي") for at in range(first, min(first + _FAR, len(words))))


def _kin(word: str) -> bool:
    return plain(word) in _KIN or (word[:1] in ("ل", "ب") and word[1:] in _KIN)
