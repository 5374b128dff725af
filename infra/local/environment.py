"""The whole product on this machine: `up` brings it there, from nothing or from where it was."""

import json
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from infra.artifacts import ROOT
from infra.local import demo, mailing
from infra.local.deploy import deploy, outputs, renew_stream_mappings
from infra.local.emulator import Emulator, EmulatorError
from infra.local.http import ApiSession
from infra.local.publish import publish

DEFAULT_STATE = ROOT / ".local"
_MARKERS = ("deployed", "published.json", "seeded")


@dataclass(frozen=True)
class Running:
    """Where the product answers. Programs that cannot resolve `*.localhost` send `host` to 127.0.0.1."""

    url: str
    host: str
    partner_host: str
    port: int
    mailbox: str
    password: str
    logins: tuple[dict[str, str], ...]


def up(state: Path = DEFAULT_STATE, port: int | None = None, *, with_history: bool = True) -> Running:
    """Start, deploy what changed, publish what changed, seed once: the demo firms have a year behind them or none."""
    emulator = Emulator.at(state, port)
    if emulator.pid is None and not emulator.was_stopped_cleanly:
        for name in _MARKERS:  # what they claim may be lost
            (state / name).unlink(missing_ok=True)
    started = emulator.start()
    mailing.start(emulator)
    deployed = deploy(emulator)
    if started and not deployed:
        renew_stream_mappings(emulator)
    found = outputs(emulator)
    publish(emulator, found["SiteBucket"])
    running = _running(emulator, found)
    if not (state / "seeded").is_file():
        _seed(emulator, running, with_history)
        (state / "seeded").touch()
    (state / "running.json").write_text(json.dumps(asdict(running), indent=2), encoding="utf-8")
    return running


def down(state: Path = DEFAULT_STATE) -> None:
    """Stop and save."""
    (state / "running.json").unlink(missing_ok=True)
    _stop(Emulator.at(state))


def _stop(emulator: Emulator) -> None:
    mailing.stop(emulator)
    emulator.stop()


def reset(state: Path = DEFAULT_STATE) -> None:
    """Stop and forget everything, the port excepted; EmulatorError for a folder that no emulator kept."""
    if not (state / "port").is_file():
        if state == DEFAULT_STATE and not state.exists():
            return
        raise EmulatorError(f"{state} holds no emulator's data: nothing was removed")
    emulator = Emulator.at(state)
    _stop(emulator)
    shutil.rmtree(state)
    Emulator.at(state, emulator.port)


def _running(emulator: Emulator, found: dict[str, str]) -> Running:
    host, partner_host = (_local(found[name]) for name in ("DistributionDomain", "PartnerDomain"))
    logins = tuple(
        {"firm": firm["name"], "email": member["email"], "role": member["role"]}
        for firm in demo.FIRMS
        for member in firm["members"]
    )
    mailbox = f"http://localhost:{mailing.port_of(emulator)}/"
    return Running(f"http://{host}:{emulator.port}/", host, partner_host, emulator.port, mailbox, demo.PASSWORD, logins)


def _local(distribution: str) -> str:
    """The name under which the emulator answers for a distribution."""
    return f"{distribution.split('.', 1)[0]}.cloudfront.localhost"


def _seed(emulator: Emulator, running: Running, with_history: bool) -> None:
    """Provision the demo firms as an operator would; give the new ones their past, and through the API a present."""
    firms = json.dumps(demo.FIRMS)
    told = _operate(emulator, "infra.ops.provision", "local", "--password", demo.PASSWORD, said=firms).splitlines()
    for firm, provisioned in zip(demo.FIRMS, map(json.loads, told), strict=True):
        api = ApiSession(running.host, running.port)
        api.login(firm["members"][0]["email"], running.password)
        if api.call("GET", "/products?limit=1")["items"]:
            continue
        if with_history:
            of = {name: firm[name] for name in ("currency", "timezone")} | {"firm": firm["subdomain"]}
            _operate(emulator, "infra.local.history", said=json.dumps(provisioned | of))
        demo.fill(api, firm["subdomain"])


def _operate(emulator: Emulator, module: str, *arguments: str, said: str) -> str:
    """What a program of the operator's answers, under the emulator's account."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command, input=said, text=True, cwd=ROOT, env=emulator.aws_environment, capture_output=True, check=False
    )
    if done.returncode:
        raise EmulatorError(f"`python -m {module}` failed:\n{done.stderr}")
    return done.stdout
