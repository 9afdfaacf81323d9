"""Each command: what it prints, in both languages, and its exit status."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from naklank.cli.main import COMMANDS
from naklank.vault.keys import read_recovery

NAMES = [
    "demo",
    "init",
    "serve",
    "seal",
    "export",
    "verify",
    "compare",
    "find",
    "log",
    "fsck",
    "backup",
    "restore",
    "destroy",
    "rotate-keys",
    "ask",
    "rules",
]
NEED = {"seal": ["x"], "find": ["x"], "export": ["x"], "destroy": ["x", "--ground", "term"], "backup": ["b"]}


def test_there_is_a_test_list_of_all_commands():
    """The list below is the list of the program."""
    assert len(NAMES) == len(COMMANDS)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself_in_both_languages(naklank, name):
    """`--help` speaks Dutch or English, whole, without a word of the other; and ends with 0."""
    dutch, english = naklank(name, "--help"), naklank(name, "--help", "--lang", "en")
    assert (dutch.status, english.status) == (0, 0)
    assert dutch.out.startswith("gebruik: naklank")
    assert english.out.startswith("usage: naklank")
    assert "toon deze uitleg" in dutch.out
    assert "show this help" in english.out
    for word in ("usage:", "options:", "show this", "arguments:"):
        assert word not in dutch.out
    for word in ("gebruik:", "opties:", "toon ", "wat erbij"):
        assert word not in english.out


@pytest.mark.parametrize("name", ["serve", "seal", "export", "log", "fsck", "backup", "destroy", "rotate-keys"])
def test_before_init_a_command_says_so(naklank, name):
    """Without an installation: two sentences, status 2, and nothing is made."""
    done = naklank(name, *NEED.get(name, []))
    assert done.status == 2
    assert done.out == ""
    assert "Voer eerst `naklank init` uit" in done.err
    assert len(done.err.splitlines()) == 2
    assert not Path("data").exists()


@pytest.mark.parametrize(
    ("words", "nl", "en"),
    [
        ([], "Er ontbreekt: OPDRACHT.", "Missing: COMMAND."),
        (["sing"], "'sing' kan niet. Kies uit:", "'sing' will not do. Choose from:"),
        (["seal"], "Er ontbreekt: BESTAND.", "Missing: FILE."),
        (["seal", "a", "b"], "Dit kennen we niet: b.", "This is not known: b."),
        (["log", "--limit", "veel"], "'veel' past niet bij --limit.", "'veel' does not fit --limit."),
        (["log", "--limit"], "Achter --limit moet nog iets staan.", "--limit needs a value."),
        (["destroy", "x", "--ground", "boos"], "'boos' kan niet.", "'boos' will not do."),
    ],
)
def test_what_cannot_be_read_is_said_in_the_language_of_the_reader(naklank, words, nl, en):
    """argparse's own words are translated; status 2."""
    dutch, english = naklank(*words), naklank("--lang=en", *words)
    assert (dutch.status, english.status) == (2, 2)
    assert nl in dutch.err
    assert en in english.err
    assert "--help` voor uitleg" in dutch.err


def test_the_language_follows_the_surroundings(naklank, monkeypatch):
    """NAKLANK_LANG counts, then LANG; Dutch where neither says anything; --lang over all."""
    monkeypatch.delenv("NAKLANK_LANG")
    monkeypatch.delenv("LC_ALL", raising=False)
    for lang, begin in (("en_GB.UTF-8", "usage"), ("C.UTF-8", "gebruik"), ("nl_NL.UTF-8", "gebruik")):
        monkeypatch.setenv("LANG", lang)
        assert naklank("--help").out.startswith(begin)
    monkeypatch.setenv("NAKLANK_LANG", "en")
    assert naklank("--help").out.startswith("usage")
    assert naklank("--help", "--lang", "nl").out.startswith("gebruik")


def test_the_data_folder_may_be_named_before_or_after_the_command(naklank, tmp_path):
    """--data counts over NAKLANK_DATA, at both places."""
    assert naklank("--data", tmp_path / "a", "init", "--no-account", "--yes", "--json").status == 0
    assert naklank("log", "--data", tmp_path / "a").status == 0
    assert naklank("--data", tmp_path / "a", "log").status == 0
    assert naklank("log").status == 2


def test_init_makes_keys_and_prints_the_recovery_key_once(naklank, tmp_path):
    """The key that is printed is the one that brings everything back; a second init changes nothing."""
    done = naklank("init", "--name", "Praktijk De Brug", "--no-account", "--yes")
    assert done.status == 0
    lines = [line for line in done.out.splitlines() if line.strip()[:1].isdigit()]
    assert len(read_recovery("\n".join(lines)).wrapping_keys) == 1
    assert "kluis" in done.out
    before = {path: path.read_bytes() for path in (tmp_path / "data/keys").iterdir()}
    again = naklank("init", "--no-account", "--yes")
    assert again.status == 2
    assert "al een installatie" in again.err
    assert {path: path.read_bytes() for path in (tmp_path / "data/keys").iterdir()} == before
    assert (tmp_path / "data/site").read_text() == "Praktijk De Brug\n"


def test_init_gives_the_first_member_of_staff_a_link_and_a_code(naklank):
    """With --person: a link on the address that people use; a second first account is refused."""
    done = naklank(
        "init",
        "--name",
        "X",
        "--person",
        "Mevrouw De Vries",
        "--address",
        "https://naklank.example/",
        "--yes",
        "--json",
    )
    assert done.status == 0, done.err
    told = json.loads(done.out)
    assert told["link"].startswith("https://naklank.example/eerste/")
    assert told["code"]
    second = naklank("init", "--person", "Meneer Bos")
    assert second.status == 2
    assert "heeft al medewerkers" in second.err


def test_an_installation_without_staff_gets_its_first_account_later(installed):
    """`init --no-account`, then `init --person`."""
    done = installed("init", "--person", "Mevrouw De Vries", "--lang", "en")
    assert done.status == 0
    assert "Link for Mevrouw De Vries" in done.out
    assert "recovery" not in done.out


@pytest.mark.parametrize(
    "words",
    [
        ["init"],
        ["init", "--yes"],
        ["init", "--no-account"],
        ["init", "--yes", "--no-account", "--address", "naklank.nl"],
    ],
)
def test_init_never_guesses(naklank, words):
    """With nobody to ask, what is missing is named; status 2; nothing is made."""
    done = naklank(*words)
    assert done.status == 2
    assert len(done.err.splitlines()) == 2
    assert not Path("data").exists()


def test_init_asks_on_a_terminal(tmp_path):
    """On a terminal it asks for person, role and practice, and takes the answers."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "naklank", "init", "--data", "data", "--lang", "nl"],
        cwd=tmp_path,
        stdin=slave,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.write(master, b"Mevrouw De Vries\nmanager\nPraktijk Zuid\n")
    out, err = process.communicate(timeout=120)
    os.close(master)
    os.close(slave)
    assert process.returncode == 0, err
    assert "Hoe heet de eerste medewerker?" in err
    assert "Link voor Mevrouw De Vries" in out
    assert (tmp_path / "data/site").read_text() == "Praktijk Zuid\n"


def test_seal_prints_only_the_id(installed, clip):
    """One line, the id; as JSON with the SHA-256 of the file."""
    import hashlib

    plain = installed("seal", clip)
    assert plain.status == 0, plain.err
    assert len(plain.out.split()) == 1
    assert plain.err == ""
    told = json.loads(installed("seal", clip, "--json").out)
    assert told["sha256"] == hashlib.sha256(clip.read_bytes()).hexdigest()
    assert set(told) == {"recording", "sha256"}
    assert plain.out.strip() in installed("log", "--json").out


@pytest.mark.parametrize(
    ("make", "nl"),
    [
        (lambda path, _: path.write_text("geen geluid"), "geluid"),
        (lambda path, _: path.write_bytes(b""), "leeg"),
        (lambda path, clip: path.write_bytes(clip.read_bytes()[:-9000]), ""),
        (lambda path, _: None, "Dit lukt niet"),
        (lambda path, _: path.mkdir(), "Dit lukt niet"),
    ],
)
def test_seal_refuses_what_is_no_whole_sound_and_keeps_nothing(installed, clip, tmp_path, make, nl):
    """No sound, empty, cut off, not there, a folder: a sentence, status 2, and neither key nor bytes stay."""
    path = tmp_path / "memo.ogg"
    make(path, clip)
    done = installed("seal", path)
    assert done.status == 2
    assert done.out == ""
    assert nl in done.err
    assert len(done.err.splitlines()) == 2
    assert [p for p in (tmp_path / "data/blobs").rglob("*") if p.is_file()] == []
    assert installed("fsck").status == 0


def test_export_never_overwrites_and_leaves_no_half_file(installed, clip, tmp_path):
    """The name is refused where something stands under it, also a link to nothing; nothing else is left."""
    recording = installed("seal", clip).out.strip()
    assert installed("export", recording).out == f"{recording}.zip\n"
    before = (tmp_path / f"{recording}.zip").read_bytes()
    assert installed("export", recording).status == 2
    assert (tmp_path / f"{recording}.zip").read_bytes() == before
    (tmp_path / "link.zip").symlink_to("nowhere")
    assert installed("export", recording, "--out", "link.zip").status == 2
    assert installed("export", "geen-nummer", "--out", "x.zip").status == 2
    assert not list(tmp_path.glob(".*.zip*"))
    assert not (tmp_path / "x.zip").exists()


def test_verify_says_whose_key_it_took(installed, clip, tmp_path):
    """Without a key: not established, with the fingerprint. With the right one: established. With another: status 2."""
    recording = installed("seal", clip).out.strip()
    installed("export", recording, "--out", "p.zip")
    bare = installed("verify", "p.zip")
    assert bare.status == 0
    assert "NIET VERANDERD SINDS 20" in bare.out
    assert "staat niet vast" in bare.out
    assert len(bare.out.splitlines()) <= 24
    subprocess.run([sys.executable, "-m", "zipfile", "-e", "p.zip", "bag"], check=True)
    key = next((tmp_path / "bag").rglob("key.pem"))
    assert "met de sleutel die u gaf" in installed("verify", "p.zip", "--key", key).out
    other = tmp_path / "other"
    installed("init", "--data", other, "--no-account", "--yes")
    foreign = tmp_path / "foreign.pem"
    foreign.write_text(
        json.loads(installed("init", "--data", tmp_path / "o2", "--no-account", "--yes", "--json").out)["key"]
    )
    told = installed("verify", "p.zip", "--key", foreign, "--lang", "en")
    assert told.status == 2
    assert "ANOTHER key" in told.out
    assert installed("verify", "p.zip", "--key", clip).status == 2
    assert installed("verify", "nothing.zip").out.splitlines()[1].startswith("Er is geen bestand nothing.zip")


def test_the_whole_round(installed, clip, tmp_path):
    """init → seal → export → verify → a byte flips → verify → backup → destroy → restore: destroyed stays destroyed."""
    recording, kept = installed("seal", clip, "--wait").out.strip(), installed("seal", clip).out.strip()
    installed("export", recording, "--out", "p.zip")
    assert installed("verify", "p.zip").status == 0
    subprocess.run([sys.executable, "-m", "zipfile", "-e", "p.zip", "bag"], check=True)
    sound = next((tmp_path / "bag").rglob("original.ogg"))
    body = bytearray(sound.read_bytes())
    body[len(body) // 2] ^= 1
    sound.write_bytes(body)
    changed = installed("verify", "bag")
    assert changed.status == 1
    assert changed.out.startswith("VERANDERD")
    assert json.loads(installed("verify", "bag", "--json").out)["verdict"] == "changed"
    made = json.loads(installed("backup", "backup", "--json").out)
    assert made["damaged"] == []
    gone = installed("destroy", recording, "--ground", "patient", "--yes", "--lang", "en")
    assert gone.status == 0
    assert "Destroyed." in gone.out
    assert installed("export", recording, "--out", "again.zip").status == 2
    back = installed(
        "restore", "backup", "--data", "new", "--recovery-file", "recovery.txt", "--destroyed", "data/destroyed.jsonl"
    )
    assert (back.status, back.err) == (0, "")
    assert "Alles klopt." in back.out
    refused = installed("export", recording, "--data", "new", "--out", "again.zip")
    assert "vernietigd" in refused.err
    assert installed("export", kept, "--data", "new", "--out", "kept.zip").status == 0
    assert installed("verify", "kept.zip").status == 0
    assert json.loads(installed("fsck", "--data", "new", "--json").out) == {"findings": [], "sound": True}
    assert (tmp_path / "new/site").read_text() == "Praktijk De Brug\n"


def test_restore_refuses_without_keys_and_into_a_full_folder(installed, clip):
    """No keys, no backup, an installation in the way: two sentences and status 2."""
    installed("seal", clip)
    installed("backup", "backup")
    for words in (
        ["backup", "--data", "n1"],
        ["nothing", "--data", "n2"],
        ["backup"],
        ["backup", "--data", "n3", "--destroyed", "no"],
    ):
        done = installed("restore", *words)
        assert done.status == 2, words
        assert len(done.err.splitlines()) == 2


def test_fsck_finds_a_changed_byte_and_ends_with_1(installed, clip, tmp_path):
    """Damage is named, for a person and for a script; a checkpoint kept elsewhere is held against it."""
    installed("seal", clip)
    (tmp_path / "held.txt").write_text(installed("log", "--checkpoint").out)
    assert installed("fsck", "--held", "held.txt").status == 0
    blob = next(p for p in (tmp_path / "data/blobs").rglob("original"))
    body = bytearray(blob.read_bytes())
    body[-1] ^= 1
    blob.write_bytes(body)
    done = installed("fsck", "--lang", "en")
    assert done.status == 1
    assert "DAMAGED" in done.out
    assert json.loads(installed("fsck", "--json").out)["sound"] is False


def test_destroy_asks_first(installed, clip):
    """Without --yes and without anybody to ask: nothing is destroyed. An unknown id is refused."""
    recording = installed("seal", clip).out.strip()
    done = installed("destroy", recording, "--ground", "term")
    assert done.status == 2
    assert "--yes" in done.err
    assert installed("export", recording).status == 0
    assert installed("destroy", "a" * 26, "--ground", "term", "--yes").status == 2


def test_rotate_keys_keeps_everything_readable_and_changes_the_recovery_key(installed, clip, tmp_path):
    """After it, export works; the old paper and the new paper each open the backup of their time."""
    recording = installed("seal", clip).out.strip()
    installed("backup", "before")
    done = installed("rotate-keys", "--recovery-file", "new.txt")
    assert done.status == 0
    assert "dat hij bewaart: 1." in done.out
    assert (tmp_path / "new.txt").read_text() != (tmp_path / "recovery.txt").read_text()
    installed("backup", "after")
    assert installed("restore", "before", "--data", "a", "--recovery-file", "recovery.txt").status == 0
    assert installed("restore", "after", "--data", "b", "--recovery-file", "new.txt").status == 0
    assert installed("restore", "after", "--data", "c", "--recovery-file", "recovery.txt").status != 0
    assert installed("export", recording).status == 0
    assert "keys:rotate" in installed("log", "--json").out
    assert installed("rotate-keys", "--forget-old", "--json").status == 0
    assert installed("fsck").status == 0


def test_the_log_is_read_by_people_and_scripts(installed, clip):
    """Lines in both languages, JSON lines, only one recording, only the newest."""
    recording = installed("seal", clip).out.strip()
    assert "verzegelde de opname" in installed("log").out
    assert "sealed the recording" in installed("log", "--lang", "en").out
    assert all(json.loads(line)["event"] for line in installed("log", "--json").out.splitlines())
    assert all(recording in line for line in installed("log", "--recording", recording).out.splitlines())
    assert len(installed("log", "--limit", "1").out.splitlines()) == 1
    assert installed("log", "--limit", "-1").status == 2


def test_nobody_sees_a_stack_trace(installed, clip, tmp_path):
    """A broken database, a lost key file, keys that others may read: two sentences and status 2."""
    keys = tmp_path / "data/keys/wrapping.keys"
    keys.chmod(0o644)
    assert "chmod 600" in installed("seal", clip).err
    keys.chmod(0o600)
    keys.rename(tmp_path / "away")
    assert installed("seal", clip).status == 2
    (tmp_path / "away").rename(keys)
    (tmp_path / "data/data.db").write_bytes(b"rubbish " * 4000)
    for words in (["seal", clip], ["log"], ["backup", "b"], ["export", "x"]):
        done = installed(*words)
        assert done.status == 2, words
        assert len(done.err.splitlines()) == 2, done.err
        assert "Traceback" not in done.err
    assert installed("fsck").status == 1


def test_a_mistake_of_ours_is_said_to_be_one(installed, monkeypatch):
    """An error that nobody foresaw: two sentences, and how to get more."""
    from naklank.cli import log

    def fall(*_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(log, "_read", fall)
    done = installed("log")
    assert done.status == 2
    assert "ZeroDivisionError" in done.err
    assert "NAKLANK_TRACE=1" in done.err
    assert len(done.err.splitlines()) == 2


def test_ctrl_c_ends_silently_with_130(installed, monkeypatch):
    """As a shell expects."""
    from naklank.cli import log

    def stop(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(log, "_read", stop)
    done = installed("log")
    assert (done.status, done.out, done.err) == (130, "", "")


def test_a_reader_that_goes_away_is_no_error(installed, tmp_path):
    """`naklank log | head -1` says nothing about pipes."""
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m naklank log --data data --json | true; echo ${{PIPESTATUS[0]}}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Broken" not in done.stderr


def test_colour_only_on_a_terminal_that_wants_it(monkeypatch):
    """NO_COLOR and a pipe mean plain text."""
    from naklank.cli.screen import Screen

    class Terminal:
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert Screen().paint("x", "bad") == "x"
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert Screen().paint("x", "bad") == "\x1b[31mx\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert Screen().paint("x", "bad") == "x"
