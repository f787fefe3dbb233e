"""What can go wrong around reading; reading itself never raises (see `Problem`).

    TawaturError
    ├── InputError              an input that cannot be read; the message names it and says why
    │   ├── MissingInput        no such file or folder, or no leave to open it
    │   ├── EmptyInput          nothing in it
    │   ├── EncodingError       bytes that are no text, or text in no encoding that is known
    │   ├── TooLarge            longer than one report may be
    │   ├── UnknownKind         a file of a kind that is not read
    │   └── BadDate             a date that is none
    ├── OutputError             a place that cannot be written to
    └── CodecError              JSON that is not the record it should be
"""
from __future__ import annotations


class TawaturError(Exception):
    """The root: catch this to catch all of them."""


class InputError(TawaturError):
    """An input that cannot be read."""


class MissingInput(InputError):
    """No such file or folder, or no leave to open it."""


class EmptyInput(InputError):
    """An input that holds nothing."""


class EncodingError(InputError):
    """Bytes that are no text, or text in no encoding that is known."""


class TooLarge(InputError):
    """More than one report may hold."""


class UnknownKind(InputError):
    """A file of a kind that is not read."""


class BadDate(InputError):
    """A date that is none."""


class OutputError(TawaturError):
    """A place that cannot be written to."""


class CodecError(TawaturError):
    """JSON that is not the record it should be."""
