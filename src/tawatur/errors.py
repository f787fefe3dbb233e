"""What can go wrong around reading; reading itself never raises (see `Problem`).

    TawaturError
    ├── InputError              an input that cannot be read; the message names it and says why
    │   ├── MissingInput        no such file or folder, or no leave to open it
    │   ├── EmptyInput          nothing in it
    │   ├── EncodingError       bytes that are no text, or text in no encoding that is known
    │   ├── TooLarge            longer than one report may be
    │   ├── UnknownKind         a file of a kind that is not read
    │   ├── BadDate             a date that is none
    │   ├── NoColumn            a table without the column that is asked of it
    │   ├── Unreachable         a URL that gives no answer, or none of use
    │   ├── Forbidden           a URL that may not be fetched: robots.txt, an address of this network, another scheme
    │   └── MissingLibrary      a kind that is read, or written, with a library which is not installed
    ├── OutputError             a place that cannot be written to
    ├── LedgerError             a ledger that cannot be opened, read or written
    │   ├── NoLedger            no ledger there, or something else in its place
    │   ├── NewerLedger         a ledger of a newer schema than this version knows
    │   ├── LedgerBusy          another writer does not let go of it
    │   ├── NoClaim             no claim of that id
    │   ├── NoIncident          no incident of that id
    │   └── BadQuery            asked for what no claim can be
    ├── NoLinker                a library that linking needs is not installed
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


class NoColumn(InputError):
    """A table without the column that is asked of it."""


class Unreachable(InputError):
    """A URL that gives no answer, or none of use."""


class Forbidden(InputError):
    """A URL that may not be fetched."""


class MissingLibrary(InputError):
    """A kind that is read, or written, with a library which is not installed."""


class OutputError(TawaturError):
    """A place that cannot be written to."""


class LedgerError(TawaturError):
    """A ledger that cannot be opened, read or written."""


class NoLedger(LedgerError):
    """No ledger there, or something else in its place."""


class NewerLedger(LedgerError):
    """A ledger of a newer schema than this version knows."""


class LedgerBusy(LedgerError):
    """Another writer does not let go of it."""


class NoClaim(LedgerError):
    """No claim of that id."""


class NoIncident(LedgerError):
    """No incident of that id."""


class BadQuery(LedgerError):
    """Asked for what no claim can be: a word that is none of the known ones, an end before its beginning."""


class NoLinker(TawaturError):
    """A library that linking needs is not installed."""


class CodecError(TawaturError):
    """JSON that is not the record it should be."""
