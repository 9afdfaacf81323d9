"""Make everything ready that `make demo` and `make test` need, and do nothing where it is ready already.

Says in a plain sentence what is missing and what to do about it; never leaves a half-made environment that looks whole.
Runs on the system's own Python with nothing installed (and on an old one long enough to say that it is too old).
Usage: `prepare.py run|dev|bench [--system] [--port N]`. Texts: `say.py`; the port: `port.py`; system packages: `system.py`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from say import Problem, say, text

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMPS = ROOT / ".stamps"
OLDEST = (3, 11)
BUILT_FROM = ("pyproject.toml", "hatch_build.py", "package.json", "package-lock.json")
NEEDED_BYTES = {"run": 900 * 1024**2, "dev": 1500 * 1024**2, "bench": 1700 * 1024**2}
NETWORK_SIGNS = (
    "temporary failure in name resolution",
    "name or service not known",
    "failed to establish a new connection",
    "network is unreachable",
    "connection refused",
    "connection reset",
    "connection aborted",
    "connection broken",
    "max retries exceeded",
    "timed out",
    "incompleteread",
    "proxyerror",
    "getaddrinfo",
    "econnre",
    "etimedout",
    "from versions: none",
)


def main(arguments: list[str]) -> int:
    """Prepare for running ("run"), testing ("dev") or measuring ("bench") as well; 0 when everything is there."""
    use_new_enough_python(arguments)
    kind = arguments[0] if arguments else "run"
    if kind not in NEEDED_BYTES:
        raise Problem(text("usage"))
    if "--port" in arguments:
        from port import check_port

        check_port(arguments[arguments.index("--port") + 1])
    if "--system" in arguments:
        from system import check_system

        check_system()
    if not ready(kind):
        make_ready(kind)
    return 0


def use_new_enough_python(arguments: list[str]) -> None:
    """Go on in a newer Python where this one is too old and a newer one is on the path; else say what to install."""
    if sys.version_info >= OLDEST:
        return
    here = "{}.{}".format(*sys.version_info[:2])
    for minor in (13, 12, 11, 14):
        found = shutil.which(f"python3.{minor}")
        if found and subprocess.run([found, "-c", ""], stderr=subprocess.DEVNULL).returncode == 0:
            say("other_python", old=here, found=found)
            os.execv(found, [found, str(Path(__file__)), *arguments])
    raise Problem(text("old_python", old=here))


def ready(kind: str) -> bool:
    """Whether an earlier run finished with exactly these lock files, in this place, and what it made is still there."""
    made = (VENV / "bin" / "python", VENV / "bin" / "naklank", ROOT / "src/naklank/web/static/vendor/stamp.txt")
    return all(path.exists() for path in made) and all(read(STAMPS / name) == digest(name) for name in stages(kind))


def stages(kind: str) -> tuple[str, ...]:
    """What must be done for `kind`, in order; each leaves a stamp with the digest of what it was made from."""
    return {"run": ("run", "package"), "dev": ("dev", "package", "axe"), "bench": ("dev", "package", "axe", "bench")}[
        kind
    ]


def digest(stage: str) -> str:
    """What `stage` depends on, as one hash: lock files, the place of the tree and the version of Python."""
    names = BUILT_FROM if stage in {"package", "axe"} else (f"requirements/{stage}.txt",)
    total = hashlib.sha256(f"{ROOT}\n{python_of_venv()}\n".encode())
    for name in names:
        total.update((ROOT / name).read_bytes())
    return total.hexdigest()


def python_of_venv() -> str:
    """The line of `pyvenv.cfg` that names the version, or nothing where there is no environment."""
    lines = read(VENV / "pyvenv.cfg").splitlines()
    return next((line for line in lines if line.startswith("version")), "")


def read(path: Path) -> str:
    """The text of a file, or nothing where there is none."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def make_ready(kind: str) -> None:
    """Do what is not done yet, one process at a time, and stamp each stage when it is whole."""
    STAMPS.mkdir(exist_ok=True)
    with alone():
        began = time.monotonic()
        make_venv()
        for stage in stages(kind):
            if read(STAMPS / stage) != digest(stage) or (stage == "package" and not ready_package()):
                (STAMPS / stage).unlink(missing_ok=True)
                check_room(kind)
                run_stage(stage)
                (STAMPS / stage).write_text(digest(stage), encoding="utf-8")
                if stage == "dev":
                    (STAMPS / "run").write_text(digest("run"), encoding="utf-8")
        say("ready", seconds=round(time.monotonic() - began))


def alone():  # noqa: ANN201, type differs per system
    """A lock, so that two runs of make in one tree wait for each other."""
    handle = (STAMPS / "lock").open("w")
    try:
        import fcntl
    except ImportError:
        return handle
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        say("waiting")
        fcntl.flock(handle, fcntl.LOCK_EX)
    return handle


def make_venv() -> None:
    """Make `.venv`, anew where it is broken or was made by a Python that is gone or too old."""
    python = VENV / "bin" / "python"
    check = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    if python.exists() and subprocess.run([str(python), "-c", check], stderr=subprocess.DEVNULL).returncode == 0:
        return
    try:
        import ensurepip  # noqa: F401, Debian packs it apart
        import venv
    except ImportError:
        raise Problem(text("no_venv", version="{}.{}".format(*sys.version_info[:2]))) from None
    say("venv")
    check_room("run")
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(VENV)
    except (OSError, subprocess.CalledProcessError) as problem:
        shutil.rmtree(VENV, ignore_errors=True)
        raise Problem(text("venv_failed", why=str(problem))) from problem


def ready_package() -> bool:
    """Whether the command and the files for the browser are there."""
    return (VENV / "bin" / "naklank").exists() and (ROOT / "src/naklank/web/static/vendor/stamp.txt").exists()


def run_stage(stage: str) -> None:
    """Install the locked packages, or this program itself with the files for the browser, or the tests' extra."""
    if stage == "package":
        say("package")
        pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    elif stage == "axe":
        attempt([str(VENV / "bin" / "python"), str(ROOT / "hatch_build.py"), "axe"])
    else:
        lock = ROOT / "requirements" / (stage + ".txt")
        packages = sum(1 for line in read(lock).splitlines() if "==" in line)
        say("packages", packages=packages)
        # Python compiles a module when it is first used; compiling all of them now would take a third of the time
        pip(
            "install",
            "--no-compile",
            "--require-hashes",
            "--no-deps",
            "--only-binary",
            ":all:",
            "--requirement",
            str(lock),
        )


def pip(*arguments: str) -> None:
    """Run the environment's own pip, without questions and without a word unless it fails."""
    quiet = ("--quiet", "--no-input", "--disable-pip-version-check", "--no-python-version-warning")
    attempt([str(VENV / "bin" / "python"), "-m", "pip", *quiet, *arguments])


def attempt(command: list[str]) -> None:
    """Run a command that uses the network; try once more where the network failed; say what went wrong otherwise."""
    for last in (False, True):
        done = subprocess.run(
            command,
            cwd=str(ROOT),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if done.returncode == 0:
            return
        said = done.stdout.lower()
        if not any(sign in said for sign in NETWORK_SIGNS):
            break
        if not last:
            say("again")
            time.sleep(3)
    raise Problem(text(kind_of_failure(said), detail="\n".join(done.stdout.splitlines()[-12:])))


def kind_of_failure(said: str) -> str:
    """Which sentence fits what pip or npm said."""
    if "no space left" in said or "errno 28" in said or "enospc" in said:
        return "disk_full"
    if "do not match the hashes" in said or "eintegrity" in said:
        return "wrong_hash"
    if any(sign in said for sign in NETWORK_SIGNS):
        return "no_network"
    if "no matching distribution" in said or "could not find a version" in said:
        return "no_package"
    return "failed"


def check_room(kind: str) -> None:
    """Stop before the disk is full, not halfway."""
    free = shutil.disk_usage(str(ROOT)).free
    if free < NEEDED_BYTES[kind]:
        raise Problem(text("no_room", free=free // 1024**2, needed=NEEDED_BYTES[kind] // 1024**2, place=str(ROOT)))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Problem as problem:
        sys.stderr.write(f"\n{problem}\n\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
