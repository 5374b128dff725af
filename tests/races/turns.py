"""Many requests at once in one process, each as alone as in a Lambda environment of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Barrier, Lock, local
from typing import Any, TypeVar

from aws_lambda_powertools.event_handler.api_gateway import BaseRouter

from shared.caller import Caller
from tests.front_door import Answer, Client, apps

T = TypeVar("T")
_PATIENCE = 10  # seconds that a meeting waits for its last member


class Turns:
    """One request's own code runs at a time; only what it waits for overlaps.

    A resolver keeps the request it serves in itself, so two must never run in one; whoever steps aside for a call to
    the table takes along what the resolvers knew.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._thread = local()

    @contextmanager
    def turn(self) -> Iterator[None]:
        with self._lock:
            self._thread.has_turn = True
            try:
                yield
            finally:
                self._thread.has_turn = False

    def aside(self, call: Callable[[], T]) -> T:
        """The result of a call during which others may have their turn."""
        if not getattr(self._thread, "has_turn", False):
            return call()
        event, contexts = BaseRouter.current_event, {name: dict(app.context) for name, app in apps().items()}
        self._lock.release()
        try:
            return call()
        finally:
            self._lock.acquire()
            BaseRouter.current_event = event
            for name, app in apps().items():
                app.context.clear()
                app.context.update(contexts[name])


class Racer(Client):
    """A client that many threads may use at once."""

    def __init__(self, caller: Caller, turns: Turns) -> None:
        super().__init__(caller)
        self._turns = turns

    def send(self, method: str, path: str, body: Any = None, **options: Any) -> Answer:
        with self._turns.turn():
            return super().send(method, path, body, **options)


class Meeting:
    """Lets the first writes of all threads through only when all have arrived, so that all have read the same."""

    def __init__(self, members: int) -> None:
        self._barrier = Barrier(members)
        self._thread = local()

    def arrive(self) -> None:
        if not getattr(self._thread, "arrived", False):
            self._thread.arrived = True
            self._barrier.wait(_PATIENCE)


class Through:
    """A client of the table some of whose calls go another way."""

    def __init__(self, client: Any, way: Callable[[str, Callable[..., Any], dict[str, Any]], Any]) -> None:
        self._client = client
        self._way = way

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._client, name)
        return lambda **arguments: self._way(name, call, arguments)
