"""Structured logs with one correlation id; no bodies, no personal data."""

from aws_lambda_powertools import Logger

logger = Logger(use_rfc3339=True, utc=True)
