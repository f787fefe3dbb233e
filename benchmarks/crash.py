#!/usr/bin/env python3
"""A ledger that is killed: crash.py [--reports 2000] [--kills 20] [--ledger URL ...]

`tawatur add` of the same reports is killed (SIGKILL) at random moments and run again until it ends; its export must be
byte for byte that of a run that was left alone, nothing lost and nothing twice, and the chain must verify. On SQLite,
and on each PostgreSQL URL given (an empty database; `postgresql://.../name` gets two more databases beside it).
"""
from __future__ import annotations

import argparse
import hashlib
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from made import write

TAWATUR = [sys.executable, "-m", "tawatur"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--ledger", action="append", default=[], metavar="URL")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "reports.jsonl"
        write(source, given.reports)
        for name, (calm, killed) in ledgers(Path(folder), given.ledger):
            wrong += not compare(name, source, calm, killed, given.kills, chance)
    sys.exit(1 if wrong else 0)


def ledgers(folder: Path, urls: list[str]) -> list[tuple[str, tuple[str, str]]]:
    """Two empty ledgers of each kind."""
    found = [("SQLite", (str(folder / "calm.db"), str(folder / "killed.db")))]
    for url in urls:
        made = []
        admin = create_engine(make_url(url).set(drivername="postgresql+pg8000"), isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            for name in ("crash_calm", "crash_killed"):
                connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
                connection.execute(text(f"CREATE DATABASE {name}"))
                made.append(make_url(url).set(database=name).render_as_string(hide_password=False))
        found.append(("PostgreSQL", (made[0], made[1])))
    return found


def compare(name: str, source: Path, calm: str, killed: str, kills: int, chance: random.Random) -> bool:
    """Whether the killed run ends as the calm one."""
    began = time.monotonic()
    run("add", str(source), "--ledger", calm, "-q")
    seconds = time.monotonic() - began
    done = 0
    while done < kills:
        # Moments spread over the work that is left, a second of starting up included.
        if not run("add", str(source), "--ledger", killed, "-q", kill=0.8 + chance.uniform(0, 2 * seconds / kills)):
            break
        done += 1
    run("add", str(source), "--ledger", killed, "-q")
    same = export(calm) == export(killed)
    verified = subprocess.run([*TAWATUR, "verify", "--ledger", killed], capture_output=True).returncode == 0
    print(f"{name}: killed {done} times; exports {'equal' if same else 'DIFFER'}; chain {'holds' if verified else 'BROKEN'}; "
          f"the calm run took {seconds:.1f} s", flush=True)
    return same and verified


def run(*words: str, kill: float | None = None) -> bool:
    """Run to the end, or kill after so many seconds; whether it was killed."""
    process = subprocess.Popen([*TAWATUR, *words])
    try:
        status = process.wait(kill)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    if status:
        sys.exit(f"tawatur {' '.join(words)} ended with {status}")
    return False


def export(ledger: str) -> str:
    out = subprocess.run([*TAWATUR, "export", "--ledger", ledger, "--with-text"], capture_output=True, check=True).stdout
    return hashlib.sha256(out).hexdigest()


if __name__ == "__main__":
    main()
