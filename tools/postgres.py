"""A PostgreSQL server of its own, on a free port, for the tests and benchmarks that need one.

    python3 tools/postgres.py start FOLDER      makes and starts it there, prints its URL
    python3 tools/postgres.py stop FOLDER       stops it and removes the folder

Where PostgreSQL is not installed and this runs as root on Debian or Ubuntu, `start` installs it. Root may not run a
server, so it is then run as the user `postgres`. The data is as lasting as a test needs it: no fsync.
"""
from __future__ import annotations

import glob
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

_SETTINGS = "fsync = off\nsynchronous_commit = off\nlisten_addresses = '127.0.0.1'\nmax_connections = 40\n"


def start(folder: Path) -> str:
    """Make the server's folder and start it; the URL of its database."""
    binaries = _binaries() or _install()
    data = folder / "data"
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    port = _free_port()
    _run([f"{binaries}/initdb", "-D", str(data), "-U", "tawatur", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"])
    with (data / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write(_SETTINGS + f"port = {port}\nunix_socket_directories = '{folder}'\n")
    _run([f"{binaries}/pg_ctl", "-D", str(data), "-l", str(folder / "log"), "-w", "start"])
    _run([f"{binaries}/createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "tawatur", "tawatur"])
    return f"postgresql://tawatur@127.0.0.1:{port}/tawatur"


def stop(folder: Path) -> None:
    """Stop the server and remove all it had."""
    _run([f"{_binaries()}/pg_ctl", "-D", str(folder / "data"), "-m", "immediate", "stop"])
    shutil.rmtree(folder)


def _binaries() -> str | None:
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(path.split("/")[4]))
    path = found[-1] if found else shutil.which("initdb")
    return str(Path(path).resolve().parent) if path else None


def _install() -> str:
    print("installing PostgreSQL ...", file=sys.stderr)
    quiet = {"stdout": sys.stderr, "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], check=True, **quiet)  # type: ignore[call-overload]
    subprocess.run(["apt-get", "install", "-y", "-qq", "postgresql"], check=True, **quiet)  # type: ignore[call-overload]
    return _binaries() or sys.exit("no PostgreSQL after installing it")


def _run(command: list[str]) -> None:
    """As the user `postgres` where this is root."""
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run([*as_user, *command], capture_output=True, text=True, cwd="/", stdin=subprocess.DEVNULL)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr.strip() or done.stdout.strip()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("start", "stop"):
        sys.exit(__doc__)
    if sys.argv[1] == "start":
        print(start(Path(sys.argv[2]).resolve()))
    else:
        stop(Path(sys.argv[2]).resolve())
