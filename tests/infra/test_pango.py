from pathlib import Path

import pytest

from infra.ops import pango


def test_what_is_missing_and_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pango, "LIBRARIES", ("pango-9",))

    assert pango.missing() == ["pango-9", *pango.FAMILIES]
    with pytest.raises(
        SystemExit, match=r"(?s)pango-9, Noto Sans, .*missing.\n.*apt-get install fontconfig .*libpango-1.0-0"
    ):
        pango.main()


def test_this_machine_prints() -> None:
    assert pango.missing() == []
    pango.main()
