"""The settings of `serve` that stay: `config.toml` in the data folder, with the same names as the options of the command.

What stands on the command line counts over the file. A name that is not known is refused, so that no setting is ignored
in silence.
"""

import argparse
import tomllib
from dataclasses import dataclass
from pathlib import Path

from naklank.errors import NaklankError
from naklank.text import Text

NAME = "config.toml"
KINDS: dict[str, type] = {
    "host": str,
    "port": int,
    "certificate": str,
    "key": str,
    "behind-proxy": bool,
    "tsa": str,
    "tsa-certificates": str,
}


@dataclass(frozen=True, slots=True)
class Settings:
    """How to serve."""

    host: str = "127.0.0.1"
    port: int = 8000
    certificate: Path | None = None
    key: Path | None = None
    behind_proxy: bool = False
    stamps: tuple[str, str] | None = None


def settings_of(options: argparse.Namespace, folder: Path) -> Settings:
    """The settings of the command line, else of the file, else the usual ones. Raises `NaklankError`."""
    kept = _kept(folder / NAME)
    chosen = {name: getattr(options, name.replace("-", "_")) for name in KINDS}
    said = {**kept, **{name: value for name, value in chosen.items() if value is not None}}
    files = {
        name: _file(folder, str(said[name])) for name in ("certificate", "key", "tsa-certificates") if name in said
    }
    _together(said, "certificate", "key")
    _together(said, "tsa", "tsa-certificates")
    stamps = None
    if "tsa" in said:
        if not str(said["tsa"]).startswith(("http://", "https://")):
            raise _wrong("tsa")
        stamps = (str(said["tsa"]), files["tsa-certificates"].read_text("ascii"))
    return Settings(
        host=str(said.get("host", "127.0.0.1")),
        port=int(said.get("port", 8000)),
        certificate=files.get("certificate"),
        key=files.get("key"),
        behind_proxy=bool(said.get("behind-proxy", False)),
        stamps=stamps,
    )


def _kept(path: Path) -> dict[str, object]:
    if not path.exists():
        return {}
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise NaklankError(
            Text(f"Het bestand {path} is niet te lezen ({error}).", f"The file {path} cannot be read ({error})."),
            Text("Verbeter die regel.", "Mend that line."),
        ) from error
    for name, value in found.items():
        if name not in KINDS or type(value) is not KINDS[name]:
            raise _wrong(name)
    return found


def _file(folder: Path, name: str) -> Path:
    """A file that the settings name; a short name is sought in the data folder."""
    path = Path(name).expanduser()
    for place in (path, folder / path):
        if place.is_file():
            return place
    raise NaklankError(
        Text(f"Het bestand {name} is er niet.", f"The file {name} is not there."),
        Text("Kijk naar de naam en de map.", "Look at the name and the folder."),
    )


def _together(said: dict[str, object], one: str, other: str) -> None:
    if (one in said) != (other in said):
        raise NaklankError(
            Text(f"--{one} en --{other} horen bij elkaar.", f"--{one} and --{other} belong together."),
            Text("Geef ze allebei, of geen van beide.", "Give both, or neither."),
        )


def _wrong(name: str) -> NaklankError:
    return NaklankError(
        Text(f"De instelling ‘{name}’ in {NAME} klopt niet.", f"The setting ‘{name}’ in {NAME} is not right."),
        Text(f"Kies uit: {', '.join(KINDS)}.", f"Choose from: {', '.join(KINDS)}."),
    )
