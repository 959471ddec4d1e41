"""What a result can be traced back by: the version of this library, and the files that were read."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version


def library_version() -> str:
    """Return the version of this library; ``skillbase-rules`` alone where it is not installed."""
    try:
        return f"skillbase-rules {version('skillbase-rules')}"
    except PackageNotFoundError:
        return "skillbase-rules"


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a file."""
    return sha256(content).hexdigest()
