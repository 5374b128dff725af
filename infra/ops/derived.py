"""`python -m infra.ops.derived redrive|reconcile|rebuild <deployment> [org id]`: what follows from records, mended.

`redrive` tells the parked changes again; what fails again stays parked. `reconcile` compares a firm's sums, words,
lists and stored bytes with its records and mends them while the firm works. `rebuild` makes sums and words from
nothing; the stream waits meanwhile, and goes on where it was.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3

from functions.dispatch.events import tell
from functions.files import service as files
from functions.orders.service import relist_orders
from functions.projections import service as sums
from functions.search import service as words
from infra.ops.provision import act_as_operator

_MOST_AT_ONCE = 10
_PAUSE_SECONDS = 120


def redrive(queue_url: str) -> tuple[int, int]:
    """Tell what is parked; how many changes were told, and how many failed again."""
    queue, told, failed = boto3.client("sqs"), 0, 0
    while messages := _received(queue, queue_url):
        for message in messages:
            if tell(json.loads(message["Body"])):
                queue.delete_message(QueueUrl=queue_url, ReceiptHandle=message["ReceiptHandle"])
                told += 1
            else:
                failed += 1
    return told, failed


def _received(queue: Any, queue_url: str) -> list[dict[str, Any]]:
    """The next messages; what fails again is not seen twice, as it stays hidden longer than this command runs."""
    answer = queue.receive_message(
        QueueUrl=queue_url, MaxNumberOfMessages=_MOST_AT_ONCE, VisibilityTimeout=_PAUSE_SECONDS, WaitTimeSeconds=1
    )
    messages: list[dict[str, Any]] = answer.get("Messages", [])
    return messages


@contextmanager
def paused(mapping_id: str) -> Iterator[None]:
    """The stream waits within; it keeps what happens for a day."""
    functions = boto3.client("lambda")

    def switch(enabled: bool) -> None:
        functions.update_event_source_mapping(UUID=mapping_id, Enabled=enabled)
        deadline, wanted = time.monotonic() + _PAUSE_SECONDS, "Enabled" if enabled else "Disabled"
        while functions.get_event_source_mapping(UUID=mapping_id)["State"] != wanted:
            if time.monotonic() > deadline:
                raise TimeoutError(f"the stream's mapping did not become {wanted}")
            time.sleep(1)

    switch(False)
    try:
        yield
    finally:
        switch(True)


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m infra.ops.derived", description=__doc__)
    parser.add_argument("verb", choices=("redrive", "reconcile", "rebuild"))
    parser.add_argument("deployment", help="the name of a file in config/")
    parser.add_argument("org", nargs="?", help="the firm's id, for reconcile and rebuild")
    arguments = parser.parse_args()
    if (arguments.verb == "redrive") is not (arguments.org is None):
        parser.error("reconcile and rebuild take the firm's id, redrive none")
    found = act_as_operator(arguments.deployment)
    if arguments.verb == "redrive":
        told, failed = redrive(found["ParkedQueueUrl"])
        sys.stdout.write(f"{told} changes told, {failed} failed again and stay parked\n")
        return 1 if failed else 0
    if arguments.verb == "reconcile":
        sys.stdout.write(f"{sums.reconcile(arguments.org)} records were not counted right, and are now\n")
        sys.stdout.write(f"{words.reconcile(arguments.org)} records were not found by their words, and are now\n")
        sys.stdout.write(f"{relist_orders(arguments.org)} orders were not listed where they belong, and are now\n")
        sys.stdout.write(f"{files.sweep(arguments.org)} stored objects were no file's, and are gone\n")
        return 0
    with paused(found["DispatchMappingId"]):
        sys.stdout.write(f"the sums of {sums.rebuild(arguments.org)} records were made anew\n")
        sys.stdout.write(f"the words of {words.rebuild(arguments.org)} records were made anew\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
