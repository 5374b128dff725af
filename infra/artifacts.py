"""What a deployment is made of besides templates: layer, code, site, edge functions.

Synthesis only reads these folders; the verb that makes a missing one is part of the error.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from infra.config import Deployment

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build"


class MissingArtifact(RuntimeError):
    """A built folder is not there."""

    def __init__(self, path: Path, verb: str) -> None:
        super().__init__(f"{path} is missing: run `{verb}` first")


@dataclass(frozen=True)
class Artifacts:
    """The built folders of one deployment. `pdf` is what prints: in AWS an image, else a layer."""

    layer: Path
    pdf: Path
    code: Path
    site: Path
    edge: Path

    @classmethod
    def built(cls, config: Deployment) -> Self:
        """The folders the build writes for this deployment's target; MissingArtifact names the verb otherwise."""
        artifacts = cls(
            layer=BUILD / f"layer-{config.target}",
            pdf=BUILD / ("layer-pdf-local" if config.emulator else "image-aws"),
            code=BUILD / f"code-{config.target}",
            site=ROOT / "frontend" / "out",
            edge=ROOT / "frontend" / "build",
        )
        for path, verb in (
            (artifacts.layer / "python", f"make layer target={config.target}"),
            (artifacts.pdf, f"make layer target={config.target}"),
            (artifacts.code / "functions", f"make layer target={config.target}"),
            (artifacts.site, "make site"),
            (artifacts.edge, "make site"),
        ):
            if not path.is_dir():
                raise MissingArtifact(path, verb)
        return artifacts
