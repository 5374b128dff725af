"""`make bench [chapters="cold dispatch"]`: every figure of the performance budget, into docs/benchmarks.md.

Without names the page is written with all chapters but those `BY_NAME`; with names they are printed only. Exits 1 when
a figure is beyond its limit.
"""

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import boto3
from moto import mock_aws

from benchmarks import cold, dispatch, growth, lighthouse, page, pdf, pricing, requests, throughput, volume
from benchmarks.table import served
from shared.observability import logger
from tests.conftest import create_table
from tests.factories import new_firm
from tests.front_door import Client


@contextmanager
def _cloud() -> Iterator[None]:
    """A table in memory, everything else on moto."""
    with served(), mock_aws():
        create_table(boto3.client("dynamodb"))
        made = boto3.client("secretsmanager").create_secret(Name="cursor", SecretString="for measuring")
        os.environ["CURSOR_SECRET_ARN"] = made["ARN"]
        yield


def _requests() -> page.Chapter:
    meter = requests.Meter()
    try:
        return requests.chapter(Client(new_firm("INR", "Asia/Kolkata")), meter)
    finally:
        meter.stop()


CHAPTERS: dict[str, Callable[[], page.Chapter]] = {
    "cold": cold.chapter,
    "dispatch": lambda: dispatch.chapter(new_firm("INR", "Asia/Kolkata")),
    "requests": _requests,
    "throughput": lambda: throughput.chapter(new_firm("INR", "Asia/Kolkata")),
    "growth": growth.chapter,
    "volume": volume.chapter,
    "pricing": pricing.chapter,
    "pdf": pdf.chapter,
    "lighthouse": lambda: lighthouse.chapter(new_firm("INR", "Asia/Kolkata")),
}
BY_NAME = {"volume"}
"""For its 50,000 rows dynoxide takes longer than for all other chapters together."""


def main(names: list[str]) -> bool:
    made = []
    logger.setLevel("INFO")  # lines are written, as in production, and read by nobody
    with _cloud(), Path(os.devnull).open("w") as nobody:
        assert isinstance(logger.registered_handler, logging.StreamHandler)
        logger.registered_handler.setStream(nobody)
        for name in names or [each for each in CHAPTERS if each not in BY_NAME]:
            made.append(CHAPTERS[name]())
            sys.stdout.write(made[-1].page())
            sys.stdout.flush()
    return page.write(made) if not names else all(each.is_held for chapter in made for each in chapter.figures)


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1:]))
