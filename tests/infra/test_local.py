"""The parts of `make up` that need no emulator."""

import socket
from pathlib import Path

import pytest

from infra.local import demo, deploy, environment
from infra.local.emulator import Emulator, EmulatorError


def test_port_is_kept_with_the_data(tmp_path: Path) -> None:
    first = Emulator.at(tmp_path / "state", 4711)

    assert Emulator.at(tmp_path / "state") == first
    assert first.url == "http://localhost:4711"


def test_only_an_emulators_folder_is_reset(tmp_path: Path) -> None:
    kept = tmp_path / "book.txt"
    kept.touch()

    with pytest.raises(EmulatorError, match="nothing was removed"):
        environment.reset(tmp_path)
    assert [*tmp_path.iterdir()] == [kept]

    Emulator.at(tmp_path, 4711)
    environment.reset(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["port"]


def test_taken_port_is_said_before_anything_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("infra.local.emulator._PROGRAM", Path(__file__))
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        emulator = Emulator.at(tmp_path, other.getsockname()[1])

        with pytest.raises(EmulatorError, match="is taken"):
            emulator.start()
    assert emulator.pid is None


def test_pid_of_another_program_is_not_taken_for_the_emulator(tmp_path: Path) -> None:
    emulator = Emulator.at(tmp_path, 4711)
    (tmp_path / "pid").write_text("1", encoding="ascii")

    assert emulator.pid is None
    assert not emulator.was_stopped_cleanly


def test_emulator_is_spoken_to_with_test_credentials_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "production")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAREAL")
    environment = Emulator.at(tmp_path, 4711).aws_environment

    assert environment["AWS_ENDPOINT_URL"] == "http://localhost:4711"
    assert environment["AWS_ACCESS_KEY_ID"] == "test"
    assert "AWS_PROFILE" not in environment


def test_renewed_stream_mapping_keeps_what_the_template_said() -> None:
    found = {
        "UUID": "u",
        "FunctionArn": "arn:aws:lambda:us-east-1:000000000000:function:dispatch",
        "EventSourceArn": "arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/s",
        "BatchSize": 25,
        "MaximumRecordAgeInSeconds": 3600,
        "State": "Enabled",
    }

    assert deploy._mapping(found) == {
        "FunctionName": found["FunctionArn"],
        "EventSourceArn": found["EventSourceArn"],
        "StartingPosition": "LATEST",
        "BatchSize": 25,
        "MaximumRecordAgeInSeconds": 3600,
    }


@pytest.mark.parametrize("firm", [firm["subdomain"] for firm in demo.FIRMS])
def test_demo_deals_name_accounts_and_products_that_exist(firm: str) -> None:
    for _, owner, _, lines in demo.DEALS[firm]:
        assert owner < len(demo.ACCOUNTS[firm])
        assert all(product < len(demo.PRODUCTS[firm]) for product, _ in lines)
    won = {name for name, _, stage, _ in demo.DEALS[firm] if stage == "Closed Won"}
    assert set(demo.PAYMENTS[firm]) <= won
