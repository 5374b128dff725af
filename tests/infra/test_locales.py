import subprocess
import sys

import pytest

from infra.artifacts import ROOT
from infra.ops import layer
from tests.shared.documents.written import written

LOCALES = ("en-IN", "de-CH", "fr-FR", "ar-AE", "he-IL", "hi-IN", "ja-JP", "pt-BR", "zh-TW", "ur-PK", "en-XX")


@pytest.mark.req("18.4", "21.18")
def test_what_the_layer_keeps_of_the_locales_writes_as_all_of_it_does() -> None:
    layer.build("local")
    python = ROOT / "build/layer-local/python"
    command = [sys.executable, "-S", "-m", "tests.shared.documents.written", *LOCALES]
    environment = {"PYTHONPATH": f"{python}:{ROOT}", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)

    library, *lines = done.stdout.split("\n")
    assert library.startswith(str(python))
    assert lines == [written(name) for name in LOCALES]
