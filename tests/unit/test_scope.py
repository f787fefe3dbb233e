"""What the figures of a claim are said to cover (src/tawatur/steps/scope.py)."""
from __future__ import annotations

import pytest

from tawatur.events.kinds import load_kinds
from tawatur.lang.ar.losses import cause_of
from tawatur.nouns import Document, Quantity, Scope
from tawatur.reader import Reader
from tawatur.steps.drafts import Draft, Tally

READER = Reader()


@pytest.mark.parametrize(("body", "scope"), [
    ("بلغ عدد القتلى في المحافظة 340 قتيلا.", "cumulative"),
    ("قتل خمسة جنود في هجوم على ثكنة في كركوك.", "incident"),
    ("قتل 12 جنديا في الساعات الأربع والعشرين الماضية.", "period"),
])
def test_scope(body: str, scope: str) -> None:
    claims = READER.read(Document("s", body, published="2024-02-03")).claims
    assert [c.scope for c in claims] == [scope]


@pytest.mark.parametrize(("text", "scope"), [
    ("قال الجيش المصري إنه قتل أكثر من ألف مسلح في عملياته في سيناء.", "cumulative"),
    ("قُتل آلاف المدنيين في القتال في اليمن.", "cumulative"),
    ("قُتل 2500 شخص في معارك بين القبائل في جنوب السودان خلال عام 2009.", "cumulative"),
    ("قُتل 140 مدنيا في غارات أمريكية على أفغانستان في مايو الماضي.", "period"),
])
def test_so_many_dead_are_a_sum(text: str, scope: str) -> None:
    told = READER.read(Document("x", text, published="2024-02-03")).claims
    assert [(c.type, c.scope) for c in told] == [("Toll", scope)]


@pytest.mark.parametrize("text", [
    "قُتل ألف جندي في هجوم على الموصل يوم 10 يونيو الماضي.",
    "قُتل 40 مدنيا في غارة أمريكية على أفغانستان في مايو الماضي.",
    "قُتل مئة شخص في تفجير وقع منذ أسبوعين في سوق في بغداد.",
])
def test_the_dead_of_one_event_are_no_sum(text: str) -> None:
    told = READER.read(Document("x", text, published="2024-02-03")).claims
    assert [(c.type == "Toll", c.scope) for c in told] == [(False, "incident")]


def draft_of(slug: str, low: int, scope: Scope = "incident") -> Draft:
    draft = Draft(load_kinds()[slug], (3, 4), 0, 9, 0)
    draft.counts = [Tally("killed", "people", Quantity(low, low), 1, 2)]
    draft.scope = scope
    return draft


def test_the_dead_are_of_the_event_that_is_told_in_passing() -> None:
    event = draft_of("armed-clash", 9)
    event.told = False
    assert cause_of(draft_of("toll", 9), [event]) is event
    assert event.told


def test_a_sum_or_other_dead_are_not_of_that_event() -> None:
    cases: tuple[tuple[str, int, Scope], ...] = (("toll", 9, "cumulative"), ("toll", 400, "incident"), ("attack", 9, "incident"))
    for slug, low, scope in cases:
        event = draft_of("armed-clash", low)
        assert cause_of(draft_of(slug, low, scope), [event]) is None
    event = draft_of("armed-clash", 9)
    event.counts = []
    assert cause_of(draft_of("toll", 9), [event]) is None


@pytest.mark.parametrize(("text", "kind", "scope"), [
    ("أعلن الجيش الأردني استشهاد جنديين أثناء تأدية واجبهما الوطني.", "Toll", "incident"),
    ("قتل الجيش المصري أكثر من مئة مسلح في سيناء على مدى الأسبوع الأخير.", "Toll", "period"),
    ("قتل الجيش المصري خمسة مسلحين في كمين في سيناء.", "Battles", "incident"),
])
def test_deaths_on_duty_and_of_a_week(text: str, kind: str, scope: str) -> None:
    told = READER.read(Document("x", text)).claims
    assert [(c.type, c.scope) for c in told] == [(kind, scope)]
