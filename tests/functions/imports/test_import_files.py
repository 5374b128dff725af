"""Files as spreadsheets and other systems write them, and as somebody writes them to do harm."""

import io
import zipfile
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from functions.identity.rules import Role
from shared.caller import Caller
from tests.factories import member
from tests.front_door import Client
from tests.imported import EXCEL, checked, counts, imported, mapped, step, uploaded, why


@pytest.fixture
def api(alpha: Caller) -> Client:
    return Client(member(alpha, Role.ADMIN))


def leads(api: Client) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = api.get("/leads", limit="100").body["items"]
    return items


def workbook(*rows: Iterable[Any]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.req("16.1", "T14")
@pytest.mark.parametrize(
    "data",
    [
        "\ufeffLast name,Company\nMüller,Söhne\n".encode(),
        "Last name;Company\r\nMüller;Söhne\r\n".encode(),
        "Last name\tCompany\nMüller\tSöhne\n".encode(),
        "\ufeffLast name\tCompany\r\nMüller\tSöhne\r\n".encode("utf-16-le"),
        '\n\n"Last name";"Company, Ltd"\n"Müller";"Söhne"'.encode(),
        "Last name|Company\nMüller|Söhne\n\n,\n".replace(",", "|").encode(),
    ],
    ids=["mark", "semicolons", "tabs", "utf-16", "empty rows first", "bars"],
)
def test_csv_of_whatever_kind(api: Client, data: bytes) -> None:
    record = uploaded(api, data)
    fields = ["last_name", "company"]
    assert [each["field"] for each in record["columns"]] in (fields, ["last_name", None])

    assert counts(imported_as(api, record, fields)) == {"create": 1}
    assert [(each["last_name"], each["company"]) for each in leads(api)] == [("Müller", "Söhne")]


def imported_as(api: Client, record: dict[str, Any], fields: list[str]) -> dict[str, Any]:
    return step(api, mapped(api, record, *fields), "run")


@pytest.mark.req("16.1", "T14")
def test_a_byte_that_is_no_text_refuses_its_row_alone(api: Client) -> None:
    data = b"Last name,Company,Title\nM\xfcller,A,\nRao,B,\xff\nLi,C,\n"

    record = checked(api, data)

    assert counts(record) == {"create": 1, "refuse": 2}
    assert why(api, record) == [(2, "last_name", "broken_text"), (3, "title", "broken_text")]


@pytest.mark.req("16.1", "T14")
def test_two_hundred_columns_of_which_two_are_wanted(api: Client) -> None:
    headings = [f"Column {number}" for number in range(198)] + ["Last name", "Company"]
    cells = ["x"] * 198 + ["Rao", "Rao Homes"]

    record = imported(api, f"{','.join(headings)}\n{','.join(cells)}\n")

    assert (len(record["columns"]), counts(record)) == (200, {"create": 1})


@pytest.mark.req("16.1", "T14")
def test_cells_that_a_spreadsheet_would_run_are_text_and_lose_the_mark_against_it(api: Client) -> None:
    text = (
        "Last name,Company,Title,Phone\n"
        'Rao,"=HYPERLINK(""http://x"",""y"")",\'=1+1,\'+49 30 1\n'
        "Li,'@home,'-2+3,030\nO'Neil,'Tis,-5,030\n"
    )
    imported(api, text)

    assert sorted((each["company"], each["title"], each["phone"]) for each in leads(api)) == [
        ("'Tis", "-5", "030"),
        ('=HYPERLINK("http://x","y")', "=1+1", "+49 30 1"),
        ("@home", "-2+3", "030"),
    ]


@pytest.mark.req("16.1", "T14")
def test_a_cell_of_several_lines_is_one_cell_and_rows_keep_their_numbers(api: Client) -> None:
    api.made("/accounts", {"name": "A"})
    text = 'Last name,Account,Notes\r\nRao,A,"one\r\ntwo, ""three"""\r\n\r\n,A,nobody\r\n'

    record = imported(api, text, "contacts")

    assert why(api, record) == [(4, "last_name", "missing")]
    (contact,) = api.get("/contacts").body["items"]
    assert contact["description"] == 'one\r\ntwo, "three"'


@pytest.mark.req("16.1")
def test_a_row_with_more_cells_than_headings_is_refused(api: Client) -> None:
    record = checked(api, "Last name,Company\nRao,Homes, Ltd\nLi,B\n")

    assert why(api, record) == [(2, None, "too_many_cells")]
    assert counts(record) == {"create": 1, "refuse": 1}


@pytest.mark.req("16.1")
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"\n \n,,\n", "empty_file"),
        (b'Last name,Company\nRao,"never closed\nLi,B\n', "broken_quotes"),
        (b"Last name\0,Company\n", "not_a_table"),
        ((",".join(["x"] * 257) + "\n").encode(), "too_many_columns"),
        (b"Last name,Company\n" + b"x" * 200_000 + b",y\n", "broken_quotes"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(api: Client, data: bytes, code: str) -> None:
    record = uploaded(api, data or b" ")

    assert (record["state"], record["failure"]["code"]) == ("failed", code)
    assert leads(api) == []


@pytest.mark.req("16.1")
def test_a_file_of_too_many_rows_is_refused(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("functions.worker.service.MOST_ROWS", 2)

    record = checked(api, "Last name,Company\nA,A\nB,B\nC,C\n")

    assert (record["state"], record["failure"]["code"]) == ("failed", "too_many_rows")


@pytest.mark.req("16.1")
def test_a_workbook(api: Client) -> None:
    rows = [
        ("Name", "List price", "Retainer", "Notes"),
        ("Care", 12.5, True, date(2026, 1, 31)),
        ("Site", 10, False, 1.0),
    ]
    record = imported(api, workbook(*rows), "products", content_type=EXCEL, name="a.xlsx")

    assert counts(record) == {"create": 2}
    found = {each["name"]: each for each in api.get("/products").body["items"]}
    assert (found["Care"]["standard_list_price"], found["Site"]["standard_list_price"]) == ("12.50", "10.00")
    assert (found["Care"]["is_retainer_product"], found["Care"]["description"]) == (True, "2026-01-31")
    assert found["Site"]["description"] == "1"


@pytest.mark.req("16.1", "T14")
def test_a_formula_of_a_workbook_is_its_result_and_one_without_is_refused(api: Client) -> None:
    data = workbook(("Last name", "Company"), ("Rao", "=1+1"), ("Li", "#REF!"))

    record = checked(api, data, content_type=EXCEL, name="a.xlsx")

    assert why(api, record) == [(2, "company", "missing"), (3, "company", "formula_error")]


def bomb() -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(260):
            part.write(b" " * 1024 * 1024)
    return out.getvalue()


def laughs() -> bytes:
    """A workbook whose sheet is a few entities that mean a billion letters."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    cell = '<c t="inlineStr"><is><t>&l9;</t></is></c>'
    body = f"<worksheet><sheetData><row>{cell}</row></sheetData></worksheet>"
    sheet = f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>{body}'
    source, out = io.BytesIO(workbook(("Last name",))), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, sheet if name.endswith("sheet1.xml") else old.read(name))
    return out.getvalue()


@pytest.mark.req("16.1")
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"Last name,Company\n", "not_a_workbook"),
        (bomb(), "workbook_too_large"),
        (laughs(), "not_a_workbook"),
        (workbook(("x",))[:-40], "not_a_workbook"),
    ],
    ids=["no workbook", "bomb", "entities", "cut off"],
)
def test_a_workbook_that_cannot_be_read_or_is_made_to_do_harm(api: Client, data: bytes, code: str) -> None:
    record = uploaded(api, data, content_type=EXCEL, name="a.xlsx")

    assert (record["state"], record["failure"]["code"]) == ("failed", code)
