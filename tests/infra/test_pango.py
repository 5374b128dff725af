import subprocess
import sys
from pathlib import Path

import pytest

from infra.artifacts import ROOT
from infra.ops import layer, pango


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


@pytest.mark.req("4.7")
def test_the_two_layers_print_by_themselves(tmp_path: Path) -> None:
    layer.build("local")
    folders = [ROOT / "build" / name for name in ("layer-local/python", "layer-pdf-local/python", "code-local")]
    path = ":".join(map(str, folders))
    environment = {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "AWS_DEFAULT_REGION": "eu-central-1"}
    code = "from functions.printing import gateway; print(gateway.CAN_PRINT)"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["True"]
