"""A cold start loads some hundred thousand objects that all stay: looking for garbage among them is a quarter of it."""

import gc
import os


def begin() -> None:
    """Look for no garbage, where this is a Lambda function, until `finish`."""
    if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
        gc.disable()


def finish() -> None:
    """All that the function will ever import is there, and none of it need be looked at again."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
