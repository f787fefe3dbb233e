"""Claims of every sort in a ledger, and exports of it, for the tests of the formats of the field."""
from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from typing import Any

from support.ledgers import put, told
from tawatur.exports.field import Options, field_export
from tawatur.exports.field.incidents import incident_export
from tawatur.ledger.database import Ledger
from tawatur.ledger.query import Query
from tawatur.service import keeping, linking

# Invented; places and parties are real. A report a line: day of publication, text.
REPORTS = """
2023-12-08	أعلنت وزارة الصحة في غزة مقتل 12 مدنيا بينهم ثلاثة أطفال في قصف إسرائيلي استهدف منزلا في خان يونس يوم الجمعة.
2024-05-02	اندلعت اشتباكات بين الجيش السوداني وقوات الدعم السريع في الفاشر أمس، وقتل خمسة جنود.
2024-06-11	قصفت مدفعية الجيش الإسرائيلي بلدة كفركلا في جنوب لبنان، ولم تقع إصابات.
2015-08-14	شن طيران التحالف العربي غارات على مواقع الحوثيين في صعدة وقتل 20 مسلحا.
2016-03-20	فجر انتحاري نفسه في سوق في بغداد يوم السبت، ما أسفر عن مقتل 9 مدنيين وإصابة 30 آخرين.
2013-07-05	تظاهر مئات الأشخاص في القاهرة احتجاجا على قرارات الحكومة.
2019-11-04	أطلقت قوات الأمن العراقية النار على متظاهرين في كربلاء، ما أدى إلى مقتل 4 متظاهرين.
2024-02-01	اعتقلت قوات الاحتلال الإسرائيلي الشاب محمد سالم النجار من بلدة قباطية جنوب جنين.
2017-10-17	سيطرت قوات سوريا الديمقراطية على مدينة الرقة بعد انسحاب تنظيم داعش.
2021-09-10	خطف مسلحون مجهولون ثلاثة عمال إغاثة في ولاية بورنو شمال شرق نيجيريا.
2020-03-05	توصلت تركيا وروسيا إلى اتفاق لوقف إطلاق النار في إدلب.
2018-02-20	انفجرت عبوة ناسفة بدورية للجيش المصري في العريش وقتل ثلاثة جنود.
2023-10-30	نفى الجيش السوداني مقتل قائد في صفوفه.
2023-12-20	أعلنت وزارة الصحة في غزة ارتفاع حصيلة القتلى إلى 20 ألفا منذ السابع من أكتوبر.
2022-08-01	هاجم مقاتلو حركة الشباب قاعدة للقوات الأفريقية في الصومال وقتلوا أكثر من 30 جنديا.
2014-06-10	قتل شخص وأصيب آخرون في إطلاق نار.
2021-05-01	وأحرق مستوطنون سيارات فلسطينيين في بلدة حوارة.
""".strip().splitlines()
NAMED = "محمد سالم النجار"


def fill(ledger: Ledger) -> None:
    """Every report into the ledger, with a title and an outlet that a spreadsheet would take for a formula."""
    for place, line in enumerate(REPORTS):
        day, text = line.split("\t")
        put(ledger, told(text, id=f"r{place}", published=day, outlet="=Wire", title=f"خبر {place}: الشاب {NAMED}"))


def exported(ledger: Ledger, form: str, query: Query | None = None, **options: bool) -> bytes:
    """An export of the ledger."""
    stream = io.BytesIO()
    chosen = field_export(form, Options(**options))
    keeping.export(ledger, query or Query(), chosen, stream, text=options.get("text", False))
    return stream.getvalue()


def exported_incidents(ledger: Ledger, form: str, **options: bool) -> bytes:
    """An export of the ledger in incident form."""
    stream = io.BytesIO()
    linking.export(ledger, Query(), incident_export(form, Options(**options)), stream)
    return stream.getvalue()


def rows_of(table: bytes) -> list[dict[str, str]]:
    """The rows of a comma-separated export, by column."""
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a row that ships with a format."""
    found: dict[str, Any] = json.loads(files("tawatur.exports.field").joinpath(f"{name}.schema.json").read_text("utf-8"))
    return found


def typed(row: dict[str, str], about: dict[str, Any]) -> dict[str, Any]:
    """A row with its cells as the schema means them: numbers where one is meant, None for such a cell that is empty."""
    return {column: _typed(cell, about["properties"].get(column, {})) for column, cell in row.items()}


def _typed(cell: str, meant: dict[str, Any]) -> Any:
    of_numbers = any(isinstance(value, int) for value in (*meant.get("enum", ()), meant.get("const")))
    kinds = meant.get("type", "integer" if of_numbers else "string")
    if "integer" in kinds or "number" in kinds:
        return None if cell == "" else float(cell) if "number" in kinds else int(cell)
    return cell
